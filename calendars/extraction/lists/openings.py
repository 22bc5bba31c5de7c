"""Find what a sentence opens with before it tells anything: "BOGOTA: ...", "Monday 17 October: ...", "May 2 - Rome, ".

In: a scene. Out: by sentence, the day and the place that it opens with, and the chunk behind them, where the clause
begins.
"""

from typing import NamedTuple

from calendars.extraction.names.actors import Scene
from calendars.extraction.words.lines import DAY_IN_LINE, DAY_LIMIT, is_day
from calendars.extraction.words.localities import UN_DATELINES, UN_SEAT, proper_name
from calendars.models import TimeMention
from calendars.patterns import pattern_of
from calendars.periods import has_day

BULLETS = frozenset("+-\u2022*\u00b7\u25aa")
DASHES = frozenset(("-", "\u2013", "\u2014", "--", "---"))
# What a line may start with before its first word: bullets, and the marks of headings, quotations and emphasis.
MARKS = BULLETS | DASHES | {"#", ">", "_", "|", "/", "\u00b1"}
MARKS_LIMIT = 4
# Between a day and the mark behind it: the comma before a clock time, the full stop of an abbreviation.
BEFORE_MARK = frozenset("*,.")
# A day behind one of these is a part of the sentence: "Until Monday - ...".
LEADS = frozenset({"until", "since", "by", "on", "from"})


# What may stand before the first sentence of a line: its number.
NUMBERING = " \t0123456789.()*_#>"


class Opening(NamedTuple):
    """What a sentence opens with: its day, its clock time, its place, and the chunk behind them."""

    after: int
    day: TimeMention | None = None
    place: tuple[str, str] | None = None
    clock: TimeMention | None = None


def find_openings(scene: Scene) -> dict[int, Opening]:
    """Find the sentences that open with the day, the hour or the place that they tell of, each with a mark behind it.

    A place alone is surely one in capitals before a colon. A dash behind it counts only where a list has several such
    lines, as a single one is the dateline of a report; and so does a colon behind a name in small letters, as in a
    headline that names its source.
    """
    found: dict[int, Opening] = {}
    doubtful: list[int] = []
    placed: list[int] = []  # those with a day behind their place
    bodies: list[int] = []  # those with a day behind a body
    headings: set[int] = set()  # the sentences right under a day
    plain: dict[int, Opening] = {}  # those with a day and no mark behind it
    place = None  # of the line
    above = None  # of the city under whose line the bullets stand
    rows = _lines_by_place(scene)
    cells = "|" in scene.chunks.document.text
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        at = skip_bullets(scene, begin, end)
        if at >= end:
            continue
        if not starts_line(scene, begin):
            if place:
                found[number] = Opening(begin, place=place)
            continue
        opening = _read_opening(scene, at, end) if at in scene.chunks.times else None
        place = opening.place if opening else None
        if opening:
            found[number] = opening
            above = opening.place
        elif dated := _read_place_and_day(scene, at, end):
            found[number] = dated
            placed.append(number)
        elif above and at > begin and not _named_place(scene, at):
            found[number] = Opening(at, place=above)  # "PARIS: Cabinet meets" and, in the next line, "- X sees Y"
        elif at + 2 < end and (named := _named_place(scene, at)):
            behind = at + 1 + 2 * (scene.chunks.codes[at] == "N")
            mark, capitals = scene.chunks.text(behind), scene.chunks.text(at).partition(",")[0].isupper()
            sure = capitals and mark == ":"
            place_above = number - 1 in found and found[number - 1].place is not None
            small = scene.chunks.codes[at] in "CL" and mark in DASHES
            under = small and (number in rows or _is_under_day(scene, begin))
            headed = small and not capitals and at == begin and (place_above or under)
            city = (scene.chunks.codes[at] in "CL" and mark == ":") or (small and at > begin)
            if sure or city or headed or (capitals and mark in DASHES):
                found[number] = Opening(behind + 1, place=named)
                above = named if sure else None
                doubtful += [] if sure or headed else [number]
                headings |= {number} if under and at > begin else set()  # not a report right under its date
        elif at in scene.chunks.times and (unmarked := _read_unmarked(scene, at, end)):
            plain[number], above = unmarked, None
        elif cells and (day := _day_in_cell(scene, at, end)):
            found[number] = Opening(at, day)
        elif day := _day_of_body(scene, at, end):
            found[number] = Opening(at, day)
            bodies.append(number)  # one alone heads a release
        else:
            above = None
    found |= plain if len(plain) >= FEWEST_ROWS else {}
    for alone in (doubtful, placed, bodies):
        if len(alone) == 1 and alone[0] not in headings:
            del found[alone[0]]
    return found


# So many lines with their place and a dash, right below one that announces them with a colon, are a list.
FEWEST_ROWS = 3


def _lines_by_place(scene: Scene) -> frozenset[int]:
    """The lines of a list by places under one that ends with a colon: "Due on Friday:", "Riga - X meets Y"."""
    chunks, found = scene.chunks, []
    for number, (begin, end) in enumerate(chunks.sentences):
        if begin + 2 < end and chunks.codes[begin] in "CL" and chunks.text(begin + 1) in DASHES:
            found.append(number)
    if len(found) < FEWEST_ROWS or found[0] == 0:
        return frozenset()
    announced = chunks.text(chunks.sentences[found[0] - 1][1] - 1) == ":"
    return frozenset(found if announced else ())


