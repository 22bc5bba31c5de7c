"""Tell whose people those are with whom a sentence opens: "Sudan rejected the plan. Its envoys met X".

In: a scene with the actors that are named. Out: the same, with "its envoys" as people of the state or movement that is
the subject of the sentence before. "Its leaders" of an organisation are found by `coreference.py`.
"""

from __future__ import annotations

from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.patterns import pattern_of

# "Its | envoys", "But its | chief negotiator", "Its new | ambassador"; no name and no owner stands behind.
OPENS_WITH_OWN = pattern_of(r"(?:c?,?)(?P<its>d)X{0,2}(?P<who>[rtR])(?![ojNPpR])")
ITS = frozenset({"its"})
# "Sudan | rejected", "The rebel front | has"; and a verb that the lexicon does not know.
OPENS_WITH_STATE = pattern_of(r"d?(?P<whose>[SCM])(?P<next>[vEHQWKVFZ124567mu8X])")
OF_STATES = frozenset({"state", "seat", "movement"})
VERB_ENDINGS = ("s", "ed")


def resolve_own_people(scene: Scene) -> None:
    """Make actors of the people of a state that are told by "its" at the start of the next sentence."""
    chunks = scene.chunks
    for at in chunks.find(ITS, 0, len(chunks.lows)):
        number = chunks.sentence_of(at)
        begin, end = scene.bounds(number)
        match = OPENS_WITH_OWN.match(chunks.codes, begin, end) if number else None
        if match is None or match.start("its") != at or match.start("who") in scene.actors:
            continue
        owner = _subject_of(scene, number - 1)
        who = match.start("who")
        role, rank = chunks.text(who), chunks.entries[who][3]
        if owner is None or role.split()[0].lower() in scene.words["lay"] or rank == "spokesperson":
            continue
        scene.put(who, Actor(owner.sides, None, role, rank, "group", True, (*owner.rules[:1], "coreference.its")))


def _subject_of(scene: Scene, number: int) -> Actor | None:
    """The state or movement that a sentence opens with and tells of: "Sudan has", and not "Iran's parliament has"."""
    chunks, (begin, end) = scene.chunks, scene.bounds(number)
    match = OPENS_WITH_STATE.match(chunks.codes, begin, end)
    owner = scene.actors.get(match.start("whose")) if match else None
    if match is None or owner is None or owner.sort not in OF_STATES or len(owner.sides) != 1:
        return None
    unknown = match["next"] == "X" and not chunks.low(match.start("next")).endswith(VERB_ENDINGS)
    return None if unknown else owner
