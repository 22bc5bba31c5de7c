"""Tell which day a verb and its clause mean, and move to it: the next Monday, the last one, next year's October.

In: a draft with the day that its time mention has, and what its verb says. Out: the same draft, with the day moved, for
which there is `moves.py`.
"""

from __future__ import annotations

from datetime import date, timedelta

from calendars.extraction.candidates.candidates import Candidate, Link, partners_of
from calendars.extraction.candidates.occasions import MEET, Draft, Setting
from calendars.extraction.clauses.clauses import AFTER, AHEAD, Clause
from calendars.extraction.clauses.tenses import FATES, YET_TO_COME, Tense
from calendars.extraction.linking.gone_by import has_come_off, is_returned, tell_over
from calendars.extraction.linking.lasting import has_lasted
from calendars.extraction.linking.moves import (
    NEAR,
    days_since,
    is_arranged_then,
    is_bare_day,
    is_bare_weekday,
    is_bare_weekend,
    is_next_behind_day_told,
    look_a_month_ahead,
    look_a_year_ahead,
    look_a_year_back,
    look_ahead,
    look_back,
    move_a_week_on,
)
from calendars.extraction.names.actors import Scene
from calendars.extraction.triggers.presence import ON_WAY
from calendars.models import NEW_TIME, TimeMention
from calendars.patterns import pattern_of
from calendars.periods import WEEK, days_of, has_day

# Links of a time to the verb that says whether it is to come.
TOLD_BY_VERB = frozenset({"linking.same_clause", "linking.resumed", NEW_TIME})
# How many chunks before a verb "failed" stands.
FAILED_REACH = 3
# How far ahead the same weekday as yesterday's is.
LAST_OF_WEEK = 6
HALF_A_YEAR = 183
MIDWEEK = 3
# Verbs of making known what is to come.
ANNOUNCING = ("announc", "confirm", "disclos", "reveal")
# Words that leave no doubt that the verb after them is still to come.
SURE = frozenset({"will", "shall", "'ll", "is", "are"})


def move_to_meant(
    scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft, setting: Setting
) -> None:
    """Move a bare weekday to the week, and a date without a year to the year, that verb and clause mean.

    "Will meet X on Monday", told on a Tuesday, is of the next week; "met X on Friday" of the last one.
    """
    mention = draft.time
    if mention is None:
        return
    lows = scene.chunks.lows[clause.start : candidate.at]
    tell_over(scene, clause, candidate, draft, lows)
    if candidate.noun and is_returned(lows) and "year" not in mention.stated:
        draft.tense, draft.change = Tense.PAST, ""
        look_a_year_back(draft)
        return
    to_come = draft.tense in YET_TO_COME
    if to_come and (has_come_off(scene, mention, link.chunk) or has_lasted(scene, clause, candidate)):
        draft.tense, to_come = Tense.PAST, False  # "The talks, set for Monday, passed off well"
    weekday, by_verb = is_bare_weekday(mention), link.rule in TOLD_BY_VERB
    if to_come and weekday and "whether" in lows and _may_be_over(scene, clause, link, draft):
        draft.start = draft.time = None
        return
    if to_come:
        _move_ahead(link, draft, mention, lows, clause)
    _move_back(scene, candidate, link, draft)
    asked_for = candidate.rule == "triggers.presence" and candidate.day == link.chunk  # "an invitation for May"
    if weekday and setting.digest:
        _move_in_digest(scene, clause, candidate, draft, mention)
    if weekday and link.chunk > candidate.at and _is_announced_now(scene, clause, candidate):
        draft.tense = Tense.FUTURE
        look_ahead(draft)
    elif weekday:
        _move_to_nearest(scene, clause, candidate, link, draft)
    if (by_verb or asked_for) and "year" in mention.filled and "offset" not in mention.stated:
        _move_by_year(scene, clause, candidate, draft, mention, to_come)
    if draft.change in FATES and link.rule != NEW_TIME and "year" in mention.filled and _is_last_nearer(draft):
        look_a_year_back(draft)  # "The talks planned for March 10 were called off", told in May
    weekend = is_bare_weekend(mention) and not mention.direction and _is_late_in_week(draft)
    if (weekday or weekend) and by_verb and _is_told_of_today(scene, clause, candidate, setting, mention):
        look_ahead(draft)  # "then moves on to Lome for a lunch on Saturday"


def _may_be_over(scene: Scene, clause: Clause, link: Link, draft: Draft) -> bool:
    """ "It was not clear whether talks would open on Thursday", told on a Friday: that day, or the next one."""
    open_then = "would" in scene.chunks.lows[clause.start : link.chunk]
    return open_then and draft.time is not None and draft.today is not None and is_just_over(draft.time, draft.today)


