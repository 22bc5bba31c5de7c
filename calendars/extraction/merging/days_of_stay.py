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
from calendars.extraction.clauses.tenses import FATES, Tense
from calendars.extraction.linking.lasting import LONGEST
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.noun_phrases import LAST
from calendars.extraction.words.word_lists import ORDINALS
from calendars.models import Kind, Status, Step
from calendars.patterns import pattern_of
from calendars.periods import DAY_LENGTH, days_of, has_day

# "on the second day", "on his last evening", "on the day he arrives", up to what tells of what it is
NTH_DAY = pattern_of(
    r"kd(?:(?P<nth>[X9])(?P<day>X)|(?P<coming>X)[hPR]{1,2}(?P<verb>v))(?:od(?P<own>[XA9D]{0,3}[xn])|id?[CSL])?"
)
# What may be told on a day of a visit.
PARTS = MEET | {Kind.CALL, Kind.SIGNING, Kind.OTHER}
DAYS = frozenset({"day", "evening", "night", "morning", "afternoon"})
# Of no stay: "on the last day of the month", "in the campaign".
BEHIND = frozenset(".,;hPdRS&amu12345kv")
STAYS = frozenset({"visit", "trip", "stay", "tour", "journey", "stopover", "mission", "swing"})
TWO = 2
AHEAD = frozenset({Status.SCHEDULED, Status.TENTATIVE})
AT_OTHER_TIMES = frozenset(
    {"soon", "later", "eventually", "shortly", "return", "returning", "way", "next", "after", "following", "before"}
    | {"back", "home", "then", "again", "ahead", "until", "once"}
)
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


def is_of_stay(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether nothing says that a plan is for another time than that of the stay: not "will soon meet"."""
    begin, _ = scene.bounds(clause.sentence)
    return candidate.kind in MEET and AT_OTHER_TIMES.isdisjoint(scene.chunks.lows[begin : candidate.at])


def take_time_of_stay(draft: Draft, kept: Sequence[Draft], drafts: Sequence[Draft]) -> None:
    """ "X will be in Riga on Monday. He will meet Y of Peru": whom a visitor sees he sees on the day of his visit.

    So he does who comes to a summit; of a longer stay it is some day of it.
    """
    plan = draft.tense is Tense.FUTURE and draft.time is None and not (draft.change or draft.plan)
    if draft.start is not None or not draft.of_stay or len(draft.sides) < TWO or not (plan and draft.people):
        return
    stay = _stay_told_last(draft, kept, drafts)
    if stay is None or stay.kind not in (*GATHER, Kind.VISIT) or len(stay.start or "") != DAY_LENGTH:
        return
    ahead = stay.status in AHEAD or (stay.status is Status.UNDERWAY and stay.end is not None)
    if not ahead or stay.change in FATES or draft.people.keys().isdisjoint(stay.people):
        return
    if set(draft.sides) <= set(stay.sides) or (draft.place and stay.place and draft.place != stay.place):
        return
    if any(_is_with_hosts(draft, one) for one in (*kept, *drafts) if one is not stay):
        return  # "X will be in Riga on Monday and in Lima on Friday. He will meet Y of Latvia"
    draft.start, draft.end = stay.start, stay.end
    draft.time = stay.time and stay.time._replace()  # a time of its own
    draft.steps.append(Step("merging.time_of_stay", draft.steps[0].text, draft.span))


def _is_with_hosts(draft: Draft, visit: Draft) -> bool:
    """Whether those who meet are the guest and the hosts of a dated visit."""
    told = visit.kind is Kind.VISIT and visit.start is not None
    return told and set(draft.sides) <= set(visit.sides) and not draft.people.keys().isdisjoint(visit.people)


def _stay_told_last(draft: Draft, kept: Sequence[Draft], drafts: Sequence[Draft]) -> Draft | None:
    """The last dated occasion, where every sentence since tells of it: "During the visit she will meet X".

    One that the sentence itself names may be told earlier: "will meet X during her visit to Riga".
    """
    during = (one for one in drafts if one.sentence == draft.sentence and one.kind is Kind.VISIT and one.start is None)
    named = next((one for one in during if one.people.keys() & draft.people.keys()), None)
    last, days = draft.sentence, set[str]()
    for one in reversed(kept):
        if named is None and last - one.sentences[-1] > 1:
            return None
        stay = one.kind is Kind.VISIT or one.kind in GATHER
        if stay and one.start is not None and (named is None or set(named.sides) <= set(one.sides)):
            return one if days <= {one.start} else None  # "On Monday he will meet Y. He will also see Z": that Monday
        last, days = one.sentence, days | {one.start} if one.start else days
    return None


def _takes_days(one: Draft) -> bool:
    """Whether a visit or an occasion of several days is told with its first day."""
    return has_day(one.start) and (
        one.kind is Kind.VISIT or (one.end is not None and one.kind in (*GATHER, Kind.TALKS))
    )
