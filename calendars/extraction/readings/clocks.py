"""Read clock times and their zones.

In: a page and the words that matched. Out: the expressions in them, or none (a score, a verse).
"""

from __future__ import annotations

from dataclasses import replace

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.page import NONE, Page, Readings
from calendars.periods import is_offset

# What stands before a bare "18:40": at, in, by, from, to, and, a comma, a bracket, a hyphen, a day or a part of one.
CLOCK_LEADS = tuple("jibF,w(-tJ&P")


def read_clock(page: Page, first: int, last: int) -> Readings:
    """ "3:30 p.m.", "1530 GMT", "0900 local time", "4 in the morning", "ten o'clock"."""
    if page.letters[first + 1] == ":" and not page.joined(first, first + 3):
        return NONE  # "March 12: 10 a.m."
    zoned = page.letters[first] in "Yk" and page.letter(first + 1) == "z" and page.letter(first + 2) not in ("z", "T")
    if zoned and page.document.words[first + 1] not in ("ET", "CT", "MT", "PT"):
        return NONE  # "in 2000 Eastern Europe"
    hour, minute = _hour_and_minute(page, first, last)
    half = _half_of_day(page, first, last, hour)
    zone, stop = _zone(page, first, last)
    unit = page.find("V", first, last)
    if unit >= 0 and page.worth("short_units_plural", unit) != "TH":
        return NONE
    plain = not half and not zone and not (unit == first + 1 or page.letters[first + 1] == "7")
    if hour > 24 or minute > 59 or half == "none" or (plain and not _stands_as_clock(page, first, last)):
        return NONE
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return [TimeExpression(first, stop, "times.clock", clock=f"T{hour:02}:{minute:02}", zone=zone)]


def _hour_and_minute(page: Page, first: int, last: int) -> tuple[int, int]:
    """The hour and the minute as written."""
    head = page.low(first)
    if page.letters[first] in "Yk":
        return int(head[:2]), int(head[2:])
    hour = int(head) if head.isdigit() else int(page.worth("cardinals", first))
    if page.letters[first + 1] in ":." and first + 2 < last and page.letters[first + 2] in "de":
        return hour, int(page.low(first + 2))
    second = first + 1 + (page.letters[first + 1] == "-")
    if page.letters[first] == "c" and second < last and page.letters[second] == "c":  # "nine thirty this morning"
        return hour, int(page.worth("cardinals", second))
    return hour, 0


def _half_of_day(page: Page, first: int, last: int, hour: int) -> str:
    """ "am", "pm", "" where the words do not say, "none" where they cannot be a time ("14 p.m.")."""
    meridian = page.find("A", first, last)
    if meridian >= 0:
        half = str(page.worth("meridians", meridian))
        return "none" if hour > 12 or hour == 0 else half
    part = page.find("P", first, last)
    if part < 0:
        return ""
    late = {"TAF": True, "TEV": True, "TNI": hour > 5}.get(page.worth("day_parts", part), False)
    return "pm" if late else "am"


def _stands_as_clock(page: Page, first: int, last: int) -> bool:
    """Whether "18:40" is a time of day and no score or verse: two digits of minutes, and a word that leads to it."""
    if page.letters[first] in "Yk":
        return int(page.low(first)) < 1900  # "Monday 1700" in a diary
    if last == first + 1:
        return page.low(first - 1) == "at" and page.letter(last) in tuple("tr4")  # "at eight tonight"
    if page.letters[first] == page.letters[last - 1] == "c":
        return last > first + 1 and int(page.worth("cardinals", last - 1)) % 5 == 0  # "nine thirty this morning"
    if page.low(last) == "of":
        return False  # "after 2:17 of the third period"
    if last < first + 3 or len(page.low(first + 2)) != 2 or not page.joined(first, first + 3):
        return False
    if _opens_line(page, first):
        return True  # a line of a programme: "16:00 Telephone call with the foreign minister"
    if page.letters[first + 1] == "." and (int(page.low(first + 2)) % 5 or page.has("not_after.counted", last)):
        return False
    if page.letter(first - 1) == "Y" and page.letter(first - 2) == "/":
        return True  # "07/01/2022 10:00"
    if page.letter(first - 1) == ":" and page.letter(first - 2) in tuple("YdmMwx"):
        return not page.joined(first - 1, first + 1)  # "12 March 2018: 10:00-11:00 Talks with X"
    if page.letter(first - 1) == "x" and page.letters[first + 1] == ":" and page.opens_line(first - 1):
        return True  # "Tue 13:00 The President receives X"
    if page.low(first - 1) == ":" and page.low(first - 2) in TIME_FIELDS and page.opens_line(first - 2):
        return True  # "TIME: 10:15"
    if page.letters[first + 1] == ":" and _follows_opening_date(page, first):
        return True  # "11 March 2024 14:00-15:00 Talks with X"
    if page.low(first - 1) == "for" and page.low(first - 2) in SET:
        return True
    return page.letter(first - 1) in CLOCK_LEADS or page.low(first - 1) in ("by", "between", "starting")


