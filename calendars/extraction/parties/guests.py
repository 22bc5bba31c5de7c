"""Read who is told to be at an occasion that was told before: "X will attend", "present was also Y", "mediated by Z".

In: a scene and one of its clauses. Out: `Guest`s, who are there in one way or another; `attendance.py` knows which
occasion takes them in.
"""

from collections.abc import Iterator
from typing import NamedTuple

from calendars.extraction.candidates.occasions import LARGE_NOUNS
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.names.second_holders import MAKING_UP
from calendars.extraction.parties.comings import (
    CONFIRMING,
    NOT_COMING,
    TAKING,
    WORDS_OF_COMING,
    draws,
    read_beside,
    read_bidden,
    read_coming,
    read_watching,
    speaks_there,
)
from calendars.extraction.parties.delegates import (
    WORDS_OF_HEARING,
    acting_at,
    read_delegates,
    read_heard,
    read_tellers,
    takes_delegation,
)
from calendars.extraction.parties.guest_lists import (
    EXPECTED,
    are_joined,
    by_whom,
    hosted,
    hosts_it,
    joins_two,
    names_along,
    names_in_list,
    names_in_row,
    names_in_team,
    read_companions,
    read_inverted,
    read_listed,
    read_members,
    read_represented,
    sharing_noun,
)
from calendars.extraction.parties.guest_lists import TELLING as WORDS_OF_LISTS
from calendars.extraction.parties.mediations import INVITING, read_inviters, read_mediating, read_mediation
from calendars.extraction.parties.noun_phrases import BESIDE, before_adverbs
from calendars.extraction.parties.others import APPEALS
from calendars.extraction.parties.participants import GATHERING
from calendars.extraction.parties.retreats import backs_out
from calendars.extraction.parties.told_before import NEAR, WORDS_OF_PRESENCE, is_there, names_occasion, takes_occasion
from calendars.extraction.words.word_lists import any_of
from calendars.lexicon.tables import once_a_table
from calendars.patterns import pattern_of

# Done to nothing but meetings.
ONLY_MEETINGS = frozenset({"chaired", "co-chaired", "attended", "presided over"})
KEPT_OUT = frozenset({"barred", "banned", "excluded", "no", "unable"})
# Whoever does so at the talks of others brings them together.
OPENING = ("open", "chair", "cochair", "co-chair", "presid", "host")
# "bring together"; and beside that, where somebody is there, "is", "was"
VERB, BEING = pattern_of("v"), pattern_of("[v123]")
# Bodies of a state that somebody chairs, and no occasions.
PANELS = frozenset({"committee", "commission", "panel", "board", "council", "inquiry", "party", "cabinet", "force"})
GATHERED = frozenset({"gather", "gathers", "gathered", "assembled", "converged", "convened"})
# What a gathering does with those who come: "the summit draws the leaders of X and Y".
DRAWING = GATHERING | {"gather", "involves"}
IN_PARTS = TAKING | {"co"}
# So far before a clause stands what labels it, and behind it who is briefed.
BESIDE_CLAUSE = 2
# "Besides X, other participants were Y and Z"
BESIDES = frozenset({"besides", "apart", "aside", "alongside"})
# "X will attend, along | with Y", "X opens | it with Y", "chairs | the talks with Y"
ALONG = pattern_of(r"(?:X?,?k|hX?|d[DXA9]?[nx])w")
# ", as was Y", ", as did Y"
AS_WAS = pattern_of(r",?c[127]d?[XA]?(?=[PRr])")
# "stands | in for the premier", "deputises | for him"
STANDING_IN = frozenset(
    {"stand", "stands", "stood", "standing", "fill", "fills", "filled", "filling"}
    | {"deputise", "deputises", "deputised", "deputize", "deputizes", "deputized"}
)
STANDS_IN = pattern_of(r"i?g(?:d?[XA]?[PSRr]|h)")
ASKING = frozenset({"asked", "asks", "applied", "requested", "begged"})
LIST = "dX,&A"  # in a list of names


