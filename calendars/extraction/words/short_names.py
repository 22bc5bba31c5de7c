"""Write short forms of states in full: "Indo-Pak talks", "Pak PM in Kabul"; and apostrophes as the lexicon has them.

In: a document and the lexicon. Out: the same document with other words for looking up; the text and the offsets stay.
"""

from __future__ import annotations

from typing import Any

from calendars.extraction.words.proper_names import look_up
from calendars.extraction.words.sentences import Document
from calendars.lexicon.phrases import phrases_in


def with_full_names(document: Document, lexicon: dict[str, Any]) -> Document:
    """A document in which short forms of states are written in full, where they are no names of people.

    Args:
        document: the article as words and sentences.
        lexicon: what `read_lexicon` returns; its table `shorts` holds the forms.
    """
    shorts, phrases = lexicon["cues"]["shorts"], lexicon["phrases"]
    if shorts.keys().isdisjoint(document.words):
        return document
    known = frozenset(document.words)
    found = [at for at, word in enumerate(document.words) if word in shorts]
    people = {document.words[at] for at in found if _is_surname(document, phrases, at)}
    words = [*document.words]
    for at in found:
        state = shorts[words[at]]
        if _is_paired(document, at) or (state in known and words[at] not in people):
            words[at] = state
    return document._replace(words=words)


def _is_paired(document: Document, at: int) -> bool:
    """Whether a hyphen ties a short form to another name: "Indo-Pak", "Pak-Afghan"."""
    words = document.words
    before = words[at - 2 : at] if at > 1 and document.is_attached(at - 1) and document.is_attached(at) else []
    behind = words[at + 1 : at + 3] if len(words) > at + 2 and document.is_attached(at + 2) else []
    return any("-" in pair and all(word == "-" or word[0].isupper() for word in pair) for pair in (before, behind))


def _is_surname(document: Document, phrases: dict[str, Any], at: int) -> bool:
    """Whether what stands about a short form makes it a person's: "Minister Pak", "Pak Ui Chun", "Pak said"."""
    words, lows = document.words, document.lows
    if at and any(entry[0] == "R" for _, entry in phrases_in(phrases["folded"], lows[at - 1])):
        return True
    follower = words[at + 1] if at + 1 < len(words) else "."
    if not follower[0].isupper():
        return False
    known = look_up(phrases["cased"], words, at + 1, len(words)) or look_up(phrases["folded"], lows, at + 1, len(words))
    return known is None


def with_straight_apostrophes(document: Document) -> Document:
    """The same words for looking up, as the lexicon writes them; the offsets and the text stay."""
    words, lows = ([word.replace("’", "'") for word in column] for column in (document.words, document.lows))
    return document._replace(words=words, lows=lows)
