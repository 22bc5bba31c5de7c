"""Find what a page shows at the head of its story: its headline, and the dates that a reader sees beside it.

In: the tree of a page. Out: statements, in the order in which they are believed. Nothing is read here; what the words
of a date mean is worked out in `moments`, and which of them counts in `publication`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from calendars.articles.bylines import is_dated_line
from calendars.articles.moments import read_moment
from calendars.articles.origins import Statement
from calendars.articles.page_tree import (
    BLOCKS,
    LONG_PARAGRAPH,
    LONGEST_HEAD,
    MOST_ELEMENTS,
    SHORTEST_HELD,
    fold,
    is_aside,
    names_of,
    shown,
)
from calendars.patterns import pattern_of

# Of an element's class, id or test id: what a date of publication, and one of change, is called.
PUBLISHED_CLASS = pattern_of(r"publi|posted|post-?date|entry-date|dateline|pub-?date|created", re.IGNORECASE)
UPDATED_CLASS = pattern_of(r"updat|modif|revis|last-?change", re.IGNORECASE)
DATE_CLASS = pattern_of(
    r"date|time|byline|publi|posted|submitted|stamp|meta\b|info|author|credit|fecha|datum|tarih", re.IGNORECASE
)
# Dates beside a story that are not its own: of today, of the event that it announces, of the print.
OTHER_DATE_CLASS = pattern_of(
    r"event-?date|expir|deadline|valid|current-?(?:date|time)|today|(?:top|header|print|live)[-_]?(?:date|time)"
    r"|date[-_]today|data_time|clock|weather",
    re.IGNORECASE,
)
# What a headline is called where it is no h1: "story__title", "entry-title", "news_headline".
TITLE_CLASS = pattern_of(
    r"(?:entry|post|story|article|news|page|content|item)[-_]*(?:title|headline|heading)\b|\bheadline\b", re.IGNORECASE
)
TITLE_TAGS = ("h2", "h3", "h4", "h5", "div", "p", "td", "span", "strong")
LONGEST_TITLE = 300
FRONT_PAGE = pattern_of(r"(?:https?://[^/]+)?/?(?:index\.\w+)?", re.IGNORECASE)
# Where scripts of a page find the moment behind "2 hours ago": in an attribute, as ISO 8601 or seconds of Unix.
MACHINE_DATE = pattern_of(r"(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d.{0,15}|1\d{9}(?:\d{3})?")
MACHINE_ATTRIBUTE = pattern_of(r"title|datetime|content|(?:data-)?.*(?:time|date|stamp|publish|utc|epoch).*")
# A date without a clock is stored by Drupal as noon in Greenwich, by others as midnight.
NO_CLOCK = pattern_of(r"T(?:12|00):00:00(?:\.0+)?(?:Z|\+00:?00)$")
CLOCK_SHOWN = pattern_of(r"\d[:.h]\d\d|\d ?[ap]\.?m", re.IGNORECASE)
# Where content systems (Arc XP, Next.js, Apollo) keep it; a bare "published" may be that of a picture.
SCRIPTED = pattern_of(
    r"\"(?:first_?|date_?)?(?:publish(?:ed)?_?(?:date|at|time)|display_date"
    r"|first_?published|date_?published)\\?\"\s{0,2}:\s{0,2}\\?\"?"
    r"(\d{4}-\d\d-\d\dT[\d:.]{5,16}(?:Z|[+-]\d\d:?\d\d)|1\d{9}(?:\d{3})?)(?![\d.])",
    re.IGNORECASE,
)
LONGEST_SCRIPT = 2_000_000
SINGLE_CLASS = pattern_of(r"publi\w*[-_]?(?:date|time|on|at)\b|date[-_]?publi", re.IGNORECASE)
SIGNED = pattern_of(r"(?:first )?published\b|posted on\b", re.IGNORECASE)
# Steps up from the headline in which its date is looked for; what stands before it is near, or the page's own.
MOST_STEPS = 4
STEPS_BEFORE = 3
STEPS_BARE = 3


class HeadDates(NamedTuple):
    """The dates at the head of a story: of `time` elements, and of what is shown."""

    published: list[Statement]
    updated: list[Statement]
    visible: list[Statement]


def find_headings(tree: Any) -> list[Any]:
    """The elements that can be the headline: the first h1; where that is short, also what is called a headline."""
    headings = [
        heading
        for heading in islice(tree.iter("h1"), 5)
        if not is_aside(heading) and shown(heading) and not _is_site_name(heading)
    ]
    if any(len(shown(heading).split()) >= SHORTEST_HELD for heading in headings):
        return headings
    others = (
        element
        for element in islice(tree.iter(*TITLE_TAGS), MOST_ELEMENTS)
        if (TITLE_CLASS.search(names_of(element)) or "headline" in (element.get("itemprop") or ""))
        and element.find(".//h1") is None
        and 0 < len(shown(element)) <= LONGEST_TITLE
        and not is_aside(element)
    )
    return headings + list(islice(others, 3))


def _is_site_name(heading: Any) -> bool:
    """Whether a heading is the name of the outlet over all its pages: a link to the front page."""
    parent = heading.getparent()
    link = parent if parent is not None and parent.tag == "a" else heading.find(".//a")
    return link is not None and bool(FRONT_PAGE.fullmatch(link.get("href") or ""))


def choose_heading(headings: list[Any], titles: list[str]) -> Any:
    """The headline of the page: the heading that one of its titles repeats, else the first."""
    folded = {fold(title) for title in titles}
    whole = " ".join(folded)
    shown_as = [(heading, fold(shown(heading))) for heading in headings]
    for heading, words in shown_as:
        if words in folded:
            return heading
    for heading, words in shown_as:
        if len(words.split()) >= SHORTEST_HELD and words in whole:
            return heading
    return headings[0] if headings else None


def find_dates(tree: Any, heading: Any) -> HeadDates:
    """The dates of a page's `time` elements, and those shown around its headline."""
    dates = HeadDates([], [], [])
    late = _take_times(dates, tree, heading)
    if heading is not None:
        for element in _near(heading):
            _take_machine_dates(dates, element)
            words = shown(element)[:LONGEST_HEAD]
            if any(map(str.isdecimal, words)):
                dates.visible.append(Statement(words, "byline"))
        dates.visible.extend(_find_signed(heading))
    dates.visible.extend([*_find_single(tree), *late])
    return dates


