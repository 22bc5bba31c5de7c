"""Read the dates and moments that machines and editors write into pages, feeds and mails.

In: words such as "2021-12-29T13:19-05:00", "Wed, 29 Dec 2021 18:19:00 GMT", "Posted: Dec 29, 2021 1:19 PM EST",
"29.12.2021 14:05 CET". Out: a `Moment`: the day, and the clock time and offset as far as the words state them. Nothing
is filled in here; what a page says elsewhere is put together in `publication`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import NamedTuple

from calendars.articles.datelines import MONTH, MONTHS, WEEKDAY
from calendars.patterns import pattern_of

# Longer than any date; a field that holds more holds something else.
LONGEST = 200
# ISO 8601 and what is written for it: a blank for the T, a blank before the offset, an hour of one figure, slashes.
ISO = pattern_of(
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
    r"(?:(?:T|t| {1,2})(?P<hour>\d{1,2}):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,](?P<part>\d{1,9}))?)?"
    r" ?\(?(?P<zone>[Zz]|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?(?:\[[\w/+-]{1,40}\])?)?(?![\d:])"
)
_MONTH = MONTH + r"\b\.?"
WRITTEN = pattern_of(
    rf"\b(?:{_MONTH.format('month')} {{0,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {{1,2}}(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{{1,2}}{_MONTH.format('month2')}[ ,-]{{1,2}}(?P<year2>\d{{4}})"
    r")\b",
    re.IGNORECASE,
)
FIGURES = pattern_of(
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\d/])"
)
# "1:19 p.m.", "13:19", "4.34pm", "13h05"; bare figures with a dot need am or pm.
CLOCK = pattern_of(
    r"\b(?P<hour>\d{1,2})(?:(?P<mark>[:.h])(?P<minute>\d\d)(?::(?P<second>\d\d))?)? ?(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
ZONE = pattern_of(
    r" ?\(?(?:(?P<letters>UTC|GMT)?(?P<offset>[+-]\d{1,2}(?::?\d\d)?)(?!\d)|(?P<name>[A-Z]{2,5})\b"
    r"|(?P<long>Eastern|Central|Mountain|Pacific)\b)"
)
EPOCH = pattern_of(r"1\d{9}(?:\d{3})?")
# What may stand between a date and its clock time: "29 December 2021 • 4:45pm", "Aug 8, 2024 at 4:00 AM".
BETWEEN = pattern_of(r"[\s,;:|•·@–—-]{0,6}(?:\bat\b|\bT\b)?\s{0,3}")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY_AT_END = pattern_of(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]? $", re.IGNORECASE)
# "1:19 p.m. ET Wednesday, Dec. 29, 2021": the clock goes before the date.
CLOCK_BEFORE = pattern_of(
    rf"(?P<clock>\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?\(?[A-Z]{{2,5}}\)?)?)[ ,|•·-]{{1,4}}(?:on )?(?:{WEEKDAY} )?$",
    re.IGNORECASE,
)

# Offsets that hold all year, in minutes, and names whose offset depends on the day.
OFFSETS = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120,
    "EEST": 180, "MSK": 180, "TRT": 180, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480,
    "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "NST": -210, "NDT": -150, "ADT": -180, "SAST": 120,
    "CAT": 120, "EAT": 180, "WAT": 60, "PKT": 300, "NPT": 345, "SGT": 480, "HKT": 480, "PHT": 480, "MYT": 480,
    "WIB": 420, "ICT": 420, "JST": 540, "KST": 540, "AWST": 480, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780, "BRT": -180, "ART": -180,
}  # fmt: skip
REGIONS = {
    "ET": "America/New_York", "EASTERN": "America/New_York", "CT": "America/Chicago", "CENTRAL": "America/Chicago",
    "MT": "America/Denver", "MOUNTAIN": "America/Denver", "PT": "America/Los_Angeles",
    "PACIFIC": "America/Los_Angeles",
}  # fmt: skip
# How the IANA table marks the zone of all but some islands or a far province: its outlets keep that.
MOST_OF_COUNTRY = pattern_of(r"most of |[\w ]+ \(mainland\)|Beijing Time")
# Letters that several countries use for their own time: what they mean follows from where the outlet is.
BY_COUNTRY = {
    "IST": {"IN": 330, "IE": 60, "IL": 120, "LK": 330},
    "BST": {"GB": 60, "BD": 360, "": 60},
    "CST": {"US": -360, "CA": -360, "MX": -360, "CN": 480, "TW": 480},
    "AST": {"CA": -240, "BB": -240, "TT": -240, "SA": 180, "KW": 180, "QA": 180, "BH": 180},
    "GST": {"AE": 240, "OM": 240},
    "AMT": {"AM": 240, "BR": -240},
}


class Moment(NamedTuple):
    """A day, and its clock time and offset from Greenwich as far as they are stated."""

    day: date
    clock: time | None = None
    offset: timedelta | None = None

    @property
    def is_exact(self) -> bool:
        """Whether it is one moment for all the world."""
        return self.clock is not None and self.offset is not None

    def to_date(self) -> date:
        """The moment with its zone, or the day where there is no telling which moment it was."""
        if self.clock is None or self.offset is None:
            return self.day
        return datetime.combine(self.day, self.clock, timezone(self.offset))


class Reading(NamedTuple):
    """How figures and letters are to be read: the order of day and month, and the outlet's country ("GB")."""

    order: str = ""
    country: str = ""


