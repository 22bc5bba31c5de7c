"""Add to a draft those who act for a side that nobody was said to speak for: a house, a leader, a stranger with a name.

In: a scene, a clause, a candidate and its draft. Out: nothing; the draft has them. `drafts.py` asks.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, actors_of
from calendars.extraction.candidates.occasions import GATHER, MEET, Draft
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.models import Kind, Step
from calendars.patterns import pattern_of


def add_house(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> None:
    """ "The president will welcome X to the White House": the host is who lives there."""
    summit = draft.kind is Kind.SUMMIT and not draft.bodies and candidate.verb == "cues.support"
    hosts = draft.kind in MEET and "triggers.host" in (candidate.rule, candidate.verb)
    if len(draft.sides) != 1 or not (hosts or summit):
        return
    for at in range(candidate.at + 2, clause.end):
        seat, before = scene.actors.get(at), at - 1 - (scene.chunks.codes[at - 1] == "d")
        house = seat is not None and seat.sort == "seat" and scene.chunks.text(at) != (scene.places.get(at) or "-")[0]
        house = house and (before < at - 1 or draft.kind is Kind.SUMMIT)  # "the White House", "Cheong Wa Dae"
        if house and seat and scene.chunks.low(before) in ("at", "to") and seat.sides[0] not in draft.sides:
            draft.add_sides(seat.sides)
            draft.steps.append(Step("drafts.house", seat.label, draft.span))
            return


# A name that is no actor, right before the chain of a verb.
STRANGER_SUBJECT = pattern_of(r"(?<![owbyifgjk])N[mu12345X]*$")


def add_protagonist(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> None:
    """An occasion told with one party is that of the person whom the article follows: "A meeting with X is set"."""
    if not candidate.noun and STRANGER_SUBJECT.search(scene.chunks.codes, clause.start, candidate.at):
        return  # "Juan Perez meets X": not the one whom the article followed before
    # "which will include a summit with X"
    alike = draft.kind is Kind.SUMMIT and not draft.bodies and bool(draft.people)
    gathers = draft.kind in GATHER and not alike
    hows = {how for _, how in actors_of(scene, candidate)}
    if not hows or not hows <= {"partner", "agent"} or gathers or (len(draft.sides) != 1 and not clause.pronoun):
        return
    who = [scene.actors[at] for at in (*clause.speakers, *([] if clause.antecedent is None else [clause.antecedent]))]
    other = next(
        (actor for actor in who if actor.speaks and actor.sides and not set(actor.sides) & set(draft.sides)), None
    )
    alone = not other and candidate.noun and len(draft.sides) == 1 and draft.kind in MEET
    if alone and scene.home and scene.home not in draft.sides:
        draft.sides.append(scene.home)  # "talks with Iran are under way", in a report from Dhaka
        draft.steps.append(Step("drafts.home", scene.home, draft.span))
    if other:
        draft.sides += other.sides
        if other.name:
            draft.people.setdefault(other.name, other)
        draft.steps.append(Step("drafts.protagonist", other.label, draft.span))


# "talks | in Egypt, Jordan and Israel", "meetings in Cairo and Amman"
IN_ROW = pattern_of(r"id?[SC](?:,d?[SC]){0,5},?&d?[SC](?![pnxAX-])")


def hosts_in_row(scene: Scene, candidate: Candidate) -> list[str]:
    """ "X will hold talks in Egypt, Jordan and Israel": whoever goes from state to state speaks with those there."""
    subjects = [at for at, how in candidate.parties.items() if how == "subject"]
    row = IN_ROW.match(scene.chunks.codes, candidate.at + 1) if candidate.kind in MEET and candidate.noun else None
    if row is None or not subjects or len(subjects) < len(candidate.parties) or candidate.verb.startswith("triggers."):
        return []  # "will travel for talks in Accra and Bamako": a visit
    hosts = [scene.places[at][1] for at in range(*row.span()) if at in scene.places]
    own = scene.sides_of(subjects)
    people = all(scene.actors[at].sort == "person" for at in subjects)
    apart = len(own) == 1 and len({*hosts}) == len(hosts) > 1 and own.isdisjoint(hosts)
    return hosts if people and apart and scene.states.issuperset(hosts) else []


# How many sentences before a summit the leaders who meet at it may be named, how many chunks behind it its body.
LEADERS_REACH, BODY_REACH = 2, 4


def add_leaders(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> None:
    """ "EU leaders agreed on a budget, Blair said at a summit": a summit of the body whose leaders are told of."""
    begin = scene.chunks.sentences[max(clause.sentence - LEADERS_REACH, 0)][0]
    end = scene.chunks.sentences[clause.sentence][1]
    near = [at for at in range(begin, end) if at in scene.actors and scene.actors[at].many]
    near = [at for at in near if (scene.actors[at].role or "").lower() in ("leaders", "heads")]
    if not near and not draft.sides:  # "the bank pledged the loan in May 2003, at the Lima summit"
        near = [at for at in range(clause.start, candidate.at + BODY_REACH) if at in scene.actors]
        near = [at for at in near if scene.actors[at].sort == "organisation"]
    if near:
        leaders = scene.actors[min(near, key=lambda at: abs(at - candidate.at))]
        draft.add_sides(leaders.sides)
        draft.bodies |= set(leaders.sides)
        draft.steps.append(Step("drafts.leaders", ", ".join(leaders.sides), draft.span))
