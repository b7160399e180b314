"""The rail: needs from sets or one by one, changed, removed, kept; beside, over and away."""

import json

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QMenu, QWidget

from chaircompare.paths import places
from chaircompare.relevance.needs import starting_sets
from chaircompare.ui.choice_box import ChoiceBox
from chaircompare.ui.link import Link
from chaircompare.ui.needs.need_dialog import NeedDialog
from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    CTRL,
    PLAIN,
    TITAN,
    WIDE,
    Key,
    Person,
    click,
    part,
    settle,
)


def kept(name: str) -> object:
    return json.loads(places().settings.read_text("utf-8"))[name]


def words(person: Person) -> list[str]:
    """The needs as the rail names them, top to bottom."""
    rows = [part(person.window, Link, f"need{n + 1}Button") for n in range(len(needs(person)))]
    return [row.words for row in rows]


def needs(person: Person) -> list[str]:
    return [need.written() for need in person.window.needs.needs]


def dialog() -> NeedDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, NeedDialog)
    return found


def add(person: Person, search: str, typed: str = "") -> None:
    """Add a need by keys alone."""
    click(person.button("addNeedButton"))
    person.write(search)
    if typed:
        field = part(dialog(), QLineEdit, "needFigureField")
        field.setFocus()
        person.write(typed)
    person.press(Key.Key_Return)
    person.come_back()


def choose_in(box: QWidget, person: Person, words_wanted: str) -> None:
    assert isinstance(box, ChoiceBox)
    box.setFocus()
    for _ in range(box.count()):
        if box.currentText() == words_wanted:
            return
        person.press(Key.Key_Down)
    person.press(Key.Key_Home)
    while box.currentText() != words_wanted:
        before = box.currentText()
        person.press(Key.Key_Down)
        assert box.currentText() != before, f"no choice {words_wanted}"


def test_that_a_starting_set_is_taken_by_one_click_and_kept(person: Person) -> None:
    (calves,) = [one for one in starting_sets() if one.key == "calves"]
    click(person.button("startWith_calves"))
    assert needs(person) == [need.written() for need in calves.needs]
    assert kept("needs") == needs(person)
    assert words(person)[0] == "Calf massage"
    assert not person.button("startWith_calves").isVisible()
    assert "Calves" in person.status


def test_that_another_set_adds_what_is_new_and_leaves_the_rest(person: Person) -> None:
    click(person.button("startWith_calves"))
    choose_in(part(person.window, ChoiceBox, "need4Importance"), person, "Must have")
    before = needs(person)
    person.window.rail.bring_into_view(person.button("addSetButton"))
    click(person.button("addSetButton"))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(a for a in menu.actions() if a.data() == "gentle")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, PLAIN, menu.actionGeometry(entry).center())
    person.come_back()
    assert needs(person)[: len(before)] == before
    assert len(set(needs(person))) == len(needs(person)) > len(before)


def test_that_a_need_is_found_by_typing_and_added_by_return(person: Person) -> None:
    add(person, "rocking")
    assert needs(person) == ["important rocking has"]
    assert words(person) == ["Rocking"]


def test_that_a_limit_is_typed_in_the_units_of_the_person(person: Person) -> None:
    add(person, "longest session", "20")
    assert words(person) == ["Longest session: at least 20 min"]
    add(person, "space to the wall", "6")
    assert words(person)[1] == "Space to the wall: at most 6 in (15 cm)"
    person.action("unitsMetricAction").trigger()
    settle()
    assert words(person)[1] == "Space to the wall: at most 15 cm (6 in)"
    add(person, "narrowest doorway", "75")
    assert words(person)[2].startswith("Narrowest doorway: at most 75 cm")


def test_that_a_limit_in_the_other_unit_is_understood(person: Person) -> None:
    add(person, "tallest user", "180 cm")
    (written,) = needs(person)
    assert written == "important user_height_max at-least 180 cm"


