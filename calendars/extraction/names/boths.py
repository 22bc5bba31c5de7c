"""Say who "both leaders", "the two men", "the trio" and "both of them" are, where somebody meets, calls or hosts them.

In: a scene whose people are known. Out: the same scene, with those words as a group of the sides that the text told of
right before, and of their people where it named one of each. As a subject they are read in `pronouns.py`.
"""

from __future__ import annotations

import re

from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE, Actor
from calendars.patterns import pattern_of

# Behind a verb or a preposition: "both leaders", "both of them", "the two presidents", "the pair", "the heads of the
# three delegations"; and "between the two leaders and X", where there is a third.
AS_OBJECT = pattern_of(
    r"(?:(?<=[vxHEXwfyg])(?:d?(?P<heads>[rRv])o)?|(?<=[bo])(?=dX[rRtX],?&d?A?[PSO]))"
    r"(?:(?P<both>h)(?:(?P<of>oh)|(?P<who>[rRtX]))|d(?P<two>X)(?P<men>[rRtX])?)"
)
PAIR = {"pair": 2, "duo": 2, "trio": 3}
COUNTED = {"two": 2, "three": 3}
MEN = frozenset({"men", "women", "leaders", "presidents", "premiers", "ministers", "envoys", "visitors", "guests"})
# Who may be those of states and movements that are named without anybody of them.
TEAMS = frozenset({"sides", "parties", "rivals", "camps", "delegations", "teams", "negotiators", "factions"})
HEADS = frozenset({"heads", "leaders", "chiefs"})
# How many sentences back they may be named.
BACK = 2
COUNTING = frozenset({"both", *COUNTED, *PAIR})


def resolve_boths(scene: Scene) -> None:
    """Put a group of two or three sides in place of the words for all of those told of right before."""
    if COUNTING.isdisjoint(scene.chunks.lows):
        return
    codes = list(scene.chunks.codes)
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        for match in AS_OBJECT.finditer(scene.chunks.codes, begin, end):
            alone = match["two"] is not None and scene.chunks.low(match.start("two")) in PAIR
            at = match.start("two") if alone else match.end() - 1
            count = 0 if at in scene.actors else _count_meant(scene, match)
            named = _named_before(scene, number, count, scene.chunks.low(at) in TEAMS) if count else []
            if named:
                sides = tuple(dict.fromkeys(one.sides[0] for one in named))
                people = tuple({one.name: one for one in named if one.name}.values())
                members = people if len(people) == len(sides) else ()
                role, rules = scene.chunks.low(at), ("coreference.both",)
                scene.actors[at] = Actor(sides, None, role, "", "group", True, rules, members=members)
                codes[match.start() : at + 1] = [*"d" * (at - match.start()), "S"]
    scene.chunks.codes = "".join(codes)


def _count_meant(scene: Scene, match: re.Match[str]) -> int:
    """How many who were told of the words stand for; 0 where they do not."""
    low = scene.chunks.low
    if match["heads"] and low(match.start("heads")) not in HEADS:
        return 0
    if match["both"]:
        them = match["of"] and low(match.end() - 1) == "them"
        return 2 * (low(match.start("both")) == "both" and bool(them or low(match.end() - 1) in MEN | TEAMS))
    number = low(match.start("two"))
    if number in PAIR:
        return PAIR[number] * (low(match.start("two") - 1) == "the")
    return COUNTED.get(number, 0) * (match["men"] is not None and low(match.start("men")) in MEN | TEAMS)


def _named_before(scene: Scene, number: int, count: int, teams: bool) -> list[Actor]:
    """Those of so many sides named in the sentence before, or in the one before that too; [] where not so many."""
    found: list[Actor] = []
    for before in range(number - 1, max(number - 1 - BACK, -1), -1):
        first, last = scene.bounds(before)
        named = [scene.actors[at] for at in range(first, last) if at in scene.actors]
        named = [one for one in named if one.speaks and len(one.sides) == 1]
        people = [one for one in named if one.sort in PEOPLE]
        if teams and not people:
            people = [one for one in named if one.sort in ("state", "movement")]
        found = people + found
        sides = {one.sides[0] for one in found}
        if len(sides) >= count:
            return found if len(sides) == count else []
    return []
