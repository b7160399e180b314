"""Checks that the evidence files fit each other and the feature registry."""

from pathlib import Path

from chaircompare.catalogue.data_files import DataFilesError
from chaircompare.catalogue.features import Feature, read_registry
from chaircompare.relevance.criteria import Criterion, Relevance, read_relevance
from chaircompare.relevance.evidence import Advice, Evidence, read_evidence
from chaircompare.relevance.guide import read_guide
from chaircompare.relevance.guide_checks import guide_problems
from chaircompare.relevance.needs import NeedNotUnderstoodError, read_starting_sets
from chaircompare.relevance.wording import Wording, read_wording

_HIGHEST_WEIGHT = 4  # 5 is kept for a feature tested in a massage chair; none was.
_HIGHEST_DIRECTNESS = 2


def validate(folder: Path) -> None:
    """Refuse evidence that points nowhere or says too much: DataFilesError."""
    try:
        features = read_registry(folder)
        relevance = read_relevance(folder)
        evidence = read_evidence(folder)
        wording = read_wording(folder)
        guide = read_guide(folder, evidence)
        sets = read_starting_sets(folder)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise DataFilesError([f"evidence: {type(error).__name__}: {error}"]) from error
    except NeedNotUnderstoodError as error:
        raise DataFilesError([f"needs.toml: {error}"]) from error
    choices = {key: set(feature.choices) for key, feature in features.items()}
    problems = [
        problem
        for criterion in relevance.criteria
        for problem in _criterion_problems(criterion, choices, evidence, wording)
    ]
    problems += _caution_problems(relevance, evidence, wording)
    problems += [
        f"features.csv: {feature.key} uses the words {found}"
        for feature in features.values()
        if (found := wording.avoided_words(_texts_of(feature)))
    ]
    problems += [
        f"features.csv: {feature.key} has no question that ends with ?"
        for feature in features.values()
        if not feature.question.endswith("?")
    ]
    problems += [
        f"needs.toml: set {one.key} uses the words {found}"
        for one in sets
        if (found := wording.avoided_words(f"{one.label}. {one.about}"))
    ]
    problems += guide_problems(guide, relevance, set(features), wording)
    if problems:
        raise DataFilesError(problems)


def _texts_of(feature: Feature) -> str:
    return f"{feature.label}. {feature.what_it_is} {feature.question}"


def _criterion_problems(
    criterion: Criterion, choices: dict[str, set[str]], evidence: Evidence, wording: Wording
) -> list[str]:
    name = f"criterion {criterion.key}"
    problems = []
    for rule in criterion.rules:
        if rule.feature not in choices:
            problems.append(f"{name}: feature {rule.feature!r} is not in features.csv")
        elif rule.choice and rule.choice not in choices[rule.feature]:
            problems.append(f"{name}: {rule.feature} has no choice {rule.choice!r}")
    problems += [
        f"{name}: study {key!r} is not in studies.toml"
        for key in criterion.studies
        if key not in evidence.studies
    ]
    if not 0 <= criterion.weight <= _HIGHEST_WEIGHT:
        problems.append(f"{name}: the weight {criterion.weight} is not 0 to {_HIGHEST_WEIGHT}")
    if not 0 <= criterion.directness <= _HIGHEST_DIRECTNESS:
        problems.append(f"{name}: the directness {criterion.directness} is not 0 to 2")
    texts = (
        criterion.label,
        criterion.why,
        criterion.studies_say,
        criterion.not_known,
        criterion.caveat,
    )
    problems += [
        f"{name}: uses the words {found}"
        for text in texts
        if (found := wording.avoided_words(text))
    ]
    return problems


def _caution_problems(relevance: Relevance, evidence: Evidence, wording: Wording) -> list[str]:
    known = {criterion.key for criterion in relevance.criteria} | {"all"}
    problems = [
        f"caution {caution.key}: criterion {key!r} is not in criteria.toml"
        for caution in evidence.cautions
        for key in caution.criteria
        if key not in known
    ]
    for caution in evidence.cautions:
        texts = (caution.condition, caution.plain, caution.group, caution.advice)
        problems += [
            f"caution {caution.key}: uses the words {found}"
            for text in texts
            if (found := wording.avoided_words(text))
        ]
        if caution.exception and caution.action is not Advice.AVOID:
            problems.append(f"caution {caution.key}: only what is to be avoided has an exception")
    return problems
