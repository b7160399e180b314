"""Opens a catalogue file safely: what it is, in which version, and whether it may be changed."""

import contextlib
import sqlite3
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from chaircompare.catalogue.backups import back_up
from chaircompare.catalogue.disk import why_not_written
from chaircompare.catalogue.schema import APPLICATION_ID, REVISION
from chaircompare.errors import ChairCompareError

_HEADER_LENGTH = 100
_LOCKED = ("another program is using the catalogue", "Close the other program")
_READ_ONLY = ("the file or its folder is read-only", "Allow writing to both")
_BUSY_SECONDS = 2.0
_MAPPED_BYTES = 512 * 1024 * 1024
_SIDE_FILES = ("-wal", "-shm", "-journal")


class CatalogueDamagedError(ChairCompareError):
    """The file is not a catalogue that can be read; `path` is where it lies."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The catalogue {path} cannot be read: {reason}.",
            "Nothing was deleted.",
        )
        self.path = path
        self.reason = reason


class CatalogueForeignError(ChairCompareError):
    """A database that another program made."""


class CatalogueTooNewError(ChairCompareError):
    """The file was written by a newer version of the program."""


class CatalogueUnreachableError(ChairCompareError):
    """The file or its folder cannot be opened at all."""


class ChangesRefusedError(ChairCompareError):
    """The catalogue can be read but not changed now."""


@dataclass(frozen=True, slots=True)
class OpenDatabase:
    """An engine on one catalogue file.

    Where it cannot be changed, `refusal` says why, and `remedy` what to do about it.
    """

    engine: Engine
    refusal: str = ""
    remedy: str = ""


_DAMAGED = ".damaged-"
_MAGIC = b"SQLite format 3\x00"
# Only a file that is named like a catalogue can be one whose beginning is damaged.
_CATALOGUE_ENDINGS = frozenset({".sqlite", ".sqlite3", ".db"})


def look_at_header(path: Path) -> None:
    """Refuse at no cost what cannot be a whole catalogue of ours.

    Raises CatalogueDamagedError, CatalogueForeignError or CatalogueUnreachableError.
    """
    if path.exists() and not path.is_file():
        # A folder, a device or a pipe: opening it may hang, and it must never be renamed.
        raise CatalogueUnreachableError(
            f"{path} is not a file.", "Name a file with --catalogue, or leave it out."
        )
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_LENGTH)
        size = path.stat().st_size
    except OSError as error:
        raise CatalogueUnreachableError(
            f"The catalogue {path} cannot be opened: {error.strerror}.",
            "Check the name and the permissions of the file.",
        ) from error
    if size == 0:
        raise CatalogueDamagedError(path, "the file is empty")
    if not header.startswith(_MAGIC) or len(header) < _HEADER_LENGTH:
        if path.suffix.casefold() not in _CATALOGUE_ENDINGS:
            # A table or a letter that was named by mistake: it must not be renamed either.
            raise CatalogueForeignError(
                f"{path} is not a catalogue. Nothing was changed.",
                "Name another file with --catalogue.",
            )
        raise CatalogueDamagedError(path, "it is not an SQLite database")
    page_size, pages, application = (
        struct.unpack(">H", header[16:18])[0],
        struct.unpack(">I", header[28:32])[0],
        struct.unpack(">I", header[68:72])[0],
    )
    page_size = 65536 if page_size == 1 else page_size
    if application != APPLICATION_ID:
        # It is whole and somebody's: it must not be renamed as a damaged one is.
        raise CatalogueForeignError(
            f"{path} is a database of another program, not a catalogue. Nothing was changed.",
            "Name another file with --catalogue.",
        )
    # After a crash the pages that the file lacks may lie in the log beside it.
    logged = any(path.with_name(path.name + ending).exists() for ending in _SIDE_FILES)
    if size < page_size * pages and not logged:
        raise CatalogueDamagedError(path, "the end of the file is missing")


def last_set_aside(path: Path) -> Path | None:
    """The damaged catalogue that was set aside last and still lies beside this one."""
    try:
        names = [file.name for file in path.parent.iterdir()]
    except OSError:
        return None
    beginning = f"{path.stem}{_DAMAGED}"
    kept = [name for name in names if name.startswith(beginning) and name.endswith(path.suffix)]
    return path.with_name(max(kept)) if kept else None


def set_aside(path: Path) -> Path:
    """Rename a damaged catalogue, side files included, to a dated name; the new name.

    Raises CatalogueUnreachableError where the folder does not let it.
    """
    stamp = datetime.now(tz=UTC).astimezone().strftime("%Y-%m-%d-%H%M%S")
    beginning = f"{path.stem}{_DAMAGED}{stamp}"
    target = path.with_name(f"{beginning}{path.suffix}")
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{beginning}-{number}{path.suffix}")
    try:
        path.rename(target)
    except OSError as error:
        raise CatalogueUnreachableError(
            f"The catalogue {path} cannot be read, nor set aside: {error.strerror}.",
            "Open another catalogue with --catalogue.",
        ) from error
    for ending in _SIDE_FILES:
        side = path.with_name(path.name + ending)
        if side.exists():
            side.rename(target.with_name(target.name + ending))
    return target


def _engine(path: Path, options: str) -> Engine:
    address = f"{path.resolve().as_uri()}?{options}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            address, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )

    # Last in, first out: the connection that keeps the hits of a search is the next one used.
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_use_lifo=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - driver connection
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA temp_store=MEMORY")
        # Reading through the page cache of the system: 100,000 rows took 26 ms, now 2.
        connection.execute(f"PRAGMA mmap_size={_MAPPED_BYTES}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def engine_for_new_file(path: Path) -> Engine:
    """An engine on a file that does not exist yet."""
    return _engine(path, "mode=rwc")


@contextlib.contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what the database engine says into sentences for the person."""
    try:
        yield
    except OperationalError as error:
        said = str(error.orig)
        if "readonly" in said or "locked" in said or "full" in said or "disk I/O" in said:
            reason, hint = why_not_written(cast("sqlite3.Error", error.orig))
            raise ChangesRefusedError(
                f"The catalogue {path} could not be changed: {reason}.", hint
            ) from error
        if "malformed" in said or "no such" in said:
            raise CatalogueDamagedError(path, said) from error
        raise CatalogueUnreachableError(
            f"The catalogue {path} cannot be opened: {said}.",
            "Check the permissions of the file and its folder.",
        ) from error
    except DatabaseError as error:
        # Its subclasses tell of a request that was wrong, not of a file that is.
        if type(error) is not DatabaseError:
            raise
        raise CatalogueDamagedError(path, str(error.orig)) from error


