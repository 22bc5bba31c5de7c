"""Read lengths of time, how often something is, and words for past, present and future.

In: a page and the words that matched. Out: the expressions in them, or none (ages, the Thirty Years' War).
"""

from __future__ import annotations

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.page import NONE, Page, Readings, read_number, unit_at, weekday_at
from calendars.extraction.readings.periods import read_year

OPENERS = ("", ".", "''", "``", '"', "“")


def read_duration(page: Page, first: int, last: int) -> Readings:
    """ "three weeks", "two-day", "two weeks ago", "three days later", "four or five days", "a year" as a rate."""
    at = page.find("uUvV", first, last)
    unit = unit_at(page, at)
    if page.letters[first : at + 1] == "Yu":
        return read_year(page, first, at)  # "the 1988 quarter"
    if page.letter(at + 1) == "-" == page.letter(at + 3) and page.low(at + 2) in ("over", "to", "on", "by", "after"):
        return NONE  # "a year-over-year decline", "on a day-to-day basis"
    number = read_number(page, first, at)
    if number is None and page.low(first - 1) == "as":
        return NONE  # "the third vote in as many years"
    if page.letters[first : at + 1] == "aU":
        number = None  # "a days-long siege"
    if number is not None and "&aH" in page.letters[at:last]:
        number += 0.5  # "an hour and a half"
    tail = page.letters[last - 1]
    if _is_age(page, at) or _is_other(page, first, at, unit, tail) or _is_some_day(page, first, at, tail):
        return NONE
    if page.letters[first] == "a" and unit == "D" and page.low(last) == "of" and page.has("leads.such", first - 1):
        return NONE  # "was declared a day of mourning"
    # Not "a day earlier this week", nor "two weeks later than planned".
    within = page.letter(last) == "r" or page.letters[last : last + 2] == "4u"  # "a day | earlier that week"
    if tail in "GL" and not (tail == "L" and (within or page.low(last) == "than")):
        step = -1 if tail == "G" else int(page.worth("comparatives", last - 1))
        count = None if number is None else step * number
        return [TimeExpression(first, last, "times.shift", unit=unit, count=count, step=step, textual=tail == "L")]
    if tail in "GL":
        last -= 1
    if page.letters[first] == "a" and page.letters[at] in "uv" and _is_rate(page, first, last):
        return [TimeExpression(first, last, "times.set", unit=unit, count=number, value="set")]
    if page.low(last).startswith(("'", "\u2019")) and page.low(last + 1) == "time" and page.low(first - 1) == "in":
        last += 2  # "in three weeks' time"
    one_or = page.letters[first] == "a" and page.letters[last : last + 2] == "&c" and number == 1
    if one_or and page.low(last + 1) == "two":
        return _read_one_or_two(page, first, last, unit)
    return _read_length_or_two(page, first, last, at, number)


def _read_one_or_two(page: Page, first: int, last: int, unit: str) -> Readings:
    """ "A week or two ago", "in a day or two"; `last` is the word "or"."""
    if page.letter(last + 2) == "G":
        return [TimeExpression(first, last + 3, "times.reference", value="PAST_REF")]
    latest = TimeExpression(first, last + 2, "times.duration", unit=unit, count=2)
    return [TimeExpression(first, last + 2, "times.duration", unit=unit, count=1, until=latest)]


def _read_length_or_two(page: Page, first: int, last: int, at: int, number: float | None) -> Readings:
    """ "Three weeks", with its unit at a word, and "four or five days", "2-3 days", the longer one as the last."""
    unit, two = unit_at(page, at), page.find("&i", first, at)
    if two < 0 and page.letters[first : first + 3] in ("d-d", "d-e", "e-e") and page.letters[first + 3] in "-uUvV":
        two = first + 1  # "2-3 days"
    until = None
    if two > 0 and page.letters[two + 1] != "a" and page.letters[two + 1 : two + 3] != "-a":
        number = read_number(page, first, two)
        more = read_number(page, two + 1, at)
        until = TimeExpression(two + 1, last, "times.duration", unit=unit, count=more)
    return [TimeExpression(first, last, "times.duration", unit=unit, count=number, until=until)]


# So many words behind "aged" the years stand: "aged 36, 32 and 21 years".
AGED_REACH = 7


