"""The entries of menu and window that add and edit chairs; the form is loaded when it is wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from chaircompare.catalogue.store import Catalogue
from chaircompare.ui.actions import Menus
from chaircompare.ui.changes import Changes
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.theming import Theming
from chaircompare.ui.upkeep.part import RememberingPart

if TYPE_CHECKING:
    from collections.abc import Callable

    from chaircompare.ui.upkeep.form.forms import ChairForms

_NO_CHAIR = "Go to a chair in the list first. Then edit it with F2."


class ChairEntries(RememberingPart):
    """Add, edit and duplicate, each on the chair where the keyboard is."""

    saved = Signal(str)  # the id of the chair
    said = Signal(str)
    delete_wanted = Signal(str)  # the id of the chair

    def __init__(
        self,
        catalogue: Catalogue,
        changes: Changes,
        keeper: SettingsKeeper,
        theming: Theming,
        window: QWidget,
    ) -> None:
        super().__init__(catalogue, changes, keeper, theming, window)
        self._made: ChairForms | None = None
        self.current_chair: Callable[[], str] = str

    def add_to(self, menus: Menus, menu: QMenu) -> None:
        """Put the entries at the end of a menu."""
        details = "Everything about this chair…"
        menus.add(menu, "detailsAction", details, self.details, "Alt+Return", "Alt+Enter")
        menus.add(menu, "addChairAction", "Add a chair…", self.add, "Ctrl+N")
        menus.add(menu, "editChairAction", "Edit this chair…", self.edit, "F2")
        copy = "Add a chair like this one…"
        menus.add(menu, "duplicateChairAction", copy, self.duplicate, "Ctrl+D")

    def _forms(self) -> "ChairForms":
        if self._made is None:
            from chaircompare.ui.upkeep.form.forms import ChairForms

            self._made = ChairForms(self._catalogue, self._changes, self._keeper, self._theming)
            self._made.saved.connect(self.saved)
            self._made.delete_wanted.connect(self.delete_wanted)
        return self._made

    def add(self) -> None:
        """Open the form for a new chair."""
        self._forms().add(self._window)

    def edit(self) -> None:
        """Open the form on the chair where the keyboard is."""
        chair = self._current()
        if chair:
            self._forms().edit(chair, self._window)

    def duplicate(self) -> None:
        """Open the form for a new chair that is much like the one where the keyboard is."""
        chair = self._current()
        if chair:
            self._forms().duplicate(chair, self._window)

    def details(self) -> None:
        """Show everything about the chair where the keyboard is."""
        chair = self._current()
        if chair:
            self.show_details(chair)

    def show_details(self, chair_id: str) -> None:
        """Show everything about a certain chair."""
        self._forms().show_details(chair_id, self._window)

    def edit_chair(self, chair_id: str) -> None:
        """Open the form on a certain chair."""
        self._forms().edit(chair_id, self._window)

    def _current(self) -> str:
        chair = self.current_chair()
        if not chair:
            self.said.emit(_NO_CHAIR)
        return chair
