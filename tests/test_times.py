"""Times are found and resolved as the corpus says, and the mentions keep their promises on any text."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendars import read
from calendars.extraction.resolve import resolve_times
from calendars.extraction.times import ANCHOR, BEGINNINGS, GRAMMAR, find_times
from calendars.extraction.words.sentences import Document, read_document
from calendars.lexicon import read_lexicon
from calendars.models import TimeMention

CORPUS = [
    case
    for name in ("times.toml", "times_tense.toml")
    for case in tomllib.loads((Path(__file__).parent / "corpus/en" / name).read_text(encoding="utf-8"))["case"]
]
KEYS = {"text", "type", "value", "start", "end", "grain", "timezone", "clash"}
LEXICON = read_lexicon()
ABBREVIATIONS = frozenset(word for words in LEXICON["abbreviations"].values() for word in words)
WORDS = sorted(
    {word for table in LEXICON["times"].values() if isinstance(table, dict) for word in table if len(word) > 1}
    | {"1", "3", "12", "31", "2022", "1530", "30", "on", "at", "the", "to", "and", "of", "in", "a", "will", "met"}
    | {".", ",", "-", ":", "/", "(", ")", "'s", "p.m.", "GMT", "Monday", "May", "January", "Jan", "\n", "\n\n"}
)
texts = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
days = st.dates(date(1950, 1, 1), date(2049, 12, 31))


def read_text(text: str) -> Document:
    return read_document(text, ABBREVIATIONS)


def resolve(text: str, published: date | None) -> list[TimeMention]:
    document = read_text(text)
    return resolve_times(find_times(document, LEXICON), document, published, LEXICON)


def phrasings() -> list[Any]:
    return [pytest.param(case, text, id=f"{case['id']}: {text[:60]}") for case in CORPUS for text in case["texts"]]


@pytest.mark.parametrize(("case", "text"), phrasings())
def test_a_phrasing_is_read_as_its_case_says(case: dict[str, Any], text: str) -> None:
    mentions = resolve(text, case.get("published"))
    actual = [
        {key: str(getattr(mention, key) or "none") for key in expected}
        for mention, expected in zip(mentions, case["expect"], strict=False)
    ]
    assert len(mentions) == len(case["expect"]), [(mention.text, mention.rule) for mention in mentions]
    assert actual == case["expect"], mentions


def test_the_corpus_is_well_formed() -> None:
    ids = [case["id"] for case in CORPUS]
    assert len(ids) == len(set(ids))
    for case in CORPUS:
        assert set(case) <= {"id", "published", "expect", "texts"}
        assert case["texts"]
        assert all(set(expected) <= KEYS for expected in case["expect"])
    every = [(text, case.get("published")) for case in CORPUS for text in case["texts"]]
    nothing = [text for case in CORPUS for text in case["texts"] if not case["expect"]]
    assert len(every) == len(set(every))
    assert len(every) >= 400
    assert len(nothing) * 3 >= len(every)


def test_no_pattern_of_the_grammar_is_open_ended() -> None:
    for name, pattern in GRAMMAR.items():
        assert "*" not in pattern, name
        assert "+" not in pattern, name


@settings(max_examples=500, deadline=None)
@given(letters=st.text("_.,-:/()'$&abcdeghijklmnopqrstuvwxyzABCEFGHIJKLMNOPQRSTUVWXYZ0123456789", max_size=12))
def test_no_time_is_without_an_anchor_and_a_known_beginning(letters: str) -> None:
    for name, pattern in GRAMMAR.items():
        match = re.search(pattern, letters)
        assert match is None or ANCHOR.search(letters), (name, match)  # a pattern may ask for what follows
        assert match is None or match.group()[0] in BEGINNINGS, (name, match)


@settings(max_examples=300, deadline=None)
@given(text=texts, published=st.none() | days)
def test_spans_are_exact_ordered_and_apart(text: str, published: date | None) -> None:
    mentions = resolve(text, published)
    assert all(mention.text == text[slice(*mention.span)] for mention in mentions)
    assert all(one.span[1] <= two.span[0] for one, two in pairwise(mentions))
    assert all(mention.end is None or (mention.start or "") < mention.end for mention in mentions)


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=200), published=days)
def test_any_text_can_be_read(text: str, published: date) -> None:
    assert resolve(text, published) == resolve(text, published)


@settings(max_examples=200, deadline=None)
@given(text=texts, published=days)
def test_finding_does_not_depend_on_the_publication_day(text: str, published: date) -> None:
    later = {mention.span for mention in resolve(text, published + timedelta(days=1))}
    assert later <= {(one.starts, one.ends) for one in spans(text)}


def spans(text: str) -> list[Any]:
    document = read_text(text)

    class Span:
        def __init__(self, first: int, last: int) -> None:
            self.starts, self.ends = document.span(first, last)

    return [Span(time.first, time.last) for time in find_times(document, LEXICON)]


RELATIVE = [
    "They will meet on Monday.",
    "They met on Monday.",
    "They will meet tomorrow.",
    "They met two days ago.",
    "They will meet in ten days.",
    "They met last Friday.",
    "They will meet next Friday.",
    "They will meet a week from Monday.",
    "They will meet from Monday to Wednesday.",
    "They will meet at the weekend.",
    "They met on Monday night.",
    "They will speak on Monday at 3 p.m.",
]


@settings(max_examples=200, deadline=None)
@given(text=st.sampled_from(RELATIVE), published=days)
def test_a_week_later_every_relative_day_is_a_week_later(text: str, published: date) -> None:
    (now,), (later,) = resolve(text, published), resolve(text, published + timedelta(weeks=1))
    assert now.start is not None
    assert later.start is not None
    moved = date.fromisoformat(now.start[:10]) + timedelta(weeks=1)
    assert later.start == moved.isoformat() + now.start[10:]
    if now.end is not None:
        assert later.end == (date.fromisoformat(now.end) + timedelta(weeks=1)).isoformat()


@settings(max_examples=200, deadline=None)
@given(published=days)
def test_next_week_is_the_iso_week_after(published: date) -> None:
    year, week, _ = (published + timedelta(weeks=1)).isocalendar()
    assert [mention.start for mention in resolve("They will meet next week.", published)] == [f"{year}-W{week:02}"]


def test_a_mention_says_what_is_stated_and_what_is_filled_in() -> None:
    (mention,) = resolve("They will meet on Wednesday, Jan. 12 at 3:30 p.m. EST.", date(2022, 1, 6))
    assert mention.stated == ("weekday", "day", "month", "time", "zone")
    assert mention.filled == ("year",)
    assert mention.rule == "times.date"
    assert mention.direction == "future"
    assert mention.timezone == "-05:00"


def test_the_next_sentence_does_not_join() -> None:
    text = "They met on Monday.\n\n12 January was quiet."
    assert [mention.text for mention in resolve(text, date(2022, 1, 20))] == ["Monday", "12 January"]


@pytest.mark.parametrize(
    "text", ["They will meet at Easter\n\nMonday was quiet.", "It opens in three weeks'\n\ntime in Rome."]
)
def test_no_time_reaches_over_the_end_of_a_line(text: str) -> None:
    document = read_text(text)
    for time in find_times(document, LEXICON):
        assert document.sentence_of(time.first) == document.sentence_of(time.last - 1)


# Share of the gold days of the samples that some mention of the article names; what is missing are days that no words
# name: the publication day of a digest, the first day of a visit that is counted from its length.
SEEDS_FLOOR = 0.9


def test_the_days_of_the_samples_are_found() -> None:
    found = total = 0
    for path in sorted((Path(__file__).parent / "gold").glob("*.json")):
        sample = Path(__file__).parents[1] / "seeds" / f"{path.stem}.md"
        article = read(sample)
        starts = {start[:10] for mention in resolve(article.text, article.published) if (start := mention.start)}
        for engagement in json.loads(path.read_text(encoding="utf-8"))["engagements"]:
            total += 1
            found += engagement["start"][:10] in starts
    assert found / total >= SEEDS_FLOOR, f"{found} of {total}"
