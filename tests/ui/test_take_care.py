"""The checklist: what it marks, that it can be left alone, and that no answer leaves the window."""

import html
import logging
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from chaircompare.colours import LIGHT
from chaircompare.logs import start_logging
from chaircompare.paths import places
from chaircompare.relevance.cautions import SEE_A_DOCTOR, cautions
from chaircompare.relevance.evidence import evidence
from chaircompare.ui.check_box import CheckBox
from chaircompare.ui.dialogs.crash import CrashDialog
from chaircompare.ui.errors import CrashHandler
from chaircompare.ui.link import AddressLink, Link
from chaircompare.ui.needs.take_care import TakeCareDialog
from tests.ui.conftest import Opener
from tests.ui.person import (
    CTRL,
    NARROW,
    THREE,
    WIDE,
    Key,
    Person,
    click,
    dialog_in_front,
    part,
    settle,
)
from tests.ui.test_exporting import answer, asked, save
from tests.ui.test_looks import trouble
from tests.ui.test_main_job import in_dialog
from tests.ui.test_names import faults_of

TICKED = ("dialysis_access_arm", "numb_feet_heat", "pregnancy")
BY_KEY = {caution.key: caution for caution in evidence().cautions}
LABELS = Qt.Orientation.Vertical
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def open_list(person: Person) -> TakeCareDialog:
    person.pick("takeCareAction")
    return dialog_in_front(TakeCareDialog)


def box(dialog: QWidget, key: str) -> CheckBox:
    return part(dialog, CheckBox, f"caution_{key}")


def press_space_on(person: Person, check: CheckBox) -> None:
    check.setFocus()
    person.press(Key.Key_Space)


def tick(person: Person, *keys: str) -> None:
    """Open the list, tick by keyboard, close it."""
    dialog = open_list(person)
    for key in keys:
        press_space_on(person, box(dialog, key))
    person.press(Key.Key_Escape)
    person.come_back()


def spoken_label(person: Person, feature: str) -> str:
    return str(person.rows.headerData(person.line(feature), LABELS, SPOKEN))


# ------------------------------------------------------------------------ the list


def test_that_the_list_holds_all_conditions_and_is_reached_by_tab_alone(person: Person) -> None:
    dialog = open_list(person)
    reached = set()
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        person.press(Key.Key_Tab)
    assert {f"caution_{key}" for key in cautions().keys} <= reached
    assert {"keepCautionsCheck", "closeTakeCareButton"} <= reached
    dialog.close()


