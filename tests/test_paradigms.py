"""Fill the frames of tests/corpus/en/paradigms.toml with names, places and times: what one says does not hang on them.

A frame is a sentence, or a few, with gaps; each is tried with several fillings, turned so that any two gaps meet in
many combinations. What is expected is known from the frame and the fillings alone, and nobody wrote the sentences.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from test_corpus import shown

from calendars.extraction.pipeline import trace
from calendars.models import Article, Kind, Status
from calendars.publishing.records import build_record

FILE = Path(__file__).parent / "corpus" / "en" / "paradigms.toml"
PARADIGMS: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
# How many fillings each frame is tried with.
FILLINGS = 10
# Steps that are coprime to the lengths of most lists, so that the gaps turn at different speeds.
STEPS = {"form_A": 1, "form_B": 2, "form_C": 3, "T": 7, "D": 5, "U": 5, "P": 3, "city": 1, "office": 1}


def turned(name: str, values: list[Any], frame: int, filling: int) -> Any:
    """The value of a gap in one filling of one frame."""
    return values[(frame * 5 + filling * STEPS[name] + len(name)) % len(values)]


def fill(frame: int, filling: int) -> tuple[dict[str, str], dict[str, Any]]:
    """The words for the gaps, and what they mean: a person's side and name, a time's first and last day."""
    words: dict[str, str] = {}
    meaning: dict[str, Any] = {}
    for rank, who in enumerate("ABC"):  # three nations apart, whatever the filling
        nations, persons, offices = PARADIGMS["nations"], PARADIGMS["persons"], PARADIGMS["offices"]
        at = frame + filling * 2 + rank * 3
        state, adjective, capital = nations[at % len(nations)]
        name, office = persons[at % len(persons)], turned("office", offices, frame, filling)
        form = turned(f"form_{who}", PARADIGMS["forms"], frame, filling)
        gaps = {"state": state, "adjective": adjective, "name": name, "office": office, "small": office.lower()}
        words |= {who: form.format(**gaps), f"{who}.state": state, f"{who}.adjective": adjective}
        words |= {f"{who}.capital": capital, f"{who}.surname": name.split()[-1], f"{who}.name": name}
        words |= {f"{who}.office": office.lower(), f"{who}.CAPITAL": capital.upper()}
        meaning |= {who: name if "{name}" in form else None, f"{who}.state": state, f"{who}.capital": capital}
        meaning[f"{who}.name"] = name
    for gap, times in (("T", "ahead"), ("D", "days"), ("U", "later"), ("P", "past")):
        words[gap], start, end = turned(gap, PARADIGMS[times], frame, filling)
        words[f"{gap}.bare"] = words[gap].removeprefix("on ").removeprefix("in ")
        meaning[gap] = (start, end)
    words["city"], meaning["city"] = turned("city", PARADIGMS["cities"], frame, filling)
    return words, meaning


def sentence(text: str, words: dict[str, str]) -> str:
    """A frame with its gaps filled; of two stops in a row the stronger one stays."""
    for gap, word in words.items():
        text = text.replace("{" + gap + "}", word)
    for pair, one in ((",,", ","), (",.", ".")):
        text = text.replace(pair, one)
    return text[0].upper() + text[1:]


def meant(fields: dict[str, Any], meaning: dict[str, Any]) -> dict[str, Any]:
    """What a frame says of one engagement, with the fillings put in."""
    start, end = meaning[fields["when"]] if fields["when"] in meaning else (fields["when"], "")
    expected = {"start": start, "kind": fields["kind"], "status": fields["status"]}
    expected["sides"] = sorted(meaning.get(f"{side}.state", side) for side in fields["sides"])
    if fields.get("end", True):
        expected["end"] = fields.get("end", end)
    if "people" in fields:
        expected["people"] = sorted(name for who in fields["people"] if (name := meaning.get(who, who)))
    if "location" in fields:
        expected["location"] = meaning.get(fields["location"], fields["location"])
    return expected


def told(record: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """What was found, as far as a frame says it."""
    record = record | {"people": sorted(person["name"] for person in record["people"])}
    record |= {"sides": sorted(record["sides"]), "end": record["end"] or "", "location": record["location"] or ""}
    return {key: record[key] for key in expected}


FRAMES = [(number, frame, text) for number, frame in enumerate(PARADIGMS["frame"]) for text in frame["texts"]]
IDS = [f"{frame['id']}-{frame['texts'].index(text)}" for _, frame, text in FRAMES]


@pytest.mark.parametrize(("number", "frame", "text"), FRAMES, ids=IDS)
def test_frame_says_the_same_whatever_fills_it(number: int, frame: dict[str, Any], text: str) -> None:
    published = date.fromisoformat(PARADIGMS["published"])
    for filling in range(FILLINGS):
        words, meaning = fill(number, filling)
        article = sentence(text, words)
        found = trace(Article(article, published=published))
        expected = sorted((meant(fields, meaning) for fields in frame["expect"]), key=str)
        records = [build_record(one) for one in found.engagements]
        keys = expected[0] if expected else {"start": "", "sides": ""}
        actual = sorted((told(record, keys) for record in records), key=str)
        assert actual == expected, f"{article}\n{shown(found)}"


def test_frames_are_well_formed() -> None:
    ids = [frame["id"] for frame in PARADIGMS["frame"]]
    assert len(ids) == len(set(ids))
    for frame in PARADIGMS["frame"]:
        assert set(frame) == {"id", "texts", "expect"}, frame["id"]
        for fields in frame["expect"]:
            assert {"when", "kind", "status", "sides"} <= set(fields), frame["id"]
            assert set(fields) <= {"when", "end", "kind", "status", "sides", "people", "location"}, frame["id"]
            Kind(fields["kind"]), Status(fields["status"])
        shapes = {frozenset(set(fields) - {"when"}) for fields in frame["expect"]}
        assert len(shapes) <= 1, f"{frame['id']}: all engagements of a frame name the same fields"
