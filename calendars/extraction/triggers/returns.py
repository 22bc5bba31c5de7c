"""Read that a visitor will come again to where he was: "Visited Beirut on Thursday. He will be back on September 1".

In: a scene, a clause that names no occasion itself, and the candidates before it. Out: another visit of the same
visitor to the same place, on the day that the clause gives.
"""

from __future__ import annotations

from collections.abc import Sequence

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.other_deeds import comes_once_more
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.names.actors import Scene
from calendars.extraction.triggers.presence import visit_told
from calendars.models import Kind
from calendars.patterns import pattern_of

# "will return | on", "would come back | on", "is to be back | on", "promised to be back | on"
COMING_BACK = pattern_of(r"(?:m|[12]X?Q?f|Qf)X?(?:3(?P<back>X)|(?P<verb>[vH]))k?d?(?P<day>T)")
BACK = frozenset({"back", "return"})
# How many sentences behind a visit it is told that the visitor will come again.
REACH = 2


def read_return(scene: Scene, clauses: list[Clause], number: int, found: Sequence[Candidate]) -> list[Candidate]:
    """Another visit of whoever was told to have been somewhere, to the same place."""
    clause, chunks = clauses[number], scene.chunks
    match = COMING_BACK.search(chunks.codes, clause.start, clause.end)
    if match is None:
        return []
    verb = match.start("back") if match["back"] else match.start("verb")
    if BACK.isdisjoint((chunks.low(verb), chunks.last_low(verb))):
        return []
    told = next((one for one in reversed(found) if one.kind is Kind.VISIT), None)
    if told is None or not told.place or not told.place[1]:
        return []
    who, own = partners_of(told, "subject"), clauses[told.clause]
    if not comes_once_more(scene, own, clause, told):
        return []
    acting = clause.subject or ((clause.antecedent,) if clause.antecedent is not None else ())
    same = bool(who) and {scene.actors[at].name for at in acting} == {scene.actors[at].name for at in who}
    if not same or not 0 < clause.sentence - own.sentence <= REACH or told.place[1] in scene.sides_of(who):
        return []
    mood = read_mood(scene, verb if match["verb"] else verb - 1, clause.start)
    parties = dict.fromkeys(who, "subject")
    return [visit_told(verb, number, parties, told.place, mood._replace(change=""), match.start("day"))]
