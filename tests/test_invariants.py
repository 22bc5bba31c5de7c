"""What holds for every article, whatever is found in it: spans, order, identity, and that a second run is equal."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tomllib
import uuid
from collections.abc import Callable, Iterator
from datetime import date
from math import exp
from pathlib import Path
from textwrap import fill

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendars import Article, Engagement, Kind, Trace, extract, read, trace, write
from calendars.extraction import pipeline
from calendars.extraction.confidence import HIGHEST, weigh
from calendars.periods import days_of, span_of

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.md"))
UNRELATED = "The cafeteria serves soup."
# Kinds that are one group in an engagement's identity; any other kind is its own.
GROUPS = {Kind.TALKS: "meet", Kind.MEETING: "meet"} | dict.fromkeys(
    (Kind.SUMMIT, Kind.SESSION, Kind.CONFERENCE), "gather"
)
Identity = tuple[str, frozenset[str], str]


@pytest.fixture(scope="module", params=SEEDS, ids=[path.stem for path in SEEDS])
def article(request: pytest.FixtureRequest) -> Article:
    return read(request.param)


@pytest.fixture(scope="module")
def found(article: Article) -> Trace:
    return trace(article)


def read_spans(found: Trace) -> Iterator[tuple[tuple[int, int], str]]:
    """Every span of a trace that cites the article, with the words it is said to hold."""
    for items in (found.times, found.triggers, found.misses):
        yield from ((item.span, item.text) for item in items)
    for engagement in found.engagements:
        for evidence in engagement.evidence:
            yield (evidence.start, evidence.end), evidence.text


def identity_of(engagement: Engagement) -> Identity:
    """What the UID stands for: kind group, sides, and the start as far as the day."""
    group = GROUPS.get(engagement.kind, engagement.kind.value)
    return group, frozenset(engagement.sides), (engagement.when.start or engagement.when.text)[:10]


# Every seed


def test_spans_cite_the_article(article: Article, found: Trace) -> None:
    wrong = [(span, text) for span, text in read_spans(found) if article.text[slice(*span)] != text]
    assert wrong == []


def test_spans_of_steps_lie_in_the_article(article: Article, found: Trace) -> None:
    steps = [*found.actors, *(step for engagement in found.engagements for step in engagement.steps)]
    assert [step for step in steps if not 0 <= step.span[0] < step.span[1] <= len(article.text)] == []


def test_every_engagement_says_what_it_rests_on(found: Trace) -> None:
    for engagement in found.engagements:
        assert engagement.evidence, engagement.title
        assert engagement.steps, engagement.title
        assert [step for step in engagement.steps if not step.rule] == [], engagement.title


def test_an_engagement_does_not_end_before_it_starts(found: Trace) -> None:
    for engagement in found.engagements:
        when = engagement.when
        if when.start and when.end:
            first, last = span_of(when.start, when.end)
            assert first <= last, when
            assert when.end != when.start, when


def test_engagements_are_sorted_by_start_with_the_unresolved_last(found: Trace) -> None:
    starts = [engagement.when.start for engagement in found.engagements]
    days = [days_of(start)[0] if start else date.max for start in starts]
    assert days == sorted(days)


def test_somebody_takes_part_and_nobody_twice(found: Trace) -> None:
    for engagement in found.engagements:
        sides, names = engagement.sides, [person.name for person in engagement.people]
        assert sides, engagement.title
        assert all(side.strip() for side in sides), engagement.title
        assert len(sides) == len(set(sides)), engagement.title
        assert len(names) == len(set(names)), engagement.title


def test_a_title_is_one_line_of_at_most_60_characters(found: Trace) -> None:
    titles = [engagement.title for engagement in found.engagements]
    assert [title for title in titles if not title or len(title) > 60 or title != " ".join(title.split())] == []


def test_confidence_is_a_share(found: Trace) -> None:
    assert [item.confidence for item in found.engagements if not 0 <= item.confidence <= 1] == []


def test_the_weights_shown_are_those_that_made_the_confidence(found: Trace) -> None:
    shown = {item.uid: 1 / (1 + exp(-sum(weigh(item).values()))) for item in found.engagements}
    off = [item for item in found.engagements if abs(min(HIGHEST, shown[item.uid]) - item.confidence) > 0.006]
    assert off == []


def test_a_call_has_no_location(found: Trace) -> None:
    assert [item.title for item in found.engagements if item.kind is Kind.CALL and item.location] == []


def test_a_second_run_is_equal(article: Article, found: Trace) -> None:
    assert trace(article) == found
    assert extract(article) == list(found.engagements)


def test_an_unrelated_sentence_changes_no_engagement(article: Article, found: Trace) -> None:
    """A digest is one paragraph, and is read as such: there the sentence joins the paragraph."""
    gap = "\n\n" if "\n\n" in article.text.strip() else " "
    longer = article._replace(text=f"{article.text.rstrip()}{gap}{UNRELATED}\n")
    assert trace(longer).engagements == found.engagements


def wrapped(text: str, width: int) -> str:
    lines = [fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")]
    return "\n".join(lines)


# What changes the look of a text and not what it says; mail, old wire copy and notes taken from pages come so.
LOOKS: dict[str, Callable[[str], str]] = {
    "wrapped at 66": lambda text: wrapped(text, 66),
    "wrapped at 72": lambda text: wrapped(text, 72),
    "wrapped at 80": lambda text: wrapped(text, 80),
    "hyphens": lambda text: re.sub(r"(?<=\w)-(?=\w)", "\u2010", text),
    "hyphens that do not break": lambda text: re.sub(r"(?<=\w)-(?=\w)", "\u2011", text),
    "quoted": lambda text: re.sub(r"(?m)^(?=.)", "> ", text),
    "bold": lambda text: re.sub(r"\b([A-Z][a-z]+ [A-Z][a-z]+)\b(?!-)", r"**\1**", text, count=5),
    "slanted": lambda text: re.sub(r"\b(talks|meeting|summit|visit|call)\b", r"*\1*", text),
    "underlined": lambda text: re.sub(r"\b(talks|meeting|summit|visit|call)\b", r"_\1_", text),
    "linked": lambda text: re.sub(r"\b(talks|meeting|summit|visit|call)\b", r"[\1](https://example.org/may-5)", text),
}


@pytest.mark.parametrize("look", LOOKS)
def test_what_changes_only_the_look_of_a_text_changes_no_engagement(article: Article, found: Trace, look: str) -> None:
    other = trace(article._replace(text=LOOKS[look](article.text)))
    assert all(words == other.article.text[slice(*span)] for span, words in read_spans(other))
    assert [told_by(one) for one in other.engagements] == [told_by(one) for one in found.engagements]


def told_by(engagement: Engagement) -> tuple[object, ...]:
    """What an engagement tells, without the places in the text that it rests on."""
    when = (engagement.when.start, engagement.when.end)
    return when, engagement.kind, engagement.status, engagement.sides, engagement.people, engagement.location


def test_without_a_publication_date_it_is_read_all_the_same(article: Article) -> None:
    undated = article._replace(published=None)
    assert trace(undated) == trace(undated)


def test_no_article_has_one_uid_twice(found: Trace) -> None:
    uids = [engagement.uid for engagement in found.engagements]
    assert len(uids) == len(set(uids))


# All seeds together


def test_articles_read_together_keep_their_evidence_apart() -> None:
    articles = [read(path) for path in SEEDS]
    texts = {article.source: article.text for article in articles}
    engagements = extract(articles)
    assert len({engagement.uid for engagement in engagements}) == len(engagements)
    for engagement in engagements:
        for part in engagement.evidence:
            text = texts[engagement.articles[part.article].source]
            assert text[part.start : part.end] == part.text, engagement.title


def test_a_uid_stands_for_kind_group_sides_and_start() -> None:
    """A second engagement of one sort in an article has a UID of its own, and even that stands for nothing else."""
    meanings: dict[str, Identity] = {}
    firsts: dict[Identity, str] = {}
    for path in SEEDS:
        engagements = trace(read(path)).engagements
        assert [
            item.title for item in engagements if meanings.setdefault(item.uid, identity_of(item)) != identity_of(item)
        ] == []
        for identity, uid in {identity_of(item): item.uid for item in reversed(engagements)}.items():
            assert firsts.setdefault(identity, uid) == uid, path.stem


def test_a_uid_never_changes() -> None:
    """Calendars of users hold it: whoever changes how it is made must carry the old ones along."""
    text = "President Biden and Russian President Vladimir Putin will hold a phone call on Dec. 30."
    (call,) = extract(Article(text, published=date(2021, 12, 29)))
    assert identity_of(call) == ("call", frozenset({"United States", "Russia"}), "2021-12-30")
    assert call.uid == "daa7a254-3ce4-554f-bcbb-acca9bfb04da"


def test_the_seed_of_the_hashes_plays_no_part() -> None:
    """Sets of strings have another order in every process; no result may show it."""
    script = (
        "import sys; from calendars import extract, read, write; print(write(extract(map(read, sys.argv[1:])), 'json'))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, *map(str, SEEDS)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


# Any text

WORDS = sorted({word for path in SEEDS for word in path.read_text(encoding="utf-8").split()})
GAPS = ["\n", "\n\n", ". ", ", "]
DATES = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)) | st.sampled_from([date.min, date.max]) | st.dates()
SHUFFLED = st.lists(st.sampled_from(WORDS) | st.sampled_from(GAPS), max_size=120).map(" ".join)
ANY_TEXT = settings(max_examples=100, deadline=None, derandomize=True, database=None)


def check(text: str, published: date | None) -> None:
    """Whatever the text, there is a result, it cites the text, it is the same again, and every format can write it."""
    article = Article(text, published=published)
    found = trace(article)
    assert trace(article) == found
    assert all(text[slice(*span)] == cited for span, cited in read_spans(found))
    test_spans_of_steps_lie_in_the_article(article, found)
    test_every_engagement_says_what_it_rests_on(found)
    test_an_engagement_does_not_end_before_it_starts(found)
    test_engagements_are_sorted_by_start_with_the_unresolved_last(found)
    test_somebody_takes_part_and_nobody_twice(found)
    test_a_title_is_one_line_of_at_most_60_characters(found)
    for format in ("json", "csv", "md"):
        write(found.engagements, format)
    dated = [engagement for engagement in found.engagements if engagement.when.start]
    if dated and dated[0].articles[0].published:
        write(dated, "ics")


@ANY_TEXT
@given(text=st.text(max_size=400), published=DATES)
def test_any_characters_are_read(text: str, published: date | None) -> None:
    check(text, published)


@ANY_TEXT
@given(text=SHUFFLED, published=DATES)
def test_any_words_are_read(text: str, published: date | None) -> None:
    check(text, published)


# What the grammar is made for, in any order: names, triggers, times at the ends of what can be said, marks.
PARTS = """Lavrov|Blinken|Russia|China|Geneva|the EU|he|they|who|the two leaders|Russian|foreign ministers|president
met|will meet|visit|talks|a call|summit|session|signed|was postponed|was cancelled|instead of|rather than|than planned
until|since|before|after|between|from|to|on|in|at|of|for|by|and|the|that|said|which|first|last|next|second day of
two days after|Monday|Friday|Easter|Ramadan|January 10|Feb. 29|30 February|31 June
0000|0001|9999|year 9999|10000|2022-13-45|9999-12-31
10:00|24:00|25:61|midnight|Q1|FY2022|the 1990s|'90s|week of|in 999 weeks|9000 years ago|99999999999999999999 days ago
10-12|10/1/2022|Dec. 30-Jan. 2|GMT|UTC+14|Pacific/Funafuti|\u0663|\u00b2|\u0130|\ufb01|\ud83d|\u202e|\u200b|\x00
\x1b|\r|\u2028|,|;|:|.|...|?|(|)|"|\u201c|\u201d|'|\u2019s|-|--|\u2013|\u2014|/|*|#||"""
PARTS_MIXED = st.lists(st.sampled_from(PARTS.replace("\n", "|").split("|")) | st.sampled_from(GAPS), max_size=60)


