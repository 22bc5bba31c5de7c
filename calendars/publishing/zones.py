"""Describe a time zone for an iCalendar file: just as much of it as the entries of the file need.

In: an IANA name and the moments that are written in it. Out: a VTIMEZONE with a yearly rule for each change of the
clocks, which is the form that the strictest readers ask for; lists of single dates are passed over by some.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Component, Timezone

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONE_MINUTE = timedelta(minutes=1)


class Change(NamedTuple):
    """One change of the clocks: when, as the old clock shows it, and the offsets and the name that it leads to."""

    moment: datetime
    before: timedelta
    after: timedelta
    name: str


def build_zone(name: str, moments: Iterable[datetime]) -> Timezone:
    """Build the VTIMEZONE that covers some moments, from two years before the first of them on.

    One would do, but some readers count a rule only from the year after the one in which it starts.
    """
    from icalendar import Timezone

    zone = ZoneInfo(name)
    times = sorted(moment.astimezone(UTC) for moment in moments)
    changes = _find_changes(zone, times[0].year - 2, times[-1].year)
    runs = _join_years(changes)
    if not changes or changes[0].moment - changes[0].before > times[0].replace(tzinfo=None):
        runs.insert(0, [_find_constant(zone, times[0].year - 2)])
    component = Timezone()
    component.add("tzid", name)
    for run in runs:
        lasting = run[-1].moment.year >= times[-1].year
        component.add_component(_build_observance(run, lasting, has_daylight=len(changes) > 1))
    return component


def _find_constant(zone: ZoneInfo, year: int) -> Change:
    """The offset that a zone has at the start of a year, as a change from itself to itself."""
    moment = datetime(year, 1, 1, tzinfo=zone)
    offset = moment.utcoffset() or timedelta(0)
    return Change(moment.replace(tzinfo=None), offset, offset, moment.tzname() or "")


@lru_cache(maxsize=64)  # a folder of entries asks for the same years of the same zone again and again
def _find_changes(zone: ZoneInfo, first: int, last: int) -> tuple[Change, ...]:
    """Every change of offset from the start of one year to the end of another."""
    return tuple(_search_changes(zone, first, last))


def _search_changes(zone: ZoneInfo, first: int, last: int) -> Iterator[Change]:
    """Search for changes: first the day of each, then its minute."""
    instant, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while instant < end:
        low, high = instant, instant + timedelta(days=1)
        before = _find_offset(low, zone)
        instant = high
        if _find_offset(high, zone) == before:
            continue
        while high - low > ONE_MINUTE:
            middle = low + (high - low) // 2
            low, high = (middle, high) if _find_offset(middle, zone) == before else (low, middle)
        high = high.replace(second=0, microsecond=0)
        local = high.astimezone(zone)
        yield Change((high + before).replace(tzinfo=None), before, _find_offset(high, zone), local.tzname() or "")


def _find_offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta(0)


def _join_years(changes: Iterable[Change]) -> list[list[Change]]:
    """Put changes together that follow one yearly rule, year upon year."""
    runs: list[list[Change]] = []
    for change in changes:
        for run in runs:
            is_next = run[-1].moment.year + 1 == change.moment.year
            if is_next and _describe_change(run[-1]) == _describe_change(change):
                run.append(change)
                break
        else:
            runs.append([change])
    return runs


def _describe_change(change: Change) -> tuple[object, ...]:
    """What two changes of one yearly rule have in common."""
    return (change.moment.month, _find_weekday(change.moment), change.moment.time(), *change[1:])


def _find_weekday(moment: datetime) -> str:
    """The weekday of a change as rules count it: "2SU" is the second Sunday of the month, "-1SU" the last."""
    is_last = moment.day + 7 > calendar.monthrange(moment.year, moment.month)[1]
    return f"{-1 if is_last else (moment.day - 1) // 7 + 1}{WEEKDAYS[moment.weekday()]}"


def _build_observance(run: list[Change], lasting: bool, has_daylight: bool) -> Component:
    """The component of one run of changes; it ends with its last change unless it goes on."""
    from icalendar import TimezoneDaylight, TimezoneStandard

    first = run[0]
    is_daylight = has_daylight and first.after > first.before
    component = TimezoneDaylight() if is_daylight else TimezoneStandard()
    component.add("dtstart", first.moment)
    if first.after != first.before:
        rule: dict[str, object] = {"FREQ": "YEARLY", "BYMONTH": first.moment.month}
        rule["BYDAY"] = _find_weekday(first.moment)
        if not lasting:
            rule["UNTIL"] = (run[-1].moment - first.before).replace(tzinfo=UTC)
        component.add("rrule", rule)
    component.add("tzoffsetfrom", first.before)
    component.add("tzoffsetto", first.after)
    component.add("tzname", first.name)
    return component
