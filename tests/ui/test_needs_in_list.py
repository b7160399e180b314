"""Needs and filters in the list: columns that come and go, sorting, hiding what is stated."""

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu

from chaircompare.catalogue.agreement import answer
from chaircompare.catalogue.values import Quantity, Words
from chaircompare.relevance.fit import fit
from chaircompare.relevance.needs import Importance, read_needs, starting_sets
from chaircompare.ui.catalogue.model import CHAIR
from chaircompare.ui.check_box import CheckBox
from tests.ui.conftest import Opener
from tests.ui.person import ACHILLES, PLAIN, TITAN, WIDE, Key, Person, click, part, settle

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def want(person: Person, *written: str) -> None:
    person.window.needs.put(read_needs(written, person.window._catalogue.features))
    settle()  # the comparison
    settle()  # and then the list


def headings(person: Person) -> list[str]:
    return [person.chairs.heading(column) for column in range(person.chairs.columnCount())]


def column(person: Person, heading: str) -> int:
    return headings(person).index(heading)


def click_heading(person: Person, heading: str) -> None:
    header = person.list.horizontalHeader()
    at = column(person, heading)
    spot = QPoint(header.sectionViewportPosition(at) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, PLAIN, spot)
    settle()


def count_shown(person: Person) -> str:
    return part(person.window, QLabel, "catalogueCount").text()


def test_that_columns_come_with_the_needs_and_go_with_them(person: Person) -> None:
    before = headings(person)
    want(person, "must calf_massage has")
    assert headings(person)[2:6] == ["Fit of 100", "Meets", "Misses", "Not known"]
    assert [one for one in headings(person) if one not in {"Fit of 100", "Meets", "Misses"}][
        2
    ] == "Not known"
    want(person)
    assert headings(person) == before


def test_that_every_chair_of_the_list_stands_as_it_does_in_the_comparison(person: Person) -> None:
    (calves,) = [one for one in starting_sets() if one.key == "calves"]
    person.window.needs.put(calves.needs)
    settle()
    features = person.window._catalogue.features
    at = column(person, "Fit of 100")
    for row, chair in enumerate(person.window._catalogue.load(person.listed())):
        found = fit(chair, calves.needs, features)
        cells = [person.chairs.index(row, at + n).data() for n in range(4)]
        low, high = (int(share + Fraction(1, 2)) for share in (found.low, found.high))
        assert cells[0] == (f"{low}" if low == high else f"{low} to {high}"), chair.id
        numbers = [len(found.meets), len(found.misses), len(found.not_known)]
        assert cells[1:] == [str(number) for number in numbers], chair.id
        assert person.chairs.index(row, at).data(SPOKEN).startswith("Fit: ")


def test_that_the_list_is_sorted_by_fit_with_the_highest_in_front(person: Person) -> None:
    want(person, "must calf_massage has", "nice rocking has")
    click_heading(person, "Fit of 100")
    lows = [person.chairs.row_at(row).standing for row in range(person.chairs.rowCount())]
    ends = [one.low for one in lows if one is not None]
    assert ends == sorted(ends, reverse=True)
    assert ends[0] > ends[-1]
    click_heading(person, "Fit of 100")
    ends = [
        one.low
        for row in range(person.chairs.rowCount())
        if (one := person.chairs.row_at(row).standing)
    ]
    assert ends == sorted(ends)


def test_that_the_menu_sorts_by_what_it_names_with_and_without_needs(person: Person) -> None:
    person.pick("sortBy7Action")
    assert "Add a need first" in person.status
    want(person, "must calf_massage has")
    person.pick("sortBy2Action")
    assert person.chairs.query.sort == person.chairs.features[0].key
    person.pick("sortBy7Action")
    assert person.chairs.query.sort == "fit"
    assert person.chairs.query.descending


@pytest.mark.parametrize("heading", ["Meets", "Misses", "Not known"])
def test_that_the_list_is_sorted_by_counts(person: Person, heading: str) -> None:
    want(person, "must calf_massage has", "important heat has", "nice rocking has")
    click_heading(person, heading)
    at = column(person, heading)
    counts = [int(person.chairs.index(row, at).data()) for row in range(person.chairs.rowCount())]
    assert counts == sorted(counts, reverse=heading == "Meets")


def test_that_a_list_sorted_by_fit_follows_a_change_of_needs(person: Person) -> None:
    want(person, "must calf_massage has")
    click_heading(person, "Fit of 100")
    want(person, "must rocking has")
    first = person.chairs.row_at(0).standing
    assert first is not None
    assert first.low == 100
    want(person)
    assert person.chairs.query.sort == "name"


def test_that_a_change_of_importance_keeps_the_place_in_the_list(person: Person) -> None:
    want(person, "must calf_massage has", "nice rocking has")
    person.list.verticalScrollBar().setValue(800)
    person.list.setCurrentIndex(person.chairs.index(20, CHAIR))
    top = person.list.verticalScrollBar().value()
    needs = person.window.needs
    needs.set_importance(needs.needs[0], Importance.NICE)
    settle()
    assert person.list.verticalScrollBar().value() == top
    assert person.list.currentIndex().row() == 20
    standing = person.chairs.row_at(20).standing
    assert standing is not None
    assert standing.total == 2


