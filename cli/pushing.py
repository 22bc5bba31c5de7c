"""The command `push`: bring a calendar on a server up to date, and tell what was done.

In: the address of the calendar, who asks, and engagements. Out: one line an entry on standard output, and a count of
them on standard error, however the run ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import SplitResult

import typer

from calendars.errors import ExportError
from calendars.models import Engagement
from calendars.publishing.pushing import Action, Plan, Task, carry_out, plan_push, show_moment
from calendars.publishing.remote_calendar import RemoteCalendar, read_address
from calendars.publishing.slots import Settings
from calendars.publishing.words import to_line
from cli.credentials import find_credentials
from cli.shell import emit, say

DONE = {Action.CREATE: "created", Action.CHANGE: "changed", Action.CANCEL: "cancelled"}
# What of a text is shown of a difference: enough to know it by.
LONGEST = 60


class Login(NamedTuple):
    """How to come in: the user's name, whether with a token, and whether over http:// too."""

    user: str | None = None
    bearer: bool = False
    in_the_open: bool = False


def check_address(words: str, login: Login) -> tuple[SplitResult, Login]:
    """Read the address of a calendar, and the name of the user that may stand in it.

    Raises:
        BadParameter: it is none, or holds a password.
    """
    try:
        address, user = read_address(words)
    except ExportError as fault:
        raise typer.BadParameter(fault.message, param_hint="CALDAV_URL") from fault
    return address, login._replace(user=login.user or user)


def push_engagements(
    address: SplitResult, login: Login, engagements: Sequence[Engagement], settings: Settings, dry_run: bool
) -> None:
    """Write what the calendar lacks, or show what that would be.

    Raises:
        ExportError: the server refuses an entry, or all.
    """
    origin = f"{address.scheme}://{address.netloc}"
    credentials = find_credentials(origin, login.user, login.bearer)
    with RemoteCalendar(address, credentials, login.in_the_open) as calendar:
        plan = plan_push(calendar.read_entries(), engagements, settings)
        if dry_run:
            emit("".join(line for task in plan.tasks for line in _show_task(task)).encode())
            wanted = Counter(task.action for task in plan.tasks)
            counts = _count({f"to {action}": wanted[action] for action in Action}, plan)
            say(f"{calendar.address}: {counts}; nothing was written")
        else:
            _carry_out(calendar, plan)


def _carry_out(calendar: RemoteCalendar, plan: Plan) -> None:
    """Do the tasks; whatever ends the run, what was done until then is said."""
    done: Counter[Action] = Counter()
    refused = 0
    try:
        for task, reason in carry_out(calendar, plan):
            if reason:
                refused += 1
                say(f"{to_line(task.title)} ({show_moment(task.start)}): not written: {reason}")
            else:
                done[task.action] += 1
                emit(f"{DONE[task.action]:9}  {show_moment(task.start)}  {to_line(task.title)}\n".encode())
    finally:
        left = len(plan.tasks) - done.total()
        rest = f"; {left} not written" if left else ""
        counts = _count({DONE[action]: done[action] for action in Action}, plan)
        say(f"{calendar.address}: {counts}{rest}")
    if refused:
        raise ExportError(f"{calendar.address}: the server refused {refused} of {len(plan.tasks)} entries")


def _count(numbers: Mapping[str, int], plan: Plan) -> str:
    """Say how many entries have which fate."""
    counts = [f"{number} {name}" for name, number in {**numbers, "unchanged": plan.unchanged}.items() if number]
    return ", ".join(counts) or "0 written"


def _show_task(task: Task) -> Iterator[str]:
    yield f"{task.action:6}  {show_moment(task.start)}  {to_line(task.title)}\n"
    for difference in task.differences:
        before, after = _cut(difference.before, difference.after)
        yield f"        {difference.name}: {before or 'none'} -> {after or 'none'}\n"


def _cut(before: str, after: str) -> tuple[str, str]:
    """Shorten two texts to where they differ, with some words before it."""
    old, new = to_line(before), to_line(after)
    if max(len(old), len(new)) <= LONGEST:
        return old, new
    pairs = zip(old, new, strict=False)
    same = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))
    start = max(0, same - LONGEST // 3)
    cut = [f"{'…' if start else ''}{text[start : start + LONGEST]}" for text in (old, new)]
    shown = [f"{words}…" if start + LONGEST < len(text) else words for words, text in zip(cut, (old, new), strict=True)]
    return shown[0], shown[1]
