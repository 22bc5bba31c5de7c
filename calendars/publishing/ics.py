"""Write engagements as an iCalendar file (RFC 5545) that every calendar app takes.

In: engagements, each with the publication date of an article. Out: the bytes of one calendar. Nothing in it comes from
a clock or from chance, so the same engagements give the same bytes, and a second import changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from calendars.errors import ArticleError, ExportError
from calendars.models import Engagement, Kind, Status
from calendars.periods import span_of
from calendars.publishing.wording import describe_clock, describe_period, find_moment, is_coarse
from calendars.publishing.words import drop_controls

if TYPE_CHECKING:
    from icalendar import Event

PRODUCER = "-//dateline//dateline//EN"
ONE_HOUR = timedelta(hours=1)
ONE_DAY = timedelta(days=1)
# Where an article gives the hour at which something starts and none at which it ends: kinds that take an hour, and for
# the others the end of the working day.
BRIEF_KINDS = frozenset({Kind.CALL, Kind.MEETING, Kind.SIGNING, Kind.OTHER})
WORKING_DAY_ENDS = time(18)
# What iCalendar has no status for is said in the title; so is a cancellation, since some apps show those as confirmed.
PREFIXES = {Status.CANCELLED: "CANCELLED: ", Status.POSTPONED: "POSTPONED: ", Status.TENTATIVE: "TENTATIVE: "}
SUFFIXES = {Status.HELD: " (held)"}
# Characters that no address holds unless they are percent-encoded.
NOT_IN_ADDRESSES = frozenset(' <>"{}|\\^`')


class Slot(NamedTuple):
    """Where an engagement goes in a calendar: two days or two moments, and what the entry must say about them."""

    start: date
    end: date
    coarse: bool
    suffix: str = ""
    note: str = ""


def write_ics(engagements: Sequence[Engagement]) -> bytes:
    """Write one calendar with an entry for each engagement.

    Raises:
        ExportError: there are no engagements; a calendar without an entry is not valid.
        ArticleError: an engagement has no date, or its article no publication date, which every entry is stamped with.
    """
    from icalendar import Calendar

    if not engagements:
        raise ExportError("no engagements: an .ics file needs one at least")
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    zones: dict[str, list[datetime]] = {}
    for engagement in engagements:
        slot = find_slot(engagement)
        calendar.add_component(_build_event(engagement, slot))
        for moment in (slot.start, slot.end):
            if isinstance(moment, datetime) and (key := getattr(moment.tzinfo, "key", None)):
                zones.setdefault(key, []).append(moment)
    for key in sorted(zones, reverse=True):
        from calendars.publishing.zones import build_zone

        calendar.subcomponents.insert(0, build_zone(key, zones[key]))
    return bytes(calendar.to_ical())


def find_slot(engagement: Engagement) -> Slot:
    """Decide which days or hours an engagement takes up in a calendar.

    Raises:
        ArticleError: it has no date.
    """
    when = engagement.when
    if when.start is None:
        raise ArticleError(f"{_name_source(engagement)}: no publication date; add `published:` or pass --published")
    first_day, last_day = span_of(when.start, when.end)
    after = last_day + ONE_DAY
    if is_coarse(when.start) or is_coarse(when.end or when.start):
        return Slot(first_day, after, True, f" ({_describe_coarse(when.start, when.end)})")
    start, end = find_moment(when.start), find_moment(when.end or "")
    if start is None:
        return Slot(first_day, after, False)
    clock = describe_clock(when.start, when.timezone)
    zone = _find_zone(start, when.timezone)
    if zone is None:
        return Slot(first_day, after, False, f" ({clock} local time)", f"Starts at {clock} local time.")
    if when.end and end is None:
        return Slot(first_day, after, False, f" (from {clock})", f"Starts at {clock}.")
    begin = _place(start, zone)
    finish = _place(end, zone) if end else _assume_end(start, begin, engagement.kind)
    if finish <= begin:
        finish = begin + ONE_HOUR
    return Slot(begin, finish, False, "", f"Starts at {clock}" + ("." if end else "; the end is assumed."))


def _describe_coarse(start: str, end: str | None) -> str:
    """Name a period so that nobody takes it for a date."""
    if end:
        return f"{describe_period(start)} to {describe_period(end)}"
    words = describe_period(start)
    return words if words.startswith("week of") else f"in {words}"


def _find_zone(moment: datetime | None, name: str | None) -> tzinfo | None:
    """The zone of a moment: a place's zone by its IANA name, else an offset, which is written as UTC."""
    if name and "/" in name:
        from zoneinfo import ZoneInfo

        try:
            return ZoneInfo(name)
        except (LookupError, ValueError, OSError):
            pass
    if moment is not None and moment.tzinfo:
        return UTC
    if name in ("UTC", "GMT"):
        return UTC
    try:
        return datetime.fromisoformat(f"2000-01-01T00:00{name}").tzinfo  # an offset such as "-05:00"
    except ValueError:
        return None


