"""Read the stops of a journey told without who makes it, and what is told by its place in a row.

In: a scene, a clause that names no occasion itself, and the candidates before it. Out: candidates of whoever travels in
the visit told last, or of whose row it is, with whom or where the verb names behind it.

Examples: "Tirana is Thursday's stop", "Friday is for Oslo", "his first meeting was with X", "her last stop was Oslo".
"""

from __future__ import annotations

import re

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.told_before import HIS
from calendars.extraction.triggers.presence import is_abroad_for, visit_told
from calendars.extraction.triggers.tours import TOURING, TOURS
from calendars.extraction.words.adjuncts import SUBJECTS
from calendars.extraction.words.word_lists import ORDINALS
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
# ", and to Oslo on Friday", which a clause set between parts from its verb
ONWARD = pattern_of(r",&fd?A?(?P<place>[CSL])k?(?P<day>T)")
STOPS = frozenset({"stop", "stops", "destination", "leg", "port"})
NEXT = frozenset({"next", "then", "last", "finally"})


def traveller_told(scene: Scene, clauses: list[Clause], sentence: int, found: list[Candidate]) -> list[int]:
    """Who makes the journey told last, at most some sentences before: whose the stops are."""
    for one in reversed(found):
        if sentence - clauses[one.clause].sentence > JOURNEY_REACH:
            return []
        journey = one.kind is Kind.VISIT or is_abroad_for(scene, clauses[one.clause], one.at)
        who = partners_of(one, "subject", "agent", "of", "modifier") if journey else []
        if who and all(scene.actors[at].sort in PEOPLE for at in who):
            return who
    return []


IN_ORDER = frozenset({"followed", "follow", "follows", "precedes", "preceded"})


def add_traveller_told(scene: Scene, clauses: list[Clause], found: list[Candidate], before: int) -> None:
    """ "X's visit to Rome will be followed by one to Oslo", "A stop in Oslo was dropped": it is his too."""
    for number, one in enumerate(found[before:], before):
        clause = clauses[one.clause]
        begins = _place_of_end(scene, one)
        hosts = scene.sides_of(one.parties) or ({one.place[1]} if one.place else set())
        alone = one.kind is Kind.VISIT and one.noun and hosts and set(one.parties.values()) <= {"host"}
        if not (alone or begins) or scene.chunks.codes[one.at + 1] == "y":  # "followed by a trip by the band"
            continue
        in_order = scene.chunks.find(IN_ORDER, clause.start, clause.end)
        if begins or in_order or _is_stop_made(scene, clause, one):
            who = traveller_told(scene, clauses, clause.sentence, found[:number])
            hosts = {begins[1]} if begins else hosts
            if who and hosts.isdisjoint(scene.sides_of(who)):
                one.parties |= dict.fromkeys(who, "subject")
                one.place = begins or one.place


# "trip | that continues in Oslo", "tour that will end in Oslo"
GOES_ON_IN = pattern_of(r"c(?:m|1)?X?(?P<verb>[Hv])i(?P<place>[CLS])(?![pxn])(?:[ki]?(?P<day>T))?")


def place_continued(scene: Scene, clauses: list[Clause], found: list[Candidate], before: int) -> None:
    """ "X is in Riga on a trip that continues in Oslo on Monday": that journey is the one to Oslo."""
    for number, one in enumerate(found[before:], before):
        tour = one.kind is Kind.VISIT and one.noun and scene.chunks.last_low(one.at) in TOURS
        match = GOES_ON_IN.match(scene.chunks.codes, one.at + 1) if tour else None
        place = scene.places.get(match.start("place")) if match else None
        if match is None or place is None or not place[1]:
            continue
        who = {at: how for at, how in one.parties.items() if scene.actors[at].sort in PEOPLE}
        told = traveller_told(scene, clauses, clauses[one.clause].sentence, found[:number])
        who = who or dict.fromkeys(told, "subject")
        if place[1] not in scene.sides_of(who):
            verb = match.start("verb")
            past = "d" in scene.chunks.entries[verb][3] and "m" not in match[0]
            one.parties, one.place = who, place
            one.mood = Mood(Tense.PAST if past else Tense.FUTURE, verb, verb + 1)
            one.day = match.start("day") if match["day"] else one.day


