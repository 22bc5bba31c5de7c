"""Read days of the week and days named by words: "Monday next week", "tomorrow", "the 15th", "Christmas".

In: a page and the words that matched. Out: the expressions in them, or none ("Sunday Times").
"""

from __future__ import annotations

import re
from dataclasses import replace

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.page import (
    NONE,
    STEPS,
    Page,
    Readings,
    day_at,
    period_of,
    read_number,
    step_at,
    unit_at,
    weekday_at,
)
from calendars.patterns import pattern_of


def read_weekday(page: Page, first: int, last: int) -> Readings:
    """ "Monday", "next Friday", "late Monday", "Tuesday night", "Monday week", but not the Sunday Times."""
    at = page.find("wx", first, last)
    if not page.capital(at):
        return NONE
    end = last
    if page.letters[at] == "x" and page.letter(at + 1) != "." and not _is_short_day(page, at):
        return NONE
    if page.has("not_before.names", at - 1) or (page.has("not_after.names", at + 1) and page.capital(at + 1)):
        return NONE
    if page.low(at - 1) == "on" and page.has("not_before.papers", at - 2) and page.capital(at - 2):
        return NONE  # "the Mail on Sunday"
    if first == at and page.letter(at - 1) == "o" and page.low(at - 2) == "the" and page.low(at - 3) != "for":
        return NONE  # "the second Friday after": which one nobody says
    if weekday_at(page, at) == 7 and page.has("not_after.kinds", at + 1):
        return NONE  # "a Sunday school"
    if page.has("not_after.shows", at + 2) and page.capital(at + 2):
        return NONE  # "Saturday Night Live"
    before = page.find("P", first, at)
    part = page.find("P", at, last)
    clock = page.worth("day_parts", max(part, before)) if max(part, before) >= 0 else ""
    inner = None
    counted_at = page.find("u", at, last)
    which_at = page.find("r", first, at)
    if which_at == first and page.low(first) == "following" and page.low(first - 1) != "the":
        first, which_at = first + 1, -1  # "Following Monday's talks"
    that = page.letters[at - 1] == "4" and at > first
    if that and (page.low(last).isalnum() or page.letter(last) == "'" or page.has("not_after.said", at - 2)):
        that, first = False, at  # "said that Monday's talks would end"
    step = int(page.worth("steps", which_at)) if which_at >= 0 else None
    if which_at >= 0 and page.letters[which_at + 1] == "r":
        step = int(page.worth("steps", which_at + 1))  # "this past Friday"
    if counted_at >= 0:
        unit = unit_at(page, counted_at)
        stepped = page.letters[counted_at - 1] in "r4Q"
        if stepped and unit == "W":
            inner = period_of(page, counted_at)
        elif not stepped and unit in ("W", "2W") and not page.capital(counted_at) and page.letter(at - 1) != "-":
            inner = TimeExpression(counted_at, last, "times.duration", unit="W", count=1 if unit == "W" else 2)
        else:
            end = part + 1 if part >= 0 else at + 1
    if page.letters[first] == "L" and page.low(first) == "earlier" and page.letters[first + 1] == "I":
        return NONE
    if page.letters[first : first + 2] == "LJ" and not _is_later_on(page, first):
        first += 2  # "two days earlier on Monday"
    if first == at and inner is None and page.low(first - 1) == "a" and _stands_alone(page, end):
        value = f"XXXX-WXX-{weekday_at(page, at)}{clock}"
        return [TimeExpression(first, end, "times.set", value=value)]  # "he plays on a Saturday"
    rule = "times.weekday"
    ahead = step is not None and any(
        page.low(one) in ("coming", "upcoming", "forthcoming") for one in (which_at, which_at + 1)
    )
    if ahead:
        step = None  # "this coming Sunday" is the next one, whatever the tense
    return [
        TimeExpression(
            first,
            end,
            rule,
            value="ahead" if ahead else "",
            weekday=weekday_at(page, at),
            clock=clock,
            step=step,
            textual=that or (step is not None and page.has("counted_from_text", which_at)),
            inner=inner,
        )
    ]


def _is_later_on(page: Page, first: int) -> bool:
    """ "were meeting later on Monday", but not "three hours later on Monday"."""
    return page.low(first) == "later" and page.low(first + 1) == "on" and page.letter(first - 1) not in tuple("uUvVH")


def _stands_alone(page: Page, last: int) -> bool:
    """ "on a Sunday", but not "a Sunday vote": nothing follows that the day belongs to."""
    return page.letter(last) in (",", ".", "") or page.has("follows.day", last) or page.low(last) == "that"


