"""Make one engagement of all mentions of one occasion.

In: drafts in text order. Out: drafts that are whole: with a time and enough sides. A mention that points back ("the
talks", "they will meet again") takes its sides from the occasion it points to; two mentions of one sort with common
sides and times that can be the same are one, with the most precise time.
"""

from __future__ import annotations

from datetime import timedelta

from calendars.extraction.datings import clock_on, set_end
from calendars.extraction.moods import Tense
from calendars.extraction.occasions import GATHER, MEET, RECENT, Draft
from calendars.extraction.spans import LONGEST
from calendars.extraction.statuses import covers, status_of
from calendars.models import Kind, Miss, Status, Step
from calendars.periods import days_of, span_of

GROUPS = (
    dict.fromkeys(MEET, "meet")
    | dict.fromkeys(GATHER, "gather")
    | {Kind.CALL: "call", Kind.VISIT: "visit", Kind.SIGNING: "signing", Kind.OTHER: "other"}
)
# Verbs that tell of a beginning, which a later mention may give its end.
BEGUN = frozenset({"cues.begin", "triggers.arrive"})
# "Will meet on Thursday. The talks begin at 3 p.m."
TO_COME = {Tense.FUTURE, Tense.PRESENT}
# The length of a summit says nothing of the session that prepares it.
APART = frozenset({Kind.SUMMIT, Kind.SESSION})
# How many sentences back "the talks" or "they" may point.
REACH = 12
# For so many days a visit that is over may still be what an article tells of.
LATE = 10
# How many of the occasions told last are looked through for one that has its day.
NEAREST = 8
# How many sentences behind a gathering someone is said to speak after it.
NEXT = 3
# Enough passages to judge an engagement by; a text that repeats itself adds nothing after that.
MOST_EVIDENCE = 12
# How many occasions back another mention is looked for: more than any article has, so that time grows with its length
# only.
WINDOW = 100


def join_mentions(drafts: list[Draft]) -> list[Draft]:
    """Make one draft of all mentions of one occasion, as far as each mention tells which one it is.

    Args:
        drafts: in text order.
    """
    kept: list[Draft] = []
    for draft in drafts:
        if draft.denied:
            _take_out(draft, kept[-WINDOW:])
            continue
        if draft.points_back and draft.start and draft.rests_on("drafts.digest_day"):
            _forget_day(draft, kept)
        own_day = draft.start is not None and not is_now(draft)
        if draft.points_back and not draft.sides and not own_day and (draft.days or draft.until):
            _lend_span(draft, kept)
        if draft.start is None and draft.in_programme:
            _take_programme_day(draft, kept)
        whole = draft.many and draft.bodies  # "the summit of the African Union" needs no other side
        if draft.pair or (draft.points_back and len(draft.sides) < 2 and not whole):
            _fill_sides(draft, kept)
            if draft.start is None and draft.clock is not None:
                _take_programme_day(draft, kept)
        event = _attended(draft, kept)
        if event is None:
            _join_or_keep(draft, kept)
        else:
            draft.start = None
            _join(event, draft)
    return kept


def keep_whole(kept: list[Draft], states: frozenset[str], hosts: dict[str, str]) -> tuple[list[Draft], list[Miss]]:
    """Drop the drafts that are not whole, and join those that what was added since makes one.

    Args:
        kept: what `join_mentions` gave.
        states: the names of all states.
        hosts: the state that sits in a forum beside many others.
    """
    whole: list[Draft] = []
    misses: list[Miss] = []
    for index, draft in enumerate(kept):
        near = kept[max(index - WINDOW, 0) : index + WINDOW]
        if draft.pair and len(draft.sides) < 2:
            _fill_from_nearest(draft, near)
        elif draft.kind is Kind.VISIT and len(draft.sides) == 1 and draft.place is None and draft.start:
            draft.sides += [side for side in draft.named_before if side not in draft.sides]
        reason = _lacks(draft, states)
        if reason:
            _add_to_visit(draft, near)
            misses.append(Miss(draft.span, draft.steps[0].text, draft.steps[0].rule, reason))
        else:
            _join_or_keep(draft, whole)
    _tell_visits(kept, whole)
    found = _without_parts(whole)
    for draft in found:
        _drop_parent(draft)
        if draft.many:
            beside = [hosts[side] for side in draft.sides if side in hosts]
            draft.sides += [host for host in beside if host not in draft.sides]
    return found, misses


