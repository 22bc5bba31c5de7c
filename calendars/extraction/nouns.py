"""Read a noun that names an engagement: what stands about it, the verb that it hangs on, and what that verb says.

In: a scene, its clauses, the noun and its lexicon entry. Out: a `Candidate`, or None where the entry asks for more than
the noun has about it. The subject of the verb takes part ("X will hold talks"), and so do those whom the noun itself
names (`participants.py`).
"""

from __future__ import annotations

import re
from typing import Any

from calendars.extraction.actors import Scene
from calendars.extraction.candidates import Candidate, partners_of
from calendars.extraction.clauses import Clause, resumes
from calendars.extraction.moods import Mood, Tense, find_asking, read_mood
from calendars.extraction.occasions import GATHER, MEET
from calendars.extraction.participants import (
    add_host_by_noun,
    add_unnamed_hosts,
    drop_mediator,
    is_between_two,
    read_complements,
    read_modifiers,
    stands_at_place,
    start_of_name,
)
from calendars.extraction.people import PEOPLE
from calendars.extraction.pronouns import MINE
from calendars.extraction.subjects import is_noun
from calendars.models import Kind


def _read_company(scene: Scene, clauses: list[Clause], number: int, candidate: Candidate) -> None:
    """ "X told a joint news conference with Y after their talks", "flanked by Y": who speaks and who stands by."""
    clause = clauses[number]
    begin, end = scene.chunks.sentences[clause.sentence]
    beside = next((one for at in range(begin, end) if (one := _beside(scene, at, begin, end)) is not None), None)
    if beside is None or not scene.actors[beside].speaks or scene.actors[beside].sort not in PEOPLE:
        return
    told = [one for one in clauses[max(number - LOOK_BACK, 0) :] if one.sentence == clause.sentence]
    speakers = [at for one in told if one.kind == "report" for at in one.subject]
    named = [at for at in range(begin, end) if at in scene.actors and scene.actors[at].sort == "person"]
    speaker = next((at for at in (*clause.subject, *speakers, *named) if at != beside), None)
    if speaker is not None and not set(scene.actors[speaker].sides) & set(scene.actors[beside].sides):
        candidate.parties.setdefault(speaker, "subject")
        candidate.parties.setdefault(beside, "partner")
        candidate.pair = False


# How many clauses before an occasion the one who speaks may be named.
LOOK_BACK = 4


def _beside(scene: Scene, at: int, begin: int, end: int) -> int | None:
    """The actor whom the words at a chunk put beside a speaker."""
    codes, low = scene.chunks.codes, scene.chunks.low(at)
    joint = any(scene.chunks.low(one) in scene.words["pressing"] for one in range(max(at - 2, begin), at))
    if not (
        low in ("alongside", "beside")
        or (low == "with" and joint)
        or (low == "by" and codes[at - 1] in "EHv" and scene.chunks.low(at - 1) in scene.words["joined"])
    ):
        return None
    return next((one for one in range(at + 1, min(at + 4, end)) if one in scene.actors), None)


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


WORLDWIDE = frozenset({"international", "global", "worldwide", "intergovernmental", "multinational"})
POINTING = frozenset({"the", "this", "that", "those", "these", "their", "his", "her", "its"})
NTH = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
# "At the end of the visit": its last day.
CLOSE = frozenset({"end", "close", "conclusion"})


def _is_worldly(scene: Scene, at: int) -> bool:
    """Whether a noun ends a proper name that tells of states: "World Humanitarian Summit"."""
    first, last = scene.chunks.firsts[start_of_name(scene, at)], scene.chunks.lasts[at]
    if scene.chunks.codes[at + 1 : at + 3] == "oN" and scene.chunks.text(at)[0].isupper():
        last = scene.chunks.lasts[at + 2]  # "Conference of Sino-Arab Friendship"
    return first < last - 1 and not scene.words["worldly"].isdisjoint(scene.chunks.document.lows[first:last])


