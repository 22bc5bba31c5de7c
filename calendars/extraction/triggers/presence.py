"""Find visits that no verb of going tells: "will be in Pyongyang on Monday", "a tour that takes him to Cairo".

In: a scene and a clause. Out: candidates.
"""

from __future__ import annotations

import re

from calendars.extraction.candidates.candidates import NO_DAY, Candidate
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause, tells_part_of_day
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.hosts import add_host_by_noun
from calendars.extraction.parties.meeting_places import place_before
from calendars.extraction.parties.participants import add_subjects
from calendars.extraction.rulings.arithmetic import days_long
from calendars.extraction.triggers.people_there import is_delegation, is_there_in_person, people_there
from calendars.extraction.triggers.repeats import days_of_times
from calendars.models import Kind
from calendars.patterns import pattern_of
from calendars.periods import YEAR_LENGTH, has_day

# "will be in Pyongyang", "is in any case expected in the country", "due in Baghdad", "due for Cairo": a leader
# abroad is on a visit.
PRESENCE = pattern_of(
    r"(?:[mu]X?3|[45]X?3|[QW12]X?f3|(?<=[PSRr])f3|[12]|(?<=[PSRr]),?(?=Q))(?:i[dh]X|h(?=Q))?(?P<how>X?)Q?(?:k?T)?"
    r"(?:(?:i|(?<=Q)g|(?P<gone>(?<=3)f|(?<=3X)f))[dA]{0,2}[CSL]|(?P<land>idA?X)|(?P<here>X))"
)

SINCE = frozenset({"since"})  # "has been to Oslo twice since May": of no day

# "had been due in Kiev": who had been expected did not come.
AWAITED_IN_VAIN = pattern_of(r"53X?Q")
# "due in Oslo on Monday, did not come", "due in The Hague on Monday, will stand trial"
NO_GUEST = frozenset(
    {"not", "never", "now", "instead", "failed", "until", "cancelled", "canceled", "postponed", "skipped", "scrapped"}
    | {"trial", "court", "charges"}
)
# "was due in Kiev on Sunday", "is due in Kiev by the weekend"
AWAITED_THEN = pattern_of(r"[12]X?Q")

# "X was in Riga on Monday; Y will follow on Friday"
TO_FOLLOW = pattern_of(r"(?:mX?|[12]f|(?<=[PhR]))(?P<verb>H)(?=h?X?k?T)")
# "where he is due on Sunday", "where she will be on Monday", "where she was in May", "where he will stay from May 12"
AWAITED = pattern_of(r"[12]X?Q|m3|2(?=[ki]?T)")
STAYING = pattern_of(r"(?<=[hP])mnjT")


def _is_dated(scene: Scene, clauses: list[Clause], clause: Clause, match: re.Match[str], *, listed: bool) -> bool:
    """Whether it is told when somebody is there: by a day of the clause, a list, an hour at which he is due."""
    listed = listed and "X" not in scene.chunks.codes[match.end() - 1]  # not "will be there"
    days = [scene.chunks.times[at].start or "" for at in scene.days_in(clause.start, clause.end)]
    awaited = "Q" in scene.chunks.codes[match.start() : match.end()]  # "is due in Oslo next year"
    shortest = 0 if scene.chunks.codes[match.start()] in "mu" or awaited else YEAR_LENGTH
    dated = listed or any(len(day) > shortest for day in days) or _is_dated_before(scene, clauses, clause)
    dated = dated or scene.chunks.lows[match.end() : match.end() + 2] == ["as", "part"]
    dated = dated or days_of_times(scene, clause, match.start()) is not None  # "has been to Oslo twice - in May and"
    dated = dated or _is_there_for_days(scene, match) or _is_there_for_talks(scene, clause, match)
    if not dated and awaited:
        # "is due in Oslo at noon", "in the evening"
        times = [scene.chunks.times[at].value for at in scene.chunks.find_times(match.end(), clause.end)]
        dated = any(time.startswith("T") for time in times) or tells_part_of_day(scene, clause)
    return dated


