"""Every part is reached by keys, and no part keeps the keyboard."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from chaircompare.comparison import View
from chaircompare.ui.comparison.lines import LineKind
from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    ALT,
    CTRL,
    PLAIN,
    SHIFT,
    THREE,
    TITAN,
    WIDE,
    Key,
    Person,
    part,
    settle,
)

MOST_STOPS = 60


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def round_by(person: Person, key: Key, modifiers: object = PLAIN) -> list[str]:
    """The names of all parts that the key leads to, until it comes back to the first."""
    start = focus()
    stops = []
    for _ in range(MOST_STOPS):
        assert focus().isVisible()
        stops.append(focus().objectName())
        person.press(key, modifiers)  # type: ignore[arg-type]
        if focus() is start:
            return stops
    raise AssertionError(f"the keyboard does not come back: {stops}")


def test_that_the_frame_of_a_bar_goes_round_the_whole_of_it(person: Person) -> None:
    """The name of a group stands over labels and cells: a frame over the cells cuts through it."""
    person.compare(*THREE)
    labels = person.table.label_header
    bar = [one.kind for one in person.rows.lines].index(LineKind.GROUP)

    def is_framed() -> bool:
        settle()
        middle = labels.sectionViewportPosition(bar) + labels.sectionSize(bar) // 2
        spot = labels.viewport().mapTo(person.window, QPoint(0, middle))
        frame = person.window.theming.theme.colour("primary").rgb()
        seen = person.window.grab().toImage()
        return any(seen.pixelColor(spot + QPoint(x, 0)).rgb() == frame for x in range(6))

    assert not is_framed()
    person.press(Key.Key_Up)
    assert person.table.currentIndex().row() == bar
    assert is_framed()
    person.press(Key.Key_F6)
    assert not is_framed()
    person.table.setFocus()
    assert is_framed()
    person.press(Key.Key_Down)
    assert not is_framed()


def test_that_f6_goes_round_the_areas_of_the_list(person: Person) -> None:
    person.press(Key.Key_F, CTRL)
    areas = ["searchField", "startWith_calves", "catalogueView", "compareButton"]
    assert round_by(person, Key.Key_F6) == areas


def test_that_f6_goes_round_the_areas_of_the_comparison(person: Person) -> None:
    person.compare(*THREE)
    assert set(round_by(person, Key.Key_F6)) == {"comparisonView", "viewAllButton"}


def test_that_f6_goes_round_everything_in_a_wide_window(open_window: Opener) -> None:
    person = open_window(size=WIDE)
    person.choose(*THREE)
    person.press(Key.Key_F, CTRL)
    assert round_by(person, Key.Key_F6) == [
        "searchField",
        "startWith_calves",
        "catalogueView",
        "viewAllButton",
        "comparisonView",
    ]


def test_that_f6_finds_its_way_from_inside_a_card(person: Person) -> None:
    person.compare(*THREE)
    person.click_why("calf_massage")
    assert focus().objectName() == "closeCardButton"
    person.press(Key.Key_F6)
    assert focus().objectName() == "viewAllButton"


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Key.Key_Tab, PLAIN), (Key.Key_Backtab, SHIFT)], ids=["tab", "backtab"]
)
def test_that_tab_goes_round_the_list_page(person: Person, key: Key, modifiers: object) -> None:
    person.choose(ACHILLES, TITAN)
    person.press(Key.Key_F, CTRL)
    stops = round_by(person, key, modifiers)
    assert {
        "searchField",
        "catalogueView",
        "compareButton",
        "traySlot1Remove",
        "traySlot2Remove",
        "appBarTextLargerButton",
    } <= set(stops)
    assert len(stops) == len(set(stops)), "a stop comes twice"


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Key.Key_Tab, PLAIN), (Key.Key_Backtab, SHIFT)], ids=["tab", "backtab"]
)
@pytest.mark.parametrize("with_card", [False, True], ids=["", "with a card"])
def test_that_tab_goes_round_the_comparison(
    person: Person, key: Key, modifiers: object, with_card: bool
) -> None:
    person.compare(*THREE)
    wanted = {
        "backButton",
        "comparisonView",
        "rlsFirstCheck",
        "copyTableButton",
        "exportCsvButton",
        "remove1Button",
        "foldSummaryButton",
        "summaryLine1Button",
    }
    if with_card:
        person.click_info("calf_massage", 0)
        wanted.add("closeCardButton")
    stops = round_by(person, key, modifiers)
    assert wanted <= set(stops)
    # From button to button of the views it goes by arrow.
    assert any(stop.startswith("view") for stop in stops)


def test_that_tab_reaches_the_parts_of_the_list_page_in_reading_order(person: Person) -> None:
    person.choose(ACHILLES, TITAN)
    person.press(Key.Key_F, CTRL)
    stops = round_by(person, Key.Key_Tab)
    order = ["searchField", "hideNeedsButton", "startWith_calves", "addNeedButton"]
    order += ["catalogueView", "traySlot1Remove", "traySlot2Remove", "compareButton"]
    assert [stop for stop in stops if stop in order] == order


def test_that_arrows_move_in_the_table_and_not_out_of_it(person: Person) -> None:
    person.compare(*THREE)
    person.press(Key.Key_Home, CTRL)
    for _ in range(len(person.rows.lines) + 3):
        person.press(Key.Key_Down)
        assert focus() is person.table
    assert person.table.currentIndex().row() == len(person.rows.lines) - 1
    person.press(Key.Key_Right)
    person.press(Key.Key_Right)
    person.press(Key.Key_Right)
    assert focus() is person.table


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_that_a_button_with_the_keyboard_is_pressed_by_space_and_enter(
    person: Person, key: Key
) -> None:
    person.choose(ACHILLES, TITAN)
    person.button("compareButton").setFocus()
    person.press(key)
    assert person.is_comparing
    person.button("viewDifferButton").setFocus()
    person.press(key)
    assert person.button("viewDifferButton").isChecked()
    person.button("viewAllButton").setFocus()
    person.press(key)
    hide = person.button("foldSummaryButton")
    hide.setFocus()
    person.press(key)
    assert hide.text() == "Show"
    assert person.card() is None
    person.button("remove1Button").setFocus()
    person.press(key)
    assert person.window.choice.ids == (TITAN,)


def test_that_the_summary_stays_folded_when_told_so(person: Person) -> None:
    person.compare(*THREE)
    link = person.table.summary.findChildren(QWidget, "summaryLine1Button")[0]
    assert link.isVisible()
    person.button("foldSummaryButton").setFocus()
    person.press(Key.Key_Space)
    assert not link.isVisible()
    person.press(Key.Key_4, CTRL)
    assert not link.isVisible()
    assert person.button("foldSummaryButton").text() == "Show"


def test_that_the_text_size_follows_keys_and_buttons(person: Person) -> None:
    size = part(person.window, QLabel, "appBarTextSizeLabel")
    person.press(Key.Key_Plus, CTRL)
    assert size.text() == "115 %"
    person.press(Key.Key_Equal, CTRL)
    assert size.text() == "130 %"
    person.press(Key.Key_Minus, CTRL)
    assert size.text() == "115 %"
    person.press(Key.Key_0, CTRL)
    assert size.text() == "100 %"
    person.press(Key.Key_Minus, CTRL)
    assert size.text() == "100 %"
    for _ in range(7):
        person.press(Key.Key_Plus, CTRL)
    assert size.text() == "200 %"
    person.button("appBarTextSmallerButton").setFocus()
    person.press(Key.Key_Space)
    assert size.text() == "175 %"
    assert focus() is person.button("appBarTextSmallerButton")


def test_that_alt_left_leads_back_and_the_choice_stays(person: Person) -> None:
    person.compare(*THREE)
    person.press(Key.Key_Left, ALT)
    assert not person.table.isVisible()
    assert focus() is person.list
    person.press(Key.Key_Return, CTRL)
    assert person.table.isVisible()
    assert person.window.choice.ids == THREE


def test_that_control_f_in_the_comparison_leads_to_the_search(person: Person) -> None:
    person.compare(*THREE)
    person.press(Key.Key_F, CTRL)
    assert focus() is person.window.search
    assert person.list.isVisible()


def test_that_f1_opens_the_guide(person: Person) -> None:
    person.press(Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.objectName() == "guideDialog"
    dialog.close()


def test_that_help_says_what_the_program_is_and_is_not(person: Person) -> None:
    person.action("aboutAction").trigger()
    settle()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.objectName() == "aboutDialog"
    words = person.words_of(dialog)
    assert "This is not medical advice." in words
    assert "does not mean that the feature treats restless legs" in words
    person.press(Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_that_no_two_entries_share_a_key(person: Person) -> None:
    keys = [
        key.toString()
        for action in person.window.actions_by_name.values()
        for key in action.shortcuts()
    ]
    assert len(keys) > 20
    assert sorted(keys) == sorted(set(keys))


def test_that_enter_in_the_search_leads_to_the_list(person: Person) -> None:
    person.search("osaki")
    person.press(Key.Key_Return)
    assert focus() is person.list
    assert person.list.currentIndex().row() == 0


def test_that_the_why_and_source_entries_of_the_menu_open_the_cards(person: Person) -> None:
    person.compare(*THREE)
    person.table.setCurrentIndex(person.rows.index(person.line("heat"), 1))
    person.pick("whyAction")
    card = person.card()
    assert card is not None
    assert "Heat" in card.accessibleName()
    person.press(Key.Key_Escape)
    person.pick("sourceAction")
    card = person.card()
    assert card is not None
    assert card.accessibleName().startswith("Titan")


def test_that_arrows_go_from_view_to_view(person: Person) -> None:
    person.compare(*THREE)
    person.button("viewAllButton").setFocus()
    for name in ("viewDifferButton", "viewSameButton", "viewUnknownButton"):
        person.press(Key.Key_Right)
        assert focus() is person.button(name)
        assert person.button(name).isChecked()
    assert set(person.shown()) == {
        row.feature.key
        for row in person.rows.comparison.rows_in(View.UNKNOWN)  # type: ignore[union-attr]
        if row.is_stated
    }
