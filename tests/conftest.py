"""What all tests share: a home of their own, and a fresh catalogue for each that asks for one."""

import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from chaircompare.assets import data_folder
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.data_files import read_shipped
from chaircompare.catalogue.store import Catalogue

# A slow machine is no failure, and no run leaves examples behind that another one lacks.
# Where a change is judged (CI), the same examples are drawn each time; elsewhere new ones.
settings.register_profile(
    "suite",
    deadline=None,
    database=None,
    max_examples=60,
    derandomize="CI" in os.environ,
)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for data, settings, logs and backups that no other test knows."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CHAIRCOMPARE_HOME", str(folder))
    yield folder
    log = logging.getLogger("chaircompare")
    for handler in log.handlers[:]:
        if isinstance(handler, logging.FileHandler):
            handler.close()
            log.removeHandler(handler)


@pytest.fixture(scope="session")
def shipped_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One catalogue file made from the shipped facts; copy it, never change it."""
    path = tmp_path_factory.mktemp("shipped") / "catalogue.sqlite"
    Catalogue.open(path).close()
    return path


@pytest.fixture
def catalogue_file(shipped_file: Path, home: Path) -> Path:
    """A fresh catalogue file, where the program looks for it."""
    path = home / "data" / "catalogue.sqlite"
    path.parent.mkdir(parents=True)
    shutil.copyfile(shipped_file, path)
    return path


@pytest.fixture
def catalogue(catalogue_file: Path) -> Iterator[Catalogue]:
    """A fresh catalogue, open."""
    with Catalogue.open(catalogue_file) as opened:
        yield opened


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data folder that the test may change."""
    return Path(shutil.copytree(data_folder(), tmp_path / "data"))


@pytest.fixture(scope="session")
def chairs() -> dict[str, Chair]:
    """Every shipped chair by id."""
    return {chair.id: chair for chair in read_shipped(data_folder()).chairs}
