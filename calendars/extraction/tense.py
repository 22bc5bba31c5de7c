"""Read cheaply whether the clause around a time tells of the past, the present or what is to come.

In: the document, the words of the time, the table `verbs` of the lexicon. Out: "past", "future", "present", "later" for
what comes after another day of the sentence ("left on Monday to meet him on Tuesday"), or "" where no verb says. The
verb before the time decides; where there is none in its clause, the first verb after it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from calendars.extraction.sentences import Document

# Table of the lexicon (and key) -> letter of its words, later ones win.
SORTS = (
    ("boundaries", "words", "c"),
    ("adverbs", "words", "x"),
    ("base", "words", "v"),
    ("present", "words", "s"),
    ("participle", "words", "d"),
    ("past", "words", "d"),
    ("put_off", "words", "o"),
    ("planned", "words", "f"),
    ("plan_nouns", "words", "N"),
    ("invited", "words", "i"),
    ("not_past", "words", "_"),
    ("future", "words", "m"),
    ("possible", "words", "p"),
    ("be", "present", "b"),
    ("be", "past", "B"),
    ("be", "base", "e"),
    ("be", "participle", "n"),
    ("be", "ing", "g"),
    ("have", "present", "h"),
    ("have", "past", "H"),
    ("have", "ing", "k"),
)
STOPS = frozenset(";:")
LIMITS = frozenset(("until", "till", "by"))
DIRECTED = frozenset(("until", "till", "by", "to", "for", "before", "from"))
# "plans to meet", "plans a trip": there the noun is a verb.
PLANNING = frozenset(("to", "a", "an", "another", "further", "more"))
SAYING = frozenset(("said", "says", "told", "announced", "added", "decided", "hoped"))
LOOK = 60  # words of a sentence that are looked at on either side, so that a text without full stops costs no more


@dataclass(frozen=True, slots=True)
class Verbs:
    """The words of tense: letters by word, and the lists that are asked by name."""

    letters: dict[str, str]
    past_governors: frozenset[str]
    done_nouns: frozenset[str]
    finite: frozenset[str]
    called_off: frozenset[str]
    over: frozenset[str]
    will_nouns: frozenset[str]

    def sort(self, low: str) -> str:
        """The letter of a word; "d" for any regular past form, "_" for what is no verb."""
        letter = self.letters.get(low)
        if letter is None:
            return "d" if len(low) > 3 and low.endswith("ed") and low.isalpha() else "_"
        return letter


_kept: list[tuple[Any, Verbs]] = []


def read_verbs(table: dict[str, Any]) -> Verbs:
    """Arrange the table `verbs` of a lexicon; the last one arranged is kept."""
    if not _kept or _kept[0][0] is not table:
        letters = {word: letter for name, key, letter in SORTS for word in table[name][key]}
        letters["to"] = "t"
        lists = (
            frozenset(table[name]["words"])
            for name in ("past_governors", "done_nouns", "finite", "called_off", "over", "will_nouns")
        )
        verbs = Verbs(letters, *lists)
        _kept[:] = [(table, verbs)]
    return _kept[0][1]


def clause_direction(document: Document, first: int, last: int, verbs: Verbs) -> str:
    """Read the direction of the clause that holds the words first up to, not including, last.

    >>> from calendars.extraction.sentences import read_document
    >>> from calendars.lexicon import read_lexicon
    >>> verbs = read_verbs(read_lexicon()["verbs"])
    >>> clause_direction(read_document("He said he will meet them on Friday."), 7, 8, verbs)
    'future'
    >>> clause_direction(read_document("On Friday they met."), 1, 2, verbs)
    'past'
    """
    start, stop = document.sentences[document.sentence_of(first)]
    start, stop = max(start, first - LOOK), min(stop, last + LOOK)
    # Only the sentence is looked at, from here on counted from its begin; the month of May is not the verb.
    lows = [
        "" if word == "May" and at > start else low
        for at, (low, word) in enumerate(zip(document.lows[start:stop], document.words[start:stop], strict=True), start)
    ]
    first, last, start, stop = first - start, last - start, 0, stop - start
    possessive = lows[last : last + 1] in (["'s"], ["\u2019s"], ["'"])
    after = last + possessive
    if any(low in verbs.done_nouns for low in lows[after : min(after + 2, stop)]):
        return "past"
    lead = _lead(lows, first, start)
    if possessive and any(low in verbs.called_off for low in lows[max(start, first - 3) : first]):
        return "future"
    if lead == "since":
        return "past"
    if lows[max(start, first - 3) : first][:1] == ["as"] and lows[first - 2] in ("early", "soon"):
        return "future"
    reported = possessive and first > start and verbs.sort(lows[first - 1]) == "d"
    direction, verb = _before(lows, first, start, verbs) if not reported else ("", -1)
    if not direction and lows[start] in ("after", "following", "since"):
        return "past"
    if not direction:
        direction, verb = _after(lows, last, stop, verbs), -1
        if direction == "past" and any(low in ("before", "ahead") for low in lows[start : first - 1]):
            direction = "later"
        if direction and first > start and "c" not in (verbs.sort(low) for low in lows[start:first]):
            return direction
    if lead in LIMITS and direction != "future":
        return _limit(lows, lead, verb, first, verbs) or direction
    if lead in ("of",) and lows[first - 2 : first - 1] == ["ahead"]:
        return "future"
    return direction


def _before_report(lows: list[str], first: int, start: int) -> int:
    """The word to look back from: ", its president said Wednesday, on Monday" is looked past."""
    at = first - 1
    comma = at - (at > start and lows[at] in ("on", "at", "in", "by", "from"))
    if comma > start and lows[comma] == ",":
        opening = next((one for one in range(comma - 1, max(start, comma - 12), -1) if lows[one] == ","), -1)
        if opening > start and any(low in SAYING for low in lows[opening:comma]):
            return opening - 1
    return at


def _lead(lows: list[str], first: int, start: int) -> str:
    """The preposition right before a time."""
    at = first - 1
    while at >= start and lows[at] in ("the", "on", "about", "around", "a", "an", "early", "late", "mid", "at"):
        at -= 1
    return lows[at] if at >= start else ""


def _limit(lows: list[str], lead: str, verb: int, first: int, verbs: Verbs) -> str:
    """ "until Monday", "by Monday" with a verb that is not future: a limit ahead, unless the verb says it is behind."""
    if verb < 0:
        return "future"
    sort = verbs.sort(lows[verb])
    if lead in ("until", "till"):
        return "" if sort in "BH" or lows[verb] == "lasted" or "not" in lows[max(0, first - 3) : first] else "future"
    return "future" if sort in "obhs" else ""


def _before(lows: list[str], first: int, start: int, verbs: Verbs) -> tuple[str, int]:
    """Direction by the nearest verb before a time, and its index."""
    lead = _lead(lows, first, start)
    at = _before_report(lows, first, start)
    finite = -1
    while at >= start:
        low = lows[at]
        sort = verbs.sort(low)
        if low in STOPS:
            break
        if sort == "c" and low != "as" and at < first - 1:
            found = _after(lows, first, len(lows), verbs)
            if found and at >= first - 3:
                return found, -1
        elif sort in "mp" and not (low == "will" and at > start and lows[at - 1] in verbs.will_nouns):
            if low == "could" and _is_denied(lows, at, first, start):
                return "past", at
            return ("past" if verbs.sort(_next(lows, at, first, verbs)) == "h" else "future"), at
        elif sort == "f":
            return "future", at
        elif sort == "N":
            if (lead in ("for", "of", "until", "till", "by") and at >= first - 3) or lows[at + 1] in PLANNING:
                return "future", at
        elif (sort == "o" and lead in DIRECTED) or (
            sort == "i" and any(word in ("to", "for") for word in lows[at:first])
        ):
            return "future", at
        elif sort in "doi":
            direction = _past_form(lows, at, start, verbs)
            if direction == "past" and any(word in ("before", "ahead") for word in lows[at : first - 1]):
                direction = "later"  # "speaking on Tuesday before his departure on Saturday"
            if direction:
                return direction, at
        elif sort == "v":
            if at > start and lows[at - 1] == "to":
                return _infinitive(lows, at, start, verbs), at
            if low in verbs.finite:
                finite = at
        elif sort == "b":
            return ("future" if _next(lows, at, first, verbs) == "to" else "present"), at
        elif sort in "BH":
            return ("future" if _next(lows, at, first, verbs) == "to" and sort == "B" else "past"), at
        elif sort in "hs":
            return "present", at
        at -= 1
    return ("present", finite) if finite >= 0 else ("", -1)


def _is_denied(lows: list[str], at: int, first: int, start: int) -> bool:
    """ "could not be reached Friday", "neither could be found": told of the past."""
    return "not" in lows[at + 1 : min(at + 3, first)] or any(
        low in ("neither", "nor", "no", "none") for low in lows[start:at]
    )


def _next(lows: list[str], at: int, stop: int, verbs: Verbs) -> str:
    """The next word that is no adverb."""
    at += 1
    while at < stop and verbs.sort(lows[at]) == "x":
        at += 1
    return lows[at] if at < stop else ""


def _previous(lows: list[str], at: int, start: int, verbs: Verbs) -> int:
    """The index of the word before that is no adverb; start - 1 if there is none."""
    at -= 1
    while at >= start and (verbs.sort(lows[at]) == "x" or lows[at].endswith("ly")):
        at -= 1
    return at


def _past_form(lows: list[str], at: int, start: int, verbs: Verbs) -> str:
    """Direction of a form that is past or participle, by the auxiliary before it."""
    before = _previous(lows, at, start, verbs)
    if before < start:
        return "past"
    sort = verbs.sort(lows[before])
    if lows[before] == "and" and before > start and verbs.sort(lows[before - 1]) == "d":
        return _past_form(lows, before - 1, start, verbs)  # "will be presented and played on Friday"
    if sort == "e":
        lead = _previous(lows, before, start, verbs)
        if lead >= start and lows[lead] == "could" and _is_denied(lows, lead, at, start):
            return "past"
        if lead >= start and verbs.sort(lows[lead]) in "mpt":
            return _infinitive(lows, before, start, verbs) if lows[lead] == "to" else "future"
        return "future"
    if sort == "b":
        return "past" if lows[at] in verbs.over else "present"
    if sort in "mp":
        return "future"
    if sort == "t":
        return _infinitive(lows, at, start, verbs)
    return "past"


def _infinitive(lows: list[str], at: int, start: int, verbs: Verbs) -> str:
    """Direction of "to meet": ahead, unless what governs it tells a fact, or it is "to have met"."""
    if verbs.sort(lows[at]) == "h":
        return "past" if verbs.sort(lows[at + 1]) in "don" else "future"
    governor = at - 2
    if governor >= start and lows[governor] in verbs.past_governors:
        return "past"
    while governor >= max(start, at - 10):
        sort = verbs.sort(lows[governor])
        if sort in "cfompbshN":
            break
        if sort == "d" and verbs.sort(lows[_previous(lows, governor, start, verbs)]) not in "ebmp":
            return "later" if lows[governor] not in SAYING else "future"
        governor -= 1
    return "future"


def _after(lows: list[str], last: int, stop: int, verbs: Verbs) -> str:
    """Direction by the first verb after a time."""
    at = last
    finite = ""
    while at < stop:
        low = lows[at]
        sort = verbs.sort(low)
        following = _next(lows, at, stop, verbs)
        if low in STOPS:
            break
        if sort in "mp":
            return "past" if verbs.sort(following) == "h" else "future"
        if sort in "doi":
            return "past"
        if sort == "h":
            return "past" if verbs.sort(following) in "don" else "present"
        if sort in "bB":
            if following == "to" or verbs.sort(following) == "f":
                return "future" if sort == "b" or following == "to" else "past"
            return "present" if sort == "b" else "past"
        if sort == "H":
            return "past"
        if sort == "s":
            return "present"
        if sort in "fN" and (following == "to" or low in ("scheduled", "expected")):
            return "past" if low == "planned" else "future"
        if sort == "f" and low in ("set", "planned"):
            return "past"
        if low in verbs.finite and lows[at - 1] != "to":
            finite = "present"
        at += 1
    return finite
