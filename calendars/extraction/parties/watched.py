"""Tell who is only watched, or honoured by a ceremony: "to see X sworn in", "the funeral of Y".

In: a scene and the chunk of a person. Out: yes or no; who is watched is met by nobody for that, and who is buried takes
no part.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.names.actors import Scene

# Of ceremonies for one person, who is theirs only: his state is the host.
FOR_ONE = frozenset({"funeral", "burial", "coronation", "enthronement", "inauguration", "swearing-in", "service"})
OF_WHOM = frozenset({"of", "modifier"})


def is_watched(scene: Scene, at: int) -> bool:
    """Whether a chunk behind a person tells what he does or undergoes: "to see X sworn in", "see X take the oath"."""
    code, low = scene.chunks.codes[at], scene.chunks.low(at)
    return low in scene.words["watched"] or (code in "EHx" and low not in scene.words["adverbs"])


def is_honoured(scene: Scene, candidate: Candidate, how: str) -> bool:
    """Whether a party of a ceremony is the one whom it is for: "the funeral of X", "X's inauguration"."""
    ceremony = candidate.noun and candidate.rule == "triggers.ceremony"
    return ceremony and how in OF_WHOM and scene.chunks.last_low(candidate.at) in FOR_ONE
