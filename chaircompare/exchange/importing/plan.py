"""What an import would do, line by line, before anything is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from chaircompare.catalogue.changing import ChairChange
from chaircompare.exchange.importing.layouts import Layout

_SKIPS_TOLD = 2


class Action(StrEnum):
    """What becomes of a line of the file."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    SKIP = "skip"
    NOTE = "note"


COUNTED = (Action.ADD, Action.CHANGE, Action.SAME, Action.SKIP)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one cell: why it was left out, how it was read, or that it looks wrong."""

    line: int
    column: str
    said: str
    left_out: bool
    looks_wrong: bool = False


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One chair of the file, or a line that is none.

    `line` is its first line; of a table on its side, that of the chairs' names, with `column` as
    the place of the chair. `facts` counts what is new.
    """

    action: Action
    line: int
    name: str
    reason: str = ""
    chair: str = ""
    facts: int = 0
    column: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"column {self.column}" if self.column else f"line {self.line}"


@dataclass(frozen=True)
class ImportPlan:
    """The rows as read, and the changes that would be made.

    `dashes` are the headings of columns of yes and no in which a dash stands.
    """

    rows: tuple[PlannedRow, ...]
    changes: tuple[ChairChange, ...]
    layout: Layout
    notices: tuple[str, ...] = ()
    dashes: tuple[str, ...] = ()

    def count(self, action: Action) -> int:
        """How many rows have this outcome."""
        return sum(row.action is action for row in self.rows)

    @property
    def remarks(self) -> Iterator[tuple[PlannedRow, Remark]]:
        """All remarks on cells, with their rows."""
        return ((row, remark) for row in self.rows for remark in row.remarks)

    @property
    def summary(self) -> str:
        """`add 4 · change 1 · same 0 · skip 1 (line 5: no model name)`."""
        counts = " · ".join(f"{action.value} {self.count(action):,}" for action in COUNTED)
        skipped = [row for row in self.rows if row.action is Action.SKIP]
        told = [f"{row.place}: {row.reason}" for row in skipped[:_SKIPS_TOLD]]
        if len(skipped) > _SKIPS_TOLD:
            told.append(f"and {len(skipped) - _SKIPS_TOLD:,} more")
        return f"{counts} ({'; '.join(told)})" if told else counts

    @property
    def caveats(self) -> str:
        """How many figures look wrong, cells want a check or are left out, lines name no chair."""
        remarks = [remark for _, remark in self.remarks]
        cells = sum(remark.left_out for remark in remarks)
        wrong = sum(remark.looks_wrong and not remark.left_out for remark in remarks)
        look_at = len(remarks) - cells - wrong
        lines = self.count(Action.NOTE)
        parts = []
        if wrong:
            parts.append(f"{wrong:,} figure{' looks' if wrong == 1 else 's look'} wrong")
        if look_at:
            parts.append(f"{look_at:,} cell{'' if look_at == 1 else 's'} to check")
        if cells:
            parts.append(f"{cells:,} cell{'' if cells == 1 else 's'} could not be read")
        if lines:
            parts.append(f"{lines:,} line{' names' if lines == 1 else 's name'} no chair")
        return " · ".join(parts)
