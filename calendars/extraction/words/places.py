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
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            self._places[word].append(at)
        self._found: dict[frozenset[str], list[int]] = {}

    def find(self, words: frozenset[str], begin: int, end: int) -> list[int]:
        """The places from begin up to, not including, end where one of some words stands, in text order."""
        found = self._found.get(words)
        if found is None:
            named = self._places.keys() & words
            found = self._found[words] = sorted(chain.from_iterable(self._places[word] for word in named))
        return found and found[bisect_left(found, begin) : bisect_left(found, end)]


@cache
def any_of(*lists: frozenset[str]) -> frozenset[str]:
    """The words of several lists of the lexicon, put together once: a frozen set knows its hash."""
    return frozenset().union(*lists)
