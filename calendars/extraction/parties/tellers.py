"""Read where a guest comes of whom his hosts tell: "Indian officials said the Russian minister would arrive on Friday".

In: a scene, a clause and the guests that it tells of. Out: the place, and with it the host.
"""

from __future__ import annotations

from collections.abc import Iterable

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.models import Kind

# Sorts of actors that speak for a state at home.
SPEAKING = frozenset({"person", "group", "institution", "seat", "state"})


def place_of_tellers(scene: Scene, clause: Clause, guests: Iterable[int]) -> tuple[str, str] | None:
    """The country of those who tell of a coming visit without saying where to, where it is not that of the guests.

    Args:
        scene: the chunks and actors of the article.
        clause: the clause that tells of the visit.
        guests: the chunks of those who come, people of one state or more.
    """
    told, own = scene.sides_of(clause.speakers), scene.sides_of(guests)
    speaking = all(scene.actors[at].sort in SPEAKING for at in clause.speakers)
    begin, end = scene.bounds(clause.sentence)
    named = {scene.places[at][1] for at in range(begin, end) if at in scene.places}
    if len(told) != 1 or not own or not speaking or not told.isdisjoint(own) or named - told - own:
        return None
    (state,) = told
    return (state, state) if state in scene.states else None


def add_host_of_tellers(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "The Chinese Foreign Ministry announced that X will pay a state visit": where no other place is told."""
    known = candidate.verb.startswith(("cues.", "triggers."))  # not "said his visit would inflame tensions"
    if candidate.kind is not Kind.VISIT or not known or partners_of(candidate, "host", "partner"):
        return
    named = partners_of(candidate, "subject", "of", "modifier")
    guests = [at for at in named if at in scene.actors and scene.actors[at].sort in PEOPLE]
    if guests:
        candidate.place = candidate.place or place_of_tellers(scene, clause, guests)
