"""Read what a chain of verbs says: past, present or coming; sure, wished for, denied; moved, called off, never met.

In: the chunks of a scene and a verb. Out: its `Mood`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from calendars.extraction.names.actors import Scene
from calendars.extraction.names.attributes import counted_time, is_repeated
from calendars.extraction.words.word_lists import ORDINALS
from calendars.patterns import pattern_of

ACTOR = "SPOBMCA"
VERB = "vxHQWVKFZE"


class Tense(StrEnum):
    """When and how surely a verb says that something happens."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    TENTATIVE = "tentative"
    DENIED = "denied"
    NONE = ""


class Mood(NamedTuple):
    """What the chain of verbs at a place says: tense, the words of it, and the plan that it moves or drops.

    `change` is "moved" or "off" where the verb itself postpones or cancels, "unmet" for "was to have begun",
    "supposed" for "was supposed to begin", "running" for "is visiting", "purpose" for "arrived to meet".
    """

    tense: Tense
    first: int
    last: int
    change: str = ""


# What may become of a plan, as `change` tells it: put off to another time, or called off.
FATES = frozenset({"moved", "off"})
REACH = 25
WORDS_OF_WILL = {"W": Tense.TENTATIVE, "Q": Tense.FUTURE, "F": Tense.DENIED}
# "Call for", "call on Monday for": what is called for is wished.
CALLING = frozenset({"triggers.call", "triggers.call-on"})
CHAIN = frozenset("mu12345678fQWVKFXZE")
# "has on Monday met", "will on Friday receive": a day stands behind the first word of a chain.
DAY_INSIDE = frozenset(first + behind + "T" for first in "45mu12" for behind in "ki")
# "has on Sunday in the afternoon arrived"
PART_INSIDE = frozenset({f"{inside}idX" for inside in DAY_INSIDE})
# "moved to Friday", "shifted from Monday to Thursday".
SHIFTED = pattern_of(r"[Ev](?:jT|[kg]T)?(?:fT|T)")
# "has shelved plans to visit", "put off plans to visit".
DROPPED = pattern_of(r"[KV]Qf$")
# "was to have begun", "had been due to meet", "had been planned": told of what did not come about.
UNMET = pattern_of(r"2f4|53Q")
# Behind a verb with "not": "until Friday", "President X until Friday", "to Riga until Friday".
UNTIL_DAY = pattern_of(r"[fi]?[dXAPSOBMCL]{0,4}aT")
# How far before a day that "until" leads the "not" stands.
NOT_BEFORE = 8
# "The decision to scrap a visit", "the refusal to meet X"
DECISIONS = frozenset({"decision", "plan", "plans", "move"})
EFFORTS = frozenset({"effort", "efforts", "bid", "attempt"})
REFUSALS = frozenset({"refusal", "failure", "inability", "reluctance", "impossible", "unable", "impractical"})
INTENDED = frozenset({"planned", "intended"})
OUGHT = frozenset({"should", "ought"})
NEARLY = frozenset({"almost", "nearly"})
RUMOURED = frozenset({"rumoured", "rumored", "tipped"})
VERGE = frozenset({"point", "verge", "brink"})
# "Had hoped to meet": a wish of one side that was not granted.
VAIN = frozenset({"hoped", "wanted", "wished"})


def change_of(code: str) -> str:
    """What a verb of one of the two codes does to a plan: K drops it, V moves it."""
    return "off" if code == "K" else "moved"


# Before "be called off", they leave it open.
POSSIBLY = frozenset({"may", "might", "could", "can"})


