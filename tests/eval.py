"""Score engagements against the hand-written truth in tests/gold: what was found, and which fields are right.

In: the articles of seeds/ with the gold of the same name. Out: a `Score`, rates by name and a line for every fault.

    python tests/eval.py        # prints both
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from calendars import Article, Engagement, Kind, Status, extract, read
from calendars.periods import span_of

TESTS = Path(__file__).parent
SEEDS = TESTS.parent / "seeds"
GOLD = TESTS / "gold"

# Kinds that a careful reader takes for one another.
KIN = {Kind.TALKS: "meeting", Kind.SUMMIT: "gathering", Kind.SESSION: "gathering", Kind.CONFERENCE: "gathering"}
GOLD_KEYS = {"title", "kind", "start", "end", "status", "sides", "people", "location", "cue"}
# Names of the gold for sides that dateline calls otherwise, folded.
OTHER_NAMES = {
    "ecumenical patriarchate of constantinople": "ecumenical patriarchate",
    "intergovernmental authority on development": "igad",
    "kachin independence organisation": "kachin independence organization",
    "macedonia": "north macedonia",
    "palestinian authority": "palestine",
}
PARTICLES = {"al", "el", "bin", "ibn", "de", "da", "van", "von", "jr", "ii", "iii"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One engagement, true or found, as far as it is compared."""

    title: str
    kind: Kind
    start: str
    end: str | None
    status: Status
    sides: tuple[str, ...]
    people: tuple[str, ...]
    location: str | None

    @property
    def day(self) -> str:
        """The start without its clock time, as exact as it is known: "2022-01-10", "2022-W02", "2022-01"."""
        return self.start.partition("T")[0]

    @property
    def clock(self) -> str:
        """Hours and minutes of the start, or ""."""
        return self.start.partition("T")[2][:5]

    @property
    def last_day(self) -> str:
        """The day on which it ends; its first where it has no other."""
        return (self.end or self.start).partition("T")[0]

    @property
    def is_upcoming(self) -> bool:
        """Whether it belongs into a calendar of what is to come: everything that is not over."""
        return self.status is not Status.HELD

    def __str__(self) -> str:
        return f"{self.start} {self.status} {self.kind} {'+'.join(self.sides or self.people)}"


@dataclass(frozen=True, slots=True)
class Sample:
    """An article with its truth."""

    name: str
    article: Article
    truth: tuple[Entry, ...]


