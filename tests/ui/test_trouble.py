"""Trouble: plain words, nothing lost, and reading goes on."""

import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.database import CatalogueTooNewError
from chaircompare.catalogue.store import Catalogue
from chaircompare.errors import ChairCompareError
from chaircompare.logs import start_logging
from chaircompare.ui import app
from chaircompare.ui.app import create_main_window
from chaircompare.ui.dialogs.boxes import tell
from chaircompare.ui.dialogs.crash import versions
from chaircompare.ui.errors import CrashHandler, watch_for_hard_crashes
from chaircompare.ui.window import MainWindow
from tests.running import mode, run_program, run_python
from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    CTRL,
    TITAN,
    Key,
    Person,
    click,
    deliver_deletions,
    part,
    settle,
    top_levels,
)


def in_the_open_dialog(act: Callable[[QDialog], object]) -> None:
    """Do this as soon as a dialog that waits for an answer is open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        act(dialog)

    QTimer.singleShot(0, look)


def button_of(box: QWidget, words: str) -> QPushButton:
    (found,) = (b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == words)
    return found


# ------------------------------------------------------------------------ read-only, locked


def test_that_a_read_only_catalogue_is_read_and_says_that_it_cannot_be_changed(
    open_window: Opener, catalogue_file: Path
) -> None:
    with mode(catalogue_file, 0o444), mode(catalogue_file.parent, 0o555):
        person = open_window()
        assert "Changes cannot be saved" in person.status
        assert "You can go on reading." in person.status
        person.compare(ACHILLES, TITAN)
        assert len(person.shown()) > 30
        assert "Changes cannot be saved" in person.status
        person.window.close()


def test_that_a_locked_catalogue_is_read_and_says_who_holds_it(
    open_window: Opener, catalogue_file: Path
) -> None:
    with closing(sqlite3.connect(catalogue_file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        person = open_window()
        assert "another program is using the catalogue" in person.status
        assert person.chairs.rowCount() == 93
        person.compare(ACHILLES, TITAN)
        assert len(person.shown()) > 30
        other.execute("ROLLBACK")


def test_that_two_windows_on_one_catalogue_both_go_on(
    open_window: Opener, catalogue_file: Path
) -> None:
    first, second = open_window(), open_window()
    first.come_back()
    first.compare(ACHILLES, TITAN)
    second.come_back()
    second.search("osaki")
    assert len(second.listed()) > 5
    with Catalogue.open(catalogue_file) as third:
        assert third.count() == 93
        assert third.refusal == ""
    first.come_back()
    first.press(Key.Key_4, CTRL)
    assert first.button("viewDifferButton").isChecked()
    first.window.close()
    second.search("titan")
    assert second.listed()


def take_away(path: Path, *chairs: str) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("PRAGMA foreign_keys=ON")
        for chair in chairs:
            other.execute("DELETE FROM chair WHERE id = ?", (chair,))


def test_that_a_list_from_which_chairs_went_meanwhile_is_read_again(
    open_window: Opener, catalogue_file: Path, chairs: dict[str, Chair], qtbot: QtBot
) -> None:
    person = open_window()
    take_away(catalogue_file, *sorted(chairs)[-5:])
    last = person.chairs.index(92, 1)
    assert last.data() == " This chair is no longer in the catalogue"
    person.chairs.toggle(92)
    assert person.window.choice.ids == ()
    qtbot.waitUntil(lambda: person.chairs.rowCount() == 88)
    assert part(person.window, QLabel, "catalogueCount").text() == "88 of 88 chairs"


def test_that_a_chair_that_went_meanwhile_is_told_in_a_box(
    open_window: Opener, catalogue_file: Path
) -> None:
    person = open_window()
    assert TITAN in person.listed()
    take_away(catalogue_file, TITAN)
    # The list was read before and still shows it.
    person.choose(ACHILLES, TITAN)
    click(person.button("compareButton"))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert TITAN in box.text()
    click(button_of(box, "OK"))
    assert QApplication.activeModalWidget() is None


# ----------------------------------------------------------------------- damaged, newer


@pytest.fixture
def closing_windows(
    application: QApplication,  # noqa: ARG001 - looks after what the windows leave
) -> Iterator[list[QMainWindow]]:
    opened: list[QMainWindow] = []
    yield opened
    for window in opened:
        window.close()
        window.deleteLater()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 99], ids=["empty", "text"])
def test_that_a_damaged_catalogue_is_set_aside_if_the_person_agrees(
    closing_windows: list[QMainWindow], catalogue_file: Path, content: bytes
) -> None:
    catalogue_file.write_bytes(content)
    seen = []

    def agree(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        seen.append((box.objectName(), box.text(), box.informativeText()))
        click(button_of(box, "Set aside and start fresh"))

    in_the_open_dialog(agree)
    window = app._window_or_offer(catalogue_file)
    assert isinstance(window, MainWindow)
    closing_windows.append(window)
    ((name, text, more),) = seen
    assert name == "damagedDialog"
    assert str(catalogue_file) in text
    assert "Nothing is deleted." in more
    assert window.catalogue_panel.model.rowCount() == 93
    (kept,) = catalogue_file.parent.glob("catalogue.damaged-*.sqlite")
    assert kept.read_bytes() == content
    window.close()
    again = app._list_window(catalogue_file)
    closing_windows.append(again)
    status = part(again, QLabel, "statusLine")
    assert f"It is kept as {kept.name} until you move it." in status.text()
    assert "Not medical advice" in status.text()


@pytest.mark.parametrize("way", ["Quit", "escape"])
def test_that_a_damaged_catalogue_stays_if_the_person_does_not_agree(
    closing_windows: list[QMainWindow], catalogue_file: Path, way: str
) -> None:
    catalogue_file.write_bytes(b"damaged")

    def leave(box: QDialog) -> None:
        if way == "Quit":
            click(button_of(box, "Quit"))
        else:
            box.reject()

    in_the_open_dialog(leave)
    assert app._window_or_offer(catalogue_file) is None
    assert catalogue_file.read_bytes() == b"damaged"
    assert [path.name for path in catalogue_file.parent.iterdir()] == [catalogue_file.name]
    assert closing_windows == []


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")


def test_that_a_newer_catalogue_is_told_in_plain_words_and_left_alone(
    closing_windows: list[QMainWindow],
    catalogue_file: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_newer(catalogue_file)
    before = catalogue_file.read_bytes()
    told = []

    def read(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        told.append(f"{box.text()} {box.informativeText()}")
        click(button_of(box, "Close"))

    in_the_open_dialog(read)
    assert app._window_or_offer(catalogue_file) is None
    assert closing_windows == []
    assert "was written by a newer version of chaircompare" in told[0]
    assert "Nothing was changed." in told[0]
    assert capsys.readouterr().err.startswith("error: ")
    assert catalogue_file.read_bytes() == before
    with pytest.raises(CatalogueTooNewError):
        create_main_window(catalogue_file)


@pytest.mark.usefixtures("application")
def test_that_a_program_that_cannot_open_the_catalogue_leaves_with_one(
    catalogue_file: Path, home: Path
) -> None:
    make_newer(catalogue_file)
    script = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "import chaircompare.ui.app as app\n"
        "from chaircompare.cli import main\n"
        "class Impatient(QApplication):\n"
        "    def __init__(self, arguments):\n"
        "        super().__init__(arguments)\n"
        "        self.timer = QTimer(self)\n"
        "        self.timer.timeout.connect(self.leave)\n"
        "        self.timer.start(20)\n"
        "    def leave(self):\n"
        "        if self.activeModalWidget():\n"
        "            self.activeModalWidget().close()\n"
        "app.QApplication = Impatient\n"
        "sys.exit(main([]))\n"
    )
    done = run_python("-c", script, home=home)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert "newer version" in line


# --------------------------------------------------------------------------- export


def save_as(person: Person, path: Path) -> None:
    person.press(Key.Key_E, CTRL)
    field = part(person.window, QLineEdit, "fileNameEdit")
    field.setText(str(path))
    field.setFocus()
    person.press(Key.Key_Return)


def test_that_an_export_that_cannot_be_written_says_so_and_keeps_the_old_file(
    person: Person, tmp_path: Path
) -> None:
    target = tmp_path / "locked.csv"
    target.write_text("old", "utf-8")
    person.compare(ACHILLES, TITAN)
    with mode(tmp_path, 0o555):
        person.press(Key.Key_E, CTRL)
        field = part(person.window, QLineEdit, "fileNameEdit")
        field.setText(str(target))
        field.setFocus()

        def overwrite(box: QDialog) -> None:
            click(button_of(box, "Yes"))

        in_the_open_dialog(overwrite)
        person.press(Key.Key_Return)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert f"{target} could not be written" in box.text()
    click(button_of(box, "OK"))
    assert target.read_text("utf-8") == "old"
    assert "Wrote" not in person.status


def test_that_a_kind_that_is_not_written_is_told(person: Person, tmp_path: Path) -> None:
    person.compare(ACHILLES, TITAN)
    save_as(person, tmp_path / "table.docx")
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "“.docx” cannot be written" in box.text()
    assert "Use one that ends in" in box.informativeText()
    click(button_of(box, "OK"))
    assert not (tmp_path / "table.docx").exists()


def test_that_the_folder_of_an_exported_file_opens(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    # The desktop's own program must not start in a test.
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    person.compare(ACHILLES, TITAN)
    assert not person.button("openFolderButton").isVisible()
    save_as(person, tmp_path / "out.csv")
    person.come_back()
    click(person.button("openFolderButton"))
    assert [Path(path) for path in opened] == [tmp_path]


def test_that_a_source_opens_in_the_browser(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    person.compare(ACHILLES, TITAN)
    person.click_info("calf_massage", 0)
    card = person.card()
    assert card is not None
    link = card.findChildren(QWidget, "openAddressButton")[0]
    click(link)
    assert opened == [link.property("address")]
    assert opened[0].startswith("https://")


# ----------------------------------------------------------------------------- crashes


@pytest.fixture
def handler(
    application: QApplication,  # noqa: ARG001 - looks after what the dialogs leave
    home: Path,
) -> Iterator[CrashHandler]:
    before = sys.excepthook, threading.excepthook
    log = start_logging(home / "logs")
    made = CrashHandler(log)
    made.install()
    yield made
    made.restore()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
    sys.excepthook, threading.excepthook = before
    made.deleteLater()


def crash_dialogs() -> list[QWidget]:
    return [widget for widget in top_levels() if widget.objectName() == "crashDialog"]


def fail(words: str) -> None:
    raise ValueError(words)


@pytest.mark.usefixtures("handler")
def test_that_a_failure_in_a_slot_shows_one_dialog_and_is_logged(
    person: Person, home: Path, qtbot: QtBot
) -> None:
    for words in ("the first failure", "the second failure"):
        QTimer.singleShot(0, lambda words=words: fail(words))
    qtbot.waitUntil(lambda: len(crash_dialogs()) == 1)
    settle()
    (dialog,) = crash_dialogs()
    words = person.words_of(dialog)
    assert "Something went wrong that should not." in words
    assert "Your chairs and your choice are saved." in words
    assert str(home / "logs" / "chaircompare.log") in words
    report = part(dialog, QPlainTextEdit, "").toPlainText()
    assert "ValueError: the first failure" in report
    assert "Traceback" in report
    assert report.startswith(versions())
    click(part(dialog, QPushButton, "copyReportButton"))
    assert QGuiApplication.clipboard().text() == report
    log = (home / "logs" / "chaircompare.log").read_text("utf-8")
    assert "the first failure" in log
    assert "the second failure" in log
    assert "Traceback" in log
    click(button_of(dialog, "Go on"))
    deliver_deletions()
    assert crash_dialogs() == []
    person.come_back()
    person.search("osaki")
    assert person.listed(), "the window goes on"


@pytest.mark.usefixtures("handler")
def test_that_a_later_failure_shows_again(qtbot: QtBot) -> None:
    for words in ("one", "two"):
        QTimer.singleShot(0, lambda words=words: fail(words))
        qtbot.waitUntil(lambda: len(crash_dialogs()) == 1)
        (dialog,) = crash_dialogs()
        assert f"ValueError: {words}" in part(dialog, QPlainTextEdit, "").toPlainText()
        dialog.close()
        deliver_deletions()


@pytest.mark.usefixtures("handler")
def test_that_a_failure_on_another_thread_is_shown_too(qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail, args=("far away",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(crash_dialogs()) == 1)
    (dialog,) = crash_dialogs()
    assert "ValueError: far away" in part(dialog, QPlainTextEdit, "").toPlainText()
    dialog.close()


@pytest.mark.usefixtures("handler")
def test_that_control_c_ends_the_program_without_a_dialog() -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    settle()
    assert crash_dialogs() == []


@pytest.mark.usefixtures("application")
def test_that_what_qt_says_goes_to_the_log(home: Path) -> None:
    # In a process of its own: pytest-qt holds the message handler here.
    script = (
        "from pathlib import Path\n"
        "from PySide6.QtCore import qWarning\n"
        "from chaircompare.logs import start_logging\n"
        "from chaircompare.ui.errors import log_qt_messages\n"
        f"start_logging(Path({str(home / 'logs')!r}))\n"
        "log_qt_messages()\n"
        "qWarning('something odd')\n"
    )
    done = run_python("-c", script, home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "WARNING chaircompare.qt something odd" in (
        home / "logs" / "chaircompare.log"
    ).read_text("utf-8")


def test_that_the_place_of_a_hard_crash_is_written_down(home: Path) -> None:
    script = (
        "import faulthandler, os, signal\n"
        "from pathlib import Path\n"
        "from chaircompare.ui.errors import watch_for_hard_crashes\n"
        f"file = watch_for_hard_crashes(Path({str(home / 'logs')!r}))\n"
        "os.kill(os.getpid(), signal.SIGSEGV)\n"
    )
    done = run_python("-c", script, home=home)
    assert done.returncode != 0
    assert "Segmentation fault" in (home / "logs" / "crash.log").read_text("utf-8")


def test_that_no_log_folder_is_no_trouble(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    assert watch_for_hard_crashes(file) is None


def test_that_an_error_with_its_own_words_is_told_in_plain_text(
    person: Person, qtbot: QtBot
) -> None:
    tell(person.window, ChairCompareError("<b>This</b> failed.", "Try & see."))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.textFormat().name == "PlainText"
    assert (box.text(), box.informativeText()) == ("<b>This</b> failed.", "Try & see.")
    QTest.keyClick(box, Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    deliver_deletions()
    assert person.window.findChildren(QMessageBox) == []


# ------------------------------------------------------------------------------ starting


def test_that_the_window_opens_paints_once_and_says_ready(home: Path) -> None:
    done = run_program("--smoke", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    word, milliseconds, count = done.stdout.split()
    assert (word, count) == ("ready", "93")
    assert 0 < int(milliseconds) < 60_000
    assert (home / "data" / "catalogue.sqlite").exists()
    assert (home / "settings" / "settings.json").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"DISPLAY": ":4097"},
        {"WAYLAND_DISPLAY": "wayland-97"},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":4097"},
    ],
    ids=["none", "no x server", "no compositor", "xcb"],
)
def test_that_a_start_without_a_screen_says_what_to_do_in_one_line(
    home: Path, variables: dict[str, str]
) -> None:
    script = (
        "import os, runpy, sys\n"
        "os.environ.pop('QT_QPA_PLATFORM', None)\n"
        f"os.environ.update({variables | {'XDG_RUNTIME_DIR': str(home)}!r})\n"
        "sys.argv = ['chaircompare']\n"
        "runpy.run_module('chaircompare', run_name='__main__')\n"
    )
    done = run_python("-c", script, home=home)
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    for word in ("DISPLAY", "Debian", "Fedora", "make demo"):
        assert word in line


def test_that_the_window_needs_no_pandas_until_it_must(
    home: Path, catalogue_file: Path, tmp_path: Path
) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([])\n"
        "from chaircompare.ui.app import create_main_window\n"
        "from tests.ui.person import *\n"
        f"window = create_main_window(Path({str(catalogue_file)!r}))\n"
        "window.show()\n"
        "window.activateWindow()\n"
        "settle()\n"
        "person = Person(window)\n"
        "person.search('osaki')\n"
        "person.search('')\n"
        "person.compare(ACHILLES, TITAN, CARELEX)\n"
        "person.press(Key.Key_E, CTRL)\n"
        "from PySide6.QtWidgets import QLineEdit\n"
        "field = part(window, QLineEdit, 'fileNameEdit')\n"
        f"field.setText({str(tmp_path / 'out.csv')!r})\n"
        "field.setFocus()\n"
        "person.press(Key.Key_Return)\n"
        "window.close()\n"
        "print(*sorted({'pandas', 'numpy', 'alembic'} & sys.modules.keys()))\n"
    )
    root = Path(__file__).parents[2]
    done = run_python("-c", script, home=home, cwd=root)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
    assert (tmp_path / "out.csv").stat().st_size > 1000
