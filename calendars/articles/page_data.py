"""Collect what a page says of itself: titles, dates, outlet, author, language, from its data and its visible head.

In: the tree of a page. Out: a `PageData`: every statement with the field that made it, in the order in which they are
believed. Choosing among them is done in `titles` and `publication`.

The fields are the conventions of the web: schema.org (JSON-LD and microdata), Open Graph, Dublin Core and PRISM, and
the names that content systems and analytics tools write (Parse.ly, Sailthru, Swiftype, cXense).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from calendars.articles.linked_data import Node, byline_of, find_articles, is_article, text_of


class Statement(NamedTuple):
    """A fact as a page states it, and the field that states it."""

    words: str
    field: str


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
# Of an element's class, id or test id: what a date of publication, and one of change, is called.
PUBLISHED_CLASS = re.compile(r"publi|posted|post-?date|entry-date|dateline|pub-?date|created", re.IGNORECASE)
UPDATED_CLASS = re.compile(r"updat|modif|revis|last-?change", re.IGNORECASE)
DATE_CLASS = re.compile(r"date|time|byline|publi|posted|stamp|meta\b|info", re.IGNORECASE)
# Where other stories are shown.
ASIDE = re.compile(
    r"related|recommend|sidebar|promo|teaser|most-(?:read|popular)|trending|more-(?:stories|news|from)|card|carousel"
    r"|newsletter|comment|(?<!entry__)(?<!entry-)(?<!article-)(?<!post-)footer|latest|outbrain|taboola|popular|widget"
    r"|read-?(?:more|next)|also-read|playlist|ticker",
    re.IGNORECASE,
)
ASIDE_TAGS = frozenset({"aside", "nav", "footer", "template", "noscript"})
# Elements whose text does not run on into what follows.
BLOCKS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "td", "tr", "section", "header", "time", "ul"})
# So much text around the headline is its head; behind it the story has begun.
LONGEST_HEAD = 1500
# More elements of a kind than this are not about the article, and some page has a million of them.
MOST_ELEMENTS = 500
COUNTRY = re.compile(r"[a-z]{2}[-_]([A-Z]{2})\b")


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
    _take_headings(data, tree)
    _take_times(data, tree)
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
    addresses = [*canonical, *metas.get("og:url", []), *metas.get("twitter:url", [])]
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
            words = element.get("datetime") or element.get("content") or shown(element)
            _add(statements, words, f"microdata {name}")


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


def _take_headings(data: PageData, tree: Any) -> None:
    for heading in list(tree.iter("h1"))[:5]:
        if not is_aside(heading):
            _add(data.titles, shown(heading), "h1")
    title = tree.find(".//title")
    if title is not None:
        _add(data.titles, shown(title), "title element")


def _take_times(data: PageData, tree: Any) -> None:
    """Take the time elements of the story's head, and the words around its headline."""
    heading = _main_heading(data, tree)
    for element in islice(tree.iter("time"), MOST_ELEMENTS):
        words = element.get("datetime") or element.get("content") or shown(element)
        if is_aside(element) or not any(map(str.isdecimal, words)):
            continue
        names = names_of(element) + names_of(element.getparent())
        is_change = UPDATED_CLASS.search(names) and not PUBLISHED_CLASS.search(names)
        target = data.updated if is_change or UPDATED_CLASS.search(_label_of(element)) else data.published
        _add(target, words, "time element")
        if element.get("datetime") and any(map(str.isdecimal, shown(element))):
            _add(data.visible, shown(element), "time element")
        if len(data.visible) > 5:
            break
    if heading is not None:
        for element in _near(heading):
            words = shown(element)[:LONGEST_HEAD]
            if any(map(str.isdecimal, words)):
                _add(data.visible, words, "byline")


def _label_of(element: Any) -> str:
    """The few words right before an element: "Updated" of "Updated <time>"."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None and before.tag in BLOCKS:
        words = before.tail or ""
    else:
        words = (parent.text or "") if before is None else f"{shown(before, 40)} {before.tail or ''}"
    return str(words).strip()[-20:]


def _main_heading(data: PageData, tree: Any) -> Any:
    titles = {fold(statement.words) for statement in data.titles if statement.field != "h1"}
    headings = [heading for heading in tree.iter("h1") if not is_aside(heading)]
    return next((heading for heading in headings if fold(shown(heading)) in titles), headings[0] if headings else None)


def _near(heading: Any) -> Iterator[Any]:
    """Small elements that look like a date or a byline, around the headline, nearest first."""
    parent, steps = heading.getparent(), 0
    seen: set[Any] = set()
    while parent is not None and steps < 4:
        for element in parent.iter("p", "div", "span", "time", "li", "small", "em", "address", "dd"):
            if element in seen or element is heading or is_aside(element):
                continue
            seen.add(element)
            words = shown(element)
            labelled = words[:12].lower().startswith(("publi", "posted", "first publ", "updated", "by "))
            if 6 <= len(words) <= 200 and (labelled or DATE_CLASS.search(names_of(element))):
                yield element
        if len(seen) > 400:
            return
        parent, steps = parent.getparent(), steps + 1


def is_aside(element: Any) -> bool:
    """Whether an element stands in a part of the page that shows other stories, or is in a link to one."""
    for parent in (element, *element.iterancestors()):
        if parent.tag in ASIDE_TAGS or (parent.tag == "a" and parent is not element):
            return True
        if parent.tag in ("html", "body", "main", "article", "h1"):
            # Their classes describe the whole page: "layout-with-sidebar".
            continue
        # What holds the headline is not beside the story, whatever it is called: "with-sidebar".
        if parent.get("class") and ASIDE.search(names_of(parent)) and parent.find(".//h1") is None:
            return True
    return False


def names_of(element: Any) -> str:
    """What an element is called by its makers."""
    if element is None:
        return ""
    return " ".join(element.get(key) or "" for key in ("class", "id", "data-testid", "data-test"))


def shown(element: Any, most: int = LONGEST_HEAD) -> str:
    """The text of an element on one line; not much more of it than `most` characters is looked at."""
    parts, size = [], 0
    for text in _texts(element):
        parts.append(text)
        size += len(text)
        if size > 2 * most:
            break
    return " ".join("".join(parts).split())


def _texts(element: Any) -> Iterable[str]:
    for part in element.iter():
        if part.text and isinstance(part.tag, str) and part.tag not in ("script", "style"):
            yield part.text
        if part is not element:
            yield f" {part.tail}" if part.tag in BLOCKS and part.tail else part.tail or ""


def _add(statements: list[Statement], words: str, field: str) -> None:
    words = " ".join(words[: 4 * LONGEST_HEAD].split())
    if words and Statement(words, field) not in statements:
        statements.append(Statement(words, field))


def fold(words: str) -> str:
    """A text for comparing: without case, quotation marks and other marks."""
    return " ".join(re.findall(r"\w+", words.casefold()))
