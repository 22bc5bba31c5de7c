"""Bring a calendar up to date with what articles say now: which entries are new, changed, cancelled or as they were.

In: calendars that may hold entries of earlier runs, and engagements. Out: the entries that follow, and the calendar's
bytes with them in it. Only entries that carry a UID of ours are touched, and of those only what we write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from calendars.models import Engagement
from calendars.patterns import pattern_of
from calendars.publishing.blocks import (
    FOLD,
    Block,
    list_lines,
    read_line,
    replace_entries,
    replace_properties,
    split_calendar,
)
from calendars.publishing.entries import PUBLISHED, SERIES
from calendars.publishing.ics import PRODUCER, find_zones
from calendars.publishing.matching import (
    NEW_UIDS,
    UNREADABLE,
    Known,
    get_moment,
    get_text,
    list_categories,
    match_entries,
    read_entries,
    read_event,
)
from calendars.publishing.slots import DEFAULTS, Settings

if TYPE_CHECKING:
    from icalendar import Event

# What makes an entry another one. The colour, the HTML and the like follow from these.
TELLING = ("SUMMARY", "DTSTART", "DTEND", "DESCRIPTION", "STATUS", "LOCATION", "URL", "CATEGORIES", "TRANSP")
OURS = frozenset(
    {*TELLING, "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "CLASS", "COLOR", "GEO", "X-ALT-DESC"}
    | {"X-MICROSOFT-CDO-BUSYSTATUS", PUBLISHED, SERIES, NEW_UIDS}
)
LARGEST_INTEGER = 2**31 - 1
ONE_SECOND = timedelta(seconds=1)
NEWLINE = pattern_of(rb"\r\n?|\n")
TZID = pattern_of(rb"^[A-Za-z-]+(?:;[^:\";\r\n]*)*?;TZID=\"?([^\";:,\r\n]+)", re.MULTILINE)
EMPTY = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODUCER}\r\nEND:VCALENDAR\r\n".encode()


class Entry(NamedTuple):
    """An entry as it is to be.

    Attributes:
        uid: the UID under which the calendar has it, or is to have it.
        title: its SUMMARY.
        data: its VEVENT, with CRLF as line ends; where it was there, every line of it that is not ours as it was.
        source: what the calendar that has it is called; "" if none has.
        before: the entry as that calendar has it; None also where nobody can read it.
    """

    uid: str
    title: str
    data: bytes
    source: str = ""
    before: Event | None = None


class Update(NamedTuple):
    """What is to be done to a calendar: each entry that the engagements have is in one of these."""

    created: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    cancelled: tuple[Entry, ...]
    unchanged: tuple[Entry, ...]

    @property
    def pending(self) -> tuple[Entry, ...]:
        """The entries that have to be written."""
        return (*self.created, *self.changed, *self.cancelled)


def plan_update(calendars: Iterable[bytes], engagements: Iterable[Engagement], settings: Settings = DEFAULTS) -> Update:
    """Find out what has to be done so that calendars have what articles say.

    Args:
        calendars: what there is: one file of entries, or a file for each, as a CalDAV collection has them.
        engagements: what the articles say, in any order.
        settings: what the user settled about zones, lengths and alarms.

    Returns:
        The entries; `unchanged` are those that need not be written.

    Raises:
        ExportError: a calendar cannot be read.
        ArticleError: an engagement has no date, or its article no publication date.
    """
    return plan_entries((entry for data in calendars for entry in read_entries(data)), engagements, settings)


def plan_entries(known: Iterable[Known], engagements: Iterable[Engagement], settings: Settings = DEFAULTS) -> Update:
    """The same for entries that were read already.

    Raises:
        ArticleError: an engagement has no date, or its article no publication date.
    """
    return _sort_entries(match_entries(known, engagements, settings))


def apply_update(data: bytes, entries: Iterable[Entry]) -> bytes:
    """Put entries into a calendar, with the time zones that they need; all else stays as it is, to the byte.

    Args:
        data: the calendar; `EMPTY` for a new one.
        entries: those to put in; one that is there is replaced.

    Raises:
        ExportError: the calendar cannot be read.
    """
    blocks = split_calendar(data)
    newline = b"\r\n" if b"\r\n" in data else b"\n"
    wanted = {entry.uid: NEWLINE.sub(newline, entry.data) for entry in entries}
    tzids = _list_tzids(Block("VEVENT", data) for data in wanted.values())
    return b"".join(block.data for block in _renew_zones(blocks, replace_entries(blocks, wanted), tzids, newline))


def _sort_entries(entries: Iterable[Known]) -> Update:
    """Tell new entries, changed ones, cancelled ones and the others apart, and write them."""
    lists: dict[str, list[Entry]] = {name: [] for name in Update._fields}
    for entry in entries:
        before, news = entry.before, entry.news
        if news is None or (before is not None and not _is_changed(before, news)):
            name, data = "unchanged", entry.data or b""
        elif before is None or entry.data is None:
            name, data = "created", bytes(news.to_ical())
        else:
            is_off = get_text(news, "STATUS") == "CANCELLED" != get_text(before, "STATUS")
            name, data = "cancelled" if is_off else "changed", _write_change(before, news, entry.data)
        event = news if name != "unchanged" else before
        title = get_text(event, "SUMMARY") if event is not None else ""
        lists[name].append(Entry(entry.uid, title, data, entry.source, before))
    return Update(*(tuple(lists[name]) for name in Update._fields))


def _is_changed(before: Event, event: Event) -> bool:
    is_same = all(_read_value(before, name) == _read_value(event, name) for name in TELLING)
    return not is_same or _lacks_alarm(before, event)


def _lacks_alarm(before: Event, event: Event) -> bool:
    """Whether an alarm is asked for and there is none; one that is there, ours or the user's, stays as it is."""
    return bool(event.walk("VALARM")) and not before.walk("VALARM")


