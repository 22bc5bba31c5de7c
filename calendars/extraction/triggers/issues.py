"""Read what a noun and its subject matter say of each other: whose talks "Iran nuclear talks" are, "a speech on talks".

In: a scene, a clause and a candidate of a noun. Out: the state at issue takes part; whether the noun is only what
somebody speaks about, hopes of, asks for or is barred from; or the mood that this leaves to it.
"""

from __future__ import annotations

from calendars.extraction.candidates.askings import find_allowing
from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.debuts import GATHERINGS
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.candidates.topics import AGENDA, centres_on
from calendars.extraction.clauses.clauses import AHEAD, Clause
from calendars.extraction.clauses.infinitives import stays_away
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.words.adjuncts import TALKS
from calendars.extraction.words.word_lists import any_of
from calendars.patterns import pattern_of

# "Yemen talks", "Iran nuclear talks", "the Syrian peace talks", "Iran nuclear deal talks"
AT_ISSUE = pattern_of(r"(?P<side>[SA])X?[XG]?$")
# "Russia, | Ukraine peace talks": in a headline both are named.
IN_ROW = pattern_of(r"(?:[SA],)+")
# How far behind "talks" the deal stands that they are about.
ISSUE_REACH = 16


# "to end | the war in Yemen", "resolving | Venezuela's political crisis", "end Mali's long conflict"
TROUBLE = pattern_of(r"(?:Do)?d?(?:(?P<owner>[SA])p?)?[D9]?X{0,3}(?P<what>X)(?:i(?:d[XE])?(?P<place>S))?")


def _side_of_trouble(scene: Scene, begin: int, limit: int) -> int | None:
    """The state of the deal or the trouble that talks are about: "talks to save the Iran nuclear deal"."""
    codes, low, words = scene.chunks.codes, scene.chunks.low, scene.words
    for at in range(begin + 1, limit):
        if codes[at] in "SA" and low(at + 1 + (codes[at + 1] == "p")) == "nuclear":
            return at  # "the Iran nuclear deal", "Iran's nuclear programme"
        match = TROUBLE.match(codes, at + 1, limit) if low(at) in words["settling"] else None
        if match is None or words["troubles"].isdisjoint(scene.chunks.lows[match.start() : match.end()]):
            continue
        part = "place" if match["place"] else "owner"
        return match.start(part) if match[part] else None
    return None


# "to end | the war between X and Y", "settling | a border row between X and Y", "end | two decades of war between X's
# government and Y"
OF_TWO = pattern_of(r"(?:X?Do)?d?[XAD]{0,4}(?P<what>X)bd?(?P<one>[SMOCA])(?:p?X?t)?&d?X{0,2}(?P<two>[SMOC])")


def _sides_of_trouble(scene: Scene, begin: int, limit: int) -> list[int]:
    """The two whose trouble talks are to settle, or peace talks are on: they hold them, if nobody else does."""
    words, codes, peace = scene.words, scene.chunks.codes, scene.chunks.low(begin) == "peace"
    for at in range(begin + 1, limit):
        opens = scene.chunks.low(at) in words["settling"] or (at == begin + 1 and codes[at] == "k" and peace)
        match = OF_TWO.match(codes, at + 1) if opens else None
        troubles = any_of(words["troubles"], words["quarrels"])
        if match and not troubles.isdisjoint(scene.chunks.lows[match.start() : match.end()]):
            return [one for one in (match.start("one"), match.start("two")) if one in scene.actors]
    return []


