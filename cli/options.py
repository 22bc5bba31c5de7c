"""The options that commands share, and the checks that read them.

In: the words that were typed. Out: dates, kinds, formats; or a usage error that names the option and what it takes.
The clock is read here and nowhere else, for people who type "yesterday".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from calendars.models import Kind, Status
from calendars.periods import day_of, days_of, find_doubt
from calendars.publishing import WRITERS
from calendars.publishing.selection import Selection, find_side
from cli.shell import say

if TYPE_CHECKING:
    from calendars.publishing.slots import Settings

Choice = TypeVar("Choice", bound=StrEnum)

LENGTH = r"P?(?:(\d{1,4})W)?(?:(\d{1,4})D)?T?(?:(\d{1,4})H)?(?:(\d{1,5})M(?:IN)?)?"


def _list_words(words: Iterable[str]) -> str:
    return ", ".join(words)


Articles = Annotated[
    list[str],
    typer.Argument(metavar="ARTICLE", help="Files, folders, addresses; - is standard input.", show_default=False),
]
Published = Annotated[
    str | None,
    typer.Option("--published", "-p", metavar="DATE", help="Day of publication, in any form.", show_default=False),
]
Recursive = Annotated[bool, typer.Option("--recursive", "-r", help="Read folders, with all that is in them.")]
Follow = Annotated[bool, typer.Option("--follow", help="Fetch the pages that a feed links to.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Fetch anew, and keep nothing.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from this machine and private networks too.")
]
Upcoming = Annotated[bool, typer.Option("--upcoming/--all", help="Leave out what is over, or keep everything.")]
First = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Nothing that ends before.", show_default=False)
]
Last = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Nothing that starts after.", show_default=False)
]
Sides = Annotated[
    list[str] | None, typer.Option("--side", metavar="NAME", help="A side takes part; repeatable.", show_default=False)
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help=f"{_list_words(Kind)}; repeatable.", show_default=False,
                 autocompletion=lambda: list(Kind)),
]  # fmt: skip
Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATUS", help=f"{_list_words(Status)}; repeatable.", show_default=False,
                 autocompletion=lambda: list(Status)),
]  # fmt: skip
Confidence = Annotated[
    str, typer.Option("--min-confidence", metavar="0..1", help="Leave out the less sure.")
]  # a word, not a number: see `shell`

Timezone = Annotated[
    str | None,
    typer.Option("--timezone", metavar="ZONE", show_default=False,
                 help="Of clock times that an article gives without a zone: Europe/Vienna, +02:00."),
]  # fmt: skip
Duration = Annotated[
    str | None,
    typer.Option("--duration", metavar="LENGTH", help="Of what has no stated end: 90m, 2h.", show_default=False),
]
Alarm = Annotated[
    str | None,
    typer.Option("--alarm", metavar="LENGTH", help="Ring so long before: 1d, 2h.", show_default=False),
]


def read_published(words: str | None) -> date | None:
    """Read the publication date; one that no paper of today can bear may be meant all the same."""
    if words is None:
        return None
    day = _read_day(words, "--published")
    if doubt := find_doubt_now(day):
        say(f"--published: {day.isoformat()} is {doubt}; it is taken as it stands")
    return day


def find_doubt_now(day: date) -> str:
    """Say what is odd about a publication date that somebody states, or "": a slip in it moves every date."""
    return find_doubt(day_of(day), datetime.now(UTC).date())


def local_now() -> datetime:
    """Tell the time here; in UTC where the system's zone is none that a clock can be in."""
    try:
        return datetime.now().astimezone()
    except ValueError:  # TZ=XYZ-99
        return datetime.now(UTC)


def read_selection(
    upcoming: bool,
    first: str | None,
    last: str | None,
    sides: list[str] | None,
    kinds: list[str] | None,
    statuses: list[str] | None,
    confidence: str,
) -> Selection:
    """Read the filters."""
    since = None if first is None else _read_period(first, "--from")[0]
    until = None if last is None else _read_period(last, "--to")[1]
    if since and until and since > until:
        raise typer.BadParameter(f"{since} is after --to {until}; nothing lies between", param_hint="--from")
    return Selection(
        upcoming=upcoming,
        first=since,
        last=until,
        sides=tuple(_read_side(word) for word in sides or ()),
        kinds=tuple(_read_choice(word, Kind, "--kind") for word in kinds or ()),
        statuses=tuple(_read_choice(word, Status, "--status") for word in statuses or ()),
        confidence=_read_share(confidence, "--min-confidence"),
    )


