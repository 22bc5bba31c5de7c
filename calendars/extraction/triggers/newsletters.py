"""Read the day that a newsletter gives behind what it tells of: "A delegation will go to Oslo. (Monday)".

In: a scene, its clauses, candidates and links. Out: the links of what has no day of its own in a paragraph that ends
with one in brackets; only where several paragraphs of the text do so.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, Link
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import TO_LAST
from calendars.models import TimeMention
from calendars.periods import has_day

# So many paragraphs end with a day in brackets before it is the manner of the text.
FEWEST = 2
# What a bracket may hold beside its days: "(Tuesday and Wednesday)", "(Debate Wednesday)".
BESIDE_DAYS = 2


# What a newsletter announces is told as to come: "will go to Oslo", "meets the president".
ANNOUNCED = frozenset({Tense.FUTURE, Tense.PRESENT})


def link_days_behind(scene: Scene, clauses: list[Clause], candidates: list[Candidate], links: list[Link]) -> None:
    """Link what a paragraph announces without a day of its own to the day in brackets that the paragraph ends with.

    Args:
        scene: chunks with their times.
        clauses: the clauses.
        candidates: in text order.
        links: those of the candidates, which are filled in here.
    """
    days = _find_days_behind(scene)
    for candidate, link in zip(candidates, links, strict=True) if days else ():
        clause = clauses[candidate.clause]
        told = candidate.mood is not None and candidate.mood.tense in ANNOUNCED and clause.kind != "relative"
        if link.time is None and told and clause.sentence in days:
            link.time, link.rule, link.score = days[clause.sentence], "linking.behind", 3.0


def _find_days_behind(scene: Scene) -> dict[int, TimeMention]:
    """The day of each sentence of a paragraph that ends with a day in brackets."""
    if ")" not in scene.chunks.document.text:
        return {}
    found: dict[int, TimeMention] = {}
    paragraphs = scene.chunks.document.paragraphs
    first = closed = 0
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        if paragraphs[number] != paragraphs[first]:
            first = number
        last = number + 1 == len(paragraphs) or paragraphs[number + 1] != paragraphs[number]
        day = _day_in_last_bracket(scene, begin, end) if last and begin < end else None
        if day is not None:
            closed += 1
            found.update(dict.fromkeys(range(first, number + 1), day))
    return found if closed >= FEWEST else {}


def _day_in_last_bracket(scene: Scene, begin: int, end: int) -> TimeMention | None:
    """The days, or the first of several, that stand in brackets at the end of a sentence."""
    text, lows = scene.chunks.text, scene.chunks.lows
    close = end - 1
    while close > begin and lows[close] in ".*" and text(close) in ".*":
        close -= 1
    if lows[close] != ")" or text(close) != ")":
        return None
    opened = next((at for at in range(close - 1, max(begin, close - 6) - 1, -1) if lows[at] == "(" == text(at)), None)
    if opened is None:
        return None
    days = [scene.chunks.times[at] for at in scene.chunks.find_times(opened, close)]
    others = [at for at in range(opened + 1, close) if at not in scene.chunks.times]
    days = [day for day in days if has_day(day.start)]
    if not days or len(others) > BESIDE_DAYS or any(scene.chunks.low(at) in TO_LAST for at in others):
        return None
    last = days[-1].end or days[-1].start
    return days[0] if len(days) == 1 else days[0]._replace(end=last)
