"""Sources are numbered as the table names them, and no day of a fact is lost."""

import dataclasses
from datetime import date

import pytest

from chaircompare.catalogue.chair import Chair, SourceKind
from chaircompare.catalogue.features import Kind
from chaircompare.comparison import Comparison, compare
from chaircompare.comparison.sources import NumberedSources
from chaircompare.relevance.criteria import Relevance
from tests.making import READ_ON, a_chair, a_fact, a_feature, a_registry, a_source

SEEN = date(2026, 11, 3)
PRICE, HEAT = a_feature(Kind.MONEY, "price"), a_feature(Kind.YES_NO, "heat", order=1)
SHOP, MAKER = a_source("shop", SourceKind.DEALER), a_source("maker")


@pytest.fixture
def two() -> Comparison:
    price = dataclasses.replace(a_fact(PRICE, "4999", source=SHOP), seen_on=SEEN)
    chairs = [
        a_chair("a", [price, a_fact(HEAT, "yes", source=SHOP), a_fact(HEAT, "no", source=MAKER)]),
        a_chair("b", [a_fact(PRICE, "3999", source=SHOP)]),
    ]
    return compare(chairs, features=a_registry(PRICE, HEAT), marks=Relevance(()))


def test_that_numbers_follow_the_rows(two: Comparison) -> None:
    numbered = NumberedSources(two.rows)
    assert [(one.number, one.source.id, one.read_on) for one in numbered] == [
        (1, "shop", SEEN),
        (2, "shop", READ_ON),
        (3, "maker", READ_ON),
    ]
    assert len(numbered) == 3
    assert [[numbered.numbers(cell) for cell in row.cells] for row in two.rows] == [
        [(1,), (2,)],
        [(3, 2), ()],
    ]


def test_that_rows_that_do_not_go_out_name_no_source(two: Comparison) -> None:
    numbered = NumberedSources(two.rows[:1])
    assert {one.source.id for one in numbered} == {"shop"}
    with pytest.raises(KeyError):
        numbered.numbers(two.rows[1].cells[0])


def test_that_every_fact_of_the_shipped_chairs_has_a_number(chairs: dict[str, Chair]) -> None:
    for names in (("osaki-4d-achilles", "titan-grande-xl-3d"),):
        made = compare([chairs[name] for name in names])
        numbered = NumberedSources(made.rows)
        known = {one.number: (one.source, one.read_on) for one in numbered}
        for chair in made.chairs:
            for fact in chair.facts:
                assert known[numbered.number(fact)] == (fact.source, fact.read_on)
