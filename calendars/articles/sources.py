"""Open whatever a user names: a file, a folder, an address, standard input.

In: a source. Out: its articles, one after the other, so that memory holds one at a time; what cannot be read comes as
an error in its place.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from calendars.articles.documents import Found, open_document
from calendars.articles.files import ENDINGS, GZIP, find_format, is_address, read_data, unpack
from calendars.articles.origins import Origin, Statement
from calendars.errors import ArticleError
from calendars.models import Article

if TYPE_CHECKING:
    from calendars.articles.addresses import Fetched, Fetcher
    from calendars.articles.feeds import Follow


def open_fetcher() -> Fetcher:
    """Make what fetches addresses, and keeps nothing of them; it is slow to load."""
    from calendars.articles.addresses import Fetcher

    return Fetcher()


class Reader:
    """Reads sources.

    Args:
        published: the caller's date, for all of them.
        now: today; what an article says of later days is not believed. None to believe any.
        recursive: whether folders are read, with all that is in them.
        follow: whether the pages that a feed links to are fetched where the feed has not the whole text.
        open_fetcher: makes what fetches addresses, when the first one is to be fetched.
    """

    def __init__(
        self, published: date | None = None, now: datetime | None = None, recursive: bool = False, follow: bool = False,
        open_fetcher: Callable[[], Fetcher] = open_fetcher,
    ) -> None:  # fmt: skip
        self.published = published
        self.now = now
        self.recursive = recursive
        self.follow = follow
        self._open_fetcher = open_fetcher
        self._fetcher: Fetcher | None = None

    def read(self, source: str) -> Iterator[Found]:
        """Read the articles of a source."""
        try:
            if is_address(source):
                yield from self._read_address(source)
            elif self.recursive and source != "-" and os.path.isdir(source):
                for path in list_files(source):
                    yield from self.read(path)
            else:
                yield from self._read_file(source)
        except ArticleError as fault:
            yield fault

    def _read_file(self, source: str) -> Iterator[Found]:
        data, format = read_data(source)
        origin = Origin(source, published=self.published, now=self.now)
        yield from open_data(data, format, origin, self._follow if self.follow else None)

    def _read_address(self, url: str) -> Iterator[Found]:
        found = self._fetch(url)
        data = unpack(found.data, url) if found.data.startswith(GZIP) else found.data
        if not data.strip():
            raise ArticleError(f"{url}: empty; there is no text to read")
        origin = Origin(url, found.url, found.charset, self.published, found.moment)
        name = found.url.partition("?")[0].partition("#")[0].removesuffix(".gz")
        yield from open_data(data, find_format(data, name), origin, self._follow if self.follow else None)

    def _follow(self, url: str, origin: Origin, stated: list[Statement]) -> Article:
        """Read the page that an item of a feed links to."""
        from calendars.articles.pages import read_page

        found = self._fetch(url)
        here = origin._replace(url=found.url, charset=found.charset, now=found.moment)
        return read_page(found.data, here, stated)

    def _fetch(self, url: str) -> Fetched:
        if self._fetcher is None:
            self._fetcher = self._open_fetcher()
        return self._fetcher.fetch(url)


def list_files(folder: str) -> Iterator[str]:
    """The files of a folder and of the folders in it that can be articles, in the order of their names.

    Hidden files, links that lead out, and files with the endings of other things are passed over.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        raise ArticleError(f"{folder}: cannot be read: {fault.strerror}") from fault
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from list_files(entry.path)
        elif entry.is_file() and _ending(entry.name) in ENDINGS:
            yield entry.path


def _ending(name: str) -> str:
    return name.removesuffix(".gz").rpartition(".")[2].lower()


def open_data(data: bytes, format: str, origin: Origin, follow: Follow | None = None) -> Iterator[Found]:
    """Read the articles of what was read; a mailbox is read from where it lies, or first laid down there."""
    if format != "mailbox":
        yield from open_document(data, format, origin, follow)
        return
    from calendars.articles.mails import open_mailbox

    if not is_address(origin.source) and origin.source != "-" and not origin.source.endswith(".gz"):
        yield from open_mailbox(origin.source, origin)
        return
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(suffix=".mbox") as file:
        file.write(data)
        file.flush()
        yield from open_mailbox(file.name, origin)
