"""Put those who take part by the words of a candidate into its draft: sides, people, bodies.

In: a scene, a candidate whose parties are read, and its draft. Out: nothing; the draft is filled. Whoever is told by an
office alone ("the foreign ministers of X and Y") is the one whom the article names with it, even where only later. For
a side that nobody was said to speak for, those who act for it are added: a house, a leader, a stranger with a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from calendars.extraction.candidates.candidates import Candidate, actors_of, partners_of
from calendars.extraction.candidates.occasions import GATHER, MEET, Draft
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.subjects import SERVING
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.names.tenures import CHIEFS, holds_office, office_words
from calendars.extraction.parties.bystanders import is_arranged_for_others, is_honoured
from calendars.extraction.parties.guest_lists import REPRESENTED
from calendars.extraction.parties.mediations import states_spoken_of
from calendars.extraction.parties.others import has_chair
from calendars.models import Kind, Step
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
    named = [at for at in candidate.parties if at in scene.actors]
    arranged = scene.chunks.codes[candidate.at + 1] in "bo" and is_arranged_for_others(scene, candidate)
    absent = {scene.actors[at].name for at in named if _sends_another(scene, at) or _is_replaced(scene, candidate, at)}
    for actor, how in actors_of(scene, candidate):
        if how == "city" and len(cities) < len(candidate.parties):
            continue  # "EU leaders at the Luxembourg summit": it is only held there
        if not actor.speaks and how in ("subject", "sender", "agent", "modifier"):
            continue
        if actor.sort == "seat" and how == "modifier" and not _acts_with(scene, candidate, actor):
            continue
        if how == "mediator":
            draft.brokers.update(side for side in actor.sides if side not in draft.sides)
            draft.guests |= draft.brokers
            draft.about |= states_spoken_of(scene, candidate)
        draft.add_sides(actor.sides)
        if actor.sort in ("body", "organisation") and how != "mediator":
            draft.bodies.update(actor.sides)
        there = actor.name not in absent and how != "sender"
        if arranged and how == "subject" and actor.name:
            draft.arrangers, there = draft.arrangers | {actor.name}, False
        if actor.sort == "person" and actor.name and there and not is_honoured(scene, candidate, how):
            draft.people[actor.name] = actor
        draft.steps.extend(Step(rule, actor.label, draft.span, how) for rule in actor.rules[:1])
    forums = (at for at in candidate.parties if at in scene.actors and scene.chunks.entries[at][3] == "forum")
    draft.events |= {side for side in scene.sides_of(forums) if not EVENTS.isdisjoint(side.split())}
    draft.hub = _hub(scene, candidate, draft) if draft.kind in MEET and len(draft.sides) > 2 else ""


# Of those who all meet at one table.
TOGETHER = frozenset(
    {"trilateral", "three-way", "tripartite", "quadrilateral", "four-way", "joint", "jointly", "together"}
)


def _hub(scene: Scene, candidate: Candidate, draft: Draft) -> str:
    """The side that may meet each of the others apart: Oman, where "Oman's X will meet Y of Peru and Z of Chad"."""
    own = {side for actor, how in actors_of(scene, candidate) if how == "subject" for side in actor.sides}
    between = "between" in candidate.parties.values()
    clause = scene.chunks.lows[slice(*scene.bounds(scene.chunks.sentence_of(candidate.at)))]
    alone = len(own) == 1 and not between and TOGETHER.isdisjoint(clause)
    return next(iter(own)) if alone and own <= {*draft.sides} else ""


# "Putin's special envoy", without a name behind it; "a personal envoy of President Putin"; "Kabila's rebels"
HIS_MAN = pattern_of(r"p[XA]{0,2}(?P<man>[XRrtM])(?!,?[PN])")
# "Putin's son, | X"
HIS_KIN = pattern_of(r"p(?P<kin>[XA-]{1,5}),?[PN]")
KIN = frozenset({"son", "daughter", "brother", "sister", "wife", "husband", "law", "nephew", "cousin", "uncle"})
# "envoys of | Putin", "envoys of Putin and | Lukashenko", "aides to | Putin"
MAN_OF = pattern_of(r"(?P<man>[XRrt])(?:[oj]|(?P<to>f))d?(?:P,?&?d?){0,2}$")
SPEAKS = pattern_of(r"(?:,?&d?P)?[45X]?Z")
MEN = frozenset(
    {"envoy", "envoys", "emissary", "emissaries", "representative", "representatives", "aide", "aides", "deputy"}
    | {"deputies", "negotiator", "negotiators", "adviser", "advisers", "government", "regime", "administration"}
    | {"delegation", "delegations", "delegates", "team", "teams", "officials", "diplomats"}
)
# Of these only "Putin's minister": "the prime minister of Peru, X" is the minister.
HIS_MEN = MEN | {"minister", "ministers"}


def _sends_another(scene: Scene, at: int) -> bool:
    """Whether somebody is only named as who sends the one who is there: "met Putin's envoy", "an envoy of Putin"."""
    if scene.actors[at].sort != "person":
        return False
    codes, low = scene.chunks.codes, scene.chunks.last_low
    his, of = HIS_MAN.match(codes, at + 1), MAN_OF.search(codes, max(at - 8, 0), at)
    kin = HIS_KIN.match(codes, at + 1)
    if (his and codes[his.start("man")] == "M") or (
        kin and not KIN.isdisjoint(scene.chunks.lows[slice(*kin.span("kin"))])
    ):
        return True
    sent = his is not None and low(his.start("man")) in HIS_MEN
    if of and low(of.start("man")).endswith("s") and SPEAKS.match(codes, at + 1):
        return sent  # "aides to Putin said that he would meet X", and not "an envoy of Putin said that he had met X"
    return sent or (of is not None and low(of.start("man")) in (SERVING if of["to"] else MEN))


# "will send X | in his place", "has asked X to go | in her stead"
STEADS = frozenset({"place", "stead"})
ASKING = frozenset({"ask", "asks", "asked", "delegate", "delegated", "deputed"})
# "will be | represented | by Foreign Minister Y"
BY_PERSON = pattern_of(r"yd?[XA]{0,2}[RrP]")
NO_PERSON = pattern_of(r"[m1235XTik,&QWf4]*$")


def _is_replaced(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether another one comes for him: "was invited, but will send X in his place", "will be represented by X"."""
    chunks = scene.chunks
    if candidate.kind not in GATHER or scene.actors[at].sort != "person":
        return False
    begin, stop = scene.bounds(chunks.sentence_of(candidate.at))
    if not begin <= at < stop:
        return False
    for by in chunks.find(REPRESENTED, at + 1, stop):
        if BY_PERSON.match(chunks.codes, by + 1) and NO_PERSON.match(chunks.codes, at + 1, by):
            return True
    if candidate.parties[at] != "subject" or at > candidate.at:
        return False
    for place in chunks.find(STEADS, candidate.at + 1, stop):
        own = chunks.low(place - 1) in ("his", "her") and chunks.low(place - 2) == "in"
        if own and chunks.find(scene.words["send"] | ASKING, candidate.at + 1, place):
            return True
    return False


