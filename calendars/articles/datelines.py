"""Find the dateline: the line by which a news agency says where and when a story was filed.

In: the text of an article. Out: the day of "KUALA LUMPUR, April 1, 1997 (AFP)", or None.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from calendars.patterns import pattern_of
from calendars.periods import day_of, find_doubt

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Patterns of a month, in a group of a name to be given, and of a day of the week.
MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
# Only a dateline with its year counts: "MOSCOW, April 2 (Reuters)" leaves the year open, and a wrong year is worse
# than none. Old wire copy has blanks before its commas, and sometimes the year twice: "GENEVA, Dec 11 , 2006, 2006".
DATE = pattern_of(
    rf"(?:{MONTH.format('month')}\.? {{0,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? {{1,2}}{MONTH.format('month2')}\.?)"
    r"(?: {0,2},? {0,2}(?P<year>(?:19|20)\d\d)\b|(?![\d,]))",
    re.IGNORECASE,
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?"
WEEKDAY_BEFORE = pattern_of(rf"{WEEKDAY} ", re.IGNORECASE)
# What may stand between the date and the story: the year again, the agency, a dash, or nothing.
AFTER = pattern_of(r"(?:,? {0,2}\d{4})? {0,2}(?:(?P<mark>\([^()\n]{2,40}\)|[-\u2013\u2014])|$)")
# Headlines, kickers and bylines stand above a dateline; further down a capitalised date is part of the story.
LINES_READ = 12
# What is longer is a paragraph.
LONGEST_LINE = 140
# No whole date is without.
YEAR = pattern_of(r"\d{4}")
LONGEST_PLACE = 60
MOST_WORDS = 3
# "Updated Dec. 30, 2021 -" says when the text was changed, "On Dec. 30, 2021 -" opens a sentence.
NOT_PLACES = frozenset({"updated", "corrected", "on", "since", "until", "by", "from", "before", "after", "in"})


def find_dated_line(text: str, now: datetime | None = None) -> tuple[date, str] | None:
    """Find when a text came out by the lines over it: its dateline, else its byline.

    Returns:
        The day or moment, and which line it is; None without such a line, or with one that lies in the future.
    """
    moment, name = find_dateline(text), "dateline"
    if moment is None and any(map(YEAR.search, list_head(text))):
        from calendars.articles.bylines import find_byline  # its many patterns are slow to load

        byline = find_byline(text)
        moment, name = byline.to_date() if byline else None, "byline"
    if moment is None or find_doubt(day_of(moment), now.date() if now else None):
        return None
    return moment, name


def list_head(text: str) -> list[str]:
    """The lines over a story, and the first of it, that can be its byline."""
    lines = (line.strip().strip("*_#|") for line in text.split("\n", LINES_READ)[:LINES_READ])
    return [line for line in lines if 6 <= len(line) <= LONGEST_LINE]


def find_dateline(text: str, year: int | None = None) -> date | None:
    """Find the day in the dateline of a text.

    Args:
        text: the article.
        year: the year of a dateline that leaves it open; None, and such a line does not count.

    >>> find_dateline("Talks end\\n\\nBERLIN, Nov. 16 , 2005 (Xinhua)\\n\\nThe two ...")
    datetime.date(2005, 11, 16)
    >>> find_dateline("MOSCOW, April 2 (Reuters) - The two ...") is None
    True
    >>> find_dateline("MOSCOW, April 2 (Reuters) - The two ...", 2021)
    datetime.date(2021, 4, 2)
    """
    for line in text.split("\n", LINES_READ)[:LINES_READ]:
        found = _read_line(line.strip().lstrip("*_").rstrip("*_"), year)
        if found:
            return found
    return None


def is_rewritten(text: str, published: date | None, updated: date | None) -> bool:
    """Whether a text was filed anew when it was updated: its own dateline bears that day, and not the first one."""
    if published is None or updated is None:
        return False
    filed = find_dateline(text, updated.year)
    return day_of(published) != filed == day_of(updated)


def _read_line(line: str, year: int | None) -> date | None:
    match = DATE.search(line[:LONGEST_LINE])
    if not match or not (match["year"] or year):
        return None
    place = WEEKDAY_BEFORE.sub("", line[: match.start()]).rstrip(" ,")
    after = AFTER.match(line, match.end())
    if not after or not (match["year"] or after["mark"]) or not _is_place(place, has_agency=bool(after["mark"])):
        return None
    month = (match["month"] or match["month2"])[:3].lower()
    try:
        return date(int(match["year"] or year or 0), MONTHS.index(month) + 1, int(match["day"] or match["day2"]))
    except ValueError:  # February 30
        return None


def _is_place(words: str, has_agency: bool) -> bool:
    """Whether words look like the place of a dateline: "GAZA", "COTABATO, Philippines", and "Oslo" before an agency."""
    first = words.split(",")[0].strip()
    if not first or len(words) > LONGEST_PLACE or first.split()[0].lower() in NOT_PLACES:
        return False
    return first.isupper() or (has_agency and first[0].isupper() and len(first.split()) <= MOST_WORDS)
