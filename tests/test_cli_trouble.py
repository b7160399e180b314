"""The command line where output, console or a library fails: one line and the right exit code."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typing_extensions import override

from chaircompare.cli import DONE, FAILED, main
from tests.running import environment, run_python
from tests.test_cli import HEAVY, THREE, Printed, failed

pytestmark = pytest.mark.usefixtures("catalogue_file")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell of Unix")
@pytest.mark.parametrize(
    ("job", "code"), [("list", FAILED), ("check", DONE)], ids=["list", "check"]
)
def test_that_a_closed_output_is_told_where_it_is_missed(home: Path, job: str, code: int) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m chaircompare {job} >&-', sys.executable],
        env=environment(home),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code
    said = "error: There is nowhere to write: the standard output is closed."
    assert done.stderr.startswith(said) if code else done.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="needs pipes of Unix")
@pytest.mark.parametrize("arguments", [["list"], ["list", "--search", "achilles"]])
def test_that_a_reader_that_leaves_early_is_no_error(home: Path, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "chaircompare", *arguments],
            env=environment(home),
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (DONE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
@pytest.mark.parametrize("arguments", [["list"], ["list", "--search", "achilles"]])
def test_that_output_that_does_not_fit_is_one_line(home: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "chaircompare", *arguments],
            env=environment(home),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == FAILED
    assert done.stderr == (
        b"error: This could not be done: the disk is full. "
        b"Free some space, or choose another disk.\n"
    )


def test_that_in_process_a_broken_pipe_and_a_full_disk_are_told_apart(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Torn(io.StringIO):
        error: OSError | None = None

        @override
        def write(self, _text: str, /) -> int:
            raise self.error or OSError

        @override
        def flush(self) -> None:
            if self.error:
                raise self.error

    for error, code in ((BrokenPipeError(), DONE), (OSError(28, "No space", "file"), FAILED)):
        torn = Torn()
        torn.error = error
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", torn)
            assert main(["list"]) == code
        torn.error = None
    assert capsys.readouterr().err == (
        "error: This could not be done: file: the disk is full. "
        "Free some space, or choose another disk.\n"
    )


def test_that_stopping_it_is_one_line(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(io.StringIO):
        @override
        def write(self, _text: str, /) -> int:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Stopped())
        assert main(["list"]) == FAILED
    assert failed(capsys) == "error: Stopped."


def test_that_without_qt_the_window_says_what_to_install(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        for name in [name for name in sys.modules if name.startswith("chaircompare.ui")]:
            patch.delitem(sys.modules, name)
        patch.setitem(sys.modules, "PySide6", None)
        for name in [name for name in sys.modules if name.startswith("PySide6.")]:
            patch.setitem(sys.modules, name, None)
        assert main([]) == FAILED
    assert "libegl1" in failed(capsys)


def test_that_a_start_without_a_console_ends_well(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        assert main(["export", *THREE, "--output", str(tmp_path / "t.csv")]) == DONE


@pytest.mark.parametrize(
    "job",
    [
        [],
        ["list"],
        ["list", "--format", "csv"],
        ["compare", *THREE],
        ["compare", *THREE, "--format", "json"],
        ["export", *THREE, "--output", "t.csv"],
        ["check"],
    ],
    ids=lambda job: "-".join(job[:1] + job[-1:]) or "import",
)
def test_that_a_job_imports_neither_pandas_nor_qt(
    home: Path, tmp_path: Path, job: list[str]
) -> None:
    code = (
        "import sys\nfrom chaircompare.cli import main\n"
        "code = main(sys.argv[1:]) if sys.argv[1:] else 0\n"
        f"print([name for name in {HEAVY} if name in sys.modules], code, file=sys.stderr)"
    )
    done = run_python("-c", code, *job, home=home, cwd=tmp_path)
    assert done.stderr == "[] 0\n"


def test_that_a_missing_system_library_is_named_and_not_a_traceback(home: Path) -> None:
    code = (
        "import sys\nsys.modules['PySide6'] = None\n"
        "from chaircompare.cli import main\nsys.exit(main([]))"
    )
    done = run_python("-c", code, home=home)
    assert (done.returncode, done.stdout) == (FAILED, "")
    assert re.fullmatch(r"error: The window cannot start .+\n", done.stderr)
    assert "apt install" in done.stderr
    assert "dnf install" in done.stderr
