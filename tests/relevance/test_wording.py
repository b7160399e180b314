"""No text that is shown, printed or exported says more about health than anyone knows."""

import ast
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from chaircompare.assets import data_folder
from chaircompare.catalogue.chair import Chair
from chaircompare.catalogue.features import registry
from chaircompare.catalogue.store import Catalogue
from chaircompare.cli import main
from chaircompare.comparison import View, compare
from chaircompare.comparison.summary import summarise
from chaircompare.comparison.table import tidy, wide
from chaircompare.exchange.choices import ExportChoices
from chaircompare.exchange.export_html import to_html
from chaircompare.exchange.export_json import to_json
from chaircompare.relevance.criteria import (
    NOT_MEDICAL_ADVICE,
    RLS_IN_BRIEF,
    RLS_SENTENCE,
    relevance,
)
from chaircompare.relevance.evidence import evidence
from chaircompare.relevance.needs import starting_sets
from chaircompare.relevance.wording import wording

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "chaircompare").rglob("*.py"))


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module but the designs of studies, which are quoted and looked up.

    The parts of an f-string stand together.
    """
    designs = {study.design for study in evidence().studies.values()}
    inside: set[int] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            parts = [
                str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values
            ]
            inside.update(id(part) for part in ast.walk(node))
            yield node.lineno, "".join(parts)
        elif (
            isinstance(node, ast.Constant) and id(node) not in inside and node.value not in designs
        ):
            yield node.lineno, str(node.value)


@pytest.fixture(scope="module")
def quotations(chairs: dict[str, Chair]) -> list[str]:
    """What makers call their chairs and programmes, where it is a claim: quoted, not our words."""
    said = {
        text
        for chair in chairs.values()
        for text in (
            *(chair.id, chair.model, chair.product_page),
            *(fact.stated for fact in chair.facts),
            *(source.url for source in chair.sources),
        )
    }
    return sorted((text for text in said if wording().avoided_words(text)), key=len, reverse=True)


def our_claims(text: str, quotations: list[str]) -> list[str]:
    for quotation in quotations:
        text = text.replace(quotation, "…")
    return wording().avoided_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "This chair treats RLS.",
        "It cures restless legs.",
        "Clinically proven for RLS",
        "relieves restless legs",
        "RLS relief",
        "a therapy for restless legs",
        "doctor recommended",
        "raises dopamine",
        "improves circulation",
        "replaces your medication",
        "safe for everyone",
        "the best massage chair",
        "RLS score: 9",
        "and the winner is",
        "promising",
        "a pilot study",
        "preliminary results",
        "helps with restless legs",
        "It HEALS",
    ],
)
def test_that_claims_are_found(text: str) -> None:
    assert wording().avoided_words(text)


@pytest.mark.parametrize(
    "text",
    [
        RLS_SENTENCE,
        RLS_IN_BRIEF,
        NOT_MEDICAL_ADVICE,
        "There is no cure.",
        "some people find it helps; others do not",
        "We do not know whether it makes restless legs less severe.",
    ],
)
def test_that_careful_words_are_left_alone(text: str) -> None:
    assert wording().avoided_words(text) == []


def test_that_an_allowed_sentence_does_not_cover_the_next_one() -> None:
    assert wording().avoided_words(f"{RLS_SENTENCE} It treats RLS.") == ["treats"]


def test_that_the_texts_of_the_data_claim_nothing() -> None:
    texts = [f"{group.label}" for group in registry().groups]
    for feature in registry().values():
        texts += [feature.label, feature.what_it_is, feature.question, *feature.choices]
    for one in starting_sets():
        texts += [one.label, one.about]
    for c in relevance().criteria:
        texts += [c.label, c.why, c.studies_say, c.not_known, c.caveat, c.evidence_level]
    for caution in evidence().cautions:
        texts += [caution.condition, caution.plain, caution.group, caution.advice]
        texts += [caution.action_in_words, caution.basis_in_words]
    assert {text: wording().avoided_words(text) for text in texts if text} == {
        text: [] for text in texts if text
    }


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_that_no_string_of_the_program_claims_anything(path: Path) -> None:
    found = [
        (line, words) for line, text in literals(path) if (words := wording().avoided_words(text))
    ]
    assert found == []


@pytest.mark.parametrize(
    "path",
    sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_that_the_papers_claim_nothing(path: Path) -> None:
    assert wording().avoided_words(" ".join(path.read_text("utf-8").split())) == []


def test_that_what_is_written_about_chairs_claims_nothing(
    chairs: dict[str, Chair], quotations: list[str]
) -> None:
    everyone = sorted(chairs.values(), key=lambda chair: chair.id)
    texts: set[str] = set()
    for start in range(0, len(everyone), 3):
        comparison = compare(everyone[start : start + 3])
        for write in (to_json, to_html):
            written = unescape(write(comparison, ExportChoices()).decode("utf-8"))
            texts.update(line.strip() for line in written.splitlines())
        for made in (wide(comparison, View.ALL), tidy(comparison, View.ALL)):
            texts.update(cell for row in (made.columns, *made.rows) for cell in row)
        texts.update(line.text for line in summarise(comparison))
    assert len(texts) > 1000
    assert [words for text in texts for words in our_claims(text, quotations)] == []


@pytest.mark.parametrize("form", ["table", "csv", "json"])
@pytest.mark.parametrize(
    "job", [("list",), ("compare", "osaki-4d-achilles", "titan-grande-xl-3d")], ids=lambda j: j[0]
)
def test_that_what_is_printed_claims_nothing(
    catalogue: Catalogue,
    capfd: pytest.CaptureFixture[str],
    quotations: list[str],
    job: tuple[str, ...],
    form: str,
) -> None:
    catalogue.close()
    assert main([*job, "--format", form]) == 0
    printed = capfd.readouterr().out
    assert len(printed) > 1000
    assert our_claims(" ".join(printed.split()), quotations) == []


def test_that_few_names_of_makers_are_claims(quotations: list[str]) -> None:
    assert quotations == [
        "https://www.massagechairwarehouse.com/products/sharper-image-relieve-3d-massage-chair",
        "Leg & Foot Relieve; Hips & Legs Fit",
        "sharper-image-relieve-3d",
        "Relieve 3D",
    ]


def test_that_the_help_claims_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for job in ([], ["list"], ["compare"], ["export"], ["check"]):
        with pytest.raises(SystemExit):
            main([*job, "--help"])
    assert wording().avoided_words(" ".join(capsys.readouterr().out.split())) == []


def test_that_the_rules_come_from_the_shipped_file() -> None:
    text = (data_folder() / "evidence" / "wording.toml").read_text("utf-8")
    assert text.count("[[avoid]]") == len(wording().patterns) > 10
    assert wording().allowed == (RLS_SENTENCE,)
