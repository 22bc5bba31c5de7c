"""Tell whether two visits can be one: with one host, and neither a stop of the other nor the way home from it.

In: two drafts. Out: whether they can be one; `sameness.py` asks. Or a visit without a host and those told before it;
out: the host, and a weekday that lies before a later plan is put there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from calendars.extraction.candidates.occasions import MEET, Draft, is_now, is_undated
from calendars.extraction.candidates.other_deeds import BEEN_THERE
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.fates.statuses import covers
from calendars.extraction.linking.leavings import ENCLAVES
from calendars.models import Kind, Status, Step
from calendars.periods import DAY_LENGTH, WEEK, days_of, has_day, span_of

# How verbs of coming home begin.
BACK = ("return", "fly back", "flies back", "flew back", "go back", "goes back")
# So many sentences behind the visit of several that of one of them is told.
NEXT = 3
# In days: so soon after he came a visitor of whom no length is told is received.
NEAR_START = 4
# In days: so long a stay may have been of which no length is told.
LONGEST_STAY = 8
# The rule by which a line of a digest is of its day.
TODAY = "drafts.digest_day"
# What is told of a day to come.
COMING = frozenset({Tense.FUTURE, Tense.PRESENT, Tense.TENTATIVE})


def is_same_host(one: Draft, other: Draft) -> bool:
    """Whether two visits can be one: a stop is not the tour, each stop has its own host, and none goes home."""
    gone = [visit for visit in (one, other) if visit.steps[0].rule == "triggers.go"]
    if any(visit.place and visit.sides == [visit.place[1]] for visit in gone):
        return False  # "will end his visit and leave for Colombo on Friday", said of a Sri Lankan
    if other.start and one.start and (is_stop(one, other) or is_stop(other, one)):
        return False
    if _is_before_next(one, other) or _is_before_next(other, one):
        return False
    if one.place and other.place and one.place[1] and other.place[1]:
        return one.place[1] == other.place[1]
    home = other.place and other.sides == [other.place[1]] and one.sides[:1] == other.sides
    if home and other.steps[0].text.lower().startswith(("return", "come back", "go back")):
        return False  # "will travel to Italy and Spain, before returning home on Friday"
    if len(one.sides) == 1 and is_undated(other) and other.verb == "triggers.go" and not other.tense:
        return False  # "starts a tour on Monday before going on to X": not on that day
    if _is_stay_on_tour(one, other) or _is_stay_on_tour(other, one):
        return False
    moved = "moved" in (one.change, other.change)
    if one.place and other.place and bool(one.place[1]) != bool(other.place[1]):
        return False  # a region and a country in it or elsewhere
    if one.place and other.place and not one.place[1] and not other.place[1] and one.start == other.start:
        return True  # "will leave for the Middle East on Sunday", "visits the Mideast on Sunday"
    if moved or one.start is None or other.start is None or min(len(one.sides), len(other.sides)) > 1:
        return True
    return one.start == other.start and names_stops_of(one, other)  # "leaves on Tuesday, visiting Mali and Togo"


# How the journey to the next stop is told.
ONWARD = frozenset({"triggers.arrive", "triggers.go"})


def _is_before_next(stay: Draft, journey: Draft) -> bool:
    """ "After two days in Asia, X flew to Riga", "flew to Riga before a visit to Asia": Riga is another visit."""
    apart = stay.before_or_after and not journey.before_or_after and stay.sentence == journey.sentence
    return apart and stay.steps[0].rule == "triggers.visit" and journey.steps[0].rule in ONWARD


# How many sentences behind a journey those are told whom the guest meets there.
MET_THERE = 3


def add_hosts_met(drafts: list[Draft]) -> None:
    """ "X arrives in Riga on Sunday. On Monday he will meet the president": that of the country where X is then."""
    for index, draft in enumerate(drafts):
        if not draft.with_host or len(draft.sides) != 1 or not has_day(draft.start):
            continue
        stays = [one for one in drafts[: index + 1] if _is_stay_then(one, draft)]
        stay = max(stays, key=lambda one: (one.start or "", one.sentence), default=None)
        if stay and stay.place:
            draft.add_sides([stay.place[1]])
            draft.place = draft.place or stay.place
            draft.steps.append(Step("merging.host_of_visit", draft.steps[0].text, draft.span))


def _is_stay_then(visit: Draft, met: Draft) -> bool:
    """Whether a visit is that on which somebody is when he meets his hosts."""
    if visit.kind is not Kind.VISIT or visit.place is None or not visit.start or not met.start:
        return False
    near = 0 <= met.sentence - visit.sentences[-1] <= MET_THERE
    if not near or visit.place[1] not in visit.sides or visit.place[1] in met.sides:
        return False
    same = visit.sides[0] == met.sides[0] and not (visit.people and met.people.keys().isdisjoint(visit.people))
    elsewhere = met.place is not None and met.place[1] != visit.place[1]
    first, last = span_of(visit.start, visit.end)
    if visit.end is None:
        last = first + timedelta(days=LONGEST_STAY)
    return (
        same and not elsewhere and visit.change not in ("off", "unmet") and first <= days_of(met.start[:10])[0] <= last
    )


def goes_home(visit: Draft) -> bool:
    """ "Before flying back to Beirut": whoever goes to his own country is no guest there."""
    return visit.place is not None and any(visit.place[1] in actor.sides for actor in visit.people.values())


def is_at_own_seat(visit: Draft, seats: Mapping[str, tuple[str, str]]) -> bool:
    """ "The UN chief returns to New York on Friday": at the seat of his own organisation he visits nobody.

    So does the pope who comes back to Rome.
    """
    if visit.kind is not Kind.VISIT or visit.place is None or visit.place[1] not in visit.sides:
        return False
    own = [side for side in visit.sides if side != visit.place[1]]
    back = len(own) == 1 and visit.steps[0].text.lower().startswith(BACK)
    return len(own) == 1 and (seats.get(own[0]) == visit.place or (back and ENCLAVES.get(own[0]) == visit.place[1]))


def is_begun_by(stay: Draft, coming: Draft) -> bool:
    """ "Left Quito on Wednesday after a two-day visit. He had arrived on Monday": with that day the stay began.

    What writers count as the length of a visit may leave out the day of arriving.
    """
    visits = stay.kind is coming.kind is Kind.VISIT and bool(stay.start and coming.start)
    left = stay.before_or_after and stay.rests_on("linking.carried")  # "left on Wednesday after a visit to Peru"
    over = (left or stay.verb == "cues.end") and stay.status is Status.HELD
    whole = stay.rests_on(TODAY) and coming.end is not None  # "has ended a visit. He came on Monday and left on Friday"
    came = coming.verb in ("triggers.arrive", "triggers.go" if whole else "") and coming.tense is Tense.PAST
    came = came and (whole or not (coming.end or coming.days))
    there = stay.place and coming.place and stay.place[1] == coming.place[1]  # "the envoy", and then "the minister"
    if not (visits and over and came) or not (there or set(coming.sides) <= set(stay.sides)):
        return False
    last, first = (stay.end or stay.start or "")[:10], (coming.start or "")[:10]
    if coming.place and any(coming.place[1] in actor.sides for actor in coming.people.values()):
        return False  # "had arrived in Lima on Monday", where she is at home
    if not stay.people.keys() & coming.people.keys() or not (has_day(first) and has_day(last)):
        return False
    days = (days_of(last)[0] - days_of(first)[0]).days + 1
    counted = stay.days or (2 if stay.end else 0)
    return counted - 1 <= days <= counted + 1 if counted else 1 < days <= LONGEST_STAY


def was_to_be(plan: Draft, denied: Draft) -> bool:
    """ "Will not fly to Riga on Monday. He was to have spent two days there": a visit that was planned, and dropped."""
    visits = plan.kind is denied.kind is Kind.VISIT and denied.start is not None and is_undated(plan)
    meant = plan.change == "unmet" and plan.sentence - denied.sentence == 1
    ahead = denied.today is not None and days_of((denied.start or "2000")[:10])[0] >= denied.today
    return visits and meant and ahead and not plan.people.keys().isdisjoint(denied.people)


# In days: so soon behind a visit a visitor is home from it.
SOON = 3


def tells_day_of(stay: Draft, way_back: Draft) -> bool:
    """ "Was home on Monday after a trip to Peru. She was there on Sunday": the day of the visit is that Sunday."""
    if not (way_back.before_or_after and way_back.rests_on("linking.carried")) or way_back.end or way_back.days:
        return False
    there = stay.kind is way_back.kind is Kind.VISIT and stay.steps[0].rule in BEEN_THERE and stay.tense is Tense.PAST
    same = set(stay.sides) == set(way_back.sides) and not stay.people.keys().isdisjoint(way_back.people)
    days = [(one.start or "")[:10] for one in (stay, way_back)]
    if not (there and same) or stay.end or not all(map(has_day, days)):
        return False
    return 0 < (days_of(days[1])[0] - days_of(days[0])[0]).days <= SOON


def begin_with(stay: Draft, coming: Draft) -> None:
    """Let a stay that is over begin on the day on which somebody came."""
    last = (coming.end or stay.end or stay.start or "")[:10]
    stay.start, stay.time = (coming.start or "")[:10], coming.time or stay.time
    stay.end = last if last > stay.start else None
    stay.tense, stay.verb = Tense.PAST, "cues.end"
    coming.start = coming.end = None


def is_stop(stop: Draft, tour: Draft) -> bool:
    """Whether a dated visit is a stop of a tour of several countries."""
    both = stop.kind is Kind.VISIT and tour.kind is Kind.VISIT and stop.start is not None
    if stop.points_back and is_now(stop) and stop.people.keys() & tour.people.keys():
        return False  # "X is making the trip at the invitation of Y": all of the tour
    if stop.place and stop.place == tour.place and stop.time is tour.time and not tour.tour:
        return False  # "arrived in Brussels on Monday for a visit and talks with EU leaders"
    alone = len(stop.sides) == 2 < len(tour.sides)
    days = stop.end is not None and stop.time is not tour.time and len(stop.sides) > 2  # "X and Y on May 6-8, then Z"
    return both and (alone or days) and set(stop.sides) < set(tour.sides)


def without_tours_told(drafts: list[Draft]) -> list[Draft]:
    """ "Will tour X, Y and Z. He will be in X on Monday, in Y and Z on Tuesday": all but a tour told by its stops."""
    tours = [one for one in drafts if one.kind is Kind.VISIT and one.start is None and len(one.sides) > 2]
    stays = [one for one in drafts if one.kind is Kind.VISIT and one.start] if tours else []
    if len(stays) < 2:
        return drafts
    gone = []
    for tour in tours[:MOST_TOURS]:
        own, hosts = set(tour.sides), set()
        for stay in stays:
            if 0 < len(stay.sides) < len(own) and own.issuperset(stay.sides) and stay.sides[0] == tour.sides[0]:
                hosts.update(stay.sides)
        if hosts == own:
            gone.append(tour)
    return [one for one in drafts if one not in gone]


# No article tells of more.
MOST_TOURS = 20


def _is_stay_on_tour(stay: Draft, tour: Draft) -> bool:
    """ "Minister to travel to X and Y", and then "in X from March 11 to 13": these days are not those of all."""
    if not tour.tour or tour.start is not None or stay.end is None:
        return False
    if stay.tour:
        return set(stay.sides) < set(tour.sides)
    return stay.place is not None and stay.place[1] in tour.sides


def names_stops_of(tour: Draft, stops: Draft) -> bool:
    """ "A delegation will visit three countries from May 3. It will visit Chad, Mali and Togo": the same journey."""
    counted = tour.kind is Kind.VISIT and len(tour.sides) == 1 and tour.time is not None
    counted = counted and (tour.place is None or not tour.place[1])  # "three Pacific nations"
    return counted and stops.tour and set(tour.sides) < set(stops.sides) and 0 <= stops.sentence - tour.sentence <= 2


def goes_about(visit: Draft, other: Draft) -> bool:
    """Whether a journey is one within the country where a visitor is: "arrived in Oslo", "went to Bergen on Friday"."""
    same = visit.kind is other.kind is Kind.VISIT and set(visit.sides) == set(other.sides)
    if same and _will_go_about(visit, other):
        return True
    there = visit.end is None and (visit.status is Status.UNDERWAY or visit.verb == "triggers.arrive")
    return same and there and other.tense is Tense.PAST and other.verb != "triggers.arrive"


def _will_go_about(visit: Draft, other: Draft) -> bool:
    """ "Arrives in Oslo on Monday. On Wednesday she flies to Bergen": so it is with what is still to come."""
    coming = visit.tense in COMING and other.tense in COMING and visit.status is other.status is Status.SCHEDULED
    towns = (
        visit.place is not None and other.place is not None and other.place[0] not in (visit.place[0], visit.place[1])
    )
    if not (coming and towns) or visit.end or other.verb != "triggers.go" or other.points_back:
        return False
    return not other.steps[0].text.lower().startswith(BACK) and not visit.people.keys().isdisjoint(other.people)


def tells_fate_of(plan: Draft, trip: Draft) -> bool:
    """ "He had been due to visit on July 20, but the trip was put off": that trip, and not one told before."""
    both = plan.kind is trip.kind is Kind.VISIT and plan.sentence == trip.sentence and trip.points_back
    return both and plan.start is not None and len(plan.sides) == 1 and is_undated(trip) and not trip.sides


def host_told_before(plan: Draft, near: list[Draft]) -> list[str]:
    """ "X will be in Riga on Monday. He had been due to visit on Friday, but called it off": the host of that visit.

    A weekday of a plan that was dropped lies before the visit that is still to come.
    """
    if not plan.start:
        return []
    if host := (
        _host_where_met(plan, plan.start, near)
        or _host_of_talks(plan, near)
        or _host_of_several(plan, plan.start, near)
        or _host_who_received(plan, plan.start, near)
        or _host_where_seen(plan, near)
    ):
        return host
    before = [one for one in near if one.kind is Kind.VISIT and 0 <= plan.sentence - one.sentences[-1] <= 1]
    told = [one for one in before if one.people.keys() & plan.people.keys() and len(one.sides) > 1 and one.place]
    if plan.verb != "triggers.visit" or not told:
        return []
    coming = told[-1].start or ""
    weekday = plan.change == "unmet" and plan.time is not None and plan.time.stated == ("weekday",)
    if weekday and len(coming) >= len(plan.start) and coming[:10] < plan.start and not plan.end:
        plan.start = (date.fromisoformat(plan.start[:10]) - WEEK).isoformat()
    return [side for side in told[-1].sides if side not in plan.sides]


# How many sentences from a meeting abroad the coming of the guest may be told.
SEEN = 8


def _host_where_seen(stay: Draft, near: list[Draft]) -> list[str]:
    """ "X met Y in Santiago on Monday. ... Y arrived on Sunday for a three-day visit": the country where they met."""
    arrived = stay.verb == "triggers.arrive" and stay.tense is Tense.PAST
    if not (arrived or is_now(stay)) or len(stay.start or "") != DAY_LENGTH:
        return []
    for met in near:
        talks = met.kind in MEET or (met.kind is Kind.SESSION and len(met.sides) == 2)
        abroad = talks and met.place is not None and met.place[1] in met.sides and has_day(met.start)
        told = abroad and abs(stay.sentence - met.sentence) <= SEEN and stay.people.keys() & met.people.keys()
        if told and met.place and met.place[1] not in stay.sides and set(stay.sides) <= set(met.sides):
            days = (days_of((met.start or "")[:10])[0] - days_of(stay.start or "")[0]).days
            days = abs(days) if is_now(stay) else days  # "X met Y in Santiago on Monday. Y is on a three-day visit"
            return [met.place[1]] if 0 <= days < max(stay.days or 0, NEAR_START) else []
    return []


def _host_where_met(stay: Draft, begun: str, near: list[Draft]) -> list[str]:
    """ "Met X in Nanjing on Tuesday. On Wednesday, the second day of his visit, ...": the country where he met him."""
    for other in near if stay.nth > 1 else ():
        abroad = other.place is not None and other.place[1] in other.sides and other.place[1] not in stay.sides
        day = (other.start or "")[:10]
        if abroad and other.place and set(stay.sides) <= set(other.sides) and len(day) == DAY_LENGTH and begun <= day:
            return [other.place[1]] if (days_of(day)[0] - days_of(begun[:10])[0]).days < stay.nth else []
    return []


def _host_of_talks(visit: Draft, near: list[Draft]) -> list[str]:
    """ "X and Y will hold talks in Moscow. The visit of the minister is set for May 5": the country of the talks."""
    for talks in near if visit.tense in COMING and visit.points_back else ():
        ahead = talks.kind in MEET and talks.start is None and talks.tense in COMING and talks.place is not None
        told = 0 <= visit.sentence - talks.sentences[-1] <= NEXT and set(visit.sides) <= set(talks.sides)
        if ahead and told and talks.place and talks.place[1] in set(talks.sides) - set(visit.sides):
            return [talks.place[1]]
    return []


def _host_who_received(stay: Draft, day: str, near: list[Draft]) -> list[str]:
    """ "The king received X on Tuesday. X, who arrived on Monday on a five-day visit, ...": the country of the king."""
    for other in near if has_day(day) else ():
        host = [side for side in other.sides if side not in stay.sides]
        received = other.kind in MEET and "triggers.host" in (other.steps[0].rule, other.verb) and len(host) == 1
        there = other.place is None or other.place[1] in host
        told = abs(stay.sentence - other.sentence) <= NEXT and stay.people.keys() & other.people.keys()
        if received and there and told and other.start and len(other.start) >= len(day[:10]):
            begun = days_of(other.start[:10])[0] - days_of(day[:10])[0]
            return host if 0 <= begun.days < (stay.days or NEAR_START) else []
    return []


# How a visit is called that one pays to a state.
STATELY = ("state ", "official ", "working ")


def _host_of_several(plan: Draft, day: str, near: list[Draft]) -> list[str]:
    """ "Two presidents are to visit Riga in May. X will pay a state visit on May 8": the host of all of them."""
    for one in reversed(near):
        host = one.place[1] if one.place else ""
        coming = one.kind is Kind.VISIT and 0 < plan.sentence - one.sentence <= NEXT and host in one.sides
        coarse = coming and one.start is not None and len(one.start) < len(day) and covers(one.start, day[:10])
        # "X will pay a state visit to Chad on May 8. Y will be on an official visit from May 3 to 5"
        alike = coming and plan.sentence == one.sentences[-1] + 1 and plan.status is one.status is Status.SCHEDULED
        if (coarse or (alike and plan.steps[0].text.lower().startswith(STATELY))) and host not in plan.sides:
            return [host]
    return []


def tells_length(visit: Draft, other: Draft) -> bool:
    """ "The envoy will arrive in Seoul on Tuesday. X plans to make a three-day visit to Korea": how long it is."""
    visits = visit.kind is other.kind is Kind.VISIT and bool(other.days) and set(visit.sides) == set(other.sides)
    told = other.tense in (visit.tense, Tense.NONE) and visit.tense in (Tense.FUTURE, Tense.PRESENT)
    return visits and told and 0 <= other.sentence - visit.sentences[-1] <= 2


# Whoever does so on a day need not be there on that day.
SETTING_OUT = frozenset(
    {"left", "leaves", "leave", "leaving", "set off", "sets off", "setting off", "set out", "sets out", "setting out"}
    | {"departed", "departs", "depart", "departing", "flew out", "flies out", "took off", "takes off"}
)


def lands_later(journey: Draft, landing: Draft) -> bool:
    """ "Set off on Wednesday for Peru on a visit of a week. He is due to land on Thursday": it begins on Thursday."""
    visits = journey.kind is landing.kind is Kind.VISIT and journey.steps[0].text.lower() in SETTING_OUT
    days = (journey.start, landing.start)
    if not visits or landing.verb != "triggers.arrive" or any(len(day or "") != DAY_LENGTH for day in days):
        return False
    way = (days_of(landing.start or "")[0] - days_of(journey.start or "")[0]).days
    return landing.tense in COMING and 0 < way <= LONGEST_WAY and set(landing.sides) <= set(journey.sides)


# In days.
LONGEST_WAY = 2


def is_aim_of(talks: Draft, visit: Draft) -> bool:
    """ "Will meet X next week before flying to Oslo on the 17th for talks": those are what he flies there for."""
    aim = talks.kind in MEET and not talks.points_back and visit.kind is Kind.VISIT and visit.time is talks.time
    return aim and visit.time is not None and visit.sentence == talks.sentence and set(talks.sides) < set(visit.sides)


def is_ceremony_of_stay(ceremony: Draft, visit: Draft) -> bool:
    """ "X arrives in Cuba. He signs a pact with Y", "X and Y open a bridge during X's visit to Cuba", in a digest."""
    behind = ceremony.sentence - visit.sentences[-1]
    near = behind == 1 if ceremony.kind is Kind.SIGNING else ceremony.kind is Kind.OTHER and behind in (0, 1)
    return near and visit.rests_on(TODAY) and ceremony.rests_on(TODAY)
