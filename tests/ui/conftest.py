"""A window of the real program for each test, and nothing left of it afterwards."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from chaircompare.ui.app import create_main_window
from chaircompare.ui.window import MainWindow
from tests.ui.person import NARROW, Person, deliver_deletions, top_levels

Opener = Callable[..., Person]


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The one application, as a fresh start finds it; no window outlives the test."""
    assert top_levels() == []
    look = qapp.palette()
    yield qapp
    for widget in top_levels():
        widget.close()
    deliver_deletions()
    left = [widget.objectName() or type(widget).__name__ for widget in top_levels()]
    for widget in top_levels():
        widget.deleteLater()  # the next test is not to suffer from it
    deliver_deletions()
    # Where there is no desktop, what was copied would outlive Qt and end the process with a crash.
    qapp.clipboard().clear()
    qapp.setStyleSheet("")
    qapp.setPalette(look)
    assert left == []


@pytest.fixture
def open_window(
    application: QApplication,  # noqa: ARG001 - looks after what the windows leave
    qtbot: QtBot,
    catalogue_file: Path,
) -> Iterator[Opener]:
    """Opens windows, by default on the fresh catalogue; all are closed in the end."""
    opened: list[MainWindow] = []

    def open_one(path: Path = catalogue_file, size: tuple[int, int] | None = NARROW) -> Person:
        window = create_main_window(path)
        assert isinstance(window, MainWindow)
        opened.append(window)
        if size:
            window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
        return Person(window)

    yield open_one
    for window in opened:
        if not isValid(window):
            continue
        window.close()
        window.deleteLater()


@pytest.fixture
def person(open_window: Opener) -> Person:
    """Someone before the window on the shipped catalogue."""
    return open_window()
