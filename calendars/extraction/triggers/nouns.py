"""Read a noun that names an engagement: what stands about it, the verb that it hangs on, and what that verb says.

In: a scene, its clauses, the noun and its lexicon entry. Out: a `Candidate`, or None where the entry asks for more than
the noun has about it. `lookalikes.py` says why one names none, `noun_phrases.py` reads the words before it,
`governors.py` the verb, `participants.py` those whom the noun itself names, `companions.py` those who are told to be
there in other ways.
"""

from __future__ import annotations

from typing import Any

from calendars.extraction.candidates.candidates import NO_DAY, Candidate, is_renewed, partners_of
from calendars.extraction.candidates.debuts import read_beginning
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.candidates.owners import is_readied
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import FATES, Mood, Tense
from calendars.extraction.lists.digests import is_covered
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.arrivals import (
    read_celebrated,
    read_for_which,
    read_honoured,
    read_opening_with,
    read_those_at,
)
from calendars.extraction.parties.companions import (
    read_accepted,
    read_back_from,
    read_beside,
    read_between,
    read_company,
    read_followed,
    read_held,
    read_hosted,
    read_invited,
    read_joined,
    read_joining,
    read_over_meal,
    read_owners,
    read_signed,
    read_together,
    read_told,
    read_where,
)
from calendars.extraction.parties.hosts import (
    add_host_before,
    add_host_by_noun,
    add_host_of_capital,
    add_host_of_title,
    add_host_of_two,
    add_unnamed_hosts,
    add_visitor_told,
    stands_at_place,
)
from calendars.extraction.parties.noun_phrases import (
    BESIDE,
    before_article,
    before_determiners,
    head_over,
    is_governed,
    is_judged,
    is_of_denied_report,
    is_of_speaker,
    is_striven_for,
    is_under_denial,
    is_walked_out_of,
    is_wished_for,
    read_modifiers,
    read_nth_day,
    start_of_name,
    with_part,
)
from calendars.extraction.parties.participants import add_subjects, drop_mediator, read_complements
from calendars.extraction.parties.possessors import (
    drop_who_awaits,
    is_between_two,
    read_doer,
    read_possessor,
    read_speaker,
    read_teller,
    read_two_before,
)
from calendars.extraction.parties.receptions import add_person_visited
from calendars.extraction.parties.tellers import add_host_of_tellers, read_hearers
from calendars.extraction.triggers.governors import read_governor
from calendars.extraction.triggers.issues import (
    drop_barred,
    is_looked_into,
    is_of_speech,
    is_sought,
    read_state_at_issue,
)
from calendars.extraction.triggers.lookalikes import is_not_there, is_watched
from calendars.extraction.triggers.presence import is_abroad_for, is_at
from calendars.extraction.triggers.sports import is_private, is_sport
from calendars.extraction.triggers.tours import add_counted_hosts
from calendars.models import Kind
from calendars.patterns import pattern_of

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
# Of a meeting with one of these before it: a conference.
WORLDWIDE = frozenset({"international", "global", "worldwide", "intergovernmental", "multinational"})
# Before a noun that was told before.
POINTING = frozenset({"the", "this", "that", "those", "these", "their", "his", "her", "its"})
# "The ministerial part of the meeting" is of the meeting told before.
PIECES = frozenset({"part", "segment", "half"})
# Before "on" and an engagement, they are about it: "close to an understanding on the meeting".
AGREED = frozenset({"understanding", "agreement", "deal", "accord", "decision", "announcement"})
# "Was ready for talks": that is only a wish, but who "arrived on Monday ready for talks" holds them.
READY = frozenset({"ready", "keen", "eager", "willing", "hopeful"})
# "Spoiled the atmosphere for talks": only that they might be held is told.
GROUND = frozenset({"atmosphere", "climate", "mood", "conditions"})
# Nouns over one that tell what became of a plan.
DROPPINGS = dict.fromkeys(("cancellation", "cancelation", "scrapping"), "off") | dict.fromkeys(
    ("postponement", "deferral", "deferment", "rescheduling"), "moved"
)
# "Was silent on reports of a meeting": nobody says that there was one.
HEARSAY = frozenset({"reports", "rumours", "rumors", "speculation", "allegations"})
# Between a day and those: "Dec. 21 and 22 as the dates for", "July 9 as a possible date for"
AS_DATE = pattern_of(r"T(?P<as>[cw])d?[XAQW]?$")
# What became of a plan: no wish any more.
OUTCOMES = FATES | {"unmet"}


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
    read_two_before(scene, clause, at, candidate)
    if rule == "triggers.meeting" and not WORLDWIDE.isdisjoint(scene.chunks.lows[first:at]):
        candidate.kind, candidate.many = Kind.CONFERENCE, True  # "an international meeting on bird flu"
    topic = codes[first - 2 : first] in ("nk", "xk") and scene.chunks.low(first - 1) == "on"
    if topic and first - 2 > clause.start and candidate.kind is Kind.TALKS and not candidate.parties:
        return None  # "a ministerial meeting on interfaith dialogue": what it is about
    part, whole = with_part(scene, clause, first), first
    if part != first:
        read_nth_day(scene, part, first, candidate)
        first = part
        if codes[part - 1] == "p" and part - 2 in scene.actors:  # "X's five hours of talks"
            candidate.parties.setdefault(part - 2, "modifier")
    read_complements(scene, clause, at, candidate, "obj" if row.get("takes") == "object" else "")
    read_opening_with(scene, clause, candidate)
    read_those_at(scene, clause, candidate)
    read_honoured(scene, clause, candidate)
    read_celebrated(scene, clause, candidate)
    candidate.definite = (
        rule == "triggers.round"
        or (first > clause.start and scene.chunks.low(first - 1) in POINTING)
        or (codes[first : first + 2] == "Pp" and scene.chunks.low(first) == "the")  # "the president's visit"
        or (whole != first and candidate.many and scene.chunks.low(whole - 1) in POINTING and bool(candidate.parties))
        or codes[first : first + 2] == "Tp"
        or (codes[whole - 2 : whole] == "Do" and scene.chunks.low(whole - 3) in POINTING)  # "the two days of talks"
        or (scene.chunks.low(whole - 1) in POINTING and not PIECES.isdisjoint(scene.chunks.lows[first:whole]))
    )
    lows = {scene.chunks.low(index) for index in range(max(first - 1, clause.start), at)}
    candidate.another = not lows.isdisjoint(scene.words["another"]) and lows.isdisjoint(("the", "this", "that"))
    if not lows.isdisjoint(scene.words["bygone"]):
        candidate.another = True  # "at their last summit" is not the summit just told
    candidate.speaker = is_of_speaker(scene, clause, at)
    candidate.governed = is_governed(scene, clause, first)
    candidate.under = not candidate.governed or is_wished_for(scene, clause, first)
    start = before_article(scene, first) + 1
    judged = is_judged(scene, clause, start)
    candidate.topic = judged or (start > clause.start and scene.chunks.low(start - 1) in scene.words["topic"])
    candidate.topic |= scene.chunks.low(start - 1) == "on" and scene.chunks.low(start - 2) in AGREED
    candidate.topic |= scene.chunks.low(start - 1) == "of" and scene.chunks.entries[start - 2][1] == "triggers.speak"
    candidate.topic |= is_covered(scene, clause, start) or is_watched(scene, start - 1)
    candidate.topic |= is_sought(scene, clause, first) or is_looked_into(scene, clause, start)
    cause = scene.chunks.low(start - 1) == "to" and scene.chunks.low(start - 2) == "due"
    candidate.topic |= cause  # "could not be held this month due to meetings of X and Y"
    candidate.governed = candidate.governed and not judged and not cause
    read_governor(scene, clauses, candidate, first)
    head = head_over(scene, first)
    over = scene.chunks.low(head)
    candidate.topic |= over == "anniversary"  # "marked the anniversary of the summit on Monday"
    if over in scene.words["terms"] and head < first:
        _read_date_of(scene, clause, candidate, head)
    ground = over in GROUND and scene.chunks.low(head + 1) == "for"
    if (
        over in scene.words["chance"]
        or ground
        or (over in READY and codes[head - 1] not in "TCL" and candidate.kind in MEET)
    ):
        candidate.mood = Mood(Tense.TENTATIVE, first, at + 1)
    elif over in HEARSAY:
        candidate.mood = Mood(Tense.DENIED, first, at + 1)
    elif change := DROPPINGS.get(over, ""):
        candidate.mood = Mood(Tense.FUTURE, first - 1, first, change)  # "announced the cancellation of his visit"
    elif candidate.mood and candidate.mood.change not in OUTCOMES and is_striven_for(scene, clause, first):
        candidate.mood = candidate.mood._replace(tense=Tense.TENTATIVE)
    elif _is_told_of_efforts(scene, clause, first):
        candidate.mood = Mood(Tense.PAST, first, at + 1)
    elif is_readied(scene, before_determiners(scene, clause, first)):
        _read_readied(scene, clause, candidate, first)
    read_accepted(scene, clause, first, candidate)
    read_over_meal(scene, first, candidate)
    read_joining(scene, clause, first, candidate)
    read_beside(scene, first, candidate)
    read_followed(scene, clause, first, candidate)
    read_hearers(scene, clause, candidate)
    for actor in clause.partner:
        candidate.parties.setdefault(actor, "partner")
    add_counted_hosts(scene, clause, candidate)
    add_host_by_noun(scene, candidate, clause.end)
    add_host_before(scene, clause, candidate, first)
    if candidate.kind is Kind.VISIT:
        add_person_visited(scene, clause, first, candidate)
    add_host_of_title(scene, clause, candidate)
    if candidate.kind is Kind.VISIT and not partners_of(candidate, "host"):
        candidate.place = candidate.place or scene.prefixes.get(clause.sentence)
    add_host_of_tellers(scene, clause, candidate)
    add_visitor_told(scene, clauses, number, first, candidate)
    ruled_out = codes[at + 1 : at + 3] == "Fy"  # "Secret Talks Denied by Minister"
    ruled_out = ruled_out or is_of_denied_report(scene, first) or is_not_there(scene, candidate)
    if (first > clause.start and scene.chunks.low(first - 1) == "no") or is_under_denial(scene, clause) or ruled_out:
        candidate.mood = Mood(Tense.DENIED, first, at + 1)
    read_owners(scene, clause, first, candidate)
    read_back_from(scene, clause, first, candidate)
    read_where(scene, clauses, candidate)
    read_for_which(scene, clause, candidate)
    read_held(scene, clauses, candidate)
    read_between(scene, clauses, candidate)
    read_hosted(scene, clauses, candidate)
    drop_mediator(scene, candidate)
    read_signed(scene, clause, candidate)
    candidate.pair = candidate.pair or is_between_two(scene, clause, candidate)
    drop_barred(scene, clause, candidate, first)
    _drop_subject_matter(scene, candidate)
    _drop_who_tells_of(scene, candidate)
    if candidate.kind in MEET:
        add_unnamed_hosts(scene, candidate)
        add_host_of_capital(scene, clause, candidate)
        add_host_of_two(scene, clause, candidate)
    read_invited(scene, clause, first, candidate)
    read_together(scene, clause, first, candidate)
    _add_bearer(scene, clause, first, candidate)
    there = is_at(scene, clause, before_article(scene, first)) or is_abroad_for(scene, clause, at)
    if candidate.kind in GATHER and there and "subject" not in candidate.parties.values():
        add_subjects(candidate, clause.subject)  # "will be at the summit", "will be in Ottawa for the summit of the G7"
    if candidate.verb in ("", "cues.report", "cues.past") or candidate.kind is Kind.CALL:
        read_told(scene, clause, candidate)
    alone = candidate.kind in MEET and not partners_of(candidate, "partner")
    if alone and clause.kind == "after":
        read_company(scene, clauses, number, candidate)
    if candidate.kind in MEET and not candidate.parties and _is_two_plus_two(scene, clause, at):
        candidate.pair = True
    read_joined(scene, clauses, number, candidate)
    read_possessor(scene, clauses, number, candidate)
    read_speaker(scene, clause, first, candidate)
    read_doer(scene, clauses, first, candidate)
    read_teller(scene, clauses, number, candidate)
    drop_who_awaits(scene, clause, candidate, first)
    candidate.renewed = is_renewed(scene, clause, candidate, whole)
    if candidate.renewed and "preparatory" in lows:
        candidate.kind = Kind.SESSION  # of the gathering told before
    read_state_at_issue(scene, clause, candidate)
    read_beginning(scene, clause, candidate)
    if candidate.day is None and is_of_speech(scene, clause, at):
        candidate.day = NO_DAY
    candidate.worldly = _is_worldly(scene, at) or (candidate.kind is Kind.SUMMIT and _is_regional(scene, at - 1))
    candidate.beside = over in BESIDE
    if rule == "triggers.forum" and codes[before_determiners(scene, clause, first)] in "fZ":
        candidate.many = False  # "said in a lecture to a forum": one speaks there
    left = candidate.kind is Kind.TALKS and is_walked_out_of(scene, clause, first)
    return candidate if _has_frame(scene, clause, row, candidate) and not left else None


