"""Read feeds: RSS from 0.9 to 2.0, RDF and Atom by feedparser, JSON Feed (jsonfeed.org) here.

In: the bytes of a feed. Out: an article for every item, with the item's own date; its whole text where the feed has it,
else the page that it links to, if that may be fetched, else the summary.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from calendars.articles.assembly import assemble_article
from calendars.articles.origins import Origin, Statement
from calendars.articles.page_data import PageData
from calendars.articles.page_text import read_fragment
from calendars.errors import ArticleError
from calendars.models import Article

# A summary is shorter than this, or it is no summary.
LONGEST_SUMMARY = 700
MOST_ITEMS = 10_000
# What a text that goes on elsewhere ends with.
CUT_SHORT = ("...", "\u2026", "[...]", "[\u2026]", "read more", "continue reading")
Follow = Callable[[str, Origin, list[Statement]], Article]


class Item(NamedTuple):
    """One item of a feed; markup is as it came."""

    title: str
    url: str
    published: str
    updated: str
    author: str
    body: str
    is_whole: bool


def open_feed(data: bytes, origin: Origin, follow: Follow | None = None) -> Iterator[Article | ArticleError]:
    """Read the items of a feed one by one.

    Args:
        data: the feed.
        origin: where it came from.
        follow: what fetches the page of an item that the feed has not whole; None to do with the summary.

    Raises:
        ArticleError: it is no feed.
    """
    outlet, language, items = _read_json(data, origin) if data.lstrip()[:1] == b"{" else _read_xml(data, origin)
    for number, item in enumerate(items[:MOST_ITEMS], start=1):
        here = origin._replace(source=f"{origin.source}#{number}", url=item.url)
        try:
            yield _read_item(item, here, outlet, language, follow)
        except ArticleError as fault:
            yield fault


def _read_item(item: Item, origin: Origin, outlet: str, language: str, follow: Follow | None) -> Article:
    stated = [Statement(item.published, "feed date")] if item.published else []
    text = read_fragment(item.body, origin.label)
    is_whole = item.is_whole and not text.lower().rstrip(" .").endswith(CUT_SHORT)
    if follow and not is_whole and item.url.startswith(("http://", "https://")):
        return follow(item.url, origin, stated)
    facts = PageData(url=item.url, outlet=outlet, author=item.author, language=language)
    if item.title:
        facts.titles.append(Statement(item.title, "feed title"))
    if item.updated:
        facts.updated.append(Statement(item.updated, "feed update"))
    return assemble_article(text or item.title, facts, origin, stated)


def _read_xml(data: bytes, origin: Origin) -> tuple[str, str, list[Item]]:
    import feedparser

    feed = feedparser.parse(data)
    if not feed.entries and not feed.version:
        raise ArticleError(f"{origin.label}: no feed that can be read; give the address of its RSS or Atom feed")
    about = feed.feed
    items = [_from_entry(entry) for entry in feed.entries]
    return str(about.get("title", "")), str(about.get("language", ""))[:2].lower(), items


def _from_entry(entry: Any) -> Item:
    bodies = [str(part.get("value", "")) for part in entry.get("content", [])]
    summary = str(entry.get("summary", ""))
    body = max([*bodies, summary], key=len)
    # RSS before content:encoded has whole articles in its description too.
    is_whole = bool(bodies and len(body) > len(summary)) or len(body) > LONGEST_SUMMARY
    published = str(entry.get("published", "") or entry.get("created", ""))
    updated = str(dict.get(entry, "updated", ""))
    return Item(
        title=read_fragment(str(entry.get("title", "")), ""),
        url=str(entry.get("link", "")),
        published=published or updated,
        updated=updated if published else "",
        author=str(entry.get("author", "")),
        body=body,
        is_whole=is_whole,
    )


def _read_json(data: bytes, origin: Origin) -> tuple[str, str, list[Item]]:
    try:
        feed = json.loads(data)
        items = [_from_json(item) for item in feed["items"] if isinstance(item, dict)]
        return str(feed.get("title") or ""), str(feed.get("language") or "")[:2].lower(), items
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise ArticleError(f"{origin.label}: not a JSON Feed that can be read: {fault}") from fault


def _from_json(item: dict[str, Any]) -> Item:
    authors = item.get("authors") or [item.get("author")]
    names = [str(author.get("name") or "") for author in authors if isinstance(author, dict)]
    whole = item.get("content_html") or item.get("content_text")
    return Item(
        title=str(item.get("title") or ""),
        url=str(item.get("url") or item.get("external_url") or ""),
        published=str(item.get("date_published") or ""),
        updated=str(item.get("date_modified") or ""),
        author=", ".join(filter(None, names)),
        body=str(whole or item.get("summary") or ""),
        is_whole=bool(whole),
    )
