"""What programs may rely on: the fields of the JSON, their order and their forms, and the columns of the CSV.

Fields are only ever added, at the end. A change that makes these tests fail breaks somebody's program.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from samples import make_engagement, make_trace

import calendars
from calendars import Article, Kind, Status, write
from calendars.extraction.confidence import WEIGHTS
from calendars.models import ArticleRef, Grain, TimeMention, TimexType
from calendars.publishing.records import build_trace_record

ENGAGEMENT = {
    "uid": "0b0e4a5c-6e0f-5d3c-8f0e-6a4f3f6f2c11",
    "title": "United States-Russia talks",
    "kind": "talks",
    "start": "2022-01-10",
    "end": None,
    "grain": "day",
    "timezone": None,
    "status": "scheduled",
    "sides": ["United States", "Russia"],
    "people": [
        {"name": "Wendy Sherman", "role": "deputy secretary of state", "side": "United States"},
        {"name": "Sergei Ryabkov", "role": None, "side": None},
    ],
    "location": "Geneva",
    "topic": "security demands",
    "confidence": 0.9,
    "evidence": [{"article": 0, "start": 4, "end": 31, "text": "Both sides meet on Jan. 10."}],
    "articles": [
        {
            "source": "story.md",
            "title": "Talks are set",
            "url": "https://example.org/story",
            "published": "2021-12-29",
        }
    ],
    "when": "on Jan. 10",
}


def test_an_engagement_is_this_object() -> None:
    (record,) = json.loads(write([make_engagement()], "json"))
    assert record == ENGAGEMENT
    assert list(record) == list(ENGAGEMENT)


def test_what_is_not_known_is_null_or_empty() -> None:
    bare = make_engagement(
        None,
        sides=(),
        people=(),
        location=None,
        topic=None,
        evidence=(),
        articles=(ArticleRef(None, None, None, None),),
    )
    (record,) = json.loads(write([bare], "json"))
    assert record == {
        **ENGAGEMENT,
        "start": None,
        "sides": [],
        "people": [],
        "location": None,
        "topic": None,
        "evidence": [],
        "articles": [{"source": None, "title": None, "url": None, "published": None}],
    }


def test_a_span_in_a_zone_is_this_object() -> None:
    (record,) = json.loads(write([make_engagement("2022-01-10T09:00", "2022-01-10T12:00", "Europe/Vienna")], "json"))
    times = {"start": "2022-01-10T09:00", "end": "2022-01-10T12:00", "grain": "minute", "timezone": "Europe/Vienna"}
    assert record == {**ENGAGEMENT, **times}


def test_the_words_of_every_field_that_has_a_list_of_them() -> None:
    assert list(Kind) == "call meeting talks visit summit session conference signing other".split()  # noqa: SIM905
    assert list(Status) == "scheduled tentative held underway postponed cancelled".split()  # noqa: SIM905


def test_a_trace_is_this_object() -> None:
    article = Article(
        "Thus Both sides meet on Jan. 10.",
        title="Talks are set",
        source="story.md",
        published=datetime(2021, 12, 29, 18, 19, tzinfo=UTC),
        updated=date(2021, 12, 30),
        published_from="front matter",
    )
    assert build_trace_record(make_trace(article=article)) == {
        "article": {
            "source": "story.md",
            "title": "Talks are set",
            "url": None,
            "published": "2021-12-29T18:19:00+00:00",
            "published_from": "front matter",
            "updated": "2021-12-30",
            "rewritten": False,
            "author": None,
            "language": "en",
        },
        "times": [
            {
                "span": [24, 31],
                "text": "Jan. 10",
                "type": "DATE",
                "value": "2022-01-10",
                "grain": "day",
                "start": "2022-01-10",
                "end": None,
                "timezone": None,
                "stated": [],
                "filled": [],
                "direction": None,
                "clash": None,
                "rule": "times.month_day",
            }
        ],
        "actors": [{"span": [5, 15], "text": "Both sides", "rule": "actors.side", "note": None}],
        "triggers": [{"span": [16, 20], "text": "meet", "rule": "triggers.meet", "note": None}],
        "engagements": [
            {
                **ENGAGEMENT,
                "steps": [
                    {"span": [15, 19], "text": "meet", "rule": "triggers.meet", "note": "a meeting"},
                    {"span": [23, 30], "text": "Jan. 10", "rule": "times.month_day", "note": None},
                ],
                "weights": {name: WEIGHTS[name] for name in ("always", "place told", "people: 2")},
            }
        ],
        "misses": [{"span": [0, 4], "text": "Thus", "rule": "triggers.undated", "reason": "no time at all"}],
    }


def test_the_columns_of_csv() -> None:
    header = write([], "csv").decode()
    assert header == (
        "start,end,grain,timezone,when,kind,status,title,sides,people,location,topic,"
        "confidence,evidence,article,url,published,uid\n"
    )


def test_the_public_names() -> None:
    for name in calendars.__all__:
        assert getattr(calendars, name).__doc__, name
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = calendars.reed


def test_times_and_durations_need_no_grain() -> None:
    duration = TimeMention((0, 4), "Thus", TimexType.DURATION, "P2D")
    trace = make_trace(times=(duration,))
    assert build_trace_record(trace)["times"][0]["grain"] is None
    assert Grain.DAY.value == "day"
