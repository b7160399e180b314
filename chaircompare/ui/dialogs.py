"""Boxes that tell of trouble: plain words, plain text, freed when closed."""

import logging
import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QPalette, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from chaircompare import __version__
from chaircompare.errors import ChairCompareError
from chaircompare.ui.icons import Icon, pixmap, qicon
from chaircompare.ui.text import button_text, label
from chaircompare.ui.theme import TEXT, Theme

_log = logging.getLogger(__name__)
_FILES = (760, 480)
_PLACES_AND_FILES = (150, 580)
_SIGN = 40
_ARROW = 16
_ARROWS = {"backButton": Icon.LEFT, "forwardButton": Icon.RIGHT, "toParentButton": Icon.UP}


class CrashDialog(QDialog):
    """Says in plain words that something failed, what is safe, and offers the report to copy."""

    def __init__(self, report: str, log: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crashDialog")
        self.setWindowTitle("Something went wrong")
        resize_with_text(self, (720, 460))
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
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        # In this order on every system: what one does next stands last.
        copy = QPushButton("Copy report")
        copy.setObjectName("copyReportButton")
        copy.clicked.connect(self._on_copy)
        buttons.addWidget(copy)
        close = QPushButton("Go on")
        close.setObjectName("goOnButton")
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons.addWidget(close)
        column.addLayout(buttons)
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


def tell(parent: QWidget | None, error: ChairCompareError) -> None:
    """Show an error that has its own words; closes with Enter or Escape."""
    _log.info("told: %s", error)
    box = message_box(parent, error.message, error.hint)
    # That of Qt does not grow with the text, and its yellow is faint on a light ground.
    box.setIconPixmap(_sign(box))
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()


def _sign(box: QMessageBox) -> QPixmap:
    box.ensurePolished()
    colour = box.palette().color(QPalette.ColorRole.WindowText).name()
    size = round(_SIGN * _text_scale(box))
    return pixmap(Icon.ASK, colour, size, box.devicePixelRatioF())


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, what it means, and the words of the button that says yes.

    Where `is_final` is set, Enter is no: what is agreed to deletes for good.
    """

    name: str
    message: str
    detail: str
    agree: str
    is_final: bool = False


def ask(parent: QWidget, question: Question, slot: Callable[[], object]) -> None:
    """Ask before something is done; Escape is no. `slot` is a bound method."""
    box = message_box(parent, question.message, question.detail)
    box.setObjectName(question.name)
    agree = box.addButton(button_text(question.agree), QMessageBox.ButtonRole.AcceptRole)
    agree.setObjectName("agreeButton")
    make_main(agree)
    agree.clicked.connect(slot)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    begun = cancel if question.is_final else agree
    box.setDefaultButton(begun)
    begun.setFocus(Qt.FocusReason.OtherFocusReason)
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


def file_dialog(parent: QWidget, title: str, name: str) -> QFileDialog:
    """Asks for a file; as wide as its words need where the system has no such dialog itself."""
    dialog = QFileDialog(parent, title)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    resize_with_text(dialog, _FILES)
    _widen_columns(dialog)
    _recolour_arrows(dialog)
    return dialog


def _widen_columns(dialog: QFileDialog) -> None:
    # The dialog of Qt has the same widths at every text size; that of the system has no such parts.
    for files in dialog.findChildren(QTreeView):
        files.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for parts in dialog.findChildren(QSplitter):
        parts.setSizes([round(part * _text_scale(dialog)) for part in _PLACES_AND_FILES])


def _recolour_arrows(dialog: QFileDialog) -> None:
    # Those of Qt are black in every look, and do not grow with the text.
    side = round(_ARROW * _text_scale(dialog))
    colour = dialog.palette().color(QPalette.ColorRole.WindowText).name()
    for name, icon in _ARROWS.items():
        for button in dialog.findChildren(QToolButton, name):
            button.setIcon(qicon(icon, colour, side))
            button.setIconSize(QSize(side, side))


def make_main(button: QPushButton) -> None:
    """Let a button look as what one came for, also when its box has laid it out already."""
    button.setProperty("role", "primary")
    button.style().polish(button)


def resize_with_text(dialog: QDialog, wanted: tuple[int, int]) -> None:
    """Give a dialog that knows no theme its size at the text size that is in force."""
    dialog.ensurePolished()
    scale = _text_scale(dialog)
    parent = dialog.parentWidget()
    room = room_for(parent) if parent else dialog.screen().availableSize()
    width, height = (round(length * scale) for length in wanted)
    dialog.resize(min(width, room.width() - 40), min(height, room.height() - 40))


def _text_scale(widget: QWidget) -> float:
    return max(1.0, widget.fontInfo().pixelSize() / TEXT)


def room_for(parent: QWidget) -> QSize:
    """What a dialog has room in: the main window, though another dialog may have opened it."""
    window = parent.window()
    above = window.parentWidget()
    return room_for(above) if above else window.size()


def resize_within(dialog: QDialog, wanted: tuple[int, int], theme: Theme) -> None:
    """Give a dialog its size at this text size, as far as its window has room for it."""
    parent = dialog.parentWidget()
    room = room_for(parent) if parent else dialog.screen().availableSize()
    width, height = wanted
    dialog.resize(
        min(theme.px(width), room.width() - 40), min(theme.px(height), room.height() - 40)
    )
