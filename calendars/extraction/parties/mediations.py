"""Read who brings others together, and who has a visitor as a guest: "mediated by X", "at the invitation of X".

In: a scene and one of its clauses, or a candidate. Out: those people or states; `attendance.py` knows which occasion
they are of. Of talks that a third brings about, also the states that they are about, and of talks on a plan who
proposed it.
"""

from __future__ import annotations

from collections.abc import Iterator

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.clauses.clauses import AFTER, Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.parties.guest_lists import names_in_row
from calendars.extraction.parties.participants import add_subjects
from calendars.extraction.parties.told_before import NEAR, takes_occasion
from calendars.extraction.words.word_lists import any_of
from calendars.patterns import pattern_of

# "is mediating", "will mediate", "has mediated", and not "has offered to mediate"
FINITE = pattern_of(r"(?:[m1245]X?|[PSOB])(?P<verb>[HvE])")


def read_mediating(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """Who brings the sides together at the talks told: "Oman is mediating the talks", "X will facilitate them"."""
    for at in scene.chunks.find(scene.words["mediating"], clause.start, clause.end):
        before = at - 1 - (scene.chunks.codes[at - 1] == "X")
        acts = FINITE.match(scene.chunks.codes, max(before, clause.start), at + 1)
        if acts and takes_occasion(scene, at, clause.end):
            yield from (scene.actors[one] for one in clause.subject)


def read_mediation(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """ "Mediated by X", "under the auspices of X", "through Libyan mediators"."""
    codes, mediated, mediation = scene.chunks.codes, scene.words["mediated"], scene.words["mediation"]
    last = scene.chunks.find_last(mediation, clause.start, clause.end)
    first = scene.chunks.find(any_of(mediated, mediation), clause.start, clause.end)
    for at in sorted({*first, *last}) if first or last else ():
        low = scene.chunks.lows[at]
        if low in mediated and codes[at + 1] == "y":
            before = at - 1 - (codes[at - 1] == ",")
            if before < clause.start or codes[before] in "nx123T" or before in scene.places or codes[at - 1] == ",":
                yield from names_in_row(scene, at + 2, clause.end)
        elif low in mediation or at in last:
            yield from _whose_mediation(scene, clause, at)


def add_mediated(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "The two sides are holding talks mediated by X and Y": those told of together before hold them."""
    told = candidate.noun and candidate.kind in MEET and clause.pronoun and not clause.subject
    if not told or set(candidate.parties.values()) != {"agent"}:
        return
    mediated = scene.chunks.low(candidate.at + 1) in scene.words["mediated"]
    if mediated and scene.sides_of(clause.group).isdisjoint(scene.sides_of(candidate.parties)):
        candidate.parties = dict.fromkeys(clause.group, "subject") | candidate.parties


def _whose_mediation(scene: Scene, clause: Clause, at: int) -> Iterator[Actor]:
    """Of "under UN auspices", "via Qatari mediation", "under the mediation of Qatar": whose it is."""
    chunks = scene.chunks
    first = at - 1
    while (
        first > clause.start
        and (chunks.entries[first][0] in "AOSB" or chunks.codes[first] in "dp&X")
        and at - first < NEAR
    ):
        first -= 1
    if chunks.low(first) not in ("under", "through", "via"):
        return
    if at in scene.actors:  # "Libyan mediators" are one chunk
        yield scene.actors[at]
    if chunks.codes[at + 1] == "o":
        yield from names_in_row(scene, at + 2, clause.end)
    for index in range(first + 1, at):
        actor = scene.actors.get(index)
        if actor:
            yield actor
        elif chunks.entries[index][0] == "A" and chunks.entries[index][2]:
            yield Actor(chunks.entries[index][2], sort="adjective")


# "was invited | by X", "had been invited on Monday by X"; "the invitation was extended | by X"
BY_INVITER = pattern_of(r"(?:[1245]|43|53|13)X?(?P<verb>[EWX])(?:k?T)?y")
# "at the invitation | of X", "on an invitation | from X"
ON_INVITATION = pattern_of(r"[ik]d(?:A|[SP]p)?X?(?P<word>X)[oj]")
# "his host | , X", "her Lao host X"
HIS_HOST = pattern_of(r"d[XA]{0,2}(?P<host>[Xv]),?(?=[XA]?P)")
INVITATION = frozenset({"invitation", "invite", "request"})
EXTENDED = frozenset({"extended", "issued", "sent", "made", "given"})
INVITING = frozenset({"invited", "host", "guest"}) | INVITATION


def read_inviters(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """Who has asked a visitor to come: "He was invited by X", "is coming at the invitation of X", "his host, X"."""
    chunks, codes, own = scene.chunks, scene.chunks.codes, (clause.start, clause.end)
    if not chunks.find(INVITING, *own):
        return
    for match in BY_INVITER.finditer(codes, *own):
        low = chunks.low(match.start("verb"))
        invited = low == "invited" or (low in EXTENDED and chunks.find(INVITATION, clause.start, match.start()))
        names = range(match.end(), clause.end)
        last = next((at for at in names if codes[at] not in "dXAPSRNoj,&"), clause.end)
        if invited and codes[last] != "f":  # not "was invited by X to visit Y"
            yield from names_in_row(scene, match.end(), last)
    for match in ON_INVITATION.finditer(codes, *own):
        if chunks.low(match.start("word")) in INVITATION:
            yield from names_in_row(scene, match.end(), clause.end)
    for match in HIS_HOST.finditer(codes, *own):
        if chunks.low(match.start("host")) == "host" and chunks.low(match.start()) in ("his", "her", "their"):
            yield from names_in_row(scene, match.end(), clause.end)


# How far behind "talks on" the state stands that they are about.
ABOUT_REACH = 9


def states_spoken_of(scene: Scene, candidate: Candidate) -> set[str]:
    """The states that talks are about, which are of those who hold them: "UN-led negotiations on Libya"."""
    behind = candidate.at + 1
    if scene.chunks.codes[behind] not in "kg":
        return set()
    end = next((at for at in range(behind, behind + ABOUT_REACH) if scene.chunks.codes[at] in ".,;mu12HvET"), behind)
    states = (scene.actors[at] for at in range(behind, end) if at in scene.actors)
    told = {side for actor in states if actor.sort in ("state", "adjective") for side in actor.sides}
    movements = {scene.chunks.entries[at][3] for at in scene.actors if scene.chunks.codes[at] == "M"} if told else set()
    return told - movements  # "UN-led talks on Western Sahara", held by the Polisario


# "a truce | proposed by the United States", "a plan | put forward by Qatar"
PROPOSED_BY = pattern_of(r"[cGxXnQ](?P<verb>[WQEvHX])[kX]?yd?A?(?P<who>[SOMP])")
PROPOSED = frozenset({"proposed", "offered", "drafted", "presented", "suggested", "put", "drawn", "tabled", "brokered"})


def read_proposer(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """ "X accepts a truce proposed by Y after talks in Z": those talks were with Y."""
    clause = clauses[candidate.clause]
    if clause.opener not in AFTER or clause.parent is None or scene.chunks.codes[candidate.at + 1] == "b":
        return
    if len(scene.sides_of(candidate.parties)) > 1:
        return
    match = PROPOSED_BY.search(scene.chunks.codes, clauses[clause.parent].start, clause.start)
    if match is not None and scene.chunks.low(match.start("verb")) in PROPOSED and match.start("who") in scene.actors:
        add_subjects(candidate, clauses[clause.parent].subject)
        candidate.parties.setdefault(match.start("who"), "partner")
