"""Read a date as a person writes it: "29 Dec 2021", "2021-12-29T13:19-05:00", "yesterday".

In: words that are known to be one date. Out: a `date`, or a `datetime` where they state a clock time and its zone.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any


def read_date(words: str, now: datetime | None = None) -> date:
    """Read one day or moment.

    Args:
        words: the date; day, month and year must all be there, or follow from `now`.
        now: what "yesterday" is counted from; without it only dates that stand for themselves are read.

    Returns:
        A `datetime` with its zone where the words state both, else a `date`: a clock time that could be in any zone
        says no more than its day.

    Raises:
        ValueError: the words are no date, or can be read as two.

    >>> read_date("29 Dec 2021")
    datetime.date(2021, 12, 29)
    >>> read_date("3/4/2021")
    Traceback (most recent call last):
    ValueError: '3/4/2021' can be 2021-03-04 or 2021-04-03; write it as one of these
    """
    words = " ".join(words.split())
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return _read_written(words, now)
    has_time = len(words) > len("2021-12-29") and moment.tzinfo is not None
    return moment if has_time else moment.date()


def _read_written(words: str, now: datetime | None) -> date:
    """Read what is not ISO 8601; dateparser is loaded only for this."""
    is_iso = words[:4].isdecimal() and words[4:5] == "-"  # then a month 13 is a slip, not a day
    first, second = (None if is_iso else _parse(words, order, now) for order in ("MDY", "DMY"))
    if first is None or second is None:
        raise ValueError(f"{words!r} is not a date; write it like 2021-12-29 or 29 Dec 2021")
    if first != second:
        raise ValueError(f"{words!r} can be {first} or {second}; write it as one of these")
    return first


def _parse(words: str, order: str, now: datetime | None) -> date | None:
    from dateparser.date import DateDataParser

    settings: dict[str, Any] = {"STRICT_PARSING": True, "RETURN_TIME_AS_PERIOD": True, "DATE_ORDER": order}
    if now is None:
        settings["PARSERS"] = ["absolute-time"]
    else:
        settings["RELATIVE_BASE"] = now.replace(tzinfo=None)
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(words)
    moment: datetime | None = found.date_obj
    if moment is None or found.period not in ("day", "time"):
        return None
    offset = moment.utcoffset()
    if found.period == "day" or offset is None:
        return moment.date()
    return moment.replace(tzinfo=timezone(offset or timedelta(0)))
