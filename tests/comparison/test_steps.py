"""Numbers that can be felt: steps and shares of stated single figures, and of nothing else."""

import pytest

from chaircompare.catalogue.chair import Fact, FactState
from chaircompare.catalogue.features import Feature, Kind
from chaircompare.catalogue.units import UnitSystem
from chaircompare.comparison import compare
from chaircompare.comparison.comparison import Row
from chaircompare.comparison.steps import SAME_AS_REFERENCE, highest, shares, step
from chaircompare.relevance.criteria import Relevance
from tests.making import a_chair, a_fact, a_feature, a_registry

WIDTH, COUNT, MONEY = a_feature(Kind.LENGTH), a_feature(Kind.COUNT), a_feature(Kind.MONEY)
Stated = tuple[str, str]


def row(feature: Feature, *stated: Stated | tuple[Fact, ...]) -> Row:
    chairs = []
    for number, one in enumerate(stated):
        facts = [f for f in one if isinstance(f, Fact)]
        if one and not facts:
            facts = [a_fact(feature, str(one[0]), str(one[1]))]
        chairs.append(a_chair(str(number), facts))
    made = compare(chairs, features=a_registry(feature), marks=Relevance(()))
    return made.rows[0]


@pytest.mark.parametrize(
    ("feature", "reference", "other", "expected"),
    [
        (WIDTH, ("20", "in"), ("22", "in"), "2 in more"),
        (WIDTH, ("22", "in"), ("20", "in"), "2 in less"),
        (WIDTH, ("1", "in"), ("2.54", "cm"), SAME_AS_REFERENCE),
        (WIDTH, ("50.00", "cm"), ("50.10", "cm"), SAME_AS_REFERENCE),
        (WIDTH, ("20", "in"), ("20-22", "in"), ""),
        (WIDTH, ("20", "in"), (), ""),
        (WIDTH, (), ("20", "in"), ""),
        (COUNT, ("3", ""), ("5", ""), "2 more"),
        (MONEY, ("4999", "USD"), ("3999", "USD"), "US$ 1,000 less"),
        (MONEY, ("4999", "USD"), ("3999", "KRW"), ""),
    ],
)
def test_that_a_step_is_told_between_single_figures_only(
    feature: Feature, reference: Stated, other: Stated, expected: str
) -> None:
    cells = row(feature, reference, other).cells
    assert step(cells[0], cells[1]) == expected


def test_that_a_metric_reader_is_told_centimetres() -> None:
    cells = row(WIDTH, ("50", "cm"), ("60", "cm")).cells
    assert step(cells[0], cells[1], UnitSystem.METRIC) == "10 cm more"


def test_that_neither_words_nor_disputes_have_a_step_or_a_share() -> None:
    words = (a_fact(WIDTH, "snug", state=FactState.IN_WORDS),)
    dispute = (a_fact(WIDTH, "20"), a_fact(WIDTH, "30"))
    made = row(WIDTH, ("20", "in"), words, dispute)
    assert step(made.cells[0], made.cells[1]) == step(made.cells[0], made.cells[2]) == ""
    assert shares(made) == (None, None, None)
    assert highest(made) == (False, False, False)


@pytest.mark.parametrize(
    ("stated", "expected", "top"),
    [
        ((("10", ""), ("20", ""), ()), (0.5, 1.0, None), (False, True, False)),
        ((("20", ""), ("20", ""), ("5", "")), (1.0, 1.0, 0.25), (True, True, False)),
        ((("20", ""), ("20", "")), (1.0, 1.0), (False, False)),
        ((("20", ""), ()), (None, None), (False, False)),
        ((("0", ""), ("0", "")), (None, None), (False, False)),
    ],
)
def test_that_shares_are_of_the_largest_stated_figure(
    stated: tuple[Stated, ...], expected: tuple[float | None, ...], top: tuple[bool, ...]
) -> None:
    made = row(COUNT, *stated)
    assert shares(made) == expected
    assert highest(made) == top


def test_that_currencies_have_no_common_largest() -> None:
    made = row(MONEY, ("10", "USD"), ("20", "KRW"))
    assert shares(made) == (None, None)
    assert highest(made) == (False, False)
