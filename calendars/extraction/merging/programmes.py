"""Share the day of a programme among its parts: "He also met X", "on Thursday she meets Y" of a week told before.

In: a draft and those before it. Out: the same draft, with the day that one of them lends it; or, of a candidate,
whether its words make it a part of the programme.
"""

from __future__ import annotations

from collections.abc import Sequence

from calendars.extraction.candidates.candidates import Candidate, Link
from calendars.extraction.candidates.occasions import GATHER, MEET, Draft
from calendars.extraction.clauses.clauses import AFTER, AHEAD, Clause
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.fates.statuses import status_of
from calendars.extraction.linking.bounds import clock_on
from calendars.extraction.linking.spoken import OPENS_ON_DAY
from calendars.extraction.merging.same_kind import are_in_two_cities, are_in_two_countries
from calendars.extraction.names.actors import Scene
from calendars.models import Kind, Step
from calendars.patterns import pattern_of
from calendars.periods import MONTH_LENGTH, days_of, has_day, span_of

# "Will meet on Thursday. The talks begin at 3 p.m."
TO_COME = {Tense.FUTURE, Tense.PRESENT}


def is_in_programme(scene: Scene, clause: Clause, candidate: Candidate, link: Link) -> bool:
    """Whether it is told as a part of the programme of the day told before: "will then meet", "meets X at 3 p.m."."""
    chunks = scene.chunks
    opening = chunks.lows[clause.start : clause.start + 2]
    if opening in (["while", "in"], ["while", "there"]):
        return link.clock is not None  # "While in Peru, she is also to meet X": on some day of her stay
    return (
        link.clock is not None
        or opening == ["before", "that"]  # "Before that he will see X"
        or (candidate.kind in (*MEET, Kind.CALL, Kind.CONFERENCE) and _is_beside_meeting(scene, clause))
        or not scene.words["following"].isdisjoint(chunks.lows[clause.start : candidate.at])
        or not scene.words["parts_of_day"].isdisjoint(chunks.lows[clause.start : clause.end])
        or _is_of_colleague(scene, clause, candidate)
    )


# So many sentences behind the one that opens with the day colleagues may be told of.
COLLEAGUES = 3


