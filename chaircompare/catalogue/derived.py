"""What list and search keep of a chair, made from its facts: ready to sort, to find and to show."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chaircompare.catalogue.agreement import Answer, AnswerState, answer
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import Feature, FeatureRegistry
from chaircompare.catalogue.units import unit
from chaircompare.catalogue.values import Items, Quantity, Value, Words, YesNo, plain, words

NOT_TRUSTED = "source not trusted"
OR = " or "
_SOURCES_DIFFER_SHORT = "Sources differ"
_NO = (YesNo(yes=False),)
_YES = (YesNo(yes=True),)
_Answers = Mapping[str, Answer]
# Feature, missing, amount, answer, words, detail: a row of list_cell without its chair.
Cell = tuple[str, int, float | None, str, str, str]


@dataclass(frozen=True, slots=True)
class Derived:
    """What is stored beside the facts of one chair."""

    sort_name: str
    facts_stated: int
    search_words: str
    cells: tuple[Cell, ...]
    answers: Mapping[str, Answer]


def derive(chair: Chair, features: FeatureRegistry) -> Derived:
    """Everything at once: each feature is judged a single time."""
    answers = _answers(chair, features)
    return Derived(
        sort_name(chair),
        sum(given.counts for given in answers.values()),
        _search_words(chair, answers, features),
        tuple(_cell(chair, answers, feature) for feature in features.listed),
        answers,
    )


def _answers(chair: Chair, features: FeatureRegistry) -> _Answers:
    return {key: answer(chair, key) for key in chair.facts_by_feature if key in features}


def sort_name(chair: Chair) -> str:
    """So that text order is the order a person expects: by brand, then LM-68 before LM-680."""
    # A tab stands before all that a name may hold: Daiwa with all its chairs before Daiwa Korea.
    name = f"{chair.brand}\t{chair.model}".strip()
    bare = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"\d+", lambda digits: digits.group().zfill(8), letters)


def _searchable(value: Value) -> str:
    match value:
        case YesNo():
            return ""
        case Items(names=names):
            return " ".join(names)
        case Quantity():
            return plain(value, value.unit)
        case Words(text=stated):  # pragma: no branch - the last kind
            return stated


def search_words(chair: Chair, features: FeatureRegistry) -> str:
    """What the chair is found by: its names, the features it has and the words of their values.

    A feature that is stated as absent does not count: who searches for heat wants heat.
    """
    return _search_words(chair, _answers(chair, features), features)


def _search_words(chair: Chair, answers: _Answers, features: FeatureRegistry) -> str:
    found = [chair.brand, chair.model]
    for key, given in answers.items():
        if given.values and given.values != _NO:
            found.append(features[key].label)
            found.extend(_searchable(value) for value in given.values)
    return " ".join(found)


def _amount(given: Answer) -> float | None:
    if not given.values:
        return None
    first = _rising(given.values)[0]
    if isinstance(first, YesNo):
        return float(first.yes)
    return first.canonical[0] if isinstance(first, Quantity) else None


def _rising(values: tuple[Value, ...]) -> Sequence[Value]:
    """Figures of one kind from low to high: the list shows and sorts by the lowest."""
    figures = [value for value in values if isinstance(value, Quantity)]
    kinds = {unit(figure.unit).dimension for figure in figures}
    if len(figures) < len(values) or len(kinds) > 1:
        return values
    return sorted(figures, key=lambda figure: figure.canonical)


def _cell(chair: Chair, answers: _Answers, feature: Feature) -> Cell:
    given = answers.get(feature.key) or answer(chair, feature.key)
    shown = OR.join(words(value) for value in _rising(given.values))
    detail = ""
    if given.state is AnswerState.SOURCES_DIFFER:
        shown, detail = _SOURCES_DIFFER_SHORT, shown
    elif feature.detail in answers and given.values == _YES:
        detail = ", ".join(words(value) for value in answers[feature.detail].values)
    if not given.trusted:
        detail = NOT_TRUSTED
    missing = int(not given.values)
    return feature.key, missing, _amount(given), given.state.value, shown, detail
