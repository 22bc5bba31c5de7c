"""Tell whether a later clause says when a visitor goes: "He leaves on Friday", "stays until", "will be back in Lima".

In: a scene, the clause of a visit and a later one with a day. Out: whether that day ends the visit; `spans.py` asks.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, Link, partners_of
from calendars.extraction.candidates.other_deeds import HOME, comes_once_more
from calendars.extraction.clauses.clauses import AFTER, Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.meeting_places import region_behind
from calendars.extraction.words.word_lists import THROUGH
from calendars.models import Kind
from calendars.patterns import pattern_of
from calendars.periods import has_day


def _who_acts(clause: Clause) -> tuple[int, ...]:
    """The subject of a clause, or whom its pronoun means."""
    return clause.subject or ((clause.antecedent,) if clause.pronoun and clause.antecedent is not None else ())


# "had been due to | stay", "was to have | stayed"; "was due to | leave", "was to | stay"
NO_LONGER = pattern_of(r"(?:5X?3?X?Qf|2f4)X?$")
AT_FIRST = pattern_of(r"2X?Q?fX?$")
PLAN_REACH = 6
CUTTING = frozenset({"cut", "cuts", "cutting"})


def is_given_up(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether a verb tells only what was planned: "had been due to stay"; "was due to stay" of a visit cut short."""
    begin = max(verb - PLAN_REACH, clause.start)
    if NO_LONGER.search(scene.chunks.codes, begin, verb):
        return True
    return AT_FIRST.search(scene.chunks.codes, begin, verb) is not None and any(
        "short" in scene.chunks.text(at, at + 4).lower().split() for at in scene.chunks.find(CUTTING, 0, verb)
    )


def is_staying(scene: Scene, clause: Clause, day: int, own: Clause) -> bool:
    """Whether a clause tells how long the visitor stays: "He will stay until Friday", and not "in office until"."""
    chunks = scene.chunks
    stays = chunks.find(scene.words["lasting"], max(clause.start, day - 6), day)
    until = chunks.low(day - 1) in THROUGH and bool(stays) and chunks.codes[stays[-1] + 1 : stays[-1] + 3] != "iX"
    who = _who_acts(clause)
    if not (until and who) or is_given_up(scene, clause, stays[-1]):
        return False
    return scene.sides_of(who) == scene.sides_of(_who_acts(own))


# "will be home | on", "will be back | in Nairobi | on", "is to be back home on", "will be back on", "is due back in"
BACK = pattern_of(r"(?:(?:m|[12]f|[12]X?Qf)3|[12]X?Q)(?P<back>X)X?(?:id?(?P<place>[CSL]),?)?k?$")


def is_back(scene: Scene, clause: Clause, day: int, own: Clause, candidate: Candidate) -> bool:
    """Whether a clause tells when the visitor is home again, or where he left: "She will be back in Lima on Friday"."""
    match = BACK.search(scene.chunks.codes, clause.start, day)
    if match is None or scene.chunks.low(match.start("back")) not in HOME:
        return False
    if match["place"] is None and comes_once_more(scene, own, clause, candidate):
        return False
    who = scene.sides_of(_who_acts(clause))
    if not who or who != scene.sides_of(_who_acts(own)):
        return False
    place = scene.places.get(match.start("place")) if match["place"] else None
    left = [scene.places[at] for at in range(own.start, own.end) if at in scene.places]
    return place is None or is_home(scene, place, who) or (place in left[:1] and place != candidate.place)


# Whoever comes back to this country is at home in that state, which lies in it.
ENCLAVES = {"Vatican": "Italy"}


def is_home(scene: Scene, place: tuple[str, str], who: set[str]) -> bool:
    """Whether those of some sides are at home in a place: in their state, or where their organisation has its house."""
    return place[1] in who or any(scene.seats.get(side) == place or ENCLAVES.get(side) == place[1] for side in who)


def is_leaving(scene: Scene, clause: Clause, verb: int, own: Clause, candidate: Candidate) -> bool:
    """Whether a clause tells that the visitor goes home or on: "leaves on Friday", "flies home on Friday"."""
    chunks = scene.chunks
    subject = _who_acts(clause)
    who = scene.sides_of(_who_acts(own))
    if not subject or not who or scene.sides_of(subject) != who or is_given_up(scene, clause, verb):
        return False
    if candidate.ended or (candidate.noun and own.opener in AFTER):
        return False  # "X, who came on Monday after a three-day visit to Y, will leave on Friday": not from Y
    after = [chunks.low(at) for at in range(verb + 1, min(verb + 3, clause.end))]
    if "home" in after:
        return True
    if chunks.low(verb) in scene.words["returning"] and chunks.codes[verb + 1] in "kT":
        return not comes_once_more(scene, own, clause, candidate)  # "and will return on Friday"
    place = scene.places.get(verb + 2)
    abroad = candidate.place is None or not is_home(scene, candidate.place, who)
    goes_back = chunks.low(verb) in scene.words["returning"] or chunks.last_low(verb) == "back"  # "flies back"
    if goes_back and chunks.codes[verb + 1] == "f" and place is not None:
        return is_home(scene, place, who) and abroad
    if chunks.low(verb) not in scene.words["departure"]:
        return False
    place = scene.places.get(verb + 1)
    return place is None or (candidate.place is not None and place[1] == candidate.place[1])


# What is as long as a stay, beside the nouns of engagements.
STAYS = frozenset({"mission", "stay", "stopover", "swing", "programme", "program", "pilgrimage", "holiday", "journey"})
STAY_REACH = 4


