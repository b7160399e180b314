"""Writes chairs with their facts, and everything that is derived from them, in one go."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from chaircompare.catalogue import schema
from chaircompare.catalogue.agreement import Answer, AnswerState, answer, count_stated
from chaircompare.catalogue.chair import Chair, Source
from chaircompare.catalogue.features import Feature, FeatureRegistry
from chaircompare.catalogue.values import Items, Quantity, Value, Words, YesNo, plain, words

SHIPPED = "shipped"
OWN = "own"
_SOURCES_DIFFER_SHORT = "Sources differ"


def sort_name(chair: Chair) -> str:
    """Brand and model so that text order is the order a person expects: LM-68 before LM-680."""
    bare = unicodedata.normalize("NFKD", chair.name.casefold())
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"\d+", lambda digits: digits.group().zfill(8), letters)


def _searchable(value: Value) -> str:
    match value:
        case YesNo():
            return ""
        case Items(names=names):
            return " ".join(names)
        case Quantity(unit=unit):
            return plain(value, unit)
        case Words(text=stated):  # pragma: no branch - the last kind
            return stated


def search_words(chair: Chair, features: FeatureRegistry) -> str:
    """What the chair is found by: its names, the features it has and the words of their values.

    A feature that is stated as absent does not count: who searches for heat wants heat.
    """
    found = [chair.brand, chair.model]
    for key in chair.facts_by_feature:
        if key not in features:
            continue
        given = answer(chair, key)
        if given.values and given.values != (YesNo(yes=False),):
            found.append(features[key].label)
            found.extend(_searchable(value) for value in given.values)
    return " ".join(found)


def _amount(given: Answer) -> float | None:
    if not given.values:
        return None
    first = given.values[0]
    if isinstance(first, YesNo):
        return float(first.yes)
    return first.canonical[0] if isinstance(first, Quantity) else None


def _list_cell(chair: Chair, feature: Feature, features: FeatureRegistry) -> dict[str, Any]:
    given = answer(chair, feature.key)
    shown = " or ".join(words(value) for value in given.values)
    detail = ""
    if given.state is AnswerState.SOURCES_DIFFER:
        shown, detail = _SOURCES_DIFFER_SHORT, shown
    elif feature.detail in features and given.values == (YesNo(yes=True),):
        detail = ", ".join(words(value) for value in answer(chair, feature.detail).values)
    return {
        "feature": feature.key,
        "missing": int(not given.values),
        "amount": _amount(given),
        "answer": given.state.value,
        "words": shown,
        "detail": detail,
    }


def _fact_rows(chair: Chair, number: int, origin: str) -> list[dict[str, Any]]:
    rows = []
    for fact in chair.facts:
        canonical = fact.value.canonical if isinstance(fact.value, Quantity) else (None, None)
        rows.append(
            {
                "chair": number,
                "feature": fact.feature,
                "state": fact.state.value,
                "stated": fact.stated,
                "unit": fact.unit,
                "canonical_low": canonical[0],
                "canonical_high": canonical[1],
                "source": fact.source.id,
                "seen_on": fact.seen_on,
                "origin": OWN if fact.own else origin,
            }
        )
    return rows


def save_sources(connection: Connection, sources: Iterable[Source], origin: str) -> None:
    """Add sources, or bring those of the same id up to date."""
    rows = [
        {
            "id": source.id,
            "kind": source.kind.value,
            "publisher": source.publisher,
            "url": source.url,
            "read_on": source.read_on,
            "origin": origin,
        }
        for source in dict.fromkeys(sources)
    ]
    if not rows:
        return
    from sqlalchemy.dialects.sqlite import insert as insert_or_update

    statement = insert_or_update(schema.source)
    names = ("kind", "publisher", "url", "read_on")
    statement = statement.on_conflict_do_update(
        index_elements=["id"], set_={name: statement.excluded[name] for name in names}
    )
    connection.execute(statement, rows)


def add_chairs(
    connection: Connection, chairs: Sequence[Chair], origin: str, features: FeatureRegistry
) -> None:
    """Insert chairs that are not there yet, with facts and derived rows."""
    highest = connection.execute(
        select(schema.chair.c.number).order_by(schema.chair.c.number.desc()).limit(1)
    ).scalar()
    first = (highest or 0) + 1
    save_sources(connection, (f.source for c in chairs for f in c.facts), origin)
    numbered = list(enumerate(chairs, start=first))
    rows = [
        {
            "number": number,
            "id": chair.id,
            "brand": chair.brand,
            "model": chair.model,
            "product_page": chair.product_page,
            "origin": origin,
            "sort_name": sort_name(chair),
            "facts_stated": count_stated(chair, features),
        }
        for number, chair in numbered
    ]
    if not rows:
        return
    connection.execute(insert(schema.chair), rows)
    facts = [row for number, chair in numbered for row in _fact_rows(chair, number, origin)]
    if facts:
        connection.execute(insert(schema.fact), facts)
    _add_derived(connection, numbered, features)


def _add_derived(
    connection: Connection, numbered: list[tuple[int, Chair]], features: FeatureRegistry
) -> None:
    cells = [
        {"chair": number, **_list_cell(chair, feature, features)}
        for number, chair in numbered
        for feature in features.listed
    ]
    if cells:
        connection.execute(insert(schema.list_cell), cells)
    connection.execute(
        text("INSERT INTO chair_search(rowid, words) VALUES (:number, :words)"),
        [{"number": number, "words": search_words(c, features)} for number, c in numbered],
    )


def refresh_derived(
    connection: Connection, number: int, chair: Chair, features: FeatureRegistry
) -> None:
    """Make list and search agree with the chair as it is now."""
    connection.execute(
        schema.chair.update()
        .where(schema.chair.c.number == bindparam("which"))
        .values(
            brand=chair.brand,
            model=chair.model,
            product_page=chair.product_page,
            sort_name=sort_name(chair),
            facts_stated=count_stated(chair, features),
        ),
        {"which": number},
    )
    connection.execute(delete(schema.list_cell).where(schema.list_cell.c.chair == number))
    connection.execute(text("DELETE FROM chair_search WHERE rowid = :number"), {"number": number})
    _add_derived(connection, [(number, chair)], features)


def add_facts(connection: Connection, number: int, chair: Chair, origin: str) -> None:
    """Insert all facts of `chair` for the chair that has this number."""
    save_sources(connection, (fact.source for fact in chair.facts), origin)
    rows = _fact_rows(chair, number, origin)
    if rows:
        connection.execute(insert(schema.fact), rows)


def remove_own_facts(connection: Connection, number: int, feature: str) -> None:
    """Delete what the person wrote about one feature of a chair."""
    fact = schema.fact.c
    connection.execute(
        delete(schema.fact).where(fact.chair == number, fact.feature == feature, fact.origin == OWN)
    )


def remove_chair(connection: Connection, number: int) -> None:
    """Delete a chair with its facts and derived rows."""
    connection.execute(text("DELETE FROM chair_search WHERE rowid = :number"), {"number": number})
    connection.execute(delete(schema.chair).where(schema.chair.c.number == number))
