"""The marks and words that chunking reads by where they stand, besides those of the lexicon.

`chunking.py` asks.
"""

from __future__ import annotations

MARKS = {
    ",": ",",
    "-": "-",
    "–": "-",
    ";": ";",
    ":": ";",
    "--": ";",
    "—": ";",
    "/": "&",
    "|": ";",  # between the cells of a table
    "_": "-",  # behind the place of old wire copy: "MOSCOW (AP) _ ..."
    "(": "(",
    ")": ")",
} | dict.fromkeys(('"', "“", "”", "‘", "«", "»", "''", "‘'", "'‘", "‘‘"), "q")
# Before a gerund, a wish.
WEIGHED = frozenset({"consider", "considers", "considered", "considering"})
# Behind "heads", they make it a verb.
TOWARDS = frozenset({"for", "to", "home", "back", "into", "off", "towards", "toward"})
# Prepositions that no verb in its base form follows.
NO_VERB_AFTER = frozenset({"on", "at", "in", "by", "of", "from", "with", "under", "without"})
# Names of bodies of the United Nations that bodies of one state have too.
NATIONAL = frozenset({"Security", "General", "Council"})
# After "the", they stand for people: "when the two meet".
PAIRS = frozenset({"two", "three", "four", "five", "six", "pair", "trio"})
# Behind "for the first time", it is of that time: "for the first time this year, on Monday".
STRETCHES = frozenset({"this", "last", "in"})
# The codes of words that may be something else where they stand, and words that are, whatever their code.
JUDGED = frozenset("ZHVKFvERBik")
TURNING = frozenset({"chairs", "close", "head", "heads", "off", "states"})
# Of those, prepositions are told apart only beside a hyphen: "in-house".
SMALL = frozenset("ik")
