"""Comparisons as files: saved, opened, dropped, and found again under the recent ones."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
)

from chaircompare.paths import places
from chaircompare.ui.saving import ChangedDialog
from chaircompare.ui.upkeep.importing.wizard import ImportWizard
from tests.running import run_program
from tests.ui.conftest import Opener
from tests.ui.person import ACHILLES, CTRL, PLAIN, SHIFT, TITAN, Key, Person, part, settle


def choose_file(person: Person, dialog: str, path: Path) -> None:
    asked = part(person.window, QFileDialog, dialog)
    field = part(asked, QLineEdit, "fileNameEdit")
    field.setText(str(path))
    QTest.keyClick(field, Key.Key_Return)
    settle()
    person.come_back()


def saved(person: Person, path: Path) -> Path:
    person.press(Key.Key_S, CTRL | SHIFT)
    choose_file(person, "saveFileDialog", path)
    return path


def drop(person: Person, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy = Qt.DropAction.CopyAction
    button = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, button, PLAIN)
    QApplication.sendEvent(person.window, enter)
    if paths:
        assert enter.isAccepted()
    QApplication.sendEvent(person.window, QDropEvent(QPointF(50, 50), copy, data, button, PLAIN))
    settle()


def told() -> str:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    words = f"{box.text()} {box.informativeText()}"
    box.close()
    settle()
    return words


def test_that_a_comparison_is_saved_as_a_file_and_opened_again(
    open_window: Opener, tmp_path: Path
) -> None:
    person = open_window()
    person.compare(ACHILLES, TITAN)
    path = saved(person, tmp_path / "for mum.chairs")
    assert person.status.startswith(f"Saved as {path}.")
    assert json.loads(path.read_text("utf-8"))["chairs"] == [ACHILLES, TITAN]
    person.window.choice.clear()
    settle()
    assert not person.table.isVisible()
    person.action("openFileAction").trigger()
    choose_file(person, "openFileDialog", path)
    assert person.is_comparing
    assert list(person.window.choice.ids) == [ACHILLES, TITAN]
    assert person.status.startswith("“for mum”: no fact changed since ")


def test_that_what_changed_since_is_told(person: Person, tmp_path: Path) -> None:
    person.compare(ACHILLES, TITAN)
    path = saved(person, tmp_path / "old.chairs")
    data = json.loads(path.read_text("utf-8"))
    data["words"][ACHILLES]["heat"] = "No"
    path.write_text(json.dumps(data), "utf-8")
    drop(person, path)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ChangedDialog)
    lines = part(dialog, QListWidget, "changedFactsList")
    assert "was No, now Yes" in lines.item(0).text()
    dialog.close()


def test_that_too_few_chairs_are_told(person: Person) -> None:
    person.press(Key.Key_S, CTRL | SHIFT)
    assert "Choose 2 or 3 chairs first" in person.status


def test_that_dropping_opens_a_comparison_or_begins_an_import(
    person: Person, tmp_path: Path
) -> None:
    person.compare(ACHILLES, TITAN)
    path = saved(person, tmp_path / "one.chairs")
    person.window.choice.clear()
    settle()
    drop(person, path)
    assert person.is_comparing
    table = tmp_path / "chairs.csv"
    table.write_text("brand,model\nA,B\n", "utf-8")
    drop(person, table)
    wizard = QApplication.activeModalWidget()
    assert isinstance(wizard, ImportWizard)
    wizard.close()
    settle()
    person.come_back()
    drop(person, path, table)
    assert person.status == "2 files were dropped. Drop one at a time."
    drop(person)


def test_that_other_files_are_refused_in_words(person: Person, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG")
    drop(person, picture)
    assert "picture.png cannot be opened here." in told()
    hostile = tmp_path / "hostile.chairs"
    hostile.write_bytes(b"<b>no</b>")
    drop(person, hostile)
    assert "is no saved comparison" in told()
    strange = tmp_path / "strange.chairs"
    data = {"format": "chaircompare comparison", "version": 1, "name": "x", "words": {}}
    data |= {"saved_on": "2026-11-22", "chairs": ["no-such-chair", TITAN]}
    strange.write_text(json.dumps(data), "utf-8")
    drop(person, strange)
    assert "No chair has the id “no-such-chair”" in told()
    assert person.window._keeper.settings.recent_files == []


def test_that_recent_files_are_remembered_opened_and_forgotten(
    open_window: Opener, tmp_path: Path
) -> None:
    person = open_window()
    person.compare(ACHILLES, TITAN)
    paths = [saved(person, tmp_path / f"R&D {n}.chairs") for n in range(10)]
    person.window.close()
    person = open_window()
    menu = part(person.window, QMenu, "recentFilesMenu")
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions() if action.text() and action.isVisible()]
    assert texts[0].startswith("R&&D 9.chairs")
    assert len(texts) == 9
    paths[9].unlink()
    menu.actions()[0].trigger()
    assert "cannot be opened" in told()
    person.come_back()
    menu.aboutToShow.emit()
    assert menu.actions()[0].text().startswith("R&&D 8.chairs")
    menu.actions()[1].trigger()
    settle()
    assert person.is_comparing
    menu.aboutToShow.emit()
    assert menu.actions()[0].text().startswith("R&&D 7.chairs")
    person.action("forgetRecentFilesAction").trigger()
    menu.aboutToShow.emit()
    shown = [action for action in menu.actions() if action.text() and action.isVisible()]
    assert [action.text() for action in shown] == ["No files yet"]
    assert not shown[0].isEnabled()


@pytest.mark.parametrize("first", [True, False], ids=["file first", "file last"])
def test_that_the_command_line_opens_the_file(home: Path, tmp_path: Path, first: bool) -> None:
    path = tmp_path / "one.chairs"
    data = {"format": "chaircompare comparison", "version": 1, "name": "x", "words": {}}
    path.write_text(
        json.dumps(data | {"saved_on": "2026-11-22", "chairs": [ACHILLES, TITAN]}), "utf-8"
    )
    file = tmp_path / "other.sqlite"
    words: list[str | Path] = [path, "--smoke"] if first else ["--catalogue", file, "--smoke", path]
    done = run_program(*words, home=home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("ready ")
    settings = json.loads(places().settings.read_text("utf-8"))
    assert settings["tray"] == [ACHILLES, TITAN]
    assert settings["recent_files"] == [str(path)]