def read_presence(scene: Scene, clauses: list[Clause], number: int, *, listed: bool = False) -> list[Candidate]:
    """A visit told by nothing but where a leader is, on a day that the clause names, or the list that it stands in."""
    clause = clauses[number]
    people = people_there(scene, clause)
    if clause.kind == "relative" and clause.opener in ("which", "that"):
        # "put off talks with X that were planned in Oslo", "talks with X, which were planned in Oslo"
        which = clause.opener == "which"
        people = [at for at in people if at >= clause.start - 2 and not (which and scene.actors[at].sort == "person")]
    sent = people or [at for at in clause.subject if is_delegation(scene, at)]
    match = _find_presence(scene, clause) if sent else None
    sent_now = match is not None and _is_sent_now(scene, clause, match, sent)
    people = people or (sent if sent_now else [])
    if not people:
        return []
    if not match:
        return _read_apposed(scene, clause, number, people)
    dated = sent_now or _is_dated(scene, clauses, clause, match, listed=listed)
    gone = match.groupdict().get("gone") is not None
    if not dated or (gone and scene.chunks.find(SINCE, clause.start, clause.end)):
        return []
    be = scene.chunks.codes.find("3", match.start(), match.end())
    verb = be if be >= 0 else match.start() + (scene.chunks.codes[match.start()] == ",")
    candidate = Candidate(verb, number, "triggers.presence", Kind.VISIT, False)
    candidate.parties = dict.fromkeys(people, "subject")
    candidate.place = _place_of_presence(scene, clause, match)
    candidate.mood = read_mood(scene, verb, clause.start)
    if AWAITED_IN_VAIN.match(scene.chunks.codes, match.start(), match.end()):
        candidate.mood = candidate.mood._replace(tense=Tense.PAST, change="unmet")
    elif scene.chunks.codes[match.start()] == "," and scene.chunks.find(NO_GUEST, match.end(), clause.end + 4):
        return []  # "X, due in Riga on Monday, did not come", "now comes on Friday"
    elif AWAITED_THEN.match(scene.chunks.codes, match.start(), match.end()):
        candidate.mood = candidate.mood._replace(tense=Tense.FUTURE)
    candidate.verb = "triggers.presence"
    if match.groupdict().get("land"):
        whose = scene.actors.get(match.end() - 2)
        if whose and whose.sides:  # "in the Syrian capital"
            candidate.place = (whose.sides[0], whose.sides[0])
        add_host_by_noun(scene, candidate, clause.end)
    if all(scene.actors[at].many for at in people):  # "EU foreign ministers are in Luxembourg on Monday": they meet
        candidate.kind = Kind.MEETING
        return [candidate]
    own = scene.sides_of(people)
    apart = scene.sides_of([at for at in people if scene.actors[at].sort in PEOPLE])
    together = scene.chunks.find(VISITING, match.end(), scene.bounds(clause.sentence)[1])
    apart = set() if together or _is_of_each(scene, clause) else apart
    if len(apart) > 1 and any(side in scene.states for side in apart):  # the heads of two organisations come together
        candidate.kind = Kind.MEETING  # "The Armenian and the Turkish minister are expected in Moscow"
    found = [candidate, *_read_further(scene, clause, match, candidate)]
    return [one for one in found if one.place and one.place[1] and one.place[1] not in own]


# "X and Y are due in Tripoli on Friday, the first foreign leaders to visit since the war": they come to see the host.
VISITING = frozenset({"visit", "visiting", "trip"})


def _is_of_each(scene: Scene, clause: Clause) -> bool:
    """ "Both X and Y were in Paris on Monday", "were in Paris last week": nobody says that they were so together."""
    days = [scene.chunks.times[at].start for at in scene.chunks.find_times(clause.start, clause.end)]
    if clause.opener or not any(at >= clause.start for at in clause.subject):
        return False  # "will meet him when both are in Tallinn next week"
    return scene.chunks.low(clause.start) == "both" or (bool(days) and not any(map(has_day, days)))


