"""Rule on periods: weeks, months, quarters, halves, seasons, years.

In: an expression and the scene. Out: its reading.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.rulings.arithmetic import (
    add_months,
    add_months_to_day,
    resolve_month,
)
from calendars.extraction.rulings.named_days import nth_weekday
from calendars.extraction.rulings.quarters import rule_the_quarter, year_of_quarter, year_reported
from calendars.extraction.rulings.scene import (
    GRAINS,
    Reading,
    Scene,
    base_of,
    day_reading,
    exact_day,
    form_reading,
    period_at,
    shift_day,
    year_of,
)
from calendars.models import Grain, TimexType
from calendars.periods import SEASON_MONTHS

# Days from the publication beyond which a day named before is history, and not "the day" that is told of.
FAR_FOR_THE_DAY = 31
FRIDAY = 5
# On a Monday or a Tuesday a holiday lengthens the weekend before it.
BRIDGED = 2
# So many words before "for the weekend" the verb stands.
WEEKEND_REACH = 8
# So many months a year is a new one.
NEW_MONTHS = 2


def rule_period(time: TimeExpression, scene: Scene) -> Reading:
    """ "next week", "this month", "that year", "the weekend"."""
    unit, base = time.unit, _base_of_unit(time, scene)
    if base is None:
        return Reading(
            TimexType.DATE,
            {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}.get(unit, "XXXX"),
            GRAINS[unit],
        )
    if (
        unit == "W"
        and base.isoweekday() >= FRIDAY
        and scene.document.lows[time.first : time.last - 1] == ["this", "past"]
    ):
        return period_at(base, "W")  # "this past week", told at its end
    if unit == "WE" and base.isoweekday() > FRIDAY and "coming" in scene.document.lows[time.first : time.last]:
        base += timedelta(weeks=1)  # "this coming weekend", told on one
    if unit == "WE" and time.step is None:
        near = scene.document.lows[max(0, time.first - WEEKEND_REACH) : time.first]
        ahead = base.isoweekday() == FRIDAY and near[-1:] == ["for"] and "had" not in near  # "left for the weekend"
        return _weekend(base, "future" if ahead else scene.direction(time))
    if unit == "D" and _is_same_day(time, scene) and scene.period is not None:
        form = f"{scene.period.year:04}-{scene.period.month:02}"
        return Reading(TimexType.DATE, f"{form}-XX", Grain.MONTH, form)
    if time.value == "new":  # "in the new year": that which began lately, or the next
        return period_at(base if base.month <= NEW_MONTHS else shift_day(base, "Y", 1), "Y")
    if unit == "Y" and (year := year_reported(time, scene)) is not None:
        return period_at(year, "Y")
    if unit == "Q" and time.textual:
        return rule_the_quarter(time, scene, base)
    return period_at(shift_day(base, unit, time.step or 0), unit)


def _base_of_unit(time: TimeExpression, scene: Scene) -> date | None:
    """The day from which "that day", "the week" or "next month" is counted; None where nobody says."""
    unit, base = time.unit, base_of(time, scene)
    if base is None or (unit == "D" and _is_of_other_item(time, scene)):
        return None
    if unit == "D" and time.textual and _is_the_day(time, scene, base):
        return scene.published or base
    the = time.step == 0 and time.value != "told" and scene.document.lows[time.last - 2] == "the"
    if unit in ("W", "M") and the:
        return _base_of_the_period(time, scene) or scene.published or base
    return base


def _is_the_day(time: TimeExpression, scene: Scene, base: date) -> bool:
    """ "later in the day" behind a day of history, or one that does not fit: the day that the article tells of."""
    lows = scene.document.lows[time.first : time.last]
    if time.step != 0 or lows[0] != "the" or "same" in lows or scene.published is None:
        return False  # "on January 23, and on the same day"
    away = (base - scene.published).days
    if away == 0 or abs(away) > FAR_FOR_THE_DAY:
        return away != 0
    coming = scene.direction(time) in ("future", "present") or _is_behind_aside(time, scene)
    coming = coming or _is_elsewhere(time, scene)
    far = scene.document.sentence_of(time.first) - scene.day_sentence > 1
    return coming and (away < 0 or far)  # "He came on Monday. He will see X later in the day", told on Tuesday


def _is_of_other_item(time: TimeExpression, scene: Scene) -> bool:
    """ "X comes on Monday. (AFP)" and, in the next line of a digest, "Y will be away that day": nobody says which."""
    if scene.day is None or scene.document.lows[time.last - 2] not in ("that", "same"):
        return False
    begin, _ = scene.document.span(scene.day_end - 1, scene.day_end)
    return ")\n" in scene.document.text[begin : scene.document.span(time.first, time.last)[0]]


# What a week, or a month, can be that of.
HELD_BY = {"W": (Grain.DAY, Grain.MINUTE, Grain.WEEK), "M": (Grain.DAY, Grain.MINUTE, Grain.WEEK, Grain.MONTH)}


# How many sentences behind a day "later in the week" is told.
LATER_REACH = 2


def _base_of_the_period(time: TimeExpression, scene: Scene) -> date | None:
    """ "Will see X on May 4 and Y later in the month": that of the day told before, where the clause is not at odds.

    None for "broke off in May, will resume later in the week", "votes on May 4, will see him at the end of the month".
    """
    base, published, lows = scene.period, scene.published, scene.document.lows
    if base is None or published is None or scene.grain not in HELD_BY[time.unit]:
        return None
    apart = scene.document.sentence_of(time.first) - scene.period_sentence
    if lows[time.first] != "later" or apart > LATER_REACH or (time.unit == "M" and scene.grain is Grain.WEEK):
        return None
    same = period_at(base, time.unit).start == period_at(published, time.unit).start
    asked, direction = scene.asked, scene.direction(time)
    scene.asked = asked
    fits = direction in ("", "future", "present") if base > published else direction in ("", "past")
    return base if fits and not same else None


# So many words has "In New York," at the start of a sentence.
PLACE_REACH = 5


def _is_elsewhere(time: TimeExpression, scene: Scene) -> bool:
    """ "X, who saw Y on Monday, left. In Oslo, Z said he had met him earlier in the day": of the day of the news."""
    number = scene.document.sentence_of(time.first)
    begin, _ = scene.document.sentences[number]
    lows = scene.document.lows[begin : min(begin + PLACE_REACH, time.first)]
    return number > scene.day_sentence and lows[:1] == ["in"] and "," in lows


def _is_behind_aside(time: TimeExpression, scene: Scene) -> bool:
    """ "X, who came on Thursday, was to see Y later in the day": of the day of the news, not of that Thursday."""
    begin, _ = scene.document.sentences[scene.document.sentence_of(time.first)]
    lows = scene.document.lows[begin : time.first]
    who = next((at for at in range(1, len(lows)) if lows[at] in ("who", "which") and lows[at - 1] == ","), len(lows))
    close = next((at for at in range(who, len(lows)) if lows[at] == ","), len(lows))
    return lows[close + 1 : close + 2] in (["was"], ["were"], ["is"], ["are"]) and "to" in lows[close + 2 : close + 5]


def _is_same_day(time: TimeExpression, scene: Scene) -> bool:
    """ "died last October. That same day ...": some day of the month just named."""
    if scene.document.lows[time.last - 2] not in ("that", "same"):
        return False
    return 0 <= scene.document.sentence_of(time.first) - scene.month_sentence <= 1


def _weekend(published: date, direction: str) -> Reading:
    """ "at the weekend": the one now on, else the next or the last."""
    if direction not in ("past", "near", "") or published.isoweekday() > 5:
        return period_at(published, "WE")
    return period_at(published - timedelta(weeks=1), "WE")


def rule_week_of(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "the week of January 10", "Easter week"."""
    if time.inner is None:
        return None
    reading = scene.read(time.inner)
    if reading is None or reading.start is None:
        return Reading(TimexType.DATE, "XXXX-WXX", Grain.WEEK)
    base = date.fromisoformat(reading.start)
    if time.unit == "WE" and base.isoweekday() <= BRIDGED:
        base -= timedelta(days=base.isoweekday())  # "Labor Day weekend" ends with that Monday
    return period_at(base, time.unit)._replace(filled=reading.filled)