@ANY_TEXT
@given(parts=PARTS_MIXED, published=DATES)
def test_any_parts_of_the_grammar_are_read(parts: list[str], published: date | None) -> None:
    check(" ".join(parts), published)


@pytest.mark.parametrize("text", ["", "\n", " ", ".", "\ufeff", "\x00", "meeting", "Monday", "Biden"])
def test_hardly_any_text_is_read(text: str) -> None:
    assert extract(Article(text)) == []


def test_a_list_in_the_past_under_a_heading_that_is_no_day_is_read() -> None:
    found = extract(Article("Q2\n09:00 Biden hosted Putin in Geneva", published=date(2024, 10, 9)))
    assert [engagement.sides for engagement in found] == [("United States", "Russia")]


RELATIVE = ["last year", "next year", "last week", "next week", "yesterday", "tomorrow", "Monday"]


def make_talks(words: str, published: date | None) -> Article:
    return Article(f"The United States and Russia held talks in Geneva {words}.", published=published)


@pytest.mark.parametrize("words", RELATIVE)
def test_without_a_publication_date_no_relative_time_is_resolved(words: str) -> None:
    """Never from a clock."""
    found = trace(make_talks(words, None))
    assert [time.start for time in found.times] == [None]


@pytest.mark.parametrize("words", [*RELATIVE, "3000 years ago", "in 9000 years"])
@pytest.mark.parametrize("published", [date.min, date.max], ids=str)
def test_a_publication_date_at_the_end_of_the_calendar_is_no_error(words: str, published: date) -> None:
    extract(make_talks(words, published))


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("on Feb. 29", date(1900, 3, 1)),  # no such day from 1896 to 1904
        ("on Feb. 29", date(2099, 6, 1)),
        ("will be held on Feb. 29", date(1899, 3, 1)),
        ("on December 31, 9999, at midnight", date(2022, 1, 5)),
        ("on January 1, 1, at 24:00", date(2022, 1, 5)),
        ("on Christmas 0000", date(2022, 1, 5)),
    ],
)
def test_days_at_the_edges_of_the_calendar_are_no_error(words: str, published: date) -> None:
    check(make_talks(words, published).text, published)


