"""Tell whether a mention tells when what was told before ends, and on which day: "The session will close on Wednesday".

In: a draft and one told before it. Out: whether the one ends the other, and on which day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from calendars.extraction.candidates.occasions import GATHER, GOES_ON, Draft, is_now
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.fates.statuses import BEGUN
from calendars.extraction.linking.lasting import LONGEST
from calendars.extraction.merging.same_kind import may_point
from calendars.extraction.merging.sameness import REACH
from calendars.models import Kind, Status
from calendars.periods import days_of


def is_end_of(draft: Draft, other: Draft) -> bool:
    """Whether a mention tells when what was told before ends: "The session will close on Wednesday"."""
    if not draft.points_back or not draft.start or draft.days or draft.end:
        return False
    early = draft.tense is Tense.PAST and draft.start < (other.end or "")  # "a day early"
    if other.end and other.end != draft.start[:10] and not early:
        return False  # "a two-day summit opened on Monday ... The summit ended on Tuesday"
    if other.start is None or len(other.start) < 10 or len(draft.start) < 10 or not may_point(draft, other):
        return False
    days = (days_of(day_behind(draft, other))[0] - days_of(other.start[:10])[0]).days
    near = draft.sentence - other.sentences[-1] <= REACH and 0 < days <= LONGEST
    if draft.verb == GOES_ON and (days != 1 or other.kind is Kind.VISIT):
        return False  # "met on Monday. The talks are to continue on Friday"
    begun = other.verb in BEGUN or other.change == "running" or is_now(other)
    # "will visit from Friday. The visit will end on Sunday", "The visit ends on Sunday"
    begun = begun or (other.tense is Tense.FUTURE and draft.tense in (Tense.PRESENT, Tense.FUTURE))
    gathered = other.kind in GATHER and other.tense is Tense.PAST and draft.kind in (other.kind, Kind.MEETING)
    if gathered and draft.tense in (Tense.PRESENT, Tense.FUTURE):
        begun = draft.start[:10] >= str(other.today)  # "gathered on Monday. The summit ends on Tuesday"
    return near and begun and (not draft.sides or set(draft.sides) <= set(other.sides))


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
