"""Make one engagement of all mentions of one occasion.

In: drafts in text order. Out: drafts that are whole: with a time and enough sides. A mention that points back ("the
talks", "they will meet again") takes its sides from the occasion it points to (`references.py`); two mentions of one
sort with common sides and times that can be the same (`sameness.py`) are made one (`joining.py`); what is only a part
of a larger event (`parts.py`) goes into it.
"""

from __future__ import annotations

from calendars.extraction.candidates.occasions import GATHER, GOES_ON, MEET, WINDOW, Draft, around, is_now, is_undated
from calendars.extraction.clauses.tenses import FATES, Tense
from calendars.extraction.fates.statuses import status_of
from calendars.extraction.linking.bounds import shift
from calendars.extraction.linking.lasting import LONGEST
from calendars.extraction.merging.days_of_stay import take_day_of_stay, take_time_of_stay
from calendars.extraction.merging.endings import day_behind, is_going_on, is_hope_of_one, told_to_begin, told_to_end
from calendars.extraction.merging.gatherings import gathering_meant, signing_attended
from calendars.extraction.merging.itineraries import add_stops, date_next_stop, journey_of, take_turn, without_turns
from calendars.extraction.merging.joining import NOW, join
from calendars.extraction.merging.journeys import forget_day_of_coming, is_for_many, is_of_host_and_guest
from calendars.extraction.merging.pairs import fill_from_rivals, fill_third
from calendars.extraction.merging.parts import add_to_visit, drop_parts, tell_visits
from calendars.extraction.merging.presences import attended, dealt_with
from calendars.extraction.merging.programmes import forget_carried_day, lend_day_of_aim, take_programme_day
from calendars.extraction.merging.references import (
    fill_from_nearest,
    fill_from_theme,
    fill_renewed,
    fill_sides,
    forget_day,
    lend_span,
    take_day_of_part,
    take_day_of_whole,
)
from calendars.extraction.merging.renewals import BEGUN_OR_OVER, forget_first_day, is_plan_renewed, take_day_held
from calendars.extraction.merging.same_kind import may_point
from calendars.extraction.merging.same_time import GROUPS
from calendars.extraction.merging.sameness import is_same, meetable
from calendars.extraction.merging.stays import (
    COMING,
    begin_with,
    host_told_before,
    is_aim_of,
    is_begun_by,
    tells_day_of,
    tells_fate_of,
    was_to_be,
)
from calendars.extraction.merging.weeks import take_week
from calendars.extraction.merging.wholeness import (
    TOO_FEW,
    add_only_others,
    fill_from_body,
    fill_from_mediated,
    give_to_body,
    lacks,
)
from calendars.models import Kind, Miss, Status, Step
from calendars.periods import has_day, span_of

# How many of the occasions told last are looked through for one that has its day.
NEAREST = 8


