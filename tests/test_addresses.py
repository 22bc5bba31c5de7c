"""Addresses: what is fetched, what is refused, and how a server that misbehaves is got away from."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from typing import Any

import pytest
from documents import make_rss
from pages import HEADLINE, TEXT, json_ld, make_page, news
from server import drip, endless, give, in_turn, redirect, serve

from calendars import Article, ArticleError, read, read_all
from calendars.articles.addresses import Fetcher, Limits, is_public
from calendars.articles.cache import Cache

PAGE = make_page(json_ld(news())).encode()
QUICK = Limits(connect=2, read=2, whole=5, size=1_000_000, wait=0.01, longest_wait=2)


def make_fetcher(cache: Cache | None = None, **limits: Any) -> Fetcher:
    return Fetcher(cache, allow_private=True, limits=QUICK._replace(**limits))


def fetch_error(url: str, fetcher: Fetcher | None = None) -> str:
    with pytest.raises(ArticleError) as caught:
        (fetcher or make_fetcher()).fetch(url)
    assert "\n" not in caught.value.message
    assert caught.value.message.startswith(url.partition("?")[0][:100]) or "address of this machine" in str(
        caught.value
    )
    return caught.value.message


# Fetching


def test_an_address_is_an_article() -> None:
    with serve({"/a": redirect("/b"), "/b": give(PAGE)}) as (home, seen):
        (article,) = read_all(f"{home}/a", fetcher=make_fetcher())
    assert isinstance(article, Article)
    assert (article.title, article.text, article.source, article.url) == (HEADLINE, TEXT, f"{home}/a", f"{home}/b")
    assert [path for path, _ in seen] == ["/a", "/b"]
    assert seen[0][1]["user-agent"].startswith("dateline/")


def test_the_declared_charset_is_used() -> None:
    page = make_page(json_ld(news()), headline="Café").replace('<meta charset="utf-8">', "").encode("cp1252")
    with serve({"/a": give(page, kind="text/html; charset=windows-1252")}) as (home, _):
        (article,) = read_all(f"{home}/a", fetcher=make_fetcher())
    assert isinstance(article, Article)
    assert "“We are going" in article.text


def test_packed_answers_are_unpacked() -> None:
    import gzip

    with serve({"/a": give(gzip.compress(PAGE), Content_Encoding="gzip"), "/b": give(gzip.compress(PAGE))}) as (
        home,
        _,
    ):
        for path in ("/a", "/b"):
            (article,) = read_all(f"{home}{path}", fetcher=make_fetcher())
            assert isinstance(article, Article)


@pytest.mark.parametrize("mark", [{"ETag": '"1"'}, {"Last_Modified": "Wed, 29 Dec 2021 18:19:00 GMT"}])
def test_a_page_is_asked_for_again_only_if_it_changed(tmp_path: Path, mark: dict[str, str]) -> None:
    answer = in_turn(give(PAGE, **mark), give(status=304), give(PAGE.replace(b"Geneva", b"Vienna"), **mark))
    with serve({"/a": answer}) as (home, seen):
        fetcher = make_fetcher(Cache(tmp_path / "pages"))
        pages = [fetcher.fetch(f"{home}/a").data for _ in range(3)]
    assert pages[0] == pages[1] == PAGE
    assert b"Geneva" not in pages[2]
    conditions = [headers.get("if-none-match") or headers.get("if-modified-since") for _, headers in seen]
    assert conditions == [None, next(iter(mark.values())), next(iter(mark.values()))]


def test_what_may_not_be_kept_is_not_kept_and_a_broken_cache_costs_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    with serve({"/a": give(PAGE, ETag="1", Cache_Control="no-store"), "/b": give(PAGE, ETag="1")}) as (home, seen):
        make_fetcher(cache).fetch(f"{home}/a")
        assert list(tmp_path.iterdir()) == []
        make_fetcher(cache).fetch(f"{home}/b")
        (file,) = tmp_path.iterdir()
        file.write_bytes(b"broken")
        assert make_fetcher(cache).fetch(f"{home}/b").data == PAGE
        assert make_fetcher(Cache(file)).fetch(f"{home}/b").data == PAGE
    assert "if-none-match" not in seen[-1][1]


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        (give(status=503), 2),
        (give(status=500), 2),
        (give(status=429, Retry_After="1"), 2),
        (give(status=503, Retry_After="Wed, 29 Dec 2021 18:19:00 GMT"), 2),
    ],
)
def test_a_busy_server_is_asked_again_when_it_says_so(monkeypatch: pytest.MonkeyPatch, first: Any, asked: int) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)
    with serve({"/a": in_turn(first, give(PAGE))}) as (home, seen):
        assert make_fetcher().fetch(f"{home}/a").data == PAGE
    assert len(seen) == asked
    assert [pause for pause in pauses if pause in (0.0, 0.01, 1.0)] != []


def test_a_server_that_stays_busy_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve({"/a": give(status=503), "/b": give(status=429, Retry_After="3600")}) as (home, seen):
        assert "the server is busy or broken (503); try again later" in fetch_error(f"{home}/a")
        assert len(seen) == QUICK.tries
        assert "asks to come back in 3600 seconds" in fetch_error(f"{home}/b")
        assert len(seen) == QUICK.tries + 1


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "there is no such page (404)"), (403, "the server refuses it (403); save the page"), (418, "answers 418")],
)
def test_other_answers_are_explained(status: int, words: str) -> None:
    with serve({"/a": give(b"no", status=status)}) as (home, _):
        assert words in fetch_error(f"{home}/a")


# What is refused


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/a", "only http and https"),
        ("http://", "not an address"),
        ("http://exa mple.org/", "not an address"),
        ("http://user:secret@example.org/", "a user name or password"),
        ("http://[::1", "not an address"),
        ("http://example.org:99999/", "not an address"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str, words: str) -> None:
    assert words in fetch_error(url)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1%eth0",
     "64:ff9b:1::7f00:1", "::127.0.0.1", "::ffff:0:127.0.0.1", "fec0::1", "ff02::1", "2001:db8::1"],
)  # fmt: skip
def test_private_addresses_are_known_in_every_dress(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_address_of_ipv6_needs_no_port(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    asked: list[Any] = []

    def look_up(name: str, port: int, **_: Any) -> list[Any]:
        asked.append((name, port))
        return [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", port, 0, 0))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(ArticleError, match="this machine or of a private network"):
        Fetcher().fetch(f"{scheme}://[2001:4860::7f00:1]/")
    assert asked == [("2001:4860::7f00:1", 443 if scheme == "https" else 80)]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_this_machine_is_refused_whatever_it_is_called(host: str) -> None:
    with serve({"/a": give(PAGE)}) as (home, seen):
        url = f"http://{host}:{home.rpartition(':')[2]}/a"
        with pytest.raises(ArticleError, match=r"this machine or of a private network; pass --allow-private|cannot be"):
            Fetcher(limits=QUICK._replace(tries=1)).fetch(url)
    assert seen == []


def resolve_as(monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> list[str]:
    """Let names be looked up as a test says, each time the next address; gives the list of look-ups."""
    asked: list[str] = []

    def look_up(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        addresses = names[host]
        address = addresses.pop(0) if len(addresses) > 1 else addresses[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def test_a_name_that_leads_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve({"/a": give(PAGE)}) as (home, seen):
        resolve_as(monkeypatch, {"news.example": ["127.0.0.1"]})
        with pytest.raises(ArticleError, match=r"news\.example: an address of this machine"):
            Fetcher(limits=QUICK).fetch(f"http://news.example:{home.rpartition(':')[2]}/a")
    assert seen == []


def test_a_name_that_changes_between_look_up_and_connection_fools_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the name is looked up once, and the address that was checked is the one that is connected to."""
    connected: list[Any] = []
    asked = resolve_as(monkeypatch, {"news.example": ["93.184.216.34", "127.0.0.1"]})

    def connect(self: socket.socket, address: Any) -> None:
        connected.append(address)
        raise OSError("no network in tests")

    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(ArticleError, match="no network in tests"):
        Fetcher(limits=QUICK._replace(tries=1)).fetch("http://news.example/a")
    assert asked == ["news.example"]
    assert connected == [("93.184.216.34", 80)]


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "http://u:p@x/"])
def test_redirects_to_other_things_are_refused(place: str) -> None:
    with serve({"/a": redirect(place)}) as (home, _):
        message = fetch_error(f"{home}/a")
    assert f"redirected to {place}" in message


