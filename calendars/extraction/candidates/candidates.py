"""What a word that names an engagement says of it, before anything is put together.

A `Candidate` is made by `triggers.py` (verbs), `nouns.py`, `named.py` and `presence.py`, filled by `complements.py`,
`companions.py`, `governors.py` and `frames.py`, and read by the later stages. Its `Link`, which tells its time, is made
by `linking.py`.
"""

from copy import copy
from typing import Any, NamedTuple, Self

from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.models import Kind, TimeMention
from calendars.patterns import pattern_of

# No chunk: "is in Riga until Friday and on Monday in Oslo" says of neither day that the stay in Riga began on it.
NO_DAY = -1


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

    mood: Mood | None = None
    verb: str = ""
    definite: bool = False
    pair: bool = False
    many: bool = False
    day: int | None = None  # the chunk of its time, where the grammar tells
    topic: bool = False  # only what is spoken about: "about the contacts with Russia"
    speaker: bool = False  # it only says who speaks: "a delegate to the conference said"
    governed: bool = True  # the clause's verb says something of it
    under: bool = False  # the clause's verb says something of a noun over it: "details of the talks", "hopes for talks"
    side: str = ""  # the other side where none is named
    with_host: bool = False  # "will meet the president": somebody of the country where the guest is
    another: bool = False  # "a second round", "fresh talks": not the occasion told before
    nth: int = 0  # "on the second day of talks": which day its time is, counted from 1
    last_day: bool = False  # "on the final day of the summit": its time is the end
    ended: bool = False  # "at the end of a visit", "after a three-day visit": its time is the last day
    revived: bool = False  # it was called off, and is on again
    was_plan: bool = False  # it was dropped behind a plan of the past: "were due on Monday, but X put them off"
    renewed: bool = False  # "a second round of talks", "negotiators will meet again": of those whose talks were told
    beside: bool = False  # others meet on its sidelines
    worldly: bool = False  # a proper name that tells of states: "World Humanitarian Summit"
    aside: bool = False  # "X, on a visit to Y, said": apart from the verb of its clause
    readied: bool = False  # what others meet to prepare or to discuss: "met to prepare a summit of X and Y"
    told: int | None = None  # who told somebody something at it: "X told Y at a meeting that"
    plan: str = ""  # the code of a word such as "planned", "possible", "cancelled" before a noun

    def __init__(
        self,
        at: int,
        clause: int,
        rule: str,
        kind: Kind,
        noun: bool,
        parties: dict[int, str] | None = None,
        place: tuple[str, str] | None = None,
    ) -> None:
        self.at = at
        self.clause = clause
        self.rule = rule
        self.kind = kind
        self.noun = noun
        self.parties = {} if parties is None else parties
        self.place = place
        self.stops: list[str] = []  # states of a tour that are told by their cities

    def but(self, **changes: Any) -> Self:
        """One like it, changed in some of what it tells.

        Raises:
            AttributeError: no candidate tells that.
        """
        other = copy(self)
        for name, value in changes.items():
            getattr(other, name)
            setattr(other, name, value)
        return other


class Anchor(NamedTuple):
    """An event or a day that a time is counted from: the number of its candidate, or the day, or neither for today.

    `steps` are of `unit` ("D", "W", "M"), negative before the event; `at` is the chunk of the words that count.
    """

    steps: int
    unit: str
    event: int | None
    day: TimeMention | None
    at: int


class Link:
    """The time of a candidate: the mention, its chunk, the rule, a length in days, a clock time apart from the day."""

    time: TimeMention | None = None
    chunk: int = -1
    rule: str = ""
    clock: TimeMention | None = None
    score: float = 0.0
    old: TimeMention | None = None  # the time that it was moved from
    until: str | None = None  # the last day, where it is told apart from the start
    until_weekday: bool = False  # it is told by its weekday alone
    since: bool = False  # it has been going on since then
    counted_from: bool = False  # another is so many days before or after it, so that it is not told of its own day

    def __init__(self, anchor: Anchor | None = None, days: int | None = None) -> None:
        self.anchor, self.days = anchor, days  # `anchor` is what its time is counted from


