"""The studies, guidance and cautions behind the marks."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from chaircompare.assets import data_folder

_READ = {
    "abstract": "we read its summary",
    "full text": "we read all of it",
    "secondary page": "we read a page about it by somebody else",
}
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

    @property
    def read_in_words(self) -> str:
        """What of the study was read, in plain words."""
        return _READ.get(self.read, f"we read: {self.read}")


class Advice(StrEnum):
    """What to do about a feature under a condition, the strictest first."""

    AVOID = "avoid"
    ASK_FIRST = "ask first"
    CARE = "care"

    @property
    def rank(self) -> int:
        """0 is the strictest."""
        return list(Advice).index(self)

    @property
    def words(self) -> str:
        """As it stands on a row: `Avoid`, `Ask first`, `Take care`."""
        return "Take care" if self is Advice.CARE else self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Caution:
    """Who should not use features, or should ask first; `criteria` may hold "all".

    `plain` is the condition in the words of a checklist and `group` its heading. `exception` is
    set where the advice itself leaves room for a doctor to agree; it is never assumed.
    """

    key: str
    condition: str
    plain: str
    group: str
    action: Advice
    criteria: tuple[str, ...]
    advice: str
    source: str
    basis: str
    link: str
    exception: bool = False

    @property
    def action_in_words(self) -> str:
        """`Avoid unless your doctor agrees`, `Avoid`, `Ask first` or `Take care`."""
        return (
            f"{self.action.words} unless your doctor agrees"
            if self.exception
            else (self.action.words)
        )

    @property
    def basis_in_words(self) -> str:
        """That no source says it of chairs, where the advice itself does not tell."""
        told = any(word in self.advice for word in ("inference", "No massage-chair source"))
        inferred = self.basis != "stated by source" and not told
        return "No source says this of chairs; it follows from another advice." if inferred else ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Studies by key, and all cautions."""

    studies: Mapping[str, Study]
    cautions: tuple[Caution, ...]


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
        action = Advice(str(entry.pop("action")))
        cautions.append(Caution(criteria=tuple(criteria), action=action, **entry))  # type: ignore[arg-type]
    return Evidence({study.key: study for study in studies}, tuple(cautions))


@cache
def evidence() -> Evidence:
    """The evidence that travels with the program, read once."""
    return read_evidence(data_folder())
