"""Read who comes to an occasion, told apart from its noun: who is invited, accepts to come or arrives for it.

In: a scene, a clause, the first word of a noun and its candidate. Out: nothing; the candidate has them, and its day.

Examples: "was invited to the talks", "accepted X's invitation to talks", "arrived for the summit".

And whom a visitor sees where he goes: "flew to Rome to ask X for help", "in Rome, where X promised", "to visit X".
"""

from __future__ import annotations

from collections.abc import Iterable

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause, of_sentence
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.bystanders import is_watched
from calendars.extraction.parties.hosts import PAYING
from calendars.extraction.parties.noun_phrases import before_article
from calendars.extraction.parties.participants import add_subjects, whom_him_means
from calendars.models import Kind
from calendars.patterns import pattern_of

# How far before an engagement "offer of" stands, and before that the verb of accepting it.
FARTHEST_OFFER = 8
FARTHEST_INVITER = 12
# "asked X to lunch", "invited X, Y and Z to a ceremony"
HAS_HIM = pattern_of(r"[H45WE](?P<who>[hd])fd?[XA]?$")
INVITED = pattern_of(
    r"(?:[WEVQ]|(?P<has>[H45]))(?P<who>(?:d?X?[rRJt][jo])?d?(?:A(?:,A)*&)?[PSMO](?:,?&?d?[PSMO]){0,6})(?:k?T)?f(?:d?[CSL](?:[ki]?T)?g)?d?[XA]?$"
)
# "Invited X for talks", "has sent invitations to X and Y for separate meetings".
BIDDEN = pattern_of(r"(?:W|Xf)(?P<who>d?(?:A(?:,A)*&)?[PSMO](?:,?&?d?[PSMO]){0,3})g[dXA]{0,2}$")