def join_mentions(drafts: list[Draft]) -> list[Draft]:
    """Make one draft of all mentions of one occasion, as far as each mention tells which one it is.

    Args:
        drafts: in text order.
    """
    kept: list[Draft] = []
    for index, draft in enumerate(drafts):
        if draft.denied and any(was_to_be(other, draft) for other in drafts[index + 1 : index + NEAREST]):
            draft.denied, draft.change, draft.tense = False, "off", Tense.FUTURE
            draft.status = status_of(draft)
        if draft.denied:
            _take_out(draft, kept[-WINDOW:])
            kept = _without_refuted(draft, kept)
            continue
        near = _of_story(draft, kept[-WINDOW:])
        if draft.start and draft.rests_on("drafts.digest_day") and (draft.points_back or _is_told_before(draft, near)):
            forget_day(draft, near)
        forget_carried_day(draft, near)
        forget_day_of_coming(draft, around(drafts, index))
        take_day_held(draft, near)
        forget_first_day(draft, near)
        own_day = draft.start is not None and not is_now(draft)
        dated = next((one for one in reversed(near) if one.start), None)
        attended_next = not draft.sides or (dated and dated.kind in GATHER)  # "X will open the two-day gathering"
        if draft.points_back and attended_next and not own_day and (draft.days or draft.until):
            lend_span(draft, near)
        take_week(draft, near)
        take_turn(draft, near)
        if draft.third:
            fill_third(draft, near)
        if draft.stay_day is not None:
            take_day_of_stay(draft, near)
        if draft.start is None and draft.in_programme:
            take_programme_day(draft, near, around(drafts, index))
        take_time_of_stay(draft, near, around(drafts, index))
        if draft.kind is Kind.SUMMIT and draft.start is None:
            _take_day_of_coming(draft, kept)
        # "the summit of the African Union", "NATO ministers ... their session": it needs no other side
        whole = draft.many and (draft.bodies or _is_of_members(draft))
        if kept and draft.change in FATES and tells_fate_of(kept[-1], draft):
            join(kept[-1], draft)
            continue
        if draft.pair or (draft.points_back and len(draft.sides) < 2 and not whole):
            fill_sides(draft, near)
            if draft.start is None and draft.clock is not None:
                take_programme_day(draft, near)
        elif draft.renewed and not draft.sides:
            fill_renewed(draft, near)
        lend_day_of_aim(draft, near)
        event = attended(draft, near) or signing_attended(draft, near) or dealt_with(draft, near)
        if event is None:
            _join_or_keep(draft, kept)
        else:
            draft.start, draft.change = None, ""
            draft.steps = [step for step in draft.steps if step.rule != NOW]
            join(event, draft)
    return kept


def _is_told_before(draft: Draft, near: list[Draft]) -> bool:
    """ "Met X on Monday. After meeting X, he flew home": what was told one sentence before, with its day."""
    told = (one for one in near if one.time is not None and draft.sentence - one.sentences[-1] <= 1)
    over = draft.before_or_after and draft.tense in (Tense.NONE, Tense.PAST)
    return over and any(one.tense is Tense.PAST and set(one.sides) == set(draft.sides) for one in told)


def _of_story(draft: Draft, drafts: list[Draft]) -> list[Draft]:
    """Those of some drafts that the same item of a digest tells; all of them where the article is none."""
    return [one for one in drafts if one.story == draft.story] if draft.story else drafts


def _is_of_members(draft: Draft) -> bool:
    """Whether a session is of those whom an organisation sends: "ASEAN ministers, who hold their session in Riga"."""
    of_one = draft.kind is Kind.SESSION and len(draft.sides) == 1
    return of_one and any(step.rule.startswith("organisations.") for step in draft.steps)


def _take_day_of_coming(summit: Draft, kept: list[Draft]) -> None:
    """ "X is due in Cairo on Wednesday. He, Y and Z are to hold a summit": on that day, and he comes for it."""
    visit = kept[-1] if kept else None
    if visit is None or visit.kind is not Kind.VISIT or visit.end or not has_day(visit.start):
        return
    comes = visit.verb in ("triggers.presence", "triggers.arrive", "triggers.go")
    near = visit.sentences == [summit.sentence - 1] and visit.tense in COMING and summit.tense in COMING
    if comes and near and len(summit.sides) > 2 and set(visit.sides) <= set(summit.sides):
        summit.start, summit.time, summit.place = (visit.start or "")[:10], visit.time, summit.place or visit.place
        summit.people = visit.people | summit.people
        summit.steps += [Step("merging.coming", summit.steps[0].text, summit.span), *visit.steps]
        kept.pop()