MET = frozenset({"subject", "partner", "agent", "between", "object"})
# Ranks of those who hold an office of one state.
OF_STATE = frozenset({"head", "minister", "military", "legislator", "royal"})


def add_locals(scene: Scene, candidate: Candidate, draft: Draft) -> None:
    """ "The Finnish minister met President X and General Y in Niamey": they hold office where the guest met them.

    Only in a capital: leaders of many states meet in Geneva.
    """
    country = draft.place[1] if draft.place else ""
    if draft.kind not in MEET or len(draft.sides) != 1 or country not in scene.states or country in draft.sides:
        return
    named = [scene.actors[at] for at in candidate.parties if at in scene.actors and candidate.parties[at] in MET]
    met = [actor for actor in named if not actor.sides]
    told = scene.chunks.sentences[scene.chunks.sentence_of(candidate.at)]
    seats = [at for at in range(*told) if at in scene.actors and scene.actors[at].sort in ("seat", "state")]
    if not any(scene.places.get(at) == draft.place for at in seats) or any(actor.sort != "person" for actor in met):
        return
    local = [actor for actor in met if actor.name and actor.rank in OF_STATE]
    if not local or (met[0] is not named[0] and any(actor.sides for actor in named[named.index(met[0]) :])):
        return  # "met President X and the Finnish minister": who knows
    draft.add_sides([country])
    draft.people |= {actor.name: actor._replace(sides=(country,), speaks=True) for actor in local if actor.name}
    draft.steps.append(Step("drafts.locals", country, draft.span))


