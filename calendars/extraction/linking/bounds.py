"""Count when something begins and ends: the hour of a day, the first day of a stay and the last.

In: a draft with its day, and the length or the count of days that is told. Out: the same draft, with start and end. Of
drafts that are told from another event, "two weeks after the summit", in: the drafts by their candidates, their links
with the anchors that `anchors.py` found, and the day of the news; out: nothing, the drafts have their days.
"""

from __future__ import annotations

from datetime import date, timedelta

from calendars.extraction.candidates.candidates import Anchor, Candidate, Link
from calendars.extraction.candidates.occasions import GATHER, MEET, Draft
from calendars.extraction.clauses.clauses import AFTER, Clause
from calendars.extraction.clauses.tenses import FATES, YET_TO_COME, Tense
from calendars.extraction.fates.statuses import covers, status_of
from calendars.extraction.names.actors import Scene
from calendars.extraction.rulings.arithmetic import add_months, offset_of
from calendars.extraction.rulings.scene import shift_day
from calendars.extraction.words.word_lists import RESUMING
from calendars.models import Kind, Step, TimeMention
from calendars.periods import DAY_LENGTH, MONTH_LENGTH, days_of, has_day


def is_hour_of_resuming(scene: Scene, day: int, hour: int) -> bool:
    """Whether an hour told behind a day is not that of its beginning, but of going on later."""
    return bool(scene.chunks.find(RESUMING, day, hour))


def clock_on(day: str, clock: TimeMention) -> str:
    """A clock time with its offset on a day, to be put behind it; "" for midnight, which may be that before it too."""
    hour = clock.value[clock.value.index("T") :][:6]
    if hour == "T24:00":
        return ""
    return hour + (offset_of(clock.timezone, date.fromisoformat(day[:10]), hour) if clock.timezone else "")


def set_end(draft: Draft) -> None:
    """Count the other end of a stay whose length is stated: "a three-day visit starting Monday"."""
    if not (draft.start and draft.days and not draft.end and has_day(draft.start) and draft.kind is not Kind.CALL):
        return
    if len(draft.start) > DAY_LENGTH and (draft.days < 2 or draft.kind is not Kind.VISIT):
        return
    day, length = date.fromisoformat(draft.start[:10]), timedelta(days=draft.days - 1)
    if day == draft.today and draft.rests_on("drafts.now") and draft.verb not in ("cues.begin", "cues.end"):
        return  # "is in Hanoi for a three-day visit": which day of it this is, nobody says
    if draft.verb == "cues.end":
        draft.start, draft.end = (day - length).isoformat(), day.isoformat()
    elif draft.tense is not Tense.PRESENT or draft.verb != "1" or draft.began:
        draft.end = (day + length).isoformat()


# Days on which a weekend begins, as date.weekday() counts them.
FRIDAY, SATURDAY, SUNDAY = 4, 5, 6


def end_weekend(scene: Scene, candidate: Candidate, clause: Clause, draft: Draft) -> None:
    """ "Arrives on Friday for a weekend visit", "a weekend summit that opened on Saturday": until the Sunday."""
    if not draft.start or len(draft.start) != DAY_LENGTH or draft.end or draft.days or draft.kind is Kind.CALL:
        return
    day = date.fromisoformat(draft.start)
    if not FRIDAY <= day.weekday() < SUNDAY:
        return
    nouns = [at for at in range(clause.start + 1, clause.end) if scene.chunks.low(at - 1) == "weekend"]
    journey = draft.kind is Kind.VISIT and not candidate.noun
    journey = journey and any(scene.chunks.entries[at][1] == "triggers.visit" for at in nouns)
    if journey or candidate.at in nouns:
        draft.end = (day + timedelta(days=SUNDAY - day.weekday())).isoformat()


