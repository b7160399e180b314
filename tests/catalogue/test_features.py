"""The registry of features: a row of data/features.csv each, in its order."""

import csv

import pytest

from chaircompare.assets import data_folder
from chaircompare.catalogue.features import NUMBER_KINDS, FeatureRegistry, Kind, registry
from chaircompare.catalogue.units import find_unit
from chaircompare.catalogue.values import dimension_of


@pytest.fixture(scope="module")
def features() -> FeatureRegistry:
    return registry()


def test_that_the_registry_has_every_row_in_its_order(features: FeatureRegistry) -> None:
    with (data_folder() / "features.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [
        (f.key, f.label, f.group, f.kind.value, f.unit, ";".join(f.choices), f.what_it_is, f.order)
        for f in features.values()
    ] == [
        (
            *(r[name] for name in ("feature", "label", "group", "kind", "unit", "choices")),
            r["what_it_is"],
            order,
        )
        for order, r in enumerate(rows)
    ]
    assert len(features) == len(rows) == 74


def test_that_labels_and_explanations_tell_features_apart(features: FeatureRegistry) -> None:
    assert len({feature.label for feature in features.values()}) == len(features)
    assert all(feature.what_it_is.endswith(".") for feature in features.values())


def test_that_measured_features_have_a_unit_of_their_kind(features: FeatureRegistry) -> None:
    for feature in features.values():
        unit = find_unit(feature.unit)
        assert unit is not None, feature.key
        assert bool(feature.unit) is (feature.is_number and feature.kind is not Kind.COUNT)
        if feature.kind in NUMBER_KINDS - {Kind.COUNT, Kind.MONEY, Kind.DURATION}:
            assert dimension_of(feature) == feature.kind.value


def test_that_the_list_has_columns_in_the_stated_order(features: FeatureRegistry) -> None:
    assert [feature.key for feature in features.listed] == [
        "sale_price",
        "calf_massage",
        "foot_massage",
        "heat",
    ]
    assert all(f.detail in features for f in features.listed if f.detail)


def test_that_a_feature_stands_under_the_label_of_its_group(features: FeatureRegistry) -> None:
    assert features.group_label(features["heat_levels"]) == "Heat"
    assert {feature.group for feature in features.values()} == {g.key for g in features.groups}