def _tell_visits(kept: list[Draft], whole: list[Draft]) -> None:
    """ "Will welcome X to the White House on Friday. X's visit ...": who is welcomed is on a visit."""
    visits = [draft for draft in kept if draft.kind is Kind.VISIT and _is_undated(draft) and draft.people]
    for meeting in whole if visits else ():
        welcomed = meeting.kind is Kind.MEETING and meeting.steps[0].rule == "triggers.host" and len(meeting.people) > 1
        for visit in visits if welcomed else ():
            same = set(visit.people) <= set(meeting.people) and set(visit.sides) <= set(meeting.sides)
            if same and abs(visit.sentence - meeting.sentence) <= 3:
                meeting.kind = Kind.VISIT
                meeting.steps += visit.steps[:1]
                break


def _drop_parent(draft: Draft) -> None:
    """An envoy of the United Nations before one of its councils is its own house: the council is the side."""
    if any(side.startswith("UN ") and side.endswith(("Council", "Assembly")) for side in draft.sides):
        draft.sides = [side for side in draft.sides if side != "United Nations"]


def _forget_day(draft: Draft, kept: list[Draft]) -> None:
    """ "He is to visit X from Sunday. The visit will last three days": of that visit, and not of the digest's day."""
    if any(other.time is not None and _may_point(draft, other) and _shares(draft, other) for other in kept[-WINDOW:]):
        draft.start, draft.end = None, None


def _lend_span(draft: Draft, kept: list[Draft]) -> None:
    """ "A conference opened on Monday. The meeting will go on until Friday": how long is told of what was told last."""
    other = kept[-1] if kept else None
    if other is None or draft.sentence - other.sentences[-1] > 2 or not _may_point(draft, other) or not other.start:
        return
    if other.end is None and other.days is None and _may_lend(draft, other):
        other.days, other.end = draft.days, _until_of(draft, other)
        set_end(other)
        other.status = status_of(other)


def _may_lend(lender: Draft, other: Draft) -> bool:
    """Whether the length that one mention gives is the other's: that of a summit is not that of its sessions."""
    borrowed = lender.rests_on("merging.points_back") or not lender.sides
    if lender.kind is Kind.SUMMIT and borrowed:
        return other.kind in (Kind.SUMMIT, Kind.CONFERENCE)
    return {lender.kind, other.kind} != APART


def _until_of(draft: Draft, other: Draft) -> str | None:
    """The end that one mention gives another, where it lies behind its start and not too far."""
    if not draft.until or not other.start or len(other.start) < 10:
        return None
    days = (days_of(draft.until)[0] - days_of(other.start[:10])[0]).days
    return draft.until if 0 < days <= LONGEST else None


def _shares(draft: Draft, other: Draft) -> bool:
    nameless = not draft.sides or (other.many and not other.sides)
    return nameless or bool(set(draft.sides) & set(other.sides))


def _take_programme_day(draft: Draft, kept: list[Draft]) -> None:
    """The parts of one day's programme share its day: "He also met X", "then sat down with Y"."""
    reach = 1 if draft.kind is Kind.VISIT and draft.verb == "triggers.go" else 2  # "then heads to Malaysia"
    for other in reversed(kept):
        if draft.sentence - other.sentences[-1] > reach:
            return
        day = other.start is not None and len(other.start) >= 10 and other.end is None
        if (
            day
            and other.start
            and other.kind is not Kind.SIGNING
            and set(draft.sides) & set(other.sides)
            and (other.tense is draft.tense or (draft.clock and {other.tense, draft.tense} == TO_COME))
        ):
            draft.start, draft.time = other.start[:10], other.time
            if draft.clock is not None:
                draft.start += clock_on(draft.start, draft.clock)
            draft.steps.append(Step("merging.programme", draft.steps[0].text, draft.span))
            return


