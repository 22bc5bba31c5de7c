"""Cut an iCalendar file into its components and put it together again, every byte of what is not ours as it was.

In: the bytes of a file that any program wrote. Out: blocks, whose bytes one after the other are the file; and the same
file with some of its entries replaced. A library would read and write it anew: unknown properties, their order and the
folding of their lines would change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from calendars.errors import ExportError
from calendars.patterns import pattern_of

if TYPE_CHECKING:
    from icalendar import Event

# A content line with the lines that it is folded into.
LINE = pattern_of(rb"[^\r\n]*(?:\r\n?|\n)(?:[ \t][^\r\n]*(?:\r\n?|\n))*|[^\r\n]+")
FOLD = pattern_of(rb"(?:\r\n?|\n)[ \t]")
NAME = pattern_of(rb"[A-Za-z0-9-]+")
MARK = b"\xef\xbb\xbf"  # of UTF-8, which some programs put first
CALENDAR = "VCALENDAR"


class Block(NamedTuple):
    """A component of a calendar ("VEVENT"), or one line outside of them ("VERSION", "BEGIN", "END"), with its bytes."""

    name: str
    data: bytes


def split_calendar(data: bytes, source: str = "calendar") -> list[Block]:
    """Cut a file into blocks.

    Args:
        data: the file.
        source: what to call it in a message.

    Raises:
        ExportError: it is no calendar, or one that is cut off.
    """
    blocks: list[Block] = []
    depth, begun = 0, list[bytes]()
    for line in LINE.findall(data):
        name = read_name(line)
        if name == "BEGIN" and (depth or read_line(line)[1].upper() != CALENDAR):
            depth += 1
        begun.append(line)
        if name == "END" and depth:
            depth -= 1
            name = read_line(line)[1].upper()
        if not depth:
            blocks.append(Block(name, b"".join(begun)))
            begun.clear()
    ends = [block.name for block in blocks if block.name in ("BEGIN", "END")]
    if depth or not ends or ends != ["BEGIN", "END"] * (len(ends) // 2):
        raise ExportError(f"{source}: not an iCalendar file, or a part of one; nothing was written")
    return blocks


def read_name(line: bytes) -> str:
    """The name of a content line in capitals."""
    match = NAME.match(FOLD.sub(b"", line).removeprefix(MARK))
    return match[0].decode().upper() if match else ""


def read_line(line: bytes) -> tuple[str, str]:
    """The name of a content line in capitals, and its value, unfolded and as it was escaped.

    >>> read_line(b"Uid;X=1:ab\\r\\n c\\r\\n")
    ('UID', 'abc')
    """
    value = FOLD.sub(b"", line).partition(b":")[2]
    return read_name(line), value.decode("utf-8", "replace").strip()


def list_lines(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The content lines of a component with their names; a component inside it is one line of its own name."""
    depth, begun = 0, list[bytes]()
    for line in LINE.findall(data)[1:-1]:
        name = read_name(line)
        depth += name == "BEGIN"
        begun.append(line)
        if name == "END":
            depth -= 1
            name = read_line(line)[1].upper()
        if depth <= 0:
            yield name, b"".join(begun)
            begun.clear()


def read_entry(block: Block, names: Iterable[str] = ()) -> dict[str, str]:
    """Read the UID of an entry, and more of its properties.

    Args:
        block: any part of a calendar.
        names: the other properties.

    Returns:
        The values by their names. Nothing is read of what is no entry or has no UID, nor of a single date of an entry
        that repeats (RECURRENCE-ID): that has the UID of the whole, but only a person can have set it apart.
    """
    if block.name != "VEVENT":
        return {}
    wanted = {"UID", "RECURRENCE-ID", *names}
    values = {name: read_line(line)[1] for name, line in list_lines(block.data) if name in wanted}
    return values if values.get("UID") and "RECURRENCE-ID" not in values else {}


def replace_properties(data: bytes, event: Event, names: frozenset[str]) -> bytes:
    """Give an entry some properties of another, in their old place or at its end; the rest stays as it is.

    Args:
        data: the bytes of the entry as it is.
        event: the entry that has the new properties.
        names: the names of the properties that are taken from it, or taken away if it has none.
    """
    lines = LINE.findall(data)
    fresh: dict[str, list[bytes]] = {}
    for name, line in list_lines(bytes(event.to_ical())):
        if name in names:
            fresh.setdefault(name, []).append(line)
    kept: list[bytes] = []
    for name, line in list_lines(data):
        if name not in names:
            kept.append(line)
        else:
            kept += fresh.pop(name, [])
    at = next((at for at, line in enumerate(kept) if read_name(line) == "BEGIN"), len(kept))
    kept[at:at] = [line for rest in fresh.values() for line in rest]
    return b"".join([lines[0], *kept, lines[-1]])


def replace_entries(blocks: Iterable[Block], entries: Mapping[str, bytes]) -> list[Block]:
    """Put entries in the place of those that have their UID, and the others at the end of the calendar."""
    left = dict(entries)
    new: list[Block] = []
    for block in blocks:
        uid = read_entry(block).get("UID")
        new.append(Block("VEVENT", left.pop(uid)) if uid in left else block)
    last = max(at for at, block in enumerate(new) if block.name == "END")
    new[last:last] = [Block("VEVENT", data) for data in left.values()]
    return new
