"""Read who is told to be at a gathering by coming to it, speaking at it or being sent: "X is expected", "Y presided".

In: a scene and one of its clauses. Out: those who come; `attendance.py` knows whether a gathering was told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.parties.noun_phrases import BESIDE, COMPANY
from calendars.extraction.parties.told_before import NEAR, names_occasion
from calendars.extraction.words.word_lists import HERE
from calendars.patterns import pattern_of

# What comes behind a verb of coming where it leads nowhere else: nothing, a day, "in his place", "up", "as is Y".
NOWHERE_ELSE = pattern_of(r"(?:X|k(?=[.,;])|k?T|idX|oX|cdX|i(?=[.,;])|gd?[SO](?!p))*(?:[.;]|,?[ca&]|,(?=X?\.|$))")
COMING = frozenset(
    {"expected", "arrived", "arrives", "arrive", "arriving", "come", "comes", "came", "coming", "landed", "lands"}
    | {"turn", "show", "fly", "flies", "flew", "go", "goes"}
)
# "but", "if" and "unless" tell that somebody did not come, or not yet.
DOUBT = frozenset({"but", "if", "unless", "though", "although"})
# "the opening address", "his closing speech", and where it is given: "at the summit", or nothing.
SPEECH_THERE = pattern_of(r"(?:k?T|k)*(?:[.;,&]|[if]d[XADO]{0,2}n)")
SPEECH = frozenset({"speech", "address", "remarks", "statement", "keynote"})
MAIN_SPEECH = frozenset({"opening", "closing", "keynote", "inaugural", "welcoming"})
PRESIDING = frozenset({"preside", "presides", "presided", "presiding"})
HOSTS = frozenset({"host", "hosts", "guest", "guests"})
# "a | special | guest", "a guest of honour | at the meeting"
GUEST_MARKS = frozenset({"special", "honorary", "chief", "main", "star", "surprise"})
AT_EVENT = pattern_of(r"(?:oX)?id[XAD9]?[nx](?=[.;,&])")
TELLING = COMING | PRESIDING | SPEECH | HOSTS
# "have been | invited", "has been asked | to attend", "are invited to the talks": guests of what has none other.
INVITED = frozenset({"invited", "asked"})
BIDDEN = pattern_of(r"(?:[45]3|[123])X?(?P<verb>[EWvHX])(?P<to>f[vEHx])?(?:d[XA]{0,2}[nx])?(?:k?T)?[.;]")
# "as is | Ukraine's Petro Poroshenko", "so will"
SO_WILL = pattern_of(r"[cXN][12m](?P<who>P(?:,d?P)*(?:,?&d?P)?)[.,;]")
AMONG_THEM = pattern_of(r"b(?:h|d[^.;P]{0,7}[123])(?P<who>P(?:,P)*(?:,?&P)?)")
SENT = pattern_of(r"(?P<who>(?:d?[XA]?P)(?:,?&d?P)?)(?:[.;]|,[cX&]|fd[AOB]?n)")
# "not", "cancelled", "failed", "had been due to", "was to have": in a clause that tells of nobody who comes.
NOT_COMING = pattern_of("[8KF]|53?[QW]f|2X?f4")
# What follows a word that tells of a seat at the table: "accepted | an invitation", "sit | in", "join | by video".
SEATED = {
    "accepted": ("an invitation", "the invitation"),
    "sit": ("in",),
    "sits": ("in",),
    "listed": ("as a", "as an", "among the"),
    "among": ("the guests", "the participants", "the speakers", "those attending", "those expected", "those taking"),
    "join": ("by video", "by videoconference", "by screen", "by phone", "by telephone"),
    "fill": ("the seat", "its seat", "the empty"),
}
SEATS = frozenset(SEATED)
SEAT_BEHIND = pattern_of(r"[.,;&T]|f[HEvXx]|f?d[XAD]{0,2}n")
# "listed | as a speaker", "among the guests"
GUEST_NAMES = frozenset({"speaker", "speakers", "guest", "guests", "delegate", "participant", "participants"})
# "Participants: President X, ..."
LABELS = frozenset({"attending", "present", "speakers"})
WATCHING = frozenset({"witnessed", "looked", "watched", "witness", "witnesses"})
CEREMONIES = frozenset({"ceremony", "event", "signing", "proceedings", "also"})
# One of these stands in or before a clause that tells of somebody who comes or looks on, or somebody is sent there.
WORDS_OF_COMING = TELLING | INVITED | SEATS | LABELS | WATCHING | {"as", "so", "among", "already", "also"}
# "witnessed by | X", "witnessed | the ceremony", "looked | on"
WATCHED = pattern_of(r"y(?P<who>d?P(?:,d?P)*(?:,?&d?P)?)|dX?[nXG]|k[.,;&]")


def read_coming(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """Those whom a clause tells to come, to be sent, to preside or to speak first or last."""
    chunks, codes = scene.chunks, scene.chunks.codes
    own = (clause.start, clause.end)
    if NOT_COMING.search(codes, *own):
        return
    yield from read_on_hand(scene, clause)
    telling = chunks.find(TELLING, *own)
    if telling and any(_comes(scene, clause, at) for at in telling):
        yield from (scene.actors[at] for at in clause.subject)
    colons = (at for at in (clause.start, max(clause.start - 2, 0)) if codes[at + 1] == ";")  # "Participants: X"
    label = any(chunks.low(at) in scene.words["guests"] | LABELS for at in colons)
    for at in chunks.find(SEATS, *own):
        behind = " ".join(chunks.lows[at + 1 : at + 3])
        if behind.startswith(SEATED[chunks.lows[at]]) and _is_seat(scene, at):
            yield from _with_their_ministers(scene, clause.subject)
            break
    if label and set("mu1245HZEvVKW").isdisjoint(codes[clause.start + 1 : clause.end]):
        yield from scene.actors_in(*own)
    for at in chunks.find(scene.words["send"], *own):
        sent = SENT.match(codes, at + 1)
        yield from scene.actors_in(*sent.span("who")) if sent else ()
    joined = SO_WILL.match(codes, clause.start) if chunks.lows[clause.start] in ("as", "so") else None
    before = scene.bounds(max(clause.sentence - 1, 0))[0]
    # "X is coming. So is Y", "X is expected, as is Y", but not "I am tired. So is Y"
    if joined and (codes[clause.start + 1] == "m" or chunks.find(COMING, before, clause.start)):
        yield from scene.actors_in(*joined.span("who"))
    stop = chunks.sentences[clause.sentence][1]
    for match in AMONG_THEM.finditer(codes, clause.start, stop) if codes.find("b", *own) >= 0 else ():
        them = codes[match.start() + 1] == "h" and not _are_people(scene, match.start())  # "critics, among them X"
        away = NOT_COMING.search(codes, match.start(), match.end())  # "among those asked but not coming is X"
        if match.start() < clause.end and chunks.low(match.start()) == "among" and not (them or away):
            yield from scene.actors_in(*match.span("who"))


def read_bidden(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """Those who are told to have been asked to come: "The presidents of X and Y have been invited"."""
    chunks = scene.chunks
    for at in chunks.find(INVITED, clause.start, clause.end):
        match = BIDDEN.match(chunks.codes, max(at - 2, clause.start)) or BIDDEN.match(chunks.codes, at - 1)
        if match is None or match.start("verb") != at:
            continue
        low = chunks.low(match.start("to") + 1) if match["to"] else ""
        if low in scene.words["attending"] or low in COMING or (low == "" and chunks.low(at) == "invited"):
            yield from _with_their_ministers(scene, clause.subject)


def _with_their_ministers(scene: Scene, subject: Iterable[int]) -> Iterator[Actor]:
    """The actors of a row, each state of "the foreign ministers of Egypt, Jordan and Oman" with its own."""
    group: Actor | None = None
    for at in subject:
        actor = scene.actors[at]
        if group is not None and actor.sort == "state":
            actor = actor._replace(sort="group", role=group.role, rank=group.rank)
        group = actor if actor.sort == "group" else None
        yield actor


def _is_seat(scene: Scene, at: int) -> bool:
    """Whether the seat is at what was told: "accepted an invitation", "listed as a speaker"; not "to a wedding"."""
    chunks = scene.chunks
    if chunks.low(at) in ("accepted", "among"):
        return SEAT_BEHIND.match(chunks.codes, at + 3) is not None
    return chunks.low(at) != "listed" or chunks.low(at + 3) in GUEST_NAMES


def _are_people(scene: Scene, at: int) -> bool:
    """Whether those "among" whom somebody is come to an occasion: "those due to attend", not "critics"."""
    begin, codes = scene.bounds(scene.chunks.sentence_of(at))[0], scene.chunks.codes
    guests = scene.chunks.find(scene.words["guests"] | scene.words["chairing"] | COMING, begin, at)
    return bool(guests) or not set("nx").isdisjoint(codes[begin:at])


# "a possible bilateral | meeting", "hopes for talks", "may hold talks"
UNSURE = pattern_of("W[^v]{0,6}[xn]")
PROSPECTS = frozenset({"prospect", "prospects", "possibility", "chance", "chances"})
# "on the sidelines | of the summit", "on the sidelines"
OF_OCCASION = pattern_of(r"[.,;]|od?[XADO9SCpT-]{0,4}[nBOx]")


def read_beside(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """ "X will meet Y on the sidelines of the summit", or on those of the one just told: both are there."""
    codes = scene.chunks.codes
    beside = scene.chunks.find(BESIDE, clause.start, clause.end - 1)
    if not beside:
        return
    at = beside[0]
    if not OF_OCCASION.match(codes, at + 1) or NOT_COMING.search(codes, clause.start, at):
        return
    if UNSURE.search(codes, clause.start, at) or scene.chunks.find(PROSPECTS, clause.start, at):
        return  # "A possible meeting of X and Y on the sidelines of the summit": nobody is told to go there
    who = dict.fromkeys((*clause.subject, *(one for one in range(clause.start, at) if codes[one] == "P")))
    yield from (scene.actors[one] for one in who if one in scene.actors)


def read_watching(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """Who is told to have looked on: "witnessed by X", "X looked on"."""
    codes = scene.chunks.codes
    for at in scene.chunks.find(WATCHING, clause.start, clause.end):
        match = WATCHED.match(codes, at + 1)
        what = at - 1 - (codes[at - 1] in "123")
        if match is None or (what >= clause.start and codes[what] == "X" and scene.chunks.low(what) not in CEREMONIES):
            continue  # "the exercise was witnessed by X"
        last = match.end() - 1
        if match["who"]:
            yield from scene.actors_in(*match.span("who"))
        elif codes[last] != "X" or scene.chunks.low(last) in CEREMONIES:  # not "watched the match"
            yield from (scene.actors[one] for one in clause.subject if clause.holds(one))


def _comes(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a word tells that the subject of its clause is at what was told before."""
    chunks, low = scene.chunks, scene.chunks.low(at)
    if low in SPEECH:
        main = not MAIN_SPEECH.isdisjoint(chunks.lows[max(at - 2, clause.start) : at])
        elsewhere = chunks.codes[clause.start] == "i" and clause.start + 1 in scene.places  # "In Moscow, X"
        return main and not elsewhere and SPEECH_THERE.match(chunks.codes, at + 1) is not None
    if low in HOSTS:
        start = at - 1 - (chunks.low(at - 1) in GUEST_MARKS)
        here = NOWHERE_ELSE.match(chunks.codes, at + 1) or AT_EVENT.match(chunks.codes, at + 1)
        return chunks.codes[start - 1 : start + 1] in ("1d", "2d", "3d") and here is not None
    if low in ("turn", "show") and chunks.low(at + 1) != "up":
        return False
    aim = chunks.codes[at - 1] == "f" and chunks.codes[at - 2] not in "QW12"  # "it was time to go"
    there = NOWHERE_ELSE.match(chunks.codes, at + 1) or _comes_to_town(scene, clause, at)
    if there is None or aim or "would" in chunks.lows[clause.start : at]:
        return False
    return not chunks.find(DOUBT, at + 1, min(there.end() + 1, scene.bounds(clause.sentence)[1]))


