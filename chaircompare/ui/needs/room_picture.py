"""A chair in a room from the side, to scale: upright and lying back, drawn from stated sizes."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from chaircompare.relevance.side_view import Pose, SideView
from chaircompare.ui.theme import Theme

_WIDEST = 620
_WALL = 6
_GAP_BETWEEN = 28
_MARGIN = 8
_FLOOR = 10
_FLAT = 8
_LOWEST = 60.0  # cm of air over chairs whose height nobody states
# The chair as a line in a box of 1 x 1, back at the left, floor at 0.
_SHAPES: dict[str, tuple[tuple[float, float], ...]] = {
    "Upright": ((0.12, 0.97), (0.16, 0.62), (0.3, 0.34), (0.7, 0.36), (0.8, 0.12), (0.97, 0.06)),
    "Lying back": ((0.03, 0.94), (0.16, 0.72), (0.42, 0.4), (0.62, 0.46), (0.8, 0.5), (0.97, 0.62)),
}


class RoomPicture(QWidget):
    """Two scenes on one floor; `extent` and `tallest` in cm give the scale to all chairs alike."""

    def __init__(self, view: SideView, extent: float, tallest: float, theme: Theme) -> None:
        super().__init__()
        self._view = view
        self._extent = extent
        self._tallest = max(tallest, _LOWEST)
        self._theme = theme
        self.setAccessibleName("Side view of the chair in the room, to scale")
        self.setAccessibleDescription(view.in_words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def scale_at(self, width: int) -> float:
        """Logical px a centimetre."""
        px = self._theme.px
        fixed = 2 * px(_WALL) + px(_GAP_BETWEEN) + 2 * px(_MARGIN)
        return max(0.1, (min(width, px(_WIDEST)) - fixed) / 2 / self._extent)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        px = self._theme.px
        return round(self._tallest * self.scale_at(arg__1)) + px(_FLOOR) + 2 * px(_MARGIN)

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(240)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(60))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, scale = self._theme.px, self.scale_at(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = self._view.gap.amount if self._view.gap else 0.0
        left = float(px(_MARGIN + _WALL))
        self._paint_scene(painter, left, self._view.upright, gap)
        left += self._extent * scale + px(_GAP_BETWEEN + _WALL)
        self._paint_scene(painter, left, self._view.reclined, 0.0)
        painter.end()

    def _paint_scene(self, painter: QPainter, left: float, pose: Pose, gap: float) -> None:
        theme, px, scale = self._theme, self._theme.px, self.scale_at(self.width())
        floor = float(self.height() - px(_MARGIN + _FLOOR))
        room = self._view.room.amount if self._view.room else self._extent
        outline = theme.colour("outline")
        painter.setPen(QPen(outline, 3))
        painter.drawLine(QPointF(left, floor), QPointF(left + room * scale, floor))
        wall = QRectF(left - px(_WALL), px(_MARGIN), px(_WALL), floor - px(_MARGIN))
        painter.fillRect(wall, outline)
        if self._view.room:
            other = left + room * scale
            painter.drawLine(QPointF(other, px(_MARGIN)), QPointF(other, floor))
        if pose.length is None:
            return
        too_long = self._view.room is not None and gap + pose.length.amount > room
        colour = theme.colour("no" if too_long else "primary")
        start, length = left + gap * scale, pose.length.amount * scale
        if pose.height is None:
            painter.setPen(QPen(colour, px(_FLAT), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            y = floor - px(_FLAT) / 2 - 2
            painter.drawLine(QPointF(start, y), QPointF(start + length, y))
            return
        height = pose.height.amount * scale
        box = QRectF(start, floor - height, length, height)
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        painter.drawRect(box)
        self._paint_chair(painter, box, pose.name)

    def _paint_chair(self, painter: QPainter, box: QRectF, name: str) -> None:
        theme = self._theme
        pen = QPen(theme.colour("text"), max(3.0, box.height() / 20))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        inner = box.adjusted(pen.widthF(), pen.widthF(), -pen.widthF(), -pen.widthF())
        points = [
            QPointF(inner.left() + x * inner.width(), inner.bottom() - y * inner.height())
            for x, y in _SHAPES[name]
        ]
        painter.setPen(pen)
        painter.drawPolyline(points)
        base = QRectF(
            inner.left() + 0.3 * inner.width(),
            inner.bottom() - 0.22 * inner.height(),
            0.36 * inner.width(),
            0.22 * inner.height(),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("frame"))
        painter.drawRoundedRect(base, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
