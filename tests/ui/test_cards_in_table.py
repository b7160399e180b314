"""A card under a row: over the whole width of the table, as high as its words, and readable."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from chaircompare.ui.comparison.card_place import CardPlace
from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    CARELEX,
    CTRL,
    NARROW,
    SHIFT,
    THREE,
    TITAN,
    WIDE,
    Key,
    Person,
    click,
    deliver_deletions,
    part,
    place_on,
    settle,
)

LONGEST_LINE = 100  # characters
NUMBER = "heat_levels"
QUIET = "Your note counts for this chair on this computer; the sources stay listed."


def compared(
    open_window: Opener,
    percent: int,
    size: tuple[int, int] = NARROW,
    chairs: tuple[str, ...] = THREE,
) -> Person:
    person = open_window(size=size)
    person.window.theming.choose_text_size(percent)
    settle()
    person.choose(*chairs)
    if not person.is_comparing:
        click(person.button("compareButton"))
    return person


def card_of(person: Person) -> QWidget:
    card = person.card()
    assert card is not None
    return card


def refuse_crowded_words(person: Person) -> None:
    """Nothing in the card may have less room than its words want, nor the card than its parts."""
    card, place = card_of(person), person.table.card
    assert place is not None
    assert place.height() == person.table.rowHeight(person.line(f"card {feature_of(person)}"))
    assert card.height() >= card.heightForWidth(card.width())
    for words in card.findChildren(QLabel):
        if words.isVisibleTo(card):
            wanted = words.heightForWidth(words.width()) if words.wordWrap() else 0
            assert words.height() >= wanted, words.text()
    for one in card.findChildren(QWidget):
        if one.isVisibleTo(card):
            assert card.rect().contains(place_on(card, one)), one.objectName()


def feature_of(person: Person) -> str:
    card = person.rows.state.card
    assert card is not None
    return card.feature


def width_of_table(person: Person) -> int:
    return person.table.label_header.width() + person.table.viewport().width()


def is_seen(person: Person, widget: QWidget) -> bool:
    port = person.table.viewport()
    box = place_on(port, widget)
    return box.top() >= 0 and box.bottom() < port.height()


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("kind", ["about", "source"])
def test_that_a_card_is_as_wide_as_labels_and_cells(
    open_window: Opener, size: tuple[int, int], percent: int, kind: str
) -> None:
    person = compared(open_window, percent, size)
    if kind == "about":
        person.click_why("calf_massage")
    else:
        person.click_info("calf_massage", 0)
    card, labels = card_of(person), person.table.label_header
    edge = person.theme.px(4)
    assert place_on(labels, card).left() == edge
    assert card.width() == width_of_table(person) - 2 * edge
    refuse_crowded_words(person)


def test_that_two_chairs_leave_a_card_as_wide(open_window: Opener) -> None:
    person = compared(open_window, 100, chairs=(ACHILLES, TITAN))
    person.click_why("calf_massage")
    assert card_of(person).width() == width_of_table(person) - 2 * person.theme.px(4)


def test_that_a_card_stays_where_columns_are_scrolled_sideways(open_window: Opener) -> None:
    person = compared(open_window, 200)
    person.click_why("calf_massage")
    before = place_on(person.window, card_of(person))
    bar = person.table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    assert bar.value() > 0
    assert place_on(person.window, card_of(person)) == before


def test_that_heads_lie_over_a_card_and_labels_under_it(open_window: Opener) -> None:
    person = compared(open_window, 100)
    person.click_why("calf_massage")
    table, card = person.table, card_of(person)
    bar = table.verticalScrollBar()
    bar.setValue(bar.value() + place_on(table.viewport(), card).top() + 60)
    settle()
    heads = table.mapTo(person.window, QPoint(40, table.head_cards.height() - 8))
    covering = person.window.childAt(heads)
    assert covering is not None
    assert not card.isAncestorOf(covering)
    under = table.mapTo(person.window, QPoint(40, table.head_cards.height() + 8))
    found = person.window.childAt(under)
    assert found is not None
    assert found is card or card.isAncestorOf(found)


def test_that_the_wheel_over_a_card_scrolls_the_table(open_window: Opener) -> None:
    person = compared(open_window, 100)
    person.click_why("calf_massage")
    words = next(one for one in card_of(person).findChildren(QLabel) if one.text())
    bar = person.table.verticalScrollBar()
    before = bar.value()
    spot = QPointF(words.mapTo(person.window, words.rect().center()))
    QTest.wheelEvent(person.window.windowHandle(), spot, QPoint(0, -120))
    settle()
    assert bar.value() > before


@pytest.mark.parametrize(("size", "percent"), [(NARROW, 100), (WIDE, 100), (WIDE, 150)])
def test_that_the_lines_of_a_card_are_not_too_long_to_follow(
    open_window: Opener, size: tuple[int, int], percent: int
) -> None:
    person = compared(open_window, percent, size)
    person.press(Key.Key_2, CTRL)
    person.click_why("calf_massage")
    card = card_of(person)
    assert card.width() > person.window.width() * 0.9
    for words in card.findChildren(QLabel):
        if words.wordWrap() and len(words.text()) > LONGEST_LINE:
            letter = words.fontMetrics().horizontalAdvance(words.text()) / len(words.text())
            assert words.width() / letter <= LONGEST_LINE, words.text()


def test_that_a_wide_card_puts_its_sources_beside_its_points(open_window: Opener) -> None:
    person = compared(open_window, 100, WIDE)
    person.press(Key.Key_2, CTRL)
    person.click_why("calf_massage")
    card = card_of(person)
    leads = {one.text(): place_on(card, one) for one in card.findChildren(QLabel)}
    assert leads["Sources"].top() == leads["What it is"].top()
    assert leads["Sources"].left() > card.width() // 2
    person.window.resize(*NARROW)
    settle()
    card = card_of(person)
    leads = {one.text(): place_on(card, one) for one in card.findChildren(QLabel)}
    assert leads["Sources"].left() == leads["What it is"].left()
    assert leads["Sources"].top() > leads["Take care"].top()
    refuse_crowded_words(person)


@pytest.mark.parametrize("by", ["key", "button"])
@pytest.mark.parametrize("percent", [100, 200])
def test_that_a_card_grows_with_what_is_said_of_a_note_and_shows_it(
    open_window: Opener, percent: int, by: str
) -> None:
    person = compared(open_window, percent)
    person.click_info(NUMBER, 0)
    field = part(person.window, QLineEdit, "noteField")
    field.setFocus()
    settle()
    refuse_crowded_words(person)
    person.write("3-4 or so, the page says one thing and the manual says another; I count four, ")
    person.write("but the last one feels much like the one before it, on the back at least.")
    before = card_of(person).height()
    if by == "key":
        person.press(Key.Key_Return)
    else:
        keep = person.button("keepNoteButton")
        keep.setFocus()
        click(keep)
    told = part(person.window, QLabel, "noteTold")
    assert told.text() != QUIET
    assert field.accessibleDescription() == told.text()
    refuse_crowded_words(person)
    assert field.hasFocus()
    assert is_seen(person, field)
    assert is_seen(person, told)
    grown = card_of(person).height()
    assert grown > before, "it needs another line"
    field.selectAll()
    person.press(Key.Key_Delete)
    assert told.text() == QUIET
    refuse_crowded_words(person)
    assert card_of(person).height() == before


@pytest.mark.parametrize("percent", [100, 200])
def test_that_the_keyboard_stays_with_a_note_that_was_kept(
    open_window: Opener, percent: int
) -> None:
    person = compared(open_window, percent)
    person.click_info("calf_massage", 1)
    part(person.window, QLineEdit, "noteField").setFocus()
    person.write("yes")
    person.press(Key.Key_Return)
    field = part(person.window, QLineEdit, "noteField")
    assert field.text() == "yes"
    assert field.hasFocus()
    assert is_seen(person, field)
    assert is_seen(person, person.button("removeNoteButton"))
    person.press(Key.Key_Z, CTRL)
    field = part(person.window, QLineEdit, "noteField")
    assert field.text() == "", "a field that has nothing to undo leaves it to the window"
    assert field.hasFocus()
    person.press(Key.Key_Z, CTRL | SHIFT)
    remove = person.button("removeNoteButton")
    remove.setFocus()
    person.press(Key.Key_Return)
    field = part(person.window, QLineEdit, "noteField")
    assert field.text() == ""
    assert field.hasFocus()
    assert is_seen(person, field)
    person.press(Key.Key_Escape)
    assert person.table.hasFocus()


def test_that_a_source_that_contradicts_itself_is_told_so(person: Person) -> None:
    person.compare(ACHILLES, "synca-circ")
    person.click_info("track_length", 1)
    words = person.words_of(card_of(person))
    assert "One and the same source states it in more than one way." in words
    person.click_info("track_length", 0)
    assert "One and the same source" not in person.words_of(card_of(person))


@pytest.mark.parametrize("chairs", [2, 3])
def test_that_a_card_that_is_made_anew_takes_the_place_of_the_former(
    person: Person, chairs: int
) -> None:
    person.compare(*(ACHILLES, TITAN, CARELEX)[:chairs])
    person.click_why("calf_massage")
    for width, percent in ((1280, 200), (1920, 200), (1280, 100), (1920, 100), (1024, 175)):
        person.window.resize(width, 900)
        person.window.theming.choose_text_size(percent)
        settle()
        person.table.columns_in_view_changed.connect(person.rows.rebuild)
        person.window.theming.choose_text_size(130)
        settle()
        person.table.columns_in_view_changed.disconnect(person.rows.rebuild)
        deliver_deletions()
        assert len(person.table.findChildren(CardPlace)) == 1
