"""Read what the words right beside a day say of it: "Friday's attack", "as early as Friday", "a Friday deadline".

In: the words of a sentence, where the day is in them, the words of tense. Out: a direction as tense.py has it, or "".
"""

from __future__ import annotations

from calendars.extraction.rulings.announcements import (
    is_counted_from,
    is_in_the_way,
    is_of_outcome,
    is_of_source,
    is_of_unlike,
    is_of_way,
)
from calendars.extraction.words.verb_groups import direction_after
from calendars.extraction.words.verbs import Verbs
from calendars.extraction.words.word_lists import ORDINALS, OWNERS, POSSESSIVES, UNTIL, last_of


def direction_if_past(
    direction: str, lows: list[str], first: int, last: int, lead: str, possessive: bool, verbs: Verbs
) -> str:
    """What a verb told in the past says of a day that may lie ahead all the same: a deadline, what one prepares for."""
    if verbs.any("term_nouns", lows[last + possessive : last + possessive + 1]) and direction == "past":
        lapsed = (
            verbs.any("lapsed", lows) or "past" in lows[max(0, first - 2) : first]
        )  # "went on past a Friday deadline"
        return "past" if lapsed else "planned"  # "talks went on despite a Thursday deadline"
    if not possessive or not _has_event_behind(lows, last + 1, verbs):
        return direction
    if direction != "past":  # "met to plan Friday's funeral", "did not want to rule him out for Friday's match"
        return "planned" if lead == "for" or verbs.any("preparing", lows[max(0, first - 4) : first]) else direction
    near = lows[max(0, first - 5) : first]
    came_to = "to" in near[1:] and verbs.any("coming", near[: near.index("to", 1)]) and verbs.any("preparing", near)
    ahead = came_to or lead == "for" or (lead == "before" and "had" not in lows[:first])
    ahead = ahead or (lead in ("from", "of") and verbs.any("withdrawing", lows[max(0, first - 4) : first]))
    return "planned" if ahead else "past"  # "ballots for Sunday's runoff were printed abroad"


# So many words behind "Thursday's" its noun stands at most, and what is no word may stand among them.
EVENT_REACH = 7
IN_NAMES = POSSESSIVES | {"-", "of"}


def _has_event_behind(lows: list[str], after: int, verbs: Verbs) -> bool:
    """Whether a day owns an occasion: "Thursday's | G8 foreign ministers' session", "| crucial EU summit"."""
    for low in lows[after : after + EVENT_REACH]:
        if verbs.has("events", low):
            return True
        if low not in IN_NAMES and (not low[:1].isalnum() or verbs.has("no_nouns", low)):
            return False
    return False


# How far before the day of what one arrives for the arrival is named.
ARRIVAL_REACH = 9


