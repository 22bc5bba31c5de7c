"""The agenda page: what it says, in which order, and that no word of an article acts on it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import run_browser
from conftest import Snapshot
from samples import make_engagement

from calendars import Kind, Person, Status
from calendars.models import NEW_TIME, ArticleRef, Evidence, Step
from calendars.publishing.agenda import content_policy, write_agenda

HOSTILE = (
    "</bdi><script>alert(1)</script><img src=x onerror=alert(2)> \" ' &amp; {{ 7 * 7 }} "
    "\u202eevil\u2066 \x1b[31m\x00\r\nSet-Cookie: a=b"
)


class Outline(HTMLParser):
    """The tags of a page with their attributes, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "link"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append((self._open[-1] if self._open else "", " ".join(data.split())))


def outline(page: bytes) -> Outline:
    """Read a page; every tag of it has to be closed in its turn."""
    found = Outline()
    found.feed(page.decode())
    assert found._open == []
    return found


def headings(page: bytes) -> list[str]:
    """The names of periods and days, and the numbered talks under them."""
    numbered = re.compile(r"Talks \d")
    return [words for tag, words in outline(page).words if tag in ("h2", "h3") or numbered.fullmatch(words)]


def test_entries_stand_under_their_day_and_their_month_or_longer_period() -> None:
    page = write_agenda(
        [
            make_engagement("2022-01-10T15:30", title="Talks 5", timezone="Europe/Vienna"),
            make_engagement("2022-01-10", title="Talks 6"),
            make_engagement("2022-01-10", "2022-01-12", title="Talks 4"),
            make_engagement("2022-W02", title="Talks 3"),
            make_engagement("2022-01", title="Talks 2"),
            make_engagement("2022", title="Talks 1"),
            make_engagement("2022-02-01", title="Talks 7"),
            make_engagement(None, title="Talks 8"),
        ]
    )
    assert headings(page) == [
        *("2022", "No day given", "Talks 1"),
        *("January 2022", "No day given", "Talks 2"),
        *("week of 10 Jan 2022", "Talks 3"),
        *("Mon 10 Jan 2022 to Wed 12 Jan 2022", "Talks 4"),
        *("Mon 10 Jan 2022", "Talks 5", "Talks 6"),
        *("February 2022", "Tue 1 Feb 2022", "Talks 7"),
        *("Without a date", '"on Jan. 10" (unresolved)', "Talks 8"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "zone", "words"),
    [
        ("2022-01-10T15:30", None, "Europe/Vienna", "15:30 Europe/Vienna"),
        ("2022-01-10T15:30-05:00", None, None, "15:30 -05:00"),
        ("2022-01-10T15:30", None, None, "15:30 local time"),
        ("2022-01-10T15:30", "2022-01-10T17:00", "Europe/Vienna", "15:30 to 17:00 Europe/Vienna"),
    ],
)
def test_the_hours_are_shown_with_their_zone(start: str, end: str | None, zone: str | None, words: str) -> None:
    page = write_agenda([make_engagement(start, end, zone)])
    assert ("span", words) in outline(page).words
    assert b">Mon 10 Jan 2022<" in page


def test_an_entry_says_who_where_what_about_and_on_which_sentence_it_rests() -> None:
    words = [words for _, words in outline(write_agenda([make_engagement()])).words]
    for fact in ("United States", "Wendy Sherman", "deputy secretary of state", "Geneva", "security demands", "talks"):
        assert fact in words
    assert "Both sides meet on Jan. 10." in words
    assert "published 29 Dec 2021" in words


def test_a_new_time_is_told_from_one_put_off() -> None:
    moved = make_engagement(status=Status.POSTPONED, steps=(Step(NEW_TIME, "", (0, 0)),))
    assert ("span", "rescheduled") in outline(write_agenda([moved])).words
    assert ("span", "postponed") in outline(write_agenda([make_engagement(status=Status.POSTPONED)])).words


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_page_says_how_much_is_on_it(count: int) -> None:
    page = write_agenda([make_engagement()] * count)
    assert f">{count} engagement{'' if count == 1 else 's'}<".encode() in page
    assert (b"No engagements yet." in page) is (count == 0)


def test_words_of_an_article_are_escaped_and_none_of_them_acts() -> None:
    page = write_agenda(
        [
            make_engagement(
                title=HOSTILE,
                sides=(HOSTILE, HOSTILE),
                people=(Person(HOSTILE, HOSTILE, HOSTILE),),
                location=HOSTILE,
                topic=HOSTILE,
                evidence=(Evidence(0, 0, 1, HOSTILE),),
                articles=(ArticleRef(HOSTILE, HOSTILE, "javascript:alert(3)", "2021-12-29"),),
            )
        ],
        'webcal://"onclick="x/calendar.ics',
    )
    found = outline(page)
    assert {tag for tag, _ in found.tags} & {"script", "img", "iframe", "link", "object", "form", "base"} == set()
    attributes = {name for _, attributes in found.tags for name in attributes}
    assert attributes <= {"lang", "charset", "name", "content", "class", "href", "aria-label", "id", "dir", "rel"}
    shown = "</bdi><script>alert(1)</script><img src=x onerror=alert(2)> \" ' &amp; {{ 7 * 7 }}"
    texts = [words for tag, words in found.words if tag in ("bdi", "blockquote")]
    assert len(texts) == 9
    assert all(words == f"{shown} evil [31m Set-Cookie: a=b" for words in texts)
    acting = {*map(chr, range(0x20)), *"\x7f\x9b\u202e\u2066"} - {"\n"}
    assert not acting & set(page.decode())


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<b>", "vbscript:x", "file:///etc/passwd"),
        *(
            "//example.org/",
            "https://example.org/\r\nX: y",
            "https://example.org/\u202egpj.exe",
            'https://a/" onclick="x',
        ),
    ],
)
def test_only_web_addresses_are_links(address: str) -> None:
    page = write_agenda([make_engagement(articles=(ArticleRef("a", "Talks are set", address, "2021-12-29"),))])
    assert [attributes for tag, attributes in outline(page).tags if tag == "a"] == []
    assert b"Talks are set" in page


