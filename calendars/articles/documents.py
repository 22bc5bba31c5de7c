"""Open a document by its format.

In: bytes, and the format that `files.find_format` told. Out: the articles in it; what cannot be read comes as an error
in its place, so that the others go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from calendars.articles.files import decode_text
from calendars.articles.origins import Origin
from calendars.errors import ArticleError
from calendars.models import Article

if TYPE_CHECKING:
    from calendars.articles.feeds import Follow

Found = Article | ArticleError


def open_document(data: bytes, format: str, origin: Origin, follow: Follow | None = None) -> Iterator[Found]:
    """Read the articles of a document, one after the other.

    Args:
        data: its bytes.
        format: one of `files.ENDINGS`.
        origin: where it came from.
        follow: what fetches the pages that a feed links to, or None.
    """
    try:
        if format == "feed":
            from calendars.articles.feeds import open_feed

            yield from open_feed(data, origin, follow)
        elif format == "json":
            yield from _open_json(data, origin, follow)
        else:
            yield _read_one(data, format, origin)
    except ArticleError as fault:
        yield fault


def _open_json(data: bytes, origin: Origin, follow: Follow | None) -> Iterator[Found]:
    from calendars.articles.news_json import is_feed, open_json

    if is_feed(data):
        from calendars.articles.feeds import open_feed

        return open_feed(data, origin, follow)
    return open_json(data, origin)


def _read_one(data: bytes, format: str, origin: Origin) -> Article:
    """Read a document that holds one article."""
    if format == "page":
        from calendars.articles.pages import read_page

        return read_page(data, origin)
    if format in ("mail", "archive"):
        from calendars.articles.mails import read_archive, read_mail

        return read_mail(data, origin) if format == "mail" else read_archive(data, origin)
    if format == "pdf":
        from calendars.articles.pdf import read_pdf

        return read_pdf(data, origin)
    if format == "docx":
        from calendars.articles.docx import read_docx

        return read_docx(data, origin)
    from calendars.articles import parse_article

    return parse_article(decode_text(data, origin.label), origin.published, origin.source, origin.now)
