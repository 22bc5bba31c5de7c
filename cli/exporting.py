"""`dateline export`: write what lies ahead into a calendar file."""

from __future__ import annotations

from os.path import isdir, splitext
from typing import TYPE_CHECKING, Annotated

import typer

from calendars.publishing import WRITERS, write
from calendars.publishing.words import count_of
from cli import options
from cli.batch import Batch, Ways, find_engagements
from cli.shell import Command, emit, say

if TYPE_CHECKING:
    from calendars.models import Engagement
    from calendars.publishing.slots import Settings

app = typer.Typer()
ExportFormat = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="FORMAT", help=f"{'|'.join(WRITERS)}; else by the file's ending.",
                 show_default=False, autocompletion=lambda: list(WRITERS)),
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
