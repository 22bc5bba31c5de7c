"""Lay words out in rows and columns, for a screen of any width.

In: rows of cells. Out: lines of text, with the marks of colours where the screen takes them. Rich does this too, for
`explain`; but to load it takes longer than to read an article, and `parse` is to be there at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from unicodedata import category, east_asian_width

# Lines of one style: what stands in a field of a table.
Cell = Sequence[tuple[str, str]]
# The codes of styles and colours (ECMA-48, "Select Graphic Rendition").
STYLES = {"bold": "1", "dim": "2", "italic": "3"}
COLOURS = {"red": "31", "green": "32", "yellow": "33", "magenta": "35", "cyan": "36"}
# The width where no screen tells its own.
USUAL = 80
# Between two columns.
GAP = 2


class Screen:
    """What standard output is written for.

    Attributes:
        width: how many letters there is room for in a line.
        styles: those that can be shown, with their codes.
    """

    def __init__(self) -> None:
        """Look at the environment and the streams, as Rich does."""
        self.width = _find_width()
        self.styles: dict[str, str] = {}
        if _shows_styles():
            self.styles = STYLES if os.environ.get("NO_COLOR") else STYLES | COLOURS

    def paint(self, words: str, style: str) -> str:
        """Words with the marks of a style around them, as far as there is anything to mark."""
        code = self.styles.get(style) if words else None
        return words if code is None else f"\x1b[{code}m{words}\x1b[0m"

    def draw_cell(self, cell: Cell) -> Iterator[str]:
        """The lines of one cell that has the whole width for itself."""
        return (self.paint(line, style) for line, style in _wrap(cell, self.width))

    def draw_table(self, columns: Sequence[tuple[str, int, int]], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
        """The lines of a table with blank lines between its rows.

        Args:
            columns: of each its heading, its least and its greatest width.
            rows: the cells of each row, one a column.
        """
        cells: list[Sequence[Cell]] = [[[(heading, "bold")] for heading, _, _ in columns], *rows]
        widths = _fit(columns, cells, self.width)
        for row in cells:
            parts = [_wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
            for pieces in zip_longest(*parts, fillvalue=("", "")):
                padded = (
                    self.paint(words, style) + " " * (width + GAP - cells_of(words))
                    for (words, style), width in zip(pieces, widths, strict=True)
                )
                yield "".join(padded).rstrip()
            yield ""


def _find_width() -> int:
    """The width that the user or the first stream that is a terminal tells."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal():
        return int(told)
    for stream in (0, 1, 2):
        try:
            return os.get_terminal_size(stream).columns or USUAL
        except (OSError, ValueError):
            continue
    return USUAL


def _shows_styles() -> bool:
    """Whether output goes to a terminal that understands the marks of styles, or is to be as if it did."""
    if os.environ.get("TERM", "").lower() in ("dumb", "unknown"):
        return False
    compatible = os.environ.get("TTY_COMPATIBLE")
    forced = compatible == "1" or (compatible != "0" and bool(os.environ.get("FORCE_COLOR")))
    # The terminals of Windows before this one take the marks for letters.
    knows = sys.platform != "win32" or "WT_SESSION" in os.environ
    return forced or (sys.stdout.isatty() and knows)


def cells_of(words: str) -> int:
    """How many places of a line words take: letters of East Asia two, marks on other letters none.

    >>> cells_of("Biden"), cells_of("習近平"), cells_of("Ba\\u0308ren")
    (5, 6, 5)
    """
    return len(words) if words.isascii() else sum(map(_cells_of_letter, words))


def _cells_of_letter(letter: str) -> int:
    return 2 if east_asian_width(letter) in ("W", "F") else category(letter) not in ("Mn", "Me", "Cf")


def _wrap(cell: Cell, width: int) -> Iterator[tuple[str, str]]:
    """The lines of a cell, none longer than the width."""
    return ((piece, style) for line, style in cell for piece in _break(line, width))


def _break(line: str, width: int) -> Iterator[str]:
    """Break a line between words, and in words that are longer than a line."""
    done = ""
    for word in line.split(" "):
        longer = f"{done} {word}" if done else word
        if cells_of(longer) <= width:
            done = longer
            continue
        if done:
            yield done
        *full, done = _cut(word, width)
        yield from full
    yield done


def _cut(word: str, width: int) -> list[str]:
    """Cut a word into pieces that fit."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and cells_of(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _fit(columns: Sequence[tuple[str, int, int]], rows: Iterable[Sequence[Cell]], room: int) -> list[int]:
    """The widths of columns: what their cells need, less what the widest of them have to give for all to fit."""
    needed = [
        max((cells_of(line) for cell in column for line, _ in cell), default=0) for column in zip(*rows, strict=True)
    ]
    room -= GAP * (len(columns) - 1)
    widths = [max(least, min(most, need, room)) for need, (_, least, most) in zip(needed, columns, strict=True)]
    while sum(widths) > room:
        wide = [width if width > least else 0 for width, (_, least, _) in zip(widths, columns, strict=True)]
        if not any(wide):
            break
        widths[wide.index(max(wide))] -= 1
    return widths
