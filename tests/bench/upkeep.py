"""Times large changes of a catalogue beside a bare executemany of the same rows.

`python -m tests.bench.upkeep FILE COUNT` adds COUNT chairs to an empty catalogue, takes them back,
and adds one chair to FILE; it prints the milliseconds of each and of the bare rows as JSON.
"""

import contextlib
import json
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from chaircompare.catalogue.chair import Chair, Fact
from chaircompare.catalogue.changing import ChairChange, reverse
from chaircompare.catalogue.store import Catalogue
from tests.bench.generate import made_up_chairs

_TABLES = ("source", "chair", "fact", "list_cell", "answer", "chair_answer")


def _own(fact: Fact) -> Fact:
    return replace(fact, own=True, source=replace(fact.source, id=f"own-{fact.source.id}"))


def _own_chairs(count: int) -> list[Chair]:
    return [
        replace(chair, id=f"own-{chair.id}", own=True, facts=tuple(map(_own, chair.facts)))
        for chair in made_up_chairs(count)
    ]


def _timed(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def bare(filled: Path, empty: Path) -> tuple[float, float]:
    """Milliseconds to insert the rows of one file into another by executemany, and to delete them.

    Both in one transaction, with the same tables and indexes, searchable words included.
    """
    with contextlib.closing(sqlite3.connect(filled)) as connection:
        rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in _TABLES}  # noqa: S608
        words = [(row[0], f"{row[2]} {row[3]}") for row in rows["chair"]]
    with contextlib.closing(sqlite3.connect(empty)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        for name in ("chair_search", *reversed(_TABLES)):
            connection.execute(f"DELETE FROM {name}")  # noqa: S608
        connection.commit()

        def insert() -> None:
            with connection:
                for name, these in rows.items():
                    marks = ",".join("?" * len(these[0]))
                    statement = f"INSERT INTO {name} VALUES ({marks})"  # noqa: S608
                    connection.executemany(statement, these)
                connection.executemany(
                    "INSERT INTO chair_search(rowid, words) VALUES (?, ?)", words
                )

        def delete() -> None:
            with connection:
                numbers = [(row[0],) for row in rows["chair"]]
                connection.executemany("DELETE FROM chair_search WHERE rowid = ?", numbers)
                connection.executemany("DELETE FROM chair WHERE number = ?", numbers)

        return _timed(insert), _timed(delete)


def main() -> None:
    path, count = Path(sys.argv[1]), int(sys.argv[2])
    chairs = _own_chairs(count)
    changes = [ChairChange(None, chair) for chair in chairs]
    times: dict[str, list[float]] = {}
    with TemporaryDirectory(dir=path.parent) as folder:
        ours, floor, large = (Path(folder, name) for name in ("ours", "floor", "large"))
        Catalogue.open(floor).close()
        with Catalogue.open(ours) as catalogue:
            times["add"] = [_timed(lambda: catalogue.apply(changes))]
        filled = Path(folder, "filled")
        shutil.copyfile(ours, filled)
        with Catalogue.open(ours) as catalogue:
            times["undo"] = [_timed(lambda: catalogue.apply(reverse(changes)))]
        inserted, deleted = bare(filled, floor)
        times |= {"bare add": [inserted], "bare undo": [deleted]}
        for name, file in (("one", path), ("one of few", None)):
            if file:
                shutil.copyfile(file, large)
            else:
                large.unlink()
            with Catalogue.open(large) as catalogue:
                more = [replace(chairs[0], id=f"more-{number}") for number in range(12)]
                times[name] = [_timed(partial(catalogue.add_chair, one)) for one in more][2:]
    print(json.dumps(times))


if __name__ == "__main__":
    main()
