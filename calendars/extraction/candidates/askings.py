"""Tell whether an engagement is asked for or still ahead, and whether a time is that of asking for it or expecting it.

In: a scene and a noun, and for a time a clause, a candidate and a time mention in it. Out: the verb of asking, or yes
or no: of "on Monday France called for talks", Monday is not the candidate's.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import any_of
from calendars.models import Kind
from calendars.patterns import pattern_of

# "will be in X for", "may raise it at", and not "would have raised it at"
AHEAD = pattern_of(r"[mu][8X]{0,2}3?[vHEZQWx]?[^12457muvHEZ]*$")


def is_told_ahead(scene: Scene, sentence: int, at: int) -> bool:
    """Whether the verb before a noun tells of what is to come: "may raise it at a summit", "will be there for a"."""
    return AHEAD.search(scene.chunks.codes, scene.chunks.sentences[sentence][0], at) is not None


# "gave | their | go-ahead | on Monday | for a", "paved | the way | for a"
CONSENT = pattern_of(r"(?P<verb>[HEQX])[dXA-]{0,4}(?P<noun>[Xan])(?:k?T)?(?P<to>[gf])d?[XA9DNPRpC]{0,4}$")
# "approved | on Monday | a", "decided | on a"
APPROVAL = pattern_of(r"(?P<verb>[HEQF])(?:k?T)?k?dX{0,2}$")
ALLOWING_REACH = 14
# How far before an engagement what somebody promises stands.
PLEDGE_REACH = 10


def find_allowing(scene: Scene, start: int, noun: int) -> int | None:
    """The verb before a noun that lets happen what it names: "gave the green light on Monday for a summit"."""
    chunks, first = scene.chunks, max(start, noun - ALLOWING_REACH)
    consent = CONSENT.search(chunks.codes, first, noun)
    if consent is not None:
        given = chunks.last_low(consent.start("noun"))
        way = given == "way" and consent["to"] == "g"  # not "made their way to a summit"
        return consent.start("verb") if way or given in scene.words["consents"] else None
    approval = APPROVAL.search(chunks.codes, first, noun)
    if approval is None or chunks.low(approval.start("verb")) not in scene.words["approving"]:
        return None
    return approval.start("verb")


# "called for", "called on Monday for"
CALLED_FOR = pattern_of(r"v(?:k?T)?g")


def find_asking(scene: Scene, start: int, at: int) -> int | None:
    """The verb before a chunk that asks for what it names: "called for a meeting", "urged X to hold talks"."""
    codes = scene.chunks.codes
    for ask in reversed(scene.chunks.find(scene.words["asking"], max(start, at - 12), at)):
        if codes[ask] in "EWvHZ" and codes[ask - 1] not in "123":
            return ask if scene.chunks.low(ask) != "called" or CALLED_FOR.match(codes, ask) else None
    return None


# "Proposed to hold on Friday"
ASKED_TO = pattern_of(r"f[vHx]")


# "invited Peru and Chile to Cairo on | Friday for talks"
BIDDEN_TO = pattern_of(r"fd?A?[CLS][ki]?d?$")


def dates_the_asking(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a time is that of asking for the engagement: "on Monday France called for talks"."""
    if at >= candidate.at:
        return candidate.rule == "triggers.brief" and _is_of_plan_told(scene, candidate.at, at)
    if _is_of_endorsing(scene, at, candidate.at) or _is_of_appeal(scene, at) or _is_of_pledge(scene, at, candidate.at):
        return True
    if scene.chunks.codes[at + 1] == "f" and scene.chunks.low(at + 2) in scene.words["bidding"]:
        return True  # "telephoned Y on Tuesday to urge him to meet Z"
    if candidate.noun and find_allowing(scene, clause.start, candidate.at) is not None:
        return True  # "gave the go-ahead on Monday for a summit"
    if (expects := _find_expecting(scene, clause, candidate.at)) and at < expects:
        return True
    ask = find_asking(scene, clause.start, candidate.at)
    if ask is None or (BIDDEN_TO.search(scene.chunks.codes, ask, at) and scene.chunks.times[at].direction != "past"):
        return False
    return at < ask or ASKED_TO.search(scene.chunks.codes, ask, at) is None


APPEALS = frozenset({"call", "calls", "appeal", "demand", "proposal", "offer", "request", "plea", "invitation"})


def _is_of_appeal(scene: Scene, at: int) -> bool:
    """ "X's call last month for a revival of talks with Y": last month is the time of the call."""
    before = at - 1 - (scene.chunks.codes[at - 1] == "k")
    return scene.chunks.low(before) in APPEALS and scene.chunks.low(at + 1) in ("for", "of", "to")


# "(signed on Monday) an agreement to hold", "a pledge on Monday to resume"
PLEDGE_TO = pattern_of(r"(?P<pledge>[GX])(?:id?[CLS])?(?:k?T)?X?f(?:[vHx]d?[XA9]{0,3})?$")
PLEDGES = frozenset({"pledge", "commitment", "promise", "vow", "undertaking"})


