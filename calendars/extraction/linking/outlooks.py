"""Tell the day of an outlook, or of a text, from that of an occasion: "the talks appeared on Monday to be in trouble".

In: a scene, a candidate and its link to a time. Out: whether the time is that of how the occasion stood, of its
deadline or condition, of what it is about, or of how many it is one.
"""

from __future__ import annotations

import re

from calendars.extraction.candidates.candidates import AIM, Candidate, Link
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import VERB
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.fates.doubts import DOUBTFUL
from calendars.extraction.names.actors import Scene
from calendars.extraction.triggers.rounds import HOLDING
from calendars.extraction.words.word_lists import ORDINALS, any_of
from calendars.models import Kind, TimeMention, TimexType
from calendars.patterns import pattern_of
from calendars.periods import YEAR_LENGTH

LOOKED = frozenset({"appeared", "seemed", "looked", "remained", "hung", "stood", "was", "were"})
BEING = frozenset({"was", "were"})
# What is said of an occasion that may not come about, or may fail.
DIM = DOUBTFUL | frozenset(
    {"unlikely", "trouble", "impasse", "deadlocked", "stalled", "doomed", "brink", "verge", "peril", "remote"}
)
# After "was", these tell what was done on the day.
DONE = frozenset({"deadlocked", "stalled"})
# So many chunks behind the verb the outlook stands at most, and behind "was".
REACH, CLOSE = 8, 4


def dates_the_outlook(scene: Scene, candidate: Candidate, link: Link) -> bool:
    """Whether a past day stands behind the verb that tells an outlook: "seemed unlikely on Monday"."""
    if not candidate.noun or (candidate.mood is not None and candidate.mood.change):
        return False
    chunks = scene.chunks
    verb = next((at for at in range(candidate.at + 1, link.chunk) if chunks.low(at) in LOOKED), None)
    if verb is None or link.chunk - verb > REACH or link.time is None or link.time.direction == "future":
        return False
    plain = chunks.low(verb) in BEING
    lows = chunks.lows[verb + 1 : min(verb + (CLOSE if plain else REACH), chunks.end_of(verb))]
    return not (DIM - DONE if plain else DIM).isdisjoint(lows) and "without" not in lows


# Links to a time of a clause before.
CARRIED = frozenset({"linking.earlier_clause", "linking.carried", "linking.from_main"})


def dates_the_word(scene: Scene, clause: Clause, link: Link) -> bool:
    """Whether a day is that on which somebody told of what is to come: "Earlier in the day, X said that he would"."""
    chunks = scene.chunks
    if link.rule not in CARRIED or "Z" not in chunks.codes[link.chunk : clause.start]:
        return False
    return "earlier" in chunks.lows[max(link.chunk - 3, chunks.sentences[clause.sentence][0]) : link.chunk + 1]


# "in an interview | published on", "a poll | released": but "talks broadcast on Monday" are the occasion itself.
PUBLISHED = frozenset({"published", "released", "broadcast", "aired", "printed", "posted", "issued"})


