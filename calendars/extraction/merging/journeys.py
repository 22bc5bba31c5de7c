"""Tell whether a journey only leads to an occasion, and give that occasion whoever came to it.

In: the draft of a journey and that of an occasion. Out: yes or no; or nothing, the occasion has its guests.
"""

from __future__ import annotations

from collections.abc import Sequence

from calendars.extraction.candidates.occasions import COMING_TO, GATHER, MEET, Draft, is_undated
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.merging.same_kind import are_in_two_countries
from calendars.extraction.merging.stays import STATELY
from calendars.models import Kind, Status
from calendars.periods import DAY_LENGTH, days_of, has_day, span_of

# In days: so soon behind an arrival talks on neutral ground are what one came for.
LEADS = 2
# What calls a journey a stay with its host.
CALLED = ("triggers.visit", "triggers.trip")
# In days: people come so long before a gathering, or while it goes on.
WAY = 7


def _is_stay_of_its_own(visit: Draft, event: Draft) -> bool:
    """ "Arrived in Astana for the SCO summit and a state visit to Kazakhstan": he is the guest of the host, too.

    So he is where a later sentence calls so what the headline tells: "X in Astana to attend SCO summit"; and where his
    visit of so many days was told before: "arrived for a five-day visit. During his stay he will attend the summit".
    """
    called = [
        step.span[0] for step in visit.steps if step.rule == "triggers.visit" and step.text.lower().startswith(STATELY)
    ]
    hosted = visit.place is not None and visit.place[1] in visit.sides and len(visit.sides) > 1
    if not hosted or event.kind not in GATHER:
        return False
    told_alone = set(visit.sentences) & set(event.sentences) == {event.sentence} != set(visit.sentences)
    if told_alone and visit.days and visit.end and visit.sentence < event.sentence and visit.rests_on(*CALLED):
        return True
    if not called:
        return False
    same = visit.sentences == [event.sentence] and event.change != "purpose"
    # "The G77 will meet here next week. X was due on Saturday for an official visit before the summit"
    beside = event.sentence < visit.sentence and len(visit.sentences) == 1
    return same or beside or (told_alone and max(called) > event.span[1])


def is_aim_beside(talks: Draft, visit: Draft) -> bool:
    """ "Arrived in Geneva on Monday for a three-day visit and talks with UN officials": both are one stay."""
    named = visit.rests_on(*CALLED) and visit.verb == "triggers.arrive"
    told = named and visit.days and visit.end and visit.sentence == talks.sentence and talks.verb == "triggers.arrive"
    return bool(told) and talks.time is visit.time and bool(set(talks.sides) & set(visit.sides))