def _is_late_in_week(draft: Draft) -> bool:
    """Whether the weekend to come is nearer than the one before, from Wednesday on: "visits Riga at the weekend"."""
    return draft.today is not None and draft.today.isoweekday() >= MIDWEEK


def _move_ahead(link: Link, draft: Draft, mention: TimeMention, lows: list[str], clause: Clause) -> None:
    """Move what is to come to the next such day: "will meet on Monday", "later this week", "has suggested the 21st"."""
    given_up = draft.change in FATES and link.rule != "linking.arrival"
    told = link.rule in TOLD_BY_VERB or given_up or link.rule == "linking.gapped"
    over = mention.direction == "past"
    if over and (clause.opener in AFTER or (draft.meant and draft.verb == "cues.end")):
        return  # "Days after meeting X on Monday, he will go on to Rome", "were due to end on Monday"
    failed = over and "failed" in lows[-FAILED_REACH:]  # "failed to meet X on Monday"
    if not failed and (told or not over) and (is_bare_weekday(mention) or is_bare_weekend(mention)):
        look_ahead(draft)
    if _is_of_week_ahead(draft, mention):
        move_a_week_on(draft)
    if told and is_bare_day(mention):
        look_a_month_ahead(draft)


def _move_back(scene: Scene, candidate: Candidate, link: Link, draft: Draft) -> None:
    """Move what was done, as a verb tells, to the last such day: "was summoned on Monday"."""
    if draft.tense is not Tense.PAST or candidate.noun:
        return
    done = link.rule in TOLD_BY_VERB and candidate.rule != "triggers.presence" and draft.change in ("", "purpose")
    if done and not _is_soon(scene, candidate, link, draft):
        look_back(draft)


# Days ahead that a weekday behind an aim may be: the next one, and the one after it. An aim: "to meet", "to hold".
SOON = (1, 2)
AIM = pattern_of(r"f[vHEX]")


def _is_soon(scene: Scene, candidate: Candidate, link: Link, draft: Draft) -> bool:
    """ "Stayed behind to meet X on Thursday", told on a Wednesday: what was the aim is still to come."""
    if draft.today is None or link.chunk < candidate.at or not has_day(draft.start):
        return False
    aim = draft.change == "purpose" or AIM.search(scene.chunks.codes, candidate.at, link.chunk)
    return bool(aim) and (days_of(draft.start or "")[0] - draft.today).days in SOON


def _move_in_digest(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, mention: TimeMention) -> None:
    """Move a weekday beside what a digest tells of today: "X meets Y after talks with Z on Tuesday"."""
    if not _is_beside_what_is_told(scene, clause):
        return
    if clause.opener in AFTER and mention.direction != "past":
        draft.tense = Tense.PAST
        look_back(draft)
    elif clause.opener in AHEAD and candidate.noun:
        draft.tense = Tense.FUTURE
        look_ahead(draft)


# Links to the day for which something that fell through was planned, and those to the day on which it was to begin.
OF_PLAN = frozenset({"linking.before_noun", "linking.relative"})
OF_ARRIVAL = frozenset({"linking.arrival", "linking.gapped"})


def _move_to_nearest(scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft) -> None:
    """Move a weekday of what fell through, or was going on, to the nearest one: "cancelled his Thursday meeting"."""
    by_verb = link.rule in TOLD_BY_VERB
    never = _never_was(scene, candidate)
    if never:
        look_back(draft)
    dropped = draft.change in FATES and not never and draft.tense is Tense.PAST
    dropped = dropped and link.rule in ("linking.before_noun", "linking.relative", "linking.arrival")
    told_over = draft.time is not None and draft.time.direction == "past"
    # "should have begun on Friday", "should have begun on Friday, but they were postponed"
    unmet = draft.change == "unmet" or (draft.change in FATES and draft.meant and told_over)
    unmet, since = unmet and by_verb, days_since(draft)
    planned = link.rule in OF_PLAN or (link.rule in OF_ARRIVAL and since > 1)  # "was to have come on Sunday": yesterday
    planned = planned and not never
    if since > 0 and planned and _is_dropped_now(scene, candidate, draft):
        look_ahead(draft)
    elif since > NEAR:
        # "on Sunday she would have met X", "was flying to Rome on Wednesday", told on the day before
        if dropped or unmet or _was_doing(scene, candidate):
            look_ahead(draft)
    elif since < NEAR - LAST_OF_WEEK:
        late = by_verb and since == -LAST_OF_WEEK
        # "called off Monday's meeting", told on the day after; "a meeting set for Sunday was put off", told on Monday
        at_once = (dropped and since < NEAR - 7) or (late and draft.change in FATES and draft.kind in MEET)
        at_once = at_once and _is_told_at_once(scene, clause, candidate)
        # "were to have met on Monday", told on Thursday; "put off talks scheduled for Sunday", told on Monday
        if unmet or at_once or (late and _was_dropped(scene, candidate, draft)):
            look_back(draft)


