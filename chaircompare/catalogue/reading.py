"""Turns rows of a catalogue file into chairs, facts and sources."""

import logging
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from chaircompare.catalogue import schema
from chaircompare.catalogue.chair import Chair, Fact, FactState, Source, SourceKind, stored_value
from chaircompare.catalogue.features import Feature, FeatureRegistry, Kind
from chaircompare.catalogue.records import OWN

_log = logging.getLogger(__name__)

_CHAIRS = select(
    schema.chair.c.number,
    schema.chair.c.id,
    schema.chair.c.brand,
    schema.chair.c.model,
    schema.chair.c.product_page,
    schema.chair.c.origin,
    schema.chair.c.note,
    schema.chair.c.photo,
    schema.chair.c.binned_on,
).where(schema.chair.c.number.in_(bindparam("numbers", expanding=True)))

_FACTS = (
    select(
        schema.fact.c.chair,
        schema.fact.c.feature,
        schema.fact.c.state,
        schema.fact.c.stated,
        schema.fact.c.unit,
        schema.fact.c.seen_on,
        schema.fact.c.origin,
        schema.source.c.id.label("source"),
        schema.source.c.kind,
        schema.source.c.publisher,
        schema.source.c.url,
        schema.source.c.read_on,
        schema.source.c.trusted,
    )
    .join_from(schema.fact, schema.source)
    .where(schema.fact.c.chair.in_(bindparam("numbers", expanding=True)))
    .order_by(schema.fact.c.number)
)


def _state(row: Any) -> FactState:  # noqa: ANN401 - typed rows
    try:
        return FactState(row.state)
    except ValueError:
        _log.warning("A fact about %s has the state “%s”.", row.feature, row.state)
        return FactState.UNREADABLE


def _fact(row: Any, source: Source, features: FeatureRegistry) -> Fact:  # noqa: ANN401 - as above
    state = _state(row)
    return Fact(
        row.feature,
        state,
        stored_value(features[row.feature], state, row.stated, row.unit),
        row.stated,
        row.unit,
        source,
        row.seen_on,
        own=row.origin == OWN,
    )


def read_chairs(
    connection: Connection, numbers: Sequence[int], features: FeatureRegistry
) -> Mapping[int, Chair]:
    """The chairs with these row numbers, with all facts whose feature is known."""
    sources: dict[str, Source] = {}
    facts: defaultdict[int, list[Fact]] = defaultdict(list)
    for row in connection.execute(_FACTS, {"numbers": list(numbers)}):
        if row.feature not in features:
            continue
        source = sources.get(row.source)
        if source is None:
            source = Source(
                row.source,
                SourceKind(row.kind),
                row.publisher,
                row.url,
                row.read_on,
                bool(row.trusted),
            )
            sources[row.source] = source
        facts[row.chair].append(_fact(row, source, features))
    return {
        row.number: Chair(
            row.id,
            row.brand,
            row.model,
            row.product_page,
            tuple(facts[row.number]),
            row.origin == OWN,
            row.note,
            row.photo,
            row.binned_on,
        )
        for row in connection.execute(_CHAIRS, {"numbers": list(numbers)})
    }


_MOST_CHOICES = 60


def stated_choices(connection: Connection, feature: Feature) -> tuple[str, ...]:
    """What chairs state of a feature whose choices are open, the commonest in front."""
    fact = schema.fact.c
    rows = connection.execute(
        select(fact.stated, func.count())
        .where(fact.feature == feature.key, fact.state == FactState.STATED.value)
        .group_by(fact.stated)
    )
    seen: Counter[str] = Counter()
    for stated, times in rows:
        parts = stated.split(";") if feature.kind is Kind.SET else [stated]
        for part in parts:
            seen[" ".join(part.split())] += times
    seen.pop("", None)
    return tuple(words for words, _ in seen.most_common(_MOST_CHOICES))