def _join_or_keep(draft: Draft, kept: list[Draft]) -> None:
    """Join a draft to the nearest one of the same occasion, or keep it as an occasion of its own."""
    begun = next((other for other in reversed(kept[-WINDOW:]) if _is_end_of(draft, other)), None)
    if begun and draft.start:
        draft.until, draft.start, draft.time = _day_behind(draft, begun), None, None
        _join(begun, draft)
        return
    recent = kept[-WINDOW:]
    twin = next((other for other in reversed(recent) if is_same(other, draft)), None)
    if twin is not None and twin.start is None:  # one that has its day before one that has none
        twin = next((other for other in reversed(recent[-NEAREST:]) if other.start and is_same(other, draft)), twin)
    if twin:
        _join(twin, draft)
    else:
        kept.append(draft)


def _is_end_of(draft: Draft, other: Draft) -> bool:
    """Whether a mention tells when what was told before ends: "The session will close on Wednesday"."""
    if draft.verb != "cues.end" or not draft.points_back or not draft.start or draft.days or draft.end or other.end:
        return False
    if other.start is None or len(other.start) < 10 or len(draft.start) < 10 or not _may_point(draft, other):
        return False
    days = (days_of(_day_behind(draft, other))[0] - days_of(other.start[:10])[0]).days
    near = draft.sentence - other.sentences[-1] <= REACH and 0 < days <= LONGEST
    begun = other.verb in BEGUN or other.change == "running" or is_now(other)
    begun = begun or (other.tense is draft.tense is Tense.FUTURE)  # "will visit from Friday. The visit will end on"
    return near and begun and (not draft.sides or set(draft.sides) <= set(other.sides))


def _day_behind(draft: Draft, other: Draft) -> str:
    """The day of a mention that tells the end of another; a bare weekday is the next one behind its start."""
    end, start = days_of((draft.start or "")[:10])[0], days_of((other.start or "")[:10])[0]
    bare = draft.time is not None and draft.time.stated == ("weekday",)
    return (end + timedelta(days=7 if bare and timedelta(-7) < end - start <= timedelta(0) else 0)).isoformat()


def _add_to_visit(draft: Draft, kept: list[Draft]) -> None:
    """Whom a visitor meets at no stated time are people of the visit."""
    if draft.kind not in MEET or draft.start or len(draft.sides) < 2:
        return
    fitting = [
        visit
        for visit in kept
        if visit.kind is Kind.VISIT
        and visit.start
        and set(draft.sides) <= set(visit.sides)
        and set(draft.people) & set(visit.people)
        and _is_told_during(draft, visit)
    ]
    if fitting:  # a stop before the whole tour
        visit = min(fitting, key=lambda visit: len(visit.sides))
        visit.people = visit.people | draft.people


def _is_told_during(draft: Draft, visit: Draft) -> bool:
    """Whether a meeting at no stated time can be one of a visit: not of one long past, nor of one that is to come."""
    if visit.start is None or draft.today is None or abs(draft.sentence - visit.sentences[-1]) <= 1:
        return True
    first, last = span_of(visit.start, visit.end)
    held = draft.tense is Tense.PAST
    return not (held and first > draft.today) and (draft.today - last).days <= LATE


def _lacks(draft: Draft, states: frozenset[str]) -> str:
    """Why a draft is no dated engagement, or ""."""
    if _is_undated(draft):
        return "no time is given for it"
    if draft.steps[0].rule.startswith("organisations.") and draft.start and len(draft.start) == 4:
        return "the year tells of the body, not of a meeting"
    if draft.kind is Kind.SESSION and len(draft.sides) == 1 and draft.sides[0] in states:
        return "it is a session of one state"
    if len(draft.sides) >= 2 or (draft.sides and (draft.many or (draft.bodies and draft.kind in GATHER))):
        return ""
    region = draft.kind is Kind.VISIT and draft.place is not None and not draft.place[1]
    if region and draft.sides and draft.people:
        return ""  # a tour of a region: its stops are not told
    return "fewer than two sides take part"


