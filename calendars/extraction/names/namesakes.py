"""Compare names: whether two with one surname are those of two people, and how a name is spelt without accents.

In: names as the article has them. Out: yes or no, or a name.
"""

from __future__ import annotations


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
