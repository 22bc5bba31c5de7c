"""Read schema.org articles from a JSON file: one NewsArticle, a list of them, or a @graph.

In: the bytes of the file. Out: an article for every node that has a body.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from calendars.articles.assembly import assemble_article
from calendars.articles.files import decode_text
from calendars.articles.linked_data import is_article, list_nodes, text_of
from calendars.articles.origins import Origin
from calendars.articles.page_data import PageData, take_node
from calendars.articles.page_text import read_fragment
from calendars.errors import ArticleError
from calendars.models import Article


def is_feed(data: bytes) -> bool:
    """Whether JSON is a JSON Feed."""
    return b"jsonfeed.org" in data[:2000]


def open_json(data: bytes, origin: Origin) -> Iterator[Article | ArticleError]:
    """Read the articles of a file.

    Raises:
        ArticleError: it is not JSON, or there is no article in it.
    """
    try:
        whole = json.loads(decode_text(data, origin.label), strict=False)
    except (ValueError, RecursionError) as fault:
        raise ArticleError(f"{origin.label}: not valid JSON: {fault}") from fault
    nodes = [node for node in list_nodes(whole) if is_article(node) and text_of(node.get("articleBody"))]
    if not nodes:
        raise ArticleError(f"{origin.label}: JSON without a schema.org NewsArticle that has an articleBody")
    for number, node in enumerate(nodes, start=1):
        facts = PageData(url=text_of(node.get("url") or node.get("mainEntityOfPage")))
        take_node(facts, node, "JSON-LD")
        here = origin if len(nodes) == 1 else origin._replace(source=f"{origin.source}#{number}")
        try:
            yield assemble_article(read_fragment(facts.body, here.label), facts, here)
        except ArticleError as fault:
            yield fault
