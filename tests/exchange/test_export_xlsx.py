"""A workbook that another library reads cell by cell: figures are numbers, and nothing runs."""

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

from chaircompare.catalogue.chair import Chair, Source, SourceKind
from chaircompare.catalogue.features import Kind
from chaircompare.catalogue.values import Quantity
from chaircompare.comparison import Comparison, View, compare
from chaircompare.comparison.comparison import CellState
from chaircompare.comparison.sources import NumberedSources
from chaircompare.comparison.table import TIDY_COLUMNS, TIDY_NUMBERS, WIDE_COLUMNS, tidy, wide
from chaircompare.exchange.choices import ExportChoices, Layout
from chaircompare.exchange.export_xlsx import to_xlsx
from chaircompare.exchange.notes import LEGEND, Imprint
from chaircompare.exchange.printable import printable
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE, RLS_SENTENCE
from tests.exchange.hostile import HOSTILE, texts
from tests.making import READ_ON, a_chair, a_fact, a_feature, a_registry

THREE = ("osaki-4d-achilles", "titan-grande-xl-3d", "carelex-super-pro-ls-cl-8000i")
IMPRINT = Imprint(READ_ON, READ_ON)


@pytest.fixture(scope="module")
def three(chairs: dict[str, Chair]) -> Comparison:
    return compare([chairs[one] for one in THREE])


def opened(comparison: Comparison, **choices: Any) -> Any:  # noqa: ANN401 - openpyxl has no types
    content = to_xlsx(comparison, ExportChoices(imprint=IMPRINT, **choices))
    return openpyxl.load_workbook(io.BytesIO(content), rich_text=True)


def rows_of(sheet: Any) -> list[list[Any]]:  # noqa: ANN401
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("view", View)
def test_that_every_cell_of_the_view_is_there(three: Comparison, view: View) -> None:
    heading, *rows = rows_of(opened(three, view=view)["Comparison"])
    made = wide(three, view)
    names = [part for name in three.names for part in (name, f"Sources: {name}")]
    assert heading == [*WIDE_COLUMNS, *names]
    numbers = NumberedSources(three.rows_in(view))
    for row, cells, held in zip(rows, made.rows, three.rows_in(view), strict=True):
        assert [cell or "" for cell in row[:5]] == list(cells[:5])
        for place, (words, cell) in enumerate(zip(cells[5:], held.cells, strict=True)):
            value, named = row[5 + 2 * place], row[6 + 2 * place]
            answer = cell.answer
            is_figure = cell.state is CellState.VALUE and isinstance(answer.values[0], Quantity)
            if is_figure and " " not in words:
                assert isinstance(value, int | float)
                assert value == float(words)
            else:
                assert value == words
            assert (named or "") == ", ".join(map(str, numbers.numbers(cell)))


def test_that_one_fact_a_line_holds_numbers_days_and_the_source_of_each(three: Comparison) -> None:
    book = opened(three, layout=Layout.TIDY)
    heading, *rows = rows_of(book["Facts"])
    assert heading == [*TIDY_COLUMNS, "source"]
    addresses = {row[0]: row[3] for row in rows_of(book["Sources"])[1:]}
    made = tidy(three)
    for row, cells in zip(rows, made.rows, strict=True):
        for name, value, words in zip(TIDY_COLUMNS, row, cells, strict=False):
            if not words:
                assert value is None
            elif name in TIDY_NUMBERS:
                assert value == float(words)
            elif name == "read_on":
                assert value == datetime.fromisoformat(words)
            else:
                assert value == words
        assert addresses.get(row[-1], "") == cells[TIDY_COLUMNS.index("source_url")]


def test_that_the_sources_are_numbered_and_dated(three: Comparison) -> None:
    heading, *rows = rows_of(opened(three)["Sources"])
    assert heading == ["Number", "Kind", "Publisher", "Address", "Read on"]
    assert [(row[0], row[1], row[2], row[3], row[4].date()) for row in rows] == [
        (one.number, one.source.kind.value, one.source.publisher, one.source.url, one.read_on)
        for one in NumberedSources(three.rows)
    ]


def test_that_the_notes_say_what_the_words_mean(three: Comparison) -> None:
    notes = {row[0]: row[1] for row in rows_of(opened(three)["Notes"])[1:]}
    assert notes["RLS"] == RLS_SENTENCE
    assert notes["Advice"] == NOT_MEDICAL_ADVICE
    assert notes["Extent"] == "74 rows, 3 chairs: all rows"
    assert "on 22 November 2026. Catalogue of 22 November 2026." in notes["Made"]
    assert notes.items() >= dict(LEGEND).items()


def test_that_the_book_is_laid_out_for_reading(three: Comparison) -> None:
    book = opened(three)
    assert book.sheetnames == ["Comparison", "Sources", "Notes"]
    assert book.properties.title == f"Comparison: {', '.join(three.names)}"
    assert book.properties.created.date() == date(2026, 11, 22)
    sheet = book["Comparison"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:K75"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    widths = [sheet.column_dimensions[letter].width for letter in "ABF"]
    assert widths == pytest.approx([20, 32, 34], abs=1)
    for cells, row in zip(sheet.iter_rows(min_row=2), three.rows, strict=True):
        filled = cells[3].fill.fgColor.rgb == "FFF1E9FA"
        assert filled is bool(row.mark)
        assert (cells[4].fill.fgColor.rgb == "FFFFF3D6") is (row.state.value == "differs")
        for place, cell in enumerate(row.cells):
            silent = cells[5 + 2 * place].fill.fgColor.rgb == "FFEEF1F4"
            assert silent is (cell.state is CellState.NOT_STATED)


def noted(text: str) -> Comparison:
    note = a_feature(Kind.TEXT, "note")
    source = Source("s", SourceKind.DEALER, text, text, READ_ON)
    chairs = [
        a_chair("a", [a_fact(note, f"x{text}", source=source)], brand="", model=f"{text}y"),
        a_chair("b", [a_fact(note, "plain")], model="Plain"),
    ]
    return compare(chairs, features=a_registry(note))


def as_read(text: str) -> str:
    # XML knows one kind of line end.
    return printable(text).replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=25)
@given(texts)
def test_that_any_text_stays_text(text: str) -> None:
    assert_text_stays(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_that_hostile_text_stays_text(text: str) -> None:
    assert_text_stays(text)


def assert_text_stays(text: str) -> None:
    book = opened(noted(text))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n", "d"}, cell.value
                assert cell.hyperlink is None
    heading, row = rows_of(book["Comparison"])
    model = noted(text).names[0]
    assert as_read(str(heading[5])) == as_read(model)
    assert as_read(str(row[5])) == as_read(noted(text).rows[0].cells[0].words)
    assert as_read(book["Sources"]["C2"].value or "") == as_read(text)


def test_that_a_text_longer_than_a_cell_is_cut(chairs: dict[str, Chair]) -> None:
    facts = chairs[THREE[0]].facts
    made = compare([Chair(one, "", one * 40_000, "", facts) for one in "ab"])
    heading = rows_of(opened(made)["Comparison"])[0]
    assert heading[5] == "a" * 32_767


def test_that_nothing_to_tell_gives_a_book_of_headings(three: Comparison) -> None:
    book = opened(three, shown=())
    assert len(rows_of(book["Comparison"])) == 1
    assert len(rows_of(book["Sources"])) == 1
