"""Find the words that name an engagement, and who and where the clause puts about them.

In: a scene and its clauses. Out: `Candidate`s in text order, and `Miss`es for words that look like one and are none.
A noun has its participants before it ("US-Japan summit", "Putin's visit"), behind it ("talks between X and Y",
"visit to Z") and in the subject of the verb that it hangs on ("X will hold talks"); a verb in subject and objects.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from calendars.extraction.actors import Actor, Scene
from calendars.extraction.clauses import ACTOR, Clause, Mood, Tense, is_noun, read_mood
from calendars.models import Kind, Miss

# Triggers whose partner may follow "to".
SPOKEN_TO = frozenset({"triggers.speak", "triggers.confer", "triggers.call", "triggers.phone-call"})
PREPOSITIONS = "owbyifgjka"
STOPS = "c;mu1245HZVKFQW.a"
FORUM = frozenset({Kind.SUMMIT, Kind.SESSION, Kind.CONFERENCE})


@dataclass(slots=True, eq=False)
class Candidate:
    """A word that names an engagement, with what its clause says of it.

    Attributes:
        at: its chunk.
        clause: index of its clause.
        rule: id of the lexicon entry.
        kind: the kind of engagement.
        noun: whether it is a noun.
        parties: chunk -> how it takes part: "subject", "partner", "host", "agent", "modifier", "of".
        place: (name, country), if the clause puts the engagement somewhere.
        mood: what the verb says, or None where no verb rules it.
        verb: lexicon rule of the verb ("cues.begin"), or "".
        definite: whether the words point back ("the meeting", "Thursday's call").
        pair: whether the subject is a pronoun or "the two leaders".
        many: whether one side is enough.
    """

    at: int
    clause: int
    rule: str
    kind: Kind
    noun: bool
    parties: dict[int, str] = field(default_factory=dict)
    place: tuple[str, str] | None = None
    mood: Mood | None = None
    verb: str = ""
    definite: bool = False
    pair: bool = False
    many: bool = False
    day: int | None = None  # the chunk of its time, where the grammar tells
    topic: bool = False  # only what is spoken about: "about the contacts with Russia"
    governed: bool = True  # the clause's verb says something of it
    side: str = ""  # the other side where none is named
    nth: int = 0  # "on the second day of talks": which day its time is, counted from 1
    last_day: bool = False  # "on the final day of the summit": its time is the end
    plan: str = ""  # the code of a word such as "planned", "possible", "cancelled" before a noun


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
    codes = scene.chunks.codes
    for number, clause in enumerate(clauses):
        before = len(found)
        for at in range(clause.start, clause.end):
            code = codes[at]
            if code == "B":
                candidate = _read_named(scene, clauses, number, at, clause.sentence in items)
                if candidate:
                    found.append(candidate)
                continue
            if code not in "nvx" or (
                code == "v" and "b" in scene.chunks.entries[at][3] and codes[at - 1 : at] in ("d", "y", "A", "p")
            ):
                continue
            noun = code == "n" or (code == "x" and is_noun(scene, clause.start, at))
            rule, verb_rule = _rules(scene, at, code)
            row = table.nouns.get(rule) if noun else table.verbs.get(verb_rule)
            if row is None:
                continue
            reason = _lookalike(scene, at, row, clause) if noun else ""
            if reason:
                misses.append(Miss(scene.chunks.span(at), scene.chunks.text(at), rule, reason))
                continue
            read = _read_noun if noun else _read_verb
            candidate = read(scene, clauses, number, at, rule if noun else verb_rule, row)
            if candidate:
                found += [candidate, *_read_gapped(scene, clause, candidate)]
        if len(found) == before:
            found += _read_presence(scene, clauses, number)
    return found, misses


# "X meets on Jan. 12, and Y on Jan. 13", "will see X on Monday and Y the next day": the second verb is left out.
GAPPED = re.compile(r"(?P<first>T),?&w?d?(?P<actor>[OBSPM])(?:pN)?k?d?(?P<time>T)")


def _read_gapped(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """Another occasion of the same verb, with a subject or a partner, and a day, of its own."""
    match = GAPPED.search(scene.chunks.codes, candidate.at, clause.end)
    if not match:
        return []
    actor = match.start("actor")
    with_partner = any(at < match.start() for at in _partners(candidate, "partner"))
    if candidate.noun and not with_partner:
        return []
    parties = {at: how for at, how in candidate.parties.items() if how == "subject"} if with_partner else {}
    candidate.parties.pop(actor, None)
    parties[actor] = "partner" if with_partner else "subject"
    place = candidate.place if with_partner else None
    return [replace(candidate, at=actor, parties=parties, place=place, day=match.start("time"))]


# "will be in Pyongyang", "is expected in the Turkish capital", "had been in Tonga": a leader abroad is on a visit.
PRESENCE = re.compile(r"(?:[mu]3|[45]3|[12])X?Q?(?:i[dA]{0,2}[CSL]|(?P<here>X))")
# "where he is due on Sunday", "where she will be on Monday"
AWAITED = re.compile(r"[12]X?Q|m3")
ABROAD = frozenset({"head", "minister", "envoy", "royal", "religious", "organisation"})


def _read_presence(scene: Scene, clauses: list[Clause], number: int) -> list[Candidate]:
    """A visit told by nothing but where a leader is, on a day that the clause names."""
    clause = clauses[number]
    match = _find_presence(scene, clause)
    people = [at for at in clause.subject if scene.actors[at].rank in ABROAD or scene.actors[at].sort == "group"]
    dated = any(at in scene.chunks.times and scene.chunks.times[at].start for at in range(clause.start, clause.end))
    if not match or not people or not dated:
        return []
    verb = match.start() + (scene.chunks.codes[match.start()] in "mu45")
    candidate = Candidate(verb, number, "triggers.presence", Kind.VISIT, False)
    candidate.parties = dict.fromkeys(people, "subject")
    candidate.place = _place_of_presence(scene, clause, match)
    candidate.mood = read_mood(scene, verb, clause.start)
    candidate.verb = "triggers.presence"
    own = {side for at in people for side in scene.actors[at].sides}
    return [candidate] if candidate.place and candidate.place[1] and candidate.place[1] not in own else []


def _find_presence(scene: Scene, clause: Clause) -> re.Match[str] | None:
    """The words that say where someone is: "will be in X", "is due here"; behind "where", that someone is due."""
    codes = scene.chunks.codes
    if clause.opener == "where":
        return AWAITED.search(codes, clause.start, clause.end)
    for match in PRESENCE.finditer(codes, clause.start, clause.end):
        if match["here"] is None or scene.chunks.low(match.end() - 1) == "here":
            return match
    return None


def _place_of_presence(scene: Scene, clause: Clause, match: re.Match[str]) -> tuple[str, str] | None:
    if clause.opener == "where":
        return place_before(scene, clause.start)
    if scene.chunks.low(match.end() - 1) == "here":
        return (scene.city, scene.home or "") if scene.city else None
    return scene.places.get(match.end() - 1)


def place_before(scene: Scene, before: int) -> tuple[str, str] | None:
    """The place that "there" and "where" mean: the one named last, in the sentence or the one before."""
    for at in range(before - 1, max(before - 40, -1), -1):
        if at in scene.places and scene.chunks.codes[at] in "CLS" and scene.chunks.codes[at - 1] in "if,d":
            return scene.places[at]
    return None


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
    if kind is None and item and at - clauses[number].start <= 3:
        kind = Kind.SESSION
    if kind is None or scene.chunks.codes[at + 1 : at + 2] in ("n", "x", "p", "-"):
        return None
    row = {"kind": kind, "many": True}
    candidate = _read_noun(scene, clauses, number, at, scene.chunks.entries[at][1], row)
    if candidate:
        candidate.parties[at] = "modifier"
    return candidate


def _rules(scene: Scene, at: int, code: str) -> tuple[str, str]:
    """Noun rule and verb rule of a trigger chunk."""
    entry = scene.chunks.entries[at]
    if code == "x":
        return entry[1], entry[2][0]
    return entry[1], entry[1]


def _lookalike(scene: Scene, at: int, row: dict[str, Any], clause: Clause) -> str:
    """Why a noun is no engagement where it stands, or ""."""
    document = scene.chunks.document
    first, last = scene.chunks.firsts[at], scene.chunks.lasts[at]
    lows = document.lows
    following = " ".join(lows[last : last + 4]) + " "
    if row["kind"] == "call" and scene.chunks.codes[at + 1 : at + 3] == "fP":
        return ""  # "placed a call to President X"
    for words in row.get("not_before", ()):
        if following.startswith(words + " "):
            return f"'{scene.chunks.text(at)} {words}' is something else"
    before = lows[max(first - 3, 0) : first]
    for word in row.get("not_after", ()):
        if before and (before[-1] == word or (before[-1] == "-" and len(before) > 1 and before[-2] == word)):
            return f"'{word} {scene.chunks.text(at)}' is something else"
    return ""


def _read_noun(
    scene: Scene, clauses: list[Clause], number: int, at: int, rule: str, row: dict[str, Any]
) -> Candidate | None:
    clause = clauses[number]
    codes = scene.chunks.codes
    candidate = Candidate(
        at, number, rule, Kind(row["kind"]), True, many=bool(row.get("many")), side=row.get("side", "")
    )
    first = _read_modifiers(scene, clause, at, candidate)
    part = _with_part(scene, clause, first)
    if part != first:
        _read_nth_day(scene, part, first, candidate)
        first = part
    _read_complements(scene, clause, at, candidate, "")
    candidate.definite = (
        first > clause.start
        and scene.chunks.low(first - 1) in ("the", "this", "that", "those", "these", "their", "his", "her", "its")
    ) or codes[first : first + 2] == "Tp"
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
        elif clause.kind in ("after", "main") and clause.subject != ():
            for actor in clause.subject:
                candidate.parties.setdefault(actor, "subject")
            candidate.pair = clause.pronoun
        candidate.pair = candidate.pair or (verb is None and clause.pronoun)
    for actor in clause.partner:
        candidate.parties.setdefault(actor, "partner")
    _add_host_by_noun(scene, candidate, clause.end)
    if candidate.kind is Kind.VISIT and not _partners(candidate, "host"):
        candidate.place = candidate.place or scene.prefixes.get(clause.sentence)
    if (first > clause.start and scene.chunks.low(first - 1) == "no") or _is_under_denial(scene, clause):
        candidate.mood = Mood(Tense.DENIED, first, at + 1)
    if codes[first:at].find("h") >= 0 or (
        first > clause.start and scene.chunks.low(first - 1) in ("his", "her", "their")
    ):
        candidate.pair = True
        for actor in clause.subject:
            candidate.parties.setdefault(actor, "subject")
    _without_mediator(scene, candidate)
    return candidate


def _without_mediator(scene: Scene, candidate: Candidate) -> None:
    """ "To continue talks between X and Y": the subject brings them together and is no party."""
    between = {at for at, how in candidate.parties.items() if how == "between"}
    if len({side for at in between for side in scene.actors[at].sides}) >= 2:
        candidate.parties = {at: how for at, how in candidate.parties.items() if how != "subject"}


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
    return codes[before - 1 : before] == "a"  # "ahead of the talks"


def _read_modifiers(scene: Scene, clause: Clause, at: int, candidate: Candidate) -> int:
    """Take in what stands right before a noun: "US-Japan", "Putin's", "two-day EU"; returns the first chunk of it."""
    codes = scene.chunks.codes
    first = at
    plain = 0
    while first > clause.start and plain < 4:
        code = codes[first - 1]
        if code == "&" and codes[first] == "T":
            break
        if (
            code in "QWVKEH"
            and codes[first - 2 : first - 1]
            and codes[first - 2] in "dpASO9TDX,"
            and first - 2 >= clause.start
        ):
            if "n" in scene.chunks.entries[first - 1][3] or "g" in scene.chunks.entries[first - 1][3] or code in "QWVK":
                candidate.plan = candidate.plan or code
                first -= 1
                continue
            break
        if code in "ASOBMCLUPp-TD9XtrJN&" and not (
            code == "&" and (first - 2 < clause.start or codes[first - 2] not in ACTOR)
        ):
            if code in "XN":
                plain += 1
                if scene.chunks.low(first - 1) in ("out",) or (code == "X" and codes[first - 2 : first - 1] in "mu"):
                    break
            first -= 1
        else:
            break
    if first < at and codes[first] in "&-p":
        first += 1
    for index in range(first, at):
        code = codes[index]
        after = codes[index + 1]
        if (code == "C" and after not in "p-&") or code == "L":
            candidate.place = candidate.place or scene.places.get(index)
        elif code in "ASOBMPC":
            if code == "S" and after not in "p-&nx" and codes[index - 1 : index] != "-":
                continue
            candidate.parties[index] = "modifier"
    return first


def _read_complements(scene: Scene, clause: Clause, at: int, candidate: Candidate, prep: str) -> None:
    """Take in what stands behind a trigger: "with X and Y", "between", "of", "to Z", "in the city"."""
    codes = scene.chunks.codes
    visit = candidate.kind is Kind.VISIT
    limit = clause.end
    previous = ""
    topic = False  # inside "on the crisis with ...": states named there are what it is about
    for index in range(at + 1, limit):
        code = codes[index]
        if (
            index == at + 1
            and code in "HQEVK"
            and "n" in scene.chunks.entries[index][3]
            and codes[index + 1 : index + 2] in tuple("ikgyTfb")
        ):
            continue  # "talks held in Istanbul between X and Y"
        if code == "," and _new_subject(codes, index):
            break
        if code == "E" and index == at + 1 and candidate.noun and codes[index + 1 : index + 2] in tuple("dXA9p"):
            break  # "the talks covered a range of issues"
        him = code == "h" and scene.chunks.low(index) in ("him", "her") and prep in ("w", "b", "obj")
        if him and clause.antecedent is not None:
            candidate.parties.setdefault(clause.antecedent, "partner")
        if candidate.rule == "triggers.delegation-meal" and prep == "g" and code in ACTOR:
            candidate.parties.setdefault(index, "partner")
        another = code in "nx" and index > at + 1 and prep in ("", "w", "b", "o", "g", "y")
        if code in STOPS or (another and codes[index + 1 : index + 2] not in ("w", "b")):
            break
        if code == "v" and previous != "y":
            break
        if code in "oj" and previous in "rRtJ" and prep in ("w", "b"):
            pass  # "with the foreign ministers of X and Y"
        elif code in PREPOSITIONS:
            place_of_topic = topic and code in "ij" and previous == "X"  # "on the conflict in eastern Congo"
            journey = visit and not candidate.noun and index == at + 1
            opens = topic or (code in "kg" and not journey)
            topic = place_of_topic or (opens and code not in "ij" and codes[index + 1 : index + 2] != "T")
            prep = code
        elif code in "," and previous not in ACTOR:
            prep = "" if prep not in ("w", "b") else prep
        elif topic and not (prep in "wb" and code in ACTOR and scene.actors[index].sort in ("person", "group")):
            pass
        elif code in ACTOR or code == "L":
            _take(scene, candidate, index, code, prep, visit)
        previous = code
    else:
        _read_second_with(scene, clause, candidate)


def _read_second_with(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """Take in a partner told behind a relative clause: "with X, who heads the party, and with Y"."""
    codes = scene.chunks.codes
    _, end = scene.chunks.sentences[clause.sentence]
    at = codes.find(",&w", clause.end, min(clause.end + 16, end))
    if at < 0 or not _partners(candidate, "partner"):
        return
    for index in range(at + 3, end):
        if codes[index] in ACTOR:
            candidate.parties.setdefault(index, "partner")
        elif codes[index] not in "dX,&":
            return


def _is_adjectival(scene: Scene, index: int) -> bool:
    """Whether an abbreviated name stands before a noun: "US troops", "EU rules"."""
    word = scene.chunks.text(index)
    return (
        scene.chunks.codes[index + 1 : index + 2] in ("X", "N", "9")
        and len(word) <= 5
        and word.replace(".", "").isupper()
    )


def _add_host_by_noun(scene: Scene, candidate: Candidate, limit: int) -> None:
    """ "A visit to the country", "could come to the island": the one named last before."""
    lows = scene.chunks.document.lows
    first, last = scene.chunks.firsts[candidate.at], scene.chunks.lasts[limit - 1]
    if (
        candidate.kind is not Kind.VISIT
        or _partners(candidate, "host")
        or candidate.place
        or scene.words["homeland"].isdisjoint(lows[first : min(first + 8, last)])
    ):
        return
    own = {side for at in candidate.parties for side in scene.actors[at].sides}
    for at in range(candidate.at - 1, max(candidate.at - 60, -1), -1):
        place = scene.places.get(at)
        if place and place[1] and place[1] not in own:
            candidate.place = (place[1], place[1])
            return


def _new_subject(codes: str, comma: int) -> bool:
    """Whether a comma ends an opening phrase: "In talks with ministers on Thursday, Singh sought ..."."""
    after = comma + 1
    while after < len(codes) and codes[after] in "dXq" and after < comma + 4:
        after += 1
    return codes[after : after + 1] in tuple(ACTOR) and codes[after + 1 : after + 2] in tuple("mu1245HZvEQWVKF")


def _take(scene: Scene, candidate: Candidate, index: int, code: str, prep: str, visit: bool) -> None:
    place = scene.places.get(index)
    if _is_adjectival(scene, index):
        return
    if prep == "i" and place and code in "SCL":
        candidate.place = candidate.place or place
    elif prep == "j" and candidate.kind is Kind.CALL and code in "PSM":
        candidate.parties.setdefault(index, "partner")  # "took a call from"
    elif visit and prep in ("f", "o", "obj", "g", "i") and code in "SCLOAM" and not (prep == "o" and candidate.noun):
        if code in "SOMC":
            candidate.parties.setdefault(index, "host")
        if place:
            candidate.place = candidate.place or place
    elif code == "L":
        return
    elif prep == "b":
        candidate.parties.setdefault(index, "between")
    elif prep == "w" or (prep == "obj" and code in "PSOMBCA"):
        candidate.parties.setdefault(index, "partner")
    elif prep == "o" and candidate.noun:
        candidate.parties.setdefault(index, "of")
    elif prep == "y":
        candidate.parties.setdefault(index, "agent")
    elif prep == "f" and code in "PSM" and candidate.rule in SPOKEN_TO:
        candidate.parties.setdefault(index, "partner")


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
    if scene.chunks.codes[start] not in "mu1245":
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
    _read_complements(scene, clause, at, candidate, "obj" if row["frame"] in OBJECT_FRAMES else "")
    return candidate if frame(scene, clause, candidate) else None


OBJECT_FRAMES = frozenset({"object", "brief", "call", "call-on", "see", "meet", "visit", "envoy"})


def _partners(candidate: Candidate, *hows: str) -> list[int]:
    hows = (*hows, "between") if "partner" in hows else hows
    return [at for at, how in candidate.parties.items() if how in hows]


def _frame_place(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """arrive in Hanoi, land here."""
    after = range(candidate.at + 1, min(candidate.at + 5, clause.end))
    here = any(scene.chunks.low(at) == "here" for at in after)
    candidate.place = candidate.place or scene.prefixes.get(clause.sentence)
    return candidate.place is not None or here or bool(_partners(candidate, "host"))


def _frame_to_place(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """travel to Hanoi, leave for Hanoi."""
    codes = scene.chunks.codes
    if not candidate.pair and not _partners(candidate, "subject"):
        return False
    _add_host_by_noun(scene, candidate, clause.end)
    if any(scene.chunks.low(at) == "here" for at in range(candidate.at + 1, min(candidate.at + 3, clause.end))):
        own = {side for at in candidate.parties for side in scene.actors[at].sides}
        candidate.place = (scene.city, scene.home or "") if scene.city and scene.home not in own else None
        return candidate.place is not None
    if any(_is_adjectival(scene, at) for at in _partners(candidate, "subject")):
        return False  # "US troops will return to the islands"
    after = codes[candidate.at + 1 : candidate.at + 6]
    mark = (
        "g"
        if scene.chunks.low(candidate.at)
        in ("leave", "leaves", "left", "leaving", "depart", "departs", "departed", "head", "heads", "headed", "heading")
        else "f"
    )
    if not any(code in after for code in (mark, "f")):
        return False
    return bool(_partners(candidate, "host")) or candidate.place is not None


def _frame_with(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    return bool(_partners(candidate, "partner"))


def _frame_meet(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    lows = scene.chunks.document.lows[scene.chunks.firsts[clause.start] : scene.chunks.lasts[clause.end - 1]]
    if not scene.words["sport"].isdisjoint(lows):
        return False
    partners = _partners(candidate, "partner")
    parties = [scene.actors[at] for at in candidate.parties]
    if (
        partners
        and scene.chunks.codes[candidate.at + 1 : candidate.at + 2] == "S"
        and all(party.sort == "state" for party in parties)
    ):
        return False  # "Spain meet Portugal": teams do
    return (
        bool(partners)
        or len(clause.subject) > 1
        or candidate.pair
        or any(scene.chunks.codes[at] in "BO" or (scene.actors[at].sort == "group") for at in clause.subject)
    )


def _frame_object(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """host President X: the object must be people, and not what another noun trigger names."""
    codes = scene.chunks.codes
    for at in range(candidate.at + 1, min(candidate.at + 8, clause.end)):
        if codes[at] in "nx":
            return False
        if codes[at] in "PSOM" and scene.actors[at].sort in ("person", "group", "movement"):
            return True
        if codes[at] == "h" and at == candidate.at + 1 and _partners(candidate, "partner"):
            return True  # "will receive him"
        if codes[at] in "kig.,;c":
            break
    return bool(candidate.mood and codes[candidate.at + 1 : candidate.at + 2] == "y" and _partners(candidate, "agent"))


def _frame_object_with(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """discuss Syria with X; "Russian and US officials will discuss Syria"."""
    if len({side for at in clause.subject if scene.actors[at].sort != "state" for side in scene.actors[at].sides}) > 1:
        return True
    if any(scene.actors[at].sort == "body" for at in clause.subject):  # "The Security Council will discuss Syria"
        candidate.kind, candidate.many = Kind.SESSION, True
        return candidate.mood is not None and candidate.mood.tense is Tense.FUTURE
    return any(scene.actors[at].sort in ("person", "group") for at in _partners(candidate, "partner"))


def _frame_agenda(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """The Security Council will review the crisis on Monday: only of what is to come, else it is a decision."""
    candidate.many = True
    coming = candidate.mood is not None and candidate.mood.tense in (Tense.FUTURE, Tense.TENTATIVE)
    return coming and any(scene.actors[at].sort == "body" for at in clause.subject)


def _frame_brief(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """is to brief the Security Council, the president: not reporters."""
    hearers = [scene.actors[at] for at in _partners(candidate, "partner")]
    if any(actor.sort == "body" for actor in hearers):
        candidate.kind, candidate.many = Kind.SESSION, True
    return any(actor.sort in ("body", "person", "group") and actor.speaks for actor in hearers)


def _frame_body(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """The Security Council convenes; leaders of X and Y gather."""
    candidate.many = True
    return any(scene.chunks.codes[at] in "BO" or scene.actors[at].sort == "group" for at in clause.subject)


def _frame_speak(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """speak with or to a person; speaking to a body is a speech. "Russian and US officials will speak" is talks."""
    if len({side for at in clause.subject for side in scene.actors[at].sides}) > 1:
        return True
    lows = scene.chunks.document.lows[scene.chunks.firsts[candidate.at] : scene.chunks.firsts[candidate.at] + 5]
    if candidate.pair and "other" in lows:  # "they talked to each other"
        return True
    return any(scene.actors[at].sort in ("person", "group") for at in _partners(candidate, "partner"))


def _frame_envoy(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """summon the ambassador."""
    return any(scene.actors[at].rank == "envoy" for at in _partners(candidate, "partner"))


def _frame_agreement(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """sign a treaty; an agreement signed last year."""
    codes = scene.chunks.codes
    lo, hi = max(clause.start, candidate.at - 8), min(candidate.at + 12, clause.end)
    before = codes.rfind("G", lo, candidate.at)
    if before < 0 and clause.kind == "relative" and clause.opener in ("which", "that"):
        before = codes.rfind("G", max(clause.start - 8, 0), clause.start)
        return before >= 0  # "the treaty of Le Touquet, which Britain and France signed"
    if before >= 0:  # "an agreement between X and Y was signed"
        _read_complements(scene, clause, before, candidate, "")
    return "G" in codes[lo:hi]


def _frame_visit(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """visit Vietnam."""
    codes = scene.chunks.codes
    for at in range(candidate.at + 1, min(candidate.at + 5, clause.end)):
        if codes[at] in "SCL" or scene.chunks.low(at) == "here":
            return codes[at + 1 : at + 2] != "p"  # not "visited Argentina's training ground"
        if codes[at] not in "dXA9B&,":
            return False
    return False


def _frame_see(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """will see President X: only of what is to come, as "saw" and "sees" mean too much else."""
    coming = candidate.mood is not None and candidate.mood.tense in (Tense.FUTURE, Tense.TENTATIVE)
    seen = candidate.at + 1 + (scene.chunks.codes[candidate.at + 1 : candidate.at + 2] == "d")
    return coming and scene.chunks.codes[seen : seen + 1] == "P" and scene.actors[seen].speaks


def _frame_spend(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """spent three hours with President X; will spend two days in Hanoi."""
    codes = scene.chunks.codes
    if not any(code in "DT9" for code in codes[candidate.at + 1 : candidate.at + 6]):
        return False
    if any(scene.actors[at].sort in ("person", "group") for at in _partners(candidate, "partner")):
        return True
    own = {side for at in candidate.parties for side in scene.actors[at].sides}
    candidate.kind = Kind.VISIT
    return bool(candidate.place and candidate.place[1] and own and candidate.place[1] not in own)


def _frame_call_on(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """will call on the president; not "called on the president to resign", "called on Israel"."""
    codes = scene.chunks.codes
    person = next((at for at in range(candidate.at + 1, min(candidate.at + 4, clause.end)) if codes[at] in "PS"), None)
    if person is None or scene.actors[person].sort not in ("person", "group"):
        return False
    return codes[person + 1 : person + 2] not in ("f", "g") and bool(_partners(candidate, "subject"))


def _frame_call(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """will call President X on Monday; not "called X a liar", "call for", "call on"."""
    codes = scene.chunks.codes
    person = codes[candidate.at + 1 : candidate.at + 2] == "P" and scene.actors[candidate.at + 1].speaks
    return (
        person
        and bool(_partners(candidate, "subject"))
        and codes[candidate.at + 2 : candidate.at + 3] in tuple("Tkf.,ag")
    )


FRAMES = {
    "call": _frame_call,
    "see": _frame_see,
    "spend": _frame_spend,
    "agenda": _frame_agenda,
    "brief": _frame_brief,
    "call-on": _frame_call_on,
    "place": _frame_place,
    "to-place": _frame_to_place,
    "with": _frame_with,
    "meet": _frame_meet,
    "object": _frame_object,
    "object-with": _frame_object_with,
    "body": _frame_body,
    "speak": _frame_speak,
    "envoy": _frame_envoy,
    "agreement": _frame_agreement,
    "visit": _frame_visit,
}


def actors_of(scene: Scene, candidate: Candidate) -> list[tuple[Actor, str]]:
    """The actors of a candidate in text order, with how they take part."""
    return [(scene.actors[at], how) for at, how in sorted(candidate.parties.items()) if at in scene.actors]


def is_denied(candidate: Candidate) -> bool:
    """Whether the verb says that the engagement will not or did not take place."""
    return candidate.mood is not None and candidate.mood.tense is Tense.DENIED
