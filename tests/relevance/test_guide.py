"""The guide says what its sources bear, in short plain sentences, and cites each of them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from chaircompare.assets import data_folder, resources_folder
from chaircompare.catalogue.data_files import DataFilesError
from chaircompare.relevance.criteria import Certainty, relevance
from chaircompare.relevance.evidence import evidence
from chaircompare.relevance.guide import (
    NEAREST,
    STUDIES_SAY,
    WHAT_IT_IS,
    GuidePage,
    Place,
    Section,
    guide,
)
from chaircompare.relevance.guide_checks import sentences, texts_of
from chaircompare.relevance.validation import validate
from chaircompare.relevance.wording import wording
from tests.reading_age import reading_age

PAGES = guide().pages
SECTIONS = [(page, section) for page in PAGES for section in page.sections]
TECHNIQUES = {
    "swedish",
    "pressing_points",
    "tuina",
    "reflexology",
    "myofascial_release",
    "leg_massage",
    "air",
    "scent",
    "stretching",
    "heat",
}
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def name_of(page: GuidePage) -> str:
    return page.key


def section_of(key: str) -> Section:
    return next(section for _, section in SECTIONS if section.key == key)


def test_that_the_pages_come_in_the_order_of_their_files() -> None:
    assert [page.key for page in PAGES] == [
        "restless_legs",
        "beside_medicine",
        "by_hand",
        "air_heat",
        "how_used",
        "claims",
        "limits",
    ]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_that_every_sentence_is_short_and_claims_nothing(page: GuidePage) -> None:
    for text in texts_of(page):
        assert wording().avoided_words(text) == []
    for statement in page.statements():
        for sentence in sentences(statement.text):
            assert len(sentence.split()) < 20, sentence


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_that_a_reader_of_twelve_can_follow(page: GuidePage) -> None:
    texts = [statement.text for statement in page.statements()]
    assert reading_age(" ".join(texts)) <= 10


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_that_every_statement_has_sources_that_are_there(page: GuidePage) -> None:
    for statement in page.statements():
        assert statement.sources, statement.text
        assert set(statement.sources) <= set(guide().sources), statement.text


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_that_each_page_has_its_own_drawing(page: GuidePage) -> None:
    path = resources_folder() / "guide" / f"{page.picture}.svg"
    assert path.read_text("utf-8").startswith("<svg")
    assert page.picture_says.startswith("Drawing: ")
    assert [one.picture for one in PAGES].count(page.picture) == 1


def test_that_no_drawing_is_left_over() -> None:
    files = {path.name for path in (resources_folder() / "guide").iterdir()}
    assert files == {f"{page.picture}.svg" for page in PAGES}


@pytest.mark.parametrize("key", sorted(TECHNIQUES))
def test_that_a_technique_says_what_it_is_its_feature_and_what_studies_say(key: str) -> None:
    leads = [statement.lead for statement in section_of(key).statements if statement.lead]
    assert leads == [WHAT_IT_IS, NEAREST, STUDIES_SAY]
    said = next(one for one in section_of(key).statements if one.lead == STUDIES_SAY)
    assert said.certainty is not None
    assert section_of(key).features


def test_that_the_phrase_follows_the_certainty() -> None:
    for _, section in SECTIONS:
        for statement in section.statements:
            first = sentences(statement.text)[0]
            if statement.certainty in {Certainty.VERY_LOW, Certainty.NONE}:
                assert first.startswith("We do not know whether")
            elif statement.certainty is Certainty.LOW:
                assert re.search(r"\bmay\b", first)
                assert "probably" not in first
            else:
                assert statement.certainty is None, "nothing is more certain than low"


def test_that_a_technique_is_no_more_certain_than_its_criterion() -> None:
    order = list(Certainty)
    for _, section in SECTIONS:
        known = [c for c in relevance().criteria if c.key in section.criteria and c.weight]
        for statement in section.statements:
            if statement.certainty and known:
                best = min(order.index(criterion.certainty) for criterion in known)
                assert order.index(statement.certainty) >= best, section.key


# Figures that the guide tells, and where else than in the cited study they are to be found.
ELSEWHERE = {
    "how_used": {"29", "30", "4"},  # our own sum and reading; data/evidence/settings.toml
    "air_heat": {"2016"},
    "claims": {"369"},
}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_that_every_figure_stands_in_a_cited_study(page: GuidePage) -> None:
    studies = evidence().studies
    for statement in page.statements():
        cited = " ".join(
            f"{s.citation} {s.people} {s.intervention} {s.comparator} {s.outcome} {s.limits}"
            for key in statement.sources
            if (s := studies.get(key))
        ).replace("three times", "3 times")
        known = set(NUMBER.findall(cited)) | ELSEWHERE.get(page.key, set())
        told = set(NUMBER.findall(statement.text.replace("H2O", "")))
        assert told <= known, statement.text


def test_that_it_is_said_that_no_chair_was_studied() -> None:
    said = " ".join(one.text for page in PAGES for one in page.statements())
    assert "None of the devices was a massage chair used by people with RLS." in said
    assert said.count("We found no trial of a massage chair in people with RLS.") == 2
    assert "There is no cure." in said
    assert "see a doctor first" in said


def test_that_the_last_page_holds_every_caution() -> None:
    assert [page.key for page in PAGES if page.has_cautions] == ["limits"]


def test_that_every_criterion_leads_to_one_place() -> None:
    for criterion in relevance().criteria:
        place = guide().place_for(criterion.key)
        assert place.section, criterion.key
        found = [s for _, s in SECTIONS if criterion.key in s.criteria]
        assert len(found) == 1, criterion.key
    assert guide().number_of("no such page") == guide().number_of(PAGES[0].key) == 0
    assert guide().number_of(PAGES[-1].key) == len(PAGES) - 1
    assert guide().place_for("no such criterion") == Place("restless_legs", "")
    assert guide().place_for("leg_air_compression") == Place("air_heat", "air")


def change(name: str, old: str, new: str) -> Callable[[Path], None]:
    def apply(data: Path) -> None:
        path = data / "guide" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return apply


AIR, HAND = "4_air_heat.toml", "3_by_hand.toml"


@pytest.mark.parametrize(
    ("apply", "said"),
    [
        pytest.param(change(AIR, '"lettieri2009"', '"nobody"'), "source 'nobody'", id="source"),
        pytest.param(
            change(AIR, 'sources = ["lettieri2009"]', "sources = []"), "no source", id="no"
        ),
        pytest.param(change(AIR, '"leg_airbags"', '"wings"'), "feature 'wings'", id="feature"),
        pytest.param(
            change(AIR, '"leg_air_compression"', '"leg_wings"'), "criterion 'leg_wings'", id="rule"
        ),
        pytest.param(
            change(AIR, "may make RLS less severe", "makes RLS less severe"),
            "certainty low does not fit",
            id="phrase",
        ),
        pytest.param(
            change(AIR, 'certainty = "low"', 'certainty = "very low"'),
            "certainty very low does not fit",
            id="certainty",
        ),
        pytest.param(
            change(AIR, "A medical air sleeve may", "It relieves. A medical air sleeve may"),
            "'relieves'",
            id="words",
        ),
        pytest.param(
            change(HAND, "Someone presses points on the body.", "Someone " + "presses " * 20 + "."),
            "more than 19 words",
            id="long",
        ),
        pytest.param(change(AIR, 'key = "air_heat"', 'key = "by_hand"'), "two pages", id="twice"),
        pytest.param(change(AIR, "picture_says", "picture_shows"), "KeyError", id="field"),
        pytest.param(change("sources.toml", "[[source]]", "[[source"), "TOMLDecode", id="no TOML"),
    ],
)
def test_that_a_guide_that_does_not_fit_is_refused(
    data: Path, apply: Callable[[Path], None], said: str
) -> None:
    apply(data)
    with pytest.raises(DataFilesError) as refused:
        validate(data)
    assert said in " ".join(refused.value.problems)


def test_that_the_guide_of_the_program_is_that_of_the_data_folder() -> None:
    assert len(list((data_folder() / "guide").glob("*.toml"))) == len(PAGES) + 1
