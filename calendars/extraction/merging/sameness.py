"""Tell whether two mentions are of one occasion: of one sort, with common sides, at times that can be the same.

In: two drafts, the one told first before the other. Out: whether they can be one; nothing is changed.
"""

from __future__ import annotations

from datetime import timedelta

from calendars.extraction.candidates.occasions import GATHER, MEET, RECENT, Draft, is_now, is_undated
from calendars.extraction.clauses.moods import FATES, Tense
from calendars.extraction.fates.statuses import HELD_BY, covers
from calendars.extraction.merging.gatherings import (
    NEAR_SUMMIT,
    convenes_for,
    is_hosted_there,
    is_that_gathering,
    tells_whose,
)
from calendars.extraction.merging.stays import goes_about, is_same_host, names_stops_of, tells_length
from calendars.models import NEW_TIME, Kind, Status
from calendars.periods import begins_within, days_of, span_of

GROUPS = (
    dict.fromkeys(MEET, "meet")
    | dict.fromkeys(GATHER, "gather")
    | {Kind.CALL: "call", Kind.VISIT: "visit", Kind.SIGNING: "signing", Kind.OTHER: "other"}
)
# How many sentences back "the talks" or "they" may point.
REACH = 12
# In days: an occasion planned so long before another, and put off, is not that one.
LONGEST_GAP = 40
LONGEST_GAP_OF_ONE = 400  # where what was put off is that very one
# In days: what is so long over is not what is told to come.
LONG_OVER = 7
# How many occasions back another mention is looked for: more than any article has, so that time grows with its length
# only.
WINDOW = 100


def is_same(one: Draft, other: Draft) -> bool:
    """Whether two drafts tell of one occasion."""
    if is_hosted_there(one, other):
        return True
    if GROUPS[one.kind] != GROUPS[other.kind] and not _are_near_kinds(one, other):
        return False
    if one.readied is not other.readied and one.sentence == other.sentence:
        return False  # "met to prepare a summit"
    if one.outer and one.start is None and other.kind in MEET and other.points_back and not other.sides:
        return False  # "will meet X on the margins of the summit. The meeting comes amid tension"
    apart = one.before_or_after is not other.before_or_after and one.sentence == other.sentence
    if apart and one.many and len(one.sides) == 1 < len(other.sides):
        return False  # "will meet European leaders on Monday ahead of his meeting with Y"
    dated = one.kind in GATHER and one.start and one.start != other.start  # "will gather on Friday, ahead of the"
    undated = one.start is None and one.kind is not other.kind
    if apart and other.kind in GATHER and other.start and (dated or undated):
        return False  # "The meeting comes ahead of the leaders' summit in June"
    if other.row != one.row and other.sentence == one.sentence:
        return False  # "Tuesday: EU-Ukraine summit; meeting of EU ministers"
    if other.another and other.sentence != one.sentence and one.start != other.start:
        return is_told_as_now(one, other)  # "who is making his second visit to Peru"
    shared = (set(one.sides) - one.beside) & (set(other.sides) - other.beside)
    if one.count and other.count and one.count != other.count:
        return False  # "the 12th leaders' meeting", "the 16th ministerial meeting"
    if one.many and other.many and one.kind is other.kind and not (one.sides and other.sides):
        return other.sentence - one.sentences[-1] <= 4 and is_same_time(one, other)
    if other.sentence == one.sentence + 1 and tells_whose(one, other):
        return True
    apart = one.start != other.start
    if apart and one.rests_on("actors.crowd") != other.rests_on("actors.crowd") and not other.points_back:
        return False  # "met Y on Thursday ... met European leaders this month"
    if one.kind is other.kind is Kind.SUMMIT and is_that_gathering(one, other):
        return True
    unshared = not shared and not (other.points_back and not other.sides) and not _is_attended_by(one, other)
    if unshared and not (one.sentence == 0 and _is_headline_of(one, other)):
        return False
    smaller = min(len(one.sides), len(other.sides))
    if smaller < 2 and one.kind in (*MEET, Kind.CALL) and _are_items(one, other):
        return False
    if smaller >= 2 and len(shared) < 2 and not _are_of_body(one, other, shared):
        return False
    apart = _are_in_two_countries(one, other) and "moved" not in (one.change, other.change)
    if apart and one.kind is not Kind.VISIT and is_undated(one) != is_undated(other):
        return False  # "The talks in Geneva are the first after a week of talks in Vienna in May"
    if _is_of_format(one, other) or _is_of_format(other, one):
        return False
    if _is_of_pair(one, other) or _is_of_pair(other, one):
        return False
    if one.kind is Kind.VISIT and other.kind is Kind.VISIT and not is_same_host(one, other):
        return False
    if one.kind is Kind.VISIT and one.people and other.people and not set(one.people) & set(other.people):
        return False
    if not is_same_time(one, other) and not (shared == set(one.sides) and _is_move(one, other)):
        return False
    if is_series(one) and other.people and not other.end:
        return False  # "a series of meetings on Monday and Tuesday", and "on Monday he will dine with X"
    points = other.rests_on("merging.points_back") and not other.pair  # "Y also attended the meeting"
    points = points or other.rests_on("drafts.protagonist")  # "X said that the talks with China would open on Monday"
    if one.kind in MEET and other.kind in MEET and not points and _are_different_people(one, other):
        return False
    if is_undated(one) != is_undated(other):
        others = bool(one.people and other.people) and set(one.people).isdisjoint(other.people)
        if (
            others
            and not points
            and Kind.SUMMIT in (one.kind, other.kind)
            and not MEET.isdisjoint((one.kind, other.kind))
        ):
            return False  # "the summit of X and Y would be in Riga. Their ministers meet there on Tuesday"
        if is_undated(one) and _is_of_one_alone(other, one):
            return False
        return (
            other.points_back
            or names_stops_of(one, other)
            or tells_length(one, other)
            or one.sentence == other.sentence
            or (is_undated(one) and other.sentence - one.sentence <= 2)
            or _is_told_below(one, other)
            or set(one.people) == set(other.people) != set()
        )
    return True


