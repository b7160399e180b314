"""What holds of every fit: the range contains what can come true, and dominance orders."""

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from chaircompare.catalogue.chair import Chair, Fact, SourceKind
from chaircompare.catalogue.wishes import Contains, Has, Verdict
from chaircompare.relevance.criteria import relevance
from chaircompare.relevance.fit import (
    STARTING_WEIGHTS_SENTENCE,
    WEIGHTS,
    WEIGHTS_SENTENCE,
    Fit,
    Order,
    at_least_as_good,
    dominance,
    fit,
    order,
    orders,
    small_changes,
    steadiness,
    weighed,
    weight,
)
from chaircompare.relevance.needs import MOST_EXTRA, Importance, Need, judge
from tests import wishing
from tests.making import a_chair, a_fact, a_source
from tests.wishing import FEATURES

MANY = [
    Need(key, importance, Has())
    for key, importance in zip(
        ("calf_massage", "rocking", "heat", "speakers", "body_scan"),
        (*list(Importance)[:3], Importance.IMPORTANT, Importance.NICE),
        strict=True,
    )
]


def a_fit(verdicts: list[Verdict]) -> Fit:
    by_verdict = [
        tuple(need for need, one in zip(MANY, verdicts, strict=True) if one is verdict)
        for verdict in Verdict
    ]
    return Fit(*by_verdict)


FITS = st.lists(st.sampled_from(Verdict), min_size=len(MANY), max_size=len(MANY)).map(a_fit)


def completed(chair: Chair, one: Fit, notes: Iterable[Fact]) -> Chair:
    """The chair with those of the notes that settle what was open and take nothing back.

    A note that contradicts what is stated does not fill a gap: it may turn any verdict. One on a
    feature stands in the place of an earlier one.
    """
    gaps = {need.feature for need in one.not_known}
    added = {note.feature: note for note in notes if note.feature in gaps and leaves(one, note)}
    kept = [fact for fact in chair.facts if not (fact.is_note and fact.feature in added)]
    return a_chair(chair.id, (*kept, *added.values()))


def leaves(one: Fit, note: Fact) -> bool:
    """Whether the note agrees with each verdict on its feature that was known without it."""
    alone = a_chair("alone", (note,))
    known = ((one.meets, Verdict.MEETS), (one.misses, Verdict.MISSES))
    return all(
        judge(need, alone, FEATURES) is verdict
        for needs, verdict in known
        for need in needs
        if need.feature == note.feature
    )


def a_methods_fact(stated: str, kind: SourceKind) -> Fact:
    feature = FEATURES["calf_massage_methods"]
    is_note = kind is SourceKind.YOUR_NOTE
    return a_fact(feature, stated, source=a_source(kind.value, kind), own=is_note)


def by_airbags_and_by_rollers() -> tuple[Need, ...]:
    wishes = (Contains("airbag"), Contains("roller"))
    return tuple(Need("calf_massage_methods", Importance.MUST, wish) for wish in wishes)


@given(chair=wishing.chairs(), needs=wishing.needs(), notes=wishing.notes())
@example(  # the page settles one need, the note takes it back and meets the other
    a_chair("chair", (a_methods_fact("airbag", SourceKind.MAKER),)),
    by_airbags_and_by_rollers(),
    (a_methods_fact("roller", SourceKind.YOUR_NOTE),),
)
@example(  # the note tells more than the page
    a_chair("chair", (a_methods_fact("airbag", SourceKind.MAKER),)),
    by_airbags_and_by_rollers(),
    (a_methods_fact("roller;airbag", SourceKind.YOUR_NOTE),),
)
def test_that_a_range_contains_whatever_the_missing_facts_turn_out_to_be(
    chair: Chair, needs: tuple[Need, ...], notes: tuple[Fact, ...]
) -> None:
    before = fit(chair, needs, FEATURES)
    after = fit(completed(chair, before, notes), needs, FEATURES)
    assert 0 <= before.low <= after.low <= after.high <= before.high <= 100
    assert set(before.meets) <= set(after.meets)
    assert set(before.misses) <= set(after.misses)


