"""Chips: a word in an outlined pill. Shape, word and colour say the same."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from chaircompare.ui.theme import SMALL, Theme

HEIGHT = 24
_PADDING = 8
GAP = 6


@dataclass(frozen=True, slots=True)
class ChipLook:
    """Colour roles of text and fill, and the kind of outline."""

    text: str
    fill: str
    line: Qt.PenStyle = Qt.PenStyle.SolidLine
    strong: bool = True


class Chip(Enum):
    """The kinds of chips."""

    RLS = ChipLook("rls", "rls_tint")
    DIFFERS = ChipLook("differs", "differs_tint")
    SAME = ChipLook("muted", "surface", strong=False)
    UNKNOWN = ChipLook("unstated", "unstated_fill", Qt.PenStyle.DashLine, strong=False)
    NOT_CHECKED = ChipLook("unstated", "unstated_fill", Qt.PenStyle.DotLine, strong=False)


def chip_width(theme: Theme, chip: Chip, text: str) -> int:
    """How wide the chip is at this text size."""
    metrics = theme.metrics(SMALL, semibold=chip.value.strong)
    return metrics.horizontalAdvance(text) + 2 * theme.px(_PADDING) + 2


def paint_chip(
    painter: QPainter,
    theme: Theme,
    chip: Chip,
    text: str,
    corner: tuple[float, float],
    *,
    width: float = 0,
) -> float:
    """Paint a chip with its upper left corner there; returns the x behind it and a gap."""
    look = chip.value
    x, y = corner
    wide = width or chip_width(theme, chip, text)
    box = QRectF(x + 0.5, y + 0.5, wide - 1, theme.px(HEIGHT) - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(getattr(theme.colours, look.text)), 1, look.line)
    if look.line is Qt.PenStyle.DashLine:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(theme.colour(look.fill))
    radius = min(theme.px(12), box.height() / 2)
    painter.drawRoundedRect(box, radius, radius)
    painter.setPen(theme.colour(look.text))
    painter.setFont(theme.font(SMALL, semibold=look.strong))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()
    return x + wide + theme.px(GAP)
