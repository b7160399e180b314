"""Finds the field of a feature by its name, by what it is, or by what can be answered."""

from collections.abc import Iterable

from chaircompare.catalogue.features import Feature


def matching(features: Iterable[Feature], text: str) -> list[Feature]:
    """Features that have every word, the ones named so first, else in their order."""
    words = text.casefold().split()
    if not words:
        return []
    ranked = [
        (rank, feature) for feature in features if (rank := _rank(feature, words)) is not None
    ]
    return [feature for _, feature in sorted(ranked, key=lambda found: found[0])]


def _rank(feature: Feature, words: list[str]) -> int | None:
    label = feature.label.casefold()
    if label.startswith(" ".join(words)):
        return 0
    if all(word in label for word in words):
        return 1
    everything = " ".join((label, *feature.choices, feature.what_it_is)).casefold()
    return 2 if all(word in everything for word in words) else None
