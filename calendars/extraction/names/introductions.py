"""Say who somebody told by his office alone is, where the text names him elsewhere: "The Dutch king will go. X will".

In: a scene, after delegates were named. Out: the same scene, where names of nobody known, told in the heading or in
the sentences next to that of the office, are those of its holders: "X and Y discussed", "X told reporters", "he and Y".
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from calendars.extraction.names.actors import Scene
from calendars.extraction.names.namesakes import is_full
from calendars.extraction.names.people import Actor
from calendars.extraction.names.second_holders import SINGLE_RANKS
from calendars.extraction.names.tenures import holds_office, office_words
from calendars.patterns import pattern_of

# "the ministers of | Chad, Togo and Benin": a group of the first, and the others; "the | Chadian and Malian ministers"
ROW_OF = pattern_of(r"S(?:,d?S)*,?&d?S")
ROW_BEFORE = pattern_of(r"A(?:,A){0,6},?&S$")
ROW_REACH = 16
# "X and Y will discuss", "X, Y and Z had agreed"
NAMES = pattern_of(r"[NP](?:,[NP]){0,6},?&[NP](?=X?[mu1245vHEQKZV])")
# In a heading: "X to meet Y", "X, Y to meet", "X meets Y"
MET = pattern_of(r"[NP](?:f?[vH]w?|[,&])[NP](?=[fmvHZi.]|$)")
# The first words, or those behind a quote: "X will meet", "X told reporters", "..., X said", "In the call, X thanked"
FIRST = pattern_of(r"(?:^(?:[ia]d[xn],)?|,q)(?P<one>N)(?=X?[mu1245vHEQKZVfX])")
# "She and X had", "he thanked X", "X told Y": beside or behind one of those who met.
BESIDE = pattern_of(r"h&(?P<one>N)(?=X?[mu1245vHEQK])|[Ph][m25]{0,2}X?(?P<verb>[EHZXv])w?(?P<two>N)(?![,;]d|p|o)")
# In how many sentences behind that of an office its holder may be named.
BACK = 2
# What those who meet do, and hardly anyone else beside an occasion: "X and Y will discuss", "X thanked", "X flies".
DEALINGS = frozenset(
    {"discuss", "discussed", "discusses", "talk", "talked", "talks", "speak", "spoke", "speaks", "meet", "met", "meets"}
    | {"hold", "held", "holds", "sign", "signed", "signs", "agree", "agreed", "agrees", "exchange", "exchanged"}
    | {"review", "reviewed", "thank", "thanked", "assured", "congratulated", "briefed", "invited", "welcomed", "hosted"}
    | {"urged", "arrive", "arrived", "arrives", "visit", "visits", "travel", "travels", "fly", "flew", "flies", "raise"}
    | {"raised", "address", "attend", "attends", "reaffirmed", "stressed", "underlined", "pledged", "vowed", "shook"}
    | {"negotiate", "negotiated", "consult", "consulted", "expressed", "conveyed", "host", "receive", "received"}
    | {"odds", "differ", "differed", "disagree", "disagreed", "clashed", "quarrelled", "feuded", "told"}
)
# What is told of the only one who was told by his office right before: "X will be accompanied by", "X is due to open".
ALONE = frozenset(
    {"accompanied", "greeted", "led", "press", "pressed", "stay", "stayed", "open", "opened", "seek"}
    | {"delegation", "due", "scheduled", "slated", "set", "expected"}
)
HEARERS = frozenset({"reporters", "journalists", "press", "media", "afterwards", "afterward"})
SOON = 5
# "Save the Children", "Human Rights Watch": names that are no person's.
THINGS = frozenset(
    {"international", "watch", "group", "inc", "corp", "ltd", "plc", "bank", "times", "post", "news", "university"}
    | {"party", "union", "institute", "association", "foundation", "forum", "company", "airlines", "energy", "council"}
    | {"agency", "authority", "committee", "federation", "television", "radio", "journal", "centre", "center"}
)


# Who is sent by others, told without a name: "A Norwegian peace envoy ended", "The EU mediator flew"; and by whose name
# the next sentence opens: "Deputy Minister X met", "X, assistant secretary of state, is to see".
SENT = frozenset({"envoy", "emissary", "mediator", "negotiator", "diplomat", "official", "representative", "inspector"})
SENT_FIRST = pattern_of(r"d?[XA9]{0,2}(?P<who>[SPORM])(?:[gkio]d?[XASOCL]{1,4})?X?(?:[mu124]|(?P<verb>[vHEx]))")
ACTS_FIRST = pattern_of(r"(?P<one>[PN])(?:,?[dgo][^,.;]{1,8},)?X?(?:[mu124]|[vHEx])")
JUNIOR = frozenset({"deputy", "assistant", "vice", "under", "undersecretary", "ambassador", "envoy", "special"})
LEAD = 3


class Unnamed(NamedTuple):
    """A holder of an office without a name: where he is told, with which side, role and rank, and whether alone."""

    at: int
    side: str
    role: str
    rank: str
    alone: bool


def name_holders(scene: Scene) -> None:
    """Give those who are told by their office alone the names that the sentences next to it bring.

    Args:
        scene: the article; its actors are changed here.
    """
    spans = scene.chunks.sentences
    named = [number for number, span in enumerate(spans) if "N" in scene.chunks.codes[slice(*span)]]
    _name_envoys(scene)
    done: set[int] = set()
    for near in named:
        for number in range(max(near - BACK, 0), min(near + 2, len(spans))):
            if number == near or number in done:
                continue
            done.add(number)
            unnamed = _unnamed(scene, *spans[number])
            for one in (number - 1, *range(number + 1, min(number + 1 + BACK, len(spans)))):
                if unnamed and one >= 0:
                    unnamed = _name_in(scene, unnamed, one, before=one < number)


def _name_envoys(scene: Scene) -> None:
    """Name the envoy of a report's first sentences by the next one: "A UN envoy arrived on Friday. X is to meet Y"."""
    for number in range(min(LEAD, len(scene.chunks.sentences) - 1)):
        _name_sent_by(scene, number)
        first = SENT_FIRST.match(scene.chunks.codes, *scene.bounds(number))
        envoy = scene.actors.get(first.start("who")) if first else None
        if first is None or envoy is None or envoy.name or len(envoy.sides) != 1 or not envoy.speaks:
            continue
        office = (envoy.role or "").lower().split()[-1:]
        at = _apposed_next(scene, office, number + 1)
        if SENT.isdisjoint(office) and at is None:
            continue
        at = _whom_next(scene, envoy, number + 1) if at is None else at
        if at is None:
            continue
        told, name = scene.actors.get(at), scene.chunks.name(at)
        if told is None or not told.sides:
            told = told or envoy._replace(name=name, sort="person", surname=name.split()[-1])
            told = told._replace(sides=envoy.sides, rules=(*told.rules, "actors.introduced"))
            _put_everywhere(scene, told, _places_of(scene, name))
        scene.put(first.start("who"), told._replace(rules=(*envoy.rules, "actors.introduced")))
        _name_again(scene, told, first.start("who"), (envoy.role or "").lower())


