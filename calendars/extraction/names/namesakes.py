"""Tell of names: whether one is in full, two with one surname are of two people, how one is spelt without accents.

In: names as the article has them. Out: yes or no, or a name, or the word of it that later mentions use.
"""

from __future__ import annotations

from calendars.patterns import pattern_of

# In words: how long the full name of a person may be.
LONGEST = 5
# What follows a surname: "Yasay, Jr."
SUFFIX = pattern_of(r",? [JS]r\.?$")
EASTERN = frozenset({"China", "Taiwan", "South Korea", "North Korea", "Hong Kong", "Macau"})
# States in which people have two surnames, of which news uses the first: "Nicanor Duarte Frutos", later "Duarte".
TWO_SURNAMES = frozenset(
    {"Spain", "Mexico", "Guatemala", "Honduras", "El Salvador", "Nicaragua", "Costa Rica", "Panama", "Cuba"}
    | {"Dominican Republic", "Colombia", "Venezuela", "Ecuador", "Peru", "Bolivia", "Paraguay", "Uruguay"}
    | {"Argentina", "Chile", "Equatorial Guinea"}
)
# States in which people have no surnames, or go by the first of their names.
BY_FIRST_NAME = frozenset({"Indonesia", "Malaysia", "Iceland", "Ethiopia", "Eritrea", "Brunei", "Myanmar", "Mongolia"})
# Behind the first name, of whom somebody is the son or daughter.
PATRONYMS = frozenset({"bin", "bint", "ibn", "ould", "ag"})


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


def surname_key(name: str, sides: tuple[str, ...]) -> str:
    """The word that a later mention uses: the first in Chinese and Korean names, else the last."""
    words = SUFFIX.sub("", name).split()
    return words[0] if sides and sides[0] in EASTERN and len(words) > 1 else words[-1]


def goes_by_first_name(name: str, sides: tuple[str, ...], *, royal: bool) -> bool:
    """ "Prince Mohammed", of Mohammed bin Salman; "Retno", of an Indonesian minister."""
    return royal or name.split()[1].lower() in PATRONYMS or not BY_FIRST_NAME.isdisjoint(sides)
