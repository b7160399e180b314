"""Newer shipped facts replace older ones; what the person wrote stays."""

import csv
import errno
import logging
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from chaircompare.assets import data_folder
from chaircompare.catalogue import shipped
from chaircompare.catalogue.agreement import AnswerState, answer
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.data_files import DataFilesError, read_edition
from chaircompare.catalogue.database import CatalogueUnreachableError
from chaircompare.catalogue.listing import ListQuery
from chaircompare.catalogue.store import Catalogue, UnknownChairError
from chaircompare.catalogue.values import Quantity
from chaircompare.errors import ChairCompareError
from tests.editions import ACHILLES, NOTED, WITHDRAWN, newer, rewrite, written
from tests.running import mode

__all__ = ["newer", "written"]


def test_that_a_later_edition_changes_shipped_facts_and_chairs(written: Path, newer: Path) -> None:
    with Catalogue.open(written, data=newer) as catalogue:
        (achilles, zenith) = catalogue.load([ACHILLES, "zenith-one"])
        assert answer(achilles, "legrest_extension").values == (Quantity(8, 8, "in"),)
        assert achilles.name == "Osaki 4D Achilles Two"
        assert [f.stated for f in zenith.facts] == ["yes"]
        assert [row.id for row in catalogue.list("zenith")] == ["zenith-one"]
        with pytest.raises(UnknownChairError):
            catalogue.load([WITHDRAWN])
        assert catalogue.count() == 93 + 1 + 1 - 1
        assert catalogue.list("hilux") == []
        assert catalogue.edition == read_edition(newer)
        assert catalogue.check() == []


def test_that_a_later_edition_spares_own_notes_and_own_chairs(written: Path, newer: Path) -> None:
    with Catalogue.open(written, data=newer) as catalogue:
        mine, achilles, noted = catalogue.load(["mine", ACHILLES, NOTED])
        assert [(f.feature, f.stated, f.own) for f in mine.facts] == [("heat", "yes", True)]
        assert answer(achilles, "noise_db").values == (Quantity(41, 41, "dB"),)
        assert [(f.feature, f.stated, f.own) for f in noted.facts] == [("heat", "no", True)]
        rows = {row.id: row for row in catalogue.list()}
        assert rows[NOTED].cells["heat"].words == "No"
        assert rows[NOTED].facts_stated == 1
        assert rows[ACHILLES].facts_stated == 39


def test_that_an_update_leaves_a_backup_of_what_was(
    written: Path, newer: Path, tmp_path: Path
) -> None:
    backups = tmp_path / "kept"
    with Catalogue.open(written, data=newer, backups=backups):
        pass
    (backup,) = backups.iterdir()
    with Catalogue.open(backup, backups=backups) as before:
        assert before.count() == 94
        assert before.edition == read_edition(data_folder())
        assert before.load([WITHDRAWN, "mine"])


def test_that_an_update_happens_once(written: Path, newer: Path, tmp_path: Path) -> None:
    backups = tmp_path / "kept"
    for _ in range(2):
        Catalogue.open(written, data=newer, backups=backups).close()
    assert len(list(backups.iterdir())) == 1


def test_that_an_older_edition_changes_nothing(written: Path, newer: Path, tmp_path: Path) -> None:
    Catalogue.open(written, data=newer).close()
    before = written.read_bytes()
    backups = tmp_path / "none"
    with Catalogue.open(written, data=data_folder(), backups=backups) as catalogue:
        assert catalogue.edition == read_edition(newer)
        assert catalogue.load(["zenith-one"])
    assert written.read_bytes() == before
    assert not backups.exists()


def test_that_a_chair_that_comes_back_is_whole_again(
    written: Path, newer: Path, chairs: dict[str, Chair]
) -> None:
    Catalogue.open(written, data=newer).close()
    shutil.rmtree(newer)
    shutil.copytree(data_folder(), newer)
    rewrite(newer / "edition.toml", "edition = 2026", "edition = 2028")
    with Catalogue.open(written, data=newer) as catalogue:
        withdrawn, noted = catalogue.load([WITHDRAWN, NOTED])
        assert withdrawn == chairs[WITHDRAWN]
        assert any(f.own for f in noted.facts)
        assert any(not f.own for f in noted.facts)
        assert catalogue.check() == []


