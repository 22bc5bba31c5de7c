"""Regular expressions that cost nothing before an article comes to them.

In: what `re.compile` takes. Out: what it gives, but compiled when it is first asked for: there are some 300 of them,
and few articles come to more than half. To compile them all took a tenth of a cold start.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")


class _Late:
    """Stands for a compiled pattern, and has its methods as soon as one of them is asked for."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet: compiles, and keeps the methods, so that it is called once."""
        if name not in METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        self.__class__ = _Ready  # without `__getattr__`, which makes each access slower, also to what is there
        return getattr(compiled, name)


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
    return cast("re.Pattern[AnyStr]", _Late(source, flags))
