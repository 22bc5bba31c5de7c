"""Set phrases that only stand between a word and what it goes with: who calls it so, of what sort it is, "from here".

In: the codes and words of a sentence. Out: the ranges of chunks that are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calendars.extraction.words.word_lists import HERE
from calendars.patterns import pattern_of

# "held | what officials described as | talks", "for | what was to be | a visit"
HEDGED = pattern_of(r"(?<=[vxHEQigkawT5])c(?=[^,;.q]{1,8}q?d?[A9XpSqv-]{0,6}[nxGX])")
NAMED_SO = pattern_of(r"q?d?[A9XpSqv-]{0,6}[nxG]")
# Behind "in" it may be called anything: "met X | in | what he called | a moment of truth | on Monday"
NAMED_ANY = pattern_of(r"q?d?[A9XpSqv-]{0,6}[nxGX]")
# So many chunks such words have at most.
HEDGE = 9
CALLING = frozenset({"called", "calls", "call", "termed", "terms", "dubbed", "labelled", "labeled", "deemed"})
# Behind these, "what" asks.
ASKING = frozenset({"asked", "discuss", "discussed", "decide", "decided", "saw", "knew"})


def find_hedges(codes: str, lows: Sequence[str], firsts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The ranges of chunks that only say who calls it so: "held | what they called | a last round of talks".

    Args:
        codes: the codes of a sentence.
        lows: the words of the text in lower case.
        firsts: the first word of each of its chunks.
    """
    for match in HEDGED.finditer(codes):
        first = match.start()
        if lows[firsts[first]] != "what" or lows[firsts[first - 1]] in ASKING:
            continue
        so = NAMED_ANY if codes[first - 1] == "i" else NAMED_SO
        for at in range(first + 1, min(first + HEDGE, len(codes) - 1)):
            named = codes[at] in "123" or lows[firsts[at]] in CALLING or (codes[at] == "c" and lows[firsts[at]] == "as")
            if named and so.match(codes, at + 1):
                yield first, at + 1
                break


# "of the Caucasus nations of | Peru and Chile", "to the Baltic states of | Latvia, Estonia"
APPOSED = pattern_of(r"(?<=[ogwbiy])d[AXLNBC9]{0,3}(?P<sort>[XB])o(?=S,?&?S)")
SORTS_OF_STATES = frozenset(
    {"nations", "states", "countries", "republics", "neighbours", "neighbors", "kingdoms", "sheikhdoms", "democracies"}
)


def find_sorts(codes: str, lows: Sequence[str], firsts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The ranges of chunks that only say what states are: "the leaders of | the Gulf states of | Oman and Qatar".

    `find_hedges` says what it is given.
    """
    for match in APPOSED.finditer(codes):
        if lows[firsts[match.end() - 1] - 1] in SORTS_OF_STATES:
            yield match.span()


# "goes | from here | to Riga", and not "and from there to Oslo", which is as "and then to Oslo"
FROM_HERE = pattern_of(r"(?<=[vXT])jX(?=fd?[CSL])")


# "flies to Evian | , a spa town on Lake Geneva, | on Monday"
OF_TOWN = pattern_of(r"(?<=[CL]),dA?N?(?P<what>X{1,4})(?:[iok]d?[ACLSXN]{1,2}){0,2}(?:,i?[LCSN])?,(?=k?T)")
TOWNS = frozenset({"city", "town", "village", "resort", "port", "island", "suburb"})
# "The last time they met | on Sunday | was in May"
NTH_TIMES = frozenset({("the", "last", "time"), ("the", "first", "time")})
DAY_OF_WEEK = pattern_of(r"k?T(?=2[ik]T)")
# "Today | in the morning | the minister left", of the day that a sentence opens with
OPENING_HOURS = pattern_of(r"k?T(?P<hours>idX)(?=[dA]{0,2}[AXSPRO])")
HOURS = frozenset({"morning", "afternoon", "evening"})


def find_set_phrases(codes: str, lows: Sequence[str], firsts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The ranges of `find_hedges` and `find_sorts`, "from here" before where one goes, and the hours of an opening day.

    What tells of a town before the day that somebody is there on is one too. `find_hedges` says what it is given.
    """
    for match in OF_TOWN.finditer(codes) if ",d" in codes else ():
        if not TOWNS.isdisjoint(lows[firsts[match.start("what")] : firsts[match.end("what")]]):
            yield match.span()
    first = firsts[0] if len(firsts) else 0
    if tuple(lows[first : first + 3]) in NTH_TIMES:
        yield from (match.span() for match in DAY_OF_WEEK.finditer(codes))
    opening = OPENING_HOURS.match(codes)
    if opening and lows[firsts[opening.end() - 1]] in HOURS:
        yield opening.span("hours")
    yield from find_hedges(codes, lows, firsts) if "c" in codes else ()
    yield from find_sorts(codes, lows, firsts) if "oS" in codes else ()
    for match in FROM_HERE.finditer(codes) if "jXf" in codes else ():
        if lows[firsts[match.start() + 1]] in HERE:
            yield match.span()
