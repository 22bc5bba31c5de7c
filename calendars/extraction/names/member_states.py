"""Say who is meant by a name that stands for several states: of "six-party talks", those that the article names.

In: the chunks of an article and who is named in it. Out: the same, with those meant in place of all members.
"""

from __future__ import annotations

from calendars.extraction.names.people import Actor
from calendars.extraction.words.chunks import Chunks
from calendars.patterns import pattern_of

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


# "the leaders of two Baltic states | , Latvia and Estonia," | " - Latvia and Estonia -"
LISTED = pattern_of(r"[,(:-](?P<row>d?S(?:,d?S){0,8},?&d?S)(?=[,.;)-])")
COUNTS = ("two", "three", "four", "five", "six", "seven", "eight")


def read_listed_members(chunks: Chunks, actors: dict[int, Actor]) -> None:
    """Leave a group of a region those of its states that are told behind it: all of them, or as many as it counts.

    Args:
        chunks: the article.
        actors: who is named, by chunk; changed in place.
    """
    for at in [at for at, one in actors.items() if one.many and len(one.sides) >= MEMBERS]:
        match = LISTED.match(chunks.codes, at + 1)
        if match is None:
            continue
        row = [actors[one] for one in range(*match.span("row")) if one in actors]
        sides = {side for one in row if one.sort == "state" for side in one.sides}
        counted = [COUNTS.index(low) + 2 for low in chunks.text(at).lower().split() if low in COUNTS]
        whole = [len(actors[at].sides)]
        if sides <= set(actors[at].sides) and len(sides) in (counted[-1:] or whole):
            actors[at] = actors[at]._replace(sides=tuple(sorted(sides)), many=False)
