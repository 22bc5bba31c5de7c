"""Find the line over a story that says when it came out: "Wed 29 December 2021", "Published: 29.12.2021 14:05 CET".

In: the text of an article. Out: the moment of such a line; and of a line that says when the story was changed.
"""

from __future__ import annotations

import re
from datetime import date

from calendars.articles.datelines import LONGEST_LINE, WEEKDAY, list_head
from calendars.articles.moments import (
    FIGURES,
    ISO,
    UNKNOWN,
    WRITTEN,
    Moment,
    Reading,
    find_clock,
    find_moments,
)  # fmt: skip
from calendars.patterns import pattern_of

# What may stand in such a line beside the date: who wrote it, where, and what the date is of.
LABEL = pattern_of(
    r"\b(?:first )?(?:published|posted|issued|released|filed|date|dated|created|publication date|press release|on|at"
    r"|as of|update|updated|last updated|modified|edited|amended)\b:?",
    re.IGNORECASE,
)
UPDATED = pattern_of(r"[-\u2013\u2014*(\s]*(?:last )?(?:updated|modified|amended|corrected)\b", re.IGNORECASE)
BYLINE = pattern_of(r"\bby\b(?:[ ,]+(?:and\b|[A-Z][\w.'’-]*)){1,8}")
CLOCK_AND_ZONE = pattern_of(
    r"\b\d{1,2}(?:[:.h]\d\d(?::\d\d)?)? ?(?:[ap]\.?m\b\.?)?(?: ?\(?(?:[A-Z]{2,5}|Eastern)\b\)?)?"
    r"(?: ?(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?)?",
    re.IGNORECASE,
)
# All that a line with a date of publication holds, in the order in which it is taken out.
BESIDE = (ISO, WRITTEN, FIGURES, CLOCK_AND_ZONE, pattern_of(WEEKDAY, re.IGNORECASE), LABEL)
# The order of figures does not matter to what is a date.
UNDECIDED = Reading("DMY")
WORDS = pattern_of(r"[^\W\d_]+")


def find_byline(text: str, reading: Reading = UNKNOWN) -> Moment | None:
    """Find the date of publication in the lines over a story.

    >>> str(find_byline("Talks end\\n\\nPublished: 29.12.2021 14:05 CET\\n\\nThe two ...").to_date())
    '2021-12-29 14:05:00+01:00'
    >>> find_byline("Talks end\\n\\nUpdated: 29 December 2021\\n\\nThe two ...") is None
    True
    """
    for line in list_head(text):
        moment = None if UPDATED.match(line) else _read_line(line, reading)
        if moment:
            return moment
    return None


def find_update(text: str, day: date, reading: Reading = UNKNOWN) -> Moment | None:
    """Find when a story was changed: "Updated: 30 December 2021", or "-Updated at 1:19 p.m. ET" on the day it came out.

    A clock time alone completes a date that is known, and never makes one.
    """
    lines = text.strip().split("\n")
    for line in (*list_head(text), *lines[-3:]):
        if not UPDATED.match(line) or len(line) > LONGEST_LINE:
            continue
        dated = next(find_moments(line, reading), None)
        if dated:
            return dated
        timed = find_clock(line, day, reading)
        if timed:
            return Moment(day, *timed)
    return None


def is_dated_line(line: str) -> bool:
    """Whether a line holds a date of publication or change and nothing else, but maybe a name behind a bar.

    >>> is_dated_line("A. Sample | 17.05.2024 - Update : 18.05.2024"), is_dated_line("On 17.05.2024 they met")
    (True, False)
    """
    parts = [part for part in re.split(r"[|•·]", line) if any(map(str.isdecimal, part))]
    return len(parts) == 1 and _read_line(parts[0].strip(), UNDECIDED) is not None


def _read_line(line: str, reading: Reading) -> Moment | None:
    """The date of a line that holds nothing else: no sentence of the story."""
    if not any(map(str.isdecimal, line)):
        return None
    moment = next(find_moments(line, reading), None)
    if moment is None:
        return None
    rest = BYLINE.sub(" ", line.replace("By ", "by ", 1))
    for pattern in BESIDE:
        rest = pattern.sub(" ", rest)
    return moment if not WORDS.search(rest) else None
