"""Read what one verb with its auxiliaries says of time: "will meet", "was to meet", "have been cancelled", "to meet".

In: the words of a sentence, the place of a verb, the words of tense. Out: the direction, as tense.py has it.
"""

from __future__ import annotations

from calendars.extraction.words.verbs import Verbs, is_announced
from calendars.extraction.words.word_lists import AWAITED

COULD_NOT = frozenset({"couldn't", "couldn\u2019t"})
STOPS = frozenset(";:")
QUOTE_PAIRS = (("\u201c", "\u201d"), ("`", "'"), ('"', '"'))


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
    if verbs.has("sure", lows[at]):
        return "future"  # "will have left by Monday"
    if _tells_a_fact(lows, at, first, verbs):
        return "past"
    if (
        lows[at] in COULD_NOT
        or _is_perfect(lows, at, first, verbs)
        or (lows[at] == "could" and _is_denied(lows, at, first, verbs))
    ):
        return "past"
    return "future"


def _is_perfect(lows: list[str], at: int, stop: int, verbs: Verbs) -> bool:
    """ "may have met", but not "may have a meeting"."""
    if verbs.sort(next_word(lows, at, stop, verbs)) != "h":
        return False
    have = next(one for one in range(at + 1, stop) if verbs.sort(lows[one]) == "h")
    return verbs.sort(next_word(lows, have, stop, verbs)) in tuple("donfi")


def _tells_a_fact(lows: list[str], at: int, first: int, verbs: Verbs) -> bool:
    """ "would not comment on Monday", "could do nothing on Monday": what was so."""
    group = lows[at + 1 : min(at + 4, first)]
    if lows[at] == "could":
        return verbs.any("naught", group)
    refused = (
        verbs.any("denials", lows[:at]) or lows[at] in ("wouldn't", "wouldn\u2019t") or verbs.any("refusing", group)
    )
    return refused and verbs.any("telling", group) and not verbs.any("saying", lows[:at])


def is_planned(lows: list[str], at: int, first: int, lead: str, verbs: Verbs) -> bool:
    """ "a deadline of Friday", "plans to meet", but not "rejected the plan on Friday"."""
    if verbs.has("naming", lead) and at >= first - 3:
        told = lead == "of" and lows[at] == "agenda"  # "topped the agenda of Monday's talks"
        return not told or not any(low.endswith("ed") or low in ("was", "were") for low in lows[:at])
    given = verbs.any("giving", lows[max(0, at - 4) : at])  # "presented the plan to the emir on Friday"
    if lows[at + 1] == "to" and (given or verbs.has("addressed", lows[at])):
        return verbs.sort(lows[at + 2]) == "v"  # "a call to meet", but not "a call to the emir on Friday"
    return verbs.has("planning", lows[at + 1])


def _is_denied(lows: list[str], at: int, first: int, verbs: Verbs) -> bool:
    """ "could not be reached Friday", "neither could be found": told of the past."""
    return "not" in lows[at + 1 : min(at + 3, first)] or verbs.any("denials", lows[:at])


def next_word(lows: list[str], at: int, stop: int, verbs: Verbs) -> str:
    """The next word that is no adverb."""
    at += 1
    while at < stop and (verbs.sort(lows[at]) == "x" or lows[at].endswith("ly")):
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
    if verbs.any("wishes", lows[max(0, at - 6) : at]):
        return "future"  # "wants both sides brought to Paris"
    if verbs.has("staying", lows[before]):  # "will stay shut on Friday", "roads remain closed on Friday"
        return _direction_of_staying(lows, before, verbs)
    if sort == "e":
        lead = previous_word(lows, before, verbs)
        if lows[max(0, before - 2) : before] == ["let", "it"]:
            return "past"  # "let it be known on Monday"
        if lead >= 0 and lows[lead] in COULD_NOT:
            return "past"  # "couldn't be reached on Monday"
        if lead >= 0 and lows[lead] == "could" and (verbs.has("sensed", lows[at]) or _is_denied(lows, lead, at, verbs)):
            return "past"
        return direction_of_infinitive(lows, before, verbs) if lead >= 0 and lows[lead] == "to" else "future"
    if sort == "g":  # "is being flown home"
        before = previous_word(lows, before, verbs)
        return "present" if before >= 0 and verbs.sort(lows[before]) == "b" else "past"
    if sort == "b":
        said_to_be = lows[at + 1 : at + 3] == ["to", "be"]  # "is said to be on tour in May"
        return "past" if verbs.has("over", lows[at]) and not said_to_be else "present"
    if sort == "t":
        return direction_of_infinitive(lows, at, verbs)
    if _was_to_have(lows, before, verbs):
        return "planned"
    return "future" if sort in "mp" else "past"


