"""Read days that have a name: "Christmas", "Easter Monday 2022", "last Thanksgiving", "Labor Day weekend".

In: a page and the words that matched. Out: the day or the weekend, or none ("the Good Friday Agreement").
"""

from __future__ import annotations

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.page import NONE, Page, Readings, unit_at, year_at

# Before a named day, with a capital at the start of a sentence or in a headline.
BEFORE_DAY = frozenset(
    {
        "during",
        "in",
        "after",
        "before",
        "since",
        "until",
        "by",
        "for",
        "of",
        "on",
        "this",
        "next",
        "last",
        "the",
        "holy",
    }
)


def _names_person(page: Page, first: int, stop: int) -> bool:
    """Whether capitals beside a month of the Islamic year make it a name: "Omar Hassan Ramadan", "Ramadan Shallah"."""
    named = page.capital(first - 1) and page.letter(first - 1) == "_" and page.low(first - 1) not in BEFORE_DAY
    return named or (page.capital(stop) and page.letter(stop) == "_")


def read_named_day(page: Page, first: int, last: int) -> Readings:
    """ "Christmas", "Easter Monday 2022", "last Thanksgiving", but not the Good Friday Agreement."""
    at = last - 1
    _, end = page.document.sentences[page.document.sentence_of(at)]
    for words, rule in page.vocabulary.named_days.get(page.low(at), ()):
        stop = at + len(words)
        if tuple(page.document.lows[at : min(stop, end)]) != words or not page.capital(at):
            continue
        if rule.startswith("hijri") and len(words) == 1 and _names_person(page, first, stop):
            return NONE
        year = None
        after = stop + (page.letters[stop : stop + 1] == ",")
        if after < end and page.letters[after] == "Y":
            year = year_at(page, after)
            stop = after + 1 if year is not None else stop
        if page.has("not_after.treaties", stop) or (page.has("not_after.islands", stop) and page.capital(stop)):
            return [TimeExpression(first, stop, "times.garbled")]  # "the Good Friday accords", "Easter Island"
        if words == ("new", "year") and page.low(stop) in ("'s", "address"):
            return NONE
        step = int(page.worth("steps", first)) if first < at else None
        day = TimeExpression(first, stop, "times.named_day", value=rule, year=year, step=step)
        if stop < end and page.letters[stop] == "u" and unit_at(page, stop) in ("W", "WE"):
            return [TimeExpression(first, stop + 1, "times.week_of", unit=unit_at(page, stop), inner=day)]
        return [day]
    return NONE
