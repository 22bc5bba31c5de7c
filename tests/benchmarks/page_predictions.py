"""Write what is read from a folder of saved pages: title, moment of publication, text.

    python tests/benchmarks/page_predictions.py PAGES_DIR OUT.json

PAGES_DIR holds NAME.html.gz (or NAME.html). OUT.json gets {NAME: {"title", "published" (ISO 8601), "text"}, ...}.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path

from calendars import ArticleError, read


def main(folder: str, out: str) -> None:
    """Read every page of a folder; one that cannot be read is said, and left empty."""
    predictions: dict[str, dict[str, str | None]] = {}
    for path in sorted(path for pattern in ("*.html", "*.html.gz") for path in Path(folder).glob(pattern)):
        name = path.name.removesuffix(".gz").removesuffix(".html")
        try:
            with warnings.catch_warnings(record=True) as heard:
                warnings.simplefilter("always")
                article = read(path)
            for warning in heard:
                print(warning.message, file=sys.stderr)
        except ArticleError as fault:
            print(fault.message, file=sys.stderr)
            predictions[name] = {"title": None, "published": None, "text": ""}
            continue
        published = article.published
        predictions[name] = {
            "title": article.title,
            "published": published and published.isoformat(),
            "text": article.text,
        }
    Path(out).write_text(json.dumps(predictions, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