class SentenceParts:
    """What one sentence holds: the numbers of its clauses, its times and its candidates."""

    def __init__(self, times: list[int]) -> None:
        self.clauses: list[int] = []
        self.times = times
        self.candidates: list[Candidate] = []


def last_clauses(clauses: list[Clause], candidates: list[Candidate]) -> dict[int, int]:
    """The last clause of each sentence that names an engagement."""
    told: dict[int, int] = {}
    for one in candidates:
        sentence = clauses[one.clause].sentence
        told[sentence] = max(one.clause, told.get(sentence, 0))
    return told


def tells_who_hosts(scene: Scene, at: int) -> bool:
    """Whether a chunk is a verb of hosting, chairing or organising."""
    low = scene.chunks.low(at)
    held = low in scene.words["organised"] or low in scene.words["chaired"]
    return held or scene.chunks.entries[at][1] == "triggers.host"


def partners_of(candidate: Candidate, *hows: str) -> list[int]:
    """The chunks of those who take part in one of some ways; "between" makes partners too."""
    if not candidate.parties:
        return []
    hows = (*hows, "between") if "partner" in hows else hows
    return [at for at, how in candidate.parties.items() if how in hows]


def actors_of(scene: Scene, candidate: Candidate) -> list[tuple[Actor, str]]:
    """The actors of a candidate in text order, with how they take part."""
    parties = [(scene.actors[at], how) for at, how in sorted(candidate.parties.items()) if at in scene.actors]
    return [(one, how) for actor, how in parties for one in actor.members or (actor,)] if parties else []


def sides_told(scene: Scene, candidate: Candidate) -> set[str]:
    """The sides of all who take part in a candidate."""
    return {side for actor, _ in actors_of(scene, candidate) for side in actor.sides}


def is_denied(candidate: Candidate) -> bool:
    """Whether the verb says that the engagement will not or did not take place."""
    return candidate.mood is not None and candidate.mood.tense is Tense.DENIED


# What one travels to do about an occasion that is still to come.
PREPARING = frozenset({"triggers.discuss", "cues.plan"})


def is_prepared(candidate: Candidate) -> bool:
    """Whether an occasion is what somebody comes to speak of: "was in Riga on Monday to discuss a visit by X"."""
    mood = candidate.mood
    return candidate.noun and mood is not None and mood.change == "purpose" and candidate.verb in PREPARING


def has_also_done(scene: Scene, candidate: Candidate) -> bool:
    """ "Kerry has also spoken with X": at some other time than what was told before."""
    if candidate.mood is None or candidate.mood.tense is not Tense.PAST:
        return False
    chain = range(candidate.mood.first, candidate.mood.last)
    lows = {scene.chunks.low(at) for at in chain}
    return "also" in lows and any(scene.chunks.codes[at] == "4" for at in chain)


# How the verbs begin that tell of going on with talks.
RENEWING = ("resum", "restart", "reconven", "reopen", "continu", "pick")


FORMER = frozenset({"first", "previous", "earlier", "initial", "preliminary"})