def read_state_at_issue(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """Of "Iran nuclear talks resume on Monday" that state is one side, and the others are not named."""
    if candidate.rule != "triggers.talks" or candidate.mood is None:
        return
    _read_joining(scene, clause, candidate)
    if candidate.verb in ("", "cues.report"):
        return
    codes, chunks = scene.chunks.codes, scene.chunks
    match = AT_ISSUE.search(codes, max(candidate.at - 3, clause.start), candidate.at)
    words = chunks.text(match.end("side"), candidate.at + 1).lower().split() if match else []
    fits = len(words) == 1 or not scene.words["at_issue"].isdisjoint(words)
    side = match.start("side") if match and fits and (codes[match.start("side")] == "S" or len(words) > 1) else None
    if side is None and chunks.last_low(candidate.at) in TALKS:
        limit = min(candidate.at + ISSUE_REACH, clause.end)
        side = _side_of_trouble(scene, candidate.at, limit)
        hosted = candidate.verb == "triggers.host" and not codes[candidate.mood.last : candidate.at].strip("dXA9")
        two = _sides_of_trouble(scene, candidate.at, limit) if hosted or not candidate.parties else []
        if len(two) > 1:
            candidate.parties |= dict.fromkeys(two, "between")
    told = {at for at in candidate.parties if scene.actors[at].sides}  # not "world powers"
    if side is None or not told <= {side, *_who_attends(scene, clause, candidate)}:
        return
    if scene.sides_of([side]).isdisjoint(scene.sides_of(at for at in candidate.parties if at != side)):
        candidate.parties[side] = "modifier"
        candidate.many = scene.actors[side].sort in ("state", "adjective")
        if IN_ROW.fullmatch(codes, clause.start, side):
            candidate.many = False
            candidate.parties |= {at: "modifier" for at in range(clause.start, side) if at in scene.actors}


# Behind "talks": "on the accession of X and Y to the EU", "on Britain's exit from the EU", "on joining the EU"
JOINING = pattern_of(
    r"k(?:d?A?(?P<of>X)o(?:[,&]{0,2}d?S)+|d?(?:[,&]{0,2}Sp?)+X?(?P<what>X)|d?(?P<alone>[XH]))"
    r"(?:[fjoi])?d?(?P<body>[OB])"
)


def _read_joining(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Talks on the accession of X and Y to the EU", "X opened talks on joining the EU": the body holds them too."""
    match = JOINING.match(scene.chunks.codes, candidate.at + 1, clause.end)
    if match is None or match.start("body") not in scene.actors:
        return
    body, alone = match.start("body"), match["alone"] is not None
    word = max(match.start("of"), match.start("what"), match.start("alone"))
    if scene.chunks.low(word) not in scene.words["joining_a_body"]:
        return
    whom = [at for at in range(match.start(), body) if at in scene.actors]
    if alone:
        begins = candidate.verb == "cues.begin" and candidate.parties
        candidate.parties |= {body: "partner"} if begins else {}
    elif set(candidate.parties) <= {*whom, body}:
        candidate.parties |= dict.fromkeys([*whom, body], "between")


ATTENDING = frozenset({"attend", "attends", "attended", "attending", "join", "joins", "joined", "joining"})


def _who_attends(scene: Scene, clause: Clause, candidate: Candidate) -> tuple[int, ...]:
    """ "X will attend talks in Geneva on Friday aimed at ending the war in Yemen": X is one more side."""
    attends = not ATTENDING.isdisjoint(scene.chunks.lows[max(candidate.at - 4, clause.start) : candidate.at])
    return clause.subject if attends else ()


# "a speech on | the status of the talks"
SPOKEN_ON = pattern_of(r"k(?:d?[XA]{1,2}o)?d?[XA]{0,2}$")
SPEECHES = frozenset({"speech", "speeches", "address", "lecture", "remarks", "briefing", "interview", "op-ed"})
NEAR_SPEECH = 8


def is_of_speech(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a noun is what a speech is about, whose days are those of the speech: "a speech on talks in Riga"."""
    start = max(at - NEAR_SPEECH, clause.start)
    spoken = scene.chunks.find(SPEECHES, start, at)
    return bool(spoken) and SPOKEN_ON.match(scene.chunks.codes, spoken[-1] + 1, at) is not None


# "ways to resume | dialogue with X", "how to restart the"
WAYS_TO = pattern_of(r"f[EHQvX]d?[XA]{0,2}$")
WAYS = frozenset({"ways", "how", "means", "options", "steps", "measures"})
TOLD_BEFORE = frozenset(
    {"on", "about", "over", "discuss", "discussed", "discussing", "explore", "exploring", "review", "reviewing"}
    | {"reviewed", "explored", "considered", "weighed", "sought"}
)


def is_sought(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether a noun is what others talk of bringing about: "discuss ways to resume dialogue with X"."""
    match = WAYS_TO.search(scene.chunks.codes, max(clause.start, first - 6), first)
    ways = match.start() - 1 if match else 0
    return ways > 1 and scene.chunks.last_low(ways) in WAYS and scene.chunks.low(ways - 1) in TOLD_BEFORE


# "offered to act as a mediator | in": who would mediate in talks says nothing of their day.
MEDIATORS = frozenset(
    {"mediator", "intermediary", "go-between", "facilitator", "broker", "mediators", "host", "part", "role"}
)
OFFERING = frozenset({"volunteered", "volunteers", "offered", "offers", "ready", "willing", "readiness", "willingness"})


def is_offered(scene: Scene, clause: Clause, start: int) -> bool:
    """Whether somebody only offers to be of use in talks: "volunteered on Friday to mediate in talks"."""
    lows = scene.chunks.lows
    if lows[start - 1] != "in" or lows[start - 2] not in MEDIATORS:
        return False
    return not OFFERING.isdisjoint(lows[max(start - NEAR_SPEECH, scene.bounds(clause.sentence)[0]) : start - 2])


# "urged the parties | in the": they hold the talks, and not who urges them.
PARTIES = frozenset({"parties", "sides", "participants", "negotiators", "delegates", "delegations", "factions"})


def is_not_of_subject(scene: Scene, clause: Clause, verb: int, before: int) -> bool:
    """Whether a noun behind a verb is that of others: "called on the parties in the talks to wait".

    So "Syria and Iran are on the agenda at the summit": they are only what is spoken of there.
    """
    low = scene.chunks.low
    if low(before) in ("in", "to") and scene.chunks.last_low(before - 1) in PARTIES:
        return True
    is_there = scene.chunks.codes[verb] in "123" or low(verb) in scene.words["topping"]
    return (
        is_there
        and not AGENDA.isdisjoint(scene.chunks.lows[verb + 1 : before])
        and all(scene.actors[at].sort not in PEOPLE for at in clause.subject)
    )


# "The summit on Friday to | adopt", "the talks on Friday will | bring"
ITS_DEED = pattern_of(r"(?:w?[PRSOBCL&,ikTAdXvH]){1,8}(?P<mark>[fm])X?(?P<deed>[XHEvWQKV3])")
# What is only wished for itself: "wants the summit on Friday to be held in Riga".
TAKING_PLACE = frozenset({"be", "take", "go", "happen", "proceed", "convene", "come", "occur"})
OF_ITSELF = frozenset({"cues.support", "cues.begin", "cues.moved", "cues.off", "cues.broken", "triggers.convene"})


def mood_of_hoped(scene: Scene, clause: Clause, candidate: Candidate, mood: Mood, verb: int) -> Mood:
    """The mood of what is held anyway, as only what comes of it is wished for: "hopes the summit will adopt it"."""
    chunks = scene.chunks
    if mood.tense is not Tense.TENTATIVE or chunks.low(verb) not in scene.words["hoping"]:
        return mood
    match = ITS_DEED.match(chunks.codes, candidate.at + 1, clause.end)
    if match is None or "T" not in match[0] or (match["mark"] == "f" and not candidate.definite):
        return mood  # "wants a summit in May to discuss it": a wish
    deed = match.start("deed")
    itself = chunks.low(deed) in TAKING_PLACE or chunks.entries[deed][1] in OF_ITSELF
    return mood if itself else mood._replace(tense=Tense.FUTURE)


# "has been barred | from", "banned from attending": whoever is kept from it does not take part.
BARRED = pattern_of(r"(?P<barred>[EKFX])j[vH]?X?(?:[if]|w)?$")
BARRING = frozenset({"barred", "banned", "excluded", "uninvited", "disinvited", "debarred", "shut out", "left out"})


def drop_barred(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> None:
    """ "X had been barred from attending the WTO meeting": the meeting is without X."""
    _drop_partners_of_next(scene, candidate)
    before = first - 1
    while before > clause.start and scene.chunks.codes[before] in "dXTpOBA":
        before -= 1
    match = BARRED.search(scene.chunks.codes, clause.start, before + 1)
    barred = match is not None and scene.chunks.low(match.start("barred")) in BARRING
    ahead = clause.opener in AHEAD and candidate.kind in MEET and _is_of_league(scene, candidate)
    if barred or ahead or _keeps_away(scene, clause.start, first):
        candidate.parties = {at: how for at, how in candidate.parties.items() if how != "subject"}
    _hold_without(scene, clause, candidate)


def _is_of_league(scene: Scene, candidate: Candidate) -> bool:
    """ "Lavrov warned of it ahead of the EU meeting": who speaks before it need not be there."""
    owners = partners_of(candidate, "modifier", "of")
    alone = not partners_of(candidate, "partner")
    return alone and len(owners) == 1 and scene.actors[owners[0]].sort == "organisation"


def drop_subject_matter(scene: Scene, candidate: Candidate) -> None:
    """ "Lavrov and Kerry will hold Syria talks": the state before the noun is what two others talk about."""
    before = candidate.at - 1
    others = [at for at in candidate.parties if at != before]
    alone = candidate.parties.get(before) == "modifier" and scene.chunks.codes[before] == "S"
    if alone and scene.chunks.codes[before - 1] not in "-&,p" and scene.actors[before].sort == "state":
        sides = scene.sides_of(partners_of(candidate, "subject", "partner", "between"))
        if len(sides) > 1 and not set(scene.actors[before].sides) & set(scene.sides_of(others)):
            del candidate.parties[before]


LEFT_OUT = frozenset({"invited", "represented"})


def _hold_without(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "X was not invited to the talks between Y and Z": they are held without X, on the day told of them.

    Of a weekday alone one cannot tell whether it is over by then: "was not invited to the talks on Friday".
    """
    mood = candidate.mood
    if mood is None or mood.tense is not Tense.DENIED or scene.chunks.low(mood.last - 1) not in LEFT_OUT:
        return
    own = scene.sides_of(partners_of(candidate, "partner", "of", "modifier"))
    out = scene.sides_of(clause.subject)
    if not out or not own.isdisjoint(out) or not (len(own) > 1 or (own and candidate.kind in GATHER)):
        return
    there = scene.chunks.low(mood.last - 1) == "represented"
    days = [scene.chunks.times[at] for at in scene.days_in(candidate.at, clause.end)]
    if there or not any(day.stated == ("weekday",) for day in days):
        candidate.mood = Mood(Tense.PAST if there else Tense.NONE, candidate.at, candidate.at + 1)
        candidate.parties = {at: how for at, how in candidate.parties.items() if how != "subject"}


BARS = frozenset({"bars", "barred", "bans", "banned", "blocks", "blocked", "prevents", "prevented", "stops", "stopped"})


def _keeps_away(scene: Scene, start: int, noun: int) -> bool:
    """ "Israel bars the ministers from entering the West Bank for a meeting": Israel does not come to it."""
    bars = scene.chunks.find(BARS, start, noun)
    codes, low = scene.chunks.codes, scene.chunks.low
    return bool(bars) and any(codes[at] == "j" and low(at + 1).endswith("ing") for at in range(bars[0], noun))


def is_barred(scene: Scene, at: int) -> bool:
    """Whether somebody is kept from doing what a verb says: "was barred from visiting Taiwan"."""
    return scene.chunks.codes[at - 1] == "j" and scene.chunks.low(at - 2) in BARRING


# "entered | a two-week recess", "went | into recess"
INTO = pattern_of(r"[Hv]f?d?[DX-]{0,3}?(?P<what>X)(?=[.,;kTgaic&])")
PAUSES = frozenset({"recess", "hiatus", "deadlock", "impasse", "stalemate", "break"})


def pauses(scene: Scene, verb: int) -> bool:
    """Whether a verb tells that talks stop for a time: "entered a two-week recess", not "entered their second day"."""
    match = INTO.match(scene.chunks.codes, verb)
    return match is not None and scene.chunks.last_low(match.start("what")) in PAUSES


# "proposed on Friday | that", before a noun with "be held" behind it
ASKED_THAT = pattern_of(r"(?P<ask>[WZEvHX])(?:k?T)?c$")


def mood_of_asked(scene: Scene, clause: Clause, mood: Mood) -> Mood:
    """The mood that a bare verb gives to what somebody asks for: "proposed that the talks be held in Oslo"."""
    low, begin = scene.chunks.low, clause.start
    bare = low(mood.first) == "be" and scene.chunks.codes[mood.first] == "3"
    if not bare and mood.tense is not Tense.PRESENT:
        return mood
    that = begin if low(begin) == "that" else begin - 1
    match = ASKED_THAT.search(scene.chunks.codes, max(that - 4, 0), that + 1) if low(that) == "that" else None
    asks = match is not None and low(match.start("ask")) in scene.words["asking"] | scene.words["bidding"] | WISHING
    return mood._replace(tense=Tense.TENTATIVE, change="") if asks else mood


WISHING = frozenset({"proposes", "suggests", "demands", "requests", "recommends", "insists", "insisted"})


# "not expected at", "not likely to be at"
NOT_AWAITED = pattern_of(r"8X?[QW](?:f3)?id?[XABOSC9]{0,3}$")


def is_without_him(scene: Scene, candidate: Candidate, mood: Mood, verb: int) -> bool:
    """Whether others meet without the subject: "stayed away from the summit", "had been due to attend the talks"."""
    attends = scene.chunks.low(verb) in scene.words["attending"]
    unmet = mood.change == "unmet" and candidate.definite
    if attends and (unmet or (mood.change == "off" and candidate.kind in GATHER)):
        return True  # "was to have attended the talks", "dropped plans to attend a summit"
    if candidate.kind in GATHER and NOT_AWAITED.search(scene.chunks.codes, verb - 2, candidate.at):
        return True  # "is not expected at the summit", "is not likely to be at the conference"
    leaves = scene.chunks.codes[verb] == "K" and scene.chunks.last_low(verb) in ("of", "from")
    if leaves and candidate.kind in GATHER and not _is_with_one(scene, candidate):
        return True  # "pulled out of the summit", "withdraws from the conference"
    return stays_away(scene, verb) and (candidate.kind in GATHER or len(scene.sides_of(candidate.parties)) > 1)


def _is_with_one(scene: Scene, candidate: Candidate) -> bool:
    """Whether the subject alone was to see one state: "pulled out of a summit with Peru"; without it there is none."""
    others = {at: how for at, how in candidate.parties.items() if how != "subject"}
    return len(scene.sides_of(others)) == 1 and all(scene.chunks.codes[at] != "O" for at in others)


def is_arranged(scene: Scene, candidate: Candidate, mood: Mood, verb: int) -> bool:
    """ "Has organized a meeting", "has convened a summit": it is still to come, other than what one has held."""
    # an agreement is approved after it was signed
    coming = mood.tense is Tense.PAST and not mood.change and candidate.kind in GATHERINGS
    if coming and find_allowing(scene, verb, candidate.at) == verb:
        return True  # "gave the green light for a summit", "approved a visit": it is still to come
    new = scene.chunks.low(candidate.at - 1) in ("a", "an", "another")
    if coming and new and centres_on(scene, verb + 1):
        return True  # "talks that centred on a summit in May"
    told = mood.tense is Tense.PAST and "4" in scene.chunks.codes[mood.first : verb]
    return told and scene.chunks.low(verb).startswith(("organi", "convened"))


WISHED = frozenset({"liked", "preferred", "loved", "wished", "wanted"})


def is_held_anyway(scene: Scene, candidate: Candidate, verb: int) -> bool:
    """ "Had planned to go to X to prepare for the talks", "to attend the summit": only the journey did not come off.

    So "would have liked to see the visit before May": what is only wished is another time.
    """
    gathering = candidate.kind in GATHER and scene.chunks.low(candidate.at - 1) in ("the", "this")
    if scene.chunks.low(verb) == "see" and not WISHED.isdisjoint(scene.chunks.lows[verb - 2 : verb]):
        return True
    return gathering or scene.chunks.low(verb) in ("prepare", "preparing")


# "attends a NATO summit | on Tuesday and a meeting with the leaders of the EU"
NEXT_NOUN = pattern_of(r"[^,;.]{0,8}?&d[XA9]{0,2}[nx]w")


def _drop_partners_of_next(scene: Scene, candidate: Candidate) -> None:
    """Take out with whom only the next occasion is: "attends a NATO summit and a meeting with EU leaders"."""
    if candidate.kind not in GATHER or "modifier" not in candidate.parties.values():
        return
    behind = NEXT_NOUN.match(scene.chunks.codes, candidate.at + 1)
    if behind is not None:
        later = [at for at, how in candidate.parties.items() if how == "partner" and at >= behind.end()]
        for at in later:
            del candidate.parties[at]
