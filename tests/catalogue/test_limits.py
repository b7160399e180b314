"""Figures that look wrong: the limits of data/features.csv hold for all that is shipped."""

from pathlib import Path

import pytest

from chaircompare.catalogue.features import Kind, registry
from chaircompare.catalogue.limits import looks_wrong
from chaircompare.catalogue.store import Catalogue
from chaircompare.catalogue.units import UnitSystem
from chaircompare.catalogue.values import parse

FEATURES = registry()


def test_that_every_figure_has_limits_and_nothing_else_has() -> None:
    for feature in FEATURES.values():
        assert (feature.least is not None) is feature.is_number, feature.key
        assert (feature.most is not None) is feature.is_number, feature.key
        if feature.least is not None and feature.most is not None:
            assert 0 <= feature.least < feature.most, feature.key


def test_that_no_shipped_figure_looks_wrong(tmp_path: Path) -> None:
    with Catalogue.open(tmp_path / "shipped.sqlite") as catalogue:
        chairs = catalogue.load([row.id for row in catalogue.list()])
    wrong = [
        (chair.id, fact.feature, said)
        for chair in chairs
        for fact in chair.facts
        if (said := looks_wrong(FEATURES[fact.feature], fact.value))
    ]
    assert wrong == []
    assert sum(len(chair.facts) for chair in chairs) > 1_000


@pytest.mark.parametrize(
    ("feature", "stated", "unit", "wrong"),
    [
        ("user_height_max", "900", "in", True),
        ("user_height_max", "96", "in", False),
        ("user_height_max", "96.1", "in", True),
        ("user_height_max", "190", "cm", False),
        ("user_height_max", "190", "in", True),
        ("chair_weight", "15-30", "lb", True),
        ("airbags_total", "201", "", True),
        ("warranty_years", "24", "month", False),
        ("warranty_years", "500", "month", True),
        ("list_price", "3", "USD", True),
        ("list_price", "4980000", "KRW", False),
    ],
)
def test_that_a_figure_is_held_to_the_limits_in_its_own_unit(
    feature: str, stated: str, unit: str, wrong: bool
) -> None:
    value = parse(FEATURES[feature], stated, unit)
    assert bool(looks_wrong(FEATURES[feature], value)) is wrong


def test_that_words_never_look_wrong_and_metric_comes_first_where_it_is_chosen() -> None:
    assert looks_wrong(FEATURES["heat"], parse(FEATURES["heat"], "yes")) == ""
    assert looks_wrong(FEATURES["user_height_max"], None) == ""
    feature = FEATURES["user_height_max"]
    said = looks_wrong(feature, parse(feature, "900", "in"), UnitSystem.METRIC)
    assert said.startswith("2,286 cm (900 in) looks wrong: outside of 122–244 cm (4 ft–8 ft).")
    count = next(f for f in FEATURES.values() if f.kind is Kind.COUNT)
    assert looks_wrong(count, parse(count, "999")).endswith("Please check it.")
