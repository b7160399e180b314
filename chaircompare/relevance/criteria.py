"""Which features are marked as relevant to restless legs, why, and on what evidence."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from chaircompare.assets import data_folder

RLS_SENTENCE = (
    "RLS marks features that people with restless legs often look for. "
    "It does not mean that the feature treats restless legs."
)
# 5 is kept for a feature tested in a massage chair in people with restless legs. None was found.
HEAVIEST = 4
WEIGHT_MEANS = "This says how worthwhile it is to look at the feature, not how well it works."
RLS_SPELLED_OUT = "RLS is short for restless legs syndrome."
RLS_IN_BRIEF = (
    "RLS marks what people with restless legs often look for. It is no promise that it works."
)
NOT_MEDICAL_ADVICE = "This is not medical advice. Ask a doctor about restless legs."

_HOW_DIRECT = (
    "This itself was not studied.",
    "Studied with hands, water, another device or other patients, not with a chair.",
    "Studied with another powered device on the same part of the body, not with a chair.",
)


class Certainty(StrEnum):
    """How sure the studies can be; fixes the phrase in which they are told (GRADE)."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FeatureRule:
    """A feature that a criterion speaks about, narrowed to one choice of it if `choice` is set."""

    feature: str
    choice: str = ""

    @classmethod
    def read(cls, text: str) -> "FeatureRule":
        """From `feature` or `feature:choice`."""
        feature, _, choice = text.partition(":")
        return cls(feature, choice)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One reason to look at features.

    `weight` 0 to 4 says how worthwhile the look is, not how well anything works; `directness`
    3 would be a massage chair in people with restless legs, which nobody has studied.
    """

    key: str
    label: str
    weight: int
    evidence_level: str
    certainty: Certainty
    directness: int
    rules: tuple[FeatureRule, ...]
    studies: tuple[str, ...]
    why: str
    studies_say: str
    not_known: str
    caveat: str

    @property
    def how_sure(self) -> str:
        """How strong and how direct the evidence is, in words."""
        direct = _HOW_DIRECT[self.directness]
        unsure = self.certainty is Certainty.NONE
        return direct if unsure else f"Certainty: {self.certainty.value}. {direct}"

    def choices_of(self, feature: str) -> tuple[str, ...]:
        """The choices of this feature that count; empty if any value does."""
        return tuple(r.choice for r in self.rules if r.feature == feature and r.choice)


@dataclass(frozen=True, slots=True)
class Mark:
    """Why a feature carries the RLS chip: its criteria, the weightiest first."""

    criteria: tuple[Criterion, ...]

    @property
    def main(self) -> Criterion:
        """The criterion that is told first."""
        return self.criteria[0]

    @property
    def weight(self) -> int:
        """The highest weight."""
        return self.main.weight


class Relevance:
    """The criteria as rules over features."""

    def __init__(self, criteria: tuple[Criterion, ...]) -> None:
        self.criteria = criteria
        speaking: dict[str, list[Criterion]] = {}
        for criterion in criteria:
            for feature in dict.fromkeys(rule.feature for rule in criterion.rules):
                speaking.setdefault(feature, []).append(criterion)
        self._speaking: Mapping[str, tuple[Criterion, ...]] = {
            feature: tuple(sorted(found, key=lambda criterion: -criterion.weight))
            for feature, found in speaking.items()
        }

    def criteria_of(self, feature: str) -> tuple[Criterion, ...]:
        """All criteria that speak about this feature, those that found nothing included."""
        return self._speaking.get(feature, ())

    def mark(self, feature: str) -> Mark | None:
        """The mark of this feature; None where nothing was found that makes it worth a look."""
        worthwhile = tuple(c for c in self.criteria_of(feature) if c.weight > 0)
        return Mark(worthwhile) if worthwhile else None


def read_relevance(folder: Path) -> Relevance:
    """The criteria of a data folder; KeyError, TypeError or ValueError if malformed."""
    with (folder / "evidence" / "criteria.toml").open("rb") as file:
        entries = tomllib.load(file)["criterion"]
    return Relevance(tuple(_criterion(entry) for entry in entries))


def _criterion(entry: Mapping[str, object]) -> Criterion:
    # Any: a wrong or missing name raises TypeError, as promised.
    values: dict[str, Any] = dict(entry)
    rules = values.pop("features")
    studies = values.pop("studies")
    certainty = Certainty(str(values.pop("certainty")))
    if not isinstance(rules, list) or not isinstance(studies, list):
        raise TypeError(f"criterion {entry['key']}: features and studies must be lists")
    return Criterion(
        rules=tuple(FeatureRule.read(rule) for rule in rules),
        studies=tuple(studies),
        certainty=certainty,
        **values,
    )


@cache
def relevance() -> Relevance:
    """The criteria that travel with the program, read once."""
    return read_relevance(data_folder())
