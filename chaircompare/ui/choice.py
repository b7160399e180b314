"""The two or three chairs that the person chose, in the order of choosing."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from chaircompare.catalogue.store import Catalogue, UnknownChairError
from chaircompare.comparison.limits import FEWEST, MOST


@dataclass(frozen=True, slots=True)
class ChosenChair:
    """What the tray shows of a chair."""

    id: str
    brand: str
    model: str

    @property
    def name(self) -> str:
        """Brand and model."""
        return f"{self.brand} {self.model}"


def kept_choice(catalogue: Catalogue, ids: Iterable[str]) -> list[ChosenChair]:
    """The chairs of a kept choice; one that this catalogue does not have is left out."""
    wanted = list(ids)
    try:
        # Nothing is read for an empty tray: most starts have one.
        chairs = catalogue.load(wanted) if wanted else []
    except UnknownChairError:
        if len(wanted) == 1:
            return []
        # Which of them is gone only each by itself tells.
        return [chair for one in wanted for chair in kept_choice(catalogue, [one])]
    return [ChosenChair(chair.id, chair.brand, chair.model) for chair in chairs]


def still_wanted(chosen: int, *, of: int) -> str:
    """What to do until there are enough chairs to compare, where the catalogue has so many."""
    if of < FEWEST:
        return f"Two chairs are needed to compare. Add {'one' if of else 'two'}."
    return "1 chosen. Tick one or two more." if chosen else "Tick 2 or 3 chairs to compare them."


class Choice(QObject):
    """Tells whoever listens when a chair comes, goes or moves."""

    changed = Signal()
    dropped = Signal(object, str)  # the chairs before, and what was done with them
    full = Signal(object)  # the ChosenChair that found no place

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chairs: list[ChosenChair] = []
        self.offered = MOST  # how many chairs there are to choose from; the list tells it

    @property
    def chairs(self) -> tuple[ChosenChair, ...]:
        """The chosen chairs, the first one first."""
        return tuple(self._chairs)

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(chair.id for chair in self._chairs)

    @property
    def is_enough(self) -> bool:
        """Whether there are enough chairs for a comparison."""
        return len(self._chairs) >= FEWEST

    def begin_with(self, chairs: Iterable[ChosenChair]) -> None:
        """Take a kept choice."""
        self._chairs = list(dict.fromkeys(chairs))[:MOST]
        self.changed.emit()

    def look_again(self, catalogue: Catalogue) -> None:
        """After a change of the catalogue: a chair may be gone, or have another name."""
        kept = kept_choice(catalogue, self.ids)
        if tuple(kept) != self.chairs:
            self.begin_with(kept)

    def exchange(self, chairs: Iterable[ChosenChair], words: str) -> None:
        """Take other chairs in the place of those that are chosen."""
        self._drop(chairs, words)

    def _drop(self, chairs: Iterable[ChosenChair], words: str) -> None:
        before = self.chairs
        self.begin_with(chairs)
        if set(before) - set(self._chairs):
            self.dropped.emit(before, words)

    def add(self, chair: ChosenChair) -> None:
        """Put the chair behind the others; with three there already, full is told instead."""
        if chair in self._chairs:
            return
        if len(self._chairs) >= MOST:
            self.full.emit(chair)
            return
        self._chairs.append(chair)
        self.changed.emit()

    def remove(self, chair_id: str) -> None:
        """Take that chair out; the others keep their order."""
        left = [chair for chair in self._chairs if chair.id != chair_id]
        gone = [chair for chair in self._chairs if chair.id == chair_id]
        if gone:
            self._drop(left, f"remove {gone[0].name} from the chosen chairs")

    def clear(self) -> None:
        """Take all out."""
        if self._chairs:
            self._drop([], "remove all chosen chairs")

    def replace(self, old_id: str, chair: ChosenChair) -> None:
        """Put the chair in the place of another."""
        if chair not in self._chairs:
            chairs = [chair if one.id == old_id else one for one in self._chairs]
            self._drop(chairs, f"replace a chosen chair with {chair.name}")

    def move(self, chair_id: str, by: int) -> None:
        """Move a chair by one place to the left (-1) or right (1), as far as there is room."""
        if chair_id not in self.ids:
            return  # a table that is out of view may still offer a chair that left
        here = self.ids.index(chair_id)
        there = here + by
        if 0 <= there < len(self._chairs):
            chairs = self._chairs
            chairs[here], chairs[there] = chairs[there], chairs[here]
            self.changed.emit()
