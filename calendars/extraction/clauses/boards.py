"""Tell whether those behind "of" or "from" are the ones who act: "leaders of X and Y", "the board of the agency".

In: a scene and the chunk of a preposition. Out: whether the actors behind it may be the subject of the verb.
"""

from __future__ import annotations

from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# "The Quartet of Russia, the European Union and the United Nations".
OF_MEMBERS = pattern_of(r"od?[SO](?:,d?[SO]){0,6},?&d?[SO]")
# Nouns for what acts for an organisation: "the WTO's general council".
BODIES = frozenset({"council", "board", "committee", "commission", "assembly", "secretariat"})
HIGHEST = frozenset({"authority", "assembly", "conference"})  # "the Authority of Heads of State and Government of X"
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
    leaders = what in HIGHEST and "heads of state" in scene.chunks.text(after).lower()
    return leaders or (whose == "O" and what in BODIES) or (whose in ("O", "B") and what in MEMBERS)
