"""The main job from the first letter of the search to the file that a spreadsheet reads."""

import csv
import io
import re
from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit

from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison import View, compare
from chaircompare.comparison.comparison import Comparison
from chaircompare.exchange.export_csv import armed
from tests.ui.person import (
    ACHILLES,
    ALT,
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
)

VIEW_BUTTONS = {
    View.ALL: "viewAllButton",
    View.DIFFER: "viewDifferButton",
    View.SAME: "viewSameButton",
    View.UNKNOWN: "viewUnknownButton",
}
Table = list[list[str]]


@pytest.fixture
def comparison(catalogue_file: Path) -> Comparison:
    """What the table must show, worked out without the window."""
    with Catalogue.open(catalogue_file) as catalogue:
        return compare(catalogue.load(THREE))


def in_dialog(person: Person, folder: Path, name: str, kind: int = 0) -> None:
    """Fill in the open file dialog and press Save."""
    dialog = part(person.window, QFileDialog, "exportDialog")
    dialog.selectNameFilter(dialog.nameFilters()[kind])
    field = part(dialog, QLineEdit, "fileNameEdit")
    field.setFocus()
    field.selectAll()
    person.write(str(folder / name))
    person.press(Key.Key_Return)
    deliver_deletions()
    assert person.window.findChildren(QFileDialog) == []
    person.come_back()


def read_csv(path: Path) -> Table:
    text = path.read_bytes().decode("utf-8-sig")
    return [[armed(cell) for cell in row] for row in csv.reader(io.StringIO(text), strict=True)]


def bare(cell: str, unit: str) -> list[str]:
    """The words and figures of a cell without unit, conversion, punctuation and last decimals."""
    cell = re.sub(r" \([\d.,–]+ (cm|kg|m)\)", "", cell.casefold())
    words = re.findall(r"[\w.]+", re.sub(r"(?<=\d),(?=\d)|\.\d+", "", cell))
    return [word for word in words if word != unit.casefold()]


def expected(comparison: Comparison, view: View) -> dict[str, tuple[str, ...]]:
    """Cells by feature of the rows that are not folded away."""
    return {
        row.feature.key: tuple(cell.words for cell in row.cells)
        for row in comparison.rows_in(view)
        if row.is_stated
    }


def test_that_the_main_job_is_done_by_mouse(
    person: Person, comparison: Comparison, tmp_path: Path
) -> None:
    person.search("osaki 4d")
    assert ACHILLES in person.listed()
    assert len(person.listed()) < 93
    count = part(person.window, QLabel, "catalogueCount").text()
    assert count == f"{len(person.listed())} of 93 chairs"
    person.tick(ACHILLES)
    person.search("titan grande xl")
    person.tick(TITAN)
    person.search("")
    person.tick(CARELEX)
    assert person.window.choice.ids == THREE
    assert person.button("compareButton").text() == "Compare 3 chairs"
    click(person.button("compareButton"))
    assert person.is_comparing
    assert person.titles() == [chair.name for chair in comparison.chairs]
    assert person.shown() == expected(comparison, View.ALL)

    click(person.button("exportCsvButton"))
    in_dialog(person, tmp_path, "mine.csv")
    assert person.status == f"Wrote 74 rows for 3 chairs to {tmp_path / 'mine.csv'}."
    heading, *rows = read_csv(tmp_path / "mine.csv")
    assert heading[5:] == person.titles()
    labels = {row.feature.label: row.feature.key for row in comparison.rows}
    written = {labels[row[1]]: row[5:] for row in rows}
    assert set(written) == {row.feature.key for row in comparison.rows}
    for key, cells in person.shown().items():
        unit = comparison.features[key].unit
        assert [bare(cell, unit) for cell in cells] == [bare(cell, unit) for cell in written[key]]


def test_that_pandas_reads_the_exported_file_as_the_csv_module_does(
    person: Person, tmp_path: Path
) -> None:
    person.compare(*THREE)
    person.press(Key.Key_E, CTRL)
    in_dialog(person, tmp_path, "mine.csv")
    heading, *rows = read_csv(tmp_path / "mine.csv")
    frame = pd.read_csv(tmp_path / "mine.csv", dtype=str, keep_default_na=False)
    assert list(frame.columns) == heading
    assert [[armed(cell) for cell in row] for row in frame.to_numpy().tolist()] == rows


