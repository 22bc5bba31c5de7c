"""The first of somebody to do so: "became the first Russian leader to visit Peru" is as past as the becoming.

And the first of a row of verbs, whose helper the others share: "will meet X, call on Y and be received by Z".
"""

from __future__ import annotations

from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import RANKING
from calendars.patterns import pattern_of

# "The first Russian leader", "the first sitting president in 88 years", before "to visit"
THE_FIRST = pattern_of(r"X[XA9Dx]{0,3}[SRrtPJNX](?:i[X9D]{1,3})?$")
BECOMING = frozenset({"become", "becomes", "became", "becoming"})
RANK_REACH = 8


def mood_of_first(scene: Scene, first: int, start: int) -> Mood | None:
    """ "Became on Monday the first Russian leader to visit Peru": the visit is as past as the becoming."""
    codes, begin = scene.chunks.codes, max(first - RANK_REACH, start)
    ranks = (at for at in range(begin, first) if scene.chunks.low(at) in RANKING)
    rank = next((at for at in ranks if THE_FIRST.match(codes, at, first)), -1)
    if rank < 0:
        return None
    rank -= codes[rank - 1] == "d"
    verb = next((at for at in range(rank - 1, begin - RANK_REACH, -1) if codes[at] not in "kiTX,"), -1)
    verb = next((at for at in range(rank - 1, verb, -1) if scene.chunks.low(at) in BECOMING), verb)
    if verb < start or (codes[verb] != "2" and scene.chunks.low(verb) not in BECOMING):
        return None
    helped = next((codes[at] for at in range(verb - 1, start - 1, -1) if codes[at] in "mu45f"), "")
    if helped in ("m", "u", "f"):
        return Mood(Tense.TENTATIVE if helped == "u" else Tense.FUTURE, verb, first)
    past = helped or codes[verb] == "2" or scene.chunks.low(verb) == "became"
    return Mood(Tense.PAST if past else Tense.PRESENT, verb, first)


VERBS = "vHE"
AHEAD = frozenset("muf")
ROW_REACH = 40


def first_of_row(scene: Scene, first: int) -> int | None:
    """The verb before a bare one that is told to come, or what helps it: "will | address students and meet X".

    None where what stands before is told as past or present: "arrived, meets X".
    """
    codes = scene.chunks.codes
    begin = max(scene.bounds(scene.chunks.sentence_of(first))[0], first - ROW_REACH)
    for at in range(first - 1, begin - 1, -1):
        if codes[at] in ";c":
            return None
        if codes[at] in VERBS and not (codes[at - 1] in ",&" and "b" in scene.chunks.entries[at][3]):
            helped = codes[at - 1] in "mufX" and not AHEAD.isdisjoint(codes[max(at - 3, begin) : at])
            return at if helped else None
        if codes[at] in "muQW" or (codes[at] == "f" and codes[at - 1] in "1Q"):
            return at
        if codes[at] in "12KFV45":
            return None
    return None


# "gathered in the hotel | to be briefed", "came to the palace on Monday | to be received"
COMING_TO = pattern_of(r"(?P<verb>[vE])(?:k?T)?(?:[fi]d?[XANCLSOB]{1,4})?(?:k?T)?$")
COMING_REACH = 10
COMING = frozenset({"came", "flew", "went", "travelled", "traveled", "returned", "gathered", "assembled", "arrived"})
COMING |= {"convened", "hurried", "rushed"}


def is_aim_of_coming(scene: Scene, chain: str, first: int) -> bool:
    """Whether "to be received" says what somebody came for: "came to the palace to be received by the king"."""
    match = COMING_TO.search(scene.chunks.codes, max(first - COMING_REACH, 0), first) if chain == "f3" else None
    return match is not None and scene.chunks.low(match.start("verb")) in COMING
