"""Tell whether two mentions of a gathering, or of talks whose sides are not all told beside it, are of one.

In: two drafts, the one told first before the other. Out: whether they can be one; nothing is changed.
`sameness.py` asks.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from calendars.extraction.candidates.occasions import GATHER, MEET, Draft, is_undated
from calendars.extraction.clauses.tenses import Tense
from calendars.models import Kind, Status
from calendars.periods import DAY_LENGTH, begins_within, has_day

# So many sentences behind a summit the same one may be told with a side of its own.
NEAR_SUMMIT = 3
# So many sentences behind a gathering it may be meant by its name alone.
FAR = 12


def is_hosted_there(many: Draft, other: Draft) -> bool:
    """ "European leaders will hold talks in Riga on Sunday with X. Y will host the summit": he is one of them."""
    crowd = many.many and many.kind in (*MEET, Kind.SUMMIT, Kind.CONFERENCE) and many.rests_on("actors.crowd")
    if crowd and other.rests_on("actors.crowd") and many.sentence == other.sentence:
        return many.start == other.start is not None and not many.sides  # "will convene on Sunday for talks with X"
    near = 0 <= other.sentence - many.sentences[-1] <= NEAR_SUMMIT and other.points_back and other.kind is Kind.SUMMIT
    there = many.place is not None and other.sides == [many.place[1]] and other.start in (None, many.start)
    return near and crowd and there


def bodies_of(draft: Draft, states: Container[str]) -> list[str]:
    """Those of the sides of a gathering that are organisations: no states, and no movements."""
    if not draft.bodies and not any(step.rule.startswith("organisations.") for step in draft.steps):
        return []
    return [side for side in draft.sides if side in (draft.bodies or draft.sides) and side not in states]


def is_that_gathering(one: Draft, other: Draft) -> bool:
    """ "X will host Y at a summit next week ... asked Z to join next week's summit": one more side of it."""
    near = 0 <= other.sentence - one.sentences[-1] <= NEAR_SUMMIT and other.points_back
    alike = one.start == other.start is not None
    return near and alike and len(other.sides) == 1 < len(one.sides) and not (one.bodies or other.bodies)


def is_with_other_envoy(one: Draft, other: Draft) -> bool:
    """ "X of Peru will hold talks with Y of the EU next week. Z will represent Peru at its summit": not those talks."""
    talks, gathering = (other, one) if one.kind in GATHER else (one, other)
    apart = talks.kind not in GATHER and gathering.kind is Kind.SUMMIT and one.sentence != other.sentence
    if not (apart and gathering.bodies and len(talks.people) > 1 and gathering.people):
        return False
    ours = {side for actor in talks.people.values() for side in actor.sides}
    theirs = {side for actor in gathering.people.values() for side in actor.sides}
    return talks.people.keys().isdisjoint(gathering.people) and not ours.isdisjoint(theirs)


def tells_whose(talks: Draft, other: Draft) -> bool:
    """ "Talks in Vienna resume on Tuesday. X and Y have been meeting in Vienna": the next sentence tells who does."""
    near = talks.kind in MEET and other.kind in MEET and not talks.bodies
    unnamed = len(talks.sides) < 2 and talks.start is not None and not talks.points_back
    goes_on = other.change == "running" and set(talks.sides) < set(other.sides) and is_undated(other)
    return near and unnamed and goes_on and talks.place is not None and talks.place == other.place


def convenes_for(gathering: Draft, talks: Draft) -> bool:
    """ "Ministers of X and Y will convene in Almaty on Monday for talks": these are what they come together for."""
    alike = len(gathering.sides) > 1 and set(gathering.sides) == set(talks.sides) and not gathering.bodies
    told = gathering.steps[0].rule == "triggers.convene" and talks.kind in MEET
    return told and alike and gathering.sentence == talks.sentence and gathering.start == talks.start


def meets_for(met: Draft, gathering: Draft) -> bool:
    """ "Envoys of X and Y sat down in Riga on Monday for a conference": it is what they met for."""
    aim = met.kind in MEET and gathering.kind in (Kind.CONFERENCE, Kind.SUMMIT) and gathering.verb == "triggers.meet"
    then = met.sentence == gathering.sentence and met.time is gathering.time is not None
    alike = bool(met.sides) and set(met.sides) == set(gathering.sides)
    return aim and then and alike and not (gathering.outer or gathering.bodies)


def are_of_two_bodies(one: Draft, other: Draft) -> bool:
    """ "The North Atlantic Council meets on Tuesday", "the NATO-Ukraine Commission on Wednesday"."""
    if one.kind not in GATHER or other.kind not in GATHER or not (one.many and other.many):
        return False
    joint = max(len(one.bodies), len(other.bodies)) > 1  # a body of two
    both = bool(one.bodies and other.bodies)
    return (joint or both) and (one.bodies or set(one.sides)) != (other.bodies or set(other.sides))


def are_of_two_circles(one: Draft, other: Draft) -> bool:
    """ "NATO ministers meet on May 3. The session of the NATO-Ukraine Commission due on May 3 was put off"."""
    if one.kind not in GATHER or other.kind not in GATHER or one.time is None or other.time is None:
        return False
    hosts = {
        draft.place[1] for draft in (one, other) if draft.place
    }  # "the Arab League summit that Algeria was to host"
    told = {side for draft in (one, other) for actor in draft.people.values() for side in actor.sides}
    ours, theirs = set(one.sides), set(other.sides)
    return not ours.isdisjoint(theirs) and bool((ours ^ theirs) - hosts - told)


def is_in_its_programme(whole: Draft, item: Draft) -> bool:
    """ "Ministers meet on 1 and 2 December", and in a list by days "10:15 Meeting of the council": a part of it."""
    days = whole.end is not None and whole.end > (whole.start or "") and "T" not in (whole.start or "")
    listed = item.rests_on("schedules.heading") and not whole.rests_on("schedules.heading")
    return days and listed and "T" in (item.start or "") and item.end is None


def is_named_alike(draft: Draft, other: Draft) -> bool:
    """Whether a mention uses a word by which the other was told: "the summit" of "a mini-summit in Riga"."""
    word, named = draft.steps[0].text.lower().split()[-1], ("triggers.", "organisations.")
    return any(step.text.lower().split()[-1:] == [word] for step in other.steps if step.rule.startswith(named))


def _is_there_on_a_day(draft: Draft, last: Draft) -> bool:
    """ "The summit runs from Monday to Friday ... X is expected at the summit on Thursday": one or all of its days."""
    alone = len(set(draft.sides) - set(last.sides)) < 2 and draft.end is None
    dated = has_day(draft.start) and len(last.start or "") == DAY_LENGTH
    return alone and dated and begins_within(draft.start or "", last.start or "", last.end)


def gathering_meant(draft: Draft, recent: Sequence[Draft]) -> Draft | None:
    """The gathering told last, where "the summit" that somebody is to attend or to chair means it, whoever holds it.

    Of what is told with a day, it is the one that goes on on that day.
    """
    own = draft.points_back and draft.many and draft.kind in GATHER and not draft.bodies and draft.place is None
    if not own or draft.tense in (Tense.TENTATIVE, Tense.DENIED) or draft.change:
        return None
    told = (one for one in reversed(recent) if one.kind in GATHER)
    last = next((one for one in told if is_undated(draft) or _is_there_on_a_day(draft, one)), None)
    if last is None or last.start is None or not last.many or not last.sides or len(last.bodies) > 1:
        return None
    over = last.status is Status.HELD and draft.tense is Tense.FUTURE
    return last if is_named_alike(draft, last) and not over and draft.sentence - last.sentences[-1] <= FAR else None


def signing_attended(draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """ "X and Y will sign a treaty in Riga on Friday. Z is to attend the ceremony": that of the signing told last."""
    loose = is_undated(draft) or draft.rests_on("drafts.digest_day")
    guest = draft.kind is Kind.OTHER and draft.points_back and loose and (draft.attends or not draft.sides)
    guest = guest and draft.steps[0].rule == "triggers.ceremony"
    if not guest or draft.tense in (Tense.TENTATIVE, Tense.DENIED) or draft.change:
        return None
    over = draft.tense is not Tense.FUTURE
    signed = (one for one in reversed(kept) if one.kind is Kind.SIGNING and one.start)
    fitting = (one for one in signed if (one.status is Status.HELD) is over)
    last = next(fitting, None)
    return last if last is not None and draft.sentence - last.sentences[-1] <= NEAR_SUMMIT else None
