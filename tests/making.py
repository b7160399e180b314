"""Makes features, facts and chairs for tests, with what does not matter filled in."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

from chaircompare.catalogue.chair import Chair, Fact, FactState, Source, SourceKind
from chaircompare.catalogue.features import Feature, FeatureGroup, FeatureRegistry, Kind
from chaircompare.catalogue.store import Catalogue
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
    return Feature(
        key, label, "group", kind, unit, choices, 0, "", f"About {label}.", f"{label}?", order
    )


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


def notes_of(catalogue: Catalogue, chair: str, feature: str) -> tuple[Fact, ...]:
    """The person's notes on a feature."""
    (loaded,) = catalogue.load([chair])
    return tuple(fact for fact in loaded.facts_by_feature.get(feature, ()) if fact.is_note)


def put_notes(catalogue: Catalogue, chair: str, feature: str, notes: tuple[Fact, ...]) -> None:
    """Put these in the place of the person's notes on a feature."""
    catalogue.apply([catalogue.note_change(chair, feature, notes)])


def taken_back(path: Path, revision: str) -> None:
    """Make the file what it was at an older step, with what it holds."""
    columns = ("note", "photo", "binned_on", "shipped_brand", "shipped_model", "shipped_page")
    statements = {
        "0003": ["DROP TABLE chair_answer", "DROP TABLE answer"],
        "0002": [
            *(f"DROP INDEX {index}" for index in ("chair_by_name", "chair_by_facts")),
            "DROP INDEX chair_in_bin",
            *(f"ALTER TABLE chair DROP COLUMN {column}" for column in columns),
            "ALTER TABLE source DROP COLUMN trusted",
            "DROP TABLE shipped_change",
            "CREATE INDEX chair_by_name ON chair (sort_name, number)",
            "CREATE INDEX chair_by_facts ON chair (facts_stated, sort_name, number)",
        ],
        "0001": ["DROP TABLE saved_comparison"],
    }
    with closing(sqlite3.connect(path)) as connection:
        for step, undoing in statements.items():
            if step >= revision:
                for statement in undoing:
                    connection.execute(statement)
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()
