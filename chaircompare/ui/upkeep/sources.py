"""The page of sources: who states what, whom the person trusts, and sources of her own."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from chaircompare.catalogue.chair import NOTE_KINDS, Chair, Fact, FactState, Source, SourceKind
from chaircompare.catalogue.draft_checks import kinds_in_words
from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison.phrases import as_recorded, date_in_words
from chaircompare.errors import ChairCompareError
from chaircompare.ui.choice_box import ChoiceBox
from chaircompare.ui.dialogs.boxes import tell
from chaircompare.ui.dialogs.laying_out import button_row, dialog_column, resize_within
from chaircompare.ui.link import AddressLink
from chaircompare.ui.text import label, short_address
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.bin import counted
from chaircompare.ui.upkeep.page import Page, PageWords
from chaircompare.ui.upkeep.part import Part

if TYPE_CHECKING:
    from chaircompare.catalogue.source_list import ListedSource

_INTRO = (
    "Every page and sheet that states something. You can mark one that you do not trust. Where it "
    "is the only source, its value stays in view with a mark: it then does not count as a "
    "difference, meets no need and is not counted as stated."
)
_LONGEST = 2_000
_LARGE = 1.5
_WIDE_ADDRESS, _NARROW_ADDRESS = 66, 54  # in characters: as many as stand in one line
_NAMELESS = "No name"


class TrustCommand(QUndoCommand):
    """Marks a source as trusted or not."""

    def __init__(self, catalogue: Catalogue, source: Source, *, trusted: bool) -> None:
        words = "trust" if trusted else "do not trust"
        super().__init__(f"{words} {source.publisher or source.url}")
        self._catalogue, self._source, self._trusted = catalogue, source.id, trusted

    @override
    def redo(self) -> None:
        self._catalogue.trust(self._source, trusted=self._trusted)

    @override
    def undo(self) -> None:
        self._catalogue.trust(self._source, trusted=not self._trusted)


class AddSourceCommand(QUndoCommand):
    """Adds a source of the person's own."""

    def __init__(self, catalogue: Catalogue, source: Source) -> None:
        super().__init__(f"add the source {source.publisher}")
        self._catalogue, self._source = catalogue, source

    @override
    def redo(self) -> None:
        self._catalogue.add_source(self._source)

    @override
    def undo(self) -> None:
        self._catalogue.remove_source(self._source.id)


class Sources(Part):
    """Opens the page and makes its changes."""

    def show(self) -> None:
        """List the sources."""
        page = SourcesPage(self, self._theming.theme, self._window)
        page.renew()
        page.open()

    def listed(self) -> "list[ListedSource]":
        """Every source, by publisher."""
        try:
            return list(self._catalogue.sources())
        except ChairCompareError as error:
            tell(self._window, error)
            return []

    def trust(self, source: Source, *, trusted: bool) -> None:
        """Mark a source."""
        self._changes.make(TrustCommand(self._catalogue, source, trusted=trusted))

    def add(self, source: Source) -> None:
        """Add a source."""
        self._changes.make(AddSourceCommand(self._catalogue, source))

    def show_facts(self, source: Source, parent: QWidget) -> None:
        """List what a source states."""
        try:
            found = self._catalogue.facts_of(source.id)
        except ChairCompareError as error:
            tell(parent, error)
            return
        lines: list[str] = []
        heads: list[int] = []
        for chair, facts in found:
            heads.append(len(lines))
            lines += [_chair_line(chair), *(self._fact_line(fact) for fact in facts)]
        words = PageWords(f"Facts from {source.publisher or _NAMELESS}", _said_of(source))
        theme = self._theming.theme
        page = Page("sourceFacts", words, theme, parent)
        page.body.insertWidget(0, label(source.publisher or _NAMELESS, "strong", wrap=True))
        if source.url:
            page.body.insertWidget(2, AddressLink(short_address(source.url), source.url, theme))
        page.fill(lines, heads=heads)
        page.list.setFocus(Qt.FocusReason.OtherFocusReason)
        page.open()

    def _fact_line(self, fact: Fact) -> str:
        feature = self._catalogue.features[fact.feature]
        if fact.state in {FactState.STATED, FactState.IN_WORDS}:
            return f"{feature.label}: {as_recorded(fact, feature)}"
        return f"{feature.label}: {fact.state.value}"


def _chair_line(chair: Chair) -> str:
    return f"{chair.name} (in the bin)" if chair.binned_on else chair.name


def _said_of(source: Source) -> str:
    read = f"{kinds_in_words()[source.kind]}, read on {date_in_words(source.read_on)}"
    trust = "" if source.trusted else " You do not trust this source."
    return f"{read}.{'' if source.url else ' No address.'}{trust}"