def _read_date_of(scene: Scene, clause: Clause, candidate: Candidate, head: int) -> None:
    """ "Proposed July 9 as the date for talks" tells their day, and "set a date for the talks on Monday" does not."""
    begin, _ = scene.bounds(clause.sentence)
    match = AS_DATE.search(scene.chunks.codes, begin, head)
    if match is not None and scene.chunks.low(match.start("as")) == "as":
        candidate.day = match.start()
        tense = Tense.TENTATIVE if "W" in scene.chunks.codes[begin : match.start()] else Tense.FUTURE
        candidate.mood = Mood(tense, head, candidate.at + 1)
    else:
        candidate.topic = True


# ", including a": before one of the occasions of what was told of.
INCLUDING = pattern_of(r",w[dXA9D]{0,3}$")
EFFORTS_REACH = 9


def _is_told_of_efforts(scene: Scene, clause: Clause, first: int) -> bool:
    """ "Refuses to sign despite much diplomacy, including a meeting on Sunday with X": that meeting is over."""
    match = INCLUDING.search(scene.chunks.codes, max(clause.start, first - 4), first)
    if match is None or scene.chunks.low(match.start() + 1) != "including":
        return False
    return not {"despite", "after", "following"}.isdisjoint(
        scene.chunks.lows[max(match.start() - EFFORTS_REACH, clause.start) : match.start()]
    )


