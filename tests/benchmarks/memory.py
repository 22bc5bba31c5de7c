"""Read a folder of many articles, and tell the peak memory and the rate: `parse --recursive` in a process of its own.

    python tests/benchmarks/memory.py [COUNT ...]        (1000 and 10000, if none is given)

The articles are made for it, in text files and pages; each has some 3,000 characters, and one in ten an engagement of
its own. Memory is to be as high for ten thousand as for a thousand: articles are read and forgotten one by one.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

FILLER = (
    "The port of Aldemar has been quiet since the autumn. Fishing boats lie along the quay, and the ferry has gone "
    "back to its old timetable, with two crossings a day and three in the summer months.\n\n"
)
VISIT = "Norway's foreign minister will visit Vienna on Monday, her ministry said.\n\n"
CODE = """
import gc, resource, sys
sys.argv = ["dateline", "parse", sys.argv[1], "--recursive", "--format", "jsonl"]
gc.disable()  # as `cli.start` does
from cli.app import app
from cli.shell import run
try:
    run(app)
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def make_folder(folder: Path, count: int, pages: bool) -> None:
    """Write articles, a hundred in each folder."""
    for number in range(count):
        day = date(2001, 1, 1) + timedelta(days=number % 7000)
        news = VISIT if number % 10 == 0 else ""
        text = f"Story number {number}\n\n{news}{FILLER * 14}"
        place = folder / f"{number // 100:03}"
        place.mkdir(exist_ok=True)
        if pages:
            body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
            head = f'<meta property="article:published_time" content="{day}T12:00:00Z">'
            page = f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"
            (place / f"{number:05}.html").write_text(page, encoding="utf-8")
        else:
            (place / f"{number:05}.md").write_text(f"---\npublished: {day}\n---\n{text}", encoding="utf-8")


def main() -> None:
    for count in [int(word) for word in sys.argv[1:]] or [1000, 10_000]:
        for pages in (False, True):
            with tempfile.TemporaryDirectory() as folder:
                make_folder(Path(folder), count, pages)
                start = perf_counter()
                command = [sys.executable, "-c", CODE, folder]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                seconds = perf_counter() - start
            peak = int(done.stderr.split()[-1]) / 1024
            kind = "pages" if pages else "texts"
            print(f"{count:6} {kind}: {count / seconds:5.0f} a second, peak {peak:4.0f} MB", flush=True)


if __name__ == "__main__":
    main()
