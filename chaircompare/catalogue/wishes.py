"""What a person may wish of a feature, and whether the facts of a chair meet it.

docs/fit.md tells the rules in words. Nothing else judges a wish.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chaircompare.catalogue.agreement import Answer, AnswerState, answer, heard_first
from chaircompare.catalogue.chair import Chair, FactState
from chaircompare.catalogue.features import Feature, FeatureRegistry, Kind
from chaircompare.catalogue.units import unit
from chaircompare.catalogue.values import Items, Quantity, Value, Words, YesNo

# Pages round what they measure, and write 178 cm where others write 70 in.
_ROUNDING = 0.01 + 1e-9  # and a little for binary fractions
_MEASURED = frozenset({"length", "mass", "power", "noise"})
_EXACT = 1e-9


class Verdict(StrEnum):
    """Whether a wish is met, as far as the sources state it."""

    MEETS = "meets"
    MISSES = "misses"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Has:
    """The chair has the feature."""


@dataclass(frozen=True, slots=True)
class Contains:
    """The feature is this choice, or this choice is among its choices."""

    choice: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The amount is the limit or more."""

    limit: Quantity


@dataclass(frozen=True, slots=True)
class AtMost:
    """The amount is the limit or less."""

    limit: Quantity


Wish = Has | Contains | AtLeast | AtMost


def wishes_of(feature: Feature) -> tuple[type[Wish], ...]:
    """The kinds of wish that the feature can answer; a text is for the person to read."""
    if feature.is_number:
        return AtLeast, AtMost
    if feature.kind is Kind.YES_NO:
        return (Has,)
    return (Contains,) if feature.kind in {Kind.CHOICE, Kind.SET} else ()


def judge_wish(chair: Chair, feature: str, wish: Wish, features: FeatureRegistry) -> Verdict:
    """Whether this chair meets the wish.

    A gap is not known, nor what only sources state that the person does not trust. Sources that
    differ settle it only if each of them leads to one verdict.
    """
    given = answer(chair, feature)
    if not given.counts and is_without(chair, feature, features):
        return _of_nothing(wish)
    return judge_answer(given, wish)


def judge_answer(given: Answer, wish: Wish) -> Verdict:
    """Whether what is stated about a feature meets the wish."""
    if not given.counts:
        return Verdict.NOT_KNOWN
    if given.state is AnswerState.STATED:
        return _of_value(given.values[0], wish, given)
    found = {_of_value(value, wish, given) for value in given.values}
    # Asked for thousands of times a list: who is heard is looked at only where it matters.
    if any(fact.state is FactState.DOES_NOT_APPLY for fact in given.facts) and any(
        fact.state is FactState.DOES_NOT_APPLY for fact in heard_first(given.facts)
    ):
        found.add(_of_nothing(wish))
    return found.pop() if len(found) == 1 else Verdict.NOT_KNOWN


def is_without(chair: Chair, feature: str, features: FeatureRegistry) -> bool:
    """Whether the chair states that it lacks what this is a detail of: no heat, no heated areas."""
    whole = features.whole_of(feature)
    if whole is None:
        return False
    given = answer(chair, whole.key)
    return given.counts and given.values == (YesNo(yes=False),)


def _of_nothing(wish: Wish) -> Verdict:
    """The feature does not apply to the chair.

    What does not apply cannot be had or reached. Whether it keeps a limit nobody can say: a chair
    that cannot be taken apart has no doorway "taken apart", and does not pass a narrow one.
    """
    return Verdict.NOT_KNOWN if isinstance(wish, AtMost) else Verdict.MISSES


def _yes(*, meets: bool) -> Verdict:
    return Verdict.MEETS if meets else Verdict.MISSES


def _of_value(value: Value, wish: Wish, given: Answer) -> Verdict:
    match wish, value:
        case Has(), YesNo(yes=yes):
            return _yes(meets=yes)
        case Contains(choice=choice), Words(text=text, figure_expected=False):
            return _yes(meets=_fold(text) == _fold(choice))
        case Contains(choice=choice), Items(names=names):
            # Who writes a note was asked for all of it.
            return _of_list(names, choice, whole=given.is_note)
        case AtLeast(limit=limit) | AtMost(limit=limit), Quantity():
            return _of_amount(value, limit, least=isinstance(wish, AtLeast))
        case _:
            # Words where a figure, a yes or a choice was expected: nothing is guessed from them.
            return Verdict.NOT_KNOWN


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _of_list(names: Iterable[str], choice: str, *, whole: bool) -> Verdict:
    """A page that names airbags does not say that there are no rollers, unless it names all."""
    if _fold(choice) in {_fold(name) for name in names}:
        return Verdict.MEETS
    return Verdict.MISSES if whole else Verdict.NOT_KNOWN


def _of_amount(stated: Quantity, limit: Quantity, *, least: bool) -> Verdict:
    """A range keeps a limit if both of its ends do, and misses it if neither does."""
    dimension = unit(limit.unit).dimension
    if stated.unit != limit.unit and unit(stated.unit).dimension != dimension:
        return Verdict.NOT_KNOWN
    wanted = limit.canonical[0]
    room = wanted * (_ROUNDING if dimension in _MEASURED else _EXACT)
    low, high = stated.canonical
    if least:
        low_keeps, high_keeps = low >= wanted - room, high >= wanted - room
    else:
        low_keeps, high_keeps = low <= wanted + room, high <= wanted + room
    return _yes(meets=low_keeps) if low_keeps is high_keeps else Verdict.NOT_KNOWN
