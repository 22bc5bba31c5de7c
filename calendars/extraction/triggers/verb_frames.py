"""What must stand about verbs of calling, seeing, summoning, sitting and handing over for them to name an engagement.

In: a scene, a clause and a candidate whose subject and complements are read. Out: whether the verb names one there, of
which kind it is and who takes part; or whether the verb is passive, for the other frames. `FRAMES` in `frames.py` is
the table of all frames.

Examples: "called X on Monday", but not "called X a liar"; "will see the king", but not "saw the king fall"; "has
summoned X and Y to Geneva for Friday"; "leaders of X and Y gather in Riga", but not "sat in silence"; "handed a letter
to President X", but no message that is sent.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, has_no_object, is_it, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import YET_TO_COME, Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.bystanders import is_watched
from calendars.extraction.parties.noun_phrases import before_adverbs
from calendars.extraction.parties.participants import is_adjectival, is_him
from calendars.extraction.triggers.noun_frames import words_of
from calendars.extraction.words.word_lists import HERE, any_of
from calendars.models import Kind
from calendars.patterns import pattern_of

# "are being called to Brussels for Tuesday"
CALLED_TO = pattern_of(r"f[CSL][gk]T")
# "telephoned X later in the day", "rang X twice on Monday"
CALLED_AGAIN = frozenset({"later", "again", "twice", "earlier", "afterwards", "separately"})
CALLED_ROW = pattern_of(r"(?:,d?[PS]){0,5},?&d?[PS]")


def is_passive(scene: Scene, candidate: Candidate) -> bool:
    """ "Was received by X", "received on Tuesday by X", "will be met on Monday by X"."""
    codes = scene.chunks.codes
    before = before_adverbs(scene, 0, candidate.at)
    passive = "n" in scene.chunks.entries[candidate.at][3] and codes[before] in "123"
    by = codes[candidate.at + 1] == "y"
    return passive or (by and scene.chunks.low(candidate.at + 2) not in scene.words["phone"])  # "spoke by telephone"


# "by | Monday"
BY_THEN = pattern_of(r"yT")


def frame_report(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """will report to the Security Council on Monday: not what is written, or due by then."""
    coming = candidate.mood is not None and candidate.mood.tense in YET_TO_COME
    candidate.many = True
    hearers = [scene.actors[at] for at in partners_of(candidate, "partner")]
    to_body = any(actor.sort == "body" and actor.speaks for actor in hearers)
    return coming and to_body and not BY_THEN.search(scene.chunks.codes, candidate.at, clause.end)


def frame_call_on(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """call on the president on Monday to thank him; not "called on the president to resign", "called on Israel"."""
    codes, near = scene.chunks.codes, range(candidate.at + 1, min(candidate.at + 4, clause.end))
    person = next((at for at in near if codes[at] in "PS"), None)
    if person is None or scene.actors[person].sort not in PEOPLE:
        return False
    behind = person + (3 if codes[person + 1 : person + 3] == "kT" else 1 + (codes[person + 1] == "T"))
    courtesy = behind > person + 1 and scene.chunks.low(behind + 1) in scene.words["courtesies"]
    bids = codes[behind] in "fg" and not courtesy  # "called on Putin on Monday to pull back"
    return not bids and bool(partners_of(candidate, "subject"))


def frame_call(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """will call President X on Monday; not "called X a liar", "call for", "call on"."""
    codes = scene.chunks.codes
    if is_passive(scene, candidate) and CALLED_TO.match(codes, candidate.at + 1, clause.end):
        candidate.kind, candidate.many = Kind.SESSION, True
        return any(scene.actors[at].many for at in partners_of(candidate, "subject"))
    if clause.opener == "whom" and scene.has_people(clause.partner):
        return bool(partners_of(candidate, "subject"))  # "the premier, whom X rang on Tuesday"
    agents = partners_of(candidate, "agent")
    if agents and is_passive(scene, candidate):  # "was called by X on Monday", not "was called a liar by X"
        if codes[candidate.at - 1 - (codes[candidate.at - 1] == "X")] in "nx":
            return False  # "attended a summit called by X on Monday", "a meeting hastily called by X"
        return scene.has_people(agents) and codes[candidate.at + 1] in "yTk" and codes[max(agents) + 1] in "Tk.,"
    at = candidate.at + 1 + (codes[candidate.at + 1] == "d")
    if is_him(scene, at):
        return _rings_him(scene, candidate, at)
    person = codes[at] in "PS" and scene.actors[at].sort in PEOPLE and scene.actors[at].speaks
    at += scene.chunks.low(at + 1) in CALLED_AGAIN  # "rang Netanyahu later in the day"
    called = CALLED_ROW.match(codes, at + 1, clause.end)  # "called X, Y and Z on Monday"
    at = called.end() - 1 if called else at
    late = codes[at + 1 : at + 4] == "XkT" and scene.chunks.low(at + 1) in scene.words["adverbs"] | {"late", "early"}
    behind = at + 1 + late  # "called X late on Monday", not "called X and Y liars on Monday"
    said = codes[at + 1 : at + 3] == "&Z"  # "called X and said"
    return person and bool(partners_of(candidate, "subject")) and (said or codes[behind] in "Tkf.,agji")


# "rang him | on Monday", "call her | back on Friday", "called him | later in the week", "called him | to discuss"
HIM_RUNG = pattern_of(r"X?(?:(?:[ki]d?X?)?T|f[vx]|[.,&a])")
# Behind "call him to": no telephone rings.
CALLED_TO_ORDER = frozenset({"account", "order", "task", "heel", "mind"})


def _rings_him(scene: Scene, candidate: Candidate, him: int) -> bool:
    """ "Will call him on Friday", not "called him a liar", "called him to account", "called him out"."""
    low = scene.chunks.low(him + 1)
    aside = scene.chunks.codes[him + 1] == "X" and low not in CALLED_AGAIN | scene.words["adverbs"] | {"back", "late"}
    rung = HIM_RUNG.match(scene.chunks.codes, him + 1)
    told = rung is not None and not aside and scene.chunks.low(rung.end() - 1) not in CALLED_TO_ORDER
    return told and bool(partners_of(candidate, "subject")) and scene.has_people(partners_of(candidate, "partner"))


# What may stand behind a person whom someone "saw": a day, a place, "over dinner" or "for an hour", and no verb that he
# does.
SEEN = pattern_of(
    r"(?:h?d?(?P<who>[PS])(?:,?&?d?P)?,?|h)(?:X?t(?:HyR?[NP])?|HyR?[NP]|(?P<how>X))?,?(?:kd?X?[nx]|g[Xk]{0,3}D|gX)?"
    r"(?:(?P<only>X)?[ki]?T|id?A?[CSL](?!X)|i(?P<where>[dACSLNPXn]{1,4})(?:id?A?[CSL])?k?T)"
)


# Behind such a person, no verb that he does: "saw him there on Monday", "saw him alone".
NOT_DONE = HERE | {"alone"}


def frame_see(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """will see President X; saw him in Doha on Tuesday: in the past only with a day or a place at once behind."""
    codes = scene.chunks.codes
    seen = candidate.at + 1 + (codes[candidate.at + 1] in "dX")  # "the president", "senior officials"
    mood = candidate.mood
    if mood is not None and (mood.tense in YET_TO_COME or mood.change == "purpose"):
        if is_him(scene, candidate.at + 1) or scene.chunks.low(seen) == "them" or codes[seen] == "J":
            return bool(partners_of(candidate, "partner"))  # "will see him again on Friday", "see her counterparts"
        if codes[seen + 1] == "p" or is_watched(scene, seen + 1):
            return False  # "flew home to see X's speech", "to see X sworn in"
        group = codes[seen] == "S" and scene.actors[seen].sort == "group"
        return (group or codes[seen] == "P") and scene.actors[seen].speaks
    if clause.partner and codes[candidate.at + 1] in "kT":  # "President X, whom she sees on Friday"
        return all(scene.actors[at].speaks for at in clause.partner)
    match = SEEN.match(codes, candidate.at + 1, clause.end)
    if match is not None and match["only"] and scene.chunks.low(match.start("only")) not in ("only", "just"):
        return False  # "saw X win on Monday"
    if match is not None and match["where"] and not _is_house(scene, match.end("where") - 1):
        return False  # "saw President X at a concert on Monday"
    how = scene.chunks.low(match.start("how")) if match and match["how"] else "again"
    done = how not in any_of(scene.words["adverbs"], NOT_DONE) and not how.endswith("ly")  # "saw X resign on Monday"
    present = mood is not None and mood.tense is Tense.PRESENT
    opens = clause.opener == "where" or bool(scene.days_in(clause.start, candidate.at))
    there = opens and present and codes[seen + 1] in ",.;&"  # ", where he sees X.", "On Friday she sees X and Y"
    both = scene.chunks.low(candidate.at + 1) == "both"  # "saw both X and Y at his home"
    fell = (
        codes[candidate.at + 1] == "h" and not both and not has_no_object(scene, candidate.at + 1)
    )  # "saw him fall on Monday"
    parties = [scene.actors[at] for at in candidate.parties]
    partners = [scene.actors[at] for at in partners_of(candidate, "partner")]
    people = all(one.sort in PEOPLE for one in partners) and any(one.sort in PEOPLE for one in parties)
    told = (match is not None and not done) or there
    return told and not fell and people and all(one.speaks for one in parties)


def _is_house(scene: Scene, at: int) -> bool:
    """Whether the last word of where somebody was seen has a name, or is a house: "at his residence", "his office"."""
    return scene.chunks.codes[at] not in "Xn" or scene.chunks.last_low(at) in HOUSES


HOUSES = frozenset(
    {"office", "offices", "home", "house", "quarters", "ranch", "farm", "retreat", "bedside", "airport", "residence"}
    | {"palace", "villa", "mansion", "castle", "compound", "estate", "guesthouse", "lodge", "headquarters", "hotel"}
    | {"chancellery", "dacha", "embassy", "ministry", "base", "camp"}
)


# "called X and Y to Geneva for Friday", "summoned the leaders of X and Y to Geneva next week"
SUMMONED = pattern_of(
    r"(?P<who>d?[PSOMA](?:(?:,|,?&)d?[PSOMA]){0,5}|d?[AX]{0,2}[Rr][oj]d?[SOM](?:(?:,|,?&)d?[SOM]){0,5})"
    r"f(?:d?[AX]{0,2}[nx]i)?d?A?(?P<place>[CLS])(?:,[SLN],?)?(?:gd?[AX]{0,2}[nx])?(?P<mark>[gk]?)(?P<day>T)(?!p)"
)
# They summon nobody to talk with him.
COURTS = ("court", "tribunal", "prosecutor", "judge", "parliament", "committee")


def frame_summoned(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """has summoned X and Y to Geneva next week: it is to come; not "summoned X to court", nor one's own envoys."""
    match = SUMMONED.match(scene.chunks.codes, candidate.at + 1, clause.end)
    hosts = partners_of(candidate, "subject")
    if match is None or not hosts or not _is_to_come(scene, candidate, match["mark"], match.start("day")):
        return False
    if any(word in scene.chunks.text(at).lower() for at in hosts for word in COURTS):
        return False
    guests = [at for at in range(*match.span("who")) if at in scene.actors]
    called = [scene.actors[at] for at in guests]  # "the leaders of X and Y": Y is told as a state
    if not called or called[0].sort not in PEOPLE or any(one.rank == "envoy" for one in called):
        return False
    if not scene.sides_of(guests) - scene.sides_of(hosts):
        return False
    mood = candidate.mood
    candidate.parties = dict.fromkeys(hosts, "subject") | dict.fromkeys(guests, "partner")
    candidate.kind, candidate.place = Kind.MEETING, scene.places.get(match.start("place"))
    if mood is not None and mood.tense is not Tense.TENTATIVE:
        candidate.mood = Mood(Tense.FUTURE, mood.first, mood.last)
    return candidate.place is not None


