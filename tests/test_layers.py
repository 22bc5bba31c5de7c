"""The rooms of `calendars/extraction` import in one direction, the one in which an article goes through them."""

import ast
from pathlib import Path

import pytest

EXTRACTION = Path(__file__).parent.parent / "calendars" / "extraction"
PACKAGE = "calendars.extraction."
# From the first to the last: a room imports from itself and from those before it.
ROOMS = [
    *("words", "readings", "times", "rulings", "resolve"),
    *("names", "clauses", "lists", "candidates", "parties", "triggers"),
    *("fates", "linking", "merging", "confidence", "pipeline"),
]


def rooms_imported(path: Path) -> set[str]:
    """Which rooms a module imports from, in functions too."""
    imports = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom))
    modules = (node.module or "" for node in imports)
    return {module.removeprefix(PACKAGE).split(".")[0] for module in modules if module.startswith(PACKAGE)}


def test_every_room_has_its_place_in_the_order():
    found = {path.stem for path in EXTRACTION.iterdir() if not path.name.startswith("_")}
    assert found == set(ROOMS)


def test_the_imports_of_a_room_are_seen():
    assert {"words", "names", "merging", "triggers"} <= rooms_imported(EXTRACTION / "pipeline.py")


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_those_before_it(room):
    single = EXTRACTION / f"{room}.py"
    paths = [single] if single.exists() else sorted((EXTRACTION / room).glob("*.py"))
    allowed = set(ROOMS[: ROOMS.index(room) + 1])
    later = {path.name: sorted(rooms_imported(path) - allowed) for path in paths if rooms_imported(path) - allowed}
    assert later == {}
