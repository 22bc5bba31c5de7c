"""Give a weekday the week that was told before: "Will visit Peru next week. On Thursday she meets X in Lima".

In: a mention, and those before it. Out: nothing; its day is moved where it is one of that week.
"""

from __future__ import annotations

from datetime import date, timedelta

from calendars.extraction.candidates.occasions import MEET, Draft
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.linking.moves import is_bare_weekday, move_by
from calendars.extraction.merging.same_time import GROUPS
from calendars.extraction.merging.stays import COMING
from calendars.models import Kind, Step
from calendars.periods import WEEK, days_of, has_day, span_of


def take_week(draft: Draft, kept: list[Draft]) -> None:
    """ "Will be in Jakarta next week. On Thursday she meets X there": the Thursday of that week.

    In news a week begins with the Sunday before, and ends with its own.
    """
    if _is_of_programme(draft) and (_is_day_of_visit(draft, kept) or _is_of_week_told(draft, kept)):
        _move_to_week(draft)
        return
    _take_day_of_met(draft, kept)
    # "During the visit, she meets X on Thursday": the visit that was told before
    told = next((one for one in reversed(kept[-2:]) if one.start or not one.points_back), None)
    if told is None or "W" not in (told.start or "") or draft.time is None:
        return
    alike = told.kind is Kind.VISIT or (GROUPS[told.kind] == GROUPS[draft.kind] and (draft.pair or draft.points_back))
    near = draft.sentence - told.sentences[-1] <= 1 and told.sentence < draft.sentence
    if not (alike and near and set(draft.sides) <= set(told.sides)) or draft.tense not in COMING or not draft.start:
        return
    if draft.kind is Kind.CALL or (told.kind is Kind.VISIT and _is_elsewhere(draft, told)):
        return  # "will visit X next week. The two will speak by phone on Thursday"
    own = draft.kind is not Kind.VISIT or not draft.points_back  # not "the visit on Wednesday and Thursday"
    if not is_bare_weekday(draft.time) or (draft.end and told.kind is Kind.VISIT and own):
        return
    monday, day = days_of(told.start or "")[0], days_of(draft.start[:10])[0]
    if timedelta(days=draft.verb != "cues.end") < monday - day < WEEK:
        _move_to_week(draft)


def _take_day_of_met(draft: Draft, kept: list[Draft]) -> None:
    """ "X met Y on Friday. It was said that the meeting on Friday would focus on trade": on that Friday."""
    further = draft.another or draft.renewed or draft.sides or draft.change or draft.end or draft.pair
    further = further or draft.verb not in ("X", "triggers.discuss")  # "The talks will resume on Friday"
    if not draft.points_back or further or draft.tense is not Tense.FUTURE or draft.kind not in MEET:
        return
    if draft.time is None or draft.time.stated != ("weekday",) or not draft.start:
        return
    day = days_of(draft.start[:10])[0] - WEEK
    for met in reversed(kept):
        same = met.kind in MEET and met.tense is Tense.PAST and (met.start or "")[:10] == day.isoformat()
        if same and met.time is not None and met.time.low == draft.time.low:
            draft.start, draft.tense, draft.status = met.start, Tense.PAST, met.status
            return


# So many sentences, and occasions, behind a visit the days of its programme are told.
PROGRAMME_REACH, NEAR_VISITS = 5, 4
# So many sentences behind a visit whose day is that of the arrival.
COMING_REACH = 2
# What a programme is made of.
OF_PROGRAMME = (MEET | {Kind.SUMMIT, Kind.SIGNING, Kind.VISIT}) - {Kind.CALL}


def _is_of_programme(draft: Draft) -> bool:
    """Whether a mention with a weekday to come may be a part of a programme told before."""
    weekday = draft.time is not None and is_bare_weekday(draft.time) and bool(draft.start) and not draft.end
    return weekday and draft.tense in COMING and draft.kind in OF_PROGRAMME and len(draft.sides) > 1


def _week_after(draft: Draft) -> date:
    """The day a week after that of a mention."""
    return days_of((draft.start or "")[:10])[0] + WEEK


