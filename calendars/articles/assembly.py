"""Put an article together from its text and what was stated about it.

In: the text, a `PageData`, the origin. Out: an `Article` with its date, the field that gave it, and its language.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable

from calendars.articles import LONGEST_TITLE
from calendars.articles.bylines import find_byline
from calendars.articles.datelines import MONTHS, find_dateline, is_rewritten
from calendars.articles.files import LONGEST, MEGABYTE, ArticleWarning, as_seen
from calendars.articles.languages import check_language
from calendars.articles.origins import Origin, Statement
from calendars.articles.page_data import PageData
from calendars.articles.publication import decide_publication
from calendars.articles.titles import choose_title
from calendars.errors import ArticleError
from calendars.models import Article
from calendars.patterns import pattern_of

# The date in an address: "/2021/12/29/", "/2021/dec/29/", "/2021-12-29-talks", "/20211229/".
ADDRESS_DATE = pattern_of(
    rf"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2]|{'|'.join(MONTHS)})[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)


def assemble_article(text: str, data: PageData, origin: Origin, stated: Iterable[Statement] = ()) -> Article:
    """Put an article together.

    Args:
        text: its body.
        data: what it says of itself.
        origin: where it came from.
        stated: evidence of its date that comes with it, and not in it: of a feed or a mail.

    Raises:
        ArticleError: there is no text, or it is not English.
    """
    text = as_seen(_drop_halves(text))
    if not text.strip():
        raise ArticleError(f"{origin.label}: no story in it; give the article's own page, or its text in a file")
    if len(text) > LONGEST:
        raise ArticleError(f"{origin.label}: longer than {LONGEST // MEGABYTE} MB, and no article is")
    language = check_language(text, data.language, origin.label)
    found = decide_publication(data, [*stated, *_list_further(data, text)], origin.now)
    for warning in found.warnings if origin.published is None else ():
        warnings.warn(f"{origin.label}: {warning}", ArticleWarning, stacklevel=2)
    published = origin.published or found.published
    return Article(
        text=text,
        title=as_seen(_drop_halves(choose_title(data) or "")) or None,
        url=_drop_halves(data.url) or None,
        published=published,
        updated=found.updated,
        author=_drop_halves(data.author) or None,
        source=origin.source,
        language=language,
        published_from="option" if origin.published else found.field,
        outlet=_drop_halves(data.outlet) or None,
        rewritten=origin.published is None and is_rewritten(text, published, found.updated),
    )


def assemble_document(text: str, titles: Iterable[str], author: str, made: str, origin: Origin) -> Article:
    """Put together the article of a document from an office.

    Args:
        text: its body.
        titles: what it may call itself; the first with words counts, else its first line if that is short.
        author: who wrote it, or "".
        made: when the file was made, or "". That says little of when the text came out: the byline goes first.
        origin: where it came from.
    """
    facts = PageData(author=author)
    first = text.strip().partition("\n")[0]
    headline = first if len(first) <= LONGEST_TITLE and not first.endswith(".") else ""
    title = next(filter(str.strip, (*titles, headline)), "")
    if title:
        facts.titles.append(Statement(" ".join(title.split()), "document title"))
    byline = find_byline(text)
    if byline:
        facts.published.append(Statement(byline.to_date().isoformat(), "byline"))
    return assemble_article(text, facts, origin, [Statement(made, "document creation date")] if made else [])


def _drop_halves(words: str) -> str:
    """Put "?" for halves of surrogate pairs, which JSON can hold and no encoding can write."""
    return words.encode("utf-8", "replace").decode()


def _list_further(data: PageData, text: str) -> list[Statement]:
    """Evidence of less weight: the address, then the dateline of the story."""
    further = []
    match = ADDRESS_DATE.search(data.url)
    if match:
        year, month, day_of_month = match.groups()
        number = month if month.isdecimal() else f"{MONTHS.index(month) + 1:02}"
        further.append(Statement(f"{year}-{number}-{day_of_month}", "address"))
    day = find_dateline(text)
    if day:
        further.append(Statement(day.isoformat(), "dateline"))
    return further
