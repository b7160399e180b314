"""What a file holds before anyone has said what it means: rows of text, with where they stand."""

from collections.abc import Callable
from dataclasses import dataclass

from chaircompare.errors import ChairCompareError

# More than any table of chairs needs, and little enough to hold in memory: see check_size().
MOST_BYTES = 100_000_000
MOST_CELLS = 5_000_000
MOST_COLUMNS = 16_384  # as many as a spreadsheet has
LONGEST_CELL = 32_767  # as long as a spreadsheet takes
_MILLION = 1_000_000

# Called now and then with a share of the work from 0 to 1; False stops it.
Progress = Callable[[float], bool]


class FileNotReadError(ChairCompareError):
    """A file that is no table which can be imported, or one that cannot be opened."""


class ImportStoppedError(ChairCompareError):
    """The person stopped the reading; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was changed.")


class Figure(str):
    """A cell that the file holds as a number, so that its point can only be a decimal point."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row; `line` is the number that a text editor or a spreadsheet shows beside it."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no cell says anything."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class RawTable:
    """The rows of a file and how they were read; `separator` and `encoding` only of text files."""

    rows: tuple[RawRow, ...]
    kind: str
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


class CellCounter:
    """Stops a file that would fill the memory before it does."""

    def __init__(self) -> None:
        self._cells = 0

    def take(self, line: int, cells: int) -> None:
        """Count one row; FileNotReadError when it is too wide or the table too large."""
        refuse_too_wide(line, cells)
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise too_many_cells()


def refuse_too_wide(line: int, cells: int) -> None:
    """FileNotReadError for a row that no spreadsheet could show."""
    if cells > MOST_COLUMNS:
        raise FileNotReadError(
            f"Line {line} has {cells:,} columns; the most is {MOST_COLUMNS:,}.",
            "Is the separator right? Leave only the columns that you need.",
        )


def refuse_too_long(line: int, column: int, length: int) -> None:
    """FileNotReadError for a cell that is longer than a spreadsheet takes."""
    if length > LONGEST_CELL:
        raise FileNotReadError(
            f"Line {line}, column {column} has a cell of {length:,} characters; "
            f"the most is {LONGEST_CELL:,}.",
            "Is a quotation mark missing there? Shorten the cell and try again.",
        )


def too_many_cells() -> FileNotReadError:
    """What is said of a table that is too large as a whole."""
    return FileNotReadError(
        f"The table has more than {MOST_CELLS // _MILLION} million cells.",
        "Split it, or leave only the columns that you need.",
    )


def too_large(what: str) -> FileNotReadError:
    """What is said of a file whose content is too large."""
    return FileNotReadError(
        f"{what} is larger than {MOST_BYTES // _MILLION} MB.",
        "Split it, or leave only the rows and columns that you need.",
    )
