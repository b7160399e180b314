"""The page “What changed”: what an update of the shipped facts did, and the way back."""

from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chaircompare.catalogue.store import Catalogue
from chaircompare.catalogue.updates import ShippedUpdate
from chaircompare.comparison.phrases import date_in_words
from chaircompare.comparison.updated import news_of
from chaircompare.errors import ChairCompareError
from chaircompare.ui.changes import Changes
from chaircompare.ui.dialogs.boxes import tell
from chaircompare.ui.theming import Theming
from chaircompare.ui.upkeep.bin import counted
from chaircompare.ui.upkeep.page import Page, PageWords
from chaircompare.ui.upkeep.part import Part

_NEVER = (
    "The facts that come with the program have not changed since this catalogue was made. When a "
    "new version brings other ones, they are listed here."
)
_YOURS = "Your own chairs, facts, notes, photos and bin stayed as they were."


class UpdateCommand(QUndoCommand):
    """Goes back to the shipped facts before an update, or takes the newer ones after all."""

    def __init__(self, catalogue: Catalogue, *, back: bool) -> None:
        super().__init__("go back to the former facts" if back else "take the newer facts")
        self._catalogue = catalogue
        self._back = back

    @override
    def redo(self) -> None:
        self._go(back=self._back)

    @override
    def undo(self) -> None:
        self._go(back=not self._back)

    def _go(self, *, back: bool) -> None:
        if back:
            self._catalogue.take_back_update()
        else:
            self._catalogue.take_update()


class News(Part):
    """Opens the page and does what its button says."""

    def __init__(
        self, catalogue: Catalogue, changes: Changes, theming: Theming, window: QWidget
    ) -> None:
        super().__init__(catalogue, changes, theming, window)
        self._page: Page | None = None
        self._update: ShippedUpdate | None = None

    def show(self) -> None:
        """List what the last update changed."""
        try:
            self._update = update = self._catalogue.last_update()
        except ChairCompareError as error:
            tell(self._window, error)
            return
        said = PageWords("What changed", _intro(update))
        self._page = page = Page("news", said, self._theming.theme, self._window)
        page.show_list(shown=bool(update and update.chairs))
        if update and update.chairs:
            words = (
                "Take the newer facts" if update.is_taken_back else "Go back to the former facts"
            )
            page.add_button("takeBackButton", words, self._on_button)
            self._fill(page, update)
        page.open()

    def _fill(self, page: Page, update: ShippedUpdate) -> None:
        lines: list[str] = []
        heads: list[int] = []
        for chair in news_of(update, self._catalogue.features):
            heads.append(len(lines))
            lines += [chair.name, *chair.lines]
        page.fill(lines, heads=heads)

    def _on_button(self) -> None:
        if self._page:
            self._page.accept()
            self._page = None
        back = bool(self._update and not self._update.is_taken_back)
        self._changes.make(UpdateCommand(self._catalogue, back=back))


def _intro(update: ShippedUpdate | None) -> str:
    if update is None:
        return _NEVER
    before, after = (date_in_words(one.day) for one in (update.before, update.after))
    if update.is_taken_back:
        return (
            f"You went back to the facts of {before}. Newer ones of {after} came with the program "
            "and are listed here; they are not used until you take them."
        )
    count = counted(len(update.chairs))
    return f"The facts of {before} were replaced by those of {after}: {count} changed. {_YOURS}"
