"""How all chairs of the list stand to the needs of a person, counted for 100,000 of them at once.

A wish is judged by wishes.py, once for each different thing that is stated. What comes of it is one
byte a chair; bytes are turned into weights, and added for all chairs at once as one long number.
"""

import sys
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
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

_NOT_KNOWN, _MEETS, _MISSES = 0, 1, 2
_CODES = {Verdict.NOT_KNOWN: _NOT_KNOWN, Verdict.MEETS: _MEETS, Verdict.MISSES: _MISSES}
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


_Lane = bytes  # one number 0 to 255 for each chair, at the place of its number
_Sums = Sequence[int]


def _sum(lanes: Iterable[_Lane], length: int) -> _Sums:
    """The lanes added, chair by chair; 65,535 at most, which is more than all features weigh."""
    total = 0
    for lane in lanes:
        wide = bytearray(2 * length)
        wide[::2] = lane
        total += int.from_bytes(wide, "little")
    sums = array("H")
    sums.frombytes(total.to_bytes(2 * length, "little"))
    if sys.byteorder == "big":  # pragma: no cover - machines that count from the left
        sums.byteswap()
    return sums


def _beside(small: _Sums, great: _Sums) -> _Sums:
    """Both in one number for each chair, the second of which counts first."""
    both = array("H", bytes(4 * len(small)))
    both[0::2], both[1::2] = array("H", small), array("H", great)
    if sys.byteorder == "big":  # pragma: no cover - machines that count from the left
        both[0::2], both[1::2] = both[1::2], both[0::2]
    return array("I", both.tobytes())


def _but(code: int, value: int) -> bytes:
    """A table for bytes.translate: `value` for all codes but this one."""
    table = bytearray([value]) * 256
    table[code] = 0
    return bytes(table)


def _where(code: int, value: int) -> bytes:
    """A table for bytes.translate: `value` for this code, nothing for the others."""
    table = bytearray(256)
    table[code] = value
    return bytes(table)


class Tally:
    """The sums over some wishes, for each chair number."""

    def __init__(self, wishes: Sequence[WeighedWish], verdicts: Sequence[_Lane]) -> None:
        self._wishes = wishes
        length = len(verdicts[0]) if verdicts else 0
        pairs = list(zip(wishes, verdicts, strict=True))

        def add(
            code: int, value: Callable[[WeighedWish], int], *, musts_alone: bool = False
        ) -> _Sums:
            return _sum(
                (
                    lane.translate(_where(code, value(one)))
                    for one, lane in pairs
                    if one.must or not musts_alone
                ),
                length,
            )

        self.meets = add(_MEETS, lambda _: 1)
        self.misses = add(_MISSES, lambda _: 1)
        self.met = add(_MEETS, lambda one: one.weight)
        self.missed = add(_MISSES, lambda one: one.weight)
        self.lacking = add(_MISSES, lambda _: 1, musts_alone=True)
        self.open_musts = add(_NOT_KNOWN, lambda _: 1, musts_alone=True)
        self.total = sum(one.weight for one in wishes)
        unmissed = _sum((lane.translate(_but(_MISSES, one.weight)) for one, lane in pairs), length)
        # The low end counts first, and then the high end.
        self.fits = _beside(unmissed, self.met)

    def standing(self, number: int) -> Standing:
        """That of the chair with this number."""
        meets, misses = self.meets[number], self.misses[number]
        return Standing(
            meets,
            misses,
            len(self._wishes) - meets - misses,
            self.met[number],
            self.missed[number],
            self.total,
            lacks_must=self.lacking[number] > 0,
            open_musts=self.open_musts[number],
        )

    def groups(self, sort: str, numbers: Sequence[int]) -> list[list[int]]:
        """The numbers in groups that stand alike by this sort, the lowest first.

        By fit, that is the low end of the range, and the high end among those of the same low end.
        """
        key = self._keys(sort)
        # Few keys and many numbers: this takes a fraction of the time of sorting.
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for number, value in zip(numbers, map(key, numbers), strict=True):
            groups[value].append(number)
        return [groups[value] for value in sorted(groups)]

    def _keys(self, sort: str) -> Callable[[int], int]:
        if sort == BY_MEETS:
            return self.meets.__getitem__
        if sort == BY_MISSES:
            return self.misses.__getitem__
        if sort == BY_NOT_KNOWN:
            meets, misses = self.meets, self.misses
            return lambda number: -meets[number] - misses[number]
        return self.fits.__getitem__


class Standings:
    """Verdicts and tallies of one version of a file, kept until it changes."""

    def __init__(self, features: FeatureRegistry) -> None:
        self.features = features
        self._version: Version | None = None
        self._length = 0
        self._verdicts: dict[tuple[str, Wish], _Lane] = {}
        self._said: dict[tuple[str, str], Answer] = {}
        self._tally: tuple[Sequence[WeighedWish], Tally] | None = None
        self._orders: dict[Any, list[int]] = {}

    def at(self, version: Version) -> Self:
        """The same, emptied if the file is not the one it was."""
        if version != self._version:
            self._version = version
            self._length = 0
            self._verdicts.clear()
            self._orders.clear()
            self._tally = None
        return self

    def tally(self, connection: Connection, wishes: Sequence[WeighedWish]) -> Tally:
        """The sums over these wishes for all chairs."""
        if self._tally is None or self._tally[0] != wishes:
            lanes = [self._verdict_lane(connection, one.feature, one.wish) for one in wishes]
            self._tally = (wishes, Tally(wishes, lanes))
        return self._tally[1]

    def unmissed(
        self, connection: Connection, wishes: Sequence[WeighedWish], numbers: Sequence[int]
    ) -> list[int]:
        """Those of the chairs that are stated to miss none of these wishes."""
        kept = list(numbers)
        for one in wishes:
            lane = self._verdict_lane(connection, one.feature, one.wish)
            kept = [number for number in kept if lane[number] != _MISSES]
        return kept

    def order(self, key: object, made: Callable[[], list[int]]) -> list[int]:
        """Chair numbers in an order that is known by `key`, made if they are not kept."""
        found = self._orders.get(key)
        if found is None:
            found = made()
            while len(self._orders) >= _KEPT_ORDERS:
                self._orders.pop(next(iter(self._orders)))
            self._orders[key] = found
        return found

    def _verdict_lane(self, connection: Connection, feature: str, wish: Wish) -> _Lane:
        found = self._verdicts.get((feature, wish))
        if found is None:
            while len(self._verdicts) >= _KEPT_WISHES:
                self._verdicts.pop(next(iter(self._verdicts)))
            found = self._judged(connection, feature, wish)
            self._verdicts[feature, wish] = found
        return found

    def _judged(self, connection: Connection, feature: str, wish: Wish) -> _Lane:
        if not self._length:
            highest = connection.exec_driver_sql("SELECT max(number) FROM chair").scalar()
            self._length = (highest or 0) + 1
        lane = bytearray(self._length)
        if feature not in self.features:
            return bytes(lane)
        answers: defaultdict[int, list[int]] = defaultdict(list)
        for said in answers_about(connection, feature):
            verdict = judge_answer(self._answer(feature, said.text), wish)
            answers[_CODES[verdict]].append(said.number)
        for code in (_MEETS, _MISSES):
            for number in chairs_with(connection, answers[code]):
                lane[number] = code
        return bytes(lane)

    def _answer(self, feature: str, text: str) -> Answer:
        found = self._said.get((feature, text))
        if found is None:
            found = answer_of(self.features[feature], text)
            self._said[feature, text] = found
        return found
