"""Start the command line; Ctrl-C ends it quietly even while the program is still being loaded."""

from __future__ import annotations

import gc
import sys

# What a shell gives for a program that was stopped with Ctrl-C.
STOPPED = 130


def main() -> None:
    """Load the command line and run it."""
    gc.disable()  # loading makes most of the objects that `app.main` spares the search for garbage
    try:
        from cli.app import main as run_app

        run_app()
    except KeyboardInterrupt:
        sys.exit(STOPPED)
