"""Runs things side by side and says how they compare."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.running import environment

FRAME = 1000 / 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was measured, beside what, and how it stands to the budget."""

    what: str
    measured: str
    floor: str
    ratio: str
    budget: str
    holds: bool


def ratio_line(
    what: str, ours: Sequence[float], floors: Sequence[float], budget: float, unit: str = "ms"
) -> Line:
    """Medians of the two and their ratio against a budget of so many times the floor."""
    measured, floor = statistics.median(ours), statistics.median(floors)
    ratio = measured / floor
    return Line(
        what,
        f"{measured:.1f} {unit}",
        f"{floor:.1f} {unit}",
        f"{ratio:.2f}",
        f"<= {budget:.2f} x floor",
        ratio <= budget,
    )


def frame_line(
    what: str, times: Sequence[tuple[float, float]], repaint: float, worst: float
) -> Line:
    """Wall times against one frame and the worst allowed; each time is a pair of wall and CPU.

    `repaint` is what painting the same view again costs, the floor of all of these.
    """
    wall = sorted(pair[0] for pair in times)
    busy = sorted(pair[1] for pair in times)
    late, late_busy = (ordered[int(0.95 * (len(ordered) - 1))] for ordered in (wall, busy))
    return Line(
        f"{what} ({len(times)} times)",
        f"{statistics.median(wall):.1f} / {late:.1f} / {wall[-1]:.1f} ms, CPU {late_busy:.1f}",
        f"{repaint:.1f} ms",
        f"{late / FRAME:.2f}",
        f"95 % <= {FRAME:.1f}, worst <= {worst:.1f} ms",
        late <= FRAME and wall[-1] <= worst,
    )


def budget_line(
    what: str, times: Sequence[tuple[float, float]], budget: float, repaint: float | None = None
) -> Line:
    """Wall times, of which 95 of 100 must keep the budget; each time is a pair of wall and CPU."""
    wall = sorted(pair[0] for pair in times)
    busy = sorted(pair[1] for pair in times)
    late, late_busy = (ordered[int(0.95 * (len(ordered) - 1))] for ordered in (wall, busy))
    return Line(
        f"{what} ({len(times)} times)",
        f"{statistics.median(wall):.1f} / {late:.1f} / {wall[-1]:.1f} ms, CPU {late_busy:.1f}",
        "" if repaint is None else f"{repaint:.1f} ms",
        f"{late / budget:.2f}",
        f"95 % <= {budget:.1f} ms",
        late <= budget,
    )


def growth_line(what: str, by_size: dict[int, Sequence[float]], budget: float) -> Line:
    """The slowest size beside the smallest one."""
    medians = {size: statistics.median(times) for size, times in by_size.items()}
    first = medians[min(medians)]
    ratio = max(medians.values()) / first
    return Line(
        what,
        " / ".join(f"{medians[size]:.1f}" for size in sorted(medians)) + " ms",
        f"{first:.1f} ms",
        f"{ratio:.2f}",
        f"<= {budget:.2f} x smallest",
        ratio <= budget,
    )


# Small, because a process starts with the memory mark of the one that started it.
_LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def milliseconds_until_ready(arguments: Sequence[str]) -> float:
    """Start Python with these arguments and a home of its own; until it says ready."""
    with TemporaryDirectory() as home:
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, *arguments],
            stdout=subprocess.PIPE,
            env=bench_environment(Path(home)),
            text=True,
        ) as process:
            said = process.stdout.readline() if process.stdout else ""
            ready = time.perf_counter() - start
            process.communicate()
    if process.returncode or not said.startswith("ready"):
        raise RuntimeError(
            f"{' '.join(arguments)} said {said!r} and left with {process.returncode}"
        )
    return ready * 1000


def peak_megabytes(arguments: Sequence[str]) -> float:
    """The greatest memory of Python with these arguments."""
    with TemporaryDirectory() as home:
        peak = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _LAUNCHER, sys.executable, *arguments],
            stdout=subprocess.PIPE,
            env=bench_environment(Path(home)),
            check=True,
        ).stdout
    # Linux counts kilobytes, macOS bytes.
    return int(peak) / (1e6 if sys.platform == "darwin" else 1e3)


def bench_environment(home: Path) -> dict[str, str]:
    """That of the tests; Qt says a word about any locale that is not UTF-8."""
    return environment(home) | {"LC_ALL": "C.UTF-8"}


def in_turns(jobs: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Run all jobs once unmeasured and then in turns, so that what disturbs one disturbs all."""
    for job in jobs.values():
        job()
    results: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            results[name].append(job())
    return results
