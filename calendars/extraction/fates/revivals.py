"""Read that what was called off is to be after all: "The talks are back on", "would go ahead as planned after all".

Or on some other day, so that it is only put off: "was cancelled and will be rescheduled".

In: a scene, its clauses and the candidates of the article. Out: nothing; it is noted at the candidate that was off.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# "it | was back | on", "the talks | are now back | on.", "but | is back | on", and not "is back on track", "on Monday"
BACK_ON = pattern_of(r"[hnx&c,](?P<be>[12])X?(?P<back>X)k(?=[.,;&cZ])")
# "it | would go ahead | after all", "the summit | will be held | as planned"
WILL = pattern_of(r"[hnx](?P<will>m)X?3?X?[vHEX][^;.]{0,6}$")
BACK, AFTER, AS = frozenset({"back"}), frozenset({"after"}), frozenset({"as"})
AGAIN, PUT_BACK = frozenset({"again"}), frozenset({"put", "placed", "brought"})
SET = frozenset({"planned", "scheduled", "arranged", "agreed", "intended"})
# So far behind "a new date" it is told that there is none: "a new date was not set".
NEAR_DATE = 5
# So far behind the modal "after all" stands, and so many sentences later is it told.
REACH = 10
SENTENCES = 2


def read_revived(scene: Scene, clauses: list[Clause], candidates: list[Candidate]) -> None:
    """Note what was called off and is a plan again, where the same sentence or one of the next two says so.

    Args:
        scene: chunks with actors.
        clauses: its clauses.
        candidates: those of the article; `revived` is set here.
    """
    for candidate in candidates:
        if candidate.mood is None or candidate.mood.change != "off":
            continue
        sentence = scene.chunks.sentence_of(candidate.mood.first)  # where it is told that it was off
        begin = max(candidate.at, candidate.mood.last - 1)
        last = min(sentence + SENTENCES, len(scene.chunks.sentences) - 1)
        end = scene.bounds(last)[1]
        verb = _find_back_on(scene, begin, end)
        verb = _find_after_all(scene, begin, end) if verb is None else verb
        verb = _find_change_of_mind(scene, begin, scene.bounds(sentence)[1]) if verb is None else verb
        candidate.revived = verb is not None
        if verb is None and _is_only_put_off(scene, begin, scene.bounds(min(sentence + 1, last))[1]):
            candidate.mood = candidate.mood._replace(change="moved")


# "will be | rescheduled", "at a later | date", "a new | date will be set"
RESCHEDULED, DATE = frozenset({"rescheduled"}), frozenset({"date", "time"})
OTHER = frozenset({"later", "new", "another"})
NONE = frozenset({"no", "not", "nor", "without", "whether", "if", "unless"})
WILL_BE = pattern_of(r"(?:m|[12Q]f)3?X?$")


def _is_only_put_off(scene: Scene, begin: int, end: int) -> bool:
    """ "Was cancelled and will be rescheduled", "but will be held at a later date"; "A new date will be set"."""
    chunks = scene.chunks
    later = [at for at in chunks.find(RESCHEDULED, begin, end) if WILL_BE.search(chunks.codes, begin, at)]
    later += [at for at in chunks.find(DATE, begin, end) if chunks.low(at - 1) in OTHER]
    for at in later:
        start = max(chunks.sentences[chunks.sentence_of(at)][0], begin)
        told = start == begin or set("PSOM").isdisjoint(chunks.codes[start:at])  # not "Chad will vote at a later date"
        if told and NONE.isdisjoint(chunks.lows[max(at - REACH, start) : at + NEAR_DATE]):
            return True
    return False


def _find_back_on(scene: Scene, begin: int, end: int) -> int | None:
    """Where it is told that something is back on."""
    for at in scene.chunks.find(AGAIN, begin, end):
        if scene.chunks.low(at - 1) == "on" and scene.chunks.codes[at - 2] in "12":
            return at - 2  # "said it was on again"
    backs = scene.chunks.find(BACK, begin, end)
    if not backs:
        return None
    for at in backs:
        put = scene.chunks.low(at - 2) in PUT_BACK and scene.chunks.low(at - 1) in ("it", "them")
        if put and scene.chunks.low(at + 1) == "on":
            return at - 2  # "put it back on the calendar"
    for match in BACK_ON.finditer(scene.chunks.codes, begin, end):
        if scene.chunks.low(match.start("back")) == "back" and scene.chunks.low(match.start("back") + 1) == "on":
            return match.start("be")
    return None


def _find_after_all(scene: Scene, begin: int, end: int) -> int | None:
    """Where it is told that something will be after all, or as it was planned; not what somebody had said before."""
    low, codes = scene.chunks.low, scene.chunks.codes
    told = [
        at for at in scene.chunks.find(AFTER, begin, end) if scene.chunks.text(at, at + 2).lower()[:9] == "after all"
    ]
    first = scene.words["at_first"]  # "as originally planned"
    told += [at for at in scene.chunks.find(AS, begin, end) if low(at + 1 + (low(at + 1) in first)) in SET]
    for at in sorted(told):
        opening, _ = scene.bounds(scene.chunks.sentence_of(at))
        match = WILL.search(codes, max(opening, begin, at - REACH), at)
        if match is not None and "5" not in codes[opening:at] and "8" not in codes[match.start() : at]:
            return match.start("will")
    return None


# "only to | revive it", "then reinstated it", "but later changed his mind", "before reversing himself"
REVIVING = frozenset({"revive", "revived", "reinstate", "reinstated", "resurrect", "resurrected", "relent", "relented"})
TURNING = frozenset({"change", "changed", "changing", "reverse", "reversed", "reversing"})
TURNED = frozenset({"mind", "minds", "course", "himself", "herself", "itself", "themselves", "decision", "position"})
RELENTING = REVIVING | TURNING
# Before a verb they leave it open: "could revive it", "refused to change his mind".
UNSURE = frozenset("mu78f")
TURN_REACH = 3


def _find_change_of_mind(scene: Scene, begin: int, end: int) -> int | None:
    """Where it is told in the same sentence that whoever called something off thought better of it."""
    chunks = scene.chunks
    for at in chunks.find(RELENTING, begin, end):
        if chunks.low(at) in TURNING and TURNED.isdisjoint(chunks.lows[at + 1 : min(at + 1 + TURN_REACH, end)]):
            continue
        before = at - 1 - (chunks.codes[at - 1] == "X")
        if chunks.codes[before] not in UNSURE or chunks.lows[at - 2 : at] == ["only", "to"]:
            return at
    return None
