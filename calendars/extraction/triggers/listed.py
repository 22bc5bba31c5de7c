"""Find what items of lists tell without a verb: "President X in Paris", "11:30 H.E. Mr. X, Foreign Minister of Chad".

In: a scene and a clause of an item. Out: candidates.
"""

from __future__ import annotations

import re

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import COMING_TO
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.coreference import OF_HOUSE
from calendars.extraction.clauses.memberships import end_of_first_field
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE, Actor
from calendars.extraction.triggers.presence import read_presence
from calendars.models import Kind
from calendars.patterns import pattern_of

# "The President returns from Poland": the last day of a visit.
BACK = pattern_of(r"T?d?(?P<who>[PR])(?P<verb>[vX])X?jd?A?[CSL](?=[.,;T]|$)")
COMING_BACK = frozenset({"returns", "arrives", "back"})


def _read_back(scene: Scene, number: int, back: re.Match[str]) -> Candidate:
    """The visit from which an item says that somebody comes back."""
    who, at = back.start("who"), back.end() - 1
    candidate = Candidate(back.start("verb"), number, "triggers.presence", Kind.VISIT, True, place=scene.places[at])
    candidate.parties = {who: "subject"} if who in scene.actors else {}
    candidate.parties |= {at: "host"} if scene.chunks.codes[at] in "SC" and at in scene.actors else {}
    candidate.verb = "triggers.back"
    return candidate


# Those whom a list names as who is received.
RECEIVED = frozenset({"head", "minister", "royal", "envoy", "official"})


def read_listed(scene: Scene, clauses: list[Clause], number: int, owner: Actor | None) -> list[Candidate]:
    """An item of a list that has no verb of meeting or going: who is where, who comes back, who is received.

    Args:
        scene: chunks with actors.
        clauses: its clauses.
        number: that of a clause of the item.
        owner: whose list it is, where the text says so.
    """
    found = _read_stay(scene, clauses, number) or read_presence(scene, clauses, number, listed=True)
    found = found or _read_trip(scene, clauses, number, owner)
    return found or _read_organ(scene, clauses, number, owner) or _read_caller(scene, clauses, number, owner)


# "Travels to Oslo", "Departs for Helsinki, Finland", "Departure for Riga", "Arrives in Lima"
TRIP = pattern_of(r"(?:T[;,-]?)?(?P<going>[vXN])[fgi]d?(?P<place>[CLS])(?:,?[LS])?[.;]?$")
GOING = frozenset({"departure", "travel", "travels", "journey", "flight", "departs", "flies", "leaves"})


def _read_trip(scene: Scene, clauses: list[Clause], number: int, owner: Actor | None) -> list[Candidate]:
    """An item that says only where somebody whose list it is goes: "Departs for Helsinki"."""
    clause, chunks = clauses[number], scene.chunks
    if owner is None or not owner.sides or not owner.speaks:
        return []
    match = TRIP.match(chunks.codes, clause.start, clause.end)
    if match is None:
        return []
    going, at = match.start("going"), match.start("place")
    place = scene.places.get(at)
    if chunks.entries[going][1] not in COMING_TO and chunks.low(going) not in GOING:
        return []
    if place is None or not place[1] or place[1] in owner.sides:
        return []  # home again
    candidate = Candidate(going, number, "triggers.presence", Kind.VISIT, True, place=place)
    candidate.parties = {at: "host"} if at in scene.actors else {}
    candidate.side = "" if at in scene.actors else place[1]
    return [candidate]


# "Permanent Council, Vienna", "Executive Board - 12th session"
ORGAN = pattern_of(r"T?[;,-]*d?R?(?P<organ>N)(?:od?[XNr]{1,2}|k[XN]{1,3})?(?=[.,;]|$)")


def _read_organ(scene: Scene, clauses: list[Clause], number: int, owner: Actor | None) -> list[Candidate]:
    """An item of an organisation's list that names nothing but one of its bodies: "Permanent Council, Vienna"."""
    clause, chunks = clauses[number], scene.chunks
    if owner is None or owner.sort != "organisation" or clause.start != scene.bounds(clause.sentence)[0]:
        return []
    match = ORGAN.match(chunks.codes, clause.start, clause.end)
    at = match.start("organ") if match else -1
    if at < 0 or scene.words["sitting"].isdisjoint(chunks.text(at).lower().split()):
        return []
    last = clause.end - 1 - (chunks.codes[clause.end - 1] == ".")
    place = scene.places.get(last) if chunks.codes[last - 1] == "," else None
    candidate = Candidate(at, number, "triggers.session", Kind.SESSION, True, place=place)
    candidate.many = True
    return [candidate]


