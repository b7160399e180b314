"""What stands beside a value: a step, a bar, the marks of needs."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from chaircompare.catalogue.chair import Chair
from chaircompare.comparison.comparison import Comparison, RowState
from chaircompare.comparison.needs_met import NeedMark
from chaircompare.comparison.steps import HIGHEST, highest, shares, step

Marks = Mapping[str, tuple[tuple[NeedMark, ...], ...]]


@dataclass(frozen=True, slots=True)
class CellExtras:
    """What stands beside a value: step from the reference, share for a bar, whether highest.

    `lead` is the chair's name, where the column does not tell it; `marks` are about needs.
    `own` says how the value fits the person's body and room.
    """

    step: str = ""
    share: float | None = None
    is_highest: bool = False
    lead: str = ""
    marks: tuple[NeedMark, ...] = ()
    own: str = ""

    @property
    def words(self) -> str:
        """The note under the figure."""
        parts = (self.step, HIGHEST if self.is_highest else "", self.own)
        return " · ".join(part for part in parts if part)


NO_EXTRAS = CellExtras()


def no_notes(_chair: Chair) -> Mapping[str, str]:
    """What is known of body and room as long as nobody told: nothing."""
    return {}


def extras_of(comparison: Comparison, reference: str) -> dict[str, tuple[CellExtras, ...]]:
    """The extras of every row of figures, by feature."""
    ids = [chair.id for chair in comparison.chairs]
    base = ids.index(reference) if reference in ids else -1
    found = {}
    for row in comparison.rows:
        if not row.feature.is_number or not row.is_stated:
            continue
        bars = shares(row) if row.state is RowState.DIFFERS else (None,) * len(row.cells)
        found[row.feature.key] = tuple(
            CellExtras(
                step(row.cells[base], cell, comparison.system) if base not in {-1, number} else "",
                share,
                top,
            )
            for number, (cell, share, top) in enumerate(
                zip(row.cells, bars, highest(row), strict=True)
            )
        )
    return found


def with_marks(
    extras: dict[str, tuple[CellExtras, ...]], marks: Marks
) -> dict[str, tuple[CellExtras, ...]]:
    """The extras with the marks of the needs in their rows, those of earlier needs gone."""
    bare = {
        key: tuple(dataclasses.replace(one, marks=()) if one.marks else one for one in row)
        for key, row in extras.items()
    }
    for key, row in marks.items():
        before = bare.get(key, (NO_EXTRAS,) * len(row))
        bare[key] = tuple(
            dataclasses.replace(one, marks=found) for one, found in zip(before, row, strict=True)
        )
    return bare
