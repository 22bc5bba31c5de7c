"""Articles that mean harm: none crashes, none fills the memory, none acts on the terminal, the disk or the network."""

from __future__ import annotations

import gzip
import io
import json
import socket
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from documents import make_docx, make_mail, make_pdf, make_rss, rewrite_docx, save
from pages import HEADLINE, PARAGRAPHS, STORY, TEXT, json_ld, make_page, news

from calendars import Article, ArticleError, read, read_all
from calendars.articles.origins import Origin
from calendars.articles.pages import read_page

DEEP = 100_000


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No article makes a connection: trying to is an error in each of these tests."""

    def refuse(*_: Any) -> None:
        raise AssertionError("an article made a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def try_page(page: str) -> Article | None:
    """Read a page; to be refused is as good as to be read."""
    try:
        return read_page(page.encode("utf-8", "surrogatepass"), Origin("page.html"))
    except ArticleError:
        return None


@pytest.mark.parametrize(
    "body",
    [
        STORY + "<div>" * DEEP + "x" + "</div>" * DEEP,
        "<div>" * DEEP + STORY + "</div>" * DEEP,
        STORY + "<table><tr><td>" * DEEP,
        STORY + "<b><i><p>" * DEEP,
        STORY + "<p>a</p>" * DEEP,
        STORY + "<div>" + "<a href=x>a link</a>" * DEEP + "</div>",
        STORY + "<p " + " ".join(f"a{number}=1" for number in range(DEEP)) + ">x</p>",
        STORY + f"<p>{' ' * 1_000_000}</p>",
        STORY + "<time datetime='2021-01-01T00:00Z'>1 Jan 2021</time>" * 20_000,
        STORY + '<script type="application/ld+json">' + '{"a":' * DEEP + "</script>",
        STORY + '<script type="application/ld+json">' + "[" * DEEP + "]" * DEEP + "</script>",
        f"<h1>{'a | ' * DEEP}</h1>{STORY}",
        f"<p class=date>{'2021-12-29 ' * 10_000}</p>{STORY}",
    ],
    ids=lambda body: body[:20],
)
def test_pages_of_any_shape_come_to_an_end(body: str) -> None:
    try_page(f"<!DOCTYPE html><html><body>{body}</body></html>")


def test_a_story_before_the_depths_is_read() -> None:
    article = try_page(make_page(json_ld(news()), after="<div>" * DEEP))
    assert article is not None
    assert article.text == TEXT


def bomb(size: int) -> bytes:
    """Gzip data that unpacks to zeros, in members of 10 MB."""
    return gzip.compress(bytes(10_000_000)) * (size // 10_000_000)


def test_a_gzip_bomb_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = save(tmp_path, "a.html.gz", bomb(1_000_000_000))
    tracemalloc.start()
    with pytest.raises(ArticleError, match="unpacks to more than 25 MB"):
        read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000_000


def test_a_word_file_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(150_000_000))
    with pytest.raises(ArticleError, match="unpacks to more than 100 MB"):
        read(path)


def test_a_word_file_with_too_much_markup_is_refused(tmp_path: Path) -> None:
    """Markup takes ten times its size as a tree."""
    data = rewrite_docx("word/document.xml", b"<w:body>", b"<w:body>" + b" " * 30_000_000)
    with pytest.raises(ArticleError, match="unpacks to more than 25 MB"):
        read(save(tmp_path, "a.docx", data))


def test_a_cell_over_a_hundred_million_columns_does_not_fill_the_memory(tmp_path: Path) -> None:
    cell = b'<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr><w:p><w:r><w:t>10 January</w:t></w:r></w:p></w:tc>'
    data = rewrite_docx(
        "word/document.xml", b"<w:body>", b"<w:body><w:tbl>" + b"<w:tr>%s</w:tr>" % cell * 3 + b"</w:tbl>"
    )
    path = save(tmp_path, "a.docx", data)
    tracemalloc.start()
    text = read(path).text
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert text.count("10 January") == 3
    assert peak < 50_000_000


def test_a_cell_over_thousands_of_rows_is_read_in_each(tmp_path: Path) -> None:
    first = (
        b'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>May</w:t></w:r></w:p></w:tc></w:tr>'
    )
    more = b"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
    data = rewrite_docx("word/document.xml", b"<w:body>", b"<w:body><w:tbl>" + first + more * 4999 + b"</w:tbl>")
    assert read(save(tmp_path, "a.docx", data)).text.count("May\n") == 5000


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">'
    '<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">'
    '<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "http://127.0.0.1/x">]>'
)


def test_entities_neither_grow_nor_fetch(tmp_path: Path) -> None:
    feed = ENTITIES.encode() + make_rss("&f;&x;&y;").partition(b"?>")[2].replace(b"<![CDATA[", b"").replace(b"]]>", b"")
    for one in read_all(save(tmp_path, "a.xml", feed)):
        assert "root:" not in (one.text if isinstance(one, Article) else str(one))
    article = try_page(f"{ENTITIES}<html><body>{STORY}<p>&f;&x;&y;</p></body></html>")
    assert article is None or ("root:" not in article.text and len(article.text) < 5000)


def test_entities_of_a_word_file_neither_grow_nor_fetch(tmp_path: Path) -> None:
    types = ENTITIES.partition("?>")[2].encode()
    data = rewrite_docx("word/document.xml", b"<w:document", types + b"<w:document")
    for entity in (b"&x;", b"&y;"):
        named = rewrite_docx("word/document.xml", b"<w:t>", b"<w:t>" + entity, data)
        assert "root:" not in read(save(tmp_path, "a.docx", named)).text
    with pytest.raises(ArticleError, match="cannot be read"):
        read(save(tmp_path, "a.docx", rewrite_docx("word/document.xml", b"<w:t>", b"<w:t>" + b"&f;" * 100, data)))


def test_half_a_character_in_json_is_a_question_mark(tmp_path: Path) -> None:
    item = {"title": "Talks \ud83d", "url": "https://example.org/\ud83d", "content_text": f"{TEXT} \ud83d",
            "date_published": "2021-12-29"}  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Sample \ud83d Times", "items": [item]}
    (article,) = read_all(save(tmp_path, "a.json", json.dumps(feed).encode()))
    assert isinstance(article, Article)
    assert article.text.endswith("?")
    assert (article.title, article.outlet, article.url) == ("Talks ?", "Sample ? Times", "https://example.org/?")


@pytest.mark.parametrize("declared", ["utf-16", "utf-7", "x-unknown", "shift_jis", "ascii"])
def test_wrong_charsets_are_seen_through(declared: str) -> None:
    page = make_page(json_ld(news())).replace("utf-8", declared)
    assert read_page(page.encode(), Origin("a.html", charset=declared)).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_and_32_are_read(tmp_path: Path, encoding: str) -> None:
    assert read(save(tmp_path, "a.html", make_page(json_ld(news())).encode(encoding))).text == TEXT


def test_the_scripts_of_a_pdf_file_do_not_run(tmp_path: Path) -> None:
    action = b"/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1/'\\); this.submitForm\\('x'\\)) >>"
    article = read(save(tmp_path, "a.pdf", make_pdf(extra=action)))
    assert PARAGRAPHS[0] in article.text
    assert "launchURL" not in article.text


@pytest.mark.parametrize("cut", [10, 200, 600])
def test_broken_documents_are_refused_on_one_line(tmp_path: Path, cut: int) -> None:
    for name, data in (("a.pdf", make_pdf()[:cut]), ("a.docx", make_docx()[:cut])):
        with pytest.raises(ArticleError) as caught:
            read(save(tmp_path, name, data))
        assert "\n" not in caught.value.message


def test_a_mail_of_ten_thousand_parts_is_read_as_far_as_it_matters(tmp_path: Path) -> None:
    head = b"From: a@example.org\nDate: Wed, 29 Dec 2021 13:19:00 -0500\nMIME-Version: 1.0\n"
    parts = b"--x\nContent-Type: text/plain; charset=utf-8\n\n%s\n" % TEXT.encode() + b"--x\n\nmore\n" * 10_000
    wide = head + b"Content-Type: multipart/mixed; boundary=x\n\n" + parts + b"--x--\n"
    assert PARAGRAPHS[0] in " ".join(read(save(tmp_path, "a.eml", wide)).text.split())
    deep = head + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number) for number in range(5000)
    )
    with pytest.raises(ArticleError):
        read(save(tmp_path, "b.eml", deep))


@pytest.mark.parametrize(
    "headers",
    [
        {"Subject": "=?utf-8?b?////?=", "Date": "Wed, 99 Dec 2021"},
        {"Subject": "=?x-nothing?q?=FF?=", "Date": "\x00"},
        {"Subject": "a" * 100_000, "Date": "1 " * 10_000},
    ],
)
def test_headers_that_are_none_are_no_crash(tmp_path: Path, headers: dict[str, str]) -> None:
    lines = "".join(f"{name}: {value}\n" for name, value in headers.items())
    data = f"From: a@example.org\nMIME-Version: 1.0\n{lines}\n{TEXT}".encode()
    assert read(save(tmp_path, "a.eml", data)).published is None


def test_names_that_lead_elsewhere_are_only_words(tmp_path: Path) -> None:
    from email import message_from_bytes, policy

    message = message_from_bytes(make_mail(), policy=policy.default)
    message.add_attachment(b"x", maintype="text", subtype="html", filename="../../escaped.html")
    before = sorted(tmp_path.iterdir())
    path = save(tmp_path, "a.eml", message.as_bytes())
    read(path)
    assert sorted(tmp_path.iterdir()) == sorted([*before, path])
    assert not (tmp_path.parent / "escaped.html").exists()


TRICKS = "Talks\x1b[31m\u202egnitirw\u2066 \x07\x9b2J in Geneva"


def test_control_and_bidi_characters_in_titles_do_not_act(run: Run, tmp_path: Path) -> None:
    mail = (
        make_mail("Blinken will meet Lavrov in Geneva on Jan. 10, 2022.", Subject="x")
        .replace(b"Fwd: ", b"")
        .replace(b"Subject: x", f"Subject: {TRICKS}".encode())
    )
    path = save(tmp_path, "a.eml", mail)
    for command in (("explain", path), ("parse", path), ("parse", path, "--format", "md")):
        out = run(*command).stdout
        assert not set(out) & set("\x1b\x07\x9b\u202e\u2066")


def test_a_folder_of_rubbish_is_told_line_by_line(run: Run, tmp_path: Path) -> None:
    save(tmp_path, "good.md", b"---\npublished: 2021-12-29\n---\nBlinken will meet Lavrov in Geneva on Jan. 10.\n")
    save(tmp_path, "bad\x1b[31m.html", b"<html></html>")
    save(
        tmp_path, "french.txt", "Les ministres des deux pays se rencontreront lundi à Genève pour en discuter.".encode()
    )
    save(tmp_path, "empty.json", b"")
    result = run("parse", tmp_path, "--recursive", "--format", "json")
    assert result.exit_code == 3
    assert '"2022-01-10"' in result.stdout
    assert "\x1b" not in result.stderr
    assert result.stderr.splitlines()[-1] == "3 of 4 articles could not be used"
    assert len(result.stderr.splitlines()) == 4


def test_endless_input_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            buffer[:] = b"x" * len(buffer)
            return len(buffer)

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    with pytest.raises(ArticleError, match="more than 25 MB"):
        read("-")


def test_gzip_of_gzip_is_not_unpacked_for_ever(tmp_path: Path) -> None:
    data = gzip.compress(gzip.compress(HEADLINE.encode()))
    with pytest.raises(ArticleError):
        read(save(tmp_path, "a.txt.gz.gz", data))
