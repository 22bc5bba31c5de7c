"""Keep calendars on disk: a folder with a file for each entry (a vdir, as khal and vdirsyncer take it), and updates.

In: engagements and a path. Out: files, each written in one step. What in them is not ours stays as it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from os import PathLike, fspath
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import NAMESPACE_URL, uuid5

from calendars.errors import ExportError
from calendars.models import Engagement
from calendars.patterns import pattern_of
from calendars.publishing.files import replace_file, write_file
from calendars.publishing.ics import build_events, write_calendar
from calendars.publishing.matching import read_entries
from calendars.publishing.slots import DEFAULTS, Settings
from calendars.publishing.updating import EMPTY, Update, apply_update, plan_entries

SAFE_NAME = pattern_of(r"[0-9A-Za-z][0-9A-Za-z-]{15,99}")
ENDING = ".ics"


def name_file(uid: str) -> str:
    """Name the file of an entry: after its UID, or where that is no safe name, after what follows from it.

    >>> name_file("0b0e4a5c-6e0f-5d3c-8f0e-6a4f3f6f2c11"), name_file("../x")
    ('0b0e4a5c-6e0f-5d3c-8f0e-6a4f3f6f2c11.ics', '6e6867a7-85df-5129-8826-a65dee6b9201.ics')
    """
    return (uid if SAFE_NAME.fullmatch(uid) else str(uuid5(NAMESPACE_URL, uid))) + ENDING


def check_folder(path: str | PathLike[str]) -> None:
    """Refuse a path that can be no folder of entries, before any work is done for it.

    Raises:
        ExportError: it is a file, or lies in no folder.
    """
    name = fspath(path)
    parent = os.path.dirname(os.path.normpath(name)) or "."
    if not name or name == "-":
        raise ExportError("entries of their own need a folder; name one that is there or can be made")
    if os.path.exists(name) and not os.path.isdir(name):
        raise ExportError(f"{name}: a file; name a folder")
    if not os.path.isdir(parent):
        raise ExportError(f"{name}: there is no folder {parent}")


def write_folder(
    path: str | PathLike[str],
    engagements: Iterable[Engagement],
    settings: Settings = DEFAULTS,
    overwrite: bool = False,
) -> None:
    """Write each entry into a file of its own; a folder that is not there yet appears with all of them.

    Args:
        path: the folder; the one that it lies in must be there.
        engagements: what to write.
        settings: what the user settled.
        overwrite: whether files of these names may be there already.

    Raises:
        ExportError: a file is there, or the system refuses; then a folder that was not there is not made.
    """
    check_folder(path)
    folder = Path(path)
    files = {name_file(str(event["UID"])): write_calendar([event]) for event in build_events(engagements, settings)}
    there = next((folder / name for name in files if (folder / name).exists()), None)
    if there and not overwrite:
        raise ExportError(f"{there}: exists already; use --force to replace it, or --update to bring it up to date")
    _write_files(folder, files)


def update(
    path: str | PathLike[str],
    engagements: Iterable[Engagement],
    settings: Settings = DEFAULTS,
    split: bool = False,
) -> Update:
    """Bring a calendar up to date with engagements; only what changes is written, each file in one step.

    Args:
        path: an .ics file, or a folder with a file for each entry; it may not be there yet.
        engagements: what articles say, in any order.
        settings: zones, lengths and alarms of the entries.
        split: whether a path that is not there becomes a folder.

    Returns:
        The entries that were created, changed or cancelled, and those that stayed as they were.

    Raises:
        ExportError: what is there is no calendar, or cannot be read or written.
        ArticleError: an engagement has no date, or its article no publication date.
    """
    return (_update_folder if split or os.path.isdir(path) else _update_file)(Path(path), engagements, settings)


def _update_file(file: Path, engagements: Iterable[Engagement], settings: Settings) -> Update:
    data = _read(file) if file.exists() else EMPTY
    plan = plan_entries(read_entries(data, str(file)), engagements, settings)
    if plan.pending:
        write_file(file, apply_update(data, plan.pending), overwrite=True)
    return plan


def _update_folder(folder: Path, engagements: Iterable[Engagement], settings: Settings) -> Update:
    check_folder(folder)
    files = {file.name: _read(file) for file in sorted(folder.glob(f"*{ENDING}"))}
    known = (entry for name, data in files.items() for entry in read_entries(data, str(folder / name)))
    plan = plan_entries(known, engagements, settings)
    changed: dict[str, bytes] = {}
    for entry in plan.pending:
        name = Path(entry.source).name if entry.source else name_file(entry.uid)
        changed[name] = apply_update(changed.get(name, files.get(name, EMPTY)), [entry])
    _write_files(folder, changed)
    return plan


def _write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write files into a folder, or a folder with all of them."""
    if folder.exists():
        for name, data in files.items():
            write_file(folder / name, data, overwrite=True)
    elif files:
        try:
            with TemporaryDirectory(prefix=f".{folder.name[:200]}.", dir=folder.parent) as draft:
                new = Path(draft) / "new"
                new.mkdir()
                for name, data in files.items():
                    replace_file(new / name, data)
                os.rename(new, folder)
        except OSError as fault:
            raise ExportError(f"{folder}: cannot be written: {fault.strerror}") from fault


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise ExportError(f"{file}: cannot be read: {fault.strerror}") from fault
