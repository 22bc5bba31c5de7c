"""Read notices that say who, what, when and where each in a line of its own: "WHEN: Tuesday, 12 March, 14:30".

In: a scene and the items of its lists. Out: the same items, and one for each line that says what will be: with the day
and the hour, those who take part, and the place that the other lines tell.
"""

from typing import NamedTuple

from calendars.extraction.lists.openings import is_clock, skip_bullets, starts_line
from calendars.extraction.lists.schedules import Item
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE, Actor
from calendars.models import TimeMention
from calendars.periods import DAY_LENGTH, has_day

# What a line opens with before its colon.
FIELDS = {
    **dict.fromkeys(("who", "participants"), "who"),
    **dict.fromkeys(("what", "event", "occasion", "activity"), "what"),
    **dict.fromkeys(("when", "date", "day", "time"), "when"),
    **dict.fromkeys(("where", "venue", "place", "location"), "where"),
}
# Between the word and the colon: "Date and time:", "Time (CET):".
LABEL_REACH = 5
# The lines of one notice are so near to each other, in sentences.
NEAR = 2


class Field(NamedTuple):
    """A line of a notice: its first and last sentence, its word, what it tells, and the chunk behind its colon."""

    first: int
    last: int
    word: str
    name: str
    after: int


def read_advisories(scene: Scene, items: dict[int, Item]) -> None:
    """Add the items of all notices.

    Args:
        scene: chunks with actors; what the lines open with is no part of their clauses.
        items: those of the lists; those of notices are added here.
    """
    for notice in _find_notices(scene):
        told = {field.name for field in notice}
        if "what" not in told or "when" not in told:
            continue
        for field in notice:
            scene.skips[scene.chunks.sentences[field.first][0]] = field.after
        _add_items(scene, notice, items)


def _find_notices(scene: Scene) -> list[list[Field]]:
    """The notices of a text, each a run of lines that tell different things."""
    notices: list[list[Field]] = []
    last = -NEAR - 1  # the last sentence that a field was read in
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        if begin == end:
            continue
        field = _read_field(scene, number, begin, end)
        if field is None:
            near = notices and number == last + 1 and not starts_line(scene, begin)
            if near:  # a second sentence of the line
                notices[-1][-1] = notices[-1][-1]._replace(last=number)
                last = number
            continue
        if number - last > NEAR or any(one.word == field.word for one in notices[-1]):
            notices.append([])
        notices[-1].append(field)
        last = number
    return notices


def _read_field(scene: Scene, number: int, begin: int, end: int) -> Field | None:
    """The field that a line is, if it opens with its name and a colon."""
    at = skip_bullets(scene, begin, end)
    word = scene.chunks.low(at) if at < end else ""
    name = FIELDS.get(word)
    if name is None or not starts_line(scene, begin):
        return None
    colon = next((one for one in range(at + 1, min(at + LABEL_REACH, end)) if scene.chunks.text(one) == ":"), None)
    return Field(number, number, word, name, colon + 1) if colon is not None and colon + 1 < end else None


def _add_items(scene: Scene, notice: list[Field], items: dict[int, Item]) -> None:
    """Make an item of each line of a notice that says what will be."""
    days, hours, places, people = _read_notice(scene, notice)
    whole = next((day for day in days if len(day.start or "") > DAY_LENGTH), None)
    day = whole or (days[0] if days else None)
    clock = hours[0] if hours and whole is None else None
    owner = None
    if people:
        sides = tuple(dict.fromkeys(side for one in people for side in one.sides))
        owner = people[0] if len(people) == 1 else Actor(sides, sort="group", rules=("advisories.who",))
    for field in notice:
        if field.name != "what":
            continue
        for number in range(field.first, field.last + 1):
            known = items.get(number)
            its = day or (known.day if known else None)
            if its is None:
                continue
            items[number] = Item(
                its, owner or (known.owner if known else None), clock or (known.clock if known else None)
            )
            if places:
                scene.prefixes.setdefault(number, places[-1])


def _read_notice(
    scene: Scene, notice: list[Field]
) -> tuple[list[TimeMention], list[TimeMention], list[tuple[str, str]], list[Actor]]:
    """The days, the hours, the places and the people that the lines of a notice tell."""
    days: list[TimeMention] = []
    hours: list[TimeMention] = []
    places: list[tuple[str, str]] = []
    people: list[Actor] = []
    for field in notice:
        for at in range(field.after, scene.chunks.sentences[field.last][1]):
            mention, actor = scene.chunks.times.get(at), scene.actors.get(at)
            if field.name == "when" and mention is not None:
                if is_clock(mention):
                    hours.append(mention)
                elif has_day(mention.start):
                    days.append(mention)
            elif field.name == "where" and at in scene.places:
                places.append(scene.places[at])
            elif field.name == "who" and actor is not None and actor.sort in PEOPLE and actor.sides and actor.speaks:
                people.append(actor)
    return days, hours, places, people
