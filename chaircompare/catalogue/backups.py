"""Copies of a whole catalogue: dated ones made by the program, and one file to take along."""

import contextlib
import os
import re
import shutil
import sqlite3
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from chaircompare.catalogue.disk import why_not_written
from chaircompare.catalogue.photos import photo_folder
from chaircompare.errors import ChairCompareError

SUFFIX = ".chairs-catalogue"
KEPT = 10
INSIDE = "catalogue.sqlite"
_PHOTOS = "photos/"
_LARGEST = 4 * 1024**3
_DATED = re.compile(r"-\d{4}-\d\d-\d\d-\d{6}(-\d+)?$")


class BackupRefusedError(ChairCompareError):
    """A copy cannot be made or cannot be read."""


def back_up(path: Path, folder: Path) -> Path:
    """A dated whole copy of a catalogue that may be in use; the last ten are kept.

    Raises OSError or sqlite3.Error.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now(tz=UTC).astimezone().strftime("%Y-%m-%d-%H%M%S")
    # Not a name that was free again: the names of one second count upwards.
    same = [copy.stem for copy in folder.glob(f"{path.stem}-{stamp}*{path.suffix}")]
    numbers = [int(name.rpartition("-")[2]) for name in same if not name.endswith(stamp)]
    ending = f"-{max(numbers, default=1) + 1}" if same else ""
    target = folder / f"{path.stem}-{stamp}{ending}{path.suffix}"
    unfinished = target.with_name(f".{target.name}.new")
    try:
        _copy(path, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in dated_copies(path, folder)[KEPT:]:
        old.unlink(missing_ok=True)
    return target


def _copy(path: Path, target: Path) -> None:
    with (
        contextlib.closing(sqlite3.connect(path)) as original,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy)


def dated_copies(path: Path, folder: Path) -> list[Path]:
    """The copies that back_up() made of this catalogue, the newest first."""
    found = [
        copy
        for copy in folder.glob(f"{path.stem}-*{path.suffix}")
        if _DATED.sub("", copy.stem) == path.stem and _DATED.search(copy.stem)
    ]
    return sorted(found, key=lambda copy: (copy.stat().st_mtime_ns, copy.name), reverse=True)


def write_whole(path: Path, target: Path) -> None:
    """The catalogue and its pictures as one file; it appears whole or not at all.

    Raises BackupRefusedError.
    """
    if target.exists() and not target.is_file():
        # A folder, or a device such as /dev/null, which a copy must not take the place of.
        raise BackupRefusedError(f"{target} is not a file.", "Give the copy the name of a file.")
    target = Path(os.path.realpath(target))
    unfinished = target.with_name(f".{target.name}.new")
    inner = target.with_name(f".{target.name}.sqlite")
    try:
        inner.unlink(missing_ok=True)
        _write_compact(path, inner)
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as whole:
            whole.write(inner, INSIDE)
            for photo in sorted(photo_folder(path).glob("*")):
                whole.write(photo, _PHOTOS + photo.name, zipfile.ZIP_STORED)
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        reason, hint = why_not_written(error)
        raise BackupRefusedError(f"{target} could not be written: {reason}.", hint) from error
    finally:
        unfinished.unlink(missing_ok=True)
        inner.unlink(missing_ok=True)


def _write_compact(path: Path, target: Path) -> None:
    # A file in a folder that cannot be changed lets no side files be made; an immutable view needs
    # none of them.
    address = path.absolute().as_uri()
    try:
        _vacuum(address, target)
    except sqlite3.OperationalError:
        target.unlink(missing_ok=True)
        _vacuum(f"{address}?mode=ro&immutable=1", target)


def _vacuum(address: str, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(address, uri=True)) as original:
        original.execute("VACUUM INTO ?", (str(target),))


def unpack(file: Path, folder: Path) -> Path:
    """Copy a backup, of either kind, into an empty folder; the catalogue file there.

    Pictures lie beside it as photo_folder() says. Raises BackupRefusedError.
    """
    target = folder / INSIDE
    try:
        if not file.is_file():
            raise BackupRefusedError(f"{file} is not a file.", "Choose a backup of a catalogue.")
        if zipfile.is_zipfile(file):
            _unzip(file, target)
        else:
            shutil.copyfile(file, target)
            for ending in ("-wal", "-journal"):
                beside = file.with_name(file.name + ending)
                if beside.exists():
                    shutil.copyfile(beside, target.with_name(target.name + ending))
    except (OSError, zipfile.BadZipFile, EOFError, RuntimeError) as error:
        raise BackupRefusedError(
            f"The backup {file} cannot be read: {error}.", "Nothing was changed."
        ) from error
    return target


def _unzip(file: Path, target: Path) -> None:
    with zipfile.ZipFile(file) as whole:
        entries = whole.infolist()
        names = [entry.filename for entry in entries]
        if INSIDE not in names or sum(entry.file_size for entry in entries) > _LARGEST:
            raise BackupRefusedError(f"{file} is not a backup of a catalogue.", "Choose another.")
        photos = photo_folder(target)
        for entry in entries:
            name = entry.filename.removeprefix(_PHOTOS)
            if entry.filename == INSIDE:
                place = target
            elif entry.filename.startswith(_PHOTOS) and name and Path(name).name == name:
                photos.mkdir(exist_ok=True)
                place = photos / name
            else:
                continue
            with whole.open(entry) as packed, place.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)


def put_in_place(copy: Path, path: Path) -> None:
    """Write the catalogue `copy`, pictures included, over one that may be open in windows.

    One transaction: other windows see all of it or nothing. Raises OSError or sqlite3.Error.
    """
    photos = photo_folder(copy)
    if photos.exists():
        # Pictures have names of their own and are never written over: older states need them.
        photo_folder(path).mkdir(exist_ok=True)
        for photo in photos.iterdir():
            place = photo_folder(path) / photo.name
            if not place.exists():
                shutil.copyfile(photo, place)
    _copy(copy, path)
