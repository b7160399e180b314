"""Measures everything and prints one table: make bench, or ARGS="--rounds 3" for a rough one."""

import argparse
import json
import statistics
import subprocess
import sys
from collections import defaultdict
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.generate import SHIPPED_CHAIRS, catalogue
from tests.bench.timing import (
    FRAME,
    Line,
    bench_environment,
    budget_line,
    frame_line,
    growth_line,
    in_turns,
    milliseconds_until_ready,
    peak_megabytes,
    ratio_line,
)

MANY = 100_000
SIZES = (100, 10_000, MANY)
STARTS = (SHIPPED_CHAIRS, *SIZES)
_SIZES_IN_WORDS = "100 / 10,000 / 100,000 chairs"
_ROUNDS = 7
_FLOOR = str(Path(__file__).parent / "floors" / "start.py")
_WORST = 50.0
_NEED = 100.0
_ROWS, _UNDO, _ONE = 3.0, 4.0, 2.0
_START, _MEMORY, _CSV, _GROWTH = 1.25, 1.5, 1.5, 1.3


def _child(*arguments: str) -> Any:  # noqa: ANN401 - what the child prints
    with TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            env=bench_environment(Path(home)),
            stdout=subprocess.PIPE,
            check=True,
        )
    return json.loads(done.stdout)


def _ours(size: int) -> list[str]:
    return ["-m", "chaircompare", "--smoke", "--catalogue", str(catalogue(size))]


def _floor(size: int) -> list[str]:
    return [_FLOOR, str(catalogue(size))]


def _starts(rounds: int) -> list[Line]:
    jobs = {f"ours {n}": partial(milliseconds_until_ready, _ours(n)) for n in STARTS}
    jobs |= {f"floor {n}": partial(milliseconds_until_ready, _floor(n)) for n in STARTS}
    ready = in_turns(jobs, rounds)
    peaks = in_turns(
        {
            "ours": partial(peak_megabytes, _ours(MANY)),
            "floor": partial(peak_megabytes, _floor(MANY)),
        },
        rounds,
    )
    return [
        *(
            ratio_line(
                f"start to a painted window, {n:,} chairs",
                ready[f"ours {n}"],
                ready[f"floor {n}"],
                _START,
            )
            for n in (SHIPPED_CHAIRS, MANY)
        ),
        ratio_line(
            f"peak memory then, {MANY:,} chairs", peaks["ours"], peaks["floor"], _MEMORY, "MB"
        ),
        growth_line(
            f"growth of start, {_SIZES_IN_WORDS}", {n: ready[f"ours {n}"] for n in SIZES}, _GROWTH
        ),
    ]


def _window(rounds: int) -> list[Line]:
    found: dict[int, defaultdict[str, list[tuple[float, float]]]] = {
        size: defaultdict(list) for size in SIZES
    }
    for turn in range(rounds + 1):
        for size in SIZES:
            for name, taken in _child("tests.bench.window", str(catalogue(size))).items():
                found[size][name] += taken if turn else []
    many = found[MANY]
    lines = [
        frame_line(what, many[name], statistics.median(wall for wall, _ in many[repaint]), worst)
        for what, name, repaint, worst in (
            ("key in the search to painted list", "key", "repaint list", _WORST),
            ("sort to painted list", "sort", "repaint list", _WORST),
            ("tick of a compare box to painted list", "tick", "repaint list", FRAME),
            ("compare to 3 chairs painted", "compare", "repaint comparison", _WORST),
            ("scrolling the list", "scroll list", "repaint list", FRAME),
            ("scrolling the comparison", "scroll comparison", "repaint comparison", FRAME),
            ("another view to painted rows", "view", "repaint comparison", _WORST),
            ("folding a group to painted rows", "fold", "repaint comparison", _WORST),
            ("another text size to painted rows", "text size", "repaint comparison", _WORST),
        )
    ]
    repaint = statistics.median(wall for wall, _ in many["repaint comparison"])
    lines.append(budget_line("table made ready after a tick", many["ready"], _WORST, repaint))
    return lines + [
        growth_line(
            f"growth of {name}, {_SIZES_IN_WORDS}",
            {size: [wall for wall, _ in found[size][name]] for size in SIZES},
            _GROWTH,
        )
        for name in ("key", "compare")
    ]


def _needs(rounds: int) -> list[Line]:
    found: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for turn in range(rounds + 1):
        for name, taken in _child("tests.bench.needs", str(catalogue(MANY))).items():
            found[name] += taken if turn else []
    repaint = statistics.median(wall for wall, _ in found["repaint list"])
    return [
        budget_line("one need changed to painted list", found["change"], _NEED, repaint),
        budget_line("all that is said of three chairs", found["three"], FRAME),
    ]


def _csv(rounds: int) -> list[Line]:
    times = _child("tests.bench.export", str(catalogue(MANY)), str(rounds * 5))
    return [ratio_line("CSV of 3 chairs", times["ours"], times["floor"], _CSV)]


def _import(rounds: int) -> list[Line]:
    found: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(max(1, rounds // 3)):
        measured = _child("tests.bench.bringing", str(MANY))
        for name, (wall, _busy) in measured["times"].items():
            found[name].append(wall * 1000)
        found["peak"].append(measured["peak"])
    peak = statistics.median(found["peak"])
    rows = f"{MANY:,} rows"
    return [
        ratio_line(f"import of a CSV of {rows}", found["ours"], found["floor"], _ROWS),
        Line(f"peak memory of that ({rows})", f"{peak:.0f} MB", "", "", "", holds=True),
    ]


def _upkeep(rounds: int) -> list[Line]:
    found: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(max(1, rounds // 3)):
        for name, taken in _child("tests.bench.upkeep", str(catalogue(MANY)), str(MANY)).items():
            found[name] += taken
    return [
        ratio_line(f"{MANY:,} own chairs added", found["add"], found["bare add"], _ROWS),
        ratio_line("undo of that", found["undo"], found["bare undo"], _UNDO),
        ratio_line(f"one chair added to {MANY:,}", found["one"], found["one of few"], _ONE),
    ]


def _print(lines: list[Line]) -> None:
    heading = ("what", "measured: median (/ 95 % / worst)", "floor", "ratio", "budget", "")
    rows = [
        (
            line.what,
            line.measured,
            line.floor,
            line.ratio,
            line.budget,
            "" if line.holds else "OVER",
        )
        for line in lines
    ]
    widths = [max(len(row[column]) for row in (heading, *rows)) for column in range(len(heading))]
    for row in (heading, tuple("-" * width for width in widths), *rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print(f"| {' | '.join(cells)} |")


def main() -> None:
    measures = {
        "start": _starts,
        "window": _window,
        "needs": _needs,
        "csv": _csv,
        "import": _import,
        "upkeep": _upkeep,
    }
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    parser.add_argument("--only", choices=measures, action="append")
    asked = parser.parse_args()
    print("Making the catalogues (once, about a minute) ...", file=sys.stderr)
    for size in STARTS:
        catalogue(size)
    lines = []
    for name in asked.only or measures:
        print(f"Measuring {name} ...", file=sys.stderr)
        lines += measures[name](asked.rounds)
    _print(lines)
    print("Chairs of the frames lines: 100,000. How to read this: tests/bench/README.md")


if __name__ == "__main__":
    main()
