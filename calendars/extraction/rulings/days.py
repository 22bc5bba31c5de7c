"""Rule on days: weekdays, dates, named days, "today", "the 15th".

In: an expression and the scene. Out: its reading, or None for a day that does not exist.
"""

from __future__ import annotations

from datetime import date, timedelta

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.rulings.arithmetic import (
    FAR_AHEAD,
    FAR_BACK,
    length_value,
    resolve_day_of_month,
    resolve_month_day,
    resolve_stepped_month_day,
    resolve_stepped_weekday,
    resolve_weekday,
)
from calendars.extraction.rulings.named_days import named_day
from calendars.extraction.rulings.order import before_second, is_behind_later, is_second_of_two, week_of_heading
from calendars.extraction.rulings.reference_days import (
    day_of_quote,
    day_told_again,
    ends_then,
    goes_back,
    goes_on,
    is_of_yesterday,
    runs_until,
    tells_then,
    told_then,
)
from calendars.extraction.rulings.scene import (
    Reading,
    Scene,
    base_of,
    day_before,
    day_reading,
    exact_day,
    period_at,
    shift_day,
    span_to,
    year_of,
)
from calendars.extraction.rulings.tense import LOOK
from calendars.models import Grain, TimexType
from calendars.periods import WEEK

# Days back beyond which the tense of the clause says nothing of the year of a date that belongs to a noun.
FAR_FOR_A_NOUN = 240
# What is filled in where a weekday is counted from the one before it: nothing that is said of the clause moves it.
AFTER_DAY = ("week of the day before it",)
OF_WEEK = ("week named before it",)


def rule_weekday(time: TimeExpression, scene: Scene) -> Reading:
    """A weekday: of a named week, the last, this or next one, or the nearest that the clause asks for."""
    weekday = time.weekday or 1
    published, filled = scene.published, ("week",)
    if published is None:
        return Reading(TimexType.DATE, f"XXXX-WXX-{weekday}", Grain.DAY)
    if time.inner is not None and time.inner.rule == "times.period":
        base = base_of(time.inner, scene) or published
        monday = base - timedelta(days=base.isoweekday() - 1) + timedelta(weeks=time.inner.step or 0)
        day = monday + timedelta(days=weekday - 1)
    elif time.step is None and time.textual and scene.day is not None:
        day = resolve_weekday(scene.day, weekday, "near")  # "he was told to come back that Tuesday"
    elif time.step is not None and time.textual and scene.day is not None:
        day = resolve_stepped_weekday(day_before(time, scene) or scene.day, weekday, -1, "")
        day += timedelta(weeks=2 if day + timedelta(weeks=1) == scene.day else 1) if time.step > 0 else timedelta()
    elif time.step is not None:
        day = before_second(time, scene, resolve_stepped_weekday(published, weekday, time.step, scene.direction(time)))
    elif time.inner is not None:
        day = resolve_weekday(published, weekday, "future") + timedelta(weeks=int(time.inner.count or 1))
    elif time.value:
        day = resolve_weekday(published, weekday, time.value.replace("ahead", "future"))
    elif (named := scene.day_in_sentence(time)) is not None and _goes_on(time, scene, named > published):
        day, scene.asked, filled = resolve_weekday(named, weekday, "future"), "later", AFTER_DAY
    elif (again := day_told_again(time, scene, named)) is not None:
        day, filled = again, AFTER_DAY
    elif named is not None and _goes_back(time, scene):
        day, filled = resolve_weekday(named - timedelta(days=1), weekday, "past"), AFTER_DAY
    elif (week := _week_meant(time, scene)) is not None:
        day, filled = week + timedelta(days=weekday - 1), OF_WEEK
        if weekday == 7 and week > published and not ends_then(time, scene):
            day = week - timedelta(days=1)  # in news a week begins with the Sunday before
    elif (week := week_of_heading(time, scene)) is not None:
        day, filled = week + timedelta(days=weekday - 1), OF_WEEK
    else:
        day, filled = _weekday_asked_for(time, scene, published, named)
    return _with_until(day_reading(day, filled), time, day, scene)


