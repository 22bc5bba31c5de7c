"""The command `serve`: read, serve, read again when something changes, and stop when told to.

In: a function that reads the articles, and where to listen. Out: the addresses on standard output, and a server that
runs until a signal ends it.
"""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread
from time import monotonic
from types import FrameType
from typing import Any, NamedTuple

from calendars.errors import EngagementError, ExportError
from calendars.models import Engagement
from calendars.publishing.agenda import TITLE
from calendars.publishing.ics import Feed
from calendars.publishing.server_state import ServerState
from calendars.publishing.slots import Settings
from calendars.publishing.subscription import (
    CALENDAR,
    Edition,
    Standing,
    build_edition,
    is_address_of_machine,
    make_application,
)
from calendars.publishing.web_server import is_loopback, open_server, open_socket
from calendars.publishing.words import count_of
from cli.shell import emit, say

# How often files are looked at, in seconds: whoever saves an article sees it on the page at the next glance.
LOOK_EVERY = 2.0
# Google refuses calendars that are larger.
LARGEST_CALENDAR = 1_000_000


class Place(NamedTuple):
    """Where to listen, and by which names to be known besides."""

    host: str
    port: int
    names: Sequence[str] = ()
    renew_token: bool = False


class Source(NamedTuple):
    """The articles: how to find what is in them, what to watch, and after how many seconds to read addresses again."""

    find: Callable[[], list[Engagement]]
    paths: Sequence[str]
    refresh: float
    settings: Settings


def serve_articles(source: Source, place: Place, qr: bool) -> None:
    """Serve until SIGINT or SIGTERM.

    Raises:
        ArticleError: nothing can be read.
        ExportError: there is nowhere to listen.
    """
    listener = open_socket(place.host, place.port)
    with listener:
        base = _find_base(listener, place)
        service = Service(source, base)
        application = make_application(service.find_edition, _know_names(listener, place), base.token)
        server = open_server(application, listener)
        with _stopping_on_signals():
            _show(base, qr)
            _run(server.run, service)
        server.close()


class Base(NamedTuple):
    """Where the server is to be found: `host:port` as in an address, and the token, or ""."""

    authority: str
    token: str
    state: ServerState

    def name(self, scheme: str, path: str = "") -> str:
        """Write out an address."""
        return f"{scheme}://{self.authority}/{self.token}{'/' if self.token else ''}{path}"


class Service:
    """What is served at the moment, kept up to date by a thread of its own."""

    def __init__(self, source: Source, base: Base) -> None:
        self._source = source
        self._base = base
        self._seen = look(source.paths)
        self._served = ""
        self._edition = self._read()

    def find_edition(self) -> Edition:
        """Give the edition of the moment."""
        return self._edition

    def watch(self, stop: Event) -> None:
        """Read again what changed on the disk, and addresses at their interval; what there is stays if that fails."""
        if "-" in self._source.paths:  # it has been read, and no more comes
            return
        has_addresses = any("://" in path for path in self._source.paths)
        due = monotonic() + self._source.refresh
        while not stop.wait(LOOK_EVERY):
            seen = look(self._source.paths)
            if seen == self._seen and not (has_addresses and monotonic() >= due):
                continue
            self._seen, due = seen, monotonic() + self._source.refresh
            try:
                self._edition = self._read()
            except EngagementError as fault:
                say(f"{fault.message}; what was read before is served on")

    def _read(self) -> Edition:
        found = self._source.find()
        address = self._base.name("webcal", CALENDAR)
        last = self._base.state.find_standing(address)
        feed = Feed(TITLE, self._base.name("http", CALENDAR))
        edition = build_edition(found, self._source.settings, feed, address, last, datetime.now(UTC))
        if edition.digest != self._served:
            self._served = edition.digest
            say(f"serving {count_of(len(found), 'engagement')}")
        if len(edition.calendar.body) > LARGEST_CALENDAR:
            say("the calendar is larger than 1 MB, and some apps will refuse it; narrow it down with --from or --side")
        try:
            self._base.state.keep_standing(address, Standing(edition.digest, edition.modified))
        except ExportError as fault:
            say(fault.message)
        return edition


def look(paths: Sequence[str]) -> frozenset[tuple[str, int, int]]:
    """Find the files at some paths, each with its size and when it was changed; addresses have none."""
    files = (file for path in paths for file in ([path] if not os.path.isdir(path) else _list_files(path)))
    seen = set()
    for file in files:
        try:
            facts = os.stat(file)
        except (OSError, ValueError):
            continue
        seen.add((file, facts.st_size, facts.st_mtime_ns))
    return frozenset(seen)


def _list_files(folder: str) -> list[str]:
    return [os.path.join(inner, name) for inner, _, names in os.walk(folder) for name in names]


def _find_base(listener: socket.socket, place: Place) -> Base:
    """Find the address to give to others; whoever is not on this machine needs the token in it."""
    from platformdirs import user_state_path

    state = ServerState(user_state_path("dateline"))
    host, port = listener.getsockname()[:2]
    if place.names:
        host = place.names[0]
    elif host in ("0.0.0.0", "::"):
        host = _find_own_address(listener.family)
    elif not is_address_of_machine(place.host, loopback_only=False):
        host = place.host
    authority = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    if is_loopback(listener) and not place.names:
        return Base(authority, "", state)
    try:
        return Base(authority, state.find_token(place.renew_token), state)
    except ExportError as fault:
        say(f"{fault.message}; the address holds for this run only")
        return Base(authority, state.find_token(), state)


def _find_own_address(family: int) -> str:
    """The address by which this machine would go out; asking for it sends nothing."""
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("2001:db8::1" if family == socket.AF_INET6 else "192.0.2.1", 9))
        except OSError:
            return socket.gethostname()
        return str(probe.getsockname()[0])


def _know_names(listener: socket.socket, place: Place) -> Callable[[str], bool]:
    names = {name.lower() for name in place.names}
    loopback_only = is_loopback(listener)
    if not loopback_only:
        own = socket.gethostname().lower()
        names |= {place.host.lower(), own, f"{own}.local"}
    return lambda name: name in names or is_address_of_machine(name, loopback_only)


def _show(base: Base, qr: bool) -> None:
    """Print the addresses, and the last of them as a code for the camera of a phone."""
    subscribe = base.name("webcal", CALENDAR)
    emit(f"page      {base.name('http')}\ncalendar  {base.name('http', CALENDAR)}\nsubscribe {subscribe}\n".encode())
    if qr:
        from io import StringIO

        import segno

        drawn = StringIO()
        segno.make_qr(subscribe).terminal(drawn, compact=True)
        emit(drawn.getvalue().encode())
    if not base.token:
        say("only this machine can reach it; --host 0.0.0.0 opens it to the network")


def _run(run: Callable[[], None], service: Service) -> None:
    """Run the server, and the watch beside it."""
    stop = Event()
    watch = Thread(target=service.watch, args=(stop,), daemon=True)
    watch.start()
    try:
        run()
    finally:
        stop.set()
        watch.join(1)


@contextmanager
def _stopping_on_signals() -> Iterator[None]:
    """Leave the block when a signal says so, at whatever line of it; a second signal adds nothing."""

    def end(number: int, frame: FrameType | None) -> None:
        for heard in before:
            signal.signal(heard, signal.SIG_IGN)
        raise SystemExit

    before: dict[int, Any] = {}
    before |= {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except SystemExit:
        pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
