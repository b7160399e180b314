"""What a page means beside how it looks: headings, tables and cells, for those who listen to it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self


class Kind(StrEnum):
    """Standard structure types (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    TITLE = "H1"
    HEADING = "H2"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    ITEM_BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"


class Scope(StrEnum):
    """Which cells a head cell is the head of."""

    ROW = "Row"
    COLUMN = "Column"


@dataclass(slots=True, eq=False)
class Node:
    """One element; what is drawn on the pages points to the element to which it belongs."""

    kind: Kind
    alternative: str = ""
    scope: Scope | None = None
    columns: int = 1
    children: list["Node"] = field(default_factory=list)

    def add(
        self,
        kind: Kind,
        *,
        alternative: str = "",
        scope: Scope | None = None,
        columns: int = 1,
    ) -> Self:
        """A new element at the end of this one."""
        made = type(self)(kind, alternative, scope, columns)
        self.children.append(made)
        return made
