"""Where the facts of the file come from, which the program shows beside each of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit

from chaircompare.catalogue.chair import Source, SourceKind
from chaircompare.catalogue.dates import day_in_words, read_date, why_no_day
from chaircompare.exchange.importing.importing import Understood, Wishes
from chaircompare.exchange.importing.layouts import Layout
from chaircompare.exchange.importing.sources import USUAL_KIND
from chaircompare.exchange.importing.vocabulary import BRAND, READ_ON
from chaircompare.ui.choice_box import ChoiceBox
from chaircompare.ui.text import label
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.importing.fields import captioned
from chaircompare.ui.upkeep.importing.steps import Step
from chaircompare.ui.upkeep.known_sources import KnownSources

_WORDS = {
    SourceKind.YOUR_NOTE: "You yourself: your note",
    SourceKind.TOLD_BY_SELLER: "A seller, who told you",
    SourceKind.MAKER: "The maker",
    SourceKind.DEALER: "A dealer",
    SourceKind.DEALER_REVIEW: "A dealer's review",
    SourceKind.PRESS: "The press or a test",
    SourceKind.SECOND_HAND: "Somebody who copied it, or not known",
}
_LONGEST = 300


class SourceStep(Step):
    """Who speaks in the file, where, and when it was read."""

    title = "Where do these facts come from?"

    def __init__(self, theme: Theme, today: date, known: Sequence[Source]) -> None:
        super().__init__("importSourceStep", theme)
        self._today = today
        form = self.column
        form.setContentsMargins(0, 0, theme.px(16), 0)
        self.kind = self._box("importKindBox", "Who says it")
        for kind, words in _WORDS.items():
            self.kind.addItem(words, kind.value)
        self.publisher = self._line("importPublisherField", "Name of the source")
        self.address = self._line("importAddressField", "Address of the page, if there is one")
        self.read_on = self._line("importReadOnField", "Day on which it was read")
        self.brand = self._line("importBrandField", "Brand of chairs that name none")
        if known:
            mine = KnownSources("importKnownSourceBox", known, theme)
            mine.picked.connect(self._on_picked)
            form.addWidget(captioned(mine, theme))
        form.addWidget(
            captioned(
                self.kind,
                theme,
                "It is shown beside each value, and decides only which source stands first. "
                "Your own note settles what other sources dispute.",
            )
        )
        form.addWidget(captioned(self.publisher, theme))
        form.addWidget(captioned(self.address, theme))
        self.days = label(role="small", wrap=True)
        self.days.setObjectName("importDaysTold")
        usual = "Such as 22 November 2026 or 2026-11-22"
        form.addWidget(captioned(self.read_on, theme, usual, self.days))
        self._brand_field = captioned(self.brand, theme)
        form.addWidget(self._brand_field)
        self.told = label(role="strong", wrap=True)
        self.told.setObjectName("importSourceTold")
        form.addWidget(self.told)
        form.addStretch(1)

    def _box(self, name: str, caption: str) -> ChoiceBox:
        box = ChoiceBox(self.theme)
        box.setObjectName(name)
        box.setAccessibleName(caption)
        return box

    def _line(self, name: str, caption: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(caption)
        field.setMaxLength(_LONGEST)
        field.textChanged.connect(self._on_text)
        return field

    def show_file(self, understood: Understood) -> None:
        """Fill in what is known of such a file."""
        known = understood.remembered
        self.kind.setCurrentIndex(max(0, self.kind.findData(known.kind or USUAL_KIND.value)))
        self.publisher.setText(known.publisher or understood.path.name)
        self.address.setText(known.url)
        self.read_on.setText(day_in_words(self._today))
        self.brand.setText(known.brand)
        self.show_layout(understood.layout)

    def show_layout(self, layout: Layout) -> None:
        """Ask only for what no column tells."""
        self._brand_field.setVisible(not layout.holds(BRAND))
        day = next((column.heading for column in layout.columns if column.target == READ_ON), "")
        self.days.setText(f"Counts where “{day}” gives none." if day else "")
        self.days.setVisible(bool(day))

    def _on_picked(self, source: Source) -> None:
        self.kind.setCurrentIndex(self.kind.findData(source.kind.value))
        self.publisher.setText(source.publisher)
        self.address.setText(source.url)

    def _on_text(self) -> None:
        text = self.read_on.text().strip()
        self.told.setText(why_no_day(text, self._today) if text else "")
        self.changed.emit()

    @property
    def is_right(self) -> bool:
        """Whether one can go on."""
        return not self.told.text()

    def wishes(self, before: Wishes) -> Wishes:
        """The wishes with what is said here."""
        return replace(
            before,
            kind=SourceKind(self.kind.currentData()),
            publisher=self.publisher.text().strip(),
            url=self.address.text().strip(),
            read_on=read_date(self.read_on.text(), self._today) or self._today,
            brand=self.brand.text().strip(),
        )
