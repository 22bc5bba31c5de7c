"""The errors that the library raises: one tree, each with the exit code that the command ends with."""

from __future__ import annotations

import sys


def install_command(extra: str) -> str:
    """Write out the command that installs an extra of pyproject.toml, for the Python that runs this and no other."""
    from shlex import quote

    return f'{quote(sys.executable or "python3")} -m pip install "dateline[{extra}]"'


class EngagementError(Exception):
    """Base of every error that dateline raises on purpose.

    Args:
        message: what is wrong and how to mend it, naming the file.
    """

    exit_code = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ArticleError(EngagementError):
    """An article cannot be read: missing, not text, or lacking a date that the job needs."""

    exit_code = 3


class LexiconError(EngagementError):
    """A lexicon file breaks its own rules: names the file, the entry, the key and what was expected."""

    exit_code = 4


class ExportError(EngagementError):
    """An output cannot be written, or would overwrite a file."""

    exit_code = 5
