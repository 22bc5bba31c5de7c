"""Score how near a candidate stands to a time of its own clause, and what else there could own the time.

In: a scene, a candidate and the chunk of a time of its clause, with what else the sentence holds. Out: a score, 0 where
the time is that of something else. `claims.py` asks it when nothing surer tells.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from calendars.extraction.candidates.candidates import Candidate, SentenceParts, is_on_the_way, sides_told
from calendars.extraction.candidates.habits import RANKED
from calendars.extraction.candidates.occasions import COMING_TO, GATHER
from calendars.extraction.candidates.other_deeds import is_of_prepared
from calendars.extraction.candidates.owners import (
    FOLLOWING,
    dates_the_dropping,
    dates_the_gerund,
    follows,
    hangs_on_noun,
    is_of_another,
    is_of_head,
    is_one_day,
)
from calendars.extraction.clauses.tenses import YET_TO_COME, Tense
from calendars.extraction.linking.outlooks import dates_a_text
from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# So near behind an occasion its own day stands, where the one before is that of another.
NEAR_BEHIND = 8
PARTS_OF_PERIOD = frozenset(
    {"months", "weeks", "days", "part", "end", "beginning", "start", "middle", "course"} | {"date", "dates"}
)
# Between an occasion and the verb: "is", "of the president is", "by X to Y was"
IS_ANSWER = pattern_of(r"(?:[oyf]d?A?[SPOCBMR]){0,2}X?[12]")
# "on 28 October | and their first | meeting"
SECOND_NOUN = pattern_of(r"&d[XA]{0,2}")
# Between a day and an occasion of another one.
APART = frozenset({("time", "for"), ("fresh", "from"), ("straight", "from")})
# ", elected | last year,", ", struck by an earthquake on |": what somebody underwent whom a comma parts from the rest
UNDERGONE = pattern_of(r",(?:X-?)?(?P<verb>[EXQWZv])(?:y[dAXNPSOBMC]{1,6})?(?:i[CLSN])?[kij]?$")
UNDERGONE_REACH = 12
# ", then to London", "and then with X"
THEN = pattern_of(r"[,&]X[fwi]")


# "the visit to Riga | , a pact with Oslo and a": between two occasions of a list, what is none.
LISTED = pattern_of(r",k?d?[XA9]{0,3}[XG](?:[okbigfw]d?[XASCLOPN&]{1,4}){0,2},?&k?d?[XA9SOBW]{0,3}$")


# "scheduled | last month for October 17", "announced in May for June"
PLANNED_THEN = pattern_of(r"[QZ][ki]?TgT$")


def score_in_clause(scene: Scene, candidate: Candidate, at: int, sentence: SentenceParts) -> float:
    """How well a time of its own clause fits a candidate; 0 where it cannot belong to it.

    Nearer is better; what stands between a noun and a time and could own the time, owns it.
    """
    low, high = sorted((at, candidate.at))
    between = [one for one in sentence.candidates if low < one.at < high]
    if candidate.at < at:
        parted = _is_parted_behind(scene, candidate, at, sentence, between)
    else:
        parted = _is_parted_before(scene, candidate, at, sentence)
    if parted or _is_of_another_thing(scene, candidate, at, between):
        return 0
    score = 10 - 0.1 * (high - low) - 2.5 * len(between) + (0.5 if at > candidate.at else 0)
    if candidate.mood is not None and candidate.mood.change == "moved":  # "put off from Monday to Friday"
        score += {"f": 6, "a": 6, "j": -6}.get(scene.chunks.codes[at - 1], 0)
    if hangs_on_noun(scene, at):
        score -= 1.5
    if at < candidate.at and "," in scene.chunks.codes[at : candidate.at]:
        near = range(candidate.at, candidate.at + NEAR_BEHIND)
        told = any(one.at < at and one.clause == candidate.clause for one in sentence.candidates)
        score -= 3 if told and any(one in near for one in sentence.times) else 0  # "met on May 2, agreeing to meet in"
    if at < candidate.at and _is_of_first_deed(scene, candidate, at, sentence):
        score -= 3
    return max(score, 0.5)


# "due to leave on | Thursday and to host a" meeting
SECOND_DEED = pattern_of(r",?&f(?P<verb>[vHEQKVWFZX])")


def _is_of_first_deed(scene: Scene, candidate: Candidate, at: int, sentence: SentenceParts) -> bool:
    """ "Is due to arrive on Thursday and to hold talks at a base on Saturday": the second deed has its own day."""
    if not SECOND_DEED.match(scene.chunks.codes, at + 1):
        return False
    own = next((one for one in sentence.times if one > candidate.at), 0)
    between = scene.chunks.codes[candidate.at : own]
    return (
        own > 0
        and set(",;&acmu12345").isdisjoint(between)
        and not any(candidate.at < one.at < own for one in sentence.candidates)
    )


# "talks | due on | Friday", "the summit | set for | May"
DUE = pattern_of(r",?Q[kg]?")


def _is_parted_behind(
    scene: Scene, candidate: Candidate, at: int, sentence: SentenceParts, between: list[Candidate]
) -> bool:
    """Whether what stands between a candidate and a time behind it takes the time: "met X, | who left | on May 2"."""
    codes = scene.chunks.codes
    if _opens_second_day(scene, candidate, at, sentence):
        return True  # "On Thursday X meets Y in Riga, on Friday Z addresses parliament"
    if THEN.search(codes, candidate.at, at) and is_then(scene, candidate.at, at):
        return True  # "to Paris on Monday for talks, then to London on Tuesday"
    if _is_undergone(scene, candidate.at, at):
        return True
    if PLANNED_THEN.search(codes, candidate.at, at + 3):
        return True  # "were scheduled last month for October 17"
    if _is_where_agreed(scene, candidate, between):
        return True
    if any(one.noun and LISTED.search(codes, candidate.at, one.at) for one in between):
        return True  # "a visit to Riga, a trade pact and a summit in May"
    if any(one.topic for one in between):
        return True  # "they were talking about the visit in September"
    if candidate.rule == "triggers.discuss" and any(DUE.fullmatch(codes, one.at + 1, at) for one in between):
        return True  # "discussed talks due on Friday"
    ahead = candidate.mood is not None and candidate.mood.tense in YET_TO_COME
    if ahead and _is_of_what_began(scene, candidate.at, at):
        return True  # "will build on the dialogue launched in Lima on July 15"
    if IS_ANSWER.match(codes, candidate.at + 1):
        alike = (one for one in between if one.noun and one.kind is candidate.kind)
        if any("subject" not in one.parties.values() for one in alike):
            return True  # "his trip was an answer to Putin's visit in June"
    near = "preceded" in scene.chunks.lows[at - 2 : at]  # "The summit is preceded on Friday by talks"
    if (near or any(one.noun for one in between)) and is_preceded(scene, candidate, at):
        return True
    return is_to_be_revived(scene, candidate, between)


def _is_parted_before(scene: Scene, candidate: Candidate, at: int, sentence: SentenceParts) -> bool:
    """Whether a time before a candidate dates something else: the way there, the plan, what was told before."""
    chunks = scene.chunks
    if (candidate.noun and is_on_the_way(scene, at, candidate.at)) or candidate.topic:
        return True
    if _is_of_way_there(scene, candidate, at, sentence):
        return True
    if _dates_the_plan(scene, at) or dates_the_gerund(scene, candidate, at):
        return True
    if candidate.beside and is_one_day(chunks.times[at]):
        return True  # "met on Monday on the sidelines of the summit"
    if dates_the_dropping(candidate) and chunks.codes[at - 1] != "d":
        return True  # but "put off a July round of talks"
    own = any(candidate.at < one < candidate.at + NEAR_BEHIND for one in sentence.times)
    if own and SECOND_NOUN.fullmatch(chunks.codes, at + 1, candidate.at):
        return True  # "after their call on 28 October and their meeting in Riga on 7 November"
    # "will follow up her speech on Friday with a trip to Peru"
    return "with" in chunks.lows[at + 1 : candidate.at] and _follows_up(chunks.lows, at)


def _is_of_another_thing(scene: Scene, candidate: Candidate, at: int, between: list[Candidate]) -> bool:
    """Whether a time belongs to another noun or occasion than a candidate: "the ceremony of | June 30"."""
    of_part = scene.chunks.low(at - 2) in PARTS_OF_PERIOD  # "in the first months of next year", "the date of May 1"
    if scene.chunks.codes[at - 1] == "o" and candidate.at != at - 2 and not of_part:
        return True
    if is_of_head(scene, candidate, at) or dates_a_text(scene, candidate, at):
        return True
    if candidate.rule == "triggers.arrival" and any(one.noun and one.kind in GATHER for one in between):
        return True  # "after his arrival for the summit on Tuesday"
    if follows(scene, candidate, at) or is_of_another(scene, candidate, at, between):
        return True
    if is_of_prepared(scene, candidate, at, between):
        return True
    if any(one.noun for one in between) and _is_bygone(scene, candidate):
        return True
    return is_apart(scene, at, candidate.at)


# Between a day and the occasion that one comes for: "for the 17th", "to attend a"
WAY_THERE = pattern_of(r"(?:g|f[Hv])d?[XA9]{0,3}")

# "Peru, Chile and Bolivia"
PLACES_IN_ROW = pattern_of(r"[SCL](?:,?[,&]d?[SCL])+")


def _is_of_way_there(scene: Scene, candidate: Candidate, at: int, sentence: SentenceParts) -> bool:
    """ "Arrived in Riga on Monday for a meeting of the commission on Tuesday": the way there has the first day.

    So it has where many meet and no other day is told: who came for a summit on Monday says not when it is.
    """
    codes = scene.chunks.codes
    if not candidate.noun or not WAY_THERE.fullmatch(codes, at + 1, candidate.at):
        return False
    two = sides_told(scene, candidate)
    if candidate.kind in GATHER and not (len(two) == 2 and two <= scene.states) and _has_come(scene, at):
        return True
    # "for his first visit in 24 years": that is no day of the visit
    own = next((one for one in sentence.times if one > candidate.at and codes[one] == "T"), 0)
    apart = any(candidate.at < one.at < own for one in sentence.candidates)
    behind = PLACES_IN_ROW.sub("S", codes[candidate.at : own])  # "for visits to X, Y and Z from June 10 to 17"
    return own > 0 and not apart and set(",;&acmuvHEZQ1245").isdisjoint(behind)


# "arrived in Riga | on Monday", "flew from Oslo to Riga | late on Monday", "left here for Riga | on Monday"
CAME = pattern_of(r"(?P<verb>v)X?(?:[ifgj]?d?[XA]?[CLSN](?:,[CLSN])?){0,2}X?k?$")


def _has_come(scene: Scene, at: int) -> bool:
    """Whether a day is the one on which somebody came or left, as it is told in the past."""
    match = CAME.search(scene.chunks.codes, max(at - 10, 0), at)
    entry = scene.chunks.entries[match.start("verb")] if match else None
    return entry is not None and entry[1] in COMING_TO and "d" in entry[3]


# Behind a noun and before its own time: "elections | scheduled | in May".
FIXED = frozenset({"scheduled", "due", "slated", "planned", "expected", "set"})


# "agreed | at talks in Tripoli", "agreed | during a call with X"
OF_OCCASION = pattern_of(r"[QWFZ][ia]d?[XA9]{0,3}[nx](?:[iwob]d?[AXCLSPOBM]{1,3}){0,2}$")
OCCASION_REACH = 12
# "agreed | here | on Monday to", "agreed | in the Turkish capital | late on Monday to"
WHERE, WHERE_REACH = pattern_of(r"[QWFZ]X?(?:i(?:[CLS]|d[AX]{1,3}))?$"), 6


def _dates_the_plan(scene: Scene, at: int) -> bool:
    """Whether a time is that of agreeing, offering or refusing to do something.

    "Agreed on Tuesday to resume talks", "agreed in a telephone conversation late on Saturday to meet soon".
    """
    codes = scene.chunks.codes
    if codes[at + 1] != "f":
        return False
    before = at - 1 - (codes[at - 1] == "k")
    if there := WHERE.search(codes, max(before - WHERE_REACH, 0), before + 1):
        before = there.start()  # "agreed here, in the Latvian capital, in Riga on Friday to send a team"
    occasion = OF_OCCASION.search(codes, max(before - OCCASION_REACH, 0), before + 1)
    before = occasion.start() if occasion else before
    told = before >= 0 and codes[before] in "QWFZ" and "d" in scene.chunks.entries[before][3]
    be = before - 1 - (codes[before - 1] == "X")  # "was also due on Wednesday to meet"
    return told and not (be >= 0 and codes[be] in "1235m")


def is_dated_noun(scene: Scene, at: int) -> bool:
    """ "The elections in May", "in remarks on Friday"; but "discussed the killing on Friday" tells of the talk."""
    codes, fixed = scene.chunks.codes, at - 1 - (scene.chunks.codes[at - 1] in "kiog")
    if scene.chunks.low(fixed) in FIXED:  # "ahead of elections scheduled in May"
        return scene.chunks.low(fixed - 1) in scene.words["dated"]
    if _is_long_past(scene, at):
        return True
    prep = codes[at - 1 : at]
    before = at - 2
    if before <= 0 or prep not in ("k", "i", "o", "g") or scene.chunks.low(before) not in scene.words["dated"]:
        return False
    if prep != "k":
        return True
    while before > 0 and codes[before - 1] in "dpAXNSO":
        before -= 1
    near = scene.chunks.lows[max(before - RANK_REACH, 0) : before]
    if near[-1:] == ["since"] and scene.chunks.times[at].stated == ("weekday",) and not RANKED.isdisjoint(near):
        return False  # "ended his first visit since the coup on Wednesday": not since this week
    return codes[before - 1] in "ioagyk"


# "the invasion | more than | two years ago", "the coup | in Mali | three years ago"
EVENT_BEFORE = pattern_of(r"(?P<event>X{1,4})(?:[oi]d?A?[SC]X{0,2})?k?$")


def _is_long_past(scene: Scene, at: int) -> bool:
    """ "Discussed the fight against the invasion two years ago": months or years back is what stands right before."""
    mention = scene.chunks.times[at]
    if not mention.low.endswith(" ago") or not 0 < len(mention.start or "") < len("2019-W01"):
        return False
    match = EVENT_BEFORE.search(scene.chunks.codes, max(at - 6, 0), at)
    return match is not None and not scene.words["dated"].isdisjoint(scene.chunks.lows[slice(*match.span("event"))])


# How far before "since" it is told that something is the first.
RANK_REACH = 8


def _is_undergone(scene: Scene, start: int, at: int) -> bool:
    """ "Will meet Kim, elected last year, on Tuesday": the time is that of what he underwent, between two commas.

    So it is in "A meeting, called by X on Tuesday, will be held on Friday".
    """
    match = UNDERGONE.search(scene.chunks.codes, max(start, at - UNDERGONE_REACH), at)
    if match is None or scene.chunks.codes[at + 1] not in ",.":
        return False
    verb = match.start("verb")  # of "re-elected" the hyphen leaves any word
    if scene.chunks.codes[verb] not in "EX":
        return scene.chunks.low(verb) in scene.words["decided_on"] or scene.chunks.low(verb) == "called"
    return "n" in scene.chunks.entries[verb][3] or scene.chunks.low(verb).endswith("ed")


# "the recent OSCE", "coming from the"
BYGONE = frozenset({"coming", "emerging", "arising", "resulting", "emanating", "stemming"})


def _is_bygone(scene: Scene, candidate: Candidate) -> bool:
    """Whether a noun tells of what is over: "the decisions coming from the meeting", "the recent OSCE summit".

    Of a day beyond another noun it is not: "the recent summit and X's visit to Riga on Sunday".
    """
    lows = scene.chunks.lows
    from_it = lows[candidate.at - 2] == "from" and lows[candidate.at - 3] in BYGONE
    return candidate.noun and (from_it or "recent" in lows[max(candidate.at - 4, 0) : candidate.at])


# "the dialogue launched in Lima | on", "the paper presented | on"
BEGUN_THEN = pattern_of(r"d[AX]{0,2}[nxXN](?P<verb>[HEV])(?:i[CLSN])?[ki]$")


def _is_of_what_began(scene: Scene, start: int, at: int) -> bool:
    """Whether a day is that of what something named behind an occasion underwent: "the dialogue opened in Lima in"."""
    behind = BEGUN_THEN.search(scene.chunks.codes, start + 1, at)
    return behind is not None and "n" in scene.chunks.entries[behind.start("verb")][3]


# "on a week-long", "during his", "at a"
AT_IT = pattern_of(r"[kia]d?[DXA9]{0,3}$")


def is_to_be_revived(scene: Scene, candidate: Candidate, between: Iterable[Candidate]) -> bool:
    """Whether a day behind another occasion is of that: "hopes to revive the talks on a trip to Y on Friday"."""
    mood, codes = candidate.mood, scene.chunks.codes
    aim = mood is not None and mood.tense in (Tense.TENTATIVE, Tense.NONE) and candidate.verb == "cues.begin"
    if not (candidate.noun and aim):
        return False
    return any(one.noun and AT_IT.search(codes, max(one.at - 6, 0), one.at) for one in between)


def is_preceded(scene: Scene, candidate: Candidate, end: int) -> bool:
    """ "The summit will be preceded by a meeting of ministers on Friday": the day is that of the meeting."""
    lows = scene.chunks.lows[candidate.at : end] if candidate.noun else []
    at = candidate.at + lows.index("preceded") if "preceded" in lows else 0
    return at > 0 and scene.chunks.codes[at - 1] in "1234X" and BY.match(scene.chunks.codes, at + 1) is not None


# "will be preceded by a meeting", "is preceded on Friday by talks"
BY = pattern_of(r"(?:[ki]?T)?y")


FOLLOWED_REACH = 12


def _follows_up(lows: list[str], at: int) -> bool:
    """Whether a day is that of what something follows: not that of what comes behind "with"."""
    return not FOLLOWING.isdisjoint(lows[max(at - FOLLOWED_REACH, 0) : at])


# "agreed on Monday in a | telephone call", "agreed during their | talks"
WHERE_AGREED = pattern_of(r"Q(?:k?T)?[ia]d?[XA9Tp]{0,3}$")


def _is_where_agreed(scene: Scene, candidate: Candidate, between: list[Candidate]) -> bool:
    """ "Agreed in a telephone call to hold a summit in Riga on June 3": the day is that of what was agreed."""
    codes, at = scene.chunks.codes, candidate.at
    aims = candidate.noun and any(one.mood is not None and one.mood.change == "purpose" for one in between)
    match = WHERE_AGREED.search(codes, max(at - 8, 0), at) if aims else None
    return match is not None and scene.chunks.low(match.start()) in scene.words["decided"]


def _opens_second_day(scene: Scene, candidate: Candidate, at: int, sentence: SentenceParts) -> bool:
    """Whether a day behind a comma opens the second half of a sentence whose first half opens with its day too."""
    first, codes = sentence.times[0], scene.chunks.codes
    if codes[at - 2 : at] != ",k" or codes[first - 1] != "k" or first > candidate.at:
        return False
    opens = codes[first - 2] in ".q;," or scene.chunks.end_of(first - 2) < first
    return opens and is_one_day(scene.chunks.times[first]) and is_one_day(scene.chunks.times[at])


def is_apart(scene: Scene, time: int, at: int) -> bool:
    """ "Flies home on Friday in time for a visit by X", "landed on Friday, fresh from a visit to X": another day."""
    return not APART.isdisjoint(pairwise(scene.chunks.lows[time + 1 : at + 1]))


AFTERWARDS = frozenset({"then", "later", "afterwards"})


def is_then(scene: Scene, start: int, end: int) -> bool:
    """Whether a word between two chunks says that something comes after: "then flies to Paris"."""
    return bool(scene.chunks.find(AFTERWARDS, start, end))
