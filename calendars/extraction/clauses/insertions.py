"""Tell where a clause that is set between a verb and its place or day is over, and the main one goes on.

In: the chunks of a scene, the clauses begun so far and a comma. Out: whether the comma closes the relative clause that
stands last. `cuts.py` asks.
"""

from __future__ import annotations

from calendars.extraction.clauses.joints import has_verb
from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# ", to Cairo on Tuesday for", ", in Berlin on Tuesday.", ", on Monday in Beijing.": where and when, or when and where.
WHERE_WHEN = pattern_of(r",(?:[if]d?A?[CLSN](?:,[CLSN])?,?k?T|k?T(?:,?id?A?[CLSN])?)(?=[.;,gw&]|f[vHx])")
# ", in Berlin.": the place alone, behind a person of whom something is told.
WHERE = pattern_of(r",id?A?[CLSN](?:,[CLSN])?(?=[.;]|[gw]d?[AX]{0,2}[nxXSPOBM])")
# ", by phone on Monday.", ", for his support on Monday."
HOW_WHEN = pattern_of(r",(?:yX|[gkw]d?[AX]{0,2}[Xnx](?:[ok]d?[AX]{1,2})?|[if]d?[AX]{0,3}[XnCLS])k?T(?=[.;])")
PERSONAL = frozenset({"who", "whose", "whom"})


def ends_aside(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """Whether a comma closes a clause set between a verb and its place or day: "met X, who is ill, in Riga on Friday".

    Of an occasion, "the talks, which open in Oslo, on Monday", the day may be its own.
    """
    codes, start = scene.chunks.codes, cuts[-1][0]
    if codes[at] != "," or len(cuts) < 2 or codes[at + 1] not in "ifkTygw":
        return False
    before = cuts[-2][0]
    comma = codes.rfind(",", before, start)
    if comma < 0 or not has_verb(codes, before, comma) or has_verb(codes, comma, start):
        return False
    if codes[comma - 1] in "nx" or "T" in codes[before:comma] or not _is_whole(codes, start, at):
        return False
    if WHERE_WHEN.match(codes, at, end + 1):
        return True
    if scene.chunks.low(start) not in PERSONAL:
        return False
    return (HOW_WHEN.match(codes, at, end + 1) or WHERE.match(codes, at, end + 1)) is not None


def _is_whole(codes: str, start: int, at: int) -> bool:
    """Whether a clause has all that it needs before a comma: "who is in Oslo", not "which opens" or "in Rome"."""
    stated = codes[at - 2] != "," or codes[at - 1] not in "CLSN"  # "in Rome, Italy, on Monday"
    return stated and has_verb(codes, start, at - 1) and codes[at - 1] not in "vmu124578f"
