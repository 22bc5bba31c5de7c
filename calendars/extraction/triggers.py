"""Find the words that name an engagement, and who and where the clause puts about them.

In: a scene and its clauses. Out: `Candidate`s in text order, and `Miss`es for words that look like one and are none.
The participants of a noun stand about it (`participants.py`) and in the subject of the verb that it hangs on ("X will
hold talks"); those of a verb in its subject and objects, and its frame (`frames.py`) says what it must have.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any, NamedTuple

from calendars.extraction.actors import Scene
from calendars.extraction.candidates import Candidate, partners_of
from calendars.extraction.clauses import Clause, Mood, Tense, is_noun, read_mood
from calendars.extraction.frames import FRAMES, OBJECT_FRAMES
from calendars.extraction.gapping import read_gapped
from calendars.extraction.participants import (
    add_host_by_noun,
    drop_mediator,
    read_complements,
    read_modifiers,
    stands_at_place,
    start_of_name,
)
from calendars.extraction.presence import read_bringing, read_presence, read_sending
from calendars.models import Kind, Miss


class TriggerTable(NamedTuple):
    """The entries of triggers.toml by rule id."""

    nouns: dict[str, dict[str, Any]]
    verbs: dict[str, dict[str, Any]]

    @classmethod
    def of(cls, lexicon: dict[str, Any]) -> TriggerTable:
        """Arrange the table of a lexicon."""
        table = lexicon["triggers"]
        return cls(
            {f"triggers.{row['id']}": row for row in table["noun"]},
            {f"triggers.{row['id']}": row for row in table["verb"]},
        )


def find_triggers(
    scene: Scene, clauses: list[Clause], lexicon: dict[str, Any], items: Container[int] = ()
) -> tuple[list[Candidate], list[Miss]]:
    """Find the candidates of a scene.

    Args:
        scene: chunks with actors.
        clauses: its clauses.
        lexicon: what `read_lexicon` returns.
        items: the sentences that are items of an agenda, where the name of a body alone is its session.
    """
    table = TriggerTable.of(lexicon)
    found: list[Candidate] = []
    misses: list[Miss] = []
    for number, clause in enumerate(clauses):
        before = len(found)
        for at in range(clause.start, clause.end):
            read = _read_chunk(scene, clauses, number, at, table, clause.sentence in items)
            if isinstance(read, Miss):
                misses.append(read)
            elif read and read.rule == "triggers.bring" and found and _is_tour_of(scene, clauses, found[-1], number):
                hosts = {stop: how for stop, how in read.parties.items() if how == "host"}
                found[-1].parties = hosts | found[-1].parties
            elif read:
                _read_since(scene, clause, read)
                found += [read, *read_gapped(scene, clause, read)]
        if found and _is_tour_of(scene, clauses, found[-1], number):
            _add_stops(scene, clause, found[-1])
        elif len(found) == before:
            for candidate in read_presence(scene, clauses, number):
                _read_since(scene, clause, candidate)
                found += [candidate, *read_gapped(scene, clause, candidate)]
    return found, misses


def _is_visiting(scene: Scene, at: int) -> bool:
    """Whether "visiting" only says of a guest that he is one: "the visiting Kuwaiti emir"."""
    after = scene.actors.get(at + 1)
    guest = after is not None and after.sort in ("person", "group")
    return guest and scene.chunks.low(at) in scene.words["visiting"]


def _read_since(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Has been in Ankara since Monday", "are meeting since Friday": the day is the first one, and it goes on."""
    codes, mood = scene.chunks.codes, candidate.mood
    if mood is None or mood.tense not in (Tense.PAST, Tense.PRESENT):
        return
    since = codes.find("aT", clause.start, clause.end)
    if since < 0 or scene.chunks.low(since) != "since":
        return
    there = candidate.rule == "triggers.presence" and "4" in codes[mood.first : mood.last]
    if (
        there or mood.change == "running" or "1" in codes[mood.first : mood.last]
    ):  # not "has visited it twice since March"
        candidate.day = since + 1
        candidate.mood = mood._replace(change=mood.change or "running")


