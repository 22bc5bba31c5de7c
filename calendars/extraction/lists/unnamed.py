"""Say who is meant where the article leaves the name out: "the rebels", "the government", "Prime Minister X".

In: a scene with its dateline. Out: the same scene, with more actors and with sides that the words alone do not give.
"""

from __future__ import annotations

from collections.abc import Mapping

from calendars.extraction.lists.rebels import read_rebels, state_of_rebels
from calendars.extraction.lists.schedules import Item
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.houses import house_of, is_seat
from calendars.extraction.names.people import Actor
from calendars.extraction.words.word_lists import ORIGINS, between
from calendars.patterns import pattern_of


def read_unnamed(scene: Scene, movements: Mapping[str, str], items: Mapping[int, Item]) -> None:
    """Fill in the sides that an article takes for granted.

    Args:
        scene: chunks with actors and the place of the dateline.
        movements: the names of all that the lexicon knows, with the state of each.
        items: the sentences that are items of a list, with whose list it is.
    """
    _fill_sides(scene, items)
    _find_koreas(scene)
    _find_short_names(scene)
    _find_national_societies(scene)
    read_rebels(scene, movements)
    _find_governments(scene, movements)


# States whose ministers are called secretaries.
SECRETARIES = frozenset({"United States", "Philippines"})


def _is_secretary(actor: Actor, house: str | None) -> bool:
    """Whether a release of such a state names one of its own: "Assistant Secretary Lu", "Secretary Yasay"."""
    return house in SECRETARIES and (actor.role or "").lower().endswith("secretary")


def _fill_sides(scene: Scene, items: Mapping[int, Item]) -> None:
    """Give an office-holder named without a country the country of the scene.

    News leaves out whose prime minister it is where the place says it: the country of the dateline, else the state
    named just before, else the first one of the article, else that of the institutions that it names.
    In a list it is that of its owner, and nothing that another item tells.
    """
    last: str | None = None
    private: set[str | None] = set()
    house, returns = None if scene.items else house_of(scene), None if scene.home else _home_returned_to(scene)
    settled = {one.name: one.sides[0] for one in scene.actors.values() if one.sort == "person" and len(one.sides) == 1}
    known = sorted(scene.actors.keys() | scene.places.keys())
    told = 0  # in which sentence the last one is
    named = (side for at in known if at in scene.actors for side in scene.actors[at].sides)
    first = next((side for side in named if side in scene.states and not scene.items), None)
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        here = (scene.prefixes[number][1] if number in scene.prefixes else "") or scene.home
        last = None if begin in scene.items else last
        before = last
        if number in items:
            owner, last = items[number].owner, None
            met = number in scene.prefixes and here and scene.bounds(number)[0] not in scene.actors
            if not met:  # but "Cairo, 24 March: meeting with President X"
                here = owner.sides[0] if owner and owner.sides else here
        for at in between(known, begin, end):
            actor = scene.actors.get(at)
            if actor and actor.sort == "person" and not actor.sides and _holds_office_of_state(actor):
                own = at > begin and scene.chunks.low(at - 1) in ("its", "whose")
                movement = _movement_before(scene, begin, at) if own else None
                its = movement or (last if own else None)  # "Its foreign minister, X"
                if actor.name in private or _is_of_firm(scene, begin, at) or _leads_faction(scene, at):
                    private.add(actor.name)
                    continue
                side = (
                    _side_of_companion(scene, at)
                    or _side_of_journey(scene, begin, at)
                    or _side_of_guest(scene, begin, at, before)
                    or its
                    or _side_of_sender(scene, begin, at)
                    or settled.get(actor.name)
                    or (house if _is_secretary(actor, house) else None)
                    or here
                    or returns
                    or (last if number - told <= 1 else None)
                    or _first_or_last(scene, between(known, begin, end), first, last)
                    or house
                )
                if side:
                    settled[actor.name] = side
                    scene.actors[at] = actor._replace(sides=(side,), rules=(*actor.rules, "actors.home_side"))
            elif actor and actor.sort in ("state", "adjective"):
                origin = not ORIGINS.isdisjoint(scene.chunks.lows[at + 1 : at + 4])
                last, told = last if origin and actor.sort == "adjective" else actor.sides[0], number
            elif at in scene.places and scene.places[at][1] and not is_seat(scene, scene.places[at]):
                last, told = scene.places[at][1], number
        last = last or before


