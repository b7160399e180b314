"""What a person reads beside the values, writes on them and keeps of them, to the last detail."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget, QPushButton

from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison.comparison import CellState, RowState
from chaircompare.comparison.zones import ZONE_NAMES, zones_in_words, zones_of
from chaircompare.ui.link import Link
from tests.running import mode
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
    part,
    settle,
)

THREE = (ACHILLES, TITAN, CARELEX)
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def reader(person: Person) -> Person:
    person.compare(*THREE)
    return person


def go_to(person: Person, key: str, column: int = 0) -> None:
    person.table.setFocus()
    person.table.setCurrentIndex(person.rows.index(person.line(key), column))


# ------------------------------------------------------------------ steps, bars, highest


def test_that_bars_stand_only_where_figures_differ_and_the_longest_is_the_highest(
    reader: Person,
) -> None:
    seen = 0
    for number in reader.feature_lines():
        row = reader.rows.lines[number].row
        assert row is not None
        beside = [reader.rows.extras(row.feature.key, column) for column in range(3)]
        shares = [one.share for one in beside if one.share is not None]
        if row.state is not RowState.DIFFERS or not row.feature.is_number:
            assert shares == []
            assert not any(one.is_highest for one in beside)
        elif shares:
            seen += 1
            assert max(shares) == 1.0
            assert all(one.share == 1.0 for one in beside if one.is_highest)
            assert next(one.words for one in beside if one.is_highest) == "highest stated"
    assert seen > 3


def test_that_the_reference_is_named_where_its_button_is_not(reader: Person) -> None:
    go_to(reader, "legrest_extension")
    reader.press(Key.Key_R)
    told = [reader.rows.extras("legrest_extension", n).step for n in range(3)]
    assert told == ["", "1 in more", ""], "the third chair does not state it"
    reader.table.verticalScrollBar().setValue(400)
    settle()
    assert not reader.button("reference1Button").isVisible()
    assert "Osaki · reference" in reader.words_of(reader.table.cards[0])
    reader.press(Key.Key_T, CTRL)
    leads = [reader.rows.extras("heat", n).lead for n in range(3)]
    names = [chair.name for chair in reader.window.choice.chairs]
    assert leads == [f"{names[0]} · reference", *names[1:]]


def test_that_pinned_rows_stand_first_in_the_summary_too(reader: Person) -> None:
    go_to(reader, "chair_weight")
    reader.press(Key.Key_P)
    assert reader.rows.lines[1].key == "group pinned"
    assert reader.rows.label(reader.rows.lines[1]) == "Your rows"
    assert reader.rows.summary[0].feature == "chair_weight"


def test_that_every_line_of_the_summary_leads_to_its_row(reader: Person) -> None:
    count = len(reader.rows.summary)
    assert 3 <= count <= 5
    for number in range(count):
        reader.table.verticalScrollBar().setValue(0)
        settle()
        click(part(reader.window, Link, f"summaryLine{number + 1}Button"))
        line = reader.rows.lines[reader.table.currentIndex().row()]
        assert line.key == reader.rows.summary[number].feature


# ------------------------------------------------------------------ stack


def test_that_each_line_of_the_stack_opens_the_source_of_its_own_chair(reader: Person) -> None:
    reader.press(Key.Key_T, CTRL)
    first = reader.line("calf_massage")
    for number, chair in enumerate(reader.window.choice.chairs):
        go_to(reader, "calf_massage" if not number else f"calf_massage {number}")
        assert reader.table.currentIndex().row() == first + number
        assert str(reader.table.currentIndex().data(SPOKEN)).startswith(chair.name)
        reader.press(Key.Key_Return)
        card = reader.card()
        assert card is not None
        assert card.accessibleName() == f"{chair.name}: Calf massage"
        reader.press(Key.Key_Escape)
        assert reader.card() is None


@pytest.mark.parametrize("key", ["group restless_legs", "summary"])
def test_that_a_line_of_all_chairs_stays_current_when_one_moves(reader: Person, key: str) -> None:
    reader.press(Key.Key_T, CTRL)
    go_to(reader, key)
    reader.press(Key.Key_Right, CTRL | SHIFT)
    assert reader.rows.lines[reader.table.currentIndex().row()].key == key
    assert reader.window.choice.ids == (TITAN, ACHILLES, CARELEX)


def test_that_moving_without_a_match_keeps_a_current_cell(reader: Person) -> None:
    reader.press(Key.Key_T, CTRL)
    reader.press(Key.Key_R, CTRL)
    reader.write("nothing has this")
    go_to(reader, "nothing")
    reader.press(Key.Key_Right, CTRL | SHIFT)
    assert reader.table.currentIndex().isValid()


def test_that_no_chair_moves_while_the_list_is_shown(reader: Person) -> None:
    go_to(reader, "heat", 2)
    reader.press(Key.Key_Left, ALT)
    click(reader.button("traySlot3Remove"))
    reader.press(Key.Key_Left, CTRL | SHIFT)
    assert reader.window.choice.ids == (ACHILLES, TITAN)


# ------------------------------------------------------------------ notes


def write_note(person: Person, feature: str, column: int, text: str) -> None:
    person.click_info(feature, column)
    field = part(person.window, QLineEdit, "noteField")
    field.setFocus()
    field.selectAll()
    person.write(text)


@pytest.mark.parametrize("by", ["Enter", "button"])
def test_that_a_note_is_kept_alike_by_enter_and_button(reader: Person, by: str) -> None:
    write_note(reader, "calf_massage", 1, "yes")
    if by == "Enter":
        reader.press(Key.Key_Return)
    else:
        part(reader.window, QPushButton, "keepNoteButton").setFocus()
        reader.press(Key.Key_Space)
    assert reader.shown()["calf_massage"][1] == "Yes"
    card = reader.card()
    assert card is not None, "one sees what one wrote"
    assert "Your note. Written on " in reader.words_of(card)
    assert QApplication.focusWidget() is reader.table
    assert reader.table.currentIndex().row() == reader.line("calf_massage")
    reader.press(Key.Key_Escape)
    assert reader.card() is None


def test_that_a_disputed_value_is_settled_and_the_list_follows(person: Person) -> None:
    model, listed = person.chairs, person.listed()
    column = next(c for c in range(model.columnCount()) if model.heading(c) == "Price seen")
    row = next(
        n
        for n in range(model.rowCount())
        if str(model.index(n, column).data()).startswith("Sources differ")
    )
    person.compare(listed[row], ACHILLES if listed[row] != ACHILLES else TITAN)
    cell = person.rows.cell(person.line("sale_price"), 0)
    assert cell is not None
    assert cell.state is CellState.SOURCES_DIFFER
    write_note(person, "sale_price", 0, "4321")
    person.press(Key.Key_Return)
    assert person.shown()["sale_price"][0] == "US$ 4,321"
    card = person.card()
    assert card is not None
    assert person.words_of(card).count("As written") >= 3, "the sources stay listed"
    assert model.index(row, column).data() == "US$ 4,321"
    person.press(Key.Key_Escape)
    person.press(Key.Key_Z, CTRL)
    assert person.shown()["sale_price"][0].startswith("Sources differ")
    assert str(model.index(row, column).data()).startswith("Sources differ")


def test_that_a_read_only_catalogue_offers_no_note(
    open_window: Opener, catalogue_file: Path
) -> None:
    with mode(catalogue_file, 0o444), mode(catalogue_file.parent, 0o555):
        person = open_window()
        person.compare(*THREE)
        person.click_info("calf_massage", 1)
        assert person.card() is not None
        assert person.window.findChildren(QLineEdit, "noteField") == []
        person.window.close()


# ------------------------------------------------------------------ saved comparisons


def save_as(person: Person, name: str) -> None:
    person.press(Key.Key_S, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    part(dialog, QLineEdit, "comparisonNameField").setText(name)
    person.press(Key.Key_Return)
    person.come_back()


def test_that_units_are_no_change_of_a_saved_comparison(reader: Person) -> None:
    reader.pick("unitsMetricAction")
    save_as(reader, "Metric")
    reader.press(Key.Key_O, CTRL)
    click(part(reader.window, QPushButton, "openSavedButton"))
    assert reader.status.startswith("“Metric”: no fact changed since ")
    assert QApplication.activeModalWidget() is None


def test_that_enter_in_the_list_of_saved_ones_opens_and_deletes_nothing(
    reader: Person, catalogue_file: Path
) -> None:
    save_as(reader, "Mine")
    reader.press(Key.Key_O, CTRL)
    part(reader.window, QListWidget, "savedComparisonsList").setFocus()
    reader.press(Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert "“Mine”" in reader.status
    with Catalogue.open(catalogue_file) as catalogue:
        assert [one.name for one in catalogue.saved_comparisons()] == ["Mine"]


# ------------------------------------------------------------------ the chair picture


def test_that_the_picture_says_in_words_what_it_shows(reader: Person) -> None:
    comparison = reader.rows.comparison
    assert comparison is not None
    for card, chair in zip(reader.table.cards, comparison.chairs, strict=True):
        zones = zones_of(chair)
        assert card.picture.accessibleName() == f"Where {chair.name} works"
        assert card.picture.accessibleDescription() == zones_in_words(zones)
        assert all(name in card.picture.accessibleDescription() for name in ZONE_NAMES)


def test_that_a_click_on_any_zone_goes_to_the_row_that_tells_of_it(reader: Person) -> None:
    picture = reader.table.cards[0].picture
    spots: dict[str, tuple[QPoint, str]] = {}
    for x in range(0, picture.width(), 2):
        for y in range(0, picture.height(), 2):
            zone = picture.zone_at(QPoint(x, y).toPointF())
            if zone:
                spots.setdefault(zone.name, (QPoint(x, y), zone.feature))
    assert set(spots) == set(ZONE_NAMES)
    for spot, feature in spots.values():
        reader.table.verticalScrollBar().setValue(0)
        settle()
        click(picture, spot)
        assert reader.rows.lines[reader.table.currentIndex().row()].key == feature


# ------------------------------------------------------------------ units


def test_that_units_switch_in_table_summary_steps_and_sources(reader: Person) -> None:
    go_to(reader, "chair_weight")
    reader.press(Key.Key_R)
    reader.press(Key.Key_P)
    reader.pick("unitsMetricAction")
    assert all(" kg (" in words for words in reader.shown()["chair_weight"])
    assert " kg (" in reader.rows.summary[0].text
    steps = [reader.rows.extras("chair_weight", n).step for n in (1, 2)]
    assert all(" kg " in words for words in steps)
    reader.click_info("chair_weight", 0)
    card = reader.card()
    assert card is not None
    assert " kg (" in reader.words_of(card)
    assert "lb”" in reader.words_of(card), "as written stays as written"
