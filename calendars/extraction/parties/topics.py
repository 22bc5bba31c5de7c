"""Tell whose talks and where from what they are about: "talks on trade in Muscat with X", "talks on the war with X".

In: a scene and a place behind "in", a "with" or a "between". Out: whether it is that of the talks.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.models import Kind
from calendars.patterns import pattern_of

# "talks | on trade and energy"; "the school in Herat" is told to be there itself
ON_TOPIC = pattern_of(r"[nxG]k[AX]{1,3}(?:,?&?[AX]{1,3}){0,2}$")
# "talks | on the boundary question", "talks | on a free trade agreement": that is nowhere
ON_ISSUE = pattern_of(r"[nxG]kd[AX]{1,4}$")
ON_TREATY = pattern_of(r"[nxG]kd[AX]{0,4}G$")


def is_behind_topic(scene: Scene, start: int, before: int, at: int) -> bool:
    """ "Talks on trade and energy in Muscat on Friday", but "talks on peace in Gaza on Friday"."""
    codes = scene.chunks.codes
    if codes[at] not in "CL" or "T" not in codes[at + 1 : at + 3].lstrip("kj")[:1] or codes[before - 1] not in "XG":
        return False
    if ON_TREATY.search(codes, start, before):
        return True
    topic = ON_TOPIC.search(codes, start, before)
    if topic is None and scene.chunks.low(before - 1) in scene.words["matters_nowhere"]:
        topic = ON_ISSUE.search(codes, start, before)
    return topic is not None and scene.words["afflicting"].isdisjoint(scene.chunks.lows[topic.start() : before])


# "to Kosovo | peace talks", "to Iraq | reconstruction talks"
NOUN_BEHIND = pattern_of(r"X?(?P<noun>[nx])")
TALKS_IN_SESSION = frozenset({"triggers.talks", "triggers.conference", "triggers.round"})


def is_matter_of_talks(scene: Scene, at: int) -> bool:
    """Whether a state only tells what talks are about to which somebody goes: "goes to Kosovo peace talks in Riga"."""
    match = NOUN_BEHIND.match(scene.chunks.codes, at + 1)
    return match is not None and scene.chunks.entries[match.start("noun")][1] in TALKS_IN_SESSION


# "with President Orban", "with the Hungarian premier Viktor Orban"
WITH_PERSON = pattern_of(r"wd?A?[XR]{0,2}P")


def is_with_opponent(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Will discuss the row with Hungary": with whom the row is. A person is spoken to: "the crisis with Orban"."""
    if scene.chunks.low(at - 1) not in scene.words["quarrels"]:
        return False
    return candidate.rule != "triggers.discuss" or WITH_PERSON.match(scene.chunks.codes, at) is None


# "talks | on a free trade area | with X", "talks | in Riga on the status of the river | between X and Y"
BEHIND_TOPIC = pattern_of(r"(?:d?[XA9]{0,4}G)?(?:k?T|i[CL]){0,2}kd?[XNACLSGpo&d9-]{1,9}$")


def names_who_talks(scene: Scene, clause: Clause, candidate: Candidate, start: int, at: int) -> bool:
    """Whether "with" or "between" behind what is spoken about names who speaks: not "on the war between X and Y".

    Nor is it "an agreement on visas with X" that X and Y discuss; but who signs one signs it with X.
    """
    low, signed = scene.chunks.low(at - 1), candidate.kind is Kind.SIGNING
    of_topic = low in scene.words["relating"] or low in scene.words["quarrels"] or low.endswith("ly")
    # "The cabinet will hold a meeting on a truce with X", but "talks on a truce with X"
    inward = scene.chunks.codes[at - 1] == "G" and candidate.kind is not Kind.TALKS and scene.chunks.codes[at] == "w"
    if of_topic or inward or not (candidate.noun or signed) or len(scene.sides_of(clause.subject)) > 1:
        return False
    return BEHIND_TOPIC.match(scene.chunks.codes[start + 1 : at]) is not None
