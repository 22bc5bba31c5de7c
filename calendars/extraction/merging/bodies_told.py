"""Tell of a gathering without a name whose it is: "the ninth summit on May 3", "Another meeting is set for Friday".

In: the word for it, with its clause. Out: whether it is told without whose it is, and the body of which the text told
right before; `merging.py` makes it a gathering of that body, or of one told earlier.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# Behind a gathering, where nothing tells whose it is: "summit on May 3", "meeting of foreign ministers in".
OF_THEIR_LEADERS = pattern_of(r"(?:od?X?(?P<who>r))?(?=[kiTmu12,.;agjQHfc])")


# Of a gathering that goes on with what was told: "a new session".
NEW = frozenset({"new", "fresh", "such"})


def is_bare(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a gathering is told without whose it is: "the ninth summit on May 3", "a meeting of leaders in Rome".

    So is a further one at which somebody did something: "At the last summit, in Lima in 2013, X proposed".
    """
    at, chunks, mood = candidate.at, scene.chunks, candidate.mood
    large = candidate.kind in GATHER or candidate.rule == "triggers.meeting"
    hosted = candidate.another and candidate.verb == "triggers.host"  # "X will host the next summit in May"
    further = hosted or _opens_at_another(scene, clause, candidate)
    hows = {"city", "subject", "host"} if further else {"city"}
    if not (candidate.noun and large) or not hows.issuperset(candidate.parties.values()):
        return False
    behind = OF_THEIR_LEADERS.match(chunks.codes, at + 1)
    if behind is None or (candidate.worldly and chunks.text(at)[0].isupper()):
        return False  # "the Global Food Summit"
    leaders, first = scene.words["collective"], at
    while first > clause.start and (chunks.codes[first - 1] in "X9D-Trp" or chunks.low(first - 1) == "such"):
        first -= 1
    words = {chunks.low(one) for one in range(first, at) if chunks.codes[one] == "X"}
    who = [one for one in range(first, at) if chunks.codes[one] == "r"]
    who += [behind.start("who")] if behind["who"] else []
    told = chunks.codes[at + 1 : at + 3] == ",c"  # "the meeting, which takes place on Monday"
    if mood is not None and "," in chunks.codes[at : mood.first] and not (told or further):
        return False  # "for a summit, the union made known on Monday"
    if mood is not None and mood.first < at and chunks.codes[mood.last - 1] in "vHE" and not further:
        who.append(mood.first - 1)  # not "The cabinet will hold"
    words |= set(chunks.text(at).lower().split()[:-1])  # "board meeting"
    told = chunks.low(first - 1) in ("the", "a", "an", "and", "another") or first == clause.start
    known = words <= scene.words["gathering"] | scene.words["another"] | NEW
    return told and known and all(chunks.last_low(one) in leaders for one in who)


# "At the last such | meeting"
AT_ANOTHER = pattern_of(r"id[X9d]{1,3}")


def _opens_at_another(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a clause opens with another gathering than that just told, at which its subject did something."""
    before = scene.chunks.codes[clause.start : candidate.at]
    return candidate.another and scene.chunks.low(clause.start) == "at" and AT_ANOTHER.fullmatch(before) is not None


def body_told(scene: Scene, clause: Clause, candidate: Candidate) -> list[str]:
    """ "NATO ambassadors failed to agree on Tuesday. Another meeting is set for Friday": of the body told of first.

    Not "another meeting of the coalition", nor "The Dutch cabinet failed to agree; another meeting is set".
    """
    own = scene.chunks.codes[scene.bounds(clause.sentence)[0] : candidate.at]
    if scene.chunks.codes[candidate.at + 1] in "obwy" or not set("AN").isdisjoint(own):
        return []
    for number in range(clause.sentence, max(clause.sentence - 2, -1), -1):
        begin, end = scene.bounds(number)
        first = next((at for at in range(begin, min(end, candidate.at)) if at in scene.actors), None)
        if first is not None:
            actor = scene.actors[first]
            sits = actor.many or (actor.sort == "body" and len(actor.sides) == 1)
            return list(actor.sides) if sits and scene.chunks.codes[first + 1] != "p" else []
    return []
