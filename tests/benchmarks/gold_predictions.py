"""Write predictions for a folder of gold articles, split into a part to look at and one held back.

    python tests/benchmarks/gold_predictions.py GOLD_DIR OUT_DIR

GOLD_DIR holds NAME.json (gold, with `doc` and `published`) beside NAME.txt. OUT_DIR gets seen/ and held/, each with
gold/ (copies) and predictions/. An article is held back by a hash of its name, so that the split never changes; nobody
looks at its errors.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from datetime import date
from pathlib import Path

from calendars.extraction.pipeline import extract
from calendars.models import Article
from calendars.publishing.records import build_record


def is_held_back(name: str) -> bool:
    """Whether an article is in the third that is never looked at."""
    return hashlib.sha256(name.encode()).digest()[0] % 3 == 0


def main(gold_dir: str, out_dir: str) -> None:
    """Write the predictions of every article of a folder."""
    shutil.rmtree(out_dir, ignore_errors=True)
    for gold in sorted(Path(gold_dir).glob("*.json")):
        fields = json.loads(gold.read_text(encoding="utf-8"))
        part = Path(out_dir) / ("held" if is_held_back(gold.stem) else "seen")
        for name in ("gold", "predictions"):
            (part / name).mkdir(parents=True, exist_ok=True)
        shutil.copy(gold, part / "gold" / gold.name)
        article = Article(
            gold.with_suffix(".txt").read_text(encoding="utf-8"), published=date.fromisoformat(fields["published"])
        )
        records = [build_record(engagement) for engagement in extract(article)]
        (part / "predictions" / gold.name).write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
