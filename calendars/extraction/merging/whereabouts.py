"""Find where an engagement takes place, by the words near the one that names it.

In: a candidate's clause with the places of its scene. Out: the draft's place, and the host whom a place adds to its
sides. What these words leave open, `datelines.py` takes from the whole article.
"""

from __future__ import annotations

from collections.abc import Container

from calendars.extraction.candidates.candidates import Candidate, is_of_crowd, is_of_next_day, partners_of
from calendars.extraction.candidates.occasions import COMING_TO, GATHER, MEET, Draft
from calendars.extraction.candidates.other_deeds import WHEN_HELD
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.joints import has_verb
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.lists.openings import skip_bullets
from calendars.extraction.merging.venues import NEAR, is_on_his_way, place_left, place_of_journey, place_on_arrival
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.bystanders import is_honoured
from calendars.extraction.parties.calamities import is_at_home_of_one
from calendars.extraction.parties.meeting_places import (
    city_of_venue,
    house_told,
    is_common,
    is_of_prepared_elsewhere,
    is_placed,
    may_be_town,
    place_before,
    place_called,
    place_hosted,
    place_moved_to,
    place_of_outcome,
    place_of_series,
    place_shared,
    region_of,
    travellers,
    unknown_name,
)
from calendars.models import Kind
from calendars.patterns import pattern_of


def add_place(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, item: bool) -> None:
    """Find where it happens, as far as the words near it say; a visit's host country takes part."""
    readied = candidate.readied and draft.kind is Kind.SUMMIT  # "met in London to prepare the summit": held elsewhere
    if readied or draft.arrangers:
        behind = clause._replace(start=candidate.mood.last - 1 if candidate.mood else candidate.at)
        draft.place = closer_place(draft.place, _place_in_clause(scene, behind, candidate, item))
    else:
        draft.place = _place_told(scene, clause, candidate, draft, item)
    moved = place_moved_to(scene, clause, candidate.at)
    if moved:
        draft.place = moved
        draft.tense, draft.change = (Tense.NONE, "") if draft.change == "unmet" else (draft.tense, draft.change)
    hosted = candidate.worldly and draft.kind in GATHER and not draft.sides  # of those who come, the host is known
    worldly = draft.kind is Kind.CONFERENCE and _is_international(scene, clause)
    if draft.place and (worldly or is_of_crowd(scene, candidate)):
        draft.host = draft.place[1]
    visited = (
        draft.kind is Kind.VISIT and candidate.side not in draft.sides
    ) or hosted  # not the seat of what is visited
    told = [at for at, how in candidate.parties.items() if not is_honoured(scene, candidate, how)]
    people = any(at in scene.actors and scene.actors[at].sort == "person" for at in told)
    guest = draft.kind is Kind.OTHER and len(draft.sides) == 1 and people and candidate.noun
    visited = visited or guest  # "will attend the inauguration in Astana"
    if visited and draft.place and draft.place[1] and draft.place[1] not in draft.sides:
        draft.sides.append(draft.place[1])
    if draft.kind is Kind.VISIT and len(draft.sides) == 1 and draft.place and not draft.place[1]:
        draft.place = None if _is_unknown_town(scene, clause) else draft.place
    if draft.kind is Kind.VISIT and not (draft.place and draft.place[1]):
        draft.regional = draft.place is not None or region_of(scene, candidate) is not None
        draft.sent = any(actor.sort == "person" and actor.rank for actor in travellers(scene, candidate))
    draft.tour = draft.kind is Kind.VISIT and len(_countries_visited(scene, candidate)) > 1
    if draft.tour:
        draft.place = None


