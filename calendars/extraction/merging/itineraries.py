"""Take into a journey the stops that the next sentences tell without days: "He will visit Togo, Mali and Niger".

In: a visit without a day, and the visits told before it. Out: the journey that it is a part of; or nothing, that
journey has its countries and its end. So do those whom one side is first told to meet, and then each on its own day:
"will meet X and Y next week: X on Tuesday, Y on Friday" is two meetings, of which the first sentence tells the sum.
"""

from __future__ import annotations

from collections.abc import Sequence

from calendars.extraction.candidates.occasions import MEET, Draft, around, is_undated
from calendars.extraction.clauses.tenses import FATES, Tense
from calendars.extraction.fates.statuses import BEGUN, status_of
from calendars.extraction.linking.moves import is_bare_weekday, move_by
from calendars.extraction.merging.references import until_of
from calendars.extraction.merging.same_kind import are_in_two_countries
from calendars.extraction.merging.same_time import ROUND_REACH, is_turn
from calendars.extraction.merging.stays import COMING, TODAY
from calendars.models import Kind, Status, Step
from calendars.periods import WEEK, begins_within, days_of, has_day

# How many sentences behind a journey its stops are told.
NEXT = 2


def journey_of(stops: Draft, near: Sequence[Draft]) -> Draft | None:
    """The journey of which an undated visit tells the stops: "began a four-nation tour on Tuesday. He will visit"."""
    if stops.kind is not Kind.VISIT or stops.change in FATES or len(stops.sides) < 2:
        return None
    for journey in reversed(near):
        if stops.sentence - journey.sentences[-1] > NEXT:
            return None
        if journey.kind is Kind.VISIT and journey.start and journey.sides[:1] == stops.sides[:1]:
            return journey if _is_dated_by(stops, journey) and _is_stop_of(stops, journey) else None
    return None


def _is_dated_by(stops: Draft, journey: Draft) -> bool:
    """Whether a visit has no day of its own: "sets off on Monday. He visits Togo" is not told of today."""
    ahead = stops.rests_on(TODAY) and (journey.start or "") > (stops.start or "")
    return is_undated(stops) or ahead


def _is_stop_of(stops: Draft, journey: Draft) -> bool:
    """Whether the traveller and the countries of a visit are those of a journey that was told with its day."""
    if not has_day(journey.start) or journey.change in FATES or not journey.sides:
        return False
    if stops.sides[0] != journey.sides[0] or (stops.sentence == journey.sentence and not journey.countries):
        return False
    if stops.before_or_after and stops.sentence == journey.sentence and stops.tense is not Tense.FUTURE:
        return False  # "arrived in Lima on Tuesday, going on with her tour after a visit to Peru"
    if stops.change == "unmet":
        return False  # "went home on Tuesday. He was to have gone on to Tokyo and Seoul"
    if journey.people and stops.people and journey.people.keys().isdisjoint(stops.people):
        return False
    if not _may_follow(stops, journey):
        return False
    told, own = set(journey.sides[1:]), set(stops.sides[1:])
    if told and not journey.countries:
        return False
    return (stops.tour or bool(journey.countries)) and (not journey.countries or len(told | own) <= journey.countries)


def _may_follow(stops: Draft, journey: Draft) -> bool:
    """Whether the tenses are of one journey: "began a tour" and "will visit", "will tour" and "will visit"."""
    if journey.tense is Tense.PAST and journey.status is not Status.HELD and journey.verb in BEGUN:
        return stops.tense is not Tense.PAST or stops.verb in BEGUN
    return stops.tense in COMING if journey.tense in COMING else stops.tense is journey.tense


def add_stops(journey: Draft, stops: Draft) -> None:
    """Take in the countries of such a visit, its people, and the end that is told with it."""
    journey.add_sides(stops.sides)
    journey.people = journey.people | stops.people
    if journey.end is None:
        journey.end = until_of(stops, journey)
    journey.tour = journey.tour or len(journey.sides) > 2
    journey.place = None if journey.tour else journey.place or stops.place
    journey.sentences += [number for number in stops.sentences if number not in journey.sentences]
    journey.steps += [Step("merging.stops", stops.steps[0].text, stops.span)]
    journey.status = status_of(journey)


# In days: no stop takes longer of which only the end is told.
LONGEST_STOP = 7


def date_next_stop(stop: Draft, near: Sequence[Draft]) -> None:
    """ "Will be in Lima until Tuesday. He then flies to Quito, where he stays until Friday": from that Tuesday on."""
    if stop.kind is not Kind.VISIT or not is_undated(stop) or not stop.until or stop.tense not in COMING:
        return
    before = next((one for one in reversed(near) if one.kind is Kind.VISIT and one.start), None)
    if before is None or before.end is None or stop.sentence - before.sentences[-1] > 1 or stop.change in FATES:
        return
    same = stop.sides[:1] == before.sides[:1] and not before.people.keys().isdisjoint(stop.people)
    coming = before.status in (Status.SCHEDULED, Status.UNDERWAY)
    if not (same and coming and are_in_two_countries(stop, before)):
        return
    if 0 < (days_of(stop.until)[0] - days_of(before.end)[0]).days <= LONGEST_STOP:
        stop.start, stop.end, stop.time = before.end, stop.until, before.time
        stop.steps.append(Step("merging.next_stop", stop.steps[0].text, stop.span))
        stop.status = status_of(stop)


