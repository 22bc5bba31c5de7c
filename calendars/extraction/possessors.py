"""Read who meets a partner where the subject is a thing of his: "Lavrov's remarks came after talks with Iran".

In: a scene, its clauses and a candidate of a noun. Out: nothing; whose visit, remarks or arrival the governing clause
tells of takes part too.
"""

from __future__ import annotations

import re

from calendars.extraction.actors import Scene
from calendars.extraction.candidates import Candidate
from calendars.extraction.clauses import Clause
from calendars.extraction.occasions import MEET
from calendars.models import Kind

# "Lavrov's surprise visit comes", "The Libyan leader's remarks, his first, came", "X's trip paves the way for"
POSSESSED = re.compile(
    r"(?:X?T,?|[cX],)?d?X?(?P<who>[PSOBMC])p[XA9D-]{0,4}(?P<thing>[XnxGNWZ])(?:,[^;.mu12345HEvZQ]{1,8},)?X?(?:[mu1245HEvZQ]|X(?=dXg))"
)
# "The visit of the Libyan leader comes", "Comments by Lavrov came"
OF_WHOM = re.compile(
    r"(?:X?T,?|[cX],)?d?[XA9D-]{0,4}(?P<thing>[XnxGNWZ])[oy]d?X?(?P<who>[PSOBM])(?:,[^;.mu12345HEvZQ]{1,8},)?X?(?:[mu1245HEvZQ]|X(?=dXg))"
)


def read_possessor(scene: Scene, clauses: list[Clause], number: int, candidate: Candidate) -> None:
    """Let him take part whose deed or word is the subject, where only a partner is named: "his trip follows talks"."""
    if candidate.kind not in MEET | {Kind.CALL} or set(candidate.parties.values()) != {"partner"}:
        return
    clause = clauses[number]
    if clause.kind == "after" and not clause.subject and clause.parent is not None:
        clause = clauses[clause.parent]
    if clause.subject or clause.sentence != clauses[number].sentence:
        return
    codes = scene.chunks.codes
    match = next((one for shape in (POSSESSED, OF_WHOM) if (one := shape.match(codes, clause.start))), None)
    if match is None or match.end() > candidate.at:
        return
    who = match.start("who")
    if (
        who in scene.actors
        and scene.actors[who].speaks
        and scene.sides_of((who,)).isdisjoint(scene.sides_of(candidate.parties))
    ):
        candidate.parties.setdefault(who, "subject")
