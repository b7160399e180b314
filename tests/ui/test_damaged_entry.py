"""One entry of the file is damaged: it says so in its cell, and everything else stays."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison.comparison import CellState, RowState, compare
from tests.ui.conftest import Opener
from tests.ui.person import ACHILLES, TITAN


def damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        changed = connection.execute(
            "UPDATE fact SET state = 'gone bad' WHERE feature = 'foot_massage' "
            "AND chair = (SELECT number FROM chair WHERE id = ?)",
            (ACHILLES,),
        )
        assert changed.rowcount == 1


def test_that_a_damaged_entry_is_told_in_its_cell(
    open_window: Opener, catalogue_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Catalogue.open(catalogue_file) as catalogue:
        before = compare(catalogue.load([ACHILLES, TITAN]))
    damage(catalogue_file)
    person = open_window()
    person.compare(ACHILLES, TITAN)
    row = person.rows.lines[person.line("foot_massage")].row
    assert row is not None
    assert [cell.state for cell in row.cells] == [CellState.UNREADABLE, CellState.VALUE]
    assert row.cells[0].words == "Could not be read"
    assert row.state is RowState.CANNOT_TELL
    comparison = person.rows.comparison
    assert comparison is not None
    assert comparison.stated_count(0) == before.stated_count(0) - 1
    others = [r.cells for r in comparison.rows if r.feature.key != "foot_massage"]
    assert others == [r.cells for r in before.rows if r.feature.key != "foot_massage"]
    assert "gone bad" in caplog.text
    caplog.clear()


def test_that_check_finds_a_damaged_entry(catalogue_file: Path) -> None:
    with Catalogue.open(catalogue_file) as catalogue:
        assert catalogue.check() == []
    damage(catalogue_file)
    with Catalogue.open(catalogue_file) as catalogue:
        assert catalogue.check() == ["an entry about a chair could not be read"]
