"""Measuring and drawing text that is broken into lines."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

_PLACE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_BETWEEN_WORDS = _PLACE | int(Qt.TextFlag.TextWordWrap)
_ANYWHERE = _PLACE | int(Qt.TextFlag.TextWrapAnywhere)
_ENDLESS = 10_000
# The width of a text is rounded, and Qt breaks a line that has not a little more room than that.
_SPARE = 3


def _flags(metrics: QFontMetrics, text: str, width: int) -> int:
    # A word that is wider than the room, as an address may be, has to be broken itself.
    too_wide = any(metrics.horizontalAdvance(word) > width for word in text.split())
    return _ANYWHERE if too_wide else _BETWEEN_WORDS


def wrapped_height(metrics: QFontMetrics, text: str, width: int) -> int:
    """How high the text is when it is broken into lines of this width."""
    if metrics.horizontalAdvance(text) + _SPARE <= width and "\n" not in text:
        return metrics.height()
    box = QRect(0, 0, max(width, 1), _ENDLESS)
    return metrics.boundingRect(box, _flags(metrics, text, width), text).height()


def draw_wrapped(painter: QPainter, metrics: QFontMetrics, text: str, box: QRect) -> None:
    """Draw the text from the top of the box, broken as wrapped_height() measured it."""
    painter.drawText(box, _flags(metrics, text, box.width()), text)
