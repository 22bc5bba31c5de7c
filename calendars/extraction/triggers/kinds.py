"""Say what kind of engagement a draft is, beyond what its word alone says: a call, a session of a body, a visit.

In: a draft with its parties, its place and what the verb says, and the candidate and the clause that it comes from.
Out: the same draft, its kind set.
"""

from __future__ import annotations

from itertools import chain

from calendars.extraction.candidates.candidates import Candidate, actors_of, is_of_crowd, partners_of
from calendars.extraction.candidates.occasions import COMING_TO, MEET, Draft
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import YET_TO_COME, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.parties.noun_phrases import BESIDE, COMPANY
from calendars.extraction.triggers.frames import CALLS
from calendars.extraction.triggers.presence import is_abroad_for
from calendars.models import Kind
from calendars.patterns import pattern_of

# "the last session | of the six-party talks"
OF_TALKS = pattern_of(r"od?[XA9]{0,3}[nxB]")


def set_kind(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> None:
    """Set the kind of a draft, and whether one side is enough for it, by who takes part, how and where.

    Args:
        scene: chunks with actors and places.
        clause: that of the candidate.
        candidate: the word that the draft comes from.
        draft: with its sides, its place and its tense; its `kind` and its `many` are changed here.
    """
    of = OF_TALKS.match(scene.chunks.codes, candidate.at + 1) if candidate.rule == "triggers.session" else None
    if of and scene.chunks.last_low(of.end() - 1) in ("talks", "negotiations"):
        draft.kind = Kind.TALKS  # "the last session of the talks"
        return
    words = _words_told(scene, clause, candidate)
    draft.wired = not words.isdisjoint(scene.words["phone"])
    told = actors_of(scene, candidate)
    collective = next(
        (actor for actor, how in told if actor.many and actor.sides and how in ("subject", "of", "modifier")),
        None,
    )
    crowd = next((actor for actor, _ in told if actor.many and not actor.sides), None)
    draft.many = draft.many or crowd is not None  # "will meet European leaders": nobody of them is named
    guest = draft.kind is Kind.SESSION and len(draft.sides) == 1 and not draft.bodies  # "leaders gathered with X"
    if crowd and draft.kind in (*MEET, Kind.SESSION) and (guest or is_of_crowd(scene, candidate)):
        draft.kind = Kind.SUMMIT if (crowd.role or "").lower() in HEADS else Kind.CONFERENCE
    of_body = bool(draft.bodies) and scene.chunks.last_low(candidate.at) == "summit"  # "a virtual summit of ASEAN"
    if draft.kind is Kind.CALL and (collective or of_body):
        draft.many = True
    elif not collective and candidate.rule == "triggers.meeting" and _is_of_officials(scene, candidate):
        draft.kind, draft.many = Kind.SESSION, True
    elif collective and draft.kind in (*MEET, Kind.SESSION):
        _set_kind_of_many(scene, candidate, draft, collective)
    elif draft.kind in MEET and _is_by_wire(scene, clause, candidate, draft, words):
        draft.kind = Kind.CALL
    elif draft.kind in MEET and len(draft.sides) > 2 and _are_heads(scene, candidate):
        draft.kind = Kind.SUMMIT
    elif draft.kind in MEET and _is_session(scene, clause, candidate, draft):
        draft.kind, draft.many = Kind.SESSION, True
    else:
        draft.kind = _kind_of_two(scene, clause, candidate, draft, words, bool(collective))


def _words_told(scene: Scene, clause: Clause, candidate: Candidate) -> set[str]:
    """The words of a clause that may say how an engagement is held.

    "Agreed by phone to meet in Riga": how one comes to do something does not say how it is done. Nor does what is ahead
    take place "In a call on Monday".
    """
    mood, start = candidate.mood, clause.start
    if mood is not None and mood.change == "purpose":
        start = max(start, mood.last)
    elif mood is not None and mood.tense in YET_TO_COME:
        calls = (one for one in range(start, candidate.at) if scene.chunks.entries[one][1] == "triggers.phone-call")
        start = next(calls, start - 1) + 1
    return set(scene.chunks.document.lows[scene.chunks.firsts[start] : scene.chunks.lasts[clause.end - 1]])


def _set_kind_of_many(scene: Scene, candidate: Candidate, draft: Draft, collective: Actor) -> None:
    """The kind of what many who are told by one word hold: "EU leaders will meet"."""
    if draft.kind in MEET and _sends_to_one(scene, candidate, collective):
        return
    draft.many = True
    beside = [scene.actors[at] for at in partners_of(candidate, "subject")]
    if draft.kind in MEET and len(beside) == len(draft.sides) == 2 and {one.sort for one in beside} != {"group"}:
        return  # "Iranian and EU diplomats will hold talks": of two sides
    heads = collective.rank == "head" or (collective.role or "").lower() in HEADS
    draft.kind = Kind.SUMMIT if heads else Kind.SESSION


def _is_by_wire(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, words: set[str]) -> bool:
    """Whether those who talk do so by telephone or video link; a council that meets so is in session."""
    by_phone = not words.isdisjoint(scene.words["phone"]) or _is_in_call(scene, clause, candidate)
    return by_phone and not (draft.bodies and len(draft.sides) == 1)


def _is_session(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> bool:
    """Whether a meeting is one of a body, and not with it, nor what somebody comes to its seat for."""
    if draft.kind is Kind.MEETING and _is_of_league(scene, candidate, draft.attends):
        return True
    if not draft.bodies or _is_of_executive(scene, candidate) or candidate.rule.startswith("organisations."):
        return False
    return not _is_aim_there(scene, clause, candidate) and (len(draft.sides) == 1 or _names_body(scene, candidate))


def _kind_of_two(
    scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, words: set[str], collective: bool
) -> Kind:
    """The kind of what a few sides hold: "a third sitting" is talks, "spent Wednesday in Beijing" a visit."""
    kind, place = draft.kind, draft.place[1] if draft.place else ""
    if _is_spoken_face_to_face(scene, clause, candidate, draft, words):
        return Kind.TALKS
    if kind is Kind.MEETING and len(draft.sides) > 1 and _is_of_joint_body(scene, clause, candidate):
        return Kind.SESSION  # "the fourth meeting of their joint trade commission"
    again = candidate.rule == "triggers.convene" and scene.chunks.low(candidate.at).startswith("reconven")
    sitting = again or candidate.rule == "triggers.session"
    sitting = sitting and len(draft.sides) > 1 and not (draft.bodies or collective)
    if sitting and words.isdisjoint(scene.words["joint_bodies"] | {"its"}):
        return Kind.TALKS
    if candidate.rule == "triggers.spend" and place in draft.sides and not _lasts_hours(scene, candidate):
        own = scene.sides_of(clause.subject)
        return Kind.VISIT if own and place not in own else kind
    if kind in MEET and candidate.noun and _is_abroad(scene, clause, candidate, draft):
        return Kind.VISIT
    return Kind.MEETING if kind is Kind.VISIT and candidate.noun and _is_with_one(scene, candidate) else kind


def _sends_to_one(scene: Scene, candidate: Candidate, envoys: Actor) -> bool:
    """ "ECOWAS envoys met General X": those whom a body sends are no session of it where they meet somebody."""
    met = [scene.actors[at] for at in partners_of(candidate, "partner")]
    return envoys.rank == "envoy" and not candidate.noun and bool(met) and all(one.sort == "person" for one in met)


# "in Tehran next week for a third round of", before "talks"
THERE_FOR = pattern_of(r"i[CLS](?:k?T)?g[dXA9D]{0,4}(?:[nX]o[dXA9D]{0,3})?$")


def _is_aim_there(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "An EU delegation is due in Tehran for talks": with those who are there, and no session of its own."""
    lone = candidate.noun and candidate.kind is Kind.TALKS and len(candidate.parties) == 1
    return lone and THERE_FOR.search(scene.chunks.codes, clause.start, candidate.at) is not None


def _is_with_one(scene: Scene, candidate: Candidate) -> bool:
    """Whether a visit is no journey: "had a short visit with Merkel", not "his visit with Merkel to the front"."""
    with_whom = scene.chunks.codes[candidate.at + 1] == "w" and candidate.at + 2 in scene.actors
    single = scene.chunks.low(candidate.at) == "visit" and not partners_of(candidate, "host")
    return with_whom and single and scene.actors[candidate.at + 2].sort == "person"


HEADS = frozenset(
    {"heads of state", "heads of government", "heads of state and government", "heads", "leaders", "presidents"}
)


def _are_heads(scene: Scene, candidate: Candidate) -> bool:
    """Whether those of several states meet who lead them: "the heads of state of X, Y and Z sat down together"."""
    who = [scene.actors[at] for at in partners_of(candidate, "subject", "of") if at in scene.actors]
    lead = bool(who) and who[0].sort == "group" and (who[0].role or "").lower() in HEADS
    return lead and all(one.sort == "state" for one in who[1:]) and len(who) == len(candidate.parties)


TALKED = frozenset({"triggers.discuss", "triggers.commune"})
# "In a call", "during Monday's telephone call", but not "in response to calls"
IN_NOUN = pattern_of("[ia][dXA9Tp-]{0,4}[nx]")


def _is_in_call(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "In a call on Monday, X and Y discussed trade", "discussed trade during a call": by telephone."""
    if candidate.rule not in TALKED:
        return False
    begin, end = scene.bounds(clause.sentence)
    codes = scene.chunks.codes
    beside = (IN_NOUN.match(codes, at, last) for at, last in ((begin, candidate.at), (clause.end, end)))
    phrases = chain(beside, IN_NOUN.finditer(codes, candidate.at + 1, clause.end))  # "discussed it in a call"
    return any(
        match is not None
        and scene.chunks.entries[match.end() - 1][1] in CALLS
        and scene.chunks.low(match.start()) in ("in", "during")
        for match in phrases
    )


# "spoke | in Rome", "speak | privately at the White House", "spoke | briefly inside the basilica"
SPOKEN_IN = pattern_of(r"X{0,2}(?:k?T)?id?A?[CLS](?!p)")


# "At a dinner", "During Monday's talks", "the readout of the meeting", "a statement issued after the talks"
AT_MEETING = pattern_of("(?:[ia]|[XG](?:E?a|[ok]))d?[XA9Tp]{0,4}(?P<noun>[nx])")
OPENS_AT = frozenset({"in", "at", "during", "readout", "statement", "communique", "summary", "account"})
FACING = frozenset({"meeting", "talks", "negotiations", "consultations", "encounter", "dinner", "lunch", "breakfast"})


def _is_told_of_meeting(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "At a dinner in Rome, X spoke with Y", "According to the readout of the meeting, X also spoke with Y"."""
    chunks, begin = scene.chunks, scene.bounds(clause.sentence)[0]
    told = AT_MEETING.finditer(chunks.codes, begin, candidate.at)
    # not "In preparation for the meeting"
    return any(
        chunks.last_low(one.start()) in OPENS_AT and chunks.last_low(one.start("noun")) in FACING for one in told
    )


def _is_spoken_face_to_face(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, words: set[str]) -> bool:
    """ "Talked with X", "spoke with X in Dubai", in the country of X alone, or beside a summit; else by telephone."""
    if draft.kind is not Kind.CALL or candidate.rule != "triggers.speak" or words & scene.words["phone"]:
        return False
    if not draft.people or scene.chunks.low(candidate.at).startswith("talk") or words & BESIDE:
        return True
    if _is_told_of_meeting(scene, clause, candidate):
        return True
    own = scene.sides_of(partners_of(candidate, "subject"))
    inside = "inside" in scene.chunks.lows[candidate.at + 1 : candidate.at + 3]
    if len(own) > 1 and (inside or SPOKEN_IN.match(scene.chunks.codes, candidate.at + 1)):
        return True  # "the two leaders spoke privately in Rome"
    hosts = scene.sides_of(partners_of(candidate, "partner")) - own
    return draft.place is not None and draft.place[1] in hosts


# What stands between "meeting of" and the body that it is of.
OF_BODY = pattern_of(r"o(?:d|[pAXSLNO&-]|9)*")


def _is_of_joint_body(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a body of several sides meets: "the meeting of their joint commission", "the EU-ACP Council met"."""
    last = max(partners_of(candidate, "subject"), default=-1)
    if not candidate.noun and 0 < last < candidate.at and scene.chunks.codes[last - 1] == "-":
        named = {scene.chunks.last_low(at) for at in range(last, candidate.at) if scene.chunks.codes[at] in "XNnS"}
        lay = scene.words["lay"].isdisjoint(scene.chunks.lows[last + 1 : candidate.at])
        return lay and not scene.words["joint_bodies"].isdisjoint(named)
    match = OF_BODY.match(scene.chunks.codes, candidate.at + 1, clause.end)
    if match is None:
        return False
    last = min(match.end() + 1, clause.end)
    lows = [scene.chunks.low(at) for at in range(match.start(), last)] + [scene.chunks.last_low(last - 1)]
    return not scene.words["joint_bodies"].isdisjoint(lows)


def _is_of_league(scene: Scene, candidate: Candidate, attends: bool) -> bool:
    """Whether a meeting that somebody attends or chairs is an organisation's: "will attend a meeting of the SCO"."""
    mood, lows = candidate.mood, scene.chunks.lows
    told = attends or not COMPANY.isdisjoint(lows[max(candidate.at - COMPANY_REACH, 0) : candidate.at])
    # "arrived in Riga for a meeting of the SCO"
    told = told or (candidate.verb in COMING_TO and not partners_of(candidate, "partner", "between"))
    if not told and (mood is None or lows[mood.last - 1] not in scene.words["chairing"]):
        return False
    owners = [scene.actors[at] for at in partners_of(candidate, "modifier", "of", "between", "partner")]
    return candidate.noun and len(owners) == 1 and owners[0].sort == "organisation" and len(owners[0].sides) == 1


# In chunks: so far before "meeting" stands "attendance at the".
COMPANY_REACH = 6


def _is_of_officials(scene: Scene, candidate: Candidate) -> bool:
    """Whether a meeting is that of an organisation's people: "APEC officials' meeting"."""
    parties = [(scene.actors[at], how) for at, how in candidate.parties.items() if at in scene.actors]
    organised = [one for one, how in parties if how == "modifier" and one.sort == "group"]
    return len(parties) == 1 and any("organisations" in rule for one in organised for rule in one.rules)


def _is_of_executive(scene: Scene, candidate: Candidate) -> bool:
    """Whether the one who meets is an executive, which is no body of states: "European Commission weekly meeting"."""
    actors = [(scene.actors[at], scene.chunks.text(at).lower()) for at in candidate.parties if at in scene.actors]
    return len(actors) == 1 and "European Union" in actors[0][0].sides and actors[0][1].endswith("commission")


def _is_abroad(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> bool:
    """Whether who meets is or will be abroad for it, with those whose place it is: the country, or a body there."""
    single = draft.kind is Kind.MEETING and not scene.chunks.low(candidate.at).endswith("s")
    if single or (draft.tense is Tense.PAST and draft.change != "running"):
        return False
    received = draft.place is not None and (draft.place[1] in draft.sides or bool(draft.bodies))
    return received and is_abroad_for(scene, clause, candidate.at)


def _names_body(scene: Scene, candidate: Candidate) -> bool:
    """Whether a meeting is that of a body: "meeting of the NATO-Russia Council", not its talks with a minister.

    "The two Koreas" are none.
    """
    partners = scene.has_people(at for at in partners_of(candidate, "partner") if at in scene.actors)
    hows = ("modifier", "of") if partners else ("modifier", "of", "subject")
    return any(
        how in hows
        and scene.actors[at].sort == "body"
        and not _is_with_state(scene, candidate, at)
        and (
            len(scene.actors[at].sides) != 2
            or scene.chunks.last_low(at) in scene.words["institution"]
            or not scene.words["joint_bodies"].isdisjoint(scene.chunks.text(at).lower().split())
        )
        for at, how in candidate.parties.items()
        if at in scene.actors
    )


def _is_with_state(scene: Scene, candidate: Candidate, body: int) -> bool:
    """ "Talks of Iran and the six powers": a state that is none of a body is told in one breath with it."""
    own = set(scene.actors[body].sides)
    beside = partners_of(candidate, candidate.parties[body])
    others = (scene.actors[at] for at in beside if at in scene.actors and at != body)
    return any(one.sort not in ("body", "organisation") and not own.issuperset(one.sides) for one in others)


def _lasts_hours(scene: Scene, candidate: Candidate) -> bool:
    """ "Spent an hour with President X": no visit."""
    times = scene.chunks.times
    near = range(candidate.at + 1, candidate.at + 4)
    return any(at in times and times[at].value.startswith("PT") for at in near)
