"""Looks into a packed workbook before a library does: how large it really is, and what it holds.

A file of a few kilobytes can unpack to gigabytes, lie about its sizes, or name one cell at the far
end of a sheet so that all cells between are made. Each is found here, in bounded memory.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from chaircompare.catalogue.backups import INSIDE as BACKUP_INSIDE
from chaircompare.exchange.importing.own_files import packed_catalogue
from chaircompare.exchange.importing.raw import (
    MOST_CELLS,
    FileNotReadError,
    refuse_too_wide,
    too_many_cells,
)

MOST_UNPACKED = 256_000_000
_MOST_PARTS = 5_000
_CHUNK = 1 << 18
_LOCAL_HEADER = 30
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CELL_NAME = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Za-z]{1,4})(\d{1,9})"')
_LONGEST_TAG = 400
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_UNLOCKED = 0x1


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a packed file turned out to be."""

    kind: str  # xlsx or ods
    has_macros: bool
    has_outside_links: bool


def examine(content: bytes, name: str) -> Workbook:
    """What kind of workbook this is; FileNotReadError for one that is not, or not safely."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {part.filename: part for part in archive.infolist()}
            _refuse_odd_directory(archive, parts, len(content), name)
            kind = _kind(archive, parts, content, name)
            _measure(parts, content, kind, name)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError) as error:
        raise _damaged(name) from error
    lower = [part.casefold() for part in parts]
    return Workbook(
        kind,
        any("vbaproject" in part or part.startswith("basic/") for part in lower),
        any("externallink" in part for part in lower),
    )


def _damaged(name: str) -> FileNotReadError:
    return FileNotReadError(
        f"{name} is damaged: it cannot be unpacked.",
        "Save it anew in your spreadsheet program, as xlsx or csv.",
    )


def _bomb(name: str) -> FileNotReadError:
    return FileNotReadError(
        f"{name} unpacks to more than {MOST_UNPACKED // 1_000_000} MB.",
        "No table of chairs is that large. Save only its rows and columns as csv.",
    )


def _refuse_odd_directory(
    archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], size: int, name: str
) -> None:
    listed = archive.infolist()
    if len(listed) > _MOST_PARTS:
        raise _bomb(name)
    if len(parts) < len(listed) or sum(part.compress_size for part in listed) > size:
        raise _damaged(name)  # parts that lie over one another
    if sum(part.file_size for part in listed) > MOST_UNPACKED:
        raise _bomb(name)
    if any(part.flag_bits & _UNLOCKED for part in listed):
        raise FileNotReadError(
            f"{name} is protected by a password.", "Save it without one and try again."
        )


def _kind(
    archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], content: bytes, name: str
) -> str:
    if "xl/workbook.xml" in parts:
        return "xlsx"
    if "mimetype" in parts and "content.xml" in parts:
        said = b"".join(_unpacked(parts["mimetype"], content, name))
        if said.strip() == _ODS_TYPE:
            return "ods"
    if BACKUP_INSIDE in parts:
        raise packed_catalogue(name)
    what = "a binary Excel workbook (xlsb)" if "xl/workbook.bin" in parts else "a packed file"
    del archive
    raise FileNotReadError(
        f"{name} is {what} and not a table that can be read.",
        "Open it in your spreadsheet program and save it as xlsx, ods or csv.",
    )


def _measure(parts: dict[str, zipfile.ZipInfo], content: bytes, kind: str, name: str) -> None:
    """Unpack each part once, piece by piece, and forget it; count bytes and cells."""
    total = 0
    for filename, part in parts.items():
        look: _XlsxCells | _OdsCells | None = None
        if kind == "xlsx" and _SHEET_PART.fullmatch(filename):
            look = _XlsxCells()
        elif kind == "ods" and filename == "content.xml":
            look = _OdsCells(name)
        for piece in _unpacked(part, content, name):
            total += len(piece)
            if total > MOST_UNPACKED:
                raise _bomb(name)
            if look:
                look.take(piece)


def _unpacked(part: zipfile.ZipInfo, content: bytes, name: str) -> Iterator[bytes]:
    """The content of a part, in pieces; its directory entry may lie about how much there is."""
    header = content[part.header_offset : part.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise _damaged(name)
    begin = part.header_offset + _LOCAL_HEADER
    begin += int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = memoryview(content)[begin : begin + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise _damaged(name)
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes | memoryview = packed
    given = 0
    while True:
        piece = machine.decompress(rest, _CHUNK)
        given += len(piece)
        if given > part.file_size:
            raise _damaged(name)
        if piece:
            yield piece
        rest = machine.unconsumed_tail
        if machine.eof or (not piece and not rest):
            break
    if given != part.file_size:
        raise _damaged(name)


class _XlsxCells:
    """The area from the first to the last named cell: a library makes every cell in it."""

    def __init__(self) -> None:
        self._rest = b""
        self._rows = self._columns = 0

    def take(self, piece: bytes) -> None:
        text = self._rest + piece
        for letters, digits in _CELL_NAME.findall(text):
            self._columns = max(self._columns, _column(letters))
            self._rows = max(self._rows, int(digits))
        refuse_too_wide(1, self._columns)
        if self._rows * self._columns > MOST_CELLS:
            raise too_many_cells()
        opened = text.rfind(b"<")
        self._rest = text[opened:][:_LONGEST_TAG] if opened >= 0 else b""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


class _OdsCells:
    """The same for a sheet that writes equal cells and rows once, with how often they stand."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._on_start
        self._parser.EndElementHandler = self._on_end
        self._parser.EntityDeclHandler = self._on_entity
        self._rows = self._columns = 0
        self._row_times = self._place = self._filled = 0

    def take(self, piece: bytes) -> None:
        try:
            self._parser.Parse(piece)
        except expat.ExpatError as error:
            raise _damaged(self._name) from error

    def _on_entity(self, *_: object) -> None:
        raise _damaged(self._name)  # no spreadsheet program declares any

    def _on_start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == f"{_TABLE} table":
            self._rows = self._columns = 0
        elif tag == f"{_TABLE} table-row":
            self._row_times = _times(attributes, "number-rows-repeated")
            self._place = self._filled = 0
        elif tag in {f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell"}:
            self._place += _times(attributes, "number-columns-repeated")
            if any(key.endswith(("value-type", "formula")) for key in attributes):
                self._filled = self._place

    def _on_end(self, tag: str) -> None:
        if tag != f"{_TABLE} table-row":
            return
        self._columns = max(self._columns, self._filled)
        refuse_too_wide(self._rows + 1, self._columns)
        if self._filled:
            self._rows += self._row_times
            if self._rows * self._columns > MOST_CELLS:
                raise too_many_cells()


def _times(attributes: dict[str, str], name: str) -> int:
    return max(1, int(attributes.get(f"{_TABLE} {name}", "1")))
