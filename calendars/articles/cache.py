"""Keep fetched pages on disk, to ask a server only whether they changed.

In: an address and what stood there. Out: the same, at the next run. A cache that cannot be read or written costs a
download and nothing else.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from calendars.own_files import read_own, write_own

# The headers that are needed to ask whether a page changed, and to read it.
HEADERS = ("etag", "last-modified", "content-type", "date")
# More pages than this are not kept; the oldest go first.
MOST = 2000


class Kept(NamedTuple):
    """An answer of a server: its headers, in lower case, and the bytes."""

    headers: dict[str, str]
    data: bytes


class Cache:
    """A folder of answers, each in a file that is named for its address."""

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None:
            from platformdirs import user_cache_path

            folder = user_cache_path("dateline", appauthor=False) / "pages"
        self.folder = folder

    def _file(self, url: str) -> Path:
        return self.folder / sha256(url.encode("utf-8", "surrogatepass")).hexdigest()

    def find(self, url: str) -> Kept | None:
        """Find what is kept of an address."""
        try:
            head, _, data = read_own(self._file(url)).partition(b"\n")
            about = json.loads(head)
        except (OSError, ValueError):
            return None
        if not isinstance(about, dict) or about.get("url") != url or about.get("size") != len(data):
            return None
        return Kept({name: str(about[name]) for name in HEADERS if name in about}, data)

    def keep(self, url: str, answer: Kept) -> None:
        """Keep an answer that can be asked for again by its mark or its date, in one step."""
        headers = {name: answer.headers[name] for name in HEADERS if name in answer.headers}
        if (
            not {"etag", "last-modified"} & set(headers)
            or "no-store" in answer.headers.get("cache-control", "").lower()
        ):
            return
        head = json.dumps({"url": url, "size": len(answer.data), **headers}).encode()
        try:
            write_own(self._file(url), head + b"\n" + answer.data)
            self._drop_oldest()
        except OSError:
            return

    def _drop_oldest(self) -> None:
        files = list(self.folder.iterdir())
        if len(files) > MOST:
            files.sort(key=lambda file: file.stat().st_mtime)
            for file in files[: len(files) - MOST]:
                file.unlink(missing_ok=True)