def _read_chunk(
    scene: Scene, clauses: list[Clause], number: int, at: int, table: TriggerTable, item: bool
) -> Candidate | Miss | None:
    """What a chunk names: an engagement, something that only looks like one, or nothing."""
    clause, codes = clauses[number], scene.chunks.codes
    code, low = codes[at], scene.chunks.low(at)
    if code == "B":
        return _read_named(scene, clauses, number, at, item)
    if code == "H" and low in scene.words["conclude"] and CONCLUDED.match(codes, at, clause.end):
        return _read_verb(scene, clauses, number, at, "triggers.sign", table.verbs["triggers.sign"])
    if code in "XE" and low in scene.words["bring"]:
        return read_bringing(scene, clauses, number, at)
    if code in "HE" and low in scene.words["send"]:
        return read_sending(scene, clauses, number, at)
    bare = code == "v" and "b" in scene.chunks.entries[at][3] and codes[at - 1 : at] in ("d", "y", "A", "p")
    if code not in "nvx" or bare or _is_visiting(scene, at):
        return None
    rule, verb_rule = _rules(scene, at, code)
    if not (code == "n" or (code == "x" and is_noun(scene, clause.start, at))):
        verb = table.verbs.get(verb_rule)
        return _read_verb(scene, clauses, number, at, verb_rule, verb) if verb else None
    row = table.nouns.get(rule)
    if row is None:
        return None
    reason = _lookalike(scene, at, row, clause)
    if reason:
        return Miss(scene.chunks.span(at), scene.chunks.text(at), rule, reason)
    if item:
        row = row | {"sits": False}  # on an agenda a body alone is its session
    return _read_noun(scene, clauses, number, at, rule, row)


def _is_tour_of(scene: Scene, clauses: list[Clause], visit: Candidate, number: int) -> bool:
    """Whether a relative clause tells of a tour named right before: "a tour that will also take him to Ghana"."""
    clause = clauses[number]
    if any(at in scene.chunks.times and scene.chunks.times[at].start for at in range(clause.start, clause.end)):
        return False  # a stop on a day of its own is a visit of its own
    if clause.kind == "main" and clause.parent is not None and clauses[clause.parent].kind == "relative":
        clause = clauses[clause.parent]  # "which has brought him to X and will also bring him to Y"
    told = clause.opener in ("that", "which")
    return visit.noun and visit.kind is Kind.VISIT and visit.clause == clause.parent and told


def _add_stops(scene: Scene, clause: Clause, tour: Candidate) -> None:
    """The places of "that will include stops in China, Japan and India" are hosts of the tour."""
    codes = scene.chunks.codes
    for at in range(clause.start, clause.end):
        before = at - 1 - (codes[at - 1] == "d")
        if codes[at] in "SCL" and at in scene.places and codes[before] in "if,&":
            if codes[at] != "L":
                tour.parties.setdefault(at, "host")
            elif scene.places[at][1]:
                tour.stops.append(scene.places[at][1])


# "concluded a trade agreement"
CONCLUDED = re.compile(r"Hd?[XA9DN]{0,3}G")
# What a body does for it to be a session, or is done with it.
SITTING = frozenset(
    [
        "cues.support",
        "cues.begin",
        "cues.end",
        "cues.moved",
        "cues.off",
        "cues.plan",
        "triggers.meet",
        "triggers.convene",
    ]
)
NTH = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}

# Bodies and formats whose name says what comes together: "East Asia Summit", "six-party talks".
NAMED = {
    "summit": Kind.SUMMIT,
    "talks": Kind.TALKS,
    "meeting": Kind.SESSION,
    "conference": Kind.CONFERENCE,
    "forum": Kind.CONFERENCE,
}


def _read_named(scene: Scene, clauses: list[Clause], number: int, at: int, item: bool) -> Candidate | None:
    """A proper name that holds its own trigger, where no other noun takes it up."""
    kind = NAMED.get(scene.chunks.text(at).split()[-1].lower())
    if kind is None and ((item and at - clauses[number].start <= 3) or _is_attended(scene, at)):
        kind = Kind.SESSION
    if kind is None or scene.chunks.codes[at + 1 : at + 2] in ("n", "x", "p", "-"):
        return None
    row = {"kind": kind, "many": True}
    candidate = _read_noun(scene, clauses, number, at, scene.chunks.entries[at][1], row)
    if candidate:
        candidate.parties[at] = "modifier"
    return candidate


def _is_attended(scene: Scene, at: int) -> bool:
    """Whether a body is the object of chairing, attending, opening: "will chair the Foreign Affairs Council"."""
    codes = scene.chunks.codes
    before = at - 1
    while before > 0 and codes[before] in "dX" and before > at - 3:
        before -= 1
    return codes[before] == "H" and scene.actors[at].sort == "body"


