"""Say who is meant by a name that stands for several states: of "six-party talks", those that the article names."""

from __future__ import annotations

from calendars.extraction.names.people import Actor

# Two are what the talks are of ("the Belgrade-Pristina dialogue"), more are their members.
MEMBERS, PAIR = 3, 2


def keep_named_members(actors: dict[int, Actor]) -> None:
    """Leave talks that the lexicon knows by their members those whom the article names too, where it names two or more.

    Args:
        actors: who is named, by chunk; changed in place. A capital alone ("in Beijing") names no member.
    """
    wholes = {
        at: one for at, one in actors.items() if len(one.sides) >= MEMBERS and one.sort in ("organisation", "body")
    }
    if not wholes:
        return
    single = {one.sides[0] for one in actors.values() if len(one.sides) == 1 and one.sort != "seat"}
    named = single.union(*(one.sides for one in actors.values() if len(one.sides) == PAIR))  # "the two Koreas"
    for at, one in wholes.items():
        sides = tuple(side for side in one.sides if side in named)
        if len(sides) > 1:
            actors[at] = one._replace(sides=sides)
