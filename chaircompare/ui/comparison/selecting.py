"""Cells of the comparison that are selected to be copied."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QTableView

from chaircompare.ui.comparison.lines import Line, LineKind
from chaircompare.ui.comparison.model import ComparisonModel
from chaircompare.ui.theme import Theme


def selected_cells(view: QTableView, model: ComparisonModel) -> dict[str, frozenset[int]]:
    """The chairs of each selected feature by its key, top to bottom; bars and cards left out."""
    found: dict[str, frozenset[int]] = {}
    indexes = sorted(view.selectedIndexes(), key=lambda index: index.row())
    for index in indexes:
        line = model.lines[index.row()]
        if line.kind is LineKind.FEATURE and line.row:
            chair = model.chair_at(index.row(), index.column())
            key = line.row.feature.key
            found[key] = found.get(key, frozenset()) | {chair}
    return found


def shown_features(model: ComparisonModel) -> tuple[str, ...]:
    """The keys of the features on the screen, top to bottom, without what is folded or hidden."""
    features = (
        line.row.feature.key for line in model.lines if line.kind is LineKind.FEATURE and line.row
    )
    return tuple(dict.fromkeys(features))


def paint_selected_frame(painter: QPainter, theme: Theme, line: Line, box: QRect) -> None:
    """A dashed frame: no tint, as tints are taken by marks."""
    if line.kind is LineKind.FEATURE:
        painter.setPen(QPen(theme.colour("primary"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -2, -2))
