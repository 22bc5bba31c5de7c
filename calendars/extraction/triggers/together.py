"""Read meetings told by what two did in one place: "had an hour with X", "agreed a truce", "were together in Riga".

In: a scene and a clause. Out: candidates.
"""

from __future__ import annotations

from collections.abc import Sequence

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.participants import is_him
from calendars.extraction.triggers.presence import place_named_last
from calendars.extraction.words.word_lists import any_of
from calendars.models import Kind
from calendars.patterns import pattern_of


def read_together(scene: Scene, clauses: list[Clause], number: int) -> list[Candidate]:
    """What a clause without a word of meeting tells of two who were together."""
    clause = clauses[number]
    for reader in (_read_hours, _read_hours_on, _read_agreed, _read_beside, _read_on_line):
        if told := reader(scene, clause, number):
            return [told]
    return []


def _are_of_two(scene: Scene, who: Sequence[int]) -> bool:
    """Whether some are people of two sides who all may take part."""
    people = all(scene.actors[at].sort in PEOPLE and scene.actors[at].speaks for at in who)
    return people and len(scene.sides_of(who)) > 1


# "had an hour with X", "spent close to two hours on the phone with X", "left after an hour with X"; "gave X an hour"
HOURS_WITH = pattern_of(
    r"(?P<verb>[45HEva])[XHfdk]{0,3}(?P<hours>D)(?P<wire>kdX)?,?(?:k?T,?)?(?:wd?[XA]{0,2}(?P<who>[PS]|h))"
)
# "X and Y spent an hour on the deadlock", "spent two hours on Monday on trade"
HOURS_ON = pattern_of(r"(?P<verb>[vEH])X{0,2}(?P<hours>D)(?:k?T)?kd?X")
# not "gave him 48 hours to leave", "two hours' notice"
HOURS_GIVEN = pattern_of(r"(?P<verb>H)d?X?(?P<who>[PS]|h)X?(?P<hours>D)(?![fp])")
HAVING = frozenset(
    {"have", "has", "had", "having", "get", "gets", "got", "getting", "given", "granted", "spent", "after"}
)
GIVING = frozenset({"give", "gives", "gave", "giving"})


def _read_hours(scene: Scene, clause: Clause, number: int) -> Candidate | None:
    """A meeting told by how long it took: "had an hour with the king", "gave the envoy 40 minutes on Monday"."""
    chunks = scene.chunks
    if not clause.subject or "D" not in chunks.codes[clause.start : clause.end]:
        return None
    for pattern, verbs in ((HOURS_WITH, HAVING), (HOURS_GIVEN, GIVING)):
        match = pattern.search(chunks.codes, clause.start, clause.end)
        if match is None or chunks.low(match.start("verb")) not in verbs:
            continue
        verb, who = match.start("verb"), match.start("who")
        if match["who"] == "h":
            him = clause.antecedent if is_him(scene, who) else None
            if him is None or him not in scene.actors:
                continue
            who = him
        if not chunks.times[match.start("hours")].value.startswith("PT") or not _are_of_two(
            scene, [*clause.subject, who]
        ):
            continue
        wire = match.groupdict().get("wire") and not scene.words["phone"].isdisjoint(chunks.lows[verb:who])
        after = chunks.codes[verb] == "a"
        parties = dict.fromkeys(clause.subject, "subject") | {who: "partner"}
        candidate = Candidate(verb, number, "triggers.spend", Kind.CALL if wire else Kind.MEETING, after, parties)
        candidate.mood = None if after else read_mood(scene, verb, clause.start)
        candidate.verb = "" if after else "triggers.spend"
        candidate.place = next((scene.places[at] for at in range(match.end(), clause.end) if at in scene.places), None)
        return candidate
    return None


def _read_hours_on(scene: Scene, clause: Clause, number: int) -> Candidate | None:
    """A meeting told by what two people gave their time to: "X and Y spent an hour on Thursday on the deadlock"."""
    match = HOURS_ON.search(scene.chunks.codes, clause.start, clause.end) if len(clause.subject) > 1 else None
    if match is None or scene.chunks.low(match.start("verb")) not in ("spent", "spend"):
        return None
    if not scene.chunks.times[match.start("hours")].value.startswith("PT") or not _are_of_two(scene, clause.subject):
        return None
    verb = match.start("verb")
    candidate = Candidate(verb, number, "triggers.spend", Kind.MEETING, False, dict.fromkeys(clause.subject, "subject"))
    candidate.mood, candidate.verb = read_mood(scene, verb, clause.start), "triggers.spend"
    return candidate


# "in Moscow on Monday", "on Monday in Moscow"
THERE_THEN = pattern_of(r"id?A?(?P<place>[CL]),?k?(?P<day>T)|(?P<when>T),?id?A?(?P<where>[CL])")


