"""Read the names that say themselves what comes together: "East Asia Summit", "the Foreign Affairs Council opens".

In: a chunk that names a body or a format. Out: a candidate, where the name stands for a session or a summit.
"""

from __future__ import annotations

import re

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.memberships import SITS
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.noun_phrases import before_article, opens_with_edition
from calendars.extraction.triggers.governing_verbs import TOOK_PLACE
from calendars.extraction.triggers.lookalikes import is_of_another
from calendars.extraction.triggers.noun_moods import STAGES
from calendars.extraction.triggers.nouns import read_noun
from calendars.models import Kind
from calendars.patterns import pattern_of

# Bodies and formats whose name says what comes together: "East Asia Summit", "six-party talks".
NAMED = {
    "summit": Kind.SUMMIT,
    "talks": Kind.TALKS,
    "negotiations": Kind.TALKS,
    "round": Kind.TALKS,
    "meeting": Kind.SESSION,
    "conference": Kind.CONFERENCE,
    "forum": Kind.CONFERENCE,
    "dialogue": Kind.CONFERENCE,
}
# Of so many at least a format is named: "the six-party round".
THREE = 3


def read_named(scene: Scene, clauses: list[Clause], number: int, at: int, item: bool) -> Candidate | None:
    """A proper name that holds its own trigger, where no other noun takes it up."""
    kind = NAMED.get(scene.chunks.text(at).split()[-1].lower())
    if scene.chunks.last_low(at) == "round" and len(scene.chunks.entries[at][2]) < THREE:
        kind = None  # "the Doha round" goes on for years
    if kind is not None and scene.chunks.last_low(at) == "dialogue" and scene.chunks.entries[at][3] != "forum":
        kind = None  # "the Belgrade-Pristina dialogue": of two
    if kind is None and "summit" in scene.chunks.text(at).lower().split():
        kind = Kind.SUMMIT  # "the World Summit on Mountain Farming"
    before = scene.chunks.codes[clauses[number].start : at]
    parliament = scene.chunks.last_low(at) == "parliament"  # of what it does, its plenary alone is a session
    listed = item and not parliament and len(before) <= 3 and not set(before) & set("nx") and not _acts(scene, at)
    executive = scene.chunks.text(at).lower().endswith("european commission")
    if kind is None and ((listed and not executive) or _stands_for_session(scene, at)):
        kind = Kind.SESSION
    if kind is None and scene.chunks.entries[at][3] == "forum" and _is_placed_and_timed(scene, at):
        kind = Kind.SUMMIT
    dated = listed and scene.chunks.codes[at + 1 : at + 3] == "-T"  # "Foreign Affairs Council - 19 February"
    if scene.chunks.codes[at + 1] in "nxp-" and at + 1 < scene.chunks.end_of(at) and not dated:
        return None
    if is_of_another(scene, at):
        return None
    if kind is None:
        return read_held(scene, clauses, number, at)
    if kind is Kind.SESSION and listed and HEAD_BEHIND.match(scene.chunks.codes, at + 1, scene.chunks.end_of(at)):
        return None  # "12th ASEAN-Japan Political-Security Dialogue"
    return _read_name(scene, clauses, number, at, kind)


def _read_name(scene: Scene, clauses: list[Clause], number: int, at: int, kind: Kind) -> Candidate | None:
    """The gathering that a name stands for, as a noun would, of many: "the World Summit opens on Monday"."""
    row = {"kind": kind, "many": True}
    rule = scene.chunks.entries[at][1] or "coreference.body"  # "the Council", of one named before
    candidate = read_noun(scene, clauses, number, at, rule, row)
    if candidate:
        candidate.parties[at] = "modifier"
        behind = _day_behind(scene, at) if candidate.mood is None else None
        if scene.chunks.codes[at - 1 : at + 3 : 2] == "Tk" and _is_dated(scene, at):
            candidate.day = at + 2  # "the spring European Council on March 22"
        elif behind:  # "the last European Council before the vote is on May 26"
            candidate.day, candidate.mood = behind.end() - 1, read_mood(scene, behind.end("be") - 1, at)
    return candidate


