"""Read the schema.org data of a page: JSON-LD in all its shapes, and microdata.

In: the scripts and elements of a page, or a JSON file. Out: the nodes that describe an article, the best first, as
plain dictionaries. Broken JSON is mended where that is plain, else read for the few fields that matter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from calendars.patterns import pattern_of

Node = dict[str, Any]
# More than any page says of itself; what goes on behind is not read.
MOST_NODES = 2000
LONGEST = 2_000_000
# The subtypes of Article and CreativeWork that are news: NewsArticle, ReportageNewsArticle, BlogPosting, Report.
ARTICLE_TYPE = pattern_of(r"(?:.*Article|.*Posting|Report|Report\w*|Review|AdvertiserContentArticle)$")
PAGE_TYPE = pattern_of(r"(?:WebPage|ItemPage|MediaObject|CreativeWork|VideoObject|Event\w*|.*Page)$")
# Values of these are other works than the article at hand.
OTHER_WORKS = frozenset(
    {"mentions", "hasPart", "isBasedOn", "citation", "video", "image", "author", "publisher", "liveBlogUpdate",
     "itemListElement", "relatedLink", "associatedMedia", "comment", "review", "isPartOf", "thumbnail", "about"}
)  # fmt: skip
COMMENT_MARKS = pattern_of(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$"
)
TRAILING_COMMA = pattern_of(r",(?=\s*[}\]])")
FIELD = pattern_of(
    r'"(headline|datePublished|dateModified|dateCreated|url|description|@type)"\s*:\s*"((?:[^"\\\n]|\\.){0,2000})"'
)


def find_articles(scripts: list[str]) -> list[Node]:
    """Find the nodes of JSON-LD scripts that describe an article, then those that describe a page.

    >>> [node["headline"] for node in find_articles(['{"@graph": [{"@type": "NewsArticle", "headline": "Talks"}]}'])]
    ['Talks']
    """
    articles, pages = [], []
    for node in (node for script in scripts[:100] for node in list_nodes(_load(script))):
        if is_article(node):
            articles.append(node)
        elif _has_type(node, PAGE_TYPE):
            pages.append(node)
    return articles + pages


def is_article(node: Node) -> bool:
    """Whether a node describes an article, and not the page around it or a picture."""
    return _has_type(node, ARTICLE_TYPE)


def _has_type(node: Node, pattern: re.Pattern[str]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and pattern.match(name.rpartition("/")[2].rpartition(":")[2]) for name in names)


def _load(script: str) -> Any:
    text = script[:LONGEST].strip().lstrip("\ufeff")
    while (bare := COMMENT_MARKS.sub("", text)) != text:
        text = bare
    for attempt in (text, TRAILING_COMMA.sub("", text).rstrip("; \n"), unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _load_pieces(text)


def _load_pieces(text: str) -> Any:
    """What can be saved of JSON that is broken beyond mending: the first value of each field that matters."""
    node: Node = {}
    for match in FIELD.finditer(text):
        name, value = match.groups()
        try:
            value = json.loads(f'"{value}"', strict=False)
        except ValueError:
            continue
        if name == "@type" and not ARTICLE_TYPE.match(value):
            continue
        node.setdefault(name, value)
    return node if "@type" in node else None


def list_nodes(data: Any) -> Iterator[Node]:
    """All nodes that can be the article itself, from the outside in."""
    queue, seen = [data], 0
    while queue and seen < MOST_NODES:
        value = queue.pop(0)
        seen += 1
        if isinstance(value, list):
            queue[:0] = value[:MOST_NODES]
        elif isinstance(value, dict):
            yield value
            queue += [part for key, part in value.items() if key not in OTHER_WORKS and isinstance(part, dict | list)]


def text_of(value: Any) -> str:
    """The text of a value that should be one: the first of a list, the name or @value of a node, entities resolved.

    >>> text_of([{"@type": "Person", "name": "A. Writer"}]), text_of("Kohberger&#8217;s")
    ('A. Writer', 'Kohberger’s')
    """
    for _ in range(5):
        if isinstance(value, list):
            value = next((part for part in value if part), None)
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("@id")
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    return " ".join(unescape(unescape(str(value))).split())


def byline_of(value: Any) -> str:
    """The names of all who are listed, as a byline has them."""
    parts = value[:20] if isinstance(value, list) else [value]
    return ", ".join(dict.fromkeys(name for part in parts if (name := text_of(part)) and "://" not in name))
