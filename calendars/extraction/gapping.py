"""Read verbs that are left out: "will see X on Monday and Y the next day", "in Bangkok on Monday and Hanoi on Tuesday".

In: a candidate and its clause. Out: a candidate for each remnant, an actor or a place with a day of its own; what the
remnant names is taken from the candidate before it, and both keep their own day.
"""

from __future__ import annotations

import re
from dataclasses import replace

from calendars.extraction.actors import Scene
from calendars.extraction.candidates import Candidate, partners_of
from calendars.extraction.clauses import Clause
from calendars.models import Kind

# What goes on behind a first day: ", and Y on Jan. 13", "and on to Hanoi the next day". No verb may follow.
BEHIND_DAY = re.compile(
    r"(?P<first>T)(?:id?[CSL])?,?(?:&|(?<=,))X?k?[wfik]?d?A?(?P<actor>[OBSPMCL])(?:pN)?(?:id?[CSL])?[kj]?d?(?P<time>T)"
    r"(?![mu1245EZv])"
)
# The same with the days in front: "On Monday he will meet X and on Tuesday Y".
DAY_IN_FRONT = re.compile(r",?&k?(?P<time>T)[wfi]?d?(?P<actor>[OBSPMCL])(?!p|,?X?[mu1245EZvH])")
# The same once more: "will meet on March 8, and again on June 3".
AGAIN = re.compile(
    r"(?P<first>T)(?:id?[CSL])?(?:,|,?&)X{0,2}(?P<again>X)(?:id?[CSL])?[ki]?d?(?P<time>T)(?![mu1245EZv])"
)


def read_gapped(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """Other occasions of the same verb or noun, each with a subject, a partner or a place, and a day, of its own."""
    codes = scene.chunks.codes
    found: list[Candidate] = []
    last, start = candidate, candidate.at
    while len(found) < 5:
        again = AGAIN.search(codes, start, clause.end)
        if again and scene.chunks.low(again.start("again")) == "again":
            last.day = again.start("first") if last.day is None else last.day
            last = _once_more(scene, last, again.start("again"), again.start("time"))
            found.append(last)
            start = again.start("time")
            continue
        match = BEHIND_DAY.search(codes, start, clause.end)
        first = match.start("first") if match else -1
        if not match:
            first = codes.rfind("T", clause.start, candidate.at)
            match = DAY_IN_FRONT.search(codes, start, clause.end) if first >= 0 and not found else None
        other = _other(scene, last, match.start("actor"), match.start("time")) if match else None
        if not match or not other:
            break
        if last.day is None:
            last.day = first
        found.append(other)
        last, start = other, max(match.start("time"), match.start("actor"))
    return found


def _once_more(scene: Scene, one: Candidate, at: int, day: int) -> Candidate:
    """The candidate of the same parties that "again" stands for."""
    return replace(one, at=at, parties=dict(one.parties), place=_own_place(scene, at, day), day=day)


def _own_place(scene: Scene, start: int, end: int) -> tuple[str, str] | None:
    """The place of a remnant: "and Y in South Korea on Thursday"."""
    placed = (at for at in range(start + 1, end) if at in scene.places and "i" in scene.chunks.codes[at - 2 : at])
    return next((scene.places[at] for at in placed), None)


def _other(scene: Scene, one: Candidate, actor: int, day: int) -> Candidate | None:
    """The candidate that a remnant stands for."""
    behind = min(actor, day)
    parties = {at: how for at, how in one.parties.items() if how == "subject" and at < behind}
    if one.kind is Kind.VISIT and actor in scene.places:
        if not (one.place or partners_of(one, "host")):
            return None
        one.parties.pop(actor, None)
        host = {actor: "host"} if scene.chunks.codes[actor] in "SOMC" else {}
        return replace(one, at=actor, parties=parties | host, place=scene.places[actor], day=day)
    if scene.chunks.codes[actor] not in "OBSPM":
        return None
    partners = any(at < behind for at in partners_of(one, "partner", "host"))
    if one.noun and not partners:
        return None
    one.parties.pop(actor, None)
    if partners:
        place = _own_place(scene, behind, max(actor, day)) or one.place
        return replace(one, at=actor, parties=parties | {actor: "partner"}, place=place, day=day)
    return replace(one, at=actor, parties={actor: "subject"}, place=None, day=day)
