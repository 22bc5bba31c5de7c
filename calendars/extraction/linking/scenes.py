"""Give what goes on at the scene of an occasion its day: "Friday's summit in Riga, where X and Y are meeting".

In: a scene, its clauses, the candidates and their links. Out: nothing; a candidate of a relative clause that has no
time of its own takes that of the occasion right before it, so that it is not told of today. So do the talks that a
visit is for, instead of a time borrowed from another clause.
"""

from __future__ import annotations

from itertools import pairwise

from calendars.extraction.candidates.candidates import Candidate, Link
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.names.actors import Scene
from calendars.models import Kind

# Links to a time of another clause.
BORROWED = ("linking.from_main", "linking.carried")
# During these something else may go on where they are held.
HERE = GATHER | MEET | {Kind.VISIT}
# So many chunks behind a visit stand the talks that it is for.
AIM_REACH = 8


def link_scenes(scene: Scene, clauses: list[Clause], candidates: list[Candidate], links: list[Link]) -> None:
    """Link talks to the day of the visit that is for them, and what goes on "where" an occasion is held to its day."""
    for (occasion, part), (told, link) in zip(pairwise(candidates), pairwise(links), strict=True):
        if told.chunk != link.chunk and link.rule in BORROWED and _is_aim_of(scene, occasion, part):
            link.time, link.chunk, link.rule, link.score = told.time, told.chunk, told.rule, told.score
        if link.time is None and told.time is not None and _goes_on_there(scene, clauses, occasion, part):
            link.time, link.chunk, link.rule, link.score = told.time, told.chunk, "linking.resumed", 3.0


def _is_aim_of(scene: Scene, visit: Candidate, talks: Candidate) -> bool:
    """Whether talks are what a visit is for: "said on Tuesday he had met X on Monday during a visit | for | talks"."""
    if visit.kind is not Kind.VISIT or not (visit.noun and talks.noun) or visit.clause != talks.clause:
        return False
    return "for" in scene.chunks.lows[visit.at : talks.at] and talks.at - visit.at < AIM_REACH


def _goes_on_there(scene: Scene, clauses: list[Clause], occasion: Candidate, part: Candidate) -> bool:
    """Whether a clause tells in the present or future what is done at an occasion: "the summit, where X meets Y"."""
    clause, mood = clauses[part.clause], part.mood
    if clause.kind != "relative" or not occasion.noun or clause.sentence != clauses[occasion.clause].sentence:
        return False
    if occasion.kind not in HERE or part.kind not in GATHER | MEET:
        return False
    opener = scene.chunks.low(clause.start)
    led = opener == "where" or (opener == "which" and scene.chunks.low(clause.start - 1) in ("at", "during", "in"))
    if mood is None or mood.tense not in (Tense.PRESENT, Tense.FUTURE) or mood.change not in ("", "running"):
        return False
    done = not part.noun or mood.first < part.at  # not "at which talks will be discussed"
    return led and done and "and" not in scene.chunks.lows[occasion.at : clause.start]
