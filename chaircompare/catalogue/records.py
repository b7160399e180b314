"""Writes chairs with their facts, and what is derived from them, in one go."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from chaircompare.catalogue.answers import remove_answers, write_answers
from chaircompare.catalogue.chair import Chair, Fact, Source
from chaircompare.catalogue.derived import Derived, derive
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.values import Quantity

SHIPPED = "shipped"
OWN = "own"

# What the file keeps of a chair or a fact, as text.
Row = tuple[str | None, ...]


def _origin(*, own: bool) -> str:
    return OWN if own else SHIPPED


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


_FACT_COLUMNS = (
    "feature",
    "state",
    "stated",
    "unit",
    "source",
    "seen_on",
    "origin",
    "canonical_low",
    "canonical_high",
    "chair",
)
_KEPT_OF_A_FACT = _FACT_COLUMNS[:7]
_CHAIR_COLUMNS = (
    "id",
    "brand",
    "model",
    "product_page",
    "origin",
    "note",
    "photo",
    "binned_on",
    "sort_name",
    "facts_stated",
    "number",
)
_KEPT_OF_A_CHAIR = _CHAIR_COLUMNS[:8]


def fact_row(chair: Chair, fact: Fact) -> Row:
    """What the file keeps of a fact, as text: the columns that stored_facts() reads back."""
    return (
        fact.feature,
        fact.state.value,
        fact.stated,
        fact.unit,
        fact.source.id,
        _day(fact.seen_on),
        _origin(own=fact.own or chair.own),
    )


def chair_row(chair: Chair) -> Row:
    """What the file keeps of a chair itself: the columns that stored_chairs() reads back."""
    return (
        chair.id,
        chair.brand,
        chair.model,
        chair.product_page,
        _origin(own=chair.own),
        chair.note,
        chair.photo,
        _day(chair.binned_on),
    )


def stored_chairs(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, Row]]:
    """Number and chair_row() of those of the ids that there are."""
    found = connection.exec_driver_sql(
        f"SELECT number, {','.join(_KEPT_OF_A_CHAIR)} FROM chair "  # noqa: S608 - fixed names
        "WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {row[1]: (row[0], tuple(row[1:])) for row in found}


def stored_facts(
    connection: Connection, numbers: Sequence[int], features: FeatureRegistry
) -> dict[int, dict[str, list[Row]]]:
    """The fact_row()s of these chairs by feature; unknown features are left out."""
    found = connection.exec_driver_sql(
        f"SELECT chair, {','.join(_KEPT_OF_A_FACT)} FROM fact "  # noqa: S608 - fixed names
        "WHERE chair IN (SELECT value FROM json_each(?)) ORDER BY number",
        (json.dumps(list(numbers)),),
    )
    facts: dict[int, dict[str, list[Row]]] = {number: {} for number in numbers}
    for number, feature, *rest in found:
        if feature in features:
            facts[number].setdefault(feature, []).append((feature, *rest))
    return facts


def rows_by_feature(chair: Chair) -> dict[str, list[Row]]:
    """The fact_row()s of a chair by feature, as stored_facts() reads them back."""
    facts: dict[str, list[Row]] = {}
    for fact in chair.facts:
        facts.setdefault(fact.feature, []).append(fact_row(chair, fact))
    return facts


def _insert(connection: Connection, table: str, columns: Sequence[str], rows: list[Any]) -> None:
    """Straight to the driver: it takes 100,000 rows in a fraction of what the core needs."""
    if rows:
        marks = ",".join("?" * len(columns))
        statement = f"INSERT INTO {table} ({','.join(columns)}) VALUES ({marks})"  # noqa: S608 - as above
        connection.exec_driver_sql(statement, rows)


_SAVE_SOURCE = (
    "INSERT INTO source (id, kind, publisher, url, read_on, origin, trusted) "
    "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, "
    "publisher = excluded.publisher, url = excluded.url, read_on = excluded.read_on, "
    # What is shipped is not changed by what the person writes, and trust only by her.
    "origin = excluded.origin WHERE excluded.origin = 'shipped' OR source.origin = 'own'"
)


def save_sources(connection: Connection, chairs: Iterable[Chair]) -> None:
    """Add the sources of the facts, or bring those of the same id up to date."""
    sources = {(f.source.id, f.own or chair.own): f.source for chair in chairs for f in chair.facts}
    add_sources(connection, [(source, own) for (_, own), source in sources.items()])


def add_sources(connection: Connection, sources: Iterable[tuple[Source, bool]]) -> None:
    """Add these, each with whether the person added it, or update those of the same id."""
    rows = [
        (
            source.id,
            source.kind.value,
            source.publisher,
            source.url,
            source.read_on.isoformat(),
            _origin(own=own),
            int(source.trusted),
        )
        for source, own in sources
    ]
    if rows:
        connection.exec_driver_sql(_SAVE_SOURCE, rows)


def add_chairs(connection: Connection, chairs: Sequence[Chair], features: FeatureRegistry) -> None:
    """Insert chairs that are not there yet, with facts and derived rows."""
    highest = connection.exec_driver_sql("SELECT max(number) FROM chair").scalar()
    save_sources(connection, chairs)
    numbered = list(enumerate(chairs, start=(highest or 0) + 1))
    derived = {number: derive(chair, features) for number, chair in numbered}
    rows = [
        (*chair_row(chair), derived[number].sort_name, derived[number].facts_stated, number)
        for number, chair in numbered
    ]
    _insert(connection, "chair", _CHAIR_COLUMNS, rows)
    _add_facts(connection, numbered)
    _add_derived(connection, numbered, derived, features)


def add_facts(connection: Connection, numbered: Sequence[tuple[int, Chair]]) -> None:
    """Insert all facts of chairs that are there, each with its number."""
    save_sources(connection, (chair for _, chair in numbered))
    _add_facts(connection, numbered)


def _add_facts(connection: Connection, numbered: Sequence[tuple[int, Chair]]) -> None:
    rows = []
    for number, chair in numbered:
        for fact in chair.facts:
            low_high = fact.value.canonical if isinstance(fact.value, Quantity) else (None, None)
            rows.append((*fact_row(chair, fact), *low_high, number))
    _insert(connection, "fact", _FACT_COLUMNS, rows)


_CELL_COLUMNS = ("chair", "feature", "missing", "amount", "answer", "words", "detail")


def _add_derived(
    connection: Connection,
    numbered: Sequence[tuple[int, Chair]],
    derived: Mapping[int, Derived],
    features: FeatureRegistry,
) -> None:
    """Rows of list, search and answers; a chair in the bin has none."""
    shown = [(number, chair) for number, chair in numbered if chair.binned_on is None]
    cells = [(number, *cell) for number, _ in shown for cell in derived[number].cells]
    _insert(connection, "list_cell", _CELL_COLUMNS, cells)
    found_by = [(number, derived[number].search_words) for number, _ in shown]
    _insert(connection, "chair_search", ("rowid", "words"), found_by)
    answers = {number: derived[number].answers for number, _ in shown}
    write_answers(connection, shown, answers, features)


# Column and the one beside it where a shipped name waits that the person wrote another one over.
_NAMES = (
    ("brand", "shipped_brand"),
    ("model", "shipped_model"),
    ("product_page", "shipped_page"),
)
# To write the shipped name again is to go on with it.
_RENAMED = ", ".join(
    f"{waiting} = CASE WHEN origin = 'own' THEN NULL "
    f"ELSE nullif(coalesce({waiting}, {name}), :{name}) END, {name} = :{name}"
    for name, waiting in _NAMES
)
_RENAME = text(
    f"UPDATE chair SET {_RENAMED}, note = :note, photo = :photo, binned_on = :binned_on "  # noqa: S608
    "WHERE number = :number"
)
_SHIPPED_RENAMED = ", ".join(
    f"{name} = iif({waiting} IS NULL, :{name}, {name}), "
    f"{waiting} = iif({waiting} IS NULL, NULL, nullif(:{name}, {name}))"
    for name, waiting in _NAMES
)
_RENAME_SHIPPED = text(
    f"UPDATE chair SET {_SHIPPED_RENAMED} WHERE number = :number AND origin = 'shipped'"  # noqa: S608
)


def adopt(connection: Connection, numbers: Sequence[int]) -> None:
    """Chairs that the person had before they were shipped are shipped now, under her names."""
    connection.exec_driver_sql(
        "UPDATE chair SET origin = 'shipped', shipped_brand = '', shipped_model = '', "
        "shipped_page = '' WHERE origin = 'own' AND number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    )


def rename_shipped(connection: Connection, numbered: Sequence[tuple[int, Chair]]) -> None:
    """Bring shipped names up to date; what the person wrote over them stays in front."""
    for number, chair in numbered:
        connection.execute(_RENAME_SHIPPED, _named(number, chair_row(chair)))


def _named(number: int, row: Row) -> dict[str, Any]:
    return dict(zip(_KEPT_OF_A_CHAIR, row, strict=True)) | {"number": number}


@dataclass(frozen=True)
class Rewriting:
    """What is written over the chair of that number: its fields, and the features that change."""

    number: int
    row: Row
    chair: Chair
    features: tuple[str, ...]


def rewrite_chairs(connection: Connection, rewritten: Sequence[Rewriting]) -> None:
    """Write chairs over others; list and search are not yet brought to agree."""
    if not rewritten:
        return
    connection.execute(_RENAME, [_named(one.number, one.row) for one in rewritten])
    gone = [(one.number, feature) for one in rewritten for feature in one.features]
    if gone:
        connection.exec_driver_sql("DELETE FROM fact WHERE chair = ? AND feature = ?", gone)
    stated = []
    for one in rewritten:
        facts = tuple(fact for fact in one.chair.facts if fact.feature in one.features)
        stated.append((one.number, replace(one.chair, facts=facts)))
    add_facts(connection, stated)


def refresh_derived(
    connection: Connection, numbered: Sequence[tuple[int, Chair]], features: FeatureRegistry
) -> None:
    """Make list and search agree with the chairs as they are now."""
    if not numbered:
        return
    derived = {number: derive(chair, features) for number, chair in numbered}
    connection.exec_driver_sql(
        "UPDATE chair SET sort_name = ?, facts_stated = ? WHERE number = ?",
        [(one.sort_name, one.facts_stated, number) for number, one in derived.items()],
    )
    numbers = [(number,) for number, _ in numbered]
    connection.exec_driver_sql("DELETE FROM list_cell WHERE chair = ?", numbers)
    connection.exec_driver_sql("DELETE FROM chair_search WHERE rowid = ?", numbers)
    remove_answers(connection, numbers)
    _add_derived(connection, numbered, derived, features)


def remove_chairs(connection: Connection, numbers: Sequence[int]) -> None:
    """Delete chairs with their facts and derived rows."""
    rows = [(number,) for number in numbers]
    if rows:
        connection.exec_driver_sql("DELETE FROM chair_search WHERE rowid = ?", rows)
        connection.exec_driver_sql("DELETE FROM chair WHERE number = ?", rows)
