"""Put bytes into a file: the whole of them or nothing, and never over another file unasked.

In: bytes and a path. Out: the file.
"""

from __future__ import annotations

import os
from itertools import count
from os import PathLike, fspath

from calendars.errors import ExportError


def check_target(path: str | PathLike[str], overwrite: bool = False) -> None:
    """Refuse a path that cannot be written to, before any work is done for it.

    Raises:
        ExportError: it is a folder, lies in none, or is a file that there is no leave to replace.
    """
    name = fspath(path)
    if not name:
        raise ExportError("the output has no name; name a file, or - for standard output")
    folder = os.path.dirname(name) or "."
    if os.path.isdir(name):
        raise ExportError(f"{name}: a folder; name a file in it")
    if not os.path.isdir(folder):
        raise ExportError(f"{name}: there is no folder {folder}")
    if os.path.isfile(name) and not overwrite:
        raise ExportError(f"{name}: exists already; use --force to replace it, or name another file")


def write_file(path: str | PathLike[str], data: bytes, overwrite: bool = False) -> None:
    """Write a file in one step: whoever opens it finds the old bytes or the new ones, never a part.

    Raises:
        ExportError: as `check_target`, or the system refuses.
        BrokenPipeError: it is a pipe that nobody reads any longer.
    """
    check_target(path, overwrite)
    try:
        if os.path.exists(path) and not os.path.isfile(path):  # a device or a pipe has no old bytes to guard
            with open(path, "wb") as file:  # by the name that was given: /dev/stdout leads to what has none
                file.write(data)
        else:
            replace_file(os.path.realpath(path), data)
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise ExportError(f"{fspath(path)}: cannot be written: {fault.strerror}") from fault


def replace_file(name: str | PathLike[str], data: bytes) -> None:
    """Write beside the target and move into its place; the new file keeps the old one's mode.

    Raises:
        OSError: the system refuses; what was there before is left.
    """
    handle, draft = _open_draft(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(name):
            os.chmod(draft, os.stat(name).st_mode & 0o7777)
        os.replace(draft, name)
    except BaseException:
        os.unlink(draft)
        raise


def _open_draft(name: str | PathLike[str]) -> tuple[int, str]:
    """Open a new file beside the target; the system's mask gives its mode, as it would for the target."""
    folder, base = os.path.split(fspath(name))
    for number in count(os.getpid()):
        draft = os.path.join(folder, f".{base[:200]}.{number}")
        try:
            return os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666), draft
        except FileExistsError:
            continue
    raise AssertionError("count() has no end")
