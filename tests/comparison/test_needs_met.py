"""What the needs say of the compared chairs, beside rows and in sentences."""

import pytest

from chaircompare.catalogue.features import Kind
from chaircompare.catalogue.values import Quantity
from chaircompare.catalogue.wishes import AtLeast, AtMost, Contains, Has, Verdict, Wish
from chaircompare.comparison import compare
from chaircompare.comparison.needs_met import NeedsMet, needs_met, verdict_words
from chaircompare.relevance.needs import Importance, Need
from tests.making import a_chair, a_fact, a_feature, a_registry

HEAT = a_feature(Kind.YES_NO, "heat")
WIDTH = a_feature(Kind.LENGTH, "width", order=2)
ZONES = a_feature(Kind.SET, "zones", choices=("calves", "feet"), order=3)
FEATURES = a_registry(HEAT, WIDTH, ZONES)
WARM = a_chair(
    "warm", [a_fact(HEAT, "yes"), a_fact(WIDTH, "30", "in"), a_fact(ZONES, "calves;feet")]
)
WARM_TOO = a_chair("too", [a_fact(HEAT, "yes")])
SILENT = a_chair("silent", [a_fact(WIDTH, "20", "in")])
COLD = a_chair("cold", [a_fact(HEAT, "no"), a_fact(WIDTH, "20", "in"), a_fact(ZONES, "feet")])


@pytest.mark.parametrize(
    ("key", "wish", "condition", "verdicts"),
    [
        ("heat", Has(), "", ("Meets", "Misses")),
        # A list may be incomplete: what it does not name is not denied.
        ("zones", Contains("calves"), " (calves)", ("Meets", "Not known")),
        ("width", AtLeast(Quantity(25, 25, "in")), " (at least 25 in (64 cm))",
         ("Meets", "Misses")),
        ("width", AtMost(Quantity(25, 25, "in")), " (at most 25 in (64 cm))",
         ("Misses", "Meets")),
    ],
)  # fmt: skip
def test_that_a_mark_says_what_was_wished(
    key: str, wish: Wish, condition: str, verdicts: tuple[str, str]
) -> None:
    met = needs_met(compare([WARM, COLD], features=FEATURES), [Need(key, Importance.MUST, wish)])
    marks = [mark.words for (mark,) in met.marks[key]]
    assert marks == [f"{verdict}: must have{condition}" for verdict in verdicts]


def test_that_the_order_is_told_whichever_chair_stands_first() -> None:
    need = Need("heat", Importance.IMPORTANT, Has())
    said = "fits your needs more than"
    for chairs in ([WARM, COLD], [COLD, WARM]):
        met = needs_met(compare(chairs, features=FEATURES), [need])
        assert any(f"warm {said} cold" in one.words for one in met.sentences)


def test_that_chairs_that_fit_alike_and_those_that_nobody_knows_are_told_so() -> None:
    need = Need("heat", Importance.MUST, Has())
    alike = needs_met(compare([WARM, WARM_TOO], features=FEATURES), [need])
    assert "Brand warm and Brand too fit your needs alike." in alike.sentences[0].words
    assert alike.features == {"heat"}
    three = needs_met(compare([WARM, COLD, SILENT], features=FEATURES), [need])
    said = " ".join(one.words for one in three.sentences)
    assert "warm and silent can’t be told apart yet" in said
    assert [fit.lacks_must_have for fit in three.fits] == [False, True, False]
    assert three.fits[2].open_must_haves == (need,)
    assert verdict_words(Verdict.NOT_KNOWN) == "Not known"


def test_that_without_a_need_that_counts_nothing_is_said() -> None:
    none = Need("heat", Importance.NONE, Has())
    assert needs_met(compare([WARM, COLD], features=FEATURES), [none]) == NeedsMet()
