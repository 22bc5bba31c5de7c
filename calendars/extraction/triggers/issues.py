"""Read what a noun and its subject matter say of each other: whose talks "Iran nuclear talks" are, "a speech on talks".

In: a scene, a clause and a candidate of a noun. Out: the state at issue takes part; or whether the noun is only what
somebody speaks about.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.places import any_of
from calendars.patterns import pattern_of

# "Yemen talks", "Iran nuclear talks", "the Syrian peace talks", "Iran nuclear deal talks"
AT_ISSUE = pattern_of(r"(?P<side>[SA])X?[XG]?$")
# "Russia, | Ukraine peace talks": in a headline both are named.
IN_ROW = pattern_of(r"(?:[SA],)+")
# How far behind "talks" the deal stands that they are about.
ISSUE_REACH = 16


TALKS = frozenset({"talks", "negotiations"})
# "to end | the war in Yemen", "resolving | Venezuela's political crisis", "end Mali's long conflict"
TROUBLE = pattern_of(r"(?:Do)?d?(?:(?P<owner>[SA])p?)?X{0,3}(?P<what>X)(?:i(?:d[XE])?(?P<place>S))?")


def _side_of_trouble(scene: Scene, begin: int, limit: int) -> int | None:
    """The state of the deal or the trouble that talks are about: "talks to save the Iran nuclear deal"."""
    codes, low, words = scene.chunks.codes, scene.chunks.low, scene.words
    for at in range(begin + 1, limit):
        if codes[at] in "SA" and low(at + 1 + (codes[at + 1] == "p")) == "nuclear":
            return at  # "the Iran nuclear deal", "Iran's nuclear programme"
        match = TROUBLE.match(codes, at + 1, limit) if low(at) in words["settling"] else None
        if match is None or words["troubles"].isdisjoint(scene.chunks.lows[match.start() : match.end()]):
            continue
        part = "place" if match["place"] else "owner"
        return match.start(part) if match[part] else None
    return None


# "to end | the war between X and Y", "settling | a border row between the government of X and the rebels"
OF_TWO = pattern_of(r"d?[XA]{0,3}(?P<what>X)bd?(?P<one>[SMOCA])&d?(?P<two>[SMOC])")


def _sides_of_trouble(scene: Scene, begin: int, limit: int) -> list[int]:
    """The two whose trouble talks are to settle: they hold them, where nobody else is told to."""
    words = scene.words
    for at in range(begin + 1, limit):
        match = OF_TWO.match(scene.chunks.codes, at + 1) if scene.chunks.low(at) in words["settling"] else None
        troubles = any_of(words["troubles"], words["quarrels"])
        if match and not troubles.isdisjoint(scene.chunks.lows[match.start() : match.end()]):
            return [one for one in (match.start("one"), match.start("two")) if one in scene.actors]
    return []


def read_state_at_issue(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """Of "Iran nuclear talks resume on Monday" that state is one side, and the others are not named."""
    if candidate.rule != "triggers.talks" or candidate.mood is None or candidate.verb in ("", "cues.report"):
        return
    codes, chunks = scene.chunks.codes, scene.chunks
    match = AT_ISSUE.search(codes, max(candidate.at - 3, clause.start), candidate.at)
    words = chunks.text(match.end("side"), candidate.at + 1).lower().split() if match else []
    fits = len(words) == 1 or not scene.words["at_issue"].isdisjoint(words)
    side = match.start("side") if match and fits and (codes[match.start("side")] == "S" or len(words) > 1) else None
    if side is None and chunks.last_low(candidate.at) in TALKS:
        limit = min(candidate.at + ISSUE_REACH, clause.end)
        side = _side_of_trouble(scene, candidate.at, limit)
        two = [] if candidate.parties else _sides_of_trouble(scene, candidate.at, limit)
        if len(two) > 1:
            candidate.parties = dict.fromkeys(two, "between")
    told = {at for at in candidate.parties if scene.actors[at].sides}  # not "world powers"
    if side is None or not told <= {side, *_who_attends(scene, clause, candidate)}:
        return
    if scene.sides_of([side]).isdisjoint(scene.sides_of(at for at in candidate.parties if at != side)):
        candidate.parties[side] = "modifier"
        candidate.many = scene.actors[side].sort in ("state", "adjective")
        if IN_ROW.fullmatch(codes, clause.start, side):
            candidate.many = False
            candidate.parties |= {at: "modifier" for at in range(clause.start, side) if at in scene.actors}


ATTENDING = frozenset({"attend", "attends", "attended", "attending", "join", "joins", "joined", "joining"})


def _who_attends(scene: Scene, clause: Clause, candidate: Candidate) -> tuple[int, ...]:
    """ "X will attend talks in Geneva on Friday aimed at ending the war in Yemen": X is one more side."""
    attends = not ATTENDING.isdisjoint(scene.chunks.lows[max(candidate.at - 4, clause.start) : candidate.at])
    return clause.subject if attends else ()


# "a speech on | the status of the talks"
SPOKEN_ON = pattern_of(r"k(?:d?[XA]{1,2}o)?d?[XA]{0,2}$")
SPEECHES = frozenset({"speech", "speeches", "address", "lecture", "remarks", "briefing", "interview", "op-ed"})
NEAR_SPEECH = 8


def is_of_speech(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a noun is what a speech is about, whose days are those of the speech: "a speech on talks in Riga"."""
    start = max(at - NEAR_SPEECH, clause.start)
    spoken = scene.chunks.find(SPEECHES, start, at)
    return bool(spoken) and SPOKEN_ON.match(scene.chunks.codes, spoken[-1] + 1, at) is not None


# "testify before parliament | on the", "face questions on Tuesday | over her": what stands between a verb of being
# asked and the preposition.
ASKED = frozenset({"testify", "testifies", "testified", "questions", "questioned", "criticism", "criticised", "fire"})


def is_looked_into(scene: Scene, clause: Clause, start: int) -> bool:
    """Whether a noun is what somebody has to answer for: "will testify before parliament on the talks with X"."""
    lows = scene.chunks.lows
    over = lows[start - 1] in ("on", "over", "for") and start - 1 > clause.start
    asked = scene.chunks.find(ASKED, max(start - 1 - NEAR_SPEECH, clause.start), start - 1) if over else []
    return bool(asked) and "," not in lows[asked[-1] : start - 1]  # "Under fire at home, X left for talks with Y"


# "ways to resume | dialogue with X", "how to restart the"
WAYS_TO = pattern_of(r"f[EHQvX]d?[XA]{0,2}$")
WAYS = frozenset({"ways", "how", "means", "options", "steps", "measures"})
TOLD_BEFORE = frozenset(
    {"on", "about", "over", "discuss", "discussed", "discussing", "explore", "exploring", "review", "reviewing"}
    | {"reviewed", "explored", "considered", "weighed", "sought"}
)


def is_sought(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether a noun is what others talk of bringing about: "discuss ways to resume dialogue with X"."""
    match = WAYS_TO.search(scene.chunks.codes, max(clause.start, first - 6), first)
    ways = match.start() - 1 if match else 0
    return ways > 1 and scene.chunks.last_low(ways) in WAYS and scene.chunks.low(ways - 1) in TOLD_BEFORE