@pytest.mark.parametrize("published", [date.min, date(1, 1, 8), date(9999, 12, 25), date.max], ids=str)
def test_of_a_day_on_which_no_newspaper_came_out_nothing_is_counted(published: date) -> None:
    text = "Russia and China will meet on Monday. He is in Geneva for a three-day visit. Talks are due on Feb. 29."
    found = trace(Article(text, published=published))
    assert found.engagements == trace(Article(text)).engagements
    assert found.article.published == published


@pytest.mark.parametrize("text", ["A session of th ;", "A summit was held \u2014"])
def test_a_text_that_ends_in_a_mark_is_no_error(text: str) -> None:
    check(text, date(2022, 1, 5))


def test_who_joins_itself_is_one_side() -> None:
    text = "The European Union will hold accession talks with Chad and the European Union on Monday."
    for engagement in trace(Article(text, published=date(2022, 1, 5))).engagements:
        assert len(set(engagement.sides)) == len(engagement.sides)


def test_an_article_named_twice_is_quoted_once() -> None:
    article = make_talks("on Monday", date(2022, 1, 5))
    assert extract([article, article]) == extract(article)


def test_a_time_right_behind_an_opening_as_is_no_error() -> None:
    extract(Article("As Monday dawned, talks began.", published=date(2021, 12, 29)))