def _is_to_come(scene: Scene, candidate: Candidate, mark: str, day: int) -> bool:
    """Whether the day is that of the meeting: "has summoned to X on Friday", not "summoned to X on Friday"."""
    mood = candidate.mood
    if mood is None or mood.tense is Tense.DENIED:
        return False
    chain = scene.chunks.codes[mood.first : mood.last]
    plain = mood.tense is Tense.PAST and "4" not in chain
    ahead = scene.chunks.low(day) in ("next", "tomorrow")
    return not plain or mark == "g" or ahead


# What "sat" takes to mean a session: "in Riga", "on Tuesday", "again in Riga".
SESSION = pattern_of(r"X?(?:id?A?[CSL]|k?T)")


def can_sit(scene: Scene, at: int) -> bool:
    """Whether a body is one of states, which sits, and no executive: "the European Commission"."""
    executive = "European Union" in scene.actors[at].sides and "commission" in scene.chunks.text(at).lower()
    return scene.actors[at].sort == "body" and not executive


# What a body begins that sits.
LABOURS = frozenset({"work", "deliberations", "over"})


def frame_body(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """The Security Council convenes; leaders of X and Y gather; a commission sat in Riga, but nobody sat in silence."""
    if scene.chunks.codes[candidate.at - 2 : candidate.at] == "Df":
        return False  # "leaves fighters three weeks to assemble"
    sits = scene.chunks.low(candidate.at) in ("sit", "sits", "sat", "sitting")
    if sits and scene.has_people(partners_of(candidate, "partner")):
        candidate.kind, candidate.many = Kind.MEETING, False
        return True  # "sat today with the leaders of X"
    if sits and not SESSION.match(scene.chunks.codes, candidate.at + 1, clause.end):
        return False
    if candidate.pair and not clause.subject:
        candidate.kind = Kind.SESSION if is_it(scene, clause) else Kind.MEETING
        return not sits  # "The two leaders last convened in May"
    candidate.many = True
    called = candidate.mood is not None and "4" in scene.chunks.codes[candidate.mood.first : candidate.at]
    if called and not has_no_object(scene, candidate.at):
        return False  # "has convened a meeting on Monday": that is when the meeting is
    sitting = any(can_sit(scene, at) or scene.actors[at].many for at in clause.subject)
    at_once = scene.chunks.codes[candidate.at + 1] in "iTk.,;&" and scene.chunks.codes[candidate.at + 2] not in "dXn"
    labour = scene.chunks.last_low(candidate.at) in LABOURS
    if labour and not (sitting and (at_once or "its" in scene.chunks.text(candidate.at).lower())):
        return False  # "UNESCO started its work on the temple", "EU leaders took over the story"
    told = any(
        (scene.chunks.codes[at] in "BO" and not is_adjectival(scene, at)) or scene.actors[at].sort == "group"
        for at in clause.subject
    )
    if not told and not sits and len(scene.sides_of(clause.subject)) > 1 and has_no_object(scene, candidate.at):
        candidate.kind, candidate.many = Kind.MEETING, False
        return True  # "Envoys of Egypt and Syria will gather in Riga"
    return told


# "a letter to X", "a message from Y to X", "the king's message to X"; "X a letter"
GIVEN = pattern_of(r"(?:d?[rRPSNA]p)?d?[XA]{0,3}(?P<what>X)(?:[oj]d?[XA]?[PSR]?)?[XkdA]{0,3}fd?(?P<who>[PS])")
GIVEN_HIM = pattern_of(r"d?(?P<who>[PS])d?[XA]{0,3}(?P<what>X)")
# In the clause of a message that nobody carries.
BY_WIRE = frozenset({"condolence", "condolences", "sympathy", "congratulations", "congratulatory", "nation"})
# "Handed on Monday to President X"
HANDED_TO = pattern_of(r"fd?X?(?P<who>[PS])")


def frame_message(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """handed a letter to President X: who brings it and who takes it meet; a message that nobody carries is sent."""
    if is_passive(scene, candidate):
        return _is_handed_by(scene, clause, candidate)
    place = (candidate.at + 1, clause.end)
    match = GIVEN.match(scene.chunks.codes, *place) or GIVEN_HIM.match(scene.chunks.codes, *place)
    if match is None or not BY_WIRE.isdisjoint(words_of(scene, clause)):
        return False
    what, who = match.start("what"), match.start("who")
    bearer = [scene.actors[at] for at in partners_of(candidate, "subject")]
    sent = scene.chunks.low(what).startswith("message") and any(one.rank == "head" for one in bearer)
    if scene.chunks.low(what) not in scene.words["message"] or sent or scene.actors[who].sort not in PEOPLE:
        return False
    candidate.parties = {at: how for at, how in candidate.parties.items() if how == "subject"} | {who: "partner"}
    return any(one.sort in PEOPLE and one.speaks for one in bearer)


# "received | on Monday a letter", "received | a written message"
TAKEN = pattern_of(r"X?(?:k?T)?d?[XA]{0,2}(?P<what>X)")
# "delivered by President X", "handed over to him by the visiting envoy, X"
BROUGHT = pattern_of(r"v(?:fh)?X?yd?[XAv]{0,2}(?:[RSt],)?(?P<who>P)")


def frame_taken(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """received a letter from King X, delivered by the envoy Y: who takes it and Y, for the king's side, meet."""
    subject = partners_of(candidate, "subject")
    match = TAKEN.match(scene.chunks.codes, candidate.at + 1, clause.end)
    if match is None or scene.chunks.low(match.start("what")) not in scene.words["message"]:
        return False
    end = scene.bounds(clause.sentence)[1]
    brought = (at for at in range(match.end(), end) if scene.chunks.entries[at][1] == "triggers.hand-over")
    by = BROUGHT.match(scene.chunks.codes, next(brought, end), end)
    if by is None or not scene.has_people(subject):
        return False
    sender = next((at for at in range(match.end(), by.start()) if at in scene.actors), None)
    candidate.parties = dict.fromkeys(subject, "subject") | {by.start("who"): "partner"}
    if sender is not None and not scene.actors[by.start("who")].sides:
        candidate.side = next(iter(scene.actors[sender].sides), "")
    return True


def _is_handed_by(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "The letter was handed to President X by Foreign Minister Y"."""
    match = HANDED_TO.match(scene.chunks.codes, candidate.at + 1)
    before = (scene.chunks.low(at) for at in range(clause.start, candidate.at))
    if match is None or scene.words["message"].isdisjoint(before):
        return False
    bearers = partners_of(candidate, "agent")
    candidate.parties = dict.fromkeys(bearers, "agent") | {match.start("who"): "partner"}
    return scene.actors[match.start("who")].sort in PEOPLE and scene.has_people(bearers)
