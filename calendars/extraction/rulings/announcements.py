"""Tell that a time is that of what was agreed or ordered: "agreed to a continuation of the talks in July".

Or that of what a report rests on ("according to a statement Wednesday"), of an occasion that is only compared, that
something else clashed with, is counted from or came of, or that somebody is under way to or leaves to others.

In: the words of a sentence, where the time is in them, the words of tense. Out: whether it is, so that it lies ahead
though the verb is in the past, or, of a source, is over though the verb is in the future; on either side, it is the
nearest such day.
"""

from calendars.extraction.words.verbs import FINITE, Verbs
from calendars.extraction.words.word_lists import PRESS, last_of

# Verbs and nouns of agreeing; behind them stands what was agreed.
AGREEING = frozenset({"agreed", "agree", "agreement", "consensus", "settled"})
# Between these and the time stands what was agreed, if none of the last opens something else.
LEADING = frozenset({"to", "for", "on", "about"})
# What is agreed is one more of them.
FURTHER = frozenset(
    {"further", "follow", "continuation", "resumption", "fresh", "another", "new", "second", "renewed", "extension"}
)
# So far before a time somebody agrees: "agreement by all the parties -- X, Y and Z -- for a further meeting in".
AGREED_REACH = 26
# So far before a time somebody is interested: "expressed interest in meeting X on".
INTEREST_REACH = 14
PARTING = frozenset({";", ".", "that", "which", "who", "after", "when", "where", "since", "following", "at"})


def is_of_agreed(lows: list[str], first: int, last: int, verbs: Verbs) -> bool:
    """Whether a month, or the like, is that of one more meeting that was agreed: "to a further meeting in"."""
    near = lows[max(0, first - INTEREST_REACH) : first]
    interest = next((at for at, low in enumerate(near) if low in ("interest", "interested")), len(near))
    if "in" in near[interest : interest + 2] and any(low.endswith("ing") for low in near[interest + 1 : interest + 4]):
        return True  # "expressed interest in meeting X on Friday"
    if lows[last - 1].endswith("day"):
        return False  # "agreed to a further meeting on Monday" may be the day of agreeing
    agreed = last_of(lows, AGREEING, first - AGREED_REACH, first - 2)
    if agreed < 0:
        return False
    lead = next((at for at in range(agreed + 1, first - 2) if lows[at] in LEADING), None)
    if lead is None or not PARTING.isdisjoint(lows[lead:first]):
        return False
    return not FURTHER.isdisjoint(lows[lead:first]) and verbs.any("events", lows[lead:first])


# So many words behind "according to" the day on which that was told stands, and not behind these.
SOURCE_REACH = 9
NOT_TOLD_ON = frozenset({"for", "of", "from", "until", "till", "by", "to", "through", "before", "after"})


def is_of_source(lows: list[str], first: int, verbs: Verbs) -> bool:
    """ "Will visit Rome in May, according to a statement Wednesday": of the day on which that was stated."""
    at = last_of(lows, ("according",), first - SOURCE_REACH, first - 1)
    if at < 0 or lows[at + 1] != "to" or lows[first - 1] in NOT_TOLD_ON:
        return False
    return "," not in lows[at:first] and not any(verbs.sort(low) in "mpbhs" for low in lows[at + 2 : first])


# Before a day on which what was ordered begins, and so many words before it the order stands.
STARTING, ORDERED_REACH = frozenset({"starting", "beginning", "effective"}), 20


def is_ordered(lows: list[str], first: int, verbs: Verbs) -> bool:
    """ "A warning has been issued for the coast starting | early Friday": not "has been ill starting Friday"."""
    near = range(max(0, first - ORDERED_REACH), first - 1)
    return any(
        lows[at] == "been" and verbs.sort(lows[at + 1]) in "do" and lows[at - 1] in ("has", "have") for at in near
    )


# "The date clashed with | talks in Riga on Thursday": so many words before the day what is kept from being done stands.
CLASHES = frozenset({"clashed", "conflicted", "collided"})
CLASH_REACH = 16
# Behind these no occasion is in the way, it is only where people fell out: "clashed with X at a summit on Thursday".
SETTING = frozenset({",", "at", "during", "after", "before", "over", "outside", "about"})


def is_in_the_way(lows: list[str], first: int, verbs: Verbs) -> bool:
    """ "Stayed away because it clashed with a meeting on Thursday": on the nearest one, be it over or to come."""
    at = last_of(lows, CLASHES, max(first - CLASH_REACH, 0) + 1, first - 2)
    if at < 0 or lows[at + 1] != "with" or not SETTING.isdisjoint(lows[at:first]):
        return False
    return verbs.any("events", lows[at + 2 : first])


