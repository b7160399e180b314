"""A file appears whole or not at all, and what stood there before stays."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from chaircompare.exchange import files
from chaircompare.exchange.files import FileNotWrittenError, write_whole
from tests.running import mode, run_python

OLD, NEW = b"old", b"new" * 1000

unix = pytest.mark.skipif(os.name == "nt", reason="needs the devices and modes of Unix")


def only(folder: Path, name: str, content: bytes) -> None:
    assert [path.name for path in folder.iterdir()] == [name]
    assert (folder / name).read_bytes() == content


def test_that_a_new_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for content in (OLD, NEW):
        write_whole(folder / "t.csv", content)
        only(folder, "t.csv", content)


@unix
def test_that_a_file_keeps_its_mode_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    path, usual = tmp_path / "t.csv", tmp_path / "usual"
    usual.touch()
    write_whole(path, OLD)
    assert path.stat().st_mode == usual.stat().st_mode
    path.chmod(0o640)
    write_whole(path, NEW)
    assert path.stat().st_mode & 0o777 == 0o640


@unix
def test_that_a_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_bytes(OLD)
    link.symlink_to(target)
    write_whole(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


@pytest.mark.parametrize(
    ("name", "said", "hint"),
    [
        (".", "that is a folder", "Give the file a name"),
        ("missing/t.csv", "the folder does not exist", "Make the folder"),
        ("file/t.csv", "the folder does not exist", "Make the folder"),
        (f"{'x' * 300}.csv", "the name is too long", "shorter name"),
    ],
)
def test_that_a_target_that_cannot_be_is_said_in_words(
    tmp_path: Path, name: str, said: str, hint: str
) -> None:
    (tmp_path / "file").write_bytes(OLD)
    before = {path: path.is_file() for path in tmp_path.iterdir()}
    with pytest.raises(FileNotWrittenError, match=said) as refused:
        write_whole(tmp_path / name, NEW)
    assert hint in refused.value.hint
    assert {path: path.is_file() for path in tmp_path.iterdir()} == before


@unix
def test_that_a_read_only_folder_keeps_its_old_file(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "t.csv").write_bytes(OLD)
    with mode(folder, 0o555):
        with pytest.raises(FileNotWrittenError, match="you may not write there"):
            write_whole(folder / "t.csv", NEW)
        with pytest.raises(FileNotWrittenError, match="you may not write there"):
            write_whole(folder / "new.csv", NEW)
    only(folder, "t.csv", OLD)


@unix
def test_that_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(OLD)
    path.chmod(0o444)
    code = (
        "import sys; from pathlib import Path\n"
        "from chaircompare.exchange.files import write_whole\n"
        "write_whole(Path(sys.argv[1]), b'new')"
    )
    done = run_python("-c", code, path, plain=True)
    assert "FileNotWrittenError" in done.stderr
    assert "you may not write there" in done.stderr
    assert path.read_bytes() == OLD


@unix
def test_that_a_full_device_is_said_to_be_full(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no device here that is always full")
    link = tmp_path / "t.csv"
    link.symlink_to(full)
    with pytest.raises(FileNotWrittenError, match="the disk is full") as refused:
        write_whole(link, NEW)
    assert "Free some space" in refused.value.hint


@unix
def test_that_a_file_that_does_not_fit_leaves_the_old_one_whole(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "t.csv").write_bytes(OLD)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(FileNotWrittenError, match="File too large"):
            write_whole(folder / "t.csv", NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    only(folder, "t.csv", OLD)


@unix
def test_that_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "t.csv"
    os.mkfifo(pipe)
    code = "import sys; sys.stdout.buffer.write(open(sys.argv[1], 'rb').read())"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(pipe)], stdout=subprocess.PIPE
    ) as reader:
        write_whole(pipe, NEW)
        assert reader.communicate(timeout=60)[0] == NEW
    assert pipe.is_fifo()


def test_that_windows_words_name_the_other_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "name", "nt")
    error = files._in_words(tmp_path, PermissionError(13, "Permission denied"))
    monkeypatch.undo()
    assert "another program has it open" in error.message
    assert "Close the file" in error.hint


def test_that_a_reason_without_a_sentence_is_told_as_the_system_tells_it(tmp_path: Path) -> None:
    assert "Bad news" in files._in_words(tmp_path, OSError(9999, "Bad news")).message
    assert "unknown reason" in files._in_words(tmp_path, OSError()).message
