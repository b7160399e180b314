"""The comparison as plain tables of text, the one form from which files and frames are made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chaircompare.catalogue.chair import Chair, Fact, FactState
from chaircompare.catalogue.derived import NOT_TRUSTED
from chaircompare.catalogue.units import plain_number
from chaircompare.catalogue.values import Quantity, plain
from chaircompare.comparison.comparison import Cell, CellState, Comparison, Row, View
from chaircompare.comparison.phrases import plain_words_of

# In a workbook a column beside each chair, with the numbers of its sources.
SOURCES_OF = "Sources: "
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


def wide(
    comparison: Comparison,
    view: View = View.ALL,
    *,
    rls_first: bool = True,
    rows: Sequence[Row] | None = None,
    decimal_sign: str = ".",
) -> Table:
    """Side by side: a row a feature, a column a chair; `rows` in the place of those of the view."""
    lines = tuple(
        (
            comparison.features.group_label(row.feature),
            row.feature.label,
            row.feature.unit,
            _rls(row),
            row.state.value,
            *(plain_words_of(cell.answer, row.feature, decimal_sign) for cell in row.cells),
        )
        for row in _chosen(comparison, view, rows, rls_first=rls_first)
    )
    return Table((*WIDE_COLUMNS, *comparison.names), lines)


def tidy(
    comparison: Comparison,
    view: View = View.ALL,
    *,
    rls_first: bool = True,
    rows: Sequence[Row] | None = None,
    decimal_sign: str = ".",
) -> Table:
    """One fact a line; what a chair does not state is a line too."""
    lines = [
        line
        for row in _chosen(comparison, view, rows, rls_first=rls_first)
        for chair, cell in zip(comparison.chairs, row.cells, strict=True)
        for line in _tidy_lines(comparison, row, chair, cell, decimal_sign)
    ]
    return Table(TIDY_COLUMNS, tuple(lines))


def _chosen(
    comparison: Comparison, view: View, rows: Sequence[Row] | None, *, rls_first: bool
) -> Sequence[Row]:
    return comparison.rows_in(view, rls_first=rls_first) if rows is None else rows


def _rls(row: Row) -> str:
    return RELEVANT if row.mark else ""


def _tidy_lines(
    comparison: Comparison, row: Row, chair: Chair, cell: Cell, decimal_sign: str
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
    disputed = cell.state is CellState.SOURCES_DIFFER
    for fact in cell.answer.facts:
        # A source that is silent or says that it does not apply keeps its own word in a dispute.
        state = cell.state if disputed and fact.value is not None else fact.state
        yield (
            *about,
            *_tidy_value(fact, decimal_sign),
            state.value if fact.source.trusted else NOT_TRUSTED,
            _rls(row),
            fact.source.kind.value,
            fact.source.url,
            fact.read_on.isoformat(),
        )


def _tidy_value(fact: Fact, decimal_sign: str) -> tuple[str, str, str, str, str]:
    value = fact.value
    if isinstance(value, Quantity):
        low, high = (
            plain_number(end, 6).replace(".", decimal_sign) for end in (value.low, value.high)
        )
        if low == high:
            return fact.stated, low, "", "", value.unit
        return f"{low} to {high}", "", low, high, value.unit
    if value is None:
        return "", "", "", "", ""
    text = fact.stated if fact.state is FactState.IN_WORDS else plain(value, "")
    return text, "", "", "", ""
