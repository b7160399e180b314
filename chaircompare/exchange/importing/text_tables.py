"""Reads csv and tsv: finds encoding and separator, and refuses what cannot be read for certain."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from chaircompare.exchange.export_csv import armed
from chaircompare.exchange.importing.encodings import ENCODINGS, find_encoding
from chaircompare.exchange.importing.raw import (
    CellCounter,
    FileNotReadError,
    ImportStoppedError,
    Progress,
    RawRow,
    RawTable,
    refuse_too_long,
)

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_SAMPLE_LINES = 60
_LONGEST_LINE = 1_000_000
_LONG_ENOUGH_TO_LOOK = 30_000
_ROWS_A_TURN = 2_000


def read_text_table(
    content: bytes,
    name: str,
    *,
    encoding: str = "",
    separator: str = "",
    progress: Progress | None = None,
) -> RawTable:
    """The rows; `encoding` and `separator` (a name of SEPARATORS) are found if empty.

    Raises FileNotReadError or ImportStoppedError.
    """
    used = encoding or find_encoding(content)
    text = _decoded(content, used, name)
    text, told = _told_separator(text)
    known = separator or told or find_separator(text)
    rows = tuple(_rows(text, SEPARATORS[known], first=2 if told else 1, progress=progress))
    return RawTable(rows, "text", used, known)


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        text = content.decode(encoding)
    except (UnicodeError, LookupError) as error:
        line = content.count(b"\n", 0, getattr(error, "start", 0)) + 1
        raise FileNotReadError(
            f"{name} is not written in {ENCODINGS.get(encoding, encoding)}: "
            f"line {line} cannot be read so.",
            "Choose another encoding, or save the file as UTF-8.",
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise FileNotReadError(
            f"{name} is not a text table: line {line} holds NUL bytes.",
            "Save it anew as csv or xlsx in your spreadsheet program.",
        )
    return text.removeprefix("\ufeff")


def _told_separator(text: str) -> tuple[str, str]:
    """Spreadsheet programs may write `sep=;` into a line above the table."""
    first, _, rest = text[:20].partition("\n")
    told = first.strip().casefold()
    for name, sign in SEPARATORS.items():
        if told == f"sep={sign}".strip() or (sign == "\t" and first.rstrip("\r\n") == "sep=\t"):
            return text[len(text[:20]) - len(rest) :], name
    return text, ""


def find_separator(text: str) -> str:
    """The separator with which the first lines have the same number of cells most often."""
    best, score = "comma", (0.0, 0)
    for name, sign in SEPARATORS.items():
        widths = _widths(text, sign)
        several = Counter(width for width in widths if width > 1)
        if not several:
            continue
        width, often = max(several.items(), key=lambda item: (item[1], item[0]))
        found = (round(often / len(widths), 2), width)
        if found > score:
            best, score = name, found
    return best


def _widths(text: str, sign: str) -> list[int]:
    """How many cells the first lines have; a line that is cut off or malformed ends the count."""
    lines = islice(io.StringIO(text, newline=""), _SAMPLE_LINES)
    short = (line for line in lines if len(line) <= _LONGEST_LINE)
    widths: list[int] = []
    try:
        for row in csv.reader(short, delimiter=sign):
            widths += [len(row)] * any(cell.strip() for cell in row)
    except csv.Error:
        pass
    return widths


def _rows(text: str, sign: str, *, first: int, progress: Progress | None) -> Iterator[RawRow]:
    lines = _Lines(text, first)
    counter = CellCounter()
    reader = csv.reader(lines, delimiter=sign, strict=True)
    begun = first
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _malformed(str(error), begun, lines.number) from error
        counter.take(begun, len(cells))
        for column, cell in enumerate(cells, start=1):
            if len(cell) > _LONG_ENOUGH_TO_LOOK:
                refuse_too_long(begun, column, len(cell))
        yield RawRow(begun, tuple([armed(cell) if cell[:1] == "'" else cell for cell in cells]))
        begun = lines.number + 1
        number += 1
        if progress and not number % _ROWS_A_TURN and not progress(lines.share):
            raise ImportStoppedError


class _Lines:
    """The lines of a text, counted; none may be longer than memory allows for."""

    def __init__(self, text: str, first: int) -> None:
        self._source = io.StringIO(text, newline="")
        self._length = len(text) or 1
        self._taken = 0
        self.number = first - 1

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._source)
        self.number += 1
        self._taken += len(line)
        if len(line) > _LONGEST_LINE:
            raise FileNotReadError(
                f"Line {self.number} is {len(line):,} characters long; "
                f"the most is {_LONGEST_LINE:,}.",
                "Is this a table? Shorten its cells, or leave out columns.",
            )
        return line

    @property
    def share(self) -> float:
        """How much of the text was taken, from 0 to 1."""
        return self._taken / self._length


def _malformed(said: str, begun: int, reached: int) -> FileNotReadError:
    if "field larger" in said:
        return FileNotReadError(
            f"Line {begun} begins a cell that is too long for a table.",
            "Is a quotation mark missing there? Close it and try again.",
        )
    if "unexpected end" in said:
        return FileNotReadError(
            f"Line {begun} opens a quotation mark that is never closed.",
            "Close it, or save the file anew in your spreadsheet program.",
        )
    where = f"Line {begun}" if begun == reached else f"Lines {begun} to {reached}"
    return FileNotReadError(
        f"{where} cannot be told apart into cells: a quotation mark stands where none belongs.",
        "Correct it, or choose another separator.",
    )
