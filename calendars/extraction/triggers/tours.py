"""Read tours of countries that are counted before they are named: "three African states - Kenya, Togo and Mali".

In: a scene, a clause and a candidate that is a visit. Out: whether its words count countries; those named behind them
are its hosts.
"""

from __future__ import annotations

import re
from itertools import pairwise

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import GATHER
from calendars.extraction.clauses.clauses import MET, Clause
from calendars.extraction.clauses.subjects import NUMBERS
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.noun_phrases import before_article
from calendars.extraction.words.word_lists import cardinal
from calendars.models import Kind
from calendars.patterns import pattern_of

COUNTRIES = frozenset(
    {"countries", "nations", "states", "capitals", "republics", "neighbours", "neighbors", "allies", "islands"}
)
# No tour has more stops.
MOST = 15
# "to five West African", "three EU", "a number of"
COUNTED = pattern_of(r"[fo]?d?[X9ALNOB-]{0,4}?X")
# ", namely Kenya and Togo", " - Kenya, Togo and Mali -", ": Kenya and Togo", "(Kenya, Togo)", "including Kenya"
NAMED = pattern_of(r"[,;]{0,2}(?P<lead>[Xwc]X?)?(?P<list>d?[SCL](?:,d?[SCL])*(?:,?&d?[SCL])?)(?![p-])")
# Behind such a list: more that is no country.
ALSO = pattern_of(r",?[,&]d?[XAnxG]")
# "to the Russian and Azerbaijani capitals"
CAPITALS = pattern_of(r"f?d?(?P<row>A(?:,A)*,?&A)X")
LEADS = frozenset({"namely", "including", "i.e.", "viz", "comprising", "like", "such"})
# Nouns of a visit that may have several stops; a "visit" may "cover" issues.
TOURS = frozenset({"tour", "trip", "swing", "journey"})
# The same as a verb: "will tour the region, taking in Oman and Qatar".
TOURING = frozenset({"tour", "tours", "toured"})


