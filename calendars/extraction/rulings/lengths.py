"""Rule on lengths of time and what is counted with them: "three weeks", "two days ago", "every Thursday", "now".

In: an expression and the scene. Out: its reading.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.rulings.arithmetic import length_value, quarter_of, set_value
from calendars.extraction.rulings.scene import GRAINS, Reading, Scene, day_counted_from, period_at, shift_day
from calendars.extraction.words.verb_groups import STOPS, previous_word
from calendars.extraction.words.verbs import Verbs
from calendars.models import Grain, TimexType

# So many years ago nobody says in which year it was.
PREHISTORY = 1900


def rule_shifted(time: TimeExpression, scene: Scene) -> Reading:
    """ "two weeks ago", "three days later", "a year earlier", "year-earlier"."""
    if time.count is None:
        ahead = (time.step or -1) > 0
        return Reading(TimexType.DATE, "FUTURE_REF" if ahead else "PAST_REF")
    if time.unit == "Y" and time.count <= -PREHISTORY and not time.textual:
        return Reading(TimexType.DATE, "PAST_REF")
    quarters = _quarter_near(time, scene)
    if quarters is not None:
        return quarters
    if time.unit == "Y" and time.textual and scene.month_sentence == scene.document.sentence_of(time.first):
        assert scene.period is not None
        return period_at(shift_day(scene.period, "Y", time.count), "M")  # "fell in October from a year earlier"
    named = day_counted_from(time, int(time.count), scene) if time.unit == "D" and time.textual else scene.period
    base = named if time.textual else scene.published
    if base is None and time.unit == "Y" and time.step is None:
        base = scene.published  # "year-earlier profit"
    if base is not None and time.unit == "Y" and time.count < 0 and time.count != int(time.count):
        return period_at(shift_day(base, "M", time.count * 12), "Y")  # "two and a half years ago"
    if base is None or time.unit not in GRAINS or time.count != int(time.count):
        return Reading(TimexType.DURATION, length_value(abs(time.count), time.unit))
    shifted = shift_day(base, time.unit, time.count)
    ahead = scene.published is not None and shifted > scene.published
    if time.textual and time.count > 0 and ahead and _tells_of_past(time, scene):
        return Reading(TimexType.DURATION, length_value(time.count, time.unit))
    return period_at(shifted, "Y" if time.unit == "10Y" else time.unit)


def _tells_of_past(time: TimeExpression, scene: Scene) -> bool:
    """ "Sixteen years later, he was a star": not so long after the day of the news that was named last.

    That it was asked here is no part of the reading, so `scene.asked` is left as it was.
    """
    asked = scene.asked
    direction = scene.direction(time)
    scene.asked = asked
    return direction == "past"


def _quarter_near(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "a year earlier" in a report of a quarter: the same quarter, or the same last day, of the year before."""
    if time.unit != "Y" or time.count != -1:
        return None
    sentence = scene.document.sentence_of(time.first)
    if time.textual and scene.full_year is not None and scene.full_year[1] == sentence:
        return period_at(date(scene.full_year[0] - 1, 1, 1), "Y")  # "for 1989, it earned ..., a year earlier"
    if time.textual and scene.closing is not None and scene.closing[1] == sentence:
        return period_at(shift_day(scene.closing[0], "Y", -1), "D")
    if scene.quarter is None:
        return None
    if scene.months_sentence == sentence:
        return period_at(shift_day(scene.quarter, "Y", -1), "Y")  # "for the nine months, ... a year earlier"
    if sentence - scene.quarter_sentence > QUARTER_REACH:
        return None
    return period_at(shift_day(scene.quarter, "Y", -1), "Q")


# So many sentences behind a quarter a report is still of it, and behind a month.
QUARTER_REACH, MONTH_REACH = 6, 2


def rule_compared(time: TimeExpression, scene: Scene) -> Reading:
    """ "the same period last year": of the year before, or of the one stated, the quarter or the month reported."""
    sentence = scene.document.sentence_of(time.first)
    if time.nth is not None and scene.published is not None:  # "the year-ago fourth quarter"
        over = time.nth < quarter_of(scene.published)
        return period_at(date(scene.published.year - 2 + over, 3 * time.nth, 1), "Q")
    quarter = scene.quarter if sentence - scene.quarter_sentence <= QUARTER_REACH else None
    months = not time.unit and sentence - scene.months_sentence <= 1 and scene.quarter_sentence <= scene.months_sentence
    if quarter is not None and time.unit != "M" and not months:
        return period_at(quarter.replace(year=time.year or quarter.year - 1), "Q")
    month = scene.period if scene.grain is Grain.MONTH and sentence - scene.period_sentence <= MONTH_REACH else None
    if month is not None and time.unit != "Q" and not months:  # not "for the nine months, from the same period of 2010"
        return period_at(month.replace(year=time.year or month.year - 1), "M")
    year = time.year or (scene.published.year - 1 if scene.published else None)
    return period_at(date(year, 1, 1), "Y") if year else Reading(TimexType.DATE, "XXXX", Grain.YEAR)