def _place_told(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, item: bool) -> tuple[str, str] | None:
    """The place that the words near a candidate tell, those that tell it for sure first."""
    if candidate.verb == "" and is_on_his_way(scene, clause.start, candidate.at):
        return place_of_journey(scene, clause, candidate)  # "In Riga X, on his way to Oslo for talks with Y, said"
    named = _place_in_clause(scene, clause, candidate, item) or _place_behind(scene, clause)
    named = named or _place_when(scene, clause)
    held = _place_of_holding(scene, candidate)
    place = held or closer_place(draft.place, named) or _place_of_host(scene, candidate)
    place = place or place_hosted(scene, candidate) or place_of_series(scene, clause)
    place = place or _place_before_when(scene, clause)
    place = closer_place(place, scene.prefixes.get(clause.sentence)) or _opening_place(scene, clause)
    place = place or _place_of_stay(scene, candidate)
    place = place or _named_venue(scene, clause) or house_told(scene, clause)
    place = place or place_of_journey(scene, clause, candidate) or place_left(scene, clause, candidate)
    place = place or place_on_arrival(scene, candidate)
    place = place or _place_of_arrival(scene, candidate, draft) or _place_of_main(scene, clause, draft)
    if place is None and draft.kind not in (Kind.VISIT, Kind.CALL):
        place = place_shared(scene, clause) or place_of_outcome(scene, clause, candidate)
    return place


# "the city of | Khorog": no region, and perhaps a town at home.
TOWNS = frozenset({"city", "town", "village", "resort", "port"})


def _is_unknown_town(scene: Scene, clause: Clause) -> bool:
    """ "Will visit the city of Lodwar", where nobody knows in which country that is."""
    for at in range(clause.start, clause.end):
        place = scene.places.get(at)
        if place and not place[1] and not TOWNS.isdisjoint(scene.chunks.text(at).lower().split()):
            return True
    return False


THERE_BEHIND = pattern_of(r"X?(?:k?T,?)?id?A?(?P<place>[CL](?!p)|S(?![pX]))")  # "are under | way in Riga"


def _place_of_holding(scene: Scene, candidate: Candidate) -> tuple[str, str] | None:
    """ "The summit, which the Kremlin announced for Friday, will take place in Ankara": behind the verb taken up."""
    mood = candidate.mood
    if not candidate.noun or mood is None or mood.first < candidate.at:
        return None
    told = candidate.verb in WHEN_HELD or mood.change == "running"
    there = THERE_BEHIND.match(scene.chunks.codes, mood.last) if told else None
    return scene.places.get(there.start("place")) if there else None


def _countries_visited(scene: Scene, candidate: Candidate) -> set[str]:
    """The countries to which a visit goes: "to Nairobi, Kenya; and Dakar, Senegal" are two."""
    hosts = partners_of(candidate, "host")
    own = scene.sides_of(
        at for at, how in candidate.parties.items() if at not in hosts and how not in ("of", "partner")
    )
    places = [candidate.place, *(scene.places.get(at) for at in hosts)]
    return ({place[1] for place in places if place and place[1]} | set(candidate.stops)) - own


def is_tour(scene: Scene, candidate: Candidate) -> bool:
    """Whether a journey leads to several countries, though none is named: "a regional trip", "her Gulf tour"."""
    touring = scene.chunks.last_low(candidate.at) in scene.words["touring"]
    return touring or scene.chunks.low(candidate.at - 1) in ("regional", "foreign", "overseas")


# "Arrived for a visit", "X, ending a two-day visit, said": where the report comes from.
ARRIVING = frozenset({"triggers.arrive", "cues.begin", "cues.end"})


def _place_of_arrival(scene: Scene, candidate: Candidate, draft: Draft) -> tuple[str, str] | None:
    """ "Arrived on Sunday for a short visit": here, where the report comes from, if the visitor is foreign.

    So it is "on the third day of his visit".
    """
    there = candidate.verb in ARRIVING or candidate.nth > 1
    arrives = draft.kind is Kind.VISIT and there and len(draft.sides) == 1
    foreign = scene.city and scene.home and scene.home not in draft.sides and not is_tour(scene, candidate)
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


