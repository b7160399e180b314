"""The fit as a range: worked by hand."""

from chaircompare.catalogue.features import registry
from chaircompare.relevance.fit import Order, dominance, fit, order, steadiness
from chaircompare.relevance.needs import read_needs
from tests.making import a_chair, a_fact

FEATURES = registry()
NEEDS = read_needs(
    [
        "must calf_massage has",
        "important foot_massage has",
        "nice heat has",
    ],
    FEATURES,
)


def test_a_gap_makes_a_range() -> None:
    chair = a_chair("c", [a_fact(FEATURES["calf_massage"], "yes"), a_fact(FEATURES["heat"], "no")])
    found = fit(chair, NEEDS, FEATURES)
    # 8 met, 4 open, 1 missed, of 13: 61.5 to 92.3.
    assert found.counts_in_words == "Meets 1 · Misses 1 · Not known 1"
    assert found.words == "62 to 92 of 100, 1 fact not known"


def test_dominance_order_and_steadiness() -> None:
    good = a_chair("a", [a_fact(FEATURES["calf_massage"], "yes"), a_fact(FEATURES["heat"], "yes")])
    poor = a_chair("b", [a_fact(FEATURES["calf_massage"], "no"), a_fact(FEATURES["heat"], "yes")])
    a, b = fit(good, NEEDS, FEATURES), fit(poor, NEEDS, FEATURES)
    # 9/13 to 13/13 against 1/13 to 5/13.
    assert order(a, b) is Order.BEFORE
    found = dominance(a, b)
    assert found is not None
    assert found.words("A", "B") == (
        "A is at least as good as B on everything you marked, and better on 1, as far as stated. "
        "Not known for both: 1."
    )
    assert dominance(b, a) is None
    # The order is lost where calf massage becomes important (5/9 against 5/9), and where foot
    # massage becomes a must-have (9/17 against 9/17).
    steady = steadiness([good, poor], NEEDS, FEATURES)
    assert steady.words == "The order stays the same in 3 of 5 small changes of your needs."
