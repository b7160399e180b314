"""A page that reads well by eye, by ear and on paper, and that no text of a catalogue can break."""

import itertools
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given

from chaircompare.catalogue.chair import Chair, Source, SourceKind
from chaircompare.catalogue.features import Kind
from chaircompare.colours import DARK, LIGHT, Colours
from chaircompare.comparison import Comparison, View, compare
from chaircompare.comparison.comparison import CellState, RowState
from chaircompare.comparison.phrases import date_in_words
from chaircompare.comparison.sources import NumberedSources
from chaircompare.exchange.choices import ExportChoices
from chaircompare.exchange.export_html import to_html
from chaircompare.exchange.notes import LEGEND, Imprint
from chaircompare.exchange.printable import printable
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE, RLS_SENTENCE
from tests.exchange.hostile import HOSTILE, texts
from tests.exchange.html_page import Element, read_page
from tests.making import READ_ON, a_chair, a_fact, a_feature, a_registry

THREE = ("osaki-4d-achilles", "titan-grande-xl-3d", "carelex-super-pro-ls-cl-8000i")
CHOICES = ExportChoices(imprint=Imprint(READ_ON, READ_ON))


@pytest.fixture(scope="module")
def three(chairs: dict[str, Chair]) -> Comparison:
    return compare([chairs[one] for one in THREE])


@pytest.fixture(scope="module")
def page(three: Comparison) -> Element:
    return read_page(to_html(three, CHOICES))


def cells_of(page: Element) -> dict[str, tuple[str, ...]]:
    """The words of each row by its heading, and what no chair states."""
    found = {}
    for row in page.one("table").all("tr"):
        heads, cells = list(row.all("th")), list(row.all("td"))
        if len(heads) == 1 and heads[0].attributes["scope"] == "row" and len(cells) > 1:
            found[heads[0].spoken(without=("span",))] = tuple(
                cell.spoken(without=("sup",)) for cell in cells
            )
    return found


# --------------------------------------------------------------------------- what stands in it


@pytest.mark.parametrize("view", View)
def test_that_every_cell_of_the_view_is_there(three: Comparison, view: View) -> None:
    page = read_page(to_html(three, ExportChoices(view=view)))
    silent = {
        row.feature.label
        for row in three.rows_in(view)
        if all(cell.state is CellState.NOT_STATED for cell in row.cells)
    }
    assert cells_of(page) == {
        row.feature.label: (row.state.value.capitalize(), *(cell.words for cell in row.cells))
        for row in three.rows_in(view)
        if row.feature.label not in silent
    }
    named = [
        name.removesuffix(" (RLS)")
        for row in page.one("table").all("tr")
        if row.attributes.get("class") == "silent-rows"
        for name in row.one("td").spoken().split("; ")
    ]
    assert sorted(named) == sorted(silent)


@pytest.mark.parametrize("ids", [THREE, ("daiwa-korea-special-rx", "daiwa-legacy-4")])
def test_that_every_fact_leads_to_its_source(
    chairs: dict[str, Chair], ids: tuple[str, ...]
) -> None:
    made = compare([chairs[one] for one in ids])
    page = read_page(to_html(made, CHOICES))
    numbers = NumberedSources(made.rows)
    rows = [row for row in made.rows if any(c.state is not CellState.NOT_STATED for c in row.cells)]
    shown = [
        [[link.spoken() for link in cell.all("a")] for cell in list(row.all("td"))[1:]]
        for row in page.one("table").all("tr")
        if "class" in row.attributes and not row.attributes["class"].startswith(("group", "silent"))
    ]
    assert shown == [[[str(n) for n in numbers.numbers(c)] for c in row.cells] for row in rows]
    (listed,) = [one for one in page.all("ol") if one.attributes["class"] == "sources"]
    for one, item in zip(numbers, listed.all("li"), strict=True):
        assert item.attributes["id"] == f"source-{one.number}"
        assert one.source.url in item.spoken()
        assert item.spoken().endswith(f"Read on {date_in_words(one.read_on)}.")
        assert [link.attributes["href"] for link in item.all("a")] == [one.source.url]


