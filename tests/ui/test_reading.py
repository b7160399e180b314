"""Reading a comparison: rows found, pinned, hidden, stacked, measured, noted and saved."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QPushButton,
)

from chaircompare.catalogue.store import Catalogue
from chaircompare.ui.comparison.lines import LineKind
from tests.making import notes_of
from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    CARELEX,
    CTRL,
    SHIFT,
    THREE,
    TITAN,
    Key,
    Person,
    click,
    deliver_deletions,
    part,
    place_on,
    settle,
    top_levels,
)

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def reader(person: Person) -> Person:
    """Someone before the comparison of three chairs."""
    person.compare(*THREE)
    return person


def go_to(person: Person, key: str, column: int = 0) -> None:
    person.table.setFocus()
    person.table.setCurrentIndex(person.rows.index(person.line(key), column))


def current_key(person: Person) -> str:
    return person.rows.lines[person.table.currentIndex().row()].key


# ------------------------------------------------------------------------ finding rows


def test_that_typing_leaves_the_rows_with_these_words(reader: Person) -> None:
    reader.press(Key.Key_R, CTRL)
    field = part(reader.window, QLineEdit, "rowSearchField")
    assert QApplication.focusWidget() is field
    reader.write("heat lumbar")
    assert set(reader.shown()) == {"heat_zones"}
    field.clear()
    assert len(reader.shown()) > 40


def test_that_a_row_search_without_a_hit_says_so(reader: Person) -> None:
    reader.press(Key.Key_R, CTRL)
    reader.write("zzz")
    assert reader.shown() == {}
    assert "No row matches “zzz”." in reader.words_of(reader.panel)
    assert not reader.window.grab().isNull()
    click(reader.button("clearRowSearchButton"))
    assert len(reader.shown()) > 40
    assert not reader.button("clearRowSearchButton").isVisible()
    assert QApplication.focusWidget() is part(reader.window, QLineEdit, "rowSearchField")


def test_that_a_row_search_says_that_it_looks_into_the_view_alone(reader: Person) -> None:
    reader.press(Key.Key_5, CTRL)
    reader.press(Key.Key_R, CTRL)
    reader.write("not stated")
    assert reader.shown() == {}
    assert "No row of this view matches “not stated”." in reader.words_of(reader.panel)


@pytest.mark.parametrize("percent", [100, 200])
def test_that_the_search_for_rows_has_the_room_of_its_line_and_pushes_nothing_aside(
    reader: Person, percent: int
) -> None:
    reader.window.theming.choose_text_size(percent)
    for _ in range(4):  # bars take several rounds to find their height
        settle()
    bars = reader.panel.bars
    assert bars.row_search.width() > reader.theme.px(160)
    controls = (*bars.view_buttons.values(), bars.row_search, bars.stack_button, bars.text_size)
    before = [place_on(bars, one) for one in controls]
    reader.press(Key.Key_R, CTRL)
    reader.write("a row that no chair and no catalogue has")
    assert [place_on(bars, one) for one in controls] == before


def test_that_a_row_search_looks_into_folded_groups_and_unstated_rows(reader: Person) -> None:
    reader.pick("foldAllAction")
    assert reader.shown() == {}
    reader.press(Key.Key_R, CTRL)
    reader.write("noise")
    assert reader.shown()


def test_that_going_to_a_row_ends_the_row_search(reader: Person) -> None:
    field = part(reader.window, QLineEdit, "rowSearchField")
    reader.press(Key.Key_R, CTRL)
    reader.write("noise")
    reader.table.cards[0].picture.zone_chosen.emit("calf_massage")
    settle()
    assert field.text() == ""
    assert current_key(reader) == "calf_massage"


def test_that_going_to_a_row_that_the_view_leaves_out_shows_all_rows(reader: Person) -> None:
    reader.press(Key.Key_5, CTRL)
    assert "calf_massage" not in reader.shown()
    reader.table.cards[0].picture.zone_chosen.emit("calf_massage")
    assert reader.button("viewAllButton").isChecked()
    assert current_key(reader) == "calf_massage"


# ---------------------------------------------------------------------- pinning, hiding


def test_that_a_pinned_row_stands_on_top_until_it_is_put_back(reader: Person) -> None:
    before = list(reader.shown())
    go_to(reader, "chair_weight")
    reader.press(Key.Key_P)
    assert next(iter(reader.shown())) == "chair_weight"
    assert current_key(reader) == "chair_weight"
    reader.press(Key.Key_P)
    assert list(reader.shown()) == before


def test_that_a_hidden_row_can_be_shown_again(reader: Person) -> None:
    before = list(reader.shown())
    go_to(reader, "chair_weight")
    reader.press(Key.Key_H)
    assert "chair_weight" not in reader.shown()
    groups = [line.group for line in reader.rows.lines if line.kind is LineKind.GROUP]
    told = [reader.rows.counts_of(group)[0] for group in groups if group]
    assert sum(" · 1 hidden" in one for one in told) == 1
    counted = sum(int(one.split()[0]) for one in told)
    assert reader.button("viewAllButton").text() == f"All {counted}"
    hidden = next(line.key for line in reader.rows.lines if line.kind.value == "hidden")
    reader.click_label(reader.line(hidden))
    assert "chair_weight" in reader.shown()
    go_to(reader, "chair_weight")
    reader.press(Key.Key_H)
    assert list(reader.shown()) == before


def test_that_all_rows_come_back_at_once(reader: Person) -> None:
    before = list(reader.shown())
    go_to(reader, "chair_weight")
    reader.press(Key.Key_H)
    go_to(reader, "heat")
    reader.press(Key.Key_P)
    assert list(reader.shown()) != before
    reader.pick("allRowsAction")
    assert list(reader.shown()) == before


def test_that_pinned_and_hidden_rows_and_the_reference_are_remembered(
    open_window: Opener,
) -> None:
    person = open_window()
    person.compare(*THREE)
    go_to(person, "chair_weight")
    person.press(Key.Key_H)
    go_to(person, "track", 1)
    person.press(Key.Key_P)
    person.press(Key.Key_R)
    shown = person.shown()
    person.window.close()
    second = open_window()
    assert second.is_comparing
    assert second.shown() == shown
    assert second.rows.state.reference == TITAN


# ----------------------------------------------------------------------- the reference


def test_that_figures_are_measured_by_the_reference(reader: Person) -> None:
    line = reader.line("chair_weight")
    assert reader.rows.extras("chair_weight", 1).step == ""
    click(reader.button("reference1Button"))
    told = [reader.rows.extras("chair_weight", n).step for n in range(3)]
    assert told[0] == ""
    assert any(words.endswith((" more", " less")) for words in told[1:])
    for column, words in enumerate(told):
        assert words in reader.rows.index(line, column).data(SPOKEN)
    click(reader.button("reference1Button"))
    assert reader.rows.extras("chair_weight", 1).step == ""


def test_that_the_menu_and_the_key_choose_the_reference_too(reader: Person) -> None:
    go_to(reader, "chair_weight", 2)
    reader.press(Key.Key_R)
    assert reader.rows.state.reference == CARELEX
    assert reader.button("reference3Button").isChecked()
    reader.pick("referenceAction")
    assert reader.rows.state.reference == ""


# ----------------------------------------------------------------------------- stack


def test_that_chairs_stand_under_one_another_on_demand(reader: Person) -> None:
    before = reader.shown()
    reader.press(Key.Key_T, CTRL)
    assert reader.rows.columnCount() == 1
    for key, cells in before.items():
        first = reader.line(key)
        assert tuple(reader.rows.index(first + n, 0).data() for n in range(3)) == cells
        for n in range(3):
            spoken = reader.rows.index(first + n, 0).data(SPOKEN)
            assert spoken.startswith(reader.window.choice.chairs[n].name)
    assert not reader.window.grab().isNull()
    click(reader.button("stackButton"))
    assert reader.shown() == before


def test_that_a_chair_moves_in_the_stack_too(reader: Person) -> None:
    reader.press(Key.Key_T, CTRL)
    go_to(reader, "heat")
    reader.press(Key.Key_Right, CTRL | SHIFT)
    assert reader.window.choice.ids == (TITAN, ACHILLES, CARELEX)
    assert reader.table.currentIndex().row() == reader.line("heat") + 1
    reader.press(Key.Key_Left, CTRL | SHIFT)
    assert reader.window.choice.ids == THREE


# ------------------------------------------------------------------------- row menu


def open_row_menu(person: Person, key: str) -> QMenu:
    index = person.rows.index(person.line(key), 1)
    person.table.scrollTo(index)
    spot = person.table.visualRect(index).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, spot, person.table.viewport().mapToGlobal(spot)
    )
    QApplication.sendEvent(person.table.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_that_a_right_click_offers_what_can_be_done_with_a_row(reader: Person) -> None:
    menu = open_row_menu(reader, "chair_weight")
    words = [action.text() for action in menu.actions()]
    assert "Pin to the top (P)" in words
    assert "Hide this row (H)" in words
    (pin,) = (action for action in menu.actions() if action.text() == "Pin to the top (P)")
    pin.trigger()
    menu.close()
    deliver_deletions()
    assert next(iter(reader.shown())) == "chair_weight"
    menu = open_row_menu(reader, "chair_weight")
    assert "Put back to its place (P)" in [action.text() for action in menu.actions()]
    menu.close()
    deliver_deletions()
    assert [w for w in top_levels() if isinstance(w, QMenu) and w.isVisible()] == []


# --------------------------------------------------------------------------- notes


def note(person: Person, feature: str, column: int, text: str) -> None:
    person.click_info(feature, column)
    field = part(person.window, QLineEdit, "noteField")
    person.table.verticalScrollBar().setValue(
        person.table.verticalScrollBar().value() + field.mapTo(person.table, field.pos()).y() - 300
    )
    field.setFocus()
    field.selectAll()
    person.write(text)
    person.press(Key.Key_Return)


def test_that_a_note_settles_a_gap_and_can_be_undone_and_redone(
    reader: Person, catalogue_file: Path
) -> None:
    assert reader.shown()["calf_massage"][1] == "Not stated"
    note(reader, "calf_massage", 1, "yes")
    assert reader.shown()["calf_massage"][1] == "Yes"
    assert "Undo: your note on “Calf massage”" in reader.status
    with Catalogue.open(catalogue_file) as catalogue:
        assert [fact.stated for fact in notes_of(catalogue, TITAN, "calf_massage")] == ["yes"]
    reader.press(Key.Key_Escape)
    reader.press(Key.Key_Z, CTRL)
    assert reader.shown()["calf_massage"][1] == "Not stated"
    reader.press(Key.Key_Z, CTRL)
    reader.press(Key.Key_Z, CTRL | SHIFT)
    assert reader.shown()["calf_massage"][1] == "Yes"
    reader.press(Key.Key_Z, CTRL | SHIFT)
    with Catalogue.open(catalogue_file) as catalogue:
        assert len(notes_of(catalogue, TITAN, "calf_massage")) == 1


def test_that_a_note_can_be_removed(reader: Person) -> None:
    note(reader, "chair_weight", 1, "100 kg")
    assert "220" in reader.shown()["chair_weight"][1]
    reader.press(Key.Key_Escape)
    reader.click_info("chair_weight", 1)
    remove = part(reader.window, QPushButton, "removeNoteButton")
    remove.setFocus()
    reader.press(Key.Key_Space)
    assert "220" not in reader.shown()["chair_weight"][1]


@pytest.mark.parametrize(
    ("feature", "text", "hint"),
    [
        ("calf_massage", "perhaps", "yes or no"),
        ("chair_weight", "heavy", "a number in pounds"),
        ("heat_zones", "zigzag", "one or several"),
    ],
)
def test_that_a_note_that_is_not_understood_is_explained_and_kept_in_the_field(
    reader: Person, feature: str, text: str, hint: str
) -> None:
    before = reader.shown()
    note(reader, feature, 0, text)
    assert hint in part(reader.window, QLabel, "noteTold").text()
    assert part(reader.window, QLineEdit, "noteField").text() == text
    assert reader.shown() == before


def test_that_a_note_that_cannot_be_saved_is_told(reader: Person, catalogue_file: Path) -> None:
    with closing(sqlite3.connect(catalogue_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        note(reader, "calf_massage", 1, "yes")
        other.execute("ROLLBACK")
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    box.close()
    deliver_deletions()
    assert reader.shown()["calf_massage"][1] == "Not stated"
    assert not reader.action("undoAction").isEnabled()


# --------------------------------------------------------------- saved comparisons


def save_as(person: Person, name: str) -> None:
    person.press(Key.Key_S, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    field = part(dialog, QLineEdit, "comparisonNameField")
    field.setText(name)
    field.setFocus()
    person.press(Key.Key_Return)
    deliver_deletions()
    person.come_back()


def test_that_a_saved_comparison_opens_again(reader: Person) -> None:
    save_as(reader, "For Mum")
    assert reader.status.startswith("Saved as “For Mum”.")
    reader.pick("emptyTrayAction")
    assert not reader.table.isVisible()
    reader.press(Key.Key_O, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    shown = part(dialog, QListWidget, "savedComparisonsList")
    assert [shown.item(n).text().split(" · ")[:2] for n in range(shown.count())] == [
        ["For Mum", "3 chairs"]
    ]
    click(part(dialog, QPushButton, "openSavedButton"))
    deliver_deletions()
    assert reader.table.isVisible()
    assert reader.window.choice.ids == THREE
    assert reader.status.startswith("“For Mum”: no fact changed since ")


def test_that_what_changed_since_is_told(reader: Person) -> None:
    save_as(reader, "Before")
    note(reader, "calf_massage", 1, "yes")
    reader.press(Key.Key_Escape)
    reader.press(Key.Key_O, CTRL)
    click(part(reader.window, QPushButton, "openSavedButton"))
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    facts = part(dialog, QListWidget, "changedFactsList")
    assert [facts.item(n).text() for n in range(facts.count())] == [
        "Titan Grande XL 3D, Calf massage: was Not stated, now Yes"
    ]
    dialog.close()


def test_that_a_name_that_is_taken_is_told_and_an_empty_one_refused(reader: Person) -> None:
    save_as(reader, "Mine")
    reader.press(Key.Key_S, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    field = part(dialog, QLineEdit, "comparisonNameField")
    field.setText("Mine")
    assert "it will be replaced" in reader.words_of(dialog)
    field.setText("  ")
    (save,) = (b for b in dialog.findChildren(QPushButton) if b.text().endswith("Save"))
    assert not save.isEnabled()
    dialog.close()


def test_that_a_saved_comparison_is_deleted(reader: Person, catalogue_file: Path) -> None:
    save_as(reader, "Old")
    reader.press(Key.Key_O, CTRL)
    click(part(reader.window, QPushButton, "deleteSavedButton"))
    assert part(reader.window, QListWidget, "savedComparisonsList").count() == 0
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    click(part(reader.window, QPushButton, "openSavedButton"))
    assert dialog.isVisible(), "there is nothing to open"
    dialog.close()
    deliver_deletions()
    with Catalogue.open(catalogue_file) as catalogue:
        assert catalogue.saved_comparisons() == []
    reader.come_back()
    reader.press(Key.Key_O, CTRL)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert "Nothing saved yet." in reader.words_of(dialog)
    assert not part(dialog, QPushButton, "openSavedButton").isVisible()
    assert dialog.height() < 200
    dialog.close()


def test_that_saving_without_a_comparison_says_what_is_missing(person: Person) -> None:
    person.press(Key.Key_S, CTRL)
    assert QApplication.activeModalWidget() is None
    assert part(person.window, QLabel, "trayHint").isVisible()


# -------------------------------------------------------------------------- welcome


def test_that_a_first_start_welcomes_until_it_was_read(open_window: Opener) -> None:
    person = open_window()
    done = person.button("welcomeDoneButton")
    assert done.isVisible()
    click(done)
    assert not done.isVisible()
    person.window.close()
    assert not open_window().button("welcomeDoneButton").isVisible()


def test_that_the_welcome_shows_an_example(person: Person) -> None:
    click(person.button("welcomeExampleButton"))
    assert person.is_comparing
    assert person.window.choice.ids == THREE


def test_that_an_undo_that_cannot_be_done_is_told_and_forgotten(
    reader: Person, catalogue_file: Path
) -> None:
    note(reader, "calf_massage", 1, "yes")
    reader.press(Key.Key_Escape)
    with closing(sqlite3.connect(catalogue_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        reader.press(Key.Key_Z, CTRL)
        other.execute("ROLLBACK")
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "could not be changed" in box.text()
    box.close()
    settle()
    assert not reader.action("undoAction").isEnabled()
    assert reader.shown()["calf_massage"][1] == "Yes"


def test_that_saving_into_a_locked_catalogue_is_told(reader: Person, catalogue_file: Path) -> None:
    with closing(sqlite3.connect(catalogue_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        save_as(reader, "Never")
        other.execute("ROLLBACK")
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "could not be changed" in box.text()
    box.close()


def test_that_a_saved_comparison_of_a_chair_that_is_no_more_is_told(
    reader: Person, catalogue_file: Path
) -> None:
    save_as(reader, "Gone")
    with closing(sqlite3.connect(catalogue_file)) as other, other:
        other.execute("PRAGMA foreign_keys=ON")
        other.execute("DELETE FROM chair WHERE id = ?", (TITAN,))
    reader.press(Key.Key_O, CTRL)
    click(part(reader.window, QPushButton, "openSavedButton"))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert TITAN in box.text()
    box.close()