def names_stay(scene: Scene, candidate: Candidate, at: int, end: int) -> bool:
    """Whether a length behind an article is that of a stay: "for a four-day fact-finding mission".

    In "arrives in Nairobi for a six-day visit to Africa" that of all stops is told.
    """
    behind = range(at + 1, min(at + 1 + STAY_REACH, end))
    named = next((one for one in behind if scene.chunks.codes[one] in "nx" or scene.chunks.low(one) in STAYS), None)
    there = candidate.place is not None or partners_of(candidate, "host")
    return named is not None and not (there and region_behind(scene, named))


# In sentences: so far behind a visit its end may be told where nothing but the visitor is named with it.
FAR = 6
# Of so many candidates one may be the next journey.
NEXT = 12
VERB = pattern_of("[vHE]")


def next_journey(candidates: list[Candidate], index: int) -> int | None:
    """The clause of the first visit to another place that is told behind one: he leaves that one then."""
    candidate = candidates[index]
    journeys = (one for one in candidates[index + 1 : index + NEXT] if one.kind is Kind.VISIT)
    elsewhere = (one for one in journeys if (one.place or len(partners_of(one, "host")) > 1))
    return next((one.clause for one in elsewhere if one.place != candidate.place), None)


def is_of_visitor(scene: Scene, clause: Clause, own: Clause) -> bool:
    """Whether the one who acts in a later clause is the visitor himself, and not another of his state."""
    who = {scene.actors[at].name for at in _who_acts(own)}
    return None not in who and who == {scene.actors[at].name for at in _who_acts(clause)}


def _is_way_home(scene: Scene, clauses: list[Clause], number: int, leg: int, visit: Candidate) -> bool:
    """ "On Friday he goes on to Luxor, where he will see X | before flying home": behind a leg in the same country."""
    clause, start = clauses[number], clauses[leg].start
    if clause.sentence != clauses[leg].sentence or clause.opener != "before" or not visit.place:
        return False
    places = {scene.places[at][1] for at in range(start, clauses[leg].end) if at in scene.places}
    return places == {visit.place[1]} and not HOME.isdisjoint(scene.chunks.lows[clause.start : clause.end])


def find_leaving(
    scene: Scene, clauses: list[Clause], candidates: list[Candidate], index: int, link: Link
) -> int | None:
    """The day on which a visitor is told to go some sentences later, before a visit to another place is told.

    "X will visit Oman on Friday. The two share no border. He leaves on Sunday."
    """
    candidate, start = candidates[index], link.time.start if link.time else None
    own = clauses[candidate.clause]
    if candidate.kind is not Kind.VISIT or not _who_acts(own) or not has_day(start):
        return None
    region = candidate.place is not None and not candidate.place[1]  # a tour of which the stops are told
    onward = None if region else next_journey(candidates, index)  # "He leaves for Chad on Sunday" ends that to Oman
    for number in range(candidate.clause + 1, len(clauses)):
        clause = clauses[number]
        if clause.sentence > own.sentence + FAR:
            return None
        if onward is not None and number > onward and not _is_way_home(scene, clauses, number, onward, candidate):
            continue
        days = scene.days_in(clause.start, clause.end)
        if not days and clause.opener == "before" and clause.parent is not None:
            main = clauses[clause.parent]  # "On Tuesday she will see X before flying home"
            if main.kind == "relative" and main.parent is not None:
                main = clauses[main.parent]  # "On Tuesday she goes to Y, where she will see X before flying home"
            days, clause = scene.days_in(main.start, main.end), clause._replace(subject=_who_acts(main))
        if len(days) != 1 or not is_of_visitor(scene, clause, own):
            continue
        mention = scene.chunks.times[days[0]]
        day = mention.start or ""
        verbs = [match.start() for match in VERB.finditer(scene.chunks.codes, clause.start, clause.end)]
        goes = is_staying(scene, clause, days[0], own) or is_back(scene, clause, days[0], own, candidate)
        leaves = len(verbs) == 1 and not (region and scene.chunks.low(verbs[0]) in scene.words["departure"])
        goes = goes or (leaves and is_leaving(scene, clause, verbs[0], own, candidate))
        ahead = mention.stated == ("weekday",) and mention.direction != "past"
        if goes and has_day(day) and (day[:10] > start[:10] or ahead):
            return days[0]  # "He will arrive on Monday. ... He leaves on Thursday": on the one behind that Monday
    return None


def runs_to(scene: Scene, clause: Clause, days: list[int]) -> bool:
    """Whether a clause beside a noun tells up to which day it goes on: "which is to last until Friday"."""
    if len(days) != 1 or clause.kind != "relative" or clause.opener != "which":
        return False
    chunks, first = scene.chunks, clause.start + (scene.chunks.codes[clause.start] == "c")
    plan = chunks.codes[first] in "mu12Q" and chunks.low(days[0] - 1) in THROUGH
    return (
        plan and bool(chunks.find(scene.words["lasting"], first, days[0])) and not is_given_up(scene, clause, days[0])
    )


# "are meeting | in Riga until Friday"
UNTIL_BEHIND = pattern_of(r"(?:id?A?[CLS]|k?T)?,?(?P<until>[ak])T")


def is_of_many_until(scene: Scene, candidate: Candidate) -> bool:
    """Whether a body or its people meet up to a day: "ASEAN ministers are meeting in Riga until Friday"."""
    until = UNTIL_BEHIND.match(scene.chunks.codes, candidate.at + 1)
    if until is None or scene.chunks.low(until.start("until")) not in THROUGH:
        return False
    return any(scene.actors[at].many or scene.chunks.codes[at] in "BO" for at in partners_of(candidate, "subject"))
