"""The cards are for a tired person in the evening: a reader of twelve can follow them."""

import pytest

from chaircompare.catalogue.features import registry
from chaircompare.relevance.criteria import Criterion, relevance
from tests.reading_age import reading_age, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("leg", 1),
        ("massage", 2),
        ("rollers", 2),
        ("squeezed", 1),
        ("stated", 2),
        ("doses", 2),
        ("people", 2),
        ("2016", 1),
        ("compression", 3),
        ("heated", 2),
        ("chairs", 1),
    ],
)
def test_that_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_that_a_hard_text_is_told_from_an_easy_one() -> None:
    easy = "The chair warms your legs. You can turn the heat off."
    hard = (
        "Intermittent pneumatic compression demonstrated statistically significant amelioration "
        "of symptomatology relative to placebo intervention in randomised populations."
    )
    assert reading_age(easy) < 8
    assert reading_age(hard) > 20


@pytest.mark.parametrize("criterion", relevance().criteria, ids=lambda one: one.key)
def test_that_a_card_can_be_read_at_twelve(criterion: Criterion) -> None:
    texts = (criterion.why, criterion.studies_say, criterion.not_known, criterion.caveat)
    assert reading_age(" ".join(texts)) <= 12


def test_that_what_a_feature_is_can_be_read_at_twelve() -> None:
    texts = [feature.what_it_is for feature in registry().values()]
    assert reading_age(" ".join(texts)) <= 10
    assert [text for text in texts if reading_age(text) > 13] == []