def _take_times(dates: HeadDates, tree: Any, heading: Any) -> list[Statement]:
    """Take the time elements of the story's head; those of its parts are given back."""
    late: list[Statement] = []
    has_begun, is_below = False, heading is None
    for element in tree.iter("time", "p", *([heading.tag] if heading is not None else [])):
        if element.tag != "time":
            is_below = is_below or element is heading
            has_begun = has_begun or (is_below and element.tag == "p" and len(shown(element, 300)) >= LONG_PARAGRAPH)
            continue
        seen = shown(element)
        words = element.get("datetime") or element.get("content") or seen
        names = names_of(element) + names_of(element.getparent())
        if is_aside(element) or OTHER_DATE_CLASS.search(names) or not any(map(str.isdecimal, words)):
            continue
        if NO_CLOCK.search(words) and any(map(str.isdecimal, seen)) and not CLOCK_SHOWN.search(seen):
            words = words[:10]
        is_late = _is_of_part(element) or (has_begun and not _is_publication(element, names))
        is_change = _is_change(element, names)
        target = dates.updated if is_change else late if is_late else dates.published
        target.append(Statement(words, "time element"))
        if element.get("datetime") and any(map(str.isdecimal, seen)) and not is_late:
            dates.visible.append(Statement(seen, "time element"))
        if len(dates.visible) + len(late) > 5:
            break
    return late


def _is_change(element: Any, names: str) -> bool:
    """Whether a date is one of change: by what stands before it, else by what it is called."""
    if UPDATED_CLASS.search(_label_of(element)) or UPDATED_CLASS.match(shown(element, 40)):
        return True
    return bool(UPDATED_CLASS.search(names) and not PUBLISHED_CLASS.search(names))


def _is_publication(element: Any, names: str) -> bool:
    return bool(PUBLISHED_CLASS.search(names) or PUBLISHED_CLASS.search(_label_of(element)))


def _is_of_part(element: Any) -> bool:
    """Whether a date is that of one entry of a live page: its neighbours are entries too, each with text and a date."""
    for parent in islice(element.iterancestors(), MOST_STEPS):
        if parent.tag in ("main", "body"):
            return False
        for other in (parent.getnext(), parent.getprevious()):
            if other is None or (other.tag, other.get("class")) != (parent.tag, parent.get("class")):
                continue
            if other.find(".//time") is not None and other.find(".//p") is not None:
                return True
    return False


