"""The comparison on paper: read back with programs of others, page by page and cell by cell."""

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import Kind
from chaircompare.comparison import Comparison, View, compare
from chaircompare.comparison.seller import questions
from chaircompare.exchange.choices import ExportChoices
from chaircompare.exchange.notes import Imprint
from chaircompare.relevance.cautions import CautionNote, cautions
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE, RLS_SENTENCE, relevance
from chaircompare.ui.needs.questions_on_paper import printed_questions
from chaircompare.ui.printing.comparison_document import comparison_document
from chaircompare.ui.printing.document import Block, Heading, Items, Paragraph, PrintedDocument
from chaircompare.ui.printing.paper import Paper, Sheet, points, usual_paper
from chaircompare.ui.printing.pdf import to_pdf
from chaircompare.ui.printing.pdf_file import PdfFile, PdfNotUnderstoodError
from chaircompare.ui.printing.pieces import FillPiece, TextPiece, has_turned_script
from chaircompare.ui.printing.typeset import LaidDocument, typeset
from tests.making import a_chair, a_fact, a_feature, a_registry
from tests.poppler import elements, run, table_rows, text_of
from tests.ui.person import THREE

DAY = date(2026, 11, 22)
IMPRINT = Imprint(DAY, DAY)
LAYOUTS = [
    (count, paper, landscape)
    for count, paper, landscape in itertools.product((2, 3), Paper, (False, True))
]
NAMES = [f"{n} {paper.value} {'sideways' if side else 'upright'}" for n, paper, side in LAYOUTS]
ACTUAL = re.compile(rb"ActualText <([0-9A-F]+)>")
NOTES = re.compile(r" \[\d+(, \d+)*\]$")

pytestmark = pytest.mark.usefixtures("qapp")


def laid_out(
    comparison: Comparison,
    sheet: Sheet,
    choices: ExportChoices | None = None,
    scale: float = 1.0,
    cautions: Sequence[CautionNote] = (),
) -> LaidDocument:
    document = comparison_document(comparison, choices or ExportChoices(imprint=IMPRINT), cautions)
    return typeset(document, sheet, scale=scale)


def file_of(laid: LaidDocument, folder: Path, name: str = "printed") -> Path:
    path = folder / f"{name}.pdf"
    path.write_bytes(to_pdf(laid))
    return path


@pytest.fixture(scope="module", params=LAYOUTS, ids=NAMES)
def printed(
    request: pytest.FixtureRequest,
    qapp: QApplication,  # noqa: ARG001 - fonts need one
    chairs: dict[str, Chair],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Comparison, Path]:
    """A comparison and the PDF of it."""
    count, paper, landscape = request.param
    comparison = compare([chairs[one] for one in THREE[:count]])
    return comparison, file_of(
        laid_out(comparison, Sheet.of(paper, landscape=landscape)),
        tmp_path_factory.mktemp("printed"),
    )


def test_that_every_cell_of_the_pdf_is_what_the_catalogue_holds(
    printed: tuple[Comparison, Path],
) -> None:
    comparison, path = printed
    rows = table_rows(path)
    by_label = {row[0]: row for row in rows if len(row) == 2 + len(comparison.chairs)}
    lines = [row[0] for row in rows if len(row) == 1]
    for row in comparison.rows:
        if row.is_stated:
            _, marks, *cells = by_label.pop(row.feature.label)
            assert [NOTES.sub("", cell) for cell in cells] == [cell.words for cell in row.cells]
            assert all(
                bool(NOTES.search(c)) is cell.is_stated
                for c, cell in zip(cells, row.cells, strict=True)
            )
            assert ("RLS" in marks) is bool(row.mark)
            assert row.state.value.replace("'", "’") in marks.lower()
        else:
            assert any(
                line.startswith("Not stated for any")
                and row.feature.label in re.split("[:;.] ?", line.replace(": ", "; "))
                for line in lines
            ), row.feature.label
    assert list(by_label) == [next(iter(by_label))]
    (head,) = by_label.values()
    for chair, words in zip(comparison.chairs, head[2:], strict=True):
        assert words.startswith(f"{chair.brand}\n{chair.model}\n")


