"""Read visits of those who are sent or led somewhere: "sent a team of officials to New Delhi", "a mission to Juba".

In: a scene, a clause and its verb of sending or leading. Out: a candidate, or None where no people are sent.
"""

from __future__ import annotations

import re
from typing import Any

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.triggers.lookalikes import why_no_engagement
from calendars.extraction.triggers.presence import add_hosts_in_row
from calendars.models import Kind
from calendars.patterns import pattern_of

# "sent a team of officials to New Delhi", "its top diplomat for Europe to Minsk", "a mission to Juba", "a team,
# led by X, here"
SEND = pattern_of(
    r"(?P<who>[dX9AtnO-]{0,7}(?:&[Xt])?(?:[tRrS]|(?P<mission>n))(?:oX{0,2}[tr](?:&[tr])?)?(?:,P,)?|d?[PS],?)"
    r"(?P<led>,?(?:c2)?Hyd?[MSOAXRi]{0,3}(?P<leader>P),?)?(?:gd?[XNL]{1,2})?(?:k?T)?X?(?:(?:f|(?<=n))d?A?(?P<place>[CSL])|(?P<here>X))"
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
    if any(scene.chunks.low(one) in scene.words["helpers"] for one in range(*match.span("who"))):
        return None  # "sent a medical team to Jakarta": they help, and meet nobody
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
