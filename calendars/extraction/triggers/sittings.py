"""What must stand about "sit", "convene" and the like for a body to meet: "leaders of X and Y gather in Riga".

In: a scene, a clause and a candidate. Out: whether the verb tells of a session or a meeting, which
sets the kind of the candidate.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, has_no_object, is_it, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.participants import is_adjectival
from calendars.models import Kind
from calendars.patterns import pattern_of

# What "sat" takes to mean a session: "in Riga", "on Tuesday", "again in Riga".
SESSION = pattern_of(r"X?(?:id?A?[CSL]|k?T)")


def can_sit(scene: Scene, at: int) -> bool:
    """Whether a body is one of states, which sits, and no executive: "the European Commission"."""
    executive = "European Union" in scene.actors[at].sides and "commission" in scene.chunks.text(at).lower()
    return scene.actors[at].sort == "body" and not executive


# What a body begins that sits.
LABOURS = frozenset({"work", "deliberations", "over"})


def frame_body(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """The Security Council convenes; leaders of X and Y gather; a commission sat in Riga, but nobody sat in silence."""
    if scene.chunks.codes[candidate.at - 2 : candidate.at] == "Df":
        return False  # "leaves fighters three weeks to assemble"
    sits = scene.chunks.low(candidate.at) in ("sit", "sits", "sat", "sitting")
    if sits and scene.has_people(partners_of(candidate, "partner")):
        candidate.kind, candidate.many = Kind.MEETING, False
        return True  # "sat today with the leaders of X"
    if sits and not SESSION.match(scene.chunks.codes, candidate.at + 1, clause.end):
        return False
    if candidate.pair and not clause.subject:
        candidate.kind = Kind.SESSION if is_it(scene, clause) else Kind.MEETING
        return not sits  # "The two leaders last convened in May"
    candidate.many = True
    called = candidate.mood is not None and "4" in scene.chunks.codes[candidate.mood.first : candidate.at]
    if called and not has_no_object(scene, candidate.at):
        return False  # "has convened a meeting on Monday": that is when the meeting is
    sitting = any(can_sit(scene, at) or scene.actors[at].many for at in clause.subject)
    at_once = scene.chunks.codes[candidate.at + 1] in "iTk.,;&" and scene.chunks.codes[candidate.at + 2] not in "dXn"
    labour = scene.chunks.last_low(candidate.at) in LABOURS
    if labour and not (sitting and (at_once or "its" in scene.chunks.text(candidate.at).lower())):
        return False  # "UNESCO started its work on the temple", "EU leaders took over the story"
    told = any(
        (scene.chunks.codes[at] in "BO" and not is_adjectival(scene, at)) or scene.actors[at].sort == "group"
        for at in clause.subject
    )
    if not told and not sits and len(scene.sides_of(clause.subject)) > 1 and has_no_object(scene, candidate.at):
        candidate.kind, candidate.many = Kind.MEETING, False
        return True  # "Envoys of Egypt and Syria will gather in Riga"
    return told
