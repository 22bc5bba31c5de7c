"""Read what one verb with its auxiliaries says of time: "will meet", "was to meet", "have been cancelled", "to meet".

In: the words of a sentence, the place of a verb, the words of tense. Out: the direction, as tense.py has it.
"""

from __future__ import annotations

from calendars.extraction.verbs import Verbs


def direction_of_plan(lows: list[str], at: int, verbs: Verbs) -> str:
    """Direction of a word of planning: what was planned may be over, and sooner so what had been planned."""
    before = previous_word(lows, at, verbs)
    sort = verbs.sort(lows[before]) if before >= 0 else ""
    if lows[at] == "set" and before >= 0 and lows[before] == "and" and verbs.any("had", lows[:before]):
        return "near"  # "had ruled that he must go, and set Friday as the deadline"
    if sort == "n":  # "had been expected"
        sort = verbs.sort(lows[previous_word(lows, before, verbs)])
    direction = {"B": "planned", "H": "near"}.get(sort, "future")
    return "future" if direction == "planned" and is_reported(lows, before, verbs) else direction


def is_reported(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether "were to meet" is what someone said: then the past tense is that of the report, and the day is ahead."""
    return verbs.any("saying", lows[:at])


def direction_of_modal(lows: list[str], at: int, first: int, verbs: Verbs) -> str:
    """ "will meet", "would have met", "could not be found", and the noun "will"."""
    if lows[at] == "will" and at and verbs.has("will_nouns", lows[at - 1]):
        return ""
    if verbs.sort(next_word(lows, at, first, verbs)) == "h" or (
        lows[at] == "could" and _is_denied(lows, at, first, verbs)
    ):
        return "past"
    return "future"


def is_planned(lows: list[str], at: int, first: int, lead: str, verbs: Verbs) -> bool:
    """ "a deadline of Friday", "plans to meet", but not "rejected the plan on Friday"."""
    if verbs.has("naming", lead) and at >= first - 3:
        return True
    if lows[at + 1] == "to" and verbs.has("addressed", lows[at]):
        return verbs.sort(lows[at + 2]) == "v"  # "a call to meet", but not "a call to the emir on Friday"
    return verbs.has("planning", lows[at + 1])


def _is_denied(lows: list[str], at: int, first: int, verbs: Verbs) -> bool:
    """ "could not be reached Friday", "neither could be found": told of the past."""
    return "not" in lows[at + 1 : min(at + 3, first)] or verbs.any("denials", lows[:at])


def next_word(lows: list[str], at: int, stop: int, verbs: Verbs) -> str:
    """The next word that is no adverb."""
    at += 1
    while at < stop and verbs.sort(lows[at]) == "x":
        at += 1
    return lows[at] if at < stop else ""


def previous_word(lows: list[str], at: int, verbs: Verbs) -> int:
    """The index of the word before that is no adverb; -1 if there is none."""
    at -= 1
    while at >= 0 and (verbs.sort(lows[at]) == "x" or lows[at].endswith("ly")):
        at -= 1
    return at


def direction_of_past_form(lows: list[str], at: int, verbs: Verbs) -> str:
    """Direction of a form that is past or participle, by the auxiliary before it."""
    before = previous_word(lows, at, verbs)
    if before < 0:
        return "past"
    sort = verbs.sort(lows[before])
    if lows[before] == "and":  # "will be presented and played on Friday", "is to be priced tomorrow and sold on Friday"
        for other in range(before - 1, max(0, before - 5), -1):
            if verbs.sort(lows[other]) == "d":
                return direction_of_past_form(lows, other, verbs)
            if verbs.sort(lows[other]) != "_" or not lows[other].isalpha():
                break
    if verbs.any("wishes", lows[max(0, at - 4) : at]):
        return "future"  # "wants both sides brought to Paris"
    if sort == "e":
        lead = previous_word(lows, before, verbs)
        if lows[max(0, before - 2) : before] == ["let", "it"]:
            return "past"  # "let it be known on Monday"
        if lead >= 0 and lows[lead] == "could" and _is_denied(lows, lead, at, verbs):
            return "past"
        return direction_of_infinitive(lows, before, verbs) if lead >= 0 and lows[lead] == "to" else "future"
    if sort == "g":  # "is being flown home"
        before = previous_word(lows, before, verbs)
        return "present" if before >= 0 and verbs.sort(lows[before]) == "b" else "past"
    if sort == "b":
        return "past" if verbs.has("over", lows[at]) else "present"
    if sort == "t":
        return direction_of_infinitive(lows, at, verbs)
    return "future" if sort in "mp" else "past"


def direction_of_infinitive(lows: list[str], at: int, verbs: Verbs) -> str:
    """Direction of "to meet": ahead, unless what governs it tells a fact, or it is "to have met"."""
    if verbs.sort(lows[at]) == "h":
        return "past" if verbs.sort(lows[at + 1]) in "don" else "future"
    if at >= 2 and verbs.has("past_governors", lows[at - 2]):
        before = previous_word(lows, at - 2, verbs)
        return "future" if before >= 0 and verbs.sort(lows[before]) in "emp" else "past"  # "will be able to meet"
    if at >= 2 and verbs.sort(lows[at - 2]) == "B":
        return "future" if is_reported(lows, at, verbs) else "planned"  # "was to meet"
    for governor in range(at - 2, max(0, at - 10) - 1, -1):
        sort = verbs.sort(lows[governor])
        if sort == "f":
            return direction_of_plan(lows, governor, verbs)
        before = previous_word(lows, governor, verbs)
        if sort in "do" and before >= 0 and verbs.sort(lows[before]) == "H":
            return "near"  # "had threatened to strike"
        if sort in "compbshN":
            break
        if sort == "d" and not _has_auxiliary(lows, governor, verbs):
            return "later" if not verbs.has("saying", lows[governor]) else "future"
    return "future"


def _has_auxiliary(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether a participle belongs to "be", "is" or a modal."""
    before = previous_word(lows, at, verbs)
    return before >= 0 and verbs.sort(lows[before]) in "ebmp"