def _place(moment: datetime, zone: tzinfo) -> datetime:
    """Put a clock time into its zone; one with an offset of its own is moved there."""
    placed = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    return placed if hasattr(zone, "key") else placed.astimezone(UTC)


def _assume_end(clock: datetime, begin: datetime, kind: Kind) -> datetime:
    """When something ends if nobody says so; the working day is that of the clock in the article."""
    rest = datetime.combine(clock, WORKING_DAY_ENDS) - clock.replace(tzinfo=None)
    return begin + (ONE_HOUR if kind in BRIEF_KINDS else max(rest, ONE_HOUR))


def _build_event(engagement: Engagement, slot: Slot) -> Event:
    from icalendar import Event

    stamp = _find_stamp(engagement)
    event = Event()
    event.add("uid", engagement.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", slot.start)
    event.add("dtend", slot.end)
    event.add("summary", _build_summary(engagement, slot))
    event.add("description", "\n".join(_list_description(engagement, slot)))
    event.add("status", _find_status(engagement, slot))
    event.add("categories", [engagement.kind.value, *map(_to_line, engagement.sides)])
    event.add("class", "PUBLIC")
    event.add("transp", "TRANSPARENT" if slot.coarse else "OPAQUE")
    event.add("sequence", 0)
    event.add("last-modified", stamp)
    if engagement.location:
        event.add("location", _to_line(engagement.location))
    if address := _find_address(engagement):
        event.add("url", address)
    return event


def _find_stamp(engagement: Engagement) -> datetime:
    """The moment of the newest article that tells of it; a day without its hour counts from midnight UTC."""
    moments = [datetime.fromisoformat(article.published) for article in engagement.articles if article.published]
    if not moments:
        raise ArticleError(f"{_name_source(engagement)}: no publication date; add `published:` or pass --published")
    return max(moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in moments)


def _to_line(text: str) -> str:
    """Put words on one line, without control characters.

    A capital N after a backslash goes small: icalendar would write the two as a line break.
    """
    return drop_controls(" ".join(text.split())).replace("\\N", "\\n")


def _build_summary(engagement: Engagement, slot: Slot) -> str:
    title = _to_line(engagement.title) or engagement.kind.value
    if engagement.has_new_time:
        return f"{title}{slot.suffix} (rescheduled)"
    return f"{PREFIXES.get(engagement.status, '')}{title}{slot.suffix}{SUFFIXES.get(engagement.status, '')}"


def _find_status(engagement: Engagement, slot: Slot) -> str:
    if engagement.status is Status.CANCELLED:
        return "CANCELLED"
    put_off = engagement.status is Status.POSTPONED and not engagement.has_new_time
    unsure = slot.coarse or put_off or engagement.status is Status.TENTATIVE
    return "TENTATIVE" if unsure else "CONFIRMED"


def _list_description(engagement: Engagement, slot: Slot) -> Iterator[str]:
    """The lines of the description: who, what about, why we think so, and where to read it."""
    people = [f"{person.name} ({person.role})" if person.role else person.name for person in engagement.people]
    for name, facts in (
        ("Sides", engagement.sides),
        ("People", people),
        ("Topic", filter(None, [engagement.topic])),
        ("Status", [engagement.status.value]),
    ):
        if words := ", ".join(map(_to_line, facts)):
            yield f"{name}: {words}"
    if slot.note:
        yield slot.note
    for part in engagement.evidence:
        yield ""
        yield f'"{_to_line(part.text)}"'
    for article in engagement.articles:
        yield ""
        yield " - ".join(_to_line(fact) for fact in (article.title, article.published) if fact)
        if article.url:
            yield _to_line(article.url)


def _find_address(engagement: Engagement) -> str | None:
    """The address of the first article that has one fit for a link."""
    addresses = (article.url.strip() for article in engagement.articles if article.url)
    return next((address for address in addresses if _is_address(address)), None)


def _is_address(words: str) -> bool:
    """Whether words can be followed as a link."""
    is_web = words.startswith(("http://", "https://"))
    return is_web and words.isprintable() and NOT_IN_ADDRESSES.isdisjoint(words)


def _name_source(engagement: Engagement) -> str:
    """What to call an engagement in a message: its article's file, else its title."""
    sources = (article.source for article in engagement.articles if article.source)
    return next(sources, engagement.title)