def _direction_of_staying(lows: list[str], at: int, verbs: Verbs) -> str:
    """Direction of "stay" and "kept" before what something stays: "will stay", "to remain", "is to be kept"."""
    if verbs.sort(lows[at]) == "d":
        return direction_of_past_form(lows, at, verbs)
    lead = previous_word(lows, at, verbs)
    if lead >= 0 and lows[lead] == "to":
        return direction_of_infinitive(lows, at, verbs)
    return "future" if lead >= 0 and verbs.sort(lows[lead]) in "mp" else "present"


def _was_to_have(lows: list[str], at: int, verbs: Verbs) -> bool:
    """ "was to have met", "were to have been held": what was planned and has not come about."""
    at -= verbs.sort(lows[at]) == "n"
    return lows[at] == "have" and lows[at - 1 : at] == ["to"] and at > 1 and verbs.sort(lows[at - 2]) == "B"


def is_called_off(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether "has been", "was" at a word leads to what calls an occasion off: its day was then still ahead."""
    at += 1
    while at < len(lows) and verbs.sort(lows[at]) in "nxg":
        at += 1
    return verbs.any("called_off", lows[at : at + 1]) or " ".join(lows[at : at + 2]) in verbs.lists["put_aside"]


# What leads to somebody or somewhere: "a call to the emir".
CALLS = frozenset({"call", "trip", "visit", "journey"})
# How many words before "to" the verb stands on which it hangs: its objects are between, with their offices and names.
OBJECT_REACH = 24
# What is done with an occasion: "talks to be held".
HELD = frozenset({"held", "staged", "hosted", "convened", "chaired", "opened", "signed", "attended"})
# How an aside opens that tells when: ", after their envoys met on Monday,"
OPENING_WHEN = frozenset({"after", "following", "when", "during", "before"})
# What an aside may stand behind that parts it from "to meet": "is, according to officials who met last week, to".
AWAITING = AWAITED | {"is", "are"}
INSERTED_REACH = 14


def comma_before(lows: list[str], at: int, reach: int) -> int:
    """The last comma fewer than so many words before a word; 0 if there is none."""
    return next((one for one in range(at - 1, max(0, at - reach), -1) if lows[one] == ","), 0)


def _before_aside(lows: list[str], at: int) -> int:
    """The word to look back from: "agreed, after their envoys met on Monday, | to meet in May" hangs on "agreed"."""
    if at < 2 or lows[at] != ",":
        return at
    opening = comma_before(lows, at, INSERTED_REACH)
    inserted = opening and (lows[opening + 1] in OPENING_WHEN or lows[opening - 1] in AWAITING)
    return opening - 1 if inserted else at


def direction_of_infinitive(lows: list[str], at: int, verbs: Verbs) -> str:
    """Direction of "to meet": ahead, unless what governs it tells a fact, or it is "to have met"."""
    if verbs.sort(lows[at]) == "h":
        return "past" if verbs.sort(lows[at + 1]) in "don" else "future"
    if at >= 2 and verbs.has("past_governors", lows[at - 2]):
        before = previous_word(lows, at - 2, verbs)  # "will be able to meet", "efforts are being made to meet X"
        return "future" if before >= 0 and verbs.sort(lows[before]) in "empbg" else "past"
    if at >= 2 and verbs.sort(lows[at - 2]) == "B":
        return "future" if is_reported(lows, at, verbs) else "planned"  # "was to meet"
    if at >= 2 and lows[at] == "be" and lows[at + 1] in HELD and verbs.sort(lows[at - 2]) == "_":
        return "future"  # "welcomed the talks to be held on Monday"
    for governor in range(_before_aside(lows, at - 2), max(0, at - OBJECT_REACH) - 1, -1):
        sort = verbs.sort(lows[governor])
        if lows[governor] == "that" and governor and verbs.has("before_nouns", lows[governor - 1]):
            continue  # "met on that matter to end the row"
        if sort == "f" and not (lows[governor] == "intended" and verbs.has("events", lows[governor - 1])):
            return direction_of_plan(lows, governor, verbs)  # not "held talks intended to end the row"
        if verbs.has("outcomes", lows[governor]) and lows[governor - 1] == ",":
            return "future"  # "met X on Monday, agreeing to visit Y in March"
        before = previous_word(lows, governor, verbs)
        if sort in "do" and before >= 0 and verbs.sort(lows[before]) == "H":
            return "near"  # "had threatened to strike"
        if lows[governor] == "voted" and governor == at - 2 and not verbs.has("timed", lows[at]):
            return "past"  # "voted to approve the bill on Monday": a vote is of its day
        if sort in "oi" and not verbs.has("timed", lows[at]):
            return "decision"
        if sort in "compbshi" or (sort == "N" and not _is_spoken(lows, governor)):
            break
        if sort in "BH":  # "were trying to reach the village on Monday", but not "were threatening to"
            return "planned" if verbs.any("intending", lows[governor + 1 : at - 1]) else "purpose"
        if sort == "d" and verbs.has("articles", lows[governor - 1]):
            continue  # "in a bid to end the war"
        if sort == "d" and not _has_auxiliary(lows, governor, verbs):
            if verbs.has("saying", lows[governor]):
                return "future"
            granted = (one for one in range(governor + 1, at - 1) if verbs.has("granting", lows[one]))
            asked = verbs.has("directing", lows[governor]) or not all(_is_spoken(lows, one) for one in granted)
            if governor == at - 2 and not verbs.has("timed", lows[at]):
                return "decision"  # "voted to accept the offer on Monday", but not "agreed to meet on Monday"
            # "worked on a text to be put to ministers on Monday", but "gathered to be briefed by them on Monday"
            bound = "bound" if (came := verbs.has("setting_out", lows[governor])) else "purpose"
            return "later" if governor == at - 2 or asked or (lows[at] == "be" and not came) else bound
    return "future"


# Before "call": it is one by telephone.
WIRES = frozenset({"phone", "telephone", "video", "conference"})


def _is_spoken(lows: list[str], at: int) -> bool:
    """Whether a call is one by telephone: "took a call from X to discuss trade", not "a call to disarm"."""
    return lows[at] == "call" and (lows[at + 1] in ("from", "with", "between") or lows[at - 1] in WIRES)


def _has_auxiliary(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether a participle belongs to "be", "is" or a modal."""
    before = previous_word(lows, at, verbs)
    return before >= 0 and verbs.sort(lows[before]) in "ebmp"


def is_no_predicate(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether a past form is no verb of a clause: "the detained leaders", "a bid to", "talks led by the king"."""
    if at and verbs.has("articles", lows[at - 1]) and lows[at - 1].isalpha():
        return True
    if lows[at + 1 : at + 2] == ["by"] and verbs.has("hosting", lows[at]):
        before = previous_word(lows, at, verbs)
        noun = before >= 0 and verbs.sort(lows[before]) == "_" and not verbs.has("subjects", lows[before])
        return noun or lows[before : before + 1] == [","]  # "talks with X, followed by a dinner on Monday"
    return _is_attributive(lows, at, verbs)


# What is done with talks, in the past.
STAGED = frozenset({"held", "opened", "began", "started", "resumed", "restarted", "reopened", "launched", "continued"})


def _is_attributive(lows: list[str], at: int, verbs: Verbs) -> bool:
    """ "the rebuilt bridge", "with captured soldiers", "will meet invited guests", "in rebel-held areas"."""
    beside = at + 1 + (lows[at + 1 : at + 2] == ["-"])  # "to hold closed-door talks"
    following = lows[beside] if beside < len(lows) else ""
    if not following.isalpha() or verbs.has("no_nouns", following):
        return False
    compound = at > 1 and lows[at - 1] == "-"
    before = previous_word(lows, at - 2 if compound else at, verbs)
    while before >= 0 and (lows[before].isdigit() or verbs.has("premodifiers", lows[before])):
        before = previous_word(lows, before, verbs)
    if before < 0:
        return compound  # "Rebel-held areas will be visited on Monday"
    word = lows[before]
    finite = verbs.sort(word) in "ds" or verbs.is_present(word)
    if verbs.has("articles", word) or (compound and finite):
        return True  # "visits flood-hit Pakistan", but not "the envoy fast-tracked talks"
    if verbs.has("before_nouns", word) or (word.endswith("est") and len(word) > len("west")):
        return compound or lows[at].endswith("ed")  # "the largest industrialised economies", "in war-torn Chad"
    staged = word in STAGED or verbs.is_present(word) or verbs.sort(word) == "v"
    if staged and lows[at].endswith("ed") and verbs.any("events", lows[beside : beside + 2]):
        return before == at - 1  # "begin delayed talks", "resumed stalled peace talks"
    if verbs.sort(word) != "v":
        return False
    if beside > at + 1:
        return True
    lead = previous_word(lows, before, verbs)
    return lead >= 0 and verbs.sort(lows[lead]) in "tmp"


# No more words stand between brackets that are passed over.
ASIDE = 6


def direction_after(lows: list[str], last: int, verbs: Verbs) -> str:
    """Direction by the first verb after a time; where it stands in a quotation, by the first in that."""
    lows = _without_report(lows, last)
    finite, resume = "", last
    for at in range(last, len(lows)):
        low = lows[at]
        if at < resume or not verbs.may_tell(low):
            continue
        if low == "(" and ")" in lows[at : at + ASIDE]:
            resume = lows.index(")", at) + 1  # "Thursday Lavrov (pictured) meets"
            continue
        sort = verbs.sort(low)
        following = next_word(lows, at, len(lows), verbs)
        if low in STOPS or (low == "," and finite):
            break
        if at > last and verbs.has("relatives", low):
            resume = _after_relative(lows, at, verbs)
            continue
        if sort in "mpe" and lows[at - 1] != "to":
            return "past" if _tells_of_past(lows, at, verbs) else "future"
        if sort in "bB" and following == "to" and _leads_to(lows, at, last, verbs):
            return "present" if sort == "b" else "past"
        if sort in "bB" and (following == "to" or verbs.sort(following) == "f"):
            return "future" if sort == "b" else "planned"
        if sort in "doi" and (is_no_predicate(lows, at, verbs) or (lows[at - 1] == "," and following == "by")):
            continue  # "On Monday Lavrov, accompanied by two deputies, has"
        if low == "sets" and verbs.has("set_apart", following):
            return "present"  # "On Monday he sets off for Cairo"
        if sort == "f" and low in ("set", "planned"):
            return "past"
        if sort in "fN" and (following == "to" or low in ("scheduled", "expected")):
            return "future"
        if sort in "hHB" and is_called_off(lows, at, verbs):
            return "future" if sort == "h" else "planned"  # "Monday's session has been cancelled"
        if sort in "hB" and is_announced(lows, at, verbs):
            return "future" if sort == "h" else "planned"  # "A visit on Monday has been confirmed"
        if sort == "h":
            return "past" if verbs.sort(following) in "don" else "present"
        if verbs.has("same_forms", low):
            return "present"
        if sort in "doiBHbs":
            now = sort in "bs" or (sort in "oi" and low.endswith("s"))  # "On Monday he calls the emir"
            return "present" if now else "past"
        if verbs.has("finite", low) and lows[at - 1] != "to":
            finite = "present"
    return finite


def _tells_of_past(lows: list[str], at: int, verbs: Verbs) -> bool:
    """ "Talks on Monday may have failed", "could not end the war", and not "said that talks on Monday could not"."""
    if lows[at : at + 2] == ["could", "not"] and not verbs.any("saying", lows):
        return True
    return _is_perfect(lows, at, len(lows), verbs) and not verbs.has("sure", lows[at])


def _leads_to(lows: list[str], at: int, last: int, verbs: Verbs) -> bool:
    """Whether "was to" says where a call or a journey led: "her first call on Monday was to the emir"."""
    to = lows.index("to", at)
    made = not CALLS.isdisjoint(lows[max(0, last - 6) : last])
    return made and verbs.sort(" ".join(lows[to + 1 : to + 2])) != "v"


def _without_report(lows: list[str], last: int) -> list[str]:
    """The words of a sentence; after a time in a quotation without who says so: ' "See you on Sunday," | he said'."""
    for opening, closing in QUOTE_PAIRS:
        before = lows[:last]
        if opening not in before:
            continue
        begin = last - 1 - before[::-1].index(opening)
        inside = before.count(opening) % 2 if opening == closing else closing not in before[begin:]
        if inside and closing in lows[last:]:
            end = lows.index(closing, last)
            return lows[:end] + (lows[lows.index(opening, end + 1) :] if opening in lows[end + 1 :] else [])
    return lows


def _after_relative(lows: list[str], at: int, verbs: Verbs) -> int:
    """The word after the verb of a relative clause: "On Monday the minister who was fired | will speak"."""
    if lows[at] == "that" and verbs.sort(" ".join(lows[at + 1 : at + 2])) not in "dbBhHmpso":
        return at + 1
    if lows[at - 1] == "," and "," in lows[at + 1 :]:
        return lows.index(",", at + 1)
    while at < len(lows) and verbs.sort(lows[at]) not in "dbBhHmpso":
        at += 1
    while at < len(lows) and verbs.sort(lows[at]) in "dbBhHmpsonegxtvf":
        at += 1
    return at


def had_been(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether "had" or "had been" stands before a participle."""
    before = previous_word(lows, at, verbs)
    if before >= 0 and verbs.sort(lows[before]) == "n":
        before = previous_word(lows, before, verbs)
    return before >= 0 and verbs.sort(lows[before]) == "H"


def is_done(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether "was" or "had been" stands before a participle."""
    before = previous_word(lows, at, verbs)
    return before >= 0 and (verbs.sort(lows[before]) == "B" or had_been(lows, at, verbs))
