"""Read weeks, months, quarters, halves and seasons told by words, "next week", "the third quarter of 2022", and years.

In: a page and the words that matched. Out: the expressions in them, years, decades and centuries too; or none ("2000
people", "Resolution 1973").
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.page import (
    NONE,
    STEPS,
    Page,
    Readings,
    day_at,
    edge_of,
    nth_at,
    outer_of,
    period_of,
    read_number,
    spoken_year_at,
    step_at,
    unit_at,
    year_at,
)


def read_quarter(page: Page, first: int, last: int) -> Readings:
    """ "the third quarter of 2022", "this year's third quarter", "Q3 2022", "the first week of next month"."""
    if page.letters[first] == "2":
        return _read_short_quarter(page, first, last)
    which = page.find("od", first, last)
    if which < 0:
        which = page.find("r", first, last)
    at = page.find("u", which, last)
    unit = unit_at(page, at)
    nth = nth_at(page, which)
    if _is_match(page, at) or (unit == "Q" and _is_of_game(page, first, last)):
        return NONE
    if unit == "100Y" and page.letters[which] in "od":
        return century_of(first, at + 1, nth)
    if page.letters[which] == "r" and nth >= 0:
        return NONE
    outer = _outer(page, at, last)
    end = last if outer else at + 1
    if page.letters[first] == "Y":
        year = year_at(page, first)
        outer = {} if year is None else {"year": year}
    if first < which and page.letters[first : first + 2] == "ru":
        outer = {"inner": period_of(page, first + 1)}
    if (unit == "W" and outer) or (unit == "Q" and nth <= 4 and (nth > 0 or outer)):
        return [TimeExpression(first, end, "times.quarter", unit=unit, nth=nth, **outer)]
    return NONE


def _is_match(page: Page, at: int) -> bool:
    """ "the last quarter-final"."""
    return page.letter(at + 1) == "-" and page.has("not_after.quarter", at + 2)


# So many words on either side of "the first half" a word of sport may stand, and so many before a score what tells it.
GAME_REACH, SCORE_REACH = 80, 3


def _is_of_game(page: Page, first: int, last: int) -> bool:
    """ "Scored in the fourth quarter", "trailed 21-14 in the second half": a part of a game, and not of a year."""
    near = range(max(0, first - GAME_REACH), min(last + GAME_REACH, len(page.letters)))
    if not page.vocabulary.words["near.game"].isdisjoint(page.document.lows[near.start : near.stop]):
        return True
    begin, stop = page.document.sentences[page.document.sentence_of(first)]
    for at in range(max(begin, near.start), min(stop, near.stop) - 2):
        if page.letters[at + 1] == "-" and page.low(at).isdigit() and page.low(at + 2).isdigit():
            told = page.document.lows[max(begin, at - SCORE_REACH) : at]
            if page.joined(at, at + 3) and not page.vocabulary.words["near.score"].isdisjoint(told):
                return True
    return False


def _read_short_quarter(page: Page, first: int, last: int) -> Readings:
    """ "Q3 2022"."""
    if not page.joined(first, first + 2) or not 1 <= int(page.low(first + 1)) <= 4:
        return NONE
    year = year_at(page, last - 1) if page.letters[last - 1] == "Y" else None
    end = last if year is not None else first + 2
    return [TimeExpression(first, end, "times.quarter", unit="Q", nth=int(page.low(first + 1)), year=year)]


def _outer(page: Page, at: int, last: int) -> dict[str, Any]:
    """The period that a part is of: "2022", "next year", and "the year", "the month" for the present one."""
    if page.letters[last - 2 : last] == "yu":
        unit = unit_at(page, last - 1)
        return (
            {"inner": TimeExpression(last - 2, last, "times.period", unit=unit, step=0)} if unit in ("Y", "M") else {}
        )
    return outer_of(page, at + 1, last)


def read_half(page: Page, first: int, last: int) -> Readings:
    """ "the first half of 2022", "the second half", "first-half results", "H1 2022"."""
    if page.letters[first] == ":":
        if page.low(first) != "h" or page.low(first + 1) not in ("1", "2") or not page.joined(first, first + 2):
            return NONE
        return [
            TimeExpression(
                first, last, "times.half", unit="H", nth=int(page.low(first + 1)), **outer_of(page, first, last)
            )
        ]
    which = page.find("ord", first, last)
    nth = nth_at(page, which)
    brother = page.letter(last) == "-" and page.joined(last - 1, last + 2)  # "the second half-brother"
    if page.letters[last - 1] == "H" and (brother or _is_of_game(page, first, last)):
        return NONE
    outer = {"year": int(page.low(first))} if page.letters[first] == "Y" else _outer(page, which, last)
    if nth not in (1, 2, -1) or (not outer and page.letters[last - 1] != "H"):
        return NONE
    return [TimeExpression(first, last, "times.half", unit="H", nth=nth, **outer)]


def read_period(page: Page, first: int, last: int) -> Readings:
    """ "next week", "earlier this month", "the end of the year", "year's end", "fiscal 2022"."""
    if page.letters[first] == "Q":
        year = year_at(page, last - 1)
        return [TimeExpression(first, last, "times.year", year=year)] if year else NONE
    at = page.find("u", first, last)
    unit = unit_at(page, at)
    edge = edge_of(page, first, last)
    which = page.find("r4", first, at)
    if which < 0:
        return _read_edge_of_unit(page, first, last, at, edge)
    if page.letters[which + 1] == "r":
        first = which + 1 if page.low(which) == "that" else first  # "reported that | next week he will"
        which += 1
    textual, step = step_at(page, which, unit)
    low = page.low(which)
    if _is_match(page, at):
        return NONE
    if unit == "D" and low == "past" and page.letters[first] == "y" and page.low(first - 1) in ("in", "over", "during"):
        return [TimeExpression(first, last, "times.duration", unit=unit, count=1, step=step)]
    if unit == "D" and low in ("this", "last", "past", "coming", "current", "latest", "upcoming"):
        return NONE
    if unit in ("10Y", "100Y") and step:
        return [TimeExpression(first, last, "times.duration", unit=unit, count=1, step=step)]
    if unit == "WE" and low == "coming":
        step = 0
    textual = textual or (unit == "Q" and low == "latest")
    return [TimeExpression(first, last, "times.period", unit=unit, step=step, textual=textual)]


def _read_edge_of_unit(page: Page, first: int, last: int, at: int, edge: str) -> Readings:
    """ "the end of the month", "year's end", "later in the day"."""
    unit = unit_at(page, at)
    if (not edge and page.letters[first] not in "LE") or unit == "WE":
        return NONE
    if page.letters[at : at + 2] == "uB" and page.low(at + 1) != "end":
        return NONE
    if page.letters[last - 1] == "Y":  # "year-end 2004"
        year = year_at(page, last - 1) if unit == "Y" else None
        if year is not None:
            return [TimeExpression(first, last, "times.year", year=year)]
        last -= 1
    if unit == "D":
        if page.letters[first] != "L":
            return NONE
        return [TimeExpression(at - 1, last, "times.period", unit="D", step=0, textual=True)]
    told = unit == "W" and page.letters[first] == "L"  # "leaves next Tuesday ... Later in the week he will meet X"
    return [TimeExpression(first, last, "times.period", unit=unit, step=0, textual=told)]


def read_new_year(page: Page, first: int, last: int) -> Readings:
    """ "In the new year", "early in the new year"; not "the new year's budget", nor a new year of something."""
    lead = page.low(first - 1) in ("in", "into") and page.low(first + 1) == "new" and unit_at(page, last - 1) == "Y"
    if not lead or page.low(last) == "of" or page.letter(last) == "'":
        return NONE
    return [TimeExpression(first, last, "times.period", unit="Y", value="new")]


def read_year_quarter(page: Page, first: int, last: int) -> Readings:
    """ "last year's quarter": the one that is told of, a year before; of "last week's day" the week alone."""
    units = unit_at(page, first + 1), unit_at(page, last - 1)
    if units == ("Y", "Q") and page.worth("steps", first) == -1:
        return [TimeExpression(first, last, "times.shift", unit="Y", count=-1, textual=True)]
    return read_period(page, first, first + 2)


def read_week_after(page: Page, first: int, last: int) -> Readings:
    """ "the week after next", "the month before last"."""
    at = page.find("u", first, last)
    step = {"after next": 2, "before last": -2}.get(f"{page.low(at + 1)} {page.low(at + 2)}")
    if step is None or unit_at(page, at) not in ("W", "WE", "M", "Y"):
        return NONE
    return [TimeExpression(first, last, "times.period", unit=unit_at(page, at), step=step)]


def read_day_after(page: Page, first: int, last: int) -> Readings:
    """ "the year before", "the day after", "two days before", at the end of a clause; "two days after that"."""
    that = page.letters[last - 1] == "4"
    step = STEPS.get(page.low(first + 2))
    number = 1 if page.letters[first] == "y" else read_number(page, first, first + 1)
    unit = unit_at(page, first + 1)
    if step is None or number is None or unit not in ("D", "W", "M", "Y"):
        return NONE
    ends = page.ends_phrase(last) or (that and page.has("follows.day", last))
    if not ends or (that and page.low(last - 1) != "that"):
        return NONE  # "two days after the same vote"
    return [TimeExpression(first, last, "times.shift", unit=unit, count=step * number, step=step, textual=True)]


def read_the_unit(page: Page, first: int, last: int) -> Readings:
    """ "the weekend", "the quarter", "for the year", "before the month is out"."""
    unit = unit_at(page, last - 1)
    if page.letters[first + 1] == "%":
        full = page.low(first + 1) == "full" and page.low(first - 1) == "for" and not page.has("follows.clause", last)
        return [TimeExpression(first, last, "times.period", unit="Y", step=0)] if full and unit == "Y" else NONE
    if (
        unit in ("W", "M", "Y")
        and last == first + 2
        and page.low(last) == "is"
        and page.low(last + 1) in ("out", "over")
    ):
        return [TimeExpression(first, last + 2, "times.period", unit=unit, step=0)]
    if unit == "WE":
        return [TimeExpression(first, last, "times.period", unit="WE", step=None)]
    if unit in ("W", "M") and page.low(first - 1) == "for" and _is_of_report(page, first, last):
        return [TimeExpression(first, last, "times.period", unit=unit, step=0, textual=True, value="told")]
    if page.has("follows.clause", last) or _is_match(page, last - 1):
        return NONE
    if unit == "Q":
        return [TimeExpression(first, last, "times.period", unit="Q", step=0, textual=True)]
    if unit == "Y" and page.has("leads.noun_of_year", first - 1):
        return [TimeExpression(first, last, "times.period", unit="Y", step=0)]
    return NONE


# So many words before "for the week" stands by how much something rose.
FIGURE_REACH = 6


def _is_of_report(page: Page, first: int, last: int) -> bool:
    """ "For the week, the index fell", "rose 3 percent for the month": the one that is reported."""
    if page.low(first - 2) in ("", ".", "\u201d", "''") and page.low(last) in (",", ":"):
        return True
    near = range(max(0, first - FIGURE_REACH), first - 1)
    rose = any(page.low(at) in ("percent", "%", "points", "pct", "cent") for at in near)
    return rose and not page.has("follows.clause", last)


def read_quarters(page: Page, first: int, last: int) -> Readings:
    """ "the second and third quarters of this year": one expression for each."""
    at = page.find("U", first, last)
    one, two = [at for at in range(first, at) if page.letters[at] == "o"]
    if unit_at(page, at) != "Q" or nth_at(page, two) > 4 or _is_of_game(page, first, last):
        return NONE
    outer = _outer(page, at, last)
    end = last if outer else at + 1
    begin = TimeExpression(first, one + 1, "times.quarter", unit="Q", nth=nth_at(page, one), **outer)
    return [begin, TimeExpression(two, end, "times.quarter", unit="Q", nth=nth_at(page, two), **outer)]


# What is told before somebody's fall, so many words at most.
HURT = frozenset(
    {"hurt", "injured", "injuries", "killed", "died", "broke", "broken", "survived", "suffered", "fractured"}
)
HURT_REACH = 8


def _is_autumn(page: Page, first: int, at: int) -> bool:
    """ "Will be heard in | the fall", but not "in the fall of the regime", "was hurt in the fall"."""
    hurt = not HURT.isdisjoint(page.document.lows[max(0, first - HURT_REACH) : first])
    return page.ends_phrase(at + 1) and page.low(at + 1) != "from" and not hurt


def read_season(page: Page, first: int, last: int) -> Readings:
    """ "last spring", "the summer of 2022", "in winter", but not the Summer Olympics or the fall of Saigon."""
    at = page.find("S", first, last)
    outer = outer_of(page, at, last)
    before = page.letters[at - 1] if at > first else ""
    if before == "X":
        return [TimeExpression(first, last, "times.set", value=f"XXXX-{unit_at(page, at)}")]
    named = page.capital(at) and page.capital(at + 1)
    autumn = before == "r" or (page.low(first - 1) == "in" and before == "y" and _is_autumn(page, first, at))
    if not outer and (named or (page.low(at) == "fall" and not autumn) or (page.low(at + 1) == "of" and before != "r")):
        return NONE
    which = page.find("r", first, at)
    step = int(page.worth("steps", which)) if which >= 0 else None
    start, end = (at if before == "I" else first), (last if outer else at + 1)
    return [TimeExpression(start, end, "times.season", unit=unit_at(page, at), step=step, **outer)]


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
    since = page.low(at - 2) == "since" or (page.low(at - 1) == "least" and page.low(at - 3) == "since")
    if not 1700 <= year <= 2100 or (year < 1900 and not since and not page.has("leads.year", at - 1)):
        return True
    if since and page.has("leads.count", at - 1):
        return False  # "since about 1990", "since at least 1850"
    if page.low(at - 1) == "than" and page.low(at - 2) in ("earlier", "later", "sooner"):
        return False  # "no earlier than 2016"
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
