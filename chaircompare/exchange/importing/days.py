"""Reads days where only one reading is possible."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

_TIME = r"(?:[t\s]\s*\d{1,2}:\d{2}.*)?"
_NUMBER, _YEAR, _NAME = r"(\d{1,2})", r"(\d{4})", r"([^\W\d_]{3,})\.?"
_ORDINAL = r"(?:st|nd|rd|th|\.)?"
_YEAR_FIRST = re.compile(rf"{_YEAR}[-/.年년]\s?{_NUMBER}[-/.月월]\s?{_NUMBER}[.日일]?{_TIME}")
_DAY_FIRST = re.compile(rf"{_NUMBER}\.\s?{_NUMBER}\.\s?{_YEAR}{_TIME}")
_EITHER_FIRST = re.compile(rf"{_NUMBER}[/-]{_NUMBER}[/-]{_YEAR}{_TIME}")
_DAY_THEN_NAME = re.compile(
    rf"{_NUMBER}{_ORDINAL}(?:\sde)?[\s-]*{_NAME}(?:\sde)?[\s,-]*{_YEAR}{_TIME}"
)
_NAME_THEN_DAY = re.compile(rf"{_NAME}\s+{_NUMBER}{_ORDINAL}(?:,\s*|\s+){_YEAR}{_TIME}")
_MONTHS = (
    ("january", "januar", "enero"),
    ("february", "februar", "febrero"),
    ("march", "märz", "marzo"),
    ("april", "abril"),
    ("may", "mai", "mayo"),
    ("june", "juni", "junio"),
    ("july", "juli", "julio"),
    ("august", "agosto"),
    ("september", "septiembre", "setiembre"),
    ("october", "oktober", "octubre"),
    ("november", "noviembre"),
    ("december", "dezember", "diciembre"),
)


class _First(StrEnum):
    """What stands first in `03/05/2026`."""

    DAY = "day"
    MONTH = "month"


class DayReader:
    """Reads the days of one column: one that can only be read one way tells how to read the rest.

    A day after `today` is none on which anybody read anything.
    """

    def __init__(self, texts: Iterable[str], today: date) -> None:
        seen = {_first_of(text) for text in texts} - {None}
        self._first = seen.pop() if len(seen) == 1 else None
        self._today = today

    def read(self, text: str) -> tuple[date | None, str]:
        """The day, or why there is none; neither for a blank cell."""
        if not text.strip():
            return None, ""
        day = _day(text, self._first)
        if day is None:
            return None, f"“{text.strip()[:40]}” is no day that can be read for sure."
        if day > self._today:
            return None, f"“{text.strip()[:40]}” is a day still to come."
        return day, ""


def day_of(text: str) -> date | None:
    """`2026-11-22`, `22.11.2026`, `3 May 2026`, `12/31/2025`; None for what could be two days."""
    return _day(text, None)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _day(text: str, first: _First | None) -> date | None:
    text = _folded(text)
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _EITHER_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        first = _first_of(text) or (_First.DAY if day == month else first)
        day, month = (month, day) if first is _First.MONTH else (day, month)
        year = year if first else 0
    elif found := _DAY_THEN_NAME.fullmatch(text):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    elif found := _NAME_THEN_DAY.fullmatch(text):
        day, month, year = int(found[2]), _month(found[1]), int(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _first_of(text: str) -> _First | None:
    """What stands first where one of two figures is too high for a month."""
    found = _EITHER_FIRST.fullmatch(_folded(text))
    if not found or (int(found[1]) > len(_MONTHS)) is (int(found[2]) > len(_MONTHS)):
        return None
    return _First.DAY if int(found[1]) > len(_MONTHS) else _First.MONTH


def _month(name: str) -> int:
    """The number of a month by its name or how it begins; 0 for none."""
    for number, names in enumerate(_MONTHS, start=1):
        if any(whole.startswith(name) for whole in names):
            return number
    return 0
