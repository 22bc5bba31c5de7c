"""Say for whom people act who are told to be in a delegation: "Chad's team includes Defence Minister X and Y".

In: a scene. Out: the same one, where those of them without a side have that of whoever sent them, and a name in such a
list is a person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE, Actor
from calendars.extraction.names.second_holders import MAKING_UP, is_chair
from calendars.extraction.words.word_lists import any_of
from calendars.patterns import pattern_of

# "The Chadian delegation | will include", "the AU team, which also comprises", "a delegation | made up of".
INCLUDES = pattern_of(
    r"(?P<whose>S)(?:,?c|[m1]{1,2}3?[EHv]y[^,;.SOM]{1,6}&)?[mX15]{0,3}(?P<verb>[XHEv])(?:X?o)?(?=[dXA]{0,2}[PN])"
)
# "The delegation is led | by", "Chad will be represented | by", "a team from | the AU headed | by"; "and Mali | by".
LED_BY = pattern_of(r"(?P<whose>[SOCM])(?:p[XA]{0,2}[tr]|o[XA]?[tr])?,?c?[mf1]{0,2}3?X?(?P<verb>[EHv])X?y")
NEXT_BY = pattern_of(r"[,&]d?(?P<whose>[SOCM])y(?=[dXA]{0,2}[PN])")
# "X will lead | the Chadian delegation"; "representing Chad will be | X"; "Chad is sending | X".
LEADS = pattern_of(r"(?P<who>[PN])(?:,?c)?[mf12X]{0,3}(?P<verb>[HEvX])d?(?P<whose>[SOM])(?!p)")
STANDS_FOR = pattern_of(r"(?P<verb>[NXHE])d?(?P<whose>[SOM])[m12]3?(?=[dXA]{0,2}P)")
SENDS = pattern_of(r"(?P<whose>[SOCM])X?[1m5]?X?(?P<verb>[HEv])(?=[dXA]{0,2}P)")
# "Chad's Foreign Minister X, Trade Minister Y and General Z"
ROW = pattern_of(r"P(?:,P){0,6}(?:,?&P)?")
# "Chad will send | a delegation led | by"
SENDS_TEAM = pattern_of(r"(?P<whose>[SOCM])[m1245X]{0,3}[HEv]d?[XA9-]{0,4}t,?(?P<verb>[HEv])y")
FROM = pattern_of(r".?[tr]jd?$")  # "a delegation | from", "mediators from | the"
# What may stand in a list of people.
LISTED = frozenset("PNRdXA,&")
# Ranks of those of whom a state sends several together.
COLLEAGUES = frozenset({"minister", "envoy", "official", "military", "legislator"})
STANDING = frozenset({"representing"})
INCLUDING = MAKING_UP | {"made"}
# What tells whose people are, the chunks of the people, and whether it is sure that a plain name there is a person's.
Found = Iterator[tuple[re.Match[str], list[int], bool]]


def name_delegates(scene: Scene) -> None:
    """Give those without a side who are in a delegation the side that sent it.

    A former office-holder at the head of one acts for those who sent him: "an AU team led by former President X".

    Args:
        scene: the article; its actors are changed here.
    """
    words, chunks = scene.words, scene.chunks
    for match in ROW.finditer(chunks.codes):
        _share_side(scene, [at for at in range(*match.span()) if chunks.codes[at] == "P"])
    if not chunks.find(any_of(words["leading"], words["send"], INCLUDING, STANDING), 0, len(chunks.codes)):
        return
    for find in (_find_included, _find_led, _find_sent):
        for match, row, surely in find(scene):
            _send(scene, match, row, surely)


def _find_included(scene: Scene) -> Found:
    """ "The Chadian delegation includes | X and Y"."""
    for match in INCLUDES.finditer(scene.chunks.codes):
        whose = match.start("whose")
        if scene.chunks.low(match.start("verb")) in INCLUDING and scene.has_delegation(whose, whose + 1):
            yield match, _row(scene, match.end()), False


def _find_led(scene: Scene) -> Found:
    """ "The delegation from the AU is led by | X", "Chad will be represented by | X and Mali by | Y"."""
    chunks, led = scene.chunks, None
    for match in sorted([*LED_BY.finditer(chunks.codes), *NEXT_BY.finditer(chunks.codes)], key=re.Match.start):
        if "verb" in match.re.groupindex:
            verb = chunks.low(match.start("verb"))
            leads = verb in scene.words["leading"] and (_is_group(scene, match) or verb == "represented")
            led = match if leads else None
        if led is not None and chunks.codes.find(".", led.start(), match.start()) < 0:
            yield match, _row(scene, match.end()), match is led and _is_team(scene, match)


def _find_sent(scene: Scene) -> Found:
    """ "Chad is sending | X", "a team led by | X", "X will lead the Chadian team", "representing Chad will be | X"."""
    chunks, words = scene.chunks, scene.words
    for match in SENDS_TEAM.finditer(chunks.codes):
        if chunks.low(match.start("verb")) in words["leading"] and scene.has_delegation(match.end() - 4, match.end()):
            yield match, _row(scene, match.end()), False
    for match in LEADS.finditer(chunks.codes):
        verb = chunks.low(match.start("verb"))
        if verb in words["leading"] and (_is_group(scene, match) or verb.startswith("represent")):
            yield match, [match.start("who")], _is_led_team(scene, match)
    for shape, verbs in ((STANDS_FOR, STANDING), (SENDS, words["send"])):
        for match in shape.finditer(chunks.codes):
            if chunks.low(match.start("verb")) in verbs:
                yield match, _row(scene, match.end()), False


def _share_side(scene: Scene, row: list[int]) -> None:
    """Give those in a row of people who hold some office, it is not said whose, the side of the one before them."""
    for before, at in pairwise(row):
        told, actor = scene.actors[before], scene.actors[at]
        if len(told.sides) == 1 and not actor.sides and actor.rank in COLLEAGUES and told.rank and actor.speaks:
            scene.actors[at] = actor._replace(sides=told.sides)


def _is_group(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a delegation is named: "the Chadian delegation", "a delegation from the AU"."""
    at = match.start("whose")
    actor = scene.actors.get(at)
    group = actor is not None and (actor.sort == "group" or FROM.match(scene.chunks.codes, at - 3, at) is not None)
    return group or (actor is not None and scene.has_delegation(at, match.start("verb")))


