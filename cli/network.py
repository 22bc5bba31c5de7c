"""The commands that talk over the network: `push` to a server, and `serve` as one.

They are read when one of them, or a list of all commands, is asked for: reading an article costs nothing of them.
"""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from calendars.models import Engagement
from cli import options
from cli.batch import Batch, Ways, find_engagements
from cli.extras import require_extra
from cli.shell import Command

app = typer.Typer()
RemoteAddress = Annotated[
    str, typer.Argument(metavar="CALDAV_URL", help="The address of a calendar on a server.", show_default=False)
]
User = Annotated[
    str | None, typer.Option("--user", metavar="NAME", help="Who asks; the password is asked for.", show_default=False)
]
Bearer = Annotated[bool, typer.Option("--bearer", help="Come in with a token instead of a password.")]
AllowHttp = Annotated[bool, typer.Option("--allow-http", help="Send the password over http:// too, for all to read.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")]
Host = Annotated[
    str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; 0.0.0.0 opens it to the network.")
]
Port = Annotated[str, typer.Option("--port", metavar="NUMBER", help="0 takes one that is free.")]
Names = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="NAME", help="Another name of this machine; repeatable.", show_default=False),
]
Code = Annotated[bool, typer.Option("--qr", help="Show the address as a code for a phone's camera.")]
Refresh = Annotated[str, typer.Option("--refresh", metavar="LENGTH", help="How often to read feeds again: 30m, 6h.")]
NewToken = Annotated[bool, typer.Option("--new-token", help="Make the addresses given out before invalid.")]


@app.command(cls=Command)
def push(
    calendar: RemoteAddress,
    articles: options.Articles,
    user: User = None,
    bearer: Bearer = False,
    allow_http: AllowHttp = False,
    dry_run: DryRun = False,
    published: options.Published = None,
    upcoming: options.Upcoming = True,
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
    timezone: options.Timezone = None,
    duration: options.Duration = None,
    alarm: options.Alarm = None,
) -> None:
    """Bring a calendar on a CalDAV server up to date with the engagements in articles.

    Example: dateline push https://cal.example.org/alice/ story.md --user alice
    """
    settings = options.read_settings(timezone, duration, alarm)
    selection = options.read_selection(upcoming, first, last, side, kind, status, min_confidence)
    day = options.read_published(published)
    require_extra("push", ("caldav", "keyring"))
    from cli.pushing import Login, check_address, push_engagements

    address, login = check_address(calendar, Login(user, bearer, allow_http))
    batch = Batch(articles, Ways(day, recursive, follow, not no_cache, allow_private), dated=True)
    if found := find_engagements(batch, selection):
        push_engagements(address, login, found, settings, dry_run)
    batch.end()


@app.command(cls=Command)
def serve(
    articles: options.Articles,
    host: Host = "127.0.0.1",
    port: Port = "5545",
    name: Names = None,
    qr: Code = False,
    refresh: Refresh = "1h",
    new_token: NewToken = False,
    published: options.Published = None,
    upcoming: options.Upcoming = True,
    first: options.First = None,
    last: options.Last = None,
    side: options.Sides = None,
    kind: options.Kinds = None,
    status: options.Statuses = None,
    min_confidence: options.Confidence = "0",
    follow: options.Follow = False,
    no_cache: options.NoCache = False,
    allow_private: options.AllowPrivate = False,
    timezone: options.Timezone = None,
    duration: options.Duration = None,
) -> None:
    """Serve the engagements as a calendar to subscribe to and as a page to read, until Ctrl-C.

    Example: dateline serve story.md --published 2021-12-29 --qr
    """
    settings = options.read_settings(timezone, duration, None)
    selection = options.read_selection(upcoming, first, last, side, kind, status, min_confidence)
    day = options.read_published(published)
    number, length = _read_port(port), options.read_length(refresh, "--refresh")
    require_extra("serve", ("jinja2", "segno", "waitress"))
    from cli.serving import Place, Source, serve_articles

    def find() -> list[Engagement]:
        batch = Batch(articles, Ways(day, True, follow, not no_cache, allow_private), dated=True)
        found = find_engagements(batch, selection)
        if not batch.count:
            batch.end()
        return found

    gc.enable()  # it runs for long, and reads again
    serve_articles(
        Source(find, articles, length.total_seconds(), settings), Place(host, number, name or (), new_token), qr
    )


def _read_port(word: str) -> int:
    """Read the number of a port."""
    if not (word.isascii() and word.isdecimal() and int(word) < 65536):
        raise typer.BadParameter(f"{word!r} is not a number from 0 to 65535", param_hint="--port")
    return int(word)