def read_mood(scene: Scene, verb: int, start: int) -> Mood:
    """Read the chain of verbs that ends at a verb.

    Args:
        scene: the article.
        verb: chunk index of the last verb ("visit" in "is scheduled to visit").
        start: the first chunk of its clause.
    """
    codes, entries = scene.chunks.codes, scene.chunks.entries
    first = verb
    quoted = verb - 1 if codes[verb] in "KV" and codes[verb - 1] == "q" else -1  # "was “called off”"
    while first > start and (
        codes[first - 1] in CHAIN
        or first - 1 == quoted
        or codes[first - 3 : first] in DAY_INSIDE
        or codes[first - 6 : first] in PART_INSIDE
    ):
        first -= 2 if codes[first - 1] == "T" else 0
        if codes[first - 1] == "X" and not _is_adverb(scene, first - 1):
            break
        first -= 1
    lows = scene.chunks.lows
    if first > start and codes[first] in "45" and lows[start - 1] == "time" and (nth := counted_time(scene, 0, start)):
        mood = read_mood(scene, nth.end("be") - 1, nth.start())
        return mood._replace(last=verb + 1)  # "will be the first time X and Y have met": as the being is told
    if codes[first : first + 2] == "Qf" and codes[first - 1] == "d" and codes[first - 2] in "KV" and first - 2 >= start:
        return Mood(Tense.FUTURE, first - 2, verb + 1, change_of(codes[first - 2]))  # "put off a plan to visit"
    ranked = _mood_of_ranked(scene, first, start) if codes[first] == "f" else None
    if ranked is not None:
        return ranked._replace(last=verb + 1)
    if codes[first] in "WQ" and codes[first - 1] in "dp" and lows[first] in scene.words["offers"] and first < verb:
        first += 1  # "has rejected an offer to meet X", "the offer came at": its own verb says what comes of it
    if codes[first - 1] == "o" and first > 2 and lows[first - 3] == "no" and lows[first - 2] in CAUSES:
        return Mood(Tense.DENIED, first, verb + 1)  # "had no intention of holding talks"
    if codes[first] == "f" and lows[first - 1] == "like" and codes[first - 2] in "m6":
        return Mood(Tense.TENTATIVE, first - 2, verb + 1)  # "would like to go"
    chain = (
        codes[first : verb + (codes[verb] in "125mu")]
        .replace("X", "")
        .replace("kT", "")
        .replace("iT", "")
        .replace("q", "")
    )
    if chain == "" and ("b" in entries[verb][3] or codes[verb] == "4"):
        if codes[start] == "&":  # "is to meet X and have dinner with Y"
            return _mood_of_joined(scene, start, max(start - REACH, 0))
        if codes[first - 1] == "|" and first - 1 > start:  # "will not see X or meet Y"
            return _mood_of_joined(scene, first - 1, start)
    if chain == "" and "g" in entries[verb][3] and codes[first - 1] == "&" and first - 1 == start:
        near = [at for at in range(max(start - REACH, 1), start) if codes[at] in VERB and codes[at - 1] in "12"]
        if near and "g" in entries[near[-1]][3]:  # "is leaving X today and heading to Y"
            return read_mood(scene, near[-1], near[-1] - 1)._replace(last=verb + 1)
    words = set(lows[first:verb])
    form = entries[verb][3] if codes[verb] in VERB else ""
    low = lows[verb]
    if "g" in form and lows[verb - 1].startswith("consider"):
        return Mood(Tense.TENTATIVE, first, verb + 1)  # "is considering meeting X"
    if chain == "f" and first > start and (codes[first - 1] not in ACTOR + "N" or _has_finite(codes, start, first)):
        decided = first - 1
        if codes[decided] == "T":  # "agreed on Monday to put off"
            decided -= 1 + (codes[decided - 1] in "kd")
        agreed = decided < first - 1 and lows[decided] in ("agreed", "decided")
        if codes[verb] in "KV" and (agreed or lows[decided] in DECISIONS):
            return Mood(Tense.FUTURE, first, verb + 1, change_of(codes[verb]))
        if codes[verb] == "V" and lows[first - 1] in scene.words["striving"] | EFFORTS:
            return Mood(Tense.TENTATIVE, first, verb + 1)  # "is trying to reschedule the talks for May"
        if lows[first - 1] in REFUSALS:
            return Mood(Tense.DENIED, first, verb + 1)  # "Ankara's refusal to meet X", "was unable to meet X"
        return _mood_of_purpose(scene, first, start)
    if chain.startswith("Qf") and lows[first - 1] == "no":
        return Mood(Tense.DENIED, first - 1, verb + 1)  # "have no plans to meet"
    dropped = DROPPED.search(chain)
    if dropped:  # "has shelved plans to visit"
        return Mood(Tense.FUTURE, first, verb + 1, change_of(dropped[0][0]))
    if (
        entries[verb][1] in CALLING
        and codes[verb + 1 : verb + 3] == "gT"
        and (chain[-1:] == "3" or chain in ("1", "2"))
    ):
        return Mood(Tense.FUTURE, first, verb + 1)  # "a session has been called for Monday"
    called_for = entries[verb][1] in CALLING and "g" in codes[verb + 1 : verb + 3]
    called_for = called_for and scene.chunks.low(verb + 5) != "time"  # not "calls X for the first time"
    if called_for and Tense.DENIED is not _tense(chain, form, words):
        return Mood(Tense.TENTATIVE, first, verb + 1)  # "called for talks", "called on Monday for a summit"
    at_first = not words.isdisjoint(scene.words["at_first"])
    if codes[verb] == "Q" and (
        (at_first and chain == "2") or (chain == "53" and (at_first or not _is_told(scene, verb)))
    ):
        return Mood(Tense.PAST, first, verb + 1, "unmet")  # "was originally scheduled for", "had been set for"
    done = low == "agreed" and chain[-1:] in tuple("23") and codes[verb + 1] in "yi" and codes[first - 1] not in "nx"
    if done and codes[verb + 1 : verb + 3] != "iX" and scene.days_in(verb, scene.chunks.end_of(verb)):
        return Mood(_tense(chain, form, words), first, verb + 1)  # "A truce was agreed by X and Y at talks on Monday"
    aimed = low == "aimed" and codes[verb + 1] == "i"  # "the visit on Monday is aimed at closer ties"
    if codes[verb] in WORDS_OF_WILL and set("8F").isdisjoint(chain) and not aimed:  # not "failed to agree on a date"
        unsure = not words.isdisjoint(("tentatively", "provisionally"))
        told = Tense.TENTATIVE if unsure else WORDS_OF_WILL[codes[verb]]
        return Mood(told, first, verb + 1)
    shifted = low in scene.words["shifted"] and SHIFTED.match(codes, verb)
    pause = codes[verb + 1] in "fa" or codes[verb + 1 : verb + 3] == "gD"  # "adjourned for two weeks", "until Monday"
    ended = low.startswith("adjourn") and not pause
    headline = chain == "" and codes[verb + 1] in "gw.,;kiT"  # "Talks adjourn with no result", "for Easter"
    if ended and ("d" in form or headline):  # "the session adjourned on Friday": no new day is set
        return Mood(_tense(chain, form, words), first, verb + 1)
    if codes[first - 1] != "," and codes[verb] in "VK" and is_repeated(scene, first, verb):
        return Mood(Tense.DENIED, first, verb + 1)
    if codes[verb] in "VK" or shifted:
        if chain[:1] == "u" and not words.isdisjoint(POSSIBLY):
            return Mood(Tense.TENTATIVE, first, verb + 1)  # "the talks on Friday might be called off"
        tense = _tense(chain, form, words)
        if tense is Tense.PAST and ("43" in chain or ("4" in chain and low.startswith("fallen"))):
            tense = Tense.FUTURE  # "the meeting on Thursday has been cancelled": it was still to come
        return Mood(tense, first, verb + 1, change_of(codes[verb]))
    if "m" in chain and "8" not in chain and "now" in words and entries[verb][1] == "cues.support":
        elsewhere = codes[verb + 1] == "i" and verb + 2 in scene.places  # "will now take place in Ankara, not Sochi"
        dated = not elsewhere or bool(scene.days_in(verb, scene.chunks.end_of(verb)))
        return Mood(_tense(chain, form, words), first, verb + 1, "moved" if dated else "")  # "will now take place"
    if chain.startswith("u4") and not words.isdisjoint(("may", "might")):
        return Mood(Tense.DENIED, first, verb + 1)  # "may have met on Monday": nobody says so
    intended = chain.startswith("5Qf") and not words.isdisjoint(INTENDED)  # "had planned to meet"
    if (
        intended
        or UNMET.search(chain if codes[verb] == "4" else chain + codes[verb])  # "was to have lunch" is still to come
        or (chain.startswith("m4") and "would" in words and codes[verb] not in "123X")
        or (chain.startswith(("u4", "uf4")) and not words.isdisjoint(OUGHT))  # "should have opened on Monday"
        or (at_first and chain.startswith(("2Q", "53Q")))  # "was originally due to meet"
    ):  # "would have been unthinkable" tells of no plan
        return Mood(Tense.PAST, first, verb + 1, "unmet")
    if "supposed" in words and chain.startswith("2") and "8" not in chain:
        return Mood(Tense.TENTATIVE, first, verb + 1, "unmet" if "4" in chain else "supposed")
    if chain[-1:] == "3" and "d" in form and "being" in words and low in scene.words["weighed"]:
        return Mood(Tense.TENTATIVE, first, verb + 1)  # "a call is being discussed for this week"
    if codes[verb] == "v" and lows[first - 1] in NEARLY and "d" in form:
        return Mood(Tense.DENIED, first, verb + 1)  # "almost met X"
    if lows[first - 1] == "of" and lows[first - 2] in VERGE and "2" in codes[start:first]:
        return Mood(Tense.DENIED, first, verb + 1)  # "was on the point of leaving for X when"
    if lows[first - 1] == "about" and lows[first - 2] in ("minds", "undecided"):
        return Mood(Tense.TENTATIVE, first, verb + 1)  # "is in two minds about going to X"
    if lows[first - 1] == "against" and lows[first - 2].startswith("decid"):
        return Mood(Tense.DENIED, first, verb + 1)  # "has decided against visiting X"
    if not words.isdisjoint(RUMOURED) and chain[:1] in ("1", "2") and "f" in chain:
        return Mood(Tense.TENTATIVE, first, verb + 1)  # "is rumoured to be visiting X"
    if low.startswith("rul") and "8" in chain:
        return Mood(Tense.TENTATIVE, first, verb + 1)  # "cannot be ruled out", "has not ruled out talks"
    if chain.startswith("5Wf") and not words.isdisjoint(VAIN):
        return Mood(Tense.DENIED, first, verb + 1)  # "had hoped to see X"
    if chain.endswith("f") and len(chain) > 1 and not words.isdisjoint(scene.words["wishing"]):
        return Mood(Tense.TENTATIVE, first, verb + 1)  # "has asked to see", "is ready to meet"
    running = ("g" in form or low in ("underway", "under")) and chain in ("1", "43", "13")
    tense = _tense(chain, form, words)
    if tense is Tense.DENIED and _is_only_later(scene, verb):
        tense = _tense(chain.replace("8", ""), form, words)
    return Mood(tense, first, verb + 1, "running" if running else "")


