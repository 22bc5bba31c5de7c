"""Tell whether a later clause says when a visitor goes: "He leaves on Friday", "stays until", "will be back in Lima".

In: a scene, the clause of a visit and a later one with a day. Out: whether that day ends the visit; `spans.py` asks.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.resolve import UNTIL
from calendars.patterns import pattern_of


def _who_acts(clause: Clause) -> tuple[int, ...]:
    """The subject of a clause, or whom its pronoun means."""
    return clause.subject or ((clause.antecedent,) if clause.pronoun and clause.antecedent is not None else ())


def is_staying(scene: Scene, clause: Clause, day: int, own: Clause) -> bool:
    """Whether a clause tells how long the visitor stays: "He will stay until Friday"."""
    chunks = scene.chunks
    until = chunks.low(day - 1) in UNTIL and any(
        chunks.low(at) in scene.words["lasting"] for at in range(max(clause.start, day - 6), day)
    )
    who = _who_acts(clause)
    return until and bool(who) and scene.sides_of(who) == scene.sides_of(own.subject)


# "will be back | in Nairobi | on", "is to be back home on", "will be back on"
BACK = pattern_of(r"(?:m|[12]f|[12]X?Qf)3(?P<back>X)X?(?:id?(?P<place>[CSL]),?)?k?$")


def is_back(scene: Scene, clause: Clause, day: int, own: Clause, candidate: Candidate) -> bool:
    """Whether a clause tells when the visitor is home again, or where he left: "She will be back in Lima on Friday"."""
    match = BACK.search(scene.chunks.codes, clause.start, day)
    if match is None or scene.chunks.low(match.start("back")) != "back":
        return False
    who = scene.sides_of(_who_acts(clause))
    if not who or who != scene.sides_of(own.subject):
        return False
    place = scene.places.get(match.start("place")) if match["place"] else None
    left = [scene.places[at] for at in range(own.start, own.end) if at in scene.places]
    return place is None or place[1] in who or (place in left[:1] and place != candidate.place)


def is_leaving(scene: Scene, clause: Clause, verb: int, own: Clause, candidate: Candidate) -> bool:
    """Whether a clause tells that the visitor goes home or on: "leaves on Friday", "flies home on Friday"."""
    chunks = scene.chunks
    subject = _who_acts(clause)
    who = scene.sides_of(own.subject)
    if not subject or not own.subject or scene.sides_of(subject) != who:
        return False
    after = [chunks.low(at) for at in range(verb + 1, min(verb + 3, clause.end))]
    if "home" in after:
        return True
    if chunks.low(verb) in scene.words["returning"] and chunks.codes[verb + 1] in "kT":
        return True  # "and will return on Friday"
    place = scene.places.get(verb + 2)
    abroad = candidate.place is None or candidate.place[1] not in who
    if chunks.low(verb) in scene.words["returning"] and chunks.codes[verb + 1] == "f" and place is not None:
        return place[1] in who and abroad
    if chunks.low(verb) not in scene.words["departure"]:
        return False
    if chunks.codes[verb + 1] == "g" and place is not None and place[1] in who:
        return abroad  # "and leave for Colombo on Friday"
    place = scene.places.get(verb + 1)
    return place is None or (candidate.place is not None and place[1] == candidate.place[1])
