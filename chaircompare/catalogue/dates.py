"""Reads days as people write them."""

import re
from datetime import date, timedelta

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_EUROPEAN = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")


def read_date(text: str, today: date) -> date | None:
    """`2026-11-22`, `22 Nov 2026`, `November 22, 2026`, `22.11.2026`, `today`, `yesterday`.

    None if it is none of these. `3/4/2026` is none: it is March to some and April to others.
    """
    tidy = " ".join(text.casefold().split())
    if tidy in {"today", "yesterday"}:
        return today - timedelta(days=int(tidy == "yesterday"))
    if found := _ISO.fullmatch(tidy):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _EUROPEAN.fullmatch(tidy):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _DAY_FIRST.fullmatch(tidy):
        return _day(int(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(tidy):
        return _day(int(found[3]), _month(found[1]), int(found[2]))
    return None


def _month(name: str) -> int:
    return next((n for n, whole in enumerate(_MONTHS, start=1) if whole.startswith(name)), 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
