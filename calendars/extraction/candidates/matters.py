"""Tell that a time belongs to what an occasion is about: "will meet X over the treaty that expires in December".

In: a scene, a candidate and the chunk of a time behind it. Out: whether the time dates the matter and not the occasion.
Behind "on", "over" or "to discuss" stands a thing, and the words between it and the time say what happens to it.
What was done with the object of a verb, `other_deeds.is_of_done_thing` tells.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.other_deeds import STAGED, TOPIC, is_participle
from calendars.extraction.names.actors import Scene
from calendars.models import Kind
from calendars.patterns import pattern_of
from calendars.periods import MONTH_LENGTH

LEADS = TOPIC | {"amid"}
# "treaty expiring in", "dam, due to open in", "pipeline to be finished in", "law that parliament is to pass in"
BOUND = pattern_of(
    r"[XNGRrtSCLMOBP](?:(?P<done>[HEvWQKFXZ])X?|,?Qf3?(?P<due>[vHEXWVK])X?|f3(?P<aim>[vHEXWVK])X?"
    r"|(?P<that>c)[^,;.Tnx]{1,8})[kijg]?(?:id?[CLS])?[kij]?$"
)
# "the arrest in | March | of two priests"
IN_NOUN = pattern_of(r"X[ij]$")
# "the budget for | 2007"
FOR_PERIOD = pattern_of(r"Xg$")
RELATIVE = frozenset({"that", "which", "whose", "who"})
REACH = 16


def where_matter_begins(scene: Scene, candidate: Candidate, end: int) -> int | None:
    """The chunk behind an occasion that leads to what it is about, before another chunk: "over", "to"."""
    codes, lows = scene.chunks.codes, scene.chunks.lows
    for at in range(candidate.at + 1, end):
        if lows[at] in LEADS and codes[at + 1] not in "Tkij":
            return at
        if codes[at] == "f" and codes[at + 1] in "vX" and at > candidate.at + 1 and not candidate.noun:
            return at
    return None


# "will meet | to follow up on the | October | summit", "to review the outcome of their | October | talks"
AIM = pattern_of(r"f(?P<verb>[vHEXQWZx])[^,;.f]{0,7}d$")
DATED_NOUN = pattern_of(r"[XASOBMC-]{0,3}[nx]")
# To do so with an occasion is to hold it, or to be at it.
HOLDING = frozenset(
    {"attend", "hold", "join", "open", "begin", "start", "resume", "host", "chair", "take", "participate", "address"}
    | {"convene", "continue", "conclude", "end", "close", "kick", "have", "be", "speak", "represent", "lead", "conduct"}
)


def _is_of_aim(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a time belongs to the occasion that a meeting is about: "will meet to assess the May summit"."""
    codes = scene.chunks.codes
    if candidate.at > at or DATED_NOUN.match(codes, at + 1) is None:
        return False
    aim = AIM.search(codes, candidate.at + 1, at)
    return aim is not None and scene.chunks.low(aim.start("verb")) not in HOLDING


# "hand out the | invitation to a summit in", "to | invite Peru to a summit in"
TO_GATHERING = pattern_of(r"(?P<ask>[XNvHW])[pPRLCSMOh]?fd?[XA9NPOMRBLCS-]{0,5}[nx][kij]?$")


def _is_of_invited(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Will visit Peru to hand out the invitation to a summit in May": the day is that of what it is for."""
    match = TO_GATHERING.search(scene.chunks.codes, candidate.at + 1, at)
    low = scene.chunks.low(match.start("ask")) if match is not None else ""
    return low == "invite" or low in scene.words["offers"]


def is_of_matter(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a time is that of a thing that an occasion is about: "met on a treaty signed in May"."""
    if not candidate.noun and scene.chunks.codes[at - 1] == "d" and _is_of_aim(scene, candidate, at):
        return True
    if candidate.kind is Kind.VISIT and candidate.at < at and _is_of_invited(scene, candidate, at):
        return True
    lead = where_matter_begins(scene, candidate, at) if candidate.at < at <= candidate.at + REACH else None
    if lead is None or (candidate.noun and candidate.mood is not None and lead < candidate.mood.first < at):
        return False  # "the talks on the treaty ended on Monday": of their own verb
    codes = scene.chunks.codes
    if codes[at + 1] == "o" and IN_NOUN.search(codes, lead + 1, at):
        return True
    if len(scene.chunks.times[at].start or "") <= MONTH_LENGTH and FOR_PERIOD.search(codes, lead + 1, at):
        return True
    match = BOUND.search(codes, lead + 1, at)
    if match is None or (match["done"] and not _is_told_of_thing(scene, match.start("done"))):
        return False
    if match["that"] and scene.chunks.low(match.start("that")) not in RELATIVE:
        return False  # "could meet on the border as early as Saturday"
    if codes[lead] == "f":
        return True
    told = match.start(next(name for name in ("done", "due", "aim", "that") if match[name]))
    if match["that"] and _is_of_new_thing(scene, lead, told):
        return True
    return not any(_may_be_of_talks(scene, one) for one in range(told, at))


def _is_of_new_thing(scene: Scene, lead: int, that: int) -> bool:
    """Whether a relative clause tells of a thing that is named first here: "talks on a row that began in May"."""
    chunks, verb = scene.chunks, that + 1 + (scene.chunks.codes[that] == ",")
    return chunks.low(lead + 1) in ("a", "an") and chunks.codes[verb] in "HvEx" and chunks.is_past(verb)


def describes_matter(scene: Scene, candidate: Candidate, begin: int, end: int) -> bool:
    """Whether a relative clause tells of what an occasion is about: "talks on the base, whose lease runs out in"."""
    lead = where_matter_begins(scene, candidate, begin) if begin <= candidate.at + REACH else None
    if lead is None or scene.chunks.codes[begin - 2 : begin].strip(",") not in ("X", "XX", "G", "XG"):
        return False
    if _is_of_new_thing(scene, lead, begin):
        return True
    return not candidate.noun or not any(_may_be_of_talks(scene, one) for one in range(begin, end))


def _is_told_of_thing(scene: Scene, at: int) -> bool:
    """Whether a word behind a thing says what it does or what is done to it: "expiring", "jailed", not "smuggling"."""
    low = scene.chunks.low(at)
    return (low.endswith("ing") and low not in scene.words["activities"]) or is_participle(scene, at)


def _may_be_of_talks(scene: Scene, at: int) -> bool:
    """Whether a word may as well say when the occasion itself is: "talks on trade opening on", "set for"."""
    rule, code = scene.chunks.entries[at][1], scene.chunks.codes[at]
    return rule == "cues.begin" or code in "QVKW" or scene.chunks.low(at) in STAGED