def _weekday_asked_for(
    time: TimeExpression, scene: Scene, published: date, named: date | None
) -> tuple[date, tuple[str]]:
    """A weekday by the tense of its clause and the days told before, and what was filled in; `scene.asked` is set."""
    weekday, filled = time.weekday or 1, ("week",)
    direction = _span_direction(time, scene)
    earlier = named if direction in ("later", "") or tells_then(time, scene, direction, named) else None
    earlier = None if not direction and earlier is not None and earlier <= published else earlier
    earlier = earlier or (scene.programme_day(time) if direction != "past" else None)
    day = resolve_weekday(earlier or published, weekday, "future" if earlier else direction)
    if published < day and (past := day - WEEK) in scene.days and told_then(scene.document, time.first):
        day, filled = past, AFTER_DAY
    if is_of_yesterday(time, scene, day):
        return day - WEEK, AFTER_DAY
    if direction == "planned" and is_of_yesterday(time, scene, day + WEEK):
        return day, AFTER_DAY  # "was also due on Monday"
    if named is not None and day < named and published < named and runs_until(time, scene):
        day, scene.asked, filled = resolve_weekday(named, weekday, "future"), "later", AFTER_DAY
    later = "later" in scene.document.lows[max(time.first - 2, 0) : time.first + 1]  # "later on Friday"
    if day == published and direction in ("future", "present") and not later and is_behind_later(time, scene):
        return day + timedelta(weeks=1), AFTER_DAY
    if scene.document.lows[time.first] == "later" and (day - published).days in (-1, 6):  # told the day before
        return published - timedelta(days=1), AFTER_DAY
    return day, filled


def _week_meant(time: TimeExpression, scene: Scene) -> date | None:
    """The week that a sentence names before a weekday; what lies ahead is in none that is over.

    "Next week he will be in Rome on Monday", but not "They agreed last week to meet on Monday".
    """
    week = scene.week_in_sentence(time)
    if week is None or (direction := _span_direction(time, scene)) not in ("future", "present"):
        return None
    over = scene.published is not None and week + timedelta(days=6) < scene.published
    return None if over and direction == "future" else week


def _goes_on(time: TimeExpression, scene: Scene, ahead: bool) -> bool:
    """Whether a weekday is counted from the one that was named before it in the sentence."""
    words = scene.weekday_words
    told = words is not None and goes_on(scene.document, *words, time.first, scene.verbs, ahead)
    return told or is_second_of_two(time, scene)


def _goes_back(time: TimeExpression, scene: Scene) -> bool:
    """Whether a weekday is the last one before the day that was named before it in the sentence."""
    words = scene.weekday_words
    return words is not None and goes_back(scene.document.lows[words[1] : time.first], scene.verbs)


def _span_direction(time: TimeExpression, scene: Scene) -> str:
    """The direction of a weekday; a span that ends today has begun, and so has one that "is" on today."""
    direction = scene.direction(time)
    if time.until is None or time.until.weekday is None or scene.published is None:
        return direction
    today, first = scene.published.isoweekday(), time.weekday or 1
    lead = scene.document.lows[time.first - 1] if time.first else ""
    if direction == "present" and lead in ("is", "are"):
        return "future"  # "the summit is Monday and Tuesday": of what has begun nobody says so
    ahead = direction == "future" or (direction == "present" and time.until.weekday == today != first)
    if ahead and lead == "from":
        return "future"  # "will be in Athens from Monday to Wednesday", but not "scheduled Monday and Wednesday"
    sentence = slice(*scene.document.sentences[scene.document.sentence_of(time.first)])
    before = scene.document.lows[max(sentence.start, time.first - LOOK) : time.first]
    sorts = [scene.verbs.sort(low) for low in before] if direction == "future" else []
    if "m" in sorts or any(sort == "b" and low == "to" for sort, low in zip(sorts, before[1:], strict=False)):
        return "future"  # "will hold talks on Thursday and Friday", told on a Friday
    if direction == "present" and scene.verbs.any("departing", scene.document.lows[sentence][:LOOK]):
        return "future"  # "leaves for Qatar from Monday to Thursday": who is away does not leave
    around = (today - first) % 7 < (time.until.weekday - first) % 7
    return "past" if time.until.weekday == today or (around and direction == "present") else direction


def _with_until(reading: Reading, time: TimeExpression, begin: date, scene: Scene) -> Reading:
    """A reading that begins on a day, with the end of the span that the words state."""
    return span_to(reading, _until(time.until, begin, scene)) if time.until is not None else reading


def _until(time: TimeExpression, begin: date, scene: Scene) -> date | None:
    """The end of a span: the first day on or after its begin that the words allow."""
    if time.day is not None and time.month is not None:
        year = time.year or begin.year
        for one in (year, year + 1):
            end = exact_day(one, time.month, time.day)
            if end and end >= begin:
                return end
        return None
    if time.day is not None:
        return resolve_day_of_month(begin, time.day, "future")
    if time.weekday is not None:
        return resolve_weekday(begin, time.weekday, "future")
    if time.rule == "times.named_day" and time.year is None:
        days = [days[1] for year in (begin.year, begin.year + 1) if (days := named_day(time.value, year))]
        return next((day for day in days if day >= begin), None)
    reading = scene.read(time)
    return date.fromisoformat(reading.start[:10]) if reading and reading.start and reading.grain is Grain.DAY else None


