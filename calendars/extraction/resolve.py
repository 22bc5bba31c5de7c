"""Resolve what time expressions state against the publication day and the tense of their clause.

In: the expressions of times.py, their document, the publication day or None. Out: `TimeMention`s in text order.

Each rule of the finder has one function here, which returns a `Reading`. Order in a document: first to last, as
"the next day" counts from the day named before it; then clock times without a day take the day of their sentence.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from calendars.extraction.days import (
    FAR_AHEAD,
    FAR_BACK,
    add_months,
    add_months_to_day,
    iso_week,
    quarter_of,
    resolve_day_of_month,
    resolve_month,
    resolve_month_day,
    resolve_stepped_weekday,
    resolve_weekday,
)
from calendars.extraction.expressions import TimeExpression
from calendars.extraction.lengths import length_value, set_value
from calendars.extraction.named_days import named_day
from calendars.extraction.sentences import Document
from calendars.extraction.tense import Verbs, clause_direction, read_verbs
from calendars.extraction.zones import offset_of
from calendars.lexicon import Tables
from calendars.models import Grain, TimeMention, TimexType

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
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of an expression: the fields of `TimeMention` that depend on the calendar."""

    type: TimexType
    value: str
    grain: Grain | None = None
    start: str | None = None
    end: str | None = None
    filled: tuple[str, ...] = ()
    clash: str | None = None


@dataclass(slots=True)
class Scene:
    """What resolving knows at one place of the text.

    Attributes:
        published: the publication day, or None.
        day: the last day that the text named, for "the next day"; None before the first.
        period: the first day of the last day or period that the text named, for "the following year".
        quarter: the first day of the last quarter that the text named.
        asked: the direction of the clause, once it was asked for.
    """

    document: Document
    verbs: Verbs
    published: date | None
    moment: datetime | None
    day: date | None = None
    day_sentence: int = -1
    period: date | None = None
    quarter: date | None = None
    quarter_sentence: int = -100
    asked: str | None = None

    def direction(self, time: TimeExpression) -> str:
        """The direction of the clause around an expression."""
        if self.asked is None:
            self.asked = clause_direction(self.document, time.first, time.last, self.verbs)
            if self.asked == "later" and self.day_in_sentence(time) is None:
                self.asked = "past"
        return self.asked

    def day_in_sentence(self, time: TimeExpression) -> date | None:
        """The last day named earlier in the same sentence."""
        return self.day if self.day_sentence == self.document.sentence_of(time.first) else None


def resolve_times(
    expressions: list[TimeExpression], document: Document, published: date | datetime | None, lexicon: Tables
) -> list[TimeMention]:
    """Resolve time expressions.

    Args:
        expressions: what `find_times` found.
        document: the document that they were found in.
        published: the day or moment of publication; None leaves what depends on it without `start`.
        lexicon: what `calendars.lexicon.read_lexicon` returns.

    >>> from calendars.extraction.sentences import read_document
    >>> from calendars.extraction.times import find_times
    >>> from calendars.lexicon import read_lexicon
    >>> document = read_document("They will meet on Monday after talks held on Monday.")
    >>> found = find_times(document, read_lexicon())
    >>> [time.start for time in resolve_times(found, document, date(2022, 1, 6), read_lexicon())]
    ['2022-01-10', '2022-01-03']
    """
    moment = published if isinstance(published, datetime) else None
    day = moment.date() if moment else published
    scene = Scene(document, read_verbs(lexicon["verbs"]), day, moment)
    pairs: list[tuple[TimeExpression, TimeMention]] = []
    for time in expressions:
        mention = _resolve(time, scene)
        if mention is not None:
            pairs.append((time, mention))
    return _fill_days(pairs, document)


