"""Find the hosts of a visit or of talks that are not named beside them, and the place that stands for one named before.

In: a scene and a candidate whose parties are read. Out: nothing; the candidate's side, place or hosts are filled. The
place is the one that "here", "there" and "the country" mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from calendars.extraction.actors import Scene
from calendars.extraction.candidates import Candidate, partners_of
from calendars.extraction.clauses import Clause
from calendars.models import Kind

# "with officials", "senior government officials"
UNNAMED = re.compile(r"w?d?X{0,3}(?P<who>[rRt])(?![oj])")
# "stop in Cairo", "a stop at the Turkish capital"
AT_PLACE = re.compile(r"id?A?[CSL]")


def add_unnamed_hosts(scene: Scene, candidate: Candidate) -> bool:
    """ "Held talks with officials in Hanoi", "will meet ministers here": those of the country where a guest is."""
    match = UNNAMED.match(scene.chunks.codes, candidate.at + 1)
    own = scene.sides_of(partners_of(candidate, "subject"))
    if not match or len(own) != 1 or partners_of(candidate, "partner") or not scene.has_people(candidate.parties):
        return False
    if candidate.noun != (scene.chunks.codes[candidate.at + 1] == "w"):
        return False
    lows = [scene.chunks.low(at) for at in range(match.start(), match.end() - 1) if scene.chunks.codes[at] == "X"]
    if scene.chunks.text(match.end() - 1)[-1] != "s" or not set(lows) <= scene.words["officials"]:
        return False
    place = candidate.place or ((scene.city, scene.home) if scene.city and scene.home else None)
    if place is None or not place[1] or place[1] in own or place[0].split()[0].lower() in scene.words["seats"]:
        return False
    candidate.side = place[1]
    return True


def add_host_by_noun(scene: Scene, candidate: Candidate, limit: int) -> None:
    """ "A visit to the country", "could come to the island": the one named last before."""
    lows = scene.chunks.document.lows
    first, last = scene.chunks.lasts[candidate.at], scene.chunks.lasts[limit - 1]  # not in "a state visit"
    if (
        candidate.kind is not Kind.VISIT
        or partners_of(candidate, "host")
        or candidate.place
        or not any(
            lows[at] in scene.words["homeland"] and lows[at - 1] != "-" for at in range(first, min(first + 7, last))
        )  # not "a two-nation tour"
    ):
        return
    own = scene.sides_of(candidate.parties)
    for at in range(candidate.at - 1, max(candidate.at - 60, -1), -1):
        place = scene.places.get(at)
        if place and place[1] and place[1] not in own:
            candidate.place = (place[1], place[1])
            return


def add_inviters(scene: Scene, clause: Clause, candidates: Iterable[Candidate]) -> None:
    """ "In Hanoi at the invitation of X, and in Phnom Penh as guest of Y": who invites to each country."""
    visits = [candidate for candidate in candidates if candidate.kind is Kind.VISIT]
    begin, end = scene.chunks.sentences[clause.sentence]
    for at in range(begin, end - 2) if visits else ():
        invites = scene.chunks.low(at) == "invitation" and scene.chunks.codes[at + 1] in "oj"
        if not invites and scene.chunks.entries[at][1] != "triggers.guest":
            continue
        host = next((one for one in range(at + 1, min(at + 6, end)) if one in scene.actors), None)
        if host is None or scene.actors[host].sort != "person":
            continue
        for visit in visits:
            known = scene.sides_of(partners_of(visit, "host")) | ({visit.place[1]} if visit.place else set())
            alone = len(visits) == 1 and not known - {""}
            if alone or known & set(scene.actors[host].sides):
                visit.parties = {host: "partner"} | visit.parties  # a gapped visit may share them


def stands_at_place(scene: Scene, candidate: Candidate) -> bool:
    """Whether the place of a candidate follows at once: "stop in Cairo", not "stop the fighting in Cairo"."""
    here = scene.chunks.low(candidate.at + 1) == "here"
    return here or AT_PLACE.match(scene.chunks.codes, candidate.at + 1) is not None


def place_before(scene: Scene, before: int) -> tuple[str, str] | None:
    """The place that "there" and "where" mean: the one named last, in the sentence or the one before."""
    for at in range(before - 1, max(before - 40, -1), -1):
        if at in scene.places and scene.chunks.codes[at] in "CLS" and scene.chunks.codes[at - 1] in "ifgj,d":
            return scene.places[at]
    return None
