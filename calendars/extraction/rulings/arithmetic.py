"""Calendar arithmetic of resolving: the weekday, the year-less day, the month that a clause means; TIMEX3 values.

In: the publication day, what the words state, and the direction of the clause ("past", "future", "present" or "").
Out: a day, or a year and a month. Of a number, or None where the words leave it open, and a unit of the lexicon:
"P2D", "PT1H30M", "PXW". Of a zone and a local moment: the offset from Greenwich.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta

from calendars.patterns import pattern_of

# A year-less day or month that the tense asks for but that lies further off than this is not believed: an article that
# means a day ten months ahead says the year. "Was set for Nov. 15" in October looks past, and is not of last year. The
# past reaches further back: "in March" told in January is last March.
FAR_AHEAD, FAR_BACK = 270, 330
MONTHS_AHEAD, MONTHS_BACK = 8, 10


def resolve_weekday(published: date, weekday: int, direction: str) -> date:
    """Find the nearest day with this ISO weekday that the direction asks for; the publication day itself counts.

    With no direction, or a "planned" one, a day of the last two is meant, or else one ahead; "near" is the nearest;
    "soon" is of the next two, or behind.

    >>> resolve_weekday(date(2022, 1, 6), 4, "past"), resolve_weekday(date(2022, 1, 6), 1, "future")
    (datetime.date(2022, 1, 6), datetime.date(2022, 1, 10))
    """
    ahead = (weekday - published.isoweekday()) % 7
    furthest = {"past": 0, "future": 6, "present": 6, "near": 3, "soon": 2}.get(direction, 4)
    return published + timedelta(days=ahead if ahead <= furthest else ahead - 7)


def resolve_stepped_weekday(published: date, weekday: int, step: int, direction: str) -> date:
    """Find "last Friday", "this Friday", "next Friday": the Friday before today, of this week, of next week.

    >>> resolve_stepped_weekday(date(2022, 1, 6), 5, 1, ""), resolve_stepped_weekday(date(2022, 1, 6), 5, -1, "")
    (datetime.date(2022, 1, 14), datetime.date(2021, 12, 31))
    """
    if step < 0:
        return published - timedelta(days=(published.isoweekday() - weekday - 1) % 7 + 1)
    monday = published - timedelta(days=published.isoweekday() - 1)
    if step > 0 and weekday - published.isoweekday() < 6:
        return monday + timedelta(days=6 + weekday)  # on a Monday, "next Sunday" is six days off and not thirteen
    day = monday + timedelta(days=weekday - 1)
    return day + timedelta(days=7) if day < published and direction != "past" else day


def resolve_month_day(published: date, month: int, day: int, direction: str) -> date | None:
    """Find the day of a date without a year: the last, the next, or with no direction the nearest; None if none is.

    >>> resolve_month_day(date(2021, 12, 28), 1, 10, "future"), resolve_month_day(date(2022, 1, 3), 12, 30, "")
    (datetime.date(2022, 1, 10), datetime.date(2021, 12, 30))
    """
    years = range(published.year - 8, published.year + 9)  # from one 29 February to the next, as over 1900
    days = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    if not days:
        return None
    nearest, asked = _choose(days, published, ""), _choose(days, published, direction)
    return asked if -FAR_BACK <= (asked - published).days <= FAR_AHEAD else nearest


def resolve_stepped_month_day(published: date, month: int, day: int, step: int) -> date | None:
    """Find "last Dec. 5", "this Dec. 5", "next Dec. 5": the last before today, that of this year, the next.

    >>> resolve_stepped_month_day(date(2022, 1, 6), 12, 5, -1), resolve_stepped_month_day(date(2022, 1, 6), 12, 5, 1)
    (datetime.date(2021, 12, 5), datetime.date(2022, 12, 5))
    """
    year = published.year
    if (step < 0 and (month, day) >= (published.month, published.day)) or (
        step > 0 and (month, day) <= (published.month, published.day)
    ):
        year += step
    return date(year, month, day) if 0 < day <= monthrange(year, month)[1] else None


def resolve_month(published: date, month: int, direction: str) -> int:
    """Find the year of a month without a year; the publication month itself counts.

    >>> resolve_month(date(2021, 11, 5), 3, "future"), resolve_month(date(2021, 11, 5), 3, "past")
    (2022, 2021)
    """
    away = month - published.month
    if direction in ("", "near", "soon", "later"):
        return published.year + (1 if away < -6 else -1 if away >= 6 else 0)
    asked = (1 if away < 0 else 0) if direction in ("future", "present") else (-1 if away > 0 else 0)
    if not -MONTHS_BACK <= away + 12 * asked <= MONTHS_AHEAD:
        asked = 0
    return published.year + asked


def resolve_day_of_month(published: date, day: int, direction: str, weekday: int | None = None) -> date | None:
    """Find "the 15th", "Saturday the 15th": the nearest one that the direction asks for.

    >>> resolve_day_of_month(date(2022, 1, 20), 15, "future"), resolve_day_of_month(date(2022, 1, 20), 15, "past")
    (datetime.date(2022, 2, 15), datetime.date(2022, 1, 15))
    """
    days = []
    for away in range(-6, 7):
        year, month = add_months(published.year, published.month, away)
        if day <= monthrange(year, month)[1]:
            days.append(date(year, month, day))
    days = [one for one in days if one.isoweekday() == weekday] or days
    known = [one for one in days if (one < published) == (direction == "past") or one == published]
    return _choose(days, published, direction if known else "") if days else None


def _choose(days: list[date], published: date, direction: str) -> date:
    """The last of some days, the next, or with no direction the nearest."""
    if direction == "past":
        return max(one for one in days if one <= published)
    if direction in ("future", "present"):
        return min(one for one in days if one >= published)
    return min(days, key=lambda one: (abs((one - published).days), one > published))


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Count months on from a month."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def add_months_to_day(day: date, count: int) -> date:
    """Count months on from a day; the 31st becomes the last day of a shorter month.

    Raises:
        OverflowError: the calendar ends before.
    """
    year, month = add_months(day.year, day.month, count)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"the calendar has no year {year}")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def iso_week(day: date) -> str:
    """The ISO week of a day: "2022-W02"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def quarter_of(day: date) -> int:
    """The quarter of a day, 1 to 4."""
    return (day.month - 1) // 3 + 1


