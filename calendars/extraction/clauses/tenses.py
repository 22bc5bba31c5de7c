"""What a verb says of its engagement: when and how surely it happens, and what becomes of the plan."""

from enum import StrEnum
from typing import NamedTuple

from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import UNTIL
from calendars.patterns import pattern_of


class Tense(StrEnum):
    """When and how surely a verb says that something happens."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    TENTATIVE = "tentative"
    DENIED = "denied"
    NONE = ""


class Mood(NamedTuple):
    """What the chain of verbs at a place says: tense, the words of it, and the plan that it moves or drops.

    `change` is "moved" or "off" where the verb itself postpones or cancels, "unmet" for "was to have begun",
    "supposed" for "was supposed to begin", "running" for "is visiting", "purpose" for "arrived to meet".
    """

    tense: Tense
    first: int
    last: int
    change: str = ""


# Of what is to come, surely or perhaps.
YET_TO_COME = (Tense.FUTURE, Tense.TENTATIVE)
# What may become of a plan, as `change` tells it: put off to another time, or called off.
FATES = frozenset({"moved", "off"})
COMPELLED = frozenset({"forced", "compelled", "obliged"})


def change_of(code: str) -> str:
    """What a verb of one of the two codes does to a plan: K drops it, V moves it."""
    return "off" if code == "K" else "moved"


# Behind these, what is told to be done was done: "managed to meet X", "was pleased to receive X".
MANAGED = frozenset({"managed", "helped", "got", "dared", "contrived"})
MANAGED_OR_GLAD = MANAGED | {"pleased", "delighted", "honoured", "honored"}


# "is | then | paying a visit to Oslo": behind what comes first.
THEREAFTER = frozenset({"then", "next", "later", "afterwards", "thereafter", "subsequently"})


def tense_of(chain: str, form: str, words: set[str]) -> Tense:
    """When and how surely a chain of verbs says that something happens.

    Args:
        chain: the codes of its helpers: "1Qf" of "is due to meet".
        form: of the verb itself: "d" of "met", "g" of "meeting", "b" of "meet", "s" of "meets".
        words: of its helpers.
    """
    if "8" in chain or "F" in chain:
        return Tense.DENIED
    willing = "prepared" in words and chain[:1] in ("1", "2")  # "is prepared to meet", and not "prepared to meet"
    if "W" in chain or "u" in chain or willing or not words.isdisjoint(("tentatively", "probably", "possibly")):
        return Tense.TENTATIVE
    if "m" in chain:
        return Tense.FUTURE
    ahead = chain.rstrip("3")  # "is to be opened" as "is to open"
    if ahead.endswith("5f") or ("2" in chain and ahead.endswith("Ef") and not words.isdisjoint(COMPELLED)):
        return Tense.PAST  # "had to make do with a call", "was forced to meet X"
    if ahead.endswith("f"):  # "managed to meet X"; to, is to, is due to, agreed to, plans to
        done = "1" not in chain and not words.isdisjoint(MANAGED_OR_GLAD if "2" in chain else MANAGED)
        return Tense.PAST if done else Tense.FUTURE
    if "g" in form and ("1" in chain or "2" in chain):
        return Tense.FUTURE if chain == "1" and not words.isdisjoint(THEREAFTER) else Tense.PRESENT
    if "4" in chain or "5" in chain or "2" in chain or "7" in chain:
        return Tense.PAST
    if "1" in chain:
        return Tense.PRESENT
    if "d" in form and "b" not in form:
        return Tense.PAST
    if chain == "" and "b" in form and "d" in form:
        return Tense.PAST  # "set off on Thursday": a report tells of the past
    if "s" in form or "b" in form or form == "":
        return Tense.PRESENT
    return Tense.NONE


# Behind a verb with "not": "until Friday", "President X until Friday", "to Riga until Friday".
UNTIL_DAY = pattern_of(r"[fi]?[dXAPSOBMCL]{0,4}aT")
# How far before a day that "until" leads the "not" stands.
NOT_BEFORE = 8


def is_not_until(scene: Scene, at: int) -> bool:
    """ "Is not until Monday", "will not meet again until June": it is on the day that stands behind."""
    before = range(max(at - NOT_BEFORE, 0), at - 1)
    told = any(scene.chunks.codes[one] == "8" for one in before) or scene.chunks.low(at - 2) in ("wait", "waits")
    return scene.chunks.low(at - 1) in UNTIL and told


def is_only_later(scene: Scene, verb: int) -> bool:
    """Whether a denied verb is denied only of the time before a day: "did not meet X until Friday"."""
    match = UNTIL_DAY.match(scene.chunks.codes, verb + 1)
    return match is not None and is_not_until(scene, match.end() - 1)


def tense_of_invitation(chain: str, mood: Mood) -> Tense:
    """What becomes of an invitation by how it is taken: "accepted", "may accept", "has not yet accepted", "declined".

    Args:
        chain: the codes of the verb that it hangs on and of the words right before that.
        mood: what its chain of verbs says.
    """
    if chain[-1] != "Q":  # "accept"
        return Tense.DENIED if chain[-1] in "FK" else Tense.TENTATIVE
    if "u" in chain or ("4" in chain and "8" in chain):
        return Tense.TENTATIVE
    return Tense.DENIED if mood.tense is Tense.DENIED else Tense.FUTURE
