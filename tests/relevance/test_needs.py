"""Needs: written and read back, judged by the facts, offered in sets."""

import pytest

from chaircompare.catalogue.chair import SourceKind
from chaircompare.catalogue.features import Kind, registry
from chaircompare.catalogue.values import Quantity
from chaircompare.catalogue.wishes import AtLeast, AtMost, Contains, Has, Verdict, wishes_of
from chaircompare.relevance.needs import (
    Importance,
    Need,
    NeedNotUnderstoodError,
    added,
    judge,
    need_words,
    read_need,
    read_needs,
    starting_sets,
)
from tests.making import a_chair, a_fact, a_registry, a_source

FEATURES = registry()
TOLD = a_source("told", SourceKind.TOLD_BY_SELLER)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("must calf_massage has", Need("calf_massage", Importance.MUST, Has())),
        (
            "important+2 calf_massage_methods contains airbag",
            Need("calf_massage_methods", Importance.IMPORTANT, Contains("airbag"), 2),
        ),
        (
            "nice session_minutes_max at-least 20 min",
            Need("session_minutes_max", Importance.NICE, AtLeast(Quantity(20, 20, "min"))),
        ),
        (
            "none sale_price at-most 5000 USD",
            Need("sale_price", Importance.NONE, AtMost(Quantity(5000, 5000, "USD"))),
        ),
    ],
)
def test_a_need_is_read_as_it_was_written(text: str, need: Need) -> None:
    assert read_need(text, FEATURES) == need
    assert need.written() == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "must",
        "must calf_massage",
        "must no_such_feature has",
        "please calf_massage has",
        "must calf_massage at-least 3",
        "must+3 calf_massage has",
        "must calf_massage_methods contains feathers",
        "must calf_massage_methods contains",
        "must session_minutes_max at-least twenty min",
        "must session_minutes_max at-least 20-30 min",
        "must session_minutes_max at-least 20 kg",
        "must leg_program has",
    ],
)
def test_what_is_no_need_is_refused(text: str) -> None:
    with pytest.raises(NeedNotUnderstoodError):
        read_need(text, FEATURES)


def test_unknown_needs_of_another_version_are_left_out(caplog: pytest.LogCaptureFixture) -> None:
    kept = read_needs(["must calf_massage has", "must teleport has"], FEATURES)
    assert [need.written() for need in kept] == ["must calf_massage has"]
    assert "teleport" not in caplog.text
    assert "left out: 1" in caplog.text
    caplog.clear()


def test_a_gap_is_not_known_and_never_a_miss() -> None:
    silent = a_chair("c", [a_fact(FEATURES["heat"], "yes")])
    for feature in FEATURES.values():
        for kind in wishes_of(feature):
            if kind is Has:
                need = Need(feature.key, Importance.MUST, Has())
                expected = Verdict.MEETS if feature.key == "heat" else Verdict.NOT_KNOWN
                assert judge(need, silent, FEATURES) is expected


def test_a_list_on_a_page_does_not_deny_what_it_does_not_name() -> None:
    methods = FEATURES["calf_massage_methods"]
    rollers = read_need("must calf_massage_methods contains roller", FEATURES)
    page = a_chair("page", [a_fact(methods, "airbag")])
    asked = a_chair("asked", [a_fact(methods, "airbag", own=True, source=TOLD)])
    entered = a_chair("entered", [a_fact(methods, "airbag", own=True)])
    assert judge(rollers, page, FEATURES) is Verdict.NOT_KNOWN
    assert judge(rollers, entered, FEATURES) is Verdict.NOT_KNOWN
    assert judge(rollers, asked, FEATURES) is Verdict.MISSES


def test_sources_that_differ_decide_only_where_all_say_the_same() -> None:
    price = FEATURES["sale_price"]
    chair = a_chair(
        "c",
        [
            a_fact(price, "3999", "USD", source=a_source("s1")),
            a_fact(price, "4999", "USD", source=a_source("s2")),
        ],
    )
    for limit, verdict in (
        ("5000", Verdict.MEETS),
        ("4500", Verdict.NOT_KNOWN),
        ("3000", Verdict.MISSES),
    ):
        need = read_need(f"must sale_price at-most {limit} USD", FEATURES)
        assert judge(need, chair, FEATURES) is verdict


def test_starting_sets_offer_a_few_needs_each_and_no_must_have() -> None:
    sets = starting_sets()
    assert [one.label for one in sets] == [
        "Calves",
        "Feet",
        "Heat without massage",
        "Gentle",
        "Quick stop",
        "Tight room",
    ]
    for one in sets:
        assert 2 <= len(one.needs) <= 5
        assert {need.importance for need in one.needs} <= {Importance.IMPORTANT, Importance.NICE}
        assert len(added((), one.needs)) == len(one.needs)


def test_that_importance_goes_in_steps_with_words() -> None:
    assert [one.label for one in Importance] == [
        "Must have",
        "Important",
        "Nice to have",
        "Doesn’t matter",
    ]
    assert Importance.MUST.stronger is Importance.NONE.weaker is None
    assert Importance.NICE.stronger is Importance.IMPORTANT
    assert Importance.NICE.weaker is Importance.NONE


def test_a_need_in_words() -> None:
    written = {
        "must calf_massage has": "Calf massage",
        "must heat_zones contains feet": "Heated areas: feet",
        "must session_minutes_max at-least 20 min": "Longest session: at least 20 min",
        "must wall_clearance at-most 6 in": "Space to the wall: at most 6 in (15 cm)",
    }
    for text, words in written.items():
        assert need_words(read_need(text, FEATURES), FEATURES) == words


def test_a_text_takes_no_need() -> None:
    assert all(not wishes_of(f) for f in FEATURES.values() if f.kind is Kind.TEXT)


def test_that_a_need_of_a_feature_that_is_gone_is_not_known() -> None:
    need = read_need("must heat has", FEATURES)
    warm = a_chair("warm", [a_fact(FEATURES["heat"], "yes")])
    assert judge(need, warm, FEATURES) is Verdict.MEETS
    assert judge(need, warm, a_registry(FEATURES["rocking"])) is Verdict.NOT_KNOWN