def read_invited(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "Has asked X to lunch", "invited X to talks": who is invited takes part."""
    start = max(clause.start, first - FARTHEST_INVITER)
    match = INVITED.search(scene.chunks.codes, start, first)
    has = match is not None and match["has"] is not None and candidate.rule != "triggers.delegation-meal"
    of_all = candidate.kind in GATHER and (candidate.definite or set(candidate.parties.values()) - {"subject"})
    if match and not has and not of_all:
        add_bidden(scene, candidate, *match.span("who"))
    if candidate.kind in MEET and not of_all:
        _read_bidden(scene, start, first, candidate)
    him = HAS_HIM.search(scene.chunks.codes, start, first) if candidate.rule == "triggers.delegation-meal" else None
    if him and clause.antecedent is not None and scene.chunks.low(him.start("who")) in ("him", "her"):
        candidate.parties.setdefault(clause.antecedent, "partner")  # "South Korea's Ban has her to dinner"


def add_bidden(scene: Scene, candidate: Candidate, first: int, last: int) -> None:
    """Those who are invited take part, where they can come."""
    for at in range(first, last):
        if at in scene.actors and scene.actors[at].speaks:
            candidate.parties.setdefault(at, "partner")


def _read_bidden(scene: Scene, start: int, first: int, candidate: Candidate) -> None:
    """ "Has sent invitations to X and Y for separate meetings": those are wished for, and X and Y take part."""
    match = BIDDEN.search(scene.chunks.codes, start, first)
    if match is None or not scene.chunks.low(match.start()).startswith("invit"):
        return
    add_bidden(scene, candidate, *match.span("who"))
    if candidate.mood is not None and candidate.mood.tense is not Tense.DENIED:
        candidate.mood = candidate.mood._replace(tense=Tense.TENTATIVE)


def read_accepted(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "Accepted Chile's offer of talks", "agreed to a Chilean proposal for a summit": both will be there."""
    codes, farthest = scene.chunks.codes, max(first - FARTHEST_OFFER, clause.start)
    offers = scene.chunks.find(scene.words["offers"], farthest + 1, first)
    if not offers or codes[offers[-1] + 1] not in "ofgj":
        return
    offer = offers[-1]
    if codes[offer + 1] == "j" and not codes[offer + 2 : first].endswith(("f", "fH", "fv")):
        return  # "an invitation from X to hold"
    verb = next(
        (at for at in range(offer - 1, max(offer - FARTHEST_OFFER, clause.start - 1), -1) if codes[at] == "Q"), -1
    )
    if verb < 0 or not scene.chunks.low(verb).startswith(("accept", "agree")):
        return
    mood = read_mood(scene, verb, clause.start)
    if mood.tense not in (Tense.DENIED, Tense.TENTATIVE):
        candidate.mood = Mood(Tense.FUTURE, mood.first, mood.last)
        add_subjects(candidate, clause.subject)
        offering = (at for at in range(verb + 1, first) if at in scene.actors and scene.actors[at].speaks)
        candidate.parties = dict.fromkeys(offering, "partner") | candidate.parties


# "a summit for which X arrives on Friday", ", for which he comes in on Friday"
FOR_WHICH = pattern_of(r",?gcd?(?P<who>P)(?:m|[12]Q?f?)?(?P<verb>v)(?:i[CL])?k?(?P<time>T)")
COMING_FOR_IT = frozenset({"arrive", "arrives", "arrived", "land", "lands", "come", "comes", "fly", "flies"})


def read_for_which(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Their summit, for which X arrives on Friday": X is there, and that Friday is the first day told of it."""
    chunks, (_, end) = scene.chunks, scene.bounds(clause.sentence)
    match = FOR_WHICH.search(chunks.codes, candidate.at + 1, end) if candidate.kind in GATHER else None
    if match is None or chunks.low(match.start("verb")) not in COMING_FOR_IT or candidate.day is not None:
        return
    between = range(candidate.at + 1, match.start())
    if any(chunks.codes[at] in "nxv." for at in between):
        return
    candidate.parties.setdefault(match.start("who"), "subject")
    if not scene.days_in(clause.start, match.start()):
        candidate.day = match.start("time")


# "With President X, the two also held talks", "With his counterpart X, he had a meeting"
OPENING_WITH = pattern_of(r"wd?X?(?P<who>P)(?:,?&d?(?P<also>P))?,")


def read_opening_with(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """Take in the partner that a sentence opens with: "With Prime Minister X, the two also held talks"."""
    begin, _ = scene.bounds(clause.sentence)
    match = OPENING_WITH.match(scene.chunks.codes, begin, clause.end)
    if match is None or scene.chunks.low(begin) != "with" or clause.start > match.end():
        return
    if scene.chunks.codes[match.end()] not in "dPhX" or candidate.kind not in MEET | GATHER | {Kind.CALL}:
        return
    for part in ("who", "also"):
        if match[part]:
            candidate.parties.setdefault(match.start(part), "partner")


# "The ministers at Monday's meeting", "EU leaders at next week's summit"
THOSE_AT = pattern_of(r"(?P<who>[SP])iTp[XA]{0,2}$")


def read_those_at(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "The ministers at Monday's meeting will decide on it": they are those who meet."""
    chunks = scene.chunks
    match = THOSE_AT.search(chunks.codes, max(candidate.at - 6, clause.start), candidate.at)
    if match is None or candidate.kind not in MEET | GATHER or chunks.low(match.start() + 1) != "at":
        return
    if match.start() in scene.actors and not candidate.parties:
        candidate.parties[match.start()] = "subject"


# "in President X's honour", "in honour of King X"
IN_HONOUR = pattern_of(r"i(?:d?(?P<whose>[PS])p(?P<word>X)|(?P<first>X)od?(?P<of>[PS]))")
HONOUR = frozenset({"honor", "honour"})


def read_honoured(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Will give a dinner tomorrow in King X's honour": he is there."""
    if candidate.kind not in MEET:
        return
    match = IN_HONOUR.search(scene.chunks.codes, candidate.at + 1, clause.end)
    if match is not None and scene.chunks.low(match.start("word" if match["word"] else "first")) in HONOUR:
        candidate.parties.setdefault(match.start("whose" if match["whose"] else "of"), "partner")


# How far behind a ceremony the state stands whose day it is: "celebrations of the 60th anniversary of".
ANNIVERSARY_REACH = 12


def read_celebrated(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Leaders attend celebrations of 50 years of Maltese independence": Malta holds them."""
    if candidate.rule != "triggers.ceremony" or candidate.place:
        return
    chunks, last = scene.chunks, min(candidate.at + ANNIVERSARY_REACH, clause.end)
    for day in chunks.find(NATIONAL_DAYS, candidate.at + 1, last):
        whose = day - 1 - (chunks.codes[day - 1] == "p")
        entry = chunks.entries[whose]
        if entry[0] in "SA" and len(entry[2]) == 1 and entry[2][0] in scene.states:
            candidate.side, candidate.place = entry[2][0], (entry[2][0], entry[2][0])
            return


NATIONAL_DAYS = frozenset({"independence", "statehood", "unification", "reunification"})


GUEST = frozenset({"him", "her", "them", "guest", "guests", "visitor", "visitors"})


# "met | X in Riga and Y in Oslo on Friday", where only one day is told
ELSEWHERE = pattern_of(r"w?d?Pid?[CLS],?[,&]w?d?(?P<who>P)id?[CLS]")


def add_those_seen(scene: Scene, clauses: list[Clause], number: int, found: Iterable[Candidate]) -> None:
    """Let whoever is spoken to, or speaks, where the visitor is take part in the visit, if he is of the host."""
    clause = clauses[number]
    for visit in found:
        if visit.rule == "triggers.meet" and (other := ELSEWHERE.match(scene.chunks.codes, visit.at + 1, clause.end)):
            visit.parties.setdefault(other.start("who"), "partner")
        guests = partners_of(visit, "subject", "of", "modifier")
        if visit.kind is not Kind.VISIT or not guests:
            continue
        hosts = scene.sides_of(partners_of(visit, "host")) | ({visit.place[1]} if visit.place else set())
        hosts -= scene.sides_of(guests) | {""}
        _, end = scene.bounds(clause.sentence)
        last = min(clause.sentence + 1, len(scene.chunks.sentences) - 1)
        parts = [
            *of_sentence(clauses, clause.sentence),
            *(of_sentence(clauses, last) if last > clause.sentence else ()),
        ]
        for at in range(visit.at + 1, scene.bounds(last)[1]) if hosts else ():
            one = scene.actors.get(at)
            if one is None or one.sort not in PEOPLE or at in visit.parties or hosts.isdisjoint(one.sides):
                continue
            if at >= end and not one.name:
                continue  # in the next sentence, only who is named
            joined = scene.chunks.codes[at - 1] == "&" and visit.parties.get(at - 2) == "partner"  # "told X and Y"
            if (
                joined
                or (at < end and _is_aim(scene, at))
                or any(
                    _is_told(scene, part, at, guests, at < end) or _plays_host(scene, part, at, guests)
                    for part in parts
                    if part.holds(at)
                )
            ):
                visit.parties[at] = "partner"


# "in Riga on Friday, | hosted | by X and Y", ", to be | hosted | by X"
HOSTED_BY = pattern_of(r"(?:(?<=[,TDCSL])|(?<=,f3))vyd?(?P<hosts>[PSOM](?:[,&]{1,2}d?[PSOM])*)")


def adds_host(scene: Scene, told: Candidate, at: int) -> bool:
    """ "Will meet in Riga on Friday, hosted by X": whether a verb tells no more than who gives the occasion just told.

    He takes part in it.
    """
    match = HOSTED_BY.match(scene.chunks.codes, at) if scene.chunks.entries[at][1] == "triggers.host" else None
    if match is None or (told.kind is Kind.VISIT and not told.noun):
        return False
    begin, end = scene.bounds(scene.chunks.sentence_of(at))
    behind = told.noun and told.at == at - 2 and not scene.days_in(begin, at)  # "a forum, hosted by X on Friday"
    if scene.days_in(at, end) and not behind:
        return False  # "will meet in Riga on Friday, received by X on Thursday"
    hosts = [one for one in range(*match.span("hosts")) if one in scene.actors]
    told.parties = dict.fromkeys(hosts, "partner") | told.parties
    return True


def _is_aim(scene: Scene, at: int) -> bool:
    """ "To ask the president for help": the object of an infinitive that says what for one goes there."""
    aim = scene.chunks.codes[at - 2] == "f" and scene.chunks.low(at - 1) in scene.words["audience_verbs"]
    return aim and not is_watched(scene, at + 1)  # "to see X sworn in"


# What is done to a visitor by whom he sees: "was given half an hour by the minister".
GIVEN = frozenset(
    {"given", "shown", "told", "assured", "promised", "briefed", "embraced", "decorated", "feted", "offered"}
)
# What his host does: "showed him around".
SHOWING = frozenset({"gave", "gives", "showed", "shows", "embraced", "took"})


def _is_told(scene: Scene, part: Clause, at: int, guests: list[int], near: bool) -> bool:
    """ "Landed on Monday and told the president that", "and went through the plan with him": the visitor does."""
    if not (part.subject or near) or not _are_of(scene, part.subject, guests):
        return False
    start = max((one + 1 for one in part.subject if part.start <= one < at), default=part.start)
    codes, low = scene.chunks.codes, scene.chunks.low
    if set("nxT") & set(codes[start:at]):
        return False  # of talks and of another day their own words tell
    if codes[at - 1] == "y":
        return any(low(one) in GIVEN and codes[one - 1] in "123" for one in range(start, at))
    if _is_written(scene, part):
        return False
    lead = codes[start : at - 1].strip("&,Xh")
    if not lead and (low(at - 1) in scene.words["telling"] or low(at - 1) in scene.words["lobbying"]):
        return True
    if low(at - 1) == "from" and not SEEKING.isdisjoint(scene.chunks.lows[start:at]):
        return True  # "sought assurances from the president"
    return near and codes[at - 1] == "w"


SEEKING = frozenset({"sought", "received", "won", "obtained", "got", "secured", "demanded", "requested", "accepted"})
# In these one says something to those who are far away.
WRITTEN = frozenset({"statement", "letter", "telegram", "broadcast", "interview", "article", "message"})


def _is_written(scene: Scene, part: Clause) -> bool:
    """ "In a statement, he urged the president to": not to his face."""
    begin, _ = scene.bounds(part.sentence)
    return scene.chunks.codes[begin] == "i" and not WRITTEN.isdisjoint(scene.chunks.lows[begin : begin + 4])


def _are_of(scene: Scene, who: tuple[int, ...], guests: list[int]) -> bool:
    """Whether those who act are the visitors, or are named again as they."""
    names = {scene.actors[at].name for at in guests} - {None}
    return all(at in guests or scene.actors[at].name in names for at in who)


def _plays_host(scene: Scene, part: Clause, at: int, guests: list[int]) -> bool:
    """ "Where the president gave her a welcome", "The president told him", "told Smith", on no other day."""
    if part.subject != (at,) or scene.days_in(part.start, part.end):
        return False
    low = scene.chunks.low
    tells = low(at + 1) in scene.words["telling"]
    if part.opener != "where":
        to_him = low(at + 2) in GUEST or (at + 2 in scene.actors and _are_of(scene, (at + 2,), guests))
        return (tells or low(at + 1) in SHOWING) and to_him
    return tells or bool(scene.chunks.find(GUEST, at + 1, part.end))


def add_person_visited(scene: Scene, clause: Clause, first: int, visit: Candidate) -> bool:
    """ "Will visit President X", "paid him a visit", "a visit to X": whether somebody of another side is visited.

    `first` is the first chunk of the visit's own words.
    """
    paid = before_article(scene, first)
    if visit.noun and scene.chunks.low(paid - 1) in PAYING:
        at = paid
    elif visit.noun and scene.chunks.codes[visit.at + 1] != "f":
        return False
    else:
        at = visit.at + 1 + visit.noun
    host = whom_him_means(scene, clause, at) if scene.chunks.low(at) in ("him", "her") else at
    guests = scene.sides_of(partners_of(visit, "subject", "of", "modifier") or clause.subject)
    one = scene.actors.get(host) if host is not None else None
    if host is None or one is None or one.sort != "person" or not one.speaks or scene.chunks.codes[at + 1] == "p":
        return False
    if not guests or not one.sides or not guests.isdisjoint(one.sides):
        return False
    visit.parties.setdefault(host, "partner")
    return True