def add_counted_hosts(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Will visit three African countries, namely Kenya, Togo and Mali": these are the hosts.

    "The three countries" are those of the journey that was told before.
    """
    if candidate.kind is not Kind.VISIT:
        return False
    chunks = scene.chunks
    stops = NAMED.match(chunks.codes, candidate.at + 2, clause.end)
    if candidate.noun and chunks.last_low(candidate.at) == "stops" and chunks.codes[candidate.at + 1] == "i" and stops:
        _add_hosts(scene, candidate, stops)  # "will make stops in X, Y and Z"
        candidate.place = None
        return True
    tours = chunks.low(candidate.at) in TOURING or (candidate.noun and chunks.last_low(candidate.at) in TOURS)
    if tours and not partners_of(candidate, "host"):
        _add_taken_in(scene, clause, candidate)
    capitals = CAPITALS.match(chunks.codes, candidate.at + 1, clause.end)
    if capitals and chunks.low(capitals.end() - 1) in COUNTRIES:
        row = [at for at in range(*capitals.span("row")) if at in scene.actors]
        candidate.parties |= dict.fromkeys(row, "host")
        return True
    near = range(candidate.at + 1, min(candidate.at + 8, clause.end))
    what = next((at for at in near if chunks.last_low(at) in COUNTRIES), None)
    if what is None or not COUNTED.fullmatch(chunks.codes, candidate.at + 1, what + 1):
        return False
    lows = chunks.lows[candidate.at + 1 : what]
    counted = not NUMBERS.isdisjoint(lows)
    for at in range(candidate.at + 1, what) if counted else ():
        candidate.parties.pop(at, None)  # "three EU countries": they are visited, and not the union
    _, end = chunks.sentences[clause.sentence]
    named = NAMED.match(chunks.codes, what + 1, end)
    lead = chunks.low(named.start("lead")) if named and named["lead"] else ""
    listed = named is not None and (lead in LEADS or (not lead and named.start("list") > what + 1))
    if named is not None and listed:
        _add_hosts(scene, candidate, named)
        candidate.place = None
    told = {"the", "both", "these"} & set(lows) and "other" not in lows
    if told and not listed and counted:
        candidate.definite = True  # "will visit the three countries", of which the text told
    return listed or counted or any(low.isdigit() and int(low) <= MOST for low in lows)


def _add_hosts(scene: Scene, tour: Candidate, row: re.Match[str]) -> None:
    """The countries of a row are hosts of a tour."""
    stops = range(*row.span("list"))
    tour.parties |= {stop: "host" for stop in stops if stop in scene.actors and stop in scene.places}


# "to Asia, which starts on Sunday,"
ASIDE = pattern_of(r"[ftoXAiSLCNPRd]{0,6},c[^,.nx]{1,10},")
# ", his office said", ", the ministry announced"
TOLD_BY = pattern_of(r",(?:d?[XASRNP]{1,3}|h)[ZQWEVK]\.")
FIRST = frozenset({"starting", "beginning", "opening"})


def _add_taken_in(scene: Scene, clause: Clause, tour: Candidate) -> None:
    """ "The tour, beginning on Monday, will also cover Oman and Qatar": these are hosts of it."""
    chunks, codes = scene.chunks, scene.chunks.codes
    _, end = chunks.sentences[clause.sentence]
    aside = ASIDE.match(codes, tour.at + 1, end)  # "his trip to Asia, which starts on Sunday, will include"
    for at in range(aside.end() if aside else tour.at + 1, end):
        if codes[at] in "nxcZ":
            return
        if chunks.last_low(at) == "place":
            continue  # "The trip will take place from Monday to Friday and will include"
        first = chunks.low(at) in FIRST and chunks.low(at + 1) == "with"  # "a tour of Europe, starting with Spain"
        if first or chunks.low(at) in scene.words["taking_in"]:
            begin = at + 1 + (first or chunks.low(at + 1) == "in")
            begin += 2 * (chunks.last_low(begin) == "stops" and codes[begin + 1] == "i")  # "include stops in"
            row = NAMED.match(codes, begin, end)
            more = ALSO.match(codes, row.end()) if row is not None else None
            if row is None or row["lead"] or (more and not TOLD_BY.match(codes, row.end())):
                return  # "Iran, trade and oil"
            _add_hosts(scene, tour, row)
            return


def add_stops(scene: Scene, clause: Clause, tour: Candidate) -> None:
    """The places of "that will include stops in China, Japan and India" are hosts of the tour."""
    codes = scene.chunks.codes
    for at in range(clause.start, clause.end):
        before = before_article(scene, at)
        behind = codes[before] in "if,&" or scene.chunks.low(before) in scene.words["taking_in"]
        if codes[at] in "SCL" and at in scene.places and behind:
            if codes[at] != "L":
                tour.parties.setdefault(at, "host")
            elif scene.places[at][1]:
                tour.stops.append(scene.places[at][1])


# "that | will | also | include": so soon the verb stands behind the pronoun.
VERB_REACH = 5


def take_in_parts(scene: Scene, clauses: list[Clause], number: int, found: list[Candidate], before: int) -> None:
    """ "Leaves on a tour that will include talks in Cairo and Amman": these are stops, and the talks a part of it."""
    clause, tour = clauses[number], found[before - 1]
    lows = scene.chunks.lows[clause.start : min(clause.start + VERB_REACH, clause.end)]
    if scene.words["taking_in"].isdisjoint(lows) or not is_tour_of(scene, clauses, tour, number):
        return
    parts = found[before:]
    if any(part.kind in GATHER or partners_of(part, "subject") for part in parts):
        return  # "that will include the summit of the SCO"
    add_stops(scene, clause, tour)
    met = {at for part in parts for at, how in part.parties.items() if how in ("partner", "host")}
    tour.parties |= dict.fromkeys(met - tour.parties.keys(), "host")
    if tour.stops or partners_of(tour, "host"):
        del found[before:]


# "The tour | runs from Monday to Friday and (will also) include"
THEN = pattern_of(r"(?:,[^,.nx]{1,10},|[m12]?[QV]?f?[vXHEx]X?[kjaf]{0,2}T(?:[faj]T)?,?&)(?:mX?)?")


def add_stops_told_next(scene: Scene, clauses: list[Clause], found: list[Candidate]) -> None:
    """ "X leaves on a tour on Monday. The trip will include Oman and Qatar": these are hosts of the tour."""
    for tour, trip in pairwise(found):
        clause = clauses[trip.clause]
        begin, _ = scene.bounds(clause.sentence)
        next_one = clause.sentence - clauses[tour.clause].sentence == 1 and begin < trip.at <= begin + 2
        if not next_one or not trip.noun or not trip.definite or not trip.kind is tour.kind is Kind.VISIT:
            continue
        near = range(trip.at + 1, _reach(scene, clause, trip))
        told = any(scene.chunks.low(at) in scene.words["taking_in"] and _leads(scene, at + 1) for at in near)
        if told and partners_of(tour, "subject") and not partners_of(tour, "host") and not partners_of(trip, "subject"):
            add_stops(scene, clause, tour)
            tour.parties |= dict.fromkeys(partners_of(trip, "host"), "host")
            trip.parties = {at: how for at, how in trip.parties.items() if how != "host"}


def _reach(scene: Scene, clause: Clause, trip: Candidate) -> int:
    """How far behind a trip the verb may stand: "The trip is to take place from Monday to Friday and will include"."""
    match = THEN.match(scene.chunks.codes, trip.at + 1, scene.bounds(clause.sentence)[1])
    return match.end() + 1 if match else trip.at + 5


# Of what the countries of a tour are told to be: "the three countries are", "his itinerary includes".
ROUTE = frozenset(
    {"itinerary", "programme", "program", "route", "schedule", "stops", "stop", "destinations", "stopovers"} | COUNTRIES
)
# "Togo, Mali | and Niger"
STOPS_ROW = pattern_of(r"d?[SCL](?:,d?[SCL])*,?&d?[SCL](?![pnxXAR-])")
# "will hold | talks in", "talks with leaders in", before a row of countries
TALKS_IN = pattern_of(r"(?P<verb>[H4])X?(?P<met>[nx])(?:wd?[AX]{0,2}[rtRX])?i$")


def add_route_told_next(scene: Scene, clauses: list[Clause], found: list[Candidate]) -> None:
    """ "X starts a tour of the Gulf on Monday. The three countries are Oman, Qatar and Iran": these are the hosts.

    So they are where "his itinerary includes" them, or "he will hold talks in" them.
    """
    for tour in found:
        touring = tour.noun and tour.kind is Kind.VISIT and scene.chunks.last_low(tour.at) in TOURS
        if not touring or partners_of(tour, "host") or (tour.place and tour.place[1]) or tour.stops:
            continue
        clause = clauses[tour.clause]
        who = scene.sides_of(partners_of(tour, "subject"))
        if len(who) != 1 or clause.sentence + 1 >= len(scene.chunks.sentences):
            continue
        begin, end = scene.bounds(clause.sentence + 1)
        row = STOPS_ROW.search(scene.chunks.codes, begin, end)
        if row is None or scene.days_in(begin, end) or not _is_route(scene, begin, row.start(), who):
            continue
        stops = [at for at in range(*row.span()) if at in scene.places and scene.places[at][1]]
        states = {scene.places[at][1] for at in stops} - who
        if len(states) > 1 and len(states) <= (countries_of(scene, clause, tour) or MOST):
            tour.stops = [state for state in dict.fromkeys(scene.places[at][1] for at in stops) if state in states]


def _is_route(scene: Scene, begin: int, row: int, who: set[str]) -> bool:
    """Whether what stands before a row of countries says that the tour leads there, or that the visitor talks there."""
    chunks = scene.chunks
    if not {"not", "unlike", "instead"}.isdisjoint(chunks.lows[begin:row]) or "5" in chunks.codes[begin:row]:
        return False
    if chunks.codes[row - 1] == "i" and chunks.last_low(row - 2) in ROUTE:
        return True  # "Stops in Oman and Qatar are planned"
    verb = row - 1 - (chunks.codes[row - 1] == "i")  # "takes in"
    if verb > begin and chunks.last_low(verb - 1) in ROUTE:
        return chunks.codes[verb] in "12" or chunks.low(verb) in scene.words["taking_in"]
    talks = TALKS_IN.search(chunks.codes, begin, row)
    acting = begin + (chunks.codes[begin] == "d")
    same = chunks.codes[begin] == "h" or (acting in scene.actors and set(scene.actors[acting].sides) <= who)
    if talks is None or not same or chunks.entries[talks.start("met")][1] not in MET:
        return False
    return "4" in talks["verb"] or chunks.entries[talks.start("verb")][1] == "cues.support"


def _leads(scene: Scene, at: int) -> bool:
    """Whether what a verb takes in may be the stops of a tour: not "will cover trade and Iran"."""
    return scene.chunks.codes[at] in "dSCLxni9" and scene.chunks.codes[at : at + 2] != "dX"


# What a tour is counted by: "a four-nation tour".
NATION = frozenset({"nation", "country", "state"})
# "a | four-nation African", "a | 10-day, four-country": between a count and the noun
BEFORE_TOUR = pattern_of(r"(?P<count>[X9])-(?P<what>X)[XANOB,-]{0,3}")
# "of | three Gulf states", "three | neighbouring | countries"
COUNT_REACH = 4
TOUR_REACH = 8


def countries_of(scene: Scene, clause: Clause, visit: Candidate) -> int:
    """To how many countries a journey is told to lead: "arrived in X at the start of a five-nation tour"; else 0."""
    chunks, codes = scene.chunks, scene.chunks.codes
    tour: int | None = visit.at
    if not visit.noun:
        if visited := _count_at(scene, visit.at + 1):
            return visited  # "will visit three neighbouring states"
        near = range(visit.at + 1, clause.end)
        tour = next((at for at in near if codes[at] in "xn" and chunks.last_low(at) in TOURS), None)
    if tour is None or not set("mu1245vHE").isdisjoint(codes[visit.at + 1 : tour]):
        return 0
    begin = max(tour - TOUR_REACH, clause.start)
    found = next((one for one in BEFORE_TOUR.finditer(codes, begin, tour) if one.end() == tour), None)
    if found is not None:
        return _number(scene, found.start("count")) if chunks.low(found.start("what")) in NATION else 0
    return _count_at(scene, tour + 2) if codes[tour + 1] in "ofg" else 0


def _count_at(scene: Scene, at: int) -> int:
    """How many countries are counted from a chunk on: "three Gulf states"."""
    for behind in range(at + 1, at + 1 + COUNT_REACH):
        if scene.chunks.codes[behind] not in "X9ALNOB-":
            return 0
        if scene.chunks.last_low(behind) in COUNTRIES:
            return _number(scene, at)
    return 0


def _number(scene: Scene, at: int) -> int:
    """How many a word counts, no more than the stops of a tour."""
    low = scene.chunks.low(at)
    count = cardinal(low) or (int(low) if low.isdigit() else 0)
    return count if count <= MOST else 0


# So many chunks before "trip" stands "as part of".
PART_REACH = 7


def is_tour_of(scene: Scene, clauses: list[Clause], visit: Candidate, number: int) -> bool:
    """Whether a relative clause tells of a tour named right before: "a tour that will also take him to Ghana"."""
    clause = clauses[number]
    if not visit.noun or visit.kind is not Kind.VISIT or _is_whole_of_stop(scene, visit):
        return False
    already = "already" in scene.chunks.lows[clause.start : clause.start + 4] and visit.verb not in ("1", "2")
    # "arrived here on a tour that has taken him to X"
    already = already or (scene.chunks.codes[clause.start + 1] == "4" and visit.verb == "triggers.arrive")
    if already or scene.days_in(clause.start, clause.end):
        return False  # a stop on a day of its own is a visit of its own; but "is on a tour that has already led him to"
    if clause.kind == "main" and clause.parent is not None and clauses[clause.parent].kind == "relative":
        clause = clauses[clause.parent]  # "which has brought him to X and will also bring him to Y"
    told = scene.chunks.low(clause.start) in ("that", "which")
    codes, between = scene.chunks.codes, range(visit.at + 1, clause.start)  # "came amid clashes that"
    apart = any(codes[at] in "mu12vHE" and not scene.chunks.low(at).endswith("ing") for at in between)
    return visit.clause == clause.parent and told and not apart


PART_OF = frozenset({("part", "of"), ("leg", "of"), ("stop", "of"), ("stage", "of"), ("end", "of")})


def _is_whole_of_stop(scene: Scene, visit: Candidate) -> bool:
    """ "Arrived here as part of his third trip to the Middle East, which has led him to Syria": the stop is told."""
    before = range(max(visit.at - PART_REACH, 0), visit.at)
    return not PART_OF.isdisjoint(pairwise(map(scene.chunks.last_low, before)))


def is_later_stop(scene: Scene, clause: Clause, tour: Candidate) -> bool:
    """ "Flies to Rome on Monday on the first leg of a tour that will also take him to Oslo": of no day."""
    told = clause.kind == "relative" and tour.noun and tour.clause == clause.parent
    return told and _is_whole_of_stop(scene, tour) and not scene.days_in(clause.start, clause.end)


INVOLVING = frozenset({"involving", "including", "comprising", "featuring", "with", "and"})


# "in Oslo on Monday"
ON_ITS_DAY = pattern_of(r"[iof]d?[CSL](?:,L)?[kj]?T")


def is_leg_of(scene: Scene, clauses: list[Clause], visit: Candidate, leg: Candidate) -> bool:
    """Whether a participle tells where a tour leads: "a trip to Asia in April, stopping in Tokyo and Seoul"."""
    clause = clauses[leg.clause]
    if leg.noun and leg.clause == visit.clause and leg.kind is visit.kind is Kind.VISIT:
        dated = ON_ITS_DAY.match(scene.chunks.codes, leg.at + 1)  # "with stops in Oslo on Monday and Riga on Friday"
        # "starts a tour on Monday involving trips to Iraq and Oman"
        return scene.chunks.low(leg.at - 1) in INVOLVING and dated is None
    own = not visit.noun or visit.kind is not Kind.VISIT or scene.days_in(clause.start, clause.end)
    if own or leg.rule != "triggers.arrive" or clause.parent != visit.clause:
        return False
    return leg.at == clause.start + 1 and scene.chunks.codes[clause.start] == "," and bool(partners_of(leg, "host"))
