"""Tell whether a verb counts or repeats: "it will be the third time that they meet", "has met X twice".

In: a scene and chunks of a clause. Out: the match of the words that count, or yes or no.
"""

from __future__ import annotations

import re

from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# "will be | the first time", "It was | the third time this year", "marks | the first time"
COUNTED_TIME = pattern_of(r"(?P<be>[mu]?4?[123]|[vEXH])X?d[XA9]{1,2}T?$")
COUNT_REACH = 8
MARKING = frozenset({"mark", "marks", "marked", "marking", "be", "is", "was"})


def counted_time(scene: Scene, start: int, at: int) -> re.Match[str] | None:
    """How the time is told which a chunk says more of: "It will be the first time | X and Y have met"."""
    match = COUNTED_TIME.search(scene.chunks.codes, max(at - COUNT_REACH, start), at)
    return match if match and scene.chunks.low(match.end("be") - 1) in MARKING else None


REPEATEDLY = frozenset({"twice", "thrice", "repeatedly"})


def is_repeated(scene: Scene, first: int, verb: int) -> bool:
    """Whether plans before the one told of came to nothing: "had been put off twice", "was postponed several times"."""
    lows = scene.chunks.lows
    times = lows[verb + 1 : verb + 3]
    again = not REPEATEDLY.isdisjoint(lows[min(first, verb - 1) : verb] + times[:1]) or times[1:] == ["times"]
    return again and "T" not in scene.chunks.codes[verb + 1 : verb + 5]
