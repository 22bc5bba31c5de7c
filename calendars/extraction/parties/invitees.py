"""Read who is invited to an occasion or accepts to come: "was invited to the talks", "accepted X's invitation to".

In: a scene, a clause, the first word of a noun and its candidate. Out: nothing; the candidate has them.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import Mood, Tense, read_mood
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.participants import add_subjects
from calendars.patterns import pattern_of

# How far before an engagement "offer of" stands, and before that the verb of accepting it.
FARTHEST_OFFER = 8
FARTHEST_INVITER = 12
# "asked X to lunch", "invited X, Y and Z to a ceremony"
HAS_HIM = pattern_of(r"[H45WE](?P<who>[hd])fd?[XA]?$")
INVITED = pattern_of(
    r"(?:[WEVQ]|(?P<has>[H45]))(?P<who>(?:d?X?[rRJt][jo])?d?(?:A(?:,A)*&)?[PSMO](?:,?&?d?[PSMO]){0,6})(?:k?T)?f(?:[CSL]g)?d?[XA]?$"
)
# "Invited X for talks", "has sent invitations to X and Y for separate meetings".
BIDDEN = pattern_of(r"(?:W|Xf)(?P<who>d?(?:A(?:,A)*&)?[PSMO](?:,?&?d?[PSMO]){0,3})g[dXA]{0,2}$")


def read_invited(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "Has asked X to lunch", "invited X to talks": who is invited takes part."""
    start = max(clause.start, first - FARTHEST_INVITER)
    match = INVITED.search(scene.chunks.codes, start, first)
    has = match is not None and match["has"] is not None and candidate.rule != "triggers.delegation-meal"
    of_all = candidate.kind in GATHER and (candidate.definite or set(candidate.parties.values()) - {"subject"})
    if match and not has and not of_all:
        add_bidden(scene, candidate, *match.span("who"))
    if candidate.kind in MEET and not of_all:
        _read_bidden(scene, start, first, candidate)
    him = HAS_HIM.search(scene.chunks.codes, start, first) if candidate.rule == "triggers.delegation-meal" else None
    if him and clause.antecedent is not None and scene.chunks.low(him.start("who")) in ("him", "her"):
        candidate.parties.setdefault(clause.antecedent, "partner")  # "South Korea's Ban has her to dinner"


def add_bidden(scene: Scene, candidate: Candidate, first: int, last: int) -> None:
    """Those who are invited take part, where they can come."""
    for at in range(first, last):
        if at in scene.actors and scene.actors[at].speaks:
            candidate.parties.setdefault(at, "partner")


def _read_bidden(scene: Scene, start: int, first: int, candidate: Candidate) -> None:
    """ "Has sent invitations to X and Y for separate meetings": those are wished for, and X and Y take part."""
    match = BIDDEN.search(scene.chunks.codes, start, first)
    if match is None or not scene.chunks.low(match.start()).startswith("invit"):
        return
    add_bidden(scene, candidate, *match.span("who"))
    if candidate.mood is not None and candidate.mood.tense is not Tense.DENIED:
        candidate.mood = candidate.mood._replace(tense=Tense.TENTATIVE)


def read_accepted(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "Accepted Chile's offer of talks", "agreed to a Chilean proposal for a summit": both will be there."""
    codes, farthest = scene.chunks.codes, max(first - FARTHEST_OFFER, clause.start)
    offers = scene.chunks.find(scene.words["offers"], farthest + 1, first)
    if not offers or codes[offers[-1] + 1] not in "ofgj":
        return
    offer = offers[-1]
    if codes[offer + 1] == "j" and not codes[offer + 2 : first].endswith(("f", "fH", "fv")):
        return  # "an invitation from X to hold"
    verb = next(
        (at for at in range(offer - 1, max(offer - FARTHEST_OFFER, clause.start - 1), -1) if codes[at] == "Q"), -1
    )
    if verb < 0 or not scene.chunks.low(verb).startswith(("accept", "agree")):
        return
    mood = read_mood(scene, verb, clause.start)
    if mood.tense not in (Tense.DENIED, Tense.TENTATIVE):
        candidate.mood = Mood(Tense.FUTURE, mood.first, mood.last)
        add_subjects(candidate, clause.subject)
        offering = (at for at in range(verb + 1, first) if at in scene.actors and scene.actors[at].speaks)
        candidate.parties = dict.fromkeys(offering, "partner") | candidate.parties
