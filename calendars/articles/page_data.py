"""Collect what a page says of itself: titles, dates, outlet, author, language, from its data and its visible head.

In: the tree of a page. Out: a `PageData`: every statement with the field that made it, in the order in which they are
believed. Choosing among them is done in `titles` and `publication`.

The fields are the conventions of the web: schema.org (JSON-LD and microdata), Open Graph, Dublin Core and PRISM, and
the names that content systems and analytics tools write (Parse.ly, Sailthru, Swiftype, cXense).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from calendars.articles.linked_data import Node, byline_of, find_articles, is_article, text_of
from calendars.articles.origins import Statement
from calendars.articles.page_head import MACHINE_DATE, choose_heading, find_dates, find_headings, find_scripted
from calendars.articles.page_tree import LONGEST_HEAD, MOST_ELEMENTS, fold, is_aside, shown
from calendars.patterns import pattern_of


@dataclass
class PageData:
    """Everything that a page says of itself.

    Attributes:
        titles: headlines, by the field that gives each.
        published: dates of publication, the most trusted first.
        updated: dates of the last change, likewise.
        visible: text near the headline, where a reader finds the date.
        descriptions: what may be the standfirst.
        country: where the outlet is, by its address or its publisher's ("GB").
        locale_country: where its manner of writing is from; many an outlet leaves it as it was delivered.
        body: the text of the article where the data has it whole.
    """

    titles: list[Statement] = field(default_factory=list)
    published: list[Statement] = field(default_factory=list)
    updated: list[Statement] = field(default_factory=list)
    visible: list[Statement] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    url: str = ""
    outlet: str = ""
    author: str = ""
    language: str = ""
    country: str = ""
    locale_country: str = ""
    body: str = ""


# Names of meta elements, in lower case; earlier ones are more to be trusted.
PUBLISHED = (
    "article:published_time", "og:article:published_time", "http://ogp.me/ns/article#published_time", "datepublished",
    "og:published_time", "article:published", "parsely-pub-date", "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date.created",
    "dcterms.created", "dc.created", "date.available", "article_published_time", "article.published",
    "published_at", "published_time", "published-date", "publish-date", "publish_date", "publication_date",
    "publication-date", "publicationdate", "publisheddate", "pubdate", "published", "article_date_original",
    "originalpublicationdate", "original-publish-date", "sailthru.date", "sailthru.pubdate", "bt:pubdate",
    "rnews:datepublished", "ptime", "date.created", "dc.date", "prism.publicationdate", "citation_publication_date",
    "citation_online_date", "blog:publishdate", "article.created", "created", "date",
)  # fmt: skip
UPDATED = (
    "article:modified_time", "og:article:modified_time", "http://ogp.me/ns/article#modified_time", "datemodified",
    "og:updated_time", "dcterms.modified", "dc.date.modified", "date.updated", "date.modified", "lastmod",
    "last_modified", "last-modified", "last_updated_date", "utime", "bt:moddate", "article_modified_time", "revised",
)  # fmt: skip
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article:author_name")
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title")
DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
COUNTRY = pattern_of(r"[a-z]{2}[-_]([A-Z]{2})\b")


def collect_page_data(tree: Any, url: str = "") -> PageData:
    """Collect the statements of a page.

    Args:
        tree: the page, as lxml has it.
        url: the address it came from, where known.
    """
    metas = _read_metas(tree)
    scripts = [script.text_content() for script in tree.iter("script") if "ld+json" in (script.get("type") or "")]
    nodes = find_articles(scripts)
    data = PageData(url=url or _find_url(tree, metas))
    _take_nodes(data, _choose_nodes(nodes, tree, data.url), nodes)
    _take_microdata(data, tree)
    _take_metas(data, metas)
    _take_head(data, tree)
    html = tree if tree.tag == "html" else tree.find(".//html")
    lang = (html.get("lang") or "") if html is not None else ""
    locale = next(iter(metas.get("og:locale", [])), "")
    data.language = data.language or (lang or locale)[:2].lower()
    stated = COUNTRY.search(lang) or COUNTRY.search(locale)
    data.country = data.country or country_of(data.url)
    data.locale_country = stated[1] if stated else ""
    return data


def country_of(url: str) -> str:
    """The country of an address's ending: "GB" for ".co.uk"; "" for endings that anyone in the world uses."""
    host = re.match(r"\w+://(?:[^/@]*@)?([^/:?#]+)", url)
    ending = host[1].rpartition(".")[2].lower() if host else ""
    if ending in ("gov", "mil"):
        return "US"
    if len(ending) != 2 or ending in {"tv", "io", "co", "me", "ai", "fm", "cc", "ws", "ly", "to", "am", "eu", "im"}:
        return ""
    return "GB" if ending == "uk" else ending.upper()


