"""The list: search, sorting, and what stands there when nothing is found."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QPushButton

from chaircompare.catalogue.agreement import AnswerState, answer
from chaircompare.catalogue.chair import Chair
from chaircompare.ui.catalogue.model import CHAIR
from chaircompare.ui.check_box import CheckBox
from chaircompare.ui.theme import SMALL
from tests.ui.conftest import Opener
from tests.ui.person import ACHILLES, TITAN, WIDE, Key, Person, click, part, settle

COLUMNS = range(7)
FACTS = 6


def click_head(person: Person, column: int) -> None:
    header = person.list.horizontalHeader()
    person.list.scrollTo(person.chairs.index(0, column))
    x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    click(header.viewport(), QPoint(x, header.height() // 2))


def column_words(person: Person, column: int) -> list[str]:
    return [person.chairs.index(n, column).data() for n in range(person.chairs.rowCount())]


def test_that_the_list_has_every_chair_and_its_columns(person: Person) -> None:
    assert person.chairs.rowCount() == 93
    assert person.chairs.columnCount() == len(COLUMNS)
    heads = [person.chairs.headerData(c, Qt.Orientation.Horizontal) for c in COLUMNS]
    assert heads[0] == "Compare"
    assert heads[1] == "Chair ▲"
    assert heads[-1] == "Facts"


@pytest.mark.parametrize("column", COLUMNS)
def test_that_a_click_on_a_head_sorts_and_another_one_turns_it(person: Person, column: int) -> None:
    person.tick(TITAN)
    everyone = sorted(person.listed())
    click_head(person, column)
    if column == CHAIR:  # the list begins sorted by it
        click_head(person, column)
    head = person.chairs.headerData(column, Qt.Orientation.Horizontal)
    spoken = person.chairs.headerData(
        column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    )
    assert head.endswith(" ▲")
    assert spoken.endswith(", sorted from low to high")
    rising = person.listed()
    assert sorted(rising) == everyone
    click_head(person, column)
    assert person.chairs.headerData(column, Qt.Orientation.Horizontal).endswith(" ▼")
    falling = person.listed()
    assert sorted(falling) == everyone
    assert falling != rising
    others = [c for c in COLUMNS if c != column]
    for other in others:
        words = person.chairs.headerData(other, Qt.Orientation.Horizontal)
        assert not words.endswith(("▲", "▼"))


def test_that_chairs_that_state_nothing_come_last_both_ways(
    person: Person, chairs: dict[str, Chair]
) -> None:
    for column in range(CHAIR + 1, person.chairs.facts_column):
        key = person.chairs.features[column - CHAIR - 1].key
        for _ in range(2):
            click_head(person, column)
            gaps = [
                answer(chairs[chair], key).state
                in {AnswerState.NOT_STATED, AnswerState.NOT_CHECKED}
                for chair in person.listed()
            ]
            assert gaps == sorted(gaps), f"a gap stands above a value of {key}"


def test_that_numbers_are_sorted_as_numbers(person: Person) -> None:
    column = person.chairs.facts_column
    click_head(person, column)
    counts = [int(words.split("/")[0]) for words in column_words(person, column)]
    assert counts == sorted(counts)
    click_head(person, column)
    counts = [int(words.split("/")[0]) for words in column_words(person, column)]
    assert counts == sorted(counts, reverse=True)


def test_that_chosen_chairs_come_together_when_sorted_by_the_box(person: Person) -> None:
    person.choose(ACHILLES, TITAN)
    click_head(person, 0)
    click_head(person, 0)
    ends = {*person.listed()[:2]}, {*person.listed()[-2:]}
    assert {ACHILLES, TITAN} in ends


def test_that_the_menu_sorts_as_the_heads_do(person: Person) -> None:
    person.pick("sortBy6Action")
    by_menu = person.listed()
    click_head(person, CHAIR)
    click_head(person, FACTS)
    assert person.listed() == by_menu
    person.pick("sortBy6Action")
    assert person.chairs.headerData(FACTS, Qt.Orientation.Horizontal).endswith("▼")


def test_that_a_search_keeps_the_order(person: Person) -> None:
    click_head(person, FACTS)
    person.search("osaki")
    assert person.chairs.headerData(FACTS, Qt.Orientation.Horizontal).endswith("▲")
    counts = [int(words.split("/")[0]) for words in column_words(person, FACTS)]
    assert counts == sorted(counts)


def test_that_the_list_shrinks_with_each_letter(person: Person) -> None:
    click(person.window.search)
    found = [person.chairs.rowCount()]
    for letter in "achilles":
        QTest.keyClicks(person.window.search, letter)
        found.append(person.chairs.rowCount())
    assert found == sorted(found, reverse=True)
    assert person.listed() == [ACHILLES]


def test_that_a_search_that_finds_nothing_says_so_and_offers_a_way_back(person: Person) -> None:
    person.search("<b>zzz</b> & co")
    words = part(person.window, QLabel, "nothingFound")
    assert words.isVisible()
    assert words.text() == "No chair matches “<b>zzz</b> & co”."
    assert not person.list.isVisible()
    assert part(person.window, QLabel, "catalogueCount").text() == "0 of 93 chairs"
    click(person.button("clearSearchButton"))
    assert person.window.search.text() == ""
    assert QApplication.focusWidget() is person.window.search
    assert person.list.isVisible()
    assert person.chairs.rowCount() == 93


def test_that_escape_clears_the_search(person: Person) -> None:
    person.search("osaki")
    person.press(Key.Key_Escape)
    assert person.window.search.text() == ""
    assert person.chairs.rowCount() == 93
    person.press(Key.Key_Escape)
    assert person.window.isVisible()


@pytest.mark.parametrize("text", ["'", '"', "a\"b'c*(", "%_", "x" * 500, "ümläut ß", "🙂", "  "])
def test_that_any_search_is_answered(person: Person, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    click(person.window.search)
    person.press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert person.window.search.text().startswith(text[:100].strip())
    assert 0 <= person.chairs.rowCount() <= 93
    assert person.list.isVisible() != part(person.window, QLabel, "nothingFound").isVisible()


def test_that_a_chosen_chair_stays_chosen_through_searches(person: Person) -> None:
    person.tick(TITAN)
    person.search("osaki")
    person.search("")
    row = person.listed().index(TITAN)
    assert person.chairs.index(row, 0).data() == "Chosen"


def test_that_the_list_beside_the_comparison_keeps_to_three_columns(open_window: Opener) -> None:
    person = open_window(size=WIDE)
    shown = [c for c in COLUMNS if not person.list.isColumnHidden(c)]
    assert shown == [0, 1, person.chairs.facts_column]
    assert person.list.horizontalScrollBar().maximum() == 0
    # What the list is sorted by is seen.
    assert person.window.catalogue_panel.sort_by("sale_price")
    shown = [c for c in range(person.chairs.columnCount()) if not person.list.isColumnHidden(c)]
    assert [person.chairs.heading(c) for c in shown] == ["Compare", "Chair", "Price seen"]
    assert person.list.horizontalScrollBar().maximum() == 0
    assert person.window.catalogue_panel.sort_by("name")
    assert not person.list.isColumnHidden(person.chairs.facts_column)


def test_that_the_columns_fit_into_the_window(person: Person) -> None:
    assert person.list.horizontalScrollBar().maximum() == 0


def test_that_hovering_lights_the_row_and_scrolling_reaches_the_last_chair(person: Person) -> None:
    QTest.mouseMove(person.list.viewport(), QPoint(300, 100))
    person.list.setFocus()
    person.press(Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    last = person.chairs.index(92, 0)
    assert person.list.currentIndex().row() == 92
    assert person.list.viewport().rect().contains(person.list.visualRect(last).center())


def test_that_the_list_obeys_the_rules_of_models(person: Person) -> None:
    tester = QAbstractItemModelTester(
        person.chairs, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    assert tester.model() is person.chairs
    person.search("osaki")
    person.choose(*person.listed()[:2])
    person.search("nothing like it")
    person.search("")
    for column in (0, 2, FACTS):
        click_head(person, column)
    person.chairs.refresh()
    assert person.chairs.rowCount() == 93


def test_that_the_comparison_obeys_the_rules_of_models(person: Person) -> None:
    tester = QAbstractItemModelTester(
        person.rows, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    assert tester.model() is person.rows
    person.compare(*person.listed()[:3])
    for name in ("viewDifferButton", "viewSameButton", "viewUnknownButton", "viewAllButton"):
        click(person.button(name))
    person.click_why("calf_massage")
    person.press(Key.Key_Escape)
    click(person.button("remove1Button"))
    click(person.button("remove1Button"))
    assert person.rows.columnCount() == 2, "kept until other chairs are compared"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_a_price_that_sources_dispute_shows_the_figure_it_is_sorted_by(
    person: Person, percent: int
) -> None:
    person.window.theming.choose_text_size(percent)
    row = person.listed().index("synca-circ")
    column = next(
        number
        for number in range(person.chairs.columnCount())
        if person.chairs.sort_key(number) == "sale_price"
    )
    cell = person.chairs.row_at(row).cells["sale_price"]
    assert cell.in_short(is_number=True) == "from US$ 1,299"
    spoken = person.chairs.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Price seen: Sources differ, {cell.detail}"
    theme = person.window.theming.theme
    room = person.list.columnWidth(column) - 2 * theme.px(8)
    assert theme.metrics(SMALL).horizontalAdvance(f"≠ {cell.words}") <= room
    assert theme.metrics(SMALL).horizontalAdvance(cell.in_short(is_number=True)) <= room


def test_that_the_ways_out_of_an_empty_list_stand_side_by_side(person: Person) -> None:
    person.search("nothing is called so")
    click(part(person.window, CheckBox, "discontinuedFilterCheck"))
    settle()
    search = part(person.window, QPushButton, "clearSearchButton")
    filters = part(person.window, QPushButton, "clearFiltersButton")
    assert search.isVisible()
    assert filters.isVisible()
    assert search.geometry().top() == filters.geometry().top()
    assert search.geometry().right() < filters.geometry().left()


def test_that_what_the_tray_says_does_not_hide_the_row_just_ticked(person: Person) -> None:
    index = person.chairs.index(20, 0)
    person.list.setFocus()
    person.list.setCurrentIndex(index)
    person.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtBottom)
    person.press(Key.Key_Space)
    person.button("compareButton").setFocus()
    person.press(Key.Key_Space)
    settle()
    assert part(person.window, QLabel, "trayHint").isVisible()
    row = person.list.visualRect(index)
    assert row.bottom() < person.list.viewport().height()
