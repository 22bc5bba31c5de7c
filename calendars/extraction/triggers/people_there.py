"""Tell who of a clause's subject is people that may be somewhere: by a name, by an office, as those sent from a state.

In: a scene, a clause and the chunks of its subject. Out: those of them who are there in person, with the states of the
others that one word for all of them names: "the presidents of Kenya and Uganda".
"""

from __future__ import annotations

from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.patterns import pattern_of

# "officials from | Peru", "a delegation from | the Netherlands", "leaders of | two states, Chad", "of the bloc's |"
SENT_FROM = pattern_of(r"[rt](?:jd?|od?(?:[OSXA9]{1,2}p)?)$")
# "the presidents of Kenya | , Rwanda and Uganda", "delegations from Kenya | and Uganda"
AND_STATES = pattern_of(r"(?:,d?S)*,?&d?S(?!p)")
# "Kenyan, Rwandan and | Ugandan presidents"
STATES_AND = pattern_of(r"A(?:,d?A)*,?&d?$")
# Chunks before the last of a row that belong to it, at most.
ROW_REACH = 12
SENT_REACH = 6


def people_there(scene: Scene, clause: Clause) -> list[int]:
    """The chunks of a clause's subject that are people, and the states of a row that are told with one of them.

    Args:
        scene: the article.
        clause: the clause whose subject it is.
    """
    people = [at for at in clause.subject if scene.actors[at].speaks and is_there_in_person(scene, at)]
    if len(people) == len(clause.subject):
        return people
    rows = set(people).union(*(_row_of(scene, at) for at in people))
    return [at for at in clause.subject if at in rows]


def is_there_in_person(scene: Scene, at: int) -> bool:
    """Whether an actor is people: by a name, by an office, or "a delegation from the African Union", "from Peru"."""
    codes = scene.chunks.codes
    sent = scene.actors[at].sort == "organisation" and "t" in codes[max(at - 3, 0) : at]
    if scene.actors[at].sort == "state" and SENT_FROM.search(codes, max(at - SENT_REACH, 0), at):
        return True
    return sent or (scene.actors[at].sort in PEOPLE and not _plays(scene, at))


def is_delegation(scene: Scene, at: int) -> bool:
    """Whether a chunk names a delegation."""
    return "delegation" in scene.chunks.text(at).lower().split()


def _row_of(scene: Scene, at: int) -> set[int]:
    """The states told with people of several: "the foreign ministers of X, Y and Z", "the X and Y presidents"."""
    actor, codes = scene.actors[at], scene.chunks.codes
    if actor.sort not in ("group", "state") or actor.members or actor.many:
        return set()
    if actor.sort == "group" and not any(word.endswith("s") for word in (actor.role or "").split()):
        return set()  # "the president of Kenya and Uganda's opposition"
    if codes[at - 1] == "&" and (before := STATES_AND.search(codes, max(at - ROW_REACH, 0), at)):
        return {one for one in range(before.start(), at) if codes[one] == "A"}
    behind = AND_STATES.match(codes, at + 1)
    return {one for one in range(at + 1, behind.end()) if codes[one] == "S"} if behind else set()


def _plays(scene: Scene, at: int) -> bool:
    """ "A Dutch football team will be in Lima": no guest of state."""
    words = scene.chunks.text(at).lower().split()
    return words[-1] in ("team", "squad", "side") and not scene.words["teams"].isdisjoint(words)
