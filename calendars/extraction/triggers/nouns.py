"""Read a noun that names an engagement: what stands about it, the verb that it hangs on, and what that verb says.

In: a scene, its clauses, the noun and its lexicon entry. Out: a `Candidate`, or None where the entry asks for more than
the noun has about it. `lookalikes.py` says why one names none, `noun_phrases.py` reads the words before it,
`noun_moods.py` the noun over it, `governors.py` the verb, `complements.py` those whom the noun itself names,
`companions.py` those who are told to be there in other ways.
"""

from __future__ import annotations

from typing import Any

from calendars.extraction.candidates.candidates import NO_DAY, Candidate, is_renewed, partners_of, sides_told
from calendars.extraction.candidates.debuts import read_beginning
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.candidates.other_deeds import clears_way
from calendars.extraction.candidates.topics import TO_MATTER, centres_on, leads_to_matter
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.openers import STAGES
from calendars.extraction.lists.digests import is_covered
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.arrivals import (
    add_person_visited,
    read_accepted,
    read_celebrated,
    read_for_which,
    read_honoured,
    read_invited,
    read_opening_with,
    read_those_at,
)
from calendars.extraction.parties.companions import (
    read_back_from,
    read_beside,
    read_between,
    read_company,
    read_followed,
    read_held,
    read_hosted,
    read_joined,
    read_joining,
    read_over_meal,
    read_owners,
    read_share,
    read_signed,
    read_together,
    read_where,
)
from calendars.extraction.parties.complements import read_complements
from calendars.extraction.parties.hosts import (
    add_host_before,
    add_host_by_noun,
    add_host_of_capital,
    add_host_of_title,
    add_host_of_two,
    add_unnamed_hosts,
    add_visitor_told,
    forget_self,
    meets_host,
)
from calendars.extraction.parties.mediations import add_mediated, read_proposer
from calendars.extraction.parties.noun_phrases import (
    before_article,
    before_determiners,
    is_talked_of,
    read_cause,
    read_day_beside,
    read_modifiers,
    read_nth_day,
    with_part,
)
from calendars.extraction.parties.noun_standings import (
    is_governed,
    is_judged,
    is_of_speaker,
    is_walked_out_of,
    is_wished_for,
)
from calendars.extraction.parties.participants import add_subjects, drop_mediator
from calendars.extraction.parties.possessors import (
    drop_who_awaits,
    drop_who_tells_of,
    is_between_two,
    is_two_plus_two,
    read_doer,
    read_possessor,
    read_settling,
    read_speaker,
    read_teller,
    read_two_before,
    read_wisher,
)
from calendars.extraction.parties.tellers import add_hosts_told, drop_teller_of_thing, read_hearers, read_told
from calendars.extraction.triggers.governors import read_governor
from calendars.extraction.triggers.issues import (
    drop_barred,
    drop_subject_matter,
    is_of_speech,
    is_offered,
    is_sought,
    read_state_at_issue,
)
from calendars.extraction.triggers.lookalikes import is_watched
from calendars.extraction.triggers.noun_frames import has_frame, is_regional, is_worldly
from calendars.extraction.triggers.noun_moods import read_denial, read_noun_over
from calendars.extraction.triggers.presence import is_abroad_for
from calendars.extraction.triggers.tours import add_counted_hosts
from calendars.extraction.words.word_lists import ORDINALS
from calendars.models import Kind
from calendars.patterns import pattern_of

# Of a meeting with one of these before it: a conference.
WORLDWIDE = frozenset({"international", "global", "worldwide", "intergovernmental", "multinational"})
# Before a noun that was told before.
POINTING = frozenset({"the", "this", "that", "those", "these", "their", "his", "her", "its"})
# "The ministerial part of the meeting", "the start of the meeting" is of the meeting told before.
PIECES = STAGES | {"part", "segment", "half"}
# These before a noun say that it is no other one than what was told.
THIS = frozenset({"the", "this", "that"})


