"""Add those who are told beside an occasion to take part in it: "It will be chaired by X", "Y will attend the summit".

In: the merged drafts, with the clauses of the scene. Out: the same drafts, with more sides and people.
"""

from __future__ import annotations

from collections.abc import Iterator

from calendars.extraction.actors import Actor, Scene
from calendars.extraction.clauses import Clause
from calendars.extraction.occasions import GATHER, Draft
from calendars.models import Kind, Status, Step

# How many sentences behind an occasion its guests may be named.
REACH = 2
# Done to nothing but meetings.
ONLY_MEETINGS = frozenset({"chaired", "co-chaired", "mediated", "attended"})
# What may stand behind "attend" for it to be the occasion told before: nothing, "it", "the summit", a time.
OBJECT_LIMIT = 4


def add_attendance(drafts: list[Draft], scene: Scene, clauses: list[Clause]) -> None:
    """Give each occasion those who are said to attend, chair or open it, or to lead a side of it.

    Args:
        drafts: merged drafts.
        scene: chunks with actors.
        clauses: its clauses.
    """
    last: dict[int, Draft] = {}
    own: set[int] = set()
    for draft in drafts:
        for sentence in draft.sentences:
            last[sentence] = draft
            own.add(sentence)
    for clause in clauses:
        if clause.sentence in own and last[clause.sentence].sentence == clause.sentence:
            behind = clause.sentence
        else:
            behind = next((at for at in range(clause.sentence, clause.sentence - REACH - 1, -1) if at in own), -1)
        if behind < 0:
            continue
        for actor in _attending(scene, clause):
            _add(last[behind], actor, scene, clause)


def _attending(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """The actors whom a clause tells to attend what was told before."""
    codes = scene.chunks.codes
    if any(codes[at] in "8KF" or scene.chunks.low(at) == "no" for at in range(clause.start, clause.end)):
        return
    for at in range(clause.start, clause.end):
        low = scene.chunks.low(at)
        if low in scene.words["chaired"] and codes[at + 1 : at + 2] == "y" and _is_of_occasion(scene, clause, at):
            yield from _agents(scene, at + 2, clause.end)
        elif (low in scene.words["chairing"] and _takes_occasion(scene, at, clause.end)) or (
            low in scene.words["leading"] and _takes_delegation(scene, at, clause.end)
        ):
            yield from (scene.actors[subject] for subject in clause.subject if subject in scene.actors)


def _is_of_occasion(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a participle is said of an occasion or a delegation: not of a party in "the SPLM led by Kiir"."""
    codes = scene.chunks.codes
    before = at - 1 - (codes[at - 1 : at] == ",")
    if before < clause.start:
        return False
    if codes[before] in "123" or scene.chunks.low(at) in ONLY_MEETINGS:
        return True
    group = before in scene.actors and scene.actors[before].sort == "group"
    return scene.chunks.low(at) in scene.words["leading"] and (group or codes[before] in "tnx")


def _agents(scene: Scene, start: int, end: int) -> Iterator[Actor]:
    for at in range(start, end):
        if at in scene.actors:
            yield scene.actors[at]
        elif scene.chunks.codes[at] not in "dX,&A":
            return


def _takes_occasion(scene: Scene, at: int, end: int) -> bool:
    """Whether the object is the occasion told before."""
    codes = scene.chunks.codes[at + 1 : end]
    if not codes.strip("XT.q,") or scene.chunks.low(at + 1) in ("it", "them"):
        return True
    return codes[0] == "d" and scene.chunks.low(at + 1) in ("the", "this") and codes[1:2] in ("n", "x")


def _takes_delegation(scene: Scene, at: int, end: int) -> bool:
    """ "Will lead the British side"."""
    behind = range(at + 1, min(at + OBJECT_LIMIT, end))
    return any(
        scene.chunks.document.lows[scene.chunks.lasts[index] - 1] in scene.words["delegation"] for index in behind
    )


def _add(draft: Draft, actor: Actor, scene: Scene, clause: Clause) -> None:
    if not actor.speaks or not actor.sides or draft.kind is Kind.VISIT or draft.status is Status.CANCELLED:
        return
    if actor.sort in ("institution", "seat", "adjective"):  # a ministry leads a process; it is its minister who attends
        return
    closed = len(draft.bodies) > 1  # a format of named sides, such as the NATO-Russia Council, takes in no others
    gathers = (draft.kind in GATHER or draft.many) and not closed
    if not gathers and not set(actor.sides) <= set(draft.sides):
        return
    before = (len(draft.sides), len(draft.people))
    if gathers:
        draft.sides += [side for side in actor.sides if side not in draft.sides]
    if actor.sort == "person" and actor.name:
        draft.people.setdefault(actor.name, actor)
    if before != (len(draft.sides), len(draft.people)):
        draft.steps.append(
            Step("attendance", actor.name or ", ".join(actor.sides), scene.chunks.span(clause.start, clause.end))
        )
        if clause.sentence not in draft.sentences:
            draft.sentences.append(clause.sentence)
