"""What a server may answer to a push, and to whom a password is told: a server here answers what a test says."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
import tracemalloc
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from conftest import Run
from samples import START, make_engagement

from calendars import ExportError
from calendars.publishing import remote_calendar
from calendars.publishing.remote_calendar import Credentials, is_private, read_address, sign_requests_to
from cli import extras

SECRET = "s3cret-pässwörd"
IS_CALENDAR = b"""<?xml version="1.0"?><D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:response><D:href>/cal/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/><C:calendar/></D:resourcetype></D:prop>
<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>"""
ENTRY = """<D:response><D:href>{href}</D:href><D:propstat><D:prop><D:getetag>{etag}</D:getetag>
<C:calendar-data>{data}</C:calendar-data></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"""
DOUBLE = b"""<?xml version="1.0"?><D:error xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<C:no-uid-conflict><D:href>/cal/other.ics</D:href></C:no-uid-conflict></D:error>"""
PUT_OF_OURS = "/cal/0b0e4a5c-6e0f-5d3c-8f0e-6a4f3f6f2c11.ics"


class Answer(NamedTuple):
    """What the server answers to one method."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


class Request(NamedTuple):
    """What was asked."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Canned(NamedTuple):
    """A server with its answers by method, and all that it was asked."""

    port: int
    answers: dict[str, Answer]
    asked: list[Request]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/cal/"

    def find(self, method: str) -> list[Request]:
        return [request for request in self.asked if request.method == method]


def list_entries(*entries: tuple[str, str, str]) -> Answer:
    """The answer to a query: address, tag and text of each entry."""
    words = "".join(ENTRY.format(href=href, etag=escape(etag), data=escape(data)) for href, etag, data in entries)
    head = '<D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
    return Answer(207, f"{head}{words}</D:multistatus>".encode(), (("Content-Type", "application/xml"),))


@contextmanager
def run_canned() -> Iterator[Canned]:
    xml = (("Content-Type", "application/xml"),)
    answers = {"PROPFIND": Answer(207, IS_CALENDAR, xml), "REPORT": list_entries(), "PUT": Answer(201)}
    asked: list[Request] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append(Request(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            answer = answers[self.command]
            self.send_response(answer.status)
            for name, value in (*answer.headers, ("Content-Length", str(len(answer.body)))):
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # the client had enough of it
                self.wfile.write(answer.body)

        do_PROPFIND = do_REPORT = do_PUT = do_GET = answer

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield Canned(server.server_address[1], answers, asked)
        server.shutdown()


@pytest.fixture
def canned() -> Iterator[Canned]:
    with run_canned() as server:
        yield server


@pytest.fixture
def push(run: Run, story: Path, engine: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Push one engagement from this process."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("DATELINE_PASSWORD", raising=False)
    monkeypatch.delenv("DATELINE_TOKEN", raising=False)
    engine([make_engagement()])

    def call(address: str, *words: str) -> Any:
        return run("push", address, story, *words)

    return call


# Answers


@pytest.mark.parametrize(
    ("method", "status", "words"),
    [
        ("PROPFIND", 401, "the server wants to know who asks; pass --user NAME, or set DATELINE_TOKEN"),
        ("PROPFIND", 403, "access is denied: this user may not do that in this calendar"),
        ("PROPFIND", 404, "there is no calendar at this address; correct it, or make the calendar first"),
        ("PROPFIND", 405, "there is no calendar at this address; correct it, or make the calendar first"),
        ("PROPFIND", 429, "the server is busy; run push again later"),
        ("REPORT", 400, "the server refused: 400 Bad Request"),
        ("REPORT", 500, "the server failed (500 Internal Server Error); run push again later"),
        ("REPORT", 599, "the server failed (599); run push again later"),
        ("PUT", 401, "the server wants to know who asks; pass --user NAME, or set DATELINE_TOKEN"),
        ("PUT", 403, "access is denied: this user may not do that in this calendar"),
        ("PUT", 502, "the server failed (502 Bad Gateway); run push again later"),
        ("PUT", 503, "the server is busy or down; run push again later"),
        ("PUT", 507, "the server has no room left"),
    ],
)
def test_a_refusal_of_all_ends_the_run_and_says_why(
    canned: Canned, push: Callable[..., Any], method: str, status: int, words: str
) -> None:
    canned.answers[method] = Answer(status, b"<html>\x1b[31mno</html>", (("Retry-After", "1"),) if status > 500 else ())
    result = push(canned.address)
    assert result.exit_code == 5
    lines = result.stderr.splitlines()
    assert lines[-1] == f"{canned.address}: {words}"
    if method == "PUT":
        assert lines[:-1] == [f"{canned.address}: 0 written; 1 not written"]
    else:
        assert len(lines) == 1
        assert canned.find("PUT") == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(409), "another entry of the calendar has its UID, or its place; look at it in a calendar app"),
        (Answer(412), "another entry of the calendar has its UID, or its place; look at it in a calendar app"),
        (Answer(403, DOUBLE), "another entry of the calendar has its UID, or its place; look at it in a calendar app"),
        (Answer(404), "it is gone from the calendar; run push again"),
        (Answer(413), "it is too large for the server"),
        (Answer(423), "it is locked; run push again later"),
    ],
)
def test_a_refusal_of_one_entry_lets_the_others_go_on(
    canned: Canned, push: Callable[..., Any], engine: Callable[..., None], answer: Answer, words: str
) -> None:
    engine([make_engagement(), make_engagement("2022-01-11", uid="0b0e4a5c-6e0f-5d3c-8f0e-6a4f3f6f2c12")])
    canned.answers["PUT"] = answer
    result = push(canned.address)
    assert result.exit_code == 5
    title = "United States-Russia talks"
    assert result.stderr.splitlines() == [
        f"{title} (2022-01-10): not written: {words}",
        f"{title} (2022-01-11): not written: {words}",
        f"{canned.address}: 0 written; 2 not written",
        f"{canned.address}: the server refused 2 of 2 entries",
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Hello",
        b"{}",
        b"<D:multistatus xmlns:D='DAV:'/>",
        b"\xff\xfe\x00",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
        b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hosts'>]><x>&a;</x>",
    ],
)
@pytest.mark.parametrize("method", ["PROPFIND", "REPORT"])
@pytest.mark.parametrize("type", ["application/xml", "text/html"])
def test_what_is_no_answer_of_a_calendar_is_an_error_or_an_empty_calendar(
    canned: Canned, push: Callable[..., Any], method: str, body: bytes, type: str, caplog: pytest.LogCaptureFixture
) -> None:
    canned.answers[method] = Answer(207, body, (("Content-Type", type),))
    result = push(canned.address)
    assert len(result.stderr.splitlines()) == 1
    assert caplog.records == []
    assert (result.exit_code, len(canned.find("PUT"))) in ((5, 0), (0, 1))
    if method == "PROPFIND":
        assert result.exit_code == 5


@pytest.mark.parametrize("method", ["PROPFIND", "REPORT"])
@pytest.mark.parametrize("packed", [False, True])
def test_an_answer_without_an_end_is_given_up(
    push: Callable[..., Any], canned: Canned, monkeypatch: pytest.MonkeyPatch, method: str, packed: bool
) -> None:
    monkeypatch.setattr(remote_calendar, "LARGEST_ANSWER", 1_000_000)
    body = b"<a>" + b" " * 100_000_000
    headers = (("Content-Type", "application/xml"), *((("Content-Encoding", "gzip"),) if packed else ()))
    canned.answers[method] = Answer(207, gzip.compress(body) if packed else body, headers)
    tracemalloc.start()
    result = push(canned.address)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert result.exit_code == 5
    assert result.stderr == f"{canned.address}: the answer of the server has no end; it was given up\n"
    assert peak < 60_000_000
    assert not canned.find("PUT")


def test_an_answer_that_drips_is_given_up(
    push: Callable[..., Any], canned: Canned, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote_calendar, "LONGEST_ANSWER", -1)
    result = push(canned.address)
    assert (result.exit_code, "it was given up" in result.stderr) == (5, True)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in zip("abcdefgh", "bcdefghi", strict=True))
    + '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize("entity", ["&i;", "&x;"])
def test_entities_of_an_answer_neither_grow_nor_fetch(push: Callable[..., Any], canned: Canned, entity: str) -> None:
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:mine\nDTSTART:20220111\nSUMMARY:{entity}\nEND:VEVENT\nEND:VCALENDAR\n"
    answer = list_entries(("/cal/a.ics", '"1"', "TEXT"))
    canned.answers["REPORT"] = answer._replace(body=BOMB.encode() + answer.body.replace(b"TEXT", text.encode()))
    result = push(canned.address)
    assert result.exit_code in (0, 5)
    assert len(result.stderr.splitlines()) == 1
    assert not any(b"root:" in request.body for request in canned.asked)


def test_no_server_is_an_error_in_one_line(push: Callable[..., Any], canned: Canned) -> None:
    with run_canned() as gone:
        address = gone.address
    result = push(address)
    assert (result.exit_code, result.stderr) == (
        5,
        f"{address}: no connection to the server; see whether the address is right and the network is there\n",
    )


def test_only_what_was_seen_is_replaced(canned: Canned, push: Callable[..., Any], engine: Callable[..., None]) -> None:
    assert push(canned.address).exit_code == 0
    (put,) = canned.find("PUT")
    assert put.path == PUT_OF_OURS
    assert put.headers["if-none-match"] == "*"
    assert put.headers["content-type"] == "text/calendar; charset=utf-8"
    for etag, condition in (('"abc"', '"abc"'), ('W/"abc"', "*"), ("", "*")):
        canned.asked.clear()
        canned.answers["REPORT"] = list_entries((PUT_OF_OURS, etag, put.body.decode()))
        engine([make_engagement(location="Vienna")])
        assert push(canned.address).stdout == "changed    2022-01-10  United States-Russia talks\n"
        (again,) = canned.find("PUT")
        assert again.headers["if-match"] == condition


@pytest.mark.parametrize(
    "href",
    ["http://evil.example/cal/x.ics", "//evil.example/cal/x.ics", "/other/x.ics", "/cal/../other/x.ics",
     "/cal/%2e%2e/x.ics", "https://127.0.0.1/cal/x.ics", "http://[bad/cal/x.ics", "javascript:x"],
)  # fmt: skip
def test_an_entry_outside_of_the_calendar_is_not_written_to(
    canned: Canned, push: Callable[..., Any], engine: Callable[..., None], href: str
) -> None:
    push(canned.address)
    data = canned.find("PUT")[0].body.decode()
    canned.asked.clear()
    engine([make_engagement(location="Vienna")])
    with run_canned() as other:
        canned.answers["REPORT"] = list_entries(
            (href.replace("evil.example", f"127.0.0.1:{other.port}"), '"abc"', data)
        )
        push(canned.address)
        assert other.asked == []
    paths = [request.path for request in canned.find("PUT")]
    assert all(path.startswith("/cal/") and ".." not in path.replace("%2e", ".") for path in paths)


def test_hostile_words_do_not_act_on_the_terminal_or_the_request(
    canned: Canned, push: Callable[..., Any], engine: Callable[..., None]
) -> None:
    engine([make_engagement(title="x\x1b[31m\r\nX-Evil: 1", uid="../\r\nX-Evil: 1/?#")])
    result = push(canned.address)
    (put,) = canned.find("PUT")
    assert put.path == "/cal/..%2F%0D%0AX-Evil%3A%201%2F%3F%23.ics"
    assert "x-evil" not in put.headers
    assert "\x1b" not in result.stdout
    assert len(result.stdout.splitlines()) == 1


# Secrets


def test_basic_authentication_sends_the_password_of_the_environment(
    canned: Canned, push: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_PASSWORD", SECRET)
    result = push(canned.address, "--user", "älice")
    assert result.exit_code == 0
    expected = f"Basic {b64encode(f'älice:{SECRET}'.encode()).decode()}"
    assert {request.headers.get("authorization") for request in canned.asked} == {expected}
    assert SECRET not in result.output


@pytest.mark.parametrize("words", [(), ("--bearer",)])
def test_a_token_of_the_environment_is_sent_as_bearer(
    canned: Canned, push: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("DATELINE_TOKEN", "t0ken")
    assert push(canned.address, *words).exit_code == 0
    assert {request.headers.get("authorization") for request in canned.asked} == {"Bearer t0ken"}


def test_without_a_user_nothing_is_sent(
    canned: Canned, push: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text(f"machine 127.0.0.1 login alice password {SECRET}\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("DATELINE_PASSWORD", SECRET)
    assert push(canned.address).exit_code == 0
    assert {request.headers.get("authorization") for request in canned.asked} == {None}


def test_another_server_that_an_answer_names_is_not_told_the_password(
    canned: Canned, push: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_PASSWORD", SECRET)
    with run_canned() as other:
        place = f"<D:href>http://127.0.0.1:{other.port}/alice/</D:href>"
        properties = (
            f"<D:current-user-principal>{place}</D:current-user-principal>"
            f"<C:calendar-home-set>{place}</C:calendar-home-set>"
        )
        body = IS_CALENDAR.replace(b"<C:calendar/>", b"").replace(b"</D:resourcetype>", b"</D:resourcetype>%b")
        canned.answers["PROPFIND"] = Answer(207, body % properties.encode(), (("Content-Type", "application/xml"),))
        result = push(canned.address, "--user", "alice")
        assert (result.exit_code, result.stderr) == (5, f"{canned.address}: not a calendar\n")
        assert {request.headers.get("authorization") for request in other.asked} <= {None}


@pytest.mark.parametrize(
    ("address", "header"),
    [
        ("https://cal.example.org/any/where", "Basic x"),
        *((address, None) for address in ("http://cal.example.org/", "https://cal.example.org:8443/")),
        *((address, None) for address in ("https://example.org/", "https://cal.example.org.evil.example/")),
    ],
)
def test_only_requests_to_one_scheme_host_and_port_are_signed(address: str, header: str | None) -> None:
    request = SimpleNamespace(url=address, headers={})
    sign_requests_to("https://cal.example.org/alice/", "Basic x")(request)
    assert request.headers.get("Authorization") == header


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_what_is_to_stay_on_this_machine_goes_through_no_proxy(
    canned: Canned, push: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv("DATELINE_PASSWORD", SECRET)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with run_canned() as proxy:
        monkeypatch.setenv(variable, f"http://127.0.0.1:{proxy.port}")
        assert push(canned.address, "--user", "alice").exit_code == 0
        assert proxy.asked == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("method", ["PROPFIND", "REPORT", "PUT"])
def test_no_redirect_is_followed(
    canned: Canned, push: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, status: int, method: str
) -> None:
    monkeypatch.setenv("DATELINE_PASSWORD", SECRET)
    with run_canned() as other:
        place = f"http://user:pw@localhost:{other.port}/cal/\x7f"
        canned.answers[method] = Answer(status, b"", (("Location", place),))
        result = push(canned.address, "--user", "alice")
        assert other.asked == []
    assert result.exit_code == 5
    last = result.stderr.splitlines()[-1]
    assert last.startswith(
        f"{canned.address}: the server says that the calendar is at http://localhost:{other.port}/cal/"
    )
    assert last.endswith("; give that address if you trust it")
    assert "pw" not in last


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--user", "alice"), "the server does not know the user alice, or this is not the password"),
        (("--bearer",), "the server does not take this token"),
    ],
)
def test_a_wrong_secret_is_told_from_none_and_never_shown(
    canned: Canned, push: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], message: str
) -> None:
    monkeypatch.setenv("DATELINE_PASSWORD", SECRET)
    monkeypatch.setenv("DATELINE_TOKEN", "t0ken")
    for headers in ((), (("WWW-Authenticate", 'Basic realm="x"'),), (("WWW-Authenticate", "Digest realm=x, nonce=y"),)):
        canned.answers["PROPFIND"] = Answer(401, b"", headers)
        result = push(canned.address, *words)
        assert (result.exit_code, result.stderr) == (5, f"{canned.address}: {message}\n")


@pytest.mark.parametrize(
    "address", ["http://calendar.example/cal/", "http://192.0.2.7/cal/", "http://localhost.example/"]
)
def test_a_password_does_not_go_over_plain_http_to_another_machine(
    push: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DATELINE_PASSWORD", SECRET)
    result = push(address, "--user", "alice")
    assert result.exit_code == 5
    assert "over http:// everyone on the way can read the password" in result.stderr
    assert "--allow-http" in result.stderr


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("https://calendar.example/", True),
        *(
            (f"http://{host}/", True)
            for host in ("localhost", "LOCALHOST:80", "127.0.0.1", "127.8.8.8:5232", "[::1]:80")
        ),
        *(
            (f"http://{host}/", False)
            for host in ("calendar.example", "10.0.0.1", "[::]", "0.0.0.0", "127.0.0.1.example")
        ),
    ],
)
def test_what_stays_on_this_machine_or_is_encrypted_is_private(address: str, private: bool) -> None:
    assert is_private(read_address(address)[0]) is private


def test_a_password_in_the_address_is_refused_and_not_repeated(push: Callable[..., Any]) -> None:
    result = push(f"https://alice:{SECRET}@calendar.example/cal/")
    assert result.exit_code == 2
    assert result.stderr.startswith("CALDAV_URL: calendar.example: a password in the address can be seen by others")
    assert SECRET not in result.output


@pytest.mark.parametrize(
    "address",
    ["calendar.example/cal", "ftp://a.example/", "https://", "https:///cal", "https://a.example:99999/", "https://[bad/",
     "https://a.example/\r\nX: y", "https://a b.example/", "file:///etc/passwd", ""],
)  # fmt: skip
def test_what_is_no_address_is_said_without_repeating_it(push: Callable[..., Any], address: str) -> None:
    result = push(address)
    assert result.exit_code == 2
    assert (
        result.stderr
        == "CALDAV_URL: the address of the calendar has to start with https:// and the name of the server\n"
    )


def test_the_address_of_a_calendar_ends_with_a_slash_and_leaves_its_user() -> None:
    address, user = read_address("https://a%40b@Calendar.example:443/cal")
    assert (address.geturl(), user) == ("https://calendar.example/cal/", "a@b")
    with pytest.raises(ExportError, match=r"no part after \? or #"):
        read_address("https://calendar.example/cal/?key=1")


def test_credentials_do_not_show_what_they_hold() -> None:
    assert SECRET not in repr(Credentials("alice", SECRET)) + str(Credentials(token=SECRET))


def test_without_a_secret_and_a_terminal_it_says_where_one_can_be_kept(
    canned: Canned, push: Callable[..., Any]
) -> None:
    result = push(canned.address, "--user", "alice")
    origin = f"http://127.0.0.1:{canned.port}"
    assert (result.exit_code, result.stderr) == (
        5,
        f"{origin}: no password of alice; set DATELINE_PASSWORD, keep it with `keyring set {origin} alice`, "
        "or run this in a terminal\n",
    )
    assert canned.asked == []


@pytest.mark.parametrize("secret", ["a\r\nX-Evil: 1", "a\x00"])
def test_a_secret_that_would_break_the_request_is_refused(
    canned: Canned, push: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setattr(os, "environ", {**os.environ, "DATELINE_TOKEN": secret})
    result = push(canned.address)
    assert result.exit_code == 5
    assert "the token has a line end" in result.stderr
    assert canned.asked == []


BACKEND = """
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked
class Keyring(KeyringBackend):
    priority = 1
    def get_password(self, service, username):
        if username == "locked":
            raise KeyringLocked("locked")
        return {secrets}.get((service, username))
    def set_password(self, service, username, password): raise NotImplementedError
    def delete_password(self, service, username): raise NotImplementedError
