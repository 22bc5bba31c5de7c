"""Write out the "'s" that is a verb: "he's in Riyadh", "there's a meeting", "Macron's going to Tirana", "he's met X".

In: a document and the lexicon. Out: the same document, in whose words that "'s" is "is" or "has"; the text and the
offsets stay. The "'s" of a possessor stays as it is.
"""

from __future__ import annotations

from typing import Any

from calendars.extraction.words.sentences import Document

CLITICS = frozenset({"'s", "’s"})


def with_full_verbs(document: Document, lexicon: dict[str, Any]) -> Document:
    """A document in whose words the verbs "is" and "has" are written out.

    Args:
        document: the article as words and sentences.
        lexicon: what `read_lexicon` returns.
    """
    words: list[str] | None = None
    lows: list[str] = document.lows
    for at in [at for at, low in enumerate(lows) if low in CLITICS] if not CLITICS.isdisjoint(lows) else ():
        start, stop = document.sentences[document.sentence_of(at)]
        if not start < at < stop - 1 or not _is_verb(document, at, stop, lexicon):
            continue
        if words is None:
            words, lows = [*document.words], [*document.lows]
        words[at] = lows[at] = "has" if _is_perfect(document.lows, at, stop, lexicon["phrases"]["words"]) else "is"
    return document if words is None else document._replace(words=words, lows=lows)


def _is_verb(document: Document, at: int, stop: int, lexicon: dict[str, Any]) -> bool:
    """Whether the "'s" at a word is a verb, by the word before it, or behind a name by those that follow."""
    lows, listed = document.lows, lexicon["phrases"]["words"]
    if lows[at - 1] in listed["contracted"]:
        return True
    if not document.words[at - 1][0].isupper():
        return False
    behind = at + 1
    while behind < stop - 1 and lows[behind] in listed["adverbs"]:
        behind += 1
    phrase = " ".join(lows[behind : behind + 2])
    if lows[behind] in ("in", "at") and behind + 1 < stop:
        # "Macron's in Tirana", not "Merz's visit is in May, Macron's in June"
        place = behind + 1 + (lows[behind + 1] in ("the", "a", "an"))
        return place < stop and document.words[place][0].isupper() and not _is_month(lows[place], lexicon["times"])
    return lows[behind] == "been" or phrase in listed["contracted_before"]


def _is_month(low: str, times: dict[str, Any]) -> bool:
    return any(low in times[table] for table in ("months", "months_doubtful", "month_abbreviations"))


def _is_perfect(lows: list[str], at: int, stop: int, listed: dict[str, frozenset[str]]) -> bool:
    """Whether "'s" is "has": a participle of something done follows it ("he's met X", not "he's expected")."""
    behind = at + 1
    while behind < stop - 1 and (lows[behind] in listed["adverbs"] or lows[behind] in ("not", "never", "long")):
        behind += 1
    return lows[behind] in listed["contracted_perfect"]
