"""Read tours of countries that are counted before they are named: "three African states - Kenya, Togo and Mali".

In: a scene, a clause and a candidate that is a visit. Out: whether its words count countries; those named behind them
are its hosts.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.models import Kind
from calendars.patterns import pattern_of

COUNTRIES = frozenset(
    {"countries", "nations", "states", "capitals", "republics", "neighbours", "neighbors", "allies", "islands"}
)
NUMBERS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "several", "both"}
)
# No tour has more stops.
MOST = 15
# "to five West African", "a number of"
COUNTED = pattern_of(r"f?d?[X9ALN-]{0,4}?(?P<what>X)")
# ", namely Kenya and Togo", " - Kenya, Togo and Mali -", ": Kenya and Togo", "(Kenya, Togo)", "including Kenya"
NAMED = pattern_of(r"[,;]{0,2}(?P<lead>[Xwc]X?)?(?P<list>d?[SCL](?:,d?[SCL])*(?:,?&d?[SCL])?)(?![p-])")
# "to the Russian and Azerbaijani capitals"
CAPITALS = pattern_of(r"f?d?(?P<row>A(?:,A)*,?&A)X")
LEADS = frozenset({"namely", "including", "i.e.", "viz", "comprising", "like", "such"})


def add_counted_hosts(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Will visit three African countries, namely Kenya, Togo and Mali": these are the hosts.

    "The three countries" are those of the journey that was told before.
    """
    if candidate.kind is not Kind.VISIT:
        return False
    chunks, match = scene.chunks, None
    capitals = CAPITALS.match(chunks.codes, candidate.at + 1, clause.end)
    if capitals and chunks.low(capitals.end() - 1) in COUNTRIES:
        row = [at for at in range(*capitals.span("row")) if at in scene.actors]
        candidate.parties |= dict.fromkeys(row, "host")
        return True
    for at in range(candidate.at + 1, min(candidate.at + 8, clause.end)):
        if chunks.last_low(at) in COUNTRIES:
            match = COUNTED.fullmatch(chunks.codes, candidate.at + 1, at + 1)
            break
    if match is None:
        return False
    what, lows = match.start("what"), chunks.lows[candidate.at + 1 : match.start("what")]
    _, end = chunks.sentences[clause.sentence]
    named = NAMED.match(chunks.codes, what + 1, end)
    lead = chunks.low(named.start("lead")) if named and named["lead"] else ""
    listed = named is not None and (lead in LEADS or (not lead and named.start("list") > what + 1))
    if named is not None and listed:
        stops = [at for at in range(*named.span("list")) if at in scene.actors and at in scene.places]
        candidate.parties |= dict.fromkeys(stops, "host")
        candidate.place = None
    told = {"the", "both", "these"} & set(lows) and "other" not in lows
    if told and not listed and not NUMBERS.isdisjoint(lows):
        candidate.definite = True  # "will visit the three countries", of which the text told
    return listed or not NUMBERS.isdisjoint(lows) or any(low.isdigit() and int(low) <= MOST for low in lows)