def read_held(scene: Scene, clauses: list[Clause], number: int, at: int) -> Candidate | None:
    """A body that sits, or a forum, that is told to take place."""
    forum = scene.chunks.entries[at][3] == "forum" or scene.chunks.last_low(at) == "forum"
    dialogue = not forum and scene.chunks.last_low(at) == "dialogue"
    acts = at in clauses[number].subject or _is_of_edition(scene, clauses[number], at)
    if not acts or not (forum or dialogue or _sits(scene, at)):
        return None
    of_many = Kind.SUMMIT if forum else Kind.CONFERENCE if dialogue else Kind.SESSION
    of_two = dialogue and len(scene.actors[at].sides) > 1  # "the Belgrade-Pristina dialogue"
    candidate = _read_name(scene, clauses, number, at, Kind.TALKS if of_two else of_many)
    return candidate if candidate and _takes_place(scene, at, candidate) else None


def _is_of_edition(scene: Scene, clause: Clause, at: int) -> bool:
    """ "The eighth edition of the Dakar Forum opens", "a round of the dialogue": the forum itself does."""
    of = before_article(scene, at)
    return scene.chunks.codes[of] == "o" and opens_with_edition(scene, clause, of - 1)


def _stands_for_session(scene: Scene, at: int) -> bool:
    """Whether what stands beside the name of a body tells that its session is meant."""
    dated = _day_behind(scene, at) is not None or _is_dated(scene, at) or _is_of_its_day(scene, at)
    return dated or _is_attended(scene, at) or _is_met_for(scene, at)


def _is_of_its_day(scene: Scene, at: int) -> bool:
    """ "Will attend Friday's Eurogroup", "at December's European Council"; not "Friday's Security Council vote"."""
    codes = scene.chunks.codes
    told = codes[at - 2 : at] == "Tp" and codes[at + 1] in "ikw.,;&a" and _sits(scene, at)
    return told and codes[at + 1 : at + 3] != ",c"  # "this afternoon's Eurogroup, which had begun at one"


# "Ministers meet in Brussels on Monday for the Foreign Affairs Council"
MET_FOR = pattern_of(r"[rS](?:m|[12]Q?f)?(?P<verb>v)(?:id?[CLS])?(?:k?T)?(?:id?[CLS])?gd?X?$")


def _is_met_for(scene: Scene, at: int) -> bool:
    """Whether a body that sits is what people meet for."""
    if scene.chunks.codes[at - 1] not in "gdX" or not _sits(scene, at):
        return False
    begin = max(at - 12, scene.chunks.sentences[scene.chunks.sentence_of(at)][0])
    match = MET_FOR.search(scene.chunks.codes, begin, at)
    return match is not None and scene.chunks.entries[match.start("verb")][1] in SITS


def _sits(scene: Scene, at: int) -> bool:
    """Whether a name is that of a body that sits: a council, an assembly."""
    named = scene.chunks.text(at).lower().split()
    return scene.actors[at].sort == "body" and not scene.words["sitting"].isdisjoint(named)


# What a body has decided is told on its day, and not that it sat.
DECIDES = frozenset(
    {"adopts", "adopted", "passes", "passed", "imposes", "imposed", "lifts", "lifted", "rejects", "rejected"}
    | {"endorses", "endorsed", "condemns", "condemned", "authorises", "authorizes", "authorised", "authorized"}
    | {"approves", "approved", "extends", "extended", "demands", "demanded", "orders", "ordered", "backs", "backed"}
)


# "The Security Council | on Sunday | called"
BEFORE_DEED = pattern_of(r",?[ki]?T,?(?=[ZHEvF])")


def _acts(scene: Scene, at: int) -> bool:
    """Whether a verb says what a body does, and not that it opens: "Arab foreign ministers called for a truce".

    So it does behind a day: "The Security Council on Sunday called for a truce".
    """
    day = BEFORE_DEED.match(scene.chunks.codes, at + 1)
    verb = day.end() if day else at + 1
    deeds = scene.chunks.codes[verb] in "ZHEvF" and scene.chunks.entries[verb][1] != "cues.begin"
    return deeds or scene.chunks.low(verb) in DECIDES