def test_a_redirect_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first server is let through as public, and sends us to this machine."""
    import calendars.articles.addresses as addresses

    with serve({"/a": redirect("http://inside.example/secret")}) as (home, seen):
        port = home.rpartition(":")[2]
        resolve_as(monkeypatch, {"outside.example": ["127.0.0.1"], "inside.example": ["127.0.0.2"]})
        monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
        with pytest.raises(ArticleError, match=r"inside\.example: an address of this machine"):
            Fetcher(limits=QUICK).fetch(f"http://outside.example:{port}/a")
    assert [path for path, _ in seen] == ["/a"]


def test_redirects_come_to_an_end() -> None:
    with serve({"/a": redirect("/a")}) as (home, seen):
        assert "redirected more than 10 times" in fetch_error(f"{home}/a")
    assert len(seen) == 11


# Servers that misbehave


@pytest.mark.parametrize("in_headers", [False, True])
def test_a_server_that_drips_is_given_up(in_headers: bool) -> None:
    stop = threading.Event()
    with serve({"/a": drip(stop, in_headers)}) as (home, _):
        assert "it was given up" in fetch_error(f"{home}/a", make_fetcher(whole=0.3))
        stop.set()


def test_a_server_that_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/a"
        assert "cannot be fetched: " in fetch_error(url, make_fetcher(read=0.2, tries=1))


@pytest.mark.parametrize("packed", [False, True])
def test_a_body_without_an_end_is_cut_off(packed: bool) -> None:
    with serve({"/a": endless(packed)}) as (home, _):
        assert "more than 1 MB" in fetch_error(f"{home}/a").replace("larger", "more")


def test_a_body_that_is_declared_too_large_is_not_read() -> None:
    big = give(bytes(2_000_000))
    with serve({"/a": big}) as (home, _):
        assert "larger than 1 MB" in fetch_error(f"{home}/a")


def test_nobody_listening_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert fetch_error(f"http://127.0.0.1:{port}/a").endswith("/a: cannot be fetched: Connection refused")


def test_read_takes_an_address_and_refuses_this_machine() -> None:
    with serve({"/a": give(PAGE)}) as (home, seen), pytest.raises(ArticleError, match="--allow-private"):
        read(f"{home}/a")
    assert seen == []


# Feeds


def test_a_feed_is_followed_where_it_has_only_a_summary() -> None:
    answers: dict[str, Any] = {}
    with serve(answers) as (home, seen):
        answers["/feed"] = give(make_rss("A summary. Read more", tag="description", link=f"{home}/a"), kind="text/xml")
        answers["/a"] = give(PAGE)
        (plain,) = read_all(f"{home}/feed", fetcher=make_fetcher())
        (followed,) = read_all(f"{home}/feed", follow=True, fetcher=make_fetcher())
    assert isinstance(plain, Article)
    assert isinstance(followed, Article)
    assert plain.text == "A summary. Read more"
    assert followed.text == TEXT
    assert followed.url == f"{home}/a"
    assert [path for path, _ in seen] == ["/feed", "/feed", "/a"]


def test_one_page_that_is_gone_does_not_end_a_feed() -> None:
    answers: dict[str, Any] = {}
    with serve(answers) as (home, _):
        answers["/feed"] = give(make_rss("Short", tag="description", link=f"{home}/gone", items=2), kind="text/xml")
        found = list(read_all(f"{home}/feed", follow=True, fetcher=make_fetcher()))
    assert [type(one).__name__ for one in found] == ["ArticleError", "ArticleError"]
