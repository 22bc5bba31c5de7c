"""Say who "both leaders", "the two men", "the pair" and "both of them" are, where somebody meets, calls or hosts them.

In: a scene whose people are known. Out: the same scene, with those words as a group of the two sides that the text told
of right before. As a subject they are read in `pronouns.py`.
"""

from __future__ import annotations

import re

from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE, Actor
from calendars.patterns import pattern_of

# Behind a verb or a preposition: "both leaders", "both of them", "the two presidents", "the pair"; and "between the two
# leaders and X", where there is a third.
AS_OBJECT = pattern_of(
    r"(?:(?<=[vxHEXwfyg])|(?<=[bo])(?=dX[rRtX],?&d?A?[PSO]))"
    r"(?:(?P<both>h)(?:(?P<of>oh)|(?P<who>[rRtX]))|d(?P<two>X)(?P<men>[rRtX])?)"
)
PAIR = frozenset({"pair", "duo"})
MEN = frozenset(
    {"men", "women", "leaders", "presidents", "premiers", "ministers", "sides", "parties", "rivals", "camps"}
)
# How many sentences back the two may be named.
BACK = 2
TWO = 2


def resolve_boths(scene: Scene) -> None:
    """Put a group of two sides in place of the words for both of those told of right before."""
    if PAIR.isdisjoint(scene.chunks.lows) and {"both", "two"}.isdisjoint(scene.chunks.lows):
        return
    codes = list(scene.chunks.codes)
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        for match in AS_OBJECT.finditer(scene.chunks.codes, begin, end):
            pair = match["two"] is not None and scene.chunks.low(match.start("two")) in PAIR
            at = match.start("two") if pair else match.end() - 1
            if at in scene.actors or not _means_two(scene, match):
                continue
            sides = _two_sides(scene, number, begin)
            if sides:
                role = scene.chunks.low(at)
                scene.actors[at] = Actor(sides, None, role, "", "group", True, ("coreference.both",))
                codes[match.start() : at + 1] = [*"d" * (at - match.start()), "S"]
    scene.chunks.codes = "".join(codes)


def _means_two(scene: Scene, match: re.Match[str]) -> bool:
    """Whether the words stand for two who were told of."""
    low = scene.chunks.low
    if match["both"]:
        them = match["of"] and low(match.end() - 1) == "them"
        return low(match.start("both")) == "both" and bool(them or low(match.end() - 1) in MEN)
    if low(match.start("two")) in PAIR:
        return low(match.start()) == "the"
    return match["men"] is not None and low(match.start("two")) == "two" and low(match.start("men")) in MEN


def _two_sides(scene: Scene, number: int, begin: int) -> tuple[str, ...]:
    """The two sides of the people named in the sentence before, or in the one before that; () where not two."""
    for before in range(number - 1, max(number - 1 - BACK, -1), -1):
        first, last = scene.bounds(before)
        people = [scene.actors[at] for at in range(first, last) if at in scene.actors]
        people = [actor for actor in people if actor.sort in PEOPLE and actor.speaks and len(actor.sides) == 1]
        sides = tuple(dict.fromkeys(actor.sides[0] for actor in people))
        if sides:
            return sides if len(sides) == TWO else ()
    return ()
