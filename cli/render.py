"""Draw engagements as a table; decides nothing.

In: what the library found. Out: bytes for standard output, coloured where that is a terminal that wants colour.
Control characters of words from articles are written out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from calendars.models import Engagement, Status
from calendars.publishing.wording import describe_when
from calendars.publishing.words import join_names, to_line
from cli.tables import GAP, Cell, Screen, cells_of

STATUS_STYLES = {
    Status.SCHEDULED: "green",
    Status.TENTATIVE: "yellow",
    Status.HELD: "dim",
    Status.UNDERWAY: "cyan",
    Status.POSTPONED: "magenta",
    Status.CANCELLED: "red",
}
# From this width on there is room for the sentence that each engagement rests on.
WIDE = 140
# Below this width the columns would break words, so an engagement's facts stand under one another.
NARROW = 76
# Heading, least and greatest width.
COLUMNS = (("When", 15, 22), ("What", 14, 44), ("Who", 14, 44), ("Where", 5, 18), ("Status", 6, 9))
EVIDENCE = ("Evidence", 8, sys.maxsize)


def render_table(engagements: Sequence[Engagement], several: bool = False) -> bytes:
    """Draw one row an engagement; `several` articles are told apart by their names where there is room."""
    screen = Screen()
    rows = [_list_cells(engagement) for engagement in engagements]
    lines = _draw(screen, rows, [_show_evidence(engagement, several) for engagement in engagements])
    return ("\n".join(lines).rstrip() + "\n").encode(sys.stdout.encoding, "backslashreplace")


def _draw(screen: Screen, rows: Sequence[list[Cell]], evidence: Sequence[Cell]) -> Iterator[str]:
    if screen.width < NARROW:
        return (line for row in rows for line in _stack_cells(row, screen))
    if screen.width < WIDE:
        return screen.draw_table(COLUMNS, rows)
    return screen.draw_table((*COLUMNS, EVIDENCE), [[*row, cell] for row, cell in zip(rows, evidence, strict=True)])


def _list_cells(engagement: Engagement) -> list[Cell]:
    when = engagement.when
    people = tuple(person.name for person in engagement.people)
    who = [(join_names(engagement.sides), ""), (join_names(people), "italic")]
    return [
        [(describe_when(when), "" if when.start is not None else "yellow")],
        [(to_line(engagement.title), "bold")],
        [line for line in who if line[0]],
        [(to_line(engagement.location or ""), "")],
        [(engagement.status.value, STATUS_STYLES[engagement.status])],
    ]


def _stack_cells(row: Sequence[Cell], screen: Screen) -> Iterator[str]:
    """One engagement for a narrow terminal: the time and what became of it, then a line for each of the rest."""
    when, *facts, status = row
    head = [*screen.draw_cell(when), *screen.draw_cell(status)]
    has_room = sum(cells_of(line) for line, _ in (*when, *status)) + GAP <= screen.width
    yield from [(GAP * " ").join(head)] if has_room else head
    for cell in facts:
        yield from filter(None, screen.draw_cell(cell))
    yield ""


def _show_evidence(engagement: Engagement, several: bool) -> Cell:
    words = [(to_line(engagement.evidence[0].text) if engagement.evidence else "", "")]
    source = engagement.articles[0].source if engagement.articles else None
    return [*words, (to_line(source), "dim")] if several and source else words
