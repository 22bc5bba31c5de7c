"""Find where an engagement takes place.

In: a candidate's clause with the places of its scene, or a whole draft with the dateline. Out: the draft's place.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from calendars.extraction.actors import Scene
from calendars.extraction.candidates import Candidate, partners_of
from calendars.extraction.clauses import Clause
from calendars.extraction.hosts import JOURNEY, city_of_venue, is_placed, place_before, place_moved_to, place_shared
from calendars.extraction.localities import UN_DATELINES, UN_SEAT, proper_name
from calendars.extraction.moods import Tense
from calendars.extraction.occasions import GATHER, MEET, RECENT, Draft
from calendars.models import Kind, Status
from calendars.periods import span_of


def add_place(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, item: bool) -> None:
    """Find where it happens, as far as the words near it say; a visit's host country takes part."""
    named = _place_in_clause(scene, clause, candidate, item) or _place_behind(scene, clause)
    named = named or _place_when(scene, clause)
    draft.place = closer_place(draft.place, named) or _place_of_host(scene, candidate)
    draft.place = draft.place or scene.prefixes.get(clause.sentence) or _opening_place(scene, clause)
    draft.place = draft.place or _named_venue(scene, clause) or _house(scene, clause)
    draft.place = draft.place or _place_of_journey(scene, clause, candidate) or _place_left(scene, clause)
    draft.place = draft.place or _place_of_arrival(scene, candidate, draft) or _place_of_main(scene, clause, draft)
    if draft.place is None and draft.kind not in (Kind.VISIT, Kind.CALL):
        draft.place = place_shared(scene, clause)
    moved = place_moved_to(scene, clause, candidate.at)
    if moved:
        draft.place = moved
        draft.tense, draft.change = (Tense.NONE, "") if draft.change == "unmet" else (draft.tense, draft.change)
    hosted = candidate.worldly and draft.kind in GATHER and not draft.sides  # of those who come, the host is known
    if draft.place and draft.kind is Kind.CONFERENCE and _is_international(scene, clause):
        draft.host = draft.place[1]
    visited = (
        draft.kind is Kind.VISIT and candidate.side not in draft.sides
    ) or hosted  # not the seat of what is visited
    guest = draft.kind is Kind.OTHER and len(draft.sides) == 1 and bool(draft.people) and candidate.noun
    visited = visited or guest  # "will attend the inauguration in Astana"
    if visited and draft.place and draft.place[1] and draft.place[1] not in draft.sides:
        draft.sides.append(draft.place[1])
    draft.tour = draft.kind is Kind.VISIT and len(_countries_visited(scene, candidate)) > 1
    if draft.tour:
        draft.place = None


def _countries_visited(scene: Scene, candidate: Candidate) -> set[str]:
    """The countries to which a visit goes: "to Nairobi, Kenya; and Dakar, Senegal" are two."""
    hosts = partners_of(candidate, "host")
    own = scene.sides_of(at for at in candidate.parties if at not in hosts)
    places = [candidate.place, *(scene.places.get(at) for at in hosts)]
    return ({place[1] for place in places if place and place[1]} | set(candidate.stops)) - own


# "Arrived for a visit", "X, ending a two-day visit, said": where the report comes from.
ARRIVING = frozenset({"triggers.arrive", "cues.begin", "cues.end"})


def _place_of_arrival(scene: Scene, candidate: Candidate, draft: Draft) -> tuple[str, str] | None:
    """ "Arrived on Sunday for a short visit": here, where the report comes from, if the visitor is foreign."""
    arrives = draft.kind is Kind.VISIT and candidate.verb in ARRIVING and len(draft.sides) == 1
    foreign = scene.city and scene.home and scene.home not in draft.sides
    return (scene.city, scene.home) if arrives and foreign and scene.city and scene.home else None


def _is_international(scene: Scene, clause: Clause) -> bool:
    """Whether a sentence tells that states come: "the participating countries", "an international conference"."""
    begin, end = scene.chunks.sentences[clause.sentence]
    return not scene.words["international"].isdisjoint(scene.chunks.lows[begin:end])


