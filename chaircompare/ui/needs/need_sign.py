"""The shapes of met, missed and not known: a filled circle, a ring, a dashed ring."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from chaircompare.catalogue.wishes import Verdict
from chaircompare.ui.theme import Theme

_COLOURS = {Verdict.MEETS: "yes", Verdict.MISSES: "no", Verdict.NOT_KNOWN: "unstated"}


def paint_sign(painter: QPainter, theme: Theme, verdict: Verdict, box: QRectF) -> None:
    """The shape of a verdict."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = theme.colour(_COLOURS[verdict])
    pen = QPen(colour, 1.75)
    if verdict is Verdict.NOT_KNOWN:
        pen.setDashPattern([1.6, 1.4])
    painter.setPen(pen)
    painter.setBrush(colour if verdict is Verdict.MEETS else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    painter.restore()