# What half a unit is, in smaller ones.
HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}
MANY = {"2W": (2, "W"), "10Y": (10, "Y"), "100Y": (100, "Y"), "WE": (2, "D")}


def length_value(count: float | None, unit: str) -> str:
    """Write a length of time.

    >>> length_value(2.5, "Y"), length_value(16, "TH"), length_value(None, "W"), length_value(4, "10Y")
    ('P2Y6M', 'PT16H', 'PXW', 'P40Y')
    """
    if unit in MANY:
        times, unit = MANY[unit]
        return f"PX{unit}" if count is None else f"P{int(count * times)}{unit}"
    clock = "T" if unit.startswith("T") else ""
    letter = unit[-1]
    if count is None:
        return f"P{clock}X{letter}"
    whole = int(count)
    if count == whole:
        return f"P{clock}{whole}{letter}"
    if count - whole == 0.5 and unit in HALVES:
        return f"P{clock}{whole or ''}{letter if whole else ''}{HALVES[unit]}"
    return f"P{clock}{count:g}{letter}"


DAYS_LONG = pattern_of(r"P(?P<count>\d{1,3})(?P<unit>D|W)$|PT(?P<hours>\d{2})H$")


def days_long(value: str) -> int | None:
    """How many days a stay of some length takes up, None where it is no matter of days.

    >>> days_long("P3D"), days_long("P2W"), days_long("PT48H"), days_long("PT2H"), days_long("P1M")
    (3, 14, 2, None, None)
    """
    length = DAYS_LONG.match(value)
    if length is None:
        return None
    if length["hours"]:
        return int(length["hours"]) // 24 or None
    return int(length["count"]) * (7 if length["unit"] == "W" else 1)


def set_value(count: float | None, unit: str) -> str:
    """Write a frequency: "every two weeks" is P2W."""
    return length_value(1 if count is None else count, unit)


def moment_of(day: str, clock: str) -> str:
    """A moment in the gold form; midnight at the end of a day is the start of the next."""
    if clock == "T24:00":
        return (date.fromisoformat(day[:10]) + timedelta(days=1)).isoformat() + "T00:00"
    return day + clock


MOMENT_LENGTH = len("2018-11-14T15:30")


def with_offset(start: str | None, zone: str | None) -> str | None:
    """A moment with the offset that its zone has then, where that is known; a day as it is.

    >>> with_offset("2022-01-10T15:30", "America/New_York"), with_offset("2022-01-10", "+00:00")
    ('2022-01-10T15:30-05:00', '2022-01-10')
    """
    if not start or not zone or len(start) != MOMENT_LENGTH:
        return start
    return start + offset_of(zone, date.fromisoformat(start[:10]), start[10:])


def offset_of(zone: str, day: date, clock: str) -> str:
    """Find the offset of a zone at a clock time of a day; "" for none that is known ("local").

    >>> offset_of("America/New_York", date(2022, 1, 10), "T15:30"), offset_of("+00:00", date(2022, 1, 10), "T15:30")
    ('-05:00', '+00:00')
    """
    if not zone or zone == "local":
        return ""
    if zone[0] in "+-":
        return zone
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # costs 5 ms, and few articles need it

    hour, minute = int(clock[1:3]) % 24, int(clock[4:6])
    try:
        offset = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone)).isoformat()[16:]
    except ZoneInfoNotFoundError:
        return ""
    return offset.lstrip(":0")[-6:] if len(offset) > 6 else offset
