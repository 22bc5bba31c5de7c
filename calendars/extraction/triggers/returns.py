"""Read that a visitor will come again, or left after some days: "Visited Beirut on Thursday. He will be back on May 1".

In: a scene, a clause that names no occasion itself, and the candidates before it. Out: another visit of the same
visitor to the same place, on the day that the clause gives; or the visit that ended with his leaving.
"""

from __future__ import annotations

from collections.abc import Sequence

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.other_deeds import HOME, comes_once_more
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.rulings.arithmetic import days_long
from calendars.extraction.triggers.presence import LONGEST_STAY, visit_told
from calendars.models import Kind
from calendars.patterns import pattern_of

# "will return | on", "would come back | on", "is to be back | on", "promised to be back | on"
COMING_BACK = pattern_of(r"(?:m|[12]X?Q?f|Qf)X?(?:3(?P<back>X)|(?P<verb>[vH]))k?d?(?P<day>T)")
BACK = frozenset({"back", "return"})
# How many sentences behind a visit it is told that the visitor will come again.
REACH = 2


def read_return(scene: Scene, clauses: list[Clause], number: int, found: Sequence[Candidate]) -> list[Candidate]:
    """Another visit of whoever was told to have been somewhere, to the same place."""
    clause, chunks = clauses[number], scene.chunks
    match = COMING_BACK.search(chunks.codes, clause.start, clause.end)
    if match is None:
        return []
    verb = match.start("back") if match["back"] else match.start("verb")
    if BACK.isdisjoint((chunks.low(verb), chunks.last_low(verb))):
        return []
    told = next((one for one in reversed(found) if one.kind is Kind.VISIT), None)
    if told is None or not told.place or not told.place[1]:
        return []
    who, own = partners_of(told, "subject"), clauses[told.clause]
    if not comes_once_more(scene, own, clause, told):
        return []
    acting = clause.subject or ((clause.antecedent,) if clause.antecedent is not None else ())
    same = bool(who) and {scene.actors[at].name for at in acting} == {scene.actors[at].name for at in who}
    if not same or not 0 < clause.sentence - own.sentence <= REACH or told.place[1] in scene.sides_of(who):
        return []
    mood = read_mood(scene, verb if match["verb"] else verb - 1, clause.start)
    parties = dict.fromkeys(who, "subject")
    return [visit_told(verb, number, parties, told.place, mood._replace(change=""), match.start("day"))]


# "left Seoul | on Sunday after three days", "flew home from Seoul on Sunday after three days"
LEFT = pattern_of(
    r"(?P<verb>[vE])(?P<home>X)?(?P<from>jd?)?(?P<place>[CS])k?(?P<day>T)aX?(?P<length>D)(?=[.,;]|o[XA]?[nx](?!w)|ic)"
)
FLEW = frozenset({"flew", "returned", "went", "came"})
GONE = frozenset({"left", "departed"})


def read_left(scene: Scene, clause: Clause, number: int) -> list[Candidate]:
    """The visit of whoever is told to have left a country after so many days."""
    chunks = scene.chunks
    if "Ta" not in chunks.codes[clause.start : clause.end + 1] or not clause.subject:
        return []
    match = LEFT.search(chunks.codes, clause.start, scene.bounds(clause.sentence)[1])
    verb = match.start("verb") if match else 0
    if match is None or verb >= clause.end or chunks.low(match.end("day")) != "after":
        return []
    days = days_long(chunks.times[match.start("length")].value)
    if not days or not 1 < days <= LONGEST_STAY:
        return []  # "left Lima on Friday after three years"
    low = chunks.low(verb)
    left = low in GONE and not match["home"] and not match["from"]
    home = low in FLEW and match["from"] and (not match["home"] or chunks.low(match.start("home")) in HOME)
    place, who = scene.places.get(match.start("place")), [at for at in clause.subject if at < verb]
    people = bool(who) and all(_is_visitor(scene, at) for at in who)
    if not (left or home) or not people or not place or place[1] in ("", *scene.sides_of(who)):
        return []
    mood, day = read_mood(scene, verb, clause.start), match.start("day")
    visit = visit_told(verb, number, dict.fromkeys(who, "subject"), place, mood, day)
    visit.noun, visit.verb = True, "cues.end"
    return [visit] if mood.tense is Tense.PAST and not mood.change else []


MISSIONS = frozenset({"mission", "delegation", "team", "envoy"})


def _is_visitor(scene: Scene, at: int) -> bool:
    """Whether an actor is somebody with an office, or people who were sent."""
    actor = scene.actors[at]
    return (actor.speaks and actor.sort in PEOPLE) or scene.chunks.last_low(at) in MISSIONS
