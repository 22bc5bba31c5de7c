"""Read cheaply whether the clause around a time tells of the past, the present or what is to come.

In: the document, the words of the time, the table `verbs` of the lexicon. Out: "past", "future", "present", "later" for
what comes after another day of the sentence ("left on Monday to meet him on Tuesday"), "planned" for a plan told in the
past, which may be over ("were to meet on Monday"), or "" where no verb says. The verb before the time decides; where
there is none in its clause, the first verb after it does.
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
LOOK = 60  # words of a sentence that are looked at on either side, so that a text without full stops costs no more
# Lists of the lexicon that are asked by name.
LISTS = (
    "past_governors", "done_nouns", "finite", "called_off", "over", "will_nouns", "saying", "limits", "naming",
    "directed", "planning", "addressed", "openers", "ahead", "as_early", "place_words", "before_a_time", "denials",
    "ahead_of", "term_nouns", "lapsed", "subjects", "determiners", "links", "onward",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verbs:
    """The words of tense: letters by word, and the lists that are asked by name."""

    letters: dict[str, str]
    lists: dict[str, frozenset[str]]

    def has(self, name: str, low: str) -> bool:
        """Whether a word is in a list."""
        return low in self.lists[name]

    def any(self, name: str, lows: list[str]) -> bool:
        """Whether one of some words is in a list."""
        return not self.lists[name].isdisjoint(lows)

    def sort(self, low: str) -> str:
        """The letter of a word; "d" for any regular past form, "_" for what is no verb."""
        letter = self.letters.get(low)
        if letter is None:
            return "d" if len(low) > 3 and low.endswith("ed") and low.isalpha() else "_"
        return letter

    def is_present(self, low: str) -> bool:
        """Whether a word is the third person of a base form: "plays", "reaches"."""
        return low.endswith("s") and "v" in (self.letters.get(low[:-1]), self.letters.get(low.removesuffix("es")))


_kept: list[tuple[Any, Verbs]] = []


def read_verbs(table: dict[str, Any]) -> Verbs:
    """Arrange the table `verbs` of a lexicon; the last one arranged is kept."""
    if not _kept or _kept[0][0] is not table:
        letters = {word: letter for name, key, letter in SORTS for word in table[name][key]}
        letters["to"] = "t"
        lists = {name: frozenset(table[name]["words"]) for name in LISTS}
        verbs = Verbs(letters, lists)
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
    lows, first, last = _sentence(document, first, last)
    lead = _lead(lows, first, verbs)
    possessive = lows[last : last + 1] in (["'s"], ["\u2019s"], ["'"])
    cue = _cue(lows, first, last, lead, possessive, verbs)
    if cue:
        return cue
    direction, verb = _before(lows, first, lead, verbs)
    if possessive and first and verbs.sort(lows[first - 1]) == "d":  # "said Monday's meeting will": look ahead
        direction = _after(lows, last, verbs) or direction
    if not direction:
        direction = _after(lows, last, verbs)
        if verbs.has("openers", lows[0]) and not (first == 1 and direction == "future" and not possessive):
            return "past"  # "After Monday's talks, ...", but not "After Monday, no visas will be issued"
        if direction == "past" and verbs.any("ahead", lows[: max(0, first - 1)]):
            direction = "later"
        if direction and first and "c" not in map(verbs.sort, lows[: first - 1]):
            return direction
        if not direction and verbs.has("onward", lead):
            return "future"
    if direction == "past" and verbs.any("term_nouns", lows[last + possessive : last + possessive + 1]):
        return "past" if verbs.any("lapsed", lows) else "planned"  # "talks went on despite a Thursday deadline"
    if verbs.has("limits", lead) and direction not in ("future", "planned", "near"):
        return _limit(lows, lead, verb, first, verbs) or direction
    return direction


def _sentence(document: Document, first: int, last: int) -> tuple[list[str], int, int]:
    """The words of the sentence around a time, and where the time is in them; the month of May is not the verb."""
    start, stop = document.sentences[document.sentence_of(first)]
    start, stop = max(start, first - LOOK), min(stop, last + LOOK)
    lows, words = document.lows[start:stop], document.words[start:stop]
    if "May" in words[1:]:
        lows = ["" if word == "May" and at else low for at, (low, word) in enumerate(zip(lows, words, strict=True))]
    return lows, first - start, last - start


def _cue(lows: list[str], first: int, last: int, lead: str, possessive: bool, verbs: Verbs) -> str:
    """What the words next to a time say for sure: "Friday's attack", "since", "as early as", "ahead of"."""
    after = last + possessive
    near = lows[max(0, first - 3) : first]
    if lead == "since" or verbs.any("done_nouns", lows[after : after + 2]):
        return "past"
    if possessive and (verbs.any("called_off", near) or near[-1:] == ["off"]):
        return "future"  # "cancelled Monday's meeting", "called off Monday's meeting"
    if near[:1] == ["as"] and verbs.any("as_early", near[1:2]):
        return "future"
    opened = lows[:2] == ["ahead", "of"] and first < 8 and "," not in lows[:first]
    named = near[:-1] if near[-1:] in (["the"], ["a"]) else near
    ahead = verbs.has("ahead_of", " ".join(named[-2:])) and (possessive or named[-1:] == ["of"])
    return "future" if opened or ahead else ""  # "Ahead of the vote on Monday, police ...", "run-up to Friday's vote"


def _before_report(lows: list[str], first: int, verbs: Verbs) -> int:
    """The word to look back from: ", its president said Wednesday, on Monday" is looked past."""
    at = first - 1
    comma = at - (at > 0 and verbs.has("place_words", lows[at]))
    if comma > 0 and lows[comma] == ",":
        opening = next((one for one in range(comma - 1, max(0, comma - 12), -1) if lows[one] == ","), -1)
        # "he said, late Thursday" is told of the saying itself.
        if opening > 0 and verbs.any("saying", lows[opening : comma - 1]):
            return opening - 1
    return at


def _lead(lows: list[str], first: int, verbs: Verbs) -> str:
    """The preposition right before a time."""
    at = first - 1
    while at >= 0 and verbs.has("before_a_time", lows[at]):
        at -= 1
    return lows[at] if at >= 0 else ""


def _limit(lows: list[str], lead: str, verb: int, first: int, verbs: Verbs) -> str:
    """ "until Monday", "by Monday" with a verb that is not future: a limit ahead, unless the verb says it is behind."""
    if verb < 0 or (verbs.sort(lows[verb]) in "hH" and first - verb <= 3):
        return "future"  # "had until Monday to answer"
    sort = verbs.sort(lows[verb])
    if lead in ("until", "till"):
        return "" if sort in "BH" or lows[verb] == "lasted" or "not" in lows[max(0, first - 3) : first] else "future"
    return "future" if sort in "obhs" else ""


def _before(lows: list[str], first: int, lead: str, verbs: Verbs) -> tuple[str, int]:
    """Direction by the nearest verb before a time, and its index."""
    finite = -1
    for at in range(_before_report(lows, first, verbs), -1, -1):
        low = lows[at]
        sort = verbs.sort(low)
        if low in STOPS:
            break
        if sort == "c" and low != "as" and first - 3 <= at < first - 1:
            found = _after(lows, first, verbs)  # "said that on Monday he will meet"
            if found:
                return found, -1
        direction = _of_word(lows, at, sort, first, lead, verbs)
        if direction == "past" and _as_soon_as(lows, at):
            continue  # "would buy as soon as trading opened Monday": the main clause decides
        if direction == "past" and finite > 0 and (verbs.has("saying", low) or verbs.has("links", lows[finite - 1])):
            return "present", finite  # "beat them on Saturday and host them on Monday", "said they meet on Monday"
        if direction:
            return direction, at
        if verbs.has("finite", low) and at and not verbs.has("determiners", lows[at - 1]) and lows[at + 1] != "-":
            finite = at
    return ("present", finite) if finite >= 0 else ("", -1)


def _as_soon_as(lows: list[str], at: int) -> bool:
    """Whether a verb stands in a clause that "as soon as" opens."""
    opened = next((one for one in range(max(0, at - 7), at - 2) if lows[one : one + 3] == ["as", "soon", "as"]), at)
    return opened < at and "," not in lows[opened:at]


def _of_word(lows: list[str], at: int, sort: str, first: int, lead: str, verbs: Verbs) -> str:
    """Direction by one word before a time, "" if it is none that decides."""
    if sort in "mp":
        return _modal(lows, at, first, verbs)
    if sort == "f":
        return _plan(lows, at, verbs)
    if sort == "N" and _is_planned(lows, at, first, lead, verbs):
        return "future"
    if sort == "o" and verbs.has("directed", lead):
        return "planned" if lead == "from" else "future"  # "postponed from Monday to Thursday"
    if sort == "i" and ("to" in lows[at:first] or "for" in lows[at:first]):
        return "future"
    if sort in "doi":
        direction = _past_form(lows, at, verbs)
        # "spoke on Tuesday before his departure on Saturday"
        later = direction == "past" and verbs.any("ahead", lows[at : first - 1])
        return "later" if later else direction
    if sort == "v":
        if not at or lows[at - 1] != "to":
            return ""
        # "To mark the day on Sunday, thousands marched": the main clause decides.
        opens = at == 1 or (at == 2 and not lows[0].isalnum())
        return (_after(lows, first, verbs) if opens else "") or _infinitive(lows, at, verbs)
    if sort in "bB" and _next(lows, at, first, verbs) == "to":
        return "future" if sort == "b" or _is_reported(lows, at, verbs) else "planned"
    if sort == "_":
        return "present" if at and verbs.has("subjects", lows[at - 1]) and verbs.is_present(lows[at]) else ""
    return {"b": "present", "h": "present", "s": "present", "B": "past", "H": "past"}.get(sort, "")


def _plan(lows: list[str], at: int, verbs: Verbs) -> str:
    """Direction of a word of planning: what was planned may be over, and sooner so what had been planned."""
    before = _previous(lows, at, verbs)
    sort = verbs.sort(lows[before]) if before >= 0 else ""
    if sort == "n":  # "had been expected"
        sort = verbs.sort(lows[_previous(lows, before, verbs)])
    direction = {"B": "planned", "H": "near"}.get(sort, "future")
    return "future" if direction == "planned" and _is_reported(lows, before, verbs) else direction


def _is_reported(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether "were to meet" is what someone said: then the past tense is that of the report, and the day is ahead."""
    return verbs.any("saying", lows[:at])


