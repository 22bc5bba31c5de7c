"""Start the command line; Ctrl-C ends it quietly even while the program is still being loaded."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

# What a shell gives for a program that was stopped with Ctrl-C.
STOPPED = 130


def main() -> None:
    """Load the command line and run it."""
    # Loading makes tens of thousands of objects that all stay: looking through them for garbage takes 5 ms.
    gc.disable()
    try:
        from cli.app import app
        from cli.shell import run

        run(app)
    except KeyboardInterrupt:
        sys.exit(STOPPED)
    except SystemExit as end:
        _leave(end)


def _leave(end: SystemExit) -> NoReturn:
    """End the process without giving its memory back piece by piece, which takes another 10 ms and helps nobody.

    All files are closed by then, and what is registered for the end (`atexit`) is nothing of ours; but what watches
    the run from within (a profiler, a coverage tool) writes its results in that step, so it is not skipped there.
    """
    if not isinstance(end.code, int) or sys.gettrace() or sys.getprofile():
        raise end
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (OSError, ValueError):  # Python tells of it in its own way
        raise end from None
    os._exit(end.code)