# In days: whoever is somewhere for longer lives there.
LONGEST_STAY = 14


def _is_there_for_days(scene: Scene, match: re.Match[str]) -> bool:
    """ "Is in Lima for two days": in the present, which a length makes a visit."""
    codes, behind = scene.chunks.codes, match.end()
    if codes[match.start()] != "1" or codes[behind : behind + 2] != "gD" or codes[behind + 2] in "ao":
        return False
    days = days_long(scene.chunks.times[behind + 1].value)
    return days is not None and 1 < days <= LONGEST_STAY


# "is in Lima | for talks on the border", "for talks with his counterpart", "to hold talks", "to discuss the border"
NOT_WITH_OTHERS = r"(?!w(?!d[Jt]|d?X))"
FOR_TALKS = pattern_of(rf"(?:(?:g|fH)(?P<sort>[X9]{{0,2}})(?P<noun>x)|f(?P<verb>[vxH])d?X){NOT_WITH_OTHERS}")
TALKS = frozenset({"talks", "consultations", "discussions"})
OF_STATES = frozenset({"official", "bilateral", "high-level", "two", "three", "further", "more", "urgent", "new"})


def _is_there_for_talks(scene: Scene, clause: Clause, match: re.Match[str]) -> bool:
    """ "Is in Lima for talks": in the present, and no other country's people are named to whom one talks there."""
    chunks = scene.chunks
    behind = FOR_TALKS.match(chunks.codes, match.end(), clause.end) if chunks.codes[match.start()] == "1" else None
    if behind is None:
        return False
    if behind["verb"]:
        return chunks.low(behind.start("verb")) == "discuss"
    return chunks.low(behind.start("noun")) in TALKS and OF_STATES.issuperset(chunks.lows[slice(*behind.span("sort"))])


def _is_sent_now(scene: Scene, clause: Clause, match: re.Match[str], sent: list[int]) -> bool:
    """ "A Hamas delegation is in Cairo": one that was sent, and not "the delegation to the UN is in New York"."""
    told = scene.chunks.codes[match.start()] == "1" and match.start() == sent[-1] + 1
    return told and clause.kind in ("main", "report") and any(is_delegation(scene, at) for at in sent)


# "The crown prince, at the White House tomorrow, intends to raise it"
# "The envoy, in Riga since Sunday, will see the king"
APPOSED = pattern_of(r",(?P<where>i)[dA]{0,2}(?P<place>[CSL])(?P<day>[ka]?T),")
# "In Rome on Friday, X will press for it"; "In Iraq this year, X will need more troops" tells of no visit
OPENING = pattern_of(r"(?P<where>i)[dA]{0,2}(?P<place>[CSL])(?P<day>k?T),?d?(?:[PR]|S[PR]){1,2}m(?!X?3)")
OF_A_WEEK = len("2009-W24")


def visit_told(
    at: int, number: int, parties: dict[int, str], place: tuple[str, str], mood: Mood, day: int
) -> Candidate:
    """The visit that chunk `at` of clause `number` tells without a verb of going: "Friday is for Oslo"."""
    row = "triggers.presence"
    candidate = Candidate(at, number, row, Kind.VISIT, False, parties, place)
    candidate.mood, candidate.verb, candidate.day = mood, row, day
    return candidate