def keep_whole(
    kept: list[Draft], states: frozenset[str], hosts: dict[str, str], conveners: dict[str, str]
) -> tuple[list[Draft], list[Miss]]:
    """Drop the drafts that are not whole, and join those that what was added since makes one.

    Args:
        kept: what `join_mentions` gave.
        states: the names of all states.
        hosts: the state that sits in a forum beside many others.
        conveners: the organisation that holds a forum.
    """
    whole: list[Draft] = []
    misses: list[Miss] = []
    for index, draft in enumerate(kept):
        near = _of_story(draft, around(kept, index))
        if draft.pair and len(draft.sides) < 2:
            fill_from_nearest(draft, near)
        elif draft.kind is Kind.VISIT and len(draft.sides) == 1 and draft.place is None and draft.start:
            host = draft.named_before or host_told_before(draft, near)
            draft.add_sides(host)
            draft.place = (host[0], host[0]) if len(host) == 1 else None
        elif not draft.sides and draft.kind in MEET:
            draft.add_sides(draft.named_before)
        undated = draft.start is None or draft.rests_on("drafts.digest_day")
        if draft.outer and draft.many and draft.sides and draft.kind in GATHER and undated:
            take_day_of_part(draft, around(kept, index))
        if not draft.sides and draft.body_told and draft.kind in (*GATHER, *MEET):
            give_to_body(draft, draft.body_told)
        if draft.open and len(draft.sides) < 2:
            fill_from_theme(draft, near)
            fill_from_rivals(draft)
        if draft.bare:
            fill_from_body(draft, kept[max(index - WINDOW, 0) : index], states)
        if not draft.sides and draft.open and draft.points_back and draft.kind is Kind.TALKS:
            fill_from_mediated(draft, kept[max(index - WINDOW, 0) : index])
        if not draft.sides and draft.host:
            draft.sides.append(draft.host)
        if draft.start is None and draft.kind in MEET and len(draft.sides) > 1:
            take_day_of_whole(draft, around(kept, index))
        reason = lacks(draft, states)
        if reason == TOO_FEW and draft.only_others:
            add_only_others(draft)
            reason = ""
        if reason:
            add_to_visit(draft, near)
            misses.append(Miss(draft.span, draft.steps[0].text, draft.steps[0].rule, reason))
        else:
            _join_or_keep(draft, whole)
    tell_visits(kept, whole)
    unset = [one for one in kept if is_undated(one) and is_for_many(one) and not is_of_host_and_guest(one, whole)]
    coming = [one for one in unset if one.verb == "triggers.arrive" or (one.change == "purpose" and not one.readied)]
    found = drop_parts(without_turns(whole), coming)
    for draft in found:
        _drop_parent(draft)
        _drop_event(draft, conveners)
        if draft.many:
            beside = [hosts[side] for side in draft.sides if side in hosts]
            draft.sides += [host for host in beside if host not in draft.sides]
    return found, misses


def _drop_parent(draft: Draft) -> None:
    """An envoy of the United Nations before one of its councils is its own house: the council is the side."""
    if any(
        side.startswith("UN ") and side.endswith(("Council", "Assembly", "Committee", "Operations"))
        for side in draft.sides
    ):
        draft.sides = [side for side in draft.sides if side != "United Nations"]


def _drop_event(draft: Draft, conveners: dict[str, str]) -> None:
    """ "Smith will attend the Munich Security Conference": it is no side beside Smith's, but what it is called.

    Of the Earth Summit the United Nations, which holds it, is a side.
    """
    events = [side for side in draft.sides if side in draft.events]
    if events:
        draft.name = events[0]
        sides = [conveners.get(side, side) for side in draft.sides if side not in draft.events or side in conveners]
        draft.sides = list(dict.fromkeys(sides)) or draft.sides


def _is_stay_of_guest(draft: Draft, told: Draft) -> bool:
    """ "Goes to Chad next week, where he will be the guest of X on May 3 and 4": these are the days of the visit."""
    guest = told.kind is Kind.VISIT and told.change not in FATES
    long = draft.start is None and draft.days is not None and told.start is not None  # "X's guest for four days"
    coarse = draft.start is not None and not has_day(told.start)
    near = draft.sentence in told.sentences or (long and draft.sentence == told.sentences[-1] + 1)
    return guest and (long or coarse) and near and set(draft.sides) == set(told.sides)


