"""Tell what the words over a noun leave of it: who only speaks of it, hopes for it, judges it, denies it or walks out.

In: a scene, a clause and the first word of a noun. Out: yes or no, or the chunk of the noun over it. `noun_phrases.py`
reads the words of the noun itself.
"""

from __future__ import annotations

import re

from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.joints import before_day, opens_denied
from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.noun_phrases import before_article, before_determiners
from calendars.patterns import pattern_of

# What one denies: "denied press reports that he had met X".
RUMOURS = frozenset(
    {"report", "reports", "rumour", "rumours", "rumor", "rumors", "allegations", "claims", "speculation", "suggestions"}
)
# "Is trying to arrange a", "called on Monday for", "are working on a".
STRIVING = pattern_of(r"X?(?:k?T|iT)?[fgk]?[XHQEv]?d?$")


def head_over(scene: Scene, first: int) -> int:
    """The chunk of the noun over one, in "hopes for a meeting", "the prospect on Friday of talks"; else its own."""
    codes, before = scene.chunks.codes, before_article(scene, first)
    if before < 1 or codes[before] not in "og":
        return first
    return before_day(codes, before)


# How far before a noun the preposition stands by which a speaker belongs to it.
SPEAKER_REACH = 10


def is_of_speaker(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a noun only says who speaks: "a delegate to the conference said", "an official close to the talks"."""
    if clause.kind != "report" or "Z" not in scene.chunks.codes[at : clause.end]:
        return False
    before = at - 1
    while before > max(at - SPEAKER_REACH, clause.start) and scene.chunks.codes[before] in "dXASOBNC-9;,D":
        before -= 1
    near = scene.chunks.codes[before - 1] in "XrRtNPS" or scene.chunks.low(before - 1) == "close"
    near = near or "familiar" in scene.chunks.lows[clause.start : at]  # "a source familiar with planning for the talks"
    return scene.chunks.codes[before] in "fog" and near


# What is over on its day: that of no occasion for which it is.
DEADLINES = frozenset({"deadline", "deadlines", "cutoff"})
DEADLINE_REACH = 14
# "The deadline | for the list of speakers in the | debate is Friday"
FOR_IT = pattern_of(r"[gfo]d?[XA9OBSMCN-]{0,4}(?:[xnGrR]?p?[gfoij]d?[XA9OBSMCN-]{0,4}){0,3}")


def is_of_deadline(scene: Scene, at: int) -> bool:
    """Whether a noun only says for what a deadline is: "the deadline for speakers in the | debate is Friday"."""
    limits = scene.chunks.find(DEADLINES, max(at - DEADLINE_REACH, 0), at)
    return bool(limits) and FOR_IT.fullmatch(scene.chunks.codes, limits[-1] + 1, at) is not None


# "Had no | details | on the talks": that is what one has, and not the talks.
KNOWLEDGE = frozenset({"details", "detail", "information", "comment", "comments", "word", "news", "specifics"})


def is_governed(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether the clause's verb says something of a noun: not in "details of the talks"."""
    codes = scene.chunks.codes
    before = before_determiners(scene, clause, first)
    if before >= clause.start and scene.chunks.low(before) in ("amid", "despite"):
        return False
    text = scene.chunks.low(before - 1)
    told = scene.chunks.low(before) in ("on", "about") and (text in scene.words["texts"] or text in KNOWLEDGE)
    told = told or (codes[before] in "gif" and is_of_deadline(scene, first))
    if before < clause.start or (codes[before] not in "ojyb" and not told):
        return True
    emerging = before - 1 == clause.start and scene.chunks.low(clause.start).endswith("ing")  # "Emerging from talks"
    return emerging or codes[before - 1] == "a"  # "ahead of the talks"


def is_wished_for(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether a clause's subject is what is wished or done for a noun: "hopes for talks", "plans for a visit"."""
    codes, before = scene.chunks.codes, before_article(scene, first)
    return codes[before] == "g" and re.fullmatch("d?[AXN]{0,2}[XNWx]", codes[clause.start : before]) is not None


# What is done for an engagement that is not yet agreed.
SETTING_UP = frozenset({"arrange", "organise", "organize", "convene", "hold", "bring", "set", "schedule", "secure"})


ARRANGING = SETTING_UP | {"arranging", "organising", "organizing", "facilitate", "facilitating", "broker", "sponsor"}
# "offered to arrange a", "is willing to set up a", "proposed arranging a"
OFFERED = pattern_of(r"(?P<how>[WQX])(?:k?T)?f?(?P<deed>[QXHEv])k?[dXA9n]{0,4}$")
PREPARED = frozenset({"prepared", "ready", "happy"})


def _is_offered(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether somebody only would arrange what a noun names: "offered to arrange talks", "is willing to set up"."""
    match = OFFERED.search(scene.chunks.codes, max(first - 8, clause.start), first)
    if match is None or scene.chunks.low(match.start("deed")) not in ARRANGING:
        return False
    return match["how"] == "W" or scene.chunks.low(match.start()) in PREPARED


def is_striven_for(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether the verb before a noun only says that someone works for it: "is trying to arrange talks"."""
    chunks, lows = scene.chunks, scene.chunks.lows[clause.start : first]
    if not scene.words["efforts"].isdisjoint(lows[:2]) and "to" in lows and not SETTING_UP.isdisjoint(lows):
        return True  # "Efforts are being made to arrange a meeting"
    if _is_offered(scene, clause, first):
        return True
    for at in range(first - 1, max(first - 6, clause.start), -1):
        if chunks.low(at) in scene.words["striving"] and chunks.codes[at] != "n" and chunks.codes[at - 1] not in "dpA9":
            convened = chunks.low(at).startswith("call") and (
                chunks.codes[at + 1 : first].strip("dXA9D") == "" or chunks.codes[at - 1] in "nx"
            )  # "a news conference called to discuss the summit"
            return STRIVING.match(chunks.codes, at + 1, first) is not None and not convened  # "has called a summit"
    return False


def is_judged(scene: Scene, clause: Clause, start: int) -> bool:
    """Whether a noun is what someone welcomes or condemns: "hailed the talks", "support for the talks"."""
    codes = scene.chunks.codes
    before = start - 1
    before -= codes[before] in "QW" and codes[before - 1] in "gd"  # "support for planned talks"
    while (
        before > clause.start and codes[before] in "oXdA9DN" and scene.chunks.low(before) not in scene.words["opinion"]
    ):
        before -= 1
    if before > clause.start and codes[before] == "g":
        hoping = codes[before - 1] == "W" and codes[before - 2] in ACTOR and before - 2 >= clause.start
        what = before_day(codes, before)  # "voiced support on Friday for"
        what -= codes[what] == "q"  # "voiced "full support" for"
        return scene.chunks.low(what) in scene.words["in_favour"] and not hoping  # "Putin hopes for talks"
    if before > clause.start and codes[before] == "f":
        before -= 1 + (codes[before - 1] == "X" and before - 2 > clause.start)
        return scene.chunks.low(before) in scene.words["reaction"]  # "reacted angrily to the summit"
    if before > clause.start and codes[before] == "i" and _is_state_of_talks(scene, clause, before):
        return True
    return before >= clause.start and scene.chunks.low(before) in scene.words["opinion"]


# How far before "progress in the talks" somebody is told to take stock of it.
REVIEW_REACH = 6


def _is_state_of_talks(scene: Scene, clause: Clause, before: int) -> bool:
    """Whether somebody only speaks of how talks stand: "reviewed progress in the talks", "hailed the headway in"."""
    chunks, words = scene.chunks, scene.words
    how = before - 1 - (chunks.low(before - 1) in ("made", "achieved"))
    if how <= clause.start or chunks.low(how) not in words["progress"]:
        return False
    near = chunks.lows[max(how - REVIEW_REACH, clause.start) : how]
    return not words["reviewing"].isdisjoint(near) or not words["opinion"].isdisjoint(near)


# "reports | in the German press on Monday | that", "a report by state television"
SOURCE_TOLD = pattern_of(r"(?P<what>[XZ])(?:[iykjo]d?[XATDN9SC]{1,3}){1,2}$")
SOURCE_REACH = 10


def before_source(scene: Scene, at: int) -> int:
    """The chunk of the "reports" of which what stands up to a chunk tells where they were; else that chunk itself."""
    match = SOURCE_TOLD.search(scene.chunks.codes, max(at - SOURCE_REACH, 0), at + 1)
    while match is not None and scene.chunks.low(match.start()) not in RUMOURS:
        match = SOURCE_TOLD.search(scene.chunks.codes, match.start() + 1, at + 1)
    return match.start() if match else at


def _denies(scene: Scene, at: int) -> bool:
    """Whether a verb of denying stands before a clause, or "reports" of what is denied: "denied reports that"."""
    if scene.chunks.codes[at] == "F":
        return True
    at = before_source(scene, at)
    told = DENIED_REPORTS if scene.chunks.low(at) in RUMOURS else DENIED_THERE
    match = told.search(scene.chunks.codes, max(at - SOURCE_REACH, 0), at + 1)
    return match is not None and (told is DENIED_REPORTS or scene.chunks.low(match.start()).startswith("den"))


# "denied | on Monday the Saudi reports"; "denied | in an interview with a German daily"
DENIED_REPORTS = pattern_of(r"F(?:[ki]?[TCLS]){0,2}[dXA]{1,4}$")
DENIED_THERE = pattern_of(r"F(?:k?T|[iwf]d?[XADNOSCL]{1,3}){0,3}$")


def is_of_denied_report(scene: Scene, first: int) -> bool:
    """ "Denied reports of a meeting": what a noun behind "of" is told of did not happen, as somebody says."""
    of = before = first - 1 - (scene.chunks.codes[first - 1] == "d")
    while before > 0 and scene.chunks.low(before - 1) not in RUMOURS and before > of - 2:
        before -= 1
    return scene.chunks.codes[of] == "o" and scene.chunks.low(before - 1) in RUMOURS and _denies(scene, before - 1)


def is_under_denial(scene: Scene, clause: Clause) -> bool:
    """Whether the clause is what someone denies: "denied that talks were held"."""
    codes = scene.chunks.codes
    denies = opens_denied(scene, clause.start) or (codes[clause.start] == "c" and _denies(scene, clause.start - 1))
    open_ = (
        scene.chunks.low(clause.start - 1).startswith("rul") and "8" in codes[max(clause.start - 4, 0) : clause.start]
    )
    return (denies and not open_) or _has_no_plans(scene, clause)  # "did not rule out that"


# "There are no immediate plans for X to meet Y", "there is no question of X meeting Y"
UNPLANNED = frozenset({"plan", "plans", "question", "arrangements", "intention", "prospect"})


def _has_no_plans(scene: Scene, clause: Clause) -> bool:
    """Whether a clause says that nothing is planned for what it tells."""
    chunks = scene.chunks
    lows = chunks.lows[clause.start : clause.end]
    if "no" not in lows or UNPLANNED.isdisjoint(lows):
        return False
    for at in range(clause.start + 1, clause.end):
        if chunks.low(at) in UNPLANNED and chunks.codes[at + 1] in "go":
            near = chunks.lows[max(at - 2, clause.start) : at]
            if "no" in near:
                return True
    return False


# What one does to talks that go on without one: "quit the talks"; with "of" and "from", "walked out of the talks".
LEAVING = frozenset(
    {"leave", "leaves", "left", "leaving", "quit", "quits", "quitting", "exit", "exits", "exited", "exiting"}
    | {"desert", "deserts", "deserted", "deserting"}
)
LEAVING_OF = frozenset(
    {"walk", "walks", "walked", "walking", "storm", "storms", "stormed", "storming", "drop", "drops", "dropped"}
    | {"bolted", "withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing", "break", "breaks", "broke", "broken"}
    | {"withdrawal", "walkout", "exit", "departure"}
)


def is_walked_out_of(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether somebody goes away from talks, which is no occasion: "quit the talks", "withdrew from the talks"."""
    before = before_determiners(scene, clause, first)
    if scene.chunks.low(before) in LEAVING:
        return True
    if scene.chunks.last_low(before) == "from" and scene.chunks.low(before).startswith("withdr"):
        return not scene.days_in(*scene.bounds(clause.sentence))  # else "withdrew from Friday's talks": from a plan
    words = {scene.chunks.low(at) for at in range(max(before - 2, clause.start), before)}
    return scene.chunks.low(before) in ("of", "from") and not words.isdisjoint(LEAVING_OF)