def _is_told_below(one: Draft, other: Draft) -> bool:
    """ "Foreign Affairs Council, 19 February" and, right below, "The council will discuss the war"."""
    sessions = one.kind is other.kind is Kind.SESSION
    return sessions and other.sentence == one.sentence + 1 and one.sides == other.sides


def _is_attended_by(one: Draft, other: Draft) -> bool:
    """ "The ministerial meeting was held in Riga. The ministers of X, Y and Z participated in the meeting"."""
    told = one.kind in GATHER and one.many and one.start is not None and other.attends and other.points_back
    dated = other.start is not None and not other.rests_on("drafts.digest_day")
    return told and not dated and len(other.sides) >= THREE and other.sentence - one.sentences[-1] <= NEAR_SUMMIT


def _are_of_body(one: Draft, other: Draft, shared: set[str]) -> bool:
    """ "The BRICS summit, which X will attend" and "Y will host the BRICS summit": many-sided, of one body."""
    apart = bool(one.bodies and other.bodies) and one.bodies.isdisjoint(other.bodies)
    comes = (one.attends or other.attends) and all(
        draft.attends or draft.verb == "triggers.host" for draft in (one, other)
    )
    return (
        one.kind in GATHER and other.kind in GATHER and one.many and other.many and bool(shared) and comes and not apart
    )


def _are_in_two_countries(one: Draft, other: Draft) -> bool:
    """Whether two mentions are told in places of two countries."""
    if one.place is None or other.place is None:
        return False
    return bool(one.place[1] and other.place[1]) and one.place[1] != other.place[1]


def _are_items(one: Draft, other: Draft) -> bool:
    """Whether two items of a list tell of two occasions: "Meeting on trade" and, below, "Meeting with X"."""
    listed = one.rests_on("schedules.heading") or other.rests_on("schedules.heading")
    apart = one.sentence != other.sentence and not (one.points_back or other.points_back)
    return listed and apart


def _is_of_one_alone(meal: Draft, talks: Draft) -> bool:
    """Whether one side is told to have met others than those of the talks: "spoke at a dinner with donors"."""
    alone = len(meal.sides) == 1 < len(talks.sides) and not meal.points_back
    return alone and meal.steps[0].rule == "triggers.delegation-meal" and meal.tense is not talks.tense


def is_series(draft: Draft) -> bool:
    """Whether several meetings over some days are told as one: "meetings with EU officials on Monday and Tuesday"."""
    several = draft.steps[0].text.lower().endswith("meetings") or (draft.change == "purpose" and len(draft.sides) < 2)
    return draft.kind is Kind.MEETING and draft.end is not None and several


