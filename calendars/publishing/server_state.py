"""Remember between two runs of a server what its subscribers rely on: the token, and when each calendar last changed.

In and out: a small JSON file that only its owner can read. Without it addresses would change with every start, and a
date could run backwards.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from calendars.errors import ExportError
from calendars.own_files import read_own, write_own
from calendars.publishing.subscription import Standing

FILE = "server.json"
# 128 bits from the system: nobody finds an address by trying.
TOKEN_BYTES = 16
# A server on whatever port is free has another address at each start.
MOST_ADDRESSES = 50


class ServerState:
    """The state of all servers of one user; `folder` is made when there is something to keep."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._fields = self._read()

    def find_token(self, renew: bool = False) -> str:
        """Give the token of this user's servers: the one of earlier runs, or a new one.

        Raises:
            ExportError: a new one cannot be kept.
        """
        token = self._fields.get("token")
        if renew or not isinstance(token, str) or len(token) < TOKEN_BYTES:
            from secrets import token_urlsafe

            token = self._fields["token"] = token_urlsafe(TOKEN_BYTES)
            self._write()
        return token

    def find_standing(self, address: str) -> Standing | None:
        """What was served last at an address."""
        with suppress(KeyError, TypeError, ValueError):
            fields = self._fields["served"][address]
            return Standing(str(fields["digest"]), datetime.fromisoformat(fields["modified"]))
        return None

    def keep_standing(self, address: str, standing: Standing) -> None:
        """Keep what is served at an address now.

        Raises:
            ExportError: the file cannot be written.
        """
        if standing != self.find_standing(address):
            served = self._fields.get("served")
            others = [one for one in served.items() if one[0] != address] if isinstance(served, dict) else []
            fields = {"digest": standing.digest, "modified": standing.modified.isoformat()}
            self._fields["served"] = dict([*others[1 - MOST_ADDRESSES :], (address, fields)])
            self._write()

    def _read(self) -> dict[str, Any]:
        """The fields of the file; a file that is not there or is broken has none."""
        try:
            fields = json.loads(read_own(self._path))
        except (OSError, ValueError):
            return {}
        return fields if isinstance(fields, dict) else {}

    def _write(self) -> None:
        try:
            write_own(self._path, json.dumps(self._fields, indent=1).encode())
        except OSError as fault:
            raise ExportError(f"{self._path}: cannot be written: {fault.strerror}") from fault
