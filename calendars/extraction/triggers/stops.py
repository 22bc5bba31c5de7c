"""Read the stops of a journey that are told without who makes it: "Tirana is Thursday's stop", "Friday is for Oslo".

In: a scene, a clause that names no occasion itself, and the candidates before it. Out: candidates of whoever travels in
the visit told last.
"""

from __future__ import annotations

import re

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.triggers.presence import is_abroad_for, visit_told
from calendars.models import Kind
from calendars.patterns import pattern_of

# How many sentences before it the journey may be told of which a stop is.
JOURNEY_REACH = 3
# "Wednesday is Chisinau", "Friday will be for Albania and Serbia", "On Thursday it is on to Tirana"; and
# "Friday's stop is", but not "Today it is Greece, tomorrow it is Spain"
DAY_FIRST = pattern_of(
    r"k?(?P<day>T)(?:p(?P<what>[nxX]))?(?P<it>h)?(?P<be>1|2|m3)(?(it)[kX]f|(?:g|[kX]f)?)(?P<row>d?[CSL](?:,?&X?d?[CSL])*)(?=[.,;&])"
)
# "Next up is Tirana, on Thursday", "From there it is on to Tirana on Thursday", "Then comes Tirana on Thursday"
PLACE_FIRST = pattern_of(
    r"(?:jX,?)?(?P<lead>X?)k?h?(?P<be>1|2|m3|v)(?:[kX]f)?(?P<row>d?[CSL](?:,?&X?d?[CSL])*),?k?(?P<day>T)(?=[.,;&])"
)
# "Tirana is Thursday's stop", "Tirana is the stop on Thursday", and of the same verb "Skopje Friday's"
STOP_OF_DAY = pattern_of(
    r"(?P<row>[CSL](?:,?&X?[CSL])*)(?:(?P<be>1|2|m3)(?:(?P<day>T)p|dX?)(?P<what>[nxX])(?:k?(?P<on>T))?|(?P<later>T)p(?![nxX]))"
)
STOPS = frozenset({"stop", "stops", "destination", "leg", "port"})
NEXT = frozenset({"next", "then", "last", "finally"})


def traveller_told(scene: Scene, clauses: list[Clause], sentence: int, found: list[Candidate]) -> list[int]:
    """Who makes the journey told last, at most some sentences before: whose the stops are."""
    for one in reversed(found):
        if sentence - clauses[one.clause].sentence > JOURNEY_REACH:
            return []
        journey = one.kind is Kind.VISIT or is_abroad_for(scene, clauses[one.clause], one.at)
        who = partners_of(one, "subject", "of", "modifier") if journey else []
        if who and all(scene.actors[at].sort in PEOPLE for at in who):
            return who
    return []


IN_ORDER = frozenset({"followed", "follow", "follows", "precedes", "preceded"})


def add_traveller_told(scene: Scene, clauses: list[Clause], found: list[Candidate], before: int) -> None:
    """ "X's visit to Rome will be followed by one to Oslo", "A stop in Oslo follows": it is his too."""
    for number, one in enumerate(found[before:], before):
        clause = clauses[one.clause]
        alone = one.kind is Kind.VISIT and one.noun and one.place and set(one.parties.values()) <= {"host"}
        others = scene.chunks.codes[one.at + 1] == "y"  # "followed by a trip by the band"
        if alone and not others and scene.chunks.find(IN_ORDER, clause.start, clause.end):
            who = traveller_told(scene, clauses, clause.sentence, found[:number])
            if one.place and one.place[1] not in scene.sides_of(who):
                one.parties |= dict.fromkeys(who, "subject")


def read_stops(scene: Scene, clauses: list[Clause], number: int, found: list[Candidate]) -> list[Candidate]:
    """The stops that a clause tells by their days alone, each a visit of whoever made the journey told before."""
    clause, codes = clauses[number], scene.chunks.codes
    if any(scene.actors[at].sort in PEOPLE for at in clause.subject):
        return []
    begin = clause.start + (codes[clause.start] in "&,")
    _, end = scene.bounds(clause.sentence)
    by_day, by_place = DAY_FIRST.match(codes, begin, end), PLACE_FIRST.match(codes, begin, end)
    stop = STOP_OF_DAY.match(codes, begin, end)
    if by_day and (not by_day["what"] or scene.chunks.last_low(by_day.start("what")) in STOPS):
        matches = [by_day]
    elif by_place and _leads_on(scene, by_place.start(), by_place.start("row")):
        matches = [by_place]
    elif stop and stop["be"] and scene.chunks.last_low(stop.start("what")) in STOPS:
        matches = [*STOP_OF_DAY.finditer(codes, begin, end)]
    else:
        return []
    verb = matches[0].start("be")
    told = [(_day_of(match), at) for match in matches for at in range(*match.span("row"))]
    who = traveller_told(scene, clauses, clause.sentence, found)
    tense = {"2": Tense.PAST, "m": Tense.FUTURE}.get(codes[verb], Tense.PRESENT)
    return [
        visit_told(at, number, dict.fromkeys(who, "subject"), scene.places[at], Mood(tense, verb, verb + 1), day)
        for day, at in told
        if who and day in scene.chunks.times and at in scene.places and scene.places[at][1]
        if scene.places[at][1] not in scene.sides_of(who)
    ]


def _day_of(match: re.Match[str]) -> int:
    """Where the day of a match stands."""
    groups = match.groupdict()
    return match.start(next((how for how in ("day", "on", "later") if groups.get(how)), "row"))


def _leads_on(scene: Scene, begin: int, end: int) -> bool:
    """Whether the words before a place lead from one stop to the next: "next up is", "it is on to"."""
    return not NEXT.isdisjoint(scene.chunks.lows[begin:end]) or scene.chunks.codes[end - 2 : end] in ("kf", "Xf")
