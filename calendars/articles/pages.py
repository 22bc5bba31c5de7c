"""Read a saved or fetched web page.

In: the bytes of a page, and where they came from. Out: an `Article`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from calendars.articles.assembly import assemble_article
from calendars.articles.files import MARKS, find_wide
from calendars.articles.origins import Origin, Statement
from calendars.articles.page_data import collect_page_data
from calendars.articles.page_text import extract_text
from calendars.errors import ArticleError
from calendars.models import Article
from calendars.patterns import pattern_of

DECLARED = pattern_of(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
# What browsers write over the pages that they save, and SingleFile likewise.
SAVED_FROM = pattern_of(r"<!--[^<>]{0,80}?(?:saved from url=\(\d{4}\)|\burl: )(https?://[^\s<>]{1,1000})")
# Deeper than any page that people make; what nests deeper is cut off before anyone walks down into it.
DEEPEST = 200
# Pages of news have some two thousand elements; finding the body takes time that grows with their square.
MOST_ELEMENTS = 15_000
LONG_TAG = pattern_of(r"<\w[^<>]{5000,}>")
QUOTED = pattern_of(r"\"[^\"]*\"|'[^']*'")
MOST_ATTRIBUTES = 500


def read_page(data: bytes, origin: Origin, stated: Iterable[Statement] = ()) -> Article:
    """Read a page.

    Args:
        data: its bytes.
        origin: where it came from.
        stated: evidence of its date that came with it.

    Raises:
        ArticleError: there is no story in it, or it is not English.
    """
    text = decode_page(data, origin.charset)
    saved = None if origin.url else SAVED_FROM.search(text, 0, 3000)
    tree = parse_html(text, origin.label)
    facts = collect_page_data(tree, origin.url or (saved[1] if saved else ""))
    return assemble_article(extract_text(tree, facts), facts, origin, stated)


def decode_page(data: bytes, charset: str = "") -> str:
    """Decode a page: by its mark, as UTF-8 if it is that, by what is declared if that fits, else as it looks.

    >>> decode_page("<meta charset=utf-8>Caf\\u00e9".encode("cp1252"))
    '<meta charset=utf-8>Café'
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode(find_wide(data[:2000]))
    except UnicodeDecodeError:
        pass
    declared = DECLARED.search(data[:4096])
    for name in (charset, declared[1].decode("ascii") if declared else ""):
        # What browsers do: pages that say Latin-1 are in its superset of Windows.
        name = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}.get(name.lower(), name)
        try:
            return data.decode(name) if name else data.decode("ascii")
        except (LookupError, UnicodeDecodeError):
            continue
    from charset_normalizer import from_bytes

    best = from_bytes(data[:50_000]).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")


def parse_html(text: str, label: str) -> Any:
    """Parse a page, whatever its state.

    Raises:
        ArticleError: there is not one element in it.
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # Characters that no markup may hold are in no story either.
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", text)
    clean = LONG_TAG.sub(_drop_crowded, clean)
    try:
        tree = html.document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as fault:
        raise ArticleError(f"{label}: not a page that can be read: {fault}") from fault
    _cut_depth(tree)
    _cut_size(tree)
    return tree


def _drop_crowded(match: re.Match[str]) -> str:
    """Take out a tag with more attributes than any has: the parser compares each with all before it."""
    return "" if QUOTED.sub("", match[0]).count(" ") > MOST_ATTRIBUTES else match[0]


def _cut_size(tree: Any) -> None:
    """Take out what comes after the first elements of a page that has far too many."""
    for element in list(islice(tree.iter(), MOST_ELEMENTS, None)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _cut_depth(tree: Any) -> None:
    """Take out what nests too deep: recursion, here or in a library, would not come back from it."""
    level, depth = [tree], 0
    while level:
        depth += 1
        if depth == DEEPEST:
            for element in level:
                for child in list(element):
                    element.remove(child)
            return
        level = [child for element in level for child in element]
