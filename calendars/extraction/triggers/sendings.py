"""Read visits of those who are sent, led, brought or invited somewhere, told without a verb of going.

In: a scene, its clauses and the chunk of the verb, or none for an invitation. Out: the candidates of visits or of a
gathering; none where no people are sent.

Examples: "sent a team of officials to New Delhi", "the tour brings X to Riga", "talks bring the ministers together in
Oslo", "has been invited to Oslo for June 3".
"""

from __future__ import annotations

import re
from typing import Any

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.participants import whom_him_means
from calendars.extraction.triggers.lookalikes import why_no_engagement
from calendars.extraction.triggers.presence import add_hosts_in_row, visit_told
from calendars.extraction.words.word_lists import any_of
from calendars.models import Kind
from calendars.patterns import pattern_of

# "sent a team of officials to New Delhi", "its top diplomat for Europe to Minsk", "a mission to Juba", "a team,
# led by X, here"
SEND = pattern_of(
    r"(?P<who>[dX9AtnO-]{0,7}(?:&[Xt])?(?:[tRrS]|(?P<mission>n))(?:o[hX9]{0,3}[trS](?:&[tr])?)?(?:,P,)?|d?[PS],?)"
    r"(?P<led>,?(?:c2)?[HvE]yd?[MSOAXRi]{0,3}(?:(?P<leader>P)|N),?)?(?:gd?[XNL]{1,2})?(?:k?T)?X?(?:(?:f|(?<=n))d?A?(?P<place>[CSL])|(?P<here>X))"
)


def read_sending(
    scene: Scene, clauses: list[Clause], number: int, at: int, mission: dict[str, Any]
) -> Candidate | None:
    """A delegation sent, or led, to another country is a visit of the sender's, or of who leads it.

    `mission` is the entry of the noun in triggers.toml.
    """
    clause, codes = clauses[number], scene.chunks.codes
    match = SEND.match(codes, at + 1, scene.chunks.sentences[clause.sentence][1])
    place = _place_of_sending(scene, clause, match, mission) if match else None
    if not match or not place:
        return None
    led = scene.chunks.low(at) in scene.words["taking_along"]
    last = match.end("who") - 1
    if led and (codes[last] in "P," or (last in scene.actors and scene.actors[last].sort == "state")):
        return None  # "led France to victory"
    who = scene.chunks.text(*match.span("who")).lower().split()
    plays = not {"team", "squad", "side"}.isdisjoint(who) and not scene.words["teams"].isdisjoint(who)
    if plays or scene.chunks.find(scene.words["helpers"], *match.span("who")):
        return None  # "sent a medical team to Jakarta", "a football team": they help or play, and meet nobody
    candidate = Candidate(at, number, "triggers.send", Kind.VISIT, False, place=place)
    candidate.parties = dict.fromkeys((who for who in clause.subject if who < at), "subject")
    sent = match.start("leader") if match["leader"] else last - (codes[last] == ",")
    if sent in scene.actors:
        if scene.actors[sent].sort not in PEOPLE:
            return None
        senders = candidate.parties if led else dict.fromkeys(candidate.parties, "sender")
        candidate.parties = senders | {sent: "subject"}
    elif codes[last] in "trRn" and not led:
        candidate.parties = dict.fromkeys(candidate.parties, "sender")  # whoever goes is not named
    own = (one for one in range(*match.span("who")) if one in scene.actors and scene.actors[one].sort == "organisation")
    candidate.parties |= dict.fromkeys(own, "sender")  # "may decide to send a Commonwealth mission to Suva"
    add_hosts_in_row(scene, clause, match.end(), candidate)
    day = match.end() + (codes[match.end()] == "k")
    candidate.day = day if day in scene.chunks.times and not clause.holds(day) else None
    candidate.mood = read_mood(scene, at, clause.start)
    candidate.verb = "triggers.send"
    return candidate if candidate.parties else None


# "A delegation | sent by President", "envoys whom", "messengers dispatched on Monday by King"
SENT_BY = pattern_of(r"(?P<who>[tRrXNS]),?(?P<verb>[HEX])(?:k?T)?y[dSARXMO]{0,4}$")
SENT_BY_REACH = 10
APPOINTED = frozenset({"appointed", "mandated", "named"})  # "a mission appointed by President X arrived"