def test_that_the_numbers_lead_to_the_sources(printed: tuple[Comparison, Path]) -> None:
    comparison, path = printed
    texts = [" ".join(texts) for kind, texts in elements(path) if kind == "LBody"]
    listed = " ".join(text for text in texts if text[0].isdigit())
    urls = {
        fact.source.url
        for row in comparison.rows
        for cell in row.cells
        for fact in cell.answer.facts
    }
    numbers = {int(n) for n in re.findall(r"(?:^| )(\d+)\. [A-Z]", listed)}
    assert numbers == set(range(1, len(numbers) + 1))
    bare = listed.replace(" ", "")
    assert [url for url in urls if url.replace(" ", "") not in bare] == []


def test_that_a_click_on_a_source_goes_to_its_page(printed: tuple[Comparison, Path]) -> None:
    comparison, path = printed
    found = []
    for page in PdfReader(path).pages:
        for reference in page.get("/Annots", ()):
            link = reference.get_object()
            assert link["/Subtype"] == "/Link"
            left, low, right, high = (float(length) for length in link["/Rect"])
            assert 0 < left < right < float(page.mediabox.width)
            assert 0 < low < high < float(page.mediabox.height)
            place: list[str | float] = ["-x", left, "-y", float(page.mediabox.height) - high]
            place += ["-W", right - left, "-H", high - low]
            number = str((page.page_number or 0) + 1)
            words = run("pdftotext", "-f", number, "-l", number, *whole(place), path, "-")
            address = link["/A"]["/URI"]
            assert address in "".join(words.split())
            found.append(address)
    facts = [f for row in comparison.rows for cell in row.cells for f in cell.answer.facts]
    assert set(found) == {fact.source.url for fact in facts}


def whole(arguments: list[str | float]) -> list[str]:
    return [one if isinstance(one, str) else str(round(one)) for one in arguments]


def test_that_only_web_addresses_can_be_clicked(tmp_path: Path) -> None:
    addresses = (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://example.org/a(b)\\c é<x>",
        "",
    )
    items = Items(tuple(f"Source {n}" for n in range(4)), first=1, links=addresses)
    document = PrintedDocument("Title", "Title", "", (items,), "Foot")
    path = file_of(typeset(document, Sheet.of(Paper.A4, landscape=False)), tmp_path)
    (page,) = PdfReader(path, strict=True).pages
    links: Any = page["/Annots"]
    assert len(links) == 1
    assert links[0].get_object()["/A"]["/URI"] == "https://example.org/a%28b%29%5Cc%20%C3%A9%3Cx%3E"


def test_that_each_page_has_the_heads_its_number_and_the_date_of_the_facts(
    printed: tuple[Comparison, Path],
) -> None:
    comparison, path = printed
    pages = PdfReader(path).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert f"Page {number} of {len(pages)}" in text
        assert "facts of 22 November 2026" in text
        if "Sources" not in text or "Feature" in text:
            squeezed = "".join(text.split())
            for chair in comparison.chairs:
                assert "".join(chair.model.split()) in squeezed


def test_that_the_sentences_stand_on_the_first_page(printed: tuple[Comparison, Path]) -> None:
    _, path = printed
    text = " ".join(text_of(path, 1).split())
    assert RLS_SENTENCE in text
    assert NOT_MEDICAL_ADVICE in text
    assert "“Not stated” is not “No”" in text
    assert "22 November 2026" in text


def pages_of(element: Any) -> Iterator[int]:  # noqa: ANN401 - pypdf's objects have no types
    for inside in element.get("/K", ()):
        found = inside.get_object()
        if found.get("/Type") == "/MCR":
            yield found.raw_get("/Pg").idnum
        else:
            yield from pages_of(found)


def of_kind(element: Any, kind: str) -> Iterator[Any]:  # noqa: ANN401
    if element.get("/S") == kind:
        yield element
        return
    for inside in element.get("/K", ()):
        found = inside.get_object()
        if found.get("/Type") == "/StructElem":
            yield from of_kind(found, kind)


def test_that_no_row_is_cut_and_no_heading_parts_from_its_rows(
    printed: tuple[Comparison, Path],
) -> None:
    _, path = printed
    root: Any = PdfReader(path).trailer["/Root"]
    rows = list(of_kind(root["/StructTreeRoot"]["/K"][0], "/TR"))
    assert len(rows) > 40
    on = [set(pages_of(row)) for row in rows]
    assert [pages for pages in on if len(pages) != 1] == []
    for row, pages, after in zip(rows, on, on[1:], strict=False):
        if len(row["/K"]) == 1 and row["/K"][0].get_object()["/S"] == "/TH":
            assert pages == after


