"""Which day a named day is in a year: Christmas, Easter Monday, Thanksgiving, Ramadan.

In: the rule of the lexicon (see [named_days] in times.toml) and a year. Out: first and last day.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from calendars.patterns import pattern_of

_FIXED = pattern_of(r"(\d\d)-(\d\d)$")
_EASTER = pattern_of(r"(easter|orthodox)([+-]\d+)$")
_NTH = pattern_of(r"(\d+)/(-?\d)/(\d)(\+\d+)?$")


def named_day(rule: str, year: int) -> tuple[date, date] | None:
    """Find a named day in a year, or None where the calendar has none in it.

    >>> named_day("11/4/4", 1999)
    (datetime.date(1999, 11, 25), datetime.date(1999, 11, 25))
    """
    if match := _FIXED.match(rule):
        day = date(year, int(match[1]), int(match[2]))
    elif match := _EASTER.match(rule):
        day = _easter(year, match[1]) + timedelta(days=int(match[2]))
    elif match := _NTH.match(rule):
        day = nth_weekday(year, *(int(match[at] or 0) for at in (1, 2, 3, 4)))
    else:
        return _foreign(rule, year)
    return day, day


def _easter(year: int, church: str) -> date:
    """Easter Sunday of a year, in the western or the "orthodox" church."""
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # 10 ms, and few articles name Easter

    day: date = easter(year, EASTER_ORTHODOX if church == "orthodox" else EASTER_WESTERN)
    return day


def nth_weekday(year: int, month: int, nth: int, weekday: int, more: int) -> date:
    """The nth weekday of a month (-1: the last), and some days after."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7 - more)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1) + more)


def _foreign(rule: str, year: int) -> tuple[date, date] | None:
    """Days of the Islamic and the Jewish calendar."""
    calendar, _, form = rule.partition(" ")
    month, _, day = form.partition("-")
    if calendar == "hijri":
        for hijri in range((year - 622) * 33 // 32 - 1, (year - 622) * 33 // 32 + 3):
            first = _hijri(hijri, int(month), int(day or 1))
            if first.year == year:
                return first, first if day else _hijri(hijri, int(month) + 1, 1) - timedelta(days=1)
    if calendar == "hebrew":
        for hebrew in (year + 3760, year + 3761):
            one = _hebrew(hebrew, int(month), int(day))
            if one.year == year:
                return one, one
    return None


def _hijri(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar, a day or two off the sighted moon."""
    days = day + -(-(59 * (month - 1)) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(days + 227014)


def _hebrew(year: int, month: int, day: int) -> date:
    """A day of the Jewish calendar: months are counted from Nisan, the year begins with Tishri, the seventh."""
    days = _hebrew_new_year(year) + day - 1
    leap = _is_leap(year)
    lengths = _hebrew_lengths(year, leap)
    order = [*range(7, 14 if leap else 13), *range(1, 7)]
    return date.fromordinal(days + sum(lengths[one] for one in order[: order.index(month)]))


def _is_leap(year: int) -> bool:
    """Whether a Jewish year has thirteen months."""
    return (7 * year + 1) % 19 < 7


def _hebrew_lengths(year: int, leap: bool) -> dict[int, int]:
    """Days in each month of a Jewish year."""
    total = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    lengths = {month: 30 if month % 2 else 29 for month in range(1, 13)}
    lengths[8] = 30 if total % 10 == 5 else 29
    lengths[9] = 29 if total % 10 == 3 else 30
    if leap:
        lengths[12], lengths[13] = 30, 29
    return lengths


def _hebrew_new_year(year: int) -> int:
    """Proleptic day number of the first of Tishri, by the mean new moon and its postponements."""
    return _elapsed(year) - 1373427


def _elapsed(year: int) -> int:
    """Days from the epoch of the Jewish calendar to the new year, postponements counted in."""

    def molad(one: int) -> int:
        months = (235 * one - 234) // 19
        parts = 12084 + 13753 * months
        days = 29 * months + parts // 25920
        return days + 1 if (3 * (days + 1)) % 7 < 3 else days

    before, this, after = molad(year - 1), molad(year), molad(year + 1)
    if after - this == 356:
        return this + 2
    return this + 1 if this - before == 382 else this
