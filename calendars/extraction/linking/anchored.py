"""Count the days of drafts that are told from another event: "two weeks after the summit".

In: the drafts by their candidates, their links with the anchors that `anchors.py` found, and the day of the news. Out:
nothing; the drafts have their days.
"""

from __future__ import annotations

from datetime import date

from calendars.extraction.candidates.candidates import Anchor, Link
from calendars.extraction.candidates.occasions import GATHER, MEET, Draft
from calendars.extraction.clauses.moods import Tense
from calendars.extraction.fates.statuses import covers, status_of
from calendars.extraction.linking.bounds import set_end
from calendars.extraction.names.actors import Scene
from calendars.extraction.rulings.arithmetic import add_months
from calendars.extraction.rulings.scene import shift_day
from calendars.models import Kind, Step, TimeMention
from calendars.periods import days_of


def count_anchored(drafts: dict[int, Draft], links: list[Link], scene: Scene, today: date | None) -> None:
    """Give drafts the time that their anchors make of the events counted from.

    Args:
        drafts: by number of their candidate.
        links: of all candidates.
        scene: for the words of the phrase.
        today: the day of publication.
    """
    for index, draft in drafts.items():
        anchor = links[index].anchor
        if anchor is None or draft.start is not None:
            continue
        base, named = _base_of(anchor, drafts, today)
        counted, steps = draft, anchor.steps
        if base is None and anchor.event in drafts:
            base, named = _day_told_elsewhere(draft, drafts)
            counted, steps = drafts[anchor.event], -anchor.steps
        start = base and shift(base, steps, anchor.unit)
        mention = scene.chunks.times.get(anchor.at) or named
        if not start or mention is None or counted.start is not None or _belies(counted, start):
            continue
        counted.start, counted.time, counted.score = start, mention, 8.0
        counted.mentions.append(mention)
        set_end(counted)
        counted.steps.append(Step("anchors.counted", scene.chunks.text(anchor.at), scene.chunks.span(anchor.at)))
        counted.status = status_of(counted)


def _belies(draft: Draft, start: str) -> bool:
    """Whether the verb says that it is over and the count that it is to come, or the other way round."""
    if draft.today is None:
        return False
    first, last = days_of(start)
    over, ahead = draft.tense is Tense.PAST, draft.tense in (Tense.FUTURE, Tense.TENTATIVE)
    return (over and first > draft.today and not draft.change) or (ahead and last < draft.today)


def _base_of(anchor: Anchor, drafts: dict[int, Draft], today: date | None) -> tuple[str | None, TimeMention | None]:
    """The day counted from: named in the phrase, told of its event, told elsewhere of it, or that of publication."""
    if anchor.day is not None:
        return (anchor.day.start or "")[:10], anchor.day
    if anchor.event is None:
        return (today.isoformat() if today else None), None
    event = drafts.get(anchor.event)
    if event is None:
        return None, None
    if event.start and not event.rests_on("drafts.digest_day"):
        return event.start[:10], event.time
    told = {other.start[:10]: other.time for other in _dated(drafts) if other.start and _may_be(event, other)}
    # "next week", "from Thursday": the finer one
    told = {one: time for one, time in told.items() if not any(one != two and covers(one, two) for two in told)}
    if not told and event.tense is Tense.PRESENT and today:
        return today.isoformat(), None  # "The talks come a week after X left"
    return next(iter(told.items())) if len(told) == 1 else (None, None)


def _day_told_elsewhere(draft: Draft, drafts: dict[int, Draft]) -> tuple[str | None, TimeMention | None]:
    """The day of "the meeting will take place two days before X meets Y", which another mention of it tells."""
    if draft.tense not in (Tense.FUTURE, Tense.PRESENT):
        return None, None  # what is over may have been told of another meeting of the two
    told = [other for other in _dated(drafts) if other.tense is Tense.FUTURE and other.end is None]
    told = [other for other in told if _may_be(draft, other) or (draft.sides and set(draft.sides) == set(other.sides))]
    days = {(other.start or "")[:10]: other.time for other in told}
    return next(iter(days.items())) if len(days) == 1 else (None, None)


def _dated(drafts: dict[int, Draft]) -> list[Draft]:
    """The drafts whose day the text tells, and not only its publication."""
    return [draft for draft in drafts.values() if draft.start and not draft.rests_on("drafts.digest_day")]


def _may_be(event: Draft, other: Draft) -> bool:
    """Whether another mention may tell of the same event."""
    alike = event.kind is other.kind or any(event.kind in group and other.kind in group for group in (MEET, GATHER))
    if not alike or (not other.sides and other.kind in MEET):
        return False  # "the meeting is set for Monday": nothing tells whose it is
    if event.kind is Kind.VISIT and len(other.sides) < 2 <= len(event.sides):
        return False  # "his May 5-9 trip": nothing tells where it leads
    return not event.sides or set(event.sides) <= set(other.sides) or set(other.sides) <= set(event.sides)


def shift(start: str, steps: int, unit: str) -> str | None:
    """A day or month moved by a number of units; None where it is too coarse for them.

    >>> shift("2004-03-10", -3, "D"), shift("2000-10", 2, "M"), shift("2004-03", 1, "D")
    ('2004-03-07', '2000-12', None)
    """
    if unit == "M":
        start = start[:7]  # "seven months before", to the day, is too fine
        if len(start) == 7 and start[5:].isdigit():
            year, month = add_months(int(start[:4]), int(start[5:7]), steps)
            return f"{year:04}-{month:02}"
        return None
    if len(start) != 10:
        return None
    return shift_day(date.fromisoformat(start), unit, steps).isoformat()
