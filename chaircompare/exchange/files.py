"""Writes a file whole or not at all: beside the target first, then in its place."""

import errno
import os
import tempfile
from pathlib import Path

from chaircompare.catalogue.disk import why_not_written
from chaircompare.errors import ChairCompareError


class FileNotWrittenError(ChairCompareError):
    """A file could not be written; what stood there before is untouched."""


def _in_words(path: Path, error: OSError) -> FileNotWrittenError:
    reason, hint = why_not_written(error)
    if os.name == "nt" and isinstance(error, PermissionError):
        reason, hint = (
            "another program has it open, or you may not write there",
            "Close the file in the other program, or choose another name.",
        )
    return FileNotWrittenError(f"{path} could not be written: {reason}.", hint)


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` in the place of `path`; FileNotWrittenError leaves the old file as it was."""
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        _replace(target, content)
    except OSError as error:
        raise _in_words(path, error) from error


def _replace(target: Path, content: bytes) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "may not be written")
    if target.exists() and not target.is_file():
        # A pipe or a device such as /dev/stdout has no old content that could be lost.
        target.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
