"""A box to choose from a few words, with our own arrow and without surprises from the wheel."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from chaircompare.ui.icons import Icon, pixmap
from chaircompare.ui.theme import TEXT, Theme

_HEIGHT = 36
_ARROW = 14
_PAD = 12


class ChoiceBox(QComboBox):
    """Changes only by a click or a key: a wheel that turns the page passes over it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self._theme
        texts = (self.itemText(number) for number in range(self.count()))
        words = max((theme.metrics(TEXT).horizontalAdvance(text) for text in texts), default=0)
        return QSize(
            words + theme.px(2 * _PAD + _ARROW + 12),
            max(theme.px(_HEIGHT), theme.metrics(TEXT).height() + theme.px(8)),
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        theme = self._theme
        painter = QPainter(self)
        size = theme.px(_ARROW)
        role = "text" if self.isEnabled() else "muted"
        colour = getattr(theme.colours, role)
        mark = pixmap(Icon.OPEN, colour, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(
            QPointF(self.width() - theme.px(_PAD) - size, (self.height() - size) / 2), mark
        )
        painter.end()
