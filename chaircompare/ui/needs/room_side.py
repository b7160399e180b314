"""Body and room beside the comparison: notes on its rows, and the dialog that asks and tells."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from chaircompare.catalogue.chair import Chair
from chaircompare.relevance.room import check_chair, row_words
from chaircompare.ui.comparison.panel import ComparisonPanel
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.needs.my_room import MyRoom
from chaircompare.ui.theming import Theming


class RoomSide(QObject):
    """Keeps the rows of fit and room in step with what the person wrote."""

    def __init__(
        self, keeper: SettingsKeeper, theming: Theming, panel: ComparisonPanel, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theming = theming
        self._panel = panel
        self._window = window
        self.mine = MyRoom(keeper, self)
        panel.model.own_notes = self._notes
        panel.bars.room_wanted.connect(self.show)
        self.mine.changed.connect(self._on_changed)

    def _notes(self, chair: Chair) -> Mapping[str, str]:
        if not self.mine.told:
            return {}
        return row_words(check_chair(chair, self.mine.told, self.mine.system))

    def _on_changed(self) -> None:
        self._panel.view.forget_heights()
        self._panel.model.rebuild()

    def show(self) -> None:
        """Ask for body and room, and tell how the compared chairs fit."""
        from chaircompare.ui.needs.room import RoomDialog

        shown = self._panel.model.comparison
        chairs = shown.chairs if shown else ()
        RoomDialog(self.mine, chairs, self._theming.theme, self._window).open()
