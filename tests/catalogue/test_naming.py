"""One chair is known by its names however they are written; each gets an id of its own."""

from dataclasses import replace
from datetime import date

import pytest

from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.naming import Ids, fold, slug
from chaircompare.catalogue.store import Catalogue
from tests.making import a_chair


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Osaki", "OS-4000 T"), ("OSAKI", "os4000t")),
        (("Titan", "Élite"), ("Titan", "E\u0301lite")),
        (("Ogawa", "ＡＢ１"), ("Ogawa", "AB1")),
        (("Kahuna LM", "6800"), ("Kahuna", "LM-6800")),
    ],
)
def test_that_one_chair_folds_alike(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert fold(*one) == fold(*other)


def test_that_a_plus_is_another_model() -> None:
    assert fold("Infinity", "IT-8500") != fold("Infinity", "IT-8500+")


@pytest.mark.parametrize(
    ("brand", "model", "made"),
    [
        ("Example", "Lotus 4D", "example-lotus-4d"),
        ("Éclat", "Zéro  G!", "eclat-zero-g"),
        ("안마", "의자", "chair"),
        ("", "", "chair"),
    ],
)
def test_that_an_id_has_plain_letters(brand: str, model: str, made: str) -> None:
    assert slug(brand, model) == made


def test_that_an_id_is_given_once() -> None:
    ids = Ids(["example-lotus"])
    assert [ids.make("Example", "Lotus") for _ in range(2)] == [
        "example-lotus-2",
        "example-lotus-3",
    ]
    assert ids.take("example-rose")
    assert not ids.take("example-rose")
    assert ids.make("Example", "Rose") == "example-rose-2"


def test_that_chairs_in_the_bin_keep_their_names(catalogue: Catalogue) -> None:
    catalogue.add_chair(a_chair("mine", brand="My", model="Chair"))
    (mine,) = catalogue.load(["mine"])
    catalogue.apply([ChairChange(mine, replace(mine, binned_on=date(2026, 11, 22)))])
    named = {one.id: one for one in catalogue.names()}
    assert len(named) == catalogue.count() + 1
    assert named["mine"].name == "My Chair"
    assert [one.id for one in named.values() if one.in_bin] == ["mine"]