def _read_apposed(scene: Scene, clause: Clause, number: int, people: list[int]) -> list[Candidate]:
    """A visit told between commas right behind who makes it, with its day, or before who will act there."""
    match = APPOSED.match(scene.chunks.codes, people[-1] + 1, clause.end)
    if match is None and (opening := OPENING.match(scene.chunks.codes, clause.start, clause.end)):
        near = len(scene.chunks.times[opening.end("day") - 1].start or "") >= OF_A_WEEK
        seated = any(scene.actors[at].sides[:1] and scene.actors[at].sides[0] not in scene.states for at in people)
        match = opening if near and not seated else None  # not "In New York on Friday, the UN chief will"
    place = scene.places.get(match.start("place")) if match else None
    if not match or not place or not place[1] or place[1] in scene.sides_of(people):
        return []
    if not scene.days_in(*match.span("day")):
        return []  # "in Paris for two days"
    at, mood = match.start("where"), Mood(Tense.NONE, match.start("where"), match.end())
    if scene.chunks.codes[match.start("day")] == "a":
        begun = scene.chunks.times[match.end("day") - 1].start or ""
        if scene.chunks.low(match.start("day")) != "since" or len(begun) < OF_A_WEEK:
            return []  # "in Paris before Monday", "in Paris since 2019": he lives there
        mood = Mood(Tense.PRESENT, at, match.end(), "running")
    return [visit_told(at, number, dict.fromkeys(people, "subject"), place, mood, match.end("day") - 1)]


# "Thursday brings the president to Rome", "Friday will see X in Dublin", "Monday finds her back in Riga"
BY_DAY = pattern_of(r"(?P<day>T)m?(?P<verb>[vxEHX])d?(?P<who>[PS]|h)X?[fi]d?A?(?P<place>[CSL])")
SEEING = frozenset({"brings", "sees", "finds", "takes", "bring", "see", "find", "take"})


def read_by_day(scene: Scene, clause: Clause, number: int) -> Candidate | None:
    """A visit of which the day itself is the subject."""
    if scene.chunks.codes[clause.start] != "T":
        return None
    match = BY_DAY.match(scene.chunks.codes, clause.start, clause.end)
    place = scene.places.get(match.start("place")) if match else None
    if not match or not place or scene.chunks.low(match.start("verb")) not in SEEING:
        return None
    who = clause.antecedent if match["who"] == "h" else match.start("who")
    if who is None or who not in scene.actors or not is_there_in_person(scene, who):
        return None
    verb = match.start("verb")
    mood = Mood(Tense.PRESENT, verb, verb + 1)
    candidate = visit_told(verb, number, {who: "subject"}, place, mood, match.start("day"))
    if scene.actors[who].many:
        candidate.kind = Kind.MEETING
    elif not scene.actors[who].speaks or not place[1] or place[1] in scene.sides_of([who]):
        return None
    return candidate


def _is_dated_before(scene: Scene, clauses: list[Clause], clause: Clause) -> bool:
    """ "On Monday X, who took office in May, is due in Cairo": the day stands before what parts subject and verb."""
    before = clauses[clause.parent] if clause.parent is not None else None
    apart = before is not None and before.kind == "main" and scene.chunks.codes[clause.start] == ","
    return before is not None and apart and bool(scene.days_in(before.start, before.end))


# "in Vietnam from Nov. 27 to 30 ..., and in Cambodia from Nov. 30 to Dec. 2", "in Riga on Monday before Oslo on Friday"
FURTHER = pattern_of(r"[&a]i?d?A?(?P<place>[CSL])[kj]?(?P<time>T)")
# "in Paris, Rome and Budapest from May 5 to 10"
TOUR = pattern_of(r"(?P<stops>[CSL](?:,d?[CSL])*,?&d?[CSL])(?=[kj]?T)")


def _read_further(scene: Scene, clause: Clause, match: re.Match[str], first: Candidate) -> list[Candidate]:
    """The same people in other places on other days; on the same ones, they make a tour."""
    found: list[Candidate] = []
    tour = TOUR.match(scene.chunks.codes, match.end() - 1, clause.end)
    if tour:
        stops = [at for at in range(*tour.span("stops")) if at in scene.places and at in scene.actors]
        first.parties |= dict.fromkeys(stops, "host")
        return found
    for more in FURTHER.finditer(scene.chunks.codes, match.end(), clause.end):
        if scene.chunks.codes[more.start() - 1] in "CSL" and scene.chunks.codes[more.start()] == "&":
            continue  # "in Oslo on Monday and in Rome | and Paris on Friday": of one row
        place = scene.places.get(more.start("place"))
        found.append(first.but(at=more.start("place"), place=place, day=more.start("time")))
    return found