UNKNOWN = Reading()


def read_moment(words: str, reading: Reading = UNKNOWN) -> Moment | None:
    """Read the one date that a field holds.

    Args:
        words: the field.
        reading: what is known of the outlet.

    Returns:
        The moment, or None where the words hold no whole date or can be read as two.

    >>> str(read_moment("2026-02-17 09:41:05 +01:00").to_date())
    '2026-02-17 09:41:05+01:00'
    >>> str(read_moment("Posted: May 14, 2024 7:30 AM EDT").to_date())
    '2024-05-14 07:30:00-04:00'
    >>> read_moment("06/01/2026") is None
    True
    """
    words = " ".join(words[:LONGEST].split())
    if EPOCH.fullmatch(words):
        return _from_epoch(int(words))
    return next(find_moments(words, reading), None)


def read_header_date(words: str) -> datetime | None:
    """Read the moment in a header of a mail (RFC 5322) or of HTTP; one without its zone is of Greenwich.

    >>> str(read_header_date("Wed, 29 Dec 2021 18:19:00 GMT")), read_header_date("soon")
    ('2021-12-29 18:19:00+00:00', None)
    """
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def find_moments(words: str, reading: Reading = UNKNOWN) -> Iterator[Moment]:
    """Find every whole date in words, in their order.

    >>> [str(found.day) for found in find_moments("Published 29 Dec 2021, updated Dec. 30, 2021")]
    ['2021-12-29', '2021-12-30']
    """
    yield from (moment for _, _, moment in locate_moments(words, reading))


def locate_moments(words: str, reading: Reading = UNKNOWN) -> list[tuple[int, int, Moment]]:
    """Find every whole date in words, with where it stands in them, in their order."""
    found = [(match.start(), match.end(), moment) for match in ISO.finditer(words) if (moment := _from_iso(match))]
    taken = [(start, end) for start, end, _ in found]
    for pattern, day_of in ((WRITTEN, _day_of_written), (FIGURES, _day_of_figures)):
        for match in pattern.finditer(words):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            day = day_of(match, reading)
            if day:
                taken.append(match.span())
                clock, offset = _find_clock(words, match.start(), match.end(), day, reading)
                found.append((*match.span(), Moment(day, clock, offset)))
    return sorted(found, key=lambda one: one[0])


def read_written_day(words: str) -> date | None:
    """Read a day with its month in letters, where the words are that and nothing else.

    >>> read_written_day("Dec. 29th, 2021"), read_written_day("29 Dec 2021 at noon")
    (datetime.date(2021, 12, 29), None)
    """
    match = WRITTEN.fullmatch(words)
    return _day_of_written(match, UNKNOWN) if match else None


def find_clock(words: str, day: date, reading: Reading = UNKNOWN) -> tuple[time, timedelta | None] | None:
    """Find the first clock time in words that have no date: "Updated at 1:19 p.m. ET"."""
    for match in CLOCK.finditer(words):
        clock = _clock_of(match)
        if clock:
            return clock, _find_zone(words, match.end(), day, clock, reading)
    return None


def _from_epoch(number: int) -> Moment:
    seconds = number / 1000 if number > 10**11 else number
    moment = datetime.fromtimestamp(seconds, UTC)
    return Moment(moment.date(), moment.time(), timedelta(0))


def _from_iso(match: re.Match[str]) -> Moment | None:
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        if match["hour"] is None:
            return Moment(day)
        clock = time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0),
                     int((match["part"] or "0").ljust(6, "0")[:6]))  # fmt: skip
        return Moment(day, clock, _offset_of(match["zone"]) if match["zone"] else None)
    except ValueError:
        return None


