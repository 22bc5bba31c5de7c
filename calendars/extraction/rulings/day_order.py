"""Read which of two days that a sentence names comes after the other, by the words between them.

In: the words between the two, or the document and where they stand. Out: whether the second is counted forward from
the first, or back.
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
    was = [one for one, low in enumerate(between) if low in ("was", "were")] if "have" not in between else []
    was_to = [one for one in was if verbs.any("was_to", between[one + 1 : one + 2])]
    if any(not (ahead and between[one - 1 : one] == [","]) for one in was_to):
        return True  # but not "X, who is to see Y on Monday, was due on Sunday"
    came_for = between[:1] == ["for"] or between[:2] == ["ahead", "of"]
    opening, _ = document.sentences[document.sentence_of(begin)]
    return came_for and "," not in between and verbs.any("coming", document.lows[max(opening, begin - 8) : begin])


def tells_then(between: list[str], verbs: Verbs) -> bool:
    """Whether what is ahead on a weekday is so for the day named before: "said on Monday he would leave on Tuesday".

    Args:
        between: the words between the two days of a sentence, in lower case.
        verbs: the words of tense.
    """
    return not any((verbs.sort(low) in "bhsmp" and not verbs.has("then", low)) or low in STOPS for low in between)


def goes_back(between: list[str], verbs: Verbs) -> bool:
    """Whether a weekday is the last before the day named earlier: "plays on Sunday after Friday's loss".

    The arguments are those of `tells_then`.
    """
    after = next((at for at, low in enumerate(between) if low in ("after", "following")), len(between))
    if "and" in between[after:]:
        return False  # "left on Sunday after a visit and on Wednesday receives X"
    return after < min(2, len(between)) and not any(low == "," or verbs.sort(low) in FINITE for low in between[after:])


# So many words before a day it may be told what "would" be done on it.
BACK_SHIFTED = 14


def told_then(document: Document, first: int) -> bool:
    """Whether somebody had been told what would be on a day: "were told the summit would end on Sunday".

    Where a Sunday that is over was named before, that one is meant.
    """
    begin, _ = document.sentences[document.sentence_of(first)]
    near = document.lows[max(begin, first - BACK_SHIFTED) : first]
    then = "would" in near and ("told" in near or "had" in near)
    return then and "next" not in near and "again" not in near
