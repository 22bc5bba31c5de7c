"""Give a mention what it takes from the occasion that it points to: "the talks", "they will meet again", "also met X".

In: a draft and the drafts before it; for "the two countries" also those behind it, and the words about it. Out: the
same drafts, with the sides and people, the day of the programme, or the length that one of them has from another.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from calendars.extraction.candidates.habits import SEVERAL
from calendars.extraction.candidates.occasions import GATHER, MEALS, MEET, RECENT, WINDOW, Draft, is_now, is_undated
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.fates.statuses import status_of
from calendars.extraction.linking.bounds import set_end
from calendars.extraction.linking.lasting import LONGEST
from calendars.extraction.merging.fields import is_of_other_field, is_of_other_holder
from calendars.extraction.merging.gatherings import FAR, is_named_alike
from calendars.extraction.merging.pairs import (
    is_of_crowd,
    is_over_by_then,
    is_told_beside,
    is_told_beside_pair,
    people_of_office,
    sides_of_theme,
    with_persons_told,
)
from calendars.extraction.merging.same_kind import SPOKEN, TRAVELS, are_in_two_countries, is_ahead, may_lend, may_point
from calendars.extraction.merging.same_time import GROUPS, is_same_time
from calendars.extraction.merging.sameness import REACH, is_held_elsewhere
from calendars.extraction.merging.stays import goes_home
from calendars.models import Kind, Step
from calendars.periods import WEEK, YEAR_LENGTH, begins_within, days_of, has_day

# How many sentences before it the talks stand that a further round goes on with.
RENEWED_REACH = 2
# How many sentences from a visit the talks of visitor and host may be told, and how many these are.
BESIDE_VISIT, TWO = 3, 2
# Kinds of which one tells who deals with whom.
DEALINGS = MEET | {Kind.SIGNING, Kind.CALL}


def fill_sides(draft: Draft, kept: list[Draft]) -> None:
    """Give a mention that points back the sides and people of what it points to."""
    # "and will leave for Tokyo on Friday", said of a Japanese, and not "the two will fly to Tokyo to see X of Japan"
    home = draft.kind is Kind.VISIT and not draft.pair and goes_home(draft)
    if len(draft.sides) >= 2 or draft.steps[0].text.lower() in SEVERAL or home or is_of_crowd(draft):
        return
    near = [other for other in reversed(kept[-WINDOW:]) if draft.sentence - other.sentences[-1] <= REACH]
    is_round, own = draft.steps[0].rule == "triggers.round", draft.own_sides()
    fitting = [
        other
        for other in near
        if (len(other.sides) >= 2 or _is_of_body(draft, other))
        and (not own or own & {*other.sides} or is_round or _are_with_third(draft, other))
        and (draft.pair or may_point(draft, other))
        and not is_ahead(draft, other)
        and not _is_at_home(draft, other)
        and not _is_another_stay(draft, other)
        and not (_is_on_third_ground(draft, other) or is_of_other_field(draft, other))
        and not ((draft.days or draft.end) and other.steps[0].rule in MEALS)
        and not (other.outer and other.start is None and draft.kind in MEET)  # "on the margins of the summit"
    ]
    if is_round:  # "The first round": of the talks, no session nor a meeting told beside them
        fitting.sort(key=lambda other: (other.kind not in MEET, other.kind is not Kind.TALKS))
    if draft.pair:  # "they", "the two leaders": a pair before a crowd, a call before a visit where it is a call
        fitting.sort(
            key=lambda other: (
                len(other.sides) != 2 or draft.sentence not in other.sentences,
                is_told_beside_pair(draft, other, near),
                -len(draft.named_last & set(other.sides)) if len(other.sides) == 2 else 0,
                GROUPS[other.kind] != GROUPS[draft.kind] and not _have_just_spoken(draft, other),
                len(other.sides) != 2,
            )
        )
    elif draft.kind in GATHER:  # "the next summit": of those of a gathering before those of a meeting
        fitting = [one for one in fitting if not (is_told_beside(draft, one, near) or is_held_elsewhere(draft, one))]
        fitting = [one for one in fitting if one.proper or not draft.proper]
        fitting = [other for other in fitting if draft.sides or other.verb != "cues.broken"]
        if draft.attends and draft.people:  # "will see X on Friday, and attend the Riga summit in May"
            fitting = [other for other in fitting if other.kind in GATHER]
        fitting = [other for other in fitting if not (draft.bare and draft.many and _is_with_a_guest(draft, other))]
        fitting.sort(key=lambda other: (other.kind not in GATHER, draft.another and not is_named_alike(draft, other)))
    elif draft.start:  # "the talks on Wednesday": those of that day, or that week, before those told last
        fitting.sort(
            key=lambda one: (is_over_by_then(draft, one), one.start != draft.start, not _is_day_of(draft, one))
        )
    if not fitting:
        return
    if (draft.another and draft.kind is Kind.MEETING and _is_of_body(draft, fitting[0])) or _sits_on(draft, fitting[0]):
        draft.kind, draft.many = fitting[0].kind, True  # "NATO ministers meet. Their last meeting, in May, was long"
        draft.bodies |= fitting[0].bodies
    draft.pair = draft.pair and not (draft.kind in GATHER and _is_of_body(draft, fitting[0]))  # of one body
    third = {*draft.sides} if draft.two and len(fitting[0].sides) > TWO else set()
    draft.add_sides(_shared_sides(draft, fitting[0]))
    if draft.steps[0].rule in SPOKEN and fitting[0].kind is Kind.CALL and not draft.place:
        draft.kind = Kind.CALL  # "X telephoned Y. The two will speak again on Friday", "They exchanged views on trade"
    if draft.pair and (not draft.of_states or _is_near_in_time(draft, fitting[0])):
        # "X and Y met Z's premier. The two saw its king", without him
        held = people_of_office(draft.office, fitting[0])
        held = {name: one for name, one in held.items() if not (one.sides and third.issuperset(one.sides))}
        draft.people = with_persons_told(draft, held) | draft.people
    draft.steps.append(Step("merging.points_back", draft.steps[0].text, draft.span))


def _have_just_spoken(draft: Draft, call: Draft) -> bool:
    """ "X will meet Y on Friday. X spoke with Z on Sunday. They agreed to meet": those of the call told last."""
    return call.kind is Kind.CALL and draft.kind in MEET and draft.sentence - call.sentences[-1] == 1


def _is_with_a_guest(draft: Draft, other: Draft) -> bool:
    """ "NATO envoys met their Russian counterpart. The 29 allies hold their summit in May": without Russia."""
    apart = other.many and not other.bodies and len(other.sides) > 1 and draft.start is not None
    return apart and other.kind is Kind.SESSION and not is_same_time(other, draft)


def _is_day_of(draft: Draft, other: Draft) -> bool:
    """Whether an occasion is on a day of the time of the one that points back: "on Sunday. ... The weekend meeting"."""
    exact = has_day(other.start)
    return exact and begins_within(other.start or "", draft.start or "", draft.end)


def _is_at_home(draft: Draft, visit: Draft) -> bool:
    """Whether a visitor would be in his own country: "during his stay" is then another visit's."""
    own = {side for actor in draft.people.values() for side in actor.sides}
    return draft.kind is visit.kind is Kind.VISIT and visit.place is not None and own == {visit.place[1]}


