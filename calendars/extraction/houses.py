"""Tell whose house speaks: the state whose institutions a text names, and no other's.

In: a scene. Out: the name of the state, whose president a release calls "the President".
"""

from __future__ import annotations

from calendars.extraction.actors import Scene


def house_of(scene: Scene) -> str | None:
    """The state whose institutions a text names, and no other's: "the White House", "Downing Street", "the MEA"."""
    houses = {
        actor.sides[0]
        for at, actor in scene.actors.items()
        if actor.sides and (actor.sort == "institution" or (actor.sort == "seat" and _is_house(scene, at)))
    }
    return houses.pop() if len(houses) == 1 else None


def _is_house(scene: Scene, at: int) -> bool:
    """Whether a seat is a palace or an office, and no city."""
    name, place = scene.chunks.text(at), scene.places.get(at)
    return place is not None and not name.startswith(place[0]) and scene.chunks.last_low(at) in scene.words["houses"]
