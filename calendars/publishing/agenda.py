"""Write engagements as a page to read: by day and period, each with the sentence that it rests on and its article.

In: engagements in date order. Out: the bytes of one HTML page, and the content security policy that goes with it. The
page has no script and fetches nothing. Words from articles are escaped by the template, and each is set apart in its
own direction (`bdi`, and `dir` where it is a block), so that right-to-left text turns nothing around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

from calendars.models import ArticleRef, Engagement, When
from calendars.periods import days_of, span_of
from calendars.publishing.wording import describe_clock, describe_period, describe_when, find_moment
from calendars.publishing.words import find_link, to_plain_line

TITLE = "Diplomatic agenda"
# Periods longer than a month stand by themselves: they belong to no month.
LONGEST_MONTH = 31


class Source(NamedTuple):
    """An article to go to; `address` is None unless it can be followed as a link."""

    title: str
    address: str | None
    published: str | None


class Entry(NamedTuple):
    """What the page says of one engagement."""

    title: str
    kind: str
    status: str
    clock: str
    sides: list[str]
    people: list[tuple[str, str]]
    location: str
    topic: str
    quotes: list[str]
    sources: list[Source]


class Day(NamedTuple):
    """A day, a span of days or a week, in words, and what falls on it."""

    words: str
    entries: list[Entry]


class Period(NamedTuple):
    """A month or a longer period, in words, and its days; `anchor` is its place on the page."""

    anchor: str
    words: str
    days: list[Day]


def write_agenda(engagements: Sequence[Engagement], calendar: str | None = None) -> bytes:
    """Write the page.

    Args:
        engagements: what to show; those without a date are shown last, in the words of their articles.
        calendar: the address at which the same engagements can be subscribed to; None offers no subscription.
    """
    count = len(engagements)
    page = _read_template()(
        title=TITLE,
        summary=f"{count} {'engagement' if count == 1 else 'engagements'}",
        calendar=calendar,
        periods=list(_list_periods(engagements)),
    )
    return page.encode("utf-8", "replace")


@cache
def content_policy() -> str:
    """The content security policy of the page: its own style by its digest, and nothing else from anywhere."""
    from base64 import b64encode
    from hashlib import sha256

    digest = b64encode(sha256(_read("agenda.css").encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


@cache
def _read_template() -> Callable[..., str]:
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.globals["style"] = Markup(_read("agenda.css"))
    return environment.from_string(_read("agenda.html")).render


def _read(name: str) -> str:
    return files("calendars.publishing").joinpath(name).read_text(encoding="utf-8")


def _list_periods(engagements: Iterable[Engagement]) -> Iterator[Period]:
    placed = sorted(engagements, key=_find_order)
    for number, (words, group) in enumerate(groupby(placed, key=lambda engagement: _name_period(engagement.when)), 1):
        days = groupby(group, key=lambda engagement: _name_day(engagement.when))
        yield Period(f"p{number}", words, [Day(name, [_build_entry(one) for one in same]) for name, same in days])


def _find_order(engagement: Engagement) -> tuple[bool, str, int, str]:
    """By the first day, longer periods before shorter ones, and by the words for them, so that a group is whole."""
    if engagement.when.start is None:
        return True, "", 0, ""
    first, last = span_of(engagement.when.start, engagement.when.end)
    return False, first.isoformat(), -(last - first).days, _name_day(engagement.when)


def _name_period(when: When) -> str:
    """The month of a day or week; a longer period is one by itself."""
    if when.start is None:
        return "Without a date"
    first, last = days_of(when.start)
    if (last - first).days >= LONGEST_MONTH:
        return describe_when(when)
    return describe_period(first.isoformat()[:7])


def _name_day(when: When) -> str:
    """The day or the days of an engagement without its hours."""
    if when.start is None:
        return describe_when(when)
    first, last = days_of(when.start)
    if (last - first).days >= 27 and not when.end:
        return "No day given"
    start, end = when.start.partition("T")[0], (when.end or "").partition("T")[0]
    return describe_when(when._replace(start=start, end=end if end != start else None))


def _build_entry(engagement: Engagement) -> Entry:
    return Entry(
        title=to_plain_line(engagement.title) or engagement.kind.value,
        kind=engagement.kind.value,
        status="rescheduled" if engagement.has_new_time else engagement.status.value,
        clock=_describe_hours(engagement.when),
        sides=[to_plain_line(side) for side in engagement.sides],
        people=[(to_plain_line(person.name), to_plain_line(person.role or "")) for person in engagement.people],
        location=to_plain_line(engagement.location or ""),
        topic=to_plain_line(engagement.topic or ""),
        quotes=[to_plain_line(part.text) for part in engagement.evidence],
        sources=[_build_source(article) for article in engagement.articles],
    )


def _describe_hours(when: When) -> str:
    """The hours at which an engagement starts and ends, as far as they are stated."""
    if when.start is None or find_moment(when.start) is None:
        return ""
    start = describe_clock(when.start, when.timezone)
    if " " not in start:
        start = f"{start} local time"
    if when.end is None or find_moment(when.end) is None:
        return start
    return f"{when.start[11:16]} to {describe_clock(when.end, when.timezone)}"


def _build_source(article: ArticleRef) -> Source:
    return Source(
        title=to_plain_line(article.title or "") or "Article",
        address=find_link(article.url),
        published=describe_period(article.published[:10]) if article.published else None,
    )
