"""Facts are in view at once: rows of the comparison in a low window, with and without needs."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from chaircompare.catalogue.store import Catalogue
from chaircompare.colours import LIGHT
from chaircompare.comparison.comparison import View, compare
from chaircompare.paths import places
from chaircompare.settings import Settings, save_settings
from chaircompare.ui.comparison.bars import ComparisonBars
from chaircompare.ui.comparison.lines import LineKind
from chaircompare.ui.link import Link
from chaircompare.ui.theme import Theme
from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    CARELEX,
    CTRL,
    NARROW,
    TITAN,
    Key,
    Person,
    click,
    part,
    place_on,
    settle,
)
from tests.ui.test_needs_in_comparison import calves

THREE = (ACHILLES, TITAN, CARELEX)
A_SCREEN = (1920, 1032)


def whole_rows(person: Person) -> int:
    """How many rows of features can be read from their first line to their last."""
    table = person.table
    room = table.viewport().height()
    return sum(
        table.rowViewportPosition(number) >= 0
        and table.rowViewportPosition(number) + table.rowHeight(number) <= room
        for number, line in enumerate(person.rows.lines)
        if line.kind is LineKind.FEATURE
    )


def told(person: Person) -> list[str]:
    links = person.table.summary.findChildren(Link)
    return [link.words for link in links if link.isVisibleTo(person.table.summary)]


@pytest.mark.parametrize(
    ("percent", "with_needs", "least"),
    [
        (100, False, 4),
        (100, True, 3),
        (115, True, 3),
        (130, True, 3),
        (150, False, 3),
        (150, True, 3),
        (200, False, 2),
        (200, True, 1),
    ],
)
def test_that_rows_are_in_view_when_a_comparison_opens(
    person: Person, percent: int, with_needs: bool, least: int
) -> None:
    person.window.theming.choose_text_size(percent)
    if with_needs:
        calves(person)
    person.compare(*THREE)
    assert (person.window.width(), person.window.height()) == NARROW
    assert whole_rows(person) >= least


@pytest.mark.parametrize(
    ("size", "percent", "lines"),
    [(NARROW, 150, 2), (NARROW, 175, 2), (NARROW, 200, 2), ((1920, 1048), 200, 2)],
)
def test_that_the_button_for_a_third_chair_takes_no_line_of_its_own(
    open_window: Opener, size: tuple[int, int], percent: int, lines: int
) -> None:
    save_settings(Settings(text_size=percent), places().settings)
    person = open_window(size=size)
    person.compare(ACHILLES, TITAN)
    add = person.button("addThirdChairButton")
    assert add.isVisible() == (percent >= 175)
    bars = person.panel.bars
    shown = [*bars.view_buttons.values(), bars.back_button, bars.stack_button, bars.export_button]
    ends: dict[int, int] = {}
    for box in (one.geometry() for one in [*shown, add] if one.isVisible()):
        line = box.center().y()
        ends[line] = max(ends.get(line, 0), box.right())
    assert len(ends) == lines
    assert person.table.y() == bars.geometry().bottom() + 1
    assert bars.back_button.accessibleName() == "Back to the catalogue"
    assert min(ends.values()) > max(ends.values()) // 2, "a line is left nearly empty"


def test_that_no_head_is_less_high_than_its_words(person: Person) -> None:
    for percent in (100, 150, 200):
        person.window.theming.choose_text_size(percent)
        person.compare(*THREE) if not person.is_comparing else settle()
        for card in person.table.cards:
            (name,) = [one for one in card.findChildren(QLabel) if one is card._model]
            assert name.height() >= name.heightForWidth(name.width())
            assert card.rect().contains(QRect(name.mapTo(card, QPoint(0, 0)), name.size()))


def test_that_the_summary_is_brief_in_a_low_window_and_whole_when_asked_for(
    person: Person,
) -> None:
    person.compare(*THREE)
    brief, rows = told(person), whole_rows(person)
    assert len(brief) == 3
    assert brief[-1].startswith("Not stated for ")
    assert person.button("wholeSummaryButton").text() == "Show all 5"
    click(person.button("wholeSummaryButton"))
    assert len(told(person)) == 5
    assert told(person)[:2] == brief[:2]
    assert told(person)[-1] == brief[-1]
    assert whole_rows(person) < rows
    click(person.button("viewDifferButton"))
    assert len(told(person)) == 5
    click(person.button("viewAllButton"))
    click(person.button("wholeSummaryButton"))
    assert told(person) == brief


def test_that_a_brief_summary_tells_a_difference_the_order_and_what_is_not_known(
    person: Person,
) -> None:
    calves(person)
    person.compare(*THREE)
    difference, order, gap = told(person)
    assert difference.startswith("Calf massage works by: ")
    assert order.startswith("Your needs: can’t tell these three apart yet")
    assert gap.startswith("Not known for ")
    click(person.button("wholeSummaryButton"))
    assert len(told(person)) == 7


def test_that_a_high_window_shows_the_whole_summary_and_whole_heads(open_window: Opener) -> None:
    person = open_window(size=A_SCREEN)
    person.choose(*THREE)
    assert len(told(person)) == 5
    assert not person.button("wholeSummaryButton").isVisible()
    assert person.table.legend.height() == person.table.head_cards.height()
    assert whole_rows(person) >= 5


def test_that_a_button_stands_for_the_summary_where_text_is_large(person: Person) -> None:
    person.window.theming.choose_text_size(200)
    person.compare(*THREE)
    assert all(line.kind is not LineKind.SUMMARY for line in person.rows.lines)
    opening = person.button("openSummaryButton")
    assert opening.isVisible()
    assert opening.height() >= 32
    click(opening)
    assert len(told(person)) == 5
    assert not opening.isVisible()
    fold = person.button("foldSummaryButton")
    assert fold.hasFocus()
    click(fold)
    assert opening.isVisible()
    assert opening.hasFocus()
    line = part(person.window, Link, "summaryLine1Button")
    assert not line.isVisible()


def test_that_the_legend_covers_no_row_while_the_table_is_scrolled(person: Person) -> None:
    person.compare(*THREE)
    table = person.table
    bar = table.verticalScrollBar()
    assert table.legend.height() > table.head_cards.height()
    for value in range(0, 90, 10):
        bar.setValue(value)
        settle()
        below = table.legend.height() - table.head_cards.height()
        group = next(n for n, one in enumerate(person.rows.lines) if one.kind is LineKind.GROUP)
        assert below <= max(0, table.rowViewportPosition(group)), value


def test_that_the_reference_is_named_in_a_low_head(person: Person) -> None:
    person.window.theming.choose_text_size(200)
    person.compare(*THREE)
    person.press(Key.Key_R)
    assert person.table.cards[0]._model.text().endswith("reference")
    assert "reference" not in person.table.cards[1]._model.text()


def test_that_a_bar_leaves_out_a_button_only_where_it_has_no_room(qtbot: QtBot) -> None:
    theme = Theme(LIGHT)
    bars = ComparisonBars(theme)
    bars.set_theme(theme)
    qtbot.addWidget(bars)
    bars.show()
    copy = part(bars, QPushButton, "copyTableButton")
    title = part(bars, QLabel, "comparisonTitle")
    care = part(bars, QPushButton, "takeCareButton")
    gone, shown = 300, 1900
    while shown - gone > 1:
        width = (gone + shown) // 2
        bars.resize(width, bars.height())
        settle()
        gone, shown = (gone, width) if copy.isVisible() else (width, shown)
    bars.resize(shown, bars.height())
    settle()
    assert copy.isVisible()
    assert copy.y() == care.y(), "the buttons are one line"
    assert care.mapTo(bars, QPoint()).x() == title.geometry().right() + 1 + theme.px(8)


def test_that_a_short_name_stands_in_the_middle_of_a_slim_head(person: Person) -> None:
    person.window.theming.choose_text_size(200)
    for chair in ("synca-circ", TITAN):
        person.search(chair.replace("-", " ").split()[1])
        person.choose(chair)
    person.press(Key.Key_Return, CTRL)
    short, long = person.table.cards[:2]
    assert short.height() == long.height()
    name = short._model
    assert name.text() == short.accessibleName()
    assert "\n" not in name.text()
    assert name.sizeHint().height() < long._model.height()
    assert name.alignment() & Qt.AlignmentFlag.AlignVCenter
    middle = name.mapTo(short, name.rect().center()).y()
    assert abs(middle - short.rect().center().y()) <= 2


def test_that_the_legend_explains_pictures_only_where_there_are_any(open_window: Opener) -> None:
    for percent, shown in ((100, True), (130, False), (200, False)):
        save_settings(Settings(text_size=percent), places().settings)
        person = open_window()
        person.compare(*THREE)
        pictures = [card.picture.isVisible() for card in person.table.cards]
        assert any(pictures) == shown
        key = person.table.legend._key
        assert key.isVisible() == shown
        assert key.geometry().bottom() <= person.table.legend.height() or not shown


@pytest.mark.parametrize("percent", [100, 115, 130])
def test_that_the_buttons_for_the_text_size_stand_in_line_with_the_views(
    open_window: Opener, percent: int
) -> None:
    save_settings(Settings(text_size=percent), places().settings)
    person = open_window()
    person.compare(*THREE)
    bars = person.panel.bars
    middles = {
        one.mapTo(bars, one.rect().center()).y()
        for one in (*bars.view_buttons.values(), *bars.text_size.findChildren(QPushButton))
    }
    assert max(middles) - min(middles) <= 1


@pytest.mark.parametrize(
    ("size", "percent"), [((1366, 696), 115), ((1024, 668), 100), (NARROW, 100), (NARROW, 130)]
)
def test_that_the_buttons_of_a_head_are_one_row_in_a_low_window(
    open_window: Opener, size: tuple[int, int], percent: int
) -> None:
    save_settings(Settings(text_size=percent), places().settings)
    person = open_window(size=size)
    person.compare(*THREE)
    for card in person.table.cards:
        buttons = (card.details, card.left, card.right, card.reference, card.remove)
        shown = [one for one in buttons if one.isVisible()]
        assert len(shown) >= 4
        assert len({one.geometry().center().y() for one in shown}) == 1
    if (size, percent) == (NARROW, 100):
        assert person.table.cards[0].reference.isVisible()


@pytest.mark.parametrize("percent", [175, 200])
def test_that_a_chair_out_of_view_is_told_and_brought(person: Person, percent: int) -> None:
    person.window.theming.choose_text_size(percent)
    person.compare(*THREE)
    table, aside = person.table, person.button("chairAsideButton")

    def seen(column: int) -> bool:
        head = table.cards[column]
        port = table.head_cards.viewport()
        return port.rect().contains(place_on(port, head).adjusted(0, 0, -1, -1))

    assert (seen(0), seen(1), seen(2)) == (True, True, False)
    assert aside.text() == "3rd"
    assert "CareLex" in aside.accessibleName()
    assert aside.width() >= aside.sizeHint().width()
    assert place_on(table.legend, aside).right() < table.legend.width()
    click(aside)
    assert (seen(0), seen(1), seen(2)) == (False, True, True)
    assert aside.text() == "1st"
    assert "Achilles" in aside.accessibleName()
    click(person.button("openSummaryButton"))
    assert seen(0), "the summary begins beside the labels"
    assert aside.text() == "Third chair"


def test_that_chairs_in_view_need_no_way_to_them(person: Person) -> None:
    person.compare(*THREE)
    assert not person.button("chairAsideButton").isVisible()
    person.window.theming.choose_text_size(200)
    settle()
    assert person.button("chairAsideButton").isVisible()
    click(person.button("remove2Button"))
    assert not person.button("chairAsideButton").isVisible()
    person.window.theming.choose_text_size(100)
    settle()
    assert not person.button("chairAsideButton").isVisible()


@pytest.mark.parametrize(("width", "in_view"), [(1280, 2), (1920, 3)])
def test_that_all_chairs_are_in_view_where_large_text_leaves_room_for_them(
    open_window: Opener, width: int, in_view: int
) -> None:
    save_settings(Settings(text_size=200), places().settings)
    person = open_window(size=(width, 1048))
    person.compare(*THREE)
    table = person.table
    ends = [table.columnViewportPosition(n) + table.columnWidth(n) for n in range(len(THREE))]
    assert sum(end <= table.viewport().width() for end in ends) == in_view
    assert (table.horizontalScrollBar().maximum() == 0) == (in_view == len(THREE))
    click(person.button("remove1Button"))
    # Two chairs take the whole width: the third is asked for by a button in the bar.
    assert table.columnWidth(0) + table.columnWidth(1) >= table.viewport().width() - 1
    assert person.button("addThirdChairButton").isVisible()


def test_that_the_legend_makes_no_head_higher_in_a_low_window(person: Person) -> None:
    person.compare(*THREE)
    whole = person.table.head_cards.height()
    click(person.button("foldSummaryButton"))
    assert person.table.head_cards.height() == whole
    person.panel.bars.row_search.setText("massage")
    settle()
    assert person.table.head_cards.height() == whole
    assert person.table.legend.height() == whole


def test_that_the_keyboard_is_in_view_where_a_view_is_empty(person: Person) -> None:
    person.window.theming.choose_text_size(200)
    with Catalogue.open(places().catalogue) as catalogue:
        chairs = catalogue.load([row.id for row in catalogue.list()])
        never = next(
            two
            for two in combinations(sorted(chairs, key=lambda one: len(one.facts)), 2)
            if not compare(two, features=catalogue.features).count(View.DIFFER)
        )
    person.compare(*(chair.id for chair in never))
    person.table.setFocus()
    person.press(Key.Key_4, CTRL)
    offer = person.button("showUnknownButton")
    assert offer.hasFocus()
    person.press(Key.Key_Return)
    assert person.table.hasFocus()
    assert person.table.currentIndex().isValid()
    person.press(Key.Key_4, CTRL)
    assert offer.hasFocus()
    person.press(Key.Key_3, CTRL)
    assert person.table.hasFocus()
