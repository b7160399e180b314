"""Cards that open under a row: why it is marked, and where a value comes from."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from chaircompare.catalogue.chair import NOTE_KINDS, Chair, Fact, FactState, Source, SourceKind
from chaircompare.catalogue.features import Feature
from chaircompare.comparison.comparison import Cell, CellState, Row
from chaircompare.comparison.phrases import as_recorded, date_in_words
from chaircompare.relevance.cautions import cautions
from chaircompare.relevance.criteria import (
    HEAVIEST,
    NOT_MEDICAL_ADVICE,
    RLS_SENTENCE,
    WEIGHT_MEANS,
    Criterion,
    relevance,
)
from chaircompare.relevance.evidence import evidence
from chaircompare.relevance.guide import Place, guide
from chaircompare.ui.comparison.caution_lines import CautionLines
from chaircompare.ui.comparison.note_editor import NoteEditor
from chaircompare.ui.link import AddressLink, Link
from chaircompare.ui.text import label
from chaircompare.ui.theme import TEXT, Theme

# What a lead word says begins where the values of the table do.
_LEAD_WIDTH = 219
_LEAD_WIDTH_BESIDE = 140
_LEADS_ABOVE_FROM = 1.5
_PAD, _GAP, _GAP_BESIDE = 16, 16, 40
# In letters of middling width: longer lines are hard to follow, shorter ones only fill the page.
_LONGEST_LINE, _SHORTEST_LINE, _SHORTEST_BESIDE = 95, 68, 46
UNREADABLE_HINT = (
    "This one entry of the catalogue file is damaged; the others are whole. "
    "Open what the source says and write it down as your note."
)
_SPOKEN_KINDS = {
    SourceKind.YOUR_NOTE: "Your note",
    SourceKind.TOLD_BY_SELLER: "Told by the seller",
    SourceKind.MAKER: "The maker’s page",
    SourceKind.DEALER: "A dealer’s page",
    SourceKind.DEALER_REVIEW: "A dealer’s review",
    SourceKind.PRESS: "The press",
    SourceKind.SECOND_HAND: "A list by somebody else",
}


class Card(QFrame):
    """A frame with a title, a close button, and lines that begin with a bold lead word."""

    closed = Signal()
    resized = Signal()
    guide_wanted = Signal(object)  # Place

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("rowCard")
        self.setAccessibleName(title)
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(_PAD), theme.px(10), theme.px(_PAD), theme.px(14))
        head = QHBoxLayout()
        head.addWidget(label(title, "card-title", wrap=True), 1)
        self.close_button = QPushButton("Close (Esc)")
        self.close_button.setObjectName("closeCardButton")
        self.close_button.setProperty("role", "small")
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        # Large text leaves no room beside the lead words: they stand over their text.
        self._leads_beside = theme.scale < _LEADS_ABOVE_FROM
        self._points, self._further = self._make_grid(), self._make_grid()
        self._filled = self._points
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.setSpacing(self._points.verticalSpacing())
        for grid, share in ((self._points, _SHORTEST_LINE), (self._further, _SHORTEST_BESIDE)):
            part = QVBoxLayout()
            part.addLayout(grid)
            part.addStretch(1)
            self._body.addLayout(part, share)
        column.addLayout(self._body)

    def _make_grid(self) -> QGridLayout:
        grid, beside = QGridLayout(), self._leads_beside
        grid.setColumnMinimumWidth(0, self._theme.px(_LEAD_WIDTH) if beside else 0)
        grid.setColumnStretch(1 if beside else 0, 1)
        grid.setHorizontalSpacing(self._theme.px(_GAP))
        grid.setVerticalSpacing(self._theme.px(8 if beside else 2))
        return grid

    def go_on_beside(self) -> None:
        """The lines that follow stand at the right where there is room, otherwise below."""
        self._filled = self._further

    def take_width(self, width: int) -> None:
        """Keep lines short enough to be followed, in two columns where they fit."""
        theme = self._theme
        letter = theme.metrics(TEXT).averageCharWidth()
        leads = theme.px(_LEAD_WIDTH + _GAP) if self._leads_beside else 0
        leads_beside = theme.px(_LEAD_WIDTH_BESIDE + _GAP) if self._leads_beside else 0
        gap, inner = theme.px(_GAP_BESIDE), width - 2 * theme.px(_PAD)
        both = leads + leads_beside + gap
        in_two = bool(self._further.count()) and (
            inner >= both + (_SHORTEST_LINE + _SHORTEST_BESIDE) * letter
        )
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if in_two else directions.TopToBottom)
        self._body.setSpacing(gap if in_two else self._points.verticalSpacing())
        if self._leads_beside:
            lead = _LEAD_WIDTH_BESIDE if in_two else _LEAD_WIDTH
            self._further.setColumnMinimumWidth(0, theme.px(lead))
        widest = leads + _LONGEST_LINE * letter
        if in_two:
            widest += gap + widest * _SHORTEST_BESIDE // _SHORTEST_LINE
        self._body.setContentsMargins(0, 0, max(0, inner - widest), 0)

    def add_line(self, lead: str, text: str) -> None:
        """A lead word and its text."""
        body = label(text, wrap=True, selectable=True)
        body.setAccessibleName(f"{lead}: {text}" if lead else text)
        self._add(lead, body)

    def add_widget(self, lead: str, body: QWidget) -> None:
        """A lead word and something to act on."""
        self._add(lead, body)

    def add_links(self, lead: str, links: Sequence[tuple[str, str]]) -> None:
        """A lead word and lines that open an address; without an address they are plain text."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        lines = [
            AddressLink(text, address, self._theme) if address else label(text, wrap=True)
            for text, address in links
        ]
        for line in lines:
            column.addWidget(line)
        # A link has air over its first line; the lead word stands at the height of that line.
        lowered = lines[0].air // 2 if isinstance(lines[0], Link) else 0
        self._add(lead, holder, lowered=lowered)

    def add_guide(self, place: Place) -> None:
        """A way to the page of the guide that tells more."""
        title = guide().pages[guide().number_of(place.page)].title
        link = Link(f"{title}…", self._theme, sign="▸", colour="primary")
        link.setObjectName("openGuideButton")
        link.setAccessibleName(f"Guide: {title}")
        self._place = place
        link.clicked.connect(self._on_guide)
        self.add_widget("More in the guide", link)

    def _on_guide(self) -> None:
        self.guide_wanted.emit(self._place)

    def _add(self, lead: str, body: QWidget, *, lowered: int = 0) -> None:
        grid, beside = self._filled, self._leads_beside
        at = grid.rowCount()
        if lead or beside:
            words = label(lead, "strong", wrap=True)
            words.setContentsMargins(0, lowered if beside else self._theme.px(6), 0, 0)
            grid.addWidget(words, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(body, at if beside else at + 1, 1 if beside else 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and isinstance(QApplication.focusWidget(), QAbstractButton):
            event.ignore()  # the window presses the button that has the keyboard
            return
        # No other key goes on to the table under the card, where it would mean something else.
        event.accept()


def about_card(row: Row, theme: Theme, ticked: AbstractSet[str] = frozenset()) -> Card:
    """What the feature is, why it is marked or not, and what is known.

    `ticked` are the conditions that the person ticked: their cautions come first.
    """
    label_text = row.feature.label
    criteria = relevance().criteria_of(row.feature.key)
    title = f"Why “{label_text}” is marked RLS" if row.mark else f"About “{label_text}”"
    card = Card(title, theme)
    card.add_line("What it is", row.feature.what_it_is)
    if not criteria:
        card.add_line("Not marked", "We do not list this feature as relevant to restless legs.")
        return card
    main, *others = criteria
    card.add_line("Why it is marked" if row.mark else "Why it is not marked", main.why)
    choices = main.choices_of(row.feature.key)
    if choices:
        card.add_line("What counts here", ", ".join(choices))
    card.add_line("What studies say", main.studies_say)
    card.add_line("How sure", main.how_sure)
    if row.mark:
        card.add_line("Worth a look", f"{row.mark.weight} of {HEAVIEST}. {WEIGHT_MEANS}")
    card.add_line("Not known", main.not_known)
    card.add_line("Take care", f"{main.caveat} {NOT_MEDICAL_ADVICE}")
    _add_cautions(card, row.feature.key, ticked, theme)
    for other in others:
        _add_other(card, other, row.feature.key)
    card.go_on_beside()
    card.add_links("Sources", _studies(criteria))
    card.add_guide(guide().place_for(main.key))
    if row.mark:
        card.add_line("The mark", RLS_SENTENCE)
    return card


def _add_cautions(card: Card, feature: str, ticked: AbstractSet[str], theme: Theme) -> None:
    every = cautions().concerns(feature)
    if not every:
        return
    mine = cautions().concerns(feature, ticked)
    lines = CautionLines(mine, every, theme)
    lines.resized.connect(card.resized)
    card.add_widget("For you" if mine else "", lines)


def _add_other(card: Card, other: Criterion, feature: str) -> None:
    choices = other.choices_of(feature)
    counts = f" Counts here: {', '.join(choices)}." if choices else ""
    card.add_line(f"Also: {other.label}", f"{other.why} {other.studies_say} {other.caveat}{counts}")


def _studies(criteria: Sequence[Criterion]) -> list[tuple[str, str]]:
    known = evidence().studies
    keys = dict.fromkeys(key for criterion in criteria for key in criterion.studies)
    links = []
    for key in keys:
        study = known[key]
        people = f", {study.people:,} people" if study.people else ""
        read = f"; {study.read_in_words}"
        links.append((f"{study.short} ({study.design_in_words}{people}{read})", study.link or ""))
    return links or [("None.", "")]


class SourceCard(Card):
    """Who states a value, and the person's own note on it."""

    note_kept = Signal(str, str, str, str)  # chair, feature, stated, unit
    note_removed = Signal(str, str)  # chair, feature
    note_refused = Signal(QWidget)  # where it stands and why it was not understood

    def __init__(self, chair: Chair, row: Row, cell: Cell, theme: Theme) -> None:
        super().__init__(f"{chair.name}: {row.feature.label}", theme)
        self._chair = chair.id
        self._feature = row.feature
        self._note = next((fact for fact in cell.answer.facts if fact.is_note), None)

    def add_note_editor(self) -> None:
        """Put the person's own note beside or under what the sources say."""
        self.go_on_beside()
        editor = NoteEditor(self._feature, self._note)
        editor.kept.connect(self._on_kept)
        editor.removed.connect(self._on_removed)
        editor.resized.connect(self.resized)
        editor.refused.connect(self.note_refused)
        self.add_widget("Your note", editor)

    def _on_kept(self, stated: str, unit: str) -> None:
        self.note_kept.emit(self._chair, self._feature.key, stated, unit)

    def _on_removed(self) -> None:
        self.note_removed.emit(self._chair, self._feature.key)


def source_card(chair: Chair, row: Row, cell: Cell, theme: Theme, *, may_note: bool) -> SourceCard:
    """Who states the value, how it was written, where and when it was read."""
    card = SourceCard(chair, row, cell, theme)
    if cell.answer.facts:
        card.add_line("Shown as", cell.words)
    if cell.state is CellState.UNREADABLE:
        card.add_line("What to do", UNREADABLE_HINT)
    if cell.state is CellState.SOURCES_DIFFER and len({f.source for f in cell.answer.facts}) == 1:
        card.add_line("Who differs", "One and the same source states it in more than one way.")
    for fact in cell.answer.facts:
        _add_fact(card, fact, row.feature, cell.words)
    if not cell.answer.facts:
        _add_gap(card, chair, cell)
    elif all(fact.is_note for fact in cell.answer.facts):
        _add_looked_in(card, "Not stated by", chair)
    if may_note:
        card.add_note_editor()
    return card


def _as_written(fact: Fact, feature: Feature) -> str:
    if fact.state is FactState.UNREADABLE:
        return f"An entry that is damaged: “{f'{fact.stated} {fact.unit}'.strip()}”"
    if fact.state is FactState.DOES_NOT_APPLY:
        return "Does not apply"
    recorded = as_recorded(fact, feature)
    # Yes and no, choices and names are kept in the catalogue's words, which nobody else wrote.
    is_quoted = feature.is_number and fact.state is FactState.STATED
    return f"“{recorded}”" if is_quoted else recorded


def _add_fact(card: Card, fact: Fact, feature: Feature, shown: str) -> None:
    kind = _SPOKEN_KINDS[fact.source.kind]
    who = kind if fact.is_note else f"{kind}: {fact.source.publisher}"
    written = _as_written(fact, feature)
    if written.strip("“”").casefold() != shown.casefold():
        card.add_line("As written" if "“" in written else "As recorded", written)
    doubt = "" if fact.source.trusted else " You marked this source as not trusted."
    links = [(f"{who}. {_when(fact)}{doubt}", "")]
    if fact.source.url:
        links.append((_short_address(fact.source.url), fact.source.url))
    card.add_links("Stated by", links)


def _when(fact: Fact) -> str:
    if fact.source.kind is SourceKind.TOLD_BY_SELLER:
        return f"On {_day(fact.source.read_on)}."
    if fact.is_note:
        return f"Written on {_day(fact.source.read_on)}."
    if fact.seen_on:
        return f"Seen on {date_in_words(fact.seen_on)}, read on {_day(fact.source.read_on)}."
    return f"Read on {_day(fact.source.read_on)}."


def _day(day: date) -> str:
    return date_in_words(day)


def _short_address(address: str, longest: int = 90) -> str:
    bare = address.removeprefix("https://").removeprefix("http://")
    return bare if len(bare) <= longest else f"{bare[:60]}…{bare[-28:]}"


def _add_gap(card: Card, chair: Chair, cell: Cell) -> None:
    if cell.state is CellState.NOT_CHECKED:
        card.add_line("Not checked yet", "Nobody has looked for this fact so far.")
        return
    card.add_line(
        "Not stated",
        "None of the sources read for this chair says anything about it. "
        "This does not mean “No”. Ask the seller.",
    )
    _add_looked_in(card, "Looked in", chair)


def _add_looked_in(card: Card, lead: str, chair: Chair) -> None:
    read = [_looked_in(one) for one in chair.sources if one.kind not in NOTE_KINDS]
    if read:
        card.add_links(lead, read)


def _looked_in(source: Source) -> tuple[str, str]:
    kind = _SPOKEN_KINDS[source.kind]
    return f"{kind}: {source.publisher}, read on {_day(source.read_on)}", source.url