"""


def run_apart(
    canned: Canned, story: Path, folder: Path, *words: str, **options: Any
) -> subprocess.CompletedProcess[str]:
    """Push from another process, with a keyring that holds one password."""
    secrets = {
        (f"http://127.0.0.1:{canned.port}", "alice"): SECRET,
        (f"http://127.0.0.1:{canned.port}", "token"): "t0ken",
    }
    (folder / "ring.py").write_text(BACKEND.replace("{secrets}", repr(secrets)), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE")}
    environment |= {"PYTHONPATH": str(folder), "PYTHON_KEYRING_BACKEND": "ring.Keyring", "PYTHONWARNINGS": "error"}
    command = [*START, "push", canned.address, str(story), *words]
    return subprocess.run(command, env=environment, text=True, capture_output=True, check=False, **options)


def test_the_keyring_gives_the_password_of_this_server_and_user(canned: Canned, meeting: Path, tmp_path: Path) -> None:
    result = run_apart(canned, meeting, tmp_path, "--user", "alice", stdin=subprocess.DEVNULL)
    assert result.returncode == 0, result.stderr
    assert canned.asked[0].headers["authorization"] == f"Basic {b64encode(f'alice:{SECRET}'.encode()).decode()}"
    canned.asked.clear()
    assert run_apart(canned, meeting, tmp_path, "--bearer", stdin=subprocess.DEVNULL).returncode == 0
    assert canned.asked[0].headers["authorization"] == "Bearer t0ken"


def test_a_keyring_that_is_locked_or_knows_nothing_is_as_good_as_none(
    canned: Canned, meeting: Path, tmp_path: Path
) -> None:
    for user in ("locked", "bob"):
        result = run_apart(canned, meeting, tmp_path, "--user", user, stdin=subprocess.DEVNULL)
        assert result.returncode == 5
        assert f"no password of {user}; " in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_person_is_asked_and_what_is_typed_does_not_show(canned: Canned, meeting: Path, tmp_path: Path) -> None:
    import pty

    master, terminal = pty.openpty()
    child = f"""
import os, sys
os.setsid()
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
sys.argv[1:] = ["push", {canned.address!r}, {str(meeting)!r}, "--user", "bob"]
from cli.start import main
main()
"""
    environment = {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    environment.pop("DATELINE_PASSWORD", None)
    command = [sys.executable, "-c", child]
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment) as process:
        os.close(terminal)
        shown = b""
        while b"password of bob: " not in shown:
            shown += os.read(master, 1000)
        time.sleep(0.1)  # it stops the echo after it has asked
        os.write(master, f"{SECRET}\n".encode())
        while process.poll() is None:
            try:
                shown += os.read(master, 1000)
            except OSError:
                break
        process.wait(30)
    os.close(master)
    assert process.returncode == 0, shown
    assert canned.asked[0].headers["authorization"] == f"Basic {b64encode(f'bob:{SECRET}'.encode()).decode()}"
    assert SECRET.encode() not in shown


def test_a_missing_package_is_named_with_what_installs_it(
    push: Callable[..., Any], canned: Canned, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    result = push(canned.address)
    assert result.exit_code == 5
    command = f'{sys.executable} -m pip install "dateline[push]"'
    assert result.stderr == f"push needs caldav, keyring: not installed; install it with {command}\n"
