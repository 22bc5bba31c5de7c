"""Read PDF documents, with pypdfium2 (the extra `dateline[pdf]`).

In: the bytes of a document. Out: an article of the text on its pages. Scripts, forms and attachments in it are not run,
opened or followed: only the text layer is read.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median_low
from typing import Any, NamedTuple

from calendars.articles.assembly import assemble_document
from calendars.articles.origins import Origin
from calendars.errors import ArticleError, install_command
from calendars.models import Article
from calendars.patterns import pattern_of

MOST_PAGES = 500
# "D:20211229131900-05'00'", as ISO 32000 writes dates.
PDF_DATE = pattern_of(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:([+-])(\d\d)'?(\d\d)'?|(Z))?")
# A line that is much shorter than the others ends a paragraph.
SHORT_LINE = 0.75
# A step to the next line that is so much wider than usual has a blank line in it; an indent is some points wide.
WIDE_STEP = 1.25
INDENT = 6.0
HYPHEN = "\u00ad"
BROKEN_WORD = pattern_of("[\x02\ufffe]")
SENTENCE_ENDS = (".", "!", "?", ":", ".\u201d", '."', ".)", "\u2019")
LIST_ITEM = pattern_of(r"(?:[-\u2022\u2013*\u25aa\u00b7]|\d{1,2}[.)])\s")
PAGE_NUMBER = pattern_of(r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?", re.IGNORECASE)


def read_pdf(data: bytes, origin: Origin) -> Article:
    """Read a PDF document.

    Raises:
        ArticleError: pypdfium2 is not installed, the document is broken or locked, or has no text in it.
    """
    try:
        import pypdfium2
    except ImportError as fault:
        raise ArticleError(
            f"{origin.label}: reading PDF files needs an extra; install it with {install_command('pdf')}"
        ) from fault
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise ArticleError(f"{origin.label}: a PDF file that cannot be opened: {fault}") from fault
    try:
        pages = [_read_lines(document[number]) for number in range(min(len(document), MOST_PAGES))]
        about = document.get_metadata_dict()
    finally:
        document.close()
    text = join_lines(drop_furniture(pages))
    if not text.strip():
        raise ArticleError(f"{origin.label}: a PDF file without text, maybe pictures of pages; read them by OCR first")
    author = " ".join((about.get("Author") or "").split())
    made = PDF_DATE.match(about.get("CreationDate") or "")
    return assemble_document(text, [_find_title(about)], author, _to_iso(made) if made else "", origin)


class Line(NamedTuple):
    """A line of a page: its words, and where it stands, in points from the lower left corner."""

    text: str
    top: float = 0.0
    left: float = 0.0
    height: float = 0.0


def _read_lines(page: Any) -> list[Line]:
    """The lines of a page in the order of its text."""
    layer = page.get_textpage()
    # PDFium marks a hyphen at the end of a line, and takes the line break away.
    text = BROKEN_WORD.sub(f"{HYPHEN}\n", str(layer.get_text_range())).replace("\r", "\n")
    lines, place = [], 0
    for words in text.split("\n"):
        start = place + len(words) - len(words.lstrip())
        place += len(words) + (0 if words.endswith(HYPHEN) else 1)
        shown = " ".join(words.split())
        if shown:
            lines.append(Line(shown, *_find_place(layer, start)))
    return lines


def _find_place(layer: Any, index: int) -> tuple[float, float, float]:
    try:
        left, bottom, _, top = layer.get_charbox(index, loose=True)
    except (ValueError, IndexError, RuntimeError):
        return 0.0, 0.0, 0.0
    return top, left, top - bottom


def _find_title(about: dict[str, str]) -> str:
    """The title that a document is given; the name of the file that it was made from is none."""
    title = " ".join((about.get("Title") or "").split())
    is_name = title.lower().endswith((".doc", ".docx", ".pdf", ".indd")) or title.lower() == "untitled"
    return "" if is_name else title


def _to_iso(match: re.Match[str]) -> str:
    year, month, day, hour, minute, second, sign, hours, minutes, zulu = match.groups()
    offset = "Z" if zulu else f"{sign}{hours}:{minutes}" if sign else ""
    return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{offset}"


def drop_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Take out what stands at the head or foot of most pages, and page numbers."""
    edges = Counter(text for page in pages for text in {line.text for line in (*page[:2], *page[-2:])})
    repeated = {text for text, count in edges.items() if len(pages) > 2 and count > len(pages) / 2}
    return [
        [line for line in page if line.text not in repeated and not PAGE_NUMBER.fullmatch(line.text)] for page in pages
    ]


def join_lines(pages: list[list[Line]]) -> str:
    """Join the lines of paragraphs, which a PDF file has cut to its columns.

    >>> lines = [Line("Talks end", 90, 0, 9), Line("The ministers met in Geneva to dis-", 70, 0, 9)]
    >>> join_lines([[*lines, Line("cuss the treaty.", 60, 0, 9), Line("Next, they meet in Oslo again.", 40, 0, 9)]])
    'Talks end\\n\\nThe ministers met in Geneva to discuss the treaty.\\n\\nNext, they meet in Oslo again.'
    """
    lines = [line for page in pages for line in page]
    width = max((len(line.text) for line in lines), default=0)
    steps = [one.top - other.top for one, other in pairwise(lines) if one.top > other.top]
    usual = median_low(steps) if steps else 0.0
    paragraphs = [lines[0].text] if lines else []
    for before, line in pairwise(lines):
        if _starts_paragraph(before, line, width, usual):
            paragraphs.append(line.text)
        elif before.text.endswith(("-", HYPHEN)):
            is_cut = line.text[:1].islower()
            paragraphs[-1] = (paragraphs[-1][:-1] if is_cut else paragraphs[-1].replace(HYPHEN, "-")) + line.text
        else:
            paragraphs[-1] += f" {line.text}"
    return "\n\n".join(paragraph.replace(HYPHEN, "-") for paragraph in paragraphs)


def _starts_paragraph(before: Line, line: Line, width: int, usual: float) -> bool:
    """Whether a line opens a paragraph: by the space over it, its indent, its size, or the end of the line before."""
    if LIST_ITEM.match(line.text):
        return True
    step = before.top - line.top
    is_below = step > 0 and bool(before.height)
    if is_below and (step > usual * WIDE_STEP or abs(before.height - line.height) > before.height * 0.2):
        return True
    if is_below and line.left - before.left > INDENT and before.text.endswith(SENTENCE_ENDS):
        return True
    is_short = len(before.text) < width * SHORT_LINE
    goes_on = not before.text.endswith(SENTENCE_ENDS) and line.text[:1].islower()
    return is_short and not goes_on
