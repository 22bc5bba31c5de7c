"""Tell whose ministers act where a text names them by their office: "X's and Y's ministers", "the foreign secretaries".

In: a scene and a chunk before a verb. Out: whether a state shares the office told behind it, or an office in the plural
may be that of the two states of whom the text told. `subjects.py` asks.
"""

from __future__ import annotations

from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# "the presidents will meet", "the foreign ministers are to hold", and not "will meet reporters"
THEIR_OFFICES = pattern_of(r"dr(?=(?:m|[12]Q?f)X?(?:H|v(?:k?T|[iwgf.,;])))")
HIGHEST = frozenset({"ministers", "presidents", "secretaries", "premiers"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def are_their_ministers(scene: Scene, at: int) -> bool:
    """Whether "the presidents", "the foreign secretaries" may be those of the two states that the text told of.

    "The ministers" alone may be any cabinet's.
    """
    told = THEIR_OFFICES.match(scene.chunks.codes, at - 1) and scene.chunks.low(at - 1) == "the"
    if scene.chunks.text(at).lower() == "ministers":
        return False
    return bool(told) and scene.chunks.last_low(at) in HIGHEST


# "X's | and Y's ministers", "X's, | Y's and Z's ministers"
ITS_AND = pattern_of(r"Sp(?:,Sp)*,?&d?(?P<group>S)")


def shares_office(scene: Scene, at: int) -> bool:
    """Whether a state is one of those whose ministers are told together: "Brazil's and Peru's ministers will meet"."""
    match = ITS_AND.match(scene.chunks.codes, at)
    if match is None or match.start("group") not in scene.actors:
        return False
    group, chunks = match.start("group"), scene.chunks
    words = chunks.document.lows[chunks.firsts[group] : chunks.lasts[group]]
    return scene.actors[group].sort == "group" and not POSSESSIVES.isdisjoint(words)