def mark_senders(scene: Scene, clause: Clause, found: list[Candidate]) -> None:
    """Tell those of a clause's subject who only sent others: "a delegation sent by President X arrived".

    Where things were sent, nobody came: "aid sent by President X arrived".
    """
    codes, words = scene.chunks.codes, any_of(scene.words["send"], APPOINTED)
    for at in clause.subject if "y" in codes[clause.start : clause.end] else ():
        match = SENT_BY.search(codes, max(clause.start, at - SENT_BY_REACH), at)
        if not match or scene.chunks.low(match.start("verb")) not in words or scene.actors[at].sort != "person":
            continue
        for one in found:
            if one.parties.get(at) == "subject":
                one.parties[at] = "sender"
                thing = match["who"] in "XN" and one.rule == "triggers.arrive"
                one.parties = {} if thing else one.parties


def pass_to_sent(found: list[Candidate]) -> None:
    """What somebody is sent for is done by him, and not by the sender: "sent Lavrov to Ankara to meet Erdogan"."""
    for number, sending in enumerate(found[:-1]):
        senders = set(partners_of(sending, "sender")) if sending.rule == "triggers.send" else set()
        sent = partners_of(sending, "subject")
        for aim in found[number + 1 :] if senders else ():
            doing = senders.intersection(partners_of(aim, "subject"))
            if aim.clause != sending.clause or not doing:
                continue
            aim.parties |= dict.fromkeys(doing, "sender") | dict.fromkeys(sent, "subject")


def _place_of_sending(
    scene: Scene, clause: Clause, match: re.Match[str], mission: dict[str, Any]
) -> tuple[str, str] | None:
    """Where those who are sent go, if they are people: not "sent a message here", "an observer mission to Haiti"."""
    noun = match.start("mission")
    if match["mission"]:
        journey = scene.chunks.entries[noun][1] == "triggers.mission"
        if not journey or why_no_engagement(scene, noun, mission, clause):
            return None
    if match["place"]:
        return scene.places.get(match.start("place"))
    here = scene.chunks.low(match.start("here")) == "here"
    return (scene.city, scene.home or "") if here and scene.city else None


# "takes him to Cairo", "brought the president to the Turkish capital", "has invited President X to Ankara",
# "invited European leaders including X and Y to Paris"
BRING = pattern_of(r"(?P<who>d{0,2}[PSM]|[hd])(?P<more>(?:(?:,?&|,?w|,)d?[PSM]){0,5}),?[Xk]?fd?A?(?P<place>[CSL])")


def read_bringing(scene: Scene, clauses: list[Clause], number: int, at: int) -> Candidate | None:
    """A tour takes him to Cairo, brings President X here: who is taken somewhere travels."""
    clause = clauses[number]
    if scene.chunks.low(at).startswith(("br", "get", "got")):
        gathered = _read_gathering(scene, clause, number, at)
        if gathered is not None:
            return gathered
    match = BRING.match(scene.chunks.codes, at + 1, clause.end)
    if not match or (scene.chunks.low(at + 1) == "both" and match.end("who") - 1 not in scene.actors):
        return _read_bringing_both(scene, clause, number, at)
    him = match["who"] in "hd"  # "takes her to": "her" may stand before a noun too
    who = match.end("who") - 1 if not him else whom_him_means(scene, clause, at)
    if who is None or (him and scene.chunks.low(at + 1) not in ("him", "her")):
        return None
    place = scene.places.get(match.start("place"))
    if not place or not scene.actors[who].speaks:
        return None
    guests = [one for one in range(match.start(), match.end("more")) if one in scene.actors]
    two = len(scene.actors[who].sides) > 1  # "has invited both men to Lusaka"
    if scene.actors[who].sort == "state" and not (two or (match["more"] and _has_movement(scene, guests))):
        return None
    if scene.actors[who].many or match["more"] or two:
        # "will bring the heads of state of ECOWAS to Accra": they meet there
        hosts = [one for one in clause.subject if one < at and place[1] in scene.actors[one].sides]
        meeting = Candidate(at, number, "triggers.bring", Kind.MEETING, False, place=place)
        meeting.parties, meeting.many = dict.fromkeys([*hosts, *guests], "subject"), scene.actors[who].many
        meeting.mood, meeting.verb = read_mood(scene, at, clause.start), "triggers.bring"
        return meeting
    candidate = Candidate(at, number, "triggers.bring", Kind.VISIT, False, {who: "subject"}, place)
    add_hosts_in_row(scene, clause, match.end(), candidate)
    if scene.chunks.low(at) in scene.words["accompany"]:
        candidate.parties |= {one: "subject" for one in clause.subject if one < at}
    candidate.mood = read_mood(scene, at, clause.start)
    candidate.verb = "triggers.bring"
    return candidate


