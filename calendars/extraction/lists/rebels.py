"""Say who rebels are: the movement that the article names, or as it calls them, "Darfur rebels".

In: a scene and the movements of the lexicon. Out: the same scene, with those who speak for rebels as actors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import REBELS, Actor
from calendars.extraction.words.word_lists import cardinal
from calendars.patterns import pattern_of

NAMED_LIMIT = 8
# "The rebels of the Movement for Renewal and Justice", "the rebel Patriotic Front".
NAMED = pattern_of(r"(?:od?)?(?P<name>N(?:[go]d?[NXSL])?(?:&[NX])?)(?=[^NP]|$)")


def read_rebels(scene: Scene, movements: Mapping[str, str]) -> None:
    """Find the rebels that an article tells of, and those who speak for them.

    Args:
        movements: the names of all that the lexicon knows, with the state of each.
    """
    _find_rebels(scene)
    _name_as_rebels(scene, movements)


# "Colombia's | biggest rebel group"
OF_STATE = pattern_of(r"Spd?[X9]{0,3}$")


def state_of_rebels(scene: Scene, at: int) -> tuple[str, ...]:
    """The state that tells rebels without a name: "Chadian rebels", "Chad's main rebel group"."""
    chunks, rebels = scene.chunks, scene.actors[at]
    if rebels.rules != REBELS:
        return ()
    owner = OF_STATE.search(chunks.codes, max(at - 5, 0), at)
    sort, _, sides, _ = chunks.entries[owner.start() if owner else at]
    return sides if sort in ("S", "A") and len(sides) == 1 else ()


# How the names of those end who fight a government: "the Northern Liberation Front".
BEARING_NAMES = tuple(
    f" {what} {who}" for what in ("Liberation", "Resistance") for who in ("Front", "Army", "Movement")
)
# So far before "rebel" there may stand how many of their groups there are.
COUNT_REACH = 3
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
            capital = codes[at] == "N" and scene.chunks.low(at) == "islamists"
            if (codes[at] in "XtRr" or capital) and at not in scene.actors:
                _read_rebels(scene, codes, begin, end, at)
        for at in scene.chunks.find(OPPOSED, begin, end):
            against = scene.chunks.lows[at + 1 : at + 3] == ["opposed", "to"]
            if at not in scene.actors and (scene.chunks.low(at - 1) in IN_ARMS or against):
                _read_opposition(scene, codes, begin, at)
    scene.chunks.codes = "".join(codes)
    _call_rebels_alike(scene)
    _name_several(scene)
    movements = [(at, actor) for at, actor in scene.actors.items() if actor.sort == "movement"]
    named = Counter(actor.sides for _, actor in movements if actor.rules != REBELS)
    for sides, count in named.most_common(1):
        leaders = [(at, one) for at, one in scene.actors.items() if one.sort == "person" and _is_of_rebels(scene, one)]
        for at, actor in [*movements, *leaders]:
            unnamed = actor.rules == REBELS and not _count_of(scene, at)  # "three rebel groups" are not one
            if (unnamed or actor.sort == "person") and 2 * count > named.total():
                scene.actors[at] = actor._replace(sides=sides)


# "the SLM and the JEM"; and behind those whom it names: "the two rebel | groups, the SLM and the JEM"
ROW_OF_MOVEMENTS = pattern_of(r"[MS](?:,d?M)*,?&d?M")
NAMED_BEHIND = pattern_of(r"X{0,2}[,;]d?(?P<row>M(?:,d?M)*,?&d?M)")


def _name_several(scene: Scene) -> None:
    """Let "two rebel groups" be those whom the article names together, where it names no others: "the SLM and JEM"."""
    codes, actors = scene.chunks.codes, scene.actors
    matches = {at: NAMED_BEHIND.match(codes, at + 1) for at, actor in actors.items() if actor.rules == REBELS}
    if not matches:
        return
    behind = {at: _sides_in(scene, *match.span("row")) if match else () for at, match in matches.items()}
    rows = [*behind.values(), *(_sides_in(scene, *match.span()) for match in ROW_OF_MOVEMENTS.finditer(codes))]
    movements = (one for one in actors.values() if one.sort == "movement" and one.rules != REBELS)
    named = frozenset(side for one in movements for side in one.sides)
    together = next((row for row in rows if named.issubset(row)), ())
    for at, sides in behind.items():
        sides = sides or (together if _are_several(scene, at, len(together)) else ())
        if sides:
            actors[at] = actors[at]._replace(sides=sides, rules=("actors.rebels_named",))


def _sides_in(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """The movements of a row, or none where one of them has no name."""
    row = [*scene.actors_in(first, last)]
    row = row[1:] if len(row) > 2 and row[0].sort != "movement" else row  # "between the government, the SLM and JEM"
    if any(one.sort != "movement" or one.rules == REBELS or len(one.sides) != 1 for one in row):
        return ()
    return tuple(dict.fromkeys(one.sides[0] for one in row))


def _are_several(scene: Scene, at: int, count: int) -> bool:
    """Whether rebels may be so many movements: "rebels", "two rebel groups", and not "a rebel group"."""
    low, last = scene.chunks.low, at
    while low(last + 1) in scene.words["bands"]:
        last += 1
    return low(last).endswith("s") and _count_of(scene, at) in (0, count)


def _count_of(scene: Scene, at: int) -> int:
    """How many groups of rebels are told, or 0 where no number says it: "two main Darfur | rebel groups"."""
    counted = (scene.chunks.low(one) for one in range(max(at - COUNT_REACH, 0), at))
    return next((count for low in counted if (count := cardinal(low))), 0)


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


def _name_as_rebels(scene: Scene, movements: Mapping[str, str]) -> None:
    """Let a leader speak for "rebels" where the article speaks of them and never names his movement."""
    told = {actor.sides for actor in scene.actors.values() if actor.sort == "movement"}
    told |= scene.movements
    people = ((at, one.sides) for at, one in scene.actors.items() if one.sort == "person" and one.sides)
    leaders = [at for at, sides in people if sides not in told and movements.keys() >= {*sides}]
    lows, bands = scene.chunks.document.lows if leaders else [], scene.words["bands"]
    # not "who is considered a separatist by Beijing"
    named = (low for low, behind in zip(lows, [*lows[1:], ""], strict=False) if low[-1] == "s" or behind in bands)
    word = next((low for low in named if low in scene.words["rebels"]), None)
    for at in leaders if word else ():
        actor = scene.actors[at]
        scene.actors[at] = actor._replace(sides=(f"{word}".removesuffix("s") + "s",), rules=(*actor.rules, *REBELS))


# Words for those who are against a government, and which of them sit at a table as a side of their own.
OPPOSED = frozenset({"opposition", "rivals", "foes", "opponents", "factions", "militias"})
IN_ARMS = frozenset({"armed", "islamic", "islamist"})


def _read_opposition(scene: Scene, codes: list[str], begin: int, at: int) -> None:
    """Make one actor of "the armed opposition", "its Islamic rivals", "factions opposed to it"."""
    first, stop, low = at, at + 1, scene.chunks.low
    while first > begin and at - first < 2 and low(first - 1) in IN_ARMS:
        first -= 1
    while low(stop) in scene.words["bands"] and codes[stop] != "M" and stop < at + 3:
        stop += 1
    if codes[stop] in "NP" or codes[at] in "NPO":
        return  # "the Islamic opposition leader X" may be of a party
    last = stop if low(stop - 1) in COLLECTIVE else at + 1
    scene.actors[at] = Actor((scene.chunks.text(first, last),), sort="movement", rules=REBELS)
    if first > begin + 1 and codes[first - 1] in "do" and (leads := first - 1 - (codes[first - 1] == "d")) > begin:
        first = leads - 1 if codes[leads] == "o" and low(leads - 1) in SPEAKING else first
    codes[first:stop] = [*"X" * (at - first), "M", *"X" * (stop - at - 1)]


# Who speaks for rebels: "leaders of two rebel groups".
SPEAKING = frozenset({"leaders", "members", "representatives", "delegates", "envoys", "negotiators", "commanders"})
DESCRIBING = frozenset({"exiled", "armed"})
COUNTED = frozenset({"two", "three", "four", "five", "six", "several", "rival", "main", "the", "both"})


def _read_rebels(scene: Scene, codes: list[str], begin: int, end: int, at: int) -> None:
    """Make one actor of the words around "rebels" in the sentence begin:end, and say so in the codes."""
    if at > begin and (codes[at - 1] == "M" or scene.chunks.low(at - 1) in scene.words["factional"]):
        return
    first, stop = at, at + 1
    while stop < end and stop < at + 3 and scene.chunks.low(stop) in scene.words["bands"] and codes[stop] != "M":
        stop += 1
    while first > begin and at - first < 2 and codes[first - 1] in "ALNS":
        if scene.chunks.low(first - 1) in COUNTED:
            break  # "Two rebel groups"
        first -= 1
    home = _end_of_home(scene, codes, (begin, end), stop)
    sides, rules = (_name_of_rebels(scene, codes, (first, at, stop), home),), REBELS
    named = NAMED.match("".join(codes[stop : min(stop + NAMED_LIMIT, end)]))
    if named and scene.chunks.text(stop + named.start("name"))[0].isupper():
        sides = (scene.chunks.text(stop + named.start("name"), stop + named.end()),)
        stop, rules = stop + named.end(), ("actors.rebels_named",)
    elif (stop < end and codes[stop] in "-NP") or (stop == at + 1 and not scene.chunks.text(at).lower().endswith("s")):
        return
    else:
        stop = max(stop, home)
    for other in range(first, stop):
        scene.actors.pop(other, None)
        scene.places.pop(other, None)
    while first > begin + 1 and codes[first - 1] in "X9" and scene.chunks.low(first - 1) in COUNTED:
        first -= 1
    if first > begin + 1 and scene.chunks.low(first - 1) in DESCRIBING:
        first -= 1  # "and exiled rebel leaders"
    if first > begin + 1 and codes[first - 1] == "o" and scene.chunks.low(first - 2) in SPEAKING:
        first -= 2  # "leaders of two rebel groups"
    scene.actors[at] = Actor(sides, sort="movement", rules=rules)
    codes[first:stop] = [*"X" * (at - first), "M", *"X" * (stop - at - 1)]


# Words behind "rebel" that tell who they are, and not only who speaks for them.
COLLECTIVE = frozenset({"groups", "factions", "movements", "coalition", "alliance", "forces"})


def _name_of_rebels(scene: Scene, codes: list[str], told: tuple[int, int, int], home: int) -> str:
    """What rebels are called: as in the article, but without who speaks for them.

    Example: "Darfur rebel leaders", "Darfur's rebel delegation" and "rebels from Darfur" are all "Darfur rebels".

    Args:
        told: where the words begin, where "rebel" stands among them, and where they end.
        home: where the words that tell where they are from end, or -1.
    """
    first, at, stop = told
    words = scene.chunks.text(at, stop)
    if words.rpartition(" ")[2].lower() not in COLLECTIVE:
        plural = f"{scene.chunks.low(at).removesuffix('s')}s"
        words = words if codes[at] == "N" else plural  # "Islamists"
    if first < at:
        return f"{scene.chunks.text(first, at)} {words}"
    if codes[at - 2 : at] == ["L", "p"]:
        return f"{scene.chunks.text(at - 2)} {words}"
    place = scene.places.get(home - 1)
    return f"{place[0]} {words}" if place else words


# "rebels from Darfur", "rebels in the Darfur region", "rebels in Sudan's western Darfur region"
HOME_OF_REBELS = pattern_of(r"[ioj]d?[AX]{0,2}L")
REGIONS = frozenset({"region", "regions", "province", "area", "peninsula", "valley", "mountains", "islands"})
SOMEWHERE = pattern_of(r"id?[CLS]")


def _end_of_home(scene: Scene, codes: list[str], bounds: tuple[int, int], stop: int) -> int:
    """Where the place ends that tells which rebels they are, not where they talk, or -1."""
    begin, end = bounds
    match = HOME_OF_REBELS.match("".join(codes[stop : min(stop + NAMED_LIMIT, end)]))
    if match is None:
        return -1
    home = stop + match.end()
    if scene.chunks.low(stop) != "in" or scene.chunks.low(home) in REGIONS:
        return home
    before, behind = "".join(codes[begin:stop]), "".join(codes[home:end])
    return home if SOMEWHERE.search(before) or SOMEWHERE.search(behind) else -1
