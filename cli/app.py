"""The commands of dateline: read options, call the library, hand the results to the screen or to a writer."""

from __future__ import annotations

import gc
from os.path import isdir, splitext
from typing import TYPE_CHECKING, Annotated

import typer

from calendars.models import Engagement
from calendars.publishing import WRITERS, write
from calendars.publishing.words import count_of
from cli import options
from cli.batch import Batch, Ways, find_engagements
from cli.shell import Command, Shell, emit, run, say

if TYPE_CHECKING:
    from calendars.publishing.slots import Settings

app = typer.Typer(
    name="dateline",
    cls=Shell,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
FormatWithTable = Annotated[
    str,
    typer.Option("--format", "-f", metavar="FORMAT", help=f"table|{'|'.join(WRITERS)}.",
                 autocompletion=lambda: ["table", *WRITERS]),
]  # fmt: skip
ExportFormat = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="FORMAT", help=f"{'|'.join(WRITERS)}; else by the file's ending.",
                 show_default=False, autocompletion=lambda: list(WRITERS)),
]  # fmt: skip
ExplainFormat = Annotated[
    str,
    typer.Option("--format", "-f", metavar="FORMAT", help="text|json|jsonl.",
                 autocompletion=lambda: ["text", "json", "jsonl"]),
]  # fmt: skip
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output.", show_default=False),
]
Target = Annotated[
    str | None,
    typer.Option("--update", metavar="FILE", show_default=False,
                 help="Bring a calendar file or a folder of entries up to date, instead of -o."),
]  # fmt: skip
Split = Annotated[bool, typer.Option("--split", help="A folder with a file for each entry, as khal reads it.")]


def main() -> None:
    """Run the command line."""
    # Starting up makes tens of thousands of objects that all stay: looking through them for garbage takes 5 ms.
    gc.disable()
    run(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"dateline {version('dateline')}")
        raise typer.Exit


@app.callback()
def dateline(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version and exit.")
    ] = False,
) -> None:
    """Find the dated diplomatic engagements in news articles: calls, talks, visits, summits, sessions."""


@app.command(cls=Command)
def parse(
    articles: options.Articles,
    published: options.Published = None,
    format: FormatWithTable = "table",
    upcoming: options.Upcoming = False,
    first: options.First = None,
    last: options.Last = None,
    side: options.Sides = None,
    kind: options.Kinds = None,
    status: options.Statuses = None,
    min_confidence: options.Confidence = "0",
    recursive: options.Recursive = False,
    follow: options.Follow = False,
    no_cache: options.NoCache = False,
    allow_private: options.AllowPrivate = False,
) -> None:
    """Show the engagements in articles, in date order.

    Example: dateline parse story.md --published "29 Dec 2021"
    """
    chosen_format = options.read_format(format, ("table",))
    selection = options.read_selection(upcoming, first, last, side, kind, status, min_confidence)
    day = options.read_published(published)
    ways = Ways(day, recursive, follow, not no_cache, allow_private)
    batch = Batch(articles, ways, dated=chosen_format == "ics")
    found = find_engagements(batch, selection)
    if chosen_format == "table":
        if found:
            from cli.render import render_table

            emit(render_table(found, several=batch.count > 1))
    elif found or (
        (batch.count or not batch.faults) and chosen_format != "ics"
    ):  # an .ics file with no entry is not valid
        emit(WRITERS[chosen_format](found))
    batch.end()


@app.command(cls=Command)
def export(
    articles: options.Articles,
    output: Output = None,
    update: Target = None,
    split: Split = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    published: options.Published = None,
    format: ExportFormat = None,
    upcoming: options.Upcoming = True,
    first: options.First = None,
    last: options.Last = None,
    side: options.Sides = None,
    kind: options.Kinds = None,
    status: options.Statuses = None,
    min_confidence: options.Confidence = "0",
    timezone: options.Timezone = None,
    duration: options.Duration = None,
    alarm: options.Alarm = None,
    recursive: options.Recursive = False,
    follow: options.Follow = False,
    no_cache: options.NoCache = False,
    allow_private: options.AllowPrivate = False,
) -> None:
    """Write the engagements that lie ahead or are under way into a calendar file.

    Example: dateline export story.md --published 2021-12-29 -o calls.ics
    """
    target = options.read_target(output, update, split)
    ending = splitext(target)[1].lower().lstrip(".")
    chosen_format = options.read_format(format or (ending if ending in WRITERS and not split else "ics"))
    settings = options.read_settings(timezone, duration, alarm)
    selection = options.read_selection(upcoming, first, last, side, kind, status, min_confidence)
    day = options.read_published(published)
    if chosen_format != "ics":
        options.refuse_for(chosen_format, update=update, split=split, timezone=timezone, duration=duration, alarm=alarm)
    _check_target(target, force or update is not None, split or (update is not None and isdir(target)))
    batch = Batch(articles, Ways(day, recursive, follow, not no_cache, allow_private), dated=True)
    found = find_engagements(batch, selection)
    if found and update is not None:
        say(f"{target}: {_update(target, found, settings, split)}")
    elif found and split:
        from calendars.publishing.folders import write_folder

        write_folder(target, found, settings, force)
        say(f"{target}: {count_of(len(found), 'engagement')} written")
    elif found and target == "-":
        emit(write(found, chosen_format, settings=settings))
    elif found:
        write(found, chosen_format, target, overwrite=force, settings=settings)
        say(f"{target}: {count_of(len(found), 'engagement')} written")
    batch.end()


def _check_target(target: str, force: bool, is_folder: bool) -> None:
    """Refuse what cannot be written to, before any work is done for it."""
    from calendars.publishing.files import check_target
    from calendars.publishing.folders import check_folder

    if is_folder:
        check_folder(target)
    elif target != "-":
        check_target(target, force)


def _update(target: str, found: list[Engagement], settings: Settings, split: bool) -> str:
    """Bring a file or a folder up to date, and say what that changed."""
    from calendars import update

    plan = update(target, found, settings, split)
    return ", ".join(f"{len(entries)} {name}" for name, entries in plan._asdict().items() if entries)


@app.command(cls=Command)
def explain(
    articles: options.Articles,
    published: options.Published = None,
    format: ExplainFormat = "text",
    recursive: options.Recursive = False,
    follow: options.Follow = False,
    no_cache: options.NoCache = False,
    allow_private: options.AllowPrivate = False,
) -> None:
    """Show how articles were read: their times, actors and triggers, the rules behind each engagement, near misses.

    Example: dateline explain story.md --published 2021-12-29
    """
    chosen_format = options.read_explain_format(format)
    day = options.read_published(published)
    from calendars import trace

    batch = Batch(articles, Ways(day, recursive, follow, not no_cache, allow_private))
    for read in batch:
        seen = trace(read)
        if chosen_format == "text":
            from cli.render import render_trace

            emit((b"\n" if batch.count > 1 else b"") + render_trace(seen))
        else:
            from calendars.publishing.records import build_trace_record, to_bytes

            emit(to_bytes(build_trace_record(seen), indent=2 if chosen_format == "json" else None))
    batch.end()
