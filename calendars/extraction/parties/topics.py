"""Tell the place of talks from that of what they are about: "talks on trade in Muscat", "talks on peace in Gaza".

In: a scene and a place behind "in". Out: whether it is that of the talks.
"""

from __future__ import annotations

from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# "talks | on trade and energy"; "the school in Herat" is told to be there itself
ON_TOPIC = pattern_of(r"[nxG]k[AX]{1,3}(?:,?&?[AX]{1,3}){0,2}$")


def is_behind_topic(scene: Scene, start: int, before: int, at: int) -> bool:
    """ "Talks on trade and energy in Muscat on Friday", but "talks on peace in Gaza on Friday"."""
    codes = scene.chunks.codes
    if codes[at] not in "CL" or "T" not in codes[at + 1 : at + 3].lstrip("kj")[:1] or codes[before - 1] != "X":
        return False
    topic = ON_TOPIC.search(codes, start, before)
    return topic is not None and scene.words["afflicting"].isdisjoint(scene.chunks.lows[topic.start() : before])
