"""Decide which days or hours an engagement takes up in a calendar, and what its entry must say about them.

In: an engagement, the place where it is held, and what the user settled. Out: two days or two moments in a zone, never
a time that floats. What an article leaves open is filled in by the rules below, and each says so in the entry.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from calendars.errors import ArticleError
from calendars.models import Engagement, Kind
from calendars.periods import is_offset, span_of
from calendars.publishing.places import Place, choose_zone
from calendars.publishing.wording import describe_clock, describe_period, find_moment, is_coarse

ONE_HOUR = timedelta(hours=1)
ONE_DAY = timedelta(days=1)
# Where an article gives the hour at which something starts and none at which it ends: kinds that take an hour, and for
# the others the end of the working day.
BRIEF_KINDS = frozenset({Kind.CALL, Kind.MEETING, Kind.SIGNING, Kind.OTHER})
WORKING_DAY_ENDS = time(18)
NOTE_START = "Starts at "


class Settings(NamedTuple):
    """What a user settles about the entries of a calendar.

    Attributes:
        timezone: the zone of clock times that an article gives without one: an IANA name, or an offset ("+02:00").
        duration: how long something takes whose end nobody states; None follows from its kind.
        alarm: how long before its start an entry is to ring; None is never.
    """

    timezone: str | None = None
    duration: timedelta | None = None
    alarm: timedelta | None = None


DEFAULTS = Settings()


class Slot(NamedTuple):
    """Where an engagement goes in a calendar.

    Attributes:
        start: the first day, or the moment of the start with its zone.
        end: the day after the last, or the moment of the end.
        coarse: whether no day is known, only the period of which these are the days.
        suffix: what the title must say about the time.
        note: what the description must say about it.
    """

    start: date
    end: date
    coarse: bool
    suffix: str = ""
    note: str = ""


def find_slot(engagement: Engagement, place: Place | None = None, settings: Settings = DEFAULTS) -> Slot:
    """Decide which days or hours an engagement takes up in a calendar.

    Raises:
        ArticleError: it has no date.
    """
    when = engagement.when
    if when.start is None:
        raise refuse_undated(engagement)
    first_day, last_day = span_of(when.start, when.end)
    after = last_day + ONE_DAY
    if is_coarse(when.start) or is_coarse(when.end or when.start):
        return Slot(first_day, after, True, f" ({_describe_coarse(when.start, when.end)})")
    start, end = find_moment(when.start), find_moment(when.end or "")
    if start is None:
        return Slot(first_day, after, False)
    zone, name, reason = _find_zone(engagement, start, place, settings)
    clock = describe_clock(when.start, name)
    if zone is None:
        return Slot(
            first_day, after, False, f" ({clock} local time)", f"{NOTE_START}{clock} local time; its zone is not known."
        )
    if when.end and end is None:
        return Slot(first_day, after, False, f" (from {clock})", f"{NOTE_START}{clock}{reason}.")
    begin, finish = _find_hours(start, end, zone, engagement.kind, settings.duration)
    return Slot(begin, finish, False, "", f"{NOTE_START}{clock}{reason}" + ("." if end else "; the end is assumed."))


def refuse_undated(engagement: Engagement) -> ArticleError:
    """Say which article has no publication date: by its file, else by the title of the engagement."""
    sources = (article.source for article in engagement.articles if article.source)
    name = next(sources, engagement.title)
    return ArticleError(f"{name}: no publication date; add `published:` or pass --published")


def _describe_coarse(start: str, end: str | None) -> str:
    """Name a period so that nobody takes it for a date; the year is left to the calendar, where one suffices."""
    if end and end[:4] != start[:4]:
        return f"{describe_period(start)} to {describe_period(end)}"
    if end:
        return f"{_leave_year(describe_period(start), start)} to {_leave_year(describe_period(end), end)}"
    words = _leave_year(describe_period(start), start)
    if words.startswith("week of"):
        return words
    return f"in the {words}" if len(start) == 3 or words.endswith(" of " + start[:4]) else f"in {words}"


def _leave_year(words: str, form: str) -> str:
    short = words.removesuffix(f" {form[:4]}")
    return words if short.endswith(" of") else short


def _find_zone(
    engagement: Engagement, start: datetime, place: Place | None, settings: Settings
) -> tuple[tzinfo | None, str | None, str]:
    """The zone of a clock time, its name, and where that is not stated, why it is taken for it."""
    stated = engagement.when.timezone
    zone = read_zone(stated) or (UTC if start.tzinfo else None)
    if zone is None and settings.timezone and (asked := read_zone(settings.timezone)):
        return asked, settings.timezone, " (the zone asked for)"
    if zone is not None or stated:
        return zone, stated, ""
    name = choose_zone(place.zones, start) if place else None
    if place and name and (zone := read_zone(name)):
        return zone, name, f" (the time of {place.address.split(',')[0]})"
    offset = _find_offset_of_article(engagement)
    return read_zone(offset), offset, " (the time of the article)"


def read_zone(name: str | None) -> tzinfo | None:
    """Read an IANA name or an offset; None where it is neither.

    >>> str(read_zone("Europe/Vienna")), str(read_zone("-05:00")), read_zone("Eastern"), read_zone("../etc/passwd")
    ('Europe/Vienna', 'UTC-05:00', None, None)
    """
    if not name:
        return None
    if name in ("UTC", "GMT"):
        return UTC
    try:
        if "/" in name:
            from zoneinfo import ZoneInfo

            return ZoneInfo(name)
        return datetime.fromisoformat(f"2000-01-01T00:00{name}").tzinfo if is_offset(name) else None
    except (LookupError, ValueError, OSError):
        return None


def _find_offset_of_article(engagement: Engagement) -> str | None:
    """The offset at which the articles were published, if it is one; machines stamp UTC, which is no place's time."""
    stamps = [datetime.fromisoformat(article.published) for article in engagement.articles if article.published]
    offsets = {stamp.isoformat()[-6:] for stamp in stamps if stamp.utcoffset()}
    return offsets.pop() if len(offsets) == 1 else None