def _is_of_pledge(scene: Scene, at: int, noun: int) -> bool:
    """ "Signed on Monday an agreement to hold talks": Monday is the day of the agreement."""
    match = PLEDGE_TO.search(scene.chunks.codes, max(noun - PLEDGE_REACH, 0), noun)
    if match is None or at > match.end():
        return False
    pledge = match.start("pledge")
    return scene.chunks.codes[pledge] == "G" or scene.chunks.low(pledge) in PLEDGES


EXPECTING = frozenset({"expected", "predicted", "forecast", "foresaw"})


def _find_expecting(scene: Scene, clause: Clause, noun: int) -> int:
    """The verb of "X on Tuesday expected talks to be held on Nov. 28", where a day stands behind the noun; or 0."""
    found = scene.chunks.find(EXPECTING, clause.start + 1, noun)
    active = bool(found) and scene.chunks.codes[found[-1] - 1] not in "12345X"
    return found[-1] if active and scene.days_in(noun, clause.end) else 0


# "on plans for a meeting", "about preparations for the summit"
PLAN_TOLD = pattern_of(r"kd?[XA]{0,2}(?P<plan>[XQnGE])[gfo]")
READYING = frozenset(
    {"plan", "plans", "preparation", "preparations", "arrangements", "proposal", "proposals", "efforts"}
)


def _is_of_plan_told(scene: Scene, verb: int, at: int) -> bool:
    """ "Briefed X in Riga on plans for a meeting with Y on Friday": the day is that of the meeting."""
    match = PLAN_TOLD.search(scene.chunks.codes, verb, at)
    return match is not None and scene.chunks.low(match.start("plan")) in READYING


ENDORSING = frozenset({"endorsed", "approved", "adopted", "backed", "unveiled", "accepted", "outlined"})
PLANS = frozenset({"plan", "plans", "proposal", "proposals"})


def _is_of_endorsing(scene: Scene, at: int, noun: int) -> bool:
    """ "At a cabinet meeting on Friday, Japan endorsed a plan to hold a summit in May": the Friday is not its day."""
    lows = scene.chunks.lows
    decided = next((one for one in range(at + 1, noun) if lows[one] in ENDORSING), noun)
    return not PLANS.isdisjoint(lows[decided + 1 : min(decided + 4, noun)])


# "expressed his | readiness to hold"
READY_TO = pattern_of(r"(?P<ready>[XxnvE])f[vHx]d?[XA]{0,3}$")
READY = frozenset({"readiness", "willingness", "wish", "desire", "hope", "intention", "offer", "interest"})


