"""What all tests share: the command line, an engine that finds what a test says, and snapshots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from samples import make_trace
from typer.testing import CliRunner, Result

from calendars import Engagement

TESTS = Path(__file__).parent
SEEDS = TESTS.parent / "seeds"
Snapshot = Callable[[str, bytes], None]
Run = Callable[..., Result]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the snapshots anew; read the diff afterwards")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    """Compare bytes with a file of tests/snapshots, or write it under --update."""

    def compare(name: str, actual: bytes) -> None:
        path = TESTS / "snapshots" / name
        if request.config.getoption("--update"):
            path.write_bytes(actual)
        assert path.exists(), f"{name}: no such snapshot; run pytest --update and read what it writes"
        assert path.read_bytes() == actual

    return compare


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process: run("parse", path, ..., stdin=b"") -> its result."""
    from cli.app import app

    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)

    def call(*words: object, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words], input=stdin)

    return call


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[Engagement]], None]:
    """Let the engine find what a test says, in every article: engine([make_engagement()])."""
    import calendars.extraction.pipeline as pipeline

    def find(engagements: Sequence[Engagement]) -> None:
        monkeypatch.setattr(pipeline, "extract", lambda articles: list(engagements) if list(articles) else [])
        monkeypatch.setattr(pipeline, "trace", lambda article: make_trace(engagements=tuple(engagements)))

    return find


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    """An article of one engagement, which the engine finds."""
    path = tmp_path / "meeting.md"
    path.write_text("---\npublished: 2021-12-29\n---\nChad and Niger will hold talks on Jan. 10.\n", encoding="utf-8")
    return path


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A short article with a publication date."""
    path = tmp_path / "story.md"
    path.write_text("---\npublished: 2021-12-29\n---\nBoth sides meet on Jan. 10.\n", encoding="utf-8")
    return path
