"""Read a date as a person writes it: "29 Dec 2021", "2021-12-29T13:19-05:00", "yesterday".

In: words that are known to be one date. Out: a `date`, or a `datetime` where they state a clock time and its zone.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

from calendars.patterns import pattern_of
from calendars.periods import DAY_LENGTH, PRESS_YEARS

# "Wednesday, December 29th, 2021 at 1:19 p.m. Eastern Standard Time" has 66 characters.
LONGEST = 100
# Year, month and day in figures and in this order, whatever follows them: then a month 13 is a slip, and not a day.
IN_ORDER = pattern_of(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


def read_date(words: str, now: datetime | None = None) -> date:
    """Read one day or moment.

    Args:
        words: the date; day, month and year must all be there, or follow from `now`.
        now: what "yesterday" is counted from; without it only dates that stand for themselves are read.

    Returns:
        A `datetime` with its zone where the words state both, else a `date`: a clock time that could be in any zone
        says no more than its day.

    Raises:
        ValueError: the words are no date, can be read as two, or no newspaper can have come out on it.

    >>> read_date("29 Dec 2021")
    datetime.date(2021, 12, 29)
    >>> read_date("3/4/2021")
    Traceback (most recent call last):
    ValueError: '3/4/2021' can be 2021-03-04 or 2021-04-03; write it as one of these
    """
    words = " ".join(words.split())
    if len(words) > LONGEST:
        raise _refuse(f"{words[:20]}...")
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return check_year(_read_written(words, now))
    has_time = len(words) > DAY_LENGTH and moment.tzinfo is not None
    return check_year(moment if has_time else moment.date())


def check_year(day: date) -> date:
    """Give back a day of publication, if it can be one.

    Raises:
        ValueError: its year is out of all reason.
    """
    if day.year not in PRESS_YEARS:
        raise ValueError(f"the year {day.year} cannot be meant; it is to be from {PRESS_YEARS[0]} to {PRESS_YEARS[-1]}")
    return day


def _refuse(words: str) -> ValueError:
    return ValueError(f"{words!r} is not a date; write it like 2021-12-29 or 29 Dec 2021")


def _read_written(words: str, now: datetime | None) -> date:
    """Read what is not ISO 8601; dateparser, which is slow to load, only where the words are more than a day."""
    if words[:4].isdecimal() and words[4:5] == "-":
        return _read_in_order(words, now)
    from calendars.articles.moments import read_written_day

    day = read_written_day(words)
    if day is not None:
        return day
    first, second = (_parse(words, order, now) for order in ("MDY", "DMY"))
    if first is None or second is None:
        raise _refuse(words)
    if first != second:
        raise ValueError(f"{words!r} can be {first} or {second}; write it as one of these")
    return first


def _read_in_order(words: str, now: datetime | None) -> date:
    """Read what starts like ISO 8601 and is not quite that: "2021-12-29 13:19 EST", "2021-1-2"."""
    match, found = IN_ORDER.match(words), _parse(words, "YMD", now)
    if not match or not found or (found.year, found.month, found.day) != tuple(map(int, match.groups())):
        raise _refuse(words)
    return found


def _parse(words: str, order: str, now: datetime | None) -> date | None:
    from dateparser.date import DateDataParser

    settings: dict[str, Any] = {"STRICT_PARSING": True, "RETURN_TIME_AS_PERIOD": True, "DATE_ORDER": order}
    if now is None:
        settings["PARSERS"] = ["absolute-time"]
    else:
        settings["RELATIVE_BASE"] = now.replace(tzinfo=None)
    # A zone is named so that the system is not asked for its own, which may be one that nobody can read (TZ=Mars).
    # Words that state a zone come back in the named one, and keep theirs only without it.
    found = DateDataParser(languages=["en"], settings={**settings, "TIMEZONE": "UTC"}).get_date_data(words)
    if found.date_obj is not None and found.date_obj.tzinfo is not None:
        found = DateDataParser(languages=["en"], settings=settings).get_date_data(words)
    moment: datetime | None = found.date_obj
    if moment is None or found.period not in ("day", "time"):
        return None
    offset = moment.utcoffset()
    if found.period == "day" or offset is None:
        return moment.date()
    return moment.replace(tzinfo=timezone(offset or timedelta(0)))
