"""Which rows a ticked condition concerns, and that no advice is weakened on the way."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.assets import data_folder
from chaircompare.catalogue.features import registry
from chaircompare.relevance.cautions import cautions
from chaircompare.relevance.criteria import relevance
from chaircompare.relevance.evidence import Advice, Caution, evidence

ALL = evidence().cautions
KEYS = sorted(cautions().keys)
SETS = st.sets(st.sampled_from(KEYS)).map(frozenset)


def entries() -> list[dict[str, Any]]:
    with (data_folder() / "evidence" / "cautions.toml").open("rb") as file:
        found: list[dict[str, Any]] = tomllib.load(file)["caution"]
    return found


def features_of(*criteria: str) -> set[str]:
    """The features of these criteria, found in another way than the program does."""
    return {
        rule.feature for one in relevance().criteria if one.key in criteria for rule in one.rules
    }


def test_that_every_caution_of_the_file_can_be_ticked() -> None:
    assert {entry["key"] for entry in entries()} == cautions().keys
    assert len(KEYS) == 29
    in_list = [caution for group in cautions().groups().values() for caution in group]
    assert sorted(caution.key for caution in in_list) == KEYS


def test_that_new_restless_legs_stand_on_top_of_the_list() -> None:
    first, *_ = cautions().groups().values()
    assert first[0].key == "undiagnosed"


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: str(entry["key"]))
def test_that_a_tick_marks_the_rows_of_its_criteria_and_no_others(entry: dict[str, Any]) -> None:
    named = entry["criteria"]
    wanted = features_of(*(c.key for c in relevance().criteria) if named == ["all"] else named)
    marked = cautions().marked(frozenset({entry["key"]}))
    assert set(marked) == wanted
    assert wanted
    assert set(marked.values()) == {Advice(entry["action"])}


def test_that_a_pacemaker_marks_rollers_air_and_vibration() -> None:
    marked = cautions().marked(frozenset({"pacemaker"}))
    assert {"roller_type", "track", "leg_airbags", "auto_programs"} <= set(marked)
    assert "heat_zones" not in marked
    assert set(marked.values()) == {Advice.ASK_FIRST}


def test_that_a_row_tells_for_which_choices_a_caution_counts() -> None:
    def choices(feature: str, key: str) -> tuple[str, ...]:
        (concern,) = cautions().concerns(feature, frozenset({key}))
        return concern.choices

    assert choices("calf_massage_methods", "high_blood_pressure") == ("airbag",)
    assert choices("leg_airbags", "high_blood_pressure") == ()
    # Calf massage as such is named too, so that no way of it is left out.
    assert choices("calf_massage_methods", "cancer") == ()
    assert choices("heat_zones", "poor_leg_circulation") == ("calves", "feet")


@given(SETS, SETS)
def test_that_another_tick_never_weakens_an_advice(
    some: frozenset[str], more: frozenset[str]
) -> None:
    few, many = cautions().marked(some), cautions().marked(some | more)
    assert set(few) <= set(many)
    assert all(many[feature].rank <= few[feature].rank for feature in few)


@given(SETS)
def test_that_a_row_shows_the_strictest_of_its_advices(ticked: frozenset[str]) -> None:
    for feature in registry():
        concerns = cautions().concerns(feature, ticked)
        ranks = [concern.caution.action.rank for concern in concerns]
        assert ranks == sorted(ranks)
        assert {concern.caution.key for concern in concerns} <= ticked
        advice = cautions().advice(feature, ticked)
        assert (advice is None) == (not concerns)
        assert advice is None or advice.rank == min(ranks)


@given(SETS)
def test_that_each_ticked_caution_becomes_one_note_with_advice_and_source(
    ticked: frozenset[str],
) -> None:
    notes = cautions().notes(ticked)
    by_link = {(c.advice, c.source): c for c in ALL if c.key in ticked}
    assert len(notes) == len(ticked) == len(by_link)
    for note in notes:
        caution = next(c for c in by_link.values() if note.advice.startswith(c.advice))
        assert note.heading == f"{caution.action_in_words}: {caution.condition}"
        assert (note.source, note.link) == (caution.source, caution.link)
        assert set(note.features) == set(cautions().marked(frozenset({caution.key})))


def test_that_nothing_ticked_marks_and_notes_nothing() -> None:
    assert cautions().marked(frozenset()) == {}
    assert cautions().notes(frozenset()) == ()


@pytest.mark.parametrize("caution", ALL, ids=lambda caution: caution.key)
def test_that_the_words_of_a_caution_are_as_strict_as_its_action(caution: Caution) -> None:
    words = caution.action_in_words
    assert words.startswith(
        {"avoid": "Avoid", "ask first": "Ask first", "care": "Take care"}[caution.action]
    )
    if caution.exception:
        # Only where the advice itself names someone who may agree.
        assert any(
            word in caution.advice for word in ("Ask a doctor when", "specialist", "cleared")
        ), caution.key
        assert words == "Avoid unless your doctor agrees"


@pytest.mark.parametrize("caution", ALL, ids=lambda caution: caution.key)
def test_that_a_condition_is_told_in_few_plain_words(caution: Caution) -> None:
    assert len(caution.plain.split()) < 20
    assert caution.plain[0].isupper()
    assert not caution.plain.endswith(".")
    assert caution.link.startswith("http")


# What a condition names must be named in its plain form too, or a person would not tick it.
@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("clot_now_or_recent", ("clot", "forbidden massage")),
        ("clot_within_six_months", ("six months", "newly swollen and painful", "standing")),
        ("pregnancy", ("Pregnancy", "birth")),
        ("poor_leg_circulation", ("artery disease", "bypass")),
        ("numb_feet_pressure", ("diabetes", "feet or legs")),
        ("skin", ("infection", "wound", "ulcer", "eczema", "psoriasis")),
        ("varicose_veins", ("Inflamed or painful", "phlebitis")),
        ("pacemaker", ("Pacemaker", "defibrillator", "electronic device")),
        ("fragile_bones", ("Osteoporosis", "fragile", "spine bone", "spine disease")),
        ("recent_injury", ("injury", "sprain", "broken bone", "tendon", "operation")),
        ("dialysis_access_arm", ("fistula", "graft")),
        ("hair_clothes_covers", ("hair", "necklaces", "clothes", "torn or taken off")),
    ],
)
def test_that_the_plain_words_leave_nothing_out(key: str, words: tuple[str, ...]) -> None:
    caution = next(c for c in ALL if c.key == key)
    assert [word for word in words if word not in caution.plain] == []


def test_that_what_no_source_says_is_called_so() -> None:
    inferred = {caution.key: caution for caution in ALL if caution.basis == "inference"}
    assert set(inferred) == {"dialysis_access_arm", "sleepy_medicine", "dizziness"}
    told = {key: f"{one.advice} {one.basis_in_words}" for key, one in inferred.items()}
    assert told["dialysis_access_arm"].count("source says this") == 1
    assert told["sleepy_medicine"].strip().endswith("Applying it to chairs is our inference.")
    assert told["dizziness"].endswith("it follows from another advice.")
    assert [c.key for c in ALL if c.basis_in_words] == ["dizziness"]


def test_that_a_note_is_one_line_and_all_conditions_concern_a_row_at_first() -> None:
    for note in cautions().notes(frozenset(KEYS)):
        assert note.words == f"{note.heading}. {note.advice} Source: {note.source}."
        for feature in note.features:
            every = cautions().concerns(feature)
            assert every == cautions().concerns(feature, frozenset(KEYS))
            assert cautions().concerns(feature, frozenset()) == ()