def cue_of_day(lows: list[str], first: int, last: int, lead: str, possessive: bool, verbs: Verbs) -> str:
    """What the words next to a time say for sure: "Friday's attack", "since", "as early as", "ahead of"."""
    after = last + possessive
    near = lows[max(0, first - 3) : first]
    named = near[:-1] if near[-1:] in (["the"], ["a"]) else near
    told = near[:-1] if near[-1:] == ["on"] else near
    if verbs.any("made_known", told[-1:]) and not {"was", "were"}.isdisjoint(told[-2:-1]) and not possessive:
        return "past"  # "The visit next week was announced on Friday"
    ahead = verbs.has("ahead_of", " ".join(named[-2:])) and (possessive or named[-1:] == ["of"])
    if ahead and not verbs.any("violence", lows[after : after + 2]):
        return "future"  # "ahead of Friday's ruling"
    reach = 1 if verbs.any("no_nouns", lows[after : after + 1]) else 2  # "opens on Sunday and | close on Tuesday"
    far = possessive and reach > 1 and _is_of_far_violence(lows, after, verbs)
    done = (far or verbs.any("done_nouns", lows[after : after + reach])) and "f" not in map(verbs.sort, near[-1:])
    if (
        lead == "since"
        or done
        or (not verbs.has("limits", lead) and near[:1] != ["through"] and _is_of_violence(lows, first, verbs))
        or (lead == "in" and _is_since(lows, first, verbs))
    ):
        return "past"
    if (
        verbs.has("limits", lead)
        and lows[last : last + 2] in ([",", "when"], [",", "which"])
        and direction_after(lows, last + 2, verbs) == "past"
    ):
        return "past"  # "was closed until Monday, when the first lorries crossed"
    if not lows[last - 1].endswith("day") and verbs.any("contracts", lows[after : after + 2]):
        return "future"  # "March crude", "crude for March delivery"
    if possessive and (verbs.any("called_off", near) or near[-1:] == ["off"] or verbs.any("awaiting", near[-1:])):
        return "future"  # "cancelled Monday's meeting", "called off Monday's meeting"
    if verbs.any("events", near) and "arrival" in lows[max(0, first - ARRIVAL_REACH) : first]:
        return "near"  # "shortly after his arrival for the summit on Tuesday"
    if is_of_source(lows, first, verbs) or is_of_unlike(lows, first, verbs):
        return "past"
    if (near[:1] == ["as"] and verbs.any("as_early", near[1:2])) or near[:2] == ["to", "go"]:
        return "future"  # "with a week to go before Tuesday's primary"
    if _is_condition(lows, first, verbs) or is_of_way(lows, first):
        return "future"
    if is_in_the_way(lows, first, verbs) or is_counted_from(lows, first, verbs):
        return "near"
    if _is_of_next(lows, first, verbs) or _is_debut(lows, first, verbs):
        return "future"
    if _is_date_for(lows, last) or _is_date_of(lows, first, verbs):
        return "future"
    if _is_back_from(lows, first, possessive) or _is_lapsed(lows, first, last, verbs) or is_of_outcome(lows, first):
        return "past"
    if _is_of_main_verb(lows, first, last, verbs):
        return "past"
    if _is_of_allowed(lows, first, last, verbs):
        return "future"
    begin = first - (first > 0 and verbs.has("articles", lows[first - 1]))
    if (begin == 0 or lows[begin - 1] in SUBJECT_AFTER) and _is_of_arranged(lows, after, verbs):
        return "future"
    opened = lows[:2] == ["ahead", "of"] and first < 8 and "," not in lows[:first]
    return "future" if opened else ""  # "Ahead of the vote on Monday, police ...", "run-up to Friday's vote"


# How far behind "Friday's" what happened on it may stand: "Friday's Sino-Indian border patrol incident".
VIOLENCE_REACH = 6


def _is_of_far_violence(lows: list[str], after: int, verbs: Verbs) -> bool:
    """Whether what a day's own noun ends in is violence, with nothing but words of the same noun before it."""
    for at in range(after, min(after + VIOLENCE_REACH, len(lows))):
        low = lows[at]
        if verbs.has("violence", low) and lows[at - 1] != "-":
            behind = " ".join(lows[at + 1 : at + 2])  # "Friday's riot drill" is no riot
            return not behind.isalpha() or verbs.has("no_nouns", behind) or verbs.sort(behind) in "dBHmpbhs"
        if verbs.has("no_nouns", low) or verbs.sort(low) in "dBHmpbhsoif" or not (low[:1].isalnum() or low == "-"):
            return False
    return False


def _is_of_violence(lows: list[str], first: int, verbs: Verbs) -> bool:
    """ "will hand over those behind the attack on a hotel on Monday": the attack is over, whatever the verb says."""
    for at in range(first - 1, max(-1, first - 9), -1):
        if verbs.has("violence", lows[at]):
            return not verbs.any("starting_it", lows[max(0, at - 4) : at]) and "for" not in lows[at:first]
        if verbs.sort(lows[at]) in "dBHmpfobhsvie" or not lows[at].isalnum():
            return False
    return False