def _fill_sides(draft: Draft, kept: list[Draft]) -> None:
    """Give a mention that points back the sides and people of what it points to."""
    near = [other for other in reversed(kept[-WINDOW:]) if draft.sentence - other.sentences[-1] <= REACH]
    fitting = [
        other
        for other in near
        if len(other.sides) >= 2
        and (not draft.sides or set(draft.sides) & set(other.sides))
        and (draft.pair or _may_point(draft, other))
    ]
    if (
        not fitting and not draft.sides and draft.kind in GATHER
    ):  # "a UN conference ... The conference will end on Friday"
        fitting = [other for other in near if other.many and other.sides and other.kind is draft.kind]
    if draft.pair:  # "they", "the two leaders": a pair before a crowd, a call before a visit where it is a call
        fitting.sort(key=lambda other: (GROUPS[other.kind] != GROUPS[draft.kind], len(other.sides) != 2))
    elif draft.kind in GATHER:  # "the next summit": of those of a gathering before those of a meeting
        fitting.sort(key=lambda other: other.kind not in GATHER)
    elif draft.start:  # "the talks on Wednesday": those of that day before those told last
        fitting.sort(key=lambda other: other.start != draft.start)
    if not fitting or len(draft.sides) >= 2:
        return
    draft.sides += [side for side in _shared_sides(draft, fitting[0]) if side not in draft.sides]
    if draft.pair and (not draft.of_states or _is_near_in_time(draft, fitting[0])):
        draft.people = fitting[0].people | draft.people
    draft.steps.append(Step("merging.points_back", draft.steps[0].text, draft.span))


def _shared_sides(draft: Draft, other: Draft) -> list[str]:
    """The sides that one occasion has from another: of a body's next session not those who came to its last one."""
    apart = draft.kind in GATHER and draft.start is not None and not draft.pair and not _same_time(other, draft)
    return [side for side in other.sides if side in other.bodies] if apart and other.bodies else other.sides


def _attended(draft: Draft, kept: list[Draft]) -> Draft | None:
    """The gathering told right before that "X told reporters after the meeting" puts X at."""
    dated = not _is_undated(draft) and not draft.rests_on("drafts.digest_day")
    if not draft.points_back or draft.pair or dated or len(draft.sides) != 1 or not draft.people:
        return None
    if draft.kind not in MEET and draft.kind not in GATHER:
        return None
    near = (other for other in reversed(kept[-WINDOW:]) if other.start and _may_point(draft, other))
    event = next(near, None)
    if event is None or draft.sentence - event.sentences[-1] > NEXT or event.kind not in GATHER or not event.many:
        return None
    begun = event.start is not None and event.today is not None and days_of(event.start)[0] <= event.today
    return event if draft.tense is Tense.NONE and begun and len(event.bodies) < 2 else None


def _is_near_in_time(draft: Draft, other: Draft) -> bool:
    """Whether two days are so near that the people of one occasion are still there for the other."""
    if not draft.start or not other.start or min(len(draft.start), len(other.start)) < 10:
        return False
    return (
        draft.kind is Kind.SIGNING and abs((days_of(draft.start[:10])[0] - days_of(other.start[:10])[0]).days) <= RECENT
    )


def _fill_from_nearest(draft: Draft, kept: list[Draft]) -> None:
    """ "The two countries" before any occasion is told: they are the pair of the nearest one that names two sides."""
    pairs = [
        other
        for other in kept
        if other is not draft and len(other.sides) == 2 and (not draft.sides or set(draft.sides) <= set(other.sides))
    ]
    nearest = min(pairs, key=lambda other: abs(other.sentence - draft.sentence), default=None)
    if nearest and nearest.sentence > draft.sentence and len(draft.named_before) == 2:
        nearest = None  # "the two governments" are those named before, and not a pair that is told later
    sides = nearest.sides if nearest else draft.named_before
    if set(draft.sides) < set(sides):
        draft.sides = list(sides)
        draft.steps.append(Step("merging.the_pair", draft.steps[0].text, draft.span))


def _may_point(draft: Draft, other: Draft) -> bool:
    """Whether "the call" or "the talks" can mean an occasion of that sort."""
    one, two = GROUPS[draft.kind], GROUPS[other.kind]
    return one == two or {one, two} <= {"meet", "gather"}


