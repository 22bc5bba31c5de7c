"""Say who "both leaders", "the two men", "the trio" and "both of them" are, where somebody meets, calls or hosts them.

In: a scene whose people are known. Out: the same scene, with those words as a group of the sides that the text told of
right before, and of their people where it named one of each. As a subject two are read in `pronouns.py`; three or more
("the three countries' ministers", "the four leaders") are those of the row of so many that was told last.
"""

from __future__ import annotations

import re
from collections.abc import Container

from calendars.extraction.names.actors import Scene
from calendars.extraction.names.holders import STATES
from calendars.extraction.names.people import PEOPLE, Actor
from calendars.extraction.names.tenures import PREMIERS, RULERS, office_words
from calendars.extraction.words.word_lists import any_of
from calendars.patterns import pattern_of

# Behind a verb or a preposition: "both leaders", "both of them", "the two presidents", "the pair", "the heads of the
# three delegations", "the delegates from the two sides"; and "between the two leaders and X", where there is a third.
AS_OBJECT = pattern_of(
    r"(?:(?<=[vxHEXwfygWZ])(?:d?(?P<heads>[rRvtX])[oj])?|(?<=[bo])(?=dX[rRtX],?&d?A?[PSO]))"
    r"(?:(?P<both>h)(?:(?P<of>oh)|(?P<who>[rRtX]))|d(?P<two>X)(?P<men>[rRtX])?)"
)
# "will visit | both Beijing and Shanghai": they are named, and the word points to nobody else.
BOTH = frozenset({"both"})
BOTH_NAMED = pattern_of(r"h(?=d?[SCLPOMBN],?&d?[SCLPOMBN])")
PAIR = frozenset({"pair", "duo"})
PERSONS = frozenset({"men", "women", "persons"})
MEN = PERSONS | {"leaders", "presidents", "premiers", "ministers", "envoys", "visitors", "guests"}
# Who may be those of states and movements that are named without anybody of them.
TEAMS = frozenset({"sides", "parties", "rivals", "camps", "delegations", "teams", "negotiators", "factions"})
TEAMS |= {"groups", "movements", "organisations", "organizations", "militias", "countries", "nations", "states"}
TEAMS |= {"governments", "neighbours", "neighbors"}
# "urged | them | to hold talks", "invited | them | to talks"
ASKED_THEM = pattern_of(r"(?<=[WEvZ])h(?=f)")
HEADS = frozenset(
    {"heads", "leaders", "chiefs", "delegates", "delegations", "negotiators", "envoys", "representatives", "teams"}
)
# How many sentences back they may be named.
BACK = 2
FAR_BACK = 5  # of "the two sides", where nobody else is named
PAIR_AND_ONE = 3
COUNTING = PAIR | {"both", "two"}
# "the three countries' presidents", "the presidents of the three", "the trio", "the four foreign ministers", and "their
# foreign ministers" where so many were told of.
ALL = pattern_of(r"(?:(?P<heads>[rR])o)?d(?:(?P<count>[Xt])(?:(?P<men>[rRtX])(?:p(?P<role>[rR]))?)?|(?P<their>r)(?!o))")
LEAST = -1
# "a panel | comprising | Kenya and Uganda", "made | up of ministers from Kenya, Uganda and Rwanda"
COMPRISING = frozenset({"made", "comprising", "comprises", "composed", "consisting", "consists", "grouping", "groups"})
MADE_UP = pattern_of(r"k?o?(?:d?[X9]{0,2}(?:[rt]|(?P<who>X))[jo])?d?(?=[SPM])")
BODIES = frozenset({"group", "panel", "body", "troika", "quartet", "forum", "bloc", "grouping", "union", "alliance"})
NUMBERS = {"three": 3, "trio": 3, "troika": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
ROW = pattern_of(r"[SPOM](?:,d?[SPOM]){0,6},?&d?[SPOM]")
ACTING = "mu1245v.,ikT"


def resolve_boths(scene: Scene) -> None:
    """Put a group of two or three sides in place of the words for all of those told of right before."""
    _resolve_rows(scene)
    _read_made_up(scene)
    _resolve_many_ways(scene)
    _resolve_leaders(scene)
    _resolve_them(scene)
    if COUNTING.isdisjoint(scene.chunks.lows):
        return
    for at in scene.chunks.find(BOTH, 0, len(scene.chunks.codes)):
        if BOTH_NAMED.match(scene.chunks.codes, at):
            scene.chunks.codes = f"{scene.chunks.codes[:at]}d{scene.chunks.codes[at + 1 :]}"
    codes = list(scene.chunks.codes)
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        for match in AS_OBJECT.finditer(scene.chunks.codes, begin, end):
            alone = match["two"] is not None and _stands_alone(scene, match)
            at = match.start("two") if alone else match.end() - 1
            meant = at not in scene.actors and _means_two(scene, match, alone)
            own = scene.sides_of(one for one in range(begin, match.start()) if one in scene.actors)
            own = own or _side_of_pronoun(scene, number, match.start())
            teams = scene.chunks.low(at) in TEAMS
            named = _named_before(scene, number, 2, teams) if meant else []
            if named and teams and match["both"] is None:
                named = _main_pair(scene, number, named, own) or named
            if meant and not named and not teams:  # "Bush receives both leaders": none of them is of his side
                named = _named_before(scene, number, 2, teams, own)
            if named:
                _put_group(scene, codes, slice(match.start(), at + 1), named, scene.chunks.low(at), "coreference.both")
    scene.chunks.codes = "".join(codes)


def _side_of_pronoun(scene: Scene, number: int, stop: int) -> set[str]:
    """The side of "she" in "Z met X and Y on Monday. She will meet both leaders again": that of who acted before."""
    begin, _ = scene.bounds(number)
    if not number or not scene.chunks.find(HE_OR_SHE, begin, stop):
        return set()
    first, last = scene.bounds(number - 1)
    who = next((at for at in range(first, last) if at in scene.actors), last)
    acts = who < last and scene.actors[who].sort == "person" and scene.chunks.codes[who + 1] in "mu1245vHEZ"
    return set(scene.actors[who].sides) if acts else set()


HE_OR_SHE, THEM = frozenset({"he", "she"}), frozenset({"them"})


def _resolve_them(scene: Scene) -> None:
    """Put the two told of right before in place of "them", where somebody has them do it: "urged them to meet"."""
    chunks, places = scene.chunks, scene.chunks.find(THEM, 1, len(scene.chunks.codes))
    if not places:
        return
    codes, asking = list(chunks.codes), any_of(*(scene.words[name] for name in ("asking", "bidding", "prevailing")))
    for at in places:
        if not ASKED_THEM.match(chunks.codes, at) or chunks.low(at - 1) not in asking:
            continue
        number = chunks.sentence_of(at)
        begin, _ = scene.bounds(number)
        own = scene.sides_of(one for one in range(begin, at) if one in scene.actors)
        if named := _named_before(scene, number, 2, True, own):
            _put_group(scene, codes, slice(at, at + 1), named, "them", "coreference.both")
    chunks.codes = "".join(codes)


def _put_group(scene: Scene, codes: list[str], words: slice, named: list[Actor], role: str, rule: str) -> None:
    """Put those who were named in place of the words for all of them: a group, with its people where each has one."""
    sides = tuple(dict.fromkeys(one.sides[0] for one in named))
    people = tuple({one.name: one for one in named if one.name}.values())
    members = people if len(people) == len(sides) and role not in STATES else ()
    scene.actors[words.stop - 1] = Actor(sides, None, role, "", "group", True, (rule,), members=members)
    codes[words] = [*"d" * (words.stop - 1 - words.start), "S"]


def _resolve_rows(scene: Scene) -> None:
    """Put a group in place of words for all of three or more: "the three presidents", "their foreign ministers"."""
    chunks, codes = scene.chunks, list(scene.chunks.codes)
    if {"their", *NUMBERS}.isdisjoint(chunks.lows):
        return
    for match in ALL.finditer(chunks.codes):
        last, count = match.end() - 1, _count_all(scene, match)
        if not count or last in scene.actors or chunks.codes[match.end()] not in ACTING:
            continue
        row = _row_before(scene, match.start(), count)
        if row is None:
            continue
        row = row or (_named_before(scene, chunks.sentence_of(last), count, True) if count > 0 else [])
        if match["men"] and chunks.low(match.start("men")) in PERSONS and any(one.sort not in PEOPLE for one in row):
            continue  # "Ghana, Togo and Benin ... the three men"
        head = next((match.start(name) for name in ("heads", "role", "their", "men") if match[name]), last)
        if not row or head in scene.actors:
            continue
        words = slice(match.start(), last + 1)
        _put_group(scene, codes, words, row, chunks.text(head).lower(), "coreference.row")
    chunks.codes = "".join(codes)


def _read_made_up(scene: Scene) -> None:
    """ "The commission, made up of ministers from Kenya, Uganda and Rwanda, will convene": those are its sides."""
    chunks, codes = scene.chunks, list(scene.chunks.codes)
    bodies = any_of(scene.words["institution"], BODIES)
    for at in chunks.find(COMPRISING, 0, len(codes)):
        match = MADE_UP.match(chunks.codes, at + 1)
        row = ROW.match(chunks.codes, match.end()) if match else None
        if match is None or row is None:
            continue
        body = at - 1
        while body > 0 and codes[body] in ",cX1" and chunks.last_low(body) not in bodies:
            body -= 1
        who = match["who"] and chunks.low(match.start("who"))
        if who and who not in STATES | scene.words["pairing"]:
            continue  # "made up of firms from Kenya and Uganda"
        if chunks.low(at) == "made" and chunks.low(at + 1) != "up":
            continue  # "made of iron from Sweden and Norway"
        if body in scene.actors or chunks.last_low(body) not in bodies:
            continue
        named = scene.actors_in(*row.span())
        sides = tuple(dict.fromkeys(side for one in named for side in one.sides))
        if len(sides) > 1:
            role = chunks.last_low(body)
            scene.actors[body] = Actor(sides, None, role, "", "group", True, ("coreference.row",))
            codes[body] = "S"
    chunks.codes = "".join(codes)


# "The leaders will meet", "The presidents agreed to meet"
THE_LEADERS = pattern_of(r"dr(?=X?[mu1245vHEQ])")
LEADERS = {"leaders": RULERS | PREMIERS, "presidents": frozenset({"president"}), "premiers": PREMIERS}
LEADING = frozenset(LEADERS)


def _resolve_leaders(scene: Scene) -> None:
    """Put the two people told of right before in place of "The leaders", where a sentence opens with them."""
    chunks, codes = scene.chunks, list(scene.chunks.codes)
    for at in chunks.find(LEADING, 0, len(codes)):
        number = chunks.sentence_of(at)
        begin = scene.bounds(number)[0]
        match = THE_LEADERS.match(chunks.codes, at - 1) if begin == at - 1 and at not in scene.actors else None
        if match is None or chunks.low(begin) != "the":
            continue
        people = persons_before(scene, number)
        offices = LEADERS[chunks.low(at)]
        if people and all(one.rank == "royal" or office_words(one.role) & offices for one in people.values()):
            _put_group(scene, codes, slice(begin, at + 1), [*people.values()], chunks.low(at), "coreference.both")
    chunks.codes = "".join(codes)


# How many meet in "trilateral talks", and before "-way", where no word beside tells who: "a trilateral | meeting at 4".
WAYS = {"trilateral": 3, "tripartite": 3, "three": 3, "quadrilateral": 4, "four": 4}
COUNTED_WAYS = frozenset(WAYS)
OF_THEM = pattern_of(r"(?<![SACOBPp-])(?:[XN]|(?P<count>[9X])-X)(?:X?[nxG])(?![owb])")


def _resolve_many_ways(scene: Scene) -> None:
    """Put a group of those told of right before in place of what counts them: "16:00 Trilateral meeting"."""
    chunks, codes = scene.chunks, list(scene.chunks.codes)
    for at in chunks.find(COUNTED_WAYS, 0, len(codes)):
        match = OF_THEM.match(chunks.codes, at)
        number = chunks.sentence_of(at)
        if match is None or (chunks.low(at) in NUMBERS) != (match["count"] is not None):
            continue
        if match["count"] and chunks.low(at + 2) not in ("way", "party"):
            continue
        row = _named_before(scene, number, WAYS[chunks.low(at)], True)
        if row and not any(one in scene.actors for one in range(scene.bounds(number)[0], at)):
            _put_group(scene, codes, slice(at, at + 1), row, chunks.low(at), "coreference.row")
    chunks.codes = "".join(codes)


def _count_all(scene: Scene, match: re.Match[str]) -> int:
    """How many the words for all of them count; LEAST for "their", which is of any number; 0 where they mean others."""
    low = scene.chunks.low
    if match["their"]:
        return LEAST * (low(match.start("their") - 1) == "their")
    count = NUMBERS.get(low(match.start("count")), 0) * (low(match.start("count") - 1) == "the")
    if match["men"] is None:
        return count
    men, plural = low(match.start("men")), scene.chunks.last_low(match.start("men"))
    known = men in STATES | MEN | TEAMS or (match["men"] in "rR" and plural in MEN)
    return count * known


def _row_before(scene: Scene, at: int, count: int) -> list[Actor] | None:
    """The row of so many, each of another side, that was told last before a chunk; for "their", of three or more.

    None where those meant are others: "three men from Iran, Iraq and Syria".
    """
    begin, _ = scene.bounds(max(scene.chunks.sentence_of(at) - BACK, 0))
    for match in reversed([*ROW.finditer(scene.chunks.codes, begin, at)]):
        row = scene.actors_in(*match.span())
        sides = {side for one in row for side in one.sides}
        whole = all(len(one.sides) == 1 for one in row) and len(sides) == len(row)
        if count == LEAST:
            return row if whole and len(row) > 2 else []
        if whole and len(row) == count:
            return None if _hangs_on_others(scene, match.start()) else row
    return []


def _hangs_on_others(scene: Scene, at: int) -> bool:
    """Whether a row says where others are from: "three men from Iran, Iraq and Syria"."""
    before = at - 1 - (scene.chunks.codes[at - 1] == "d")
    return before > 0 and scene.chunks.codes[before] in "jo" and scene.chunks.codes[before - 1] == "X"


def _means_two(scene: Scene, match: re.Match[str], alone: bool) -> bool:
    """Whether the words stand for two who were told of: not "both leaders of the opposition".

    `alone` is whether no noun follows "two" or "pair".
    """
    low = scene.chunks.low
    if scene.chunks.codes[match.end()] in "ojp" or "of" in scene.chunks.text(match.end() - 1).lower().split():
        return False
    if match["heads"] and low(match.start("heads")) not in HEADS:
        return False
    last = low(match.end() - 1)
    if match["both"]:
        return low(match.start("both")) == "both" and (bool(match["of"] and last == "them") or last in MEN | TEAMS)
    if alone:
        return low(match.start("two") - 1) == "the"
    return low(match.start("two")) == "two" and match["men"] is not None and last in MEN | TEAMS


def _stands_alone(scene: Scene, match: re.Match[str]) -> bool:
    """Whether no noun follows: "hosted the pair", "will bring the two together"."""
    number, behind = scene.chunks.low(match.start("two")), scene.chunks.low(match.start("two") + 1)
    return number in PAIR or (number == "two" and behind == "together")


def _is_of_two(scene: Scene, at: int) -> bool:
    """Whether a state is that of the second of "the presidents of X and Y"."""
    link = at - 1 - (scene.chunks.codes[at - 1] == "d")  # "of Israel and the Palestinian Authority"
    first = scene.actors.get(link - 1) if scene.chunks.codes[link] == "&" else None
    pair = first is not None and first.sort == "group" and {"of", "from"} & set(scene.chunks.text(link - 1).split())
    return bool(pair) and scene.actors[at].sort == "state"


# "Russian and Ukrainian negotiators"
IN_ROW = pattern_of(r"A(?:,A){0,3},?&(?=S)")


def _is_in_row(scene: Scene, at: int) -> bool:
    """Whether an adjective tells of whose people one speaks: "Russian and Ukrainian negotiators"."""
    row = IN_ROW.match(scene.chunks.codes, at)
    return row is not None and row.end() in scene.actors and scene.actors[row.end()].sort == "group"


def persons_before(scene: Scene, number: int) -> dict[str, Actor]:
    """The two people, each of another side, whom the sentences before name: whom "the two leaders" means."""
    people = {one.name: one for one in _named_before(scene, number, 2, False) if one.name and one.sort == "person"}
    return people if len({one.sides[0] for one in people.values()}) == len(people) == 2 else {}


# "Cypriot President X and Turkish Cypriot leader Y", in a story's first sentences: so many.
TWO = pattern_of(r"[SPM],?&d?[SPM]")
STORY_OPENS = 3


def _main_pair(scene: Scene, number: int, named: list[Actor], own: Container[str]) -> list[Actor]:
    """The two whom a story opens with in a row, where a mediator meets "the two sides" and `named` are no such row.

    "X and Y will hold talks in July. ... X sees the Greek premier on Friday. A UN envoy met the two sides".
    """
    begin, end = scene.bounds(0)[0], scene.bounds(min(STORY_OPENS, number) - 1)[1] if number else 0
    near = scene.bounds(max(number - FAR_BACK, 0))[0], scene.bounds(number)[0]
    rows = [scene.actors_in(*match.span()) for match in TWO.finditer(scene.chunks.codes, *near)]
    pairs = [{side for one in row for side in one.sides} for row in rows]
    if any(pair == {one.sides[0] for one in named} for pair in pairs):
        return []
    for match in TWO.finditer(scene.chunks.codes, begin, end):
        row = scene.actors_in(*match.span())
        sides = {side for one in row for side in one.sides}
        if (
            len(row) == len(sides) == 2
            and all(len(one.sides) == 1 for one in row)
            and not any(one in own for one in sides)
        ):
            return row
    return []


def _named_before(
    scene: Scene, number: int, count: int, teams: bool, apart: Container[str] = frozenset()
) -> list[Actor]:
    """Those of so many sides named in the sentence before, or in the one before that too; [] where not so many.

    None of `apart`, who meets them: "Bush receives both leaders".
    """
    found: list[Actor] = []
    back = FAR_BACK if teams else BACK
    item = scene.first_told(scene.bounds(number)[0], len(scene.chunks.codes))
    for before in range(number - 1, max(number - 1 - back, -1), -1):
        first, last = scene.bounds(before)
        if first < item:
            break
        told = [at for at in range(first, last) if at in scene.actors and scene.actors[at].speaks]
        told = [at for at in told if len(scene.actors[at].sides) == 1 and scene.actors[at].sides[0] not in apart]
        named = [scene.actors[at] for at in told]
        people = [scene.actors[at] for at in told if scene.actors[at].sort in PEOPLE or _is_of_two(scene, at)]
        people = [scene.actors[at] for at in told if _is_in_row(scene, at)] + people
        if teams and len({one.sides[0] for one in people}) < count:  # "the SPLA and the Sudanese government"
            people = [one for one in named if one in people or one.sort in ("state", "movement")]
        found = people + found
        sides = {one.sides[0] for one in found}
        if len(sides) == count + 1 == PAIR_AND_ONE:  # "X and Y will meet UN chief Z ... met both leaders"
            found = [one for one in found if one.rank != "organisation"]
            sides = {one.sides[0] for one in found}
        if len(sides) >= count:
            return found if len(sides) == count else []
    return []
