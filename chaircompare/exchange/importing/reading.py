"""Reads a file of any kind into raw rows."""

from dataclasses import dataclass
from pathlib import Path

from chaircompare.exchange.importing.files import FileKind, kind_of, read_bytes
from chaircompare.exchange.importing.raw import Progress, RawTable
from chaircompare.exchange.importing.text_tables import read_text_table
from chaircompare.exchange.importing.workbooks import read_workbook


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """What the person says about the file; what is empty is found."""

    encoding: str = ""
    separator: str = ""
    sheet: str = ""


def read_table(
    path: Path, choices: ReadingChoices = ReadingChoices(), progress: Progress | None = None
) -> RawTable:
    """The rows of a csv, tsv, xlsx or ods file; FileNotReadError or ImportStoppedError."""
    content = read_bytes(path)
    if kind_of(content, path.name) is FileKind.WORKBOOK:
        return read_workbook(content, path.name, sheet=choices.sheet, progress=progress)
    return read_text_table(
        content,
        path.name,
        encoding=choices.encoding,
        separator=choices.separator,
        progress=progress,
    )
