"""Tell the party that travels with somebody from a party that stands for election: "met the party of Air Marshal X".

In: chunks. Out: the same chunks, with such a party as a delegation.
"""

from __future__ import annotations

from calendars.extraction.words.chunks import Chunks
from calendars.lexicon.phrases import Entry
from calendars.patterns import pattern_of

# "the | party | of Malian army chief", "a | party | led by Malian Foreign Minister"
PARTY_OF = pattern_of(r"(?<=d)(?P<party>X)(?:o|[EHvQV]y)d?A(?=R)")
AS_DELEGATION: Entry = ("t", "cues.group", (), "")


def with_travelling_parties(chunks: Chunks) -> Chunks:
    """Read a party of an office-holder from abroad as his delegation."""
    if "party" not in chunks.lows:
        return chunks
    for match in PARTY_OF.finditer(chunks.codes):
        at = match.start("party")
        led = chunks.codes[at + 1] == "o" or chunks.low(at + 1) in ("led", "headed")
        if chunks.low(at) == "party" and chunks.last_low(at) == "party" and led:
            chunks.codes = f"{chunks.codes[:at]}t{chunks.codes[at + 1 :]}"
            chunks.entries[at] = AS_DELEGATION
    return chunks
