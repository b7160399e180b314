"""The fit of a chair as a bar: solid as far as it is certain, hatched as far as it is possible."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from chaircompare.ui.theme import Theme

_HEIGHT = 12
_BETWEEN_LINES = 5
_WHOLE = 100


def paint_fit_bar(painter: QPainter, theme: Theme, box: QRectF, ends: tuple[int, int]) -> None:
    """Paint the bar of `ends`, low and high of 100, into the box."""
    low, high = (box.width() * end / _WHOLE for end in ends)
    colour = theme.colour("primary")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(box.left(), box.top(), low, box.height()), colour)
    open_part = QRectF(box.left() + low, box.top(), high - low, box.height())
    if open_part.width() >= 1:
        painter.setClipRect(open_part)
        painter.setPen(QPen(colour, 1.5))
        step = theme.px(_BETWEEN_LINES)
        x = open_part.left() - box.height()
        while x < open_part.right():
            painter.drawLine(QLineF(x, box.bottom(), x + box.height(), box.top()))
            x += step
        painter.setClipping(False)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(open_part.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(theme.colour("outline"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    painter.restore()


class FitBar(QWidget):
    """The bar alone; the words stand beside it, for whoever reads and for screen readers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ends = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_fit(self, low: int, high: int) -> None:
        """Show a range of 100."""
        self._ends = (low, high)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_fit_bar(painter, self._theme, QRectF(self.rect()), self._ends)
        painter.end()
