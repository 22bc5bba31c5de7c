"""Read whose minister somebody is behind a long name of his field: "X, Minister of Tourism and Creative Economy of Y".

In: chunks and the actors found in a sentence. Out: the state at the end of such an office belongs to its holder, and
the one inside the name of a club to nobody.
"""

from __future__ import annotations

import re

from calendars.extraction.names.people import Actor
from calendars.extraction.words.chunks import Chunks
from calendars.patterns import pattern_of

# "of Women and Family Affairs of Malaysia", ", Science and Innovation of South Africa"; "for Australia"
FIELD = pattern_of(
    r"(?P<first>[og]d?[NXA]{1,3})?(?P<more>(?:,d?[NXA]{1,3}){0,3},?&d?[NXA]{1,3})?od?(?P<state>S)(?![pNP-])"
    r"|g(?P<whole>S)(?![pNP-])"
)
# "Confederation of Portuguese Farmers"
CLUB = pattern_of(r"(?P<club>[NX])o(?P<who>A)[NX]")
CLUBS = frozenset({"association", "confederation", "federation", "union", "society", "league", "chamber", "institute"})
# The first words of bodies that are those of the United Nations unless somebody else's name stands before them.
ASSEMBLIES = frozenset({"general", "security"})
# "EU High Representative for Foreign Affairs and Security Policy and | Commission Vice-President X"
OTHER_OFFICE = pattern_of(r"(?P<office>R)g[NXA]{1,3}(?:&[NXA]{1,3})?&$")
# "H.E. X, the Secretary"
OFFICE_BEHIND = pattern_of(r",d?R")
# "X, Minister of Foreign Affairs and | Human Mobility of Ecuador"
BEHIND_FIELD = pattern_of(r"[NPR],R&$")
NOBODY = (0, Actor(()))
WITH_PORTFOLIO = frozenset({"minister", "official"})


def _is_second_field(chunks: Chunks, start: int, actor: Actor) -> bool:
    """Whether a name is no more than the rest of an office: ", Minister of Trade and | Human Mobility of Ecuador"."""
    told = actor.sort == "person" and not actor.role and len(actor.sides) == 1 and chunks.codes[start + 1] == "o"
    field = told and start > 3 and BEHIND_FIELD.search(chunks.codes, start - 4, start) is not None
    return field and " of " in f" {chunks.text(start - 2).lower()} "


def _give_field(chunks: Chunks, begin: int, start: int, found: dict[int, tuple[int, Actor]]) -> None:
    """Give what was read as a name to the holder of the office before it, as the rest of that, with its state."""
    stop, field = found.pop(start)
    holder = next((one for one in range(begin, start) if found.get(one, NOBODY)[0] == start - 3), start - 4)
    if holder in found or chunks.codes[holder] == "N":
        who = found.get(holder, (0, Actor((), chunks.text(holder), rules=field.rules)))[1]
        who = who._replace(sides=who.sides or field.sides, role=chunks.text(start - 2))
        found[holder] = (stop, who._replace(rank=chunks.entries[start - 2][3], sort="person", speaks=True))


# "and | Minister for Economic Affairs and Climate Action"
FIELD_ALONE = pattern_of(r"Rg[XA]{1,3}&[XA]{1,2}N(?=[.,;:])")


def _is_rest_of_field(chunks: Chunks, begin: int, start: int, stop: int, found: dict[int, tuple[int, Actor]]) -> bool:
    """ "X, Vice-Chancellor of Y and Minister for Economic Affairs and Climate Action": a second office of X."""
    alone = FIELD_ALONE.match(chunks.codes, start)
    if alone is None or alone.end() != stop or " " in chunks.text(stop - 1):
        return False
    return any(
        found.get(one, NOBODY)[0] == start - 1
        and chunks.codes[one] == "R"
        and chunks.codes[one - 2 : one] in ("P,", "N,")
        for one in range(begin + 2, start)
    )


# "Minister of Foreign Affairs | and European Integration of Moldova X", "Minister | for Trade Policies of Chad X will"
BEFORE_NAME = pattern_of(
    r"R(?P<field>(?:,d?[NXA]{1,2}){0,3},?&d?[NXA]{1,3}|g(?:[NXA]{1,3}&)?[NXA]{1,3})od?(?P<state>S)"
    r"(?P<name>[PN])(?![pN])"
)


def _join_name_behind(chunks: Chunks, begin: int, end: int, found: dict[int, tuple[int, Actor]]) -> None:
    """Make one of a long office with its state and the name behind that: "Minister of Trade and Tourism of Chad X"."""
    for match in BEFORE_NAME.finditer(chunks.codes, begin, end):
        office, state, name = match.start(), match.start("state"), match.start("name")
        words = (at for at in range(*match.span("field")) if chunks.codes[at] in "NXA")
        sides, (_, holder) = chunks.entries[state][2], found.get(name, NOBODY)
        capitals = all(chunks.text(at)[:1].isupper() for at in words)
        if not capitals or len(sides) != 1 or (holder.sides and holder.sides != sides):
            continue
        for inner in range(office, name + 1):
            found.pop(inner, None)
        _, rule, _, rank = chunks.entries[office]
        full = holder.name or chunks.name(name)
        told = Actor(sides, full, chunks.text(office), rank, "person", rules=(rule,), surname=full.split()[-1])
        found[office] = (name + 1, told._replace(surname=holder.surname or told.surname))


