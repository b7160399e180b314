"""Small questions that are asked of a catalogue file while a chair is being entered."""

from sqlalchemy import Connection, func, select

from chaircompare.catalogue import schema
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.data_files import fold_name
from chaircompare.catalogue.derived import sort_name
from chaircompare.catalogue.draft_checks import Span
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.units import find_unit

# The shipped chairs come first; enough to know what is usual, few enough to be asked at once.
_LOOKED_AT = 500
_FEWEST = 5


def is_taken(connection: Connection, chair_id: str) -> bool:
    """Whether a chair has this id, be it in the bin."""
    found = select(schema.chair.c.number).where(schema.chair.c.id == chair_id)
    return connection.execute(found).first() is not None


def twin(connection: Connection, brand: str, model: str, but: str) -> str:
    """The name of a chair called so, folded, that has not the id `but`; "" if there is none."""
    folded = fold_name(brand, model)
    if not folded:
        return ""
    chair = schema.chair.c
    named = select(chair.brand, chair.model).where(chair.id != but, chair.binned_on.is_(None))
    # The index by name spares most of a large catalogue: names that fold alike begin alike.
    first = sort_name(Chair("", brand, model))[:1]
    if first.isalpha():
        named = named.where(chair.sort_name >= first, chair.sort_name < chr(ord(first) + 1))
    rows = connection.execute(named)
    same = (row for row in rows if fold_name(row.brand, row.model) == folded)
    found = next(same, None)
    return f"{found.brand} {found.model}".strip() if found else ""


def usual_spans(connection: Connection, features: FeatureRegistry) -> dict[str, Span]:
    """From where to where the figures of each feature go, where several chairs state it.

    Other currencies than that of the registry do not count.
    """
    fact = schema.fact.c
    rows = connection.execute(
        select(
            fact.feature,
            fact.unit,
            func.min(fact.canonical_low).label("low"),
            func.max(fact.canonical_high).label("high"),
            func.count().label("facts"),
        )
        .where(fact.chair <= _LOOKED_AT, fact.canonical_low.is_not(None))
        .group_by(fact.feature, fact.unit)
    )
    found: dict[str, tuple[Span, int]] = {}
    for row in rows:
        if row.feature not in features:
            continue
        wanted = find_unit(features[row.feature].unit)
        stated = find_unit(row.unit or features[row.feature].unit)
        if not (wanted and stated and wanted.dimension == stated.dimension):
            continue
        known, count = found.get(row.feature, (Span(row.low, row.high), 0))
        span = Span(min(known.low, row.low), max(known.high, row.high))
        found[row.feature] = (span, count + row.facts)
    return {key: span for key, (span, count) in found.items() if count >= _FEWEST}
