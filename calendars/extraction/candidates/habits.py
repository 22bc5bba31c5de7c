"""Tell what is done again and again, or at any time, or for years, from what is done on a day: "usually confers".

In: a scene, a clause and a candidate of it. Out: whether it tells of no one occasion.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.attributes import ENDINGS
from calendars.extraction.rulings.lengths import WITHIN
from calendars.extraction.words.word_lists import ORDINALS, OWNERS, RANKING
from calendars.models import Kind, TimexType
from calendars.patterns import pattern_of
from calendars.periods import YEAR_LENGTH, has_day


def is_told_of_always(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a quotation tells in the present, with no day, what "they" do: "They meet, they eat, they go home"."""
    begin, _ = scene.chunks.sentences[clause.sentence]
    mood, codes = candidate.mood, scene.chunks.codes
    simple = mood is not None and mood.tense is Tense.PRESENT and mood.last - mood.first == 1
    they = scene.chunks.low(candidate.at - 1) in ("they", "we")
    return simple and they and codes[begin] == "q" and not scene.days_in(clause.start, clause.end)


def is_habit(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a verb tells what is done again and again: "usually confers with X", "meet every Thursday"."""
    at, mood, times = candidate.at, candidate.mood, scene.chunks.times
    if not scene.words["habit"].isdisjoint(scene.chunks.lows[max(clause.start, at - 2) : min(at + 2, clause.end)]):
        return True
    if "every" in scene.chunks.lows[at + 1 : clause.end]:
        return True  # "meet on the first Tuesday of every month"
    often = (one for one in range(at + 1, clause.end) if one in times and times[one].type is TimexType.SET)
    if mood is None or mood.tense is not Tense.PRESENT or scene.days_in(clause.start, clause.end):
        return False
    often = (one for one in often if not is_of_deal(scene, at, one))
    return any(scene.chunks.codes[one + 1] not in "nxXBN" for one in often)  # not "meets for its annual session"


# What opens a clause that tells what is done again and again; the others may describe a noun ("the often divided").
CUSTOM = frozenset({"traditionally", "usually", "normally", "typically", "customarily", "annually", "generally"})


def is_custom(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a clause in the present opens with how often: "Every year they meet in May", "Traditionally they"."""
    mood, times = candidate.mood, scene.chunks.times
    if mood is None or mood.tense is not Tense.PRESENT or mood.last - mood.first != 1:
        return False
    if scene.chunks.low(clause.start) in CUSTOM:
        return True
    first = clause.start + (scene.chunks.codes[clause.start] in "kX")
    return first in times and first < mood.first and times[first].type is TimexType.SET


def is_of_deal(scene: Scene, verb: int, at: int) -> bool:
    """Whether a time is that of what is signed to be done: "sign a memorandum to exchange workers annually"."""
    deal = scene.chunks.codes.find("G", verb, at)
    return deal > 0 and "f" in scene.chunks.codes[deal:at]


# "years of | talks", "two months of difficult | talks"
LENGTH_OF = pattern_of(r"(?P<length>D)o[dXARrt]{0,3}$")
# "talks | lasting ten years"
LASTING = pattern_of(r"[Xv]?[ig]?(?P<length>D)")
LASTS = frozenset({"lasting", "spanning", "over", "that"})
# What talks that take so long come to on a day is not a day of theirs.
LONG_UNITS = ("month", "months", "year", "years", "decade", "decades")


def takes_long(scene: Scene, candidate: Candidate) -> bool:
    """Whether talks are told to have gone on for months: "signed on Monday after years of talks"."""
    chunks, at = scene.chunks, candidate.at
    if not candidate.noun or chunks.codes[at + 1] == "c":
        return False  # "after months of talks that ended on Monday"
    match = LENGTH_OF.search(chunks.codes, max(at - 5, 0), at)
    if match is None and chunks.low(at + 1) in LASTS:
        match = LASTING.match(chunks.codes, at + 1)
    return match is not None and chunks.last_low(match.start("length")) in LONG_UNITS


# "negotiations between X and Y have | entered", "talks will | enter"
ENTERING = pattern_of(r"(?:[bwok][dAXtSOBMCPNLR&,]{1,12}?)?[45m12]{0,2}X?(?P<verb>[vHE])")
ENTERED = frozenset({"entered", "entering", "enter", "reached", "approached"})
STAGES = frozenset({"stage", "phase", "period", "impasse", "deadlock", "stalemate", "era"})


def tells_stage(scene: Scene, noun: int) -> bool:
    """Whether the verb of talks only tells how far they have come: "the talks have entered a decisive stage"."""
    chunks, end = scene.chunks, scene.chunks.end_of(noun)
    match = ENTERING.match(chunks.codes, noun + 1, end)
    if match is None or chunks.low(match.start("verb")) not in ENTERED:
        return False
    return not STAGES.isdisjoint(chunks.lows[match.end() : min(match.end() + 4, end)])


# "from 1992 to 1994", "between 1992 and 1994"
TERM = pattern_of(r"[jb](?P<first>T)[f&]T")


def is_of_term(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Met X, premier from 1992 to 1994": a term of years is that of an office, and not of a meeting."""
    if len(scene.chunks.times[at].start or "") != YEAR_LENGTH or "year" not in scene.chunks.times[at].stated:
        return False
    match = TERM.match(scene.chunks.codes, at - 1) or TERM.match(scene.chunks.codes, at - 3)
    if match is None or match.start() == candidate.at + 1:
        return False  # "talks from 1992 to 1994"
    other = scene.chunks.times[match.end() - 1 if match.start("first") == at else match.start("first")]
    return len(other.start or "") == YEAR_LENGTH


def is_of_aside(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "The talks, the third this year, are under way": in what is set in before it, no month or year is their day.

    "The talks, delayed since March, will open on Friday": they were not moved to March.
    """
    mood = candidate.mood
    if mood is None or not candidate.noun or at < candidate.at:
        return False
    if mood.change == "moved":
        return mood.first < at and scene.chunks.low(at - 1) == "since"
    mention = scene.chunks.times[at]
    over = mention.direction == "past" and mood.tense in (Tense.FUTURE, Tense.PRESENT)  # "set up in 1984, holds"
    coarse = not has_day(mention.start)
    return coarse and (over or mood.change == "running") and "," in scene.chunks.codes[at + 1 : mood.first]


COUNTS_OF = frozenset({*ORDINALS, "last", "latest", "only"})
# So many words before the period its count stands.
COUNT_REACH = 6
OF_ROW = OWNERS | {"the", "a"}  # not "were last held in March"
# "was | their fifth meeting since 2011 | and | the first one this year", "was | the fourth such round in 2015"
BEFORE_COUNT = frozenset({"was", "is", "were", "are", "be", "been", "marks", "marked", "and"})


def is_of_count(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a period is that within which an occasion is counted: "The meeting was the third this year"."""
    if not candidate.noun or at < candidate.at or has_day(scene.chunks.times[at].start):
        return False
    document, firsts = scene.chunks.document, scene.chunks.firsts
    lows = document.lows[max(firsts[candidate.at] + 1, firsts[at] - COUNT_REACH) : firsts[at]]
    nth = next((one for one, low in enumerate(lows) if low in COUNTS_OF or _is_figure(lows, one)), None)
    if nth is None or {",", ".", "since"} & set(lows[nth:]):
        return False
    return not BEFORE_COUNT.isdisjoint(lows[max(0, nth - 2) : nth]) and not OF_ROW.isdisjoint(lows[nth - 1 : nth])


def _is_figure(lows: list[str], at: int) -> bool:
    """Whether a number is that of a row: the "9" of "9th"."""
    return lows[at].isdigit() and not ENDINGS.isdisjoint(lows[at + 1 : at + 2])


def is_told_as_often(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Who has met Putin four times, turns 48 in March": what was done so often is of no one day."""
    lows = scene.chunks.lows
    if candidate.day == at or scene.chunks.times[at].value[4:6] == "-W":
        return False  # "have spoken twice by telephone this week", "twice this year, in May and on June 2"
    if not {"last", "latest", "lately", "recently", "including"}.isdisjoint(lows[max(at - 4, 0) : at]):
        return False  # "three times, most lately on July 31"
    if candidate.noun or ("times" not in lows[candidate.at : at] and "twice" not in lows[candidate.at : at]):
        return False
    return not {"has", "have"}.isdisjoint(lows[max(candidate.at - 3, 0) : candidate.at])


# Of each of several, and of what is done again and again, no day is told.
SEVERAL = frozenset({"visits", "trips", "tours", "journeys"})
ALWAYS = frozenset({"often", "usually", "always", "rarely", "seldom", "sometimes", "whenever"})


# "for years", "for about two months"
LASTED = pattern_of(r"gX?(?P<length>D)")
# "for the first time since May", "their latest talks in years"
FOR_ONCE = frozenset({"first", "second", "third", "time", "only", "latest", "another"})


def is_first_since(scene: Scene, clause: Clause, since: Clause, at: int) -> bool:
    """ "Ended his first visit since the war on Monday": what is the first since something is not so since this week."""
    codes = scene.chunks.codes[since.start : at + 1]
    weekday = scene.chunks.times[at].stated == ("weekday",) and codes.endswith("kT")
    event = not set("nxmu1245vHEQWVKF").isdisjoint(codes)  # "since he took office on Monday", "since the summit on"
    return weekday and not event and not RANKED.isdisjoint(scene.chunks.lows[clause.start : clause.end])


RANKED = frozenset({"first", "second", "third", "latest", "only"})


def has_gone_on(scene: Scene, clause: Clause) -> bool:
    """ "Have been in talks for years", "have held talks since May": not on the day of the news alone."""
    codes = scene.chunks.codes
    lows = scene.chunks.lows[clause.start : clause.end]
    if "4" not in codes[clause.start : clause.end] or not FOR_ONCE.isdisjoint(lows):
        return False
    if any(low.startswith("rounds") for low in lows) or "since" in lows or scene.chunks.low(clause.end) == "since":
        return True  # "have held three rounds of talks"
    lasted = LASTED.search(codes, clause.start, clause.end)
    return lasted is not None and scene.chunks.times[lasted.start("length")].value[-1] in "WMY"


def is_done_often(scene: Scene, candidate: Candidate) -> bool:
    """ "A jet that carries him on visits to Peru", "often meets X": at no one time."""
    if scene.chunks.find(ALWAYS, *scene.bounds(scene.chunks.sentence_of(candidate.at))):
        return True
    many = candidate.noun and scene.chunks.last_low(candidate.at) in SEVERAL
    return many and scene.chunks.low(candidate.at - 1) in ("on", "during", "for")


# What a length behind "in", "within" is that of: "visits Peru | within days".
TO_COME = frozenset({"next", "coming"})
SOON = frozenset((lead, "the", "coming") for lead in ("in", "within", "over"))
UNITS = (["days"], ["weeks"], ["months"])


def is_within_days_to_come(scene: Scene, clause: Clause, candidate: Candidate, today: date) -> bool:
    """ "Visits Peru in the coming days", "meets X within a week", "flies to Riga by Friday": not on the day of telling.

    Not so "meets X for the first time in years", "visits four countries in ten days".
    """
    if candidate.noun or candidate.rule == "triggers.presence":
        return False
    for at in scene.chunks.find_times(candidate.at, clause.end):
        mention, between = scene.chunks.times[at], slice(candidate.at, at)
        lead = scene.chunks.low(at - 3 if scene.chunks.low(at - 1) == "than" else at - 1)  # "in less than a week"
        codes, lows = scene.chunks.codes[between], scene.chunks.lows[between]
        if any(to == "f" and verb not in "CLSdNP" for to, verb in pairwise(codes)):
            break  # "meets X to agree on a date by Friday", and not "flies to Norway within a week"
        if lead == "by" and mention.start and mention.start[:10] > today.isoformat():
            return True
        if lead in WITHIN and not TO_COME.isdisjoint(mention.low.split()):
            return True
        length = mention.type is TimexType.DURATION and lead in WITHIN
        if length and FOR_ONCE.isdisjoint(lows) and not {"9", "&"} & set(codes):
            return True
    lows = scene.chunks.lows[candidate.at : clause.end]
    return any(tuple(lows[at : at + 3]) in SOON and lows[at + 3 : at + 4] in UNITS for at in range(len(lows) - 3))


# "is the first Indian minister | to", "is the only leader | to have"
FIRST_TO = pattern_of(r"[12]d(?P<rank>X)[XA9D]{0,3}[SRrtPJNX](?:iD)?f(?P<have>4)?X?(?=[vxHE])")
FIRST_REACH = 12


def is_first_to_meet(scene: Scene, candidate: Candidate) -> bool:
    """ "Is the first Indian minister to meet X", "is the only premier to have gone to Y": as he did on another day.

    Who "is the first Indian premier to visit Japan" is there.
    """
    mood = candidate.mood
    if mood is None or mood.tense is Tense.FUTURE or candidate.kind not in MEET | {Kind.VISIT}:
        return False
    at = candidate.at
    match = FIRST_TO.search(scene.chunks.codes, max(at - FIRST_REACH, 0), at + 1)
    if match is None or scene.chunks.low(match.start("rank")) not in RANKING:
        return False
    apart = not set(",;&c").isdisjoint(scene.chunks.codes[match.end() : at])
    return not apart and (candidate.kind in MEET or match["have"] is not None)
