"""Tell where a subject has its verb behind what parts them: "X, after meeting Y, | will", "Talks since May | are to".

In: a scene, the clauses begun so far and a chunk. Out: whether the verb stands there, or which clause waits for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from calendars.extraction.clauses.joints import has_verb
from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# Words that open a clause before the main one, besides those of time that the grammar knows.
CONJUNCTIONS = frozenset({"once", "when", "whenever", "if", "unless", "while", "although", "though", "because"})
# ", will", ", is to": the verb of a subject that an aside stands behind; ", ended in", of one that waits for its verb.
RESUMED_BY = pattern_of(r",X?(?:[mu12457]|(?P<plain>[HEv])[ikgaTwdSPONr])")
# "The third round of talks between X and Y", "A four-day visit to X by the president of Y": no verb in it.
OCCASION = pattern_of(r"[cq&]?[dXADN9pOBS]{0,6}[nx][^12345mu78vHEKVQWFZ,;]*$")
# "Ehud Barak's visit to Berlin", "The truce talks between X and Y": that too, before "began".
WHOSE_OCCASION = pattern_of(r"[cq&]?(?:A?R?[PSCL]p)?[dXADN9pOBSG]{0,6}[nx][^12345mu78vHEKVQWFZ,;]*$")


def awaits_verb(codes: str, starts: Sequence[int], at: int) -> int | None:
    """Which clause, of those that begin at some chunks, names an occasion whose verb stands behind the comma at one.

    "Talks of X and Y, | which Z called | after a row that broke out in March | , will open": the first. Whatever is
    set in between, a verb right behind a comma has its subject before the comma that opens the aside.
    """
    for index in range(len(starts) - 1, -1, -1):
        start = starts[index]
        if RESUMED_BY.match(codes, start):
            return None  # its verb has been taken up already
        comma = codes.find(",", start, at)
        if comma > start and OCCASION.match(codes, start, comma):
            return index
    return None


def _is_verb_alone(scene: Scene, match: re.Match[str], end: int) -> bool:
    """Whether what stands behind a comma can be no participle: ", will", and ", opened on" if no "will" is to come."""
    if not match["plain"]:
        return True
    verb, codes = match.start("plain"), scene.chunks.codes
    told = scene.chunks.entries[verb][1] in ("cues.begin", "cues.end") or scene.chunks.last_low(verb) == "place"
    return told and "d" in scene.chunks.entries[verb][3] and set("mu1245").isdisjoint(codes[verb + 1 : end])


def returns_to_subject(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """Whether a comma closes what parts a subject from its verb: "X, after meeting Y, will be received by Z".

    "Talks of X and Y, the first since the war, will open": the aside may begin before its clause.
    """
    codes, (start, kind) = scene.chunks.codes, cuts[-1]
    match = RESUMED_BY.match(codes, at)
    if match is None:
        return False
    if _is_verb_alone(scene, match, end) and awaits_verb(codes, [one for one, _ in cuts], at) is not None:
        return True
    if len(cuts) < 2:
        return False
    past = not match["plain"] or "d" in scene.chunks.entries[match.start("plain")][3]
    if has_verb(codes, cuts[-2][0], start):
        return past and _awaits_verb(codes, cuts)
    if match["plain"]:
        return False
    opens = kind == "after" or (kind == "main" and scene.chunks.low(start) in CONJUNCTIONS)
    return opens and codes[start - 1] == "," and codes[start - 2] in ACTOR + "T"


def _awaits_verb(codes: str, cuts: list[tuple[int, str]]) -> bool:
    """Whether a relative clause with clauses of its own keeps a subject from its verb: "The talks, which X said Y".

    "The talks, which have been in doubt | since the attack on Sunday | , will open".
    """
    for (start, _), (aside, kind) in reversed([*pairwise(cuts[:-1])]):
        if kind == "relative" and codes[aside - 1] == "," and not has_verb(codes, start, aside):
            return not any(codes[one] == "," for one, _ in cuts if one > aside)
    return False


# What a chain of verbs goes on with: "will | have been", "are | scheduled to".
CHAIN = "mu12345678XfQ"


# "... that brought together | the leaders of X and Y", "... that was attended by X, Y and Z"
ROW_GATHERED = pattern_of(r"c(?:[45]?[vH]|2[vHE]y)[dXA9oRrtPSOC,]{1,24}&d?[XAR]{0,2}[PSO]$")
DAY_FIRST = pattern_of(r"[ijk]?T,")


def closes_row(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """Whether the one verb left is that of an occasion: "A summit that brought together X and Y | was held"."""
    codes, (start, kind) = scene.chunks.codes, cuts[-1]
    if kind != "relative" or len(cuts) != 2 or codes[at] not in "mu1245H" or codes[start - 1] == ",":
        return False
    day = DAY_FIRST.match(codes, cuts[0][0])
    head = codes[day.end() if day else cuts[0][0] : start]
    if not set("mu1245").isdisjoint(codes[at + 1 : end]) or not OCCASION.match(head):
        return False
    return ROW_GATHERED.match(codes[start:at]) is not None


def resumes_occasion(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """ "The first talks of X and Y since the war in Z | are to open": the one verb is that of the talks."""
    codes, (start, kind) = scene.chunks.codes, cuts[-1]
    since = scene.chunks.low(start) == "since"
    if kind != "after" or len(cuts) != 2 or (has_verb(codes, start, at) and not (since and codes[at] == "m")):
        return False
    if not since and set("Tiokg").isdisjoint(codes[start + 1 : at]):
        return False  # "the talks of X and Y after the president was ousted": the verb is his
    rest = codes[at + 1 : end].lstrip(CHAIN)
    return OCCASION.match(codes[cuts[0][0] : start]) is not None and set("mu1245").isdisjoint(rest)
