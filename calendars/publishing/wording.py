"""Say times in words: "Mon 10 Jan 2022", "week of 10 Jan 2022", "January 2022".

In: times in the gold form, as engagements have them. Out: words for tables and titles.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from calendars.models import When
from calendars.periods import days_of
from calendars.publishing.words import to_line

# Not those of the module `calendar`, which are in the language of the machine.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
HALVES = {"H1": "first half of", "H2": "second half of"}


def find_moment(form: str) -> datetime | None:
    """The moment that a form states, with its offset if it has one; None where it states no clock time.

    >>> find_moment("2022-01-10T15:30-05:00").isoformat()
    '2022-01-10T15:30:00-05:00'
    >>> find_moment("2022-01-10") is None
    True
    """
    day, _, clock = form.partition("T")
    if not clock:
        return None
    if clock.startswith("24:00"):  # the end of a day is the start of the next
        return datetime.fromisoformat(f"{day}T00:00{clock[5:]}") + timedelta(days=1)
    try:
        return datetime.fromisoformat(form)
    except ValueError:  # a part of the day, such as 2022-01-10TMO
        return None


def is_coarse(form: str) -> bool:
    """Whether a form is a period longer than a day.

    >>> is_coarse("2022-01"), is_coarse("2022-01-10T09:00")
    (True, False)
    """
    first, last = days_of(form)
    return first != last


def describe_period(form: str) -> str:
    """Say a day or a coarser period in words; a clock time is left out.

    >>> [describe_period(form) for form in ("2022-01-10", "2022-W02", "2022-01", "2022-Q1", "2022-SU", "2022", "202")]
    ['10 Jan 2022', 'week of 10 Jan 2022', 'January 2022', 'Q1 2022', 'summer 2022', '2022', '2020s']
    """
    first, last = days_of(form)
    year, _, part = form.partition("-")
    if first == last:
        return _describe_day(first)
    if part.startswith("W") and part != "WI":
        return f"week of {_describe_day(first)}"
    if part:
        name = MONTHS[first.month - 1] if part.isdecimal() else {**SEASONS, **HALVES}.get(part, part)
        return f"{name} {year}"
    return year if len(year) == 4 else f"{first.year}s"


def _describe_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def describe_when(when: When) -> str:
    """Say when an engagement takes place: a day with its weekday, a span, a period, or else the words as written."""
    if when.start is None:
        return f'"{to_line(when.text)}" (unresolved)'
    start = _describe_end(when.start, when.timezone)
    return f"{start} to {_describe_end(when.end, when.timezone)}" if when.end else start


def _describe_end(form: str, timezone: str | None) -> str:
    """Say one end of a time, with its weekday and clock time if it has them."""
    if is_coarse(form):
        return describe_period(form)
    first = days_of(form)[0]
    day = f"{WEEKDAYS[first.weekday()]} {describe_period(form)}"
    return day if find_moment(form) is None else f"{day} {describe_clock(form, timezone)}"


def describe_clock(form: str, timezone: str | None) -> str:
    """Say the clock time of a moment and its zone, as far as it is known.

    >>> describe_clock("2022-01-10T15:30-05:00", None), describe_clock("2022-01-10T15:30", "Europe/Vienna")
    ('15:30 -05:00', '15:30 Europe/Vienna')
    """
    zone = timezone or form[16:].replace("Z", "UTC")
    return f"{form[11:16]} {zone}".rstrip()
