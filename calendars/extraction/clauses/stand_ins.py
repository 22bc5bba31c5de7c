"""Tell whether words that name nobody are the subject: "he", "both", "the two", "the sides", "their ministers".

In: a scene and a chunk before the verb of a clause. Out: yes or no; `coreference.py` finds for whom they stand.
"""

from __future__ import annotations

from calendars.extraction.clauses.noun_or_verb import NOMINATIVE
from calendars.extraction.clauses.offices import are_their_ministers
from calendars.extraction.names.actors import Scene

# Words for both of those told of, before their verb.
PAIR = frozenset({"two", "pair", "duo"})
PAIRED = PAIR | {"both", "their", "sides"}
PRONOUNS = NOMINATIVE | {"both"}
BOTH = frozenset({"two", "both"})


def is_pronoun(scene: Scene, at: int, stop: int, held: str) -> bool:
    """Whether a pronoun, "two" or "both" tells who acts: "From here she goes to Seoul", "leaders of both countries"."""
    if scene.chunks.codes[at] == "h" and _is_subject(scene, at, held):
        return True
    return scene.chunks.lows[at] in BOTH and held in "ojb" and at + 1 < stop and _are_both(scene, at, held)


def stands_for_two(scene: Scene, at: int) -> bool:
    """Whether a word stands for two who were told of: "The two had met", "The sides will", "Their ministers will"."""
    low = scene.chunks.lows[at]
    if low in PAIR:
        return _do_something(scene, at + 1)  # "The two last met in May"
    if low == "sides":
        return scene.chunks.lows[at - 1] == "the" and scene.chunks.codes[at + 1] in "mu1245HEvQ"
    if low == "their":
        return _are_theirs(scene, at)
    # "India and Pakistan want talks. The foreign secretaries will meet in May"
    return scene.chunks.codes[at] == "r" and are_their_ministers(scene, at)


def is_unknown_verb(scene: Scene, at: int) -> bool:
    """Whether a word behind a pronoun is a verb that the lexicon does not know: "he addresses the council"."""
    codes = scene.chunks.codes
    before_object = codes[at] == "X" and codes[at + 1] in "dSBOPp"
    told = scene.chunks.low(at) in scene.words["pairing"]  # "the two countries' foreign ministers, X and Y"
    return before_object and not told and scene.chunks.low(at) not in scene.words["adverbs"]


def _are_both(scene: Scene, at: int, held: str) -> bool:
    """Whether "two" or "both" tells of those who act: "leaders of the two countries", "both presidents"."""
    behind = scene.chunks.codes[at + 1]
    return (
        behind in "rtXJv"
        and not (held == "o" and _is_of_things(scene, at))
        and not _are_others(scene, at + 1)
        and (behind != "X" or _are_paired(scene, at + 1))
    )


def _are_paired(scene: Scene, at: int) -> bool:
    """Whether those behind "two" or "both" may be states or their people, and not companies, clubs, tribes."""
    last = at
    while scene.chunks.codes[last + 1] == "X":
        last += 1
    while last >= at and (scene.chunks.low(last) in scene.words["adverbs"] or scene.chunks.low(last) == "last"):
        last -= 1  # "The two later met"
    return last < at or any(
        scene.chunks.low(one) in scene.words[of] for one in (at, last) for of in ("pairing", "paired")
    )


ARRESTED = frozenset({"arrested", "accused", "charged", "suspected", "convicted", "detained", "jailed", "wanted"})


def _are_others(scene: Scene, at: int) -> bool:
    """Whether what follows tells of some other two: "the two presidents of the club", "the two men arrested on"."""
    codes, low = scene.chunks.codes, scene.chunks.low(at + 1)
    if low in ARRESTED:
        return True
    of_thing = codes[at] in "rt" and codes[at + 1 : at + 3] == "od" and codes[at + 3] == "X"
    return of_thing and scene.chunks.low(at + 3) not in scene.words["pairing"] and low == "of"


def _do_something(scene: Scene, at: int) -> bool:
    """Whether a verb stands behind a subject, or behind an adverb that follows it: "last met", "have met"."""
    low = scene.chunks.low(at)
    adverb = scene.chunks.codes[at] == "X" and (low == "last" or low in scene.words["adverbs"])
    return scene.chunks.codes[at + adverb] in "mu1245vQWHEKV"


def _are_theirs(scene: Scene, at: int) -> bool:
    """Whether "their" stands before several officials: those of the states that were told of."""
    official = at + 1 + (scene.chunks.codes[at + 1] == "X")
    return scene.chunks.codes[official] in "Rr" and scene.chunks.last_low(official).endswith("s")


def _is_subject(scene: Scene, at: int, held: str) -> bool:
    """Whether a pronoun can be the subject, behind a phrase too: "From here she goes to Seoul"."""
    low, after = scene.chunks.low(at), scene.chunks.codes[at + 1]
    if low == "both" and after == "X" and not _are_paired(scene, at + 1):
        return False
    return (low in PRONOUNS and (not held or after in "mu1245")) or (low in NOMINATIVE and after == "v")


def _is_of_things(scene: Scene, at: int) -> bool:
    """Whether what the two have is no one who acts: "the frontiers of the two countries come together"."""
    of = at - 1 - (scene.chunks.codes[at - 1] == "d")
    head = of - 1
    return scene.chunks.codes[head] == "X" and scene.chunks.low(head) not in scene.words["group"]
