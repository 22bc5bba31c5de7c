"""Find where the words of a list stand, once for an article and not once for each of its clauses.

In: the words of an article, one a chunk. Out: the indexes of those that are in a list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import chain


class Places:
    """The places of the words of one article; most lists of the lexicon have none of them."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words, self._known = words, frozenset(words)
        self._places: dict[str, list[int]] = defaultdict(list)
        self._found: dict[frozenset[str], list[int]] = {}

    def find(self, words: frozenset[str], begin: int, end: int) -> list[int]:
        """The places from begin up to, not including, end where one of some words stands, in text order."""
        found = self._found.get(words)
        if found is None:
            named = self._known & words
            if named and not self._places:
                for at, word in enumerate(self._words):
                    self._places[word].append(at)
            found = self._found[words] = sorted(chain.from_iterable(self._places[word] for word in named))
        # Of most words there are none. What follows is `between`, which is called here too often to be called.
        return found and found[bisect_left(found, begin) : bisect_left(found, end)]


def between(places: list[int], begin: int, end: int) -> list[int]:
    """Those of some places in text order that are not before begin, and before end."""
    return places and places[bisect_left(places, begin) : bisect_left(places, end)]


@cache
def any_of(*lists: frozenset[str]) -> frozenset[str]:
    """The words of several lists of the lexicon, put together once: a frozen set knows its hash."""
    return frozenset().union(*lists)
