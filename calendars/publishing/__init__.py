"""Room 4: engagements become bytes that calendars, programs, spreadsheets and documents read.

In: engagements in order. Out: bytes, or a file of them. `WRITERS` is the table of formats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from os import PathLike
from typing import TYPE_CHECKING

from calendars.errors import ExportError
from calendars.models import Engagement

if TYPE_CHECKING:
    from calendars.publishing.slots import Settings

__all__ = ["WRITERS", "write"]

Writer = Callable[[Sequence[Engagement]], bytes]


def _writer(module: str, name: str) -> Writer:
    """A writer whose module is loaded when it is first used: naming them all here costs nothing."""

    def write_engagements(engagements: Sequence[Engagement]) -> bytes:
        data: bytes = getattr(import_module(f"calendars.publishing.{module}"), name)(engagements)
        return data

    return write_engagements


WRITERS: dict[str, Writer] = {
    "json": _writer("records", "write_json"),
    "jsonl": _writer("records", "write_jsonl"),
    "csv": _writer("tables", "write_csv"),
    "md": _writer("tables", "write_markdown"),
    "ics": _writer("ics", "write_ics"),
}


def write(
    engagements: Iterable[Engagement],
    format: str = "json",
    path: str | PathLike[str] | None = None,
    *,
    overwrite: bool = False,
    settings: Settings | None = None,
) -> bytes:
    """Write engagements in one of the formats of `WRITERS`.

    Args:
        engagements: what to write, in the order to write it in.
        format: "json", "jsonl", "csv", "md" or "ics".
        path: the file to write to; None writes none.
        overwrite: whether that file may be there already.
        settings: zones, lengths and alarms of the entries of an .ics file (`calendars.publishing.slots.Settings`).

    Returns:
        The bytes, whether they went into a file or not.

    Raises:
        ExportError: no such format, nothing to put into an .ics file, or the file cannot be written.
        ArticleError: an .ics file needs the publication date that an article lacks.
    """
    if format not in WRITERS:
        raise ExportError(f"{format}: no such format; there are {', '.join(WRITERS)}")
    if settings is not None and format == "ics":
        from calendars.publishing.ics import write_ics

        data = write_ics(list(engagements), settings)
    else:
        data = WRITERS[format](list(engagements))
    if path is not None:
        from calendars.publishing.files import write_file

        write_file(path, data, overwrite)
    return data
