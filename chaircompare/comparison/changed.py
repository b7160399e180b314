"""What changed in the facts of chairs since a comparison of them was saved."""

from dataclasses import dataclass
from datetime import date

from chaircompare.catalogue.saved import SavedComparison
from chaircompare.comparison.comparison import Comparison


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """One cell that reads otherwise now."""

    chair: str
    feature: str
    before: str
    now: str


def to_save(comparison: Comparison, name: str, today: date) -> SavedComparison:
    """The comparison as it reads now, under a name."""
    words = {
        chair.id: {row.feature.key: row.cells[number].words for row in comparison.rows}
        for number, chair in enumerate(comparison.chairs)
    }
    chairs = tuple(chair.id for chair in comparison.chairs)
    return SavedComparison(name, today, chairs, words)


def changed_since(saved: SavedComparison, comparison: Comparison) -> tuple[ChangedFact, ...]:
    """The cells that read otherwise than on the day of saving, in the order of the rows.

    Both must be in the same units; features that did not exist then are left out.
    """
    found = []
    for row in comparison.rows:
        for chair, cell in zip(comparison.chairs, row.cells, strict=True):
            before = saved.words.get(chair.id, {}).get(row.feature.key)
            if before is not None and before != cell.words:
                found.append(ChangedFact(chair.name, row.feature.label, before, cell.words))
    return tuple(found)