# "Is scheduled for 9:30", before "for"
SET = frozenset({"set", "scheduled", "slated", "planned", "due", "fixed", "pencilled", "timed", "called", "billed"})
# What a line of a notice opens with whose hour follows.
TIME_FIELDS = frozenset({"time", "when", "hour", "start"})
# The letters of a date, and how many words it has at most.
OF_DATE = frozenset("wxdmMnY,")
LONGEST_DATE = 6


def _follows_opening_date(page: Page, first: int) -> bool:
    """Whether nothing but a date stands before a word in its line."""
    start = first
    while first - start < LONGEST_DATE and page.letter(start - 1) in OF_DATE:
        start -= 1
    return page.letter(first - 1) in tuple("YdmMn") and first - start > 1 and page.opens_line(start)


EARLIEST = 6  # "2.15" at the start of a line is the number of a paragraph


def read_clock_line(page: Page, first: int, last: int) -> Readings:
    """ "14.30 Talks with X", at the start of a line, and "15.00" behind it: elsewhere they are numbers."""
    hour, minute = int(page.low(first)), page.low(first + 2)
    if hour > 24 or len(minute) != 2 or int(minute) > 59 or not page.joined(first, last):
        return NONE
    if not _opens_line(page, first):
        return NONE
    return [TimeExpression(first, last, "times.clock", clock=f"T{hour:02}:{minute}")]


def _opens_line(page: Page, first: int) -> bool:
    """Whether a clock time opens a line of a programme, or is the end of one that does: "14.00-15.00 Talks"."""
    dotted = page.letters[first + 1] == "."
    if dotted and (page.has("not_after.counted", first + 3) or int(page.low(first + 2)) % 5):
        return False
    if dotted and page.letters[first - 4 : first] in ("d.d-", "d.e-", "e.d-", "e.e-"):
        first -= 4
    early = dotted and int(page.low(first)) < EARLIEST and len(page.low(first)) < 2
    return not early and page.opens_line(first)


def _zone(page: Page, first: int, last: int) -> tuple[str, int]:
    """The zone at the end of a clock time, and where the expression ends."""
    end = last - (page.letters[last - 1] == ")")
    sign = page.find("=-", max(first, end - 5), end)
    if sign > 0 and page.letters[sign - 1] == "Z":
        return _counted_zone(page, sign, last)
    letter, word = page.letters[end - 1], page.document.words[end - 1]
    names = page.vocabulary.tables["zones_by_name"]
    if letter == "Z":
        return (str(page.worth("zones", end - 1)), last) if word.isupper() else ("", end - 1)
    if letter == "T":
        pair = f"{page.low(end - 3)} {page.low(end - 2)}"
        return "local" if page.letters[end - 2] == "K" else str(names.get(pair) or names[page.low(end - 2)]), last
    if letter == "z":  # "3 p.m. ET", "3 p.m. Eastern", but not "3 p.m. Moscow"
        short = word.isupper() or page.low(end - 1) in ("eastern", "central", "mountain", "pacific")
        return (str(page.worth("zones_by_name", end - 1)), last) if short else ("", end - 1)
    return "", last


def _counted_zone(page: Page, sign: int, last: int) -> tuple[str, int]:
    """ "GMT+3", "UTC-05:30": the offset, where no blank stands in it."""
    if not page.joined(sign - 1, sign + 2):
        return str(page.worth("zones", sign - 1)), sign
    minutes = page.low(sign + 3) if page.letters[sign + 2 : sign + 3] == ":" and sign + 3 < last else "00"
    zone = f"{'+' if page.letters[sign] == '=' else '-'}{int(page.low(sign + 1)):02}:{minutes}"
    return zone if is_offset(zone) else "", last


def read_clock_span(page: Page, first: int, last: int) -> Readings:
    """ "between 2 and 4 p.m.", "9-11 a.m.": its begin, in the half of the day that keeps it before the end."""
    joint = page.find("-i&", first + 1, last)
    if page.letters[joint] == "-" and page.letters[joint + 1] in "-i&":
        joint += 1
    if page.letters[joint] == "&" and page.low(first - 1) != "between":
        return NONE
    end = read_clock(page, joint + 1, last)
    hour, minute = _hour_and_minute(page, first, joint)
    if not end or not 1 <= hour <= 12 or minute > 59:
        return NONE
    until = int(end[0].clock[1:3])
    hour = hour % 12 + (12 if until >= 12 and hour % 12 <= until - 12 else 0)
    return [replace(end[0], first=first, clock=f"T{hour:02}:{minute:02}")]


# "Landed shortly after midnight on Sunday": in the first hour of that day.
SOON = frozenset({"shortly", "just", "soon", "minutes", "immediately"})


def read_noon(page: Page, first: int, last: int) -> Readings:
    """ "noon", "12 noon", "midnight Moscow time", but not "high noon"."""
    at = page.find("8", first, last)
    if page.has("not_before.noon", at - 1):
        return NONE
    first = at - (at > first and page.low(at - 1) == "12")
    zone, stop = _zone(page, first, last) if last > at + 1 else ("", last)
    behind = page.low(at - 1) in ("after", "past") and page.low(at - 2) in SOON
    clock = "T00:00" if behind and page.low(at) == "midnight" else page.worth("noons", at)
    return [TimeExpression(first, stop, "times.clock", clock=clock, zone=zone)]
