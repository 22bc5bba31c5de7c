"""Count from an event whose day the article tells elsewhere: "ten days before the vote", of a vote held on May 5.

In: the mentions of a document, resolved one by one. Out: the same, but that lengths before and after such an event are
days, and so is the hour at which it was. What the article gives two days for, or none, stays as it is. Meetings, visits
and talks are not looked up here: articles tell of many, and linking/anchors.py counts from them once they are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.page import EVENT_REACH, STEPS
from calendars.extraction.readings.vocabulary import Event
from calendars.extraction.rulings.arithmetic import moment_of, with_offset
from calendars.extraction.rulings.scene import Pair, Scene, shift_day
from calendars.extraction.rulings.tense import LOOK
from calendars.extraction.words.verbs import FINITE, Verbs
from calendars.extraction.words.word_lists import POSSESSIVES
from calendars.models import Grain, TimeMention, TimexType

# So many words before its day stands the verb of an event, or what that is the subject of.
DAY_REACH = 12
# So many words before its hour: "was shot to death at 10 p.m.".
HOUR_REACH = 4
# Before an event that the reader knows.
KNOWN = POSSESSIVES | {"the", "his", "her", "its", "their"}
# What is between an event and its day, or before it, where they are of two clauses or of two phrases.
PARTED = frozenset(
    {",", ";", ":", "(", ")", '"', "“", "”", "and", "or", "but", "that", "which", "who", "when", "while", "where"}
)
# Before the phrase whose event has the day behind it: "killed in the raid on Friday", "since the vote on May 5".
LEADS = frozenset({"in", "during", "after", "before", "since", "until", "following"})
PREPOSITIONS = LEADS | {"of", "at", "on", "for", "to", "with", "from", "by", "into", "over", "against", "about"}
# Behind the last word of a phrase, where no verb is.
BEHIND = PREPOSITIONS | PARTED | KNOWN | {"as", "a", "he", "she", "it", "they", "we"}
# So many letters has a name that is sure to be one.
NAME_LETTERS = 3


class Told(NamedTuple):
    """The days that the article gives for events of a sort, and the words of the sentences that give them."""

    days: set[date]
    words: set[str]


def count_from_events(pairs: list[Pair], scene: Scene, events: Mapping[str, Event]) -> list[Pair]:
    """Resolve what is counted from the events of an article.

    Args:
        pairs: the expressions with their mentions, in text order.
        scene: what resolving knows.
        events: the words of events (`Vocabulary.events`).
    """
    asking = {
        at: event
        for at, (time, mention) in enumerate(pairs)
        if mention.start is None and (event := _event_asked(time, scene, events)) is not None
    }
    told = _days_told(pairs, scene, events) if asking else {}
    found: list[Pair] = []
    for at, (time, mention) in enumerate(pairs):
        day = _day_of(time, asking[at], told, scene, events) if at in asking else None
        if time.rule == "times.clock":
            found.append((time, mention if day is None else at_hour(time, mention, day.isoformat())))
        elif day is not None and (counted := _count(time, mention, day, scene)) is not None:
            found.append(_with_hour(found, (time, counted), scene))
        elif time.rule != "times.event_day":
            found.append((time, mention))
    return found


def _event_asked(time: TimeExpression, scene: Scene, events: Mapping[str, Event]) -> int | None:
    """The word of the event that an expression is counted from, or that was at its hour; else None."""
    lows = scene.document.lows
    if time.rule == "times.clock":
        begin, _ = scene.document.sentences[scene.document.sentence_of(time.first)]
        near = range(time.first - 1, max(begin, time.first - HOUR_REACH) - 1, -1)
        return next((one for one in near if lows[one] in events and events[lows[one]].is_verb), None)
    if time.rule not in ("times.duration", "times.event_day") or time.unit not in ("D", "W") or not time.count:
        return None
    if time.until is not None or time.last == len(lows) or lows[time.last] not in STEPS:
        return None
    return _event_behind(lows, time.last + 1, events, scene.verbs)


def _event_behind(lows: list[str], begin: int, events: Mapping[str, Event], verbs: Verbs) -> int | None:
    """ "The vote", "his death", "he was shot" behind "before"; not "the enquiry into the killing", "a vote"."""
    for at in range(begin, min(begin + EVENT_REACH, len(lows))):
        if lows[at] in PARTED or lows[at] in PREPOSITIONS:
            return None
        event = events.get(lows[at])
        if event is None:
            continue
        if event.is_noun and not KNOWN.isdisjoint(lows[begin:at]) and _is_whole(lows, at, verbs):
            return at
        return at if event.is_verb and at > begin and lows[at - 1] not in KNOWN else None
    return None


def _is_whole(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether a noun is the last of its phrase, and not what something else is called by ("election observers")."""
    behind = lows[at + 1] if at + 1 < len(lows) else "."
    return behind in BEHIND or not behind.isalpha() or verbs.sort(behind) in FINITE