def is_not_until(scene: Scene, at: int) -> bool:
    """ "Is not until Monday", "will not meet again until June": it is on the day that stands behind."""
    before = range(max(at - NOT_BEFORE, 0), at - 1)
    told = any(scene.chunks.codes[one] == "8" for one in before) or scene.chunks.low(at - 2) in ("wait", "waits")
    return scene.chunks.low(at - 1) in ("until", "till") and told


def _is_only_later(scene: Scene, verb: int) -> bool:
    """Whether a denied verb is denied only of the time before a day: "did not meet X until Friday"."""
    match = UNTIL_DAY.match(scene.chunks.codes, verb + 1)
    return match is not None and is_not_until(scene, match.end() - 1)


# Behind "may", before its verb.
HEDGES = frozenset({"well", "yet", "very"})


def _is_adverb(scene: Scene, at: int) -> bool:
    """Whether a word may stand inside a chain of verbs: "will now be held", "can realistically take place"."""
    low, before = scene.chunks.low(at), scene.chunks.codes[at - 1]
    hedged = low in HEDGES and before in "uX"  # "may well visit"
    return hedged or low in scene.words["adverbs"] or (low.endswith("ly") and before in "mu1245")


# "no need to meet", "no intention of holding talks"
CAUSES = frozenset({"need", "reason", "intention", "point", "desire", "appetite", "wish", "cause", "call", "hurry"})


