"""What matters to this person: needs with their importance, and sets of them to start from."""

import logging
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from chaircompare.assets import data_folder
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import Feature, FeatureRegistry, read_registry
from chaircompare.catalogue.units import UnitSystem, plain_number
from chaircompare.catalogue.values import Quantity, ValueNotUnderstoodError, parse, words
from chaircompare.catalogue.wishes import (
    AtLeast,
    AtMost,
    Contains,
    Has,
    Verdict,
    Wish,
    judge_wish,
    wishes_of,
)
from chaircompare.errors import ChairCompareError
from chaircompare.relevance.criteria import Relevance, read_relevance

_log = logging.getLogger(__name__)

MOST_EXTRA = 2
# From this weight of a criterion on, a starting set offers the feature as important.
_WEIGHT_OF_IMPORTANT = 3


class NeedNotUnderstoodError(ChairCompareError):
    """A written need that does not fit the features."""


class Importance(StrEnum):
    """How much a need counts, the most in front."""

    MUST = "must"
    IMPORTANT = "important"
    NICE = "nice"
    NONE = "none"

    @property
    def label(self) -> str:
        """The words on the screen."""
        return _LABELS[self]

    @property
    def stronger(self) -> "Importance | None":
        """One step up."""
        return _step(self, -1)

    @property
    def weaker(self) -> "Importance | None":
        """One step down."""
        return _step(self, 1)


_LABELS = {
    Importance.MUST: "Must have",
    Importance.IMPORTANT: "Important",
    Importance.NICE: "Nice to have",
    Importance.NONE: "Doesn’t matter",
}


def _step(importance: Importance, way: int) -> Importance | None:
    steps = list(Importance)
    place = steps.index(importance) + way
    return steps[place] if 0 <= place < len(steps) else None


@dataclass(frozen=True, slots=True)
class Need:
    """A wish about a feature and how much it counts; `extra` 0 to MOST_EXTRA is what swings gave.

    Written as `must calf_massage has`, `important calf_massage_methods contains airbag`,
    `nice+1 session_minutes_max at-least 20 min`.
    """

    feature: str
    importance: Importance
    wish: Wish
    extra: int = 0

    @property
    def subject(self) -> tuple[str, str]:
        """What it is about, whatever limit or importance it has: no two needs share it."""
        how = _SYMBOLS[type(self.wish)]
        choice = self.wish.choice.casefold() if isinstance(self.wish, Contains) else ""
        return self.feature, f"{how} {choice}".strip()

    @property
    def counts(self) -> bool:
        """Whether it matters at all."""
        return self.importance is not Importance.NONE

    def written(self) -> str:
        """The need as read_need reads it."""
        extra = f"+{self.extra}" if self.extra else ""
        match self.wish:
            case Contains(choice=choice):
                value = choice
            case AtLeast(limit=limit) | AtMost(limit=limit):
                value = f"{plain_number(limit.low, 6)} {limit.unit}"
            case Has():  # pragma: no branch - the last kind
                value = ""
        how = _SYMBOLS[type(self.wish)]
        return f"{self.importance.value}{extra} {self.feature} {how} {value}".strip()


_SYMBOLS: dict[type[Wish], str] = {
    Has: "has",
    Contains: "contains",
    AtLeast: "at-least",
    AtMost: "at-most",
}
_KINDS = {symbol: kind for kind, symbol in _SYMBOLS.items()}


def a_wish(kind: type[Wish], feature: Feature, value: str = "", symbol: str = "") -> Wish:
    """The wish of this kind with what the person chose or typed.

    Raises NeedNotUnderstoodError where the feature takes no such wish, ValueNotUnderstoodError
    where the value does not fit.
    """
    if kind not in wishes_of(feature):
        raise NeedNotUnderstoodError(f"{feature.label} takes no need of this kind.")
    if kind is Has:
        return Has()
    if kind is Contains:
        choice = " ".join(value.split())
        if not choice or (feature.choices and choice not in feature.choices):
            raise NeedNotUnderstoodError(f"{feature.label} has no choice “{choice}”.")
        return Contains(choice)
    limit = parse(feature, value, symbol)
    if not isinstance(limit, Quantity) or limit.low != limit.high:
        raise NeedNotUnderstoodError(f"{feature.label}: “{value}” is a range.", "Give one number.")
    return AtLeast(limit) if kind is AtLeast else AtMost(limit)


