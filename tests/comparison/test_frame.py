"""The comparison as a DataFrame: wide and tidy, with types that can be worked with."""

import io
from typing import Literal

import pandas as pd
import pytest

from chaircompare.catalogue.chair import Chair, FactState
from chaircompare.catalogue.features import Kind
from chaircompare.comparison import Comparison, View, compare
from chaircompare.comparison.frame import to_frame
from chaircompare.comparison.table import TIDY_COLUMNS, TIDY_NUMBERS, WIDE_COLUMNS, tidy, wide
from chaircompare.relevance.criteria import Relevance
from tests.making import a_chair, a_fact, a_feature, a_registry

THREE = ("osaki-4d-achilles", "titan-grande-xl-3d", "carelex-super-pro-ls-cl-8000i")


@pytest.fixture(scope="module")
def three(chairs: dict[str, Chair]) -> Comparison:
    return compare([chairs[one] for one in THREE])


def test_that_the_wide_frame_is_the_wide_table(three: Comparison) -> None:
    frame = to_frame(three)
    assert tuple(frame.columns) == (*WIDE_COLUMNS, *three.names)
    assert [tuple(row) for row in frame.itertuples(index=False, name=None)] == list(
        wide(three).rows
    )
    assert all(pd.api.types.is_string_dtype(dtype) for dtype in frame.dtypes)
    assert frame.shape == (74, 8)


def test_that_the_tidy_frame_has_a_row_a_fact_and_numbers_as_numbers(three: Comparison) -> None:
    frame = to_frame(three, "tidy")
    assert tuple(frame.columns) == TIDY_COLUMNS
    for name in TIDY_COLUMNS:
        if name in TIDY_NUMBERS:
            assert frame[name].dtype == "Float64"
        else:
            assert pd.api.types.is_string_dtype(frame[name].dtype)
            assert not frame[name].isna().any()
    silent = frame[frame["state"] == "not stated"]
    assert len(frame) - len(silent) == sum(len(chair.facts) for chair in three.chairs)
    assert (silent[["value_text", "unit", "source_kind", "source_url", "read_on"]] == "").all(
        axis=None
    )
    assert silent[list(TIDY_NUMBERS)].isna().all(axis=None)


def test_that_the_tidy_frame_holds_every_fact_as_it_was_stated(three: Comparison) -> None:
    frame = to_frame(three, "tidy")
    weight = frame[
        (frame["chair_id"] == "osaki-4d-achilles") & (frame["feature_key"] == "chair_weight")
    ].iloc[0]
    assert weight["value_text"] == "200.4"
    assert weight["value_number"] == pytest.approx(200.4)
    assert weight["unit"] == "lb"
    assert weight["source_kind"] == "maker page"
    assert weight["read_on"] == "2026-11-22"
    urls = {fact.source.url for chair in three.chairs for fact in chair.facts}
    assert set(frame["source_url"]) - {""} == urls


@pytest.mark.parametrize("layout", ["wide", "tidy"])
@pytest.mark.parametrize("view", View)
def test_that_a_view_holds_its_rows_only(
    three: Comparison, view: View, layout: Literal["wide", "tidy"]
) -> None:
    labels = {row.feature.label for row in three.rows_in(view)}
    column = "Feature" if layout == "wide" else "feature"
    assert set(to_frame(three, layout, view=view)[column]) == labels


@pytest.mark.parametrize("layout", ["wide", "tidy"])
def test_that_a_view_without_rows_is_an_empty_frame(layout: Literal["wide", "tidy"]) -> None:
    heat = a_feature(Kind.YES_NO, "heat")
    chairs = [a_chair(one, [a_fact(heat, "yes")]) for one in "ab"]
    made = compare(chairs, features=a_registry(heat), marks=Relevance(()))
    frame = to_frame(made, layout, view=View.DIFFER)
    assert frame.empty
    assert len(frame.columns) == len(WIDE_COLUMNS) + 2 if layout == "wide" else len(TIDY_COLUMNS)


@pytest.mark.parametrize("layout", ["wide", "tidy"])
def test_that_a_frame_written_by_pandas_reads_back(
    three: Comparison, layout: Literal["wide", "tidy"]
) -> None:
    frame = to_frame(three, layout)
    types = {name: str(dtype) for name, dtype in frame.dtypes.items()}
    text = io.StringIO(frame.to_csv(index=False))
    # Numbers that are missing and texts that are empty are told apart by their types.
    again = pd.read_csv(text, dtype="str", keep_default_na=False)
    for name in TIDY_NUMBERS if layout == "tidy" else ():
        again[name] = pd.to_numeric(again[name].replace("", None)).astype("Float64")
    pd.testing.assert_frame_equal(again.astype(types), frame)


def test_that_rows_can_stand_in_their_groups(three: Comparison) -> None:
    frame = to_frame(three, rls_first=False)
    assert list(frame["Feature"]) == [f.label for f in three.features.values()]
    assert list(to_frame(three)["RLS"]) == sorted(frame["RLS"], reverse=True)


def test_that_ranges_words_and_disputes_are_told_in_their_columns() -> None:
    width = a_feature(Kind.LENGTH, "width")
    zones = a_feature(Kind.SET, "zones")
    a = a_chair(
        "a",
        [
            a_fact(width, "20-22", "cm"),
            a_fact(width, "30.50", "cm"),
            a_fact(zones, "neck;feet"),
        ],
    )
    b = a_chair(
        "b",
        [
            a_fact(width, "about a hand", state=FactState.IN_WORDS),
            a_fact(zones, state=FactState.DOES_NOT_APPLY),
        ],
    )
    made = compare([a, b], features=a_registry(width, zones), marks=Relevance(()))
    lines = [(line[0], *line[6:12]) for line in tidy(made).rows]
    assert lines == [
        ("a", "20 to 22", "", "20", "22", "cm", "sources differ"),
        ("a", "30.50", "30.5", "", "", "cm", "sources differ"),
        ("b", "about a hand", "", "", "", "", "in words"),
        ("a", "neck; feet", "", "", "", "", "stated"),
        ("b", "", "", "", "", "", "does not apply"),
    ]
    assert [row[5:] for row in wide(made).rows] == [
        ("Sources differ: 7.87 to 8.66 or 12.01", "“about a hand”"),
        ("neck; feet", "Does not apply"),
    ]
