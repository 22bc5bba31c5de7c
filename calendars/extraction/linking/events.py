"""Read of what a length in days is told: of a gathering that is called an event, of a tour and not of its first stop.

In: a scene, its clauses and a candidate. Out: the length, in days; whether the one before a journey is of a region.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER, LARGE_NOUNS
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.meeting_places import region_behind
from calendars.extraction.rulings.arithmetic import days_long
from calendars.models import Kind

# What stands for an occasion, and names none by itself.
EVENTS = frozenset({"event", "affair", "meet", "assembly", "jamboree", "parley"})
THIS = frozenset({"the", "this"})  # before a noun that names no other gathering
# So many sentences behind the gathering it may be told, and no gathering lasts longer, in days.
FAR, LONGEST = 3, 15


def days_of_event(scene: Scene, clauses: list[Clause], candidate: Candidate) -> int | None:
    """How many days "the three-day event" takes, told of a gathering behind which no other one is named."""
    chunks, sentence = scene.chunks, clauses[candidate.clause].sentence
    if candidate.kind not in GATHER or not candidate.noun:
        return None
    last = min(sentence + FAR, len(chunks.sentences) - 1)
    for at in chunks.find(EVENTS, candidate.at + 1, chunks.sentences[last][1]):
        length = at - 1 - (chunks.codes[at - 1] in "XA")
        if chunks.codes[length] != "D" or chunks.low(length - 1) not in THIS:
            continue
        between = (one for one in range(candidate.at + 1, length) if chunks.codes[one] in "nx")
        if any(chunks.low(one - 1) not in THIS and chunks.entries[one][1] in LARGE_NOUNS for one in between):
            return None  # "on the sidelines of the summit. A donors' conference follows. The three-day event"
        days = days_long(chunks.times[length].value)
        return days if days and 1 < days < LONGEST else None
    return None


def is_of_region(scene: Scene, candidate: Candidate) -> bool:
    """ "A three-day visit to Africa with a stop in Kenya on Friday", "a week's Asia tour in Laos": not there alone."""
    if candidate.kind is not Kind.VISIT or not candidate.noun:
        return False
    before = scene.chunks.text(candidate.at - 1).lower()
    if region_behind(scene, candidate.at) is None and before not in scene.words["continents"]:
        return False
    codes, end = scene.chunks.codes, scene.chunks.end_of(candidate.at)
    end = next((at for at in range(candidate.at + 1, end) if codes[at] in "c,;&"), end)  # "a trip that includes stops"
    stops = (at for at in range(candidate.at + 2, end) if at in scene.places and codes[at] in "CSL")
    stops = (at for at in stops if scene.chunks.text(at).lower() not in scene.words["continents"])
    return any(codes[at - 1] in "if" or codes[at - 2 : at] in ("id", "fd") for at in stops)
