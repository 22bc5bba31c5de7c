"""Find who else may take part in an occasion that names no two sides: the only others that its sentence names.

In: a scene, a candidate with its clause, and the sides that its words give. Out: the actors of what is missing to two
sides. No grammar says that they take part, only that nobody else is named who could; `drafts.py` asks where an
occasion with a day of its own would be left out for want of a second side.
"""

from __future__ import annotations

from collections.abc import Collection

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.clauses.clauses import Clause, of_sentence
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.parties.bystanders import MATTERS
from calendars.extraction.parties.meeting_places import JOURNEY
from calendars.extraction.words.word_lists import any_of
from calendars.models import Kind
from calendars.patterns import pattern_of

# Before an occasion that does not come about: "decided against meeting X", "left without signing".
NOT_DONE = frozenset({"against", "without"})
# "talks | on the nuclear plans of Peru": what they are about.
MATTER = pattern_of(r"k(?!T)[dXAN9pNSCLoQGx-]*")
INCLUDING = frozenset({"including"})
NAMED_MATTERS = pattern_of(r"[dXANSCLpo&,9-]+")
# What leads somebody to them: with those there, and with none of whom they are.
COMING = JOURNEY | {"triggers.presence", "triggers.spend"}
# What opens a clause that somebody else is the subject of: "since its signing", "chided the envoys for meeting X".
OF_OTHERS = frozenset({"since", "for", "of"})
# Before talks: they are asked for.
APPEALS = frozenset({"call", "calls", "appeal", "appeals", "demand", "demands"})
# Before a state: it is what is spoken of, or on the way.
SPOKEN_OF = frozenset({"over", "about", "regarding", "concerning", "through", "via"})
WINNING = frozenset({"win", "won", "winning"})  # "failed to win over X at a meeting"
GROUNDS = frozenset({"lawn", "lawns", "steps", "grounds", "roof", "doorstep"})  # "on the White House lawn"
QUARRELS = frozenset({"row", "dispute", "quarrel", "feud", "spat", "rift", "differences"})
QUARREL_REACH = 3
# Bodies of one state, which meet by themselves.
AT_HOME = frozenset({"cabinet", "parliament", "congress", "senate", "legislature"})
# "held talks | with farmers", "met | three bishops": someone else takes the other part.
WITH_OTHERS = pattern_of(r"[wb]?(?:d|9)?X{1,3}(?=[.,;kigTa&cEHZv])|dG(?=E)")
# Who acts in such a clause does something else: "said", "that X had turned down", "after X had left".
APART = frozenset({"report", "relative", "after"})
# "after the floods that also hit": what stands behind is what something else struck.
IN_RELATIVE = pattern_of(r"cX?[vHEW]d?$")
# "Mali, | Niger", "Mali and | Niger"
ROW_BEFORE = pattern_of(r"[SC](?:,?&|,)$")
# "met on Monday and asked": what stands behind is another deed.
OWN_DEED = pattern_of(r"&X?[vEHZQWVKF]")


def find_only_others(
    scene: Scene, clauses: list[Clause], candidate: Candidate, own: Collection[str], taken: Collection[int]
) -> tuple[Actor, ...]:
    """The actors of the one side that a sentence names besides the own one, or of the only two that a clause names.

    Args:
        scene: chunks with actors.
        clauses: the clauses of the article.
        candidate: what names the occasion.
        own: the sides that its words give.
        taken: the chunks of those who take part in something.
    """
    clause = clauses[candidate.clause]
    if len(own) > 1 or not _may_be_of_two(scene, clause, candidate) or (not own and _is_told_of(scene, candidate)):
        return ()
    apart_told = [one for one in of_sentence(clauses, clause.sentence) if one is not clause and one.kind in APART]
    apart = {at for one in apart_told for at in one.subject}.union(clause.subject)
    matter = MATTER.match(scene.chunks.codes, candidate.at + 1) if candidate.noun and candidate.verb in COMING else None
    apart.update(range(*matter.span()) if matter else ())
    apart.update(_matters_named(scene, candidate))
    for begin, end in ([scene.bounds(clause.sentence)] if own else []) + [(clause.start, clause.end)]:
        near = [at for at in range(begin, end) if at in scene.actors and at not in apart]
        # Had those who take part in something else taken part in it, the grammar would have said so.
        near = [
            at
            for at in near
            if (at in candidate.parties or at not in taken) and _may_come(scene, _head_of_row(scene, at))
        ]
        near = [at for at in near if not OWN_DEED.search(scene.chunks.codes, candidate.at, at)]
        near = [at for at in near if not IN_RELATIVE.search(scene.chunks.codes, candidate.at + 2, at)]
        others = {side for at in near for side in scene.actors[at].sides} - set(own)
        if len(own) + len(others) == 2:
            return tuple(scene.actors[at] for at in near if others.issuperset(scene.actors[at].sides))
    return ()