def _is_of_colleague(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "On Monday, Peru's president will meet X. Foreign Minister Y will hold talks with Z": on that Monday too."""
    mood, who = candidate.mood, [at for at in clause.subject if at in scene.actors]
    if mood is None or mood.tense is not Tense.FUTURE or mood.change or candidate.kind not in MEET or len(who) != 1:
        return False
    begin, end = scene.bounds(clause.sentence)
    if not scene.has_people(who) or scene.days_in(begin, end) or not begin <= who[0] < end:
        return False
    own = scene.sides_of(who)
    if not own:
        return False
    for sentence in range(clause.sentence - 1, max(clause.sentence - COLLEAGUES, 0) - 1, -1):
        begin, end = scene.bounds(sentence)
        first = next((at for at in range(begin, end) if at in scene.actors and scene.has_people((at,))), None)
        if first is None or own != scene.sides_of((first,)):
            return False
        if OPENS_ON_DAY.match(scene.chunks.codes, begin, end):
            return True
        if scene.days_in(begin, end):
            return False
    return False


# "After the meeting with", "Ahead of his talks", "Before that meeting", "Before meeting X"
BESIDE_MEETING = pattern_of(r"ao?(?:(?P<article>[dc])[XA]{0,2}(?P<noun>[nx])|(?P<verb>[vnx])d?[XA]?[PRSh])")
MEETINGS = frozenset({"triggers.meeting", "triggers.talks", "triggers.talk", "triggers.round", "triggers.encounter"})


def _is_beside_meeting(scene: Scene, clause: Clause) -> bool:
    """Whether a sentence opens with a meeting that was told before: "After his talks with X, | she met Y".

    So "Before meeting X, he held talks with Y".
    """
    begin, _ = scene.bounds(clause.sentence)
    match = BESIDE_MEETING.match(scene.chunks.codes, begin, clause.start)
    if match is None or clause.kind not in ("main", "report") or scene.chunks.low(begin) not in AFTER | AHEAD:
        return False
    if scene.chunks.low(begin) not in AFTER and "5" in scene.chunks.codes[clause.start : clause.start + 4]:
        return False  # "Before the talks, he had met X"
    if match["verb"]:
        told = scene.chunks.low(match.start("verb")) in ("meeting", "seeing")
    else:
        told = scene.chunks.entries[match.start("noun")][1] in MEETINGS
        told = told and scene.chunks.low(match.start("article")) in POINTING
    return told and not scene.days_in(begin, clause.end)


POINTING = frozenset({"the", "that", "his", "her", "their"})


def _leaves(draft: Draft, stay: Draft) -> bool:
    """Whether somebody of a visit is told of with others than those whom he visits."""
    return bool(set(draft.sides) & set(stay.sides)) and not set(draft.sides) <= set(stay.sides)


def take_programme_day(draft: Draft, kept: list[Draft], drafts: Sequence[Draft] = ()) -> None:
    """The parts of one day's programme share its day: "He also met X", "then sat down with Y".

    A journey whose sentence has a day of its own for what comes after it is of no day that was told before.
    """
    if draft.kind is Kind.VISIT and any(other.sentence == draft.sentence and other.start for other in drafts):
        return  # "will then head to Doha, where he is due to meet X on Sunday"
    if not draft.part_of_day and any(_is_journey_for(other, draft) for other in drafts):
        return  # "She will then travel to Chile to meet X"
    if draft.loose and draft.kind in GATHER and len(draft.sides) < 2:
        return  # "will meet X on Monday. He will also address a forum in Riga": on whatever day that is
    stay = next((other for other in reversed(kept) if other.kind is Kind.VISIT and other.start), None)
    if stay and stay.end and stay.start != stay.end and _is_told_of_days(draft, stay):
        return
    reach = 1 if draft.kind is Kind.VISIT and draft.verb == "triggers.go" else 2  # "then heads to Malaysia"
    same = [other for other in kept if other.sentence == draft.sentence and len(draft.sides) > 1]
    own = [other for other in same if set(draft.sides) <= set(other.sides)]  # "to Riga on Monday, to Oslo on Friday to"
    fitting: list[Draft] = []
    for other in (*own[-1:], *reversed(kept)):
        if draft.sentence - other.sentences[-1] > reach:
            break
        if not has_day(other.start) or other.end is not None or other.kind is Kind.SIGNING:
            continue
        if _may_be_on_another_day(draft, other, other.start[:10], stay) or _is_within(draft, other, drafts):
            continue
        if _is_of_programme(draft, other) and set(draft.sides) & set(other.sides):
            fitting.append(other)
    if fitting:
        other = fitting[0] if fitting[0] in own else max(fitting, key=_day_told_at)
        told = other.time.start if other.nth > 1 and other.time else None  # the second day of what began before
        draft.start, draft.time = (told or other.start or "")[:10], other.time
        if draft.clock is not None:
            draft.start += clock_on(draft.start, draft.clock)
        draft.steps.append(Step("merging.programme", draft.steps[0].text, draft.span))
        if draft.tense is Tense.NONE:
            draft.status = status_of(draft)  # "On Monday he will be in Lima, and in the evening in Quito for talks"


def _may_be_on_another_day(draft: Draft, other: Draft, day: str, stay: Draft | None) -> bool:
    """Whether nothing says that a part of a programme is on the day of what was told before it.

    Args:
        draft: the part, without a day.
        other: what was told before it.
        day: the day of that.
        stay: the visit told last, if any.
    """
    if other.arrangers and not other.arrangers.isdisjoint(draft.people):
        return True  # "X is to prepare a summit on 15 July. He will see Y at 2 p.m.": the summit is none of his
    if draft.kind is Kind.VISIT and not draft.part_of_day and _is_in_another_country(draft, other):
        return True  # "will be in Peru on Friday. She will then travel to Chile": nobody says on which day
    if draft.tense is Tense.PAST:
        if draft.today and day > draft.today.isoformat():
            return True  # "arrived for the summit on Friday. She met X in the evening": not on that Friday
        return draft.sooner and not _is_same_stop(draft, other)  # "is in Ankara. Earlier he was in Cairo"
    if not draft.loose or draft.tense is not Tense.FUTURE:
        return False
    if are_in_two_cities(draft, other):
        return True  # "will be in Lima on Friday. He will also meet X in Cuzco": nobody says on which day
    if _is_of_further_stops(draft, other):
        return True  # "flies to Lima on Friday. He will also hold talks in Chile and Brazil": on later days
    # "arrived on Monday for three days and met X. He will also meet Y": on one of these days
    whole = other.tense is Tense.PAST or (other is not stay and other.sentence != draft.sentence)
    return whole and _goes_on(stay)


def _is_within(draft: Draft, stay: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Left on Monday for Peru. During the trip she will also see X": on some day of a journey that nobody counts."""
    if stay.kind is not Kind.VISIT or stay.days or draft.tense is not Tense.FUTURE or draft.part_of_day:
        return False
    same = (one for one in drafts if one.sentence == draft.sentence and one.kind is Kind.VISIT and one is not draft)
    return any(one.points_back and one.start is None and one.span < draft.span for one in same)


def _is_of_further_stops(draft: Draft, stay: Draft) -> bool:
    """Whether talks with several others are of none of those whose country somebody goes to."""
    several = draft.kind in MEET and draft.place is None and len(draft.sides) > 2 and not draft.bodies
    host = stay.place[1] if stay.kind is Kind.VISIT and stay.place else ""
    return several and bool(host) and host not in draft.sides and len(draft.people) < 2


def _goes_on(stay: Draft | None) -> bool:
    """Whether a visit is known to last beyond today."""
    return bool(stay and stay.end and stay.today and span_of(stay.end, None)[1] > stay.today)


# Of these words each part of a programme may have one, on whatever day it is.
LOOSE = frozenset({"also", "separately"})


LATER = frozenset({"later"})
# "later | in Riga", and not "later in the day"
LATER_ELSEWHERE = pattern_of("i[CLS]")


def is_loose(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether nothing but "also" makes it a part of a programme: "will also meet X", not "will then meet X"."""
    lows = scene.chunks.lows
    ordered = scene.words["following"].intersection(lows[clause.start : candidate.at]) - LOOSE
    later = next(iter(scene.chunks.find(LATER, clause.start, candidate.at)), 0)
    if later and (LATER_ELSEWHERE.match(scene.chunks.codes, later + 1) or lows[later + 1] == "on"):
        ordered -= LATER  # "Later on in Riga he will meet X"
    return not ordered and scene.words["parts_of_day"].isdisjoint(lows[clause.start : clause.end])


def is_sooner(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells of "earlier" alone, on whatever day: not "earlier in the day", "in the morning"."""
    lows = scene.chunks.lows[clause.start : clause.end]
    if "earlier" not in lows or scene.days_in(clause.start, clause.end):
        return False
    return scene.words["parts_of_day"].isdisjoint(lows)


def is_now_to_be(scene: Scene, candidate: Candidate) -> bool:
    """ "Will now meet on Friday": on another day than was told before."""
    mood = candidate.mood
    ahead = mood is not None and scene.chunks.codes[mood.first] == "m"
    return mood is not None and ahead and "now" in scene.chunks.lows[mood.first : mood.last]


def _is_told_of_days(draft: Draft, stay: Draft) -> bool:
    """Whether a part of a stay of several days is told of no day of it, or of those after it.

    "Will be in Israel for two days from Monday. He then sees X in Ramallah", "During her stay she will also see X".
    """
    if stay.sentences[-1] < draft.sentence:
        return _leaves(draft, stay)
    return stay.sentence < stay.sentences[-1] == draft.sentence


def _is_journey_for(journey: Draft, draft: Draft) -> bool:
    """Whether a journey without a day is told as made for another occasion: "will then travel to Riga to meet X"."""
    near = journey.sentence == draft.sentence and journey is not draft and journey.verb == "triggers.go"
    return near and journey.start is None and draft.place is not None and journey.place == draft.place


def _is_in_another_country(draft: Draft, other: Draft) -> bool:
    """Whether a visit is known to lead to another country than an occasion."""
    country = draft.place is not None and draft.place[1]
    tour = not country and other.kind is Kind.VISIT and len(draft.sides) > 2  # "is also to visit X, Y and Z"
    return tour or are_in_two_countries(draft, other)


def _is_same_stop(draft: Draft, other: Draft) -> bool:
    """Whether nothing tells that an occasion was in another city than one told before."""
    if draft.place is None:
        return draft.kind is not Kind.VISIT
    return other.place is not None and other.place[0] == draft.place[0]


def _day_told_at(other: Draft) -> int:
    """Where in the text the day of an occasion is told: "Following that, she is to be in Oslo on Friday. She then"."""
    return other.time.span[0] if other.time else -1


def _is_of_programme(draft: Draft, other: Draft) -> bool:
    """Whether two mentions are told as parts of one day, as far as their tenses say."""
    simple = draft.clock or draft.simple  # "Talks with X come in the afternoon"
    ahead = (other.start or "")[:10] > str(draft.today)
    simple = simple or ahead  # "Arrives on Thursday. In the evening she will dine with"
    alike = other.tense is draft.tense or (simple and {other.tense, draft.tense} == TO_COME)
    rest = other.tense is Tense.PAST and draft.tense is Tense.FUTURE and (other.start or "")[:10] == str(draft.today)
    return bool(alike or rest)  # "met X on Tuesday morning. He was to see Y in the evening."


def lend_day_of_aim(aim: Draft, kept: list[Draft]) -> None:
    """ "Will fly to Lima for talks, which are set for Friday": the day of the talks is that of the visit."""
    visit = kept[-1] if kept else None
    if visit is None or visit.kind is not Kind.VISIT or visit.start is not None or visit.tour:
        return
    coming = visit.verb == aim.verb == "triggers.go" and visit.tense in TO_COME and aim.tense in TO_COME
    coming = coming and visit.sentence == aim.sentence and {visit.change, aim.change} <= {"", "running"}
    told = aim.kind in MEET and has_day(aim.start) and not aim.points_back
    if coming and told and set(aim.sides) <= set(visit.sides) and aim.people.keys() <= visit.people.keys():
        visit.start, visit.time, visit.status = (aim.start or "")[:10], aim.time, aim.status
        visit.steps += [Step("merging.day_of_aim", aim.steps[0].text, aim.span), *aim.steps[1:]]


# In sentences: so near behind a meeting "after the talks" is behind that one.
CARRIED_REACH = 2


def forget_carried_day(draft: Draft, kept: Sequence[Draft]) -> None:
    """ "X met Y on Monday. After the talks, he flew to Z on Tuesday": the talks were those of Monday.

    Of "flies to Lima on Monday, after a summit in Quito" nobody says when the summit is; and "X met Y on Monday. X said
    on Thursday ... He told a paper after his talks with Y" is of Monday too, not of the day on which he spoke last.
    """
    carried = draft.start is not None and draft.before_or_after and draft.rests_on("linking.carried")
    if carried and any(_leads_elsewhere(told, draft) for told in kept[-2:]):
        draft.start = draft.end = draft.time = None
        return
    if carried and any(_has_another_host(told, draft) for told in kept[-2:]):
        draft.start = draft.end = draft.time = None
        draft.former = True
        return
    if draft.start and draft.before_or_after and draft.rests_on("linking.remarks"):
        if any(_is_told_with_day(told, draft) for told in kept):
            draft.start = draft.end = draft.time = None
        return
    if not (draft.points_back and draft.start and draft.before_or_after and draft.rests_on("linking.carried")):
        return
    for told in reversed(kept):
        near = 0 < draft.sentence - told.sentences[-1] <= CARRIED_REACH
        whole = near and told.kind in MEET and draft.kind in MEET and len(told.start or "") >= MONTH_LENGTH
        over = whole and days_of((told.start or "")[:10])[1] < days_of(draft.start[:10])[0]
        if over and set(draft.sides) <= set(told.sides):
            draft.start = draft.end = draft.time = None
            return


def _leads_elsewhere(visit: Draft, before: Draft) -> bool:
    """Whether a journey of the same sentence and day leads to another country than a gathering before it."""
    same = visit.kind is Kind.VISIT and visit.sentence == before.sentence and visit.time is before.time
    return same and before.kind in GATHER and are_in_two_countries(visit, before)


def _has_another_host(meeting: Draft, before: Draft) -> bool:
    """ "X and Y will meet on Monday, after a dinner hosted by Z": the dinner is another, of whichever day."""
    same = meeting.kind in MEET and meeting.sentence == before.sentence and meeting.time is before.time
    hosted = same and not meeting.before_or_after and before.kind in MEET and before.span[0] > meeting.span[0]
    hosted = hosted and any(step.note == "agent" for step in before.steps)
    return hosted and not set(before.sides) <= set(meeting.sides)


def _is_told_with_day(told: Draft, draft: Draft) -> bool:
    """Whether a mention told before its day the past talks of the same people as one that has that of a remark."""
    past = told.tense is Tense.PAST or (told.time is not None and told.time.direction == "past")
    over = past and told.kind in MEET and draft.kind in MEET and not told.end
    own = over and has_day(told.start) and not told.rests_on("linking.remarks")
    return own and len(draft.people) > 1 and set(draft.people) == set(told.people) and told.start != draft.start
