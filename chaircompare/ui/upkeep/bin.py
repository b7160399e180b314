"""The bin: chairs that were deleted, to be put back or to be let go of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison.phrases import date_in_words
from chaircompare.errors import ChairCompareError
from chaircompare.ui.changes import ChairsCommand, Changes
from chaircompare.ui.dialogs.boxes import Question, ask, tell
from chaircompare.ui.theme import Theme
from chaircompare.ui.theming import Theming
from chaircompare.ui.upkeep.page import Page, PageWords
from chaircompare.ui.upkeep.part import Part

_MANY = 10
_EMPTY = "The bin is empty. Chairs that you delete come here first."
_INTRO = (
    "Deleted chairs, with their facts and notes. Put them back at any time. Chairs that come with "
    "the program stay here: updates do not bring them back."
)


def counted(number: int, thing: str = "chair") -> str:
    """`1 chair`, `3 chairs`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def said_of(chairs: Sequence[Chair]) -> str:
    """`Brand Model` of one chair, else how many."""
    return chairs[0].name if len(chairs) == 1 else counted(len(chairs))


class Bin(Part):
    """Puts chairs into the bin and takes them out; each act can be undone."""

    def __init__(
        self, catalogue: Catalogue, changes: Changes, theming: Theming, window: QWidget
    ) -> None:
        super().__init__(catalogue, changes, theming, window)
        self._meant: list[Chair] = []
        self._page: BinPage | None = None

    def delete(self, ids: Sequence[str]) -> None:
        """Put these chairs into the bin, after a question with their number."""
        if not ids:
            return
        try:
            self._meant = self._catalogue.load(ids)
        except ChairCompareError as error:
            tell(self._window, error)
            return
        facts = sum(len(chair.facts) for chair in self._meant)
        notes = sum(_notes(chair) for chair in self._meant)
        about = sum(bool(chair.note) for chair in self._meant)
        with_notes = f" and {counted(notes + about, 'note')} of yours" if notes + about else ""
        question = Question(
            "deleteDialog",
            f"Put {said_of(self._meant)} in the bin?",
            f"{counted(len(self._meant))} with {counted(facts - notes, 'fact')}{with_notes}. "
            "“Bin…” in the Edit menu puts it back.",
            "Put in the bin",
        )
        ask(self._window, question, self._on_delete)

    def _on_delete(self) -> None:
        if len(self._meant) >= _MANY and not self._back_up():
            return
        today = datetime.now(tz=UTC).astimezone().date()
        changes = [ChairChange(chair, replace(chair, binned_on=today)) for chair in self._meant]
        self._make(changes, f"delete {said_of(self._meant)}")

    def _back_up(self) -> bool:
        try:
            self._catalogue.back_up()
        except ChairCompareError as error:
            tell(self._window, error)
            return False
        return True

    def _make(self, changes: Sequence[ChairChange], words: str) -> None:
        self._changes.make(ChairsCommand(self._catalogue, changes, words))

    def show(self) -> None:
        """Open the page with what lies in the bin."""
        self._page = BinPage(self, self._theming.theme, self._window)
        self._page.renew()
        self._page.open()

    def chairs(self) -> list[Chair]:
        """What lies in the bin."""
        try:
            return self._catalogue.binned()
        except ChairCompareError as error:
            tell(self._window, error)
            return []

    def put_back(self, chairs: Sequence[Chair]) -> None:
        """Take these out of the bin."""
        changes = [ChairChange(chair, replace(chair, binned_on=None)) for chair in chairs]
        self._make(changes, f"put back {said_of(chairs)}")

    def empty(self, chairs: Sequence[Chair]) -> None:
        """Delete these for good; a backup is made first."""
        if self._back_up():
            changes = [ChairChange(chair, None) for chair in chairs]
            self._make(changes, f"delete {said_of(chairs)} for good")


class BinPage(Page):
    """The chairs in the bin as a list."""

    def __init__(self, owner: Bin, theme: Theme, window: QWidget) -> None:
        super().__init__("bin", PageWords("Bin", _INTRO), theme, window)
        self._owner = owner
        self._chairs: list[Chair] = []
        self._meant: list[Chair] = []
        self._empty_button = self.add_button("emptyBinButton", "Empty the bin…", self._on_empty)
        self._back_button = self.add_button(
            "putBackButton", "Put back", self._on_put_back, main=True
        )
        self.list.itemSelectionChanged.connect(self._on_selected)

    def renew(self) -> None:
        """Show what lies in the bin now."""
        self._chairs = self._owner.chairs()
        self.intro.setText(_INTRO if self._chairs else _EMPTY)
        self.fill(_line(chair) for chair in self._chairs)
        self.show_list(shown=bool(self._chairs))
        own = sum(chair.own for chair in self._chairs)
        self._empty_button.setEnabled(bool(own))
        self._on_selected()

    def _on_selected(self) -> None:
        self._back_button.setEnabled(bool(self.chosen_rows()))

    def _on_put_back(self) -> None:
        self._owner.put_back([self._chairs[row] for row in self.chosen_rows()])
        self.renew()

    def _on_empty(self) -> None:
        self._meant = [chair for chair in self._chairs if chair.own]
        stay = len(self._chairs) - len(self._meant)
        staying = f" {counted(stay)} that came with the program stay in the bin." if stay else ""
        question = Question(
            "emptyBinDialog",
            f"Delete {said_of(self._meant)} for good?",
            f"A backup is made first.{staying}",
            "Delete for good",
            is_final=True,
        )
        ask(self, question, self._on_agreed)

    def _on_agreed(self) -> None:
        self._owner.empty(self._meant)
        self.renew()


def _notes(chair: Chair) -> int:
    """What was noted beside the facts of others; of one's own chair, the entries are the facts."""
    return 0 if chair.own else sum(fact.is_note for fact in chair.facts)


def _line(chair: Chair) -> str:
    day = f"deleted on {date_in_words(chair.binned_on)}" if chair.binned_on else ""
    whose = "yours" if chair.own else "came with the program"
    return f"{chair.name}\n{counted(len(chair.facts), 'fact')} · {whose} · {day}"
