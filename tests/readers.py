"""Read calendars back with libraries that are not the one they are written with: vobject and ics.

In: the bytes of a calendar. Out: its components as either library has them, in one form for both.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, NamedTuple


class Line(NamedTuple):
    """A property: its name, its parameters, and its value with the escapes undone."""

    name: str
    params: dict[str, str]
    value: str


class Part(NamedTuple):
    """A component."""

    name: str
    lines: list[Line]
    parts: list[Part]

    def all(self, name: str) -> list[Line]:
        return [line for line in self.lines if line.name == name]

    def get(self, name: str) -> Line:
        (line,) = self.all(name)
        return line

    def value(self, name: str) -> str:
        return self.get(name).value

    def list(self, name: str) -> list[Part]:
        return [part for part in self.parts if part.name == name]


class Read(NamedTuple):
    """An entry as a program that uses the library has it: days as dates, moments in UTC."""

    uid: str
    summary: str
    start: date
    end: date
    status: str


def read_with_vobject(data: bytes) -> list[Part]:
    import vobject

    return [_from_vobject(part) for part in vobject.readComponents(data.decode(), transform=False)]


def _from_vobject(component: Any) -> Part:
    import vobject

    lines, parts = [], []
    for child in component.getChildren():
        if isinstance(child, vobject.base.Component):
            parts.append(_from_vobject(child))
        else:
            value = ",".join(child.value) if isinstance(child.value, list) else child.value
            lines.append(Line(child.name, {name: ",".join(values) for name, values in child.params.items()}, value))
    return Part(component.name, lines, parts)


def read_with_ics(data: bytes) -> list[Part]:
    from ics.grammar.parse import string_to_container

    return [_from_ics(part) for part in string_to_container(data.decode())]


def _from_ics(container: Any) -> Part:
    from ics.grammar.parse import ContentLine
    from ics.utils import unescape_string

    lines, parts = [], []
    for child in container:
        if isinstance(child, ContentLine):
            params = {name: ",".join(values) for name, values in child.params.items()}
            lines.append(Line(child.name, params, unescape_string(child.value)))
        else:
            parts.append(_from_ics(child))
    return Part(container.name, lines, parts)


READERS: dict[str, Callable[[bytes], list[Part]]] = {"vobject": read_with_vobject, "ics": read_with_ics}


def use_vobject(data: bytes) -> list[Read]:
    import vobject

    events = vobject.readOne(data.decode()).vevent_list
    return [
        Read(one.uid.value, one.summary.value, _utc(one.dtstart.value), _utc(one.dtend.value), one.status.value)
        for one in events
    ]


def use_ics(data: bytes) -> list[Read]:
    from ics import Calendar

    read = []
    for one in Calendar(data.decode()).events:
        start, end = one.begin.datetime, one.end.datetime
        days = (start.date(), end.date()) if one.all_day else (_utc(start), _utc(end))
        read.append(Read(one.uid, one.name, *days, one.status))
    return read


def use_icalendar(data: bytes) -> list[Read]:
    from icalendar import Calendar

    events: list[Any] = Calendar.from_ical(data).walk("VEVENT")
    return [
        Read(str(one["UID"]), str(one["SUMMARY"]), _utc(one.start), _utc(one.end), str(one["STATUS"])) for one in events
    ]


def _utc(moment: date) -> date:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


USERS: dict[str, Callable[[bytes], list[Read]]] = {"vobject": use_vobject, "ics": use_ics, "icalendar": use_icalendar}
