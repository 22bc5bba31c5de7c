"""The command `serve`, started as a user starts it: what it prints, answers and keeps, and how it stops."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from types import TracebackType

import pytest
from browser import run_browser
from conftest import Run
from icalendar import Calendar
from samples import START, make_engagement

from calendars import Engagement
from calendars.publishing.server_state import ServerState
from calendars.publishing.slots import Settings
from cli import extras, serving

# Long enough for a machine with much else to do; nothing waits for it where all is well.
PATIENCE = 30.0
STORY = "---\npublished: 2021-12-29\n---\nThe foreign ministers of Chad and Niger will meet in Diffa on {day}.\n"


class Server:
    """A running `dateline serve`."""

    def __init__(self, folder: Path, *words: object, port: int = 0) -> None:
        environment = {**os.environ, "XDG_STATE_HOME": str(folder / "state"), "PYTHONUNBUFFERED": "1"}
        self.messages = folder / "messages.txt"
        with open(self.messages, "wb") as messages:
            self.process = subprocess.Popen(
                [*START, "serve", *map(str, words), "--port", str(port)],
                stdout=subprocess.PIPE,
                stderr=messages,
                env=environment,
                text=True,
            )
        assert self.process.stdout is not None
        self.lines = [self.process.stdout.readline().split() for _ in range(3)]
        self.port = int(self.lines[0][1].split("/")[2].rpartition(":")[2])

    def __enter__(self) -> Server:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.process.kill()
        self.process.communicate()

    @property
    def path(self) -> str:
        """Where the page is."""
        return "/" + self.lines[0][1].split("/", 3)[3]

    def ask(self, path: str = "", method: str = "GET", **fields: str) -> http.client.HTTPResponse:
        """Send one request, and read the answer to its end."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(
            method, self.path + path, headers={name.replace("_", "-"): it for name, it in fields.items()}
        )
        answer = connection.getresponse()
        answer.text = answer.read()  # type: ignore[attr-defined]
        connection.close()
        return answer

    def read_calendar(self) -> list[str]:
        """The days of the entries that the calendar has."""
        body = self.ask("calendar.ics").text  # type: ignore[attr-defined]
        return [str(event["DTSTART"].dt) for event in Calendar.from_ical(body).walk("VEVENT")]

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and wait for the end."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


