"""What an update of the shipped facts changed, in the words of the table."""

from dataclasses import replace
from datetime import date

from chaircompare.catalogue.data_files import Edition
from chaircompare.catalogue.features import Kind
from chaircompare.catalogue.updates import ChairUpdate, ShippedUpdate
from chaircompare.comparison.updated import news_of
from tests.making import a_chair, a_fact, a_feature, a_registry, a_source

HEAT, WIDTH = a_feature(Kind.YES_NO, "heat"), a_feature(Kind.LENGTH, "width", order=2)
FEATURES = a_registry(HEAT, WIDTH)
BEFORE = a_chair("one", [a_fact(HEAT, "no"), a_fact(WIDTH, "30", "in")])


def told(*chairs: ChairUpdate) -> dict[str, tuple[str, ...]]:
    editions = Edition(date(2026, 1, 1), 1), Edition(date(2026, 2, 1), 2)
    return {
        one.name: one.lines
        for one in news_of(ShippedUpdate(*editions, chairs, is_taken_back=False), FEATURES)
    }


def test_that_chairs_that_come_and_go_are_told() -> None:
    other = a_chair("other", [a_fact(HEAT, "yes")])
    assert told(ChairUpdate(None, BEFORE), ChairUpdate(other, None)) == {
        BEFORE.name: ("New in the catalogue, with 2 features stated.",),
        other.name: (
            "No longer part of the shipped catalogue. It stays if you wrote something about it.",
        ),
    }


def test_that_each_value_that_reads_otherwise_is_told_and_the_others_are_counted() -> None:
    elsewhere = a_source("elsewhere")
    after = replace(
        BEFORE,
        brand="Newer",
        product_page="https://example.org/one",
        facts=(a_fact(HEAT, "yes"), a_fact(WIDTH, "30", "in", source=elsewhere)),
    )
    ((name, lines),) = told(ChairUpdate(BEFORE, after)).items()
    assert name == after.name
    assert lines == (
        f"Name: was “{BEFORE.name}”, now “{after.name}”.",
        "Product page: was none, now https://example.org/one.",
        f"{HEAT.label}: was No, now Yes.",
        "Other sources, dates or spelling for 1 feature, with the same result.",
    )


def test_that_of_a_chair_only_what_changed_is_told() -> None:
    after = replace(BEFORE, facts=(a_fact(HEAT, "yes"), *BEFORE.facts[1:]))
    assert list(told(ChairUpdate(BEFORE, after)).values()) == [(f"{HEAT.label}: was No, now Yes.",)]
