"""Find the entries of engagements in a calendar, and let them say what articles say now.

In: the bytes of a calendar, engagements. Out: entries, each as it was and as it is to be.

An entry is found by its UID. It keeps that UID when its meeting is moved to another day, which makes another UID in the
newer article: the entry then remembers that one too (X-DATELINE-UIDS). Which entry a moved meeting has is told with
care, as there may be several of one kind between the same sides: see `_find_moved`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from calendars.models import Article, Engagement, Status
from calendars.periods import days_of
from calendars.publishing.blocks import read_entry, split_calendar
from calendars.publishing.entries import PUBLISHED, SERIES, build_event, find_days, find_stamp
from calendars.publishing.slots import ONE_DAY, Settings

if TYPE_CHECKING:
    from icalendar import Event

# The UIDs that later articles give a meeting that was moved, the newest last.
NEW_UIDS = "X-DATELINE-UIDS"
FACTS = (NEW_UIDS, SERIES, PUBLISHED)
# What icalendar ends with where an object is broken.
UNREADABLE = (ValueError, KeyError, IndexError, AttributeError, TypeError, OverflowError)


@dataclass
class Known:
    """An entry while it is brought up to date.

    Attributes:
        uid: the UID under which the calendar has it, or is to have it.
        data: its bytes in the calendar; None if it is not there.
        new_uids: the UIDs that later articles gave it.
        series: what it has in common with all meetings of its kind group and sides; "" if it is not ours.
        published: when the newest article came out that it rests on.
        news: what the articles read now say of it; None where they say nothing newer.
        source: the calendar that has it; "" if none has.
    """

    uid: str
    data: bytes | None = None
    new_uids: tuple[str, ...] = ()
    series: str = ""
    published: str = ""
    news: Event | None = None
    source: str = ""

    @cached_property
    def before(self) -> Event | None:
        """The entry as the calendar has it; None also where nobody can read it."""
        return None if self.data is None else read_event(self.data)

    @property
    def event(self) -> Event | None:
        return self.news or self.before


def read_entries(data: bytes, source: str = "calendar") -> Iterator[Known]:
    """Read the entries of a calendar that can be ours.

    Args:
        data: the calendar.
        source: what to call it, in a message and in the entries.

    Raises:
        ExportError: it is no calendar.
    """
    for block in split_calendar(data, source):
        if facts := read_entry(block, FACTS):
            new_uids, series, published = (facts.get(name, "") for name in FACTS)
            yield Known(facts["UID"], block.data, tuple(new_uids.split()), series, published, source=source)


def read_event(data: bytes) -> Event | None:
    """Read one entry; None where it is so broken that it can only be left alone."""
    from icalendar import Event

    try:
        event = Event.from_ical(data)
        return event if isinstance(event, Event) and event.start <= event.end else None
    except UNREADABLE:
        return None


def get_text(event: Event, name: str) -> str:
    """The value of a property as text, "" where there is none."""
    return str(event.get(name, ""))


def get_moment(event: Event, name: str) -> date:
    """The day or moment of DTSTART or DTEND; an end that is given as a length counts too."""
    return event.start if name == "DTSTART" else event.end


def list_categories(event: Event) -> list[str]:
    """The words of an entry to filter by, on however many lines they are."""
    value: Any = event.get("CATEGORIES", [])
    return [str(word) for part in (value if isinstance(value, list) else [value]) for word in part.cats]


def match_entries(known: Iterable[Known], engagements: Iterable[Engagement], settings: Settings) -> list[Known]:
    """Give each engagement its entry, and let that say what the newest article says.

    Args:
        known: the entries that there are.
        engagements: what articles say, in any order.
        settings: what the user settled.

    Returns:
        The entries that the engagements have, in the order of these; one entry for a meeting and what it was moved to.

    Raises:
        ArticleError: an engagement has no date, or its article no publication date.
    """
    entries: dict[str, Known] = {}
    for entry in known:
        entries.setdefault(entry.uid, entry)
    by_new_uid = {uid: entry for entry in entries.values() for uid in entry.new_uids}
    read = list(engagements)
    order = {one.uid: place for place, one in enumerate(read)}
    read.sort(key=lambda one: (find_stamp(one), one.has_new_time))
    claims = {one.uid: find_stamp(one) for one in read}  # the newest comes last
    touched: dict[str, Known] = {}
    for one in read:
        found = entries.get(one.uid) or by_new_uid.get(one.uid)
        if found is None:
            event = build_event(one, settings)
            free = (entry for entry in entries.values() if not _is_claimed(entry, claims, find_stamp(one)))
            found = _find_moved(one, event, free)
        if found is None:
            series, published = get_text(event, SERIES), get_text(event, PUBLISHED)
            found = entries[one.uid] = Known(one.uid, None, (), series, published, event)
        else:
            _take_news(found, one, settings)
            by_new_uid |= dict.fromkeys(found.new_uids, found)
        touched[found.uid] = found
    return sorted(touched.values(), key=lambda entry: order.get(_find_current(entry), order.get(entry.uid, 0)))


def _is_claimed(entry: Known, claims: Mapping[str, datetime], stamp: datetime) -> bool:
    """Whether an article of the same age or newer has this entry where it is."""
    return any(claims[uid] >= stamp for uid in (entry.uid, *entry.new_uids) if uid in claims)


def _find_moved(engagement: Engagement, event: Event, entries: Iterable[Known]) -> Known | None:
    """Find the entry of a meeting that an article moves to another time or, naming but a week or month, puts off.

    It has the same kind group and sides, was not over when the article came out, and no other article as new leaves it
    where it is. Then it is the one on the day that the article names as the old one ("planned for Jan. 10, were moved
    to Jan. 12"). Where no other day is named, it is the one before the new time; and of a week or month put off, the
    one in it. Where several entries fit, none is taken: a new entry is a smaller mistake than a wrong meeting moved.
    """
    first, after = find_days(event)
    is_put_off = engagement.status in (Status.CANCELLED, Status.POSTPONED) and after - first > ONE_DAY
    if not engagement.has_new_time and not is_put_off:
        return None
    published = find_stamp(engagement).date()
    fitting = []
    named = _list_days_named(engagement, published) - {first} if engagement.has_new_time else set()
    for entry in entries:
        old = entry.event if entry.series == get_text(event, SERIES) else None
        if old is None or not _is_open(entry, old, get_text(event, PUBLISHED), published):
            continue
        day, end = find_days(old)
        if engagement.has_new_time:
            fits = day in named if named else day < after
        else:
            fits = first <= day and end <= after and get_text(old, "TRANSP") == "OPAQUE"
        if fits:
            fitting.append(entry)
    return fitting[0] if len(fitting) == 1 else None


def _is_open(entry: Known, event: Event, newest: str, published: date) -> bool:
    """Whether an entry of ours is still to come when an article comes out, and not told of by a newer one."""
    is_older = "" < entry.published <= newest
    return is_older and get_text(event, "STATUS") != "CANCELLED" and find_days(event)[1] > published


def _list_days_named(engagement: Engagement, published: date) -> set[date]:
    """The days to come that the evidence names: one of them can be the day that a meeting is moved away from."""
    from calendars.extraction.pipeline import trace

    texts = (Article(part.text, published=published) for part in engagement.evidence)
    starts = (mention.start for text in texts for mention in trace(text).times if mention.start)
    spans = (days_of(start) for start in starts)
    return {first for first, last in spans if first == last and first > published}


def _take_news(entry: Known, engagement: Engagement, settings: Settings) -> None:
    """Let an entry say what an article says, unless it has newer news already."""
    event = build_event(engagement, settings, entry.event)
    published, uid = get_text(event, PUBLISHED), engagement.uid
    if published < entry.published or (published == entry.published and _takes_back(entry, event, uid)):
        return
    if uid != _find_current(entry):
        entry.new_uids = (*(other for other in entry.new_uids if other != uid), uid)
    if entry.new_uids:
        event.add(NEW_UIDS, " ".join(entry.new_uids))
    if uid != entry.uid:
        del event["UID"]
        event.add("uid", entry.uid)
    entry.news, entry.published = event, published


def _find_current(entry: Known) -> str:
    """The UID that the newest article gives the meeting of an entry."""
    return entry.new_uids[-1] if entry.new_uids else entry.uid


def _takes_back(entry: Known, event: Event, uid: str) -> bool:
    """Whether an article as old as the one that cancelled or moved a meeting would undo that."""
    is_moved = bool(entry.new_uids) and uid != _find_current(entry)
    is_off = entry.event is not None and get_text(entry.event, "STATUS") == "CANCELLED"
    return is_moved or (is_off and get_text(event, "STATUS") != "CANCELLED")