# "Fresh | from a trip to see X in Rome on Thursday"
BACK = frozenset({"fresh", "back", "straight", "returned"})
BACK_REACH = 20
# Behind "fresh from talks with X, the premier of Y, on Monday" commas part nothing, as long as no verb comes.
FROM_ON = frozenset(
    {"and", "but", "will", "would", "is", "was", "are", "were", "has", "had", "may", "said", "told", "met"}
)


def _is_back_from(lows: list[str], first: int, possessive: bool) -> bool:
    """Whether somebody is told to be back from what a day is that of, with nothing between that parts them.

    What "is back from Monday" goes on from then, other than who "is back from Monday's talks".
    """
    near = range(max(first - BACK_REACH, 0), first - 2 + possessive)
    found = [at for at in near if lows[at] in BACK and lows[at + 1] == "from"]
    if not found:
        return False
    parting = FROM_ON if lows[found[-1]] == "fresh" else {",", "and", "but"}
    return parting.isdisjoint(lows[found[-1] : first])


# How far before a month "since" may stand.
SINCE = 8


# "Following | their first meeting in February"
BEHIND_FORMER = frozenset({"following", "after", "follow", "follows"})
FORMER = frozenset(ORDINALS[:4]) | {"last", "previous", "earlier", "initial"}


def _is_since(lows: list[str], first: int, verbs: Verbs) -> bool:
    """ "will meet for the first time since talks in Munich in February": no verb and no comma between.

    So it is in "the second meeting of the two, following their first one in Munich in February".
    """
    for at in range(first - 2, max(-1, first - SINCE), -1):
        if lows[at] == "since":
            return True
        former = lows[at + 1] == "one" or (lows[at + 1] in OWNERS and lows[at + 2] in FORMER)
        if lows[at] in BEHIND_FORMER and former:
            return True
        if verbs.sort(lows[at]) in "dBHmpfobhsv" or not lows[at].isalpha():
            return False
    return False


# Behind these a subject begins.
SUBJECT_AFTER = frozenset({",", "that", "said", "and", "but", "while"})
# How far before the day of what was allowed the word for allowing it stands, and how far behind that what it is for.
ALLOWED_REACH, OBJECT_REACH = 24, 8


def _is_of_allowed(lows: list[str], first: int, last: int, verbs: Verbs) -> bool:
    """ "Gave the green light on Monday for a summit with X on May 28", "approved a summit with X on May 28".

    A weekday with no other day before it may be that of allowing it: "approved a summit with X on Monday".
    """
    for at in range(first - 3, max(first - ALLOWED_REACH, -1), -1):
        consent = verbs.has("consents", lows[at]) and lows[at + 1] != "with"  # not "went ahead with a visit to"
        if not consent and not verbs.has("allowing", lows[at]):
            continue
        behind = lows[at + 1 : min(at + OBJECT_REACH, first)]
        if consent:
            allowed = lows[at - 2 : at] != ["won", "the"] and not {"for", "to"}.isdisjoint(behind)
        else:
            allowed = verbs.any("articles", behind) and "for" not in behind
        if allowed and verbs.any("events", behind):
            return not lows[last - 1].endswith("day") or any(low.endswith("day") for low in behind)
    return False


# How far behind the noun that a day is of it is told that the occasion was arranged.
ARRANGED_REACH = 14


def _is_of_arranged(lows: list[str], after: int, verbs: Verbs) -> bool:
    """ "A | Monday meeting between X and Y was agreed", "Monday's visit has been confirmed": with no other verb."""
    if not verbs.any("events", lows[after : after + 2]):
        return False
    for at in range(after + 1, min(after + ARRANGED_REACH, len(lows))):
        if verbs.has("arranged", lows[at]):
            return verbs.sort(lows[at - 1]) in "Bn"
        if verbs.sort(lows[at]) in "mphHdoisfb" or not lows[at].isalnum():
            return (
                verbs.sort(lows[at]) in "hH" and verbs.any("arranged", lows[at + 2 : at + 3]) and lows[at + 1] == "been"
            )
    return False


# What somebody is, told in the present: "who serves as envoy".
SERVING = frozenset({"serves", "chairs", "heads", "leads", "is", "doubles", "represents"})
# How far before the day such a clause opens.
SERVING_REACH = 16


