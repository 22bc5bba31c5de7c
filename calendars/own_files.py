"""Read and write files that only the user of this process can have written: caches, and what is remembered between two
runs.

In: a path. Out: its bytes. On a machine of several users the folders for such files may lie where others can write.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from stat import S_ISREG, S_IWGRP, S_IWOTH
from typing import BinaryIO


def read_own(path: str | os.PathLike[str]) -> bytes:
    """Read a regular file of this user or of the system's administrator that nobody else may write to.

    Raises:
        PermissionError: it is someone else's, others may write to it, or it is a pipe or a device.
        OSError: it cannot be read.
    """
    with _open_own(path) as file:
        return file.read()


def map_own(path: str | os.PathLike[str]) -> mmap:
    """Map such a file into memory, so that only those parts are read that somebody looks at.

    It must be one that is only ever replaced (see `write_own`), never written anew in its place.

    Raises:
        ValueError: it is empty.
        OSError: as `read_own`.
    """
    with _open_own(path) as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


@contextmanager
def _open_own(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    with open(path, "rb", opener=_open_at_once) as file:
        facts = os.fstat(file.fileno())
        # Windows keeps the folders of one user from the others, and knows neither number nor mode.
        is_own = not hasattr(os, "getuid") or (
            facts.st_uid in (0, os.getuid()) and not facts.st_mode & (S_IWGRP | S_IWOTH)
        )
        if not is_own or not S_ISREG(facts.st_mode):
            raise PermissionError(f"{os.fspath(path)}: another user can have written it")
        yield file


def write_own(path: Path, data: bytes) -> None:
    """Write a file that only this user reads, whole or not at all; folders that are not there are made.

    Raises:
        OSError: it cannot be written; what was there before is left.
    """
    from tempfile import mkstemp

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(draft, path)
    except OSError:
        with suppress(OSError):
            os.unlink(draft)
        raise


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting, as one would for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
