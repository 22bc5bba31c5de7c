"""Real CalDAV servers for tests, each in a process of its own on a free port of this machine."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

USER, PASSWORD = "alice", "pässwörd:1"
PATIENCE = 30.0
MAKE_CALENDAR = b"""<?xml version="1.0" encoding="utf-8"?>
<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>
<D:displayname>Diplomacy</D:displayname></D:prop></D:set></C:mkcalendar>"""


class DavServer(NamedTuple):
    """A calendar of a running server, and how to look into it from beside."""

    name: str
    port: int
    path: str
    needs_password: bool

    @property
    def address(self) -> str:
        """The address of the calendar, with the name of the user where one is needed."""
        return f"http://{f'{USER}@' if self.needs_password else ''}127.0.0.1:{self.port}{self.path}"

    def ask(self, method: str, path: str, body: bytes = b"", **fields: str) -> tuple[int, bytes]:
        """Send one request as another program would."""
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        if self.needs_password:
            headers["Authorization"] = f"Basic {b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def make_calendar(self, name: str) -> DavServer:
        """Make another calendar on the same server."""
        made = self._replace(path=f"{self.path.rstrip('/').rpartition('/')[0]}/{name}/")
        status, words = self.ask("MKCALENDAR", made.path, MAKE_CALENDAR, Content_Type="text/xml")
        assert status == 201, words
        return made

    def put(self, name: str, data: bytes) -> None:
        """Write a calendar object as another program would."""
        status, words = self.ask("PUT", self.path + name, data, Content_Type="text/calendar")
        assert status in (201, 204), words

    def get(self, name: str) -> bytes:
        """Read a calendar object."""
        status, data = self.ask("GET", self.path + name)
        assert status == 200
        return data.replace(b"\r\n", b"\n")

    def list_names(self) -> list[str]:
        """The names of all objects in the calendar."""
        status, data = self.ask("PROPFIND", self.path, Depth="1")
        assert status == 207
        places = re.findall(f">{re.escape(self.path)}([^<]+)<", data.decode())
        return sorted(places)

    def read_all(self) -> dict[str, bytes]:
        """Every object with its bytes."""
        return {name: self.get(name) for name in self.list_names()}


@contextmanager
def run_radicale(folder: Path) -> Iterator[DavServer]:
    """Radicale, which asks for a password."""
    users = folder / "users"
    users.write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    port = find_port()
    options = {
        "server-hosts": f"127.0.0.1:{port}",
        "storage-filesystem-folder": str(folder / "collections"),
        "auth-type": "htpasswd",
        "auth-htpasswd-filename": str(users),
        "auth-htpasswd-encryption": "plain",
        "auth-delay": "0",
    }
    words = [f"--{name}={value}" for name, value in options.items()]
    server = DavServer("radicale", port, f"/{USER}/diplomacy/", True)
    with run_process(["-m", "radicale", "--config", "", *words], folder, server):
        yield server


@contextmanager
def run_xandikos(folder: Path) -> Iterator[DavServer]:
    """Xandikos, which asks nobody."""
    port = find_port()
    words = ["-d", str(folder / "dav"), "--current-user-principal", f"/{USER}/", "--autocreate", "--no-detect-systemd"]
    words += ["--state-dir", str(folder / "state"), "-l", "127.0.0.1", "-p", str(port)]
    server = DavServer("xandikos", port, f"/{USER}/calendars/diplomacy/", False)
    with run_process(["-m", "xandikos", "serve", *words], folder, server):
        yield server


SERVERS = {"radicale": run_radicale, "xandikos": run_xandikos}


def find_port() -> int:
    """A port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def run_process(words: list[str], folder: Path, server: DavServer) -> Iterator[None]:
    """Run a server until the block ends, and make its calendar."""
    log = folder / "server.log"
    with open(log, "wb") as messages:
        process = subprocess.Popen([sys.executable, *words], stdout=messages, stderr=messages, cwd=folder)
        try:
            end = time.monotonic() + PATIENCE
            while True:
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < end, log.read_text()
                try:
                    status, answer = server.ask("MKCALENDAR", server.path, MAKE_CALENDAR, Content_Type="text/xml")
                    break
                except OSError:
                    time.sleep(0.05)
            assert status == 201, answer
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)
