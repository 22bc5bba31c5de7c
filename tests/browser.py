"""A real headless Chromium for tests, where there is one on the PATH."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"),
)


def run_browser(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run it with a profile of its own in a folder; what pages complain of is on standard error."""
    if CHROMIUM is None:
        pytest.skip("no chromium on the PATH: the page is not looked at in a browser")
    command = [CHROMIUM, *FLAGS, "--enable-logging=stderr", f"--user-data-dir={folder / 'profile'}", *words]
    return subprocess.run(command, capture_output=True, timeout=120, check=True)
