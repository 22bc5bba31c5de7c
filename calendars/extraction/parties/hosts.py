"""Find the hosts of a visit or of talks that are not named beside them.

In: a scene and a candidate whose parties are read. Out: nothing; the candidate's side, place or hosts are filled.
`meeting_places.py` finds the place that "here", "there" and "the country" mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.clauses.clauses import Clause, of_sentence
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.houses import is_seat
from calendars.extraction.names.people import PEOPLE, Actor, is_only_counterpart
from calendars.extraction.parties.noun_phrases import before_article
from calendars.models import Kind
from calendars.patterns import pattern_of

# "with officials", "senior government officials"
UNNAMED = pattern_of(r"(?:k?T(?=w))?w?d?X{0,3}(?P<who>[rRt])(?![oj])")
# "Officials in Israel, Jordan and Egypt"
IN_EACH = pattern_of(r"id?[CSL](?:,d?[CSL])*,?&d?[CSL](?![nxp])")
# "stop in Cairo", "a stop at the Turkish capital"
AT_PLACE = pattern_of(r"id?A?[CSL]")


# Of "the kingdom", "the emirate" and "the sultanate" only some states are meant.
CROWNS = frozenset({"kingdom", "emirate", "sultanate"})


def is_of_place(scene: Scene, index: int) -> bool:
    """Whether "of" follows a word for a place: "arrived in the capital of Chad", not "took stock of the Doha round"."""
    before = index - 1
    while before > 0 and scene.chunks.codes[before] in "od":
        before -= 1
    return scene.chunks.codes[before] in "CL" or scene.chunks.low(before) in scene.words["places_of"]


def add_unnamed_hosts(scene: Scene, candidate: Candidate) -> bool:
    """ "Held talks with officials in Hanoi", "will meet ministers here": those of the country where a guest is."""
    match = UNNAMED.match(scene.chunks.codes, candidate.at + 1)
    own = scene.sides_of(partners_of(candidate, "subject"))
    if not match or len(own) != 1 or partners_of(candidate, "partner"):
        return False
    if not scene.has_people(candidate.parties) and not any(
        scene.actors[at].sort == "movement" for at in partners_of(candidate, "subject")
    ):  # "The Houthi delegation met with officials in Riyadh"
        return False
    if candidate.noun and scene.chunks.codes[candidate.at + 1] != "w":
        return False
    lows = [scene.chunks.low(at) for at in range(match.start(), match.end() - 1) if scene.chunks.codes[at] == "X"]
    if scene.chunks.text(match.end() - 1)[-1] != "s" or not set(lows) <= scene.words["officials"]:
        return False
    behind = AT_PLACE.match(scene.chunks.codes, match.end())
    place = scene.places.get(behind.end() - 1) if behind else None
    each = IN_EACH.match(scene.chunks.codes, match.end())
    states = [(at, scene.places[at][1]) for at in range(*each.span()) if at in scene.places] if each else []
    if len({state for _, state in states}) > 1 and all(state and state not in own for _, state in states):
        candidate.parties.update({at: "partner" for at, _ in states if at in scene.actors})
        candidate.side, candidate.place = next((state for at, state in states if at not in scene.actors), ""), None
        return True
    place = place or _place_gone_to(scene, candidate) or candidate.place
    place = place or ((scene.city, scene.home) if scene.city and scene.home else None)
    if place is None or not place[1] or place[1] in own or is_seat(scene, place):
        return False
    candidate.side = place[1]
    return True


# "in Australia on Saturday for |", "to Canberra for two days of |"
GONE_TO = pattern_of(r"[if]d?A?(?P<place>[CLS])(?:X?k?T)?,?(?:X?k?T)?g[dXADo9]{0,4}$")


def _place_gone_to(scene: Scene, candidate: Candidate) -> tuple[str, str] | None:
    """Where somebody goes for talks: "arrived in Australia on Saturday for talks with leaders"."""
    match = GONE_TO.search(scene.chunks.codes, max(candidate.at - 12, 0), candidate.at) if candidate.noun else None
    return scene.places.get(match.start("place")) if match else None


# "the president", "the country's prime minister", "his counterpart", "the foreign minister", "government officials"
HOSTS_MET = pattern_of(
    r"[wy]?(?:(?P<whose>d)(?:X(?P<own>p))?X?(?P<who>[RJXv])|(?P<named>P)|X{0,2}(?P<many>r))(?![ojpPNRrSXnx-])"
)
OWN = frozenset({"his", "her", "their"})
OF_COUNTRY = frozenset({"country", "nation", "state", "republic", "kingdom", "island"})
HOST = frozenset({"host", "hosts"})


def meets_host(scene: Scene, candidate: Candidate) -> bool:
    """ "Will meet the president on Monday", of whom no name is told: if a guest does, somebody of where he is.

    `stays.add_hosts_met` adds the side, where the text tells of such a journey.
    """
    if candidate.noun and scene.chunks.codes[candidate.at + 1] != "w":
        return False
    match = HOSTS_MET.match(scene.chunks.codes, candidate.at + 1)
    if match is None:
        return False
    own, partners = scene.sides_of(partners_of(candidate, "subject")), partners_of(candidate, "partner", "agent")
    nameless = scene.sides_of(partners) <= own and not any(scene.actors[at].name for at in partners)
    if len(own) == 1 and nameless and scene.has_people(candidate.parties):
        candidate.with_host = _tells_host(scene, match)
    return candidate.with_host


def _tells_host(scene: Scene, match: re.Match[str]) -> bool:
    """Whether words name somebody of the country where one is: "his host", "the country's king", no "its president"."""
    chunks = scene.chunks
    if match["many"]:
        lows = {chunks.low(at) for at in range(match.start(), match.start("many")) if chunks.codes[at] == "X"}
        return lows <= scene.words["officials"] | {"local"}
    if match["named"]:
        return chunks.text(match.start("named")).lower().startswith("the ")  # once `forget_self` has read it
    determiner, who = chunks.low(match.start("whose")), match.start("who")
    if match["own"]:
        return determiner == "the" and chunks.low(match.start("own") - 1) in OF_COUNTRY
    if match["who"] in "Xv":
        return determiner in OWN and chunks.low(who) in HOST
    return determiner == "the" or (match["who"] == "J" and determiner in OWN)


def forget_self(scene: Scene, candidate: Candidate) -> None:
    """ "X, the foreign minister, will meet the foreign minister": another one than X, though the words fit him."""
    own = {scene.actors[at].name for at in partners_of(candidate, "subject") if scene.actors[at].name}
    for at in partners_of(candidate, "partner"):
        actor = scene.actors[at]
        if actor.name in own and "the" in (scene.chunks.low(at - 1), scene.chunks.low(at).partition(" ")[0]):
            del candidate.parties[at]


PREDECESSOR = frozenset({"predecessor", "predecessors"})


def add_visitor_told(scene: Scene, clauses: list[Clause], number: int, first: int, candidate: Candidate) -> None:
    """ "X will be in Delhi on Monday. A trip to Washington is planned for May": the visitor is whom the text was on."""
    clause, codes = clauses[number], scene.chunks.codes
    if candidate.kind is Kind.VISIT and codes[candidate.at + 1] == "j" and "agent" in candidate.parties.values():
        _add_host_of_guest(scene, clause, candidate)
        return
    begin, _ = scene.bounds(clause.sentence)
    opens = before_article(scene, first) < begin and codes[first - 1] == "d" and not clause.subject
    only_host = bool(candidate.parties) and set(candidate.parties.values()) == {"host"}
    ruled = candidate.mood is not None and candidate.mood.first > candidate.at
    if candidate.kind is not Kind.VISIT or not (opens and only_host and ruled) or candidate.place is None:
        return
    behind = clause.sentence - 1 - _tells_of_predecessor(scene, clause.sentence - 1)
    before = next((one for one in of_sentence(clauses, behind) if one.kind == "main"), None)
    people = [at for at in before.subject if scene.actors[at].sort in PEOPLE] if before else []
    own = scene.sides_of(people)
    if before and len(people) == len(before.subject) == 1 and own and candidate.place[1] not in own:
        candidate.parties[people[0]] = "subject"


def _tells_of_predecessor(scene: Scene, sentence: int) -> bool:
    """ "His predecessor X went there in 2002": whose visit is told behind it is told before it."""
    return sentence > 0 and bool(scene.chunks.find(PREDECESSOR, *scene.bounds(sentence)))


def _add_host_of_guest(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Russia gets a visit from X", "Moscow is preparing for a visit from X": whoever has the guest is the host."""
    guests = scene.sides_of(partners_of(candidate, "agent"))
    subject = [at for at in clause.subject if at < candidate.at]
    subject = subject or [
        at for at in range(clause.start, candidate.at) if scene.chunks.codes[at] in "SC" and at in scene.actors
    ]
    for at in subject[:1]:
        if not set(scene.actors[at].sides) & set(guests):
            candidate.parties.setdefault(at, "host")
            candidate.place = candidate.place or scene.places.get(at)