def _modal(lows: list[str], at: int, first: int, verbs: Verbs) -> str:
    """ "will meet", "would have met", "could not be found", and the noun "will"."""
    if lows[at] == "will" and at and verbs.has("will_nouns", lows[at - 1]):
        return ""
    if verbs.sort(_next(lows, at, first, verbs)) == "h" or (lows[at] == "could" and _is_denied(lows, at, first, verbs)):
        return "past"
    return "future"


def _is_planned(lows: list[str], at: int, first: int, lead: str, verbs: Verbs) -> bool:
    """ "a deadline of Friday", "plans to meet", but not "rejected the plan on Friday"."""
    if verbs.has("naming", lead) and at >= first - 3:
        return True
    if lows[at + 1] == "to" and verbs.has("addressed", lows[at]):
        return verbs.sort(lows[at + 2]) == "v"  # "a call to meet", but not "a call to the emir on Friday"
    return verbs.has("planning", lows[at + 1])


def _is_denied(lows: list[str], at: int, first: int, verbs: Verbs) -> bool:
    """ "could not be reached Friday", "neither could be found": told of the past."""
    return "not" in lows[at + 1 : min(at + 3, first)] or verbs.any("denials", lows[:at])


def _next(lows: list[str], at: int, stop: int, verbs: Verbs) -> str:
    """The next word that is no adverb."""
    at += 1
    while at < stop and verbs.sort(lows[at]) == "x":
        at += 1
    return lows[at] if at < stop else ""


