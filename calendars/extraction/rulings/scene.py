"""What resolving knows at one place of a text, and the readings that all rules are made of.

In: days and units. Out: `Reading`s of a day, a span or a period.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.rulings.arithmetic import add_months_to_day, iso_week, quarter_of
from calendars.extraction.rulings.chronicles import (
    LATELY,
    Chronicle,
    Dated,
    year_of_following,
    year_of_item,
    year_of_joined,
    year_within_item,
)
from calendars.extraction.rulings.tense import clause_direction
from calendars.extraction.words.lines import DASHES
from calendars.extraction.words.sentences import Document
from calendars.extraction.words.verbs import Verbs
from calendars.extraction.words.word_lists import Places
from calendars.models import Grain, TimeMention, TimexType

# An expression and what it means.
Pair = tuple[TimeExpression, TimeMention]
GRAINS = {
    "D": Grain.DAY,
    "W": Grain.WEEK,
    "2W": Grain.WEEK,
    "WE": Grain.DAY,
    "M": Grain.MONTH,
    "Q": Grain.QUARTER,
    "H": Grain.HALF,
    "Y": Grain.YEAR,
    "10Y": Grain.DECADE,
    "100Y": Grain.CENTURY,
}
# A dateline: so many words with its day, so many with the agency behind it, and a dash.
PLACE_AND_DAY = 8
AGENCY = 5
# Sentences after which a programme is over.
PROGRAMME_REACH = 8


class Reading(NamedTuple):
    """What a rule makes of an expression: the fields of `TimeMention` that depend on the calendar."""

    type: TimexType
    value: str
    grain: Grain | None = None
    start: str | None = None
    end: str | None = None
    filled: tuple[str, ...] = ()
    clash: str | None = None


class Scene:
    """What resolving knows at one place of the text.

    Attributes:
        published: the publication day, or None.
        rules: rule id -> its function.
        day: the last day that the text named, for "the next day"; None before the first.
        days: the last days that it named, the latest last.
        gone: the days of which a weekday alone told what was done on them.
        period: the first day of the last day or period that the text named, for "the following year".
        grain: what that was, a day, a week, a month.
        period_sentence: the sentence that named it.
        day_sentence: the sentence that named the last day.
        day_end: the word after those that named it.
        weekday_words: the words that named it, where it was named by its weekday.
        month_sentence: the sentence that named a month last, -100 once a day was named after it.
        month_end: the word after it.
        closing: the end of a reported period ("the quarter ended Sept. 30"), and its sentence.
        months_sentence: the last sentence that reported more months than a quarter has.
        full_year: the year that was reported as a whole last ("for 1989, it earned"), and the sentence.
        quarter: the first day of the last quarter that the text named.
        quarter_sentence: the sentence that named it.
        programme: a day more than a week ahead that was named with its weekday ("Saturday, May 24"), and the sentence:
            the weekdays that follow it in a programme are counted from it.
        headed: the Monday of the week that a heading names ("Schedule for the week of July 25"), and its sentence.
        week: the Monday of "next week", where the text named it last, and the word after it.
        year: a year that has passed and that a clause was set in ("In 1979, ..."), and the word after it.
        dated: the last day that was named in another year than this, and its sentence.
        chronicle: where a chronology stands.
        full: the last day or month told with a year that is over.
        years_told: month and day -> the year that the text gave it.
        following: the expression after this one: the end of "the quarter ended Sept. 30".
        asked: the direction of the clause, once it was asked for.
    """

    day: date | None = None
    days: tuple[date, ...] = ()
    gone: tuple[date, ...] = ()
    grain: Grain | None = None
    period_sentence: int = -1
    day_sentence: int = -1
    day_end: int = -1
    weekday_words: tuple[int, int] | None = None
    period: date | None = None
    month_sentence: int = -100
    month_end: int = -100
    closing: tuple[date, int] | None = None
    months_sentence: int = -100
    full_year: tuple[int, int] | None = None
    quarter: date | None = None
    quarter_sentence: int = -100
    programme: tuple[date, int] | None = None
    headed: tuple[date, int] | None = None
    week: tuple[date, int] | None = None
    year: tuple[int, int] | None = None
    dated: tuple[date, int] | None = None
    chronicle: Chronicle | None = None
    full: Dated | None = None
    following: TimeExpression | None = None
    asked: str | None = None

    def __init__(self, document: Document, verbs: Verbs, published: date | None, rules: Mapping[str, Rule]) -> None:
        self.years_told: dict[tuple[int, int], int] = {}
        self.document = document
        self.verbs = verbs
        self.published = published
        self.rules = rules

    @cached_property
    def places(self) -> Places:
        """Where the words of the text stand."""
        return Places(self.document.lows)

    def direction(self, time: TimeExpression) -> str:
        """The direction of the clause around an expression."""
        if self.asked is None:
            self.asked = clause_direction(self.document, time.first, time.last, self.verbs)
            alone = {"later": "planned", "decision": "near", "purpose": "past", "bound": "near"}.get(self.asked)
            if alone is not None:
                self.asked = alone if self.day_in_sentence(time) is None else "later"
            if self.asked == "first":
                self.asked = "future" if self._leads_on(time) else "near"
            if (self.asked in ("planned", "near") or self._is_aside(time)) and time.rule != "times.weekday":
                self.asked = ""  # the nearest day of that date is meant, on either side
        return self.asked

    def _leads_on(self, time: TimeExpression) -> bool:
        """ "After a visit on Saturday, he will fly to Rome on Monday": it comes before the next weekday."""
        after = self.following
        if self.published is None or after is None or not (time.weekday and after.weekday):
            return False
        today = self.published.isoweekday()
        ahead = 0 < (time.weekday - today) % 7 < (after.weekday - today) % 7
        return ahead and self.document.sentence_of(time.first) == self.document.sentence_of(after.first)

    def _is_aside(self, time: TimeExpression) -> bool:
        """ "May speak of the summit (May 17)": the verb says nothing of a time that stands alone in brackets.

        Nor does it of the date of a day that is told from today, whenever that was: "tomorrow (May 17)".
        """
        lows = self.document.lows
        return time.value == "near" or (lows[time.first - 1] == "(" and lows[time.last : time.last + 1] == [")"])

    def read(self, time: TimeExpression) -> Reading | None:
        """What the rule of an expression makes of it."""
        return self.rules[time.rule](time, self)

    def programme_day(self, time: TimeExpression) -> date | None:
        """The day that a programme's weekdays are counted from here."""
        if self.programme is None or self.document.sentence_of(time.first) - self.programme[1] > PROGRAMME_REACH:
            return None
        return self.programme[0]

    def week_in_sentence(self, time: TimeExpression) -> date | None:
        """The Monday of "next week", named before in the sentence: "goes to Rome next week for talks on Friday"."""
        if self.week is None:
            return None
        monday, end = self.week
        lows, sentence = self.document.lows, self.document.sentence_of(end - 1)
        if sentence != self.document.sentence_of(time.first) or self.verbs.any("openers", lows[end : time.first]):
            return None
        between = lows[end : time.first]
        if self.verbs.any("saying", between) or self.verbs.any("made_known", between) or "according" in between:
            return None  # "will meet next week, according to a statement released on Tuesday"
        begun = lows[self.document.sentences[sentence][0] : end]
        aside = lows[end] == "," and not {"who", "which"}.isdisjoint(begun)
        return None if aside else monday  # not "X, who goes to Rome next week, said on Friday"

    def year_in_sentence(self, time: TimeExpression) -> int | None:
        """The year that the sentence was set in before: "In 1979, students stormed the embassy on Nov. 4"."""
        if self.year is None or self.direction(time) not in ("past", ""):
            return None
        year, end = self.year
        return year if self.document.sentence_of(end - 1) == self.document.sentence_of(time.first) else None

    def year_listed(self, time: TimeExpression) -> int | None:
        """The year that a chronology gives to a day or a month, by its heading or by the items before."""
        if self.chronicle is None or self.published is None:
            return None
        year = year_of_item(time, self.document, self.chronicle, self.published)
        if year is None:
            ahead = self.direction(time) == "future"
            year = year_within_item(time, self.document, self.chronicle, self.published, ahead)
        return year

    def year_joined(self, time: TimeExpression, found: date) -> int | None:
        """The year of what is told beside a day of another year: "came in May 1971, and in December X went there"."""
        if self.published is None:
            return None
        past = self.direction(time) in ("past", "")
        if self.following is not None and (past or self.following.first - time.last <= CLOSE):
            year = year_of_following(time, self.document, self.following, self.published)
            if year is not None:
                return year
        if not past:
            return None
        return self.full and year_of_joined(time, self.document, self.full, found, self.published)

    def year_told_before(self, time: TimeExpression, found: date) -> int | None:
        """The year of a day of that month told right before: "on Nov. 13, 2019. They had met on Nov. 10".

        Of what is long over, it may be the next month: "The wall fell on Nov. 9, 1989. They met on Dec. 3".
        """
        if self.dated is None or self.published is None:
            return None
        day, sentence = self.dated
        next_one = found.month == day.month % 12 + 1 != 1 and self.published.year - day.year >= LONG_AGO
        if found.month != day.month and not next_one:
            return None
        ahead, near = day > self.published, self.document.sentence_of(time.first) - sentence <= 1
        since = (self.published - found).days
        late = not ahead and since <= LATELY and (since >= 0 or self.direction(time) != "past")
        fits = near and not late and self.direction(time) in (("future",) if ahead else ("past", ""))
        return day.year if fits else None

    def year_known(self, time: TimeExpression, found: date) -> int | None:
        """The year of a day that is known by its date, or that was told with its year before: "the Sept. 11 attacks".

        What is long enough ago for nobody to tell it without its year is that one again: "on March 5" in a November,
        where the article told of March 5, 1996.
        """
        year = int(time.value[:4]) if time.value[:4].isdigit() else 0
        told = self.years_told.get((found.month, found.day))
        published = self.published
        if published is None or (not year and told is None) or (year, found.month) > (published.year, published.month):
            return None
        if year and not time.value.endswith("?"):
            return year if exact_day(year, found.month, found.day) != found else None
        if abs((published - found).days) <= STILL_NEAR or self.direction(time) not in ("past", ""):
            return None
        return told or year

    def day_in_sentence(self, time: TimeExpression) -> date | None:
        """The last day named earlier in the same sentence, unless it is the one on which that was filed."""
        if self.day_sentence != self.document.sentence_of(time.first):
            return None
        return None if self.day == self.published and self._is_filed(time) else self.day

    def _is_filed(self, time: TimeExpression) -> bool:
        """Whether the last day before a time is that of a dateline: "GENEVA, June 15 (AP) -- Albright flew to"."""
        words, (opening, _) = self.document.words, self.document.sentences[self.day_sentence]
        behind = words[self.day_end : min(self.day_end + AGENCY, time.first)]
        return words[opening].isupper() and self.day_end - opening < PLACE_AND_DAY and not DASHES.isdisjoint(behind)