@pytest.mark.parametrize("view", list(View))
def test_that_each_view_shows_its_rows_and_says_how_many(
    person: Person, comparison: Comparison, view: View
) -> None:
    person.compare(*THREE)
    click(person.button(VIEW_BUTTONS[view]))
    assert person.shown() == expected(comparison, view)
    for other, name in VIEW_BUTTONS.items():
        button = person.button(name)
        assert button.text().endswith(f" {comparison.count(other)}")
        assert button.isChecked() == (other is view)


def test_that_the_views_do_not_overlap_and_leave_no_row_out(person: Person) -> None:
    person.compare(*THREE)
    everything = set(person.shown())
    parts = []
    for view in (View.DIFFER, View.SAME, View.UNKNOWN):
        click(person.button(VIEW_BUTTONS[view]))
        parts.append(set(person.shown()))
    assert set().union(*parts) == everything
    assert sum(len(shown) for shown in parts) == len(everything)


def test_that_the_view_goes_out_when_it_is_asked_for(
    person: Person, comparison: Comparison, tmp_path: Path
) -> None:
    person.compare(*THREE)
    click(person.button("viewDifferButton"))
    person.press(Key.Key_E, CTRL)
    in_dialog(person, tmp_path, "differ.csv", kind=3)
    _, *rows = read_csv(tmp_path / "differ.csv")
    assert [row[1] for row in rows] == [
        row.feature.label for row in comparison.rows_in(View.DIFFER)
    ]
    assert {row[4] for row in rows} == {"differs"}


@pytest.mark.parametrize(
    ("kind", "name", "written"),
    [
        (1, "facts", ("facts.csv", b"\xef\xbb\xbfchair_id,")),
        (2, "facts", ("facts.json", b"{")),
        (2, "facts.csv", ("facts.json", b"{")),
    ],
    ids=["tidy", "json", "json named csv"],
)
def test_that_the_kind_of_file_follows_the_choice_in_the_dialog(
    person: Person, tmp_path: Path, kind: int, name: str, written: tuple[str, bytes]
) -> None:
    file, begin = written
    person.compare(*THREE)
    person.press(Key.Key_E, CTRL)
    in_dialog(person, tmp_path, name, kind)
    assert (tmp_path / file).read_bytes().startswith(begin)
    assert str(tmp_path / file) in person.status


def test_that_the_export_dialog_offers_a_name_and_the_folder_of_last_time(
    person: Person, tmp_path: Path
) -> None:
    person.compare(*THREE)
    person.press(Key.Key_E, CTRL)
    in_dialog(person, tmp_path, "mine.csv")
    person.press(Key.Key_E, CTRL)
    dialog = part(person.window, QFileDialog, "exportDialog")
    assert Path(dialog.directory().absolutePath()) == tmp_path
    name = part(dialog, QLineEdit, "fileNameEdit").text()
    assert name.startswith("chairs_4D-Achilles_Grande-XL-3D_")
    assert name.endswith(".csv")
    person.press(Key.Key_Escape)


def test_that_a_cancelled_export_writes_nothing(person: Person, tmp_path: Path) -> None:
    person.compare(*THREE)
    before = person.status
    person.press(Key.Key_E, CTRL)
    part(person.window, QLineEdit, "fileNameEdit").setText(str(tmp_path / "no.csv"))
    person.press(Key.Key_Escape)
    assert list(tmp_path.glob("*.csv")) == []
    assert person.status == before


def test_that_the_copied_table_has_the_rows_of_the_view(person: Person) -> None:
    person.compare(*THREE)
    click(person.button("viewSameButton"))
    click(person.button("copyTableButton"))
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0][5:] == person.titles()
    assert len(lines) - 1 == int(person.button("viewSameButton").text().split()[-1])
    assert {line[4] for line in lines[1:]} == {"same"}
    assert person.status.startswith(f"Copied {len(lines) - 1} rows for 3 chairs")
    click(person.button("viewAllButton"))
    person.press(Key.Key_C, CTRL | SHIFT)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 75


# ------------------------------------------------------------------------------- cards


def test_that_why_opens_by_mouse_and_escape_leads_back_to_the_row(person: Person) -> None:
    person.compare(*THREE)
    person.click_why("foot_massage")
    card = person.card()
    assert card is not None
    assert card.isVisible()
    words = person.words_of(card)
    assert words.startswith("Why “Foot massage” is marked RLS\n")
    for lead in ("What it is", "Why it is marked", "What studies say", "Not known", "Take care"):
        assert lead in words
    focus = QApplication.focusWidget()
    assert focus is not None
    assert card.isAncestorOf(focus)
    person.press(Key.Key_Escape)
    assert person.card() is None
    assert QApplication.focusWidget() is person.table
    assert person.table.currentIndex().row() == person.line("foot_massage")


