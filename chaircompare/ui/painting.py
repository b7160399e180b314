"""Measuring and drawing text that is broken into lines."""

import re
from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

_PLACE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_BETWEEN_WORDS = _PLACE | int(Qt.TextFlag.TextWordWrap)
_ANYWHERE = _PLACE | int(Qt.TextFlag.TextWrapAnywhere)
_ENDLESS = 10_000
BREAK = "\u200b"  # no width; a line may end here
# The width of a text is rounded, and Qt breaks a line that has not a little more room than that.
_SPARE = 3
_MOST_KEPT = 5_000
_NO_BREAK = "\u00a0"
# A figure stays with its unit, and what bounds it with the figure; in files the blanks are plain.
_UNIT = re.compile(r"(?<=\d) (?=(?!and\b|or\b|to\b|of\b)[^\W\d_]{1,3}\b|[°%])")
_BOUND = re.compile(r"\b(at) (least|most) (?=[$€£]?\d)|\b(up) (to) (?=\d)|\b(about|from) (?=\d)")


_Kept = TypeVar("_Kept")


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(" ", _NO_BREAK)


class TextMetrics(QFontMetrics):
    """Metrics of one font that remember how a text was broken: a table asks again and again."""

    def __init__(self, font: QFont) -> None:
        super().__init__(font)
        self._broken: dict[tuple[str, int], tuple[str, int]] = {}
        self._heights: dict[tuple[str, int], int] = {}

    def broken(self, text: str, width: int) -> tuple[str, int]:
        """The text with what stays together where lines are so wide, and the flags to break it.

        A word that is wider than the room, as an address may be, has to be broken itself.
        """
        key = (text, width)
        if key not in self._broken:
            with_units = _UNIT.sub(_NO_BREAK, text)
            together = (_BOUND.sub(_joined, with_units), with_units)
            ways = [way for way in together if self._has_room(way, width - _SPARE)]
            ways += [text] if self._has_room(text, width) else []
            found = (ways[0], _BETWEEN_WORDS) if ways else (text, _ANYWHERE)
            self._keep(self._broken, key, found)
        return self._broken[key]

    def _has_room(self, text: str, width: int) -> bool:
        # Python takes a blank that holds together for one that parts.
        words = re.split(f"[ \\n{BREAK}]+", text)
        return all(self.horizontalAdvance(word) <= width for word in words)

    def wrapped_height(self, text: str, width: int) -> int:
        """How high the text is when it is broken into lines of this width."""
        key = (text, width)
        if key not in self._heights:
            self._keep(self._heights, key, self._measured(text, width))
        return self._heights[key]

    def _measured(self, text: str, width: int) -> int:
        if "\n" not in text and self.horizontalAdvance(text) + _SPARE <= width:
            return self.height()
        box = QRect(0, 0, max(width, 1), _ENDLESS)
        words, flags = self.broken(text, width)
        return self.boundingRect(box, flags, words).height()

    @staticmethod
    def _keep(kept: dict[tuple[str, int], _Kept], key: tuple[str, int], found: _Kept) -> None:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[key] = found


def in_lines(metrics: QFontMetrics, text: str, width: int, most: int) -> list[str]:
    """The text broken between words into at most so many lines; what is over ends with "…"."""
    lines: list[str] = []
    rest = text
    while rest:
        first, over = rest, ""
        while metrics.horizontalAdvance(first) + _SPARE > width and " " in first:
            first, _, word = first.rpartition(" ")
            over = f"{word} {over}".rstrip()
        if len(lines) == most - 1:
            first, over = rest, ""
        lines.append(metrics.elidedText(first, Qt.TextElideMode.ElideRight, width))
        rest = over
    return lines or [""]


def in_two_lines(metrics: QFontMetrics, text: str, width: int) -> list[str]:
    """The text in one line or two; what is over ends with "…"."""
    return in_lines(metrics, text, width, 2)


def draw_wrapped(painter: QPainter, metrics: TextMetrics, text: str, box: QRect) -> None:
    """Draw the text from the top of the box, broken as it was measured."""
    words, flags = metrics.broken(text, box.width())
    painter.drawText(box, flags, words)


def paint_focus_frame(painter: QPainter, colour: QColor, box: QRect) -> None:
    """The frame of the cell that has the keyboard, within the cell."""
    painter.setPen(QPen(colour, 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(2, 2, -3, -3))