def read_noun(
    scene: Scene, clauses: list[Clause], number: int, at: int, rule: str, row: dict[str, Any]
) -> Candidate | None:
    """Make a candidate of a noun; `rule` and `row` are its entry in triggers.toml.

    "The next round of talks between X and Y will open in Riga on Monday": talks of X and Y in Riga, which are to come.
    """
    clause = clauses[number]
    candidate = Candidate(at, number, rule, Kind(row["kind"]), True)
    candidate.many, candidate.side = bool(row.get("many")), row.get("side", "")
    whole = _read_before(scene, clause, candidate)
    if _is_on_subject(scene, clause, candidate, whole):
        return None
    first = _read_part(scene, clause, candidate, whole)
    read_complements(scene, clause, at, candidate, "obj" if row.get("takes") == "object" else "")
    _read_behind(scene, clause, candidate)
    _tell_known(scene, clause, candidate, first, whole)
    _tell_ruled(scene, clause, candidate, first)
    read_governor(scene, clauses, candidate, first)
    read_noun_over(scene, clause, candidate, first)
    read_day_beside(scene, candidate, first)
    read_cause(scene, candidate, first)
    _add_partners(scene, clause, candidate, first)
    _add_hosts(scene, clauses, candidate, first)
    read_denial(scene, clause, candidate, first)
    _add_holders(scene, clauses, candidate, first)
    _drop_others(scene, clause, candidate, first)
    if candidate.kind in MEET:
        add_unnamed_hosts(scene, candidate)
        forget_self(scene, candidate)
        meets_host(scene, candidate)
        add_host_of_capital(scene, clause, candidate)
        add_host_of_two(scene, clause, candidate)
    _add_attenders(scene, clauses, candidate, first)
    _add_tellers(scene, clauses, candidate, first)
    _tell_occasion(scene, clause, candidate, first, whole)
    _read_ranks(scene, candidate)
    left = candidate.kind is Kind.TALKS and is_walked_out_of(scene, clause, first)
    return candidate if has_frame(scene, clause, row, candidate) and not left else None


def _read_before(scene: Scene, clause: Clause, candidate: Candidate) -> int:
    """Read the words before a noun, and give the first of them: "Friday's | US-Russia talks"."""
    at = candidate.at
    first = read_modifiers(scene, clause, at, candidate)
    read_two_before(scene, clause, at, candidate)
    if candidate.rule == "triggers.meeting" and not WORLDWIDE.isdisjoint(scene.chunks.lows[first:at]):
        candidate.kind, candidate.many = Kind.CONFERENCE, True  # "an international meeting on bird flu"
    such = scene.chunks.low(first - 1) == "such" and scene.chunks.codes[first - 2] in "X9" and first - 2 > clause.start
    return first - 2 if such else first  # "the | last such meeting"


# Behind "meeting", those of several states who hold one office: "of world leaders", "of African foreign ministers"
RANKS_BEHIND = pattern_of(r"oA?(?P<who>r)")


def _read_ranks(scene: Scene, candidate: Candidate) -> None:
    """A gathering of many whom only their office names: "a meeting of world leaders", not "of party leaders"."""
    match = RANKS_BEHIND.match(scene.chunks.codes, candidate.at + 1)
    if match is None or candidate.rule != "triggers.meeting" or len(sides_told(scene, candidate)) != 1:
        return
    who = scene.chunks.text(match.start("who")).lower()
    if who in scene.words["of_many_states"]:
        candidate.kind, candidate.many = Kind.CONFERENCE, True
    elif who in scene.words["heads_of_many"]:
        candidate.kind, candidate.many = Kind.SUMMIT, True


