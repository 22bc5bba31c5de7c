"""Packages that few users need are not installed with dateline: say which, and how to get them.

In: the name of an extra of pyproject.toml and what it installs. Out: nothing, or an error that names the remedy.
"""

from __future__ import annotations

from importlib.util import find_spec

from calendars.errors import ExportError, install_command


def require_extra(command: str, packages: tuple[str, ...]) -> None:
    """Make sure that the packages of a command are there, before any work is done; its extra has the command's name.

    Raises:
        ExportError: one is not installed.
    """
    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        names = ", ".join(missing)
        raise ExportError(f"{command} needs {names}: not installed; install it with {install_command(command)}")
