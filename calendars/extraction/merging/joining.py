"""Take into one draft what another mention of its occasion adds: sides, people, a finer time, what became of it.

In: two drafts of one occasion, the one told first before the other. Out: nothing; the first is changed.
"""

from __future__ import annotations

from calendars.extraction.candidates.occasions import ELSEWHERE, GATHER, MEET, Draft, is_now
from calendars.extraction.clauses.tenses import FATES, Tense
from calendars.extraction.fates.statuses import BEGUN, covers, status_of
from calendars.extraction.linking.bounds import set_end
from calendars.extraction.linking.moves import move_on, take_back
from calendars.extraction.merging.gatherings import convenes_for, meets_for
from calendars.extraction.merging.references import until_of
from calendars.extraction.merging.same_kind import may_lend
from calendars.extraction.merging.same_time import (
    ends_with,
    is_day_of_span,
    is_old_day,
    is_one_of,
    is_same_day,
    is_told_as_now,
    is_told_of_guest,
    is_weekend,
)
from calendars.extraction.merging.stays import goes_about, lands_later
from calendars.extraction.merging.whereabouts import closer_place
from calendars.extraction.names.people import Actor
from calendars.models import Kind, Status
from calendars.periods import has_day, span_of

# What a mention has that is only told as of now.
NOW = "drafts.now"
TWO = 2
# Enough passages to judge an engagement by; a text that repeats itself adds nothing after that.
MOST_EVIDENCE = 12


def join(one: Draft, other: Draft) -> None:
    """Take into one draft what another mention of the occasion adds."""
    as_now, undated = is_told_as_now(one, other), one.start is None
    overcome = other.change == "moved" and _has_begun(one)
    overcome = overcome and (other.start is None or (one.verb == "cues.begin" and other.start == one.start))
    if other.change in FATES and other.start is None and not overcome:
        take_back(one, other.dropped_on)
    planned = one.meant or one.change == "unmet"
    if other.moved_by and other.start is None and planned and not one.end and one.change != "moved":
        move_on(one, *other.moved_by)
    _take_time(one, other)
    closes = other.verb == "cues.end" and other.start is None
    if other.until and (not one.end or one.end == other.until or (closes and one.end > other.until)):
        one.end = until_of(other, one)
        if one.end and other.verb == "cues.end" and other.tense is Tense.PAST:
            one.verb = "cues.end"
    alike = other.start is None or one.start is None or one.start[:10] == other.start[:10]
    if other.days and not one.days and may_lend(other, one) and (alike or one.kind is not Kind.VISIT):
        one.days = other.days
        set_end(one)
    if one.end and one.start and span_of(one.start, None)[0] >= span_of(one.end, None)[1]:
        one.end = None
    if other.change and not (as_now or overcome or _leaves_as_it_is(one, other)):
        one.change = other.change
    if len(one.sides) < len(other.sides) == TWO and other.tense is Tense.TENTATIVE and one.tense is Tense.FUTURE:
        one.tense = other.tense  # "will go there for meetings, where it is unclear whether he will meet X"
    one.guests = (one.guests | other.guests) - ({*one.sides} - one.guests) - ({*other.sides} - other.guests)
    one.add_sides(other.sides)
    one.people = one.people | _new_people(one, other)
    one.bodies |= other.bodies
    one.beside |= other.beside
    one.events |= other.events
    one.mentions += other.mentions
    one.many = one.many or other.many
    if other.plan == "V" and other.tense is Tense.FUTURE and not other.change:
        one.plan = other.plan  # "X to meet Y today", and then "will hold delayed talks"
    one.tour, one.countries = one.tour or other.tour, max(one.countries, other.countries)
    named = other.place if undated and other.start else None  # "Gaza peace summit", then "gather in Sharm el-Sheikh"
    if other.verb == ELSEWHERE and other.start is None:
        named = other.place
    stay = one.kind is other.kind is Kind.VISIT and other.start is not None  # "Russia", and then "Moscow on May 3"
    stay = stay and not (one.end and (one.start or "")[:10] < (other.start or "")[:10])  # there he is only that day
    finer = closer_place(one.place, other.place) if stay else one.place or other.place
    one.place = None if one.tour else named or finer
    _take_kind(one, other)
    if len(one.sentences) < MOST_EVIDENCE:
        one.sentences += [number for number in other.sentences if number not in one.sentences]
        one.steps += [step for step in other.steps if step not in one.steps and not (as_now and step.rule == NOW)]
    if wished := undated and _was_only_wished(one, other):
        one.change = ""
    if wished or not one.tense:
        one.tense, one.verb, one.simple = other.tense, other.verb, other.simple
    ahead = one.today is not None and has_day(one.start) and one.start > str(one.today)
    one.leads = one.leads or other.leads
    going = is_now(one) and not ahead
    ended = "cues.end" in (one.verb, other.verb)
    one.status = Status.UNDERWAY if going and not ended else status_of(one)


