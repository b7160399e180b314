"""What of a chair in a room can be drawn from the side: stated sizes, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from chaircompare.catalogue.agreement import answer
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.units import UnitSystem
from chaircompare.catalogue.values import Quantity, words
from chaircompare.relevance.room import Measure, Told


@dataclass(frozen=True, slots=True)
class Size:
    """A stated size in cm and in words; where sources differ, the largest."""

    amount: float
    words: str


@dataclass(frozen=True, slots=True)
class Pose:
    """The chair upright or lying back; None is not stated and not drawn."""

    name: str
    length: Size | None
    height: Size | None

    @property
    def in_words(self) -> str:
        """`Upright: 152 cm (59.8 in) long, height not stated.`, or that nothing is stated."""
        if self.length is None and self.height is None:
            return f"{self.name}: no size is stated, so nothing is drawn."
        long = f"{self.length.words} long" if self.length else "length not stated, so not drawn"
        high = f"{self.height.words} high" if self.height else "height not stated, so drawn flat"
        return f"{self.name}: {long}, {high}."


@dataclass(frozen=True, slots=True)
class SideView:
    """One chair with its back to a wall; `room` is how long the person's room is."""

    upright: Pose
    reclined: Pose
    gap: Size | None
    room: Size | None

    @property
    def extent(self) -> float:
        """How much floor is drawn, in cm; 0 where there is nothing to draw."""
        gap = self.gap.amount if self.gap else 0.0
        upright = self.upright.length.amount + gap if self.upright.length else 0.0
        reclined = self.reclined.length.amount if self.reclined.length else 0.0
        chair = max(upright, reclined)
        return max(chair, self.room.amount) if chair and self.room else chair

    @property
    def tallest(self) -> float:
        """The greatest stated height, in cm."""
        heights = (self.upright.height, self.reclined.height)
        return max((one.amount for one in heights if one), default=0.0)

    @property
    def in_words(self) -> str:
        """Everything that is drawn, and what is left out."""
        gap = (
            f"Space to the wall: {self.gap.words}."
            if self.gap
            else "Space to the wall: not stated, so none is drawn."
        )
        room = f" Your room: {self.room.words} long." if self.room else ""
        against = " Lying back it is drawn against the wall." if self.reclined.length else ""
        return f"{self.upright.in_words} {self.reclined.in_words} {gap}{against}{room}"


def side_view(chair: Chair, told: Sequence[Told], system: UnitSystem = UnitSystem.US) -> SideView:
    """The sizes of a chair as far as they are stated."""
    room = next((one for one in told if one.measure is Measure.ROOM_LENGTH), None)

    def size(feature: str) -> Size | None:
        values = [v for v in answer(chair, feature).values if isinstance(v, Quantity)]
        if not values:
            return None
        largest = max(values, key=lambda value: value.canonical[1])
        differ = " (the largest of what sources state)" if len(values) > 1 else ""
        return Size(largest.canonical[1], words(largest, system) + differ)

    return SideView(
        Pose("Upright", size("upright_length"), size("upright_height")),
        Pose("Lying back", size("reclined_length"), size("reclined_height")),
        size("wall_clearance"),
        Size(room.amount, room.words(system)) if room else None,
    )
