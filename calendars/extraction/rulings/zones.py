"""The offset from Greenwich that a stated time zone has on a given day.

In: an offset, or an IANA name, and a local moment. Out: the offset as text.
"""

from __future__ import annotations

from datetime import date, datetime


def offset_of(zone: str, day: date, clock: str) -> str:
    """Find the offset of a zone at a clock time of a day; "" for none that is known ("local").

    >>> offset_of("America/New_York", date(2022, 1, 10), "T15:30"), offset_of("+00:00", date(2022, 1, 10), "T15:30")
    ('-05:00', '+00:00')
    """
    if not zone or zone == "local":
        return ""
    if zone[0] in "+-":
        return zone
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # costs 5 ms, and few articles need it

    hour, minute = int(clock[1:3]) % 24, int(clock[4:6])
    try:
        offset = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone)).isoformat()[16:]
    except ZoneInfoNotFoundError:
        return ""
    return offset.lstrip(":0")[-6:] if len(offset) > 6 else offset