# "Despite | progress in talks with X on Sunday": what came of them shows that they are over.
OUTCOMES = frozenset({"progress", "breakthrough", "breakthroughs", "advances", "failure", "deadlock", "setback"})
OUTCOMES |= {"setbacks", "collapse", "acrimony", "row"}
OUTCOME_REACH, NEAR_REACH = 18, 6
OUTCOME_OF = frozenset({"in", "at", "of", "during"})


def is_of_outcome(lows: list[str], first: int) -> bool:
    """Whether a day is that of what came of something: "despite a lack of progress in talks with X on Sunday"."""
    at = last_of(lows, ("despite",), first - OUTCOME_REACH, first - 2)
    if at < 0 or "," in lows[at:first]:
        return False
    near = range(at + 1, min(at + NEAR_REACH, first - 2))
    return any(
        lows[one] in OUTCOMES and lows[one + 1] in OUTCOME_OF and not lows[one + 2].endswith("ing") for one in near
    )


# "the accord | follows | Monday's summit", "stems | from Monday's talks", "the rift, arising | out of Monday's summit"
ARISING = frozenset({"resulting", "arising", "stemming", "emerging", "coming", "stems", "arises", "emerges", "comes"})


def is_result_of(lows: list[str], verb: int, first: int) -> bool:
    """Whether a possessive day is that of what something comes of: "the accord follows Monday's summit"."""
    if lows[first - 1] == "follows":
        return True
    out = lows[first - 2 : first] == ["out", "of"]
    arises = first - 2 - out
    return (out or lows[first - 1] == "from") and (
        lows[arises] in ARISING or (lows[arises] in ("results", "result") and verb in (arises, -1))
    )


def faces_press(lows: list[str], verb: int, first: int) -> bool:
    """ "Holds a news conference with X after their talks on Friday", as a diary tells it: the talks are to come."""
    return any(lows[at] in PRESS and lows[at + 1] == "conference" for at in range(verb + 1, first - 1))


# "Within | 60 days of the signing on May 2", so many words before the day "within" stands.
WITHIN_REACH, COUNTED = 10, frozenset({"days", "weeks", "months", "day", "week", "month", "hours"})


def is_counted_from(lows: list[str], first: int, verbs: Verbs) -> bool:
    """Whether a time is that of what a limit is counted from, be it over or not: "within weeks of its signing on"."""
    at = last_of(lows, ("within",), first - WITHIN_REACH, first - 3)
    counted = next((one for one in range(at + 1, first - 2) if lows[one] in COUNTED), 0) if at >= 0 else 0
    if not counted or lows[counted + 1] not in ("of", "after"):
        return False
    return "," not in lows[counted + 2 : first] and not verbs.any_finite(lows[counted + 2 : first])


# "No meetings are planned, | unlike earlier talks in Rome in May": so many words before the day "unlike" stands.
UNLIKE_REACH = 12


def is_of_unlike(lows: list[str], first: int, verbs: Verbs) -> bool:
    """Whether a time is that of what was otherwise: "unlike the talks in Riga in December and in Rome in January"."""
    at = last_of(lows, ("unlike",), first - UNLIKE_REACH, first - 1)
    if at < 0 or "," in lows[at:first] or not verbs.any("events", lows[at:first]):
        return False
    return not verbs.any_finite(lows[at + 1 : first])


# How far before a day "on his way to" stands.
WAY_REACH = 18


def is_of_way(lows: list[str], first: int) -> bool:
    """ "X, on his way to Riga for talks with Y on Thursday, said": what one is under way for is to come."""
    start = max(0, first - WAY_REACH)
    at = next(
        (one for one in range(first - 2, start, -1) if lows[one] in ("way", "route") and lows[one + 1] == "to"), 0
    )
    aside = at > 2 and "," in (lows[at - 2], lows[at - 3])
    return aside and "for" in lows[at:first] and "," not in lows[at:first]


# In these somebody tells of what is to come: ", in a speech to envoys on Monday".
SPEECHES = frozenset(
    {"speech", "speeches", "statement", "remarks", "comments", "interview", "interviews", "briefing", "address"}
    | {"letter", "message", "words", "tweet", "post", "announcement", "communique", "testimony"}
)
# So many words lie between one of these and its day.
SPEECH_REACH = 12


def is_told_in_speech(lows: list[str]) -> bool:
    """Whether words before a day lead up to a speech of that day: ", in her speech to envoys on"."""
    near = lows[-SPEECH_REACH:]
    comma = last_of(near, (",",), 0, len(near))
    return comma >= 0 and near[comma + 1 : comma + 2] == ["in"] and not SPEECHES.isdisjoint(near[comma + 2 :][:3])