def test_a_uid_is_a_name_based_uuid() -> None:
    """RFC 9562, 5.5."""
    assert pipeline.identity(Kind.TALKS, ("Russia", "NATO"), "2022-01-12T10:00") == str(
        uuid.uuid5(pipeline.NAMESPACE, f"{GROUPS[Kind.TALKS]}|NATO|Russia|2022-01-12")
    )


def test_a_movement_is_called_as_in_the_article_and_is_the_same_one_by_any_name() -> None:
    texts = (
        "Norwegian envoy Jon Berg will meet leaders of the Tamil Tigers on Dec. 4.",
        "Norwegian envoy Jon Berg will meet leaders of the Liberation Tigers of Tamil Eelam (LTTE) on Dec. 4.",
    )
    tigers, eelam = (extract(Article(text, published=date(2006, 11, 30)))[0] for text in texts)
    assert (tigers.sides, eelam.sides) == (("Norway", "Tamil Tigers"), ("Norway", "Liberation Tigers of Tamil Eelam"))
    assert tigers.uid == eelam.uid


def test_a_text_may_break_off_after_any_word() -> None:
    """A headline, a caption or a cut feed has no full stop: no rule may look beyond the last word."""
    phrasings = tomllib.loads((Path(__file__).parent / "corpus" / "en" / "engagements.toml").read_text("utf-8"))
    texts = [text for case in phrasings["case"] for text in case["texts"]]
    for number, text in enumerate(texts):
        words = text.split(" ")
        for stop in range(1 + number % 27, len(words), 27):
            extract(Article(" ".join(words[:stop]), published=date(2022, 1, 5)))


