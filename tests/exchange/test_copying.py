"""A copied table: the same cells as text and as markup, and none of them runs."""

from hypothesis import given
from hypothesis import strategies as st

from chaircompare.comparison.table import Table
from chaircompare.exchange.copying import as_markup, as_text
from chaircompare.exchange.export_csv import armed
from chaircompare.exchange.printable import printable
from tests.exchange.hostile import HOSTILE, texts
from tests.exchange.html_page import read_page

tables = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        lambda head, rows: Table(tuple(head), tuple(map(tuple, rows))),
        st.lists(texts, min_size=width, max_size=width),
        st.lists(st.lists(texts, min_size=width, max_size=width), max_size=4),
    )
)
RUNS = ("=", "+", "-", "@")


@given(tables)
def test_that_text_has_as_many_lines_and_cells_as_the_table(table: Table) -> None:
    lines = [line.split("\t") for line in as_text(table).split("\n")]
    assert [[armed(cell) for cell in line] for line in lines] == [
        [" ".join(cell.split()).replace("\0", "") for cell in row]
        for row in (table.columns, *table.rows)
    ]
    assert not any(cell.startswith(RUNS) for line in lines for cell in line)


@given(tables)
def test_that_markup_has_the_same_cells(table: Table) -> None:
    rows = [list(row.all("th", "td")) for row in read_page(as_markup(table)).all("tr")]
    assert [[armed(cell.spoken()) for cell in row] for row in rows] == [
        [" ".join(printable(" ".join(cell.split())).split()) for cell in row]
        for row in (table.columns, *table.rows)
    ]


def test_that_the_markup_has_headings_for_columns_and_rows() -> None:
    page = read_page(as_markup(Table(("Group", "Feature", "A"), (("g", "Heat", "Yes"),))))
    assert [one.attributes["scope"] for one in page.all("th")] == ["col", "col", "col", "row"]
    assert list(page.all("th"))[3].spoken() == "Heat"


def test_that_only_figures_go_out_as_figures() -> None:
    cells = ("7.9", "120", "0.5", "0", *HOSTILE, "0012", "1,234", "1e5", "3-4", "1.", "-1", "٣")
    page = read_page(as_markup(Table(tuple("x" * len(cells)), (cells,))))
    given_out = [one.attributes.get("sdval") for one in page.all("td")]
    assert given_out == ["7.9", "120", "0.5", "0", *[None] * (len(cells) - 4)]
    assert all(
        ("sdval" in one.attributes) is ("mso-number-format" not in one.attributes.get("style", ""))
        for one in page.all("td")
    )
