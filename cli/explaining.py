"""`dateline explain`: show how articles were read."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.batch import Batch, Ways
from cli.shell import Command, emit

app = typer.Typer()
ExplainFormat = Annotated[
    str,
    typer.Option("--format", "-f", metavar="FORMAT", help="text|json|jsonl.",
                 autocompletion=lambda: ["text", "json", "jsonl"]),
]  # fmt: skip


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