# "ASEAN-Japan | Political-Security Dialogue"
HEAD_BEHIND = pattern_of(r"[NX9-]{1,4}[nx]")
# "at the G20 in Johannesburg on Nov. 22", "ahead of the APEC in Busan on Friday"
PLACED = pattern_of(r"id?[CSL][ki]?T")
# "The G20 | is in Johannesburg on Saturday"
THERE_THEN = pattern_of(r"(?:1|m3)(?:id?[CSL]k?T|k?Tid?[CSL])")


def _is_placed_and_timed(scene: Scene, at: int) -> bool:
    """Whether a format stands for its summit: it has a place and a time of its own."""
    codes = scene.chunks.codes
    if THERE_THEN.match(codes, at + 1, at + 7):
        return True
    led = codes[at - 1] == "d" and (codes[at - 2] in "iga" or codes[at - 3 : at - 1] == "ao")
    led = led or (codes[at - 1] == "d" and scene.chunks.low(at - 2).startswith("prepar"))
    return led and PLACED.match(codes, at + 1) is not None


# Before "to join": one wants to be a member.
MEMBERSHIP = frozenset(
    {"bid", "bids", "application", "applications", "campaign", "aspirations", "ambition", "ambitions", "desire", "wish"}
    | {"effort", "efforts", "hopes", "applied", "applying", "candidacy", "right", "eligible", "invitation"}
)


# "Will host a Security Council debate": behind a body, they are its session.
DEBATES = frozenset({"debate", "debates", "discussion", "briefing"})


NOWADAYS = frozenset({"currently", "now", "presently", "still"})


def _is_office(scene: Scene, verb: int, at: int) -> bool:
    """Whether to chair a body is an office: "Norway, which currently chairs the Security Council"."""
    chunks = scene.chunks
    if "chair" not in chunks.low(verb) and not chunks.low(verb).startswith("presid"):
        return False
    return chunks.low(verb - 1) in NOWADAYS or chunks.codes[at + 1 : at + 3] == "aT"


def _is_attended(scene: Scene, at: int) -> bool:
    """Whether a body is the object of chairing, attending, opening: "will chair the Foreign Affairs Council".

    What is launched is a process.
    """
    codes = scene.chunks.codes
    before = at - 1
    while before > 0 and codes[before] in "dX" and before > at - 3:
        before -= 1
    launched = scene.chunks.low(before) in scene.words["launching"]
    member = scene.chunks.low(before) == "join" and codes[before - 1] == "f" and codes[before - 2] in "XWQ"
    member = member and scene.chunks.low(before - 2) in MEMBERSHIP  # "Japan's bid to join the Security Council"
    inside = scene.chunks.end_of(before) > at  # and not the last word of the heading above
    debate = scene.chunks.low(before).startswith("host") and scene.chunks.low(at + 1) in DEBATES
    heard = scene.chunks.low(before).startswith("address")  # who addresses the Security Council makes a speech
    hosted = scene.chunks.low(before).startswith("host") and scene.chunks.entries[at][1] in SESSIONS
    led = (codes[before] == "H" and not heard and not _is_office(scene, before, at)) or debate or hosted
    return led and scene.actors[at].sort == "body" and inside and not launched and not member


# "The next European Council is on March 19", "will be in Brussels on Monday", "follows at 3 p.m."; "before the vote"
ON_A_DAY = pattern_of(r"(?:adX{1,2})?(?P<be>1|2|m3|m?(?P<verb>[HvX]))(?:id?[CSL])?[kij]?T(?=[.,;&ia)])")
COMING_BEHIND = frozenset({"follows", "follow", "comes", "come"})
RUNNING = frozenset({"runs", "run", "running"})


