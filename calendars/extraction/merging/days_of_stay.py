"""Read the day of what is told on a numbered day of a visit: "On the last day of her stay she will meet X".

In: a scene, a clause and a candidate. Out: which day of a visit it is told on. Or a draft with such a number and those
told before it; out: the draft has its day, if that of the visit is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER, MEET, Draft
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import FATES
from calendars.extraction.linking.lasting import LONGEST
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import ORDINALS
from calendars.models import Kind, Step
from calendars.patterns import pattern_of
from calendars.periods import days_of

# "on the second day", "on his last evening", "on the day he arrives", up to what tells of what it is
NTH_DAY = pattern_of(
    r"kd(?:(?P<nth>[X9])(?P<day>X)|(?P<coming>X)[hPR]{1,2}(?P<verb>v))(?:od(?P<own>[XA9D]{0,3}[xn])|id?[CSL])?"
)
# What may be told on a day of a visit.
PARTS = MEET | {Kind.CALL, Kind.SIGNING, Kind.OTHER}
DAYS = frozenset({"day", "evening", "night", "morning", "afternoon"})
# Of no stay: "on the last day of the month", "in the campaign".
BEHIND = frozenset(".,;hPdRS&amu12345kv")
LAST = frozenset({"last", "final", "closing"})
STAYS = frozenset({"visit", "trip", "stay", "tour", "journey", "stopover", "mission", "swing"})
# The number of the last day, and how many sentences behind a visit its days are told.
LAST_DAY, REACH = 0, 3


def day_of_stay(scene: Scene, clause: Clause, candidate: Candidate) -> int | None:
    """On which day of a visit something is told to be, the last one being 0; None where nothing says so."""
    chunks = scene.chunks
    if candidate.kind not in PARTS or not chunks.find(DAYS, clause.start, clause.end):
        return None
    match = NTH_DAY.search(chunks.codes, clause.start, clause.end)
    if match is None or scene.days_in(clause.start, clause.end):
        return None
    if match["coming"]:
        comes = chunks.low(match.start("coming")) == "day" and chunks.entries[match.start("verb")][1]
        return 1 if comes == "triggers.arrive" else None
    if chunks.low(match.start("day")) not in DAYS:
        return None
    if match["own"] and chunks.last_low(match.end() - 1) not in STAYS:
        return None  # "on the last day of the summit"
    if not match["own"] and chunks.codes[match.end()] not in BEHIND:
        return None
    nth = chunks.low(match.start("nth"))
    return LAST_DAY if nth in LAST else ORDINALS.index(nth) + 1 if nth in ORDINALS else None


def take_day_of_stay(draft: Draft, kept: Sequence[Draft]) -> None:
    """ "Arrives on Monday for three days. On the second day he will meet X": the day is counted from that Monday."""
    if draft.stay_day is None or draft.start is not None:
        return
    near = (one for one in reversed(kept) if draft.sentence - one.sentences[-1] <= REACH)
    stay = next((one for one in near if _takes_days(one) and one.sentence != draft.sentence), None)
    if stay is None or stay.kind is not Kind.VISIT or stay.change in FATES or not set(stay.sides) & set(draft.sides):
        return
    if draft.people and stay.people and draft.people.keys().isdisjoint(stay.people):
        return
    first, last = days_of((stay.start or "")[:10])[0], days_of((stay.end or stay.start or "")[:10])[0]
    day = last if draft.stay_day == LAST_DAY else first + timedelta(days=draft.stay_day - 1)
    if (draft.stay_day == LAST_DAY and stay.end is None) or (stay.end and day > last) or (day - first).days > LONGEST:
        return
    draft.start = day.isoformat()
    draft.time = stay.time and stay.time._replace(start=draft.start, end=None)  # a time of its own
    draft.steps.append(Step("merging.day_of_stay", draft.steps[0].text, draft.span))


def _takes_days(one: Draft) -> bool:
    """Whether a visit or an occasion of several days is told with its first day."""
    return len(one.start or "") >= len("2008-04-02") and (
        one.kind is Kind.VISIT or (one.end is not None and one.kind in (*GATHER, Kind.TALKS))
    )
