"""Read whether one word before a time tells of the past or of what is to come: "met", "due", "to meet", "announced".

In: the words of a sentence, one of them, where the time begins, the words of tense. Out: a direction as tense.py has
it, or "".
"""

from __future__ import annotations

from calendars.extraction.rulings.announcements import goes_without, is_agreed_after, spoken_before
from calendars.extraction.rulings.day_cues import is_of_what_is_told
from calendars.extraction.words.lines import DASHES
from calendars.extraction.words.verb_groups import (
    direction_after,
    direction_of_infinitive,
    direction_of_modal,
    direction_of_past_form,
    direction_of_plan,
    had_been,
    is_done,
    is_no_predicate,
    is_planned,
    is_reported,
    next_word,
    previous_word,
)
from calendars.extraction.words.verbs import FINITE, Verbs
from calendars.extraction.words.word_lists import MONTHS, last_of

NOUN_BEHIND = 4  # so many words behind "planned" its noun stands
OF_ITSELF = 2  # "agreeing on Monday to meet": the day so near behind a participle is its own
DID_REACH = 3  # so many words before "come" stands its "did"


def direction_of_word(lows: list[str], at: int, sort: str, first: int, lead: str, verbs: Verbs) -> str:
    """Direction by one word before a time, "" if it is none that decides.

    Args:
        lows: the words of the sentence.
        at: the word.
        sort: its letter, see `verbs.py`.
        first: the first word of the time.
        lead: the preposition of the time, or "".
        verbs: the words of tense.
    """
    if verbs.has("outcomes", lows[at]) and lows[at - 1] == "," and first - at > OF_ITSELF:
        return "future"
    if sort in "mp":
        return direction_of_modal(lows, at, first, verbs)
    if sort == "f":
        return _of_plan(lows, at, first, lead, verbs)
    if sort == "s" and lows[at] == "heads" and not verbs.has("heading", lows[at + 1]):
        return ""  # "the four heads of government"
    if sort == "s" and lows[at] == "hosts" and _are_hosts(lows, at, verbs):
        return ""
    if sort == "N" and is_planned(lows, at, first, lead, verbs):
        return "" if _is_told_elsewhere(lows, at, first, verbs) else "future"
    if lead == "for" and (sort == "o" or lows[at + 1] == "of") and had_been(lows, at, verbs):
        return "near"  # "had pencilled it in for Monday", "had been talked of for Monday"
    direction = _of_deed_put_off(lows, at, sort, first, lead, verbs)
    if direction is not None:
        return direction
    if _tells_of_plan(lows, at, sort, first, lead, verbs):
        return "future"
    if sort in "doi":
        return _of_past_form(lows, at, first, verbs)
    if sort == "v":
        return _of_infinitive(lows, at, first, verbs)
    if sort in "bB" and next_word(lows, at, first, verbs) == "to":
        return "future" if sort == "b" or is_reported(lows, at, verbs) else "planned"
    if sort == "_":
        return "present" if at and verbs.has("subjects", lows[at - 1]) and verbs.is_present(lows[at]) else ""
    return _of_have(lows, at, first, verbs) if sort == "h" else PLAIN.get(sort, "")


# "by | its Algerian hosts", "talks with | their Swiss hosts"
BY_WHOM = frozenset({"by", "with", "from", "of", "for"})
HOSTS_REACH = 5