def _is_short_day(page: Page, at: int) -> bool:
    """ "on Mon", "Mon-Wed", "Mon: ...", "; Tue - ...": a short form with no full stop, where a day stands."""
    opens = page.opens_line(at) or page.low(at - 1) == ";"
    if opens and (page.letter(at + 1) == ":" or page.low(at + 1) in ("-", "\u2013", "\u2014")):
        return not page.joined(at, at + 2) or page.letter(at + 1) == ":"
    if opens and re.match(r"d(?:[:][de]|A)", page.letters[at + 1 : at + 4]):
        return True  # "Tue 13:00 The President receives", "Tue 1pm ..."
    row = {page.letters[at + 1 : at + 3], page.letters[max(0, at - 2) : at]}
    return page.letter(at - 1) == "J" or not row.isdisjoint({"-x", "x-", "/x", "x/"})


def read_weekday_day(page: Page, first: int, last: int) -> Readings:
    """ "Saturday the 15th", but not "Saturday, the 15th anniversary of", nor "they wed the 15th of May"."""
    if not page.capital(first):
        return NONE
    if _numbers_a_noun(page, last):
        return [TimeExpression(first, first + 1, "times.weekday", weekday=weekday_at(page, first))]
    return [
        TimeExpression(first, last, "times.day_of_month", weekday=weekday_at(page, first), day=int(page.low(last - 2)))
    ]


def read_weekday_before(page: Page, first: int, last: int) -> Readings:
    """ "the Friday before", "the Saturday night after", at the end of a phrase; "the Friday before last"."""
    if page.letters[last - 1] == "r":
        return _read_before_last(page, first, last)
    step = STEPS.get(page.low(last - 1))
    if step is None or not page.capital(first + 1) or not page.ends_phrase(last):
        return NONE
    clock = page.worth("day_parts", first + 2) if page.letters[first + 2] == "P" else ""
    day = weekday_at(page, first + 1)
    return [TimeExpression(first, last, "times.weekday", weekday=day, clock=clock, step=step, textual=True)]


def _read_before_last(page: Page, first: int, last: int) -> Readings:
    """ "the Friday before last", "the Friday after next", but not "on Friday before last light"."""
    at = last - 3
    ends = page.ends_phrase(last) or page.has("follows.day", last)
    step = {"before last": -1, "after next": 1}.get(f"{page.low(last - 2)} {page.low(last - 1)}")
    if step is None or not page.capital(at) or not ends:
        return NONE
    inner = TimeExpression(at, last, "times.weekday", weekday=weekday_at(page, at), step=step)
    return [TimeExpression(first, last, "times.from_day", unit="W", count=step, inner=inner)]


def read_weekday_number(page: Page, first: int, last: int) -> Readings:
    """ "Mon 12: ...", "Mon 12 - Tue 13: ...", "Wed 14 - talks": the day that a line opens with; "Friday 16th" alone.

    So it is in a sentence, "will meet on Tuesday 25.", but not in "on Tuesday 25 people died", "on Tuesday, 25".
    """
    if not page.opens_line(first):
        decimal = page.letter(last) in (".", ",") and page.joined(last - 1, last + 2)
        counts = page.letter(last) not in ("", *".,);&ijI") or decimal  # "on Tuesday 25 people", "Tuesday 2.5 percent"
        if page.letter(first + 1) != "d" or not page.has("leads.day", first - 1) or counts:
            return NONE
    elif not page.closes_line(first, last):
        colon = page.low(last) == ":"
        apart = not page.joined(last, last + 2) and (colon or not page.joined(last - 1, last + 1))
        if not apart or not (colon or page.low(last) in ("-", "\u2013", "\u2014")):
            return NONE
    days = [at for at in range(first, last) if page.letters[at] == "d"]
    names = [at for at in range(first, last) if page.letters[at] in "wx"]
    times = [
        TimeExpression(first, last, "times.day_of_month", weekday=weekday_at(page, name), day=int(page.low(day)))
        for name, day in zip(names, days, strict=True)
    ]
    until = times[1] if len(times) > 1 else None
    return [replace(times[0], until=until)]


def read_weekdays(page: Page, first: int, last: int) -> Readings:
    """ "on Mondays"."""
    return [TimeExpression(first, last, "times.set", value=f"XXXX-WXX-{weekday_at(page, last - 1)}")]


