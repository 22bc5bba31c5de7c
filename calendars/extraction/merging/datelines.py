"""Place an engagement by what the whole article says: where it comes from, whose visits and journeys it tells of.

In: all drafts, with the place that the words near each gave (`whereabouts.py`), and the dateline. Out: the same drafts,
placed where those words were silent or named only a country.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from calendars.extraction.candidates.occasions import GATHER, MEET, RECENT, Draft
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.merging.renewals import BEGUN_OR_OVER
from calendars.extraction.merging.whereabouts import closer_place
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.calamities import CALAMITIES
from calendars.extraction.parties.meeting_places import JOURNEY
from calendars.extraction.parties.noun_phrases import BESIDE
from calendars.models import Kind, Status
from calendars.patterns import pattern_of
from calendars.periods import has_day, span_of

# Bodies that sit at their seat whatever they sit about.
SEATED = frozenset({"UN Security Council", "UN General Assembly", "IAEA"})
# No visit is longer, in days.
LONGEST = 31


class Visited(NamedTuple):
    """Where the article says who was on which day: by the sides that met, and by the visitor."""

    sides: dict[tuple[frozenset[str], date], tuple[tuple[str, str], frozenset[str]]]  # the place, and who was there
    visitors: dict[tuple[str, date], tuple[date, tuple[str, str] | None]]  # since when, where; None is in two places
    away: dict[str, set[date]]  # the first days on which somebody is abroad, for a visit or a gathering
    periods: dict[tuple[frozenset[str], str], tuple[str, str]]  # the place of a visit in a week, a month or a year
    abroad: list[Draft]  # meetings in a country of none of the two
    stops: dict[str, list[Draft]]  # the dated visits of each visitor, in the order of the text


def find_visited(drafts: list[Draft]) -> Visited:
    """The place of each visit by its sides and each of its days, and by its visitors; behind them, that of meetings."""
    visited = Visited({}, {}, {}, {}, [], {})
    met_first = _who_met_first(drafts)
    for visit in drafts:
        if visit.kind is Kind.VISIT and visit.place and visit.start and not has_day(visit.start):
            visited.periods.setdefault((frozenset(visit.sides), visit.start), visit.place)
        if visit.kind is Kind.VISIT and visit.place and has_day(visit.start):
            first, last = span_of(visit.start, visit.end)
            days = (last - first).days if visit.end else RECENT
            there, sides = (visit.place, frozenset(visit.people)), frozenset(visit.sides)
            for name in visit.people:
                visited.stops.setdefault(name, []).append(visit)
            for count in range(min(days, LONGEST) + 1):
                day = first + timedelta(days=count)
                visited.sides.setdefault((sides, day), there)
                if not count and _goes_on_after(visit, met_first):
                    continue
                _add_visitors(visit, visit.place, first, day, visited, day > last)
    for event in drafts:
        if event.kind in GATHER and event.place and has_day(event.start):
            first, last = span_of(event.start, event.end)  # who comes to a summit is there on its days
            for count in range(min((last - first).days, LONGEST) + 1):
                _add_visitors(event, event.place, first, first + timedelta(days=count), visited, False)
    for met in drafts:
        if met.kind not in (Kind.VISIT, Kind.CALL) and met.place and has_day(met.start):
            there = (met.place, frozenset(met.people))
            visited.sides.setdefault((frozenset(met.sides), span_of(met.start, met.end)[0]), there)
            if met.kind in MEET and met.place[1] and met.place[1] not in met.sides:
                visited.abroad.append(met)
    for draft in drafts:
        if draft.place and has_day(draft.start):
            _add_away(draft, draft.place[1], date.fromisoformat(draft.start[:10]), visited)
        elif draft.tour and has_day(draft.start):
            _add_away(draft, draft.sides[-1], date.fromisoformat(draft.start[:10]), visited)
    return visited


def _who_met_first(drafts: list[Draft]) -> dict[int, Draft]:
    """The first meeting of the past that each sentence tells of."""
    met = [one for one in drafts if one.kind in MEET and one.tense is Tense.PAST]
    return {one.sentence: one for one in reversed(met)}


def _goes_on_after(visit: Draft, met_first: Mapping[int, Draft]) -> bool:
    """ "Met X on Thursday and flew on to Kiev": where he met X that day he was before."""
    met = met_first.get(visit.sentence)
    leaves = met is not None and met.span < visit.span and visit.tense is Tense.PAST
    return leaves and met is not None and not met.people.keys().isdisjoint(visit.people)


def _add_away(draft: Draft, country: str, day: date, visited: Visited) -> None:
    """Note who of a draft's people is abroad from its first day."""
    for name, actor in draft.people.items() if country else ():
        if actor.sides and country not in actor.sides:
            visited.away.setdefault(name, set()).add(day)