def _resolve(time: TimeExpression, scene: Scene) -> TimeMention | None:
    scene.asked = None
    reading = RULES[time.rule](time, scene)
    if reading is None:
        return None
    reading = _with_clock(time, reading)
    _remember(time, reading, scene)
    start, zone = _with_zone(time, reading)
    document = scene.document
    span = document.span(time.first, time.last)
    return TimeMention(
        span=span,
        text=document.text[span[0] : span[1]],
        type=reading.type,
        value=reading.value,
        grain=reading.grain,
        start=start,
        end=reading.end,
        timezone=zone,
        stated=_stated(time),
        filled=reading.filled,
        rule=time.rule,
        direction=_direction(scene, reading),
        clash=reading.clash,
    )


def _direction(scene: Scene, reading: Reading) -> str:
    """The direction that a mention shows: what is "later" than another day lies ahead or behind like any other."""
    if scene.asked == "later" and scene.published and reading.start:
        return "future" if reading.start[:10] >= scene.published.isoformat() else "past"
    return scene.asked or ""


def _stated(time: TimeExpression) -> tuple[str, ...]:
    parts = {
        "weekday": time.weekday is not None,
        "day": time.day is not None or time.rule in ("times.day_word", "times.day_part"),
        "month": time.month is not None,
        "year": time.year is not None,
        "time": time.clock[1:2].isdigit(),
        "part": bool(time.clock) and not time.clock[1:2].isdigit(),
        "zone": bool(time.zone),
        "offset": time.count is not None or time.step is not None,
    }
    return tuple(part for part, there in parts.items() if there)


def _remember(time: TimeExpression, reading: Reading, scene: Scene) -> None:
    """Keep the last day and the last quarter that the text named."""
    start = reading.start
    if start is None or reading.grain is None or time.rule == "times.reference":
        return
    first = _first_day(start, reading.grain)
    if first is None:
        return
    scene.period = first
    if reading.grain in (Grain.DAY, Grain.MINUTE):
        scene.day = first
        scene.day_sentence = scene.document.sentence_of(time.first)
    if reading.grain is Grain.QUARTER and time.rule != "times.shift":
        scene.quarter = first
        scene.quarter_sentence = scene.document.sentence_of(time.first)


def _first_day(start: str, grain: Grain) -> date | None:
    if grain in (Grain.DAY, Grain.HOUR, Grain.MINUTE):
        return date.fromisoformat(start[:10])
    if grain is Grain.MONTH:
        return date.fromisoformat(start + "-01")
    if grain is Grain.WEEK:
        return date.fromisocalendar(int(start[:4]), int(start[6:8]), 1)
    if grain is Grain.QUARTER:
        return date(int(start[:4]), 3 * int(start[6]) - 2, 1)
    return date(int(start), 1, 1) if grain is Grain.YEAR else None


def _with_clock(time: TimeExpression, reading: Reading) -> Reading:
    """Put the clock time or the part of the day that stands with a day onto it."""
    if not time.clock or time.rule == "times.clock" or "T" in reading.value:
        return reading
    if not time.clock[1].isdigit():
        return replace(reading, type=TimexType.TIME, value=reading.value + time.clock)
    value = reading.value + time.clock
    if reading.start is None:
        return replace(reading, type=TimexType.TIME, value=value, grain=Grain.MINUTE)
    return replace(
        reading, type=TimexType.TIME, value=value, grain=Grain.MINUTE, start=_moment(reading.start, time.clock)
    )


def _moment(day: str, clock: str) -> str:
    """A moment in the gold form; midnight at the end of a day is the start of the next."""
    if clock == "T24:00":
        return (date.fromisoformat(day[:10]) + timedelta(days=1)).isoformat() + "T00:00"
    return day + clock


def _with_zone(time: TimeExpression, reading: Reading) -> tuple[str | None, str | None]:
    """The start with its offset, and the zone as stated."""
    start = reading.start
    if not time.zone or time.zone == "local":
        return start, None
    if start is None or len(start) != 16:
        return start, time.zone
    return start + offset_of(time.zone, date.fromisoformat(start[:10]), start[10:]), time.zone


