"""Read the articles that a command names, one by one, and tell what could not be read.

In: files, folders, addresses. Out: articles, as an iterator, so that memory holds one at a time however many there are;
on standard error a line for each that cannot be read, and a bar where there are many.
"""

from __future__ import annotations

import gc
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from calendars.errors import ArticleError
from calendars.models import Article, Engagement
from calendars.publishing.selection import Selection, select_engagements
from calendars.publishing.words import count_of, to_line
from cli.options import find_doubt_now, local_now
from cli.shell import say

if TYPE_CHECKING:
    from calendars.articles.addresses import Fetcher
    from calendars.articles.sources import Reader

# Fewer sources than this are read before anyone has looked at a bar.
FEWEST_FOR_BAR = 20
# Endings of what is one text and nothing else; these are read without what other forms need.
PLAIN = (".md", ".txt", ".markdown")


class Ways(NamedTuple):
    """How sources may be read: the options that are only about reading."""

    published: date | None = None
    recursive: bool = False
    follow: bool = False
    cache: bool = True
    allow_private: bool = False


class Batch:
    """The articles of a command line.

    Attributes:
        count: articles read so far.
        faults: what could not be read.
        last: the article read last.
    """

    def __init__(self, sources: list[str], ways: Ways, dated: bool = False) -> None:
        """Take the sources; `dated` refuses articles without a date of publication."""
        self.sources = sources
        self.ways = ways
        self.dated = dated
        self.count = 0
        self.faults: list[ArticleError] = []
        self.last: Article | None = None
        self._bar: Any = None

    def __iter__(self) -> Iterator[Article]:
        """Read. A single article that cannot be read is an error; of many, each is said, and the others go on."""
        alone: ArticleError | None = None
        for found in self._read():
            if alone:
                self._refuse(alone)
                alone = None
            if isinstance(found, Article):
                self.count += 1
                self.last = found
                if self.count > 1:
                    gc.enable()
                yield found
            elif self.count or self.faults or len(self.sources) > 1:
                self._refuse(found)
            else:
                alone = found
        if alone:
            raise alone
        if not self.count and not self.faults:
            say(f"{', '.join(self.sources)}: no article in it")

    def end(self) -> None:
        """End with the exit code of an unreadable article if there was one."""
        if self.faults:
            raise ArticleError(f"{len(self.faults)} of {self.count + len(self.faults)} articles could not be used")

    def _refuse(self, fault: ArticleError) -> None:
        self.faults.append(fault)
        self._tell(fault.message)

    def _tell(self, message: str) -> None:
        """Say something; where there is a bar, above it."""
        if self._bar is None:
            say(message)
        else:
            self._bar.console.print(to_line(message), markup=False, highlight=False, soft_wrap=True)

    def _read(self) -> Iterator[Article | ArticleError]:
        sources = list(self._expand())
        with _show_bar(len(sources)) as bar:
            self._bar = bar
            for source in sources:
                if source == "-" and sys.stdin.isatty():
                    say("reading standard input; Ctrl-D ends it")
                yield from self._read_source(source)
                if bar is not None:
                    bar.advance(bar.task_ids[0])
        self._bar = None

    def _expand(self) -> Iterator[str]:
        for source in self.sources:
            if self.ways.recursive and source != "-" and os.path.isdir(source):
                from calendars.articles.sources import list_files

                yield from list_files(source)
            else:
                yield source

    def _read_source(self, source: str) -> Iterator[Article | ArticleError]:
        """The articles of a source, each after what is to be said of it."""
        from calendars.articles import ArticleWarning

        found = self._open(source)
        while True:
            with warnings.catch_warnings(record=True) as heard:
                warnings.simplefilter("always", ArticleWarning)
                one = next(found, None)
            if one is None:
                return
            if isinstance(one, Article):
                for warning in heard:
                    self._tell(str(warning.message))
                yield self._check_date(one)
            else:
                yield one

    def _check_date(self, article: Article) -> Article | ArticleError:
        day = article.published
        if day is None:
            # Only a text can be given front matter.
            is_text = (article.source or "").removesuffix(".gz").endswith(PLAIN)
            remedy = f"{'add `published:` to its front matter or ' if is_text else ''}pass --published"
            if self.dated:
                return ArticleError(f"{article.source}: no publication date; {remedy}")
            fault = "no publication date, so dates that need it stay as written"
            self._tell(f"{article.source}: {fault}; {remedy}")
        elif self.ways.published is None and (doubt := find_doubt_now(day)):
            self._tell(
                f"{article.source}: published {day.isoformat()}, which is {doubt}; correct it, or pass --published"
            )
        return article

    def _open(self, source: str) -> Iterator[Article | ArticleError]:
        if source.endswith(PLAIN) and "://" not in source:
            from calendars.articles import read

            try:
                yield read(source, self.ways.published)
            except ArticleError as fault:
                yield fault
        else:
            yield from self._reader.read(source)

    @cached_property
    def _reader(self) -> Reader:
        """What reads all other forms; loaded for the first one. Folders have been opened before it is asked."""
        from calendars.articles.sources import Reader

        fetcher = partial(_open_fetcher, self.ways)
        return Reader(self.ways.published, local_now(), follow=self.ways.follow, open_fetcher=fetcher)


def find_engagements(batch: Batch, selection: Selection) -> list[Engagement]:
    """Read, extract and select; say so where nothing is left."""
    from calendars import extract

    found = extract(batch)
    chosen = select_engagements(found, selection)
    if batch.count and not found:
        read = batch.last.source if batch.last and batch.count == 1 else count_of(batch.count, "article")
        say(f"{read}: no dated engagement found")
    elif found and not chosen:
        left = "it is over or filtered out" if len(found) == 1 else "all are over or filtered out"
        say(f"nothing to show: {count_of(len(found), 'engagement')} found, {left}")
    return chosen


def _open_fetcher(ways: Ways) -> Fetcher:
    """Make what fetches addresses; most of what is read are files."""
    from calendars.articles.addresses import Fetcher
    from calendars.articles.cache import Cache

    return Fetcher(Cache() if ways.cache else None, ways.allow_private)


def _show_bar(total: int) -> AbstractContextManager[Any]:
    """A bar on standard error, if that is a terminal and there is much to read."""
    if total < FEWEST_FOR_BAR or not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("reading", total=total)
    return bar