def _join_or_keep(draft: Draft, kept: list[Draft]) -> None:
    """Join a draft to the nearest one of the same occasion, or keep it as an occasion of its own."""
    if kept and draft.steps[0].rule == "triggers.guest" and _is_stay_of_guest(draft, kept[-1]):
        draft.kind = Kind.VISIT
    begun = told_to_end(draft, kept[-WINDOW:]) if draft.verb in ("cues.end", GOES_ON) else None
    goes_on = begun is not None and draft.verb == GOES_ON and is_going_on(draft, begun)
    within = begun is not None and draft.verb == GOES_ON and begun.end is not None
    draft.verb = "cues.support" if draft.verb == GOES_ON else draft.verb
    if begun:
        # "The talks, due to run until Friday, opened today. On Thursday they will continue"
        last = None if goes_on or within else day_behind(draft, begun)
        draft.until, draft.start, draft.time = last, None, None
        if goes_on:
            begun.change, begun.since = "running", True
        join(begun, draft)
        if begun.kind in GATHER and begun.tense is Tense.PAST and draft.tense in (Tense.PRESENT, Tense.FUTURE):
            begun.tense = Tense.PRESENT  # "gathered on Monday for their summit. The summit ends on Tuesday"
            begun.status = status_of(begun)
        return
    recent = kept[-WINDOW:]
    if ended := told_to_begin(draft, recent):
        draft.end = (ended.start or "")[:10]
        ended.start, ended.end, ended.time = draft.start, draft.end, draft.time
        ended.verb, ended.tense = "cues.end", Tense.PAST
        join(ended, draft)
        return
    if is_hope_of_one(draft, recent):
        return
    if draft.kind is Kind.VISIT and _join_coming(draft, recent):
        return
    if draft.kind is Kind.VISIT:
        date_next_stop(draft, recent)
        if journey := journey_of(draft, recent):
            add_stops(journey, draft)
            return
    if draft.kind is Kind.VISIT and any(_is_day_of_tour(draft, other) for other in recent):
        return
    for other in reversed(recent[-NEAREST:]):
        old, plan = (draft, other) if draft.change in ("unmet", "moved") and not draft.instead else (other, draft)
        if plan.start and is_plan_renewed(plan, old):
            over = plan.tense is Tense.TENTATIVE or plan.status in BEGUN_OR_OVER
            old.change = "" if over else "moved"
            _join_plans(other, draft, old)
            return
    told = meetable(recent, draft)
    twin = next((other for other in reversed(told) if is_same(other, draft)), None)
    if twin is not None and twin.sentence == draft.sentence and is_aim_of(draft, recent[-1]):
        twin = None
    if twin is not None and twin.start is None:  # one that has its day before one that has none
        twin = next((other for other in reversed(told[-NEAREST:]) if other.start and is_same(other, draft)), twin)
    elif twin is not None and draft.kind is Kind.VISIT and draft.start and twin.start != draft.start:
        same_day = (other for other in reversed(told[-NEAREST:]) if other.start == draft.start)
        twin = next((other for other in same_day if is_same(other, draft)), twin)  # the whole before one of its stops
    if twin := twin or gathering_meant(draft, recent):
        join(twin, draft)
    else:
        kept.append(draft)


WEEKS_LATER = {"a week later": 1, "one week later": 1, "two weeks later": 2, "three weeks later": 3}


def _join_plans(one: Draft, other: Draft, old: Draft) -> None:
    """Make one of a plan and the old one that came to nothing: at the new day, and put off, if that day is set."""
    plan = one if old is other else other
    start, time, end, place, tense = plan.start, plan.time, plan.end, plan.place, plan.tense
    weeks = WEEKS_LATER.get(time.low, 0) if time else 0
    if weeks and has_day(old.start):  # "but will now meet a week later"
        start = shift((old.start or "")[:10], weeks, "W")
    join(one, other)
    one.start, one.time, one.end, one.place, one.tense, one.change = start, time, end, place, tense, old.change
    one.status = status_of(one)


