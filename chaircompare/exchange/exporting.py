"""Writes a comparison to a file of the kind that its name asks for."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from chaircompare.comparison import table
from chaircompare.comparison.comparison import Comparison, View
from chaircompare.errors import UsageError
from chaircompare.exchange.export_csv import Separator, to_csv
from chaircompare.exchange.export_json import to_json
from chaircompare.exchange.files import write_whole

SUFFIXES = (".csv", ".json")
_LONGEST_NAME = 24  # three of them in Chinese still fit into the 255 bytes of a file name


class Layout(StrEnum):
    """How a CSV stands: a column a chair, or a line a fact."""

    WIDE = "wide"
    TIDY = "tidy"


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What goes out, and how."""

    view: View = View.ALL
    rls_first: bool = True
    layout: Layout = Layout.WIDE
    separator: Separator = Separator.COMMA
    byte_order_mark: bool = True


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written where."""

    path: Path
    rows: int
    chairs: int

    @property
    def words(self) -> str:
        """One sentence for the person."""
        rows = f"{self.rows} row{'' if self.rows == 1 else 's'}"
        return f"Wrote {rows} for {self.chairs} chairs to {self.path}"


def suggested_name(comparison: Comparison, today: date, suffix: str = ".csv") -> str:
    """`chairs_Achilles_Grande-XL_2026-11-22.csv`: safe on every system."""
    models = [
        re.sub(r"[^\w]+", "-", chair.model).strip("-_")[:_LONGEST_NAME].strip("-_") or "chair"
        for chair in comparison.chairs
    ]
    return f"chairs_{'_'.join(models)}_{today.isoformat()}{suffix}"


def rendered(comparison: Comparison, choices: ExportChoices, suffix: str) -> tuple[bytes, int]:
    """The file's content and its number of rows; UsageError for a kind that is not written."""
    if suffix == ".json":
        content = to_json(comparison, choices.view, rls_first=choices.rls_first)
        return content, comparison.count(choices.view)
    if suffix != ".csv":
        raise UsageError(
            f"A file that ends in “{suffix}” cannot be written."
            if suffix
            else "The file name has no ending.",
            f"Use one that ends in {' or '.join(SUFFIXES)}.",
        )
    make = table.tidy if choices.layout is Layout.TIDY else table.wide
    made = make(comparison, choices.view, rls_first=choices.rls_first)
    content = to_csv(made, separator=choices.separator, byte_order_mark=choices.byte_order_mark)
    return content, len(made.rows)


def export(comparison: Comparison, path: Path, choices: ExportChoices) -> Exported:
    """Write the comparison; UsageError or FileNotWrittenError."""
    content, rows = rendered(comparison, choices, path.suffix.lower())
    write_whole(path, content)
    return Exported(path, rows, len(comparison.chairs))
