"""Times the CSV of three chairs beside csv.writer with the same rows and the same safety.

`python -m tests.bench.export FILE ROUNDS` prints the milliseconds of both as JSON.
"""

import csv
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from chaircompare.catalogue.listing import ListQuery
from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison import compare
from chaircompare.comparison.table import wide
from chaircompare.exchange.choices import ExportChoices
from chaircompare.exchange.exporting import export


def plain(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write beside the target, push to the disk, replace: whole or not at all."""
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _timed(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    path, rounds = Path(sys.argv[1]), int(sys.argv[2])
    with Catalogue.open(path) as catalogue:
        ids = [row.id for row in catalogue.page(ListQuery(), 0, 3)]
        comparison = compare(catalogue.load(ids), features=catalogue.features)
    table = wide(comparison)
    rows = [table.columns, *table.rows]
    times: dict[str, list[float]] = {"ours": [], "floor": []}
    with TemporaryDirectory(dir=path.parent) as folder:
        ours, floor = Path(folder, "ours.csv"), Path(folder, "floor.csv")
        for turn in range(rounds + 1):
            measured = _timed(lambda: export(comparison, ours, ExportChoices()))
            beside = _timed(lambda: plain(floor, rows))
            if turn:
                times["ours"].append(measured)
                times["floor"].append(beside)
        if ours.read_bytes() != floor.read_bytes():
            print("The two files differ.", file=sys.stderr)
    print(json.dumps(times))


if __name__ == "__main__":
    main()
