"""Knows files that the program wrote itself and that are no tables, and says what they are for."""

import re

from chaircompare.exchange.importing.raw import FileNotReadError
from chaircompare.relevance.criteria import RLS_SENTENCE

_ENOUGH = 600  # bytes: the marks below stand at the very beginning
_JSON = re.compile(rb'[\xef\xbb\xbf\s]*(\{\s*["}]|\[\s*[\[{"])')
_KINDS = "Import takes csv, tsv, xlsx and ods."
_OWN = (
    (
        b'"format": "chaircompare catalogue"',
        "a whole catalogue, written by “chaircompare backup”",
        "Bring it back with: chaircompare restore {name}",
    ),
    (
        b'"format": "chaircompare comparison"',
        "a saved comparison",
        "Open it with “Open file…” in the menu File.",
    ),
    (
        f'"about": "{RLS_SENTENCE[:30]}'.encode(),
        "a comparison that was exported as JSON, for other programs",
        "Export it as CSV, one fact a line, and import that.",
    ),
    (
        b'"http://www.w3.org/ns/csvw"',
        "the description of a table",
        "Import the table that lies beside it.",
    ),
)


def refuse_json(content: bytes, name: str) -> None:
    """FileNotReadError for JSON, with words of its own for what the program wrote."""
    if not _JSON.match(content):
        return
    start = content[:_ENOUGH]
    for mark, what, hint in _OWN:
        if mark in start:
            raise FileNotReadError(f"{name} is {what}. It is no table.", hint.format(name=name))
    raise FileNotReadError(f"{name} is JSON and not a table.", _KINDS)


def packed_catalogue(name: str) -> FileNotReadError:
    """Says what a packed backup is, and how it comes back."""
    return FileNotReadError(
        f"{name} is a backup of a whole catalogue. It is no table.",
        f"Bring it back with “Restore…” in the menu File, or with: chaircompare restore {name}",
    )