def test_that_an_own_chair_is_neither_renamed_nor_lost_when_its_features_change(
    written: Path, newer: Path
) -> None:
    rewrite(newer / "features.csv", "heat,Heat,heat,yes_no", "heat,Warmth,heat,yes_no")
    rewrite(
        newer / "features.csv",
        "rocking,Rocking,massage,yes_no,,,,",
        "rocking,Rocking,massage,yes_no,,,5,",
    )
    with Catalogue.open(written, data=newer) as catalogue:
        assert catalogue.features["heat"].label == "Warmth"
        (mine,) = catalogue.list("warmth brand mine")
        assert mine.id == mine.model == "mine"
        assert mine.cells["rocking"].state is AnswerState.NOT_STATED
        assert len(catalogue.page(ListQuery(sort="rocking"), 0, 200)) == catalogue.count()


def test_that_data_with_a_mistake_leaves_the_catalogue_as_it_was(
    written: Path, newer: Path
) -> None:
    rewrite(newer / "facts" / "osaki.csv", "zenith-one,heat,,yes", "zenith-one,heat,,maybe")
    with Catalogue.open(written) as catalogue:
        before = catalogue.load([row.id for row in catalogue.list()])
    with pytest.raises(DataFilesError, match="maybe"):
        Catalogue.open(written, data=newer)
    with Catalogue.open(written) as catalogue:
        assert catalogue.load([row.id for row in catalogue.list()]) == before
        assert catalogue.edition == read_edition(data_folder())


def test_that_data_with_a_mistake_makes_no_file(newer: Path, tmp_path: Path) -> None:
    rewrite(newer / "facts" / "osaki.csv", "zenith-one,heat,,yes", "zenith-one,heat,,maybe")
    folder = tmp_path / "empty"
    with pytest.raises(DataFilesError):
        Catalogue.open(folder / "catalogue.sqlite", data=newer)
    assert list(folder.iterdir()) == []


def test_that_a_catalogue_that_cannot_be_changed_is_read_in_its_old_edition(
    written: Path, newer: Path
) -> None:
    with (
        mode(written, 0o444),
        mode(written.parent, 0o555),
        Catalogue.open(written, data=newer) as catalogue,
    ):
        assert catalogue.edition == read_edition(data_folder())
        assert catalogue.refusal


def test_that_without_a_backup_nothing_is_updated_and_all_can_be_read(
    written: Path, newer: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_way = tmp_path / "backups"
    in_the_way.write_text("a file, where the folder should be", "utf-8")
    with (
        caplog.at_level(logging.WARNING),
        Catalogue.open(written, data=newer, backups=in_the_way) as catalogue,
    ):
        assert catalogue.edition == read_edition(data_folder())
        assert catalogue.count() == 94
    assert "Without a backup" in caplog.text


def test_that_facts_of_the_same_edition_that_differ_are_carried_in(
    catalogue_file: Path, data: Path
) -> None:
    rewrite(data / "facts" / "osaki.csv", "legrest_extension,,6,in", "legrest_extension,,7,in")
    with Catalogue.open(catalogue_file, data=data) as catalogue:
        (achilles,) = catalogue.load([ACHILLES])
        assert answer(achilles, "legrest_extension").values == (Quantity(7, 7, "in"),)


def test_that_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ChairCompareError, match="cannot be made") as refused:
        Catalogue.open(tmp_path / "file" / "catalogue.sqlite")
    assert "--catalogue" in refused.value.hint


def test_that_a_read_only_folder_takes_no_new_catalogue(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    with mode(folder, 0o555), pytest.raises(CatalogueUnreachableError, match="cannot be opened"):
        Catalogue.open(folder / "catalogue.sqlite")
    assert list(folder.iterdir()) == []


def test_that_a_disk_without_hard_links_takes_a_new_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_names: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "new" / "catalogue.sqlite"
    with Catalogue.open(path) as catalogue:
        assert catalogue.count() == 93
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_that_a_chair_without_facts_and_a_list_without_columns_are_taken(
    written: Path, newer: Path
) -> None:
    with (newer / "chairs.csv").open("a", encoding="utf-8") as file:
        file.write("bare,Bare,Chair,\n")
    features = newer / "features.csv"
    with features.open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    with features.open("w", encoding="utf-8", newline="") as file:
        column = heading.index("listed")
        table = [[*row[:column], "", *row[column + 1 :]] for row in rows]
        csv.writer(file).writerows([heading, *table])
    for _ in range(2):
        with Catalogue.open(written, data=newer) as catalogue:
            assert catalogue.load(["bare"])[0].facts == ()
            assert {len(row.cells) for row in catalogue.list()} == {0}
        rewrite(newer / "edition.toml", "revision = ", "revision = 1")


def test_that_a_new_catalogue_is_ready_for_two_windows(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    shipped.create(path, data_folder())
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