def _is_age(page: Page, unit: int) -> bool:
    """ "a 44-year-old man", "6 years old", "four years of age", "aged 20 and 35 years"."""
    if page.low(unit) == "years" and "aged" in page.document.lows[max(0, unit - AGED_REACH) : unit]:
        return True
    after = [page.low(at) for at in range(unit + 1, unit + 3)]
    return "old" in after or after == ["of", "age"]


def _is_some_day(page: Page, first: int, at: int, tail: str) -> bool:
    """ "He will return one day": some day, and not how long."""
    if page.low(first) != "one" or at != first + 1 or page.low(at) != "day" or tail in "GL":
        return False
    return not (page.has("leads.length", first - 1) or page.has("leads.count", first - 1) or page.letter(at + 1) == "b")


def _is_other(page: Page, first: int, at: int, unit: str, tail: str) -> bool:
    """Whether number and unit are a name or a thing: "60 Minutes", "the Thirty Years' War", "a minute difference"."""
    if page.capital(at) and not page.document.words[at].isupper():
        return True
    if unit == "TM" and page.has("not_after.minute", at + 1):
        return True
    if unit == "Q":  # three-quarters, a quarter
        return page.letters[first] == "a" or page.letters[at - 1 : at + 1] == "-U"
    return tail == "F" or (unit == "WE" and tail not in "GL")


# So many words before "a year" an amount may stand, and before "more a year".
RATE_REACH, LONG_RATE_REACH = 4, 6


def _is_rate(page: Page, first: int, last: int) -> bool:
    """ "$1 billion a year", "three meals a day": what comes before is an amount, and the word behind counts no days."""
    what = page.low(first - 1)
    if what in ("on", "for", "in", "after"):
        return False
    near = range(max(0, first - (LONG_RATE_REACH if what in ("more", "less") else RATE_REACH)), first)
    if any(page.letters[at] in "$h" or page.has("leads.rate", at) for at in near):
        return True
    if page.letter(last) in ("b", "L", "G"):
        return False  # "20,000 a year before"
    if page.low(first - 2) == "of" and page.letter(first - 4) in tuple("cdegk"):
        return True  # "71 mm of rain an hour"
    if what.isdigit():
        return page.letters[first - 1] != "Y"  # "20,000 a year", and not "in 2004 a year"
    counted = what == "people" or (what.isalpha() and what.endswith("s") and not what.endswith("ss"))
    numbers = any(page.letters[at] in "cdegkY" for at in range(max(0, first - 3), first - 1))
    return counted and numbers


def read_long(page: Page, first: int, last: int) -> Readings:
    """ "day-long", "weeklong", "decades-long", but not "years-old", nor "weeklong-ish"."""
    if (page.low(last - 1) != "long" and page.letters[first] != "~") or page.low(last) == "-":
        return NONE
    count = None if page.letters[first] == "U" else 1
    return [TimeExpression(first, last, "times.duration", unit=unit_at(page, first), count=count)]


def read_period_duration(page: Page, first: int, last: int) -> Readings:
    """ "the last three weeks", "in the coming days", "recent years"."""
    at = last - 1
    which_at = page.find("r", first, last)
    if which_at < 0:
        opener = first + (page.letters[first] == "y")
        if page.low(opener) == "recent":
            return [TimeExpression(first, last, "times.reference", value="PAST_REF")]
        return read_duration(page, first, last) if opener == first else NONE
    step = int(page.worth("steps", which_at))
    if which_at + 1 == at:
        value = {1: "FUTURE_REF", -1: "PAST_REF"}.get(step)
        return [TimeExpression(first, last, "times.reference", value=value)] if value else NONE
    number = read_number(page, which_at + 1, at)
    preposition = page.low(first) == "following" and page.low(last) == "of"  # "following two days of talks"
    lasting = page.low(which_at) == "last" and which_at == first and page.has("leads.lasting", first - 1)
    if preposition or lasting:
        return [TimeExpression(first + 1, last, "times.duration", unit=unit_at(page, at), count=number)]
    if _is_age(page, at) or (page.letters[at] == "u" and page.letters[which_at + 1] == "a"):
        return NONE
    return [TimeExpression(first, last, "times.duration", unit=unit_at(page, at), count=number, step=step)]


