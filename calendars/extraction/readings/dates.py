"""Read dates with a day and a month, and months; refuse those that are none: "10 January 99999", "Jan. 32".

In: a page and the words that matched. Out: the expressions in them, or none ("in May" but not "Theresa May"). What no
day of the calendar answers to is one expression, so that no part of it is taken for a date ("10 January"). Of a
calendar that names each month once, "May", and below it "6-7 | Gaborone | ...": the days with which its rows open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.months import is_month
from calendars.extraction.readings.named_days import read_named_day
from calendars.extraction.readings.page import (
    NONE,
    Page,
    Readings,
    day_at,
    is_moved,
    month_at,
    nth_at,
    outer_of,
    unit_at,
    weekday_at,
)
from calendars.extraction.readings.remembered import remembered_year
from calendars.patterns import pattern_of
from calendars.periods import is_offset


def read_iso(page: Page, first: int, last: int) -> Readings:
    """ "2022-01-12", "2022-01-12T15:30Z"."""
    at = page.find(":", first, last)
    if not page.joined(first, first + 5) or (at > 0 and not page.joined(at - 1, last)):
        return NONE
    year, month, day = (int(page.low(first + step)) for step in (0, 2, 4))
    if month > 12:
        return NONE
    clock = zone = ""
    if at > 0:
        clock = f"T{int(page.low(at - 1)):02}:{page.low(at + 1)}"
        zone = "+00:00" if page.letters[last - 1] == "Z" else ""
        sign = page.find("=-", at, last)
        if sign > 0:
            mark = "+" if page.letters[sign] == "=" else "-"
            zone = f"{mark}{page.low(sign + 1)}:{page.low(sign + 3)}"
            zone = zone if is_offset(zone) else ""
    return [TimeExpression(first, last, "times.iso", year=year, month=month, day=day, clock=clock, zone=zone)]


def read_numeric(page: Page, first: int, last: int) -> Readings:
    """ "1/12/2022", "12.1.2022", "12-Jan-2022"; "Wednesday, 12/01/2022" tells the order."""
    named = page.find("wx", first, last)
    at = page.find("d", first, last)
    year = int(page.low(at + 4))
    if page.low(at + 1) == "." and year < 100 and any(len(page.low(at + step)) != 2 for step in (0, 2, 4)):
        return NONE  # a version
    short = page.low(at + 1) == "/" and len(page.low(at + 4)) == 1  # "a mix of 1/2/3"
    if short or not page.joined(at, last) or page.low(last) == "/" or (year > 31 and len(page.low(at + 4)) == 3):
        return NONE
    if year < 100:
        year += 2000 if year < 70 else 1900
    weekday = weekday_at(page, named) if named >= 0 and page.capital(named) else None
    start = first if weekday else at
    if page.letters[at + 2] in "mMn":
        month, day = month_at(page, at + 2), int(page.low(at))
        return [TimeExpression(start, last, "times.numeric", year=year, month=month, day=day, weekday=weekday)]
    one, two = int(page.low(at)), int(page.low(at + 2))
    # American order, unless the numbers or the full stops, or in rule_numeric the weekday or the publication, tell.
    turned = one > 12 or page.low(at + 1) == "."
    month, day = (two, one) if turned else (one, two)
    if month > 12:
        return NONE
    either = not turned and two <= 12
    return [
        TimeExpression(
            start, last, "times.numeric", year=year, month=month, day=day, weekday=weekday, value="either" * either
        )
    ]


def read_day_numeric(page: Page, first: int, last: int) -> Readings:
    """ "Mon 21/3", "21-Mar", and "21/03:" where it opens a line: a day without its year; else it is a fraction."""
    at = page.find("d", first, last)
    if page.letters[at + 2] in "mMn":
        named = (
            page.joined(at, last)
            and page.capital(at + 2)
            and not (page.letter(at - 1) == "-" and page.joined(at - 1, last))
        )
        return (
            [TimeExpression(at, last, "times.date", month=month_at(page, at + 2), day=day_at(page, at))]
            if named
            else NONE
        )
    weekday = weekday_at(page, first) if first < at and page.capital(first) else None
    one, two = int(page.low(at)), int(page.low(at + 2))
    goes_on = page.letter(last) in tuple(":-") or (page.capital(last) and (one, two) != (24, 7))
    goes_on = goes_on or page.closes_line(at, last)  # a heading, "21/03"
    until = page.letters[max(at - 4, 0) : at] == "d/d-" and page.opens_line(at - 4)  # "21/03-23/03: ..."
    opens = until or (page.opens_line(at) and goes_on) or _ends_in_brackets(page, at, last)
    small = max(one, two) <= 12  # the other lines tell the order
    day_first = page.day_opens_lines() if opens and small and weekday is None else None
    opens = opens and (not small or day_first is not None)
    dotted = page.low(at + 1) == "."
    if not page.joined(at, last) or not (weekday or opens) or min(one, two) > 12 or (dotted and two > 12):
        return NONE
    month, day = (one, two) if two > 12 or day_first is False else (two, one)
    either = "either" if small and not dotted and day_first is None else ""
    start = first if weekday else at
    return [TimeExpression(start, last, "times.numeric", month=month, day=day, weekday=weekday, value=either)]


# Before the last day of an item of a list.
UP_TO = frozenset({"to", "until", "till"})


def _ends_in_brackets(page: Page, at: int, last: int) -> bool:
    """Whether a day and a month in figures are told as the last day: "(to 25/03)", "(until 14/11)"."""
    return page.low(at - 1) in UP_TO and page.low(at - 2) == "(" and page.low(last) == ")"


def _is_in_brackets(page: Page, first: int, last: int) -> bool:
    """Whether days of a month in figures stand in brackets alone: "(24-27/03)", not "(2-1/3)"."""
    return page.low(first - 1) == "(" and page.low(last) == ")" and len(page.low(last - 1)) > 1


def read_numeric_span(page: Page, first: int, last: int) -> Readings:
    """ "11-13.03.2024", "11.-13.3." and "20-22/3" where they open a line: days of one month, the day first."""
    days = [at for at in range(first, last) if page.letters[at] in "dYeg"]
    one, two, month = (int(page.low(at)) for at in days[:3])
    year = int(page.low(days[3])) if len(days) > 3 else None
    goes_on = page.capital(last) or page.letter(last) in tuple(":-(")
    opens = year is not None or (page.opens_line(first) and goes_on) or _is_in_brackets(page, first, last)
    if not opens or not page.joined(first, last) or not 0 < one < two <= 31 or not 0 < month <= 12:
        return NONE
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    until = TimeExpression(days[1], last, "times.date", day=two, month=month, year=year)
    return [TimeExpression(first, last, "times.date", day=one, month=month, year=year, until=until)]


def read_date(page: Page, first: int, last: int) -> Readings:
    """ "Tuesday, Jan. 12, 2022", "10-12 January", "13 and 14 January"; two days apart are two expressions."""
    letters = page.letters
    step: dict[str, int] = {}
    if letters[first] == "r":  # "last Dec. 5"
        if page.low(first) in ("last", "this", "next") and page.low(first - 1) != "the":
            step = {"step": int(page.worth("steps", first))}
        first += not step
    at = page.find("mMn", first, last)
    if not is_month(page, at, alone=False):
        return NONE
    month = month_at(page, at)
    named_at = page.find("wx", first, last)
    if named_at >= 0 and letters[named_at] == "x" and not page.capital(named_at):
        return NONE
    days = [index for index in range(first, last) if letters[index] in "do"]
    if not days:  # "on September six and seven", but not "on May two ships left"
        days = [index for index in range(at + 1, last) if letters[index] == "c"]
        if not page.ends_phrase(last):
            return NONE
    end = last
    outer = outer_of(page, at, last)
    if letters[last - 1] == "Y" and "year" not in outer:
        end = last - 1 - (letters[last - 2] == ",")
    if letters[last - 1] == "c" and not outer:
        end = max(at, days[-1]) + 1
    if at < days[0] and not outer and _counts_things(page, days[-1], end):
        return NONE  # "in January 10 people"
    part = page.find("P", first, max(at, days[0]))
    shared: dict[str, Any] = {"month": month, **(outer or step)}
    weekday = weekday_at(page, named_at) if named_at >= 0 else None
    clock = page.worth("day_parts", part) if part >= 0 else ""
    if _names_a_group(page, first, last):
        return [TimeExpression(first, last, "times.garbled")]
    numbers = [day_at(page, index) for index in days]
    if any(not 1 <= number <= 31 for number in numbers):
        return NONE
    begin = TimeExpression(first, end, "times.date", weekday=weekday, day=numbers[0], clock=clock, **shared)
    if len(numbers) == 1:
        bare = not outer and not step and weekday is None
        return [replace(begin, value=remembered_year(page, month, numbers[0], end))] if bare else [begin]
    joint = letters[days[-1] - 1]
    to = "i" in (joint, letters[days[-1] - 2])
    if len(numbers) == 2 and to and page.low(first - 1) != "for" and is_moved(page, first):
        old = replace(begin, last=days[0] + 1)  # "from 20 to 24 December", "from December 20 to 24"
        return [old, TimeExpression(days[-1], end, "times.date", day=numbers[1], **shared)]
    to = to or joint == "-" or letters[days[-1] - 2] == "-" or page.low(first - 1) == "between"
    if to or numbers[-1] - numbers[0] == len(numbers) - 1:
        until = TimeExpression(days[-1], end, "times.date", day=numbers[-1], **shared)
        if numbers[-1] < numbers[0] and at > days[-1]:  # "Friday 30 - Saturday 1 December"
            return [replace(begin, until=until, **_month_before(begin))]
        return [replace(begin, until=until)] if numbers[-1] > numbers[0] else [begin]
    # "12 and 15 January" are two days; the month stands with the first or with the last of them.
    starts, stops = [first, *days[1:]], [*days[1:], end]
    if at > days[0]:
        stops = [*(index + 1 for index in days[:-1]), end]
    pieces = zip(starts, (_without_marks(page, stop) for stop in stops), numbers, strict=True)
    found = [replace(begin, first=start, last=stop, day=number) for start, stop, number in pieces]
    last = numbers[-1] if at > days[-1] else 31  # "Tuesday 30 and Wednesday 1 May"
    return [replace(one, **_month_before(one)) if (one.day or 0) > last else one for one in found]


def _month_before(day: TimeExpression) -> dict[str, Any]:
    """The month, and with it the year, before that of a day: of "30" in "Tuesday 30 and Wednesday 1 May"."""
    month = day.month or 1
    return {"month": (month - 2) % 12 + 1} | ({"year": day.year - (month == 1)} if day.year else {})


def _names_a_group(page: Page, first: int, last: int) -> bool:
    """ "the March 14 alliance", "the November 17 Bridge", "the April 6 Youth Movement": a day that is a name."""
    if not page.has("not_after.places", last) or page.low(last + 1) == "of" or page.low(last - 1) == ".":
        return False
    the = page.low(first) == "the" or page.low(first - 1) == "the"
    named = page.capital(last) and (the or not page.has("leads.day", first - 1))
    return named or (the and page.has("not_after.groups", last))


def read_day_of_year(page: Page, first: int, last: int) -> Readings:
    """ "every May 9", "each 31 December": no day, but one of every year."""
    at = page.find("mMn", first, last)
    day = day_at(page, page.find("d", first, last))
    if not is_month(page, at, alone=False) or not 1 <= day <= 31:
        return NONE
    return [TimeExpression(first, last, "times.set", value=f"XXXX-{month_at(page, at):02}-{day:02}")]


def _without_marks(page: Page, stop: int) -> int:
    """The end of a piece without the comma and the "and" after it."""
    while page.letters[stop - 1] in ",&":
        stop -= 1
    return stop


def _counts_things(page: Page, day: int, end: int) -> bool:
    """Whether the number before the end counts what follows: "in January 10 people died"."""
    return end == day + 1 and (
        page.has("not_after.counted", end)
        or page.letters[end : end + 1] in ("U", "V", "h")
        or (page.low(end) == "or" and page.low(end + 1) in ("more", "fewer", "so", "less"))
        or (page.low(end) == "times" and not page.capital(end))
        or (page.letters[end : end + 2] in (":d", ":e") and page.joined(end - 1, end + 2))  # not "March 12: 10.00"
    )


def read_week_of(page: Page, first: int, last: int) -> Readings:
    """ "the week of January 10", "the week beginning Monday", "the week of the 10th"."""
    at = page.find("u", first, last) + 1
    unit = unit_at(page, at - 1)
    if unit not in ("W", "WE") or not page.has("leads.opening", at):
        return NONE
    if page.find("mMn", at + 1, last) >= 0:
        inner = read_date(page, at + 1, last)
    elif page.letters[at + 1] == "y":
        inner = (
            []
            if page.low(last).isalpha()
            else [TimeExpression(at + 1, last, "times.day_of_month", day=int(page.low(at + 2)))]
        )
    elif page.letters[at + 1] == "w" and page.capital(at + 1):
        inner = [TimeExpression(at + 1, last, "times.weekday", weekday=weekday_at(page, at + 1))]
    else:
        inner = []
    if not inner:
        return NONE
    return [TimeExpression(first, inner[0].last, "times.week_of", unit=unit, inner=inner[0])]


def read_week_of_month(page: Page, first: int, last: int) -> Readings:
    """ "the first week of March", "the last day of May"."""
    at = page.find("u", first, last)
    month = page.find("mMn", at, last)
    unit = unit_at(page, at)
    if unit not in ("W", "WE", "D") or not is_month(page, month, alone=False):
        return NONE
    which = at - 1
    nth = nth_at(page, which)
    if nth == 0:
        return NONE
    outer = outer_of(page, month, last)
    return [
        TimeExpression(first, last, "times.week_of_month", month=month_at(page, month), unit=unit, nth=nth, **outer)
    ]


def read_nth_weekday(page: Page, first: int, last: int) -> Readings:
    """ "the first Monday of February", "the last Friday in March", "the third Tuesday of next month"."""
    at = page.find("w", first, last)
    which = at - 1
    nth = nth_at(page, which)
    month = page.find("mMn", at, last)
    outer = outer_of(page, max(month, at), last)
    if page.letters[last - 2] == "X":  # "the third Thursday of each month"
        return [TimeExpression(first, last, "times.set", unit=unit_at(page, last - 1), count=1, value="set")]
    if page.letters[last - 2] == "y":
        outer = {"inner": TimeExpression(last - 2, last, "times.period", unit=unit_at(page, last - 1), step=0)}
    if month >= 0 and is_month(page, month, alone=False):
        outer["month"] = month_at(page, month)
    elif "inner" not in outer or outer["inner"].unit != "M":
        return NONE
    if nth == 0 or nth > 5 or (page.letters[which] == "r" and nth > 0) or not page.capital(at):
        return NONE
    return [TimeExpression(first, last, "times.nth_weekday", weekday=weekday_at(page, at), nth=nth, **outer)]


def read_month(page: Page, first: int, last: int) -> Readings:
    """ "January", "early May 2022", "last June", "March next year", but not "Theresa May"."""
    at = page.find("mMn", first, last)
    if page.letters[at] == "M" and page.capital(at + 1) and page.low(at + 1) == "day":
        return read_named_day(page, at, at + 1)  # "May Day"
    outer = outer_of(page, at + 1, last)
    if not is_month(page, at, alone=not outer):
        return NONE
    end = last if outer else at + 1 + (page.letters[at] == "n" and page.letters[at + 1 : at + 2] == ".")
    half = page.find("H", first, at)  # "in the second half of April": no finer than the month
    which_at = page.find("r", max(half, first), at)
    step = int(page.worth("steps", which_at)) if which_at >= 0 else None
    if page.letters[first] == "L":
        first = at if which_at < 0 else which_at  # "said later in May": the month alone
    return [TimeExpression(first, end, "times.month", month=month_at(page, at), step=step, **outer)]


# A year has four digits.
YEAR_LONG = 4
LAST_DAY = 31
# What follows a whole date.
CLOSING = frozenset(".,;:)!?\"'") | {""}


def read_garbled(page: Page, first: int, last: int) -> Readings:
    """A day and a month with a number beside them that can be no year, or a month with one that can be no day."""
    at = page.find("mMn", first, last)
    if not is_month(page, at, alone=False):
        return NONE
    numbers = [one for one in range(first, last) if page.low(one).isdigit()]
    days = [one for one in numbers if page.letters[one] == "d"]
    odd = [one for one in numbers if page.letters[one] not in "dY"]
    if not odd:
        return NONE
    number, whole = page.low(odd[0]), page.low(last) in CLOSING
    if len(number) >= YEAR_LONG:  # "10 January 99999", "January 0000"
        garbled = whole and (bool(days) or number.startswith("0") or len(number) > YEAR_LONG)
    elif days:  # "10 January 209"
        garbled = whole and len(number) == YEAR_LONG - 1 and page.low(odd[0] - 1) != ","
    else:  # "on Jan. 32", "45 May 2009"
        dated = page.low(first - 1) == "on" or page.find("wxY", first, last) >= 0
        garbled = dated and not 1 <= int(number) <= LAST_DAY and len(number) < YEAR_LONG - 1
    return [TimeExpression(first, last, "times.garbled")] if garbled else NONE


# "May", "May 2024", "MAY:"
MONTH_ALONE = pattern_of(r"(?:m|M|n\.?)Y?:?")
# "26-27 |", "10 :"; a row goes on behind a mark, or with a name in a list that is known to be one
DAYS = pattern_of(r"d(?:[-i]d)?")
MARKS = frozenset("|:\u2013\u2014-")


class MonthRows:
    """The month below which the sentences of a page stand, as long as each of them opens with a day of it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.month: int | None = None
        self.year: int | None = None
        self.day = 0  # of the row before

    def read(self, start: int, stop: int) -> Readings:
        """The day of the row that a sentence is; none where it is no row, or opens a month."""
        page, heading = self.page, MONTH_ALONE.fullmatch(self.page.letters, start, stop)
        if heading and is_month(page, start, alone=False) and page.document.words[start][0].isupper():
            year = page.letters.find("Y", start, stop)
            self.month, self.day = month_at(page, start), 0
            self.year = int(page.low(year)) if year > 0 else None
            return NONE
        days = DAYS.match(page.letters, start, stop) if self.month else None
        if days is None or not self._is_row(days.end(), stop):
            self.month = None
            return NONE
        first, last = int(page.low(start)), int(page.low(days.end() - 1))
        if not self.day <= first <= last <= 31:
            self.month = None
            return NONE
        self.day = first
        row = self._expression(start, days.end(), first)
        if first < last:
            row.until = self._expression(days.end() - 1, days.end(), last)
        return [row]

    def _expression(self, start: int, stop: int, day: int) -> TimeExpression:
        return TimeExpression(start, stop, "times.date", day=day, month=self.month, year=self.year)

    def _is_row(self, behind: int, stop: int) -> bool:
        """Whether a mark, and no full stop at the end, tells that the days before it open a row."""
        words = self.page.document.words
        return behind < stop - 1 and words[behind] in MARKS and words[stop - 1] != "."
