"""Open a document by its format.

In: bytes, and the format that `files.find_format` told. Out: the articles in it; what cannot be read comes as an error
in its place, so that the others go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calendars.articles.files import decode_text
from calendars.articles.origins import Origin
from calendars.errors import ArticleError
from calendars.models import Article

Found = Article | ArticleError


def read_single(data: bytes, format: str, source: str, published: date | None) -> Article:
    """Read the one article of a document.

    Raises:
        ArticleError: it cannot be read, or there are several in it.
    """
    found = list(zip(range(2), open_document(data, format, Origin(source, published=published)), strict=False))
    articles = [one for _, one in found]
    if len(articles) > 1:
        raise ArticleError(f"{source}: holds several articles; read them with read_all")
    if not articles:
        raise ArticleError(f"{source}: holds no article")
    if isinstance(articles[0], ArticleError):
        raise articles[0]
    return articles[0]


def open_document(data: bytes, format: str, origin: Origin) -> Iterator[Found]:
    """Read the articles of a document, one after the other."""
    try:
        yield from _open(data, format, origin)
    except ArticleError as fault:
        yield fault


def _open(data: bytes, format: str, origin: Origin) -> Iterator[Found]:
    if format == "page":
        from calendars.articles.pages import read_page

        yield read_page(data, origin)
    else:
        yield _read_plain(data, origin)


def _read_plain(data: bytes, origin: Origin) -> Article:
    from calendars.articles import parse_article

    return parse_article(decode_text(data, origin.label), published=origin.published, source=origin.source)
