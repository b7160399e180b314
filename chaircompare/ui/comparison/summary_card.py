"""What changes between the chairs, in a few lines that lead to their rows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from chaircompare.comparison.needs_met import NeedSentence
from chaircompare.comparison.summary import MOST_LINES, SummaryLine
from chaircompare.ui.link import Link
from chaircompare.ui.text import label, tooltip
from chaircompare.ui.theme import Theme

_TITLE, _TITLE_FOLDED = "What changes between these chairs", "What changes"
# Beside sentences about needs the card keeps this many lines, or no row would be in view.
_LINES_BESIDE_NEEDS = 3


class SummaryCard(QFrame):
    """Title, up to five sentences, and a button that folds them."""

    line_chosen = Signal(str)
    ask_wanted = Signal()
    fold_wanted = Signal()

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
        self._is_open = True
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._column.setContentsMargins(theme.px(12), theme.px(6), theme.px(8), theme.px(6))
        self._column.setSpacing(0)
        self._head.setSpacing(theme.px(6))
        self._theme = theme
        for link in (*self._links, *self._sentences):
            link.set_theme(theme)

    def show_lines(self, lines: tuple[SummaryLine, ...], *, is_open: bool) -> None:
        """Show these sentences, or only the title."""
        self._fold.setText("Hide" if is_open else "Show")
        self._fold.setAccessibleName(
            f"{'Hide' if is_open else 'Show'} what changes between these chairs"
        )
        self._is_open = is_open
        # Folded it is to take one line at every size of text.
        self._title.setText(_TITLE if is_open else _TITLE_FOLDED)
        for number, link in enumerate(self._links):
            link.setVisible(is_open and number < len(lines))
            if number < len(lines):
                link.set_words(lines[number].text)
                link.setAccessibleName(f"{lines[number].text} Go to the row.")
                link.setProperty("feature", lines[number].feature)

    def show_needs(self, sentences: Sequence[NeedSentence]) -> None:
        """Show under the differences how the chairs stand to the needs of the person."""
        self._needs_title.setVisible(self._is_open and bool(sentences))
        if sentences:
            # The last line stays: it tells what is not known.
            shown = [link for link in self._links if not link.isHidden()]
            for link in shown[_LINES_BESIDE_NEEDS - 1 : -1]:
                link.hide()
        while len(self._sentences) < len(sentences):
            link = Link("", self._theme, sign="•")
            link.setObjectName(f"needSentence{len(self._sentences) + 1}Button")
            link.clicked.connect(self._on_link)
            self._sentences.append(link)
            self._needs.addWidget(link)
        for number, link in enumerate(self._sentences):
            link.setVisible(self._is_open and number < len(sentences))
            if number < len(sentences):
                one = sentences[number]
                link.set_words(one.words)
                link.setProperty("feature", one.feature)
                link.set_active(active=bool(one.feature))
                link.setAccessibleName(f"{one.words} Go to the row." if one.feature else one.words)

    def _on_link(self) -> None:
        link = self.sender()
        if isinstance(link, Link):
            self.line_chosen.emit(link.property("feature"))
