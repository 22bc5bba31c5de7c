"""Read the second community of a state that shares a word with the first: "Kosovo Serb and Albanian leaders".

In: chunks, and the phrases of the lexicon. Out: the same chunks, where such a word is no state's any more but that of
the community, if the lexicon knows the two words together: "Kosovo Albanian", "Greek Cypriot", "Bosnian Croat".

And say who is meant by a name that stands for several states: of "six-party talks", those that the article names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calendars.extraction.names.people import Actor
from calendars.extraction.words.chunks import Chunks
from calendars.extraction.words.proper_names import look_up
from calendars.extraction.words.word_lists import CARDINALS, cardinal
from calendars.patterns import pattern_of

if TYPE_CHECKING:
    import re

# "Bosnian Serb, Croat and Muslim", "Kosovo Serb and Albanian": the first word is that of all.
FIRST_SHARED = pattern_of(r"(?P<known>[AM])(?P<row>(?:(?:,|,?&)[AUNX])+)")
# "Greek and Turkish Cypriot": the last word is that of both.
LAST_SHARED = pattern_of(r"(?P<row>(?:[AUN],)*[AUN],?&)(?P<known>[AM])")
# "Kosovo's Serb and Albanian", "Bosnia's Serbs, Croats and Muslims"
OWNED = pattern_of(r"(?P<known>S)p(?P<row>[AUN](?:(?:,|,?&)[AUNX])*)(?=[rRtJmu1245vHExQ])")
# "Albanian and Serb leaders in Kosovo", "Serbs and Croats of Bosnia"
LIVING = pattern_of(r"(?:(?P<row>A(?:(?:,|,?&)[AUNX])*)(?P<who>[rRtX])|(?P<folk>U(?:,?&U)*))[ijo](?P<known>S)")
SPOKESMEN = frozenset({
    "leader", "leaders", "politician", "politicians", "party", "parties", "representative", "representatives",
    "negotiator", "negotiators", "community", "communities", "side", "sides",
})  # fmt: skip
# What makes the adjective of a state's name: "Kosovo", "Bosnian", "Iraqi".
ENDINGS = ("", "n", "i")
# "ethnic Serb and Albanian leaders", "the main ethnic Albanian leader" are of neither state.
ETHNIC = frozenset({"ethnic"})
ETHNIC_ROW = pattern_of(r"A(?:,?&A)?(?=[XQE]?[RrtX])")

# "the Serb and Croat members of Bosnia's presidency": they are of that state's, and of no other.
MEMBERS = frozenset({"member", "members"})
ROW_BEFORE = pattern_of(r"[AMUNX](?:(?:,|,?&)[AMUNX])*$")
ROW_REACH, STATE_REACH = 7, 6
# "of Bosnia's tripartite presidency", "of the Bosnian presidency", "of the presidency of Bosnia"
HOUSE = pattern_of(r"od?(?:(?:Sp|A)[X9-]{0,3}(?P<house>[tX])|(?P<first>[tX])od?S)")


def join_communities(chunks: Chunks, phrases: dict[str, Any]) -> None:
    """Give the second of two communities its own name.

    Args:
        chunks: the article as chunks, which are changed.
        phrases: the index of the lexicon.
    """
    codes = chunks.codes
    if ethnic := chunks.find(ETHNIC, 0, len(codes) - 1):
        named = dict.fromkeys(chunks.text(match.start()) for match in STATED.finditer(codes))
        shapes = [shape for state in named if " " not in state for shape in _shapes(state)]
        for row in filter(None, (ETHNIC_ROW.match(codes, at + 1) for at in ethnic)):
            for one in range(*row.span()):
                _read_ethnic(chunks, phrases, one, shapes)
    for at in chunks.find(MEMBERS, 1, len(codes) - 1):
        _read_members(chunks, at)
    codes = chunks.codes
    for match in FIRST_SHARED.finditer(codes):
        words = chunks.text(match.start("known")).split()
        if len(words) > 1:
            _read_row(chunks, phrases, match.span("row"), [f"{words[0]} {{}}"])
    for match in LAST_SHARED.finditer(codes):
        words = chunks.text(match.start("known")).split()
        if len(words) > 1:
            _read_row(chunks, phrases, match.span("row"), [f"{{}} {words[-1]}"])
    for match in LIVING.finditer(codes):
        _read_living(chunks, phrases, match)
    if "Sp" in codes:
        for match in OWNED.finditer(codes):
            _read_row(chunks, phrases, match.span("row"), _shapes(chunks.text(match.start("known"))))


def _shapes(state: str) -> list[str]:
    """The words before the name of a community: "Bosnia {}", "Bosnian {}"."""
    return [f"{state}{ending} {{}}" for ending in ENDINGS]


def _read_living(chunks: Chunks, phrases: dict[str, Any], match: re.Match[str]) -> None:
    """ "Serb and Albanian leaders in Kosovo" speak for no state, and neither do "the Serbs in Kosovo"."""
    if match["folk"] or chunks.last_low(match.start("who")) in SPOKESMEN:
        row = match.span("folk" if match["folk"] else "row")
        _read_row(chunks, phrases, row, _shapes(chunks.text(match.start("known"))))


def _read_members(chunks: Chunks, at: int) -> None:
    """ "The Bosniak and Croat members of the Bosnian presidency" act for Bosnia."""
    house = HOUSE.match(chunks.codes, at + 1)
    of_state = house is not None and chunks.low(max(house.start("house"), house.start("first"))) in HOUSES
    of_state = of_state or (chunks.codes[at + 1] == "o" and chunks.last_low(at) in HOUSES)  # "members of the cabinet"
    state = next(
        (one for one in range(at + 1, min(at + STATE_REACH, len(chunks.firsts))) if chunks.codes[one] in "SA"), None
    )
    row = ROW_BEFORE.search(chunks.codes, max(at - ROW_REACH, 0), at) if of_state and state else None
    if state is None:
        return
    for one in range(*row.span()) if row else ():
        if chunks.codes[one] in "AM":
            chunks.put(one, ("A", *chunks.entries[state][1:]))


# What a state has that is made up of its communities.
HOUSES = frozenset({"presidency", "government", "parliament", "cabinet"})
# The codes of states, places and adjectives.
STATED = pattern_of("[SLA]")


def _read_ethnic(chunks: Chunks, phrases: dict[str, Any], at: int, shapes: list[str]) -> None:
    """ "The ethnic Albanian leader" is no Albanian: the community is that of the state which the article names."""
    if chunks.codes[at] != "A":
        return
    _read_row(chunks, phrases, (at, at + 1), shapes)
    if chunks.codes[at] == "A":
        chunks.put(at, ("X", "", (), ""))


def _read_row(chunks: Chunks, phrases: dict[str, Any], row: tuple[int, int], shapes: list[str]) -> None:
    """Look up each word of a row together with the word that all share."""
    for at in range(*row):
        name = chunks.text(at)
        if chunks.codes[at] not in "AUNX" or " " in name or not name[0].isupper():
            continue
        for shape in shapes:
            words = shape.format(name).split()
            known = look_up(phrases["cased"], words, 0, len(words)) if len(words) == len(shape.split()) else None
            if known and known[1] == len(words) and known[0][0] in "MA":
                chunks.put(at, known[0])
                break


# Two are what the talks are of ("the Belgrade-Pristina dialogue"), more are their members.
MANY, PAIR = 3, 2


def keep_named_members(actors: dict[int, Actor]) -> None:
    """Leave talks that the lexicon knows by their members those whom the article names too, where it names two or more.

    Args:
        actors: who is named, by chunk; changed in place. A capital alone ("in Beijing") names no member.
    """
    wholes = {at: one for at, one in actors.items() if len(one.sides) >= MANY and one.sort in ("organisation", "body")}
    if not wholes:
        return
    single = {one.sides[0] for one in actors.values() if len(one.sides) == 1 and one.sort != "seat"}
    named = single.union(*(one.sides for one in actors.values() if len(one.sides) == PAIR))  # "the two Koreas"
    for at, one in wholes.items():
        sides = tuple(side for side in one.sides if side in named)
        if len(sides) > 1:
            actors[at] = one._replace(sides=sides)


# "the leaders of two Baltic states | , Latvia and Estonia," | " - Latvia and Estonia -"
LISTED = pattern_of(r"[,(:-](?P<row>d?S(?:,d?S){0,8},?&d?S)(?=[,.;)-])")
COUNTS = CARDINALS[:7]


def read_listed_members(chunks: Chunks, actors: dict[int, Actor]) -> None:
    """Leave a group of a region those of its states that are told behind it: all of them, or as many as it counts.

    Args:
        chunks: the article.
        actors: who is named, by chunk; changed in place.
    """
    for at in [at for at, one in actors.items() if one.many and len(one.sides) >= MANY]:
        match = LISTED.match(chunks.codes, at + 1)
        if match is None:
            continue
        row = [actors[one] for one in range(*match.span("row")) if one in actors]
        sides = {side for one in row if one.sort == "state" for side in one.sides}
        counted = [cardinal(low) for low in chunks.text(at).lower().split() if low in COUNTS]
        whole = [len(actors[at].sides)]
        if sides <= set(actors[at].sides) and len(sides) in (counted[-1:] or whole):
            actors[at] = actors[at]._replace(sides=tuple(sorted(sides)), many=False)
