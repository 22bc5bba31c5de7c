"""The work that a text makes grows with its length and with nothing else, whatever it repeats."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections.abc import Callable
from datetime import date
from itertools import islice, product
from pathlib import Path
from types import FrameType

import pytest
from documents import rewrite_docx, save

from calendars import Article, extract, read, trace
from calendars.extraction.words import chunking

# Three times the text makes three times the work, and this much more at most.
ALLOWANCE = 1.5
SHORT, LONG = 4_000, 12_000
# Calls a character: some million a second are made, and a megabyte is to be read in a fraction of a minute.
MOST_CALLS = 165
SHAPES = {
    "names": "Sergei Lavrov, Antony Blinken, Karel Dub, ",
    "states": "Russia and China, ",
    "commas": "a, ",
    "quotation marks": "\N{LEFT DOUBLE QUOTATION MARK}meet\N{RIGHT DOUBLE QUOTATION MARK} ",
    "opening brackets": "(meet (Monday ",
    "of": "of Russia of ",
    "capitals": "A B C MEETING ",
    "figures": "1-2/3:4. ",
    "one long number": "1",
    "one long word": "a",
    "hyphens": "-a-",
    "clock times": "10:00 at 3 p.m. ",
    "months in a row": "May, ",
    "weekdays": "Monday and on Tuesday, ",
    "dates": "January 10 to 12, 2022, ",
    "one noun": "talks ",
    "one verb": "will meet ",
    "talks with": "held talks with ",
    "one sentence": "Russia will meet China in Geneva on Monday. ",
    "one sentence without an end": "Russia will meet China in Geneva on Monday and ",
    "pronouns": "He will meet him there. They met on Monday. ",
    "points back": "The meeting planned for Monday was postponed to Tuesday. The two leaders met. ",
    "relative clauses": "Lavrov, who said that Blinken, who will meet ",
    "anchors": "Two days after the talks, before the visit, ",
    "offices": "the foreign ministers of Chad, Niger and ",
    "headings": "## Talks in Geneva\n\n",
    "list items": "- 10 January: meeting in Geneva with Lavrov\n",
    "datelines": "GENEVA, Jan. 10 (Sample) - Russia and China met.\n\n",
    "places with colons": "Geneva:\n10:00 - Lavrov meets Blinken\n",
    "paragraphs": "Talks.\n\n",
    "accents": "e\u0301",
    "zero width": "\u200b\u202e",
}


def count_calls(job: Callable[[], object]) -> int:
    """Count the calls of functions, ours and built-in ones, which stand for the time that a job takes."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        job()
    finally:
        sys.setprofile(None)
    return count


def count_work(text: str) -> int:
    article = Article(text, published=date(2022, 1, 5))
    return count_calls(lambda: trace(article))


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """What is read and loaded once is no work of one text."""
    for shape in SHAPES.values():
        trace(Article(shape * 3, published=date(2022, 1, 5)))


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_with_the_length_only(shape: str) -> None:
    unit = SHAPES[shape]
    short, long = (unit * (size // len(unit)) for size in (SHORT, LONG))
    work = count_work(long)
    assert work <= ALLOWANCE * LONG / SHORT * count_work(short)
    assert work <= MOST_CALLS * LONG


def test_engagements_that_differ_do_not_meet_all_others() -> None:
    def write(count: int) -> str:
        return "".join(
            f"Chad and Niger met in Diffa on January {number % 28 + 1}, {1871 + number % 150}. "
            for number in range(count)
        )  # fmt: skip

    assert count_work(write(600)) <= ALLOWANCE * 4 * count_work(write(150))


def test_the_styles_of_a_word_file_are_not_looked_through_for_each_paragraph(tmp_path: Path) -> None:
    styles = b"".join(
        b'<w:style w:type="paragraph" w:styleId="s%d"><w:name w:val="s%d"/></w:style>' % (at, at) for at in range(500)
    )

    def count(paragraphs: bytes) -> int:
        data = rewrite_docx("word/styles.xml", b"</w:styles>", styles + b"</w:styles>")
        data = rewrite_docx("word/document.xml", b"<w:body>", b"<w:body>" + paragraphs, data)
        path = save(tmp_path, "a.docx", data)
        return count_calls(lambda: read(path))

    count(b"")
    assert count(b"<w:p/>" * 500) < 2 * count(b"")


def test_what_is_kept_does_not_grow_with_the_articles_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each article brings a hundred words that no article before it had; a few hundred are remembered at most."""
    monkeypatch.setattr(chunking, "MOST_REMEMBERED", 300)
    words = ("".join(letters) for letters in product("bdfgklmnprstvz", "aeiou", "bdfgklmnprstvz", "aeiou", "bdgk"))
    told = "Russia and China will meet in Geneva on Monday"

    def read_articles(count: int) -> None:
        for _ in range(count):
            text = f"{told} about {' '.join(islice(words, 100))}."
            assert len(extract(Article(text, published=date(2022, 1, 5)))) == 1

    tracemalloc.start()
    try:
        read_articles(20)
        gc.collect()  # with what Python keeps of freed tuples, to use it again
        before, _ = tracemalloc.get_traced_memory()
        read_articles(100)
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 100_000
