"""What must stand about a verb of calling for it to name a call or a meeting: "called X on Monday", "called on X".

In: a scene, a clause and a candidate whose subject and complements are read. Out: whether the verb names an engagement
there; or whether it is passive, for the other frames. `FRAMES` in `frames.py` is the table of all frames.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.noun_phrases import before_adverbs
from calendars.models import Kind
from calendars.patterns import pattern_of

# "are being called to Brussels for Tuesday"
CALLED_TO = pattern_of(r"f[CSL][gk]T")
# "telephoned X later in the day", "rang X twice on Monday"
CALLED_AGAIN = frozenset({"later", "again", "twice", "earlier", "afterwards", "separately"})
CALLED_ROW = pattern_of(r"(?:,d?[PS]){0,5},?&d?[PS]")


def is_passive(scene: Scene, candidate: Candidate) -> bool:
    """ "Was received by X", "received on Tuesday by X", "will be met on Monday by X"."""
    codes = scene.chunks.codes
    before = before_adverbs(scene, 0, candidate.at)
    passive = "n" in scene.chunks.entries[candidate.at][3] and codes[before] in "123"
    by = codes[candidate.at + 1] == "y"
    return passive or (by and scene.chunks.low(candidate.at + 2) not in scene.words["phone"])  # "spoke by telephone"


def frame_call_on(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """call on the president on Monday to thank him; not "called on the president to resign", "called on Israel"."""
    codes, near = scene.chunks.codes, range(candidate.at + 1, min(candidate.at + 4, clause.end))
    person = next((at for at in near if codes[at] in "PS"), None)
    if person is None or scene.actors[person].sort not in PEOPLE:
        return False
    behind = person + (3 if codes[person + 1 : person + 3] == "kT" else 1 + (codes[person + 1] == "T"))
    courtesy = behind > person + 1 and scene.chunks.low(behind + 1) in scene.words["courtesies"]
    bids = codes[behind] in "fg" and not courtesy  # "called on Putin on Monday to pull back"
    return not bids and bool(partners_of(candidate, "subject"))


def frame_call(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """will call President X on Monday; not "called X a liar", "call for", "call on"."""
    codes = scene.chunks.codes
    if is_passive(scene, candidate) and CALLED_TO.match(codes, candidate.at + 1, clause.end):
        candidate.kind, candidate.many = Kind.SESSION, True
        return any(scene.actors[at].many for at in partners_of(candidate, "subject"))
    if clause.opener == "whom" and scene.has_people(clause.partner):
        return bool(partners_of(candidate, "subject"))  # "the premier, whom X rang on Tuesday"
    agents = partners_of(candidate, "agent")
    if agents and is_passive(scene, candidate):  # "was called by X on Monday", not "was called a liar by X"
        return scene.has_people(agents) and codes[candidate.at + 1] in "yTk" and codes[max(agents) + 1] in "Tk.,"
    at = candidate.at + 1 + (codes[candidate.at + 1] == "d")
    person = codes[at] in "PS" and scene.actors[at].sort in PEOPLE and scene.actors[at].speaks
    at += scene.chunks.low(at + 1) in CALLED_AGAIN  # "rang Netanyahu later in the day"
    called = CALLED_ROW.match(codes, at + 1, clause.end)  # "called X, Y and Z on Monday"
    at = called.end() - 1 if called else at
    late = codes[at + 1 : at + 4] == "XkT" and scene.chunks.low(at + 1) in scene.words["adverbs"] | {"late", "early"}
    behind = at + 1 + late  # "called X late on Monday", not "called X and Y liars on Monday"
    said = codes[at + 1 : at + 3] == "&Z"  # "called X and said"
    return person and bool(partners_of(candidate, "subject")) and (said or codes[behind] in "Tkf.,agji")