# "is off to Tel Aviv", "was on his way to Cairo"
OFF = pattern_of(r"[12]X?(?:k|kdX|kX|XX)f[dA]{0,2}[CSL]")
# The words of which one must be there for anybody to stay, to be off or to follow.
ON_WAY = frozenset({"way", "route"})
STAYING_OR_OFF = frozenset({"stay", "off", "way", "route", "travel", "follow", "follows"})


def _find_presence(scene: Scene, clause: Clause) -> re.Match[str] | None:
    """The words that say where someone is: "will be in X", "is due here"; behind "where", that someone is due."""
    codes, worded = scene.chunks.codes, scene.chunks.find(STAYING_OR_OFF, clause.start, clause.end)
    stays = STAYING.search(codes, clause.start, clause.end) if worded else None
    if stays and scene.chunks.lows[stays.start() : stays.end() - 1] == ["will", "stay", "from"]:
        return stays
    if clause.opener == "where":
        match = AWAITED.search(codes, clause.start, clause.end)
        # not "in Kabul, where a government is due to be installed", "where talks will be held"
        return match if match and _is_behind_subject(scene, clause, match.start()) else None
    off = OFF.search(codes, clause.start, clause.end) if worded else None
    if off and {"off", "way", "route", "travel"} & {scene.chunks.low(at) for at in range(off.start(), off.end())}:
        return off
    following = TO_FOLLOW.search(codes, clause.start, clause.end) if worded else None
    if following and scene.chunks.low(following.start("verb")) in ("follow", "follows"):
        return following
    for match in PRESENCE.finditer(codes, clause.start, clause.end):
        here = match["here"] is None or scene.chunks.low(match.end() - 1) == "here"
        due = codes[match.start()] in "mQW2" or "Q" in codes[match.start() : match.end()]
        here = here or (scene.chunks.low(match.end() - 1) == "there" and due)
        land = scene.chunks.low(match.end() - 1)
        here = here and (match["land"] is None or land == "capital" or land in scene.words["homeland"])
        here = here and (codes[match.start()] != "Q" or scene.chunks.low(match.start()) not in scene.words["decided"])
        how = not match["how"] or scene.chunks.low(match.start("how")) in scene.words["staying"]
        if codes[match.start()] == "f" and codes[clause.start : match.start()].strip("dRAp&") not in ("P", "PP", "r"):
            continue  # a heading, "X to be in Riga on Monday", and not "wants X to be in Riga on Monday"
        if here and how:  # "is back in Cairo", not "is asleep in Cairo"
            return match
    return None


