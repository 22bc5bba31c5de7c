"""The small things that every reader of a page's tree asks: what an element is called, shows, and stands in.

In: elements of lxml. Out: words and yes or no. The conventions are those of content systems and their themes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from calendars.patterns import pattern_of

# Where other stories are shown. Blogger and Elementor call every part of a page a widget.
ASIDE = pattern_of(
    r"related|recommend|sidebar|promo|teaser|most-(?:read|popular)|trending|more-(?:stories|news|from)|card|carousel"
    r"|newsletter|comment|(?<!entry__)(?<!entry-)(?<!article-)(?<!post-)footer|latest|outbrain|taboola|popular"
    r"|(?<!elementor-)widget(?! Blog\b|-container|-wrap)"
    r"|read-?(?:more|next)|also-read|playlist|ticker",
    re.IGNORECASE,
)
ASIDE_TAGS = frozenset({"aside", "nav", "footer", "template", "noscript"})
# Elements whose text does not run on into what follows.
BLOCKS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "td", "tr", "section", "header", "time", "ul"})
# So much text around the headline is its head; behind it the story has begun.
LONGEST_HEAD = 1500
# More text than a teaser has under its headline.
LONG_TEXT = 300
# A paragraph as long as this is of the story: dates behind it are those of its parts.
LONG_PARAGRAPH = 140
# More elements of a kind than this are not about the article, and some page has a million of them.
MOST_ELEMENTS = 500
# So many words of a heading are no chance in a title.
SHORTEST_HELD = 4


def is_aside(element: Any) -> bool:
    """Whether an element stands in a part of the page that shows other stories, or is in a link to one."""
    for parent in (element, *element.iterancestors()):
        if parent.tag in ASIDE_TAGS and not (parent.tag == "footer" and _is_within_story(parent)):
            return True
        if parent.tag == "a" and parent is not element and not _is_date_link(parent):
            return True
        if parent.tag == "header" and parent.find(".//h1") is None and not _is_within_story(parent):
            return True  # the masthead, with the date of today
        if parent.tag in ("html", "body", "main", "article", "h1"):
            # Their classes describe the whole page: "layout-with-sidebar".
            continue
        # What holds the headline is not beside the story, whatever it is called: "with-sidebar".
        if parent.get("class") and ASIDE.search(names_of(parent)) and parent.find(".//h1") is None:
            return True
    return False


def _is_within_story(element: Any) -> bool:
    """Whether a header or footer belongs to the article that has the headline, and not to a comment or a card."""
    article = next(element.iterancestors("article", "main"), None)
    if article is None or _is_comment(element):
        return False
    # Drupal opens its articles with a footer that says who submitted them.
    later = islice(element.itersiblings(), 5)
    return article.find(".//h1") is not None or any(len(shown(one, LONG_TEXT)) > LONG_TEXT for one in later)


def _is_comment(element: Any) -> bool:
    return any("comment" in names_of(parent).lower() for parent in element.iterancestors("article", "li", "ol", "div"))


def _is_date_link(link: Any) -> bool:
    """Whether a link is the permanent address of its story, as themes make of its date."""
    return any(re.search(r"date|time|posted", names_of(one), re.IGNORECASE) for one in (link, link.getparent()))


def names_of(element: Any) -> str:
    """What an element is called by its makers."""
    if element is None:
        return ""
    return " ".join(element.get(key) or "" for key in ("class", "id", "data-testid", "data-test"))


def shown(element: Any, most: int = LONGEST_HEAD) -> str:
    """The text of an element on one line; not much more of it than `most` characters is looked at."""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    parts, size = [], 0
    for text in _texts(element):
        parts.append(text)
        size += len(text)
        if size > 2 * most:
            break
    return " ".join("".join(parts).split())


def _texts(element: Any) -> Iterator[str]:
    from lxml import etree

    for event, part in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        is_inner = part is not element
        if is_inner and part.tag in BLOCKS:
            yield " "
        if event == "start":
            yield part.text or "" if part.tag not in ("script", "style") else ""
        elif is_inner:
            yield part.tail or ""


def fold(words: str) -> str:
    """A text for comparing: without case, quotation marks and other marks."""
    return " ".join(re.findall(r"\w+", words.casefold()))
