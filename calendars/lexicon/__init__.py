"""The words that dateline knows, read from TOML once and kept ready.

In: the files of `lexicon/<language>/*.toml`. Out: plain dictionaries, one a file. Parsing TOML costs more than
everything else that one article needs, so the parsed tables, and what the patterns compile to, are kept beside the
compiled modules of Python, or where those may not be, in the user's cache folder: keyed by the size and time of every
file, rebuilt when one changes, and never needed.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from calendars.errors import LexiconError
from calendars.lexicon.phrases import arrange_lexicon, attach_run, take_rest
from calendars.own_files import map_own, write_own
from calendars.patterns import Programs, list_programs, use_programs

HERE = Path(__file__).parent
Tables = dict[str, dict[str, Any]]
# The tables, the run of bytes with their packed values, and what the patterns compile to.
Packed = tuple[Tables, bytes | memoryview, Programs]
# The first bytes of the kept file, so many, say where the tables begin in it.
SIZE = 8


def read_lexicon(language: str = "en") -> Tables:
    """Read every table of a language.

    Args:
        language: ISO 639-1 code; a folder of that name must stand beside this file.

    Returns:
        The content of TOML files under their stems (`read_lexicon()["times"]`), where it is asked for as it stands;
        and "phrases": all names, offices and lists of words arranged for looking up (see `phrases.arrange_lexicon`).

    Raises:
        LexiconError: no such language, or a file that is not TOML.
    """
    return _read_once(language)


@cache
def _read_once(language: str) -> Tables:
    folder = HERE / language
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise LexiconError(
            f"{language}: no such language; the folders beside {HERE.name}/__init__.py are what there is"
        )
    sources = [*files, HERE / "phrases.py"]
    stamp = [(file.name, stat.st_size, stat.st_mtime_ns) for file in sources for stat in [file.stat()]]
    stamp.append((sys.implementation.name, sys.hexversion, sys.maxsize))  # whose programs they are
    lacking: list[Path] = []
    kept: Packed | None
    for place in _list_places(language):
        kept = _read_kept(place, stamp)
        if kept is not None:
            # Kept in a slower place than they can be; to find out by trying would cost every start of some installs.
            lacking = [better for better in lacking if os.access(better.parent, os.W_OK)]
            break
        lacking.append(place)
    else:
        kept = _arrange(files)
    any(_keep(place, stamp, kept) for place in lacking)
    tables, run, programs = kept
    attach_run(tables["phrases"], run)
    use_programs(programs)
    return tables


def _arrange(files: list[Path]) -> Packed:
    import_module("calendars.extraction.pipeline")  # whose modules ask for the patterns
    tables = {file.stem: _read_toml(file) for file in files}
    phrases, run = arrange_lexicon(tables)
    return take_rest(tables) | {"phrases": phrases}, run, list_programs()


def _list_places(language: str) -> Iterator[Path]:
    """Where the tables of a language may be kept, the place that is found faster first.

    The user's cache folder is as the platform has it; a copy of dateline elsewhere has a folder of its own there.
    """
    name = f"{language}.{sys.implementation.cache_tag}.lexicon"
    compiled = __spec__.cached
    if compiled and not sys.dont_write_bytecode:
        yield Path(compiled).with_name(name)
    from platformdirs import user_cache_path

    yield user_cache_path("dateline", appauthor=False) / f"{zlib.crc32(str(HERE).encode()):08x}" / name


def _read_toml(file: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise LexiconError(f"{file.name}: not valid TOML: {fault}") from fault


def _read_kept(kept: Path, stamp: list[tuple[str, int, int]]) -> Packed | None:
    """What was kept, or None where nothing was, where a file changed since, or where another user left it.

    `marshal` believes what it reads: bytes that mean harm could end the program, or do worse.
    """
    try:
        data = memoryview(map_own(kept))
        begin = int.from_bytes(data[:SIZE], "little")
        found, tables, programs = marshal.loads(data[begin:])
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return (tables, data[SIZE:begin], programs) if found == stamp else None


def _keep(place: Path, stamp: list[tuple[str, int, int]], kept: Packed) -> bool:
    """Keep the tables for the next time; where no folder can be written, they only have to be parsed again.

    The packed values come before them, as they are: among them, they would be copied at every start.
    """
    try:
        tables, run, programs = kept
        rest = marshal.dumps((stamp, tables, programs))
        write_own(place, b"".join([(SIZE + len(run)).to_bytes(SIZE, "little"), run, rest]))
    except (OSError, ValueError):
        return False
    return True
