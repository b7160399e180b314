"""Paints the cells of the comparison table."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from chaircompare.ui.comparison.headers import paint_line_bar
from chaircompare.ui.comparison.lines import BARS, LineKind
from chaircompare.ui.comparison.model import ComparisonModel
from chaircompare.ui.comparison.row_painting import block_height, paint_cell
from chaircompare.ui.comparison.selecting import paint_selected_frame
from chaircompare.ui.painting import paint_focus_frame
from chaircompare.ui.theme import Theme


class CellDelegate(QStyledItemDelegate):
    """Paints values and bars; bars are one picture over label and cells."""

    def __init__(self, model: ComparisonModel, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.theme = theme
        self.several_selected = False

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        box: QRect = option.rect
        line = self._model.lines[index.row()]
        theme = self.theme
        painter.save()
        painter.setClipRect(box)
        if line.kind is LineKind.FEATURE and line.row:
            painter.fillRect(box, theme.colour("surface"))
            painter.setPen(theme.colour("hairline"))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            chair = self._model.chair_at(index.row(), index.column())
            cell = line.row.cells[chair]
            extras = self._model.extras(line.row.feature.key, chair)
            # All values of a row begin at the same height, whatever stands under one of them.
            others = range(len(line.row.cells)) if line.chair is None else (chair,)
            tallest = max(
                block_height(
                    theme,
                    line.row.cells[other],
                    line.row,
                    self._model.extras(line.row.feature.key, other),
                    width=box.width(),
                )
                for other in others
            )
            paint_cell(painter, theme, cell, line.row, extras, box=box, tallest=tallest)
        elif line.kind in BARS:
            self._paint_bar(painter, index.row(), box, state=option.state)
        else:
            painter.fillRect(box, theme.colour("window"))
        painter.restore()
        state = option.state
        if self.several_selected and state & QStyle.StateFlag.State_Selected:
            paint_selected_frame(painter, theme, line, box)
        if state & QStyle.StateFlag.State_HasFocus and line.kind not in {LineKind.CARD, *BARS}:
            # The summary is as wide as what is in view, whatever its columns are together.
            holder = self._view.indexWidget(index) if line.kind is LineKind.SUMMARY else None
            paint_focus_frame(
                painter, theme.colour("primary"), holder.geometry() if holder else box
            )

    def _paint_bar(
        self, painter: QPainter, row: int, box: QRect, *, state: QStyle.StateFlag
    ) -> None:
        """The part of a bar that lies over the cells; the header of labels paints the other."""
        labels = self._view.verticalHeader().width()
        port = self._view.viewport().width()
        offset = self._view.horizontalScrollBar().value()
        whole = QRect(box.left() - labels + offset, box.top(), labels + port, box.height())
        painter.setClipRect(QRect(0, box.top(), port, box.height()))
        paint_line_bar(painter, self.theme, self._model, row, whole)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_frame(painter, self.theme.colour("primary"), whole)
