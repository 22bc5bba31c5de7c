"""Tell whether two mentions can be of one sort: talks that are told as a summit, a call that is told as "the meeting".

In: two drafts, the one told first before the other. Out: whether their sorts, and where and by whom they are held, can
be those of one occasion; nothing is changed.
"""

from __future__ import annotations

from calendars.extraction.candidates.occasions import GATHER, MEET, Draft, is_now, is_undated
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.merging.gatherings import NEAR_SUMMIT, convenes_for, meets_for
from calendars.extraction.merging.same_time import GROUPS
from calendars.models import Kind, Status
from calendars.periods import days_of

# Two who meet, with one who brings them together.
THREE = 3
# Verbs that leave open whether two met or spoke by telephone.
SPOKEN = frozenset({"triggers.talk", "triggers.speak", "triggers.discuss", "triggers.confer", "triggers.commune"})
CONVERSATIONS = frozenset({"conversation", "conversations", "chat"})


def are_in_two_countries(one: Draft, other: Draft) -> bool:
    """Whether two mentions are told in places of two countries."""
    if one.place is None or other.place is None:
        return False
    return bool(one.place[1] and other.place[1]) and one.place[1] != other.place[1]


def are_in_two_cities(one: Draft, other: Draft) -> bool:
    """Whether two mentions are told in two cities: "SIBIU - Meeting of EU ministers", and "PARIS - EU-Japan summit"."""
    cities = [draft.place[0] for draft in (one, other) if draft.place and draft.place[0] != draft.place[1]]
    return len(cities) > 1 and cities[0] != cities[1]


def are_different_people(one: Draft, other: Draft) -> bool:
    """Whether two mentions cannot be of one meeting: nobody is shared, or each has a counterpart of its own."""
    if not one.people or not other.people:
        return False
    first, second = set(one.people), set(other.people)
    if not first & second:
        return True
    return len(first) > 1 and len(second) > 1 and bool(first - second) and bool(second - first)


def are_near_kinds(one: Draft, other: Draft) -> bool:
    """A meeting of leaders is told as summit, meeting or talks; of one side alone it may be either's."""
    if {one.kind, other.kind} == {Kind.SIGNING, Kind.OTHER}:
        return other.points_back  # "The signing ... The ceremony has been put off"
    if _is_call_again(one, other) or _is_call_of_headline(one, other):
        return True
    if is_attended_by(one, other) or convenes_for(one, other) or meets_for(one, other):
        return True
    if {GROUPS[one.kind], GROUPS[other.kind]} == {"call", "gather"}:
        alike = set(one.sides) <= set(other.sides) or set(other.sides) <= set(one.sides)
        told = (one.many and other.many) or one.sentence == other.sentence
        return alike and told and one.start == other.start  # a session by video link
    if {GROUPS[one.kind], GROUPS[other.kind]} != {"meet", "gather"}:
        return False
    if one.many and other.many and one.start == other.start is not None and set(one.sides) == set(other.sides):
        return True  # "ministers of eight states will meet in Riga on Monday, X said. We will hold a meeting with them"
    if are_in_two_countries(one, other):
        return False  # "was received in Havana on Friday ... opened the tenth summit of mayors in Sucre"
    if one.kind is not Kind.SUMMIT and other.kind is not Kind.SUMMIT and not other.points_back:
        return False
    if other.kind is Kind.CONFERENCE and other.pair and other.time is not None and one.time is not None:
        return False  # "will meet on Tuesday and take part in a forum the same day"
    talks, summit = (one, other) if one.kind in MEET else (other, one)
    if summit.start is None and summit.steps[0].text.lower().endswith("summits"):
        return False  # "agreed to a pair of summits. Today's meeting comes after"
    if other is talks and summit.place != talks.place and not other.points_back and are_different_people(one, other):
        return False  # "X and Y met ahead of next week's summit in Riga. X will see Z on Sunday"
    if not one.sides and not other.sides and other.sentence - one.sentences[-1] > NEAR_SUMMIT:
        return False  # "work on a new summit", and far below, "The Abuja talks have yet to resume"
    if set(one.sides) == set(other.sides):
        return True
    if one.sentence == other.sentence and _is_meeting_at(talks, summit, last=other):
        return True
    if other is talks and summit.bodies and other.start == one.start is not None and other.points_back:
        return summit.bodies <= set(talks.sides)  # "a UN conference ... X will open the meeting alongside Y"
    joins = other is talks and other.points_back and is_undated(other) and summit.many and summit.kind is Kind.SUMMIT
    if joins and summit.sides and set(summit.sides) < set(talks.sides):
        return True  # "NATO leaders meet on Monday. X will join them at the start of the meeting"
    if talks.many and talks.start == summit.start is not None and set(talks.sides) < set(summit.sides):
        return True  # "Iran nuclear talks to resume on Monday. The EU brings together Iran, X and Y on Monday"
    at_home = bool(summit.bodies) and len(talks.people) > 1  # "X met his rival. He spoke of the African Union summit"
    of_one_side = len(talks.sides) == 1 and not talks.many and not at_home
    return summit.kind is Kind.SUMMIT and of_one_side and set(talks.sides) < set(summit.sides)


