"""Read what was done more than once, each time on a day of its own: "has been to Oslo twice, in May and on June 2".

In: a scene, a clause and the candidate that its word names. Out: the others; the candidate itself has the first day.
"""

from __future__ import annotations

import re
from typing import Any

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.meeting_places import TO_PLACE
from calendars.models import Kind
from calendars.patterns import pattern_of
from calendars.periods import YEAR_LENGTH

OFTEN = frozenset({"twice", "times"})
# "twice this year, | in May and again on June 2", "three times - in May, in June and last week"
ITS_DAYS = pattern_of(r"[,;-](?P<row>[ik]?T(?:,[ik]?T){0,4},?&X?[ik]?T)(?=[.,;-])")


def another_of(before: Candidate, **changes: Any) -> Candidate:
    """Another occasion of the sort and the parties of one told before, with what is told of it alone."""
    return before.but(**{"parties": dict(before.parties), "another": True, **changes})


def days_of_times(scene: Scene, clause: Clause, verb: int) -> re.Match[str] | None:
    """The days of what a verb says was done twice or more, where each has its own."""
    _, end = scene.bounds(clause.sentence)
    often = scene.chunks.find(OFTEN, max(verb - 2, clause.start), clause.end)
    return ITS_DAYS.search(scene.chunks.codes, max(often[0], verb), end) if often else None


def read_often(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """The other times of what a verb says was done twice or more."""
    match = days_of_times(scene, clause, candidate.at)
    if match is None:
        return []
    first, *days = scene.chunks.find_times(*match.span("row"))
    candidate.day = first
    return [another_of(candidate, at=day, day=day) for day in days]


# "rounds in Lima | are planned for June 16 and July 4": what is done on two days that are no span.
# So are three days and more: "were held on June 3, June 10 and July 4"; and a stretch beside a day is one of two: "on 7
# March and from 1 to 3 May".
TWO_DAYS = pattern_of(
    r"(?:(?<![bjo]),?(?:[ikg]d?)?|(?P<from>j))(?P<first>T)(?P<more>(?:,[ikg]?T){0,4}),?&(?:[ikg]d?)?(?P<till>j?)"
    r"(?P<second>T)(?=[.,;q]|&$)"
)
# Between an occasion and its days nothing else is told.
NOTHING_ELSE = frozenset("dwobifyXSPOBMACLNRrt9pmQ12345Hkg&")


def read_both_days(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """The second of two occasions that a plural noun or a verb names, of which only the days are told apart."""
    chunks, at = scene.chunks, candidate.at
    if len(chunks.find_times(at + 1, clause.end + 1)) < 2:
        return []
    match = TWO_DAYS.search(chunks.codes, at + 1, min(clause.end + 1, chunks.end_of(at)))
    if match is None or not NOTHING_ELSE.issuperset(TO_PLACE.sub("", chunks.codes[at + 1 : match.start()])):
        return []
    first, second = match.start("first"), match.start("second")
    one, two = (chunks.times[day].start or "" for day in (first, second))
    for begins, day in (("from", first), ("till", second)):
        if match[begins] and not chunks.times[day].end:
            return []  # "from Monday and Tuesday"
    topic = len(one) == YEAR_LENGTH and chunks.codes[first - 1] == "g"  # "talks on the budgets for 2010 and 2011"
    several = not candidate.noun or chunks.last_low(at).endswith("s")
    if topic or not several or len(one) != len(two) or not one < two:
        return []
    candidate.day = first
    days = [*chunks.find_times(*match.span("more")), second]
    return [another_of(candidate, at=day, day=day) for day in days]


# "the first from London | since Theresa May in 2018"
PREDECESSOR = pattern_of(r"a(?P<who>P),?[ki]?(?P<day>T)(?=[.,;])")
FIRST_REACH = 9


def read_predecessor(scene: Scene, clause: Clause, visit: Candidate) -> list[Candidate]:
    """The visit of whom one follows: "is due in Beijing, the first from London since Theresa May in 2018"."""
    _, end = scene.bounds(clause.sentence)
    match = PREDECESSOR.search(scene.chunks.codes, visit.at, end)
    hosts = dict.fromkeys(partners_of(visit, "host"), "host")
    if match is None or scene.chunks.low(match.start()) != "since" or not (visit.place or hosts):
        return []
    who, before = match.start("who"), scene.chunks.lows[max(match.start() - FIRST_REACH, 0) : match.start()]
    own = scene.sides_of(partners_of(visit, "subject", "of", "modifier", "agent"))
    if "first" not in before or who not in scene.actors or own.isdisjoint(scene.actors[who].sides):
        return []
    mood = Mood(Tense.PAST, match.start(), match.end())
    return [another_of(visit, at=who, parties={who: "subject"} | hosts, mood=mood, day=match.start("day"))]


# "their meetings, in May in Sochi and last month on the sidelines of the Group of 20, were tense"
TWICE = pattern_of(
    r"(?:[obw]d?[SOPMA](?:,d?[SOPMA]){0,4}(?:,?&d?[SOPMA])?)?,[ik]?(?P<first>T)(?P<one>[idkXoCSLOBN]{0,7}),?&"
    r"[ik]?(?P<time>T)(?P<two>[idkXoCSLOBN]{0,7})(?=[.,;])"
)


def read_twice(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """The second of two occasions that one plural noun names, each with its time and perhaps its place."""
    _, end = scene.bounds(clause.sentence)
    match = TWICE.match(scene.chunks.codes, candidate.at + 1, end)
    if match is None:
        return []
    first, last = match.start("first"), match.end("two")
    candidate.parties = {at: how for at, how in candidate.parties.items() if not first < at < last}
    candidate.day, candidate.place = first, own_place(scene, first, match.end("one"))
    day, place = match.start("time"), own_place(scene, match.start("time"), last)
    return [another_of(candidate, at=day, place=place, day=day)]


def once_more(scene: Scene, one: Candidate, at: int, day: int) -> Candidate:
    """The candidate of the same parties that "again" stands for; a place behind it is not that of the first."""
    place = own_place(scene, at, day)
    if place is not None and place == one.place and own_place(scene, one.at, at) is None:
        one.place = None
    met = one.kind is Kind.CALL and (place is not None or scene.chunks.low(at + 1) in ("over", "at"))
    kind = Kind.MEETING if met else one.kind  # "spoke by telephone on Monday and again over dinner on Friday"
    return one.but(at=at, parties=dict(one.parties), place=place, day=day, kind=kind)


def own_place(scene: Scene, start: int, end: int) -> tuple[str, str] | None:
    """The place of a remnant: "and Y in South Korea on Thursday"."""
    placed = (at for at in range(start + 1, end) if at in scene.places and "i" in scene.chunks.codes[at - 2 : at])
    return next((scene.places[at] for at in placed), None)
