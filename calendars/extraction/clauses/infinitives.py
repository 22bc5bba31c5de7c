"""Tell who does what an infinitive says: "a date for the rebels to return", "hailed Modi's decision to visit Hanoi".

In: a scene, the first chunk of a clause and an infinitive. Out: whether others than the subject do so, or who does.
"""

from __future__ import annotations

from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# "set a date for the warring parties to return", and how far before the verb "for" stands.
FOR_OTHERS = pattern_of(r"gd?(?:[SAO]p?)?[XM]{0,2}[XrRt]f$")
FOR_REACH = 9


def is_of_others(scene: Scene, start: int, verb: int) -> bool:
    """Whether an infinitive is done by those whom "for" names, and not by the subject; they are no actors."""
    return FOR_OTHERS.search(scene.chunks.codes, max(verb - FOR_REACH, start), verb) is not None


# "A plan by Modi to"
BY_WHOM = pattern_of(r"(?P<what>[XQ])yd?(?P<who>[PS])f$")
# "Trump's decision to", "Ankara's plan to"
WHOSE = pattern_of(r"(?P<who>[PSCOM])p(?P<what>[XAQWFK]{1,3})fX?$")
WHOSE_REACH = 8


def whose_infinitive(scene: Scene, start: int, verb: int) -> int | None:
    """Who does what an infinitive says where somebody's plan governs it: "hailed Modi's decision to visit Hanoi"."""
    begin = max(verb - WHOSE_REACH, start)
    match = WHOSE.search(scene.chunks.codes, begin, verb) or BY_WHOM.search(scene.chunks.codes, begin, verb)
    if match is None or scene.chunks.low(match.end("what") - 1) not in scene.words["resolves"]:
        return None
    return match.start("who")
