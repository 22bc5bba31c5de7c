"""Tell whether nouns only say what somebody is somewhere for: "is due in Riga for talks", "with a stop in Oslo".

In: a scene, a clause and the candidates of its nouns. Out: whether what the clause tells besides is an engagement, too.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, is_on_the_way, is_prepared, sides_told
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.candidates.other_deeds import clears_way
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.settings import is_whole_of_deed
from calendars.models import Kind
from calendars.patterns import pattern_of

FOR_TALKS = pattern_of(r"g[dXA9D]{0,4}$")
# "will be in Riga on Monday, with a brief | stop in Oslo"
WITH_STOP = pattern_of(r",w[dXA9D]{0,2}$")
STOP = "triggers.stop"


def _is_purpose(scene: Scene, at: int) -> bool:
    """Whether "for" leads to a noun: "was in New Delhi in January for talks that ended in anger"."""
    return FOR_TALKS.search(scene.chunks.codes, max(at - 6, 0), at) is not None


def are_purposes(scene: Scene, clause: Clause, found: list[Candidate]) -> bool:
    """Whether a clause names no occasion of two sides: none, or "consultations" that somebody is there for."""
    return all(
        is_prepared(one)
        or (one.noun and clears_way(scene, clause.start, one.at))  # "is due in Riga to pave the way for a summit"
        or (one.mood is None and one.rule.startswith("organisations."))  # "in Riga to speak at the Baltic Forum"
        or _is_for_talks(scene, one)
        or _is_second_aim(scene, one)
        or _is_session_of_one(scene, one)
        or _is_signed_by_one(scene, one)
        or (one.aside and not one.verb and one.kind is Kind.VISIT)  # "X, on his first trip to Asia, will be in Tokyo"
        or (one.noun and one.kind is Kind.VISIT and _is_stop(scene, one))
        or (one.rule == STOP == found[0].rule and _is_stop(scene, found[0]))
        or (one.noun and is_on_the_way(scene, clause.start, one.at))
        or is_whole_of_deed(scene, clause, one)
        for one in found
    )


def _is_stop(scene: Scene, one: Candidate) -> bool:
    """Whether "with" leads to a stop on the way: ", with a brief stop in Oslo"."""
    return WITH_STOP.search(scene.chunks.codes, max(one.at - 4, 0), one.at) is not None


def _is_second_aim(scene: Scene, one: Candidate) -> bool:
    """ "Is expected to be in Riga from Monday, and to confer with X": he is there, and confers there."""
    return not one.noun and scene.chunks.codes[max(one.at - 2, 0) : one.at] == "&f"


def _is_session_of_one(scene: Scene, one: Candidate) -> bool:
    """ "Is due in Riga to attend a session of a joint assembly": of whom, nobody says, and so it is told by itself."""
    session = one.noun and one.kind is Kind.SESSION and one.rule == "triggers.session"
    return session and len(sides := sides_told(scene, one)) == 1 and sides <= scene.states


def _is_signed_by_one(scene: Scene, one: Candidate) -> bool:
    """ "Is due in Riga on Friday to sign the pact": with whom, nobody says, and he is there."""
    signs = one.rule == "triggers.sign" and scene.chunks.codes[one.at - 1] == "f"
    return signs and len(sides_told(scene, one)) < 2


def _is_for_talks(scene: Scene, one: Candidate) -> bool:
    """Whether a noun only says what somebody comes for: "is due in Riga for talks"."""
    if not one.noun or one.kind not in MEET or one.definite:
        return False
    own = one.verb in ("", "cues.plan") or _is_purpose(scene, one.at)
    return own and len(sides_told(scene, one)) < 2