class Guest(NamedTuple):
    """One who takes part, and how.

    Attributes:
        actor: who.
        mediates: he brings the sides together.
        named: the words name the occasion ("the summit") and do not leave it out.
        company: he comes with someone who was told to come.
        witness: a treaty was signed in his presence.
        beside: he meets others on its sidelines, which says nothing of a gathering that nobody else is told to hold.
        joins: he is told to attend "the talks", whoever holds them.
        within: the sides that he is one of: "the Contact Group, made up of X and Y".
        comes: he is told to come, which tells of a gathering alone.
        treats: he speaks for a side at talks, or brings them together, and no more is told of him.
        heard: he reports to a council.
        sent: a state sends him.
        asked: he is invited, which tells who may be at a gathering of nobody else.
        heads: he leads those who are sent by one of its sides.
        invites: he has asked a visitor to come.
        tells: he tells something to the one of another side who is named, or to "him".
    """

    actor: Actor
    mediates: bool = False
    named: bool = False
    within: tuple[str, ...] = ()
    beside: bool = False
    witness: bool = False
    company: bool = False
    joins: bool = False
    comes: bool = False
    treats: bool = False
    heard: bool = False
    sent: bool = False
    asked: bool = False
    heads: bool = False
    invites: bool = False
    tells: str | None = None


def read_guests(scene: Scene, clause: Clause) -> Iterator[Guest]:
    """Those whom a clause tells to attend, chair or open an occasion, to lead a side of it, or to mediate."""
    telling = _holds_telling_word(scene, clause)
    end = scene.bounds(clause.sentence)[1]
    if telling and backs_out(scene, clause.start + 1, end, relative=clause.opener == "who"):
        return
    if telling:
        yield from _attending(scene, clause)
        yield from (Guest(actor, named=True, beside=True) for actor in read_beside(scene, clause))
        yield from _accompanying(scene, clause)
        yield from (Guest(actor, mediates=True) for actor in read_mediation(scene, clause))
        yield from (Guest(actor, named=True, invites=True) for actor in read_inviters(scene, clause))
        yield from (Guest(actor, within=sides) for actor, sides in read_members(scene, clause))
        also = scene.chunks.low(clause.start) == "also"
        yield from (Guest(actor, joins=also) for actor in read_listed(scene, clause))
        yield from (Guest(actor, company=True) for actor in read_companions(scene, clause))
        yield from (Guest(actor, joins=third) for actor, third in read_represented(scene, clause))
        yield from (Guest(actor, mediates=True) for actor in read_mediating(scene, clause))
        yield from (Guest(actor, named=True, comes=True) for actor in read_coming(scene, clause))
        yield from (Guest(actor, named=True, comes=True, asked=True) for actor in read_bidden(scene, clause))
    yield from (Guest(actor, mediates, treats=True) for actor, mediates in read_delegates(scene, clause))
    yield from (Guest(actor, tells=hearer) for actor, hearer in read_tellers(scene, clause))
    if telling:
        yield from (Guest(actor, heard=True) for actor in read_heard(scene, clause))
        yield from (Guest(actor, witness=True) for actor in read_watching(scene, clause))


def _holds_telling_word(scene: Scene, clause: Clause) -> bool:
    """Whether a word of a clause, or one beside it, may tell of guests: "Participants: X", "briefs | the council"."""
    first, stop = max(clause.start - BESIDE_CLAUSE, 0), clause.end + BESIDE_CLAUSE
    if scene.chunks.find(_words_of_guests(scene.words), first, stop):
        return True
    return bool(scene.chunks.find_last(scene.words["mediation"], clause.start, clause.end))


@once_a_table
def _words_of_guests(words: dict[str, frozenset[str]]) -> frozenset[str]:
    """The words of which a clause must hold one to tell of anybody there who is no negotiator."""
    lists = (words[name] for name in ("bring", "mediated", "mediation", "mediating", "composed", "send"))
    own = WORDS_OF_PRESENCE.union(BESIDE, WITH, PRESENCE, WORDS_OF_COMING, WORDS_OF_HEARING, WORDS_OF_LISTS, INVITING)
    return _telling_words(words).union(own, *lists)