def rule_date(time: TimeExpression, scene: Scene) -> Reading | None:
    """A day and a month, with or without the year; a weekday beside it is checked."""
    month, day = time.month or 1, time.day or 1
    found, filled = _resolve_date(time, month, day, scene)
    if found is None:
        if scene.published is not None or time.year is not None or day > 31:
            return None
        return Reading(TimexType.DATE, f"XXXX-{month:02}-{day:02}", Grain.DAY)
    reading = day_reading(found, filled, _clash(time, found))
    return _with_until(reading, time, found, scene)


def rule_numeric(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "4/7/2022": the order that the weekday beside it allows, else the one that is nearer to the publication."""
    year, month, day = time.year or 1, time.month or 1, time.day or 1
    if time.year is None:
        return _rule_yearless(time, month, day, scene)
    if time.value != "either":
        return rule_date(time, scene)
    found = [one for one in (exact_day(year, month, day), exact_day(year, day, month)) if one]
    named = [one for one in found if one.isoweekday() == time.weekday]
    published = scene.published or found[0]
    chosen = min(named or found, key=lambda one: abs((one - published).days))
    return day_reading(chosen, (), _clash(time, chosen))


def _rule_yearless(time: TimeExpression, month: int, day: int, scene: Scene) -> Reading | None:
    """ "Mon 21/3": the nearest such day, in the order that its weekday allows."""
    orders = ((month, day), (day, month)) if time.value else ((month, day),)
    if scene.published is None:
        return None
    days = [resolve_month_day(scene.published, *order, scene.direction(time)) for order in orders]
    fitting = {one for one in days if one and time.weekday in (None, one.isoweekday())}
    if len(fitting) != 1:
        return None
    found = fitting.pop()
    return _with_until(day_reading(found, ("year",)), time, found, scene)


def _clash(time: TimeExpression, found: date) -> str | None:
    """ "weekday" where the words name one that the day does not have: the day wins, and the clash is shown."""
    return "weekday" if time.weekday is not None and found.isoweekday() != time.weekday else None


def _resolve_date(time: TimeExpression, month: int, day: int, scene: Scene) -> tuple[date | None, tuple[str, ...]]:
    """The day of a date, and what was filled in."""
    if time.year is not None:
        return exact_day(time.year, month, day), ()
    if time.until is not None and time.until.year is not None:
        begin = exact_day(time.until.year, month, day)
        if begin and (month, day) > (time.until.month or 12, time.until.day or 31):
            begin = exact_day(time.until.year - 1, month, day)
        return begin, ()
    if time.inner is not None:
        year, filled = year_of(time, scene)
        return (exact_day(year, month, day) if year is not None else None), filled or ("year",)
    if scene.published is None:
        return None, ()
    if time.step is not None:
        return resolve_stepped_month_day(scene.published, month, day, time.step), ("year",)
    found = resolve_month_day(scene.published, month, day, scene.direction(time))
    set_in = scene.year_listed(time) or scene.year_in_sentence(time)
    if set_in is not None and (found is None or _fits(time, set_in, found)):
        return exact_day(set_in, month, day), ("year",)
    if found and (year := scene.year_known(time, found)) is not None and _fits(time, year, found):
        return exact_day(year, month, day), ("year",)
    if found and found > scene.published and scene.document.lows[time.first - 1 : time.first] == ["since"]:
        return exact_day(found.year - 1, month, day), ("year",)  # "since May 1", told in April
    told = (scene.year_told_before(time, found) or scene.year_joined(time, found)) if found else None
    if found and told is not None and _fits(time, told, found):
        return exact_day(told, month, day), ("year",)
    if found and (scene.published - found).days > FAR_FOR_A_NOUN and _names_a_noun(time, scene):
        found = resolve_month_day(scene.published, month, day, "")
    if found and scene.direction(time) == "" and time.weekday not in (None, found.isoweekday()):
        other = exact_day(found.year + (1 if found < scene.published else -1), month, day)
        found = other if other and other.isoweekday() == time.weekday else found  # a heading, far from its paper
    return found, ("year",)


def _fits(time: TimeExpression, year: int, found: date) -> bool:
    """Whether a day may be of another year: not "Tuesday, Sept. 9" where it is a Tuesday in the year found alone."""
    other = exact_day(year, found.month, found.day)
    return time.weekday != found.isoweekday() or other is None or other.isoweekday() == time.weekday


def _names_a_noun(time: TimeExpression, scene: Scene) -> bool:
    """ "talks on the ceremony of June 30": the verb says when the talks were, and not when the ceremony is."""
    lows = scene.document.lows
    before, after = lows[time.first - 1 : time.first], lows[time.last : time.last + 1]
    over = scene.verbs.any("done_nouns", lows[max(0, time.first - 2) : time.first - 1])  # "the tsunami of Dec. 26"
    return (before == ["of"] and not over) or (before in (["the"], ["a"]) and not scene.verbs.any("done_nouns", after))


FINAL = (["final"], ["last"], ["closing"])


def rule_day_of_month(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "the 15th", and not "on the 15th and final day of the talks"."""
    day, behind = time.day or 1, scene.document.lows[time.last : time.last + 2]
    if behind[:1] == ["and"] and behind[1:] in FINAL:
        return None
    if scene.published is None:
        return Reading(TimexType.DATE, f"XXXX-XX-{day:02}", Grain.DAY)
    if time.inner is not None:  # "the 20th of this month"
        month = shift_day(scene.published.replace(day=1), "M", time.inner.step or 0)
        found = exact_day(month.year, month.month, day)
    elif scene.period is not None and _is_of_month_before(time, scene):
        found = exact_day(scene.period.year, scene.period.month, day)  # "next month, on the 20th"
    else:
        found = resolve_day_of_month(scene.published, day, scene.direction(time), time.weekday)
    if found is None:
        return None
    reading = day_reading(found, ("month", "year"), _clash(time, found))
    return _with_until(reading, time, found, scene)


# So many words behind a month stands a day of it.
BEHIND_MONTH = 4


def _is_of_month_before(time: TimeExpression, scene: Scene) -> bool:
    """ "Next month, on the 20th", but not "talks that broke off in May will resume on the 20th": a verb parts them."""
    if scene.month_sentence < 0 or time.first - scene.month_end > BEHIND_MONTH:
        return False
    between = scene.document.lows[scene.month_end : time.first]
    return not scene.verbs.any_finite(between)


def rule_day_word(time: TimeExpression, scene: Scene) -> Reading:
    """ "today", "tomorrow", "from tomorrow until Friday"."""
    if scene.published is None:
        return Reading(TimexType.DATE, "XXXX-XX-XX", Grain.DAY)
    day = (day_of_quote(time, scene) or scene.published) + timedelta(days=int(time.count or 0))
    return _with_until(day_reading(day, ()), time, day, scene)


def rule_then(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "until then": the day that the text named last, if it was the last time that it named."""
    return day_reading(scene.day) if scene.day is not None and scene.day == scene.period else None


def rule_day_part(time: TimeExpression, scene: Scene) -> Reading:
    """ "this morning", "the next evening"."""
    quoted = scene.document.lows[time.first] in ("this", "last")
    base = (day_of_quote(time, scene) if quoted else None) or base_of(time, scene)
    if base is None:
        return Reading(TimexType.TIME, "XXXX-XX-XX", Grain.DAY)
    return day_reading(base + timedelta(days=time.step or 0))


def rule_from_day(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "a week from Monday", "a week ago Monday"."""
    if time.inner is None or scene.published is None:
        return Reading(TimexType.DURATION, length_value(time.count, time.unit))
    inner = time.inner
    if inner.rule == "times.weekday" and inner.step is None:
        ago = "past" if time.unit == "W" else "near"
        direction = ago if (time.count or 0) < 0 else "future"
        base: date | None = resolve_weekday(scene.published, inner.weekday or 1, direction)
    elif inner.rule == "times.period":  # "a year ago this month"
        return period_at(shift_day(scene.published, time.unit, time.count or 0), inner.unit)
    else:
        reading = scene.read(inner)
        base = date.fromisoformat(reading.start) if reading and reading.start else None
    if base is None:
        return None
    day = shift_day(base, time.unit, time.count or 0)
    return period_at(day, time.unit) if scene.document.lows[time.last - 1] == "now" else day_reading(day)


def rule_from_event(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "three days before the summit on Friday"."""
    reading = scene.read(time.inner) if time.inner is not None else None
    if reading is None or reading.start is None:
        return Reading(TimexType.DURATION, length_value(abs(time.count or 0), time.unit))
    base = date.fromisoformat(reading.start[:10])
    if time.weekday is not None:  # "the Monday after Christmas"
        step = int(time.count or 1)
        return day_reading(
            resolve_weekday(base + timedelta(days=step), time.weekday, "future" if step > 0 else "past"), reading.filled
        )
    return day_reading(shift_day(base, time.unit, time.count or 0), reading.filled)


def rule_named(time: TimeExpression, scene: Scene) -> Reading | None:
    """Christmas, Easter and the others, in the year that the clause asks for."""
    rule = time.value
    if time.year is not None:
        days = named_day(rule, time.year)
        return span_to(day_reading(days[0]), days[1]) if days else None
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
    coming = direction == "future" and rule[2:3] != "-"  # the Easter of the next year is not that of this one a year on
    if time.step is None and not coming and not -FAR_BACK <= (chosen[0] - published).days <= FAR_AHEAD:
        chosen = nearest
    reading = span_to(day_reading(chosen[0]), chosen[1])._replace(filled=("year",))
    return _with_until(reading, time, chosen[0], scene)