# A modal and a verb that the lexicon does not know: "will address", "may not sponsor"; "will be in Riga"
MODAL = pattern_of(r"[mu7](?P<no>8?)X?[Xx3]$")


def _mood_of_joined(scene: Scene, first: int, start: int) -> Mood:
    """A bare verb behind "and" or "or" has the modal of the verb before it: "will address X and meet Y"."""
    codes = scene.chunks.codes
    if scene.chunks.low(first) == "nor":
        return Mood(Tense.DENIED, first, first + 1)
    for at in range(first - 1, start - 1, -1):
        if codes[at] in "vHEQWVKF12f;.":
            break
        modal = MODAL.search(codes, max(at - 3, start), at + 1)
        if modal is not None and not _is_adverb(scene, at):
            told = Tense.TENTATIVE if codes[modal.start()] == "u" else Tense.FUTURE
            return Mood(Tense.DENIED if modal["no"] else told, modal.start(), first, "purpose")
    return _mood_of_purpose(scene, first, start)


def _mood_of_purpose(scene: Scene, first: int, start: int) -> Mood:
    """An infinitive of purpose takes the tense of the verb before it: "arrived on Monday to meet".

    One behind "invitation" is wished for by who invites: "has received an invitation to visit", "declined an offer to".
    """
    codes, lows = scene.chunks.codes, scene.chunks.lows
    if any(lows[at - 1] == "no" and lows[at] in CAUSES for at in range(max(first - 4, start), first)):
        return Mood(Tense.DENIED, first, first + 1)  # "There is no need now to hold a conference"
    offered = any(scene.chunks.low(at) in scene.words["offers"] for at in range(max(first - 4, start), first))
    for at in range(first - 1, start - 1, -1):
        if offered and codes[at - 1] in "dp" and lows[at] in scene.words["offers"]:
            continue  # "an offer", and not "offered"
        if offered and codes[at] in "vHEQWKF":
            taken = {"Q": Tense.FUTURE, "F": Tense.DENIED, "K": Tense.DENIED}.get(codes[at], Tense.TENTATIVE)
            taken = Tense.TENTATIVE if codes[at] == "Q" and "8" in codes[at - 2 : at] else taken  # "not yet accepted"
            return Mood(taken, at, first, "purpose")
        if codes[at] == "X" and lows[at] in ("decision", "decisions", "choice"):
            return Mood(Tense.NONE, first, first + 1)  # "hailed X's decision to meet Y": done, or to come
        if codes[at + 1] == "d" and lows[at] in ("used", "had") and (codes[at] == "X" or codes[at + 2] == "n"):
            return Mood(Tense.PAST, at, first, "purpose")  # "used the break to sign it", "had a call to discuss it"
        if codes[at] in "vHEQWVKF12":
            mood = read_mood(scene, at, start)
            if at == first - 1 and scene.chunks.low(at) == "going" and mood.tense is Tense.PRESENT:
                past = "2" in codes[mood.first : at]  # "was going to sign", "is going to sign"
                return Mood(Tense.PAST if past else Tense.FUTURE, mood.first, first, "unmet" if past else "")
            return Mood(mood.tense, mood.first, first, "unmet" if mood.change == "unmet" else "purpose")
    if (told := _verb_before_aside(scene, start)) is not None:
        return Mood(
            read_mood(scene, told, scene.bounds(scene.chunks.sentence_of(told))[0]).tense, first, first, "purpose"
        )
    return Mood(Tense.FUTURE, first, first + 1)


