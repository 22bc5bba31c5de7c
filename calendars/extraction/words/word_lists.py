"""Lists of words: where those of one stand, found once for an article and not once for each of its clauses.

In: the words of an article, one a chunk, or those of a sentence. Out: the indexes of those that are in a list. Beside
it, the words that count occasions: each room that asks says how far, and which words count too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Sequence
from functools import cache
from itertools import chain


class Places(dict[frozenset[str], list[int]]):
    """List of words -> where they stand in one article, in text order, found when first asked; most have no place."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words, self._known = words, frozenset(words)
        self._places: dict[str, list[int]] = defaultdict(list)

    def __missing__(self, words: frozenset[str]) -> list[int]:
        """Find the places of the words of a list."""
        named = self._known & words
        if named and not self._places:
            for at, word in enumerate(self._words):
                self._places[word].append(at)
        found = self[words] = sorted(chain.from_iterable(map(self._places.__getitem__, named)))
        return found


def between(places: list[int], begin: int, end: int) -> list[int]:
    """Those of some places in text order that are not before begin, and before end."""
    return places and places[bisect_left(places, begin) : bisect_left(places, end)]


def last_of(lows: Sequence[str], words: Container[str], begin: int, end: int) -> int:
    """Where the last of some words stands that is not before begin, and before end; -1 if there is none."""
    return next((at for at in range(end - 1, max(begin, 0) - 1, -1) if lows[at] in words), -1)


@cache
def any_of(*lists: frozenset[str]) -> frozenset[str]:
    """The words of several lists of the lexicon, put together once: a frozen set knows its hash."""
    return frozenset().union(*lists)


# Before "to meet": it is to come.
AWAITED = frozenset({"due", "set", "plans", "hopes", "intends", "expects", "expected", "scheduled"})
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
# "Citizens of Indian and African descent" are those of the country told of.
ORIGINS = frozenset({"descent", "origin", "origins", "ancestry", "extraction", "heritage", "roots", "language"})
CARDINALS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("fifteen", "twenty", "thirty", "forty", "fifty", "dozens", "dozen"),
)
# How the months begin, whether or not they are cut short.
MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
HERE = frozenset({"here", "there"})
# Which of its kind something is: "the first leader to".
RANKING = frozenset(ORDINALS[:5]) | {"latest", "last", "only"}
# Before what somebody has: "his visit".
OWNERS = frozenset({"his", "her", "their", "its"})
# Behind whoever has something: "X's visit".
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
# What goes on at an hour began before it: "opened on Monday and will | resume | at 10 a.m."
RESUMING = frozenset({"resume", "resumes", "resumed", "continue", "continues", "reconvene", "reconvenes", "restart"})
RESUMING |= {"restarts", "resuming", "continuing", "reconvening"}
# Before the last day of something: "until Monday", "through Monday"; behind its first day also "to Monday".
UNTIL = frozenset({"until", "till"})
THROUGH = UNTIL | {"through"}
TO_LAST = THROUGH | {"to"}
# Behind a noun, what it is for: "Talks | meant to end the war opened in Riga".
AIMED = frozenset({"aimed", "meant", "designed", "intended"})
# Before "conference": it is one of the press.
PRESS = frozenset({"news", "press"})


def cardinal(low: str) -> int:
    """What a word counts, from "two" to "twelve"; 0 for others."""
    return CARDINALS.index(low) + 2 if low in CARDINALS[:11] else 0