def join_fields(chunks: Chunks, begin: int, end: int, found: dict[int, tuple[int, Actor]]) -> None:
    """Give those who are named with an office the state that stands behind all of its field.

    Args:
        chunks: the article as chunks.
        begin: the first chunk of a sentence.
        end: the chunk after its last one.
        found: the actors by their first chunk, with the chunk after them; changed here.
    """
    _join_name_behind(chunks, begin, end, found)
    for start in [at for at in range(begin, end) if at in found]:
        stop, actor = found.get(start, NOBODY)  # one before it may have taken it in
        if start in found and _is_second_field(chunks, start, actor):
            _give_field(chunks, begin, start, found)
            continue
        if actor.name and chunks.codes[start - 1] == "&" and _is_rest_of_field(chunks, begin, start, stop, found):
            del found[start]
            continue
        if actor.name and actor.sides and (first := _other_office(chunks, begin, start, actor)) is not None:
            del found[start]
            found[first] = (stop, actor)
            continue
        after = stop + 1 + (chunks.codes[stop + 1] == "d")
        known, who = found.get(after, NOBODY)
        if actor.rank == "courtesy" and chunks.codes[stop] == "," == chunks.codes[known] and who.sort == "person":
            if who.name in (None, actor.name) and {*actor.sides} <= {*who.sides}:  # "H.E. X, Foreign Minister of Y,"
                del found[after]
                found[start] = (known, who._replace(name=actor.name, surname=actor.surname))
            continue
        if actor.rank == "courtesy" and (behind := OFFICE_BEHIND.match(chunks.codes, stop, end)):
            stop, office = behind.end(), chunks.entries[behind.end() - 1]
            actor = actor._replace(role=chunks.text(stop - 1), rank=office[3], speaks=True, rules=office[1:2])
        if actor.sort != "person" or actor.sides or actor.rank not in WITH_PORTFOLIO or chunks.codes[stop - 1] != "R":
            continue
        if chunks.codes[stop : stop + 2] == "&R":
            stop += 2  # "X, Deputy Prime Minister and Minister of Labour and Health"
        match = FIELD.match(chunks.codes, stop, end)
        at = -1 if match is None else max(match.start("state"), match.start("whole"))
        if match is None or at not in found or not _is_field(chunks, match, actor):
            continue
        for inner in range(stop, at + 1):
            found.pop(inner, None)
        found[start] = (at + 1, actor._replace(sides=chunks.entries[at][2]))


def _other_office(chunks: Chunks, begin: int, start: int, actor: Actor) -> int | None:
    """The first chunk of another office of somebody's own side before his name, with its field; or None."""
    office = OTHER_OFFICE.search(chunks.codes, begin, start) if chunks.codes[start - 1] == "&" else None
    same = office is not None and chunks.entries[office.start()][2] == actor.sides
    return office.start() if office is not None and same and _has_capitals(chunks, office) else None


def drop_members(chunks: Chunks, begin: int, end: int, found: dict[int, tuple[int, Actor]]) -> None:
    """No state is meant inside the name of a club, "the Confederation of Portuguese Farmers", nor a body of the UN.

    Args:
        chunks: the article as chunks.
        begin: the first chunk of a sentence.
        end: the chunk after its last one.
        found: the actors by their first chunk; those of such names are dropped.
    """
    for match in CLUB.finditer(chunks.codes, begin, end) if "oA" in chunks.codes[begin:end] else ():
        who, club = match.start("who"), match.start("club")
        if who in found and found[who][1].sort == "adjective" and chunks.text(club).split()[-1].lower() in CLUBS:
            found[who] = (who + 1, Actor((), sort="name", speaks=False))
    for at in chunks.find(ASSEMBLIES, begin + 1, end) if "B" in chunks.codes[begin:end] else ():
        stranger = chunks.codes[at] == "B" and chunks.codes[at - 1] in "NL" and at in found
        if stranger and chunks.firsts[at] == chunks.lasts[at - 1]:
            found[at] = (at + 1, Actor((), sort="word", speaks=False))  # "the Virginia General Assembly"


def _is_field(chunks: Chunks, match: re.Match[str], actor: Actor) -> bool:
    """Whether all words between an office and a state name a field: they have capitals, or the office has its own."""
    named = " " in (actor.role or "")
    if match["whole"] or not match["first"]:
        return named and (bool(match["whole"]) or bool(match["more"])) and _has_capitals(chunks, match)
    return _has_capitals(chunks, match)


def _has_capitals(chunks: Chunks, match: re.Match[str]) -> bool:
    """Whether every word of a match but those between is spelt with a capital."""
    between = (at for at in range(match.start(), match.end()) if chunks.codes[at] in "NXA")
    return all(chunks.text(at)[0].isupper() for at in between)
