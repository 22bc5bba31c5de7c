"""Tell whether words mean the occasion told before, or leave open whose theirs is: "attends it", "a second round".

In: a scene and the chunk of a verb; or a clause and a candidate. Out: whether the verb means what was told, as "speaks
at the summit" and "is there" do; whether the candidate can be an occasion of those of whom the text tells, as no "talks
with unions" are. Which of them they are is asked in `merging/references.py`.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, actors_of, has_no_object, partners_of
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.noun_or_verb import is_noun
from calendars.extraction.clauses.pronouns import WHO_ARE_LAY, is_said_by_lay
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.participants import LENDERS, OTHERS
from calendars.models import Kind
from calendars.patterns import pattern_of

# "X and Y are close": no occasion is closed.
TRANSITIVE = ("open", "close", "inaugurat")
EVENTS = frozenset({"event", "gathering", "proceedings", "encounter", "negotiations"})
# No such occasion as the one told before, whoever attends them.
RITES = frozenset({"funeral", "wedding", "burial", "inauguration"})
# "the opening session"
STAGES = frozenset({"opening", "closing"})
THERE = frozenset({"there", "present"})
ROOMS = frozenset({"room", "table"})
WITH_THEM = frozenset({"with", "beside", "alongside"})
WORDS_OF_PRESENCE = THERE | ROOMS | {"them"}
# How far behind "speak" there may be "at the summit", behind a name "in the chair", and behind an occasion its topic.
NEAR = 6


# Behind "take part", which has no object then: "for the first time", "as an observer".
WITHOUT_OBJECT = pattern_of(r"^X?(?:,?(?:kw|&)d?[XA]?P|gdXX|cd?[XA]{0,2}[tr])")


# "attend | in person", "take part | by video link", "on the first day", "for one day", "at the invitation of Italy"
HOW = pattern_of(r"(?:iX|[yk]d?[Xn]{1,2}|kdXX|gD)(?=[.,;&ag])|i?d?Xo")
HOW_WORDS = frozenset(
    {"person", "video", "videoconference", "videolink", "link", "teleconference", "satellite", "screen", "zoom", "day"}
    | {"days", "invitation", "request", "behalf", "instead", "place", "stead", "online"}
)
# "attend | part of the summit", "take part | in its opening session"
PART = pattern_of(r"(?P<part>X)od[D9X]?n|id[XHvZ9]n(?=[.,;&a])")
FIRST_OR_LAST = frozenset({"first", "second", "third", "final", "last", "opening", "closing", "main", "plenary"})
SITTINGS_OF = frozenset({"session", "sessions", "sitting"})


def _is_told_how(scene: Scene, at: int) -> bool:
    """Whether nothing but the way in which, or the time for which, somebody comes stands behind a verb of attending."""
    chunks = scene.chunks
    part = PART.match(chunks.codes, at)
    if part is not None:
        own = chunks.low(at + 1) in ("the", "its", "their")
        own = own and chunks.low(at + 2) in FIRST_OR_LAST and chunks.last_low(at + 3) in SITTINGS_OF
        return chunks.low(at) == "part" if part["part"] else own
    how = HOW.match(chunks.codes, at)
    words = {chunks.last_low(one) for one in range(*how.span())} if how else set()
    return how is not None and ("D" in how[0] or not HOW_WORDS.isdisjoint(words))


def takes_occasion(scene: Scene, at: int, end: int) -> bool:
    """Whether the object is the occasion told before."""
    codes = scene.chunks.codes[at + 1 : end]
    bare = not scene.chunks.low(at).startswith(TRANSITIVE)
    plain = bare and not WITHOUT_OBJECT.sub("", codes, count=1).strip("XT.q,")
    if plain or scene.chunks.low(at + 1) in ("it", "them") or (bare and _is_told_how(scene, at + 1)):
        return True
    the = at + 1 + codes.startswith("i")  # "attend the talks", "take part in the talks"
    noun = the + 1 + (scene.chunks.codes[the + 1] in "D9")  # "the three-day gathering"
    low = scene.chunks.low(noun)
    named = (scene.chunks.codes[noun] in "nx" and low not in RITES) or low in EVENTS
    return scene.chunks.low(the) in ("the", "this", "these") and named and noun < end


def names_occasion(scene: Scene, at: int, end: int) -> bool:
    """Whether "to the summit", "at the two-day meeting" follows a verb."""
    codes = scene.chunks.codes
    for index in range(at + 1, min(at + NEAR, end)):
        the = codes[index] == "d" and scene.chunks.low(index) in ("the", "this")
        if the and (codes[index - 1] in "fgi" or index == at + 1):
            noun = index + 1 + (codes[index + 1] in "D9X" or scene.chunks.low(index + 1) in STAGES)
            behind = codes[noun + 1] if noun + 1 < scene.chunks.end_of(noun) else "."
            return noun < end and codes[noun] in "nx" and is_noun(scene, index, noun) and behind not in "owb"
    return False


def is_there(scene: Scene, at: int, end: int) -> bool:
    """ "Will also be there", "was present", "was also in the room", "were with them"."""
    behind = at + 1 + (scene.chunks.low(at + 1) in scene.words["staying"] and scene.chunks.low(at + 1) != "there")
    if scene.chunks.lows[behind : behind + 2] in (["in", "the"], ["at", "the"]) and behind + 2 < end:
        return scene.chunks.low(behind + 2) in ROOMS
    if scene.chunks.low(behind) in WITH_THEM and scene.chunks.low(behind + 1) == "them":
        return True
    return behind < end and scene.chunks.low(behind) in THERE and scene.chunks.codes[at - 1] in "muX45PS3"


# "The meeting | that everyone is | waiting for".
OF_SOMEBODY = pattern_of(r"cX[mu12]")
# Names of other kinds that talks of two sides go by too.
NAMES = frozenset({"triggers.session", "triggers.round", "triggers.phone-call"})
# What a sentence of another story opens with.
APART = frozenset({"elsewhere", "separately"})
# Behind an occasion: "in Rome on Monday | with | the striking | unions".
TOLD_BEHIND = pattern_of(r"(?:[ikjag]?d?[TCLSD],?){0,3}(?P<by>[wboy])d?[XAD9NpTLSOBRrtnx-]{0,5}(?P<who>[XRrtNG])")
# "was held | on Friday by"
BY_WHOM = pattern_of(r"(?:k?T|id?[CLS]){0,2}y")
# Before a verb: "the striking | unions | will", "the | companies | of the three states | have".
WHO_ACTS = pattern_of(r"[XA9-]{0,3}(?P<who>[XRrtN])(?:od?[9XASOCL]{1,4})?[8X]?$")
# What is nobody: "there will be talks", "it was a meeting".
NOBODY = frozenset({"there", "it", "this", "that", "what"})


# Houses of one state, whose sittings are nobody else's.
HOUSES = frozenset(
    {"cabinet", "government", "parliament", "senate", "congress", "legislature", "politburo", "executive", "duma"}
    | {"court", "bank", "party", "junta", "opposition"}
)
# Those that states have, and organisations too: only the first sit every week.
COUNCILS = frozenset({"council", "ministers", "assembly", "chamber", "committee", "board"})
# Who sat before, where "the session" is told next.
SAT_BEFORE = HOUSES | {"assembly", "lawmakers", "deputies", "majlis", "knesset"}
# "The budget session"
OF_PARLIAMENT = frozenset({"budget", "parliamentary", "monsoon", "legislative"})
SITTINGS = frozenset({"triggers.meeting", "triggers.session"})


def is_of_own_house(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "The cabinet will hold its weekly meeting on Friday": its own, and not the talks told before."""
    mood, at = candidate.mood, candidate.at
    if candidate.rule == "triggers.session" and candidate.definite and _house_sat_before(scene, clause):
        return True
    if candidate.rule == "triggers.session" and scene.chunks.low(at - 1) in OF_PARLIAMENT:
        return True  # "The Lok Sabha meets in May for the budget session"
    if candidate.rule not in SITTINGS or clause.subject or mood is None or mood.first > at:
        return False
    first = _start_of(scene, clause, candidate)
    own = scene.chunks.lows[first:at]
    if "their" in own:  # "Commissioners hold their weekly meeting": those of a house sit so
        return "weekly" in own and {"they", "both", "two"}.isdisjoint(scene.chunks.lows[clause.start : first])
    if clause.pronoun or "its" not in own or scene.chunks.codes[at + 1] in "wb":
        return False
    before = scene.chunks.text(clause.start, mood.first).lower().split() if mood.first > clause.start else []
    weekly = "weekly" in own and not COUNCILS.isdisjoint(before)
    return "joint" not in before and (weekly or not HOUSES.isdisjoint(before))


