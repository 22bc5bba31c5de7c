"""The invented story of `pages` in every other form: mail, archive, feed, JSON, PDF, Word document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

from pages import HEADLINE, PARAGRAPHS, STORY, TEXT, json_ld, make_page, news

DATE = "Wed, 29 Dec 2021 13:19:00 -0500"
ISO = "2021-12-29T13:19:00-05:00"


def make_mail(plain: str | None = TEXT, page: str | None = None, **headers: str) -> bytes:
    """A mail with a plain part, a page, or both."""
    message = EmailMessage()
    fields = {"Subject": f"Fwd: {HEADLINE}", "From": '"Norway Ministry" <press@example.org>', "Date": DATE}
    for name, value in {**fields, "Message-ID": "<1@example.org>", **headers}.items():
        message[name.replace("_", "-")] = value
    if plain is not None:
        message.set_content(plain)
    if page is not None:
        if plain is None:
            message.set_content(page, subtype="html")
        else:
            message.add_alternative(page, subtype="html")
    return message.as_bytes()


def make_mailbox(*mails: bytes) -> bytes:
    """A mailbox (mbox) of mails."""
    return b"".join(b"From press@example.org Wed Dec 29 13:19:00 2021\n" + mail + b"\n\n" for mail in mails)


def make_archive(page: str = "", url: str = "https://example.org/world/ministers") -> bytes:
    """A page saved as one file (MHTML), as browsers do it."""
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = url
    message["Subject"] = HEADLINE
    message["Date"] = "Fri, 31 Dec 2021 10:00:00 -0000"
    message.set_content(page or make_page(json_ld(news())), subtype="html", cte="quoted-printable")
    message["Content-Location"] = url
    message.make_related()
    message.add_related(b"body {}", maintype="text", subtype="css")
    return message.as_bytes()


def make_rss(
    body: str = STORY, items: int = 1, tag: str = "content:encoded", date: str = DATE, link: str = ""
) -> bytes:
    """An RSS 2.0 feed."""
    entry = (
        f"<item><title>{HEADLINE}</title><link>{link or 'https://example.org/a'}</link><pubDate>{date}</pubDate>"
        f"<{tag}><![CDATA[{body}]]></{tag}></item>"
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Sample Times</title>'
        f"<language>en-gb</language>{entry * items}</channel></rss>"
    ).encode()


def make_atom() -> bytes:
    """An Atom feed."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Sample Times</title>'
        f'<entry><title>{HEADLINE}</title><link href="https://example.org/a"/><published>{ISO}</published>'
        f"<updated>2021-12-30T08:00:00Z</updated><author><name>A. Sample</name></author>"
        f'<content type="html"><![CDATA[{STORY}]]></content></entry></feed>'
    ).encode()


def make_rdf() -> bytes:
    """An RSS 1.0 feed."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>'
        f'Sample Times</title></channel><item rdf:about="y"><title>{HEADLINE}</title><link>https://example.org/a</link>'
        f"<dc:date>{ISO}</dc:date><description><![CDATA[{STORY}]]></description></item></rdf:RDF>"
    ).encode()


def make_json_feed() -> bytes:
    """A JSON Feed."""
    item = {"id": "1", "url": "https://example.org/a", "title": HEADLINE, "content_html": STORY, "date_published": ISO}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Sample Times", "language": "en", "items": [item]}
    return json.dumps(feed).encode()


def make_json() -> bytes:
    """A schema.org NewsArticle in a file."""
    return json.dumps(news(articleBody=TEXT, publisher={"@type": "Organization", "name": "Sample Times"})).encode()


def make_docx(blocks: Sequence[str] = (), rows: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word document with the story, list items (what starts with a dash) and a table."""
    from docx import Document

    document = Document()
    document.core_properties.title = ""
    document.core_properties.author = ""
    document.add_heading(HEADLINE, 0)
    for block in blocks or ("Wednesday 29 December 2021", *PARAGRAPHS):
        style = "List Bullet" if block.startswith("- ") else None
        document.add_paragraph(block.removeprefix("- "), style)
    if rows:
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def rewrite_docx(part: str, old: bytes, new: bytes, data: bytes = b"") -> bytes:
    """A Word document with other bytes in one of its parts, in the first place where the old ones stand."""
    import zipfile

    out = BytesIO()
    whole = BytesIO(data or make_docx())
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            body = source.read(name)
            target.writestr(name, body.replace(old, new, 1) if name == part else body)
    return out.getvalue()


def make_pdf(paragraphs: Sequence[str] = (), extra: bytes = b"") -> bytes:
    """A PDF document of one page in Helvetica, its lines cut at about 80 letters; `extra` goes into its catalogue."""
    from textwrap import wrap

    lines = [HEADLINE, "", "Wednesday 29 December 2021"]
    for paragraph in paragraphs or PARAGRAPHS:
        lines += ["", *wrap(paragraph, 80)]
    shown = [line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
             for line in lines]  # fmt: skip
    stream = b"BT /F1 11 Tf 14 TL 50 780 Td " + b" ".join(b"(" + line + b") Tj T*" for line in shown) + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + extra + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj " % number + body + b" endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + (b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data)))
    )


def save(folder: Path, name: str, data: bytes) -> Path:
    """Write bytes into a file of a folder."""
    path = folder / name
    path.write_bytes(data)
    return path