# ", who will brief the ministers", ", both of whom are ministers"
ASIDE = pattern_of(r",[dXAo9h]{0,3}c[^,;.]*$")


def _verb_before_aside(scene: Scene, start: int) -> int | None:
    """The verb of a clause that goes on behind one set in it: "sent X, who will brief them, | to Y to meet Z"."""
    codes = scene.chunks.codes
    goes_on = codes[start] == "," and codes[start + 1] in "fik"
    begin = scene.bounds(scene.chunks.sentence_of(start))[0] if goes_on else start
    aside = ASIDE.search(codes, max(begin, start - REACH), start) if goes_on else None
    return aside and next((at for at in range(aside.start() - 1, begin, -1) if codes[at] in "vHEQWVKF12"), None)


# "The first Russian leader", before "to visit"
THE_FIRST = pattern_of(r"d?(?P<rank>X)[XA9D]{0,3}[SRrtPJNX]$")
BECOMING = frozenset({"become", "becomes", "became", "becoming"})
RANK_REACH = 6
RANKING = frozenset(ORDINALS[:5]) | {"latest", "last", "only"}


def _mood_of_ranked(scene: Scene, first: int, start: int) -> Mood | None:
    """ "Became on Monday the first Russian leader to visit Peru": the visit is as past as the becoming."""
    codes, begin = scene.chunks.codes, max(first - RANK_REACH, start)
    match = THE_FIRST.search(codes, begin, first)
    if match is None or scene.chunks.low(match.start("rank")) not in RANKING:
        return None
    verb = next((at for at in range(match.start() - 1, begin - RANK_REACH, -1) if codes[at] not in "kiTX,"), -1)
    verb = next((at for at in range(match.start() - 1, verb, -1) if scene.chunks.low(at) in BECOMING), verb)
    if verb < start or (codes[verb] != "2" and scene.chunks.low(verb) not in BECOMING):
        return None
    helped = next((codes[at] for at in range(verb - 1, start - 1, -1) if codes[at] in "mu45f"), "")
    if helped in ("m", "u", "f"):
        return Mood(Tense.TENTATIVE if helped == "u" else Tense.FUTURE, verb, first)
    past = helped or codes[verb] == "2" or scene.chunks.low(verb) == "became"
    return Mood(Tense.PAST if past else Tense.PRESENT, verb, first)


