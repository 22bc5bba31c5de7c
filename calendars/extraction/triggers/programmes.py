"""Read what a programme held: "her programme had contained a meeting with X", "was struck from the calendar".

In: a scene, its clauses and candidates. Out: nothing; the moods of candidates are corrected. What a programme had
contained never came about where the visit was given up, and is no news of a meeting where nothing says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import FATES, Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.models import Kind

# Verbs that with "from" or "off" and a programme drop what was in it: "vanished from the calendar".
STRUCK = frozenset(
    {"struck", "removed", "taken", "deleted", "vanished", "disappeared", "crossed", "erased", "gone", "withdrawn"}
)
# How far behind a noun they stand, and how far before its programme.
REACH, NEAR = 14, 5
# How many sentences back a visit was given up.
BACK = 2
# What a programme has in it: "had included", "had foreseen", "had called for", "had had".
HOLDS = frozenset(
    {
        *("included", "contained", "foreseen", "foresaw", "featured", "listed", "envisaged", "comprised", "held"),
        *("called", "provided", "had", "shown"),
    }
)
# Before "programme": it is none of visits.
OTHER_PROGRAMMES = frozenset(
    {"nuclear", "atomic", "missile", "space", "weapons", "arms", "enrichment", "aid", "rocket"}
)


def read_programmes(scene: Scene, clauses: Sequence[Clause], candidates: Sequence[Candidate]) -> None:
    """Correct the moods of what was dropped from a programme, and of what a programme had in it."""
    if scene.words["programmes"].isdisjoint(scene.chunks.lows):
        return
    for candidate in candidates:
        if candidate.noun and _is_struck(scene, clauses[candidate.clause], candidate):
            past = candidate.mood is not None and candidate.mood.tense is Tense.PAST
            candidate.mood = Mood(Tense.PAST if past else Tense.FUTURE, candidate.at, candidate.at + 1, "off")
    for index, candidate in enumerate(candidates):
        had = _was_in_programme(scene, clauses[candidate.clause], candidate)
        if had is None:
            continue
        dropped = _given_up(clauses, candidates[:index], clauses[candidate.clause].sentence)
        if dropped is not None and dropped.mood is not None:
            candidate.mood = Mood(Tense.FUTURE, candidate.at, candidate.at + 1, dropped.mood.change)
            visitors = [at for at, how in dropped.parties.items() if how in ("subject", "of", "agent", "modifier")]
            candidate.parties = dict.fromkeys(visitors, "subject") | candidate.parties
        elif scene.chunks.codes[had] == "5":
            candidate.mood = Mood(Tense.DENIED, candidate.at, candidate.at + 1)


def _is_struck(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "The visit of X has vanished from the calendar", "was taken off the programme"."""
    chunks = scene.chunks
    for at in range(candidate.at + 2, min(candidate.at + REACH, clause.end)):
        if chunks.low(at) in scene.words["programmes"]:
            words = set(chunks.text(max(at - NEAR, candidate.at), at).lower().split())
            return not words.isdisjoint(("from", "off")) and not words.isdisjoint(STRUCK)
    return False


def _was_in_programme(scene: Scene, clause: Clause, candidate: Candidate) -> int | None:
    """The verb of "her programme had included a meeting", "the agenda foresaw one", "one had been on her agenda"."""
    chunks, codes = scene.chunks, scene.chunks.codes
    at = next((at for at in range(clause.start, clause.end) if chunks.low(at) in scene.words["programmes"]), None)
    if at is None or chunks.low(at - 1) in OTHER_PROGRAMMES:
        return None
    if at > candidate.at:  # "A meeting had been on the programme"
        been = codes.find("53k", candidate.at, at)
        return been if been >= 0 and at - been <= NEAR else None
    verb = next((one for one in range(at + 1, candidate.at) if codes[one] in "mu1245vHEQWVKF"), None)
    if verb is None or "," in codes[at:verb]:
        return None
    return verb if chunks.low(verb) in HOLDS else None


def _given_up(clauses: Sequence[Clause], before: Sequence[Candidate], sentence: int) -> Candidate | None:
    """The visit that was called off or put off in this sentence or in one of those before it."""
    near = [one for one in before if clauses[one.clause].sentence >= sentence - BACK and one.kind is Kind.VISIT]
    dropped = [one for one in near if one.mood is not None and one.mood.change in FATES]
    return dropped[-1] if dropped else None
