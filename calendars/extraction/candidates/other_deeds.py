"""Tell whether a time or a verb is that of another deed: preparing an engagement, or coming back from it.

In: a scene, a candidate or its chunk, and for a time its mention. Out: yes or no.

Examples: "met on Tuesday to prepare a summit", "returned on Friday from talks".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import takewhile

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import any_of
from calendars.models import Kind
from calendars.patterns import pattern_of
from calendars.periods import DAY_LENGTH, has_day

# What is done on a day for an engagement that is on another one.
PREPARING = frozenset(
    {"prepare", "plan", "arrange", "organise", "organize", "schedule", "discuss", "coordinate", "finalise", "finalize"}
    | {"reschedule"}
)
# "Preparations have begun for a summit", "are now under way for"
BEGUN_WORDS = frozenset({"are", "have", "had", "were", "begun", "started", "began", "now", "already"})
FOUNDATIONS = frozenset({"preparations", "arrangements", "groundwork"})
GROUNDWORK = FOUNDATIONS | {"reschedule", "prepare", "preparing", "preparation", "arrange", "arranging"}


def is_readied(scene: Scene, before: int) -> bool:
    """Whether what stands before a noun and its articles makes it ready: "to prepare a", "paves the way for a"."""
    low = scene.chunks.low
    at = before - (scene.chunks.codes[before] in "gf")
    told = next((one for one in range(at, -1, -1) if low(one) not in BEGUN_WORDS), at)
    return low(at) in READYING or low(told) in FOUNDATIONS or (at < before and low(at) in WAYS)


# Forms of "prepare" before an occasion that is still to come.
READYING = frozenset({"prepare", "prepares", "preparing", "prepared", "preparations", "preparation", "groundwork"})


def dates_the_preparing(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a time is that of what prepares the engagement: "flew to Rome on Monday to prepare a summit"."""
    return candidate.noun and (
        _find_preparing(scene, at + 1, candidate.at - 1) is not None
        or clears_way(scene, at + 1, candidate.at)
        or _is_behind_opening(scene, candidate.at, at)
    )


def _is_behind_opening(scene: Scene, noun: int, at: int) -> bool:
    """Whether a time stands behind the phrase that tells what is prepared: "To prepare for talks, X flies in on"."""
    codes = scene.chunks.codes
    comma = codes.find(",", noun, at)
    return (
        comma > 0
        and codes[comma + 1] in "dSPOBMCNhA"
        and "c" not in codes[comma:at]
        and is_readied(scene, _before_article(codes, noun))
    )


def _before_article(codes: str, noun: int) -> int:
    """The chunk before the article and the adjectives of a noun."""
    at = noun - 1
    while at > 0 and codes[at] in "dAXNBOS9-p&":
        at -= 1
    return at


def is_of_prepared(scene: Scene, candidate: Candidate, at: int, between: Iterable[Candidate]) -> bool:
    """Whether a time is that of what one prepares: "will have talks on preparations for the summit on May 3"."""
    nouns = [one.at for one in between if one.noun and candidate.at < one.at < at]
    return any(not FOUNDATIONS.isdisjoint(scene.chunks.lows[candidate.at + 1 : noun]) for noun in nouns)


def prepares(scene: Scene, start: int, noun: int) -> bool:
    """Whether what leads to a noun prepares it: "to prepare the summit", "to make arrangements for his visit"."""
    return not GROUNDWORK.isdisjoint(scene.chunks.lows[start:noun]) or clears_way(scene, start, noun)


