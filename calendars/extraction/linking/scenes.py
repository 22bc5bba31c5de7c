"""Give what goes on at the scene of an occasion its day: "Friday's summit in Riga, where X and Y are meeting".

In: a scene, its clauses, the candidates and their links. Out: nothing; a candidate of a relative clause that has no
time of its own takes that of the occasion right before it, so that it is not told of today.
"""

from __future__ import annotations

from itertools import pairwise

from calendars.extraction.candidates.candidates import Candidate, Link
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.names.actors import Scene
from calendars.models import Kind

WHERE = frozenset({"where", "at which", "during which"})
HERE = GATHER | MEET | {Kind.VISIT}


def link_scenes(scene: Scene, clauses: list[Clause], candidates: list[Candidate], links: list[Link]) -> None:
    """Link what a clause with "where" tells in the present or future to the day of the occasion before it."""
    for (occasion, part), (told, link) in zip(pairwise(candidates), pairwise(links), strict=True):
        if (
            link.rule in ("linking.from_main", "linking.carried")
            and _is_aim_of(scene, occasion, part)
            and told.chunk != link.chunk
        ):
            link.time, link.chunk, link.rule, link.score = told.time, told.chunk, told.rule, told.score
        clause, other = clauses[part.clause], clauses[occasion.clause]
        if link.time is not None or told.time is None or clause.kind != "relative" or not occasion.noun:
            continue
        if clause.sentence != other.sentence or occasion.kind not in HERE or part.kind not in GATHER | MEET:
            continue
        opener = scene.chunks.low(clause.start)
        led = opener == "where" or (opener == "which" and scene.chunks.low(clause.start - 1) in ("at", "during", "in"))
        mood = part.mood
        present = mood is not None and mood.tense in (Tense.PRESENT, Tense.FUTURE) and mood.change in ("", "running")
        done = mood is not None and (not part.noun or mood.first < part.at)  # not "at which talks will be discussed"
        if led and present and done and "and" not in scene.chunks.lows[occasion.at : clause.start]:
            link.time, link.chunk, link.rule, link.score = told.time, told.chunk, "linking.resumed", 3.0


def _is_aim_of(scene: Scene, visit: Candidate, talks: Candidate) -> bool:
    """Whether talks are what a visit is for: "said on Tuesday he had met X on Monday during a visit | for | talks"."""
    if visit.kind is not Kind.VISIT or not (visit.noun and talks.noun) or visit.clause != talks.clause:
        return False
    return "for" in scene.chunks.lows[visit.at : talks.at] and talks.at - visit.at < AIM_REACH


# So many chunks behind a visit stand the talks that it is for.
AIM_REACH = 8