def _days_told(pairs: list[Pair], scene: Scene, events: Mapping[str, Event]) -> dict[str, Told]:
    """The days that the article gives for each sort of event."""
    told: dict[str, Told] = {}
    for time, mention in pairs:
        day = day_told(mention)
        event = _event_of_day(time, scene, events) if day else None
        if event is not None:
            of_sort = told.setdefault(event.sort, Told(set(), set()))
            of_sort.days.add(date.fromisoformat(day))
            begin, end = scene.document.sentences[scene.document.sentence_of(time.first)]
            of_sort.words.update(scene.document.words[max(begin, time.first - LOOK) : min(end, time.last + LOOK)])
    return told


def _event_of_day(time: TimeExpression, scene: Scene, events: Mapping[str, Event]) -> Event | None:
    """The event that was on a day: "the May 5 vote", "was shot on May 5", "the vote is on", "in the vote on May 5"."""
    lows, verbs = scene.document.lows, scene.verbs
    begin, end = scene.document.sentences[scene.document.sentence_of(time.first)]
    behind = time.last + (lows[time.last : time.last + 1] in (["'s"], ["’s"]))
    for at in range(behind, min(behind + 3, end)):
        event = events.get(lows[at])
        if event is not None and event.is_noun and _is_whole(lows, at, verbs):
            return event
        if not lows[at].isalpha() or lows[at] in PREPOSITIONS or lows[at] in KNOWN:
            break
    finite = False  # whether a verb has been passed on the way back
    for at in range(time.first - 1, max(begin, time.first - DAY_REACH) - 1, -1):
        event = events.get(lows[at])
        if event is not None and event.is_verb and not finite and lows[at - 1 : at] != ["the"]:
            return event
        if event is not None and event.is_noun and _is_whole(lows, at, verbs):
            of_day = lows[at + 1 : time.first] == ["of"]  # "the coup of May 5"
            if of_day or _has_day(lows, begin, at, finite, scene):
                return event
        if lows[at] in PARTED or verbs.has("saying", lows[at]):
            return None
        finite = finite or verbs.sort(lows[at]) in FINITE
    return None


def _has_day(lows: list[str], begin: int, at: int, finite: bool, scene: Scene) -> bool:
    """Whether a noun before a day is what the day is of: the subject of the verb between, or behind "in", "since"."""
    for one in range(at - 1, max(begin, at - EVENT_REACH) - 1, -1):
        if lows[one] in PARTED:
            return finite
        if lows[one] in PREPOSITIONS:
            return lows[one] in LEADS and not finite
        if scene.verbs.sort(lows[one]) in FINITE:
            return False
    return finite or at - begin < EVENT_REACH  # "The vote on May 5 was close"


def _day_of(
    time: TimeExpression, at: int, told: Mapping[str, Told], scene: Scene, events: Mapping[str, Event]
) -> date | None:
    """The one day that the article gives for the event at a word; None where it gives several, or names another one.

    The names before the word, if there are any, stand where the day is given; for an hour one must.
    """
    document, event = scene.document, events[scene.document.lows[at]]
    known = [told[sort] for sort in (event.sort, *event.also) if sort in told]
    days = {day for of_sort in known for day in of_sort.days}
    if len(days) != 1:
        return None
    begin, _ = document.sentences[document.sentence_of(at)]
    near = document.words[max(begin, at - LOOK) if time.rule == "times.clock" else time.last : at]
    names = {word for word in near if len(word) > NAME_LETTERS and word[0].isupper()}
    fits = any(not names.isdisjoint(of_sort.words) for of_sort in known)
    return days.pop() if fits or not (names or time.rule == "times.clock") else None


def _count(time: TimeExpression, mention: TimeMention, base: date, scene: Scene) -> TimeMention | None:
    """The day so many days from another, unless it lies where the clause cannot have it."""
    step = STEPS[scene.document.lows[time.last]]
    day = shift_day(base, time.unit, step * (time.count or 0))
    scene.asked = None
    direction, today = scene.direction(time), scene.published
    if today is not None and ((direction == "future" and day < today) or (direction == "past" and day > today)):
        return None
    form = day.isoformat()
    return mention._replace(
        type=TimexType.DATE, value=form, grain=Grain.DAY, start=form, filled=("day",), rule="times.from_event"
    )


def _with_hour(found: list[Pair], pair: Pair, scene: Scene) -> Pair:
    """Put the hour right before a day that was counted onto it: "at 6 a.m. ten days before the vote"."""
    time, mention = pair
    if not found or found[-1][0].rule != "times.clock" or found[-1][0].last != time.first or found[-1][1].timezone:
        return pair
    clock, hour = found.pop()
    day, span = mention.value, (hour.span[0], mention.span[1])
    return replace(time, first=clock.first), mention._replace(
        span=span,
        text=scene.document.text[slice(*span)],
        type=TimexType.TIME,
        value=day + clock.clock,
        start=moment_of(day, clock.clock),
        grain=Grain.MINUTE,
    )


def day_told(mention: TimeMention) -> str:
    """The one day that a mention tells, or of which it tells the hour; "" of a span and of what is coarser."""
    told = mention.grain in (Grain.DAY, Grain.MINUTE) and not mention.end
    return (mention.start or "")[:10] if told else ""


def at_hour(time: TimeExpression, mention: TimeMention, day: str) -> TimeMention:
    """An hour that was told without a day, on the day that it is found to be of."""
    start = with_offset(moment_of(day, time.clock), mention.timezone)
    return mention._replace(value=day + time.clock, start=start, filled=("day",))