def _is_day_of_visit(draft: Draft, kept: list[Draft]) -> bool:
    """ "Will visit Peru from March 23 to 25. On Tuesday he meets X in Lima", told a week before: Tuesday the 24th."""
    later = _week_after(draft)
    for told in reversed(kept[-NEAR_VISITS:]):
        visit = told.kind is Kind.VISIT and told.tense in COMING and has_day(told.start)
        near = 0 < draft.sentence - told.sentence <= PROGRAMME_REACH and told.people.keys() & draft.people.keys()
        if not (visit and near and told.end and set(draft.sides) <= set(told.sides)):
            continue
        first, last = span_of(told.start or "", told.end)
        unplaced = draft.kind is Kind.VISIT and not (draft.place and told.place)
        return first <= later <= last and not (unplaced or _is_elsewhere(draft, told))
    return False


WEEK_TOLD = "merging.week_told_before"


def _move_to_week(draft: Draft) -> None:
    """Take a weekday as that of the week after, which was told before."""
    move_by(draft, WEEK)
    if draft.time is not None:
        draft.steps.append(Step(WEEK_TOLD, draft.time.text, draft.span))


def _is_of_week_told(draft: Draft, kept: list[Draft]) -> bool:
    """ "Will visit Peru next week. She meets X on Wednesday and Y on Thursday": both are days of that week.

    So it is where sentences stand between that tell of other things, as long as the same people are in the same land.
    """
    if (draft.start or "")[:10] < str(draft.today):
        return False  # "X was meeting Y on Wednesday"
    later, near = _week_after(draft), kept[-NEAR_VISITS:]
    return any(_is_day_of_week(draft, told, later) or _is_next_day(draft, told, later) for told in near)


def _is_day_of_week(draft: Draft, told: Draft, later: date) -> bool:
    """Whether a week was told before for what a mention tells the day of, or for the visit that it is a part of."""
    far = draft.sentence - told.sentences[-1]
    if "W" not in (told.start or "") or told.tense not in COMING or not 0 < far <= PROGRAMME_REACH:
        return False
    first, last = days_of(told.start or "")
    sooner = first - (later - WEEK) <= timedelta(days=1)  # the Sunday before it is of that week in news
    if sooner or not first <= later <= last or _is_elsewhere(draft, told):
        return False
    if told.kind is Kind.VISIT:
        sure = far == 1 or len(draft.people) > 1 or draft.place is not None
        return sure and _is_part_of(draft, told)
    same = GROUPS[told.kind] == GROUPS[draft.kind] and set(draft.sides) == set(told.sides)
    return far == 1 and same and draft.people.keys() <= told.people.keys()


def _is_next_day(draft: Draft, told: Draft, later: date) -> bool:
    """ "Meets X on Wednesday and Y on Thursday" where that Wednesday is known to be of the next week: Thursday too.

    So are the days behind that on which a visitor arrives: "He arrives on Monday. He meets X on Wednesday".
    """
    if not has_day(told.start) or not told.people.keys() & draft.people.keys():
        return False
    before = days_of(told.start[:10])[0]
    if not later - WEEK < before <= later < before + WEEK:
        return False
    if told.kind is Kind.VISIT and told.rests_on("linking.arrival"):
        near = 0 < draft.sentence - told.sentences[-1] <= COMING_REACH
        return near and told.tense in COMING and _is_part_of(draft, told) and not _is_elsewhere(draft, told)
    return told.sentence == draft.sentence and told.rests_on(WEEK_TOLD)


def _is_part_of(draft: Draft, visit: Draft) -> bool:
    """Whether what a mention tells is among the visitor's people and hosts."""
    return bool(visit.people.keys() & draft.people.keys()) and set(draft.sides) <= set(visit.sides)


def _is_elsewhere(draft: Draft, told: Draft) -> bool:
    """Whether it is in another land than what was told before."""
    return draft.place is not None and told.place is not None and draft.place[1] != told.place[1]
