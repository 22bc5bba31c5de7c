"""Tell where an occasion is by the way there, or by the sentence behind: "goes to Tianjin for a summit".

In: a candidate's clause with the places of its scene; or a draft without a place, and a scene. Out: the place of the
occasion (`whereabouts.py` asks); or the draft with the place that one of the next sentences gives it, if it says
nothing else: "It will take place in Riga".
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER, MEET, Draft
from calendars.extraction.clauses.clauses import AFTER, Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.meeting_places import JOURNEY
from calendars.extraction.triggers.presence import ON_WAY
from calendars.models import Kind, Step
from calendars.patterns import pattern_of

# So many sentences behind the last one that tells of an occasion its venue may be named.
NEXT_SENTENCES = 2
# "It will take place | at the UN offices in | Riga", "it will be held on Friday in | Riga"
IT_IS = pattern_of(r"(?P<it>h)(?:mX?3?|[12]f?3?)X?(?P<verb>[HE])(?:k?T)?id?[XAOBN]{0,4}(?:(?<!i)i)?(?P<place>[CL])")
# "Riga will be | the venue"
IS_VENUE = pattern_of(r"(?P<place>[CL])(?:m3|[12])dA?X?(?P<venue>X)[.,;]")
# "The venue will be | a hotel in | Riga"
VENUE_IS = pattern_of(r"d(?P<venue>X)(?:m3|[12])(?:d?[XN]{0,3}(?<!i)i)?d?(?P<place>[CL])")
HELD = frozenset({"take", "takes", "held"})


def place_by_venue(draft: Draft, scene: Scene) -> None:
    """ "Officials of X and Y will meet on Friday. It will take place in Riga", "Riga will be the venue"."""
    if draft.place is not None or draft.start is None or draft.kind in (Kind.CALL, Kind.VISIT):
        return
    last = max(draft.sentences, default=draft.sentence)
    for sentence in range(last + 1, min(last + 1 + NEXT_SENTENCES, len(scene.chunks.sentences))):
        place = _venue_of(scene, sentence, following=sentence == last + 1)
        if place:
            draft.place = place
            draft.steps.append(Step("merging.venue", place[0], draft.span))
            return


def _venue_of(scene: Scene, sentence: int, *, following: bool) -> tuple[str, str] | None:
    """The place that a sentence tells to be the venue; "it" is only what the sentence right before it told."""
    begin, end = scene.bounds(sentence)
    codes, low = scene.chunks.codes, scene.chunks.low
    held = IT_IS.match(codes, begin, end) if following else None
    if held and low(begin) == "it" and low(held.start("verb")) in HELD:
        return scene.places.get(held.start("place"))
    match = IS_VENUE.match(codes, begin, end) or VENUE_IS.match(codes, begin, end)
    if match and low(match.start("venue")) in scene.words["venue"]:
        return scene.places.get(match.start("place"))
    return None


# So many chunks from an occasion the place of it may stand.
NEAR = 24
# Of talks that go on elsewhere: "will move to Oslo for the next round".
MOVING = frozenset({"move", "moves", "moved", "moving", "switch", "switches", "shift", "shifts"})
# "to Tianjin"
LED_TO = pattern_of(r"(?<=[fgi])d?[CL]")
# Before "to", they lead to a further stop.
ONWARD = frozenset({"then", "on", "onward", "later", "afterwards", "next", "there"})


def place_of_journey(scene: Scene, clause: Clause, candidate: Candidate) -> tuple[str, str] | None:
    """Where one goes for it: "goes to Tianjin, China, for the summit", "will send negotiators to Riga for talks"."""
    codes = scene.chunks.codes
    if candidate.kind not in GATHER | MEET | {Kind.OTHER} or candidate.verb == "cues.plan":
        return None  # "goes to Oslo to prepare for the summit"
    place = found = None
    if not LED_TO.search(codes, clause.start, candidate.at):
        return None
    for at in range(clause.start, candidate.at):
        if found and codes[at - 2 : at] == "Xf" and at in scene.places and scene.chunks.low(at - 2) in ONWARD:
            place, found = scene.places[at], None  # "flies to Riga for talks with X, then to Oslo to meet Y"
        elif found:
            continue
        elif _is_going(scene, at):
            place = None
        elif place is None and at in scene.places and codes[at] in "CL" and is_led_to(codes, at):
            inserted = codes[clause.start : at] == ",f"  # "sent X, who leads the party, | to Riga for talks"
            first = max(scene.bounds(clause.sentence)[0], at - NEAR) if inserted else max(at - 6, clause.start)
            going = any(_is_going(scene, one) for one in range(first, at))
            place = scene.places[at] if going else None
        elif place and codes[at] in "fg":
            found = place
    return found


def is_led_to(codes: str, at: int) -> bool:
    """Whether "to", "for" or "in" stands before a place: "to Riga", "to the Kenyan town of Naivasha"."""
    return codes[at - 1] in "fgi" or (codes[at - 1] == "d" and codes[at - 2] in "fgi")


# "is on travel to Riga to meet X", "on a trip to Riga for talks"
TRIPS = ON_WAY | {"travel", "trip", "journey"}


def is_on_his_way(scene: Scene, begin: int, end: int) -> bool:
    """Whether somebody is told to be under way: "on his way to Washington for talks", "en route to Oslo"."""
    way = scene.chunks.find(ON_WAY, begin, end)
    return bool(way) and scene.chunks.codes[way[-1] + 1] == "f"


def _is_going(scene: Scene, at: int) -> bool:
    """Whether a word is a verb of going, sending or moving."""
    chunks = scene.chunks
    low = chunks.lows[at]
    bids = low in scene.words["send"] or low in scene.words["inviting"] or low in MOVING
    return bids or chunks.entries[at][1] in JOURNEY or (low in TRIPS and chunks.codes[at] in "nX")


# "left Riga", "flew out | of Riga", "departed from Riga", "flew home from Riga", "left here", "left for home"
LEAVING = pattern_of(r"v(?P<home>X?)(?P<out>[oj]?)(?P<place>[CLSX])|v(?P<off>(?:gX)?)(?=k?T)")


def place_left(scene: Scene, clause: Clause, candidate: Candidate) -> tuple[str, str] | None:
    """Where one leaves after it: "left Kuala Lumpur on Tuesday after three days of talks", "at the end of a visit"."""
    chunks = scene.chunks
    first = clause.start + (chunks.codes[clause.start] == ",")
    ending = chunks.entries[first][1] == "cues.end" and "g" in chunks.entries[first][3]  # ", ending a four-day visit"
    if clause.opener not in AFTER and not ending and not candidate.ended:
        return None
    of = candidate.noun and chunks.codes[candidate.at + 1] == "o" and chunks.codes[candidate.at + 2] in "CLSN"
    if candidate.kind is Kind.CALL or of:
        return None  # "left Quito at the end of a conference call", "at the end of a tour of Africa"
    begin, _ = scene.bounds(clause.sentence)
    for match in LEAVING.finditer(chunks.codes, max(begin, clause.start - NEAR), candidate.at):
        verb, at = match.start(), match.start("place")
        if at < 0:  # "left for home on Monday after a four-day visit", told from the city where it was
            home = not match["off"] or chunks.low(verb + 2) == "home"
            guest = scene.home not in scene.sides_of(clause.subject)
            if home and guest and scene.city and scene.home and chunks.low(verb) in scene.words["departure"]:
                return scene.city, scene.home
            continue
        leaves = chunks.low(verb) in scene.words["departure"] or match["out"] == "j" or chunks.last_low(verb) == "out"
        if not leaves or (match["home"] and chunks.low(verb + 1) != "home"):
            continue
        here = (scene.city, scene.home) if chunks.low(at) == "here" and scene.city and scene.home else None
        place = scene.places.get(at) or here
        return place if place and place[1] not in scene.sides_of(clause.subject) else None
    return None


# "shortly after his arrival in Riga", "hours after landing in Riga", "upon arriving in the Latvian capital"
ON_ARRIVAL = pattern_of(r"(?P<time>[DX]?)a(?:d|Pp)?(?P<come>[vnX])id?A?(?P<place>[CSL])(?:[.,;]|k?T)")
COMING = frozenset({"arrival", "arriving", "landing"})
UPON = frozenset({"after", "upon", "following"})


def place_on_arrival(scene: Scene, candidate: Candidate) -> tuple[str, str] | None:
    """Where one comes right before it: "will meet X on Tuesday shortly after arriving in Riga"."""
    chunks, end = scene.chunks, scene.chunks.end_of(candidate.at)
    if candidate.kind not in MEET or not chunks.find(COMING, candidate.at, end):
        return None
    match = ON_ARRIVAL.search(chunks.codes, candidate.at, end)
    if match is None or chunks.low(match.start("come")) not in COMING:
        return None
    late = match["time"] == "D" and not chunks.text(match.start()).lower().endswith(("hours", "hour", "minutes"))
    parted = not set("mu1245cZ;").isdisjoint(chunks.codes[candidate.at + 1 : match.start()])
    upon = chunks.low(match.start("come") - 1 - (chunks.codes[match.start("come") - 1] == "d")) in UPON
    return None if late or parted or not upon else scene.places.get(match.start("place"))
