"""Join neighbouring time expressions that are one: a day and its clock time, the two ends of a span.

In: the expressions of a page in text order. Out: a new list, by two refiners in this order.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.page import STEPS, Page, is_moved

DAY_RULES = frozenset(
    f"times.{name}"
    for name in (
        "weekday",
        "date",
        "iso",
        "numeric",
        "day_word",
        "day_of_month",
        "named_day",
        "from_day",
        "nth_weekday",
    )
)
# What tells of a day from the one that is today: "tomorrow", "this afternoon".
SPOKEN_RULES = frozenset({"times.day_word", "times.day_part"})
# Letters between a day and its clock time: "Thursday at 1530 GMT", "Jan. 12, at about 3 p.m.", "noon on Thursday".
CLOCK_GAPS = frozenset(["", ",", "j", "jj", ",j", ",jj", "J", ",J", "(", "b", "-", "F", "jy", "O"])

# What can stand in a row that ends with its year, and what is between them: "in May and in June 2018".
ROWS = frozenset({"times.month", "times.date"})
ROW_GAPS = frozenset({"&", ",", ",&"})

Join = Callable[[Page, TimeExpression, TimeExpression], TimeExpression | None]


def join_expressions(page: Page, found: list[TimeExpression]) -> list[TimeExpression]:
    """Join what belongs together: clock times to days, then days to spans; then lengths to the day they count from."""
    joined = _fold(page, _fold(page, _fold(page, found, _join_clock), _join_span), _join_names)
    _share_years(page, joined)
    counted = [_from_event(page, one, two) for one, two in zip_longest(joined, joined[1:]) if one is not None]
    return [time for time in counted if time.rule != "times.event_day" or time.value]


def _share_years(page: Page, found: list[TimeExpression]) -> None:
    """Give all months and days of a row the year behind the last: "in March, May and June 2018"."""
    for at in range(len(found) - 2, -1, -1):
        one, two = found[at], found[at + 1]
        year = two.year or (two.until.year if two.until else None)
        if (year is None and two.inner is None) or one.rule != two.rule or one.rule not in ROWS or _is_of_a_year(one):
            continue
        if one.until is not None and _is_of_a_year(one.until):
            continue
        if _gap(page, one, two).rstrip("IJ") in ROW_GAPS and (one.month or 0) <= (two.month or 0):
            until = replace(one.until, year=year, inner=two.inner) if one.until else None
            found[at] = replace(one, year=year, until=until, inner=two.inner)


def _is_of_a_year(one: TimeExpression) -> bool:
    """Whether a month or a day says in which year it is: "May 2019", "next May"."""
    return one.year is not None or one.step is not None or one.inner is not None


def _fold(page: Page, found: list[TimeExpression], join: Join) -> list[TimeExpression]:
    """Go through neighbours and put in place of two what the refiner makes of them."""
    joined: list[TimeExpression] = []
    for time in found:
        one = join(page, joined[-1], time) if joined and time.first - joined[-1].last <= 3 else None
        if one is not None:
            joined[-1] = one
        else:
            joined.append(time)
    return joined


def _gap(page: Page, one: TimeExpression, two: TimeExpression) -> str:
    """Letters of the words between two expressions."""
    return page.letters[one.last : two.first]


def _has_clock(time: TimeExpression) -> bool:
    """Whether a clock time stands with it, and not only a part of the day."""
    return time.clock[1:2].isdigit()


def _join_clock(page: Page, one: TimeExpression, two: TimeExpression) -> TimeExpression | None:
    """ "Thursday at 1530 GMT", "noon on Thursday", "Wednesday (Jan. 12)"."""
    gap = _gap(page, one, two)
    if gap == "J" and _is_day_of_week(page, one, two):
        return replace(two, first=one.first, inner=one)
    closed = page.letters[two.last : two.last + 1] == ")"
    if two.rule == "times.clock" and gap == "(" and two.zone and _has_clock(one) and closed:
        return _convert(page, one, two)
    if (
        one.rule == "times.weekday"
        and two.rule == "times.date"
        and (gap in ("(", ",(") or (gap == ",J" and page.letter(one.first - 1) != "J"))  # not "on Monday, on May 5"
        and two.weekday is None
        and one.step is None
    ):
        last = two.last + (gap[-1] == "(" and page.letters[two.last : two.last + 1] == ")")
        return replace(two, first=one.first, last=last, weekday=one.weekday)
    if one.rule in SPOKEN_RULES and two.rule == "times.date" and gap == "(" and closed:
        clock, value = two.clock or one.clock, "near" if two.year is None else two.value
        return replace(two, first=one.first, last=two.last + 1, clock=clock, value=value)  # "today (6 February)"
    if _is_clock_span(page, one, two, gap):
        return replace(one, last=two.last, zone=one.zone or two.zone)
    if gap not in CLOCK_GAPS or page.document.sentence_of(one.first) != page.document.sentence_of(two.first):
        return None
    if one.rule == "times.clock" and two.rule in DAY_RULES and not _has_clock(two) and two.until is None:
        clock = _by_part(one.clock, two.clock)
        return replace(two, first=one.first, clock=clock, zone=one.zone) if gap in ("", "J", ",", ",J", "O") else None
    if one.rule == "times.clock" and two.rule == "times.day_part" and gap == "":
        return replace(two, first=one.first, clock=_by_part(one.clock, two.clock), zone=one.zone)
    if (
        two.rule == "times.clock"
        and one.rule in DAY_RULES | {"times.day_part"}
        and not _has_clock(one)
        and one.until is None
    ):
        return replace(one, last=two.last, clock=_by_part(two.clock, one.clock), zone=two.zone)
    return None


def _is_day_of_week(page: Page, one: TimeExpression, two: TimeExpression) -> bool:
    """ "Next week on Thursday", "later this week on Friday": a day of that week."""
    week = one.rule == "times.period" and one.unit == "W" and not one.textual
    bare = two.rule == "times.weekday" and two.step is None and two.inner is None and not two.value
    if not (week and bare and page.low(two.first - 1) == "on"):
        return False
    return page.document.sentence_of(one.first) == page.document.sentence_of(two.first)  # not a heading "Next week"


def _is_clock_span(page: Page, one: TimeExpression, two: TimeExpression, gap: str) -> bool:
    """ "10 a.m. to noon", "Monday, 10:00-12:00", "6 p.m. CET/noon ET": the begin, or the first zone, is the time."""
    if two.rule != "times.clock" or not _has_clock(one) or one.until is not None:
        return False
    if page.document.sentence_of(one.first) != page.document.sentence_of(two.first):
        return False
    if gap == "/":
        return bool(one.zone and two.zone)
    if gap not in ("-", "i") and not (gap == "&" and page.low(one.first - 1) == "between"):
        return False
    own_day = page.letter(two.last + (page.letter(two.last) == "J")) in tuple("wxtmMnd")
    return one.rule == "times.clock" or not own_day  # "10 p.m. on Sunday to 6 a.m. on Tuesday" is a span of days


def _by_part(clock: str, part: str) -> str:
    """A clock time as the part of the day has it."""
    after_noon = {"TAF": range(12), "TEV": range(12), "TNI": range(5, 12)}.get(part, range(0))
    if clock[1:3].isdigit() and int(clock[1:3]) in after_noon:
        return f"T{int(clock[1:3]) + 12:02}{clock[3:]}"
    return clock


def _convert(page: Page, one: TimeExpression, two: TimeExpression) -> TimeExpression:
    """ "0900 local time (0600 GMT)": the local time, and by the difference its offset."""
    last = two.last + (page.letters[two.last : two.last + 1] == ")")
    if two.zone[:1] not in "+-" or (one.zone and one.zone != "local"):
        return replace(one, last=last)
    minutes = (
        _minutes(one.clock) - _minutes(two.clock) + _minutes("T" + two.zone[1:]) * (1 if two.zone[0] == "+" else -1)
    )
    minutes = (minutes + 12 * 60) % (24 * 60) - 12 * 60
    return replace(one, last=last, zone=f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}")


def _minutes(clock: str) -> int:
    """Minutes since midnight."""
    return int(clock[1:3]) * 60 + int(clock[4:6])


# What somebody does on the second of two days that are told apart.
GOING = frozenset({"go", "goes", "fly", "flies", "travel", "travels", "visit", "visits", "meet", "meets", "receive"})


def _join_span(page: Page, one: TimeExpression, two: TimeExpression) -> TimeExpression | None:
    """ "Monday to Wednesday", "May 30-June 2", "Monday or Tuesday", "Monday, Tuesday and Wednesday"."""
    document = page.document
    if document.sentence_of(one.first) != document.sentence_of(two.first):
        return None
    between = _gap(page, one, two)
    if "-J" in between:
        return None  # "BELGRADE, June 24 - On Wednesday"
    gap = between.rstrip("y").replace("J", "")
    if gap in ("&", "i", "-") and _names_the_begin(one, two):
        return replace(two, first=one.first, weekday=one.weekday)
    either = between == "&I" and page.low(one.last) == "or"  # "at the end of June or in early July"
    if (either or gap == "&") and "J" not in between and _are_next_periods(page, one, two):
        return replace(one, last=two.last, until=two)
    if two.until is not None or not _same_sort(one, two):
        return None
    if "respectively" in (page.low(two.last), page.low(two.last + 1)):
        return None  # "the meetings of A and B are on 16 and 17 November, respectively"
    if one.until is not None:
        row = gap in (",", "&", ",&") and page.letter(one.until.first - 1) == "," and _are_neighbours(one.until, two)
        return replace(one, last=two.last, until=two) if row else None
    if one.weekday and two.weekday and one.inner is None and one.step is None and two.inner is not None:
        one = replace(one, inner=two.inner)  # "Thursday and Friday next week"
    # "from Friday, May 14, to Sunday, May 16"
    through = gap in ("-", "i") or (gap == ",i" and page.low(one.first - 1) == "from")
    if through and not is_moved(page, one.first):
        return replace(one, last=two.last, until=two)
    if gap == "/" and _are_neighbours(one, two):
        return replace(one, last=two.last, until=two)
    if gap == "," and _are_neighbours(one, two):
        more = page.letters[two.last : two.last + 3]
        return replace(one, last=two.last, until=two) if more[:2] == "&w" or more == ",&w" else None
    if gap == ",&" and "J" not in between and _is_closed_by_comma(one) and _are_neighbours(one, two):
        return replace(one, last=two.last, until=two)  # "Thursday, Aug. 14, and Friday"
    if "J" in between and page.low(two.last) in GOING:
        return None  # "will chair the council on Dec. 14 and on Dec. 15 go to Riga"
    if gap == "&" and (page.low(one.last) == "or" or page.low(one.first - 1) == "between" or _are_neighbours(one, two)):
        return replace(one, last=two.last, until=two)
    return None


def _is_closed_by_comma(one: TimeExpression) -> bool:
    """Whether a day is told with a comma in it, so that one stands behind it: "Thursday, Aug. 14,", "May 2, 2024,"."""
    return bool(one.day and one.month and (one.weekday or one.year))


def _join_names(page: Page, one: TimeExpression, two: TimeExpression) -> TimeExpression | None:
    """ "From May 10 to 15, Wednesday to Monday": the weekdays of a span told by its days."""
    if one.until is None or two.until is None or one.weekday is not None:
        return None
    named = one.rule == "times.date" and two.rule == two.until.rule == "times.weekday"
    return replace(one, last=two.last) if named and _gap(page, one, two) in (",", "(") else None


def _names_the_begin(one: TimeExpression, two: TimeExpression) -> bool:
    """ "Monday and Tuesday, January 10 and 11": each weekday has its day in the span."""
    if one.rule != "times.weekday" or one.step is not None or one.until is not None or one.weekday is None:
        return False
    if two.rule != "times.date" or two.weekday is None or two.until is None or not two.day or not two.until.day:
        return False
    return (two.weekday - one.weekday) % 7 == two.until.day - two.day


# Days that one counts from in so many words: "the day after Christmas", "two days before May 5"; not after these words.
NAMED = frozenset({"times.named_day", "times.date"})
ROUGH = frozenset({"within", "for", "than", "least", "about", "almost", "nearly", "some", "roughly", "every"})


def _beside_named_day(page: Page, one: TimeExpression, two: TimeExpression) -> TimeExpression:
    """ "The Monday after Thanksgiving", "the Friday before Dec. 25": counted from that day."""
    step = STEPS.get(page.low(one.last))
    plain = one.step is None and one.inner is None and one.until is None and two.until is None
    if step is None or not plain or _gap(page, one, two) != "b" or two.rule not in NAMED or one.clock:
        return one
    if page.low(one.first - 1) != "the":
        return one
    return replace(one, rule="times.from_event", count=step, inner=two)


def _from_event(page: Page, one: TimeExpression, two: TimeExpression | None) -> TimeExpression:
    """ "three days before the summit on Friday", "two days after Friday's vote": counted from its day."""
    if two is not None and one.rule == "times.weekday":
        return _beside_named_day(page, one, two)
    if (
        two is None
        or one.rule not in ("times.duration", "times.event_day")
        or one.unit not in ("D", "W")
        or not one.count
        or one.until
    ):
        return one
    if page.document.sentence_of(one.first) != page.document.sentence_of(two.first):
        return one  # a heading that ends with "a day before the summit"
    gap = _gap(page, one, two)
    step = STEPS.get(page.low(one.last))
    owner = gap == "b" and two.rule == "times.weekday" and page.letters[two.last : two.last + 1] == "'"
    owner = owner or (gap == "b" and two.rule in NAMED and page.low(one.first - 1) not in ROUGH)
    far = 2 < len(gap) <= 8 and gap[1] in "ya"
    if step is None or two.rule not in DAY_RULES or not (owner or far):
        return one
    if "," in gap or "&" in gap:  # "the day before the vote and return on Monday"
        return one
    return replace(one, rule="times.from_event", count=step * one.count, inner=replace(two, until=None))


def _same_sort(one: TimeExpression, two: TimeExpression) -> bool:
    """Whether two expressions can be the ends of a span."""
    if one.rule in DAY_RULES and two.rule in DAY_RULES:
        return one.step is None or two.step is None
    return one.rule == two.rule and one.rule == "times.month" and one.inner is None


def _are_next_periods(page: Page, one: TimeExpression, two: TimeExpression) -> bool:
    """ "March and April 1997", "late 1996 and early 1997", and not "in March and April's summit"."""
    if one.rule != two.rule or one.until or two.until or one.inner or page.letter(two.last) == "'":
        return False
    if one.rule == "times.month":
        return one.month is not None and two.month == one.month % 12 + 1
    ends = (page.low(one.first), page.low(two.first)) == ("late", "early")
    return one.rule == "times.year" and ends and two.year == (one.year or 0) + 1


def _are_neighbours(one: TimeExpression, two: TimeExpression) -> bool:
    """Monday and Tuesday, January 12 and January 13, today and tomorrow."""
    if one.clock or two.clock:
        return False
    if one.rule == two.rule == "times.day_word":
        return (two.count or 0) == (one.count or 0) + 1
    if one.rule == "times.day_word" and one.count in (0, 1) and two.rule == "times.weekday":
        return True  # "tomorrow and Friday"
    if one.weekday and two.weekday and not two.day and (one.month or not one.day):  # "Wednesday (11 July) and Thursday"
        return two.weekday == one.weekday % 7 + 1
    if one.day and two.day and not one.month and one.weekday and two.weekday:
        return two.day == one.day + 1  # "Monday 16 and Tuesday 17 February"
    if not one.day or not two.day or not one.month or not two.month:
        return False
    if two.day == 1:  # October 31 and November 1
        last = monthrange(one.year or two.year or 2023, one.month)[1]
        return two.month == one.month % 12 + 1 and one.day >= last
    return one.month == two.month and two.day == one.day + 1
