"""The summary says what the cells say, and of a silent chair only that it is not known."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.assets import data_folder
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.data_files import read_shipped
from chaircompare.catalogue.features import Kind, registry
from chaircompare.catalogue.values import Items
from chaircompare.comparison import Comparison, compare
from chaircompare.comparison.comparison import Cell, CellState, RowState
from chaircompare.comparison.summary import MOST_LINES, short_names, summarise
from chaircompare.relevance.criteria import Relevance, relevance
from tests.making import a_chair, a_fact, a_feature, a_registry

ALL = read_shipped(data_folder()).chairs
HEAT = a_feature(Kind.YES_NO, "heat", order=0)
LEVELS = a_feature(Kind.COUNT, "heat_levels", order=1)
COLOURS = a_feature(Kind.SET, "colours", order=2)
SMALL = a_registry(HEAT, LEVELS, COLOURS)
chosen = st.lists(st.sampled_from(ALL), min_size=2, max_size=3, unique_by=lambda chair: chair.id)


def in_a_sentence(cell: Cell) -> str:
    """What a cell shows, with “and” before the last of several choices."""
    (value, *more) = cell.answer.values
    if more or not isinstance(value, Items) or len(value.names) == 1:
        return cell.words
    return f"{', '.join(value.names[:-1])} and {value.names[-1]}".join(
        cell.words.split(", ".join(value.names))
    )


def check_difference(comparison: Comparison, text: str, feature: str) -> None:
    row = next(row for row in comparison.rows if row.feature.key == feature)
    names = short_names(comparison)
    assert row.state is RowState.DIFFERS
    assert text.startswith(f"{row.feature.label}: ")
    rest = text.removeprefix(f"{row.feature.label}: ").removesuffix(".")
    for name, cell in zip(names, row.cells, strict=True):
        if not cell.is_stated:
            assert not re.search(rf"(?<![\w-]){re.escape(name)} (and|states?)\b", rest)
            continue
        if cell.state is CellState.SOURCES_DIFFER:
            said = f"for {name} {cell.words[0].lower()}{cell.words[1:]}"
            assert said in rest
        else:
            same = [n for n, c in zip(names, row.cells, strict=True) if c.words == cell.words]
            verb = "states" if len(same) == 1 else "state"
            listed = same[0] if len(same) == 1 else f"{', '.join(same[:-1])} and {same[-1]}"
            assert f"{listed} {verb} {in_a_sentence(cell)}" in rest
    # Nothing is left when all that the cells state is taken out.
    assert rest.count("; ") >= len({c.words for c in row.cells if c.is_stated}) - 1


@given(chosen)
def test_that_sentences_state_only_what_the_cells_state(chairs: list[Chair]) -> None:
    comparison = compare(chairs)
    lines = summarise(comparison)
    gaps = [line for line in lines if line.text.startswith("Not stated for ")]
    assert len(lines) <= MOST_LINES
    assert len(gaps) <= 1
    assert len({line.feature for line in lines if line not in gaps}) == len(lines) - len(gaps)
    for line in lines:
        if line not in gaps:
            check_difference(comparison, line.text, line.feature)
    for line in gaps:
        row = next(row for row in comparison.rows if row.feature.key == line.feature)
        silent = [
            name
            for name, cell in zip(short_names(comparison), row.cells, strict=True)
            if not cell.is_stated
        ]
        assert row.mark
        assert silent
        listed = silent[0] if len(silent) == 1 else f"{', '.join(silent[:-1])} and {silent[-1]}"
        assert line.text == (f"Not stated for {listed}: “{row.feature.label}”. Ask the seller.")


@given(chosen)
def test_that_the_most_relevant_differences_come_first(chairs: list[Chair]) -> None:
    comparison = compare(chairs)
    weights = []
    for line in summarise(comparison):
        if not line.text.startswith("Not stated for "):
            mark = relevance().mark(line.feature)
            weights.append(mark.weight if mark else 0)
    assert weights == sorted(weights, reverse=True)
    differ = [row for row in comparison.rows if row.state is RowState.DIFFERS]
    assert len(weights) == min(len(differ), MOST_LINES - 1)


def test_that_a_silent_chair_is_named_only_where_it_is_not_known() -> None:
    comparison = compare(
        [
            a_chair("Loud", [a_fact(HEAT, "yes"), a_fact(LEVELS, "3"), a_fact(COLOURS, "red")]),
            a_chair("Shy One", [a_fact(COLOURS, "red")]),
            a_chair("Cold", [a_fact(HEAT, "no"), a_fact(COLOURS, "blue")]),
        ],
        features=SMALL,
    )
    assert [line.text for line in summarise(comparison)] == [
        "Heat: Loud states Yes; Cold states No.",
        "Colours: Loud and Shy One state red; Cold states blue.",
        "Not stated for Shy One: “Heat”. Ask the seller.",
    ]


@pytest.mark.parametrize(
    ("calves", "asked"), [("", "Calf massage"), ("yes", "Calf massage works by")]
)
def test_that_one_asks_whether_before_how(calves: str, asked: str) -> None:
    features = registry()
    whether, how = features["calf_massage"], features["calf_massage_methods"]
    known = [a_fact(whether, calves)] if calves else []
    comparison = compare(
        [
            a_chair("Loud", [a_fact(whether, "yes"), a_fact(how, "airbag")]),
            a_chair("Shy One", [*known, a_fact(features["colours"], "red")]),
        ]
    )
    assert f"Not stated for Shy One: “{asked}”. Ask the seller." in [
        line.text for line in summarise(comparison)
    ]


def test_that_a_dispute_is_told_as_one() -> None:
    comparison = compare(
        [
            a_chair("Alpha", [a_fact(LEVELS, "3"), a_fact(LEVELS, "4")]),
            a_chair("Bravo", [a_fact(LEVELS, "9")]),
        ],
        features=SMALL,
        marks=Relevance(()),
    )
    (line,) = summarise(comparison)
    assert line.text == "Heat levels: Bravo states 9; for Alpha sources differ: 3 or 4."
    assert line.feature == "heat_levels"


def test_that_chairs_that_state_all_the_same_need_no_sentence() -> None:
    facts = [a_fact(HEAT, "yes"), a_fact(LEVELS, "3"), a_fact(COLOURS, "red")]
    comparison = compare([a_chair("A", facts), a_chair("B", facts)], features=SMALL)
    assert summarise(comparison) == ()


@pytest.mark.parametrize(
    ("models", "names"),
    [
        (("Zenith", "Solace"), ("Zenith", "Solace")),
        (("Zenith", "Zenith"), ("Brand Zenith", "Other Zenith")),
        (("Zenith", "S7"), ("Brand Zenith", "Other S7")),
        (("Zenith", "68000"), ("Brand Zenith", "Other 68000")),
    ],
)
def test_that_a_model_stands_alone_only_where_it_says_enough(
    models: tuple[str, str], names: tuple[str, str]
) -> None:
    one, two = a_chair("a", model=models[0]), a_chair("b", brand="Other", model=models[1])
    assert short_names(compare([one, two], features=SMALL)) == names


@pytest.mark.parametrize("name", ["<b>4D</b>", "=1+1", "a; b", "x" * 500])
def test_that_a_name_stands_in_the_summary_as_it_was_typed(name: str) -> None:
    comparison = compare(
        [a_chair("a", [a_fact(HEAT, "yes")], model=name), a_chair("Other", [a_fact(HEAT, "no")])],
        features=SMALL,
    )
    assert summarise(comparison)[0].text == f"Heat: {name} states Yes; Other states No."


def test_that_pinned_rows_are_told_first() -> None:
    comparison = compare(
        [
            a_chair("Alpha", [a_fact(HEAT, "yes"), a_fact(COLOURS, "red")]),
            a_chair("Bravo", [a_fact(HEAT, "no"), a_fact(LEVELS, "2"), a_fact(COLOURS, "blue")]),
        ],
        features=SMALL,
    )
    assert [line.feature for line in summarise(comparison)] == ["heat", "colours"]
    told = summarise(comparison, frozenset({"colours", "heat_levels"}))
    assert [line.feature for line in told] == ["colours", "heat", "heat_levels"]