def take_turn(part: Draft, near: Sequence[Draft]) -> None:
    """ "Will meet X of Peru and Y of Chad in Rome next week. Talks with X are on Tuesday": of that week, and there."""
    if part.kind not in MEET or part.time is None or not part.start or part.pair or part.hub:
        return
    wholes = (one for one in reversed(near) if one.hub and 0 < part.sentence - one.sentence <= ROUND_REACH)
    whole = next((one for one in wholes if {*part.sides} <= {*one.sides}), None)
    if whole is None or not {*part.sides} - {whole.hub}:
        return
    if "W" in (whole.start or "") and is_bare_weekday(part.time) and not part.end:
        _move_into_week(part, whole.start or "")
    if not is_turn(whole, part):
        return
    if whole.hub not in part.sides and (part.points_back or part.open):
        part.people = {name: one for name, one in whole.people.items() if whole.hub in one.sides} | part.people
        part.sides.insert(0, whole.hub)
    part.place = part.place or whole.place


def _move_into_week(part: Draft, week: str) -> None:
    """Move a bare weekday into the week that was told: the next one, or the last one of what is over."""
    first, last = days_of(week)
    day = days_of((part.start or "")[:10])[0]
    if part.tense in COMING and first - WEEK < day < first:
        move_by(part, WEEK)
    elif part.tense is Tense.PAST and last < day < last + WEEK:
        move_by(part, -WEEK)
    else:
        return
    part.steps.append(Step("merging.week_told_before", part.steps[0].text, part.span))


def without_turns(drafts: list[Draft]) -> list[Draft]:
    """Take out of such a sum those who have their own day, and the sum itself where all have."""
    kept = []
    for index, whole in enumerate(drafts):
        turns = [one for one in around(drafts, index) if one is not whole and is_turn(whole, one)] if whole.hub else []
        told = {side for one in turns for side in one.sides if whole.hub in one.sides} - {whole.hub}
        left = [side for side in whole.sides if side not in told]
        if told and whole.start is not None:
            gone = {name for name, one in whole.people.items() if one.sides and told.issuperset(one.sides)}
            whole.people = {name: one for name, one in whole.people.items() if name not in gone}
            whole.sides = left
        near = around(drafts, index)
        stops = sum(_is_day_of_region(whole, one) for one in near)
        if any(_is_way_to(whole, one) for one in near):
            continue
        if (len(left) > 1 or not told) and stops < 2 and not any(_is_told_by_stop(whole, one) for one in near):
            kept.append(whole)
    return kept


# So many days at most somebody is under way to talks, which are told so many sentences behind.
DAYS_ON_WAY, TALKS_REACH = 5, 6


def _is_way_to(journey: Draft, talks: Draft) -> bool:
    """ "Flew to Rome on Tuesday for talks with X. They are due to begin on Thursday": not on Tuesday."""
    if journey is talks or journey.kind not in MEET or talks.kind not in MEET or not (journey.start and talks.start):
        return False
    under_way = journey.verb == "triggers.go" or journey.change == "purpose"
    if not under_way or set(journey.sides) != set(talks.sides) or talks.tense not in COMING or talks.change in FATES:
        return False
    days = (days_of(talks.start)[0] - days_of(journey.start)[0]).days
    whole_days = has_day(journey.start) and has_day(talks.start)
    return whole_days and 0 < days <= DAYS_ON_WAY and 0 <= talks.sentence - journey.sentences[-1] <= TALKS_REACH


def _is_day_of_region(journey: Draft, stop: Draft) -> bool:
    """ "Will visit the region from May 3 to 5. They will be in Togo on May 3, in Mali on May 4": told by its days."""
    if {journey.kind, stop.kind} != {Kind.VISIT} or not (journey.end and journey.start and stop.start):
        return False
    own = {side for one in journey.people.values() for side in one.sides} | set(journey.sides[:1])
    hosted = journey.place is not None and journey.place[1]
    to_host = len(stop.sides) > 1 and stop.sides[:1] == journey.sides[:1]
    # "OSCE" is told by "OSCE Minsk Group", of which the mediators are
    to_host = to_host and not hosted and all(any(side in one for one in own) for side in journey.sides)
    near = 0 <= stop.sentence - journey.sentences[-1] <= NEXT and journey.change not in FATES
    return to_host and near and not stop.end and begins_within(stop.start, journey.start, journey.end)


def _is_told_by_stop(journey: Draft, stop: Draft) -> bool:
    """ "Will visit Africa next week. He leaves for Togo on Monday": the stop has its day."""
    if journey.kind is not Kind.VISIT or journey.sides != stop.sides[:1] or not (journey.start and stop.start):
        return False
    hosted = journey.place is not None and journey.place[1]
    dated = stop.kind is Kind.VISIT and len(stop.sides) > 1 and len(stop.start) > len(journey.start)
    near = 0 <= stop.sentence - journey.sentences[-1] <= NEXT and journey.change not in FATES
    same = journey.people.keys() <= stop.people.keys() and _may_follow(stop, journey)
    return dated and not hosted and near and same and begins_within(stop.start, journey.start, journey.end)
