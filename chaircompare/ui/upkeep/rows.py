"""Rows of a list that are as high as their words need: the first line stands out."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from chaircompare.ui.painting import draw_wrapped, paint_focus_frame
from chaircompare.ui.theme import TEXT, Theme

_Index = QModelIndex | QPersistentModelIndex
_LEAST = 36


class WrappedRows(QStyledItemDelegate):
    """Measures and draws alike: Qt measures a row wider than it draws it, and cuts its end."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = parent
        self._across, self._down = theme.px(10), theme.px(7)

    def _parts(self, index: _Index) -> list[tuple[str, bool]]:
        """Its lines, each with whether it is set strong."""
        first, *rest = str(index.data() or "").split("\n")
        font = index.data(Qt.ItemDataRole.FontRole)
        is_head = isinstance(font, QFont) and font.bold()
        return [(first, bool(rest) or is_head), *((line, False) for line in rest)]

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        # Room for the bar is kept before it is there: rows must not grow when it comes.
        bar = self._list.verticalScrollBar()
        room = self._list.viewport().width() - 2 * self._list.spacing() - 2 * self._across
        width = room - (0 if bar.isVisible() else bar.sizeHint().width())
        height = sum(
            self._theme.metrics(TEXT, semibold=strong).wrapped_height(text, width)
            for text, strong in self._parts(index)
        )
        return QSize(width, max(height + 2 * self._down, self._theme.px(_LEAST)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self._theme
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(row, theme.colour("primary"))
        else:
            painter.setPen(QPen(theme.colour("hairline"), 1))
            painter.drawLine(row.bottomLeft(), row.bottomRight())
        colour = theme.colour("on_primary" if chosen else "text")
        box = row.adjusted(self._across, self._down, -self._across, -self._down)
        parts = self._parts(index)
        for text, strong in parts:
            metrics = theme.metrics(TEXT, semibold=strong)
            height = metrics.wrapped_height(text, box.width())
            if len(parts) == 1:
                box.setTop(max(box.top(), row.center().y() - height // 2))
            painter.setFont(theme.font(TEXT, semibold=strong))
            painter.setPen(colour)
            draw_wrapped(painter, metrics, text, box)
            box.setTop(box.top() + height)
        if state & QStyle.StateFlag.State_HasFocus and not chosen:
            paint_focus_frame(painter, theme.colour("primary"), row)
        painter.restore()
