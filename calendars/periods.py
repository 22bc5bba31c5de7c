"""Calendar arithmetic on times in the gold form: which days a value such as "2022-W02" or "2022-Q1" covers.

In: text in the forms of ISO 8601 and TIMEX3 that engagements use. Out: first and last day, both inclusive.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TypeGuard

from calendars.patterns import pattern_of

# No clocks are further than fourteen hours from Greenwich.
_OFFSET = pattern_of(r"[+-](?:(?:0\d|1[0-3])(?::?[0-5]\d)?|14(?::?00)?)")
_FORM = pattern_of(r"(\d{4})(?:-(?:W(\d\d)|Q([1-4])|H([12])|(SP|SU|FA|WI)|(\d\d)(?:-(\d\d))?))?(?:T.*)?$")
# The first newspapers came out in the 1600s; a year of publication outside of these is a slip, and near the ends of the
# calendar there would be no day to count to.
PRESS_YEARS = range(1600, 3000)
# Nothing that is read today came out before; a field that says so is empty ("0001-01-01", "1899-12-30").
EARLIEST = date(1900, 1, 1)
WEEK = timedelta(days=7)
# As many characters has a year, a month and a day; what has more than that is a moment of the day.
YEAR_LENGTH, MONTH_LENGTH, DAY_LENGTH = len("2018"), len("2018-11"), len("2018-11-14")
# First month of each season, northern as the meteorologists count; winter runs into the next year.
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@lru_cache(maxsize=4096)
def days_of(value: str) -> tuple[date, date]:
    """Find the days that a value covers.

    Args:
        value: a day, a moment, an ISO week, a month, a quarter, a half, a season, a year, or a decade ("199").

    Returns:
        The first and the last day.

    Raises:
        ValueError: the value is none of these, or no such day exists.

    >>> days_of("2022-W02")
    (datetime.date(2022, 1, 10), datetime.date(2022, 1, 16))
    >>> days_of("2022-02")[1]
    datetime.date(2022, 2, 28)
    """
    match = _FORM.match(value)
    if not match:
        if re.fullmatch(r"\d{3}", value):
            return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
        raise ValueError(f"{value!r} is no day or period")
    year = int(match[1])
    if match[2]:
        monday = date.fromisocalendar(year, int(match[2]), 1)
        return monday, monday + timedelta(days=6)
    if match[3]:
        return _months(year, 3 * int(match[3]) - 2, 3)
    if match[4]:
        return _months(year, 6 * int(match[4]) - 5, 6)
    if match[5]:
        return _months(year, SEASON_MONTHS[match[5]], 3)
    if match[7]:
        day = date(year, int(match[6]), int(match[7]))
        return day, day
    if match[6]:
        return _months(year, int(match[6]), 1)
    return date(year, 1, 1), date(year, 12, 31)


def has_day(value: str | None) -> TypeGuard[str]:
    """Whether a value is a day or a moment of one, and no longer period.

    >>> has_day("2022-01-10"), has_day("2022-01-10T15:30"), has_day("2022-01"), has_day(None)
    (True, True, False, False)
    """
    return value is not None and len(value) >= DAY_LENGTH


def span_of(start: str, end: str | None) -> tuple[date, date]:
    """Find the first and last day from `start` to `end`, which may be None."""
    first, last = days_of(start)
    return first, days_of(end)[1] if end else last


def begins_within(value: str, start: str, end: str | None) -> bool:
    """Whether the first day of a value is one of those from `start` to `end`, which may be None."""
    first, last = span_of(start, end)
    return first <= days_of(value)[0] <= last


def day_of(moment: date) -> date:
    """The day of a moment; a day is its own."""
    return moment.date() if isinstance(moment, datetime) else moment


def find_doubt(day: date, today: date | None) -> str:
    """Say what speaks against a day of publication, or "".

    Args:
        day: the day; none that has a clock time.
        today: None believes all that is to come.
    """
    if day < EARLIEST:
        return f"before {EARLIEST.year}"
    # Tomorrow has begun where the clocks are ahead of ours.
    return "in the future" if today is not None and day > today + timedelta(days=1) else ""


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    last_year, last_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def is_offset(words: str) -> bool:
    """Tell whether words are an offset from Greenwich that the clocks of some place can have.

    >>> [is_offset(words) for words in ("+05:45", "-1200", "+14:00", "+15:00", "+25:00", "+02:75", "Z", "")]
    [True, True, True, False, False, False, False, False]
    """
    return _OFFSET.fullmatch(words) is not None
