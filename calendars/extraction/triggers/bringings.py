"""Read verbs that bring people to a place: "the tour brings X to Riga", "talks bring the ministers together in Oslo".

In: a scene, its clauses and the chunk of the verb. Out: the candidate of the visit or the gathering, or None.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.participants import whom_him_means
from calendars.extraction.triggers.presence import add_hosts_in_row
from calendars.models import Kind
from calendars.patterns import pattern_of

# "takes him to Cairo", "brought the president to the Turkish capital", "has invited President X to Ankara",
# "invited European leaders including X and Y to Paris"
BRING = pattern_of(r"(?P<who>d?P|d?S|[hd])(?P<more>(?:(?:,?&|,?w|,)d?[PS]){0,5}),?[Xk]?fd?A?(?P<place>[CSL])")


def read_bringing(scene: Scene, clauses: list[Clause], number: int, at: int) -> Candidate | None:
    """A tour takes him to Cairo, brings President X here: who is taken somewhere travels."""
    clause = clauses[number]
    if scene.chunks.low(at).startswith(("br", "get", "got")):
        gathered = _read_gathering(scene, clause, number, at)
        if gathered is not None:
            return gathered
    match = BRING.match(scene.chunks.codes, at + 1, clause.end)
    if not match or scene.chunks.low(at + 1) == "both":
        return _read_bringing_both(scene, clause, number, at)
    him = match["who"] in "hd"  # "takes her to": "her" may stand before a noun too
    who = match.end("who") - 1 if not him else whom_him_means(scene, clause, at)
    if who is None or (him and scene.chunks.low(at + 1) not in ("him", "her")):
        return None
    place = scene.places.get(match.start("place"))
    if not place or not scene.actors[who].speaks or scene.actors[who].sort == "state":
        return None
    if scene.actors[who].many or match["more"]:  # "will bring the heads of state of ECOWAS to Accra": they meet there
        guests = [one for one in range(match.start(), match.end("more")) if one in scene.actors]
        hosts = [one for one in clause.subject if one < at and place[1] in scene.actors[one].sides]
        meeting = Candidate(at, number, "triggers.bring", Kind.MEETING, False, place=place)
        meeting.parties, meeting.many = dict.fromkeys([*hosts, *guests], "subject"), scene.actors[who].many
        meeting.mood, meeting.verb = read_mood(scene, at, clause.start), "triggers.bring"
        return meeting
    candidate = Candidate(at, number, "triggers.bring", Kind.VISIT, False, {who: "subject"}, place)
    add_hosts_in_row(scene, clause, match.end(), candidate)
    if scene.chunks.low(at) in scene.words["accompany"]:
        candidate.parties |= {one: "subject" for one in clause.subject if one < at}
    candidate.mood = read_mood(scene, at, clause.start)
    candidate.verb = "triggers.bring"
    return candidate


# "brings the leaders of X and Y together", "bring Peru and Chile together"
TOGETHER = frozenset("SPMOAd,&ojrRtX")


def _read_gathering(scene: Scene, clause: Clause, number: int, at: int) -> Candidate | None:
    """Whoever brings people of two sides together meets with them; an organisation need not."""
    codes, last = scene.chunks.codes, at + 1
    while last < clause.end and codes[last] in TOGETHER and scene.chunks.low(last) != "together":
        last += 1
    guests = [one for one in range(at + 1, last) if one in scene.actors and scene.actors[one].speaks]
    if scene.chunks.low(last) != "together" or len(scene.sides_of(guests)) < 2:
        return None
    if not clause.subject:
        return None  # "The crisis brings Peru and Chile together"
    hosts = [one for one in clause.subject if scene.actors[one].sort in PEOPLE or scene.actors[one].sort == "state"]
    candidate = Candidate(at, number, "triggers.bring-together", Kind.MEETING, False)
    candidate.parties = dict.fromkeys(hosts, "subject") | dict.fromkeys(guests, "partner")
    candidate.mood = read_mood(scene, at, clause.start)
    candidate.verb = "triggers.bring-together"
    return candidate


# "has invited both men to Lusaka", "will bring the two leaders to the capital"
BOTH = frozenset({"men", "leaders", "presidents", "ministers", "chiefs"})
BRING_BOTH = pattern_of(r"[hd]X?(?P<who>[XrRt])fd?A?(?P<place>[CSL])")


def _read_bringing_both(scene: Scene, clause: Clause, number: int, at: int) -> Candidate | None:
    """A meeting of the two whom the text named before, where somebody invites them to."""
    match = BRING_BOTH.match(scene.chunks.codes, at + 1, clause.end)
    place = scene.places.get(match.start("place")) if match else None
    if not match or not place or {"both", "two"}.isdisjoint(scene.chunks.low(one) for one in range(at + 1, at + 3)):
        return None
    if scene.chunks.low(match.start("who")) not in scene.words["pairing"] | BOTH:
        return None
    candidate = Candidate(at, number, "triggers.bring", Kind.MEETING, False, place=place, pair=True)
    candidate.mood, candidate.verb = read_mood(scene, at, clause.start), "triggers.bring"
    return candidate