def _offset_of(words: str) -> timedelta | None:
    """The offset that "+05:30", "-0500", "+1" or "Z" says; none is more than 14 hours."""
    if words[0] not in "+-":
        return timedelta(0)
    figures = words[1:].replace(":", "")
    hours, minutes = (int(figures[:-2]), int(figures[-2:])) if len(figures) > 2 else (int(figures), 0)
    offset = timedelta(hours=hours, minutes=minutes)
    if offset > timedelta(hours=14):
        return None
    return -offset if words[0] == "-" else offset


def _day_of_written(match: re.Match[str], reading: Reading) -> date | None:
    month = MONTHS.index((match["month"] or match["month2"])[:3].lower()) + 1
    return _to_day(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))


def _day_of_figures(match: re.Match[str], reading: Reading) -> date | None:
    """A date in figures; of its two orders the one that is possible or has the weekday before it, else the outlet's."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    by_day, by_month = _to_day(year, second, first), _to_day(year, first, second)
    if match["mark"] == "." or by_month is None or by_day == by_month:  # dots are written day first everywhere
        return by_day
    if by_day is None:
        return by_month
    weekday = WEEKDAY_AT_END.search(match.string, max(0, match.start() - 12), match.start())
    if weekday:
        fitting = [day for day in (by_day, by_month) if WEEKDAYS[day.weekday()] == weekday[1].lower()]
        if len(fitting) == 1:
            return fitting[0]
    return {"DMY": by_day, "MDY": by_month}.get(reading.order)


def _to_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _find_clock(words: str, start: int, end: int, day: date, reading: Reading) -> tuple[time | None, timedelta | None]:
    """The clock time that stands after a date, or before it."""
    between = BETWEEN.match(words, end)
    match = CLOCK.match(words, between.end() if between else end)
    clock = _clock_of(match) if match else None
    if match and clock:
        return clock, _find_zone(words, match.end(), day, clock, reading)
    before = CLOCK_BEFORE.search(words[max(0, start - 50) : start])
    found = find_clock(before["clock"], day, reading) if before else None
    return found if found else (None, None)


def _clock_of(match: re.Match[str]) -> time | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "")[:1].lower()
    if not half and (match["mark"] or "") not in (":", "h"):
        return None
    if half and not 1 <= hour <= 12 and hour != 0:
        half = ""  # "13:19 pm"
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute, int(match["second"] or 0))
    except ValueError:
        return None


def _find_zone(words: str, start: int, day: date, clock: time, reading: Reading) -> timedelta | None:
    match = ZONE.match(words, start)
    if not match:
        return None
    if match["offset"]:
        return _offset_of(match["offset"])
    return zone_offset((match["name"] or match["long"]).upper(), day, clock, reading)


def zone_offset(name: str, day: date, clock: time, reading: Reading = UNKNOWN) -> timedelta | None:
    """The offset of a zone by its letters on a day; None for letters that are no zone, or of several countries."""
    if name in OFFSETS:
        return timedelta(minutes=OFFSETS[name])
    if name in BY_COUNTRY:
        minutes = BY_COUNTRY[name].get(reading.country, BY_COUNTRY[name].get(""))
        return None if minutes is None else timedelta(minutes=minutes)
    return region_offset(REGIONS[name], day, clock) if name in REGIONS else None


def region_offset(region: str, day: date, clock: time) -> timedelta | None:
    """The offset of an IANA zone at a local time."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return datetime.combine(day, clock, ZoneInfo(region)).utcoffset()
    except (ZoneInfoNotFoundError, OverflowError):
        return None


def country_offset(country: str, day: date, clock: time) -> timedelta | None:
    """The offset of a country's local time, where all of it or nearly all keeps the same time.

    >>> country_offset("GB", date(2021, 12, 29), time(12)), country_offset("US", date(2021, 12, 29), time(12))
    (datetime.timedelta(0), None)
    """
    offsets = {region_offset(region, day, clock) for region in _zones_of_countries().get(country, ())}
    return offsets.pop() if len(offsets) == 1 else None


@cache
def _zones_of_countries() -> dict[str, tuple[str, ...]]:
    """The zones of each country by the IANA table, which comes with `tzdata`; of most of a country where it says so."""
    from importlib.resources import files

    zones: dict[str, tuple[str, ...]] = {}
    whole: dict[str, tuple[str, ...]] = {}
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and line[0] != "#":
            country, _, region, *comment = line.split("\t")
            if comment and MOST_OF_COUNTRY.match(comment[0]):
                whole[country] = (region,)
            zones[country] = (*zones.get(country, ()), region)
    return {**zones, **whole}
