"""What the form says beside its fields while one types: how an entry is read, and what is odd."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chaircompare.catalogue.chair import Fact, FactState, SourceKind
from chaircompare.catalogue.dates import why_no_day
from chaircompare.catalogue.draft import ChairDraft, Entry, read_entry, read_source
from chaircompare.catalogue.features import Feature, FeatureRegistry, Kind
from chaircompare.catalogue.limits import looks_wrong
from chaircompare.catalogue.units import UnitSystem, find_unit, show, show_height
from chaircompare.catalogue.values import Quantity, YesNo, of_person, words

BRAND, MODEL, READ_ON = "brand", "model", "read_on"
# Beyond this share of what other chairs have, a figure is looked at twice.
_ODD = 1.6


class Weight(StrEnum):
    """What a remark means for saving."""

    READ = "read"  # how the entry is understood
    CHECK = "check"  # odd, but kept
    WANTED = "wanted"  # must be put right first


@dataclass(frozen=True, slots=True)
class Remark:
    """Words that stand beside a field."""

    words: str
    weight: Weight = Weight.READ


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the most of what chairs of the catalogue state, in canonical units."""

    low: float
    high: float


def needed(draft: ChairDraft, today: date) -> dict[str, Remark]:
    """What must be put right before the chair can be saved, by field."""
    found = {}
    if not draft.brand.strip():
        found[BRAND] = Remark("Who makes it? The brand is needed.", Weight.WANTED)
    if not draft.model.strip():
        found[MODEL] = Remark("The model is needed.", Weight.WANTED)
    wrong = why_no_day(draft.source.read_on, today)
    if wrong:
        found[READ_ON] = Remark(wrong, Weight.WANTED)
    return found


def remark_on(
    feature: Feature,
    entry: Entry,
    *,
    system: UnitSystem = UnitSystem.US,
    span: Span | None = None,
) -> Remark | None:
    """How one entry is read, or None where there is nothing to say."""
    fact = read_entry(feature, entry, _NOBODY)
    if fact is None or entry.applies_not:
        return None
    if fact.state is FactState.DOES_NOT_APPLY:
        return Remark("Read as: does not apply.")
    if fact.state is FactState.IN_WORDS:
        return _in_words(feature)
    if isinstance(fact.value, Quantity):
        return _figure(feature, fact.value, system, span)
    return None


_NOBODY = read_source(ChairDraft().source, date(2000, 1, 1))


def _in_words(feature: Feature) -> Remark:
    if not feature.is_number:
        return Remark("Kept as your words. It cannot be compared.", Weight.CHECK)
    called, example = _wanted(feature)
    return Remark(
        f"Kept as your words. Not read as {called} like {example}, so it cannot be compared.",
        Weight.CHECK,
    )


_WANTED = {
    Kind.LENGTH: ("a length", "30 in or 76 cm"),
    Kind.MASS: ("a weight", "220 lb or 100 kg"),
    Kind.POWER: ("a power", "150 W"),
    Kind.NOISE: ("a loudness", "55 dB"),
    Kind.MONEY: ("a price", "$4,999"),
    Kind.COUNT: ("a whole number", "3"),
    Kind.DURATION: ("a time", "20 min"),
}


def _wanted(feature: Feature) -> tuple[str, str]:
    """What a figure is called, and how one may look."""
    called, example = _WANTED[feature.kind]
    if of_person(feature):
        example = "5 ft 10 or 178 cm"
    elif feature.key in {"legrest_extension", "wall_clearance"}:
        example = "6 in or 15 cm"
    return called, "3 years" if feature.unit == "year" else example


def example_of(feature: Feature) -> str:
    """What stands in an empty field: how the answer may be written."""
    if feature.is_number:
        return f"Such as {_wanted(feature)[1]}"
    # Never words that could be an answer: in high contrast they look like one.
    return "Several, with commas between…" if feature.kind is Kind.SET else "In a few words…"


def _figure(feature: Feature, value: Quantity, system: UnitSystem, span: Span | None) -> Remark:
    wrong = looks_wrong(feature, value, system)
    if wrong:
        return Remark(wrong, Weight.CHECK)
    read = f"Reads as {words(value, system)}."
    low, high = value.canonical
    if span and (high > span.high * _ODD or low < span.low / _ODD) and _comparable(feature, value):
        usual = _usual(feature, span, system)
        return Remark(f"{read} Other chairs here: {usual}. Please check the unit.", Weight.CHECK)
    return Remark(read)


def _comparable(feature: Feature, value: Quantity) -> bool:
    own, usual = find_unit(value.unit), find_unit(feature.unit)
    return bool(own and usual and own.dimension == usual.dimension)


def _usual(feature: Feature, span: Span, system: UnitSystem) -> str:
    unit = find_unit(feature.unit)
    factor = unit.factor if unit else 1.0
    shown = show_height if of_person(feature) else show
    return shown(round(span.low / factor, 1), round(span.high / factor, 1), feature.unit, system)


def contradictions(draft: ChairDraft, features: FeatureRegistry) -> dict[str, Remark]:
    """Fields that cannot both be right, by the later one of the two."""
    facts = {
        key: fact
        for key, entry in draft.entries.items()
        if key in features and (fact := read_entry(features[key], entry, _NOBODY))
    }
    found: dict[str, Remark] = {}
    for key in facts:
        _check_ends(key, facts, features, found)
        _check_no(key, facts, features, found)
    return found


def _check_ends(
    key: str, facts: Mapping[str, Fact], features: FeatureRegistry, found: dict[str, Remark]
) -> None:
    other = key.replace("_max", "_min")
    if other == key or other not in facts:
        return
    low, high = facts[other].value, facts[key].value
    if not (isinstance(low, Quantity) and isinstance(high, Quantity)):
        return
    if low.canonical[0] > high.canonical[1]:
        less = features[other].label.casefold()
        found[key] = Remark(f"This is less than {less}. One of the two is wrong.", Weight.CHECK)


def _check_no(
    key: str, facts: Mapping[str, Fact], features: FeatureRegistry, found: dict[str, Remark]
) -> None:
    whole = next((w for w in facts if w != key and key.startswith(f"{w}_")), "")
    if whole and facts[whole].value == YesNo(yes=False) and facts[key].value not in _NONE:
        label = features[whole].label
        found[key] = Remark(f"You said No to “{label}”. One of the two is wrong.", Weight.CHECK)


_NONE = (None, YesNo(yes=False))


def kinds_in_words() -> dict[SourceKind, str]:
    """How the form names the kinds of sources; the person's own note first."""
    return {
        SourceKind.YOUR_NOTE: "My own note",
        SourceKind.TOLD_BY_SELLER: "Told by the seller",
        SourceKind.MAKER: "Maker’s page or brochure",
        SourceKind.DEALER: "Dealer’s page or offer",
        SourceKind.DEALER_REVIEW: "Dealer’s review",
        SourceKind.PRESS: "Newspaper or magazine",
        SourceKind.SECOND_HAND: "List by somebody else",
    }
