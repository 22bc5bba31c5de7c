"""How many articles and characters a second are read, extracted, written: `pytest tests/benchmarks/test_speed.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from calendars import Article, Engagement, extract, read, write

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.md"))


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [read(path) for path in SEEDS]


@pytest.fixture(scope="module")
def engagements(articles: list[Article]) -> list[Engagement]:
    return extract(articles)


def measure(benchmark: BenchmarkFixture, articles: list[Article], job: Callable[[], object]) -> None:
    """Time a job over all articles, and keep the two rates beside the times."""
    benchmark(job)
    seconds = benchmark.stats.stats.mean
    benchmark.extra_info["articles a second"] = round(len(articles) / seconds)
    benchmark.extra_info["characters a second"] = round(sum(len(article.text) for article in articles) / seconds)
    print(f"\n{benchmark.name}: {benchmark.extra_info}")


def test_read(benchmark: BenchmarkFixture, articles: list[Article]) -> None:
    measure(benchmark, articles, lambda: [read(path) for path in SEEDS])


def test_extract(benchmark: BenchmarkFixture, articles: list[Article]) -> None:
    extract(articles[:1])  # the lexicon is read once
    measure(benchmark, articles, lambda: extract(articles))


@pytest.mark.parametrize("format", ["json", "csv", "ics"])
def test_write(
    benchmark: BenchmarkFixture, articles: list[Article], engagements: list[Engagement], format: str
) -> None:
    measure(benchmark, articles, lambda: write(engagements, format))


@pytest.mark.parametrize("form", ["text", "page"])
def test_read_one_story(benchmark: BenchmarkFixture, tmp_path: Path, form: str) -> None:
    """The same story with and without the work that a page takes."""
    text = read(SEEDS[0]).text
    path = tmp_path / f"story.{'md' if form == 'text' else 'html'}"
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    page = f"<!DOCTYPE html><html><body><nav><a href='/'>Home</a></nav><article>{paragraphs}</article></body></html>"
    path.write_text(text if form == "text" else page, encoding="utf-8")
    measure(benchmark, [read(path)], lambda: read(path))