def _add_visitors(visit: Draft, place: tuple[str, str], first: date, day: date, visited: Visited, unsure: bool) -> None:
    """Note where the people of a visit are who are not at home there; who has moved on is at the later place.

    On a day that no visit tells of, but the one before it, they may be anywhere.
    """
    for name, actor in visit.people.items():
        if unsure and (name, day) not in visited.visitors:
            continue
        if place[1] and actor.sides and place[1] not in actor.sides:
            since, known = visited.visitors.get((name, day), (first, place))
            there = place if first > since or known == place else known if first < since else None
            visited.visitors[name, day] = max(since, first), there


def place_within(draft: Draft, visited: Visited, home: str | None) -> None:
    """A meeting with the host during a visit is where the visit is, and so is whom else the visitor sees that day.

    In a report from the other's country it was there: "She was due in Tunis later in the day".
    """
    if draft.place or draft.kind in (Kind.CALL, Kind.VISIT) or not draft.start:
        return
    if draft.steps[0].rule == "triggers.summon":
        return  # "X visited Kirkuk on Thursday. Baghdad summoned an envoy on Friday": not there
    if not has_day(draft.start):  # "will visit X in late April for a summit with Y"
        draft.place = visited.periods.get((frozenset(draft.sides), draft.start))
        return
    day = span_of(draft.start, draft.end)[0]
    place, people = visited.sides.get((frozenset(draft.sides), day), (None, frozenset()))
    draft.place = None if people and draft.people and people.isdisjoint(draft.people) else place  # others were there
    places = {visited.visitors[name, day][1] for name in draft.people if (name, day) in visited.visitors}
    if draft.place is None and len(places) == 1:
        there = _stop_told_before(draft, day, places.pop(), visited)
        elsewhere = there is not None and there[1] not in draft.sides and home in draft.sides and len(draft.sides) == 2
        draft.place = None if elsewhere and not _is_at_home(draft, home) else there
    draft.place = draft.place or _place_of_round(draft, day, visited.abroad)


def _stop_told_before(
    draft: Draft, day: date, there: tuple[str, str] | None, visited: Visited
) -> tuple[str, str] | None:
    """ "Arrives in Oslo on May 2. On May 3 she meets X of Peru. She travels to Riga on the evening of May 3": in Oslo.

    A programme is told in its order: whom she meets before the words for the next stop she meets at the stop before it.
    """
    for name in draft.people if there is not None else ():
        stops = visited.stops.get(name, [])
        told = [one for one in stops if one.span < draft.span and 0 < (day - _first_day(one)).days <= RECENT]
        if not told or any(one.span < draft.span and one.place == there for one in stops):
            continue
        following = next((one for one in stops if one.place == there and _first_day(one) == day), None)
        if following is not None:
            last = max(told, key=lambda one: (_first_day(one), one.span))
            return last.place if len(last.sides) > 1 and (day - _first_day(last)).days == 1 else None
    return there


def _first_day(visit: Draft) -> date:
    """The day on which a dated visit begins."""
    return date.fromisoformat((visit.start or "")[:10])


def _is_at_home(draft: Draft, home: str | None) -> bool:
    """Whether the one who travels, named first, is of the country that the report comes from."""
    return draft.sides[0] == home


