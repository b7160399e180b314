"""Reads a day as a person writes it, where it can be only one."""

import re
import unicodedata
from datetime import date, timedelta
from enum import StrEnum

_TIME = r"(?:[t\s]\s*\d{1,2}:\d{2}.*)?"
_NUMBER, _YEAR, _NAME = r"(\d{1,2})", r"(\d{4})", r"([^\W\d_]{3,})\.?"
_ORDINAL = r"(?:st|nd|rd|th|\.)?"
_YEAR_FIRST = re.compile(rf"{_YEAR}[-/.年년]\s?{_NUMBER}[-/.月월]\s?{_NUMBER}[.日일]?{_TIME}")
_DAY_FIRST = re.compile(rf"{_NUMBER}\.\s?{_NUMBER}\.\s?{_YEAR}{_TIME}")
_EITHER_FIRST = re.compile(rf"{_NUMBER}[/-]{_NUMBER}[/-]{_YEAR}{_TIME}")
_DAY_THEN_NAME = re.compile(
    rf"{_NUMBER}{_ORDINAL}(?:\sde\b)?[\s-]*{_NAME}(?:\sde\b)?[\s,-]*{_YEAR}{_TIME}"
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


class First(StrEnum):
    """What stands first in `03/05/2026`."""

    DAY = "day"
    MONTH = "month"


def read_date(text: str, today: date) -> date | None:
    """As read_day, and `today` and `yesterday`."""
    tidy = _folded(text)
    if tidy in {"today", "yesterday"}:
        return today - timedelta(days=int(tidy == "yesterday"))
    return read_day(tidy)


def read_day(text: str, first: First | None = None) -> date | None:
    """`2026-11-22`, `22.11.2026`, `22 Nov 2026`, `November 22, 2026`, `3. Mai 2026`, `12/31/2025`.

    None if it is none of these. `3/4/2026` is March to some and April to others: it is none where
    nobody says what stands `first`.
    """
    tidy = _folded(text)
    if found := _YEAR_FIRST.fullmatch(tidy):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(tidy):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _EITHER_FIRST.fullmatch(tidy):
        first = first_of(tidy) or (First.DAY if int(found[1]) == int(found[2]) else first)
        day, month = (found[2], found[1]) if first is First.MONTH else (found[1], found[2])
        return _day(int(found[3]), int(month), int(day)) if first else None
    if found := _DAY_THEN_NAME.fullmatch(tidy):
        return _day(int(found[3]), _month(found[2]), int(found[1]))
    if found := _NAME_THEN_DAY.fullmatch(tidy):
        return _day(int(found[3]), _month(found[1]), int(found[2]))
    return None


def first_of(text: str) -> First | None:
    """What stands first where one of two figures is too high for a month."""
    found = _EITHER_FIRST.fullmatch(_folded(text))
    if not found or (int(found[1]) > len(_MONTHS)) is (int(found[2]) > len(_MONTHS)):
        return None
    return First.DAY if int(found[1]) > len(_MONTHS) else First.MONTH


def why_no_day(text: str, today: date) -> str:
    """What to write instead of a text that is not read as a day that has been; empty if it is."""
    bare = text.strip()
    day = read_date(text, today)
    if day:
        return "This day is still to come." if day > today else ""
    ways = [found for first in (First.DAY, First.MONTH) if (found := read_day(text, first))]
    if ways:
        said = " or ".join(f"“{day_in_words(way)}”" for way in ways)
        return f"“{bare}” can mean two days. Write {said}."
    return f"“{bare}” is not read as a day. Write it like “{day_in_words(today)}”."


def day_in_words(day: date) -> str:
    """`22 November 2026`, whatever the language of the system."""
    return f"{day.day} {_MONTHS[day.month - 1][0].capitalize()} {day.year}"


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _month(name: str) -> int:
    """The number of a month by its name or how it begins; 0 for none."""
    for number, names in enumerate(_MONTHS, start=1):
        if any(whole.startswith(name) for whole in names):
            return number
    return 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