def _first_or_last(scene: Scene, here: list[int], first: str | None, last: str | None) -> str | None:
    """The state whose article it is, unless it is told in the same sentence as one who is met, else the last one."""
    told = scene.sides_of(at for at in here if at in scene.actors)
    return last if first in told else first


# "The minister is scheduled to return to Kathmandu", "She will return home to Nepal"
RETURNS = pattern_of(r"(?:P|[dX]R|h),?(?:[mu][3X]?|[12]X?Qf|1f)?(?P<verb>v)X?fd?(?P<place>[CS])[kjT.]")


def _home_returned_to(scene: Scene) -> str | None:
    """The country that an office-holder is told to return to, where no dateline tells whose he is."""
    for match in RETURNS.finditer(scene.chunks.codes):
        at, place = match.start(), scene.places.get(match.start("place"))
        who = scene.actors.get(at)
        if place is None or not place[1] or scene.chunks.low(match.start("verb")) not in scene.words["returning"]:
            continue
        if who and scene.chunks.text(at).startswith("The "):  # not the host of the same office, who was named last
            scene.actors[at] = who = who._replace(name=None, sides=())
        if not (who and who.sides):
            return place[1]
    return None


def _movement_before(scene: Scene, begin: int, at: int) -> str | None:
    """The movement that was named last before in a sentence: "The FMLN said its leader, X, would"."""
    before = next((one for one in range(at - 1, begin - 1, -1) if one in scene.actors), None)
    actor = scene.actors[before] if before is not None else None
    return actor.sides[0] if actor and actor.sort == "movement" and actor.sides else None


# "The chairman of Nestle, X", "the president of HSBC, X"; and what a chairman of a state's bodies heads
HEAD_OF = pattern_of(r"(?:[Tt]he )?(?:[Cc]hair(?:man|woman|person) of (?P<what>[A-Z]\w+)|[Pp]resident of [A-Z]{3,}\b)")
STATELY = frozenset({"parliament", "congress", "military", "joint", "foreign", "council", "ministers", "state"})


def _is_of_firm(scene: Scene, begin: int, at: int) -> bool:
    """Whether an office is that of what is no state: "Sample Motor Corp. ..., its president X said"."""
    if (head := HEAD_OF.match(scene.chunks.text(at))) and (head["what"] or "").lower() not in STATELY:
        return True  # "the chairman of HSBC, X"
    own = at > begin and scene.chunks.low(at - 1) in ("its", "whose")
    lows = scene.chunks.document.lows[scene.chunks.firsts[begin] : scene.chunks.firsts[at]] if own else []
    return not scene.words["firms"].isdisjoint(lows)


# What somebody heads who speaks for no state: "X, leader of a faction of the party".
FACTIONS = frozenset({"faction", "group", "party", "movement", "wing", "opposition", "splinter", "rebels", "militia"})
FACTION_REACH = 5


def _leads_faction(scene: Scene, at: int) -> bool:
    """Whether an office is told right behind it to be that of a faction or a party."""
    if scene.chunks.codes[at - 1] == "p" and scene.chunks.low(at - 2) in FACTIONS and "leader" in scene.chunks.low(at):
        return True  # "the party's leader, X"
    behind = scene.chunks.lows[at + 2 : min(at + FACTION_REACH, scene.chunks.end_of(at))]
    return scene.chunks.codes[at + 1] == "o" and not FACTIONS.isdisjoint(behind)


def _holds_office_of_state(actor: Actor) -> bool:
    of_army = "offices.military-chief" in actor.rules  # and not a title alone: "General X"
    return of_army or actor.rank in ("head", "minister", "royal", "official") or "speaker" in (actor.role or "").lower()


def _side_of_companion(scene: Scene, at: int) -> str | None:
    """The side of the office-holder named right before: "Japanese Emperor X and Empress Y"."""
    before = scene.actors.get(at - 2)
    joined = at >= 2 and scene.chunks.codes[at - 1] == "&" and before and before.sort == "person" and before.rank
    return before.sides[0] if joined and before and before.sides else None


# "made a trip to Seoul on Sunday for talks with then", "flew to Oslo to meet", "arrived in Tripoli for a meeting with"
JOURNEY = pattern_of(r"[nxv]X?[fi](?P<place>[CLS])(?:k?T)?,?(?:g[dXA]{0,3}[nx]w|fv|f[HE][dXA]{0,3}[nx]w)X?$")
JOURNEY_REACH = 16


