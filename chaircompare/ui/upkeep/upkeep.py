"""What a window does to look after its catalogue; each part is built when it is first opened."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from chaircompare.catalogue.store import Catalogue
from chaircompare.errors import ChairCompareError
from chaircompare.ui.actions import Menus
from chaircompare.ui.changes import Changes
from chaircompare.ui.theming import Theming
from chaircompare.ui.upkeep.part import Part

if TYPE_CHECKING:
    from collections.abc import Callable

    from chaircompare.ui.upkeep.backups import Backups
    from chaircompare.ui.upkeep.bin import Bin
    from chaircompare.ui.upkeep.news import News
    from chaircompare.ui.upkeep.sources import Sources


class Upkeep(Part):
    """Bin, backups, sources and updates of one catalogue."""

    edit_wanted = Signal(str)  # the id of a chair

    def __init__(
        self, catalogue: Catalogue, changes: Changes, theming: Theming, window: QWidget
    ) -> None:
        super().__init__(catalogue, changes, theming, window)
        self.current_chair: Callable[[], str] = str
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowActivate:
            self.look_around()
        return False

    def add_to_file(self, menus: Menus, menu: QMenu) -> None:
        """Put the entries for the whole catalogue into the File menu."""
        menus.add(menu, "backUpAction", "Back up…", self.back_up)
        menus.add(menu, "restoreAction", "Restore…", self.restore)

    def add_to_edit(self, menus: Menus, menu: QMenu) -> None:
        """Put the entries for single chairs into the Edit menu."""
        delete = "Put this chair in the bin… (Delete)"
        menus.add(menu, "deleteChairAction", delete, self.delete_current)
        menus.add(menu, "binAction", "Bin…", self.show_bin)
        menus.add(menu, "sourcesAction", "Sources…", self.show_sources)
        menus.add(menu, "meterAction", "Facts stated for this chair…", self.show_meter)
        menus.add(menu, "pricesAction", "Oldest prices first…", self.show_prices)

    def add_to_help(self, menus: Menus, menu: QMenu) -> None:
        """Put the entry for news into the Help menu."""
        menus.add(menu, "newsAction", "What changed in the facts…", self.show_news)

    @cached_property
    def bin(self) -> "Bin":
        """What is deleted."""
        from chaircompare.ui.upkeep.bin import Bin

        return Bin(self._catalogue, self._changes, self._theming, self._window)

    @cached_property
    def backups(self) -> "Backups":
        """Copies of the whole."""
        from chaircompare.ui.upkeep.backups import Backups

        backups = Backups(self._catalogue, self._changes, self._theming, self._window)
        backups.said.connect(self._changes.done)
        return backups

    @cached_property
    def sources(self) -> "Sources":
        """Who states what."""
        from chaircompare.ui.upkeep.sources import Sources

        return Sources(self._catalogue, self._changes, self._theming, self._window)

    def show_sources(self) -> None:
        """List the sources."""
        self.sources.show()

    @cached_property
    def news(self) -> "News":
        """What updates changed."""
        from chaircompare.ui.upkeep.news import News

        return News(self._catalogue, self._changes, self._theming, self._window)

    def show_news(self) -> None:
        """List what the last update of the shipped facts changed."""
        self.news.show()

    def show_meter(self) -> None:
        """Show how much of the chair where the keyboard is is stated."""
        from chaircompare.ui.upkeep.meter import MeterPage

        chair_id = self.current_chair()
        if not chair_id:
            return
        try:
            (chair,) = self._catalogue.load([chair_id])
        except ChairCompareError as error:
            self._changes.failed.emit(error)
            return
        MeterPage(chair, self._catalogue.features, self._theming.theme, self._window).open()

    def show_prices(self) -> None:
        """List the chairs whose prices were seen the longest ago first."""
        from chaircompare.ui.upkeep.prices import PricesPage

        try:
            ages = list(self._catalogue.oldest_prices())
        except ChairCompareError as error:
            self._changes.failed.emit(error)
            return
        page = PricesPage(ages, self._catalogue.features, self._theming.theme, self._window)
        page.edit_wanted.connect(self.edit_wanted)
        page.open()

    def back_up(self) -> None:
        """Write the whole catalogue to a file."""
        self.backups.ask_and_back_up()

    def restore(self) -> None:
        """Take everything from a backup."""
        self.backups.show()

    def delete_current(self) -> None:
        """Put the chair where the keyboard is into the bin, after a question."""
        chair = self.current_chair()
        if chair:
            self.delete_chair(chair)

    def delete_chair(self, chair_id: str) -> None:
        """Put this chair into the bin, after a question."""
        self.bin.delete([chair_id])

    def put_back_shipped(self) -> None:
        """Take the chairs that came with the program out of the bin."""
        shipped = [chair for chair in self.bin.chairs() if not chair.own]
        if shipped:
            self.bin.put_back(shipped)
        else:
            self._changes.done.emit("None of the chairs of the program lies in the bin.")

    def show_bin(self) -> None:
        """Open the bin."""
        self.bin.show()

    def look_around(self) -> None:
        """Show what another window changed, if it did."""
        try:
            changed = self._catalogue.changed_elsewhere()
        except ChairCompareError as error:
            self._changes.failed.emit(error)
            return
        if changed:
            self._changes.done.emit("Changed in another window. What you see is up to date.")