# "The tour | is due to begin in Oslo"
ENDS_IN = pattern_of(r"(?:[12]X?Qf|m|[12]f)?X?Hi(?P<place>[CLS])(?![pxn])")


def _place_of_end(scene: Scene, one: Candidate) -> tuple[str, str] | None:
    """Where a journey told before begins or ends, which is a stop of it: "The tour begins in Oslo on Monday"."""
    if one.parties or not one.definite or one.verb not in ("cues.begin", "cues.end") or one.kind is not Kind.VISIT:
        return None
    match = ENDS_IN.match(scene.chunks.codes, one.at + 1) if scene.chunks.last_low(one.at) in TOURS else None
    place = scene.places.get(match.start("place")) if match else None
    return place if place and place[1] else None


# "A | stop in Paris", "Another two"
OF_STOP = pattern_of(r"[,&]?d?[XA9]{0,2}$")


def _is_stop_made(scene: Scene, clause: Clause, one: Candidate) -> bool:
    """Whether a sentence opens with a stop, which whoever is on the way makes: "A stop in Oslo has been dropped"."""
    if one.rule != "triggers.stop" or clause.start != scene.bounds(clause.sentence)[0]:
        return False
    alone = OF_STOP.match(scene.chunks.codes, clause.start, one.at) is not None
    return alone and "y" not in scene.chunks.codes[one.at : clause.end]


def read_stops(scene: Scene, clauses: list[Clause], number: int, found: list[Candidate]) -> list[Candidate]:
    """The stops that a clause tells by their days alone, each a visit of whoever made the journey told before."""
    clause, codes = clauses[number], scene.chunks.codes
    if onward := ONWARD.match(codes, clause.start, clause.end):
        return _read_onward(scene, clause, number, found, onward)
    if begun := _read_begun(scene, clauses, number, found):
        return begun
    if not found or any(scene.actors[at].sort in PEOPLE for at in clause.subject):
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


# "She begins | in Guinea on Monday", ", starting | on Monday in Guinea", "and will end | in Kenya on Friday"
BEGUN_IN = pattern_of(
    r"(?:(?P<who>h)|(?<=P)|[,&])(?:m|[12]X?Qf|[12]f|f)?X?(?P<verb>[HEvX])(?:hk?|X)?"
    r"(?:(?P<front>[ki]T),?)?id?A?(?P<place>[CSL](?:&d?[CSL])?)(?![pxnA-])(?(front)|(?:,[CLS])?,?[ki]?d?(?P<day>T))"
)
STOPPING = frozenset({"stop", "stops", "stopped", "stopping", "wind up", "winds up", "wound up", "winding up"})
STOPPING |= {"wrap", "wraps", "wrapped", "wrapping"}


ON_TOUR = TOURING | {"touring"}


def _who_tours(scene: Scene, told: list[Clause]) -> list[int]:
    """Who is said to tour some part of the world, a sentence or two before: "will tour Africa"."""
    for one in reversed(told):
        if told[-1].sentence - one.sentence >= JOURNEY_REACH:
            break
        who = [at for at in one.subject if scene.actors[at].sort == "person" and scene.actors[at].speaks]
        if who and scene.chunks.find(ON_TOUR, one.start, one.end):
            return who
    return []


