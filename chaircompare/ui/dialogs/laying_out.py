"""How dialogs are laid out: margin, gap, order of buttons, and a size that the window allows."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from chaircompare.ui.theme import TEXT, Theme

MARGIN, BETWEEN, BESIDE = 16, 12, 8
AROUND = 40  # what stays in view of the window below


def dialog_column(dialog: QDialog) -> QVBoxLayout:
    """The column of a dialog that is still empty: one margin and one gap for all of them."""
    column = QVBoxLayout(dialog)
    space_out(column, text_scale(dialog))
    return column


def space_out(column: QBoxLayout, scale: float) -> None:
    """Give the column of a dialog its margin and its gap; `scale` is 1.0 at 100 %."""
    margin = round(MARGIN * scale)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(round(BETWEEN * scale))


def button_row(
    dialog: QDialog, *buttons: QPushButton, aside: Sequence[QPushButton] = ()
) -> QHBoxLayout:
    """The buttons of a dialog, in one order on every system.

    `aside` are those that concern only a part of it; of `buttons` the one that closes comes last,
    and the main one before it.
    """
    row = QHBoxLayout()
    row.setSpacing(round(BESIDE * text_scale(dialog)))
    for button in aside:
        row.addWidget(button)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def resize_with_text(dialog: QDialog, wanted: tuple[int, int]) -> None:
    """Give a dialog that knows no theme its size at the text size that is in force."""
    scale = text_scale(dialog)
    room = room_of(dialog)
    width, height = (round(length * scale) for length in wanted)
    dialog.resize(min(width, room.width() - AROUND), min(height, room.height() - AROUND))


def resize_within(dialog: QDialog, wanted: tuple[int, int], theme: Theme) -> None:
    """Give a dialog its size at this text size, as far as its window has room for it."""
    room = room_of(dialog)
    width, height = wanted
    dialog.resize(
        min(theme.px(width), room.width() - AROUND), min(theme.px(height), room.height() - AROUND)
    )


def text_scale(widget: QWidget) -> float:
    """The text size that is in force, as Theme.scale has it."""
    widget.ensurePolished()
    return max(1.0, widget.fontInfo().pixelSize() / TEXT)


def room_for(parent: QWidget) -> QSize:
    """What a dialog has room in: the main window, though another dialog may have opened it."""
    window = parent.window()
    above = window.parentWidget()
    return room_for(above) if above else window.size()


def room_of(dialog: QDialog) -> QSize:
    """What a dialog itself has room in."""
    parent = dialog.parentWidget()
    return room_for(parent) if parent else dialog.screen().availableSize()
