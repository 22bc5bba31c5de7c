"""Write predictions for a folder of TimeML: `timeml_predictions.py GOLD_DIR OUT_DIR`.

In: NAME.tml files, with the publication day in <DCT>. Out: NAME.json, a list of start, end, type and value, offsets
counted in the content of <TEXT>. TimeML marks the two ends of a span each on its own: so does this.
"""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any

from calendars.extraction.resolve import resolve_times
from calendars.extraction.times import find_times
from calendars.extraction.words.sentences import Document, read_document
from calendars.lexicon import read_lexicon
from calendars.models import TimeMention


def read_story(path: Path) -> tuple[str, date | None]:
    """Read the text of a TimeML file, tags stripped, and its publication day."""
    root = ET.parse(path).getroot()
    body, stamp = root.find("TEXT"), root.find(".//DCT/TIMEX3")
    text = "".join(body.itertext()) if body is not None else ""
    return text, date.fromisoformat(stamp.attrib["value"][:10]) if stamp is not None else None


def find_predictions(text: str, published: date | None) -> list[dict[str, Any]]:
    """Find and resolve the times of a text in the form of the scorer."""
    lexicon = read_lexicon()
    document = read_document(text, abbreviations(lexicon))
    expressions = find_times(document, lexicon)
    mentions = resolve_times(expressions, document, published, lexicon)
    ends = {document.starts[one.first]: one.until for one in expressions if one.until is not None}
    predictions = []
    for mention in mentions:
        until = ends.get(mention.span[0])
        if until is None or mention.end is None or len(mention.end) < 4:
            predictions.append(prediction(mention.span, mention, mention.value))
            continue
        second = document.span(until.first, until.last)
        predictions.append(prediction((mention.span[0], gap_before(document, until.first)), mention, mention.value))
        predictions.append(prediction(second, mention, mention.end))
    return predictions


def abbreviations(lexicon: dict[str, dict[str, Any]]) -> frozenset[str]:
    """The words that take a full stop without ending a sentence."""
    return frozenset(word for words in lexicon["abbreviations"].values() for word in words)


def gap_before(document: Document, word: int) -> int:
    """The end of the begin of a span: before the "to", "and" or hyphen."""
    return document.ends[word - 2]


def prediction(span: tuple[int, int], mention: TimeMention, value: str) -> dict[str, Any]:
    """One prediction."""
    return {"start": span[0], "end": span[1], "type": mention.type.value, "value": value}


def main(gold: Path, out: Path) -> None:
    """Write a prediction file for every story of a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(gold.glob("*.tml")):
        found = find_predictions(*read_story(path))
        (out / f"{path.stem}.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