def _has_finite(codes: str, start: int, end: int) -> bool:
    return any(code in "vHE12mu45WQ" for code in codes[start:end])


COMPELLED = frozenset({"forced", "compelled", "obliged"})


def _tense(chain: str, form: str, words: set[str]) -> Tense:
    if "8" in chain or "F" in chain:
        return Tense.DENIED
    willing = "prepared" in words and chain[:1] in ("1", "2")  # "is prepared to meet", and not "prepared to meet"
    if "W" in chain or "u" in chain or willing or not words.isdisjoint(("tentatively", "probably", "possibly")):
        return Tense.TENTATIVE
    if "m" in chain:
        return Tense.FUTURE
    ahead = chain.rstrip("3")  # "is to be opened" as "is to open"
    if ahead.endswith("5f") or ("2" in chain and ahead.endswith("Ef") and not words.isdisjoint(COMPELLED)):
        return Tense.PAST  # "had to make do with a call", "was forced to meet X"
    if ahead.endswith("f"):
        return Tense.FUTURE  # to, is to, is due to, agreed to, plans to
    if chain.endswith("Q") and "f" not in chain:
        return Tense.FUTURE
    if "g" in form and ("1" in chain or "2" in chain):
        return Tense.PRESENT
    if "4" in chain or "5" in chain or "2" in chain or "7" in chain:
        return Tense.PAST
    if "1" in chain:
        return Tense.PRESENT
    if "d" in form and "b" not in form:
        return Tense.PAST
    if chain == "" and "b" in form and "d" in form:
        return Tense.PAST  # "set off on Thursday": a report tells of the past
    if "s" in form or "b" in form or form == "":
        return Tense.PRESENT
    return Tense.NONE


def _is_told(scene: Scene, at: int) -> bool:
    """Whether somebody says so, which puts "has been set" back to "had been set"."""
    begin, end = scene.bounds(scene.chunks.sentence_of(at))
    return "Z" in scene.chunks.codes[begin:end]
