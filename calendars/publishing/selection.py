"""Choose engagements by time, side, kind, status and confidence.

In: engagements. Out: those that pass every filter, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from calendars.models import Engagement, Kind, Status
from calendars.periods import span_of

# The sorts of names in the lexicon that are a side by themselves: states, organisations, bodies, movements.
SIDE_CODES = "SOBM"


class Selection(NamedTuple):
    """What to keep; an empty filter keeps everything.

    Attributes:
        upcoming: only what was not over at publication (every status but `held`).
        first: nothing that ended before this day.
        last: nothing that starts after this day.
        sides: one of these takes part, by name as in the output or a part of it, in any case.
        kinds: it is one of these.
        statuses: it has one of these.
        confidence: the least confidence.
    """

    upcoming: bool = False
    first: date | None = None
    last: date | None = None
    sides: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    statuses: tuple[Status, ...] = ()
    confidence: float = 0.0


def select_engagements(engagements: Iterable[Engagement], selection: Selection) -> list[Engagement]:
    """Keep the engagements that pass every filter."""
    return [engagement for engagement in engagements if _passes(engagement, selection)]


def find_side(name: str) -> str:
    """Give the name by which engagements call a side, if the lexicon knows it by another: "US" is "United States"."""
    from calendars.extraction.words.sentences import WORD
    from calendars.lexicon import read_lexicon
    from calendars.lexicon.phrases import phrases_in

    words = WORD.findall(name.casefold().removeprefix("the "))
    names = read_lexicon("en")["phrases"]["cased"]
    for first in names:
        if [first.casefold()] != words[:1]:
            continue
        for rest, (code, _, sides, _) in phrases_in(names, first):
            if code in SIDE_CODES and len(sides) == 1 and [word.casefold() for word in rest] == words[1:]:
                return str(sides[0])
    return name


def _passes(engagement: Engagement, selection: Selection) -> bool:
    return (
        not (selection.upcoming and engagement.status is Status.HELD)
        and (not selection.kinds or engagement.kind in selection.kinds)
        and (not selection.statuses or engagement.status in selection.statuses)
        and engagement.confidence >= selection.confidence
        and _is_within(engagement, selection.first, selection.last)
        and (not selection.sides or any(_has_side(engagement, side) for side in selection.sides))
    )


def _is_within(engagement: Engagement, first: date | None, last: date | None) -> bool:
    """Whether a day of the engagement lies in the window; one with no date lies in none."""
    if first is None and last is None:
        return True
    if engagement.when.start is None:
        return False
    start, end = span_of(engagement.when.start, engagement.when.end)
    return (first is None or end >= first) and (last is None or start <= last)


def _has_side(engagement: Engagement, wanted: str) -> bool:
    """Whether the words wanted stand in the name of a side: "korea" is in "South Korea", "us" not in "Russia"."""
    words = f" {' '.join(wanted.casefold().split())} "
    return any(words in f" {side.casefold()} " for side in engagement.sides)
