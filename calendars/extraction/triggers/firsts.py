"""Read an occasion told by its place in a row: "his first meeting was with X", "her last stop was Oslo".

In: a scene and a clause. Out: the candidate, of whose row it is and whom or where the verb names behind it.
"""

from __future__ import annotations

import re

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.triggers.stops import traveller_told
from calendars.extraction.words.ordinals import ORDINALS
from calendars.models import Kind
from calendars.patterns import pattern_of

# "The minister's first meeting of the day on Monday was with", "The last call that X made was to", "first stop: Oslo".
FIRST = pattern_of(
    r"(?:(?P<owner>[PS])p?|(?P<his>d))?(?P<words>[X9]{0,3}[nvxX])(?:od?[XSCT])?(?:i[CSL])?(?:c?(?P<maker>P)[HE5])?"
    r",?[ki]?(?P<day>T)?,?(?P<be>2|1|[mu]3|1f3)X?(?:k?T,?)?(?P<prep>[wfi]?)d?X?(?P<whom>[PSOBMCL])(?!p)"
)
REVERSED = pattern_of(
    r"(?P<whom>[CSL])(?P<be>2|1|[mu]3|1f3)X?(?:(?P<owner>[PS])p|(?P<his>d))(?P<words>[X9]{0,3}[nvx])(?P<prep>)(?P<maker>P)?(?P<day>T)?"
)
# The word for the occasion -> its kind, and the words that may lead to whom or where it was.
ROWS = {
    "meeting": (Kind.MEETING, "w"),
    "appointment": (Kind.MEETING, "w"),
    "engagement": (Kind.MEETING, "w"),
    "talks": (Kind.TALKS, "w"),
    "call": (Kind.CALL, "wf"),
    "conversation": (Kind.CALL, "w"),
    "stop": (Kind.VISIT, "ifw"),
    "visit": (Kind.VISIT, "f"),
    "trip": (Kind.VISIT, "f"),
}
HIS = frozenset({"his", "her"})
WHICH = frozenset(ORDINALS[:4]) | {"last", "final", "next", "opening", "closing", "initial"}


def read_first(scene: Scene, clauses: list[Clause], number: int, before: list[Candidate]) -> Candidate | None:
    """The occasion that a clause tells by its place in a row, if it does; `before` are those told before it."""
    clause = clauses[number]
    if not scene.chunks.find(WHICH, clause.start, clause.end):
        return None
    _, end = scene.bounds(clause.sentence)
    for match in FIRST.finditer(scene.chunks.codes, clause.start, end):
        if match.end("words") > clause.end:
            break
        words = [word for at in range(*match.span("words")) for word in _words(scene, at)]
        words = words[:-1] if words[-1] == "on" else words  # "her first call on Monday"
        row = ROWS.get(words[-1]) if words[0] in WHICH else None
        owner = _owner(scene, clause, match)
        bare = scene.chunks.codes[match.start() - 1] != "p"  # not "the band's last stop"
        told = owner is None and bare and (not match["his"] or scene.chunks.low(match.start("his")) == "the")
        if row and row[0] is Kind.VISIT and told:  # "The last stop, on Friday, is Oslo"
            owner = next(iter(traveller_told(scene, clauses, clause.sentence, before)), None)
        if row is None or owner is None:
            continue
        found = _candidate(scene, match, row, owner)
        if found is not None:
            found.mood = read_mood(scene, match.end("be") - 1, clause.start)
            return found
    return _read_reversed(scene, clause)


def _read_reversed(scene: Scene, clause: Clause) -> Candidate | None:
    """ "Tokyo will be her first stop": the place stands first."""
    for match in REVERSED.finditer(scene.chunks.codes, clause.start, clause.end):
        words = [word for at in range(*match.span("words")) for word in _words(scene, at)]
        row, owner = ROWS.get(words[-1]), _owner(scene, clause, match)
        if words[0] in WHICH and row and row[0] is Kind.VISIT and owner is not None:
            found = _candidate(scene, match, row, owner)
            if found is not None:
                found.mood = read_mood(scene, match.end("be") - 1, clause.start)
                return found
    return None


def _words(scene: Scene, at: int) -> list[str]:
    """The words of a chunk in small letters: "first call"."""
    return scene.chunks.text(at).lower().split()


def _owner(scene: Scene, clause: Clause, match: re.Match[str]) -> int | None:
    """Whose row it is: "Rice's", "his", or of whom a clause behind the word tells: "the last call that Rice made"."""
    if match["maker"]:
        return match.start("maker")
    if match["owner"]:
        return match.start("owner")
    his = match["his"] is not None and scene.chunks.low(match.start("his")) in HIS
    return clause.antecedent if his else None


def _candidate(scene: Scene, match: re.Match[str], row: tuple[Kind, str], owner: int) -> Candidate | None:
    """The occasion of a match, by the kind and the prepositions of its `row`, if its owner may take part."""
    kind, preps = row
    whom, guest = match.start("whom"), scene.actors[owner]
    if not guest.speaks or guest.sort not in PEOPLE:
        return None
    candidate = Candidate(match.end("words") - 1, -1, "triggers.first", kind, True, {owner: "subject"})
    place, other = scene.places.get(whom), scene.actors.get(whom)
    if kind is Kind.VISIT:
        if place is None or not place[1] or place[1] in guest.sides or (match["prep"] or "i") not in preps:
            return None
        candidate.place = place
        if scene.chunks.codes[whom] in "SC":
            candidate.parties[whom] = "host"
    elif other is None or match["prep"] not in preps or not match["prep"] or not other.speaks:
        return None
    else:
        candidate.parties[whom] = "partner"
    if match["maker"] and match["day"]:
        candidate.day = match.start("day")  # the relative clause has it
    return candidate