# Between the parts of a row: "the foreign ministers of X, Y and Z", "Danish and Latvian ministers".
JOINT = pattern_of(r"(?:,|,?&)d?$")
# Offices of which a state has several holders at a time.
SHARED = frozenset(
    {"minister", "official", "representative", "diplomat", "ambassador", "envoy", "delegate", "lawmaker"}
)
# Who is told with these need not have held the office then, or have been there.
CHANGING = frozenset(
    {"resigned", "resigns", "replaced", "replaces", "sacked", "dismissed", "fired", "ousted", "appointed", "sworn"}
    | {"new", "newly", "incoming", "outgoing", "successor", "predecessor", "died", "absent"}
    | {"ill", "hospital", "stayed", "skipped", "missed", "skip", "miss", "boycott", "boycotted", "away"}
)
# Who is told with "not" and one of these in a sentence was not there, or will not be.
ATTENDING = frozenset({"attend", "attended", "attending", "participate", "come", "coming", "there", "present", "part"})
NEVER = frozenset({"not", "cannot", "never", "won't", "didn't", "can't"})
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
        if not actor.rank and actor.role.split()[-1].lower() in scene.words["institution"]:
            continue  # "envoys of Chad's army": not the army chief
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
        actor.name or "": (at, actor)
        for at, actor in scene.people_of(side)
        if holds_office(actor.role, actor.rank, words)
    }
    if len({(actor.surname or "").lower() for _, actor in found.values()}) != 1:
        return None
    at, holder = found[max(found, key=len)]  # "Schroeder" in the headline, and then "Gerhard Schroeder"
    around = scene.chunks.text(*scene.bounds(scene.chunks.sentence_of(at))).split()  # with "New York" as it is
    words = {word.strip(".,;") for word in around}
    away = not NEVER.isdisjoint(words) and not (ATTENDING.isdisjoint(words) and " be at the " not in " ".join(around))
    return holder if CHANGING.isdisjoint(words) and not away and not _is_left_out(around, holder) else None


LEFT_OUT, LEFT_REACH = frozenset({"without", "instead"}), 6


def _is_left_out(around: list[str], holder: Actor) -> bool:
    """Whether words right before a name say that he was not there: "without Prime Minister X", "instead of X"."""
    named = (holder.name or "").split()[-1:]
    words = [word.strip(".,;") for word in around]
    return any(named[0] in words[at : at + LEFT_REACH] for at, word in enumerate(words) if word in LEFT_OUT)


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
STRANGER_SUBJECT = pattern_of(r"(?<![owbyifgjk])[NR][mu12345X]*$")


