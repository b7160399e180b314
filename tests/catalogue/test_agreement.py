"""What the sources of one feature together say; silence is never an answer."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.catalogue.agreement import AnswerState, answer, count_stated, judge
from chaircompare.catalogue.chair import Fact, FactState, SourceKind
from chaircompare.catalogue.features import Kind
from chaircompare.catalogue.values import YesNo
from tests.making import a_chair, a_fact, a_feature, a_registry, a_source

HEAT = a_feature(Kind.YES_NO, "heat")
LEVELS = a_feature(Kind.COUNT, "levels")
MAKER, DEALER = a_source("maker"), a_source("dealer", SourceKind.DEALER)
NOTE = a_source("n", SourceKind.YOUR_NOTE)
SILENT = a_fact(LEVELS, state=FactState.NOT_STATED)
APPLIES_NOT = a_fact(LEVELS, state=FactState.DOES_NOT_APPLY)


def levels(stated: str, *, own: bool = False) -> Fact:
    return a_fact(LEVELS, stated, own=own)


facts = st.lists(
    st.sampled_from(
        [
            SILENT,
            APPLIES_NOT,
            levels("3"),
            levels("5"),
            levels("3", own=True),
            levels("7", own=True),
            a_fact(LEVELS, "several", state=FactState.IN_WORDS),
        ]
    ),
    max_size=4,
)


@pytest.mark.parametrize(
    ("heard", "was_checked", "state", "how_many"),
    [
        ([], False, AnswerState.NOT_CHECKED, 0),
        ([], True, AnswerState.NOT_STATED, 0),
        ([SILENT], False, AnswerState.NOT_STATED, 0),
        ([levels("3")], True, AnswerState.STATED, 1),
        ([levels("3"), levels("3")], True, AnswerState.STATED, 1),
        ([levels("3"), SILENT], True, AnswerState.STATED, 1),
        ([levels("3"), levels("5")], True, AnswerState.SOURCES_DIFFER, 2),
        ([levels("3"), levels("5"), levels("3")], True, AnswerState.SOURCES_DIFFER, 2),
        ([APPLIES_NOT], True, AnswerState.DOES_NOT_APPLY, 0),
        ([APPLIES_NOT, SILENT], True, AnswerState.DOES_NOT_APPLY, 0),
        ([APPLIES_NOT, levels("3")], True, AnswerState.SOURCES_DIFFER, 1),
        ([levels("3"), levels("5", own=True)], True, AnswerState.SOURCES_DIFFER, 2),
    ],
)
def test_that_the_sources_of_a_feature_are_judged_together(
    heard: list[Fact], was_checked: bool, state: AnswerState, how_many: int
) -> None:
    given_answer = judge(heard, was_checked=was_checked)
    assert given_answer.state is state
    assert len(given_answer.values) == how_many
    assert given_answer.facts == tuple(heard)


@given(facts, st.booleans())
def test_that_silence_is_never_made_into_an_answer(heard: list[Fact], was_checked: bool) -> None:
    judged = judge(heard, was_checked=was_checked)
    speaks = any(fact.state is not FactState.NOT_STATED for fact in heard)
    assert judged.is_stated is speaks
    assert all(any(fact.value == value for fact in heard) for value in judged.values)


@given(facts)
def test_that_a_note_settles_what_sources_dispute_and_an_import_does_not(
    heard: list[Fact],
) -> None:
    judged = judge(heard, was_checked=True)
    as_shipped = judge([replace(fact, own=False) for fact in heard], was_checked=True)
    assert (judged.state, judged.values) == (as_shipped.state, as_shipped.values)
    noted = a_fact(LEVELS, "9", own=True, source=NOTE)
    settled = judge([*heard, noted], was_checked=True)
    assert (judged.is_note, settled.is_note) == (False, True)
    assert settled.values == (noted.value,)


@given(facts, st.randoms(use_true_random=False))
def test_that_the_order_of_facts_decides_no_state(heard: list[Fact], random: object) -> None:
    mixed = list(heard)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    before, after = judge(heard, was_checked=True), judge(mixed, was_checked=True)
    assert before.state is after.state
    assert set(before.values) == set(after.values)


def test_that_the_maker_is_shown_before_the_dealer_and_neither_is_lost() -> None:
    chair = a_chair("c", [a_fact(LEVELS, "5", source=DEALER), a_fact(LEVELS, "3", source=MAKER)])
    judged = answer(chair, "levels")
    assert judged.state is AnswerState.SOURCES_DIFFER
    assert [fact.source for fact in judged.facts] == [MAKER, DEALER]
    assert list(judged.values) == [levels("3").value, levels("5").value]


def test_that_the_kinds_of_sources_are_ranked_as_they_are_documented() -> None:
    assert [kind.value for kind in sorted(SourceKind, key=lambda kind: kind.rank)] == [
        "your note",
        "told by the seller",
        "maker page",
        "dealer page",
        "dealer review",
        "press",
        "second-hand catalogue",
    ]


def test_that_a_chair_without_any_source_was_not_checked() -> None:
    assert answer(a_chair("c"), "heat").state is AnswerState.NOT_CHECKED
    assert answer(a_chair("c", [levels("3")]), "heat").state is AnswerState.NOT_STATED


def test_that_only_stated_features_of_the_registry_are_counted() -> None:
    chair = a_chair("c", [a_fact(HEAT, "no"), levels("3"), a_fact(a_feature(Kind.TEXT), "old")])
    assert count_stated(chair, a_registry(HEAT, LEVELS)) == 2
    silent = a_chair("c", [a_fact(HEAT, state=FactState.NOT_STATED)])
    assert count_stated(silent, a_registry(HEAT, LEVELS)) == 0


def test_that_a_stated_no_is_an_answer() -> None:
    judged = answer(a_chair("c", [a_fact(HEAT, "no")]), "heat")
    assert judged.is_stated
    assert judged.values == (YesNo(yes=False),)


def test_that_a_fact_tells_the_day_on_which_its_figure_was_seen() -> None:
    day = date(2026, 1, 2)
    fact = levels("3")
    assert fact.read_on == fact.source.read_on
    seen = Fact("levels", FactState.STATED, fact.value, "3", "", MAKER, day)
    assert seen.read_on == day


def test_that_a_chair_names_each_source_once() -> None:
    chair = a_chair("c", [levels("3"), a_fact(HEAT, "yes"), a_fact(HEAT, "no", source=DEALER)])
    assert [source.id for source in chair.sources] == ["s1", "dealer"]


def test_that_a_chair_without_a_brand_is_named_by_its_model() -> None:
    assert a_chair("c", brand="", model="Solo").name == "Solo"


def test_that_what_nobody_can_read_settles_nothing() -> None:
    strange = a_fact(LEVELS, state=FactState.UNREADABLE)
    found = judge([levels("3"), strange], was_checked=True)
    assert found.state is AnswerState.UNREADABLE
    assert not found.counts
    assert found.values == ()


def test_that_a_seller_s_word_is_told_from_the_person_s_own() -> None:
    page = levels("3")
    told = a_fact(LEVELS, "5", source=a_source("told", SourceKind.TOLD_BY_SELLER), own=True)
    mine = a_fact(LEVELS, "5", source=NOTE, own=True)
    assert judge([page, told], was_checked=True).is_told_by_seller
    assert not judge([page, told, mine], was_checked=True).is_told_by_seller
    assert not judge([page, mine], was_checked=True).is_told_by_seller
    assert not judge([page], was_checked=True).is_told_by_seller
