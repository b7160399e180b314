"""Draws features, facts, wishes and chairs of every kind, for properties that hold of all."""

from dataclasses import replace

from hypothesis import strategies as st

from chaircompare.catalogue.chair import Chair, Fact, FactState, SourceKind
from chaircompare.catalogue.features import Feature, FeatureRegistry, Kind, registry
from chaircompare.catalogue.wishes import Wish, wishes_of
from chaircompare.relevance.needs import Importance, Need, a_wish
from tests.making import a_chair, a_fact, a_source

# A few of each kind; the second of a pair is the detail of the first.
KEYS = (
    "calf_massage",
    "calf_massage_methods",
    "rocking",
    "roller_type",
    "colours",
    "air_intensity_levels",
    "session_minutes_max",
    "legrest_extension",
    "user_weight_max",
    "sale_price",
    "warranty_years",
    "noise_db",
    "leg_program",
)
SHIPPED = registry()
FEATURES = FeatureRegistry(SHIPPED.groups, tuple(SHIPPED[key] for key in KEYS))
WISHABLE = tuple(feature for feature in FEATURES.values() if wishes_of(feature))
_UNITS = {
    Kind.LENGTH: ("in", "cm"),
    Kind.MASS: ("lb", "kg"),
    Kind.DURATION: ("min",),
    Kind.MONEY: ("USD", "EUR"),
    Kind.NOISE: ("dB",),
}
_WORDS = ("airbag", "roller", "kneading")
_LISTENED_TO = (SourceKind.MAKER, SourceKind.DEALER, SourceKind.PRESS)
_NOTES = (SourceKind.YOUR_NOTE, SourceKind.TOLD_BY_SELLER)


def figures(feature: Feature) -> st.SearchStrategy[tuple[str, str]]:
    """A number and a unit in which the feature may be stated."""
    amounts = st.integers(1, 9).map(str)
    if feature.kind is not Kind.COUNT:
        amounts |= st.sampled_from(("2.5", "5.05", "2.54", "5.08"))
    units = ("year",) if feature.key == "warranty_years" else _UNITS.get(feature.kind, ("",))
    return st.tuples(amounts, st.sampled_from(units))


def stated(feature: Feature) -> st.SearchStrategy[tuple[str, str]]:
    """What a source may state, and the unit."""
    if feature.is_number:
        ranges = st.tuples(st.integers(1, 4), st.integers(5, 9)).map(lambda r: f"{r[0]}-{r[1]}")
        units = figures(feature).map(lambda one: one[1])
        return figures(feature) | st.tuples(ranges, units)
    if feature.kind is Kind.YES_NO:
        words = st.sampled_from(("yes", "no"))
    elif feature.kind is Kind.SET:
        words = st.lists(st.sampled_from(_WORDS), min_size=1, unique=True).map(";".join)
    else:
        words = st.sampled_from(_WORDS)
    return st.tuples(words, st.just(""))


@st.composite
def facts(draw: st.DrawFn, feature: Feature, *, note: bool | None = None) -> Fact:
    """A fact in any state, of a page, of the person's own entry, or a note."""
    is_note = draw(st.booleans()) if note is None else note
    kind = draw(st.sampled_from(_NOTES if is_note else _LISTENED_TO))
    trusted = is_note or draw(st.integers(0, 3)) > 0
    name = f"{kind}{draw(st.integers(1, 2))}{'' if trusted else ' not trusted'}"
    source = replace(a_source(name, kind), trusted=trusted)
    own = is_note or draw(st.booleans())
    usual = [FactState.STATED] * 4
    states = usual if is_note else [*usual, *FactState]
    state = draw(st.sampled_from([one for one in states if one is not FactState.UNREADABLE]))
    if state is FactState.STATED:
        words, unit = draw(stated(feature))
        return a_fact(feature, words, unit, source=source, own=own)
    words = "only in the S version" if state is FactState.IN_WORDS else ""
    return a_fact(feature, words, state=state, source=source, own=own)


@st.composite
def chairs(draw: st.DrawFn, name: str = "chair") -> Chair:
    """A chair of which some features are stated, by one or several."""
    found = []
    for feature in FEATURES.values():
        found += draw(st.lists(facts(feature), max_size=2))
    return a_chair(name, found)


@st.composite
def notes(draw: st.DrawFn) -> tuple[Fact, ...]:
    """A note on each feature, whatever it says."""
    return tuple(draw(facts(feature, note=True)) for feature in FEATURES.values())


@st.composite
def wishes(draw: st.DrawFn) -> tuple[str, Wish]:
    """A feature and a wish that it can answer."""
    feature = draw(st.sampled_from(WISHABLE))
    kind = draw(st.sampled_from(wishes_of(feature)))
    value, unit = draw(figures(feature)) if feature.is_number else (draw(_choices()), "")
    return feature.key, a_wish(kind, feature, value, unit)


def _choices() -> st.SearchStrategy[str]:
    return st.sampled_from(_WORDS)


@st.composite
def needs(draw: st.DrawFn, *, most: int = 6) -> tuple[Need, ...]:
    """Different needs of any importance."""
    drawn = draw(st.lists(wishes(), min_size=1, max_size=most))
    found: dict[tuple[str, str], Need] = {}
    for feature, wish in drawn:
        need = Need(feature, draw(st.sampled_from(list(Importance))), wish, draw(st.integers(0, 2)))
        found.setdefault(need.subject, need)
    return tuple(found.values())
