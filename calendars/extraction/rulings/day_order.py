"""Read which of two days that a sentence names comes after the other, by the words between them.

In: the document, the words of both. Out: whether the second is counted forward from the first, or back.
"""

from __future__ import annotations

from calendars.extraction.words.sentences import Document
from calendars.extraction.words.verb_groups import FINITE, STOPS
from calendars.extraction.words.verbs import Verbs


def goes_on(document: Document, begin: int, end: int, first: int, verbs: Verbs, ahead: bool) -> bool:
    """Whether the weekday at a word is counted from the day named before it by its weekday, although both may be past.

    "Arrived on Sunday for talks on Monday": one comes before what one comes for. "Met them on Friday and was to leave
    on Saturday": what was to come then came after that.

    Args:
        document: the document.
        begin: the first of the words that name the weekday before, in the same sentence.
        end: the word after them.
        first: the word of the weekday.
        verbs: the words of tense.
        ahead: whether the day named before it is still to come.
    """
    between = document.lows[end:first]
    if any(low in STOPS or verbs.has("saying", low) for low in between):
        return False
    if any(
        low in ("was", "were") and verbs.any("was_to", between[one + 1 : one + 2]) and "have" not in between
        for one, low in enumerate(between)
        if not (ahead and between[one - 1 : one] == [","])
    ):
        return True  # but not "X, who is to see Y on Monday, was due on Sunday"
    came_for = between[:1] == ["for"] or between[:2] == ["ahead", "of"]
    opening, _ = document.sentences[document.sentence_of(begin)]
    return came_for and "," not in between and verbs.any("coming", document.lows[max(opening, begin - 8) : begin])


def tells_then(document: Document, end: int, first: int, verbs: Verbs) -> bool:
    """Whether what lies ahead at a word does so for the day named before: "said on Monday he would leave on Tuesday".

    Args:
        document: the document.
        end: the word after those that name the day before, in the same sentence.
        first: the word of the weekday.
        verbs: the words of tense.
    """
    between = document.lows[end:first]
    return not any((verbs.sort(low) in "bhsmp" and not verbs.has("then", low)) or low in STOPS for low in between)


def goes_back(document: Document, end: int, first: int, verbs: Verbs) -> bool:
    """Whether the weekday at a word is the last before the day named earlier: "plays on Sunday after Friday's loss".

    Args:
        document: the document.
        end: the word after those that name the day before, in the same sentence.
        first: the word of the weekday.
        verbs: the words of tense.
    """
    between = document.lows[end:first]
    after = next((at for at, low in enumerate(between) if low in ("after", "following")), len(between))
    if "and" in between[after:]:
        return False  # "left on Sunday after a visit and on Wednesday receives X"
    return after < min(2, len(between)) and not any(low == "," or verbs.sort(low) in FINITE for low in between[after:])