def _join_coming(draft: Draft, recent: list[Draft]) -> bool:
    """Join "arrived on Monday" to "left on Wednesday after a visit", whichever is told first; whether it was done."""
    for other in reversed(recent):
        if is_begun_by(other, draft):
            begin_with(other, draft)
            join(other, draft)
            return True
        for way_back, stay in ((other, draft), (draft, other)):
            if tells_day_of(stay, way_back):
                other.start, other.time = stay.start, stay.time
                draft.start = draft.time = None
                join(other, draft)
                return True
    return False


def _is_day_of_tour(draft: Draft, tour: Draft) -> bool:
    """ "Will tour X and Y from Monday. During her trip she will meet Z on Friday": that is only one day of the tour."""
    if not draft.points_back or draft.mentions or not draft.start or draft.days:
        return False
    if tour.kind is not Kind.VISIT or not tour.mentions or not tour.start or not set(draft.sides) <= set(tour.sides):
        return False
    if draft.people and tour.people and not draft.people.keys() & tour.people.keys():
        return False
    days = (span_of(draft.start, None)[0] - span_of(tour.start, None)[0]).days
    return 0 <= days <= LONGEST and {draft.status, tour.status} <= {Status.SCHEDULED, Status.UNDERWAY}


def _without_refuted(denied: Draft, kept: list[Draft]) -> list[Draft]:
    """Drop the visit of a rumour that is denied, and call a plan off: "was due in Peru today. He will not go today"."""
    refuted = [one for one in kept[-WINDOW:] if _is_refuted(one, denied)]
    for plan in (one for one in refuted if one.meant):
        plan.change, plan.tense = "off", Tense.FUTURE
        plan.status = status_of(plan)
    return [one for one in kept if one.meant or one not in refuted] if refuted else kept


def _is_refuted(rumour: Draft, denied: Draft) -> bool:
    """ "Media said X would visit Peru next week. X will not visit Peru next week": there is no such visit."""
    alike = rumour.kind is denied.kind is Kind.VISIT and rumour.start is not None and rumour.start == denied.start
    if not alike or rumour.change or rumour.tense is Tense.PAST or len(denied.sides) < len(rumour.sides):
        return False
    if _is_to_another_place(rumour, denied):
        return False
    others = bool(rumour.people) and bool(denied.people) and rumour.people.keys().isdisjoint(denied.people)
    return set(rumour.sides) == set(denied.sides) and not others and denied.sentence - rumour.sentences[-1] <= REFUTED


# How many sentences behind a rumour it may be denied.
REFUTED = 2


def _is_to_another_place(one: Draft, other: Draft) -> bool:
    """Whether a visit leads to a city, and another one to its country alone, or to another city."""
    return other.place is not None and other.place[0] != other.place[1] and other.place != one.place


def _take_out(draft: Draft, kept: list[Draft]) -> None:
    """Participation denied is not participation: take the people out of what the denial points to."""
    for other in reversed(kept):
        if draft.sentence - other.sentences[-1] > 3:
            return
        if other.sentence == draft.sentence and other.tense is Tense.PAST:
            continue  # "told Y at a meeting that he would stay away": not from that one
        if len({one.sides for one in draft.people.values()}) > 1 and not draft.people.keys() <= other.people.keys():
            continue  # "X will hold talks in Riga. He will not meet Y": X is still there
        if other.kind is draft.kind is Kind.VISIT and _is_to_another_place(other, draft):
            continue  # "will visit Japan. He will not go to Okinawa"
        shared = len(set(draft.sides) & set(other.sides))  # "will visit Peru. He will not go to Chile": he is in Peru
        same = GROUPS[other.kind] == GROUPS[draft.kind] or (draft.points_back and may_point(draft, other))
        if same and (not draft.sides or shared >= min(len(draft.sides), 2)):
            for name in draft.people:
                other.people.pop(name, None)
