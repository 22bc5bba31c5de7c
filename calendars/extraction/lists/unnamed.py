"""Say who is meant where the article leaves the name out: "the rebels", "the government", "Prime Minister X".

In: a scene with its dateline. Out: the same scene, with more actors and with sides that the words alone do not give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from calendars.extraction.lists.schedules import Item
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.houses import house_of, is_seat
from calendars.extraction.names.people import REBELS, Actor
from calendars.extraction.words.word_lists import between
from calendars.patterns import pattern_of

NAMED_LIMIT = 8
# "Citizens of Indian and African descent" are those of the country told of.
ORIGINS = frozenset({"descent", "origin", "origins", "ancestry", "extraction", "heritage", "roots", "language"})
# "The rebels of the Movement for Renewal and Justice", "the rebel Patriotic Front".
NAMED = pattern_of(r"(?:od?)?(?P<name>N(?:[go]d?[NXSL])?(?:&[NX])?)(?=[^NP]|$)")


def read_unnamed(scene: Scene, movements: frozenset[str], items: Mapping[int, Item]) -> None:
    """Fill in the sides that an article takes for granted.

    Args:
        scene: chunks with actors and the place of the dateline.
        movements: the names of all that the lexicon knows.
        items: the sentences that are items of a list, with whose list it is.
    """
    _fill_sides(scene, items)
    _find_koreas(scene)
    _find_short_names(scene)
    _find_national_societies(scene)
    _find_rebels(scene)
    _name_as_rebels(scene, movements)
    _find_governments(scene)


# States whose ministers are called secretaries.
SECRETARIES = frozenset({"United States", "Philippines"})


def _is_secretary(actor: Actor, house: str | None) -> bool:
    """Whether a release of such a state names one of its own: "Assistant Secretary Lu", "Secretary Yasay"."""
    return house in SECRETARIES and (actor.role or "").lower().endswith("secretary")


def _fill_sides(scene: Scene, items: Mapping[int, Item]) -> None:
    """Give an office-holder named without a country the country of the scene.

    News leaves out whose prime minister it is where the place says it: the country of the dateline, else the state
    named last before, else that of the institutions that it names. In a list it is that of its owner for whom an item
    is about, and no item is told by another.
    """
    last: str | None = None
    private: set[str | None] = set()
    house, returns = house_of(scene), None if scene.home else _home_returned_to(scene)
    settled: dict[str | None, str] = {}  # by the first mention
    known = sorted(scene.actors.keys() | scene.places.keys())
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        here = (scene.prefixes[number][1] if number in scene.prefixes else "") or scene.home
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
                    or its
                    or settled.get(actor.name)
                )
                side = side or (house if _is_secretary(actor, house) else None) or here or returns or last or house
                if side:
                    settled[actor.name] = side
                    scene.actors[at] = actor._replace(sides=(side,), rules=(*actor.rules, "actors.home_side"))
            elif actor and actor.sort in ("state", "adjective"):
                origin = not ORIGINS.isdisjoint(scene.chunks.lows[at + 1 : at + 4])
                last = last if origin and actor.sort == "adjective" else actor.sides[0]
            elif at in scene.places and scene.places[at][1] and not is_seat(scene, scene.places[at]):
                last = scene.places[at][1]
        last = last or before


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


def _is_of_firm(scene: Scene, begin: int, at: int) -> bool:
    """Whether an office is that of what is no state: "Sample Motor Corp. ..., its president X said"."""
    own = at > begin and scene.chunks.low(at - 1) in ("its", "whose")
    lows = scene.chunks.document.lows[scene.chunks.firsts[begin] : scene.chunks.firsts[at]] if own else []
    return not scene.words["firms"].isdisjoint(lows)


# What somebody heads who speaks for no state: "X, leader of a faction of the party".
FACTIONS = frozenset({"faction", "group", "party", "movement", "wing", "opposition", "splinter", "rebels", "militia"})
FACTION_REACH = 5


def _leads_faction(scene: Scene, at: int) -> bool:
    """Whether an office is told right behind it to be that of a faction or a party."""
    behind = scene.chunks.lows[at + 2 : min(at + FACTION_REACH, scene.chunks.end_of(at))]
    return scene.chunks.codes[at + 1] == "o" and not FACTIONS.isdisjoint(behind)


def _holds_office_of_state(actor: Actor) -> bool:
    return actor.rank in ("head", "minister", "royal", "official") or "speaker" in (actor.role or "").lower()


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


# The states that are called by one word alone where the article names both.
HALVES = {"North": "North Korea", "South": "South Korea"}
NORTH_SOUTH = frozenset(map(str.lower, HALVES))
# An article of one of them names it in its first sentences.
OPENS = 1


# Of these too there is a north that acts for itself.
DIVIDED = frozenset({"Cyprus", "Turkish Cypriots", "Greek Cypriots", "Sudan", "South Sudan", "Yemen"})


def _find_koreas(scene: Scene) -> None:
    """ "The North", "the South's delegation", in an article that names both Koreas, or that opens with the other."""
    named = {side: actor.sort for actor in scene.actors.values() for side in actor.sides if side in HALVES.values()}
    if not named or (len(named) > 1 and set(named.values()) == {"seat"}):
        return
    if len(named) == 1:
        begin, end = scene.bounds(0)[0], scene.bounds(min(OPENS, len(scene.chunks.sentences) - 1))[1]
        names = {scene.chunks.text(at) for at in scene.chunks.find(NORTH_SOUTH, 0, len(scene.chunks.firsts))}
        whole = names.issuperset(HALVES)  # of the world
        whole = whole or not DIVIDED.isdisjoint(side for actor in scene.actors.values() for side in actor.sides)
        if whole or not any(side in named for actor in scene.actors_in(begin, end) for side in actor.sides):
            return
    codes = list(scene.chunks.codes)
    for at, code in enumerate(codes):
        state = HALVES.get(scene.chunks.text(at)) if code == "N" and codes[at - 1] == "d" else None
        if state and scene.chunks.low(at - 1) == "the":
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


# How the names of those end who fight a government: "the Northern Liberation Front".
BEARING_NAMES = tuple(
    f" {what} {who}" for what in ("Liberation", "Resistance") for who in ("Front", "Army", "Movement")
)
BEARING_ARMS = frozenset({"front", "army", "movement"})


def _find_rebels(scene: Scene) -> None:
    """ "Rebels", "rebel leaders", "Darfur rebel groups": the movement that the article names, else "Darfur rebels"."""
    codes = list(scene.chunks.codes)
    for at in scene.chunks.find_last(BEARING_ARMS, 0, len(codes)):
        name = scene.chunks.text(at)
        if codes[at] == "N" and at not in scene.actors and name.endswith(BEARING_NAMES):
            scene.actors[at], codes[at] = Actor((name,), sort="movement", rules=("actors.rebels_named",)), "M"
    for begin, end in scene.chunks.sentences:
        for at in scene.chunks.find(scene.words["rebels"], begin, end):
            if codes[at] in "XtRr" and at not in scene.actors:
                _read_rebels(scene, codes, begin, end, at)
    scene.chunks.codes = "".join(codes)
    _call_rebels_alike(scene)
    movements = [(at, actor) for at, actor in scene.actors.items() if actor.sort == "movement"]
    named = Counter(actor.sides for _, actor in movements if actor.rules != REBELS)
    for sides, count in named.most_common(1):
        leaders = [(at, one) for at, one in scene.actors.items() if one.sort == "person" and _is_of_rebels(scene, one)]
        for at, actor in [*movements, *leaders]:
            if (actor.rules == REBELS or actor.sort == "person") and 2 * count > named.total():
                scene.actors[at] = actor._replace(sides=sides)


def _call_rebels_alike(scene: Scene) -> None:
    """Where an article says once which rebels they are ("Darfur rebels"), "the rebels" are those too."""
    unnamed = {at: actor for at, actor in scene.actors.items() if actor.rules == REBELS}
    whole = {actor.sides for actor in unnamed.values() if " " in actor.sides[0]}
    if len(whole) == 1:
        (sides,) = whole
        for at, actor in unnamed.items():
            if sides[0].endswith(f" {actor.sides[0]}"):
                scene.actors[at] = actor._replace(sides=sides)


def _is_of_rebels(scene: Scene, actor: Actor) -> bool:
    """Whether somebody is told as one of the rebels alone: "the rebels' chief negotiator, X"."""
    return len(actor.sides) == 1 and actor.sides[0].lower() in scene.words["rebels"]


def _name_as_rebels(scene: Scene, movements: frozenset[str]) -> None:
    """Let a leader speak for "rebels" where the article speaks of them and never names his movement."""
    told = {actor.sides for actor in scene.actors.values() if actor.sort == "movement"}
    told |= scene.movements
    leaders = [
        at
        for at, actor in scene.actors.items()
        if actor.sort == "person" and actor.sides and actor.sides not in told and movements.issuperset(actor.sides)
    ]
    lows = scene.chunks.document.lows if leaders else []
    word = next((low for low in lows if low in scene.words["rebels"]), None)
    for at in leaders if word else ():
        actor = scene.actors[at]
        scene.actors[at] = actor._replace(sides=(f"{word}".removesuffix("s") + "s",), rules=(*actor.rules, *REBELS))


# Who speaks for rebels: "leaders of two rebel groups".
SPEAKING = frozenset({"leaders", "members", "representatives", "delegates", "envoys", "negotiators", "commanders"})
COUNTED = frozenset({"two", "three", "four", "five", "six", "several", "rival", "main", "the", "both"})


def _read_rebels(scene: Scene, codes: list[str], begin: int, end: int, at: int) -> None:
    """Make one actor of the words around "rebels" in the sentence begin:end, and say so in the codes."""
    if at > begin and (codes[at - 1] == "M" or scene.chunks.low(at - 1) in scene.words["factional"]):
        return
    first, stop = at, at + 1
    while stop < end and stop < at + 3 and scene.chunks.low(stop) in scene.words["bands"]:
        stop += 1
    while first > begin and at - first < 2 and codes[first - 1] in "ALNS":
        if scene.chunks.low(first - 1) in COUNTED:
            break  # "Two rebel groups"
        first -= 1
    sides, rules = (_name_of_rebels(scene, codes, first, at, stop),), REBELS
    named = NAMED.match("".join(codes[stop : min(stop + NAMED_LIMIT, end)]))
    if named and scene.chunks.text(stop + named.start("name"))[0].isupper():
        sides = (scene.chunks.text(stop + named.start("name"), stop + named.end()),)
        stop, rules = stop + named.end(), ("actors.rebels_named",)
    elif (stop < end and codes[stop] in "-NP") or (stop == at + 1 and not scene.chunks.text(at).lower().endswith("s")):
        return
    for other in range(first, stop):
        scene.actors.pop(other, None)
        scene.places.pop(other, None)
    while first > begin + 1 and codes[first - 1] in "X9" and scene.chunks.low(first - 1) in COUNTED:
        first -= 1
    if first > begin + 1 and codes[first - 1] == "o" and scene.chunks.low(first - 2) in SPEAKING:
        first -= 2  # "leaders of two rebel groups"
    scene.actors[at] = Actor(sides, sort="movement", rules=rules)
    codes[first:stop] = [*"X" * (at - first), "M", *"X" * (stop - at - 1)]


# Words behind "rebel" that tell who they are, and not only who speaks for them.
COLLECTIVE = frozenset({"groups", "factions", "movements", "coalition", "alliance", "forces"})


def _name_of_rebels(scene: Scene, codes: list[str], first: int, at: int, stop: int) -> str:
    """What rebels are called of whom the chunks first:stop tell: as in the article, but without who speaks for them.

    Example: "Darfur rebel leaders", "Darfur's rebel delegation" and "rebels from Darfur" are all "Darfur rebels".
    """
    words = scene.chunks.text(at, stop)
    if words.rpartition(" ")[2].lower() not in COLLECTIVE:
        words = f"{scene.chunks.low(at).removesuffix('s')}s"
    if first < at:
        return f"{scene.chunks.text(first, at)} {words}"
    if codes[at - 2 : at] == ["L", "p"]:
        return f"{scene.chunks.text(at - 2)} {words}"
    if scene.chunks.low(stop) in ("from", "of", "in") and codes[stop + 1] == "L":
        return f"{scene.chunks.text(stop + 1)} {words}"
    return words


def _state_of_rebels(scene: Scene, at: int) -> tuple[str, ...]:
    """The state that tells rebels without a name: "Chadian rebels", "Chad's warring rebels"."""
    sort, _, sides, _ = scene.chunks.entries[at]
    return sides if scene.actors[at].rules == REBELS and sort in ("S", "A") and len(sides) == 1 else ()


def _find_governments(scene: Scene) -> None:
    """ "The government", in one sentence with a movement, is that of the state in which the movement acts."""
    codes = list(scene.chunks.codes)
    for begin, end in scene.chunks.sentences if "M" in codes else ():
        movements = [at for at in range(begin, end) if codes[at] == "M" and at in scene.actors]
        if not movements:
            continue
        states = {scene.chunks.entries[at][3] for at in movements if scene.chunks.entries[at][0] == "M"} - {""}
        states = states or {state for at in movements for state in _state_of_rebels(scene, at)}
        states = states or ({scene.home} if scene.home else set())
        if len(states) != 1:
            continue
        for at in range(begin + 1, end):
            the = codes[at - 1] == "d" or codes[at - 2 : at] == ["M", "&"]  # "Chad's rebels and government"
            if the and codes[at] == "t" and scene.chunks.low(at) == "government":
                scene.actors[at] = Actor((*states,), None, "government", "", "group", rules=("actors.government",))
                codes[at] = "S"
    scene.chunks.codes = "".join(codes)