def _is_team(scene: Scene, match: re.Match[str]) -> bool:
    """Whether those who are led were sent, so that a name behind "by" is a person's: "Chad's delegation, led by X"."""
    span = match.span("whose")[0], match.start("verb")
    return scene.has_delegation(*span) or bool(scene.chunks.find_last(scene.words["acting_for"], *span))


def _row(scene: Scene, start: int) -> list[int]:
    """The chunks of the people who are listed from a chunk on: "Defence Minister X, Y and General Z"."""
    found, at, codes = [], start, scene.chunks.codes
    while codes[at] in LISTED:
        if codes[at] in "PN":
            found.append(at)
        elif codes[at] in ",&" and codes[at + 1 : at + 2] not in tuple("PNdRXA&"):
            break
        at += 1
    return found


def _is_led_team(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a name stands first in a clause and before those who talk for a state: "X led the Chadian delegation"."""
    if match["who"] != "N":
        return False
    opens = match.start() == 0 or scene.chunks.codes[match.start() - 1] in ".,c&"
    return opens and scene.has_delegation(match.start("whose"), match.end("whose"))


def _send(scene: Scene, match: re.Match[str], row: list[int], surely: bool) -> None:
    """Let people act for whoever sent them; a plain name is a person's only beside that of one, or where it leads."""
    sender = scene.actors.get(match.start("whose"))
    if sender is None or len(sender.sides) != 1 or not (surely or any(at in scene.actors for at in row)):
        return
    for at in row:
        actor = scene.actors.get(at)
        if actor is None and scene.chunks.codes[at] == "N" and len(scene.chunks.text(at).split()) in (2, 3):
            name = scene.chunks.name(at)
            person = Actor(sender.sides, name, sort="person", rules=("actors.delegate",), surname=name.split()[-1])
            if surely:
                scene.put(at, person)
            else:
                scene.actors[at] = person
        elif (
            actor is not None
            and actor.sort in PEOPLE
            and actor.name
            and (_may_act(actor) or sender.sides[0] not in scene.states)
        ):
            scene.actors[at] = actor._replace(sides=sender.sides, speaks=actor.rank != "spokesperson")


def _may_act(actor: Actor) -> bool:
    """Whether somebody acts for nobody yet, or only for the country that the dateline names."""
    return not (actor.sides and actor.speaks) or "actors.home_side" in actor.rules


# "President X, | for the EU,", "X, acting on behalf of | the EU,", "X, representing | the EU,"
FOR_BODY = pattern_of(r"(?P<who>P),(?P<how>[XH]?g|[XH]?kXo|X)d?(?P<body>[OB])[,.]")
IN_NAME = frozenset({"for", "representing", "behalf", "name"})
# "Italian diplomat X, the UN envoy", "President X, chairman of the OAU", "NATO chief X, a former Dutch premier"
TWO_OFFICES = pattern_of(r"P,(?:d?(?P<then>X))?(?=P)")
SENT = frozenset({"envoy", "mediator", "emissary", "representative", "facilitator", "negotiator"})


def settle_capacities(scene: Scene) -> None:
    """Let people of a state who are told to act for an organisation act for that alone: "President X, the EU envoy".

    A head of state who only has its chair for some time acts for his state: "President X, chairman of the OAU".

    Args:
        scene: the article, in which everybody has his sides; they are changed here.
    """
    codes, actors = scene.chunks.codes, scene.actors
    for match in FOR_BODY.finditer(codes):
        how = {scene.chunks.low(at) for at in range(*match.span("how"))}
        if not IN_NAME.isdisjoint(how) and match.start("who") in actors and match.start("body") in actors:
            _act_for(scene, actors[match.start("who")], actors[match.start("body")])
    for match in TWO_OFFICES.finditer(codes):
        then = not match["then"] or scene.chunks.low(match.start("then")) in scene.words["former"]
        one, second = actors.get(match.start()), actors.get(match.end())
        if then and one and second and len(one.sides) == len(second.sides) == 1 and one.sides != second.sides:
            _settle_offices(scene, match.end(), one, second)


def _settle_offices(scene: Scene, at: int, one: Actor, second: Actor) -> None:
    """Let who is told with an office of a state and one of an organisation, the second told at a chunk, act for one."""
    home, abroad = one.sides[0] in scene.states, second.sides[0] in scene.states
    if home is abroad:
        return
    same, chair = one.name == second.name, is_chair((second if home else one).role or "")
    if home and chair:
        alone = scene.chunks.codes[at + 1 : at + 3] not in (",&", ",P")
        if one.rank == "head" and (same or (second.name is None and alone)):
            scene.actors[at] = second._replace(sides=one.sides) if same else one  # "X of Peru, the chairman of the OAS"
    elif home and same and not SENT.isdisjoint((second.role or "").lower().split()):
        _act_for(scene, one, second)
    elif abroad and same and not chair:
        scene.actors[at] = second._replace(sides=one.sides)  # "NATO chief X, a former Dutch premier"
    elif abroad and one.name is None and not SENT.isdisjoint((one.role or "").lower().split()[-1:]):
        _act_for(scene, second, one)  # "the AU's mediator, Prime Minister X"


def _act_for(scene: Scene, person: Actor, body: Actor) -> None:
    """Let a person have the side of a body wherever the article tells of him."""
    if not person.name or not set(person.sides) <= scene.states or len(body.sides) != 1:
        return
    for at, actor in scene.actors.items():
        if actor.name == person.name and actor.sides == person.sides:
            scene.actors[at] = actor._replace(sides=body.sides, speaks=True)