def revision_of(connection: Connection) -> str:
    """The migration step that the file is at."""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def known_revisions() -> list[str]:
    """The steps that this version of the program has, oldest first."""
    folder = Path(__file__).parent / "migrations" / "versions"
    return sorted(path.name[:4] for path in folder.glob("[0-9]*.py"))


def _refuse_newer(path: Path, revision: str) -> None:
    if revision not in known_revisions():
        raise CatalogueTooNewError(
            f"The catalogue {path} was written by a newer version of chaircompare.",
            "Install the newer version, or open another catalogue with --catalogue. "
            "Nothing was changed.",
        )


def upgrade(engine: Engine) -> None:
    """Take the file through every step that it has not seen, all in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _open_for_changes(path: Path) -> Engine:
    engine = _engine(path, "mode=rw")
    try:
        # Only a change shows whether the file may be changed; it is taken back at once.
        with engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection:
            connection.exec_driver_sql("PRAGMA user_version=0")
            connection.rollback()
    except BaseException:
        engine.dispose()
        raise
    return engine


def _open_for_reading(path: Path) -> Engine:
    # Plain reading may still need to make side files in the folder, or wait for a lock that is
    # never released; an immutable view needs neither.
    for options in ("mode=ro", "mode=ro&immutable=1"):
        engine = _engine(path, options)
        try:
            with engine.connect() as connection:
                revision_of(connection)
        except OperationalError as error:
            engine.dispose()
            if "no such table" in str(error.orig):
                raise
        else:
            return engine
    raise CatalogueUnreachableError(
        f"The catalogue {path} cannot be read now: another program is using it.",
        "Close the other program and try again.",
    )


def _to_this_version(path: Path, engine: Engine, refusal: str, backups: Path) -> None:
    with engine.connect() as connection:
        revision = revision_of(connection)
    if revision == REVISION:
        return
    _refuse_newer(path, revision)
    if refusal:
        raise CatalogueUnreachableError(
            f"The catalogue {path} is of an older version and must be updated first.", refusal
        )
    back_up(path, backups)
    upgrade(engine)


def open_database(path: Path, backups: Path) -> OpenDatabase:
    """Open an existing file, brought to today's version if it may be changed.

    Raises CatalogueDamagedError, CatalogueForeignError, CatalogueTooNewError or
    CatalogueUnreachableError.
    """
    look_at_header(path)
    with in_words(path):
        try:
            engine = _open_for_changes(path)
            refusal = remedy = ""
        except OperationalError as error:
            engine = _open_for_reading(path)
            reason, act = _LOCKED if "locked" in str(error.orig) else _READ_ONLY
            refusal = f"Changes cannot be saved: {reason}."
            remedy = f"{act}, then open the catalogue again. You can go on reading."
        try:
            _to_this_version(path, engine, refusal, backups)
        except BaseException:
            engine.dispose()
            raise
    return OpenDatabase(engine, refusal, remedy)