def _is_on_subject(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> bool:
    """Whether talks are what a meeting is about: "a ministerial meeting on interfaith dialogue"."""
    on = scene.chunks.codes[first - 2 : first] in ("nk", "xk") and scene.chunks.low(first - 1) == "on"
    return on and first - 2 > clause.start and candidate.kind is Kind.TALKS and not candidate.parties


def _read_part(scene: Scene, clause: Clause, candidate: Candidate, whole: int) -> int:
    """Read a part told before a noun, and give its first word: "the second day of talks", "X's five hours of talks"."""
    first = with_part(scene, clause, whole)
    if first != whole:
        read_nth_day(scene, first, whole, candidate)
        if scene.chunks.codes[first - 1] == "p" and first - 2 in scene.actors:
            candidate.parties.setdefault(first - 2, "modifier")
    return first


def _read_behind(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """Read who is told of behind a noun: "a week that opens with X's visit", "a dinner in honour of X"."""
    read_opening_with(scene, clause, candidate)
    read_those_at(scene, clause, candidate)
    read_honoured(scene, clause, candidate)
    read_celebrated(scene, clause, candidate)


def _tell_known(scene: Scene, clause: Clause, candidate: Candidate, first: int, whole: int) -> None:
    """Tell whether a noun points at what was told before, "the talks", or at another one, "a second round of talks"."""
    codes, lows = scene.chunks.codes, scene.chunks.lows
    pointed = lows[whole - 1] in POINTING
    candidate.definite = (
        candidate.rule == "triggers.round"
        or (first > clause.start and lows[first - 1] in POINTING)
        or (lows[first] == "the" and (codes[first : first + 2] == "Pp" or codes[first] == "T"))  # "the weekend talks"
        or (whole != first and candidate.many and pointed and bool(candidate.parties))
        or codes[first : first + 2] == "Tp"
        or (codes[whole - 2 : whole] == "Do" and lows[whole - 3] in POINTING)  # "the two days of talks"
        or (pointed and not PIECES.isdisjoint(lows[first:whole]))
        or _is_of_known_body(scene, candidate.at)
        or (lows[whole - 4] == "the" and lows[whole - 3] in NTH and lows[whole - 2 : whole] == ["round", "of"])
    )
    words = _words_of(scene, clause, candidate, first)
    candidate.another = not scene.words["another"].isdisjoint(words) and THIS.isdisjoint(words)
    if not scene.words["bygone"].isdisjoint(words):
        candidate.another = True  # "at their last summit" is not the summit just told


# "the fourth round of | formal peace talks"
NTH = frozenset(ORDINALS[1:10])
# "of the | bilateral | joint commission"
OF_JOINT_BODY = pattern_of(r"odX?(?P<body>n)(?![ow])")
OF_KNOWN = frozenset({*POINTING, "bilateral", "joint"})


def _is_of_known_body(scene: Scene, at: int) -> bool:
    """Whether it is that of a joint body of those told before: "a meeting of the bilateral joint commission"."""
    match = OF_JOINT_BODY.match(scene.chunks.codes, at + 1)
    if match is None or scene.chunks.low(match.start("body") - 1) not in OF_KNOWN:
        return False
    return scene.chunks.entries[match.start("body")][1] == "triggers.joint-body"


def _words_of(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> list[str]:
    """The words before a noun with that before them: "the | next round of" before "talks"."""
    return scene.chunks.lows[max(first - 1, clause.start) : candidate.at]


def _tell_ruled(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> None:
    """Tell whether the clause's verb says something of a noun, or whether it is only a topic: "views on the talks"."""
    lows = scene.chunks.lows
    candidate.speaker = is_of_speaker(scene, clause, candidate.at)
    candidate.governed = is_governed(scene, clause, first)
    candidate.under = not candidate.governed or is_wished_for(scene, clause, first)
    start = before_article(scene, first) + 1
    judged = is_judged(scene, clause, start)
    # "could not be held due to meetings of X and Y", "was put off because of the EU talks", "as it clashes with talks"
    cause = (lows[start - 2], lows[start - 1]) in CAUSES
    cause |= start - 1 > scene.bounds(clause.sentence)[0] and scene.chunks.text(start - 1).lower() in BECAUSE
    candidate.topic = (
        judged
        or cause
        or "any" in lows[start - 1 : first + 1]  # "has no place in any talks"
        or (start > clause.start and lows[start - 1] in scene.words["topic"])
        or (lows[start - 1] in TO_MATTER and leads_to_matter(scene, start - 1))
        or (lows[start - 1] == "of" and scene.chunks.entries[start - 2][1] == "triggers.speak")
        or (candidate.kind in TALKED_OF and is_talked_of(scene, first, candidate.at, candidate.kind is Kind.VISIT))
        or is_covered(scene, clause, start)
        or is_watched(scene, start - 1)
        or is_sought(scene, clause, first)
        or is_offered(scene, clause, start)
    )
    candidate.governed = candidate.governed and not judged and not cause
    centred = lows[start - 1] in TO_MATTER and centres_on(scene, start - 1)
    candidate.readied = centred or (first > clause.start + 2 and clears_way(scene, clause.start, first))


TALKED_OF = GATHER | {Kind.MEETING, Kind.TALKS, Kind.VISIT}
CLASHES = ("clash", "clashes", "clashed", "clashing", "conflict", "conflicts", "conflicting", "overlapped")
CAUSES = frozenset({("due", "to"), ("owing", "to"), *((clash, "with") for clash in CLASHES)})
BECAUSE = frozenset({"because of", "on account of", "in spite of"})


def _add_partners(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> None:
    """Add those with whom it is held: "accepted X's invitation to talks", "joined X for talks", "met X over lunch"."""
    read_accepted(scene, clause, first, candidate)
    read_over_meal(scene, first, candidate)
    read_joining(scene, clause, first, candidate)
    read_beside(scene, first, candidate)
    read_followed(scene, clause, first, candidate)
    read_hearers(scene, clause, candidate)
    for actor in clause.partner:
        candidate.parties.setdefault(actor, "partner")


def _add_hosts(scene: Scene, clauses: list[Clause], candidate: Candidate, first: int) -> None:
    """Add those to whom one comes: "a tour of three Gulf states", "the host of the talks, X", "a visit to see X"."""
    clause = clauses[candidate.clause]
    add_counted_hosts(scene, clause, candidate)
    add_host_by_noun(scene, candidate, clause.end)
    add_host_before(scene, clause, candidate, first)
    if candidate.kind is Kind.VISIT:
        add_person_visited(scene, clause, first, candidate)
    add_host_of_title(scene, clause, candidate)
    if candidate.kind is Kind.VISIT and not partners_of(candidate, "host"):
        candidate.place = candidate.place or scene.prefixes.get(clause.sentence)
    add_hosts_told(scene, clause, candidate)
    add_visitor_told(scene, clauses, candidate.clause, first, candidate)


def _add_holders(scene: Scene, clauses: list[Clause], candidate: Candidate, first: int) -> None:
    """Add those who hold it: "X and Y's talks", "back from talks with X", "talks to be held between X and Y"."""
    clause = clauses[candidate.clause]
    read_owners(scene, clause, first, candidate)
    read_back_from(scene, clause, first, candidate)
    read_where(scene, clauses, candidate)
    read_for_which(scene, clause, candidate)
    read_held(scene, clauses, candidate)
    read_between(scene, clauses, candidate)
    read_hosted(scene, clauses, candidate)
    add_mediated(scene, clause, candidate)
    drop_mediator(scene, candidate)
    read_signed(scene, clause, candidate)
    candidate.pair = candidate.pair or is_between_two(scene, clause, candidate)


def _drop_others(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> None:
    """Drop those who are named but not there: "X was barred from the talks", "X and Y will hold Z talks"."""
    drop_barred(scene, clause, candidate, first)
    drop_subject_matter(scene, candidate)
    drop_who_tells_of(scene, candidate)
    read_share(scene, first, candidate)


def _add_attenders(scene: Scene, clauses: list[Clause], candidate: Candidate, first: int) -> None:
    """Add those whom the clause brings there: "was invited to the summit", "will be in Oslo for the G7 summit"."""
    clause, at = clauses[candidate.clause], candidate.at
    read_invited(scene, clause, first, candidate)
    read_together(scene, clause, first, candidate)
    _add_bearer(scene, clause, first, candidate)
    there = is_abroad_for(scene, clause, at)
    if candidate.kind in GATHER and there and "subject" not in candidate.parties.values():
        add_subjects(candidate, clause.subject)
    if candidate.verb in ("", "cues.report", "cues.past") or candidate.kind is Kind.CALL:
        read_told(scene, clauses, candidate)
    alone = candidate.kind in MEET and not partners_of(candidate, "partner")
    if alone and clause.kind == "after":
        read_company(scene, clauses, candidate.clause, candidate)
        read_proposer(scene, clauses, candidate)
    candidate.pair = candidate.pair or is_two_plus_two(scene, clause, candidate)
    read_settling(scene, clause, candidate)
    read_joined(scene, clauses, candidate.clause, candidate)


def _add_tellers(scene: Scene, clauses: list[Clause], candidate: Candidate, first: int) -> None:
    """Add those who tell of what they do themselves: "X said at the meeting", "X spoke of his talks with Y"."""
    clause, number = clauses[candidate.clause], candidate.clause
    read_possessor(scene, clauses, number, candidate)
    read_speaker(scene, clause, first, candidate)
    read_doer(scene, clauses, first, candidate)
    read_wisher(scene, clauses, candidate)
    read_teller(scene, clauses, number, candidate)
    drop_who_awaits(scene, clause, candidate, first)
    drop_teller_of_thing(scene, clauses, candidate)


def _tell_occasion(scene: Scene, clause: Clause, candidate: Candidate, first: int, whole: int) -> None:
    """Tell what sort of occasion it is: one told before, renewed, that only begins, one of states, one to speak at."""
    at = candidate.at
    candidate.renewed = is_renewed(scene, clause, candidate, whole)
    if candidate.renewed and "preparatory" in _words_of(scene, clause, candidate, first):
        candidate.kind = Kind.SESSION  # of the gathering told before
    read_state_at_issue(scene, clause, candidate)
    read_beginning(scene, clause, candidate)
    if candidate.day is None and is_of_speech(scene, clause, at):
        candidate.day = NO_DAY
    candidate.worldly = is_worldly(scene, at) or (candidate.kind is Kind.SUMMIT and is_regional(scene, at - 1))
    if candidate.rule == "triggers.forum" and scene.chunks.codes[before_determiners(scene, clause, first)] in "fZ":
        candidate.many = False  # "said in a lecture to a forum": one speaks there


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
