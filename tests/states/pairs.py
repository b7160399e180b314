"""Two shipped chairs that compare in a way that is to be seen."""

from collections.abc import Callable
from itertools import combinations

from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison.comparison import CellState, Comparison, View, compare
from chaircompare.paths import places


def pair(fits: Callable[[Comparison], bool]) -> tuple[str, ...]:
    """Two shipped chairs whose comparison is as wanted; those with few facts are tried first."""
    with Catalogue.open(places().catalogue) as catalogue:
        listed = sorted(catalogue.list(), key=lambda row: row.facts_stated)
        chairs = catalogue.load([row.id for row in listed])
        for two in combinations(chairs, 2):
            if fits(compare(two, features=catalogue.features)):
                return tuple(chair.id for chair in two)
    raise LookupError("no two chairs are like that")


def has_a_dispute(comparison: Comparison) -> bool:
    return any(
        cell.state is CellState.SOURCES_DIFFER for row in comparison.rows for cell in row.cells
    )


def few_in_common(comparison: Comparison) -> bool:
    return 0 < comparison.shared_count() < 10


def never_differ(comparison: Comparison) -> bool:
    return not comparison.count(View.DIFFER) and comparison.count(View.SAME) > 0