def is_same(one: Draft, other: Draft) -> bool:
    """Whether two drafts tell of one occasion."""
    if GROUPS[one.kind] != GROUPS[other.kind] and not _near_kinds(one, other):
        return False
    if other.another and other.sentence != one.sentence and one.start != other.start:
        return False
    shared = (set(one.sides) - one.beside) & (set(other.sides) - other.beside)
    if one.many and other.many and one.kind is other.kind and not (one.sides and other.sides):
        return other.sentence - one.sentences[-1] <= 4 and _same_time(one, other)
    if not shared and not (other.points_back and not other.sides) and not _is_headline_of(one, other):
        return False
    smaller = min(len(one.sides), len(other.sides))
    if smaller >= 2 and len(shared) < 2:
        return False
    if _is_of_format(one, other) or _is_of_format(other, one):
        return False
    if one.kind is Kind.VISIT and other.kind is Kind.VISIT and not _same_host(one, other):
        return False
    if one.kind is Kind.VISIT and one.people and other.people and not set(one.people) & set(other.people):
        return False
    if not _same_time(one, other) and not (shared == set(one.sides) and "moved" in (one.change, other.change)):
        return False
    points = other.rests_on("merging.points_back") and not other.pair  # "Y also attended the meeting"
    if one.kind in MEET and other.kind in MEET and not points and _different_people(one, other):
        return False
    if _is_undated(one) != _is_undated(other):
        return (
            other.points_back
            or one.sentence == other.sentence
            or (_is_undated(one) and other.sentence - one.sentence <= 2)
            or set(one.people) == set(other.people) != set()
        )
    return True


def _is_headline_of(one: Draft, other: Draft) -> bool:
    """Whether a headline names one side and the text another: "Sudan peace talks", "the UN-led peace talks"."""
    near = one.kind is other.kind and one.sentence == 0 and other.sentence <= 2 and one.start is not None
    alone = len(one.sides) == 1 and len(other.sides) == 1 and not one.people and not other.people
    return near and alone and one.start == other.start and one.steps[0].text.lower() == other.steps[0].text.lower()


def _is_of_format(named: Draft, other: Draft) -> bool:
    """Whether a format is named without a time, and a meeting of a few of its members is another thing."""
    format_only = named.steps[0].rule.startswith("organisations.") and named.start is None
    return format_only and len(set(named.sides)) > 2 and not set(named.sides) <= set(other.sides)


def _different_people(one: Draft, other: Draft) -> bool:
    """Whether two mentions cannot be of one meeting: nobody is shared, or each has a counterpart of its own."""
    if not one.people or not other.people:
        return False
    first, second = set(one.people), set(other.people)
    if not first & second:
        return True
    return len(first) > 1 and len(second) > 1 and bool(first - second) and bool(second - first)


def _is_stop(stop: Draft, tour: Draft) -> bool:
    """Whether a dated visit is a stop of a tour of several countries."""
    both = stop.kind is Kind.VISIT and tour.kind is Kind.VISIT and stop.start is not None
    return both and len(stop.sides) == 2 < len(tour.sides) and set(stop.sides) < set(tour.sides)


def _same_host(one: Draft, other: Draft) -> bool:
    """Whether two visits can be one: a stop is not the tour, and each stop has its own host."""
    if other.start and one.start and (_is_stop(one, other) or _is_stop(other, one)):
        return False
    if one.place and other.place and one.place[1] and other.place[1]:
        return one.place[1] == other.place[1]
    moved = "moved" in (one.change, other.change)
    if one.place and other.place and bool(one.place[1]) != bool(other.place[1]):
        return False  # a region and a country in it or elsewhere
    if one.place and other.place and not one.place[1] and not other.place[1] and one.start == other.start:
        return True  # "will leave for the Middle East on Sunday", "visits the Mideast on Sunday"
    return moved or one.start is None or other.start is None or min(len(one.sides), len(other.sides)) > 1


def _is_undated(draft: Draft) -> bool:
    """Whether no time is linked to a draft, resolved or not."""
    return draft.start is None and draft.time is None


def _near_kinds(one: Draft, other: Draft) -> bool:
    """A meeting of leaders is told as summit, meeting or talks; of one side alone it may be either's."""
    if {GROUPS[one.kind], GROUPS[other.kind]} != {"meet", "gather"}:
        return False
    if one.kind is not Kind.SUMMIT and other.kind is not Kind.SUMMIT and not other.points_back:
        return False
    if set(one.sides) == set(other.sides):
        return True
    talks, summit = (one, other) if one.kind in MEET else (other, one)
    return (
        summit.kind is Kind.SUMMIT and len(talks.sides) == 1 and not talks.many and set(talks.sides) < set(summit.sides)
    )


