"""Chairs under one another: what the cards over the columns do elsewhere is a button a chair."""

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from chaircompare.ui.comparison.row_painting import label_height
from chaircompare.ui.link import Link
from tests.ui.person import ACHILLES, CARELEX, PLAIN, THREE, TITAN, Key, Person, click, part, settle


def chosen(person: Person) -> tuple[str, ...]:
    return person.window.choice.ids


def pick(person: Person, number: int, words: str) -> None:
    """Open the menu of a chair's button and choose an entry by mouse."""
    button = person.button(f"chair{number}Button")
    assert button.isVisible()
    menu = button.menu()
    assert isinstance(menu, QMenu)
    # A menu that a button pops up has an event loop of its own; the person then clicks in it.
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    settle()
    entry: QAction = next(action for action in menu.actions() if action.text() == words)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, PLAIN, menu.actionGeometry(entry).center())
    settle()


def test_that_stacked_chairs_are_moved_and_removed_by_mouse(person: Person) -> None:
    person.compare(*THREE)
    click(person.button("stackButton"))
    pick(person, 1, "Move down")
    assert chosen(person) == (TITAN, ACHILLES, CARELEX)
    pick(person, 3, "Remove")
    assert chosen(person) == (TITAN, ACHILLES)
    assert not person.button("chair3Button").isVisible()


def test_that_a_stacked_chair_becomes_the_reference_and_says_so(person: Person) -> None:
    person.compare(*THREE)
    click(person.button("stackButton"))
    pick(person, 2, "Use as the reference")
    assert person.rows.state.reference == TITAN
    assert person.button("chair2Button").text().endswith("· reference  ▾")
    pick(person, 2, "Use as the reference")
    assert person.rows.state.reference == ""


def test_that_cards_name_the_chairs_where_columns_stand_beside_each_other(person: Person) -> None:
    person.compare(*THREE)
    assert not person.panel.chair_buttons.isVisible()


@pytest.mark.parametrize("percent", [175, 200])
def test_that_large_text_offers_a_third_chair_by_a_button(person: Person, percent: int) -> None:
    person.compare(ACHILLES, TITAN)
    person.window.theming.choose_text_size(percent)
    settle()
    click(person.button("addThirdChairButton"))
    assert not person.is_comparing
    assert person.window.search.hasFocus()
    person.window.theming.choose_text_size(100)


def test_that_three_chairs_or_an_empty_card_need_no_button_for_a_third(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    assert not person.button("addThirdChairButton").isVisible()
    person.window.theming.choose_text_size(200)
    person.window.choice.add(person.window.choice.chairs[0])
    settle()
    assert person.button("addThirdChairButton").isVisible()


def test_that_a_double_click_on_remove_takes_one_chair_only(person: Person) -> None:
    person.compare(*THREE)
    button: QPushButton = person.button("remove1Button")
    click(button)
    spot = button.rect().center()
    again = QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        spot.toPointF(),
        button.mapToGlobal(spot).toPointF(),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        PLAIN,
    )
    QApplication.sendEvent(button, again)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, PLAIN, spot)
    settle()
    assert chosen(person) == (TITAN, CARELEX)


@pytest.mark.parametrize("percent", [100, 200])
def test_that_the_summary_is_folded_apart_for_large_text(person: Person, percent: int) -> None:
    person.window.theming.choose_text_size(percent)
    person.compare(*THREE)
    is_open = percent == 100
    line = part(person.window, Link, "summaryLine1Button")
    assert line.isVisible() is is_open
    QTest.keyClick(person.table, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    fold = person.button("foldSummaryButton" if is_open else "openSummaryButton")
    fold.setFocus()
    QTest.keyClick(fold, Key.Key_Return)
    settle()
    assert line.isVisible() is not is_open
    other = 200 if percent == 100 else 100
    person.window.theming.choose_text_size(other)
    assert line.isVisible() is not is_open


def test_that_entries_for_the_table_are_grey_while_the_list_is_shown(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    assert person.action("viewDifferAction").isEnabled()
    person.action("backAction").trigger()
    assert not person.action("viewDifferAction").isEnabled()
    assert person.action("compareAction").isEnabled()


def test_that_a_chair_that_left_the_tray_is_not_moved(person: Person) -> None:
    person.compare(*THREE)
    click(person.button("stackButton"))
    person.action("backAction").trigger()
    person.window.choice.remove(CARELEX)
    person.action("chair3UpAction").trigger()
    assert chosen(person) == (ACHILLES, TITAN)


@pytest.mark.parametrize("percent", [100, 200])
def test_that_the_name_of_a_feature_stays_in_view_while_its_chairs_are(
    person: Person, percent: int
) -> None:
    person.window.theming.choose_text_size(percent)
    person.compare(*THREE)
    click(person.button("stackButton"))
    table, header = person.table, person.table.label_header
    first = person.line("foot_massage")
    last = first + len(THREE) - 1
    table.verticalScrollBar().setValue(header.sectionPosition(first + 1) + 10)
    settle()
    assert header.sectionViewportPosition(first + 1) < 0, "the first line is out of view"
    seen = QRect(0, 0, header.width(), header.sectionViewportPosition(last))
    picture = header.viewport().grab(seen).toImage()
    text = person.theme.colour("text")
    assert any(
        picture.pixelColor(x, y) == text
        for x in range(picture.width())
        for y in range(picture.height())
    )
    click(header.viewport(), header.about_rect(first).center())
    card = person.card()
    assert card is not None
    assert "Foot massage" in card.accessibleName()
    table.close_card()
    table.verticalScrollBar().setValue(header.sectionPosition(last + 1) - 20)
    settle()
    bottom = header.about_rect(first).bottom()
    assert bottom <= header.sectionViewportPosition(last + 1), "it leaves with its last chair"


def test_that_lines_of_one_block_are_as_high_as_their_own_words(person: Person) -> None:
    person.window.theming.choose_text_size(200)
    person.compare(*THREE)
    click(person.button("stackButton"))
    first = person.line("calf_massage")
    heights = [person.table.rowHeight(first + number) for number in range(3)]
    row = person.rows.lines[first].row
    assert row is not None
    label = label_height(person.theme, row, person.table.label_header.width())
    assert heights[0] == heights[2], "both say Yes"
    assert label > heights[0]
    assert sum(heights) >= label
