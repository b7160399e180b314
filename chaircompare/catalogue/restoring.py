"""Takes everything from a backup, after a look at whether it is whole."""

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from chaircompare.catalogue.backups import BackupRefusedError, put_in_place, unpack
from chaircompare.catalogue.database import ChangesRefusedError
from chaircompare.catalogue.disk import why_not_written
from chaircompare.catalogue.store import Catalogue
from chaircompare.errors import ChairCompareError


def restore(file: Path, catalogue: Catalogue, data: Path) -> Path:
    """Put a backup in the place of an open catalogue; the dated copy of what was there.

    Raises BackupRefusedError or ChangesRefusedError; nothing is changed then.
    """
    with TemporaryDirectory(prefix="chaircompare-") as folder:
        copy = unpack(file, Path(folder))
        problem = _first_problem(copy, data, file)
        if problem:
            raise BackupRefusedError(
                f"{file} cannot be restored: {problem}.", "Nothing was changed."
            )
        before = catalogue.back_up()
        try:
            put_in_place(copy, catalogue.path)
        except (OSError, sqlite3.Error) as error:
            reason, hint = why_not_written(error)
            raise ChangesRefusedError(
                f"The backup could not be put in place: {reason}.",
                f"Nothing was changed. {hint}",
            ) from error
    return before


def _first_problem(copy: Path, data: Path, file: Path) -> str:
    """Opening brings the copy to today's version, and shows whether it is a catalogue at all."""
    try:
        with Catalogue.open(copy, data=data) as opened:
            problems = opened.check()
    except ChairCompareError as error:
        return error.message.replace(str(copy), str(file)).rstrip(".")
    return problems[0] if problems else ""
