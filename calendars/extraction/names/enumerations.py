"""Read rows of states behind what counts them: "four countries in Central America - Cuba, Panama and Jamaica".

In: chunks and what was found in them. Out: the first state of the row stands for the words that count it, too, which
say no more than an article does.
"""

from __future__ import annotations

from calendars.extraction.names.people import Actor
from calendars.extraction.words.chunks import Chunks
from calendars.extraction.words.doubtful_words import COUNTED
from calendars.extraction.words.localities import Locality
from calendars.patterns import pattern_of

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
