"""Read lists under a day: agendas, public schedules, programmes of meetings.

In: a scene, and what its sentences open with (`openings.py`). Out: for each sentence that is an item of such a list,
its day and whose list it is. The day opens the item's own line, or it stands in a heading above: a line with a day and
no verb ("Tuesday, 6 February"; "OFFICIAL MEETINGS ON TUESDAY, 1 DECEMBER 2015"), under which an item starts with a
bullet or a clock time.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from calendars.extraction.lists.digests import is_told_in_past
from calendars.extraction.lists.list_lines import (
    BARE,
    FEWEST,
    a_year_on,
    actor_in,
    are_posts,
    closes,
    day_of_hours,
    end_of_this_week,
    fate_hour,
    forget_topics,
    has_city_lines,
    has_verb,
    heading_day,
    hour_alone,
    is_bare,
    is_label,
    is_marked,
    is_note,
    moved_to,
    names_group,
    opens_with_hour,
    place_of_label,
    without_hour,
)
from calendars.extraction.lists.openings import Opening, skip_bullets, starts_line
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.houses import house_of
from calendars.extraction.names.people import Actor
from calendars.models import TimeMention, TimexType
from calendars.patterns import pattern_of
from calendars.periods import DAY_LENGTH, WEEK, has_day

# How a list tells in which zone its hours are, and an hour at the end of an item.
IN_GMT = pattern_of(r"(?i)\btimes (?:are )?(?:in )?gmt\b")
HOUR = pattern_of(r"\(([01]\d|2[0-3])([0-5]\d)\)[.;]?$")
HOUR_REACH = 10
# A list by weekdays goes on by so many days at most from one to the next.
STEP_LIMIT = 4


# A day without its year that lies so far back from the one before it in a list is one of the next year.
YEAR_BACK = timedelta(days=90)


class Item(NamedTuple):
    """An item of a list: its day, and whose list it is, as far as the article says."""

    day: TimeMention
    owner: Actor | None
    clock: TimeMention | None = None


def find_items(scene: Scene, openings: dict[int, Opening], today: date | None = None) -> dict[int, Item]:
    """Find the items of all lists under a day, by sentence; the place of a heading is noted for those below it.

    Args:
        scene: chunks with actors.
        openings: what `find_openings` found.
        today: the day of publication.
    """
    headings = {
        number: found
        for number, (begin, end) in enumerate(scene.chunks.sentences)
        if begin < end and number not in openings and (found := heading_day(scene, begin, end, number == 0))
    }
    if today is not None:  # an hour over is that of posting: "Friday, 1 March 2024, 11:00"
        headings = {
            at: day for at, day in headings.items() if len(day.start or "") <= DAY_LENGTH or _is_ahead(day, today)
        }
    _forget_posting(scene, headings, today)
    if are_posts(scene, headings):
        return {}
    undated = None
    if headings and today is not None and all(day.start == today.isoformat() for day in headings.values()):
        undated = day_of_hours(scene, today)  # "Press release, 11 May", and below the programme of a day to come
        headings = headings if undated is None else {}
    if undated is None and not headings and not any(opening.day for opening in openings.values()):
        undated = day_of_hours(scene, today)
        if undated is None:
            return {}
    # Under a single heading, only what is marked as an item; under several bare days, or one to come, every line.
    bare = {number for number in headings if is_bare(scene, *scene.chunks.sentences[number])}
    several = len(bare) > 1 or any(_lies_ahead(headings[number], today) for number in bare)
    reader = _Reader(scene, bare if several else set())
    reader.by_city = has_city_lines(scene)
    alone = [number for number, opening in openings.items() if opening.day and opening.after == scene.bounds(number)[1]]
    reader.goes_on = alone[-1] if len(alone) >= FEWEST else 0  # "MONDAY. X meets Y.", and more in the next paragraphs
    reader.sunday = end_of_this_week(scene, today)
    reader.day = undated
    items: dict[int, Item] = {}
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        if begin == end:
            continue
        if number in headings:
            reader.open(number, headings[number])
            continue
        item = reader.read(number, openings.get(number))
        if item is not None:
            items[number] = item
            if reader.place and number not in scene.prefixes:
                scene.prefixes[number] = reader.place
    if today is not None and [*headings] == [1] and 1 in bare and _is_title_of(scene, headings[1], today):
        items.setdefault(0, Item(headings[1], None))
    for number in _parts_of_span(headings, items):
        del items[number]
    if not items:
        return items
    _look_back(scene, items, today)
    for number, item in items.items():
        if item.owner is not None and item.owner.sort == "body":
            forget_topics(scene, number)
    _settle_venues(scene, items)
    _forget_guests(scene, items, openings)
    _read_hours(scene, items)
    return _with_common_owner(scene, items, openings)


def _look_back(scene: Scene, items: dict[int, Item], today: date | None) -> None:
    """The weekdays of a list that tells all in the past are those before: "Monday: X hosted Y. Friday: Z flew home"."""
    if today is None or not all(set(item.day.stated) <= BARE for item in items.values()):
        return
    days = {number: item.day for number, item in items.items() if has_day(item.day.start)}  # not "Q2"
    ahead = [number for number, day in days.items() if _is_ahead(day, today) and day.end is None]
    if not ahead or not all(is_told_in_past(scene, *scene.bounds(number), helping="25") for number in ahead):
        return
    for number in ahead:
        day = days[number]
        moved = moved_to(day, date.fromisoformat((day.start or "")[:DAY_LENGTH]) - WEEK)
        items[number] = items[number]._replace(day=moved._replace(direction="past"))


def _parts_of_span(headings: dict[int, TimeMention], items: dict[int, Item]) -> list[int]:
    """What stands between "11-15 March" and "Monday 11 March": the name of a part of the list, and no item of it."""
    found = []
    for number in headings.keys() & {number + 1 for number in items}:
        day, span = headings[number].start or "", items[number - 1].day
        if span.end and (span.start or "")[:10] <= day[:10] <= span.end[:10] and not headings[number].end:
            found.append(number - 1)
    return found


def _forget_posting(scene: Scene, headings: dict[int, TimeMention], today: date | None) -> None:
    """Between the heading of a day to come and its list, a line with the day of publication only says when it was sent.

    "Public Schedule – December 8" and, below, "Washington, DC, December 7"; nor is "Sunday, October 20, 2024" the day
    of what stands between it and the "Monday" and the "Tuesday" of a list.
    """
    first, *others = [*headings] or [0]
    bare = len(others) > 1 and not any("month" in headings[number].stated for number in others)
    posted = bare and today is not None and headings[first].start == today.isoformat()
    if posted and "year" in headings[first].stated and not is_marked(scene, *scene.bounds(first + 1)):
        del headings[first]
        return
    for second in others:
        sent = today is not None and headings[second].start == today.isoformat() < (headings[first].start or "")
        sent = sent and "month" in headings[second].stated  # not the "Friday" of a list by weekdays
        if sent and not any(is_marked(scene, *scene.bounds(number)) for number in range(first + 1, second)):
            del headings[second]
        else:
            first = second


# In a title that is no event's: "Remarks on the visit of X", "Briefing ahead of the summit", "Engagements of X".
OF_PAPER = frozenset(
    {"on", "about", "ahead", "before", "after", "regarding", "following", "for"}
    | {"meetings", "events", "engagements", "appointments", "diary", "calendar", "agenda", "schedule"}
)


def _is_title_of(scene: Scene, day: TimeMention, today: date) -> bool:
    """Whether a day to come in the second line is that of what the title names: "State visit of X", "6-8 November"."""
    begin, end = scene.chunks.sentences[0]
    paper = not OF_PAPER.isdisjoint(scene.chunks.lows[begin:end])
    return _is_ahead(day, today) and not paper and not has_verb(scene, begin, end)


def _is_ahead(day: TimeMention, today: date) -> bool:
    """Whether a day is still to come."""
    return (day.start or "")[:10] > today.isoformat()


def _lies_ahead(day: TimeMention, today: date | None) -> bool:
    """Whether a heading has a weekday and its date, and that day is still to come: no paper is dated so."""
    whole = {"weekday", "month"} <= set(day.stated) and has_day(day.start)
    return today is not None and whole and _is_ahead(day, today)


def _read_hours(scene: Scene, items: dict[int, Item]) -> None:
    """In a list that says "all times GMT", digits in brackets at the end of an item are its hour: "(0930)"."""
    document = scene.chunks.document
    if not IN_GMT.search(document.text):
        return
    for number, item in items.items():
        first, last = document.span(*document.sentences[number])
        hour = HOUR.search(document.text, max(first, last - HOUR_REACH), last)
        if hour and item.clock is None:
            value, span = f"T{hour[1]}:{hour[2]}", (hour.start(1), hour.end(2))
            stated, rule = ("time", "zone"), "schedules.hour"
            text = document.text[slice(*span)]
            clock = TimeMention(span, text, TimexType.TIME, value, timezone="+00:00", stated=stated, rule=rule)
            items[number] = item._replace(clock=clock)


def _opener(scene: Scene, number: int, opening: Opening | None) -> int:
    """The chunk that an item is about: the first behind what it opens with, without an article."""
    begin, end = scene.chunks.sentences[number]
    at = skip_bullets(scene, begin, end) if opening is None else opening.after
    if at >= end:
        return -1
    while at < end - 1 and (scene.chunks.codes[at] == "d" or at in scene.chunks.times):
        at += 1
    return at


def _forget_guests(scene: Scene, items: Iterable[int], openings: dict[int, Opening]) -> None:
    """An office that opens an item is not that of a guest of another item: "The Prime Minister visits Malmo"."""
    known: set[str | None] = set()
    codes = list(scene.chunks.codes)
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        first = _opener(scene, number, openings.get(number)) if number in items and begin < end else -1
        for at in range(begin, end):
            actor = scene.actors.get(at)
            if actor is None or actor.sort != "person":
                continue
            if at == first and actor.name not in known and "actors.role_again" in actor.rules:
                codes[at] = "R"
                del scene.actors[at]
            elif at == first or number not in items:
                known.add(actor.name)
    scene.chunks.codes = "".join(codes)


def _with_common_owner(scene: Scene, items: dict[int, Item], openings: dict[int, Opening]) -> dict[int, Item]:
    """Where nothing names whose list it is, it is that of those whom its items are about, or of the house."""
    if any(item.owner for item in items.values()):
        return items
    about = [scene.actors.get(_opener(scene, number, openings.get(number))) for number in items]
    sides = [actor.sides for actor in about if actor and actor.sort == "person" and actor.sides]
    house = house_of(scene) if not sides else None
    if house is None and (len(set(sides)) != 1 or len(sides) < FEWEST):
        return items
    owner = Actor((house,) if house else sides[0], sort="group", rules=("schedules.owner",))
    elsewhere = scene.prefixes if house is None else {}
    return {number: item._replace(owner=None if number in elsewhere else owner) for number, item in items.items()}


# Before a comma: who goes on behind it ("talks between Paris, Rome and Vienna"), or has an office there.
IN_ROW, IN_OFFICE = frozenset("CSA"), frozenset("CSARrtPN")


def _settle_venues(scene: Scene, items: Iterable[int]) -> None:
    """In an item, a city or a state behind its last comma is where it takes place, and no side.

    "Foreign Affairs Council, Luxembourg", "(Gymnich), Warsaw", but not "the foreign minister, Ghana".
    """
    codes = list(scene.chunks.codes)
    for number in items:
        begin, end = scene.bounds(number)
        for at in range(begin + 2, end):
            if codes[at] not in "CSL" or codes[at - 1] not in ",;" or at not in scene.places:
                continue
            if codes[at - 1] == ";" and scene.chunks.text(at - 1) == "|" and set(codes[at + 1 : end]) <= set(";."):
                scene.prefixes.setdefault(number, scene.places[at])  # the last cell of a row
            if codes[at] == "L":
                continue
            row = codes[at - 2] in (IN_ROW if codes[at] == "C" else IN_OFFICE)
            row = row and not (at - 2 in scene.actors and scene.actors[at - 2].many)  # "EU ministers, Riga"
            row = row and "&" not in codes[max(at - 4, begin) : at - 2]  # "summit of Chad and Niger, Riga"
            if not row and (at + 1 == end or codes[at + 1] in ".,;T"):
                codes[at] = "L"
                scene.actors.pop(at, None)
    scene.chunks.codes = "".join(codes)


class _Reader:
    """The list that a sentence stands in: its day, its owner, and how its items have been marked so far."""

    def __init__(self, scene: Scene, bare: set[int]) -> None:
        self.scene = scene
        self.bare = bare
        self.by_city = False  # whether lines hold nothing but a city
        self.sunday: date | None = None  # the last day of the week that the title tells of
        self.day: TimeMention | None = None  # of the heading
        self.line: TimeMention | None = None  # of the line, where it opens with one
        self.running: TimeMention | None = None  # of the last line that opened with a day and an hour
        self.last: date | None = None
        self.rises = False  # the days of the list have gone on, and never back
        self.place: tuple[str, str] | None = None
        self.house: tuple[str, str] | None = None  # of the whole list
        self.owner: Actor | None = None
        self.first_owner: Actor | None = None
        self.hour: TimeMention | None = None  # of the last line that held nothing else
        self.goes_on = 0  # up to where the day that opens a paragraph is that of the next ones, too
        self.prose = self.marked = self.timed = False
        self.paragraph = -1

    def open(self, number: int, day: TimeMention) -> None:
        """Begin the list under a heading."""
        begin, end = self.scene.chunks.sentences[number]
        bare = is_bare(self.scene, begin, end)
        if not bare:
            self.first_owner = self.first_owner or actor_in(self.scene, begin, end)
        places = {self.scene.places[at] for at in range(begin, end) if at in self.scene.places}
        self.place = places.pop() if number in self.bare and len(places) == 1 else self.house
        self.day, self.line, self.owner = self._in_order(day), None, None
        self.prose, self.marked, self.paragraph, self.hour = number in self.bare, False, -1, None
        announces = bare or self.scene.chunks.text(end - 1) == ":"
        self.timed = bool(places) and not announces  # a title: only what has its hour is below

    def read(self, number: int, opening: Opening | None) -> Item | None:
        """The item that a sentence is, if it is one."""
        scene = self.scene
        begin, end = scene.chunks.sentences[number]
        paragraph = scene.chunks.document.paragraphs[number]
        if self.day is not None and closes(scene, begin, end):
            self.day, self.prose, self.hour = None, False, None
            return None
        if self.day is not None and (hour := hour_alone(scene, begin, end)):
            self.hour, self.line = hour, None
            return None
        if starts_line(scene, begin) and (opening or number >= self.goes_on):
            self.line = self._in_order(opening.day) if opening and opening.day else None
        clock = opening.clock if opening else fate_hour(scene, begin, end)
        if (
            self.hour is not None
            and self.day is not None
            and opening is None
            and not opens_with_hour(scene, begin, end)
        ):
            return Item(self.day, self.owner or self.first_owner, self.hour)
        self.hour = None
        if self.line is not None:
            timed = opening is not None and len(self.line.start or "") > DAY_LENGTH
            self.running = without_hour(self.line) if timed else None
            return Item(self.line, self.owner or self.first_owner, clock)
        if self.running is not None and self.day is None and opens_with_hour(scene, begin, end):
            clock = clock or scene.chunks.times[skip_bullets(scene, begin, end)]
            return Item(self.running, self.owner or self.first_owner, clock)
        day = self.day if not self.timed or opens_with_hour(scene, begin, end) else None
        if day and opening and opening.place and not clock:
            self.paragraph = paragraph
            return Item(day, None)
        marked = is_marked(scene, begin, end)
        heads = self.marked and not marked and opening is None and names_group(scene, begin, end)
        city = scene.places.get(begin) if scene.chunks.codes[begin] in "CL" and begin + 1 == end else None
        if city and not marked and (day or self.by_city):
            self.place = city  # "Dublin (local time)", between items
        elif heads or (not marked and opening is None and is_label(scene, begin, end)):
            office = any(code in "Rrt" for code in scene.chunks.codes[begin:end])
            self.owner = actor_in(scene, begin, end) or (None if office else self.owner)
        new = paragraph != scene.chunks.document.paragraphs[number - 1]
        if new and not marked and scene.chunks.codes[begin] == "P":
            self.place = place_of_label(scene, begin, end) or self.house  # of nobody told before
        closed = self.marked and not marked and new and is_note(scene, begin, end)
        self.marked = self.marked or marked
        if day and (marked or paragraph == self.paragraph or (self.prose and not closed)):
            return Item(day, self.owner or self.first_owner, clock)
        if self.day is None and self.last is None:
            housed = scene.chunks.codes[begin] in "OB" and scene.chunks.codes[end - 2] == ","
            self.house = (scene.places.get(end - 1) if housed else None) or self.house  # "NATO Headquarters, Brussels"
            prose = scene.chunks.text(end - 1) == "." and has_verb(scene, begin, end)
            self.first_owner = self.first_owner or (None if prose else actor_in(scene, begin, end))
        return None

    def _in_order(self, day: TimeMention) -> TimeMention:
        """A bare weekday that follows another in a list by days is the next one behind it."""
        if not has_day(day.start):
            return day
        start, before = date.fromisoformat(day.start[:10]), self.last
        if self.sunday is not None and start > self.sunday and set(day.stated) <= BARE and day.end is None:
            self.last = start - WEEK  # "This week", and below "Monday: X hosted Y"
            return moved_to(day, self.last)
        if before and set(day.stated) <= BARE and day.end is None and start < before:
            ahead = (start - before).days % 7
            if ahead <= STEP_LIMIT:
                start = before + timedelta(days=ahead)
                day = moved_to(day, start)
        elif before and self.rises and "year" not in day.stated and start + YEAR_BACK < before:
            day = a_year_on(day)  # "20 June: ...", and then "31 October: ...", which is nearer in the past
            start = date.fromisoformat((day.start or "")[:10])
        self.rises = before is not None and (self.rises or start > before) and start >= before
        self.last = start
        return day
