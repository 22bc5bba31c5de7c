"""Write lengths of time and frequencies as TIMEX3 values.

In: a number, or None where the words leave it open, and a unit of the lexicon. Out: "P2D", "PT1H30M", "PXW".
"""

from __future__ import annotations

from calendars.patterns import pattern_of

# What half a unit is, in smaller ones.
HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}
MANY = {"2W": (2, "W"), "10Y": (10, "Y"), "100Y": (100, "Y"), "WE": (2, "D")}


def length_value(count: float | None, unit: str) -> str:
    """Write a length of time.

    >>> length_value(2.5, "Y"), length_value(16, "TH"), length_value(None, "W"), length_value(4, "10Y")
    ('P2Y6M', 'PT16H', 'PXW', 'P40Y')
    """
    if unit in MANY:
        times, unit = MANY[unit]
        return f"PX{unit}" if count is None else f"P{int(count * times)}{unit}"
    clock = "T" if unit.startswith("T") else ""
    letter = unit[-1]
    if count is None:
        return f"P{clock}X{letter}"
    whole = int(count)
    if count == whole:
        return f"P{clock}{whole}{letter}"
    if count - whole == 0.5 and unit in HALVES:
        return f"P{clock}{whole or ''}{letter if whole else ''}{HALVES[unit]}"
    return f"P{clock}{count:g}{letter}"


DAYS = pattern_of(r"P(?P<count>\d{1,3})(?P<unit>D|W)$|PT(?P<hours>\d{2})H$")


def days_long(value: str) -> int | None:
    """How many days a stay of some length takes up, None where it is no matter of days.

    >>> days_long("P3D"), days_long("P2W"), days_long("PT48H"), days_long("PT2H"), days_long("P1M")
    (3, 14, 2, None, None)
    """
    length = DAYS.match(value)
    if length is None:
        return None
    if length["hours"]:
        return int(length["hours"]) // 24 or None
    return int(length["count"]) * (7 if length["unit"] == "W" else 1)


def set_value(count: float | None, unit: str) -> str:
    """Write a frequency: "every two weeks" is P2W."""
    return length_value(1 if count is None else count, unit)
