"""Takes a picture of every state of the window, to be looked at one by one.

`python -m tests.states FOLDER [WORDS]` leaves one picture a state, look, size and text size in
FOLDER, or only those whose names hold WORDS. Each state begins with a fresh window in a temporary
folder; a person's own catalogue is not touched.
"""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from chaircompare.catalogue.store import Catalogue
from chaircompare.paths import HOME_VARIABLE, places
from chaircompare.settings import Settings, save_settings
from chaircompare.ui.app import create_main_window
from chaircompare.ui.errors import log_qt_messages
from chaircompare.ui.window import MainWindow
from tests.states.moments import IN_ALL_SIZES
from tests.states.table import STATES, State
from tests.ui.person import (
    NARROW,
    WIDE,
    Person,
    settle,
    top_levels,
)

LOOKS = ("light", "dark", "contrast")
SIZES = {
    "1280": NARROW,
    "1920": WIDE,
    "1024": (1024, 668),
    "1366": (1366, 696),
    "1600": (1600, 828),
}
TEXT_SIZES = (100, 200)
# Width of the window and text size, in light and dark, of the pages IN_ALL_SIZES.
IN_BETWEEN = (("1024", 100), ("1280", 130), ("1280", 150), ("1366", 115), ("1600", 100))


def windows_below(widget: QWidget) -> int:
    """Over how many windows it lies: what a dialog has opened is drawn after it."""
    parent = widget.parentWidget()
    return 1 + windows_below(parent.window()) if parent else 0


def picture_of(window: MainWindow) -> QPixmap:
    """The window with the dialogs and menus that are open over it."""
    whole = window.grab()
    painter = QPainter(whole)
    for other in sorted(top_levels(), key=windows_below):
        if other.isVisible() and other is not window:
            place = other.pos() - window.pos()
            painter.drawPixmap(place, other.grab())
            painter.setPen(QColor("gray"))  # the frame that a system draws
            painter.drawRect(QRect(place, other.size()))
    painter.end()
    return whole


def take(state: State, path: Path, settings: Settings, size: tuple[int, int]) -> None:
    """Open a window, bring it into the state, keep its picture, close it."""
    save_settings(settings, places().settings)
    if settings.theme == "system":
        # A look of its own could not be told from the others: this is a system that is dark.
        QApplication.setPalette(QPalette(QColor("#202020")))
    held = state.held or contextlib.nullcontext
    with held(places().catalogue):
        window = create_main_window(places().catalogue)
        assert isinstance(window, MainWindow)
        window.resize(*size)
        window.show()
        if not QTest.qWaitForWindowActive(window):
            window.activateWindow()
        settle()
        try:
            state.act(Person(window))
            settle()
            settle()  # some scroll bars come once it is known what they are for
            if not picture_of(window).save(str(path)):
                raise OSError(f"{path} could not be written")
        finally:
            for other in top_levels():
                other.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def all_pictures() -> Iterator[tuple[str, str, str, int]]:
    """Name, look, width and text size of each."""
    yield from product(STATES, LOOKS, ("1280", "1920"), TEXT_SIZES)
    for name, look, (size, text) in product(IN_ALL_SIZES, ("light", "dark"), IN_BETWEEN):
        yield name, look, size, text
    for name in ("catalogue", "comparison-3"):
        yield name, "system", "1280", 100


def main(folder: Path, words: str = "") -> int:
    """Take all pictures, or those whose names hold the words; the exit code."""
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [one for one in all_pictures() if words in "-".join(map(str, one))]
    log_qt_messages()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    failed = 0
    with tempfile.TemporaryDirectory() as one:
        shipped = Path(one) / "shipped.sqlite"
        Catalogue.open(shipped).close()
        for name, look, size, text in wanted:
            state = STATES[name]
            with tempfile.TemporaryDirectory() as home:
                os.environ[HOME_VARIABLE] = home
                places().catalogue.parent.mkdir(parents=True)
                shutil.copyfile(shipped, places().catalogue)
                if state.prepare:
                    state.prepare(places().catalogue)
                settings = Settings(theme=look, text_size=text, welcomed=state.welcomed)
                path = folder / f"{name}-{look}-{size}-{text}.png"
                try:
                    take(state, path, settings, SIZES[size])
                except AssertionError as error:
                    failed += 1
                    print(f"{path.name}: {error}", file=sys.stderr)
    # Where there is no desktop, what was copied would outlive Qt and end the process with a crash.
    QApplication.clipboard().clear()
    print(f"{len(wanted) - failed} pictures in {folder}")
    assert application is not None
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3} or sys.argv[1].startswith("-"):
        sys.exit("usage: python -m tests.states FOLDER [WORDS]")
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
