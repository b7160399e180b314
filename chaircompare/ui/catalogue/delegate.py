"""Paints the rows of the list: box, chair, marks and chips."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from chaircompare.catalogue.agreement import AnswerState
from chaircompare.catalogue.listing import ListCell
from chaircompare.ui.catalogue.model import CHAIR, COMPARE, CatalogueModel
from chaircompare.ui.catalogue.needs_columns import ends_of
from chaircompare.ui.check_box import BOX, paint_check_box
from chaircompare.ui.chips import HEIGHT, Chip, chip_width, paint_chip
from chaircompare.ui.icons import Icon, pixmap
from chaircompare.ui.needs.fit_bar import paint_fit_bar
from chaircompare.ui.needs.need_sign import paint_sign
from chaircompare.ui.painting import in_lines, in_two_lines, paint_focus_frame
from chaircompare.ui.theme import SMALL, TEXT, Theme

ROW_HEIGHT = 56
_BAR = 4
_MARGIN = 8
_SIGN, _FIT_BAR = 12, 8
_MOST_SMALL_LINES = 3
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

_CHIPS = {
    AnswerState.NOT_STATED: Chip.UNKNOWN,
    AnswerState.NOT_CHECKED: Chip.NOT_CHECKED,
    AnswerState.UNREADABLE: Chip.NOT_CHECKED,
}


def name_lines(theme: Theme, model: str, width: int) -> tuple[int, list[str]]:
    """In which size and lines a model is written: two chairs may differ in the end of their names.

    A name that is too long for two lines is whole in three smaller ones, in a row of one height.
    """
    lines = in_two_lines(theme.metrics(TEXT, semibold=True), model, width)
    if " ".join(lines) == " ".join(model.split()):
        return TEXT, lines
    return SMALL, in_lines(theme.metrics(SMALL, semibold=True), model, width, _MOST_SMALL_LINES)


class CatalogueDelegate(QStyledItemDelegate):
    """Draws every cell of the list from the model's ready words."""

    def __init__(self, model: CatalogueModel, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.theme = theme

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self.theme
        box = option.rect
        painter.fillRect(box, theme.colour("surface"))
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(theme.px(_MARGIN), 0, -theme.px(_MARGIN), 0)
        column = index.column()
        if column == COMPARE:
            self._paint_box(painter, box, inner, index.row())
        elif column == CHAIR:
            self._paint_chair(painter, inner, index.row())
        elif self._model.needs_column(column):
            self._paint_needs(painter, inner, index)
        elif column == self._model.facts_column:
            self._paint_text(painter, inner, index.data(), _LEFT)
        else:
            self._paint_feature(painter, inner, index)
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint_focus_frame(painter, theme.colour("primary"), box)

    def _paint_text(
        self, painter: QPainter, box: QRect, text: str, align: int, size: int = TEXT
    ) -> None:
        theme = self.theme
        painter.setFont(theme.font(size))
        painter.setPen(theme.colour("text"))
        fitted = theme.metrics(size).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, align, fitted)

    def _paint_box(self, painter: QPainter, box: QRect, inner: QRect, row: int) -> None:
        theme = self.theme
        chosen = self._model.is_chosen(row)
        if chosen:
            painter.fillRect(
                QRect(box.left(), box.top(), theme.px(_BAR), box.height()), theme.colour("primary")
            )
        size = theme.px(BOX)
        square = QRect(inner.left() + theme.px(4), inner.center().y() - size // 2 + 1, size, size)
        paint_check_box(painter, theme, square, checked=chosen)
        painter.setFont(theme.font(SMALL, semibold=chosen))
        painter.setPen(theme.colour("text"))
        words = inner.adjusted(theme.px(4 + BOX + 8), 0, theme.px(_MARGIN), 0)
        painter.drawText(words, _LEFT, "Chosen" if chosen else "Compare")

    def _paint_chair(self, painter: QPainter, box: QRect, row: int) -> None:
        chair = self._model.row_at(row)
        size, parts = name_lines(self.theme, chair.model, box.width())
        name = [((part, True), size) for part in parts]
        self._paint_lines(painter, box, [((chair.brand, False), SMALL), *name])

    def _paint_lines(
        self, painter: QPainter, box: QRect, lines: Sequence[tuple[tuple[str, bool], int]]
    ) -> None:
        """Lines of texts, semibold or not, in their sizes, in the middle of the box."""
        theme = self.theme
        top = box.center().y() - sum(theme.metrics(size).height() for _, size in lines) // 2
        for (text, semibold), size in lines:
            metrics = theme.metrics(size, semibold=semibold)
            painter.setFont(theme.font(size, semibold=semibold))
            painter.setPen(theme.colour("muted" if size == SMALL and not semibold else "text"))
            fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QRect(box.left(), top, box.width(), metrics.height()), _LEFT, fitted)
            top += metrics.height()

    def _paint_needs(
        self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        column = self._model.needs_column(index.column())
        standing = self._model.row_at(index.row()).standing
        if column is None or standing is None:
            return
        theme = self.theme
        if column.verdict is not None:
            size = theme.px(_SIGN)
            sign = QRectF(box.left(), box.center().y() - size / 2 + 1, size, size)
            paint_sign(painter, theme, column.verdict, sign)
            self._paint_text(
                painter, box.adjusted(size + theme.px(8), 0, 0, 0), index.data(), _LEFT
            )
            return
        bar, line = theme.px(_FIT_BAR), theme.metrics(TEXT).height()
        top = box.center().y() - (line + theme.px(3) + bar) // 2
        words = QRect(box.left(), top, box.width(), line)
        self._paint_text(painter, words, index.data(), _LEFT)
        place = QRectF(box.left(), top + line + theme.px(3), box.width(), bar)
        paint_fit_bar(painter, theme, place, ends_of(standing))

    def _paint_feature(
        self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self.theme
        feature = self._model.features[index.column() - self._model.first_feature]
        cell = self._model.row_at(index.row()).cells[feature.key]
        words = index.data()
        align = _RIGHT if feature.is_number else _LEFT
        if cell.state is AnswerState.SOURCES_DIFFER:
            self._paint_differing(painter, box, cell, is_number=feature.is_number)
            return
        chip = _CHIPS.get(cell.state)
        if chip is not None:
            # A chip may reach into the margins of a narrow column: its words are not to be cut.
            margin = theme.px(_MARGIN - 2)
            width = min(chip_width(theme, chip, words), box.width() + 2 * margin)
            over = max(0, width - box.width()) // 2
            x = box.right() + 1 - width + over if feature.is_number else box.left() - over
            y = box.center().y() - theme.px(HEIGHT) / 2
            paint_chip(painter, theme, chip, words, (x, y), width=width)
        elif words in {"Yes", "No"}:
            self._paint_yes_no(painter, box, words, cell.detail)
        else:
            self._paint_text(painter, box, words, align)

    def _paint_differing(
        self, painter: QPainter, box: QRect, cell: ListCell, *, is_number: bool
    ) -> None:
        """All that is stated where there is room, else the first; that sources differ below it."""
        theme = self.theme
        align = _RIGHT if is_number else _LEFT
        words = cell.detail
        if theme.metrics(TEXT).horizontalAdvance(words) > box.width():
            words = cell.in_short(is_number=is_number)
        is_narrow = theme.metrics(TEXT).horizontalAdvance(words) > box.width()
        line, below = theme.metrics(TEXT).height(), theme.metrics(SMALL).height()
        top = box.center().y() - (line + below) // 2
        said = QRect(box.left(), top, box.width(), line)
        self._paint_text(painter, said, words, align, SMALL if is_narrow else TEXT)
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("differs"))
        painter.drawText(
            QRect(box.left(), top + line, box.width(), below), align, f"≠ {cell.words}"
        )

    def _paint_yes_no(self, painter: QPainter, box: QRect, words: str, detail: str) -> None:
        theme = self.theme
        role, icon = ("yes", Icon.CHECK) if words == "Yes" else ("no", Icon.CROSS)
        size = theme.px(18)
        ratio = painter.device().devicePixelRatioF()
        mark = pixmap(icon, getattr(theme.colours, role), size, ratio)
        beside = box.adjusted(size + theme.px(6), 0, 0, 0)
        height = theme.metrics(TEXT).height()
        middle = box.center().y()
        if detail:
            metrics = theme.metrics(SMALL)
            parts = in_two_lines(metrics, detail, beside.width())
            middle -= metrics.height() * len(parts) // 2
            below = [((part, False), SMALL) for part in parts]
            self._paint_lines(painter, beside, [((words, False), TEXT), *below])
        else:
            self._paint_text(painter, beside, words, _LEFT)
        painter.drawPixmap(box.left(), middle - size // 2 + height % 2, mark)
