"""Which rows are marked RLS, and in which words: never more than the studies bear."""

import csv
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chaircompare.assets import data_folder
from chaircompare.catalogue.data_files import DataFilesError
from chaircompare.catalogue.features import registry
from chaircompare.relevance.criteria import Certainty, Criterion, FeatureRule, relevance
from chaircompare.relevance.evidence import evidence, read_evidence
from chaircompare.relevance.validation import validate

CRITERIA = relevance().criteria
WEIGHTLESS = [criterion for criterion in CRITERIA if criterion.weight == 0]
PHRASES = {
    Certainty.HIGH: r"^Studies show that",
    Certainty.MODERATE: r"\bprobably\b",
    Certainty.LOW: r"\bmay\b",
    Certainty.VERY_LOW: r"^We do not know whether\b",
    Certainty.NONE: r"^We do not know whether\b",
}


def entries(name: str, table: str) -> list[dict[str, Any]]:
    with (data_folder() / "evidence" / name).open("rb") as file:
        found: list[dict[str, Any]] = tomllib.load(file)[table]
    return found


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


def test_that_the_marked_rows_are_those_of_the_weighty_criteria() -> None:
    expected = {
        rule.split(":")[0]
        for criterion in entries("criteria.toml", "criterion")
        if criterion["weight"] > 0
        for rule in criterion["features"]
    }
    marked = {key for key in registry() if relevance().mark(key)}
    assert marked == expected
    assert 0 < len(marked) < len(registry())


def test_that_every_criterion_of_the_file_is_read_whole() -> None:
    read = [
        {
            "key": c.key,
            "label": c.label,
            "weight": c.weight,
            "evidence_level": c.evidence_level,
            "certainty": c.certainty.value,
            "directness": c.directness,
            "features": [f"{r.feature}:{r.choice}" if r.choice else r.feature for r in c.rules],
            "studies": list(c.studies),
            "why": c.why,
            "studies_say": c.studies_say,
            "not_known": c.not_known,
            "caveat": c.caveat,
        }
        for c in CRITERIA
    ]
    assert read == entries("criteria.toml", "criterion")
    assert len({c.key for c in CRITERIA}) == len(CRITERIA) == 27


def test_that_a_mark_tells_its_weightiest_criterion_first() -> None:
    for key in registry():
        mark = relevance().mark(key)
        if mark:
            weights = [criterion.weight for criterion in mark.criteria]
            assert weights == sorted(weights, reverse=True)
            assert mark.weight == weights[0] == mark.main.weight > 0
            assert all(key in {r.feature for r in c.rules} for c in mark.criteria)


@pytest.mark.parametrize("criterion", WEIGHTLESS, ids=lambda c: c.key)
def test_that_a_criterion_without_weight_marks_nothing_and_says_that_nothing_was_found(
    criterion: Criterion,
) -> None:
    assert re.search(
        r"\bno\b.*\bfound\b|\bfound no\b|\bnothing\b.*\bfound\b", criterion.studies_say
    )
    for rule in criterion.rules:
        assert criterion in relevance().criteria_of(rule.feature)
        mark = relevance().mark(rule.feature)
        assert mark is None or criterion not in mark.criteria
    assert any(relevance().mark(rule.feature) is None for rule in criterion.rules)


def test_that_a_feature_no_criterion_speaks_about_is_not_marked() -> None:
    assert relevance().criteria_of("colours") == ()
    assert relevance().mark("colours") is None
    assert relevance().mark("no such feature") is None


@pytest.mark.parametrize(
    "criterion", [c for c in CRITERIA if c.weight], ids=lambda criterion: criterion.key
)
def test_that_certainty_fixes_the_phrase(criterion: Criterion) -> None:
    assert re.search(PHRASES[criterion.certainty], criterion.studies_say), criterion.studies_say
    stronger = "Studies show that|probably" if criterion.certainty is Certainty.LOW else "\bmay\b"
    assert not re.search(stronger, sentences(criterion.studies_say)[0])


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.key)
def test_that_every_sentence_about_a_criterion_is_short(criterion: Criterion) -> None:
    for text in (criterion.why, criterion.studies_say, criterion.not_known, criterion.caveat):
        for sentence in sentences(text):
            assert len(sentence.split()) < 20, sentence
    assert len(sentences(criterion.why)) == 1


def test_that_every_sentence_about_a_feature_is_short() -> None:
    for feature in registry().values():
        for sentence in sentences(feature.what_it_is):
            assert len(sentence.split()) <= 20, sentence


def test_that_no_criterion_claims_what_nobody_studied() -> None:
    for criterion in CRITERIA:
        assert 0 <= criterion.weight <= 4
        assert 0 <= criterion.directness <= 2
        assert all(study in evidence().studies for study in criterion.studies)


def test_that_it_is_told_how_strong_and_how_direct_the_evidence_is() -> None:
    told = {criterion.key: criterion.how_sure for criterion in CRITERIA}
    assert told["leg_air_compression"] == (
        "Certainty: low. "
        "Studied with another powered device on the same part of the body, not with a chair."
    )
    for criterion in CRITERIA:
        told_certainty = f"Certainty: {criterion.certainty.value}." in criterion.how_sure
        assert told_certainty is (criterion.certainty is not Certainty.NONE)
        assert ("not with a chair" in criterion.how_sure) is (criterion.directness > 0)


