"""Read lists under a day: agendas, public schedules, programmes of meetings.

In: a scene. Out: for each sentence that is an item of such a list, the day of the heading above it and whose list it
is. A heading is a line with a day and no verb ("Tuesday, 6 February"; "OFFICIAL MEETINGS ON TUESDAY, 1 DECEMBER
2015"); an item starts with a bullet or a clock time.
"""

from __future__ import annotations

from typing import NamedTuple

from calendars.extraction.actors import Scene
from calendars.extraction.localities import UN_DATELINES, UN_SEAT
from calendars.extraction.people import Actor
from calendars.models import TimeMention

HEADING_LIMIT = 16
VERBS = frozenset("vH1245muZEF")
BULLETS = frozenset("+-\u2022*\u00b7\u25aa")


class Item(NamedTuple):
    """An item of a list: the day of its heading, and whose list it is, as far as the article says."""

    day: TimeMention
    owner: Actor | None


def find_prefixes(scene: Scene) -> dict[int, tuple[int, tuple[str, str]]]:
    """Find the sentences that open with the place they tell of: "BOGOTA: ...", "- TOKYO - ...".

    Returns:
        By sentence, the chunk after the prefix and the place (name, country). A dash marks a prefix only where a list
        has several, as a single one is the dateline of a report.
    """
    found: dict[int, tuple[int, tuple[str, str]]] = {}
    dashed: list[int] = []
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        at = begin + (begin < end and scene.chunks.text(begin) in BULLETS)
        place = UN_SEAT if scene.chunks.text(at) in UN_DATELINES else scene.places.get(at)
        if at + 2 >= end or place is None or not scene.chunks.text(at).isupper():
            continue
        mark = scene.chunks.text(at + 1)
        if mark in (":", "-", "\u2013", "\u2014", "--"):
            found[number] = (at + 2, place)
            if mark != ":":
                dashed.append(number)
    return found if len(dashed) != 1 else {number: one for number, one in found.items() if number != dashed[0]}


def find_items(scene: Scene) -> dict[int, Item]:
    """Find the items of all lists under a day, by sentence."""
    items: dict[int, Item] = {}
    headings = {
        number: found
        for number, (begin, end) in enumerate(scene.chunks.sentences)
        if begin < end and (found := _heading_day(scene, begin, end))
    }
    # Under a single heading, only what is marked as an item; under one of several bare days, every line is one.
    bare = {number for number in headings if _is_bare(scene, *scene.chunks.sentences[number])}
    prose = False
    day: TimeMention | None = None
    first_owner = owner = None
    paragraph = -1
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        if begin == end:
            continue
        if number in headings:
            day, owner, prose = headings[number], None, number in bare and len(bare) > 1
        elif day and number in scene.prefixes:
            items[number] = Item(day, None)
            paragraph = scene.chunks.document.paragraphs[number]
        elif day and (prose or _is_item(scene, begin, end) or scene.chunks.document.paragraphs[number] == paragraph):
            items[number] = Item(day, owner or first_owner)
        if number not in headings and number not in scene.prefixes and _is_label(scene, begin, end):
            owner = _actor_in(scene, begin, end) or owner
        if number not in items:
            first_owner = first_owner or _actor_in(scene, begin, end)
    return items


def _heading_day(scene: Scene, begin: int, end: int) -> TimeMention | None:
    """The day of a line that is a heading, or None; of a chronology, the month."""
    if end - begin > HEADING_LIMIT or _is_clock(scene, begin, end):
        return None
    announces = scene.chunks.text(end - 1) == ":"  # "Events expected to make news on Wednesday:"
    if _has_verb(scene, begin, end) and not announces:
        return None
    if scene.chunks.text(end - 1) == ".":
        return None
    mentions = [mention for mention in map(scene.chunks.times.get, range(begin, end)) if mention and mention.start]
    bare = _is_bare(scene, begin, end)
    if not (bare or announces) and any(at in scene.places for at in range(begin, end)):
        return None  # a dateline
    if scene.chunks.text(begin) in BULLETS and scene.chunks.text(begin) != "*" and not bare:
        return None
    days = [
        mention for mention in mentions if len(mention.start or "") == 10 or (bare and len(mention.start or "") == 7)
    ]
    dated = [mention for mention in days if "month" in mention.stated] or days
    return dated[0] if dated else None


def _is_bare(scene: Scene, begin: int, end: int) -> bool:
    """Whether a line is a day and nothing else."""
    return not set(scene.chunks.codes[begin:end]) - set("T-;&,.")


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