def is_way_to(visit: Draft, event: Draft) -> bool:
    """Whether a journey only leads to a summit, or to talks with others than the host."""
    if _is_leg_of_tour(visit, event):
        return True
    region = visit.place is not None and not visit.place[1] and len(visit.sides) == 1  # "in the Pacific for a forum"
    goes = visit.verb in ("triggers.go", "triggers.arrive", "triggers.send") or region
    if visit.kind is not Kind.VISIT or not goes or _is_stay_of_its_own(visit, event):
        return False
    if event.verb == "cues.refuse":
        return False  # "will leave for Hanoi on Wednesday, skipping the forum"
    if visit.before_or_after and visit.rests_on(*CALLED):
        return False  # "is to attend the summit and will arrive on Sunday after a two-day visit to Benin"
    if _is_way_there(visit, event) or _comes_with_others(visit, event):
        return True
    if not set(visit.sentences) & set(event.sentences) or (event.kind in MEET and is_aim_beside(event, visit)):
        return False
    if is_undated(event) and event.sentence != visit.sentence and visit.rests_on(*CALLED):
        return False  # "left on Monday for a visit to X. After the visit he will go to Y to attend the summit"
    lasting = event.status is Status.UNDERWAY and event.end is None
    if visit.start and event.start and not lasting and days_of(visit.start)[0] > span_of(event.start, event.end)[1]:
        return False  # the way there does not begin when it is over
    if visit.days and visit.end and event.start and days_of(visit.end)[1] < days_of(event.start)[0]:
        return False  # "arrived on a two-day visit ahead of the summit": it ends before that begins
    if Status.CANCELLED in (visit.status, event.status) and visit.status is not event.status:
        return False  # nobody goes there by a journey that was called off
    if visit.start and event.start and (days_of(event.start[:10])[0] - days_of(visit.start[:10])[1]).days > WAY:
        return False  # "arrived on Tuesday. The visit is to pave the way for the session next month"
    if event.rests_on("linking.carried", "linking.from_main") and are_in_two_countries(visit, event):
        return False  # "flew to Washington on Thursday after talks in Paris with X", "after a stop in Paris, where she"
    over = event.tense is visit.tense is Tense.PAST and visit.sentence == event.sentence
    if over and event.kind in MEET and event.span < visit.span and visit.verb in COMING_TO and visit.place:
        return False  # "met X on Thursday and flew on to Kiev"
    if event.kind in GATHER and event.before_or_after and _was_left(event, visit):
        return False  # "After attending the summit, X left Riga on Tuesday and arrived in Oslo"
    same_time, shared = event.time is visit.time, bool(set(visit.sides) & set(event.sides))
    host = visit.place[1] if visit.place else ""
    if event.kind in MEET and visit.place and not host and set(visit.sides) < set(event.sides) and same_time:
        return False  # "to travel to the Middle East on Tuesday to meet with officials in Israel"
    if event.kind is Kind.SUMMIT and not event.bodies and host and host in event.sides:
        return False  # "departed for China for a summit with Xi"
    if event.kind is Kind.SESSION and not event.bodies and set(event.sides) == set(visit.sides):
        return False  # "arrived for a four-day visit, to co-chair the joint commission on Friday"
    if event.kind in GATHER:
        apart = are_in_two_countries(visit, event)
        if visit.verb == "triggers.arrive" and event.many and event.bodies and visit.sentence == event.sentence:
            shared = True  # "arrives on Wednesday, a day before the ASEAN forum"
        return same_time or (shared and not apart)
    if event.kind is Kind.OTHER:
        return same_time and shared  # "flies to Moscow for tomorrow's parade"
    if event.kind in MEET and visit.verb in (event.verb, "triggers.arrive") and is_for_many(event):
        aim = event.verb == visit.verb if is_undated(event) else event.change == "purpose" and bool(event.bodies)
        if shared and aim and visit.sentence == event.sentence:
            return True  # "arrived in Algiers for the peace talks"
    return event.kind in MEET and (same_time or _leads_to(visit, event)) and shared and host not in event.sides


def _was_left(event: Draft, visit: Draft) -> bool:
    """Whether a gathering, told behind "after", was over when somebody arrived elsewhere."""
    over = event.status is Status.HELD and event.rests_on("linking.carried")
    return over and visit.sentence == event.sentence and visit.verb == "triggers.arrive" and event.span < visit.span


TOUR = frozenset({"tour", "leg", "trip"})


def _is_leg_of_tour(visit: Draft, meeting: Draft) -> bool:
    """ "Met the EU's chief in Brussels on Monday at the start of a tour": he is not there for the host."""
    if visit.kind is not Kind.VISIT or meeting.kind not in MEET or visit.time is not meeting.time or not visit.place:
        return False
    if visit.sentence != meeting.sentence or visit.place != meeting.place or visit.steps[0].text.lower() not in TOUR:
        return False
    host, guests = visit.place[1], set(visit.sides)
    return host in guests and host not in meeting.sides and guests - {host} < set(meeting.sides)


def is_for_many(event: Draft) -> bool:
    """Whether one who arrives for an event comes for others than the host: for a summit, for peace talks."""
    peace = event.steps[0].text.lower().startswith("peace") or len(event.sides) > 2 or bool(event.bodies)
    return event.kind in GATHER or (event.kind in MEET and peace)


def is_of_host_and_guest(event: Draft, told: Sequence[Draft]) -> bool:
    """ "X arrived in Oman for a summit. X and Oman's sultan will meet on Friday": so X is on a visit."""
    other = event.bodies or event.name or event.proper or event.points_back
    if event.kind is not Kind.SUMMIT or other or len(event.sides) > 1:
        return False
    visits = [one for one in told if one.kind is Kind.VISIT and one.sentence == event.sentence and one.place]
    pairs = [set(one.sides) for one in told if one.kind in MEET and len(one.sides) == 2]
    return any(set(visit.sides) in pairs and set(event.sides) <= set(visit.sides) for visit in visits)


