"""Numbers that can be felt: steps from a reference chair, shares for thin bars, the highest."""

from collections.abc import Sequence

from chaircompare.catalogue.agreement import AnswerState
from chaircompare.catalogue.units import UnitSystem, convert, leading_unit, show
from chaircompare.catalogue.values import Quantity, agree
from chaircompare.comparison.comparison import Cell, Row, RowState

HIGHEST = "highest stated"
SAME_AS_REFERENCE = "the same"


def _single(cell: Cell) -> Quantity | None:
    """The one figure of a cell; None for ranges, gaps, words and disputed figures."""
    values = cell.answer.values
    if cell.answer.state is not AnswerState.STATED or not isinstance(values[0], Quantity):
        return None
    return values[0] if values[0].low == values[0].high else None


def _comparable(quantities: Sequence[Quantity]) -> bool:
    return all(agree(quantities[0], other) is not None for other in quantities)


def step(reference: Cell, cell: Cell, system: UnitSystem = UnitSystem.US) -> str:
    """How far a figure is from the reference: `10 min less`; empty if that means nothing."""
    base, other = _single(reference), _single(cell)
    if base is None or other is None or agree(base, other) is None:
        return ""
    if agree(base, other):
        return SAME_AS_REFERENCE
    # From the figures as they are shown, so that a reader can check the step.
    symbol = leading_unit(base.unit, system)
    here, there = (
        round(convert(figure.low, figure.unit, symbol), 2 if figure.unit == symbol else 1)
        for figure in (base, other)
    )
    difference = there - here
    if not round(difference, 2):
        return SAME_AS_REFERENCE
    words = show(abs(difference), abs(difference), symbol, system).partition(" (")[0]
    return f"{words} {'more' if difference > 0 else 'less'}"


def shares(row: Row) -> tuple[float | None, ...]:
    """Each figure as a share of the largest in its row, 0 to 1; None where there is no figure.

    All None unless at least two chairs state comparable figures: one bar alone says nothing.
    """
    figures = [_single(cell) for cell in row.cells]
    known = [figure for figure in figures if figure is not None]
    if len(known) < 2 or not _comparable(known):  # noqa: PLR2004 - a comparison needs two
        return (None,) * len(figures)
    largest = max(figure.canonical[0] for figure in known)
    if largest <= 0:
        return (None,) * len(figures)
    return tuple(None if one is None else one.canonical[0] / largest for one in figures)


def highest(row: Row) -> tuple[bool, ...]:
    """Which cells hold the highest figure; none unless the row differs."""
    parts = shares(row)
    if row.state is not RowState.DIFFERS:
        return (False,) * len(parts)
    figures = [_single(cell) for cell in row.cells]
    top = next((f for f, part in zip(figures, parts, strict=True) if part == 1.0), None)
    return tuple(
        top is not None and one is not None and part is not None and agree(one, top) is True
        for one, part in zip(figures, parts, strict=True)
    )
