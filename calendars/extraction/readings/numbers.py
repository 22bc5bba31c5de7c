"""Read numbers that count units of time: "3", "twenty-five", "a few", "two and a half", "2 1/2", "10,000".

In: a range of words. Out: the number, or None where the words leave it open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calendars.extraction.readings.page import Page


def read_number(page: Page, first: int, last: int) -> float | None:
    """Read the number in a range of words; None for "several", "a few", "hundreds of"."""
    total = 0.0
    known = False
    at = first
    while at < last:
        letter, low = page.letters[at], page.low(at)
        if letter in "qR":
            return None
        if letter in "defgkY":
            value, at = _figures(page, at, last)
            total, known = total + value, True
            continue
        if letter == "c":
            total, known = total + page.worth("cardinals", at), True
        elif letter == "o":
            total, known = total + page.worth("ordinals", at), True
        elif letter == "h":
            total, known = max(total, 1) * page.worth("multipliers", at), True
        elif letter == "p":
            total, known = 2.0, True
        elif letter == "H":
            total, known = (total if (known and total > 1) or page.low(at - 2) in ("&", "and") else 0) + 0.5, True
        elif letter == "a" and not known:
            total = 1.0
            known = low in ("a", "an", "another")
        at += 1
    return total if known else None


def _figures(page: Page, at: int, last: int) -> tuple[float, int]:
    """A number in figures with its thousands, decimals or fraction, and the word after it."""
    low = page.low(at)
    letters = page.letters
    if letters[at + 1 : at + 3] == ",g" and at + 2 < last:
        digits = low
        while letters[at + 1 : at + 3] == ",g" and at + 2 < last:
            digits += page.low(at + 2)
            at += 2
        return float(digits), at + 1
    if letters[at + 1 : at + 2] == "." and at + 2 < last:
        return float(f"{low}.{page.low(at + 2)}"), at + 3
    if letters[at + 1 : at + 4] == "d/d" and at + 3 < last:
        return int(low) + int(page.low(at + 1)) / int(page.low(at + 3)), at + 4
    return float(low), at + 1
