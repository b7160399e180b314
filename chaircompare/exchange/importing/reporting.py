"""The dry run as a table for people and as data for programs."""

from collections.abc import Iterator
from typing import Any

from chaircompare.catalogue.features import FeatureRegistry
from chaircompare.comparison.table import Table
from chaircompare.exchange.export_csv import to_csv
from chaircompare.exchange.importing.mapping import Column, FoundBy
from chaircompare.exchange.importing.plan import COUNTED, Action, ImportPlan, PlannedRow

REPORT_COLUMNS = ("action", "line", "column", "chair", "name", "facts", "reason")
_WHY_LEFT_OUT = {
    FoundBy.NOTHING: "nobody knows what they hold",
    FoundBy.TWICE: "another column holds the same",
}
_CELL_LEFT_OUT, _CELL_LOOKS_WRONG, _CELL_REMARK = "cell left out", "cell looks wrong", "cell"


def report_table(plan: ImportPlan, *, remarks: bool = True) -> Table:
    """A row a line of the file, and one for each cell that was left out or read with care."""
    rows: list[tuple[str, ...]] = []
    for row in plan.rows:
        facts = str(row.facts) if row.action in {Action.ADD, Action.CHANGE} else ""
        place = (str(row.line), row.column)
        rows.append((row.action.value, *place, row.chair, row.name, facts, row.reason))
        for remark in row.remarks if remarks else ():
            kind = _CELL_LOOKS_WRONG if remark.looks_wrong else _CELL_REMARK
            kind = _CELL_LEFT_OUT if remark.left_out else kind
            where = (str(remark.line), remark.column or row.column)
            rows.append((kind, *where, row.chair, row.name, "", remark.said))
    return Table(REPORT_COLUMNS, tuple(rows))


def report_csv(plan: ImportPlan) -> bytes:
    """The report as a file that spreadsheets open right."""
    return to_csv(report_table(plan))


def columns_left_out(plan: ImportPlan, features: FeatureRegistry) -> Iterator[str]:
    """What becomes of columns that nobody chose to leave out, a sentence a reason."""
    left: dict[FoundBy, list[Column]] = {}
    for column in plan.layout.columns:
        if not column.target:
            left.setdefault(column.found_by, []).append(column)
    for found_by, why in _WHY_LEFT_OUT.items():
        names = ", ".join(f"“{column.heading}”" for column in left.get(found_by, ()))
        if names:
            yield f"Left out, because {why}: {names}."
    for column in left.get(FoundBy.IN_DOUBT, ()):
        yield f"Left out: {meanings(column, features)}"


def meanings(column: Column, features: FeatureRegistry) -> str:
    """The two things that a heading in doubt can mean; empty for one that is not."""
    if not column.doubt:
        return ""
    first, other = (features[key].label for key in (column.doubt.target, column.doubt.other))
    return f"“{column.heading}” can mean “{first}” or “{other}”."


def as_data(plan: ImportPlan) -> dict[str, Any]:
    """The same as plain lists and dicts, with how the columns were understood."""
    return {
        "summary": plan.summary,
        "counts": {action.value: plan.count(action) for action in COUNTED},
        "shape": plan.layout.shape.value,
        "columns": [_column(column) for column in plan.layout.columns],
        "notices": list(plan.notices),
        "rows": [_row(row) for row in plan.rows],
    }


def _column(column: Column) -> dict[str, str]:
    return {
        "heading": column.heading,
        "holds": column.target,
        "unit": column.unit,
        "found_by": column.found_by.value,
    }


def _row(row: PlannedRow) -> dict[str, Any]:
    return {
        "action": row.action.value,
        "line": row.line,
        "column": row.column,
        "id": row.chair,
        "name": row.name,
        "facts": row.facts,
        "reason": row.reason,
        "remarks": [
            {
                "line": remark.line,
                "column": remark.column,
                "said": remark.said,
                "left_out": remark.left_out,
                "looks_wrong": remark.looks_wrong,
            }
            for remark in row.remarks
        ],
    }
