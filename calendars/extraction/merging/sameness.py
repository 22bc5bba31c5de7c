"""Tell whether two mentions are of one occasion: of one sort, with common sides, at times that can be the same.

In: two drafts, the one told first before the other. Out: whether they can be one; nothing is changed.
"""

from __future__ import annotations

from calendars.extraction.candidates.occasions import ELSEWHERE, GATHER, MEALS, MEET, Draft, is_undated
from calendars.extraction.clauses.tenses import YET_TO_COME, Tense
from calendars.extraction.merging.fields import is_of_other_field
from calendars.extraction.merging.gatherings import (
    are_of_two_bodies,
    are_of_two_circles,
    is_hosted_there,
    is_in_its_programme,
    is_that_gathering,
    is_with_other_envoy,
    tells_whose,
)
from calendars.extraction.merging.same_kind import (
    are_different_people,
    are_in_two_cities,
    are_in_two_countries,
    are_near_kinds,
    is_attended_by,
)
from calendars.extraction.merging.same_time import (
    GROUPS,
    LONGEST_GAP,
    LONGEST_GAP_OF_ONE,
    is_same_day,
    is_same_time,
    is_told_as_now,
    is_turn,
    was_held,
)
from calendars.extraction.merging.stays import is_same_host, names_stops_of, tells_length
from calendars.models import NEW_TIME, Kind, Status
from calendars.periods import MONTH_LENGTH, span_of

# How many sentences back "the talks" or "they" may point.
REACH = 12

# How many sentences back an occasion stands that was planned, long before its day, for another one.
BACK = 5
# What becomes of a plan that was not carried out.
VAIN = frozenset({"off", "moved", "unmet"})


def _is_summons(draft: Draft) -> bool:
    """Whether an envoy is summoned, which nobody plans long before."""
    return draft.steps[0].rule == "triggers.summon"


def meetable(recent: list[Draft], draft: Draft) -> list[Draft]:
    """The occasions that a mention may be of at all.

    Where neither tells who meets, each is of others, as far as the text says, unless they stand together.
    """
    tells_who = draft.sides or draft.many or draft.points_back or draft.another
    if tells_who or draft.verb == "triggers.host":
        return recent
    near = draft.sentence - 1
    return [
        one
        for one in recent
        if one.sides or one.many or one.sentence >= near or not one.sentence or one.kind is Kind.SUMMIT
    ]


def is_same(one: Draft, other: Draft) -> bool:
    """Whether two drafts tell of one occasion, if they are `meetable`."""
    if (one.former and one.start is None) or (other.former and other.start is None):
        return False  # "will meet next week for the first time since the Geneva talks"
    if one.many and is_hosted_there(one, other):
        return True
    if GROUPS[one.kind] != GROUPS[other.kind] and not are_near_kinds(one, other):
        return False
    if _are_set_apart(one, other) or is_turn(one, other) or is_turn(other, one):
        return False
    coarse, fine = one.start or "", other.start or ""  # the heading's "in August", and "a second round on Aug. 12"
    headed = one.sentence == 0 and len(coarse) == MONTH_LENGTH < len(fine) and fine.startswith(coarse)
    if other.another and other.sentence != one.sentence and one.start != other.start and not headed:
        return is_told_as_now(one, other)  # "who is making his second visit to Peru"
    if _are_of_two_sorts(one, other) or _are_others_sent(one, other):
        return False
    if one.many and other.many and one.kind is other.kind and not (one.sides and other.sides):
        if other.proper and not one.proper and one.sides:
            return False  # "EU leaders met on Monday. The Nuclear Energy Summit was held the same day"
        if are_in_two_countries(one, other) and other.bodies and not (one.sides or other.now or other.instead):
            return False  # "The Cairo summit due today was put off. X will attend the EU summit in Vienna this week"
        return other.sentence - one.sentences[-1] <= 4 and is_same_time(one, other)
    if other.sentence == one.sentence + 1 and tells_whose(one, other):
        return True
    apart = one.start != other.start
    if apart and one.rests_on("actors.crowd") != other.rests_on("actors.crowd") and not other.points_back:
        return False  # "met Y on Thursday ... met European leaders this month"
    if one.kind is other.kind is Kind.SUMMIT and is_that_gathering(one, other):
        return True
    shared = (set(one.sides) - one.beside) & (set(other.sides) - other.beside)
    if _share_too_little(one, other, shared) or _are_in_two_places(one, other):
        return False
    if not is_same_time(one, other) and not (shared == set(one.sides) and _is_move(one, other)):
        return False
    return _are_told_as_one(one, other)


