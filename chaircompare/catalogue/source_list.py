"""The sources of a catalogue, what each states, and whether the person trusts them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from chaircompare.catalogue import records
from chaircompare.catalogue.chair import NOTE_KINDS, Chair, Fact, Source, SourceKind
from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.catalogue.reading import read_chairs

_BATCH = 500


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source with how much it states; `own` if the person added it."""

    source: Source
    own: bool
    chairs: int
    facts: int


def all_sources(connection: Connection) -> list[ListedSource]:
    """Every source but the person's own notes, by publisher."""
    rows = connection.exec_driver_sql(
        "SELECT s.id, s.kind, s.publisher, s.url, s.read_on, s.trusted, s.origin, "
        "count(DISTINCT f.chair), count(f.number) "
        "FROM source s LEFT JOIN fact f ON f.source = s.id "
        "GROUP BY s.id ORDER BY s.publisher COLLATE NOCASE, s.url, s.id"
    )
    found = []
    for id_, kind, publisher, url, read_on, trusted, origin, chairs, facts in rows:
        source = Source(
            id_,
            SourceKind(kind),
            publisher,
            url,
            date.fromisoformat(read_on),
            trusted=bool(trusted),
        )
        if source.kind not in NOTE_KINDS:
            found.append(ListedSource(source, origin == records.OWN, chairs, facts))
    return found


def _numbers(connection: Connection, source: str) -> Sequence[int]:
    return (
        connection.exec_driver_sql("SELECT DISTINCT chair FROM fact WHERE source = ?", (source,))
        .scalars()
        .all()
    )


def facts_of(
    connection: Connection, source: str, features: FeatureRegistry
) -> list[tuple[Chair, tuple[Fact, ...]]]:
    """What one source states, by chair."""
    chairs = read_chairs(connection, _numbers(connection, source), features).values()
    return [
        (chair, tuple(fact for fact in chair.facts if fact.source.id == source))
        for chair in sorted(chairs, key=lambda chair: chair.name.casefold())
    ]


def trust(connection: Connection, source: str, features: FeatureRegistry, *, trusted: bool) -> None:
    """Mark a source, and let list and search agree with it."""
    connection.exec_driver_sql("UPDATE source SET trusted = ? WHERE id = ?", (int(trusted), source))
    numbers = _numbers(connection, source)
    for start in range(0, len(numbers), _BATCH):
        batch = read_chairs(connection, numbers[start : start + _BATCH], features)
        records.refresh_derived(connection, list(batch.items()), features)


def remove_unused(connection: Connection, source: str) -> None:
    """Take away a source of the person's that states nothing."""
    connection.exec_driver_sql(
        "DELETE FROM source WHERE id = ? AND origin = 'own' "
        "AND NOT EXISTS (SELECT 1 FROM fact WHERE fact.source = source.id)",
        (source,),
    )
