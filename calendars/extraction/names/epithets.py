"""Find what only describes or counts those behind it: "embattled President X", "four countries - Cuba, Panama and".

In: chunks, the first chunk of an actor or a place; or what was found in a sentence. Out: the first chunk of the words
before it that belong to it; the first state of a row stands for the words that count the row, too, which say no more
than an article does.
"""

from __future__ import annotations

from calendars.extraction.names.people import Actor
from calendars.extraction.words.chunks import Chunks
from calendars.extraction.words.doubtful_words import COUNTED
from calendars.extraction.words.localities import Locality
from calendars.patterns import pattern_of

# Endings of adjectives that no verb has: "to southern Chad", but not "to rival Chad", "to punish Chad".
ADJECTIVE = pattern_of(r".+(?:[dht]ern|ous|ful|[^b]less|[gkv]ish|[^n]ic|tral|stal|ional|sive|ative)$")
# The code of a word before all of it: a preposition, a verb, a mark, "and", an article.
BEFORE = frozenset("ifgjowbvkxT,;qdyacHZWEQVKF&h")
# Of places: what leads there.
TOWARDS = frozenset("ifgjvxw")
# Codes of words that may describe, and of first parts of what a hyphen joins: "oil-rich", "quake-hit", "NATO-led".
WORDS = "XEvKHNn"
PARTS = frozenset("XNnGRrOSA9ELt")
# These make a verb of another one: "to re-visit Oslo".
PREFIXES = frozenset({"re", "co", "pre", "de", "un"})


def first_of(chunks: Chunks, begin: int, at: int, epithets: frozenset[str], place: bool) -> int:
    """The first chunk of what describes whoever or whatever begins at a chunk, or that chunk.

    Args:
        chunks: the article as chunks.
        begin: the first chunk of the sentence.
        at: the first chunk of an actor or a place.
        epithets: words that describe people, or places.
        place: whether it is a place.
    """
    first = at
    while first > begin and (step := _length_of(chunks, begin, first, epithets)):
        first -= step
    if first == at:
        return at
    before = chunks.codes[first - 1] if first > begin else ","
    return first if before in (TOWARDS if place else BEFORE) else at


def _length_of(chunks: Chunks, begin: int, at: int, epithets: frozenset[str]) -> int:
    """How many chunks before a chunk are one word that describes it: "newly elected", "oil-rich", "southern"."""
    codes, low = chunks.codes, chunks.low(at - 1)
    if codes[at - 1] not in WORDS + "WQ" and low != "member":
        return 0  # most of what stands before a name
    text = chunks.text(at - 1)
    if codes[at - 1] == "N" and "-" in text:  # "Western-backed"
        return int(text.rpartition("-")[2].islower())
    if at - 3 >= begin and codes[at - 2] == "-" and codes[at - 3] in PARTS and chunks.low(at - 3) not in PREFIXES:
        described = codes[at - 1] in WORDS + "WQ" and (text.islower() or chunks.low(at - 3) in ("pro", "anti"))
        return 3 if described and chunks.is_tied(at - 2) else 0
    if low == "member" and at - 2 >= begin and codes[at - 2] == "O":
        return 2  # "EU member Hungary"
    if codes[at - 1] in WORDS and (low in epithets or (text.islower() and ADJECTIVE.match(low))):
        return 1 + (at - 2 >= begin and codes[at - 2] in "XN" and chunks.low(at - 2).endswith("ly"))
    return 0


# "Spanish- and Portuguese-speaking"
BOTH_BASED = pattern_of(r"-&[AS]-")


def is_based(chunks: Chunks, based: frozenset[str], at: int) -> bool:
    """Whether a place or a people only says where somebody has his seat, or the like: "the Vienna-based agency".

    Args:
        chunks: the article as chunks.
        based: the words of the lexicon for it.
        at: the place or the people.
    """
    both = BOTH_BASED.match(chunks.codes, at + 1)
    return chunks.low(both.end() if both else at + 2) in based


# "five European nations: Poland, Finland and Sweden", "the three Baltic states, Estonia, Latvia and Lithuania"
ROW = pattern_of(
    r"(?P<head>[dX9][XANL9-]{0,4}(?P<noun>X)(?:[io]d?[AX]{0,2}[LXN](?:&d?[AX]?[LXN])?)?[;,-]d?)"
    r"(?P<first>S)(?:(?:,|,?&)d?S){1,12}(?P<end>[;,-]?)"
)


def join_rows(
    chunks: Chunks, begin: int, end: int, found: dict[int, tuple[int, Actor]], localities: dict[int, Locality]
) -> None:
    """Let the first state of a row of a sentence stand for what counts the row, too.

    Args:
        chunks: the article as chunks; the mark behind a row becomes a comma.
        begin: the first chunk of a sentence.
        end: the chunk after its last one.
        found: the actors by their first chunk, with the chunk after them; changed here.
        localities: the places that several words name, by their first chunk; those in front of a row are dropped.
    """
    lows = chunks.lows[begin:end]
    if COUNTED.isdisjoint(lows):
        return
    for match in ROW.finditer(chunks.codes, begin, end):
        start, first = match.start("head"), match.start("first")
        if chunks.low(match.start("noun")) not in COUNTED or first not in found:
            continue
        for at in range(start, first):
            found.pop(at, None)
            localities.pop(at, None)
        found[start] = found.pop(first)
        if match["end"]:
            chunks.codes = f"{chunks.codes[: match.start('end')]},{chunks.codes[match.end('end') :]}"


# "the regional bloc, | ASEAN,", "the world's biggest economies, | the G20,"
APPOSED_BODY = pattern_of(r"(?P<head>d[XANL9p-]{0,6}(?P<noun>[Xt])[;,-]d?)(?P<body>[OB])(?P<end>[;,-]?)(?![pXASPR])")
BODY_NOUNS = frozenset(
    {"bloc", "grouping", "group", "organisation", "organization", "alliance", "body", "club", "economies", "nations"}
    | {"agency", "watchdog", "union", "community", "forum", "pact", "association", "states", "countries", "powers"}
)


def join_body(chunks: Chunks, begin: int, end: int, found: dict[int, tuple[int, Actor]]) -> None:
    """Let a body stand for what it is called before its name, too: "the summit of the regional bloc, ASEAN, in Riga".

    Args: as of `join_rows`.
    """
    if BODY_NOUNS.isdisjoint(chunks.lows[begin:end]):
        return
    for match in APPOSED_BODY.finditer(chunks.codes, begin, end):
        start, body = match.start("head"), match.start("body")
        of = chunks.codes[start - 1] == "o" and start > begin
        if not of or chunks.low(match.start("noun")) not in BODY_NOUNS or body not in found:
            continue
        if any(at in found and found[at][0] > start for at in range(begin, start)):
            continue
        for at in range(start, body):
            found.pop(at, None)
        found[start] = found.pop(body)
        if match["end"]:
            chunks.codes = f"{chunks.codes[: match.start('end')]},{chunks.codes[match.end('end') :]}"
