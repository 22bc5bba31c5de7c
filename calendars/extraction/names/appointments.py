"""Read who is said to hold an office: "X has been Norway's foreign minister since June", "X was named Dutch premier".

In: the people met so far, a sentence. Out: spans of chunks and their actors, as for a name beside an office.
"""

from __future__ import annotations

from calendars.extraction.names.namesakes import is_full
from calendars.extraction.names.people import Actor, People
from calendars.patterns import pattern_of

# "X is the Dutch premier", "X, who has been Norway's foreign minister", "X was named foreign minister of Chad"; "X was
# the Dutch premier" no longer is.
HOLDING = pattern_of(
    r"(?P<name>[NP])(?:,c)?X?(?:1X?|43|(?P<named>(?:43?|2|1)?[EHvX]c?))d?X{0,2}(?P<side>[SAO]p?)?X{0,2}(?P<role>R)"
    r"(?:od?(?P<of>[SO]))?(?![pNPRX])"
)
APPOINTED = frozenset(
    {"appointed", "named", "elected", "nominated", "made", "became", "becomes", "sworn", "served", "serves", "chosen"}
    | {"serving", "reappointed", "re-elected", "reelected", "installed"}
)


def find_appointed(people: People, begin: int, end: int) -> list[tuple[int, int, Actor]]:
    """Find people said to hold an office, by the state told with it.

    Args:
        people: those met so far, with the chunks of the article.
        begin: the first chunk of a sentence.
        end: the chunk after its last one.
    """
    chunks, found = people.chunks, []
    for match in HOLDING.finditer(chunks.codes, begin, end):
        side = next((part for part in ("side", "of") if match[part]), "")
        named = not match["named"] or bool(chunks.find(APPOINTED, *match.span("named")))
        name, role = match.start("name"), match.start("role")
        full = match["name"] == "P" or is_full(chunks.name(name))
        if side and named and full and not people.is_former(name + 1, role):
            entry = chunks.entries[role]
            sides = people.sides_at(match.start(side))
            found.append((name, name + 1, people.introduce(name, sides, chunks.text(role), entry[3], entry[1])))
    return found
