"""Days as people write them: read where they can mean one day only."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaircompare.catalogue.dates import day_in_words, read_date, read_day, why_no_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22",
        "2026/11/22",
        "22 November 2026",
        "22 Nov 2026",
        "22 nov. 2026",
        "November 22, 2026",
        "Nov 22nd, 2026",
        "22.11.2026",
        "22. 11. 2026",
        "11/22/2026",
        "22/11/2026",
        "22-11-2026",
    ],
)
def test_that_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read_day(text) == TODAY
    assert read_date(f"  {text} ", TODAY) == TODAY
    assert why_no_day(text, TODAY) == ""


@given(st.dates(min_value=date(1990, 1, 1), max_value=TODAY))
def test_that_a_day_in_words_is_read_again(day: date) -> None:
    assert read_day(day_in_words(day)) == day
    assert read_day(day.isoformat()) == day
    both = read_day(f"{day.month}/{day.day}/{day.year}")
    assert both == (day if day.day > 12 or day.day == day.month else None)


def test_that_a_day_with_two_meanings_is_not_guessed() -> None:
    assert read_day("3/4/2026") is None
    assert why_no_day("3/4/2026", TODAY) == (
        "“3/4/2026” can mean two days. Write “3 April 2026” or “4 March 2026”."
    )
    assert read_day("3/3/2026") == date(2026, 3, 3)


@pytest.mark.parametrize("text", ["", "soon", "31 February 2026", "13/13/2026", "3/4/26", "2026"])
def test_that_what_is_no_day_is_answered_with_how_to_write_one(text: str) -> None:
    assert read_day(text) is None
    assert why_no_day(text, TODAY) == (
        f"“{text}” is not read as a day. Write it like “22 November 2026”."
    )


def test_that_a_day_to_come_is_refused_and_words_for_days_are_known() -> None:
    assert why_no_day("23 Nov 2026", TODAY) == "This day is still to come."
    assert read_date("Yesterday", TODAY) == date(2026, 11, 21)
    assert read_day("today") is None


def test_that_a_table_may_write_the_time_behind_the_day() -> None:
    assert read_day("2026-11-22 00:00:00") == TODAY
    assert read_day("2026-11-22T09:30:00+01:00") == TODAY
    assert read_day("3/4/2026") is None
