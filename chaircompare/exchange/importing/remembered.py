"""What the person said about the columns of a layout, kept for the next file that looks like it."""

import dataclasses
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chaircompare.exchange.files import FileNotWrittenError, write_whole
from chaircompare.exchange.importing.mapping import Choice, Choices
from chaircompare.exchange.importing.vocabulary import fold_heading

_log = logging.getLogger(__name__)
FILE_NAME = "import-layouts.json"
_MOST_LAYOUTS = 60


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was said about one layout; `kind` and `dash` are values of SourceKind and Dash."""

    columns: Choices = field(default_factory=dict)
    kind: str = ""
    publisher: str = ""
    url: str = ""
    brand: str = ""
    dash: str = ""


def fingerprint(headings: Sequence[str]) -> str:
    """One and the same for files with the same headings, in whatever order."""
    return "|".join(sorted({folded for text in headings if (folded := fold_heading(text))}))


def recall(path: Path, headings: Sequence[str]) -> Remembered:
    """What is kept of this layout; nothing where the file is missing or malformed."""
    kept = _read(path).get(fingerprint(headings))
    if not isinstance(kept, dict):
        return Remembered()
    columns = kept.get("columns")
    said = {
        str(heading): Choice(str(pair[0]), str(pair[1]), takes_usual_unit=pair[2] is True)
        for heading, pair in (columns.items() if isinstance(columns, dict) else ())
        if isinstance(pair, list) and len(pair) == len(dataclasses.fields(Choice))
    }
    texts = {name: kept.get(name) for name in ("kind", "publisher", "url", "brand", "dash")}
    return Remembered(said, **{n: text for n, text in texts.items() if isinstance(text, str)})


def remember(path: Path, headings: Sequence[str], said: Remembered) -> bool:
    """Keep it in front of the others, and forget the oldest; whether it could be done."""
    name = fingerprint(headings)
    layouts = {name: _entry(said)} | {
        other: kept for other, kept in _read(path).items() if other != name
    }
    newest = dict(list(layouts.items())[:_MOST_LAYOUTS])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(newest, ensure_ascii=False, indent=1).encode())
    except (FileNotWrittenError, OSError, UnicodeError):
        _log.warning("What the columns hold cannot be kept in %s.", path, exc_info=True)
        return False
    return True


def _entry(said: Remembered) -> dict[str, object]:
    return {
        "columns": {
            heading: [one.target, one.unit, one.takes_usual_unit]
            for heading, one in said.columns.items()
        },
        "kind": said.kind,
        "publisher": said.publisher,
        "url": said.url,
        "brand": said.brand,
        "dash": said.dash,
    }


def _read(path: Path) -> Mapping[str, Any]:
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
