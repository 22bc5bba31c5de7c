"""Read mails, mailboxes and web archives, which are all messages of RFC 5322.

In: bytes. Out: articles: of a mail its text, under its subject and of its date; of an archive (MHTML) the page that was
saved. Attachments are left alone, and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from calendars.articles.assembly import assemble_article
from calendars.articles.moments import read_header_date
from calendars.articles.origins import Origin, Statement
from calendars.articles.page_data import PageData, collect_page_data
from calendars.articles.page_text import extract_text, list_lines
from calendars.articles.pages import decode_page, parse_html, read_page
from calendars.errors import ArticleError
from calendars.models import Article
from calendars.patterns import pattern_of

# So many parts are looked at: a newsletter has three, a mail with ten thousand wants something else.
MOST_PARTS = 100
# A mail's plain part that is shorter than this beside a page says "read this in a browser".
SHORTEST_PLAIN = 300
FORWARDED = pattern_of(r"^(?:(?:fwd?|re|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
SIGNATURE = "\n-- \n"


def read_mail(data: bytes, origin: Origin) -> Article:
    """Read one mail.

    Raises:
        ArticleError: there is no text in it.
    """
    message = _parse(data, origin)
    facts = PageData()
    subject = FORWARDED.sub("", _header(message, "Subject"))
    if subject:
        facts.titles.append(Statement(subject, "mail Subject"))
    facts.author = _name_in(_header(message, "From"))
    facts.outlet = _name_in(_header(message, "List-Id")) or facts.author
    text = _find_text(message, origin)
    stated = [Statement(_header(message, "Date"), "mail Date")] if message["Date"] else []
    return assemble_article(text, facts, origin, stated)


def read_archive(data: bytes, origin: Origin) -> Article:
    """Read a page that a browser saved with all that belongs to it.

    Raises:
        ArticleError: there is no page in it.
    """
    message = _parse(data, origin)
    page = next((part for part in _list_parts(message) if part.get_content_type() == "text/html"), None)
    if page is None:
        raise ArticleError(f"{origin.label}: a web archive without a page in it")
    url = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    url = url if url.startswith(("http://", "https://")) else ""
    saved = read_header_date(_header(message, "Date")) or origin.now
    here = origin._replace(url=url, charset=page.get_content_charset() or "", now=saved)
    return read_page(_payload(page), here)


def open_mailbox(path: str, origin: Origin) -> Iterator[Article | ArticleError]:
    """Read the mails of a mailbox one by one; only one is in memory at a time."""
    from mailbox import mbox

    from calendars.articles.files import LARGEST

    box: Any = mbox(path, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), start=1):
            here = origin._replace(source=f"{origin.source}#{number}")
            with box.get_file(key) as file:
                data = file.read(LARGEST + 1)
            if len(data) > LARGEST:
                yield ArticleError(f"{here.label}: too large for a mail")
                continue
            try:
                yield read_mail(data, here)
            except ArticleError as fault:
                yield fault
    finally:
        box.close()


def _parse(data: bytes, origin: Origin) -> EmailMessage:
    try:
        return BytesParser(policy=policy.default).parsebytes(data)
    except (RecursionError, ValueError, LookupError, IndexError, AttributeError) as fault:
        raise ArticleError(f"{origin.label}: a mail that cannot be read: {type(fault).__name__}") from fault


def _header(message: EmailMessage, name: str) -> str:
    """A header on one line; one that is no header at all is none."""
    try:
        return " ".join(str(message[name] or "").split())
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""


def _name_in(address: str) -> str:
    """The name in '"A. Sample" <a@example.org>'."""
    name, bracket, _ = address.partition("<")
    return name.strip().strip('"').strip() if bracket else ""


def _list_parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The first parts of a message, from the outside in, without walking down a well."""
    queue: list[Any] = [message]
    for _ in range(MOST_PARTS):
        if not queue:
            return
        part = queue.pop(0)
        yield part
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            queue[:0] = part.get_payload()[:MOST_PARTS]


def _payload(part: EmailMessage) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return data if isinstance(data, bytes) else b""


def _find_text(message: EmailMessage, origin: Origin) -> str:
    """The text of a mail: its plain part, or its page where the plain part only points to that."""
    bodies = {"text/plain": "", "text/html": ""}
    for part in _list_parts(message):
        kind = part.get_content_type()
        if kind in bodies and not bodies[kind] and part.get_content_disposition() != "attachment":
            bodies[kind] = decode_page(_payload(part), part.get_content_charset() or "")
    plain = bodies["text/plain"].replace("\r\n", "\n").replace("\r", "\n").partition(SIGNATURE)[0].strip()
    if bodies["text/html"].strip() and len(plain) < SHORTEST_PLAIN:
        page = _read_html(bodies["text/html"], origin)
        plain = page if len(page) > len(plain) else plain
    return f"{plain}\n" if plain else ""


def _read_html(page: str, origin: Origin) -> str:
    """The text of a mail's page. Mails are laid out in tables, which tell little of what is the story."""
    tree = parse_html(page, origin.label)
    text = extract_text(tree, collect_page_data(tree))
    whole = "\n\n".join(list_lines(tree))
    return text if len(text) * 2 > len(whole) else whole