# "In the same city"
SAME_PLACE = frozenset({"city", "capital", "town", "resort", "venue", "place"})
# So far behind a clause "when both are in Quito" may open.
NEAR_WHEN = 6
# What is said of an occasion behind it: "the conference, to be held in London", "talks that will open in Doha".
# "talks, officials said, will be held in Doha", "talks, if confirmed, will be held"
CITED = r"(?:,?(?:d?[XARrtPSOBNnh]{1,4}Z(?:k?T)?|c[^,;.TCLS]{1,6}),)?"
# So it is behind "and": "has been put back by a week | and will be held in Riga".
BEHIND = pattern_of(
    CITED + r"(?:,?(?P<opener>[cf])?(?:d?[SOPC])?[mu12345fXQ]{0,6}|,?&[mu12f]{1,2}3)"
    r"(?P<verb>[HQEvW])(?:[kgTdX,]{0,4}i(?P<place>[CLSN])|(?:k?T)?,?(?P<called>[ik]d))"
)
# "the summit, which is in progress in the Ethiopian capital", "that is being held in Riga", "under way in Doha"
ON_BEHIND = pattern_of(r",?(?P<opener>c)(?P<verb>1)X?(?:[ik]X|X|3[HvX]|v)id?A?(?P<place>[CLS])")
# "met X, | who is to leave office next year, in Riga", "who leads the party, on Monday in Riga"
BEHIND_INSERTED = pattern_of(
    r"c[^,;.]{2,20},(?:id?A?(?P<place>[CLS])(?=(?:,[CLSN])?(?:[.;gw]|,?k?T))|k?Tid?A?(?P<later>[CLS]))"
)
# "Talks of X and Y, | which have been in doubt since Sunday, will open in Riga"
# "which opened on Sunday, ended in Riga"
RESUMED_IN = pattern_of(r"c[^;.,]{2,24},(?:(?:m3?|[12][QW3X]{0,2}f3?)[HvEQXW]{1,2}|[HE])(?:k?T)?id?A?(?P<place>[CLS])")
TELLING = frozenset({"who", "whose", "whom", "which", "that"})
# "In Belgrade, ...", "On Saturday, in a manor house outside Ljubljana, ...": that of the whole sentence.
OPENING = pattern_of(r"[q&XTk,c]{0,5}i[dXA9N-]{0,5}(?:i[dX]{0,2})?(?P<place>[CLS])[kT,]{0,4},")
# "Ms X in Windhoek, Namibia (to 2 May): meets Y", "Mr X and Mr Y in Riga: hold talks"
HEADED = pattern_of(r"R?P(?:,?&?R?P){0,4}i(?P<place>[CLS])(?:,[SL])?(?:,?f?T,)?;")
# "Geneva will be the venue of the talks".
VENUE = pattern_of(r"(?P<place>[CLS])(?:m3|[12])dX{1,2}[og]")


