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


# "gave | their | go-ahead | on Monday | for a", "paved | the way | for a"
CONSENT = pattern_of(r"(?P<verb>[HEQX])[dXA-]{0,4}(?P<noun>[Xan])(?:k?T)?(?P<to>[gf])d?[XA9DNPRpC]{0,4}$")
# "approved | on Monday | a", "decided | on a"
APPROVAL = pattern_of(r"(?P<verb>[HEQF])(?:k?T)?k?dX{0,2}$")
ALLOWING_REACH = 14


def find_allowing(scene: Scene, start: int, noun: int) -> int | None:
    """The verb before a noun that lets happen what it names: "gave the green light on Monday for a summit"."""
    chunks, first = scene.chunks, max(start, noun - ALLOWING_REACH)
    consent = CONSENT.search(chunks.codes, first, noun)
    if consent is not None:
        given = chunks.last_low(consent.start("noun"))
        way = given == "way" and consent["to"] == "g"  # not "made their way to a summit"
        return consent.start("verb") if way or given in scene.words["consents"] else None
    approval = APPROVAL.search(chunks.codes, first, noun)
    if approval is None or chunks.low(approval.start("verb")) not in scene.words["approving"]:
        return None
    return approval.start("verb")


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
