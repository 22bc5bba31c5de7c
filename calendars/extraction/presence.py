"""Find visits told by nothing but where a leader is: "will be in Pyongyang on Monday", "is due here on Sunday".

In: a scene and a clause. Out: a candidate, where the clause names a day.
"""

from __future__ import annotations

import re

from calendars.extraction.actors import Scene
from calendars.extraction.candidates import Candidate
from calendars.extraction.clauses import Clause, read_mood
from calendars.extraction.participants import place_before
from calendars.models import Kind

# "will be in Pyongyang", "is expected in the Turkish capital", "had been in Tonga": a leader abroad is on a visit.
PRESENCE = re.compile(r"(?:[mu]3|[45]3|[12])X?Q?(?:i[dA]{0,2}[CSL]|(?P<here>X))")

# "where he is due on Sunday", "where she will be on Monday"
AWAITED = re.compile(r"[12]X?Q|m3")
ABROAD = frozenset({"head", "minister", "envoy", "royal", "religious", "organisation"})


def read_presence(scene: Scene, clauses: list[Clause], number: int) -> list[Candidate]:
    """A visit told by nothing but where a leader is, on a day that the clause names."""
    clause = clauses[number]
    match = _find_presence(scene, clause)
    people = [at for at in clause.subject if scene.actors[at].rank in ABROAD or scene.actors[at].sort == "group"]
    dated = any(at in scene.chunks.times and scene.chunks.times[at].start for at in range(clause.start, clause.end))
    if not match or not people or not dated:
        return []
    verb = match.start() + (scene.chunks.codes[match.start()] in "mu45")
    candidate = Candidate(verb, number, "triggers.presence", Kind.VISIT, False)
    candidate.parties = dict.fromkeys(people, "subject")
    candidate.place = _place_of_presence(scene, clause, match)
    candidate.mood = read_mood(scene, verb, clause.start)
    candidate.verb = "triggers.presence"
    own = {side for at in people for side in scene.actors[at].sides}
    return [candidate] if candidate.place and candidate.place[1] and candidate.place[1] not in own else []


def _find_presence(scene: Scene, clause: Clause) -> re.Match[str] | None:
    """The words that say where someone is: "will be in X", "is due here"; behind "where", that someone is due."""
    codes = scene.chunks.codes
    if clause.opener == "where":
        return AWAITED.search(codes, clause.start, clause.end)
    for match in PRESENCE.finditer(codes, clause.start, clause.end):
        if match["here"] is None or scene.chunks.low(match.end() - 1) == "here":
            return match
    return None


def _place_of_presence(scene: Scene, clause: Clause, match: re.Match[str]) -> tuple[str, str] | None:
    if clause.opener == "where":
        return place_before(scene, clause.start)
    if scene.chunks.low(match.end() - 1) == "here":
        return (scene.city, scene.home or "") if scene.city else None
    return scene.places.get(match.end() - 1)
