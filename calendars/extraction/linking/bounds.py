"""Count when something begins and ends: the hour of a day, the first day of a stay and the last.

In: a draft with its day, and the length or the count of days that is told. Out: the same draft, with start and end.
"""

from __future__ import annotations

from datetime import date, timedelta

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import Draft
from calendars.extraction.clauses.clauses import AFTER, Clause
from calendars.extraction.clauses.moods import Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.rulings.arithmetic import offset_of
from calendars.models import Kind, Step, TimeMention


def clock_on(day: str, clock: TimeMention) -> str:
    """A clock time with its offset on a day, to be put behind it."""
    hour = clock.value[clock.value.index("T") :][:6]
    return hour + (offset_of(clock.timezone, date.fromisoformat(day[:10]), hour) if clock.timezone else "")


def set_end(draft: Draft) -> None:
    """Count the other end of a stay whose length is stated: "a three-day visit starting Monday"."""
    if not (draft.start and draft.days and not draft.end and len(draft.start) == 10 and draft.kind is not Kind.CALL):
        return
    day, length = date.fromisoformat(draft.start), timedelta(days=draft.days - 1)
    if day == draft.today and draft.rests_on("drafts.now") and draft.verb not in ("cues.begin", "cues.end"):
        return  # "is in Hanoi for a three-day visit": which day of it this is, nobody says
    if draft.verb == "cues.end":
        draft.start, draft.end = (day - length).isoformat(), draft.start
    elif draft.tense is not Tense.PRESENT or draft.verb != "1" or draft.began:
        draft.end = (day + length).isoformat()


# Days on which a weekend begins, as date.weekday() counts them.
FRIDAY, SATURDAY, SUNDAY = 4, 5, 6


def end_weekend(scene: Scene, candidate: Candidate, clause: Clause, draft: Draft) -> None:
    """ "Arrives on Friday for a weekend visit", "a weekend summit that opened on Saturday": until the Sunday."""
    if not draft.start or len(draft.start) != 10 or draft.end or draft.days or draft.kind is Kind.CALL:
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
    ahead = draft.tense in (Tense.FUTURE, Tense.TENTATIVE)
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
    if not draft.start or len(draft.start) != 10 or draft.end or not (candidate.nth > 1 or candidate.last_day):
        return
    day = date.fromisoformat(draft.start)
    first = day - timedelta(days=max(candidate.nth, 1) - 1)
    if draft.today is not None and draft.tense is Tense.FUTURE and draft.today < first < day:
        return  # "will meet on Thursday for the second day of talks", told on Tuesday: on that day
    if candidate.nth > 1:
        draft.nth = candidate.nth
        draft.start = first.isoformat()
        if draft.days and draft.days >= candidate.nth and not candidate.last_day:
            draft.end = (day + timedelta(days=draft.days - candidate.nth)).isoformat()
    if candidate.last_day:
        draft.end = day.isoformat()
        if not candidate.nth and draft.days:
            draft.start = (day - timedelta(days=draft.days - 1)).isoformat()
    if draft.end == draft.start:
        draft.end = None
    goes_on = draft.today is not None and (draft.today < day or (draft.tense is Tense.FUTURE and draft.today == day))
    if candidate.nth > 1 and goes_on and draft.start <= str(draft.today):
        draft.tense, draft.change, draft.since = (
            Tense.PRESENT,
            "running",
            True,
        )  # "On Thursday, the third day of his visit"
    if day == draft.today and draft.tense is not Tense.FUTURE:
        draft.change, draft.since = draft.change or "running", not candidate.last_day
