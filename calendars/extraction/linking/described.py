"""Whether a relative clause tells of the engagement before it: "the summit that X hosted in May".

In: the clause of a time and a candidate of the sentence. Out: whether the time is that of the candidate, of
speaking of it, or one on which it was not held.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, SentenceParts, tells_who_hosts
from calendars.extraction.candidates.matters import describes_matter
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.linking.nearness import (
    is_preceded,
)
from calendars.extraction.names.actors import Scene
from calendars.extraction.rulings.announcements import is_told_in_speech
from calendars.models import Kind
from calendars.patterns import pattern_of

# What tells of several things, and so of no journey.
OF_MANY = frozenset({"are", "were", "have"})


# "after the talks | , the minister will meet | those who"
OTHER_DEED = pattern_of(r",d?[PSO]m(?:5|8)?v")

# "at a hotel", "in the building", "at the Lusaka headquarters of the force"
IN_HOUSE = pattern_of(r"id?[A9CL]?[AXN]{0,2}X(?:od?[-,AX9SOD]{0,8}X)?$")

# What a relative clause says of an engagement itself: "that will be held", "that had been called for Friday".
DESCRIBED = pattern_of(r"[HQVK]|3X?[Ev]|45|5(?:X|i[CL]|k?T){0,3}w|f4[wkiT]|mkf[vH]|Wf[vHx]|W(?:id?[CSL])?gT")

# "that lasted an hour on Monday", "which went on for three hours in Oslo on Monday"
LASTED = pattern_of(r",?cX?[EHv]g?D(?:i[CLS])?k?T")


def is_described(scene: Scene, other: Clause, number: int, candidate: Candidate, sentence: SentenceParts) -> bool:
    """Whether a relative clause tells of the engagement: "the summit that X hosted in May"."""
    if other.kind != "relative" or number != candidate.clause + 1:
        return False
    if other.opener in ("who", "whom") and scene.chunks.codes[other.start - 1] != "w":
        return False  # "held talks with X, who led the protests of 2005"
    deal = scene.chunks.codes[other.start - 1] == "G" and other.opener == "that" and candidate.kind is not Kind.SIGNING
    deal = deal or is_preceded(scene, candidate, other.start)
    if deal or any(one.clause == number and not one.readied for one in sentence.candidates):
        return False  # "met to renew the truce that expired in October": of the truce
    verb = other.start + 1 + (scene.chunks.codes[other.start] == ",")
    if not candidate.noun and scene.chunks.low(verb) in OF_MANY:
        return False  # "will fly to Cairo to press for the reforms, which were agreed in 2020"
    behind = [one for one in sentence.candidates if one.at > candidate.at]
    if not candidate.noun and any(one.clause == candidate.clause and one.noun for one in behind):
        return False
    if any(_is_of_last(scene, candidate, one, other.start) for one in behind):
        return False  # "is in Peru for a visit and the APEC summit, which will be held on May 5"
    if not candidate.noun and IN_HOUSE.search(scene.chunks.codes, candidate.at + 1, other.start):
        return False  # "will meet at a hotel that was opened last month", "at the base of a force that was sent in May"
    if candidate.noun and OTHER_DEED.search(scene.chunks.codes, candidate.at + 1, other.start):
        return False  # "In addition to holding talks, X will meet those who prepare for the polls this year"
    codes = scene.chunks.codes[other.start : other.end]
    if other.opener == "where" and "h" not in codes[:3]:
        return False  # "met the president of Kenya, where elections are to be held in December"
    if other.opener == "whose" and scene.chunks.codes[other.start - 2 : other.start].strip(",")[-1:] not in ("n", "x"):
        return False  # "will meet the president, whose term ends in December"
    if describes_matter(scene, candidate, other.start, other.end):
        return False  # "will meet over the base, whose lease runs out in May"
    if DESCRIBED.search(codes) or LASTED.match(codes) or ON_AGENDA.search(codes) or _brings_people(scene, other):
        return True
    hosted = any(tells_who_hosts(scene, at) for at in range(other.start, other.end))
    return hosted and not any(one.at < other.start for one in behind)


def _is_of_last(scene: Scene, first: Candidate, last: Candidate, start: int) -> bool:
    """Whether a relative clause tells of the last of two that "and" joins: a gathering behind a visit or talks."""
    joined = first.noun and last.noun and last.kind in GATHER and first.kind not in GATHER and last.at < start
    if not joined or "&" not in scene.chunks.codes[first.at : last.at]:
        return False
    return scene.chunks.codes[last.at + 1] in ",c" and scene.chunks.low(start + 1) not in OF_MANY


def dates_the_speaking(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """ "Spoke about the summit, which will be held in Oslo, on Tuesday": a day that is over is not the summit's."""
    codes, time = scene.chunks.codes, scene.chunks.times[at]
    document, firsts = scene.chunks.document, scene.chunks.firsts
    if at > candidate.at and is_told_in_speech(document.lows[firsts[candidate.at] + 1 : firsts[at]]):
        return True
    if not candidate.noun or time.direction != "past" or codes[at - 2 : at] != ",k" or at < clause.end:
        return False
    ahead = "c" in codes[clause.end - 1 : clause.end + 1] and "m" in codes[clause.end : at]
    return ahead and not scene.words["speaking_of"].isdisjoint(scene.chunks.lows[clause.start : candidate.at])