def _place_when(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """ "Will meet X when both are in Quito": the place of the clause that "when" opens."""
    codes, (_, end) = scene.chunks.codes, scene.chunks.sentences[clause.sentence]
    for when in range(clause.end, min(clause.end + NEAR_WHEN, end)):
        if scene.chunks.low(when) == "when":
            at = next((one for one in range(when + 2, min(when + 5, end)) if codes[one] == "i"), end)
            there = at + 1 + (codes[at + 1] == "d") if at < end else end
            return scene.places.get(there) if codes[at - 1] in "13" or codes[at - 2 : at] in ("1X", "3X") else None
    return None


def _place_in_clause(scene: Scene, clause: Clause, candidate: Candidate, item: bool) -> tuple[str, str] | None:
    """The place that a clause names with "in" or "at", or means by "here", "there" and "where"."""
    codes, lows = scene.chunks.codes, scene.chunks.lows
    unknown = None
    for at in range(clause.start, clause.end):
        low = lows[at]
        here = low == "here" and lows[at - 1] not in scene.words["departure"]  # not "left here for the summit in Riga"
        if scene.city and (here or (low == "this" and _is_settlement(scene, clause, at))):
            return scene.city, scene.home or ""
        if low in ("there", "where") and codes[at + 1] not in "12m4" and codes[at - 1] != "j":
            topic = low == "there" and codes[at - 1] == "X" and candidate.at < at
            if topic and any(scene.chunks.entries[one][1] == "triggers.discuss" for one in range(clause.start, at)):
                continue  # "to discuss the war in Sudan and the hunger there"
            return place_before(scene, at)
        if low == "same" and codes[at - 2 : at] == "id" and scene.chunks.low(at + 1) in SAME_PLACE:
            return place_before(scene, at, "CLS" if scene.chunks.low(at + 1) in ("place", "venue") else "CL")
        if low in scene.words["settlement"] and (called := place_called(scene, clause.start, at)):
            return called
        named = at in scene.places and codes[at + 1] != "p"  # not "at Russia's request"
        if not (named or codes[at] == "N") or at == clause.start or abs(at - candidate.at) >= NEAR:
            continue
        if is_of_next_day(codes, candidate, at) or is_of_prepared_elsewhere(scene, candidate, at):
            continue
        if named:
            placed = is_placed(scene, clause.start, at) and not _is_of_conflict(scene, at)
            if placed or is_at_home_of_one(scene, candidate, at):
                return city_of_venue(scene, at) or scene.places[at]
            to = candidate.rule == "triggers.host" and at > candidate.at
            if to and codes[at - 1 - (codes[at - 1] == "d")] == "f":
                return scene.places[at]  # "will welcome X to the White House"
            if item and codes[at - 1] == "," and codes[at] in "CL":
                return scene.places[at]  # an agenda: "Foreign Affairs Council, Luxembourg"
        elif not (lows[at - 1] in ("in", "on") or (lows[at - 1] == "at" and may_be_town(scene, at))):
            continue
        elif is_placed(scene, clause.start, at) and not is_common(scene, at):
            unknown = unknown or unknown_name(scene, at)
    return (unknown, "") if unknown else None


# "was agreed in Bali last November, | when X and Y met", "in Riga, | where X and Y met"
THERE_THEN = pattern_of(r"i(?P<place>[CLS])(?:k?T)?,?$")


def _place_before_when(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """The place that stands right before "when" with the day of it."""
    if clause.opener != "when" and scene.chunks.low(clause.start) != "when":
        return None
    match = THERE_THEN.search(scene.chunks.codes, max(clause.start - 6, 0), clause.start)
    return scene.places.get(match.start("place")) if match else None


# "conflicts between Chad and Sudan in the"
CONFLICT = pattern_of(r"(?P<what>[XHQ])bd?[SAM](?:,d?[SAM])*&d?[SAM]id?$")


def _is_of_conflict(scene: Scene, at: int) -> bool:
    """Whether a place is that of what goes on between two states: "will discuss the war between X and Y in Darfur"."""
    match = CONFLICT.search(scene.chunks.codes, max(at - NEAR, 0), at)
    return match is not None and scene.chunks.last_low(match.start("what")) in scene.words["afflicting"]


# "during | his first visit to Spain", "during a trip to Riga"
STAY = pattern_of(r",?ad?[XA9D]{0,3}(?P<stay>[nx])(?:k?T)?[fi]d?(?P<place>[CLS])(?![pnxAX])")


def _place_of_stay(scene: Scene, candidate: Candidate) -> tuple[str, str] | None:
    """ "X meets Y during his first visit to Spain": there."""
    match = STAY.search(scene.chunks.codes, candidate.at, scene.chunks.end_of(candidate.at))
    if match is None or candidate.kind not in MEET or "," in scene.chunks.codes[candidate.at : match.start()]:
        return None
    opener = match.start() + (scene.chunks.codes[match.start()] == ",")
    place, visit = scene.places.get(match.start("place")), scene.chunks.entries[match.start("stay")][1]
    during = scene.chunks.low(opener) == "during" and visit == "triggers.visit"
    return place if during and place and place[1] in scene.sides_of(candidate.parties) else None


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
    begin = skip_bullets(scene, begin, end)
    headed = HEADED.match(scene.chunks.codes, begin, end)
    if headed and scene.chunks.text(headed.end() - 1) == ":":
        return scene.places.get(headed.start("place"))
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
    inserted = BEHIND_INSERTED.match(scene.chunks.codes, clause.end, end)
    if inserted and clause.kind != "relative" and scene.chunks.low(clause.end) in TELLING:
        return scene.places.get(inserted.start("place") if inserted["place"] else inserted.start("later"))
    resumed = RESUMED_IN.match(scene.chunks.codes, clause.end, end) if clause.kind == "main" else None
    if resumed and not has_verb(scene.chunks.codes, clause.start, clause.end):
        return scene.places.get(resumed.start("place"))
    match = BEHIND.match(scene.chunks.codes, clause.end, end) or ON_BEHIND.match(scene.chunks.codes, clause.end, end)
    apart = match and match["opener"] == "c" and scene.chunks.low(match.start("opener")) not in ("which", "that")
    if not match or apart:
        return None  # not "met as X arrived in Y"
    if clause.kind == "after" and scene.chunks.entries[match.start("verb")][1] in COMING_TO:
        return None  # "After a visit to Asia, X arrived in Y"
    at = match.start("place")
    if at < 0:  # ", which will be held in the Spanish city"
        near = range(match.end(), min(match.end() + NEAR_WHEN, end))
        called = (one for one in near if scene.chunks.low(one) in scene.words["settlement"])
        return next((place_called(scene, match.start(), one) for one in called), None)
    town = scene.chunks.codes[at] == "N" and scene.chunks.low(at - 1) == "in"
    return (scene.chunks.text(at), "") if town else scene.places.get(at)


def _place_of_host(scene: Scene, candidate: Candidate) -> tuple[str, str] | None:
    """The state or the city that plays host: "Germany will host the talks", "a dinner hosted by the Vatican"."""
    hosts = [at for at, how in candidate.parties.items() if how in ("subject", "agent") and at in scene.places]
    if candidate.verb != "triggers.host" and candidate.rule != "triggers.host":
        hosts = [at for at in hosts if _is_hosting(scene, at)]  # "talks between X and Y hosted by Qatar"
        return scene.places[hosts[0]] if len(hosts) == 1 else None
    before = candidate.mood.first - 1 if candidate.mood else -1
    if sum(at <= before for at in hosts) > 1:
        return None  # "Chile and Peru will host a summit": who can tell in which of them
    if len(hosts) != 1 and candidate.noun and before in scene.places and scene.chunks.codes[before] in "CLS":
        return scene.places[before]  # "Geneva will host talks between X and Y"
    return scene.places[hosts[0]] if len(hosts) == 1 else None


# "Peru | is to host", "Peru | hosts"; no further host behind: "hosted by Peru, Chile and Bolivia"
TO_HOST = pattern_of(r"(?:[mu1245]X?[3Q]?f?)?v")
FURTHER_HOST = pattern_of(r"&|,&?d?[SPOMCA]")


def _is_hosting(scene: Scene, at: int) -> bool:
    """Whether "hosted by" stands before a state or a city, or it is told to host: "the summit that Peru is to host"."""
    chunks = scene.chunks
    if chunks.codes[at - 1] == "y":
        return chunks.entries[at - 2][1] == "triggers.host" and not FURTHER_HOST.match(chunks.codes, at + 1)
    verb = TO_HOST.match(chunks.codes, at + 1)
    return verb is not None and chunks.entries[verb.end() - 1][1] == "triggers.host"


# What tells the city from the state of that name.
DISTRICT = pattern_of(r"\bWashington,? D\.? ?C\b")


def location_of(draft: Draft, areas: Container[str], text: str) -> str | None:
    """The name of a draft's place; a call has none, and an area of several countries ("the Gulf") is none.

    Args:
        draft: of an engagement.
        areas: the names of such areas.
        text: that of the article; where it writes "Washington, D.C.", so does the name.
    """
    if draft.kind is Kind.CALL or not draft.place or draft.place[0] in areas:
        return None
    name = draft.place[0]
    return "Washington, D.C." if name.startswith("Washington") and DISTRICT.search(text) else name