def _name_again(scene: Scene, told: Actor, at: int, role: str) -> None:
    """Name whoever is told by the same office of the same side farther on: "A UN envoy came ... The UN envoy met"."""
    if not role or role.endswith("s"):
        return
    last = role.split()[-1]
    for place, actor in scene.actors.items():
        if place <= at or actor.name or actor.sides != told.sides or not actor.speaks or actor.members or actor.many:
            continue
        office = (actor.role or "").lower()
        if office == role or (last in SENT and office.split()[-1:] == [last]):  # "UN envoy"
            scene.actors[place] = told._replace(rules=(*actor.rules, "actors.introduced"))


# "A special envoy of Zambian President X": of the side of who sent him.
SENT_BY = pattern_of(r"d?(?P<who>R)o(?P<by>[PS])")


def _name_sent_by(scene: Scene, number: int) -> None:
    """Give the envoy of somebody the name of the next sentence: "An envoy of X came. The envoy, Y, is to go"."""
    match = SENT_BY.match(scene.chunks.codes, *scene.bounds(number))
    sender = scene.actors.get(match.start("by")) if match else None
    if match is None or sender is None or len(sender.sides) != 1:
        return
    at = _apposed_next(scene, [scene.chunks.last_low(match.start("who"))], number + 1)
    if at is not None and not scene.actors[at].sides:
        told = scene.actors[at]._replace(sides=sender.sides, rules=(*scene.actors[at].rules, "actors.introduced"))
        _put_everywhere(scene, told)


def _apposed_next(scene: Scene, office: list[str], number: int) -> int | None:
    """Who is named behind the same office at the start of a sentence: "An envoy met X. The envoy, Y, is to go"."""
    at, _ = scene.bounds(number)
    who = scene.actors.get(at)
    same = who is not None and who.name and who.sort == "person" and office
    return at if same and scene.chunks.text(at).lower().startswith(f"the {office[0]}, ") else None


