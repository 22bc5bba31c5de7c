"""Read where a guest comes of whom his hosts tell: "Indian officials said the Russian minister would arrive on Friday".

In: a scene, a clause and the guests that it tells of. Out: the place, and with it the host. Of a meeting at which
somebody tells something to others: those others take part.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause, clause_at
from calendars.extraction.clauses.pronouns import HE_OR_SHE
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.rulings.tense import THEREAT
from calendars.models import Kind
from calendars.patterns import pattern_of
from calendars.periods import has_day

# Sorts of actors that speak for a state at home.
SPEAKING = frozenset({"person", "group", "institution", "seat", "state"})


def place_of_tellers(scene: Scene, clause: Clause, guests: Iterable[int]) -> tuple[str, str] | None:
    """The country of those who tell of a coming visit without saying where to, where it is not that of the guests.

    Args:
        scene: the chunks and actors of the article.
        clause: the clause that tells of the visit.
        guests: the chunks of those who come, people of one state or more.
    """
    told, own = scene.sides_of(clause.speakers), scene.sides_of(guests)
    speaking = all(scene.actors[at].sort in SPEAKING for at in clause.speakers)
    begin, end = scene.bounds(clause.sentence)
    named = {scene.places[at][1] for at in range(begin, end) if at in scene.places}
    if len(told) != 1 or not own or not speaking or not told.isdisjoint(own) or named - told - own:
        return None
    (state,) = told
    return (state, state) if state in scene.states else None


# "met in | Santiago", "are in | Cape Town"
IN_CITY = pattern_of(r"(?P<there>1)?X?id?A?(?P<city>C)(?!p)")


def place_told_before(scene: Scene, clause: Clause, own: set[str], day: int) -> tuple[str, str] | None:
    """ "X is in Santiago for talks. The minister arrived on Sunday": in the one city of the sentence before.

    It is one where his side is told to be, or one of another side named there; not what was told of weeks before.
    """
    number = clause.sentence - 1
    while number > max(clause.sentence - SENTENCES, 0) and not _names_place(scene, number):
        number -= 1
    span = scene.bounds(max(number, 0))
    if not clause.sentence or any(_is_far(scene, day, other) for other in scene.days_in(*span)):
        return None
    cities = [at for at in range(*span) if scene.chunks.codes[at] == "C"]
    told = IN_CITY.search(scene.chunks.codes, *span)
    place = scene.places.get(cities[0]) if len(cities) == 1 and told and told.start("city") == cities[0] else None
    if not place or not told or not place[1] or place[1] in own:
        return None
    named = set().union(*(actor.sides for actor in scene.actors_in(*span)))
    return place if own <= named and (told["there"] or place[1] in named - _seats(scene, span)) else None


def _names_place(scene: Scene, number: int) -> bool:
    """Whether a sentence names a place."""
    return any(at in scene.places for at in range(*scene.bounds(number)))


# "visit to | Turkey", "visiting the | UAE", and so many sentences before.
VISIT_TO = pattern_of(r"[nxv]f?d?[SC](?!p)")
SENTENCES = 4


def host_told_before(scene: Scene, clause: Clause, own: set[str], day: int) -> tuple[str, str] | None:
    """ "Turkey is to host several ministers. X of Croatia will be visiting on Tuesday": the one host told of before.

    So it is behind "X pays a visit to Turkey on Monday", in the same days.
    """
    found: set[str] = set()
    for sentence in range(max(clause.sentence - SENTENCES, 0), clause.sentence):
        span = scene.bounds(sentence)
        hosts = [at for at in range(*span) if scene.chunks.entries[at][1] == "triggers.host"]
        days = scene.days_in(*span)
        near = bool(days) and not any(_is_far(scene, day, other) for other in days)
        if hosts and any(_are_guests(scene, at) for at in range(hosts[0], span[1])):
            found.update(*(actor.sides for actor in scene.actors_in(span[0], hosts[0]) if actor.sort in SPEAKING))
        visits = VISIT_TO.finditer(scene.chunks.codes, *span) if near else ()
        if any(scene.chunks.entries[match.start()][1] == "triggers.visit" for match in visits):
            guests = set().union(*(one.sides for one in scene.actors_in(*span) if one.sort == "person"))
            if own & guests:
                return None  # "X will visit Oslo on Monday. He had been due to visit last Friday"
            found.update({scene.places[at][1] for at in range(*span) if at in scene.places} - guests)
    state = found.pop() if len(found) == 1 else ""
    return (state, state) if state in scene.states and state not in own else None


# Of whom a host may tell that they come.
GUESTS = frozenset({"ministers", "leaders", "presidents", "guests", "delegations", "dignitaries", "envoys", "visitors"})


def _are_guests(scene: Scene, at: int) -> bool:
    """ "several leaders", "foreign ministers of four countries"."""
    return scene.chunks.last_low(at) in GUESTS or (at in scene.actors and scene.actors[at].many)


def _is_far(scene: Scene, one: int, other: int) -> bool:
    """Whether two days are more than a week apart, or one is no day."""
    first, second = (scene.chunks.times[at].start or "" for at in (one, other))
    if not (has_day(first) and has_day(second)):
        return True
    return abs((date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days) > NEAR


# In days.
NEAR = 7


def _seats(scene: Scene, span: tuple[int, int]) -> set[str]:
    """The states of which a stretch names only a city."""
    actors = [scene.actors[at] for at in range(*span) if at in scene.actors]
    others = set().union(*(one.sides for one in actors if one.sort != "seat"))
    return set().union(*(one.sides for one in actors if one.sort == "seat")) - others


def add_hosts_told(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """Let those be hosts of a visit who tell of it, or make ready for it, and a body the holder of what it calls."""
    _add_body_told(scene, clause, candidate)
    _add_host_of_tellers(scene, clause, candidate)
    _add_host_ready(scene, clause, candidate)


def _add_host_of_tellers(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "The Chinese Foreign Ministry announced that X will pay a state visit": where no other place is told."""
    known = candidate.verb.startswith(("cues.", "triggers."))  # not "said his visit would inflame tensions"
    if candidate.kind is not Kind.VISIT or not known or partners_of(candidate, "host", "partner"):
        return
    named = partners_of(candidate, "subject", "of", "modifier")
    guests = [at for at in named if at in scene.actors and scene.actors[at].sort in PEOPLE]
    if guests:
        candidate.place = candidate.place or place_of_tellers(scene, clause, guests)


