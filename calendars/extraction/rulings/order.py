"""Tell whether days are told in their order: "Arrives on Sunday. On Wednesday he attends", told on a Wednesday.

In: a weekday that would be today, and the scene, which has the day told before. Out: whether it is the one behind that;
or the week that a heading above it names.
"""

from __future__ import annotations

from datetime import date, timedelta

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.rulings.reference_days import BESIDE, ENDS, is_told_in_order
from calendars.extraction.rulings.scene import Reading, Scene
from calendars.extraction.rulings.tense import LOOK
from calendars.models import Grain
from calendars.periods import WEEK, days_of

# "last | Tuesday and Thursday", "next Monday | and on Friday"
STEPS = frozenset({"last", "next"})


def is_second_of_two(time: TimeExpression, scene: Scene) -> bool:
    """Whether a weekday is joined to one of last or next week: "last Tuesday and | Thursday"."""
    words, lows = scene.weekday_words, scene.document.lows
    if words is None or time.step is not None or lows[words[0]] not in STEPS:
        return False
    return lows[words[1] : time.first] in (["and"], ["and", "on"])


def before_second(time: TimeExpression, scene: Scene, day: date) -> date:
    """The first of two days that are over: a week earlier than it would be alone, where the second lay ahead."""
    second = scene.following
    if time.step != -1 or second is None or scene.published is None or second.rule != time.rule or second.step:
        return day
    if scene.document.lows[time.last : second.first] not in (["and"], ["and", "on"]):
        return day
    apart = ((second.weekday or 1) - (time.weekday or 1)) % 7
    return day - WEEK if day + timedelta(days=apart) > scene.published else day


# So many words before a day "after" may stand.
AFTER_THAT = 10
# Whoever left before does so later: "will leave on Wednesday. He will arrive on Thursday".
LANDING = frozenset({"arrive", "arrives", "arriving", "land", "lands", "landing"})
# How one gets to where something is to be held, and what may stand before that place.
COMING = LANDING | {"fly", "flies", "flying", "travel", "travels", "come", "comes", "coming", "reach", "reaches"}
WAYS = frozenset({"in", "to", "at", "the", "into", "back", "over", "down", "up", "on"})
HELD = frozenset({"held", "convene", "meet"})
# A sentence that goes on with a programme opens with the day: "On Wednesday".
OPENING = 2
# What is told of somebody by the way is in no order.
ASIDE = frozenset({"who", "which", "whose"})


def is_behind_later(time: TimeExpression, scene: Scene) -> bool:
    """ "Arrives on Sunday. ... On Wednesday he attends the summit", told on a Wednesday: the one behind that Sunday."""
    if scene.day is None or scene.published is None or scene.document.lows[time.last : time.last + 1] == ["'s"]:
        return False
    apart = scene.day - scene.published
    begin = scene.document.sentences[scene.document.sentence_of(time.first)][0]
    near = scene.document.lows[max(begin, time.first - AFTER_THAT) : time.first]
    near = near[max((at for at, low in enumerate(near) if low == ","), default=0) :]
    if not ASIDE.isdisjoint(near):
        return False  # "is due in Oslo on Thursday. X, who lands here on Wednesday, will"
    if _is_apart(scene, begin, time.first):
        return False
    if scene.verbs.any("at_first", near):
        return False  # "on May 20. The talks, originally to open on Thursday, were put off"
    told = scene.document.lows[max(begin, time.first - LOOK) : time.first]
    if "would" in told and scene.verbs.any("saying", told):
        return False  # "opens on Sunday. X said he would fly to Oslo on Thursday": what is said is a story of its own
    also = near[-2:] == ["end", "of"] or "also" in told
    if also or not {"after", "following", "from"}.isdisjoint(near):
        return False  # "on Sunday. It comes after talks with X on Thursday", "He is also to see X on Thursday"
    if scene.weekday_words is not None and LANDING.isdisjoint(near):
        first = scene.weekday_words[0]
        if scene.verbs.any("parting", scene.document.lows[max(first - BESIDE, 0) : first]):
            return False  # "leaves early on Saturday. On Friday he attends the summit"
    ordered = is_told_in_order(scene.document, scene.day_sentence, scene.document.sentence_of(time.first))
    return timedelta() < apart < WEEK and ordered and not _comes_for_it(scene, begin, near)


def _is_apart(scene: Scene, begin: int, first: int) -> bool:
    """Whether a plan stands beside what is to be held: "The talks will be held on Friday. X will see Y on Monday"."""
    lows = scene.document.lows
    held = not HELD.isdisjoint(lows[slice(*scene.document.sentences[scene.day_sentence])])
    return held and scene.day_sentence >= 0 and lows[begin] not in ("he", "she", "they") and first - begin > OPENING


def _comes_for_it(scene: Scene, begin: int, near: list[str]) -> bool:
    """ "Will meet X in Lima on Friday. He will fly to Lima on Thursday": he comes there before, if to the same place.

    Where no place was told before, he comes there as well: "will meet X on Friday. He will arrive in Lima on Thursday".
    """
    at = next((at for at, low in enumerate(near) if low in COMING), None)
    if at is None or scene.day_sentence < 0:
        return False
    first, last = scene.document.sentences[scene.day_sentence]
    told = scene.document.lows[first:last]
    if not COMING.isdisjoint(told) or scene.verbs.any("parting", told):
        return False  # "lands in Lima on Friday. He will fly to Quito on Thursday"
    place = next((low for low in near[at + 1 :] if low not in WAYS), "here")
    if place == "here" or scene.places[frozenset({place})][0] < begin:
        return True
    behind = (scene.document.words[at + 1] for at in range(first, last - 1) if scene.document.lows[at] in ("in", "at"))
    return not any(word[:1].isupper() for word in behind)


# What the heading of a list of the days of a week says beside its name, and how far it reaches in sentences.
OF_AGENDAS = frozenset(
    {"week", "ahead", "for", "of", "the", "in", "to", "looking", "coming", "up", "s", "'s", ":", ",", "-"}
)
HEADED = 30
# As many words a heading has at most.
HEADING = 14


def heads_week(time: TimeExpression, reading: Reading, scene: Scene) -> bool:
    """Whether a heading names the week of what follows: "Schedule for the week of July 25", "Next week".

    So does a sentence that opens with it: "Next week, X has a full agenda".
    """
    week = reading.grain is Grain.WEEK or (time.until is not None and reading.end is not None)
    if not week or reading.start is None or scene.published is None:
        return False
    first, last = days_of(reading.start)[0], days_of(reading.end or reading.start)[1]
    if last - first > WEEK or last < scene.published:
        return False
    begin, end = scene.document.sentences[scene.document.sentence_of(time.first)]
    others = [*scene.document.lows[begin : time.first], *scene.document.lows[time.last : end]]
    titled = scene.verbs.any("agendas", others)
    if scene.document.words[end - 1] not in ENDS and end - begin <= HEADING:
        verbs = scene.verbs.any_finite(low for low in others if not scene.verbs.has("agendas", low))
        return (titled and not verbs) or OF_AGENDAS.issuperset(others)
    opens = (titled and time.first - begin <= 1) or others[:2] == ["looking", "ahead"]
    return opens and first > scene.published


def week_of_heading(time: TimeExpression, scene: Scene) -> date | None:
    """The Monday of the week that a heading names above a weekday that is to come, or is told without a tense."""
    if scene.headed is None:
        return None
    monday, sentence = scene.headed
    if scene.document.sentence_of(time.first) - sentence > HEADED or scene.direction(time) == "past":
        return None
    return monday