def test_that_the_narrow_list_of_a_wide_window_shows_the_fit(open_window: Opener) -> None:
    person = open_window(size=WIDE)
    person.choose(ACHILLES, TITAN)
    want(person, "must calf_massage has")
    shown = [
        heading
        for number, heading in enumerate(headings(person))
        if not person.list.isColumnHidden(number)
    ]
    assert shown == ["Compare", "Chair", "Fit of 100"]
    assert person.list.horizontalScrollBar().maximum() == 0
    want(person)
    shown = [
        heading
        for number, heading in enumerate(headings(person))
        if not person.list.isColumnHidden(number)
    ]
    assert shown == ["Compare", "Chair", "Facts"]


# ----------------------------------------------------------------------------- filters


def check(person: Person, name: str) -> None:
    box = part(person.window, CheckBox, name)
    person.window.rail.bring_into_view(box)
    click(box)


def test_that_chairs_above_the_price_go_and_those_without_one_stay(person: Person) -> None:
    chairs = person.window._catalogue.load(person.listed())
    check(person, "priceFilterCheck")
    shown = set(person.listed())
    assert 0 < len(shown) < len(chairs)
    for chair in chairs:
        values = answer(chair, "sale_price").values
        prices = [v.low for v in values if isinstance(v, Quantity) and v.unit == "USD"]
        if prices and min(prices) > 5000 and len(values) == 1:
            assert chair.id not in shown
        if not values:
            assert chair.id in shown
    assert count_shown(person) == f"{len(shown)} of {len(chairs)} chairs"
    left = f"{len(shown)} of {len(chairs)} chairs are left."
    told = part(person.window, QLabel, "filtersTold")
    assert told.text() == f"{left} Chairs that state no price stay."
    check(person, "discontinuedFilterCheck")
    assert told.text().endswith("chairs are left. Chairs that do not state what is asked stay.")
    check(person, "priceFilterCheck")
    assert told.text().endswith("Chairs for which this is not stated stay.")
    check(person, "discontinuedFilterCheck")
    assert len(person.listed()) == len(chairs)


def test_that_the_price_is_typed_as_people_write_it(person: Person) -> None:
    check(person, "priceFilterCheck")
    before = len(person.listed())
    field = part(person.window, QLineEdit, "priceFilterField")
    field.setFocus()
    field.selectAll()
    person.write("$2,000")
    person.press(Key.Key_Return)
    fewer = len(person.listed())
    assert fewer < before
    field.selectAll()
    person.write("cheap")
    person.press(Key.Key_Return)
    assert len(person.listed()) > before, "what is no price hides nothing"
    assert "as a number" in part(person.window, QLabel, "filtersTold").text()


def test_that_discontinued_chairs_are_hidden(person: Person) -> None:
    chairs = person.window._catalogue.load(person.listed())
    gone = {c.id for c in chairs if answer(c, "status").values == (Words("discontinued"),)}
    assert gone
    check(person, "discontinuedFilterCheck")
    assert set(person.listed()) == {c.id for c in chairs} - gone


def test_that_must_haves_hide_only_chairs_that_state_they_lack_them(person: Person) -> None:
    assert not part(person.window, CheckBox, "mustHaveFilterCheck").isVisible()
    want(person, "must user_height_max at-least 190 cm")
    chairs = person.window._catalogue.load(person.listed())
    lacking = {
        c.id
        for c in chairs
        if fit(c, person.window.needs.needs, person.window._catalogue.features).lacks_must_have
    }
    assert lacking
    check(person, "mustHaveFilterCheck")
    assert set(person.listed()) == {c.id for c in chairs} - lacking
    want(person)
    assert len(person.listed()) == len(chairs), "without a must-have nothing is hidden"
    assert not part(person.window, CheckBox, "mustHaveFilterCheck").isVisible()


def test_that_filters_that_leave_nothing_can_be_cleared_there(person: Person) -> None:
    field = part(person.window, QLineEdit, "priceFilterField")
    field.setText("1")
    check(person, "priceFilterCheck")
    check(person, "discontinuedFilterCheck")
    person.search("phantom medical")
    assert part(person.window, QLabel, "nothingFound").text() == (
        "No chair matches “phantom medical” with 2 filters on."
    )
    click(person.button("clearFiltersButton"))
    assert len(person.listed()) > 0
    assert not part(person.window, CheckBox, "priceFilterCheck").isChecked()
    assert QApplication.activeModalWidget() is None


def test_that_filters_and_search_work_together(person: Person) -> None:
    person.search("osaki")
    found = set(person.listed())
    check(person, "discontinuedFilterCheck")
    assert set(person.listed()) <= found
    person.search("")
    assert set(person.listed()) >= found & set(person.listed())


def test_that_needs_can_be_removed_only_where_there_are_some(person: Person) -> None:
    clear = person.action("clearNeedsAction")
    menu = part(person.window, QMenu, "needsMenu")
    menu.aboutToShow.emit()
    assert not clear.isEnabled()
    want(person, "must calf_massage has")
    assert clear.isEnabled()
    clear.trigger()
    assert not clear.isEnabled()
