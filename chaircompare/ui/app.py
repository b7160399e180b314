"""Starts the window: log, hooks, application, look, catalogue, window; in this order."""

import ctypes
import ctypes.util
import gc
import os
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QObject,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QMainWindow
from typing_extensions import override

from chaircompare import __version__
from chaircompare.catalogue.database import CatalogueDamagedError, set_aside
from chaircompare.catalogue.store import Catalogue
from chaircompare.errors import ChairCompareError
from chaircompare.logs import start_logging
from chaircompare.paths import places
from chaircompare.ui.errors import CrashHandler, log_qt_messages, watch_for_hard_crashes
from chaircompare.ui.icons import application_icon
from chaircompare.ui.keeper import SettingsKeeper
from chaircompare.ui.screen_place import stand_on_screen
from chaircompare.ui.theming import Theming
from chaircompare.ui.window import MainWindow

_CANNOT_START = (
    "The window cannot start: Qt finds no usable screen. Set DISPLAY or WAYLAND_DISPLAY, and "
    "install what is missing. Debian, Ubuntu: apt install libegl1 libgl1 libxkbcommon-x11-0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0. Fedora: dnf install "
    "libglvnd-egl libglvnd-glx libxkbcommon-x11 xcb-util-cursor xcb-util-wm xcb-util-keysyms. "
    "Without a screen: make demo, or chaircompare --help for the command line."
)
_PROCESS_START = time.monotonic()


def create_main_window(catalogue: Path) -> QMainWindow:
    """The real window on that catalogue file; a QApplication must exist.

    Raises what Catalogue.open raises.
    """
    window = _list_window(catalogue)
    window.complete()
    return window


def _list_window(catalogue: Path) -> MainWindow:
    """The same without the parts that the first sight of the list does not wait for."""
    opened = Catalogue.open(Path(catalogue), backups=places().backups)
    try:
        keeper = SettingsKeeper(places().settings)
        return MainWindow(opened, keeper, Theming(keeper))
    except BaseException:
        opened.close()
        raise


def run(catalogue: Path, *, smoke: bool = False, opened: Path | None = None) -> int:
    """Open the window, with a file if one is given, and stay until it is closed; the exit code."""
    where = places()
    log = start_logging(where.logs)
    crash_file = watch_for_hard_crashes(where.logs)
    _refuse_without_screen()
    qInstallMessageHandler(_say_why_qt_gives_up)
    application = QApplication(sys.argv[:1])
    log_qt_messages()
    application.setApplicationName("chaircompare")
    application.setApplicationDisplayName("chaircompare")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("chaircompare")
    application.setWindowIcon(application_icon())
    crashes = CrashHandler(log, application)
    crashes.install()
    try:
        # Nobody answers a question that a check of the installation would ask.
        window = _list_window(catalogue) if smoke else _window_or_offer(catalogue)
        if window is None:
            return 1
        # The list stands on the screen first; the other parts are made ready right after.
        first = _FirstPaint(window)
        if opened:
            first.painted.connect(partial(window.files.open_path, opened))
        first.painted.connect(first.report_and_close if smoke else window.complete)
        first.painted.connect(_collect_from_now_on)
        stand_on_screen(window)
        window.show()
        return application.exec()
    finally:
        crashes.restore()
        if crash_file:
            crash_file.close()


def _collect_from_now_on() -> None:
    """Let the garbage collector work again, and never again on what starting left behind."""
    gc.freeze()
    gc.enable()


def _window_or_offer(catalogue: Path) -> MainWindow | None:
    """The window; a damaged catalogue is first set aside if the person agrees."""
    try:
        return _list_window(catalogue)
    except CatalogueDamagedError as error:
        from PySide6.QtWidgets import QMessageBox

        from chaircompare.ui.dialogs.boxes import message_box

        box = message_box(
            None,
            error.message,
            "It can be set aside under a dated name, and a fresh catalogue made from the shipped "
            "facts. Nothing is deleted.",
        )
        box.setObjectName("damagedDialog")
        fresh = box.addButton("Set aside and start fresh", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Quit", QMessageBox.ButtonRole.RejectRole)
        # Closing frees the box, so it cannot be asked afterwards which button it was.
        agreed: list[bool] = []
        box.buttonClicked.connect(lambda button: agreed.append(button is fresh))
        box.exec()
        if True not in agreed:
            return None
        set_aside(catalogue)
        return _list_window(catalogue)
    except ChairCompareError as error:
        from PySide6.QtWidgets import QMessageBox

        from chaircompare.ui.dialogs.boxes import message_box

        box = message_box(None, error.message, error.hint)
        box.addButton(QMessageBox.StandardButton.Close)
        print("error:", error, file=sys.stderr)  # noqa: T201 - for whoever started it in a terminal
        box.exec()
        return None


def _refuse_without_screen() -> None:
    """Say in one line what is missing where Qt itself would abort with a page of text."""
    if not sys.platform.startswith("linux"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return
    if not platform and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        raise ChairCompareError(_CANNOT_START)
    if not os.environ.get("WAYLAND_DISPLAY"):
        try:
            ctypes.CDLL("libxcb-cursor.so.0")
        except OSError as error:
            raise ChairCompareError(_CANNOT_START) from error


def _say_why_qt_gives_up(kind: QtMsgType, _context: object, _message: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        # Qt aborts the process as soon as this returns: leave in good order instead.
        print("error:", _CANNOT_START, file=sys.stderr, flush=True)  # noqa: T201 - the last word
        os._exit(1)


class _FirstPaint(QObject):
    """Tells once when the list was painted for the first time."""

    painted = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._seen = False
        window.catalogue_panel.view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self._seen:
            self._seen = True
            # After this event, when the picture is there.
            QTimer.singleShot(0, self.painted.emit)
        return False

    def report_and_close(self) -> None:
        """Print `ready <milliseconds since process start> <chairs>` and close the window."""
        chairs = self._window.catalogue_panel.model.all
        print(f"ready {_milliseconds_since_start()} {chairs}", flush=True)  # noqa: T201 - asked for
        self._window.close()


def _milliseconds_since_start() -> int:
    """Time since the process began, where the system tells it; else since the first import."""
    try:
        fields = Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return round((time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000)
    except (OSError, ValueError, IndexError, AttributeError):
        return round((time.monotonic() - _PROCESS_START) * 1000)