def _is_of_main_verb(lows: list[str], first: int, last: int, verbs: Verbs) -> bool:
    """ "X, who now serves as envoy to Y, on Thursday held": the day is that of the verb behind it."""
    if not lows[last : last + 1] or verbs.sort(lows[last]) != "d":
        return False
    near = range(max(first - SERVING_REACH, 0), first - 1)
    who = next((at for at in near if lows[at] == "who"), -1)
    return who >= 0 and not SERVING.isdisjoint(lows[who + 1 : who + 3])


# Where something begins: "the summit opening | here on Thursday".
DEBUTS = frozenset({"opening", "beginning", "starting", "commencing", "convening"})


def _is_debut(lows: list[str], first: int, verbs: Verbs) -> bool:
    """Whether a time is told as the one at which an occasion begins, right behind its noun."""
    at = next((one for one in range(first - 1, max(0, first - 4), -1) if lows[one] not in ("on", "here", "there")), 0)
    if lows[at] not in DEBUTS:
        return False
    for one in range(at - 1, max(-1, at - 8), -1):
        if verbs.has("events", lows[one]) or verbs.has("calling", lows[one]):
            return True
        if verbs.sort(lows[one]) in "dBHmpfobhsv" or not (lows[one].isalpha() or lows[one] == "-"):
            return False
    return False


def _is_condition(lows: list[str], first: int, verbs: Verbs) -> bool:
    """ "If approved on Thursday, the plan": nothing between "if" and the participle."""
    at = first - 1 - (lows[first - 1] == "on")
    return at > 0 and verbs.sort(lows[at]) in "do" and lows[at - 1] in ("if", "unless")


def _is_lapsed(lows: list[str], first: int, last: int, verbs: Verbs) -> bool:
    """ "The deadline, set for Monday, passed": a limit between commas that is told to be over."""
    if lows[last : last + 1] != [","]:
        return False
    if lows[last + 1 : last + 4] == ["came", "and", "went"]:
        return True
    if " ".join(lows[last + 1 : last + 3]) in verbs.lists["came_off"] or _drew_people(lows, last + 1):
        return True  # "The march, called for Saturday, drew 9,000"
    over = verbs.any("run_out", lows[last + 1 : last + 2])
    return over and (lows[last + 1] != "passed" or verbs.any("term_nouns", lows[:first]))


def _drew_people(lows: list[str], at: int) -> bool:
    """ "drew 9,000", "drew thousands", but not "drew criticism", which may come before."""
    drew = lows[at : at + 1] == ["drew"] and at + 1 < len(lows)
    return drew and (lows[at + 1][0].isdigit() or lows[at + 1] in ("thousands", "hundreds", "tens", "crowds"))


def _is_date_for(lows: list[str], last: int) -> bool:
    """ "Proposed May 7 as a possible date for": what is chosen as a date lies ahead, whatever tense the verb has."""
    near = lows[last : last + 5]
    return near[:1] == ["as"] and ("date" in near or "dates" in near)


# How far before its day, in words, "the date of the next summit, 9 November" opens.
DATE_REACH = 12


def _is_date_of(lows: list[str], first: int, verbs: Verbs) -> bool:
    """ "Welcomed the date of the next summit, 9 November", "of the summit ... confirmed the dates, 3 and 4 May"."""
    if first < 2 or lows[first - 1] != ",":
        return False
    at = last_of(lows, ("date", "dates"), max(first - DATE_REACH, 0) + 1, first - 1)
    told = lows[:first] if at == first - 2 else lows[at:first]
    return at > 0 and "," not in lows[at : first - 1] and verbs.any("events", told)


def _is_of_next(lows: list[str], first: int, verbs: Verbs) -> bool:
    """ "until its next meeting in June": no verb between "next" and the time."""
    at = last_of(lows, ("next",), first - 5, first - 1)
    if at < 0 or verbs.has("next_of_many", lows[at + 1]):
        return False
    return not any(verbs.sort(low) in "dBHmpfo" or not low.isalpha() for low in lows[at + 1 : first])