def _same_time(one: Draft, other: Draft) -> bool:
    if one.start is None and other.start is None and one.time and other.time:
        return one.time.value == other.time.value  # no publication date: the words as they stand
    if one.start is None or other.start is None:
        return {one.tense, other.tense} not in ({Tense.PAST, Tense.FUTURE}, {Tense.PAST, Tense.TENTATIVE})
    if "T" in one.start and "T" in other.start and one.start[:16] != other.start[:16]:
        return False
    if one.start[:10] == other.start[:10]:
        return True
    within = covers(one.start, other.start) or covers(other.start, one.start)
    if {one.status, other.status} in ({Status.HELD, Status.SCHEDULED}, {Status.HELD, Status.TENTATIVE}):
        # "Prepared for this week's talks": those that were held on Wednesday.
        begun = other.today is not None and days_of(other.start)[0] <= other.today
        return within and begun and other.points_back and "W" in other.start and one.status is Status.HELD
    if within:
        return True
    first, last = span_of(one.start, one.end)
    low, high = span_of(other.start, other.end)
    if one.kind is Kind.VISIT and other.kind is Kind.VISIT and (is_now(one) or is_now(other)):
        return abs((first - low).days) <= 10 and Status.SCHEDULED not in (one.status, other.status)
    if is_now(one) != is_now(other) and one.status is other.status is Status.UNDERWAY:
        # "Are gathered for a three-day meeting that ends on Thursday".
        return abs((first - low).days) <= RECENT or low <= first <= high or first <= low <= last
    return one.kind is Kind.VISIT and other.kind is Kind.VISIT and (first <= low <= last or low <= first <= high)


def is_now(draft: Draft) -> bool:
    """Whether the time is only that of a clause in the present tense: the true first day may be earlier."""
    return draft.rests_on("drafts.now")


def _join(one: Draft, other: Draft) -> None:
    """Take into one draft what another mention of the occasion adds."""
    finer = other.start is not None and (
        one.start is None
        or ((len(other.start), other.score) > (len(one.start), one.score) and covers(one.start, other.start))
    )
    if other.change == "moved" and other.start:
        one.start, one.time, one.end = other.start, other.time, other.end
    elif one.change == "moved" and one.start and not finer:
        pass
    elif is_now(one) and other.start and one.start and other.start < one.start:
        one.start, one.time, one.end = other.start, other.time, other.end
        set_end(one)
    elif finer:
        one.start, one.time, one.score = other.start, other.time, other.score
        one.end = other.end or one.end
        if other.tense:
            one.tense, one.verb = other.tense, other.verb or one.verb
    elif other.end and not one.end and one.start and other.start == one.start:
        one.end = other.end
    if other.until and not one.end:
        one.end = _until_of(other, one)
        if one.end and other.verb == "cues.end" and other.tense is Tense.PAST:
            one.verb = "cues.end"
    if other.days and not one.days and _may_lend(other, one):
        one.days = other.days
        set_end(one)
    if one.end and one.start and span_of(one.start, None)[0] >= span_of(one.end, None)[1]:
        one.end = None
    if other.change and not (other.change == "unmet" and one.change):
        one.change = other.change
    for side in other.sides:
        if side not in one.sides:
            one.sides.append(side)
    one.people = one.people | {name: actor for name, actor in other.people.items() if name not in one.people}
    one.bodies |= other.bodies
    one.beside |= other.beside
    one.mentions += other.mentions
    one.many = one.many or other.many
    one.place = one.place or other.place
    named_again = other.start is not None or other.sentence - one.sentence <= 2
    if one.kind is Kind.MEETING and other.kind in (Kind.TALKS, Kind.SUMMIT, Kind.CALL) and named_again:
        one.kind = other.kind
    if len(one.sentences) < MOST_EVIDENCE:
        one.sentences += [number for number in other.sentences if number not in one.sentences]
        one.steps += [step for step in other.steps if step not in one.steps]
    if not one.tense:
        one.tense, one.verb = other.tense, other.verb
    going = is_now(one)
    ended = "cues.end" in (one.verb, other.verb)
    one.status = Status.UNDERWAY if going and not ended else status_of(one)