def _attending(scene: Scene, clause: Clause) -> Iterator[Guest]:
    """Those whom the verb of a clause tells to attend what was told before."""
    codes, words = scene.chunks.codes, scene.words
    if scene.chunks.find(KEPT_OUT, clause.start, clause.end) or NOT_COMING.search(codes, clause.start, clause.end):
        return  # "barred from being represented by X"
    for at in _telling(scene, clause):
        low = scene.chunks.lows[at]
        if low in IN_PARTS:
            low = scene.chunks.text(at).lower()  # "take part" is one chunk, and so is "co-chaired"
        joins = low == "join" and codes[at - 2 : at] == "Wf"  # "Peru, which hopes to join": a body
        if joins or (codes[at - 1] == "f" and scene.chunks.low(at - 2) in ASKING):
            continue  # "X, who is no member, has asked to attend"
        by = by_whom(scene, at)
        led = low in words["chaired"] or low in words["organised"] or _is_convened(scene, at)
        if low in DRAWING and draws(scene, clause, at):
            yield from (Guest(actor) for actor in names_in_row(scene, at + 1, clause.end))
        elif led and by < clause.end and codes[by] == "y" and _is_of_occasion(scene, clause, at):
            joined = low == "joined" and are_joined(scene, clause, at)
            joins = low == "attended" or joined  # "a dinner for X attended by Y"
            chaired = low.endswith(("chaired", "hosted"))  # whoever chairs the talks of two sides brings them together
            leaders = [*_leaders(scene, clause, at, by), *hosted(scene, clause, at)]
            heads = low in words["leading"]
            yield from (Guest(one, mediates=chaired, joins=joins, company=joined, heads=heads) for one in leaders)
        elif (
            (low in words["chairing"] and takes_occasion(scene, at, clause.end))
            or (scene.chunks.entries[at][1] == "triggers.host" and hosts_it(scene, clause, at))
            or (low in words["leading"] and takes_delegation(scene, at, clause.end))
            or (codes[at] in "123" and is_there(scene, at, clause.end))
            or low in GATHERED
        ):
            noun = at + 1 + (codes[at + 1] == "i")  # "attend the talks", "take part in the talks"
            attends = low in words["attending"] and codes[noun] in "d.;"
            large = attends and scene.chunks.entries[noun + 1][1] in LARGE_NOUNS
            leads = low.startswith(OPENING)
            joins = attends and not large
            joins = joins or ((codes[at] in "123" or low in words["attending"]) and joins_two(scene, clause, at))
            acting = [sharing_noun(scene, one) for one in acting_at(scene, clause, at)]
            along = ALONG.match(codes, at + 1) or AS_WAS.search(codes, at + 1, scene.bounds(clause.sentence)[1])
            acting += names_in_row(scene, along.end(), scene.bounds(clause.sentence)[1]) if along and acting else ()
            heads = low in words["leading"]
            yield from (Guest(one, leads, named=large, joins=joins, heads=heads) for one in acting)
        elif (low in words["bound_for"] and names_occasion(scene, at, clause.end)) or speaks_there(scene, clause, at):
            among = clause.opener == "who" and low in CONFIRMING and clause.antecedent is not None
            told = [clause.antecedent] if among else clause.subject  # "X is among | the leaders who have confirmed"
            yield from (Guest(scene.actors[one], named=True) for one in told if one is not None)
        elif (
            low in words["joined"]
            and codes[at + 1] == "y"
            and (codes[at - 1] in "123X,TCLS" or at == scene.bounds(clause.sentence)[0])
        ):  # "accompanied by X", "Accompanied by X, Y arrived"
            names = names_in_team if low == "accompanied" else names_in_list
            yield from (Guest(actor, company=True) for actor in names(scene, at + 2, clause))
        elif low in MAKING_UP and _tells_of_team(scene, clause, at):
            yield from (Guest(actor, company=True) for actor in names_in_team(scene, at + 1, clause))
        elif low in words["send"]:
            own = scene.sides_of(clause.subject)
            sent = (actor for actor in names_in_row(scene, at + 1, clause.end) if actor.sort == "person")
            sent = (one if one.sides else one._replace(sides=tuple(own), speaks=bool(own)) for one in sent)
            yield from (Guest(actor, company=True, sent=True) for actor in sent if own.issuperset(actor.sides))
        elif low in words["attending"] and codes[at + 1] == ";":  # "Four leaders will attend: X, Y, Z and W"
            yield from (Guest(actor) for actor in names_in_row(scene, at + 2, clause.end))
        elif low in STANDING_IN and STANDS_IN.match(codes, at + 1):
            yield from (Guest(scene.actors[one]) for one in clause.subject)
        elif scene.chunks.entries[at][1] == "triggers.bring-together" and (not clause.subject or codes[at - 1] == ","):
            yield from (Guest(actor) for actor in names_in_row(scene, at + 1, clause.end))
        elif (low in words["guests"] or codes[at - 1 : at + 1] in ("dH", "dQ")) and _lists_guests(scene, clause, at):
            verb = next((index for index in range(at + 1, clause.end) if codes[index] not in "mu"), clause.end)
            joins = low in words["guests"]
            yield from (Guest(actor, joins=joins) for actor in names_in_row(scene, verb + 1, clause.end))
            first, _ = scene.bounds(clause.sentence)
            besides = scene.actors_in(first, at) if scene.chunks.low(first) in BESIDES and joins else ()
            yield from (Guest(actor, joins=True) for actor in besides if actor.sort == "person")
    for one, way in read_inverted(scene, clause) if clause.end - clause.start > 2 else ():
        yield Guest(one, joins=way == "joins", company=way == "company", heads=way == "heads")


