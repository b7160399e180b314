"""The two headings that stay in view: chairs as cards on top, feature names at the left."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QHeaderView, QWidget
from typing_extensions import override

from chaircompare.ui.comparison.add_card import AddCard
from chaircompare.ui.comparison.head_card import HeadCard
from chaircompare.ui.comparison.lines import BARS, LineKind
from chaircompare.ui.comparison.model import ComparisonModel
from chaircompare.ui.comparison.row_painting import (
    about_area,
    label_height,
    paint_bar,
    paint_label,
    paint_label_ground,
)
from chaircompare.ui.painting import paint_focus_frame
from chaircompare.ui.theme import Theme

LABEL_WIDTH = 240
LABEL_WIDTH_LARGE = 324
GAP = 4


class HeadCards(QHeaderView):
    """The chairs as a real horizontal header, each section covered by a card."""

    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._cards: Sequence[HeadCard] = ()
        self._add: AddCard | None = None
        self._count = 0
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def hold(self, cards: Sequence[HeadCard], add: AddCard) -> None:
        """Take the cards; they are kept and filled anew for each comparison."""
        self._cards = cards
        self._add = add
        for card in (*cards, add):
            card.setParent(self.viewport())

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self.viewport().update()

    def place(self, count: int, column_width: int) -> None:
        """Lay the cards over the first `count` sections, and the empty card behind them."""
        self._count = count
        gap = self._theme.px(GAP)
        height = self.height() - 2 * gap
        for number, card in enumerate(self._cards):
            card.setVisible(number < count)
            if number < count:
                x = self.sectionViewportPosition(number)
                card.setGeometry(x + gap, gap, self.sectionSize(number) - 2 * gap, height)
        if self._add:
            room = count < len(self._cards) and count > 0
            x = self.sectionViewportPosition(count - 1) + self.sectionSize(count - 1) if room else 0
            # With large text two columns fill the table: the keyboard must not go where none sees.
            room = room and x + column_width <= self.viewport().width()
            self._add.setVisible(room)
            if room:
                self._add.setGeometry(x + gap, gap, column_width - 2 * gap, height)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        # The card over the section shows the chair.
        painter.fillRect(rect, self._theme.colour("window"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self.resized.emit()


class LabelHeader(QHeaderView):
    """Feature names with their chips; a click on a bar folds it, on Why opens the card."""

    activated = Signal(int)
    about_wanted = Signal(int)

    def __init__(self, model: ComparisonModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._lines = model
        self._theme = theme
        self.lit_row = -1
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(1)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        wide = LABEL_WIDTH_LARGE / 1.5 if theme.scale >= 1.5 else LABEL_WIDTH  # noqa: PLR2004
        self.setFixedWidth(theme.px(wide))
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        # Qt would ask for all names, again and again, only to find the fixed width.
        return QSize(self.minimumWidth(), 0)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if not 0 <= logicalIndex < len(self._lines.lines):
            return
        line = self._lines.lines[logicalIndex]
        theme = self._theme
        painter.save()
        painter.setClipRect(rect)
        if line.kind is LineKind.FEATURE and line.row:
            block = self._block_of(logicalIndex)
            lit, is_last = self.lit_row in block, logicalIndex == block[-1]
            paint_label_ground(painter, theme, line.row, rect, lit=lit, is_last=is_last)
            place = self._label_box(block).translated(rect.left(), 0)
            paint_label(painter, theme, line.row, place, self._lines.advice_of(line.row))
        elif line.kind in BARS:
            whole = self._whole_bar(rect)
            paint_line_bar(painter, theme, self._lines, logicalIndex, whole)
            if self._has_keyboard(logicalIndex):
                paint_focus_frame(painter, theme.colour("primary"), whole)
        else:
            painter.fillRect(rect, theme.colour("window"))
        painter.restore()

    def _has_keyboard(self, row: int) -> bool:
        table = self.parentWidget()
        return (
            isinstance(table, QAbstractItemView)
            and table.hasFocus()
            and table.currentIndex().row() == row
        )

    def _whole_bar(self, rect: QRect) -> QRect:
        # A bar is one picture over label and cells; each of the two paints its part of it.
        table = self.parentWidget()
        cells = table.viewport().width() if isinstance(table, QAbstractScrollArea) else 0
        width = rect.width() + cells
        return QRect(rect.left(), rect.top(), width, rect.height())

    def _block_of(self, row: int) -> range:
        """The lines of one feature: several where chairs stand under one another."""
        line = self._lines.lines[row]
        if line.chair is None or line.row is None:
            return range(row, row + 1)
        first = row - line.chair
        return range(first, first + len(line.row.cells))

    def _label_box(self, block: range) -> QRect:
        """Where the name stands: at the top of its lines, or as far down as keeps it in view."""
        top, height = self.sectionViewportPosition(block[0]), self.sectionSize(block[0])
        line = self._lines.lines[block[0]]
        if len(block) > 1 and line.row:
            advice = self._lines.advice_of(line.row)
            height = max(height, label_height(self._theme, line.row, self.width(), advice))
        lowest = self.sectionViewportPosition(block[-1]) + self.sectionSize(block[-1]) - height
        return QRect(0, max(top, min(0, lowest)), self.width(), height)

    def about_rect(self, row: int) -> QRect:
        """Where the word stands that opens the card of a row, in viewport coordinates."""
        line = self._lines.lines[row]
        if line.row is None:
            return QRect()
        box = self._label_box(self._block_of(row))
        return about_area(self._theme, line.row, box, self._lines.advice_of(line.row))

    def _on_about(self, point: QPoint, row: int) -> bool:
        line = self._lines.lines[row] if 0 <= row < len(self._lines.lines) else None
        named = line is not None and line.kind is LineKind.FEATURE
        return named and self.about_rect(row).contains(point)

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        if e.button() is not Qt.MouseButton.LeftButton:
            return
        point = e.position().toPoint()
        row = self.logicalIndexAt(point)
        if self._on_about(point, row):
            self.about_wanted.emit(row)
        elif row >= 0:
            self.activated.emit(row)

    @override
    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        super().mouseMoveEvent(e)
        point = e.position().toPoint()
        row = self.logicalIndexAt(point)
        kind = self._lines.lines[row].kind if 0 <= row < len(self._lines.lines) else None
        hand = kind in BARS or self._on_about(point, row)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)


def paint_line_bar(
    painter: QPainter, theme: Theme, model: ComparisonModel, row: int, whole: QRect
) -> None:
    """Paint a group or fold-away line of the model as one bar."""
    line, state = model.lines[row], model.state
    is_group = line.kind is LineKind.GROUP
    if line.group is None:
        is_open = state.hidden_shown
    elif is_group:
        is_open = line.group.key not in state.closed_groups
    else:
        is_open = line.group.key in state.open_unstated or state.is_searched
    offer = "Hide" if is_open else "Show"
    counts = model.counts_of(line.group) if line.group and is_group else (offer,)
    title = model.label(line)
    paint_bar(painter, theme, whole, title, counts, is_open=is_open, is_group=is_group)