def wishes_for(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether somebody only tells that he is ready for it: "when he expressed his readiness to hold talks with Y"."""
    match = READY_TO.search(scene.chunks.codes, clause.start, candidate.at)
    return match is not None and scene.chunks.low(match.start("ready")) in READY


# "suspended the talks on | July 20", and not "resumed suspended talks on", "the suspended talks on"
BROKEN_ON = pattern_of(r"(?<![Hdp])(?P<verb>[vHEQ])d?[XA]{0,3}[xn]k?$")


def dates_the_breaking(scene: Scene, at: int) -> bool:
    """Whether a day is that of breaking off talks: "X and Y, who are meeting in Oslo, suspended the talks on May 2"."""
    chunks = scene.chunks
    if chunks.codes[at - 1 - (chunks.codes[at - 1] == "k")] not in "xn":
        return False
    match = BROKEN_ON.search(chunks.codes, max(at - 7, 0), at)
    return match is not None and chunks.entries[match.start("verb")][1] == "cues.broken"


def is_told_ended(candidate: Candidate, lows: list[str]) -> bool:
    """Whether the words before a noun tell its end: "the conclusion of talks", "the failure of talks"."""
    return candidate.noun and (candidate.ended or lows[-2:] == ["failure", "of"])


# So many chunks behind the head of a sentence the day of its plan stands: "Under a | plan put forward on".
FRAME_REACH = 12
# "In a | proposal | made on Tuesday, "
IN_PLAN = pattern_of(r"id[XA]{0,2}(?P<plan>[XWQGN])[HvEQX]?k?T,")


def is_of_frame(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a day is that of a plan a sentence opens with: "Under a plan put forward on Monday, X would meet".

    So it is in "In a proposal on Monday, X would meet", but not in "In Moscow on Monday, X would meet".
    """
    begin, _ = scene.bounds(clause.sentence)
    chunks, mood = scene.chunks, candidate.mood
    if chunks.low(begin) == "in" and begin < at < candidate.at:
        opening = IN_PLAN.match(chunks.codes, begin, at + 2)
        if opening is None or opening.end() != at + 2 or mood is None:
            return False
        told = chunks.last_low(opening.start("plan")) in scene.words["matters_nowhere"]
        return told and "m" in chunks.codes[mood.first : mood.last]
    if at > begin + FRAME_REACH or chunks.low(begin) != "under" or not begin < at < candidate.at:
        return False
    plan = not scene.words["matters_nowhere"].isdisjoint(chunks.lows[begin:at])
    return plan and "," not in chunks.codes[begin:at] and chunks.codes[at + 1] == ","


# "the collapse of | the talks between X and Y in May", "a deadlock in talks", "put an end to | talks"
BREAKDOWNS = frozenset(
    {"collapse", "breakdown", "suspension", "deadlock", "stalemate", "impasse", "freeze", "interruption"}
)
BREAKDOWNS |= {"rupture", "disruption", "freezing", "hiatus", "stalling", "unravelling", "unraveling"}
BREAKDOWNS |= {"derailed", "scuppered", "scuttled", "halted", "sank", "interrupted", "disrupted", "wrecked"}
BREAKDOWN_OF = pattern_of(r"(?P<noun>[XNnE])[oif]?(?:d?[XAN9]{0,2}|d?[SOPLCM](?:-[SOPLCM]|p)?[XA]{0,2})$")
BREAKDOWN_REACH = 8


def is_of_breakdown(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day behind talks is that of their breakdown: "the collapse of talks between X and Y in May"."""
    if candidate.kind is not Kind.TALKS or not candidate.noun or at < candidate.at:
        return False
    codes, lows = scene.chunks.codes, scene.chunks.lows
    match = BREAKDOWN_OF.search(codes, max(candidate.at - BREAKDOWN_REACH, 0), candidate.at)
    if match is None:
        return False
    noun = match.start("noun")
    if lows[noun + 1] == "at":
        return False  # "to break the deadlock at talks in Riga on Monday"
    ended = (
        lows[noun] == "end" and lows[noun + 1] == "to" and any(low.startswith("put") for low in lows[noun - 2 : noun])
    )
    return ended or scene.chunks.last_low(noun) in BREAKDOWNS


# "efforts to revive | the talks between X and Y on Monday", "hopes of reviving | talks"
EFFORTS = frozenset(
    {"effort", "efforts", "attempt", "attempts", "bid", "bids", "push", "drive", "hopes", "chances", "moves"}
)
EFFORT_TO = pattern_of(r"(?P<noun>[XQWNnE])[fo](?P<verb>[vHExX])(?:-[vHXx])?d?[XAN9]{0,3}(?:[SOPLCA]p?[XA]{0,2})?$")
EFFORT_REACH = 10
OF_ITS_OWN = frozenset({"that", "which"})
HOLDING = frozenset({"hold", "host", "stage", "convene", "arrange", "organise", "organize"})


def is_of_effort(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day behind talks is that of efforts to bring them about: "efforts to revive talks failed on Monday"."""
    if not candidate.noun or at < candidate.at or not OF_ITS_OWN.isdisjoint(scene.chunks.lows[candidate.at : at]):
        return False
    match = EFFORT_TO.search(scene.chunks.codes, max(candidate.at - EFFORT_REACH, 0), candidate.at)
    if match is None or scene.chunks.low(match.start("noun")) not in EFFORTS:
        return False
    if scene.chunks.low(match.start("verb")) in HOLDING:
        return False  # "launched a bid to host talks next month"
    return scene.chunks.low(match.start("noun")) != "hopes" or scene.chunks.codes[match.start("noun") + 1] == "o"


# "(will visit X on Wednesday) to talk about progress | in ceasefire talks", "to assess the state of | the talks",
# "(told reporters on Friday) about progress | in the talks"
STATE_OF = pattern_of(r"(?:f[vHEXx]k?|k)d?[XA]{0,3}(?P<what>[XQ])[oig]d?(?:[XAG9SOM]|,|&|-){0,6}$")
STATE_REACH = 14
STANDING = frozenset({"progress", "state", "status", "prospects", "course", "pace", "future", "fate", "details"})


def is_of_state_told(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day is that of coming to speak of how talks stand: "came on Monday to assess the state of talks"."""
    aim = scene.chunks.codes[at + 1] == "f" or scene.chunks.low(at + 1) in ("about", "on")
    if not candidate.noun or candidate.kind is not Kind.TALKS or at > candidate.at or not aim:
        return False
    match = STATE_OF.search(scene.chunks.codes, max(candidate.at - STATE_REACH, at), candidate.at)
    return match is not None and scene.chunks.low(match.start("what")) in STANDING


# "to help | revive talks", "to try to | restart talks", "in a bid to | restart talks"
TRYING = frozenset(
    {"try", "trying", "tries", "seek", "seeking", "seeks", "attempt", "bid", "effort", "efforts", "aims"}
)
HELPING = frozenset({"help", "helping"})


def is_furthering(scene: Scene, at: int) -> bool:
    """Whether a word only says that one furthers or judges what follows: "met to | back | talks between X and Y".

    So it does in "to try to restart talks between X and Y", "to help revive" them.
    """
    codes, low = scene.chunks.codes, scene.chunks.low
    aimed = codes[at - 1] == "f"
    tried = low(at - 1) in HELPING or (aimed and low(at - 2) in TRYING)
    if tried and scene.chunks.entries[at][1] == "cues.begin":
        return True
    if not (aimed or tried):
        return False
    furthers = any_of(scene.words["furthering"], scene.words["opinion"])
    return low(at) in furthers or scene.chunks.text(at).lower() in furthers
