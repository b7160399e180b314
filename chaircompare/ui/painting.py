"""Measuring text that is broken into lines."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(
    Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
)
_ENDLESS = 10_000


def wrapped_height(metrics: QFontMetrics, text: str, width: int) -> int:
    """How high the text is when it is broken into lines of this width, within words if need be."""
    if metrics.horizontalAdvance(text) <= width and "\n" not in text:
        return metrics.height()
    return metrics.boundingRect(QRect(0, 0, max(width, 1), _ENDLESS), WRAP, text).height()
