"""Read who is told by whose man he is: "Brajesh Mishra, Prime Minister Vajpayee's adviser, arrived on Monday".

In: the people met so far, a sentence. Out: spans of chunks and their actors; he acts for the side of the other, who is
only named, as is he whose ally or friend somebody is.
"""

from __future__ import annotations

import re

from calendars.extraction.names.people import Actor, People
from calendars.extraction.words.chunks import Chunks
from calendars.patterns import pattern_of

# "X, Prime Minister Y's national security adviser,"; "X, Y's adviser on trade,"
AIDE = pattern_of(
    r"(?P<name>[NP]),(?P<side>[SA]p?)?(?P<office>R{0,2})(?P<owner>[NP])pX{0,2}(?P<role>[RX])"
    r"(?=(?:[kgofi][dXtRAnNxSCL&,]{1,12})?[,.;])"
)
# "X, an adviser to President Y,", "X, personal envoy of Y,"
AIDE_OF = pattern_of(
    r"(?P<name>[NP]),d?[XA]{0,2}(?P<role>[RX])(?P<how>[of])d?(?P<side>[SA]p?)?(?P<office>R{0,2})(?P<owner>[NP])(?=[,.;])"
)
# "Bush aides", "Putin envoy Sergei Ivanov"
BARE_AIDE = pattern_of(r"(?P<side>[SA]p?)?(?P<office>R{0,2})(?P<owner>[NP])X{0,2}(?P<role>[Rr])(?P<name>[NP])?(?!p)")
BARE = frozenset({"envoy", "envoys", "aide", "aides", "adviser", "advisers", "emissary", "emissaries", "negotiators"})
OF_AIDES = frozenset({"special", "top", "senior", "personal", "chief", "close", "policy", "security", "peace"})
SERVING = frozenset({"aide", "adviser", "advisor", "assistant", "deputy", "counsellor", "secretary"})


def find_aides(people: People, begin: int, end: int) -> list[tuple[int, int, Actor]]:
    """Find people told by whose adviser, envoy or wife they are.

    Args:
        people: those met so far, with the chunks of the article.
        begin: the first chunk of a sentence.
        end: the chunk after its last one.
    """
    codes = people.chunks.codes
    matches = [
        *(AIDE.finditer(codes, begin, end) if "p" in codes[begin:end] else ()),
        *AIDE_OF.finditer(codes, begin, end),
    ]
    bare = BARE_AIDE.finditer(codes, begin, end) if people.chunks.find(BARE, begin, end) else ()
    found = [_read_bare(people, match) for match in bare]
    return [one for one in (*found, *(_read_aide(people, match) for match in matches)) if one]


def _read_bare(people: People, match: re.Match[str]) -> tuple[int, int, Actor] | None:
    """ "Bush aides met Y", "Putin envoy X met Y": whose men they are is not there."""
    chunks, role = people.chunks, match.start("role")
    sides = _sides_of_owner(people, match) if chunks.last_low(role) in BARE else ()
    between = chunks.lows[match.start("owner") + 1 : role]
    if not sides or chunks.codes[match.end()] == "Z" or not OF_AIDES.issuperset(between):
        return None  # "Bush aides said he would visit Y"
    rank = chunks.entries[role][3]
    if match["name"]:
        actor = people.introduce(match.start("name"), sides, chunks.text(role), rank, "actors.aide")
    else:
        actor = Actor(sides, None, chunks.text(role), rank, "group", True, ("actors.aide",))
    return match.start(), match.end(), actor


def _read_aide(people: People, match: re.Match[str]) -> tuple[int, int, Actor] | None:
    chunks, role = people.chunks, match.start("role")
    word = chunks.last_low(role)
    how = match.groupdict().get("how")
    family = people.words["family"]
    if match["role"] == "X" and word not in people.words["aides"] and word not in family:
        # "X, the author of Y,", and "Tony Blair, Bush's closest ally,"
        ally = None if how else people.recall(match.start("name"))
        return (match.start(), match.end(), ally) if ally and ally.sides else None
    sides = _sides_of_owner(people, match)
    if not sides or (how == "f" and word not in SERVING):
        return None  # "X, Obama's envoy to Putin,"
    name = match.start("name")
    known = people.term(name, chunks.name(name), (), None)
    entry = chunks.entries[role]
    rank = entry[3] if match["role"] == "R" else "official"
    actor = people.introduce(name, (known[0],) if known else sides, chunks.text(role), rank, "actors.aide")
    if word in family and not known:
        actor = actor._replace(sides=(), speaks=False)
    return match.start(), match.end(), actor


def _sides_of_owner(people: People, match: re.Match[str]) -> tuple[str, ...]:
    """The side of whoever somebody serves: by the words before his name, as he was met, or as the lexicon knows him."""
    if match["side"]:
        return people.sides_at(match.start("side"))
    owner, (first, last) = match.start("owner"), match.span("office")
    met = people.recall(owner)
    if met is not None:
        return met.sides
    term = people.term(owner, people.chunks.name(owner), (), people.chunks.text(first, last) if last > first else None)
    return (term[0],) if term else ()


# "Putin | 's aide", "Chirac | 's envoy"
OF_OWNER = pattern_of("p(?=[XRt])")
# Who comes before or after somebody is told by him, who does not take part: "Blair's predecessor, John Major".
IN_TURN = frozenset({"predecessor", "successor"})


def join_envoys(chunks: Chunks, found: dict[int, tuple[int, Actor]], begin: int, end: int) -> None:
    """ "Putin's aide Yuri Ushakov", "Chirac's envoy": the one who is sent takes part, for the side of the sender.

    So does "Blair's predecessor, John Major", and not Blair.
    """
    for match in OF_OWNER.finditer(chunks.codes, begin + 1, end):
        at = match.start()
        named = at + 1
        if named not in found and chunks.low(named) in IN_TURN:
            named += 1 + (chunks.codes[named + 1] == ",")
        if named not in found:
            continue
        owner = next((start for start in range(at - 1, max(at - 8, begin - 1), -1) if start in found), None)
        if owner is None or found[owner][0] != at or found[owner][1].sort != "person":
            continue
        stop, actor = found[named]
        told = actor.role if named == at + 1 else actor.name
        if actor.sort == "person" and told and "J" not in chunks.codes[at + 1 : stop]:
            found[owner] = (stop, actor._replace(sides=actor.sides or found[owner][1].sides))
            del found[named]
