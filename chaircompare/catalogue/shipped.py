"""Carries the shipped facts into a catalogue file and spares everything that the person wrote."""

import contextlib
import os
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, delete, insert, or_, select

from chaircompare.catalogue import data_files, records, schema
from chaircompare.catalogue.answers import forget_unused
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.data_files import Edition
from chaircompare.catalogue.database import engine_for_new_file, in_words
from chaircompare.catalogue.derived import sort_name
from chaircompare.catalogue.features import FeatureRegistry, read_registry
from chaircompare.catalogue.reading import read_chairs

_FEATURES = "features digest"
# A step of the tables that adds derived rows leaves a note under this name.
_DERIVED = "derived"
_BATCH = 500


def make_tables(connection: Connection) -> None:
    """Today's tables in an empty file, marked as being at today's migration step."""
    connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
    schema.metadata.create_all(connection)
    connection.exec_driver_sql(schema.SEARCH_TABLE)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql(
        "INSERT INTO alembic_version VALUES (?)",
        (schema.REVISION,),
    )


def remember(connection: Connection, **values: str | None) -> None:
    """Keep these about the file, or forget those that are None; others stay."""
    for name, value in values.items():
        connection.execute(delete(schema.about).where(schema.about.c.name == name))
        if value is not None:
            connection.execute(insert(schema.about), {"name": name, "value": value})


def _remember(connection: Connection, edition: Edition, data: Path) -> None:
    remember(
        connection,
        edition=f"{edition.day.isoformat()} {edition.revision}",
        digest=data_files.digest(data),
        **{_FEATURES: data_files.features_digest(data)},
    )


def create(path: Path, data: Path) -> None:
    """Make and fill a new catalogue. It appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shipped = data_files.read_shipped(data)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.new")
    unfinished.unlink(missing_ok=True)
    engine = engine_for_new_file(unfinished)
    try:
        with in_words(path):
            with engine.connect() as connection, connection.begin():
                make_tables(connection)
                features = read_registry(data)
                chairs = sorted(shipped.chairs, key=sort_name)
                records.add_chairs(connection, chairs, features)
                _remember(connection, shipped.edition, data)
            with engine.connect() as connection:
                connection.exec_driver_sql("ANALYZE")
                connection.commit()
            _switch_to_wal(unfinished)
        engine.dispose()
        # Another window may have been quicker; a hard link refuses to replace its work.
        try:
            os.link(unfinished, path)
        except FileExistsError:
            pass
        except OSError:
            unfinished.replace(path)
    finally:
        engine.dispose()
        for ending in ("", "-wal", "-shm", "-journal"):
            unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)


def _switch_to_wal(path: Path) -> None:
    # Kept in the file, so that two windows can read and write side by side from the first start.
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


def about(connection: Connection, name: str) -> str | None:
    """What is kept about the file under this name."""
    return connection.execute(
        select(schema.about.c.value).where(schema.about.c.name == name)
    ).scalar()


def edition_of(connection: Connection) -> Edition:
    """The edition of the shipped facts in this catalogue."""
    day, revision = str(about(connection, "edition")).split(" ")
    return Edition(date.fromisoformat(day), int(revision))


def derive(connection: Connection, features: FeatureRegistry) -> None:
    """Derive the rows of all chairs anew, as a step of the tables asked for."""
    everyone = connection.execute(select(schema.chair.c.number)).scalars().all()
    _refresh(connection, everyone, features)
    connection.execute(delete(schema.about).where(schema.about.c.name == _DERIVED))


def is_derivation_due(connection: Connection) -> bool:
    """Whether a step of the tables left rows to be derived."""
    return about(connection, _DERIVED) is not None


def bring_up_to_date(connection: Connection, data: Path, features: FeatureRegistry) -> None:
    """Replace the shipped facts by those of this program; what the person wrote stays.

    Must run inside one transaction. Raises DataFilesError before anything is changed.
    """
    shipped = data_files.read_shipped(data)
    put_in_force(connection, shipped.chairs, features)
    if about(connection, _FEATURES) != data_files.features_digest(data):
        _refresh_own(connection, features)
    forget_unused(connection)
    _remember(connection, shipped.edition, data)


def put_in_force(
    connection: Connection, chairs: Sequence[Chair], features: FeatureRegistry
) -> None:
    """Let these be the shipped chairs and facts, and no others."""
    connection.execute(delete(schema.fact).where(schema.fact.c.origin == records.SHIPPED))
    present = {
        row.id: row.number
        for row in connection.execute(select(schema.chair.c.id, schema.chair.c.number))
    }
    fresh = [chair for chair in chairs if chair.id not in present]
    known = [(present[chair.id], chair) for chair in chairs if chair.id in present]
    records.adopt(connection, [number for number, _ in known])
    records.add_facts(connection, known)
    records.rename_shipped(connection, known)
    _refresh(connection, [number for number, _ in known], features)
    records.add_chairs(connection, fresh, features)
    _drop_withdrawn(connection, {chair.id for chair in chairs}, features)


def shipped_side(connection: Connection, features: FeatureRegistry) -> dict[str, Chair]:
    """The chairs as they were shipped, by id: without a word of the person."""
    chair = schema.chair.c
    found = connection.execute(
        select(chair.number, chair.shipped_brand, chair.shipped_model, chair.shipped_page).where(
            chair.origin == records.SHIPPED
        )
    ).all()
    stored = read_chairs(connection, [row.number for row in found], features)
    sides = {}
    for row in found:
        one = stored[row.number]
        facts = tuple(
            replace(fact, source=replace(fact.source, trusted=True))
            for fact in one.facts
            if not fact.own
        )
        brand, model = row.shipped_brand or one.brand, row.shipped_model or one.model
        page = one.product_page if row.shipped_page is None else row.shipped_page
        sides[one.id] = Chair(one.id, brand, model, page, facts)
    return sides


def _refresh(connection: Connection, numbers: Sequence[int], features: FeatureRegistry) -> None:
    for start in range(0, len(numbers), _BATCH):
        batch = read_chairs(connection, numbers[start : start + _BATCH], features)
        records.refresh_derived(connection, list(batch.items()), features)


def _refresh_own(connection: Connection, features: FeatureRegistry) -> None:
    """Own chairs are found and listed by the labels and columns of today."""
    own = select(schema.chair.c.number).where(schema.chair.c.origin == records.OWN)
    _refresh(connection, connection.execute(own).scalars().all(), features)


def _drop_withdrawn(connection: Connection, still: set[str], features: FeatureRegistry) -> None:
    """Chairs that are no longer shipped go, unless the person wrote something about them."""
    chair = schema.chair.c
    has_facts = chair.number.in_(select(schema.fact.c.chair).distinct())
    named = or_(
        chair.shipped_brand.is_not(None),
        chair.shipped_model.is_not(None),
        chair.shipped_page.is_not(None),
    )
    written = or_(
        has_facts, named, chair.note != "", chair.photo != "", chair.binned_on.is_not(None)
    )
    rows = connection.execute(
        select(chair.id, chair.number, written.label("written")).where(
            chair.origin == records.SHIPPED
        )
    ).all()
    gone = [row for row in rows if row.id not in still]
    _refresh(connection, [row.number for row in gone if row.written], features)
    records.remove_chairs(connection, [row.number for row in gone if not row.written])