@given(data=st.data(), needs=wishing.needs())
def test_that_an_order_is_never_taken_back_by_what_becomes_known(
    data: st.DataObject, needs: tuple[Need, ...]
) -> None:
    pair = [data.draw(wishing.chairs(name)) for name in "ab"]
    before = [fit(chair, needs, FEATURES) for chair in pair]
    after = [
        fit(completed(chair, one, data.draw(wishing.notes())), needs, FEATURES)
        for chair, one in zip(pair, before, strict=True)
    ]
    if order(*before) is not Order.CANNOT_TELL:
        assert order(*after) is order(*before)
    found = dominance(*before)
    if found and not found.open_in_both:
        assert at_least_as_good(*after)


@given(FITS, FITS, FITS)
def test_that_at_least_as_good_is_a_partial_order(a: Fit, b: Fit, c: Fit) -> None:
    assert at_least_as_good(a, a)
    if at_least_as_good(a, b) and at_least_as_good(b, a):
        assert a == b
    if at_least_as_good(a, b) and at_least_as_good(b, c):
        assert at_least_as_good(a, c)


@given(FITS, FITS, FITS)
def test_that_dominance_is_a_strict_partial_order(a: Fit, b: Fit, c: Fit) -> None:
    assert dominance(a, a) is None
    if dominance(a, b):
        assert dominance(b, a) is None
        assert a.low >= b.low
        assert a.high >= b.high
    if dominance(a, b) and dominance(b, c):
        assert dominance(a, c)


@given(FITS, FITS)
def test_that_dominance_without_open_needs_is_an_order(a: Fit, b: Fit) -> None:
    found = dominance(a, b)
    if found and not found.open_in_both:
        assert order(a, b) is Order.BEFORE


@given(FITS, FITS)
def test_that_the_order_of_two_is_the_same_from_either_side(a: Fit, b: Fit) -> None:
    turned = {Order.BEFORE: Order.AFTER, Order.AFTER: Order.BEFORE}
    assert order(b, a) is turned.get(order(a, b), order(a, b))


@given(data=st.data(), needs=wishing.needs(most=4))
def test_that_steadiness_is_what_judging_anew_after_each_change_comes_to(
    data: st.DataObject, needs: tuple[Need, ...]
) -> None:
    trio = [data.draw(wishing.chairs(name)) for name in "abc"]

    def anew(changed: tuple[Need, ...]) -> tuple[Order, ...]:
        return orders([fit(chair, changed, FEATURES) for chair in trio])

    changes = small_changes(needs)
    found = steadiness(trio, needs, FEATURES)
    assert found.changes == len(changes)
    assert found.same == sum(anew(change) == anew(needs) for change in changes)


def test_that_the_weights_are_told_as_they_are() -> None:
    for importance, points in WEIGHTS.items():
        if importance is not Importance.NONE:
            assert f" {points}" in WEIGHTS_SENTENCE
    assert "restless-legs" in STARTING_WEIGHTS_SENTENCE


def test_that_no_answer_lifts_a_need_over_the_next_importance() -> None:
    levels = [importance for importance in Importance if importance is not Importance.NONE]
    for stronger, weaker in pairwise(levels):
        assert weight(Need("heat", stronger, Has())) > weight(
            Need("heat", weaker, Has(), MOST_EXTRA)
        )
    assert weight(Need("heat", Importance.NONE, Has(), MOST_EXTRA)) == 0


def test_that_the_list_takes_the_needs_that_matter() -> None:
    needs = [*MANY, Need("leg_stretch", Importance.NONE, Has())]
    found = weighed(needs)
    assert [(one.feature, one.weight, one.must) for one in found] == [
        ("calf_massage", 8, True),
        ("rocking", 4, False),
        ("heat", 1, False),
        ("speakers", 4, False),
        ("body_scan", 1, False),
    ]


def test_that_the_starting_sets_follow_the_weights_of_the_criteria() -> None:
    from chaircompare.relevance.needs import starting_sets

    offered = {need.written().partition(" ")[2]: need for s in starting_sets() for need in s.needs}
    marks = relevance()
    assert offered["calf_massage_methods contains airbag"].importance is Importance.IMPORTANT
    assert offered["heat_zones contains calves"].importance is Importance.NICE
    assert offered["roller_speed_levels at-least 2"].importance is Importance.NICE
    assert marks.mark("wall_clearance") is None
    assert offered["wall_clearance at-most 6 in"].importance is Importance.IMPORTANT