def rule_week_of_month(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "the first week of March": seven days of it; the value is the month."""
    month = rule_month(time, scene)
    if month.start is None:
        return month
    year, number = int(month.start[:4]), int(month.start[5:7])
    length = monthrange(year, number)[1]
    nth = time.nth or 1
    if time.unit == "D":
        day = exact_day(year, number, length if nth < 0 else nth)
        return day_reading(day) if day else None
    first = length - 6 if nth < 0 else 7 * nth - 6
    last = min(first + 6, length)
    if first > length or time.unit == "WE":
        return month
    return month._replace(grain=Grain.DAY, start=f"{month.start}-{first:02}", end=f"{month.start}-{last:02}")


def rule_month(time: TimeExpression, scene: Scene) -> Reading:
    """A month, in the year stated or the one that the clause asks for."""
    month = time.month or 1
    year = time.year if time.year is not None else _year_of_month(time, month, scene)
    if year is None:
        return Reading(TimexType.DATE, f"XXXX-{month:02}", Grain.MONTH)
    filled = () if time.year is not None else ("year",)
    reading = form_reading(f"{year:04}-{month:02}", Grain.MONTH, filled)
    if time.until is not None and time.until.month is not None:
        end_year = time.until.year if time.until.year is not None else year + (time.until.month < month)
        return reading._replace(end=f"{end_year:04}-{time.until.month:02}")
    return reading


# How far before a month "since" may stand.
SINCE_REACH = 7


def _year_of_month(time: TimeExpression, month: int, scene: Scene) -> int | None:
    """The year of a month: that of the span's end, of "next year", or the one that step and clause ask for."""
    published = scene.published
    if time.until is not None and time.until.year is not None:
        return time.until.year - (month > (time.until.month or 12))
    behind = scene.document.lows[time.last : time.last + 3]
    if time.until is not None and behind[:2] in (["quarter", "of"], ["period", "of"]) and behind[-1].isdigit():
        return int(behind[-1]) - (month > (time.until.month or 12))  # "the January-March quarter of 2001"
    if time.inner is None and time.until is not None and time.until.inner is not None:  # "in July and August last year"
        year = year_of(time.until, scene)[0]
        return None if year is None else year - (month > (time.until.month or 12))
    if time.inner is not None:
        return year_of(time, scene)[0]
    if published is None:
        return None
    if time.step is None and (listed := scene.year_listed(time)) is not None:
        return listed
    if time.step == -1:
        # "last February", said in March, is a year back; "last December", said in January, is the one just over.
        return published.year - (month >= published.month - 1)
    if time.step == 1:
        return published.year + (month <= published.month)
    year = published.year if time.step == 0 else resolve_month(published, month, scene.direction(time))
    if time.step is None and (joined := scene.year_joined(time, date(year, month, 1))) is not None:
        return joined
    near = scene.document.lows[max(time.first - SINCE_REACH, 0) : time.first]
    since = near[-1:] == ["since"] or ("since" in near and near[-1:] == ["in"] and scene.direction(time) == "past")
    ahead = (year, month) > (published.year, published.month)
    return year - (since and ahead)  # "since May", "since talks in Riga in May", told in April


def rule_quarter(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "the third quarter"."""
    nth = time.nth or 1
    if time.unit == "W":
        return _nth_week(time, scene)
    year, filled = year_of(time, scene)
    if nth < 0:
        nth = 4
    if year is None and scene.published is None:
        return Reading(TimexType.DATE, f"XXXX-Q{nth}", Grain.QUARTER)
    if year is None and scene.published is not None:
        year = year_of_quarter(time, nth, scene, scene.published)
        filled = ("year",)
    return form_reading(f"{year:04}-Q{nth}", Grain.QUARTER, filled)


def _nth_week(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "the first week of next month"; of a year it is the year that is told."""
    if time.inner is None or time.inner.unit != "M":
        year, filled = year_of(time, scene)
        return form_reading(f"{year:04}", Grain.YEAR, filled) if year else None
    base = base_of(time.inner, scene)
    if base is None:
        return None
    year, month = add_months(base.year, base.month, time.inner.step or 0)
    return rule_week_of_month(replace(time, year=year, month=month, inner=None), scene)


def rule_half(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "the second half of the year"."""
    if time.inner is not None and time.inner.unit != "Y":
        return rule_period(replace(time.inner, first=time.first, last=time.last), scene)
    year, filled = year_of(time, scene)
    nth = 2 if time.nth in (2, -1) else 1
    if year is None and scene.published is not None:
        # "the second half", told in the first half of a year, is the one just over.
        year = scene.published.year - (
            nth == 2 and scene.published.month < 7 and scene.direction(time) not in ("future", "present")
        )
        filled = ("year",)
    if year is None:
        return Reading(TimexType.DATE, f"XXXX-H{nth}", Grain.HALF)
    return form_reading(f"{year:04}-H{nth}", Grain.HALF, filled)


def rule_season(time: TimeExpression, scene: Scene) -> Reading:
    """ "last spring", "the winter"."""
    year, filled = year_of(time, scene)
    first = SEASON_MONTHS[time.unit]
    published = scene.published
    if year is None and published is not None:
        filled = ("year",)
        # Winter belongs to the year that it begins in; until it ends, that is last year's.
        current = published.year - (time.unit == "WI" and published.month < 3)
        begun = date(current, first, 1) <= published
        over = published >= add_months_to_day(date(current, first, 1), 3)
        if over and time.step is None and scene.document.lows[time.first - 1] == "over":
            year = current  # "over the summer", told in autumn
        elif time.step == -1:
            year = current if over else current - 1
        elif time.step == 1 or (time.step is None and scene.direction(time) in ("future", "present")):
            year = current + 1 if (over or (begun and time.step == 1)) else current
        elif time.step is None and scene.asked == "past":
            year = current if begun else current - 1
        else:
            year = current
    if year is None:
        return Reading(TimexType.DATE, f"XXXX-{time.unit}", Grain.SEASON)
    return form_reading(f"{year:04}-{time.unit}", Grain.SEASON, filled)


def rule_year(time: TimeExpression, scene: Scene) -> Reading:
    """A year, or a span of years."""
    form = f"{time.year or 0:04}"
    end = f"{time.until.year:04}" if time.until is not None and time.until.year else None
    return Reading(TimexType.DATE, form, Grain.YEAR, form, end)


def rule_decade(time: TimeExpression, scene: Scene) -> Reading:
    """A decade or a century."""
    return Reading(TimexType.DATE, time.value, Grain.DECADE if time.rule == "times.decade" else Grain.CENTURY)


def rule_nth_weekday(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "the first Monday of February", "the last Friday of next month"."""
    if time.month is not None:
        month = rule_month(time, scene)
    elif (base := base_of(time, scene)) is not None and time.inner is not None:
        first = shift_day(base, "M", time.inner.step or 0)
        month = Reading(TimexType.DATE, "", Grain.MONTH, f"{first.year:04}-{first.month:02}")
    else:
        return None
    if month.start is None:
        return Reading(TimexType.DATE, "XXXX-XX-XX", Grain.DAY)
    year = int(month.start[:4])
    found = nth_weekday(year, int(month.start[5:]), time.nth or 1, time.weekday or 1, 0)
    if "year" in month.filled and scene.published is not None:  # "the first Monday in May", told in December
        over = {"future": found < scene.published, "past": found > scene.published}.get(scene.direction(time), False)
        year += over * (1 if found < scene.published else -1)
        found = nth_weekday(year, int(month.start[5:]), time.nth or 1, time.weekday or 1, 0)
    return day_reading(found, month.filled) if found.month == int(month.start[5:]) else None