def _house_sat_before(scene: Scene, clause: Clause) -> bool:
    """ "Parliament debated a law on Monday. | The session ends on Friday": that of parliament."""
    if not clause.sentence:
        return False
    begin, end = scene.bounds(clause.sentence - 1)
    verb = next((at for at in range(begin, end) if scene.chunks.codes[at] in "mu1245vHEZ"), begin)
    acts = set(scene.chunks.text(begin, verb).lower().split()) if verb > begin else set()
    own = set("OBM").isdisjoint(scene.chunks.codes[begin:verb]) and "joint" not in acts
    return own and not acts.isdisjoint(SAT_BEFORE)


def is_of_own_people(scene: Scene, candidate: Candidate) -> bool:
    """ "Called a meeting of his advisers": those of one side, on a day that the text does not tell."""
    at = candidate.at
    return candidate.rule in SITTINGS and scene.chunks.codes[at + 1] == "o" and scene.chunks.low(at + 2) in HIS


HIS = frozenset({"his", "her"})
# "meeting | of the Ocean Panel", "of the Regional Oversight Mechanism"
BODY_BEHIND = pattern_of(r"od?(?P<name>[XA9N]{0,4}[NXt])(?=[ikjgTDca.,;&]|$)")
BODIES = frozenset(
    {"alliance", "mechanism", "commission", "committee", "panel", "forum", "council", "board", "initiative", "network"}
    | {"partnership", "fund", "platform", "league", "federation", "association", "club", "agency", "institute", "bank"}
)
JOINT = frozenset(
    {"joint", "mixed", "bilateral", "binational", "intergovernmental", "inter-governmental", "high-level"}
)