def dates_a_text(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a time tells when a text came out: "discussed his visit in an interview published on Monday"."""
    verb = at - 1 - (scene.chunks.codes[at - 1] == "k")
    out = scene.chunks.low(verb) in PUBLISHED and scene.chunks.codes[verb - 1] not in "1245"
    return out and verb - 1 != candidate.at


# ", to meet again in"
SET_IN = pattern_of(r",[ia]d?[XA9D-]{0,4}$")
AIM_BEHIND = pattern_of(r",f[vHEXVKQW]")


def dates_beside(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a time is that of something beside an occasion: a deadline, a condition, what is agreed at its end.

    "Agreed on Monday, at the end of talks in Riga, to meet again in May": that May is of the next meeting.
    """
    if scene.chunks.codes[at - 1] == "g" and scene.chunks.low(at - 2).startswith("adjourn"):
        return True  # "The talks adjourned for Ramadan": they are not held then
    if at < candidate.at:
        aim = clause.kind == "after" and clause.holds(at) and AIM.search(scene.chunks.codes, at, candidate.at)
        return bool(aim) or _dates_the_condition(scene, at)  # "left, after talks on Monday, to see X"
    begin = max(candidate.at - 6, clause.start)
    phrase = candidate.noun and (
        clause.kind == "after" or SET_IN.search(scene.chunks.codes, begin, candidate.at) is not None
    )
    if phrase and AIM_BEHIND.search(scene.chunks.codes, candidate.at, at) is not None:
        return True
    if candidate.noun and scene.chunks.low(at - 1) == "by" and BY_THEN.search(scene.chunks.codes, candidate.at + 1, at):
        return True  # "pledged at the meeting to close the plant by the end of May"
    return _dates_the_deadline(scene, candidate, at) or _is_year_of_plan(scene, candidate, at)


BY_THEN = pattern_of(r"f[vHEX][^fc;,]*$")


def _is_year_of_plan(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Signed a programme of cooperation for 2020": the year is that of the programme."""
    mood, time = candidate.mood, scene.chunks.times[at]
    done = mood is not None and mood.tense is Tense.PAST and not mood.change
    if candidate.noun:  # "the signing of papers, including a plan for 2020"
        done = candidate.kind is Kind.SIGNING and (mood is None or done)
    return done and scene.chunks.low(at - 1) == "for" and len(time.start or "") == YEAR_LENGTH


DEADLINES = frozenset({"deadline", "deadlines", "ultimatum", "cutoff", "timetable", "timeline"})


# What one asks for who wants to be there as a reporter, and the verbs for it.
PRESS = frozenset({"accreditation", "registration", "credentials", "badges", "passes"})
APPLYING = frozenset({"apply", "register", "accredited", "rsvp"})
# "interested in covering the summit", "that plan to attend the talks"
COVERING = frozenset({"cover", "covering", "attend", "attending", "follow", "following", "photograph"})


def _dates_the_deadline(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "The deadline for talks, set for Monday, passed", "media may apply by Friday": not the day of the talks."""
    if at < candidate.at or not candidate.noun:
        return False
    chunks = scene.chunks
    near = range(max(candidate.at - 4, 0), candidate.at)
    if any(chunks.codes[one + 1] == "g" and chunks.low(one) in DEADLINES for one in near[-3:]):
        return True
    asked = any(chunks.codes[one + 1] == "g" and chunks.low(one) in PRESS for one in near)
    if asked:
        return not {"1", "2"}.isdisjoint(chunks.codes[candidate.at + 1 : at])
    covered = not COVERING.isdisjoint(chunks.lows[near.start : candidate.at])
    return covered and not APPLYING.isdisjoint(chunks.lows[candidate.at + 1 : at])


# "If held on Friday, the talks would be the first": of the talks themselves.
ITS_OWN = frozenset({"held", "convened", "staged", "resumed", "reopened", "signed", "made", "concluded", "completed"})
CONDITION = frozenset({"if", "unless", "once"})


def _dates_the_condition(scene: Scene, at: int) -> bool:
    """ "If approved on Thursday, talks may open": the day of what has to come about first."""
    verb = at - 1 - (scene.chunks.codes[at - 1] == "k")
    told = scene.chunks.codes[verb] in "vHEXQWZ" and scene.chunks.low(verb - 1) in CONDITION
    return told and scene.chunks.low(verb) not in ITS_OWN


# How a time begins, or ends, that is over.
BYGONE = frozenset({"last", "earlier", "yesterday", "ago"})


# "arrives | there | a week earlier", "is in Riga | a day earlier"
THERE_THEN = pattern_of(r"(?:X|[if]d?A?[CLS])?")


def is_past_beside_present(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Summons the envoy over the arrest of a trawler last week": what is told in the present was not last week."""
    mood = candidate.mood
    if mood is None or mood.tense is not Tense.PRESENT or mood.change or mood.last - mood.first != 1:
        return False
    if at < candidate.at or (candidate.noun and candidate.verb != "cues.support"):
        return False
    words = scene.chunks.times[at].low.split()
    if words[-1] == "earlier" and not candidate.noun and THERE_THEN.fullmatch(scene.chunks.codes, candidate.at + 1, at):
        return False  # "arrives there a week earlier" than another one
    return not BYGONE.isdisjoint((words[0], words[-1])) or _is_of_cause(scene, candidate, at)


# What one summons or calls somebody about.
ABOUT_WHAT = frozenset({"over", "about", "discuss", "following"})


def _is_of_cause(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Summons the envoy over a drone that fell on Riga on Sunday": the day is that of what it is over.

    So it is in a digest, which tells of its own day, of what leaders speak about: "calls X about the storm on Sunday".
    """
    summons = candidate.rule == "triggers.summon"
    if candidate.noun or not (summons or scene.sourced) or set(scene.chunks.times[at].stated) != {"weekday"}:
        return False
    between = scene.chunks.lows[candidate.at + 1 : at - 2]
    return "over" in between if summons else not ABOUT_WHAT.isdisjoint(between)


# Words between "second" and its noun: "his second official visit".
ORDINAL_REACH = 4
# ", his", "will be the", "is Putin's"
COUNTED = pattern_of(r"[,123](?:d|[PSO]p)$")
# "This | marks his", "It marked the"
MARKED = pattern_of(r"(?P<verb>[XE])(?:d|[PSO]p)$")
MARKING = frozenset({"mark", "marks", "marked"})
# Before what is counted within a year.
COUNTED_UP = frozenset(ORDINALS[:6]) | {"only"}


NOUN_NEAR = 6
# "for their", "in the", before "third meeting of the year"
COUNTED_PURPOSE = pattern_of(r"[gi]d$")
# "meeting | in 2018", "visit to Chile | in 2018", "meeting | of the year", "time | in 2018"
NOUN_OF_YEAR = pattern_of(r"(?:[nx](?:fd?[SCL])?|X)(?:[io]d?)?$")


def is_counted_within(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a stretch tells of how many an occasion is one: "comes on Friday, his second visit to Cuba this year".

    So it does in "summons the envoy for the third time this month", and, in the present tense, in "meets X for their
    second summit in 2018".
    """
    if at < candidate.at:
        return False
    stretch = scene.chunks.low(at) == "this"
    if stretch and scene.chunks.low(at - 1) == "time" and scene.chunks.low(at - 2) in COUNTED_UP:
        ahead = candidate.mood is not None and candidate.mood.tense is Tense.FUTURE and not candidate.noun
        # "will meet for the first time this week" is told of the week
        return not ahead or len(scene.chunks.times[at].start or "") <= YEAR_LENGTH
    if len(scene.chunks.times[at].start or "") != YEAR_LENGTH:
        return False
    if candidate.mood is not None and candidate.mood.tense is Tense.PRESENT and not candidate.mood.change:
        behind = NOUN_OF_YEAR.search(scene.chunks.codes, max(at - NOUN_NEAR, 0), at)
        noun = behind.start() if behind else at
        named = scene.chunks.codes[noun] != "X" or scene.chunks.low(noun) == "time"
        if behind and named and _is_counted(scene, noun, COUNTED_PURPOSE):
            return True
    return stretch and candidate.noun and _is_counted(scene, candidate.at, COUNTED)


def _is_counted(scene: Scene, noun: int, before: re.Pattern[str]) -> bool:
    """Whether a noun is told to be the second or so, behind what a pattern finds: ", his | second official visit"."""
    near = range(noun - 1, max(noun - ORDINAL_REACH, 0), -1)
    nth = next((one for one in near if scene.chunks.low(one) in COUNTED_UP), 0)
    marked = MARKED.search(scene.chunks.codes, max(nth - 5, 0), nth) if before is COUNTED else None
    if marked is not None and scene.chunks.low(marked.start()) in MARKING:
        return True
    return nth > 0 and before.search(scene.chunks.codes, max(nth - 5, 0), nth) is not None


def is_stretch_over(time: TimeMention) -> bool:
    """ "Has spoken with X over the past two days": not on the day of the news."""
    return time.type is TimexType.DURATION and not {"past", "last"}.isdisjoint(time.low.split())


# "this year's summit | in Riga in November", "last year's summit | on June 3", "the 2004 summit | was held in June"
OWN_MONTH = pattern_of(r"(?:[mu1245]{0,2}3?H)?(?:,?id?A?[CSL])?,?[ik]T")


# "Opened its September session on Wednesday": these say when it is, and "discussed the June summit" does not.
STAGING = HOLDING | {"triggers.convene", "triggers.host"}
# "On 4 May | Peru will host", "On Friday | ministers open": the day of all that the sentence tells.
OPENING_DAY = pattern_of(r"[ki]T,?(?=[^Zcag;TfQWKV]*T)")


def take_day_of_year(scene: Scene, candidate: Candidate, best: Link) -> bool:
    """ "This year's ASEAN summit in November", "On May 4 X will host this year's summit": the finer time of the two."""
    year, codes = (best.time.start or "") if best.time else "", scene.chunks.codes
    named = codes[best.chunk + 1] == "p" or (best.time is not None and best.time.stated == ("year",))
    if len(year) != YEAR_LENGTH or not named or not candidate.noun or best.chunk >= candidate.at:
        return False
    behind = OWN_MONTH.match(codes, candidate.at + 1)
    at = behind.end() - 1 if behind else _opening_day(scene, candidate, best.chunk)
    if at is None:
        return False
    mention = scene.chunks.times[at]
    if behind and "month" not in mention.stated:
        return False
    start, end = mention.start or "", mention.end
    if start[:4] != year and ("year" in mention.stated or not behind):
        return False
    end = end and str(int(year) + int(end[:4]) - int(start[:4])) + end[4:]
    best.time, best.chunk = mention._replace(start=year + start[4:], value=year + start[4:], end=end), at
    return True


def _opening_day(scene: Scene, candidate: Candidate, year: int) -> int | None:
    """The day by which a sentence opens, where its verb says that the gathering is on it: "will host", "attends"."""
    chunks, mood = scene.chunks, candidate.mood
    begin, _ = scene.bounds(chunks.sentence_of(candidate.at))
    opening = OPENING_DAY.match(chunks.codes, begin, year + 1)
    if opening is None or mood is None or not candidate.governed or mood.tense is Tense.TENTATIVE:
        return None
    there = chunks.text(mood.last - 1).lower() in any_of(scene.words["attending"], scene.words["chairing"])
    return begin + 1 if there or candidate.verb in STAGING or candidate.verb == "cues.begin" else None


# What somebody takes a plan for.
TAKEN_FOR = frozenset({"seen", "viewed", "regarded", "considered", "described", "billed", "portrayed", "touted"})


def is_characterised(scene: Scene, candidate: Candidate) -> bool:
    """ "The visit is aimed at peace", "is meant as a sign", "is being seen as one": so it is at any time."""
    mood = candidate.mood
    if not candidate.noun or mood is None or mood.first < candidate.at:
        return False
    last = mood.last - 1
    form = scene.chunks.entries[last][3]
    if "1" not in scene.chunks.codes[mood.first : last] or scene.chunks.codes[last] not in VERB:
        return False
    passive = not set("dn").isdisjoint(form) and "b" not in form and scene.chunks.low(last - 1) != "being"
    return passive or scene.chunks.low(last) in TAKEN_FOR


def is_before_then(scene: Scene, clause: Clause, candidate: Candidate, time: int, told: list[Candidate]) -> bool:
    """Whether what had been done was done before the day of what else is told: "met X on Monday and had rung Y"."""
    mood, codes = candidate.mood, scene.chunks.codes
    if mood is None or codes[mood.first] != "5":
        return False
    if scene.chunks.times[time].direction == "future" or scene.chunks.low(clause.start) == "what":
        return True  # "told Y on Monday what he had discussed with X"
    perfect = any(one.mood is None or codes[one.mood.first] == "5" for one in told)
    return codes[clause.start] in "&," and mood.last - mood.first > 1 and bool(told) and not perfect
