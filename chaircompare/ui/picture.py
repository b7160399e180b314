"""The chair picture: one reclined figure for all chairs, filled in from what is stated."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chaircompare.comparison.zones import Zone, ZoneState, zones_in_words
from chaircompare.ui.theme import Theme

# The figure on a canvas of 190 x 132: each zone a thick line (x1, y1) to (x2, y2) with round ends.
_CANVAS = QRectF(-6, 0, 190, 132)
_LINES: dict[str, tuple[float, float, float, float, float]] = {
    "neck": (154, 27, 148, 34, 12),
    "shoulders": (140, 45, 131, 55, 19),
    "back": (122, 65, 112, 77, 20),
    "lumbar": (104, 86.5, 97, 95, 20),
    "seat": (84, 99, 76, 99, 20),
    "thighs": (66, 90, 50, 82, 17),
    "knees": (41, 80.5, 40.5, 81, 15),
    "calves": (34, 89, 21, 103.5, 14),
    "feet": (13, 111, 4, 103, 11),
    "arms": (121, 50, 98, 74, 9),
}
_HEAD = QPointF(163, 14)
_HEAD_RADIUS = 9.5
_GAP = 2.0
_OUTLINE = 1.2
# Text scale beyond which the pictures give way to words.
LARGEST_WITH_PICTURE = 1.3
_RING = 2.25


def _shell() -> QPainterPath:
    path = QPainterPath(QPointF(174, 20))
    path.cubicTo(QPointF(184, 40), QPointF(172, 58), QPointF(160, 70))
    path.lineTo(QPointF(128, 104))
    path.cubicTo(QPointF(116, 117), QPointF(104, 118), QPointF(88, 118))
    path.cubicTo(QPointF(72, 118), QPointF(60, 104), QPointF(50, 100))
    path.cubicTo(QPointF(42, 104), QPointF(36, 118), QPointF(24, 122))
    path.cubicTo(QPointF(14, 124), QPointF(6, 124), QPointF(0, 120))
    return path


def paint_figure(painter: QPainter, theme: Theme, zones: Sequence[Zone], box: QRectF) -> None:
    """Draw the figure as large as the box allows, centred."""
    factor = min(box.width() / _CANVAS.width(), box.height() / _CANVAS.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    painter.scale(factor, factor)
    painter.translate(-_CANVAS.center())
    round_ends = Qt.PenCapStyle.RoundCap
    painter.setPen(QPen(theme.colour("frame"), 7, Qt.PenStyle.SolidLine, round_ends))
    painter.drawPath(_shell())
    painter.setPen(QPen(theme.colour("frame"), 4, Qt.PenStyle.SolidLine, round_ends))
    for line in ((92, 120, 84, 128), (92, 120, 100, 128), (70, 129, 114, 129)):
        painter.drawLine(QPointF(line[0], line[1]), QPointF(line[2], line[3]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("frame"))
    painter.drawEllipse(_HEAD, _HEAD_RADIUS, _HEAD_RADIUS)
    for zone in zones:
        _paint_zone(painter, theme, zone)
    painter.restore()


def _paint_zone(painter: QPainter, theme: Theme, zone: Zone) -> None:
    x1, y1, x2, y2, thick = _LINES[zone.name]

    def stroke(width: float, role: str) -> None:
        colour = theme.colour(role)
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    ring = _RING + 1 if zone.heated else 0.0
    stroke(thick + 2 * _GAP + 2 * ring, "surface")
    if zone.heated:
        stroke(thick + 2 * ring, "zone_heat")
        stroke(thick + 2, "surface")
    if zone.state is ZoneState.MASSAGED:
        stroke(thick, "zone_massage")
    elif zone.state is ZoneState.NOT_MASSAGED:
        stroke(thick, "zone_not")
    else:
        stroke(thick, "outline")
        stroke(thick - 2 * _OUTLINE, "surface")


class ChairPicture(QWidget):
    """The figure of one chair; a click on a zone asks for the row that tells of it."""

    zone_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zones: tuple[Zone, ...] = ()
        self._photo: Path | None = None
        self._drawn: QPixmap | None = None

    def show_zones(self, zones: tuple[Zone, ...], name: str, photo: Path | None = None) -> None:
        """Draw these zones, or the person's own photo; `name` is the chair, for screen readers."""
        if (zones, photo) != (self._zones, self._photo):
            self._zones, self._photo = zones, photo
            self._drawn = None
        words = zones_in_words(zones)
        self.setAccessibleName(f"Your photo of {name}" if photo else f"Where {name} works")
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take colours and size from the theme."""
        self._theme = theme
        self._drawn = None
        self.setFixedSize(self.sizeHint())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(124), self._theme.px(84))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.devicePixelRatioF() != ratio:
            self._drawn = self._draw(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.end()

    def _draw(self, ratio: float) -> QPixmap:
        # The table paints its heads whenever a row changes; forty strokes a chair are drawn once.
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        photo = QPixmap(str(self._photo)) if self._photo else QPixmap()
        if photo.isNull():
            paint_figure(painter, self._theme, self._zones, QRectF(self.rect()))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = photo.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            box = QRect(QPoint(0, 0), size)
            box.moveCenter(self.rect().center())
            painter.drawPixmap(box, photo)
        painter.end()
        return drawn

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        zone = self.zone_at(event.position())
        if zone is not None and event.button() is Qt.MouseButton.LeftButton:
            self.zone_chosen.emit(zone.feature)

    def zone_at(self, point: QPointF) -> Zone | None:
        """The zone under a point of the widget, the one drawn last first."""
        factor = min(self.width() / _CANVAS.width(), self.height() / _CANVAS.height())
        spot = (point - QPointF(self.rect().center())) / factor + _CANVAS.center()
        for zone in () if self._photo else reversed(self._zones):
            x1, y1, x2, y2, thick = _LINES[zone.name]
            if _distance(spot, QPointF(x1, y1), QPointF(x2, y2)) <= thick / 2:
                return zone
        return None


def _distance(point: QPointF, a: QPointF, b: QPointF) -> float:
    along = b - a
    length = QPointF.dotProduct(along, along)
    share = QPointF.dotProduct(point - a, along) / length if length else 0.0
    nearest = a + along * max(0.0, min(1.0, share))
    away = point - nearest
    return float(QPointF.dotProduct(away, away) ** 0.5)
