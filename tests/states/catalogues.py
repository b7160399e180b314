"""What the catalogue is like in which a state begins."""

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.running import mode
from tests.ui.person import (
    ACHILLES,
)


def without_chairs(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA foreign_keys=ON")
        database.execute("DELETE FROM chair_search")
        database.execute("DELETE FROM chair")


def with_one_chair(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA foreign_keys=ON")
        database.execute("DELETE FROM chair_search WHERE rowid <> 1")
        database.execute("DELETE FROM chair WHERE number <> 1")


def with_a_damaged_entry(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            "UPDATE fact SET state = 'gone bad' WHERE feature = 'foot_massage' "
            "AND chair = (SELECT number FROM chair WHERE id = ?)",
            (ACHILLES,),
        )


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextlib.contextmanager
def read_only(path: Path) -> Iterator[None]:
    with mode(path, 0o444), mode(path.parent, 0o555):
        yield
