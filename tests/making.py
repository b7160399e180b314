"""Makes features, facts and chairs for tests, with what does not matter filled in."""

from collections.abc import Iterable
from datetime import date

from chaircompare.catalogue.chair import Chair, Fact, FactState, Source, SourceKind
from chaircompare.catalogue.features import Feature, FeatureGroup, FeatureRegistry, Kind
from chaircompare.catalogue.values import Words, parse

READ_ON = date(2026, 11, 22)
UNITS = {
    Kind.LENGTH: "in",
    Kind.MASS: "lb",
    Kind.DURATION: "min",
    Kind.POWER: "W",
    Kind.NOISE: "dB",
    Kind.MONEY: "USD",
}


def a_feature(
    kind: Kind, key: str = "", *, unit: str = "", choices: tuple[str, ...] = (), order: int = 0
) -> Feature:
    key = key or kind.value
    label = key.replace("_", " ").capitalize()
    unit = unit or UNITS.get(kind, "")
    return Feature(key, label, "group", kind, unit, choices, 0, "", f"About {label}.", order)


def a_registry(*features: Feature) -> FeatureRegistry:
    return FeatureRegistry((FeatureGroup("group", "Group"),), features)


def a_source(
    name: str = "s1", kind: SourceKind = SourceKind.MAKER, read_on: date = READ_ON
) -> Source:
    return Source(name, kind, f"Publisher {name}", f"https://example.org/{name}", read_on)


def a_fact(
    feature: Feature,
    stated: str = "",
    unit: str = "",
    *,
    state: FactState = FactState.STATED,
    source: Source | None = None,
    own: bool = False,
) -> Fact:
    value = None
    if state is FactState.STATED:
        value = parse(feature, stated, unit)
    elif state is FactState.IN_WORDS:
        value = Words(stated, figure_expected=True)
    return Fact(feature.key, state, value, stated, unit, source or a_source(), own=own)


def a_chair(
    name: str, facts: Iterable[Fact] = (), *, brand: str = "Brand", model: str | None = None
) -> Chair:
    return Chair(name, brand, name if model is None else model, "", tuple(facts))
