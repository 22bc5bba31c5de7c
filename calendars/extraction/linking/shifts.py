"""Move a day by whole weeks or years to the one that is meant: the next Monday, the last one, next year's October.

In: a draft with the day that its time mention has, and what its verb says. Out: the same draft, with the day moved.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from calendars.extraction.candidates.candidates import Candidate, Link, partners_of
from calendars.extraction.candidates.occasions import Draft, Setting
from calendars.extraction.clauses.clauses import AFTER, AHEAD, Clause
from calendars.extraction.clauses.moods import FATES, Tense
from calendars.extraction.linking.anchors import LENGTH, shift
from calendars.extraction.linking.bare_days import is_bare_day, is_bare_weekday, is_bare_weekend
from calendars.extraction.names.actors import Scene
from calendars.extraction.rulings.arithmetic import add_months_to_day
from calendars.extraction.rulings.day_cues import BACK
from calendars.models import NEW_TIME, Step, TimeMention
from calendars.patterns import pattern_of
from calendars.periods import days_of

# Links of a time to the verb that says whether it is to come.
TOLD_BY_VERB = frozenset({"linking.same_clause", "linking.resumed", NEW_TIME})
# A weekday no further off than this is the nearest one.
NEAR = 3
# How many chunks before a verb "failed" stands.
FAILED_REACH = 3
# How far ahead the same weekday as yesterday's is.
LAST_OF_WEEK = 6
# A day of this year that is so far behind and is told as to come is meant for next year.
LONG_PAST = 45
HALF_A_YEAR = 183
# Verbs of making known what is to come.
ANNOUNCING = ("announc", "confirm", "disclos", "reveal")
# What is told in these need not come behind what was told before it.
PAST_TENSES = {Tense.PAST, Tense.DENIED}
# Words that leave no doubt that the verb after them is still to come.
SURE = frozenset({"will", "shall", "'ll", "is", "are"})


def move_to_meant(
    scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft, setting: Setting
) -> None:
    """Move a bare weekday to the week, and a date without a year to the year, that verb and clause mean."""
    mention = draft.time
    if mention is None:
        return
    lows = scene.chunks.lows[clause.start : candidate.at]
    # "fresh from a trip to see X on Thursday"
    back = any(low in BACK and then == "from" for low, then in pairwise(lows))
    since = clause.opener == "since" and candidate.noun  # "will see each other for the first time since talks in May"
    if since or (back and mention.direction == "past"):
        draft.tense = Tense.PAST
    if since and draft.start and "year" not in mention.stated:
        _look_back(draft)
        _look_a_year_back(draft)
    if candidate.noun and _is_returned(lows) and "year" not in mention.stated:
        draft.tense, draft.change = Tense.PAST, ""
        _look_a_year_back(draft)
        return
    weekday, by_verb = is_bare_weekday(mention), link.rule in TOLD_BY_VERB
    to_come = draft.tense in (Tense.FUTURE, Tense.TENTATIVE)
    given_up = draft.change in FATES and link.rule != "linking.arrival"
    failed = "failed" in lows[-FAILED_REACH:] and mention.direction == "past"  # "failed to meet X on Monday"
    told = by_verb or given_up or link.rule == "linking.gapped"
    if mention.direction == "past" and to_come and _has_come_off(scene, link.chunk):
        draft.tense, told = Tense.PAST, False  # "The talks, set for Monday, passed off well"
        to_come = False
    if (weekday or is_bare_weekend(mention)) and to_come and not failed and (mention.direction != "past" or told):
        _look_ahead(draft)
    if to_come and _is_of_week_ahead(draft, mention):
        _move_a_week_on(draft)
    if is_bare_day(mention) and to_come and told:
        _look_a_month_ahead(draft)
    done = draft.tense is Tense.PAST and not candidate.noun and candidate.rule != "triggers.presence"
    aim = draft.change == "purpose" and _has_day_before(scene, clause, candidate, link)
    if by_verb and done and draft.change in ("", "purpose") and not aim:
        _look_back(draft)
    if is_bare_weekend(mention) and candidate.noun and not draft.change and draft.tense is Tense.PAST:
        _look_back(draft)  # "spoke of X's visit to Y over the weekend", with no verb of its own
    if weekday and setting.digest and _is_beside_what_is_told(scene, clause):
        if clause.opener in AFTER and mention.direction != "past":
            draft.tense = Tense.PAST
            _look_back(draft)
        elif clause.opener in AHEAD and candidate.noun:
            draft.tense = Tense.FUTURE
            _look_ahead(draft)
    never = weekday and _never_was(scene, candidate)
    if never:
        _look_back(draft)
    dropped = draft.change in FATES and not never and draft.tense is Tense.PAST
    dropped = dropped and link.rule in ("linking.before_noun", "linking.relative", "linking.arrival")
    if weekday and dropped and _days_since(draft) > NEAR:
        _look_ahead(draft)  # "cancelled his Thursday meeting": the nearest one
    elif weekday and draft.change == "unmet" and by_verb and _days_since(draft) > NEAR:
        _look_ahead(draft)  # "on Sunday she would have met X", told on the day before
    elif weekday and draft.change == "unmet" and by_verb and _days_since(draft) < NEAR - LAST_OF_WEEK:
        _look_back(draft)  # "were to have met on Monday", told on Thursday
    elif weekday and _was_doing(scene, candidate) and _days_since(draft) > NEAR:
        _look_ahead(draft)  # "was flying to Rome on Wednesday", told on the day before
    elif weekday and dropped and _days_since(draft) < NEAR - 7 and _is_told_at_once(scene, clause, candidate):
        _look_back(draft)  # "called off Monday's meeting", told on the day after
    elif weekday and by_verb and _days_since(draft) == -LAST_OF_WEEK and _was_dropped(scene, candidate, draft):
        _look_back(draft)  # "a meeting scheduled for Sunday was postponed", told on Monday
    if by_verb and "year" in mention.filled and "offset" not in mention.stated:
        after = clause.opener == "after" and not candidate.noun
        if to_come and not after:  # "after hosting X on July 28, he will receive Y", told in September
            _look_a_year_ahead(draft, _is_sure_to_come(scene, candidate))
        elif mention.direction == "future" and is_coming(scene, clause, candidate, draft):
            _look_a_year_ahead(draft, sure=True)  # "will meet at the summit on December 14", told in February
        elif mention.direction == "past" and _is_announced(scene, clause, candidate) and _is_next_nearer(draft):
            _look_a_year_ahead(draft, sure=True)
        elif mention.direction == "past" and _is_sure_to_be_over(candidate, draft):
            _look_a_year_back(draft)
    joined = scene.chunks.codes[clause.start : clause.start + 2].lstrip(",")[:1] == "&"  # "and on Monday receives X"
    told_now = (joined or (clause.sentence > 0 and not setting.digest)) and _is_told_now(scene, candidate)
    told_now = told_now or (not mention.direction and _is_told_now(scene, candidate))  # "On Thursday X phones Y"
    if weekday and by_verb and told_now:
        _look_ahead(draft)  # "then moves on to Lome for a lunch on Saturday"


# "set for | Monday, passed off", "called for Monday, took place"
COME_OFF = pattern_of(r"[QWHEX]g(?P<day>T),[vHEX]")


def _has_come_off(scene: Scene, at: int) -> bool:
    """Whether a day for which something was set is over, as what a verb tells of behind a comma: "passed off well"."""
    return COME_OFF.match(scene.chunks.codes, max(at - 2, 0)) is not None


def _is_returned(lows: list[str]) -> bool:
    """ "Flies to Beijing on Dec. 3 in return for Xi's trip in February": of the February before."""
    return any(lows[at : at + 3] == ["in", "return", "for"] for at in range(max(len(lows) - 8, 0), len(lows)))


def _has_day_before(scene: Scene, clause: Clause, candidate: Candidate, link: Link) -> bool:
    """ "Landed on Tuesday to see X on Wednesday": the first day is that of the deed, and the aim comes behind it."""
    start = clause.start if candidate.mood is None else min(clause.start, candidate.mood.first)
    return link.chunk > candidate.at and bool(scene.days_in(start, candidate.at))


def _is_told_at_once(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a plan is dropped in the plain past, on no day: not "has called off", "on Tuesday called off"."""
    mood = candidate.mood
    plain = mood is not None and scene.chunks.codes[mood.first : mood.last] in ("K", "V")
    return plain and len(scene.days_in(clause.start, clause.end)) == 1


