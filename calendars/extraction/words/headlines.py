"""Write headlines as sentences are written: "Chinese Premier Meets Thai King", "PUTIN TO VISIT INDIA".

In: a document and the lexicon. Out: the same document, in whose headlines only names keep their capitals; the text and
the offsets stay.
"""

from __future__ import annotations

from typing import Any

from calendars.extraction.words.proper_names import look_up
from calendars.extraction.words.sentences import ENDERS, Document
from calendars.lexicon.phrases import alone_in, unpack_group

# No headline has more words, and one of fewer is as likely a name.
LONGEST, SHORTEST = 25, 3
# The codes of verbs and of nouns that name an engagement, one of which a headline has; those of other words.
TELLING = frozenset("nvxHQWVKFEZ")
SMALL = frozenset("dowbyifgjakc&|mu123456780htJ")
# Prepositions, which no name in capitals has.
LEADING = frozenset("owbyfgj")


def with_plain_headlines(document: Document, phrases: dict[str, Any]) -> Document:
    """A document whose headlines in title case or in capitals are spelled like sentences.

    Args:
        document: the article as words and sentences.
        phrases: the look-up tables of the lexicon.
    """
    words: list[str] | None = None
    for start, stop in document.sentences:
        headline = document.words[start:stop]
        if not SHORTEST <= len(headline) <= LONGEST or headline[-1] in ENDERS or not _is_headline(headline):
            continue
        plain = _spell(headline, document.lows[start:stop], phrases)
        if plain is not None:
            words = words or [*document.words]
            words[start:stop] = plain
    return document if words is None else document._replace(words=words)


def _is_headline(words: list[str]) -> bool:
    """Whether all words but small ones begin with a capital."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    return len(long) >= SHORTEST and all(word[0].isupper() for word in long)


def _spell(words: list[str], lows: list[str], phrases: dict[str, Any]) -> list[str] | None:
    """The words with capitals on names only, or None where none of them is a verb or tells of an engagement.

    A line in capitals needs no such word where it has prepositions: "STATEMENT BY THE SPECIAL ENVOY FOR SYRIA".
    """
    cased, folded = phrases["cased"], phrases["folded"]
    shouted = all(word.isupper() for word in words if len(word) > 3 and word.isalpha())
    spelled = [_as_name(word, cased) for word in words] if shouted else [*words]
    telling = small = False
    at = 0
    while at < len(words):
        named = look_up(cased, spelled, at, len(words))
        if named is not None:
            at = named[1]
            continue
        code = _code_of(folded, lows[at]) if words[at][0].isupper() else ""
        if code and not unpack_group(phrases["surnames"], spelled[at]):
            telling = telling or code in TELLING
            small = small or code in LEADING
            spelled[at] = lows[at]
        at += 1
    return spelled if telling or (shouted and small) else None


def _as_name(word: str, cased: dict[str, Any]) -> str:
    """A word in capitals as a name has it: an abbreviation that the lexicon knows stays."""
    if word[0] in "'’":
        return word.lower()  # "RUSSIA'S"
    return word if word in cased or not word.isalpha() else word.title()


def _code_of(folded: dict[str, Any], low: str) -> str:
    """The code of a word that is no name, or ""."""
    entry = alone_in(folded, low)
    return entry[0] if entry is not None and (entry[0] in TELLING or entry[0] in SMALL) else ""
