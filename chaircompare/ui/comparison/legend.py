"""What the marks mean, in the corner beside the chairs."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from chaircompare.ui.chips import HEIGHT, Chip, chip_width, paint_chip
from chaircompare.ui.icons import Icon, qicon
from chaircompare.ui.text import label, tooltip
from chaircompare.ui.theme import SMALL, Theme

_ENTRIES: tuple[tuple[tuple[tuple[Chip, str], ...], str], ...] = (
    (((Chip.RLS, "RLS"),), "often asked for with restless legs"),
    (((Chip.DIFFERS, "≠ Differs"), (Chip.SAME, "= Same")), ""),
    (((Chip.UNKNOWN, "Not stated"),), "is not “No”"),
)
# How a zone is drawn: colour role, whether it is filled, its meaning.
_ZONES = (
    ("zone_massage", True, "massage"),
    ("zone_heat", False, "heat"),
    ("outline", False, "not stated"),
)
_TOP, _EDGE, _GAP = 8, 4, 4
_KEY_LINE, _KEY_SIGN = 20, 12
_KEY_TEXT = _KEY_SIGN + 6
_ZONES_SPOKEN = (
    ("filled", "massage stated"),
    ("ring", "heat stated"),
    ("outline", "not stated"),
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
        words = metrics.boundingRect(0, 0, room, 10_000, flags, self._meaning).height()
        return words + self._slack

    @property
    def _slack(self) -> int:
        """How far under the edge of the chip its words begin, to stand in one line with them."""
        return max(0, self._theme.px(HEIGHT) - self._theme.metrics(SMALL).height()) // 2

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 0.0
        for chip, text in self._chips:
            x = paint_chip(painter, self._theme, chip, text, (x, 0))
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(self._theme.colour("muted"))
        box = self.rect().adjusted(int(x), self._slack, 0, 0)
        painter.drawText(box, int(Qt.TextFlag.TextWordWrap), self._meaning)
        painter.end()


class _PictureKey(QWidget):
    """What the zones of a chair's picture mean, each in the way it is drawn there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        words = ", ".join(f"{sign}: {meaning}" for sign, meaning in _ZONES_SPOKEN)
        self.setAccessibleName(f"In the pictures. {words}")
        self.setToolTip(tooltip("In the pictures"))

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self.update()

    def height_for(self, width: int) -> int:
        """How high the key is at this width."""
        return self._theme.px(_KEY_LINE) * (1 + max(line for line, _ in self._places(width)))

    def _places(self, width: int) -> list[tuple[int, float]]:
        """In which line and where in it each entry begins."""
        theme, places = self._theme, []
        line, x = 0, 0.0
        for _, _, words in _ZONES:
            wide = theme.px(_KEY_TEXT) + theme.metrics(SMALL).horizontalAdvance(words) + 2
            if x and x + wide > width:
                line, x = line + 1, 0.0
            places.append((line, x))
            x += wide + theme.px(10)
        return places

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(SMALL))
        metrics = theme.metrics(SMALL)
        size, high = theme.px(_KEY_SIGN), theme.px(_KEY_LINE)
        places = self._places(self.width())
        for (role, filled, words), (line, x) in zip(_ZONES, places, strict=True):
            top = line * high
            colour = theme.colour(role)
            painter.setPen(QPen(colour, 1.2 if role == "outline" else 2.25))
            painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(x + 2, top + (high - size) / 2 + 1, size - 2, size - 2))
            painter.setPen(theme.colour("muted"))
            room = QRectF(x + theme.px(_KEY_TEXT), top, metrics.horizontalAdvance(words) + 2, high)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class Legend(QFrame):
    """Marks and their meaning; only a word or the way to the summary when the heads are folded."""

    summary_wanted = Signal()
    aside_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("legend")
        self._theme = theme
        self._is_folded, self._has_key = False, True
        self._is_close, self._offers_summary = False, False
        self._column = QVBoxLayout(self)
        self._column.addStretch(0)
        self._title = label("Marks", "small-strong")
        self._line = QHBoxLayout()
        self._line.addWidget(self._title)
        self._column.addLayout(self._line)
        self._entries: list[_Entry | _PictureKey] = [
            _Entry(chips, meaning, theme) for chips, meaning in _ENTRIES
        ]
        self._key = _PictureKey(theme)
        self._entries.append(self._key)
        for entry in self._entries:
            self._column.addWidget(entry)
        self.summary_button = QPushButton("What changes")
        self.summary_button.setObjectName("openSummaryButton")
        self.summary_button.setProperty("role", "small")
        self.summary_button.setAccessibleName("Show what changes between these chairs")
        self.summary_button.setToolTip("Show what changes between these chairs, in a few sentences")
        self.summary_button.clicked.connect(self.summary_wanted)
        self.summary_button.hide()
        self._line.addWidget(self.summary_button)
        self.aside_button = QPushButton()
        self.aside_button.setObjectName("chairAsideButton")
        self.aside_button.setProperty("role", "small")
        self.aside_button.clicked.connect(self.aside_wanted)
        self.aside_button.hide()
        self._line.addWidget(self.aside_button)
        self._line.addStretch(1)
        self._column.addStretch(1)
        self.set_theme(theme)

    def offer_summary(self, *, offered: bool) -> None:
        """Stand for the summary, where it takes no line of the table."""
        self._offers_summary = offered
        self.summary_button.setVisible(offered)
        self._place_title()

    def sit_close(self, *, close: bool) -> None:
        """Do without the title and most of the air, where height is dear."""
        if close != self._is_close:
            self._is_close = close
            self._place_title()

    def _place_title(self) -> None:
        theme, close = self._theme, self._is_close and not self._is_folded
        self._title.setVisible(not self._offers_summary and not close)
        # Buttons stand in the middle of the folded heads.
        alone = self._is_folded and self._offers_summary
        self._column.setStretch(0, 1 if alone else 0)
        top = _EDGE if alone or close else _TOP
        self._column.setContentsMargins(theme.px(16), theme.px(top), theme.px(4), theme.px(_EDGE))
        self._column.setSpacing(0 if close else theme.px(_GAP))

    def hide_aside(self) -> None:
        """No chair is out of view."""
        self.aside_button.hide()

    def offer_aside(self, ways: Sequence[str], name: str, arrow: Icon) -> None:
        """Lead to the chair of this name, which is scrolled out of view.

        `ways` are its words, the longest first; the last ones stand where there is little room.
        """
        size = self._theme.px(14)
        self.aside_button.setIcon(qicon(arrow, self._theme.colours.text, size))
        self.aside_button.setIconSize(QSize(size, size))
        ahead = arrow is Icon.RIGHT
        direction = Qt.LayoutDirection.RightToLeft if ahead else Qt.LayoutDirection.LeftToRight
        self.aside_button.setLayoutDirection(direction)
        self.aside_button.show()
        beside = self.summary_button if not self.summary_button.isHidden() else self._title
        margins = self._column.contentsMargins()
        room = self.width() - beside.sizeHint().width() - self._line.spacing()
        room -= margins.left() + margins.right()
        for way in ways:
            self.aside_button.setText(way)
            if self.aside_button.sizeHint().width() <= room:
                break
        self.aside_button.setAccessibleName(f"Show {name}, which is out of view")
        self.aside_button.setToolTip(tooltip(f"Show {name}"))

    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        self._line.setSpacing(theme.px(4))
        self._place_title()
        for entry in self._entries:
            entry.set_theme(theme)

    def wanted_height(self, width: int, *, close: bool | None = None) -> int:
        """How high the legend is at this width, as it sits or `close`.

        Sets the heights of its entries.
        """
        close = self._is_close if close is None else close
        room = width - self._theme.px(20)
        heights = []
        for entry in self._entries:
            if entry is self._key and not self._has_key:
                continue
            heights.append(entry.height_for(room))
            entry.setFixedHeight(heights[-1])
        px = self._theme.px
        if close:
            return sum(heights) + px(2 * _EDGE)
        title = self._theme.metrics(SMALL).height()
        return sum(heights) + title + px(_TOP + _EDGE + _GAP * len(heights) + 4)

    def fold(self, *, folded: bool) -> None:
        """Keep only the word over the feature names."""
        self._is_folded = folded
        self._title.setText("Feature" if folded else "Marks")
        for entry in self._entries:
            entry.setVisible(not folded and (entry is not self._key or self._has_key))
        self._place_title()

    def explain_pictures(self, *, shown: bool) -> None:
        """Tell what the zones mean only where there are pictures to be read."""
        if shown != self._has_key:
            self._has_key = shown
            self.fold(folded=self._is_folded)