def _was_dropped(scene: Scene, candidate: Candidate, draft: Draft) -> bool:
    """Whether a plan fell through in the plain past: "was called off", and not "has been called off"."""
    mood = candidate.mood
    plain = mood is not None and scene.chunks.codes[mood.first : mood.last] in ("2K", "2V")
    return plain and draft.change in FATES


def is_coming(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> bool:
    """Whether the verb tells that it is to come, or, where no tense was read, a word such as "will" before it."""
    coming = not draft.tense and "m" in scene.chunks.codes[clause.start : candidate.at]
    return draft.tense is Tense.FUTURE or coming


def _look_ahead(draft: Draft) -> None:
    """A bare weekday of something that is to come is the next one, whatever the verb nearest to it says.

    So is a span of weekdays, or a weekend, that is all behind.
    """
    if draft.today is None or not draft.start or (draft.end and (len(draft.end) != 10 or len(draft.start) != 10)):
        return
    day = date.fromisoformat(draft.start[:10])
    last = date.fromisoformat(draft.end) if draft.end else day
    ends_now = draft.end is not None and day < draft.today == last  # "is planned for Wednesday and Thursday", told on
    if draft.today - timedelta(days=7) <= day and (last < draft.today or ends_now):
        draft.start = (day + timedelta(days=7)).isoformat() + draft.start[10:]
        draft.end = draft.end and (last + timedelta(days=7)).isoformat()
        draft.steps.append(Step("drafts.weekday_ahead", draft.time.text if draft.time else "", draft.span))


# What opens a clause of what is to come.


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


def _move_a_week_on(draft: Draft) -> None:
    year, week, _ = (days_of(draft.start or "")[0] + timedelta(days=7)).isocalendar()
    draft.start = f"{year}-W{week:02}"
    draft.steps.append(Step("drafts.week_ahead", draft.time.text if draft.time else "", draft.span))


def _look_a_month_ahead(draft: Draft) -> None:
    """ "Has suggested talks on the 21st", told on the 13th: of this month, and not of the last one."""
    if draft.today is None or not draft.start or len(draft.start) < 10 or draft.end:
        return
    day = date.fromisoformat(draft.start[:10])
    moved = add_months_to_day(day, 1)
    if draft.today - timedelta(days=31) < day < draft.today and moved.day == day.day:
        draft.start = moved.isoformat() + draft.start[10:]
        draft.steps.append(Step("drafts.month_ahead", draft.time.text if draft.time else "", draft.span))


def _look_back(draft: Draft) -> None:
    """A bare weekday, or weekend, of what was done is the last one: "was summoned to the ministry on Monday"."""
    weekend = draft.time is not None and is_bare_weekend(draft.time)
    if draft.today is None or not draft.start or draft.time is None or not (is_bare_weekday(draft.time) or weekend):
        return
    day = date.fromisoformat(draft.start[:10])
    if draft.today < day < draft.today + timedelta(days=7) and (weekend or not draft.end):
        draft.start = (day - timedelta(days=7)).isoformat() + draft.start[10:]
        draft.end = draft.end and (date.fromisoformat(draft.end) - timedelta(days=7)).isoformat()
        draft.steps.append(Step("drafts.weekday_back", draft.time.text, draft.span))


def put_behind(draft: Draft, old: TimeMention | None) -> None:
    """ "From Monday to Friday": the new weekday is the next one behind the old."""
    _look_ahead(draft)
    if old is None or old.start is None or old.end or not draft.start or draft.end:
        return
    planned, day = date.fromisoformat(old.start[:10]), date.fromisoformat(draft.start[:10])
    if old.stated == ("weekday",) and planned - timedelta(days=7) < day <= planned:
        draft.start = (day + timedelta(days=7)).isoformat() + draft.start[10:]


def put_behind_stop(draft: Draft, stop: Draft, over: bool) -> None:
    """ "In India from Monday to Thursday, in Pakistan from Thursday to Sunday": plans are told in the order of time.

    Where the stop before is said to come first ("after meeting X on Tuesday"), it may be `over`.
    """
    if draft.time is None or not is_bare_weekday(draft.time) or not draft.start or not stop.start or not draft.today:
        return
    told_back = bool(PAST_TENSES & {draft.tense, stop.tense}) and not over
    if told_back or min(len(draft.start), len(stop.start)) < 10:
        return
    day, before, week = days_of(draft.start[:10])[0], days_of(stop.start[:10])[0], timedelta(days=7)
    if (over or draft.today <= before) and day < before <= day + week:
        draft.start = (day + week).isoformat() + draft.start[10:]
        if draft.end and len(draft.end) == 10:
            draft.end = (date.fromisoformat(draft.end) + week).isoformat()
        draft.steps.append(Step("drafts.weekday_ahead", draft.time.text, draft.span))


def move_by_length(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> None:
    """ "The talks set for Monday have been delayed by a week": the new day is counted from the old one."""
    chunks, mood = scene.chunks, candidate.mood
    if mood is None or not draft.start or len(draft.start) < 10 or draft.end:
        return
    at = mood.last + (chunks.low(mood.last) in ("by", "for", "back", "forward"))
    behind = chunks.codes.find("VyD", mood.last - 1, chunks.sentences[clause.sentence][1])
    if behind >= 0:  # "the visit, due to start on Monday, was put off by a week"
        at = behind + 2
    inside = at < clause.end or behind >= 0
    length = LENGTH.match(chunks.times[at].value) if inside and chunks.codes[at] == "D" else None
    if length is not None:
        earlier = chunks.text(mood.last - 1).lower().endswith(("forward", "advanced", "up"))
        moved = shift(draft.start[:10], int(length[1]) * (-1 if earlier else 1), length[2])
        draft.start = moved or draft.start
        draft.steps.append(Step(NEW_TIME, chunks.text(at), chunks.span(at)))


def _look_a_year_ahead(draft: Draft, sure: bool) -> None:
    """ "Agreed on a visit in October", told in May: the next October, not the last one.

    "Will visit from 6 to 9 November", told on the 16th, is of next year too; "would visit on 6 November" is not, and
    "will travel starting October 30" of a release that is put out a day later is of this year.
    """
    start, last = draft.start or "", draft.end or draft.start or ""
    if draft.today is None or _is_year_fixed(draft):
        return
    behind = (draft.today - days_of(last[:10])[1]).days
    if behind < (NEAR + 1 if sure else LONG_PAST) or "02-29" in (start[5:10], last[5:10]):
        return
    _move_by_a_year(draft, 1)


def _look_a_year_back(draft: Draft) -> None:
    """ "Visited India on Dec. 10", told in November: verb and clause agree that it is over."""
    start = draft.start or ""
    if draft.today is None or _is_year_fixed(draft):
        return
    if days_of(start[:10])[0] > draft.today and "02-29" not in (start[5:10], (draft.end or "")[5:10]):
        _move_by_a_year(draft, -1)


def _is_year_fixed(draft: Draft) -> bool:
    """Whether no other year can be meant: there is no date with a year, or "Thursday, 26 October" fixes it."""
    start = draft.start or ""
    if not start[:4].isdigit() or "-" not in start or "W" in start:
        return True
    return draft.time is not None and "weekday" in draft.time.stated and not draft.time.clash


def _move_by_a_year(draft: Draft, years: int) -> None:
    """Move both ends by whole years."""
    start, end = draft.start or "", draft.end
    draft.start = f"{int(start[:4]) + years:04}{start[4:]}"
    draft.end = end and f"{int(end[:4]) + years:04}{end[4:]}"
    rule = "drafts.year_ahead" if years > 0 else "drafts.year_back"
    draft.steps.append(Step(rule, draft.time.text if draft.time else "", draft.span))


def _is_sure_to_come(scene: Scene, candidate: Candidate) -> bool:
    """Whether the chain of verbs says so itself: "will visit", "is to visit", and not what a past report made of it."""
    mood = candidate.mood
    if mood is None or mood.change:
        return False
    return not SURE.isdisjoint(scene.chunks.low(at) for at in range(mood.first, mood.last))


def _is_announced(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Has confirmed his visit to X in October", "a visit to X in October was announced", told in May."""
    verb, codes = clause.start - 1, scene.chunks.codes
    if candidate.mood is not None:
        verb = next((at for at in range(candidate.at, clause.end) if codes[at] == "Z" and codes[at - 1] in "23"), 0)
    return candidate.noun and codes[verb] == "Z" and scene.chunks.low(verb).startswith(ANNOUNCING)


def _is_next_nearer(draft: Draft) -> bool:
    """Whether a date is nearer in the year to come than in the one before."""
    return draft.today is not None and (draft.today - days_of((draft.start or "")[:10])[1]).days > HALF_A_YEAR


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


def _was_doing(scene: Scene, candidate: Candidate) -> bool:
    """Whether a verb tells what somebody was doing: of two weekdays, the nearer one is meant."""
    chunks, at = scene.chunks, candidate.at
    return not candidate.noun and chunks.entries[at][3] == "g" and chunks.codes[at - 1] == "2"


def _never_was(scene: Scene, candidate: Candidate) -> bool:
    """Whether the verb tells that a plan is over and came to nothing: "set for Monday, did not take place"."""
    mood = candidate.mood
    if mood is None or mood.tense is not Tense.PAST or mood.change != "off":
        return False
    return mood.first > candidate.at and not set("8F").isdisjoint(scene.chunks.codes[mood.first : mood.last])


def take_back(draft: Draft) -> None:
    """The weekday of a plan that was dropped is the nearest: "was set to arrive on Sunday, but put off the trip"."""
    if not (draft.meant and draft.rests_on("drafts.weekday_ahead") and draft.start and draft.today):
        return
    week = timedelta(days=7)
    day = date.fromisoformat(draft.start[:10]) - week
    if 0 < (draft.today - day).days < NEAR:
        draft.start = day.isoformat() + draft.start[10:]
        draft.end = draft.end and (date.fromisoformat(draft.end) - week).isoformat()


def _days_since(draft: Draft) -> int:
    """How many days the start of a draft lies behind."""
    return (draft.today - days_of(draft.start[:10])[0]).days if draft.today and draft.start else 0
