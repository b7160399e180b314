"""How compared chairs stand to the needs of the person: marks, a fit a chair, sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, permutations

from chaircompare.catalogue.units import UnitSystem
from chaircompare.catalogue.values import words
from chaircompare.catalogue.wishes import AtLeast, AtMost, Contains, Has, Verdict, Wish
from chaircompare.comparison.comparison import Comparison
from chaircompare.comparison.seller import Reason, questions
from chaircompare.comparison.summary import short_names
from chaircompare.relevance.criteria import relevance
from chaircompare.relevance.fit import Fit, Order, dominance, fit, order, steadiness
from chaircompare.relevance.needs import Need

_VERDICTS = {
    Verdict.MEETS: "Meets",
    Verdict.MISSES: "Misses",
    Verdict.NOT_KNOWN: "Not known",
}


@dataclass(frozen=True, slots=True)
class NeedMark:
    """What stands under a value: `Meets: must have`, `Not known: important (at least 20 min)`."""

    verdict: Verdict
    words: str


@dataclass(frozen=True, slots=True)
class NeedSentence:
    """A sentence under the summary; `feature` is the row it leads to, if any."""

    words: str
    feature: str = ""


@dataclass(frozen=True)
class NeedsMet:
    """The needs that count, the fit of each chair, and what stands in the rows."""

    needs: tuple[Need, ...] = ()
    fits: tuple[Fit, ...] = ()
    marks: Mapping[str, tuple[tuple[NeedMark, ...], ...]] = field(default_factory=dict)
    sentences: tuple[NeedSentence, ...] = ()
    lines: tuple[NeedSentence, ...] = ()  # one a chair, for looks without heads

    @cached_property
    def features(self) -> frozenset[str]:
        """The rows that carry marks."""
        return frozenset(self.marks)


def needs_in(found: Fit, verdict: Verdict) -> tuple[Need, ...]:
    """The needs of a fit with this verdict."""
    return {
        Verdict.MEETS: found.meets,
        Verdict.MISSES: found.misses,
        Verdict.NOT_KNOWN: found.not_known,
    }[verdict]


def verdict_words(verdict: Verdict) -> str:
    """`Meets`, `Misses`, `Not known`."""
    return _VERDICTS[verdict]


def needs_met(comparison: Comparison, needs: Sequence[Need]) -> NeedsMet:
    """Judge the compared chairs; nothing where no need counts."""
    counting = tuple(need for need in needs if need.counts)
    if not counting:
        return NeedsMet()
    fits = tuple(fit(chair, counting, comparison.features) for chair in comparison.chairs)
    verdicts = [_verdicts(one) for one in fits]
    marks: dict[str, tuple[tuple[NeedMark, ...], ...]] = {}
    for feature in dict.fromkeys(need.feature for need in counting):
        ours = [need for need in counting if need.feature == feature]
        marks[feature] = tuple(
            tuple(_mark(need, found[need], comparison.system) for need in ours)
            for found in verdicts
        )
    lines = tuple(
        NeedSentence(f"{name}: {one.counts_in_words}. Fit {one.words}.")
        for name, one in zip(short_names(comparison), fits, strict=True)
    )
    return NeedsMet(counting, fits, marks, _sentences(comparison, counting, fits), lines)


def _verdicts(one: Fit) -> dict[Need, Verdict]:
    return {need: verdict for verdict in Verdict for need in needs_in(one, verdict)}


def _condition(wish: Wish, system: UnitSystem) -> str:
    match wish:
        case Has():
            return ""
        case Contains(choice=choice):
            return choice
        case AtLeast(limit=limit):
            return f"at least {words(limit, system)}"
        case AtMost(limit=limit):  # pragma: no branch - the last kind
            return f"at most {words(limit, system)}"


def _mark(need: Need, verdict: Verdict, system: UnitSystem) -> NeedMark:
    condition = _condition(need.wish, system)
    said = f"{_VERDICTS[verdict]}: {need.importance.label.casefold()}"
    return NeedMark(verdict, f"{said} ({condition})" if condition else said)


def _sentences(
    comparison: Comparison, needs: Sequence[Need], fits: Sequence[Fit]
) -> tuple[NeedSentence, ...]:
    names = short_names(comparison)
    said = [*_order_sentences(names, fits), *_dominance_sentences(names, fits)]
    steady = steadiness(comparison.chairs, needs, comparison.features)
    if steady.told_apart:  # else the first sentence has said so
        said.append(steady.words)
    return (*map(NeedSentence, said), *_decisive(comparison, needs, names))


def _order_sentences(names: Sequence[str], fits: Sequence[Fit]) -> list[str]:
    pairs = [
        (names[a], names[b], order(fits[a], fits[b])) for a, b in combinations(range(len(fits)), 2)
    ]
    if all(how is Order.CANNOT_TELL for _, _, how in pairs):
        several = "two" if len(fits) == 2 else "three"  # noqa: PLR2004 - two or three chairs
        return [f"Can’t tell these {several} apart yet, as their ranges overlap."]
    return [_pair(a, b, how) for a, b, how in pairs]


def _pair(a: str, b: str, how: Order) -> str:
    match how:
        case Order.BEFORE:
            return f"{a} fits your needs more than {b}, whatever the missing facts turn out to be."
        case Order.AFTER:
            return f"{b} fits your needs more than {a}, whatever the missing facts turn out to be."
        case Order.EQUAL:
            return f"{a} and {b} fit your needs alike."
        case _:
            return f"{a} and {b} can’t be told apart yet."


def _dominance_sentences(names: Sequence[str], fits: Sequence[Fit]) -> list[str]:
    found = []
    for a, b in permutations(range(len(fits)), 2):
        better = dominance(fits[a], fits[b])
        if better:
            found.append(better.words(names[a], names[b]))
    return found


def _decisive(
    comparison: Comparison, needs: Sequence[Need], names: Sequence[str]
) -> list[NeedSentence]:
    """The missing fact that is most worth a question."""
    asked = questions(
        comparison.chairs, needs, comparison.features, relevance(), comparison.system
    ).asked
    if not asked:
        return []
    first = asked[0]
    name = names[[chair.id for chair in comparison.chairs].index(first.chair)]
    what = "It could change the order." if first.reason is Reason.ORDER else "It is a must-have."
    return [
        NeedSentence(
            f"Not known for {name}: “{first.feature.label}”. {what} Ask the seller.",
            first.feature.key,
        )
    ]
