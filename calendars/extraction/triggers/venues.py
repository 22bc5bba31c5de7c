"""Read a noun that tells only where another deed is done: "opened an embassy at a ceremony".

In: a scene, a candidate of a noun and the verb before it. Out: nothing; the candidate is told as the deed is.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.moods import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.noun_phrases import before_article

# Verbs that say of what is their object at which stage it is.
STAGES = frozenset({"cues.begin", "cues.end"})
# Verbs that undo what is their object.
UNDOING = frozenset({"cues.broken", "cues.off", "cues.refuse", "cues.moved"})
# "suspended its participation in the talks", "cancelled his appearance at the summit"
SHARES = frozenset({"participation", "part", "role", "presence", "attendance", "appearance", "seat", "place", "work"})


def read_as_venue(scene: Scene, candidate: Candidate, verb: int, first: int, *, undone: bool) -> None:
    """Tell of a noun in the tense of what is done there, and not as what that verb plans, opens or undoes.

    Args:
        scene: the article's chunks and actors.
        candidate: of the noun.
        verb: the chunk of the verb before it.
        first: the first chunk of the noun's phrase.
        undone: whether the deed failed: "failed to agree at talks".
    """
    there = _is_venue_of(scene, verb, first)
    told = scene.chunks.codes[verb] in "QW" and not undone
    if there and (told or (candidate.verb in UNDOING and not _is_of_it(scene, verb, first))):
        candidate.mood = candidate.mood and as_told(scene, candidate.mood, verb)
        candidate.verb = ""
    elif undone or (there and candidate.verb in STAGES):
        candidate.verb = ""


def _is_venue_of(scene: Scene, verb: int, first: int) -> bool:
    """Whether a noun is where a deed is done: "agreed, was backed at a meeting", not "is expected at the talks"."""
    codes, before = scene.chunks.codes, before_article(scene, first)
    undergone = codes[verb] == "W" and codes[verb - 1] in "23" and (codes[verb + 1] == "y" or codes[verb - 2] in "XGQn")
    done = undergone or codes[verb - 1] not in "123f"
    return codes[before] == "i" and before > verb + 1 - (codes[verb] in "QW") and done


def _is_of_it(scene: Scene, verb: int, first: int) -> bool:
    """Whether what is undone is a share in it or a part: "its participation in talks", "a meeting at the summit"."""
    before = before_article(scene, first)
    parts = scene.chunks.codes[verb + 1 : before]
    return scene.chunks.low(before - 1) in SHARES or "n" in parts or "x" in parts


def as_told(scene: Scene, mood: Mood, verb: int, helper: str = "") -> Mood:
    """The mood of a verb of planning or wishing for what it does not plan: that of its own tense, or its helper's."""
    form = scene.chunks.entries[verb][3]
    told = Tense.PAST if "d" in form and "b" not in form else Tense.PRESENT
    return mood._replace(tense={"1": Tense.PRESENT, "m": Tense.FUTURE}.get(helper, told), change="")
