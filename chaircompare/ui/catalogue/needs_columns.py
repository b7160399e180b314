"""The columns of the list that tell how each chair stands to the needs of the person."""

from dataclasses import dataclass
from fractions import Fraction

from chaircompare.catalogue.standing import (
    BY_FIT,
    BY_MEETS,
    BY_MISSES,
    BY_NOT_KNOWN,
    Standing,
)
from chaircompare.catalogue.wishes import Verdict


def _points(share: Fraction) -> int:
    return int(share + Fraction(1, 2))


def ends_of(standing: Standing) -> tuple[int, int]:
    """The fit in whole points of 100, halves up."""
    return _points(standing.low), _points(standing.high)


def fit_in_words(standing: Standing) -> str:
    """`58 to 82 of 100, 3 facts not known. Meets 4 · Misses 1 · Not known 3.`."""
    # Imported when there are needs: the first window of who has none does not wait for it.
    from chaircompare.relevance.fit import counts_in_words, standing_words

    counts = counts_in_words(standing.meets, standing.misses, standing.not_known)
    return f"{standing_words(standing)}. {counts}."


@dataclass(frozen=True, slots=True)
class NeedsColumn:
    """One of them; `verdict` is None for the fit."""

    heading: str
    sort: str
    verdict: Verdict | None = None

    def words(self, standing: Standing) -> str:
        """`58 to 82`, or a count."""
        if self.verdict is None:
            low, high = ends_of(standing)
            return f"{low}" if low == high else f"{low} to {high}"
        return str(self._count(standing))

    def _count(self, standing: Standing) -> int:
        return {
            Verdict.MEETS: standing.meets,
            Verdict.MISSES: standing.misses,
            Verdict.NOT_KNOWN: standing.not_known,
            None: 0,
        }[self.verdict]

    def spoken(self, standing: Standing) -> str:
        """The same for a screen reader."""
        if self.verdict is None:
            return f"Fit: {self.words(standing)} of 100"
        count = self._count(standing)
        return f"{self.heading}: {count} need{'' if count == 1 else 's'}"


NEEDS_COLUMNS = (
    NeedsColumn("Fit of 100", BY_FIT),
    NeedsColumn("Meets", BY_MEETS, Verdict.MEETS),
    NeedsColumn("Misses", BY_MISSES, Verdict.MISSES),
    NeedsColumn("Not known", BY_NOT_KNOWN, Verdict.NOT_KNOWN),
)
