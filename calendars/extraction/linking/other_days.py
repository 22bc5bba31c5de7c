"""Say whether a clause, or its sentence, names another day than that of the news.

In: a clause without a time of its own, its candidate and draft. Out: yes or no; `digest_day.py` and `today.py` ask.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.habits import is_of_deal
from calendars.extraction.candidates.occasions import Draft
from calendars.extraction.candidates.owners import LIMITS, find_to_be_done
from calendars.extraction.clauses.clauses import AFTER, Clause, tells_part_of_day
from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.linking.nearness import is_dated_noun
from calendars.extraction.linking.outlooks import is_counted_within, is_past_beside_present, is_stretch_over
from calendars.extraction.linking.ways import BEFORE_VISIT
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.attributes import is_of_effect, names_something
from calendars.models import TimeMention, TimexType
from calendars.periods import DAY_LENGTH, YEAR_LENGTH, days_of, has_day

# What opens a clause of what was before.
SINCE = AFTER | {"since"}
RELATIVE = frozenset({"who", "which", "that", "whose", "whom", "where"})
# Before a time that only bounds something: "set to run until 2031".
BOUNDS = LIMITS - {"before"}
# Endings of times that are counted from a day of the text.
COUNTED = ("earlier", "before", "later", "after", "previously")

LED_BY = frozenset({"Hy", "Ey", "vy"})  # "talks | mediated by"


def names_other_day(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> bool:
    """Whether a sentence of a digest names a day, be it for something else: what it tells is not of today either."""
    begin, end = scene.bounds(clause.sentence)
    mood = candidate.mood if candidate.noun else None
    led_by = mood is not None and scene.chunks.codes[mood.first : mood.last + 1] in LED_BY
    if draft.tense is Tense.NONE or draft.simple or led_by:
        end = _before_other_clause(scene, clause, candidate, end)
    told = {at: scene.chunks.times[at] for at in scene.chunks.find_times(begin, end)}
    if any(clause.holds(at) and _is_of_habit(scene, candidate, at) for at in told):
        return True
    dated = (at for at, time in told.items() if time.start or time.text.endswith(COUNTED) or is_stretch_over(time))
    dated = (at for at in dated if "since" not in scene.chunks.lows[begin:at])  # "the first since X took office in May"
    dated = (at for at in dated if not (draft.simple and _dates_other(scene, candidate, at)))
    dated = (at for at in dated if not is_past_beside_present(scene, candidate, at))
    # "sign a truce to begin on Monday", not "met, and a truce took effect on Sunday"
    now = draft.tense is Tense.PRESENT
    dated = (at for at in dated if not (now and is_of_effect(scene, at)))
    dated = (at for at in dated if not (_is_of_named(scene, at, told[at]) or _is_nth_time(scene, candidate, at)))
    return any(scene.chunks.low(at - 1) not in BOUNDS for at in dated)


def _is_nth_time(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Summons the envoy for the third time this month"."""
    return not candidate.noun and is_counted_within(scene, candidate, at)


