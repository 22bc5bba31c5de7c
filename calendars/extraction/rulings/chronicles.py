"""Give the days of a chronology their year: that of the heading above them, or of the item before them.

In: the expressions of a text in their order, and how they were read. Out: the year of a day or month told without one.
"""

from datetime import date
from typing import NamedTuple

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.words.sentences import Document
from calendars.patterns import pattern_of

# What may stand in a line before the day that opens it: "-- ", "• On ", "1996: ".
LEAD = pattern_of(r"(?:^|\n)[\s•*\-–—·▪◦‣|]*(?:(?:On|In) )?(?:\d{4}[ \t]*[:,–—-]{1,2}[ \t]*)?")
LEAD_LENGTH = 24
# What parts the day of an item from what happened on it.
MARK = pattern_of(r"[ \t]*(?:\([A-Za-z]{3,9}\)[ \t]*)?(?::|--|[–—]|-[ \t])|[ \t]+-")
# Behind a year that heads the items of a list: the end of its line.
HEADING = pattern_of(r"[ \t]*[:.–—*-]*[ \t]*(?:\n|$)")
# So many sentences apart are two items of one list, and so many the day of an item from another one that it tells.
ITEM_REACH, WITHIN_REACH = 6, 2
# What comes to less is a number, and no year that an item opens with.
FIRST_YEAR = 1500
# Where an item is up to so many days before the one above it, the later ones come first; else a year lies between.
BACK_IN_LIST = 100
DATED = frozenset({"times.date", "times.month"})


class Chronicle(NamedTuple):
    """Where a chronology stands.

    Attributes:
        year: the year that its last item, or the heading over it, gave.
        last: month and day of its last item, (1, 1) right below a heading.
        sentence: the sentence of the last item or heading.
        headed: whether the year is that of a heading, so that it holds up to the next one.
        falling: whether the later items come first.
    """

    year: int
    last: tuple[int, int]
    sentence: int
    headed: bool
    falling: bool = False


def year_of_item(time: TimeExpression, document: Document, told: Chronicle | None, published: date) -> int | None:
    """The year of a day or month without one that opens an item: "1994:", and below, "-- May 4: They sign in Cairo"."""
    if told is None or document.sentence_of(time.first) - told.sentence > ITEM_REACH or not _opens(time, document):
        return None
    if told.headed:
        return told.year
    if told.year >= published.year or not _is_marked(time, document):
        return None
    item = (time.month or 1, time.day or 1)
    falling = told.falling or 0 < _days(told.last) - _days(item) < BACK_IN_LIST
    turned = item > told.last if falling else item < told.last
    year = told.year + (-1 if falling else 1) * turned
    return year if (year, *item) <= (published.year, published.month, published.day) else None


def year_within_item(
    time: TimeExpression, document: Document, told: Chronicle | None, published: date, ahead: bool
) -> int | None:
    """The year of a day that an item tells of beside its own: "1971 - He visits twice, in July and in October".

    What is then still to come is of the next year where it has such a day only: "Nov 3, 1971: To meet in May".
    """
    sentence = document.sentence_of(time.first)
    if told is None or told.year >= published.year or sentence - told.sentence > WITHIN_REACH:
        return None
    begin = document.starts[document.sentences[told.sentence][0]]
    if sentence > told.sentence and "\n" in document.text[begin : document.starts[time.first]]:
        return None
    lows = document.lows[document.sentences[sentence][0] : time.first]
    if "had" in lows or "since" in lows[-1:]:
        return None
    return told.year + (ahead and (time.month or 1, time.day or 31) < told.last)


def go_on(time: TimeExpression, year: int, document: Document, told: Chronicle | None) -> Chronicle | None:
    """Where a chronology stands behind an expression whose year is known."""
    if time.rule not in DATED and time.rule != "times.year":
        return told
    if year < FIRST_YEAR or not _opens(time, document):
        return told
    sentence = document.sentence_of(time.first)
    _, end = document.span(time.first, time.last)
    if time.rule == "times.year":
        heads = time.until is None and (HEADING.match(document.text, end) or MARK.match(document.text, end))
        return Chronicle(year, (1, 1), sentence, True) if heads else told
    item = (time.month or 1, time.day or 1)
    if told is not None and told.headed and year == told.year:
        return told._replace(sentence=sentence, last=item)
    if not _is_marked(time, document):
        return told
    falling = told is not None and not told.headed and (year, item) < (told.year, told.last)
    return Chronicle(year, item, sentence, False, falling)


def _days(item: tuple[int, int]) -> int:
    """About which day of the year an item has."""
    return 30 * item[0] + item[1]


def _opens(time: TimeExpression, document: Document) -> bool:
    """Whether an expression opens its line."""
    start = document.starts[time.first]
    lead = document.text[max(0, start - LEAD_LENGTH) : start]
    at = lead.rfind("\n")
    return (at >= 0 or start <= LEAD_LENGTH) and LEAD.fullmatch(lead, max(at, 0)) is not None


def _is_marked(time: TimeExpression, document: Document) -> bool:
    """Whether a colon or a dash parts an expression from what follows."""
    return MARK.match(document.text, document.ends[time.last - 1]) is not None


class Dated(NamedTuple):
    """A day or month told with its year: the year, the month, and the word after it."""

    year: int
    month: int
    end: int


# What is no longer over, in days, is of this year, whatever was told before it; of a sentence set so many years ago it
# never is.
LATELY = 90
LONG_OVER = 2
# "and in December", "and again on May 5"
JOINED_BY = 4


def year_of_joined(
    time: TimeExpression, document: Document, dated: Dated | None, found: date, published: date
) -> int | None:
    """The year of the second of two days: "In May 1971, X visited Y, and in December Z came": that of the first."""
    if dated is None or document.sentence_of(dated.end - 1) != document.sentence_of(time.first):
        return None
    lows = document.lows[max(dated.end, time.first - JOINED_BY) : time.first]
    if lows[-1:] not in (["in"], ["on"]) or "and" not in lows:
        return None
    recent = (published - found).days <= LATELY and published.year - dated.year < LONG_OVER
    month = time.month or 1
    year = dated.year + (month < dated.month)
    return None if recent or (year, month) > (published.year, published.month) else year


# "in November and then in December 2014", "in March and signed it in April 2015": so many words lie between.
FOLLOWED_REACH = 8


def year_of_following(
    time: TimeExpression, document: Document, following: TimeExpression, published: date
) -> int | None:
    """The year of the first of two days, that of the second or the one before: "in March and again in April 2015"."""
    if following.year is None or following.month is None or following.year >= published.year:
        return None
    lows = document.lows[time.last : following.first]
    joined = "and" in lows and len(lows) <= FOLLOWED_REACH and not {".", ";", "since"} & set(lows)
    if not joined or document.sentence_of(time.first) != document.sentence_of(following.first):
        return None
    return following.year - ((time.month or 1) > following.month)
