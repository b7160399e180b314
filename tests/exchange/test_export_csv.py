"""CSV that spreadsheets open right: cells come back as they were, and none of them runs."""

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.catalogue.features import Kind
from chaircompare.comparison import compare
from chaircompare.comparison.table import Table, wide
from chaircompare.exchange.export_csv import Separator, armed, disarmed, to_csv
from chaircompare.relevance.criteria import Relevance
from tests.exchange import hostile
from tests.making import a_chair, a_fact, a_feature, a_registry

HOSTILE = [text for text in hostile.HOSTILE if "\0" not in text]
RUNS = ("=", "+", "-", "@", "\t", "\r")
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec="utf-8", exclude_characters="\0")),
    st.text(st.sampled_from("'=+-@\t\r\n\",; 1a")),
)
tables = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        lambda head, rows: Table(tuple(head), tuple(map(tuple, rows))),
        st.lists(texts, min_size=width, max_size=width),
        st.lists(st.lists(texts, min_size=width, max_size=width), max_size=4),
    )
)


def cells(content: bytes, separator: str = ",") -> list[list[str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=separator, strict=True))


@given(texts)
def test_that_arming_takes_off_what_disarming_put_on(text: str) -> None:
    assert armed(disarmed(text)) == text


@given(texts, texts)
def test_that_two_texts_never_become_one(a: str, b: str) -> None:
    assert (disarmed(a) == disarmed(b)) is (a == b)


@given(texts)
def test_that_no_text_runs_in_a_spreadsheet(text: str) -> None:
    guarded = disarmed(text)
    if not re.fullmatch(r"-?[\d.]+", guarded):
        assert not guarded.startswith(RUNS)
    if not text.startswith((*RUNS, "'")):
        assert guarded == text


@given(st.one_of(st.integers(), st.decimals(allow_nan=False, allow_infinity=False, places=2)))
def test_that_numbers_are_never_touched(number: object) -> None:
    text = format(number, "f" if "." in str(number) else "")
    assert disarmed(text) == armed(text) == text


@pytest.mark.parametrize(
    "text", ["-1+1", "-", "-a", "--1", "-1 ", "-1.", "+1", "-1\n", "-1e5|calc"]
)
def test_that_what_only_looks_like_a_number_is_guarded(text: str) -> None:
    assert disarmed(text) == f"'{text}"


def test_that_a_nul_is_dropped_before_the_guard_looks() -> None:
    assert disarmed("\0=1") == "'=1"
    assert disarmed("a\0b") == "ab"


@given(tables, st.sampled_from(Separator), st.booleans())
def test_that_the_csv_module_reads_every_cell_back(
    table: Table, separator: Separator, mark: bool
) -> None:
    content = to_csv(table, separator=separator, byte_order_mark=mark)
    assert content.startswith(b"\xef\xbb\xbf") is mark
    read = [[armed(cell) for cell in row] for row in cells(content, separator.character)]
    assert read == [list(table.columns), *(list(row) for row in table.rows)]


@given(tables)
def test_that_pandas_reads_every_cell_back(table: Table) -> None:
    frame = pd.read_csv(
        io.BytesIO(to_csv(table)),
        dtype="str",
        keep_default_na=False,
        header=None,
        skip_blank_lines=False,
        encoding="utf-8-sig",
    )
    read = [[armed(cell) for cell in row] for row in frame.itertuples(index=False, name=None)]
    assert read == [list(table.columns), *(list(row) for row in table.rows)]


def test_that_the_form_is_that_of_rfc_4180() -> None:
    content = to_csv(Table(("a", "b"), (('x "y"', "1,5"), ("=1", "-2.5"))))
    assert content == b'\xef\xbb\xbfa,b\r\n"x ""y""","1,5"\r\n\'=1,-2.5\r\n'
    assert to_csv(Table(("a", "b"), (("1;2", ""),)), separator=Separator.SEMICOLON) == (
        b'\xef\xbb\xbfa;b\r\n"1;2";\r\n'
    )


def test_that_a_lone_surrogate_does_not_stop_the_export() -> None:
    assert cells(to_csv(Table(("a\udcff",), ()))) == [["a?"]]


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.strip()])
def test_that_a_chair_of_any_name_keeps_its_heading_and_facts(name: str) -> None:
    note = a_feature(Kind.TEXT, "note")
    chairs = [
        a_chair("a", [a_fact(note, name)], brand="", model=name),
        a_chair("b", [a_fact(note, "plain")]),
    ]
    made = compare(chairs, features=a_registry(note), marks=Relevance(()))
    heading, row = cells(to_csv(wide(made)))
    assert armed(heading[5]) == name.strip()
    assert armed(row[5]) == name.strip()
    assert not heading[5].startswith(RUNS)
