"""The dry run as rows of a table: a line of the file, and what is to be said about its cells."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from chaircompare.exchange.importing.plan import Action, ImportPlan, PlannedRow, Remark
from chaircompare.ui.text import upper_first

_Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("What", "Where", "Chair", "New facts", "Why")


class LineKind(Enum):
    """What a line tells: what becomes of a chair, or something about a cell.

    Each line is of one kind. The words are those of a line and of the button that shows all.
    """

    ADD = "Add", "Add"
    CHANGE = "Change", "Change"
    SAME = "Same", "Same"
    SKIP = "Skip", "Skip"
    NOTE = "Note", "Notes"
    LOOKS_WRONG = "Looks wrong", "Look wrong"
    LEFT_OUT = "Cell left out", "Cells left out"
    TO_CHECK = "To check", "To check"

    def __init__(self, words: str, of_all: str) -> None:
        self.words = words
        self.of_all = of_all


_KINDS = {
    Action.ADD: LineKind.ADD,
    Action.CHANGE: LineKind.CHANGE,
    Action.SAME: LineKind.SAME,
    Action.SKIP: LineKind.SKIP,
    Action.NOTE: LineKind.NOTE,
}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of the table, ready to be shown."""

    kind: LineKind
    where: str
    chair: str
    facts: str = ""
    why: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """By column."""
        return (self.kind.words, self.where, self.chair, self.facts, self.why)

    @property
    def words(self) -> str:
        """The whole line in full."""
        where, chair = self.where, self.chair
        if self.kind is LineKind.LEFT_OUT:
            said = f"{where}: a cell of {chair} is left out"
        elif self.kind is LineKind.NOTE:
            said = f"{where}: “{chair}” is no chair" if chair else f"{where}: no chair"
        elif self.kind is LineKind.LOOKS_WRONG:
            said = f"{where}: {chair}"  # the reason says that it looks wrong
        else:
            act = "check" if self.kind is LineKind.TO_CHECK else self.kind.words.casefold()
            said = f"{where}: {act} {chair}".rstrip()
        if self.facts:
            said += f", {self.facts} new fact{'' if self.facts == '1' else 's'}"
        if not self.why:
            return f"{said}."
        end = "" if self.why.endswith((".", "?")) else "."
        return f"{said}. {self.why}{end}"


def lines_of(plan: ImportPlan) -> list[PlanLine]:
    """All rows, each followed by the remarks on its cells."""
    lines = []
    for row in plan.rows:
        facts = f"{row.facts:,}" if row.action in {Action.ADD, Action.CHANGE} else ""
        where, why = upper_first(row.place), upper_first(row.reason)
        lines.append(PlanLine(_KINDS[row.action], where, row.name, facts, why))
        lines.extend(_remarked(row, remark) for remark in row.remarks)
    return lines


def _remarked(row: PlannedRow, remark: Remark) -> PlanLine:
    # A heading stays as the file has it.
    why = f"{remark.column}: {remark.said}" if remark.column else upper_first(remark.said)
    kind = LineKind.LOOKS_WRONG if remark.looks_wrong else LineKind.TO_CHECK
    kind = LineKind.LEFT_OUT if remark.left_out else kind
    if kind is LineKind.LOOKS_WRONG and row.action in {Action.ADD, Action.CHANGE}:
        why = f"{why} It is imported as it stands."
    return PlanLine(kind, f"Line {remark.line}", row.name, why=why)


class PlanModel(QAbstractTableModel):
    """The lines of one kind, or all; `in_words` gives each as a sentence in a single column."""

    def __init__(self, lines: list[PlanLine], *, in_words: bool = False) -> None:
        super().__init__()
        self._in_words = in_words
        self._all = lines
        self._shown = lines

    def show_only(self, kind: LineKind | None) -> None:
        """Show the lines of a kind, or all."""
        self.beginResetModel()
        self._shown = [line for line in self._all if kind in {None, line.kind}]
        self.endResetModel()

    def line(self, row: int) -> PlanLine | None:
        """The line in this row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        if parent.isValid():
            return 0
        return 1 if self._in_words else len(HEADINGS)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._shown[index.row()]
        if self._in_words:
            texts = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return line.words if role in texts else None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.texts[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.texts[index.column()] or f"{HEADINGS[index.column()]}: empty"
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return "Line by line" if self._in_words else HEADINGS[section]
        return None
