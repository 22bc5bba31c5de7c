"""Room 4: engagements become bytes that calendars, programs, spreadsheets and documents read.

In: engagements in order. Out: bytes, or a file of them. `WRITERS` is the table of formats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from os import PathLike

from calendars.errors import ExportError
from calendars.models import Engagement
from calendars.publishing.ics import write_ics
from calendars.publishing.records import write_json, write_jsonl
from calendars.publishing.tables import write_csv, write_markdown

__all__ = ["WRITERS", "write"]

# Each writer imports what is slow to load inside the function, so that naming them all here costs little.
WRITERS: dict[str, Callable[[Sequence[Engagement]], bytes]] = {
    "json": write_json,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "md": write_markdown,
    "ics": write_ics,
}


def write(
    engagements: Iterable[Engagement],
    format: str = "json",
    path: str | PathLike[str] | None = None,
    *,
    overwrite: bool = False,
) -> bytes:
    """Write engagements in one of the formats of `WRITERS`.

    Args:
        engagements: what to write, in the order to write it in.
        format: "json", "jsonl", "csv", "md" or "ics".
        path: the file to write to; None writes none.
        overwrite: whether that file may be there already.

    Returns:
        The bytes, whether they went into a file or not.

    Raises:
        ExportError: no such format, nothing to put into an .ics file, or the file cannot be written.
        ArticleError: an .ics file needs the publication date that an article lacks.
    """
    if format not in WRITERS:
        raise ExportError(f"{format}: no such format; there are {', '.join(WRITERS)}")
    data = WRITERS[format](list(engagements))
    if path is not None:
        from calendars.publishing.files import write_file

        write_file(path, data, overwrite)
    return data