def _is_convened(scene: Scene, at: int) -> bool:
    """Whether who "called" it is told right behind a summit: "a summit called by X", no "strike called by X"."""
    return scene.chunks.low(at) == "called" and scene.chunks.entries[at - 1][1] in LARGE_NOUNS


def _tells_of_team(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether the subject of a verb is a delegation: "the delegation, | which also includes X"."""
    begin = clause.start - BESIDE_CLAUSE * (clause.kind == "relative" or scene.chunks.codes[clause.start] == "c")
    acting = any(scene.has_delegation(one, one + 1) for one in clause.subject)
    return acting or scene.has_delegation(max(begin, at - NEAR), at)


def _telling(scene: Scene, clause: Clause) -> list[int]:
    """The words of a clause that may tell of somebody who attends: the others need not be looked at."""
    chunks, span = scene.chunks, (clause.start, clause.end)
    verbs = [
        match.start()
        for match in (BEING if chunks.find(WORDS_OF_PRESENCE, *span) else VERB).finditer(chunks.codes, *span)
    ]
    return sorted({*verbs, *chunks.find(_telling_words(scene.words), *span)})


@once_a_table
def _telling_words(words: dict[str, frozenset[str]]) -> frozenset[str]:
    """All words that may tell of somebody who attends."""
    lists = (words[name] for name in ("chaired", "organised", "chairing", "leading", "bound_for", "joined", "send"))
    own = STANDING_IN.union({"declared", "representing", "called"}, EXPECTED, GATHERED, DRAWING, MAKING_UP, CONFIRMING)
    return IN_PARTS.union(own, words["addressing"], words["guests"], *lists)


# "led by X | alongside Y", "led by X along | with Y"
BESIDE_LEADER = frozenset({"alongside", "along"})
LED = frozenset({"group", "state", "organisation", "seat"})  # sorts of those whom somebody may lead or represent


def _leaders(scene: Scene, clause: Clause, at: int, by: int) -> Iterator[Actor]:
    """Who leads by "will be led by X", each for the side that is led: "and the Bangladeshi side by Y"."""
    codes, chunks = scene.chunks.codes, scene.chunks
    led = [one for one in clause.subject if scene.actors[one].sort in LED]
    sides = scene.actors[led[0]].sides if len(led) == 1 and chunks.low(at) in scene.words["leading"] else ()
    beside = (one + (codes[one + 1] == "w") for one in chunks.find(BESIDE_LEADER, by, clause.end))
    for start in (by, *beside):
        for actor in names_in_row(scene, start + 1, clause.end):
            guessed = all(rule == "actors.home_side" or rule.startswith("offices.") for rule in actor.rules)
            own = actor.sides and not (sides and guessed)
            yield actor if own else actor._replace(sides=sides, speaks=True)
    for other in range(by + 3, clause.end) if chunks.low(at) in scene.words["leading"] else ():
        side = other - 1 - (codes[other - 1] in "Xp")  # "and Kyiv's by Y"
        if codes[other] == "y" and side in scene.actors and codes[side] in "ASOC" and codes[side - 1] in "&,d":
            for actor in names_in_row(scene, other + 1, clause.end):
                yield actor._replace(sides=scene.actors[side].sides, speaks=True)


def _lists_guests(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether names follow "participants include", "among those attending will be"."""
    after = next((index for index in range(at + 1, clause.end) if scene.chunks.codes[index] not in "mu"), at)
    if scene.chunks.low(at) in scene.words["guests"]:
        return scene.chunks.low(after) in ("include", "includes", "included", "are", "be", "were")
    told = scene.chunks.low(at) in EXPECTED or scene.chunks.low(at) in scene.words["chairing"]
    return told and scene.chunks.low(at - 1) == "those" and scene.chunks.codes[after] in "123"


def _is_of_occasion(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a participle is said of an occasion or a delegation: not of a party in "the SPLM led by Kiir"."""
    codes = scene.chunks.codes
    before = before_adverbs(scene, clause.start, at - (codes[at - 1] == ","))
    if before < clause.start:
        # "will be hosted by X and attended by Y", "met on Monday, chaired by X"
        return codes[at - 1] == "&" or (codes[at - 1] == "," and scene.chunks.text(at).lower() in ONLY_MEETINGS)
    if scene.chunks.last_low(before) in PANELS:
        return False  # "a committee chaired by X"
    if codes[before] in "123" or scene.chunks.text(at).lower() in ONLY_MEETINGS:
        return True
    if scene.chunks.low(at) in scene.words["organised"] or _is_convened(scene, at):
        return "n" in codes[clause.start : at]  # "a seminar on dams organised by Laos"
    group = before in scene.actors and scene.actors[before].sort == "group"
    return scene.chunks.low(at) in scene.words["leading"] and (group or codes[before] in "tnx")


WITH = frozenset({"with", "presence"})
PRESENCE = frozenset({"presence", "chairmanship", "presidency", "participation", "attendance"})
LEADING = frozenset({"chairmanship", "presidency"})


def _accompanying(scene: Scene, clause: Clause) -> Iterator[Guest]:
    """ "With X attending", "with Y in the chair", "with Z as mediator"."""
    codes = scene.chunks.codes
    for at in scene.chunks.find(any_of(WITH, PRESENCE), clause.start, clause.end):
        low = scene.chunks.lows[at]
        if low in PRESENCE and codes[at - 1] == "d" and codes[at + 1] == "o":
            witness = low in WITH  # "in the presence of X", "under the chairmanship of Y"
            there = names_in_row(scene, at + 2, clause.end)
            yield from (Guest(one, low in LEADING, witness=witness, joins=witness) for one in there)
        if codes[at] != "w" or low != "with":
            continue
        if (
            scene.chunks.last_low(at) == "of" and codes[at + 1] in "AS"
        ):  # "with the participation of Thai and Lao envoys"
            yield from (Guest(one, joins=True) for one in names_in_row(scene, at + 1, clause.end))
        if codes[at - 1] == ",":
            behind = _trailing(scene, clause, at)
            yield from (Guest(one, company=company) for company in (False, True) for one in behind)
        last = at
        while last + 1 < clause.end and codes[last + 1] in ACTOR + LIST:
            if codes[last + 1] == "X" and scene.chunks.low(last + 1) in scene.words["present"]:
                break
            last += 1
        stop = min(last + 4, scene.chunks.sentences[clause.sentence][1])
        lows = [scene.chunks.low(behind) for behind in range(last + 1, stop)]
        if not scene.words["in_tow"].isdisjoint(lows):
            yield from (Guest(actor, company=True) for actor in names_in_row(scene, at + 1, last + 1))
        elif not scene.words["present"].isdisjoint(lows) and not _joins_appeal(scene, last + 1):
            mediates = any(behind.startswith("mediat") for behind in lows)
            yield from (Guest(actor, mediates, joins=True) for actor in names_in_row(scene, at + 1, last + 1))
            yield from (Guest(actor, joins=True) for actor in names_along(scene, last + 1, clause.end))


# "joining | the call for", "joining | calls to"
JOINS_IN = pattern_of(r"[HvX]d?(?P<what>[xnX])[gf]")


def _joins_appeal(scene: Scene, at: int) -> bool:
    """ "The session was requested by X, with Y joining the call for a meeting": not said of who comes."""
    match = JOINS_IN.match(scene.chunks.codes, at)
    return match is not None and scene.chunks.last_low(match.start("what")) in APPEALS


def _trailing(scene: Scene, clause: Clause, at: int) -> list[Actor]:
    """ "The session opens on Wednesday, with Colin Powell and Javier Solana.": people at the end of a sentence."""
    _, end = scene.chunks.sentences[clause.sentence]
    codes, last = scene.chunks.codes, at + 1
    while last < end and (last in scene.actors or codes[last] in LIST):
        last += 1
    there = scene.actors_in(at + 1, last)
    return there if codes[last] == "." and all(one.sort == "person" for one in there) else []
