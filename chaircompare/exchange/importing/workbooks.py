"""Reads xlsx and ods: values only. Formulas are not run, links not followed, macros not touched."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from chaircompare.exchange.importing.archives import examine
from chaircompare.exchange.importing.raw import (
    CellCounter,
    Figure,
    FileNotReadError,
    ImportStoppedError,
    Progress,
    RawRow,
    RawTable,
    refuse_too_long,
)

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_ROWS_A_TURN = 2_000
_LONG_ENOUGH_TO_LOOK = 30_000
_MACROS = "The workbook holds macros. They were not run; only its values were read."
_LINKS = "The workbook points to other files. They were not opened; the values it keeps were read."


def read_workbook(
    content: bytes, name: str, *, sheet: str = "", progress: Progress | None = None
) -> RawTable:
    """The rows of a sheet, the first one with any if none is named.

    Raises FileNotReadError or ImportStoppedError.
    """
    found = examine(content, name)
    notices = [said for said, holds in (
        (_MACROS, found.has_macros), (_LINKS, found.has_outside_links)) if holds]  # fmt: skip
    book = _open(content, name)
    sheets = tuple(one.name for one in book.sheets_metadata if _is_table(one))
    if not sheets:
        raise FileNotReadError(f"{name} has no sheet with rows.", "Choose another file.")
    if sheet and sheet not in sheets:
        raise FileNotReadError(f"{name} has no sheet “{sheet}”.", f"It has: {', '.join(sheets)}.")
    for wanted in [sheet] if sheet else sheets:
        rows = tuple(_rows(book, wanted, name, progress))
        if any(not row.is_blank for row in rows):
            return RawTable(rows, found.kind, "", "", wanted, sheets, tuple(notices))
    raise FileNotReadError(f"{name} has no filled cells.", "Choose a file that holds a table.")


def _is_table(one: Any) -> bool:  # noqa: ANN401 - the library gives no types
    from python_calamine import SheetTypeEnum

    return bool(one.typ == SheetTypeEnum.WorkSheet)


def _open(content: bytes, name: str) -> "CalamineWorkbook":
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except CalamineError as error:
        raise _not_read(name) from error
    except BaseException as error:
        raise _given_up(name, error) from error


def _not_read(name: str) -> FileNotReadError:
    return FileNotReadError(
        f"{name} cannot be read as a workbook.",
        "Save it anew in your spreadsheet program, as xlsx or csv.",
    )


def _given_up(name: str, error: BaseException) -> BaseException:
    """What the library's own panic becomes; it is no Exception and would end the program."""
    return _not_read(name) if type(error).__name__ == "PanicException" else error


def _rows(
    book: "CalamineWorkbook", sheet: str, name: str, progress: Progress | None
) -> Iterator[RawRow]:
    from python_calamine import CalamineError

    try:
        table = book.get_sheet_by_name(sheet)
        height = table.total_height or 1
        source = table.iter_rows()
        # The rows begin at the first filled one, the columns at the first filled one.
        first = table.start[0] if table.start else 0
    except CalamineError as error:
        raise _not_read(name) from error
    except BaseException as error:
        raise _given_up(name, error) from error
    counter = CellCounter()
    del first
    for line, values in enumerate(source, start=1):
        cells = tuple([_text(value) for value in values])
        counter.take(line, len(cells))
        for column, cell in enumerate(cells, start=1):
            if len(cell) > _LONG_ENOUGH_TO_LOOK:
                refuse_too_long(line, column, len(cell))
        yield RawRow(line, cells)
        if progress and not line % _ROWS_A_TURN and not progress(line / height):
            raise ImportStoppedError


def _text(value: object) -> str:
    """A cell as text; figures stay known as such."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        whole = isinstance(value, int) or value.is_integer()
        return Figure(int(value) if whole else f"{value:.15g}")
    return _moment(value)


def _moment(value: object) -> str:
    match value:
        case datetime():
            midnight = value.time() == time()
            return (value.date() if midnight else value).isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            return f"{value.total_seconds() / 60:g} min"
        case _:
            return "" if value is None else str(value)
