"""Decide when an article was published, by the best evidence that it gives.

In: what a page, a mail or a feed states, in the order in which it is believed. Out: the day, or the moment with its
zone; the field that gave it; and warnings where two fields contradict each other.

Machines state moments in Greenwich time, but a paper is of the day on which it came out where its readers are: a moment
is given in the outlet's own time where the page shows what that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple

from calendars.articles.moments import Moment, Reading, country_offset, locate_moments, read_moment
from calendars.articles.origins import Statement
from calendars.articles.page_data import PageData
from calendars.patterns import pattern_of
from calendars.periods import find_doubt

DAY = timedelta(days=1)
# Two fields that are further apart contradict each other: a day is the width of the world's time zones.
AGREEMENT = DAY
# The fields that speak of the article itself, and not maybe of another one beside it.
OWN_FIELDS = ("JSON-LD", "microdata", "meta ", "address", "dateline", "front matter", "feed", "mail")
MONTH_FIRST = frozenset({"US"})
BOTH_ORDERS = frozenset({"CA", "PH", ""})
FARTHEST = timedelta(hours=14)
# What a date that a page shows is said to be of.
LABEL = pattern_of(
    r"(?P<published>publi|posted|issued|released|first)|(?P<changed>updat|modif|revis|edited|amended|correct)"
    r"|(?P<other>event|expire|deadline|print|copyright|\(c\)|©|until|valid|today|born)",
    re.IGNORECASE,
)


class Evidence(NamedTuple):
    """A date, and the field that states it."""

    moment: Moment
    field: str


class Publication(NamedTuple):
    """When an article came out, and how that is known.

    Attributes:
        published: the day, or the moment with the outlet's zone; None without evidence.
        field: what states it ("JSON-LD datePublished"), or None.
        updated: the last change, where it came later.
        warnings: what does not fit.
    """

    published: date | None
    field: str | None
    updated: date | None
    warnings: tuple[str, ...] = ()


def reading_of(data: PageData) -> Reading:
    """How a page's figures are to be read: day first or month first, by the outlet's country, else its language."""
    country = data.country or (data.locale_country if data.locale_country != "US" else "")
    order = "" if country in BOTH_ORDERS else "MDY" if country in MONTH_FIRST else "DMY"
    if data.language and data.language != "en":
        order = "DMY"
    return Reading(order, data.country or data.locale_country)


def decide_publication(data: PageData, further: Iterable[Statement] = (), now: datetime | None = None) -> Publication:
    """Decide when a page was published.

    Args:
        data: what the page says of itself.
        further: evidence of less weight: its address, the dateline of its text.
        now: when it was fetched; what is later is not believed.
    """
    reading = reading_of(data)
    warnings: list[str] = []
    published = list(_read(data.published, reading, now, warnings))
    byline, changes = _read_visible(data.visible, reading, now)
    updated = [*_read(data.updated, reading, now, []), *changes]
    own = [*published, *_read(further, reading, now, warnings)]
    best = next(iter(own), None) or next((one for one in byline if one.moment not in _moments(updated)), None)
    if best is None:
        return Publication(None, None, None, tuple(warnings))
    whole = _complete(best.moment, _moments([*published, *byline]), data.country)
    _compare(own, whole, warnings)
    changed = next((_complete(one.moment, [whole], data.country) for one in updated), None)
    later = changed if changed and _is_later(changed, whole) else None
    return Publication(whole.to_date(), best.field, later and later.to_date(), tuple(warnings))


def _read(
    statements: Iterable[Statement], reading: Reading, now: datetime | None, warnings: list[str]
) -> Iterable[Evidence]:
    """Read what can be read and believed."""
    for words, field in statements:
        moment = read_moment(words, reading)
        if moment is None:
            continue
        doubt = _find_doubt(moment, now)
        if not doubt:
            yield Evidence(moment, field)
        elif field.startswith(OWN_FIELDS):
            warnings.append(f"{field} says {moment.day}, which is {doubt}; it is not believed")


def _read_visible(
    statements: Iterable[Statement], reading: Reading, now: datetime | None
) -> tuple[list[Evidence], list[Evidence]]:
    """Read the dates that a page shows: those of publication, the labelled ones first, and those of change."""
    labelled: list[Evidence] = []
    bare: list[Evidence] = []
    changes: list[Evidence] = []
    others: list[Evidence] = []
    for words, field in statements:
        place = 0
        for start, end, moment in locate_moments(words, reading):
            labels = [match.lastgroup for match in LABEL.finditer(words, place, start)]
            place = end
            if not _find_doubt(moment, now):
                label = labels[-1] or "" if labels else ""
                kind = {"published": labelled, "changed": changes, "other": others}.get(label, bare)
                kind.append(Evidence(moment, field))
    no_own = _moments(others)
    return [*labelled, *(one for one in bare if one.moment not in no_own)], changes


def _find_doubt(moment: Moment, now: datetime | None) -> str:
    return find_doubt(moment.day, now.date() if now else None)


def _moments(evidence: Iterable[Evidence]) -> list[Moment]:
    return [one.moment for one in evidence]


def _complete(best: Moment, others: list[Moment], country: str) -> Moment:
    """Add what the best evidence leaves open from what the others say of the same day, and turn it to local time."""
    if best.clock is None or best.clock == time(0):
        best = next(
            (other for other in others if other.clock not in (None, time(0)) and _is_same_day(best, other)), best
        )
    if best.clock is not None and best.offset is None:
        best = best._replace(offset=_find_offset(best, others, country))
    if best.is_exact and best.offset == timedelta(0):
        return _localise(best, others, country)
    return best


def _is_same_day(best: Moment, other: Moment) -> bool:
    return best.day == other.day or (other.is_exact and best.is_exact and _to_utc(other).date() == best.day)


def _find_offset(naive: Moment, others: list[Moment], country: str) -> timedelta | None:
    """The offset of a clock time without one: of the same time stated elsewhere, else of the outlet's country."""
    assert naive.clock is not None
    exact = [other for other in others if other.is_exact]
    same = [other.offset for other in exact if _reads_like(other, naive)]
    if same:
        return next((offset for offset in same if offset), same[0])
    for other in exact:
        gap = _gap(naive, _to_utc(other))
        if gap is not None:
            return gap
    return country_offset(country, naive.day, naive.clock) if country else None