# "France, | Germany and Italy"
ROW_GOES_ON = pattern_of(r"[&d]|,(?=S(?:,d?S)*,?&d?S)")


def _read_row(scene: Scene, number: int, who: list[int], place: tuple[str, str]) -> list[Candidate]:
    """Those of several states, and no more, behind a day and a place: "12 March, Riga: presidents of X and Y"."""
    first = scene.actors[who[0]]
    if first.sort != "group" or first.role is None or len(scene.sides_of(who)) < len(who):
        return []
    candidate = Candidate(who[0], number, "triggers.presence", Kind.MEETING, True, place=place)
    candidate.parties = dict.fromkeys(who, "subject")
    return [candidate]


def _read_stay(scene: Scene, clauses: list[Clause], number: int) -> list[Candidate]:
    """An item of a list that says only who is where: "President X in Paris", "NATO foreign ministers, Bucharest"."""
    codes, clause = scene.chunks.codes, clauses[number]
    at = clause.start
    back = BACK.match(codes, at, clause.end)
    if back and scene.chunks.low(back.start("verb")) in COMING_BACK and scene.places.get(back.end() - 1):
        return [_read_back(scene, number, back)]
    while at < clause.end and codes[at] in "d-":
        at += 1
    at = end_of_first_field(scene, at)
    who: list[int] = []
    while at < clause.end and (codes[at] in "PS" or (who and ROW_GOES_ON.match(codes, at))):
        who += [at] if codes[at] in "PS" else []
        at += 1
    if len(who) > 1 and codes[at : clause.end] in ("", ".") and clause.sentence in scene.prefixes:
        return _read_row(scene, number, who, scene.prefixes[clause.sentence])
    if not who or at + 1 >= clause.end or codes[at] not in "if,":
        return []
    at += 1 + (codes[at + 1] == "d")
    place, behind = scene.places.get(at), codes[at + 1 : clause.end].strip(",.;T")
    people = [scene.actors[one] for one in who]
    ready = people[0].sort in PEOPLE and all(one.speaks and one.sides for one in people)
    if place is None or behind or not ready:
        return []
    candidate = Candidate(who[0], number, "triggers.presence", Kind.VISIT, True, place=place)
    candidate.parties = dict.fromkeys(who, "subject")
    if any(one.many for one in people) or (len(scene.sides_of(who)) > 1 and people[0].sort == "group"):
        candidate.kind = Kind.MEETING
        return [candidate]
    own = scene.sides_of(who)
    # Whose stay abroad is a visit where a list gives it without a verb.
    visits = all(one.rank in OF_HOUSE for one in people) and bool(place[1]) and place[1] not in own
    return [candidate] if visits else []


# "H.E. Mr. X, Minister for Foreign Affairs of Chad"
CALLER = pattern_of(r"T?[;,-]?(?:(?P<told>[NX])w)?(?:[PS],)?(?P<who>[PS])(?:&(?P<also>[PS]))?[.;]?$")
# "Bilateral with X", "Interview with the President of Y" (of France, that is talks)
SPOKEN_WITH = frozenset(
    {
        "bilateral",
        "bilat",
        "trilateral",
        "interview",
        "entretien",
        "pull-aside",
        "discussion",
        "conversation",
        "exchange",
    }
)


def _read_caller(scene: Scene, clauses: list[Clause], number: int, owner: Actor | None) -> list[Candidate]:
    """An item of somebody's list that names nobody but who comes: "11:30 H.E. Mr. X, Foreign Minister of Chad"."""
    clause = clauses[number]
    begin, _ = scene.chunks.sentences[clause.sentence]
    match = CALLER.match(scene.chunks.codes, clause.start, clause.end)
    if match is None or owner is None or "T" not in scene.chunks.codes[begin : clause.start + 1]:
        return []
    who = match.start("who")
    guest = scene.actors.get(who)
    if guest is None or guest.sort not in PEOPLE or not guest.sides or not guest.speaks:
        return []
    told = scene.chunks.last_low(match.start("told")) if match["told"] else ""
    if (guest.rank not in RECEIVED and not told) or set(guest.sides) & set(owner.sides):
        return []
    if told and told not in SPOKEN_WITH:
        return []
    before = (at for at in range(clause.start, who) if at in scene.actors)
    named = {at: "partner" for at in before if set(scene.actors[at].sides) <= set(guest.sides)}
    candidate = Candidate(who, number, "triggers.presence", Kind.MEETING, True)
    candidate.parties = named | {who: "partner"}
    if told and (also := match.start("also")) in scene.actors:
        candidate.parties[also] = "partner"
    return [candidate]
