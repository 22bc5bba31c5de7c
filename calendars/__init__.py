"""Find the dated diplomatic engagements in news articles.

In: articles, as files or as text. Out: engagements, each with its time, its sides and the sentence it rests on, and
the files that calendars and programs read. The names below are the whole public interface.

    from calendars import extract, read, write
    engagements = extract(read("seeds/white-house-call.md"))
    write(engagements, "ics", "calls.ics")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from calendars.errors import ArticleError, EngagementError, ExportError, LexiconError
from calendars.models import Article, Engagement, Grain, Kind, Person, Status, TimeMention, Trace, When

if TYPE_CHECKING:
    from calendars.articles import ArticleWarning, read, read_all
    from calendars.extraction.pipeline import extract, trace
    from calendars.publishing import write
    from calendars.publishing.folders import update
    from calendars.publishing.slots import Settings

__all__ = [
    "Article",
    "ArticleError",
    "ArticleWarning",
    "Engagement",
    "EngagementError",
    "ExportError",
    "Grain",
    "Kind",
    "LexiconError",
    "Person",
    "Settings",
    "Status",
    "TimeMention",
    "Trace",
    "When",
    "extract",
    "find_times",
    "read",
    "read_all",
    "trace",
    "update",
    "write",
]

# The rooms are opened when they are first asked for: reading costs nothing of the engine, and neither of publishing.
_ROOMS = {
    "ArticleWarning": "calendars.articles",
    "Settings": "calendars.publishing.slots",
    "extract": "calendars.extraction.pipeline",
    "read": "calendars.articles",
    "read_all": "calendars.articles",
    "trace": "calendars.extraction.pipeline",
    "update": "calendars.publishing.folders",
    "write": "calendars.publishing",
}


def __getattr__(name: str) -> Any:
    """Open the room that holds a public name."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ROOMS[name]), name)


def find_times(article: Article) -> list[TimeMention]:
    """Find every time expression of an article, whether an engagement hangs on it or not.

    Args:
        article: an article from `read`, or made by hand; `published` is what relative words are counted from.

    Returns:
        The mentions in the order of the text; those that cannot be placed without a publication date have no `start`.

    Raises:
        LexiconError: a lexicon file is broken.
    """
    return list(import_module("calendars.extraction.pipeline").trace(article).times)