def add_protagonist(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> None:
    """An occasion told with one party is that of the person whom the article follows: "A meeting with X is set"."""
    if not candidate.noun and clause.opener == "whose" and not clause.subject:
        return  # "five parties, whose leaders are to meet the king"
    if not candidate.noun and STRANGER_SUBJECT.search(scene.chunks.codes, clause.start, candidate.at):
        return  # "Juan Perez meets X": not the one whom the article followed before
    # "which will include a summit with X"
    alike = draft.kind is Kind.SUMMIT and not draft.bodies and bool(draft.people)
    gathers = draft.kind in GATHER and not alike
    hows = {how for _, how in actors_of(scene, candidate)}
    if not hows or not hows <= {"partner", "agent"} or gathers or (len(draft.sides) != 1 and not clause.pronoun):
        return
    if draft.kind is Kind.SIGNING and hows == {"agent"} and len(draft.sides) > 1:
        return  # "a pact struck by X and Y"
    if draft.kind is Kind.MEETING and hows == {"agent"} and has_chair(scene, candidate):
        return  # "a meeting chaired by X called for his return"
    if draft.kind is Kind.VISIT and hows == {"agent"} and scene.chunks.codes[candidate.at + 1] == "f":
        return  # "a visit to the Gulf by X": to nobody who was told of
    who = [scene.actors[at] for at in (*clause.speakers, *_told_before(scene, clause))]
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


def _told_before(scene: Scene, clause: Clause) -> list[int]:
    """Whom the article followed up to a clause, and nobody in "X is to go there after a call with Y", which names X."""
    begin, _ = scene.bounds(clause.sentence)
    if clause.antecedent is None:
        return []
    named = clause.kind == "after" and clause.antecedent < begin and "P" in scene.chunks.codes[begin : clause.start]
    return [] if named else [clause.antecedent]


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


def is_proper(scene: Scene, candidate: Candidate) -> bool:
    """Whether a gathering is first told by a name of its own that no actor has: "the Nuclear Energy Summit"."""
    at, chunks = candidate.at, scene.chunks
    words = chunks.text(at).split() if candidate.noun and candidate.kind in GATHER else []
    if not words or not words[-1][0].isupper():
        return False
    first = at if len(words) > 1 and words[0][0].isupper() else at - 1
    named = first == at or chunks.codes[first] == "N"
    return named and chunks.text(first) not in chunks.document.text[: chunks.span(first)[0]]


# How many sentences before a summit the leaders who meet at it may be named, how many chunks behind it its body.
LEADERS_REACH, BODY_REACH = 2, 4


def add_leaders(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> None:
    """ "EU leaders agreed on a budget, Blair said at a summit": a summit of the body whose leaders are told of."""
    if is_proper(scene, candidate):
        return
    begin = scene.chunks.sentences[max(clause.sentence - LEADERS_REACH, 0)][0]
    end = scene.chunks.sentences[clause.sentence][1]
    near = [at for at in range(begin, end) if at in scene.actors and scene.actors[at].many]
    near = [at for at in near if (scene.actors[at].role or "").lower().startswith(("leaders", "heads"))]
    if not near and not draft.sides:  # "the bank pledged the loan in May 2003, at the Lima summit"
        near = [at for at in range(clause.start, candidate.at + BODY_REACH) if at in scene.actors]
        near = [at for at in near if scene.actors[at].sort == "organisation"]
    near = near or _chaired(scene, clause)
    if near:
        leaders = scene.actors[min(near, key=lambda at: abs(at - candidate.at))]
        draft.add_sides(leaders.sides)
        draft.bodies |= set(leaders.sides)
        draft.steps.append(Step("drafts.leaders", ", ".join(leaders.sides), draft.span))


# "Chad, which chairs the AU, will host a summit", "X, whose country holds the presidency of the bloc, called a summit".
CHAIRING = frozenset({"chairs", "chair", "chairmanship", "presides", "presidency", "heads", "leads"})
CHAIRED = pattern_of(r",?c[^,;.]{1,8},")


def _chaired(scene: Scene, clause: Clause) -> list[int]:
    """The body that who holds a gathering is told to chair."""
    subject = max((at for at in clause.subject if at in scene.actors), default=None)
    told = CHAIRED.match(scene.chunks.codes, subject + 1) if subject is not None else None
    if told is None or not scene.chunks.find(CHAIRING, *told.span()):
        return []
    bodies = [at for at in range(*told.span()) if at in scene.actors and scene.actors[at].sort == "organisation"]
    return bodies if len(bodies) == 1 else []
