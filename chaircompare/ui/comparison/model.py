"""The comparison as a Qt model: a row a feature, a column a chair, headings and cards between."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from chaircompare.comparison.comparison import Cell, Comparison, Row, RowGroup, RowState
from chaircompare.comparison.needs_met import NeedsMet, needs_met
from chaircompare.comparison.summary import SummaryLine, summarise
from chaircompare.relevance.evidence import Advice
from chaircompare.relevance.needs import Need
from chaircompare.ui.comparison.extras import (
    NO_EXTRAS,
    CellExtras,
    extras_of,
    no_notes,
    with_marks,
)
from chaircompare.ui.comparison.lines import (
    NO_ROWS,
    Line,
    LineKind,
    TableState,
    group_counts,
    lines_of,
    unstated_words,
    whole_groups,
)
from chaircompare.ui.text import tooltip

if TYPE_CHECKING:
    from chaircompare.catalogue.chair import Chair


FEATURE_ROLE = Qt.ItemDataRole.UserRole + 1
STATE_ROLE = Qt.ItemDataRole.UserRole + 2
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()

_SPOKEN_STATES = {
    RowState.DIFFERS: "values differ",
    RowState.SAME: "values are the same",
    RowState.CANNOT_TELL: "cannot tell, one is not stated",
}


class ComparisonModel(QAbstractTableModel):
    """Holds ready lines; data() is a look-up."""

    needs_changed = Signal(object)  # the keys of the features whose marks changed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.summary: tuple[SummaryLine, ...] = ()
        self.state = TableState()
        self.ticked: frozenset[str] = frozenset()
        self.advice: Mapping[str, Advice] = {}
        self.own_notes: Callable[[Chair], Mapping[str, str]] = no_notes
        self._own: list[Mapping[str, str]] = []
        self.lines: list[Line] = []
        self.needs: tuple[Need, ...] = ()
        self.met = NeedsMet()
        self._whole_groups: dict[str, RowGroup] = {}
        self._extras: dict[str, tuple[CellExtras, ...]] = {}

    def extras(self, feature: str, chair: int) -> CellExtras:
        """What stands beside the value of a chair."""
        row = self._extras.get(feature)
        found = row[chair] if row else NO_EXTRAS
        own = self._own[chair].get(feature) if self._own else None
        if own:
            found = dataclasses.replace(found, own=own)
        if self.state.stacked and self.comparison:
            is_reference = self.comparison.chairs[chair].id == self.state.reference
            sign = " · reference" if is_reference else ""
            return dataclasses.replace(found, lead=f"{self.comparison.names[chair]}{sign}")
        return found

    def counts_of(self, group: RowGroup) -> tuple[str, str]:
        """What the line of a group tells; the second, with less room, not of hidden rows.

        It counts those too, as the buttons of the views do.
        """
        whole = self._whole_groups.get(group.key, group)
        hidden = whole.size - group.size
        counts = group_counts(whole, self.state.view)
        return (f"{counts} · {hidden} hidden" if hidden else counts), counts

    def chair_at(self, row: int, column: int) -> int:
        """Which chair a cell belongs to."""
        chair = self.lines[row].chair
        return column if chair is None else chair

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show other chairs, or none."""
        self.beginResetModel()
        self.comparison = comparison
        self._build()
        self.endResetModel()

    def show_cautions(self, ticked: frozenset[str], advice: Mapping[str, Advice]) -> None:
        """Mark the rows that the person's ticked conditions concern, with the strictest advice."""
        self.ticked, self.advice = ticked, advice
        self.rebuild()

    def show_needs(self, needs: tuple[Need, ...]) -> None:
        """Judge the chairs by these needs; the lines stay, what stands in them changes."""
        self.needs = needs
        if self.state.only:
            self.state.only = NO_ROWS
            self.rebuild()
        elif self.comparison:
            before = self.met.marks
            self._judge(self.comparison)
            now = self.met.marks
            keys = before.keys() | now.keys()
            changed = frozenset(key for key in keys if before.get(key) != now.get(key))
            self.needs_changed.emit(changed)

    def _judge(self, comparison: Comparison) -> None:
        self.met = needs_met(comparison, self.needs)
        self._extras = with_marks(self._extras, self.met.marks)

    def advice_of(self, row: Row) -> Advice | None:
        """What the person should do about this row; None where no ticked condition concerns it."""
        return self.advice.get(row.feature.key)

    def rebuild(self) -> None:
        """Show what the changed state asks for."""
        self.beginResetModel()
        self._build()
        self.endResetModel()

    def _build(self) -> None:
        comparison = self.comparison
        self.summary = summarise(comparison, self.state.pinned) if comparison else ()
        self.lines = lines_of(comparison, self.state, self.summary) if comparison else []
        self._whole_groups = whole_groups(comparison, self.state) if comparison else {}
        self._extras = extras_of(comparison, self.state.reference) if comparison else {}
        self._own = [self.own_notes(one) for one in comparison.chairs] if comparison else []
        if comparison:
            self._judge(comparison)

    def line_of(self, key: str) -> int:
        """The row number of the line with this key, -1 if it is not shown."""
        return next((n for n, line in enumerate(self.lines) if line.key == key), -1)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell of a feature line."""
        line = self.lines[row]
        if line.kind is not LineKind.FEATURE or line.row is None:
            return None
        return line.row.cells[self.chair_at(row, column)]

    @override
    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        if parent.isValid() or self.comparison is None:
            return 0
        return 1 if self.state.stacked else len(self.comparison.chairs)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line, self.chair_at(index.row(), index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, self.chair_at(index.row(), index.column()))
        if role == FEATURE_ROLE:
            return line.row.feature.key if line.row else None
        if role == STATE_ROLE:
            cell = self.cell(index.row(), index.column())
            return cell.state.value if cell else None
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if self.comparison is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._heading(section, role)
        line = self.lines[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.label(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken_label(line)
        if role == Qt.ItemDataRole.ToolTipRole and line.row:
            return tooltip(line.row.feature.what_it_is)
        return None

    def _heading(self, section: int, role: int) -> str | None:
        if self.comparison is None or section >= len(self.comparison.chairs):
            return None
        if self.state.stacked:
            texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return ", ".join(self.comparison.names) if role in texts else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.comparison.names[section]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            stated = self.comparison.stated_in_words(section)
            return f"{self.comparison.names[section]}, {stated}"
        return None

    def label(self, line: Line) -> str:
        """The words at the left of a line."""
        fixed = {
            LineKind.SUMMARY: "What changes between these chairs",
            LineKind.HIDDEN: self.hidden_words(),
        }
        if line.kind in fixed:
            return fixed[line.kind]
        if line.kind is LineKind.GROUP and line.group:
            return line.group.label
        if line.kind is LineKind.UNSTATED and line.group:
            return unstated_words(line.group)
        if line.kind is LineKind.FEATURE and line.row:
            return line.row.feature.label
        return ""

    def hidden_words(self) -> str:
        """The line that tells of rows that the person hid."""
        count = len(self.state.hidden)
        return f"{count} row{'' if count == 1 else 's'} hidden by you"

    def _spoken_label(self, line: Line) -> str:
        if line.kind is LineKind.FEATURE and line.row:
            rls = ", relevant to restless legs" if line.row.mark else ""
            advice = self.advice_of(line.row)
            care = f", {advice.words.lower()}: you ticked a caution" if advice else ""
            return f"{line.row.feature.label}{rls}{care}, {_SPOKEN_STATES[line.row.state]}"
        if line.kind is LineKind.CARD and line.row:
            return f"About {line.row.feature.label}"
        return self.label(line)

    def _words(self, line: Line, column: int) -> str:
        if line.kind is LineKind.FEATURE and line.row:
            return line.row.cells[column].words
        if column == 0 and line.kind is LineKind.GROUP and line.group:
            return self.counts_of(line.group)[0]
        if column == 0 and line.kind is LineKind.UNSTATED and line.group:
            return unstated_words(line.group)
        if column == 0 and line.kind is LineKind.SUMMARY:
            return " ".join(one.text for one in self.summary)
        if column == 0 and line.kind is LineKind.HIDDEN:
            return self.label(line)
        return ""

    def _spoken(self, line: Line, column: int) -> str:
        if line.kind is LineKind.FEATURE and line.row and self.comparison:
            cell = line.row.cells[column]
            publisher = next((fact.source.publisher for fact in cell.answer.facts), "")
            source = f" Source: {publisher}." if publisher else ""
            name = self.comparison.names[column]
            extras = self.extras(line.row.feature.key, column)
            beside = extras.words
            note = f" {beside[0].upper()}{beside[1:]}." if beside else ""
            marks = "".join(f" Your need: {mark.words.lower()}." for mark in extras.marks)
            return f"{name}, {line.row.feature.label}: {cell.spoken}.{note}{marks}{source}"
        if line.kind is LineKind.GROUP and line.group:
            folded = line.group.key in self.state.closed_groups
            counts, _ = self.counts_of(line.group)
            return f"{line.group.label}, {counts}, {'closed' if folded else 'open'}"
        if line.kind is LineKind.UNSTATED and line.group:
            shown = line.group.key in self.state.open_unstated
            return f"{unstated_words(line.group)}, {'shown' if shown else 'folded away'}"
        if line.kind is LineKind.SUMMARY:
            return " ".join(one.text for one in self.summary)
        return self._spoken_label(line)
