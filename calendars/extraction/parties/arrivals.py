"""Read who takes part in what a noun names though told apart from it: who arrives for it, whom the sentence opens with.

In: a scene, a clause and a candidate. Out: nothing; the candidate's parties, and its day, are filled.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.models import Kind
from calendars.patterns import pattern_of

# "a summit for which X arrives on Friday", ", for which he comes in on Friday"
FOR_WHICH = pattern_of(r",?gcd?(?P<who>P)(?:m|[12]Q?f?)?(?P<verb>v)(?:i[CL])?k?(?P<time>T)")
COMING_FOR_IT = frozenset({"arrive", "arrives", "arrived", "land", "lands", "come", "comes", "fly", "flies"})


def read_for_which(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Their summit, for which X arrives on Friday": X is there, and that Friday is the first day told of it."""
    chunks, (_, end) = scene.chunks, scene.bounds(clause.sentence)
    match = FOR_WHICH.search(chunks.codes, candidate.at + 1, end) if candidate.kind in GATHER else None
    if match is None or chunks.low(match.start("verb")) not in COMING_FOR_IT or candidate.day is not None:
        return
    between = range(candidate.at + 1, match.start())
    if any(chunks.codes[at] in "nxv." for at in between):
        return
    candidate.parties.setdefault(match.start("who"), "subject")
    if not scene.days_in(clause.start, match.start()):
        candidate.day = match.start("time")


# "With President X, the two also held talks", "With his counterpart X, he had a meeting"
OPENING_WITH = pattern_of(r"wd?X?(?P<who>P)(?:,?&d?(?P<also>P))?,")


def read_opening_with(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """Take in the partner that a sentence opens with: "With Prime Minister X, the two also held talks"."""
    begin, _ = scene.bounds(clause.sentence)
    match = OPENING_WITH.match(scene.chunks.codes, begin, clause.end)
    if match is None or scene.chunks.low(begin) != "with" or clause.start > match.end():
        return
    if scene.chunks.codes[match.end()] not in "dPhX" or candidate.kind not in MEET | GATHER | {Kind.CALL}:
        return
    for part in ("who", "also"):
        if match[part]:
            candidate.parties.setdefault(match.start(part), "partner")


# "The ministers at Monday's meeting", "EU leaders at next week's summit"
THOSE_AT = pattern_of(r"(?P<who>[SP])iTp[XA]{0,2}$")


def read_those_at(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "The ministers at Monday's meeting will decide on it": they are those who meet."""
    chunks = scene.chunks
    match = THOSE_AT.search(chunks.codes, max(candidate.at - 6, clause.start), candidate.at)
    if match is None or candidate.kind not in MEET | GATHER or chunks.low(match.start() + 1) != "at":
        return
    if match.start() in scene.actors and not candidate.parties:
        candidate.parties[match.start()] = "subject"


# "in President X's honour", "in honour of King X"
IN_HONOUR = pattern_of(r"i(?:d?(?P<whose>[PS])p(?P<word>X)|(?P<first>X)od?(?P<of>[PS]))")
HONOUR = frozenset({"honor", "honour"})


def read_honoured(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Will give a dinner tomorrow in King X's honour": he is there."""
    if candidate.kind not in MEET:
        return
    match = IN_HONOUR.search(scene.chunks.codes, candidate.at + 1, clause.end)
    if match is not None and scene.chunks.low(match.start("word" if match["word"] else "first")) in HONOUR:
        candidate.parties.setdefault(match.start("whose" if match["whose"] else "of"), "partner")


# How far behind a ceremony the state stands whose day it is: "celebrations of the 60th anniversary of".
ANNIVERSARY_REACH = 12


def read_celebrated(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Leaders attend celebrations of 50 years of Maltese independence": Singapore holds them."""
    if candidate.rule != "triggers.ceremony" or candidate.place:
        return
    chunks, last = scene.chunks, min(candidate.at + ANNIVERSARY_REACH, clause.end)
    for day in chunks.find(NATIONAL_DAYS, candidate.at + 1, last):
        whose = day - 1 - (chunks.codes[day - 1] == "p")
        entry = chunks.entries[whose]
        if entry[0] in "SA" and len(entry[2]) == 1 and entry[2][0] in scene.states:
            candidate.side, candidate.place = entry[2][0], (entry[2][0], entry[2][0])
            return


NATIONAL_DAYS = frozenset({"independence", "statehood", "unification", "reunification"})
