"""Read what only counts an occasion just told: "meets Olmert on Thursday, their third meeting this year, and ...".

In: the chunks of a scene. Out: where such words stand, which name no occasion of their own.
"""

from __future__ import annotations

from calendars.extraction.names.actors import Scene
from calendars.extraction.words.ordinals import ORDINALS
from calendars.patterns import pattern_of

# ", her 24th visit to Israel,", "-- their third meeting this year --"
COUNTED_ASIDE = pattern_of(r"[,;]d(?P<nth>[9X]{1,3})[nx](?:[fowij]?d?[XACSLPT9]{1,2}){0,3}(?=[,;.])")
WHOSE = frozenset({"his", "her", "their", "its", "the"})
COUNT_REACH = 6
ENDINGS = frozenset({"st", "nd", "rd", "th"})
NTH = frozenset(ORDINALS[:10]) | {"latest"}


def end_of_counted_aside(scene: Scene, at: int) -> int:
    """The chunk behind an aside that a comma or dash opens at a chunk, where it counts an occasion; 0 for any other."""
    match = COUNTED_ASIDE.match(scene.chunks.codes, at)
    if match is None or scene.chunks.low(at + 1) not in WHOSE:
        return 0
    counting = scene.chunks.lows[slice(*match.span("nth"))]
    return 0 if (NTH | ENDINGS).isdisjoint(counting) else match.end()


def count_of(scene: Scene, at: int) -> str:
    """Which of a row a gathering is: "13" of "the 13th APEC summit", "third" of "the third session"; or ""."""
    lows, codes = scene.chunks.lows, scene.chunks.codes
    for before in range(at - 1, max(at - COUNT_REACH, -1), -1):
        if lows[before] in ENDINGS and codes[before - 1] == "9":
            return lows[before - 1]
        if lows[before] in NTH:
            return lows[before]
        if codes[before] not in "XNAOBSCLpt-n":
            break
    return ""


def is_counted_aside(scene: Scene, at: int) -> bool:
    """Whether a noun stands in such an aside."""
    near = range(at - 2, max(at - 6, 0), -1)
    opening = next((one for one in near if scene.chunks.codes[one] in ",;"), None)
    return opening is not None and end_of_counted_aside(scene, opening) > at


# "their third meeting after the first in Florida in April and a second in Hamburg in July"
NTH_ALONE = pattern_of(r"d(?P<nth>[X9])(?=[ikg])(?!iX?D)")  # but "the third in two years"


def is_of_another(scene: Scene, noun: int, at: int) -> bool:
    """Whether a time behind a noun is that of another of the row, told as "the first" alone."""
    found = NTH_ALONE.finditer(scene.chunks.codes, noun, at)
    return any(scene.chunks.low(one.start("nth")) in NTH for one in found)
