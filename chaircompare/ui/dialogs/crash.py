"""What is said when something failed that should not."""

import platform
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QWidget

from chaircompare import __version__
from chaircompare.ui.dialogs.laying_out import button_row, dialog_column, resize_with_text
from chaircompare.ui.text import label


class CrashDialog(QDialog):
    """Says in plain words that something failed, what is safe, and offers the report to copy."""

    def __init__(self, report: str, log: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crashDialog")
        self.setWindowTitle("Something went wrong")
        resize_with_text(self, (720, 460))
        column = dialog_column(self)
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
        copy = QPushButton("Copy report")
        copy.setObjectName("copyReportButton")
        copy.clicked.connect(self._on_copy)
        close = QPushButton("Go on")
        close.setObjectName("goOnButton")
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addLayout(button_row(self, copy, close))
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())


def versions() -> str:
    """Versions that a report needs."""
    return (
        f"chaircompare {__version__}, PySide6 {pyside_version}, "
        f"Python {platform.python_version()}, "
        f"{platform.platform()}, {QGuiApplication.platformName()}"
    )