def _whom_next(scene: Scene, envoy: Actor, number: int) -> int | None:
    """By whom a sentence opens that may be an envoy: one of his side below a minister, or one of no known side."""
    match = ACTS_FIRST.match(scene.chunks.codes, *scene.bounds(number))
    at, end = match.start("one") if match else 0, scene.bounds(number)[1]
    if match is None or not _deals(scene, match.end() - 1, end):
        return None
    met = any(one.sort == "person" and one.sides != envoy.sides for one in scene.actors_in(match.end(), end))
    who = scene.actors.get(at)
    if who is None:
        return at if met and _is_person(scene, at) else None
    if who.sort != "person" or not (who.name and who.speaks):
        return None
    senior = who.rank in SINGLE_RANKS and JUNIOR.isdisjoint((who.role or "").lower().split())
    if senior or (who.sides and who.sides != envoy.sides):
        return None
    return at if who.sides or (met and who.role) else None


def _unnamed(scene: Scene, begin: int, end: int) -> list[Unnamed]:
    """The holders of an office without a name in a sentence, each of another side; none where one is named there."""
    found: list[Unnamed] = []
    for at in range(begin, end):
        actor = scene.actors.get(at)
        if actor is None or len(actor.sides) != 1 or actor.name or not actor.speaks or actor.members or actor.many:
            continue
        role = (actor.role or "").lower()
        if actor.sort == "person" and actor.rank in SINGLE_RANKS:
            found.append(Unnamed(at, actor.sides[0], role, actor.rank, alone=True))
        elif actor.sort == "group" and role in scene.words["counterpart"] and not role.endswith("s"):
            first = next((one for one in scene.actors_in(begin, at) if one.rank in SINGLE_RANKS), actor)
            found.append(Unnamed(at, actor.sides[0], (first.role or "").lower(), first.rank, alone=True))
        elif actor.sort == "group" and actor.rank in SINGLE_RANKS and role.endswith("s"):
            found += _of_row(scene, begin, at, actor.rank, role.removesuffix("s"))
    sides = {one.side for one in found}
    people = [actor for actor in scene.actors_in(begin, end) if actor.sort == "person" and actor.name]
    free = sides.isdisjoint(side for actor in people for side in actor.sides)
    return found if len(sides) == len(found) and free else []


def _of_row(scene: Scene, begin: int, at: int, rank: str, role: str) -> Iterator[Unnamed]:
    """Those of "the ministers of Chad, Togo and Benin", "the Chadian and Malian ministers", of whom one is at `at`."""
    codes, first = scene.chunks.codes, max(at - ROW_REACH, begin)
    before = next(ROW_BEFORE.finditer(codes[first : at + 1]), None)
    behind = ROW_OF.match(codes, at)
    span = (first + before.start(), at + 1) if before else behind.span() if behind else (at, at)
    places = [one for one in range(*span) if one in scene.actors]
    if all(len(scene.actors[one].sides) == 1 for one in places):
        yield from (Unnamed(one, scene.actors[one].sides[0], role, rank, alone=False) for one in places)


def _name_in(scene: Scene, unnamed: list[Unnamed], number: int, *, before: bool) -> list[Unnamed]:
    """Name holders by the words of a sentence near them; who is still unnamed."""
    begin, end = scene.chunks.sentences[number]
    codes = scene.chunks.codes[begin:end]
    if "N" not in codes and before:
        return unnamed
    for pattern in (NAMES, MET) if before else (NAMES,):
        match = pattern.match(codes)
        places = [begin + at for at in range(*match.span()) if codes[at] in "NP"] if match else []
        deals = bool(places) and (pattern is MET or _deals(scene, places[-1] + 1, end))
        if deals and len(places) == len(unnamed) and _pair_off(scene, unnamed, places):
            return []
    if before and len(unnamed) > 1:
        return unnamed
    for one in unnamed:
        known = [at for at in range(begin, end) if not before and one.alone and _is_holder(scene, at, one)]
        if known:
            _name(scene, one, known[0])
            unnamed = [other for other in unnamed if other is not one]
    if unnamed and "N" in codes and unnamed[0].alone:
        first = FIRST.search(codes)
        at = begin + first.start("one") if first else -1
        only = len(unnamed) == 1 and not before and bool(scene.chunks.find(ALONE, at + 1, min(at + 1 + SOON, end)))
        if first and _is_person(scene, at) and (only or _deals(scene, at + 1, end)):
            _name(scene, unnamed[0], at)
            unnamed = unnamed[1:]
    if len(unnamed) == 1 and unnamed[0].alone and not before:
        beside = _beside(scene, begin, end)
        if beside is not None and _is_person(scene, beside):
            _name(scene, unnamed[0], beside)
            return []
    return unnamed