def _is_another_stay(draft: Draft, visit: Draft) -> bool:
    """Whether "his visit on Monday" is not the one told, which is on another day: then its host is not known."""
    dated = bool(draft.sides and draft.start) and has_day(visit.start)
    return draft.kind is visit.kind is Kind.VISIT and dated and not is_same_time(visit, draft)


def _is_on_third_ground(signing: Draft, visit: Draft) -> bool:
    """ "X will go to Bonn to see Y. The peace accord was signed in Arusha last May": not by the two of that journey."""
    journey = visit.kind is Kind.VISIT or visit.change == "purpose"
    if signing.kind is not Kind.SIGNING or not journey or signing.place is None or not signing.place[1]:
        return False
    return signing.place[1] not in visit.sides and not is_same_time(visit, signing)


def fill_renewed(draft: Draft, kept: list[Draft]) -> None:
    """Give a further round, or the talks of nameless teams, the sides of the talks told right before."""
    near = [one for one in kept[-WINDOW:] if 0 <= draft.sentence - one.sentences[-1] <= RENEWED_REACH]
    whole = near[-1] if near else None
    sits = whole is not None and whole.kind is Kind.SESSION and len(whole.bodies) == 1 and draft.kind is Kind.TALKS
    if whole is not None and sits:  # "The Security Council met on Monday. Consultations will resume on Tuesday"
        draft.kind, draft.many = Kind.SESSION, True
        draft.bodies |= whole.bodies
        draft.add_sides(whole.bodies)
        return
    if draft.kind is Kind.SESSION and whole is not None and whole.kind in GATHER and whole.many and whole.sides:
        draft.add_sides(whole.sides)  # "The summit will be in Oslo. A preparatory meeting was held in Riga"
        draft.many = True
        draft.bodies |= whole.bodies
        draft.kind = Kind.SESSION if whole.bodies else Kind.CONFERENCE
        return
    talks = [one for one in near if one.kind in MEET and len(one.sides) >= 2]
    if talks:
        draft.add_sides(talks[-1].sides)
        if draft.kind not in MEET:  # "A third session is due in April"
            draft.kind = Kind.TALKS if draft.steps[0].rule == "triggers.session" else Kind.MEETING
        draft.steps.append(Step("merging.points_back", draft.steps[0].text, draft.span))