def _are_others_sent(one: Draft, other: Draft) -> bool:
    """ "X, who is in Riga for talks with Y, says that he will send Z": whom he sends on no day told is not at those."""
    sent = other.steps[0].rule == "triggers.send" and other.start is None and one.start is not None
    return sent and _are_of_other_people(one, other)


def _are_set_apart(one: Draft, other: Draft) -> bool:
    """Whether the words that tell of two mentions part them: "met to prepare a summit", "on the sidelines of it"."""
    if one.start is None and one.change in VAIN and _is_summons(other) and not _is_summons(one):
        return True  # "was to have met X. Turkey summoned the ambassador of X on Friday"
    if one.start is None and one.change in VAIN and other.start and other.status is Status.HELD:
        return not other.points_back  # "X stayed away from the talks. Its envoys met Y on Monday"
    met = one.status is Status.CANCELLED and other.status is Status.HELD and not (other.change or other.points_back)
    if met and len(other.sides) > 1 and set(other.sides) < set(one.sides):
        return True  # "X and Y called off a meeting with Z planned for today. X and Y met earlier today"
    if one.outer and one.start is None and other.kind in MEET and other.points_back and not other.sides:
        return True  # "will meet X on the margins of the summit. The meeting comes amid tension"
    if one.arrangers and not one.arrangers.isdisjoint(other.people):
        return True  # "X is to prepare a meeting of the presidents. After talks with X"
    if one.sentence != other.sentence:
        return False
    if one.readied is not other.readied or _is_beside(one, other):
        return True
    if other.row != one.row:
        return True  # "Tuesday: EU-Ukraine summit; meeting of EU ministers"
    if one.before_or_after is other.before_or_after:
        return False
    if one.start and other.start and one.start != other.start and one.kind in MEET and other.kind in MEET:
        return True  # "will hold talks on Monday ahead of a meeting of the two presidents later this week"
    if one.many and len(one.sides) == 1 < len(other.sides):
        return True  # "will meet European leaders on Monday ahead of his meeting with Y"
    dated = one.kind in GATHER and one.start and one.start != other.start  # "will gather on Friday, ahead of the"
    undated = one.start is None and one.kind is not other.kind
    if other.kind in GATHER and other.start and (dated or undated):
        return True  # "The meeting comes ahead of the leaders' summit in June"
    if other.before_or_after and other.start and one.start is None and one.tense is Tense.FUTURE and one.kind in MEET:
        return not one.points_back or one.pair  # "The two will meet again before the summit in July"
    visits = one.kind is other.kind is Kind.VISIT and one.start is None and other.start is not None
    if visits and other.before_or_after and other.status is Status.HELD and one.tense is not Tense.PAST:
        return True  # "is returning to Cairo after his visit last July"
    to_come = other.start is None and other.tense in YET_TO_COME and other.kind in MEET
    # "Following talks this week between X and Y, their envoys will meet in Geneva"
    return bool(one.before_or_after and one.kind in MEET and one.start and to_come)


def _is_part_of_many(one: Draft, other: Draft) -> bool:
    """Whether one of two mentions is told of fewer sides than the other and is only a part of it, or beside it.

    "X, Y and Z met on Friday. X and Y held bilateral talks on Friday": that of two is beside that of many.
    """
    few, many = sorted((one, other), key=lambda draft: len(draft.sides))
    if len(few.sides) < 2 or not set(few.sides) < set(many.sides):
        return False
    bilateral = few.start is not None and few.steps[0].text.lower().startswith("bilateral")
    small = len(few.sides) == 2 if few.kind in MEET else few.kind is Kind.VISIT
    if small and few is one and few.start and few.people and is_undated(many) and len(many.sides) > 3:
        return True  # "X met Y on Monday ... The talks bring together X, Y and four others"
    return bilateral or (few is other and _is_hour_of_programme(few, many))


