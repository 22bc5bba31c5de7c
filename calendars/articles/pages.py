"""Read a saved or fetched web page.

In: the bytes of a page, and where they came from. Out: an `Article`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from calendars.articles.assembly import assemble_article
from calendars.articles.files import MARKS
from calendars.articles.origins import Origin
from calendars.articles.page_data import Statement, collect_page_data
from calendars.articles.page_text import extract_text
from calendars.errors import ArticleError
from calendars.models import Article

DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
# Deeper than any page that people make; what nests deeper is cut off before anyone walks down into it.
DEEPEST = 200


def read_page(data: bytes, origin: Origin, stated: Iterable[Statement] = ()) -> Article:
    """Read a page.

    Args:
        data: its bytes.
        origin: where it came from.
        stated: evidence of its date that came with it.

    Raises:
        ArticleError: there is no story in it, or it is not English.
    """
    tree = parse_html(decode_page(data, origin.charset), origin.label)
    facts = collect_page_data(tree, origin.url)
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
        return data.decode("utf-8")
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
    try:
        tree = html.document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as fault:
        raise ArticleError(f"{label}: not a page that can be read: {fault}") from fault
    _cut_depth(tree)
    return tree


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