def _side_of_journey(scene: Scene, begin: int, at: int) -> str | None:
    """The country to which somebody goes to see an office-holder: "a trip to Seoul for talks with Minister X"."""
    match = JOURNEY.search(scene.chunks.codes, max(begin, at - JOURNEY_REACH), at)
    place = scene.places.get(match.start("place")) if match else None
    return place[1] or None if place else None


SENDING = frozenset({"send", "sends", "sent", "sending", "dispatch", "dispatches", "dispatched", "dispatching"})


def _side_of_sender(scene: Scene, begin: int, at: int) -> str | None:
    """The side of him whose minister somebody is: "President X sent his foreign minister Y", "sent Minister Y"."""
    before = scene.chunks.low(at - 1) if at > begin else ""
    if before not in ("his", "her") and before not in SENDING:
        return None
    told = (scene.actors[one] for one in range(at - 2, begin - 1, -1) if one in scene.actors)
    owner = next((one for one in told if one.speaks and (one.sort == "person" or before in SENDING)), None)
    return owner.sides[0] if owner is not None and len(owner.sides) == 1 else None


# "called off a visit to Norway on Monday by", before a guest
VISIT_BY = pattern_of(r"(?P<visit>[nx])X?fd?(?P<place>[CLS])(?:k?T)?,?y$")


def _side_of_guest(scene: Scene, begin: int, at: int, before: str | None) -> str | None:
    """ "Peru called off a visit to Norway by Foreign Minister X": he is no host, but of the state told before it."""
    match = VISIT_BY.search(scene.chunks.codes, max(begin, at - JOURNEY_REACH), at)
    place = scene.places.get(match.start("place")) if match else None
    if match is None or place is None or not place[1]:
        return None
    told = (scene.actors[one] for one in range(match.start("visit") - 1, begin - 1, -1) if one in scene.actors)
    sides = [side for actor in told for side in actor.sides if actor.sort in ("state", "adjective", "group")]
    return next((side for side in (*sides, before) if side and side != place[1]), None)


# The states that are called by one word alone where the article names both.
HALVES = {"North": "North Korea", "South": "South Korea"}
NORTH_SOUTH = frozenset(map(str.lower, HALVES))
# An article of one of them names it in its first sentences.
OPENS = 1


# Of these too there is a north that acts for itself.
DIVIDED = frozenset({"Cyprus", "Turkish Cypriots", "Greek Cypriots", "Sudan", "South Sudan", "Yemen"})


def _find_koreas(scene: Scene) -> None:
    """ "The North", "the South's delegation", in an article that names both Koreas, or that opens with the other."""
    told = [(side, actor.sort) for actor in scene.actors.values() for side in actor.sides if side in HALVES.values()]
    named = {side for side, _ in told} | ({scene.home} & {*HALVES.values()})
    if not named or (len(named) > 1 and {sort for _, sort in told} == {"seat"}):
        return
    if len(named) == 1:
        begin, end = scene.bounds(0)[0], scene.bounds(min(OPENS, len(scene.chunks.sentences) - 1))[1]
        names = {scene.chunks.text(at) for at in scene.chunks.find(NORTH_SOUTH, 0, len(scene.chunks.firsts))}
        whole = names.issuperset(HALVES)  # of the world
        whole = whole or not DIVIDED.isdisjoint(side for actor in scene.actors.values() for side in actor.sides)
        opens = scene.home in named or any(side in named for one in scene.actors_in(begin, end) for side in one.sides)
        if whole or not opens:
            return
    codes = list(scene.chunks.codes)
    for at, code in enumerate(codes):
        state = HALVES.get(scene.chunks.text(at)) if code == "N" and codes[at - 1] == "d" else None
        if state and scene.chunks.low(at - 1) == "the":
            owned = scene.actors.get(at + 2) if codes[at + 1] == "p" else None
            if owned is not None and "actors.home_side" in owned.rules:  # "the North's envoy X", from Seoul
                scene.actors[at + 2] = owned._replace(sides=(state,))
            people = codes[at + 1] == "p" and codes[at + 2] in "tRr" and at + 2 not in scene.actors
            at += 2 if people else 0  # "the North's delegation"
            scene.actors[at] = Actor((state,), sort="group" if people else "state", rules=("actors.half",))
            codes[at] = "S"
    scene.chunks.codes = "".join(codes)


