"""Tell of a day that verb and clause may put ahead that it is over: "the first time since talks in May".

In: a draft with the day that its time mention has, its candidate and clause. Out: whether that is over, or the same
draft told as past, with its day moved back.
"""

from __future__ import annotations

from itertools import pairwise

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import Draft
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.linking.moves import LONG_PAST, days_since, look_a_year_back, look_back
from calendars.extraction.names.actors import Scene
from calendars.extraction.rulings.day_cues import BACK
from calendars.models import TimeMention
from calendars.patterns import pattern_of

# "within 90 days of the | signing", "within a month after their | talks"
WITHIN = pattern_of(r"[kiX]D[oa]d?[XA]{0,3}$")
WITHIN_REACH = 8


def tell_over(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, lows: list[str]) -> None:
    """Tell that what something was done since is over: "see each other for the first time since talks in May".

    So is what plans are unlike, and a day behind that they are counted from: "within a month of the signing on May 4".
    """
    mention = draft.time
    if mention is None:
        return
    # "fresh from a trip to see X on Thursday"
    back = any(low in BACK and then == "from" for low, then in pairwise(lows))
    counted = _is_counted_from(scene, candidate.at) and not -LONG_PAST < days_since(draft) < 0
    since = candidate.noun and (clause.opener == "since" or "unlike" in lows or counted)
    if since or (back and mention.direction == "past"):
        draft.tense = Tense.PAST
    if since and draft.start and "year" not in mention.stated:
        look_back(draft)
        look_a_year_back(draft)


def _is_counted_from(scene: Scene, noun: int) -> bool:
    """Whether a limit is counted from what a noun names, which is mostly over: "within 90 days of the signing"."""
    match = WITHIN.search(scene.chunks.codes, max(noun - WITHIN_REACH, 0), noun)
    return match is not None and scene.chunks.low(match.start()) == "within"


# "set for | Monday, passed off", "called for Monday in Riga, took place"
COME_OFF = pattern_of(r"[QWHEX]gT(?:i[CLS]){0,2},[vHEX]")


def has_come_off(scene: Scene, mention: TimeMention, at: int) -> bool:
    """Whether a day for which something was set is over, as a verb behind a comma tells: "passed off well"."""
    return mention.direction == "past" and COME_OFF.match(scene.chunks.codes, max(at - 2, 0)) is not None


def is_returned(lows: list[str]) -> bool:
    """ "Flies to Beijing on Dec. 3 in return for Xi's trip in February": of the February before."""
    return any(lows[at : at + 3] == ["in", "return", "for"] for at in range(max(len(lows) - 8, 0), len(lows)))