def rule_duration(time: TimeExpression, scene: Scene) -> Reading:
    """A length of time; told of the future, "in ten days" is the day."""
    value = length_value(time.count, time.unit)
    coming = _days_to_come(time, scene)
    if coming is not None:
        return coming
    base = _day_of_telling(time, scene) if _is_ahead(time, scene) else None
    if base is not None:
        assert time.count is not None
        reading = period_at(shift_day(base, time.unit, time.count), time.unit)
        if time.until is not None and time.until.count is not None:
            end = period_at(shift_day(base, time.unit, time.until.count), time.unit)
            return reading._replace(end=end.start)
        return reading
    return Reading(TimexType.DURATION, value)


def rule_event_day(time: TimeExpression, scene: Scene) -> Reading:
    """ "the day after" an event, as long as nobody knows when that was: a length."""
    return Reading(TimexType.DURATION, length_value(time.count, time.unit))


# How many of the next days somebody names who tells of what may be on one of them, and the words before them.
MOST_DAYS = 10
WITHIN = frozenset({"in", "within", "over"})


# Behind a length that is counted from something else: "within a week of the vote".
COUNTED_FROM = frozenset({"of", "after", "from", "following", "before", "once", "ago"})


def _days_to_come(time: TimeExpression, scene: Scene) -> Reading | None:
    """ "Could be held within the next two days", "within a week": on one of them; not "will go on for the next two"."""
    hours = time.unit == "TH" and time.count is not None and time.count % 24 == 0
    count = (time.count or 0) * (7 if time.unit == "W" else 1) / (24 if hours else 1)
    if not (hours or time.unit in ("D", "W")) or not 1 < count <= MOST_DAYS or count != int(count):
        return None
    lows = scene.document.lows
    before = lows[time.first - 1]
    bare = time.step is None and before == "within" and COUNTED_FROM.isdisjoint(lows[time.last : time.last + 1])
    next_ = time.step == 1 and time.unit != "W" and before in WITHIN
    if scene.published is None or not (bare or next_) or "following" in lows[time.first : time.last]:
        return None
    if scene.direction(time) != "future":
        return None
    first, last = (period_at(shift_day(scene.published, "D", days), "D") for days in (1, count))
    return first._replace(end=last.start)


# In years: nobody plans further ahead, so that "a visit by an Angolan president in 38 years" counts back.
LONGEST_PLAN = 15


# "in | just over | two weeks", and so many words before a length they and the words before them stand.
ROUGHLY = frozenset({"about", "around", "just", "over", "roughly", "approximately", "exactly", "some", "barely"})
LEAD = 4


def _is_ahead(time: TimeExpression, scene: Scene) -> bool:
    """ "will meet in ten days": a day ahead, and not how long it takes."""
    if (
        scene.published is None
        or time.unit not in ("D", "W", "2W", "M", "Y")
        or not time.count
        or time.count != int(time.count)
    ):
        return False
    document = scene.document
    lead = [low for low in document.lows[max(0, time.first - LEAD) : time.first] if low not in ROUGHLY]
    if time.step is not None or lead[-1:] != ["in"] or lead[-2:] == ["time", "in"]:
        return False  # "for the first time in seven years"
    if time.unit == "Y" and time.count > LONGEST_PLAN:
        return False
    following = document.lows[time.last : time.last + 2]
    if following[:1] and following[0] in ("of", "'", "\u2019", "'s", "\u2019s", "old") and following[1:] != ["time"]:
        return False
    timed = document.lows[time.last - 1] == "time"  # "comes back in ten days' time"
    direction = scene.direction(time)
    open_ = direction in ("present", "") and (timed or _is_arranged(time, scene) or _is_of_occasion(time, scene))
    told = direction == "future" or open_
    return told and not _counts_back(document.lows, time.first, scene)


# How far before "in two weeks" the verb stands: its objects are between, with their offices and names.
ARRANGED_REACH = 16


def _is_arranged(time: TimeExpression, scene: Scene) -> bool:
    """ "Flies to Rome in two weeks", "was due in Rome in two weeks", "ahead of a visit in two weeks".

    Not "visits four countries in two weeks", which says how long that takes.
    """
    verbs, document = scene.verbs, scene.document
    begin, _ = document.sentences[document.sentence_of(time.first)]
    lows = document.lows
    for at in range(time.first - 2, max(begin, time.first - ARRANGED_REACH) - 1, -1):
        low, before = lows[at], lows[at - 1] if at > begin else ""
        sort = verbs.sort(low)
        if verbs.has("several", low) or _is_record(lows, at, verbs) or low.isdigit() or low in STOPS:
            return False
        if verbs.has("events", low) and _is_led_to(lows[max(begin, at - LEAD_REACH) : at]):
            return True
        if verbs.has("set_going", low) and before != "to":
            if "and" in lows[at : time.first] and low.startswith("visit"):
                return False  # "is visiting Peru, Chile and Bolivia in ten days"
            auxiliary = verbs.sort(lows[previous_word(lows, at, verbs)]) == "b"
            return auxiliary if low.endswith("ing") else not (verbs.has("articles", before) or before == "of")
        if sort == "t" and before and verbs.sort(before) in "bB":
            return True  # "that was to take place in two weeks"
        if sort == "f" and before:
            return verbs.sort(before) in "bB"
        if sort in "dBHmp":
            return False
    return False


