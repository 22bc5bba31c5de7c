"""Tell that a time is that of what was agreed: "they agreed to a continuation of the talks in July".

In: the words of a sentence and where the time is in them. Out: whether it lies ahead, though the verb is in the past.
"""

from calendars.extraction.words.verbs import Verbs

# Verbs and nouns of agreeing; behind them stands what was agreed.
AGREEING = frozenset({"agreed", "agree", "agreement", "consensus", "settled"})
LEADING = frozenset({"to", "for", "on", "about"})
# What is agreed is one more of them.
FURTHER = frozenset(
    {"further", "follow", "continuation", "resumption", "fresh", "another", "new", "second", "renewed", "extension"}
)
# So far before a time somebody agrees: "agreement by all the parties -- X, Y and Z -- for a further meeting in".
AGREED_REACH = 26
INTEREST_REACH = 14
PARTING = frozenset({";", ".", "that", "which", "who", "after", "when", "where", "since", "following", "at"})


def is_of_agreed(lows: list[str], first: int, last: int, verbs: Verbs) -> bool:
    """Whether a month, or the like, is that of one more meeting that was agreed: "to a further meeting in"."""
    near = lows[max(0, first - INTEREST_REACH) : first]
    interest = next((at for at, low in enumerate(near) if low in ("interest", "interested")), len(near))
    if "in" in near[interest : interest + 2] and any(low.endswith("ing") for low in near[interest + 1 : interest + 4]):
        return True  # "expressed interest in meeting X on Friday"
    if lows[last - 1].endswith("day"):
        return False  # "agreed to a further meeting on Monday" may be the day of agreeing
    start = max(0, first - AGREED_REACH)
    agreed = next((at for at in range(first - 3, start - 1, -1) if lows[at] in AGREEING), None)
    if agreed is None:
        return False
    lead = next((at for at in range(agreed + 1, first - 2) if lows[at] in LEADING), None)
    if lead is None or not PARTING.isdisjoint(lows[lead:first]):
        return False
    return not FURTHER.isdisjoint(lows[lead:first]) and verbs.any("events", lows[lead:first])
