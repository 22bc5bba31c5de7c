"""Tell whether a mention tells when what was told before ends, or when it began: "The session will close on Wednesday".

In: a draft and one told before it. Out: whether the one ends or begins the other, and on which day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from calendars.extraction.candidates.occasions import GATHER, GOES_ON, MEET, Draft, is_now
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.fates.statuses import BEGUN
from calendars.extraction.linking.lasting import LONGEST
from calendars.extraction.merging.same_kind import are_in_two_countries, may_point
from calendars.extraction.merging.sameness import REACH
from calendars.models import Kind, Status
from calendars.periods import days_of, has_day


def is_end_of(draft: Draft, other: Draft) -> bool:
    """Whether a mention tells when what was told before ends: "The session will close on Wednesday"."""
    if not (draft.points_back or _is_of_arrival(draft, other)) or not draft.start or draft.days or draft.end:
        return False
    early = draft.tense is Tense.PAST and draft.start < (other.end or "")  # "a day early"
    within = draft.verb == GOES_ON and (other.start or "") < draft.start < (other.end or "")
    if other.end and other.end != draft.start[:10] and not (early or within):
        return False  # "a two-day summit opened on Monday ... The summit ended on Tuesday"
    if not has_day(other.start) or not has_day(draft.start) or not may_point(draft, other):
        return False
    days = (days_of(day_behind(draft, other))[0] - days_of(other.start[:10])[0]).days
    near = draft.sentence - other.sentences[-1] <= REACH and 0 < days <= LONGEST
    if draft.verb == GOES_ON and (other.kind is Kind.VISIT or not (days == 1 or within or is_going_on(draft, other))):
        return False  # "met on Monday. The talks are to continue on Friday"
    begun = other.verb in BEGUN or other.change == "running" or is_now(other)
    # "will visit from Friday", "visits on Friday", "The visit will end on Sunday", "The visit ends on Sunday"
    ahead = other.tense is Tense.FUTURE or (other.tense is Tense.PRESENT and other.status is Status.SCHEDULED)
    begun = begun or (ahead and draft.tense in (Tense.PRESENT, Tense.FUTURE))
    alike = (other.kind, Kind.MEETING, Kind.SESSION if other.kind is Kind.CONFERENCE else other.kind)
    gathered = other.kind in GATHER and draft.kind in alike  # "The plenary ends on Friday"
    again = draft.kind is Kind.TALKS and draft.verb == "cues.end" and not (draft.another or draft.pair)
    gathered = gathered or (again and other.kind in MEET)
    if gathered and other.tense is Tense.PAST and draft.tense in (Tense.PRESENT, Tense.FUTURE):
        # "gathered on Monday. The summit ends on Tuesday", "met on Monday. The talks are to end on Wednesday"
        begun = draft.start[:10] >= str(other.today)
    guest = other.many and other.kind in GATHER and len(draft.sides) == 1  # "X will speak at the summit, which ends on"
    return near and begun and (set(draft.sides) <= set(other.sides) or is_only_hosted(draft) or guest)


def _is_of_arrival(draft: Draft, other: Draft) -> bool:
    """ "Arrived on Monday for a visit that ends on Thursday": the visit is that which begins so."""
    visits = draft.kind is other.kind is Kind.VISIT and draft.verb == "cues.end" and draft.tense is Tense.FUTURE
    return visits and other.verb == "triggers.arrive" and draft.sentence == other.sentence


def is_going_on(draft: Draft, other: Draft) -> bool:
    """ "The talks opened on Saturday. They continued on Tuesday", told on Tuesday: they are not over."""
    now = draft.tense is Tense.PAST and (draft.start or "")[:10] == str(draft.today)
    days = (days_of(draft.start or "")[0] - days_of(other.start or "")[0]).days if now else 0
    return days > 1 and other.verb in BEGUN  # of those "extended into Wednesday" that is the end


def is_only_hosted(draft: Draft) -> bool:
    """Whether nobody but who holds an occasion is told beside it: "The talks, hosted by X, are to end on Friday"."""
    hows = {step.note for step in draft.steps if step.note}
    return bool(hows) and hows <= {"agent", "mediator", "host"}


# How many sentences apart the end and the beginning of one round of talks are told.
NEXT = 2


def told_to_begin(draft: Draft, near: Sequence[Draft]) -> Draft | None:
    """The occasion whose end was told, and now its beginning: "The talks ended on Friday. They had begun on Monday".

    Not another round: "The talks ended on Friday. The next round opens on Monday".
    """
    begun = draft.verb == "cues.begin" and draft.tense is Tense.PAST and not (draft.change or draft.days or draft.end)
    if not begun or not draft.points_back or draft.another or not has_day(draft.start):
        return None
    return next((other for other in reversed(near) if _is_end_told(other, draft)), None)


def _is_end_told(other: Draft, draft: Draft) -> bool:
    """Whether all that is told of an occasion is the day on which it ended, some days after the day of a mention."""
    carried = other.before_or_after and other.rests_on("linking.carried")  # "said on Friday after talks in Riga"
    ended = (other.verb == "cues.end" and other.tense is Tense.PAST) or (carried and bool(draft.sides or draft.pair))
    ended = ended and not (other.end or other.days or other.change)
    if not ended or not has_day(other.start) or draft.sentence - other.sentences[-1] > NEXT:
        return False
    days = (days_of((other.start or "")[:10])[0] - days_of((draft.start or "")[:10])[0]).days
    alike = set(draft.sides) <= set(other.sides) or set(other.sides) <= set(draft.sides)
    alike = alike or (draft.attends and other.many and other.kind in GATHER)  # "X attended the summit, which began on"
    apart = are_in_two_countries(draft, other) or not may_point(draft, other) or bool(draft.portfolio - other.portfolio)
    return 0 < days <= LONGEST and alike and not apart


def told_to_end(draft: Draft, near: Sequence[Draft]) -> Draft | None:
    """The occasion that a mention tells the end of: "the talks" are talks before they are a meeting told later.

    "Talks open on Monday. X will meet Y on Tuesday. The talks are due to end on Thursday"
    """
    fitting = [other for other in reversed(near) if is_end_of(draft, other)]
    if fitting and fitting[0].steps[0].rule == "triggers.meet":
        fitting.sort(key=lambda other: other.steps[0].rule != draft.steps[0].rule)
    return fitting[0] if fitting else None


def is_hope_of_one(draft: Draft, near: Sequence[Draft]) -> bool:
    """Whether one only hopes something of what is set: "He hoped the summit would bring peace" tells of no guest."""
    hopes = draft.verb == "cues.hope" and draft.tense is Tense.TENTATIVE and draft.points_back and draft.start is None
    settled = (one for one in near if one.start is not None and one.status is not Status.TENTATIVE) if hopes else ()
    return any(may_point(draft, one) for one in settled)


def day_behind(draft: Draft, other: Draft) -> str:
    """The day of a mention that tells the end of another; a bare weekday is the next one behind its start."""
    end, start = days_of((draft.start or "")[:10])[0], days_of((other.start or "")[:10])[0]
    bare = draft.time is not None and draft.time.stated == ("weekday",)
    return (end + timedelta(days=7 if bare and timedelta(-7) < end - start <= timedelta(0) else 0)).isoformat()
