"""What can be done with the needs of the person; built when the list stands on the screen."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chaircompare.catalogue.store import Catalogue
from chaircompare.catalogue.units import UnitSystem
from chaircompare.relevance.needs import Importance, Need, StartingSet, need_words
from chaircompare.ui.catalogue.panel import CataloguePanel
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.needs.filters_section import FiltersSection
from chaircompare.ui.needs.my_needs import MyNeeds
from chaircompare.ui.needs.needs_section import NeedsSection
from chaircompare.ui.needs.rail import Rail
from chaircompare.ui.theming import Theming


class NeedsSide(QObject):
    """Fills the rail and does what its buttons ask for."""

    said = Signal(str)

    def __init__(
        self,
        catalogue: Catalogue,
        keeper: SettingsKeeper,
        needs: MyNeeds,
        *,
        rail: Rail,
        panel: CataloguePanel,
        theming: Theming,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._catalogue = catalogue
        self._keeper = keeper
        self._needs = needs
        self._theming = theming
        self._window = window
        self._rail = rail
        self.section = NeedsSection(catalogue.features, theming.theme)
        rail.add_section(self.section)
        self.filters = FiltersSection(catalogue, theming.theme)
        rail.add_section(self.filters)
        theming.changed.connect(self.filters.set_theme)
        self._list = panel.model
        self.filters.changed.connect(self._filter)
        panel.model.counted.connect(self.filters.tell)
        panel.clear_filters_wanted.connect(self.filters.clear)
        self.section.add_wanted.connect(self.add_need)
        self.section.change_wanted.connect(self._on_change_wanted)
        self.section.importance_chosen.connect(needs.set_importance)
        self.section.removed.connect(self._on_removed)
        self.section.set_chosen.connect(self._on_set_chosen)
        needs.changed.connect(self.show_needs)
        theming.changed.connect(self.section.set_theme)
        self._changing: Need | None = None
        self.show_needs()
        rail.order_stops()

    @property
    def system(self) -> UnitSystem:
        """Which units stand first."""
        return UnitSystem(self._keeper.settings.units)

    def show_needs(self) -> None:
        """Show the needs as they are now, in the units of the person."""
        self.filters.offer_must_haves(
            offered=any(need.importance is Importance.MUST for need in self._needs.needs)
        )
        if self.section.show_needs(self._needs.needs, self.system):
            self._rail.order_stops()

    def _filter(self) -> None:
        filters = self.filters
        self._list.show_filters(filters.filters, hide_lacking=filters.hides_lacking)
        filters.tell(self._list.found, self._list.all)

    def add_need(self) -> None:
        """Ask for one more need."""
        self._changing = None
        self._ask(None)

    def _on_change_wanted(self, need: Need) -> None:
        self._changing = need
        self._ask(need)

    def _ask(self, need: Need | None) -> None:
        from chaircompare.ui.needs.need_dialog import NeedDialog

        dialog = NeedDialog(
            self._catalogue.features,
            self._catalogue.choices,
            need,
            theme=self._theming.theme,
            system=self.system,
            parent=self._window,
        )
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, need: Need) -> None:
        words = need_words(need, self._catalogue.features, self.system)
        if self._changing:
            self._needs.change(self._changing, need)
            self.said.emit(f"Changed the need: {words}.")
        else:
            taken = any(one.subject == need.subject for one in self._needs.needs)
            self._needs.put(
                [*(one for one in self._needs.needs if one.subject != need.subject), need]
            )
            self.said.emit(f"{'Changed' if taken else 'Added'} the need: {words}.")

    def _on_removed(self, need: Need) -> None:
        place = self.section.place_of(need)
        self._needs.remove(need)
        self.section.focus_after_removal(place)
        words = need_words(need, self._catalogue.features, self.system)
        self.said.emit(f"Removed the need: {words}.")

    def _on_set_chosen(self, chosen: StartingSet) -> None:
        before = len(self._needs.needs)
        self._needs.add(chosen.needs)
        if not before:
            self._rail.first.setFocus()  # the buttons of the sets are gone
        count = len(self._needs.needs) - before
        needs = "1 need" if count == 1 else f"{count} needs"
        self.said.emit(f"Added {needs} from the set “{chosen.label}”. Change them as you like.")

    def clear(self) -> None:
        """Forget all needs."""
        self._needs.put(())
        self.said.emit("Removed all needs.")