def _rules(scene: Scene, at: int, code: str) -> tuple[str, str]:
    """Noun rule and verb rule of a trigger chunk."""
    entry = scene.chunks.entries[at]
    if code == "x":
        return entry[1], entry[2][0]
    return entry[1], entry[1]


def is_worldly(scene: Scene, at: int) -> bool:
    """Whether a noun ends a proper name that tells of states: "World Humanitarian Summit"."""
    first, last = scene.chunks.firsts[start_of_name(scene, at)], scene.chunks.lasts[at]
    return first < last - 1 and not scene.words["worldly"].isdisjoint(scene.chunks.document.lows[first:last])


def _lookalike(scene: Scene, at: int, row: dict[str, Any], clause: Clause) -> str:
    """Why a noun is no engagement where it stands, or ""."""
    document = scene.chunks.document
    first, last = scene.chunks.firsts[at], scene.chunks.lasts[at]
    lows = document.lows
    following = " ".join(lows[last : last + 4]) + " "
    if row["kind"] == "call" and scene.chunks.codes[at + 1 : at + 3] == "fP":
        return ""  # "placed a call to President X"
    if row["id"] == "ministerial" and _describes_another(scene, clause, at):
        return f"'{scene.chunks.text(at)}' only describes the next word"
    for words in row.get("not_before", ()):
        if following.startswith(words + " "):
            return f"'{scene.chunks.text(at)} {words}' is something else"
    start = scene.chunks.firsts[start_of_name(scene, at)]
    before = lows[max(first - 3, 0) : first]
    if start < last - 1 and not scene.words["private"].isdisjoint(lows[start:last]):
        return "a business, a party or a profession holds it"
    for word in row.get("not_after", ()):
        if before and (
            before[-1] == word
            or " ".join(before[-2:]) == word
            or (before[-1] == "-" and len(before) > 1 and before[-2] == word)
        ):
            return f"'{word} {scene.chunks.text(at)}' is something else"
    return ""


