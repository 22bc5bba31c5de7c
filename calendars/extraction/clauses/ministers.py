"""Put a minister in place of whoever tells what he will do: "X says that her foreign minister will meet Y".

In: a scene, after its offices were resolved. Out: nothing; the minister is an actor without a name, of the side of X.
"""

from __future__ import annotations

from calendars.extraction.names.actors import CODE_OF, Scene
from calendars.extraction.names.people import Actor
from calendars.patterns import pattern_of

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
