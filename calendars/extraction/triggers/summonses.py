"""Read meetings to come, told by who is called to a city: "has summoned X and Y to Geneva for Friday".

In: a scene, a clause and its verb of calling or summoning. Out: whether it names a meeting, with those who take part.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.models import Kind
from calendars.patterns import pattern_of

# "called X and Y to Geneva for Friday", "summoned the leaders of X and Y to Geneva next week"
SUMMONED = pattern_of(
    r"(?P<who>d?[PSOMA](?:(?:,|,?&)d?[PSOMA]){0,5}|d?[AX]{0,2}[Rr][oj]d?[SOM](?:(?:,|,?&)d?[SOM]){0,5})"
    r"f(?:d?[AX]{0,2}[nx]i)?d?A?(?P<place>[CLS])(?:,[SLN],?)?(?:gd?[AX]{0,2}[nx])?(?P<mark>[gk]?)(?P<day>T)(?!p)"
)
# They summon nobody to talk with him.
COURTS = ("court", "tribunal", "prosecutor", "judge", "parliament", "committee")


def frame_summoned(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """has summoned X and Y to Geneva next week: it is to come; not "summoned X to court", nor one's own envoys."""
    match = SUMMONED.match(scene.chunks.codes, candidate.at + 1, clause.end)
    hosts = partners_of(candidate, "subject")
    if match is None or not hosts or not _is_to_come(scene, candidate, match["mark"], match.start("day")):
        return False
    if any(word in scene.chunks.text(at).lower() for at in hosts for word in COURTS):
        return False
    guests = [at for at in range(*match.span("who")) if at in scene.actors]
    called = [scene.actors[at] for at in guests]  # "the leaders of X and Y": Y is told as a state
    if not called or called[0].sort not in PEOPLE or any(one.rank == "envoy" for one in called):
        return False
    if not scene.sides_of(guests) - scene.sides_of(hosts):
        return False
    mood = candidate.mood
    candidate.parties = dict.fromkeys(hosts, "subject") | dict.fromkeys(guests, "partner")
    candidate.kind, candidate.place = Kind.MEETING, scene.places.get(match.start("place"))
    if mood is not None and mood.tense is not Tense.TENTATIVE:
        candidate.mood = Mood(Tense.FUTURE, mood.first, mood.last)
    return candidate.place is not None


def _is_to_come(scene: Scene, candidate: Candidate, mark: str, day: int) -> bool:
    """Whether the day is that of the meeting: "has summoned to X on Friday", not "summoned to X on Friday"."""
    mood = candidate.mood
    if mood is None or mood.tense is Tense.DENIED:
        return False
    chain = scene.chunks.codes[mood.first : mood.last]
    plain = mood.tense is Tense.PAST and "4" not in chain
    ahead = scene.chunks.low(day) in ("next", "tomorrow")
    return not plain or mark == "g" or ahead