def test_that_what_no_document_leaves_out_is_there(page: Element) -> None:
    words = page.spoken()
    for sentence in (RLS_SENTENCE, NOT_MEDICAL_ADVICE, *(meaning for _, meaning in LEGEND)):
        assert sentence in words
    assert "on 22 November 2026. Catalogue of 22 November 2026." in words
    assert "74 rows, 3 chairs: all rows" in page.one("caption").spoken()
    marked = [row for row in page.all("tr") if row.attributes.get("class", "").endswith(" marked")]
    assert marked
    assert all(row.one("th").spoken().endswith(" RLS") for row in marked)


def test_that_rows_as_shown_keep_their_order_and_headings(three: Comparison) -> None:
    shown = ("heat_zones", "seat_width", "calf_massage")
    choices = ExportChoices(shown=shown, pinned=frozenset({"heat_zones"}))
    page = read_page(to_html(three, choices))
    assert [three.features[key].label for key in shown] == list(cells_of(page))
    headings = [one.spoken() for one in page.all("th") if one.attributes["scope"] == "rowgroup"]
    assert headings == ["Your rows", "Fit and room", "Restless-legs features"]
    assert "3 rows, 3 chairs: the rows as they were shown" in page.one("caption").spoken()


# --------------------------------------------------------------------------- who can read it


def test_that_the_page_names_its_language_and_itself(three: Comparison, page: Element) -> None:
    assert to_html(three, CHOICES).startswith(b"<!DOCTYPE html>\n")
    assert page.one("html").attributes["lang"] == "en"
    assert page.one("title").spoken() == f"Comparison: {', '.join(three.names)}"
    metas = [one.attributes for one in page.all("meta")]
    assert {"charset": "utf-8"} in metas
    assert {"name": "color-scheme", "content": "light dark"} in metas
    page.one("main")
    levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_that_every_cell_has_its_headings(three: Comparison, page: Element) -> None:
    table = page.one("table")
    table.one("caption")
    head, *bodies = table.all("thead", "tbody")
    columns = list(head.all("th"))
    assert {one.attributes["scope"] for one in columns} == {"col"}
    assert len(columns) == 2 + len(three.chairs)
    assert [
        chair.model in column.spoken()
        for chair, column in zip(three.chairs, columns[2:], strict=False)
    ]
    for body in bodies:
        group, *rows = body.all("tr")
        assert group.one("th").attributes == {"scope": "rowgroup", "colspan": str(len(columns))}
        for row in rows:
            assert row.one("th").attributes["scope"] == "row"
            wide = sum(int(one.attributes.get("colspan", 1)) for one in row.all("th", "td"))
            assert wide == len(columns)


def test_that_links_inside_the_page_lead_somewhere_and_say_where(page: Element) -> None:
    names = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    assert len(names) == len(set(names))
    inner = [one for one in page.all("a") if one.attributes["href"].startswith("#")]
    assert inner
    for link in inner:
        assert link.attributes["href"][1:] in names
        assert link.attributes["aria-label"] == f"Source {link.spoken()}"