def _place_of_round(draft: Draft, day: date, abroad: list[Draft]) -> tuple[str, str] | None:
    """ "Met X in Geneva on Monday night. He was to see Y on Tuesday": told right behind, and so there."""
    for met in abroad if draft.kind in MEET else ():
        behind = met.span < draft.span  # not "will see Y on Thursday after a meeting in Geneva with X"
        near = behind and 0 <= draft.sentence - met.sentences[-1] <= 1 and draft.people.keys() & met.people.keys()
        later = (day - span_of(met.start or "", met.end)[1]).days
        if near and met.place and met.place[1] not in draft.sides and 0 <= later <= 1:
            return met.place
    return None


def _city_told(draft: Draft, scene: Scene) -> tuple[str, str] | None:
    """The city of the country that the draft's own sentences name with "in" or "to"; a visit to two has none."""
    told: dict[str, tuple[str, str]] = {}
    codes = scene.chunks.codes
    for number in draft.sentences:
        begin, end = scene.chunks.sentences[number]
        if _tells_later_stop(draft, scene, number):
            continue
        for at in range(begin + 1, end):
            place = scene.places.get(at)
            here = scene.chunks.lows[at] == "here" and scene.chunks.entries[at - 1][1] in JOURNEY  # "arrived here"
            if here and scene.city and draft.place and draft.place[1] == scene.home:
                told.setdefault(scene.city, (scene.city, scene.home))
            named = codes[at] in "CL" and codes[at - 1] in "ifg"
            if codes[at - 1] == "i" and "Z" in (codes[at - 2], codes[at + 1]):
                continue  # "officials in Accra said", "said in Accra": of the speaking
            before = at - 2 - (codes[at - 2] in "XA" and scene.chunks.low(at - 2) in scene.words["direction"])
            if named and (_is_where_told(draft, scene, begin, at) or scene.chunks.last_low(before) in CALAMITIES):
                continue  # "visited Sudan at the height of the crisis in Darfur"
            if named and place and draft.place and place[0] != place[1] == draft.place[1]:
                told.setdefault(place[0], place)
    return None if not told or (draft.kind is Kind.VISIT and len(told) > 1) else next(iter(told.values()))


def _tells_later_stop(draft: Draft, scene: Scene, number: int) -> bool:
    """Whether a later sentence tells where a visitor is on another day of his stay: "He will be in Nyala on Friday"."""
    if draft.kind is not Kind.VISIT or not draft.end or number == draft.sentence:
        return False
    days = {(scene.chunks.times[at].start or "")[:10] for at in scene.days_in(*scene.bounds(number))}
    return bool(days) and min(days) > (draft.start or "")[:10]


# "a spokesman | told reporters on Monday | in", "| said at a regular news conference | in"
TELLING = pattern_of(r"(?:^|[.,;c])(?P<who>[^.,;c]{0,16})Z[^,;.cmv&]{0,14}$")


def _is_where_told(draft: Draft, scene: Scene, begin: int, at: int) -> bool:
    """Whether a city is only where others tell of it: "X will visit China, a spokesman told reporters in Shanghai"."""
    match = TELLING.search(scene.chunks.codes, max(begin - 1, 0), at)
    if match is None or match["who"][-1:] in ("h", "&"):
        return False  # "arrived in China and told reporters in Beijing"
    told = range(match.end("who"), at)
    if any(
        scene.chunks.codes[one] in "nxB" and scene.chunks.last_low(one) not in scene.words["pressing"] for one in told
    ):
        return False  # "told reporters at the talks in Naivasha"
    who = scene.chunks.text(match.start("who"), at)
    return not any(name.split()[-1] in who for name in draft.people)


def _city_of_report(draft: Draft, scene: Scene) -> tuple[str, str] | None:
    """The city that the report comes from, of a meeting in its country in these days; a visit is to the country."""
    today = draft.today
    if not scene.city or draft.place is None or scene.home != draft.place[1] or not draft.start or today is None:
        return None
    if draft.kind is Kind.VISIT or draft.status is Status.CANCELLED or scene.city.endswith("Airport"):
        return None
    first, last = span_of(draft.start, draft.end)
    return (scene.city, scene.home) if max((today - last).days, (first - today).days) <= RECENT else None