def _are_with_third(draft: Draft, other: Draft) -> bool:
    """ "X and Y will meet on Sunday. The two leaders will hold another meeting on June 1 with Z"."""
    return draft.two and not draft.of_states and len(other.sides) == 2 and other.kind in MEET and not other.bodies


def _is_of_body(draft: Draft, other: Draft) -> bool:
    """Whether a gathering needs no second side: "A UN conference ... The conference will end on Friday"."""
    many = other.many and bool(other.sides) and not draft.sides
    talks = draft.steps[0].text.lower() == "talks" and draft.points_back and not draft.pair
    told = draft.kind is Kind.MEETING or (talks and other.kind is Kind.CONFERENCE)
    next_to = told and other.kind in GATHER and draft.sentence - other.sentences[-1] <= 1
    alike = other.kind is draft.kind or (draft.another and other.kind in GATHER)
    alike = alike or (draft.kind is Kind.SESSION and draft.pair and other.kind in GATHER)  # "the allies hold their own"
    return many and (next_to or (draft.kind in GATHER and alike) or _sits_on(draft, other))


def _sits_on(talks: Draft, session: Draft) -> bool:
    """ "The Security Council met on Monday. Its members will resume consultations on Tuesday": another session."""
    council = session.kind is Kind.SESSION and len(session.bodies) == 1 and "Council" in next(iter(session.bodies))
    near = talks.sentence - session.sentences[-1] <= 1 and not talks.sides and bool(talks.start)
    return council and near and talks.kind is Kind.TALKS and talks.pair and talks.start != session.start


def _shared_sides(draft: Draft, other: Draft) -> list[str]:
    """The sides that one occasion has from another: of a body's next session not those who came to its last one."""
    if draft.pair and len(other.sides) - len(other.guests) == TWO:
        return [side for side in other.sides if side not in other.guests]  # not who brings the two together
    apart = draft.kind in GATHER and draft.start is not None and not draft.pair and not is_same_time(other, draft)
    return [side for side in other.sides if side in other.bodies] if apart and other.bodies else other.sides


