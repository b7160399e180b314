"""What the marks mean, in the corner beside the chairs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from chaircompare.ui.chips import HEIGHT, Chip, chip_width, paint_chip
from chaircompare.ui.text import label
from chaircompare.ui.theme import SMALL, Theme

_ENTRIES: tuple[tuple[tuple[tuple[Chip, str], ...], str], ...] = (
    (((Chip.RLS, "RLS"),), "often asked for with restless legs"),
    (((Chip.DIFFERS, "≠ Differs"), (Chip.SAME, "= Same")), ""),
    (((Chip.UNKNOWN, "Not stated"),), "is not “No”"),
)


class _Entry(QWidget):
    """Chips followed by their meaning."""

    def __init__(self, chips: tuple[tuple[Chip, str], ...], meaning: str, theme: Theme) -> None:
        super().__init__()
        self._chips = chips
        self._meaning = meaning
        self._theme = theme
        words = " ".join(text for _, text in chips)
        self.setAccessibleName(f"{words} {meaning}".strip())
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self.update()

    def height_for(self, width: int) -> int:
        """How high the entry is at this width."""
        return max(self._theme.px(HEIGHT), self._words_height(width)) + self._theme.px(4)

    def _chips_width(self) -> int:
        gap = self._theme.px(6)
        return sum(chip_width(self._theme, chip, text) + gap for chip, text in self._chips)

    def _words_height(self, width: int) -> int:
        metrics = self._theme.metrics(SMALL)
        room = max(width - self._chips_width(), 1)
        flags = int(Qt.TextFlag.TextWordWrap)
        return metrics.boundingRect(0, 0, room, 10_000, flags, self._meaning).height()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 0.0
        for chip, text in self._chips:
            x = paint_chip(painter, self._theme, chip, text, (x, 0))
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(self._theme.colour("muted"))
        one_line = self._words_height(self.width()) <= self._theme.px(HEIGHT)
        align = Qt.AlignmentFlag.AlignVCenter if one_line else Qt.AlignmentFlag.AlignTop
        box = self.rect().adjusted(int(x), 0, 0, 0)
        box.setHeight(self.height() - self._theme.px(4))
        painter.drawText(box, int(align) | int(Qt.TextFlag.TextWordWrap), self._meaning)
        painter.end()


class Legend(QFrame):
    """Marks and their meaning; only a word when the heads are folded."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("legend")
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._title = label("Marks", "small-strong")
        self._column.addWidget(self._title)
        self._entries = [_Entry(chips, meaning, theme) for chips, meaning in _ENTRIES]
        for entry in self._entries:
            self._column.addWidget(entry)
        self._column.addStretch(1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self._column.setContentsMargins(theme.px(16), theme.px(8), theme.px(4), theme.px(4))
        self._column.setSpacing(theme.px(4))
        for entry in self._entries:
            entry.set_theme(theme)

    def wanted_height(self, width: int) -> int:
        """How high the legend is at this width; sets the heights of its entries."""
        room = width - self._theme.px(20)
        heights = [entry.height_for(room) for entry in self._entries]
        for entry, height in zip(self._entries, heights, strict=True):
            entry.setFixedHeight(height)
        title = self._theme.metrics(SMALL).height()
        return sum(heights) + title + self._theme.px(12 + 4 * len(heights) + 4)

    def fold(self, *, folded: bool) -> None:
        """Keep only the word over the feature names."""
        self._title.setText("Feature" if folded else "Marks")
        for entry in self._entries:
            entry.setVisible(not folded)
