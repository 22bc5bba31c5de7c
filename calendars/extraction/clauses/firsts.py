"""The first of somebody to do so: "became the first Russian leader to visit Peru" is as past as the becoming."""

from __future__ import annotations

from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import ORDINALS
from calendars.patterns import pattern_of

# "The first Russian leader", before "to visit"
THE_FIRST = pattern_of(r"d?(?P<rank>X)[XA9D]{0,3}[SRrtPJNX]$")
BECOMING = frozenset({"become", "becomes", "became", "becoming"})
RANK_REACH = 6
RANKING = frozenset(ORDINALS[:5]) | {"latest", "last", "only"}


def mood_of_first(scene: Scene, first: int, start: int) -> Mood | None:
    """ "Became on Monday the first Russian leader to visit Peru": the visit is as past as the becoming."""
    codes, begin = scene.chunks.codes, max(first - RANK_REACH, start)
    match = THE_FIRST.search(codes, begin, first)
    if match is None or scene.chunks.low(match.start("rank")) not in RANKING:
        return None
    verb = next((at for at in range(match.start() - 1, begin - RANK_REACH, -1) if codes[at] not in "kiTX,"), -1)
    verb = next((at for at in range(match.start() - 1, verb, -1) if scene.chunks.low(at) in BECOMING), verb)
    if verb < start or (codes[verb] != "2" and scene.chunks.low(verb) not in BECOMING):
        return None
    helped = next((codes[at] for at in range(verb - 1, start - 1, -1) if codes[at] in "mu45f"), "")
    if helped in ("m", "u", "f"):
        return Mood(Tense.TENTATIVE if helped == "u" else Tense.FUTURE, verb, first)
    past = helped or codes[verb] == "2" or scene.chunks.low(verb) == "became"
    return Mood(Tense.PAST if past else Tense.PRESENT, verb, first)
