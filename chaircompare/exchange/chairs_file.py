"""A saved comparison as a small file of its own (`.chairs`): JSON, to keep or to send on."""

import json
from datetime import date
from pathlib import Path
from typing import TypeGuard

from chaircompare.catalogue.saved import SavedComparison
from chaircompare.comparison.limits import FEWEST, MOST
from chaircompare.errors import ChairCompareError
from chaircompare.exchange.files import write_whole

SUFFIX = ".chairs"
_FORMAT, _VERSION = "chaircompare comparison", 1
_LARGEST = 1_000_000  # bytes: a real one has some ten thousand
_LONGEST_NAME, _LONGEST_ID = 500, 200


class ChairsFileError(ChairCompareError):
    """A file that cannot be opened as a saved comparison."""


def write_chairs_file(path: Path, saved: SavedComparison) -> None:
    """Write it whole; FileNotWrittenError."""
    data = {
        "format": _FORMAT,
        "version": _VERSION,
        "name": saved.name,
        "saved_on": saved.saved_on.isoformat(),
        "chairs": list(saved.chairs),
        "words": {chair: dict(said) for chair, said in saved.words.items()},
    }
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    write_whole(path, text.encode("utf-8", "replace"))


def read_chairs_file(path: Path) -> SavedComparison:
    """The comparison in the file; ChairsFileError says what is wrong with any other file."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ChairsFileError(
            f"{path} cannot be opened: {reason}.", "Look whether it is still there."
        ) from error
    if len(content) > _LARGEST:
        raise _refusal(path, "it is far larger than a saved comparison is")
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _refusal(path, "it is damaged, or of another kind") from error
    return _saved(path, data)


def _refusal(path: Path, reason: str) -> ChairsFileError:
    return ChairsFileError(
        f"{path} is no saved comparison: {reason}.",
        "Choose a file that “Save as file…” made.",
    )


def _saved(path: Path, data: object) -> SavedComparison:
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        raise _refusal(path, "it was not made by chaircompare")
    if data.get("version") != _VERSION:
        raise ChairsFileError(
            f"{path} was made by a newer chaircompare.", "Update chaircompare to open it."
        )
    name, chairs, words = data.get("name"), data.get("chairs"), data.get("words")
    if not isinstance(name, str) or not name.strip() or len(name) > _LONGEST_NAME:
        raise _refusal(path, "it has no name")
    if not isinstance(chairs, list) or not all(_is_id(one) for one in chairs):
        raise _refusal(path, "it does not say which chairs")
    if not FEWEST <= len(chairs) <= MOST or len(set(chairs)) != len(chairs):
        raise _refusal(path, f"it does not name {FEWEST} or {MOST} different chairs")
    if not _are_words(words):
        raise _refusal(path, "what it says of the chairs is damaged")
    try:
        day = date.fromisoformat(str(data.get("saved_on")))
    except ValueError as error:
        raise _refusal(path, "its date is damaged") from error
    known = {chair: words[chair] for chair in chairs if chair in words}
    return SavedComparison(name.strip(), day, tuple(chairs), known)


def _is_id(one: object) -> bool:
    return isinstance(one, str) and 0 < len(one) <= _LONGEST_ID


def _are_words(words: object) -> TypeGuard[dict[str, dict[str, str]]]:
    return isinstance(words, dict) and all(
        isinstance(said, dict) and all(isinstance(one, str) for one in said.values())
        for said in words.values()
    )
