"""A check box whose box is drawn as the boxes of the list are."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from chaircompare.ui.icons import Icon, pixmap
from chaircompare.ui.painting import draw_wrapped
from chaircompare.ui.theme import TEXT, Theme

BOX = 24
_HEIGHT = 40
_GAP = 8
_PAD = 8


def paint_check_box(painter: QPainter, theme: Theme, box: QRect, *, checked: bool) -> None:
    """The square with or without its tick."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("primary" if checked else "outline"), 1.5))
    painter.setBrush(theme.colour("primary" if checked else "surface"))
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    if checked:
        ratio = painter.device().devicePixelRatioF()
        mark = pixmap(Icon.CHECK, theme.colours.on_primary, theme.px(18), ratio)
        painter.drawPixmap(box.left() + theme.px(3), box.top() + theme.px(3), mark)
    painter.restore()


class CheckBox(QCheckBox):
    """The label belongs to the target, which is 40 px high."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        theme = self._theme
        height = theme.metrics(TEXT).height() * (self.text().count("\n") + 1) + theme.px(_PAD)
        return QSize(self.wanted_width(self.text()), max(theme.px(_HEIGHT), height))

    def wanted_width(self, text: str) -> int:
        """How wide it would be with these words."""
        metrics = self._theme.metrics(TEXT)
        words = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
        return words + self._theme.px(BOX + _GAP + 2 * _PAD)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return True

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        size = theme.px(BOX)
        square = QRect(theme.px(_PAD), (self.height() - size) // 2, size, size)
        paint_check_box(painter, theme, square, checked=self.isChecked())
        painter.setFont(theme.font(TEXT))
        painter.setPen(theme.colour("text"))
        self._paint_words(painter, self.rect().adjusted(theme.px(_PAD + BOX + _GAP), 0, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("primary"), 3))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(box, flags, self.text())


class WrappingCheckBox(CheckBox):
    """A check box whose words go on in a second line where they must; & is shown as typed."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), theme, parent)
        self._words = text
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        theme = self._theme
        room = arg__1 - theme.px(2 * _PAD + BOX + _GAP)
        words = theme.metrics(TEXT).wrapped_height(self._words, room)
        return max(theme.px(_HEIGHT), words + theme.px(_PAD))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(_HEIGHT))

    @override
    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        metrics = self._theme.metrics(TEXT)
        inner = box.adjusted(0, 0, -self._theme.px(_PAD), 0)
        height = metrics.wrapped_height(self._words, inner.width())
        inner.setTop((self.height() - height) // 2)
        draw_wrapped(painter, metrics, self._words, inner)