def _take_out(draft: Draft, kept: list[Draft]) -> None:
    """Participation denied is not participation: take the people out of what the denial points to."""
    for other in reversed(kept):
        if draft.sentence - other.sentences[-1] > 3:
            return
        if GROUPS[other.kind] == GROUPS[draft.kind] and (not draft.sides or set(draft.sides) & set(other.sides)):
            for name in draft.people:
                other.people.pop(name, None)


def _without_parts(drafts: list[Draft]) -> list[Draft]:
    """Drop what only repeats a part: a meeting inside a visit with no day of its own, a journey to a summit."""
    kept = []
    for index, draft in enumerate(drafts):
        near = [other for other in drafts[max(index - WINDOW, 0) : index + WINDOW] if other is not draft]
        stops = {side for other in near if _is_stop(other, draft) for side in other.sides}
        if draft.kind is Kind.VISIT and set(draft.sides) <= stops:
            continue  # every stop of the tour is told with its own day
        if sum(_is_stop_in_region(other, draft) for other in near) > 1:
            continue  # "a tour of Southeast Asia": in Cambodia on these days, in Indonesia on those
        visit = next((other for other in near if _is_part(draft, other)), None)
        event = next((other for other in near if _is_way_to(draft, other)), None)
        if visit:
            visit.people = visit.people | draft.people
            visit.sides += [side for side in draft.sides if side not in visit.sides]
        elif event:
            event.place = event.place or draft.place
        else:
            kept.append(draft)
    return kept


def _is_stop_in_region(stop: Draft, tour: Draft) -> bool:
    """Whether a dated visit of the same people is a stop of a tour of a region that begins no later."""
    if tour.kind is not Kind.VISIT or len(tour.sides) > 1 or tour.place is None or tour.place[1]:
        return False
    if stop.kind is not Kind.VISIT or not set(tour.people) & set(stop.people):
        return False
    if not tour.start or not stop.start or len(stop.start) < 10:
        return False
    return tour.start[:10] <= stop.start[:10] and abs(stop.sentence - tour.sentence) <= REACH


def _is_part(draft: Draft, visit: Draft) -> bool:
    """Whether a meeting is told with a visit of the same sides and has no time word of its own."""
    if visit.kind is not Kind.VISIT or draft.kind not in MEET:
        return False
    if not set(draft.sides) <= set(visit.sides):  # "is to come to Cyprus for talks with X and Y", of two sides
        return set(visit.sides) < set(draft.sides) and draft.time is visit.time and draft.sentence == visit.sentence
    if _is_way_to(visit, draft):
        return False  # "arrived in Madrid for talks with X", who is of another country
    if visit.nth and draft.start != visit.start:
        return False  # "met X on Thursday, the second day of his visit": the day is the meeting's own
    if draft.steps[0].rule == "triggers.guest" and visit.sentence == draft.sentence == draft.sentences[-1]:
        return True  # "will be in Riga from Monday to Tuesday as guest of X"
    if is_now(draft) and draft.time is None and draft.sentence in visit.sentences and not draft.people:
        return True  # "is paying a visit to Uganda to discuss security"
    return (draft.start == visit.start and draft.time is visit.time) or any(
        draft.time is time for time in visit.mentions
    )


def _is_way_to(visit: Draft, event: Draft) -> bool:
    """Whether a journey only leads to a summit, or to talks with others than the host."""
    if (
        visit.kind is not Kind.VISIT
        or visit.verb not in ("triggers.go", "triggers.arrive")
        or not set(visit.sentences) & set(event.sentences)
    ):
        return False
    host = visit.place[1] if visit.place else ""
    if event.kind is Kind.SUMMIT and not event.bodies and host and host in event.sides:
        return False  # "departed for China for a summit with Xi"
    if event.kind in GATHER:
        apart = visit.place and event.place and "" != visit.place[1] != event.place[1] != ""
        return event.time is visit.time or (bool(set(visit.sides) & set(event.sides)) and not apart)
    return (
        event.kind in MEET
        and event.time is visit.time
        and host not in event.sides
        and bool(set(visit.sides) & set(event.sides))
    )