def _drop_subject_matter(scene: Scene, candidate: Candidate) -> None:
    """ "Lavrov and Kerry will hold Syria talks": the state before the noun is what two others talk about."""
    before = candidate.at - 1
    others = [at for at in candidate.parties if at != before]
    alone = candidate.parties.get(before) == "modifier" and scene.chunks.codes[before] == "S"
    if alone and scene.chunks.codes[before - 1] not in "-&,p" and scene.actors[before].sort == "state":
        sides = scene.sides_of(partners_of(candidate, "subject", "partner", "between"))
        if len(sides) > 1 and not set(scene.actors[before].sides) & set(scene.sides_of(others)):
            del candidate.parties[before]


def _drop_who_tells_of(scene: Scene, visit: Candidate) -> None:
    """ "X and Y will fix a date for Z's visit", "with a visit by Z": Z makes it, and not who speaks of it."""
    owner = [at for at in partners_of(visit, "modifier", "agent") if scene.actors[at].sort == "person"]
    owns = (at for at in owner if visit.parties[at] == "agent" or scene.chunks.codes[at + 1] == "p")
    named = any(scene.actors[at].sides for at in owns)
    if visit.kind is Kind.VISIT and named and "host" in visit.parties.values():
        visit.parties = {at: how for at, how in visit.parties.items() if how != "subject"}


