"""Boxes that ask and tell: plain words, freed when closed."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from chaircompare.errors import ChairCompareError
from chaircompare.ui.dialogs.laying_out import AROUND, BESIDE, BETWEEN, MARGIN, room_of, text_scale
from chaircompare.ui.icons import Icon, pixmap
from chaircompare.ui.text import button_text

_log = logging.getLogger(__name__)
_BOX = 460
_SIGN = 40


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


def message_box(parent: QWidget | None, message: str, detail: str = "") -> QMessageBox:
    """A box for plain text that frees itself when closed."""
    box = _MessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("chaircompare")
    box.setText(message)
    box.setInformativeText(detail)
    return box


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
        margin, beside = round(MARGIN * scale), round(BESIDE * scale)
        grid.setContentsMargins(margin, margin, margin, margin)
        grid.setHorizontalSpacing(0 if self.iconPixmap().isNull() else beside)
        grid.setVerticalSpacing(round(BETWEEN * scale))
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
            width = min(wanted, room_of(self).width() - AROUND)
            self.setFixedSize(width, grid.totalHeightForWidth(width))


def make_main(button: QPushButton) -> None:
    """Let a button look as what one came for, also when its box has laid it out already."""
    button.setProperty("role", "primary")
    button.style().polish(button)