def _has_movement(scene: Scene, guests: list[int]) -> bool:
    """ "Invited the Colombian government and the FARC to Oslo": one of those invited is a movement."""
    return any(scene.actors[one].sort == "movement" for one in guests)


# "brings the leaders of X and Y together", "bring Peru and Chile together"
TOGETHER = frozenset("SPMOAd,&ojrRtX")


def _read_gathering(scene: Scene, clause: Clause, number: int, at: int) -> Candidate | None:
    """Whoever brings people of two sides together meets with them; an organisation need not."""
    codes, last = scene.chunks.codes, at + 1
    while last < clause.end and codes[last] in TOGETHER and scene.chunks.low(last) not in ("together", "closer"):
        last += 1
    guests = [one for one in range(at + 1, last) if one in scene.actors and scene.actors[one].speaks]
    if scene.chunks.low(last) != "together" or len(scene.sides_of(guests)) < 2:
        return None
    if not clause.subject:
        return None  # "The crisis brings Peru and Chile together"
    hosts = [one for one in clause.subject if scene.actors[one].sort in PEOPLE or scene.actors[one].sort == "state"]
    candidate = Candidate(at, number, "triggers.bring-together", Kind.MEETING, False)
    candidate.parties = dict.fromkeys(hosts, "subject") | dict.fromkeys(guests, "partner")
    candidate.mood = read_mood(scene, at, clause.start)
    candidate.verb = "triggers.bring-together"
    return candidate


# "has invited both men to Lusaka", "will bring the two leaders to the capital"
BOTH = frozenset({"men", "leaders", "presidents", "ministers", "chiefs"})
BRING_BOTH = pattern_of(r"[hd][X9]?(?P<who>[XrRt])fd?A?(?P<place>[CSL])")


def _read_bringing_both(scene: Scene, clause: Clause, number: int, at: int) -> Candidate | None:
    """A meeting of the two whom the text named before, where somebody invites them to."""
    match = BRING_BOTH.match(scene.chunks.codes, at + 1, clause.end)
    place = scene.places.get(match.start("place")) if match else None
    if not match or not place or {"both", "two"}.isdisjoint(scene.chunks.low(one) for one in range(at + 1, at + 3)):
        return None
    if scene.chunks.low(match.start("who")) not in scene.words["pairing"] | BOTH:
        return None
    candidate = Candidate(at, number, "triggers.bring", Kind.MEETING, False, place=place)
    candidate.mood, candidate.verb = read_mood(scene, at, clause.start), "triggers.bring"
    candidate.pair = True
    return candidate


# "has been invited by X to Oslo in June", "accepted an invitation to Oslo for June 3"; but "was invited to Oslo on
# Monday" may tell the day of the inviting.
INVITED = pattern_of(
    r"(?:(?:43|13|2|1)X?(?P<verb>W)(?:yd?A?(?P<host>[PS]))?|(?P<taking>[vHEQ45])(?:d?A?(?P<whose>[PS])p|d)?X?(?P<noun>X))"
    r"fd?A?(?P<place>[CSL])(?:(?P<for>g)|[kijbf]|Xi)?d?(?P<day>T)"
)
TAKING = frozenset({"received", "receives", "has", "had", "got", "holds", "accepted", "accepts"})
# What is said of an invitation behind it that comes to nothing.
UNTAKEN = frozenset({"withdrawn", "withdrew", "rescinded", "revoked", "declined", "rejected", "refused", "turned"})


# "has invited the Peruvian president to visit in May": him who invites
INVITED_HOME = pattern_of(r"(?P<verb>W)d?(?P<who>P)f(?P<what>x)(?P<there>dX)?(?:[kijf]|Xi)?d?(?P<day>T)")


