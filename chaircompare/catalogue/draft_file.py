"""Keeps what is typed into the form on disk, so that a crash does not take it."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chaircompare.catalogue.chair import SourceKind
from chaircompare.catalogue.draft import ChairDraft, CopyOf, Entry, SourceDraft

_log = logging.getLogger(__name__)
_PLAIN = ("brand", "model", "product_page", "note", "photo")


@dataclass(frozen=True)
class KeptDraft:
    """A form that was not finished; `chair` is the id of the one that was edited, "" for a new."""

    chair: str
    draft: ChairDraft


class DraftFile:
    """One unfinished form beside the catalogue. What cannot be read or written is left out."""

    def __init__(self, catalogue: Path) -> None:
        self._path = catalogue.with_name(f".{catalogue.stem}.unfinished.json")

    def keep(self, chair: str, draft: ChairDraft) -> None:
        """Write it down."""
        told: dict[str, Any] = {"chair": chair} | {name: getattr(draft, name) for name in _PLAIN}
        told["source"] = {
            "kind": draft.source.kind.value,
            "publisher": draft.source.publisher,
            "url": draft.source.url,
            "read_on": draft.source.read_on,
        }
        told["entries"] = _told(draft.entries)
        if draft.copy:
            told["copy"] = {"name": draft.copy.name, "entries": _told(draft.copy.entries)}
        unfinished = self._path.with_name(f"{self._path.name}.new")
        try:
            unfinished.write_text(json.dumps(told), "utf-8")
            unfinished.replace(self._path)
        except OSError:
            _log.info("The unfinished form cannot be kept in %s.", self._path, exc_info=True)

    def find(self) -> KeptDraft | None:
        """The form that was not finished, if there is one."""
        try:
            told = json.loads(self._path.read_text("utf-8"))
            return KeptDraft(str(told["chair"]), _draft(told))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            _log.info("The unfinished form in %s cannot be read.", self._path)
            return None

    def forget(self) -> None:
        """It is saved, or not wanted."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            _log.info("The unfinished form in %s cannot be removed.", self._path)


def _told(entries: Mapping[str, Entry]) -> dict[str, Any]:
    return {
        key: {"text": entry.text, "applies_not": entry.applies_not}
        for key, entry in entries.items()
    }


def _entries(told: dict[str, Any]) -> dict[str, Entry]:
    return {
        str(key): Entry(str(entry["text"]), bool(entry["applies_not"]))
        for key, entry in told.items()
    }


def _draft(told: dict[str, Any]) -> ChairDraft:
    source, copy = told["source"], told.get("copy")
    return ChairDraft(
        **{name: str(told[name]) for name in _PLAIN},
        source=SourceDraft(
            SourceKind(source["kind"]),
            str(source["publisher"]),
            str(source["url"]),
            str(source["read_on"]),
        ),
        entries=_entries(told["entries"]),
        copy=CopyOf(str(copy["name"]), _entries(copy["entries"])) if copy else None,
    )