def _is_meeting_at(talks: Draft, summit: Draft, *, last: Draft) -> bool:
    """Whether one sentence tells of talks at a summit; `last` is the one of the two that it names last."""
    within, same = set(summit.sides) < set(talks.sides), talks.start == summit.start
    at_it = summit.verb == "triggers.meet" and talks.time is summit.time is not None
    if at_it and last is summit and len(summit.sides) > 1 and within:
        return True  # "will meet X, Y and others at an EU-Peru summit on Friday"
    if summit.kind is not Kind.SUMMIT or summit.bodies or not same:
        return False
    if len(talks.sides) > 1 and set(talks.sides) < set(summit.sides):
        return True  # "X and Y will meet on Tuesday, at a summit hosted by Z"
    # "will host the leaders of X and Y for a peace summit", "X met Y during a summit in Oslo"
    hosted = talks.steps[0].rule == "triggers.host" or not (summit.before_or_after or summit.tense)
    return last is summit and within and hosted


def is_attended_by(one: Draft, other: Draft) -> bool:
    """ "The ministerial meeting was held in Riga. The ministers of X, Y and Z participated in the meeting"."""
    told = one.kind in GATHER and one.many and one.start is not None and other.attends and other.points_back
    dated = other.start is not None and not other.rests_on("drafts.digest_day", "drafts.now")
    return told and not dated and len(other.sides) >= THREE and other.sentence - one.sentences[-1] <= NEAR_SUMMIT


def may_point(draft: Draft, other: Draft) -> bool:
    """Whether "the call" or "the talks" can mean an occasion of the other's sort."""
    one, two = GROUPS[draft.kind], GROUPS[other.kind]
    return one == two or {one, two} in ({"meet", "gather"}, {"signing", "other"}) or _is_call_again(other, draft)


def is_ahead(draft: Draft, other: Draft) -> bool:
    """ "Will meet on Feb. 25. His cabinet discussed it. The meeting was attended by Z": that one is still to come."""
    held = draft.verb == "cues.support" and draft.tense is Tense.PAST and not draft.change and draft.points_back
    held = held and (draft.start is None or is_now(draft))
    if not held or draft.today is None or other.status is not Status.SCHEDULED or not other.start:
        return False
    return days_of(other.start)[0] > draft.today


def _is_call_of_headline(headline: Draft, told: Draft) -> bool:
    """ "X, Y discuss trade by phone", and below "X talked with Y on Tuesday": the headline tells how."""
    above = headline.sentence == 0 and headline.start is None and headline.kind is Kind.CALL
    return above and told.steps[0].rule in SPOKEN and set(headline.sides) == set(told.sides) and told.place is None


def _is_call_again(call: Draft, draft: Draft) -> bool:
    """Whether "the meeting" points back to one by video, whose words hold it: "an online meeting", "a video summit"."""
    if call.kind is not Kind.CALL or GROUPS[draft.kind] not in ("meet", "gather"):
        return False
    if draft.kind is Kind.TALKS and draft.place is None and draft.start and call.start == draft.start and draft.people:
        return set(call.sides) == set(draft.sides) and set(call.people) == set(draft.people)  # "talks" on that day
    if not draft.points_back:
        return False
    named = draft.steps[0].text.lower()
    near = draft.sentence - call.sentences[-1] <= 1
    if named in CONVERSATIONS and near and (is_undated(draft) or draft.start == call.start):
        return True  # "spoke by phone on Monday. During their conversation, X asked"
    return named in call.steps[0].text.lower().split()


# The length of a summit says nothing of the session that prepares it.
APART = frozenset({Kind.SUMMIT, Kind.SESSION})
# What has stops.
TRAVELS = frozenset({"trip", "tour", "journey"})


def may_lend(lender: Draft, other: Draft) -> bool:
    """Whether the length that one mention gives is the other's: that of a summit is not that of its sessions."""
    borrowed = lender.rests_on("merging.points_back") or not lender.sides
    if lender.kind is Kind.SUMMIT and borrowed:
        return other.kind in (Kind.SUMMIT, Kind.CONFERENCE)
    tour = lender.steps[0].text.lower() == "tour" and other.steps[0].text.lower() not in TRAVELS
    if tour and not other.tour:
        return False  # "arrived in Peru on Friday. The week-long tour has taken her to Chile": of all its stops
    return {lender.kind, other.kind} != APART
