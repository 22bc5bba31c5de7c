"""Make words from an article safe to show: no control character of theirs acts on a terminal, a table or a header.

In: any text. Out: the same text with the characters that act instead of being read written out, as `\\x1b`.
"""

from __future__ import annotations

# Control characters (C0, DEL, C1), the separators that some programs take for line ends, and the marks that turn the
# direction of all that follows. The marks that only join letters or set one word's direction stay: scripts need them.
_ACTING = (*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_SHOWN = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _ACTING}
_SHOWN_LINES = {code: shown for code, shown in _SHOWN.items() if code not in (0x09, 0x0A)}
# Characters that no address holds unless they are percent-encoded.
_NOT_IN_ADDRESSES = frozenset(' <>"{}|\\^`')
_DROPPED = dict.fromkeys(_ACTING)


def show_controls(text: str) -> str:
    """Write control characters out; newlines and tabs stay.

    >>> print(show_controls("a\\x1b[31mb"))
    a\\x1b[31mb
    """
    return text.translate(_SHOWN_LINES)


def to_line(text: str) -> str:
    """Put a text on one line, with control characters written out.

    >>> to_line("Talks\\r\\nATTENDEE:x")
    'Talks ATTENDEE:x'
    """
    return " ".join(text.split()).translate(_SHOWN)


def to_plain_line(text: str) -> str:
    """Put a text on one line and leave control characters out, for formats that have no use for them.

    >>> to_plain_line("Talks\\r\\n\\x1bin Geneva")
    'Talks in Geneva'
    """
    return " ".join(text.split()).translate(_DROPPED)


def join_names(names: tuple[str, ...]) -> str:
    """Names one after the other, each on one line."""
    return ", ".join(map(to_line, names))


def count_of(number: int, noun: str) -> str:
    """So many of something.

    >>> count_of(1, "article"), count_of(2, "article")
    ('1 article', '2 articles')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def find_link(words: str | None) -> str | None:
    """The address in words, if it can be followed: http or https, and no character that would end it early.

    >>> [find_link(words) for words in (" https://example.org/a\\n", "javascript:alert(1)", "http://a/\\r\\nb", None)]
    ['https://example.org/a', None, None, None]
    """
    address = (words or "").strip()
    is_web = address.startswith(("http://", "https://"))
    return address if is_web and address.isprintable() and _NOT_IN_ADDRESSES.isdisjoint(address) else None
