"""Room 1: a text, a page, a mail, a feed, a document, from a file, a folder, an address or standard input, becomes an
`Article`.

In: a path, an address, or "-". Out: an `Article` whose text nobody changes again, with the publication date and which
evidence gave it: the caller's option, else the front matter, else what the document says of itself, else its address,
else the dateline of the text.
"""

from __future__ import annotations

from datetime import date, datetime
from os import PathLike, fspath
from typing import TYPE_CHECKING

from calendars.articles.files import ArticleWarning, decode_text, is_address, read_data
from calendars.articles.front_matter import split_front_matter
from calendars.articles.languages import check_language
from calendars.errors import ArticleError
from calendars.models import Article
from calendars.periods import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calendars.articles.addresses import Fetcher

__all__ = ["ArticleWarning", "find_title", "parse_article", "read", "read_all"]

# A first line longer than this is a paragraph, not a headline.
LONGEST_TITLE = 160


def read(path: str | PathLike[str], published: date | str | None = None) -> Article:
    """Read one article.

    Args:
        path: a file of any kind that is read, an address, or "-" for standard input. What holds several articles is
            for `read_all`.
        published: when it was published; goes before what the article says of itself. A string may be anything that
            names one day without the help of a clock ("29 Dec 2021", "2021-12-29T13:19-05:00").

    Returns:
        The article; without any evidence of its date, `published` is None.

    Raises:
        ArticleError: there is no such file, it is empty, too long, not English or no article, it holds several, or a
            date cannot be read.
    """
    source = fspath(path)
    if not is_address(source):
        data, format = read_data(source)
        if format == "text":
            label = "standard input" if source == "-" else source
            return parse_article(decode_text(data, label), published=published, source=source)
    from calendars.articles.origins import Origin
    from calendars.articles.sources import Reader, open_data

    day = _to_date(published, f"{source}: published")
    if is_address(source):
        return _take_one(Reader(day).read(source), source)
    return _take_one(open_data(data, format, Origin(source, published=day)), source)


def read_all(
    source: str | PathLike[str],
    published: date | str | None = None,
    *,
    recursive: bool = False,
    follow: bool = False,
    fetcher: Fetcher | None = None,
) -> Iterator[Article | ArticleError]:
    """Read every article of a source, one after the other.

    Args:
        source: a file, a folder, an address, or "-" for standard input: also what holds several articles, as a feed, a
            mailbox, a list in JSON.
        published: as in `read`, for all of them.
        recursive: whether a folder is read, with the folders in it.
        follow: whether the pages that a feed links to are fetched where the feed has not the whole text.
        fetcher: what fetches addresses (`calendars.articles.addresses.Fetcher`); one without a cache, if there is none.

    Yields:
        Articles; in the place of one that cannot be read, the error that says why.
    """
    from calendars.articles.sources import Reader, open_fetcher

    name = fspath(source)
    day = _to_date(published, f"{name}: published")
    take_fetcher = open_fetcher if fetcher is None else (lambda: fetcher)
    return Reader(day, recursive=recursive, follow=follow, open_fetcher=take_fetcher).read(name)


def _take_one(found: Iterator[Article | ArticleError], source: str) -> Article:
    """The one article of a document that has to have just one."""
    first, second = next(found, None), next(found, None)
    if first is None or second is not None:
        count = "no article" if first is None else "several articles; read_all reads them"
        raise ArticleError(f"{source}: holds {count}")
    if isinstance(first, ArticleError):
        raise first
    return first


