"""Find the day on which somebody was quoted, from whose "tomorrow" a day is counted.

In: an expression inside a quotation and the scene. Out: the day of saying it, or None.
"""

from __future__ import annotations

from datetime import date

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.rulings.arithmetic import resolve_weekday
from calendars.extraction.rulings.scene import Scene

# So many days back somebody may have been quoted of "tomorrow".
QUOTED_LATELY = 3
OPENS_QUOTE = {"\u201c": True, "\u201d": False, "``": True, "''": False}


# What a quotation mark that opens may stand right behind.
OPENING = frozenset({"(", "[", "-", "--", "\u2013", "\u2014"})


def day_of_quote(time: TimeExpression, scene: Scene) -> date | None:
    """The day on which somebody said "tomorrow": X said on Tuesday: "I will see him tomorrow"."""
    words, opened = scene.document.words, False
    begin, end = scene.document.sentences[scene.document.sentence_of(time.first)]
    for at in range(begin, time.first):
        shut = words[at] == '"' and at > 0 and scene.document.is_attached(at) and words[at - 1] not in OPENING
        opened = OPENS_QUOTE.get(words[at], (opened or words[at] == '"') and not shut)
    if not opened or scene.published is None:
        return None
    day, later = scene.day_in_sentence(time), scene.following
    if day is None and later is not None and later.rule == "times.weekday" and time.last < later.first < end:
        told = any(word in words[time.last : later.first] for word in ('"', "\u201d", "''"))
        day = resolve_weekday(scene.published, later.weekday or 1, "past") if told else None
    day = day or _day_of_others(time, scene)
    back = (scene.published - day).days if day is not None else 0
    return day if 0 < back <= QUOTED_LATELY else None


# So many sentences before somebody else may be quoted, so many words before the day he said so.
OTHERS_BEFORE, SAID_BEFORE = 2, 5


def _day_of_others(time: TimeExpression, scene: Scene) -> date | None:
    """ "It went well," X told reporters on Sunday. Y said: "We go on tomorrow": that is said on Sunday too."""
    number, lows = scene.document.sentence_of(time.first), scene.document.lows
    if scene.day is None or not 0 < number - scene.day_sentence <= OTHERS_BEFORE or scene.published is None:
        return None
    begin = max(scene.document.sentences[scene.day_sentence][0], scene.day_end - SAID_BEFORE)
    said = scene.verbs.any("saying", lows[begin : scene.day_end])
    return scene.day if said and (scene.published - scene.day).days == 1 else None
