"""The comparison as CSV that spreadsheets open right: RFC 4180, UTF-8 with BOM, formulas disarmed.

Written with the csv module from the same table that frame.py makes its DataFrame of: a first export
from the window then need not wait for pandas to load.
"""

import csv
import io
import re
from enum import StrEnum

from chaircompare.comparison.table import Table

_BOM = "\ufeff"
_RUNS = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")


class Separator(StrEnum):
    """What stands between two cells."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"

    @property
    def character(self) -> str:
        """The separator itself."""
        return {"comma": ",", "semicolon": ";", "tab": "\t"}[self.value]


def is_number(cell: str) -> bool:
    """Whether the cell is plain digits, with a decimal point or comma and a sign or without."""
    return _NUMBER.fullmatch(cell) is not None


def disarmed(cell: str) -> str:
    """The cell with an apostrophe in front where a spreadsheet would run it; numbers never.

    The rule of OWASP ASVS 1.2.10. Text that begins like a disarmed cell gets one apostrophe more,
    so that armed() gives it back. NUL is dropped: no spreadsheet reads past it.
    """
    cell = cell.replace("\0", "")
    if _RUNS.match(cell) and not is_number(cell):
        return f"'{cell}"
    return cell


def armed(cell: str) -> str:
    """Takes off what disarmed() put on."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell


def to_csv(
    table: Table, *, separator: Separator = Separator.COMMA, byte_order_mark: bool = True
) -> bytes:
    """The table as a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator.character, lineterminator="\r\n")
    writer.writerow([disarmed(name) for name in table.columns])
    writer.writerows([disarmed(cell) for cell in row] for row in table.rows)
    encoded = (_BOM if byte_order_mark else "") + text.getvalue()
    # A lone surrogate, as from a file name, cannot be encoded; it must not stop the export.
    return encoded.encode("utf-8", errors="replace")
