"""Files in trouble: damaged, newer, locked, read-only. Nothing is lost and the reason is said."""

import os
import shutil
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from chaircompare.catalogue import database
from chaircompare.catalogue.backups import back_up
from chaircompare.catalogue.database import (
    CatalogueDamagedError,
    CatalogueForeignError,
    CatalogueTooNewError,
    CatalogueUnreachableError,
    ChangesRefusedError,
    in_words,
    look_at_header,
    set_aside,
)
from chaircompare.catalogue.disk import why_not_written
from chaircompare.catalogue.schema import APPLICATION_ID
from chaircompare.catalogue.store import Catalogue
from chaircompare.cli import main
from tests.making import a_chair
from tests.running import mode

GARBAGE = bytes(range(256)) * 64
_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    connection.execute(statement).fetchall()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(path: Path, *statements: str) -> Iterator[None]:
    """Inside, another process keeps a lock on the file."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path), *statements],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        yield
        other.communicate("")


def make_foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmark(url)")


def cut_in_half(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def overwrite(path: Path, start: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


def break_table(path: Path) -> None:
    # The second page on holds tables; the header stays whole.
    overwrite(path, 4096, b"\xff" * 4096 * 8)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(lambda p: p.write_bytes(GARBAGE), "not an SQLite database", id="garbage"),
        pytest.param(lambda p: p.write_bytes(b""), "empty", id="empty"),
        pytest.param(lambda p: p.write_bytes(b"SQLite format 3\0"), "not an SQLite", id="a header"),
        pytest.param(cut_in_half, "end of the file is missing", id="truncated"),
        pytest.param(break_table, "malformed", id="broken pages"),
        pytest.param(lambda p: overwrite(p, 18, b"\x09\x09"), "not a database", id="format"),
    ],
)
def test_that_a_damaged_file_is_refused_and_left_as_it_is(
    catalogue_file: Path, damage: object, said: str
) -> None:
    damage(catalogue_file)  # type: ignore[operator]
    before = catalogue_file.read_bytes()
    with pytest.raises(CatalogueDamagedError, match=said) as refused:
        Catalogue.open(catalogue_file)
    assert refused.value.path == catalogue_file
    assert "Nothing was deleted" in str(refused.value)
    assert catalogue_file.read_bytes() == before


def test_that_a_database_of_another_program_is_refused_and_keeps_its_name(
    catalogue_file: Path,
) -> None:
    catalogue_file.unlink()
    make_foreign(catalogue_file)
    before = catalogue_file.read_bytes()
    with pytest.raises(CatalogueForeignError, match="another program"):
        Catalogue.open(catalogue_file)
    assert main(["list", "--catalogue", str(catalogue_file)]) == 1
    assert catalogue_file.read_bytes() == before


@pytest.mark.parametrize("name", ["mine.xlsx", "prices.csv", "letter"])
def test_that_a_file_of_another_kind_is_refused_and_keeps_its_name(
    tmp_path: Path, name: str
) -> None:
    place = tmp_path / name
    place.write_bytes(b"PK and whatever else a workbook begins with" * 10)
    before = place.read_bytes()
    with pytest.raises(CatalogueForeignError, match="is not a catalogue"):
        Catalogue.open(place)
    assert main(["list", "--catalogue", str(place)]) == 1
    assert place.read_bytes() == before
    assert [path for path in tmp_path.iterdir() if path.is_file()] == [place]


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_that_what_is_no_file_is_never_set_aside(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "catalogue.sqlite"
    if kind == "folder":
        place.mkdir()
    else:
        os.mkfifo(place)
    assert main(["list", "--catalogue", str(place)]) == 1
    assert [path.name for path in tmp_path.glob("*.sqlite")] == ["catalogue.sqlite"]
    assert not place.is_file()


def test_that_a_table_that_is_missing_is_damage(catalogue_file: Path) -> None:
    with closing(sqlite3.connect(catalogue_file)) as connection, connection:
        connection.execute("DROP TABLE alembic_version")
    with pytest.raises(CatalogueDamagedError, match="no such table"):
        Catalogue.open(catalogue_file)
    with (
        mode(catalogue_file, 0o444),
        mode(catalogue_file.parent, 0o555),
        pytest.raises(CatalogueDamagedError, match="no such table"),
    ):
        Catalogue.open(catalogue_file)


def test_that_the_check_finds_damage_that_opening_does_not_meet(catalogue_file: Path) -> None:
    with closing(sqlite3.connect(catalogue_file)) as connection:
        page = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'fact_by_source'"
        ).fetchone()[0]
    overwrite(catalogue_file, page * 4096 - 800, b"\x55" * 800)
    with Catalogue.open(catalogue_file) as catalogue:
        assert catalogue.check()


def test_that_damage_met_while_checking_is_a_finding_and_no_crash(catalogue: Catalogue) -> None:
    with closing(sqlite3.connect(catalogue.path)) as connection, connection:
        connection.execute("DROP TABLE list_cell")
    assert any("no such table: list_cell" in problem for problem in catalogue.check())


def test_that_pages_that_still_lie_in_the_log_are_not_missing(
    catalogue_file: Path, tmp_path: Path
) -> None:
    """A crash may leave the header of the grown file and the rest of its pages in the log."""
    crashed = tmp_path / "crashed" / "catalogue.sqlite"
    crashed.parent.mkdir()
    with Catalogue.open(catalogue_file) as catalogue:
        catalogue.add_chair(a_chair("big", brand="x" * 50_000))
        for ending in ("", "-wal"):
            shutil.copyfile(f"{catalogue_file}{ending}", f"{crashed}{ending}")
    pages = struct.unpack(">I", crashed.read_bytes()[28:32])[0]
    overwrite(crashed, 28, struct.pack(">I", pages + 30))
    with Catalogue.open(crashed) as catalogue:
        assert catalogue.load(["big"])
        assert catalogue.check() == []


def test_that_the_largest_page_size_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "large.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA page_size = 65536")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("CREATE TABLE t(x)")
    look_at_header(path)
    cut_in_half(path)
    with pytest.raises(CatalogueDamagedError, match="end of the file"):
        look_at_header(path)


def test_that_a_damaged_file_is_set_aside_under_a_dated_name(catalogue_file: Path) -> None:
    content = []
    kept = []
    for number in range(3):
        content.append(f"damaged {number}".encode())
        catalogue_file.write_bytes(content[-1])
        side = catalogue_file.with_name(catalogue_file.name + "-wal")
        side.write_bytes(b"log")
        kept.append(set_aside(catalogue_file))
        assert not catalogue_file.exists()
        assert not side.exists()
        assert kept[-1].with_name(kept[-1].name + "-wal").read_bytes() == b"log"
    assert [path.read_bytes() for path in kept] == content
    assert all(path.name.startswith("catalogue.damaged-20") for path in kept)
    with Catalogue.open(catalogue_file) as fresh:
        assert fresh.count() == 93


def test_that_a_catalogue_opens_in_a_folder_that_cannot_be_listed(catalogue_file: Path) -> None:
    with mode(catalogue_file.parent, 0o300), Catalogue.open(catalogue_file) as catalogue:
        assert catalogue.set_aside is None
        assert catalogue.count() == 93


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (sqlite3.OperationalError("database or disk is full"), "the disk is full"),
        (sqlite3.DatabaseError("something else"), "something else"),
        (OSError(), "unknown reason"),
    ],
)
def test_that_why_a_file_is_not_written_is_said_in_words(
    error: OSError | sqlite3.Error, reason: str
) -> None:
    told, hint = why_not_written(error)
    assert told == reason
    assert hint.endswith(".")


def test_that_what_cannot_be_set_aside_is_said_in_words(catalogue_file: Path) -> None:
    with (
        mode(catalogue_file.parent, 0o555),
        pytest.raises(CatalogueUnreachableError, match="nor set aside"),
    ):
        set_aside(catalogue_file)
    assert catalogue_file.exists()


def test_that_a_file_of_a_newer_version_is_left_untouched(catalogue_file: Path) -> None:
    with closing(sqlite3.connect(catalogue_file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = catalogue_file.read_bytes()
    for _ in range(2):
        with pytest.raises(CatalogueTooNewError, match="newer version") as refused:
            Catalogue.open(catalogue_file)
    assert "Nothing was changed" in refused.value.hint
    assert catalogue_file.read_bytes() == before
    assert [path.name for path in catalogue_file.parent.iterdir()] == [catalogue_file.name]


@pytest.mark.parametrize(
    "lock",
    [
        pytest.param(("BEGIN EXCLUSIVE",), id="a transaction"),
        pytest.param(
            ("PRAGMA locking_mode=EXCLUSIVE", "BEGIN IMMEDIATE", "COMMIT"), id="the whole file"
        ),
    ],
)
def test_that_a_locked_catalogue_can_be_read_and_says_why_not_changed(
    catalogue_file: Path, lock: tuple[str, ...]
) -> None:
    before = catalogue_file.read_bytes()
    with held(catalogue_file, *lock), Catalogue.open(catalogue_file) as catalogue:
        assert "another program is using the catalogue" in catalogue.refusal
        assert len(catalogue.list("achilles")) == 1
        assert catalogue.load(["osaki-4d-achilles"])[0].facts
        with pytest.raises(
            ChangesRefusedError, match="another program is using the catalogue"
        ) as refused:
            catalogue.add_chair(a_chair("mine"))
        assert "Close the other program" in refused.value.hint
    assert catalogue_file.read_bytes() == before
    with Catalogue.open(catalogue_file) as catalogue:
        assert not catalogue.refusal


def test_that_a_lock_that_comes_later_is_said_and_nothing_is_half_written(
    catalogue: Catalogue,
) -> None:
    with (
        held(catalogue.path, "BEGIN IMMEDIATE"),
        pytest.raises(ChangesRefusedError, match="another program is writing") as refused,
    ):
        catalogue.add_chair(a_chair("mine"))
    assert "Close the other program" in refused.value.hint
    assert catalogue.count() == 93
    catalogue.add_chair(a_chair("mine"))
    assert catalogue.count() == 94


@pytest.mark.parametrize("journal", ["wal", "delete"])
@pytest.mark.parametrize(
    ("file_mode", "folder_mode"),
    [
        pytest.param(0o444, 0o755, id="file"),
        pytest.param(0o644, 0o555, id="folder"),
        pytest.param(0o444, 0o555, id="both"),
    ],
)
def test_that_a_read_only_catalogue_can_be_read_and_says_why_not_changed(
    catalogue_file: Path, journal: str, file_mode: int, folder_mode: int
) -> None:
    with closing(sqlite3.connect(catalogue_file)) as connection:
        connection.execute(f"PRAGMA journal_mode={journal}")
    before = catalogue_file.read_bytes()
    with (
        mode(catalogue_file, file_mode),
        mode(catalogue_file.parent, folder_mode),
        Catalogue.open(catalogue_file) as catalogue,
    ):
        assert len(catalogue.list()) == 93
        assert catalogue.load(["osaki-4d-achilles"])[0].facts
        with pytest.raises(ChangesRefusedError):
            catalogue.add_chair(a_chair("mine"))
        assert "read-only" in catalogue.refusal
    assert catalogue_file.read_bytes() == before


def test_that_a_file_that_may_not_be_read_is_said_in_words(catalogue_file: Path) -> None:
    with (
        mode(catalogue_file, 0o000),
        pytest.raises(CatalogueUnreachableError, match="cannot be opened"),
    ):
        Catalogue.open(catalogue_file)


def test_that_a_folder_in_the_place_of_the_file_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnreachableError, match="is not a file"):
        Catalogue.open(tmp_path)


def test_that_a_file_that_went_away_meanwhile_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnreachableError, match="cannot be read now"):
        database._open_for_reading(tmp_path / "gone.sqlite")


def test_that_a_wrong_request_is_not_taken_for_damage(catalogue: Catalogue) -> None:
    with pytest.raises(IntegrityError), in_words(catalogue.path), catalogue._changing() as changes:
        changes.exec_driver_sql("INSERT INTO chair SELECT * FROM chair")


def write_much(catalogue: Catalogue, largest: int) -> None:
    with catalogue._changing() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={largest}")
        connection.exec_driver_sql("CREATE TABLE large AS SELECT randomblob(100000)")


def test_that_a_full_disk_is_said_in_words_and_loses_nothing(catalogue: Catalogue) -> None:
    with catalogue._reading() as connection:
        connection.exec_driver_sql("SELECT 1")
        limit = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.rollback()
    with pytest.raises(ChangesRefusedError, match="the disk is full") as refused:
        write_much(catalogue, limit)
    assert "Free some space" in refused.value.hint
    assert catalogue.count() == 93


def test_that_a_backup_of_a_catalogue_in_use_is_whole(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.add_chair(a_chair("mine"))
    backup = back_up(catalogue.path, tmp_path / "deep" / "backups")
    assert backup.name.startswith("catalogue-20")
    with Catalogue.open(backup) as copy:
        assert copy.count() == 94
        assert copy.check() == []
