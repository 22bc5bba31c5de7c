"""Saved pages in the manner of many content systems and houses: each says at its top what a reader takes from it.

The pages of `saved_pages` are samples, written for these tests. A comment opens each with the headline and the moment
or day of publication; the parts of its story are marked `data-story`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from calendars import Article, read
from calendars.articles.page_tree import fold

PAGES = sorted((Path(__file__).parent / "saved_pages").glob("*.html"))


@pytest.fixture(params=PAGES, ids=lambda path: path.stem)
def page(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def stated(page: Path, fact: str) -> str:
    """What the opening comment of a page says of it."""
    found = re.search(rf"^{fact}: (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, f"{page.name} does not say its {fact}"
    return found[1]


def story(page: Path) -> list[str]:
    """The parts of a page's story, folded, in their order."""
    tree = html.document_fromstring(page.read_text(encoding="utf-8"))
    return [fold(part.text_content()) for part in tree.iter() if part.get("data-story") is not None]


def lines(article: Article) -> list[str]:
    return [fold(line) for line in article.text.splitlines() if line.strip()]


def test_the_headline_of_a_saved_page_is_read(page: Path) -> None:
    assert read(page).title == stated(page, "title")


def test_the_moment_of_a_saved_page_is_read(page: Path) -> None:
    published = read(page).published
    assert (published and published.isoformat()) == stated(page, "published")


def test_the_story_of_a_saved_page_is_read_whole_and_alone(page: Path) -> None:
    text = lines(read(page))
    assert [part for part in story(page) if part not in " ".join(text)] == []
    assert [line for line in text if not any(line in part for part in story(page))] == []
