"""Build the entry of one engagement: what a calendar shows of it, and what other programs may do with it.

In: an engagement and the settings of a user. Out: a VEVENT (RFC 5545, 7986). Articles are the words of strangers:
nothing of theirs becomes a property, a link that is not http, or markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from calendars.models import ArticleRef, Engagement, Kind, Status
from calendars.patterns import pattern_of
from calendars.periods import day_of
from calendars.publishing.places import find_place
from calendars.publishing.slots import NOTE_START, ONE_DAY, Settings, Slot, find_slot, refuse_undated
from calendars.publishing.words import find_link, to_plain_line

if TYPE_CHECKING:
    from icalendar import Alarm, Event

# What iCalendar has no status for is said in the title; so is a cancellation, since some apps show those as confirmed.
# A narrow month view shows but the first words: who meets, unless nobody does.
PREFIXES = {Status.CANCELLED: "CANCELLED: ", Status.POSTPONED: "POSTPONED: "}
SUFFIXES = {Status.HELD: " (held)", Status.TENTATIVE: " (tentative)"}
# CSS names (RFC 7986, 5.9), dark enough for white letters on them.
COLORS = {
    Kind.CALL: "steelblue",
    Kind.MEETING: "seagreen",
    Kind.TALKS: "teal",
    Kind.VISIT: "chocolate",
    Kind.SUMMIT: "crimson",
    Kind.SESSION: "slateblue",
    Kind.CONFERENCE: "purple",
    Kind.SIGNING: "darkgoldenrod",
    Kind.OTHER: "slategray",
}
# The octets that quotations and articles may take: with the facts that stays below 8 KB, where calcurse and Google cut.
QUOTES_MOST, ARTICLES_MOST = 2400, 900
BACKSLASH_N = pattern_of(r"\\(?=[nN])")
FORMAT_LINE = pattern_of(r"\b(BEGIN|END):(?=\w)", re.IGNORECASE)
# Ours: the publication of the newest article that an entry rests on, and what all meetings of the same kind group and
# sides have in common, by which `updating` finds the entry of one that was moved.
PUBLISHED = "X-DATELINE-PUBLISHED"
SERIES = "X-DATELINE-SERIES"


class Text(NamedTuple):
    """The description: facts with their names, a note on the time, quotations, and the articles."""

    facts: tuple[tuple[str, str], ...]
    note: str
    quotes: tuple[str, ...]
    articles: tuple[ArticleRef, ...]


def build_event(engagement: Engagement, settings: Settings, before: Event | None = None) -> Event:
    """Build the entry of an engagement as a calendar gets it for the first time.

    Args:
        engagement: what an article says.
        settings: what the user settled.
        before: the entry that a calendar has of it; where the article says less of the same days, its place and its
            hours are kept.

    Raises:
        ArticleError: the engagement has no date, or its article no publication date, which every entry is stamped with.
    """
    from icalendar import Event, vText

    place = find_place(_to_line(engagement.location, 200)) if engagement.location else None
    slot = find_slot(engagement, place, settings)
    if before is not None and not (engagement.has_new_time and slot.coarse):
        slot = _keep_hours(slot, before)
    stamp = find_stamp(engagement)
    status = _find_status(engagement, slot)
    text = _collect_text(engagement, slot)
    event = Event()
    event.add("uid", engagement.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", slot.start)
    event.add("dtend", slot.end)
    event.add("summary", _build_summary(engagement, slot))
    event.add("description", "\n".join(_list_lines(text)))
    event.add("x-alt-desc", vText(_build_html(text), params={"FMTTYPE": "text/html"}))
    event.add("status", status)
    event.add("categories", _list_categories(engagement))
    event.add("class", "PUBLIC")
    event.add("color", COLORS[engagement.kind])
    is_free = slot.coarse or status == "CANCELLED"
    event.add("transp", "TRANSPARENT" if is_free else "OPAQUE")
    event.add("x-microsoft-cdo-busystatus", "FREE" if is_free else "TENTATIVE" if status == "TENTATIVE" else "BUSY")
    event.add("sequence", 0)
    event.add("last-modified", stamp)
    event.add(PUBLISHED, f"{stamp:%Y%m%dT%H%M%SZ}")
    event.add(SERIES, find_series(engagement))
    if place:
        event.add("location", place.address)
        if place.point:
            event.add("geo", place.point)
    elif before is not None and engagement.kind is not Kind.CALL:
        event.update({name: before[name] for name in ("LOCATION", "GEO") if name in before})
    if address := _find_address(engagement):
        event.add("url", address)
    if settings.alarm is not None and not is_free and engagement.status is not Status.HELD:
        event.add_component(_build_alarm(settings.alarm, str(event["SUMMARY"])))
    return event


def find_stamp(engagement: Engagement) -> datetime:
    """Find the moment of the newest article that tells of an engagement; a day without its hour counts from 00:00 UTC.

    Raises:
        ArticleError: no article of it has a publication date.
    """
    moments = [datetime.fromisoformat(article.published) for article in engagement.articles if article.published]
    if not moments:
        raise refuse_undated(engagement)
    newest = max(moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in moments)
    return newest.replace(microsecond=0)


def find_series(engagement: Engagement) -> str:
    """The name-based UUID of kind group and sides alone: what the UIDs of all meetings of one sort are made from."""
    from calendars.extraction.pipeline import identity

    return identity(engagement.kind, engagement.sides, "")


def find_days(event: Event) -> tuple[date, date]:
    """Find the first day of an entry, and the day after its last; days are those of the zone that it is written in."""
    start, end = event.start, event.end
    first = day_of(start)
    return first, end.date() + ONE_DAY if isinstance(end, datetime) else end


def _keep_hours(slot: Slot, before: Event) -> Slot:
    """Keep the time that an entry has, where the news names but its first day, or the period that it lies in."""
    start, end = before.start, before.end
    is_timed = isinstance(start, datetime)
    first, after = find_days(before)
    if isinstance(slot.start, datetime):
        return slot
    if slot.coarse:
        is_kept = slot.start <= first and after <= slot.end and (first, after) != (slot.start, slot.end)
    else:
        is_kept = first == slot.start and slot.end - slot.start == ONE_DAY and (is_timed or after > slot.end)
    if not is_kept:
        return slot
    notes = (line for line in str(before.get("DESCRIPTION", "")).splitlines() if line.startswith(NOTE_START))
    return Slot(start, end, False, "", next(notes, "") if is_timed else "")


def _build_alarm(before: timedelta, title: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -before)
    return alarm


def _to_line(text: str, most: int = 400) -> str:
    """Put words on one line without control characters, shortened to some characters.

    Readers that look for a backslash before an n, or for the end of an entry, in the midst of a text find none: the
    backslash becomes a sign that looks like it, and what would be a line of the format gets a space.

    >>> _to_line("a \\\\n b\\nEND:VEVENT"), _to_line("one two three", 9)
    ('a \u29f5n b END: VEVENT', 'one two\u2026')
    """
    words = FORMAT_LINE.sub(r"\1: ", BACKSLASH_N.sub("\u29f5", to_plain_line(text)))
    words = words.encode("utf-8", "replace").decode()  # no half of a surrogate pair
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    return (cut.rpartition(" ")[0] or cut) + "\u2026"


def _take_up_to(texts: Iterable[str], octets: int) -> tuple[str, ...]:
    """The first texts, as many as fit into some octets once they are escaped."""
    from icalendar import vText

    taken = []
    for text in texts:
        octets -= len(vText(text).to_ical()) + 4
        if octets < 0:
            break
        taken.append(text)
    return tuple(taken)


def _build_summary(engagement: Engagement, slot: Slot) -> str:
    title = _to_line(engagement.title, 200) or engagement.kind.value
    if engagement.has_new_time:
        return f"{title}{slot.suffix} (rescheduled)"
    return f"{PREFIXES.get(engagement.status, '')}{title}{slot.suffix}{SUFFIXES.get(engagement.status, '')}"


def _find_status(engagement: Engagement, slot: Slot) -> str:
    if engagement.status is Status.CANCELLED:
        return "CANCELLED"
    put_off = engagement.status is Status.POSTPONED and not engagement.has_new_time
    unsure = slot.coarse or put_off or engagement.status is Status.TENTATIVE
    return "TENTATIVE" if unsure else "CONFIRMED"


def _list_categories(engagement: Engagement) -> list[str]:
    """The kind, the sides and the people: words to filter by, which invite nobody."""
    names = [engagement.kind.value, *engagement.sides, *(person.name for person in engagement.people)]
    return list(dict.fromkeys(filter(None, map(_to_line, names))))


def _collect_text(engagement: Engagement, slot: Slot) -> Text:
    people = [f"{person.name} ({person.role})" if person.role else person.name for person in engagement.people]
    named = (
        ("Sides", engagement.sides),
        ("People", people),
        ("Topic", filter(None, [engagement.topic])),
        ("Status", [engagement.status.value]),
    )
    facts = tuple((name, words) for name, values in named if (words := ", ".join(map(_to_line, values))))
    quotes = (f'"{_to_line(part.text, 600)}"' for part in engagement.evidence)
    named_articles = _take_up_to((f"{_describe_article(one)}\n{one.url}" for one in engagement.articles), ARTICLES_MOST)
    articles = engagement.articles[: max(1, len(named_articles))]
    return Text(facts, slot.note, _take_up_to(quotes, QUOTES_MOST), articles)


def _list_lines(text: Text) -> Iterator[str]:
    """The lines of the description: who, what about, why we think so, and where to read it."""
    for name, words in text.facts:
        yield f"{name}: {words}"
    if text.note:
        yield text.note
    for quote in text.quotes:
        yield ""
        yield quote
    for article in text.articles:
        yield ""
        yield _describe_article(article)
        if article.url:
            yield _to_line(article.url, 600)


def _build_html(text: Text) -> str:
    """The description for Outlook, which shows the other in one block."""
    from html import escape

    facts = [f"<b>{name}:</b> {escape(words, False)}" for name, words in text.facts]
    parts = [f"<p>{'<br>'.join([*facts, *filter(None, [escape(text.note, False)])])}</p>"]
    parts += [f"<blockquote>{escape(quote, False)}</blockquote>" for quote in text.quotes]
    for article in text.articles:
        words = escape(_describe_article(article), False)
        if address := escape(find_link(article.url) or ""):
            words = f'<a href="{address}">{words or address}</a>'
        parts.append(f"<p>{words}</p>")
    return f"<html><body>{''.join(parts)}</body></html>"


def _describe_article(article: ArticleRef) -> str:
    return " - ".join(_to_line(fact) for fact in (article.title, article.published) if fact)


def _find_address(engagement: Engagement) -> str | None:
    """The address of the first article that has one fit for a link."""
    return next(filter(None, (find_link(article.url) for article in engagement.articles)), None)
