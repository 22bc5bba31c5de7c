"""Find whom a text means by an office alone: "the minister", "the 77-year-old monarch", "the envoy".

In: a scene whose people are known. Out: the same scene, in which such an office is the person who was last named with
it. Pronouns are read with the clauses, and "the two sides" with the occasions.
"""

from __future__ import annotations

from calendars.extraction.actors import Scene
from calendars.extraction.people import SYNONYMS, Actor

# Words that may stand between "the" and the office.
BETWEEN = frozenset("X9-DN")
BETWEEN_LIMIT = 5
# What is that of the country of the dateline, where no other is named.
GOVERNMENTS = frozenset({"government", "junta", "regime"})
# Before "government": it is that of another country, or of a part of this one.
ELSEWHERE = frozenset({"host", "foreign", "local", "provincial", "regional", "rival", "rebel"})
# "The delegation": the one named last.
DELEGATIONS = frozenset(
    {"delegation", "delegations", "team", "mission", "negotiators", "inspectors", "observers", "mediators", "envoys"}
)
# How far back the person may have been named, in chunks: some six sentences.
REACH = 160


def resolve_offices(scene: Scene) -> None:
    """Put the person in place of each office alone that points back to one."""
    codes = list(scene.chunks.codes)
    people: list[tuple[int, Actor]] = []
    bodies: list[tuple[int, Actor]] = []
    groups: dict[str, tuple[int, Actor]] = {}  # "delegation" -> the one named last
    for at, code in enumerate(codes):
        actor = scene.actors.get(at)
        if actor and actor.sort == "person" and actor.name and actor.role:
            people.append((at, actor))
        elif actor and actor.sort in ("organisation", "body") and len(actor.sides) == 1:
            bodies.append((at, actor))
        elif actor and actor.sort == "group":
            last = scene.chunks.text(at).split()[-1].lower()
            if last in DELEGATIONS:
                groups[last] = (at, actor)
        elif not actor and code == "t" and scene.chunks.low(at) in groups and _points_back(scene, at):
            place, named_group = groups[scene.chunks.low(at)]
            if at - place <= REACH:
                codes[at] = "S"
                scene.actors[at] = named_group._replace(rules=(*named_group.rules, "coreference.group"))
        elif (
            not actor and code in "XnGt" and scene.chunks.low(at) in scene.words["grouping"] and _points_back(scene, at)
        ):
            named = _find_body(scene.chunks.low(at), at, bodies)
            if named:
                codes[at] = "B" if named.sort == "body" else "O"
                scene.actors[at] = named._replace(rules=(*named.rules, "coreference.body"))
        elif scene.home and code == "t" and scene.chunks.low(at) in GOVERNMENTS and _points_back(scene, at):
            codes[at] = "S"
            rules = ("coreference.government",)
            scene.actors[at] = Actor((scene.home,), None, scene.chunks.low(at), "", "group", True, rules)
        elif code in "Rt" and not actor and _points_back(scene, at):
            word = scene.chunks.document.lows[scene.chunks.lasts[at] - 1]
            meant = _find_holder(word, at, people)
            if meant:
                codes[at] = "P"
                scene.actors[at] = meant._replace(rules=(*meant.rules, "coreference.office"))
    scene.chunks.codes = "".join(codes)


def _points_back(scene: Scene, at: int) -> bool:
    """Whether "the" opens the phrase of an office and no name or country follows it."""
    codes = scene.chunks.codes
    if codes[at + 1 : at + 2] in ("N", "P", "o", "R", "p", "n", "x"):
        return False
    for before in range(at - 1, max(at - BETWEEN_LIMIT - 2, -1), -1):
        if codes[before] == "d":
            return scene.chunks.low(before) == "the"
        if codes[before] not in BETWEEN or scene.chunks.low(before) in ELSEWHERE:
            return False
    return False


# Words that fit any organisation; the others of the list only one whose name has them.
ANY_BODY = frozenset({"bloc", "alliance", "grouping", "organisation", "organization"})


def _find_body(word: str, at: int, bodies: list[tuple[int, Actor]]) -> Actor | None:
    """The organisation named last that a word can mean."""
    for place, actor in reversed(bodies):
        if at - place > REACH:
            return None
        if word in ANY_BODY or word in actor.sides[0].lower().split():
            return actor
    return None


def _find_holder(word: str, at: int, people: list[tuple[int, Actor]]) -> Actor | None:
    """The person named last whose office has the word, or one that means the same."""
    words = {word} | SYNONYMS.get(word, set())
    for place, actor in reversed(people):
        if at - place > REACH:
            return None
        if actor.role and words & set(actor.role.lower().replace("-", " ").split()):
            return actor
    return None