def _fill_days(pairs: list[tuple[TimeExpression, TimeMention]], document: Document) -> list[TimeMention]:
    """Give clock times without a day the day of their sentence, where it names exactly one."""
    mentions: list[TimeMention] = []
    days: dict[int, set[str]] = {}
    for time, mention in pairs:
        if mention.grain in (Grain.DAY, Grain.MINUTE) and mention.start and not mention.end:
            days.setdefault(document.sentence_of(time.first), set()).add(mention.start[:10])
    for time, mention in pairs:
        if time.rule == "times.clock" and mention.start is None:
            named = days.get(document.sentence_of(time.first), set())
            if len(named) == 1:
                day = next(iter(named))
                reading = Reading(TimexType.TIME, day + time.clock, Grain.MINUTE, _moment(day, time.clock))
                start, zone = _with_zone(time, reading)
                mention = replace(mention, value=reading.value, start=start, timezone=zone, filled=("day",))
        mentions.append(mention)
    return mentions


# Days -----------------------------------------------------------------------------------------------------------------


def _day(day: date, filled: tuple[str, ...] = (), clash: str | None = None) -> Reading:
    form = day.isoformat()
    return Reading(TimexType.DATE, form, Grain.DAY, form, None, filled, clash)


def _span(begin: Reading, end: date | None) -> Reading:
    """A reading with its end, where the end comes after the begin."""
    if end is None or begin.start is None or end.isoformat() <= begin.start:
        return begin
    return replace(begin, end=end.isoformat())


def _weekday(time: TimeExpression, scene: Scene) -> Reading:
    weekday = time.weekday or 1
    published = scene.published
    if published is None:
        return Reading(TimexType.DATE, f"XXXX-WXX-{weekday}", Grain.DAY)
    if time.inner is not None and time.inner.rule == "times.period":
        base = _base(time.inner, scene) or published
        monday = base - timedelta(days=base.isoweekday() - 1) + timedelta(weeks=time.inner.step or 0)
        day = monday + timedelta(days=weekday - 1)
    elif time.step is not None:
        day = resolve_stepped_weekday(published, weekday, time.step, scene.direction(time))
    elif time.inner is not None:
        day = resolve_weekday(published, weekday, "future") + timedelta(weeks=int(time.inner.count or 1))
    elif time.value:
        day = resolve_weekday(published, weekday, time.value.replace("ahead", "future"))
    else:
        direction = _span_direction(time, scene)
        base = scene.day_in_sentence(time) if direction == "later" else None
        day = resolve_weekday(base, weekday, "future") if base else resolve_weekday(published, weekday, direction)
    reading = _day(day, ("week",))
    if time.until is not None:
        return _span(reading, _until(time.until, day, scene))
    return reading


def _span_direction(time: TimeExpression, scene: Scene) -> str:
    """The direction of a weekday; a span that ends today has begun."""
    if time.until is not None and scene.published is not None and time.until.weekday == scene.published.isoweekday():
        return "past"
    return scene.direction(time)


def _until(time: TimeExpression, begin: date, scene: Scene) -> date | None:
    """The end of a span: the first day on or after its begin that the words allow."""
    if time.day is not None and time.month is not None:
        year = time.year or begin.year
        for one in (year, year + 1):
            end = _exact(one, time.month, time.day)
            if end and end >= begin:
                return end
        return None
    if time.day is not None:
        return resolve_day_of_month(begin, time.day, "future")
    if time.weekday is not None:
        return resolve_weekday(begin, time.weekday, "future")
    reading = RULES[time.rule](time, scene)
    return date.fromisoformat(reading.start[:10]) if reading and reading.start and reading.grain is Grain.DAY else None


