"""Tell that a time is that of a price or of hopes: "shares fell on Monday ahead of the talks of X and Y".

In: a scene, a candidate and the chunk of a time of its clause. Out: whether the time is none of the candidate's.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import AFTER, Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import any_of, last_of

# So many words before a time the price stands that moved then: "oil futures for July delivery rose 2 percent on".
MOVE_REACH = 14
# So near to the verb stands the price, before it or behind.
PRICE_REACH, PRICE_BEHIND = 14, 3
# So many words before an occasion stands what is hoped of it: "hopes of quick progress in fresh trade".
HOPE_REACH = 9
# "oil minister", "euro zone"
OF_PEOPLE = frozenset({"minister", "ministers", "ministry", "zone", "cartel", "producers", "company", "group", "giant"})
OF_HOPE = frozenset({"of", "for", "over", "about", "that"})


def is_of_market(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a time dates what markets did, or hopes rest on an occasion that is told behind the time."""
    if not candidate.noun or (clause.kind == "after" and clause.opener in AFTER):
        return False  # "fell on Monday after talks between X and Y"
    if candidate.mood is not None and not clause.holds(at):
        return False  # "fell on Monday as X and Y held talks"
    return _is_of_move(scene, candidate, at) or (at < candidate.at and _is_only_hoped(scene, candidate, at))


def _is_of_move(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a verb of rising or falling stands before a time, with the price before it or behind.

    "Oil rose on Monday", "Talks between X and Y lifted stocks on Friday".
    """
    document, firsts = scene.chunks.document, scene.chunks.firsts
    begin, _ = document.sentences[document.sentence_of(firsts[at])]
    first = max(begin, firsts[at] - MOVE_REACH)
    lows = document.lows[first : firsts[at]]
    moves, markets = scene.words["price_moves"], scene.words["markets"]
    verb = last_of(lows, moves, 0, len(lows))
    if verb < 0 or first + verb < firsts[candidate.at] < firsts[at]:
        return False  # "rose as X and Y held talks on Monday"
    moved = first + verb
    near = range(max(begin, moved - PRICE_REACH), min(moved + 1 + PRICE_BEHIND, len(document.lows) - 1))
    return any(document.lows[one] in markets and document.lows[one + 1] not in OF_PEOPLE for one in near)


def _is_only_hoped(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Left on Monday amid hopes of a breakthrough in talks": whenever those are."""
    document, first = scene.chunks.document, scene.chunks.firsts[candidate.at]
    begin = max(scene.chunks.firsts[at] + 1, first - HOPE_REACH)
    lows = document.lows[begin:first]
    hopes = any_of(*(scene.words[name] for name in ("chance", "outlook", "worries")))
    hope = last_of(lows, hopes, 0, len(lows))
    if hope < 0 or "and" in lows[hope:]:
        return False
    return not OF_HOPE.isdisjoint(lows[hope + 1 : hope + 2])