def _are_hosts(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether "hosts" is no verb: "put off by its Algerian hosts on Sunday", not "Peru, with Chad, hosts talks"."""
    for one in range(at - 1, max(at - HOSTS_REACH, 0), -1):
        if not lows[one].isalpha() or verbs.sort(lows[one]) in FINITE:
            return False
        if lows[one - 1] in BY_WHOM and verbs.has("articles", lows[one]):
            return not verbs.has("articles", lows[at + 1])
    return False


# By the letters of verbs that need no look at the words around.
PLAIN = {"b": "present", "s": "present", "B": "past", "H": "past"}


def _of_plan(lows: list[str], at: int, first: int, lead: str, verbs: Verbs) -> str:
    """Direction by a word of planning: "scheduled", "set", "expected"."""
    before = lows[at - 1] if at else ""
    if before in ("as", "than") or lows[at : at + 2] == ["set", "of"] or _is_purpose(lows, at, verbs):
        return ""  # "took place as planned on Tuesday", "came from a set of talks on Tuesday"
    if before in ("originally", "initially") and lead == "for":
        return "near"  # "originally planned for February": it may be over
    if at > 1 and lead == "in" and verbs.any("called_off", lows[max(0, at - 3) : at]):
        return "near"  # "had cancelled a planned trip in February": it may be over
    if is_no_predicate(lows, at, verbs) and not verbs.any("events", lows[at + 1 : at + NOUN_BEHIND]):
        return ""  # "to discuss planned sanctions", not "her projected meeting"
    if verbs.has("articles", before) and _is_told_elsewhere(lows, at, first, verbs):
        return ""
    if lows[at] == "sets" and verbs.has("set_apart", lows[at + 1]):
        return "present"
    apart = lows[at] == "set" and (verbs.has("set_apart", lows[at + 1]) or _is_settled(lows, at, first, verbs))
    return direction_of_past_form(lows, at, verbs) if apart else direction_of_plan(lows, at, verbs)


def _is_purpose(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether it tells what an event is for, and no plan of one: "talks aimed at peace", "intended to end the war"."""
    aims = lows[at : at + 2] == ["aimed", "at"] or (lows[at] == "intended" and verbs.has("events", lows[at - 1]))
    return aims and not verbs.any("events", lows[at + 2 : at + 2 + NOUN_BEHIND])


# "a planned visit | at a meeting in Riga", "| in a telephone conversation"
THERE = frozenset({"at", "in", "during", "by"})
CALLS, EVENT_BEHIND = frozenset({"call", "phone", "telephone", "conversation"}), 8


def _is_told_elsewhere(lows: list[str], at: int, first: int, verbs: Verbs, *, wired: bool = False) -> bool:
    """Whether a day is that of where a plan is spoken of: "discussed an upcoming summit at a meeting on Friday".

    If `wired`, only a call is such a place: "invited X to a summit in a phone call on Friday".
    """
    noun = next((one for one in range(at + 1, min(at + EVENT_BEHIND, first)) if verbs.has("events", lows[one])), -1)
    for one in range(noun + 1, first) if noun > 0 else ():
        where = lows[one + 1 : min(one + 1 + NOUN_BEHIND, first)]
        if lows[one] in THERE and (not CALLS.isdisjoint(where) or (not wired and verbs.any("events", where))):
            return True
    return False


# Where an envoy is summoned to, and goes at once.
MINISTRIES = frozenset({"ministry", "office", "department", "palace"})


def _of_deed_put_off(lows: list[str], at: int, sort: str, first: int, lead: str, verbs: Verbs) -> str | None:
    """Direction by a verb of moving, asking or inviting, which are of what lies ahead; None of any other."""
    if sort == "i":
        if lows[at] == "summoned" and lows[at - 1] == "was" and not MINISTRIES.isdisjoint(lows[at:first]):
            return None  # "the envoy was summoned to the foreign ministry on Monday"
        if _is_told_elsewhere(lows, at, first, verbs, wired=True):
            return None
        return "future" if "to" in lows[at:first] or "for" in lows[at:first] else None
    if sort != "o":
        return None
    if lead == "by" and verbs.has("done_by", lows[at]) and is_done(lows, at, verbs):
        return "done"  # "the fire was put out by Monday", but not "was ordered out by Monday"
    if verbs.has("directed", lead) and not (lead == "through" and verbs.has("lasting", lows[at])):
        return "planned" if lead == "from" else "future"  # "postponed from Monday to Thursday"
    if verbs.has("also_nouns", lows[at]):
        return "present" if at and verbs.has("subjects", lows[at - 1]) else ""  # "inspect the remains on Monday"
    return "future" if _convokes(lows, at, first, verbs) else None


# Behind them something else begins.
BREAKS = DASHES - {"-"}


def _tells_of_plan(lows: list[str], at: int, sort: str, first: int, lead: str, verbs: Verbs) -> bool:
    """Whether a past form tells of what is to come: "has agreed to a meeting on Monday", "announced a visit in May"."""
    dropped = verbs.has("called_off", lows[at]) or goes_without(lows, at, first)
    if not BREAKS.isdisjoint(lows[at:first]):
        return False  # "have asked one question -- a request on Monday"
    of_plan = sort in "oi" or (dropped and verbs.any("events", lows[at:first]))
    far = first - at > 3 and lows[at] != "called"
    if of_plan and far and verbs.sort(lows[previous_word(lows, at, verbs)]) == "h":
        return True  # "has cancelled a meeting with X on Monday"
    aiming = verbs.has("aiming", lows[at])
    if (aiming or lows[at] == "announced") and is_of_what_is_told(lows, at, first, lead, verbs):
        return True  # "announced last week a visit on Monday"
    return lead == "for" and at == first - 2 and aiming  # "the summit that France has proposed for May"


def _of_past_form(lows: list[str], at: int, first: int, verbs: Verbs) -> str:
    """Direction by a past form or participle: "met", "invited"."""
    if is_no_predicate(lows, at, verbs):
        return ""
    before = previous_word(lows, at, verbs)
    if verbs.has("same_forms", lows[at]) and verbs.any("did", lows[max(0, at - DID_REACH) : at]):
        return "past"  # "did not come back on Monday"
    if verbs.has("same_forms", lows[at]) and (before < 0 or verbs.sort(lows[before]) not in "hHbBngemptk"):
        return "present"  # "the Games run from July 26"
    direction = direction_of_past_form(lows, at, verbs)
    # "spoke on Tuesday before his departure on Saturday"
    return "later" if direction == "past" and means_ahead(lows, at, first - 1, verbs) else direction


def _of_infinitive(lows: list[str], at: int, first: int, verbs: Verbs) -> str:
    """Direction by the form that stands behind "to", or by a bare one: "agreed to meet", "please reply"."""
    if not at or lows[at - 1] != "to":
        return _of_bare_verb(lows, at, verbs)
    if _is_said_there(lows, at, first, verbs):
        return "past"
    if is_agreed_after(lows, at, first, verbs):
        return "near"
    # "To mark the day on Sunday, thousands marched": the main clause decides.
    opens = at == 1 or (at == 2 and not lows[0].isalnum())
    if direction_after(lows, first, verbs) == "past" and _is_in_subject(lows, at, verbs):
        return "past"  # "Efforts to reach him Monday failed"
    direction = (direction_after(lows, first, verbs) if opens else "") or direction_of_infinitive(lows, at, verbs)
    # "began to arrive ahead of the summit on Friday"
    return "later" if direction == "past" and means_ahead(lows, at, first - 1, verbs) else direction


# Between what is to be done and the occasion at which it is told: "urged X to end the war | at | a meeting".
SETTING = frozenset({"at", "during", "in", "over"})
# So many words behind it stands the noun of the occasion.
NOUN_REACH = 6
# What nobody does by telephone.
IN_PERSON = frozenset({"attend", "visit", "host", "join", "travel", "come", "convene"})
# "She was | urged | to end it at a meeting": told there, as is "X urged her to end it".
PRESSED = frozenset({"urged", "warned", "pressed", "pressured", "told"})


def _is_said_there(lows: list[str], at: int, first: int, verbs: Verbs) -> bool:
    """Whether an infinitive is told at an occasion whose day follows: "urged X to end the war at a meeting on Monday".

    "Agreed to discuss the war at a meeting on Monday" is told of one to come, and so is "plans to end it at talks".

    Args:
        lows: the words of the sentence.
        at: the infinitive, behind "to".
        first: the first word of the day.
        verbs: the words of tense.
    """
    wired = lows[at] in IN_PERSON and _is_told_elsewhere(lows, at, first, verbs, wired=True)
    if verbs.has("of_meetings", lows[at]) and lows[at : at + 2] != ["set", "up"] and not wired:
        return False  # but "asked X to attend the summit in a phone call on Monday"
    places = (one for one in range(at + 2, first - 1) if lows[one] in SETTING)
    near = [word for one in places for word in lows[one + 1 : min(one + NOUN_REACH, first)]]
    if not verbs.any("events", near) and "call" not in near:
        return False
    spoken = spoken_before(lows, at, verbs)
    if spoken <= 0:
        return spoken == 0
    pressed = lows[spoken] in PRESSED and lows[spoken - 1] in ("was", "were")  # "was urged to end it at"
    return pressed or verbs.sort(lows[spoken - 1]) not in "hmpbBegf"


def _of_have(lows: list[str], at: int, first: int, verbs: Verbs) -> str:
    """Direction by "has": "has been ill since", "has on Monday held talks"."""
    if at and verbs.sort(lows[at - 1]) in "mpt":
        return ""  # "will have a meeting on Monday": the modal decides
    if at >= first - 2 and verbs.sort(next_word(lows, first, len(lows), verbs)) in tuple("don"):
        return "past"
    return "past" if verbs.sort(next_word(lows, at, first, verbs)) == "n" else "present"


def means_ahead(lows: list[str], start: int, stop: int, verbs: Verbs) -> bool:
    """Whether one of some words stands before what is to come: "before", "in advance of", "in the run-up to"."""
    for at in range(start, stop):
        told = verbs.has("ahead", lows[at]) and lows[at + 1 : at + 2] != ["with"]  # "went ahead with a visit on Monday"
        if told or verbs.has("ahead_of", " ".join(lows[at : at + 2])):
            return not _is_told_elsewhere(lows, at + 1, stop + 1, verbs)  # "prepared for a summit at talks on Monday"
    return False


def _is_in_subject(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether an infinitive belongs to a noun that opens the sentence, and that does not itself look ahead."""
    before = lows[: at - 1]
    return "," not in before and not verbs.any_finite(before) and not verbs.any("granting", before)


def _of_bare_verb(lows: list[str], at: int, verbs: Verbs) -> str:
    """ "Please reply by Monday", "Sign the form by Monday", "the boys start on Monday"; not "the news report"."""
    if lows[max(0, at - 2) : at - 1] == ["let"] and lows[at - 1] in ("us", "'s", "\u2019s"):
        return "future"  # "Let's meet on Monday"
    if at == 0 or lows[at - 1] == "please" or (at == 1 and not lows[0].isalnum()):
        return "future" if verbs.any("articles", lows[at + 1 : at + 2]) or lows[at - 1 : at] == ["please"] else ""
    subject = lows[at - 1]
    if subject == "and" and verbs.has("resuming_verbs", lows[at]) and "are" in lows[: at - 1]:
        return "present"  # "The talks are the first since 1990 and begin on Friday"
    plural = subject.endswith("s") and not subject.endswith("ss") and len(subject) > 3
    opens = at == 1 and verbs.has("awaited_verbs", lows[at])  # "Lawmakers return on Monday"
    opens = opens or (at > 1 and lows[at - 2] == "the")
    if subject == "which" or (subject == "that" and at > 2 and lows[at - 2].endswith("s")):
        awaited = verbs.has("awaited_verbs", lows[at]) or verbs.has("resuming_verbs", lows[at])
        return "present" if awaited else ""  # "arrived for talks which open on Monday"
    return "present" if plural and opens and not verbs.has("singulars", subject) else ""


def _convokes(lows: list[str], at: int, first: int, verbs: Verbs) -> bool:
    """ "called the council into session on Monday", "have been asked to a party on Monday"."""
    if lows[at] == "called" and at and lows[at - 1] in ("has", "have"):
        return verbs.any("events", lows[at + 1 : min(first, at + 8)])  # "has called a meeting of the bloc on Monday"
    if lows[at : at + 2] == ["called", "for"] and verbs.any("protests", lows[at + 2 : min(first, at + 8)]):
        return True  # "called for protests on Saturday", but not "called for calm on Monday"
    if lows[at] == "called":
        session = next((one for one in range(at + 1, min(first, at + 10)) if lows[one] == "into"), first)
        return verbs.any("events", lows[session:first])
    return lows[at] == "asked" and lows[at + 1] == "to" and verbs.has("articles", lows[at + 2])


# Verbs and nouns behind which an occasion with its month is only spoken of: "discussed | the EU summit in December".
SPOKEN_OF = frozenset({"discussed", "reviewed", "considered", "raised", "mentioned", "stressed", "debated"})
SPOKEN_OF |= {"underlined", "underscored", "emphasised", "emphasized", "highlighted", "wanted", "sought", "views"}
SPOKEN_OF |= {"touched", "briefed", "presented", "agenda", "positions", "position", "stance", "proposals", "addressed"}
# What parts it from them, or tells that it is over.
NOT_SPOKEN_OF = frozenset({",", ";", "but", "that", "which", "who", "when", "at", "during", "after", "since"})
NOT_SPOKEN_OF |= {"following", "before", "results", "result", "outcome", "follow", "progress", "decisions", "with"}
OCCASION_REACH = 18


def is_spoken_of(lows: list[str], first: int, last: int, verbs: Verbs) -> bool:
    """ "Discussed the EU summit in December", "positions for the summit in May": in the month that is nearest."""
    if first < 3 or lows[first - 1] not in ("in", "on") or not any(low[:3] in MONTHS for low in lows[first:last]):
        return False
    start = max(0, first - OCCASION_REACH)
    if _is_hoped_for(lows, start, first, verbs):
        return True
    told = last_of(lows, SPOKEN_OF, start, first - 1)
    between = lows[told + 1 : first - 1]
    if told < 0 or not NOT_SPOKEN_OF.isdisjoint(between) or not verbs.any("events", between):
        return False
    joined = "and" in between  # "discussed the summit in May and the one in June", not "and held a summit in June"
    return not joined or all(verbs.sort(low) != "d" for low in between[between.index("and") :])


# How far before a day stands what is made ready for it.
READY_REACH = 18
PERFECT = frozenset({"has", "have"})


def direction_of_ready(lows: list[str], first: int, last: int, verbs: Verbs) -> str:
    """What lies ahead that something has been done for: "Police have been deployed for the summit in Riga on Monday".

    So "Security for the summit in Riga on Monday has been tightened". Of what "had been" done the nearest day is meant.
    """
    start = max(0, first - READY_REACH)
    at = last_of(lows, ("for",), start + 1, first - 1)
    if at < 0 or "," in lows[at:first] or not verbs.any("events", lows[at + 1 : min(at + 6, first)]):
        return ""
    if "been" in lows[start:at]:
        been = lows.index("been", start)
        judged = "," in lows[been:at] or verbs.any("judged", lows[been + 1 : at])
        return "" if judged else "future" if lows[been - 1] in PERFECT else "near"
    behind = lows[last + 1 : last + 3] if lows[last : last + 1] in (["has"], ["have"]) else []
    return "future" if behind[:1] == ["been"] and not verbs.any("judged", behind) else ""


# "Kept | the possibility of trying | on Sunday": it lies ahead, whatever tense the verb has.
OPEN_STILL = frozenset({"possibility", "chance", "option", "prospect", "hope", "hopes"})


def is_only_possible(lows: list[str], verb: int, first: int) -> bool:
    """Whether what a day is of is only possible: "preserved the possibility of making attempts on | Saturday"."""
    return any(
        lows[at] in OPEN_STILL and lows[at + 1] == "of" and lows[at + 2].endswith("ing")
        for at in range(verb + 1, first - 2)
    )


# How far behind "hopes" stands "for": "hopes | have grown again | for".
FOR_REACH = 5
HOPED_FOR = frozenset({"for", "of", "about", "towards", "toward", "over", "on"})
# What markets hope for or fear, which is no occasion: "bets on a rate cut in March".
CHANGES = frozenset(
    {"cut", "cuts", "hike", "hikes", "increase", "increases", "rise", "rises", "move", "recovery", "default"}
)
OVER_BY_THEN = frozenset({"after", "since", "following", "during"})


def _is_hoped_for(lows: list[str], start: int, first: int, verbs: Verbs) -> bool:
    """ "Hopes have faded for a summit in May", "made progress towards a visit in June": it may lie ahead."""
    told = last_of(lows, verbs.lists["hoped"], start, first - 2)
    prep = next((at for at in range(told + 1, min(told + FOR_REACH, first)) if lows[at] in HOPED_FOR), -1)
    if told < 0 or prep < 0:
        return False
    between = lows[prep + 1 : first - 1]
    named = verbs.any("events", between) or not CHANGES.isdisjoint(between)
    return named and OVER_BY_THEN.isdisjoint(lows[told:first])


# How far behind "set" stands what is set.
SET_REACH = 6


def _is_settled(lows: list[str], at: int, first: int, verbs: Verbs) -> bool:
    """ "set a record on Monday", "its record of 4,589.6 set Monday": done on that day, and not for it."""
    if verbs.any("naming", lows[first - 1 : first]):
        return False  # "set a target for Monday"
    if verbs.any("settled", lows[at + 1 : min(first, at + SET_REACH)]):
        return True
    for low in reversed(lows[max(0, at - SET_REACH - 2) : at]):
        if verbs.has("settled", low):
            return True
        if low.isalpha() and low not in ("of", "points", "percent"):
            return False
    return False
