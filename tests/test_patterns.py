"""What patterns compile to is kept from one start to the next, and makes no other patterns than `re` does."""

from __future__ import annotations

import re

import pytest

import calendars.extraction.pipeline  # noqa: F401 - whose modules ask for the patterns
from calendars import patterns


def test_a_kept_program_makes_the_pattern_that_re_makes() -> None:
    programs = patterns.list_programs()
    asked = {(late._source, late._flags) for late in patterns._made if isinstance(late._source, str)}
    assert len(programs) == len(asked) > 200
    for (source, flags), program in programs.items():
        made, expected = patterns._run(source, program), re.compile(source, flags)
        assert (made, made.groupindex, made.groups) == (expected, expected.groupindex, expected.groups)


def test_what_is_no_program_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_kept", {("a+", 0): (0, b"\0\0\0\0", 0, {}, (None,))})
    assert patterns.pattern_of("a+").findall("aa b a") == ["aa", "a"]