def _is_headline_of(one: Draft, other: Draft) -> bool:
    """Whether a headline names one side and the text another: "Sudan peace talks", "the UN-led peace talks"."""
    near = one.kind is other.kind and other.sentence <= 2 and one.start is not None
    alone = len(one.sides) == 1 and len(other.sides) == 1 and not one.people and not other.people
    alone = alone and not (one.bodies and other.bodies)  # the summits of two bodies are two
    return near and alone and one.start == other.start and one.steps[0].text.lower() == other.steps[0].text.lower()


def _is_of_format(named: Draft, other: Draft) -> bool:
    """Whether a format is named without a time, and a meeting of a few of its members is another thing."""
    format_only = named.steps[0].rule.startswith("organisations.") and named.start is None
    return format_only and len(set(named.sides)) > 2 and not set(named.sides) <= set(other.sides)


# Two who meet, with one who brings them together.
THREE = 3


def _is_of_pair(pair: Draft, crowd: Draft) -> bool:
    """Whether two people met, and the talks of many states are another thing."""
    told = pair.pair or (len(pair.people) == 2 and pair.rests_on("merging.points_back"))  # "the two had met in X"
    two = len(pair.sides) == 2 and told
    return two and bool(pair.people) and len(crowd.sides) > THREE and not pair.people.keys() & crowd.people.keys()


def _are_different_people(one: Draft, other: Draft) -> bool:
    """Whether two mentions cannot be of one meeting: nobody is shared, or each has a counterpart of its own."""
    if not one.people or not other.people:
        return False
    first, second = set(one.people), set(other.people)
    if not first & second:
        return True
    return len(first) > 1 and len(second) > 1 and bool(first - second) and bool(second - first)


def _are_near_kinds(one: Draft, other: Draft) -> bool:
    """A meeting of leaders is told as summit, meeting or talks; of one side alone it may be either's."""
    if {one.kind, other.kind} == {Kind.SIGNING, Kind.OTHER}:
        return other.points_back  # "The signing ... The ceremony has been put off"
    if _is_call_again(one, other) or _is_attended_by(one, other) or convenes_for(one, other):
        return True
    if {GROUPS[one.kind], GROUPS[other.kind]} == {"call", "gather"}:
        alike = set(one.sides) <= set(other.sides) or set(other.sides) <= set(one.sides)
        told = (one.many and other.many) or one.sentence == other.sentence
        return alike and told and one.start == other.start  # a session by video link
    if {GROUPS[one.kind], GROUPS[other.kind]} != {"meet", "gather"}:
        return False
    if one.many and other.many and one.start == other.start is not None and set(one.sides) == set(other.sides):
        return True  # "ministers of eight states will meet in Riga on Monday, X said. We will hold a meeting with them"
    if _are_in_two_countries(one, other):
        return False  # "was received in Havana on Friday ... opened the tenth summit of mayors in Sucre"
    if one.kind is not Kind.SUMMIT and other.kind is not Kind.SUMMIT and not other.points_back:
        return False
    if other.kind is Kind.CONFERENCE and other.pair and other.time is not None and one.time is not None:
        return False  # "will meet on Tuesday and take part in a forum the same day"
    talks, summit = (one, other) if one.kind in MEET else (other, one)
    if summit.start is None and summit.steps[0].text.lower().endswith("summits"):
        return False  # "agreed to a pair of summits. Today's meeting comes after"
    if other is talks and summit.place != talks.place and not other.points_back and _are_different_people(one, other):
        return False  # "X and Y met ahead of next week's summit in Riga. X will see Z on Sunday"
    if set(one.sides) == set(other.sides):
        return True
    hosted = summit.kind is Kind.SUMMIT and not summit.bodies
    hosted = hosted and one.sentence == other.sentence and one.start == other.start
    if hosted and len(talks.sides) > 1 and set(talks.sides) < set(summit.sides):
        return True  # "X and Y will meet on Tuesday, at a summit hosted by Z"
    if hosted and other is summit and one.steps[0].rule == "triggers.host" and set(summit.sides) < set(talks.sides):
        return True  # "will host the leaders of X and Y for a peace summit"
    if other is talks and summit.bodies and other.start == one.start is not None and other.points_back:
        return summit.bodies <= set(talks.sides)  # "a UN conference ... X will open the meeting alongside Y"
    if talks.many and talks.start == summit.start is not None and set(talks.sides) < set(summit.sides):
        return True  # "Iran nuclear talks to resume on Monday. The EU brings together Iran, X and Y on Monday"
    of_one_side = len(talks.sides) == 1 and not talks.many
    return summit.kind is Kind.SUMMIT and of_one_side and set(talks.sides) < set(summit.sides)


