"""How much is stated of a chair, group by group."""

from chaircompare.catalogue.features import FeatureGroup, FeatureRegistry, Kind
from chaircompare.comparison.stated import stated_of
from tests.making import a_chair, a_fact, a_feature

HEAT, WIDTH = a_feature(Kind.YES_NO, "heat"), a_feature(Kind.LENGTH, "width", order=2)


def test_that_all_and_each_group_are_counted_and_an_empty_group_is_not_shown() -> None:
    groups = FeatureGroup("group", "Group"), FeatureGroup("empty", "Empty")
    chair = a_chair("one", [a_fact(HEAT, "yes")])
    stated = stated_of(chair, FeatureRegistry(groups, (HEAT, WIDTH)))
    assert [(one.label, one.words) for one in stated] == [
        ("All features", "1 of 2 stated"),
        ("Group", "1 of 2 stated"),
    ]