def _is_of_habit(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Holds a summit every spring", "hosts annual summits", and not "hosts the annual NATO summit"."""
    if scene.chunks.times[at].type is not TimexType.SET:
        return False
    if is_of_deal(scene, candidate.at, at):
        return False
    kind = candidate.noun and 0 < candidate.at - at <= NEAR_KIND and scene.chunks.low(at - 1) in THE_ONE
    return not kind or scene.chunks.last_low(candidate.at).endswith("s")


THE_ONE = frozenset({"the", "its", "their", "this"})
# Between "annual" and its noun.
NEAR_KIND = 3


def _is_of_named(scene: Scene, at: int, time: TimeMention) -> bool:
    """Whether a year is part of what a thing is called: "to revive the 2015 Iran deal"."""
    year = len(time.start or "") == YEAR_LENGTH and scene.chunks.codes[at - 1] == "d"
    return year and names_something(scene, at)


def _dates_other(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a time is that of a noun behind: "meets X to discuss the summit in July", "the polls set for May"."""
    before = at - 1 - (scene.chunks.codes[at - 1] in "kiog")
    return (candidate.at < before and scene.chunks.codes[before] in "nxG") or is_dated_noun(scene, at)


def _before_other_clause(scene: Scene, clause: Clause, candidate: Candidate, end: int) -> int:
    """Where what a clause in the present tells ends: "meets X, who was in Riga on Monday", "signs; on Friday it opens".

    The days behind that are those of another clause: also in "meets X, agreeing to visit Y in June", "ahead of talks".
    """
    codes, at = scene.chunks.codes, clause.end
    relative = codes[at] == "c" and scene.chunks.low(at) in RELATIVE
    last = at - 1 - (codes[at - 1] == ",")
    named = codes[last] in ACTOR + "G" or scene.chunks.low(last) in scene.words["afflicting"]  # not "talks, which end"
    outcome = codes[at - 2 : at] == ",w" or (codes[at] == "," and scene.chunks.entries[at + 1][3] == "g")
    if at < end and candidate.mood is not None and ((relative and named) or codes[at] == "&" or outcome):
        return at
    holds = candidate.verb == "cues.support" and candidate.mood is not None and candidate.mood.tense is Tense.PRESENT
    if at < end and (holds or not candidate.noun) and scene.chunks.low(at) in BEFORE_VISIT:
        return at  # "meets X ahead of talks on Monday", "holds talks with X before talks on Monday"
    if at < end and candidate.mood and candidate.mood.tense is Tense.PRESENT and scene.chunks.low(at) in SINCE:
        return at  # "meets X after talks with Y on Monday", "is the first to meet X since he won on Sunday"
    if at < end and scene.chunks.low(at + (codes[at] == ",")) == "having":
        return at  # "meets X, having spoken with Y the day before"
    to_do = find_to_be_done(scene, candidate, end)
    if to_do is not None:
        return to_do
    if at < end and codes[at] == "&" and clause.opener in AFTER and candidate.noun and codes[at + 1] in "m12":
        return at  # "agree to a truce after talks in Doha and will meet again on Friday"
    stop = codes.find(";", at - 1, end)
    return stop if stop >= 0 else end


def names_day(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """Whether a clause, what stands before it, or the sentence before names another day than today, or a stretch."""
    begin, _ = scene.bounds(max(clause.sentence - 1, 0))
    for at in range(begin, clause.end):
        mention = scene.chunks.times.get(at)
        other = mention is not None and mention is not draft.clock and mention.type is not TimexType.DURATION
        if other and mention and mention.filled != ("day",) and mention.start != str(draft.today):
            start = days_of(mention.start)[0] if mention.start else None
            ahead = start is not None and draft.tense is Tense.PAST and draft.today is not None and start > draft.today
            coarse = start is not None and not has_day(mention.start) and not clause.holds(at)
            if not ahead and not (coarse and "W" not in (mention.start or "")):
                return mention.start is not None  # what is to come, and "since May 2003", dates nothing that is over
    return False


def day_told_before(scene: Scene, clause: Clause, draft: Draft) -> TimeMention | None:
    """The day of what was done before: "X opened a bridge on Monday. In the afternoon he met Y"."""
    if draft.tense is not Tense.PAST or draft.change or draft.today is None or clause.kind != "main":
        return None
    if not tells_part_of_day(scene, clause):
        return None
    begin, end = scene.bounds(clause.sentence)
    if clause.sentence == 0 or scene.chunks.find_times(begin, end):
        return None
    first, last = scene.bounds(clause.sentence - 1)
    told = [scene.chunks.times[at] for at in scene.chunks.find_times(first, last)]
    days = [time for time in told if has_day(time.start) and time.type is not TimexType.DURATION]
    if not len(days) == len(told) == 1 or days[0].end is not None:
        return None
    who = scene.sides_of(clause.subject)
    there = any(not who.isdisjoint(actor.sides) for actor in scene.actors_in(first, last))
    return days[0] if there and days_of((days[0].start or "")[:DAY_LENGTH])[0] <= draft.today else None
