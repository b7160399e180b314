"""Times the import of a large CSV beside a bare executemany of the rows that it leaves in the file.

`python -m tests.bench.bringing CHAIRS` prints seconds of the clock and of the CPU, and megabytes.
"""

import contextlib
import json
import random
import resource
import sqlite3
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from chaircompare.catalogue import shipped
from chaircompare.catalogue.changing import reverse
from chaircompare.catalogue.database import engine_for_new_file
from chaircompare.catalogue.store import Catalogue
from chaircompare.exchange.importing.importing import (
    Wishes,
    choices_for,
    plan_import,
    read_and_understand,
)
from chaircompare.exchange.importing.plan import ImportPlan

_HEADS = (
    "Brand,Model,Price (USD),Weight (lb),Calf massage,Foot massage,Heat,Airbags,"
    "Warranty (years),Max user height"
)
_SEED = 20260101
Times = dict[str, tuple[float, float]]


def _write(path: Path, chairs: int) -> None:
    chance = random.Random(_SEED)
    with path.open("w", encoding="utf-8") as file:
        print(_HEADS, file=file)
        for n in range(chairs):
            answers = (chance.choice(("yes", "no", "✓", "n/a", "")) for _ in range(3))
            figures = (chance.randrange(900, 9999), chance.randrange(150, 400))
            tall = chance.choice(("6 ft 2 in", "185 cm", "75"))
            rest = (chance.randrange(8, 60), chance.randrange(1, 6), tall)
            print(f"Maker {n % 200}", f"Model {n}", *figures, *answers, *rest, sep=",", file=file)


def _timed(times: Times, name: str, job: Callable[[], object]) -> None:
    wall, busy = time.perf_counter(), time.process_time()
    job()
    times[name] = (time.perf_counter() - wall, time.process_time() - busy)


def _import(path: Path, catalogue: Catalogue) -> ImportPlan:
    """Read, checked, told from what is there, and written in one transaction."""
    read = read_and_understand(path, Wishes(), path.with_suffix(".json"), catalogue.features)
    plan = plan_import(read, choices_for(read, Wishes(), date(2026, 11, 22)), catalogue)
    catalogue.apply(plan.changes)
    return plan


def _rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that the program writes; not what the search keeps for itself."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name NOT LIKE 'chair_search_%' AND name NOT LIKE 'alembic%'"
        ).fetchall()
        return {
            name: connection.execute(
                f"SELECT {'rowid, ' if name == 'chair_search' else ''}* FROM {name}"  # noqa: S608
            ).fetchall()
            for (name,) in tables
        }


def _bare(path: Path, rows: dict[str, list[tuple[object, ...]]]) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA defer_foreign_keys=ON")
        for name, lines in rows.items():
            if not lines:
                continue
            marks = ",".join("?" * len(lines[0]))
            where = "chair_search(rowid, words)" if name == "chair_search" else name
            connection.executemany(f"INSERT INTO {where} VALUES ({marks})", lines)  # noqa: S608


def main() -> None:
    chairs = int(sys.argv[1])
    times: Times = {}
    with TemporaryDirectory(dir="build/bench") as folder:
        table, ours, bare = (Path(folder, name) for name in ("t.csv", "ours.sqlite", "bare.sqlite"))
        _write(table, chairs)
        plans: list[ImportPlan] = []
        with Catalogue.open(ours) as catalogue:
            _timed(times, "ours", lambda: plans.append(_import(table, catalogue)))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            if len(plans[0].changes) != chairs:
                raise RuntimeError(plans[0].summary)
            rows = _rows_of(ours)
            _timed(times, "undo", lambda: catalogue.apply(reverse(plans[0].changes)))
        engine = engine_for_new_file(bare)
        with engine.connect() as connection, connection.begin():
            shipped.make_tables(connection)
        engine.dispose()
        shipped._switch_to_wal(bare)
        _timed(times, "floor", lambda: _bare(bare, rows))
    megabytes = peak / (1e6 if sys.platform == "darwin" else 1e3)
    print(json.dumps({"times": times, "peak": megabytes}))


if __name__ == "__main__":
    main()