def _read_begun(scene: Scene, clauses: list[Clause], number: int, found: list[Candidate]) -> list[Candidate]:
    """The stop where a journey begins or ends: "He will tour Africa. He begins in Guinea on Monday"."""
    clause, chunks = clauses[number], scene.chunks
    match = BEGUN_IN.search(chunks.codes, max(clause.start - 1, 0), clause.end)
    if match is None or chunks.sentence_of(match.start()) != clause.sentence:
        return []
    verb, places = match.start("verb"), [one for one in range(*match.span("place")) if one in scene.places]
    entry, text = chunks.entries[verb], chunks.text(verb).lower()
    if entry[1] not in ("cues.begin", "cues.end") and text not in STOPPING:
        return []
    alone = chunks.low(match.start("who")) in SUBJECTS if match["who"] else match.start() <= clause.start
    if not alone or not places:
        return []
    reach = found if match["who"] or entry[3] != "g" else found[-1:]  # "will tour Asia, starting in Japan on Monday"
    who = traveller_told(scene, clauses, clause.sentence, reach) or _who_tours(scene, clauses[: number + 1])
    home = {"", *scene.sides_of(who)}
    if not who or any(scene.places[one][1] in home for one in places):
        return []
    if clause.subject and scene.sides_of(clause.subject).isdisjoint(scene.sides_of(who)):
        return []
    mood = read_mood(scene, verb, clause.start)
    day = match.start("front") + 1 if match["front"] else match.start("day")
    parties = dict.fromkeys(who, "subject")
    return [visit_told(one, number, dict(parties), scene.places[one], mood, day) for one in places]


def _read_onward(
    scene: Scene, clause: Clause, number: int, found: list[Candidate], match: re.Match[str]
) -> list[Candidate]:
    """ "Flies to Rome on Monday, where he will meet X, | and to Oslo on Friday": the verb is that before the aside."""
    journeys = (one for one in reversed(found) if one.kind is Kind.VISIT and one.clause == clause.parent)
    journey, at = next(journeys, None), match.start("place")
    place = scene.places.get(at)
    who = partners_of(journey, "subject") if journey is not None and journey.place else []
    if journey is None or journey.mood is None or not who or not place or place[1] in ("", *scene.sides_of(who)):
        return []
    return [visit_told(at, number, dict.fromkeys(who, "subject"), place, journey.mood, match.start("day"))]


def _day_of(match: re.Match[str]) -> int:
    """Where the day of a match stands."""
    groups = match.groupdict()
    return match.start(next((how for how in ("day", "on", "later") if groups.get(how)), "row"))


def _leads_on(scene: Scene, begin: int, end: int) -> bool:
    """Whether the words before a place lead from one stop to the next: "next up is", "it is on to"."""
    return not NEXT.isdisjoint(scene.chunks.lows[begin:end]) or scene.chunks.codes[end - 2 : end] in ("kf", "Xf")


# "The minister's first meeting of the day on Monday was with", "The last call that X made was to", "first stop: Oslo".
FIRST = pattern_of(
    r"(?:(?P<owner>[PS])p?|(?P<his>d))?(?P<words>[X9]{0,3}[nvxX])(?:[oki]d?[XSCTnx])?(?:i[CSL])?(?:c?(?P<maker>P)[HE5])?"
    r",?[ki]?(?P<day>T)?,?(?P<be>2|1|[mu]3|1f3)X?(?:k?T,?)?(?P<prep>[wfi]?)d?X?(?P<whom>[PSOBMCL])(?!p)"
)
REVERSED = pattern_of(
    r"(?P<whom>[CSL])(?P<be>2|1|[mu]3|1f3)X?(?:(?P<owner>[PS])p|(?P<his>d))(?P<words>[X9]{0,3}[nvx])(?P<prep>)(?P<maker>P)?(?P<day>T)?"
)
# The word for the occasion -> its kind, and the words that may lead to whom or where it was.
ROWS = {
    "meeting": (Kind.MEETING, "w"),
    "appointment": (Kind.MEETING, "w"),
    "engagement": (Kind.MEETING, "w"),
    "talks": (Kind.TALKS, "w"),
    "call": (Kind.CALL, "wf"),
    "conversation": (Kind.CALL, "w"),
    "stop": (Kind.VISIT, "ifw"),
    "visit": (Kind.VISIT, "f"),
    "trip": (Kind.VISIT, "f"),
}
WHICH = frozenset(ORDINALS[:4]) | {"last", "final", "next", "opening", "closing", "initial"}


