"""Mails, mailboxes, archives, feeds, JSON, PDF and Word: the same story, whatever it comes in."""

from __future__ import annotations

import gzip
import io
import re
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from conftest import Run
from documents import (
    ISO,
    make_archive,
    make_atom,
    make_docx,
    make_json,
    make_json_feed,
    make_mail,
    make_mailbox,
    make_pdf,
    make_rdf,
    make_rss,
    save,
)  # fmt: skip
from pages import HEADLINE, PARAGRAPHS, STORY, TEXT, json_ld, make_page, news
from server import give, serve

from calendars import Article, ArticleError, ArticleWarning, extract, read, read_all
from calendars.articles.bylines import find_byline, find_update
from calendars.articles.files import find_format
from calendars.articles.mails import SHORTEST_PLAIN

FORMS: dict[str, Callable[[], bytes]] = {
    "story.html": lambda: make_page(json_ld(news())).encode(),
    "story.mhtml": make_archive,
    "story.eml": make_mail,
    "page.eml": lambda: make_mail(None, f"<table><tr><td>{STORY}</td></tr></table>"),
    "story.rss": make_rss,
    "feed.xml": make_rdf,
    "story.atom": make_atom,
    "feed.json": make_json_feed,
    "story.json": make_json,
    "story.pdf": make_pdf,
    "story.docx": make_docx,
    "story.mbox": lambda: make_mailbox(make_mail()),
}
MOMENTS = {name: "2021-12-29" if name.endswith(("pdf", "docx")) else ISO for name in FORMS}


