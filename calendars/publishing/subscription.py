"""Answer the requests of calendar apps and browsers: a calendar to subscribe to, and the same as a page to read.

In: engagements, of which an edition is made, and requests as WSGI gives them. Out: answers that let an app ask again
cheaply (ETag, Last-Modified). Only what is addressed to a known name is answered, so that no page on the web can read
the calendar through a name that it points here (DNS rebinding).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from hmac import compare_digest
from http import HTTPStatus
from ipaddress import ip_address
from typing import TYPE_CHECKING, NamedTuple

from calendars.models import Engagement
from calendars.publishing.entries import find_stamp
from calendars.publishing.ics import Feed, write_calendar, write_ics
from calendars.publishing.slots import Settings

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

CALENDAR = "calendar.ics"
METHODS = ("GET", "HEAD")
# What every answer carries. `no-cache` lets it be kept, but asked for again each time; no address is told to others,
# since it may hold the token.
ALWAYS = (
    ("Cache-Control", "no-cache"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Robots-Tag", "noindex"),
)


class Resource(NamedTuple):
    """What one address gives: the bytes, their media type, and the headers that go with them."""

    body: bytes
    type: str
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def etag(self) -> str:
        """A strong entity tag: other bytes, another tag."""
        return f'"{sha256(self.body).hexdigest()[:32]}"'


class Edition(NamedTuple):
    """The calendar and the page as they stand, and when they last changed."""

    calendar: Resource
    page: Resource
    modified: datetime

    @property
    def digest(self) -> str:
        """What tells this edition from others."""
        return f"{self.calendar.etag}{self.page.etag}"


class Standing(NamedTuple):
    """What has to be known of the last edition when the next one comes out."""

    digest: str
    modified: datetime


def build_edition(
    engagements: Sequence[Engagement],
    settings: Settings,
    feed: Feed,
    address: str,
    last: Standing | None,
    now: datetime,
) -> Edition:
    """Make what is served from now on.

    Args:
        engagements: what the calendar and the page hold.
        settings: what the user settled about zones and lengths.
        feed: what the calendar says of itself.
        address: where the calendar can be subscribed to, for the page.
        last: what was served before at this address.
        now: the moment, with its zone.

    Raises:
        ArticleError: an engagement has no date, or its article no publication date.
    """
    from calendars.publishing.agenda import content_policy, write_agenda

    entries = write_ics(engagements, settings, feed) if engagements else write_calendar([], feed)
    calendar = Resource(entries, "text/calendar; charset=utf-8")
    page = Resource(
        write_agenda(engagements, address),
        "text/html; charset=utf-8",
        (("Content-Security-Policy", content_policy()), ("X-Frame-Options", "DENY")),
    )
    newest = max((find_stamp(engagement) for engagement in engagements), default=now)
    edition = Edition(calendar, page, now)
    return edition._replace(modified=date_edition(edition.digest, newest, last, now))


def date_edition(digest: str, newest: datetime, last: Standing | None, now: datetime) -> datetime:
    """Decide when an edition changed last, in whole seconds, so that the answer never runs backwards.

    Args:
        digest: of the edition.
        newest: the newest date in the data.
        last: the edition before; None if this is the first.
        now: nothing can have changed later than this, whatever date an article bears.

    >>> noon = datetime(2022, 1, 10, 12, tzinfo=UTC)
    >>> first = date_edition("a", noon, None, noon)
    >>> date_edition("a", noon, Standing("a", first), noon) == first
    True
    >>> str(date_edition("b", noon - timedelta(days=9), Standing("a", first), noon))
    '2022-01-10 12:00:01+00:00'
    """
    if last and last.digest == digest:
        return last.modified
    moment = min(newest, now).astimezone(UTC).replace(microsecond=0)
    return max(moment, last.modified + timedelta(seconds=1)) if last else moment


def make_application(edition: Callable[[], Edition], is_known: Callable[[str], bool], token: str) -> WSGIApplication:
    """Make the application that a server runs.

    Args:
        edition: gives the edition of the moment.
        is_known: whether a name or address is one of this server.
        token: the first part of every address, without which nothing is found; "" asks for none.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        status, headers, body = _answer(environ, edition, is_known, token)
        length = [] if status is HTTPStatus.NOT_MODIFIED else [("Content-Length", str(len(body)))]
        start_response(f"{status.value} {status.phrase}", [*ALWAYS, *headers, *length])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    return answer


