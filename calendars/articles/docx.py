"""Read Word documents, with python-docx (the extra `dateline[docx]`).

In: the bytes of a document. Out: an article of its paragraphs, list items and table rows, in their order.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from calendars.articles.assembly import assemble_document
from calendars.articles.files import MEGABYTE
from calendars.articles.origins import Origin
from calendars.errors import ArticleError, install_command
from calendars.models import Article

# A document unpacks to some megabytes; what says it unpacks to more is a bomb. Markup becomes a tree of ten times its
# size; pictures stay as they are.
LARGEST = 100 * MEGABYTE
LARGEST_PART = 25 * MEGABYTE


def read_docx(data: bytes, origin: Origin) -> Article:
    """Read a Word document.

    Raises:
        ArticleError: python-docx is not installed, or it is another kind of zip archive, broken, or without text.
    """
    _check_archive(data, origin)
    try:
        from docx import Document
    except ImportError as fault:
        raise ArticleError(
            f"{origin.label}: reading Word files needs an extra; install it with {install_command('docx')}"
        ) from fault
    try:
        document = Document(BytesIO(data))
        styles = _name_styles(document)
        text = "\n\n".join(block for block in _list_blocks(document, styles) if block)
        about = document.core_properties
        author = about.author or ""
        titles = (about.title or "", _find_title(document, styles))
        made = about.created.isoformat() + "Z" if about.created else ""
    except (KeyError, ValueError, zipfile.BadZipFile, SyntaxError, AttributeError, RecursionError) as fault:
        raise ArticleError(f"{origin.label}: a Word file that cannot be read: {fault}") from fault
    return assemble_document(text, titles, author, made, origin)


def _check_archive(data: bytes, origin: Origin) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise ArticleError(f"{origin.label}: a zip archive that cannot be read: {fault}") from fault
    if not any(name.filename.startswith("word/") for name in names):
        raise ArticleError(f"{origin.label}: a zip archive, not a Word document; unpack it and name the files in it")
    for most, parts in ((LARGEST, names), (LARGEST_PART, [name for name in names if name.filename.endswith(".xml")])):
        if sum(part.file_size for part in parts) > most:
            raise ArticleError(f"{origin.label}: unpacks to more than {most // MEGABYTE} MB, so no article")


def _name_styles(document: Any) -> dict[str | None, str]:
    """The names of the styles by their ids, with that of paragraphs that name none; python-docx seeks each anew."""
    from docx.enum.style import WD_STYLE_TYPE

    default = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    names = {style.styleId: style.name_val or "" for style in document.styles.element.style_lst}
    return names | {None: default.element.name_val or "" if default is not None else ""}


def _find_title(document: Any, styles: dict[str | None, str]) -> str:
    """The first paragraph in the style of titles."""
    return next((one.text for one in document.paragraphs if styles.get(one._p.style) == "Title"), "")


def _list_blocks(document: Any, styles: dict[str | None, str]) -> Iterator[str]:
    """Paragraphs, runs of list items, and tables, in the order of the document."""
    items: list[str] = []
    for block in document.iter_inner_content():
        is_table = hasattr(block, "rows")
        text = "" if is_table else "\n".join(" ".join(line.split()) for line in block.text.split("\n")).strip()
        if not is_table and styles.get(block._p.style, "").startswith("List"):
            items.append(f"- {text}")
            continue
        yield "\n".join(items)
        items = []
        yield "\n".join(_list_rows(block)) if is_table else text
    yield "\n".join(items)


def _list_rows(table: Any) -> Iterator[str]:
    """The rows of a table; a cell over several rows counts for each, as the day of a programme does.

    The cells that python-docx makes of a cell over many columns are as many as the file says: a bomb.
    """
    above: dict[int, str] = {}
    for row in table._tbl.tr_lst:
        cells: list[str] = []
        column, here = row.grid_before, dict[int, str]()
        for cell in row.tc_lst:
            words = " ".join(" ".join(paragraph.text for paragraph in cell.p_lst).split())
            here[column] = words = above.get(column, "") if cell.vMerge == "continue" else words
            if words and words not in cells[-1:]:
                cells.append(words)
            column += cell.grid_span
        above = here
        yield " | ".join(cells)