def test_that_choices_narrow_a_rule() -> None:
    air = next(c for c in CRITERIA if c.key == "leg_air_compression")
    assert air.choices_of("calf_massage_methods") == ("airbag",)
    assert air.choices_of("leg_airbags") == ()
    assert FeatureRule.read("heat_zones:feet") == FeatureRule("heat_zones", "feet")
    assert FeatureRule.read("heat") == FeatureRule("heat")


def test_that_all_studies_and_cautions_of_the_files_are_read() -> None:
    assert list(evidence().studies) == [s["key"] for s in entries("studies.toml", "study")]
    assert [c.key for c in evidence().cautions] == [
        c["key"] for c in entries("cautions.toml", "caution")
    ]
    assert len(evidence().studies) == 52
    assert len(evidence().cautions) == 29


def test_that_the_kind_of_a_study_is_told_to_people_who_read_none() -> None:
    told = {study.design: study.design_in_words for study in evidence().studies.values()}
    assert told["pilot RCT"] == "small randomised trial"
    assert not any("RCT" in words for words in told.values())


def change(name: str, old: str, new: str) -> Callable[[Path], None]:
    def apply(data: Path) -> None:
        path = data / "evidence" / name
        if name in {"features.csv", "needs.toml"}:
            path = data / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return apply


def test_that_the_shipped_evidence_fits_together(data: Path) -> None:
    validate(data)
    validate(data_folder())


@pytest.mark.parametrize(
    ("apply", "said"),
    [
        pytest.param(
            change("criteria.toml", '"leg_airbags"', '"leg_wings"'), "'leg_wings'", id="feature"
        ),
        pytest.param(
            change("criteria.toml", "calf_massage_methods:airbag", "calf_massage_methods:broom"),
            "no choice 'broom'",
            id="choice",
        ),
        pytest.param(
            change("criteria.toml", '"lettieri2009"', '"nobody2009"'), "'nobody2009'", id="study"
        ),
        pytest.param(change("criteria.toml", "weight = 4", "weight = 5"), "weight 5", id="weight"),
        pytest.param(
            change("criteria.toml", "directness = 2", "directness = 3"), "directness 3", id="direct"
        ),
        pytest.param(
            change("criteria.toml", 'why = "Marked', 'why = "It cures. Marked'),
            "'cures'",
            id="avoided word",
        ),
        pytest.param(
            change(
                "features.csv", "The chair massages the lower legs.", "It relieves restless legs."
            ),
            "features.csv: calf_massage uses the words",
            id="avoided word in a feature",
        ),
        pytest.param(
            change("criteria.toml", 'certainty = "low"', 'certainty = "sure"'), "'sure'", id="level"
        ),
        pytest.param(
            change("criteria.toml", "weight = 4\n", ""), "TypeError", id="criterion without weight"
        ),
        pytest.param(
            change("criteria.toml", 'features = ["foot_massage", ', 'features = "foot_massage" #'),
            "must be lists",
            id="no list",
        ),
        pytest.param(
            change("cautions.toml", '"calf_kneading"', '"calf_tickling"'),
            "'calf_tickling'",
            id="caution of an unknown criterion",
        ),
        pytest.param(
            change("cautions.toml", "criteria = [", 'criteria = "all" # ['),
            "criteria must be a list",
            id="caution without a list",
        ),
        pytest.param(
            change("cautions.toml", 'action = "avoid"', 'action = "shrug"'),
            "'shrug'",
            id="advice that is none",
        ),
        pytest.param(
            change("cautions.toml", 'plain = "Heart failure"', 'plain = "It heals the heart"'),
            "caution heart_failure: uses the words ['heals']",
            id="avoided word in a caution",
        ),
        pytest.param(
            change("cautions.toml", 'plain = "Heart failure"', 'exception = true\nplain = "Heart"'),
            "only what is to be avoided",
            id="exception to a question",
        ),
        pytest.param(
            change("studies.toml", 'design = "sham', 'pattern = "sham'), "TypeError", id="field"
        ),
        pytest.param(
            change("features.csv", "Does the chair massage the calves?", "The calves please."),
            "calf_massage has no question",
            id="no question",
        ),
        pytest.param(
            change("features.csv", "Does the chair massage the calves?", "Does it relieve RLS?"),
            "calf_massage uses the words",
            id="avoided word in a question",
        ),
        pytest.param(
            change("needs.toml", "calf_massage has", "calf_massage at-least 3"),
            "takes no need of this kind",
            id="need that the feature cannot answer",
        ),
        pytest.param(
            change("needs.toml", "Massage of the lower legs", "It treats the lower legs"),
            "set calves uses the words",
            id="avoided word in a set",
        ),
        pytest.param(change("wording.toml", "[[avoid]]", "[[avoid"), "TOMLDecode", id="no TOML"),
    ],
)
def test_that_evidence_that_does_not_fit_is_refused(
    data: Path, apply: Callable[[Path], None], said: str
) -> None:
    apply(data)
    with pytest.raises(DataFilesError) as refused:
        validate(data)
    assert said in " ".join(refused.value.problems)


def test_that_studies_that_are_no_list_are_refused(data: Path) -> None:
    (data / "evidence" / "studies.toml").write_text('study = "one"', "utf-8")
    with pytest.raises(TypeError, match="must be a list"):
        read_evidence(data)


def test_that_every_rule_points_to_a_row_of_the_features_file() -> None:
    with (data_folder() / "features.csv").open(encoding="utf-8", newline="") as file:
        choices = {row["feature"]: row["choices"].split(";") for row in csv.DictReader(file)}
    for criterion in CRITERIA:
        for rule in criterion.rules:
            assert not rule.choice or rule.choice in choices[rule.feature]
            assert rule.feature in choices