def read_noun(
    scene: Scene, clauses: list[Clause], number: int, at: int, rule: str, row: dict[str, Any]
) -> Candidate | None:
    """Make a candidate of a noun; `rule` and `row` are its entry in triggers.toml."""
    clause = clauses[number]
    codes = scene.chunks.codes
    candidate = Candidate(
        at, number, rule, Kind(row["kind"]), True, many=bool(row.get("many")), side=row.get("side", "")
    )
    first = read_modifiers(scene, clause, at, candidate)
    if rule == "triggers.meeting" and any(scene.chunks.low(one) in WORLDWIDE for one in range(first, at)):
        candidate.kind, candidate.many = Kind.CONFERENCE, True  # "an international meeting on bird flu"
    part, whole = _with_part(scene, clause, first), first
    if part != first:
        _read_nth_day(scene, part, first, candidate)
        first = part
    read_complements(scene, clause, at, candidate, "obj" if row.get("takes") == "object" else "")
    candidate.definite = (
        rule == "triggers.round"
        or (first > clause.start and scene.chunks.low(first - 1) in POINTING)
        or (whole != first and candidate.many and scene.chunks.low(whole - 1) in POINTING and bool(candidate.parties))
        or codes[first : first + 2] == "Tp"
    )
    lows = {scene.chunks.low(index) for index in range(max(first - 1, clause.start), at)}
    candidate.another = not lows.isdisjoint(scene.words["another"]) and lows.isdisjoint(("the", "this", "that"))
    if not lows.isdisjoint(scene.words["bygone"]):
        candidate.another = True  # "at their last summit" is not the summit just told
    candidate.governed = _is_governed(scene, clause, first)
    candidate.under = not candidate.governed or _is_wished_for(scene, clause, first)
    start = _before_article(scene, first) + 1
    judged = _is_judged(scene, clause, start)
    candidate.topic = judged or (start > clause.start and scene.chunks.low(start - 1) in scene.words["topic"])
    candidate.governed = candidate.governed and not judged
    _read_governor(scene, clauses, candidate, first)
    if scene.chunks.low(_head_over(scene, first)) in scene.words["chance"]:
        candidate.mood = Mood(Tense.TENTATIVE, first, at + 1)
    elif candidate.mood and candidate.mood.change not in OUTCOMES and _is_striven_for(scene, clause, first):
        candidate.mood = candidate.mood._replace(tense=Tense.TENTATIVE)
    for actor in clause.partner:
        candidate.parties.setdefault(actor, "partner")
    add_host_by_noun(scene, candidate, clause.end)
    if candidate.kind is Kind.VISIT and not partners_of(candidate, "host"):
        candidate.place = candidate.place or scene.prefixes.get(clause.sentence)
    if (first > clause.start and scene.chunks.low(first - 1) == "no") or is_under_denial(scene, clause):
        candidate.mood = Mood(Tense.DENIED, first, at + 1)
    mine = first > clause.start and scene.chunks.low(first - 1) in MINE
    for actor in clause.owner if mine else ():  # "My visit to Fiji", "our talks with Iran"
        candidate.parties.setdefault(actor, "subject" if scene.chunks.low(first - 1) == "my" else "sender")
    if clause.opener == "whose" and first == clause.start + 1:  # "Biden, whose 2010 visit to Israel was marred"
        candidate.parties |= dict.fromkeys(clause.subject, "subject")
    owned = first > clause.start and scene.chunks.low(first - 1) in ("his", "her", "their")
    if (owned or "h" in codes[first:at]) and candidate.kind is not Kind.OTHER:  # "his funeral" is not a pair's
        owner = _whose_own(scene, clause, first)
        candidate.pair = owner is None
        for actor in clause.subject if owner is None else (owner,):
            candidate.parties.setdefault(actor, "subject")
    _read_back_from(scene, clause, first, candidate)
    _read_where(scene, clauses, candidate)
    drop_mediator(scene, candidate)
    _read_signed(scene, clause, candidate)
    candidate.pair = candidate.pair or is_between_two(scene, clause, candidate)
    if candidate.kind in MEET:
        add_unnamed_hosts(scene, candidate)
    _read_invited(scene, clause, first, candidate)
    if candidate.verb in ("", "cues.report"):
        _read_told(scene, clause, candidate)
    if (
        clause.kind == "after"
        and candidate.definite
        and candidate.kind in MEET
        and not partners_of(candidate, "partner")
    ):
        _read_company(scene, clauses, number, candidate)
    candidate.worldly = _is_worldly(scene, at)
    candidate.beside = scene.chunks.low(_head_over(scene, first)) in BESIDE
    if rule == "triggers.forum" and codes[_before_determiners(scene, clause, first)] in "fZ":
        candidate.many = False  # "said in a lecture to a forum": one speaks there
    return candidate if _has_frame(scene, row, candidate) else None


