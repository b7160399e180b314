"""What of a comparison goes out, and how."""

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from chaircompare.comparison import table
from chaircompare.comparison.comparison import PINNED_GROUP, RLS_GROUP, Comparison, Row, View
from chaircompare.exchange.export_csv import Separator
from chaircompare.exchange.notes import Imprint, local_day
from chaircompare.relevance.cautions import CautionNote


class Layout(StrEnum):
    """How a table stands: a column a chair, or a line a fact."""

    WIDE = "wide"
    TIDY = "tidy"


class DecimalSign(StrEnum):
    """What stands before the tenths in a CSV."""

    POINT = "point"
    COMMA = "comma"

    @property
    def character(self) -> str:
        """The sign itself."""
        return {"point": ".", "comma": ","}[self.value]


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What goes out, and how. `shown` are keys of features in their order on the screen.

    Where `shown` is set it takes the place of the view; `pinned` are the keys that stand on top.
    `cautions` are answers about health: empty unless the person asked for them in this file.
    """

    view: View = View.ALL
    rls_first: bool = True
    layout: Layout = Layout.WIDE
    separator: Separator = Separator.COMMA
    decimal_sign: DecimalSign = DecimalSign.POINT
    byte_order_mark: bool = True
    shown: tuple[str, ...] | None = None
    pinned: frozenset[str] = frozenset()
    imprint: Imprint = field(default_factory=lambda: Imprint(local_day()))
    cautions: tuple[CautionNote, ...] = ()

    def rows(self, comparison: Comparison) -> tuple[Row, ...]:
        """The rows that go out, in their order."""
        if self.shown is None:
            return comparison.rows_in(self.view, rls_first=self.rls_first)
        by_key = {row.feature.key: row for row in comparison.rows}
        return tuple(by_key[key] for key in self.shown if key in by_key)

    def sections(self, comparison: Comparison) -> list[tuple[str, tuple[Row, ...]]]:
        """The same under their headings."""
        headed = groupby(self.rows(comparison), lambda row: self._heading(comparison, row))
        return [(heading, tuple(rows)) for heading, rows in headed]

    def _heading(self, comparison: Comparison, row: Row) -> str:
        if self.shown is not None and row.feature.key in self.pinned:
            return PINNED_GROUP.label
        if self.rls_first and row.mark:
            return RLS_GROUP.label
        return comparison.features.group_label(row.feature)

    def table(self, comparison: Comparison) -> table.Table:
        """The rows in their layout, as text."""
        make = table.tidy if self.layout is Layout.TIDY else table.wide
        return make(
            comparison, rows=self.rows(comparison), decimal_sign=self.decimal_sign.character
        )
