"""Choose the headline of a page among those that it states.

In: a `PageData`. Out: the headline that a reader would quote, without the outlet's name behind it.
"""

from __future__ import annotations

import re
from collections import Counter

from calendars.articles.page_data import PageData
from calendars.articles.page_tree import SHORTEST_HELD, fold
from calendars.patterns import pattern_of

SEPARATORS = pattern_of(r"\s+(?:\||-|\u2013|\u2014|::|·|•|»|«|/)\s+|\s*\|\s*")
FRONT = pattern_of(r"\s+(?:\||-|\u2013|\u2014|::|·|»)\s+|:\s+")
# Headings that are not headlines.
NO_TITLES = frozenset({"log in", "login", "sign in", "subscribe", "home", "menu", "news", "search", "untitled", ""})
# Those who make the headline, in the order in which they are believed; share titles come last.
TRUSTED = (
    "JSON-LD headline", "meta og:title", "microdata headline", "JSON-LD name", "h1", "meta parsely-title",
    "meta dc.title", "meta title", "heading", "title element", "meta twitter:title",
)  # fmt: skip
# A share title and a title for search engines say less of what stands over the story.
NO_VOTE = frozenset({"meta twitter:title", "meta parsely-title", "meta dc.title"})
# What a reader sees over the story.
SHOWN = ("h1", "microdata headline", "heading")
# Before the outlet's name stands at most the name of a section; what is shorter than this is no headline.
LONGEST_SECTION = 3
SHORTEST = 9
LONGEST_NAME = 4
LONGEST = 500
CUT_SHORT = ("...", "\u2026")


def choose_title(data: PageData) -> str | None:
    """Choose the headline: what most of the page's fields agree on, of equals the most trusted.

    Only JSON-LD's headline is put to the vote: it is often written for search engines, and then the others agree on
    what stands over the story. Where there is none, Open Graph's title is what the editors chose; one that holds the
    headline over the story whole, with a catchword or a section beside it, gives way to that.
    """
    stated = [(strip_outlet(words, data), field) for words, field in data.titles if len(words) <= LONGEST]
    stated = [(words, field) for words, field in stated if fold(words) not in NO_TITLES]
    if not stated:
        return None
    order = sorted((one for one in stated if one[1] in TRUSTED), key=lambda one: TRUSTED.index(one[1]))
    best = order[0][0] if order else stated[0][0]
    if order and order[0][1] == "JSON-LD headline":
        ballots = {(fold(words), field) for words, field in stated if field not in NO_VOTE}
        votes = Counter(words for words, _ in ballots)
        best = max((words for words, _ in order), key=lambda words: votes[fold(words)])
    elif order:
        best = next((words for words, field in order if field in SHOWN and _holds(fold(best), fold(words))), best)
    return _complete(best, [words for words, _ in order])


def _holds(words: str, title: str) -> bool:
    return len(title.split()) >= SHORTEST_HELD and f" {title} " in f" {words} "


def _complete(title: str, others: list[str]) -> str:
    """The whole of a headline that was cut short to fit a limit."""
    stem = fold(title)
    longer = [other for other in others if fold(other).startswith(stem) and len(other) > len(title)]
    return longer[0] if longer and title.endswith(CUT_SHORT) else title


def strip_outlet(title: str, data: PageData) -> str:
    """Take the outlet's name, and the section before it, off the end of a title.

    >>> strip_outlet("Talks end | World | The Oslo Times", PageData(outlet="Oslo Times"))
    'Talks end'
    >>> strip_outlet("Talks - and a threat", PageData(outlet="Oslo Times"))
    'Talks - and a threat'
    """
    cuts = list(SEPARATORS.finditer(title))
    others = {fold(words) for words, _ in data.titles if words != title}
    for number, cut in enumerate(cuts):
        head = title[: cut.start()]
        ends = [*(later.start() for later in cuts[number + 1 :]), len(title)]
        tail = [title[one.end() : end] for one, end in zip(cuts[number:], ends, strict=True)]
        is_alike = all(one.group().strip() == cut.group().strip() for one in cuts[number:])
        has_sections = is_alike and all(len(part.split()) <= LONGEST_SECTION for part in tail[:-1])
        is_named = _is_outlet(tail[0], data) or (has_sections and _is_outlet(tail[-1], data))
        if len(head) >= SHORTEST and (fold(head) in others or is_named):
            return head
    return _strip_front(title, others, data)


def _strip_front(title: str, others: set[str], data: PageData) -> str:
    """Take the outlet's name off the front, where another field has the rest: "A Notebook: Talks end"."""
    for cut in FRONT.finditer(title):
        if fold(title[cut.end() :]) in others or _is_outlet(title[: cut.start()], data):
            return title[cut.end() :]
    return title


def _is_outlet(words: str, data: PageData) -> bool:
    """Whether words name the outlet: as the page calls it, or as its address does."""
    name = fold(words).removeprefix("the ").replace(" ", "")
    outlet = fold(data.outlet).removeprefix("the ").replace(" ", "")
    host = re.match(r"\w+://(?:www\.)?([^/:]+)", data.url)
    letters = re.sub(r"\W", "", host[1]) if host else ""
    label = host[1].split(".")[0] if host else ""
    if _ends_several(words, data):
        return True
    if len(label) > 2 and fold(words).removeprefix("the ").split()[:1] == [label.lower()]:
        return True  # "CBC News" of cbc.ca
    return len(name) > 2 and (name == outlet or (len(outlet) > 3 and name.startswith(outlet)) or name in letters)


def _ends_several(words: str, data: PageData) -> bool:
    """Whether two different headlines end on the same name: what they share is no part of either."""
    if not words[:1].isupper() or len(words.split()) > LONGEST_NAME:
        return False
    tail = f" {fold(words)}"
    return len({head for title, _ in data.titles if (head := fold(title).removesuffix(tail)) != fold(title)}) > 1