def _read_readied(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> None:
    """ "Came to prepare a summit this month", "would pave the way for a summit": what is made ready is to come."""
    mood = candidate.mood
    if mood is not None and (mood.change in OUTCOMES or mood.tense in (Tense.DENIED, Tense.TENTATIVE, Tense.FUTURE)):
        return
    open_yet = any(scene.chunks.low(at) in ("would", "could", "may", "might") for at in range(clause.start, first))
    tense = Tense.TENTATIVE if open_yet else Tense.FUTURE
    candidate.mood = mood._replace(tense=tense) if mood is not None else Mood(tense, first, candidate.at + 1)


CARRYING = frozenset({"carry", "carries", "carried", "bring", "brings", "brought", "take", "takes", "took"})


def _add_bearer(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "X will carry a plan to the summit with Y": who brings something to an occasion with another is there."""
    before = before_article(scene, first)
    to = scene.chunks.codes[before] == "f" and not CARRYING.isdisjoint(scene.chunks.lows[clause.start : before])
    if not to or candidate.kind not in (*MEET, Kind.SUMMIT) or set(candidate.parties.values()) != {"partner"}:
        return
    who = [at for at in clause.subject if scene.actors[at].sort == "person" and scene.actors[at].speaks]
    if who and not scene.sides_of(who) & scene.sides_of(candidate.parties):
        candidate.parties |= dict.fromkeys(who, "subject")


def _is_two_plus_two(scene: Scene, clause: Clause, at: int) -> bool:
    """ "Two-plus-two" talks: their foreign and defence ministers, of the two sides of whom the text tells."""
    before = scene.chunks.text(max(at - 8, clause.start), at + 1).lower().replace(" ", "")
    return "two-plus-two" in before or "2+2" in before


def _is_worldly(scene: Scene, at: int) -> bool:
    """Whether a noun ends a proper name that tells of states: "World Humanitarian Summit"."""
    first, last = scene.chunks.firsts[start_of_name(scene, at)], scene.chunks.lasts[at]
    if scene.chunks.codes[at + 1 : at + 3] == "oN" and scene.chunks.text(at)[0].isupper():
        last = scene.chunks.lasts[at + 2]  # "Conference of Sino-Arab Friendship"
    return first < last - 1 and not scene.words["worldly"].isdisjoint(scene.chunks.document.lows[first:last])


def _is_regional(scene: Scene, at: int) -> bool:
    """Whether a word tells from which part of the world people come: "the South Asian summit", "a Balkan summit"."""
    region = scene.chunks.codes[at] == "L" and at in scene.places and not scene.places[at][1]
    return region or scene.chunks.text(at).lower() in scene.words["continental"]


def _is_set_up(scene: Scene, candidate: Candidate) -> bool:
    """Whether a body is only made: "deciding to set up a joint commission"."""
    verb = candidate.mood.last - 1 if candidate.mood else candidate.at
    return scene.chunks.low(verb) in ("set", "setting") and scene.chunks.low(verb + 1) == "up"


def _has_frame(scene: Scene, clause: Clause, row: dict[str, Any], candidate: Candidate) -> bool:
    """Whether about a noun stands what its entry asks for."""
    if candidate.kind is Kind.VISIT and (is_sport(scene, clause, candidate) or is_private(scene, clause, candidate)):
        return False  # "the cricket team's tour of Pakistan", "a visit to Spain for medical treatment"
    moved = candidate.mood is not None and candidate.mood.change == "moved"
    if row.get("sits") and ((candidate.verb not in SITTING and not moved) or _is_set_up(scene, candidate)):
        return False
    told = candidate.mood is not None or (clause.kind == "after" and bool(clause.subject))  # "after a stop in Tokyo"
    told = told or bool(partners_of(candidate, "subject"))  # "followed by a stop in Tokyo"
    if row.get("place") and not (told and stands_at_place(scene, candidate)):
        return False
    if row.get("body") and not any(scene.actors[at].sort == "body" for at in candidate.parties):
        return False  # "the ministry holds a briefing"
    return not row.get("people") or scene.has_people(candidate.parties)