def _read_metas(tree: Any) -> dict[str, list[str]]:
    """The contents of meta elements by name, property, itemprop or http-equiv, all in lower case."""
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for key in ("name", "property", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                metas.setdefault(name, []).append(content)
    return metas


def _find_url(tree: Any, metas: dict[str, list[str]]) -> str:
    canonical = [link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower()]
    base = [element.get("href") or "" for element in islice(tree.iter("base"), 1)]
    addresses = [*canonical, *metas.get("og:url", []), *metas.get("twitter:url", []), *base]
    return next((address.strip() for address in addresses if address.strip().startswith(("http://", "https://"))), "")


def _choose_nodes(nodes: list[Node], tree: Any, url: str) -> list[Node]:
    """The nodes of the page's own article: of those that name its address, else its headline, else the first."""
    articles = [node for node in nodes if is_article(node)]
    if len(articles) > 1:
        headings = {fold(heading.text_content()) for heading in tree.iter("h1")}
        ours = [node for node in articles if url and url in _addresses_of(node)]
        titled = [node for node in articles if _headline_of(node) in headings]
        articles = [node for node in titled if node in ours] or titled or ours or articles
    articles = [node for node in articles if node.get("datePublished")] or articles
    return [node for node in articles if _headline_of(node) == _headline_of(articles[0])][:3]


def _headline_of(node: Node) -> str:
    return fold(text_of(node.get("headline") or node.get("name")))


def _addresses_of(node: Node) -> set[str]:
    values = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    values += [value.get("@id") or value.get("url") for value in values if isinstance(value, dict)]
    return {value for value in values if isinstance(value, str)}


def _take_nodes(data: PageData, main: list[Node], nodes: list[Node]) -> None:
    """Take what JSON-LD says: the article's own node first, then those of the page around it."""
    pages = [node for node in nodes if not is_article(node) and any("Page" in name for name in _types_of(node))]
    for node in main:
        take_node(data, node, "JSON-LD")
    for node in pages[:3]:
        _take_dates(data, node, "JSON-LD page")
    for node in main:
        _add(data.published, text_of(node.get("dateCreated")), "JSON-LD dateCreated")


def take_node(data: PageData, node: Node, name: str) -> None:
    """Take what the node of an article says."""
    for key in ("headline", "name", "alternativeHeadline"):
        _add(data.titles, text_of(node.get(key)), f"{name} {key}")
    data.author = data.author or byline_of(node.get("author"))
    data.outlet = data.outlet or text_of(node.get("publisher"))
    data.language = data.language or text_of(node.get("inLanguage"))[:2].lower()
    data.body = data.body or str(node.get("articleBody") or "")
    data.country = data.country or _country_in(node.get("publisher"))
    _take_dates(data, node, name)


def _take_dates(data: PageData, node: Node, name: str) -> None:
    _add(data.published, text_of(node.get("datePublished")), f"{name} datePublished")
    _add(data.updated, text_of(node.get("dateModified")), f"{name} dateModified")
    data.descriptions.append(text_of(node.get("description")))


def _types_of(node: Node) -> list[str]:
    types = node.get("@type")
    return [str(name) for name in types] if isinstance(types, list) else [str(types)]


def _country_in(publisher: Any) -> str:
    """The country of a publisher's postal address, where it is given by its letters."""
    address = publisher.get("address") if isinstance(publisher, dict) else None
    country = text_of(address.get("addressCountry")) if isinstance(address, dict) else ""
    return country if re.fullmatch(r"[A-Z]{2}", country) else ""


def _take_microdata(data: PageData, tree: Any) -> None:
    """Take the first headline and dates that are marked up where they are shown."""
    fields = {"headline": data.titles, "datePublished": data.published, "dateModified": data.updated}
    for element in tree.xpath("//*[@itemprop]")[:MOST_ELEMENTS]:
        names = (element.get("itemprop") or "").split()
        for name in names:
            if name == "description" and element.tag != "meta" and not is_aside(element):
                data.descriptions.append(shown(element))
            statements = fields.get(name)
            if statements is None or any(f"microdata {name}" == one.field for one in statements) or is_aside(element):
                continue
            words = element.get("datetime") or element.get("content") or _hovered(element) or shown(element)
            _add(statements, words, f"microdata {name}")


def _hovered(element: Any) -> str:
    """The moment that shows when the mouse is over an abbreviation of it, as microformats have it."""
    title = (element.get("title") or "").strip()
    return title if MACHINE_DATE.fullmatch(title) else ""


def _take_metas(data: PageData, metas: dict[str, list[str]]) -> None:
    for name in ("og:title", "title", "dc.title", "parsely-title", "twitter:title"):
        _add(data.titles, *_first(metas, name))
    for names, statements in ((PUBLISHED, data.published), (UPDATED, data.updated)):
        for name in names:
            _add(statements, *_first(metas, name))
    for name in DESCRIPTIONS:
        data.descriptions += metas.get(name, [])[:2]
    given = (value for name in AUTHORS for value in metas.get(name, []) if not value.startswith("http"))
    data.author = data.author or next(given, "")
    data.outlet = next((value for name in OUTLETS[:1] for value in metas.get(name, [])), "") or data.outlet
    data.outlet = data.outlet or next((value for name in OUTLETS for value in metas.get(name, [])), "")


def _first(metas: dict[str, list[str]], name: str) -> tuple[str, str]:
    return next(iter(metas.get(name, [])), ""), f"meta {name}"


def _take_head(data: PageData, tree: Any) -> None:
    """Take the headline that is shown, the title element, and the dates around the headline."""
    headings = find_headings(tree)
    title = tree.find(".//title")
    named = [words for words, _ in data.titles] + ([shown(title)] if title is not None else [])
    heading = choose_heading(headings, named)
    for one in headings:
        _add(data.titles, shown(one), "h1" if one.tag == "h1" else "heading")
    if title is not None:
        _add(data.titles, shown(title), "title element")
    for found, statements in zip(find_dates(tree, heading), (data.published, data.updated, data.visible), strict=True):
        for statement in found:
            _add(statements, *statement)
    if not any(":" in words for words, _ in data.published):
        data.visible += find_scripted(tree)


def _add(statements: list[Statement], words: str, field: str) -> None:
    words = " ".join(words[: 4 * LONGEST_HEAD].split())
    if words and Statement(words, field) not in statements:
        statements.append(Statement(words, field))
