"""Draw engagements as a table and a trace as a marked text with trees under it; decides nothing.

In: what the library found. Out: UTF-8 bytes for standard output, coloured where that is a terminal that wants colour.
Words from articles are always `Text`, never markup, and their control characters are written out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from calendars.models import Engagement, Status, Step, Trace
from calendars.publishing.wording import describe_when
from calendars.publishing.words import join_names, show_controls, to_line

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.tree import Tree

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
MARK_STYLES = {"time": "bold green", "actor": "cyan", "trigger": "bold magenta"}


def render_table(engagements: Sequence[Engagement], several: bool = False) -> bytes:
    """Draw one row an engagement; `several` articles are told apart by their names where there is room."""
    console = _open_console()
    if console.width < NARROW:
        return _draw(console, map(_stack_cells, engagements))
    table = Table(box=None, padding=(0, 2, 1, 0), header_style="bold", pad_edge=False)
    is_wide = console.width >= WIDE
    table.add_column("When", overflow="fold", min_width=15, max_width=22)
    table.add_column("What", overflow="fold", min_width=14, max_width=44)
    table.add_column("Who", overflow="fold", min_width=14, max_width=44)
    table.add_column("Where", overflow="fold", max_width=18)
    table.add_column("Status", no_wrap=True)
    if is_wide:
        table.add_column("Evidence", overflow="fold")
    for engagement in engagements:
        row = _list_cells(engagement)
        table.add_row(*row, *([_show_evidence(engagement, several)] if is_wide else []))
    return _draw(console, [table])


def _list_cells(engagement: Engagement) -> list[Text]:
    who = Text(join_names(engagement.sides))
    if engagement.people:
        people = join_names(tuple(person.name for person in engagement.people))
        who.append(f"\n{people}" if who else people, style="italic")
    is_placed = engagement.when.start is not None
    return [
        Text(describe_when(engagement.when), style="" if is_placed else "yellow"),
        Text(to_line(engagement.title), style="bold"),
        who,
        Text(to_line(engagement.location or "")),
        Text(engagement.status.value, style=STATUS_STYLES[engagement.status]),
    ]


def _stack_cells(engagement: Engagement) -> Text:
    """One engagement for a narrow terminal: the time and what became of it, then a line for each of the rest."""
    when, *facts, status = _list_cells(engagement)
    lines = [Text.assemble(when, "  ", status), *(fact for fact in facts if fact), Text()]
    return Text("\n").join(lines)


def _show_evidence(engagement: Engagement, several: bool) -> Text:
    words = Text(to_line(engagement.evidence[0].text) if engagement.evidence else "")
    source = engagement.articles[0].source if engagement.articles else None
    if several and source:
        words.append(f"\n{to_line(source)}", style="dim")
    return words


def render_trace(trace: Trace) -> bytes:
    """Draw the marked article, then each engagement with what made it, then the near misses."""
    console = _open_console()
    parts: list[RenderableType] = list(_list_facts(trace))
    coloured = bool(console.is_terminal and console.color_system and not console.no_color)
    if coloured:
        legend = [part for label, style in MARK_STYLES.items() for part in ((label, style), " ")]
        parts.append(Text.assemble("marked: ", *legend))
    parts += [Text(), _mark_text(trace, coloured), Text()]
    for number, engagement in enumerate(trace.engagements, start=1):
        parts += [_grow_tree(number, engagement), Text()]
    if not trace.engagements:
        parts += [Text("No dated engagement found."), Text()]
    if trace.misses:
        parts.append(Text("Left out", style="bold"))
        parts += [_tell(miss.rule, miss.text, miss.reason) for miss in trace.misses]
    return _draw(console, parts)


def _list_facts(trace: Trace) -> Iterator[Text]:
    """The article's title and address, and its date with the evidence for it."""
    article = trace.article
    if article.title:
        yield Text(to_line(article.title), style="bold")
    for fact in (article.source, article.url):
        if fact:
            yield Text(to_line(fact), style="dim")
    if article.published is None:
        yield Text("no publication date: relative dates are not resolved", style="yellow")
    else:
        yield Text(f"published {article.published.isoformat()} (from {article.published_from or 'the caller'})")
    if article.rewritten and article.updated:
        yield Text(f"rewritten {article.updated.isoformat()} (its dateline bears that day, and its days count from it)")