def _is_placed(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Give a candidate the place and the day that its clause names at once, where it does."""
    match = THERE_THEN.search(scene.chunks.codes, clause.start, clause.end)
    if match is None:
        return False
    place, day = (match.start("place"), match.start("day")) if match["day"] else (match.start("where"), match.start())
    candidate.place, candidate.day = scene.places.get(place), day
    return candidate.place is not None and bool(scene.chunks.times[day].start)


AGREEING = frozenset({"agreed", "settled", "reached"})
APART = frozenset({"separate", "separately", "respective", "each"})


def _read_agreed(scene: Scene, clause: Clause, number: int) -> Candidate | None:
    """Talks told by what people of two sides agreed in one place: "agreed a truce in Moscow on Monday"."""
    chunks = scene.chunks
    verbs = chunks.find(AGREEING, clause.start, clause.end)
    if not verbs or chunks.codes[verbs[0]] not in "QEv":
        return None
    verb = verbs[0]
    words, behind = scene.words, chunks.lows[verb + 1 : clause.end]
    if chunks.low(verb) == "settled" and any_of(words["troubles"], words["quarrels"]).isdisjoint(behind):
        return None  # "settled old scores"
    if "8" in chunks.codes[clause.start : verb] or {"if", "unless"} & {*chunks.lows[clause.start : verb]}:
        return None  # "had not agreed", "If they had agreed a truce in Riga on Monday"
    if not APART.isdisjoint(chunks.lows[clause.start : clause.end]):
        return None  # "in separate statements"
    if chunks.low(verb) == "reached" and "G" not in chunks.codes[verb : verb + 6]:
        return None  # "reached the border"
    by = chunks.codes.find("y", verb, clause.end) if chunks.codes[verb - 1] in "123" else -1
    who = [at for at in range(by, clause.end) if at in scene.actors] if by > 0 else [*clause.subject]
    candidate = Candidate(verb, number, "triggers.tell", Kind.TALKS, False, dict.fromkeys(who, "subject"))
    candidate.mood, candidate.verb = Mood(Tense.PAST, verb, verb + 1), "triggers.tell"
    speak = scene.has_people(who) and all(scene.actors[at].speaks for at in who) and len(scene.sides_of(who)) > 1
    return candidate if speak and _is_placed(scene, clause, candidate) else None


# "joined X and Y", "was joined there on Monday by X", "will be joined by X in Riga on Monday."; "were together in"
JOINED = pattern_of(
    r"(?P<verb>H)(?P<who>d?[PS](?:,d?[PS]){0,5}(?:,?&d?[PSN])?)(?=(?:gd?X?[XnxT])?(?:k?T,?)?id?A?[CL])"
    r"|(?:[12]|[mf]3)X?(?P<be>H)(?P<there>X?)(?:id?[CL]|k?T){0,2}y(?P<by>d?[PS](?:,?&d?[PSN])?)(?P<alone>(?:k?T|id?[CL]){0,2}[.,;])?"
    r"|(?P<together>[12]|m3)(?P<how>X)(?:k?T)?id?A?[CL]"
)
JOINING = frozenset({"join", "joins", "joined", "together"})


def _read_beside(scene: Scene, clause: Clause, number: int) -> Candidate | None:
    """A meeting told by who joined whom, or was together with him: "joined Blair in Riga on Monday"."""
    chunks = scene.chunks
    if not clause.subject or not chunks.find(JOINING, clause.start, clause.end):
        return None
    match = JOINED.search(chunks.codes, clause.start, clause.end)
    if match is None:
        return None
    told = match.start("how" if match["how"] else "be" if match["be"] else "verb")
    row = match.span("by" if match["be"] else "who")
    others = [at for at in range(*row) if at in scene.actors]
    if chunks.low(told) not in JOINING or not _are_of_two(scene, [*clause.subject, *others]):
        return None
    verb = match.end("together") - 1 if match["together"] else told
    parties = dict.fromkeys(clause.subject, "subject") | dict.fromkeys(others, "partner")
    candidate = Candidate(verb, number, "triggers.tell", Kind.MEETING, False, parties)
    candidate.mood, candidate.verb = read_mood(scene, verb, clause.start), "triggers.tell"
    placed = _is_placed(scene, clause, candidate)
    if match["there"] and chunks.low(match.start("there")) == "there" and scene.days_in(clause.start, clause.end):
        candidate.place = place_named_last(scene, clause)
        placed = candidate.place is not None
    # "They will be joined by X on Thursday": at the meeting told before
    own = match["alone"] and scene.has_people(clause.subject) and all(map(clause.holds, clause.subject))
    return candidate if placed or own else None


# "was on the phone to X", "were on the line again", "got on the phone with X"
ON_LINE = pattern_of(r"(?P<verb>[12E]|[45]3|m3)X?kdX(?:X|k?T)?(?:[wf]d?[XA]{0,2}(?P<who>[PS]))?")
LINES = frozenset({"phone", "telephone", "line"})


def _read_on_line(scene: Scene, clause: Clause, number: int) -> Candidate | None:
    """A call told by who was on the telephone with whom: "was on the phone to Putin on Monday"."""
    chunks = scene.chunks
    if not clause.subject or not chunks.find(LINES, clause.start, clause.end):
        return None
    match = ON_LINE.search(chunks.codes, clause.start, clause.end)
    if match is None or LINES.isdisjoint(chunks.lows[match.start() : match.end()]):
        return None
    if match["who"] and chunks.codes[match.end()] == "p":
        return None  # "on the phone with X's dentist"
    first = match.start("who") if match["who"] else clause.end
    others = [at for at in range(first, clause.end) if at in scene.actors and chunks.codes[at] in "PS"]
    if not _are_of_two(scene, [*clause.subject, *others]):
        return None
    parties = dict.fromkeys(clause.subject, "subject") | dict.fromkeys(others, "partner")
    candidate = Candidate(match.end("verb") - 1, number, "triggers.phone", Kind.CALL, False, parties)
    candidate.mood, candidate.verb = read_mood(scene, candidate.at, clause.start), "triggers.phone"
    return candidate


# Verbs that people part from "together".
BRINGING = frozenset({"bring", "brings", "brought", "bringing", "got"})
# "bring X and Y together"
TOGETHER = pattern_of(r"(?:d?[XNAtRr9]{0,4}[PStRrM][XNP]?){1,2},?&?d?[XNAtRr]{0,4}[PStRrM](?P<together>X)")


def is_together(scene: Scene, at: int, end: int) -> bool:
    """Whether a verb brings people together that stand between it and the word: "will bring X and Y together"."""
    match = TOGETHER.match(scene.chunks.codes, at + 1, end)
    return match is not None and scene.chunks.low(match.start("together")) == "together"
