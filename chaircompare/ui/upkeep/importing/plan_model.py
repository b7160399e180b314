"""The dry run as rows of a table: a line of the file, and what is to be said about its cells."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from chaircompare.exchange.importing.plan import Action, ImportPlan, PlannedRow, Remark

_Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("What", "Where", "Chair", "New facts", "Why")
_WORDS = {
    Action.ADD: "Add",
    Action.CHANGE: "Change",
    Action.SAME: "Same",
    Action.SKIP: "Skip",
    Action.NOTE: "Note",
}
CELL_LEFT_OUT, CELL_LOOKS_WRONG, CELL_REMARK = "Cell left out", "Looks wrong", "Look at"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of the table, ready to be shown."""

    action: Action
    texts: tuple[str, str, str, str, str]
    left_out: bool = False
    looks_wrong: bool = False

    @property
    def words(self) -> str:
        """The whole line in full."""
        what, where, chair, facts, why = self.texts
        if self.left_out:
            said = f"{where}: a cell of {chair} is left out"
        elif what == _WORDS[Action.NOTE]:
            said = f"{where}: “{chair}” is no chair" if chair else f"{where}: no chair"
        else:
            # The reason of what looks wrong says so itself.
            act = CELL_REMARK if self.looks_wrong else what
            said = f"{where}: {act.casefold()} {chair}".rstrip()
        if facts:
            said += f", {facts} new fact{'' if facts == '1' else 's'}"
        if not why:
            return f"{said}."
        end = "" if why.endswith((".", "?")) else "."
        return f"{said}. {why[:1].upper()}{why[1:]}{end}"


def lines_of(plan: ImportPlan) -> list[PlanLine]:
    """All rows, each followed by the remarks on its cells."""
    lines = []
    for row in plan.rows:
        facts = f"{row.facts:,}" if row.action in {Action.ADD, Action.CHANGE} else ""
        texts = (_WORDS[row.action], row.place.capitalize(), row.name, facts, row.reason)
        lines.append(PlanLine(row.action, texts))
        lines.extend(_remarks(row))
    return lines


def _remarks(row: PlannedRow) -> list[PlanLine]:
    return [
        PlanLine(
            row.action,
            (
                _word_for(remark),
                f"Line {remark.line}",
                row.name,
                "",
                f"{remark.column}: {remark.said}" if remark.column else remark.said,
            ),
            remark.left_out,
            remark.looks_wrong,
        )
        for remark in row.remarks
    ]


def _word_for(remark: Remark) -> str:
    if remark.left_out:
        return CELL_LEFT_OUT
    return CELL_LOOKS_WRONG if remark.looks_wrong else CELL_REMARK


class PlanModel(QAbstractTableModel):
    """The lines of one kind, or all; `in_words` gives each as a sentence in a single column."""

    def __init__(self, lines: list[PlanLine], *, in_words: bool = False) -> None:
        super().__init__()
        self._in_words = in_words
        self._all = lines
        self._shown = lines

    def show_only(self, fits: Callable[[PlanLine], bool]) -> None:
        """Show the lines that fit."""
        self.beginResetModel()
        self._shown = [line for line in self._all if fits(line)]
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
