"""Run a WSGI application on a port of this machine: few connections, small requests, and none that takes for ever.

In: an application and the address to listen at. Out: a server of waitress, which reads requests without tying a thread
to each, so that a slow client keeps nobody waiting.
"""

from __future__ import annotations

import logging
import socket
from ipaddress import ip_address
from time import monotonic
from typing import TYPE_CHECKING, Any

from calendars.errors import ExportError

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

# What a browser or a calendar app sends is some 1 kB, and takes well under a second.
LONGEST_HEAD = 16 * 1024
LONGEST_BODY = 1024
MOST_SECONDS = 15
MOST_CONNECTIONS = 100


def open_socket(host: str, port: int) -> socket.socket:
    """Open the socket to listen at.

    Args:
        host: an address in figures or a name of this machine.
        port: 0 lets the system choose.

    Raises:
        ExportError: there is no such address here, or the port is taken.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[
            0
        ]
        listener = socket.socket(family, kind)
    except (OSError, UnicodeError) as fault:
        raise ExportError(f"{host}: no address of this machine: {_name_reason(fault)}") from fault
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except (OSError, OverflowError) as fault:
        listener.close()
        raise ExportError(
            f"{host} port {port}: cannot listen there: {_name_reason(fault)}; try another --port"
        ) from fault
    return listener


def is_loopback(listener: socket.socket) -> bool:
    """Whether only this machine can reach a socket."""
    return ip_address(listener.getsockname()[0].partition("%")[0]).is_loopback


def open_server(application: WSGIApplication, listener: socket.socket) -> Any:
    """Make the server; its `run` returns when a signal handler raises SystemExit, its `close` ends it.

    Raises:
        ModuleNotFoundError: waitress is not installed.
    """
    from waitress.channel import HTTPChannel
    from waitress.server import create_server

    class Channel(HTTPChannel):  # type: ignore[misc]
        """A connection that has to send each request in time: waitress minds only those that fall silent."""

        begun = 0.0

        def received(self, data: bytes) -> bool:
            if self.request is None:
                self.begun = monotonic()
            elif monotonic() - self.begun > MOST_SECONDS:
                self.will_close = True
                return False
            return bool(super().received(data))

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a request that waits for a moment is no news
    server = create_server(
        application,
        sockets=[listener],
        threads=4,
        connection_limit=MOST_CONNECTIONS,
        channel_timeout=MOST_SECONDS,
        cleanup_interval=5,
        max_request_header_size=LONGEST_HEAD,
        max_request_body_size=LONGEST_BODY,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    server.channel_class = Channel
    return server


def _name_reason(fault: Exception) -> str:
    return getattr(fault, "strerror", None) or str(fault)
