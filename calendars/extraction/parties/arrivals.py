"""Read who comes to an occasion, told apart from its noun: who is invited, accepts to come or arrives for it.

In: a scene, a clause, the first word of a noun and its candidate. Out: nothing; the candidate has them, and its day.

Examples: "was invited to the talks", "accepted X's invitation to talks", "arrived for the summit".
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.participants import add_subjects
from calendars.models import Kind
from calendars.patterns import pattern_of

# How far before an engagement "offer of" stands, and before that the verb of accepting it.
FARTHEST_OFFER = 8
FARTHEST_INVITER = 12
# "asked X to lunch", "invited X, Y and Z to a ceremony"
HAS_HIM = pattern_of(r"[H45WE](?P<who>[hd])fd?[XA]?$")
INVITED = pattern_of(
    r"(?:[WEVQ]|(?P<has>[H45]))(?P<who>(?:d?X?[rRJt][jo])?d?(?:A(?:,A)*&)?[PSMO](?:,?&?d?[PSMO]){0,6})(?:k?T)?f(?:d?[CSL](?:[ki]?T)?g)?d?[XA]?$"
)
# "Invited X for talks", "has sent invitations to X and Y for separate meetings".
BIDDEN = pattern_of(r"(?:W|Xf)(?P<who>d?(?:A(?:,A)*&)?[PSMO](?:,?&?d?[PSMO]){0,3})g[dXA]{0,2}$")


def read_invited(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "Has asked X to lunch", "invited X to talks": who is invited takes part."""
    start = max(clause.start, first - FARTHEST_INVITER)
    match = INVITED.search(scene.chunks.codes, start, first)
    has = match is not None and match["has"] is not None and candidate.rule != "triggers.delegation-meal"
    of_all = candidate.kind in GATHER and (candidate.definite or set(candidate.parties.values()) - {"subject"})
    if match and not has and not of_all:
        add_bidden(scene, candidate, *match.span("who"))
    if candidate.kind in MEET and not of_all:
        _read_bidden(scene, start, first, candidate)
    him = HAS_HIM.search(scene.chunks.codes, start, first) if candidate.rule == "triggers.delegation-meal" else None
    if him and clause.antecedent is not None and scene.chunks.low(him.start("who")) in ("him", "her"):
        candidate.parties.setdefault(clause.antecedent, "partner")  # "South Korea's Ban has her to dinner"


def add_bidden(scene: Scene, candidate: Candidate, first: int, last: int) -> None:
    """Those who are invited take part, where they can come."""
    for at in range(first, last):
        if at in scene.actors and scene.actors[at].speaks:
            candidate.parties.setdefault(at, "partner")


def _read_bidden(scene: Scene, start: int, first: int, candidate: Candidate) -> None:
    """ "Has sent invitations to X and Y for separate meetings": those are wished for, and X and Y take part."""
    match = BIDDEN.search(scene.chunks.codes, start, first)
    if match is None or not scene.chunks.low(match.start()).startswith("invit"):
        return
    add_bidden(scene, candidate, *match.span("who"))
    if candidate.mood is not None and candidate.mood.tense is not Tense.DENIED:
        candidate.mood = candidate.mood._replace(tense=Tense.TENTATIVE)


def read_accepted(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "Accepted Chile's offer of talks", "agreed to a Chilean proposal for a summit": both will be there."""
    codes, farthest = scene.chunks.codes, max(first - FARTHEST_OFFER, clause.start)
    offers = scene.chunks.find(scene.words["offers"], farthest + 1, first)
    if not offers or codes[offers[-1] + 1] not in "ofgj":
        return
    offer = offers[-1]
    if codes[offer + 1] == "j" and not codes[offer + 2 : first].endswith(("f", "fH", "fv")):
        return  # "an invitation from X to hold"
    verb = next(
        (at for at in range(offer - 1, max(offer - FARTHEST_OFFER, clause.start - 1), -1) if codes[at] == "Q"), -1
    )
    if verb < 0 or not scene.chunks.low(verb).startswith(("accept", "agree")):
        return
    mood = read_mood(scene, verb, clause.start)
    if mood.tense not in (Tense.DENIED, Tense.TENTATIVE):
        candidate.mood = Mood(Tense.FUTURE, mood.first, mood.last)
        add_subjects(candidate, clause.subject)
        offering = (at for at in range(verb + 1, first) if at in scene.actors and scene.actors[at].speaks)
        candidate.parties = dict.fromkeys(offering, "partner") | candidate.parties


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
    """ "Leaders attend celebrations of 50 years of Maltese independence": Malta holds them."""
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
