"""Tell of names: whether one is in full, two with one surname are of two people, and how one is spelt without accents.

In: names as the article has them. Out: yes or no, or a name.
"""

from __future__ import annotations

# In words: how long the full name of a person may be.
LONGEST = 5


def is_full(name: str) -> bool:
    """Whether a name has the length of a person's first and last name; "al-Sulaiti" is one word."""
    return 1 < len(name.split()) <= LONGEST


def is_namesake(name: str, other: str) -> bool:
    """Whether two full names with one surname are those of two people: "Jeb Bush", "George Bush"."""
    words, others = name.split(), other.split()
    return min(len(words), len(others)) > 1 and words[0][0] != others[0][0] and not set(words) <= set(others)


def plain(name: str) -> str:
    """A name without accents."""
    if name.isascii():
        return name
    import unicodedata

    return "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