def read_plural(page: Page, first: int, last: int) -> Readings:
    """Bare "weeks", "years": only where a length of time is meant ("for weeks", "within days", "weeks of talks")."""
    unit = unit_at(page, first)
    if unit == "TM" and page.low(last) == "of":
        return NONE  # "the minutes of its July meeting"
    if unit in ("Q", "TS") or _is_age(page, first):
        return NONE
    if (
        unit == "TH"
        and page.low(last) == "of"
        and (page.letter(first - 1) in ("E", "P") or page.has("leads.hours", first - 1))
    ):
        return NONE  # "in the early hours of Saturday"
    if page.letter(last) == "G":
        counted = page.low(first - 1) in ("million", "billion") and page.letter(first - 2) in tuple("acdegkY")
        parted = counted and page.letter(first - 3) == "." and page.joined(first - 4, first - 1)
        begin = first - 4 if parted else first - 2 if counted else first  # "12 million years ago", "2.5 billion"
        return [TimeExpression(begin, last + 1, "times.reference", value="PAST_REF")]
    if page.has("leads.length", first - 1) or page.has("follows.length", last):
        return [TimeExpression(first, last, "times.duration", unit=unit, count=None)]
    return NONE


def read_set(page: Page, first: int, last: int) -> Readings:
    """ "every Thursday", "every two weeks", "each night", "twice a year"."""
    letter = page.letters[last - 1]
    other = page.letters[first : first + 2] in ("X_", "Xo")
    if other and (page.low(first + 1) not in ("other", "second") or page.low(first) == "each"):
        return NONE  # "looked at each other Tuesday"
    if letter == "w":  # "every Monday, Wednesday and Friday"
        days = [at for at in range(first, last) if page.letters[at] == "w"]
        return [
            TimeExpression(
                first if at == days[0] else at, at + 1, "times.set", value=f"XXXX-WXX-{weekday_at(page, at)}"
            )
            for at in days
        ]
    if letter == "P":
        return [TimeExpression(first, last, "times.set", value="XXXX-XX-XX" + page.worth("day_parts", last - 1))]
    if letter == "S":
        return [TimeExpression(first, last, "times.set", value="XXXX-" + unit_at(page, last - 1))]
    count = 1.0
    if other:
        count = 2.0  # every other week
    elif page.letters[first] == "X":
        count = read_number(page, first + 1, last - 1) or 1.0
    return [TimeExpression(first, last, "times.set", unit=unit_at(page, last - 1), count=count, value="set")]


def read_often(page: Page, first: int, last: int) -> Readings:
    """ "daily", but not the Daily Mail or the People's Daily."""
    named = page.capital(first + 1) or page.capital(first - 1) or page.letter(first - 1) in ("'", "y")
    if page.capital(first) and named:
        return NONE
    return [TimeExpression(first, last, "times.set", value=page.worth("sets", first))]


def read_reference(page: Page, first: int, last: int) -> Readings:
    """ "now", "recently", "in the past", "in the future"."""
    at = last - 1
    if page.letters[at] == "1":
        if page.capital(at) and page.low(first - 1) in OPENERS:
            return NONE  # "Now he must decide": it only leads on
        if page.low(at) == "recently" and (
            page.low(last) == "as" or page.has("leads.adverb", first - 1) or page.low(first - 1) == "most"
        ):
            return NONE
        return [TimeExpression(first, last, "times.reference", value=page.worth("references", at))]
    adjective = page.low(last).isalpha() and not (page.has("follows.day", last) or page.has("follows.reference", last))
    if page.letters[at] == "!":
        return [TimeExpression(first, last, "times.reference", value="FUTURE_REF")] if _is_term(page, at) else NONE
    value = page.vocabulary.tables["reference_nouns"].get(page.low(at))
    if page.letters[at - 1] == "_" and not (value == "FUTURE_REF" and page.has("leads.near", at - 1)):
        return NONE
    if value is None or page.capital(at) or adjective:
        return NONE
    return [TimeExpression(first, last, "times.reference", value=value)]


def _is_term(page: Page, at: int) -> bool:
    """ "the short term", but not "the short-term debt" or "the short term deal"."""
    return page.has("leads.term", at - 1) and not page.low(at + 1).isalpha()
