"""Read years, decades and centuries.

In: a page and the words that matched. Out: the expressions in them, or none ("2000 people", "Resolution 1973").
"""

from __future__ import annotations

from dataclasses import replace

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.page import (
    NONE,
    Page,
    Readings,
    day_at,
    read_number,
    spoken_year_at,
    unit_at,
    year_at,
)


def read_year(page: Page, first: int, last: int) -> Readings:
    """ "2022", "early 1997", "1994-95", but not "2000 people"."""
    at = page.find("Y", first, last)
    year = year_at(page, at)
    if year is None or _is_count(page, at, year):
        return NONE
    reading = TimeExpression(first, at + 1, "times.year", year=year)
    if page.letter(at + 1) == "-" and page.letter(at + 2) in tuple("degY") and page.joined(at, at + 3):
        end = int(page.low(at + 2))
        end += year // 100 * 100 if end < 100 else 0
        if year < end < year + 100:
            until = TimeExpression(at + 2, at + 3, "times.year", year=end)
            return [replace(reading, last=at + 3, until=until)]
    return [reading]


def _is_count(page: Page, at: int, year: int) -> bool:
    """Whether four figures count or number something: "about 2000", "500-2000", "the 1500-member force", "2010-B"."""
    if not 1700 <= year <= 2100 or (year < 1900 and not page.has("leads.year", at - 1)):
        return True
    if page.has("leads.count", at - 1) or (page.letter(at - 1) == "-" and page.letter(at - 2) in tuple("gek")):
        return True
    if not page.joined(at, at + 3):
        return False
    if page.letter(at + 1) == "-":
        return page.has("not_after.hyphened", at + 2) or len(page.low(at + 2)) == 1
    return page.letter(at + 1) == "." and page.letter(at + 2) in tuple("deg")


def read_the_year(page: Page, first: int, last: int) -> Readings:
    """ "the year 2000", "the year two thousand"."""
    if page.low(first + 1) != "year":
        return NONE
    if page.letters[last - 1] == "h":
        year = read_number(page, first + 2, last)
        return (
            [TimeExpression(first, last, "times.year", year=int(year))]
            if year and page.low(last - 1) == "thousand"
            else NONE
        )
    return [TimeExpression(first, last, "times.year", year=int(page.low(last - 1)))]


def read_spoken_year(page: Page, first: int, last: int) -> Readings:
    """ "nineteen ninety-one", as broadcast transcripts have it."""
    year = spoken_year_at(page, first, last)
    if year is None or page.letters[last : last + 1] in ("u", "U", "v", "V", "h"):
        return NONE
    return [TimeExpression(first, last, "times.year", year=year)]


def read_decade(page: Page, first: int, last: int) -> Readings:
    """ "the 1990s", "the nineties"."""
    at = last - 1
    if page.letters[at] == "5":
        century = page.worth("cardinals", at - 1) if page.letters[at - 1] == "c" else 19
        if century not in (18, 19):
            return NONE
        decade = int(page.worth("decade_words", at)) + 100 * int(century)
    else:
        if not page.joined(at - 1, last):
            return NONE
        number = int(page.low(at - 1))
        decade = number if number > 100 else number + 1900
    if decade % 10:
        return NONE
    return [TimeExpression(first, last, "times.decade", value=str(decade // 10))]


def read_century(page: Page, first: int, last: int) -> Readings:
    """ "the 20th century"."""
    if unit_at(page, last - 1) != "100Y":
        return NONE
    at = page.find("do", first, last)
    return century_of(first, last, day_at(page, at))


def century_of(first: int, last: int, number: int) -> Readings:
    """The expression of the nth century."""
    return [TimeExpression(first, last, "times.century", value=f"{number - 1:02}")]
