"""Describes a tidy CSV so that it explains itself: CSV on the Web, the W3C's metadata vocabulary.

Column by column it says what stands there, of which type it is and which words it knows. A reader
of such descriptions needs nothing else to get the facts back: www.w3.org/TR/tabular-metadata.
"""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from chaircompare.catalogue.chair import FactState, SourceKind
from chaircompare.catalogue.derived import NOT_TRUSTED
from chaircompare.catalogue.units import unit
from chaircompare.comparison.comparison import CellState, Comparison
from chaircompare.comparison.table import RELEVANT, TIDY_COLUMNS, TIDY_NUMBERS, Table
from chaircompare.exchange.choices import DecimalSign, ExportChoices
from chaircompare.exchange.notes import LEGEND, title
from chaircompare.exchange.printable import printable
from chaircompare.relevance.criteria import NOT_MEDICAL_ADVICE, RLS_SENTENCE

LICENCE = "https://spdx.org/licenses/MIT.html"
_RIGHTS = (
    "The shipped tables are the project's own work under the MIT licence. Facts are facts; each "
    "line names its source. What a person added to a catalogue is that person's."
)
_GUARD = (
    "Text that a spreadsheet would run (= + - @ tab or carriage return in front) has an apostrophe "
    "in front of it. Take it off to get the text as it was."
)
_WHAT = {
    "chair_id": "The chair's id in the catalogue.",
    "brand": "Who makes it.",
    "model": "What it is called, variant included.",
    "group": "The heading under which the feature stands.",
    "feature_key": "The feature's key. It stays the same when the label changes.",
    "feature": "The feature in words.",
    "value_text": "What the source states; a range is written as two figures with “to” between.",
    "value_number": "The figure as stated, in the unit of its line. Empty for words and ranges.",
    "value_min": "The low end of a stated range, in the unit of its line.",
    "value_max": "The high end of a stated range, in the unit of its line.",
    "rls": RLS_SENTENCE,
    "source_kind": "Who speaks.",
    "source_url": "Where it stands.",
    "read_on": "The day on which the source was read, or the price seen.",
}
_REQUIRED = ("chair_id", "group", "feature_key", "feature", "state")
_STATES = tuple(
    dict.fromkeys([*FactState, CellState.NOT_CHECKED, CellState.SOURCES_DIFFER, NOT_TRUSTED])
)
_WORDS = {"state": _STATES, "rls": (RELEVANT,), "source_kind": tuple(SourceKind)}


def is_description(path: Path) -> bool:
    """Whether the file is a description that describe() made."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    said = found.get("dc:description", "") if isinstance(found, dict) else ""
    return isinstance(said, str) and said.endswith(_GUARD)


def describe(table: Table, comparison: Comparison, choices: ExportChoices, name: str) -> bytes:
    """The description of a tidy table that lies in a file of this name, as UTF-8."""
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": _url(name),
        "dc:title": printable(title(comparison)),
        "dc:description": f"{RLS_SENTENCE} {NOT_MEDICAL_ADVICE} {_GUARD}",
        "dc:created": choices.imprint.made_on.isoformat(),
        "dc:license": {"@id": LICENCE},
        "dc:rights": _RIGHTS,
        "dialect": {
            "encoding": "utf-8",
            "delimiter": choices.separator.character,
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
            "commentPrefix": None,
        },
        "tableSchema": {
            "columns": [_column(one, table, choices.decimal_sign) for one in TIDY_COLUMNS]
        },
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _url(name: str) -> str:
    # A name is no address: a space, a quote or a colon in it would lead elsewhere. Letters of
    # any script may stand, and the names that we suggest have nothing else.
    return re.sub(r"[^\w.~-]", lambda found: quote(found[0], safe=""), printable(name))


def _column(name: str, table: Table, decimal_sign: DecimalSign) -> dict[str, Any]:
    said = _WHAT.get(name) or _words_of(name, table)
    column: dict[str, Any] = {
        "name": name,
        "titles": name,
        "dc:description": said,
        "datatype": _datatype(name, decimal_sign),
        "null": "",
    }
    if name in _REQUIRED:
        column["required"] = True
    return column


def _datatype(name: str, decimal_sign: DecimalSign) -> str | dict[str, Any]:
    if name in TIDY_NUMBERS:
        if decimal_sign is DecimalSign.POINT:
            return "decimal"
        return {"base": "decimal", "format": {"decimalChar": decimal_sign.character}}
    if name in _WORDS:
        return {"base": "string", "format": f"^({'|'.join(_WORDS[name])})$"}
    return {"read_on": "date", "source_url": "anyURI"}.get(name, "string")


def _words_of(name: str, table: Table) -> str:
    """What the words of the columns `state` and `unit` mean."""
    if name == "state":
        meanings = {word.casefold(): meaning for word, meaning in LEGEND}
        known = {
            FactState.STATED: "The source states it.",
            FactState.IN_WORDS: "The source gives words where a figure is expected.",
            NOT_TRUSTED: "A source that the person marked as not trusted states it.",
            FactState.UNREADABLE: "The entry in the catalogue is damaged and could not be read.",
        }
        return " ".join(f"“{s}”: {known.get(s) or meanings[s]}" for s in _STATES)
    place = table.columns.index(name)
    used = sorted({row[place] for row in table.rows if row[place]})
    meant = "; ".join(f"{symbol}: {unit(symbol).spoken}" for symbol in used)
    return f"The unit as the source gives it. Figures are not converted. {meant}".strip()
