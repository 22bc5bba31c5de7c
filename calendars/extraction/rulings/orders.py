"""Read whether a day is that of the source of a report, or that on which what was ordered begins.

In: the words of a sentence, where the day begins, the words of tense. Out: whether it is.
"""

from __future__ import annotations

from calendars.extraction.words.verbs import Verbs

# So many words behind "according to" the day on which that was told stands, and not behind these.
SOURCE_REACH = 9
NOT_TOLD_ON = frozenset({"for", "of", "from", "until", "till", "by", "to", "through", "before", "after"})


def is_of_source(lows: list[str], first: int, verbs: Verbs) -> bool:
    """ "Will visit Rome in May, according to a statement Wednesday": of the day on which that was stated."""
    start = max(0, first - SOURCE_REACH)
    at = next((one for one in range(first - 2, start - 1, -1) if lows[one] == "according"), -1)
    if at < 0 or lows[at + 1] != "to" or lows[first - 1] in NOT_TOLD_ON:
        return False
    return "," not in lows[at:first] and not any(verbs.sort(low) in "mpbhs" for low in lows[at + 2 : first])


# Before a day on which what was ordered begins, and so many words before it the order stands.
STARTING, ORDERED_REACH = frozenset({"starting", "beginning", "effective"}), 20


def is_ordered(lows: list[str], first: int, verbs: Verbs) -> bool:
    """ "A warning has been issued for the coast starting | early Friday": not "has been ill starting Friday"."""
    near = range(max(0, first - ORDERED_REACH), first - 1)
    return any(
        lows[at] == "been" and verbs.sort(lows[at + 1]) in "do" and lows[at - 1] in ("has", "have") for at in near
    )
