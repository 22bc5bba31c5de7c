"""Tell the time of what talks led to from that of the talks: "after talks with Y, X will open the border in May".

In: a scene, the clause of the talks, the clause that it hangs on and the chunk of a time in that one. Out: whether the
time is that of what was agreed, promised or will be done, so that the talks do not carry it.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER
from calendars.extraction.clauses.clauses import AFTER, Clause
from calendars.extraction.linking.ways import is_later_that_day
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.meeting_places import JOURNEY
from calendars.patterns import pattern_of

# "Y agreed to visit | Z in May", not "Y is due to visit"
AGREED_TO = pattern_of(r"(?<![1235X])Q(?:k?T)?f[vxHE]")
# "Y agreed | to lift its tariffs in May", "pledged | to", "offered on Monday | to"
PROMISED_TO = pattern_of(r"(?<![1235])[QEW](?:k?T)?f[vxHEX]")
PROMISES = ("pledge", "vow", "promise", "undert", "commit", "threaten", "offer", "agree", "decide", "propose")
# "by | March", "within | two weeks", "no later than | Friday", "by the end of | 2019", "before | the end of the year"
LATEST = pattern_of(r"(?P<by>[yakj])(?:dXo)?$")
LATEST_WORDS = frozenset({"by", "within", "before", "than", "until", "from", "as"})
LATEST_NEAR = 4


def is_of_outcome(scene: Scene, other: Clause, at: int) -> bool:
    """Whether a time bounds or dates what was agreed: "after talks, X and Y agreed to a truce by the end of May"."""
    chunks, start = scene.chunks, other.start
    if AGREED_TO.search(chunks.codes, start, at) is not None:
        return True
    latest = LATEST.search(chunks.codes, max(at - LATEST_NEAR, start), at)
    if latest is not None and chunks.low(latest.start()) in LATEST_WORDS:
        return True
    promised = PROMISED_TO.search(chunks.codes, start, at)
    ahead = chunks.times[at].direction != "past"
    return ahead and promised is not None and chunks.low(promised.start()).startswith(PROMISES)


def is_of_deed_ahead(scene: Scene, clause: Clause, other: Clause, at: int) -> bool:
    """Whether a time is that of a deed to come: "X will open the border on Friday after talks with Y".

    "Will issue a statement on Friday after talks with Y": on the day of the talks.
    """
    chunks, direction = scene.chunks, scene.chunks.times[at].direction
    ahead = direction == "future" or (not direction and "m" in chunks.codes[other.start : at])
    if not ahead or clause.opener not in AFTER or other.kind == "report" or is_later_that_day(scene, other, at):
        return False
    return "Z" not in chunks.codes[other.start : at] and not chunks.find(
        scene.words["presenting"], other.start, other.end
    )


def tells_of_leaving(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells that somebody leaves or flies home: "will leave on Friday | after a two-day visit"."""
    chunks, words = scene.chunks, scene.words
    return any(
        chunks.lows[at] in words["departure"]
        or chunks.lows[at] in words["returning"]
        or chunks.entries[at][1] in JOURNEY
        for at in range(clause.start, clause.end)
    )


def dates_the_leaving(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Will leave for the Riga summit on Wednesday": the day is that of leaving, before or behind the summit."""
    mood = candidate.mood
    of_body, codes = any(scene.chunks.codes[one] in "BO" for one in candidate.parties), scene.chunks.codes
    if mood is None or not (of_body or candidate.kind in GATHER) or not mood.last < candidate.at < at:
        return False
    if codes[candidate.at + 1 : at] not in ("", "k") or "T" in codes[mood.last : at] or scene.chunks.times[at].end:
        return False  # "leaves for the summit that opens on Monday", "for the summit on Monday and Tuesday"
    return scene.chunks.low(mood.last - 1) in scene.words["departure"] and scene.chunks.low(mood.last) == "for"