def _new_people(one: Draft, other: Draft) -> dict[str, Actor]:
    """Those whom another mention names first.

    "X met Y on Friday. After the meeting, Z said", "Z is ready to keep the talks going": Z was not there, where
    somebody else of his side is named.
    """
    new = {name: actor for name, actor in other.people.items() if name not in one.people}
    if not new or other.start is not None or one.many or not other.rests_on("merging.points_back"):
        return new
    if other.verb != "cues.plan" and not (other.before_or_after and other.verb != "cues.support"):
        return new
    told = {side for actor in one.people.values() for side in actor.sides}
    return {name: actor for name, actor in new.items() if not told.issuperset(actor.sides)}


def _leaves_as_it_is(one: Draft, other: Draft) -> bool:
    """Whether what another mention says of a plan is over by now, or no news: "The talks were first set for March"."""
    if other.change == "unmet" and one.change:
        return True
    if other.change == "running" and other.start is None and one.tense is Tense.PAST and one.start is not None:
        return True
    if other.change == "purpose" and one.change in FATES:
        return True  # "was to be the first to visit Chad since 2003"
    if one.change == "moved" and other.change == "off" and (other.start or "~") < (one.start or ""):
        return True  # "will be held in May. The talks were first set for March, but were called off"
    return one.status is Status.UNDERWAY and is_old_day(other, one)


def _was_only_wished(one: Draft, other: Draft) -> bool:
    """ "Urged both to resume dialogue. Ideas put on the table in talks last week": the wish is not what was held."""
    wished = one.change == "purpose" and one.tense is Tense.TENTATIVE and not other.change
    return wished and other.start is not None and other.tense in (Tense.PAST, Tense.NONE)


def _has_begun(one: Draft) -> bool:
    """ "The talks opened on Monday. They had been delayed by a strike": what has begun was put off before."""
    told = one.tense is Tense.PAST and one.change in ("", "running") and has_day(one.start)
    return told and one.today is not None and (one.start or "")[:10] <= str(one.today)


