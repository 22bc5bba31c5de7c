"""Read visits to which somebody is invited, told without a verb of going: "has been invited to Oslo for June 3".

In: a scene and a clause. Out: candidates.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.triggers.bringings import read_bringing
from calendars.extraction.triggers.presence import visit_told
from calendars.patterns import pattern_of

# "has been invited by X to Oslo in June", "accepted an invitation to Oslo for June 3"; but "was invited to Oslo on
# Monday" may tell the day of the inviting.
INVITED = pattern_of(
    r"(?:(?:43|13|2|1)X?(?P<verb>W)(?:yd?A?(?P<host>[PS]))?|(?P<taking>[vHEQ45])d?X?(?P<noun>X))"
    r"fd?A?(?P<place>[CSL])(?:(?P<for>g)|[ki])?d?(?P<day>T)"
)
TAKING = frozenset({"received", "receives", "has", "had", "got", "holds", "accepted", "accepts"})
# What is said of an invitation behind it that comes to nothing.
UNTAKEN = frozenset({"withdrawn", "withdrew", "rescinded", "revoked", "declined", "rejected", "refused", "turned"})


def read_invitation(scene: Scene, clauses: list[Clause], number: int) -> list[Candidate]:
    """The visit of whoever is invited to a place, which is a wish until he accepts."""
    clause, chunks = clauses[number], scene.chunks
    if not clause.subject or not chunks.find_times(clause.start, clause.end):
        return []
    match = INVITED.search(chunks.codes, clause.start, clause.end)
    who = [at for at in clause.subject if scene.actors[at].sort in PEOPLE and scene.actors[at].speaks]
    place = scene.places.get(match.start("place")) if match else None
    if not match or not who or not place or not place[1] or place[1] in scene.sides_of(who):
        return []
    if not UNTAKEN.isdisjoint(chunks.lows[match.end() : chunks.end_of(match.start())]):
        return []
    if match["noun"]:
        told = chunks.low(match.start("noun")) in scene.words["offers"] and chunks.low(match.start("taking")) in TAKING
    else:
        told = chunks.low(match.start("verb")) in scene.words["inviting"] and (
            chunks.codes[match.start()] != "2" or match["for"] is not None
        )
    if not told:
        return []
    accepted = match["noun"] is not None and chunks.low(match.start("taking")).startswith("accept")
    at = match.start("noun") if match["noun"] else match.start("verb")
    parties = dict.fromkeys(who, "subject")
    if match["host"] and match.start("host") in scene.actors:
        parties[match.start("host")] = "partner"
    mood = Mood(Tense.FUTURE if accepted else Tense.TENTATIVE, at, at + 1)
    return [visit_told(at, number, parties, place, mood, match.start("day"))]


# "asked the leaders of X and Y | to Berlin next week", "to Berlin for talks next week"
TO_PLACE = pattern_of(r"fd?A?[CSL](?:gd?X{0,2}[nx])?,?k?(?P<day>T)")


def read_asked_to(scene: Scene, clauses: list[Clause], number: int, at: int) -> Candidate | None:
    """ "Asked the presidents of X and Y to Berlin next week": a wish; a weekday alone may be that of the asking."""
    match = TO_PLACE.search(scene.chunks.codes, at + 1, clauses[number].end)
    if match is None or scene.chunks.times[match.start("day")].stated == ("weekday",):
        return None
    read = read_bringing(scene, clauses, number, at)
    if read is not None:
        read.mood = Mood(Tense.TENTATIVE, at, at + 1)
    return read
