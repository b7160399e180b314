"""The list “Oldest prices first”: which prices were seen the longest ago."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.prices import PriceAge
from chaircompare.comparison.phrases import date_in_words
from chaircompare.ui.theme import Theme
from chaircompare.ui.upkeep.page import Page, PageWords

_INTRO = "Prices change often. These were seen the longest ago; look them up again before you buy."
_NONE = "No chair states a price."


class PricesPage(Page):
    """A line a chair; the chair can be edited from here."""

    edit_wanted = Signal(str)

    def __init__(
        self, ages: list[PriceAge], features: FeatureRegistry, theme: Theme, window: QWidget
    ) -> None:
        words = PageWords("Oldest prices first", _INTRO if ages else _NONE)
        super().__init__("prices", words, theme, window)
        self._ages = ages
        edit = self.add_button("editPriceButton", "Edit this chair…", self._on_edit, main=True)
        edit.setEnabled(bool(ages))
        self.show_list(shown=bool(ages))
        self.list.setSelectionMode(self.list.SelectionMode.SingleSelection)
        self.list.itemDoubleClicked.connect(self._on_edit)
        self.fill(
            f"{date_in_words(age.seen_on)} · {age.name}\n{features[age.feature].label}: {age.words}"
            for age in ages
        )

    def _on_edit(self) -> None:
        rows = self.chosen_rows()
        if rows:
            self.accept()
            self.edit_wanted.emit(self._ages[rows[0]].chair_id)