def _is_near_in_time(draft: Draft, other: Draft) -> bool:
    """Whether a signing is so near an occasion that the people of the one are still there for the other."""
    if draft.kind is not Kind.SIGNING or not draft.start or not other.start:
        return False
    if min(len(draft.start), len(other.start)) < 10:
        return False
    return abs((days_of(draft.start[:10])[0] - days_of(other.start[:10])[0]).days) <= RECENT


def _is_stop_of(journey: Draft, other: Draft) -> bool:
    """ "Leaves today on his first trip abroad; he lands in Riga on Monday": a stop with its own day, told later."""
    if journey.kind is not Kind.VISIT or journey.place or journey.steps[0].text.lower() not in TRAVELS:
        return False
    later = other.kind is Kind.VISIT and other.sentence >= journey.sentence and journey.tense is not Tense.PAST
    return later and bool(other.start) and other.start != journey.start


def fill_from_nearest(draft: Draft, kept: list[Draft]) -> None:
    """ "The two countries" before any occasion is told: they are the pair of the nearest one that names two sides."""
    region = draft.place is not None and not draft.place[1]  # "After his tour of Asia X met Y", "her trip to Asia"
    tour = draft.kind is Kind.VISIT and (region or draft.steps[0].text.lower() == "tour")
    pairs = [other for other in kept if other is not draft and len(other.sides) == 2 and not tour]
    pairs = [] if any(_is_stop_of(draft, other) for other in pairs) else pairs
    pairs = [other for other in pairs if not draft.sides or set(draft.sides) <= set(other.sides)]
    journeys = [other for other in pairs if _is_on_third_ground(draft, other)]
    if any(set(draft.named_before) <= set(other.sides) for other in journeys):
        return
    pairs = [other for other in pairs if other not in journeys]
    nearest = min(pairs, key=lambda other: abs(other.sentence - draft.sentence), default=None)
    behind = nearest is not None and nearest.sentence > draft.sentence
    if behind and (len(draft.named_before) == TWO or draft.kind is Kind.SIGNING):
        nearest = None  # "the two governments" are those named before, and not a pair that is told later
    before = [] if tour and not draft.two else draft.named_before  # "LIMA - X of Chad will begin his tour on Friday"
    sides = nearest.sides if nearest else before
    if draft.two and not nearest and len(sides) > 1 and set(draft.sides).isdisjoint(sides):
        sides = [*sides, *draft.sides]  # "The presidents of X and Y are at odds. Both will see Z on Friday"
    at_home = draft.kind is Kind.VISIT and draft.place is not None and draft.place[1] in sides  # "Both flew to Lima"
    if set(draft.sides) < set(sides) and not at_home:
        draft.sides = list(sides)
        if set(sides) == {one.sides[0] for one in draft.persons.values()}:
            draft.people = draft.persons | draft.people
        draft.steps.append(Step("merging.the_pair", draft.steps[0].text, draft.span))


