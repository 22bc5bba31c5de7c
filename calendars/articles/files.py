"""Read the bytes of a file or of standard input, tell what they are, and decode what is text.

In: a path or "-". Out: bytes with the format they are in; or text with newlines as line ends. What is far too long, or
unpacks to far too much, is refused before it fills the memory.
"""

from __future__ import annotations

import re
import sys
import warnings
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from os import PathLike, fspath
from typing import IO

from calendars.errors import ArticleError

# The longest reports of record are some 300,000 characters; what is longer is a collection or no article at all.
LONGEST = 1_000_000
# A page with all its scripts, a mail with its attachments, a feed of a year.
LARGEST = 25_000_000
MEGABYTE = 1_000_000
# The 32-bit marks come first: the little-endian one starts with the 16-bit mark.
MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
GZIP = b"\x1f\x8b"
# How some files that are no articles begin, so that the message can name them.
FORMATS = ((b"%PDF", "a PDF file"), (b"PK\x03\x04", "a zip archive or office document"), (GZIP, "gzip data"))
# More undecodable or control characters than this share, and it is not prose in some unknown encoding, but data.
WORST_SHARE = 0.1
# The formats by their files' endings, for what does not show in the content.
ENDINGS = {
    "html": "page", "htm": "page", "xhtml": "page", "mhtml": "archive", "mht": "archive", "eml": "mail",
    "mbox": "mailbox", "json": "json", "jsonld": "json", "pdf": "pdf", "docx": "docx", "rss": "feed", "atom": "feed",
    "xml": "feed", "rdf": "feed", "txt": "text", "md": "text", "markdown": "text",
}  # fmt: skip
# What the first bytes that are no blank can be where it is no plain text.
MARKED_STARTS = b"<{[%PF"
PAGE_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")
FEED_STARTS = (b"<rss", b"<feed", b"<rdf:rdf", b"<channel")
# Headers of which a mail has some, and a page of notes with colons has not.
MAIL_HEADERS = frozenset(
    {b"mime-version", b"received", b"message-id", b"content-type", b"return-path", b"delivered-to", b"date", b"from"}
)
PLAIN_ENDINGS = frozenset(ending for ending, format in ENDINGS.items() if format == "text")


class ArticleWarning(UserWarning):
    """Something in an article was read as well as it can be, but not surely right."""


def is_address(source: str) -> bool:
    """Whether a source is an address and not a path: it starts with a scheme and two slashes."""
    scheme, mark, _ = source.partition("://")
    return bool(mark) and scheme.isalpha()


def read_data(path: str | PathLike[str]) -> tuple[bytes, str]:
    """Read a file or standard input, and tell its format.

    Returns:
        The bytes, unpacked where they were gzip data, and a format of `ENDINGS`. Of a mailbox, only the beginning.

    Raises:
        ArticleError: it cannot be read, is empty, or is larger than `LARGEST` bytes.
    """
    name = fspath(path)
    if not name:
        raise ArticleError("a file name is empty; name the article to read")
    label = "standard input" if name == "-" else name
    data = _read_bytes(name)
    if data.startswith(GZIP):
        data, name = unpack(data, label), name.removesuffix(".gz")
    if len(data) > LARGEST:
        raise ArticleError(f"{label}: more than {LARGEST // MEGABYTE} MB, so no article; cut it into its articles")
    if not data.strip():
        raise ArticleError(f"{label}: empty; there is no text to read")
    return data, find_format(data, name)


def find_format(data: bytes, name: str = "") -> str:
    """Tell the format of bytes: by what they hold, else by the ending of their name; "text" in doubt.

    >>> find_format(b"<!DOCTYPE html><html>"), find_format(b"%PDF-1.7"), find_format(b"Both sides meet.", "story.txt")
    ('page', 'pdf', 'text')
    """
    dot = name.rfind(".")
    ending = name[dot + 1 :].lower() if dot >= 0 else ""
    head = data[:4096]
    for mark, encoding in MARKS[1:]:
        if head.startswith(mark):
            head = head[len(mark) :].decode(encoding, "replace").encode()
    if (wide := find_wide(head)) != "utf-8":
        head = head.decode(wide, "replace").encode()
    head = head.removeprefix(BOM_UTF8).lstrip()
    if not head or (head[:1] not in MARKED_STARTS and b": " not in head[:80]):
        return ENDINGS.get(ending, "text")
    return _find_marked(head, ending) or ENDINGS.get(ending, "text")


def _find_marked(head: bytes, ending: str) -> str | None:
    """The format that shows in the beginning, or None."""
    low = head.lower()
    if head.startswith(b"%PDF"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if low.startswith(b"<"):
        first = min((low.find(start) for start in FEED_STARTS if start in low), default=-1)
        page = min((low.find(start) for start in PAGE_STARTS if start in low), default=-1)
        if first >= 0 and (page < 0 or first < page):
            return "feed"
        return "page" if page >= 0 and (ending not in PLAIN_ENDINGS or low.startswith(PAGE_STARTS)) else None
    if head[:1] in b"{[" and ending not in PLAIN_ENDINGS:
        return "json" if b'"' in head[:200] else None
    if head.startswith(b"From ") and b"@" in head.split(b"\n", 1)[0] and b":" in head.split(b"\n", 2)[1]:
        return "mailbox"
    return _find_mail(low, ending)


def _find_mail(low: bytes, ending: str) -> str | None:
    """Whether the headers are those of a mail, or of a page saved with all that belongs to it."""
    headers = low.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0].split(b"\n")
    names = {line.partition(b":")[0] for line in headers if b":" in line} & MAIL_HEADERS
    if len(names) < (2 if ending in ("eml", "mht", "mhtml") else 3):
        return None
    is_archive = b"multipart/related" in low and (b"snapshot-content-location" in low or ending in ("mht", "mhtml"))
    return "archive" if is_archive else "mail"