def _seat_in_name(draft: Draft, seats: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    """The city that a forum or a format is called by: "the Munich Security Conference", "the Abuja peace talks"."""
    named = (seats[step.rule] for step in draft.steps if step.rule in seats and seats[step.rule][0] in step.text)
    return next(named, None) if draft.kind in GATHER | MEET else None


def _seat_told(draft: Draft, scene: Scene, seats: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    """The seat of a body that sits nowhere else, in an article that names the city: "diplomats in Vienna said"."""
    seat = next((seats[side] for side in draft.sides if side in SEATED and side in seats), None)
    return seat if seat and any(place[0] == seat[0] for place in scene.places.values()) else None


# "at the Munich Security Conference", "on the sidelines of the Antalya Diplomacy Forum"
AT_FORUM = pattern_of(r"(?P<lead>i|a|Xo)d?9?(?P<forum>[BO])")


def _seat_of_forum(draft: Draft, scene: Scene, seats: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    """The city that a forum is called by at which two meet: "met X at the Munich Security Conference"."""
    begin, end = scene.bounds(draft.sentence)
    for match in AT_FORUM.finditer(scene.chunks.codes, begin, end):
        actor = scene.actors.get(match.start("forum"))
        seat = seats.get(actor.sides[0]) if actor and actor.sides else None
        beside = len(match["lead"]) == 1 or scene.chunks.low(match.start()) in BESIDE
        if seat and beside and seat[0] in scene.chunks.text(match.start("forum")):
            return seat
    return None


def _is_summoned_elsewhere(draft: Draft, home: str | None) -> bool:
    """Whether an envoy of the country that a report comes from is summoned, as he is by those of the other."""
    summoned = draft.steps[0].rule == "triggers.summon"
    return summoned and any(home in actor.sides for actor in draft.people.values())


def _is_envoy_to_head(draft: Draft, home: str | None) -> bool:
    """Whether an envoy of the country that a report comes from sees a head of state: one goes to him."""
    own = [actor for actor in draft.people.values() if home in actor.sides]
    heads = any(actor.rank in ("head", "royal") and home not in actor.sides for actor in draft.people.values())
    return heads and bool(own) and all(actor.rank == "envoy" for actor in own)


def _is_away(draft: Draft, home: str | None, visited: Visited, day: date) -> bool:
    """Whether the article puts one of the country that it comes from abroad in those days."""
    own = (name for name, actor in draft.people.items() if home in actor.sides)
    return any(abs((day - gone).days) <= RECENT for name in own for gone in visited.away.get(name, ()))


SCREENS = frozenset({"video", "videoconference", "videolink", "online", "virtually"})


def _is_by_screen(draft: Draft, scene: Scene) -> bool:
    """Whether many meet nowhere: "hold their first summit by video on Friday"."""
    screens = scene.chunks.find(SCREENS, *scene.bounds(draft.sentence)) if draft.kind in GATHER else []
    return any(scene.chunks.codes[at] in "Xn" for at in screens)


def place_by_dateline(draft: Draft, scene: Scene, seats: Mapping[str, tuple[str, str]], visited: Visited) -> None:
    """An event of these days happened where the report comes from, if that country takes part or it is a gathering.

    So did one with an organisation that has its seat there; `seats` has the place of each by its name.
    """
    draft.place = closer_place(draft.place, _seat_in_name(draft, seats))
    if draft.place and draft.place[0] == draft.place[1]:
        draft.place = _city_told(draft, scene) or _city_of_report(draft, scene) or draft.place
    if draft.place is None and draft.kind in MEET:
        draft.place = _seat_of_forum(draft, scene, seats)
    if draft.place is None and draft.kind is Kind.SESSION:
        draft.place = _seat_told(draft, scene, seats)
    today = draft.today
    if draft.place or draft.tour or draft.kind is Kind.CALL or not scene.city or not draft.start or today is None:
        return
    first, last = span_of(draft.start, draft.end)
    off = max((today - last).days, (first - today).days)
    exact = has_day(draft.start)  # of "this month" nothing is told to be here
    reported = draft.kind in GATHER and exact and off <= 1 and draft.status is not Status.CANCELLED
    if SEATED.intersection(draft.sides) and scene.city.lower() not in ("new york", "vienna"):
        reported = False  # a report from Nairobi tells of the council in New York
    ruled = [side for side in draft.sides if len(draft.sides) <= 2 or side != "United Nations"]  # not who mediates
    seated = first <= today and any(side in seats and seats[side][0] == scene.city for side in ruled)
    if draft.kind in MEET and _is_summoned_elsewhere(draft, scene.home):
        return
    if draft.kind is Kind.VISIT and draft.people and all(scene.home in one.sides for one in draft.people.values()):
        return  # "OSLO - The Norwegian minister leaves on Sunday for a trip": not one to Oslo
    if draft.kind is Kind.MEETING and _is_envoy_to_head(draft, scene.home):
        return
    if first > today and _is_away(draft, scene.home, visited, first):
        return  # "X left for Beijing on Monday. He will meet Y on Thursday": not here
    lead = draft.kind in MEET | {Kind.SIGNING} and draft.sentence <= 2
    if draft.status is Status.UNDERWAY and not draft.end:
        last = max(last, today)  # "The talks began on Monday"
    due = draft.kind is Kind.TALKS and draft.status is Status.SCHEDULED and first == today and draft.sentence <= 1
    lead = lead and first <= today <= last and (draft.status in BEGUN_OR_OVER or due)
    ours = scene.home in draft.sides and (exact or len(draft.sides) <= 2)  # not the many-sided talks of last week
    if not exact and draft.status in (Status.SCHEDULED, Status.TENTATIVE) and draft.kind in MEET:
        ours = False  # "BAKU: The ministers are to meet later in June": nobody says where
    if ((off <= RECENT and (ours or seated)) or reported or lead) and not _is_by_screen(draft, scene):
        draft.place = (scene.city, scene.home or "")


# How many sentences from a meeting the journey to it may be told, and how many chunks before its goal the going stands.
JOURNEY_NEAR, GOING_NEAR = 2, 5
ON_THE_WAY = frozenset({"route", "plane", "flight", "way"})


class Journey(NamedTuple):
    """Where somebody is told to go: the sentence, the city, and who and which days are named in the sentence."""

    sentence: int
    place: tuple[str, str]
    people: frozenset[str | None]
    days: frozenset[str]


def find_journeys(scene: Scene) -> list[Journey]:
    """The cities to which somebody is told to go: "before flying to Belgrade", "en route to Belgrade"."""
    chunks, found = scene.chunks, []
    for number, (begin, end) in enumerate(chunks.sentences):
        for at in range(begin + 1, end):
            lead = at - 1 - (chunks.codes[at - 1] == "d")  # "to the Kenyan town of Naivasha"
            if chunks.codes[at] not in "CL" or at not in scene.places or chunks.codes[lead] not in "fgi":
                continue
            before = range(max(begin, at - GOING_NEAR), at)
            going = any(chunks.entries[one][1] in JOURNEY and "return" not in chunks.lows[one] for one in before)
            if going or not ON_THE_WAY.isdisjoint(chunks.lows[before.start : at]):
                named = (scene.actors[one] for one in range(begin, end) if one in scene.actors)
                days = frozenset((chunks.times[one].start or "")[:10] for one in scene.days_in(begin, end))
                found.append(Journey(number, scene.places[at], frozenset(one.name for one in named if one.name), days))
    return found


def place_by_journey(draft: Draft, journeys: list[Journey]) -> None:
    """ "Holbrooke meets Milosevic later Monday", told beside "before flying to Belgrade": he is at home there."""
    if draft.place or draft.kind not in MEET or not has_day(draft.start) or len(draft.sides) < 2:
        return
    home = {side for actor in draft.people.values() for side in actor.sides}
    guests = {one: {name for name, actor in draft.people.items() if one not in actor.sides} for one in home}
    near = {
        one.place
        for one in journeys
        if one.place[1] in home and (not one.people or not one.people.isdisjoint(guests[one.place[1]]))
        if any(abs(one.sentence - number) <= JOURNEY_NEAR for number in draft.sentences)
        if not one.days or (draft.start or "")[:10] >= min(one.days)  # not "He will fly to New York on Wednesday"
    }
    if len(near) == 1 and len(home) > 1:
        draft.place = near.pop()
