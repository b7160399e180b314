"""The marks of needs under a value: a filled circle, a ring, a dashed ring, each with its words."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from chaircompare.comparison.needs_met import NeedMark
from chaircompare.ui.needs.need_sign import paint_sign
from chaircompare.ui.painting import draw_wrapped
from chaircompare.ui.theme import SMALL, Theme

_SIGN, _GAP, _ABOVE = 12, 6, 3


def _room(theme: Theme, width: int) -> int:
    return width - theme.px(_SIGN + _GAP)


def marks_height(theme: Theme, marks: Sequence[NeedMark], width: int) -> int:
    """How high the marks stand at this width, with the gaps above them."""
    metrics = theme.metrics(SMALL)
    return sum(
        metrics.wrapped_height(mark.words, _room(theme, width)) + theme.px(_ABOVE) for mark in marks
    )


def paint_marks(painter: QPainter, theme: Theme, marks: Sequence[NeedMark], box: QRect) -> None:
    """Paint the marks one under the other from the top of the box."""
    metrics = theme.metrics(SMALL)
    y = box.top()
    size = theme.px(_SIGN)
    for mark in marks:
        y += theme.px(_ABOVE)
        room = _room(theme, box.width())
        height = metrics.wrapped_height(mark.words, room)
        middle = y + (metrics.height() - size) / 2
        paint_sign(painter, theme, mark.verdict, QRectF(box.left(), middle, size, size))
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("text"))
        words = QRect(box.left() + theme.px(_SIGN + _GAP), y, room, height)
        draw_wrapped(painter, metrics, mark.words, words)
        y += height