def test_that_what_has_the_keyboard_is_scrolled_into_view(person: Person) -> None:
    dialog = open_list(person)
    port = part(dialog, QScrollArea, "takeCareList").viewport()
    for _ in range(12):
        person.press(Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        top = focus.mapTo(port, focus.rect().topLeft()).y()
        assert 0 <= top < port.height()
    dialog.close()


def test_that_the_sentence_about_new_restless_legs_is_always_in_view(person: Person) -> None:
    dialog = open_list(person)
    sentence = part(dialog, QLabel, "seeAClinician")
    assert sentence.text() == SEE_A_DOCTOR
    bar = part(dialog, QScrollArea, "takeCareList").verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    assert sentence.isVisible()
    assert dialog.childAt(sentence.mapTo(dialog, sentence.rect().center())) is sentence
    dialog.close()


def test_that_a_tick_shows_its_advice_and_source_at_once(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_list(person)
    caution = BY_KEY["clot_now_or_recent"]
    assert caution.advice not in person.words_of(dialog)
    press_space_on(person, box(dialog, caution.key))
    words = person.words_of(dialog)
    assert "Avoid unless your doctor agrees." in words
    assert caution.advice in words
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    (link,) = [one for one in dialog.findChildren(AddressLink) if one.isVisible()]
    assert link.words == caution.source
    click(link)
    assert opened == [caution.link]
    press_space_on(person, box(dialog, caution.key))
    assert caution.advice not in person.words_of(dialog)
    dialog.close()


def test_that_it_is_counted_what_is_ticked_and_marked(person: Person) -> None:
    person.compare(*THREE)
    dialog = open_list(person)
    counted = part(dialog, QLabel, "takeCareCount")
    assert counted.text() == "Nothing ticked."
    press_space_on(person, box(dialog, "high_blood_pressure"))
    rows = len(cautions().marked(frozenset({"high_blood_pressure"})))
    assert counted.text() == f"1 ticked. {rows} rows are marked."
    assert person.button("takeCareButton").text() == "Take care (1)…"
    click(part(dialog, QPushButton, "untickAllButton"))
    assert counted.text() == "Nothing ticked."
    assert not box(dialog, "high_blood_pressure").isChecked()
    assert person.button("takeCareButton").text() == "Take care…"
    person.press(Key.Key_Escape)
    person.come_back()
    assert QApplication.activeModalWidget() is None


# ------------------------------------------------------------------------ the marks


def test_that_ticks_mark_the_rows_they_concern_and_no_others(person: Person) -> None:
    person.compare(*THREE)
    heights = {n: person.table.rowHeight(n) for n in person.feature_lines()}
    shown = person.shown()
    tick(person, "numb_feet_heat", "pacemaker")
    marked = cautions().marked(frozenset({"numb_feet_heat", "pacemaker"}))
    for number in person.feature_lines():
        row = person.rows.lines[number].row
        assert row is not None
        advice = marked.get(row.feature.key)
        spoken = str(person.rows.headerData(number, LABELS, SPOKEN))
        assert ("you ticked a caution" in spoken) is (advice is not None), row.feature.key
        assert person.table.rowHeight(number) >= heights[number]
        if advice:
            assert f"{advice.words.lower()}: you ticked" in spoken
    assert person.shown() == shown, "no row goes and no value changes"
    assert "avoid" in spoken_label(person, "heat")
    assert "ask first" in spoken_label(person, "calf_massage_methods")
    tick(person, "numb_feet_heat")
    assert "avoid" not in spoken_label(person, "heat")


def label_colours(person: Person, feature: str) -> set[str]:
    line = person.line(feature)
    person.table.scrollTo(person.rows.index(line, 0))
    settle()
    header = person.table.label_header
    image = header.viewport().grab().toImage()
    top = header.sectionViewportPosition(line)
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(10, 200)
        for y in range(top, top + header.sectionSize(line))
    }


def test_that_a_mark_has_its_own_colour_and_takes_no_chip_away(person: Person) -> None:
    person.compare(*THREE)
    before = label_colours(person, "heat")
    assert LIGHT.no not in before
    tick(person, "numb_feet_heat")
    after = label_colours(person, "heat")
    assert LIGHT.no in after
    assert LIGHT.rls in after


def test_that_marks_are_there_when_chairs_stand_under_one_another(person: Person) -> None:
    person.compare(*THREE)
    tick(person, "numb_feet_heat")
    person.press(Key.Key_T, CTRL)
    assert "avoid" in spoken_label(person, "heat")


def test_that_the_why_card_tells_ticked_cautions_first_and_unfolds_the_others(
    person: Person,
) -> None:
    person.compare(*THREE)
    person.click_why("heat")
    card = person.card()
    assert card is not None
    assert BY_KEY["numb_feet_heat"].advice not in person.words_of(card)
    fold = part(card, Link, "foldCautionsButton")
    rest = part(card, QLabel, "allCautions")
    assert not rest.isVisible()
    line = person.line("card heat")
    low = person.table.rowHeight(line)
    fold.setFocus()
    person.press(Key.Key_Return)
    assert rest.isVisible()
    assert person.table.rowHeight(line) > low
    assert fold.hasFocus()
    listed = rest.text()
    assert all(c.caution.plain[1:] in listed for c in cautions().concerns("heat"))
    assert listed.startswith("Avoid with: ")
    person.press(Key.Key_Return)
    assert not rest.isVisible()
    assert person.table.rowHeight(line) < low + person.theme.px(32)
    person.press(Key.Key_Escape)
    tick(person, "numb_feet_heat")
    person.click_why("heat")
    card = person.card()
    assert card is not None
    words = person.words_of(card)
    caution = BY_KEY["numb_feet_heat"]
    assert f"You ticked “{caution.plain}”: avoid. {caution.advice}" in words
    assert card.findChildren(AddressLink)[0].words == caution.source


def test_that_a_row_that_no_criterion_knows_has_no_caution(person: Person) -> None:
    person.compare(*THREE)
    person.click_why("chair_weight")
    card = person.card()
    assert card is not None
    assert card.findChildren(Link, "foldCautionsButton") == []


# ------------------------------------------------------------------------ looks and names


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_that_nothing_is_cut_off(open_window: Opener, size: tuple[int, int], percent: int) -> None:
    person = open_window(size=size)
    person.window.theming.choose_text_size(percent)
    person.choose(*THREE)
    person.press(Key.Key_Return, CTRL)
    dialog = open_list(person)
    for key in sorted(cautions().keys):
        box(dialog, key).click()
    settle()
    assert trouble(dialog) == []
    assert dialog.height() <= person.window.height()
    dialog.close()
    person.come_back()
    person.click_why("heat_zones")
    part(person.window, Link, "foldCautionsButton").click()
    settle()
    assert trouble(person.window) == []


def test_that_everything_is_named_and_claims_nothing(person: Person) -> None:
    dialog = open_list(person)
    for key in sorted(cautions().keys):
        box(dialog, key).click()
    assert faults_of(dialog) == []
    dialog.close()


# ------------------------------------------------------------------------ privacy

SECRETS = tuple(
    text.encode()
    for key in TICKED
    for text in (key, BY_KEY[key].plain, BY_KEY[key].condition, BY_KEY[key].advice[:40])
)


def _utf_16(text: bytes) -> bytes:
    return text.decode().encode("utf-16-le")


def files_that_tell(*folders: Path) -> dict[str, list[bytes]]:
    """Every file under the folders that holds an answer in any of its forms."""
    found = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                told = [one for one in SECRETS if one in content or _utf_16(one) in content]
                if told:
                    found[path.name] = told
    return found


@pytest.fixture
def crash_handler(application: QApplication) -> Iterator[CrashHandler]:
    handler = CrashHandler(places().logs / "chaircompare.log", application)
    yield handler
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, CrashDialog):
            widget.close()
    handler.deleteLater()