def test_that_the_page_needs_nothing_and_runs_nothing(page: Element) -> None:
    for one in page.all():
        assert one.tag not in {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
        assert not [name for name in one.attributes if name.startswith("on") or name == "src"]
    style = page.one("style").spoken()
    assert "url(" not in style
    assert "@import" not in style


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_every_text_stands_out_seven_to_one(page: Element, colours: Colours) -> None:
    style = page.one("style").spoken()
    blocks = re.findall(r":root \{ ([^}]*) \}", style)
    assert len(blocks) == 2
    values = dict(re.findall(r"--([\w-]+): (#\w{6});", blocks[colours.is_dark]))
    assert values["text"] == colours.text
    for name in re.findall(r"var\(--([\w-]+)\)", style):
        assert name in values
    # Each text with every ground that the sheet gives to it or to what it stands in.
    pairs = [("rls", "rls-tint"), ("differs", "differs-tint"), ("unstated", "unstated-fill")]
    pairs += [
        (text, ground)
        for text in ("text", "muted", "primary", "yes", "no", "differs", "unstated")
        for ground in ("surface", "window")
    ]
    pairs.append(("text", "rls-tint"))
    for text, ground in pairs:
        assert contrast(values[text], values[ground]) >= 7, (text, ground)
    assert contrast(values["outline"], values["surface"]) >= 3


def test_that_states_have_words_and_not_only_looks(page: Element) -> None:
    chips = {one.spoken() for one in page.all("span") if "chip" in one.attributes.get("class", "")}
    assert chips == {"RLS", *(state.value.capitalize() for state in RowState)}
    explained = {word.casefold() for word, _ in LEGEND}
    assert explained >= {state.value for state in RowState}
    assert explained >= {state.value for state in CellState} - {"value", "no"}


def test_that_a_validator_finds_nothing(
    three: Comparison, tmp_path: Path, chairs: dict[str, Chair]
) -> None:
    if not shutil.which("tidy"):
        pytest.skip("tidy is not installed")
    hostile = [
        Chair(str(n), "<b>", text, "", chairs[THREE[n]].facts)
        for n, text in enumerate(('"><script>alert(1)</script>', "a\0b\x01 &amp; ]]>"))
    ]
    for number, made in enumerate((three, compare(hostile))):
        path = tmp_path / f"{number}.html"
        path.write_bytes(to_html(made, CHOICES))
        done = subprocess.run(
            ["tidy", "-quiet", "-errors", "-utf8", str(path)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.stderr, done.returncode) == ("", 0)


# What an older checker says of every page with a style sheet, with links that aria-label names (it
# does not know that), with whole addresses as links, and with attributes that HTML gave up.
_KNOWN_ACCESS = {"6.1.1.2", "13.1.1.1", "13.1.1.3", "5.5.1.1", "5.6.1.1"}


def test_that_an_accessibility_checker_finds_nothing_new(three: Comparison, tmp_path: Path) -> None:
    if not shutil.which("tidy"):
        pytest.skip("tidy is not installed")
    path = tmp_path / "t.html"
    path.write_bytes(to_html(three, CHOICES))
    done = subprocess.run(
        ["tidy", "-quiet", "-errors", "-utf8", "-access", "3", str(path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = set(re.findall(r"Access: \[([\d.]+)\]", done.stderr))
    assert "6.1.1.2" in found, "the checker did not look"
    assert found <= _KNOWN_ACCESS, done.stderr


# --------------------------------------------------------------------------- hostile text


def shape(page: Element) -> list[tuple[str, frozenset[str]]]:
    return [(one.tag, frozenset(one.attributes)) for one in page.all()]


def noted(text: str) -> Comparison:
    note = a_feature(Kind.TEXT, "note")
    source = Source("s", SourceKind.DEALER, text, text, READ_ON)
    chairs = [
        a_chair("a", [a_fact(note, f"x{text}", source=source)], brand=text, model=f"{text}y"),
        a_chair("b", [a_fact(note, "plain")], model="Plain"),
    ]
    return compare(chairs, features=a_registry(note))


@given(texts)
def test_that_no_text_adds_or_changes_an_element(text: str) -> None:
    page = read_page(to_html(noted(text), CHOICES))
    plain = read_page(to_html(noted("plain"), CHOICES))
    # An empty address is left out, and the summary only tells of rows.
    assert len(shape(page)) >= len(shape(plain)) - 1
    extra = {tag for tag, _ in shape(page)} - {tag for tag, _ in shape(plain)}
    assert extra <= {"a"}
    column = list(page.one("thead").all("th"))[2].spoken()
    assert column.startswith(" ".join(f"{printable(text)} {printable(text)}y".split()))


@pytest.mark.parametrize("text", HOSTILE)
def test_that_hostile_text_is_shown_as_it_is(text: str) -> None:
    page = read_page(to_html(noted(text), CHOICES))
    (words,) = cells_of(page).values()
    assert words[1] == " ".join(f"x{printable(text)}".split())


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,<b>",
        "file:///etc/passwd",
        "https://a b",
        "//x.org",
        "",
    ],
)
def test_that_only_addresses_of_the_web_become_links(address: str) -> None:
    note = a_feature(Kind.TEXT, "note")
    source = Source("s", SourceKind.DEALER, "Shop", address, READ_ON)
    chairs = [a_chair(one, [a_fact(note, one, source=source)]) for one in "ab"]
    page = read_page(to_html(compare(chairs, features=a_registry(note)), CHOICES))
    assert all(link.attributes["href"].startswith("#") for link in page.all("a"))
    (listed,) = list(page.all("ol"))
    assert address in listed.spoken()