def test_that_title_language_and_fonts_travel_with_the_file(
    printed: tuple[Comparison, Path],
) -> None:
    comparison, path = printed
    reader = PdfReader(path, strict=True)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == f"Comparison: {', '.join(comparison.names)}"
    fonts = run("pdffonts", path).splitlines()[2:]
    assert fonts
    assert [line for line in fonts if line.split()[-5] != "yes"] == []


def test_that_pictures_have_words_and_repeated_heads_are_not_read_twice(
    chairs: dict[str, Chair], tmp_path: Path
) -> None:
    comparison = compare([chairs[one] for one in THREE])
    path = file_of(laid_out(comparison, Sheet.of(Paper.A4, landscape=True)), tmp_path)
    root: Any = PdfReader(path).trailer["/Root"]
    figures = list(of_kind(root["/StructTreeRoot"]["/K"][0], "/Figure"))
    assert [figure["/Alt"].split(" works: ")[0] for figure in figures] == [
        f"Where {chair.name}" for chair in comparison.chairs
    ]
    spoken = [text for _, texts in elements(path) for text in texts]
    assert spoken.count("4D Achilles") == 1
    assert not any(text.endswith(", continued") for text in spoken)
    assert not any(text.startswith("Page ") for text in spoken)


def test_that_text_is_found_as_it_is_typed(chairs: dict[str, Chair], tmp_path: Path) -> None:
    comparison = compare([chairs[one] for one in THREE])
    path = file_of(laid_out(comparison, Sheet.of(Paper.LETTER, landscape=False)), tmp_path)
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    for words in ("Calf massage", "people with restless legs often look for", "Certification"):
        assert words in text
    assert "\t" not in text
    assert not re.search("[\ufb00-\ufb06]", text)


@pytest.mark.parametrize("view", [View.DIFFER, View.SAME, View.UNKNOWN])
def test_that_a_view_prints_its_rows_and_no_other(
    chairs: dict[str, Chair], tmp_path: Path, view: View
) -> None:
    comparison = compare([chairs[one] for one in THREE])
    sheet = Sheet.of(Paper.A4, landscape=True)
    path = file_of(laid_out(comparison, sheet, ExportChoices(view, imprint=IMPRINT)), tmp_path)
    labels = [row[0] for row in table_rows(path)[1:] if len(row) > 1]
    stated = [row.feature.label for row in comparison.rows_in(view) if row.is_stated]
    assert sorted(labels) == sorted(stated)
    assert f"{comparison.count(view)} row" in text_of(path, 1)


def test_that_cautions_are_left_out_unless_they_were_chosen(
    chairs: dict[str, Chair], tmp_path: Path
) -> None:
    comparison = compare([chairs[one] for one in THREE])
    sheet = Sheet.of(Paper.A4, landscape=False)
    notes = cautions().notes(cautions().keys)
    assert len(notes) > 5
    path = file_of(laid_out(comparison, sheet), tmp_path)
    assert "Take care" not in text_of(path)
    path = file_of(laid_out(comparison, sheet, cautions=notes), tmp_path, "cautions")
    text = "".join("".join(texts) for _, texts in elements(path)).replace(" ", "")
    for note in notes:
        assert f"{note.heading}. {note.advice} Source: {note.source}.".replace(" ", "") in text


HOSTILE = (
    "<b>Bold</b> &amp; =cmd|'/c calc'!A0 (a) \\ )",
    "שלום עולם 4D",
    "مرحبا بالعالم",
    "바디프랜드 팬텀",
    "Chair 😀🦵 Deluxe",
    "N\0UL and \x1b[31m and \ud800 half",
    "X" * 500,
    "long " * 100,
)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("landscape", [True, False], ids=["sideways", "upright"])
def test_that_hostile_names_and_values_do_no_harm(
    tmp_path: Path, name: str, landscape: bool
) -> None:
    feature = a_feature(Kind.TEXT)
    pair = [
        a_chair("one", [a_fact(feature, name)], model=name),
        a_chair("two", [a_fact(feature, "plain")], model="Plain"),
        a_chair("three", [a_fact(feature, name)], model=name),
    ]
    comparison = compare(pair, features=a_registry(feature))
    laid = laid_out(comparison, Sheet.of(Paper.A4, landscape=landscape))
    path = file_of(laid, tmp_path)
    head, _, row, *_ = table_rows(path)
    assert head[3].startswith("Brand\nPlain\n")
    assert row[3].startswith("plain")
    shown = name.encode("utf-8", "replace").decode().strip()
    wanted = "".join(sign for sign in shown if sign > " ")

    def bare(text: str) -> str:
        # The marks that poppler puts around text from right to left are no part of it.
        return re.sub("[\\s\u202a-\u202e\u2066-\u2069\u2028]", "", text)

    content = b"".join(page.get_contents().get_data() for page in PdfReader(path).pages)  # type: ignore[union-attr]
    actual = [bytes.fromhex(found.decode()).decode("utf-16") for found in ACTUAL.findall(content)]
    said = bare("".join([text_of(path), *actual]))
    if not actual:
        said = bare("".join(cell for row in table_rows(path) for cell in row))
    # Readers set what is written from right to left by their own rules, word by word.
    words = shown.split() if has_turned_script(shown) else [wanted]
    assert [word for word in words if said.count(bare(word)) < 4] == []
    within_the_margins(laid)


