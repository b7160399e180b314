"""What a seller is asked: what could change the order or a must-have, most decisive first."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaircompare.catalogue.agreement import answer
from chaircompare.catalogue.chair import Chair, FactState, SourceKind
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.store import own_fact
from chaircompare.comparison.phrases import own_words
from chaircompare.comparison.seller import (
    MOST_EACH,
    NOTHING_TO_ASK,
    Questions,
    Reason,
    as_text,
    can_change_order,
    looked_in,
    questions,
)
from chaircompare.relevance.criteria import relevance
from chaircompare.relevance.fit import Order, fit, order
from chaircompare.relevance.needs import read_needs
from tests.making import a_chair, a_fact, a_source

FEATURES = registry()
TODAY = date(2026, 11, 22)
YES_NO = ("calf_massage", "foot_massage", "heat", "quick_release", "rocking", "leg_stretch")


def stating(name: str, **said: str) -> Chair:
    """A chair with these yes and no, and one more fact, so that it counts as looked at."""
    facts = [a_fact(FEATURES[key], value) for key, value in said.items()]
    return a_chair(name, [*facts, a_fact(FEATURES["speakers"], "yes")])


def asked(*chairs: Chair, needs: tuple[str, ...]) -> Questions:
    return questions(chairs, read_needs(needs, FEATURES), FEATURES, relevance())


def keys(found: Questions) -> list[tuple[str, str]]:
    return [(question.chair, question.feature.key) for question in found.asked]


def test_that_what_can_change_the_order_is_asked_before_a_must_have_that_cannot() -> None:
    needs = ("must quick_release has", "important calf_massage has", "important heat has")
    a = stating("a", calf_massage="yes", heat="yes")
    b = stating("b", calf_massage="no", heat="no", quick_release="no")
    c = stating("c", calf_massage="yes", quick_release="no")
    # Of 16: a has 8 or 16, b has 0, c has 4 or 8. Only against c can the order of a change: both
    # come to 8 if a lacks the quick stop and c has heat. b is behind whatever the others state.
    found = asked(a, b, c, needs=needs)
    assert keys(found) == [("a", "quick_release"), ("c", "heat")]
    assert [question.reason for question in found.asked] == [Reason.ORDER, Reason.ORDER]
    # Without c nothing can change, but a must-have is missing all the same.
    alone = asked(a, b, needs=needs)
    assert keys(alone) == [("a", "quick_release")]
    assert alone.asked[0].reason is Reason.MUST_HAVE


def test_that_a_fact_that_can_change_nothing_is_not_asked() -> None:
    needs = ("important calf_massage has", "important heat has", "nice rocking has")
    a = stating("a", calf_massage="yes", heat="yes")
    b = stating("b", calf_massage="no", heat="no")
    found = asked(a, b, needs=needs)
    assert found == Questions(())
    assert NOTHING_TO_ASK in as_text(found, {"a": "A", "b": "B"}, TODAY)


def test_that_a_must_have_comes_before_what_else_can_change_the_order() -> None:
    needs = ("nice rocking has", "must heat has", "nice leg_stretch has")
    found = asked(stating("a"), stating("b"), needs=needs)
    assert keys(found)[:2] == [("a", "heat"), ("b", "heat")]
    assert len(keys(found)) == 6


def test_that_without_needs_the_marked_rows_are_asked_by_their_weight() -> None:
    found = asked(stating("a", foot_massage="no"), needs=("none heat has",))
    assert len(found.asked) == MOST_EACH
    assert found.left_out > 0
    marks = relevance()
    weights = []
    for question in found.asked:
        mark = marks.mark(question.feature.key)
        assert mark is not None
        weights.append(mark.weight)
        assert question.reason is Reason.RELEVANT
        assert question.why.startswith("Relevant to restless legs: "), "by which criterion"
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == 4
    # Who has no foot massage is not asked how it works.
    assert "foot_massage_methods" not in [question.feature.key for question in found.asked]


def test_that_a_question_says_what_is_known_so_far() -> None:
    needs = ("must calf_massage_methods contains roller", "must heat has", "must rocking has")
    chair = a_chair(
        "a",
        [
            a_fact(FEATURES["calf_massage_methods"], "airbag"),
            a_fact(FEATURES["heat"], "yes"),
            a_fact(FEATURES["heat"], "no", source=a_source("s2", SourceKind.DEALER)),
        ],
    )
    found = {question.feature.key: question for question in asked(chair, needs=needs).asked}
    assert found["calf_massage_methods"].so_far == "Stated so far: airbag."
    assert found["heat"].so_far == "Sources differ: Yes or No."
    assert found["rocking"].so_far == (
        "Not stated by: Publisher s1; Publisher s2 (22 November 2026)."
    )


def test_that_what_cannot_be_relied_on_is_said_so() -> None:
    needs = ("must heat has", "must rocking has", "must doorway_min_disassembled at-most 30 in")
    distrusted = replace(a_source("s2"), trusted=False)
    chair = a_chair(
        "a",
        [
            a_fact(FEATURES["heat"], "yes", source=distrusted),
            a_fact(FEATURES["rocking"], "?", state=FactState.UNREADABLE),
            a_fact(FEATURES["doorway_min_disassembled"], state=FactState.DOES_NOT_APPLY),
        ],
    )
    found = {question.feature.key: question.so_far for question in asked(chair, needs=needs).asked}
    assert found == {
        "heat": "Stated only by a source that you do not trust: Yes.",
        "rocking": "Could not be read.",
        "doorway_min_disassembled": "Stated so far: Does not apply.",
    }


def test_that_the_sources_are_told_in_few_words_and_own_notes_are_none() -> None:
    old = date(2025, 3, 1)
    sources = [
        a_source("1", SourceKind.PRESS),
        a_source("2", SourceKind.PRESS),
        a_source("3", SourceKind.DEALER, old),
        a_source("4", SourceKind.SECOND_HAND),
        a_source("5", SourceKind.SECOND_HAND),
        a_source("6", SourceKind.YOUR_NOTE),
    ]
    chair = a_chair("a", [a_fact(FEATURES["heat"], "yes", source=one) for one in sources])
    assert looked_in(chair) == (
        "Publisher 3 (1 March 2025); 2 newspapers or magazines; "
        "2 lists by somebody else (22 November 2026)"
    )
    nameless = replace(sources[2], publisher="")
    chair = a_chair("a", [a_fact(FEATURES["heat"], "yes", source=nameless)])
    assert looked_in(chair) == "a dealer’s page (1 March 2025)"
    noted = a_chair("b", [own_fact(FEATURES["heat"], "yes", "", TODAY)])
    for unread in (noted, a_chair("c")):
        (question,) = asked(unread, needs=("must rocking has",)).asked
        assert question.so_far == "Not checked yet."


def test_that_the_text_holds_date_names_questions_and_room_but_no_reasons() -> None:
    needs = ("must heat has", "must rocking has")
    a, b = stating("a", heat="yes"), stating("b", heat="yes", rocking="yes")
    found = asked(a, b, needs=needs)
    assert as_text(found, {"a": "Osaki A", "b": "Titan B"}, TODAY) == (
        "Questions about massage chairs, 22 November 2026\n"
        "\n"
        "Osaki A\n"
        "\n"
        "1. Can the chair swing gently to and fro?\n"
        "   Not stated by: Publisher s1 (22 November 2026).\n"
        "   Answer:\n"
        "\n"
        "“Not stated” means that the pages read so far are silent. "
        "It does not mean that the chair lacks it.\n"
    )


def test_that_a_need_of_an_unknown_feature_asks_nothing() -> None:
    from tests.making import a_registry

    needs = read_needs(["must heat has"], FEATURES)
    assert questions([stating("a")], needs, a_registry(), relevance()).asked == ()


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_that_a_fact_is_decisive_exactly_if_some_answers_to_all_else_leave_it_so(
    data: st.DataObject,
) -> None:
    """Compared with every way in which the other missing facts can turn out."""
    importances = [data.draw(st.sampled_from(["must", "important", "nice"])) for _ in YES_NO[:4]]
    texts = [f"{how} {key} has" for how, key in zip(importances, YES_NO[:4], strict=True)]
    needs = read_needs(texts, FEATURES)
    said = [
        {key: word for key in YES_NO[:4] if (word := data.draw(st.sampled_from(["yes", "no", ""])))}
        for _ in range(2)
    ]
    fits = [fit(stating("x", **one), needs, FEATURES) for one in said]
    for key in (need.feature for need in fits[0].not_known):
        others = [(0, k) for k in YES_NO[:4] if k not in said[0] and k != key]
        others += [(1, k) for k in YES_NO[:4] if k not in said[1]]
        found = set()
        for bits in range(2 ** len(others)):
            full = [dict(one) for one in said]
            for place, (which, other) in enumerate(others):
                full[which][other] = "yes" if bits >> place & 1 else "no"
            outcomes = {
                order(
                    fit(stating("x", **{**full[0], key: word}), needs, FEATURES),
                    fit(stating("y", **full[1]), needs, FEATURES),
                )
                for word in ("yes", "no")
            }
            assert Order.CANNOT_TELL not in outcomes
            found.add(len(outcomes) == 2)
        assert can_change_order(fits[0], key, fits[1]) is (True in found)


@pytest.mark.parametrize("word", ["yes", "no"])
def test_that_an_answer_becomes_the_person_s_own_fact(word: str) -> None:
    fact = own_fact(FEATURES["heat"], word, "", TODAY, SourceKind.TOLD_BY_SELLER)
    assert fact.own
    assert fact.source.publisher == "Told by the seller"
    assert fact.source.kind is SourceKind.TOLD_BY_SELLER
    assert fact.read_on == TODAY
    chair = a_chair("a", [fact, a_fact(FEATURES["rocking"], "yes")])
    assert own_words(answer(chair, "heat")) == "Told by the seller"
    assert own_words(answer(chair, "rocking")) == ""
    mine = a_chair("b", [own_fact(FEATURES["heat"], word, "", TODAY)])
    assert own_words(answer(mine, "heat")) == "Your note"
    assert asked(chair, needs=("must heat has",)).asked == ()
