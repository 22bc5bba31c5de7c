"""Bring a calendar on a server up to date: what has to be written, what that changes, and the writing.

In: the entries that the server has, and engagements. Out: tasks, one for each entry that has to be written, and how
they went. Each task leads from a state that the server shows to one that follows from the articles: a run that is cut
off and run again ends in the state of one that was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from calendars.errors import ExportError
from calendars.models import Engagement
from calendars.publishing.matching import (
    UNREADABLE,
    Known,
    get_moment,
    get_text,
    list_categories,
    read_entries,
    read_event,
)
from calendars.publishing.remote_calendar import EntryRefused, RemoteCalendar, Stored
from calendars.publishing.slots import DEFAULTS, Settings
from calendars.publishing.updating import EMPTY, TELLING, Entry, apply_update, plan_entries

if TYPE_CHECKING:
    from icalendar import Event


class Action(StrEnum):
    """What is to be done with an entry."""

    CREATE = "create"
    CHANGE = "change"
    CANCEL = "cancel"


class Difference(NamedTuple):
    """A property that changes, by its name in RFC 5545, and its values; "" where there is none."""

    name: str
    before: str
    after: str


class Task(NamedTuple):
    """An entry to write.

    Attributes:
        action: what is to be done with it.
        title: its SUMMARY.
        start: its first day or moment.
        data: the calendar object with it, as the server is to have it.
        name: what to call a new one on the server.
        stored: what the server has now; None for a new one.
        differences: what changes.
    """

    action: Action
    title: str
    start: date
    data: bytes
    name: str
    stored: Stored | None
    differences: tuple[Difference, ...]


class Plan(NamedTuple):
    """The tasks, earliest entry first, and how many entries are as they should be."""

    tasks: tuple[Task, ...]
    unchanged: int


def plan_push(stored: Sequence[Stored], engagements: Iterable[Engagement], settings: Settings = DEFAULTS) -> Plan:
    """Find out what has to be written so that a calendar has what articles say.

    Args:
        stored: all entries of the calendar. Those of other programs, and those that cannot be read, are left alone.
        engagements: what the articles say, in any order.
        settings: what the user settled about zones, lengths and alarms.

    Raises:
        ArticleError: an engagement has no date, or its article no publication date.
    """
    there = {str(number): (one, _to_bytes(one)) for number, one in enumerate(stored)}
    known: list[Known] = []
    for source, (_, data) in there.items():
        with suppress(ExportError):
            known += read_entries(data, source)
    update = plan_entries(known, engagements, settings)
    actions = ((Action.CREATE, update.created), (Action.CHANGE, update.changed), (Action.CANCEL, update.cancelled))
    tasks = [
        _build_task(action, entry, *((None, EMPTY) if action is Action.CREATE else there[entry.source]))
        for action, entries in actions
        for entry in entries
    ]
    return Plan(tuple(sorted(tasks, key=lambda task: (task.start.isoformat(), task.title))), len(update.unchanged))


def carry_out(calendar: RemoteCalendar, plan: Plan) -> Iterator[tuple[Task, str]]:
    """Write the entries of a plan one by one; give each with why it was refused, or with "".

    Raises:
        ExportError: the server refuses all, or is gone. What was given before is done.
    """
    for task in plan.tasks:
        try:
            if task.stored is None:
                calendar.create(task.name, task.data)
            else:
                calendar.replace(task.stored, task.data)
        except EntryRefused as fault:
            yield task, fault.message
        else:
            yield task, ""


def _to_bytes(stored: Stored) -> bytes:
    """The text of an entry with the line ends of iCalendar, which XML takes away."""
    return stored.data.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8", "replace")


def _build_task(action: Action, entry: Entry, stored: Stored | None, old: bytes) -> Task:
    after = read_event(entry.data)
    assert after is not None, "what is written can be read"
    before = _find_before(entry, old) if stored else None
    differences = () if before is None else tuple(_list_differences(before, after))
    return Task(action, entry.title, after.start, apply_update(old, [entry]), f"{entry.uid}.ics", stored, differences)


def _find_before(entry: Entry, data: bytes) -> Event | None:
    """The entry as the server has it: from its whole object, as that may tell of a zone that no list of zones has.

    Where something else in the object is broken, the entry by itself will do.
    """
    from icalendar import Calendar, Event

    with suppress(*UNREADABLE):
        for event in Calendar.from_ical(data).walk("VEVENT"):
            if isinstance(event, Event) and "RECURRENCE-ID" not in event and get_text(event, "UID") == entry.uid:
                return event
    return entry.before


def _list_differences(before: Event, after: Event) -> Iterator[Difference]:
    for name in TELLING:
        old, new = _show(before, name), _show(after, name)
        if old != new:
            yield Difference(name, old, new)


def _show(event: Event, name: str) -> str:
    """A value in words, the same for the same value however it is written; "" where there is none."""
    if name not in event:
        return ""
    if name in ("DTSTART", "DTEND"):
        return show_moment(get_moment(event, name))
    return ", ".join(list_categories(event)) if name == "CATEGORIES" else get_text(event, name)


def show_moment(moment: date) -> str:
    """Say a day, or a moment with its zone.

    >>> show_moment(date(2022, 1, 10))
    '2022-01-10'
    """
    return f"{moment:%Y-%m-%d %H:%M %Z}".rstrip() if isinstance(moment, datetime) else moment.isoformat()
