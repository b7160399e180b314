"""The registry of features: one row of data/features.csv is one feature of chairs."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from typing_extensions import override

from chaircompare.assets import data_folder


class Kind(StrEnum):
    """What a value of a feature is made of."""

    YES_NO = "yes_no"
    COUNT = "count"
    LENGTH = "length"
    MASS = "mass"
    DURATION = "duration"
    POWER = "power"
    NOISE = "noise"
    MONEY = "money"
    CHOICE = "choice"
    SET = "set"
    TEXT = "text"


NUMBER_KINDS = frozenset(
    {
        Kind.COUNT,
        Kind.LENGTH,
        Kind.MASS,
        Kind.DURATION,
        Kind.POWER,
        Kind.NOISE,
        Kind.MONEY,
    }
)


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that a source can state about a chair.

    `listed` is its place among the columns of the list, 0 for none; `detail` is the key of the
    feature whose values the list shows as a second line. `question` asks a seller for it. A figure
    that is less than `least` or more than `most`, in the unit of the feature, looks wrong.
    """

    key: str
    label: str
    group: str
    kind: Kind
    unit: str
    choices: tuple[str, ...]
    listed: int
    detail: str
    what_it_is: str
    question: str
    order: int
    least: float | None = None
    most: float | None = None

    @property
    def is_number(self) -> bool:
        """Whether its values are amounts rather than words."""
        return self.kind in NUMBER_KINDS


@dataclass(frozen=True, slots=True)
class FeatureGroup:
    """A heading under which features stand together."""

    key: str
    label: str


class FeatureRegistry(Mapping[str, Feature]):
    """All features in their fixed order, by key."""

    def __init__(self, groups: tuple[FeatureGroup, ...], features: tuple[Feature, ...]) -> None:
        self.groups = groups
        self._features = {feature.key: feature for feature in features}
        self.listed = tuple(sorted((f for f in features if f.listed), key=lambda f: f.listed))
        self._wholes = {feature.detail: feature for feature in features if feature.detail}
        self.with_details = tuple(f for f in features if f.detail in self._features)
        self._group_labels = {group.key: group.label for group in groups}

    @override
    def __getitem__(self, key: str) -> Feature:
        return self._features[key]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._features)

    @override
    def __len__(self) -> int:
        return len(self._features)

    def whole_of(self, feature: str) -> Feature | None:
        """The feature of which this one is the detail, as calf massage is of how it works."""
        return self._wholes.get(feature)

    def group_label(self, feature: Feature) -> str:
        """The heading of the group in which the feature stands."""
        return self._group_labels[feature.group]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_registry(folder: Path) -> FeatureRegistry:
    """The registry of a data folder; KeyError or ValueError if its tables are malformed."""
    groups = tuple(FeatureGroup(r["group"], r["label"]) for r in _read(folder / "groups.csv"))
    features = tuple(
        Feature(
            key=row["feature"],
            label=row["label"],
            group=row["group"],
            kind=Kind(row["kind"]),
            unit=row["unit"],
            choices=tuple(part for part in row["choices"].split(";") if part),
            listed=int(row["listed"] or 0),
            detail=row["detail"],
            what_it_is=row["what_it_is"],
            question=row["question"],
            order=order,
            least=float(row["least"]) if row["least"] else None,
            most=float(row["most"]) if row["most"] else None,
        )
        for order, row in enumerate(_read(folder / "features.csv"))
    )
    known = {group.key for group in groups}
    astray = next((f for f in features if f.group not in known), None)
    if astray:
        raise ValueError(f"feature {astray.key} stands in an unknown group {astray.group!r}")
    return FeatureRegistry(groups, features)


@cache
def registry() -> FeatureRegistry:
    """The registry that travels with the program, read once."""
    return read_registry(data_folder())
