"""Refuse dates that are none: "10 January 99999", "Jan. 32", "45 May 2009".

In: a page and the words that matched. Out: one expression that no day of the calendar answers to, so that no part of
it is taken for a date ("10 January", "May 2009"); none where the number counts things ("in May 45 people").
"""

from __future__ import annotations

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.page import NONE, Page, Readings, is_month

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
