"""Fit the weights of calendars/extraction/confidence.py to gold, and print them with a table of how well they hold.

    python tests/benchmarks/fit_confidence.py GOLD_DIR [FRESH_DIR ...]

Each folder has NAME.json beside NAME.txt. The fit is to the part of GOLD_DIR that was looked at, as
`gold_predictions.py` parts it, and to all FRESH_DIRs: articles to which no rule owes anything. The part that is held
back only has its table. What is found counts before the unsure is left out. Logistic regression by plain gradient
descent with a small ridge: some hundred rows need nothing more.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from math import exp
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from eval import Entry, entry_of, match  # noqa: E402
from gold_predictions import is_held_back  # noqa: E402

from calendars import Article, Kind, Status, extract  # noqa: E402
from calendars.extraction import pipeline  # noqa: E402
from calendars.extraction.confidence import WEIGHTS, confidence_of, features_of  # noqa: E402
from calendars.models import Engagement  # noqa: E402

STEPS, RATE, RIDGE = 4000, 0.5, 0.003
BINS = ((0.0, 0.6), (0.6, 0.75), (0.75, 0.85), (0.85, 0.92), (0.92, 1.01))
Row = tuple[Engagement, bool]


def rows_of(article: Article, truth: list[Entry]) -> Iterator[Row]:
    """Every engagement found in an article, and whether the gold has it."""
    found = extract(article)
    right = {index for _, index in match(truth, [entry_of(one) for one in found])}
    for index, one in enumerate(found):
        yield one, index in right


def read_folder(folder: Path) -> Iterator[tuple[str, Article, list[Entry]]]:
    """The articles of a folder of gold, with their truth."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        article = Article(
            path.with_suffix(".txt").read_text(encoding="utf-8"), published=date.fromisoformat(gold["published"])
        )
        yield path.stem, article, [entry_from(row) for row in gold["engagements"] if row["sides"] or row["people"]]


def entry_from(row: dict[str, object]) -> Entry:
    """One engagement of the gold."""
    fields = {**row, "kind": Kind(str(row["kind"])), "status": Status(str(row["status"]))}
    fields.pop("cue")
    return Entry(**{key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()})  # type: ignore[arg-type]


def fit(rows: list[Row]) -> dict[str, float]:
    """The weights that make the rows likeliest."""
    data = [(features_of(one), float(right)) for one, right in rows]
    weights = dict.fromkeys(sorted({name for names, _ in data for name in names}), 0.0)
    for _ in range(STEPS):
        slope = {name: RIDGE * weight for name, weight in weights.items()}
        for names, right in data:
            error = 1 / (1 + exp(-sum(weights[name] for name in names))) - right
            for name in names:
                slope[name] += error / len(data)
        for name in weights:
            weights[name] -= RATE * slope[name]
    return weights


def show_reliability(title: str, rows: list[Row]) -> None:
    """Print, for each bin of confidence, how many there are, what was said and what was right."""
    if not rows:
        return
    print(f"\n{title}\n  said        n   mean said   right")
    for low, high in BINS:
        here = [(confidence_of(one), right) for one, right in rows if low <= confidence_of(one) < high]
        if here:
            said, right = sum(value for value, _ in here) / len(here), sum(ok for _, ok in here) / len(here)
            print(f"  {low:.2f}-{min(high, 1):.2f}  {len(here):4}   {said:9.2f}   {right:5.2f}")


def main(gold: str, *fresh: str) -> None:
    """Fit, and print what came of it."""
    pipeline.LEAST = 0.0
    seen: list[Row] = []
    held: list[Row] = []
    for name, article, truth in read_folder(Path(gold)):
        (held if is_held_back(name) else seen).extend(rows_of(article, truth))
    unread = [
        row for folder in fresh for _, article, truth in read_folder(Path(folder)) for row in rows_of(article, truth)
    ]
    tables = {"fresh articles": unread, "the gold, looked at": seen, "the gold, held back": held}
    show_tables("as it stands", tables)
    weights = fit([*unread, *seen])
    WEIGHTS.clear()
    WEIGHTS.update({name: round(weight, 2) for name, weight in weights.items()})
    print("\nWEIGHTS = {")
    for name, weight in WEIGHTS.items():
        print(f'    "{name}": {weight},')
    print("}")
    show_tables("fitted anew", tables)


def show_tables(when: str, tables: dict[str, list[Row]]) -> None:
    """Print a table for each of several sets of rows."""
    for name, rows in tables.items():
        show_reliability(f"{name}, {when}", rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