class SourcesPage(Page):
    """The sources as a list."""

    def __init__(self, owner: Sources, theme: Theme, window: QWidget) -> None:
        super().__init__("sources", PageWords("Sources", _INTRO), theme, window)
        self._theme = theme
        self._owner = owner
        self._listed: list[ListedSource] = []
        self.add_button("addSourceButton", "Add a source…", self._on_add)
        self._trust = self.add_button("trustButton", "Do not trust", self._on_trust)
        self._facts = self.add_button(
            "sourceFactsButton", "All its facts…", self._on_facts, main=True
        )
        self.list.setSelectionMode(self.list.SelectionMode.SingleSelection)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemDoubleClicked.connect(self._on_facts)

    def renew(self) -> None:
        """Show the sources as they are now."""
        self._listed = self._owner.listed()
        longest = _WIDE_ADDRESS if self._theme.scale < _LARGE else _NARROW_ADDRESS
        self.fill(
            [_line(one, short_address(one.source.url, longest)) for one in self._listed],
            whole=[_line(one, one.source.url) for one in self._listed],
        )
        self._on_row()

    def _current(self) -> "ListedSource | None":
        row = self.list.currentRow()
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def _on_row(self) -> None:
        one = self._current()
        self._facts.setEnabled(bool(one and one.facts))
        self._trust.setEnabled(one is not None)
        self._trust.setText("Do not trust" if one is None or one.source.trusted else "Trust again")

    def _on_trust(self) -> None:
        one = self._current()
        if one:
            self._owner.trust(one.source, trusted=not one.source.trusted)
            self.renew()

    def _on_facts(self) -> None:
        one = self._current()
        if one and one.facts:
            self._owner.show_facts(one.source, self)

    def _on_add(self) -> None:
        dialog = SourceDialog(self._theme, self)
        dialog.given.connect(self._on_given)
        dialog.open()

    def _on_given(self, source: Source) -> None:
        self._owner.add(source)
        self.renew()
        for row, one in enumerate(self._listed):
            if one.source.id == source.id:
                self.list.setCurrentRow(row)


def _line(one: "ListedSource", address: str) -> str:
    source = one.source
    doubt = "Not trusted · " if not source.trusted else ""
    whose = " · yours" if one.own else ""
    states = f"{counted(one.facts, 'fact')} on {counted(one.chairs)}"
    where = f"{address}\n" if address else ""
    read = f"{kinds_in_words()[source.kind]} · read on {date_in_words(source.read_on)}"
    return f"{doubt}{source.publisher or _NAMELESS}\n{where}{read} · {states}{whose}"


class SourceDialog(QDialog):
    """Asks for a source: who, which kind, where."""

    given = Signal(object)  # Source

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("sourceDialog")
        self.setWindowTitle("Add a source")
        column = dialog_column(self)
        column.setSpacing(theme.px(4))
        words = (
            "A page, brochure or sheet from which you take facts. "
            "You can then choose it in forms and imports."
        )
        column.addWidget(label(words, wrap=True))
        self._publisher = QLineEdit()
        self._publisher.setObjectName("publisherField")
        self._publisher.setMaxLength(_LONGEST)
        self._publisher.setPlaceholderText("For example: Chair shop in Leeds")
        self._publisher.textChanged.connect(self._on_text)
        self._kind = ChoiceBox(theme)
        self._kind.setObjectName("sourceKindBox")
        self._kinds = [kind for kind in SourceKind if kind not in NOTE_KINDS]
        self._kind.addItems([kinds_in_words()[kind] for kind in self._kinds])
        self._address = QLineEdit()
        self._address.setObjectName("addressField")
        self._address.setMaxLength(_LONGEST)
        self._address.setPlaceholderText("https://… (may be left empty)")
        for name, part in (
            ("Who", self._publisher),
            ("Kind", self._kind),
            ("Address", self._address),
        ):
            part.setAccessibleName(name)
            column.addSpacing(theme.px(8))
            column.addWidget(label(name, "strong"))
            column.addWidget(part)
        column.addStretch(1)
        column.addSpacing(theme.px(14))
        self._save = QPushButton("Save")
        self._save.setObjectName("saveSourceButton")
        self._save.setProperty("role", "primary")
        self._save.setDefault(True)
        self._save.clicked.connect(self._on_save)
        cancel = QPushButton("Cancel")
        cancel.setObjectName("cancelSourceButton")
        cancel.clicked.connect(self.reject)
        column.addLayout(button_row(self, self._save, cancel))
        resize_within(self, (560, 340), theme)
        self.resize(self.width(), column.totalHeightForWidth(self.width()))
        self._on_text()

    def _on_text(self) -> None:
        self._save.setEnabled(bool(self._publisher.text().strip()))

    def _on_save(self) -> None:
        now = datetime.now(tz=UTC).astimezone()
        self.given.emit(
            Source(
                f"yours-{now:%Y-%m-%d-%H%M%S-%f}",
                self._kinds[self._kind.currentIndex()],
                self._publisher.text().strip(),
                self._address.text().strip(),
                now.date(),
            )
        )
        self.accept()
