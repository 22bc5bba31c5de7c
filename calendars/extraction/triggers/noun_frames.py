"""What must stand about a noun for it to name an engagement: who sits, people, a place, a body, and no sport.

In: a scene, a clause, the entry of the noun in triggers.toml and its candidate. Out: yes or no. The frames of verbs are
in `frames.py`.
"""

from __future__ import annotations

from typing import Any

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.meeting_places import stands_at_place
from calendars.extraction.triggers.sports import is_private, is_sport
from calendars.models import Kind

# What a body does for it to be a session, or is done with it.
SITTING = frozenset(
    [
        "cues.support",
        "cues.begin",
        "cues.end",
        "cues.moved",
        "cues.off",
        "cues.plan",
        "triggers.meet",
        "triggers.convene",
    ]
)


def has_frame(scene: Scene, clause: Clause, row: dict[str, Any], candidate: Candidate) -> bool:
    """Whether about a noun stands what its entry asks for."""
    if candidate.kind is Kind.VISIT and (is_sport(scene, clause, candidate) or is_private(scene, clause, candidate)):
        return False  # "the cricket team's tour of Pakistan", "a visit to Spain for medical treatment"
    moved = candidate.mood is not None and candidate.mood.change == "moved"
    if row.get("sits") and ((candidate.verb not in SITTING and not moved) or _is_set_up(scene, candidate)):
        return False
    told = candidate.mood is not None or (clause.kind == "after" and bool(clause.subject))  # "after a stop in Tokyo"
    told = told or bool(partners_of(candidate, "subject"))  # "followed by a stop in Tokyo"
    if row.get("place") and not (told and stands_at_place(scene, candidate)):
        return False
    if row.get("body") and not any(scene.actors[at].sort == "body" for at in candidate.parties):
        return False  # "the ministry holds a briefing"
    return not row.get("people") or scene.has_people(candidate.parties)


def _is_set_up(scene: Scene, candidate: Candidate) -> bool:
    """Whether a body is only made: "deciding to set up a joint commission"."""
    verb = candidate.mood.last - 1 if candidate.mood else candidate.at
    return scene.chunks.low(verb) in ("set", "setting") and scene.chunks.low(verb + 1) == "up"
