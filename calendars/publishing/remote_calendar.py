"""Read and write the entries of a calendar on a CalDAV server (RFC 4791), each only in the state that it was seen in.

In: the address of a calendar and what proves who asks. Out: its entries, and errors that say in one line what a server
refused. Who asks is told to the server of that address alone: no redirect is followed, and no address from an answer is
believed that lies outside of the calendar.
"""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from ipaddress import ip_address
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from calendars.errors import ExportError
from calendars.publishing.words import to_line

if TYPE_CHECKING:
    from caldav.davclient import DAVResponse
    from requests import Response
    from requests.auth import AuthBase

PORTS = {"http": 80, "https": 443}
SECONDS = 30
# A calendar of ten thousand entries takes some 20 MB; an answer that goes on beyond these is no calendar.
LARGEST_ANSWER = 50_000_000
LONGEST_ANSWER = 300
NOTHING: Mapping[int, int] = MappingProxyType({})
ALL_EVENTS = """<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><D:getetag/><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter>
</C:calendar-query>
"""
IS_CALENDAR = """<?xml version="1.0" encoding="utf-8"?>
<D:propfind xmlns:D="DAV:"><D:prop><D:resourcetype/></D:prop></D:propfind>
"""
DAV, CALDAV = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
# How a server says that an entry of that UID is there already (RFC 4791, 5.3.2.1), with a status of its choice.
UID_CONFLICT = b"no-uid-conflict"
# What a server means by its refusals, and what to do about it. The first ones are about one entry, and the next entry
# may fare better; the others will be the same for every one.
OF_ONE_ENTRY = {
    HTTPStatus.NOT_FOUND: "it is gone from the calendar; run push again",
    HTTPStatus.GONE: "it is gone from the calendar; run push again",
    HTTPStatus.CONFLICT: "another entry of the calendar has its UID, or its place; look at it in a calendar app",
    HTTPStatus.PRECONDITION_FAILED: "someone else changed it meanwhile; run push again",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "it is too large for the server",
    HTTPStatus.LOCKED: "it is locked; run push again later",
}
OF_ALL = {
    HTTPStatus.FORBIDDEN: "access is denied: this user may not do that in this calendar",
    HTTPStatus.NOT_FOUND: "there is no calendar at this address; correct it, or make the calendar first",
    HTTPStatus.METHOD_NOT_ALLOWED: "there is no calendar at this address; correct it, or make the calendar first",
    HTTPStatus.GONE: "there is no calendar at this address any longer",
    HTTPStatus.TOO_MANY_REQUESTS: "the server is busy; run push again later",
    HTTPStatus.SERVICE_UNAVAILABLE: "the server is busy or down; run push again later",
    HTTPStatus.INSUFFICIENT_STORAGE: "the server has no room left",
}


class EntryRefused(ExportError):
    """The server refused one entry; others may fare better."""