def test_a_link_to_an_article_tells_it_nothing_of_us() -> None:
    (link,) = (attributes for tag, attributes in outline(write_agenda([make_engagement()])).tags if tag == "a")
    assert link == {"href": "https://example.org/story", "rel": "noopener noreferrer"}


def test_every_word_of_an_article_has_its_own_direction() -> None:
    page = write_agenda([make_engagement(title="محادثات", evidence=(Evidence(0, 0, 1, "تعقد المحادثات."),))])
    assert "<bdi>محادثات</bdi>" in page.decode()
    assert '<blockquote dir="auto">تعقد المحادثات.</blockquote>' in page.decode()


def test_the_page_needs_nothing_but_itself() -> None:
    page = write_agenda([make_engagement()], "webcal://localhost/calendar.ics").decode()
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in content_policy()
    assert content_policy().startswith("default-src 'none';")
    assert "unsafe" not in content_policy()
    assert all(words not in page for words in ("src=", "@import", "url(", "<script", "<link", " style="))


def test_the_page_is_as_reviewed(snapshot: Snapshot) -> None:
    page = write_agenda(
        [
            make_engagement("2022-01", kind=Kind.SUMMIT, title="EU–China summit", people=(), location=None, topic=None),
            make_engagement("2022-01-10T15:30", timezone="Europe/Vienna"),
            make_engagement("2022-01-14", status=Status.CANCELLED, title="Vienna visit", kind=Kind.VISIT, articles=()),
        ],
        "webcal://127.0.0.1:5545/calendar.ics",
    )
    before, _, after = page.partition(b"<style>")
    snapshot("agenda.html", before + after.partition(b"</style>\n")[2])


# In a browser


@pytest.fixture
def hostile_page(tmp_path: Path) -> str:
    """A page whose words try everything, as a file."""
    long = make_engagement(
        "2022-01-11",
        title="x" * 300,
        kind=Kind.CALL,
        articles=(ArticleRef("a", "A title", "https://example.org/" + "long" * 200, "2021-12-29"),),
    )
    path = tmp_path / "agenda.html"
    path.write_bytes(write_agenda([make_engagement(title=HOSTILE, location=HOSTILE), long], "webcal://a/calendar.ics"))
    return path.as_uri()


def test_a_browser_shows_hostile_words_as_words(hostile_page: str, tmp_path: Path) -> None:
    shown = outline(run_browser(tmp_path, "--dump-dom", hostile_page).stdout)
    assert "script" not in {tag for tag, _ in shown.tags}
    assert any(words.startswith("</bdi><script>alert(1)</script>") for tag, words in shown.words if tag == "bdi")


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_runs_over_the_edge_of_a_narrow_or_a_wide_screen(hostile_page: str, tmp_path: Path, width: int) -> None:
    # a frame is as narrow as it is told to be, which the window of a headless browser is not
    frame = tmp_path / "frame.html"
    frame.write_text(
        f"<iframe id=f width={width} height=900 src={hostile_page}></iframe><p id=p></p><script>onload = () => {{"
        "const page = f.contentDocument.documentElement;"
        "p.textContent = `${page.clientWidth} ${page.scrollWidth}`"
        "}</script>",
        encoding="utf-8",
    )
    shown = run_browser(tmp_path, "--allow-file-access-from-files", "--dump-dom", frame.as_uri()).stdout.decode()
    inner, needed = shown.partition('<p id="p">')[2].partition("</p>")[0].split()
    assert int(inner) in range(width - 20, width + 1)
    assert int(needed) == int(inner)


def test_right_to_left_words_keep_the_order_of_what_is_around_them(tmp_path: Path) -> None:
    arabic = make_engagement(sides=("الولايات المتحدة", "روسيا"), evidence=(Evidence(0, 0, 1, "محادثات في جنيف."),))
    page, frame = tmp_path / "agenda.html", tmp_path / "frame.html"
    page.write_bytes(write_agenda([arabic]))
    frame.write_text(
        "<iframe id=f width=800 height=900 src=agenda.html></iframe><p id=p></p><script>onload = () => {"
        "const sides = [...f.contentDocument.querySelector('dd').children].map(it => it.getBoundingClientRect().left);"
        "const quote = getComputedStyle(f.contentDocument.querySelector('blockquote')).direction;"
        "p.textContent = `${sides[0] < sides[1]} ${quote}`}</script>",
        encoding="utf-8",
    )
    shown = run_browser(tmp_path, "--allow-file-access-from-files", "--dump-dom", frame.as_uri()).stdout.decode()
    assert '<p id="p">true rtl</p>' in shown


def test_a_browser_draws_and_prints_the_page(hostile_page: str, tmp_path: Path) -> None:
    image, print_out = tmp_path / "page.png", tmp_path / "page.pdf"
    run_browser(tmp_path, "--window-size=500,900", f"--screenshot={image}", hostile_page)
    run_browser(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={print_out}", hostile_page)
    assert image.read_bytes().startswith(b"\x89PNG")
    assert print_out.read_bytes().startswith(b"%PDF")


def test_half_a_character_can_be_written() -> None:
    """A caller may have read it from JSON, which can hold half of a surrogate pair."""
    assert b"Talks ? in Geneva" in write_agenda([make_engagement(title="Talks \ud83d in Geneva")])
