"""Every dialog, in the states in which it is looked at: it fits its window and begins somewhere."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTreeView,
    QWidget,
)

from tests.states.dialogs import OVER_THE_LIST, OVER_THE_TABLE, PREPARED, Act
from tests.ui.conftest import Opener
from tests.ui.person import ACHILLES, CARELEX, NARROW, TITAN, Person, settle

_SLOW = {"import-running"}
_STATES = sorted({*OVER_THE_LIST, *OVER_THE_TABLE, *PREPARED} - _SLOW)
_MARGIN = 16
# One state of each dialog, for the sizes at which not every state is opened.
_EACH_DIALOG = (
    "ask-the-seller-without-needs",
    "bin",
    "bin-delete-question",
    "crash",
    "details",
    "export-json",
    "form-edit",
    "form-left",
    "meter",
    "print-comparison",
    "restore-none",
    "room-metric",
    "saved-none",
    "sources-add",
    "take-care-kept",
    "trouble",
)


@contextlib.contextmanager
def opened(
    open_window: Opener, catalogue_file: Path, state: str, percent: int
) -> Iterator[tuple[Person, QDialog]]:
    """The window at this text size with the dialog of a state over it; closed afterwards."""
    prepare, act = _made(state)
    if prepare:
        prepare(catalogue_file)
    person = open_window(size=NARROW)
    person.window.theming.choose_text_size(percent)
    if state in OVER_THE_TABLE:
        person.compare(ACHILLES, TITAN, CARELEX)
    act(person)
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    yield person, dialog
    dialog.done(0)
    for other in person.window.findChildren(QDialog):
        other.done(0)
    settle()


@pytest.mark.parametrize("state", _STATES)
def test_that_a_dialog_fits_its_window_with_large_text(
    open_window: Opener, catalogue_file: Path, state: str
) -> None:
    with opened(open_window, catalogue_file, state, 200) as (person, dialog):
        if not isinstance(dialog, QFileDialog):
            assert dialog.width() <= person.window.width()
            assert dialog.height() <= person.window.height()
            assert _wanted_height(dialog) <= dialog.height(), "parts lie over one another"
            _assert_margins(dialog, 2 * _MARGIN)
        assert dialog.focusWidget() is not None


@pytest.mark.parametrize("state", _EACH_DIALOG)
def test_that_every_dialog_has_the_same_margins(
    open_window: Opener, catalogue_file: Path, state: str
) -> None:
    with opened(open_window, catalogue_file, state, 100) as (_, dialog):
        _assert_margins(dialog, _MARGIN)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(
    "action", ["aboutAction", "addNeedAction", "guideAction", "saveComparisonAction"]
)
def test_that_what_the_menus_open_has_the_same_margins(
    open_window: Opener, action: str, percent: int
) -> None:
    person = open_window(size=NARROW)
    person.window.theming.choose_text_size(percent)
    person.compare(ACHILLES, TITAN, CARELEX)
    person.action(action).trigger()
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    _assert_margins(dialog, _MARGIN * percent // 100)
    assert dialog.height() <= person.window.height()
    dialog.done(0)
    settle()


def _assert_margins(dialog: QDialog, margin: int) -> None:
    """What lies outermost is as far from each side as in every other dialog."""
    kinds = (QLabel, QPushButton, QLineEdit, QTreeView, QListWidget, QPlainTextEdit)
    parts = [
        (_place(part, dialog), _is_scrolled(part))
        for kind in kinds
        for part in dialog.findChildren(kind)
        if part.isVisible() and part.window() is dialog
    ]
    left = min(place.left() for place, _ in parts)
    right = dialog.width() - max(place.right() for place, scrolled in parts if not scrolled) - 1
    below = dialog.height() - max(place.bottom() for place, scrolled in parts if not scrolled) - 1
    assert (left, right, below) == (margin, margin, margin)


def _place(part: QWidget, dialog: QDialog) -> QRect:
    # A label may hold its own distance from the sides.
    inner = part.contentsRect() if isinstance(part, QLabel) else part.rect()
    return QRect(part.mapTo(dialog, inner.topLeft()), inner.size())


def _is_scrolled(part: QWidget) -> bool:
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above is not None


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