def _read_value(event: Event, name: str) -> object:
    """The value of a property in a form that does not depend on how it is written."""
    if name in ("DTSTART", "DTEND"):
        moment = get_moment(event, name)
        return moment.astimezone(UTC) if isinstance(moment, datetime) and moment.tzinfo else moment
    if name == "CATEGORIES":
        return set(list_categories(event))
    return get_text(event, name).replace("\r\n", "\n").strip()


def _write_change(before: Event, event: Event, data: bytes) -> bytes:
    """Write an entry anew over its old bytes; it counts one change more and was modified later than before."""
    modified = datetime.strptime(get_text(event, PUBLISHED), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    with suppress(ValueError, OverflowError):  # a broken date, or one at the end of the calendar
        if (last := before.LAST_MODIFIED) is not None:
            modified = max(modified, last.astimezone(UTC) + ONE_SECOND)
    for name, value in (("SEQUENCE", _count_changes(before) + 1), ("LAST-MODIFIED", modified), ("DTSTAMP", modified)):
        event.pop(name, None)
        event.add(name, value)
    new = replace_properties(NEWLINE.sub(b"\r\n", data), event, OURS)
    if not _lacks_alarm(before, event):
        return new
    end = new.rindex(b"END:VEVENT")
    return new[:end] + b"".join(bytes(alarm.to_ical()) for alarm in event.walk("VALARM")) + new[end:]


def _count_changes(event: Event) -> int:
    """The SEQUENCE of an entry; one that is no number, or larger than iCalendar has any (RFC 5545, 3.3.8), is none."""
    try:
        count = int(event.get("SEQUENCE", 0))
    except (ValueError, TypeError):
        return 0
    return count if 0 <= count < LARGEST_INTEGER else 0


def _renew_zones(old: Sequence[Block], new: Sequence[Block], wanted: Iterable[str], newline: bytes) -> Iterator[Block]:
    """Put in the zones that new entries need and the calendar lacks, and leave out what nothing needs any more."""
    from calendars.publishing.zones import build_zone

    wanted = set(wanted)
    events = (read_event(block.data) for block in new if block.name == "VEVENT" and _list_tzids([block]) & wanted)
    zones = {name: at for name, at in find_zones(filter(None, events)).items() if name in wanted}
    there = {_find_tzid(block): block for block in new if block.name == "VTIMEZONE"}
    fresh = {
        name: Block("VTIMEZONE", bytes(build_zone(name, moments).to_ical()).replace(b"\r\n", newline))
        for name, moments in zones.items()
        if name not in there or not _is_right(there[name], moments)
    }
    needless = _list_tzids(old) - _list_tzids(new)
    added = [block for name, block in sorted(fresh.items()) if name not in there]
    for block in new:
        if block.name in ("VEVENT", "END"):
            yield from added
            added = []
        if block.name != "VTIMEZONE":
            yield block
        elif (name := _find_tzid(block)) not in needless:
            yield fresh.get(name, block)


def _list_tzids(blocks: Iterable[Block]) -> set[str]:
    """The zones that components refer to."""
    texts = (FOLD.sub(b"", block.data) for block in blocks if block.name != "VTIMEZONE" and b"TZID" in block.data)
    return {name.decode("utf-8", "replace") for text in texts for name in TZID.findall(text)}


def _find_tzid(block: Block) -> str:
    return next((read_line(line)[1] for name, line in list_lines(block.data) if name == "TZID"), "")


def _is_right(block: Block, moments: Iterable[datetime]) -> bool:
    """Whether a zone that is there gives the offsets that the moments have."""
    from icalendar import Timezone

    try:
        component = Timezone.from_ical(block.data)
        zone = component.to_tz(lookup_tzid=False) if isinstance(component, Timezone) else None
        return zone is not None and all(
            moment.replace(tzinfo=zone).utcoffset() == moment.utcoffset() for moment in moments
        )
    except UNREADABLE:
        return False
