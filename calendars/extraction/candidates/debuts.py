"""Read the day on which an occasion begins: "the summit opening here Thursday", "have been meeting since Friday".

Behind a noun, that day is the occasion's own whatever the verb tells of, and still to come.

In: a scene, a clause and a noun or a candidate. Out: the chunk of the day, which the candidate takes; `nouns.py`,
`triggers.py` and `claims.py` ask.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import HERE, RANKING
from calendars.models import Kind
from calendars.patterns import pattern_of
from calendars.periods import has_day

# How far behind the participle its day stands.
REACH = 5
# Of these a day behind "beginning" may be told with what is done there.
GATHERINGS = GATHER | MEET | {Kind.VISIT}


def day_of_beginning(scene: Scene, noun: int) -> int | None:
    """The chunk of the day behind a noun and "opening", "beginning", "starting", and words of place; or None."""
    chunks = scene.chunks
    verb = noun + 1
    while verb < noun + REACH and chunks.codes[verb] in "foidwACSLP&":
        verb += 1  # "a visit to Rome starting Monday"
    if chunks.entries[verb][1] != "cues.begin" or not chunks.low(verb).endswith("ing"):
        return None
    for at in range(verb + 1, verb + REACH):
        if at in chunks.times:
            return at if has_day(chunks.times[at].value) else None
        if chunks.codes[at] not in "kidACSL" and chunks.low(at) not in HERE:
            return None
    return None


def read_beginning(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """Give an occasion of which the clause tells something else the day on which it begins."""
    day = day_of_beginning(scene, candidate.at) if candidate.kind in GATHERINGS else None
    if day is None or day >= clause.end:
        return
    if candidate.mood is None or (candidate.mood.tense is Tense.PAST and not candidate.mood.change):
        candidate.day, candidate.mood = day, Mood(Tense.FUTURE, candidate.at, candidate.at + 1)
    elif candidate.mood.change == "purpose" or candidate.mood.tense is Tense.FUTURE:
        candidate.day = day


# "will meet X | and, on Monday, leave for Y"
NEXT_DEED = pattern_of(r"&,[ki]?T,(?:[mu12][mu123Qf]{0,3})?[vHQE]")


def begins_another(scene: Scene, candidate: Candidate, others: list[Candidate], day: int) -> bool:
    """Whether a day is that on which another occasion begins: "met on the eve of the summit opening Thursday".

    So is one that is set between commas before the next verb: "will meet X and, on Monday, leave for Y".
    """
    if candidate.at < day and NEXT_DEED.match(scene.chunks.codes, day - 2 - (scene.chunks.codes[day - 1] != ",")):
        return True
    if candidate.mood is None or candidate.mood.tense is not Tense.PAST or candidate.at > day:
        return False
    return any(candidate.at < one.at < day and one.noun and day_of_beginning(scene, one.at) == day for one in others)


COUNTED = frozenset({"once", "twice", "times", "only", "just", "again"})
RANKED = RANKING | {"biggest"}


def read_since(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Has been in Ankara since Monday", "are meeting since Friday": the day is the first one, and it goes on."""
    codes, mood = scene.chunks.codes, candidate.mood
    if mood is None or mood.tense not in (Tense.PAST, Tense.PRESENT):
        return
    since = codes.find("aT", clause.start, clause.end)
    if since < 0 or scene.chunks.low(since) != "since":
        return
    between = codes[mood.last : candidate.at] if codes[mood.last - 1] in "123" else "k"
    if not RANKED.isdisjoint((scene.chunks.low(since - 1), *scene.chunks.lows[mood.first : candidate.at])):
        return  # "Putin's visit is the first since May", "is the first to visit Vietnam since 1990"
    if not RANKED.isdisjoint(scene.chunks.lows[candidate.at + 1 : since]):
        return  # "is received by X on his first visit to Y since 2018", "for the first time since May"
    if candidate.noun and set("kiwy").isdisjoint(between) and mood.last <= candidate.at:
        return  # "It is the first such visit since 1998"
    to = "f" in codes[candidate.at : candidate.at + 3]  # "has been to it since March"
    there = candidate.rule == "triggers.presence" and "4" in codes[mood.first : mood.last] and not to
    once = candidate.noun or candidate.kind not in MEET or "5" not in codes[mood.first : candidate.at]
    if not once and COUNTED.isdisjoint(scene.chunks.lows[candidate.at : since]):
        candidate.day = since + 1  # "had met in Riga since Monday"
    if there or mood.change == "running" or "1" in codes[mood.first : mood.last]:  # not "has visited it since March"
        candidate.day = since + 1
        candidate.mood = mood._replace(change=mood.change or "running")


# "the talks between X and Y, | which have been going on online since Monday"
GOING_SINCE = pattern_of(r",?c4X?3(?P<what>[vHkX])X?(?:[iyw]d?A?[CLSnNX]){0,2}(?P<since>a)T")
GOING_ON = frozenset({"going", "running", "held", "under", "underway", "ongoing", "continuing"})


def since_behind(scene: Scene, clause: Clause, candidate: Candidate) -> int | None:
    """The chunk of the day since when talks go on, as a relative clause right behind them tells; or None."""
    if not candidate.noun or candidate.kind not in MEET:
        return None
    _, end = scene.chunks.sentences[clause.sentence]
    match = GOING_SINCE.search(scene.chunks.codes, candidate.at + 1, end)
    if match is None or not set("vH12mu45EZ").isdisjoint(scene.chunks.codes[candidate.at + 1 : match.start()]):
        return None
    since = scene.chunks.low(match.start("since")) == "since" and scene.chunks.low(match.start("what")) in GOING_ON
    return match.end() - 1 if since else None
