"""The part of the form that asks where the facts were read; one answer for the whole form."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chaircompare.catalogue.chair import Source, SourceKind
from chaircompare.catalogue.draft import SourceDraft
from chaircompare.catalogue.draft_checks import READ_ON, kinds_in_words
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.form.answer_buttons import AnswerButtons
from chaircompare.ui.upkeep.form.named_row import NamedLine, NamedRow
from chaircompare.ui.upkeep.form.section import Section
from chaircompare.ui.upkeep.known_sources import ONE_OF_MINE, KnownSources


class _KindRow(NamedRow):
    def __init__(self, theme: Theme) -> None:
        options = [(kind.value, words) for kind, words in kinds_in_words().items()]
        self.buttons = AnswerButtons("sourceKind", "Where I read it", options)
        super().__init__("sourceKind", "Where I read it", self.buttons, theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.buttons.set_spacing(theme.px(6))

    @override
    def stop(self) -> QWidget:
        return self.buttons.stop()


class SourcePart(Section):
    """Kind, name, address and day."""

    changed = Signal()

    def __init__(self, theme: Theme, *, editing: bool, known: Sequence[Source] = ()) -> None:
        """Make it; `editing` a chair, what is not touched keeps its source."""
        self._known = KnownSources("knownSourceBox", known, theme) if known else None
        if self._known:
            self._known.picked.connect(self._on_picked)
        self._kind = _KindRow(theme)
        if editing:
            self._kind.remark("For what you change now. What you leave as it is keeps its source.")
        self._name = NamedLine(
            "sourceNameField",
            "Name of the source",
            theme,
            hint="For example: brochure of the maker, 2026",
        )
        self._url = NamedLine(
            "sourceAddressField", "Its web address", theme, hint="https://…", most=1000
        )
        self._day = NamedLine(
            "sourceDateField",
            "Read on",
            theme,
            hint="For example: 22 November 2026 or 2026-11-22",
            most=40,
        )
        self.lines = {READ_ON: self._day}
        offer: tuple[NamedRow, ...] = ()
        if self._known:
            offer = (NamedRow("knownSource", ONE_OF_MINE, self._known, theme),)
        self.rows: tuple[NamedRow, ...] = (*offer, self._kind, self._name, self._url, self._day)
        super().__init__("source", "Where do the facts come from?", self.rows, theme)
        self._kind.buttons.chosen.connect(self.changed)
        for line in (self._name, self._url, self._day):
            line.changed.connect(self.changed)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        super().set_theme(theme)
        if self._known:
            self._known.set_theme(theme)
        for row in self.rows:
            row.set_theme(theme)

    def show_source(self, source: SourceDraft) -> None:
        """Put the source into the lines."""
        self._name.show_text(source.publisher)
        self._url.show_text(source.url)
        self._day.show_text(source.read_on)
        # Last, as it tells of a change.
        self._kind.buttons.choose(source.kind.value)

    def _on_picked(self, source: Source) -> None:
        self._name.show_text(source.publisher)
        self._url.show_text(source.url)
        self._kind.buttons.choose(source.kind.value)
        self.changed.emit()

    def source(self) -> SourceDraft:
        """What is written."""
        return SourceDraft(
            SourceKind(self._kind.buttons.value or SourceKind.YOUR_NOTE),
            self._name.text,
            self._url.text,
            self._day.text,
        )
