"""Fits worked by hand: every number here can be checked on paper.

A must-have counts 8, an important need 4, one that is nice to have 1. The low end is what is met,
the high end what is not missed, both of the weight of all needs, times 100, halves up.
"""

from dataclasses import dataclass

import pytest

from chaircompare.catalogue.chair import Chair, FactState, SourceKind
from chaircompare.catalogue.features import registry
from chaircompare.relevance.fit import Fit, Order, dominance, fit, order, small_changes, steadiness
from chaircompare.relevance.needs import read_needs
from tests.making import a_chair, a_fact, a_source

FEATURES = registry()
STATES = {"in words": FactState.IN_WORDS, "does not apply": FactState.DOES_NOT_APPLY}
KINDS = {"dealer": SourceKind.DEALER, "note": SourceKind.YOUR_NOTE}


def chair(*stated: str, name: str = "chair") -> Chair:
    """A chair of lines as `feature = value unit`, with `@ dealer` or `@ note` for other sources."""
    facts = []
    for line in stated:
        said, _, who = line.partition(" @ ")
        key, _, value = said.partition(" = ")
        words, _, unit = value.partition(" ") if FEATURES[key].is_number else (value, "", "")
        state = FactState.STATED
        for text, one in STATES.items():
            if value.startswith(text):
                state, words, unit = one, value.removeprefix(text).strip(), ""
        source = a_source(who or "maker", KINDS.get(who, SourceKind.MAKER))
        facts.append(
            a_fact(FEATURES[key], words, unit, state=state, source=source, own=who == "note")
        )
    return a_chair(name, facts)


def of(one: Chair, *needs: str) -> Fit:
    return fit(one, read_needs(needs, FEATURES), FEATURES)


@dataclass(frozen=True)
class Example:
    """What is stated, what is needed, and what comes of it."""

    stated: tuple[str, ...]
    needs: tuple[str, ...]
    counts: str
    words: str


