"""A catalogue without chairs shows the ways on, and each of them leads somewhere."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.store import Catalogue
from chaircompare.settings import TEXT_SIZES
from chaircompare.ui.upkeep.form.form import ChairForm
from tests.ui.conftest import Opener
from tests.ui.person import CTRL, WIDE, Key, Person, click, part, settle
from tests.ui.test_looks import trouble

EVERYONE = 93


@pytest.fixture
def person(open_window: Opener, catalogue_file: Path) -> Person:
    """Someone who put every chair into the bin."""
    with Catalogue.open(catalogue_file) as catalogue:
        chairs = catalogue.load([row.id for row in catalogue.list()])
        binned = [ChairChange(c, replace(c, binned_on=date(2026, 11, 22))) for c in chairs]
        catalogue.apply(binned)
    return open_window(catalogue_file)


def test_that_an_empty_catalogue_says_so_and_offers_three_ways(person: Person) -> None:
    words = part(person.window, QLabel, "nothingFound")
    assert words.text() == "No chairs yet. Add one, or import a table."
    assert person.button("emptyImportButton").isVisible()
    assert not person.button("clearSearchButton").isVisible()
    told = part(person.window, QLabel, "statusLine").text()
    assert told == "No chairs yet. Not medical advice: ask a doctor."
    click(person.button("compareButton"))
    missing = part(person.window, QLabel, "trayHint")
    assert missing.text() == "Two chairs are needed to compare. Add two."
    click(person.button("emptyAddButton"))
    assert part(person.window, ChairForm, "chairForm").isVisible()


def test_that_no_example_is_offered_where_there_are_no_chairs(person: Person) -> None:
    person.window.resize(*WIDE)
    settle()
    start = part(person.window, QWidget, "startPage")
    assert start.isVisible()
    assert "Two chairs are needed to compare. Add two." in person.words_of(start)
    assert not person.button("exampleButton").isVisible()
    click(person.button("emptyExampleButton"))
    settle()
    assert person.button("exampleButton").isVisible()


def test_that_the_example_catalogue_comes_back_and_can_be_undone(person: Person) -> None:
    click(person.button("emptyExampleButton"))
    assert len(person.listed()) == EVERYONE
    assert person.list.isVisible()
    person.press(Key.Key_Z, CTRL)
    assert person.listed() == []


def test_that_a_search_in_an_empty_catalogue_is_about_the_search(person: Person) -> None:
    person.search("osaki")
    assert part(person.window, QLabel, "nothingFound").text() == "No chair matches “osaki”."
    assert not person.button("emptyAddButton").isVisible()


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_that_no_words_of_it_are_cut_off(person: Person, percent: int) -> None:
    person.window.theming.choose_text_size(percent)
    settle()
    assert trouble(person.window.catalogue_panel) == []
