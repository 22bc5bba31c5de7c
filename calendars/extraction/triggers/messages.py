"""What must stand about "hand", "deliver" and the like for two to meet: "handed a letter to President X".

In: a scene, a clause and a candidate. Out: whether the bearer and who takes it meet; a message that is sent is none.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.triggers.sports import words_of
from calendars.extraction.triggers.verb_frames import is_passive
from calendars.patterns import pattern_of

# "a letter to X", "a message from Y to X", "the king's message to X"; "X a letter"
GIVEN = pattern_of(r"(?:d?[rRPSNA]p)?d?[XA]{0,3}(?P<what>X)(?:[oj]d?[XA]?[PSR]?)?[XkdA]{0,3}fd?(?P<who>[PS])")
GIVEN_HIM = pattern_of(r"d?(?P<who>[PS])d?[XA]{0,3}(?P<what>X)")
# In the clause of a message that nobody carries.
BY_WIRE = frozenset({"condolence", "condolences", "sympathy", "congratulations", "congratulatory", "nation"})
# "Handed on Monday to President X"
HANDED_TO = pattern_of(r"fd?X?(?P<who>[PS])")


def frame_message(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """handed a letter to President X: who brings it and who takes it meet; a message that nobody carries is sent."""
    if is_passive(scene, candidate):
        return _is_handed_by(scene, clause, candidate)
    place = (candidate.at + 1, clause.end)
    match = GIVEN.match(scene.chunks.codes, *place) or GIVEN_HIM.match(scene.chunks.codes, *place)
    if match is None or not BY_WIRE.isdisjoint(words_of(scene, clause)):
        return False
    what, who = match.start("what"), match.start("who")
    bearer = [scene.actors[at] for at in partners_of(candidate, "subject")]
    sent = scene.chunks.low(what).startswith("message") and any(one.rank == "head" for one in bearer)
    if scene.chunks.low(what) not in scene.words["message"] or sent or scene.actors[who].sort not in PEOPLE:
        return False
    candidate.parties = {at: how for at, how in candidate.parties.items() if how == "subject"} | {who: "partner"}
    return any(one.sort in PEOPLE and one.speaks for one in bearer)


def _is_handed_by(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "The letter was handed to President X by Foreign Minister Y"."""
    match = HANDED_TO.match(scene.chunks.codes, candidate.at + 1)
    before = (scene.chunks.low(at) for at in range(clause.start, candidate.at))
    if match is None or scene.words["message"].isdisjoint(before):
        return False
    bearers = partners_of(candidate, "agent")
    candidate.parties = dict.fromkeys(bearers, "agent") | {match.start("who"): "partner"}
    return scene.actors[match.start("who")].sort in PEOPLE and scene.has_people(bearers)