def lead_of(lows: list[str], first: int, verbs: Verbs) -> str:
    """The preposition right before a time."""
    at = first - 1
    while at >= 0 and (verbs.has("before_a_time", lows[at]) or lows[max(0, at - 1) : at + 1] == ["end", "of"]):
        at -= 1 + (lows[at] == "of")  # "until the end of Saturday"
    for one in range(at, max(-1, at - 4), -1):  # "until a hearing on Saturday"
        if lows[one] in UNTIL:
            return lows[one]
        if verbs.sort(lows[one]) not in "_N" or not lows[one].isalpha():
            break
    return lows[at] if at >= 0 else ""


# "Days after": so long ago that nobody counts; "just days after".
LENGTHS = frozenset({"hours", "days", "weeks", "months"})
BARELY = frozenset({"just", "only", "mere", "merely", "barely", "scarcely"})


def is_long_after(lows: list[str], verb: int, first: int, verbs: Verbs) -> bool:
    """ "Will meet X next month, weeks after talks with Y on Monday": those are over."""
    after = _last_after(lows, verb, first)
    long = after > 1 and lows[after - 1] in LENGTHS and (lows[after - 2] == "," or lows[after - 2] in BARELY)
    return long and not is_parted(lows, after, first, verbs)


def is_of_done_thing(lows: list[str], verb: int, first: int, verbs: Verbs) -> bool:
    """ "Will meet following a request filed Wednesday by X": the participle before a day is of what came before."""
    done = first - 1
    while done > 0 and lows[done] in ("on", "late", "early"):
        done -= 1
    if not verbs.has("filed", lows[done]):
        return False
    after = _last_after(lows, verb, done - 1)
    return after > 0 and not is_parted(lows, after, done, verbs)


def _last_after(lows: list[str], verb: int, stop: int) -> int:
    """The last "after" or "following" behind a verb and before a word; -1 if there is none."""
    return last_of(lows, ("after", "following"), max(verb, 0) + 1, stop)


def is_parted(lows: list[str], after: int, first: int, verbs: Verbs) -> bool:
    """Whether a comma parts "after" from a day, and is not one about a name: "after talks with X, 60, in Y, Z, on"."""
    commas = lows[after:first].count(",")
    right_before = commas == 1 and lows[first - 2] == ","
    return commas > 0 and (right_before or verbs.any_finite(lows[after:first]))


# Behind "announced", it is not the engagement behind these that is announced.
BEHIND_ANNOUNCED = frozenset({"of", "after", "following", "during", "at", "that", "about", "from", "since", "before"})


def is_of_what_is_told(lows: list[str], at: int, first: int, lead: str, verbs: Verbs) -> bool:
    """Whether a day is that of what is announced or proposed: "announced a visit in", "proposed holding talks on".

    Not of "announced a deal after talks in"; "proposed talks on Friday" may tell the day of proposing them, where no
    other day stands before the talks.
    """
    if lows[at] != "announced" and _opens_deed(lows, at, first, verbs):
        return True
    event = next((one for one in range(at + 1, first) if verbs.has("events", lows[one])), at)
    told = lead == "in" or any(low.endswith("day") or low in ("week", "month") for low in lows[at + 1 : event])
    own = event > at and BEHIND_ANNOUNCED.isdisjoint(lows[at + 1 : event])
    return told and own and "at" not in lows[event : first - 2]


# How far behind "proposed" the deed is told that is proposed.
DEED_REACH = 4


def _opens_deed(lows: list[str], at: int, first: int, verbs: Verbs) -> bool:
    """ "Proposed | on Thursday holding talks", but not "proposed a meeting"."""
    near = range(at + 1, min(at + DEED_REACH, first - 1))
    deed = next((one for one in near if lows[one].endswith("ing") and verbs.has("set_going", lows[one])), 0)
    told_on = lows[deed - 1].endswith("day") and lows[deed] != "meeting"  # "a Friday meeting"
    return deed > 0 and (deed == at + 1 or told_on)
