"""Tell who of a clause's subject is people that may be somewhere: by a name, by an office, as those sent from a state.

In: a scene, a clause and the chunks of its subject. Out: those of them who are there in person, with the states of the
others that one word for all of them names: "the presidents of Kenya and Uganda".

And whether nouns only say what somebody is somewhere for, "is due in Riga for talks", so that what the clause tells
besides is an engagement, too.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, is_on_the_way, is_prepared, sides_told
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.candidates.other_deeds import clears_way
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.settings import is_whole_of_deed
from calendars.models import Kind
from calendars.patterns import pattern_of

# "officials from | Peru", "a delegation from | the Netherlands", "leaders of | two states, Chad", "of the bloc's |"
SENT_FROM = pattern_of(r"[rt](?:jd?|od?(?:[OSXA9]{1,2}p)?)$")
# "the presidents of Kenya | , Rwanda and Uganda", "delegations from Kenya | and Uganda"
AND_STATES = pattern_of(r"(?:,d?S)*,?&d?S(?!p)")
# "Kenyan, Rwandan and | Ugandan presidents"
STATES_AND = pattern_of(r"A(?:,d?A)*,?&d?$")
# Chunks before the last of a row that belong to it, at most.
ROW_REACH = 12
SENT_REACH = 6


def people_there(scene: Scene, clause: Clause) -> list[int]:
    """The chunks of a clause's subject that are people, and the states of a row that are told with one of them.

    Args:
        scene: the article.
        clause: the clause whose subject it is.
    """
    people = [at for at in clause.subject if scene.actors[at].speaks and is_there_in_person(scene, at)]
    if len(people) == len(clause.subject):
        return people
    rows = set(people).union(*(_row_of(scene, at) for at in people))
    return [at for at in clause.subject if at in rows]


def is_there_in_person(scene: Scene, at: int) -> bool:
    """Whether an actor is people: by a name, by an office, or "a delegation from the African Union", "from Peru"."""
    codes = scene.chunks.codes
    sent = scene.actors[at].sort == "organisation" and "t" in codes[max(at - 3, 0) : at]
    if scene.actors[at].sort == "state" and SENT_FROM.search(codes, max(at - SENT_REACH, 0), at):
        return True
    return sent or (scene.actors[at].sort in PEOPLE and not _plays(scene, at))


def is_delegation(scene: Scene, at: int) -> bool:
    """Whether a chunk names a delegation."""
    return "delegation" in scene.chunks.text(at).lower().split()


def _row_of(scene: Scene, at: int) -> set[int]:
    """The states told with people of several: "the foreign ministers of X, Y and Z", "the X and Y presidents"."""
    actor, codes = scene.actors[at], scene.chunks.codes
    if actor.sort not in ("group", "state") or actor.members or actor.many:
        return set()
    if actor.sort == "group" and not any(word.endswith("s") for word in (actor.role or "").split()):
        return set()  # "the president of Kenya and Uganda's opposition"
    if codes[at - 1] == "&" and (before := STATES_AND.search(codes, max(at - ROW_REACH, 0), at)):
        return {one for one in range(before.start(), at) if codes[one] == "A"}
    behind = AND_STATES.match(codes, at + 1)
    return {one for one in range(at + 1, behind.end()) if codes[one] == "S"} if behind else set()


def _plays(scene: Scene, at: int) -> bool:
    """ "A Dutch football team will be in Lima": no guest of state."""
    words = scene.chunks.text(at).lower().split()
    return words[-1] in ("team", "squad", "side") and not scene.words["teams"].isdisjoint(words)


FOR_TALKS = pattern_of(r"(?:g|fH)[dXA9D]{0,4}$")
# "will be in Riga on Monday, with a brief | stop in Oslo"
WITH_STOP = pattern_of(r",w[dXA9D]{0,2}$")
STOP = "triggers.stop"


def _is_purpose(scene: Scene, at: int) -> bool:
    """Whether "for" or "to hold" leads to a noun: "was in New Delhi in January for talks that ended in anger"."""
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
    """Whether a noun only says what somebody comes for: "is due in Riga for talks", "to hold talks"."""
    if not one.noun or one.kind not in MEET or one.definite:
        return False
    own = one.verb in ("", "cues.plan") or _is_purpose(scene, one.at)
    own = own or (one.mood is not None and scene.chunks.codes[one.mood.last - 1 : one.mood.last + 1] == "fH")
    return own and len(sides_told(scene, one)) < 2
