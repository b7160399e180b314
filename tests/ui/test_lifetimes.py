"""Nothing that was closed stays in memory, and doing things again and again does not pile up."""

import gc
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget

from chaircompare.errors import ChairCompareError
from chaircompare.relevance.needs import starting_sets
from chaircompare.ui.about import AboutDialog
from chaircompare.ui.dialogs.boxes import tell
from chaircompare.ui.flow import FlowLayout
from chaircompare.ui.guide.window import GuideDialog
from chaircompare.ui.needs.need_dialog import NeedDialog
from chaircompare.ui.needs.room import RoomDialog
from chaircompare.ui.needs.seller_dialog import SellerDialog
from chaircompare.ui.needs.swing_dialog import SwingDialog
from chaircompare.ui.needs.take_care import TakeCareDialog
from chaircompare.ui.saving import NameDialog, SavedDialog
from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    ALT,
    CARELEX,
    CTRL,
    SHIFT,
    TITAN,
    Key,
    Person,
    click,
    deliver_deletions,
    settle,
    top_levels,
)

TIMES = 50
Act = Callable[[], None]


def widgets() -> int:
    settle()
    deliver_deletions()
    gc.collect()
    return len(QApplication.allWidgets())


def test_that_dialogs_are_freed_when_closed(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    before = widgets()
    openings: tuple[tuple[type[QDialog], Act], ...] = (
        (GuideDialog, lambda: person.press(Key.Key_F1)),
        (AboutDialog, lambda: person.action("aboutAction").trigger()),
        (QFileDialog, lambda: person.press(Key.Key_E, CTRL)),
        (RoomDialog, lambda: person.press(Key.Key_M, CTRL)),
        (TakeCareDialog, lambda: person.press(Key.Key_K, CTRL)),
        (NameDialog, lambda: person.press(Key.Key_S, CTRL)),
        (SavedDialog, lambda: person.press(Key.Key_O, CTRL)),
        (SellerDialog, lambda: person.press(Key.Key_A, CTRL | SHIFT)),
        (NeedDialog, lambda: person.action("addNeedAction").trigger()),
        (SwingDialog, person.window.side().ask_swing),
        (QMessageBox, lambda: tell(person.window, ChairCompareError("No.", "Yes."))),
    )
    for kind, opening in openings:
        for _ in range(3):
            opening()
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, kind)
            dialog.close()
            deliver_deletions()
            assert person.window.findChildren(kind) == []
            person.come_back()
    assert widgets() == before


def test_that_comparing_again_and_again_makes_no_more_widgets(person: Person) -> None:
    def once() -> None:
        click(person.button("compareButton"))
        person.press(Key.Key_Left, ALT)

    person.choose(ACHILLES, TITAN, CARELEX)
    once()
    before = widgets()
    for _ in range(TIMES):
        once()
    assert widgets() == before


def test_that_cards_are_freed_when_closed(person: Person) -> None:
    def once() -> None:
        person.press(Key.Key_W)
        person.press(Key.Key_Escape)
        person.press(Key.Key_Return)
        person.press(Key.Key_Escape)

    person.compare(ACHILLES, TITAN, CARELEX)
    person.table.setCurrentIndex(person.rows.index(person.line("calf_massage"), 0))
    once()
    before = widgets()
    for _ in range(TIMES):
        once()
    assert widgets() == before
    assert person.card() is None


def test_that_changing_looks_and_sizes_makes_no_more_widgets(person: Person) -> None:
    theming = person.window.theming

    def once() -> None:
        for look in ("dark", "light"):
            theming.choose_look(look)
            settle()

    person.compare(ACHILLES, TITAN, CARELEX)
    person.click_why("calf_massage")
    once()
    before = widgets()
    for _ in range(8):
        once()
    assert widgets() == before


def test_that_changing_needs_makes_no_more_widgets(person: Person) -> None:
    sets = starting_sets()

    def once() -> None:
        for one in sets:
            person.window.needs.put(one.needs)
            settle()
        person.window.needs.put(())
        settle()

    person.compare(ACHILLES, TITAN, CARELEX)
    once()
    before = widgets()
    for _ in range(5):
        once()
    assert widgets() == before


def test_that_views_and_folds_make_no_more_widgets(person: Person) -> None:
    def once() -> None:
        for key in (Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_3):
            person.press(key, CTRL)

    person.compare(ACHILLES, TITAN, CARELEX)
    once()
    before = widgets()
    for _ in range(10):
        once()
    assert widgets() == before


def test_that_windows_opened_one_after_the_other_leave_nothing(open_window: Opener) -> None:
    for _ in range(4):
        person = open_window()
        if not person.is_comparing:
            person.compare(ACHILLES, TITAN)
        person.click_info("heat", 0)
        person.window.close()
        person.window.deleteLater()
        deliver_deletions()
        assert top_levels() == []
        assert QApplication.allWidgets() == []


@pytest.mark.usefixtures("application")
def test_that_the_flow_layout_gives_its_items_back() -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    parts: list[QWidget] = []
    for _ in range(3):
        part = QWidget(holder)
        part.setFixedSize(40, 20)
        flow.addWidget(part)
        parts.append(part)
    assert flow.count() == 3
    assert flow.heightForWidth(200) < flow.heightForWidth(50)
    assert flow.itemAt(5) is None
    assert flow.takeAt(5) is None
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is parts[0]
    assert flow.count() == 2
    assert flow.expandingDirections().value == 0
    holder.deleteLater()
