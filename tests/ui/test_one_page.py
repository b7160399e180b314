"""One side of paper to take along: it fits, whatever the chairs, and says what it should."""

import itertools
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox

from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import registry
from chaircompare.comparison import Comparison, compare
from chaircompare.comparison.seller import questions
from chaircompare.exchange.notes import Imprint
from chaircompare.relevance.cautions import cautions
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE, RLS_SENTENCE, relevance
from chaircompare.relevance.fit import fit
from chaircompare.relevance.needs import Need, need_words, read_needs, starting_sets
from chaircompare.ui.printing.one_page import OnePage, one_page
from chaircompare.ui.printing.page_view import PageView
from chaircompare.ui.printing.paper import Paper, Sheet
from chaircompare.ui.printing.pdf import to_pdf
from chaircompare.ui.printing.preview import PreviewDialog
from tests.making import a_chair
from tests.poppler import table_rows, text_of
from tests.ui.person import ACHILLES, CARELEX, CTRL, SHIFT, TITAN, Key, Person, part, settle

IMPRINT = Imprint(date(2026, 11, 22), date(2026, 11, 22))
SHEETS = [Sheet.of(paper, landscape=side) for paper in Paper for side in (False, True)]
SHEET_NAMES = [f"{paper.value} {side}" for paper in Paper for side in ("upright", "sideways")]
NEEDS = (
    "must calf_massage has",
    "important foot_massage has",
    "nice session_minutes_max at-least 20 min",
)

pytestmark = pytest.mark.usefixtures("qapp")


def some_needs() -> tuple[Need, ...]:
    return read_needs(NEEDS, registry())


def full(comparison: Comparison) -> OnePage:
    """Everything that can stand on the page."""
    every = tuple(dict.fromkeys(need for one in starting_sets() for need in one.needs))
    return OnePage(comparison, IMPRINT, every, cautions().notes(cautions().keys))


def wordiness(chair: Chair) -> int:
    return sum(len(fact.stated) for fact in chair.facts) + 100 * len(chair.sources)


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("sheet", SHEETS, ids=SHEET_NAMES)
def test_that_the_wordiest_chairs_fit_on_one_side(
    chairs: dict[str, Chair], sheet: Sheet, count: int
) -> None:
    wordy = sorted(chairs.values(), key=wordiness, reverse=True)[: count + 1]
    for chosen in itertools.combinations(wordy, count):
        comparison = compare(chosen)
        for content in (OnePage(comparison, IMPRINT, some_needs()), full(comparison)):
            assert len(one_page(content, sheet).pages) == 1


@pytest.mark.parametrize("sheet", SHEETS, ids=SHEET_NAMES)
def test_that_chairs_with_endless_names_and_words_fit_on_one_side(
    chairs: dict[str, Chair], sheet: Sheet
) -> None:
    facts = [chair.facts for chair in sorted(chairs.values(), key=wordiness, reverse=True)[:3]]
    endless = [
        a_chair(f"chair{n}", one, brand="B" * 300, model="very " * 100)
        for n, one in enumerate(facts)
    ]
    assert len(one_page(full(compare(endless)), sheet).pages) == 1


@pytest.fixture
def page(chairs: dict[str, Chair], tmp_path: Path) -> tuple[Comparison, Path]:
    comparison = compare([chairs[one] for one in (ACHILLES, TITAN, CARELEX)])
    content = OnePage(comparison, IMPRINT, some_needs())
    path = tmp_path / "page.pdf"
    path.write_bytes(to_pdf(one_page(content, Sheet.of(Paper.A4, landscape=False))))
    return comparison, path


def test_that_the_page_holds_the_marked_rows_and_the_sentences(
    page: tuple[Comparison, Path],
) -> None:
    comparison, path = page
    rows = {row[0]: row[1:] for row in table_rows(path) if len(row) == 4}
    shown = 0
    for row in comparison.rows:
        if row.mark and row.is_stated and row.feature.label in rows:
            cells = rows[row.feature.label]
            assert [cell.split(" [")[0] for cell in cells] == [cell.words for cell in row.cells]
            shown += 1
    left_out = sum(bool(row.mark) and row.is_stated for row in comparison.rows) - shown
    text = " ".join(text_of(path).split())
    assert (f"{left_out} more rows are marked RLS" in text) is bool(left_out)
    assert shown >= 12
    for sentence in (RLS_SENTENCE, NOT_MEDICAL_ADVICE, "“Not stated” is not “No”"):
        assert sentence in text
    assert "Sources: [1] " in text
    assert "Page 1 of 1" in text


def test_that_needs_are_told_as_met_missed_or_not_known(page: tuple[Comparison, Path]) -> None:
    comparison, path = page
    rows = {row[0]: row[1:] for row in table_rows(path) if len(row) == 4}
    for need in some_needs():
        label = f"{need_words(need, registry())} ({need.importance.label.lower()})"
        for chair, said in zip(comparison.chairs, rows[label], strict=True):
            found = fit(chair, some_needs(), registry())
            verdict = {
                "Meets": need in found.meets,
                "Misses": need in found.misses,
                "Not known": need in found.not_known,
            }
            assert verdict[said]


def test_that_open_questions_are_those_for_the_seller(page: tuple[Comparison, Path]) -> None:
    comparison, path = page
    (asked,) = [row[1:] for row in table_rows(path) if row[0] == "Ask the seller"]
    found = questions(comparison.chairs, some_needs(), registry(), relevance())
    for chair, said in zip(comparison.chairs, asked, strict=True):
        wanted = "; ".join(question.feature.label for question in found.of(chair.id))
        assert said == (wanted or "Nothing")


def test_that_the_person_says_what_of_their_own_goes_along(person: Person) -> None:
    person.window.needs.put(some_needs())
    person.compare(ACHILLES, TITAN)
    person.press(Key.Key_P, CTRL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreviewDialog)

    def seen() -> str:
        (only,) = [view for view in dialog.findChildren(PageView) if view.isVisible()]
        return only.accessibleDescription()

    assert "Your needs" not in seen()
    assert "Take care" not in seen()
    assert "Open questions" in seen()
    part(dialog, QCheckBox, "extraNeedsCheck").click()
    settle()
    assert "Your needs" in seen()
    part(dialog, QCheckBox, "extraQuestionsCheck").click()
    settle()
    assert "Open questions" not in seen()
    assert dialog.findChildren(QCheckBox, "extraCautionsCheck") == []
    dialog.close()


def test_that_cautions_wait_for_leave_and_for_a_tick(person: Person) -> None:
    person.compare(ACHILLES, TITAN)
    health = person.window.side().health
    key = min(cautions().keys)
    health.tick(key, is_ticked=True)
    health.may_go_along = True
    person.press(Key.Key_P, CTRL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreviewDialog)
    (view,) = [one for one in dialog.findChildren(PageView) if one.isVisible()]
    (note,) = cautions().notes(frozenset({key}))
    assert note.heading not in view.accessibleDescription()
    part(dialog, QCheckBox, "extraCautionsCheck").click()
    settle()
    assert note.heading in view.accessibleDescription()
    dialog.close()
