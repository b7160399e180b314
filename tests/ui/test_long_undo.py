"""A change of many chairs is taken back and made again without the window standing still."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from chaircompare.catalogue.store import Catalogue
from chaircompare.ui.upkeep.importing.wizard import ImportWizard
from chaircompare.ui.work_dialog import WorkDialog
from tests.ui.person import CTRL, SHIFT, Key, Person, click, part, settle

SHIPPED, MANY = 93, 2_000
_PATIENCE = 30_000


class Undoer:
    """Someone who imported many chairs and closed the import."""

    def __init__(self, person: Person, qtbot: QtBot, table: Path) -> None:
        self.person = person
        self._qtbot = qtbot
        person.window.importing.import_file(table)
        self.wizard = part(person.window, ImportWizard, "importWizard")
        while self.wizard.step is not self.wizard.done_step:
            self.wait_for(lambda: not self.wizard.is_busy)
            click(self.wizard.next)
            self.wait_for(lambda: not self.wizard.is_busy)

    def wait_for(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=_PATIENCE)
        settle()

    def leave_the_import(self) -> None:
        click(self.wizard.next)
        self.come_back()

    @property
    def count(self) -> int:
        return self.person.chairs.rowCount()

    @property
    def work(self) -> WorkDialog | None:
        found = self.person.window.findChildren(WorkDialog)
        return found[0] if found else None

    def wait_for_the_work(self) -> None:
        assert self.work, "the window stood still instead"
        self.wait_for(lambda: self.work is None)
        self.come_back()

    def come_back(self) -> None:
        """Where no window manager does it, make what is left of the windows the active one."""
        left = QApplication.activeModalWidget() or self.person.window
        left.activateWindow()
        settle()

    def stop(self) -> None:
        assert self.work
        click(part(self.work, QPushButton, "stopWorkButton"))
        self.come_back()


@pytest.fixture
def undoer(person: Person, qtbot: QtBot, tmp_path: Path) -> Undoer:
    table = tmp_path / "many.csv"
    lines = "".join(f"Example,Number {n},yes\n" for n in range(MANY))
    table.write_text("Brand,Model,Heat\n" + lines, "utf-8")
    undoer = Undoer(person, qtbot, table)
    assert undoer.count == SHIPPED + MANY
    return undoer


def test_that_an_import_of_many_chairs_is_undone_and_redone_beside_the_window(
    undoer: Undoer,
) -> None:
    person = undoer.person
    undoer.leave_the_import()
    person.press(Key.Key_Z, CTRL)
    assert undoer.work
    assert undoer.count == SHIPPED + MANY, "it has only begun"
    assert f"Undo: import of {MANY:,} chairs" in person.words_of(undoer.work)
    person.window.changes.undo()  # a second wish meanwhile begins nothing
    undoer.wait_for_the_work()
    assert undoer.count == SHIPPED
    assert person.status.startswith(f"Undone: import of {MANY:,} chairs.")
    assert not person.action("undoAction").isEnabled()
    person.press(Key.Key_Z, CTRL | SHIFT)
    undoer.wait_for_the_work()
    assert undoer.count == SHIPPED + MANY
    assert person.action("undoAction").isEnabled()


def test_that_the_import_itself_takes_many_chairs_back(undoer: Undoer) -> None:
    words = undoer.wizard.done_step.told
    click(part(undoer.wizard, QPushButton, "undoImportButton"))
    assert undoer.work
    assert words.text() == f"{MANY:,} chairs added."
    undoer.wait_for_the_work()
    assert words.text() == "The import was taken back."
    assert undoer.count == SHIPPED


def test_that_a_stopped_undo_leaves_everything_and_can_be_begun_again(undoer: Undoer) -> None:
    person = undoer.person
    undoer.leave_the_import()
    person.press(Key.Key_Z, CTRL)
    undoer.stop()
    assert person.status == "Stopped. Nothing was changed."
    assert undoer.count == SHIPPED + MANY
    assert person.action("undoAction").text() == f"Undo: import of {MANY:,} chairs"
    person.press(Key.Key_Z, CTRL)
    undoer.wait_for_the_work()
    assert undoer.count == SHIPPED


def test_that_an_undo_that_was_quicker_than_its_stop_is_done(undoer: Undoer) -> None:
    undoer.leave_the_import()
    undoer.person.press(Key.Key_Z, CTRL)
    assert undoer.work
    # The work ends on its thread; the window has not heard of it when the stop comes.
    undoer.work._task.wait()
    undoer.stop()
    assert undoer.count == SHIPPED
    assert undoer.person.status.startswith("Undone: ")


def test_that_the_window_can_be_closed_while_an_undo_is_under_way(
    undoer: Undoer, catalogue_file: Path
) -> None:
    undoer.leave_the_import()
    undoer.person.press(Key.Key_Z, CTRL)
    undoer.person.window.close()
    settle()
    with Catalogue.open(catalogue_file) as catalogue:
        assert catalogue.count() in {SHIPPED, SHIPPED + MANY}
        assert catalogue.check() == []


def test_that_an_undo_that_no_longer_fits_is_told(undoer: Undoer, catalogue_file: Path) -> None:
    undoer.leave_the_import()
    with Catalogue.open(catalogue_file) as other:
        (row,) = other.list("Example Number 1999")
        other.note(row.id, "heat", "no", "", today=date(2026, 11, 22))
    undoer.person.press(Key.Key_Z, CTRL)
    undoer.wait_for_the_work()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == "Nothing was changed: Example Number 1999 is not as it was."
    click(box.buttons()[0])
    assert undoer.count == SHIPPED + MANY
