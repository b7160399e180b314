"""Opens a file for reading without ever waiting for it, and says what kind of file it is."""

import errno
import os
import stat
from enum import StrEnum
from pathlib import Path

from chaircompare.exchange.importing.own_files import refuse_json
from chaircompare.exchange.importing.raw import MOST_BYTES, FileNotReadError, too_large

_REASONS = {
    errno.ENOENT: ("there is no such file", "Check the name."),
    errno.ENOTDIR: ("there is no such file", "Check the name."),
    errno.EACCES: ("you may not read it", "Ask its owner, or copy it to a folder of yours."),
    errno.EPERM: ("you may not read it", "Ask its owner, or copy it to a folder of yours."),
    errno.ELOOP: ("the link leads back to itself", "Name the file itself."),
    errno.ENAMETOOLONG: ("the name is too long", "Check the name."),
    errno.ENXIO: ("it is not a file with rows but a pipe or a device", "Save it as a file first."),
}
_KINDS = "Import takes csv, tsv, xlsx and ods."
# What files begin with that people mistake for tables, or that only bear a table's name.
_FOREIGN = (
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture or a sound"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf", "a packed file (7z)"),
    (b"Rar!", "a packed file (rar)"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_SQLITE = b"SQLite format 3\x00"
_WEB_PAGES = (b"<!doctype html", b"<html", b"<?xml", b"<table")


class FileKind(StrEnum):
    """How the content is to be read; the name of the file plays no part."""

    TEXT = "text"
    WORKBOOK = "workbook"


def read_bytes(path: Path) -> bytes:
    """The content of a plain file; FileNotReadError for everything else, at once.

    A pipe is opened without waiting for a writer and refused, as are folders and devices.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _binary())
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise _not_a_file(path)
            if found.st_size > MOST_BYTES:
                raise too_large(f"{path.name}")
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        if path.is_dir():
            raise _is_folder(path) from error
        reason, hint = _REASONS.get(
            error.errno or 0, (error.strerror or "unknown reason", "Check the file.")
        )
        raise FileNotReadError(f"{path} cannot be read: {reason}.", hint) from error
    except ValueError as error:  # a name with a NUL in it
        raise FileNotReadError(f"{path!r} is no name of a file.", "Check the name.") from error
    if len(content) > MOST_BYTES:
        raise too_large(f"{path.name}")
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise FileNotReadError(f"{path.name} is empty.", "Choose a file that holds a table.")
    return content


def _binary() -> int:
    return getattr(os, "O_BINARY", 0)  # Windows would change the ends of lines


def _is_folder(path: Path) -> FileNotReadError:
    return FileNotReadError(f"{path} is a folder.", "Choose a file in it.")


def _not_a_file(path: Path) -> FileNotReadError:
    if path.is_dir():
        return _is_folder(path)
    return FileNotReadError(
        f"{path} is not a file with rows but a pipe or a device.", "Save it as a file first."
    )


def kind_of(content: bytes, name: str) -> FileKind:
    """What the content is, judged by its first bytes; FileNotReadError for what is no table."""
    if content.startswith(b"PK\x03\x04"):
        return FileKind.WORKBOOK
    if content.startswith(_OLD_OFFICE):
        raise FileNotReadError(
            f"{name} is an old Excel file or one with a password.",
            "Open it in your spreadsheet program and save it as xlsx without a password.",
        )
    if content.startswith(_SQLITE):
        raise FileNotReadError(
            f"{name} is a database and not a table.",
            "A catalogue of chaircompare is opened with --catalogue.",
        )
    for beginning, what in _FOREIGN:
        if content.startswith(beginning):
            raise FileNotReadError(f"{name} is {what} and not a table.", _KINDS)
    start = content[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_WEB_PAGES):
        raise FileNotReadError(
            f"{name} is a web page or XML and not a table.",
            "Open it in your spreadsheet program and save it as csv or xlsx.",
        )
    refuse_json(content, name)
    return FileKind.TEXT
