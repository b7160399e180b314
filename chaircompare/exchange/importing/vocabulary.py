"""The words of other people's tables: headings, units, yes and no. They stand in data/import."""

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from chaircompare.assets import data_folder
from chaircompare.catalogue.features import FeatureRegistry, registry
from chaircompare.catalogue.units import find_unit

FOLDER = "import"
# What a column can hold beside features. `name` is brand and model in one.
BRAND, MODEL, NAME = "brand", "model", "name"
CHAIR_ID, PRODUCT_PAGE = "chair_id", "product_page"
READ_ON, SOURCE_URL = "read_on", "source_url"
ABOUT_THE_CHAIR: Mapping[str, str] = {
    BRAND: "Brand",
    MODEL: "Model",
    NAME: "Brand and model in one",
    CHAIR_ID: "Id of the chair",
    PRODUCT_PAGE: "Product page",
    READ_ON: "Day on which it was read",
    SOURCE_URL: "Address of the source",
}


class Meaning(StrEnum):
    """What a word in a cell or at the foot of a table stands for."""

    YES = "yes"
    NO = "no"
    DOES_NOT_APPLY = "does not apply"
    NOT_STATED = "not stated"
    TOTAL = "total"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A heading of two meanings: it holds `target` if the table also holds one of `beside`."""

    target: str
    other: str
    beside: frozenset[str]


def fold_words(text: str) -> str:
    """The text without case, doubled spaces and the wide forms of Asian signs."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def fold_heading(text: str) -> str:
    """Letters and digits alone: `Calf_Massage` and `calf massage:` are one heading."""
    return "".join(c for c in fold_words(text) if c.isalnum())


@dataclass(frozen=True)
class Vocabulary:
    """Everything folded, ready to be looked up.

    `headings` lead to a target of ABOUT_THE_CHAIR, to the key of a feature, or to two keys with +
    between them for the two ends of a range. One of `doubts` leads nowhere by itself.
    """

    headings: Mapping[str, str]
    doubts: Mapping[str, Doubt]
    keys: Mapping[str, str]
    meanings: Mapping[str, Meaning]
    units: Mapping[str, str]
    choices: Mapping[str, tuple[str, ...]]

    def target(self, heading: str) -> str:
        """What a column of this heading holds; empty if nobody knows."""
        folded = fold_heading(heading)
        return self.keys.get(folded) or self.headings.get(folded, "")

    def doubt(self, heading: str) -> Doubt | None:
        """The two things that a heading can mean."""
        return self.doubts.get(fold_heading(heading))

    def is_key(self, heading: str) -> bool:
        """Whether the heading is a name of our own, whose unit is therefore known."""
        return heading.strip() in self.keys.values()


def _rows(path: Path) -> Iterator[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.reader(file, strict=True)
        next(table)
        yield from (tuple(row) for row in table)


def _once(pairs: Iterator[tuple[str, str]], what: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for written, meant in pairs:
        if not written or found.setdefault(written, meant) != meant:
            raise ValueError(f"{what} {written!r} means both {found.get(written)} and {meant}")
    return found


def targets_of(features: FeatureRegistry) -> dict[str, str]:
    """All that a column can hold, with the words for it."""
    return {**ABOUT_THE_CHAIR, **{key: feature.label for key, feature in features.items()}}


def read_vocabulary(folder: Path, features: FeatureRegistry) -> Vocabulary:
    """The words of a data folder; ValueError for one that leads nowhere or to two places."""
    known = targets_of(features)
    folder = folder / FOLDER
    synonyms = [(heading, target) for target, _, heading in _rows(folder / "synonyms.csv")]
    for heading, target in synonyms:
        if not set(target.split("+")) <= set(known):
            raise ValueError(f"heading {heading!r} leads to {target!r}, which does not exist")
    doubts = dict(_doubts(folder, known))
    labels = [(feature.label, key) for key, feature in features.items()]
    units = [(written, unit) for unit, written in _rows(folder / "units.csv")]
    for written, unit in units:
        if find_unit(unit) is None:
            raise ValueError(f"unit {written!r} leads to {unit!r}, which does not exist")
    meanings = ((fold_words(word), meaning) for meaning, _, word in _rows(folder / "words.csv"))
    headings = _once(((fold_heading(text), to) for text, to in [*labels, *synonyms]), "heading")
    sure_and_not = headings.keys() & doubts.keys()
    if sure_and_not:
        raise ValueError(f"headings are both sure and in doubt: {sorted(sure_and_not)}")
    return Vocabulary(
        headings,
        doubts,
        {fold_heading(target): target for target in known},
        {word: Meaning(meaning) for word, meaning in _once(meanings, "word").items()},
        _once(((fold_words(written), unit) for written, unit in units), "unit"),
        _choices(folder, features),
    )


def _doubts(folder: Path, known: Mapping[str, str]) -> Iterator[tuple[str, Doubt]]:
    for heading, _, target, other, beside in _rows(folder / "doubts.csv"):
        doubt = Doubt(target, other, frozenset(beside.split(";")))
        strange = {target, other, *doubt.beside} - set(known)
        if strange:
            raise ValueError(f"heading {heading!r} leads to {sorted(strange)}, which do not exist")
        yield fold_heading(heading), doubt


def _choices(folder: Path, features: FeatureRegistry) -> dict[str, tuple[str, ...]]:
    known = {choice for feature in features.values() for choice in feature.choices}
    found: dict[str, tuple[str, ...]] = {fold_words(choice): (choice,) for choice in sorted(known)}
    for choice, written in _rows(folder / "choices.csv"):
        if choice not in known:
            raise ValueError(f"{written!r} leads to {choice!r}, which no feature offers")
        folded = fold_words(written)
        found[folded] = (*found.get(folded, ()), choice)
    return found


@cache
def vocabulary() -> Vocabulary:
    """The words that travel with the program, read once."""
    return read_vocabulary(data_folder(), registry())