def is_renewed(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> bool:
    """Whether a noun goes on with what was told: "talks will resume", "a second round of talks", "a first meeting".

    So do teams without a country: "negotiators will hold talks".
    """
    if candidate.kind not in MEET and candidate.rule != "triggers.session":
        return False
    if candidate.definite or clause.subject or scene.sides_of(candidate.parties):
        return False
    if candidate.kind not in MEET and "8" in scene.chunks.codes[clause.start : candidate.at]:
        return False  # "no second session"
    if are_told_teams(scene, clause, candidate.mood.first if candidate.mood else first):
        return True
    again = candidate.mood is not None and scene.chunks.low(candidate.mood.last - 1).startswith(RENEWING)
    words = [scene.chunks.low(at) for at in range(first, candidate.at) if scene.chunks.codes[at] not in "dDTo"]
    plain = all(low in scene.words["working"] or low in scene.words["another"] or low in FORMER for low in words)
    plain = plain and scene.chunks.codes[candidate.at + 1] not in "wb"  # "a first meeting with investors"
    opens = not scene.chunks.codes[clause.start : first].strip("dcq&,T")
    further = bool(words) or "another" in (scene.chunks.low(first), scene.chunks.low(first - 1))
    return plain and opens and (again or further)


# "In October the ministers", "On Friday, in Riga, the teams"
OPENING = pattern_of(r"[cq&,]*(?:(?:[ki]d?T|i[CL]),?)*")


def are_told_teams(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether the subject is teams without a country: "technical teams will reconvene", "the delegations will meet"."""
    chunks, at = scene.chunks, verb - 1
    at -= chunks.low(at) in ("last", "first", "previously")  # "The leaders last met in Riga"
    if at < clause.start or chunks.low(at) not in scene.words["negotiating"]:
        return False
    if at == clause.start + 1 and chunks.low(at) == "leaders" and chunks.low(at - 1) in ("when", "as", "while"):
        return False  # "a meeting of X and Y when leaders gather at the G20": all of them
    opening = OPENING.match(chunks.codes, clause.start, at)
    before = range(opening.end() if opening else clause.start, at)
    return all(chunks.low(one) in scene.words["working"] or chunks.codes[one] in "dcq&,T-" for one in before)


def meets_third(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "The parties will also meet with X", "The two sides are meeting with X and Y": those who were told of before."""
    hows = {*candidate.parties.values()}
    if candidate.mood is None or candidate.kind not in MEET or "partner" not in hows or "subject" in hows:
        return False
    before = range(clause.start, candidate.mood.first)
    lows = [scene.chunks.low(at) for at in before if scene.chunks.codes[at] != "T"]  # not "Two days later he met X"
    both = (candidate.pair and not {"two", "both"}.isdisjoint(lows)) or lows in (["the", "parties"], ["the", "sides"])
    return both or (not clause.subject and are_told_teams(scene, clause, candidate.mood.first))


def has_no_object(scene: Scene, at: int) -> bool:
    """Whether nobody is the object of a verb: "the leaders met again in Riga", not "the leaders met reporters"."""
    behind = at + 1
    while scene.chunks.codes[behind] == "X" and behind < at + 3:
        low = scene.chunks.low(behind)
        if low not in scene.words["adverbs"] and not low.endswith("ly") and low not in ("again", "face"):
            return False
        behind += 1
    return scene.chunks.codes[behind] not in "dNX9tRrPSOBM"


def decides(scene: Scene, at: int) -> bool:
    """Whether a verb tells of what an occasion itself does: "agreed", but not "is agreed"."""
    codes, low = scene.chunks.codes, scene.chunks.low
    behind = at + 1 + 2 * (codes[at + 1 : at + 3] == "kT")
    if low(at) == "failed" and codes[behind] == "f" and codes[at - 1] not in "12345":
        return low(behind + 1) in scene.words["achieving"]  # "The talks failed to produce a truce"
    done = low(at) in scene.words["decided"] if codes[at] == "Q" else low(at) in ("endorsed", "backed")
    return codes[at] in "QW" and done and codes[at - 1] not in "12345"


# "The leaders of Brazil | and the seven Amazon nations | will meet"
CROWD = pattern_of(r"&d?(?:ro)?d?X?9?X?[NALC]{0,2}(?P<who>X)$")
STATES = frozenset({"countries", "nations", "states", "republics", "powers", "governments", "neighbours", "neighbors"})


def is_crowd(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether one side meets many others that nobody names: a gathering, of their leaders a summit."""
    mood = candidate.mood
    if mood is None or not clause.subject or clause.subject[-1] >= mood.first:
        return False
    last = clause.subject[-1]
    match = CROWD.match(scene.chunks.codes, last + 1, mood.first)
    if match is None or scene.chunks.low(match.start("who")) not in STATES:
        return False
    leaders = scene.actors[last].rank == "head" or scene.actors[last].role in ("leaders", "heads")
    candidate.kind, candidate.many = Kind.SUMMIT if leaders else Kind.CONFERENCE, True
    return True


def is_of_crowd(scene: Scene, candidate: Candidate) -> bool:
    """Whether only many whom nobody names take part: "European leaders will meet in Riga"."""
    crowd = [actor for actor, _ in actors_of(scene, candidate)]
    return bool(crowd) and all(actor.many and not actor.sides for actor in crowd)


def is_it(scene: Scene, clause: Clause) -> bool:
    """Whether "it", a joint commission, is what meets."""
    return "it" in scene.chunks.lows[clause.start : clause.start + 3]


# "stopped in Rome on Monday | on his way to the APEC | summit"
ON_THE_WAY = pattern_of(r"(?:kdXf|kXf)[dAX9NOBMCLS-]{0,5}$")


def is_on_the_way(scene: Scene, start: int, noun: int) -> bool:
    """Whether a noun is only where somebody goes on to from where he is told to be."""
    if "way" not in scene.chunks.lows[start:noun]:
        return False
    match = ON_THE_WAY.search(scene.chunks.codes, start, noun)
    return match is not None and "way" in scene.chunks.lows[match.start() : match.start() + 3]


# "From there", "From the Italian capital,", "From Oslo"
FROM_THERE = pattern_of(r"j(?:X|d?A?[CLSN]),?[hPdkT]")


def is_onward(scene: Scene, candidate: Candidate) -> bool:
    """ "Goes on to Cairo", "From there he flies to Rome": from where somebody was before, and nobody says when."""
    mood = candidate.mood
    noun = candidate.noun and candidate.verb == "triggers.go" and mood is not None  # "goes on there for talks"
    if candidate.rule != "triggers.go" and not noun:
        return False
    goes = mood.last - 1 if noun and mood else candidate.at
    begin, _ = scene.bounds(scene.chunks.sentence_of(candidate.at))
    return scene.chunks.last_low(goes) == "on" or FROM_THERE.match(scene.chunks.codes, begin) is not None


# "UN-mediated talks | between the company and the union"
OF_STRANGERS = pattern_of(r"[wb]d?[9A]?X(?![oj])")


def is_with_strangers(scene: Scene, at: int) -> bool:
    """Whether an occasion is told to be between some who are no actors: "talks between the firm and its crews"."""
    return OF_STRANGERS.match(scene.chunks.codes, at + 1) is not None


# What follows "on" behind these is what one speaks about: "briefed him on her talks with X".
TOLD_OF = frozenset({"triggers.brief", "triggers.speak", "triggers.confer", "triggers.phone-call"})


# Of these "over" tells what it is about; "over lunch" does not.
TOLD_ABOUT = frozenset({"triggers.talks", "triggers.visit", "triggers.summit", "triggers.trip", "triggers.meeting"})


def is_what_is_told(scene: Scene, candidate: Candidate, before: int) -> bool:
    """Whether "on" at a chunk leads to what is told: "briefed him on her talks", not "spoke on his arrival in Y"."""
    if scene.chunks.low(before) in ("over", "about") and candidate.rule in TOLD_ABOUT:
        return True  # "summoned him over talks with X"
    own = candidate.rule == "triggers.arrival" and scene.chunks.low(candidate.at - 1) != "the"
    return candidate.verb in TOLD_OF and scene.chunks.codes[before] == "k" and not own


# ", to meet again": what is aimed at behind a comma, be it read up to its verb or past it.
AIM = pattern_of(r",f(?:[vHEXVKQW]|$)")


def is_of_next_day(codes: str, candidate: Candidate, at: int) -> bool:
    """ "Talks with X on Monday and with Y in Ramallah on Friday": the place behind "and" is that of the other day."""
    if codes[at - 2 : at] in ("ni", "xi") and AIM.search(codes, at, candidate.at):
        return True  # "agreed, after talks in Athens on Monday, to meet again"
    day = candidate.day if candidate.day is not None else at
    behind = candidate.at < day < at and codes[day + 1 : at].lstrip(",")[:1] == "&"
    return behind and codes[at + 1 + (codes[at + 1] in "kj")] == "T"
