"""How a chair fits the needs of a person: a range, because what nobody states is left open.

docs/fit.md holds the exact definitions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.standing import Standing, WeighedWish
from chaircompare.catalogue.wishes import Verdict
from chaircompare.relevance.needs import Importance, Need, judge

# Extra weight from swings stays below the next step: 1 to 3, 4 to 6, 8 to 10.
WEIGHTS: Mapping[Importance, int] = {
    Importance.MUST: 8,
    Importance.IMPORTANT: 4,
    Importance.NICE: 1,
    Importance.NONE: 0,
}
WEIGHTS_SENTENCE = (
    "A must-have counts 8, an important need 4, one that is nice to have 1. "
    "A question that you answer can add 1 or 2."
)
STARTING_WEIGHTS_SENTENCE = (
    "Where a set offers a need as important or as nice to have, that follows the weights of the "
    "restless-legs features. They say how worthwhile a look is, not how well anything works."
)
CANNOT_TELL_TWO = "Can't tell these two apart yet"
_WHOLE = 100


def weight(need: Need) -> int:
    """How much the need counts; nothing if it does not matter."""
    return WEIGHTS[need.importance] + need.extra if need.counts else 0


@dataclass(frozen=True, slots=True)
class Fit:
    """The needs that a chair meets, misses and leaves open, as far as its sources state."""

    meets: tuple[Need, ...] = ()
    misses: tuple[Need, ...] = ()
    not_known: tuple[Need, ...] = ()

    @property
    def total(self) -> int:
        """The weight of all needs."""
        return sum(weight(need) for need in (*self.meets, *self.misses, *self.not_known))

    @property
    def low(self) -> Fraction:
        """0 to 100: every unknown need is missed."""
        return self._share(self.meets)

    @property
    def high(self) -> Fraction:
        """0 to 100: every unknown need is met."""
        return self._share((*self.meets, *self.not_known))

    def _share(self, needs: Sequence[Need]) -> Fraction:
        total = self.total
        return Fraction(_WHOLE * sum(map(weight, needs)), total) if total else Fraction(0)

    @property
    def marked(self) -> int:
        """How many needs were judged."""
        return len(self.meets) + len(self.misses) + len(self.not_known)

    @property
    def counts_in_words(self) -> str:
        """`Meets 4 · Misses 1 · Not known 2`."""
        return counts_in_words(len(self.meets), len(self.misses), len(self.not_known))

    @property
    def words(self) -> str:
        """`58 to 82 of 100, 3 facts not known`."""
        if not self.marked:
            return "No needs marked yet"
        return range_in_words(self.low, self.high, len(self.not_known))

    @property
    def lacks_must_have(self) -> bool:
        """Whether the sources state that a must-have is missed."""
        return any(need.importance is Importance.MUST for need in self.misses)

    @property
    def open_must_haves(self) -> tuple[Need, ...]:
        """The must-haves that nobody states."""
        return tuple(need for need in self.not_known if need.importance is Importance.MUST)


def rounded(share: Fraction) -> int:
    """To whole points, halves up."""
    return int(share + Fraction(1, 2))


def range_in_words(low: Fraction, high: Fraction, unknown: int) -> str:
    """The range and how many facts keep it open."""
    first, last = rounded(low), rounded(high)
    points = f"{first}" if first == last else f"{first} to {last}"
    if not unknown:
        return f"{points} of {_WHOLE}"
    facts = "1 fact" if unknown == 1 else f"{unknown} facts"
    return f"{points} of {_WHOLE}, {facts} not known"


def weighed(needs: Sequence[Need]) -> tuple[WeighedWish, ...]:
    """The needs that matter as the list of all chairs takes them."""
    return tuple(
        WeighedWish(need.feature, need.wish, weight(need), need.importance is Importance.MUST)
        for need in needs
        if need.counts
    )


def standing_words(standing: Standing) -> str:
    """The range of a chair of the list: `58 to 82 of 100, 3 facts not known`."""
    return range_in_words(standing.low, standing.high, standing.not_known)


def counts_in_words(meets: int, misses: int, not_known: int) -> str:
    """`Meets 4 · Misses 1 · Not known 2`."""
    return f"Meets {meets} · Misses {misses} · Not known {not_known}"


def fit(chair: Chair, needs: Sequence[Need], features: FeatureRegistry) -> Fit:
    """Each need that matters, judged for this chair."""
    found: dict[Verdict, list[Need]] = {verdict: [] for verdict in Verdict}
    for need in needs:
        if need.counts:
            found[judge(need, chair, features)].append(need)
    return Fit(*(tuple(found[verdict]) for verdict in Verdict))


class Order(StrEnum):
    """How two fits stand to each other."""

    BEFORE = "before"
    AFTER = "after"
    EQUAL = "equal"
    CANNOT_TELL = "cannot tell"


def order(a: Fit, b: Fit) -> Order:
    """Before if the low end of `a` is above the high end of `b`; equal if both are one point."""
    return _order_of(_span(a), _span(b))


def _span(one: Fit) -> tuple[int, int, int]:
    """The weights met for certain, met at most, and in all."""
    met, possible = sum(map(weight, one.meets)), sum(map(weight, one.not_known))
    total = met + possible + sum(map(weight, one.misses))
    return (met, met + possible, total) if total else (0, 0, 1)


def _order_of(a: tuple[int, int, int], b: tuple[int, int, int]) -> Order:
    # Multiplied crosswise: whole numbers are as exact as fractions, and quicker.
    low, high = a[0] * b[2], a[1] * b[2]
    other_low, other_high = b[0] * a[2], b[1] * a[2]
    if low > other_high:
        return Order.BEFORE
    if high < other_low:
        return Order.AFTER
    return Order.EQUAL if low == high == other_low == other_high else Order.CANNOT_TELL


@dataclass(frozen=True, slots=True)
class Dominance:
    """One chair is at least as good as the other in each need, and better in `better`.

    `open_in_both` are needs that neither chair states: there nobody knows.
    """

    better: tuple[Need, ...]
    open_in_both: tuple[Need, ...]

    def words(self, first: str, second: str) -> str:
        """The sentence with the names of the chairs."""
        said = (
            f"{first} is at least as good as {second} on everything you marked, "
            f"and better on {len(self.better)}, as far as stated."
        )
        count = len(self.open_in_both)
        return f"{said} Not known for both: {count}." if count else said


_RANK = {Verdict.MISSES: 0, Verdict.NOT_KNOWN: 1, Verdict.MEETS: 2}


def _verdicts(one: Fit) -> dict[Need, Verdict]:
    return {
        **dict.fromkeys(one.meets, Verdict.MEETS),
        **dict.fromkeys(one.misses, Verdict.MISSES),
        **dict.fromkeys(one.not_known, Verdict.NOT_KNOWN),
    }


def at_least_as_good(a: Fit, b: Fit) -> bool:
    """In each need: missed is below not known, and not known is below met."""
    ours, theirs = _verdicts(a), _verdicts(b)
    return all(_RANK[ours[need]] >= _RANK[theirs[need]] for need in ours)


def dominance(a: Fit, b: Fit) -> Dominance | None:
    """Whether `a` dominates `b`; better is only where `a` is stated to meet what `b` misses."""
    better = tuple(need for need in a.meets if need in b.misses)
    if not better or not at_least_as_good(a, b):
        return None
    return Dominance(better, tuple(need for need in a.not_known if need in b.not_known))


@dataclass(frozen=True, slots=True)
class Steadiness:
    """In how many small changes of the needs the order of the chairs stays as it is."""

    same: int
    changes: int
    told_apart: bool

    @property
    def words(self) -> str:
        """The sentence; there is no order to keep while no two chairs can be told apart."""
        if not self.told_apart:
            return "There is no order yet: no two of these chairs can be told apart."
        times = "small change" if self.changes == 1 else "small changes"
        return f"The order stays the same in {self.same} of {self.changes} {times} of your needs."


def small_changes(needs: Sequence[Need]) -> tuple[tuple[Need, ...], ...]:
    """Each need one step up and one step down in importance, where there is such a step.

    A change that leaves no need at all is none.
    """
    changed = [
        (*needs[:place], replace(need, importance=step), *needs[place + 1 :])
        for place, need in enumerate(needs)
        if need.counts
        for step in (need.importance.stronger, need.importance.weaker)
        if step is not None
    ]
    return tuple(one for one in changed if any(need.counts for need in one))


def orders(fits: Sequence[Fit]) -> tuple[Order, ...]:
    """How each pair of chairs stands, first with second, first with third, second with third."""
    return tuple(_order_of(a, b) for a, b in combinations(map(_span, fits), 2))


def steadiness(
    chairs: Sequence[Chair], needs: Sequence[Need], features: FeatureRegistry
) -> Steadiness:
    """Compare the order of the chairs now with that after each small change."""
    verdicts = [_verdicts(fit(chair, [n for n in needs if n.counts], features)) for chair in chairs]
    by_subject = [{need.subject: found for need, found in one.items()} for one in verdicts]
    now = orders([_weighed(needs, one) for one in by_subject])
    changes = small_changes(needs)
    same = sum(orders([_weighed(change, one) for one in by_subject]) == now for change in changes)
    told_apart = any(one in {Order.BEFORE, Order.AFTER} for one in now)
    return Steadiness(same, len(changes), told_apart)


def _weighed(needs: Sequence[Need], verdicts: Mapping[tuple[str, str], Verdict]) -> Fit:
    """The fit from verdicts that are known already: importance does not change them."""
    found: dict[Verdict, list[Need]] = {verdict: [] for verdict in Verdict}
    for need in needs:
        if need.counts:
            found[verdicts[need.subject]].append(need)
    return Fit(*(tuple(found[verdict]) for verdict in Verdict))