EXAMPLES = {
    # 8 of 8.
    "a must-have that is stated": Example(
        ("calf_massage = yes",),
        ("must calf_massage has",),
        "Meets 1 · Misses 0 · Not known 0",
        "100 of 100",
    ),
    # 0 of 8, up to 8 of 8: one fact decides everything.
    "a gap leaves everything open": Example(
        (),
        ("must calf_massage has",),
        "Meets 0 · Misses 0 · Not known 1",
        "0 to 100 of 100, 1 fact not known",
    ),
    # 8 + 4 + 1 = 13. Met 8 + 1 = 9: 69.2. Missed 4, so the high end is 9 as well.
    "a stated no is a miss": Example(
        ("calf_massage = yes", "foot_massage = no", "heat = yes"),
        ("must calf_massage has", "important foot_massage has", "nice heat has"),
        "Meets 2 · Misses 1 · Not known 0",
        "69 of 100",
    ),
    # 8 + 4 + 4 + 1 = 17. Met 8: 47.06. Open 4 + 4 + 1, so 17 of 17.
    "three gaps": Example(
        ("calf_massage = yes",),
        (
            "must calf_massage has",
            "important foot_massage has",
            "important heat has",
            "nice rocking has",
        ),
        "Meets 1 · Misses 0 · Not known 3",
        "47 to 100 of 100, 3 facts not known",
    ),
    # 4 + 1 = 5. Two sources differ on heat, so it is open: 1 of 5 to 5 of 5.
    "sources that differ on a yes or no": Example(
        ("heat = yes", "heat = no @ dealer", "rocking = yes"),
        ("important heat has", "nice rocking has"),
        "Meets 1 · Misses 0 · Not known 1",
        "20 to 100 of 100, 1 fact not known",
    ),
    # The same, and a note of one's own settles it: 1 of 5.
    "a note settles what sources dispute": Example(
        ("heat = yes", "heat = no @ dealer", "heat = no @ note", "rocking = yes"),
        ("important heat has", "nice rocking has"),
        "Meets 1 · Misses 1 · Not known 0",
        "20 of 100",
    ),
    # 3,999 and 4,999 are both at most 5,000; only one of them is at most 4,500: 4 of 8 to 8 of 8.
    "prices that differ and still decide": Example(
        ("sale_price = 3999 USD", "sale_price = 4999 USD @ dealer"),
        ("important sale_price at-most 5000 USD", "important list_price at-most 5000 USD"),
        "Meets 1 · Misses 0 · Not known 1",
        "50 to 100 of 100, 1 fact not known",
    ),
    "prices that differ around the limit": Example(
        ("sale_price = 3999 USD", "sale_price = 4999 USD @ dealer"),
        ("important sale_price at-most 4500 USD",),
        "Meets 0 · Misses 0 · Not known 1",
        "0 to 100 of 100, 1 fact not known",
    ),
    # A price of 5,000 is at most 5,000; one of 5,001 is not. No rounding for money: 4 of 8.
    "a price at its limit": Example(
        ("sale_price = 5000 USD", "list_price = 5001 USD"),
        ("important sale_price at-most 5000 USD", "important list_price at-most 5000 USD"),
        "Meets 1 · Misses 1 · Not known 0",
        "50 of 100",
    ),
    # Currencies are never converted.
    "a price in another currency": Example(
        ("sale_price = 100 EUR",),
        ("important sale_price at-most 5000 USD",),
        "Meets 0 · Misses 0 · Not known 1",
        "0 to 100 of 100, 1 fact not known",
    ),
    # 15 cm are 5.906 in; 1 % off 6 in is 5.94 in, so 15 cm miss. 15.1 cm are 5.945 in and meet.
    "a length just below its limit, in the other unit": Example(
        ("legrest_extension = 15 cm",),
        ("important legrest_extension at-least 6 in",),
        "Meets 0 · Misses 1 · Not known 0",
        "0 of 100",
    ),
    "a length within one part in a hundred": Example(
        ("legrest_extension = 15.1 cm",),
        ("important legrest_extension at-least 6 in",),
        "Meets 1 · Misses 0 · Not known 0",
        "100 of 100",
    ),
    # 15 to 30 minutes is stated: at least 10 is met, at least 40 is missed, at least 20 is open.
    # 8 + 4 + 1 = 13: met 8 (61.5), not missed 8 + 1 = 9 (69.2).
    "a range against limits below, above and within it": Example(
        ("session_minutes_max = 15-30 min", "session_minutes_min = 15-30 min"),
        (
            "must session_minutes_max at-least 10 min",
            "important session_minutes_min at-most 10 min",
            "nice session_minutes_max at-most 20 min",
        ),
        "Meets 1 · Misses 1 · Not known 1",
        "62 to 69 of 100, 1 fact not known",
    ),
    # The list names airbags. Rollers are not denied by that: 4 of 8 to 8 of 8.
    "a list that does not name it": Example(
        ("calf_massage_methods = airbag",),
        (
            "important calf_massage_methods contains airbag",
            "important calf_massage_methods contains roller",
        ),
        "Meets 1 · Misses 0 · Not known 1",
        "50 to 100 of 100, 1 fact not known",
    ),
    # Who wrote the note was asked for all of it: 4 of 8.
    "a list that the person wrote": Example(
        ("calf_massage_methods = airbag @ note",),
        (
            "important calf_massage_methods contains airbag",
            "important calf_massage_methods contains roller",
        ),
        "Meets 1 · Misses 1 · Not known 0",
        "50 of 100",
    ),
    # No calf massage, so no airbags in it either: 0 of 12.
    "the detail of what the chair lacks": Example(
        ("calf_massage = no",),
        ("must calf_massage has", "important calf_massage_methods contains airbag"),
        "Meets 0 · Misses 2 · Not known 0",
        "0 of 100",
    ),
    # What does not apply cannot be reached. Whether it keeps a limit nobody can say: 0 to 4 of 12.
    "what does not apply": Example(
        ("foot_speed_levels = does not apply", "doorway_min_disassembled = does not apply"),
        (
            "must foot_speed_levels at-least 2",
            "important doorway_min_disassembled at-most 30 in",
        ),
        "Meets 0 · Misses 1 · Not known 1",
        "0 to 33 of 100, 1 fact not known",
    ),
    # Words where a figure was expected: nothing is guessed from them.
    "a figure given in words": Example(
        ("wall_clearance = in words only the S version needs 3 in",),
        ("important wall_clearance at-most 5 in",),
        "Meets 0 · Misses 0 · Not known 1",
        "0 to 100 of 100, 1 fact not known",
    ),
    # A choice is one thing: who states 3D does not have 4D. Case says nothing. 1 of 5.
    "a choice": Example(
        ("roller_type = 3D", "track = sl"),
        ("important roller_type contains 4D", "nice track contains SL"),
        "Meets 1 · Misses 1 · Not known 0",
        "20 of 100",
    ),
    # 4 + 2 from questions = 6, and 4: 6 of 10.
    "an answer to a question adds weight": Example(
        ("heat = yes", "rocking = no"),
        ("important+2 heat has", "important rocking has"),
        "Meets 1 · Misses 1 · Not known 0",
        "60 of 100",
    ),
    # What does not matter is not judged.
    "what does not matter": Example(
        ("heat = yes",),
        ("nice heat has", "none rocking has", "none calf_massage has"),
        "Meets 1 · Misses 0 · Not known 0",
        "100 of 100",
    ),
    "no needs": Example(
        ("heat = yes",), (), "Meets 0 · Misses 0 · Not known 0", "No needs marked yet"
    ),
    # 4 of 8 is 50; 1 of 8 is 12.5 and becomes 13.
    "halves go up": Example(
        ("rocking = yes", "heat = no", "speakers = no", "body_scan = no"),
        ("nice rocking has", "nice+2 heat has", "nice+1 speakers has", "nice+1 body_scan has"),
        "Meets 1 · Misses 3 · Not known 0",
        "13 of 100",
    ),
}


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_that_a_fit_is_what_it_comes_to_on_paper(example: Example) -> None:
    found = of(chair(*example.stated), *example.needs)
    assert (found.counts_in_words, found.words) == (example.counts, example.words)


