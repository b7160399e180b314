"""Where the files of the program and of the person lie, and where the log goes."""

import logging
import os
from pathlib import Path

import pytest

from chaircompare import assets, errors, paths
from chaircompare.logs import FILE_NAME, start_logging
from tests.running import mode, run_python


def test_that_one_variable_moves_everything_together(home: Path) -> None:
    found = paths.places()
    for path in (found.catalogue, found.settings, found.backups, found.logs):
        assert path.is_relative_to(home)
    assert not home.exists()


def test_that_a_home_may_be_named_by_a_tilde(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, "~/chairs")
    assert paths.places().data == Path.home() / "chairs" / "data"


@pytest.mark.parametrize("value", ["", None])
def test_that_without_it_the_usual_folders_of_the_system_serve(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str | None
) -> None:
    if value is None:
        monkeypatch.delenv(paths.HOME_VARIABLE)
    else:
        monkeypatch.setenv(paths.HOME_VARIABLE, value)
    if os.name != "nt":
        for name in ("DATA", "CONFIG", "STATE"):
            monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    found = paths.places()
    for path in (found.data, found.settings_folder, found.logs):
        assert path.is_absolute()
        assert "chaircompare" in path.parts


def test_that_the_shipped_files_are_found_beside_the_package() -> None:
    assert (assets.data_folder() / "chairs.csv").is_file()
    assert assets.resources_folder().is_dir()


def test_that_the_shipped_files_inside_the_package_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path / "package")
    assert assets.data_folder() == tmp_path / "data"
    (tmp_path / "package" / "_data").mkdir(parents=True)
    assert assets.data_folder() == tmp_path / "package" / "_data"


def test_that_an_error_reads_as_sentence_and_hint() -> None:
    assert str(errors.ChairCompareError("It broke.", "Mend it.")) == "It broke. Mend it."
    assert str(errors.UsageError("It broke.")) == "It broke."


def test_that_tracebacks_go_to_the_log(home: Path) -> None:
    path = start_logging(home / "logs")
    assert path == home / "logs" / FILE_NAME == start_logging(home / "logs")
    try:
        int("no number")
    except ValueError:
        logging.getLogger("chaircompare.test").exception("what happened")
    written = path.read_text("utf-8")
    assert written.count("what happened") == 1
    assert "Traceback" in written


def test_that_a_log_that_cannot_be_made_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert start_logging(tmp_path / "file") is None


_LOGS = (
    "import logging, sys; from pathlib import Path; from chaircompare.logs import start_logging\n"
    "start_logging(Path(sys.argv[1])); logging.getLogger('chaircompare.x').error('bad')"
)


def test_that_a_log_that_cannot_be_written_says_nothing_to_the_person(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    with mode(folder, 0o555):
        done = run_python("-c", _LOGS, folder, plain=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(folder.iterdir()) == []
    (tmp_path / "file").write_text("", "utf-8")
    done = run_python("-c", _LOGS, tmp_path / "file")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