def _day_behind(scene: Scene, at: int) -> re.Match[str] | None:
    """The day behind a body that sits, which stands for its session as it is on a day."""
    behind = ON_A_DAY.match(scene.chunks.codes, at + 1)
    if behind is not None and behind["verb"] and scene.chunks.low(behind.start("verb")) in RUNNING:
        lead = before_article(
            scene, at
        )  # "the Human Rights Council runs from May 3 to 9", not "the term of the council"
        lead -= scene.chunks.codes[lead - 1 : lead + 1] == "ao"
        return behind if _sits(scene, at) and scene.chunks.codes[lead] not in "oik" else None
    if behind is None or (behind["verb"] and scene.chunks.low(behind.start("verb")) not in COMING_BEHIND):
        return None
    sits = _sits(scene, at) or (behind["verb"] is not None and scene.chunks.entries[at][0] == "B")
    return behind if sits else None


# "ahead of the European Council on 6 March", "the agenda of the Foreign Affairs Council of 10 March"
DATED = pattern_of(r"(?:id?[CSL])?(?P<of>[ko]?)T")
# Those that sit a day or two a month.
OF_MINISTERS = frozenset({"organisations.eu-councils", "organisations.eu-foreign-affairs-council"})
VOTES = frozenset({"election", "elections", "vote", "votes", "voting", "ballot", "candidates", "candidate", "bid"})
LEADS = frozenset(
    {"at", "for", "prepare", "preparing", "prepares", "prepared"}
    | {f"{word} of" for word in ("eve", "margins", "sidelines", "fringes", "agenda", "outcome")}
)
# Those that are nothing but their sessions: on a day they are to do something, they meet.
SESSIONS = OF_MINISTERS | {"organisations.european-council"}
# "The European Council on 22 March | is expected to"
IS_TO = pattern_of(r"m|1X?[QEHX]?f")


def _is_dated(scene: Scene, at: int) -> bool:
    """Whether a body that sits stands for its session, as a date follows and what leads up to it, or "of"."""
    chunks = scene.chunks
    behind = DATED.match(chunks.codes, at + 1)
    if behind is None or not _sits(scene, at):
        return False
    before = at - 1
    while chunks.codes[before] in "dXT" and before > at - 4:  # "before the spring European Council on"
        before -= 1
    if not behind["of"] or "month" not in chunks.times[behind.end() - 1].stated:
        # "spoke at the Security Council on Monday": the day is that of the verb
        return chunks.low(before) == "at" and chunks.entries[at][1] in OF_MINISTERS
    if chunks.low(before) == "for" and chunks.low(before - 1) in VOTES:
        return False  # "will hold elections for the Security Council on 11 June"
    lead = chunks.low(before) if chunks.low(before) != "of" else f"{chunks.low(before - 1)} of"
    if lead in LEADS or chunks.codes[before] == "a" or chunks.low(behind.start("of")) == "of":
        return True
    opens = chunks.sentences[chunks.sentence_of(at)][0] == before + 1
    return opens and chunks.entries[at][1] in SESSIONS and IS_TO.match(chunks.codes, behind.end()) is not None


# Behind "be", they say that a session is held; and what is planned for a day is one.
HELD = TOOK_PLACE | {"chaired"}


# "is scheduled for Monday"; not "is expected on Monday to vote"
FOR_A_DAY = pattern_of(r"gd?T|kT(?!f)")


def _takes_place(scene: Scene, at: int, candidate: Candidate) -> bool:
    """Whether what a body or a forum does is to be held: "the Ministerial Council opens in Vienna on Monday".

    "Will take place on Monday", "is scheduled for Monday"; not "opens an inquiry", "held a meeting".
    """
    codes, mood = scene.chunks.codes, candidate.mood
    if mood is None or mood.first <= at:
        return False
    verb = mood.last - 1
    undergone = codes[verb - 1] in "123" or scene.chunks.low(verb - 1) in scene.words["adverbs"]
    if codes[verb] == "Q":
        return undergone and FOR_A_DAY.match(codes, verb + 1) is not None
    stages = scene.chunks.entries[verb][1] in STAGES and codes[verb + 1] in "ikT,."
    held = undergone and scene.chunks.low(verb) in HELD
    return stages or held or scene.chunks.last_low(verb) == "place"