@dataclass(slots=True)
class Score:
    """What a comparison counts.

    Attributes:
        counts: how often each thing was right, under its name, and out of how many, under (name, "of").
        faults: a line for each engagement missed or made up, and for each wrong field, in the order of the articles.
    """

    counts: Counter[str | tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, name: str, right: float, of: float = 1) -> None:
        """Count something as right, in part or in full, out of `of`."""
        self.counts[name] += right  # type: ignore[assignment]
        self.counts[name, "of"] += of  # type: ignore[assignment]

    def rate(self, name: str) -> float:
        """How often something is right; 1 where there was nothing to get right."""
        return self.counts[name] / self.counts[name, "of"] if self.counts[name, "of"] else 1.0

    @property
    def rates(self) -> dict[str, float]:
        """Every rate under its name, F1 beside precision and recall."""
        rates: dict[str, float] = {}
        for part in ("upcoming", "all"):
            precision, recall = self.rate(f"{part} precision"), self.rate(f"{part} recall")
            rates |= {f"{part} precision": precision, f"{part} recall": recall}
            rates[f"{part} f1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return rates | {name: self.rate(name) for name in (*FIELDS, "sides", "people", "clean")}


# Gold


def read_samples() -> list[Sample]:
    """Read every article that has a truth.

    Raises:
        ValueError: a gold file breaks its own form; the message names it.
    """
    return [_read_sample(path) for path in sorted(GOLD.glob("*.json"))]


def _read_sample(path: Path) -> Sample:
    truth = json.loads(path.read_text(encoding="utf-8"))
    article = read(SEEDS / f"{path.stem}.md")
    published = article.published.isoformat()[:10] if article.published else None
    if (truth["doc"], truth["published"]) != (path.stem, published):
        raise ValueError(f"{path.name}: doc and published are not those of the article")
    return Sample(path.stem, article, tuple(_read_entry(path.name, row, article) for row in truth["engagements"]))


def _read_entry(name: str, row: dict[str, Any], article: Article) -> Entry:
    fault = ""
    if set(row) != GOLD_KEYS:
        fault = f"its keys are {sorted(row)}"
    elif row["cue"] not in article.text:
        fault = "its cue is not in the article"
    elif not row["sides"] and not row["people"]:
        fault = "nobody takes part"
    if fault:
        raise ValueError(f"{name}: {row.get('title')}: {fault}")
    first, last = span_of(row["start"], row["end"])
    if last < first:
        raise ValueError(f"{name}: {row['title']}: ends before it starts")
    return Entry(
        row["title"],
        Kind(row["kind"]),
        row["start"],
        row["end"],
        Status(row["status"]),
        tuple(row["sides"]),
        tuple(row["people"]),
        row["location"],
    )


def fingerprint() -> str:
    """A digest of all articles and all gold: another one means that scores cannot be compared."""
    digest = hashlib.sha256()
    for path in (*sorted(SEEDS.glob("*.md")), *sorted(GOLD.glob("*.json"))):
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def entry_of(found: Engagement) -> Entry:
    """What is compared of an engagement that the engine found."""
    return Entry(
        found.title,
        found.kind,
        found.when.start or "",
        found.when.end,
        found.status,
        found.sides,
        tuple(person.name for person in found.people),
        found.location,
    )


# Names


def fold(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, punctuation and article.

    >>> fold("The Côte d'Ivoire"), fold("U.S.")
    (('cote', 'divoire'), ('us',))
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(" " if char in "-/" else char for char in plain if char.isalnum() or char in " -/")
    words = letters.split()
    return tuple(words[1:] if words[:1] == ["the"] else words)


def is_same_side(one: str, other: str) -> bool:
    """Whether two names denote one side; a part of a name is not enough, as Sudan is not South Sudan.

    >>> is_same_side("Macedonia", "North Macedonia"), is_same_side("Sudan", "South Sudan")
    (True, False)
    """
    first, second = (" ".join(fold(name)) for name in (one, other))
    return OTHER_NAMES.get(first, first) == OTHER_NAMES.get(second, second)


def is_same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: a part of the name is enough, and so is the family name.

    >>> is_same_person("Putin", "Vladimir Putin"), is_same_person("Hu Jintao", "Hu Shuli")
    (True, False)
    """
    first, second = set(fold(one)) - PARTICLES, set(fold(other)) - PARTICLES
    return bool(first and second) and (first <= second or second <= first or fold(one)[-1] == fold(other)[-1])


def is_same_place(one: str | None, other: str | None) -> bool:
    """Whether two locations agree: one may say more ("Helsinki", "Helsinki, Finland")."""
    first, second = set(fold(one or "")), set(fold(other or ""))
    return first == second or bool(first and second and (first <= second or second <= first))


def overlap(truth: Sequence[str], found: Sequence[str], is_same: Callable[[str, str], bool]) -> float:
    """F1 of two lists of names: 1 where they agree, or are both empty.

    >>> overlap(["Russia", "NATO"], ["Russia"], is_same_side)
    0.6666666666666666
    """
    left = list(found)
    for name in truth:
        twin = next((other for other in left if is_same(name, other)), None)
        if twin is not None:
            left.remove(twin)
    named = len(truth) + len(found)
    return 2 * (len(found) - len(left)) / named if named else 1.0


# Comparing

# Field -> whether it is right in a pair (truth, found). A field counts where either of the two has it.
FIELDS: dict[str, Callable[[Entry, Entry], bool]] = {
    "kind": lambda truth, found: KIN.get(truth.kind, truth.kind) == KIN.get(found.kind, found.kind),
    "status": lambda truth, found: truth.status is found.status,
    "clock": lambda truth, found: truth.clock == found.clock,
    "end": lambda truth, found: truth.last_day == found.last_day,
    "location": lambda truth, found: is_same_place(truth.location, found.location),
}


def nearness(truth: Entry, found: Entry) -> float:
    """How well two entries agree; 0 where they cannot be the same: on other days, or with nobody in common."""
    if truth.day != found.day:
        return 0.0
    sides = overlap(truth.sides, found.sides, is_same_side) if truth.sides else 0.0
    people = overlap(truth.people, found.people, is_same_person) if truth.people else 0.0
    if not sides and not people:
        return 0.0
    return 4 * sides + 2 * people + sum(is_right(truth, found) for is_right in FIELDS.values())


def match(truth: Sequence[Entry], found: Sequence[Entry]) -> list[tuple[int, int]]:
    """Pair the entries of two lists one to one, the nearest first."""
    ranked = sorted(
        (-nearness(one, other), i, j)
        for i, one in enumerate(truth)
        for j, other in enumerate(found)
        if nearness(one, other)
    )
    pairs: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def score(samples: Iterable[tuple[str, Sequence[Entry], Sequence[Entry]]]) -> Score:
    """Score what was found.

    Args:
        samples: name of the article, the truth, and what was found in it.
    """
    result = Score()
    for name, truth, found in samples:
        pairs = match(truth, found)
        _count_found(result, name, truth, found, dict(pairs))
        for i, j in pairs:
            _count_fields(result, name, truth[i], found[j])
    return result


def _count_found(
    result: Score, name: str, truth: Sequence[Entry], found: Sequence[Entry], pairs: dict[int, int]
) -> None:
    for i, entry in enumerate(truth):
        _count(result, "recall", entry, i in pairs)
        if entry.is_upcoming and i not in pairs:
            result.add("clean", False)
        if i not in pairs:
            result.faults.append(f"{name}: missed {entry}")
    for j, entry in enumerate(found):
        _count(result, "precision", entry, j in pairs.values())
        if j not in pairs.values():
            result.faults.append(f"{name}: made up {entry}")


def _count(result: Score, rate: str, entry: Entry, is_paired: bool) -> None:
    result.add(f"all {rate}", is_paired)
    if entry.is_upcoming:
        result.add(f"upcoming {rate}", is_paired)


def _count_fields(result: Score, name: str, truth: Entry, found: Entry) -> None:
    wrong = []
    for key, is_right in FIELDS.items():
        given = [getattr(entry, key) for entry in (truth, found)]
        if any(given):
            result.add(key, is_right(truth, found))
        if not is_right(truth, found):
            wrong.append(f"{key} {given[1] or 'none'}, not {given[0] or 'none'}")
    for key, is_same in (("sides", is_same_side), ("people", is_same_person)):
        true, given = getattr(truth, key), getattr(found, key)
        share = overlap(true, given, is_same)
        result.add(key, share)
        if share < 1:
            wrong.append(f"{key} {'+'.join(given) or 'none'}, not {'+'.join(true) or 'none'}")
    if truth.is_upcoming:
        result.add("clean", not any(text.startswith(("kind", "status", "clock", "end", "sides")) for text in wrong))
    result.faults += [f"{name}: {truth.start} {'+'.join(truth.sides)}: {text}" for text in wrong]


def score_engine() -> Score:
    """Score the engine over all articles that have a truth."""
    samples = read_samples()
    return score((one.name, one.truth, [entry_of(item) for item in extract(one.article)]) for one in samples)


if __name__ == "__main__":
    measured = score_engine()
    print("\n".join([*measured.faults, "", *(f"{name:20} {rate:.3f}" for name, rate in measured.rates.items())]))