# "which was on his schedule for Monday", "that had been on the cards for May", "which Cairo had announced for May"
ON_AGENDA = pattern_of(r"^c(?:1|m3)[kj]T|^cX?(?:2|53)k[dXp]{1,3}[XQ]gd?T|^cd?[SPOCRNrt]{1,2}[45]?X?[ZE]gd?T")


def _brings_people(scene: Scene, other: Clause) -> bool:
    """ "The forum, which brings 38 leaders to Helsinki on Sunday"."""
    brings = scene.chunks.low(other.start + 1) in scene.words["bring"]
    return brings and any(code in "rRt" for code in scene.chunks.codes[other.start + 2 : other.start + 6])


# Before a day on which at last it is: "which will not open until Friday".
AT_LAST = frozenset({"until", "till", "before"})
# "will not be held", "did not take place"
NOT_HELD = pattern_of(r"8X?3?[HvE](?:i[CLS])?k?$")


def is_not_held(scene: Scene, other: Clause, at: int) -> bool:
    """ "Talks that did not take place on Friday", and not "a summit that she will not attend on Friday"."""
    if any(map(other.holds, other.subject)) or scene.chunks.low(at - 1) in AT_LAST:
        return False
    return NOT_HELD.search(scene.chunks.codes, other.start, at) is not None


# "a visit | to Oslo and Riga | that begins on Sunday"
TO_PLACE = pattern_of(r"[fi]d?A?[CLS](?:[,&]{1,2}d?A?[CLS]){0,4},?")


def is_begun_in(scene: Scene, other: Clause, candidate: Candidate) -> bool:
    """Whether a relative clause right behind a noun tells when it began: "on the trip, which began on Monday"."""
    codes = scene.chunks.codes  # of "that begins on Sunday to discuss trade", the first
    verbs = [at for at in range(other.start, other.end) if codes[at] in "vHE" and codes[at - 1] != "f"]
    near = other.start - candidate.at <= 1 + (scene.chunks.codes[other.start - 1] == ",")
    near = near or TO_PLACE.fullmatch(scene.chunks.codes, candidate.at + 1, other.start) is not None
    near = near and not (candidate.mood and candidate.mood.first >= other.end)  # "that began in May will resume"
    return near and len(verbs) == 1 and scene.chunks.entries[verbs[0]][1] == "cues.begin"


# "talks with the Tigers, due to start | Tuesday", ", which open in Oslo on", "scheduled to be held on", "that begin"
SET_BEHIND = pattern_of(
    r"(?:[wboigk][dAXRrtNPSCLMOB&,p-]{1,12}?)?,?"
    r"(?:Qf3?|f3|(?P<that>c)(?:m3?|5?2|1Qf3?|1)?)(?P<verb>[HvEK])(?:i[CLS](?:,[CS])?)?k?$"
)
# What is told of the day of an occasion.
SET_VERBS = frozenset(
    {"begin", "begins", "began", "start", "starts", "started", "open", "opens", "opened", "resume", "resumes"}
    | {"resumed", "held", "convene", "convenes", "take", "kick", "kicks", "occur", "launched"}
)


def is_set_behind(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether words behind a noun tell of its day alone: "arrived on Sunday for talks with X, due to open Friday"."""
    if not candidate.noun or at <= candidate.at or candidate.kind not in MEET | GATHER:
        return False
    if candidate.mood is not None and candidate.mood.first > at:
        return False  # "the talks that opened on May 3 will go on in Riga on Friday"
    match = SET_BEHIND.fullmatch(scene.chunks.codes, candidate.at + 1, at)
    if match is None or scene.chunks.low(match.start("verb")) not in SET_VERBS:
        return False
    return match["that"] is None or scene.chunks.low(match.start("that")) in ("that", "which")


def starts(scene: Scene, start: int, at: int) -> bool:
    """Whether a clause only tells when it is: "talks on trade, starting on Monday", "a summit, held from Friday"."""
    begins = scene.chunks.entries[start][1] == "cues.begin" and scene.chunks.low(start).endswith("ing")
    goes_on = scene.chunks.low(start) in ("taking", "taking place", "held", "running")
    return (begins or goes_on) and not scene.chunks.codes[start + 1 : at].strip("kjiX" + "dACLSN,." * goes_on)


# ", the OPEC | meeting", and no "the polls will be watched by the OSCE, whose | summit"
SUBJECT_OF_ALL = pattern_of(r",d?[OSABXN9p-]{0,6}")


def opens_with_its_day(scene: Scene, clauses: list[Clause], candidate: Candidate, at: int) -> bool:
    """ "Taking place on Saturday, the OPEC meeting is to discuss cuts": the day of what the sentence is about."""
    first, clause = clauses[candidate.clause - 1], clauses[candidate.clause]
    opens = candidate.noun and candidate.at > at and starts(scene, first.start, at)
    return opens and SUBJECT_OF_ALL.fullmatch(scene.chunks.codes, clause.start, candidate.at) is not None