def dates_the_prepared(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day is that of what is prepared: "will telephone X to prepare his visit to Berlin on 4 February"."""
    to = _find_preparing(scene, candidate.at + 1, at - 1)
    return to is not None and any(scene.chunks.codes[one] in "nx" for one in range(to + 2, at))


def _find_preparing(scene: Scene, start: int, end: int) -> int | None:
    """The "to" or "will" before a verb of preparing: "to prepare a summit", "will prepare a summit"."""
    codes = scene.chunks.codes
    return next((at - 1 for at in scene.chunks.find(PREPARING, start + 1, end + 1) if codes[at - 1] in "fm"), None)


# "Sets the stage for", "clears the way for"
WAY_FOR = pattern_of(r"[QHXEv]d?(?P<way>X)[gf]")
WAYS = frozenset(
    {"way", "stage", "ground", "groundwork", "path", "scene", "tone", "table", "foundation", "foundations", "door"}
)
# "lead to", "is to result in": what a deed brings about, by the code of the word behind
BRINGING = {
    "f": frozenset({"lead", "leads", "led", "leading"}),
    "i": frozenset({"result", "results", "resulted", "resulting", "culminate", "culminates", "culminated"}),
}
CLEARING_WORDS = WAYS | BRINGING["f"] | BRINGING["i"]
# ", paving the way for", ", opening the door to"
CLEARING = pattern_of(r",[XHEQ]d?(?P<way>X)[gf]d?[XA9TD]{0,3}$")
CLEARING_REACH = 9


def is_cleared_before(scene: Scene, start: int, first: int) -> bool:
    """Whether a deed is told to lead to what follows: "will free them, clearing the way for | talks"."""
    match = CLEARING.search(scene.chunks.codes, max(start, first - CLEARING_REACH), first)
    return match is not None and scene.chunks.low(match.start("way")) in WAYS


def clears_way(scene: Scene, start: int, end: int) -> bool:
    """Whether something is told to bring about what stands behind: "to pave the way for", "could lead to"."""
    chunks = scene.chunks
    told = chunks.find(CLEARING_WORDS, start, end)
    if not told:
        return False
    if any(chunks.low(at) in BRINGING.get(chunks.codes[at + 1], ()) for at in told):
        return True
    match = WAY_FOR.search(chunks.codes, start, end)
    return match is not None and chunks.low(match.start("way")) in WAYS


# "on his way home on Tuesday from", "on the way back from"
ON_WAY = pattern_of(r"kdX(?P<home>X)(?:[fi]d?A?[CLSN])?,?(?:k?T)?,?(?P<from>j)[dXA9DTSOBMpoQ-]{0,6}$")
# "returned on Tuesday from", "flew home to Riga on Tuesday from", "is due back on Friday from two days of"
BACK_FROM = pattern_of(
    r"(?P<verb>[v1234Q])(?P<home>X?)(?:[fi]d?A?[CLSN])?,?(?:k?T)?,?(?P<from>j)[dXA9DTSOBMpoQ-]{0,6}$"
)
BACK_REACH = 16
HOME = frozenset({"home", "back"})
# "had come straight from talks with X", "arrived from a summit with X", "flew in from a meeting with X"
COMING = frozenset({"come", "comes", "came", "arrive", "arrives", "arrived", "flew", "flown", "flies"})
# "arrived home on Tuesday from"
HOME_FROM = pattern_of(r"X(?:k?T)?j")


def is_back_from(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Returned on Tuesday from talks with X": the day is that of the way home, and the talks may be over longer.

    A visit ends by going home, so that the day is its last one; and "spoke on Tuesday from the summit" is told there.
    """
    if not candidate.noun or candidate.kind is Kind.VISIT:
        return False
    chunks = scene.chunks
    match = BACK_FROM.search(chunks.codes, max(clause.start, candidate.at - BACK_REACH), candidate.at)
    if match is None:
        way = ON_WAY.search(chunks.codes, max(clause.start, candidate.at - BACK_REACH), candidate.at)
        return way is not None and chunks.low(way.start("home")) in HOME
    if chunks.low(match.start("from")) != "from":
        return False
    verb, home = match.start("verb"), match.start("home")
    back = chunks.last_low(verb) in HOME or chunks.low(verb) in any_of(scene.words["returning"], COMING)
    return back or (bool(match["home"]) and chunks.low(home) in HOME)


# "a meeting of X and Y, | which was called off on", "the talks that were put off last", "the visit, cancelled on"
DROPPED_ON = pattern_of(
    r"(?:[fobw][dAX9]{0,3}[PSOCLNMAXrRt]{1,3}(?:,?&[wd]?[AX9]{0,2}[PSAXrRt]{1,3})?){0,2}"
    r"(?:,?c(?:2|4|53|43)|,)X?[KV]X?[ki]?"
)


def dates_the_dropping_told_aside(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day is that of dropping a plan: "The talks, called off on Monday, had been planned for Friday"."""
    if not candidate.noun or at < candidate.at or scene.chunks.times[at].direction == "future":
        return False
    day = len(scene.chunks.times[at].start or "") == DAY_LENGTH  # a week may be that of the plan, where no day is told
    told = day or bool(scene.days_in(at + 1, scene.chunks.end_of(at)))
    return told and DROPPED_ON.fullmatch(scene.chunks.codes, candidate.at + 1, at) is not None


def arrives_home(scene: Scene, candidate: Candidate) -> bool:
    """Whether a verb tells of coming home, no visit: "arrived home on Tuesday from a summit", "flew back to X"."""
    chunks, at = scene.chunks, candidate.at
    if chunks.low(at + 1) in HOME and HOME_FROM.match(chunks.codes, at + 1):
        return True
    back = chunks.last_low(at) in HOME or chunks.low(at + 1) in HOME
    own = scene.sides_of(partners_of(candidate, "subject")) if back else set()
    return candidate.place is not None and candidate.place[1] in own


# "discuss | the release of hostages | seized", "about | an offensive | launched in Mali": behind what one meets for, or
# about, a thing and what was done with it.
DONE_THING = pattern_of(
    r"(?P<lead>f?[vHEXQWKFkw])(?:d?[A9XNSCLOBpRnx-]{1,4}o){0,2}d?[A9XNSCLOBp-]{0,4}[XGRrtQ](?P<done>[HEvWQKFXZ])"
    r"(?:[ki]|(?P<where>X)|[ik]d?[CLSN]|yd?A?[XNMSrt]{1,2})?[ki]?$"
)
DONE_REACH = 22
TOPIC = frozenset({"about", "on", "over", "regarding", "concerning", "against", "despite"})
HERE = frozenset({"here", "there", "back", "dead", "alive", "earlier", "early", "late"})
# What tells that an occasion was on a day, and not that something happened to a thing.
STAGED = frozenset({"held", "hosted", "chaired", "organised", "organized", "convened", "attended"})


def is_of_done_thing(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a time is that of what was done with a thing before: "met to discuss the elections held last month".

    It is not where that verb is the one of the clause: "talks about the border ended on Monday".
    """
    mood, chunks = candidate.mood, scene.chunks
    if at < candidate.at or mood is None or clause.kind == "relative":
        return False
    if mood.last > candidate.at + (not candidate.noun):
        return False
    match = DONE_THING.search(chunks.codes, max(at - DONE_REACH, candidate.at - 1), at)
    if match is None or not is_participle(scene, match.start("done")):
        return False
    if match["where"] and chunks.low(match.start("where")) not in HERE:
        return False
    verb = match.end("lead") - 1
    behind = verb > candidate.at
    if match["lead"] == "k":
        named = behind and chunks.low(verb) in TOPIC
    else:
        named = (behind and match["lead"][0] in "fw") or (verb == candidate.at and not candidate.noun)
    occasion = not {"n", "x"}.isdisjoint(chunks.codes[match.end("lead") : match.start("done")])
    return named and not (occasion and chunks.low(match.start("done")) in STAGED)


def is_participle(scene: Scene, at: int) -> bool:
    """Whether a verb may say what was done with the thing before it: "seized", "carried out", "shot"."""
    entry = scene.chunks.entries[at]
    done = scene.chunks.low(at).endswith("ed") or scene.chunks.low(at) in scene.words["undergone"]
    return done or entry[1] == "cues.past" or (entry[0] != "X" and "n" in entry[3])


# "ties, established | on", "relations between the two countries which had been restored | in".
BOND = pattern_of(
    r"[XG](?:[bw]d?[9XASN]{1,4}(?:&d?[ASN])?)?,?(?:c[X1245]{0,2}[1234]{1,2}|,?X)?(?P<done>[XHEvWQKVZ])[ki]?$"
)
BOND_REACH = 14


def dates_a_bond(scene: Scene, at: int) -> bool:
    """Whether a time tells since when there are ties: "marked 30 years of relations, established on May 2, 1992"."""
    match = BOND.search(scene.chunks.codes, max(at - BOND_REACH, 0), at)
    if match is None or scene.chunks.low(match.start("done")) not in scene.words["tied"]:
        return False
    between = range(match.start(), match.start("done"))
    return any(scene.chunks.last_low(one) in scene.words["bonds"] for one in between)


# "discuss | the NATO summit in Madrid in", "took up a conference next"
DISCUSSED = pattern_of(r"v[gk]?d?[A9XOBSp-]{0,5}n(?P<place>(?:,?id?A?[CLS]){0,2}),?[iko]?(?=T)")

# "discuss preparations for a | March | summit", "talked about plans for | Friday | 's summit"
PREPARED_FOR = pattern_of(r"v[gk]?d?[XA]{0,2}(?P<plan>[XQ])[gof]d?[XA]{0,2}(?=Tp?[XAOB9-]{0,3}[nx])")
OUTCOME = frozenset({"outcome", "outcomes", "result", "results"})
# "briefed him | on the outcome of the Riga summit of the union", "briefed X | on the results of talks with Y in Riga"
BRIEFED = pattern_of(r"vd?[A-Zh]k(?:dX{1,2}o)d?[A9XOBSCLp-]{0,4}[nx](?:[owi]d?A?[PCLSOB],?){0,3}[ik]?(?=T)")


def is_of_discussed(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a time is that of the occasion that one discusses: "will discuss the summit in Madrid in July".

    One day right behind it may be that of the talk: "will discuss the summit on Monday".
    "Briefed X on the outcome of the summit last week" tells of the summit, too.
    """
    if candidate.noun or at < candidate.at:
        return False
    if candidate.rule == "triggers.brief":
        told = BRIEFED.match(scene.chunks.codes, candidate.at)
        return told is not None and told.end() == at and not OUTCOME.isdisjoint(scene.chunks.lows[candidate.at : at])
    if candidate.rule != "triggers.discuss":
        return False
    readied = PREPARED_FOR.match(scene.chunks.codes, candidate.at)
    if readied is not None and readied.end() == at:
        return True
    match = DISCUSSED.match(scene.chunks.codes, candidate.at)
    coarse = not has_day(scene.chunks.times[at].start)
    return match is not None and match.end() == at and (coarse or bool(match["place"]))


# What tells by itself that a visitor was there, and after how many days he does not only come home from there.
BEEN_THERE = frozenset({"triggers.visit", "triggers.presence", "triggers.spend"})
AWAY = 7


def comes_once_more(scene: Scene, own: Clause, clause: Clause, visit: Candidate) -> bool:
    """ "Visited Lima on Monday. He will be back on May 3": there once more, if that is long after, and not at home."""
    over = visit.mood is not None and visit.mood.tense is Tense.PAST and not visit.mood.change
    if not over or visit.noun or visit.rule not in BEEN_THERE:
        return False
    days = [scene.chunks.times[at].start or "" for at in scene.days_in(own.start, own.end)]
    then = [scene.chunks.times[at].start or "" for at in scene.days_in(clause.start, clause.end)]
    if not days or len(then) != 1 or not all(map(has_day, (*days, *then))):
        return False
    return (date.fromisoformat(then[0][:10]) - date.fromisoformat(days[-1][:10])).days > AWAY


# "the deal | reached on", "a statement | adopted at the last round of talks in Riga on"
ACHIEVED = pattern_of(
    r"[EQHvKZx](?:yd?[XA]{0,2}[XNPSOBMCIRrt])?(?:id?[XA9]{0,3}[nxXNB](?:od?[XA9]{0,2}[nxXNSOB])?)?(?:i[CLSN])?[ik]?$"
)
ACHIEVED_REACH = 11


def dates_the_achieved(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day is that of something done before: "will meet to save the deal reached in March"."""
    codes = scene.chunks.codes
    deed = ACHIEVED.search(codes, max(candidate.at + 2, at - ACHIEVED_REACH), at)
    if deed is None or scene.chunks.low(deed.start()) not in scene.words["achieved"]:
        return False
    noun = deed.start() - 1
    if codes[noun] == "Q":
        return "n" not in scene.chunks.entries[noun][3] or codes[noun - 1] in "dXA"  # "the plan agreed on Monday"
    return codes[noun] in "GXN" and scene.chunks.low(noun) not in scene.words["adverbs"]


GOT_READY = frozenset({"prepared", "drafted", "finalised", "finalized", "drew", "finished", "completed"})
# "prepared a text | for the summit"
FOR_IT = pattern_of(r"gd?[XAOSB9]{0,4}$")
FOR_REACH = 6


def _prepared_for(scene: Scene, candidate: Candidate, begin: int) -> int:
    """Where "for" stands before what something was got ready for: "on Monday drafted a text | for the summit"; or 0."""
    lead = FOR_IT.search(scene.chunks.codes, max(candidate.at - FOR_REACH, 0), candidate.at)
    if lead is None or not scene.chunks.find(GOT_READY, begin + 1, lead.start()):
        return 0
    return lead.start()


# How many chunks may stand before a noun, and which of them say that it is still to come.
ATTRIBUTES = 7
STILL_TO_COME = frozenset({"upcoming", "forthcoming", "planned", "scheduled", "coming"})


def _is_of_other(scene: Scene, at: int) -> bool:
    """Whether an "of" parts an occasion from what describes another noun, and not its round: "the next round | of"."""
    return scene.chunks.codes[at] == "o" and scene.chunks.last_low(at - 1) not in ("round", "rounds", "session")


# "X's | recent successful" visit: it was before.
LATELY = frozenset({"recent", "latest", "previous"})
# Verbs of an occasion itself: "which opens today", "which takes place today".
WHEN_HELD = frozenset({"cues.begin", "cues.end", "cues.support"})


def is_before_plan(scene: Scene, candidate: Candidate, day: int, rule: str, *, borrowed: bool) -> bool:
    """Whether a day is that of a deed about a plan: "on Tuesday X voiced his hopes for the upcoming talks".

    So it is in "spoke with X on Tuesday and praised Y's recent visit to Peru". `rule` tells how the day was linked, and
    `borrowed` whether it is of another clause.
    """
    if not candidate.noun:
        return False
    near = range(candidate.at - 1, max(candidate.at - ATTRIBUTES, 0), -1)
    words = [*takewhile(lambda at: scene.chunks.codes[at] not in "dpiwf,T" and not _is_of_other(scene, at), near)]
    lately = any(scene.chunks.low(at) in LATELY for at in words) and candidate.verb not in WHEN_HELD
    if lately and day < candidate.at and (borrowed or rule == "linking.same_clause"):
        return True
    discussed = candidate.verb == "triggers.discuss"
    plan = next((at for at in words if scene.chunks.low(at) in STILL_TO_COME), 0)
    plan = plan or next((at for at in words if discussed and scene.chunks.low(at) == "next"), 0)
    plan = plan or _prepared_for(scene, candidate, day)
    if not plan or day > plan:
        return False
    if borrowed or (discussed and rule == "linking.carried"):
        return True  # "will meet X tomorrow and discuss a text that the coming summit will adopt"
    codes, between = scene.chunks.codes, range(day + 1, plan)
    if any(codes[at] in "EZ" and codes[at - 1] != "d" for at in between):
        return True
    return any(codes[at] in "HQvV" and codes[at - 1] not in "dmuf123" and scene.chunks.is_past(at) for at in between)
