"""Read whom a visitor sees where he goes: "flew to Rome to ask X for help", "in Rome, where X promised", "to visit X".

In: a scene, its clauses and the candidates of a clause. Out: people of the host take part in the visit.
"""

from __future__ import annotations

from collections.abc import Iterable

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause, of_sentence
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.bystanders import is_watched
from calendars.extraction.parties.hosts import PAYING
from calendars.extraction.parties.noun_phrases import before_article
from calendars.extraction.parties.participants import whom_him_means
from calendars.models import Kind
from calendars.patterns import pattern_of

GUEST = frozenset({"him", "her", "them", "guest", "guests", "visitor", "visitors"})


# "met | X in Riga and Y in Oslo on Friday", where only one day is told
ELSEWHERE = pattern_of(r"w?d?Pid?[CLS],?[,&]w?d?(?P<who>P)id?[CLS]")


def add_those_seen(scene: Scene, clauses: list[Clause], number: int, found: Iterable[Candidate]) -> None:
    """Let whoever is spoken to, or speaks, where the visitor is take part in the visit, if he is of the host."""
    clause = clauses[number]
    for visit in found:
        if visit.rule == "triggers.meet" and (other := ELSEWHERE.match(scene.chunks.codes, visit.at + 1, clause.end)):
            visit.parties.setdefault(other.start("who"), "partner")
        guests = partners_of(visit, "subject", "of", "modifier")
        if visit.kind is not Kind.VISIT or not guests:
            continue
        hosts = scene.sides_of(partners_of(visit, "host")) | ({visit.place[1]} if visit.place else set())
        hosts -= scene.sides_of(guests) | {""}
        _, end = scene.bounds(clause.sentence)
        last = min(clause.sentence + 1, len(scene.chunks.sentences) - 1)
        parts = [
            *of_sentence(clauses, clause.sentence),
            *(of_sentence(clauses, last) if last > clause.sentence else ()),
        ]
        for at in range(visit.at + 1, scene.bounds(last)[1]) if hosts else ():
            one = scene.actors.get(at)
            if one is None or one.sort not in PEOPLE or at in visit.parties or hosts.isdisjoint(one.sides):
                continue
            if at >= end and not one.name:
                continue  # in the next sentence, only who is named
            if (at < end and _is_aim(scene, at)) or any(
                _is_told(scene, part, at, guests, at < end) or _plays_host(scene, part, at)
                for part in parts
                if part.holds(at)
            ):
                visit.parties[at] = "partner"


# "in Riga on Friday, | hosted | by X and Y", ", to be | hosted | by X"
HOSTED_BY = pattern_of(r"(?:(?<=[,TDCSL])|(?<=,f3))vyd?(?P<hosts>[PSOM](?:[,&]{1,2}d?[PSOM])*)")


def adds_host(scene: Scene, told: Candidate, at: int) -> bool:
    """ "Will meet in Riga on Friday, hosted by X": whether a verb tells no more than who gives the occasion just told.

    He takes part in it.
    """
    match = HOSTED_BY.match(scene.chunks.codes, at) if scene.chunks.entries[at][1] == "triggers.host" else None
    if match is None or (told.kind is Kind.VISIT and not told.noun):
        return False
    begin, end = scene.bounds(scene.chunks.sentence_of(at))
    behind = told.noun and told.at == at - 2 and not scene.days_in(begin, at)  # "a forum, hosted by X on Friday"
    if scene.days_in(at, end) and not behind:
        return False  # "will meet in Riga on Friday, received by X on Thursday"
    hosts = [one for one in range(*match.span("hosts")) if one in scene.actors]
    told.parties = dict.fromkeys(hosts, "partner") | told.parties
    return True


def _is_aim(scene: Scene, at: int) -> bool:
    """ "To ask the president for help": the object of an infinitive that says what for one goes there."""
    aim = scene.chunks.codes[at - 2] == "f" and scene.chunks.low(at - 1) in scene.words["audience_verbs"]
    return aim and not is_watched(scene, at + 1)  # "to see X sworn in"


# What is done to a visitor by whom he sees: "was given half an hour by the minister".
GIVEN = frozenset(
    {"given", "shown", "told", "assured", "promised", "briefed", "embraced", "decorated", "feted", "offered"}
)
# What his host does: "showed him around".
SHOWING = frozenset({"gave", "gives", "showed", "shows", "embraced", "took"})


def _is_told(scene: Scene, part: Clause, at: int, guests: list[int], near: bool) -> bool:
    """ "Landed on Monday and told the president that", "and went through the plan with him": the visitor does."""
    if not (part.subject or near) or not _are_of(scene, part.subject, guests):
        return False
    start = max((one + 1 for one in part.subject if part.start <= one < at), default=part.start)
    codes, low = scene.chunks.codes, scene.chunks.low
    if set("nxT") & set(codes[start:at]):
        return False  # of talks and of another day their own words tell
    if codes[at - 1] == "y":
        return any(low(one) in GIVEN and codes[one - 1] in "123" for one in range(start, at))
    lead = codes[start : at - 1].strip("&,Xh")
    return (near and codes[at - 1] == "w") or (not lead and low(at - 1) in scene.words["telling"])


def _are_of(scene: Scene, who: tuple[int, ...], guests: list[int]) -> bool:
    """Whether those who act are the visitors, or are named again as they."""
    names = {scene.actors[at].name for at in guests} - {None}
    return all(at in guests or scene.actors[at].name in names for at in who)


def _plays_host(scene: Scene, part: Clause, at: int) -> bool:
    """ "Where the president gave her a welcome", "The president showed him around", on no other day."""
    if part.subject != (at,) or scene.days_in(part.start, part.end):
        return False
    low = scene.chunks.low
    tells = low(at + 1) in scene.words["telling"]
    if part.opener != "where":
        return (tells or low(at + 1) in SHOWING) and low(at + 2) in GUEST
    return tells or bool(scene.chunks.find(GUEST, at + 1, part.end))


def add_person_visited(scene: Scene, clause: Clause, first: int, visit: Candidate) -> bool:
    """ "Will visit President X", "paid him a visit", "a visit to X": whether somebody of another side is visited.

    `first` is the first chunk of the visit's own words.
    """
    paid = before_article(scene, first)
    if visit.noun and scene.chunks.low(paid - 1) in PAYING:
        at = paid
    elif visit.noun and scene.chunks.codes[visit.at + 1] != "f":
        return False
    else:
        at = visit.at + 1 + visit.noun
    host = whom_him_means(scene, clause, at) if scene.chunks.low(at) in ("him", "her") else at
    guests = scene.sides_of(partners_of(visit, "subject", "of", "modifier") or clause.subject)
    one = scene.actors.get(host) if host is not None else None
    if host is None or one is None or one.sort != "person" or not one.speaks or scene.chunks.codes[at + 1] == "p":
        return False
    if not guests or not one.sides or not guests.isdisjoint(one.sides):
        return False
    visit.parties.setdefault(host, "partner")
    return True