def read_need(text: str, features: FeatureRegistry) -> Need:
    """The need that was written; NeedNotUnderstoodError."""
    importance, _, rest = text.strip().partition(" ")
    key, _, rest = rest.strip().partition(" ")
    symbol, _, value = rest.strip().partition(" ")
    importance, _, extra = importance.partition("+")
    feature, kind = features.get(key), _KINDS.get(symbol)
    if feature is None or kind is None or importance not in set(Importance):
        raise NeedNotUnderstoodError(f"“{text}” is not a need.")
    if extra and extra not in {str(number) for number in range(1, MOST_EXTRA + 1)}:
        raise NeedNotUnderstoodError(f"“{text}” is not a need.")
    amount, _, of_unit = value.strip().partition(" ") if feature.is_number else (value, "", "")
    try:
        wish = a_wish(kind, feature, amount, of_unit.strip())
    except ValueNotUnderstoodError as error:
        raise NeedNotUnderstoodError(error.message, error.hint) from error
    return Need(key, Importance(importance), wish, int(extra or 0))


def read_needs(texts: Iterable[str], features: FeatureRegistry) -> tuple[Need, ...]:
    """The needs that can be read, each subject once; another version may have written others."""
    found: dict[tuple[str, str], Need] = {}
    strange = 0
    for text in texts:
        try:
            need = read_need(text, features)
        except NeedNotUnderstoodError:
            strange += 1
            continue
        found.setdefault(need.subject, need)
    if strange:
        _log.warning("Needs that this version does not know are left out: %d.", strange)
    return tuple(found.values())


def judge(need: Need, chair: Chair, features: FeatureRegistry) -> Verdict:
    """Whether the chair meets the need; not known where the feature itself is not known."""
    if need.feature not in features:
        return Verdict.NOT_KNOWN
    return judge_wish(chair, need.feature, need.wish, features)


def need_words(need: Need, features: FeatureRegistry, system: UnitSystem = UnitSystem.US) -> str:
    """The need as a person reads it: `Longest session: at least 20 min`."""
    label = features[need.feature].label
    match need.wish:
        case Has():
            return label
        case Contains(choice=choice):
            return f"{label}: {choice}"
        case AtLeast(limit=limit):
            return f"{label}: at least {words(limit, system)}"
        case AtMost(limit=limit):  # pragma: no branch - the last kind
            return f"{label}: at most {words(limit, system)}"


@dataclass(frozen=True, slots=True)
class StartingSet:
    """A few needs to begin with; each can be changed."""

    key: str
    label: str
    about: str
    needs: tuple[Need, ...]


def starting_importance(feature: str, wish: Wish, marks: Relevance) -> Importance:
    """What a starting set offers: from the weights of the restless-legs criteria.

    Weights 3 and 4 are offered as important, 1 and 2 as nice to have. A feature without a mark is
    in a set for a plain reason, as room or a price is, and is offered as important.
    """
    choice = wish.choice if isinstance(wish, Contains) else ""
    weights = [
        criterion.weight
        for criterion in marks.criteria_of(feature)
        if not criterion.choices_of(feature) or choice in criterion.choices_of(feature)
    ]
    weight = max((weight for weight in weights if weight), default=_WEIGHT_OF_IMPORTANT)
    return Importance.IMPORTANT if weight >= _WEIGHT_OF_IMPORTANT else Importance.NICE


def read_starting_sets(folder: Path) -> tuple[StartingSet, ...]:
    """The sets of a data folder.

    Raises KeyError, TypeError or NeedNotUnderstoodError if they are malformed.
    """
    with (folder / "needs.toml").open("rb") as file:
        entries = tomllib.load(file)["set"]
    features = read_registry(folder)
    marks = read_relevance(folder)
    return tuple(
        StartingSet(
            entry["key"],
            entry["label"],
            entry["about"],
            tuple(_offered(text, features, marks) for text in entry["needs"]),
        )
        for entry in entries
    )


def _offered(text: str, features: FeatureRegistry, marks: Relevance) -> Need:
    """A need of a set is written without importance, which follows from the criteria."""
    need = read_need(f"{Importance.NICE} {text}", features)
    return Need(need.feature, starting_importance(need.feature, need.wish, marks), need.wish)


@cache
def starting_sets() -> tuple[StartingSet, ...]:
    """The sets that travel with the program, read once."""
    return read_starting_sets(data_folder())


def added(needs: Sequence[Need], more: Iterable[Need]) -> tuple[Need, ...]:
    """The needs with more of them; one that the person has already stays as it is."""
    found = {need.subject: need for need in needs}
    for need in more:
        found.setdefault(need.subject, need)
    return tuple(found.values())
