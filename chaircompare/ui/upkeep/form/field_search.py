"""Finds a field of the form by its name, by what it is, or by what can be answered."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sought:
    """What a field can be found by: its name, and other words about it."""

    label: str
    more: str = ""


def matching(fields: Sequence[Sought], text: str) -> list[int]:
    """The places of the fields that have every word, the ones named so first, else in order."""
    words = text.casefold().split()
    if not words:
        return []
    ranked = [
        (rank, place)
        for place, field in enumerate(fields)
        if (rank := _rank(field, words)) is not None
    ]
    return [place for _, place in sorted(ranked)]


def _rank(field: Sought, words: list[str]) -> int | None:
    label = field.label.casefold()
    if label.startswith(" ".join(words)):
        return 0
    if all(word in label for word in words):
        return 1
    everything = f"{label} {field.more.casefold()}"
    return 2 if all(word in everything for word in words) else None
