"""Tell where a territory only says in which land a report was filed: "ERBIL, Kurdistan Region - The minister".

In: the chunks of an article and who is named in it. Out: the same, with no actor there.
"""

from __future__ import annotations

from calendars.extraction.names.people import Actor
from calendars.extraction.words.chunks import Chunks
from calendars.patterns import pattern_of

# "ERBIL, Iraq's Kurdistan Region -", "SUKHUMI, Abkhazia (Reuters) -"
FILED_IN = pattern_of(r"[LC],(?:d?Sp)?(?P<region>M)(?=[-;(])")


def drop_regions(chunks: Chunks, actors: dict[int, Actor]) -> None:
    """Take territories behind the town of a dateline for its land.

    Args:
        chunks: the article; the code of a territory becomes that of a name.
        actors: who is named, by chunk; changed in place.
    """
    for begin, end in chunks.sentences if "M" in chunks.codes else ():
        match = FILED_IN.match(chunks.codes, begin, end)
        at = match.start("region") if match else -1
        if match and at in actors and actors[at].sort == "movement":
            for one in range(begin + 1, at + 1):
                actors.pop(one, None)
            chunks.codes = f"{chunks.codes[:at]}N{chunks.codes[at + 1 :]}"
