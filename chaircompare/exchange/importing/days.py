"""Reads the days of a column, which together can show how each is written."""

from collections.abc import Iterable
from datetime import date

from chaircompare.catalogue.dates import first_of, read_day

_SHOWN = 40


class DayReader:
    """Reads the days of one column: one that can only be read one way tells how to read the rest.

    A day after `today` is none on which anybody read anything.
    """

    def __init__(self, texts: Iterable[str], today: date) -> None:
        seen = {first for text in texts if (first := first_of(text))}
        self._first = seen.pop() if len(seen) == 1 else None
        self._today = today

    def read(self, text: str) -> tuple[date | None, str]:
        """The day, or why there is none; neither for a blank cell."""
        written = text.strip()
        if not written:
            return None, ""
        day = read_day(written, self._first)
        if day is None:
            return None, f"“{written[:_SHOWN]}” is no day that can be read for sure."
        if day > self._today:
            return None, f"“{written[:_SHOWN]}” is a day still to come."
        return day, ""