def _is_behind_subject(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether the subject stands right before a verb, or "he" or "she", with an adverb between them or none."""
    before = verb - 1 - (scene.chunks.codes[verb - 1] in "Xk")
    return verb - 1 in clause.subject or scene.chunks.codes[before] == "h"


# "X, in Harare for | talks", "X, here for | a meeting"
APPOSED_FOR = pattern_of(r"(?P<who>[PRr]),(?:i[dA]{0,2}(?P<place>[CLS])|(?P<here>X))gd?[XA9D-]{0,3}$")
FOR_REACH = 10


def _place_of_apposed(scene: Scene, clause: Clause, noun: int) -> tuple[str, str] | None:
    """Where somebody is told to be between commas for what a noun names: "X, in Cairo for talks with Y, said"."""
    match = APPOSED_FOR.search(scene.chunks.codes, max(clause.start, noun - FOR_REACH), noun)
    if match is None or match.start("who") not in clause.subject:
        return None
    if match["here"] is None:
        return scene.places.get(match.start("place"))
    return (scene.city, scene.home or "") if scene.city and scene.chunks.low(match.start("here")) == "here" else None


def read_apposed(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> bool:
    """ "X, in Harare for talks with Y, urged restraint": apart from the verb behind; whether a noun stands so."""
    place = _place_of_apposed(scene, clause, first)
    if candidate.kind not in GATHER | MEET | {Kind.VISIT}:
        return False
    if place is None:
        candidate.place = candidate.place or _place_on_the_way(scene, clause, first)
        return False
    candidate.aside, candidate.place = True, candidate.place or place
    add_subjects(candidate, (at for at in clause.subject if at < first))
    end = scene.chunks.codes.find(",", candidate.at, clause.end)
    own = scene.days_in(first, end if end >= 0 else clause.end)
    if own or not scene.days_in(clause.start, first):
        candidate.day = own[0] if own else NO_DAY  # "X, in London for talks with Y, will go to Rome on Friday"
    return True


# Between where somebody is off to and what for: "for", "for two days of".
WHAT_FOR = pattern_of(r"gd?[XA9D-]{0,3}o?$")


def _place_on_the_way(scene: Scene, clause: Clause, first: int) -> tuple[str, str] | None:
    """Where somebody is on his way to for what a noun names: "is en route to Lima for a meeting with X"."""
    off = (
        OFF.search(scene.chunks.codes, clause.start, first) if scene.chunks.find(ON_WAY, clause.start, first) else None
    )
    there = off is not None and WHAT_FOR.match(scene.chunks.codes, off.end(), first) is not None
    return scene.places.get(off.end() - 1) if off is not None and there else None


def is_abroad_for(scene: Scene, clause: Clause, noun: int) -> bool:
    """Whether one side's people are in another country for what a noun names: "is in Cairo for talks with X"."""
    people = [at for at in clause.subject if at < noun and scene.actors[at].sort in PEOPLE and scene.actors[at].speaks]
    own = scene.sides_of(people)
    if not people or len(own) != 1:
        return False
    match = _find_presence(scene, clause)
    place = _place_of_presence(scene, clause, match) if match and match.end() < noun else None
    if match is None or place is None:
        place = _place_of_apposed(scene, clause, noun)
        return place is not None and bool(place[1]) and place[1] not in own
    if not place[1] or place[1] in own:
        return False
    return any(scene.chunks.low(at) == "for" for at in range(max(match.end(), noun - 5), noun))


def _place_of_presence(scene: Scene, clause: Clause, match: re.Match[str]) -> tuple[str, str] | None:
    """Where one is on the day told: in the place named, "here", "there", or "where" the clause before says."""
    if clause.opener == "where":
        return place_before(scene, clause.start)
    if scene.chunks.low(match.end() - 1) == "here":
        return (scene.city, scene.home or "") if scene.city else None
    if scene.chunks.low(match.end() - 1) == "there" or scene.chunks.codes[match.end() - 1] in "TH":
        return place_named_last(scene, clause)
    return scene.places.get(match.end() - 1)


# How many sentences back the place may be named that "there" is.
THERE_REACH = 2


def place_named_last(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """Where "there" is: the place named last, in its own sentence or one of the two before."""
    begin, _ = scene.bounds(max(clause.sentence - THERE_REACH, 0))
    named = (at for at in range(clause.start, begin - 1, -1) if at in scene.places and scene.chunks.codes[at] in "CLS")
    return next((scene.places[at] for at in named), None)


def add_hosts_in_row(scene: Scene, clause: Clause, start: int, visit: Candidate) -> None:
    """The other places of a row are hosts too: "to Cairo, Amman and Riyadh"."""
    for at in range(start, scene.chunks.sentences[clause.sentence][1]):
        if scene.chunks.codes[at] in "SC" and scene.chunks.codes[at + 1] != "p":
            visit.parties.setdefault(at, "host")
        elif scene.chunks.codes[at] not in ",&dL":
            break
