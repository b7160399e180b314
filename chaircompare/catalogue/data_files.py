"""Reads the shipped facts from data/ and refuses what a careful reader would refuse."""

import csv
import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from chaircompare.catalogue.chair import Chair, Fact, FactState, Source, SourceKind
from chaircompare.catalogue.features import Feature, FeatureRegistry, read_registry
from chaircompare.catalogue.values import ValueNotUnderstoodError, Words, parse
from chaircompare.errors import ChairCompareError


class DataFilesError(ChairCompareError):
    """The data folder holds something that cannot be right; `problems` names each place."""

    def __init__(self, problems: list[str]) -> None:
        count = len(problems)
        super().__init__(
            f"The shipped data has {count} problem{'s' if count > 1 else ''}: {problems[0]}",
            "" if count == 1 else f"{count - 1} more in the log.",
        )
        self.problems = problems


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """Which shipped facts are the newer ones."""

    day: date
    revision: int


@dataclass(frozen=True, slots=True)
class ShippedFacts:
    """All that data/ says about chairs."""

    edition: Edition
    chairs: tuple[Chair, ...]


def fold_name(brand: str, model: str) -> str:
    """Brand and model without case, spaces and punctuation: equal for one and the same chair."""
    return "".join(c for c in f"{brand}{model}".casefold() if c.isalnum() or c == "+")


def read_edition(folder: Path) -> Edition:
    """The edition of a data folder."""
    with (folder / "edition.toml").open("rb") as file:
        stated = tomllib.load(file)
    return Edition(stated["edition"], stated["revision"])


def digest(folder: Path) -> str:
    """Changes whenever any file with shipped facts changes."""
    return _digest(
        [folder / "edition.toml", *folder.glob("*.csv"), *(folder / "facts").glob("*.csv")]
    )


def features_digest(folder: Path) -> str:
    """Changes whenever the registry of features changes."""
    return _digest([folder / "features.csv", folder / "groups.csv"])


def _digest(files: list[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()


@dataclass(slots=True)
class _Reader:
    folder: Path
    features: FeatureRegistry
    problems: list[str] = field(default_factory=list)

    def rows(self, path: Path, columns: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
        with path.open(encoding="utf-8", newline="") as file:
            table = csv.DictReader(file, strict=True)
            name = path.relative_to(self.folder).as_posix()
            if table.fieldnames != columns:
                self.problems.append(f"{name}: the heading must be {','.join(columns)}.")
                return
            for row in table:
                place = f"{name}, line {table.line_num}"
                if None in row or None in row.values():
                    self.problems.append(f"{place}: the line has too many or too few cells.")
                else:
                    yield place, row

    def sources(self) -> dict[str, Source]:
        found: dict[str, Source] = {}
        columns = ["source", "kind", "publisher", "url", "read_on"]
        for place, row in self.rows(self.folder / "sources.csv", columns):
            if row["source"] in found:
                self.problems.append(f"{place}: source {row['source']} stands here twice.")
                continue
            try:
                found[row["source"]] = Source(
                    row["source"],
                    SourceKind(row["kind"]),
                    row["publisher"],
                    row["url"],
                    date.fromisoformat(row["read_on"]),
                )
            except ValueError as error:
                self.problems.append(f"{place}: {error}.")
        return found

    def chairs(self) -> dict[str, Chair]:
        found: dict[str, Chair] = {}
        names: dict[str, str] = {}
        columns = ["chair", "brand", "model", "product_page"]
        for place, row in self.rows(self.folder / "chairs.csv", columns):
            folded = fold_name(row["brand"], row["model"])
            twin = row["chair"] if row["chair"] in found else names.get(folded)
            if not (row["chair"] and row["brand"] and row["model"]):
                self.problems.append(f"{place}: a chair needs an id, a brand and a model.")
            elif twin:
                self.problems.append(f"{place}: {row['chair']} is the same chair as {twin}.")
            else:
                names[folded] = row["chair"]
                found[row["chair"]] = Chair(
                    row["chair"], row["brand"], row["model"], row["product_page"]
                )
        return found

    def facts(self, chairs: dict[str, Chair], sources: dict[str, Source]) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        columns = ["chair", "feature", "state", "value", "unit", "source", "seen_on"]
        for path in sorted((self.folder / "facts").glob("*.csv")):
            for place, row in self.rows(path, columns):
                fact = self._fact(place, row, chairs, sources)
                if fact:
                    found.setdefault(row["chair"], []).append(fact)
        return found

    def _fact(
        self, place: str, row: dict[str, str], chairs: dict[str, Chair], sources: dict[str, Source]
    ) -> Fact | None:
        feature = self.features.get(row["feature"])
        source = sources.get(row["source"])
        if row["chair"] not in chairs:
            self.problems.append(f"{place}: chair {row['chair']!r} is not in chairs.csv.")
        elif feature is None:
            self.problems.append(f"{place}: feature {row['feature']!r} is not in features.csv.")
        elif source is None:
            missing = f"source {row['source']!r} is not in sources.csv"
            self.problems.append(f"{place}: {missing if row['source'] else 'no source is named'}.")
        else:
            try:
                return stated_fact(feature, source, row)
            except (ValueNotUnderstoodError, ValueError) as error:
                self.problems.append(f"{place}: {error}")
        return None


def stated_fact(feature: Feature, source: Source, row: dict[str, str]) -> Fact:
    """A fact from its state, value, unit and seen_on as text; an empty state means stated.

    Raises ValueNotUnderstoodError or ValueError.
    """
    state = FactState(row["state"] or FactState.STATED)
    if state is FactState.UNREADABLE:
        raise ValueError(f"“{state.value}” is not a state that a source can have")
    stated, unit = row["value"], row["unit"]
    if state is FactState.STATED:
        value = parse(feature, stated, unit)
    elif state is FactState.IN_WORDS:
        if not stated or unit:
            raise ValueError("a fact in words needs words and has no unit.")
        value = Words(stated, figure_expected=True)
    else:
        if stated or unit:
            raise ValueError(f"a fact that is {state.value!r} has no value.")
        value = None
    seen = date.fromisoformat(row["seen_on"]) if row["seen_on"] else None
    return Fact(feature.key, state, value, stated, unit, source, seen)


def read_shipped(folder: Path) -> ShippedFacts:
    """Every shipped chair with its facts; DataFilesError naming each line that is wrong."""
    try:
        reader = _Reader(folder, read_registry(folder))
        sources = reader.sources()
        chairs = reader.chairs()
        facts = reader.facts(chairs, sources)
        edition = read_edition(folder)
    except (OSError, KeyError, ValueError, csv.Error) as error:
        raise DataFilesError([f"{type(error).__name__}: {error}"]) from error
    if reader.problems:
        raise DataFilesError(reader.problems)
    return ShippedFacts(
        edition,
        tuple(
            Chair(c.id, c.brand, c.model, c.product_page, tuple(facts.get(c.id, ())))
            for c in chairs.values()
        ),
    )
