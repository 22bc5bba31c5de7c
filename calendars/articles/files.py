"""Read the bytes of a file or of standard input and decode them.

In: a path or "-". Out: text with newlines as line ends. What is no text, or far too long, is refused.
"""

from __future__ import annotations

import sys
import warnings
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from os import PathLike, fspath

from calendars.errors import ArticleError

# The longest reports of record are some 300,000 characters; what is longer is a collection or no article at all.
LONGEST = 1_000_000
# The 32-bit marks come first: the little-endian one starts with the 16-bit mark.
MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
# How some files that are no plain text begin, so that the message can name them.
FORMATS = ((b"%PDF", "a PDF file"), (b"PK\x03\x04", "a zip archive or office document"), (b"\x1f\x8b", "gzip data"))
# More undecodable or control characters than this share, and it is not prose in some unknown encoding, but data.
WORST_SHARE = 0.1


class ArticleWarning(UserWarning):
    """Something in an article was read as well as it can be, but not surely right."""


def read_text(path: str | PathLike[str]) -> str:
    """Read a file or standard input as text.

    Raises:
        ArticleError: it cannot be read, is empty, is longer than `LONGEST` bytes, or is not text.
    """
    name = fspath(path)
    if not name:
        raise ArticleError("a file name is empty; name the article to read")
    data = _read_bytes(name)
    label = "standard input" if name == "-" else name
    if len(data) > LONGEST:
        raise ArticleError(f"{label}: longer than {LONGEST // 1_000_000} MB, so no article; cut it into its articles")
    if not data.strip():
        raise ArticleError(f"{label}: empty; there is no text to read")
    text = _decode(data, label)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_bytes(name: str) -> bytes:
    """At most one byte more than `LONGEST`, so that endless input ends too."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(LONGEST + 1)
        with open(name, "rb") as file:
            return file.read(LONGEST + 1)
    except FileNotFoundError as fault:
        raise ArticleError(f"{name}: no such file") from fault
    except IsADirectoryError as fault:
        raise ArticleError(f"{name}: a folder, not an article; name the files in it") from fault
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise ArticleError(f"{name}: cannot be read: {reason}") from fault


def _decode(data: bytes, label: str) -> str:
    mark, encoding = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", "utf-8"))
    kind = next((kind for start, kind in FORMATS if data.startswith(start)), "binary data")
    if encoding == "utf-8" and (b"\0" in data or kind != "binary data"):
        raise ArticleError(f"{label}: {kind}, not text; save the article as plain text in UTF-8 first")
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as fault:
        text = body.decode(encoding, errors="replace")
        count = text.count("\N{REPLACEMENT CHARACTER}")
        warnings.warn(
            f"{label}: not valid {encoding.upper()} at byte {len(mark) + fault.start}; what cannot be decoded "
            f"({count} {'character' if count == 1 else 'characters'}) is shown as \N{REPLACEMENT CHARACTER}",
            ArticleWarning,
            stacklevel=4,
        )
    if _share_of_noise(text) > WORST_SHARE:
        raise ArticleError(f"{label}: {kind}, not text; save the article as plain text in UTF-8 first")
    return text


def _share_of_noise(text: str) -> float:
    """Which share of the beginning is control characters or could not be decoded."""
    sample = text[:10_000]
    noise = sum(letter == "\N{REPLACEMENT CHARACTER}" or (letter < " " and not letter.isspace()) for letter in sample)
    return noise / max(len(sample), 1)