def _describes_another(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a noun stands before another that names the engagement: "vice-ministerial dialogue"."""
    codes = scene.chunks.codes
    after = at + 1 + (codes[at + 1 : at + 2] == "X")
    if after >= clause.end or codes[after] not in "nx":
        return False
    return codes[after] == "n" or (after == at + 1 and is_noun(scene, clause.start, after))


def _read_noun(
    scene: Scene, clauses: list[Clause], number: int, at: int, rule: str, row: dict[str, Any]
) -> Candidate | None:
    clause = clauses[number]
    codes = scene.chunks.codes
    candidate = Candidate(
        at, number, rule, Kind(row["kind"]), True, many=bool(row.get("many")), side=row.get("side", "")
    )
    first = read_modifiers(scene, clause, at, candidate)
    part = _with_part(scene, clause, first)
    if part != first:
        _read_nth_day(scene, part, first, candidate)
        first = part
    read_complements(scene, clause, at, candidate, "obj" if row.get("takes") == "object" else "")
    candidate.definite = (
        rule == "triggers.round"
        or (
            first > clause.start
            and scene.chunks.low(first - 1) in ("the", "this", "that", "those", "these", "their", "his", "her", "its")
        )
        or codes[first : first + 2] == "Tp"
    )
    lows = {scene.chunks.low(index) for index in range(max(first - 1, clause.start), at)}
    candidate.another = not lows.isdisjoint(scene.words["another"]) and lows.isdisjoint(("the", "this", "that"))
    candidate.governed = _is_governed(scene, clause, first)
    start = first - (scene.chunks.codes[first - 1 : first] == "d")
    candidate.topic = start > clause.start and scene.chunks.low(start - 1) in scene.words["topic"]
    verb = _verb_before(scene, clause, first) if candidate.governed else None
    if verb is not None:
        candidate.mood = read_mood(scene, verb, clause.start)
        candidate.verb = scene.chunks.entries[verb][1] or codes[verb]
        if codes[verb] in "HvxE1245QWVKF":
            for actor in clause.subject:
                candidate.parties.setdefault(actor, "subject")
            candidate.pair = clause.pronoun
    elif candidate.governed:
        verb = _verb_after(scene, clause, at)
        start = at + 1
        if verb is None:
            verb, start = _verb_resumed(scene, clauses, number)
        if verb is not None:
            candidate.mood = read_mood(scene, verb, start)
            candidate.verb = scene.chunks.entries[verb][1] or codes[verb]
            if candidate.verb == "triggers.bring-together":
                read_complements(scene, clause, verb, candidate, "w")
            if clause.subject and min(clause.subject) > at:  # "On the second day of a visit to Georgia, X met ..."
                for actor in clause.subject:
                    candidate.parties.setdefault(actor, "subject")
        elif clause.kind in ("after", "main") and clause.subject != ():
            for actor in clause.subject:
                candidate.parties.setdefault(actor, "subject")
            candidate.pair = clause.pronoun
        candidate.pair = candidate.pair or (verb is None and clause.pronoun)
    if clause.kind == "after" and first <= clause.start + 2:  # "after a meeting in Rome, brokered by ..."
        for actor in clause.subject:
            candidate.parties.setdefault(actor, "subject")
    for actor in clause.partner:
        candidate.parties.setdefault(actor, "partner")
    add_host_by_noun(scene, candidate, clause.end)
    if candidate.kind is Kind.VISIT and not partners_of(candidate, "host"):
        candidate.place = candidate.place or scene.prefixes.get(clause.sentence)
    if (first > clause.start and scene.chunks.low(first - 1) == "no") or _is_under_denial(scene, clause):
        candidate.mood = Mood(Tense.DENIED, first, at + 1)
    owned = first > clause.start and scene.chunks.low(first - 1) in ("his", "her", "their")
    if (owned or "h" in codes[first:at]) and candidate.kind is not Kind.OTHER:  # "his funeral" is not a pair's
        candidate.pair = True
        for actor in clause.subject:
            candidate.parties.setdefault(actor, "subject")
    drop_mediator(scene, candidate)
    _read_invited(scene, clause, first, candidate)
    if candidate.verb in ("", "cues.report"):
        _read_told(scene, clause, candidate)
    candidate.worldly = is_worldly(scene, at)
    if row.get("sits") and candidate.verb not in SITTING:
        return None
    if row.get("place") and (candidate.mood is None or not stands_at_place(scene, candidate)):
        return None
    if row.get("people") and not any(scene.actors[who].sort in ("person", "group") for who in candidate.parties):
        return None
    return candidate


# "Erdogan told Lavrov"
TOLD = re.compile(r"(?P<who>[PS])X?Z(?P<hearer>[PS])(?!p)")


def _read_told(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Erdogan told Lavrov at a meeting on Tuesday that ...": who speaks and who hears are both there."""
    begin, end = scene.chunks.sentences[clause.sentence]
    match = TOLD.search(scene.chunks.codes, begin, end)
    if not match or candidate.kind not in (Kind.MEETING, Kind.TALKS, Kind.CALL):
        return
    who, hearer = match.start("who"), match.start("hearer")
    between = scene.chunks.codes[hearer + 1 : candidate.at] if candidate.at > hearer else scene.chunks.codes[begin:who]
    here = all(scene.actors[at].sort in ("person", "group") and scene.actors[at].speaks for at in (who, hearer))
    if here and not set(between) & set("cZ;mu"):
        candidate.parties.setdefault(who, "subject")
        candidate.parties.setdefault(hearer, "partner")


INVITED = re.compile(r"[WEVQ](?P<who>[PSMO])fd?$")


def _read_invited(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "Has asked X to lunch", "invited X to talks": who is invited takes part."""
    start = max(clause.start, first - 4)
    match = INVITED.search(scene.chunks.codes[start:first])
    many = candidate.kind in (Kind.SUMMIT, Kind.SESSION, Kind.CONFERENCE)
    if match and not many and scene.actors[start + match.start("who")].speaks:
        candidate.parties.setdefault(start + match.start("who"), "partner")


def _is_under_denial(scene: Scene, clause: Clause) -> bool:
    """Whether the clause is what someone denies: "denied that talks were held"."""
    codes = scene.chunks.codes
    return clause.start > 0 and codes[clause.start] == "c" and codes[clause.start - 1] == "F"


def _with_part(scene: Scene, clause: Clause, first: int) -> int:
    """The first chunk of "the next round of" before a noun: what is said of the part is said of the whole."""
    codes = scene.chunks.codes
    before = first - 1
    while before > clause.start and codes[before] == "d":
        before -= 1
    part = before - 1 >= clause.start and (
        codes[before - 1] == "D" or (before - 1 > clause.start and scene.chunks.low(before - 1) in scene.words["part"])
    )  # "the next round of talks", "three days of talks"
    if codes[before] == "o" and part:
        first = before - 1
        while first > clause.start and codes[first - 1] in "X9Td-&":
            first -= 1
    return first


def _read_nth_day(scene: Scene, part: int, first: int, candidate: Candidate) -> None:
    """ "The second day of", "the second and final day of" before a noun: the day that its time tells is that one."""
    lows = [scene.chunks.low(at) for at in range(part, first)]
    if "day" not in lows:
        return
    candidate.nth = next((NTH[low] for low in lows if low in NTH), 0)
    candidate.last_day = not {"final", "last", "closing"}.isdisjoint(lows)


def _is_governed(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether the clause's verb says something of a noun: not in "details of the talks"."""
    codes = scene.chunks.codes
    before = first - 1
    while before > clause.start and codes[before] == "d":
        before -= 1
    if before < clause.start or codes[before] not in "ojyb":
        return True
    emerging = before - 1 == clause.start and scene.chunks.low(clause.start).endswith("ing")  # "Emerging from talks"
    return emerging or codes[before - 1 : before] == "a"  # "ahead of the talks"


def _verb_before(scene: Scene, clause: Clause, first: int) -> int | None:
    """The verb that a noun hangs on as object or complement, to its left in the clause."""
    codes = scene.chunks.codes
    for index in range(first - 1, clause.start - 1, -1):
        code = codes[index]
        if code == "v" and codes[index + 1] in "PARr" and scene.chunks.entries[index][3] == "g":
            continue  # "visiting Prime Minister X"
        if code in "HvEVKQWF" or (code == "x" and not is_noun(scene, clause.start, index)):
            return index
        if code in "1245":
            return index
        if code in "mu;":
            return None
    return None


def _verb_resumed(scene: Scene, clauses: list[Clause], number: int) -> tuple[int | None, int]:
    """The verb of a clause that goes on behind a relative one: "The talks that opened on Monday will end on Friday"."""
    later = clauses[number + 1 : number + 3]
    if later and later[0].kind == "relative":
        later = later[1:]
    if not later or later[0].parent != number or later[0].kind != "main":
        return None, 0
    start = later[0].start + (scene.chunks.codes[later[0].start] == ",")
    if scene.chunks.codes[start] not in "mu12458":
        return None, 0
    return _verb_after(scene, later[0], start - 1), start


def _verb_after(scene: Scene, clause: Clause, at: int) -> int | None:
    """The verb that a noun is the subject of."""
    codes = scene.chunks.codes
    for index in range(at + 1, clause.end):
        code = codes[index]
        if code in "HvEVKQWFZ":
            if code == "Q" and codes[index + 1 : index + 2] == "f":
                continue
            if codes[index - 1] == "," and scene.chunks.entries[index][3] == "g":
                return None  # "on his arrival in Ankara, offering ...": the subject offers
            reduced = "n" in scene.chunks.entries[index][3] and codes[index + 1 : index + 2] in tuple("gkiTy")
            if reduced and any(later in "1245mu" for later in codes[index + 1 : clause.end]):
                continue  # "talks planned for Friday have been ..."
            return index
        if code in "12345mu":
            after = index + 1
            while after < clause.end and codes[after] in "123458muXfQ":
                if codes[after] == "X" and scene.chunks.low(after) in ("underway", "under", "ongoing"):
                    return after
                after += 1
            if after < clause.end and codes[after] in "HvEVKWFx":
                return after
            return after - 1
        if code in "cx;":
            return None
    return None


def _read_verb(
    scene: Scene, clauses: list[Clause], number: int, at: int, rule: str, row: dict[str, Any]
) -> Candidate | None:
    clause = clauses[number]
    candidate = Candidate(at, number, rule, Kind(row["kind"]), False)
    if _is_habit(scene, clause, at):
        return None
    candidate.mood = read_mood(scene, at, clause.start)
    if _is_under_denial(scene, clause):
        candidate.mood = Mood(Tense.DENIED, at, at + 1)
    candidate.verb = rule
    candidate.pair = clause.pronoun
    for actor in clause.subject:
        if actor < at or clause.kind == "after":
            candidate.parties.setdefault(actor, "subject")
    for actor in clause.partner:
        candidate.parties.setdefault(actor, "partner")
    frame = FRAMES[row["frame"]]
    read_complements(scene, clause, at, candidate, "obj" if row["frame"] in OBJECT_FRAMES else "")
    return candidate if frame(scene, clause, candidate) else None


def _is_habit(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a verb tells what is done again and again: "usually confers with his French colleague"."""
    near = range(max(clause.start, at - 2), min(at + 2, clause.end))
    return any(scene.chunks.low(one) in scene.words["habit"] for one in near)
