"""Write engagements as tables: CSV for spreadsheets, Markdown for documents.

In: engagements. Out: UTF-8 bytes, one row an engagement, every cell on one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from calendars.models import Engagement
from calendars.patterns import pattern_of
from calendars.publishing.wording import describe_when
from calendars.publishing.words import join_names, to_line

COLUMNS = (
    "start", "end", "grain", "timezone", "when", "kind", "status", "title", "sides", "people", "location", "topic",
    "confidence", "evidence", "article", "url", "published", "uid",
)  # fmt: skip
# A cell that starts with one of these is run as a formula by spreadsheets, those of East Asia take the wide forms too,
# and cells hold words of strangers. Where the decimal mark is a comma, a semicolon starts a new cell, quoted or not.
FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
INNER_START = pattern_of(rf";(?= ?[{re.escape(''.join(FORMULA_STARTS))}])")
# The characters that mean something to Markdown, each with a backslash before it; a bare address and that of a mail
# become links too.
ESCAPES = {ord(mark): f"\\{mark}" for mark in "\\`*_[]<>|#~&@$"}
BARE_LINK = pattern_of(r"(?<=[a-z])(?=://)|(?<=www)(?=\.)", re.IGNORECASE)


def write_csv(engagements: Sequence[Engagement]) -> bytes:
    """Write comma-separated values with a header line; names are separated by semicolons."""
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for engagement in engagements:
        writer.writerow(_defuse(to_line(cell)) for cell in _list_cells(engagement))
    return out.getvalue().encode("utf-8", "replace")


def _list_cells(engagement: Engagement) -> tuple[str, ...]:
    """The cells of one row, in the order of COLUMNS."""
    when, article = engagement.when, engagement.articles[0] if engagement.articles else None
    return (
        when.start or "",
        when.end or "",
        when.grain.value,
        when.timezone or "",
        when.text,
        engagement.kind.value,
        engagement.status.value,
        engagement.title,
        "; ".join(engagement.sides),
        "; ".join(person.name for person in engagement.people),
        engagement.location or "",
        engagement.topic or "",
        f"{engagement.confidence:.2f}",
        engagement.evidence[0].text if engagement.evidence else "",
        (article and article.title) or "",
        (article and article.url) or "",
        (article and article.published) or "",
        engagement.uid,
    )


def _defuse(cell: str) -> str:
    cell = INNER_START.sub(";'", cell)
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def write_markdown(engagements: Sequence[Engagement]) -> bytes:
    """Write a table for people: when, what, who, where, status."""
    lines = ["| When | What | Who | Where | Status |", "| --- | --- | --- | --- | --- |"]
    lines += [f"| {' | '.join(_list_fields(engagement))} |" for engagement in engagements]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _list_fields(engagement: Engagement) -> list[str]:
    people = join_names(tuple(person.name for person in engagement.people))
    fields = (
        describe_when(engagement.when),
        engagement.title,
        join_names(engagement.sides) + (f" ({people})" if people else ""),
        engagement.location or "",
        engagement.status.value,
    )
    return [BARE_LINK.sub(r"\\", to_line(field).translate(ESCAPES)) for field in fields]