def decode_text(data: bytes, label: str) -> str:
    """Decode plain text.

    Raises:
        ArticleError: it is longer than `LONGEST` bytes, or is not text.
    """
    if len(data) > LONGEST:
        raise ArticleError(
            f"{label}: longer than {LONGEST // MEGABYTE} MB, and no article is; cut it into its articles, one a file"
        )
    text = _decode(data, label)
    return as_seen(text.replace("\r\n", "\n").replace("\r", "\n"))


# Where a word may be broken at the end of a line, and where not: pages have these in the midst of names.
UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))


def as_seen(text: str) -> str:
    """A text without what nobody sees, each letter with its accent in one (Unicode NFC); some files part the two."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text.translate(UNSEEN))


def _read_bytes(name: str) -> bytes:
    """At most one byte more than `LARGEST`, so that endless input ends too."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(LARGEST + 1)
        with open(name, "rb") as file:
            return _read_start(file)
    except FileNotFoundError as fault:
        raise ArticleError(f"{name}: no such file; check the name{_suggest_address(name)}") from fault
    except IsADirectoryError as fault:
        raise ArticleError(f"{name}: a folder, not an article; pass --recursive to read all that is in it") from fault
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise ArticleError(f"{name}: cannot be read: {reason}") from fault


def _suggest_address(name: str) -> str:
    """What to say of a name that looks like an address without its scheme: `www.example.org/story`."""
    host = name.partition("/")[0]
    is_host = "/" in name and re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}", host, re.IGNORECASE)
    return ", or write https:// before an address" if is_host else ""


def _read_start(file: IO[bytes]) -> bytes:
    """A file up to the limit; of a mailbox, which is read mail by mail, only the beginning."""
    head = file.read(4096)
    return head if head.startswith(b"From ") and find_format(head) == "mailbox" else head + file.read(LARGEST)


def unpack(data: bytes, label: str, most: int = LARGEST) -> bytes:
    """Unpack gzip data, and no more of it than `most` bytes.

    Raises:
        ArticleError: it holds more, or is broken.
    """
    import zlib

    whole = bytearray()
    try:
        while data:
            job = zlib.decompressobj(zlib.MAX_WBITS | 16)
            whole += job.decompress(data, most + 1 - len(whole))
            if len(whole) > most:
                raise ArticleError(f"{label}: unpacks to more than {most // MEGABYTE} MB, so no article")
            if not job.eof:
                raise ArticleError(f"{label}: gzip data that breaks off; fetch or pack it again")
            data = job.unused_data.lstrip(b"\0")
    except zlib.error as fault:
        raise ArticleError(f"{label}: gzip data that cannot be unpacked: {fault}") from fault
    return bytes(whole)


def _decode(data: bytes, label: str) -> str:
    mark, encoding = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", ""))
    encoding = encoding or find_wide(data[:2000])
    kind = next((kind for start, kind in FORMATS if data.startswith(start)), "binary data")
    if encoding == "utf-8" and (b"\0" in data or kind != "binary data"):
        raise ArticleError(f"{label}: {kind}, not text; save the article as plain text in UTF-8 first")
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as fault:
        text = body.decode(encoding, errors="replace")
        windows = _decode_windows(body, text) if encoding == "utf-8" else None
        count = text.count("\N{REPLACEMENT CHARACTER}")
        remedy = (
            f"what cannot be decoded ({count} {'character' if count == 1 else 'characters'}) is shown as "
            "\N{REPLACEMENT CHARACTER}"
            if windows is None
            else "read as Windows-1252; save it as UTF-8 if letters come out wrong"
        )
        warnings.warn(
            f"{label}: not valid {encoding.upper()} at byte {len(mark) + fault.start}; {remedy}",
            ArticleWarning,
            stacklevel=4,
        )
        text = windows or text
    if _share_of_noise(text) > WORST_SHARE:
        raise ArticleError(f"{label}: {kind}, not text; save the article as plain text in UTF-8 first")
    return text


def _decode_windows(body: bytes, replaced: str) -> str | None:
    """What browsers make of English text that says nothing of its encoding and is no UTF-8; None where it is no text.

    Nor where some of it is UTF-8 beyond ASCII: then a few broken bytes are the lesser evil.
    """
    is_mixed = any(letter > "\x7f" and letter != "\N{REPLACEMENT CHARACTER}" for letter in replaced)
    if is_mixed or _share_of_noise(replaced) > WORST_SHARE:
        return None
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError:
        return None


def find_wide(sample: bytes) -> str:
    """UTF-16 without its mark, which shows in that every other byte of Western text is empty; else UTF-8."""
    if b"\0" not in sample:
        return "utf-8"
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if max(even, odd) > 0.5 and min(even, odd) < 0.05:
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8"


def _share_of_noise(text: str) -> float:
    """Which share of the beginning is control characters or could not be decoded."""
    sample = text[:10_000]
    noise = sum(letter == "\N{REPLACEMENT CHARACTER}" or (letter < " " and not letter.isspace()) for letter in sample)
    return noise / max(len(sample), 1)