# "the talks of the two allies", "a meeting between the two countries"
OF_TWO = pattern_of(r"[ob]d(?:[X9])(?P<who>[Xrt])")
# "In Australia, Clinton will"
OPENING_PLACE = pattern_of(r"id?A?(?P<place>[CSL]),")


def add_host_of_two(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "In Australia, X is to attend the talks of the two allies": the other one is the country that he is in."""
    match = OF_TWO.match(scene.chunks.codes, candidate.at + 1, clause.end)
    own = scene.sides_of(candidate.parties)
    if match is None or len(own) != 1 or scene.chunks.low(match.start("who")) not in scene.words["pairing"]:
        return
    opening = OPENING_PLACE.match(scene.chunks.codes, clause.start, clause.end)
    place = candidate.place or (scene.places.get(opening.start("place")) if opening else None)
    if place is not None and place[1] and place[1] not in own and not is_seat(scene, place):
        candidate.side = place[1]


# Who goes to another capital for talks has them with those who govern there.
TALKING = frozenset({"cues.support", "cues.begin", "4"})
ENVOYS = frozenset({"head", "minister", "envoy", "royal", "organisation"})
# Of several, no "delegates" or "leaders": those of one state may be two sides of a quarrel there.
SENT_TOGETHER = frozenset({"negotiators", "mediators", "envoys", "ministers", "officials", "diplomats", "experts"})

# "in Chad on 3 May, in Mali on 5 May, in Togo a day later"
STOP = pattern_of(r"[i&][CS],?[kj]?[TD]")


def add_host_of_capital(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "The Norwegian minister will hold talks in Ottawa on Friday": with Canada, where nobody else is named.

    So too "arrived in Tokyo on Monday after talks in Ottawa". Several who are sent by one side go together.
    """
    codes, place = scene.chunks.codes, candidate.place
    who = partners_of(candidate, "subject")
    alone = len(candidate.parties) == len(who) > 0 and not (candidate.pair or candidate.side or candidate.definite)
    behind = clause.kind == "after" and not candidate.verb and candidate.at == clause.start + 1
    behind = behind and bool(scene.days_in(clause.start, clause.end))
    if not alone or place is None or not (candidate.verb in TALKING or behind):
        return
    guests, own = [scene.actors[at] for at in who], scene.sides_of(who)
    if len(own) != 1 or place[1] in own or not all(map(_is_sent, guests)) or is_seat(scene, place):
        return
    there = {at for at in range(candidate.at + 1, clause.end) if scene.places.get(at) == place and codes[at] in "CS"}
    begin, end = (clause.start, clause.end) if behind else scene.chunks.sentences[clause.sentence]
    apart = there | {at for at in range(candidate.at + 1, end) if STOP.match(codes, at - 1)}
    named = scene.sides_of(at for at in scene.actors if begin <= at < end and codes[at] not in "C" and at not in apart)
    if there and named <= {*own, place[1]} and scene.chunks.last_low(candidate.at).endswith("s"):
        candidate.side = place[1]


def _is_sent(guest: Actor) -> bool:
    """Whether somebody speaks for one side abroad: "the minister", "a delegation", "Egyptian negotiators"."""
    role = guest.role or "s"
    one = guest.sort == "person" or (guest.sort == "group" and not guest.many)
    one = one and (guest.sort == "person" or not role.endswith("s") or role in SENT_TOGETHER)
    rank = guest.rank in ENVOYS or role in SENT_TOGETHER or role == "delegation"
    return one and guest.speaks and rank and len(guest.sides) == 1


def add_host_by_noun(scene: Scene, candidate: Candidate, limit: int) -> None:
    """ "A visit to the country", "could come to the island", "lands in the capital": the one named last before."""
    if candidate.kind is not Kind.VISIT or candidate.place or partners_of(candidate, "host"):
        return
    lows = scene.chunks.document.lows
    behind = candidate.at + 2 * (scene.chunks.codes[candidate.at + 1] in "oy" and candidate.at + 2 in scene.actors)
    first, last = scene.chunks.lasts[behind], scene.chunks.lasts[limit - 1]  # not in "a state visit of X"
    words = range(first, min(first + 7, last))
    capital = any(lows[at + 1 : min(at + 3, last)] == ["the", "capital"] for at in (first, first + 1))
    capital = capital and scene.words["returning"].isdisjoint(lows[first : first + 2])  # to one's own
    if not capital and not any(lows[at] in scene.words["homeland"] and lows[at - 1] != "-" for at in words):
        return  # "a two-nation tour" names no country
    own = scene.sides_of(candidate.parties)
    crowns = next((scene.words[f"{lows[at]}s"] for at in words if lows[at] in CROWNS), None)
    for at in range(candidate.at - 1, scene.first_told(candidate.at, 59) - 1, -1):
        place = scene.places.get(at)
        left = scene.chunks.low(at - 1) == "from" or scene.chunks.low(at - 1) in scene.words["departure"]
        if capital and (left or scene.chunks.codes[at] != "C"):
            continue
        if place and place[1] and place[1] not in own and (crowns is None or place[1].lower() in crowns):
            candidate.place = place if capital else (place[1], place[1])
            return


PAYING = frozenset({"pay", "pays", "paid", "paying"})


# "Chile - Brazil - Visit by X": of what country a title tells.
TITLE = pattern_of(r"S(?:[;&,-]S)*[;-]$")


def add_host_of_title(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """Let the states that a title names before its dash be the hosts of the visit behind it."""
    begin, _ = scene.bounds(clause.sentence)
    if candidate.kind is not Kind.VISIT or partners_of(candidate, "host") or candidate.at != clause.start > begin:
        return
    if (
        TITLE.match(scene.chunks.codes[begin : clause.start])
        and "y" in scene.chunks.codes[candidate.at + 1 : clause.end]
    ):
        named = [at for at in range(begin, clause.start) if scene.chunks.codes[at] == "S" and at in scene.places]
        candidate.parties |= dict.fromkeys(named, "host")
        candidate.place = scene.places[named[0]] if len(named) == 1 else None


def add_host_before(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> None:
    """ "Is on his way to Egypt for a visit", "stays on in Italy for a two-day visit": the country that one is in."""
    codes, people = scene.chunks.codes, [at for at in clause.subject if scene.actors[at].sort in PEOPLE]
    if candidate.kind is not Kind.VISIT or candidate.place or partners_of(candidate, "host") or not people:
        return
    purpose = before_article(scene, first)
    paid = purpose < first - 1 and codes[purpose] in "SC" and scene.chunks.low(purpose - 1) in PAYING
    if paid and purpose in scene.actors:
        candidate.parties.setdefault(purpose, "host")  # "will pay Egypt a visit"
        candidate.place = scene.places.get(purpose)
        return
    at = purpose - 1
    if purpose > clause.start and codes[at] == "T":
        at -= 1 + (codes[at - 1] in "k,")
    before = at - 1
    while codes[before] in "dA":
        before -= 1
    place, own = scene.places.get(at), scene.sides_of(people)
    if codes[purpose] not in "gk" or before <= clause.start or codes[before] not in "if" or place is None:
        return
    if place[1] and place[1] not in own:
        candidate.place = place
        candidate.parties = dict.fromkeys(people, "subject") | candidate.parties


# "President X, Prime Minister Y and King Z", but not "President X, Premier Y will visit"
INVITERS = pattern_of(r"P(?:,P)*,?&d?P")


def add_inviters(scene: Scene, clause: Clause, candidates: Iterable[Candidate]) -> None:
    """ "In Hanoi at the invitation of X, and in Phnom Penh as guest of Y": who invites to each country.

    Two who meet where a third invited them meet the third: "will meet in Ankara at Turkey's invitation".
    """
    visits = [candidate for candidate in candidates if candidate.kind is Kind.VISIT]
    met = [candidate for candidate in candidates if candidate.kind in MEET and candidate.place]
    begin, end = scene.chunks.sentences[clause.sentence]
    for at in range(begin, end) if visits or met else ():
        invites = scene.chunks.lows[at] == "invitation"
        behind = invites and scene.chunks.codes[at + 1] in "oj"
        if behind or scene.chunks.entries[at][1] == "triggers.guest":
            _let_visit(scene, _inviters(scene, at, end), visits)
        for meeting in met if invites else ():
            host = at - 2 if scene.chunks.codes[at - 1] == "p" else at + 2 + (scene.chunks.codes[at + 2] == "d")
            if host in scene.actors and meeting.place and meeting.place[1] in scene.actors[host].sides:
                meeting.parties.setdefault(host, "partner")


def _let_visit(scene: Scene, hosts: list[int], visits: list[Candidate]) -> None:
    """Let those who invite be met on the visit to their country, or on the only one that is told."""
    for host in hosts:
        for visit in visits:
            known = scene.sides_of(partners_of(visit, "host")) | ({visit.place[1]} if visit.place else set())
            alone = len(visits) == 1 and not known - {""}
            his = is_only_counterpart(scene.actors[host]) and len(known - {""}) == 1
            if alone or his or known & set(scene.actors[host].sides):
                visit.parties = {host: "partner"} | visit.parties  # a gapped visit may share them


def _inviters(scene: Scene, at: int, end: int) -> list[int]:
    """The people behind "invitation": "of President X, Prime Minister Y and King Z"."""
    first = next((one for one in range(at + 1, min(at + 6, end)) if one in scene.actors), None)
    if first is None or scene.actors[first].sort != "person":
        return []
    row = INVITERS.match(scene.chunks.codes, first, end)
    found = range(first, row.end() if row else first + 1)
    return [one for one in found if one in scene.actors and scene.actors[one].sort == "person"]


def read_host_of_visit(scene: Scene, clauses: list[Clause], found: list[Candidate]) -> None:
    """ "Spends two days in Brussels as a guest of the EU": the visit is to what plays host, not to where that sits."""
    guest, sentence = found[-1], clauses[found[-1].clause].sentence
    near = (one for one in reversed(found[:-1]) if clauses[one.clause].sentence == sentence)
    visit = next((one for one in near if one.kind is Kind.VISIT), None)
    hosts = partners_of(guest, "partner") if guest.rule == "triggers.guest" else []
    if visit is None or not hosts or any(scene.actors[at].sort != "organisation" for at in hosts):
        return
    visit.side = "".join(scene.actors[hosts[0]].sides[:1])
    visit.parties = {at: how for at, how in visit.parties.items() if how != "host"}
    found.pop()


def read_visit_begun(clauses: list[Clause], found: list[Candidate]) -> None:
    """ "Landed in Hanoi on Tuesday, beginning a six-day visit": the visit is to where the journey led."""
    if len(found) < 2:
        return
    visit, journey = found[-1], found[-2]
    begun = visit.noun and visit.kind is Kind.VISIT and visit.verb == "cues.begin" and visit.aside
    led = journey.kind is Kind.VISIT and not journey.noun and clauses[visit.clause].parent == journey.clause
    if begun and led and visit.place is None and not partners_of(visit, "host"):
        visit.place = journey.place
        visit.parties |= dict.fromkeys(partners_of(journey, "host"), "host")


# "a state visit | this week for President X"
GUEST_BEHIND = pattern_of(r"(?:k?T)?gd?P")


def read_guest(scene: Scene, candidate: Candidate, verb: int, first: int) -> None:
    """ "Macron hosts Merz for a state visit": the visit is that of the guest, whom the verb has as its object."""
    if candidate.kind is not Kind.VISIT or scene.chunks.entries[verb][1] != "triggers.host":
        return
    hosts = partners_of(candidate, "subject")
    behind = GUEST_BEHIND.match(scene.chunks.codes, candidate.at + 1)  # "hosts a state visit next week for King X"
    guests = [at for at in range(verb + 1, first) if at in scene.actors and scene.actors[at].sort in PEOPLE]
    guests = guests or ([behind.end() - 1] if behind else [])
    if guests and hosts and (behind or set(scene.chunks.codes[verb + 1 : guests[0]]) <= set("dX")):
        candidate.parties |= dict.fromkeys(hosts, "host") | dict.fromkeys(guests, "subject")
