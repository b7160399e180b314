"""Does the main job on the real window, with mouse and keyboard, and takes pictures on the way.

`python -m tests.demo FOLDER` leaves chairs.csv and the pictures of the README in FOLDER. The
window keeps what it must in a temporary folder; a person's own catalogue is not touched.
"""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from chaircompare.paths import HOME_VARIABLE, places
from chaircompare.settings import Settings, save_settings
from chaircompare.ui.app import create_main_window
from chaircompare.ui.errors import log_qt_messages
from chaircompare.ui.window import MainWindow
from tests.ui.person import (
    ACHILLES,
    ALT,
    CARELEX,
    CTRL,
    TITAN,
    Key,
    Person,
    click,
    part,
    settle,
)

ORDINARY, WIDE = (1280, 800), (1920, 1080)


class Demo:
    """One walk through the program; everything that it wrote is in `written`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.written: list[Path] = []
        # The look of the pictures must not hang on the machine; whoever looks at them was welcomed.
        save_settings(Settings(theme="light", welcomed=True), places().settings)
        window = create_main_window(places().catalogue)
        assert isinstance(window, MainWindow)
        self._window = window
        self._person = Person(window)
        self._resize(ORDINARY)
        window.show()
        if not QTest.qWaitForWindowActive(window):
            window.activateWindow()

    def _resize(self, size: tuple[int, int]) -> None:
        self._window.resize(*size)
        settle()

    def _picture(self, name: str) -> None:
        settle()
        path = self._folder / f"{name}.png"
        if not self._window.grab().save(str(path)):
            raise OSError(f"{path} could not be written")
        self.written.append(path)

    def walk(self) -> None:
        """Search, choose, compare, ask why and where from, export; then other looks and sizes."""
        self._choose()
        self._compare()
        self._ask()
        self._export()
        self._look()
        self._window.close()

    def _choose(self) -> None:
        person = self._person
        person.search("osaki")
        person.tick(ACHILLES)
        self._picture("catalogue-light")
        person.search("")
        person.choose(TITAN, CARELEX)

    def _compare(self) -> None:
        person = self._person
        click(person.button("compareButton"))
        self._picture("comparison-light")
        person.pick("lookDarkAction")
        self._picture("comparison-dark")
        person.pick("lookLightAction")

    def _ask(self) -> None:
        person = self._person
        person.click_why("calf_massage")
        self._picture("why-light")
        person.press(Key.Key_Escape)
        person.click_info("calf_massage", 0)
        self._picture("source-light")
        person.press(Key.Key_Escape)
        person.press(Key.Key_Home, CTRL)

    def _export(self) -> None:
        person = self._person
        target = self._folder / "chairs.csv"
        target.unlink(missing_ok=True)
        person.press(Key.Key_E, CTRL)
        dialog = part(self._window, QFileDialog, "exportDialog")
        field = part(dialog, QLineEdit, "fileNameEdit")
        field.setText(str(target))
        field.setFocus()
        person.press(Key.Key_Return)
        person.come_back()
        print(person.status)
        self.written.append(target)

    def _look(self) -> None:
        person = self._person
        self._resize(WIDE)
        self._picture("wide-light")
        person.pick("lookDarkAction")
        self._picture("wide-dark")
        person.pick("lookLightAction")
        self._resize(ORDINARY)
        for _ in range(5):
            person.press(Key.Key_Plus, CTRL)
        self._picture("text-200-light")
        person.press(Key.Key_Left, ALT)


def main(folder: Path) -> int:
    """Walk through the program once; the exit code."""
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        log_qt_messages()
        # Qt's own file dialog has a field that can be typed into, whatever the desktop.
        application = QApplication.instance() or QApplication(sys.argv[:1])
        application.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        demo = Demo(folder)
        demo.walk()
    print(f"In {folder}:")
    for path in demo.written:
        print(f"  {path.name}  {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit("usage: python -m tests.demo FOLDER")
    sys.exit(main(Path(sys.argv[1])))
