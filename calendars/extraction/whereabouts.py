"""Find where an engagement takes place.

In: a candidate's clause with the places of its scene, or a whole draft with the dateline. Out: the draft's place.
"""

from __future__ import annotations

import re
from datetime import date

from calendars.extraction.actors import Scene
from calendars.extraction.candidates import Candidate
from calendars.extraction.clauses import Clause
from calendars.extraction.occasions import GATHER, RECENT, Draft, Setting
from calendars.extraction.participants import place_before
from calendars.models import Kind, Status
from calendars.periods import span_of


def add_place(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, item: bool) -> None:
    """Find where it happens, as far as the words near it say; a visit's host country takes part."""
    named = _place_in_clause(scene, clause, candidate, item) or _place_behind(scene, clause)
    draft.place = closer_place(draft.place, named) or _place_of_host(scene, candidate)
    draft.place = draft.place or scene.prefixes.get(clause.sentence) or _venue(scene, clause)
    hosted = candidate.worldly and draft.kind in GATHER and not draft.sides  # of those who come, the host is known
    visited = draft.kind is Kind.VISIT or hosted
    if visited and draft.place and draft.place[1] and draft.place[1] not in draft.sides:
        draft.sides.append(draft.place[1])


def closer_place(one: tuple[str, str] | None, other: tuple[str, str] | None) -> tuple[str, str] | None:
    """The first of two places, unless it is a country and the other one lies in it."""
    if one and other and one[0] == one[1] == other[1]:
        return other
    return one or other


# What a phrase of place may hang on for it to be that of the engagement: not a plain noun ("the situation in ...").
BEFORE_PLACE = "nxvTPSOBMDUC,EHKVQ123"
NEAR = 24
# What is said of an occasion behind it: "the conference, to be held in London", "talks that will open in Doha".
BEHIND = re.compile(r",?[cf]?[mu12345]{0,3}[HQEv][kgT,]{0,4}i(?P<place>[CLS])")


def _place_in_clause(scene: Scene, clause: Clause, candidate: Candidate, item: bool) -> tuple[str, str] | None:
    """The place that a clause names with "in" or "at", or means by "here", "there" and "where"."""
    codes = scene.chunks.codes
    unknown = None
    for at in range(clause.start, clause.end):
        low = scene.chunks.low(at)
        if low == "here" and scene.city:
            return scene.city, scene.home or ""
        if low in ("there", "where") and codes[at + 1 : at + 2] not in ("1", "2", "m", "4"):
            return place_before(scene, at)
        if at == clause.start or abs(at - candidate.at) >= NEAR:
            continue
        if at in scene.places:
            if _is_placed(scene, clause, at):
                return scene.places[at]
            if item and codes[at - 1] == "," and codes[at] in "CL":
                return scene.places[at]  # an agenda: "Foreign Affairs Council, Luxembourg"
        elif codes[at] == "N" and scene.chunks.low(at - 1) == "in" and _is_placed(scene, clause, at):
            unknown = unknown or scene.chunks.text(at)
    return (unknown, "") if unknown else None


def _is_placed(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether "in", "at" or the like stands before a place, and not as part of what something else is called."""
    before = at - 1
    while before > clause.start and (
        scene.chunks.codes[before] == "d" or scene.chunks.low(before) in scene.words["direction"]
    ):
        before -= 1
    codes = scene.chunks.codes
    return codes[before] == "i" and (before == clause.start or codes[before - 1] in BEFORE_PLACE)


def _place_behind(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """The place that the words right behind a clause give."""
    _, end = scene.chunks.sentences[clause.sentence]
    match = BEHIND.match(scene.chunks.codes, clause.end, end)
    return scene.places.get(match.start("place")) if match else None


def _place_of_host(scene: Scene, candidate: Candidate) -> tuple[str, str] | None:
    """The state or the city that plays host: "Germany will host the talks", "a dinner hosted by the Vatican"."""
    if candidate.verb != "triggers.host" and candidate.rule != "triggers.host":
        return None
    hosts = [at for at, how in candidate.parties.items() if how in ("subject", "agent") and at in scene.places]
    return scene.places[hosts[0]] if len(hosts) == 1 else None


def _venue(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """The ministry in whose house it is: "meets the ambassador at the Department of State"."""
    for at in range(clause.start + 1, clause.end):
        actor = scene.actors.get(at)
        if actor and actor.sort == "institution" and scene.chunks.low(at - 2) == "at" and _is_placed(scene, clause, at):
            return scene.chunks.text(at), actor.sides[0]
    return None


def place_by_dateline(draft: Draft, scene: Scene, setting: Setting) -> None:
    """An event of these days happened where the report comes from, if that country takes part or it is a gathering."""
    if draft.place or draft.kind is Kind.CALL or not scene.city or not draft.start or setting.published is None:
        return
    first, last = span_of(draft.start, draft.end)
    today = date.fromisoformat(setting.published.isoformat()[:10])
    off = max((today - last).days, (first - today).days)
    reported = draft.kind in GATHER and off <= 1 and draft.status is not Status.CANCELLED
    if (off <= RECENT and scene.home in draft.sides) or reported:
        draft.place = (scene.city, scene.home or "")