# So far before a line its day stands, with the space between.
DAY_REACH = 2 * DAY_LIMIT


def _is_under_day(scene: Scene, begin: int) -> bool:
    """Whether a day alone stands in the line above: "Monday 14 October", and below "Riga - X meets Y"."""
    at = scene.chunks.span(begin)[0]
    above = scene.chunks.document.text[max(at - DAY_REACH, 0) : at].rstrip()
    line = above[max(above.rfind("\n"), len(above) - DAY_LIMIT) + 1 :].rstrip(":")
    return bool(line) and is_day(line)


def _read_place_and_day(scene: Scene, at: int, end: int) -> Opening | None:
    """A line that opens with its place and its day: "Riga, 12 March: talks", "Riga (12 March) - talks"."""
    if at + 4 >= end or scene.chunks.codes[at] not in "CL" or at not in scene.places:
        return None
    day = at + 2
    mention = scene.chunks.times.get(day)
    parted = scene.chunks.text(at + 1) in DASHES | {",", "("}
    if not parted or mention is None or not _is_day_told(mention):
        return None
    closed = day + (scene.chunks.text(day + 1) == ")")
    after = _after_mark(scene, closed, end)
    return Opening(after, mention, scene.places[at]) if after is not None and after < end else None


def _day_in_cell(scene: Scene, begin: int, end: int) -> TimeMention | None:
    """The day that stands alone in a cell of a row: "Summit of ASEAN | 14-15 November | Bangkok"."""
    text, times = scene.chunks.text, scene.chunks.times
    told = [at for at in range(begin + 1, end) if at in times and text(at - 1) == "|"]
    days = [times[at] for at in told if at + 1 >= end or text(at + 1) == "|"]
    return days[0] if len(days) == 1 and has_day(days[0].start) else None


# "Foreign Affairs Council, 19 February", "General Affairs Council (Cohesion) - Tuesday 20 February, Brussels"
# and "President of Kenya to Japan, 12-14 March", in a list of visits
BODY_AND_DAY = pattern_of(
    r"(?:B|P[fi]d?[CLS](?=[,;-]T))(?:;?[^;,]{1,4};)?[,;-]{1,2}(?P<day>T)(?:[,;-]{1,2}[CLSN](?:,[CLSN])?)?"
)


def _day_of_body(scene: Scene, begin: int, end: int) -> TimeMention | None:
    """The day of a line that names nothing but a body and the day on which it meets, in a list of what is to come."""
    match = BODY_AND_DAY.fullmatch(scene.chunks.codes, begin, end)
    mention = scene.chunks.times.get(match.start("day")) if match else None
    if mention is None or not _is_day_told(mention):
        return None
    return mention if _ends_line(scene, end) else None


def _named_place(scene: Scene, at: int) -> tuple[str, str] | None:
    """The place at a chunk: of the United Nations its seat, "SIBIU, Romania -" even where nobody knows the town."""
    codes, text = scene.chunks.codes, scene.chunks.text
    if codes[at : at + 3] == "N,S" and text(at).isupper() and text(at + 3) in DASHES:
        return proper_name(text(at), scene.words["particles"]), scene.actors[at + 2].sides[0]
    shouted = scene.chunks.lows[at][0] == "u" and scene.chunks.text(at) in UN_DATELINES
    return UN_SEAT if shouted else scene.places.get(at)


def skip_bullets(scene: Scene, begin: int, end: int) -> int:
    """The chunk behind the bullets and marks that a line starts with."""
    at = begin
    while scene.chunks.lows[at] in MARKS and at < min(end, begin + MARKS_LIMIT) and scene.chunks.text(at) in MARKS:
        at += 1
    return at


def starts_line(scene: Scene, begin: int) -> bool:
    """Whether a sentence is the first of its line."""
    text, at = scene.chunks.document.text, scene.chunks.span(begin)[0]
    while at and text[at - 1] in NUMBERING:
        at -= 1
    return at == 0 or text[at - 1] == "\n" or DAY_IN_LINE.match(text, scene.chunks.span(begin)[0]) is not None


def is_filed_by_wire(scene: Scene, at: int, end: int) -> bool:
    """Whether a day opens a report that an agency filed on it: "Feb. 28 (UPI) -- The ministers met"."""
    chunks = scene.chunks
    if at + 1 >= end or chunks.text(at + 1) not in DASHES:
        return False
    aside = chunks.document.text[chunks.span(at)[1] : chunks.span(at + 1)[0]].strip()
    return aside[:1] == "(" and aside[1:-1].lower() in scene.words["wires"]


