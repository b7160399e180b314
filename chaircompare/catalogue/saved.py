"""Comparisons that the person saved under a name, with what the facts said on that day."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from chaircompare.catalogue import schema

Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class SavedComparison:
    """Chairs in their order; `words` is what was shown: chair id, feature key, words."""

    name: str
    saved_on: date
    chairs: tuple[str, ...]
    words: Words


def all_saved(connection: Connection) -> list[SavedComparison]:
    """Every saved comparison, the newest first."""
    rows = connection.execute(
        select(schema.saved_comparison).order_by(
            schema.saved_comparison.c.saved_on.desc(), schema.saved_comparison.c.name
        )
    )
    return [
        SavedComparison(
            row.name, row.saved_on, tuple(json.loads(row.chairs)), json.loads(row.words)
        )
        for row in rows
    ]


def forget(connection: Connection, name: str) -> None:
    """Delete the comparison of this name, if there is one."""
    table = schema.saved_comparison
    connection.execute(delete(table).where(table.c.name == name))


def keep(connection: Connection, saved: SavedComparison) -> None:
    """Save it in the place of an earlier one of the same name."""
    forget(connection, saved.name)
    connection.execute(
        insert(schema.saved_comparison),
        {
            "name": saved.name,
            "saved_on": saved.saved_on,
            "chairs": json.dumps(saved.chairs),
            "words": json.dumps({chair: dict(said) for chair, said in saved.words.items()}),
        },
    )