def _are_of_two_sorts(one: Draft, other: Draft) -> bool:
    """Whether two mentions are of two bodies or fields, of two numbers, or one is an item of the other's programme."""
    if len(one.sides) != len(other.sides) and _is_part_of_many(one, other):
        return True
    if one.end and is_in_its_programme(one, other):
        return True
    if one.steps[0].rule in MEALS and (other.days or other.end):
        return True  # "dines with X tonight. The two-day meeting": another one
    if one.start and other.start and not is_same_day(one, other) and are_of_two_bodies(one, other):
        return True
    if (one.change in VAIN) != (other.change in VAIN) and are_of_two_circles(one, other):
        return True
    if other.start is None and one.kind in GATHER and other.steps[0].text.lower() in SEVERAL:
        return True  # "will host the next two summits"
    if _is_of_other_body(one, other) or is_with_other_envoy(one, other):
        return True
    if is_of_other_field(other, one):
        return True  # "the foreign ministers met on Monday. The talks of the trade ministers have been put off"
    # "the 12th leaders' meeting", "the 16th ministerial meeting"
    return bool(one.count and other.count and one.count != other.count)


SEVERAL = frozenset({"summits", "conferences", "sessions"})


def _is_of_other_body(one: Draft, other: Draft) -> bool:
    """ "The conference on Ukraine opens on Saturday. X goes to Italy for the G7 summit": one of a body, one not."""
    large = one.kind in GATHER and other.kind in GATHER and one.kind is not other.kind
    return large and bool(one.sides and other.bodies) and not one.bodies and other.bodies.isdisjoint(one.sides)


def _share_too_little(one: Draft, other: Draft, shared: set[str]) -> bool:
    """Whether the sides of two mentions, of which some are shared, tell that they are of two occasions."""
    unshared = not shared and not (other.points_back and not other.sides) and not is_attended_by(one, other)
    if unshared and not (one.sentence == 0 and _is_headline_of(one, other)):
        return True
    smaller = min(len(one.sides), len(other.sides))
    if smaller >= 2:
        return len(shared) < 2 and not _are_of_body(one, other, shared)
    meets = one.kind in (*MEET, Kind.CALL) or (
        one.kind in GATHER and (are_in_two_cities(one, other) or _are_of_other_people(one, other))
    )
    return meets and _are_items(one, other)


def _are_in_two_places(one: Draft, other: Draft) -> bool:
    """Whether two mentions are held in two countries, by some of those who hold the other, or at two hosts."""
    apart = are_in_two_countries(one, other) and "moved" not in (one.change, other.change)
    if other.verb == ELSEWHERE and other.points_back and other.start is None:
        return False  # "The meeting has been moved to Quito"
    if apart and one.kind is not Kind.VISIT and is_undated(one) != is_undated(other):
        return True  # "The talks in Geneva are the first after a week of talks in Vienna in May"
    if _is_of_format(one, other) or _is_of_format(other, one):
        return True
    if one.kind is not Kind.VISIT:
        return False
    if other.kind is Kind.VISIT and not is_same_host(one, other):
        return True
    return _are_of_other_people(one, other)


def _are_told_as_one(one: Draft, other: Draft) -> bool:
    """Whether two mentions of common sides and times are told as one: by the same people, pointing back, or near."""
    if is_series(one) and other.people and not other.end:
        return False  # "a series of meetings on Monday and Tuesday", and "on Monday he will dine with X"
    # "Y also attended the meeting"; not "Later in the day X met Z, and they exchanged views"
    points = other.rests_on("merging.points_back") and not other.pair
    points = points and not (len(other.people) > 1 and other.start and other.rests_on("linking.same_clause"))
    points = points or other.rests_on("drafts.protagonist")  # "X said that the talks with China would open on Monday"
    if one.kind in MEET and other.kind in MEET and not points and are_different_people(one, other):
        return False
    return is_undated(one) == is_undated(other) or _is_dated_by(one, other, points)


def _is_dated_by(one: Draft, other: Draft, points: bool) -> bool:
    """Whether of two mentions of which one has no date the other tells it."""
    wish = is_undated(other) and other.pair and other.tense is Tense.TENTATIVE
    if wish and one.tense in (Tense.PAST, Tense.NONE):
        return False  # "said at a meeting with Y on Monday that the two sides should hold talks"
    others = _are_of_other_people(one, other)
    kinds = {one.kind, other.kind}
    if others and not points and Kind.SUMMIT in kinds and not MEET.isdisjoint(kinds):
        return False  # "the summit of X and Y would be in Riga. Their ministers meet there on Tuesday"
    if is_undated(one) and _is_of_body_alone(other, one):
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


