"""Catches what goes wrong in the window: a traceback in the log, plain words for the person."""

import contextlib
import faulthandler
import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from chaircompare.ui.dialogs.crash import CrashDialog

_log = logging.getLogger(__name__)
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt_messages() -> None:
    """Send what Qt says to the log instead of the terminal."""

    def handle(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        logging.getLogger("chaircompare.qt").log(_QT_LEVELS.get(kind, logging.WARNING), message)

    qInstallMessageHandler(handle)


def watch_for_hard_crashes(folder: Path) -> IO[str] | None:
    """Let the interpreter write where it was when the process dies; the open file, to be kept."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / "crash.log").open("a", encoding="utf-8")
        faulthandler.enable(file)
        return file
    return None


class CrashHandler(QObject):
    """Catches what nobody caught, on any thread, and shows one dialog for it."""

    _crashed = Signal(str)

    def __init__(self, log: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_path = log
        self._dialog: CrashDialog | None = None
        self._crashed.connect(self._show)

    def install(self) -> None:
        """Take over the hooks of the interpreter."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def _thread_hook(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._hook(told.exc_type, told.exc_value, told.exc_traceback)

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        _log.error("uncaught\n%s", report)
        self._crashed.emit(report)

    def _show(self, report: str) -> None:
        # A second failure while the first is being read must not pile up dialogs.
        if self._dialog is not None and self._dialog.isVisible():
            return
        from chaircompare.ui.dialogs.crash import CrashDialog, versions

        whole = f"{versions()}\n\n{report}"
        self._dialog = CrashDialog(whole, self._log_path, QApplication.activeWindow())
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def restore(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