def _localise(best: Moment, others: list[Moment], country: str) -> Moment:
    """Give a moment in Greenwich time in the outlet's own time, where the page shows what that is."""
    assert best.clock is not None
    moment = _to_utc(best)
    for other in others:
        if other.is_exact and other.offset:
            if _to_utc(other).replace(second=0, microsecond=0) == moment.replace(second=0, microsecond=0):
                return _shift(moment, other.offset)
            if _reads_like(other, best):
                return best._replace(offset=other.offset)  # local time that calls itself Greenwich time
    for other in others:
        if other.clock is not None and other.offset is None and not _reads_like(other, best):
            gap = _gap(other, moment)
            if gap is not None:
                return _shift(moment, gap)
    offset = country_offset(country, best.day, best.clock) if country else None
    return _shift(moment, offset) if offset else best


def _reads_like(one: Moment, other: Moment) -> bool:
    """Whether two clocks show the same, whatever their zones."""
    return (
        one.day == other.day
        and one.clock is not None
        and other.clock is not None
        and (one.clock.hour, one.clock.minute) == (other.clock.hour, other.clock.minute)
    )


def _gap(local: Moment, moment: datetime) -> timedelta | None:
    """How far a local clock is from Greenwich, if it can be showing this moment: some whole half hours, at most 14."""
    assert local.clock is not None
    shown = datetime.combine(local.day, local.clock.replace(second=0, microsecond=0))
    gap = shown - moment.replace(tzinfo=None, second=0, microsecond=0)
    return gap if abs(gap) <= FARTHEST and gap % timedelta(minutes=30) == timedelta(0) else None


def _to_utc(moment: Moment) -> datetime:
    assert moment.clock is not None
    assert moment.offset is not None
    return datetime.combine(moment.day, moment.clock, timezone.utc) - moment.offset  # noqa: UP017


def _shift(moment: datetime, offset: timedelta) -> Moment:
    local = moment.astimezone(timezone(offset))
    return Moment(local.date(), local.time(), offset)


def _is_later(changed: Moment, published: Moment) -> bool:
    if changed.is_exact and published.is_exact:
        return _to_utc(changed) - _to_utc(published) > timedelta(minutes=1)
    return changed.day > published.day


def _compare(own: list[Evidence], whole: Moment, warnings: list[str]) -> None:
    """Warn of the first field that is more than a day away from what was decided."""
    for other in own[1:]:
        if other.field.startswith(OWN_FIELDS) and abs(other.moment.day - whole.day) > AGREEMENT:
            warnings.append(
                f"{own[0].field} says {own[0].moment.day} and {other.field} says {other.moment.day}; "
                f"the first is taken as the publication date"
            )
            return
