"""A web server on loopback that misbehaves on demand."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers every path by the function that the test gave for it."""

    protocol_version = "HTTP/1.1"
    answers: dict[str, Answer]
    seen: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        self.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        answer = self.answers.get(self.path)
        try:
            if answer:
                answer(self)
            else:
                give(status=404)(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def give(body: bytes = b"", status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    """An answer with a body and headers; an underscore in a name stands for a hyphen."""

    def answer(handler: Handler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def redirect(place: str) -> Answer:
    """A redirect."""
    return give(status=302, Location=place)


def drip(stop: threading.Event, in_headers: bool = False) -> Answer:
    """One byte now and then, and no end."""

    def answer(handler: Handler) -> None:
        if not in_headers:
            handler.send_response(200)
            handler.end_headers()
        while not stop.wait(0.02):
            handler.wfile.write(b"x")
            handler.wfile.flush()
        handler.close_connection = True

    return answer


def endless(packed: bool = False) -> Answer:
    """A body without an end; packed, it is small on the way."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        if packed:
            data = gzip.compress(bytes(100_000_000))
            handler.send_header("Content-Encoding", "gzip")
            handler.send_header("Content-Length", str(len(data)))
            handler.end_headers()
            handler.wfile.write(data)
            return
        handler.end_headers()
        handler.close_connection = True
        while True:
            handler.wfile.write(b"x" * 65_536)

    return answer


def in_turn(*answers: Answer) -> Answer:
    """One answer after the other, the last one for good."""
    left = list(answers)

    def answer(handler: Handler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return answer


@contextmanager
def serve(answers: dict[str, Answer]) -> Iterator[tuple[str, list[tuple[str, dict[str, str]]]]]:
    """Serve answers; gives the address and the list of what was asked for."""
    seen: list[tuple[str, dict[str, str]]] = []
    kind = type("Bound", (Handler,), {"answers": answers, "seen": seen})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
