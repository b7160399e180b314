"""Where the keyboard is can be seen: in heads, in cards, and after a card is closed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from chaircompare.ui.comparison.table_layout import LaidOutTable
from tests.ui.conftest import Opener
from tests.ui.person import NARROW, PLAIN, SHIFT, THREE, Key, Person, part, place_on, settle

MOST_STOPS = 90
BOTH_WAYS = pytest.mark.parametrize(
    ("key", "modifiers"), [(Key.Key_Tab, PLAIN), (Key.Key_Backtab, SHIFT)], ids=["tab", "backtab"]
)


def large(person: Person) -> None:
    person.window.theming.choose_text_size(200)
    person.compare(*THREE)
    settle()


def is_whole_in(area: QWidget, widget: QWidget) -> bool:
    return area.rect().contains(place_on(area, widget))


def is_whole_in_lines(table: LaidOutTable, widget: QWidget) -> bool:
    """Whether it is seen where the lines are, over the labels too."""
    lines = table.viewport().rect().adjusted(-table.label_header.width(), 0, 0, 0)
    return lines.contains(place_on(table.viewport(), widget))


def has_its_start_in_lines(table: LaidOutTable, widget: QWidget) -> bool:
    """A line that is longer than the view begins in it."""
    area = table.viewport()
    return is_whole_in_lines(table, widget) or (
        widget.height() > area.height() and 0 <= place_on(area, widget).y() < 20
    )


def go_round(person: Person, key: Key, modifiers: object) -> set[str]:
    """Press the key until it comes back; what of the table has the keyboard must be in view."""
    table = person.table
    start, stops = QApplication.focusWidget(), set()
    for _ in range(MOST_STOPS):
        person.press(key, modifiers)  # type: ignore[arg-type]
        now = QApplication.focusWidget()
        assert now is not None
        stops.add(now.objectName())
        card = person.card()
        if table.viewport().isAncestorOf(now) or (card and card.isAncestorOf(now)):
            assert has_its_start_in_lines(table, now), now.objectName()
        elif table.head_cards.isAncestorOf(now):
            assert is_whole_in(table.head_cards.viewport(), now), now.objectName()
        if now is start:
            return stops
    raise AssertionError("the keyboard does not come back")


@BOTH_WAYS
def test_that_the_heads_that_tab_reaches_scroll_into_view(
    person: Person, key: Key, modifiers: object
) -> None:
    large(person)
    stops = go_round(person, key, modifiers)
    assert {f"remove{number}Button" for number in (1, 2, 3)} <= stops


def test_that_tab_back_into_the_table_shows_its_cell(person: Person) -> None:
    large(person)
    table = person.table
    table.setFocus()
    current = table.currentIndex()
    assert current.column() == 0
    for _ in range(MOST_STOPS):
        person.press(Key.Key_Tab)
        if QApplication.focusWidget() is person.button("remove3Button"):
            break
    assert table.horizontalScrollBar().value() > 0
    for _ in range(MOST_STOPS):
        person.press(Key.Key_Tab)
        if table.hasFocus():
            break
    assert table.hasFocus()
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


@BOTH_WAYS
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("kind", ["about", "source"])
def test_that_what_tab_reaches_in_a_card_scrolls_into_view(
    open_window: Opener, key: Key, modifiers: object, percent: int, kind: str
) -> None:
    person = open_window(size=NARROW)
    person.window.theming.choose_text_size(percent)
    person.compare(*THREE)
    if kind == "about":
        person.click_why("calf_massage")
        wanted = "openGuideButton"
    else:
        person.click_info("calf_massage", 0)
        wanted = "keepNoteButton"
    card = person.card()
    assert card is not None
    assert wanted in go_round(person, key, modifiers)


def test_that_a_press_of_the_pointer_scrolls_nothing_away(person: Person) -> None:
    """What moved between press and release would not be pressed."""
    person.compare(*THREE)
    person.click_info("calf_massage", 0)
    table = person.table
    keep = person.button("keepNoteButton")
    bar = table.verticalScrollBar()
    top = place_on(table.viewport(), keep).y()
    bar.setValue(bar.value() + top + keep.height() // 2)
    settle()
    assert not is_whole_in_lines(table, keep)
    before = bar.value()
    spot = keep.mapTo(person.window, QPoint(keep.width() // 2, keep.height() - 4))
    window = person.window.windowHandle()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, PLAIN, spot)
    assert keep.hasFocus()
    assert bar.value() == before
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, PLAIN, spot)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("how", ["escape", "button", "key"])
def test_that_the_row_of_a_card_is_in_view_when_it_closes(
    person: Person, percent: int, how: str
) -> None:
    person.window.theming.choose_text_size(percent)
    person.compare(*THREE)
    table = person.table
    person.click_why("calf_massage")
    row = person.line("calf_massage")
    bar = table.verticalScrollBar()
    # Read on to the end of the card: its row goes out at the top.
    bar.setValue(bar.value() + table.rowViewportPosition(row) + table.rowHeight(row) + 200)
    settle()
    assert table.rowViewportPosition(row) < 0
    if how == "escape":
        person.press(Key.Key_Escape)
    elif how == "button":
        button = part(table, QWidget, "closeCardButton")
        button.setFocus()
        person.press(Key.Key_Space)
    else:
        table.setFocus()
        person.press(Key.Key_W)
    settle()
    assert person.card() is None
    assert table.currentIndex().row() == person.line("calf_massage")
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
