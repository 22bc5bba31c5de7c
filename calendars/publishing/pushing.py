"""Bring a calendar on a server up to date: what has to be written, what that changes, and the writing.

In: the entries that the server has, and engagements. Out: tasks, one for each entry that has to be written, and how
they went. Each task leads from a state that the server shows to one that follows from the articles: a run that is cut
off and run again ends in the state of one that was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from calendars.errors import ExportError
from calendars.models import Engagement
from calendars.publishing.blocks import find_uid, split_calendar
from calendars.publishing.remote_calendar import EntryRefused, RemoteCalendar, Stored
from calendars.publishing.slots import DEFAULTS, Settings
from calendars.publishing.updating import EMPTY, TELLING, Entry, apply_update, plan_update

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
    by_uid: dict[str, Stored] = {}
    objects: list[bytes] = []
    for one in stored:
        data = _to_bytes(one)
        if uid := _find_uid(data):
            by_uid.setdefault(uid, one)
            objects.append(data)
    update = plan_update(objects, engagements, settings)
    actions = ((Action.CREATE, update.created), (Action.CHANGE, update.changed), (Action.CANCEL, update.cancelled))
    tasks = [
        _build_task(action, entry, None if action is Action.CREATE else by_uid[entry.uid])
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
    return "\r\n".join(stored.data.replace("\r\n", "\n").split("\n")).encode("utf-8", "replace")


def _find_uid(data: bytes) -> str | None:
    """The UID that a calendar object is about; None where it cannot be read."""
    try:
        blocks = split_calendar(data)
    except ExportError:
        return None
    return next((uid for block in blocks if block.name == "VEVENT" and (uid := find_uid(block))), None)


def _build_task(action: Action, entry: Entry, stored: Stored | None) -> Task:
    old = _to_bytes(stored) if stored else EMPTY
    data = apply_update(old, [entry])
    before, (start, after) = _read_values(old)[1], _read_values(data)
    names = [name for name in TELLING if before.get(name, "") != after.get(name, "")]
    differences = tuple(Difference(name, before.get(name, ""), after.get(name, "")) for name in names)
    assert start is not None, "an entry of ours has a start"
    return Task(action, entry.title, start, data, f"{entry.uid}.ics", stored, differences if stored else ())


def _read_values(data: bytes) -> tuple[date | None, dict[str, str]]:
    """The start of the entry in a calendar object, and what it says, in words."""
    from icalendar import Calendar, Event

    for event in Calendar.from_ical(data).walk("VEVENT"):
        if isinstance(event, Event) and "RECURRENCE-ID" not in event:
            return event.start, {name: _show(event, name) for name in TELLING if name in event}
    return None, {}


def _show(event: Event, name: str) -> str:
    """A value in words, the same for the same value however it is written."""
    if name in ("DTSTART", "DTEND"):
        return show_moment(event.start if name == "DTSTART" else event.end)
    value: Any = event[name]
    if name == "CATEGORIES":
        return ", ".join(str(word) for part in (value if isinstance(value, list) else [value]) for word in part.cats)
    return str(value)


def show_moment(moment: date) -> str:
    """Say a day, or a moment with its zone.

    >>> show_moment(date(2022, 1, 10))
    '2022-01-10'
    """
    return f"{moment:%Y-%m-%d %H:%M %Z}".rstrip() if isinstance(moment, datetime) else moment.isoformat()