def parse_article(
    text: str, published: date | str | None = None, source: str | None = None, now: datetime | None = None
) -> Article:
    """Make an article of a text that may start with front matter.

    Args:
        text: the content of a file; its line ends are newlines.
        published: as in `read`.
        source: where the text came from, for messages and for `Article.source`.
        now: today; a line over the text that dates it later is not believed.

    Raises:
        ArticleError: there is no text under the front matter, it is not English, or a date cannot be read.
    """
    fields, body = split_front_matter(text)
    name = source or "article"
    if not body.strip():
        raise ArticleError(
            f"{name}: {'no text under its front matter' if fields else 'empty; there is no text to read'}"
        )
    moment, evidence = _find_published(published, fields, body, name, now)
    updated = _find_updated(fields, body, moment, name)
    return Article(
        text=body,
        title=fields.get("title") or find_title(body),
        url=fields.get("url"),
        published=moment,
        updated=updated,
        author=fields.get("author"),
        source=source,
        language=check_language(body, fields.get("language", "").lower(), name, is_sure=True),
        published_from=evidence,
        rewritten=published is None and updated is not None and _is_rewritten(body, moment, updated),
    )


def _find_published(
    option: date | str | None, fields: dict[str, str], body: str, name: str, now: datetime | None
) -> tuple[date | None, str | None]:
    """The publication date by the best evidence there is, and what that evidence is."""
    if option is not None:
        return _to_date(option, f"{name}: published"), "option"
    stated = _to_date(fields.get("published"), f"{name}: published")
    found = None
    if stated is None or _may_have_dateline(body):
        from calendars.articles.datelines import find_dated_line

        found = find_dated_line(body, now)
    if stated is None:
        return found or (None, None)
    if found and abs((day_of(found[0]) - day_of(stated)).days) > 1:
        _warn(
            f"{name}: front matter says {day_of(stated)} and {found[1]} says {day_of(found[0])}; "
            "the first is taken as the publication date"
        )
    return stated, "front matter"


def _may_have_dateline(body: str) -> bool:
    """Whether the head of a text holds a year, so that it is worth looking for a second opinion on the date."""
    return any(mark in body[:300] for mark in ("19", "20"))


def _find_updated(fields: dict[str, str], body: str, published: date | None, name: str) -> date | None:
    """The day or moment of the last change; one that cannot be read is no reason to refuse the article."""
    try:
        stated = _to_date(fields.get("updated"), f"{name}: updated")
    except ArticleError as fault:
        _warn(f"{fault.message}; it is passed over")
        stated = None
    if stated is not None or published is None or "pdated" not in body:
        return stated
    from calendars.articles.bylines import find_update

    found = find_update(body, day_of(published))
    return found.to_date() if found and found.day >= day_of(published) else None


def _is_rewritten(body: str, published: date | None, updated: date) -> bool:
    from calendars.articles.datelines import is_rewritten

    return is_rewritten(body, published, updated)


def _warn(message: str) -> None:
    import warnings

    warnings.warn(message, ArticleWarning, stacklevel=5)


def _to_date(value: date | str | None, label: str) -> date | None:
    if value is None:
        return None
    from calendars.articles.dates import check_year, read_date

    try:
        return check_year(value) if isinstance(value, date) else read_date(value)
    except ValueError as fault:
        raise ArticleError(f"{label}: {fault}") from fault


def find_title(text: str) -> str | None:
    """Take the first line as the headline where it looks like one: short, no full stop, a blank line after it.

    >>> find_title("# Ministers to meet in Oslo\\n\\nThe ministers ...")
    'Ministers to meet in Oslo'
    >>> find_title("The ministers met on Monday.\\n\\nThey said ...") is None
    True
    """
    first, _, rest = text.lstrip().partition("\n")
    line = first.strip().lstrip("#").strip()
    is_headline = 0 < len(line) <= LONGEST_TITLE and line[-1] not in ".:;," and any(map(str.isalnum, line))
    is_apart = rest.partition("\n")[0].strip() == "" and rest.strip() != ""
    return line if is_headline and is_apart and not _is_dateline(line) else None


def _is_dateline(line: str) -> bool:
    if not any(map(str.isdecimal, line)):
        return False
    from calendars.articles.datelines import find_dateline

    return find_dateline(line) is not None
