"""Tell by the verb before a noun whether what it names is asked for, or still ahead.

In: the chunks of a scene and a noun. Out: the verb of asking, or yes or no.
"""

from __future__ import annotations

from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# "will be in X for", "may raise it at", and not "would have raised it at"
AHEAD = pattern_of(r"[mu][8X]{0,2}3?[vHEZQWx]?[^12457muvHEZ]*$")


def is_told_ahead(scene: Scene, sentence: int, at: int) -> bool:
    """Whether the verb before a noun tells of what is to come: "may raise it at a summit", "will be there for a"."""
    return AHEAD.search(scene.chunks.codes, scene.chunks.sentences[sentence][0], at) is not None


# "called for", "called on Monday for"
CALLED_FOR = pattern_of(r"v(?:k?T)?g")


def find_asking(scene: Scene, start: int, at: int) -> int | None:
    """The verb before a chunk that asks for what it names: "called for a meeting", "urged X to hold talks"."""
    codes = scene.chunks.codes
    for ask in range(at - 1, max(start, at - 12) - 1, -1):
        low = scene.chunks.low(ask)
        if low in scene.words["asking"] and codes[ask] in "EWvHZ" and codes[ask - 1] not in "123":
            return ask if low != "called" or CALLED_FOR.match(codes, ask) else None
    return None
