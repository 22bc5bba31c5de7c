"""Tell whether somebody comes back from an occasion: the day of that is no day of the occasion, and he was there.

In: a scene and a candidate. Out: yes or no; `claims.py`, `governors.py` and `journeys.py` ask.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.models import Kind
from calendars.patterns import pattern_of

# "on his way home on Tuesday from", "on the way back from"
ON_WAY = pattern_of(r"kdX(?P<home>X)(?:[fi]d?A?[CLSN])?,?(?:k?T)?,?(?P<from>j)[dXA9DTSOBMpo-]{0,6}$")
# "returned on Tuesday from", "flew home to Riga on Tuesday from", "is due back on Friday from two days of"
BACK_FROM = pattern_of(r"(?P<verb>[v1234Q])(?P<home>X?)(?:[fi]d?A?[CLSN])?,?(?:k?T)?,?(?P<from>j)[dXA9DTSOBMpo-]{0,6}$")
BACK_REACH = 16
HOME = frozenset({"home", "back"})
# "arrived home on Tuesday from"
HOME_FROM = pattern_of(r"X(?:k?T)?j")


def is_back_from(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Returned on Tuesday from talks with X": the day is that of the way home, and the talks may be over longer.

    A visit ends by going home, so that the day is its last one; and "spoke on Tuesday from the summit" is told there.
    """
    if not candidate.noun or candidate.kind is Kind.VISIT:
        return False
    chunks = scene.chunks
    match = BACK_FROM.search(chunks.codes, max(clause.start, candidate.at - BACK_REACH), candidate.at)
    if match is None:
        way = ON_WAY.search(chunks.codes, max(clause.start, candidate.at - BACK_REACH), candidate.at)
        return way is not None and chunks.low(way.start("home")) in HOME
    if chunks.low(match.start("from")) != "from":
        return False
    verb, home = match.start("verb"), match.start("home")
    back = chunks.last_low(verb) in HOME or chunks.low(verb) in scene.words["returning"]
    return back or (bool(match["home"]) and chunks.low(home) in HOME)


def arrives_home(scene: Scene, candidate: Candidate) -> bool:
    """Whether a verb tells of coming home, no visit: "arrived home on Tuesday from a summit", "flew back to X"."""
    chunks, at = scene.chunks, candidate.at
    if chunks.low(at + 1) in HOME and HOME_FROM.match(chunks.codes, at + 1):
        return True
    back = chunks.last_low(at) in HOME or chunks.low(at + 1) in HOME
    own = scene.sides_of(partners_of(candidate, "subject")) if back else set()
    return candidate.place is not None and candidate.place[1] in own