@pytest.mark.parametrize(
    ("stated", "same"),
    [
        ("legrest_extension = 6 in", "legrest_extension = 15.24 cm"),
        ("user_height_max = 74 in", "user_height_max = 187.96 cm"),
        ("user_weight_max = 300 lb", "user_weight_max = 136.077711 kg"),
        ("doorway_min = 29.5 in", "doorway_min = 749.3 mm"),
        ("session_minutes_max = 30 min", "session_minutes_max = 0.5 h"),
        ("warranty_years = 3 year", "warranty_years = 36 month"),
    ],
)
@pytest.mark.parametrize("how", ["at-least", "at-most"])
@pytest.mark.parametrize("part", [0.5, 0.98, 0.9901, 0.995, 1.0, 1.005, 1.0099, 1.02, 2.0])
def test_that_units_do_not_matter(stated: str, same: str, how: str, part: float) -> None:
    """The stated figure and the limit, each in either unit: one verdict."""
    verdicts = set()
    for one in (stated, same):
        for limit in (stated, same):
            key, _, value = limit.partition(" = ")
            figure, _, unit = value.partition(" ")
            need = f"must {key} {how} {round(float(figure) * part, 6)} {unit}"
            verdicts.add(of(chair(one), need).counts_in_words)
    assert len(verdicts) == 1


NEEDS = (
    "must calf_massage has",
    "important heat has",
    "important rocking has",
    "nice speakers has",
)