def test_that_what_is_no_number_is_answered_and_nothing_is_added(person: Person) -> None:
    click(person.button("addNeedButton"))
    person.write("longest session")
    field = part(dialog(), QLineEdit, "needFigureField")
    field.setFocus()
    person.press(Key.Key_Return)
    assert "Write a number" in part(dialog(), QLabel, "needTold").text()
    field.setFocus()
    person.write("long")
    person.press(Key.Key_Return)
    assert "long" in part(dialog(), QLabel, "needTold").text()
    assert needs(person) == []
    person.press(Key.Key_Escape)
    person.come_back()
    assert QApplication.activeModalWidget() is None


def test_that_a_choice_of_a_set_can_be_a_need(person: Person) -> None:
    click(person.button("addNeedButton"))
    person.write("heated areas")
    box = part(dialog(), ChoiceBox, "needChoiceBox")
    choose_in(box, person, "calves")
    click(part(dialog(), QWidget, "keepNeedButton"))
    person.come_back()
    assert needs(person) == ["important heat_zones contains calves"]


def test_that_open_choices_are_those_that_chairs_state(person: Person) -> None:
    click(person.button("addNeedButton"))
    person.write("roller type")
    box = part(dialog(), ChoiceBox, "needChoiceBox")
    offered = [box.itemText(n) for n in range(box.count())]
    assert {"2D", "3D", "4D"} <= set(offered)
    person.press(Key.Key_Escape)
    person.come_back()


def test_that_features_are_found_by_a_word_and_gone_through_by_arrow(person: Person) -> None:
    click(person.button("addNeedButton"))
    person.write("heat")
    found = part(dialog(), QListWidget, "needFeatureList")
    labels = [found.item(n).text() for n in range(found.count())]
    assert "Heat" in labels
    assert "Heated areas" in labels
    person.press(Key.Key_Down)
    assert found.currentRow() == 1
    person.press(Key.Key_Up)
    person.press(Key.Key_Up)
    assert found.currentRow() == 0
    field = part(dialog(), QLineEdit, "needSearchField")
    field.selectAll()
    person.write("nothing is called so")
    assert found.count() == 0
    assert not part(dialog(), QWidget, "keepNeedButton").isEnabled()
    assert "nothing is called so" in part(dialog(), QLabel, "needTold").text()
    person.press(Key.Key_Escape)
    person.come_back()


def test_that_a_text_that_nobody_can_judge_is_not_offered(person: Person) -> None:
    click(person.button("addNeedButton"))
    person.write("upholstery")
    assert part(dialog(), QListWidget, "needFeatureList").count() == 0
    person.press(Key.Key_Escape)
    person.come_back()


def test_that_importance_changes_by_key_and_counts_at_once(person: Person) -> None:
    add(person, "rocking")
    add(person, "body scan")
    assert part(person.window, QLabel, "need1Counts").text() == "Counts 4 of 8 points"
    choose_in(part(person.window, ChoiceBox, "need1Importance"), person, "Must have")
    assert needs(person)[0] == "must rocking has"
    assert part(person.window, QLabel, "need1Counts").text() == "Counts 8 of 12 points"
    assert part(person.window, QLabel, "need2Counts").text() == "Counts 4 of 12 points"
    choose_in(part(person.window, ChoiceBox, "need1Importance"), person, "Doesn’t matter")
    assert part(person.window, QLabel, "need1Counts").text() == "Does not count"
    assert kept("needs") == needs(person)


def test_that_a_click_on_a_need_changes_it_in_its_place(person: Person) -> None:
    add(person, "longest session", "20")
    add(person, "rocking")
    click(part(person.window, Link, "need1Button"))
    field = part(dialog(), QLineEdit, "needFigureField")
    assert field.text() == "20"
    field.selectAll()
    field.setFocus()
    person.write("30")
    person.press(Key.Key_Return)
    person.come_back()
    assert words(person) == ["Longest session: at least 30 min", "Rocking"]


