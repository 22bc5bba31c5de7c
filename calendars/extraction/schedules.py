"""Read lists under a day: agendas, public schedules, programmes of meetings.

In: a scene. Out: for each sentence that is an item of such a list, the day of the heading above it and whose list it
is. A heading is a line with a day and no verb ("Tuesday, 6 February"; "OFFICIAL MEETINGS ON TUESDAY, 1 DECEMBER
2015"); an item starts with a bullet or a clock time.
"""

from __future__ import annotations

from typing import NamedTuple

from calendars.extraction.actors import Actor, Scene
from calendars.models import TimeMention

HEADING_LIMIT = 16
VERBS = frozenset("vH1245muZEF")
BULLETS = frozenset("-\u2022*\u00b7\u25aa")


class Item(NamedTuple):
    """An item of a list: the day of its heading, and whose list it is, as far as the article says."""

    day: TimeMention
    owner: Actor | None


def find_items(scene: Scene) -> dict[int, Item]:
    """Find the items of all lists under a day, by sentence."""
    items: dict[int, Item] = {}
    day: TimeMention | None = None
    first_owner = owner = None
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        if begin == end:
            continue
        heading = _heading_day(scene, begin, end)
        if heading:
            day, owner = heading, None
        elif day and _is_item(scene, begin, end):
            items[number] = Item(day, owner or first_owner)
        elif _is_label(scene, begin, end):
            owner = _actor_in(scene, begin, end) or owner
        first_owner = first_owner or _actor_in(scene, begin, end)
    return items


def _heading_day(scene: Scene, begin: int, end: int) -> TimeMention | None:
    """The day of a line that is a heading, or None."""
    if end - begin > HEADING_LIMIT or _has_verb(scene, begin, end) or _is_clock(scene, begin, end):
        return None
    if scene.chunks.text(end - 1) == "." or (scene.chunks.text(begin) in BULLETS and scene.chunks.text(begin) != "*"):
        return None
    days = [
        mention
        for mention in map(scene.chunks.times.get, range(begin, end))
        if mention and mention.start and len(mention.start) == 10
    ]
    dated = [mention for mention in days if "month" in mention.stated] or days
    return dated[-1] if dated else None


def _is_label(scene: Scene, begin: int, end: int) -> bool:
    return end - begin <= 8 and not _has_verb(scene, begin, end) and scene.chunks.text(end - 1) != "."


def _has_verb(scene: Scene, begin: int, end: int) -> bool:
    return any(code in VERBS for code in scene.chunks.codes[begin:end])


def _is_item(scene: Scene, begin: int, end: int) -> bool:
    return scene.chunks.text(begin) in BULLETS or _is_clock(scene, begin, end)


def _is_clock(scene: Scene, begin: int, end: int) -> bool:
    """Whether a line starts with a clock time."""
    first = next((scene.chunks.times[at] for at in range(begin, min(begin + 2, end)) if at in scene.chunks.times), None)
    return first is not None and first.value.startswith("T")


def _actor_in(scene: Scene, begin: int, end: int) -> Actor | None:
    """The first actor of a line that can be the owner of a list; a person before what it stands for."""
    found = [scene.actors[at] for at in range(begin, end) if at in scene.actors and scene.actors[at].sides]
    people = [actor for actor in found if actor.sort == "person"]
    return next(iter(people or [actor for actor in found if actor.sort != "adjective"]), None)
