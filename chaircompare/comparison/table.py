"""The comparison as plain tables of text, the one form from which files and frames are made."""

from collections.abc import Iterator
from dataclasses import dataclass

from chaircompare.catalogue.agreement import AnswerState
from chaircompare.catalogue.chair import Chair, Fact, FactState
from chaircompare.catalogue.units import plain_number
from chaircompare.catalogue.values import Quantity, plain
from chaircompare.comparison.comparison import Cell, Comparison, Row, View
from chaircompare.comparison.phrases import plain_words_of

WIDE_COLUMNS = ("Group", "Feature", "Unit", "RLS", "Difference")
TIDY_COLUMNS = (
    "chair_id",
    "brand",
    "model",
    "group",
    "feature_key",
    "feature",
    "value_text",
    "value_number",
    "value_min",
    "value_max",
    "unit",
    "state",
    "rls",
    "source_kind",
    "source_url",
    "read_on",
)
TIDY_NUMBERS = ("value_number", "value_min", "value_max")
RELEVANT = "relevant"


@dataclass(frozen=True, slots=True)
class Table:
    """Column headings and rows of text; numbers are plain digits."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def wide(comparison: Comparison, view: View = View.ALL, *, rls_first: bool = True) -> Table:
    """Side by side: a row a feature, a column a chair."""
    rows = tuple(
        (
            comparison.features.group_label(row.feature),
            row.feature.label,
            row.feature.unit,
            _rls(row),
            row.state.value,
            *(plain_words_of(cell.answer, row.feature) for cell in row.cells),
        )
        for row in comparison.rows_in(view, rls_first=rls_first)
    )
    return Table((*WIDE_COLUMNS, *comparison.names), rows)


def tidy(comparison: Comparison, view: View = View.ALL, *, rls_first: bool = True) -> Table:
    """One fact a line; what a chair does not state is a line too."""
    rows = [
        line
        for row in comparison.rows_in(view, rls_first=rls_first)
        for chair, cell in zip(comparison.chairs, row.cells, strict=True)
        for line in _tidy_lines(comparison, row, chair, cell)
    ]
    return Table(TIDY_COLUMNS, tuple(rows))


def _rls(row: Row) -> str:
    return RELEVANT if row.mark else ""


def _tidy_lines(
    comparison: Comparison, row: Row, chair: Chair, cell: Cell
) -> Iterator[tuple[str, ...]]:
    feature = row.feature
    about = (
        chair.id,
        chair.brand,
        chair.model,
        comparison.features.group_label(feature),
        feature.key,
        feature.label,
    )
    if not cell.answer.facts:
        yield (*about, "", "", "", "", "", cell.answer.state.value, _rls(row), "", "", "")
    disputed = cell.answer.state is AnswerState.SOURCES_DIFFER
    for fact in cell.answer.facts:
        state = cell.answer.state if disputed else fact.state
        yield (
            *about,
            *_tidy_value(fact),
            state.value,
            _rls(row),
            fact.source.kind.value,
            fact.source.url,
            fact.read_on.isoformat(),
        )


def _tidy_value(fact: Fact) -> tuple[str, str, str, str, str]:
    value = fact.value
    if isinstance(value, Quantity):
        low, high = plain_number(value.low, 6), plain_number(value.high, 6)
        if low == high:
            return fact.stated, low, "", "", value.unit
        return f"{low} to {high}", "", low, high, value.unit
    if value is None:
        return "", "", "", "", ""
    text = fact.stated if fact.state is FactState.IN_WORDS else plain(value, "")
    return text, "", "", "", ""