def _mark_text(trace: Trace, coloured: bool) -> Text:
    """The article with its times, actors and triggers in colour, or in labelled brackets where there is none."""
    text, shown, done = trace.article.text, Text(), 0
    for start, end, label in _list_marks(trace):
        shown.append(show_controls(text[done:start]))
        words = show_controls(text[start:end])
        shown.append(words if coloured else f"[{label}: {words}]", style=MARK_STYLES[label])
        done = end
    shown.append(show_controls(text[done:].rstrip()))
    return shown


def _list_marks(trace: Trace) -> Iterator[tuple[int, int, str]]:
    """Spans to mark, in order and apart: of two that overlap, times go before triggers, and those before actors."""
    marks = [(*mention.span, "time") for mention in trace.times]
    marks += [(*step.span, "trigger") for step in trace.triggers]
    marks += [(*step.span, "actor") for step in trace.actors]
    taken = bytearray(len(trace.article.text))
    apart: list[tuple[int, int, str]] = []
    for start, end, label in marks:
        if start < end and not any(taken[start:end]):
            taken[start:end] = b"x" * (end - start)
            apart.append((start, end, label))
    return iter(sorted(apart))


def _grow_tree(number: int, engagement: Engagement) -> Tree:
    """One engagement: its fields, and the rules and words that made it."""
    from rich.tree import Tree

    tree = Tree(Text.assemble(f"{number}. ", (to_line(engagement.title), "bold")))
    for name, value in _list_fields(engagement):
        tree.add(Text.assemble((f"{name}: ", "dim"), value))
    steps = tree.add(Text("because", style="dim"))
    for step in engagement.steps:
        steps.add(_tell_step(step))
    return tree


def _list_fields(engagement: Engagement) -> Iterator[tuple[str, str]]:
    from calendars.extraction.confidence import weigh

    when = engagement.when
    filled = f", filled in: {', '.join(when.filled)}" if when.filled else ""
    yield "when", f'{describe_when(when)} ({when.grain.value}; from "{to_line(when.text)}"{filled})'
    if when.clash:
        yield "does not fit", when.clash
    yield "kind", engagement.kind.value
    yield "status", engagement.status.value
    yield "sides", join_names(engagement.sides) or "none named"
    for person in engagement.people:
        yield "person", ", ".join(to_line(fact) for fact in (person.name, person.role, person.side) if fact)
    for name, fact in (("where", engagement.location), ("topic", engagement.topic)):
        if fact:
            yield name, to_line(fact)
    reasons = ", ".join(f"{name} {weight:+.2f}" for name, weight in weigh(engagement).items())
    yield "confidence", f"{engagement.confidence:.2f} (from {reasons})"
    for part in engagement.evidence:
        yield "evidence", f'{part.start}-{part.end} "{to_line(part.text)}"'
    yield "uid", engagement.uid


def _tell_step(step: Step) -> Text:
    return _tell(step.rule, step.text, step.note)


def _tell(rule: str, words: str, note: str) -> Text:
    """A rule, the words that it saw, and what it made of them."""
    return Text.assemble((rule, "cyan"), f' "{to_line(words)}"' if words else "", f": {to_line(note)}" if note else "")


def _open_console() -> Console:
    """A console that draws for standard output, but into memory: writing it out can fail in one place only."""
    page = TextIOWrapper(BytesIO(), encoding=sys.stdout.encoding, errors="backslashreplace", newline="\n")
    is_terminal = sys.stdout.isatty() or None  # None leaves it to FORCE_COLOR and the like
    return Console(file=page, force_terminal=is_terminal, highlight=False, markup=False, emoji=False)


def _draw(console: Console, parts: Iterable[RenderableType]) -> bytes:
    """Draw one part after the other; blanks at the ends of lines are left out."""
    for part in parts:
        console.print(part)
    page = console.file
    page.seek(0)
    return "\n".join(line.rstrip() for line in page.read().rstrip().split("\n")).encode(console.encoding) + b"\n"