def within_the_margins(laid: LaidDocument) -> None:
    sheet = laid.sheet
    for page in laid.pages:
        for piece in page.pieces:
            if isinstance(piece, TextPiece):
                height = piece.laid.height_of(piece.first, piece.last)
                assert piece.x >= sheet.margin - 1
                assert piece.y >= sheet.margin - 1
                assert piece.y + height <= sheet.height - sheet.margin + 1
                assert piece.x + piece.laid.width <= sheet.width - sheet.margin + 1


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize(("count", "paper", "landscape"), LAYOUTS, ids=NAMES)
def test_that_nothing_stands_outside_the_margins_or_on_other_text(
    chairs: dict[str, Chair], count: int, paper: Paper, landscape: bool, scale: float
) -> None:
    comparison = compare([chairs[one] for one in THREE[:count]])
    laid = laid_out(comparison, Sheet.of(paper, landscape=landscape), scale=scale)
    within_the_margins(laid)
    for page in laid.pages:
        texts = [piece for piece in page.pieces if isinstance(piece, TextPiece)]
        for one, other in itertools.combinations(texts, 2):
            apart = (
                one.y + one.laid.height_of(one.first, one.last) <= other.y + 1
                or other.y + other.laid.height_of(other.first, other.last) <= one.y + 1
                or one.x + one.laid.width <= other.x + 1
                or other.x + other.laid.width <= one.x + 1
            )
            assert apart, (one.words, other.words)


def test_that_a_row_higher_than_a_page_goes_on_over_the_page(tmp_path: Path) -> None:
    feature = a_feature(Kind.TEXT)
    words = " ".join(f"word{n}" for n in range(1500))
    pair = [a_chair("one", [a_fact(feature, words)]), a_chair("two", [a_fact(feature, "short")])]
    comparison = compare(pair, features=a_registry(feature))
    laid = laid_out(comparison, Sheet.of(Paper.A4, landscape=True))
    assert len(laid.pages) > 3
    text = " ".join(text_of(file_of(laid, tmp_path)).split())
    assert [n for n in range(1500) if f"word{n}" not in text] == []
    within_the_margins(laid)


@pytest.mark.parametrize("size", [(100, 60), (200, 2000), (90, 90)])
def test_that_the_smallest_label_is_printed_on_without_end_of_patience(
    chairs: dict[str, Chair], size: tuple[int, int]
) -> None:
    comparison = compare([chairs[one] for one in THREE])
    sheet = Sheet(points(size[0]), points(size[1]))
    assert laid_out(comparison, sheet, ExportChoices(View.SAME, imprint=IMPRINT)).pages


def test_that_a_long_foot_is_not_cut(tmp_path: Path) -> None:
    foot = "This is not medical advice. " * 9
    document = PrintedDocument("Title", "Title", "", (Paragraph("Words. " * 3000),), foot)
    laid = typeset(document, Sheet.of(Paper.A4, landscape=False))
    within_the_margins(laid)
    path = file_of(laid, tmp_path)
    for page in range(1, len(laid.pages) + 1):
        assert foot.strip() in " ".join(text_of(path, page).split())


