"""Times needs: one of them changed for the whole list, and the fit of three chairs.

`python -m tests.bench.needs FILE` prints milliseconds by the clock and of the CPU as JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from chaircompare.catalogue.listing import ListQuery
from chaircompare.catalogue.standing import BY_FIT
from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison.seller import questions
from chaircompare.relevance.criteria import relevance
from chaircompare.relevance.fit import dominance, fit, orders, steadiness, weighed
from chaircompare.relevance.needs import Importance, Need, read_needs
from chaircompare.relevance.swing import next_question

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
_SCREEN = 64
_FIRST = 60
Times = tuple[float, float]


def timed(job: Callable[[], object]) -> Times:
    """The job once: by the clock, and what the CPU was ours."""
    start, busy = time.perf_counter(), time.process_time()
    job()
    return (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000


class Needs:
    """One catalogue and the needs of one person."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._features = catalogue.features
        self._needs = read_needs(NEEDS, self._features)
        self._list(self._needs)

    def _read(self, text: str) -> Need:
        (need,) = read_needs([text], self._features)
        return need

    def _list(self, needs: tuple[Need, ...]) -> None:
        """What the list asks for when needs have changed: how many rows, and a screen of them."""
        query = ListQuery(sort=BY_FIT, descending=True, wishes=weighed(needs), hide_lacking=True)
        if self._catalogue.count_rows(query):
            self._catalogue.page(query, 0, _SCREEN)

    def changes(self) -> list[Times]:
        """Another limit, another importance, one need more: each for all chairs."""
        priced = [
            (*self._needs, self._read(f"important sale_price at-most {limit} USD"))
            for limit in PRICES
        ]
        more = [(*self._needs, self._read(text)) for text in ADDED]
        moved = [
            tuple(replace(one, importance=step) if one == need else one for one in self._needs)
            for need in self._needs
            for step in Importance
            if step is not need.importance
        ]
        # What is read first comes from the disk.
        self._list(priced.pop())
        return [timed(lambda needs=needs: self._list(needs)) for needs in (*priced, *more, *moved)]  # type: ignore[misc]

    def fits(self) -> list[Times]:
        """Everything that is said about three chairs, as after a change of one need."""
        rows = self._catalogue.page(ListQuery(), 0, _FIRST)
        ids = [row.id for row in rows]
        trios = [self._catalogue.load(ids[start : start + 3]) for start in range(0, _FIRST, 3)]
        needs = (*self._needs, *map(self._read, ADDED))

        def say(place: int) -> None:
            chairs = trios[place]
            found = [fit(chair, needs, self._features) for chair in chairs]
            orders(found)
            for one in found:
                for other in found:
                    dominance(one, other)
            steadiness(chairs, needs, self._features)
            questions(chairs, needs, self._features, relevance())
            next_question(needs, chairs, self._features)

        say(0)
        return [timed(lambda place=place: say(place)) for place in range(len(trios))]  # type: ignore[misc]


def main() -> None:
    with Catalogue.open(Path(sys.argv[1])) as catalogue:
        needs = Needs(catalogue)
        print(json.dumps({"change": needs.changes(), "three": needs.fits()}))


if __name__ == "__main__":
    main()
