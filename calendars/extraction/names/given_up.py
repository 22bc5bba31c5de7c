"""Tell which places are named only because nothing takes place there: "rather than in Vienna", "a Dayton-style summit".

In: the places of an article by their chunks, and the words of the chunks. Out: nothing; those places are forgotten.
"""

from __future__ import annotations

# Before what something else takes the place of: "rather than in Vienna", "instead of on Monday"
IN_PLACE_OF = frozenset({("rather", "than"), ("instead", "of")})
# ", not in Sochi": "not" alone tells of more than a place
GIVEN_UP = IN_PLACE_OF | {(",", "not")}
# Behind the hyphen of "a Camp David-style summit"
LIKENED = frozenset({"style", "type", "like"})


def forget_places_given_up(places: dict[int, tuple[str, str]], lows: list[str]) -> None:
    """ "Will meet online rather than in Vienna", "in Ankara, not Sochi": nothing takes place there."""
    given_up = []
    for at in places:
        last = at - 1 - (at > 1 and lows[at - 1] in ("in", "at"))
        likened = lows[at + 1] == "-" and lows[at + 2] in LIKENED
        if likened or (last > 0 and (lows[last - 1], lows[last]) in GIVEN_UP):
            given_up.append(at)
    for at in given_up:
        del places[at]
