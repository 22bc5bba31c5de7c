"""Bring a calendar up to date with what articles say now: which entries are new, changed, cancelled or as they were.

In: calendars that may hold entries of earlier runs, and engagements. Out: the entries that follow, and the calendar's
bytes with them in it. Only entries that carry a UID of ours are touched, and of those only what we write.

An entry is found by its UID. It keeps that UID when its meeting is moved to another day, which makes another UID in the
newer article: the entry then remembers that one too (X-DATELINE-UIDS). Which entry a moved meeting has is told with
care, as there may be several of one kind between the same sides: see `_find_moved`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from calendars.models import Article, Engagement, Status
from calendars.periods import days_of
from calendars.publishing.blocks import (
    FOLD,
    LINE,
    Block,
    find_uid,
    list_lines,
    read_line,
    replace_entries,
    replace_properties,
    split_calendar,
)
from calendars.publishing.entries import PUBLISHED, SERIES, build_event, find_days, find_stamp
from calendars.publishing.ics import DEFAULTS, PRODUCER, find_zones
from calendars.publishing.slots import ONE_DAY, Settings

if TYPE_CHECKING:
    from icalendar import Event

# The UIDs that later articles give a meeting that was moved, the newest last.
NEW_UIDS = "X-DATELINE-UIDS"
# What makes an entry another one. The colour, the HTML and the like follow from these.
TELLING = ("SUMMARY", "DTSTART", "DTEND", "DESCRIPTION", "STATUS", "LOCATION", "URL", "CATEGORIES", "TRANSP")
OURS = frozenset(
    {*TELLING, "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "CLASS", "COLOR", "GEO", "X-ALT-DESC"}
    | {"X-MICROSOFT-CDO-BUSYSTATUS", PUBLISHED, SERIES, NEW_UIDS}
)
ONE_SECOND = timedelta(seconds=1)
NEWLINE = re.compile(rb"\r\n?|\n")
TZID = re.compile(rb"[A-Za-z-]+[^:\"]*;TZID=\"?([^\";:,]+)")
EMPTY = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODUCER}\r\nEND:VCALENDAR\r\n".encode()


class Entry(NamedTuple):
    """An entry as it is to be.

    Attributes:
        uid: the UID under which the calendar has it, or is to have it.
        title: its SUMMARY.
        data: its VEVENT, with CRLF as line ends; where it was there, every line of it that is not ours as it was.
    """

    uid: str
    title: str
    data: bytes


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


@dataclass(slots=True)
class Known:
    """An entry while it is brought up to date: as the calendar has it, and as the articles read so far have it."""

    uid: str
    new_uids: tuple[str, ...]
    series: str
    published: str
    event: Event
    data: bytes | None = None
    before: Event | None = None


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
    entries: dict[str, Known] = {}
    for data in calendars:
        for entry in _read_entries(data):
            entries.setdefault(entry.uid, entry)
    by_new_uid = {uid: entry for entry in entries.values() for uid in entry.new_uids}
    claims: dict[str, datetime] = {}
    read = sorted(engagements, key=lambda one: (find_stamp(one), one.has_new_time))
    for engagement in read:
        claims[engagement.uid] = find_stamp(engagement)  # the newest comes last
    touched: dict[str, Known] = {}
    for engagement in read:
        stamp = find_stamp(engagement)
        found = entries.get(engagement.uid) or by_new_uid.get(engagement.uid)
        event = build_event(engagement, settings)
        if found is None:
            free = (other for other in entries.values() if not _is_claimed(other, claims, stamp))
            found = _find_moved(engagement, event, free)
        if found is None:
            found = Known(engagement.uid, (), _get(event, SERIES), _get(event, PUBLISHED), event)
            entries[found.uid] = found
        else:
            _take(found, engagement, settings)
            by_new_uid |= dict.fromkeys(found.new_uids, found)
        touched[found.uid] = found
    return _sort_entries(touched.values())


def _is_claimed(entry: Known, claims: dict[str, datetime], stamp: datetime) -> bool:
    """Whether an article of the same age or newer has this entry where it is."""
    return any(claims[uid] >= stamp for uid in (entry.uid, *entry.new_uids) if uid in claims)


def apply_update(data: bytes, entries: Iterable[Entry], source: str = "calendar") -> bytes:
    """Put entries into a calendar, with the time zones that they need; all else stays as it is, to the byte.

    Args:
        data: the calendar; `EMPTY` for a new one.
        entries: those to put in; one that is there is replaced.
        source: what to call the calendar in a message.

    Raises:
        ExportError: the calendar cannot be read.
    """
    blocks = split_calendar(data, source)
    newline = b"\r\n" if b"\r\n" in data else b"\n"
    wanted = {entry.uid: NEWLINE.sub(newline, entry.data) for entry in entries}
    tzids = _list_tzids(Block("VEVENT", data) for data in wanted.values())
    return b"".join(block.data for block in _renew_zones(blocks, replace_entries(blocks, wanted), tzids, newline))


def _read_entries(data: bytes) -> Iterator[Known]:
    """The entries of a calendar that can be ours: those with a UID and without a recurrence."""
    for block in split_calendar(data):
        uid = find_uid(block) if block.name == "VEVENT" else None
        event = _read_event(block.data) if uid else None
        if uid and event is not None and "RECURRENCE-ID" not in event:
            yield Known(
                uid,
                tuple(filter(None, _get(event, NEW_UIDS).split(","))),
                _get(event, SERIES),
                _get(event, PUBLISHED),
                event,
                block.data,
                event,
            )


def _read_event(data: bytes) -> Event | None:
    """Read one entry; None where it is so broken that it can only be left alone."""
    from icalendar import Event

    try:
        event = Event.from_ical(data)
        return event if isinstance(event, Event) and event.start <= event.end else None
    except (ValueError, KeyError, IndexError, AttributeError, TypeError):
        return None


def _get(event: Event, name: str) -> str:
    return str(event.get(name, ""))


def _find_moved(engagement: Engagement, event: Event, entries: Iterable[Known]) -> Known | None:
    """Find the entry of a meeting that an article moves to another time or, naming but a week or month, puts off.

    It has the same kind group and sides, was not over when the article came out, and no other article as new leaves it
    where it is. Then it is the one on the day that the article names as the old one ("planned for Jan. 10, were moved
    to Jan. 12"). Where no other day is named, it is the one before the new day; and of a week or month put off, the
    one in it. Where several entries fit, none is taken: a new entry is a smaller mistake than a wrong meeting moved.
    """
    published = find_stamp(engagement).date()
    first, after = find_days(event)
    near = [entry for entry in entries if entry.series == _get(event, SERIES) and _is_open(entry, event, published)]
    days = {entry.uid: find_days(entry.event) for entry in near}
    if engagement.has_new_time:
        named = _list_days_named(engagement, published) - {first}
        fitting = [entry for entry in near if (days[entry.uid][0] in named if named else days[entry.uid][0] < first)]
    elif engagement.status in (Status.CANCELLED, Status.POSTPONED) and after - first > ONE_DAY:
        dated = (entry for entry in near if _get(entry.event, "TRANSP") == "OPAQUE")
        fitting = [entry for entry in dated if first <= days[entry.uid][0] and days[entry.uid][1] <= after]
    else:
        return None
    return fitting[0] if len(fitting) == 1 else None


def _is_open(entry: Known, event: Event, published: date) -> bool:
    """Whether an entry of ours is still to come when an article comes out, and not told of by a newer one."""
    is_newest = "" < entry.published <= _get(event, PUBLISHED)
    return is_newest and _get(entry.event, "STATUS") != "CANCELLED" and find_days(entry.event)[1] > published


def _list_days_named(engagement: Engagement, published: date) -> set[date]:
    """The days to come that the evidence names: one of them can be the day that a meeting is moved away from."""
    from calendars.extraction.pipeline import trace

    texts = (Article(part.text, published=published) for part in engagement.evidence)
    starts = (mention.start for text in texts for mention in trace(text).times if mention.start)
    spans = (days_of(start) for start in starts)
    return {first for first, last in spans if first == last and first > published}


def _take(entry: Known, engagement: Engagement, settings: Settings) -> None:
    """Let an entry say what an article says, unless it has newer news already."""
    event = build_event(engagement, settings, entry.event)
    published, uid = _get(event, PUBLISHED), engagement.uid
    if published < entry.published or (published == entry.published and _takes_back(entry, event, uid)):
        return
    if uid != _find_current(entry):
        entry.new_uids = (*(other for other in entry.new_uids if other != uid), uid)
    if entry.new_uids:
        event.add(NEW_UIDS, ",".join(entry.new_uids))
        event["UID"] = entry.event["UID"]
    entry.event, entry.published = event, published


def _find_current(entry: Known) -> str:
    """The UID that the newest article gives the meeting of an entry."""
    return entry.new_uids[-1] if entry.new_uids else entry.uid


def _takes_back(entry: Known, event: Event, uid: str) -> bool:
    """Whether an article as old as the one that cancelled or moved a meeting would undo that."""
    is_moved = bool(entry.new_uids) and uid != _find_current(entry)
    return is_moved or (_get(entry.event, "STATUS") == "CANCELLED" and _get(event, "STATUS") != "CANCELLED")


def _sort_entries(entries: Iterable[Known]) -> Update:
    """Tell new entries, changed ones, cancelled ones and the others apart, and write them."""
    lists: dict[str, list[Entry]] = {name: [] for name in Update._fields}
    for entry in entries:
        if entry.before is None or entry.data is None:
            name, data = "created", bytes(entry.event.to_ical())
        elif not _is_changed(entry.before, entry.event):
            name, data = "unchanged", entry.data
        else:
            is_off = "CANCELLED" in _get(entry.event, "STATUS") and _get(entry.before, "STATUS") != "CANCELLED"
            name, data = "cancelled" if is_off else "changed", _write_change(entry.before, entry.event, entry.data)
        title = _get(entry.event if name != "unchanged" else entry.before or entry.event, "SUMMARY")
        lists[name].append(Entry(entry.uid, title, data))
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
        moment = event.start if name == "DTSTART" else event.end
        return moment.astimezone(UTC) if isinstance(moment, datetime) and moment.tzinfo else moment
    value: Any = event.get(name, "")
    if name == "CATEGORIES" and value:
        return {str(word) for part in (value if isinstance(value, list) else [value]) for word in part.cats}
    return str(value).replace("\r\n", "\n").strip()


def _write_change(before: Event, event: Event, data: bytes) -> bytes:
    """Write an entry anew over its old bytes; it counts one change more and was modified later than before."""
    modified = datetime.strptime(_get(event, PUBLISHED), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    if (last := before.LAST_MODIFIED) is not None:
        modified = max(modified, last.astimezone(UTC) + ONE_SECOND)
    for name, value in (("SEQUENCE", int(before.get("SEQUENCE", 0)) + 1), ("LAST-MODIFIED", modified),
                        ("DTSTAMP", modified)):  # fmt: skip
        event.pop(name, None)
        event.add(name, value)
    new = replace_properties(NEWLINE.sub(b"\r\n", data), event, OURS)
    if not _lacks_alarm(before, event):
        return new
    end = new.rindex(b"END:VEVENT")
    return new[:end] + b"".join(bytes(alarm.to_ical()) for alarm in event.walk("VALARM")) + new[end:]


def _renew_zones(old: Sequence[Block], new: Sequence[Block], wanted: Iterable[str], newline: bytes) -> Iterator[Block]:
    """Put in the zones that new entries need and the calendar lacks, and leave out what nothing needs any more."""
    from calendars.publishing.zones import build_zone

    wanted = set(wanted)
    events = [event for block in new if block.name == "VEVENT" and (event := _read_event(block.data))]
    zones = {name: moments for name, moments in find_zones(events).items() if name in wanted}
    there = {_find_tzid(block): block for block in new if block.name == "VTIMEZONE"}
    fresh = {
        name: Block("VTIMEZONE", bytes(build_zone(name, moments).to_ical()).replace(b"\r\n", newline))
        for name, moments in zones.items()
        if name not in there or not _is_right(there[name], name, moments)
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
    lines = (line for block in blocks if block.name != "VTIMEZONE" for line in LINE.findall(block.data))
    return {match[1].decode("utf-8", "replace") for line in lines if (match := TZID.match(FOLD.sub(b"", line)))}


def _find_tzid(block: Block) -> str:
    return next((read_line(line)[1] for name, line in list_lines(block.data) if name == "TZID"), "")


def _is_right(block: Block, name: str, moments: Iterable[datetime]) -> bool:
    """Whether a zone that is there gives the offsets that the moments have."""
    from icalendar import Timezone

    try:
        component = Timezone.from_ical(block.data)
        zone = component.to_tz(lookup_tzid=False) if isinstance(component, Timezone) else None
        return zone is not None and all(
            moment.replace(tzinfo=zone).utcoffset() == moment.utcoffset() for moment in moments
        )
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, OverflowError):
        return False