def _take_machine_dates(dates: HeadDates, element: Any) -> None:
    """Take the moments that stand in the attributes of an element for scripts to show."""
    if element.tag == "time" or element.get("itemprop"):
        return
    for name, value in element.items():
        if MACHINE_ATTRIBUTE.fullmatch(name) and MACHINE_DATE.fullmatch(value.strip()):
            names = names_of(element) + names_of(element.getparent())
            (dates.updated if _is_change(element, names) else dates.published).append(
                Statement(value.strip(), f"attribute {name}")
            )


def _label_of(element: Any) -> str:
    """The few words right before an element: "Updated" of "Updated <time>"."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None and before.tag in BLOCKS:
        words = before.tail or ""
    else:
        words = (parent.text or "") if before is None else f"{shown(before, 40)} {before.tail or ''}"
    return str(words).strip()[-20:]


def _near(heading: Any) -> Iterator[Any]:
    """Small elements that look like a date or a byline, around the headline, nearest first."""
    parent, steps = heading.getparent(), 1
    seen: set[Any] = {heading}
    while parent is not None and steps <= MOST_STEPS:
        is_before = True
        for element in islice(parent.iter(), 2 * MOST_ELEMENTS):
            is_before = is_before and element is not heading
            if element in seen or not isinstance(element.tag, str):
                continue
            seen.add(element)
            if not (is_before and steps > STEPS_BEFORE) and _is_dated(element, steps) and not is_aside(element):
                yield element
        if len(seen) > MOST_ELEMENTS:
            return
        parent, steps = parent.getparent(), steps + 1


def _find_signed(heading: Any) -> Iterator[Statement]:
    """Lines under a story that say when it came out: "First published on: 02-02-2025 at 21:05 IST"."""
    story = next((box for box in heading.iterancestors() if _has_story(box)), None)
    if story is None:
        return
    for element in islice(story.iter("p", "div", "span", "em", "i", "small"), 3 * MOST_ELEMENTS):
        words = shown(element, 80) if len(element) <= 4 else ""
        if len(words) <= 80 and SIGNED.match(words) and is_dated_line(words) and not is_aside(element):
            yield Statement(words, "byline")


def find_scripted(tree: Any) -> list[Statement]:
    """The moment of publication in the data that a page's scripts work on, if it is the only one in there."""
    moments = set()
    for script in tree.iter("script"):
        text = (script.text or "")[:LONGEST_SCRIPT]
        if "ublish" in text or "display_date" in text:
            moments |= {found[1] for found in islice(SCRIPTED.finditer(text), MOST_ELEMENTS)}
    exact = {moment.to_date() for words in moments if (moment := read_moment(words)) and moment.is_exact}
    return [Statement(exact.pop().isoformat(), "page state")] if len(exact) == 1 else []


def _find_single(tree: Any) -> list[Statement]:
    """The one element of the page that is called a date of publication, wherever it is; teasers come in numbers."""
    called = islice((one for one in tree.iter("p", "span", "div", "li") if SINGLE_CLASS.search(names_of(one))), 10)
    lines = {words for one in called if len(words := shown(one, 100)) <= 100 and is_dated_line(words)}
    return [Statement(words, "byline") for words in lines] if len(lines) == 1 else []


def _has_story(box: Any) -> bool:
    return any(len(shown(one, 300)) >= LONG_PARAGRAPH for one in islice(box.iter("p"), 20))


def _is_dated(element: Any, steps: int) -> bool:
    """Whether an element looks like the line with the date: by its label, its name, or because it is nothing else."""
    if any(MACHINE_DATE.fullmatch(value) for value in element.values()):
        return not OTHER_DATE_CLASS.search(names_of(element))
    if len(element) == 0 and len(element.text or "") > 400:
        return False
    words = shown(element, 200)
    if not 6 <= len(words) <= 200 or not any(map(str.isdecimal, words)):
        return False
    names = names_of(element)
    if OTHER_DATE_CLASS.search(names):
        return False
    is_labelled = words[:12].lower().startswith(("publi", "posted", "first publ", "issued", "updated", "by ", "date"))
    return bool(is_labelled or DATE_CLASS.search(names) or (steps <= STEPS_BARE and is_dated_line(words)))
