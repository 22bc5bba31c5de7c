"""The command line: the options of all commands, and `parse`; the other commands are in `shell.LATER`."""

from __future__ import annotations

from typing import Annotated

import typer

from calendars.publishing import WRITERS
from cli import options
from cli.batch import Batch, Ways, find_engagements
from cli.shell import Command, Shell, emit

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