def test_that_a_removed_need_leaves_the_keyboard_beside_it(person: Person) -> None:
    for search in ("rocking", "body scan", "voice"):
        add(person, search)
    click(person.button("need2Remove"))
    assert words(person) == ["Rocking", "Voice control"]
    focus = QApplication.focusWidget()
    assert focus is person.button("need2Remove")
    click(person.button("need2Remove"))
    click(person.button("need1Remove"))
    assert needs(person) == []
    assert QApplication.focusWidget() is person.button("addNeedButton")
    assert person.button("startWith_calves").isVisible()


def test_that_the_wheel_over_a_choice_changes_nothing(person: Person) -> None:
    add(person, "rocking")
    box = part(person.window, ChoiceBox, "need1Importance")
    box.setFocus()
    spot = QPointF(box.rect().center())
    wheel = QWheelEvent(
        spot,
        box.mapToGlobal(spot),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        PLAIN,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert box.currentText() == "Important"


def test_that_needs_come_back_in_the_next_window(open_window: Opener) -> None:
    first = open_window()
    click(first.button("startWith_feet"))
    before = needs(first)
    first.window.close()
    assert needs(open_window()) == before


def test_that_kept_needs_that_nobody_knows_are_left_out(open_window: Opener) -> None:
    places().settings.parent.mkdir(parents=True, exist_ok=True)
    strange = ["must antigravity has", "no need at all", "important rocking has", ""]
    places().settings.write_text(json.dumps({"needs": strange}), "utf-8")
    assert needs(open_window()) == ["important rocking has"]


def test_that_how_it_is_counted_folds_out(person: Person) -> None:
    how = part(person.window, Link, "howCountedButton")
    rail = person.window.rail
    assert "counts 8" not in person.words_of(rail)
    click(how)
    assert "A must-have counts 8, an important need 4" in person.words_of(rail)
    click(how)
    assert "counts 8" not in person.words_of(rail)


# ------------------------------------------------------------------------------- place


def test_that_control_b_hides_and_shows_the_rail_and_is_remembered(open_window: Opener) -> None:
    person = open_window()
    rail = person.window.rail
    assert rail.isVisible()
    assert rail.width() == 264
    person.press(Key.Key_B, CTRL)
    assert not rail.isVisible()
    assert QApplication.focusWidget() is person.list
    person.window.close()
    again = open_window()
    assert not again.window.rail.isVisible()
    click(again.button("showNeedsButton"))
    assert again.window.rail.isVisible()
    assert not again.button("showNeedsButton").isVisible()
    assert kept("rail") is True
    click(again.button("hideNeedsButton"))
    assert kept("rail") is False


def test_that_the_list_fits_beside_the_rail(person: Person) -> None:
    assert person.window.rail.isVisible()
    assert person.list.horizontalScrollBar().maximum() == 0


def test_that_the_comparison_has_the_width_until_the_needs_are_asked_for(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    rail = person.window.rail
    assert not rail.isVisible()
    person.press(Key.Key_B, CTRL)
    assert rail.isVisible()
    assert person.table.isVisible()
    person.press(Key.Key_B, CTRL)
    assert not rail.isVisible()
    assert QApplication.focusWidget() is person.table
    click(person.button("backButton"))
    assert rail.isVisible(), "the list keeps its own"


def test_that_a_wide_window_has_rail_list_and_comparison(open_window: Opener) -> None:
    person = open_window(size=WIDE)
    person.choose(ACHILLES, TITAN)
    assert person.window.rail.isVisible()
    assert person.list.isVisible()
    assert person.table.isVisible()
    assert person.window.rail.width() == 280


@pytest.mark.parametrize("percent", [150, 200])
def test_that_large_text_gives_the_rail_the_place_only_when_asked(
    person: Person, percent: int
) -> None:
    person.window.theming.choose_text_size(percent)
    settle()
    rail = person.window.rail
    assert not rail.isVisible()
    person.press(Key.Key_B, CTRL)
    assert rail.isVisible()
    assert not person.list.isVisible()
    assert rail.width() > 1200
    person.press(Key.Key_Escape)
    assert not rail.isVisible()
    assert person.list.isVisible()
    assert kept("rail") is True, "it is still wanted where it fits"