def take_everything_along(person: Person, folder: Path) -> str:
    """Export in every kind, copy, save the comparison; what was put on the clipboard."""
    folder.mkdir(exist_ok=True)
    for kind, name in enumerate(("side.csv", "tidy.csv", "all.json")):
        person.press(Key.Key_E, CTRL)
        in_dialog(person, folder, name, kind)
        assert (folder / name).stat().st_size > 1000
    person.press(Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    person.press(Key.Key_S, CTRL)
    naming = QApplication.activeModalWidget()
    assert naming is not None
    part(naming, QLineEdit, "comparisonNameField").setText("Mine")
    person.press(Key.Key_Return)
    person.come_back()
    return QGuiApplication.clipboard().text()


def crash(handler: CrashHandler, person: Person) -> str:
    """Fail while the answers lie in the frames of the traceback; the report that is shown."""
    answers = person.window.side().health
    try:
        answers.tick(*sorted(answers.ticked))  # type: ignore[call-arg]
    except TypeError as error:
        handler._hook(type(error), error, error.__traceback__)
    settle()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog)]
    report = dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    dialog.close()
    person.come_back()
    return report


def test_that_no_answer_leaves_the_memory_unless_chosen(
    person: Person, home: Path, tmp_path: Path, crash_handler: CrashHandler
) -> None:
    start_logging(places().logs)
    out = tmp_path / "out"
    person.compare(*THREE)
    tick(person, *TICKED)
    person.click_why("heat")
    person.press(Key.Key_Escape)
    clipboard = take_everything_along(person, out)
    logging.getLogger("chaircompare").warning("a line of the log")
    report = crash(crash_handler, person)
    assert "Traceback" in report
    person.window.close()
    assert (places().logs / "chaircompare.log").stat().st_size > 0
    assert places().settings.is_file()
    assert files_that_tell(home, out) == {}
    for text in (clipboard, report):
        assert [s for s in SECRETS if s.decode() in text] == []


def test_that_answers_are_kept_only_while_chosen_and_in_the_settings_alone(
    open_window: Opener, home: Path, tmp_path: Path
) -> None:
    person = open_window()
    person.compare(*THREE)
    tick(person, *TICKED)
    dialog = open_list(person)
    press_space_on(person, part(dialog, CheckBox, "keepCautionsCheck"))
    dialog.close()
    person.come_back()
    clipboard = take_everything_along(person, tmp_path / "out")
    person.window.close()
    assert list(files_that_tell(home, tmp_path / "out")) == [places().settings.name]
    assert [s for s in SECRETS if s.decode() in clipboard] == []

    again = open_window()
    assert "avoid" in spoken_label(again, "heat")
    assert again.button("takeCareButton").text() == "Take care (3)…"
    dialog = open_list(again)
    assert box(dialog, "pregnancy").isChecked()
    press_space_on(again, part(dialog, CheckBox, "keepCautionsCheck"))
    assert files_that_tell(home) == {}, "off the disk at once"
    assert box(dialog, "pregnancy").isChecked()
    dialog.close()
    again.come_back()
    again.window.close()
    assert open_window().button("takeCareButton").text() == "Take care…"


