"""The answers of the subscription server, as WSGI gives them: what an app gets, and what nobody gets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest
from icalendar import Calendar
from samples import make_engagement

from calendars import ExportError
from calendars.models import ArticleRef
from calendars.publishing.ics import Feed
from calendars.publishing.server_state import ServerState
from calendars.publishing.slots import Settings
from calendars.publishing.subscription import (
    Edition,
    Standing,
    build_edition,
    is_address_of_machine,
    make_application,
)

FEED = Feed("Agenda", "http://localhost:5545/calendar.ics")
NOW = datetime(2022, 1, 1, 12, tzinfo=UTC)
TOKEN = "dG9rZW4tb2YtdGVzdHM"
Ask = Callable[..., "Answer"]


class Answer(NamedTuple):
    """What the server answers."""

    status: int
    headers: dict[str, str]
    body: bytes


def make_edition(*starts: str, last: Standing | None = None) -> Edition:
    engagements = [make_engagement(start, uid=str(number)) for number, start in enumerate(starts)]
    return build_edition(engagements, Settings(), FEED, "webcal://localhost:5545/calendar.ics", last, NOW)


def ask(path: str = "/", method: str = "GET", host: str = "localhost:5545", token: str = "", **fields: str) -> Answer:
    """Ask the application as a server would, and hold both to the rules of WSGI."""
    edition = make_edition("2022-01-10", "2022-01-11")
    application = make_application(lambda: edition, lambda name: is_address_of_machine(name, True), token)
    environ: dict[str, Any] = {
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "PATH_INFO": path,
        "REQUEST_METHOD": method,
        "HTTP_HOST": host,
        **fields,
    }
    setup_testing_defaults(environ)
    heard: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> Callable[[bytes], None]:
        heard.extend((status, headers))
        return lambda data: None

    parts = validator(application)(environ, start_response)
    try:
        body = b"".join(parts)
    finally:
        parts.close()  # type: ignore[attr-defined]
    return Answer(int(heard[0][:3]), dict(heard[1]), body)


def test_the_calendar_is_one_that_apps_take() -> None:
    answer = ask("/calendar.ics")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Length"] == str(len(answer.body))
    calendar = Calendar.from_ical(answer.body)
    assert len(calendar.walk("VEVENT")) == 2
    assert (calendar["NAME"], calendar["X-WR-CALNAME"], calendar["X-PUBLISHED-TTL"]) == ("Agenda", "Agenda", "PT12H")
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in answer.body
    assert b"\r\nSOURCE;VALUE=URI:http://localhost:5545/calendar.ics\r\n" in answer.body


def test_the_page_comes_with_a_policy_that_forbids_all_but_its_style() -> None:
    answer = ask("/")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert b'href="webcal://localhost:5545/calendar.ics"' in answer.body


@pytest.mark.parametrize("path", ["/", "/calendar.ics", "/nothing"])
def test_every_answer_is_to_be_asked_for_again_and_tells_no_address_to_others(path: str) -> None:
    headers = ask(path).headers
    assert headers["Cache-Control"] == "no-cache"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Server" not in headers


@pytest.mark.parametrize("path", ["/", "/calendar.ics", "/nothing"])
def test_head_gives_the_headers_of_get_and_no_body(path: str) -> None:
    head, get = ask(path, "HEAD"), ask(path)
    assert (head.status, head.headers, head.body) == (get.status, get.headers, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "TRACE", "get"])
def test_nothing_can_be_done_but_read(method: str) -> None:
    environ = {"PATH_INFO": "/calendar.ics", "REQUEST_METHOD": method, "HTTP_HOST": "localhost"}
    heard: list[Any] = []
    edition = make_edition("2022-01-10")
    application = make_application(lambda: edition, lambda name: True, "")
    list(application(environ, lambda *words: heard.extend(words)))  # type: ignore[arg-type,return-value]
    assert heard[0] == "405 Method Not Allowed"
    assert ("Allow", "GET, HEAD") in heard[1]


# Asking again


@pytest.mark.parametrize("path", ["/", "/calendar.ics"])
def test_what_has_not_changed_is_not_sent_again(path: str) -> None:
    first = ask(path)
    assert first.headers["Last-Modified"] == "Wed, 29 Dec 2021 00:00:00 GMT"
    tag = first.headers["ETag"]
    for fields in (
        {"HTTP_IF_NONE_MATCH": tag},
        {"HTTP_IF_NONE_MATCH": f'"other", W/{tag}'},
        {"HTTP_IF_NONE_MATCH": "*"},
        {"HTTP_IF_MODIFIED_SINCE": first.headers["Last-Modified"]},
        {"HTTP_IF_MODIFIED_SINCE": "Thu, 30 Dec 2021 00:00:00 GMT"},
    ):
        again = ask(path, **fields)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["ETag"] == tag
        assert not {"Content-Type", "Content-Length"} & set(again.headers)


@pytest.mark.parametrize(
    "fields",
    [
        {"HTTP_IF_NONE_MATCH": '"other"'},
        {"HTTP_IF_NONE_MATCH": '"other"', "HTTP_IF_MODIFIED_SINCE": "Thu, 30 Dec 2021 00:00:00 GMT"},
        {"HTTP_IF_MODIFIED_SINCE": "Tue, 28 Dec 2021 23:59:59 GMT"},
        {"HTTP_IF_MODIFIED_SINCE": "yesterday"},
        {"HTTP_IF_MODIFIED_SINCE": "Thu, 30 Dec 99999 00:00:00 GMT"},
        {"HTTP_IF_MODIFIED_SINCE": ""},
    ],
)
def test_what_the_asker_does_not_have_is_sent(fields: dict[str, str]) -> None:
    assert ask("/calendar.ics", **fields).status == 200


def test_the_tag_is_strong_and_follows_the_bytes() -> None:
    one, same, other = make_edition("2022-01-10"), make_edition("2022-01-10"), make_edition("2022-01-11")
    assert one.calendar.etag == same.calendar.etag != other.calendar.etag
    assert one.calendar.etag.startswith('"')


def test_the_date_of_change_never_runs_backwards_and_never_stands_still_when_something_changed() -> None:
    first = make_edition("2022-01-10", "2022-01-11")
    last = Standing(first.digest, first.modified)
    assert make_edition("2022-01-10", "2022-01-11", last=last).modified == first.modified
    fewer = make_edition("2022-01-10", last=last)
    assert fewer.modified == first.modified + timedelta(seconds=1)
    none = make_edition(last=Standing(fewer.digest, fewer.modified))
    assert none.modified > fewer.modified


def test_an_article_dated_in_the_future_does_not_date_the_calendar_there() -> None:
    article = ArticleRef("a", None, None, "2199-01-01")
    edition = build_edition([make_engagement(articles=(article,))], Settings(), FEED, "webcal://localhost/", None, NOW)
    assert edition.modified == NOW


def test_a_calendar_without_entries_is_valid_all_the_same() -> None:
    edition = make_edition()
    calendar = Calendar.from_ical(edition.calendar.body)
    assert [part.name for part in calendar.walk()] == ["VCALENDAR", "VTIMEZONE", "STANDARD"]
    assert calendar["NAME"] == "Agenda"
    assert b"No engagements yet." in edition.page.body


# Names and tokens


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:80", "localhost.", "127.0.0.1:5545", "127.9.9.9", "[::1]:5545"]
)
def test_names_of_this_machine_are_answered(host: str) -> None:
    assert ask(host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:5545", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.7", ""),
        *("localhost:x", "localhost@evil.example", "localhost/", "::1", "[::1", "[localhost]x", "localhost:5545:5545"),
        *("\u212aevil", "evil.example, localhost"),
    ],
)
def test_other_names_are_refused(host: str) -> None:
    answer = ask(host=host)
    assert answer.status == 421
    assert b"BEGIN" not in answer.body


@pytest.mark.parametrize("path", [f"/{TOKEN}/", f"/{TOKEN}/calendar.ics"])
def test_the_token_opens(path: str) -> None:
    assert ask(path, token=TOKEN).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/calendar.ics",
        f"/{TOKEN}",
        f"/{TOKEN[:-1]}/",
        f"/{TOKEN}x/",
        f"//{TOKEN}/",
        "//",
        f"/x/{TOKEN}/",
        "/\xff/",
    ],
)
def test_nothing_is_found_without_the_token(path: str) -> None:
    assert ask(path, token=TOKEN).status == 404


@pytest.mark.parametrize(
    "path",
    ["/calendar", "/../calendar.ics", "/calendar.ics/", "/etc/passwd", "/favicon.ico", "//calendar.ics", "/\xff"],
)
def test_there_is_nothing_else(path: str) -> None:
    assert ask(path).status == 404


# What is kept between runs


def test_the_token_is_long_kept_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    token = ServerState(folder).find_token()
    assert len(token) >= 22
    assert ServerState(folder).find_token() == token
    assert (folder / "server.json").stat().st_mode & 0o077 == 0
    renewed = ServerState(folder).find_token(renew=True)
    assert renewed != token
    assert ServerState(folder).find_token() == renewed


def test_what_was_served_at_each_address_is_kept(tmp_path: Path) -> None:
    first, second = Standing("a", NOW), Standing("b", NOW + timedelta(seconds=1))
    ServerState(tmp_path).keep_standing("webcal://a/", first)
    ServerState(tmp_path).keep_standing("webcal://b/", second)
    state = ServerState(tmp_path)
    assert [state.find_standing(f"webcal://{name}/") for name in "abc"] == [first, second, None]


def test_addresses_of_long_ago_are_forgotten(tmp_path: Path) -> None:
    for number in range(60):
        ServerState(tmp_path).keep_standing(f"webcal://localhost:{number}/", Standing("a", NOW))
    state = ServerState(tmp_path)
    kept = [number for number in range(60) if state.find_standing(f"webcal://localhost:{number}/")]
    assert kept == list(range(10, 60))


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff", b'{"token": 7, "served": 7}', b'{"token": "short", "served": {"a": {"digest": 1}}}'],
)
def test_a_broken_file_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "server.json").write_bytes(content)
    state = ServerState(tmp_path)
    assert state.find_standing("a") is None
    assert len(state.find_token()) >= 22
    state.keep_standing("a", Standing("a", NOW))
    assert ServerState(tmp_path).find_standing("a") == Standing("a", NOW)


def test_a_folder_that_cannot_be_written_is_named_and_the_token_holds_for_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    state = ServerState(tmp_path / "file" / "state")
    with pytest.raises(ExportError, match=r"server\.json: cannot be written"):
        state.find_token()
    assert len(state.find_token()) >= 22