def read_first(scene: Scene, clauses: list[Clause], number: int, before: list[Candidate]) -> Candidate | None:
    """The occasion that a clause tells by its place in a row, if it does; `before` are those told before it."""
    clause = clauses[number]
    if not scene.chunks.find(WHICH, clause.start, clause.end):
        return None
    _, end = scene.bounds(clause.sentence)
    for match in FIRST.finditer(scene.chunks.codes, clause.start, end):
        if match.end("words") > clause.end:
            break
        words = [word for at in range(*match.span("words")) for word in _words(scene, at)]
        words = words[:-1] if words[-1] == "on" else words  # "her first call on Monday"
        row = ROWS.get(words[-1]) if words[0] in WHICH else None
        owner = _owner(scene, clause, match)
        bare = scene.chunks.codes[match.start() - 1] != "p"  # not "the band's last stop"
        told = owner is None and bare and (not match["his"] or scene.chunks.low(match.start("his")) == "the")
        if row and row[0] is Kind.VISIT and told:  # "The last stop, on Friday, is Oslo"
            owner = next(iter(traveller_told(scene, clauses, clause.sentence, before)), None)
        if row is None or owner is None:
            continue
        found = _candidate(scene, match, row, owner)
        if found is not None:
            found.mood = read_mood(scene, match.end("be") - 1, clause.start)
            return found
    return _read_reversed(scene, clause)


def _read_reversed(scene: Scene, clause: Clause) -> Candidate | None:
    """ "Tokyo will be her first stop": the place stands first."""
    for match in REVERSED.finditer(scene.chunks.codes, clause.start, clause.end):
        words = [word for at in range(*match.span("words")) for word in _words(scene, at)]
        row, owner = ROWS.get(words[-1]), _owner(scene, clause, match)
        if words[0] in WHICH and row and row[0] is Kind.VISIT and owner is not None:
            found = _candidate(scene, match, row, owner)
            if found is not None:
                found.mood = read_mood(scene, match.end("be") - 1, clause.start)
                return found
    return None


def _words(scene: Scene, at: int) -> list[str]:
    """The words of a chunk in small letters: "first call"."""
    return scene.chunks.text(at).lower().split()


def _owner(scene: Scene, clause: Clause, match: re.Match[str]) -> int | None:
    """Whose row it is: "Rice's", "his", or of whom a clause behind the word tells: "the last call that Rice made"."""
    if match["maker"]:
        return match.start("maker")
    if match["owner"]:
        return match.start("owner")
    his = match["his"] is not None and scene.chunks.low(match.start("his")) in HIS
    return clause.antecedent if his else None


def _candidate(scene: Scene, match: re.Match[str], row: tuple[Kind, str], owner: int) -> Candidate | None:
    """The occasion of a match, by the kind and the prepositions of its `row`, if its owner may take part."""
    kind, preps = row
    whom, guest = match.start("whom"), scene.actors[owner]
    if not guest.speaks or guest.sort not in PEOPLE:
        return None
    candidate = Candidate(match.end("words") - 1, -1, "triggers.first", kind, True, {owner: "subject"})
    place, other = scene.places.get(whom), scene.actors.get(whom)
    if kind is Kind.VISIT:
        if place is None or not place[1] or place[1] in guest.sides or (match["prep"] or "i") not in preps:
            return None
        candidate.place = place
    elif other is None or match["prep"] not in preps or not match["prep"] or not other.speaks:
        return None
    else:
        candidate.parties[whom] = "partner"
    if match["maker"] and match["day"]:
        candidate.day = match.start("day")  # the relative clause has it
    return candidate


def is_departure(scene: Scene, candidate: Candidate) -> bool:
    """Whether a verb tells that a journey began: "left for Riyadh", "flew into the capital", "left on a visit to"."""
    if candidate.noun and candidate.kind is Kind.VISIT and candidate.verb == "triggers.go" and candidate.mood:
        return scene.chunks.low(candidate.mood.last - 1) in scene.words["departure"]
    into = scene.chunks.low(candidate.at + 1) == "into"
    return candidate.rule == "triggers.go" and (into or scene.chunks.low(candidate.at) in scene.words["departure"])
