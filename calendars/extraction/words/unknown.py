"""Say what a word in small letters is that the lexicon does not know: a verb in the past tense, or nothing.

In: the word and the codes of the chunks before it. Out: its `Entry`.
"""

from __future__ import annotations

from calendars.extraction.words.proper_names import NOTHING
from calendars.lexicon.phrases import Entry

PAST: Entry = ("E", "cues.past", (), "dn")
# No verbs, although they end like one.
ADJECTIVES = frozenset({"related", "unrelated", "unprecedented", "sacred", "armed"})


def guess(low: str, codes: list[str]) -> Entry:
    """An unknown word in lower case: a verb in the past tense where it looks like one, and not behind "a"."""
    if not may_be_past(low) or (codes and codes[-1] in "dp"):  # "in a televised address", "his wounded son"
        return NOTHING
    return PAST


def may_be_past(low: str) -> bool:
    """Whether a word that the lexicon does not know looks like a verb in the past tense."""
    return low.endswith("ed") and len(low) > 4 and low not in ADJECTIVES
