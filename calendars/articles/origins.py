"""What is known of a document before it is opened, and the form in which it states facts."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple


class Statement(NamedTuple):
    """A fact as a document states it, and the field that states it."""

    words: str
    field: str


class Origin(NamedTuple):
    """Where a document came from.

    Attributes:
        source: a path, an address, or "-": for messages and `Article.source`.
        url: the address that it was fetched from, where it was.
        charset: the charset that a server or a mail declared.
        published: the caller's date of publication, which goes before all others.
        now: when it was fetched; what it says of later days is not believed.
    """

    source: str
    url: str = ""
    charset: str = ""
    published: date | None = None
    now: datetime | None = None

    @property
    def label(self) -> str:
        """What messages call it."""
        return "standard input" if self.source == "-" else self.source
