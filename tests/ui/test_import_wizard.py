"""An import through the window: step by step, stopped, undone."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from chaircompare.catalogue.store import Catalogue
from chaircompare.ui.choice_box import ChoiceBox
from chaircompare.ui.upkeep.importing.plan_model import LineKind, PlanLine
from chaircompare.ui.upkeep.importing.wizard import ImportWizard
from tests.exchange.importing.bringing import FILES, written
from tests.ui.conftest import Opener
from tests.ui.person import NARROW, WIDE, Key, Person, click, part, settle

EUROPEAN = FILES / "european_cp1252.csv"
SAMPLE, COLUMNS = "Is this read right?", "What does each column hold?"
SOURCE, PLAN = "Where do these facts come from?", "This is what would happen"


class Importer:
    """Someone before the import."""

    def __init__(self, person: Person, qtbot: QtBot) -> None:
        self.person = person
        self.qtbot = qtbot
        person.action("importAction").trigger()
        settle()
        self.wizard = part(person.window, ImportWizard, "importWizard")

    @property
    def told(self) -> str:
        return part(self.wizard, QLabel, "importTold").text()

    @property
    def title(self) -> str:
        return part(self.wizard, QLabel, "importTitle").text()

    @property
    def summary(self) -> str:
        return part(self.wizard, QLabel, "importSummary").text()

    def name(self, path: Path) -> None:
        part(self.wizard, QLineEdit, "importFileField").setText(str(path))
        settle()

    def bring(self, path: Path, title: str) -> None:
        """Go with a file as far as the page of this title."""
        self.name(path)
        self.to(title)

    def go_on(self) -> None:
        click(self.wizard.next)
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.wizard.is_busy, timeout=20_000)
        settle()

    def to(self, title: str) -> None:
        while self.title != title:
            before = self.title
            self.go_on()
            assert self.title != before, self.told

    def choose(self, box: str, words: str) -> None:
        found = part(self.wizard, ChoiceBox, box)
        at = found.findText(words)
        assert at >= 0, [found.itemText(n) for n in range(found.count())]
        found.setFocus()
        found.setCurrentIndex(at)
        found.activated.emit(at)
        self.wait()


@pytest.fixture
def importer(person: Person, qtbot: QtBot) -> Importer:
    return Importer(person, qtbot)


ImporterOpener = Callable[..., Importer]


@pytest.fixture
def open_importer(open_window: Opener, qtbot: QtBot) -> ImporterOpener:
    """Opens the import at a text size in a window of some size."""

    def open_one(percent: int, size: tuple[int, int] = NARROW) -> Importer:
        person = open_window(size=size)
        person.window.theming.choose_text_size(percent)
        return Importer(person, qtbot)

    return open_one


def test_that_a_file_is_imported_step_by_step_and_taken_back(
    importer: Importer, catalogue_file: Path
) -> None:
    person = importer.person
    before = person.listed()
    assert not importer.wizard.next.isEnabled()
    importer.name(EUROPEAN)
    titles = [importer.title]
    for _ in range(4):
        importer.go_on()
        titles.append(importer.title)
    assert titles == [
        "Which file?",
        SAMPLE,
        COLUMNS,
        SOURCE,
        PLAN,
    ]
    assert importer.summary == "Add 3 · change 0 · same 0 · skip 0"
    assert person.listed() == before, "a dry run changes nothing"
    assert importer.wizard.next.text() == "Import 3 chairs"
    importer.go_on()
    assert part(importer.wizard, QLabel, "importDoneLabel").text() == "3 chairs added."
    assert set(person.listed()) > set(before)
    assert "Undo: import of 3 chairs (Ctrl+Z)" in person.status
    assert len(list((catalogue_file.parent / "backups").iterdir())) == 1
    click(part(importer.wizard, QPushButton, "undoImportButton"))
    assert person.listed() == before
    click(importer.wizard.next)
    assert person.window.findChildren(ImportWizard) == []
    person.action("redoAction").trigger()
    assert set(person.listed()) > set(before)


def test_that_the_reading_can_be_changed_and_is_seen_to_change(importer: Importer) -> None:
    importer.name(EUROPEAN)
    importer.go_on()
    table = importer.wizard.sample_step.table
    model = table.model()
    assert model.index(1, 1).data() == "Größe M"
    assert part(importer.wizard, ChoiceBox, "importSeparatorBox").currentText() == "Semicolon ;"
    importer.choose("importSeparatorBox", "Comma ,")
    assert table.model().index(1, 1).data() != "Größe M"
    importer.choose("importSeparatorBox", "Semicolon ;")
    importer.choose("importEncodingBox", "Cyrillic (Windows)")
    assert table.model().index(1, 1).data() == "GrцЯe M"
    importer.choose("importEncodingBox", "Unicode (UTF-8)")
    assert "not written in Unicode (UTF-8)" in importer.told


def test_that_a_column_is_mapped_by_hand_and_its_unit_chosen(
    importer: Importer, tmp_path: Path, catalogue_file: Path
) -> None:
    importer.bring(written(tmp_path, "Brand,Model,Deal,Weight\nExample,One,4999,98\n"), COLUMNS)
    assert part(importer.wizard, ChoiceBox, "importHoldsBox3").currentText() == "Leave out"
    assert not part(importer.wizard, ChoiceBox, "importUnitBox3").isVisible()
    importer.choose("importHoldsBox3", "Price seen")
    importer.choose("importUnitBox3", "Euros")
    told = part(importer.wizard, QLabel, "importColumnsTold")
    assert "“Weight” can mean “Chair weight” or “Heaviest user”." in told.text()
    importer.choose("importHoldsBox4", "Chair weight")
    assert "can mean" not in told.text()
    importer.to(PLAN)
    assert part(importer.wizard, QPushButton, "importFilterLeftOut").text() == "Cells left out 1"
    click(importer.wizard.back)
    click(importer.wizard.back)
    assert part(importer.wizard, ChoiceBox, "importHoldsBox3").currentText() == "Price seen"
    importer.choose("importUnitBox4", "Kilograms")
    importer.to(PLAN)
    importer.go_on()
    with Catalogue.open(catalogue_file) as catalogue:
        (chair,) = catalogue.load(["example-one"])
    assert [(f.stated, f.unit) for f in chair.facts] == [("4999", "EUR"), ("98", "kg")]
    assert chair.facts[0].source.publisher == "table.csv"


def test_that_a_column_in_doubt_is_marked_until_it_is_chosen(
    importer: Importer, tmp_path: Path
) -> None:
    importer.bring(
        written(tmp_path, "Brand,Model,Weight (lbs)\nExample,One,300\nTotal,,300\n"), COLUMNS
    )
    assert part(importer.wizard, QLabel, "importDoubt3").isVisible()
    assert not part(importer.wizard, QLabel, "importDoubt2").isVisible()
    importer.choose("importHoldsBox3", "Chair weight")
    assert not part(importer.wizard, QLabel, "importDoubt3").isVisible()


def test_that_the_person_says_what_a_dash_beside_yes_means(
    importer: Importer, tmp_path: Path, catalogue_file: Path
) -> None:
    importer.bring(
        written(tmp_path, "Brand,Model,Heat,Extra\nExample,One,-,-\nExample,Two,yes,yes\n"), COLUMNS
    )
    question = part(importer.wizard, QLabel, "importDashQuestion")
    box = part(importer.wizard, ChoiceBox, "importDashBox")
    assert question.text() == "A dash in “Heat” means:" == box.accessibleName()
    assert box.currentText() == "Not stated"
    importer.choose("importHoldsBox3", "Leave out")
    assert not box.isVisible()
    importer.choose("importHoldsBox3", "Heat")
    importer.choose("importHoldsBox4", "Calf massage")
    assert question.text() == "A dash in “Heat” or “Extra” means:"
    importer.to(PLAN)
    step = importer.wizard.plan_step
    assert step.more.text() == "A dash in “Heat” or “Extra” is taken as “Not stated”."
    click(importer.wizard.back)
    click(importer.wizard.back)
    importer.choose("importDashBox", "No")
    importer.to(PLAN)
    assert step.more.text() == "A dash in “Heat” or “Extra” is taken as “No”."
    click(importer.wizard.back)
    click(importer.wizard.back)
    assert box.currentText() == "No"
    importer.to(PLAN)
    importer.go_on()
    with Catalogue.open(catalogue_file) as catalogue:
        (chair,) = catalogue.load(["example-one"])
    assert [fact.stated for fact in chair.facts] == ["no", "no"]


def test_that_what_a_dash_means_is_still_said_the_next_time(
    open_importer: ImporterOpener, tmp_path: Path
) -> None:
    path = written(tmp_path, "Brand,Model,Heat\nExample,One,-\nExample,Two,yes\n")
    importer = open_importer(100)
    importer.bring(path, COLUMNS)
    importer.choose("importDashBox", "No")
    importer.to("Done")
    importer.go_on()
    again = Importer(importer.person, importer.qtbot)
    again.bring(path, SAMPLE)
    told = part(again.wizard, QLabel, "importSampleTold").text()
    assert told.endswith("What you said last time about such a file is remembered.")
    again.to(COLUMNS)
    assert part(again.wizard, ChoiceBox, "importDashBox").currentText() == "No"
    again.wizard.reject()


def test_that_a_file_without_dashes_is_not_asked_about(importer: Importer) -> None:
    importer.bring(EUROPEAN, COLUMNS)
    assert not part(importer.wizard, ChoiceBox, "importDashBox").isVisible()


def test_that_lines_of_no_chair_and_cells_left_out_are_told_as_sentences() -> None:
    note = PlanLine(LineKind.NOTE, "Line 9", "Total", why="A total")
    assert note.words == "Line 9: “Total” is no chair. A total."
    assert PlanLine(LineKind.NOTE, "Line 9", "", why="A note").words == "Line 9: no chair. A note."
    left_out = PlanLine(LineKind.LEFT_OUT, "Line 7", "Fern", why="Noise: no.")
    assert left_out.words == "Line 7: a cell of Fern is left out. Noise: no."


@pytest.mark.parametrize("percent", [100, 200])
def test_that_each_line_of_the_dry_run_is_behind_one_button_and_the_counts_add_up(
    open_importer: ImporterOpener, tmp_path: Path, percent: int
) -> None:
    path = tmp_path / "list.csv"
    lines = (
        "Example,One,yes,40 kg,3 years",
        "Osaki,4D Achilles,yes,9999 lb,",
        "Example,One,yes,,",
        "Example,Two,only on Sundays,35,3",
        "Total,,,40,",
    )
    path.write_text("\n".join(("Brand,Model,Heat,Chair weight,Warranty", *lines)) + "\n", "utf-8")
    importer = open_importer(percent)
    importer.bring(path, PLAN)
    step = importer.wizard.plan_step
    shown = []
    for kind, button in step.buttons.items():
        count = int(button.text().removeprefix(kind.of_all))
        if count:
            click(button)
            model = step.table.model()
            assert model.rowCount() == count
            shown += [model.index(row, 0).data() for row in range(count)]
    assert set(step.buttons) - {LineKind.SAME} == {
        kind for kind, button in step.buttons.items() if not button.text().endswith(" 0")
    }
    click(step.all)
    model = step.table.model()
    assert step.all.text() == f"All {len(shown)}"
    assert sorted(model.index(row, 0).data() for row in range(len(shown))) == sorted(shown)
    assert model.rowCount() == len(shown)
    if percent == 100:
        assert step.more.text() == (
            "1 figure looks wrong · 2 cells to check · 1 cell could not be read · "
            "1 line names no chair."
        )
    importer.wizard.reject()


def test_that_the_lines_and_all_buttons_are_in_view_with_the_largest_text(
    open_importer: ImporterOpener, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    lines = "Example,One,yes,2026-10-01\n,,yes,\nExample,,yes,\nExample,Two,on Sundays,\n"
    path.write_text("Brand,Model,Heat,Read on\n" + lines, "utf-8")
    importer = open_importer(200)
    importer.bring(path, PLAN)
    wizard, table = importer.wizard, importer.wizard.plan_step.table
    seen = table.visibleRegion().boundingRect().height()
    assert seen >= 2 * table.rowHeight(0)
    for button in (wizard.report, wizard.cancel, wizard.back, wizard.next):
        assert button.visibleRegion().boundingRect().size() == button.size()
    wizard.show_busy("Importing… Nothing is changed before all of it is done. Press Escape.")
    settle()
    seen = table.visibleRegion().boundingRect().height()
    assert seen == table.height() >= 2 * table.rowHeight(0), "cut off nowhere"
    wizard.reject()


def test_that_the_dry_run_is_filtered_told_in_full_and_saved(
    importer: Importer, tmp_path: Path
) -> None:
    lines = "Example,One,yes\n,,yes\nExample,,yes\nExample,Two,only on Sundays\n"
    importer.bring(written(tmp_path, "Brand,Model,Heat\n" + lines), PLAN)
    assert importer.summary.startswith("Add 2 · change 0 · same 0 · skip 2 (line 3: ")
    step = importer.wizard.plan_step
    click(part(importer.wizard, QPushButton, "importFilterSkip"))
    assert [step.table.model().index(n, 1).data() for n in range(2)] == ["Line 3", "Line 4"]
    assert part(importer.wizard, QLabel, "importPlanLine").text() == "Line 3: skip. No model name."
    click(part(importer.wizard, QPushButton, "importFilterAll"))
    assert step.table.model().rowCount() == 5
    report = tmp_path / "report.csv"
    importer.wizard.save_report(str(report))
    with report.open(encoding="utf-8-sig", newline="") as file:
        assert [row["action"] for row in csv.DictReader(file)].count("skip") == 2
    importer.wizard.save_report(str(tmp_path / "nowhere" / "report.csv"))
    assert "could not be written" in importer.told


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b"\xff\xd8\xff\xe0", "a picture"), (None, "there is no such file")],
)
def test_that_a_file_that_is_no_table_is_refused_and_another_can_be_chosen(
    importer: Importer, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "list.csv"
    if content is not None:
        path.write_bytes(content)
    importer.name(path)
    importer.go_on()
    assert said in importer.told
    assert importer.title == "Which file?"
    importer.name(EUROPEAN)
    importer.go_on()
    assert importer.title == SAMPLE
    assert importer.told == ""


def test_that_only_what_no_column_tells_is_asked_about_the_source(
    importer: Importer, tmp_path: Path
) -> None:
    importer.bring(written(tmp_path, "Who,Model,Seen,Heat\nExample,One,2026-10-01,yes\n"), COLUMNS)
    importer.to(SOURCE)
    brand, days = (
        part(importer.wizard, QLineEdit, "importBrandField"),
        part(importer.wizard, QLabel, "importDaysTold"),
    )
    assert brand.isVisible()
    assert not days.isVisible()
    click(importer.wizard.back)
    importer.choose("importHoldsBox1", "Brand")
    importer.choose("importHoldsBox3", "Day on which it was read")
    importer.to(SOURCE)
    assert not brand.isVisible()
    assert days.text() == "Counts where “Seen” gives none."
    assert days.isVisible()


def test_that_the_columns_of_the_sample_are_as_wide_as_their_headings(
    importer: Importer, tmp_path: Path
) -> None:
    long = "A heading as long as a sentence that nobody will ever want to read to its end"
    importer.bring(written(tmp_path, f"Brand,Maximum user weight,{long}\nExample,150,1\n"), SAMPLE)
    table = importer.wizard.sample_step.table
    bold = table.model().index(0, 1).data(Qt.ItemDataRole.FontRole)
    needed = QFontMetrics(bold).horizontalAdvance("Maximum user weight")
    assert needed < table.columnWidth(1) < needed + 40
    assert table.columnWidth(0) < table.columnWidth(1)
    assert table.columnWidth(2) < QFontMetrics(bold).horizontalAdvance(long)


def test_that_nothing_happens_with_a_day_that_is_not_understood(importer: Importer) -> None:
    importer.bring(EUROPEAN, SOURCE)
    field = part(importer.wizard, QLineEdit, "importReadOnField")
    for day, right in (
        ("tomorrow", False),
        ("2126-01-01", False),
        ("3/4/2026", False),
        ("2026-10-01", True),
        ("22 Oct 2026", True),
        ("10/22/2026", True),
    ):
        field.setText(day)
        assert importer.wizard.next.isEnabled() is right


def test_that_a_stopped_import_leaves_nothing_behind(
    importer: Importer, tmp_path: Path, catalogue_file: Path
) -> None:
    lines = "".join(f"Example,Number {n},yes\n" for n in range(20_000))
    importer.bring(written(tmp_path, "Brand,Model,Heat\n" + lines), PLAN)
    click(importer.wizard.next)
    assert importer.wizard.cancel.text() == "Stop"
    click(importer.wizard.cancel)
    assert importer.told == "Stopped. Nothing was changed."
    assert not importer.wizard.is_busy
    click(importer.wizard.cancel)
    settle()
    assert importer.person.window.findChildren(ImportWizard) == []
    with Catalogue.open(catalogue_file) as catalogue:
        assert catalogue.count() == 93


def test_that_escape_stops_a_running_import_and_says_so(
    importer: Importer, tmp_path: Path, catalogue_file: Path
) -> None:
    lines = "".join(f"Example,Number {n},yes\n" for n in range(20_000))
    importer.bring(written(tmp_path, "Brand,Model,Heat\n" + lines), PLAN)
    click(importer.wizard.next)
    assert "Press Escape to stop." in part(importer.wizard, QLabel, "importBusyWith").text()
    QTest.keyClick(importer.wizard, Key.Key_Escape)
    assert importer.wizard.isVisible()
    assert importer.told == "Stopped. Nothing was changed."
    with Catalogue.open(catalogue_file) as catalogue:
        assert catalogue.count() == 93
    QTest.keyClick(importer.wizard, Key.Key_Escape)
    settle()
    assert importer.person.window.findChildren(ImportWizard) == []


def test_that_an_import_that_was_quicker_than_stop_is_told_and_can_be_undone(
    importer: Importer, tmp_path: Path
) -> None:
    importer.bring(written(tmp_path, "Brand,Model,Heat\nExample,One,yes\n"), PLAN)
    click(importer.wizard.next)
    task = importer.wizard._task
    assert task is not None
    task.wait()  # done, but not told yet
    click(importer.wizard.cancel)
    assert importer.title == "Done"
    assert "example-one" in importer.person.listed()
    click(part(importer.wizard, QPushButton, "undoImportButton"))
    assert "example-one" not in importer.person.listed()


def test_that_a_figure_that_no_chair_can_have_is_shown_and_may_be_imported(
    importer: Importer, tmp_path: Path, catalogue_file: Path
) -> None:
    lines = "Example,One,900 in,80 kg\nExample,Two,75 in,9 lb\nExample,Three,190 cm,70 kg\n"
    importer.bring(written(tmp_path, "Brand,Model,Tallest user,Chair weight\n" + lines), PLAN)
    step = importer.wizard.plan_step
    assert step.more.text() == "2 figures look wrong."
    click(part(importer.wizard, QPushButton, "importFilterLooksWrong"))
    model = step.table.model()
    shown = [(model.index(n, 0).data(), model.index(n, 4).data()) for n in range(model.rowCount())]
    assert [what for what, _ in shown] == ["Looks wrong", "Looks wrong"]
    tallest, weight = (why for _, why in shown)
    assert tallest.startswith("Tallest user: 900 in (2,286 cm) looks wrong: outside of 4 ft–8 ft")
    assert weight.startswith("Chair weight: 9 lb (4 kg) looks wrong: outside of 20–1,000 lb")
    assert weight.endswith("It is imported as it stands.")
    importer.go_on()
    with Catalogue.open(catalogue_file) as catalogue:
        (chair,) = catalogue.load(["example-one"])
    assert [fact.stated for fact in chair.facts] == ["900", "80"]


def test_that_long_reasons_stand_in_their_rows_in_full(
    open_importer: ImporterOpener, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    why = "only on the first Sunday of a month that has five of them, " * 3
    path.write_text(f'Brand,Model,Heat\nExample,One,"{why}"\n', "utf-8")
    for percent in (100, 200):
        importer = open_importer(percent)
        importer.bring(path, PLAN)
        table = importer.wizard.plan_step.table
        theme = importer.person.window.theming.theme
        column = table.model().columnCount() - 1
        words = str(table.model().index(1, column).data())
        needed = theme.metrics().wrapped_height(words, table.columnWidth(column) - theme.px(20))
        assert table.rowHeight(1) >= needed > table.rowHeight(0) // 2
        assert table.horizontalScrollBar().maximum() == 0
        importer.wizard.reject()


def test_that_units_keep_their_capitals(importer: Importer, tmp_path: Path) -> None:
    importer.bring(written(tmp_path, "Brand,Model,Price\nExample,One,4999\n"), COLUMNS)
    box = part(importer.wizard, ChoiceBox, "importUnitBox3")
    units = [box.itemText(n) for n in range(box.count())]
    assert "US dollars" in units
    assert "Euros" in units


def test_that_everything_is_done_by_keyboard(importer: Importer) -> None:
    wizard = importer.wizard
    QTest.keyClicks(part(wizard, QLineEdit, "importFileField"), str(EUROPEAN))
    QTest.keyClick(part(wizard, QLineEdit, "importFileField"), Key.Key_Return)
    importer.wait()
    for _ in range(4):
        assert wizard.focusWidget() is not None
        wizard.next.setFocus()
        QTest.keyClick(wizard.next, Key.Key_Space)
        importer.wait()
    assert importer.title == "Done"
    QTest.keyClick(wizard, Key.Key_Escape)
    settle()
    assert importer.person.window.findChildren(ImportWizard) == []


def test_that_every_control_of_the_import_has_a_name(importer: Importer) -> None:
    importer.bring(EUROPEAN, PLAN)
    controls = [
        *importer.wizard.findChildren(QPushButton),
        *importer.wizard.findChildren(ChoiceBox),
        *importer.wizard.findChildren(QLineEdit),
    ]
    for control in controls:
        if control.objectName().startswith("qt_"):
            continue
        assert control.objectName()
        words = control.accessibleName() or (
            control.text() if isinstance(control, QPushButton) else ""
        )
        assert words, control.objectName()


def test_that_markup_in_a_file_stays_text(importer: Importer, tmp_path: Path) -> None:
    path = tmp_path / "<b>list.csv"
    path.write_text("Brand,Model,<i>Heat</i>\nExample,<b>4D</b>,yes\n", "utf-8")
    importer.bring(path, PLAN)
    for found in importer.wizard.findChildren(QLabel):
        assert found.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("percent", [100, 200])
def test_that_the_import_fits_its_window(open_importer: ImporterOpener, percent: int) -> None:
    importer = open_importer(percent)
    importer.name(EUROPEAN)
    while True:
        wizard = importer.wizard
        assert wizard.width() <= NARROW[0]
        assert wizard.height() <= NARROW[1]
        for button in (wizard.cancel, wizard.back, wizard.next):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width()
                assert wizard.rect().contains(button.geometry())
        if importer.title == PLAN:
            break
        importer.go_on()
    wizard.reject()


@pytest.mark.parametrize(("size", "beside"), [(WIDE, True), (NARROW, False)])
def test_that_the_unit_stands_beside_at_large_text_where_there_is_room(
    open_importer: ImporterOpener, size: tuple[int, int], beside: bool
) -> None:
    importer = open_importer(200, size)
    importer.bring(EUROPEAN, COLUMNS)
    settle()
    holds, unit = (
        part(importer.wizard, ChoiceBox, f"import{what}Box3") for what in ("Holds", "Unit")
    )
    assert (unit.y() == holds.y()) is beside
    assert unit.geometry().right() <= importer.wizard.width()
    importer.wizard.reject()


def test_that_a_file_can_be_given_straight_away(person: Person, qtbot: QtBot) -> None:
    person.window.importing.import_file(EUROPEAN)
    settle()
    wizard = part(person.window, ImportWizard, "importWizard")
    qtbot.waitUntil(lambda: wizard.step is wizard.sample_step, timeout=10_000)
    wizard.reject()
