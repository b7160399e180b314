"""Copies of a whole catalogue: dated, kept ten deep, taken along and put back."""

import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from chaircompare.catalogue.backups import KEPT, SUFFIX, BackupRefusedError
from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.database import ChangesRefusedError
from chaircompare.catalogue.store import Catalogue
from tests.catalogue.test_changing import kept, own_chair
from tests.making import taken_back
from tests.running import mode

ACHILLES = "osaki-4d-achilles"


def test_that_the_last_ten_copies_are_kept_and_no_other_file_is_touched(
    catalogue: Catalogue,
) -> None:
    folder = catalogue.path.parent / "backups"
    folder.mkdir()
    others = [folder / "catalogue-of-mum.sqlite", folder / "other-2026-01-01-101010.sqlite"]
    for other in others:
        other.write_bytes(b"not ours")
    made = [catalogue.back_up() for _ in range(KEPT + 2)]
    assert len(set(made)) == KEPT + 2
    assert catalogue.backups() == made[:1:-1]
    assert all(other.exists() for other in others)
    assert not list(folder.glob("*.new"))


@pytest.mark.parametrize("kind", [SUFFIX, ".sqlite"])
def test_that_everything_comes_back_from_a_copy(
    catalogue: Catalogue, tmp_path: Path, kind: str
) -> None:
    catalogue.apply([ChairChange(None, replace(own_chair("mine"), photo="a.jpg"))])
    catalogue.photos.mkdir()
    for photo in ("a.jpg", "b.jpg"):
        (catalogue.photos / photo).write_bytes(b"picture")
    before = kept(catalogue.path)
    if kind == SUFFIX:
        copy = tmp_path / f"mine{SUFFIX}"
        catalogue.write_whole(copy)
    else:
        copy = catalogue.back_up()
    (mine,) = catalogue.load(["mine"])
    catalogue.apply([ChairChange(mine, None)])
    if kind == SUFFIX:
        (catalogue.photos / "a.jpg").unlink()
    now = kept(catalogue.path)
    safety = catalogue.restore(copy)
    assert kept(catalogue.path) == before
    assert (catalogue.photos / "a.jpg").read_bytes() == b"picture"
    assert catalogue.load(["mine"]) == [mine]
    catalogue.restore(safety)
    assert kept(catalogue.path) == now
    assert catalogue.check() == []


def test_that_a_file_whose_last_changes_lie_in_its_log_is_taken_with_them(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    catalogue.add_chair(own_chair("mine"))
    log = catalogue.path.with_name(f"{catalogue.path.name}-wal")
    assert log.stat().st_size
    for file in (catalogue.path, log):
        shutil.copyfile(file, tmp_path / file.name.replace("catalogue", "copy"))
    (mine,) = catalogue.load(["mine"])
    catalogue.apply([ChairChange(mine, None)])
    catalogue.restore(tmp_path / "copy.sqlite")
    assert catalogue.load(["mine"]) == [mine]


def test_that_a_copy_whose_pictures_find_no_place_changes_nothing(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    catalogue.apply([ChairChange(None, replace(own_chair("mine"), photo="a.jpg"))])
    catalogue.photos.mkdir()
    (catalogue.photos / "a.jpg").write_bytes(b"picture")
    copy = tmp_path / f"mine{SUFFIX}"
    catalogue.write_whole(copy)
    (catalogue.photos / "a.jpg").unlink()
    catalogue.photos.rmdir()
    catalogue.photos.write_bytes(b"in the way")
    before = kept(catalogue.path)
    with pytest.raises(ChangesRefusedError, match="could not be put in place") as refused:
        catalogue.restore(copy)
    assert refused.value.hint.startswith("Nothing was changed.")
    assert kept(catalogue.path) == before


def test_that_an_older_copy_is_brought_to_this_version(
    catalogue: Catalogue, catalogue_file: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older.sqlite"
    catalogue.add_chair(own_chair("mine"))
    with closing(sqlite3.connect(catalogue_file)) as original, closing(sqlite3.connect(older)) as o:
        original.backup(o)
    taken_back(older, "0001")
    bytes_of_the_copy = older.read_bytes()
    (mine,) = catalogue.load(["mine"])
    catalogue.apply([ChairChange(mine, None)])
    catalogue.restore(older)
    assert catalogue.load(["mine"]) == [mine]
    assert catalogue.check() == []
    assert older.read_bytes() == bytes_of_the_copy


def test_that_what_is_no_backup_is_refused_and_nothing_changes(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    before = kept(catalogue.path)
    files = {
        "empty": b"",
        "text": b"not a database at all",
        "zip": b"PK\x05\x06" + bytes(18),
        "cut": catalogue.path.read_bytes()[:20_000],
        "foreign": b"SQLite format 3\x00" + bytes(84),
    }
    tricky = tmp_path / "tricky"
    with zipfile.ZipFile(tricky, "w") as whole:
        whole.writestr("catalogue.sqlite", "no")
        whole.writestr("photos/../../escaped.jpg", "no")
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    for name in (*files, "tricky", "missing", "."):
        with pytest.raises(BackupRefusedError) as refused:
            catalogue.restore(tmp_path / name)
        assert "chaircompare-" not in str(refused.value)  # the folder it was looked at in
    assert kept(catalogue.path) == before
    assert not list(tmp_path.parent.rglob("escaped.jpg"))
    assert catalogue.backups() == []


def test_that_a_copy_that_cannot_be_written_is_said_in_words(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    with pytest.raises(BackupRefusedError, match="could not be written"):
        catalogue.write_whole(tmp_path / "nowhere" / "copy")
    (catalogue.path.parent / "backups").write_text("in the way")
    with pytest.raises(BackupRefusedError, match="No backup"):
        catalogue.back_up()


@pytest.mark.skipif(os.name == "nt", reason="needs a pipe of Unix")
def test_that_a_copy_takes_the_place_of_nothing_but_a_file(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for target in (pipe, tmp_path):
        with pytest.raises(BackupRefusedError, match="is not a file"):
            catalogue.write_whole(target)
    assert pipe.is_fifo()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    catalogue.write_whole(link)
    assert link.is_symlink()
    assert zipfile.is_zipfile(tmp_path / "real")


def test_that_a_file_that_cannot_be_changed_is_backed_up_but_not_restored(
    catalogue_file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    with Catalogue.open(catalogue_file) as writer:
        writer.write_whole(copy)
    with (
        mode(catalogue_file, 0o444),
        mode(catalogue_file.parent, 0o555),
        Catalogue.open(catalogue_file, backups=tmp_path / "b") as reader,
    ):
        reader.write_whole(tmp_path / "again")
        with pytest.raises(ChangesRefusedError):
            reader.restore(copy)
    assert (tmp_path / "again").exists()
