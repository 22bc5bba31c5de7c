"""Read what became of a plan where the engagement's own verb does not say: put off, called off, never met.

In: a scene, its clauses and candidates. Out: nothing; the moods of candidates are corrected. The words stand behind
the engagement ("a meeting that had been planned for Sunday will not take place"), beside its time ("a week later than
planned", "on Friday instead of Monday"), or behind a colon in a list ("X travels to Cairo: cancelled").
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, last_clauses
from calendars.extraction.candidates.occasions import COMING_TO, ELSEWHERE, GATHER
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import ACTOR, read_mood
from calendars.extraction.clauses.tenses import FATES, Mood, Tense, change_of
from calendars.extraction.fates.failures import (
    goes_ahead,
    is_stillborn,
    read_failed_before,
    read_failed_plan,
    read_no_show,
    read_plans_dropped,
)
from calendars.extraction.fates.new_days import (
    comes_later,
    find_coming,
    find_day_but,
    find_day_instead,
    find_new_date,
    find_old_date,
    has_new_day,
    is_now_on,
    read_put_off_from,
)
from calendars.extraction.fates.sequels import goes_on, read_dropped, read_sequel
from calendars.extraction.names.actors import Scene
from calendars.models import Kind
from calendars.patterns import pattern_of

# "Plans for breakfast on Thursday have been scrapped"; a headline, "Fox's lunch with Zapatero called off".
FATE = pattern_of(r"(?:[1245]X?3?q?|[PSOBMCNTL]|T[iy]dX{1,2})X?(?P<verb>[KV])(?![dpAPSOBMC9nxT])")
DROPPED = pattern_of(r"[1245]X?3?X?(?P<verb>[KV])")
MEAL = "triggers.delegation-meal"
MEANS = frozenset({"through", "during", "via"})
CALLING = frozenset({"call", "calls", "called", "calling"})
# "The talks are off" goes on with why, or for how long.
BEHIND_OFF = frozenset({"over", "owing", "due", "amid", "following", "until", "indefinitely", "again"})
ASKED = frozenset({"request", "behest", "insistence", "urging", "wish"})
TO_DAY = pattern_of(r"[fjyg][dX]{0,2}[TD]")  # "moved the talks forward | to Monday", "| by two days"
# Verbs that a noun parts from "off", "back" and "forward".
SPLIT = CALLING | {"put", "puts", "putting", "push", "pushed", "pushes", "bring", "brought", "move", "moved"}


# "was delayed | by | two hours", "for | nearly | nine hours"
BY_HOURS = pattern_of(r"[gy]X?(?P<length>D)")


def _is_hours_late(scene: Scene, mood: Mood) -> bool:
    """Whether what began later on the same day is told as delayed: "were delayed by an hour", not "for 24 hours"."""
    match = BY_HOURS.match(scene.chunks.codes, mood.last)
    if match is None or scene.chunks.low(mood.last - 1) != "delayed":
        return False
    length = scene.chunks.times[match.start("length")].value
    return length.startswith("PT") and (length.endswith("M") or len(length) == len("PT9H"))


def read_fates(scene: Scene, clauses: list[Clause], candidates: list[Candidate]) -> None:
    """Correct the moods of candidates whose fate is told outside their own chain of verbs."""
    has_dates = not {"date", "dates"}.isdisjoint(scene.chunks.lows)
    told = last_clauses(clauses, candidates)
    read_put_off_from(scene, candidates)
    for number, candidate in enumerate(candidates):
        mood = candidate.mood
        if goes_ahead(scene, candidates, number):
            candidate.mood = Mood(Tense.FUTURE, candidate.at, candidate.at + 1)
            candidate.parties = {at: how for at, how in candidate.parties.items() if how != "subject"}
            continue
        if mood is not None and mood.change == "moved" and _is_hours_late(scene, mood):
            tense = Tense.PAST if scene.chunks.codes[mood.first] == "2" else Tense.FUTURE
            candidate.mood = mood._replace(tense=tense, change="")
            continue
        if mood is not None and mood.change in FATES:
            read_dropped(scene, clauses, candidate, told)
            continue
        if dropped := read_plans_dropped(scene, clauses, candidate):
            candidate.mood = dropped
            continue
        if change := _announced(scene, clauses[candidate.clause].sentence):
            candidate.mood = Mood(Tense.FUTURE, candidate.at, candidate.at + 1, change)
            continue
        if has_dates and (day := find_old_date(scene, candidate)):
            candidate.mood = Mood(Tense.FUTURE, candidate.at, candidate.at + 1, "moved")
            candidate.day, candidate.topic = candidate.day or day, False  # "May 2 as the new date for the summit"
            continue
        if has_dates and (day := find_new_date(scene, clauses, candidate)):
            candidate.mood, candidate.day = Mood(Tense.FUTURE, candidate.at, candidate.at + 1, "moved"), day
            continue
        following = candidates[number + 1].at if number + 1 < len(candidates) else len(scene.chunks.codes)
        own = clauses[candidate.clause]
        day = find_day_but(scene, own, candidate)
        if day and mood is not None and set("27").intersection(scene.chunks.codes[mood.first : mood.last]):
            candidate.mood, candidate.day = Mood(Tense.PAST, candidate.at, candidate.at + 1), day
            continue  # "did not begin on Monday as planned but on Tuesday"
        if day := day or find_day_instead(scene, own, candidate, following):
            candidate.mood, candidate.day = Mood(Tense.FUTURE, candidate.at, candidate.at + 1, "moved"), day
            continue
        _read_neither(scene, clauses, candidate)
        _read_gerund(scene, clauses, candidate)
        _read_means(scene, candidate)
        read_sequel(scene, clauses, candidates, candidate, told)
        read_no_show(scene, clauses, candidate)
        read_failed_before(scene, clauses, candidates, number)
        mood = candidate.mood
        if mood is not None and _read_new_place(scene, candidate, mood):
            continue
        later = _read_later_verb(scene, clauses, candidate) or find_coming(scene, clauses, candidate)
        if later is not None:
            candidate.mood = later
        elif mood is not None and mood.tense is Tense.DENIED:
            read_failed_plan(scene, clauses, candidate, mood)
            if candidate.mood is mood:
                _read_absence(scene, candidate, mood)
        elif candidate.noun and is_stillborn(scene, clauses, candidate):
            candidate.mood = Mood(Tense.FUTURE, candidate.at, candidate.at + 1, "off")
        elif candidate.noun and (change := _read_particle(scene, candidate)):
            candidate.mood = Mood(Tense.FUTURE, candidate.at, candidate.at + 1, change)
        elif has_new_day(scene, clauses[candidate.clause], candidate):
            candidate.mood = Mood(Tense.FUTURE, candidate.at, candidate.at + 1, "moved")
        elif mood is not None and mood.tense is Tense.FUTURE and _is_wished_behind(scene, clauses, candidate):
            candidate.mood = mood._replace(tense=Tense.TENTATIVE)
        elif mood is not None and mood.tense in OPEN and _opens_with_whether(scene, clauses, candidate):
            candidate.mood = mood._replace(tense=Tense.TENTATIVE)  # "it is not clear whether X will attend"
        elif mood is not None and mood.tense is Tense.TENTATIVE and candidate.kind in GATHER and candidate.noun:
            _read_invitation(scene, candidate, mood)


# "Cancelled: Friday's talks with X", "11:00 POSTPONED: visit to Y"
ANNOUNCED = pattern_of(r"-?(?:T[;-]?)?(?P<fate>[KV]);")


def _announced(scene: Scene, sentence: int) -> str:
    """What a sentence says of all that it tells, before a colon: that it is off, or put off."""
    begin, end = scene.chunks.sentences[sentence]
    match = ANNOUNCED.match(scene.chunks.codes, begin, end)
    if match is None or scene.chunks.text(match.end() - 1) != ":":
        return ""
    fate = match.start("fate")
    told = scene.chunks.low(fate) in scene.words["called_off"] | scene.words["put_off"]
    return change_of(scene.chunks.codes[fate]) if told else ""


# "Set for Nov. 18 | and then put back", ", will start on Dec. 9"
AND_THEN = pattern_of(r"&X?(?P<verb>[KV])(?=[,.])")
THEN_WILL = pattern_of(r",(?:mX?|1f)[Hv3](?:i[CL])?k?(?P<day>T)")


def _read_new_plan(scene: Scene, clause: Clause, candidate: Candidate, verb: int) -> Mood:
    """The fate of "set for Nov. 18 and then put back", with the new day where the sentence goes on to tell it."""
    new = THEN_WILL.match(scene.chunks.codes, clause.end)
    if new and change_of(scene.chunks.codes[verb]) == "moved":
        candidate.day = new.start("day")
        return Mood(Tense.FUTURE, verb, verb + 1, "moved")
    return read_mood(scene, verb, verb)


# What a condition leaves open: "if X visits", "whether X will attend".
OPEN = (Tense.FUTURE, Tense.PRESENT)


def _read_gerund(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """ "After meeting X on Wednesday, he goes on to Doha on Jan. 26": what comes before what is to come is to come."""
    codes, clause = scene.chunks.codes, clauses[candidate.clause]
    if candidate.noun or clause.opener not in ("after", "before") or clause.parent is None:
        return
    if candidate.at != clause.start + 1 or scene.chunks.entries[candidate.at][3] != "g":
        return
    main = clauses[clause.parent]
    verb = next((at for at in range(main.start, main.end) if codes[at] in "vHxEQW"), None)
    ahead = any(
        at in scene.chunks.times and scene.chunks.times[at].direction in ("future", "present")
        for at in range(main.start, main.end)
    )
    if verb is not None and main.sentence == clause.sentence:
        mood = read_mood(scene, verb, main.start)
        if mood.tense is Tense.FUTURE or (mood.tense is Tense.PRESENT and ahead):
            candidate.mood = Mood(Tense.FUTURE, candidate.at, candidate.at + 1)


def _read_means(scene: Scene, candidate: Candidate) -> None:
    """ "Settled the dates in a telephone conversation": what they agree in is as past as their agreeing."""
    mood, codes = candidate.mood, scene.chunks.codes
    if not candidate.noun or mood is None or codes[mood.last - 1] not in "QW" or mood.last - mood.first > 1:
        return
    before = candidate.at - 1
    while before > mood.last and codes[before] in "dXAT9D":
        before -= 1
    noun = codes[mood.last - 2] == "d"  # "agreed on the schedule through"
    if candidate.rule == MEAL and scene.chunks.low(before) == "over":  # "agree on a loan over dinner"
        past = "d" in scene.chunks.entries[mood.last - 1][3]
        candidate.mood = mood._replace(tense=Tense.PAST if past else Tense.PRESENT)
    if scene.chunks.low(before) in MEANS and (noun or "d" in scene.chunks.entries[mood.last - 1][3]):
        candidate.mood = mood._replace(tense=Tense.PAST)


def _read_new_place(scene: Scene, candidate: Candidate, mood: Mood) -> bool:
    """ "The talks on Friday have been moved from Lima to Quito": they take place there, on their day."""
    chunks, at = scene.chunks, mood.last
    if not candidate.noun or chunks.low(at - 1) not in scene.words["shifted"]:
        return False
    at += 2 if chunks.codes[at] == "j" and at + 1 in scene.places else 0
    if chunks.codes[at] != "f" or at + 1 not in scene.places:
        return False
    candidate.place, candidate.verb = scene.places[at + 1], ELSEWHERE
    if not set("14").isdisjoint(chunks.codes[mood.first : mood.last]):
        candidate.mood = mood._replace(tense=Tense.FUTURE, change="")
    return True


def _opens_with_plan(scene: Scene, start: int, end: int) -> bool:
    """Whether "plans" stands between two chunks, and no verb before it: "Plans for X to visit Y"."""
    plan = next((at for at in range(start, end) if scene.chunks.low(at) in ("plan", "plans")), None)
    return plan is not None and set("mu1245vHEWKVFZ").isdisjoint(scene.chunks.codes[start:plan])


def _read_later_verb(scene: Scene, clauses: list[Clause], candidate: Candidate) -> Mood | None:
    """ "Blair's trip, due to begin on Monday, has been scrapped"; in a list, "travels to Cairo: cancelled"."""
    codes = scene.chunks.codes
    own = clauses[candidate.clause]
    fate = None if candidate.noun else DROPPED.search(codes, candidate.at + 1, own.end)
    if fate and _opens_with_plan(scene, own.start, candidate.at):
        return read_mood(scene, fate.start("verb"), fate.start())  # "Plans for X to visit Y have been dropped"
    # "A follow-up | planned for April fell through"
    told = FATE.search(codes, candidate.at + 1, own.end) if candidate.noun or codes[candidate.at] == "Q" else None
    if told and candidate.mood and candidate.day is not None and candidate.mood.first == told.start("verb"):
        return None  # "were adjourned until Monday": that day they go on
    if told and not scene.chunks.low(told.start("verb")).endswith(("s", "ing")):  # not "on Kim giving up arms"
        mood = read_mood(scene, told.start("verb"), candidate.at + 1)
        return mood if mood.tense is not Tense.DENIED else None
    for number in range(candidate.clause + 1, min(candidate.clause + 4, len(clauses))):
        clause = clauses[number]
        if clause.sentence != own.sentence or clause.kind == "report":
            return None
        if clause.kind == "relative" and number == candidate.clause + 1 and candidate.noun:
            shifted = _read_relative(scene, clause)
            if shifted is not None:
                return None if goes_on(scene, candidate, clause, shifted) else shifted
        if clause.kind in ("relative", "after") or codes[clause.start : clause.end] == "c":  # a bare "but"
            continue
        start = clause.start + (codes[clause.start] in ",&;q" or scene.chunks.low(clause.start) == "but")
        listed = codes[clause.start - 1] == ";" and codes[start] in "KV" and not scene.chunks.low(start).endswith("s")
        if listed:
            return read_mood(scene, start, start)
        dropped_then = AND_THEN.match(codes, clause.start) if candidate.noun and candidate.verb == "cues.plan" else None
        if dropped_then:
            return _read_new_plan(scene, clause, candidate, dropped_then.start("verb"))
        alone = not clause.subject[1:] or codes[start] == "h"
        if not candidate.noun and alone and (dropped := _read_it_off(scene, clause, start, candidate)):
            return dropped
        described = own.kind == "relative" and clause.parent == own.parent  # "which was to be signed, was put off"
        told_of = candidate.kind is Kind.SIGNING if described else candidate.noun
        begun = candidate.verb == "cues.begin" and candidate.mood is not None and candidate.mood.tense is Tense.PAST
        begun = begun and candidate.mood is not None and candidate.mood.change != "unmet"
        told_of &= not (begun and codes[own.start : own.end].count("T") == 1 and "T" in codes[start : clause.end])
        if told_of and codes[start] in "mu1245" and (clause.parent == candidate.clause or not clause.subject):
            return _read_chain(scene, start, clause.end, "mu1234578fXq")
        return None
    return None


def _read_it_off(scene: Scene, clause: Clause, start: int, candidate: Candidate) -> Mood | None:
    """ "Had been due to fly to Oslo on Friday but has called it off", "was to see X but put it off"."""
    chunks = scene.chunks
    if chunks.codes[start : start + 2] == "uK" and chunks.codes[start + 2] in ".,":
        return Mood(Tense.TENTATIVE, start, start + 2)  # "is due on Friday but could cancel"
    later = next((at for at in range(start, clause.end) if at in chunks.times), None)
    if later is not None and "instead" in chunks.lows[later + 1 : clause.end] and chunks.codes[start] in "1245":
        candidate.day = later  # "was due on Friday but has asked to come next week instead"
        return Mood(Tense.FUTURE, start, start + 1, "moved")
    if later is not None and is_now_on(scene, clause, start, later, candidate):
        candidate.day = later  # "was to leave on Thursday but will now leave on Friday"
        return Mood(Tense.FUTURE, start, start + 1, "moved")
    if candidate.rule == "triggers.presence" and (comes := comes_later(scene, clause, start, candidate)):
        candidate.day = comes[1]
        return Mood(Tense.FUTURE, comes[0], comes[0] + 1, "moved")
    verb = next((at for at in range(start, clause.end) if chunks.codes[at] not in "45X"), start)
    off = chunks.low(verb) in SPLIT and chunks.low(verb + 1) == "it" and chunks.low(verb + 2)
    if chunks.codes[verb] in "KV" and chunks.low(verb + 1) == "it":
        return Mood(Tense.FUTURE, verb, verb + 1, change_of(chunks.codes[verb]))
    if off in ("off", "back"):
        return Mood(Tense.FUTURE, verb, verb + 3, "off" if chunks.low(verb) in CALLING else "moved")
    return None


def _is_wished_behind(scene: Scene, clauses: list[Clause], candidate: Candidate) -> bool:
    """ "Will fix a date for the visit, which both sides would like to see in May", "which X hopes to make in May"."""
    behind = clauses[candidate.clause + 1 : candidate.clause + 2]
    if not candidate.noun or not behind or behind[0].opener not in ("which", "that"):
        return False
    start, end = behind[0].start, behind[0].end
    if not scene.days_in(start, end):
        return False  # "The talks, which seek to end a row, will open on Friday"
    return "mkf" in scene.chunks.codes[start:end] or "Wf" in scene.chunks.codes[start:end]


def _read_relative(scene: Scene, clause: Clause) -> Mood | None:
    """ "Talks whose start has been shifted from Wednesday to Friday", "a meeting that has been called off"."""
    codes = scene.chunks.codes
    chain = next((at for at in range(clause.start + 1, clause.end) if codes[at] in "1245"), None)
    if chain is None or clause.opener not in ("which", "that", "whose"):
        return None
    return _read_chain(scene, chain, clause.end, "12458X3")


def _read_chain(scene: Scene, start: int, end: int, helping: str) -> Mood | None:
    """The mood of the verb behind those that help it, where it moves or drops a plan."""
    codes = scene.chunks.codes
    verb = next((at for at in range(start, end) if codes[at] not in helping), None)
    if verb is None or codes[verb] not in "KVE":
        return None
    mood = read_mood(scene, verb, start)
    return mood if mood.change in FATES and mood.tense is not Tense.DENIED else None


def _read_neither(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """ "Neither X nor Y will attend"."""
    start = clauses[candidate.clause].start
    if candidate.mood is not None and scene.chunks.low(start) == "neither" and scene.chunks.codes[start + 1] in ACTOR:
        candidate.mood = candidate.mood._replace(tense=Tense.DENIED)


def _read_absence(scene: Scene, candidate: Candidate, mood: Mood) -> None:
    """ "Will skip the summit", "did not attend the talks between X and Y": they take place, without who stays away."""
    chunks, verb = scene.chunks, mood.last - 1
    if not candidate.noun or mood.change:
        return
    if verb > candidate.at:
        _read_boycotted(scene, candidate, mood)
        return
    goes = candidate.kind in GATHER and chunks.entries[verb][1] in COMING_TO
    low = chunks.text(verb).lower()
    if not goes and low not in scene.words["attending"] and low not in scene.words["avoiding"]:
        return
    others = {at: how for at, how in candidate.parties.items() if how != "subject"}
    sides = scene.sides_of(others)
    if len(sides) > 1 or (sides and candidate.kind in GATHER | {Kind.MEETING}):
        lows = {chunks.low(at) for at in range(mood.first, mood.last)}
        past = "d" in chunks.entries[verb][3] or "did" in lows
        ahead = "m" in chunks.codes[mood.first : mood.last]
        candidate.parties = others
        candidate.mood = mood._replace(tense=Tense.PAST if past and not ahead else Tense.FUTURE)


def _read_boycotted(scene: Scene, candidate: Candidate, mood: Mood) -> None:
    """ "The summit in Colombo was boycotted by X": it took place, if X is none of those who hold it."""
    chunks, verb = scene.chunks, mood.last - 1
    if chunks.text(verb).lower() not in scene.words["avoiding"] or chunks.codes[verb + 1] != "y":
        return
    absent = [at for at in range(verb + 2, chunks.end_of(verb)) if at in scene.actors]
    others = {at: how for at, how in candidate.parties.items() if how != "agent" and at not in absent}
    if candidate.kind not in GATHER or not scene.sides_of(absent).isdisjoint(scene.sides_of(others)):
        return
    ahead = "m" in chunks.codes[mood.first : mood.last]
    candidate.parties, candidate.mood = others, mood._replace(tense=Tense.FUTURE if ahead else Tense.PAST)


def _opens_with_whether(scene: Scene, clauses: list[Clause], candidate: Candidate) -> bool:
    opener = scene.chunks.low(clauses[candidate.clause].start)
    return opener in ("whether", "if", "unless") and not candidate.definite


def _read_particle(scene: Scene, candidate: Candidate) -> str:
    """ "The talks are off", the headline "Talks off after raid"; "put the meeting off", "called the meeting off"."""
    chunks = scene.chunks
    at = candidate.at + 1 + (chunks.codes[candidate.at + 1] in "14")
    if (mood := candidate.mood) and mood.first > candidate.at and chunks.codes[mood.last - 1] in "12X":
        at = mood.last  # "the meeting in Oslo on Thursday is off", "is now off"
    if chunks.codes[at] not in "kX":
        return ""
    low = chunks.low(at)
    before = {chunks.low(one) for one in range(max(candidate.at - 5, 0), candidate.at)}
    split = SPLIT - {"bring", "brought"} if low == "back" else SPLIT  # "to bring contacts back to life"
    onward = low == "forward" and candidate.kind is Kind.TALKS and TO_DAY.match(chunks.codes, at + 1) is None
    if not onward and not before.isdisjoint(split) and low in ("off", "back", "forward"):  # "moved talks forward"
        return "off" if low == "off" and not before.isdisjoint(CALLING) else "moved"
    asked = chunks.low(at + 1) == "at" and not ASKED.isdisjoint(chunks.lows[at + 2 : at + 5])  # "off at X's request"
    ends = chunks.codes[at + 1] in ".,;a&c" or chunks.low(at + 1) in BEHIND_OFF or asked
    return "off" if low == "off" and ends else ""


def _read_invitation(scene: Scene, candidate: Candidate, mood: Mood) -> None:
    """Who is invited to a summit, or hopes to attend it, may not come; the summit is held all the same."""
    chunks, verb = scene.chunks, mood.last - 1
    inviting = any(chunks.low(at).startswith("invit") for at in range(mood.first, mood.last))
    attending = chunks.text(verb).lower() in scene.words["attending"] or chunks.entries[verb][1] in COMING_TO
    if (inviting or (attending and verb < candidate.at)) and candidate.definite:
        candidate.mood = mood._replace(tense=Tense.FUTURE)
