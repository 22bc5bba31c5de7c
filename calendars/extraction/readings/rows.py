"""Read the days of a calendar that names each month once: "May", and below it "6-7 | Gaborone | ...", "10 | Riga |".

In: a page, sentence by sentence in text order. Out: the days with which a sentence opens that is a row below a month.
"""

from __future__ import annotations

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.page import NONE, Page, Readings, is_month, month_at
from calendars.patterns import pattern_of

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
