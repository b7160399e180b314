"""How dialogs are laid out, and boxes that ask and tell: plain words, freed when closed."""

import logging
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPalette, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from chaircompare import __version__
from chaircompare.errors import ChairCompareError
from chaircompare.ui.icons import Icon, pixmap, qicon
from chaircompare.ui.text import button_text, label
from chaircompare.ui.theme import TEXT, Theme

_log = logging.getLogger(__name__)
_FILES = (760, 480)
_PLACES_AND_FILES = (150, 580)
_MARGIN, _BETWEEN, _BESIDE = 16, 12, 8
_BOX = 460
_AROUND = 40  # what stays in view of the window below
_SIGN = 40
_ARROW = 16
_ARROWS = {"backButton": Icon.LEFT, "forwardButton": Icon.RIGHT, "toParentButton": Icon.UP}


def dialog_column(dialog: QDialog) -> QVBoxLayout:
    """The column of a dialog that is still empty: one margin and one gap for all of them."""
    column = QVBoxLayout(dialog)
    space_out(column, text_scale(dialog))
    return column


def space_out(column: QBoxLayout, scale: float) -> None:
    """Give the column of a dialog its margin and its gap; `scale` is 1.0 at 100 %."""
    margin = round(_MARGIN * scale)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(round(_BETWEEN * scale))


def button_row(
    dialog: QDialog, *buttons: QPushButton, aside: Sequence[QPushButton] = ()
) -> QHBoxLayout:
    """The buttons of a dialog, in one order on every system.

    `aside` are those that concern only a part of it; of `buttons` the one that closes comes last,
    and the main one before it.
    """
    row = QHBoxLayout()
    row.setSpacing(round(_BESIDE * text_scale(dialog)))
    for button in aside:
        row.addWidget(button)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


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
    size = round(_SIGN * text_scale(box))
    return pixmap(Icon.ASK, colour, size, box.devicePixelRatioF())


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, what it means, and the words of the button that says yes.

    Where `is_final` is set, Enter is no and neither button is the main one: what is agreed to
    deletes for good.
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
    if not question.is_final:
        make_main(agree)
    agree.clicked.connect(slot)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    begun = cancel if question.is_final else agree
    box.setDefaultButton(begun)
    begun.setFocus(Qt.FocusReason.OtherFocusReason)
    box.open()


class _MessageBox(QMessageBox):
    """One laid out as our other dialogs are: that of Qt has margins that do not grow."""

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        middle = self.frameGeometry().center()
        self._lay_out()
        self.move(self.pos() + middle - self.frameGeometry().center())

    @override
    def event(self, arg__1: QEvent) -> bool:
        if arg__1.type() is QEvent.Type.LayoutRequest:
            # Here Qt would take its own size again.
            handled = QDialog.event(self, arg__1)
            self._fit()
            return handled
        return super().event(arg__1)

    def _lay_out(self) -> None:
        grid = self.layout()
        if not isinstance(grid, QGridLayout):
            return
        scale = text_scale(self)
        margin, beside = round(_MARGIN * scale), round(_BESIDE * scale)
        grid.setContentsMargins(margin, margin, margin, margin)
        grid.setHorizontalSpacing(0 if self.iconPixmap().isNull() else beside)
        grid.setVerticalSpacing(round(_BETWEEN * scale))
        grid.setColumnStretch(grid.columnCount() - 1, 1)
        # Qt sets the words in by a space that does not grow.
        for place in reversed(range(grid.count())):
            item = grid.itemAt(place)
            if item and item.spacerItem():
                grid.takeAt(place)
        for words in self.findChildren(QLabel):
            words.setWordWrap(words.pixmap().isNull())
        for buttons in self.findChildren(QDialogButtonBox):
            row = buttons.layout()
            if row:
                row.setSpacing(beside)
        self._fit()

    def _fit(self) -> None:
        grid = self.layout()
        if grid:
            wanted = max(round(_BOX * text_scale(self)), grid.totalMinimumSize().width())
            width = min(wanted, _room_of(self).width() - _AROUND)
            self.setFixedSize(width, grid.totalHeightForWidth(width))


def message_box(parent: QWidget | None, message: str, detail: str = "") -> QMessageBox:
    """A box for plain text that frees itself when closed."""
    box = _MessageBox(parent)
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
        parts.setSizes([round(part * text_scale(dialog)) for part in _PLACES_AND_FILES])


def _recolour_arrows(dialog: QFileDialog) -> None:
    # Those of Qt are black in every look, and do not grow with the text.
    side = round(_ARROW * text_scale(dialog))
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
    scale = text_scale(dialog)
    room = _room_of(dialog)
    width, height = (round(length * scale) for length in wanted)
    dialog.resize(min(width, room.width() - _AROUND), min(height, room.height() - _AROUND))


def text_scale(widget: QWidget) -> float:
    """The text size that is in force, as Theme.scale has it."""
    widget.ensurePolished()
    return max(1.0, widget.fontInfo().pixelSize() / TEXT)


def room_for(parent: QWidget) -> QSize:
    """What a dialog has room in: the main window, though another dialog may have opened it."""
    window = parent.window()
    above = window.parentWidget()
    return room_for(above) if above else window.size()


def _room_of(dialog: QDialog) -> QSize:
    parent = dialog.parentWidget()
    return room_for(parent) if parent else dialog.screen().availableSize()


def resize_within(dialog: QDialog, wanted: tuple[int, int], theme: Theme) -> None:
    """Give a dialog its size at this text size, as far as its window has room for it."""
    room = _room_of(dialog)
    width, height = wanted
    dialog.resize(
        min(theme.px(width), room.width() - _AROUND), min(theme.px(height), room.height() - _AROUND)
    )
