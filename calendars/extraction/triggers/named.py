"""Read the names that say themselves what comes together: "East Asia Summit", "the Foreign Affairs Council opens".

In: a chunk that names a body or a format. Out: a candidate, where the name stands for a session or a summit.
"""

from __future__ import annotations

import re

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.triggers.nouns import read_noun
from calendars.models import Kind
from calendars.patterns import pattern_of

# Bodies and formats whose name says what comes together: "East Asia Summit", "six-party talks".
NAMED = {
    "summit": Kind.SUMMIT,
    "talks": Kind.TALKS,
    "negotiations": Kind.TALKS,
    "meeting": Kind.SESSION,
    "conference": Kind.CONFERENCE,
    "forum": Kind.CONFERENCE,
    "dialogue": Kind.CONFERENCE,
}


def read_named(scene: Scene, clauses: list[Clause], number: int, at: int, item: bool) -> Candidate | None:
    """A proper name that holds its own trigger, where no other noun takes it up."""
    kind = NAMED.get(scene.chunks.text(at).split()[-1].lower())
    if kind is not None and scene.chunks.last_low(at) == "dialogue" and scene.chunks.entries[at][3] != "forum":
        kind = None  # "the Belgrade-Pristina dialogue": of two
    if kind is None and "summit" in scene.chunks.text(at).lower().split():
        kind = Kind.SUMMIT  # "the World Summit on Mountain Farming"
    before = scene.chunks.codes[clauses[number].start : at]
    parliament = scene.chunks.last_low(at) == "parliament"  # of what it does, its plenary alone is a session
    listed = item and not parliament and len(before) <= 3 and not set(before) & set("nx") and not _acts(scene, at)
    executive = scene.chunks.text(at).lower().endswith("european commission")
    if kind is None and ((listed and not executive) or _stands_for_session(scene, at)):
        kind = Kind.SESSION
    if kind is None and scene.chunks.entries[at][3] == "forum" and _is_placed_and_timed(scene, at):
        kind = Kind.SUMMIT
    if kind is None or (scene.chunks.codes[at + 1] in "nxp-" and at + 1 < scene.chunks.end_of(at)):
        return None
    if kind is Kind.SESSION and listed and HEAD_BEHIND.match(scene.chunks.codes, at + 1, scene.chunks.end_of(at)):
        return None  # "12th ASEAN-Japan Political-Security Dialogue"
    row = {"kind": kind, "many": True}
    candidate = read_noun(scene, clauses, number, at, scene.chunks.entries[at][1], row)
    if candidate:
        candidate.parties[at] = "modifier"
    return candidate


def _stands_for_session(scene: Scene, at: int) -> bool:
    """Whether what stands beside the name of a body tells that its session is meant."""
    return _is_attended(scene, at) or _opens(scene, at) or _is_on_a_day(scene, at) or _is_dated(scene, at)


def _sits(scene: Scene, at: int) -> bool:
    """Whether a name is that of a body that sits: a council, an assembly."""
    named = scene.chunks.text(at).lower().split()
    return scene.actors[at].sort == "body" and not scene.words["sitting"].isdisjoint(named)


def _acts(scene: Scene, at: int) -> bool:
    """Whether a verb says what a body does, and not that it opens: "Arab foreign ministers called for a truce"."""
    return scene.chunks.codes[at + 1] in "ZHEvF" and scene.chunks.entries[at + 1][1] != "cues.begin"


# "ASEAN-Japan | Political-Security Dialogue"
HEAD_BEHIND = pattern_of(r"[NX9-]{1,4}[nx]")
# "at the G20 in Johannesburg on Nov. 22", "ahead of the APEC in Busan on Friday"
PLACED = pattern_of(r"id?[CSL][ki]?T")


def _is_placed_and_timed(scene: Scene, at: int) -> bool:
    """Whether a format stands for its summit: it has a place and a time of its own."""
    codes = scene.chunks.codes
    if re.match(r"(?:1|m3)id?[CSL]k?T", codes[at + 1 : at + 7]):
        return True  # "The G20 is in Johannesburg on Saturday"
    led = codes[at - 1] == "d" and (codes[at - 2] in "iga" or codes[at - 3 : at - 1] == "ao")
    return led and PLACED.match(codes, at + 1) is not None


# Before "to join": one wants to be a member.
MEMBERSHIP = frozenset(
    {"bid", "bids", "application", "applications", "campaign", "aspirations", "ambition", "ambitions", "desire", "wish"}
    | {"effort", "efforts", "hopes", "applied", "applying", "candidacy", "right", "eligible", "invitation"}
)


# "Will host a Security Council debate": behind a body, they are its session.
DEBATES = frozenset({"debate", "debates", "discussion", "briefing"})


def _is_attended(scene: Scene, at: int) -> bool:
    """Whether a body is the object of chairing, attending, opening: "will chair the Foreign Affairs Council".

    What is launched is a process.
    """
    codes = scene.chunks.codes
    before = at - 1
    while before > 0 and codes[before] in "dX" and before > at - 3:
        before -= 1
    launched = scene.chunks.low(before) in scene.words["launching"]
    member = scene.chunks.low(before) == "join" and codes[before - 1] == "f" and codes[before - 2] in "XWQ"
    member = member and scene.chunks.low(before - 2) in MEMBERSHIP  # "Japan's bid to join the Security Council"
    inside = scene.chunks.end_of(before) > at  # and not the last word of the heading above
    debate = scene.chunks.low(before).startswith("host") and scene.chunks.low(at + 1) in DEBATES
    led = codes[before] == "H" or debate
    return led and scene.actors[at].sort == "body" and inside and not launched and not member


# "The next European Council is on March 19", "will be in Brussels on Monday"
ON_A_DAY = pattern_of(r"(?:1|2|m3)(?:id?[CSL])?k?T(?=[.,;&ia)])")


def _is_on_a_day(scene: Scene, at: int) -> bool:
    """Whether a body that sits stands for its session, as it is on a day."""
    behind = ON_A_DAY.match(scene.chunks.codes, at + 1)
    return behind is not None and _sits(scene, at)


# "ahead of the European Council on 6 March", "the agenda of the Foreign Affairs Council of 10 March"
DATED = pattern_of(r"(?:id?[CSL])?(?P<of>[ko])T")
LEADS = frozenset({"at", "for", "before", "after", "ahead of", "prepare", "preparing", "prepares", "prepared"})


def _is_dated(scene: Scene, at: int) -> bool:
    """Whether a body that sits stands for its session, as a date follows and what leads up to it, or "of"."""
    chunks = scene.chunks
    behind = DATED.match(chunks.codes, at + 1)
    if behind is None or not _sits(scene, at):
        return False
    if "month" not in chunks.times[behind.end() - 1].stated:
        return False  # "spoke at the Security Council on Monday": the day is that of the verb
    before = at - 1
    while chunks.codes[before] in "dX" and before > at - 4:
        before -= 1
    lead = chunks.low(before) if chunks.low(before) != "of" else f"{chunks.low(before - 1)} of"
    return lead in LEADS or chunks.low(behind.start("of")) == "of"


# "the Ministerial Council opens in Vienna", "will begin on Monday"; not "opens an inquiry"
OPENS = pattern_of(r"(?:m|1f)?H[ikT]")


def _opens(scene: Scene, at: int) -> bool:
    """Whether a body that sits stands for its session: "the UN General Assembly opens in New York on Monday"."""
    told = OPENS.match(scene.chunks.codes, at + 1)
    if told is None or not _sits(scene, at):
        return False
    return scene.chunks.entries[told.end() - 2][1] == "cues.begin"