# What people come out of having agreed on something: "agreed to reopen the road after | talks in Riga on Monday".
TALKED_AT = frozenset({"talks", "meeting", "meetings", "summit", "call", "conversation", "session", "negotiations"})
TALKED_AT |= {"consultations", "conference", "ministerial", "round", "rounds"}
AFTERWARDS = frozenset({"after", "following"})
# So many words behind "after" the noun stands, and so many before "to" the verb of agreeing or telling.
TALKED_REACH, SPOKEN_REACH = 6, 14


def is_agreed_after(lows: list[str], at: int, first: int, verbs: Verbs) -> bool:
    """Whether an infinitive was agreed on "after talks in Riga on | Monday": as a rule it was there, the nearest day.

    What is planned or hoped for may well come after talks that are still ahead.
    """
    after = last_of(lows, AFTERWARDS, at + 1, first - 1)
    if after < 0 or TALKED_AT.isdisjoint(lows[after + 1 : min(after + TALKED_REACH, first)]):
        return False
    if "," in lows[after:first] or verbs.any_finite(lows[after:first]):
        return False
    spoken = spoken_before(lows, at, verbs)
    return spoken == 0 or (spoken > 0 and verbs.sort(lows[spoken - 1]) not in "mpbBegf")


def spoken_before(lows: list[str], at: int, verbs: Verbs) -> int:
    """The verb of agreeing or telling that an infinitive hangs on, with no other verb between; -1 if there is none."""
    for one in range(at - 2, max(at - SPOKEN_REACH, -1), -1):
        if verbs.has("spoken", lows[one]):
            return one
        if verbs.sort(lows[one]) in FINITE or lows[one] == ",":
            break
    return -1


# "has withdrawn from | the summit on Monday", "has opted out of"
LEAVINGS = frozenset({"withdrawn from", "opted out", "backed out", "bowed out"})
# Behind these an occasion is another one: "has withdrawn from the town after talks on Monday".
APART = frozenset({"after", "following", "during", "at", "amid", "since", "before", "when", "as", "and", ","})


def goes_without(lows: list[str], at: int, first: int) -> bool:
    """Whether somebody leaves an occasion to others, whose day follows: "has backed out of the summit on Monday"."""
    return " ".join(lows[at : at + 2]) in LEAVINGS and APART.isdisjoint(lows[at:first])


# "is | satisfied | with Friday's talks": one is so of what was. And of what is only looked for.
JUDGING = frozenset({"satisfied", "dissatisfied", "pleased", "displeased", "happy", "unhappy", "content", "delighted"})
JUDGING |= {"disappointed", "encouraged", "impressed", "frustrated", "dismayed", "disheartened"}
LOOKED_FOR = frozenset({"prospect", "prospects", "plan", "plans", "chance", "idea", "proposal", "invitation", "to"})
JUDGED_REACH = 12


def is_of_judged_thing(lows: list[str], verb: int, first: int) -> bool:
    """ "Is satisfied with Friday's talks": a verb in the present tense tells how one finds what is over."""
    how = last_of(lows, JUDGING, max(verb, first - JUDGED_REACH), first - 1)
    return how > 0 and lows[how + 1] in ("with", "by", "at") and LOOKED_FOR.isdisjoint(lows[how + 2 : first])


# "The talks, | scheduled for Monday in Riga, | ended in failure", "were cut short": they were held on that day.
SET_FOR = frozenset({"scheduled", "planned", "set", "due", "slated"})
TOOK_PLACE = frozenset(
    {"ended", "began", "opened", "started", "lasted", "produced", "drew", "yielded", "closed", "concluded", "dragged"}
    | {"broke", "failed", "collapsed", "foundered", "stalled", "resulted", "brought", "focused", "focussed", "centred"}
)
# What both one that is over and one to come did: "came about after", "followed a summit".
LED_UP = frozenset({"came", "followed"})
SEEN = frozenset({"attended", "held", "chaired", "hosted", "overshadowed", "dominated", "marked", "disrupted", "cut"})
SET_REACH, PLACE_REACH = 3, 5


def when_set(lows: list[str], first: int, last: int) -> str:
    """Direction of a day for which something that is over was set between commas: "scheduled for Monday, ended"."""
    opening = last_of(lows, SET_FOR, max(first - 1 - SET_REACH, 0) + 1, first)
    comma = next((at for at in range(last, min(last + PLACE_REACH, len(lows) - 2)) if lows[at] == ","), 0)
    if opening < 0 or lows[opening - 1] != "," or not comma:
        return ""
    verb, behind = lows[comma + 1 : comma + 3]
    if verb in TOOK_PLACE or (verb in ("was", "were") and behind in SEEN):
        return "past"
    return "near" if verb in LED_UP else ""