# "arrived | in the Egyptian capital"
TO_TOWN = pattern_of(r"i(?:dA?X|d?[CS])(?:k?T)?[.;g]")


def _comes_to_town(scene: Scene, clause: Clause, at: int) -> re.Match[str] | None:
    """Where a verb of coming leads to the city named last before: "The session is in Cairo. X is in the capital"."""
    match = TO_TOWN.match(scene.chunks.codes, at + 1)
    there = next((one for one in range(at + 2, at + 5) if one in scene.places), None)
    return match if match and there is not None and _is_town_told(scene, clause, there) else None


def _is_town_told(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a place is the city named last before a clause, or its country, or where the report comes from."""
    begin = scene.bounds(max(clause.sentence - 1, 0))[0]
    named = [one for one in range(begin, clause.start) if scene.chunks.codes[one] == "C" and one in scene.places]
    last = scene.places[named[-1]] if named else (scene.city or "", scene.home or "")
    place = scene.places[at]
    return place[0] == last[0] or place == (last[1], last[1])


# "Also here are", "Already in Lima are", "Expected on Friday are"
ON_HAND = pattern_of(r"(?P<how>[XQa])(?:i(?P<place>[CS])|(?P<here>X))?(?:k?T)?(?:m3|[12])(?=d?[XA]?[PRr])")
# "are | already in Lima"
ALREADY_IN = pattern_of(r"[12](?P<how>X)i(?P<place>C)(?:k?T)?[.;]")
BY_NOW = frozenset({"already", "also"})


def read_on_hand(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """Who is where a gathering was told to be: "Also here are X and Y", "X and Y are already in Lima"."""
    chunks, codes = scene.chunks, scene.chunks.codes
    first = clause.start
    match = ON_HAND.match(codes, first, clause.end) if not clause.subject else None
    if match and (chunks.low(first) in BY_NOW or (chunks.low(first) == "expected" and "f" not in match[0])):
        here = match["here"] is not None and chunks.low(match.start("here")) in HERE and scene.city is not None
        town = match["place"] is not None and _is_town_told(scene, clause, match.start("place"))
        if here or town or (chunks.low(first) == "expected" and not match["here"] and not match["place"]):
            yield from scene.actors_in(match.end(), clause.end)
    match = ALREADY_IN.search(codes, first, clause.end + 1) if clause.subject else None
    if match and chunks.low(match.start("how")) == "already" and _is_town_told(scene, clause, match.start("place")):
        yield from (scene.actors[one] for one in clause.subject)


def draws(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether it is an occasion that gathers people: "The summit unites X and Y", "the talks, which draw X and Y"."""
    codes, begin = scene.chunks.codes, clause.start
    begin -= 2 * (clause.kind == "relative" and clause.opener in ("which", "that"))
    told = any(code in "nx" for code in codes[max(begin, 0) : at]) or codes[clause.start] == ","
    told = told or "it" in scene.chunks.lows[clause.start : at]
    return told and (not clause.subject or codes[at - 1] == ",") and codes[at - 1] not in "123"


# "Told | fellow ministers", "took | the floor", "confirmed | his attendance".
COLLEAGUES = frozenset({"colleagues", "peers", "counterparts", "fellow"})
TAKING = frozenset({"take", "takes", "took", "taking"})
CONFIRMING = frozenset({"confirm", "confirms", "confirmed", "confirming", "confirmation", "confirmations"})


def speaks_there(scene: Scene, clause: Clause, at: int) -> bool:
    """ "Told the summit", "told delegates", "opened the gathering", "took the floor", "confirmed his attendance"."""
    low, words = scene.chunks.lows[at], scene.words
    if not (low in words["addressing"] or low in TAKING or low in CONFIRMING):
        return False
    stop = min(at + NEAR - 1, scene.chunks.sentences[clause.sentence][1])
    behind = scene.chunks.lows[at + 1 : stop]
    if low in words["addressing"]:
        if not COLLEAGUES.isdisjoint(behind[:2]) or scene.chunks.low(at + 1) in words["guests"]:
            return True
        return (low.startswith("address") and behind[:1] == ["it"]) or names_occasion(scene, at, min(at + 4, stop))
    if low in TAKING:
        return "floor" in behind
    if clause.opener == "who" and scene.chunks.codes[at + 1] in ".;,":
        return "among" in scene.chunks.lows[max(clause.start - NEAR, 0) : clause.start]  # "who confirmed"
    own = next(iter(scene.chunks.find(COMPANY, at + 1, stop)), at)
    return own > at and "p" not in scene.chunks.codes[at:own]  # "confirmed the envoy's attendance": he may come
