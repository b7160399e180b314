"""The whole catalogue as one JSON file that other programs can read, and back without loss.

Chairs with every fact, note, name of a picture and day in the bin; sources with trust; saved
comparisons. What is derived is left out. Pictures themselves go along in a backup.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from chaircompare.catalogue.chair import Chair, Source
from chaircompare.catalogue.chair_json import (
    chair_from_json,
    chair_to_json,
    source_from_json,
    source_to_json,
)
from chaircompare.catalogue.changing import ChairChange
from chaircompare.catalogue.saved import SavedComparison
from chaircompare.catalogue.store import Catalogue
from chaircompare.errors import ChairCompareError
from chaircompare.exchange.files import write_whole

_FORMAT = "chaircompare catalogue"
_VERSION = 1
_BATCH = 500
_LARGEST = 2 * 1024**3


class NotACatalogueFileError(ChairCompareError):
    """A file that does not hold a whole catalogue."""


@dataclass(frozen=True)
class Everything:
    """What a file holds; `sources` are those that the person added, with or without facts."""

    chairs: tuple[Chair, ...]
    sources: tuple[Source, ...]
    saved: tuple[SavedComparison, ...]


def write_everything(catalogue: Catalogue, path: Path) -> int:
    """Write it; how many chairs. The file appears whole or not at all: FileNotWrittenError."""
    chairs = list(_chairs(catalogue))
    content = {
        "format": _FORMAT,
        "version": _VERSION,
        "edition": f"{catalogue.edition.day.isoformat()} {catalogue.edition.revision}",
        "chairs": [chair_to_json(chair) for chair in chairs],
        "sources": [source_to_json(one.source) for one in catalogue.sources() if one.own],
        "saved_comparisons": [
            {
                "name": one.name,
                "saved_on": one.saved_on.isoformat(),
                "chairs": one.chairs,
                "words": one.words,
            }
            for one in catalogue.saved_comparisons()
        ],
    }
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=1).encode())
    return len(chairs)


def _chairs(catalogue: Catalogue) -> Iterator[Chair]:
    ids = [row.id for row in catalogue.list()]
    for start in range(0, len(ids), _BATCH):
        yield from catalogue.load(ids[start : start + _BATCH])
    yield from catalogue.binned()


def read_everything(path: Path, catalogue: Catalogue) -> Everything:
    """What the file holds, read by the features of the catalogue; NotACatalogueFileError."""
    try:
        if path.stat().st_size > _LARGEST:
            raise NotACatalogueFileError(f"{path} is too large to be a catalogue.")
        content = json.loads(path.read_bytes())
        if content["format"] != _FORMAT or content["version"] > _VERSION:
            raise NotACatalogueFileError(
                f"{path} is of another kind, or of a newer version of chaircompare.",
                "Nothing was changed.",
            )
        return Everything(
            tuple(chair_from_json(one, catalogue.features) for one in content["chairs"]),
            tuple(source_from_json(one) for one in content["sources"]),
            tuple(_saved(one) for one in content["saved_comparisons"]),
        )
    except OSError as error:
        raise NotACatalogueFileError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotACatalogueFileError(
            f"{path} does not hold a catalogue.", "Nothing was changed."
        ) from error


def _saved(given: Mapping[str, Any]) -> SavedComparison:
    return SavedComparison(
        str(given["name"]),
        date.fromisoformat(given["saved_on"]),
        tuple(map(str, given["chairs"])),
        dict(given["words"]),
    )


def take_in(everything: Everything, catalogue: Catalogue) -> tuple[ChairChange, ...]:
    """Add and replace chairs, sources and saved comparisons; the changes of chairs, to be undone.

    A chair that is there under the same id becomes what the file says. Others stay, and so does one
    that is the person's own in one place and shipped in the other. Raises what Catalogue.apply
    raises.
    """
    changes = []
    for start in range(0, len(everything.chairs), _BATCH):
        batch = everything.chairs[start : start + _BATCH]
        there = {one.id: one for one in catalogue.find([chair.id for chair in batch])}
        for chair in batch:
            before = there.get(chair.id)
            if before != chair and (before is None or before.own == chair.own):
                changes.append(ChairChange(before, chair))
    catalogue.apply(changes)
    for source in everything.sources:
        catalogue.add_source(source)
    for saved in everything.saved:
        catalogue.save_comparison(saved)
    return tuple(changes)
