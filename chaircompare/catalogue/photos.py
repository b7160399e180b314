"""The folder for the person's own pictures, beside the catalogue file."""

import hashlib
import re
from pathlib import Path

from chaircompare.catalogue.disk import why_not_written
from chaircompare.errors import ChairCompareError

# What the program itself writes. A name from elsewhere may not lead out of the folder.
_NAME = re.compile(r"[0-9a-f]{16}\.(jpg|png)")


class PhotoNotKeptError(ChairCompareError):
    """The folder for pictures cannot be written."""


def photo_folder(catalogue: Path) -> Path:
    """Where the pictures of this catalogue lie."""
    return catalogue.with_name(f"{catalogue.stem}-photos")


def photo_file(catalogue: Path, name: str) -> Path | None:
    """The picture of this name, if there is one."""
    if not _NAME.fullmatch(name):
        return None
    path = photo_folder(catalogue) / name
    return path if path.is_file() else None


def keep_photo(catalogue: Path, content: bytes, suffix: str) -> str:
    """Copy a picture into the folder and return its name; PhotoNotKeptError.

    The name is made of the content, so that undoing and redoing always find what they name.
    """
    name = f"{hashlib.sha256(content).hexdigest()[:16]}.{suffix}"
    path = photo_folder(catalogue) / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:
            unfinished = path.with_name(f".{name}.new")
            unfinished.write_bytes(content)
            unfinished.replace(path)
    except OSError as error:
        raise PhotoNotKeptError(
            f"The photo cannot be kept in {path.parent}: {why_not_written(error)[0]}.",
            "Save without a photo, or make room.",
        ) from error
    return name
