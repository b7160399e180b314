"""What changes between the chairs, in a few lines that lead to their rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from chaircompare.comparison.needs_met import NeedSentence
from chaircompare.comparison.summary import MOST_LINES, SummaryLine
from chaircompare.ui.link import Link
from chaircompare.ui.text import label, tooltip
from chaircompare.ui.theme import Theme

_Sentence = TypeVar("_Sentence")

_TITLE, _TITLE_FOLDED = "What changes between these chairs", "What changes"
# Beside sentences about needs the card keeps this many lines, or no row would be in view.
_LINES_BESIDE_NEEDS = 3
# In a low window the card begins with so many sentences; the last tells what is not known.
_BRIEF = 3
_NEEDS_LEAD = "Your needs: "


@dataclass(frozen=True, slots=True)
class _Told:
    """Which sentences the card shows."""

    lines: tuple[SummaryLine, ...]
    needs: tuple[NeedSentence, ...]


def _told(
    lines: Sequence[SummaryLine], needs: Sequence[NeedSentence], *, brief: bool, whole: bool
) -> _Told:
    if whole:
        return _Told(tuple(lines), tuple(needs))
    if not brief:
        most = _LINES_BESIDE_NEEDS if needs else len(lines)
        return _Told(_ends(lines, most), tuple(needs))
    if not needs:
        return _Told(_ends(lines, _BRIEF), ())
    # The last sentence about needs names the missing fact that matters, if there is one.
    gap_told = bool(needs[-1].feature)
    kept = _ends(needs, 2) if gap_told else tuple(needs[:1])
    return _Told(_ends(lines, _BRIEF - len(kept)), kept)


def _ends(sentences: Sequence[_Sentence], most: int) -> tuple[_Sentence, ...]:
    """The first ones and the last one, `most` in all; of one the first."""
    if len(sentences) <= most:
        return tuple(sentences)
    return (*sentences[: most - 1], sentences[-1]) if most > 1 else tuple(sentences[:1])


def _led(words: str) -> str:
    """A sentence about needs where no title tells that it is about them."""
    if "your needs" in words:
        return words
    first = words[0].lower() if words.startswith(("Can’t", "Not", "The")) else words[0]
    return f"{_NEEDS_LEAD}{first}{words[1:]}"


class SummaryCard(QFrame):
    """Title, up to five sentences, and a button that folds them."""

    line_chosen = Signal(str)
    ask_wanted = Signal()
    fold_wanted = Signal()
    whole_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("summaryCard")
        self.setAccessibleName(_TITLE)
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._head = head = QHBoxLayout()
        self._title = label(_TITLE, "card-title", wrap=True)
        head.addWidget(self._title, 1)
        self._ask = QPushButton("Ask the seller…")
        self._ask.setObjectName("summaryAskButton")
        self._ask.setProperty("role", "small")
        self._ask.setToolTip("What to ask about the facts that nobody states")
        self._ask.clicked.connect(self.ask_wanted)
        head.addWidget(self._ask)
        self._whole = QPushButton()
        self._whole.setObjectName("wholeSummaryButton")
        self._whole.setProperty("role", "small")
        self._whole.clicked.connect(self.whole_wanted)
        head.insertWidget(1, self._whole)
        self._fold = QPushButton("Hide")
        self._fold.setObjectName("foldSummaryButton")
        self._fold.setProperty("role", "small")
        self._fold.clicked.connect(self.fold_wanted)
        head.addWidget(self._fold)
        self._column.addLayout(head)
        self._links = [Link("", theme, sign="•") for _ in range(MOST_LINES)]
        for number, link in enumerate(self._links):
            link.setObjectName(f"summaryLine{number + 1}Button")
            link.setToolTip(tooltip("Go to the row"))
            link.clicked.connect(self._on_link)
            self._column.addWidget(link)
        self._needs_title = label("Your needs", "strong")
        self._column.addWidget(self._needs_title)
        self._needs = QVBoxLayout()
        self._column.addLayout(self._needs)
        self._sentences: list[Link] = []
        self._is_open, self._brief, self._is_whole = True, False, False
        self._lines: tuple[SummaryLine, ...] = ()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._column.setContentsMargins(theme.px(12), theme.px(6), theme.px(8), theme.px(6))
        self._column.setSpacing(0)
        self._head.setSpacing(theme.px(6))
        self._theme = theme
        for link in (*self._links, *self._sentences):
            link.set_theme(theme)

    def show_lines(
        self, lines: tuple[SummaryLine, ...], *, is_open: bool, brief: bool, whole: bool
    ) -> None:
        """Show these sentences, or only the title; `brief` where they must leave room for rows."""
        self._fold.setText("Hide" if is_open else "Show")
        self._fold.setAccessibleName(
            f"{'Hide' if is_open else 'Show'} what changes between these chairs"
        )
        self._is_open, self._brief, self._is_whole = is_open, brief, whole
        self._lines = lines
        # Folded it is to take one line at every size of text.
        self._title.setText(_TITLE if is_open else _TITLE_FOLDED)

    def show_needs(self, sentences: Sequence[NeedSentence]) -> None:
        """Show with the differences how the chairs stand to the needs of the person."""
        whole = not self._brief or self._is_whole
        told = _told(self._lines, sentences, brief=self._brief, whole=self._is_whole)
        self._needs_title.setVisible(self._is_open and bool(sentences) and whole)
        self._offer_whole(len(self._lines) + len(sentences), len(told.lines) + len(told.needs))
        for number, link in enumerate(self._links):
            link.setVisible(self._is_open and number < len(told.lines))
            if number < len(told.lines):
                link.set_words(told.lines[number].text)
                link.setAccessibleName(f"{told.lines[number].text} Go to the row.")
                link.setProperty("feature", told.lines[number].feature)
        while len(self._sentences) < len(told.needs):
            link = Link("", self._theme, sign="•")
            link.setObjectName(f"needSentence{len(self._sentences) + 1}Button")
            link.clicked.connect(self._on_link)
            self._sentences.append(link)
            self._needs.addWidget(link)
        for number, link in enumerate(self._sentences):
            link.setVisible(self._is_open and number < len(told.needs))
            if number < len(told.needs):
                one = told.needs[number]
                words = one.words if whole or number else _led(one.words)
                link.set_words(words)
                link.setProperty("feature", one.feature)
                link.set_active(active=bool(one.feature))
                link.setAccessibleName(f"{words} Go to the row." if one.feature else words)
        # The row is measured at once, before Qt finds out by itself that the sentences are others.
        self._needs.invalidate()
        self._column.invalidate()
        self.updateGeometry()

    def _offer_whole(self, count: int, shown: int) -> None:
        offered = self._is_open and self._brief and (self._is_whole or shown < count)
        self._whole.setVisible(offered)
        if offered:
            self._whole.setText("Show fewer" if self._is_whole else f"Show all {count}")
            said = "Show fewer sentences" if self._is_whole else f"Show all {count} sentences"
            self._whole.setAccessibleName(said)
            self._whole.setToolTip(said)

    def take_focus(self) -> None:
        """Give the keyboard to the button that folds the card."""
        self._fold.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_link(self) -> None:
        link = self.sender()
        if isinstance(link, Link):
            self.line_chosen.emit(link.property("feature"))
