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
    r"(?P<first>T)(?:id?[CSL])?,?(?:&|(?<=,)(?:(?P<after>[EH])y)?)X?k?[wfik]?d?A?(?P<actor>[OBSPMCL])(?:pN)?(?:id?[CSL])?[kj]?d?(?P<time>T)"
    r"(?!X{0,2}[mu1245EZvH])"
)
# The same with the days in front: "On Monday he will meet X and on Tuesday Y", "and, on January 14, Y".
DAY_IN_FRONT = re.compile(r",?&,?k?d?(?P<time>T),?[wfi]?d?(?P<actor>[OBSPMCL])(?!p|,?X?[mu1245EZvH])")
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
            match = DAY_IN_FRONT.search(codes, start, clause.end)
            first = codes.rfind("T", clause.start, match.start()) if match else -1
        if not match or first < 0 or not _is_followed(scene, match):
            break
        last.place = last.place or _place_at(scene, first)
        other = _other(scene, clause, last, match.start("actor"), match.start("time"))
        if not other:
            break
        if last.day is None:
            last.day = first
        candidate.parties.pop(match.start("actor"), None)  # "to Oslo on Monday, to Riga a day later": no host in Oslo
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


def _are_all_named(scene: Scene, one: Candidate, behind: int) -> bool:
    """Whether those who "met in Riga in May and in Oslo on Monday" stand before the second place."""
    named = [at for at in one.parties if at < behind]
    return one.pair or len(named) > 1 or any(scene.chunks.codes[at] in "BO" for at in named)


def _is_closed(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a clause is over at a chunk, or a comma parts it from a report or from the verb that it belongs to."""
    codes = scene.chunks.codes
    if codes[at] != ",":
        return at >= clause.end or codes[at] in ".;&"
    return at >= clause.end and (codes[at + 1] in "mu12&c" or "Z" in codes[at + 1 : at + 5])


def _is_followed(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a verb between two occasions only puts them in order: "on Monday, followed by Y on Tuesday"."""
    verb = match.groupdict().get("after")
    return verb is None or scene.chunks.low(match.start("after")) == "followed"


def _place_at(scene: Scene, day: int) -> tuple[str, str] | None:
    """The place right before a day: "in Riga on Monday"."""
    at = day - 1 - (scene.chunks.codes[day - 1] in "ki")
    return scene.places.get(at) if scene.chunks.codes[at - 1] == "i" else None


def _other(scene: Scene, clause: Clause, one: Candidate, actor: int, day: int) -> Candidate | None:
    """The candidate that a remnant stands for."""
    behind = min(actor, day)
    parties = {at: how for at, how in one.parties.items() if how == "subject" and at < behind}
    if one.kind is Kind.VISIT and actor in scene.places:
        if not (one.place or partners_of(one, "host")):
            return None
        one.parties.pop(actor, None)
        host = {actor: "host"} if scene.chunks.codes[actor] in "SOMC" else {}
        return replace(one, at=actor, parties=parties | host, place=scene.places[actor], day=day)
    if one.place and actor in scene.places and scene.chunks.codes[actor - 1] == "i":
        if not _is_closed(scene, clause, day + 1) or not _are_all_named(scene, one, behind):
            return None  # "met in Riga on Monday and in Oslo on Tuesday the price fell"
        one.parties.pop(actor, None)
        return replace(one, at=actor, parties=dict(one.parties), place=scene.places[actor], day=day)
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
