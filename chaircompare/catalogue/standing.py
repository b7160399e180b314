"""How all chairs of the list stand to the needs of a person, counted for 100,000 of them at once.

A wish is judged by wishes.py, once for each different thing that is stated. What comes of it is a
long number with a place for each chair; such numbers are weighed and added for all at once.
"""

import sys
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import Any, Self

from sqlalchemy import Connection

from chaircompare.catalogue.agreement import Answer
from chaircompare.catalogue.answers import answer_of, answers_about, chairs_with
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.wishes import Verdict, Wish, judge_answer

BY_FIT = "fit"
BY_MEETS = "meets"
BY_MISSES = "misses"
BY_NOT_KNOWN = "not known"
BY_STANDING = frozenset({BY_FIT, BY_MEETS, BY_MISSES, BY_NOT_KNOWN})

_KEPT_WISHES = 100
_KEPT_ORDERS = 12
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class WeighedWish:
    """A wish about a feature, how much it counts (1 to 255), and whether it is a must-have."""

    feature: str
    wish: Wish
    weight: int
    must: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How one chair stands: wishes counted and weighed, and what is stated of the must-haves."""

    meets: int
    misses: int
    not_known: int
    met: int
    missed: int
    total: int
    lacks_must: bool
    open_musts: int

    @property
    def low(self) -> Fraction:
        """0 to 100: all that is not known is missed."""
        return Fraction(_WHOLE * self.met, self.total)

    @property
    def high(self) -> Fraction:
        """0 to 100: all that is not known is met."""
        return Fraction(_WHOLE * (self.total - self.missed), self.total)


@dataclass(frozen=True, slots=True)
class Version:
    """Another one after each change of the file, by this program or another one."""

    connection: int
    by_others: int
    by_us: int

    @classmethod
    def of(cls, connection: Connection, by_us: int) -> Self:
        """Only the connection itself can tell what others changed since it was opened."""
        by_others = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        return cls(id(connection.connection.driver_connection), by_others, by_us)


_Sums = Sequence[int]


class _Lanes:
    """Whole numbers that hold a small one for each chair side by side: all are added at once.

    Each has 16 bits, which is more than all features weigh.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self.ones = self.marking(range(length))

    def marking(self, chairs: Iterable[int]) -> int:
        """A 1 for each of these chairs, at the place of its number."""
        marks = bytearray(2 * self._length)
        for number in chairs:
            marks[2 * number] = 1
        return int.from_bytes(marks, "little")

    def apart(self, lanes: int) -> _Sums:
        """The sums, chair by chair."""
        sums = array("H")
        sums.frombytes(lanes.to_bytes(2 * self._length, "little"))
        if sys.byteorder == "big":  # pragma: no cover - machines that count from the left
            sums.byteswap()
        return sums


@dataclass(frozen=True, slots=True)
class _Judged:
    """Lanes with a 1 for each chair that meets a wish, and for each that misses it."""

    meets: int
    misses: int


class Tally:
    """The sums over some wishes, for each chair number."""

    def __init__(
        self, wishes: Sequence[WeighedWish], judged: Sequence[_Judged], lanes: _Lanes
    ) -> None:
        pairs = list(zip(wishes, judged, strict=True))
        musts = [one for wish, one in pairs if wish.must]
        missed = sum(wish.weight * one.misses for wish, one in pairs)
        stated = sum(one.meets + one.misses for one in musts)
        self.wishes = len(wishes)
        self.total = sum(wish.weight for wish in wishes)
        self.meets = lanes.apart(sum(one.meets for one in judged))
        self.misses = lanes.apart(sum(one.misses for one in judged))
        self.met = lanes.apart(sum(wish.weight * one.meets for wish, one in pairs))
        self.unmissed = lanes.apart(self.total * lanes.ones - missed)
        self.lacking = lanes.apart(sum(one.misses for one in musts))
        self.open_musts = lanes.apart(len(musts) * lanes.ones - stated)

    def standing(self, number: int) -> Standing:
        """That of the chair with this number."""
        meets, misses = self.meets[number], self.misses[number]
        return Standing(
            meets,
            misses,
            self.wishes - meets - misses,
            self.met[number],
            self.total - self.unmissed[number],
            self.total,
            lacks_must=self.lacking[number] > 0,
            open_musts=self.open_musts[number],
        )

    def keys(self, sort: str) -> Callable[[int], int]:
        """What chairs are sorted by.

        By fit, that is the low end of the range, and the high end among those of the same low end.
        """
        if sort == BY_MEETS:
            return self.meets.__getitem__
        if sort == BY_MISSES:
            return self.misses.__getitem__
        if sort == BY_NOT_KNOWN:
            meets, misses = self.meets, self.misses
            return lambda number: -meets[number] - misses[number]
        return _beside(self.unmissed, self.met).__getitem__


def _beside(small: _Sums, great: _Sums) -> _Sums:
    """Both in one number for each chair, the second of which counts first."""
    both = array("H", bytes(4 * len(small)))
    both[0::2], both[1::2] = array("H", small), array("H", great)
    if sys.byteorder == "big":  # pragma: no cover - machines that count from the left
        both[0::2], both[1::2] = both[1::2], both[0::2]
    return array("I", both.tobytes())