def _previous(lows: list[str], at: int, verbs: Verbs) -> int:
    """The index of the word before that is no adverb; -1 if there is none."""
    at -= 1
    while at >= 0 and (verbs.sort(lows[at]) == "x" or lows[at].endswith("ly")):
        at -= 1
    return at


def _past_form(lows: list[str], at: int, verbs: Verbs) -> str:
    """Direction of a form that is past or participle, by the auxiliary before it."""
    before = _previous(lows, at, verbs)
    if before < 0:
        return "past"
    sort = verbs.sort(lows[before])
    if lows[before] == "and" and before and verbs.sort(lows[before - 1]) == "d":
        return _past_form(lows, before - 1, verbs)  # "will be presented and played on Friday"
    if sort == "e":
        lead = _previous(lows, before, verbs)
        if lead >= 0 and lows[lead] == "could" and _is_denied(lows, lead, at, verbs):
            return "past"
        return _infinitive(lows, before, verbs) if lead >= 0 and lows[lead] == "to" else "future"
    if sort == "b":
        return "past" if verbs.has("over", lows[at]) else "present"
    if sort == "t":
        return _infinitive(lows, at, verbs)
    return "future" if sort in "mp" else "past"


def _infinitive(lows: list[str], at: int, verbs: Verbs) -> str:
    """Direction of "to meet": ahead, unless what governs it tells a fact, or it is "to have met"."""
    if verbs.sort(lows[at]) == "h":
        return "past" if verbs.sort(lows[at + 1]) in "don" else "future"
    if at >= 2 and verbs.has("past_governors", lows[at - 2]):
        return "past"
    if at >= 2 and verbs.sort(lows[at - 2]) == "B":
        return "future" if _is_reported(lows, at, verbs) else "planned"  # "was to meet"
    for governor in range(at - 2, max(0, at - 10) - 1, -1):
        sort = verbs.sort(lows[governor])
        if sort == "f":
            return _plan(lows, governor, verbs)
        if sort in "compbshN":
            break
        if sort == "d" and not _has_auxiliary(lows, governor, verbs):
            before = _previous(lows, governor, verbs)
            if before >= 0 and verbs.sort(lows[before]) == "H":
                return "near"  # "had threatened to strike"
            return "later" if not verbs.has("saying", lows[governor]) else "future"
    return "future"


def _has_auxiliary(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether a participle belongs to "be", "is" or a modal."""
    before = _previous(lows, at, verbs)
    return before >= 0 and verbs.sort(lows[before]) in "ebmp"


def _after(lows: list[str], last: int, verbs: Verbs) -> str:
    """Direction by the first verb after a time."""
    finite = ""
    for at in range(last, len(lows)):
        low = lows[at]
        sort = verbs.sort(low)
        following = _next(lows, at, len(lows), verbs)
        if low in STOPS:
            break
        if sort in "mp":
            return "past" if verbs.sort(following) == "h" else "future"
        if sort in "bB" and (following == "to" or verbs.sort(following) == "f"):
            return "future" if sort == "b" else "planned"
        if sort == "f" and low in ("set", "planned"):
            return "past"
        if sort in "fN" and (following == "to" or low in ("scheduled", "expected")):
            return "future"
        if sort == "h":
            return "past" if verbs.sort(following) in "don" else "present"
        direction = {
            "d": "past",
            "o": "past",
            "i": "past",
            "B": "past",
            "H": "past",
            "b": "present",
            "s": "present",
        }.get(sort)
        if direction:
            return direction
        if verbs.has("finite", low) and lows[at - 1] != "to":
            finite = "present"
    return finite
