"""How well the engine reads the seeds, against the truth in tests/gold and the floors in tests/quality.json.

`pytest --update` pins what got better and never lowers a floor; with DATELINE_LOWER_FLOORS=1 in the environment it
lowers floors too, which a change should give a reason for. The file also keeps a line for every fault, so that its
diff shows which engagements were gained and lost.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from eval import GOLD, SEEDS, Entry, Score, fingerprint, match, read_samples, score, score_engine

from calendars import Kind, Status

PIN = Path(__file__).parent / "quality.json"
LOWER = "DATELINE_LOWER_FLOORS"
TOLERANCE = 0.01
Pin = dict[str, Any]


# The gate


def find_lost(pinned: Pin, rates: dict[str, float]) -> list[str]:
    """The rates that are below their floor, or are not measured any more, a line each."""
    lost = []
    for name, floor in pinned["floors"].items():
        rate = rates.get(name, 0.0)
        if rate < floor - TOLERANCE:
            lost.append(f"{name}: {rate:.3f}, pinned {floor:.3f}")
    return lost


def describe(pinned: Pin, measured: Score, lost: list[str]) -> str:
    """What got worse, and the faults that are new since the pin."""
    new = [fault for fault in measured.faults if fault not in set(pinned["faults"])]
    return "\n".join(["quality fell:", *lost, "new faults:", *new])


def pin_anew(pinned: Pin, measured: Score, may_lower: bool) -> Pin:
    """The pin of what is measured now; no floor sinks unless it may."""
    floors = {name: round(rate, 4) for name, rate in measured.rates.items()}
    if not may_lower:
        floors |= {name: max(floor, floors.get(name, 0.0)) for name, floor in pinned["floors"].items()}
    return {"fingerprint": fingerprint(), "floors": floors, "faults": measured.faults}


def test_quality_is_not_below_its_floors(request: pytest.FixtureRequest) -> None:
    pinned: Pin = json.loads(PIN.read_text(encoding="utf-8"))
    measured = score_engine()
    lost = find_lost(pinned, measured.rates)
    may_lower = os.environ.get(LOWER) == "1"
    if request.config.getoption("--update"):
        assert may_lower or not lost, f"{describe(pinned, measured, lost)}\nnothing was pinned; {LOWER}=1 lowers floors"
        pinned = pin_anew(pinned, measured, may_lower)
        PIN.write_text(json.dumps(pinned, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        lost = []
    assert pinned["fingerprint"] == fingerprint(), "seeds or gold changed, so scores do not compare: pytest --update"
    assert not lost, describe(pinned, measured, lost)


def make_score(right: int, faults: list[str]) -> Score:
    measured = Score(faults=faults)
    measured.add("clean", right, of=10)
    return measured


PINNED: Pin = {"fingerprint": "", "floors": {"clean": 0.5}, "faults": ["a: missed"]}


def test_a_fall_beyond_the_tolerance_is_lost() -> None:
    assert find_lost(PINNED, {"clean": 0.491}) == []
    assert find_lost(PINNED, {"clean": 0.489}) == ["clean: 0.489, pinned 0.500"]
    assert find_lost(PINNED, {}) == ["clean: 0.000, pinned 0.500"]


def test_the_message_names_new_faults_only() -> None:
    message = describe(PINNED, make_score(4, ["a: missed", "b: made up"]), ["clean: 0.400, pinned 0.500"])
    assert message.splitlines() == ["quality fell:", "clean: 0.400, pinned 0.500", "new faults:", "b: made up"]


@pytest.mark.parametrize(("right", "may_lower", "floor"), [(6, False, 0.6), (4, False, 0.5), (4, True, 0.4)])
def test_a_floor_rises_and_sinks_only_where_it_may(right: int, may_lower: bool, floor: float) -> None:
    pinned = pin_anew(PINNED, make_score(right, ["b: made up"]), may_lower)
    assert pinned["floors"]["clean"] == floor
    assert pinned["faults"] == ["b: made up"]
    assert pinned["fingerprint"] == fingerprint()


# The gold


def test_every_seed_has_gold_in_the_right_form() -> None:
    assert [sample.name for sample in read_samples()] == sorted(path.stem for path in SEEDS.glob("*.md"))
    assert len(list(GOLD.glob("*.json"))) >= 40


# The scorer

CALL = Entry(
    title="Biden-Putin call",
    kind=Kind.CALL,
    start="2021-12-30T15:30-05:00",
    end=None,
    status=Status.SCHEDULED,
    sides=("United States", "Russia"),
    people=("Joe Biden", "Vladimir Putin"),
    location=None,
)
SUMMIT = replace(CALL, kind=Kind.SUMMIT, start="2022-06-29", end="2022-06-30", sides=("NATO",), people=())


def test_the_truth_scores_full_marks() -> None:
    measured = score([("a", [CALL, SUMMIT], [SUMMIT, CALL])])
    assert set(measured.rates.values()) == {1.0}
    assert measured.faults == []


def test_nothing_found_has_no_recall() -> None:
    measured = score([("a", [CALL], [])])
    assert (measured.rate("all recall"), measured.rate("upcoming recall"), measured.rate("clean")) == (0.0, 0.0, 0.0)
    assert measured.faults == ["a: missed 2021-12-30T15:30-05:00 scheduled call United States+Russia"]


def test_what_is_made_up_costs_precision() -> None:
    measured = score([("a", [CALL], [CALL, SUMMIT])])
    assert (measured.rate("all precision"), measured.rate("all recall")) == (0.5, 1.0)
    assert measured.faults == ["a: made up 2022-06-29 scheduled summit NATO"]


@pytest.mark.parametrize(
    ("found", "is_matched"),
    [
        (replace(CALL, start="2021-12-30"), True),
        (replace(CALL, start="2021-12-31"), False),
        (replace(CALL, start="2021-12"), False),
        (replace(CALL, sides=("Russia",), people=()), True),
        (replace(CALL, sides=("China",), people=("Putin",)), True),
        (replace(CALL, sides=("China",), people=("Xi Jinping",)), False),
        (replace(CALL, kind=Kind.VISIT, status=Status.HELD), True),
    ],
)
def test_entries_match_on_one_day_with_somebody_in_common(found: Entry, is_matched: bool) -> None:
    assert bool(match([CALL], [found])) is is_matched


def test_entries_are_matched_one_to_one_the_nearest_first() -> None:
    other = replace(CALL, kind=Kind.TALKS, people=())
    assert match([CALL, other], [other, CALL]) == [(0, 1), (1, 0)]
    assert match([CALL], [other, CALL]) == [(0, 1)]


@pytest.mark.parametrize(
    ("changes", "rate", "is_clean"),
    [
        ({"kind": Kind.MEETING}, "kind", False),
        ({"status": Status.TENTATIVE}, "status", False),
        ({"start": "2021-12-30"}, "clock", False),
        ({"end": "2021-12-31"}, "end", False),
        ({"sides": ("Russia",)}, "sides", False),
        ({"location": "Geneva"}, "location", True),
        ({"people": ()}, "people", True),
    ],
)
def test_a_wrong_field_is_counted_and_told(changes: dict[str, Any], rate: str, is_clean: bool) -> None:
    measured = score([("a", [CALL], [replace(CALL, **changes)])])
    assert measured.rate(rate) < 1
    assert measured.rate("clean") == is_clean
    assert [fault.split(": ")[2].split()[0] for fault in measured.faults] == [rate]


def test_summit_session_and_conference_pass_for_one_another() -> None:
    measured = score([("a", [SUMMIT], [replace(SUMMIT, kind=Kind.SESSION)])])
    assert measured.rate("kind") == 1
