"""Read what goes on with talks or a gathering just told: "and will resume on Friday", "a fifth is to convene in May".

In: a scene, a clause and the candidate told before. Out: a candidate of the sort and the parties of that one.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.tenses import YET_TO_COME, Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.triggers.gapping import NTH, read_gapped
from calendars.extraction.triggers.repeats import another_of, own_place
from calendars.extraction.words.word_lists import THROUGH, UNTIL, any_of
from calendars.patterns import pattern_of

# What is said of a round itself.
HOLDING = frozenset({"cues.support", "cues.begin", "cues.plan", "cues.end"})
# "and will resume in Ankara on May 27", ", which are to be continued", "; they will go on", "agreed to continue them"
RESUMING = pattern_of(
    r"[,&;c]{1,3}(?P<they>[hdc](?=[m12]))?(?:Qf3?|m3?|[12]X?Q?f3?|[12]3)X?(?P<verb>[HvEX])(?P<them>h)?(?=[ikT])"
)
RESUMED = frozenset(
    {"resume", "resumes", "resumed", "reconvene", "reconvenes", "restart", "restarts", "continue", "go"}
)
THEY = frozenset({"they", "these", "those", "it", "which", "that"})


def _goes_on(clauses: list[Clause], clause: Clause, before: Candidate) -> bool:
    """Whether a clause goes on with that of an occasion, be it behind "after the death of an aide"."""
    inner = clauses[clause.parent] if clause.parent is not None else clause
    behind = inner.kind == "after" and not inner.subject and inner.parent == before.clause
    return before.clause == clause.parent or behind


def read_resumed(scene: Scene, clauses: list[Clause], number: int, before: Candidate) -> list[Candidate]:
    """ "The talks ended on Monday and will resume on Friday": a second round, on the day that the second verb has."""
    chunks, clause = scene.chunks, clauses[number]
    if not _goes_on(clauses, clause, before) or not before.noun or before.kind not in (*MEET, *GATHER):
        return []
    if scene.chunks.low(clause.start + 2) in scene.words["another"] and chunks.codes[clause.start + 3] in "m12":
        return _read_next_round(scene, clause, number, before) if chunks.codes[clause.start] in ",&" else []
    start = clause.start - (chunks.codes[clause.start - 1] in ",;")
    match = RESUMING.match(chunks.codes, start, clause.end)
    if match is None or before.mood is None or before.mood.tense is not Tense.PAST:
        return []
    verb = match.start("verb")
    told = match["they"] is None or chunks.low(match.start("they")) in THEY
    if not told or chunks.low(verb) not in any_of(RESUMED, scene.words["going_on"]):
        return []  # "ended talks on Monday and will resume flights on Friday"
    days = [at for at in chunks.find_times(verb, clause.end) if chunks.low(at - 1) not in THROUGH]
    if not days:
        return []
    mood, place = read_mood(scene, verb, clause.start), own_place(scene, verb, clause.end)
    return [another_of(before, at=verb, clause=number, place=place, mood=mood, day=days[0], verb="cues.begin")]


# "in Riga on Monday, | to be continued in Oslo on Friday", ", with more to come on Friday"
TO_BE_CONTINUED = pattern_of(r",(?:f3(?P<verb>[HE])|w(?P<more>X)f(?P<come>[vH]))(?=(?:id?A?[CSL])?[ki]?d?(?P<time>T))")


def _read_to_be_continued(scene: Scene, clause: Clause, before: Candidate) -> list[Candidate]:
    """What goes on elsewhere or later behind a comma: "held talks in Riga on Monday, to be continued on Friday"."""
    match = TO_BE_CONTINUED.search(scene.chunks.codes, before.at + 1, clause.end) if before.noun else None
    if match is None or before.kind not in MEET:
        return []
    more = match["more"] is not None and scene.chunks.low(match.start("more")) == "more"
    if not more and (match["more"] or scene.chunks.low(match.start("verb")) not in scene.words["going_on"]):
        return []
    at, day = match.end() - 1, match.start("time")
    before.day = next(iter(scene.days_in(before.at, at)), before.day)
    before.parties = {one: how for one, how in before.parties.items() if not at < one < day}
    place, mood = own_place(scene, at, day), Mood(Tense.FUTURE, at - 1, at + 1)
    return [another_of(before, at=at, place=place, mood=mood, day=day, verb="cues.begin")]


def read_further(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """What else the words behind an occasion tell, on a day of its own: others of its sort, or that it goes on."""
    end = max(clause.end + 1, scene.chunks.sentences[clause.sentence][1])
    if scene.chunks.codes.find("T", clause.start, end) < 0:
        return []
    further = read_gapped(scene, clause, candidate) or _read_to_be_continued(scene, clause, candidate)
    return further or _read_adjourned(scene, clause, candidate) or _read_last_held(scene, candidate)


# "the talks with X on the islands, | which were | last held in Riga in May", "the talks last held in May"
LAST_HELD = pattern_of(
    r"(?:[bwo]d?A?[SPOM](?:,?&d?A?[SPOM])?|kd?[XA]{1,3}){0,2},?(?:c[25])?(?P<last>X)(?P<verb>H)(?:id?A?[CLSN])?[ki]?(?P<day>T)"
)


def _read_last_held(scene: Scene, before: Candidate) -> list[Candidate]:
    """ "Will resume the talks, last held in Riga in May": those in May were others than those that are to come."""
    match = LAST_HELD.match(scene.chunks.codes, before.at + 1) if before.noun else None
    if match is None or before.mood is None or before.mood.tense not in YET_TO_COME:
        return []
    if scene.chunks.low(match.start("last")) != "last" or scene.chunks.low(match.start("verb")) != "held":
        return []
    verb, day = match.start("verb"), match.start("day")
    place = own_place(scene, verb, day)
    before.place = None if place is not None and before.place == place else before.place
    return [another_of(before, at=verb, place=place, mood=Mood(Tense.PAST, verb, verb + 1), day=day)]


# "adjourned | their talks in Riga on Thursday | until Monday", "adjourned | until Monday"
ADJOURNED = pattern_of(r"(?P<verb>V)(?:d[XA]{0,2}[nx])?(?:id?A?[CLS]|X)?(?P<first>k?TX?)?(?P<until>[af])(?P<day>T)")


def _read_adjourned(scene: Scene, clause: Clause, before: Candidate) -> list[Candidate]:
    """ "The talks were adjourned on Thursday until Monday": on Thursday they met, and on Monday they go on.

    Of "were adjourned until Monday" only the second day is told.
    """
    if not before.noun or before.kind not in (*MEET, *GATHER):
        return []
    match = ADJOURNED.search(scene.chunks.codes, clause.start, clause.end)
    if match is None or scene.chunks.low(match.start("until")) not in UNTIL:
        return []
    verb, day = match.start("verb"), match.start("day")
    if not scene.chunks.low(verb).startswith("adjourn") or "T" in (scene.chunks.times[day].start or "T"):
        return []
    mood = read_mood(scene, verb, clause.start)
    if "d" not in scene.chunks.entries[verb][3] or mood.change == "off" or mood.tense is Tense.DENIED:
        return []
    if not match["first"]:
        if not scene.days_in(clause.start, verb):  # not "The meeting due on Monday was adjourned until Friday"
            before.mood, before.day, before.verb = Mood(Tense.FUTURE, verb, verb + 1), day, "cues.begin"
        return []
    if mood.tense is not Tense.PAST:
        return []
    return [another_of(before, at=day - 1, mood=Mood(Tense.FUTURE, day - 1, day), day=day, verb="cues.begin")]


def _read_next_round(scene: Scene, clause: Clause, number: int, before: Candidate) -> list[Candidate]:
    """ "The fourth round was held on May 8 and the fifth will take place on May 22": another of the same sort."""
    verb = next((at for at in range(clause.start + 4, clause.end) if scene.chunks.codes[at] in "vHQ"), -1)
    days = scene.chunks.find_times(verb, clause.end) if verb > 0 else []
    if not days or scene.chunks.entries[verb][1] not in HOLDING:
        return []
    mood, place = read_mood(scene, verb, clause.start), own_place(scene, verb, clause.end)
    return [another_of(before, at=verb, clause=number, place=place, mood=mood, day=days[0])]


def read_this_years(scene: Scene, clauses: list[Clause], number: int, before: Candidate) -> list[Candidate]:
    """ "ASEAN met in Bali last year. This year's, to be held in Hanoi on May 3, ...": the gathering told before."""
    clause, codes = clauses[number], scene.chunks.codes
    begin, _ = scene.chunks.sentences[clause.sentence]
    told = before.kind in GATHER and clauses[before.clause].sentence == clause.sentence - 1
    if (told or before.kind in MEET) and codes[begin : begin + 2] == "dX" and codes[begin + 2] in "m12H":
        return _read_nth(scene, clauses, number, before)
    if not told or clause.start != begin or codes[begin : begin + 2] != "Tp" or codes[begin + 2] not in ",m12":
        return []
    days = scene.chunks.find_times(begin + 2, clause.end)
    if not days:
        return []
    bodies = {at: how for at, how in before.parties.items() if codes[at] in "BO"}
    mood, place = Mood(Tense.FUTURE, begin, begin + 1), own_place(scene, begin, clause.end)
    return [another_of(before, at=begin, clause=number, parties=bodies, place=place, mood=mood, day=days[0])]


def _read_nth(scene: Scene, clauses: list[Clause], number: int, before: Candidate) -> list[Candidate]:
    """ "Ended a fourth round on Monday. A fifth is to convene in November": of the same parties."""
    clause, chunks = clauses[number], scene.chunks
    begin, _ = chunks.sentences[clause.sentence]
    days = scene.chunks.find_times(begin + 2, clause.end)
    near = clause.sentence - clauses[before.clause].sentence == 1 and before.noun
    if not near or not days or clause.start != begin or chunks.low(begin + 1) not in NTH:
        return []
    verb = next((at for at in range(begin + 2, clause.end) if chunks.codes[at] in "vHEQKV"), None)
    if verb == begin + 2 and chunks.codes[verb + 1] not in "kiTjga.,;":
        return []  # "The second opens doors"
    if verb is None or any(chunks.codes[at] in "nxX" for at in range(begin + 2, verb)):
        return []
    mood, place = read_mood(scene, verb, begin + 2), own_place(scene, begin, clause.end)
    apart = {"verb": "", "nth": 0, "ended": False, "last_day": False}
    return [another_of(before, at=begin + 1, clause=number, place=place, mood=mood, day=days[0], **apart)]
