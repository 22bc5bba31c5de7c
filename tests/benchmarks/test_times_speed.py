"""Finding and resolving times is fast and linear: `pytest tests/benchmarks/test_times_speed.py -s` prints the figures.

The same text goes through `dateparser.search.search_dates` in the same run, which is what one would use without this.
"""

from __future__ import annotations

import warnings
from datetime import date
from pathlib import Path
from time import process_time

from calendars.extraction.resolve import resolve_times
from calendars.extraction.times import find_times
from calendars.extraction.words.sentences import read_document
from calendars.lexicon import read_lexicon

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.md"))
TEXT = "\n\n".join(path.read_text(encoding="utf-8") for path in SEEDS)
FLOOR = 1_000_000  # characters a CPU second, on two cores of a small server


def find_all(text: str) -> int:
    """Count the times of a text, reading it from scratch."""
    lexicon = read_lexicon()
    document = read_document(text)
    return len(resolve_times(find_times(document, lexicon), document, date(2022, 1, 6), lexicon))


def speed(text: str, rounds: int = 3) -> float:
    """Characters a CPU second, the best of some rounds."""
    find_all(TEXT[:2000])
    best = 0.0
    for _ in range(rounds):
        begin = process_time()
        find_all(text)
        best = max(best, len(text) / (process_time() - begin))
    return best


def test_times_are_found_at_a_million_characters_a_second() -> None:
    text = TEXT * (1 + 400_000 // len(TEXT))
    ours = speed(text)
    sample = TEXT[:6000]
    theirs = search_speed(sample)
    print(
        f"\nfind and resolve {ours / 1e6:.2f} M chars/s; search_dates {theirs:,.0f} chars/s; ratio {ours / theirs:,.0f}"
    )
    assert ours > FLOOR
    assert ours > 10 * theirs


def search_speed(text: str) -> float:
    """Characters a CPU second of dateparser's search."""
    from dateparser.search import search_dates

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        search_dates("today", languages=["en"])
        begin = process_time()
        search_dates(text, languages=["en"])
    return len(text) / (process_time() - begin)


def test_time_grows_with_the_length_of_the_text_only() -> None:
    shapes = {
        "articles": TEXT,
        "the ": "the " * 20_000,
        "numbers": "12, " * 20_000,
        "one sentence of weekdays": "Monday and " * 10_000,
        "no words": "(-" * 40_000,
        "last": "last " * 20_000,
        "dates": "1, 2, 3, 4 and 5 " * 5_000,
        "events": "The vote on May 5 was close. He left two days before the vote. " * 2_000,
        "events in one sentence": "X was shot on May 5 and Y fled two days before the killing and " * 2_000,
    }
    for name, text in shapes.items():
        once, twice = speed(text), speed(text * 2)
        assert twice > once / 2, name
        assert once > FLOOR / 10, name