def _move_by_year(
    scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, mention: TimeMention, to_come: bool
) -> None:
    """Move a date to the year meant: "will meet on December 14", told in February; "met on Dec. 10", told in May."""
    over = mention.direction == "past"
    if clause.opener in AFTER and draft.tense is not Tense.PAST:
        return  # "after hosting X on July 28, he will receive Y", told in September
    if to_come and is_next_behind_day_told(scene, candidate, draft):
        return
    if to_come and over and is_arranged_then(scene, candidate) and not _is_next_nearer(draft):
        draft.tense = Tense.PAST
    elif to_come:
        look_a_year_ahead(draft, _is_sure_to_come(scene, candidate))
    elif (mention.direction == "future" and is_coming(scene, clause, candidate, draft)) or (
        over and _is_announced(scene, clause, candidate) and _is_next_nearer(draft)
    ):
        look_a_year_ahead(draft, sure=True)
    elif over and _is_sure_to_be_over(candidate, draft):
        look_a_year_back(draft)


def _is_told_of_today(
    scene: Scene, clause: Clause, candidate: Candidate, setting: Setting, mention: TimeMention
) -> bool:
    """Whether the present is that of a plan: "and on Monday receives X", "On Thursday X phones Y"."""
    joined = scene.chunks.codes[clause.start : clause.start + 2].lstrip(",")[:1] == "&"
    plan = joined or (clause.sentence > 0 and not setting.digest) or not mention.direction
    return plan and _is_told_now(scene, candidate)