# What is no longer away, in days, may be of this year though the article told the same date with another one.
STILL_NEAR = 150
# In years.
LONG_AGO = 3
# "and then for": so many words join two days of one plan.
CLOSE = 3
Rule = Callable[[TimeExpression, Scene], Reading | None]


def base_of(time: TimeExpression, scene: Scene) -> date | None:
    """The day that an expression counts from."""
    if not time.textual:
        return scene.published
    if time.unit in ("", "D"):
        return day_counted_from(time, time.step or 0, scene)
    return scene.period or scene.published


def day_counted_from(time: TimeExpression, count: int, scene: Scene) -> date | None:
    """The last day named before from which as many days on or back lie where the clause has them; else None.

    "Will meet on May 5. Two days earlier he had left": not two days before May 5. With no day named, what is to
    come counts from the day of publication, but "the next day he died" is any day.
    """
    published = scene.published
    if count == 0 or published is None or scene.day_in_sentence(time) is not None:
        return scene.day or published
    asked = scene.asked
    direction = scene.direction(time)
    scene.asked = asked
    for day in reversed(scene.days):
        ahead = (day + timedelta(days=count) - published).days
        if not (direction == "past" and ahead > 0) and not (direction == "future" and ahead < 0 > count):
            return day
    return None if direction == "past" else scene.day or published


