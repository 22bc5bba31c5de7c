"""Compare a cold `dateline parse` with the import of what it cannot do without: typer and rich.

    python tests/benchmarks/cold_start.py [ARTICLE [RUNS]]

Prints the median of both, in turns so that a busy machine slows both, and their ratio. It is to stay below 2.0.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

SEED = Path(__file__).parents[2] / "seeds" / "white-house-call.md"
FLOOR = [sys.executable, "-c", "import typer, rich.table"]
# Compiled modules are kept, as an installed package has them.
KEEPING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
PARSE = [sys.executable, "-c", "from cli.start import main; main()", "parse"]


def time_run(command: list[str]) -> float:
    """Milliseconds that a process takes from start to end."""
    start = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=KEEPING)
    return 1000 * (perf_counter() - start)


def main() -> None:
    article = sys.argv[1] if len(sys.argv) > 1 else str(SEED)
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 21
    parse = [*PARSE, article, "--published", "2021-12-29"]
    time_run(parse)  # Python compiles and keeps the modules, dateline its lexicon
    pairs = [(time_run(FLOOR), time_run(parse)) for _ in range(runs)]
    floor, whole = (median(times) for times in zip(*pairs, strict=True))
    print(f"typer and rich {floor:.0f} ms, dateline parse {whole:.0f} ms, ratio {whole / floor:.2f}")


if __name__ == "__main__":
    main()