def _beside(scene: Scene, begin: int, end: int) -> int | None:
    """The name beside or behind one of those who met: "he and X", "Y thanked X"."""
    for match in BESIDE.finditer(scene.chunks.codes, begin, end):
        if match["one"] or scene.chunks.low(match.start("verb")) in DEALINGS:
            return match.start("one") if match["one"] else match.start("two")
    return None


def _deals(scene: Scene, first: int, end: int) -> bool:
    """Whether the words behind names tell what those who meet do: "will discuss", "told reporters", "said he and Y"."""
    chunks, codes = scene.chunks, scene.chunks.codes
    at = first + (codes[first] == "X" and codes[first + 1] == "Z")
    stop = min(first + SOON, end)
    if codes[at] != "Z":
        return bool(chunks.find(DEALINGS, first, stop))
    return codes[at + 1] in "PN" or codes[at + 1 : at + 3] == "h&" or bool(chunks.find(HEARERS, at, stop))


def _is_holder(scene: Scene, at: int, holder: Unnamed) -> bool:
    """Whether a person whom the lexicon knows holds the office of a side that was told without his name."""
    actor = scene.actors.get(at)
    if actor is None or not (actor.name and actor.speaks) or actor.sort != "person" or actor.sides != (holder.side,):
        return False
    return (
        actor.role is not None and holder.role != "" and holds_office(actor.role, actor.rank, office_words(holder.role))
    )


def _pair_off(scene: Scene, unnamed: list[Unnamed], places: list[int]) -> bool:
    """Give each place in a row of names one of the holders: who is known the one of his side, the others in order."""
    known = {at: scene.actors[at].sides for at in places if at in scene.actors}
    taken = {at: one for at, sides in known.items() for one in unnamed if sides == (one.side,)}
    if len(taken) != len(known) or any(_is_of_others(scene, at) for at in places if at not in known):
        return False
    rest = iter([one for one in unnamed if one not in taken.values()])
    for at in places:
        _name(scene, taken.get(at) or next(rest), at)
    return True


def _name(scene: Scene, holder: Unnamed, at: int) -> None:
    """Make a holder and a name one person, wherever the article has the name."""
    name = scene.chunks.name(at)
    rules, surname = ("actors.introduced",), name.split()[-1]
    told = scene.actors.get(at) or Actor(
        (holder.side,), name, holder.role or None, holder.rank or "head", "person", True, rules, surname
    )
    for one in [] if at in scene.actors else list(_places_of(scene, name)):
        scene.put(one, told)
    here = scene.actors[holder.at]
    if holder.alone:
        scene.put(holder.at, told._replace(rules=(*here.rules, "actors.introduced")))
        _name_again(scene, told, holder.at, holder.role)
    else:
        scene.actors[holder.at] = here._replace(members=(told,))


def _put_everywhere(scene: Scene, told: Actor, places: Iterable[int] = ()) -> None:
    """Put a person wherever the text has somebody of his name, and at some more places."""
    for place in [*places, *(at for at, actor in scene.actors.items() if actor.name == told.name)]:
        scene.put(place, told)


def _places_of(scene: Scene, name: str) -> Iterator[int]:
    """Where a name stands that is nobody's yet: in full, or by its last word alone."""
    chunks, last = scene.chunks, name.split()[-1]
    for match in UNKNOWN.finditer(chunks.codes):
        if match.start() not in scene.actors and chunks.name(match.start()) in (name, last):
            yield match.start()


UNKNOWN = pattern_of("N")
# What says of a name who it is: "X, an analyst", "X, 34, a clerk", "X of the Institute", "Y's X", "the lawyer X".
TOLD_BEHIND = pattern_of(r",[dRX9o]|[po-]")
TOLD_BEFORE = pattern_of(r"[RdJtA-]$")


def _is_person(scene: Scene, at: int) -> bool:
    """Whether a name may be that of somebody in full whom the text does not introduce otherwise: "Grace Njoroge"."""
    return is_full(scene.chunks.name(at)) and not _is_of_others(scene, at)


def _is_of_others(scene: Scene, place: int) -> bool:
    """Whether the text says of a name who it is, or it is that of a thing: "X, an analyst", "Lima Airlines"."""
    chunks, codes, name = scene.chunks, scene.chunks.codes, scene.chunks.name(place)
    if not THINGS.isdisjoint(name.lower().split()):
        return True
    return any(
        TOLD_BEHIND.match(codes, at + 1)
        or TOLD_BEFORE.search(codes, max(at - 1, chunks.sentences[chunks.sentence_of(at)][0]), at)
        for at in _places_of(scene, name)
    )