def take_weekend(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> bool:
    """ "Has invited X for a weekend summit", "held weekend talks": the next one or the last; whether it is told."""
    ahead = draft.tense in YET_TO_COME
    if not candidate.noun or scene.chunks.low(candidate.at - 1) != "weekend" or draft.today is None:
        return False
    if not ahead and draft.tense is not Tense.PAST and clause.opener not in AFTER:
        return True  # "hold weekend talks": on none of the days that are near, if it is not said which
    since = (draft.today.weekday() - SATURDAY) % 7
    off = -since if not ahead or since == 0 else 7 - since
    saturday = draft.today + timedelta(days=off)
    draft.start, draft.end = saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()
    draft.steps.append(Step("drafts.weekend", "weekend", draft.span))
    return True


def count_from_nth_day(candidate: Candidate, draft: Draft) -> None:
    """ "On the second day of talks", "on the final day of the summit": the first day is counted, the last one known."""
    # "is on the third day of his visit. He leaves on Friday": both ends are known
    until = candidate.nth > 1 and not candidate.last_day and draft.end == draft.until
    if not draft.start or len(draft.start) != DAY_LENGTH or not (candidate.nth > 1 or candidate.last_day):
        return
    if (draft.end and not until) or draft.change in FATES:
        return  # nor of "A second day of talks, planned for Wednesday, has been dropped"
    day = date.fromisoformat(draft.start)
    first = day - timedelta(days=max(candidate.nth, 1) - 1)
    if draft.today is not None and draft.tense is Tense.FUTURE and draft.today < first < day:
        return  # "will meet on Thursday for the second day of talks", told on Tuesday: on that day
    if candidate.nth > 1:
        draft.nth = candidate.nth
        draft.start = first.isoformat()
        if draft.days and draft.days >= candidate.nth and not candidate.last_day and not draft.end:
            draft.end = (day + timedelta(days=draft.days - candidate.nth)).isoformat()
    if candidate.last_day:
        draft.end, draft.last_day = day.isoformat(), True
        if not candidate.nth and draft.days:
            draft.start = (day - timedelta(days=draft.days - 1)).isoformat()
    goes_on = draft.today is not None and (draft.today < day or (draft.tense is Tense.FUTURE and draft.today == day))
    if candidate.nth > 1 and goes_on and draft.start <= str(draft.today):
        draft.tense, draft.change, draft.since = (
            Tense.PRESENT,
            "running",
            True,
        )  # "On Thursday, the third day of his visit"
    if day == draft.today and draft.tense is not Tense.FUTURE:
        draft.change, draft.since = draft.change or "running", not candidate.last_day


def count_anchored(drafts: dict[int, Draft], links: list[Link], scene: Scene, today: date | None) -> None:
    """Give drafts the time that their anchors make of the events counted from.

    Args:
        drafts: by number of their candidate.
        links: of all candidates.
        scene: for the words of the phrase.
        today: the day of publication.
    """
    for index, draft in drafts.items():
        anchor = links[index].anchor
        if anchor is None or draft.start is not None:
            continue
        base, named = _base_of(anchor, drafts, draft, today)
        counted, steps = draft, anchor.steps
        if base is None and anchor.event in drafts:
            base, named = _day_told_elsewhere(draft, drafts)
            counted, steps = drafts[anchor.event], -anchor.steps
        start = base and shift(base, steps, anchor.unit)
        if start and anchor.unit == "W" and abs(steps) > 1:  # "three weeks before", to the day, is too fine
            start = "{}-W{:02}".format(*date.fromisoformat(start).isocalendar())
        mention = scene.chunks.times.get(anchor.at) or named
        if not start or counted.start is not None or _belies(counted, start):
            continue
        counted.start, counted.time, counted.score = start, mention, 8.0
        counted.mentions += [mention] if mention is not None else []  # of "on the eve of the summit" there is none
        set_end(counted)
        counted.steps.append(Step("anchors.counted", scene.chunks.text(anchor.at), scene.chunks.span(anchor.at)))
        counted.status = status_of(counted)


def _belies(draft: Draft, start: str) -> bool:
    """Whether the verb says that it is over and the count that it is to come, or the other way round."""
    if draft.today is None:
        return False
    first, last = days_of(start)
    over, ahead = draft.tense is Tense.PAST, draft.tense in YET_TO_COME
    return (over and first > draft.today and not draft.change) or (ahead and last < draft.today)


def _base_of(
    anchor: Anchor, drafts: dict[int, Draft], counted: Draft, today: date | None
) -> tuple[str | None, TimeMention | None]:
    """The day counted from: named in the phrase, told of its event, told elsewhere of it, or that of publication."""
    if anchor.day is not None:
        return (anchor.day.start or "")[:10], anchor.day
    if anchor.event is None:
        return (today.isoformat() if today else None), None
    event = drafts.get(anchor.event)
    if event is None:
        return None, None
    if event.start and not event.rests_on("drafts.digest_day"):
        return event.start[:10], event.time
    others = [other for other in _dated(drafts) if _may_be(event, other)]
    if any(other.kind is event.kind for other in others):  # the summit before the session that prepares it
        others = [other for other in others if other.kind is event.kind]
    told = {(other.start or "")[:10]: other.time for other in others}
    # "next week", "from Thursday": the finer one
    told = {one: time for one, time in told.items() if not any(one != two and covers(one, two) for two in told)}
    # but not "met a week before the bloc holds talks"
    if not told and event.tense is Tense.PRESENT and today and event.span < counted.span:
        return today.isoformat(), None  # "The talks come a week after X left"
    return _only(told)


def _day_told_elsewhere(draft: Draft, drafts: dict[int, Draft]) -> tuple[str | None, TimeMention | None]:
    """The day of "the meeting will take place two days before X meets Y", which another mention of it tells."""
    told = [other for other in _dated(drafts) if other.tense is Tense.FUTURE and other.end is None]
    told = [other for other in told if _may_be(draft, other) or (draft.sides and set(draft.sides) == set(other.sides))]
    days = {(other.start or "")[:10]: other.time for other in told}
    return _only(days)


def _only(days: dict[str, TimeMention | None]) -> tuple[str | None, TimeMention | None]:
    """The one day that is told, with its mention, or neither."""
    return next(iter(days.items())) if len(days) == 1 else (None, None)


def _dated(drafts: dict[int, Draft]) -> list[Draft]:
    """The drafts whose day the text tells, and not only its publication."""
    return [draft for draft in drafts.values() if draft.start and not draft.rests_on("drafts.digest_day")]


def _may_be(event: Draft, other: Draft) -> bool:
    """Whether another mention may tell of the same event."""
    alike = event.kind is other.kind or any(event.kind in group and other.kind in group for group in (MEET, GATHER))
    next_told = event.kind is other.kind and event.sentences[0] == other.sentences[-1] + 1
    if not alike or (not other.sides and other.kind in MEET and not next_told):
        return False  # "the meeting is set for Monday": nothing tells whose it is
    if event.kind is Kind.VISIT and len(other.sides) < 2 <= len(event.sides):
        return False  # "his May 5-9 trip": nothing tells where it leads
    return not event.sides or set(event.sides) <= set(other.sides) or set(other.sides) <= set(event.sides)


def shift(start: str, steps: int, unit: str) -> str | None:
    """A day or month moved by a number of units; None where it is too coarse for them.

    >>> shift("2004-03-10", -3, "D"), shift("2000-10", 2, "M"), shift("2004-03", 1, "D")
    ('2004-03-07', '2000-12', None)
    """
    if unit == "M":
        start = start[:7]  # "seven months before", to the day, is too fine
        if len(start) == MONTH_LENGTH and start[5:].isdigit():
            year, month = add_months(int(start[:4]), int(start[5:7]), steps)
            return f"{year:04}-{month:02}"
        return None
    if len(start) != DAY_LENGTH:
        return None
    return shift_day(date.fromisoformat(start), unit, steps).isoformat()
