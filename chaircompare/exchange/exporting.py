"""Writes a comparison to a file of the kind that its name asks for."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chaircompare.comparison.comparison import Comparison
from chaircompare.errors import UsageError
from chaircompare.exchange.choices import ExportChoices, Layout
from chaircompare.exchange.describing import is_description
from chaircompare.exchange.export_csv import to_csv
from chaircompare.exchange.files import write_whole
from chaircompare.exchange.notes import counted

_LONGEST_NAME = 24  # three of them in Chinese still fit into the 255 bytes of a file name
_DESCRIPTION_SUFFIX = "-metadata.json"


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file ready to be written, how many rows it has, and a description to lie beside it."""

    content: bytes
    rows: int
    description: bytes = b""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written where."""

    path: Path
    rows: int
    chairs: int
    description: Path | None = None

    @property
    def words(self) -> str:
        """One sentence for the person, without its full stop."""
        told = f"Wrote {counted(self.rows, 'row')} for {self.chairs} chairs to {self.path}"
        return f"{told}, with {self.description.name} beside it" if self.description else told


# Makes a file of one kind; the last argument is the file's name.
Writer = Callable[[Comparison, ExportChoices, str], FileContent]


def _csv(comparison: Comparison, choices: ExportChoices, name: str) -> FileContent:
    made = choices.table(comparison)
    content = to_csv(made, separator=choices.separator, byte_order_mark=choices.byte_order_mark)
    if choices.layout is not Layout.TIDY:
        return FileContent(content, len(made.rows))
    from chaircompare.exchange.describing import describe

    return FileContent(content, len(made.rows), describe(made, comparison, choices, name))


def _xlsx(comparison: Comparison, choices: ExportChoices, _: str) -> FileContent:
    from chaircompare.exchange.export_xlsx import to_xlsx

    return FileContent(to_xlsx(comparison, choices), len(choices.table(comparison).rows))


def _html(comparison: Comparison, choices: ExportChoices, _: str) -> FileContent:
    from chaircompare.exchange.export_html import to_html

    return FileContent(to_html(comparison, choices), len(choices.rows(comparison)))


def _json(comparison: Comparison, choices: ExportChoices, _: str) -> FileContent:
    from chaircompare.exchange.export_json import to_json

    return FileContent(to_json(comparison, choices), len(choices.rows(comparison)))


# What this layer can write. Others, such as PDF, are handed in by those who can make them.
WRITERS: Mapping[str, Writer] = {".csv": _csv, ".xlsx": _xlsx, ".html": _html, ".json": _json}
TIDY_TOO = frozenset({".csv", ".xlsx"})


def suggested_name(comparison: Comparison, today: date, suffix: str = ".csv") -> str:
    """`chairs_Achilles_Grande-XL_2026-11-22.csv`: safe on every system."""
    models = [
        re.sub(r"[^\w]+", "-", chair.model).strip("-_")[:_LONGEST_NAME].strip("-_") or "chair"
        for chair in comparison.chairs
    ]
    return f"chairs_{'_'.join(models)}_{today.isoformat()}{suffix}"


def rendered(
    comparison: Comparison,
    choices: ExportChoices,
    name: str,
    writers: Mapping[str, Writer] = WRITERS,
) -> FileContent:
    """The content of a file of this name; UsageError for a kind that none of `writers` makes."""
    suffix = Path(name).suffix.lower()
    if suffix not in writers:
        raise UsageError(
            f"A file that ends in “{suffix}” cannot be written."
            if suffix
            else "The file name has no ending.",
            f"Use one that ends in {_listed(writers)}.",
        )
    if choices.layout is Layout.TIDY and suffix in writers.keys() - TIDY_TOO - {".json"}:
        raise UsageError(
            f"A file that ends in “{suffix}” has no room for one fact a line.",
            "Write one fact a line to .csv or .xlsx, or choose side by side.",
        )
    return writers[suffix](comparison, choices, name)


def _listed(writers: Mapping[str, Writer]) -> str:
    *others, last = writers
    return f"{', '.join(others)} or {last}" if others else last


def export(
    comparison: Comparison,
    path: Path,
    choices: ExportChoices,
    writers: Mapping[str, Writer] = WRITERS,
) -> Exported:
    """Write the comparison; UsageError or FileNotWrittenError."""
    made = rendered(comparison, choices, path.name, writers)
    write_whole(path, made.content)
    description = None
    beside = path.with_name(f"{path.name}{_DESCRIPTION_SUFFIX}")
    # A pipe or a device such as /dev/stdout has no place beside it.
    if made.description and path.is_file():
        description = beside
        write_whole(description, made.description)
    elif is_description(beside):
        # It described the table that stood here before, and would be false of this one.
        beside.unlink()
    return Exported(path, made.rows, len(comparison.chairs), description)