class Order:
    """Chair numbers in the order of a list, sorted by a key on top of the order that they have."""

    def __init__(
        self,
        numbers: Sequence[int],
        key: Callable[[int], int] | None = None,
        *,
        descending: bool = False,
    ) -> None:
        self._numbers = numbers
        self._key = key
        self._descending = descending

    def __len__(self) -> int:
        return len(self._numbers)

    def page(self, offset: int, limit: int) -> Sequence[int]:
        """From `offset` on, at most so many."""
        if offset or self._key is None:
            return self.whole[offset : offset + limit]
        return self._first(self._key, limit)

    def _first(self, key: Callable[[int], int], limit: int) -> list[int]:
        """The first page stands on the screen before the rest is sorted."""
        wanted: dict[int, list[int]] = {}
        found = 0
        counts = Counter(map(key, self._numbers))
        for value in sorted(counts, reverse=self._descending):
            if found >= limit:
                break
            wanted[value] = []
            found += counts[value]
        for number, value in zip(self._numbers, map(key, self._numbers), strict=True):
            if value in wanted:
                wanted[value].append(number)
        return list(chain.from_iterable(wanted.values()))[:limit]

    @cached_property
    def whole(self) -> Sequence[int]:
        """All of them."""
        if self._key is None:
            return self._numbers
        return sorted(self._numbers, key=self._key, reverse=self._descending)


class Standings:
    """Verdicts and tallies of one version of a file, kept until it changes."""

    def __init__(self, features: FeatureRegistry) -> None:
        self.features = features
        self._version: Version | None = None
        self._lanes: _Lanes | None = None
        self._judged: dict[tuple[str, Wish], _Judged] = {}
        self._about: dict[str, Sequence[tuple[int, Answer]]] = {}
        self._said: dict[tuple[str, str], Answer] = {}
        self._tally: tuple[Sequence[WeighedWish], Tally] | None = None
        self._orders: dict[object, Order] = {}

    def at(self, version: Version) -> Self:
        """The same, emptied if the file is not the one it was."""
        if version != self._version:
            self._version = version
            self._lanes = None
            self._judged.clear()
            self._about.clear()
            self._orders.clear()
            self._tally = None
        return self

    def tally(self, connection: Connection, wishes: Sequence[WeighedWish]) -> Tally:
        """The sums over these wishes for all chairs."""
        if self._tally is None or self._tally[0] != wishes:
            judged = self._all_judged(connection, wishes)
            self._tally = (wishes, Tally(wishes, judged, self._lanes_of(connection)))
        return self._tally[1]

    def missing(self, connection: Connection, wishes: Sequence[WeighedWish]) -> Sequence[int]:
        """For each chair number, how many of these wishes the chair is stated to miss."""
        lanes = self._lanes_of(connection)
        return lanes.apart(sum(one.misses for one in self._all_judged(connection, wishes)))

    def order(self, key: object, made: Callable[[], Order]) -> Order:
        """The order that is known by `key`, made if it is not kept."""
        found = self._orders.get(key)
        if found is None:
            found = made()
            _make_room(self._orders, _KEPT_ORDERS)
            self._orders[key] = found
        return found

    def _lanes_of(self, connection: Connection) -> _Lanes:
        if self._lanes is None:
            highest = connection.exec_driver_sql("SELECT max(number) FROM chair").scalar()
            self._lanes = _Lanes((highest or 0) + 1)
        return self._lanes

    def _all_judged(self, connection: Connection, wishes: Sequence[WeighedWish]) -> list[_Judged]:
        return [self._judgement(connection, one) for one in wishes]

    def _judgement(self, connection: Connection, one: WeighedWish) -> _Judged:
        found = self._judged.get((one.feature, one.wish))
        if found is None:
            lanes = self._lanes_of(connection)
            found = self._judge(connection, one.feature, one.wish, lanes)
            _make_room(self._judged, _KEPT_WISHES)
            self._judged[one.feature, one.wish] = found
        return found

    def _judge(self, connection: Connection, feature: str, wish: Wish, lanes: _Lanes) -> _Judged:
        if feature not in self.features:
            return _Judged(0, 0)
        answers: dict[Verdict, list[int]] = {verdict: [] for verdict in Verdict}
        for number, answer in self._answers_about(connection, feature):
            answers[judge_answer(answer, wish)].append(number)
        return _Judged(
            lanes.marking(chairs_with(connection, answers[Verdict.MEETS])),
            lanes.marking(chairs_with(connection, answers[Verdict.MISSES])),
        )

    def _answers_about(self, connection: Connection, feature: str) -> Sequence[tuple[int, Answer]]:
        """What is said about a feature; read once, for a limit is moved again and again."""
        found = self._about.get(feature)
        if found is None:
            said = answers_about(connection, feature)
            found = [(one.number, self._answer(feature, one.text)) for one in said]
            self._about[feature] = found
        return found

    def _answer(self, feature: str, text: str) -> Answer:
        found = self._said.get((feature, text))
        if found is None:
            found = answer_of(self.features[feature], text)
            self._said[feature, text] = found
        return found


def _make_room(kept: dict[Any, Any], most: int) -> None:
    """Let go of the oldest."""
    while len(kept) >= most:
        kept.pop(next(iter(kept)))
