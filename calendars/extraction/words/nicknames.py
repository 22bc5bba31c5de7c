"""Read the short name in quotes or brackets that a name holds: "Joko “Jokowi” Widodo", "Richard (Dick) Jones".

In: the words of a document, the names of the lexicon. Out: where the short name ends; the name without it.
"""

from __future__ import annotations

from typing import Any

from calendars.lexicon.phrases import alone_in
from calendars.patterns import pattern_of

OPENING, CLOSING = frozenset("\"“‘'`("), frozenset("\"”’')")
# Marks that stand twice for one: ``Dick''.
DOUBLED = frozenset("`'")
# Of a name as it is written, the short one in it: between two other names, or behind them.
NICKNAME = pattern_of(r" (?:[\"“‘'`]{1,2}[^\W\d_]+[\"”’']{1,2}|\([^\W\d_]+\))(?= |$)")


def after_nickname(words: list[str], at: int, stop: int, cased: dict[str, Any]) -> int:
    """The word behind a short name that begins at a mark inside a name, or 0: not of "Radio “Sahar” Kabul".

    Args:
        words: the words of the document.
        at: the word behind those of the name that are read.
        stop: where the name ends at the latest.
        cased: the names of the lexicon.
    """
    inner, after = _inside(words, at, stop)
    if not after or after >= stop or not (words[at - 1].istitle() or words[at - 1] == "."):
        return 0
    short = words[inner].istitle() or (words[inner].isupper() and words[at] != "(")
    if not short or not words[after].istitle():
        return 0
    known, following = alone_in(cased, words[inner]), alone_in(cased, words[after])
    strange = known is not None and (known[0] != "P" or words[at] == "(")
    return 0 if strange or (following is not None and following[0] not in "LP") else after


def after_alias(words: list[str], at: int, stop: int) -> int:
    """The word behind an alias in quotes that follows a name, or 0: "Pushpa Kamal Dahal 'Prachanda' will meet"."""
    inner, after = _inside(words, at, stop)
    if not after or words[at] == "(" or not words[inner].istitle():
        return 0
    return after if after == stop or not words[after][0].isupper() else 0


def _inside(words: list[str], at: int, stop: int) -> tuple[int, int]:
    """The one word between two marks, and the word behind the second mark; zeros where there are none."""
    if words[at] not in OPENING:
        return 0, 0
    inner = at + 1 + (words[at] in DOUBLED and words[at + 1 : at + 2] == [words[at]])
    closing = inner + 1
    if closing >= stop or words[closing] not in CLOSING or (words[at] == "(") != (words[closing] == ")"):
        return 0, 0
    return inner, closing + 1 + (inner > at + 1 and closing + 1 < stop and words[closing + 1] == words[closing])


def without_nickname(words: list[str], cased: dict[str, Any]) -> list[str]:
    """The words of a name without the short one in it, and without single letters: "Stephen R. “Steve” Hadley"."""
    plain: list[str] = []
    at = 0
    while at < len(words):
        after = after_nickname(words, at, len(words), cased) if at and words[at] in OPENING else 0
        if after:
            at = after
        elif 0 < at < len(words) - 2 and len(words[at]) == 1 and words[at + 1] == ".":
            at += 2
        else:
            plain.append(words[at])
            at += 1
    return plain
