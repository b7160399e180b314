"""Choosing chairs: the tray, the fourth chair, taking out, and the third place."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    CARELEX,
    CTRL,
    SHIFT,
    TITAN,
    WIDE,
    Key,
    Person,
    click,
    part,
    settle,
)

FOURTH = "osaki-4d-helix-le"


def chosen(person: Person) -> tuple[str, ...]:
    return person.window.choice.ids


def full_notice(person: Person) -> QFrame:
    return part(person.window, QFrame, "trayFullNotice")


def tray_words(person: Person) -> str:
    return person.words_of(person.window.tray)


def spoken_box(person: Person, chair: str) -> str:
    index = person.chairs.index(person.listed().index(chair), 0)
    return str(index.data(0x000B))  # Qt.AccessibleTextRole


def test_that_a_box_is_ticked_and_unticked_by_mouse(person: Person) -> None:
    person.tick(ACHILLES)
    assert chosen(person) == (ACHILLES,)
    assert spoken_box(person, ACHILLES) == "Compare Osaki 4D Achilles, chosen"
    assert "4D Achilles" in tray_words(person)
    person.tick(ACHILLES)
    assert chosen(person) == ()
    assert spoken_box(person, ACHILLES) == "Compare Osaki 4D Achilles, not chosen"
    assert "4D Achilles" not in tray_words(person)


def test_that_a_click_on_the_name_ticks_and_one_on_a_value_does_not(person: Person) -> None:
    person.tick(ACHILLES, column=1)
    assert chosen(person) == (ACHILLES,)
    person.tick(TITAN, column=3)
    assert chosen(person) == (ACHILLES,)


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_that_a_box_is_ticked_by_key(person: Person, key: Key) -> None:
    row = person.listed().index(TITAN)
    person.list.setCurrentIndex(person.chairs.index(row, 2))
    person.list.setFocus()
    person.press(key)
    assert chosen(person) == (TITAN,)
    person.press(key)
    assert chosen(person) == ()


def test_that_too_few_chairs_are_answered_with_what_is_missing(person: Person) -> None:
    button = person.button("compareButton")
    hint = part(person.window, QLabel, "trayHint")
    assert button.text() == "Choose 2 or 3 chairs"
    click(button)
    assert hint.isVisible()
    assert hint.text() == "Tick 2 or 3 chairs to compare them."
    person.tick(ACHILLES)
    assert not hint.isVisible()
    person.press(Key.Key_Return, CTRL)
    assert hint.isVisible()
    assert hint.text() == "1 chosen. Tick one or two more."
    person.tick(TITAN)
    assert not hint.isVisible()
    assert button.text() == "Compare 2 chairs"


@pytest.mark.parametrize("keys", [CTRL, CTRL | SHIFT])
def test_that_an_export_without_a_comparison_says_what_is_missing(
    person: Person, keys: Qt.KeyboardModifier
) -> None:
    person.press(Key.Key_E, keys)
    assert part(person.window, QLabel, "trayHint").isVisible()
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("slot", [0, 1, 2])
def test_that_a_fourth_chair_takes_the_place_that_the_person_names(
    person: Person, slot: int
) -> None:
    three = (ACHILLES, TITAN, CARELEX)
    person.choose(*three, FOURTH)
    assert chosen(person) == three, "nothing is dropped unasked"
    notice = full_notice(person)
    assert notice.isVisible()
    assert "Osaki 4D Helix LE" in person.words_of(notice)
    buttons = [person.button(f"replaceSlot{number}Button") for number in (1, 2, 3)]
    names = [chair.model for chair in person.window.choice.chairs]
    assert [button.text() for button in buttons] == names
    assert QApplication.focusWidget() is buttons[0]
    click(buttons[slot])
    assert chosen(person) == (*three[:slot], FOURTH, *three[slot + 1 :])
    assert not notice.isVisible()
    assert person.status == "Undo: replace a chosen chair with Osaki 4D Helix LE (Ctrl+Z)"
    assert QApplication.focusWidget() is person.list, "Space would take another one out"
    assert spoken_box(person, three[slot]).endswith("not chosen")
    assert spoken_box(person, FOURTH).endswith(", chosen")


def test_that_the_three_can_be_kept(person: Person) -> None:
    three = (ACHILLES, TITAN, CARELEX)
    person.choose(*three, FOURTH)
    click(person.button("keepTrayButton"))
    assert chosen(person) == three
    assert not full_notice(person).isVisible()
    assert spoken_box(person, FOURTH).endswith("not chosen")


def test_that_the_notice_goes_when_a_place_becomes_free(person: Person) -> None:
    person.choose(ACHILLES, TITAN, CARELEX, FOURTH)
    person.tick(TITAN)
    assert not full_notice(person).isVisible()
    assert chosen(person) == (ACHILLES, CARELEX)


def test_that_the_tray_takes_a_chair_out(person: Person) -> None:
    person.choose(ACHILLES, TITAN, CARELEX)
    click(person.button("traySlot2Remove"))
    assert chosen(person) == (ACHILLES, CARELEX)
    assert person.button("compareButton").text() == "Compare 2 chairs"
    assert "3  Pick one more (optional)" in tray_words(person)


def test_that_all_chairs_are_taken_out_at_once(person: Person) -> None:
    person.choose(ACHILLES, TITAN)
    person.pick("emptyTrayAction")
    assert chosen(person) == ()
    for words in ("1  Tick a chair", "2  Pick one more", "3  Pick one more (optional)"):
        assert words in tray_words(person)


def test_that_taking_a_chair_out_in_its_head_leaves_two_and_a_free_place(person: Person) -> None:
    person.compare(ACHILLES, TITAN, CARELEX)
    add = part(person.window, QFrame, "addCard")
    assert not add.isVisible()
    click(person.button("remove2Button"))
    assert person.titles() == ["Osaki 4D Achilles", "CareLex Super Pro LS (CL 8000i)"]
    assert all(len(cells) == 2 for cells in person.shown().values())
    assert add.isVisible()
    assert "Add a third chair" in person.words_of(add)


def test_that_the_first_columns_keep_their_place_without_a_third(person: Person) -> None:
    person.compare(ACHILLES, TITAN, CARELEX)

    def place(card: QWidget) -> tuple[int, int, int]:
        # The heads are as high as the highest of them.
        return card.x(), card.y(), card.width()

    before = [place(person.table.cards[n]) for n in (0, 1)]
    third = place(person.table.cards[2])
    click(person.button("remove3Button"))
    assert [place(person.table.cards[n]) for n in (0, 1)] == before
    assert place(part(person.window, QFrame, "addCard")) == third


def test_that_a_third_chair_is_found_by_typing_its_name(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    field = part(person.window, QLineEdit, "thirdChairField")
    click(field)
    person.write("carelex super")
    assert [chair.name for chair in person.window.choice.chairs] == person.titles()
    person.press(Key.Key_Return)
    assert chosen(person) == (ACHILLES, TITAN, CARELEX)
    assert person.titles()[2] == "CareLex Super Pro LS (CL 8000i)"
    assert not part(person.window, QFrame, "addCard").isVisible()


def test_that_a_third_chair_is_picked_from_those_that_match(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    field = part(person.window, QLineEdit, "thirdChairField")
    click(field)
    person.write("osaki")
    found = QApplication.activePopupWidget()
    assert isinstance(found, QListView)
    assert found.objectName() == "thirdChairList"
    names = [found.model().index(n, 0).data() for n in range(found.model().rowCount())]
    assert names
    assert "Osaki 4D Achilles" not in names, "it is there already"
    QTest.keyClick(found, Key.Key_Down)
    QTest.keyClick(found, Key.Key_Down)
    QTest.keyClick(found, Key.Key_Return)
    settle()
    assert person.titles()[2] == names[1]


def test_that_enter_takes_no_chair_while_several_or_none_match(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    field = part(person.window, QLineEdit, "thirdChairField")
    click(field)
    person.press(Key.Key_Return)
    person.write("no such chair")
    person.press(Key.Key_Return)
    assert chosen(person) == (ACHILLES, TITAN)


def test_that_one_chair_left_leads_back_to_the_list(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    click(person.button("remove1Button"))
    assert not person.is_comparing
    assert person.list.isVisible()
    assert chosen(person) == (TITAN,)
    assert person.button("compareButton").text() == "Choose 2 or 3 chairs"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible(), "the keyboard is not lost with the comparison"


def test_that_chairs_move_by_their_buttons(person: Person) -> None:
    person.compare(ACHILLES, TITAN, CARELEX)
    names = person.titles()
    assert not person.button("moveLeft1Button").isEnabled()
    assert not person.button("moveRight3Button").isEnabled()
    click(person.button("moveRight1Button"))
    assert person.titles() == [names[1], names[0], names[2]]
    click(person.button("moveLeft3Button"))
    assert person.titles() == [names[1], names[2], names[0]]
    assert chosen(person) == (TITAN, CARELEX, ACHILLES)


def test_that_the_example_compares_three_chairs(open_window: Opener) -> None:
    person = open_window(size=WIDE)
    assert part(person.window, QWidget, "startPage").isVisible()
    # One welcome is enough: here it has the place of the comparison.
    assert not person.button("welcomeDoneButton").isVisible()
    click(person.button("exampleButton"))
    assert person.is_comparing
    assert chosen(person) == (ACHILLES, TITAN, CARELEX)


# ----------------------------------------------------------------------------- wide


def test_that_a_wide_window_fills_a_column_as_soon_as_a_box_is_ticked(open_window: Opener) -> None:
    person = open_window(size=WIDE)
    start = part(person.window, QWidget, "startPage")
    assert "Tick 2 or 3 chairs" in person.words_of(start)
    person.tick(ACHILLES)
    assert "1 chosen. Tick one or two more." in person.words_of(start)
    person.tick(TITAN)
    assert not start.isVisible()
    assert person.titles() == ["Osaki 4D Achilles", "Titan Grande XL 3D"]
    person.tick(CARELEX)
    assert len(person.titles()) == 3
    person.tick(FOURTH)
    assert full_notice(person).isVisible()
    click(person.button("replaceSlot3Button"))
    assert person.titles()[2] == "Osaki 4D Helix LE"
    assert not person.window.tray.isVisible()
    assert not person.button("backButton").isVisible()


def test_that_the_parts_of_a_wide_window_are_shown_alone_by_key(open_window: Opener) -> None:
    person = open_window(size=WIDE)
    person.choose(ACHILLES, TITAN)
    person.press(Key.Key_2, CTRL)
    assert person.is_comparing
    assert not person.list.isVisible()
    click(person.button("backButton"))
    assert person.is_comparing
    assert person.list.isVisible()
    person.press(Key.Key_1, CTRL)
    assert person.list.isVisible()
    assert not person.table.isVisible()
    click(person.button("compareButton"))
    assert person.table.isVisible()


def test_that_a_window_that_grows_and_shrinks_keeps_choice_and_place(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    person.window.resize(*WIDE)
    assert person.list.isVisible()
    assert person.is_comparing
    person.window.resize(1280, 768)
    assert person.is_comparing
    assert not person.list.isVisible()
    assert chosen(person) == (ACHILLES, TITAN)


# ----------------------------------------------------------------------- the chair picture


def test_that_a_click_on_a_zone_goes_to_its_row(person: Person) -> None:
    person.compare(ACHILLES, TITAN, CARELEX)
    picture = person.table.cards[0].picture
    spots = (
        QPoint(x, y) for x in range(0, picture.width(), 4) for y in range(0, picture.height(), 4)
    )
    calves = next(
        spot
        for spot in spots
        if (zone := picture.zone_at(spot.toPointF())) and zone.name == "calves"
    )
    click(picture, calves)
    current = person.table.currentIndex()
    assert person.rows.lines[current.row()].key == "calf_massage"
    assert person.table.viewport().rect().contains(person.table.visualRect(current))


def test_that_a_click_beside_the_figure_goes_nowhere(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    before = person.table.currentIndex()
    click(person.table.cards[0].picture, QPoint(1, 1))
    assert person.table.currentIndex() == before


def test_that_a_zone_of_a_folded_group_unfolds_it(person: Person) -> None:
    person.compare(ACHILLES, TITAN, CARELEX)
    person.pick("foldAllAction")
    assert person.shown() == {}
    picture = person.table.cards[1].picture
    picture.zone_chosen.emit("calf_massage")
    assert "calf_massage" in person.shown()
    assert "track" not in person.shown(), "only the group of the row unfolds"


def test_that_taking_a_chair_out_leaves_the_list_where_it_is(person: Person) -> None:
    chair = person.listed()[60]
    person.tick(chair)
    place = person.list.verticalScrollBar().value()
    assert place > 0
    person.tick(chair)
    assert chosen(person) == ()
    assert person.list.verticalScrollBar().value() == place
    assert person.list.currentIndex().row() == 60
    person.press(Key.Key_Z, CTRL)
    assert chosen(person) == (chair,)
    assert person.list.verticalScrollBar().value() == place


def test_that_the_table_is_made_ready_before_it_is_asked_for(person: Person, qtbot: QtBot) -> None:
    person.tick(ACHILLES)
    person.tick(TITAN)
    qtbot.waitUntil(lambda: person.rows.comparison is not None)
    assert not person.is_comparing
    ready = person.rows.comparison
    click(person.button("compareButton"))
    assert person.rows.comparison is ready
    assert person.titles() == ["Osaki 4D Achilles", "Titan Grande XL 3D"]


def test_that_a_tick_taken_back_loses_no_place_in_the_table(person: Person) -> None:
    person.compare(ACHILLES, TITAN, CARELEX)
    person.table.go_to("warranty_years")
    place = person.table.verticalScrollBar().value()
    assert place > 0
    click(person.button("backButton"))
    for _ in range(2):
        person.tick(CARELEX)
        person.window.side().make_ready()
    click(person.button("compareButton"))
    assert person.table.verticalScrollBar().value() == place