# "police | in Nairobi", "a truce | in Cameroon", and behind it the visit of somebody that is awaited
READY_THERE = pattern_of(r"i(?P<place>[CLS])[^CLSPNOBM.]{0,10}$")
READY_REACH = 12


def _add_host_ready(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Kenya sends more police to the streets in Nairobi ahead of X's visit": where one makes ready, he comes."""
    whose = partners_of(candidate, "modifier", "subject", "of")
    named = any(scene.chunks.codes[at + 1 : candidate.at] == "p" for at in whose)
    if candidate.kind is not Kind.VISIT or candidate.place or not named or clause.opener != "ahead":
        return
    where = READY_THERE.search(scene.chunks.codes, max(clause.start - READY_REACH, 0), clause.start)
    place = scene.places.get(where.start("place")) if where else None
    if place and place[1] and place[1] not in scene.sides_of(whose) and not partners_of(candidate, "host", "partner"):
        candidate.place = place


# "urged | the visiting minister X and a delegation of the M23", "told X and Y's premier Z"
HEARERS = pattern_of(r"(?:,?&?(?:,&)?d?v?[XA]{0,2}(?:to)?d?(?P<last>[PM])){1,4}(?!p)")


def says_to(scene: Scene, verb: int) -> bool:
    """Whether a verb is one of saying something to whoever is its object: "urged X", "briefed X"."""
    low = scene.chunks.low(verb)
    return any(low in scene.words[name] for name in ("telling", "bidding", "lobbying"))


def read_hearers(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "In separate meetings on Monday, X urged Y and Z to end it": those whom one tells something at them are there.

    At one meeting somebody may urge others who are far away.
    """
    if candidate.kind not in MEET | {Kind.CALL} or "partner" in candidate.parties.values():
        return
    codes, who = scene.chunks.codes, max(clause.subject, default=-1)
    end = scene.bounds(clause.sentence)[1] if clause.opener == "during" else clause.end  # "During a meeting, | X urges"
    if who < candidate.at or "," not in codes[candidate.at : who] or who >= end:
        return
    if "w" in codes[candidate.at : codes.find(",", candidate.at)]:
        return
    verb = who + 1 + (codes[who + 1] == "X")
    row = HEARERS.match(codes, verb + 1, end)
    several = scene.chunks.low(candidate.at).endswith("s") and candidate.rule != "triggers.talks"
    several = several or "separate" in scene.chunks.lows[clause.start : candidate.at] or candidate.kind is Kind.CALL
    if row is None or not says_to(scene, verb):
        return
    heard = {side for actor in scene.actors_in(*row.span()) for side in actor.sides}
    at_his = candidate.place is not None and candidate.place[1] in heard  # "At a meeting in Lima, X urges Peru's Y to"
    if not (several or at_his):
        return
    own = scene.sides_of(clause.subject)
    for at in range(*row.span()):
        actor = scene.actors.get(at)
        if actor and codes[at] in "PM" and actor.speaks and own.isdisjoint(actor.sides):
            candidate.parties.setdefault(at, "partner")


# "X said | the issue would be raised", "| that a plan was to be discussed", "| leaders would adopt it"
THING_FIRST = pattern_of(r"c?d?[XA9Q]{0,3}(?P<thing>[XGQr])(?:[mu]|[12][fQ]|[12]X[fQ])")


def drop_teller_of_thing(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """ "X said the plan would be raised at the summit": who tells what is to become of a thing need not be there."""
    clause = clauses[candidate.clause]
    report = clauses[clause.parent] if clause.parent is not None else None
    if report is None or report.kind != "report" or clause.kind != "main" or report.subject != clause.subject:
        return
    thing = THING_FIRST.match(scene.chunks.codes, clause.start, candidate.at)
    if candidate.kind in GATHER and thing and scene.chunks.low(thing.start("thing")) not in scene.words["delegation"]:
        candidate.parties = {at: how for at, how in candidate.parties.items() if at not in report.subject}


# "an | emergency | summit", not "of East African leaders", "between X and Y", "with Z"
NOT_REGULAR = frozenset({"emergency", "extraordinary", "extra-ordinary", "special", "urgent"})
OF_OTHERS = frozenset("obwa")
# Organisations that call others together, and those that meet themselves.
CONVENERS = frozenset({"United Nations"})


def _add_body_told(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "The Arab League said an emergency summit would be held on Sunday": it is its own."""
    if candidate.kind not in GATHER and candidate.rule != "triggers.meeting":
        return
    at, bodies = candidate.at, scene.sides_of(clause.speakers)
    if len(bodies) != 1 or not candidate.noun or scene.chunks.low(at - 1) not in NOT_REGULAR:
        return
    (body,) = bodies
    speaks = all(scene.actors[one].sort in ("body", "organisation") for one in clause.speakers)
    alone = not partners_of(candidate, "subject", "partner", "modifier", "of", "between", "agent")
    article = scene.chunks.low(at - 2) in ("a", "an")
    if speaks and alone and article and body not in CONVENERS and scene.chunks.codes[at + 1] not in OF_OTHERS:
        candidate.parties = dict.fromkeys(clause.speakers, "modifier")
        candidate.many = True


# "Erdogan told Lavrov", "Erdogan on Monday complained to Lavrov", "Syrian envoys | at the UN | told Lavrov"
TOLD = pattern_of(
    r"(?P<who>[PSh])(?:[if]d?[CLSOBM])?(?:,(?=Z))?(?:X?k?T)?[45]?X?(?:(?P<verb>Z)|(?P<to>[ZWEQHX])X?f)d?(?P<hearer>[PS])(?![pmu1245])"
)
# Behind these somebody does what is told: "said | X must go".
SAYING = frozenset(
    {"said", "says", "say", "saying", "announced", "announces", "confirmed", "confirms", "added", "adds"}
)
SAID_TO = frozenset(
    {"suggested", "proposed", "complained", "explained", "said", "conveyed", "stressed", "promised", "pledged"}
    | {"confirmed", "indicated", "described", "apologised", "apologized", "expressed", "stated", "reiterated"}
)
# "X urged Y to lift it | during talks in Z"
URGED = pattern_of(r"(?P<who>[PS])(?:X?k?T)?X?(?P<verb>[ZEWvHX])d?(?P<hearer>P)(?!p|&)")
NEAR_IT = 4
# "at a | meeting", "in a brief telephone | call" behind whom something is told
AT_IT = pattern_of(r"[ia]d?[XA9]{0,3}[nxX]")
# "Putin congratulated Erdogan"
ADDRESSED = pattern_of(r"(?P<who>P)(?:X?k?T)?X?(?:[ZEHWXv]d?(?=P)|Zd(?=S))(?P<hearer>[PS])(?!p)")
# How many clauses before an occasion the one who speaks may be named.
LOOK_BACK = 4


def read_told(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """ "Erdogan told Lavrov at a meeting on Tuesday that ...": who speaks and who hears are both there."""
    if candidate.kind not in MEET and candidate.kind is not Kind.CALL:
        return
    clause = clauses[candidate.clause]
    begin, end = scene.chunks.sentences[clause.sentence]
    by_phone = candidate.kind is Kind.CALL and not partners_of(candidate, "partner")
    matches = (ADDRESSED if by_phone else TOLD).finditer(scene.chunks.codes, begin, end)
    match = next((one for one in matches if one["who"] != "h" or scene.chunks.low(one.start()) in HE_OR_SHE), None)
    if match and not by_phone and match["to"] and scene.chunks.low(match.start("to")) not in SAID_TO:
        return
    if match and not by_phone and match["verb"] and scene.chunks.low(match.start("verb")) in SAYING:
        return
    if not match and not by_phone and set(candidate.parties.values()) <= {"subject"}:
        match = URGED.search(scene.chunks.codes, begin, candidate.at)
        there = scene.chunks.find(THEREAT, max(begin, candidate.at - NEAR_IT), candidate.at)
        match = match if match and there and says_to(scene, match.start("verb")) else None
    if not match:
        return
    who, hearer = match.start("who"), match.start("hearer")
    if candidate.noun and AT_IT.fullmatch(scene.chunks.codes, hearer + 1, candidate.at + 1):
        candidate.told = who
        candidate.mood, candidate.verb = Mood(Tense.PAST, who + 1, hearer), "cues.past"
    between = scene.chunks.codes[hearer + 1 : candidate.at] if candidate.at > hearer else scene.chunks.codes[begin:who]
    if match["who"] == "h":  # "X said he told Y at a meeting on Tuesday that ..."
        near = range(max(candidate.clause - LOOK_BACK, 0), candidate.clause + 1)
        number = clause_at(clauses, near, who)
        if number is None or len(clauses[number].subject) != 1:
            return
        who = clauses[number].subject[0]
    here = all(scene.actors[at].sort in PEOPLE and scene.actors[at].speaks for at in (who, hearer))
    if scene.chunks.codes[clause.start] == "&" and clause.subject and clause.start > hearer:
        here = here and not {who, hearer}.isdisjoint(clause.subject)  # "X greets Y, and EU leaders hold a call"
    if here and not set(between) & set("cZ;mu"):
        candidate.parties.setdefault(who, "subject")
        candidate.parties.setdefault(hearer, "partner")
