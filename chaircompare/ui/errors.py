"""Trouble in the window: plain words for the person, a traceback in the log."""

import contextlib
import faulthandler
import logging
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chaircompare import __version__
from chaircompare.errors import ChairCompareError
from chaircompare.ui.text import label

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


class CrashDialog(QDialog):
    """Says in plain words that something failed, what is safe, and offers the report to copy."""

    def __init__(self, report: str, log: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crashDialog")
        self.setWindowTitle("Something went wrong")
        self.resize(720, 460)
        column = QVBoxLayout(self)
        column.addWidget(label("Something went wrong that should not.", "card-title", wrap=True))
        where = f" The log is in {log}." if log else ""
        column.addWidget(
            label(
                "Your chairs and your choice are saved. You can go on, or close the program and "
                f"start it again.{where}",
                wrap=True,
                selectable=True,
            )
        )
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName("Report for the developers")
        column.addWidget(self._report, 1)
        buttons = QDialogButtonBox()
        copy = QPushButton("Copy report")
        copy.setObjectName("copyReportButton")
        copy.clicked.connect(self._on_copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        close = QPushButton("Go on")
        close.clicked.connect(self.accept)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        column.addWidget(buttons)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())


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
        self._crashed.emit(f"{versions()}\n\n{report}")

    def _show(self, report: str) -> None:
        # A second failure while the first is being read must not pile up dialogs.
        if self._dialog is not None and self._dialog.isVisible():
            return
        self._dialog = CrashDialog(report, self._log_path, QApplication.activeWindow())
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


def versions() -> str:
    """Versions that a report needs."""
    return (
        f"chaircompare {__version__}, PySide6 {pyside_version}, "
        f"Python {platform.python_version()}, "
        f"{platform.platform()}, {QGuiApplication.platformName()}"
    )


def tell(parent: QWidget | None, error: ChairCompareError) -> None:
    """Show an error that has its own words; closes with Enter or Escape."""
    _log.info("told: %s", error)
    box = message_box(parent, error.message, error.hint)
    box.setIcon(QMessageBox.Icon.Warning)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()


def message_box(parent: QWidget | None, message: str, detail: str = "") -> QMessageBox:
    """A box for plain text that frees itself when closed."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("chaircompare")
    box.setText(message)
    box.setInformativeText(detail)
    return box
