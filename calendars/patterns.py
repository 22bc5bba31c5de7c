"""Regular expressions that cost nothing before an article comes to them, and little then.

In: what `re.compile` takes. Out: what it gives, but compiled when it is first asked for: there are some 300 of them,
and few articles come to more than half. What they compile to is kept beside the lexicon (see `lexicon/__init__.py`):
to compile them at every start takes as long as reading an article.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any, AnyStr, cast

METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")
# An expression and its flags -> what `_sre.compile` takes beside the expression: all flags, the program as bytes, the
# number of groups, their numbers by name and their names by number.
Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
Programs = dict[tuple[str, int], Program]
# What is raised where `re` compiles in another way.
OTHER_RE = (AttributeError, ImportError, RuntimeError, TypeError, ValueError)
_kept: Programs = {}


class _Late:
    """Stands for a compiled pattern, and has its methods as soon as one of them is asked for."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet: compiles, and keeps the methods, so that it is called once."""
        if name not in METHODS:
            raise AttributeError(name)
        compiled = _compile(self._source, self._flags)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        self.__class__ = _Ready  # without `__getattr__`, which makes each access slower, also to what is there
        return getattr(compiled, name)


_made: list[_Late] = []  # those asked for, in their order


class _Ready(_Late):
    """What a pattern is once it has its methods."""

    __getattr__ = object.__getattribute__


def pattern_of(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression that is compiled when one of its methods is first called.

    Args:
        source: the expression, as `re.compile` takes it.
        flags: those of `re`.

    >>> DAY = pattern_of(r"[0-9]{1,2}")
    >>> DAY.findall("12 or 13")
    ['12', '13']
    """
    late = _Late(source, flags)
    _made.append(late)
    return cast("re.Pattern[AnyStr]", late)


def use_programs(programs: Programs) -> None:
    """Compile from now on with the programs that were kept."""
    _kept.update(programs)


def list_programs() -> Programs:
    """What each expression asked for so far compiles to; nothing for those that another Python will not tell.

    How `re` compiles is its own affair, so a program is taken only if it makes the pattern that `re.compile` makes.
    """
    found: Programs = {}
    for source, flags in ((late._source, int(late._flags)) for late in _made):
        if isinstance(source, bytes):
            continue
        try:
            program = _translate(source, flags)
            same = _run(source, program) == re.compile(source, flags)
        except OTHER_RE:
            continue
        if same:
            found[source, flags] = program
    return found


def _compile(source: str | bytes, flags: int) -> re.Pattern[Any]:
    if isinstance(source, str) and (program := _kept.get((source, int(flags)))):
        try:
            return _run(source, program)
        except OTHER_RE:
            pass  # `_sre` looks a program through before it takes it
    return re.compile(source, flags)


def _translate(source: str, flags: int) -> Program:
    """Parse and compile an expression as `re.compile` does, as far as the program."""
    compiler = import_module("re._compiler")
    parsed = import_module("re._parser").parse(source, flags)
    steps = compiler._code(parsed, flags)
    names = dict(parsed.state.groupdict)
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    program = memoryview(bytearray(4 * len(steps))).cast("I")  # four bytes a step
    for at, step in enumerate(steps):
        program[at] = step
    return int(flags | parsed.state.flags), program.tobytes(), parsed.state.groups - 1, names, tuple(by_number)


def _run(source: str, program: Program) -> re.Pattern[str]:
    flags, steps, groups, names, by_number = program
    compiled = import_module("_sre").compile
    made: re.Pattern[str] = compiled(source, flags, memoryview(steps).cast("I").tolist(), groups, names, by_number)
    return made
