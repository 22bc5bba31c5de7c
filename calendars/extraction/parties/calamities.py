"""Tell the place where somebody meets from that of which he talks: "talks on the war in Mali", "in Rome on Friday".

In: a scene, a candidate, a place. Out: whether it is where they meet; words of what befalls somewhere else.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.names.actors import Scene

# What goes on or befalls somewhere else than where one meets: "days after a bomb in", "as fighting raged in".
CALAMITIES = frozenset(
    {"war", "fighting", "violence", "crisis", "conflict", "unrest", "clashes", "attack", "attacks", "bombing", "bomb"}
    | {"bombings", "blast", "blasts", "siege", "famine", "earthquake", "quake", "flood", "floods", "drought"}
    | {"massacre", "genocide", "coup", "uprising", "insurgency", "rebellion", "killing", "killings", "shooting"}
    | {"explosion", "raged", "rages", "erupted", "flared", "intensified", "raging", "catastrophe", "disaster"}
    | {"hurricane"}
)


def is_at_home_of_one(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a city of one of those who talk stands behind their topic, with a day: "the budget in Rome on Friday"."""
    codes, low = scene.chunks.codes, scene.chunks.last_low
    topic = at > candidate.at and codes[at] in "CL" and codes[at - 2 : at] in ("Xi", "Gi")
    if candidate.kind not in MEET or not topic:
        return False
    ends = codes[at + 1] == "T" or codes[at + 1 : at + 3] == "kT"
    if not ends or low(at - 2) in CALAMITIES or low(at - 2) in scene.words["afflicting"]:
        return False
    sides = scene.sides_of(candidate.parties)
    return len(sides) > 1 and scene.places[at][1] in sides