def is_address_of_machine(name: str, loopback_only: bool) -> bool:
    """Whether the name in a request is an address in figures, or `localhost`: such a name points nowhere else.

    >>> [is_address_of_machine(name, True) for name in ("localhost", "127.0.0.1", "::1", "192.0.2.7", "evil.example")]
    [True, True, True, False, False]
    """
    try:
        address = ip_address(name)
    except ValueError:
        return name == "localhost"
    return address.is_loopback or not loopback_only


def _answer(
    environ: WSGIEnvironment, edition: Callable[[], Edition], is_known: Callable[[str], bool], token: str
) -> tuple[HTTPStatus, list[tuple[str, str]], bytes]:
    if not is_known(_read_host(environ.get("HTTP_HOST", ""))):
        return _refuse(HTTPStatus.MISDIRECTED_REQUEST, "This server does not go by the name in the request.")
    if environ["REQUEST_METHOD"] not in METHODS:
        return _refuse(HTTPStatus.METHOD_NOT_ALLOWED, "This calendar can only be read.", ("Allow", ", ".join(METHODS)))
    name = _read_path(environ.get("PATH_INFO", ""), token)
    if name not in ("", CALENDAR):
        return _refuse(HTTPStatus.NOT_FOUND, "There is nothing at this address.")
    now = edition()
    resource = now.calendar if name else now.page
    etag = resource.etag
    headers = [("ETag", etag), ("Last-Modified", format_datetime(now.modified, usegmt=True))]
    if _has_already(environ, etag, now.modified):
        return HTTPStatus.NOT_MODIFIED, headers, b""
    return HTTPStatus.OK, [("Content-Type", resource.type), *headers, *resource.headers], resource.body


def _refuse(
    status: HTTPStatus, words: str, *headers: tuple[str, str]
) -> tuple[HTTPStatus, list[tuple[str, str]], bytes]:
    return status, [("Content-Type", "text/plain; charset=utf-8"), *headers], f"{words}\n".encode()


def _read_host(field: str) -> str:
    """The name in a Host field, without its port; "" where it makes no sense.

    >>> [_read_host(field) for field in ("Localhost:5545", "[::1]:5545", "a.example.", "a@b", "::1")]
    ['localhost', '::1', 'a.example', '', '']
    """
    name, _, port = field.rpartition(":") if not field.endswith("]") and ":" in field else (field, "", "")
    if port and not (port.isascii() and port.isdecimal()):
        return ""
    if name.startswith("[") and name.endswith("]"):
        return name[1:-1].lower()
    is_name = name.isascii() and all(letter.isalnum() or letter in "-._" for letter in name)
    return name.lower().removesuffix(".") if is_name else ""


def _read_path(path: str, token: str) -> str | None:
    """What is asked for: "" is the page; None where the token does not fit. How long it takes tells nothing of it."""
    if not token:
        return path.removeprefix("/")
    given, slash, name = path.removeprefix("/").partition("/")
    # WSGI gives the bytes of a path as Latin-1
    return name if slash and compare_digest(given.encode("latin-1", "replace"), token.encode()) else None


def _has_already(environ: WSGIEnvironment, etag: str, modified: datetime) -> bool:
    """Whether the asker has this edition (RFC 9110, 13.2.2: a date counts only where no tag is given)."""
    if (tags := environ.get("HTTP_IF_NONE_MATCH")) is not None:
        return tags.strip() == "*" or etag in (tag.strip().removeprefix("W/") for tag in tags.split(","))
    try:
        since = parsedate_to_datetime(environ.get("HTTP_IF_MODIFIED_SINCE", ""))
        return modified <= (since if since.tzinfo else since.replace(tzinfo=UTC))
    except (ValueError, TypeError, OverflowError):
        return False