def _find_hours(
    start: datetime, end: datetime | None, zone: tzinfo, kind: Kind, duration: timedelta | None
) -> tuple[datetime, datetime]:
    """The moments of start and end; in UTC where the zone is but an offset, or its clock changes."""
    begin = _place(start, zone)
    if end is not None:
        finish = _place(end, zone)
        if finish.astimezone(UTC) < begin.astimezone(UTC):  # "from 10 p.m. to 2 a.m." on one day
            finish = _place(end + ONE_DAY, zone)
    elif duration is None and kind not in BRIEF_KINDS and start.time() < time(WORKING_DAY_ENDS.hour - 1):
        finish = begin + (datetime.combine(start, WORKING_DAY_ENDS) - start.replace(tzinfo=None))
    else:
        finish = begin.astimezone(UTC) + (duration or ONE_HOUR)
    first, last = begin.astimezone(UTC), finish.astimezone(UTC)
    if last <= first:
        last = first + ONE_HOUR
    # By way of UTC: an hour that the clock leaves out counts with the offset before (RFC 5545, 3.3.5).
    begin, finish = first.astimezone(zone), last.astimezone(zone)
    if not hasattr(zone, "key") or _changes_clock(begin) or _changes_clock(finish):
        return first, last
    return begin, finish


def _place(moment: datetime, zone: tzinfo) -> datetime:
    """Put a clock time into its zone; one with an offset of its own is moved there."""
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _changes_clock(moment: datetime) -> bool:
    """Whether the clock is changed within a day of a moment: calendars differ in what they make of such an hour."""
    utc, zone = moment.astimezone(UTC), moment.tzinfo
    offsets = {(utc + shift).astimezone(zone).utcoffset() for shift in (-ONE_DAY, timedelta(0), ONE_DAY)}
    return len(offsets) > 1
