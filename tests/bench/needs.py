"""Times needs: one of them changed for the whole list, and the fit of three chairs.

`python -m tests.bench.needs FILE` prints milliseconds by the clock and of the CPU as JSON.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import permutations
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import FeatureRegistry, registry
from chaircompare.catalogue.listing import ListQuery
from chaircompare.catalogue.standing import BY_FIT
from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison.seller import questions
from chaircompare.relevance.criteria import relevance
from chaircompare.relevance.fit import dominance, fit, orders, steadiness
from chaircompare.relevance.needs import Importance, Need, read_needs
from chaircompare.relevance.swing import next_question
from chaircompare.ui.catalogue.model import CatalogueModel
from tests.bench.window import Bench, Times

NEEDS = (
    "must calf_massage has",
    "important calf_massage_methods contains airbag",
    "important foot_massage has",
    "important legrest_extension at-least 6 in",
    "important track contains SL",
    "nice heat has",
    "nice wall_clearance at-most 5 in",
)
# One more need each, about features that few, many and nearly all chairs state.
ADDED = (
    "important quick_release has",
    "important zone_targeting has",
    "important body_scan has",
    "must zero_gravity has",
    "nice roller_type contains 4D",
)
PRICES = range(2_000, 8_000, 500)
_FIRST = 60


def timed(job: Callable[[], object]) -> Times:
    """The job once: by the clock, and what the CPU was ours."""
    start, busy = time.perf_counter(), time.process_time()
    job()
    return (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000


def read(text: str, features: FeatureRegistry) -> Need:
    """One written need."""
    (need,) = read_needs([text], features)
    return need


def changed_one_by_one(features: FeatureRegistry) -> list[tuple[Need, ...]]:
    """The needs with another limit, with one more, and each with another importance."""
    needs = read_needs(NEEDS, features)
    priced = [
        (*needs, read(f"important sale_price at-most {limit} USD", features)) for limit in PRICES
    ]
    more = [(*needs, read(text, features)) for text in ADDED]
    moved = [
        tuple(replace(one, importance=step) if one == need else one for one in needs)
        for need in needs
        for step in Importance
        if step is not need.importance
    ]
    return [*priced, *more, *moved]


def changes(bench: Bench) -> list[Times]:
    """Each change of needs until the list is painted, sorted by fit, with some chairs hidden."""
    window = bench.window
    features = registry()
    window.needs.put(read_needs(NEEDS, features))
    bench.settle()
    model = bench.model
    if not isinstance(model, CatalogueModel):
        raise TypeError("the list has another model")
    model.show_filters((), hide_lacking=True)
    columns = range(model.columnCount())
    fit_column = next(column for column in columns if model.sort_key(column) == BY_FIT)
    model.sort(fit_column, Qt.SortOrder.DescendingOrder)
    bench.settle()
    times = []
    for needs in changed_one_by_one(features):
        times.append(bench.painted.time(partial(window.needs.put, needs)))
        bench.settle()
    # What is read first comes from the disk.
    return times[1:]


def fits(catalogue: Catalogue) -> list[Times]:
    """Everything that is said about three chairs, as after a change of one need."""
    features = catalogue.features
    ids = [row.id for row in catalogue.page(ListQuery(), 0, _FIRST)]
    trios = [catalogue.load(ids[start : start + 3]) for start in range(0, _FIRST, 3)]
    needs = read_needs((*NEEDS, *ADDED), features)

    def say(chairs: Sequence[Chair]) -> None:
        found = [fit(chair, needs, features) for chair in chairs]
        orders(found)
        for one, other in permutations(found, 2):
            dominance(one, other)
        steadiness(chairs, needs, features)
        questions(chairs, needs, features, relevance())
        next_question(needs, chairs, features)

    say(trios[0])
    return [timed(partial(say, chairs)) for chairs in trios]


def main() -> None:
    path = Path(sys.argv[1])
    QApplication.instance() or QApplication([])
    bench = Bench(path)
    times = {"repaint list": bench.painted.repaints(), "change": changes(bench)}
    bench.window.close()
    with Catalogue.open(path) as catalogue:
        times["three"] = fits(catalogue)
    print(json.dumps(times))


if __name__ == "__main__":
    main()