def _read_opening(scene: Scene, at: int, end: int) -> Opening | None:
    """The day or the hour that opens a line, where a mark parts it from what is told of it."""
    chunks = scene.chunks
    day, clock = chunks.times[at], None
    if is_clock(day):
        after = _after_mark(scene, at, end)
        place = _opening_place(scene, after, end) if after is not None else None
        return Opening(after + 2 * bool(place), place=place, clock=day) if after is not None and after < end else None
    if not has_day(day.start) or chunks.low(at) in LEADS:
        return None
    if is_filed_by_wire(scene, at, end):
        return None
    mark = at + 1
    while mark < end and chunks.text(mark) in BEFORE_MARK:
        mark += 1
    if mark >= end:  # "Tuesday, March 9. Talks with ...": the rest of the line is told of that day
        return Opening(end, day) if chunks.text(end - 1).endswith(".") and not _ends_line(scene, end) else None
    after = _after_mark(scene, at, end)
    dated = "weekday" in day.stated or "month" in day.stated
    if after is None and "T" in (day.start or "") and dated and _opens_item(scene, at + 1, end):
        return Opening(at + 1, day)  # "Wednesday 1pm The President returns from Riga", "11 May 14:00 Talks with X"
    if after is None and chunks.codes[at + 1] == "," and chunks.codes[at + 2] in "CLS" and at + 2 in scene.places:
        mark = (
            at + 3 + 2 * (chunks.codes[at + 3 : at + 5] == ",S")
        )  # "10 May, Brussels - ...", "10 May, Lomé, Togo: ..."
        whole = mark + 1 < end and chunks.text(mark) in DASHES | {":"}
        return Opening(mark + 1, day, scene.places[at + 2]) if whole else None
    if after is None or (names_only_places(scene, after, end) and _ends_line(scene, end)):
        return None  # "Wednesday 13 March - Brussels": a heading
    if after in chunks.times and is_clock(chunks.times[after]) and (behind := _after_mark(scene, after, end)):
        clock, after = chunks.times[after], behind
    place = _opening_place(scene, after, end)
    return Opening(min(after + 2, end) if place else after, day, place, clock)


def _read_unmarked(scene: Scene, at: int, end: int) -> Opening | None:
    """A day that opens a line with nothing between it and its item: "Monday The trial opens", "12 March X hosts Y"."""
    day = scene.chunks.times[at]
    whole = _is_day_told(day) and scene.chunks.low(at) not in LEADS
    return Opening(at + 1, day) if whole and at + 1 < end and _opens_item(scene, at + 1, end) else None


def _opens_item(scene: Scene, at: int, end: int) -> bool:
    """Whether what stands behind an hour begins as a sentence does: "1pm The President", not "1pm is the hour"."""
    return at + 1 < end and scene.chunks.codes[at] not in "mu1245,;-" and scene.chunks.text(at)[0].isupper()


def names_only_places(scene: Scene, begin: int, end: int) -> bool:
    """Whether nothing but places stands between two chunks: "Wednesday 13 March - Brussels"."""
    return all(at in scene.places or scene.chunks.codes[at] in ",;-." for at in range(begin, end))


def is_clock(mention: TimeMention) -> bool:
    """Whether a time is an hour alone."""
    return mention.value.startswith("T") or mention.filled == ("day",)


def _is_day_told(mention: TimeMention) -> bool:
    """Whether a time tells a day, and not an hour or a month alone."""
    return not is_clock(mention) and has_day(mention.start)


def _after_mark(scene: Scene, at: int, end: int) -> int | None:
    """The chunk behind the mark behind a time, or None where there is no mark: a colon, a dash, a wide blank."""
    chunks = scene.chunks
    mark = at + 1
    if chunks.text(mark) == "(" and mark + 1 in chunks.times and chunks.text(mark + 2) == ")":
        mark += 3  # "17-18 June (Mon-Tue): ..."
    while mark < end and chunks.text(mark) in BEFORE_MARK:
        mark += 1
    if mark < end and chunks.text(mark) in DASHES | {":", "|"}:
        return skip_bullets(scene, mark + 1, end)
    gap = chunks.document.text[chunks.span(at)[1] : chunks.span(mark)[0]]
    return mark if mark < end and ("\t" in gap or "  " in gap or "*" in gap) else None


def _opening_place(scene: Scene, at: int, end: int) -> tuple[str, str] | None:
    """The city behind the day: "Tuesday - Riyadh, talks with ...", "16 June: Warsaw. ..."."""
    chunks = scene.chunks
    cell = at + 1 < end and chunks.text(at + 1) == "|"  # "27 | Luxembourg | talks with X"
    if at + 1 >= end or chunks.codes[at] not in ("CLS" if cell else "CL") or at not in scene.places:
        return None
    if at + 1 == end - 1 and chunks.codes[at + 1] == ".":
        return scene.places[at]  # "16 June: Warsaw. Japan-V4 summit"
    row = chunks.codes[at + 1] == "," and chunks.codes[at + 2] in "CLSPN"
    return scene.places[at] if chunks.codes[at + 1] in ",;-." and not row else None


def _ends_line(scene: Scene, end: int) -> bool:
    """Whether nothing more stands in the line behind a sentence."""
    text, stop = scene.chunks.document.text, scene.chunks.span(end - 1)[1]
    line = text.find("\n", stop)
    return not text[stop : len(text) if line < 0 else line].strip(" *_")
