"""Tell who acts where a text names an office or a body of somebody: "X's and Y's ministers", "the board of the agency".

In: a scene and a chunk before a verb, of an actor or a preposition. Out: whether a state shares the office told behind
it, an office in the plural may be that of the two states of whom the text told, or the actors behind "of" or "from"
may be the subject of the verb. Or a scene, after its offices were resolved; out: nothing, but ministers are actors of
whom somebody tells as his own ("X says that her foreign minister will meet Y").
"""

from __future__ import annotations

from calendars.extraction.names.actors import CODE_OF, Scene
from calendars.extraction.names.people import Actor
from calendars.patterns import pattern_of

# "the presidents will meet", "the foreign ministers are to hold", and not "will meet reporters"
THEIR_OFFICES = pattern_of(r"dr(?=(?:m|[12]Q?f)X?(?:H|v(?:k?T|[iwgf.,;])))")
HIGHEST = frozenset({"ministers", "presidents", "secretaries", "premiers"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def are_their_ministers(scene: Scene, at: int) -> bool:
    """Whether "the presidents", "the foreign secretaries" may be those of the two states that the text told of.

    "The ministers" alone may be any cabinet's.
    """
    told = THEIR_OFFICES.match(scene.chunks.codes, at - 1) and scene.chunks.low(at - 1) == "the"
    if scene.chunks.text(at).lower() == "ministers":
        return False
    return bool(told) and scene.chunks.last_low(at) in HIGHEST


# "X's | and Y's ministers", "X's, | Y's and Z's ministers"
ITS_AND = pattern_of(r"Sp(?:,Sp)*,?&d?(?P<group>S)")


def shares_office(scene: Scene, at: int) -> bool:
    """Whether a state is one of those whose ministers are told together: "Brazil's and Peru's ministers will meet"."""
    match = ITS_AND.match(scene.chunks.codes, at)
    if match is None or match.start("group") not in scene.actors:
        return False
    group, chunks = match.start("group"), scene.chunks
    words = chunks.document.lows[chunks.firsts[group] : chunks.lasts[group]]
    return scene.actors[group].sort == "group" and not POSSESSIVES.isdisjoint(words)


# "The Quartet of Russia, the European Union and the United Nations".
OF_MEMBERS = pattern_of(r"od?[SO](?:,d?[SO]){0,6},?&d?[SO]")
# Nouns for what acts for an organisation: "the WTO's general council".
BODIES = frozenset({"council", "board", "committee", "commission", "assembly", "secretariat"})
HIGHEST_BODIES = frozenset(
    {"authority", "assembly", "conference"}
)  # "the Authority of Heads of State and Government of X"
MEMBER_STATES = frozenset({"members", "states", "countries", "nations"})
MEMBERS = MEMBER_STATES | {"governors"}
# "officials from the Osh Region"
OF_REGION = pattern_of(r"(?:[rRt][oj]|&)d?N$")
REGIONS = frozenset({"region", "province", "district", "oblast", "prefecture", "county", "governorate", "state"})


def is_of_those(scene: Scene, at: int) -> bool:
    """Whether those behind "of" are a body's members or owners: "the Quartet of X, Y and Z", "ministers of X"."""
    codes = scene.chunks.codes
    if codes[at] == "i":  # "officials from the X Region in Y"
        return scene.chunks.last_low(at - 1) in REGIONS and OF_REGION.search(codes, max(at - 4, 0), at) is not None
    if codes[at] == "o" and scene.chunks.low(at - 1) == "office" and codes[at + 1] == "P":
        return True  # "The office of President X says that he will"
    if codes[at] != "o" or codes[at - 1] in "rRt":
        return codes[at - 1] in "rRt" and (codes[at] != "g" or scene.chunks.low(at - 1) in scene.words["acting_for"])
    body = codes[at - 1] in "BO" or (codes[at - 1] == "X" and scene.chunks.low(at - 1) in BODIES)
    return _is_board_of(scene, at) or (body and OF_MEMBERS.match(codes[at : at + 24]) is not None)


def _is_board_of(scene: Scene, of: int) -> bool:
    """Whether "of" stands between what acts for an organisation and its name: "the board of the agency"."""
    after = of + 1 + (scene.chunks.codes[of + 1] == "d")
    what, whose = scene.chunks.last_low(of - 1), scene.chunks.codes[after]
    leaders = what in HIGHEST_BODIES and "heads of state" in scene.chunks.text(after).lower()
    return leaders or (whose == "O" and what in BODIES) or (whose in ("O", "B") and what in MEMBERS)


# "X says that her foreign minister will", "X said his country's ambassador would"
OWN_MINISTER = pattern_of(r"(?P<who>[PS])X?Zc?(?P<his>d)(?:(?P<country>X)p)?(?P<office>R)(?=X?[mu1245vHE])")
HIS = frozenset({"his", "her", "their", "its"})
SENT = frozenset({"minister", "envoy"})


def resolve_ministers(scene: Scene) -> None:
    """Make actors of the ministers and envoys of whom somebody tells as his own."""
    chunks = scene.chunks
    for match in OWN_MINISTER.finditer(chunks.codes):
        teller, office = scene.actors.get(match.start("who")), match.start("office")
        country = match["country"] is not None and chunks.low(match.start("country")) == "country"
        own = chunks.low(match.start("his")) in HIS and (country or match["country"] is None)
        rank = chunks.entries[office][3]
        if teller is None or rank not in SENT or len(teller.sides) != 1 or not teller.speaks:
            continue
        the = chunks.low(match.start("his")) == "the" and (country or (not match["country"] and teller.rank == "head"))
        if not (own or the):
            continue
        role = chunks.text(office).lower()
        scene.actors[office] = Actor(teller.sides, None, role, rank, "group", True, ("coreference.minister",))
        chunks.codes = chunks.codes[:office] + CODE_OF["group"] + chunks.codes[office + 1 :]
