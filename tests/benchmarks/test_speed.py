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
