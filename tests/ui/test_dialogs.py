"""Every dialog, in the states in which it is looked at: it fits its window and begins somewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTreeView,
)

from tests.dialog_states import OVER_THE_LIST, OVER_THE_TABLE, PREPARED, Act
from tests.ui.conftest import Opener
from tests.ui.person import ACHILLES, CARELEX, NARROW, TITAN, settle

_SLOW = {"import-running"}
_STATES = sorted({*OVER_THE_LIST, *OVER_THE_TABLE, *PREPARED} - _SLOW)


@pytest.mark.parametrize("state", _STATES)
def test_that_a_dialog_fits_its_window_with_large_text(
    open_window: Opener, catalogue_file: Path, state: str
) -> None:
    prepare, act = _made(state)
    if prepare:
        prepare(catalogue_file)
    person = open_window(size=NARROW)
    person.window.theming.choose_text_size(200)
    if state in OVER_THE_TABLE:
        person.compare(ACHILLES, TITAN, CARELEX)
    act(person)
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    if not isinstance(dialog, QFileDialog):
        assert dialog.width() <= person.window.width()
        assert dialog.height() <= person.window.height()
        assert _wanted_height(dialog) <= dialog.height(), "parts lie over one another"
    assert dialog.focusWidget() is not None
    dialog.done(0)
    for other in person.window.findChildren(QDialog):
        other.done(0)
    settle()


def test_that_the_keyboard_begins_where_one_acts(open_window: Opener) -> None:
    person = open_window(size=NARROW)
    person.compare(ACHILLES, TITAN, CARELEX)
    for action, begun in (("askSellerAction", QLineEdit), ("aboutAction", QPushButton)):
        person.action(action).trigger()
        settle()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        assert isinstance(dialog.focusWidget(), begun)
        dialog.done(0)
        settle()


def test_that_the_sign_of_trouble_grows_with_the_text(open_window: Opener) -> None:
    person = open_window(size=NARROW)
    sizes = []
    for percent in (100, 200):
        person.window.theming.choose_text_size(percent)
        OVER_THE_LIST["trouble"](person)
        settle()
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        sizes.append(box.iconPixmap().deviceIndependentSize().width())
        box.done(0)
        settle()
    assert sizes[1] == 2 * sizes[0]


def test_that_the_file_dialog_of_qt_has_room_for_large_text(open_window: Opener) -> None:
    person = open_window(size=NARROW)
    person.window.theming.choose_text_size(200)
    person.compare(ACHILLES, TITAN)
    OVER_THE_TABLE["save-file"](person)
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    (look_in,) = dialog.findChildren(QComboBox, "lookInCombo")
    assert look_in.width() > 300
    for files in dialog.findChildren(QTreeView):
        head = files.header()
        for column in range(head.count()):
            assert head.sectionSize(column) >= head.sectionSizeHint(column)
    dialog.done(0)


def _made(state: str) -> tuple[Callable[[Path], None] | None, Act]:
    if state in PREPARED:
        return PREPARED[state]
    return None, OVER_THE_LIST.get(state) or OVER_THE_TABLE[state]


def _wanted_height(dialog: QDialog) -> int:
    layout = dialog.layout()
    if layout is None or isinstance(dialog, QMessageBox) or not layout.hasHeightForWidth():
        return 0
    return layout.totalMinimumHeightForWidth(dialog.width())
