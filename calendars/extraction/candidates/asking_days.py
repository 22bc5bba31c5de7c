"""Tell whether a time is that of asking for an engagement or of expecting it: "on Monday France called for talks".

In: a scene, a clause, a candidate and a time mention in it. Out: whether the time is not the candidate's.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.askings import find_allowing, find_asking
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# "Proposed to hold on Friday"
ASKED_TO = pattern_of(r"f[vHx]")


def dates_the_asking(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a time is that of asking for the engagement: "on Monday France called for talks"."""
    if at >= candidate.at:
        return candidate.rule == "triggers.brief" and _is_of_plan_told(scene, candidate.at, at)
    if _is_of_endorsing(scene, at, candidate.at) or _is_of_appeal(scene, at):
        return True
    if candidate.noun and find_allowing(scene, clause.start, candidate.at) is not None:
        return True  # "gave the go-ahead on Monday for a summit"
    if (expects := _find_expecting(scene, clause, candidate.at)) and at < expects:
        return True
    ask = find_asking(scene, clause.start, candidate.at)
    return ask is not None and (at < ask or ASKED_TO.search(scene.chunks.codes, ask, at) is None)


APPEALS = frozenset({"call", "calls", "appeal", "demand", "proposal", "offer", "request", "plea", "invitation"})


def _is_of_appeal(scene: Scene, at: int) -> bool:
    """ "X's call last month for a revival of talks with Y": last month is the time of the call."""
    before = at - 1 - (scene.chunks.codes[at - 1] == "k")
    return scene.chunks.low(before) in APPEALS and scene.chunks.low(at + 1) in ("for", "of", "to")


EXPECTING = frozenset({"expected", "predicted", "forecast", "foresaw"})


def _find_expecting(scene: Scene, clause: Clause, noun: int) -> int:
    """The verb of "X on Tuesday expected talks to be held on Nov. 28", where a day stands behind the noun; or 0."""
    found = scene.chunks.find(EXPECTING, clause.start + 1, noun)
    active = bool(found) and scene.chunks.codes[found[-1] - 1] not in "12345X"
    return found[-1] if active and scene.days_in(noun, clause.end) else 0


# "on plans for a meeting", "about preparations for the summit"
PLAN_TOLD = pattern_of(r"kd?[XA]{0,2}(?P<plan>[XQnGE])[gfo]")
READYING = frozenset(
    {"plan", "plans", "preparation", "preparations", "arrangements", "proposal", "proposals", "efforts"}
)


def _is_of_plan_told(scene: Scene, verb: int, at: int) -> bool:
    """ "Briefed X in Riga on plans for a meeting with Y on Friday": the day is that of the meeting."""
    match = PLAN_TOLD.search(scene.chunks.codes, verb, at)
    return match is not None and scene.chunks.low(match.start("plan")) in READYING


ENDORSING = frozenset({"endorsed", "approved", "adopted", "backed", "unveiled", "accepted", "outlined"})
PLANS = frozenset({"plan", "plans", "proposal", "proposals"})


def _is_of_endorsing(scene: Scene, at: int, noun: int) -> bool:
    """ "At a cabinet meeting on Friday, Japan endorsed a plan to hold a summit in May": the Friday is not its day."""
    lows = scene.chunks.lows
    decided = next((one for one in range(at + 1, noun) if lows[one] in ENDORSING), noun)
    return not PLANS.isdisjoint(lows[decided + 1 : min(decided + 4, noun)])


# "expressed his | readiness to hold"
READY_TO = pattern_of(r"(?P<ready>[XxnvE])f[vHx]d?[XA]{0,3}$")
READY = frozenset({"readiness", "willingness", "wish", "desire", "hope", "intention", "offer", "interest"})


def wishes_for(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether somebody only tells that he is ready for it: "when he expressed his readiness to hold talks with Y"."""
    match = READY_TO.search(scene.chunks.codes, clause.start, candidate.at)
    return match is not None and scene.chunks.low(match.start("ready")) in READY


# "suspended the talks on | July 20"
BROKEN_ON = pattern_of(r"(?P<verb>[vHEQ])d?[XA]{0,3}[xn]k?$")


def dates_the_breaking(scene: Scene, at: int) -> bool:
    """Whether a day is that of breaking off talks: "X and Y, who are meeting in Oslo, suspended the talks on May 2"."""
    chunks = scene.chunks
    match = BROKEN_ON.search(chunks.codes, max(at - 7, 0), at)
    return match is not None and chunks.entries[match.start("verb")][1] == "cues.broken"