def squeeze(text: str) -> str:
    """A text without its line breaks: a PDF file has none of its own, and a mail cuts long lines."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("packed", [False, True])
def test_the_same_story_comes_out_of_every_form(tmp_path: Path, name: str, packed: bool) -> None:
    data = FORMS[name]()
    path = save(tmp_path, f"{name}.gz", gzip.compress(data)) if packed else save(tmp_path, name, data)
    article = read(path)
    assert squeeze(TEXT) in squeeze(article.text)
    assert len(squeeze(article.text)) < len(squeeze(TEXT)) + 100
    assert article.title == HEADLINE
    assert article.published is not None
    assert article.published.isoformat() == MOMENTS[name].replace("13:19:00-05:00", str(article.published)[11:])
    assert str(article.published).startswith("2021-12-29")


def test_the_same_engagements_come_out_of_every_form(tmp_path: Path) -> None:
    found = {}
    for name, make in FORMS.items():
        article = read(save(tmp_path, name, make()), published="2021-12-29")
        found[name] = {(one.kind, one.when.start, one.sides, one.location) for one in extract(article)}
    assert found["story.html"]
    assert {name: engagements for name, engagements in found.items() if engagements != found["story.html"]} == {}


SEED = Path(__file__).parents[1] / "seeds" / "white-house-call.md"


def test_a_seed_reads_the_same_as_page_feed_mail_and_document(tmp_path: Path) -> None:
    article = read(SEED)
    paragraphs = article.text.strip().split("\n\n")
    story = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    forms = {
        "page.html": make_page(json_ld(news()), story=story).encode(),
        "feed.xml": make_rss(story),
        "mail.eml": make_mail(article.text),
        "document.pdf": make_pdf(paragraphs),
        "document.docx": make_docx(paragraphs),
    }
    expected = [(one.kind, one.when.start, one.status, one.sides, one.people) for one in extract(article)]
    assert len(expected) > 3
    for name, data in forms.items():
        found = extract(read(save(tmp_path, name, data), published=article.published))
        assert [(one.kind, one.when.start, one.status, one.sides, one.people) for one in found] == expected, name


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_known_by_its_content(name: str) -> None:
    format = find_format(FORMS[name](), name)
    known = find_format(FORMS[name](), "saved")
    assert known == (format if not name.endswith(".json") else "json")


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FORMS[name]())))
    article = read("-")
    assert article.title == HEADLINE
    assert article.source is not None
    assert article.source.startswith("-")


# Mails


def test_a_mail_gives_its_subject_date_and_sender(tmp_path: Path) -> None:
    article = read(save(tmp_path, "a.eml", make_mail(List_Id="Norway news <news.example.org>")))
    assert (article.title, article.author, article.outlet) == (HEADLINE, "Norway Ministry", "Norway news")
    assert article.published_from == "mail Date"


def test_a_short_plain_part_gives_way_to_the_page(tmp_path: Path) -> None:
    both = make_mail("Read this in your browser.", f"<div>{STORY}</div>")
    assert read(save(tmp_path, "a.eml", both)).text.strip() == TEXT
    long = make_mail(TEXT, "<div><p>Another text</p></div>")
    assert len(TEXT) > SHORTEST_PLAIN
    assert squeeze(read(save(tmp_path, "b.eml", long)).text) == squeeze(TEXT)


def test_signature_and_attachments_are_left_alone(tmp_path: Path) -> None:
    from email import message_from_bytes, policy

    message = message_from_bytes(make_mail(f"{TEXT}\n-- \nThe press office"), policy=policy.default)
    message.add_attachment(b"Both sides meet on Jan. 12.", maintype="text", subtype="plain", filename="../x.txt")
    text = read(save(tmp_path, "a.eml", message.as_bytes())).text
    assert squeeze(text) == squeeze(TEXT)


def test_a_mailbox_gives_every_mail_and_says_which_cannot_be_read(tmp_path: Path) -> None:
    path = save(tmp_path, "a.mbox", make_mailbox(make_mail(), make_mail(""), make_mail(Subject="Second")))
    found = list(read_all(path))
    assert [type(one).__name__ for one in found] == ["Article", "ArticleError", "Article"]
    assert [one.source for one in found if isinstance(one, Article)] == [f"{path}#1", f"{path}#3"]
    assert str(found[1]).startswith(f"{path}#2: no story in it")
    with pytest.raises(ArticleError, match="holds several articles"):
        read(path)


def test_what_is_saved_as_an_archive_keeps_its_address(tmp_path: Path) -> None:
    article = read(save(tmp_path, "a.mht", make_archive()))
    assert article.url == "https://example.org/world/ministers"
    future = make_archive(make_page(json_ld(news("2022-03-01"))))
    with pytest.warns(ArticleWarning, match="in the future"):
        assert read(save(tmp_path, "b.mht", future)).published is None


# Feeds and JSON


def test_items_have_the_feeds_facts(tmp_path: Path) -> None:
    article = read(save(tmp_path, "a.xml", make_atom()))
    assert (article.outlet, article.author, article.url) == ("Sample Times", "A. Sample", "https://example.org/a")
    assert article.published_from == "feed date"
    assert str(article.updated) == "2021-12-30 08:00:00+00:00"
    assert article.text == TEXT


def test_a_feed_gives_all_its_items(tmp_path: Path) -> None:
    found = list(read_all(save(tmp_path, "a.xml", make_rss(items=3))))
    assert [one.source for one in found if isinstance(one, Article)] == [f"{tmp_path}/a.xml#{n}" for n in (1, 2, 3)]


def test_a_summary_does_where_nothing_is_to_be_fetched(tmp_path: Path) -> None:
    article = read(save(tmp_path, "a.xml", make_rss("The ministers will meet. Read more", tag="description")))
    assert article.text == "The ministers will meet. Read more"


@pytest.mark.parametrize("version", ["0.91", "0.92", "2.0"])
def test_old_and_broken_feeds_are_read(tmp_path: Path, version: str) -> None:
    feed = make_rss(tag="description").replace(b'version="2.0"', b'version="%s"' % version.encode())
    broken = feed.replace(b"</channel>", b"&nbsp;<x></channel>")
    assert read(save(tmp_path, "a.xml", feed)).title == HEADLINE
    assert read(save(tmp_path, "b.xml", broken)).title == HEADLINE


def test_a_list_in_json_gives_all_its_articles(tmp_path: Path) -> None:
    data = b"[" + make_json() + b"," + make_json() + b"]"
    assert len(list(read_all(save(tmp_path, "a.json", data)))) == 2


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.json", b'{"x": 1', "not valid JSON"),
        ("a.json", b'{"x": "1"}', "without a schema.org NewsArticle"),
        ("a.xml", b"<?xml version='1.0'?><sitemap/>", "no feed that can be read"),
        ("a.json", b'{"version": "https://jsonfeed.org/version/1"}', "not a JSON Feed"),
        ("a.mht", b"MIME-Version: 1.0\nFrom: x\nContent-Type: multipart/related; boundary=x\n\nx", "without a page"),
    ],
)
def test_what_holds_no_article_says_so(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        read(save(tmp_path, name, data))


# Documents


def test_word_documents_keep_items_and_rows(tmp_path: Path) -> None:
    data = make_docx([*PARAGRAPHS, "- Monday: arrival", "- Tuesday: talks"], [("Day", "Place"), ("10 Jan", "Vienna")])
    text = read(save(tmp_path, "a.docx", data)).text
    assert "- Monday: arrival\n- Tuesday: talks" in text
    assert "Day | Place\n10 Jan | Vienna" in text


def test_the_lines_of_a_pdf_file_become_paragraphs_again(tmp_path: Path) -> None:
    text = read(save(tmp_path, "a.pdf", make_pdf())).text
    assert [block for block in text.split("\n\n") if block in PARAGRAPHS] == list(PARAGRAPHS)


@pytest.mark.parametrize(("module", "name"), [("pypdfium2", "story.pdf"), ("docx", "story.docx")])
def test_a_missing_extra_is_named_with_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str
) -> None:
    path = save(tmp_path, name, FORMS[name]())
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ArticleError, match=re.escape(f'{sys.executable} -m pip install "dateline[{name[6:]}]"')):
        read(path)


def test_zip_archives_and_documents_without_text_say_so(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("story.txt", "x")
    with pytest.raises(ArticleError, match="a zip archive, not a Word document; unpack it"):
        read(path)
    with pytest.raises(ArticleError, match="without text, maybe pictures of pages"):
        read(
            save(
                tmp_path,
                "a.pdf",
                make_pdf([" "]).replace(HEADLINE.encode(), b" ").replace(b"Wednesday 29 December 2021", b" "),
            )
        )


# Lines over a text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Wed 29 December 2021", "2021-12-29"),
        ("Published: 29.12.2021 14:05 CET", "2021-12-29 14:05:00+01:00"),
        ("By A. Sample | December 29, 2021 | 1:19 PM EST", "2021-12-29 13:19:00-05:00"),
        ("**Posted on 29 Dec 2021**", "2021-12-29"),
        ("Date: 2021-12-29", "2021-12-29"),
        ("Updated: 29 December 2021", None),
        ("Talks will be held on 29 December 2021", None),
        ("The treaty of 29 December 2021", None),
        ("-Updated at 1:19 p.m.", None),
        ("03/04/2021", None),
    ],
)
def test_a_line_that_is_a_date_dates_the_text(line: str, expected: str | None) -> None:
    moment = find_byline(f"A headline\n\n{line}\n\nThe ministers met.")
    assert (moment and str(moment.to_date())) == expected


def test_updated_lines_complete_a_date_and_never_make_one(tmp_path: Path) -> None:
    body = f"{TEXT}\n\n-Updated at 1:19 p.m. ET\n"
    assert read(save(tmp_path, "a.md", body.encode())).published is None
    article = read(save(tmp_path, "b.md", f"---\npublished: 2021-12-29\n---\n{body}".encode()))
    assert str(article.published) == "2021-12-29"
    assert str(article.updated) == "2021-12-29 13:19:00-05:00"
    from datetime import date

    assert find_update("The minister updated the house.", date(2021, 12, 29)) is None


def test_front_matter_and_dateline_that_disagree_are_told(tmp_path: Path) -> None:
    text = f"---\npublished: 2021-12-29\n---\nOSLO, January 5, 2022 (Sample Agency) - {TEXT}"
    with pytest.warns(ArticleWarning, match="front matter says 2021-12-29 and dateline says 2022-01-05; the first"):
        assert read(save(tmp_path, "a.md", text.encode())).published_from == "front matter"


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("OSLO, January 6, 2022 (Sample Agency) - ", "2022-01-07"),
        ("OSLO, Jan. 6 (Sample Agency) - ", "2022-01-07"),
        ("OSLO, January 5, 2022 (Sample Agency) - ", "2022-01-06"),
        ("OSLO, Jan. 5 (Sample Agency) - ", "2022-01-06"),
        ("On Jan. 6 the lake froze. ", "2022-01-06"),
        ("", "2022-01-06"),
    ],
)
def test_days_count_from_the_change_only_where_the_text_was_filed_anew(tmp_path: Path, opening: str, day: str) -> None:
    dates = "---\npublished: 2022-01-05\nupdated: 2022-01-06\n---\n"
    body = f"{opening}The foreign ministers of Norway and Chad will meet in Oslo tomorrow."
    article = read(save(tmp_path, "a.md", (dates + body).encode()))
    assert [item.when.start for item in extract(article)] == [day]
    assert str(article.published) == "2022-01-05"
    page = make_page(json_ld(news("2022-01-05", dateModified="2022-01-06")), story=f"<p>{body}</p>{STORY}")
    found = extract(read(save(tmp_path, "a.html", page.encode())))
    assert day in [item.when.start for item in found if "Chad" in item.sides]


def test_a_date_of_the_callers_is_what_days_count_from(tmp_path: Path) -> None:
    text = "---\nupdated: 2022-01-06\n---\nOSLO, Jan. 6 (Sample Agency) - Norway and Chad will meet in Oslo tomorrow."
    (item,) = extract(read(save(tmp_path, "a.md", text.encode()), "2022-01-05"))
    assert item.when.start == "2022-01-06"


# Folders


def test_folders_are_read_in_order_and_only_what_can_be_an_article(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/two.txt", "a.md", "c.html.gz", ".hidden.md", "x.png", "b/notes.py"):
        data = make_page(json_ld(news())).encode() if "html" in name else TEXT.encode()
        save(tmp_path, name, gzip.compress(data) if name.endswith("gz") else data)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = [one.source for one in read_all(tmp_path, recursive=True) if isinstance(one, Article)]
    assert found == [f"{tmp_path}/{name}" for name in ("a.md", "b/two.txt", "c.html.gz")]
    (refused,) = read_all(tmp_path)
    assert "a folder" in str(refused)


# On the command line


def test_a_page_is_parsed_and_explained_with_where_its_date_came_from(run: Run, tmp_path: Path) -> None:
    path = save(tmp_path, "a.html", make_page(json_ld(news())).encode())
    result = run("parse", path, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert '"2021-12-30"' in result.stdout
    assert "published 2021-12-29T13:19:00-05:00 (from JSON-LD datePublished)" in run("explain", path).stdout


def test_contradictions_and_other_languages_are_said_on_standard_error(run: Run, tmp_path: Path) -> None:
    page = make_page(json_ld(news("2021-12-29")), before='<meta itemprop="datePublished" content="2022-01-05">')
    path = save(tmp_path, "a.html", page.encode())
    result = run("parse", path)
    assert result.exit_code == 0
    assert result.stderr == (
        f"{path}: JSON-LD datePublished says 2021-12-29 and microdata datePublished says 2022-01-05; "
        "the first is taken as the publication date\n"
    )
    french = save(tmp_path, "b.md", "Les ministres des deux pays se rencontreront lundi à Genève.".encode() * 3)
    result = run("parse", french, "-p", "2021-12-29")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"{french}: the text is in French (fr), and only English is read so far\n"


def test_every_article_of_a_mailbox_is_parsed_and_one_that_is_none_is_said(run: Run, tmp_path: Path) -> None:
    path = save(tmp_path, "a.mbox", make_mailbox(make_mail(""), make_mail(), make_mail(Subject="Second")))
    result = run("parse", path, "--format", "json")
    assert result.exit_code == 3
    assert result.stderr.splitlines()[0].startswith(f"{path}#1: no story in it")
    assert result.stderr.splitlines()[-1] == "1 of 3 articles could not be used"
    assert f"{path}#2" in result.stdout


def test_addresses_of_this_machine_need_leave(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with serve({"/a": give(make_page(json_ld(news())).encode(), ETag="1")}) as (home, seen):
        refused = run("parse", f"{home}/a")
        assert (refused.exit_code, seen) == (3, [])
        assert "--allow-private" in refused.stderr
        assert run("parse", f"{home}/a", "--allow-private", "--no-cache").exit_code == 0
        assert list(tmp_path.rglob("pages/*")) == []
        assert run("parse", f"{home}/a", "--allow-private").exit_code == 0
        assert len(list(tmp_path.rglob("pages/*"))) == 1
        assert run("export", f"{home}/a", "--allow-private", "-o", tmp_path / "x.ics").exit_code == 0