def _place_of_main(scene: Scene, clause: Clause, draft: Draft) -> tuple[str, str] | None:
    """ "Police clashed with students in Manila during a visit by Hegseth": what happened during it, happened there."""
    if draft.kind is not Kind.VISIT or clause.opener != "during" or clause.kind != "after":
        return None
    begin, _ = scene.bounds(clause.sentence)
    told = [at for at in range(begin + 1, clause.start) if at in scene.places and scene.chunks.codes[at - 1] == "i"]
    foreign = told and scene.places[told[-1]][1] not in draft.sides
    return scene.places[told[-1]] if foreign else None


def closer_place(one: tuple[str, str] | None, other: tuple[str, str] | None) -> tuple[str, str] | None:
    """The first of two places, unless it is a country and the other one lies in it, or a sea or an area."""
    if one and other and (one[0] == one[1] == other[1] or (other[1] and not one[1])):
        return other
    return one or other


NEAR = 24
# Bodies that sit at their seat whatever they sit about.
SEATED = frozenset({"UN Security Council", "UN General Assembly", "IAEA"})
# What has happened or goes on, and is the news of the report.
NEWS = frozenset({Status.HELD, Status.UNDERWAY})
# Of talks that go on elsewhere: "will move to Oslo for the next round".
MOVING = frozenset({"move", "moves", "moved", "moving", "switch", "switches", "shift", "shifts"})
# No visit is longer, in days.
LONGEST = 31
# "In the same city"
SAME_PLACE = frozenset({"city", "capital", "town", "resort", "venue", "place"})
# So far behind a clause "when both are in Quito" may open.
NEAR_WHEN = 6
# What is said of an occasion behind it: "the conference, to be held in London", "talks that will open in Doha".
BEHIND = re.compile(r",?(?P<opener>[cf])?(?:d?[SOPC])?[mu12345fXQ]{0,6}[HQEv][kgTdX,]{0,4}i(?P<place>[CLS])")
# "In Belgrade, ...", "On Saturday, in a manor house outside Ljubljana, ...": that of the whole sentence.
OPENING = re.compile(r"[&XTk,c]{0,4}i[dXA9N-]{0,5}(?:i[dX]{0,2})?(?P<place>[CLS])[T,]{0,3},")
# "Geneva will be the venue of the talks".
VENUE = re.compile(r"(?P<place>[CLS])(?:m3|[12])dX{1,2}[og]")