def _came_about(one: Draft, unmet: Draft) -> bool:
    """ "Met X on Monday morning. She had planned to see him again at night": what was held is not what was not."""
    apart = unmet.change == "unmet" and one.sentence != unmet.sentence
    return apart and not one.change and one.tense is Tense.PAST and one.verb in HELD_BY


def is_same_time(one: Draft, other: Draft) -> bool:
    """Whether the times of two mentions, as far as they are told, can be those of one occasion."""
    if one.start is None and other.start is None and one.time and other.time:
        return one.time.value == other.time.value  # no publication date: the words as they stand
    if other.start is None and other.change in FATES and other.points_back:
        return not _was_held(one)  # "was to begin a visit on Tuesday, but cancelled the trip"
    if (one.start is None and _is_ahead_of_told(other, one)) or (other.start is None and _is_ahead_of_told(one, other)):
        return False
    if _is_over(one, other) or _is_over(other, one):
        return False
    if one.start is None or other.start is None:
        return {one.tense, other.tense} not in ({Tense.PAST, Tense.FUTURE}, {Tense.PAST, Tense.TENTATIVE})
    if "T" in one.start and "T" in other.start and one.start[:16] != other.start[:16]:
        return False
    if _came_about(one, other) or _came_about(other, one):
        return False
    if one.start[:10] == other.start[:10]:
        return True
    if other.change == "unmet" and one.status is Status.SCHEDULED and len(one.sides) > len(other.sides):
        return False  # "is due on Monday. He had been due to visit on Wednesday, but cancelled"
    if other.change in ("off", "unmet") and one.status is Status.HELD and other.sentence != one.sentence:
        return False  # "spoke at a forum. The conference could not be held this month"
    if {one.status, other.status} == {Status.UNDERWAY, Status.TENTATIVE} and not other.points_back:
        return False  # "Talks opened today. The president has offered to meet X at the end of the month"
    within = covers(one.start, other.start) or covers(other.start, one.start)
    if {one.status, other.status} in ({Status.HELD, Status.SCHEDULED}, {Status.HELD, Status.TENTATIVE}):
        # "Prepared for this week's talks": those that were held on Wednesday.
        begun = other.today is not None and days_of(other.start)[0] <= other.today
        return within and begun and other.points_back and "W" in other.start and one.status is Status.HELD
    weekend = other.points_back and other.time is not None and "WE" in other.time.value
    weekend = weekend and span_of(other.start, other.end)[1] == days_of(one.start)[0]  # "on Sunday. The weekend talks"
    if within or weekend or _is_weekday_of(one, other) or _is_day_of_stay(one, other) or _is_day_of_stay(other, one):
        return True
    first, last = span_of(one.start, one.end)
    low, high = span_of(other.start, other.end)
    if is_told_as_now(one, other):
        return True
    arrived = other.rests_on("drafts.digest_day") and other.verb == "triggers.arrive" and first <= low
    if one.kind is Kind.VISIT and other.kind is Kind.VISIT and (is_now(one) or is_now(other) or arrived):
        return abs((first - low).days) <= 10 and Status.SCHEDULED not in (one.status, other.status)
    if goes_about(one, other) and 0 <= (low - first).days <= RECENT:
        return True
    if is_now(one) != is_now(other) and one.status is other.status is Status.UNDERWAY:
        # "Are gathered for a three-day meeting that ends on Thursday".
        return abs((first - low).days) <= RECENT or low <= first <= high or first <= low <= last
    if is_day_of_span(one, other) or is_day_of_span(other, one):
        return True
    return one.kind is Kind.VISIT and other.kind is Kind.VISIT and (first <= low <= last or low <= first <= high)


def is_day_of_span(day: Draft, span: Draft) -> bool:
    """ "The BRICS summit in Kazan on Thursday ... The summit will run from Oct. 22 to 24": one of those days."""
    alike = day.kind is span.kind is Kind.SUMMIT and not day.bodies.isdisjoint(span.bodies)
    if not alike or day.end or not (day.start and span.start and span.end) or len(day.start) < len("2008-04-02"):
        return False
    return begins_within(day.start, span.start, span.end)


# The same weekday of two weeks.
WEEK = timedelta(days=7)