# "a meeting of Sudan's | neighbours", "of the donors", "of the grouping"
THIRD_BEHIND = pattern_of(r"od?(?P<whose>[SCL]p)?[XA9-]{0,4}(?P<who>[Xtr])(?=[ikjfgTDca.,;&mu12HEvKV(]|$)")
THIRD_PARTIES = LENDERS | {"signatories", "guarantors", "contributors", "grouping", "bloc", "alliance", "cartel"}


def is_of_third_parties(scene: Scene, at: int) -> bool:
    """Whether a noun is that of others who are not named: "a meeting of the donors", "of Sudan's neighbours"."""
    match = THIRD_BEHIND.match(scene.chunks.codes, at + 1)
    if match is None or match.start("who") in scene.actors:
        return False
    who = match.start("who")
    return scene.chunks.last_low(who) in (OTHERS if match["whose"] else THIRD_PARTIES)


def is_of_other_body(scene: Scene, candidate: Candidate) -> bool:
    """ "The annual meeting of the Ocean Panel": of a body that no list knows, and not of those who met before."""
    if candidate.noun and is_of_third_parties(scene, candidate.at):
        return True
    match = BODY_BEHIND.match(scene.chunks.codes, candidate.at + 1) if candidate.noun else None
    if match is None or candidate.kind not in MEET or scene.chunks.low(candidate.at - 1) == "the":
        return False
    name = range(*match.span("name"))
    words = scene.chunks.text(name.start, name.stop).split()
    known = any(at in scene.actors or at in candidate.parties for at in name)
    named = len(words) > 1 and all(word[0].isupper() for word in words) and words[-1].lower() in BODIES
    return named and not known and JOINT.isdisjoint(word.lower() for word in words)