def _is_told_below(one: Draft, other: Draft) -> bool:
    """ "Foreign Affairs Council, 19 February" and, right below, "The council will discuss the war"."""
    sessions = one.kind is other.kind is Kind.SESSION
    return sessions and other.sentence == one.sentence + 1 and one.sides == other.sides


def _are_of_body(one: Draft, other: Draft, shared: set[str]) -> bool:
    """ "The BRICS summit, which X will attend" and "Y will host the BRICS summit": many-sided, of one body."""
    apart = bool(one.bodies and other.bodies) and one.bodies.isdisjoint(other.bodies)
    comes = (one.attends or other.attends) and all(
        draft.attends or draft.verb == "triggers.host" for draft in (one, other)
    )
    return (
        one.kind in GATHER and other.kind in GATHER and one.many and other.many and bool(shared) and comes and not apart
    )


def _are_of_other_people(one: Draft, other: Draft) -> bool:
    """ "X hosts the meeting of Y and Z" and, below, "W speaks at the conference": in a list of one body two."""
    return bool(one.people and other.people) and set(one.people).isdisjoint(other.people)


def _are_items(one: Draft, other: Draft) -> bool:
    """Whether two items of a list tell of two occasions: "Meeting on trade" and, below, "Meeting with X"."""
    listed = one.rests_on("schedules.heading") or other.rests_on("schedules.heading")
    apart = one.sentence != other.sentence and not (one.points_back or other.points_back)
    return listed and apart


def _is_hour_of_programme(part: Draft, whole: Draft) -> bool:
    """ "X meets Y and Z on Monday" and, in the programme below, "11:00 Meeting of X and Y": only a part of it."""
    hour = part.rests_on("schedules.heading") and "T" in (part.start or "") and not whole.rests_on("schedules.heading")
    return hour and whole.kind in MEET


def _is_of_body_alone(gathering: Draft, talks: Draft) -> bool:
    """ "The two sides would begin talks ... The council is to hold its session in Riga on Monday": no part of it."""
    alone = gathering.kind is Kind.SESSION and talks.kind in MEET and len(gathering.sides) == 1 < len(talks.sides)
    return alone and not gathering.pair and gathering.sentence != talks.sentence


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


def _is_beside(one: Draft, other: Draft) -> bool:
    """Whether one of two mentions is a meeting and the other the gathering on whose sidelines it is."""
    gathering, meeting = (one, other) if one.kind in GATHER else (other, one)
    return gathering.outer and gathering.kind in GATHER and meeting.kind in MEET and not meeting.outer


def _is_move(one: Draft, other: Draft) -> bool:
    """Whether one mention tells that the other's occasion was put off, which what was held cannot be."""
    moved, old = (one, other) if one.change == "moved" else (other, one)
    if moved is one and len(one.sides) < 2 < len(other.sides) and not other.points_back:
        return False  # "A second meeting of X was adjourned. The presidents of A, B and C join X on Friday"
    if moved.start and old.start and not moved.rests_on(NEW_TIME):
        council = old.kind in GATHER and old.kind is not moved.kind and bool(old.sides)
        if moved is one and old.change == "off" and (old.count or council or not old.points_back):
            return False  # "The summit set for Friday was put off. The council that was set for Monday was cancelled"
        gap = span_of(old.start, old.end)[0] - span_of(moved.start, moved.end)[1]
        again = moved.points_back and 0 < moved.sentence - old.sentences[-1] <= BACK  # "The visit had been planned for"
        if gap.days > (LONGEST_GAP_OF_ONE if again else LONGEST_GAP):
            return False  # "see each other in September, after putting off a round in July"
    return moved.change == "moved" and not was_held(old)


def is_held_elsewhere(draft: Draft, meeting: Draft) -> bool:
    """ "X and Y are to meet. X said after the conference in Riga": a conference of others, in another place."""
    if meeting.kind in GATHER or not draft.before_or_after or draft.place is None:
        return False
    there = meeting.place is not None and meeting.place[1] == draft.place[1]
    return not there and draft.place[1] not in meeting.sides