def _read_invited_home(scene: Scene, clause: Clause, number: int, match: re.Match[str]) -> list[Candidate]:
    """The visit to whoever invites, where no other place is told."""
    chunks, verb, who = scene.chunks, match.start("verb"), match.start("who")
    hosts = scene.sides_of(clause.subject)
    (host,) = hosts if len(hosts) == 1 else ("",)
    day = match.start("day")
    if chunks.codes[verb - 1] != "4" and chunks.times[day].stated == ("weekday",):
        return []  # "invited X to visit on Monday": that may be the day of the inviting
    if match["there"] and chunks.low(match.end("there") - 1) != "country":
        return []
    told = chunks.low(verb) in scene.words["inviting"] and "8" not in chunks.codes[clause.start : verb]
    if not told or host not in scene.states or who not in scene.actors or host in scene.sides_of([who]):
        return []
    behind = chunks.lows[match.end() : chunks.end_of(verb)]
    if not UNTAKEN.isdisjoint(behind):
        return []
    mood = Mood(Tense.FUTURE if "accepted" in behind else Tense.TENTATIVE, verb, verb + 1)
    return [visit_told(verb, number, {who: "subject"}, (host, host), mood, day)]


def read_invitation(scene: Scene, clauses: list[Clause], number: int) -> list[Candidate]:
    """The visit of whoever is invited to a place, which is a wish until he accepts."""
    clause, chunks = clauses[number], scene.chunks
    if not clause.subject or not chunks.find_times(clause.start, clause.end):
        return []
    home = INVITED_HOME.search(chunks.codes, clause.start, clause.end)
    if home and chunks.low(home.start("what")) == "visit":
        return _read_invited_home(scene, clause, number, home)
    match = INVITED.search(chunks.codes, clause.start, clause.end)
    who = [at for at in clause.subject if scene.actors[at].sort in PEOPLE and scene.actors[at].speaks]
    place = scene.places.get(match.start("place")) if match else None
    if not match or not who or not place or not place[1] or place[1] in scene.sides_of(who):
        return []
    if not UNTAKEN.isdisjoint(chunks.lows[match.end() : chunks.end_of(match.start())]):
        return []
    if match["noun"]:
        told = chunks.low(match.start("noun")) in scene.words["offers"] and chunks.low(match.start("taking")) in TAKING
    else:
        told = chunks.low(match.start("verb")) in scene.words["inviting"] and (
            chunks.codes[match.start()] != "2" or match["for"] is not None
        )
    if not told:
        return []
    accepted = match["noun"] is not None and chunks.low(match.start("taking")).startswith("accept")
    day = chunks.times[match.start("day")]
    over = day.direction == "past" or day.low.startswith(("last ", "yesterday"))
    if accepted and match["for"] is None and over and "year" not in day.filled:
        return []  # "accepted an invitation to Oslo last week", and not "in April"
    at = match.start("noun") if match["noun"] else match.start("verb")
    parties = dict.fromkeys(who, "subject")
    host = match.start("host") if match["host"] else match.start("whose")  # "has accepted Xi's invitation to"
    if host in scene.actors:
        parties[host] = "partner"
    mood = Mood(Tense.FUTURE if accepted else Tense.TENTATIVE, at, at + 1)
    return [visit_told(at, number, parties, place, mood, match.start("day"))]


# "asked the leaders of X and Y | to Berlin next week", "to Berlin for talks next week"
TO_PLACE = pattern_of(r"fd?A?[CSL](?:gd?X{0,2}[nx])?,?k?(?P<day>T)")


def read_asked_to(scene: Scene, clauses: list[Clause], number: int, at: int) -> Candidate | None:
    """ "Asked the presidents of X and Y to Berlin next week": a wish; a weekday alone may be that of the asking."""
    match = TO_PLACE.search(scene.chunks.codes, at + 1, clauses[number].end)
    if match is None or scene.chunks.times[match.start("day")].stated == ("weekday",):
        return None
    read = read_bringing(scene, clauses, number, at)
    if read is not None:
        read.mood = Mood(Tense.TENTATIVE, at, at + 1)
    return read