def wait_until(is_true: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + PATIENCE
    while not is_true():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(STORY.format(day="Jan. 10"), encoding="utf-8")
    return folder


@pytest.fixture
def server(tmp_path: Path, articles: Path) -> Iterator[Server]:
    with Server(tmp_path, articles / "a.md") as running:
        yield running


def test_the_addresses_are_printed_and_answer(server: Server) -> None:
    base = f"127.0.0.1:{server.port}/"
    assert server.lines == [
        ["page", f"http://{base}"],
        ["calendar", f"http://{base}calendar.ics"],
        ["subscribe", f"webcal://{base}calendar.ics"],
    ]
    assert server.read_calendar() == ["2022-01-10"]
    page = server.ask()
    assert page.status == 200
    assert b"Mon 10 Jan 2022" in page.text  # type: ignore[attr-defined]
    assert page.getheader("Server") is None


def test_a_browser_shows_the_page_in_its_style_and_asks_for_nothing_that_is_refused(
    server: Server, tmp_path: Path
) -> None:
    done = run_browser(tmp_path, "--dump-dom", server.lines[0][1])
    assert b"Mon 10 Jan 2022" in done.stdout
    assert b"Content Security Policy" not in done.stderr
    assert b"CONSOLE" not in done.stderr


def test_a_calendar_that_is_known_already_is_not_sent_again_even_after_a_restart(
    tmp_path: Path, articles: Path
) -> None:
    with Server(tmp_path, articles / "a.md") as first:
        answer = first.ask("calendar.ics")
        tag, modified = str(answer.getheader("ETag")), str(answer.getheader("Last-Modified"))
        assert first.stop() == 0
    with Server(tmp_path, articles / "a.md", port=first.port) as second:
        assert second.ask("calendar.ics", If_None_Match=tag).status == 304
        assert second.ask("calendar.ics", If_Modified_Since=modified).status == 304
        assert second.ask("calendar.ics", method="HEAD").getheader("ETag") == tag


def test_names_that_are_not_its_own_and_methods_that_change_something_are_refused(server: Server) -> None:
    assert server.ask(Host="evil.example").status == 421
    assert server.ask(Host=f"localhost:{server.port}").status == 200
    assert server.ask(method="POST").status == 405
    assert server.ask("nothing").status == 404


def test_an_article_that_changes_is_read_again(server: Server, articles: Path) -> None:
    before = server.ask("calendar.ics")
    (articles / "a.md").write_text(STORY.format(day="Jan. 12"), encoding="utf-8")
    wait_until(lambda: server.read_calendar() == ["2022-01-12"])
    after = server.ask("calendar.ics")
    assert after.getheader("ETag") != before.getheader("ETag")
    assert after.getheader("Last-Modified") == "Wed, 29 Dec 2021 00:00:01 GMT"
    assert server.ask("calendar.ics", If_Modified_Since=str(before.getheader("Last-Modified"))).status == 200


def test_a_folder_is_watched_with_all_that_is_in_it(articles: Path) -> None:
    before = serving.look([str(articles)])
    assert serving.look([str(articles)]) == before
    (articles / "inner").mkdir()
    (articles / "inner" / "b.md").touch()
    added = serving.look([str(articles)])
    assert added != before
    (articles / "inner" / "b.md").unlink()
    assert serving.look([str(articles), "https://example.org/feed", "-", "\0"]) == before


def test_an_article_that_comes_into_a_folder_is_served(tmp_path: Path, articles: Path) -> None:
    with Server(tmp_path, articles) as server:
        assert server.read_calendar() == ["2022-01-10"]
        (articles / "inner").mkdir()
        (articles / "inner" / "b.txt").write_text(STORY.format(day="Jan. 12"), encoding="utf-8")
        wait_until(lambda: server.read_calendar() == ["2022-01-10", "2022-01-12"])


@pytest.mark.parametrize(("path", "times"), [("https://example.org/feed", 3), ("-", 1)])
def test_addresses_are_read_again_at_their_interval_and_standard_input_never(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, times: int
) -> None:
    monkeypatch.setattr(serving, "LOOK_EVERY", 0.01)
    stop, calls = Event(), 0

    def find() -> list[Engagement]:
        nonlocal calls
        calls += 1
        if calls == 3:
            stop.set()
        return [make_engagement(f"2022-01-{10 + calls}")]

    base = serving.Base("localhost:5545", "", ServerState(tmp_path))
    service = serving.Service(serving.Source(find, [path], 0.0, Settings()), base)
    service.watch(stop)
    assert calls == times
    assert f"DTSTART;VALUE=DATE:202201{10 + times}".encode() in service.find_edition().calendar.body


def test_what_was_read_is_served_on_when_an_article_goes(server: Server, articles: Path) -> None:
    (articles / "a.md").unlink()
    wait_until(lambda: "served on" in server.messages.read_text(encoding="utf-8"))
    assert server.read_calendar() == ["2022-01-10"]
    assert "a.md: no such file; check the name; what was read before is served on\n" in server.messages.read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_code_0_and_no_complaint(server: Server, number: int) -> None:
    server.ask()
    assert server.stop(number) == 0
    assert "Traceback" not in server.messages.read_text(encoding="utf-8")
    with pytest.raises(ConnectionRefusedError):
        server.ask()


def test_opened_wider_it_is_found_with_its_token_only(tmp_path: Path, articles: Path) -> None:
    with Server(tmp_path, articles / "a.md", "--host", "0.0.0.0") as server:
        token = server.path.strip("/")
        assert len(token) >= 22
        assert server.lines[2][1].endswith(f"/{token}/calendar.ics")
        assert "0.0.0.0" not in server.lines[0][1]
        assert server.read_calendar() == ["2022-01-10"]
        assert server.ask(Host="192.0.2.7").status == 200
        assert server.ask(Host="evil.example").status == 421
        for path in ("/", "/calendar.ics", f"/{token[:-1]}/calendar.ics"):
            server.lines[0][1] = f"http://x{path}"
            assert server.ask().status == 404
        assert server.stop() == 0
    with Server(tmp_path, articles / "a.md", "--host", "0.0.0.0") as again:
        assert again.path.strip("/") == token
    with Server(tmp_path, articles / "a.md", "--host", "0.0.0.0", "--new-token") as renewed:
        assert renewed.path.strip("/") != token


def test_a_name_of_its_own_is_answered_and_needs_the_token(tmp_path: Path, articles: Path) -> None:
    with Server(tmp_path, articles / "a.md", "--name", "Agenda.example") as server:
        assert server.lines[0][1].startswith(f"http://Agenda.example:{server.port}/")
        assert len(server.path) > 22
        assert server.ask(Host="agenda.example").status == 200


def test_heads_of_any_length_are_not_read(server: Server) -> None:
    assert server.ask(X=20_000 * "x").status == 431
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n")
        assert client.recv(100).split()[1] in (b"413", b"405")
    assert server.ask().status == 200


def test_many_clients_that_say_nothing_keep_nobody_waiting(server: Server) -> None:
    clients = [socket.create_connection(("127.0.0.1", server.port), PATIENCE) for _ in range(40)]
    try:
        for client in clients:
            client.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        assert server.ask().status == 200
    finally:
        for client in clients:
            client.close()


def test_a_client_that_sends_for_ever_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    from calendars.publishing import web_server

    monkeypatch.setattr(web_server, "MOST_SECONDS", 1)
    listener = web_server.open_socket("127.0.0.1", 0)
    server = web_server.open_server(lambda environ, start: [b""], listener)
    Thread(target=server.run, daemon=True).start()
    cut_off = False
    with listener, socket.create_connection(listener.getsockname(), PATIENCE) as client:
        for _ in range(200):
            try:
                client.sendall(b"G")
            except OSError:
                cut_off = True
                break
            time.sleep(0.05)
    server.close()
    assert cut_off


def test_a_port_that_is_taken_is_named(run: Run, story: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", story, "--port", port)
    assert result.exit_code == 5
    assert result.stderr == f"127.0.0.1 port {port}: cannot listen there: Address already in use; try another --port\n"


def test_an_address_that_is_not_here_is_named(run: Run, story: Path) -> None:
    result = run("serve", story, "--host", "192.0.2.7", "--port", 0)
    assert result.exit_code == 5
    assert result.stderr.startswith("192.0.2.7 port 0: cannot listen there: ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--port", "65536"), "--port: '65536' is not a number from 0 to 65535\n"),
        (("--port", "http"), "--port: 'http' is not a number from 0 to 65535\n"),
        (("--refresh", "5s"), "--refresh: '5s' is no length; write it like 90m, 2h or 1d\n"),
        (("--refresh", ""), "--refresh: '' is no length; write it like 90m, 2h or 1d\n"),
    ],
)
def test_options_that_make_no_sense_are_usage_errors(
    run: Run, story: Path, words: tuple[str, ...], message: str
) -> None:
    result = run("serve", story, *words)
    assert (result.exit_code, result.stderr) == (2, message)


def test_nothing_to_read_is_an_error_of_the_article(run: Run, tmp_path: Path) -> None:
    result = run("serve", tmp_path / "none.md", "--port", 0)
    assert result.exit_code == 3
    assert "no such file" in result.stderr


def test_a_missing_package_is_named_with_what_installs_it(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == "segno" else name)
    result = run("serve", story)
    assert result.exit_code == 5
    command = f'{sys.executable} -m pip install "dateline[serve]"'
    assert result.stderr == f"serve needs segno: not installed; install it with {command}\n"


def test_the_code_for_a_phone_holds_the_subscription(tmp_path: Path, articles: Path) -> None:
    import segno

    with Server(tmp_path, articles / "a.md", "--qr") as server:
        subscribe = server.lines[2][1]
        server.ask()  # it is answered when all has been printed
        assert server.stop() == 0
        assert server.process.stdout is not None
        drawn = server.process.stdout.read()
    from io import StringIO

    expected = StringIO()
    segno.make_qr(subscribe).terminal(expected, compact=True)
    assert drawn == expected.getvalue()
