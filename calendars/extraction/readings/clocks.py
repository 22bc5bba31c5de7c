"""Read clock times and their zones.

In: a page and the words that matched. Out: the expressions in them, or none (a score, a verse).
"""

from __future__ import annotations

from calendars.extraction.expressions import TimeExpression
from calendars.extraction.readings.page import NONE, Page, Readings

# What stands before a bare "18:40": at, in, by, from, to, and, a comma, a bracket, a hyphen, a day or a part of one.
CLOCK_LEADS = tuple("jibF,w(-tJ&P")


def read_clock(page: Page, first: int, last: int) -> Readings:
    """ "3:30 p.m.", "1530 GMT", "0900 local time", "4 in the morning", "ten o'clock"."""
    hour, minute = _hour_and_minute(page, first, last)
    half = _half_of_day(page, first, last, hour)
    zone, stop = _zone(page, first, last)
    plain = not half and not zone and not any(letter in page.letters[first:last] for letter in "V7")
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
    if ":" not in page.letters[first:last] or len(page.low(first + 2)) != 2 or not page.joined(first, first + 3):
        return False
    document = page.document
    if document.sentences[document.sentence_of(first)][0] == first:
        return True  # a line of a programme: "16:00 Telephone call with the foreign minister"
    return page.letter(first - 1) in CLOCK_LEADS or page.low(first - 1) in ("by", "between", "starting")


def _zone(page: Page, first: int, last: int) -> tuple[str, int]:
    """The zone at the end of a clock time, and where the expression ends."""
    end = last - (page.letters[last - 1] == ")")
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


def read_noon(page: Page, first: int, last: int) -> Readings:
    """ "noon", "midnight", but not "high noon"."""
    if page.has("not_before.noon", last - 2):
        return NONE
    return [TimeExpression(last - 1, last, "times.clock", clock=page.worth("noons", last - 1))]
