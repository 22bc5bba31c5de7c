"""The frame around every command: the one place where errors become messages and exit codes.

In: what a command raises. Out: one line on standard error, and an exit code; or nothing, where the reader of our
output has gone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout, suppress
from functools import partial
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from calendars.errors import EngagementError, ExportError
from calendars.publishing.words import to_line

USAGE_ERROR = 2
# Typer shows only this descendant of the error that all mistakes in a command line have in common.
UsageError: Any = typer.BadParameter.__base__
# Where the commands are that are made when somebody asks for them: making one takes a millisecond, which those who want
# another need not wait for.
LATER = {"export": "cli.exporting", "explain": "cli.explaining", "push": "cli.network", "serve": "cli.network"}


def run(app: Callable[[], None]) -> None:
    """Run a Typer app with streams that it can count on."""
    _open_streams()
    # A terminal that does not know its size says 0, and Rich would draw nothing at all.
    if not os.environ.get("COLUMNS", "unset").strip(" 0"):
        del os.environ["COLUMNS"]
    try:
        app()
    except SystemExit as end:
        # The reader of the help has seen enough: Rich, which writes it, makes an error of that.
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        _leave_quietly()
    except OSError as fault:  # Typer writes help and version by itself
        if fault.filename is not None:
            raise
        unwritable = _refuse_output(fault)
        say(unwritable.message)
        sys.exit(unwritable.exit_code)


def _open_streams() -> None:
    """Stand in for streams that were closed before the start: nothing to read, and an error where results should go."""
    for name, flags in (("stdin", os.O_RDONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            stream = os.fdopen(os.open(os.devnull, flags), "r" if name == "stdin" else "w", encoding="utf-8")
            setattr(sys, name, stream)
    for output in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter of some name shows its code, instead of ending the run.
        if hasattr(output, "reconfigure"):
            output.reconfigure(errors="backslashreplace")


def say(message: str) -> None:
    """Say something on standard error, on one line, whatever the words of it hold."""
    with suppress(OSError):  # then the exit code alone has to tell
        typer.echo(to_line(message), err=True)


def emit(data: bytes) -> None:
    """Write results to standard output.

    Raises:
        ExportError: standard output takes no more (a full disk).
        BrokenPipeError: nobody reads it any longer.
    """
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise _refuse_output(fault) from fault


def _refuse_output(fault: OSError) -> ExportError:
    _leave_quietly()
    return ExportError(f"standard output: cannot be written: {fault.strerror}")


class Command(TyperCommand):
    """A command whose options are taken as they were typed."""

    def get_params(self, ctx: Any) -> list[Any]:
        return _take_as_typed(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except UsageError as fault:
            fault.ctx = fault.ctx or ctx  # Typer forgets it where an option lacks its value
            raise


class Shell(TyperGroup):
    """The group of all commands: turns errors into exit codes."""

    def get_params(self, ctx: Any) -> list[Any]:
        return _take_as_typed(super().get_params(ctx))

    def main(self, args: Any = None, prog_name: Any = None, *, standalone_mode: bool = True, **extra: Any) -> Any:  # type: ignore[override]
        """Run a command line; what is wrong with it is said on one line."""
        try:
            code = super().main(args, prog_name, standalone_mode=False, **extra)
        except UsageError as fault:
            if not standalone_mode:
                raise
            message = fault.format_message().rstrip(".")
            help_line = f"{fault.ctx.command_path if fault.ctx else 'dateline'} --help"
            say(f"{message} See {help_line}" if message.endswith("?") else f"{message}; see {help_line}")
            sys.exit(USAGE_ERROR)
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:  # the help is no result that a program has asked for
            with redirect_stdout(sys.stderr):
                ctx.get_help()
            ctx.exit(USAGE_ERROR)
        return super().parse_args(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.commands:
            if cmd_name in LATER:
                self._take_in(LATER[cmd_name])
            else:
                self._complete()  # a misspelt command is told the nearest of all
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: Any) -> list[str]:
        self._complete()
        return super().list_commands(ctx)

    def _complete(self) -> None:
        for module in dict.fromkeys(LATER.values()):
            self._take_in(module)

    def _take_in(self, module: str) -> None:
        group = typer.main.get_group(import_module(module).app)
        for name, command in group.commands.items():
            self.commands.setdefault(name, command)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _leave_quietly()
        except typer.BadParameter as fault:
            if fault.param_hint is None:  # not one of ours
                raise
            say(f"{fault.param_hint}: {fault.message}")
            raise typer.Exit(USAGE_ERROR) from fault
        except EngagementError as fault:
            say(fault.message)
            raise typer.Exit(fault.exit_code) from fault


def _leave_quietly() -> None:
    """Point standard output to nowhere, so that nothing complains of it once more when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _take_as_typed(params: Iterable[Any]) -> list[Any]:
    """Spare options the way through pydantic by which Typer finds that a string is a string: it takes 60 ms to load.

    All options of ours are words and flags; what words may say is checked in `options`. So the help names no types
    either, only what a word stands for.
    """
    taken = list(params)
    for param in taken:
        param.process_value = partial(_process_value, param)
        if param.param_type_name == "argument" or param.is_flag:
            param.display_type_rich = _show_no_type
    return taken


def _show_no_type(ctx: Any) -> None:
    """Leave the column of types empty."""


def _process_value(param: Any, ctx: Any, value: Any) -> Any:
    """Do what a parameter of Typer does with its value, except for the conversion."""
    is_list = param.multiple or param.nargs == -1
    if param.required and not value:
        return type(param).process_value(param, ctx, value)
    taken = list(value or ()) if is_list else value
    return taken if param.callback is None else param.callback(ctx, param, taken)