# Behind "Red Cross" and those of it, before the states whose they are: "officials of the two Koreas"
SOCIETY_OF = pattern_of(r"[Xrt]{0,2}od?(?=[SB])")
SOCIETIES = ("red cross", "red crescent")


def _find_national_societies(scene: Scene) -> None:
    """ "South Korean Red Cross officials", "Red Cross officials of the two Koreas": people of those states."""
    codes = list(scene.chunks.codes)
    for at, actor in [*scene.actors.items()]:
        if codes[at] not in "OS" or not scene.chunks.text(at).lower().startswith(SOCIETIES):
            continue
        owners = [one for one in (at - 3, at - 1) if "".join(codes[one:at]) in ("A&A", "A") and one in scene.actors]
        if owners:
            sides = tuple(dict.fromkeys(side for one in owners for side in scene.actors.pop(one).sides))
            scene.actors[at] = actor._replace(sides=sides, sort="group")
            codes[at - 1], codes[at] = "X", "S"
        elif SOCIETY_OF.match(scene.chunks.codes, at + 1):
            del scene.actors[at]
            codes[at] = "X"
    scene.chunks.codes = "".join(codes)


def _find_short_names(scene: Scene) -> None:
    """ "The Tigers", "Tiger leaders" of a text that names the Tamil Tigers: the movement whose name ends so."""
    named = {at: actor for at, actor in scene.actors.items() if actor.sort == "movement" and len(actor.sides) == 1}
    shorts: dict[str, Actor] = {}
    for at, actor in named.items():
        *before, last = scene.chunks.text(at).split()
        if before and last[0].isupper() and last.endswith("s") and not last.endswith("ss"):
            shorts |= {last: actor, last.removesuffix("s"): actor}
    if not shorts:
        return
    codes = list(scene.chunks.codes)
    for at in range(len(scene.chunks.lasts)):
        if codes[at] in "NX" and at not in scene.actors and (whole := shorts.get(scene.chunks.text(at))):
            scene.actors[at], codes[at] = whole, "M"
    scene.chunks.codes = "".join(codes)


# "The interim | government", beside what stands before the office of somebody: of a state all the same.
OF_WHOLE_STATE = frozenset({"central", "federal", "national", "military"})


def _find_governments(scene: Scene, movements: Mapping[str, str]) -> None:
    """ "The government", in one sentence with a movement, is that of the state in which the movement acts."""
    codes = list(scene.chunks.codes)
    abroad = _states_fought_in(scene, movements) if "M" in codes else set()
    for begin, end in scene.chunks.sentences if "M" in codes else ():
        present = [at for at in range(begin, end) if codes[at] == "M" and at in scene.actors]
        if not present and not abroad:
            continue
        states = {movements.get(side, "") for at in present for side in scene.actors[at].sides} - {""}
        states = states if present else abroad
        states = states or {state for at in present for state in state_of_rebels(scene, at)}
        states = states or ({scene.home} if scene.home else set())
        if len(states) != 1:
            continue
        for at in range(begin, end):
            if _is_of_state(scene, codes, at):
                scene.actors[at] = Actor((*states,), None, "government", "", "group", rules=("actors.government",))
                codes[at] = "S"
    scene.chunks.codes = "".join(codes)


def _states_fought_in(scene: Scene, movements: Mapping[str, str]) -> set[str]:
    """The state of which a text from abroad tells, whose movements it names, where it names nobody of the place."""
    told = {side for one in scene.actors.values() for side in one.sides if one.sort != "seat"}
    states = {movements[side] for side in told if side in movements} - {""}
    return states if scene.home and len(states) == 1 and states <= told and scene.home not in told else set()


def _is_of_state(scene: Scene, codes: list[str], at: int) -> bool:
    """Whether a chunk is "the government", "the interim government" or those who speak for it."""
    if codes[at] == "r" and scene.chunks.last_low(at) == "government":
        return codes[at + 1] != "o"  # "representatives of the government", and not "of the government | of Chad"
    if codes[at] != "t" or scene.chunks.low(at) != "government":
        return False
    low = scene.chunks.low(at - 1)
    before = at - 1 - (codes[at - 1] == "X" and (low in scene.words["epithets"] or low in OF_WHOLE_STATE))
    return codes[before] == "d" or codes[before - 1 : before + 1] == ["M", "&"]  # "Chad's rebels and government"