def fill_from_theme(draft: Draft, near: list[Draft]) -> None:
    """ "Talks resume on Monday", of whom nobody is told: they are of those of whose talks the text tells most."""
    if draft.start is None or draft.rests_on("drafts.digest_day", "drafts.now") or (draft.many and draft.sides):
        return
    if len(draft.start) == YEAR_LENGTH and int(draft.start) < (draft.today or days_of(draft.start)[0]).year - 1:
        return  # "An accord was signed in 1998": of the past, all sorts of people may be told
    if draft.steps[0].text.lower().endswith(("debate", "segment")):
        return  # "The general debate opens on Monday": of many, whoever else meets
    if draft.steps[0].text.lower() == "meetings" and not draft.points_back:
        return  # "X will hold routine meetings today": with whom he always meets
    if draft.kind is Kind.SESSION and draft.count:
        return  # "The executive council began its 15th session on Sunday": that of a body that nobody knows
    others = [one for one in near if one is not draft and not _is_on_third_ground(draft, one)]
    others = [one for one in others if not is_of_other_field(draft, one)]
    if any(draft.sentence in one.sentences and one.time is draft.time for one in others):
        return  # "will gather on Monday to rescue the talks"
    if draft.points_back and any(_is_gathering_before(draft, one) for one in others):
        return  # "left for a summit of European leaders. That meeting opens on Friday"
    if draft.another and draft.change:  # "A second meeting was adjourned": of those of the first, told before it
        others = [one for one in others if one.sentence <= draft.sentence]
    if draft.before_or_after and draft.kind in GATHER | MEET:  # "will discuss it in the run-up to talks on Friday"
        others = [one for one in others if draft.sentence not in one.sentences]
    told = _dealings_beside(draft, others)
    pairs = Counter(frozenset(one.sides) for one in told)
    whose = min(
        told,
        key=lambda one: (
            one.steps[0].rule in MEALS or is_over_by_then(draft, one),
            -pairs[frozenset(one.sides)],
            abs(one.sentence - draft.sentence),
        ),
        default=None,
    )
    if whose is None:
        return
    draft.add_sides(sides_of_theme(draft, whose))
    draft.kind = Kind.TALKS if draft.kind is Kind.SESSION else draft.kind
    draft.steps.append(Step("merging.theme", draft.steps[0].text, draft.span))


def _dealings_beside(draft: Draft, others: list[Draft]) -> list[Draft]:
    """Those occasions whose sides an occasion may have: meetings, calls and treaties, or else a visit right beside it.

    "X visits Y on Monday ... Negotiations begin on Tuesday"
    """
    told = [one for one in others if len(one.sides) > 1 and draft.own_sides() <= set(one.sides)]
    told = [one for one in told if one.start or not are_in_two_countries(draft, one)]
    told = [one for one in told if not (one.rests_on("merging.theme") or is_of_other_holder(draft, one))]
    told = [one for one in told if not draft.pair or len(one.sides) - len(one.guests) <= TWO]
    dealings = [one for one in told if one.kind in DEALINGS]
    if dealings or draft.kind not in MEET:
        return dealings
    visits = [one for one in told if one.kind is Kind.VISIT and len(one.sides) == TWO]
    return [one for one in visits if 0 < abs(one.sentence - draft.sentence) <= BESIDE_VISIT]


def _is_gathering_before(draft: Draft, one: Draft) -> bool:
    """Whether the occasion told right before one that points back is a gathering."""
    return one.kind in GATHER and 0 <= draft.sentence - one.sentences[-1] <= 1


def forget_day(draft: Draft, kept: list[Draft]) -> None:
    """ "He is to visit X from Sunday. The visit will last three days": of that visit, and not of the digest's day."""
    if any(other.time is not None and may_point(draft, other) and _shares(draft, other) for other in kept[-WINDOW:]):
        draft.start, draft.end = None, None


def _shares(draft: Draft, other: Draft) -> bool:
    """Whether two mentions have a side in common, as far as they name any."""
    nameless = not draft.sides or (other.many and (draft.attends or not other.sides))
    return nameless or bool(set(draft.sides) & set(other.sides))


def lend_span(draft: Draft, kept: list[Draft]) -> None:
    """ "A conference opened on Monday. The meeting will go on until Friday": how long is told of what was told last."""
    whole = _talks_that_last(draft, kept)
    if whole is not None:
        draft.add_sides(whole.sides)
    alike = (one for one in reversed(kept[-WINDOW:]) if one.start and is_named_alike(draft, one))
    # "will meet X on Wednesday at the two-day forum": not the meeting
    there = {id(one) for one in kept[-WINDOW:] if one.sentence == draft.sentence and one.kind in MEET}
    there = there if draft.outer or draft.kind in GATHER else set()
    told = (one for one in reversed(kept) if id(one) not in there and (one.start or one.sentence != draft.sentence))
    other = whole or next((one for one in told if one.steps[0].rule not in MEALS), None)
    other = next(alike, None) if other is not None and is_undated(other) else other  # "They will discuss trade"
    if other is None or not may_point(draft, other) or not other.start:
        return
    if draft.sentence - other.sentences[-1] > (FAR if is_named_alike(draft, other) else 2):
        return
    if other.end is None and other.days is None and may_lend(draft, other):
        other.days, other.end = draft.days, until_of(draft, other)
        set_end(other)
        other.status = status_of(other)
        draft.days = None if whole else draft.days