def test_that_why_opens_and_closes_by_key(person: Person) -> None:
    person.compare(*THREE)
    person.table.setCurrentIndex(person.rows.index(person.line("heat"), 1))
    person.press(Key.Key_W)
    card = person.card()
    assert card is not None
    assert card.accessibleName() == "Why “Heat” is marked RLS"
    person.press(Key.Key_Return)  # the close button has the keyboard
    assert person.card() is None
    assert QApplication.focusWidget() is person.table
    assert person.table.currentIndex() == person.rows.index(person.line("heat"), 1)


def test_that_an_unmarked_row_says_what_it_is(person: Person) -> None:
    person.compare(*THREE)
    person.click_why("chair_weight")
    card = person.card()
    assert card is not None
    words = person.words_of(card)
    assert words.startswith("About “")
    assert "We do not list this feature as relevant to restless legs." in words


def test_that_a_second_click_on_why_closes_the_card(person: Person) -> None:
    person.compare(*THREE)
    person.click_why("foot_massage")
    person.click_why("foot_massage")
    assert person.card() is None


def test_that_one_card_is_open_at_a_time(person: Person) -> None:
    person.compare(*THREE)
    person.click_why("calf_massage")
    person.click_info("foot_massage", 1)
    card = person.card()
    assert card is not None
    assert card.accessibleName().startswith(person.titles()[1])


def test_that_the_source_of_a_value_is_one_click_away(
    person: Person, comparison: Comparison
) -> None:
    person.compare(*THREE)
    person.click_info("calf_massage", 0)
    card = person.card()
    assert card is not None
    words = person.words_of(card)
    (row,) = (row for row in comparison.rows if row.feature.key == "calf_massage")
    assert row.cells[0].answer.facts
    for fact in row.cells[0].answer.facts:
        # The catalogue keeps a code for yes: no source is quoted with it.
        assert "“" not in words.replace("“No”", "")
        assert "Shown as\nYes" in words
        assert fact.source.publisher in words
    click(person.button("closeCardButton"))
    assert person.card() is None
    assert QApplication.focusWidget() is person.table
    person.click_info("legrest_extension", 0)
    card = person.card()
    assert card is not None
    (row,) = (row for row in comparison.rows if row.feature.key == "legrest_extension")
    (fact,) = row.cells[0].answer.facts
    assert f"As written\n“{fact.stated} {fact.unit}”" in person.words_of(card)


def test_that_the_source_opens_by_enter_and_closes_by_escape(person: Person) -> None:
    person.compare(*THREE)
    index = person.rows.index(person.line("track"), 2)
    person.table.setCurrentIndex(index)
    person.press(Key.Key_Return)
    card = person.card()
    assert card is not None
    assert card.accessibleName().startswith(person.titles()[2])
    person.press(Key.Key_Escape)
    assert person.card() is None
    assert person.table.currentIndex() == person.rows.index(person.line("track"), 2)


def test_that_a_gap_says_where_was_looked_and_that_it_is_no_no(person: Person) -> None:
    person.compare(*THREE)
    gap = next(
        (key, cells.index("Not stated"))
        for key, cells in person.shown().items()
        if "Not stated" in cells
    )
    person.click_info(*gap)
    card = person.card()
    assert card is not None
    words = person.words_of(card)
    assert "This does not mean “No”." in words
    assert "Looked in" in words


def test_that_a_line_of_the_summary_leads_to_its_row(person: Person) -> None:
    person.compare(*THREE)
    link = person.table.summary._links[0]
    click(link)
    assert QApplication.focusWidget() is person.table
    assert person.table.currentIndex().row() == person.line(link.property("feature"))


# ------------------------------------------------------------------------------- by keyboard