class Stored(NamedTuple):
    """An entry as the server has it: where, in which state, and its iCalendar text."""

    address: str
    etag: str
    data: str


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks: a name and password, or a bearer token; no secret ever shows."""

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)

    @property
    def header(self) -> str | None:
        """The value of an Authorization header (RFC 7617 with UTF-8, RFC 6750); None for nobody."""
        if self.token is not None:
            return f"Bearer {self.token}"
        if self.user is None:
            return None
        pair = f"{self.user}:{self.password or ''}".encode()
        return f"Basic {b64encode(pair).decode()}"


def read_address(words: str) -> tuple[SplitResult, str | None]:
    """Read the address of a calendar: with a slash at its end, without the name of a user, which comes beside it.

    Raises:
        ExportError: it is none of http or https, or holds a password.
    """
    try:
        parts = urlsplit(words)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = None
    # The words are not repeated where they may hold a password.
    if not host or parts.scheme not in PORTS or not words.isprintable() or " " in words:
        raise ExportError("the address of the calendar has to start with https:// and the name of the server")
    if parts.password is not None:
        raise ExportError(
            f"{host}: a password in the address can be seen by others on this machine; leave it out, and give it in "
            "DATELINE_PASSWORD, in the keyring, or when asked"
        )
    if parts.query or parts.fragment:
        raise ExportError(f"{host}: the address of a calendar has no part after ? or #")
    shown = f"[{host}]" if ":" in host else host
    path = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    authority = shown if port in (None, PORTS[parts.scheme]) else f"{shown}:{port}"
    user = unquote(parts.username) if parts.username else None
    return SplitResult(parts.scheme, authority, path, "", ""), user


def is_private(address: SplitResult) -> bool:
    """Whether what goes to an address can be read by nobody on the way: it is encrypted, or stays on this machine."""
    host = address.hostname or ""
    try:
        return address.scheme == "https" or host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class RemoteCalendar:
    """A calendar on a server.

    Args:
        address: from `read_address`.
        credentials: who asks.
        in_the_open: whether a password may go over an address that is not private.

    Raises:
        ExportError: the credentials would have to go over such an address.
    """

    def __init__(self, address: SplitResult, credentials: Credentials, in_the_open: bool = False) -> None:
        from caldav.davclient import DAVClient

        header = credentials.header
        if header and not is_private(address) and not in_the_open:
            raise ExportError(
                f"{address.netloc}: over http:// everyone on the way can read the password; use https://, or allow it "
                "with --allow-http"
            )
        self.address = urlunsplit(address)
        self._credentials = credentials
        self._heard: Response | None = None
        self._client = DAVClient(self.address, auth=sign_requests_to(self.address, header), timeout=SECONDS)
        self._client.session.max_redirects = 0
        self._client.session.hooks["response"].append(self._hear)
        if address.scheme == "http" and is_private(address):
            self._client.session.trust_env = False  # a proxy is another machine

    def __enter__(self) -> RemoteCalendar:
        return self

    def __exit__(self, *fault: object) -> None:
        self._client.close()

    def _hear(self, response: Response, **options: object) -> None:
        """Keep what the server said: the library's errors do not tell it. It reads whatever comes, so this reads first.

        Raises:
            ExportError: the answer has no end, or is far too large.
        """
        self._heard = response
        end, body = monotonic() + LONGEST_ANSWER, bytearray()
        for part in response.iter_content(65_536):
            body += part
            if len(body) > LARGEST_ANSWER or monotonic() > end:
                response.close()
                raise ExportError(f"{self.address}: the answer of the server has no end; it was given up")
        response._content = bytes(body)

    def read_entries(self) -> list[Stored]:
        """Read all entries.

        Raises:
            ExportError: the address is that of no calendar, or the server refuses.
        """
        answer = self._ask("PROPFIND", self.address, IS_CALENDAR, {"Depth": "0"})
        if answer.tree is None or next(answer.tree.iter(f"{CALDAV}calendar"), None) is None:
            raise ExportError(f"{self.address}: not a calendar{self._name_calendars()}")
        answer = self._ask("REPORT", self.address, ALL_EVENTS, {"Depth": "1"})
        entries = [] if answer.tree is None else [self._read_entry(one) for one in answer.tree.iter(f"{DAV}response")]
        return [entry for entry in entries if entry.address and entry.data]

    def _read_entry(self, response: Any) -> Stored:
        """Read what a multi-status answer says of one entry (RFC 4918, 14.24)."""
        names = (f"{DAV}href", f".//{DAV}getetag", f".//{CALDAV}calendar-data")
        href, etag, data = (response.findtext(name, "") for name in names)
        return Stored(self._place(href.strip()), etag.strip(), data)

    def create(self, name: str, data: bytes) -> None:
        """Write a new entry, unless there is one of this name.

        Raises:
            EntryRefused: there is, or the server does not want this one.
            ExportError: the server refuses all.
        """
        address = urljoin(self.address, quote(name, safe=""))
        self._put(address, data, {"If-None-Match": "*"}, {HTTPStatus.PRECONDITION_FAILED: HTTPStatus.CONFLICT})

    def replace(self, entry: Stored, data: bytes) -> None:
        """Write an entry anew, unless it changed since it was read.

        Raises:
            EntryRefused: it did, or the server does not want this one.
            ExportError: the server refuses all.
        """
        # a weak tag never matches, and then it is better to know that the entry is there than nothing
        self._put(entry.address, data, {"If-Match": entry.etag if entry.etag.startswith('"') else "*"})

    def _put(self, address: str, data: bytes, condition: Mapping[str, str], means: Mapping[int, int] = NOTHING) -> None:
        headers = {"Content-Type": "text/calendar; charset=utf-8", **condition}
        self._ask("PUT", address, data.decode(), headers, means)

    def _ask(
        self, method: str, address: str, body: str, headers: Mapping[str, str], means: Mapping[int, int] = NOTHING
    ) -> DAVResponse:
        """Send one request; `means` says which status here has the meaning of another.

        Raises:
            ExportError: the answer is no, or there is none.
        """
        from caldav.lib.error import DAVError

        self._heard = None
        try:
            with _without_log():
                answer = self._client.request(address, method, body, headers)
        except DAVError:  # some refusals come as errors, others as answers
            raise self._refuse(self._read_status(means), address) from None
        except (OSError, SyntaxError, ValueError) as fault:  # the library's own derive from these
            raise ExportError(f"{self.address}: {self._explain_failure(fault)}") from None
        if answer.status >= HTTPStatus.MULTIPLE_CHOICES:
            raise self._refuse(self._read_status(means), address)
        return answer

    def _read_status(self, means: Mapping[int, int]) -> int:
        """What the server means by its answer."""
        if self._heard is None:
            return 0
        if UID_CONFLICT in self._heard.content:
            return HTTPStatus.CONFLICT
        return means.get(self._heard.status_code, self._heard.status_code)

    def _refuse(self, status: int, address: str) -> ExportError:
        """Say what a refusal means."""
        if address != self.address and status in OF_ONE_ENTRY:
            return EntryRefused(OF_ONE_ENTRY[HTTPStatus(status)])
        if status == HTTPStatus.UNAUTHORIZED:
            words = self._explain_stranger()
        elif status in OF_ALL:
            words = OF_ALL[HTTPStatus(status)]
        elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            words = f"the server failed ({_name_status(status)}); run push again later"
        else:
            words = f"the server refused: {_name_status(status)}"
        return ExportError(f"{self.address}: {words}")

    def _explain_stranger(self) -> str:
        if self._credentials.token is not None:
            return "the server does not take this token"
        if self._credentials.user is not None:
            return f"the server does not know the user {self._credentials.user}, or this is not the password"
        return "the server wants to know who asks; pass --user NAME, or set DATELINE_TOKEN"

    def _explain_failure(self, fault: Exception) -> str:
        """Say why there was no answer, without the library's long story."""
        answer = getattr(fault, "response", None)
        if answer is not None and 300 <= answer.status_code < 400:
            place = to_line(_drop_user(urljoin(self.address, answer.headers.get("Location", ""))))
            return f"the server says that the calendar is at {place}; give that address if you trust it"
        name = type(fault).__name__
        if "SSL" in name or "certificate" in str(fault).lower():
            return "the server cannot prove that it is the one of this name: its certificate is not valid"
        if "Timeout" in name:
            return f"no answer within {SECONDS} seconds; run push again later"
        if isinstance(fault, OSError):
            return "no connection to the server; see whether the address is right and the network is there"
        return "the server answered something that is not CalDAV"

    def _place(self, href: str) -> str:
        """Where an entry is; "" for one outside of the calendar, which no honest server names."""
        try:
            address = urljoin(self.address, href)
            is_inside = _find_origin(address) == _find_origin(self.address)
            inner = unquote(urlsplit(address).path).startswith(unquote(urlsplit(self.address).path))
        except ValueError:
            return ""
        return address if is_inside and inner and "/.." not in unquote(address) else ""

    def _name_calendars(self) -> str:
        """Name the calendars of the user, for one who gave the address of the server only."""
        from caldav.lib.error import DAVError

        try:
            with _without_log():
                calendars = [str(calendar.url) for calendar in self._client.principal().calendars()]  # type: ignore[no-untyped-call]
        except (DAVError, OSError, SyntaxError, ValueError, AttributeError, TypeError, NotImplementedError):
            return ""  # it was worth a try
        places = [place for place in calendars if _find_origin(place) == _find_origin(self.address)]
        return f"; this user has {', '.join(map(to_line, places[:9]))}" if places else ""


def sign_requests_to(address: str, header: str | None) -> AuthBase:
    """Sign requests to one server; those to any other go unsigned, whatever an answer makes the library ask."""
    from requests.auth import AuthBase

    origin = _find_origin(address)

    class Signature(AuthBase):
        def __call__(self, request: Any) -> Any:
            if header and _find_origin(request.url) == origin:
                request.headers["Authorization"] = header
            return request

    return Signature()


@contextmanager
def _without_log() -> Iterator[None]:
    """Let the library keep its warnings, and the pages of servers in them, to itself: errors say what matters."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def _find_origin(address: str) -> tuple[str, str | None, int | None]:
    """Scheme, host and port."""
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)


def _drop_user(address: str) -> str:
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _name_status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