def test_that_what_may_be_taken_along_is_nothing_until_asked_for(person: Person) -> None:
    person.compare(*THREE)
    tick(person, *TICKED)
    answers = person.window.side().health
    assert answers.to_take_along() == ()
    answers.may_go_along = True
    notes = answers.to_take_along()
    assert len(notes) == len(TICKED)
    assert notes[0].heading.startswith("Avoid: ")
    assert all(note.advice and note.source and note.features for note in notes)


def test_that_the_list_opens_from_the_catalogue_too(person: Person) -> None:
    tick(person, "pacemaker")
    person.compare(*THREE)
    assert "ask first" in spoken_label(person, "roller_type")
    click(person.button("takeCareButton"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TakeCareDialog)
    assert box(dialog, "pacemaker").isChecked()
    dialog.close()


def test_that_settings_that_name_answers_without_leave_are_emptied(
    open_window: Opener, home: Path
) -> None:
    person = open_window()
    keeper = person.window._keeper
    keeper.settings.cautions = ["pregnancy", "no such key"]
    keeper.save()
    person.window.close()
    again = open_window()
    again.compare(*THREE)
    assert again.button("takeCareButton").text() == "Take care…"
    again.window.close()
    assert files_that_tell(home) == {}


def allow(person: Person) -> None:
    """Open the list and let the cautions be offered where something goes out."""
    dialog = open_list(person)
    press_space_on(person, part(dialog, CheckBox, "cautionsGoAlongCheck"))
    dialog.close()
    person.come_back()


def read_file(path: Path) -> str:
    """The words of a page, a workbook or a paper, as another program reads them."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
        return " ".join(str(cell.value) for cell in cells)
    if path.suffix == ".pdf":
        pages = PdfReader(path).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    return html.unescape(path.read_text("utf-8"))


@pytest.mark.parametrize("kind", ["html", "xlsx", "pdf"])
def test_that_cautions_are_in_a_file_only_when_asked_for_twice(
    person: Person, tmp_path: Path, kind: str
) -> None:
    person.compare(*THREE)
    tick(person, *TICKED)
    button = f"exportKind{kind.capitalize()}Button"
    dialog = asked(person)
    answer(dialog, button)
    assert not part(dialog, CheckBox, "exportCautionsCheck").isVisible()
    dialog.close()
    person.come_back()

    allow(person)
    dialog = asked(person)
    answer(dialog, button)
    check = part(dialog, CheckBox, "exportCautionsCheck")
    assert check.text() == f"With my cautions ({len(TICKED)})"
    assert check.isVisible()
    assert not check.isChecked()
    save(person, dialog, tmp_path / f"without.{kind}")
    without = read_file(tmp_path / f"without.{kind}")
    assert [s for s in SECRETS if s.decode() in without] == []

    dialog = asked(person)
    answer(dialog, button)
    check = part(dialog, CheckBox, "exportCautionsCheck")
    assert not check.isChecked(), "asked each time anew"
    check.setFocus()
    person.press(Key.Key_Space)
    save(person, dialog, tmp_path / f"with.{kind}")
    words = read_file(tmp_path / f"with.{kind}")
    for key in TICKED:
        caution = BY_KEY[key]
        assert caution.condition in words
        assert caution.advice in words
        assert caution.source in words


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_that_tables_for_programs_never_carry_cautions(
    person: Person, tmp_path: Path, kind: str
) -> None:
    person.compare(*THREE)
    tick(person, *TICKED)
    allow(person)
    dialog = asked(person)
    answer(dialog, "exportKindHtmlButton")
    part(dialog, CheckBox, "exportCautionsCheck").setChecked(True)
    answer(dialog, f"exportKind{kind.capitalize()}Button")
    assert not part(dialog, CheckBox, "exportCautionsCheck").isVisible()
    save(person, dialog, tmp_path / f"table.{kind}")
    assert files_that_tell(tmp_path) == {}
