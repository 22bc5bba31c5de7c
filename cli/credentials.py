"""Find out who asks a server: a password or token from the environment, the keyring, or a person at a terminal.

In: the server and the name of the user. Out: credentials. No secret is ever taken from the command line, where others
on the machine can read it, and none is shown.
"""

from __future__ import annotations

import os
import sys

from calendars.errors import ExportError
from calendars.publishing.remote_calendar import Credentials
from calendars.publishing.words import to_line

PASSWORD = "DATELINE_PASSWORD"
TOKEN = "DATELINE_TOKEN"
# The keyring keeps everything under a name; a token has no user.
TOKEN_USER = "token"


def find_credentials(origin: str, user: str | None, bearer: bool) -> Credentials:
    """Find what proves who asks.

    Args:
        origin: scheme, host and port of the server, by which the keyring keeps secrets.
        user: the name; None for a token, or for nobody.
        bearer: whether a token is wanted even if none is in the environment.

    Raises:
        ExportError: a secret is needed, and there is none and nobody to ask.
    """
    if bearer or (user is None and TOKEN in os.environ):
        return Credentials(token=_find_secret(origin, user or TOKEN_USER, TOKEN, "token"))
    if user is None:
        return Credentials()
    return Credentials(user=user, password=_find_secret(origin, user, PASSWORD, f"password of {to_line(user)}"))


def _find_secret(origin: str, user: str, variable: str, what: str) -> str:
    secret = os.environ.get(variable) or _ask_keyring(origin, user) or _ask_person(f"{origin}: {what}: ")
    if not secret:
        raise ExportError(
            f"{origin}: no {what}; set {variable}, keep it with `keyring set {origin} {to_line(user)}`, "
            "or run this in a terminal"
        )
    if not secret.isprintable() or (variable == TOKEN and not secret.isascii()):
        raise ExportError(f"{origin}: the {what} has a line end or another character that none can have")
    return secret


def _ask_keyring(origin: str, user: str) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(origin, user)
    except (KeyringError, OSError, RuntimeError, ValueError):  # a locked or broken keyring is as good as none
        return None


def _ask_person(question: str) -> str | None:
    """Ask at the terminal, where standard input is one; what is typed does not show."""
    if not sys.stdin.isatty():
        return None
    from getpass import getpass

    try:
        return getpass(question, sys.stderr)
    except EOFError:
        return None