def _is_told_at_once(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a plan is dropped in the plain past, on no day: not "has called off", "on Tuesday called off"."""
    mood = candidate.mood
    plain = mood is not None and scene.chunks.codes[mood.first : mood.last] in ("K", "V")
    return plain and len(scene.days_in(clause.start, clause.end)) == 1


# "calls off", "has called off", "is called off", "has been called off"
DROPS_NOW = pattern_of(r"X?(?:4X?|1X?|43)?(?P<verb>[KV])$")


def _is_dropped_now(scene: Scene, candidate: Candidate, draft: Draft) -> bool:
    """Whether a plan is dropped on the day of the news: "cancels a trip due to begin on Monday", "has called off"."""
    mood = candidate.mood
    if mood is None or draft.change not in FATES:
        return False
    match = DROPS_NOW.match(scene.chunks.codes[mood.first : mood.last])
    if match is None:
        return False
    helped = match.start("verb") > 0
    return helped or "s" in scene.chunks.entries[mood.first + match.start("verb")][3]


def _was_dropped(scene: Scene, candidate: Candidate, draft: Draft) -> bool:
    """Whether a plan fell through in the plain past: "was called off", and not "has been called off".

    "Had been called off" is told of the past as well, where nobody says so: "said that it had been called off".
    """
    mood = candidate.mood
    if mood is None or draft.change not in FATES:
        return False
    chain = scene.chunks.codes[mood.first : mood.last]
    begin, end = scene.bounds(scene.chunks.sentence_of(candidate.at))
    return chain in ("2K", "2V") or (chain in ("53K", "53V") and "Z" not in scene.chunks.codes[begin:end])


def is_just_over(mention: TimeMention, today: date) -> bool:
    """Whether a weekday that is read as the next one is that of yesterday, or of the day before it, as well."""
    ahead = (days_of((mention.start or "")[:10])[0] - today).days
    return is_bare_weekday(mention) and WEEK.days - NEAR < ahead < WEEK.days


def is_coming(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> bool:
    """Whether the verb tells that it is to come, or, where no tense was read, a word such as "will" before it."""
    coming = not draft.tense and "m" in scene.chunks.codes[clause.start : candidate.at]
    return draft.tense is Tense.FUTURE or coming


def _is_beside_what_is_told(scene: Scene, clause: Clause) -> bool:
    """ "X meets Y in Riga after talks with Z on Tuesday", in a digest: what it tells is of today, and that is over.

    So "lifts a ban ahead of talks with Z on Tuesday" tells of a Tuesday to come.
    """
    begin, _ = scene.bounds(clause.sentence)
    if clause.opener not in AFTER | AHEAD or clause.start == begin or scene.days_in(begin, clause.start):
        return False
    told = range(begin, clause.start)
    present = any(scene.chunks.is_present(at) or _is_unknown_present(scene, at) for at in told)
    present = present or (clause.opener in AHEAD and "4" in scene.chunks.codes[begin : clause.start])
    return present and "m" not in scene.chunks.codes[begin : clause.start]


def _is_unknown_present(scene: Scene, at: int) -> bool:
    """Whether a word that the lexicon does not know is a verb in the present: "Japan frees two sailors"."""
    doer = scene.actors.get(at - 1)
    return scene.chunks.codes[at] == "X" and scene.chunks.low(at).endswith("s") and doer is not None and doer.speaks


def _is_of_week_ahead(draft: Draft, mention: TimeMention) -> bool:
    """ "Will meet X later this week", told on a Sunday: of the week that begins, for this one is over."""
    words = mention.low
    told = mention.rule == "times.period" and words.endswith((" this week", " the week"))
    if draft.today is None or not told or draft.end or "W" not in (draft.start or ""):
        return False
    last = days_of(draft.start or "")[1]
    later = words.startswith("later") and draft.today == last - timedelta(days=1)
    return draft.today == last or later


def _is_sure_to_come(scene: Scene, candidate: Candidate) -> bool:
    """Whether the chain of verbs says so itself: "will visit", "is to visit", and not what a past report made of it."""
    mood = candidate.mood
    if mood is None or mood.change not in ("", "purpose"):
        return False
    codes, entries = scene.chunks.codes, scene.chunks.entries
    plans = [at for at in range(mood.first, mood.last) if codes[at] == "Q"]
    if any(codes[at + 1 : at + 3].lstrip("k")[:1] == "T" for at in plans):
        return True  # "agreed on Friday to visit"
    if mood.change:
        return False
    if any(codes[at - 1] == "4" or "d" not in entries[at][3] for at in plans):
        return True  # "plans to visit", "has agreed to visit"
    return not SURE.isdisjoint(scene.chunks.low(at) for at in range(mood.first, mood.last))


def _is_announced(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Has confirmed his visit to X in October", "a visit to X in October was announced", told in May."""
    verb, codes = clause.start - 1, scene.chunks.codes
    if candidate.mood is not None:
        verb = next((at for at in range(candidate.at, clause.end) if codes[at] == "Z" and codes[at - 1] in "23"), 0)
    return candidate.noun and codes[verb] == "Z" and scene.chunks.low(verb).startswith(ANNOUNCING)


def _is_announced_now(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Announces a visit to X on Monday", "has confirmed talks with X on Monday": a day to come."""
    verb = clause.start - 1
    low = scene.chunks.low(verb)
    now = (low.endswith("s") or scene.chunks.codes[verb - 1] == "4") and low.startswith(ANNOUNCING[:2])
    return now and candidate.mood is None and _is_announced(scene, clause, candidate)


def _is_next_nearer(draft: Draft) -> bool:
    """Whether a date is nearer in the year to come than in the one before."""
    return draft.today is not None and (draft.today - days_of((draft.start or "")[:10])[1]).days > HALF_A_YEAR


def _is_last_nearer(draft: Draft) -> bool:
    """Whether a date to come is nearer in the year before."""
    return draft.today is not None and (days_of((draft.start or "")[:10])[0] - draft.today).days > HALF_A_YEAR


def _is_sure_to_be_over(candidate: Candidate, draft: Draft) -> bool:
    """Whether the verb itself tells of the past: "visited", "paid a visit"; but not "reviewed the summit of May 4"."""
    own = not candidate.noun or (candidate.verb.startswith("cues.") and not candidate.definite)
    return draft.tense is Tense.PAST and not draft.change and own


def _is_told_now(scene: Scene, candidate: Candidate) -> bool:
    """Whether the verb is in the third person of the present, which no other form looks like: "moves on", "calls"."""
    mood = candidate.mood
    if mood is None or mood.tense is not Tense.PRESENT or mood.change:
        return False
    form, verb = scene.chunks.entries[mood.last - 1][3], mood.last - 1
    if "b" in form:  # "and the talks open on Friday", "ministers start work on Friday"
        plural = (
            scene.chunks.codes[verb - 1] in "nxSPOBMr" or min(partners_of(candidate, "subject"), default=verb) < verb
        )
        return verb == mood.first and plural and "d" not in form
    return "s" in form and "d" not in form


# "was | on his way", "was en route": so many chunks behind the verb.
WAY_REACH = 4


def _was_doing(scene: Scene, candidate: Candidate) -> bool:
    """Whether a verb tells what somebody was doing: of two weekdays, the nearer one is meant."""
    chunks, at = scene.chunks, candidate.at
    if candidate.rule == "triggers.presence" and chunks.codes[at] == "2":  # "was on his way to Rome on Wednesday"
        return not ON_WAY.isdisjoint(chunks.lows[at + 1 : at + 1 + WAY_REACH])
    return not candidate.noun and chunks.entries[at][3] == "g" and chunks.codes[at - 1] == "2"


def _never_was(scene: Scene, candidate: Candidate) -> bool:
    """Whether the verb tells that a plan is over and came to nothing: "set for Monday, did not take place"."""
    mood = candidate.mood
    if mood is None or mood.tense is not Tense.PAST or mood.change != "off":
        return False
    return mood.first > candidate.at and not set("8F").isdisjoint(scene.chunks.codes[mood.first : mood.last])