def read_from_day(page: Page, first: int, last: int) -> Readings:
    """ "a week from Monday", "ten days from now", "a week ago Sunday", "a year ago today"."""
    counted_at = page.find("uUvV", first, last)
    number = read_number(page, first, counted_at)
    at = page.find("wxt1", counted_at, last)
    unit = unit_at(page, counted_at)
    if at < 0:
        return _read_years_ago_this(page, first, last, unit, number)
    if page.has("leads.stay", first - 1):  # "for three days from Friday"
        return [TimeExpression(first, counted_at + 1, "times.duration", unit=unit, count=number)]
    if page.letters[counted_at + 1] == "J" and page.low(first - 1) in ("in", "within"):
        return NONE  # "for the second time in a week on Monday"
    if page.letters[at] == "1":
        inner = None if page.low(at) != "now" else TimeExpression(at, at + 1, "times.day_word", count=0)
    elif page.letters[at] == "t":
        inner = read_day_word(page, at, at + 1)[0]
    else:
        readings = read_weekday(page, counted_at + 2, last)
        inner = readings[0] if readings else None
    if inner is None or number is None or unit not in ("D", "W", "2W", "M", "Y"):
        return NONE
    ago = page.letters[counted_at + 1] == "G" and unit in ("W", "Y")
    if page.letters[counted_at + 1] in "JG" and unit != "W" and page.letters[at] != "t" and not ago:
        return NONE
    if page.letters[counted_at + 1] == "G":
        number = -number
    return [TimeExpression(first, last, "times.from_day", unit=unit, count=number, inner=inner)]


def _read_years_ago_this(page: Page, first: int, last: int, unit: str, number: float | None) -> Readings:
    """ "A year ago this month", "five years ago this week": that of so many years before."""
    inner = period_of(page, last - 1)
    if unit != "Y" or number is None or inner.step != 0 or inner.unit not in ("W", "M"):
        return NONE
    return [TimeExpression(first, last, "times.from_day", unit=unit, count=-number, inner=inner)]


def read_after_tomorrow(page: Page, first: int, last: int) -> Readings:
    """ "the day after tomorrow"."""
    at = page.find("u", first, last)
    step = STEPS.get(page.low(at + 1))
    if unit_at(page, at) != "D" or step is None:
        return NONE
    return [TimeExpression(first, last, "times.day_word", count=step + int(page.worth("day_words", last - 1)))]


def read_event_day(page: Page, first: int, last: int) -> Readings:
    """ "the day after" the vote on Monday: joins.py or rulings/event_days.py finds that day, else it goes."""
    at = last - 2
    unit = unit_at(page, at)
    if page.low(at + 1) not in STEPS or unit not in ("D", "W"):
        return NONE
    known = unit == "D" and page.names_event(last)
    if page.letter(last) == "_" and not known:
        return NONE
    return [TimeExpression(first, at + 1, "times.event_day", unit=unit, count=1, value="known" if known else "")]


def read_day_word(page: Page, first: int, last: int) -> Readings:
    """ "today", "tomorrow morning", "tonight"."""
    at = page.find("t", first, last)
    if page.letter(last) == "'" and page.has("not_after.era", last + 1):
        return NONE  # "today's youth"
    if page.capital(at) and _is_title(page, at, last):
        return NONE
    part = page.find("P", first, last)
    clock = "TNI" if page.low(at) == "tonight" else page.worth("day_parts", part) if part >= 0 else ""
    return [TimeExpression(first, last, "times.day_word", count=int(page.worth("day_words", at)), clock=clock)]


def _is_title(page: Page, at: int, last: int) -> bool:
    """ "USA Today", "the Today show", "a Tomorrow Never Knows night": a name, but in no headline."""
    if page.low(at - 1) == "usa" or (page.low(at - 1) == "the" and page.low(last) in ("show", "programme", "program")):
        return True
    plain = page.low(at - 1).isalpha() and not page.capital(at - 1)
    return plain and page.capital(last) and not page.document.words[at].isupper()


def read_then(page: Page, first: int, last: int) -> Readings:
    """ "until then": the day named last."""
    return [TimeExpression(first, last, "times.then", textual=True)] if page.has("leads.then", first - 1) else NONE


def read_day_before(page: Page, first: int, last: int) -> Readings:
    """ "the day before last Tuesday", "the day after Monday"."""
    at = page.find("u", first, last)
    step = STEPS.get(page.low(at + 1))
    inner = read_weekday(page, at + 2, last)
    if at == first and (page.letter(at - 1) in ("o", "%", "4") or page.low(at - 1) in ("same", "every", "each")):
        return NONE  # "rose for a third day before Thursday's meeting"
    if unit_at(page, at) != "D" or step is None or not inner:
        return NONE
    return [TimeExpression(first, last, "times.from_day", unit="D", count=step, inner=inner[0])]


