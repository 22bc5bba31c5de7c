"""The README does what it says: every session in it is run and compared, every command and option is in it.

`pytest --update` writes the outputs anew.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from samples import START

README = Path(__file__).parents[1] / "README.md"
SEEDS = README.parent / "seeds"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def run_session(session: str, folder: Path) -> str:
    """Run the commands of a session in a folder, and give it back with what they print."""
    environment = {**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    shown = ""
    for line in session.splitlines():
        if line.startswith("$ "):
            program, *words = shlex.split(line[2:])
            assert program == "dateline", line
            done = subprocess.run(
                [*START, *words],
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                check=False,
            )
            shown += f"{line}\n{done.stdout}"
    return shown


def test_every_session_prints_what_the_readme_shows(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    (tmp_path / "seeds").symlink_to(SEEDS)
    text = README.read_text(encoding="utf-8")
    sessions = BLOCK.findall(text)
    assert sessions
    for session in sessions:
        actual = run_session(session, tmp_path)
        if request.config.getoption("--update"):
            text = text.replace(session, actual)
        else:
            assert session == actual
    if request.config.getoption("--update"):
        README.write_text(text, encoding="utf-8")


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").symlink_to(SEEDS)
    monkeypatch.chdir(tmp_path)
    results = doctest.testfile(str(README), module_relative=False)
    assert results.attempted > 0
    assert results.failed == 0


def test_two_commands_do_all_set_up() -> None:
    lines = README.read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line.startswith("python3 -m venv .venv && ")]
    assert commands == [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/dateline parse seeds/white-house-call.md",
        'python3 -m venv .venv && .venv/bin/pip install -e ".[dev]" && .venv/bin/pytest -n auto',
    ]


@pytest.mark.parametrize("command", ["parse", "export", "explain", "push", "serve"])
def test_every_option_of_every_command_is_in_the_readme(command: str) -> None:
    environment = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}
    shown = subprocess.run([*START, command, "--help"], capture_output=True, text=True, check=True, env=environment)
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", shown.stdout)) - {"--help"}
    text = README.read_text(encoding="utf-8")
    assert f"dateline {command}" in text
    assert sorted(option for option in options if f"`{option}" not in text) == []