def test_that_ranges_that_do_not_meet_give_an_order() -> None:
    # Of 17. a: 8 + 4 met, 4 missed, 1 open: 12 to 13. b: 4 + 4 + 1 = 9 met, 8 missed: 9.
    a = of(chair("calf_massage = yes", "heat = yes", "rocking = no"), *NEEDS)
    b = of(chair("calf_massage = no", "heat = yes", "rocking = yes", "speakers = yes"), *NEEDS)
    assert (a.words, b.words) == ("71 to 76 of 100, 1 fact not known", "53 of 100")
    assert (order(a, b), order(b, a)) == (Order.BEFORE, Order.AFTER)
    # c: 8 met, 4 missed, 4 + 1 open: 8 to 13. It overlaps both.
    c = of(chair("calf_massage = yes", "rocking = no"), *NEEDS)
    assert c.words == "47 to 76 of 100, 2 facts not known"
    assert order(a, c) is order(c, b) is Order.CANNOT_TELL
    assert order(b, b) is Order.EQUAL


def test_that_touching_ranges_cannot_be_told_apart() -> None:
    # a is 4 of 8; b is 0 to 4 of 8: it may come to just the same.
    needs = ("important heat has", "important rocking has")
    a = of(chair("heat = yes", "rocking = no"), *needs)
    b = of(chair("rocking = no"), *needs)
    assert (a.words, b.words) == ("50 of 100", "0 to 50 of 100, 1 fact not known")
    assert order(a, b) is Order.CANNOT_TELL


def test_that_dominance_counts_what_is_stated_alone() -> None:
    a = chair("calf_massage = yes", "heat = yes", "rocking = yes")
    b = chair("calf_massage = no", "heat = no", "rocking = yes")
    found = dominance(of(a, *NEEDS), of(b, *NEEDS))
    assert found is not None
    assert found.words("Achilles", "Titan") == (
        "Achilles is at least as good as Titan on everything you marked, and better on 2, "
        "as far as stated. Not known for both: 1."
    )
    # Better in one thing and worse in another: neither dominates.
    c = chair("calf_massage = no", "heat = no", "rocking = yes", "speakers = yes")
    d = chair("calf_massage = yes", "heat = no", "rocking = yes", "speakers = no")
    assert dominance(of(c, *NEEDS), of(d, *NEEDS)) is None
    assert dominance(of(d, *NEEDS), of(c, *NEEDS)) is None
    # Met beside not known is at least as good, and no reason to say that it is better.
    e = chair("calf_massage = yes", "heat = yes", "rocking = yes", "speakers = yes")
    f = chair("calf_massage = yes", "rocking = yes", "speakers = yes")
    assert dominance(of(e, *NEEDS), of(f, *NEEDS)) is None


def test_that_steadiness_counts_every_small_change() -> None:
    """Two chairs and four needs, of which each step is written out.

    a has heat and rocking, b calf massage and speakers. Weights 8, 4, 4, 1: b 9 before a 8.
    """
    a = chair("calf_massage = no", "heat = yes", "rocking = yes", "speakers = no", name="a")
    b = chair("calf_massage = yes", "heat = no", "rocking = no", "speakers = yes", name="b")
    needs = read_needs(NEEDS, FEATURES)
    # calf massage down: a 8, b 5 - changed.       heat up:   a 12, b 9 - changed.
    # heat down:         a 5, b 9 - the same.      rocking:   the same as heat, up and down.
    # speakers up:       a 8, b 12 - the same.     speakers down: a 8, b 8 - changed.
    assert len(small_changes(needs)) == 7
    found = steadiness([a, b], needs, FEATURES)
    assert found.words == "The order stays the same in 3 of 7 small changes of your needs."


def test_that_there_is_no_order_to_keep_while_ranges_overlap() -> None:
    a, b = chair("heat = yes", name="a"), chair("rocking = yes", name="b")
    found = steadiness([a, b], read_needs(NEEDS, FEATURES), FEATURES)
    assert found.words == "There is no order yet: no two of these chairs can be told apart."


def test_that_one_need_has_one_small_change() -> None:
    # Up from nice to important; down would leave no need at all.
    a, b = chair("heat = yes", name="a"), chair("heat = no", name="b")
    found = steadiness([a, b], read_needs(["nice heat has"], FEATURES), FEATURES)
    assert found.words == "The order stays the same in 1 of 1 small change of your needs."
