"""Needs in the comparison: counts and bars in heads, marks in rows, sentences, questions."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from chaircompare.catalogue.store import Catalogue
from chaircompare.comparison import compare
from chaircompare.comparison.needs_met import needs_met
from chaircompare.relevance.fit import fit
from chaircompare.relevance.needs import Importance, read_needs, starting_sets
from chaircompare.ui.comparison.row_painting import cell_height
from chaircompare.ui.link import Link
from chaircompare.ui.needs.seller_dialog import SellerDialog
from chaircompare.ui.needs.swing_dialog import SwingDialog
from chaircompare.ui.printing.page_view import PageView
from chaircompare.ui.printing.preview import PreviewDialog
from tests.making import READ_ON
from tests.ui.conftest import Opener
from tests.ui.person import (
    ACHILLES,
    CTRL,
    SHIFT,
    THREE,
    TITAN,
    WIDE,
    Key,
    Person,
    click,
    deliver_deletions,
    part,
    settle,
)

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def want(person: Person, *written: str) -> None:
    """Have these needs, as if they had been kept."""
    person.window.needs.put(read_needs(written, person.window._catalogue.features))
    settle()


def calves(person: Person) -> None:
    (found,) = [one for one in starting_sets() if one.key == "calves"]
    person.window.needs.put(found.needs)
    settle()


def sentences(person: Person) -> list[str]:
    links = person.table.summary.findChildren(Link)
    return [
        link.words
        for link in links
        if link.objectName().startswith("needSentence") and link.isVisibleTo(person.table.summary)
    ]


def test_that_without_needs_nothing_of_them_is_seen(person: Person) -> None:
    person.compare(*THREE)
    assert not person.button("countMeets1Button").isVisible()
    assert sentences(person) == []
    spoken = person.rows.index(person.line("calf_massage"), 0).data(SPOKEN)
    assert "need" not in spoken
    assert person.button("myNeedsButton").text() == "My needs…"


def test_that_heads_tell_counts_and_range_of_each_chair(person: Person) -> None:
    person.compare(*THREE)
    calves(person)
    needs = person.window.needs.needs
    for number, chair in enumerate(person.window._catalogue.load(THREE)):
        expected = fit(chair, needs, person.window._catalogue.features)
        shown = " · ".join(
            person.button(f"count{kind}{number + 1}Button").text()
            for kind in ("Meets", "Misses", "NotKnown")
        )
        assert shown == expected.counts_in_words
        assert expected.words in person.words_of(person.table.cards[number])
    assert person.button("myNeedsButton").text() == "My needs (5)…"


def test_that_each_count_opens_its_rows_and_they_close_again(person: Person) -> None:
    person.compare(*THREE)
    calves(person)
    everything = len(list(person.feature_lines()))
    click(person.button("countNotKnown2Button"))
    met = person.rows.met
    assert set(person.shown()) == {need.feature for need in met.fits[1].not_known}
    assert person.rows.comparison is not None
    assert f"not known for {person.rows.comparison.names[1]}" in person.words_of(person.panel)
    views = [person.button(f"view{name}Button") for name in ("All", "Differ", "Same", "Unknown")]
    assert not any(view.isChecked() for view in views)
    click(person.button("allRowsButton"))
    assert [view.isChecked() for view in views] == [True, False, False, False]
    assert len(list(person.feature_lines())) == everything
    assert not person.button("allRowsButton").isVisible()


def test_that_a_count_of_nothing_cannot_be_pressed(person: Person) -> None:
    person.compare(*THREE)
    want(person, "must calf_massage has")
    assert not person.button("countMisses1Button").isEnabled()


def test_that_rows_asked_for_are_seen_however_they_are_folded(person: Person) -> None:
    person.compare(*THREE)
    want(person, "must calf_massage has", "nice track contains S")
    person.press(Key.Key_4, CTRL)
    person.action("foldAllAction").trigger()
    settle()
    click(person.button("countMeets1Button"))
    assert "calf_massage" in person.shown()
    person.press(Key.Key_3, CTRL)
    assert person.rows.state.only.words == ""


def test_that_a_row_says_whether_it_meets_the_need_and_has_room_for_it(person: Person) -> None:
    person.compare(*THREE)
    line = person.line("calf_massage")
    before = (
        person.table.viewport().grab(person.table.visualRect(person.rows.index(line, 0))).toImage()
    )
    want(person, "must calf_massage has")
    line = person.line("calf_massage")
    after = (
        person.table.viewport().grab(person.table.visualRect(person.rows.index(line, 0))).toImage()
    )
    assert before != after
    spoken = [person.rows.index(line, column).data(SPOKEN) for column in range(3)]
    assert "Your need: meets: must have." in spoken[0]
    assert "Your need: not known: must have." in spoken[1]
    row = person.rows.lines[line].row
    assert row is not None
    for column in range(3):
        extras = person.rows.extras("calf_massage", column)
        wanted = cell_height(
            person.theme,
            row.cells[column],
            row,
            extras,
            width=person.table.columnWidth(column),
        )
        assert person.table.rowHeight(line) >= wanted


def test_that_several_needs_on_one_row_have_room(person: Person) -> None:
    person.compare(*THREE)
    before = person.table.rowHeight(person.line("heat_zones"))
    want(person, *(f"nice heat_zones contains {zone}" for zone in ("back", "calves", "feet")))
    line = person.line("heat_zones")
    row = person.rows.lines[line].row
    assert row is not None
    assert person.table.rowHeight(line) > before
    for column in range(3):
        extras = person.rows.extras("heat_zones", column)
        assert len(extras.marks) == 3
        width = person.table.columnWidth(column)
        wanted = cell_height(person.theme, row.cells[column], row, extras, width=width)
        assert person.table.rowHeight(line) >= wanted
    want(person)
    assert person.table.rowHeight(person.line("heat_zones")) == before


def test_that_a_limit_is_judged_and_named_in_the_mark(person: Person) -> None:
    person.compare(*THREE)
    want(person, "important legrest_extension at-least 16 cm")
    marks = [person.rows.extras("legrest_extension", column).marks for column in range(3)]
    assert [one[0].words for one in marks] == [
        "Misses: important (at least 6.3 in (16 cm))",
        "Meets: important (at least 6.3 in (16 cm))",
        "Not known: important (at least 6.3 in (16 cm))",
    ]


def test_that_marks_go_with_the_need(person: Person) -> None:
    person.compare(*THREE)
    want(person, "must calf_massage has")
    want(person)
    assert person.rows.extras("calf_massage", 0).marks == ()
    assert not person.button("countMeets1Button").isVisible()
    assert sentences(person) == []


def test_that_a_change_of_importance_builds_no_new_table(person: Person) -> None:
    person.compare(*THREE)
    calves(person)
    resets: list[int] = []
    person.rows.modelReset.connect(lambda: resets.append(1))
    needs = person.window.needs
    needs.set_importance(needs.needs[0], Importance.MUST)
    settle()
    assert resets == []
    assert person.rows.extras("calf_massage", 0).marks[0].words == "Meets: must have"


def test_that_overlapping_ranges_are_said_not_to_be_told_apart(person: Person) -> None:
    person.compare(*THREE)
    calves(person)
    said = " ".join(sentences(person))
    assert "can’t tell these three apart yet" in said
    assert "Ask the seller." in said


def test_that_an_order_that_holds_is_said_with_its_steadiness(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    want(person, "must legrest_extension at-least 17 cm", "nice foot_massage has")
    click(person.button("wholeSummaryButton"))
    said = sentences(person)
    assert any(
        re.search(r"Grande XL 3D fits your needs more than 4D Achilles, whatever", one)
        for one in said
    )
    assert any(re.search(r"The order stays the same in \d+ of \d+ small", one) for one in said)
    assert any("at least as good as 4D Achilles on everything you marked" in one for one in said)


def test_that_large_text_tells_the_fits_in_sentences(person: Person) -> None:
    person.window.theming.choose_text_size(200)
    person.compare(*THREE)
    calves(person)
    click(part(person.window, QPushButton, "openSummaryButton"))
    said = sentences(person)
    assert sum(one.count("Fit ") for one in said) == 3


def test_that_new_facts_change_the_fit(person: Person) -> None:
    person.compare(*THREE)
    want(person, "must calf_massage has")
    assert person.button("countNotKnown2Button").text() == "Not known 1"
    person.click_info("calf_massage", 1)
    part(person.window, QLineEdit, "noteField").setFocus()
    person.write("yes")
    person.press(Key.Key_Return)
    assert person.button("countMeets2Button").text() == "Meets 1"
    person.press(Key.Key_Z, CTRL)
    assert person.button("countNotKnown2Button").text() == "Not known 1"


# ------------------------------------------------------------------------------ sellers


def ask(person: Person) -> SellerDialog:
    person.press(Key.Key_A, CTRL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SellerDialog)
    return dialog


def close(person: Person) -> None:
    person.press(Key.Key_Escape)
    person.come_back()
    assert QApplication.activeModalWidget() is None


def test_that_the_questions_are_copied_as_they_are_read(person: Person) -> None:
    person.compare(*THREE)
    calves(person)
    dialog = ask(person)
    click(part(dialog, QPushButton, "copyQuestionsButton"))
    text = QGuiApplication.clipboard().text()
    assert "Does the chair massage the calves?" in text
    assert "Titan Grande XL 3D" in text
    shown = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    for question in re.findall(r"^\d+\. .+\?$", text, re.MULTILINE):
        assert question in shown
    close(person)
    assert "Copied" in person.status


def test_that_the_questions_are_saved_as_a_text_file(person: Person, tmp_path: Path) -> None:
    person.compare(*THREE)
    dialog = ask(person)
    text = dialog.text()
    click(part(dialog, QPushButton, "saveQuestionsButton"))
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    field = part(chooser, QLineEdit, "fileNameEdit")
    field.setFocus()
    field.selectAll()
    person.write(str(tmp_path / "ask.txt"))
    person.press(Key.Key_Return)
    person.window.findChild(SellerDialog).activateWindow()  # type: ignore[union-attr]
    settle()
    assert (tmp_path / "ask.txt").read_text("utf-8") == text
    close(person)


def answered(person: Person, text: str) -> SellerDialog:
    """The dialog in which the first question about the second chair was answered."""
    person.compare(*THREE)
    want(person, "must calf_massage has")
    dialog = ask(person)
    field = part(dialog, QLineEdit, "answer2_1Field")
    field.setFocus()
    QTest.keyClicks(field, text)
    person.press(Key.Key_Return)
    return dialog


def test_that_an_answer_becomes_a_fact_of_the_person_and_can_be_taken_back(
    person: Person,
) -> None:
    dialog = answered(person, "yes")
    assert "Told by the seller on" in part(dialog, QLabel, "answer2_1Said").text()
    assert QApplication.activeModalWidget() is dialog, "Return keeps, it does not close"
    row = person.shown()["calf_massage"]
    assert row[1] == "Yes"
    spoken = person.rows.index(person.line("calf_massage"), 1).data(SPOKEN)
    assert "Told by the seller" in spoken
    click(part(dialog, QPushButton, "takeBackAnswer2_1Button"))
    assert person.shown()["calf_massage"][1] == "Not stated"
    close(person)
    person.press(Key.Key_Z, CTRL)
    assert person.shown()["calf_massage"][1] == "Yes", "taking back can be undone as well"


def test_that_an_answer_that_cannot_be_meant_is_refused_in_words(person: Person) -> None:
    dialog = answered(person, "perhaps")
    assert "yes or no" in part(dialog, QLabel, "answer2_1Said").text()
    assert person.shown()["calf_massage"][1] == "Not stated"
    close(person)


def test_that_the_seller_is_asked_from_the_summary_and_from_the_menu(person: Person) -> None:
    person.compare(*THREE)
    click(person.button("summaryAskButton"))
    assert isinstance(QApplication.activeModalWidget(), SellerDialog)
    close(person)
    person.pick("askSellerAction")
    dialog = person.window.findChild(SellerDialog)
    assert dialog is not None
    dialog.close()
    deliver_deletions()
    assert person.window.findChild(SellerDialog) is None


def test_that_few_facts_in_common_offer_to_ask_the_seller(person: Person) -> None:
    with Catalogue.open(person.window._catalogue.path) as catalogue:
        chairs = {chair.id: chair for chair in catalogue.load(person.listed())}
    few = next(
        (a, b)
        for a in chairs
        for b in chairs
        if a < b and 0 < compare([chairs[a], chairs[b]]).shared_count() < 10
    )
    person.compare(*few)
    click(person.button("noticeAskButton"))
    assert isinstance(QApplication.activeModalWidget(), SellerDialog)
    close(person)


def test_that_without_enough_chairs_the_tray_says_so(person: Person) -> None:
    person.pick("askSellerAction")
    assert "Tick 2 or 3 chairs" in person.words_of(person.window.tray)


# ------------------------------------------------------------------------------ swings


def swing(person: Person) -> SwingDialog:
    person.window.rail.bring_into_view(person.button("swingQuestionsButton"))
    click(person.button("swingQuestionsButton"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SwingDialog)
    return dialog


def test_that_a_question_about_two_changes_sets_weights(
    open_window: Opener, catalogue: Catalogue
) -> None:
    person = open_window(size=WIDE)
    for chair, answer in ((ACHILLES, "no"), (TITAN, "yes")):
        catalogue.note(chair, "rocking", answer, "", today=READ_ON)
    person.choose(ACHILLES, TITAN)
    want(person, "important legrest_extension at-least 17 cm", "important rocking has")
    dialog = swing(person)
    first = part(dialog, Link, "swingFirstButton")
    assert first.words == "Leg rest extends by: from 6 in (15 cm) to 7 in (18 cm)"
    click(first)
    assert [need.extra for need in person.window.needs.needs] == [1, 0]
    assert "counts 5 instead of 4" in part(dialog, QLabel, "swingEffect").text()
    assert not part(dialog, QWidget, "swingFirstButton").isVisible(), "there is no other pair"
    close(person)
    assert part(person.window, QLabel, "need1Counts").text() == "Counts 5 of 9 points"


def test_that_questions_can_be_skipped_and_change_nothing(
    open_window: Opener, catalogue: Catalogue
) -> None:
    person = open_window(size=WIDE)
    for chair, answer in ((ACHILLES, "no"), (TITAN, "yes")):
        catalogue.note(chair, "rocking", answer, "", today=READ_ON)
    person.choose(ACHILLES, TITAN)
    want(person, "important legrest_extension at-least 17 cm", "important rocking has")
    before = person.window.needs.needs
    dialog = swing(person)
    click(part(dialog, Link, "swingSkipButton"))
    assert person.window.needs.needs == before
    close(person)


def test_that_no_question_is_offered_where_there_is_none(person: Person) -> None:
    want(person, "important legrest_extension at-least 17 cm")
    assert not person.button("swingQuestionsButton").isVisibleTo(person.window.rail)


# ------------------------------------------------------------------------------ privacy


@pytest.mark.parametrize("name", ["calf_massage", "Calf massage"])
def test_that_no_need_reaches_the_log_or_an_export(
    person: Person, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    from chaircompare.comparison import table

    caplog.set_level("DEBUG")
    person.compare(*THREE)
    assert person.rows.comparison is not None
    before = table.wide(person.rows.comparison)
    want(person, "must calf_massage has")
    person.press(Key.Key_C, CTRL | SHIFT)
    assert "need" not in QGuiApplication.clipboard().text().lower()
    assert "must have" not in QGuiApplication.clipboard().text().lower()
    assert table.wide(person.rows.comparison) == before
    assert not any(name in record.getMessage() for record in caplog.records)


def test_that_the_judgement_of_compared_chairs_is_that_of_each(person: Person) -> None:
    comparison = compare(person.window._catalogue.load(THREE))
    (gentle,) = [one for one in starting_sets() if one.key == "gentle"]
    met = needs_met(comparison, gentle.needs)
    for chair, found in zip(comparison.chairs, met.fits, strict=True):
        assert found == fit(chair, gentle.needs, comparison.features)
    assert met.features == {need.feature for need in gentle.needs}
    assert needs_met(comparison, ()).fits == ()


def test_that_the_questions_are_printed_with_lines_for_the_answers(person: Person) -> None:
    person.compare(*THREE)
    calves(person)
    dialog = ask(person)
    click(part(dialog, QPushButton, "printQuestionsButton"))
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PreviewDialog)
    seen = "\n".join(view.accessibleDescription() for view in preview.findChildren(PageView))
    assert "Does the chair massage the calves?" in seen
    assert "\nAnswer\n" in seen
    preview.close()
    settle()
    assert QApplication.activeModalWidget() is dialog
    dialog.close()


@pytest.mark.parametrize("how", ["row", "needs"])
def test_that_a_view_is_lit_again_when_the_rows_of_a_count_go(person: Person, how: str) -> None:
    person.compare(*THREE)
    calves(person)
    click(person.button("countNotKnown2Button"))
    assert not person.button("viewAllButton").isChecked()
    if how == "row":
        person.table.go_to("chair_weight")
    else:
        person.window.needs.put(())
    settle()
    assert person.button("viewAllButton").isChecked()
    assert not person.button("allRowsButton").isVisible()


@pytest.mark.parametrize(("percent", "height"), [(100, 768), (115, 1000), (130, 1000)])
def test_that_sentences_that_come_while_one_compares_are_whole(
    person: Person, percent: int, height: int
) -> None:
    person.window.resize(1280, height)
    person.window.theming.choose_text_size(percent)
    person.compare(*THREE)
    calves(person)
    settle()
    shown = [one for one in person.table.summary.findChildren(Link) if one.isVisible()]
    assert len(shown) >= 3
    for link in shown:
        assert link.height() >= link.heightForWidth(link.width()), link.words


@pytest.mark.parametrize("percent", [115, 130])
def test_that_needs_fold_what_would_take_the_room_of_the_rows(person: Person, percent: int) -> None:
    person.window.theming.choose_text_size(percent)
    person.compare(*THREE)
    assert person.table.summary.isVisible()
    calves(person)
    settle()
    assert not person.table.summary.isVisible()
    click(person.button("openSummaryButton"))
    assert person.table.summary.isVisible()
    person.window.needs.put(())
    settle()
    assert person.table.cards[0].details.isVisible()
