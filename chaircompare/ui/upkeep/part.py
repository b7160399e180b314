"""What every part that looks after the catalogue holds on to."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from chaircompare.catalogue.store import Catalogue
from chaircompare.ui.changes import Changes
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.theming import Theming


class Part(QObject):
    """Lives as long as the window over which its dialogs open."""

    def __init__(
        self, catalogue: Catalogue, changes: Changes, theming: Theming, window: QWidget
    ) -> None:
        super().__init__(window)
        self._catalogue = catalogue
        self._changes = changes
        self._theming = theming
        self._window = window


class RememberingPart(Part):
    """One that also keeps something in the settings."""

    def __init__(
        self,
        catalogue: Catalogue,
        changes: Changes,
        keeper: SettingsKeeper,
        theming: Theming,
        window: QWidget,
    ) -> None:
        super().__init__(catalogue, changes, theming, window)
        self._keeper = keeper