def is_open(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether nobody is told to take part but one of those of whom the text tells, or none of them."""
    if not (candidate.kind in (*MEET, Kind.SIGNING) or candidate.rule in NAMES):
        return False
    if is_of_own_house(scene, clause, candidate):
        return False
    if len(candidate.parties) > 1 and _names_several(scene, candidate):
        return False
    if not candidate.noun:
        if any(scene.actors[at].rules == ("actors.crowd",) for at in clause.subject):
            return False  # "Seven African leaders met in Nairobi": none of those of whom the text tells
        if _meet_among_themselves(scene, clause, candidate):
            return False
        return _has_no_partner(scene, candidate) and not _is_held_by_others(scene, clause, candidate)
    first = _start_of(scene, clause, candidate)
    inside = scene.chunks.codes[first - 1] in "iay" or scene.chunks.low(first - 1) == "via"  # "by video link"
    if (inside and _is_new(candidate)) or _is_of_matter(scene, clause, candidate, first):
        return False  # "At a meeting on Thursday the bank is to cut its rate": it need not be of the same people
    # "The text was written at talks in June": whoever acts there
    return not (
        _is_with_others(scene, clause, candidate) or (not inside and _is_held_by_others(scene, clause, candidate))
    )


# Those whom a side sends to others: they meet those.
SENT = frozenset({"negotiators", "delegation", "delegations", "team", "teams", "envoys", "mediators", "delegates"})


def _meet_among_themselves(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "French ministers will meet on Monday": with nobody else; not "French negotiators", "will meet again"."""
    if candidate.rule != "triggers.meet" or len(clause.subject) != 1 or scene.chunks.low(candidate.at + 1) == "again":
        return False
    who = scene.actors[clause.subject[0]]
    return who.sort == "group" and len(who.sides) == 1 and SENT.isdisjoint((who.role or "").lower().split())


def _names_several(scene: Scene, candidate: Candidate) -> bool:
    """Whether two sides are told, or two people of one side: "X and Y had a one-on-one"."""
    told = [actor for actor, _ in actors_of(scene, candidate)]
    return len({side for actor in told for side in actor.sides}) > 1 or sum(one.sort == "person" for one in told) > 1


def _has_no_partner(scene: Scene, candidate: Candidate) -> bool:
    """Whether a verb has no object that says with whom: "met in May", "an accord signed in May"."""
    if BY_WHOM.match(scene.chunks.codes, candidate.at + 1):
        return False  # "was signed on Friday by a shipyard"
    if candidate.kind is Kind.SIGNING:
        return scene.chunks.codes[candidate.at - 1] in "G123c"
    return not partners_of(candidate, "partner", "agent") and has_no_object(scene, candidate.at)


def _is_of_matter(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> bool:
    """ "For a meeting on trade", "union talks": others than those of which the text tells."""
    begin, _ = scene.bounds(clause.sentence)
    own, near = scene.chunks.lows[first : candidate.at], scene.chunks.lows[begin : candidate.at + NEAR]
    if not (scene.words["domestic"].isdisjoint(own) and scene.words["private_matters"].isdisjoint(near)):
        return True
    if scene.chunks.lows[clause.start] in APART:
        return True
    on = scene.chunks.lows[candidate.at + 1] == "on" and scene.chunks.codes[candidate.at + 2] != "T"
    return (on and _is_new(candidate)) or OF_SOMEBODY.match(scene.chunks.codes, candidate.at + 1) is not None


def is_of_private(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether an occasion is that of a firm or a club: "the company's annual meeting", "that of the bank's board"."""
    owners, lows, at = scene.words["private_owners"], scene.chunks.lows, candidate.at
    if not candidate.noun:
        return False
    if scene.chunks.codes[at + 1] == "o" and not owners.isdisjoint(lows[at + 2 : at + NEAR]):
        return True
    first = _start_of(scene, clause, candidate)
    return any(scene.chunks.codes[one] == "p" and lows[one - 1] in owners for one in range(first + 1, at))


def _start_of(scene: Scene, clause: Clause, candidate: Candidate) -> int:
    """The first chunk of a noun's own words."""
    return clause.start + len(scene.chunks.codes[clause.start : candidate.at].rstrip("XAD9-dNOSTtrp"))


def _is_new(candidate: Candidate) -> bool:
    """Whether a meeting or a call is told as something not known before: "a meeting"."""
    return candidate.kind in (Kind.MEETING, Kind.CALL) and not (candidate.definite or candidate.another)


def _speak_for_sides(scene: Scene, first: int, last: int) -> bool:
    """Whether words stand for people who may speak for the sides told before: "the delegations", "military experts"."""
    words = scene.chunks.text(first, last + 1).lower().split()
    plain = scene.words["domestic"].isdisjoint(words) and scene.chunks.low(first) != "non"  # "non-Arab leaders"
    return plain and any(words[-1] in scene.words[name] for name in ("negotiating", "pairing", "group"))


def _is_with_others(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether others stand behind the noun, or its verb: "talks with unions", "a meeting was held by unions"."""
    mood = candidate.mood
    agent = BY_WHOM.match(scene.chunks.codes, mood.last) if mood is not None and mood.last > candidate.at else None
    if agent is not None:
        return not any(at in candidate.parties for at in range(agent.end(), agent.end() + 2))
    match = TOLD_BEHIND.match(scene.chunks.codes, candidate.at + 1, clause.end)
    if match is None or any(at in candidate.parties for at in range(*match.span())):
        return False
    return not _speak_for_sides(scene, match.start("by") + 1, match.start("who"))


def is_of_lay(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether "they" are none who deal with states, or it is with none: "Workers said they would hold talks with"."""
    if not clause.subject and is_said_by_lay(scene, clause):
        return True
    match = TOLD_BEHIND.match(scene.chunks.codes, candidate.at + 1, clause.end) if candidate.noun else None
    lows = scene.chunks.lows[slice(*match.span())] if match else []
    return any(not scene.words[name].isdisjoint(lows) for name in WHO_ARE_LAY)


def _is_held_by_others(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether the subject is somebody else: "the cabinet will hold a meeting", "the companies signed"."""
    first = candidate.at if candidate.mood is None else min(candidate.mood.first, candidate.at)
    if first == candidate.at and candidate.noun:
        return False
    if clause.subject or clause.pronoun:
        return candidate.noun and bool(clause.subject) and not any(at in candidate.parties for at in clause.subject)
    match = WHO_ACTS.search(scene.chunks.codes, clause.start, first)
    if match is None or scene.chunks.low(match.start("who")) in NOBODY:
        return False
    return not _speak_for_sides(scene, match.start(), match.start("who"))
