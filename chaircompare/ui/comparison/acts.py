"""What menus do with a comparison: its side is built when one of them is first used."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chaircompare.ui.choice import Choice

if TYPE_CHECKING:
    from chaircompare.ui.comparison.side import ComparisonSide


class ComparisonActs(QObject):
    """Entries that need chairs say what is missing where there are too few."""

    def __init__(
        self,
        choice: Choice,
        side: "Callable[[], ComparisonSide]",
        say_what_is_missing: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self._side = side
        self._say_what_is_missing = say_what_is_missing

    def _is_enough_or_told(self) -> bool:
        if not self._choice.is_enough:
            self._say_what_is_missing()
            return False
        self._side().load()
        return True

    def export(self) -> None:
        """Write the comparison to a file."""
        if self._is_enough_or_told():
            self._side().export()

    def export_as(self) -> None:
        """Ask for kind, layout and rows, then write the comparison to a file."""
        if self._is_enough_or_told():
            self._side().export_as()

    def save(self) -> None:
        """Keep the comparison under a name."""
        if self._is_enough_or_told():
            self._side().save()

    def copy(self) -> None:
        """Copy the rows of the view."""
        if self._is_enough_or_told():
            self._side().copy()

    def print_comparison(self) -> None:
        """Preview the comparison on paper."""
        if self._is_enough_or_told():
            self._side().print_comparison()

    def print_one_page(self) -> None:
        """Preview one page to take along."""
        if self._is_enough_or_told():
            self._side().print_one_page()

    def ask_the_seller(self) -> None:
        """Open the questions for the seller."""
        if self._is_enough_or_told():
            self._side().ask_the_seller()

    def show_take_care(self) -> None:
        """Open the checklist of who should not use a feature, or should ask first."""
        self._side().show_take_care()

    def show_room(self) -> None:
        """Ask for body and room, and tell how the chairs fit."""
        self._side().room.show()

    def show_guide(self) -> None:
        """Open the guide at its first page."""
        self._side().show_guide()

    def show_saved(self) -> None:
        """List the saved comparisons."""
        self._side().saving.show_saved()
