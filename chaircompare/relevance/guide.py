"""The guide: short pages about restless legs and chairs, each statement with its sources."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from chaircompare.assets import data_folder
from chaircompare.relevance.criteria import Certainty
from chaircompare.relevance.evidence import Evidence, read_evidence

OUR_WORDS = "our_words"
_CAUTION = "caution:"
WHAT_IT_IS, NEAREST, STUDIES_SAY = "What it is", "Nearest in a chair", "What studies say"


@dataclass(frozen=True, slots=True)
class GuideSource:
    """What a statement rests on; `link` is empty where no address is certain."""

    key: str
    words: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A few sentences after a lead, which may be empty. `certainty` fixes how they begin."""

    text: str
    sources: tuple[str, ...]
    lead: str = ""
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Statements under a heading, and the criteria and features that lead here."""

    key: str
    heading: str
    statements: tuple[Statement, ...]
    criteria: tuple[str, ...] = ()
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page; `has_cautions` puts the list of all cautions at its end."""

    key: str
    title: str
    picture: str
    picture_says: str
    sections: tuple[Section, ...]
    has_cautions: bool = False

    def statements(self) -> Iterator[Statement]:
        """Every statement, top to bottom."""
        for section in self.sections:
            yield from section.statements


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a page."""

    page: str
    section: str


@dataclass(frozen=True)
class Guide:
    """The pages in their order, and everything that they cite."""

    pages: tuple[GuidePage, ...]
    sources: Mapping[str, GuideSource]

    def number_of(self, page: str) -> int:
        """Where the page stands; 0, the first one, for a key that no page has."""
        return next((n for n, one in enumerate(self.pages) if one.key == page), 0)

    def place_for(self, criterion: str) -> Place:
        """Where the guide tells more about a criterion; the first page where it has no own one."""
        for page in self.pages:
            for section in page.sections:
                if criterion in section.criteria:
                    return Place(page.key, section.key)
        return Place(self.pages[0].key, "")


def read_guide(folder: Path, evidence: Evidence | None = None) -> Guide:
    """The guide of a data folder; KeyError, TypeError or ValueError if malformed."""
    place = folder / "guide"
    paths = sorted(path for path in place.glob("*.toml") if path.name != "sources.toml")
    return Guide(
        tuple(_page(_read(path)) for path in paths),
        _sources(_read(place / "sources.toml"), evidence or read_evidence(folder)),
    )


def _read(path: Path) -> dict[str, Any]:
    # Any: a wrong or missing name raises TypeError or KeyError, as promised.
    with path.open("rb") as file:
        return tomllib.load(file)


def _sources(own: Mapping[str, Any], evidence: Evidence) -> dict[str, GuideSource]:
    found = {
        entry["key"]: GuideSource(entry["key"], entry["short"], entry.get("link", ""))
        for entry in own["source"]
    }
    for study in evidence.studies.values():
        people = f", {study.people:,} people" if study.people else ""
        words = f"{study.short} ({study.design_in_words}{people}; {study.read_in_words})"
        found[study.key] = GuideSource(study.key, words, study.link or "")
    for caution in evidence.cautions:
        key = _CAUTION + caution.key
        found[key] = GuideSource(key, caution.source, caution.link)
    return found


def _page(entry: Mapping[str, Any]) -> GuidePage:
    return GuidePage(
        entry["key"],
        entry["title"],
        entry["picture"],
        entry["picture_says"],
        tuple(_section(one) for one in entry["section"]),
        has_cautions=entry.get("cautions", False),
    )


def _section(entry: Mapping[str, Any]) -> Section:
    statements = [
        Statement(entry[name], (OUR_WORDS,), lead)
        for name, lead in (("technique", WHAT_IT_IS), ("nearest", NEAREST))
        if name in entry
    ]
    is_technique = bool(statements)
    for number, one in enumerate(entry["statement"]):
        certainty = Certainty(one["certainty"]) if "certainty" in one else None
        lead = STUDIES_SAY if is_technique and number == 0 else ""
        statements.append(Statement(one["text"], tuple(one["sources"]), lead, certainty))
    return Section(
        entry["key"],
        entry["heading"],
        tuple(statements),
        tuple(entry.get("criteria", ())),
        tuple(entry.get("features", ())),
    )


@cache
def guide() -> Guide:
    """The guide that travels with the program, read once."""
    return read_guide(data_folder())
