"""An open catalogue file: made or brought up to date when it is opened, read and changed whole."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from chaircompare.assets import data_folder
from chaircompare.catalogue import backups as copies
from chaircompare.catalogue import data_files, shipped, updates
from chaircompare.catalogue.database import (
    ChangesRefusedError,
    OpenDatabase,
    in_words,
    last_set_aside,
    open_database,
)
from chaircompare.catalogue.disk import why_not_written
from chaircompare.catalogue.features import FeatureRegistry, read_registry, registry
from chaircompare.errors import ChairCompareError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the shipped facts lie, and where backups go."""

    data: Path
    backups: Path


class CatalogueFile:
    """Lets one read and change in transactions. Use as a context manager, or close() it."""

    def __init__(
        self, path: Path, database: OpenDatabase, features: FeatureRegistry, places: Places
    ) -> None:
        self.path = path
        self._places = places
        self.features = features
        self.refusal = database.refusal
        self.remedy = database.remedy
        self.set_aside = last_set_aside(path)
        self._engine = database.engine
        self._written = 0
        self._watch: Connection | None = None
        self._seen = 0

    @classmethod
    def open(cls, path: Path, *, data: Path | None = None, backups: Path | None = None) -> Self:
        """Open the file, made and filled if it is absent, its shipped facts brought up to date.

        Raises CatalogueDamagedError, CatalogueTooNewError, CatalogueUnreachableError or
        DataFilesError.
        """
        path = Path(path).absolute()
        features = read_registry(data) if data else registry()
        data = data or data_folder()
        backups = backups or path.parent / "backups"
        if not path.exists():
            with _folder_in_words(path):
                shipped.create(path, data)
        database = open_database(path, backups)
        catalogue = cls(path, database, features, Places(data, backups))
        try:
            catalogue._update_shipped(data, backups)
        except BaseException:
            catalogue.close()
            raise
        return catalogue

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self._engine.dispose()

    def changed_elsewhere(self) -> bool:
        """Whether another window or program changed the file since this was last asked."""
        if self._watch is None:
            self._watch = self._engine.connect()
            self._seen = self._version()
        now = self._version()
        changed, self._seen = now != self._seen, now
        return changed

    def _version(self) -> int:
        """Another number after each change, of this window or another."""
        if self._watch is None:
            return 0
        with in_words(self.path):
            version = int(self._watch.exec_driver_sql("PRAGMA data_version").scalar_one())
            self._watch.rollback()
        return version

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with in_words(self.path), self._engine.connect() as connection:
            yield connection

    def _refuse_if_refused(self) -> None:
        if self.refusal:
            raise ChangesRefusedError(self.refusal, self.remedy)

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        self._refuse_if_refused()
        options = {"begin": "BEGIN IMMEDIATE"}
        with (
            in_words(self.path),
            self._engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection
        self._on_written()

    def _on_written(self) -> None:
        self._written += 1
        # What this window writes is no news to it.
        self._seen = self._version()

    def _update_shipped(self, data: Path, backups: Path) -> None:
        with self._reading() as connection:
            due = updates.is_due(connection, data)
            derive = shipped.is_derivation_due(connection)
        if self.refusal:
            return
        if derive:
            with self._changing() as connection:
                shipped.derive(connection, self.features)
        if not due:
            return
        try:
            copies.back_up(self.path, backups)
        except (OSError, sqlite3.Error):
            _log.warning(
                "Without a backup in %s the facts stay as they are.", backups, exc_info=True
            )
            return
        with self._changing() as connection:
            updates.bring_up_to_date(connection, data, self.features)
        _log.info("The shipped facts of %s were brought up to date.", self.path)

    @property
    def edition(self) -> data_files.Edition:
        """The edition of the shipped facts in this file."""
        with self._reading() as connection:
            return shipped.edition_of(connection)


@contextmanager
def _folder_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ChairCompareError(
            f"The catalogue {path} cannot be made: {why_not_written(error)[0]}.",
            "Name another place with --catalogue.",
        ) from error
