"""Read who is told to be at an occasion by a list of guests or by whom a side sends: "those attending include X".

In: a scene and one of its clauses. Out: those who are there; `attendance.py` knows which occasion takes them in.
"""

from __future__ import annotations

from collections.abc import Iterator

from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.parties.arrivals import HONOUR
from calendars.extraction.parties.told_before import NEAR, takes_occasion
from calendars.extraction.words.word_lists import HERE, any_of
from calendars.patterns import pattern_of

# Before the names of a list: "leaders expected to attend | include", "the countries taking part | are".
LISTING = frozenset({"include", "includes", "included", "are", "were", "is", "was", "be"})
# In so many chunks a sentence says of whom it tells.
OPENING = 6
# What tells that those of a list come: "countries represented there", and right before the list "those expected are".
THERE = frozenset({"present", "represented", "confirmed", "there", "taking"})
EXPECTED = frozenset({"expected", "due", "scheduled", "awaited"})
# "Leaders | at the meeting | include"
AT_IT = pattern_of(r"[rXR]id[XA]{0,2}[nx]$")
# "who refused to attend", "who are not expected"
STAYING_AWAY = pattern_of("[8F]")
AWAY = frozenset({"refused", "refusing", "declined", "declining", "barred", "banned", "excluded", "unable", "unlikely"})
# Of these a list tells: other nouns are of another matter, as "the risks expected to be present are" of no guests.
PEOPLE = frozenset(
    {"those", "leaders", "heads", "others", "participants", "guests", "attendees", "delegates", "countries", "nations"}
    | {"states", "presidents", "ministers", "dignitaries", "figures", "delegations", "officials", "speakers", "also"}
    | {"members", "organisations", "organizations", "premiers", "envoys", "parties", "governments", "representatives"}
)
REPRESENTED = frozenset({"represented"})
# One of these stands in a clause that holds a list of guests, or tells of somebody sent.
TELLING = (
    LISTING
    | REPRESENTED
    | {"accompany", "accompanies", "accompanying", "honour", "honor", "him", "her", "them"}
    | {"leading", "heading", "attendance", "travelling", "traveling"}
)
# The names themselves.
NAMES = pattern_of(r"d?[XA]?(?:[PSOB]|[Rr][jo]d?[SO])")
# "is sending | observers", "sends | its foreign minister", and no word of where else: "to monitor the vote".
DELEGATES = frozenset(
    {"observers", "observer", "representatives", "representative", "delegates", "delegate", "envoys", "envoy", "team"}
    | {"delegation", "delegations", "officials", "ministers", "minister", "diplomats", "negotiators", "mediators"}
)
SENT_THERE = pattern_of(r"[dXA9-]{0,5}(?P<who>[trRX])(?:X?[.;]|,?[&c]|[fi]d[XA9]?[nx]|,?[Hv]yd?[XA]?[PRr])")
# "will also be | represented", "is represented | at the summit", "by its envoy"
AT_TABLE = pattern_of(r"[123]X{0,2}(?P<verb>E)(?:X?[.;,&c]|id[XA9]?[nx]|id?R|y)")


