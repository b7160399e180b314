"""The dry run as rows of a table: a line of the file, and what is to be said about its cells."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from chaircompare.exchange.importing.plan import Action, ImportPlan, PlannedRow

_Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("What", "Where", "Chair", "New facts", "Why")
_WORDS = {
    Action.ADD: "Add",
    Action.CHANGE: "Change",
    Action.SAME: "Same",
    Action.SKIP: "Skip",
    Action.NOTE: "Note",
}
CELL_LEFT_OUT, CELL_REMARK = "Cell left out", "Look at"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of the table, ready to be shown."""

    action: Action
    texts: tuple[str, str, str, str, str]
    left_out: bool = False

    @property
    def words(self) -> str:
        """The whole line in full."""
        what, where, chair, facts, why = self.texts
        said = f"{where}: {what.casefold()} {chair}".rstrip()
        if facts:
            said += f", {facts} new fact{'' if facts == '1' else 's'}"
        return f"{said}. {why[:1].upper()}{why[1:]}" if why else f"{said}."


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
                CELL_LEFT_OUT if remark.left_out else CELL_REMARK,
                f"Line {remark.line}",
                row.name,
                "",
                f"{remark.column}: {remark.said}" if remark.column else remark.said,
            ),
            remark.left_out,
        )
        for remark in row.remarks
    ]


class PlanModel(QAbstractTableModel):
    """The lines of one kind, or all."""

    def __init__(self, lines: list[PlanLine]) -> None:
        super().__init__()
        self._all = lines
        self._shown = lines

    def show_only(self, action: Action | None, *, left_out: bool = False) -> None:
        """Show the lines of an action, only cells that were left out, or all lines."""
        self.beginResetModel()
        self._shown = [
            line
            for line in self._all
            if (action is None or line.action is action) and (not left_out or line.left_out)
        ]
        self.endResetModel()

    def line(self, row: int) -> PlanLine | None:
        """The line in this row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._shown[index.row()]
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
            return HEADINGS[section]
        return None