def test_that_the_whole_task_is_done_by_keyboard(person: Person, tmp_path: Path) -> None:
    person.press(Key.Key_F, CTRL)
    for words, chair in (("4d achilles", ACHILLES), ("grande xl 3d", TITAN), ("cl 8000i", CARELEX)):
        person.press(Key.Key_F, CTRL)
        person.write(words)
        person.press(Key.Key_Down)
        assert QApplication.focusWidget() is person.list
        assert person.listed()[person.list.currentIndex().row()] == chair
        person.press(Key.Key_Space)
    assert person.window.choice.ids == THREE
    while QApplication.focusWidget() is not person.button("compareButton"):
        person.press(Key.Key_Tab)
    person.press(Key.Key_Space)
    assert person.is_comparing
    assert QApplication.focusWidget() is person.table
    everything = set(person.shown())
    for key, view in ((Key.Key_4, View.DIFFER), (Key.Key_5, View.SAME), (Key.Key_6, View.UNKNOWN)):
        person.press(key, CTRL)
        assert person.rows.state.view is view
        assert set(person.shown()) < everything
    person.press(Key.Key_3, CTRL)
    assert set(person.shown()) == everything
    person.press(Key.Key_Home)
    while person.rows.lines[person.table.currentIndex().row()].key != "calf_massage":
        person.press(Key.Key_Down)
    person.press(Key.Key_W)
    assert person.card() is not None
    person.press(Key.Key_Escape)
    person.press(Key.Key_Return)
    assert person.card() is not None
    person.press(Key.Key_Escape)
    person.press(Key.Key_E, CTRL)
    in_dialog(person, tmp_path, "keys.csv")
    assert len(read_csv(tmp_path / "keys.csv")) == 75
    person.press(Key.Key_Left, ALT)
    assert not person.table.isVisible()
    assert QApplication.focusWidget() is person.list
    assert person.window.choice.ids == THREE


def test_that_moving_a_column_keeps_the_other_chairs(person: Person) -> None:
    person.compare(*THREE)
    names = person.titles()
    before = person.shown()
    person.table.setCurrentIndex(person.rows.index(person.line("heat"), 0))
    person.press(Key.Key_Right, CTRL | SHIFT)
    assert person.titles() == [names[1], names[0], names[2]]
    assert person.shown() == {k: (v[1], v[0], v[2]) for k, v in before.items()}
    assert person.table.currentIndex().column() == 1, "the keyboard goes with its chair"
    person.press(Key.Key_Left, CTRL | SHIFT)
    assert person.titles() == names
    person.press(Key.Key_Left, CTRL | SHIFT)
    assert person.titles() == names


def test_that_control_l_puts_the_marked_rows_back_into_their_groups(person: Person) -> None:
    person.compare(*THREE)
    first = list(person.shown())
    person.press(Key.Key_L, CTRL)
    assert list(person.shown()) != first
    assert set(person.shown()) == set(first)
    assert person.rows.line_of("group restless_legs") == -1
    person.press(Key.Key_L, CTRL)
    assert list(person.shown()) == first


def test_that_groups_fold_by_mouse_by_key_and_all_at_once(person: Person) -> None:
    person.compare(*THREE)
    everything = list(person.shown())
    person.click_label(person.line("group restless_legs"))
    assert "calf_massage" not in person.shown()
    person.table.setCurrentIndex(person.rows.index(person.line("group restless_legs"), 0))
    person.press(Key.Key_Return)
    assert list(person.shown()) == everything
    person.pick("foldAllAction")
    assert person.shown() == {}
    person.pick("unfoldAllAction")
    assert list(person.shown()) == everything


def test_that_a_click_on_the_right_part_of_a_bar_folds_too(person: Person) -> None:
    person.compare(*THREE)
    index = person.rows.index(person.line("group restless_legs"), 0)
    person.click_cell(person.table, index)
    assert "calf_massage" not in person.shown()


def test_that_rows_which_none_states_are_counted_and_folded_away(
    person: Person, comparison: Comparison
) -> None:
    person.compare(*THREE)
    hidden = {row.feature.key for row in comparison.rows if not row.is_stated}
    assert hidden
    assert hidden.isdisjoint(person.shown())
    folded = [line.key for line in person.rows.lines if line.key.startswith("unstated ")]
    for key in folded:
        person.click_label(person.line(key))
        below = person.rows.lines[person.line(key) + 1].row
        assert below is not None, "the rows stand under the line that opens them"
        assert below.feature.key in hidden
    assert hidden <= set(person.shown())
    for key in hidden:
        assert set(person.shown()[key]) <= {"Not stated", "Not checked yet"}
    assert len(person.shown()) == len(comparison.rows)


def test_that_the_check_state_of_a_box_is_told_and_taken(person: Person) -> None:
    row = person.listed().index(ACHILLES)
    box = person.chairs.index(row, 0)
    role = Qt.ItemDataRole.CheckStateRole
    assert box.data(role) == Qt.CheckState.Unchecked
    assert person.chairs.setData(box, Qt.CheckState.Checked, role)
    assert box.data(role) == Qt.CheckState.Checked
    assert person.chairs.is_chosen(row)
    assert person.chairs.setData(box, Qt.CheckState.Unchecked.value, role)
    assert not person.chairs.is_chosen(row)
    assert not person.chairs.setData(person.chairs.index(row, 1), Qt.CheckState.Checked, role)