def _is_weekday_of(dated: Draft, other: Draft) -> bool:
    """ "Talks on April 16 ... in Riga on Tuesday", where that is a Tuesday: of the next week, and not of this one."""
    if other.time is None or other.time.stated != ("weekday",) or dated.time is None or "day" not in dated.time.stated:
        return False
    coming = dated.tense is other.tense is Tense.FUTURE and set(dated.sides) == set(other.sides) and not other.end
    return coming and span_of(dated.start or "", None)[0] - span_of(other.start or "", None)[0] == WEEK


# "Is hosting the 41st session", "is being convened": of the one that is to come.
CALLING_TOGETHER = frozenset({"triggers.host", "triggers.convene", "cues.support"})


def is_told_as_now(coming: Draft, visit: Draft) -> bool:
    """ "Will visit Oman from May 8. He is visiting at the invitation of X": the visit that is to come."""
    visits = coming.kind is visit.kind is Kind.VISIT and set(visit.sides) <= set(coming.sides)
    hosted = visit.points_back and visit.verb == "triggers.host" and set(visit.sides) == set(coming.sides)
    later = is_now(visit) and not is_now(coming) and coming.status is Status.SCHEDULED
    # "is visiting", "is making his second visit", "is hosting the meeting"
    gathers = GROUPS[coming.kind] == GROUPS[visit.kind] == "gather" and coming.many and visit.many
    gathers = gathers and bool(set(coming.sides) & set(visit.sides)) and visit.verb in CALLING_TOGETHER
    later = later and (hosted or gathers or (visits and visit.verb in ("triggers.visit", "cues.support")))
    if not later or coming.another or coming.start is None or visit.start is None:
        return False
    longest = LONGEST_GAP_OF_ONE if hosted else LONGEST_GAP
    return 0 < (days_of(coming.start)[0] - days_of(visit.start)[0]).days <= longest


def _is_ahead_of_told(dated: Draft, told: Draft) -> bool:
    """Whether one mention has a day to come, and the other without a day tells of what is over: "met X"."""
    ahead = dated.start is not None and dated.today is not None and days_of(dated.start)[0] > dated.today
    return ahead and told.tense is Tense.PAST and not told.change and not told.points_back


def _is_over(coming: Draft, told: Draft) -> bool:
    """Whether what is to come on a day not told is no old occasion: "will hold talks ... their first in April"."""
    if coming.start is not None or told.start is None or told.today is None or not _was_held(told):
        return False
    ahead = coming.tense in (Tense.FUTURE, Tense.TENTATIVE)
    return ahead and (told.today - span_of(told.start, told.end)[1]).days > LONG_OVER


def _is_day_of_stay(stay: Draft, other: Draft) -> bool:
    """ "Arrived in Boston on Friday, on the sixth day of his tour of the country": that Friday is a day of the tour."""
    alike = stay.kind is other.kind is Kind.VISIT or (stay.points_back and GROUPS[stay.kind] == GROUPS[other.kind])
    return stay.nth > 1 and alike and other.time is not None and other.time is stay.time


def _is_move(one: Draft, other: Draft) -> bool:
    """Whether one mention tells that the other's occasion was put off, which what was held cannot be."""
    moved, old = (one, other) if one.change == "moved" else (other, one)
    if moved.start and old.start and not moved.rests_on(NEW_TIME):
        council = old.kind in GATHER and old.kind is not moved.kind and bool(old.sides)
        if moved is one and old.change == "off" and (old.count or council or not old.points_back):
            return False  # "The summit set for Friday was put off. The council that was set for Monday was cancelled"
        gap = span_of(old.start, old.end)[0] - span_of(moved.start, moved.end)[1]
        again = moved.points_back and 0 < moved.sentence - old.sentences[-1] <= 2  # "The visit had been planned for"
        if gap.days > (LONGEST_GAP_OF_ONE if again else LONGEST_GAP):
            return False  # "see each other in September, after putting off a round in July"
    return moved.change == "moved" and not _was_held(old)


def _was_held(draft: Draft) -> bool:
    """Whether a mention tells that its occasion took place: "were due to meet last week", of a past day, does not."""
    return draft.status is Status.HELD and draft.tense not in (Tense.FUTURE, Tense.TENTATIVE)


def may_point(draft: Draft, other: Draft) -> bool:
    """Whether "the call" or "the talks" can mean an occasion of the other's sort."""
    one, two = GROUPS[draft.kind], GROUPS[other.kind]
    return one == two or {one, two} in ({"meet", "gather"}, {"signing", "other"}) or _is_call_again(other, draft)


CONVERSATIONS = frozenset({"conversation", "conversations", "chat"})


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
