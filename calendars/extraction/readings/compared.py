"""Read what reports compare with: "the year-earlier quarter", "the same period last year", "the prior-year month".

In: a page and the words that matched. Out: the expression in them, or none ("the same quarter" alone).
"""

from __future__ import annotations

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.page import NONE, Page, Readings, unit_at, year_at

COMPARABLE = frozenset({"corresponding", "comparable", "equivalent", "similar", "like"})
QUARTERS = 4
YEAR_BEFORE = frozenset({"last", "previous", "prior", "preceding", "earlier", "ago", "before"})
# What a report is of; of a mere "period" the report tells.
REPORTED = frozenset({"", "Q", "M"})


def read_year_earlier(page: Page, first: int, last: int) -> Readings:
    """ "the year-earlier quarter", "year-earlier profit", "the prior-year period", "the latest period"."""
    if page.letters[first : first + 3] == "yr0":
        if page.low(first + 1) != "latest":
            return NONE
        return [TimeExpression(first, last, "times.period", unit="Q", step=0, textual=True)]
    at = page.find("u", first, last)
    unit, end = unit_at(page, at), last - 1
    nth = page.find("o", at, last)
    if nth >= 0:  # "the year-ago fourth quarter"
        number = int(page.worth("ordinals", nth))
        if unit != "Y" or unit_at(page, end) != "Q" or not 1 <= number <= QUARTERS:
            return NONE
        return [TimeExpression(first, last, "times.compared", unit="Q", nth=number, textual=True)]
    what = None if end <= at or page.letters[end] not in "u0" else _unit_or_period(page, end)
    if page.letters[at - 2 : at] == "r-" and (page.low(at - 2) != "prior" or unit != "Y"):
        return NONE
    if unit == "Y" and what in REPORTED:
        return [TimeExpression(first, last, "times.compared", unit=what or "", textual=True)]
    if unit not in ("Y", "M", "W") or page.letters[at - 2 : at] == "r-":
        return NONE
    return [TimeExpression(first, last - (what is not None), "times.shift", unit=unit, count=-1, textual=True)]


def _unit_or_period(page: Page, at: int) -> str:
    """The unit at a word, "" for a mere "period"."""
    return "" if page.letters[at] == "0" else unit_at(page, at)


def read_same_period(page: Page, first: int, last: int) -> Readings:
    """ "the same period last year", "the same month a year ago", "the corresponding quarter of 2010"."""
    at = page.find("0u", first, last)
    unit, letter = _unit_or_period(page, at), page.letters[at - 1]
    if unit not in REPORTED or (letter == "_" and page.low(at - 1) not in COMPARABLE):
        return NONE
    if letter == "4" and page.low(at - 1) != "same":
        return NONE
    year_word = page.find("Y", at, last)
    if year_word >= 0:
        year = year_at(page, year_word)
        return NONE if year is None else [TimeExpression(first, last, "times.compared", unit=unit, year=year)]
    counted = page.find("u", at + 1, last)
    told = page.low(counted - 1) if counted == last - 1 else page.low(last - 1)
    if unit_at(page, counted) != "Y" or told not in YEAR_BEFORE:
        return NONE
    if told == "before" and not page.ends_phrase(last):
        return NONE  # "in the same month a year before the vote"
    return [TimeExpression(first, last, "times.compared", unit=unit, textual=True)]
