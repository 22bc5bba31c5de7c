"""Put those who take part by the words of a candidate into its draft: sides, people, bodies.

In: a scene, a candidate whose parties are read, and its draft. Out: nothing; the draft is filled. Whoever is told by an
office alone ("the foreign ministers of X and Y") is the one whom the article names with it, even where only later.
"""

from __future__ import annotations

from collections.abc import Iterator

from calendars.extraction.candidates.candidates import Candidate, actors_of, partners_of
from calendars.extraction.candidates.occasions import MEET, Draft
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import CHIEFS, Actor, holds_office, office_words
from calendars.extraction.parties.watched import is_honoured
from calendars.models import Step
from calendars.patterns import pattern_of
from calendars.periods import days_of


def _acts_with(scene: Scene, candidate: Candidate, seat: Actor) -> bool:
    """Whether a capital stands for its government: "Washington's talks with Pyongyang", but not "Geneva's talks"."""
    own = [at for at in candidate.parties if scene.actors.get(at) is seat and scene.chunks.codes[at + 1] == "p"]
    return bool(own) and candidate.kind in MEET and bool(partners_of(candidate, "partner"))


# In the name of a forum: it is that of an occasion, and of no standing body.
EVENTS = frozenset({"Summit", "Conference"})


def add_members(scene: Scene, candidate: Candidate, draft: Draft) -> None:
    """Add the sides and the people of a candidate."""
    cities = partners_of(candidate, "city")
    absent = {scene.actors[at].name for at in candidate.parties if at in scene.actors and _sends_another(scene, at)}
    for actor, how in actors_of(scene, candidate):
        if how == "city" and len(cities) < len(candidate.parties):
            continue  # "EU leaders at the Luxembourg summit": it is only held there
        if not actor.speaks and how in ("subject", "sender", "agent", "modifier"):
            continue
        if actor.sort == "seat" and how == "modifier" and not _acts_with(scene, candidate, actor):
            continue
        draft.add_sides(actor.sides)
        if actor.sort in ("body", "organisation") and how != "mediator":
            draft.bodies.update(actor.sides)
        there = actor.name not in absent and how != "sender"
        if actor.sort == "person" and actor.name and there and not is_honoured(scene, candidate, how):
            draft.people[actor.name] = actor
        draft.steps.extend(Step(rule, actor.label, draft.span, how) for rule in actor.rules[:1])
    forums = (at for at in candidate.parties if at in scene.actors and scene.chunks.entries[at][3] == "forum")
    draft.events |= {side for side in scene.sides_of(forums) if not EVENTS.isdisjoint(side.split())}


# "Putin's special envoy", without a name behind it; "a personal envoy of President Putin"
HIS_MAN = pattern_of(r"p[XA]{0,2}(?P<man>[XRrt])(?!,?[PN])")
MAN_OF = pattern_of(r"(?P<man>[XRrt])[oj]d?$")
MEN = frozenset({"envoy", "envoys", "emissary", "emissaries", "representative", "representatives", "aide", "aides"})


def _sends_another(scene: Scene, at: int) -> bool:
    """Whether somebody is only named as who sends the one who is there: "met Putin's envoy", "an envoy of Putin"."""
    if scene.actors[at].sort != "person":
        return False
    codes, low = scene.chunks.codes, scene.chunks.last_low
    his, of = HIS_MAN.match(codes, at + 1), MAN_OF.search(codes, max(at - 3, 0), at)
    return any(match is not None and low(match.start("man")) in MEN for match in (his, of))


# Between the parts of a row: "the foreign ministers of X, Y and Z", "Danish and Latvian ministers".
JOINT = pattern_of(r"(?:,|,?&)d?$")
# Offices of which a state has several holders at a time.
SHARED = frozenset(
    {"minister", "official", "representative", "diplomat", "ambassador", "envoy", "delegate", "lawmaker"}
)
# Who is told with these need not have held the office then, or have been there.
CHANGING = frozenset(
    {
        "resigned",
        "resigns",
        "replaced",
        "replaces",
        "sacked",
        "dismissed",
        "fired",
        "ousted",
        "appointed",
        "sworn",
        "new",
    }
    | {
        "newly",
        "incoming",
        "outgoing",
        "successor",
        "predecessor",
        "died",
        "absent",
        "without",
        "instead",
        "ill",
        "hospital",
    }
    | {"stayed", "skipped", "missed"}
)
# In days: of what is told from so long ago, an office may have had another holder.
IN_OFFICE = 400


def add_holders(scene: Scene, candidate: Candidate, draft: Draft) -> None:
    """Name those who are told by their office, where the article names one holder of it and no other."""
    if draft.start and draft.today and abs((days_of(draft.start[:10])[0] - draft.today).days) > IN_OFFICE:
        return
    named = {side for actor in draft.people.values() for side in actor.sides}
    for at in sorted(candidate.parties):
        actor = scene.actors.get(at)
        if actor is None or actor.name or not actor.role or actor.sort not in ("person", "group") or actor.many:
            continue
        for side in _sides_told_with(scene, candidate, at):
            holder = None if side in named else _holder_of(scene, side, actor)
            if holder and holder.name:
                draft.people.setdefault(holder.name, holder)
                draft.steps.append(Step("drafts.holder", holder.name, draft.span))


def _sides_told_with(scene: Scene, candidate: Candidate, at: int) -> Iterator[str]:
    """Whose office a chunk tells: of "the foreign ministers of X and Y" those of both."""
    codes = scene.chunks.codes
    yield from scene.actors[at].sides
    if not (scene.actors[at].role or "").endswith("s"):
        return
    parties = sorted(candidate.parties)
    here = parties.index(at)
    for others in (parties[here + 1 :], parties[:here][::-1]):
        last = at
        for other in others:
            first, stop = min(last, other), max(last, other)
            actor = scene.actors.get(other)
            if actor is None or actor.sort not in ("state", "adjective") or not JOINT.match(codes[first + 1 : stop]):
                break
            yield from actor.sides
            last = other


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _holder_of(scene: Scene, side: str, told: Actor) -> Actor | None:
    """The one person whom the article names with an office of a side."""
    words = {_singular(word) for word in office_words(told.role)}
    if told.rank == "organisation" and words & CHIEFS:
        words &= CHIEFS  # "the UN chief"
    if len(words) == 1 and words <= SHARED:
        return None
    found = {
        actor.name: (at, actor)
        for at, actor in scene.actors.items()
        if actor.sort == "person"
        and actor.name
        and actor.speaks
        and actor.sides == (side,)
        and holds_office(actor, words)
    }
    if len(found) != 1:
        return None
    at, holder = next(iter(found.values()))
    around = scene.chunks.text(*scene.bounds(scene.chunks.sentence_of(at))).split()  # with "New York" as it is
    return holder if CHANGING.isdisjoint(around) else None