def _take_time(one: Draft, other: Draft) -> None:
    """Take the time of another mention, where it tells more or is told instead: "on Friday", and then "at 3 p.m."."""
    finer = other.start is not None and (
        one.start is None or (_fineness(other) > _fineness(one) and covers(one.start, other.start))
    )
    if one.tense is Tense.PAST and other.tense is Tense.FUTURE and one.start == other.start:
        finer = False  # "met on Tuesday. Tuesday's talks will result in"
    if lands_later(one, other):
        one.start, one.time, one.end, one.tense, one.verb = other.start, other.time, None, other.tense, other.verb
        set_end(one)
    elif is_one_of(other, one) and other.kind is one.kind:
        one.start, one.time, one.end = other.start, other.time, None
    elif is_old_day(other, one) or is_one_of(one, other):
        pass
    elif (other.change == "moved" and other.start) or is_old_day(one, other):
        one.start, one.time, one.end = other.start, other.time, other.end
    elif one.change == "moved" and one.start and not finer:
        pass
    elif is_day_of_span(one, other) and one.clock is None and "T" not in (one.start or ""):
        one.start, one.time, one.end = other.start, other.time, other.end
    elif other.start and one.start and other.start < one.start and _is_of_publication(one, other):
        one.start, one.time, one.end = other.start, other.time, other.end
        one.began = one.began or other.verb in BEGUN  # "is there on a visit of three days. He began it on Tuesday"
        set_end(one)
    elif ends_with(one, other):
        one.start, one.end = other.start, other.end
    elif _is_later_day(one, other):
        one.start, one.nth, one.change = other.start, other.nth, other.change
        one.since, one.end = other.since, other.end
    elif is_weekend(one) != is_weekend(other) and one.kind in MEET and is_same_day(one, other):
        if is_weekend(one):  # "this weekend ... on Saturday night"; a summit may go on until Sunday
            one.start, one.time, one.end = other.start, other.time, other.end
    elif finer:
        has_come = one.verb in BEGUN and one.tense is Tense.PAST and other.tense is Tense.PRESENT
        has_come = has_come and (one.start or "")[:10] == (other.start or "")[:10]
        one.start, one.time, one.score = other.start, other.time, other.score
        one.end = other.end or one.end
        if one.kind is Kind.VISIT and one.days and other.verb != "cues.end":
            verb, one.verb = one.verb, other.verb if other.verb in BEGUN else one.verb
            set_end(one)  # "a two-day visit next week. He will be in Riga on Thursday", "ended his visit. He came on"
            one.verb = verb
        over = one.verb == "cues.end" and one.tense is Tense.PAST  # "have ended. They began at 3 p.m."
        over = over or has_come  # "arrived on Friday", and below a picture "as he arrives on May 27"
        if other.tense and not over:
            one.tense, one.verb, one.simple = other.tense, other.verb or one.verb, other.simple
        if one.verb == other.verb == "cues.end" and one.tense is Tense.PAST and not one.end:
            set_end(one)  # "held a two-day summit. The summit ended on Tuesday"
    elif other.end and not one.end and one.start and (other.start == one.start or goes_about(one, other)):
        one.end = other.end


def _take_kind(one: Draft, other: Draft) -> None:
    """Take the kind of another mention, where it says more: "a meeting", and then "the talks"."""
    if meets_for(one, other):
        one.kind = other.kind
    named_again = other.start is not None or other.sentence - one.sentence <= 2
    if one.kind is Kind.MEETING and other.kind in (Kind.TALKS, Kind.SUMMIT, Kind.CALL) and named_again:
        one.kind = other.kind
    elif one.kind in MEET and other.kind is Kind.SUMMIT and named_again and (one.bodies or other.bodies):
        one.kind = Kind.SUMMIT  # "agreed after a first round of talks. The EU summit will go on"
    elif one.kind in GATHER and other.kind is Kind.CALL:
        one.kind = Kind.CALL  # "will hold a session by video link"
    summit = other.kind is Kind.SUMMIT and one.sentence == other.sentence
    if (summit and one.steps[0].rule == "triggers.convene") or convenes_for(one, other):
        one.kind = other.kind  # "members of SADC gathered for a summit"


def _is_of_publication(one: Draft, other: Draft) -> bool:
    """Whether a mention has only the day of publication: what tells the true first day corrects it."""
    there = is_now(one) or is_told_of_guest(one)
    return there or (one.rests_on("drafts.digest_day") and other.time is not None)


def _is_later_day(one: Draft, other: Draft) -> bool:
    """ "Arrived in Boston on Friday, on the sixth day of his tour": the tour began before that."""
    return other.nth > 1 and other.time is one.time and bool(other.start and one.start and other.start < one.start)


def _fineness(draft: Draft) -> tuple[int, float]:
    """How exact a time is, and how sure; a season ("2005-FA") is less exact than a month, though as long to write."""
    start = draft.start or ""
    return len(start) - start[5:].isalpha(), draft.score