def test_that_no_word_of_a_label_is_broken_in_large_print(chairs: dict[str, Chair]) -> None:
    comparison = compare([chairs[one] for one in THREE])
    labels = {row.feature.label for row in comparison.rows if row.is_stated}
    laid = laid_out(comparison, Sheet.of(Paper.A4, landscape=False), scale=1.5)
    seen = set()
    for page in laid.pages:
        for piece in page.pieces:
            if isinstance(piece, TextPiece) and piece.words in labels:
                lines = [piece.laid.words(n, n + 1).strip() for n in range(piece.laid.lines)]
                assert " ".join(lines) == piece.words
                seen.add(piece.words)
    assert seen == labels


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("landscape", [True, False], ids=["sideways", "upright"])
def test_that_questions_stay_with_the_line_for_their_answers(
    chairs: dict[str, Chair], tmp_path: Path, scale: float, landscape: bool
) -> None:
    comparison = compare([chairs[one] for one in THREE])
    found = questions(comparison.chairs, (), comparison.features, relevance())
    names = {chair.id: chair.name for chair in comparison.chairs}
    document, name = printed_questions(found, names, DAY)
    assert name == "questions_2026-11-22.pdf"
    laid = typeset(document, Sheet.of(Paper.LETTER, landscape=landscape), scale=scale)
    within_the_margins(laid)
    asked = [question.words for question in found.asked]
    assert len(asked) > 10
    assert len(laid.pages) > 1
    path = file_of(laid, tmp_path)
    text = "\n".join(" ".join(texts) for _, texts in elements(path))
    assert [words for words in asked if words not in text] == []
    assert text.count("\nAnswer\n") + text.endswith("\nAnswer") == len(asked)
    for page in laid.pages:
        kept = [piece.words for piece in page.pieces if isinstance(piece, TextPiece)]
        begun = sum(any(one in words for one in asked) for words in kept)
        assert kept.count("Answer") == begun


def test_that_plain_documents_break_between_lines_and_keep_their_headings(tmp_path: Path) -> None:
    blocks: list[Block] = []
    for n in range(14):
        blocks += [Heading(f"Part {n}"), Paragraph(f"Sentence {n}. " * 60, lead="Note")]
        blocks.append(Items(("one " * 40, "two"), first=n))
    document = PrintedDocument("Title", "Title", "Under it", tuple(blocks), "Foot")
    laid = typeset(document, Sheet.of(Paper.LETTER, landscape=False))
    assert len(laid.pages) > 3
    within_the_margins(laid)
    path = file_of(laid, tmp_path)
    kinds = [kind for kind, _ in elements(path)]
    assert kinds.count("H2") == 14
    assert kinds.count("LI") == 28
    for page in range(1, len(laid.pages) + 1):
        body = text_of(path, page).split("Foot")[0].strip()
        assert not re.search(r"Part \d+$", body)


def test_that_a_file_that_qt_writes_in_another_way_is_left_without_tags(
    chairs: dict[str, Chair],
) -> None:
    comparison = compare([chairs[one] for one in THREE])
    whole = to_pdf(laid_out(comparison, Sheet.of(Paper.A4, landscape=True)))
    for broken in (b"", b"%PDF-1.7\n", whole[:-20], whole.replace(b"xref\n0 ", b"xref\n1 ")):
        with pytest.raises(PdfNotUnderstoodError):
            PdfFile(broken)
    assert PdfFile(whole).written() == whole


def test_that_the_paper_is_that_of_the_country() -> None:
    us = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    germany = QLocale(QLocale.Language.German, QLocale.Country.Germany)
    assert usual_paper(us) is Paper.LETTER
    assert usual_paper(germany) is Paper.A4


def luminance(colour: str) -> float:
    """As WCAG 2 defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    bent = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * bent[0] + 0.7152 * bent[1] + 0.0722 * bent[2]


def test_that_every_colour_on_paper_stands_out(chairs: dict[str, Chair]) -> None:
    comparison = compare([chairs[one] for one in THREE])
    laid = laid_out(comparison, Sheet.of(Paper.A4, landscape=True))
    texts: set[str] = set()
    bars: set[str] = set()
    for page in laid.pages:
        for piece in page.pieces:
            if isinstance(piece, TextPiece):
                texts |= piece.laid.colours
            elif isinstance(piece, FillPiece):
                bars.add(piece.colour)
    grounds = {"#FFFFFF"} | {colour for colour in bars if luminance(colour) > 0.5}
    assert len(texts) > 2
    assert len(grounds) > 1
    for text, ground in itertools.product(texts, grounds):
        assert (luminance(ground) + 0.05) / (luminance(text) + 0.05) >= 7, (text, ground)
    for colour in bars - grounds:
        assert 1.05 / (luminance(colour) + 0.05) >= 3