def _talks_that_last(draft: Draft, kept: list[Draft]) -> Draft | None:
    """ "Talks begin on Monday. X will meet Y on Friday. The negotiations will last three days": not the meeting."""
    near = [one for one in kept[-WINDOW:] if draft.sentence - one.sentences[-1] <= 2 and one.start]
    if not near or near[-1].steps[0].rule not in ("triggers.meet", "triggers.host"):
        return None
    if draft.steps[0].text.lower() == "gathering":  # of many, and not the two who met on its sidelines
        return next((one for one in reversed(near) if one.many and one.kind in GATHER), None)
    if draft.kind not in (Kind.TALKS, Kind.SESSION):
        return None
    return next((one for one in reversed(near) if one.steps[0].rule == draft.steps[0].rule), None)


def until_of(draft: Draft, other: Draft) -> str | None:
    """The end that one mention gives another, where it lies behind its start and not too far."""
    if not draft.until or not has_day(other.start):
        return None
    last, first = days_of(draft.until)[0], days_of(other.start[:10])[0]
    if draft.until_weekday and timedelta(0) < first - last < WEEK:
        last += WEEK  # "opens on Monday. It will run until Thursday"
    return last.isoformat() if 0 < (last - first).days <= LONGEST else None


def take_day_of_part(event: Draft, kept: list[Draft]) -> None:
    """ "X and Y met in Lome on 15 October on the sidelines of the AU summit": it was on that day too.

    So is one that another sentence tells of: "The meeting was held on the sidelines of the AU summit".
    """
    dated = (one for one in kept if one.kind in GATHER and one.start and one is not event)
    if any(set(one.sides) & set(event.sides) for one in dated):
        return  # "the summit, which runs from May 15 to 17"
    beside = [one for one in kept if event.sentence in one.sentences and not one.outer and one.kind is not Kind.VISIT]
    beside = [one for one in beside if not is_now(one)]
    part = min(beside, key=lambda one: abs(one.span[0] - event.span[0]), default=None)
    if part is None or not has_day(part.start) or part.change:
        return
    if event.place and part.place and event.place[1] != part.place[1]:
        return  # "said on the sidelines of the summit in Riga that he had met X in Oslo on May 3"
    event.start, event.time = (part.start or "")[:10], part.time
    event.steps = [step for step in event.steps if step.rule != "drafts.digest_day"]
    event.steps.append(Step("merging.part", event.steps[0].text, event.span))
    event.tense, event.status, event.place = part.tense, part.status, event.place or part.place
    if part.sentence == event.sentence:
        event.beside.update(side for side in part.sides if side not in event.sides)
        event.add_sides(part.sides)
        event.people = part.people | event.people


def take_day_of_whole(part: Draft, kept: list[Draft]) -> None:
    """ "X and Y met on the sidelines of the AU summit, which was held in Lome on 15 October": on that day.

    A summit that only opens then may go on, and they may meet later.
    """
    if part.tense is Tense.FUTURE and part.change == "purpose":
        return  # "agreed on the sidelines of the summit to resume talks"
    fitting = (one for one in kept if one.outer and one.kind in GATHER and part.sentence in one.sentences)
    whole = next((one for one in fitting if has_day(one.start)), None)
    if whole is None or whole.end or whole.days or whole.change or whole.verb == "cues.begin":
        return
    part.start, part.time, part.place = (whole.start or "")[:10], whole.time, part.place or whole.place
    part.steps.append(Step("merging.part", part.steps[0].text, part.span))
    part.status = status_of(part)
