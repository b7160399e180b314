"""The studies, guidance and cautions behind the marks."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chaircompare.assets import data_folder

_DESIGNS = {
    "RCT": "randomised trial",
    "pilot RCT": "small randomised trial",
    "sham-controlled RCT": "randomised trial with a sham device or touch",
    "crossover (randomisation not stated)": "trial in which people tried both",
    "uncontrolled": "study without a comparison group",
    "observational": "observation without a trial",
    "systematic review": "review of studies",
    "scoping review": "review of studies",
    "narrative review": "review",
    "protocol (no results)": "plan of a review, no results",
    "trial registration": "registered trial, no results yet",
    "expert guidance": "advice of experts",
}


@dataclass(frozen=True, slots=True)
class Study:
    """One study or piece of guidance; `people` and `link` are None where none is certain."""

    key: str
    short: str
    citation: str
    design: str
    population: str
    intervention: str
    comparator: str
    outcome: str
    limits: str
    read: str
    people: int | None = None
    link: str | None = None

    @property
    def design_in_words(self) -> str:
        """The kind of study for a person who reads no studies."""
        return _DESIGNS.get(self.design, self.design)


@dataclass(frozen=True, slots=True)
class Caution:
    """Who should not use features, or should ask first; `criteria` may hold "all"."""

    key: str
    condition: str
    action: str
    criteria: tuple[str, ...]
    advice: str
    source: str
    basis: str
    link: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Studies by key, and all cautions."""

    studies: Mapping[str, Study]
    cautions: tuple[Caution, ...]

    def cautions_for(self, criterion: str) -> tuple[Caution, ...]:
        """The cautions that concern this criterion by name."""
        return tuple(c for c in self.cautions if criterion in c.criteria)


def _entries(path: Path, name: str) -> list[dict[str, object]]:
    with path.open("rb") as file:
        found = tomllib.load(file)[name]
    if not isinstance(found, list):
        raise TypeError(f"{path.name}: {name} must be a list of tables")
    return found


def read_evidence(folder: Path) -> Evidence:
    """The evidence of a data folder; KeyError, TypeError or ValueError if malformed."""
    place = folder / "evidence"
    studies = [Study(**entry) for entry in _entries(place / "studies.toml", "study")]  # type: ignore[arg-type]
    cautions = []
    for entry in _entries(place / "cautions.toml", "caution"):
        criteria = entry.pop("criteria")
        if not isinstance(criteria, list):
            raise TypeError(f"caution {entry['key']}: criteria must be a list")
        cautions.append(Caution(criteria=tuple(criteria), **entry))  # type: ignore[arg-type]
    return Evidence({study.key: study for study in studies}, tuple(cautions))


@cache
def evidence() -> Evidence:
    """The evidence that travels with the program, read once."""
    return read_evidence(data_folder())
