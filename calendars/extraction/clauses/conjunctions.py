"""Tell what kind of clause a subordinating word opens: "that", "who", "when", "as", or none, as "that call" does not.

In: a scene, the chunk of the word and the kind of the clause before it. Out: the kind, or "". `cuts.py` asks.
"""

from __future__ import annotations

from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# "as head of state on", "as president here on", "as head of the bloc on"
AS_OFFICE = pattern_of(r"cd?[XA]?[Rr](?:od?[XOB]{1,2})?X?(?=[kT])")
# "as part of a push led by", "as a sign of support for", but not "as part of a tour"
AS_PART = pattern_of(r"cd?X{1,2}od?[XA]{1,3}(?![XAnxv])")
# Behind these, which open no clause, "that" points.
POINTING = frozenset({"on", "over", "about", "under", "regarding", "concerning", "despite"})
# Words that a time opens with which no "that" points at.
TIME_OPENERS = frozenset(
    {"next", "last", "this", "early", "late", "later", "today", "tomorrow", "yesterday", "tonight"}
)
# "A conference on Middle East peace that X has proposed"
OF_OCCASION = pattern_of(r"n[okg][dA9LSCXO-]{1,4}$")
# "the meeting of the EAC council of ministers that was scheduled"
OF_ORGAN = pattern_of(r"[nx]od?[AOSX]{0,2}X(?:oX?r)?$")


def kind_opened(scene: Scene, cuts: list[tuple[int, str]], at: int) -> str:
    """The kind of the clause that a word opens behind those begun so far: "told a briefing that X, 52, will".

    "Said on Monday that all was well when meeting X": only an occasion.
    """
    codes, lows = scene.chunks.codes, scene.chunks.lows
    start, kind = cuts[-1]
    meeting = lows[at] in ("when", "while") and "g" in scene.chunks.entries[at + 1][3]
    if meeting and codes[at + 1] in "vx" and any(told == "report" for _, told in cuts):
        return "after"
    said = start == at and cuts[-2][1] == "report" and lows[at] == "that"
    return "main" if said else _kind_behind(scene, at, kind)


def _kind_behind(scene: Scene, at: int, kind: str) -> str:
    """The kind of the clause that a subordinating word opens, by that of the one before; "" where it opens none."""
    codes, low = scene.chunks.codes, scene.chunks.low(at)
    behind = codes[at + 1 : at + 2]
    if low == "that" and scene.chunks.low(at - 1) == "except":
        return "main"  # "no dates were given, except that talks are set for Friday"
    points = codes[at - 1] in "owbyifgja" or (behind == "X" and scene.chunks.low(at - 1) in POINTING)
    dated = behind == "T" and scene.chunks.low(at + 1) in TIME_OPENERS  # "reported that next week X will"
    several = behind != "T" and codes[at - 1] not in "nx" and scene.chunks.last_low(at + 1).endswith("s")
    if low == "that" and ((behind in ("n", "x", "r", "R", "t", "T") and not dated and not several) or points):
        return ""  # "that call", "of that country", "on that point": it points
    asked = low in ("how", "whether") and behind == "f" and codes[at - 1] in "ko"
    if asked and set("nxv").isdisjoint(codes[at + 2 : scene.chunks.end_of(at)]):
        return ""  # "talks on how to handle asylum, in Riga, on Thursday": the day is that of the talks
    if low == "as" and (AS_OFFICE.match(codes, at) or AS_PART.match(codes, at)):
        return ""  # "began her first trip as head of state on Monday", "meet as part of a push by the EU on Monday"
    if low == "as" and scene.chunks.low(at - 1) == "known":
        return ""  # "the contact group, also known as the Ramstein format, will meet"
    noun = low == "that" and kind != "report" and _is_noun_before(codes, at)
    told = low == "when" and codes[at - 1] in ",T"  # "in April, when officials met in Luxembourg"
    return "relative" if noun or told or low in ("who", "which", "whose", "whom", "where") else "main"


def _is_noun_before(codes: str, at: int) -> bool:
    """Whether what stands before "that" is a noun of which it tells more."""
    before, behind = codes[at - 1], codes[at + 1 : at + 2]
    if before in ACTOR + "nxNG" or (before in "TX" and behind in tuple("mu1245")):
        return True
    if before in "L," and behind in tuple("mu12453"):
        return True  # "talks at Panmunjom that had been set for"
    if OF_OCCASION.search(codes, max(at - 6, 0), at):
        return True
    return behind in tuple("mu124") and OF_ORGAN.search(codes, max(at - 9, 0), at) is not None
