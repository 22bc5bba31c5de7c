"""Arrange a table of the lexicon for the stage that reads it, once and not for each article.

In: a function from a table to what a stage needs of it. Out: the same, remembering what it made of the last table.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Table = dict[str, Any]
Arranged = TypeVar("Arranged")


def once_a_table(arrange: Callable[[Table], Arranged]) -> Callable[[Table], Arranged]:
    """A function that arranges a table and keeps the last one arranged, as most runs know one language.

    >>> @once_a_table
    ... def count_words(table):
    ...     print("counting")
    ...     return len(table["words"])
    >>> table = {"words": ["meet", "visit"]}
    >>> count_words(table), count_words(table)
    counting
    (2, 2)
    """
    kept: list[tuple[Table, Arranged]] = []

    @wraps(arrange)
    def read(table: Table) -> Arranged:
        if not kept or kept[0][0] is not table:
            kept[:] = [(table, arrange(table))]
        return kept[0][1]

    return read