def _exact(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _date(time: TimeExpression, scene: Scene) -> Reading | None:
    month, day = time.month or 1, time.day or 1
    found, filled = _resolve_date(time, month, day, scene)
    if found is None:
        if scene.published is not None or time.year is not None or day > 31:
            return None
        return Reading(TimexType.DATE, f"XXXX-{month:02}-{day:02}", Grain.DAY)
    clash = "weekday" if time.weekday is not None and found.isoweekday() != time.weekday else None
    reading = _day(found, filled, clash)
    return _span(reading, _until(time.until, found, scene)) if time.until is not None else reading


def _resolve_date(time: TimeExpression, month: int, day: int, scene: Scene) -> tuple[date | None, tuple[str, ...]]:
    if time.year is not None:
        return _exact(time.year, month, day), ()
    if time.until is not None and time.until.year is not None:
        begin = _exact(time.until.year, month, day)
        if begin and (month, day) > (time.until.month or 12, time.until.day or 31):
            begin = _exact(time.until.year - 1, month, day)
        return begin, ()
    if time.inner is not None:
        base = _base(time.inner, scene)
        return (_exact(base.year + (time.inner.step or 0), month, day) if base else None), ("year",)
    if scene.published is None:
        return None, ()
    return resolve_month_day(scene.published, month, day, scene.direction(time)), ("year",)


def _day_of_month(time: TimeExpression, scene: Scene) -> Reading | None:
    day = time.day or 1
    if scene.published is None:
        return Reading(TimexType.DATE, f"XXXX-XX-{day:02}", Grain.DAY)
    found = resolve_day_of_month(scene.published, day, scene.direction(time))
    if found is None:
        return None
    clash = "weekday" if time.weekday is not None and found.isoweekday() != time.weekday else None
    return _day(found, ("month", "year"), clash)


def _day_word(time: TimeExpression, scene: Scene) -> Reading:
    if scene.published is None:
        return Reading(TimexType.DATE, "XXXX-XX-XX", Grain.DAY)
    return _day(scene.published + timedelta(days=int(time.count or 0)), ())


def _day_part(time: TimeExpression, scene: Scene) -> Reading:
    base = _base(time, scene)
    if base is None:
        return Reading(TimexType.TIME, "XXXX-XX-XX", Grain.DAY)
    return _day(base + timedelta(days=time.step or 0))


def _from_day(time: TimeExpression, scene: Scene) -> Reading | None:
    if time.inner is None or scene.published is None:
        return Reading(TimexType.DURATION, length_value(time.count, time.unit))
    inner = time.inner
    if inner.rule == "times.weekday" and inner.step is None:
        base: date | None = resolve_weekday(scene.published, inner.weekday or 1, "future")
    else:
        reading = RULES[inner.rule](inner, scene)
        base = date.fromisoformat(reading.start) if reading and reading.start else None
    return _day(_shift(base, time.unit, time.count or 0)) if base else None


def _named(time: TimeExpression, scene: Scene) -> Reading | None:
    rule = time.value
    if time.year is not None:
        days = named_day(rule, time.year)
        return _days(days) if days else None
    published = scene.published
    if published is None:
        return Reading(TimexType.DATE, f"XXXX-{rule}" if rule[2:3] == "-" else "XXXX-XX-XX", Grain.DAY)
    direction = {-1: "past", 1: "future"}.get(time.step or 0) or scene.direction(time)
    found = [days for year in range(published.year - 1, published.year + 2) if (days := named_day(rule, year))]
    past = [days for days in found if days[0] <= published]
    ahead = [days for days in found if days[1] >= published]
    chosen = nearest = min(found, key=lambda days: abs((days[0] - published).days))
    if direction == "past" and past:
        chosen = past[-1]
    elif direction in ("future", "present") and ahead:
        chosen = ahead[0]
    if time.step is None and not -FAR_BACK <= (chosen[0] - published).days <= FAR_AHEAD:
        chosen = nearest
    return replace(_days(chosen), filled=("year",))


def _days(days: tuple[date, date]) -> Reading:
    return _span(_day(days[0]), days[1])


# Periods --------------------------------------------------------------------------------------------------------------


def _base(time: TimeExpression, scene: Scene) -> date | None:
    """The day that an expression counts from."""
    named = scene.day if time.unit in ("", "D") else scene.period
    return named if time.textual and named is not None else scene.published


def _shift(day: date, unit: str, count: float) -> date:
    number = int(count)
    if unit == "D":
        return day + timedelta(days=number)
    if unit in ("W", "2W", "WE"):
        return day + timedelta(weeks=number * (2 if unit == "2W" else 1))
    months = {"M": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}[unit]
    return add_months_to_day(day, number * months)


def _period_at(day: date, unit: str) -> Reading:
    """The period of a unit that holds a day."""
    if unit == "D":
        return _day(day)
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


def _period(time: TimeExpression, scene: Scene) -> Reading:
    unit = time.unit
    base = _base(time, scene)
    if base is None:
        return Reading(
            TimexType.DATE, {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}.get(unit, "XXXX"), GRAINS[unit]
        )
    if unit == "WE" and time.step is None:
        return _weekend(base, scene.direction(time))
    if unit == "Q" and time.textual:
        return _period_at(scene.quarter or _shift(scene.published or base, "Q", -1), "Q")
    return _period_at(_shift(base, unit, time.step or 0), unit)


def _weekend(published: date, direction: str) -> Reading:
    """ "at the weekend": the one now on, else the next or the last."""
    if direction in ("future", "present") or published.isoweekday() > 5:
        return _period_at(published, "WE")
    return _period_at(published - timedelta(weeks=1), "WE")


def _week_of(time: TimeExpression, scene: Scene) -> Reading | None:
    if time.inner is None:
        return None
    reading = RULES[time.inner.rule](time.inner, scene)
    if reading is None or reading.start is None:
        return Reading(TimexType.DATE, "XXXX-WXX", Grain.WEEK)
    return replace(_period_at(date.fromisoformat(reading.start), time.unit), filled=reading.filled)


def _week_of_month(time: TimeExpression, scene: Scene) -> Reading | None:
    month = _month(time, scene)
    if month.start is None:
        return month
    year, number = int(month.start[:4]), int(month.start[5:7])
    length = monthrange(year, number)[1]
    nth = time.nth or 1
    if time.unit == "D":
        day = _exact(year, number, length if nth < 0 else nth)
        return _day(day) if day else None
    first = length - 6 if nth < 0 else 7 * nth - 6
    last = min(first + 6, length)
    if first > length or time.unit == "WE":
        return month
    return replace(month, grain=Grain.DAY, start=f"{month.start}-{first:02}", end=f"{month.start}-{last:02}")


def _month(time: TimeExpression, scene: Scene) -> Reading:
    month = time.month or 1
    year, filled = time.year, ("year",)
    if year is not None:
        filled = ()
    elif time.until is not None and time.until.year is not None:
        year = time.until.year - (month > (time.until.month or 12))
    elif time.inner is not None:
        base = _base(time.inner, scene)
        if base is not None:
            year = _shift(base, time.inner.unit, time.inner.step or 0).year if time.inner.unit in GRAINS else base.year
    elif scene.published is not None:
        year = _year_of_month(time, month, scene)
    if year is None:
        return Reading(TimexType.DATE, f"XXXX-{month:02}", Grain.MONTH)
    form = f"{year:04}-{month:02}"
    reading = Reading(TimexType.DATE, form, Grain.MONTH, form, None, filled)
    if time.until is not None and time.until.month is not None:
        end_year = year + (time.until.month < month)
        return replace(reading, end=f"{end_year:04}-{time.until.month:02}")
    return reading


def _year_of_month(time: TimeExpression, month: int, scene: Scene) -> int:
    published = scene.published
    assert published is not None
    if time.step == -1:
        # "last February", said in March, is the one a year before; said in January, "last December" is the one just over.
        return published.year - (month >= published.month - 1)
    if time.step == 1:
        return published.year + (month <= published.month)
    if time.step == 0:
        return published.year
    return resolve_month(published, month, scene.direction(time))


def _quarter(time: TimeExpression, scene: Scene) -> Reading | None:
    nth = time.nth or 1
    if time.unit == "W":
        return _nth_week(time, scene)
    year, filled = _year_of(time, scene)
    if nth < 0:
        nth = 4
    if year is None and scene.published is None:
        return Reading(TimexType.DATE, f"XXXX-Q{nth}", Grain.QUARTER)
    if year is None and scene.published is not None:
        year = _year_of_quarter(scene.published, nth, scene.direction(time))
        filled = ("year",)
    form = f"{year:04}-Q{nth}"
    return Reading(TimexType.DATE, form, Grain.QUARTER, form, None, filled)


def _year_of_quarter(published: date, nth: int, direction: str) -> int:
    """The year of "the third quarter": the one just over, which reports speak of, else by the direction."""
    just_over = _shift(published, "Q", -1)
    if quarter_of(just_over) == nth:
        return just_over.year
    now = quarter_of(published)
    if direction in ("future", "present"):
        return published.year + (nth < now)
    return published.year - (nth > now or (nth == now and direction == "past"))


def _nth_week(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "the first week of next month"; of a year it is the year that is told."""
    if time.inner is None or time.inner.unit != "M":
        year, filled = _year_of(time, scene)
        return Reading(TimexType.DATE, f"{year:04}", Grain.YEAR, f"{year:04}", None, filled) if year else None
    base = _base(time.inner, scene)
    if base is None:
        return None
    year, month = add_months(base.year, base.month, time.inner.step or 0)
    return _week_of_month(replace(time, year=year, month=month, inner=None), scene)


def _year_of(time: TimeExpression, scene: Scene) -> tuple[int | None, tuple[str, ...]]:
    if time.year is not None:
        return time.year, ()
    if time.inner is not None:
        base = _base(time.inner, scene)
        if base is not None:
            return _shift(base, time.inner.unit, time.inner.step or 0).year, ("year",)
    return None, ()


def _half(time: TimeExpression, scene: Scene) -> Reading | None:
    if time.inner is not None and time.inner.unit not in ("Y",):
        return _period(replace(time.inner, first=time.first, last=time.last), scene)
    year, filled = _year_of(time, scene)
    nth = 2 if time.nth in (2, -1) else 1
    if year is None and scene.published is not None:
        # "the second half", told in the first half of a year, is the one just over.
        year = scene.published.year - (
            nth == 2 and scene.published.month < 7 and scene.direction(time) not in ("future", "present")
        )
        filled = ("year",)
    if year is None:
        return Reading(TimexType.DATE, f"XXXX-H{nth}", Grain.HALF)
    form = f"{year:04}-H{nth}"
    return Reading(TimexType.DATE, form, Grain.HALF, form, None, filled)


def _season(time: TimeExpression, scene: Scene) -> Reading:
    year, filled = _year_of(time, scene)
    first = SEASON_MONTHS[time.unit]
    published = scene.published
    if year is None and published is not None:
        filled = ("year",)
        # Winter belongs to the year that it begins in; until it ends, that is last year's.
        current = published.year - (time.unit == "WI" and published.month < 3)
        begun = date(current, first, 1) <= published
        over = published >= add_months_to_day(date(current, first, 1), 3)
        if time.step == -1:
            year = current if over else current - 1
        elif time.step == 1 or (time.step is None and scene.direction(time) in ("future", "present")):
            year = current + 1 if (over or (begun and time.step == 1)) else current
        elif time.step is None and scene.asked == "past":
            year = current if begun else current - 1
        else:
            year = current
    if year is None:
        return Reading(TimexType.DATE, f"XXXX-{time.unit}", Grain.SEASON)
    form = f"{year:04}-{time.unit}"
    return Reading(TimexType.DATE, form, Grain.SEASON, form, None, filled)


def _year(time: TimeExpression, scene: Scene) -> Reading:
    form = f"{time.year or 0:04}"
    end = f"{time.until.year:04}" if time.until is not None and time.until.year else None
    return Reading(TimexType.DATE, form, Grain.YEAR, form, end)


def _decade(time: TimeExpression, scene: Scene) -> Reading:
    return Reading(TimexType.DATE, time.value, Grain.DECADE if time.rule == "times.decade" else Grain.CENTURY)


# Lengths, shifts, sets ------------------------------------------------------------------------------------------------


def _shifted(time: TimeExpression, scene: Scene) -> Reading:
    """ "two weeks ago", "three days later", "a year earlier", "year-earlier"."""
    if time.count is None:
        ahead = (time.step or -1) > 0
        return Reading(TimexType.DATE, "FUTURE_REF" if ahead else "PAST_REF")
    quarters = _quarter_near(time, scene)
    if quarters is not None:
        return quarters
    named = scene.day if time.unit == "D" else scene.period
    base = named if time.textual else scene.published
    if base is None or time.unit not in GRAINS or time.count != int(time.count):
        return Reading(TimexType.DURATION, length_value(abs(time.count), time.unit))
    return _period_at(_shift(base, time.unit, time.count), "Y" if time.unit == "10Y" else time.unit)


def _quarter_near(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "a year earlier" in a report of a quarter: the same quarter of the year before."""
    if time.unit != "Y" or time.count != -1 or scene.quarter is None:
        return None
    if scene.document.sentence_of(time.first) - scene.quarter_sentence > 6:
        return None
    return _period_at(_shift(scene.quarter, "Y", -1), "Q")


def _duration(time: TimeExpression, scene: Scene) -> Reading:
    value = length_value(time.count, time.unit)
    if _is_ahead(time, scene):
        base = scene.published
        assert base is not None and time.count is not None
        reading = _period_at(_shift(base, time.unit, time.count), time.unit)
        if time.until is not None and time.until.count is not None:
            end = _period_at(_shift(base, time.unit, time.until.count), time.unit)
            return replace(reading, end=end.start)
        return reading
    return Reading(TimexType.DURATION, value)


def _is_ahead(time: TimeExpression, scene: Scene) -> bool:
    """ "will meet in ten days": a day ahead, and not how long it takes."""
    if (
        scene.published is None
        or time.unit not in ("D", "W", "M", "Y")
        or not time.count
        or time.count != int(time.count)
    ):
        return False
    document = scene.document
    if time.step is not None or time.first == 0 or document.lows[time.first - 1] != "in":
        return False
    if document.lows[time.last : time.last + 1] and document.lows[time.last] in ("of", "'", "’", "old"):
        return False
    return scene.direction(time) == "future"


def _set(time: TimeExpression, scene: Scene) -> Reading:
    return Reading(TimexType.SET, set_value(time.count, time.unit) if time.value == "set" else time.value)


def _reference(time: TimeExpression, scene: Scene) -> Reading:
    return Reading(TimexType.DATE, time.value)


def _clock(time: TimeExpression, scene: Scene) -> Reading:
    return Reading(TimexType.TIME, time.clock, Grain.MINUTE)


Rule = Callable[[TimeExpression, Scene], Reading | None]
RULES: dict[str, Rule] = {
    "times.iso": _date,
    "times.numeric": _date,
    "times.date": _date,
    "times.weekday": _weekday,
    "times.day_of_month": _day_of_month,
    "times.day_word": _day_word,
    "times.day_part": _day_part,
    "times.from_day": _from_day,
    "times.named_day": _named,
    "times.period": _period,
    "times.week_of": _week_of,
    "times.week_of_month": _week_of_month,
    "times.month": _month,
    "times.quarter": _quarter,
    "times.half": _half,
    "times.season": _season,
    "times.year": _year,
    "times.decade": _decade,
    "times.century": _decade,
    "times.shift": _shifted,
    "times.duration": _duration,
    "times.set": _set,
    "times.reference": _reference,
    "times.clock": _clock,
}