def test_words_in_any_order_are_read() -> None:
    """A page of columns or of captions gives words that make no sentence: no rule may rest on one."""
    phrasings = tomllib.loads((Path(__file__).parent / "corpus" / "en" / "engagements.toml").read_text("utf-8"))
    texts = [text for case in phrasings["case"] for text in case["texts"]]
    for number, text in enumerate(texts[::3]):
        words = text.split()
        random.Random(number).shuffle(words)
        extract(Article(" ".join(words), published=date(2022, 1, 5)))


@pytest.mark.parametrize(
    "text",
    [
        "Lima, Nov. 16",  # a caption's place and day, and no more
        "Lima, Nov. 16, Sample News",
        "He will meet the Council of",
        "Call with representatives of the Confederation of Chilean Farmers also before talks of the two countries, and "
        "ministers will meet in Oslo on Friday.",
        "The king will be in Oslo on Friday as guest of President Karel Dub also Call with representatives of the "
        "Confederation of Chilean Farmers.",
    ],
)
def test_a_caption_and_a_club_named_after_a_people_are_no_error(text: str) -> None:
    check(text, date(2005, 11, 16))


@pytest.mark.parametrize("words", ["private   chat", "private\nchat"])
def test_a_trigger_is_cited_as_it_is_set(words: str) -> None:
    check(f"Karel [Dub] and Polish President Jan Nowak had a {words} in Oslo on Monday.", date(2022, 1, 5))
    check(f"A {words} is planned.", date(2022, 1, 5))


def test_a_guest_with_a_name_in_brackets_is_cited_with_them() -> None:
    check("Polish President [Jan] Nowak will be Chancellor Olaf Scholz's guest on Monday.", date(2022, 1, 5))


@pytest.mark.parametrize("words", range(194, 202))
def test_a_sentence_without_end_may_be_cut_inside_a_time(words: int) -> None:
    """What is longer than any sentence is read in pieces, and a day may stand over the cut."""
    text = f"{'and talks ' * (words // 2)}{'too ' * (words % 2)}in Oslo on Wednesday (13 August) and Thursday"
    check(text, date(2025, 8, 11))


def test_a_schedule_posted_twice_in_one_text_is_no_error() -> None:
    part = "Public Schedule: December 8, 2025\n\nOffice of the Press\nOslo, Norway\nDecember 7, 2025\n\n"
    check(f"{part}{part}{part}9:00 a.m. The minister meets Foreign Minister Karel Dub.", date(2025, 12, 7))
    check(f"{part}11:00 a.m. {part}9:00 a.m. Minister {part}", date(2025, 12, 7))
