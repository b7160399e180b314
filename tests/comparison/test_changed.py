"""What is kept of a comparison, and which facts read otherwise later."""

from collections.abc import Sequence
from datetime import date

import pytest

from chaircompare.catalogue.chair import Chair, FactState
from chaircompare.catalogue.features import Feature, Kind
from chaircompare.catalogue.saved import SavedComparison
from chaircompare.catalogue.units import UnitSystem
from chaircompare.comparison.changed import ChangedFact, changed_since, to_save
from chaircompare.comparison.comparison import Comparison, compare
from tests.making import a_chair, a_fact, a_feature, a_registry, a_source

TODAY = date(2026, 12, 1)
HEAT = a_feature(Kind.YES_NO, "heat", order=1)
WEIGHT = a_feature(Kind.MASS, "weight", order=2)
TRACK = a_feature(Kind.CHOICE, "track", choices=("S", "L"), order=3)


def chair(name: str, *stated: tuple[Feature, str, str]) -> Chair:
    source = a_source(f"page-{name}")
    return a_chair(
        name, [a_fact(feature, words, unit, source=source) for feature, words, unit in stated]
    )


def compared(
    chairs: Sequence[Chair],
    features: Sequence[Feature] = (HEAT, WEIGHT, TRACK),
    system: UnitSystem = UnitSystem.US,
) -> Comparison:
    return compare(chairs, features=a_registry(*features), system=system)


@pytest.fixture
def one() -> Chair:
    return chair("one", (HEAT, "yes", ""), (WEIGHT, "200", "lb"))


@pytest.fixture
def other() -> Chair:
    return chair("other", (HEAT, "no", ""), (TRACK, "L", ""))


def test_that_every_cell_is_kept_as_it_reads(one: Chair, other: Chair) -> None:
    comparison = compared([one, other])
    saved = to_save(comparison, "For Mum", TODAY)
    assert (saved.name, saved.saved_on, saved.chairs) == ("For Mum", TODAY, ("one", "other"))
    for row in comparison.rows:
        for number, column in enumerate(comparison.chairs):
            assert saved.words[column.id][row.feature.key] == row.cells[number].words
    assert set(saved.words["one"]) == {"heat", "weight", "track"}


def test_that_nothing_changed_is_nothing_told(one: Chair, other: Chair) -> None:
    saved = to_save(compared([one, other]), "Mine", TODAY)
    assert changed_since(saved, compared([one, other])) == ()


@pytest.mark.parametrize(
    ("later", "before", "now"),
    [
        ((WEIGHT, "210", "lb"), "200 lb", "210 lb"),
        ((WEIGHT, "200", "kg"), "200 lb", "440.9 lb"),
    ],
    ids=["figure", "unit"],
)
def test_that_a_value_that_reads_otherwise_is_told(
    one: Chair, other: Chair, later: tuple[Feature, str, str], before: str, now: str
) -> None:
    saved = to_save(compared([one, other]), "Mine", TODAY)
    after = chair("one", (HEAT, "yes", ""), later)
    (changed,) = changed_since(saved, compared([after, other]))
    assert (changed.chair, changed.feature) == ("Brand one", "Weight")
    assert changed.before.startswith(before)
    assert changed.now.startswith(now)


def test_that_gaps_that_close_and_open_are_told_in_the_order_of_the_rows(
    one: Chair, other: Chair
) -> None:
    saved = to_save(compared([one, other]), "Mine", TODAY)
    after = [
        chair("one", (WEIGHT, "200", "lb"), (TRACK, "S", "")),
        chair("other", (HEAT, "no", ""), (TRACK, "L", "")),
    ]
    assert changed_since(saved, compared(after)) == (
        ChangedFact("Brand one", "Heat", "Yes", "Not stated"),
        ChangedFact("Brand one", "Track", "Not stated", "S"),
    )


def test_that_sources_that_begin_to_differ_are_told(one: Chair, other: Chair) -> None:
    saved = to_save(compared([one, other]), "Mine", TODAY)
    second = a_fact(WEIGHT, "260", "lb", source=a_source("shop"))
    disputed = Chair(one.id, one.brand, one.model, "", (*one.facts, second))
    (changed,) = changed_since(saved, compared([disputed, other]))
    assert changed.before.startswith("200 lb")
    assert changed.now.startswith("Sources differ")


def test_that_another_order_of_the_chairs_is_no_change(one: Chair, other: Chair) -> None:
    saved = to_save(compared([one, other]), "Mine", TODAY)
    assert changed_since(saved, compared([other, one])) == ()


def test_that_what_was_not_there_on_that_day_is_left_out(one: Chair, other: Chair) -> None:
    """A feature that came later is news of the catalogue, and no change of a chair."""
    saved = to_save(compared([one, other], [HEAT, WEIGHT]), "Mine", TODAY)
    third = chair("third", (HEAT, "yes", ""))
    assert changed_since(saved, compared([one, other])) == ()
    assert changed_since(saved, compared([one, other, third])) == ()


def test_that_a_feature_that_is_no_more_is_left_out(one: Chair, other: Chair) -> None:
    saved = to_save(compared([one, other]), "Mine", TODAY)
    assert changed_since(saved, compared([one, other], [HEAT])) == ()


def test_that_a_chair_of_which_nothing_was_kept_is_left_out(one: Chair, other: Chair) -> None:
    saved = SavedComparison("Mine", TODAY, ("one", "other"), {})
    assert changed_since(saved, compared([one, other])) == ()


def test_that_words_are_compared_in_one_system_of_units(one: Chair, other: Chair) -> None:
    """The caller has to use one: in another one every figure reads otherwise."""
    saved = to_save(compared([one, other], system=UnitSystem.METRIC), "Mine", TODAY)
    assert changed_since(saved, compared([one, other], system=UnitSystem.METRIC)) == ()
    (changed,) = changed_since(saved, compared([one, other]))
    assert changed.feature == "Weight"


def test_that_what_does_not_apply_is_not_the_same_as_a_gap(one: Chair, other: Chair) -> None:
    saved = to_save(compared([one, other]), "Mine", TODAY)
    none = a_fact(TRACK, state=FactState.DOES_NOT_APPLY, source=a_source("page-one"))
    after = Chair(one.id, one.brand, one.model, "", (*one.facts, none))
    assert changed_since(saved, compared([after, other])) == (
        ChangedFact("Brand one", "Track", "Not stated", "Does not apply"),
    )
