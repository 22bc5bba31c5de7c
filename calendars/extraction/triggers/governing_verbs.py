"""Find the verb that a noun hangs on: "will hold | talks", "the talks | in Riga will open", "talks, he said, | will".

In: a scene, a clause, the chunk of a noun or the first of its words. Out: the chunk of the verb, or None; or whether a
participle only describes the noun. `governors.py` asks.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, decides, partners_of
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.clauses.clauses import GOES_ON, Clause, resumes
from calendars.extraction.clauses.joints import fails
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.noun_or_verb import is_noun
from calendars.extraction.clauses.tenses import FATES, Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.participants import add_subjects
from calendars.extraction.triggers.issues import mood_of_asked, pauses
from calendars.extraction.triggers.noun_moods import STAGES, as_told
from calendars.extraction.words.word_lists import AIMED
from calendars.models import Kind
from calendars.patterns import pattern_of

# A verb that no "to" makes an infinitive.
LATER_VERB = pattern_of(r"(?<=[^f,;&q])[12457muEVHvK]")
# "The talks held in Geneva on Monday will lead to others": the participle tells of them, and not the verb.
TOOK_PLACE = frozenset({"held", "staged", "hosted", "convened"})


# "the peace | offer", "Oman's latest | offer"
OFFER = pattern_of(r"[dp][XA]{1,2}$")


def _is_offer(scene: Scene, at: int) -> bool:
    """Whether a word of offering is a noun with words before it: "renewed the mediation offer on Sunday in talks"."""
    noun = scene.chunks.low(at) in scene.words["offers"]
    return noun and OFFER.search(scene.chunks.codes, max(at - 3, 0), at) is not None


# "an | upcoming NATO summit", "the | planned visit"
PLANNED_ONE = pattern_of(r"Q[XASOCM-]{0,3}[nxB]")


def verb_before(scene: Scene, clause: Clause, first: int) -> int | None:
    """The verb that a noun hangs on as object or complement, to its left in the clause."""
    codes = scene.chunks.codes
    for index in range(first - 1, clause.start - 1, -1):
        code = codes[index]
        described = code == "v" and scene.chunks.entries[index][3] == "g"
        if code == "W" and (codes[index - 1] == "d" or _is_offer(scene, index)):
            continue  # "rejected the offer at talks with X"
        stalled = code in "EV" and codes[index - 1] == "d" and "n" in scene.chunks.entries[index][3]
        if stalled or (described and (codes[index - 1] == "d" or codes[index + 1] in "PARr")):
            continue  # "visiting Prime Minister X", "the stalled Foreign Secretary Level Meeting"
        if code == "Q" and codes[index - 1] == "d" and PLANNED_ONE.match(codes, index):
            continue  # "discussed an upcoming summit at a meeting"
        if code in "HvEVKQWF" or (code == "x" and not is_noun(scene, clause.start, index)):
            hangs = scene.chunks.low(index - 1) in ("if", "unless", "once") and "," in codes[index:first]
            return None if hangs else index  # "Unless called off, talks open on Friday"
        if code == "X" and codes[index - 1] == "f" and scene.chunks.low(index) in scene.words["opinion"]:
            return index  # "called X on Monday to congratulate him on his visit"
        unknown = code == "X" and codes[index - 1] in "123" and not codes[index + 1 : first].strip("d")
        if unknown and scene.chunks.low(index).endswith("ing"):
            return None  # "was watching the summit": whatever that verb says of it
        if code in "1245mu;":
            will_be = WILL_BE.fullmatch(codes, index, first)  # "will be at a lunch with X"
            return index if code in "1245" or will_be else None
    return None


# "will be at", "might be in a", between "will" and a noun
WILL_BE = pattern_of(r"[mu]X?3id?[XA9]{0,2}")
# Behind a noun, what it is for: "Talks | seeking to end the war opened"; whom it is with: "rebels | opposed to it met".
AIMING = AIMED | {"seeking", "aiming", "opposed"}


def verb_after(scene: Scene, clause: Clause, at: int) -> int | None:
    """The verb that a noun is the subject of."""
    codes, low = scene.chunks.codes, scene.chunks.low
    for index in range(at + 1, clause.end):
        code = codes[index]
        if code in "HvEVKQWFZ":
            gerund, before = scene.chunks.entries[index][3] == "g", codes[index - 1]
            if code in "FK" and before == "h" and codes[index - 2] == "&":
                return None  # "left without a word on Monday's talks with X | and he declined to say where he went"
            if gerund and (
                before == "k" or low(index - 2) == "aimed" or (code in "KV" and codes[index - 2 : index] == "kS")
            ):
                continue  # "talks on ending the war are going on", "hinge on Peru giving up land"
            due = codes[index - 2] == "Q" and codes[index - 3] not in "12345"  # "Talks due to open on Monday did not"
            aim = before == "f" and (due or codes[index + 1] in "dXNASG9D")  # "Talks to end the war opened in Riga"
            told = codes[clause.end] == "c" or LATER_VERB.search(codes, index, clause.end)  # "to end a row | that"
            if (aim and told) or (code == "Q" and codes[index + 1] == "f"):
                continue
            apart = clause.kind == "after" and codes[index - 2 : index] == ",f"  # "agreed, after talks, to meet again"
            if (code == "E" and before == "-") or (before == "," and gerund) or apart:
                return None  # "Meeting with X - restricted coverage"; "on his arrival, offering": he offers
            seeks = codes[index - 1] == "T" and low(index) in ("seeking", "aiming", "hoping")
            if seeks and not set("HvEW").isdisjoint(codes[clause.start : at]):
                return None  # "kicked off talks with X on Tuesday seeking common ground": who did seeks
            aside = codes[index - 1] == "," and "n" in scene.chunks.entries[index][3]
            if aside and (codes[index + 1] == "y" or (index + 1 == clause.end and codes[index + 1] == "a")):
                continue  # "The seminar, attended by X, opens on Monday", "The session, called after X fell, opens"
            aims = low(index) in AIMING and codes[index + 1] in "fi" and before not in "12345mu"
            reduced = aims or ("n" in scene.chunks.entries[index][3] and codes[index + 1] in "gkiTy")
            rest = codes[index + 1 : clause.end]
            agent = reduced and _ends_or_begins(scene, index + 1, clause.end)
            if agent or (reduced and (any(later in "12457mu" for later in rest) or "Ff" in rest)):
                continue  # "talks planned for Friday have been ..."
            return index
        if code in "12345mu":
            after = index + 1
            if scene.chunks.lows[after : after + 2] == ["under", "way"]:
                return after
            while after < clause.end and (codes[after] in "123458muXfQ" or low(after) == "supposed"):
                after += 1
            if after < clause.end and codes[after] in "HvEVKWFx":
                return after
            return after - 1
        if code in "c;" or (code == "x" and codes[index - 1] != "f"):  # "a summit to stop the war ended in Riga"
            return None
    return None


def _ends_or_begins(scene: Scene, first: int, end: int) -> bool:
    """Whether a verb behind a participle tells that it began or ended: "A summit called by X to end a row | opened"."""
    for at in range(first + 1, end):
        if scene.chunks.codes[at] == "T":
            return False  # "held in Geneva on Monday ended in tears"
        if scene.chunks.entries[at][3] == "g":
            continue  # "aimed at ending the war opened"
        if scene.chunks.entries[at][1] in STAGES and scene.chunks.codes[at - 1] not in "f,;&c123mu":
            return scene.chunks.is_past(at) or scene.chunks.is_present(at)
    return False


def clause_taken_up(scene: Scene, clauses: list[Clause], number: int) -> Clause | None:
    """The clause that takes up another behind what is set in: "The talks, | which X called | in May | , will open"."""
    codes, sentence = scene.chunks.codes, clauses[number].sentence
    for at in range(number + 1, len(clauses)):
        later = clauses[at]
        if later.sentence != sentence:
            break
        if later.parent == number and later.kind == "main" and GOES_ON.match(codes, later.start):
            return later
    return None


def verb_resumed(scene: Scene, clauses: list[Clause], number: int, taken_up: Clause | None) -> tuple[int | None, int]:
    """The verb of a clause that goes on behind another: "The talks that opened on Monday will end on Friday".

    "The talks, officials said, will end on Friday"; `taken_up` is what `clause_taken_up` gives.
    """
    later = taken_up or _clause_behind(clauses, number)
    if later is None or later.parent != number or later.kind != "main":
        return None, 0
    start = later.start + (scene.chunks.codes[later.start] == ",")
    start += scene.chunks.low(start) in scene.words["adverbs"]  # ", also comes"
    told = scene.chunks.codes[start] in "mu124578" or scene.chunks.is_present(start) or fails(scene, start)
    if not told and not resumes(scene, clauses[number], later):
        return None, 0
    return verb_after(scene, later, start - 1), start


def _clause_behind(clauses: list[Clause], number: int) -> Clause | None:
    """The clause behind what only describes the noun: "The talks that opened on Monday | will end"."""
    later = clauses[number + 1 : number + 3]
    aside = later and later[0].parent == number and later[1:] and later[1].parent == number
    if later and (later[0].kind == "relative" or aside):
        later = later[1:]
    return later[0] if later else None


def is_descriptive(scene: Scene, at: int, verb: int) -> bool:
    """Whether a verb behind a noun is a participle that only describes it: "a summit, the first hosted by X, opens"."""
    codes = scene.chunks.codes
    participle = "n" in scene.chunks.entries[verb][3] and "," in codes[at:verb] and codes[verb - 1] not in "123458mu"
    return participle or codes[verb - 3 : verb] == ",Qf"  # "The talks, due to open on Thursday, did not go ahead"


def held_before(scene: Scene, at: int, verb: int, end: int) -> int | None:
    """The participle behind a noun that tells that it took place, where no time stands behind its verb; or None."""
    codes, low = scene.chunks.codes, scene.chunks.low
    near = range(at + 1, verb - 1)
    held = next((one for one in near if low(one) in TOOK_PLACE and codes[one - 1] not in "12345mu"), None)
    dated = held is not None and "T" in codes[held:verb] and "," not in codes[held:verb] and "T" not in codes[verb:end]
    return held if dated else None


def find_act(scene: Scene, candidate: Candidate, verb: int) -> int | None:
    """The verb that tells what an occasion itself did: "The summit agreed on Friday to"."""
    act = next((one for one in range(candidate.at + 1, verb + 1) if decides(scene, one)), None)
    if act is not None and not set("1245mu").isdisjoint(scene.chunks.codes[act + 1 : verb + 1]):
        return None  # "A meeting agreed last week is to be held on Tuesday"
    return act


# "X and Y | in a phone | conversation", "The ministers of X and Y, | at their | meeting"
IN_IT = pattern_of(r",?(?:i|a)d?[XA9]{0,3}$")


def read_done_there(scene: Scene, clause: Clause, candidate: Candidate, verb: int) -> None:
    """ "X and Y in a telephone call on Monday assessed the truce": they took part, whatever they did there."""
    codes, who = scene.chunks.codes, clause.subject
    if candidate.kind not in MEET | {Kind.CALL} or codes[verb] not in "EHvQ" or len(who) < 2 or candidate.mood is None:
        return
    if max(who) > candidate.at or not IN_IT.fullmatch(codes, max(who) + 1, candidate.at):
        return
    dated = any(codes[one] == "T" for one in range(candidate.at + 1, verb))
    if dated and scene.chunks.is_past(verb) and codes[verb - 1] not in "12345muf&c":
        candidate.mood, candidate.verb = as_told(scene, candidate.mood, verb), ""
        add_subjects(candidate, who)


def was_held(scene: Scene, clauses: list[Clause], candidate: Candidate) -> bool:
    """Of "The talks, which opened on Friday, did not yield a truce": whether they took place is told before."""
    told = clauses[candidate.clause + 1]
    codes, verbs = scene.chunks.codes, [at for at in range(told.start, told.end) if scene.chunks.codes[at] in "vHE"]
    if told.kind != "relative" or not verbs or codes[told.start + 1 : told.end].count("Q"):
        return False
    if "supposed" in scene.chunks.lows[told.start : told.end]:
        return False  # "A meeting which was supposed to take up the row failed to take place"
    return read_mood(scene, verbs[0], told.start + 1)[::3] == (Tense.PAST, "")


# "on Friday", "in Riga on Friday" behind the second verb
DAY_BEHIND = pattern_of(r"X?(?:id?(?P<place>[CLS]),?)?(?:[kijg]d?)?(?P<day>T)(?:id?(?P<where>[CLS]))?")
STAGING = STAGES | {"cues.support"}
COMING = frozenset({"comes", "come", "falls", "occurs"})


def read_second_verb(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """ "The talks will focus on trade | and begin on Friday": what the second verb tells is their day.

    So it is in "will hold talks | that will focus on trade | and begin on Friday".
    """
    mood, number = candidate.mood, candidate.clause
    if mood is None or candidate.day is not None or mood.tense is Tense.DENIED:
        return
    if mood.first <= candidate.at:
        told = clauses[number + 1] if number + 1 < len(clauses) else None
        if told is None or told.opener not in ("that", "which") or told.kind != "relative" or told.parent != number:
            return
        number += 1
    elif clauses[number].subject:
        return
    later = clauses[number + 1] if number + 1 < len(clauses) else None
    if later is not None and later.parent == number and _has_no_day(scene, clauses[number], candidate, mood):
        _read_second(scene, clauses[number], later, candidate, mood)


def _has_no_day(scene: Scene, clause: Clause, candidate: Candidate, mood: Mood) -> bool:
    """Whether a clause tells no day of an occasion: "will focus on trade", "was announced on Monday"."""
    chunks = scene.chunks
    days = [at for at in scene.days_in(clause.start, clause.end) if chunks.low(at - 1) != "since"]
    if days and mood.first > candidate.at:
        told = chunks.lows[mood.last - 1 : mood.last + 1]  # "was announced on Monday"
        return not scene.words["decided_on"].isdisjoint(told) and min(days) > mood.first
    staged = candidate.verb in STAGES and chunks.codes[mood.last] != "f"  # not "closed to the press"
    by = mood.change == "moved" and "D" in chunks.codes[mood.last : clause.end]
    return not (days or (mood.first > candidate.at and (staged or by)))  # "was put back by a week and will be held on"


def _read_second(scene: Scene, clause: Clause, later: Clause, candidate: Candidate, mood: Mood) -> None:
    """Take day, place and mood from a second verb that has no subject of its own."""
    chunks, start = scene.chunks, later.start + 1
    joined = chunks.codes[later.start] == "&" or chunks.low(later.start) == "but"
    if not joined or later.kind != "main" or later.subject != clause.subject:
        return
    start += chunks.low(start) in scene.words["adverbs"]
    verb, helped = verb_after(scene, later, start - 1), chunks.codes[start] in "mu1245"
    if (
        verb is None
        or not (helped or verb == start)
        or (mood.change not in ("", "moved") and mood.first > candidate.at)
    ):
        return
    rule = chunks.entries[verb][1]
    if rule not in STAGING and chunks.low(verb) not in COMING and not (helped and rule == "cues.plan"):
        return
    behind = DAY_BEHIND.match(chunks.codes, verb + 1, later.end)
    if behind is None or not chunks.times[behind.start("day")].start:
        return
    candidate.day = behind.start("day")
    candidate.place = candidate.place or scene.places.get(max(behind.start("place"), behind.start("where")))
    if mood.first > candidate.at:  # not "will hold talks that ... and begin on Friday"
        candidate.verb = rule


# "postponed | a decision", "called off | the trade deal", and not "was put off", "postponed | on Monday".
DROPS = pattern_of(r"(?<![1-5])[VK](?:d[XA9]{0,3}[XNAnxtrRSOPBQ]|[A9]{0,2}[NAnxtrRSOPBQ]|(?P<doing>X))")


def mood_behind(scene: Scene, clause: Clause, verb: int, start: int) -> tuple[Mood, str]:
    """What the verb behind an occasion tells of it, and that verb: that of what it puts off itself is none of its own.

    "The summit was postponed", and not "The summit on Monday postponed a decision".
    """
    mood = mood_of_asked(scene, clause, read_mood(scene, verb, start))
    drops = DROPS.match(scene.chunks.codes, verb) if mood.change in FATES else None
    if drops is not None and (drops["doing"] is None or scene.chunks.low(drops.start("doing")).endswith("ing")):
        return Mood(Tense.PAST, mood.first, mood.last), ""
    return mood, "cues.end" if pauses(scene, verb) else scene.chunks.entries[verb][1] or scene.chunks.codes[verb]


def has_owner(scene: Scene, candidate: Candidate) -> bool:
    """Whether a noun tells whose it is: "His trip was an answer to Putin's visit", "since the visit of Roh to Y"."""
    codes = scene.chunks.codes
    if candidate.kind is Kind.VISIT and codes[candidate.at + 1] in "oy":
        visitor = candidate.at + 2 + (codes[candidate.at + 2] == "d")
        visitor += codes[visitor] == "X"  # "of his predecessor John Paul II"
        region = codes[visitor] == "N" and scene.chunks.low(candidate.at) in scene.words["touring"]
        if codes[visitor] in "NP" and not region:  # "is on a tour of Africa"
            return True
    by = partners_of(candidate, "agent") if candidate.kind is Kind.VISIT else []  # "a visit to Japan by Putin"
    owners = [*by, *(at for at in candidate.parties if codes[at + 1] == "p")]
    return any(scene.actors[at].sort == "person" for at in owners)