def _place_when(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """ "Will meet X when both are in Quito": the place of the clause that "when" opens."""
    codes, (_, end) = scene.chunks.codes, scene.chunks.sentences[clause.sentence]
    for when in range(clause.end, min(clause.end + NEAR_WHEN, end)):
        if scene.chunks.low(when) == "when":
            at = next((one for one in range(when + 2, min(when + 5, end)) if codes[one] == "i"), end)
            there = at + 1 + (codes[at + 1] == "d") if at < end else end
            return scene.places.get(there) if codes[at - 1] in "13X" else None
    return None


def _place_in_clause(scene: Scene, clause: Clause, candidate: Candidate, item: bool) -> tuple[str, str] | None:
    """The place that a clause names with "in" or "at", or means by "here", "there" and "where"."""
    codes = scene.chunks.codes
    unknown = None
    for at in range(clause.start, clause.end):
        low = scene.chunks.low(at)
        if scene.city and (low == "here" or (low == "this" and _is_settlement(scene, clause, at))):
            return scene.city, scene.home or ""
        if low in ("there", "where") and codes[at + 1] not in "12m4" and codes[at - 1] != "j":
            return place_before(scene, at)
        if low == "same" and codes[at - 2 : at] == "id" and scene.chunks.low(at + 1) in SAME_PLACE:
            return place_before(scene, at)
        if at == clause.start or abs(at - candidate.at) >= NEAR:
            continue
        if at in scene.places and codes[at + 1] != "p":  # not "at Russia's request"
            if is_placed(scene, clause.start, at):
                return city_of_venue(scene, at) or scene.places[at]
            to = candidate.rule == "triggers.host" and at > candidate.at
            if to and codes[at - 1 - (codes[at - 1] == "d")] == "f":
                return scene.places[at]  # "will welcome X to the White House"
            if item and codes[at - 1] == "," and codes[at] in "CL":
                return scene.places[at]  # an agenda: "Foreign Affairs Council, Luxembourg"
        elif codes[at] == "N" and scene.chunks.low(at - 1) in ("in", "on") and is_placed(scene, clause.start, at):
            unknown = unknown or scene.chunks.text(at)
    return (unknown, "") if unknown else None


def _is_settlement(scene: Scene, clause: Clause, this: int) -> bool:
    """ "In this northern Tanzanian town", in a report that comes from there."""
    if scene.chunks.low(this - 1) not in ("in", "at") or this == clause.start:
        return False
    for at in range(this + 1, min(this + 6, clause.end)):
        if scene.chunks.codes[at] not in "XALNSC-":
            return False
        if scene.chunks.low(at) in scene.words["settlement"]:
            return True
    return False


def _opening_place(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """The place that a sentence opens with, before its subject."""
    begin, end = scene.bounds(clause.sentence)
    match = OPENING.match(scene.chunks.codes, begin, end)
    if match is None and scene.chunks.codes[begin : begin + 3] == "iN," and scene.chunks.low(begin) == "in":
        name = scene.chunks.text(begin + 1)  # a town that the lexicon does not know
        return (name, "") if scene.words["institution"].isdisjoint(name.lower().split()) else None
    return scene.places.get(match.start("place")) if match else None


def _named_venue(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """The place that a sentence says to be the venue."""
    for match in VENUE.finditer(scene.chunks.codes, *scene.chunks.sentences[clause.sentence]):
        if scene.chunks.low(match.end() - 2) in scene.words["venue"]:
            return scene.places.get(match.start("place"))
    return None


def _place_behind(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """The place that the words right behind a clause give."""
    _, end = scene.chunks.sentences[clause.sentence]
    if clause.kind == "relative" and scene.chunks.codes[clause.end] == ",":
        return None  # "X, whom Y was to meet on Friday, is stuck in Z"
    match = BEHIND.match(scene.chunks.codes, clause.end, end)
    apart = match and match["opener"] == "c" and scene.chunks.low(match.start("opener")) not in ("which", "that")
    return scene.places.get(match.start("place")) if match and not apart else None  # not "met as X arrived in Y"


def _place_of_host(scene: Scene, candidate: Candidate) -> tuple[str, str] | None:
    """The state or the city that plays host: "Germany will host the talks", "a dinner hosted by the Vatican"."""
    hosts = [at for at, how in candidate.parties.items() if how in ("subject", "agent") and at in scene.places]
    if candidate.verb != "triggers.host" and candidate.rule != "triggers.host":
        hosts = [at for at in hosts if _is_hosting(scene, at)]  # "talks between X and Y hosted by Qatar"
        return scene.places[hosts[0]] if len(hosts) == 1 else None
    before = candidate.mood.first - 1 if candidate.mood else -1
    if not hosts and candidate.noun and before in scene.places and scene.chunks.codes[before] in "CLS":
        return scene.places[before]  # "Geneva will host talks between X and Y"
    return scene.places[hosts[0]] if len(hosts) == 1 else None


def _is_hosting(scene: Scene, at: int) -> bool:
    """Whether "hosted by" stands before a state or a city."""
    chunks = scene.chunks
    alone = chunks.codes[at + 1] not in "&,"
    told = chunks.entries[at - 2 if chunks.codes[at - 1] == "y" else at + 1][1]
    return alone and told == "triggers.host"


def _place_of_journey(scene: Scene, clause: Clause, candidate: Candidate) -> tuple[str, str] | None:
    """Where one goes for it: "goes to Tianjin, China, for the summit", "will send negotiators to Riga for talks"."""
    codes = scene.chunks.codes
    if candidate.kind not in GATHER | MEET | {Kind.OTHER} or candidate.verb == "cues.plan":
        return None  # "goes to Oslo to prepare for the summit"
    place = None
    for at in range(clause.start, candidate.at):
        if _is_going(scene, at):
            place = None
        elif place is None and at in scene.places and codes[at] in "CL" and codes[at - 1] in "fgi":
            going = any(_is_going(scene, one) for one in range(max(at - 4, clause.start), at))
            place = scene.places[at] if going else None
        elif place and codes[at] in "fg":
            return place
    return None


def _is_going(scene: Scene, at: int) -> bool:
    """Whether a word is a verb of going, sending or moving."""
    chunks = scene.chunks
    return chunks.entries[at][1] in JOURNEY or chunks.low(at) in scene.words["send"] or chunks.low(at) in MOVING


def _place_left(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """Where one leaves after it: "left Kuala Lumpur on Tuesday after three days of talks"."""
    chunks = scene.chunks
    first = clause.start + (chunks.codes[clause.start] == ",")
    ending = chunks.entries[first][1] == "cues.end" and "g" in chunks.entries[first][3]  # ", ending a four-day visit"
    if clause.opener not in ("after", "following") and not ending:
        return None
    begin, _ = scene.bounds(clause.sentence)
    for at in range(max(begin, clause.start - NEAR), clause.start - 1):
        left = chunks.low(at) in scene.words["departure"] or (chunks.low(at), chunks.low(at - 1)) == ("from", "home")
        if left and chunks.codes[at + 1] in "CLS":
            place = scene.places.get(at + 1)
            return place if place and place[1] not in scene.sides_of(clause.subject) else None
    return None


def _house(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """The ministry in whose house it is: "meets the ambassador at the Department of State"."""
    for at in range(clause.start + 1, clause.end):
        actor = scene.actors.get(at)
        if (
            actor
            and actor.sort == "institution"
            and scene.chunks.low(at - 2) == "at"
            and is_placed(scene, clause.start, at)
        ):
            return scene.chunks.text(at), actor.sides[0]
    return None


def location_of(draft: Draft, areas: Container[str]) -> str | None:
    """The name of a draft's place; a call has none, and an area of several countries ("the Gulf") is none."""
    if draft.kind is Kind.CALL or not draft.place:
        return None
    return None if draft.place[0] in areas else draft.place[0]


def dateline_place(scene: Scene, at: int) -> tuple[str, str] | None:
    """The city and country of a dateline that starts with a chunk: "BRASILIA, Brazil", "UNITED NATIONS"."""
    codes, text = scene.chunks.codes, scene.chunks.text(at)
    if at in scene.places and codes[at] in "CLS":
        return scene.places[at]
    if codes[at] == "O" and text in UN_DATELINES:
        return UN_SEAT
    if codes[at] == "N" and codes[at + 1 : at + 3] == ",S":
        return proper_name(text, scene.words["particles"]), scene.actors[at + 2].sides[0]
    return None


class Visited(NamedTuple):
    """Where the article says who was on which day: by the sides that met, and by the visitor."""

    sides: dict[tuple[frozenset[str], date], tuple[tuple[str, str], frozenset[str]]]  # the place, and who was there
    visitors: dict[tuple[str, date], tuple[date, tuple[str, str] | None]]  # since when, where; None is in two places


def find_visited(drafts: list[Draft]) -> Visited:
    """The place of each visit by its sides and each of its days, and by its visitors; behind them, that of meetings."""
    visited = Visited({}, {})
    for visit in drafts:
        if visit.kind is Kind.VISIT and visit.place and visit.start and len(visit.start) >= 10:
            first, last = span_of(visit.start, visit.end)
            days = (last - first).days if visit.end else 1
            for day in range(min(days, LONGEST) + 1):
                there = (visit.place, frozenset(visit.people))
                visited.sides.setdefault((frozenset(visit.sides), first + timedelta(days=day)), there)
                _add_visitors(
                    visit, visit.place, first, first + timedelta(days=day), visited, day > (last - first).days
                )
    for met in drafts:
        if met.kind not in (Kind.VISIT, Kind.CALL) and met.place and met.start and len(met.start) >= 10:
            there = (met.place, frozenset(met.people))
            visited.sides.setdefault((frozenset(met.sides), span_of(met.start, met.end)[0]), there)
    return visited


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


def place_within(draft: Draft, visited: Visited) -> None:
    """A meeting with the host during a visit is where the visit is, and so is whom else the visitor sees that day."""
    if draft.place or draft.kind in (Kind.CALL, Kind.VISIT) or not draft.start or len(draft.start) < 10:
        return
    day = span_of(draft.start, draft.end)[0]
    place, people = visited.sides.get((frozenset(draft.sides), day), (None, frozenset()))
    draft.place = None if people and draft.people and people.isdisjoint(draft.people) else place  # others were there
    places = {visited.visitors[name, day][1] for name in draft.people if (name, day) in visited.visitors}
    if draft.place is None and len(places) == 1:
        draft.place = places.pop()


def _city_told(draft: Draft, scene: Scene) -> tuple[str, str] | None:
    """The city of the country that the draft's own sentences name with "in" or "to"; a visit to two has none."""
    told: dict[str, tuple[str, str]] = {}
    codes = scene.chunks.codes
    for number in draft.sentences:
        begin, end = scene.chunks.sentences[number]
        for at in range(begin + 1, end):
            place = scene.places.get(at)
            here = scene.chunks.low(at) == "here" and scene.chunks.entries[at - 1][1] in JOURNEY  # "arrived here"
            if here and scene.city and draft.place and draft.place[1] == scene.home:
                told.setdefault(scene.city, (scene.city, scene.home))
            named = codes[at] in "CL" and codes[at - 1] in "ifg"
            if codes[at - 1] == "i" and "Z" in (codes[at - 2], codes[at + 1]):
                continue  # "officials in Accra said", "said in Accra": of the speaking
            if named and place and draft.place and place[0] != place[1] == draft.place[1]:
                told.setdefault(place[0], place)
    return None if not told or (draft.kind is Kind.VISIT and len(told) > 1) else next(iter(told.values()))


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


def _is_accredited_elsewhere(draft: Draft, scene: Scene) -> bool:
    """Whether an ambassador to the other side takes part, who is there: "met the Cypriot ambassador to Israel"."""
    abroad = [side for side in draft.sides if side != scene.home]
    for at, actor in scene.actors.items():
        if actor.name in draft.people and "ambassador" in (actor.role or "").lower():
            post = scene.chunks.text(at).partition(" to ")[2]
            if any(side in post for side in abroad if side not in actor.sides):
                return True
    return False


def place_by_dateline(draft: Draft, scene: Scene, seats: Mapping[str, tuple[str, str]]) -> None:
    """An event of these days happened where the report comes from, if that country takes part or it is a gathering.

    So did one with an organisation that has its seat there; `seats` has the place of each by its name.
    """
    draft.place = closer_place(draft.place, _seat_in_name(draft, seats))
    if draft.place and draft.place[0] == draft.place[1]:
        draft.place = _city_told(draft, scene) or _city_of_report(draft, scene) or draft.place
    today = draft.today
    if draft.place or draft.tour or draft.kind is Kind.CALL or not scene.city or not draft.start or today is None:
        return
    first, last = span_of(draft.start, draft.end)
    off = max((today - last).days, (first - today).days)
    exact = len(draft.start) >= 10  # of "this month" nothing is told to be here
    reported = draft.kind in GATHER and exact and off <= 1 and draft.status is not Status.CANCELLED
    if SEATED.intersection(draft.sides) and scene.city.lower() not in ("new york", "vienna"):
        reported = False  # a report from Nairobi tells of the council in New York
    seated = first <= today and any(side in seats and seats[side][0] == scene.city for side in draft.sides)
    if draft.kind in MEET and _is_accredited_elsewhere(draft, scene):
        return
    if draft.kind is Kind.VISIT and draft.people and all(scene.home in one.sides for one in draft.people.values()):
        return  # "OSLO - The Norwegian minister leaves on Sunday for a trip": not one to Oslo
    lead = draft.kind in MEET and draft.sentence <= 2 and first <= today <= last and draft.status in NEWS
    if (off <= RECENT and (scene.home in draft.sides or seated)) or reported or lead:
        draft.place = (scene.city, scene.home or "")
