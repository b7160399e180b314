"""Reads days where only one reading is possible."""

import re
from datetime import date

_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


def day_of(text: str) -> date | None:
    """`2026-11-22` or `22.11.2026` as a day; None for what can be read in two ways."""
    found = _DAY.match(text.strip())
    if not found:
        return None
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