def _is_way_there(visit: Draft, event: Draft) -> bool:
    """ "X, Y and Z will confer on Sunday in the Azores. X will leave for the Azores on Sunday": on neutral ground."""
    day = (visit.start or "")[:10]
    same_day = len(day) == DAY_LENGTH and day == (event.start or "")[:10] and not visit.end
    there = visit.place is not None and event.place is not None and visit.place[0] == event.place[0]
    goers = set(visit.people)
    neutral = there and visit.place is not None and visit.place[1] not in event.sides
    return same_day and neutral and event.kind in (*MEET, *GATHER) and bool(goers) and goers <= set(event.people)


def _comes_with_others(visit: Draft, event: Draft) -> bool:
    """ "Ministers of 15 states meet in Rome on Wednesday ... X landed here on Tuesday": he comes for that.

    So do those who arrive for the six-party talks, though the host is one of the six.
    """
    many = len(event.sides) > 2 and (event.kind in GATHER or set(visit.sides) < set(event.sides))
    gathering = (many or (event.kind in GATHER and event.many)) and event.place is not None
    if (
        not gathering
        or event.kind not in (*GATHER, *MEET)
        or visit.place is None
        or event.place is None
        or visit.place[0] != event.place[0]
    ):
        return False
    within = WAY if visit.sentence == event.sentence else LEADS
    if visit.verb != "triggers.arrive" or visit.days or not _opens_soon(visit, event, within):
        return False
    welcomed = any(visit.place[1] in actor.sides for actor in visit.people.values())
    called = visit.rests_on(*CALLED)  # "arrived in Rome for a state visit"
    return not (welcomed or called)


def _leads_to(visit: Draft, talks: Draft) -> bool:
    """ "A delegation landed in Oslo on Monday, and talks with X open on Tuesday": a journey to neutral ground."""
    apart = visit.place and talks.place and visit.place[1] != talks.place[1]
    led = visit.rests_on("attendance")  # "The delegation is led by X"
    return (not visit.people or led) and not apart and _opens_soon(visit, talks)


def _opens_soon(visit: Draft, event: Draft, within: int = LEADS) -> bool:
    """Whether an event begins on the one day of a visit, or a few days after."""
    if visit.end or not (has_day(visit.start) and has_day(event.start)):
        return False
    return 0 <= (days_of(event.start[:10])[0] - days_of(visit.start[:10])[0]).days <= within


def forget_day_of_coming(event: Draft, drafts: list[Draft]) -> None:
    """ "Arrived on Saturday to attend the AU summit. The summit opens on Sunday": it is not on the day of coming."""
    if event.kind not in GATHER or event.start is None or not event.bodies:
        return
    if event.change != "purpose":
        _forget_day_of_leaving(event, drafts)
        return
    here = [one for one in drafts if one.sentence == event.sentence and one.time is event.time]
    if not any(one.kind is Kind.VISIT and one.verb in ("triggers.arrive", "triggers.go") for one in here):
        return
    alike = [one for one in drafts if one is not event and one.kind in GATHER and one.bodies == event.bodies]
    first = days_of(event.start[:10])[0]
    days = [days_of(one.start[:10])[0] for one in alike if has_day(one.start)]
    if any(0 < abs((day - first).days) <= WAY for day in days):
        event.start = event.time = event.end = None


def _forget_day_of_leaving(event: Draft, drafts: list[Draft]) -> None:
    """ "X left the NATO summit on Friday. The summit opened on Thursday": it was not only on the day of leaving."""
    leaves, day = event.verb in ("triggers.go", "triggers.arrive"), event.start or ""
    passing = event.points_back and not event.change and event.tense is Tense.PAST and (leaves or event.attends)
    if not passing or not has_day(day):
        return
    for one in drafts:
        begins = one.kind in GATHER and (leaves or one.verb == "cues.begin") and has_day(one.start)
        if one is event or not begins:
            continue
        next_to = one.points_back and not one.sides and 0 < one.sentence - event.sentence <= 2
        since = (days_of(day[:10])[0] - days_of((one.start or "")[:10])[0]).days
        if (next_to or one.bodies == event.bodies) and 0 < since <= WAY:
            event.start = event.time = event.end = None
            return