def read_day_part(page: Page, first: int, last: int) -> Readings:
    """ "this morning", "last night", "the next morning", "the night before"."""
    at = last - 1
    if page.letters[at] == "b":
        step = STEPS.get(page.low(at))
        clock = page.worth("day_parts", at - 1)
        if not page.ends_phrase(last):
            return NONE
        return [TimeExpression(first, last, "times.day_part", step=step, clock=clock, textual=True)] if step else NONE
    clock = page.worth("day_parts", at)
    textual, step = step_at(page, at - 1, "D")
    low = page.low(at - 1)
    if low not in ("this", "last", "next", "following", "same", "that", "previous"):
        return NONE
    return [TimeExpression(first, last, "times.day_part", step=step, clock=clock, textual=textual)]


def read_day_of_month(page: Page, first: int, last: int) -> Readings:
    """ "the 15th", "the 15th of next month", "the twenty-second", but not "the 15th round", which it numbers."""
    if page.letters[last - 1] == "o":
        day = day_at(page, last - 1)
        if not 20 < day < 32 or _numbers_a_noun(page, last) or not page.has("leads.day", first - 1):
            return NONE
        return [TimeExpression(first, last, "times.day_of_month", day=day)]
    if page.letters[first + 1] == "P":  # "the morning of the 15th"
        clock = page.worth("day_parts", first + 1)
        return [replace(time, first=first, clock=clock) for time in read_day_of_month(page, first + 3, last)]
    numbers = _numbers_a_noun(page, last) and not _is_second_day(page, first, last)
    numbers = numbers and not _opens_clause(page, first, last) and not _parts_verb(page, first, last)
    if numbers or page.letter(last) in ("-", "'", "/"):
        return NONE
    lead = page.has("leads.day", first - 1) or page.letters[max(0, first - 2) : first] == "PO"
    if not page.joined(first + 1, first + 3) or not lead:
        return NONE
    days = [int(page.low(at)) for at in range(first, last) if page.letters[at] == "d"]
    until = inner = None
    at = page.find("u", first, last)
    if at > 0:
        inner = period_of(page, at)
        if inner.unit != "M":
            return NONE
    if len(days) == 2:
        mark = page.low(first + 3)
        apart = mark in ("and", "&") and days[1] != days[0] + 1 and page.low(first - 1) != "between"
        if not days[0] < days[1] or apart:
            return NONE
        until = TimeExpression(last - 2, last, "times.day_of_month", day=days[1])
    return [TimeExpression(first, last, "times.day_of_month", day=days[0], until=until, inner=inner)]


# Before a verb that a day may part from it.
MODALS = frozenset({"will", "would", "may", "might", "could", "should", "shall"})


def _parts_verb(page: Page, first: int, last: int) -> bool:
    """ "Will on the 19th meet him", but not "will on the 19th attempt"."""
    parted = page.low(first - 1) == "on" and page.low(first - 2) in MODALS
    return parted and not page.has("follows.counted", last)


# A day by its number: "January 12", "12 January", "the 12th".
NUMBERED = pattern_of(r"[mMn]\.?y?d|dO?[mMn]|yds")


def _is_second_day(page: Page, first: int, last: int) -> bool:
    """ "Will receive X on the 12th and on the 14th Foreign Minister Y": a row of days, not the 14th minister."""
    begin, _ = page.document.sentences[page.document.sentence_of(first)]
    row = page.letters[first - 2] == "&" and page.low(first - 1) == "on" and page.capital(last)
    return row and NUMBERED.search(page.letters, begin, first - 2) is not None


# What may stand before a day that opens a clause.
BEFORE_CLAUSE = frozenset({"", ".", ",", "that", "and", "but", ":", ";"})


def _opens_clause(page: Page, first: int, last: int) -> bool:
    """ "On the 21st Lavrov meets him", not "on the 21st floor": nothing that is counted by floors and years."""
    opens = page.low(first - 1) in ("on", "from") and page.low(first - 2) in BEFORE_CLAUSE
    return opens and not page.has("follows.counted", last) and not page.has("follows.counted", last + 1)


def _numbers_a_noun(page: Page, last: int) -> bool:
    """Whether what follows a number of order is what it counts, and no word that follows a day."""
    return page.low(last).isalnum() and not page.has("follows.day", last)