def _read_where(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """ "A lunch with X is set for Friday, where Y hopes to win him over": Y is there."""
    behind = clauses[candidate.clause + 1 : candidate.clause + 2]
    if not behind or behind[0].kind != "relative" or behind[0].opener != "where" or candidate.kind not in MEET:
        return
    people = [at for at in behind[0].subject if scene.actors[at].sort in PEOPLE and scene.actors[at].speaks]
    if people and len(scene.sides_of(candidate.parties)) == 1:
        candidate.parties |= {at: "subject" for at in people if at not in candidate.parties}


def _read_governor(scene: Scene, clauses: list[Clause], candidate: Candidate, first: int) -> None:
    """Take mood and subject from the verb that a noun hangs on, before it ("will hold talks") or behind it."""
    clause, at = clauses[candidate.clause], candidate.at
    codes = scene.chunks.codes
    candidate.aside = _is_aside(scene, clause, first)
    if candidate.aside and candidate.kind is Kind.VISIT:
        for actor in clause.subject:
            candidate.parties.setdefault(actor, "subject")
        over = _before_determiners(scene, clause, first)
        candidate.verb = scene.chunks.entries[over][1] if codes[over] == "H" else ""
        return
    verb = _verb_before(scene, clause, first) if candidate.governed else None
    if verb is not None:
        candidate.mood = read_mood(scene, verb, clause.start)
        inside = codes[_before_article(scene, first)] == "i"  # "asked for it at a summit"
        if (
            inside
            and candidate.mood.tense is Tense.TENTATIVE
            and scene.chunks.low(_before_article(scene, first)) == "at"
        ):
            candidate.mood = candidate.mood._replace(tense=Tense.FUTURE)  # "hopes to raise it at a summit in May"
        if candidate.mood.tense is Tense.PAST and not inside and find_asking(scene, clause.start, at) == verb:
            candidate.mood = Mood(Tense.TENTATIVE, candidate.mood.first, candidate.mood.last)
        candidate.verb = scene.chunks.entries[verb][1] or codes[verb]
        if codes[verb] in "QW" and _is_scene_of(scene, verb, first):
            candidate.mood, candidate.verb = _as_told(scene, candidate.mood, verb), ""
        elif candidate.verb in STAGES and _is_scene_of(scene, verb, first):
            candidate.verb = ""  # "opened an embassy at a ceremony": not the ceremony
        if scene.chunks.entries[verb][3] == "g" and verb > clause.start and codes[verb - 1] == "k":
            candidate.topic = True  # "talks on restarting the six-party talks"
        if candidate.verb in TOLD_OF and codes[_before_article(scene, first)] == "k":
            candidate.topic = True
        spoken_of = (candidate.topic and candidate.kind is Kind.VISIT) or candidate.verb == "triggers.discuss"
        another = spoken_of or (codes[verb] in "12" and _has_owner(scene, candidate))
        if codes[verb] in "HvxE1245QWVKF" and not another:
            for actor in clause.subject:
                candidate.parties.setdefault(actor, "subject")
            candidate.pair = clause.pronoun
        _read_guest(scene, candidate, verb, first)
    elif candidate.governed:
        verb = _verb_after(scene, clause, at)
        start = at + 1
        if verb is None or _is_descriptive(scene, at, verb):
            resumed, begin = _verb_resumed(scene, clauses, candidate.clause)
            put_off = verb is not None and codes[verb] in "VK"  # "delayed from last week, will start on Friday"
            if put_off and resumed is not None and read_mood(scene, resumed, begin).tense is not Tense.PAST:
                resumed = None
            verb, start = (resumed, begin) if verb is None or resumed is not None else (verb, start)
        if verb is not None:
            candidate.mood = read_mood(scene, verb, start)
            candidate.verb = scene.chunks.entries[verb][1] or codes[verb]
            between = codes.find("b", verb, clause.end)
            if between > 0 and scene.chunks.low(between) == "between" and not partners_of(candidate, "partner"):
                read_complements(scene, clause, between - 1, candidate, "")  # "talks opened in Juba between X and Y"
            beside = WITH_BEHIND.search(codes, verb, clause.end)
            if beside and not partners_of(candidate, "partner") and candidate.kind in MEET | GATHER:
                read_complements(scene, clause, beside.start(), candidate, "")  # "A breakfast is set for Friday with X"
            if candidate.verb == "triggers.bring-together":
                read_complements(scene, clause, verb, candidate, "w")
            opens = bool(clause.subject) and min(clause.subject) > at
            deed = next((one for one in range(at, verb + 1) if codes[one] in "QWF"), None) if opens else None
            if deed is not None:  # "At a meeting on Tuesday, X and Y agreed to begin talks"
                candidate.mood, candidate.verb = _as_told(scene, candidate.mood, deed), ""
            elif opens and candidate.mood.tense in (Tense.TENTATIVE, Tense.DENIED):
                candidate.mood = None  # "In talks with ministers on Monday, X sought help"
            if clause.subject and min(clause.subject) > at:  # "On the second day of a visit to Georgia, X met ..."
                for actor in clause.subject:
                    candidate.parties.setdefault(actor, "subject")
        elif (
            clause.kind in ("after", "main")
            and clause.subject != ()
            and not _is_bound(clause, candidate)
            and not (clause.kind == "after" and _has_owner(scene, candidate))  # "ahead of Obama's visit to Cuba"
        ):
            for actor in clause.subject:
                candidate.parties.setdefault(actor, "subject")
        candidate.pair = candidate.pair or (verb is None and clause.pronoun)
    apart = _is_bound(clause, candidate) or _has_owner(scene, candidate)
    if clause.kind == "after" and first <= clause.start + 2 and not apart:  # "after a meeting in Rome, brokered by ..."
        for actor in clause.subject:
            candidate.parties.setdefault(actor, "subject")


BESIDE = frozenset({"sidelines", "margins", "fringes"})


def _is_bound(clause: Clause, candidate: Candidate) -> bool:
    """Whether a body's own session only bounds something: "act before the General Assembly's meeting"."""
    return candidate.kind is Kind.SESSION and clause.opener in AHEAD and candidate.many and bool(candidate.parties)


AHEAD = frozenset({"before", "ahead", "until", "since"})
# Verbs that say of what is their object at which stage it is.
STAGES = frozenset({"cues.begin", "cues.end"})


def _is_scene_of(scene: Scene, verb: int, first: int) -> bool:
    """Whether a noun is where a verb's deed is done: "agreed at a meeting", but not "is expected at the talks"."""
    codes, before = scene.chunks.codes, _before_article(scene, first)
    return codes[before] == "i" and before > verb + 1 - (codes[verb] in "QW") and codes[verb - 1] not in "123f"


def _as_told(scene: Scene, mood: Mood, verb: int) -> Mood:
    """The mood of a verb of planning or wishing for what it does not plan: that of its own tense."""
    form = scene.chunks.entries[verb][3]
    return mood._replace(tense=Tense.PAST if "d" in form and "b" not in form else Tense.PRESENT, change="")


def _read_guest(scene: Scene, candidate: Candidate, verb: int, first: int) -> None:
    """ "Macron hosts Merz for a state visit": the visit is that of the guest, whom the verb has as its object."""
    if candidate.kind is not Kind.VISIT or scene.chunks.entries[verb][1] != "triggers.host":
        return
    hosts = partners_of(candidate, "subject")
    guests = [at for at in range(verb + 1, first) if at in scene.actors and scene.actors[at].sort in PEOPLE]
    if guests and hosts and set(scene.chunks.codes[verb + 1 : guests[0]]) <= set("dX"):
        candidate.parties |= dict.fromkeys(hosts, "host") | dict.fromkeys(guests, "subject")


def _is_aside(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether a noun stands in a phrase between a subject and its verb: "X, on a visit to Y," "X, ending a visit,"."""
    before, codes = _before_determiners(scene, clause, first), scene.chunks.codes
    if before == clause.start and codes[before] == "H" and scene.chunks.entries[before][3] == "g":
        return bool(clause.subject)  # "Kicking off a visit to Y, X said"
    on = codes[before] == "k" and scene.chunks.low(before) == "on"
    if on and before - 1 in clause.subject:
        return True  # "X on a visit to Y last week refused"
    if before <= clause.start or codes[before - 1] != "," or not clause.subject or min(clause.subject) > before:
        return False
    return on or (codes[before] == "H" and scene.chunks.entries[before][3] == "g")


def _is_of_team(scene: Scene, candidate: Candidate) -> bool:
    """Whether those who travel do so to play."""
    told = (scene.chunks.text(at).lower().split() for at in candidate.parties if at in scene.actors)
    return any(words[-1] in ("team", "teams", "side") and not scene.words["teams"].isdisjoint(words) for words in told)


def _has_owner(scene: Scene, candidate: Candidate) -> bool:
    """Whether a noun tells whose it is: "His trip was an answer to Putin's visit"."""
    codes = scene.chunks.codes
    return any(codes[at + 1 : at + 2] == "p" and scene.actors[at].sort == "person" for at in candidate.parties)


def _has_frame(scene: Scene, row: dict[str, Any], candidate: Candidate) -> bool:
    """Whether about a noun stands what its entry asks for."""
    if candidate.kind is Kind.VISIT and _is_of_team(scene, candidate):
        return False  # "the cricket team's tour of Pakistan"
    moved = candidate.mood is not None and candidate.mood.change == "moved"
    if row.get("sits") and candidate.verb not in SITTING and not moved:
        return False
    if row.get("place") and (candidate.mood is None or not stands_at_place(scene, candidate)):
        return False
    people = scene.has_people(candidate.parties)
    return people or not row.get("people")


def _is_judged(scene: Scene, clause: Clause, start: int) -> bool:
    """Whether a noun is what someone welcomes or condemns: "hailed the talks", "support for the talks"."""
    codes = scene.chunks.codes
    before = start - 1
    while (
        before > clause.start and codes[before] in "oXdA9DN" and scene.chunks.low(before) not in scene.words["opinion"]
    ):
        before -= 1
    if before > clause.start and codes[before] == "g":
        return scene.chunks.low(before - 1) in scene.words["in_favour"]
    return before >= clause.start and scene.chunks.low(before) in scene.words["opinion"]


def _whose_own(scene: Scene, clause: Clause, first: int) -> int | None:
    """Whose "their meeting" is: that of the leaders of a body named before in the sentence."""
    if scene.chunks.low(first - 1) != "their":
        return None
    begin = max(scene.chunks.sentences[clause.sentence][0], first - FARTHEST_OWNER)
    named = [at for at in range(begin, first - 1) if at in scene.actors]
    return named[-1] if named and scene.actors[named[-1]].many else None


# How far before "their meeting" its owners stand.
FARTHEST_OWNER = 12
# "is set for Friday with President X"
WITH_BEHIND = re.compile(r"[TQ](?=wd?(?:[PS]|r[jo]))")
# "Erdogan told Lavrov"
TOLD = re.compile(r"(?P<who>[PS])X?Zd?(?P<hearer>[PS])(?!p)")
# "Putin congratulated Erdogan"
ADDRESSED = re.compile(r"(?P<who>P)X?[ZEHXv]d?(?P<hearer>P)(?!p)")


def _read_told(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Erdogan told Lavrov at a meeting on Tuesday that ...": who speaks and who hears are both there."""
    begin, end = scene.chunks.sentences[clause.sentence]
    by_phone = candidate.kind is Kind.CALL and not partners_of(candidate, "partner")
    match = (ADDRESSED if by_phone else TOLD).search(scene.chunks.codes, begin, end)
    if not match or candidate.kind not in MEET | {Kind.CALL}:
        return
    who, hearer = match.start("who"), match.start("hearer")
    between = scene.chunks.codes[hearer + 1 : candidate.at] if candidate.at > hearer else scene.chunks.codes[begin:who]
    here = all(scene.actors[at].sort in PEOPLE and scene.actors[at].speaks for at in (who, hearer))
    if here and not set(between) & set("cZ;mu"):
        candidate.parties.setdefault(who, "subject")
        candidate.parties.setdefault(hearer, "partner")


# What follows "on" behind these is what one speaks about: "briefed him on her talks with X".
TOLD_OF = frozenset({"triggers.brief", "triggers.speak", "triggers.confer", "triggers.phone-call", "triggers.consult"})
# "asked X to lunch", "invited X, Y and Z to a ceremony"
# "The signing of the EU-Mercosur agreement".
SIGNED = re.compile(r"[go]d?(?P<names>[SOMBAX-]{1,6})G")


def _read_signed(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """Those whose agreement is signed take part: "a signing ceremony for the EU-Mercosur agreement"."""
    match = SIGNED.match(scene.chunks.codes, candidate.at + 1, clause.end)
    if candidate.kind is Kind.SIGNING and match and not partners_of(candidate, "partner", "of"):
        for at in range(*match.span("names")):
            if at in scene.actors and scene.chunks.codes[at] in "SOMA":
                candidate.parties.setdefault(at, "of")


INVITED = re.compile(r"[WEVQ](?P<who>d?[PSMO](?:,?&?d?[PSMO]){0,6})fd?[XA]?$")


def _read_invited(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "Has asked X to lunch", "invited X to talks": who is invited takes part."""
    start = max(clause.start, first - FARTHEST_OWNER)
    match = INVITED.search(scene.chunks.codes[start:first])
    many = candidate.kind in GATHER
    for at in range(*match.span("who")) if match and not many else ():
        if start + at in scene.actors and scene.actors[start + at].speaks:
            candidate.parties.setdefault(start + at, "partner")


def is_under_denial(scene: Scene, clause: Clause) -> bool:
    """Whether the clause is what someone denies: "denied that talks were held"."""
    codes = scene.chunks.codes
    denies = clause.start > 0 and codes[clause.start] == "c" and codes[clause.start - 1] == "F"
    open_ = (
        scene.chunks.low(clause.start - 1).startswith("rul") and "8" in codes[max(clause.start - 4, 0) : clause.start]
    )
    return denies and not open_  # "did not rule out that"


def _read_back_from(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "Returned home on Tuesday from a visit to X", "is back from X": who comes back was there, until that day."""
    codes = scene.chunks.codes
    before = _before_determiners(scene, clause, first)
    if candidate.kind is not Kind.VISIT or before <= clause.start or codes[before] != "j":
        return
    words = scene.words["returning"] | {"back", "home"}
    lows, lasts = scene.chunks.document.lows, scene.chunks.lasts  # of "came back", the last word
    verb = next((at for at in range(before - 1, clause.start - 1, -1) if lows[lasts[at] - 1] in words), None)
    if verb is None:
        return
    for actor in clause.subject:
        candidate.parties.setdefault(actor, "subject")
    candidate.pair = candidate.pair or clause.pronoun
    candidate.ended = True
    while verb > clause.start and codes[verb] not in "vHE12":
        verb -= 1
    candidate.mood = candidate.mood or read_mood(scene, verb, clause.start)


def _before_determiners(scene: Scene, clause: Clause, first: int) -> int:
    """The chunk before a noun's words and its articles, in the clause."""
    before = first - 1
    while before > clause.start and scene.chunks.codes[before] == "d":
        before -= 1
    return before


def _before_article(scene: Scene, first: int) -> int:
    """The chunk before a noun's words and the one article before them."""
    return first - 1 - (scene.chunks.codes[first - 1 : first] == "d")


def _with_part(scene: Scene, clause: Clause, first: int) -> int:
    """The first chunk of "the next round of" before a noun: what is said of the part is said of the whole."""
    codes = scene.chunks.codes
    before = _before_determiners(scene, clause, first)
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
    candidate.ended = not CLOSE.isdisjoint(lows)
    if "day" not in lows:
        return
    candidate.nth = next((NTH[low] for low in lows if low in NTH), 0)
    candidate.last_day = not {"final", "last", "closing"}.isdisjoint(lows)


def _head_over(scene: Scene, first: int) -> int:
    """The chunk of the noun that a noun is told of, in "the prospect of talks", "hopes for a meeting"; else its own."""
    codes, before = scene.chunks.codes, _before_article(scene, first)
    return before - 1 if before > 0 and codes[before] in "og" else first


def _is_governed(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether the clause's verb says something of a noun: not in "details of the talks"."""
    codes = scene.chunks.codes
    before = _before_determiners(scene, clause, first)
    if before < clause.start or codes[before] not in "ojyb":
        return True
    emerging = before - 1 == clause.start and scene.chunks.low(clause.start).endswith("ing")  # "Emerging from talks"
    return emerging or codes[before - 1 : before] == "a"  # "ahead of the talks"


def _is_wished_for(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether a clause's subject is what is wished or done for a noun: "hopes for talks", "plans for a visit"."""
    codes, before = scene.chunks.codes, _before_article(scene, first)
    return (
        codes[before : before + 1] == "g"
        and re.fullmatch("d?[AXN]{0,2}[XNWx]", codes[clause.start : before]) is not None
    )


# What became of a plan: no wish any more.
OUTCOMES = frozenset({"moved", "off", "unmet"})
# "Is trying to arrange a", "called on Monday for", "are working on a".
STRIVING = re.compile(r"X?(?:k?T|iT)?[fgk]?[XHQEv]?d?$")


def _is_striven_for(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether the verb before a noun only says that someone works for it: "is trying to arrange talks"."""
    chunks = scene.chunks
    for at in range(first - 1, max(first - 6, clause.start), -1):
        if chunks.low(at) in scene.words["striving"] and chunks.codes[at] != "n" and chunks.codes[at - 1] not in "dpA9":
            return STRIVING.match(chunks.codes, at + 1, first) is not None
    return False


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


def _is_descriptive(scene: Scene, at: int, verb: int) -> bool:
    """Whether a verb behind a noun is a participle that only describes it: "a summit, the first hosted by X, opens"."""
    codes = scene.chunks.codes
    participle = "n" in scene.chunks.entries[verb][3]
    return participle and "," in codes[at:verb] and codes[verb - 1] not in "123458mu"


def _verb_resumed(scene: Scene, clauses: list[Clause], number: int) -> tuple[int | None, int]:
    """The verb of a clause that goes on behind a relative one: "The talks that opened on Monday will end on Friday"."""
    later = clauses[number + 1 : number + 3]
    if later and later[0].kind == "relative":
        later = later[1:]
    if not later or later[0].parent != number or later[0].kind != "main":
        return None, 0
    start = later[0].start + (scene.chunks.codes[later[0].start] == ",")
    told = scene.chunks.codes[start] in "mu12458" or "s" in scene.chunks.entries[start][3]
    if not told and not resumes(scene, clauses[number], later[0]):
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
            if codes[index - 1] == "k" and scene.chunks.entries[index][3] == "g":
                continue  # "talks on ending the war are going on"
            if codes[index - 1] == "," and scene.chunks.entries[index][3] == "g":
                return None  # "on his arrival in Ankara, offering ...": the subject offers
            if (
                codes[index - 1] == ","
                and "n" in scene.chunks.entries[index][3]
                and codes[index + 1 : index + 2] == "y"
            ):
                continue  # "The seminar, attended by officials from X, opens on Monday"
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
