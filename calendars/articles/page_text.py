"""Take the body of an article out of a page: its paragraphs, list items and table rows, and nothing else.

In: the tree of a page. Out: the text, with a blank line between paragraphs and one line for each item and row.
Finding the body is trafilatura's work; what it leaves that is no part of a story is taken out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import compress, islice
from typing import Any

from calendars.articles.page_data import PageData
from calendars.articles.page_lines import BULLET, keep_story
from calendars.articles.page_tree import LONG_PARAGRAPH, fold, is_aside, names_of, shown
from calendars.patterns import pattern_of

# What is taken out of the page before the body is looked for.
NO_DATE = {"extensive_search": False}  # dates are found in `page_data`; without a word on it, the clock is read here
PRUNED = [
    "//figcaption",
    "//blockquote[contains(@class, 'twitter-') or contains(@class, 'instagram-') or contains(@class, 'tiktok-')]",
    "//details[.//form]",
    "//*[@itemprop='caption']",
    "//*[self::p or self::span or self::div or self::dd or self::small or self::em][contains(@class, 'caption')]",
    "//*[contains(@class, 'author-bio') or contains(@class, 'author-info') or contains(@class, 'article-author')"
    " or contains(@class, 'about-author')][not(.//h1)][string-length(.) < 1500]",
    "//*[contains(@class, 'newsletter') or contains(@class, 'signup') or contains(@class, 'sign-up')]"
    "[string-length(.) < 600][not(.//h1)]",
    "//p//*[self::section or self::aside or self::figure]",
    "//*[contains(@class, 'visually-hidden') or contains(@class, 'sr-only') or contains(@class, 'screen-reader-text')]"
    "[not(self::body or self::main or self::article)]",
]
# A line that is one link holds the link, an arrow and a space or two; a page is read so far for a standfirst.
MOST_IN_LINE = 4
MOST_ELEMENTS = 5000
MOST_TABLES = 300
# The standfirst is a sentence or two.
STANDFIRST = (30, 600)
FEWEST_WORDS = 7
STANDFIRST_CLASS = pattern_of(
    r"stand-?first|excerpt|\bdek\b|\bdeck\b|sub-?(?:head|title|line)|article-?(?:summary|lead|intro|excerpt)"
    r"|synopsis|strap-?line|(?<![a-z])lead\b",
    re.IGNORECASE,
)
NEW_LINE = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
     "header", "footer", "blockquote", "pre", "dd", "dt", "figure", "hr"}
)  # fmt: skip


def extract_text(tree: Any, data: PageData) -> str:
    """Extract the body.

    Args:
        tree: the page; it is left as it is.
        data: what the page says of itself.

    Returns:
        The text, "" where there is none to be found.
    """
    from trafilatura import bare_extraction

    found = bare_extraction(
        _open_layout(tree),
        include_comments=False,
        include_tables=True,
        prune_xpath=PRUNED,
        date_extraction_params=NO_DATE,
    )
    body = getattr(found, "body", None)
    blocks = [] if body is None else list(_list_blocks(body))
    titles = {fold(words) for words, _ in data.titles}
    links = _find_link_lines(tree)
    text = "\n\n".join(keep_story(blocks, titles, links))
    if len(text) < len(data.body) // 2 or fold(text) == fold(data.body):
        text = read_fragment(data.body, "")
    lead = _find_standfirst(tree, data, text)
    return f"{lead}\n\n{text}" if lead else text


def _open_layout(tree: Any) -> Any:
    """The page with the tables that only place things made into plain parts, as mails and old sites have them."""
    are_layout = [_is_layout(table) for table in islice(tree.iter("table"), MOST_TABLES)]
    if not any(are_layout):
        return tree
    tree = deepcopy(tree)
    parts = ("tbody", "thead", "tr", "td", "th")
    layouts = list(compress(tree.iter("table"), are_layout))
    owned = [part for table in layouts for part in table.iter(*parts) if next(part.iterancestors("table")) is table]
    for part in (*layouts, *owned):
        part.tag = "div"
    return tree


def _is_layout(table: Any) -> bool:
    """Whether a table places parts of the page: it holds a table or the headline, one cell, or cells of paragraphs."""
    if table.find(".//table") is not None or table.find(".//h1") is not None:
        return True
    cells = list(islice(table.iter("td", "th"), 200))
    return len(cells) == 1 or any(
        sum(len(shown(part, 2 * LONG_PARAGRAPH)) >= LONG_PARAGRAPH for part in islice(cell.iter("p"), 5)) > 1
        for cell in cells
    )


def _list_blocks(body: Any) -> Iterator[str]:
    """The blocks of a body in order; lists and tables are one block each, of a line for each item and row."""
    for element in body:
        if element.tag == "list":
            items = [_line(item) for item in element.iter("item")]
            yield "\n".join(f"{BULLET}{item}" for item in items if item)
        elif element.tag == "table":
            rows = [
                " | ".join(cell for part in row.iter("cell") if (cell := _line(part))) for row in element.iter("row")
            ]
            yield "\n".join(row for row in rows if row)
        elif element.tag in ("quote", "div") and len(element):
            inner = list(_list_blocks(element))
            own = " ".join((element.text or "").split())
            yield from ([own] if own else [])
            yield from inner or [_line(element)]
        else:
            yield from _split_breaks(element)
        if element.tail and element.tail.strip():
            yield " ".join(element.tail.split())


def _split_breaks(element: Any) -> Iterator[str]:
    """A paragraph; line breaks in it keep, as a programme has them."""
    lines = [""]
    if element.text:
        lines[-1] += element.text
    for part in element:
        if part.tag == "lb":
            lines.append("")
        else:
            lines[-1] += "".join(part.itertext())
        lines[-1] += part.tail or ""
    yield "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _line(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _find_link_lines(tree: Any) -> set[str]:
    """The texts of links that are all that stands in their paragraph."""
    lines = set()
    for link in tree.iter("a"):
        parent = link.getparent()
        while parent is not None and parent.tag in ("strong", "b", "em", "i", "span", "u"):
            parent = parent.getparent()
        if parent is None or parent.tag not in ("p", "div", "h2", "h3", "h4") or _has_more(parent, MOST_IN_LINE):
            continue
        if shown(parent) == shown(link):
            lines.add(fold(shown(link)))
    return lines


def _has_more(element: Any, count: int) -> bool:
    """Whether an element has more children than this, without counting a million of them."""
    return next(islice(element, count, None), None) is not None


def _find_standfirst(tree: Any, data: PageData, text: str) -> str:
    """The sentence under the headline that sums the story up, where the page shows one and the body lacks it."""
    body = fold(text)
    described = {fold(words) for words in data.descriptions if STANDFIRST[0] <= len(words) <= STANDFIRST[1]}
    called = ""
    for element in islice(tree.iter("p", "h2", "h3", "div", "span", "li"), MOST_ELEMENTS):
        is_called = not called and (STANDFIRST_CLASS.search(names_of(element)) or _is_subtitle(element))
        if not (described or is_called):
            continue
        words = "" if _has_more(element, MOST_IN_LINE) else shown(element)
        if not STANDFIRST[0] <= len(words) <= STANDFIRST[1] or fold(words) in body or is_aside(element):
            continue
        if fold(words) in described:
            return words
        if is_called and len(words.split()) >= FEWEST_WORDS and _follows_heading(element):
            called = words
    return called


def _is_subtitle(element: Any) -> bool:
    """Whether an element is a lesser heading that follows the headline at once."""
    before = element.getprevious() if element.tag in ("h2", "h3") else None
    return before is not None and before.tag == "h1"


def _follows_heading(element: Any) -> bool:
    """Whether an element stands right under the main headline."""
    before = element.xpath("preceding::h1[1]")
    if not before:
        return False
    between = element.xpath("count(preceding::p)") - before[0].xpath("count(preceding::p)")
    return bool(between <= 2)


def read_fragment(markup: str, label: str) -> str:
    """The text of a piece of markup that is all story, as feeds and data have it; of plain text its paragraphs."""
    if "<" not in markup and "&" not in markup:
        return _split_paragraphs(markup)
    from calendars.articles.pages import parse_html

    return "\n\n".join(list_lines(parse_html(f"<body><div>{markup}</div></body>", label)))


def list_lines(tree: Any) -> list[str]:
    """The paragraphs of markup as a reader sees them, whatever the elements; items and rows keep their lines."""
    lines: list[str] = [""]
    body = tree.find(".//body")
    for event, element in _walk(tree if body is None else body):
        is_shown = isinstance(element.tag, str) and element.tag not in ("script", "style", "title", "template")
        if event == "start":
            if element.tag in NEW_LINE:
                lines.append("")
            lines[-1] += (BULLET if element.tag == "li" else "") + ((element.text or "") if is_shown else "")
        elif element.tag in NEW_LINE:
            lines.append("")
        elif element.tag in ("td", "th"):
            lines[-1] += " "
        if event == "end":
            lines[-1] += element.tail or ""
    found = [" ".join(line.split()) for line in lines]
    return [line for line in found if line and line != BULLET.strip()]


def _walk(body: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    return iter(etree.iterwalk(body, events=("start", "end")))


def _split_paragraphs(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.replace("\\n", "\n").split("\n"))
    return "\n\n".join(line for line in lines if line)