def day_before(time: TimeExpression, scene: Scene) -> date | None:
    """The day that "the previous Friday" precedes, or "the following Friday" follows: none to come where it is past.

    "They rule today. The previous Friday ...": not the one before today, if the text had one that was told already.
    """
    published = scene.published
    if published is None or (time.step or 0) > 0 or scene.day_in_sentence(time) is not None:
        return scene.day
    if scene.direction(time) != "past":
        return scene.day
    return next((day for day in reversed(scene.days) if day < published), published)


def shift_day(day: date, unit: str, count: float) -> date:
    """The day a number of units on."""
    number = int(count)
    if unit == "D":
        return day + timedelta(days=number)
    if unit in ("W", "2W", "WE"):
        return day + timedelta(weeks=number * (2 if unit == "2W" else 1))
    months = {"M": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}[unit]
    return add_months_to_day(day, number * months)


def period_at(day: date, unit: str) -> Reading:
    """The period of a unit that holds a day."""
    if unit == "D":
        return day_reading(day)
    if unit == "WE":
        saturday = day + timedelta(days=6 - day.isoweekday())
        form = f"{iso_week(saturday)}-WE"
        return Reading(
            TimexType.DATE, form, Grain.DAY, saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()
        )
    value = {
        "W": iso_week(day),
        "2W": iso_week(day),
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{quarter_of(day)}",
        "Y": f"{day.year:04}",
        "10Y": f"{day.year // 10:03}",
        "100Y": f"{day.year // 100:02}",
    }[unit]
    grain = GRAINS[unit]
    start = value if grain not in (Grain.CENTURY, Grain.DECADE) else None
    return Reading(TimexType.DATE, value, grain, start)


def year_of(time: TimeExpression, scene: Scene) -> tuple[int | None, tuple[str, ...]]:
    """The year that the words give, and what was filled in."""
    if time.year is not None:
        return time.year, ()
    if time.inner is not None:
        base = base_of(time.inner, scene)
        if base is not None:
            return shift_day(base, time.inner.unit, time.inner.step or 0).year, ("year",)
    return None, ()


def day_reading(day: date, filled: tuple[str, ...] = (), clash: str | None = None) -> Reading:
    """The reading of one day."""
    form = day.isoformat()
    return Reading(TimexType.DATE, form, Grain.DAY, form, None, filled, clash)


def form_reading(form: str, grain: Grain, filled: tuple[str, ...] = ()) -> Reading:
    """The reading of a period whose value is its start in the gold form: "2022-Q3"."""
    return Reading(TimexType.DATE, form, grain, form, None, filled)


def span_to(begin: Reading, end: date | None) -> Reading:
    """A reading with its end, where the end comes after the begin."""
    if end is None or begin.start is None or end.isoformat() <= begin.start:
        return begin
    return begin._replace(end=end.isoformat())


def exact_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the month has none."""
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None
