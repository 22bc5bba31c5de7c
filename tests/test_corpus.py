"""Run the phrasings of tests/corpus: one test a phrasing, the trace shown when it fails."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from calendars.extraction.pipeline import trace
from calendars.models import Article, Engagement, Trace
from calendars.publishing.records import build_record

CORPUS = Path(__file__).parent / "corpus" / "en"
KEYS = {"id", "published", "texts", "expect"}
FIELDS = {"start", "end", "kind", "status", "sides", "people", "location", "title"}


def read_cases(name: str) -> list[dict[str, Any]]:
    """The cases of a corpus file; anything malformed is an error, never skipped."""
    cases: list[dict[str, Any]] = tomllib.loads((CORPUS / name).read_text(encoding="utf-8"))["case"]
    assert cases, f"{name} is empty"
    seen = set()
    for case in cases:
        assert set(case) == KEYS, f"{case.get('id')}: keys are {sorted(case)}"
        assert case["id"] not in seen, f"{case['id']} stands twice"
        assert case["texts"], f"{case['id']} has no text"
        assert all(set(expected) <= FIELDS for expected in case["expect"]), f"{case['id']}: unknown field"
        seen.add(case["id"])
    return cases


def as_expected(engagement: Engagement, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of an engagement that a case compares, lists in order of the alphabet."""
    record = build_record(engagement)
    record["people"] = [person["name"] for person in record["people"]]
    record |= {key: record[key] or "" for key in ("location", "end")}  # TOML has no null
    return {key: sorted(record[key]) if isinstance(record[key], list) else record[key] for key in fields}


def shown(found: Trace) -> str:
    """What the engine saw, for the message of a failed test."""
    lines = [f"{step.rule}: {step.text!r}" for step in (*found.actors, *found.triggers)]
    lines += [f"time {mention.text!r} = {mention.start}..{mention.end} by {mention.rule}" for mention in found.times]
    lines += [f"left out {miss.text!r}: {miss.reason}" for miss in found.misses]
    return "\n".join(lines)


CASES = [
    (case, text)
    for name in ("engagements.toml", "actors.toml", "fields.toml")
    for case in read_cases(name)
    for text in case["texts"]
]


@pytest.mark.parametrize(
    ("case", "text"), CASES, ids=[f"{case['id']}-{case['texts'].index(text)}" for case, text in CASES]
)
def test_phrasing_gives_the_engagements_expected(case: dict[str, Any], text: str) -> None:
    found = trace(Article(text, published=date.fromisoformat(case["published"])))
    expected = [
        {key: sorted(value) if isinstance(value, list) else value for key, value in fields.items()}
        for fields in case["expect"]
    ]
    pairs = zip(found.engagements, expected or [{}], strict=False)
    actual = [as_expected(engagement, fields) for engagement, fields in pairs]
    actual += [as_expected(engagement, {"start": 1, "sides": 1}) for engagement in found.engagements[len(actual) :]]
    assert actual == expected, shown(found)


def test_a_third_of_the_phrasings_is_negative() -> None:
    negatives = sum(not case["expect"] for case, _ in CASES)
    assert 3 * negatives >= len(CASES)
