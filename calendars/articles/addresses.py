"""Fetch what stands at an address, with care for this machine and for the other.

In: an address typed by the user or linked from a feed. Out: the bytes there, the address they came from in the end, and
the charset that was declared.

Only http and https; no address of this machine or a private network, whatever name it hides behind: the name is looked
up once, and the connection goes to the very address that was checked, at every redirect anew. Size, time and redirects
have limits. urllib3 makes the connections (it comes with trafilatura); its own retries and redirects are not used,
since they would not ask between two steps.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from datetime import UTC, datetime
from threading import Timer
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.response import BaseHTTPResponse

from calendars.articles.cache import Cache, Kept
from calendars.articles.files import MEGABYTE, unpack
from calendars.articles.moments import read_header_date
from calendars.errors import ArticleError

SCHEMES = ("http", "https")
AGENT = "dateline/0.1 (reads news articles for their dates)"
RETRIED = frozenset({429, 500, 502, 503, 504})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
# IPv6 addresses that hold an IPv4 address, which is where they lead (RFC 6052, RFC 3056).
NAT64 = ipaddress.ip_network("64:ff9b::/96")
SIX_TO_FOUR = ipaddress.ip_network("2002::/16")
# All else that has been given out to the internet (RFC 4291, 2.4); what Python calls global is more than that: networks
# of a site, of a NAT64 at home, old ways to write an IPv4 address.
UNICAST = ipaddress.ip_network("2000::/3")


class Limits(NamedTuple):
    """How much, how long, how often: seconds, bytes, times."""

    connect: float = 10.0
    read: float = 20.0
    whole: float = 60.0
    size: int = 10 * MEGABYTE
    redirects: int = 10
    tries: int = 4
    wait: float = 0.5
    longest_wait: float = 60.0


class Fetched(NamedTuple):
    """What stood at an address, where it stood in the end, the charset that was declared, and when it was fetched."""

    data: bytes
    url: str
    charset: str
    moment: datetime


class _Found(NamedTuple):
    """One answer of a server."""

    status: int
    headers: dict[str, str]
    data: bytes


class Fetcher:
    """Fetches addresses.

    Args:
        cache: where answers are kept, to be asked for again only if they changed; None to keep none.
        allow_private: whether addresses of this machine and of private networks may be fetched.
        limits: how much, how long, how often.
    """

    def __init__(self, cache: Cache | None = None, allow_private: bool = False, limits: Limits = Limits()) -> None:  # noqa: B008
        self.cache = cache
        self.allow_private = allow_private
        self.limits = limits

    def fetch(self, url: str) -> Fetched:
        """Fetch an address, following its redirects.

        Raises:
            ArticleError: it is no address, leads where nobody may go, or gives nothing within the limits.
        """
        place = url
        for _ in range(self.limits.redirects + 1):
            _check_address(place, url)
            kept = self.cache.find(place) if self.cache else None
            found = self._ask(place, url, kept)
            if found.status in REDIRECTS and found.headers.get("location"):
                place = urljoin(place, found.headers["location"])
                continue
            if found.status == 304 and kept:
                return _give(kept.data, place, kept.headers)
            if found.status != 200:
                raise ArticleError(f"{url}: {_explain(found.status)}")
            if self.cache:
                self.cache.keep(place, Kept(found.headers, found.data))
            return _give(found.data, place, found.headers)
        raise ArticleError(f"{url}: redirected more than {self.limits.redirects} times, to {place[:100]} at last")

    def _ask(self, place: str, url: str, kept: Kept | None) -> _Found:
        """Ask once, and again where the server says that it is busy."""
        for attempt in range(1, self.limits.tries + 1):
            try:
                found = self._ask_once(place, url, kept)
            except (HTTPError, OSError, ValueError) as fault:
                if attempt == self.limits.tries or isinstance(fault, ValueError):
                    raise ArticleError(f"{url}: cannot be fetched: {_reason(fault)}") from fault
                pause = self._pause(attempt, "")
            else:
                if found.status not in RETRIED or attempt == self.limits.tries:
                    return found
                pause = self._pause(attempt, found.headers.get("retry-after", ""))
                if pause > self.limits.longest_wait:
                    raise ArticleError(f"{url}: the server is busy and asks to come back in {pause:.0f} seconds")
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _pause(self, attempt: int, retry_after: str) -> float:
        """Seconds to wait: as the server says (RFC 9110, 10.2.3), else longer each time."""
        if retry_after.strip().isdecimal():
            return float(retry_after)
        moment = read_header_date(retry_after)
        if moment:
            return max(0.0, (moment - datetime.now(UTC)).total_seconds())
        return float(self.limits.wait * 2 ** (attempt - 1))

    def _ask_once(self, place: str, url: str, kept: Kept | None) -> _Found:
        parts = urlsplit(place)
        headers = {"User-Agent": AGENT, "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
                   "Accept-Encoding": "gzip", "Accept-Language": "en, *;q=0.5"}  # fmt: skip
        if kept and kept.headers.get("etag"):
            headers["If-None-Match"] = kept.headers["etag"]
        if kept and kept.headers.get("last-modified"):
            headers["If-Modified-Since"] = kept.headers["last-modified"]
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        with self._open_pool(parts.scheme, parts.hostname or "", parts.port) as pool:
            clock = Timer(self.limits.whole, pool.stop)
            clock.daemon = True
            clock.start()
            try:
                answer = pool.urlopen(
                    "GET", target, headers=headers, retries=False, redirect=False, preload_content=False,
                    decode_content=False,
                )  # fmt: skip
                try:
                    found = self._read_answer(answer, url)
                finally:
                    answer.close()
                if pool.is_stopped:  # a body that ends because it was ended
                    raise OSError
                return found
            except (HTTPError, OSError, ValueError, AttributeError) as fault:
                if pool.is_stopped:
                    raise ArticleError(
                        f"{url}: not there in {self.limits.whole:.0f} seconds; it was given up"
                    ) from fault
                raise
            finally:
                clock.cancel()

    def _open_pool(self, scheme: str, host: str, port: int | None) -> Any:
        timeout = Timeout(connect=self.limits.connect, read=self.limits.read)
        kind = _SafeHttps if scheme == "https" else _SafeHttp
        # without a port, the end of an IPv6 address would be taken for one
        port = port or kind.ConnectionCls.default_port
        pool = kind(host, port, timeout=timeout, maxsize=1, block=True)
        pool.allow_private = self.allow_private
        return pool

    def _read_answer(self, answer: BaseHTTPResponse, url: str) -> _Found:
        """Read an answer, and no more of it than the limit, packed or unpacked."""
        headers = {name.lower(): value for name, value in answer.headers.items()}
        too_large = ArticleError(f"{url}: larger than {self.limits.size // MEGABYTE} MB, so no article")
        if headers.get("content-length", "").isdecimal() and int(headers["content-length"]) > self.limits.size:
            raise too_large
        data = bytearray()
        while answer.status == 200 and (part := answer.read1(65_536, decode_content=False)):
            data += part
            if len(data) > self.limits.size:
                raise too_large
        encoding = headers.get("content-encoding", "identity").strip().lower()
        if data and encoding in ("gzip", "x-gzip"):
            return _Found(answer.status, headers, unpack(bytes(data), url, self.limits.size))
        if data and encoding != "identity":
            raise ArticleError(f"{url}: packed as {encoding[:20]!r}, which was not asked for")
        return _Found(answer.status, headers, bytes(data))


class _Guarded:
    """A connection that goes only where it may, and can be stopped from outside."""

    host: str
    port: int
    timeout: Any
    allow_private = False
    socket_now: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        """Look the name up, and connect to an address that was checked: there is no second look-up to be fooled by."""
        name = self.host.strip("[]")
        found = socket.getaddrinfo(name, self.port, type=socket.SOCK_STREAM)
        allowed = [one for one in found if self.allow_private or is_public(str(one[4][0]))]
        if not allowed:
            raise ArticleError(
                f"{name[:100]}: an address of this machine or of a private network; pass --allow-private to fetch it"
            )
        fault: OSError | None = None
        for family, kind, protocol, _, address in allowed[:4]:
            self.socket_now = socket.socket(family, kind, protocol)
            self.socket_now.settimeout(self.timeout)
            try:
                self.socket_now.connect(address)
            except OSError as refusal:
                self.socket_now.close()
                fault = refusal
            else:
                return self.socket_now
        raise fault or OSError("no address")


class _GuardedHttp(_Guarded, HTTPConnection):
    pass


class _GuardedHttps(_Guarded, HTTPSConnection):
    pass


class _Stoppable:
    """A pool of one connection that can be stopped while it waits."""

    allow_private = False
    is_stopped = False
    connection: Any = None

    def _new_conn(self) -> Any:
        self.connection = super()._new_conn()  # type: ignore[misc]
        self.connection.allow_private = self.allow_private
        return self.connection

    def stop(self) -> None:
        """End a connection, whatever it waits for: a name, a handshake, one more byte."""
        self.is_stopped = True
        for held in (getattr(self.connection, "socket_now", None), getattr(self.connection, "sock", None)):
            if held is not None:
                try:
                    held.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue


class _SafeHttp(_Stoppable, HTTPConnectionPool):
    ConnectionCls = _GuardedHttp


class _SafeHttps(_Stoppable, HTTPSConnectionPool):
    ConnectionCls = _GuardedHttps


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet.

    >>> [is_public(one) for one in ("93.184.216.34", "127.0.0.1", "10.1.2.3", "::1", "::ffff:10.0.0.1")]
    [True, False, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        elif ip in NAT64:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        elif ip in SIX_TO_FOUR:
            ip = ipaddress.IPv4Address(int(ip) >> 80 & 0xFFFFFFFF)
        elif ip not in UNICAST:
            return False
    return ip.is_global and not ip.is_multicast


def _check_address(place: str, url: str) -> None:
    where = "" if place == url else f" (redirected to {place[:100]})"
    try:
        parts = urlsplit(place)
        host, _ = parts.hostname, parts.port
    except (ValueError, LocationParseError) as fault:
        raise ArticleError(f"{url}: not an address{where}: {fault}") from fault
    if parts.scheme.lower() not in SCHEMES:
        raise ArticleError(f"{url}: only http and https addresses are fetched{where}")
    if not host or any(letter <= " " for letter in place):
        raise ArticleError(f"{url}: not an address{where}")
    if parts.username or parts.password:
        raise ArticleError(f"{url}: an address with a user name or password in it is not fetched{where}")


def _give(data: bytes, place: str, headers: dict[str, str]) -> Fetched:
    kind = headers.get("content-type", "")
    _, mark, charset = kind.partition("charset=")
    return Fetched(data, place, charset.strip(" \"';").split(";")[0] if mark else "", datetime.now(UTC))


def _explain(status: int) -> str:
    """What a status means for a reader."""
    if status in (401, 402, 403, 451):
        return f"the server refuses it ({status}); save the page in a browser and give the file"
    if status in (404, 410):
        return f"there is no such page ({status})"
    if status in RETRIED:
        return f"the server is busy or broken ({status}); try again later"
    return f"the server answers {status}, and no page"


def _reason(fault: Exception) -> str:
    """The innermost reason of a failure, on one line."""
    inner: BaseException = fault
    while (reason := getattr(inner, "reason", None) or inner.__cause__ or inner.args[-1:]) and reason is not inner:
        reason = reason[0] if isinstance(reason, tuple) else reason
        if not isinstance(reason, BaseException):
            break
        inner = reason
    words = str(getattr(inner, "strerror", None) or inner) or type(inner).__name__
    return " ".join(words.split())[:200]
