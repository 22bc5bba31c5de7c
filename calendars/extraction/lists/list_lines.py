"""Tell what a line of a list is: a heading with its day, a label of whose items follow, an item, an hour alone.

In: a scene and the bounds of a line. Out: its sort, or the day, the hour or the actor that it names. Or the headings of
days that a scene has; out: whether its hours only say when something was written or said, as those of live blogs and
transcripts do, so that no list is read.

Example: "Thursday 18 February", "9.55am", "Tusk is to meet Cameron.", "9.40am", "Merkel will be there.": what is last
comes first, so 9.40 is when that was posted, and not when Merkel comes. Of a list that has no day but hours, the day is
that of the occasion told above it.
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date, timedelta
from itertools import pairwise

from calendars.extraction.lists.openings import (
    BULLETS,
    DASHES,
    is_clock,
    names_only_places,
    skip_bullets,
    starts_line,
)
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.words.word_lists import TO_LAST
from calendars.models import TimeMention
from calendars.patterns import pattern_of
from calendars.periods import DAY_LENGTH, MONTH_LENGTH, has_day

# So many items make a list, and so many that tell of people of one side make it that side's.
FEWEST = 2
FRIDAY = 5
HEADING_LIMIT = 16
LABEL_LIMIT = 8
# An hour alone has so many chunks at most, and no other words than these before it and behind it.
HOUR_LIMIT = 6
BEFORE_HOUR = frozenset({"from", "at", "approx", "approximately", "around", "about", "ca", "circa", ".", "~"})
BEHIND_HOUR = frozenset({"(", ")", "tbc", "tbd", ".", ":", ";", "|", "*", "-", "\u2013", "hrs", "hours", "h", ","})
VERBS = frozenset("vH1245muZEF")
# What is stated of a day that only the week around it tells.
BARE = frozenset({"weekday", "time"})
# A heading of a day holds days and marks.
OF_DAY = frozenset("T-;&,.")


def heading_day(scene: Scene, begin: int, end: int, title: bool) -> TimeMention | None:
    """The day of a line that is a heading, or None; of a chronology, the month."""
    if end - begin > HEADING_LIMIT or opens_with_hour(scene, begin, end):
        return None
    announces = scene.chunks.text(end - 1) == ":"  # "Events expected to make news on Wednesday:"
    told = "Z" in scene.chunks.codes[begin:end] or "which" in scene.chunks.lows[begin:end]
    if has_verb(scene, begin, end) and (told or not announces):
        return None
    if scene.chunks.text(end - 1) == "." or scene.chunks.text(begin) == "(":
        return None  # "(To June 12)", behind an item
    mentions = [mention for at in range(begin, end) if (mention := scene.chunks.times.get(at)) and mention.start]
    bare = is_bare(scene, begin, end)
    if not bare and len(mentions) > 1 and not TO_LAST.isdisjoint(scene.chunks.lows[begin:end]):
        return None  # what is below is of neither day alone
    named = bare or announces or (title and begin not in scene.places)
    if not named and any(at in scene.places for at in range(begin, end)):
        return None  # a dateline
    if scene.chunks.text(begin) in BULLETS and scene.chunks.text(begin) not in "*#" and not bare:
        return None
    days = [
        mention
        for mention in mentions
        if (bare and (len(mention.start or "") == MONTH_LENGTH or "T" in (mention.start or "")))
        or (len(mention.start or "") == DAY_LENGTH and (bare or not mention.end))
    ]
    if len(days) == 1 and not bare and _is_last_day(scene, begin, end):
        return None  # "Diary of political events to Nov 1"
    dated = [mention for mention in days if "month" in mention.stated] or days
    return dated[0] if dated else None


def _is_last_day(scene: Scene, begin: int, end: int) -> bool:
    """Whether the one day of a heading is the one up to which its list goes."""
    return all(scene.chunks.low(at - 1) in TO_LAST for at in scene.days_in(begin, end))


def is_bare(scene: Scene, begin: int, end: int) -> bool:
    """Whether a line is a day and nothing else, or has only its place behind it: "Wednesday 13 March - Brussels"."""
    at = skip_bullets(scene, begin, end)
    codes = scene.chunks.codes[at:end].rstrip("X") if scene.chunks.text(end - 1) == "*" else scene.chunks.codes[at:end]
    if codes[:1] == "T" and names_only_places(scene, at + 1, at + len(codes)):
        return True
    return codes[:1] in ("T", "-", ";") and not set(codes) - OF_DAY


def closes(scene: Scene, begin: int, end: int) -> bool:
    """Whether a line in capitals opens what is no more of the day above: "ADDITIONAL INFORMATION".

    "THE SCHEDULE IS SUBJECT TO CHANGE" only tells of what is below.
    """
    words, codes = scene.chunks.text(begin, end), scene.chunks.codes[begin:end]
    heads = starts_line(scene, begin) and words.isupper() and 1 < len(words.split()) <= LABEL_LIMIT
    return heads and not set(codes) & set("SOBMCLPRrtJnxvT9") and "is" not in scene.chunks.lows[begin:end]


def is_label(scene: Scene, begin: int, end: int) -> bool:
    """Whether a line names those whose items follow: an office, a body, and no occasion of its own."""
    if end - begin > LABEL_LIMIT or has_verb(scene, begin, end) or scene.chunks.text(end - 1) == ".":
        return False
    if any(code in "nxTfg" for code in scene.chunks.codes[begin:end]):
        return False  # "Visit to Riga", "Departure for Riga"
    if scene.chunks.codes[end - 2] == "," and end - 2 > begin and end - 1 in scene.places:
        return False  # "Eurogroup, Brussels"
    # "Eurogroup", and then a line that is no item of it: the body meets
    return begin + 1 < end or scene.chunks.codes[begin] != "B" or is_marked(scene, end, len(scene.chunks.lasts))


def place_of_label(scene: Scene, begin: int, end: int) -> tuple[str, str] | None:
    """Where those whose items follow are told to be: "Commissioner X in Riga:"."""
    at = end - 1 - (scene.chunks.text(end - 1) == ":")
    return scene.places.get(at) if at > begin and scene.chunks.codes[at - 1] == "i" else None


def names_group(scene: Scene, begin: int, end: int) -> bool:
    """ "Commission on the Status of Women, sixty-third session": a line between items, whose hours follow."""
    short = end - begin <= LABEL_LIMIT + 2 and scene.chunks.text(end - 1) != "."
    untimed = not any(at in scene.chunks.times for at in range(begin, end))
    owner = actor_in(scene, begin, end)
    told = not {"n", "x"}.isdisjoint(scene.chunks.codes[begin:end])
    if told and owner is not None and owner.sort in ("state", "seat"):
        return False  # "Visit to Latvia"
    return (
        short and untimed and not has_verb(scene, begin, end) and opens_with_hour(scene, end, len(scene.chunks.lasts))
    )


def has_verb(scene: Scene, begin: int, end: int) -> bool:
    """Whether a line has a verb, as far as the codes say."""
    return any(code in VERBS for code in scene.chunks.codes[begin:end])


def is_note(scene: Scene, begin: int, end: int) -> bool:
    """Whether a line is a sentence below a list, and no item: not "President X in Riga: chairs the council"."""
    whose = scene.chunks.codes.find(";", begin, end) if scene.chunks.codes[begin] == "P" else -1
    return has_verb(scene, begin, end) and not (whose > 0 and scene.chunks.text(whose) == ":")


def is_marked(scene: Scene, begin: int, end: int) -> bool:
    """Whether a line starts as an item does: with a bullet, a dash or a clock time."""
    return scene.chunks.text(begin) in BULLETS | DASHES or opens_with_hour(scene, begin, end)


def opens_with_hour(scene: Scene, begin: int, end: int) -> bool:
    """Whether a line starts with a clock time."""
    at = skip_bullets(scene, begin, end)
    return at < end and at in scene.chunks.times and is_clock(scene.chunks.times[at])


def hour_alone(scene: Scene, begin: int, end: int) -> TimeMention | None:
    """The hour of a line that holds nothing else: "9:30 AM", "+/- 08.45", "from 14.00 (tbc)"."""
    at = skip_bullets(scene, begin, end)
    if end - at > HOUR_LIMIT:
        return None
    while at < end and scene.chunks.low(at) in BEFORE_HOUR:
        at += 1
    mention = scene.chunks.times.get(at) if at < end else None
    if mention is None or not is_clock(mention):
        return None
    return mention if all(scene.chunks.low(one) in BEHIND_HOUR for one in range(at + 1, end)) else None


def has_city_lines(scene: Scene) -> bool:
    """Whether several lines hold nothing but a city: "Brussels", items, "London", items."""
    found = sum(
        begin + 1 == end and scene.chunks.codes[begin] in "CL" and begin in scene.places
        for begin, end in scene.chunks.sentences
    )
    return found >= FEWEST


# "15:00 Consultations: ", "Briefing, consultations: ", "Adoption: "
OCCASION = pattern_of(r"T?-?(?:X{0,2}[nx](?:,?&?X?[nx])?|N[nx]?);")
SUBJECT_MATTER = frozenset("SCAOBMLI")


def forget_topics(scene: Scene, number: int) -> None:
    """In the list of a council, what stands behind the name of an occasion is its topic: "Consultations: Mali"."""
    begin, end = scene.chunks.sentences[number]
    match = OCCASION.match(scene.chunks.codes, skip_bullets(scene, begin, end), end)
    if match is None or scene.chunks.text(match.end() - 1) != ":" or has_verb(scene, match.end(), end):
        return
    topics = [at for at in range(match.end(), end) if scene.chunks.codes[at] in SUBJECT_MATTER]
    if not {"y", "w", "P"}.isdisjoint(scene.chunks.codes[match.end() : end]):
        return  # "Briefing: by the envoy to Mali"
    codes = list(scene.chunks.codes)
    for at in topics:
        codes[at] = "X"
        scene.actors.pop(at, None)
        scene.places.pop(at, None)
    scene.chunks.codes = "".join(codes)


# What a list of hours is called.
PROGRAMMES = frozenset({"programme", "program", "agenda", "schedule", "timetable", "timeline", "itinerary"})


def is_programme(scene: Scene, begin: int, end: int) -> bool:
    """Whether a line only says that a programme follows: "Programme (indicative)", "Provisional agenda:"."""
    short = begin < end and end - begin <= LABEL_LIMIT and scene.chunks.text(end - 1) != "."
    lows = scene.chunks.document.lows[scene.chunks.firsts[begin] : scene.chunks.lasts[end - 1]] if short else ()
    return not PROGRAMMES.isdisjoint(lows) and starts_line(scene, begin) and not has_verb(scene, begin, end)


def day_of_hours(scene: Scene, today: date | None) -> TimeMention | None:
    """The day of a list whose items open with their hours: that of publication, or the one to come that the text names.

    "X will visit NATO on Monday, 15 January", and below "10:15 Bilateral meeting with the Secretary General". Where the
    text names several days, it is the first one to come, if the list is called a programme.
    """
    lines = [
        (number, scene.chunks.times[skip_bullets(scene, begin, end)])
        for number, (begin, end) in enumerate(scene.chunks.sentences)
        if begin < end and opens_with_hour(scene, begin, end) and starts_line(scene, begin)
    ]
    if today is None or len(lines) < FEWEST:
        return None
    (number, first), now = lines[0], today.isoformat()
    times = [(start[:10], time) for time in scene.chunks.times.values() if has_day(start := time.start)]
    days, above = {day for day, _ in times}, [day for day, time in times if time.span < first.span]
    if number and is_programme(scene, *scene.chunks.sentences[number - 1]):
        ahead = [day for day in above if day > now]
        days = {*ahead[:1]} if ahead or days == {now} else days
    # not of "15:42 X is to meet Y on Friday, says Z", in the news of the hour
    told = len(days) == 1 and min(days) > now and not days.isdisjoint(above)
    if not told and (days or len(lines) == FEWEST):
        return None
    day = min(days) if told else now
    return first._replace(start=day, value=day, stated=(), filled=("year", "month", "day"))


def end_of_this_week(scene: Scene, today: date | None) -> date | None:
    """The Sunday of the week of publication, where the title says that the list is of "this week"."""
    if today is None or today.isoweekday() > FRIDAY:
        return None
    begin, end = scene.chunks.document.sentences[0]
    lows = scene.chunks.document.lows[begin:end]
    this = len(lows) < HEADING_LIMIT and any(pair == ("this", "week") for pair in pairwise(lows))
    return today + timedelta(days=7 - today.isoweekday()) if this and "next" not in lows else None


def fate_hour(scene: Scene, begin: int, end: int) -> TimeMention | None:
    """The hour of a line whose fate stands between it and its occasion: "11:00 CANCELLED: talks with X"."""
    at = skip_bullets(scene, begin, end)
    told = at + 2 < end and scene.chunks.codes[at + 1] in "KV" and scene.chunks.text(at + 2) == ":"
    return scene.chunks.times.get(at) if told and opens_with_hour(scene, begin, end) else None


def is_secretary_general(scene: Scene, at: int) -> bool:
    """Whether a chunk is that office with no organisation named, which is then the United Nations."""
    office = scene.chunks.text(at).lower().replace("-", " ")
    return scene.chunks.codes[at] == "R" and office.endswith("secretary general")


# ": a vote, a strike and"
ROW_OF_TOPICS = pattern_of(r";[^;,&T]{1,8},[^;,&T]{1,8}&")
# What tells of all that happened, by whomever.
CHRONICLES = frozenset({"review", "timeline", "chronology", "recap", "roundup", "round-up", "chronicle", "retrospect"})


def actor_in(scene: Scene, begin: int, end: int) -> Actor | None:
    """The first actor of a line that can be the owner of a list; a person before what it stands for."""
    if "S-S" in scene.chunks.codes[begin:end]:
        return None  # "UK-Russia talks make for a busy week"
    if scene.chunks.low(begin) in ("by", "from") and starts_line(scene, begin):
        return None  # "By our Lima bureau"
    if not CHRONICLES.isdisjoint(scene.chunks.document.lows[scene.chunks.firsts[begin] : scene.chunks.lasts[end - 1]]):
        return None  # "Threats from North Korea: a week in review"
    if ROW_OF_TOPICS.search(scene.chunks.codes, begin, end):
        return None  # "What to watch this week: a vote, a strike and a first test for X"
    found = [scene.actors[at] for at in range(begin, end) if at in scene.actors and scene.actors[at].sides]
    if "R" in scene.chunks.codes[begin:end]:  # "the Prime Minister's programme in Washington"
        there = [
            scene.actors[at]
            for at in range(begin + 1, end)
            if scene.chunks.codes[at - 1 : at + 1] == "iC" and at in scene.actors
        ]
        found = [actor for actor in found if actor not in there]
    people = [actor for actor in found if actor.sort == "person"]
    if not people and "R" in scene.chunks.codes[begin:end]:  # "G20: the Prime Minister's programme"
        found = [] if any(actor.sort in ("body", "organisation") for actor in found) else found
    owner = next(iter(people or [actor for actor in found if actor.sort != "adjective"]), None)
    if owner is None:
        offices = (scene.chunks.entries[at] for at in range(begin, end) if scene.chunks.codes[at] == "R")
        office = next((entry for entry in offices if entry[2]), None)
        if office is not None:  # "NATO Secretary General's agenda"
            return Actor(office[2], sort="group", rules=(office[1],))
    if owner is None and any(is_secretary_general(scene, at) for at in range(begin, end) if at not in scene.actors):
        return Actor(("United Nations",), sort="group", rules=("coreference.house",))
    return owner


# What opens a line in which somebody is given the word: "MS ORTAGUS: Good afternoon.", "QUESTION: Can you tell us".
SPOKEN = pattern_of(
    r"^\W*(?:M(?:[RS]|RS|ISS)\.? [A-Z][A-Z'’-]+|QUESTION|MODERATOR|Q|[A-Z][A-Z ]+ OFFICIAL(?: [A-Z]+)?): ", re.M
)
# What a text is called that is written while things happen.
LIVE = pattern_of(r"\blive (?:blog|updates|coverage|reporting)\b|\bas it happen(?:s|ed)\b|[-–—|:] live\b", re.I)
# How much of a text is looked at for that.
OPENING = 300


def are_posts(scene: Scene, headings: Container[int]) -> bool:
    """Whether the lines with an hour alone are those of posts or of a transcript, under whatever day it has."""
    text = scene.chunks.document.text
    known, last, falls = 0, "", 0
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        if number in headings:
            last = ""
        elif begin < end and (hour := hour_alone(scene, begin, end)):
            value = hour.value.partition("T")[2]
            known, falls = known + 1, falls + (value < last) - (value > last > "")
            last = value
    if not known:
        return False
    return falls > 0 or SPOKEN.search(text) is not None or LIVE.search(text[:OPENING]) is not None


def moved_to(day: TimeMention, start: date) -> TimeMention:
    """The same hour of another day."""
    moved = start.isoformat() + (day.start or "")[DAY_LENGTH:]
    return day._replace(start=moved, value=moved)


def a_year_on(day: TimeMention) -> TimeMention:
    """The same day of the next year, with its last day."""
    start, end = (f"{int(one[:4]) + 1}{one[4:]}" if one else None for one in (day.start, day.end))
    return day._replace(start=start, end=end, value=start or day.value)


def without_hour(day: TimeMention) -> TimeMention:
    """The day of "Wednesday 1pm", under which the lines "2pm ..." and "3.30pm ..." stand."""
    start = (day.start or "")[:10]
    return day._replace(start=start, value=start, stated=tuple(one for one in day.stated if one != "time"))