def _matters_named(scene: Scene, candidate: Candidate) -> range:
    """What is named as one of the matters of talks: "talks on various issues, including | arms control and Chad"."""
    chunks, end = scene.chunks, scene.chunks.end_of(candidate.at)
    for at in chunks.find(INCLUDING, candidate.at + 2, end):
        what = at - 1 - (chunks.codes[at - 1] == ",")
        match = NAMED_MATTERS.match(chunks.codes, at + 1, end) if chunks.low(what) in MATTERS else None
        if match:
            return range(*match.span())
    return range(0)


def _head_of_row(scene: Scene, at: int) -> int:
    """The first of a row of names that one stands in: "criticism from | Mali, Niger and Chad"."""
    while ROW_BEFORE.search(scene.chunks.codes, max(at - 4, 0), at) and (
        before := max((one for one in range(at - 3, at) if one in scene.actors), default=0)
    ):
        at = before
    return at


def _may_be_of_two(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether an occasion of two sides is told of: no journey, no appeal, and nothing that is not done."""
    mood, lows = candidate.mood, scene.chunks.lows
    if candidate.kind not in MEET | {Kind.CALL, Kind.SIGNING, Kind.OTHER} or lows[candidate.at - 1] in NOT_DONE:
        return False
    if candidate.rule == "triggers.call" or clause.opener in OF_OTHERS or lows[candidate.at - 1] == "on":
        return False  # "welcomed a call by X for talks", "a statement on talks"
    if mood is not None and (mood.change == "purpose" or not (candidate.noun or mood.tense)):
        return False  # "opened talks with X to sign a pact", "a greeting from X"
    if not APPEALS.isdisjoint(lows[clause.start : candidate.at]):
        return False  # "dismissed a call by X for talks"
    alone = any(scene.chunks.last_low(at) in AT_HOME for at in candidate.parties)
    if alone or WITH_OTHERS.match(scene.chunks.codes, candidate.at + 1):
        return False  # "the cabinet of X met", "talks with farmers", "met business leaders"
    if candidate.kind is Kind.MEETING and candidate.noun and has_chair(scene, candidate):
        return False  # "A meeting chaired by X on Monday thanked Y"
    return scene.words["message"].isdisjoint(lows[clause.start : clause.end])


# "a meeting on Monday | chaired by X", "the meeting, | headed by X"
CHAIRED = pattern_of(r"(?:kT|T|i[CLS]|od?[XA]{0,2}[XrtS]){0,2},?(?P<how>[HEXv])yd?[XAR]{0,3}(?P<who>[PSO])")
CHAIRING = frozenset({"chaired", "headed", "led", "presided"})


def has_chair(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody is told to lead it, and nobody to be there with him: "a meeting chaired by X"."""
    match = CHAIRED.match(scene.chunks.codes, candidate.at + 1)
    if match is None or scene.chunks.low(match.start("how")) not in CHAIRING:
        return False
    return set(candidate.parties.values()) <= {"agent", "subject"}


def _is_told_of(scene: Scene, candidate: Candidate) -> bool:
    """Whether an occasion is only spoken of, or the scene of a deed: "took stock of the talks", "At the meeting X"."""
    return scene.chunks.codes[candidate.at - 2 : candidate.at] == "od" or candidate.at + 1 in scene.actors


POSTED = frozenset({"ambassador", "ambassadors", "envoy", "envoys", "consul", "diplomats", "representative", "attache"})


def _may_come(scene: Scene, at: int) -> bool:
    """Whether an actor may be there: not where it is, who is absent, who would do wrong to come, what is told of."""
    codes, low = scene.chunks.codes, scene.chunks.low
    led = at - 1 - (codes[at - 1] == "d")
    if codes[led] in "ia" or (codes[led] in "gjo" and codes[led - 1] == "X"):
        return False  # "in Vienna", "the second to do so after Peru", "support for Peru", "the debts of Peru"
    if (codes[at - 1] == "g" and codes[at + 1] == "f") or codes[at : at + 2] == "AX" or codes[at + 1 : at + 3] == "pX":
        return False  # "it would be wrong for X to meet Y", "a Serbian journalist", "the two Koreas' athletes"
    if codes[at] == "C" and low(at + 1) in GROUNDS:
        return False
    if codes[led] == "f" and {low(led - 1), low(led - 2)} & POSTED:
        return False  # "recalled its ambassador to Peru for talks"
    if low(at - 1) in scene.words["departure"]:
        return False  # "left Quito at the end of a call"
    if low(at - 1) in ("fellow", "including", "that", "which") or low(at + 1) == "absent":
        return False
    if low(led) in SPOKEN_OF and low(led - 1) not in WINNING:
        return False
    before = set(scene.chunks.lows[max(at - QUARREL_REACH, 0) : at])
    playing = any_of(scene.words["sport"], scene.words["playing"])
    if not playing.isdisjoint(before.union(scene.chunks.lows[at + 1 : at + 3])):
        return False  # "the match against Peru", "the Peru game"
    quarrel = not before.isdisjoint(QUARRELS) or not before.isdisjoint(scene.words["afflicting"])
    return not quarrel and scene.chunks.entries[at - 1][1] != "triggers.discuss"