# Verbs of what is still to come, behind "a trip by X in ten days".
SEEN_AS = frozenset({"is", "are"})
# "a flurry of visits in ten days"
SPATES = frozenset({"series", "flurry", "string", "spate", "wave"})


def _is_of_occasion(time: TimeExpression, scene: Scene) -> bool:
    """ "A trip to Chile by X in ten days is meant to": the subject of the sentence is an occasion of that day.

    Not "the first visit in ten days is", "several visits in ten days are".
    """
    verbs, lows = scene.verbs, scene.document.lows
    begin, _ = scene.document.sentences[scene.document.sentence_of(time.first)]
    before = lows[begin : time.first - 1]
    if SEEN_AS.isdisjoint(lows[time.last : time.last + 1]) or not any(verbs.has("events", low) for low in before):
        return False
    more = any(verbs.has("several", low) or low.isdigit() or low in STOPS or low in SPATES for low in before)
    return not more and not any(verbs.sort(low) in "dBHmpbhf" for low in before)


# How far before an occasion stands what leads up to it.
LEAD_REACH = 10


def _is_led_to(lows: list[str]) -> bool:
    """ "Ahead of | a visit", "preparations for | a visit": what leads up to an occasion."""
    return "preparations" in lows or any(pair == ("ahead", "of") for pair in pairwise(lows))


# Days of telling that stand right behind the verb: "said on Oct. 3 that he would come in ten days".
TOLD_ON = frozenset({"on", "last", "earlier", "then"})
# Of those and of others, what gives no day to count from.
VAGUE = frozenset({"last", "earlier", "ago", "previously"})


def _day_of_telling(time: TimeExpression, scene: Scene) -> date | None:
    """The day that "in ten days" counts from: the one on which it was told, where the sentence gives it.

    None where it was told on a day that nobody names: "said last month that he would come in ten days".
    """
    begin, _ = scene.document.sentences[scene.document.sentence_of(time.first)]
    lows = scene.document.lows[begin : time.first]
    said = next((at for at, low in enumerate(lows) if scene.verbs.has("saying", low)), -1)
    if said < 0 or "would" not in lows[said:]:
        return scene.published
    behind = lows[said + 1 : said + 4]
    if behind == ["at", "that", "time"] or behind[:1] == ["then"]:
        return scene.day
    day = scene.day_in_sentence(time)
    if day is not None and (lows[0] == "on" or not TOLD_ON.isdisjoint(behind)):
        return day
    return scene.published if VAGUE.isdisjoint(lows[: lows.index("would", said)]) else None


# How far before "in six years" stands what it counts: "the first trip by a minister of Japan to Iran in six years".
RECORD_REACH = 14


def _counts_back(lows: list[str], first: int, scene: Scene) -> bool:
    """Whether what is first or most so is so "in two years": the years before it."""
    for at in range(first - 2, max(0, first - RECORD_REACH) - 1, -1):
        low = lows[at]
        if _is_record(lows, at, scene.verbs):
            return True
        noun = scene.verbs.sort(low) == "v" and scene.verbs.sort(lows[at - 1]) not in "fmp"
        if low == "to" and scene.verbs.sort(lows[at + 1]) == "v":
            continue  # "the first minister to visit Iran in six years"
        if low == "-" or "-" in (lows[at - 1], lows[at + 1]):
            continue  # "the first face-to-face meeting in two years"
        if not any(map(str.isalpha, low)) or (scene.verbs.sort(low) in "dBHmpfobhsvie" and not noun):
            return False
    return False


def _is_record(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether a word tells how seldom something was: "the only visit", but not "will only meet him"."""
    low, before = lows[at], verbs.sort(lows[at - 1]) if at else ""
    if not verbs.has("records", low) or (low == "only" and before in ("m", "p", "b")):
        return False
    return lows[at + 1] not in PARTS


# "in the first | half of March": no record.
PARTS = frozenset({"half", "quarter", "week", "days", "weeks", "months"})


def rule_set(time: TimeExpression, scene: Scene) -> Reading:
    """How often."""
    return Reading(TimexType.SET, set_value(time.count, time.unit) if time.value == "set" else time.value)


def rule_reference(time: TimeExpression, scene: Scene) -> Reading:
    """Now, the past, the future."""
    return Reading(TimexType.DATE, time.value)


def rule_clock(time: TimeExpression, scene: Scene) -> Reading:
    """A clock time with no day beside it."""
    return Reading(TimexType.TIME, time.clock, Grain.MINUTE)
