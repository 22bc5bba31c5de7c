"""Room 1: a text, a page, a mail, a feed, a document, from a file, a folder, an address or standard input, becomes an
`Article`.

In: a path, an address, or "-". Out: an `Article` whose text nobody changes again, with the publication date and which
evidence gave it: the caller's option, else the front matter, else what the document says of itself, else its address,
else the dateline of the text.
"""

from __future__ import annotations

from datetime import date
from os import PathLike, fspath

from calendars.articles.files import ArticleWarning, decode_text, read_data
from calendars.articles.front_matter import split_front_matter
from calendars.articles.languages import check_language
from calendars.errors import ArticleError
from calendars.models import Article

__all__ = ["ArticleWarning", "find_title", "parse_article", "read"]

# A first line longer than this is a paragraph, not a headline.
LONGEST_TITLE = 160


def read(path: str | PathLike[str], published: date | str | None = None) -> Article:
    """Read one article.

    Args:
        path: a file of any kind that is read, or "-" for standard input; `read_all` takes folders and addresses too.
        published: when it was published; goes before what the article says of itself. A string may be anything that
            names one day without the help of a clock ("29 Dec 2021", "2021-12-29T13:19-05:00").

    Returns:
        The article; without any evidence of its date, `published` is None.

    Raises:
        ArticleError: there is no such file, it is empty, too long, not English or no article, it holds several, or a
            date cannot be read.
    """
    source = fspath(path)
    data, format = read_data(path)
    if format == "text":
        text = decode_text(data, "standard input" if source == "-" else source)
        return parse_article(text, published=published, source=source)
    from calendars.articles.documents import read_single

    return read_single(data, format, source, _to_date(published, f"{source}: published"))


def parse_article(text: str, published: date | str | None = None, source: str | None = None) -> Article:
    """Make an article of a text that may start with front matter.

    Args:
        text: the content of a file; its line ends are newlines.
        published: as in `read`.
        source: where the text came from, for messages and for `Article.source`.

    Raises:
        ArticleError: there is no text under the front matter, or a date cannot be read.
    """
    fields, body = split_front_matter(text)
    name = source or "article"
    if not body.strip():
        raise ArticleError(
            f"{name}: {'no text under its front matter' if fields else 'empty; there is no text to read'}"
        )
    moment, evidence = _find_published(published, fields, body, name)
    return Article(
        text=body,
        title=fields.get("title") or find_title(body),
        url=fields.get("url"),
        published=moment,
        updated=_find_updated(fields, name),
        author=fields.get("author"),
        source=source,
        language=check_language(body, fields.get("language", "").lower(), name, is_sure=True),
        published_from=evidence,
    )


def _find_published(
    option: date | str | None, fields: dict[str, str], body: str, name: str
) -> tuple[date | None, str | None]:
    """The publication date by the best evidence there is, and what that evidence is."""
    if option is not None:
        return _to_date(option, f"{name}: published"), "option"
    if "published" in fields:
        return _to_date(fields["published"], f"{name}: published"), "front matter"
    from calendars.articles.datelines import find_dateline

    found = find_dateline(body)
    return (found, "dateline") if found else (None, None)


def _find_updated(fields: dict[str, str], name: str) -> date | None:
    """The day of the last change; one that cannot be read is no reason to refuse the article."""
    try:
        return _to_date(fields.get("updated"), f"{name}: updated")
    except ArticleError as fault:
        import warnings

        warnings.warn(f"{fault.message}; it is passed over", ArticleWarning, stacklevel=3)
        return None


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
