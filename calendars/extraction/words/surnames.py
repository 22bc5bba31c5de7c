"""Tell a surname from the month and the verb that are spelled like it: "On Tuesday May met Tusk".

In: a document. Out: the same document, in which the surname of somebody whom the text names in full is no longer one of
those words in small letters; the text and the offsets stay.
"""

from __future__ import annotations

from calendars.extraction.words.sentences import Document
from calendars.patterns import pattern_of

# No headline in title case ("Lavrov May Meet Kerry") has these.
NAMED_IN_FULL = pattern_of(r"\b(?:Theresa|Mrs\.?|Ms\.?|Mr\.?) May\b")
# Before the month: "in May", "late May", "3 May".
BEFORE_MONTH = frozenset(
    {"in", "by", "since", "until", "till", "last", "next", "this", "late", "early", "mid", "-", "of", "during"}
    | {"through", "every", "each", "a", "the", "end", "april", "june", "march", "/"}
)


def with_surnames(document: Document) -> Document:
    """A document in whose small letters a surname is no month and no verb.

    Args:
        document: the article as words and sentences.
    """
    if " May" not in document.text or not NAMED_IN_FULL.search(document.text):
        return document
    lows = [*document.lows]
    for at, word in enumerate(document.words):
        if word == "May" and not _is_month(document, at):
            lows[at] = "(may)"
    return document._replace(lows=lows)


def _is_month(document: Document, at: int) -> bool:
    """Whether what stands beside the word makes it a month: "in May", "3 May", "May 3"."""
    before, after = document.lows[at - 1] if at else "", document.lows[at + 1 : at + 2]
    return before in BEFORE_MONTH or before.isdigit() or (bool(after) and after[0].isdigit())
