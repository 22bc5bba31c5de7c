"""Tell whether the words behind a verb mean the occasion told before: "attends it", "speaks at the summit", "is there".

In: a scene and the chunk of the verb. Out: whether they do; `guests.py` asks.
"""

from __future__ import annotations

from calendars.extraction.clauses.noun_or_verb import is_noun
from calendars.extraction.names.actors import Scene

# "X and Y are close": no occasion is closed.
TRANSITIVE = ("open", "close", "inaugurat")
EVENTS = frozenset({"event", "gathering", "proceedings", "encounter", "negotiations"})
# "the opening session"
STAGES = frozenset({"opening", "closing"})
THERE = frozenset({"there", "present"})
# How far behind "speak" there may be "at the summit", and behind a name "in the chair".
NEAR = 6


def takes_occasion(scene: Scene, at: int, end: int) -> bool:
    """Whether the object is the occasion told before."""
    codes = scene.chunks.codes[at + 1 : end]
    bare = not scene.chunks.low(at).startswith(TRANSITIVE)
    if (bare and not codes.strip("XT.q,")) or scene.chunks.low(at + 1) in ("it", "them"):
        return True
    the = at + 1 + codes.startswith("i")  # "attend the talks", "take part in the talks"
    noun = the + 1 + (scene.chunks.codes[the + 1] in "D9")  # "the three-day gathering"
    named = scene.chunks.codes[noun] in "nx" or scene.chunks.low(noun) in EVENTS
    return scene.chunks.low(the) in ("the", "this", "these") and named and noun < end


def names_occasion(scene: Scene, at: int, end: int) -> bool:
    """Whether "to the summit", "at the two-day meeting" follows a verb."""
    codes = scene.chunks.codes
    for index in range(at + 1, min(at + NEAR, end)):
        the = codes[index] == "d" and scene.chunks.low(index) in ("the", "this")
        if the and (codes[index - 1] in "fgi" or index == at + 1):
            noun = index + 1 + (codes[index + 1] in "D9X" or scene.chunks.low(index + 1) in STAGES)
            behind = codes[noun + 1] if noun + 1 < scene.chunks.end_of(noun) else "."
            return noun < end and codes[noun] in "nx" and is_noun(scene, index, noun) and behind not in "owb"
    return False


def is_there(scene: Scene, at: int, end: int) -> bool:
    """ "Will also be there", "was present"."""
    behind = at + 1 + (scene.chunks.low(at + 1) in scene.words["staying"] and scene.chunks.low(at + 1) != "there")
    return behind < end and scene.chunks.low(behind) in THERE and scene.chunks.codes[at - 1] in "muX45PS3"
