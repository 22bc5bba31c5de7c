"""Find what only describes whoever is named before it, between commas: ", who took office in March,", ", 61,".

In: the codes of a sentence. Out: the chunks to leave out, so that a sentence reads as it would without the aside:
"X, whose party won the vote last year, will meet Y on Friday" as "X will meet Y on Friday". An aside that tells of an
occasion, a plan, whereabouts or company is none of these and stays. Left out too is what parts a verb from its helping
verb or its subject and says nothing of the deed: "will likewise meet", "will, as expected, meet".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calendars.patterns import pattern_of

# Of "which" one cannot tell: "a visit to Poland, which begins on Monday,".
RELATIVE = frozenset({"who", "whose"})
# "who was here until Tuesday", "who was in the chair": whereabouts.
WHERE = frozenset({"here", "there", "chair"})
AGES = range(16, 105)
# Between the commas: "who leads the party", "whose country holds the seat", "61", "a former banker".
ASIDE = pattern_of(
    r"(?<=[PNRrC]),(?:(?P<told>c)(?!X?[123][^,]*i[dA]?[CLS])(?![^,]*[SAC]p?X*[Rrt])[^,;cqnxvwyKVQWF]{2,16}"
    r"|(?<=[PN],)(?P<age>9)|(?<=[PN],)dX{1,3}(?:[fo]d?X{1,3}){0,2}),"
)
# Between a subject and its verb, a report; between a helping verb and its verb, what goes with it as well: "the summit,
# officials said on Monday, will be in Y", "will, officials said, meet", "will, in turn, meet", "X, for his part, met".
INSIDE_VERB = pattern_of(
    r",[^,;.qc]{0,9}Z[^,;.qc]{0,9},(?=[mu14]|[25][8X]?[vHEQKVFf])"
    r"|(?<=[mu1234578]),(?:[^,;.q]{0,9}Z[^,;.q]{0,9}|[dXA9koyigfrRtj]{1,9}),(?!&)"
    r"|(?<=[PSOBMNRh]),(?:iX|gdX|X),(?=[mu1245vHEQWKVF])"
)
# The same of when and where, which stay: only their commas go. "Will, on Monday in Riga, meet".
WHEN_INSIDE_VERB = pattern_of(r"(?<=[mu1245f]),(?:[ik]?d?A?[TCL]){1,2},(?=[vHxEQWVKF3X])")
# "will | likewise | meet", "is | additionally | expected to", "Lavrov | subsequently | met"
ADVERBS = pattern_of(r"(?<=[mu3])X{1,3}(?=[vxHEQWKVFZ38])|(?<=[12457PSOBMNRrhnxCLT])X{1,3}(?=[vHEQWKVF38])")
# Between an office and its party: "general secretary | of the Central Committee | of the Communist Party of China".
BOARD = pattern_of(r"(?<=R)(?:od?[XN]{1,2}){1,2}(?=od?[MISA])")
BOARDS = frozenset(
    {"central committee", "political bureau", "executive committee", "politburo", "presidium", "secretariat"}
)
# What takes up the sentence behind an aside; behind the closing comma of any other a list goes on, or a new clause.
GOING_ON = frozenset("mu1234578vxHEQWVKFZkigjfwobTD&")
VERBS = frozenset("mu1245vHEQWVKFZ")
# "X, who won in May, said": the verb of a subject, and not ", said X" behind a sentence.
SPEECH = "Z"


def find_descriptions(
    codes: str, lows: Sequence[str], firsts: Sequence[int], words: dict[str, frozenset[str]]
) -> list[tuple[int, int]]:
    """The ranges of chunks of a sentence that only describe a name, or part a verb from its helper, in text order.

    Args:
        codes: the codes of the sentence.
        lows: the words of the text in lower case.
        firsts: the first word of each chunk of the sentence.
        words: the lists of the lexicon.
    """
    inside: list[tuple[int, int]] = []
    if codes.count(",") > 1:  # all but adverbs stands between two
        inside += [match.span() for match in INSIDE_VERB.finditer(codes)]
        for match in WHEN_INSIDE_VERB.finditer(codes):
            inside += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
        inside += _asides(codes, lows, firsts)
    for match in BOARD.finditer(codes) if "Ro" in codes else ():
        before = firsts[match.end()] - 1
        if lows[before] in BOARDS or f"{lows[before - 1]} {lows[before]}" in BOARDS:
            inside.append(match.span())
    idle = (at for match in ADVERBS.finditer(codes) for at in range(*match.span()) if _is_idle(lows[firsts[at]], words))
    inside += [(at, at + 1) for at in idle]
    found = sorted(inside)
    return [one for one, before in zip(found, [(0, 0), *found], strict=False) if one[0] >= before[1]]


def _is_idle(low: str, words: dict[str, frozenset[str]]) -> bool:
    """Whether an adverb says nothing of whether, how often, when or with whom something is done."""
    if low.endswith("ly"):
        return low not in words["telling_adverbs"] and low not in words["habit"]
    return low in words["idle_adverbs"]


def _asides(codes: str, lows: Sequence[str], firsts: Sequence[int]) -> Iterator[tuple[int, int]]:
    for match in ASIDE.finditer(codes):
        first, after = match.span()
        low = lows[firsts[first + 1]]
        inside = lows[firsts[first + 1] : firsts[after - 1]]
        if match["told"] and (low not in RELATIVE or not WHERE.isdisjoint(inside)):
            continue
        if match["age"] and not (low.isdigit() and int(low) in AGES):
            continue
        if after < len(codes):
            yield first, after - (not goes_on(codes, 0, first, after))


def goes_on(codes: str, begin: int, first: int, after: int) -> bool:
    """Whether a sentence goes on behind an aside and its closing comma as it would without them.

    Args:
        codes: the codes of the text.
        begin: the first chunk of the sentence.
        first: the first chunk of the aside.
        after: the chunk after its closing comma.
    """
    follows = codes[after]
    return follows in GOING_ON and not (follows == SPEECH and not VERBS.isdisjoint(codes[begin:first]))