def read_target(output: str | None, update: str | None, split: bool) -> str:
    """Read where to write: a new file or folder, or one to bring up to date."""
    if update is not None and output is not None:
        raise typer.BadParameter("not together with --update; give one of them", param_hint="-o")
    if update is not None:
        if update in ("", "-"):
            raise typer.BadParameter("name a file or a folder", param_hint="--update")
        return update
    if output is None:
        raise typer.BadParameter("say where to write, with -o FILE or --update FILE", param_hint="-o")
    if not output:
        raise typer.BadParameter("name a file, or - for standard output", param_hint="-o")
    if split and output == "-":
        raise typer.BadParameter("name a folder that is there or can be made", param_hint="--split")
    return output


def refuse_for(format: str, **values: object) -> None:
    """Refuse options that say something of calendar entries, where none are written."""
    for name, value in values.items():
        if value:
            raise typer.BadParameter(f"only for .ics; the format is {format}", param_hint=f"--{name}")


def read_settings(timezone: str | None, duration: str | None, alarm: str | None) -> Settings:
    """Read what is settled about the entries of a calendar."""
    from calendars.publishing.slots import Settings

    return Settings(
        timezone=None if timezone is None else _read_zone(timezone.strip()),
        duration=None if duration is None else read_length(duration, "--duration"),
        alarm=None if alarm is None else read_length(alarm, "--alarm"),
    )


def _read_zone(word: str) -> str:
    from zoneinfo import available_timezones

    from calendars.publishing.slots import read_zone

    zones = {name.casefold(): name for name in available_timezones()}
    name = zones.get(word.replace(" ", "_").casefold(), word)
    if read_zone(name) is None:
        # The signs of "Etc/GMT+5" are turned round; other names without a stroke are not taken.
        cities = [key for key in zones if "/" in key and not key.startswith("etc/")]
        close = get_close_matches(word.casefold(), cities, 1)
        hint = f"did you mean {zones[close[0]]}?" if close else "write it like Europe/Vienna or +02:00"
        raise typer.BadParameter(f"there is no zone {word!r}; {hint}", param_hint="--timezone")
    return name


def read_length(words: str, option: str) -> timedelta:
    """Read a length of time such as "90m", "1h30m", "1d" or "PT1H30M", of a minute at least and a year at most."""
    match = re.fullmatch(LENGTH, "".join(words.split()).upper())
    weeks, days, hours, minutes = (int(part or 0) for part in match.groups()) if match else (0, 0, 0, 0)
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    if not timedelta(minutes=1) <= length <= timedelta(days=366):
        raise typer.BadParameter(f"{words!r} is no length; write it like 90m, 2h or 1d", param_hint=option)
    return length


def read_format(word: str, others: tuple[str, ...] = ()) -> str:
    """Read the name of an output format: one of the writers, or another that a command has."""
    return _read_word(word, (*others, *WRITERS), "--format")


def read_explain_format(word: str) -> str:
    """Read how `explain` is to show an article."""
    return _read_word(word, ("text", "json", "jsonl"), "--format")


def _read_day(words: str, option: str) -> date:
    from calendars.articles.dates import read_date

    try:
        return read_date(words, local_now())
    except ValueError as fault:
        raise typer.BadParameter(str(fault), param_hint=option) from fault


def _read_period(words: str, option: str) -> tuple[date, date]:
    """A day, or a week, month or year in the forms of the output ("2022-W02", "2022-01")."""
    try:
        return days_of(words.strip().upper())
    except ValueError:
        day = day_of(_read_day(words, option))
        return day, day


def _read_side(word: str) -> str:
    if not word.strip():
        raise typer.BadParameter("the name is empty", param_hint="--side")
    return find_side(word)


def _read_choice(word: str, choices: type[Choice], option: str) -> Choice:
    return choices(_read_word(word, tuple(choices), option))


def _read_word(word: str, words: tuple[str, ...], option: str) -> str:
    """One of a few words, in any case."""
    folded = word.strip().lower()
    if folded in words:
        return folded
    close = get_close_matches(folded, words, 1)
    hint = f"did you mean {close[0]!s}?" if close else f"one of {', '.join(words)}"
    raise typer.BadParameter(f"there is no {word!r}; {hint}", param_hint=option)


def _read_share(word: str, option: str) -> float:
    try:
        share = float(word)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise typer.BadParameter(f"{word!r} is not a number from 0 to 1", param_hint=option)
    return share
