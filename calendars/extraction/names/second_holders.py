"""Tell two people from one with two offices: "the Norwegian leader and President X of Peru" are two.

In: a name with the offices before it. Out: where the second of the two begins.
"""

from __future__ import annotations

import re
from collections.abc import Container

from calendars.extraction.names.people import People
from calendars.extraction.words.chunks import Chunks

# Ranks of which nobody has two, and a state one holder.
SINGLE_RANKS = frozenset({"head", "minister"})
# Between a delegation and the first of those in it.
MAKING_UP = frozenset(
    {"include", "includes", "included", "including", "comprise", "comprises", "comprised", "comprising"}
)


def second_holder(people: People, capitals: Container[str], match: re.Match[str]) -> int | None:
    """Find where the second of two people begins whose offices "and" joins, the first told by his office alone.

    Args:
        people: those met so far, with the chunks of the article.
        capitals: the names of all states.
        match: a name with offices before it, of the shape `TITLED`.

    Returns:
        The first chunk of the second office; None where one person holds both: "the Norwegian prime minister and NATO
        envoy X", "the Peruvian foreign minister and deputy premier Y".
    """
    first, stop = match.span("role")
    if "t" in match["mods"] and people.chunks.low(first - 1) in MAKING_UP:
        return first  # "the delegation includes | Trade Minister X"
    if "X" in match["role"] and (verbs := people.chunks.find(MAKING_UP, first, stop)):
        return verbs[0] + 1  # "the entourage of the premier includes | Trade Minister X"
    join = match["role"].rfind("&")
    if join < 0 or (match["side"] and match["side"][0] in "OBUM"):
        return None
    second = first + join + 1
    again = people.chunks.text(first, second - 1).lower() == people.chunks.text(second, match.end("role")).lower()
    if not match["side"]:
        return second if again else None  # "the President and President X"
    sides = set(people.sides_at(match.start("side")))
    if not sides or people.is_former(match.start("side"), first):
        return None
    return second if again or not sides.intersection(_other_sides(people, capitals, match, second) or sides) else None


def _other_sides(people: People, capitals: Container[str], match: re.Match[str], second: int) -> tuple[str, ...] | None:
    """The sides that a name has by its own state, by the office next to it, or by who is known to bear it."""
    chunks, name = people.chunks, match.start("name")
    if match["home"]:
        return people.sides_at(match.start("home"))
    term = people.term(name, chunks.name(name), (), chunks.text(second, match.end("role")))
    entry = chunks.entries[second]
    if entry[2] and term is None:
        single = entry[3] in SINGLE_RANKS and chunks.entries[match.start("role")][3] in SINGLE_RANKS
        return entry[2] if single and (entry[2][0] in capitals or not is_chair(chunks.text(second))) else None
    return None if term is None else (term[0],)


def is_chair(office: str) -> bool:
    """Whether an office goes from state to state, so that whoever has it has one at home too: "OSCE chairman"."""
    return "chair" in office.lower() and "commission" not in office.lower()


def is_thing(chunks: Chunks, institution: Container[str], premises: Container[str], at: int) -> bool:
    """Whether a name is that of a body or a house: "Permanent Council", "Berlaymont | building"."""
    house = chunks.codes[at + 1] == "X" and chunks.low(at + 1) in premises
    return house or chunks.last_low(at) in institution


def is_firm(chunks: Chunks, institution: Container[str], match: re.Match[str]) -> bool:
    """ "The chief of the Croatian dairy Zora", and not "the head of the Croatian Security Council X"."""
    last = match.start("name") - 1
    return chunks.codes[last] == "X" and chunks.last_low(last) not in institution