def read_listed(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """Those whom a list of guests names: "leaders expected to attend include X and Y", "also present are X and Y"."""
    chunks, codes = scene.chunks, scene.chunks.codes
    begin = scene.bounds(clause.sentence)[0]
    for at in chunks.find(LISTING, clause.start, clause.end):
        if not NAMES.match(codes, at + 1) or not chunks.find(PEOPLE, begin, begin + OPENING):
            continue
        if STAYING_AWAY.search(codes, begin, at) or chunks.find(AWAY, begin, at):
            continue
        verb = at - (codes[at - 1] in "m3")
        coming = chunks.find(any_of(THERE, EXPECTED, scene.words["attending"]), begin, verb)
        there = any(_is_at(scene, one, verb) for one in coming) or AT_IT.search(codes, begin, verb)
        if there or chunks.find(EXPECTED, verb - 1, verb):
            yield from names_in_row(scene, at + 1, chunks.sentences[clause.sentence][1])


def _is_at(scene: Scene, at: int, end: int) -> bool:
    """Whether it is the occasion told before at which those of a list are: "attending it", not "attending the fair"."""
    behind = at + 1 + (scene.chunks.codes[at + 1] in "ia")
    return takes_occasion(scene, at, end) or takes_occasion(scene, behind - 1, end)


# "will also attend", "will join them", "take part as observers", "sent observers": at talks of two sides, too.
BESIDE_TWO = frozenset(
    {"also", "them", "observer", "observers", "mediator", "mediators", "facilitator", "facilitators"}
)
BESIDE_REACH = 4


def joins_two(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether words tell of a third one at the talks of two: "will join them", "will take part as an observer"."""
    stop = min(at + BESIDE_REACH, scene.chunks.sentences[clause.sentence][1])
    return bool(scene.chunks.find(BESIDE_TWO, clause.start, stop))


# "joined | there later | by", "at first only", "in Oslo", "for lunch", "on Friday"
TO_BY = pattern_of(r"(?P<first>X{0,2})(?:iX{1,2}|i[CLS]|gd?[nx]|k?T){0,2}(?P<last>X{0,2})(?=y)")


def by_whom(scene: Scene, at: int) -> int:
    """Where "by" stands behind a participle and what says how or where: "were joined there later by X"."""
    match = TO_BY.match(scene.chunks.codes, at + 1)
    if match is None:
        return at + 1
    adverbs = [low for name in ("first", "last") for low in scene.chunks.lows[slice(*match.span(name))]]
    plain = all(low in HERE or low in scene.words["adverbs"] for low in adverbs)
    return match.end() if plain else at + 1


# "They were", "The talks will be", "Merkel was later"; but "In his demand he was", which only tells of what they say
ARE_JOINED = pattern_of(r"(?P<who>[hPSRrtnx])X?(?:[m45]{0,2}|[12]Q?f)[123]X?$")
IN_MATTER = pattern_of(r"[&,]?id[XA]{1,3}(?![nx])")


def are_joined(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether somebody, or an occasion, is joined by others, and no demand or call: "They were | joined by X"."""
    codes = scene.chunks.codes
    told = ARE_JOINED.search(codes, max(clause.start, at - BESIDE_REACH - 2), at)
    return told is not None and not IN_MATTER.match(codes, clause.start)


def hosted(scene: Scene, clause: Clause, at: int) -> list[Actor]:
    """The guests of "X, Y and Z will be hosted by W", who come as well as he."""
    by = ARE_JOINED.search(scene.chunks.codes, max(clause.start, at - BESIDE_REACH - 2), at)
    if scene.chunks.low(at) not in scene.words["organised"] or by is None or by.start("who") not in clause.subject:
        return []
    told = [scene.actors[one] for one in clause.subject]
    return told if all(one.sort == "person" for one in told) else []


def hosts_it(scene: Scene, clause: Clause, at: int) -> bool:
    """ "X hosted the event": a person, and no town, which is where it is."""
    if scene.chunks.low(at + 1) == "it":
        return True
    named = scene.chunks.low(at + 1) == "the" and takes_occasion(scene, at, clause.end)
    return named and all(scene.actors[one].sort == "person" for one in clause.subject)


ACCOMPANYING = frozenset({"accompany", "accompanies", "accompanying"})
HIM = frozenset({"him", "her", "them"})
# "will accompany | the president", "accompanies | Kenyatta on the trip"
SOMEBODY = pattern_of(r"P(?:[.,;&]|k?T|[ikgf])")
# "X and Y are | in his entourage", "will be | part of the delegation", "are among | the members of the team"
OF_TEAM = pattern_of(r"[123]X?(?:i|b?X?o|b?d?[XN]o)(?:d|P?p)[XA]{0,2}t(?=[.,;&])")
# "Members of his delegation | are X and Y"
TEAM_OF = pattern_of(r"d?[XA]{0,2}[XN](?:[oi]d?[XA]{0,2}t)[m3]?[123]")
HOSTING = frozenset({"host", "hosts", "hosted", "give", "gives", "gave", "hold", "holds", "held"})
# "a dinner | in his honour", "a banquet | for him"
MEAL_FOR_HIM = pattern_of(r"d[XA]{0,2}n(?:(?P<for>g)h|i(?P<his>d)X)")


def read_companions(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """Who goes with a visitor, and who has him as a guest: "X will accompany him", "Y will host a dinner for him"."""
    chunks, codes = scene.chunks, scene.chunks.codes
    yield from _of_team(scene, clause)
    for at in chunks.find(any_of(ACCOMPANYING, HOSTING), clause.start, clause.end):
        meal = MEAL_FOR_HIM.match(codes, at + 1) if chunks.low(at) in HOSTING else None
        whom = chunks.low(at + 1) in HIM or SOMEBODY.match(codes, at + 1)
        goes = chunks.low(at) in ACCOMPANYING and whom and codes[at - 1] in "mX1P" and "8" not in codes[at - 2 : at]
        if not goes and (meal is None or (meal["his"] and chunks.low(meal.end() - 1) not in HONOUR)):
            continue
        him = scene.actors.get(-1 if clause.antecedent is None else clause.antecedent)
        for actor in (scene.actors[one] for one in clause.subject):
            guessed = goes and him is not None and "actors.home_side" in actor.rules  # "Finance Minister X", no more
            if actor.sort == "person":
                yield actor._replace(sides=him.sides) if guessed and him else actor


def _of_team(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """Who is told to be one of a delegation: "X will be part of the delegation", "members of his team are X and Y"."""
    codes = scene.chunks.codes
    if not scene.has_delegation(clause.start, clause.end):
        return
    inverted = TEAM_OF.match(codes, clause.start, clause.end) if not clause.subject else None
    if inverted and scene.chunks.find(MEMBERS, clause.start, inverted.end()):
        yield from names_in_row(scene, inverted.end(), clause.end)
    told = OF_TEAM.search(codes, clause.start, clause.end) if clause.subject else None
    if told and scene.has_delegation(told.end() - 1, told.end()) and clause.subject[-1] < told.start():
        yield from (scene.actors[at] for at in clause.subject if scene.actors[at].sort == "person")


MEMBERS = frozenset({"members", "member"})

# "the presidents of four countries: X of Peru", "four heads of state: Peru's X", "over 20 leaders, | including X"
COUNTED = pattern_of(r"(?:Xk|Xo|[Xk])?d?[X9A]{0,3}(?P<who>[rtRXS])(?:[oj]d?[X9A]{1,3})?(?P<mark>;|,?w)(?=d?[XA]?[PR])")


# The rules of "some African leaders".
CROWD = ("actors.crowd",)


def _counts_more(scene: Scene, who: int, mark: int) -> bool:
    """Whether those of whom some are named behind a mark are told by their office: not "by Peru, including its X"."""
    office = scene.chunks.codes[who] != "S" or scene.chunks.entries[who][1].startswith("offices.")
    office = office or (who in scene.actors and scene.actors[who].rules == CROWD)
    return office and (scene.chunks.text(mark) == ":" or scene.chunks.low(mark) == "including")


def names_in_row(scene: Scene, start: int, end: int) -> Iterator[Actor]:
    """The actors of "Peru's X, Y of Kenya and the presidents of Oman and Togo", or of "two heads of state: X and Y"."""
    codes = scene.chunks.codes
    counted = COUNTED.match(codes, start, end)
    if counted and not _counts_more(scene, counted.start("who"), counted.end() - 1):
        counted = None
    for at in range(counted.end() if counted else start, end):
        if codes[at : at + 2] == "Pp":
            return  # "X's deputy"
        if codes[at] in "NP" and codes[at - 2] in "dp" and scene.chunks.low(at - 1) in scene.words["family"]:
            continue  # "his wife X, Foreign Minister Y": she goes along, and acts for nobody
        if at in scene.actors:
            yield sharing_noun(scene, at)
        elif codes[at] in "jo|" and codes[at - 1] in "rRt":
            continue  # "ministers of", "leaders or foreign ministers from"
        elif codes[at] == "w" and _counts_more(scene, at - 1 - (codes[at - 1] == ","), at):
            continue  # "by X and some African leaders, including Y"
        elif scene.chunks.is_tied(at):
            continue  # "its self-styled premier, X"
        elif codes[at] == "N" and FIELD_OF_OFFICE.search(codes, max(at - FIELD_REACH, start), at):
            continue  # "Y and the Chief of the Defence | Force, General X"
        elif codes[at] not in "dhX,&ArRt9" and codes[at - 1 : at + 1] != "&y":  # "by X and by Y"
            return


FIELD_OF_OFFICE, FIELD_REACH = pattern_of(r"[Rrt]od?[XA]{0,2}$"), 5
# "Libyan, Greek | and Maltese officials"
SHARED_NOUN = pattern_of(r"A(?:,A){0,6},?&(?P<who>S)")


def sharing_noun(scene: Scene, at: int) -> Actor:
    """Who an actor of a row is: of "Libyan and Greek delegations" the Libyan one too is no mere adjective."""
    actor = scene.actors[at]
    shared = SHARED_NOUN.match(scene.chunks.codes, at) if actor.sort == "adjective" else None
    who = scene.actors.get(shared.start("who")) if shared else None
    return actor._replace(sort="group", role=who.role) if who and who.sort == "group" else actor


# "attending along with", "present together with"
ATTENDING_WITH = pattern_of(r"[HXvE][kX]w")


def names_along(scene: Scene, at: int, end: int) -> Iterator[Actor]:
    """Of "with X | attending along with Y and Z": Y and Z."""
    along = ATTENDING_WITH.match(scene.chunks.codes, at)
    return names_in_row(scene, along.end(), end) if along else iter(())


def read_represented(scene: Scene, clause: Clause) -> Iterator[tuple[Actor, bool]]:
    """The sides that send somebody: "Peru is sending observers", "is also represented"; and whether to talks of two."""
    chunks, codes, span = scene.chunks, scene.chunks.codes, (clause.start, clause.end)
    if not clause.subject or STAYING_AWAY.search(codes, *span) or chunks.find(AWAY, *span):
        return
    sent = [SENT_THERE.match(codes, at + 1) for at in chunks.find(scene.words["send"], *span)]
    told = [match.start("who") for match in sent if match and chunks.last_low(match.start("who")) in DELEGATES]
    seats = AT_TABLE.finditer(codes, *span) if chunks.find(REPRESENTED, *span) else ()
    told += [match.start("verb") for match in seats if chunks.low(match.start("verb")) in REPRESENTED]
    if told:
        third = joins_two(scene, clause, told[0])
        yield from ((scene.actors[at], third) for at in clause.subject if scene.actors[at].sort != "person")


# "The ten with", "its members with".
OTHERS = pattern_of("d[X9N]{1,2}w")


def read_members(scene: Scene, clause: Clause) -> Iterator[tuple[Actor, tuple[str, ...]]]:
    """ "The Contact Group, which is made up of X, Y and Z": told in one breath with it, they take part."""
    codes = scene.chunks.codes
    for at in scene.chunks.find(scene.words["composed"], clause.start, clause.end):
        before = at - 1
        while before > 0 and codes[before] in "12c,":
            before -= 1
        body = scene.actors.get(before)
        after = at + 1 + (scene.chunks.low(at + 1) in ("up", "in", "together"))
        after += codes[after] == "o"
        rest = OTHERS.match(codes[after : after + 5])
        after += rest.end() if rest else 0  # "groups the ten with China and Japan"
        if body and body.sort in ("body", "organisation", "group") and codes[before + 1] == ",":
            members = list(names_in_row(scene, after, scene.chunks.sentences[clause.sentence][1]))
            if len(members) > 1:
                yield from ((actor, body.sides) for actor in members)


# "Leading the Nepali delegation is X", "Accompanying him are": what the words before the verb make of the names.
INVERTED = {"leading": "heads", "heading": "heads"} | dict.fromkeys(
    ("accompanying", "travelling", "traveling"), "company"
)
# "Expected | to attend | are"
EXPECTED_TO = pattern_of(r"[QEX]f[HEv]")
INVERTED_REACH = 9


def read_inverted(scene: Scene, clause: Clause) -> Iterator[tuple[Actor, str]]:
    """ "Present at the meeting was also X", "representing Japan was Y", "leading the Nepali delegation will be Z".

    With each comes in what way he is there, by the names that `Guest` has for it.
    """
    codes, low = scene.chunks.codes, scene.chunks.low
    first = clause.start + (codes[clause.start] == "a")
    first += low(first) == "also"
    first += codes[first] == "i" and low(first + 1) == "attendance"
    way = _way_of(scene, clause, first)
    if way is None:
        return
    limit = min(first + (INVERTED_REACH if way else NEAR), clause.end)
    verb = next((at for at in range(first + 1, limit) if codes[at] in "m12"), limit)
    between = codes[first + 1 : verb]
    of_event = set(between) & set("nx") and not set(between) & set(ACTOR)
    if between and not of_event and way == "joins":
        return
    led = [scene.actors[at] for at in range(first, verb) if at in scene.actors and codes[at] != "P"]
    behind = next((at for at in range(verb + 1, clause.end) if codes[at] not in "3X"), clause.end)
    for actor in names_in_list(scene, behind, clause) if verb < limit else ():
        guessed = way == "heads" and led and (not actor.sides or "actors.home_side" in actor.rules)
        yield actor._replace(sides=led[-1].sides, speaks=True) if guessed else actor, way


def _way_of(scene: Scene, clause: Clause, first: int) -> str | None:
    """In what way those are there whom an inverted clause names behind its verb, or None."""
    low = scene.chunks.low(first)
    way = INVERTED.get(low)
    if low.startswith("travel") and scene.chunks.codes[first + 1 : first + 3] not in ("wh", "wP"):
        return None
    if way is not None:
        return way if way == "company" or scene.has_delegation(first + 1, clause.end) else None
    if low == "representing":
        return ""
    if clause.subject:
        return None
    if low in EXPECTED and EXPECTED_TO.match(scene.chunks.codes, first):
        return "" if scene.chunks.low(first + 2) in scene.words["attending"] else None
    attends = low in scene.words["chairing"] and low.endswith("ing")
    attends = attends or scene.chunks.text(first).lower() in ("taking part", "participating")
    return "joins" if attends or low in ("present", "attendance") else None


FINITE_VERBS = frozenset("mu1245vHEZ")


def names_in_team(scene: Scene, start: int, clause: Clause) -> Iterator[Actor]:
    """Those of a delegation, however long the list and whatever stands between: "X; Y, head of Z; Minister in W"."""
    codes, end = scene.chunks.codes, scene.chunks.sentences[clause.sentence][1]
    for at in range(start, end):
        if (codes[at] in "mu1245vHEZcwq" and at >= clause.end) or codes[at] in "mu1245vHc.":
            return
        kin = codes[at - 1] == "X" and scene.chunks.low(at - 1) in scene.words["family"]  # "his wife X"
        who = scene.actors.get(at)
        if who is not None and who.sort == "person" and codes[at + 1] != "p" and not kin:
            yield who


def names_in_list(scene: Scene, start: int, clause: Clause) -> Iterator[Actor]:
    """The actors of a row, and of what goes on behind it: "accompanied by Minister X; Minister Y; and Z"."""
    yield from names_in_row(scene, start, clause.end)
    at, end = clause.end - 1, scene.chunks.sentences[clause.sentence][1]
    while scene.chunks.codes[at] == ";" and start <= at < end:
        begin = at + 1 + (scene.chunks.codes[at + 1] == "&")
        at = next((one for one in range(begin, end) if scene.chunks.codes[one] in ";."), end)
        if not FINITE_VERBS.isdisjoint(scene.chunks.codes[begin:at]):
            return
        yield from names_in_row(scene, begin, at)
