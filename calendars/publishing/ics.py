"""Write engagements as an iCalendar file (RFC 5545) that every calendar app takes.

In: engagements, each with the publication date of an article. Out: the bytes of one calendar. Nothing in it comes from
a clock or from chance, so the same engagements give the same bytes, and a second import changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from calendars.errors import ExportError
from calendars.models import Engagement
from calendars.publishing.matching import match_entries
from calendars.publishing.slots import DEFAULTS, Settings

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODUCER = "-//dateline//dateline//EN"


class Feed(NamedTuple):
    """What a calendar says of itself to those who subscribe to it (RFC 7986).

    Attributes:
        name: what to call it.
        source: the address at which it is served, or None.
        refresh: how long to wait before it is read again.
    """

    name: str
    source: str | None = None
    refresh: timedelta = timedelta(hours=12)


def write_ics(engagements: Sequence[Engagement], settings: Settings = DEFAULTS, feed: Feed | None = None) -> bytes:
    """Write one calendar with an entry for each engagement.

    Args:
        engagements: what to write, in this order.
        settings: what the user settled about zones, lengths and alarms.
        feed: the name and source of a calendar that is subscribed to; nothing in it rings then.

    Raises:
        ExportError: there are no engagements; a calendar without an entry is not valid.
        ArticleError: an engagement has no date, or its article no publication date, which every entry is stamped with.
    """
    if not engagements:
        raise ExportError("no engagements: an .ics file needs one at least")
    if feed:
        settings = settings._replace(alarm=None)
    return write_calendar(build_events(engagements, settings), feed)


def build_events(engagements: Iterable[Engagement], settings: Settings = DEFAULTS) -> list[Event]:
    """Build the entries of engagements; one for a meeting and what a later article moved it to (see `matching`).

    Raises:
        ArticleError: an engagement has no date, or its article no publication date.
    """
    return [entry.news for entry in match_entries((), engagements, settings) if entry.news is not None]


def write_calendar(events: Sequence[Event], feed: Feed | None = None) -> bytes:
    """Write one calendar of entries, with the time zones that they need.

    One without entries has to hold some component (RFC 5545, 3.6), so it tells of a zone.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    if feed:
        _add_feed(calendar, feed)
    zones = find_zones(events) if events else {"Etc/UTC": [datetime(1970, 1, 1, tzinfo=UTC)]}
    for name, moments in sorted(zones.items()):
        from calendars.publishing.zones import build_zone

        calendar.add_component(build_zone(name, moments))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def find_zones(events: Iterable[Event]) -> dict[str, list[datetime]]:
    """Find the named zones that entries are written in, each with its moments."""
    zones: dict[str, list[datetime]] = {}
    for event in events:
        for moment in (event.start, event.end):
            if isinstance(moment, datetime) and (key := getattr(moment.tzinfo, "key", None)) not in (None, "UTC"):
                zones.setdefault(str(key), []).append(moment)
    return zones


def _add_feed(calendar: Calendar, feed: Feed) -> None:
    from icalendar import vDuration

    length = vDuration(feed.refresh).to_ical().decode()  # type: ignore[no-untyped-call]
    calendar.add("name", feed.name)
    calendar.add("x-wr-calname", feed.name)
    calendar.add("refresh-interval", feed.refresh, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", length)
    if feed.source:
        calendar.add("source", feed.source, parameters={"VALUE": "URI"})
